"""Checks of the points of rows."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from perfmodel.objectives.indicator import Indicator
from perfmodel.objectives.points import block_differences, printed_points
from perfmodel.review.draft import Draft, Row
from perfmodel.review.rule import Remark
from perfmodel.review.words import ALMOST_ALL, FULL_POINTS
from perfmodel.targets.exact import SUMS, add


def _weighted(draft: Draft) -> list[tuple[Indicator, Decimal]]:
    """The rows of the year with their points, those of several places once; none where a row has no points."""
    once = {(row.category, row.indicator.number, row.name): row.indicator for row in reversed(draft.annual)}
    found = [(indicator, indicator.weight) for indicator in reversed(once.values())]
    stated = [(indicator, weight) for indicator, weight in found if weight is not None]
    return stated if len(stated) == len(found) else []


def points_differ(draft: Draft) -> Iterator[Remark]:
    """
    The points of the rows do not add up to 100, 90 or 80, to what budget execution leaves, or to those of their block.

    Silent where any row has no points.  Does not hold them against a policy; ``assess`` does.
    """
    form = draft.objectives
    rows = _weighted(draft)
    total = add(weight for _, weight in rows)
    execution = form.report.execution[0].weight if form.report is not None and form.report.execution else None
    expected = FULL_POINTS if execution is None else (SUMS.subtract(FULL_POINTS[0], execution),)
    if rows and total not in expected:
        wanted = " or ".join(f"{points:f}" for points in expected)
        yield Remark(f"expected points of {wanted} in all, found {total:f}; correct them", text="分值")
    indicators = [row.indicator for row in draft.annual]
    for block in block_differences(indicators, printed_points(form.extra)):
        yield Remark(block.message, text=block.category)


def weightless(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A row has no points at all: its weight is 0.  Does not see rows without a weight."""
    if row.indicator.weight == 0:
        yield Remark("expected points above 0, found 0; weigh the row, or strike it")


def one_carries_all(draft: Draft) -> Iterator[Remark]:
    """One row alone has half of the points or more.  Silent where two share the most, or any row has none."""
    rows = _weighted(draft)
    most = max((weight for _, weight in rows), default=Decimal(0))
    heaviest = [indicator for indicator, weight in rows if weight == most]
    total = add(weight for _, weight in rows)
    if most > 0 and len(heaviest) == 1 and Fraction(most) >= ALMOST_ALL.value * Fraction(total):
        yield Remark(f"the row carries {most:f} of {total:f} points; spread them", indicator=heaviest[0])
