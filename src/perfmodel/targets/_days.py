"""
Days: how a day, a month, a quarter or a year is written, and the span of days that two of them say.

A day, a month's end or a ten-day part of a month before 前 is included.  A bare month before 前 (9月前) is ambiguous:
the latest day is the last of the month before, and until the end of the named month it stays doubtful.
"""

import re
from typing import NamedTuple, TypeAlias

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._beside_values import AFTER
from perfmodel.lexicon._comparison_words import COMPARATORS, NEGATORS
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._lexemes import Rule, rule
from perfmodel.targets._skeleton import (
    A_NUMBER,
    CLASSES,
    DAY,
    DAYS,
    LAST,
    MANY,
    MONTH_DAY,
    MONTH_END,
    MONTH_START,
    MONTHS,
    NINE,
    NUMBER_SIGNS,
    PADDED,
    SMALL,
    STAMP_DAY,
    STAMP_MONTH,
    TWELVE,
    TWO_DIGITS,
    YEAR,
    YEAR_MONTH,
    ZEROS,
    Hole,
)
from perfmodel.targets._unit_ends import HAN, NO_THING
from perfmodel.values._number import TO_TEN, chinese_integer

LEAP, MONTHS_A_YEAR = 2000, 12
_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_OFFSETS = {"次": 1, "翌": 1, "明": 1, "来": 1, "下": 1, "第": 1, "去": -1, "上": -1, "前": -1}

Ref: TypeAlias = int | Hole
"""A number that the words give, or the place of one in the text."""


class Moment(NamedTuple):
    """
    One end of a deadline as the text gives it.

    Attributes:
        year: The year in the text, or ``None``.

        short: Whether the year has two digits only.

        offset: How many years after the plan's own the text says it lies (次年, 去年, 今年), or ``None``.

        months: The first and the last month.

        quarters: Whether these are quarters.

        days: The first and the last day, or ``None`` for whole months; 31 stands for the last day.

        exact: Whether it is one day.

        at_end: Whether only the last day counts (底, 末).

        bare: ``year`` where it is a year and nothing more, ``whole`` where it says 全年 or 年内, else an empty text.

        doubt: Whether it may be a number as well: 2023.12, 202312, 6.30.

        sign: The class of that number.
    """

    year: Ref | None = None
    short: bool = False
    offset: int | None = None
    months: tuple[Ref, Ref] = (1, MONTHS_A_YEAR)
    quarters: bool = False
    days: tuple[Ref, Ref] | None = None
    exact: bool = False
    at_end: bool = False
    bare: str = ""
    doubt: bool = False
    sign: str = ""

    def at(self, first: int) -> "Moment":
        """The same with places counted from the first number of the text, of which *first* stand before it."""
        months = (_moved(self.months[0], first), _moved(self.months[1], first))
        days = None if self.days is None else (_moved(self.days[0], first), _moved(self.days[1], first))
        year = None if self.year is None else _moved(self.year, first)
        return self._replace(year=year, months=months, days=days)


def _moved(ref: Ref, first: int) -> Ref:
    return Hole(ref.index + first) if isinstance(ref, Hole) else ref


def _ref(match: re.Match[str], group: str) -> Ref:
    """What a group says: a Chinese numeral, or the place of the number that stands there."""
    text = match[group]
    if A_NUMBER.match(text) is None:
        return chinese_integer(text) or 0
    before = match.string[match.start() : match.start(group)]
    return Hole(len(A_NUMBER.findall(before)))


# --- how days look ----------------------------------------------------------------------------------------------------

