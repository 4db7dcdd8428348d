"""
From a quantity token to a value: the number, its scale, its unit, and whether it is a rate.

Needs: ``text.tokens``, ``values``.  Used by: ``clauses``.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from perfmodel.errors import InvalidValueError
from perfmodel.targets.faults import Unreadable
from perfmodel.values.number import EXACT, MAX_DIGITS, SCALES, chinese_integer, numeral_or_none
from perfmodel.values.period import Period, PeriodUnit
from perfmodel.values.quantity import Quantity, checked_quantity
from perfmodel.values.unit import MAIN_SYMBOLS, PLAIN, Unit, kind_of, parse_unit

if TYPE_CHECKING:
    from perfmodel.lexicon.tokens import Amount

_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_PERIOD_WORDS = {
    "年": PeriodUnit.YEAR,
    "年度": PeriodUnit.YEAR,
    "半年": PeriodUnit.HALF_YEAR,
    "季度": PeriodUnit.QUARTER,
    "季": PeriodUnit.QUARTER,
    "个季": PeriodUnit.QUARTER,
    "个季度": PeriodUnit.QUARTER,
    "月": PeriodUnit.MONTH,
    "个月": PeriodUnit.MONTH,
    "月份": PeriodUnit.MONTH,
    "周": PeriodUnit.WEEK,
    "星期": PeriodUnit.WEEK,
    "天": PeriodUnit.DAY,
    "日": PeriodUnit.DAY,
    "学期": PeriodUnit.TERM,
}
_PERIOD = re.compile(
    rf"(\d{{1,3}}|[一两二三四五六七八九十]{{1,2}})?\s?({'|'.join(sorted(_PERIOD_WORDS, key=len, reverse=True))})",
    re.ASCII,
)
_EVERY = re.compile(r"每")
_BOTH = re.compile(r"([^()]+)\(([^()]+)\)")
_SCALE_ONLY = re.compile(r"万亿|千亿|百亿|亿|千万|百万|万|千|百")


def period(number: str | None, word: str) -> Period:
    """The period of 每两年, 每半年, /季度."""
    count = 1 if not number else (int(number) if number.isascii() else chinese_integer(number) or 1)
    if not count:
        raise Unreadable(code="number-invalid")
    return Period(count, _PERIOD_WORDS[word])


_PARENTHESIS = re.compile(r"(/?)\(([^()]*)\)$")


def _halves(part: str) -> str:
    """A denominator of two words without a mark between: 元/生年 is 元/生·年."""
    head, slash, word = part.rpartition("/")
    if not slash or kind_of(_SCALE_ONLY.sub("", word)) is not None:
        return part
    for cut in range(len(word) - 1, 0, -1):
        if kind_of(word[:cut]) is not None and kind_of(word[cut:]) is not None:
            return f"{head}/{word[:cut]}·{word[cut:]}"
    return part


@lru_cache(maxsize=4096)
def unit_of(written: str) -> Unit:
    """
    The unit as people write it, in one spelling for blanks, 每 and the names of ratios.

    元每人每月 is 元/人·月, (%) and 百分比 are %.
    """
    symbol = "".join(written.split())
    if "/" in symbol:
        symbol = "·".join(
            _halves(part) for part in _PARENTHESIS.sub(lambda found: (found[1] or "·") + found[2], symbol).split("·")
        )
    if kind_of(symbol) in {"ratio", "points"}:
        symbol = MAIN_SYMBOLS[symbol]
    elif "每" in symbol.lstrip("/"):
        head, *tails = _EVERY.split(
            symbol.replace("/每", "每").replace(".每", "每").replace("·每", "每").replace("*每", "每")
        )
        symbol = "/".join((head, "·".join(tails))) if "/" not in head else "·".join((head, *tails))
    try:
        return parse_unit(symbol)
    except InvalidValueError as error:
        raise Unreadable(code="unit-invalid") from error


def column_unit(cell: str) -> str | None:
    """
    The unit column's text, or ``None`` where it names no unit.

    Of 台（套） and 百分比（%） the first word counts; 人（次） is 人次.
    """
    word = "".join(cell.split()).removeprefix("单位:")
    alone = _ENCLOSED.fullmatch(word)
    word = word if alone is None else alone[1]
    both = _BOTH.fullmatch(word)
    if both is not None and kind_of(both[1]) is not None and kind_of(both[2]) is not None:
        word = f"{both[1]}次" if both[2] == "次" else both[1]
    return None if word in _NO_UNIT else word


_ENCLOSED = re.compile(r"\(([^()%]+)\)")
_NO_UNIT = frozenset(("", "/", "-", "--", "无", "\\", "*", "定性", "定量", "是/否", "文字描述"))
"""Cells of a unit column that name no unit."""


YEAR = re.compile("(?:19|20)[0-9]{2}")


def is_year_in_column(cell: str, column: str | None) -> bool:
    """Whether a cell is a year of the calendar whose unit column says 年: 2024 there is no span of 2024 years."""
    return column in {"年", "年度"} and YEAR.fullmatch(cell.strip()) is not None


_COINS = {"¥": "元", "$": "美元", "€": "欧元"}
_HALF = Decimal("0.5")


def quantity_of(amount: "Amount", column: str | None) -> Quantity:
    """The value that an amount says; *column* is the unit of a column beside it."""
    if amount.form == "num":
        return _arabic(amount, column)
    if amount.form == "all":
        return Quantity(Decimal(100), parse_unit("%"))
    if amount.form == "ratio":
        return _ratio(amount)
    numeral = numeral_or_none(amount.number)
    if numeral is None or (amount.form == "of" and numeral.scale):
        raise Unreadable(*amount.span, code="number-invalid")
    if amount.form == "of":
        return Quantity(numeral.value, _part(amount))
    value = numeral.value + _HALF if amount.half else numeral.value
    return Quantity(value, _unit(numeral.scale + amount.scale, amount.unit, column))


def _ratio(amount: "Amount") -> Quantity:
    """1:15, 3/4; what has decimals (1:0.4) is taken times ten or a hundred on both sides, since units count whole."""
    places = max(len(side.partition(".")[2]) for side in (amount.number, amount.parts))
    top, bottom = (Decimal(side).scaleb(places, EXACT) for side in (amount.number, amount.parts))
    if not bottom:
        raise Unreadable(*amount.span, code="number-invalid")
    return Quantity(top, parse_unit(f"/{int(bottom)}"))


def _arabic(amount: "Amount", column: str | None) -> Quantity:
    """¥1,200, 80多万元, 1年半, 2个半月."""
    digits = amount.number.replace(",", "").replace("负", "-").replace("零下", "-")
    if len(digits) > MAX_DIGITS:
        start = amount.span[0]
        raise Unreadable(start, start + len(amount.number), code="number-long")
    unit = _unit(amount.scale, _COINS[amount.coin] if amount.unit is None and amount.coin else amount.unit, column)
    value = Decimal(digits)
    return Quantity(value + _HALF, unit) if amount.half else checked_quantity(value or value.copy_abs(), unit)


def _part(amount: "Amount") -> Unit:
    """The unit of 万分之五, 三分之二, 10万分之一."""
    symbol = _PARTS.get(amount.parts)
    if symbol is None:
        parts = numeral_or_none(amount.parts)
        whole = 0 if parts is None else int(parts.value * SCALES.get(parts.scale, 1))
        if whole < 2:  # noqa: PLR2004 - halves and smaller
            raise Unreadable(*amount.span, code="number-invalid")
        symbol = f"/{whole}"
    return parse_unit(symbol)


def _unit(scale: str, written: str | None, column: str | None) -> Unit:
    if written is not None:
        if column is not None and column.startswith(f"{scale}{written}/"):
            return unit_of(column)
        return unit_of(scale + written)
    if column is None:
        return unit_of(scale) if scale else PLAIN
    there = _SCALE_ONLY.match(column)
    if scale and there is not None and unit_of(column).scale:
        if there[0] != scale:
            raise Unreadable(code="unit-conflict")
        return unit_of(column)
    return unit_of(scale + column)


def rate_of(unit: Unit) -> tuple[Unit, Period] | None:
    """The counted thing and the period of 次/年; ``None`` for 元/人·年, 小时/天 and all else."""
    head, slash, tail = unit.symbol.partition("/")
    match = _PERIOD.fullmatch(tail) if slash and head else None
    if match is None:
        return None
    counted = unit_of(head)
    return (counted, period(match[1], match[2])) if counted.countable and counted.dimension else None


def per_thing(quantity: Quantity, *things: str) -> Quantity:
    """The quantity with further denominators: 每人每月 500元 is 500 元/人·月."""
    symbol = quantity.unit.symbol
    joined = "·".join(things)
    return Quantity(quantity.value, unit_of(f"{symbol}·{joined}" if "/" in symbol else f"{symbol}/{joined}"))
