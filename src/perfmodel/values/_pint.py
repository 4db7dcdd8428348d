"""
Units and quantities of pint: a private registry made from the unit table, and registries of the user's own.

Only this module imports pint; the private registry has exact numbers.  A registry of the user's own has its units by
pint's names where pint has them, else they are defined there.

Pint's own types are known only in part, so what comes from pint is ``Any`` inside this module and nowhere else.
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from threading import Lock
from typing import Any

import pint

from perfmodel._base_errors import excerpt
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.values._number import exact_context
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import MAIN_SYMBOLS, MAX_LENGTH, Dimension, Unit, parse_unit, parts_of
from perfmodel.values._unit_table import COUNTERS, ROWS

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
    "gigawatt": "GW",
    "kilowatt_hour": "kWh",
    "megawatt_hour": "MWh",
    "gigawatt_hour": "GWh",
    "megajoule": "MJ",
    "gigajoule": "GJ",
    "kilovolt_ampere": "kVA",
    "megavolt_ampere": "MVA",
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

_LOCK_OF_THEIRS = Lock()
_PRECISE = exact_context(60)


def unit_in(registry: Any, unit: Unit, /) -> tuple[Fraction, Any]:  # noqa: ANN401 - see the module's head
    """
    A unit in a registry, and how many of it one of ours is: 万元 is 10,000 CNY.

    What the registry does not know is defined in it.
    """
    times, powers = Fraction(1), dict[str, int]()
    with _LOCK_OF_THEIRS, localcontext(_PRECISE):
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
    with _LOCK_OF_THEIRS, localcontext(_PRECISE):
        for symbol in (*_ROWS, *COUNTERS):
            _named(registry, symbol)


def _named(registry: Any, symbol: str) -> tuple[Fraction, Powers]:  # noqa: ANN401 - see the module's head
    """One of a unit of the table, or of a word that it does not know, as a number of pint units."""
    if not symbol:
        return Fraction(1), ()
    known = _NAMES.get(symbol)
    if known is not None:
        _define_in_theirs(registry, known[0][0])
        return Fraction(1), known
    size, units = _definition(symbol)
    if units == [_ONE]:
        _define_in_theirs(registry, _PERCENT)
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
    _define_in_theirs(registry, name)
    return Fraction(1), ((name, 1),)


def _define_in_theirs(registry: Any, name: str) -> None:  # noqa: ANN401 - see the module's head
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


_PINT: Any = pint
_REGISTRY: Any = _PINT.UnitRegistry(None, non_int_type=Decimal)
_OWN_LOCK = Lock()
_OURS = regex(r"u_[A-Za-z\u4e00-\u9fff]*(?:_[0-9a-f]{1,6}_[A-Za-z\u4e00-\u9fff]*)*_x")
"""The names that this library defines."""

_DEFINED: set[str] = set()


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
    with _OWN_LOCK, localcontext(_PRECISE):
        if name not in _DEFINED:
            parts = "*".join(f"({_base(base)}) ** {power}" for base, power in unit.dimension) or "1"
            # A base unit may have been defined on the way: 人 is measured in 人.
            if name not in _DEFINED:
                _define_own(name, f"{unit.factor.numerator} / {unit.factor.denominator} * {parts}")
    return name


def _base(symbol: str) -> str:
    name = spelling(symbol)
    if name not in _DEFINED:
        _define_own(name, f"[{name}]")
    return name


def _define_own(name: str, definition: str) -> None:
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