_MONTH_WORD = f"(?:十[一二]?|[{TO_TEN}])"
_DAY_WORD = rf"(?:三十一?|二?十[一二三四五六七八九]?|[{TO_TEN}])"
_CLOCK = rf"(?:\s?[{CLASSES}](?:时|点|:[{CLASSES}](?::[{CLASSES}])?)(?:[{CLASSES}]分)?)"
_BEFORE = r"\s?(?:之前|以前|前(?!后))"
_YEAR_WORDS = (
    r"当年度?|本年度?|今年|次年度?|翌年度?|明年度?|来年|下一?年度?|第二年度?"
    rf"|去年(?=[上下]半年|第?[一二三四]季|[{MONTHS}]{{1,2}}月|{_MONTH_WORD}月|年?[底末])"
    rf"|(?:上一?年度?|前一年度?)(?=[{MONTHS}]月|{_MONTH_WORD}月|年?[底末])"
)
_NOT_A_MONTH = r"(?!龄|薪|租|均|供|嫂|票|度|刊|饼|季|以上|以内|以下|之内|/|活动|[^,;。]{0,2}宣传月)"
_WORDED = (
    rf"(?:(?P<year>[{YEAR}])\s?(?:年\s?度?|财年|财政年度|(?=[上下]半年|第?[一二三四]季度|全年))|(?P<short>[{TWO_DIGITS}])年(?=\s?(?:年?底|末|[{MONTHS}]月(?!以|内)|[上下]半年|第?[一二三四]季))"
    rf"|(?P<chinese>二[〇零○][〇零○一二三四五六七八九]{{2}})年度?|(?P<word>{_YEAR_WORDS}))?\s?"
    r"(?:(?P<half>[上下]半年)"
    rf"|(?P<quarters>前)(?P<quarter3>[二两三]|[{NINE}])个?季度"
    rf"|(?:第?(?P<quarter1>[一二三四]|[{NINE}])(?:季度)?[-~至到、和])?第?(?P<quarter2>[一二三四]|[{NINE}])\s?季(?:度|(?=末|底|前))"
    rf"|(?<=年)(?P<open>[{MONTHS}])(?=\s?[-~至到]{{1,2}}\s?[{MONTHS}]月)"
    rf"|(?P<month>[{DAYS}{MANY}](?=月[底末前]|月[{CLASSES}]{{1,2}}|月份?(?:[底末前]|之前|以前))|[{MONTHS}]|(?<=年)[{CLASSES}]|{_MONTH_WORD})\s?月份?{_NOT_A_MONTH}"
    rf"(?:\s?(?P<day>[{CLASSES}]|{_DAY_WORD})(?:\s?[日号](?!均|常|产|以上|以下|以内|/)|(?=\s?(?:$|[,;。)(~至-]|前|之前|以前)))(?P<clock>{_CLOCK})?)?"
    r"|(?P<whole>全年度?(?!预算|执行|目标|任务|计划|累计|平均|总)|年度?内|年内))?"
    r"(?P<end>\s?(?:年底|年末|岁末|年终|月底|月末|上旬|中旬|下旬|底(?![座盘片层图])|末(?![端位梢日])|初))?"
)
_NUMERIC = (
    rf"(?P<year>[{YEAR}])\s?(?P<mark>[-./])\s?(?P<month>[{CLASSES}])\s?(?P=mark)\s?(?P<day>[{CLASSES}])日?"
    rf"(?!\.?[{CLASSES}])(?P<clock>{_CLOCK})?"
)
_YEAR_AND_MONTH = (
    rf"(?P<year>[{YEAR}])[-/](?P<month>[{MONTHS}])月?(?![{CLASSES}%]|[-/][{CLASSES}])"
    rf"(?=$|[^{CLASSES}\w]|[-~至到前之以底月末])(?P<end>底|末)?"
)
_DECIMALS = (
    rf"(?P<dotted>[{YEAR_MONTH}])(?P<monthly>月)?(?P<end>底|末)?(?=$|[,;。)\s~至到-]|前|之前|以前|完|内|以内|之内)"
)
_MONTH_AND_DAY = rf"(?P<dotted>[{MONTH_DAY}{MONTH_END}{MONTH_START}])日?(?={_BEFORE}|\s?(?:底)?前)"
_MONTH_SLASH_DAY = rf"(?P<month>[{MONTHS}])/(?P<day>[{DAYS}])日?(?={_BEFORE})"
_STAMPS = rf"(?P<stamp>[{STAMP_MONTH}{STAMP_DAY}])(?=$|[,;。)\s~至到-]|前|之前|以前|完)"


def _worded(match: re.Match[str]) -> Moment | None:
    """2024年6月30日, 6月底, 上半年, 今年内: a day in words, ``None`` where the words name none."""
    end = (match["end"] or "").strip()
    if _names_no_day(match, end):
        return None
    found = _part_of_year(_year_of(match), match)
    if end in _TENS:
        return found._replace(days=_TENS[end])
    if end:
        return found._replace(at_end=True)
    if any(match[group] is not None for group in _PARTS_OF_YEAR):
        return found
    return found._replace(bare="whole" if match["whole"] is not None else "year")


_PARTS_OF_YEAR = ("half", "quarter2", "quarter3", "month", "open")


def _names_no_day(match: re.Match[str], end: str) -> bool:
    """Whether there are no words, a beginning (6月初), or an end of nothing: 底 alone, 2024年月底 without a month."""
    if match.end() == match.start() or end == "初":
        return True
    if end in {"底", "末"}:
        return match.start("end") == match.start()
    return match["month"] is None and (end in _TENS or end.startswith("月"))


