"""What a target accepts, as an interval of amounts or a span of days."""

from datetime import date

from perfmodel.arguments import require
from perfmodel.targets.extent import Line, Region, region_of
from perfmodel.targets.judge import is_one_figure
from perfmodel.targets.kinds import POLARITY, TARGET
from perfmodel.targets.measures import Refusal, level_region
from perfmodel.targets.shapes import Clause, Composite, Relative, Target, Unread, Unstated
from perfmodel.targets.stretches import ALL, Extent, Point, overlap, unite
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

    Only where its number may mean another value (``number-ambiguous``: 0.98 for ≥95%) is such an actual undecided, and
    of a deviation (偏差率≤10%) and of a bare zero :func:`~perfmodel.judge` takes more: the size alone, and any unit.

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
        cell, bounds that nothing can meet, alternatives with a gap between them, a cell without a target.
    """
    require(target, TARGET, "target")
    require(polarity, POLARITY, "polarity")
    require(reference, Quantity | None, "reference")
    if isinstance(target, Unstated | Unread) or (isinstance(target, Composite) and not is_one_figure(target)):
        return None
    clauses = target.clauses if isinstance(target, Composite) else (target,)
    regions = [_region(clause, polarity, reference) for clause in clauses]
    found = [region for region in regions if region is not None]
    if len(found) < len(regions):
        return None
    extents = [region.sure for region in found]
    extent = _only(unite(extents)) if isinstance(target, Composite) and target.any else _common(extents)
    return None if extent is None else _spelled(found[0].line, extent)


def _only(extents: tuple[Extent, ...]) -> Extent | None:
    return extents[0] if len(extents) == 1 else None


def _common(extents: list[Extent]) -> Extent | None:
    common: Extent | None = ALL
    for extent in extents:
        common = None if common is None else overlap(common, extent)
    return common


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
