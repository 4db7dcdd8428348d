"""The unit of a number that stands in brackets beside it, behind its name, or in front: 经费（万元）≤100, 万元：100."""

from perfmodel._patterns import kept, regex
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._heading_words import UNITS
from perfmodel.lexicon._remarks import DUE_NAMES
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import Bound
from perfmodel.targets._cell import Cell
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._lexer import first_of
from perfmodel.targets._making import Unreadable
from perfmodel.targets._operand_plans import COINS, differ
from perfmodel.targets._refused_fronts import leading_unit
from perfmodel.targets._skeleton import YEAR
from perfmodel.targets._unit_words import SCALE_ONLY, unit_of
from perfmodel.values._unit import Unit, kind_of, spellings

_BARE = frozenset({"number", "chinese"})
"""Forms of amounts that may take a unit from beside them."""


def with_unit(place: Place, bound: Bound, amount: Amount, cell: Cell) -> Amount:
    """
    The amount with the unit that stands in brackets beside it, or behind its name: 经费（万元）≤100.

    The sign of a currency says which money it is, and the brackets how much of it one is: 经费（万元）≤¥100 is 100万元.
    """
    named = [lexeme for lexeme in place.head if lexeme.kind != "punctuation"][-1:]
    noted = first_of((*place.behinds(bound), *named), "unit")
    if noted is None:
        return _under(leading_unit(place, cell), amount) if amount.form in _BARE else amount
    unit = str(noted.value)
    if amount.unit is None and _may_be_of(amount.coin, unit):
        return _with_noted(place, bound, amount, noted, cell)
    own = amount.unit or COINS[amount.coin]
    if _contradicts(amount.scale, own, unit, behind=noted not in named):
        raise Unreadable(noted.start, noted.stop, code="unit-conflict")
    return amount


def _may_be_of(coin: str, unit: str) -> bool:
    """Whether an amount of a currency, or of none, may be one of a unit: ¥5 of 万元 and 元/人, not of 人 and 万美元."""
    money = kind_of(SCALE_ONLY.sub("", unit).partition("/")[0]) == "money"
    return not coin or (money and not differ(coin, unit))


def _with_noted(place: Place, bound: Bound, amount: Amount, noted: Lexeme, cell: Cell) -> Amount:
    """
    A number without a unit with that in brackets beside it, where it is not the year or the month of a date.

    A scale of the number stands for that of the brackets: 人数（人）5万, 经费（万元）5万.
    """
    unit = str(noted.value)
    if unit in _PARTS_OF_DATES and _may_be_date(place, noted, amount, cell):
        raise Unreadable(noted.start, place.lexemes[bound.operand].stop, code="number-ambiguous")
    if amount.form not in _BARE:
        return amount
    there = SCALE_ONLY.match(unit) if amount.scale else None
    if there is None:
        return amount._replace(unit=unit)
    if there[0] != amount.scale:
        raise Unreadable(noted.start, place.lexemes[bound.operand].stop, code="unit-conflict")
    return amount._replace(unit=unit.removeprefix(there[0]))


def _contradicts(scale: str, own: str, unit: str, *, behind: bool) -> bool:
    """Whether the unit of a value and that in brackets can't be of one value: ≥95%（户）, but ≥95%（城区）."""
    if is_share(own) and unit_of(unit) != unit_of(own) and not _says_where(unit):
        return True
    each = behind and len(unit) == 1 and kind_of(own) == "money"  # 100元（人）
    if kind_of(unit) == "count" and not each:
        return False
    return not unit_of(scale + own).converts_to(unit_of(unit))


def _says_where(unit: str) -> bool:
    """Whether a word in brackets counts things, and so may say of which a share is: （城区）; but not （人次）."""
    return len(unit) > 1 and kind_of(unit) == "count" and not unit.endswith("次")


_PARTS_OF_DATES = frozenset("年 年度 月 月份 日 号".split())