def _year_of(match: re.Match[str]) -> Moment:
    """The year of a day, in digits (2024年, 24年), in Chinese (二〇二四年) or as a word (今年)."""
    if match["year"] is not None:
        return Moment(year=_ref(match, "year"))
    if match["short"] is not None:
        return Moment(year=_ref(match, "short"), short=True)
    if match["chinese"] is not None:
        return Moment(year=chinese_integer(match["chinese"]))
    return Moment() if match["word"] is None else Moment(offset=_OFFSETS.get(match["word"][0], 0))


def _part_of_year(found: Moment, match: re.Match[str]) -> Moment:
    if match["half"] is not None:
        return found._replace(months=(1, 6) if match["half"].startswith("上") else (7, MONTHS_A_YEAR))
    if match["quarter3"] is not None:
        return found._replace(months=(1, _ref(match, "quarter3")), quarters=True)
    if match["quarter2"] is not None:
        last = _ref(match, "quarter2")
        first = last if match["quarter1"] is None else _ref(match, "quarter1")
        return found._replace(months=(first, last), quarters=True)
    if match["open"] is not None:
        month = _ref(match, "open")
        return found._replace(months=(month, month))
    return found if match["month"] is None else _month_of(found, match)


def _month_of(found: Moment, match: re.Match[str]) -> Moment:
    month = _ref(match, "month")
    if match["day"] is None:
        return found._replace(months=(month, month))
    day = _ref(match, "day")
    return found._replace(months=(month, month), days=(day, day), exact=True)


def _numeric(match: re.Match[str]) -> Moment:
    month, day = _ref(match, "month"), _ref(match, "day")
    return Moment(year=_ref(match, "year"), months=(month, month), days=(day, day), exact=True)


def _year_and_month(match: re.Match[str]) -> Moment:
    month = _ref(match, "month")
    return Moment(year=_ref(match, "year"), months=(month, month), at_end=match["end"] is not None)


def _dotted(match: re.Match[str]) -> Moment:
    """2023.12 and 6.30: both numbers stand in one, which filling takes apart."""
    groups = match.groupdict()
    sure = groups.get("monthly") is not None or groups.get("end") is not None
    hole = Hole(0)
    if match["dotted"] == YEAR_MONTH:
        return Moment(
            year=hole, months=(hole, hole), at_end=groups.get("end") is not None, doubt=not sure, sign=match["dotted"]
        )
    return Moment(months=(hole, hole), days=(hole, hole), exact=True)


def _slashed(match: re.Match[str]) -> Moment:
    """12/25前."""
    month, day = _ref(match, "month"), _ref(match, "day")
    return Moment(months=(month, month), days=(day, day), exact=True)


def _stamp(match: re.Match[str]) -> Moment:
    hole = Hole(0)
    if match["stamp"] == STAMP_MONTH:
        return Moment(year=hole, months=(hole, hole), doubt=True, sign=match["stamp"])
    return Moment(year=hole, months=(hole, hole), days=(hole, hole), exact=True, doubt=True, sign=match["stamp"])


_WORD_STARTS = NUMBER_SIGNS + TO_TEN + "二当本今次翌明来下第去上前全年岁"
_NTH = rf"[二三四五六七八九十{SMALL}](?:季度|月)|一(?:季度|月)[^{TO_TEN}]"
"""The third quarter or March and no three of them, without 个 or 每: 3季度1次; but 一季度一次 is once a quarter."""
_COMPARED = rf"(?:{any_word(NEGATORS)}?{alternation(COMPARATORS)})?\s?"
"""What may stand between a period and its count: 一年不少于4次, 半年≥1次."""

