"""
Quantities: an exact amount with its unit, and how it is spelt so that reading gives it back.

Equality, hash and ordering go by the normal form (80 万人次 == 800000 人次); the author's scale stays for printing.
"""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Any, final, overload

from attrs import field, frozen

from perfmodel._arguments import MAX_DIGITS, kind_of, refuse, require
from perfmodel._base_errors import shown, written
from perfmodel._patterns import regex
from perfmodel.errors import InexactConversionError, InvalidValueError, ZeroDivisorError
from perfmodel.values._number import exact_context, parse_number
from perfmodel.values._unit import Unit, parse_unit, unlike

_AMOUNT = kind_of(Decimal | int | str)
_FACTOR = kind_of(Decimal | Fraction | int)
_NUMBERS = (Decimal, Fraction, int, float, complex)
_EXACTLY = "write Decimal('0.1')"
_FORMAT = regex(r"(?P<sign>[+ -])?(?P<thousands>,)?(?:\.(?P<places>\d{1,2}))?f?", re.ASCII)
_HALF_UP = exact_context(4 * MAX_DIGITS)
_HALF_UP.rounding = ROUND_HALF_UP


def _amount(value: Decimal | int | str) -> Decimal:
    """
    The amount as a plain decimal: finite, without exponent, at most 60 digits when written out, zero without a sign.

    None of this asks the decimal context.
    """
    if isinstance(value, str):
        number = _number(value)
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


def _number(text: str) -> Decimal:
    """The number of a text; a unit in its place is told from a number that cannot be read."""
    try:
        return parse_number(text)
    except InvalidValueError as error:
        if not _is_unit(text):
            raise
        message = f"expected a number and then its unit, found the unit {text!r} in front; write Quantity(5, {text!r})"
        raise InvalidValueError(message, code=error.code) from None


