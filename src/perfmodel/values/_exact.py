"""
Exact order, exact sums and exact decimals: no step here depends on the decimal context of the caller.

And how many of the other units of its kind make one of a unit.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from perfmodel._arguments import MAX_DIGITS
from perfmodel.errors import InvalidValueError
from perfmodel.values._number import exact_context
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Dimension, Unit, parse_unit
from perfmodel.values._unit_table import ROUGHLY, ROWS, SELDOM_MEANT

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


@lru_cache(maxsize=1024)
def sizes_beside(symbol: str, /) -> tuple[Fraction, ...]:
    """
    How many of each other unit in which a bare number may be meant make one of a unit; of 元/km those of 元.

    Of what does not convert (TB and GB, months and days) both the least and the most.

    >>> [str(size) for size in sizes_beside("吨")], [str(size) for size in sizes_beside("TB")], sizes_beside("人")
    (['1000', '1000000', '1000000000', '1000000000000', '2000'], ['15625/16', '131072/125', '1000000', '1048576'], ())
    """
    own = parse_unit(symbol.partition("/")[0])
    others = (parse_unit(row.symbol) for row in ROWS if row.symbol not in SELDOM_MEANT)
    sizes = (size for other in others for size in _sizes(own, other))
    return tuple(size for size in sizes if size != 1)


def _sizes(unit: Unit, other: Unit) -> tuple[Fraction, ...]:
    """How many of another unit are in one, at least and at most; none where they are of two kinds."""
    if unit.dimension == other.dimension:
        return (unit.factor / other.factor,)
    (base, low, high), (line, least, most) = _in_base(unit), _in_base(other)
    return (low / most, high / least) if base == line else ()


def _in_base(unit: Unit) -> tuple[Dimension, Fraction, Fraction]:
    """What a unit is counted in, and at least and at most how many of that it is."""
    base, times = unit.dimension[0] if len(unit.dimension) == 1 else ("", 0)
    if times != 1 or base not in ROUGHLY:
        return unit.dimension, unit.factor, unit.factor
    other, low, high = ROUGHLY[base]
    return ((other, 1),), unit.factor * low, unit.factor * high
