"""
Units of measure: what a value counts, as an expression over the units of the table.

A unit is read from how people write it (``万元``, ``元/人·年``, ``元/生/年``, ``kg/亩``, ``元/100km``) and compares
by its normal form: 名 is 人, 公里 is km and 人次/人 is 次.  A word that no table knows becomes a counting unit of its
own, marked ``known=False``; it is never an error and never a plain number.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, final

from attrs import field, frozen

from perfmodel._arguments import require, typed
from perfmodel._patterns import regex
from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.values._number import PARTS_OF, SCALES, numeral_or_none
from perfmodel.values._unit_table import COUNTERS, JOINED, ROWS

Dimension = tuple[tuple[str, int], ...]
"""Base units with their exponents, in the order of their names."""

MAX_LENGTH = 40
"""A longer text is no unit."""

COUNT, RATIO = "count", "ratio"
_OWN_SCALE = frozenset(
    ("千米 千克 千瓦 千瓦时 千伏 千伏安 千分点 百分点 百分比 千分比 万分比 百分之 千分之 万分之 百分率 ").split()
)
_SEPARATORS = regex(r"[·•・.*×]")
_ATOM = regex(r"(\d+(?:\.\d+)?|[一两二三四五六七八九十半](?=年|个|[天日周月季]))?(.*)", re.DOTALL | re.ASCII)
_FORBIDDEN = regex(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff,，;；≥≤<>=]")  # noqa: RUF001 - as written
_GOES_ON = (*"十拾佰仟萬億", PARTS_OF, "点半")
"""What makes another number of the one in front of it, where the table does not have the word."""

_SIGNS = "%‰‱℃㎡㎢°(（[【〖"  # noqa: RUF001 - as written
"""What a unit may begin with beside letters."""

_WEIGHT, _HALF = "两", "半"
"""The numeral that is a unit too, and what behind a unit is a half more of it: 5百分点半 is 5.5."""


@final
@frozen(eq=False, repr=False, weakref_slot=False, field_transformer=typed)
class Unit:
    """
    A unit of measure, written as its author wrote it.

    >>> Unit("名") == Unit("人"), Unit("人次/人") == Unit("次"), Unit("%") == Unit("个百分点")
    (True, True, False)
    >>> Unit("筒").known
    False

    Attributes:
        symbol: The spelling; an empty text is the plain number.

        factor: How many base units one of it is, exactly.

        dimension: The base units with their exponents.

        known: Whether the table knows each word of it.

        kind: What it measures: ``money``, ``count``, ``ratio``, ``area`` …; ``compound`` for a product or quotient,
            ``number`` for the plain number.

    Raises:
        InvalidValueError: (``unit-invalid``) when the text cannot be a unit: a blank inside, a comparison sign,
            an empty part (元//人), marks alone, more than 40 characters, or a beginning that belongs to the number in
            front of it (3, 100km, 十人, -5元): the amount would print as another one.
    """

    symbol: str
    factor: Fraction = field(init=False)
    dimension: Dimension = field(init=False)
    known: bool = field(init=False)
    kind: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        for name, value in zip(("factor", "dimension", "known", "kind"), _resolve(self.symbol), strict=True):
            object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Unit):
            return NotImplemented
        return self.factor == other.factor and self.dimension == other.dimension

    def __hash__(self) -> int:
        return hash((self.factor, self.dimension))

    def __str__(self) -> str:
        return self.symbol

    def __repr__(self) -> str:
        return f"Unit({self.symbol!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return (parse_unit, (self.symbol,))

    def converts_to(self, other: "Unit", /) -> bool:
        """Whether amounts of this unit have a value in *other*."""
        require(other, Unit, "other")
        return self.dimension == other.dimension

    @property
    def countable(self) -> bool:
        """Whether it counts things (次, 期, 人次) or is the plain number; money, area and mass are not countable."""
        return self.kind in {COUNT, "number"}

    @property
    def scale(self) -> str:
        """The scale word in front (万 in 万人次), or an empty text."""
        return _split_scale(self.symbol)[0]


def unlike(left: Unit, right: Unit) -> IncompatibleUnitsError:
    """
    The error of two units that do not convert, with what helps with units of their kinds.

    >>> print(unlike(Unit("%"), Unit("个百分点")))
    expected units of one dimension, found '%' and '个百分点'; points are the difference of two percentages, not one
    """
    found = " and ".join(repr(unit.symbol or "a plain number") for unit in (left, right))
    kinds = {left.kind, right.kind}
    if kinds == {"money"}:
        advice = "nothing converts them: exchange one at a rate of your own"
    elif kinds == {"ratio", "points"}:
        advice = "points are the difference of two percentages, not one"
    else:
        advice = "nothing converts them: state both in one unit"
    message = f"expected units of one dimension, found {found}; {advice}"
    return IncompatibleUnitsError(left.symbol, right.symbol, message=message)


_Resolved = tuple[Fraction, Dimension, bool, str]


def _load() -> tuple[dict[str, _Resolved], dict[str, str]]:
    """The table as a mapping from each spelling to its meaning, and to its main symbol."""
    meanings: dict[str, _Resolved] = {"": (Fraction(1), (), True, "number")}
    main: dict[str, str] = {}
    for row in ROWS:
        if row.definition:
            factor, _, units = row.definition.partition(" ")
            amount = Fraction(factor)
            dimension: Dimension = ()
            for symbol in units.split("·"):
                amount, dimension = amount * meanings[symbol][0], _product(dimension, meanings[symbol][1], 1)
        else:
            amount, dimension = Fraction(1), ((row.symbol, 1),)
        for symbol in (row.symbol, *row.synonyms.split()):
            meanings[symbol] = (amount, dimension, True, row.kind)
            main[symbol] = row.symbol
    for word in COUNTERS:
        meanings.setdefault(word, (Fraction(1), ((word, 1),), True, COUNT))
        main.setdefault(word, word)
    return meanings, main


def _product(left: Dimension, right: Dimension, sign: int) -> Dimension:
    powers = dict(left)
    for name, exponent in right:
        powers[name] = powers.get(name, 0) + sign * exponent
    return tuple(sorted((name, exponent) for name, exponent in powers.items() if exponent))


_MEANINGS, MAIN_SYMBOLS = _load()
KNOWN_SYMBOLS: tuple[str, ...] = tuple(sorted(MAIN_SYMBOLS, key=lambda symbol: (-len(symbol), symbol)))
"""Each spelling that the table knows, longest first."""


def kind_of(symbol: str, /) -> str | None:
    """What a spelling of the table measures, or ``None`` where the table does not know it."""
    meaning = _MEANINGS.get(symbol)
    return None if meaning is None else meaning[3]


def scale_of(symbol: str, /) -> str:
    """The scale word in front of a unit (万 of 万人), or an empty text."""
    return _split_scale(symbol)[0]


def _split_scale(symbol: str) -> tuple[str, str]:
    if symbol in _MEANINGS or any(symbol.startswith(word) for word in _OWN_SCALE):
        return "", symbol
    for scale in SCALES:
        if symbol.startswith(scale):
            return scale, symbol[len(scale) :]
    return "", symbol


def _resolve(symbol: str) -> _Resolved:
    direct = _MEANINGS.get(symbol)
    if direct is not None:
        return direct
    if _is_no_unit(symbol):
        raise _not_a_unit(symbol)
    head, *tails = symbol.split("/")
    factor, dimension, known, kind = _multiply(head, symbol) if head else _MEANINGS[""]
    for tail in tails:
        amount, powers, part_known, _ = _multiply(tail.removeprefix("每"), symbol)
        factor, dimension, known = factor / amount, _product(dimension, powers, -1), known and part_known
        kind = "compound"
    if not head and not dimension:
        dimension, kind = ((_RATIO_BASE, 1),), RATIO
    return *_joined(factor, dimension), known, kind


def _joined(factor: Fraction, dimension: Dimension) -> tuple[Fraction, Dimension]:
    """An amount with what has a name as a product under that name: 床·日 as 床日."""
    powers = dict(dimension)
    for word, parts in JOINED.items():
        units = [_MEANINGS[part] for part in parts]
        bases = [base for unit in units for base, _ in unit[1]]
        power = powers.get(bases[0], 0)
        if abs(power) == 1 and all(powers.get(base) == power for base in bases):
            for amount, dimension_of_it, _, _ in units:
                factor, dimension = factor / amount**power, _product(dimension, dimension_of_it, -power)
            dimension = _product(dimension, ((word, 1),), power)
    return factor, dimension


def _is_no_unit(symbol: str) -> bool:
    """Whether it is no text of a unit, or an amount in front of it would go on into it (3, 100km, 十人, -5元)."""
    if len(symbol) > MAX_LENGTH or _FORBIDDEN.search(symbol):
        return True
    head = symbol.partition("/")[0]
    word = _split_scale(head)[1]
    if not word or word in _MEANINGS:
        return False
    is_number = word != _WEIGHT and numeral_or_none(word) is not None
    return is_number or word.startswith(_GOES_ON) or symbol.endswith(_HALF) or not _begins_a_word(word)


def _begins_a_word(text: str) -> bool:
    """Whether a text begins as a word does and is not made of marks alone."""
    return (text[0].isalpha() or text[0] in _SIGNS) and any(map(str.isalnum, text))


def _multiply(text: str, symbol: str) -> _Resolved:
    direct = _MEANINGS.get(text) if text else None
    if direct is not None:
        return direct
    factor, dimension, known, kind = _MEANINGS[""]
    parts = _SEPARATORS.split(text)
    for part in parts:
        amount, powers, part_known, kind = _atom(part.removeprefix("每"), symbol)
        factor, dimension, known = factor * amount, _product(dimension, powers, 1), known and part_known
    return factor, dimension, known, kind if len(parts) == 1 else "compound"


def _atom(text: str, symbol: str) -> _Resolved:
    number, word = _number_before(text)
    if not text or number == 0:
        raise _not_a_unit(symbol)
    if number is not None and not word:
        return number, (), True, RATIO
    scale, word = _split_scale(word)
    times = (number or Fraction(1)) * SCALES.get(scale, 1)
    meaning = _meaning_of(word, symbol)
    return times * meaning[0], *meaning[1:]


def _meaning_of(word: str, symbol: str) -> _Resolved:
    """What a word behind a scale measures: 万千牛 has a scale again, and 千0 and 千百 are none."""
    meaning = _MEANINGS.get(word)
    if meaning is not None:
        return meaning
    if word[:1].isdecimal() or word in SCALES:
        raise _not_a_unit(symbol)
    return _atom(word, symbol) if _split_scale(word)[0] else (Fraction(1), ((word, 1),), False, COUNT)


def _number_before(text: str) -> tuple[Fraction | None, str]:
    """The number in front of a word, if any, and the word: 100 and km of 100km; a word of the table is whole."""
    match = None if text in _MEANINGS else _ATOM.fullmatch(text)
    if match is None:
        return None, text
    numeral = numeral_or_none(match[1]) if match[1] else None
    return None if numeral is None else Fraction(numeral.value), match[2]


_RATIO_BASE = "倍"


def _not_a_unit(symbol: str) -> InvalidValueError:
    message = (
        f"expected a unit such as 元/人·年 or 万人次, found {symbol[:MAX_LENGTH]!r}; "
        "write one word, or words joined by / and ·"
    )
    return InvalidValueError(message, code="unit-invalid")


def line_of(unit: Unit, /) -> Dimension:
    """
    What amounts of a unit are measured on: its dimension, or its own where its words cancel, which is no plain number.

    >>> line_of(Unit("小时/日")) == line_of(Unit("分钟/周")), line_of(Unit("小时/日")) == line_of(Unit(""))
    (True, False)
    """
    if unit.dimension or unit.kind != "compound":
        return unit.dimension
    head = parse_unit(unit.symbol.partition("/")[0]).dimension
    return tuple((f"{word}/{word}", power) for word, power in head)


def on_one_line(left: Unit, right: Unit, /) -> bool:
    """Whether amounts of two units are measured on one line: 元/人 and 万元/人, but not 元 and 元/人."""
    return left is right or line_of(left) == line_of(right)


class Factor(NamedTuple):
    """
    One word of a unit.

    Attributes:
        times: The number in front of it, scale included: 10,000 of 万人次, 100 of 100km, else 1.

        word: The main symbol of a word that the table knows, else the word itself; empty for a mere number.
    """

    times: Fraction
    word: str


def parts_of(unit: Unit, /) -> tuple[tuple[Factor, ...], ...]:
    """
    The words of a unit: first those in front of the slashes, then those behind each of them.

    >>> [[(str(factor.times), factor.word) for factor in part] for part in parts_of(Unit("万元/人·年"))]
    [[('10000', '元')], [('1', '人'), ('1', '年')]]

    The numbers in front of the words of one part are put together in front of its first.
    """
    require(unit, Unit, "unit")
    head, *tails = (unit.symbol,) if unit.symbol in _MEANINGS else unit.symbol.split("/")
    return tuple(_factors(part.removeprefix("每") if at else part) for at, part in enumerate((head, *tails)))


def _factors(text: str) -> tuple[Factor, ...]:
    parts = (text,) if text in _MEANINGS else _SEPARATORS.split(text)
    found = [_factor(part.removeprefix("每")) for part in parts]
    times = Fraction(1)
    for factor in found:
        times *= factor.times
    return (Factor(times, found[0].word), *(Factor(Fraction(1), factor.word) for factor in found[1:]))


def _factor(text: str) -> Factor:
    match = _ATOM.fullmatch(text)
    number, word = (match[1], match[2]) if match is not None and text not in _MEANINGS else (None, text)
    numeral = numeral_or_none(number) if number else None
    scale, word = _split_scale(word)
    times = Fraction(1) if numeral is None else Fraction(numeral.value)
    return Factor(times * SCALES.get(scale, 1), MAIN_SYMBOLS.get(word, word))


def parse_unit(text: str, /) -> Unit:
    """
    The unit that a text names; equal spellings give one shared object.

    >>> parse_unit("元/人*月") == parse_unit("元/人·月")
    True

    Raises:
        InvalidValueError: (``unit-invalid``) as :class:`Unit` does.

        WrongTypeError: When it is no text.
    """
    if type(text) is not str:
        require(text, str, "unit")
    return _kept(text)


_kept = lru_cache(maxsize=4096)(Unit)


PLAIN = parse_unit("")
"""The plain number: 2100 with nothing beside it."""


@lru_cache(maxsize=1024)
def spellings(word: str, /) -> tuple[str, ...]:
    """
    How the table spells a unit, with its scale: m² as 平方米 too.

    >>> spellings("日")[:3], spellings("万户"), spellings("蒲式耳")
    (('日', '天', '自然日'), ('万户',), ('蒲式耳',))
    """
    scale, rest = _split_scale(word)
    main = MAIN_SYMBOLS.get(rest, rest)
    return tuple(f"{scale}{spelled}" for spelled, other in MAIN_SYMBOLS.items() if other == main) or (word,)