def _may_be_date(place: Place, noted: Lexeme, amount: Amount, cell: Cell) -> bool:
    """Whether a number beside 年 or 月 may be the year or the month of a date: 完成时间（月）：12, 时间（年）2023."""
    name = cell.text[place.lexemes[place.start].start : noted.start].rstrip()
    return amount.text == YEAR or name.endswith(DUE_NAMES)


def _under(unit: str | None, amount: Amount) -> Amount:
    """The amount with a unit that stands in front of it as its name: 万元：100."""
    if unit is None:
        return amount
    scaled = amount.scale and SCALE_ONLY.match(unit)
    if scaled or (amount.unit is not None and amount.unit != unit):
        raise Unreadable(amount.start, amount.stop, code="unit-conflict")
    return amount._replace(unit=unit)


def is_share(unit: str) -> bool:
    """Whether a unit is one of shares: %, ‰, 个百分点."""
    return kind_of(unit) in {"ratio", "points"}


# --- in front of a reported number ------------------------------------------------------------------------------------


def is_number_last(text: str) -> bool:
    """Whether the only number of a text has nothing behind it."""
    return _BEHIND_WORDS.fullmatch(fold(text)) is not None


def unit_in_front(text: str, subject: str | None, symbol: str) -> str:
    """
    The spelling of a unit, or the sign of a currency, that stands in front of a number and not behind it; else empty.

    >>> unit_in_front("合格率百分之9.5", "合格率", "%"), unit_in_front("¥50", None, "元")
    ('百分之', '¥')
    """
    match = _BEHIND_WORDS.fullmatch(fold(text)) if symbol else None
    if match is None:
        return ""
    front = match["front"].removeprefix(fold(subject or "")).strip(" :=")
    spelled = map(fold, (*spellings(symbol), *COINS))
    return next((word for word in spelled if front == word or (len(word) > 1 and front.endswith(word))), "")


_BEHIND_WORDS = regex(r"(?P<front>[^0-9]*)[0-9,]*\.?[0-9]+\s*")
"""A number with nothing behind it."""


# --- in a heading or the name of a row --------------------------------------------------------------------------------

_LONGEST_UNIT = 8
_UNIT_WORD = regex(rf"^{any_word(UNITS)}[:为/]?\s*|^以(?=.+计$)|(?<=.)计$")
_LAST_NOTE = regex(r"[(（]([^()（）]{1,12})[)）]\s*$")  # noqa: RUF001 - as printed
"""A note at the end of a name, 单位： and a unit at most."""


def is_unit(text: str, /) -> bool:
    """
    Whether a text is a unit that the table of units knows.

    >>> is_unit("万人次"), is_unit("东区"), is_unit("/万元")
    (True, False, False)
    """
    word = "".join(text.split())
    if not 0 < len(word) <= _LONGEST_UNIT or word[0] == "/" or any(sign.isdigit() for sign in word):
        return False
    try:
        unit = Unit(word)
    except InvalidValueError:
        return False
    return unit.known and bool(unit.symbol)


def noted_unit(note: str, /) -> str | None:
    """
    The unit that a note in brackets names, or ``None``.

    >>> noted_unit("单位：万元"), noted_unit("%"), noted_unit("东区")
    ('万元', '%', None)
    """
    unit = _UNIT_WORD.sub("", fold(note))
    return unit if is_unit(unit) else None


@kept
def unit_of_name(name: str, /) -> tuple[str, str] | None:
    """
    The name of a row without the unit in brackets at its end, and that unit; ``None`` for others, and parts of dates.

    >>> unit_of_name("培训人次（万人次）"), unit_of_name("覆盖率(单位：%)"), unit_of_name("完成时间（月）")
    (('培训人次', '万人次'), ('覆盖率', '%'), None)
    """
    note = _LAST_NOTE.search(name)
    unit = None if note is None else noted_unit(note[1])
    if note is None or unit is None or unit in _PARTS_OF_DATES:
        return None
    return name[: note.start()].rstrip(), unit
