"""
Intervals of quantities: two ends, each open, closed or absent.

Needs: ``errors``, ``quantity``.  Used by: ``target``.
"""

from typing import final

from attrs import frozen

from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.values.quantity import Quantity


@final
@frozen(weakref_slot=False)
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
@frozen(weakref_slot=False)
class Interval:
    """
    All quantities between two ends of one dimension.

    >>> Quantity(70, "%") in Interval(Bound(Quantity(60, "%")), Bound(Quantity(80, "%")))
    True

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
            raise IncompatibleUnitsError(low.unit.symbol, high.unit.symbol)
        if high < low or (high == low and not (self.lower.inclusive and self.upper.inclusive)):
            message = f"expected the lower end below the upper, found {low} and {high}; exchange them"
            raise InvalidValueError(message, code="interval-empty")

    def __contains__(self, value: Quantity, /) -> bool:
        """Whether *value* lies inside; quantities of another dimension raise ``IncompatibleUnitsError``."""
        above = (
            self.lower is None or value > self.lower.quantity or (self.lower.inclusive and value == self.lower.quantity)
        )
        below = (
            self.upper is None or value < self.upper.quantity or (self.upper.inclusive and value == self.upper.quantity)
        )
        return above and below
