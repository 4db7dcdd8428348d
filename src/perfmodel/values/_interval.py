"""
Intervals of quantities: two ends, each open, closed or absent, and their algebra.

The algebra is exact and works across the units of one dimension: 80 万人次 and 800000 人次 are one end.  An interval
is never empty, so what may be empty comes back as ``None`` (:meth:`Interval.intersection`) or as a tuple of intervals
that may hold none (:meth:`Interval.complement`).
"""

from collections.abc import Iterable
from typing import final

from attrs import frozen

from perfmodel._arguments import require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import unlike


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Bound:
    """
    One end of an interval.

    Attributes:
        quantity: The value at the end.

        inclusive: Whether the value itself belongs to the interval (（含） against （不含）).
    """

    quantity: Quantity
    inclusive: bool = True


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Interval:
    """
    All quantities between two ends of one dimension.

    >>> Quantity(70, "%") in Interval(Bound(Quantity(60, "%")), Bound(Quantity(80, "%")))
    True
    >>> print(Interval(Bound(Quantity(60, "%")), Bound(Quantity(80, "%"), False)), Interval(Bound(Quantity(3, "人"))))
    [60%, 80%) [3人, ∞)

    Attributes:
        lower: The lower end, or ``None`` where there is none.

        upper: The upper end, or ``None`` where there is none.

    Raises:
        InvalidValueError: (``interval-empty``) when no quantity lies between the ends.

        IncompatibleUnitsError: When the ends measure different things.
    """

    lower: Bound | None = None
    upper: Bound | None = None

    def __attrs_post_init__(self) -> None:
        if self.lower is None or self.upper is None:
            return
        low, high = self.lower.quantity, self.upper.quantity
        if not low.unit.converts_to(high.unit):
            raise unlike(low.unit, high.unit)
        if _crossed(self.lower, self.upper):
            message = f"expected the lower end below the upper, found {low} and {high}; exchange them"
            raise InvalidValueError(message, code="interval-empty")

    def __contains__(self, value: Quantity, /) -> bool:
        """Whether *value* lies inside; quantities of another dimension raise ``IncompatibleUnitsError``."""
        require(value, Quantity, "value")
        above = (
            self.lower is None or value > self.lower.quantity or (self.lower.inclusive and value == self.lower.quantity)
        )
        below = (
            self.upper is None or value < self.upper.quantity or (self.upper.inclusive and value == self.upper.quantity)
        )
        return above and below

    def __str__(self) -> str:
        lower = "(-∞" if self.lower is None else f"{'[' if self.lower.inclusive else '('}{self.lower.quantity}"
        upper = "∞)" if self.upper is None else f"{self.upper.quantity}{']' if self.upper.inclusive else ')'}"
        return f"{lower}, {upper}"

    def encloses(self, other: "Interval", /) -> bool:
        """
        Whether each quantity of *other* lies inside.

        >>> wide, narrow = Interval(Bound(Quantity(1, "万元"))), Interval(Bound(Quantity(20000, "元")))
        >>> wide.encloses(narrow), narrow.encloses(wide)
        (True, False)

        Raises:
            IncompatibleUnitsError: When the two measure different things.
        """
        _require(self, other)
        return self.intersection(other) == other

    def intersection(self, other: "Interval", /) -> "Interval | None":
        """
        The quantities that lie in both, or ``None`` when there are none.

        Raises:
            IncompatibleUnitsError: When the two measure different things.
        """
        _require(self, other)
        lower, upper = _higher(self.lower, other.lower), _lower(self.upper, other.upper)
        if lower is not None and upper is not None and _crossed(lower, upper):
            return None
        return Interval(lower, upper)

    def union(self, other: "Interval", /) -> "tuple[Interval, ...]":
        """
        The quantities that lie in one or the other: one interval where the two meet, else both, the lower first.

        Raises:
            IncompatibleUnitsError: When the two measure different things.
        """
        _require(self, other)
        return unite((self, other))

    def complement(self) -> "tuple[Interval, ...]":
        """
        The quantities that lie outside: none for an interval without ends, else one or two intervals.

        >>> Interval(Bound(Quantity(60, "%"))).complement() == (Interval(None, Bound(Quantity(60, "%"), False)),)
        True
        """
        below = () if self.lower is None else (Interval(None, _other_side(self.lower)),)
        above = () if self.upper is None else (Interval(_other_side(self.upper), None),)
        return below + above


def unite(intervals: Iterable[Interval], /) -> tuple[Interval, ...]:
    """
    The same quantities in the fewest intervals, from the lowest to the highest.

    >>> ten, twenty, thirty = (Bound(Quantity(number, "人")) for number in (10, 20, 30))
    >>> len(unite((Interval(twenty, thirty), Interval(ten, twenty))))
    1

    Raises:
        IncompatibleUnitsError: When the intervals measure different things.
    """
    found: list[Interval] = []
    for interval in intervals:
        apart, joined = list[Interval](), interval
        for other in found:
            _require(joined, other)
            if _apart(joined, other):
                apart.append(other)
            else:
                joined = Interval(_lower_start(joined.lower, other.lower), _higher_stop(joined.upper, other.upper))
        place = next((index for index, other in enumerate(apart) if _is_below(joined, other)), len(apart))
        found = [*apart[:place], joined, *apart[place:]]
    return tuple(found)


def _require(left: Interval, right: Interval) -> None:
    require(right, Interval, "other")
    mine, theirs = left.lower or left.upper, right.lower or right.upper
    if mine is not None and theirs is not None and not mine.quantity.unit.converts_to(theirs.quantity.unit):
        raise unlike(mine.quantity.unit, theirs.quantity.unit)


def _crossed(lower: Bound, upper: Bound) -> bool:
    """Whether nothing lies between the two ends."""
    low, high = lower.quantity, upper.quantity
    return high < low or (high == low and not (lower.inclusive and upper.inclusive))


def _other_side(bound: Bound) -> Bound:
    return Bound(bound.quantity, not bound.inclusive)


def _higher(left: Bound | None, right: Bound | None) -> Bound | None:
    """The stricter of two lower ends."""
    if left is None or right is None:
        return left or right
    if left.quantity == right.quantity:
        return right if left.inclusive else left
    return left if left.quantity > right.quantity else right


def _lower(left: Bound | None, right: Bound | None) -> Bound | None:
    """The stricter of two upper ends."""
    if left is None or right is None:
        return left or right
    if left.quantity == right.quantity:
        return right if left.inclusive else left
    return left if left.quantity < right.quantity else right


def _lower_start(left: Bound | None, right: Bound | None) -> Bound | None:
    """The looser of two lower ends."""
    if left is None or right is None:
        return None
    return right if _higher(left, right) is left else left


def _higher_stop(left: Bound | None, right: Bound | None) -> Bound | None:
    """The looser of two upper ends."""
    if left is None or right is None:
        return None
    return right if _lower(left, right) is left else left


def _is_below(left: Interval, right: Interval) -> bool:
    """Whether a gap lies between the end of *left* and the start of *right*."""
    if left.upper is None or right.lower is None:
        return False
    high, low = left.upper.quantity, right.lower.quantity
    return high < low or (high == low and not left.upper.inclusive and not right.lower.inclusive)


def _apart(left: Interval, right: Interval) -> bool:
    return _is_below(left, right) or _is_below(right, left)
