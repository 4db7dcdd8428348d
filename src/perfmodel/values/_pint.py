"""
The only module that imports pint: a private registry made from the unit table, with exact numbers.

Pint's own types are known only in part, so what comes from pint is ``Any`` inside this module and nowhere else.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from threading import Lock
from typing import Any

import pint

from perfmodel.errors import InvalidValueError, WrongTypeError, excerpt
from perfmodel.values._pint_units import ENGLISH, define_all, own_name, spelling, symbol_of, unit_in
from perfmodel.values.number import exact_context
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import MAIN_SYMBOLS, MAX_LENGTH, Dimension, Unit, parse_unit

_PINT: Any = pint
_REGISTRY: Any = _PINT.UnitRegistry(None, non_int_type=Decimal)
_LOCK = Lock()
_OURS = re.compile(r"u_[A-Za-z\u4e00-\u9fff]*(?:_[0-9a-f]{1,6}_[A-Za-z\u4e00-\u9fff]*)*_x")
"""The names that this library defines."""

_DEFINED: set[str] = set()
_PRECISE = exact_context(60)


def to_pint(quantity: Quantity, /) -> Any:  # noqa: ANN401 - see the module's head
    """Hand out a quantity; units of one dimension convert in the registry as they do here."""
    return _REGISTRY.Quantity(quantity.value, _REGISTRY.Unit(_name_of(quantity.unit)))


def to_registry(quantity: Quantity, registry: Any, /) -> Any:  # noqa: ANN401 - see the module's head
    """Hand out a quantity in a registry of the caller's own."""
    opened, number = _opened(registry)
    times, unit = unit_in(opened, quantity.unit)
    return opened.Quantity(_magnitude(quantity, times, number), unit)


def define_pint_units(registry: Any, /) -> None:  # noqa: ANN401 - see the module's head
    """
    Define every unit of this library that a pint registry does not know (元 as CNY, 人次, 项, 亩 …).

    ``Quantity.to_pint`` defines what it needs on its own.  A process that only loads pickled pint quantities calls this
    first, on its application registry.  A name that the registry has is left as it is.

    >>> registry = pint.UnitRegistry(non_int_type=Decimal)
    >>> define_pint_units(registry)
    >>> str(registry.Quantity(2, "亩").to("hectare"))[:6], "人次" in registry
    ('0.1333', True)

    Args:
        registry: A ``pint.UnitRegistry``, or ``pint.get_application_registry()``.

    Raises:
        WrongTypeError: For anything else.
    """
    opened, _ = _opened(registry)
    define_all(opened)


def _opened(registry: Any) -> tuple[Any, Any]:  # noqa: ANN401 - see the module's head
    """The registry itself, of what stands for one, and its numbers; asking for these makes one that is not made yet."""
    if isinstance(registry, _PINT.ApplicationRegistry):
        registry = registry.get()
    if not isinstance(registry, (_PINT.UnitRegistry, _PINT.LazyRegistry)):
        message = (
            f"expected a pint registry, found {type(registry).__name__}; "
            "hand in UnitRegistry(non_int_type=Decimal), or pint.get_application_registry()"
        )
        raise WrongTypeError(message)
    return registry, registry.non_int_type


def _magnitude(quantity: Quantity, times: Fraction, kind: Any) -> Any:  # noqa: ANN401 - numbers of the registry
    """The amount in the numbers of a registry: exact, but for one that counts in floats."""
    if kind is Decimal:
        one = Quantity(1, quantity.unit)
        return quantity.value if times == 1 else (one * (Fraction(quantity.value) * times)).value
    amount = Fraction(quantity.value) * times
    return amount.numerator if amount.denominator == 1 else kind(amount)


def from_pint(value: Any, /) -> Quantity:  # noqa: ANN401 - see the module's head
    """Take a quantity of any registry, by the names of its units."""
    if not isinstance(value, _PINT.Quantity):
        message = f"expected a pint quantity, found {type(value).__name__}"
        raise WrongTypeError(message)
    magnitude: Any = value.magnitude
    if not isinstance(magnitude, Decimal | int):
        message = (
            f"expected a Decimal or int magnitude, found {type(magnitude).__name__}; "
            "build the registry with non_int_type=Decimal"
        )
        raise WrongTypeError(message, code="amount-inexact")
    return Quantity(Decimal(magnitude), _unit_of(value.unit_items()))


def _unit_of(items: Iterable[tuple[str, Any]]) -> Unit:
    """The unit of a product of powers, spelt above and below one slash."""
    above, below = list[str](), list[str]()
    factor, powers = Fraction(1), dict[str, int]()
    for name, exponent in items:
        unit, power = _part(name, exponent)
        head, *tails = MAIN_SYMBOLS.get(unit.symbol, unit.symbol).split("/")
        over, under = (above, below) if power > 0 else (below, above)
        over.extend([head] * abs(power) if head else ())
        under.extend(tails * abs(power))
        factor *= unit.factor**power
        for base, step in unit.dimension:
            powers[base] = powers.get(base, 0) + step * power
    unit = parse_unit("·".join(above) + ("/" + "·".join(below) if below else ""))
    dimension: Dimension = tuple(sorted((base, power) for base, power in powers.items() if power))
    if (unit.factor, unit.dimension) != (factor, dimension):
        raise _unknown(unit.symbol, 1)
    return unit


def _part(name: str, exponent: Any) -> tuple[Unit, int]:  # noqa: ANN401 - a number of any kind
    symbol = _symbol(name)
    power = int(exponent)
    if symbol is None or power != exponent or not 0 < abs(power) <= MAX_LENGTH:
        raise _unknown(name, exponent)
    return parse_unit(symbol), power


def _unknown(name: str, exponent: object) -> InvalidValueError:
    message = f"expected units known to perfmodel, found '{excerpt(name)}' to the power {exponent}; convert it first"
    return InvalidValueError(message, code="unit-invalid")


def _name_of(unit: Unit) -> str:
    """The pint unit for one of ours, defined in the registry on first need."""
    name = spelling(unit.symbol)
    with _LOCK, localcontext(_PRECISE):
        if name not in _DEFINED:
            parts = "*".join(f"({_base(base)}) ** {power}" for base, power in unit.dimension) or "1"
            # A base unit may have been defined on the way: 人 is measured in 人.
            if name not in _DEFINED:
                _define(name, f"{unit.factor.numerator} / {unit.factor.denominator} * {parts}")
    return name


def _base(symbol: str) -> str:
    name = spelling(symbol)
    if name not in _DEFINED:
        _define(name, f"[{name}]")
    return name


def _define(name: str, definition: str) -> None:
    _REGISTRY.define(f"{name} = {definition}")
    _DEFINED.add(name)


def _symbol(name: str) -> str | None:
    """The symbol that a name of this library, of pint's own registry or of a Chinese one stands for."""
    if name in ENGLISH:
        return ENGLISH[name]
    if name in MAIN_SYMBOLS:
        return name
    symbol = symbol_of(name) if _OURS.fullmatch(name) else name
    return symbol if name in {spelling(symbol), own_name(symbol)} else None
