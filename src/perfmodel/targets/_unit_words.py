"""Units as people write them: 元每人每月, 百分比（%）, 元/人、天, 亿人公里; and the rates among them."""

import re
from functools import lru_cache

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._remarks import NO_TARGET, UNIT_HEADING
from perfmodel.lexicon._rows import words_of
from perfmodel.lexicon._things import NOUNS
from perfmodel.targets._making import Unreadable
from perfmodel.targets._unit_ends import SCALE
from perfmodel.values._number import chinese_integer
from perfmodel.values._period import Period, PeriodUnit
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import KNOWN_SYMBOLS, MAIN_SYMBOLS, Unit, kind_of, parse_unit

SCALE_START = regex(SCALE)


_PERIOD_WORDS = {
    "年": PeriodUnit.YEAR,
    "年度": PeriodUnit.YEAR,
    "全年": PeriodUnit.YEAR,
    "半年": PeriodUnit.HALF_YEAR,
    "季度": PeriodUnit.QUARTER,
    "季": PeriodUnit.QUARTER,
    "个季": PeriodUnit.QUARTER,
    "个季度": PeriodUnit.QUARTER,
    "月": PeriodUnit.MONTH,
    "月度": PeriodUnit.MONTH,
    "个月": PeriodUnit.MONTH,
    "月份": PeriodUnit.MONTH,
    "周": PeriodUnit.WEEK,
    "星期": PeriodUnit.WEEK,
    "天": PeriodUnit.DAY,
    "日": PeriodUnit.DAY,
    "学期": PeriodUnit.TERM,
}


_PERIOD = regex(
    r"(\d{1,3}|[一两二三四五六七八九十]{1,2}|[双隔])?\s?"
    rf"({'|'.join(sorted(_PERIOD_WORDS, key=len, reverse=True))})",
    re.ASCII,
)


_EVERY = regex(r"每")
_KNOWN_EVERY = regex("|".join(re.escape(symbol) for symbol in KNOWN_SYMBOLS if "每" in symbol))
"""Units of the table that hold 每 themselves: 兆每秒."""


_BOTH = regex(r"([^()]+)\(([^()]+)\)")


SCALE_ONLY = regex(r"万亿|千亿|百亿|亿|千万|百万|万|千|百")


_PARENTHESIS = regex(r"(/?)\(([^()]*)\)$")


def period(number: str | None, word: str, /) -> Period:
    """The period of 每两年, 每半年, /季度."""
    count = (
        1
        if not number
        else 2
        if number in {"双", "隔"}
        else (int(number) if number.isascii() else chinese_integer(number) or 1)
    )
    return Period(count, _PERIOD_WORDS[word])


def _halves(part: str) -> str:
    """A denominator of two words without a mark between: 元/生年 is 元/生·年."""
    head, slash, word = part.rpartition("/")
    if slash and kind_of(word) == "labour" and kind_of(SCALE_ONLY.sub("", head)) == "money":
        return f"{head}/{word[0]}·{word[1:]}"  # 元/人月 is 元/人·月
    if (
        not slash
        or word in NOUNS
        or kind_of(SCALE_ONLY.sub("", word)) is not None
        or _PERIOD.fullmatch(word) is not None
    ):
        return part
    for cut in range(len(word) - 1, 0, -1):
        if kind_of(word[:cut]) is not None and kind_of(word[cut:]) is not None:
            if word[:cut] in _PERIOD_WORDS:  # 12次/周次
                raise Unreadable(code="unit-invalid")
            return f"{head}/{word[:cut]}·{word[cut:]}"
    return part


_PRODUCTS = ("公里", "时")


def _two_words(symbol: str) -> str:
    """A product of two words without a mark between: 亿人公里 is 亿人·公里, 台时 台·小时."""
    for second in _PRODUCTS:
        first = symbol.removesuffix(second)
        if first != symbol and kind_of(SCALE_ONLY.sub("", first)) is not None:
            return f"{first}·{'小时' if second == '时' else second}"
    return symbol


@lru_cache(maxsize=4096)
def unit_of(written: str, /) -> Unit:
    """
    The unit as people write it, in one spelling for blanks, 每, 、 and the names of ratios.

    元每人每月 is 元/人·月, 元/人、天 is 元/人·天, (%) and 百分比 are %.
    """
    symbol = "".join(written.split())
    if len(symbol) > len("个次") and symbol[0] == "个" and symbol[-1] == "次" and kind_of(symbol[1:]) == "count":
        symbol = symbol[1:]
    if "/" not in symbol and kind_of(symbol) is None and kind_of(SCALE_START.sub("", symbol, count=1)) is None:
        symbol = _two_words(symbol)
    if len(symbol) > 2 and symbol.isascii() and symbol.isalpha() and kind_of(symbol) in {"time", "calendar"}:  # noqa: PLR2004 - hours
        symbol = MAIN_SYMBOLS[symbol]
    if "/" in symbol:
        symbol = symbol.replace("、", "·")
        symbol = "·".join(
            _halves(part) for part in _PARENTHESIS.sub(lambda found: (found[1] or "·") + found[2], symbol).split("·")
        )
    if kind_of(symbol) in {"ratio", "points"}:
        symbol = MAIN_SYMBOLS[symbol]
    elif "每" in symbol.lstrip("/") and not _KNOWN_EVERY.search(symbol):
        head, *tails = _EVERY.split(
            symbol.replace("/每", "每").replace(".每", "每").replace("·每", "每").replace("*每", "每")
        )
        symbol = "/".join((head, "·".join(tails))) if "/" not in head else "·".join((head, *tails))
    try:
        return parse_unit(symbol)
    except InvalidValueError as error:
        raise Unreadable(code="unit-invalid") from error


