"""
Exact sums of decimals, whatever the decimal context of the caller.

Whole numbers do the work: a fraction for every step costs more than all of the rest.
"""

from decimal import Decimal
from fractions import Fraction

from perfmodel._arguments import kind_of, require
from perfmodel._base_errors import excerpt
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.values._exact import SUMS, as_decimal
from perfmodel.values._quantity import Quantity

ONE, NONE = Fraction(1), Fraction(0)
_PERCENT = regex(r"([0-9]{1,20}(?:\.[0-9]{1,20})?) ?[%％]")  # noqa: RUF001 - as Chinese keyboards write it


def without_sign(text: str, /) -> tuple[str, str] | None:
    """
    A text with a percent sign as the part and as the points that it may stand for; ``None`` for any other text.

    >>> without_sign("70%"), without_sign("much")
    (('0.7', '70'), None)
    """
    found = _PERCENT.fullmatch(text.strip())
    if found is None:
        return None
    return f"{SUMS.scaleb(Decimal(found[1]), -2):f}".rstrip("0").rstrip("."), found[1]


def less(left: Decimal, right: Decimal, /) -> Decimal:
    """
    The difference, exactly.

    >>> less(Decimal(100), Decimal("12.5"))
    Decimal('87.5')
    """
    return SUMS.subtract(left, right)


def part(weight: Decimal, share: Fraction, /) -> Fraction:
    """
    A part of a weight, exactly.

    >>> part(Decimal("12.5"), Fraction(1, 3))
    Fraction(25, 6)
    """
    above, below = weight.as_integer_ratio()
    return Fraction(above * share.numerator, below * share.denominator)


def rounded(weight: Decimal, share: Fraction, places: int, /) -> Decimal:
    """
    A part of a weight, not negative, to *places* decimals, halves up.

    >>> rounded(Decimal(10), Fraction(1, 16), 2), rounded(Decimal(9), Fraction(1, 1000), 2)
    (Decimal('0.63'), Decimal('0.01'))
    """
    above, below = weight.as_integer_ratio()
    above, below = above * share.numerator * 10**places, below * share.denominator
    return as_decimal((2 * above + below) // (2 * below), places)


def quotient(left: Quantity, right: Quantity, /) -> Fraction:
    """
    One quantity over another of the same dimension, exactly; the second is not zero.

    >>> quotient(Quantity(8000, "人次"), Quantity(1, "万人次"))
    Fraction(4, 5)
    """
    above, below = left.value.as_integer_ratio()
    over, under = right.value.as_integer_ratio()
    above, below = above * under, below * over
    if left.unit is not right.unit:
        mine, theirs = left.unit.factor, right.unit.factor
        above *= mine.numerator * theirs.denominator
        below *= mine.denominator * theirs.numerator
    return Fraction(above, below)


def plain(quantity: Quantity, /) -> Fraction:
    """
    A quantity in base units, in one step.

    >>> plain(Quantity("87.5", "%"))
    Fraction(7, 8)
    """
    above, below = quantity.value.as_integer_ratio()
    factor = quantity.unit.factor
    return Fraction(above * factor.numerator, below * factor.denominator)


def at_least_one(ratio: Fraction, /) -> bool:
    """Whether a ratio is 1 or more."""
    return ratio.numerator >= ratio.denominator


def between(value: Fraction, start: Decimal, full: Decimal, /) -> Fraction:
    """
    How far a value has come from *start* to *full*: 0 below, 1 beyond.

    >>> between(Fraction(3, 4), Decimal("0.6"), Decimal("0.9"))
    Fraction(1, 2)
    """
    above, below = value.numerator, value.denominator
    low, under = start.as_integer_ratio()
    high, over = full.as_integer_ratio()
    if above * over >= high * below:
        return ONE
    gained = above * under - low * below
    return Fraction(gained * over, below * (high * under - low * over)) if gained > 0 else NONE


_NUMBER = kind_of(Decimal | int | str)


def exact(value: Decimal | int | str, /) -> Decimal:
    """
    A parameter as an exact number: finite, from an int, a text or a ``Decimal``.

    Raises:
        WrongTypeError: (``amount-inexact``) for a float.

        InvalidValueError: (``number-invalid``) for what is no finite number, (``amount-invalid``) for one of more than
            60 digits when written out.
    """
    if not isinstance(value, Decimal):
        require(value, _NUMBER, "a parameter", "write Decimal('0.1')")
    try:
        found = Decimal(value)
    except ArithmeticError:  # a caller's decimal context may give a NaN instead
        found = Decimal("NaN")
    if not found.is_finite():
        meant = without_sign(value) if isinstance(value, str) else None
        if meant is not None:
            message = f"expected a finite number, found {value}; write {meant[0]} for a part, {meant[1]} for points"
            raise InvalidValueError(message, code="number-invalid")
        message = f"expected a finite number, found {excerpt(value) if isinstance(value, str) else value}"
        raise InvalidValueError(message, code="number-invalid")
    require(found, Decimal, "a parameter")
    return found
