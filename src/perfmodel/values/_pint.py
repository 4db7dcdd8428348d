"""
The only door to pint: a private registry made from the unit table, with exact numbers.

Needs: ``quantity``, ``unit``, ``unit_table``, pint.  Used by: ``quantity``.
"""

from decimal import Decimal
from functools import cache
from typing import Any

import pint

from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import MAIN_SYMBOLS, Unit, parse_unit

_ENGLISH = {
    "percent": "%",
    "permille": "‰",
    "meter": "m",
    "kilometer": "km",
    "centimeter": "cm",
    "millimeter": "mm",
    "kilogram": "kg",
    "gram": "g",
    "metric_ton": "t",
    "liter": "L",
    "hectare": "公顷",
    "second": "秒",
    "minute": "分钟",
    "hour": "小时",
    "day": "日",
    "week": "周",
    "month": "月",
    "year": "年",
}
"""Names of pint's default registry with their symbol here."""


@cache
def _registry() -> "pint.UnitRegistry[Decimal]":
    return pint.UnitRegistry(None, non_int_type=Decimal)


@cache
def _name_of(unit: Unit) -> str:
    """The pint unit for one of ours, defined in the registry on first need."""
    registry = _registry()
    parts = "*".join(f"({_base(name)}) ** {power}" for name, power in unit.dimension) or "1"
    name = _spelling(unit.symbol)
    factor = unit.factor
    if name not in registry:
        registry.define(f"{name} = {factor.numerator} / {factor.denominator} * {parts}")
    return name


@cache
def _base(symbol: str) -> str:
    name = _spelling(symbol) + "_base"
    _registry().define(f"{name} = [{name}]")
    return name


def _spelling(symbol: str) -> str:
    """A name that pint accepts: signs by their code points."""
    return "u_" + "".join(sign if sign.isalnum() and not sign.isdigit() else f"_{ord(sign):x}_" for sign in symbol)


def _symbol(name: str) -> str | None:
    """The symbol that a name of this or of pint's own registry stands for."""
    if name.startswith("u_"):
        pieces = name[2:].split("_")
        return "".join(chr(int(piece, 16)) if index % 2 else piece for index, piece in enumerate(pieces))
    return _ENGLISH.get(name) or (name if name in MAIN_SYMBOLS else None)


def to_pint(quantity: Quantity) -> "pint.Quantity[Decimal]":
    """Hand out a quantity; units of one dimension convert in the registry as they do here."""
    return _registry().Quantity(quantity.value, _name_of(quantity.unit))


def from_pint(value: "pint.Quantity[Any]") -> Quantity:
    """Take a quantity of any registry, by the names of its units."""
    magnitude = value.magnitude
    if isinstance(magnitude, bool) or not isinstance(magnitude, Decimal | int):
        message = f"expected a Decimal or int magnitude, found {type(magnitude).__name__}; build the registry with non_int_type=Decimal"
        raise WrongTypeError(message, code="amount-inexact")
    above, below = list[str](), list[str]()
    for name, power in value.unit_items():
        symbol = _symbol(name)
        if symbol is None or not isinstance(power, int | float | Decimal) or power != int(power):
            message = (
                f"expected units known to perfmodel, found {name!r} to the power {power}; convert it in pint first"
            )
            raise InvalidValueError(message, code="unit-invalid")
        (above if power > 0 else below).extend([symbol] * abs(int(power)))
    text = "·".join(above) + ("/" + "·".join(below) if below else "")
    return Quantity(Decimal(magnitude), parse_unit(text))
