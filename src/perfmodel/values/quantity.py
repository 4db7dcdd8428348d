"""
Quantities: an exact amount with its unit.

Equality, hash and ordering go by the normal form (80 万人次 == 800000 人次); the author's scale stays for printing.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Any, final

from attrs import field, frozen

from perfmodel.arguments import MAX_DIGITS, kind_of, refuse, require
from perfmodel.errors import IncompatibleUnitsError, InexactConversionError, InvalidValueError, written
from perfmodel.values.number import parse_number
from perfmodel.values.unit import Unit, parse_unit

_AMOUNT = kind_of(Decimal | int | str)


def _amount(value: Decimal | int | str) -> Decimal:
    """
    The amount as a plain decimal: finite, without exponent, at most 60 digits when written out, zero without a sign.

    None of this asks the decimal context.
    """
    if isinstance(value, str):
        number = parse_number(value)
    elif isinstance(value, Decimal):
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
        number = Decimal(value)
    else:
        refuse(value, _AMOUNT, "value", "write Decimal('0.1')")
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or max(number.adjusted(), 0) + 1 + max(-exponent, 0) > MAX_DIGITS:
        message = f"expected a finite amount of at most {MAX_DIGITS} digits, found {written(number)}"
        raise InvalidValueError(message, code="amount-invalid")
    if exponent > 0:
        return Decimal((sign, digits + (0,) * exponent if number else (0,), 0))
    return number or number.copy_abs()


def _unit(unit: Unit | str) -> Unit:
    if isinstance(unit, Unit):
        return unit
    require(unit, str, "unit", "hand in a Unit or its text: '万元'")
    return parse_unit(unit)


@final
@total_ordering
@frozen(eq=False, repr=False, weakref_slot=False)
class Quantity:
    """
    An exact amount in a unit.

    >>> Quantity("80", "万人次") == Quantity(800000, "人次")
    True
    >>> print(Quantity("730.35", "万元").to("元"))
    7303500元

    Attributes:
        value: The amount in the author's own scale; never a float, NaN or infinity.

        unit: What it counts; ``Unit("")`` is the plain number.

    Raises:
        WrongTypeError: (``amount-inexact``) for a float or a bool.

        InvalidValueError: (``amount-invalid``) for NaN, infinity or more than 60 digits when written out, also as the
            result of a sum or a conversion; (``number-invalid``) for a text that is no number; (``unit-invalid``) for
            a text that is no unit.
    """

    value: Decimal = field(converter=_amount)
    unit: Unit = field(converter=_unit)

    @property
    def exact(self) -> Fraction:
        """The amount in base units: 5 % is 1/20, 80 万人次 is 800000."""
        return Fraction(self.value) * self.unit.factor

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        if self.unit is other.unit:
            return self.value == other.value
        return self.unit.dimension == other.unit.dimension and self.exact == other.exact

    def __hash__(self) -> int:
        return hash((self.exact, self.unit.dimension))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        if self.unit is other.unit:
            return self.value < other.value
        self._require(other.unit)
        return self.exact < other.exact

    def __add__(self, other: "Quantity") -> "Quantity":
        """The sum, in this quantity's unit; exact, or an error."""
        if not isinstance(other, Quantity):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
            return NotImplemented
        return _from_exact(Fraction(self.value) + other.ratio_to(self.unit), self.unit, other.unit, self._places(other))

    def __sub__(self, other: "Quantity") -> "Quantity":
        """The difference, in this quantity's unit; exact, or an error."""
        if not isinstance(other, Quantity):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
            return NotImplemented
        return _from_exact(Fraction(self.value) - other.ratio_to(self.unit), self.unit, other.unit, self._places(other))

    def _places(self, other: "Quantity") -> int:
        """The decimal places that a sum keeps: those written, where both are written in one unit."""
        return max(_places(self.value), _places(other.value)) if self.unit == other.unit else 0

    def __neg__(self) -> "Quantity":
        return Quantity(self.value.copy_negate(), self.unit)

    def __str__(self) -> str:
        from perfmodel.values.spell import spell_quantity  # noqa: PLC0415 - spelling is above the value

        return spell_quantity(self)

    def __repr__(self) -> str:
        return f"Quantity('{self.value:f}', {self.unit.symbol!r})"

    def _require(self, unit: Unit) -> None:
        if self.unit.dimension != unit.dimension:
            raise IncompatibleUnitsError(self.unit.symbol, unit.symbol)

    def ratio_to(self, unit: Unit | str, /) -> Fraction:
        """
        The exact number of *unit* that this quantity is, as a fraction.

        >>> Quantity(1, "亩").ratio_to("平方米")
        Fraction(2000, 3)

        Raises:
            IncompatibleUnitsError: When the two measure different things.
        """
        target = _unit(unit)
        self._require(target)
        return Fraction(self.value) if target is self.unit else self.exact / target.factor

    def to(self, unit: Unit | str, /) -> "Quantity":
        """
        The same quantity in another unit, exactly.

        Raises:
            IncompatibleUnitsError: When the two measure different things; as its kind ``InexactConversionError`` when
                no decimal number holds the result (1 亩 in 平方米): :meth:`ratio_to` gives the fraction.
        """
        target = _unit(unit)
        if target.symbol == self.unit.symbol:
            return self
        places = _places(self.value) if target == self.unit else 0
        return _from_exact(self.ratio_to(target), target, self.unit, places)

    @property
    def pint(self) -> Any:  # noqa: ANN401 - pint's own class is known to type checkers only in part
        """
        The same as a pint quantity with a ``Decimal`` magnitude, in this library's own registry.

        >>> Quantity("1.5", "万元").pint.magnitude
        Decimal('1.5')
        """
        from perfmodel.values._pint import to_pint  # noqa: PLC0415 - the only module that imports pint

        return to_pint(self)

    @classmethod
    def from_pint(cls, value: Any, /) -> "Quantity":  # noqa: ANN401 - as above
        """
        Take a quantity of any pint registry.

        >>> Quantity.from_pint(Quantity("1.5", "万元").pint)
        Quantity('1.5', '万元')

        Raises:
            WrongTypeError: When it is no pint quantity; (``amount-inexact``) when the magnitude is a float or an array.

            InvalidValueError: (``unit-invalid``) when a unit of it has no counterpart here.
        """
        from perfmodel.values._pint import from_pint  # noqa: PLC0415 - the only module that imports pint

        return from_pint(value)


_set_value: Callable[[Quantity, Decimal], None] = Quantity.__dict__["value"].__set__
_set_unit: Callable[[Quantity, Unit], None] = Quantity.__dict__["unit"].__set__


def checked_quantity(value: Decimal, unit: Unit, /) -> Quantity:
    """
    A quantity of an amount that is known to hold: finite, written without exponent, at most 60 digits, no minus zero.

    The reader uses it for digits that its pattern has bounded already, so that no check runs twice.
    """
    quantity = object.__new__(Quantity)
    _set_value(quantity, value)
    _set_unit(quantity, unit)
    return quantity


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _from_exact(value: Fraction, unit: Unit, origin: Unit, places: int = 0) -> Quantity:
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        message = f"{value} {unit.symbol} has no end as a decimal; use ratio_to, or round on your own"
        raise InexactConversionError(origin.symbol, unit.symbol, message=message)
    places = max(twos, fives, places)
    digits = value.numerator * 10**places // value.denominator
    # Made from digits, not computed: the decimal context has no say.
    return Quantity(Decimal(f"{digits}E-{places}"), unit)