def column_unit(cell: str, /) -> str | None:
    """
    The unit column's text, or ``None`` where it names no unit.

    Of 台（套）, 台、套 and 百分比（%） the first word counts; 人（次） is 人次.
    """
    word = "".join(cell.split()).removeprefix(UNIT_HEADING)
    alone = _ENCLOSED.fullmatch(word)
    word = word if alone is None else alone[1]
    word = word[1:] if word.startswith("1/") else word  # 1/10万
    first, listed, second = word.partition("、")
    if listed and kind_of(first) == kind_of(second) == "count" and _APART.isdisjoint({first, second}):
        word = first  # 台、套
    both = _BOTH.fullmatch(word)
    if both is not None and both[2] in _ASIDES.get(both[1], ()):
        word = both[1]
    elif both is not None and kind_of(both[1]) is not None and kind_of(both[2]) is not None:
        word = _of_two(both[1], both[2])
    return None if word in _NO_UNIT else _SAME.get(word, word)


def _of_two(first: str, second: str) -> str:
    """台（套） is 台, 人（次） 人次, 次（年） 次/年; 人（天） may be either of two units and is none."""
    if second == "次":
        return f"{first}次"
    if kind_of(second) == "workday":
        return f"{NO_UNIT}{first}"  # 天（工作日）
    if kind_of(second) not in {"calendar", "time"} or kind_of(first) in {"calendar", "time"}:
        return first
    return f"{first}/{second}" if first == "次" or kind_of(first) == "money" else f"{NO_UNIT}{first}"


_APART = frozenset("人 次 名 人次".split())
"""What two units in a list are not one thing by another name: 人、次."""
NO_UNIT = "\0"
"""What no unit begins with: any number that takes it from the column is refused (``unit-invalid``)."""

_ASIDES = {"元": ("人民币",), "分": ("百分制", "十分制", "满分")}
"""What says in brackets behind a unit which one it is, and changes nothing."""

_SAME = {
    "年度": "年", "次数": "次", "人数": "人", "户数": "户", "百分数": "%", "百分率": "%",
    "人.天": "人·天", "人.次": "人次", "人.月": "人·月",
}  # fmt: skip
"""Names of a count in the unit column with the unit that they mean."""


_ENCLOSED = regex(r"\(([^()%]+)\)")


_NO_UNIT = frozenset(("", "/", "-", "--", "\\", "*", "定性", "定量", "文字描述", *words_of(NO_TARGET)))
"""Cells of a unit column that name no unit."""


_NUMBER_INSIDE = regex(r"(?P<mark>.?)(?P<number>\d[\d,.]*)(?P<rest>[^/·*]*)", re.ASCII)
TIMES = frozenset({"time", "calendar", "workday"})
"""Kinds of units that a time is told in."""

_TEN = regex(r"10+")


def refuse_second_value(written: str, /) -> None:
    """Refuse a number in a unit that is a value of its own: 100人/200人; but 元/100km and 次/2年 are units."""
    head = written.partition("/")[0]
    for found in _NUMBER_INSIDE.finditer(written):
        per = found["mark"] in {"/", "(", "每"} and found["rest"] != head
        if not per or not (_TEN.fullmatch(found["number"]) or kind_of(found["rest"]) in TIMES):
            raise Unreadable(code="unit-invalid")


_MEASURED = frozenset({"volume", "mass", "area", "length", "energy", "power"})


def rate_of(unit: Unit, /) -> tuple[Unit, Period] | None:
    """The counted thing and the period of 次/年; ``None`` for 元/人·年, 小时/天 and all else."""
    head, slash, tail = unit.symbol.partition("/")
    if tail in {"旬", "半月", "半个月"}:
        raise Unreadable(code="period-unknown")
    match = _PERIOD.fullmatch(tail) if slash and head else None
    if match is None:
        return None
    counted = unit_of(head)
    if not counted.known and any(kind_of(head[at:]) in _MEASURED for at in range(1, len(head))):
        return None  # 标立方米/日
    return (counted, period(match[1], match[2])) if counted.countable and counted.dimension else None


def per_thing(quantity: Quantity, *things: str) -> Quantity:
    """The quantity with further denominators: 每人每月 500元 is 500 元/人·月."""
    symbol = quantity.unit.symbol
    joined = "·".join(things)
    return Quantity(quantity.value, unit_of(f"{symbol}·{joined}" if "/" in symbol else f"{symbol}/{joined}"))
