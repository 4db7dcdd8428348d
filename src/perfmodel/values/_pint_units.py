"""
Units in a pint registry of the user's own: by pint's names where it has them, else defined there.

Pint's own types are known only in part, so what comes from a registry is ``Any`` inside this module.
"""

from decimal import localcontext
from fractions import Fraction
from threading import Lock
from typing import Any

from perfmodel.values.number import exact_context
from perfmodel.values.unit import Unit, parts_of
from perfmodel.values.unit_table import COUNTERS, ROWS

ENGLISH = {
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
    "watt": "W",
    "kilowatt": "kW",
    "megawatt": "MW",
    "kilowatt_hour": "kWh",
    "kilovolt_ampere": "kVA",
    "pascal": "Pa",
    "kilopascal": "kPa",
    "megapascal": "MPa",
    "volt": "V",
    "kilovolt": "kV",
    "decibel": "dB",
    "degree_Celsius": "℃",
    "gigabyte": "GB",
    "megabyte": "MB",
    "terabyte": "TB",
}
"""Names of pint's default registry with their symbol here."""

Powers = tuple[tuple[str, int], ...]

_ROWS = {row.symbol: row for row in ROWS}
_CURRENCIES = {row.symbol: row.rec20 for row in ROWS if row.kind == "money" and row.rec20}
_NAMES: dict[str, Powers] = {
    **{symbol: ((name, 1),) for name, symbol in ENGLISH.items()},
    **{symbol: ((code, 1),) for symbol, code in _CURRENCIES.items()},
    "m²": (("meter", 2),),
    "km²": (("kilometer", 2),),
    "m³": (("meter", 3),),
}
"""The pint units of our symbols; those of money are the codes of ISO 4217."""

_SYMBOLS = {name: symbol for symbol, ((name, power), *_) in _NAMES.items() if power == 1}
_DIFFERENCE = {"degree_Celsius": "delta_degree_Celsius"}
"""Units with a zero of their own, with what stands for them in a product."""

_LOCK = Lock()
_PRECISE = exact_context(60)


def unit_in(registry: Any, unit: Unit, /) -> tuple[Fraction, Any]:  # noqa: ANN401 - see the module's head
    """
    A unit in a registry, and how many of it one of ours is: 万元 is 10,000 CNY.

    What the registry does not know is defined in it.
    """
    times, powers = Fraction(1), dict[str, int]()
    with _LOCK, localcontext(_PRECISE):
        for behind, part in enumerate(parts_of(unit)):
            for factor in part:
                size, names = _named(registry, factor.word)
                sign = -1 if behind else 1
                times *= (factor.times * size) ** sign
                for name, power in names:
                    powers[name] = powers.get(name, 0) + sign * power
        found = registry.Unit("")
        alone = list(powers.values()) == [1]
        for name, power in powers.items():
            found *= registry.Unit(name if alone else _DIFFERENCE.get(name, name)) ** power
    return times, found


def define_all(registry: Any, /) -> None:  # noqa: ANN401 - see the module's head
    """Define every unit of the table that the registry does not know."""
    with _LOCK, localcontext(_PRECISE):
        for symbol in (*_ROWS, *COUNTERS):
            _named(registry, symbol)


def _named(registry: Any, symbol: str) -> tuple[Fraction, Powers]:  # noqa: ANN401 - see the module's head
    """One of a unit of the table, or of a word that it does not know, as a number of pint units."""
    if not symbol:
        return Fraction(1), ()
    known = _NAMES.get(symbol)
    if known is not None:
        _define(registry, known[0][0])
        return Fraction(1), known
    size, units = _definition(symbol)
    if units == [_ONE]:
        _define(registry, _PERCENT)
        return size * 100, ((_PERCENT, 1),)
    if units and _ROWS[symbol].kind != "count" and _is_decimal(size):
        powers = dict[str, int]()
        for unit in units:
            more, names = _named(registry, unit)
            size *= more
            for name, power in names:
                powers[name] = powers.get(name, 0) + power
        return size, tuple(powers.items())
    name = own_name(symbol)
    _define(registry, name)
    return Fraction(1), ((name, 1),)


def _define(registry: Any, name: str) -> None:  # noqa: ANN401 - see the module's head
    """Define a unit where the registry has none of this name; a name that it has is taken as it is."""
    if name in registry:
        return
    size, units = _definition(_SYMBOLS.get(name) or symbol_of(name))
    parts = [f"{size.numerator} / {size.denominator}"]
    for unit in units:
        more, names = _named(registry, unit)
        parts.append(f"{more.numerator} / {more.denominator}")
        parts += [f"{one} ** {power}" for one, power in names]
    base = "1" if name == _ONE else f"[currency_{name}]" if name in _CURRENCIES.values() else f"[{name}]"
    registry.define(f"{name} = {' * '.join(parts) if units else base}")


_ONE, _PERCENT = "倍", "percent"
"""Pint has no dimension of ratios."""


def _definition(symbol: str) -> tuple[Fraction, list[str]]:
    """How a unit of the table is made of others; a base unit and a word that the table does not know are of none."""
    row = _ROWS.get(symbol)
    if row is None or not row.definition:
        return Fraction(1), []
    factor, _, units = row.definition.partition(" ")
    return Fraction(factor), units.split("·")


def _is_decimal(size: Fraction) -> bool:
    """Whether a number has an end as a decimal."""
    return 10**60 % size.denominator == 0


def own_name(symbol: str, /) -> str:
    """
    The name of a unit that pint does not have: a Chinese word is its own, all else is spelled so that pint takes it.

    >>> own_name("人次"), own_name("dB(A)"), symbol_of(own_name("dB(A)"))
    ('人次', 'u_dB_28_A_29__x', 'dB(A)')
    """
    return symbol if all("\u4e00" <= sign <= "\u9fff" for sign in symbol) else spelling(symbol)


def spelling(symbol: str, /) -> str:
    """
    A name that pint accepts: signs by their code points.

    It ends in ``_x``, since pint would take ``u_ms`` for the plural of ``u_m``, and looks up no name that ends in
    two underscores.
    """
    return "u_" + "".join(sign if _is_letter(sign) else f"_{ord(sign):x}_" for sign in symbol) + "_x"


def _is_letter(sign: str) -> bool:
    return (sign.isascii() and sign.isalpha()) or "\u4e00" <= sign <= "\u9fff"


def symbol_of(name: str, /) -> str:
    """The symbol that a name of :func:`own_name` stands for."""
    if not name.startswith("u_"):
        return name
    pieces = name[2:-2].split("_")
    return "".join(chr(int(piece, 16)) if index % 2 else piece for index, piece in enumerate(pieces))
