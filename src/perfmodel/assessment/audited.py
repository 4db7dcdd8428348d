"""A self-evaluation beside what its policy gives: the form, its assessment, and what differs."""

from collections.abc import Iterable
from importlib import import_module
from typing import final

from attrs import field, frozen

from perfmodel.arguments import listed, typed
from perfmodel.assessment.assess import assess
from perfmodel.assessment.audit import audit
from perfmodel.assessment.keys import Keyed
from perfmodel.assessment.policy import ScoringPolicy
from perfmodel.assessment.result import Assessment
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding
from perfmodel.values.quantity import Quantity


def _findings(value: Iterable[Finding]) -> tuple[Finding, ...]:
    return listed(value, "findings")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class AuditedForm:
    """
    A self-evaluation beside what its policy gives, for those who check it.

    ``dump`` draws it as the official table with 自评得分, 复核得分, 差异 and 复核意见 side by side, and the findings as
    a second table.

    Attributes:
        objectives: The form as it was filled in.

        assessment: What the policy gives for what is reported there.

        findings: What differs, as :func:`~perfmodel.audit` lists it.
    """

    objectives: Objectives
    assessment: Assessment
    findings: tuple[Finding, ...] = field(converter=_findings)

    def _repr_html_(self) -> str:
        """The tables, as notebooks show them; drawing lies above, so it is looked up."""
        html: str = import_module("perfmodel.reports.tables").shown(self)
        return html


def audit_form(
    objectives: Objectives,
    *,
    policy: ScoringPolicy | str,
    references: Keyed[Quantity | str] | None = None,
    noticed: Iterable[Finding] = (),
) -> AuditedForm:
    r"""
    Recompute a self-evaluation form, and keep it with its assessment and findings, for a report.

    >>> from perfmodel.forms.read import read_form
    >>> rows = "项目名称 阅览室改造\n三级指标 指标值 分值 实际完成值 得分\n新增座位 ≥80个 90 78个 90"
    >>> audited = audit_form(read_form(rows.replace(" ", "\t")).document, policy="mof2020")
    >>> audited.assessment.lines[0].points, audited.findings[0].code
    (Decimal('87.75'), 'missed-but-full')

    Args:
        objectives: As for :func:`~perfmodel.audit`.

        policy: As for :func:`~perfmodel.audit`.

        references: As for :func:`~perfmodel.audit`.

        noticed: As for :func:`~perfmodel.audit`.

    Raises:
        InvalidValueError: As :func:`~perfmodel.audit`.
    """
    findings = audit(objectives, policy=policy, references=references, noticed=noticed)
    assessment = assess(objectives, policy=policy, references=references)
    return AuditedForm(objectives=objectives, assessment=assessment, findings=findings)
