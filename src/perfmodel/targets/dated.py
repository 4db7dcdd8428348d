"""Days without a year, in the fiscal year that a caller names."""

from datetime import date
from typing import TypeVar

from attrs import evolve

from perfmodel.targets.shapes import Clause, Composite, Deadline
from perfmodel.values.period import FiscalYear, MonthDay, YearlessSpan

_Any = TypeVar("_Any", Clause, Composite, Clause | Composite)


def dated(target: _Any, fiscal_year: int, /) -> _Any:
    """The target with its days in the fiscal year, where they have none; a doubt that no day is left for goes."""
    if isinstance(target, Composite):
        return evolve(target, clauses=[dated(clause, fiscal_year) for clause in target.clauses])
    if not isinstance(target, Deadline) or not isinstance(target.span, YearlessSpan):
        return target
    span, doubt = target.span, target.doubtful_until
    days = span.in_year(FiscalYear(fiscal_year))
    if isinstance(doubt, MonthDay):
        doubt = doubt.in_year(fiscal_year + span.year_offset + (doubt < span.latest))
    left = isinstance(doubt, date) and days.latest is not None and doubt > days.latest
    return evolve(target, span=days, doubtful_until=doubt if left else None)
