"""
What a target accepts, as an interval of amounts or a span of days.

Needs: ``extent``, ``judge``, ``measures``, ``shapes``, ``values``.  Used by: ``assessment``, users.
"""

from datetime import date

from perfmodel.targets.extent import ALL, Extent, Line, Point, Region, overlap, region_of
from perfmodel.targets.judge import is_one_figure
from perfmodel.targets.measures import Refusal, level_region
from perfmodel.targets.shapes import Clause, Composite, Relative, Target, Unread, Unstated
from perfmodel.targets.terms import Polarity
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.period import DateSpan
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import PLAIN


def accepts(
    target: Target, *, polarity: Polarity | None = None, reference: Quantity | None = None
) -> Interval | DateSpan | None:
    """
    The values that surely meet a target: an actual that is one value is judged ``MET`` exactly when it lies inside.

    >>> from perfmodel.targets.read import read_target
    >>> Quantity(96, "%") in accepts(read_target("≥95%"))
    True
    >>> accepts(read_target("2023年6月底前")).latest
    datetime.date(2023, 6, 30)

    A deadline accepts all days up to its last one, since what is done early is done in time.  A rank is an interval of
    plain whole numbers.  A bare value without polarity accepts itself alone.  A relative target needs *reference*.

    Args:
        target: The target.

        polarity: Whether more or less is better: the sense of a bare value.

        reference: The figure that a relative target names.

    Returns:
        ``None`` where no interval or span says it: words, 是 or 否, grades, days without a year, several figures in one
        cell, bounds that nothing can meet, a cell without a target.
    """
    if isinstance(target, Unstated | Unread) or (isinstance(target, Composite) and not is_one_figure(target)):
        return None
    clauses = target.clauses if isinstance(target, Composite) else (target,)
    regions = [_region(clause, polarity, reference) for clause in clauses]
    extent: Extent | None = ALL
    for region in regions:
        extent = None if region is None or extent is None else overlap(extent, region.sure)
    first = regions[0]
    return None if first is None or extent is None else _spelled(first.line, extent)


def _region(target: Clause, polarity: Polarity | None, reference: Quantity | None) -> Region | None:
    if isinstance(target, Relative):
        found = None if reference is None else level_region(target, reference, polarity)
        return None if isinstance(found, Refusal) else found
    return region_of(target, polarity)


def _spelled(line: Line, extent: Extent) -> Interval | DateSpan | None:
    if line[0] in {"amount", "rank"}:
        return Interval(_bound(extent.low, inclusive=extent.low_in), _bound(extent.high, inclusive=extent.high_in))
    if line == ("day", True) and isinstance(extent.high, int):
        return DateSpan(None, date.fromordinal(extent.high))
    return None


def _bound(point: Point | None, *, inclusive: bool) -> Bound | None:
    if point is None:
        return None
    return Bound(point if isinstance(point, Quantity) else Quantity(point, PLAIN), inclusive)
