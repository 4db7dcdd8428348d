"""
From what the readers collected to one document, and to a summary in a few numbers.

The summary is for a person who wants to know whether to look at a reading.
"""

from collections import Counter
from typing import TypedDict

from perfmodel._base_errors import excerpt
from perfmodel._finding import Finding, Summary
from perfmodel.errors import FormError, in_file
from perfmodel.forms._head import HeadReader
from perfmodel.forms._ledger import Entry
from perfmodel.objectives._documents import DepartmentObjectives, Objectives, ProjectObjectives
from perfmodel.objectives._indicator import Extra, Indicator
from perfmodel.objectives._report import Budget, Report
from perfmodel.targets._shapes import Unread
from perfmodel.taxonomy._scheme import SCHEMES, Scheme
from perfmodel.values._period import FiscalYear


class _Shared(TypedDict):
    """What both kinds of documents have."""

    title: str
    fiscal_year: FiscalYear | None
    budget: Budget
    overall: str
    overall_medium: str
    indicators: tuple[Indicator, ...]
    scheme: Scheme | None
    report: Report | None
    extra: tuple[Extra, ...]


def document_of(head: HeadReader, indicators: tuple[Indicator, ...], /) -> Objectives:
    """The document of one form: a project's where it names a project, unless it lists the tasks of a department."""
    values = head.said.values
    project = "project" in values or ("项目" in values.get("title", "") and "department" not in values)
    if project and not head.tasks:
        department = "supervisor" if "supervisor" in values else "department"
        return ProjectObjectives(
            project=values.get("project", ""),
            department=values.get(department, ""),
            unit=values.get("unit", ""),
            **_shared(head, indicators, taken={"project", "unit", department}),
        )
    department = next((name for name in ("department", "unit") if name in values), "supervisor")
    return DepartmentObjectives(
        department=values.get(department, ""),
        tasks=tuple(head.tasks),
        **_shared(head, indicators, taken={department}),
    )


def _shared(head: HeadReader, indicators: tuple[Indicator, ...], *, taken: set[str]) -> _Shared:
    """The fields of both kinds; names that the kind has no field for are kept as extras."""
    left = [
        name
        for name in ("project", "supervisor", "department", "unit")
        if name in head.said.values and name not in taken
    ]
    return {
        "title": head.said.values.get("title", ""),
        "fiscal_year": head.said.fiscal_year,
        "budget": head.money.budget(),
        "overall": head.said.values.get("overall", ""),
        "overall_medium": head.said.values.get("overall_medium", ""),
        "indicators": indicators,
        "scheme": _scheme(indicators),
        "report": head.report(),
        "extra": (*(Extra(head.said.headings[name], head.said.values[name]) for name in left), *head.extras),
    }


_TREES = {identifier: {item.id for item in SCHEMES[identifier].categories} for identifier in ("mof2015", "mof2021")}
"""The categories of the ministry's trees."""


def _scheme(indicators: tuple[Indicator, ...]) -> Scheme | None:
    """The ministry's tree that holds all categories in use, where only one of them does."""
    strange = _labels_outside(indicators)
    fitting = [identifier for identifier, labels in strange.items() if not labels]
    return SCHEMES[fitting[0]] if len(fitting) == 1 else None


def _labels_outside(indicators: tuple[Indicator, ...]) -> dict[str, list[str]]:
    """The labels of the second level that each of the ministry's trees does not have, in the order of the rows."""
    used = {row.category.id: row.category for row in indicators if row.category is not None and row.category.parent}
    return {
        identifier: [item.label for own, item in used.items() if own not in printed]
        for identifier, printed in _TREES.items()
    }


def mixed_trees(indicators: tuple[Indicator, ...], /) -> str | None:
    """What is said of a form whose labels no tree of the ministry has all, or ``None``."""
    first, second = ("、".join(labels) for labels in _labels_outside(indicators).values())
    if not first or not second:
        return None
    return (
        f"no tree has all labels of the form: {first} not in mof2015, {second} not in mof2021; "
        "rules of a tree do not run until one is given: attrs.evolve(document, scheme='mof2021')"
    )


def summary_of(document: Objectives, findings: tuple[Finding, ...], ledger: tuple[Entry, ...], /) -> Summary:
    """The summary of a reading."""
    codes = Counter(finding.code for finding in findings)
    unplaced = Counter(entry.place.table or "" for entry in ledger if entry.use.startswith("finding:"))
    return Summary(
        read=len(document.indicators),
        moved=codes["row-moved"],
        undecided=sum(isinstance(row.target, Unread) for row in document.indicators),
        unread=codes["row-unplaced"],
        unplaced=tuple(sorted(unplaced.items())),
    )


def several_forms(file: str, names: list[str], /) -> FormError:
    """The error of several forms where one was asked for, by the names of their tables or bodies."""
    message = f"expected one form, found {len(names)}: {excerpt('、'.join(dict.fromkeys(names)), 200)}"
    return in_file(file, FormError(message, code="forms-several", hint="read them one by one with read_forms"))
