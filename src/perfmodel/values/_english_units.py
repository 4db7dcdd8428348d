"""
Units in English sentences: what a unit is called behind an amount, and which unit a name means.

The two go together: a unit is called by names only where they name it again; else it stands in its author's
characters, in quotes (3 “筒装”).  A Chinese word of no table needs none.

Names inside English sentences: in “ ”, so that a reader sees where each begins and ends.

A name that has quotes of its own keeps them where they come in pairs (开展“双创”活动); else a backslash stands before
each “, ” and backslash of it.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.values._number import GROUPED, ungrouped
from perfmodel.values._unit import Factor, Unit, kind_of, parse_unit, parts_of
from perfmodel.values._unit_names import MARKS, NAMES

QUOTED = r"“(?:[^“”\\]|\\[“”\\]|\\(?![“”\\])|“[^“”\\]*+”)*+”"
"""What one name in its quotes matches, as a part of a pattern."""

_PLAIN = regex(r"(?:[^“”\\]|\\(?![“”\\]|\Z)|“[^“”\\]*+”)*+")
_MARK = regex(r"[“”\\]")
_ESCAPE = regex(r"\\([“”\\])")
_BARE = regex(r"(?!“)(?:[^“”]|“[^“”\\]*+”)++")
_JOINTS = (": ", "; and ", "; or ")


def in_quotes(name: str, /) -> str:
    r"""
    A name as it stands between “ and ”.

    >>> print(in_quotes("开展“双创”活动"), in_quotes("5”"))
    开展“双创”活动 5\”
    """
    return name if _PLAIN.fullmatch(name) is not None else _MARK.sub(r"\\\g<0>", name)


def from_quotes(inside: str, /) -> str:
    """
    The name that stands between “ and ”.

    >>> from_quotes("开展“双创”活动"), from_quotes(in_quotes("5”"))
    ('开展“双创”活动', '5”')
    """
    return _ESCAPE.sub(r"\1", inside)


def quoted(name: str, /) -> str:
    """A name in its quotes."""
    return f"“{in_quotes(name)}”"


def bare_or_quoted(name: str, /) -> str:
    """
    A name without quotes, where it shows its own end in front of a colon, a semicolon or the end of the sentence.

    >>> bare_or_quoted("合格率"), bare_or_quoted("甲; and 乙")
    ('合格率', '“甲; and 乙”')
    """
    bare = _BARE.fullmatch(name) is not None and not any(joint in name for joint in _JOINTS)
    return name if bare else quoted(name)


def name_of(text: str, /) -> str:
    """The name that a text is, with quotes around it or without."""
    return from_quotes(text[1:-1]) if text.startswith("“") else text


class English(NamedTuple):
    """
    A unit in English, for one amount.

    Attributes:
        times: What the amount is multiplied by: the scale in front of the unit (万).

        name: The name, in the number that goes with the amount; an empty text for the plain number.

        close: Whether it stands behind the number without a blank.
    """

    times: Fraction
    name: str
    close: bool


def english_unit(unit: Unit, value: Decimal, /, *, known_only: bool = False) -> English:
    """
    What a unit is called in English behind an amount; a word that the table does not know stays as it is.

    >>> english_unit(Unit("万人次"), Decimal(80))
    English(times=Fraction(10000, 1), name='person-visits', close=False)
    >>> english_unit(Unit("元/人·年"), Decimal(1)).name, english_unit(Unit("筒"), Decimal(3)).name
    ('yuan per person-year', '筒')

    Args:
        unit: The unit.

        value: The amount, which decides between singular and plural.

        known_only: Whether a unit with a word of no table stands in quotes, for texts with no other English word.
    """
    many = abs(Fraction(value)) * parts_of(unit)[0][0].times != 1
    if known_only and not unit.known:
        return English(Fraction(1), quoted(unit.symbol), close=False)
    return _english(unit.symbol, many)


@lru_cache(maxsize=4096)
def _english(symbol: str, many: bool) -> English:  # noqa: FBT001 - the key of a cache
    """The names of a unit, where they name it again; else its symbol in quotes."""
    unit = parse_unit(symbol)
    head, *tails = parts_of(unit)
    name = _joined(head, many=many)
    rates = "".join(f" per {_each(tail)}" for tail in tails)
    found = English(head[0].times, f"{name}{rates}".strip(), name in MARKS.values())
    again = named_unit(found.name)
    if again is None or again.dimension != unit.dimension or again.factor * found.times != unit.factor:
        return English(Fraction(1), quoted(symbol), close=False)
    return found


def _joined(factors: tuple[Factor, ...], *, many: bool) -> str:
    """The words of one part; the last of them in the plural where there are many."""
    names = [_name(factor, many=many and factor is factors[-1]) for factor in factors]
    return "-".join(names)


def _name(factor: Factor, *, many: bool) -> str:
    mark = MARKS.get(factor.word)
    if mark is not None:
        return mark
    names = NAMES.get(factor.word)
    return factor.word if names is None else names[many]


def _each(factors: tuple[Factor, ...]) -> str:
    """What stands behind a slash: person-year, 100 kilometres."""
    times = factors[0].times
    name = _joined(factors, many=times > 1)
    number = f"{times.numerator:,}" if times.denominator == 1 else f"{times.numerator:,}/{times.denominator:,}"
    return name if times == 1 else f"{number} {name}".rstrip()


# --- the other way round ----------------------------------------------------------------------------------------------

_RATE = " per "
_NUMBER = regex(rf"(1/2|{GROUPED}|\d+)(?: |\Z|(?= per ))", re.ASCII)
_WHOLE_QUOTED = regex(QUOTED)


@cache
def _symbols() -> dict[str, str]:
    """The symbol that each name means, in the singular and the plural."""
    names = {name: symbol for symbol, both in NAMES.items() for name in both}
    return {**names, **{mark: symbol for symbol, mark in MARKS.items()}}


@cache
def _factor_pattern(*, rate: bool) -> "re.Pattern[str]":
    """One name; behind per a person-year is 人·年, as 元/人年 is read, and else work, 人年."""
    names = [name for name, symbol in _symbols().items() if not rate or kind_of(symbol) != "labour"]
    longest = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(f"(?:{longest})(?![A-Za-z])|[\u3400-\u9fff]+")


_LONGEST = 1000
"""No name of a unit of forty characters is longer."""


def named_unit(name: str, /) -> Unit | None:
    """
    The unit that an English name means, or ``None`` where it means none.

    >>> named_unit("yuan per person-year"), named_unit("items (项)"), named_unit("kg")
    (Unit('元/人·年'), Unit('项'), None)

    Names stand in the singular or the plural; ``""`` is the plain number.
    """
    return _named(name) if len(name) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _named(name: str) -> Unit | None:
    if _WHOLE_QUOTED.fullmatch(name) is not None:
        return _unit_of(from_quotes(name[1:-1]))
    symbol, end = ("", 0) if name.startswith("per ") or not name else _product(name, 0, rate=False)
    rates = name if end else f" {name}" if name else ""
    while end < len(rates):
        rate = _rate(rates, end)
        if rate is None:
            return None
        symbol, end = symbol + rate[0], rate[1]
    return _unit_of(symbol)


def _rate(text: str, start: int) -> tuple[str, int] | None:
    """What is divided by from a place on, per 100 kilometres as /100km, and its end; ``None`` where nothing is."""
    if not text.startswith(_RATE, start):
        return None
    start += len(_RATE)
    times, number = "", _NUMBER.match(text, start)
    if number is not None:
        times, start = ungrouped(number[1]).replace("1/2", "半"), number.end()
        if not number[0].endswith(" "):
            return f"/{times}", start
    word, end = _product(text, start, rate=True)
    return None if end == start else (f"/{times}{word}", end)


def _product(text: str, start: int, *, rate: bool) -> tuple[str, int]:
    """The symbols of the names joined by hyphens from a place on, and their end; no end behind it where none is."""
    symbols, end = list[str](), start
    while True:
        match = _factor_pattern(rate=rate).match(text, end)
        symbol = None if match is None else _symbols().get(match[0]) or _unknown(match[0])
        if match is None or symbol is None:
            return "", start
        symbols.append(symbol)
        end = match.end()
        if not text.startswith("-", end):
            return "·".join(symbols), end
        end += 1


def _unknown(word: str) -> str | None:
    """A Chinese word that no table knows, if it is one word of a unit."""
    unit = None if kind_of(word) is not None else _unit_of(word)
    return word if unit is not None and parts_of(unit) == ((Factor(Fraction(1), word),),) else None


def _unit_of(symbol: str) -> Unit | None:
    try:
        return parse_unit(symbol)
    except InvalidValueError:
        return None
