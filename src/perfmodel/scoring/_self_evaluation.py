"""
The form of a self-evaluation (自评表): filled in by an assessment, or filled in by people beside what its policy gives.

``fill_form`` gives the document with its results, points, total and grade; ``dump`` draws it as the official 自评表.
What is not known yet stays blank: a form has no cell for a range.  ``audit_form`` keeps a form that people scored, its
assessment, and what differs.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import final

from attrs import evolve, field, frozen

from perfmodel._arguments import listed, require, typed
from perfmodel._finding import Finding
from perfmodel.errors import InvalidValueError
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator, Term
from perfmodel.objectives._report import Execution, Report, Result
from perfmodel.scoring._assess import assess
from perfmodel.scoring._audit import audit
from perfmodel.scoring._execution import TOTAL
from perfmodel.scoring._keys import Keyed
from perfmodel.scoring._policy import ScoringPolicy
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment
from perfmodel.scoring._shipped_policies import policy as policy_of
from perfmodel.values._exact import round_half_up
from perfmodel.values._quantity import Quantity


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

        policy: The policy, whose rules the drawn table cites in words, or ``None``; outside equality and JSON.
    """

    objectives: Objectives
    assessment: Assessment
    findings: tuple[Finding, ...] = field(converter=_findings)
    policy: ScoringPolicy | None = field(default=None, eq=False, repr=False)

    def _repr_html_(self) -> str:
        """The tables, as notebooks show them; drawing lies above, so it is looked up."""
        html: str = import_module("perfmodel._reports").shown(self)
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

    >>> from perfmodel import read_form
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
    scoring = policy_of(policy) if isinstance(policy, str) else policy
    assessment = assess(objectives, policy=scoring, references=references)
    return AuditedForm(objectives=objectives, assessment=assessment, findings=findings, policy=scoring)


def fill_form(objectives: Objectives, assessment: Assessment, /) -> Objectives:
    """
    The document as the self-evaluation form that the assessment comes to.

    >>> from perfmodel import assess
    >>> from perfmodel import ProjectObjectives
    >>> from perfmodel import parse_target
    >>> target = parse_target("≥10万册")
    >>> row = Indicator(number="1", name="外借册次", category="output.quantity", target=target, weight=90)
    >>> plan = ProjectObjectives(project="馆藏更新", indicators=[row])
    >>> form = fill_form(plan, assess(plan, {"output.quantity/1": "9.5万册"}, policy="mof2020"))
    >>> form.indicators[0].result.score
    Decimal('85.50')

    Args:
        objectives: The document that was assessed.

        assessment: What came out.

    Raises:
        InvalidValueError: (``assessment-foreign``) when the assessment has other rows than the document.
    """
    require(objectives, Objectives, "objectives")
    require(assessment, Assessment, "assessment")
    rows = [row for row in objectives.indicators if row.term is Term.ANNUAL]
    if [row.id for row in rows] != [line.id for line in assessment.lines]:
        message = "expected an assessment of this document, found one with other rows; assess the document first"
        raise InvalidValueError(message, code="assessment-foreign")
    lines = {line.id: line for line in assessment.lines}
    indicators = [_row(row, lines.get(row.id)) for row in objectives.indicators]
    report = objectives.report or Report()
    total = assessment.total
    filled = evolve(
        report,
        execution=_execution(report.execution, assessment.execution),
        total=total.low if total.low == total.high else None,
        grade=assessment.grade or "",
    )
    return evolve(objectives, indicators=indicators, report=filled)


def _row(row: Indicator, line: AssessedLine | None) -> Indicator:
    if line is None:
        return row
    result = evolve(row.result or Result(), actual=line.actual, score=line.points)
    return evolve(row, weight=line.weight, result=result)


def _execution(rows: tuple[Execution, ...], block: AssessedExecution) -> tuple[Execution, ...]:
    """The money rows, the first of them with its rate and points."""
    first, *rest = rows or (Execution(name=TOTAL),)
    rate = None if block.rate is None else Quantity(round_half_up(block.rate * 100, 2), "%")
    filled = evolve(
        first,
        adjusted=block.adjusted,
        executed=block.executed,
        weight=block.weight,
        rate=rate,
        score=block.points,
    )
    return (filled, *rest)
