"""Stretches of one line, and their algebra: a bound, a range, or what alternatives (≤5 或 ≥10) accept together."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from perfmodel.targets._terms import Comparison
from perfmodel.values._exact import order
from perfmodel.values._quantity import Quantity

Point: TypeAlias = Quantity | int
"""A place on a line: an amount; else a day, a rank or a step as a whole number."""


class Extent(NamedTuple):
    """A stretch between two ends, each with whether it belongs to the stretch; ``None`` is no end."""

    low: Point | None
    low_in: bool
    high: Point | None
    high_in: bool


ALL = Extent(low=None, low_in=False, high=None, high_in=False)


def compare_points(left: Point, right: Point) -> int:
    """-1, 0 or 1, for two points of one line."""
    if isinstance(left, int) or isinstance(right, int):
        return (left > right) - (left < right)  # pyright: ignore[reportOperatorIssue] - of one line: both whole numbers
    return order(left, right)


def side_of(extent: Extent, point: Point) -> int:
    """-1 where *point* lies below the stretch, 0 inside, 1 above."""
    low, low_in, high, high_in = extent
    if low is not None:
        found = compare_points(point, low)
        if found < 0 or (found == 0 and not low_in):
            return -1
    if high is not None:
        found = compare_points(point, high)
        if found > 0 or (found == 0 and not high_in):
            return 1
    return 0


def is_within(inner: Extent, outer: Extent) -> bool:
    """Whether no point of *inner* lies outside *outer*."""
    return not (_starts_lower(inner, outer) or _reaches_farther(inner, outer))


def _starts_lower(left: Extent, right: Extent) -> bool:
    """Whether *left* has points below all of *right*."""
    if left.low is None or right.low is None:
        return right.low is not None
    found = compare_points(left.low, right.low)
    return found < 0 or (found == 0 and left.low_in and not right.low_in)


def _reaches_farther(left: Extent, right: Extent) -> bool:
    """Whether *left* has points above all of *right*."""
    if left.high is None or right.high is None:
        return right.high is not None
    found = compare_points(left.high, right.high)
    return found > 0 or (found == 0 and left.high_in and not right.high_in)


def is_beyond(left: Extent, right: Extent) -> int:
    """-1 where the whole of *left* lies below *right*, 1 where it lies above, 0 where they meet."""
    if _is_below(left, right):
        return -1
    return 1 if _is_below(right, left) else 0


def _is_below(left: Extent, right: Extent) -> bool:
    if left.high is None or right.low is None:
        return False
    found = compare_points(left.high, right.low)
    return found < 0 or (found == 0 and not (left.high_in and right.low_in))


def overlap(left: Extent, right: Extent) -> Extent | None:
    """The points of both, or ``None`` where there are none."""
    if is_beyond(left, right):
        return None
    low = left if _starts_later(left, right) else right
    high = left if _stops_earlier(left, right) else right
    return Extent(low.low, low.low_in, high.high, high.high_in)


def _starts_later(left: Extent, right: Extent) -> bool:
    if left.low is None or right.low is None:
        return right.low is None
    found = compare_points(left.low, right.low)
    return found > 0 or (found == 0 and not left.low_in)


def _stops_earlier(left: Extent, right: Extent) -> bool:
    if left.high is None or right.high is None:
        return right.high is None
    found = compare_points(left.high, right.high)
    return found < 0 or (found == 0 and not left.high_in)


def exactly(point: Point) -> Extent:
    """The stretch that is one point."""
    return Extent(point, low_in=True, high=point, high_in=True)


def between(low: Point | None, high: Point | None) -> Extent:
    """The stretch between two ends that belong to it."""
    return Extent(low, low_in=low is not None, high=high, high_in=high is not None)


def extent_of(comparison: Comparison, point: Point) -> Extent:
    """The points that stand so to *point*; a bare value stands for itself."""
    if comparison is Comparison.GE:
        return Extent(point, low_in=True, high=None, high_in=False)
    if comparison is Comparison.LE:
        return Extent(None, low_in=False, high=point, high_in=True)
    if comparison is Comparison.GT:
        return Extent(point, low_in=False, high=None, high_in=False)
    if comparison is Comparison.LT:
        return Extent(None, low_in=False, high=point, high_in=False)
    return exactly(point)


# --- several stretches together ---------------------------------------------------------------------------------------


def unite(extents: Iterable[Extent], /) -> tuple[Extent, ...]:
    """
    The same points in the fewest stretches, from the lowest to the highest.

    >>> from perfmodel.targets._extent import between
    >>> unite([between(4, None), between(None, 3)])
    (Extent(low=None, low_in=False, high=None, high_in=False),)
    >>> len(unite([between(5, None), between(None, 3)]))
    2
    """
    found: list[Extent] = []
    for extent in _in_order(extents):
        last = found[-1] if found else None
        if last is None or not _meet(last, extent):
            found.append(extent)
        elif _reaches_farther(extent, last):
            found[-1] = last._replace(high=extent.high, high_in=extent.high_in)
    return tuple(found)


def covers(extents: Sequence[Extent], inner: Extent, /) -> bool:
    """Whether each point of *inner* lies in one of the stretches."""
    return any(is_within(inner, extent) for extent in unite(extents))


def _in_order(extents: Iterable[Extent]) -> list[Extent]:
    """From the one that starts lowest on; there are few of them."""
    found: list[Extent] = []
    for extent in extents:
        place = next((place for place, other in enumerate(found) if _starts_lower(extent, other)), len(found))
        found.insert(place, extent)
    return found


def _meet(left: Extent, right: Extent) -> bool:
    """Whether nothing lies between two stretches of which *left* starts no later."""
    if left.high is None or right.low is None:
        return True
    found = compare_points(right.low, left.high)
    return found < 0 or (found == 0 and (left.high_in or right.low_in)) or _follows(right.low, left.high)


def _follows(later: Point, earlier: Point) -> bool:
    """Whether *later* is the whole number behind *earlier*."""
    return isinstance(later, int) and isinstance(earlier, int) and later == earlier + 1