RULES: tuple[Rule, ...] = (
    rule(
        "clock",
        NUMBER_SIGNS + "年",
        rf"(?:[{YEAR}]年(?:[{MONTHS}]月)?|[{MONTHS}]月|年)初(?![中级步始期审稿验心衷选诊赛一二三预计目批下结数安既设])",
    ),
    rule("clock", "次当", r"(?:次|当)[月日](?:底|末)?|当天|当日"),
    rule(
        "bad",
        "每隔间",
        rf"(?:每间?|间)?隔(?:[{CLASSES}]|[{TO_TEN}两半几])\s?个?(?:工作日|小时|天|日|周|星期|月|年|季度)",
        lambda _: "period-unknown",
    ),
    rule("bad", "每", rf"每(?:[{CLASSES}]|[{TO_TEN}两])[天日周月年]半(?!年)", lambda _: "period-unknown"),
    rule(
        "clock", "每", rf"每年度?(?=[{MONTHS}]月(?!以|内)|{_MONTH_WORD}月(?!以|内)|[上下]半年|第?[一二三四{NINE}]季度)"
    ),
    rule("every", "双隔", r"(?P<every>双|隔)(?P<each>周|日|天|月|年|季度)"),
    rule(
        "every",
        "每",
        rf"每\s?(?P<every>[两双隔{TO_TEN}]|[{SMALL}])?\s?个?(?P<each>学期|半年|季度|年度|个?季|月份|个?月|星期|周|天|日|年)(?:(?<=[季度月])[底末](?!前|之前|以前))?(?!内|底|[{CLASSES}]{{1,2}}日|末前|均|龄|初|次|轮)",
    ),
    rule("bad", "每", r"每(?:半个?月|旬)", lambda _: "period-unknown"),
    rule("bad", "半旬", rf"(?:半个?月|旬)(?=(?:[{TO_TEN}两]{{1,3}}|[{SMALL}])[次期场回])", lambda _: "period-unknown"),
    rule("clock", "每", rf"每(?:月|季度?|年)(?:初|[{CLASSES}]{{1,2}}[日号])"),
    rule(
        "clock",
        "每",
        rf"每(?:年|季度?|月|周|半年|学期)(?:年底|月底|末|底|[{CLASSES}]{{1,2}}[日号]|[上中下]旬)(?={_BEFORE}|内|$)",
    ),
    rule("apiece", "每", "每", apart=True),
    rule(
        "bad",
        "每",
        rf"每个(?!不[超高低少多大小]|至[少多]|最[多少高低])[{HAN}]{{1,16}}?(?=\s?[{CLASSES}≤≥<>=]|不[超高低少多大小]|至[少多]|最[多少高低])",
        lambda _: "unit-invalid",
    ),
    rule("bad", "每", rf"每(?:个)?(?:(?!{NO_THING})[{HAN}]){{1,3}}(?=\s?[{CLASSES}])", lambda _: "unit-invalid"),
    rule("every", "/", r"/(?P<every>)(?P<each>学期|半年|季度|年度|个?月|星期|周|天|日|年)(?=$|[,;。)])"),
    rule(
        "every",
        TO_TEN + NUMBER_SIGNS + "半两",
        rf"(?!{_NTH})(?P<every>[两{TO_TEN}]|[{SMALL}])?个?(?P<each>学期|半年|季度|年度|个?季|月|周|天|日|年)(?=(?:[{TO_TEN}两]{{1,3}}|[{SMALL}])[次期场回])",
    ),
    rule(
        "every",
        TO_TEN + NUMBER_SIGNS + "半两",
        rf"(?<![前上头近首去下])(?!{_NTH})(?P<every>[两{TO_TEN}]|[{NINE}])?个?(?P<each>学期|半年|月|周|天|日|年)(?={_COMPARED}(?:[{TO_TEN}两]{{1,3}}|[{SMALL}])[次期场回])",
    ),
    rule("day", "12" + NUMBER_SIGNS, _NUMERIC, _numeric, apart=True),
    rule("day", NUMBER_SIGNS, _YEAR_AND_MONTH, _year_and_month),
    rule("day", NUMBER_SIGNS, _DECIMALS, _dotted),
    rule("day", NUMBER_SIGNS, _MONTH_AND_DAY, _dotted),
    rule("day", NUMBER_SIGNS, _MONTH_SLASH_DAY, _slashed),
    rule("day", NUMBER_SIGNS, _STAMPS, _stamp),
    rule("bad", NUMBER_SIGNS, rf"[{MONTHS}](?:[、,][{MONTHS}]){{2,11}}月份?", lambda _: "days-apart"),
    rule("day", _WORD_STARTS, _WORDED, _worded, apart=True),
    rule("clock", NUMBER_SIGNS, rf"(?P<day>[{DAYS}])[日号](?={_BEFORE})"),
    rule(
        "clock",
        NUMBER_SIGNS,
        rf"[{TWELVE}{DAY}{PADDED}]:[{TWO_DIGITS}{DAY}{LAST}{ZEROS}](?=$|[,;。)])|[{CLASSES}]:[{ZEROS}]|[{CLASSES}]:[{CLASSES}](?=\s?[-~至到前后起])",
    ),
    rule(
        "clock",
        NUMBER_SIGNS,
        rf"[{PADDED}{NINE}{TWELVE}{DAY}{ZEROS}](?:时|点(?![{CLASSES}五六七八九一二三四零]))(?:[{CLASSES}]分)?(?=\s?[-~至到前后起]|$|[,;。)])",
    ),
)
"""How days look; ``clock`` is a time that names no day of the year."""

FOLLOWED = regex(rf"\s?{any_word(AFTER)}")
"""Words behind a day that make it a beginning, not an end."""
