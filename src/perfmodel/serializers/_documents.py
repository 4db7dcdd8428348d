"""The exchanged form of documents: which classes go out, and under which tag."""

from typing import final

from attrs import frozen

from perfmodel.objectives.budget import Budget, BudgetPart
from perfmodel.objectives.documents import DepartmentObjectives, ProjectObjectives, Task
from perfmodel.objectives.indicator import Extra, Indicator, Standard, Term
from perfmodel.objectives.report import Execution, Report, Result
from perfmodel.source import Place
from perfmodel.targets.actual import Actual, Claim

SCHEMA = 1
"""The schema that is written; a file of a newer one is refused."""


@final
@frozen
class ExtraData:
    """``{"heading": "备注", "text": "…"}``."""

    heading: str
    text: str

    def build(self) -> Extra:
        """The value."""
        return Extra(self.heading, self.text)

    @classmethod
    def of(cls, extra: Extra, /) -> "ExtraData":
        """Its exchanged form."""
        return cls(extra.heading, extra.text)


FLAT: dict[type, type[ExtraData]] = {Extra: ExtraData}
"""The classes of documents that do not go out field by field, with their flat form."""

DOCUMENTS: dict[type, str] = {
    DepartmentObjectives: "department_objectives",
    ProjectObjectives: "project_objectives",
}
"""The tag in ``kind`` of each document."""

PARTS: tuple[type, ...] = (Actual, Place, Standard, Result, Indicator, BudgetPart, Budget, Task, Execution, Report)
"""The classes inside documents, each before those that hold it."""

ENUMS = (Term, Claim)

_HEAD = frozenset(("overall_medium", "title", "report", "extra"))
QUIET: dict[type, frozenset[str]] = {
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

DERIVED: dict[type, frozenset[str]] = {Indicator: frozenset(("id",))}
"""Fields that follow from the others, and are not written."""
