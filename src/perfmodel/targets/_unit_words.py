"""Units as people write them: 元每人每月, 百分比（%）, 元/人、天, 亿人公里; and the rates among them."""

import re
from functools import lru_cache

from perfmodel._patterns import alternation, regex
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._beside_values import KILOMETRES
from perfmodel.lexicon._remarks import NO_TARGET, UNIT_HEADING
from perfmodel.lexicon._rows import words_of
from perfmodel.lexicon._things import NOUNS
from perfmodel.targets._making import Unreadable
from perfmodel.targets._unit_ends import SCALE
from perfmodel.values._number import SCALES, chinese_integer
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
    rf"({alternation(_PERIOD_WORDS)})",
    re.ASCII,
)


_EVERY = regex(r"每")
_KNOWN_EVERY = regex(alternation(symbol for symbol in KNOWN_SYMBOLS if "每" in symbol))
"""Units of the table that hold 每 themselves: 兆每秒."""


_BOTH = regex(r"([^()]+)\(([^()]+)\)")


SCALE_ONLY = regex("|".join(SCALES))


_PARENTHESIS = regex(r"(/?)\(([^()]*)\)$")


def period(number: str | None, word: str, /) -> Period:
    """The period of 每两年, 每半年, /季度."""
    return Period(_count_of(number), _PERIOD_WORDS[word])


def _count_of(number: str | None) -> int:
    """How many periods a number in front of one says: none is one, 双 and 隔 are two."""
    if not number:
        return 1
    if number in {"双", "隔"}:
        return 2
    return int(number) if number.isascii() else chinese_integer(number) or 1


def _halves(part: str) -> str:
    """A denominator of two words without a mark between: 元/生年 is 元/生·年, 元/人月 is 元/人·月."""
    head, slash, word = part.rpartition("/")
    if slash and kind_of(word) == "labour" and kind_of(SCALE_ONLY.sub("", head)) == "money":
        return f"{head}/{word[0]}·{word[1:]}"
    cut = None if not slash or _is_one_word(word) else _place_between(word)
    if cut is None:
        return part
    if word[:cut] in _PERIOD_WORDS:  # 12次/周次
        raise Unreadable(code="unit-invalid")
    return f"{head}/{word[:cut]}·{word[cut:]}"


def _place_between(word: str) -> int | None:
    """Where the first of two units ends, the longest that there is."""
    return next((cut for cut in range(len(word) - 1, 0, -1) if _are_units(word[:cut], word[cut:])), None)


def _is_one_word(word: str) -> bool:
    """Whether a denominator is a known noun, a unit or a period as it stands."""
    return word in NOUNS or kind_of(SCALE_ONLY.sub("", word)) is not None or _PERIOD.fullmatch(word) is not None


def _are_units(first: str, second: str) -> bool:
    """Whether both are words of the unit table."""
    return kind_of(first) is not None and kind_of(second) is not None


_PRODUCTS = (KILOMETRES, "时")


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
    symbol = _without_loose("".join(written.split()))
    if "/" not in symbol and not _is_known(symbol):
        symbol = _two_words(symbol)
    if _is_english_time(symbol):
        symbol = MAIN_SYMBOLS[symbol]
    if "/" in symbol:
        symbol = _with_denominators(symbol)
    if kind_of(symbol) in {"ratio", "points"}:
        symbol = MAIN_SYMBOLS[symbol]
    elif "每" in symbol.lstrip("/") and not _KNOWN_EVERY.search(symbol):
        symbol = _with_slash(symbol)
    try:
        return parse_unit(symbol)
    except InvalidValueError as error:
        raise Unreadable(code="unit-invalid") from error


def _without_loose(symbol: str) -> str:
    """A measure word of times without the 个 in front of it: 个批次 is 批次."""
    loose = len(symbol) > len("个次") and symbol[0] == "个" and symbol[-1] == "次"
    return symbol[1:] if loose and kind_of(symbol[1:]) == "count" else symbol


def _is_known(symbol: str) -> bool:
    """Whether it is a word of the unit table, with or without a scale."""
    return kind_of(symbol) is not None or kind_of(SCALE_START.sub("", symbol, count=1)) is not None


def _is_english_time(symbol: str) -> bool:
    """Whether it is an English word for a time, longer than a sign: hours."""
    return len(symbol) > len("ms") and symbol.isascii() and symbol.isalpha() and kind_of(symbol) in {"time", "calendar"}


def _with_denominators(symbol: str) -> str:
    """Denominators in brackets or behind 、 as further ones: 元/人（天） and 元/人、天 are 元/人·天."""
    opened = _PARENTHESIS.sub(lambda found: (found[1] or "·") + found[2], symbol.replace("、", "·"))
    return "·".join(_halves(part) for part in opened.split("·"))


def _with_slash(symbol: str) -> str:
    """Denominators behind 每 as behind a slash: 元每人每月 is 元/人·月."""
    for mark in "/.·*":
        symbol = symbol.replace(f"{mark}每", "每")
    head, *tails = _EVERY.split(symbol)
    return "·".join((head, *tails)) if "/" in head else f"{head}/{'·'.join(tails)}"


def column_unit(cell: str, /) -> str | None:
    """
    The unit column's text, or ``None`` where it names no unit.

    Of 台（套）, 台、套 and 百分比（%） the first word counts; 人（次） is 人次.
    """
    word = "".join(cell.split()).removeprefix(UNIT_HEADING)
    alone = _ENCLOSED.fullmatch(word)
    word = word if alone is None else alone[1]
    word = _first_listed(word[1:] if word.startswith("1/") else word)  # 1/10万
    both = _BOTH.fullmatch(word)
    if both is not None:
        word = _with_aside(word, both[1], both[2])
    return None if word in _NO_UNIT else _SAME.get(word, word)


def _first_listed(word: str) -> str:
    """The first of two units of a list that are one thing by two names: 台 of 台、套."""
    first, listed, second = word.partition("、")
    alike = listed and kind_of(first) == kind_of(second) == "count" and _APART.isdisjoint({first, second})
    return first if alike else word


def _with_aside(word: str, first: str, second: str) -> str:
    """A unit with what stands in brackets behind it: a word that changes nothing (元（人民币）), or a second unit."""
    if second in _ASIDES.get(first, ()):
        return first
    return _of_two(first, second) if _are_units(first, second) else word


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
"""Kinds of units that a time is stated in."""

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
    if not counted.countable or not counted.dimension or _ends_in_measure(counted, head):
        return None
    return counted, period(match[1], match[2])


def _ends_in_measure(unit: Unit, symbol: str) -> bool:
    """Whether a unit that no table knows ends in one of measure, which nobody counts: 标立方米."""
    return not unit.known and any(kind_of(symbol[at:]) in _MEASURED for at in range(1, len(symbol)))


def per_thing(quantity: Quantity, *things: str) -> Quantity:
    """The quantity with further denominators: 每人每月 500元 is 500 元/人·月."""
    symbol = quantity.unit.symbol
    joined = "·".join(things)
    return Quantity(quantity.value, unit_of(f"{symbol}·{joined}" if "/" in symbol else f"{symbol}/{joined}"))
