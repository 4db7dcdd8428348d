"""Exact order, exact sums and exact decimals: no step here depends on the decimal context of the caller."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from perfmodel._arguments import MAX_DIGITS
from perfmodel.errors import InvalidValueError
from perfmodel.values._number import exact_context
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Unit

SUMS = exact_context(400)
"""Enough for a sum of a hundred thousand amounts of sixty digits."""


def order(left: Quantity, right: Quantity, /) -> int:
    """
    -1, 0 or 1 as *left* is less than, equal to or more than *right*, both in units of one dimension.

    >>> order(Quantity(80, "万人次"), Quantity(800001, "人次"))
    -1
    """
    one, other = left.value, right.value
    if left.unit is not right.unit:
        mine, theirs = left.unit.factor, right.unit.factor
        if mine != theirs:
            above, below = one.as_integer_ratio()
            over, under = other.as_integer_ratio()
            first = above * under * mine.numerator * theirs.denominator
            second = over * below * theirs.numerator * mine.denominator
            return (first > second) - (first < second)
    return (one > other) - (one < other)


def exact_quantity(value: Fraction, unit: Unit, /) -> Quantity | None:
    """
    The quantity of that many units, or ``None`` where no decimal of at most 60 digits holds it.

    >>> exact_quantity(Fraction(3, 2), Unit("元")), exact_quantity(Fraction(1, 3), Unit("元"))
    (Quantity('1.5', '元'), None)
    """
    places = next((places for places in range(MAX_DIGITS + 1) if 10**places % value.denominator == 0), None)
    if places is None:
        return None
    try:
        return Quantity(as_decimal(value.numerator * 10**places // value.denominator, places), unit)
    except InvalidValueError:
        return None


def round_half_up(value: Fraction, places: int, /) -> Decimal:
    """
    A fraction to *places* decimals, halves away from zero.

    >>> round_half_up(Fraction(157, 160), 3), round_half_up(Fraction(-1, 2), 0)
    (Decimal('0.981'), Decimal('-1'))
    """
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return as_decimal(whole if value >= 0 else -whole, places)


def places_of(values: Iterable[Decimal], /) -> int:
    """
    The most decimals that any of some numbers is written with.

    >>> places_of([Decimal("7.50"), Decimal(20)])
    2
    """
    return max((-min(int(value.as_tuple().exponent), 0) for value in values), default=0)


def as_decimal(digits: int, places: int, /) -> Decimal:
    """The number that is *digits* with the point *places* from the right."""
    return Decimal(f"{digits}E-{places}")


def add(values: Iterable[Decimal], /) -> Decimal:
    """
    The sum, exactly.

    >>> add([Decimal("16.67"), Decimal("16.67"), Decimal("16.66")])
    Decimal('50.00')
    """
    total = Decimal(0)
    for value in values:
        total = SUMS.add(total, value)
    return total
