"""
The only module that imports pint: a private registry made from the unit table, with exact numbers.

Pint's own types are known only in part, so what comes from pint is ``Any`` inside this module and nowhere else.
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from threading import Lock
from typing import Any

import pint

from perfmodel.errors import InvalidValueError, WrongTypeError, excerpt
from perfmodel.values.number import exact_context
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import MAIN_SYMBOLS, MAX_LENGTH, Dimension, Unit, parse_unit

_ENGLISH = {
    "percent": "%",
    "permille": "‰",
    "meter": "m",
    "kilometer": "km",
    "centimeter": "cm",
    "millimeter": "mm",
    "nautical_mile": "海里",
    "kilogram": "kg",
    "gram": "g",
    "milligram": "mg",
    "microgram": "μg",
    "metric_ton": "t",
    "liter": "L",
    "milliliter": "mL",
    "hectare": "公顷",
    "millisecond": "毫秒",
    "second": "秒",
    "minute": "分钟",
    "hour": "小时",
    "day": "日",
    "week": "周",
    "month": "月",
    "year": "年",
    "kilowatt": "kW",
    "megawatt": "MW",
    "kilowatt_hour": "kWh",
    "kilovolt": "kV",
}
"""Names of pint's default registry with their symbol here."""

_PINT: Any = pint
_REGISTRY: Any = _PINT.UnitRegistry(None, non_int_type=Decimal)
_LOCK = Lock()
_DEFINED: set[str] = set()
_PRECISE = exact_context(60)


def to_pint(quantity: Quantity, /) -> Any:  # noqa: ANN401 - see the module's head
    """Hand out a quantity; units of one dimension convert in the registry as they do here."""
    return _REGISTRY.Quantity(quantity.value, _REGISTRY.Unit(_name_of(quantity.unit)))


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
    name = _spelling(unit.symbol)
    with _LOCK, localcontext(_PRECISE):
        if name not in _DEFINED:
            parts = "*".join(f"({_base(base)}) ** {power}" for base, power in unit.dimension) or "1"
            # A base unit may have been defined on the way: 人 is measured in 人.
            if name not in _DEFINED:
                _define(name, f"{unit.factor.numerator} / {unit.factor.denominator} * {parts}")
    return name


def _base(symbol: str) -> str:
    name = _spelling(symbol)
    if name not in _DEFINED:
        _define(name, f"[{name}]")
    return name


def _define(name: str, definition: str) -> None:
    _REGISTRY.define(f"{name} = {definition}")
    _DEFINED.add(name)


def _spelling(symbol: str) -> str:
    """
    A name that pint accepts: signs by their code points.

    It ends in an underscore, since pint would take ``u_ms`` for the plural of ``u_m``.
    """
    return "u_" + "".join(sign if _is_letter(sign) else f"_{ord(sign):x}_" for sign in symbol) + "_"


def _is_letter(sign: str) -> bool:
    return (sign.isascii() and sign.isalpha()) or "\u4e00" <= sign <= "\u9fff"


def _symbol(name: str) -> str | None:
    """The symbol that a name of this or of pint's own registry stands for."""
    if name in _DEFINED:
        pieces = name[2:-1].split("_")
        return "".join(chr(int(piece, 16)) if index % 2 else piece for index, piece in enumerate(pieces))
    return _ENGLISH.get(name) or (name if name in MAIN_SYMBOLS else None)
