"""
The exchanged form of documents and of assessments: which classes go out, and under which tag.

In assessments ratios are written as ``"157/160"``, and reasons as a code with its fields.
"""

import re
from enum import Enum
from fractions import Fraction
from typing import Any, cast, final, get_args

from attrs import define, field

from perfmodel._base_errors import excerpt
from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.objectives._documents import DepartmentObjectives, ProjectObjectives, Task
from perfmodel.objectives._indicator import Extra, Indicator, Standard, Term
from perfmodel.objectives._report import Budget, BudgetPart, Execution, Report, Result
from perfmodel.scoring._formula import Formula, FormulaKind
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment, LineStatus, Total, WeightSource
from perfmodel.scoring._self_evaluation import AuditedForm
from perfmodel.source import Citation, Place, Standing
from perfmodel.targets._actual import Actual, Claim
from perfmodel.targets._polarity import EvidenceSource, PolarityEvidence
from perfmodel.targets._verdict import Assumption, AssumptionCode, Reason, ReasonCode, Verdict

SCHEMA = 1
"""The schema that is written; a file of a newer one is refused."""


@final
@define(weakref_slot=False)
class ExtraData:
    """``{"heading": "备注", "text": "…"}``."""

    heading: str
    text: str

    def build(self) -> Extra:
        """The value."""
        return Extra._make((self.heading, self.text))

    @classmethod
    def of(cls, extra: Extra, /) -> "ExtraData":
        """Its exchanged form."""
        return cls(extra.heading, extra.text)


DOCUMENT_FLAT: dict[type, type[ExtraData]] = {Extra: ExtraData}
"""The classes of documents that do not go out field by field, with their flat form."""

DOCUMENTS: dict[type, str] = {
    DepartmentObjectives: "department_objectives",
    ProjectObjectives: "project_objectives",
}
"""The tag in ``kind`` of each document."""

DOCUMENT_PARTS: tuple[type, ...] = (
    Actual,
    Place,
    Standard,
    Result,
    Indicator,
    BudgetPart,
    Budget,
    Task,
    Execution,
    Report,
)
"""The classes inside documents, each before those that hold it."""

DOCUMENT_ENUMS = (Term, Claim)

_HEAD = frozenset(("overall_medium", "title", "report", "extra"))
DOCUMENT_QUIET: dict[type, frozenset[str]] = {
    Actual: frozenset(("claim", "within_only", "text")),
    Place: frozenset(("line", "column", "table")),
    Indicator: frozenset(("definition", "adjusted", "term", "scope", "standards", "result", "extra", "place")),
    Budget: frozenset(("parts",)),
    Task: frozenset(("budget",)),
    Result: frozenset(("score", "reason", "so_far", "expected", "likelihood")),
    Execution: frozenset(("initial", "weight", "rate", "score", "reason")),
    Report: frozenset(("overall", "total", "grade")),
    DepartmentObjectives: _HEAD,
    ProjectObjectives: _HEAD,
}
"""Fields that stay away when they hold their default, by class."""

DERIVED: dict[type, frozenset[str]] = {Indicator: frozenset(("id",)), AuditedForm: frozenset(("policy",))}
"""Fields that follow from the others, and are not written; a policy has a text of its own."""


LONGEST_RATIO = 1000
_RATIO = regex(r"(-?\d+)(?:/([1-9]\d*))?", re.ASCII)


@final
@define(weakref_slot=False)
class NamedData:
    """``{"name": "days", "value": "12"}``."""

    name: str
    value: str


def _named(fields: tuple[tuple[str, str], ...]) -> tuple[NamedData, ...]:
    return tuple(NamedData(name, value) for name, value in fields)


@final
@define(weakref_slot=False)
class ReasonData:
    """``{"code": "late", "fields": [{"name": "days", "value": "12"}]}``."""

    code: str
    fields: tuple[NamedData, ...] = field(default=())

    def build(self) -> Reason:
        """The value."""
        code = cast("ReasonCode", _known(self.code, get_args(ReasonCode)))
        return Reason(code, tuple((item.name, item.value) for item in self.fields))

    @classmethod
    def of(cls, reason: Reason, /) -> "ReasonData":
        """Its exchanged form."""
        return cls(reason.code, _named(reason.fields))


@final
@define(weakref_slot=False)
class AssumptionData:
    """``{"code": "unit-from-target", "fields": [{"name": "unit", "value": "人次"}]}``."""

    code: str
    fields: tuple[NamedData, ...] = field(default=())

    def build(self) -> Assumption:
        """The value."""
        code = cast("AssumptionCode", _known(self.code, get_args(AssumptionCode)))
        return Assumption(code, tuple((item.name, item.value) for item in self.fields))

    @classmethod
    def of(cls, assumption: Assumption, /) -> "AssumptionData":
        """Its exchanged form."""
        return cls(assumption.code, _named(assumption.fields))


@final
@define(weakref_slot=False)
class FindingList:
    """``{"findings": […]}``: the findings of a review or an audit, which are a tuple."""

    findings: tuple[Finding, ...]


def _known(code: str, codes: tuple[str, ...]) -> str:
    if code not in codes:
        message = f"expected one of {', '.join(codes)}, found '{excerpt(code)}'"
        raise InvalidValueError(message, code="code-unknown")
    return code


def ratio(data: Any, _: Any) -> Fraction:  # noqa: ANN401 - what a file holds
    """
    An exact ratio, from text.

    >>> ratio("157/160", Fraction)
    Fraction(157, 160)

    Raises:
        InvalidValueError: (``number-invalid``) for anything else.
    """
    match = _RATIO.fullmatch(data) if isinstance(data, str) and len(data) <= LONGEST_RATIO else None
    if match is None:
        message = f"expected a ratio as text, for example '19/20', found '{excerpt(str(data))}'"
        raise InvalidValueError(message, code="number-invalid")
    return Fraction(int(match[1]), int(match[2] or 1))


ASSESSMENT_FLAT: dict[type, Any] = {Reason: ReasonData, Assumption: AssumptionData}
"""The classes that do not go out field by field, with their flat form."""

ASSESSMENT_PARTS: tuple[type, ...] = (
    NamedData,
    Reason,
    Assumption,
    Citation,
    Finding,
    PolarityEvidence,
    Formula,
    AssessedLine,
    AssessedExecution,
    Total,
    Assessment,
    FindingList,
    AuditedForm,
)
"""The classes inside an assessment, each before those that hold it."""

TAGS: dict[type, str] = {Assessment: "assessment", AuditedForm: "audited_form", FindingList: "findings"}

ASSESSMENT_ENUMS: tuple[type[Enum], ...] = (
    Severity,
    Standing,
    Verdict,
    LineStatus,
    WeightSource,
    EvidenceSource,
    FormulaKind,
)

ASSESSMENT_QUIET: dict[type, frozenset[str]] = {
    ReasonData: frozenset(("fields",)),
    AssumptionData: frozenset(("fields",)),
    Citation: frozenset(("clause", "note")),
    Finding: frozenset(("place", "text", "indicator", "rule", "change")),
    Formula: frozenset(("above", "below", "nothing_at", "full_at", "least", "capped", "given")),
    AssessedLine: frozenset(
        ("assumptions", "reached", "bound", "polarity", "reference", "share", "formula", "reason_required")
    ),
    AssessedExecution: frozenset(("reason_required",)),
    Assessment: frozenset(("findings", "policy_title")),
}
"""Fields that stay away when they hold their default, by class."""