def _is_unit(text: str) -> bool:
    try:
        return text != "" and Unit(text).known
    except InvalidValueError:
        return False


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

    def __radd__(self, other: int) -> "Quantity":
        """The sum with the 0 that ``sum`` starts from; no other number has a unit."""
        return self if type(other) is int and not other else NotImplemented

    def __neg__(self) -> "Quantity":
        return Quantity(self.value.copy_negate(), self.unit)

    def __abs__(self) -> "Quantity":
        return Quantity(self.value.copy_abs(), self.unit)

    def __mul__(self, times: Decimal | Fraction | int) -> "Quantity":
        """
        So many times the quantity, in its unit; exact, or an error.

        >>> sum([Quantity("1.5", "万元"), Quantity(5000, "元")]) * 2
        Quantity('4', '万元')

        Raises:
            WrongTypeError: (``amount-inexact``) for a float.

            InexactConversionError: When no decimal number holds the result.
        """
        # A column of a frame multiplies on its own.
        if not isinstance(times, _NUMBERS):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
            return NotImplemented
        require(times, _FACTOR, "times", _EXACTLY)
        places = _places(self.value) + (_places(times) if isinstance(times, Decimal) else 0)
        return _from_exact(Fraction(self.value) * Fraction(times), self.unit, self.unit, places)

    __rmul__ = __mul__

    @overload
    def __truediv__(self, other: "Quantity") -> Fraction: ...
    @overload
    def __truediv__(self, other: Decimal | Fraction | int) -> "Quantity": ...
    def __truediv__(self, other: "Quantity | Decimal | Fraction | int") -> "Quantity | Fraction":
        """
        A part of the quantity, in its unit; or how often another quantity goes into it, as an exact fraction.

        >>> Quantity(3, "万元") / 4, Quantity(98, "%") / Quantity(100, "%")
        (Quantity('0.75', '万元'), Fraction(49, 50))

        Raises:
            WrongTypeError: (``amount-inexact``) for a float.

            IncompatibleUnitsError: For a quantity that measures something else; as its kind ``InexactConversionError``
                when no decimal number holds the part.

            ZeroDivisorError: For zero; it is a ``ZeroDivisionError`` too.
        """
        if isinstance(other, Quantity):
            self._require(other.unit)
            return self.exact / _divisor(other.exact)
        if not isinstance(other, _NUMBERS):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
            return NotImplemented
        require(other, _FACTOR, "a divisor", _EXACTLY)
        return _from_exact(Fraction(self.value) / _divisor(Fraction(other)), self.unit, self.unit, _places(self.value))

    def __round__(self, places: int = 0) -> "Quantity":
        """
        The amount at that many decimals, halves away from zero, whatever the decimal context.

        >>> round(Quantity("2.345", "万元"), 2), round(Quantity("2.5", "项"))
        (Quantity('2.35', '万元'), Quantity('3', '项'))

        Raises:
            InvalidValueError: (``places-invalid``) for fewer than 0 or more than 60 places.
        """
        require(places, int, "places")
        if not 0 <= places <= MAX_DIGITS:
            message = f"expected 0 to {MAX_DIGITS} places, found {shown(places)}"
            raise InvalidValueError(message, code="places-invalid")
        return Quantity(_HALF_UP.quantize(self.value, Decimal((0, (1,), -places))), self.unit)

    def __format__(self, spec: str) -> str:
        """
        The amount as a number is formatted, then the unit: a sign, ``,`` for thousands, ``.2f`` for decimals.

        Halves go away from zero.  Without a format it is the text of the quantity.

        >>> f"{Quantity('7303500.125', '元'):,.2f}", f"{Quantity('0.5', '万元')}"
        ('7,303,500.13元', '0.5万元')

        Raises:
            InvalidValueError: (``format-invalid``) for any other format: ``n`` would ask the machine's locale, ``%``
                would multiply.
        """
        if not spec:
            return str(self)
        match = _FORMAT.fullmatch(spec)
        if match is None:
            message = f"expected a format such as ',.2f' or '.1f', found {spec[:20]!r}; write one of these"
            raise InvalidValueError(message, code="format-invalid")
        value = self.value if match["places"] is None else round(self, int(match["places"])).value
        return format(value, f"{match['sign'] or ''}{match['thousands'] or ''}f") + self.unit.symbol

    def __str__(self) -> str:

        return spell_quantity(self)

    def __repr__(self) -> str:
        return f"Quantity('{self.value:f}', {self.unit.symbol!r})"

    def _require(self, unit: Unit) -> None:
        if self.unit.dimension != unit.dimension:
            raise unlike(self.unit, unit)

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

    def to_pint(self, registry: Any, /) -> Any:  # noqa: ANN401 - as above
        """
        The same in a pint registry of your own, in the units that pint has: 万元 is 10,000 CNY.

        >>> import pint
        >>> registry = pint.UnitRegistry(non_int_type=Decimal)
        >>> [str(Quantity(*pair).to_pint(registry)) for pair in (("730.35", "万元"), ("95.5", "%"), ("3", "km/日"))]
        ['7303500 CNY', '95.5 percent', '3 kilometer / day']

        Money has the codes of ISO 4217; a currency that the registry does not have is defined there with a dimension of
        its own, so that none becomes another.  So are the units that pint does not have (人次, 项, 亩, a word that no
        table knows), under their Chinese names.  A name that the registry has is taken as it is.

        Args:
            registry: A ``pint.UnitRegistry``, or ``pint.get_application_registry()``.

        Returns:
            A quantity of that registry, exact where it counts in ``Decimal`` or ``Fraction``; one that counts in
            floats gets a float for what is no whole number.

        Raises:
            WrongTypeError: For what is no registry.

            InexactConversionError: When no decimal number holds the amount (5元/3人) in a registry of ``Decimal``.
        """
        from perfmodel.values._pint import to_registry  # noqa: PLC0415 - the only module that imports pint

        return to_registry(self, registry)

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


def _divisor(value: Fraction) -> Fraction:
    if not value:
        message = "expected a divisor other than zero, found 0; look at it before dividing"
        raise ZeroDivisorError(message)
    return value


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


def spell_amount(value: Decimal, /) -> str:
    """
    The amount in plain digits, never with an exponent.

    >>> spell_amount(Decimal("1E+3")), spell_amount(Decimal("0.50"))
    ('1000', '0.50')
    """
    return format(value, "f")


def spell_quantity(quantity: "Quantity", /) -> str:
    """The amount and the unit's symbol, joined as people write them."""
    return spell_amount(quantity.value) + quantity.unit.symbol
