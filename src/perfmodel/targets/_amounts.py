"""
Amounts: a number with its scale and its unit, as lexemes and as values.

80多万元, 万分之五, 1.5×10⁴m³, 1百2十万, 2亿5000万元, 1/15, 12/10万, ¥1,200, 三十余次, 半年, 50w元.
"""

import re
from typing import NamedTuple

from perfmodel._arguments import MAX_DIGITS
from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import BOUND_STARTS
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._lexemes import Rule, rule
from perfmodel.targets._skeleton import (
    CLASSES,
    DAY,
    GROUPED_YEAR,
    LAST,
    MANY,
    NINE,
    NUMBER_SIGNS,
    PADDED,
    TWELVE,
    WHOLE,
    ZERO,
    ZEROS,
    N,
)
from perfmodel.targets._unit_ends import HAN, SCALE, known_end, unit_end, word_end
from perfmodel.targets._unit_words import SCALE_START
from perfmodel.values._number import CHINESE_DIGITS, CHINESE_NUMERAL_CHARACTERS, PARTS_OF, TO_TEN, numeral_or_none
from perfmodel.values._unit import kind_of

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_CHINESE = rf"[{CHINESE_NUMERAL_CHARACTERS}]{{1,{MAX_DIGITS}}}+(?:点[{CHINESE_DIGITS}]{{1,{MAX_DIGITS}}}+)?"
_LONGER = rf"[{CHINESE_NUMERAL_CHARACTERS}]{{{MAX_DIGITS + 1},{2 * MAX_DIGITS}}}+"
_HALF_WORD = r"半(?=个?(?:[年月天日周]|小时|学[期年]|分钟))"
_BEFORE_HALF = r"个半(?=月|小时|学期|工作日|百分点|星期|钟头|班次)"
_RATIO_END = rf"(?=\s?(?:$|[,;。、()\s]|{any_word(BOUND_STARTS)}|的))"


class Amount(NamedTuple):
    """
    What stands in an amount, as written.

    Attributes:
        form: ``number``, ``chinese``, ``part`` (三分之二), ``ratio`` (1/3), ``all`` (百分之百), ``mixed`` (1百2十万).

        text: The number's own text; class signs stand for numbers.

        number_stop: Where the number with its scale ends.

        scale: The scale word behind it (not the one inside a Chinese numeral), or an empty text.

        parts: The denominator of a fraction or ratio, or an empty text.

        coin: The sign of a currency in front, or an empty text.

        unit: The unit's text, or ``None``.

        tail: 多, 余, 几 or + behind it, or an empty text.

        half: Whether 个半 or 半 adds a half.

        power: The exponent of ten, as text, or an empty text.

        start: Where it begins.

        stop: Where it ends.
    """

    form: str
    text: str
    number_stop: int
    scale: str = ""
    parts: str = ""
    coin: str = ""
    unit: str | None = None
    tail: str = ""
    half: bool = False
    power: str = ""
    start: int = 0
    stop: int = 0

    @property
    def plain(self) -> bool:
        """Whether it is a number in digits with nothing around it, which another end may give its unit."""
        return self.form == "number" and self.unit is None and not (self.coin or self.tail or self.half or self.power)


_END_OF_HALF = r"(?=$|[,;。)、\s]|[以之]?[上下内]|以[外前]|左右)"
"""What may stand behind the half of a unit: 3天半以内, not 5天半数."""
_TAIL = regex(rf"(?<=[{HAN}])[多余]|(?<=元)[整正]|(?<=[年时])半(?!年)|(?<=[{HAN}])半{_END_OF_HALF}|\+(?=$|[,;。])")
_TENTH = regex(rf"[一二三四五六七八九](?=(?:$|[,;。)、\s]|{any_word(BOUND_STARTS)}))")
_ROUND = frozenset("百 千 万 百万 千万 亿 百亿 千亿 万亿".split())
_SCALES_OF_WORDS = frozenset("百千万亿")
_BLANKS = frozenset(" \t")
_TIMES = "(次)"
_IN_BRACKETS = regex(r"\(([^()]{1,8})\)")


def _all_at(match: re.Match[str]) -> Amount:
    return Amount("all", "", match.end(), start=match.start(), stop=match.end())


def _part_at(match: re.Match[str]) -> Amount:
    return Amount("part", match["of_these"], match.end(), parts=match["of"], start=match.start(), stop=match.end())


def _ratio_at(match: re.Match[str]) -> Amount:
    return Amount("ratio", match["top"], match.end(), parts=match["bottom"], start=match.start(), stop=match.end())


def _ratio_or_clock(match: re.Match[str]) -> str:
    """Why 1:18 is no amount, and 8:30 may be a time."""
    hour, minute = match[0][0], match[0][-1]
    is_clock = ":" in match[0] and ((minute in _MINUTES and hour in _HOURS) or minute in {PADDED, ZEROS})
    return "number-ambiguous" if is_clock else "ratio-ambiguous"


_MINUTES = frozenset((TWELVE, DAY, LAST, MANY, PADDED, ZEROS))
_HOURS = frozenset((NINE[0], TWELVE, DAY, ZERO, ZEROS, PADDED))


def _mixed_at(match: re.Match[str]) -> Amount:
    unit, end = _unit_at(match.string, match.end(), chinese=False)
    number, scale = match["mixed"], match["mixed_scale"] or ""
    return Amount("mixed", number, match.end(), scale=scale, unit=unit, start=match.start(), stop=end)


def _power_at(match: re.Match[str]) -> Amount:
    unit, end = _unit_at(match.string, match.end(), chinese=False)
    power = match["base_power"] or match["base_up"]
    return Amount("power", match["base"], match.end(), unit=unit, power=power, start=match.start(), stop=end)


def _number_at(match: re.Match[str]) -> Amount:
    """The amount of a number in digits: ¥1,200, 80多万元, 1.5×10⁴m³, 3个多小时, 50w元."""
    coin, number, power, power_up, more, scale, num_more, half = match.groups()
    text = match.string
    tail, number_stop = _few(text, match.end(), more or num_more or "")
    unit, stop = _unit_at(text, number_stop, chinese=False)
    unit = _in_yuan(unit)
    if scale in {"w", "W"}:
        counted = unit is not None or coin or text.startswith("像", number_stop)
        scale = "万" if counted else scale
    behind = _TAIL.match(text, stop)
    if behind is not None:
        tail, stop = tail or behind[0], behind.end()
        longer = word_end(text, stop) if unit == "个" else stop
        unit, stop = (text[stop:longer], longer) if longer > stop else (unit, stop)  # 3个多小时
    return Amount(
        "number",
        number,
        number_stop,
        scale=scale or "",
        coin=coin or "",
        unit=unit,
        tail=tail,
        half=half is not None or tail == "半",
        power=power or power_up or "",
        start=match.start(),
        stop=stop,
    )


def _few(text: str, stop: int, tail: str) -> tuple[str, int]:
    """多, 余 or 几 behind a number, and where it ends; 几 without a unit behind it is part of another word: 30几乎."""
    if tail == "几" and word_end(text, stop) == stop:
        return "", stop - 1
    return tail, stop


def _in_yuan(unit: str | None) -> str | None:
    """人民币 behind a number is 元: 50万人民币, 300人民币/人."""
    if unit is None or unit[:1] != "人" or unit.partition("/")[0] != _CURRENCY:
        return unit
    return f"元{unit[len(_CURRENCY) :]}"


def _chinese_at(match: re.Match[str]) -> Amount | None:
    """The amount of a Chinese numeral; ``None`` where the characters are none."""
    text, start = match.string, match.start()
    said, more, scale, and_half = match.groups("")
    tail, number_stop = _few(text, match.end(), more)
    unit, unit_stop = _unit_at(text, number_stop, chinese=True)
    number, stop = _spelt_out(said, unit, tail, text, unit_stop)
    if numeral_or_none(number) is None and number != "半":
        return None
    behind = _TAIL.match(text, stop)
    if behind is not None:
        if behind[0] == "半" and number[-1] in _SCALES_OF_WORDS:
            return None  # 五万元半
        if behind[0] not in "多余":
            tail, stop = tail or behind[0], behind.end()
    half = and_half != "" or tail == "半"
    return Amount("chinese", number, number_stop, scale=scale, unit=unit, tail=tail, half=half, start=start, stop=stop)


def _spelt_out(said: str, unit: str | None, tail: str, text: str, stop: int) -> tuple[str, int]:
    """A numeral with what writing leaves out, and where it ends: 三成五 is 三点五, 百人 is 一百."""
    tenth = _TENTH.match(text, stop) if unit == "成" else None
    if tenth is not None:
        return f"{said}点{tenth[0]}", tenth.end()
    if said in _ROUND and _counts_one(said, unit, tail):
        return f"一{said}", stop
    return said, stop


def _counts_one(number: str, unit: str | None, tail: str) -> bool:
    """Whether 百, 千 or 万 without a digit in front is one of it: 百人, 千余, 百万; 千克 and 千瓦时 are units."""
    if unit is not None and kind_of(number[-1] + unit.partition("/")[0]) is not None:
        return False
    return unit is not None or tail in {"多", "余"} or len(number) > 1


_CURRENCY = "人民币"


def _unit_at(text: str, stop: int, *, chinese: bool) -> tuple[str | None, int]:
    """The unit behind a number, and where it ends; a Chinese numeral, or a blank, takes only a unit of the table."""
    begin, most = stop, 1 if chinese else 3
    while text[begin : begin + 1] in _BLANKS and begin - stop < most:
        begin += 1
    end = known_end(text, begin) if chinese or begin > stop else unit_end(text, begin)
    if end > begin:
        if text.startswith(_TIMES, end):  # 人(次) is 人次
            return f"{text[begin:end]}次", end + len(_TIMES)
        return text[begin:end], end
    return (None, stop) if chinese else _unit_in_brackets(text, begin, stop)


def _unit_in_brackets(text: str, begin: int, stop: int) -> tuple[str | None, int]:
    """The unit that stands in brackets behind a number which ends at *stop*: 500（万元）."""
    inside = _IN_BRACKETS.match(text, begin)
    if inside is None or not _is_unit(inside[1]):
        return None, stop
    return inside[1], inside.end()


def _is_unit(word: str) -> bool:
    """Whether a word in brackets is a unit of the table, with a scale in front or without: （万元）."""
    bare = SCALE_START.sub("", word)
    return known_end(bare, 0) == len(bare) > 0


RULES: tuple[Rule, ...] = (
    rule(
        "bad", NUMBER_SIGNS, rf"{N}\s?[.。'’,]{{1,2}}\s?{N}(?:[.,]{N})*|{N}[,.]{N}[,.]?{N}?", lambda _: "number-invalid"
    ),
    rule("bad", GROUPED_YEAR, rf"{GROUPED_YEAR}\s?年", lambda _: "number-ambiguous"),  # 2,024年
    rule("bad", NUMBER_SIGNS, rf"{N}\s?[\n\r]\s?{N}|{N}[eE][+-]?\d|{N}\s?(?:or|and)\b", lambda _: "number-invalid"),
    rule("bad", "¥$€", rf"[¥$€]\s?{N}\s?[\n\r]\s?{N}", lambda _: "number-invalid"),
    rule("bad", NUMBER_SIGNS, rf"[{WHOLE}][千百]{N}(?![十百千万亿])", lambda _: "number-invalid"),
    rule("bad", "[(", rf"[\[(]\s?-?{N}[%‰\w]{{0,6}}\s?,\s?-?{N}[^\])]{{0,6}}[\])]", lambda _: "number-invalid"),
    rule(
        "bad",
        NUMBER_SIGNS,
        rf"{N}(?:万万|亿[万亿]|千千|百百|[万亿]千(?![米克瓦伏分帕卡])|[万亿]百(?!分))",
        lambda _: "number-invalid",
    ),
    rule(
        "bad",
        NUMBER_SIGNS,
        rf"(?:{N}{SCALE}[{HAN}]{{0,3}}?|(?![{WHOLE}]){N}[{HAN}]{{1,3}}?)半{_END_OF_HALF}",
        lambda _: "number-invalid",  # 5万元半 may be 5.5万元 or 50000.5元, 3.5天半 is no number
    ),
    rule("bad", CHINESE_NUMERAL_CHARACTERS, _LONGER, lambda _: "number-invalid"),
    rule("bad", "*", r"\*{2,}", lambda _: "value-missing"),
    rule("bad", "&", r"&(?!(?:ge|geq|gt|le|leq|lt|nbsp);)[A-Za-z#0-9]{2,8};", lambda _: "text-escaped"),
    rule("bad", "○〇", "[○〇]{2,}", lambda _: "value-missing"),
    rule("bad", NUMBER_SIGNS, rf"{N}[OoQIl|](?:{N}|[OoQIl|])|{N}[OoQ](?![A-Za-z])", lambda _: "number-invalid"),
    rule("bad", ".", rf"\.{N}", lambda _: "number-invalid"),
    rule("amount", "百", r"百分之?百", _all_at),
    rule(
        "amount",
        NUMBER_SIGNS + TO_TEN + "百千万",
        rf"(?P<of>{N}万?|[百千万{TO_TEN}]{{1,4}}){PARTS_OF}(?P<of_these>{N}|{_CHINESE})",
        _part_at,
    ),
    rule("amount", NUMBER_SIGNS, rf"(?P<top>{N})\s?/\s?(?P<bottom>{N})(?![\d/.:]){_RATIO_END}", _ratio_at),
    rule("bad", NUMBER_SIGNS, rf"{N}\s?[:比]\s?{N}(?![\d/.:]){_RATIO_END}", _ratio_or_clock),
    rule(
        "amount",
        NUMBER_SIGNS,
        rf"(?P<mixed>(?=[{WHOLE}]十|[{WHOLE}][百千][{WHOLE}])(?:[{WHOLE}][十百千](?!分)){{1,3}}(?:(?<=十)[{NINE}])?(?![{CLASSES}])"
        rf"|{N}亿[{WHOLE}]千?(?=万)|{N}万[{WHOLE}](?:千(?![米克瓦])|百(?!分)))(?P<mixed_scale>[万亿])?",
        _mixed_at,
    ),
    rule(
        "amount",
        NUMBER_SIGNS,
        rf"(?P<base>{TWELVE})(?:\^(?P<base_power>[{NINE}])|(?P<base_up>[{SUPERSCRIPTS}]{{1,2}}))",
        _power_at,
    ),
    rule(
        "amount",
        NUMBER_SIGNS + "¥$€RCUHE人港",
        rf"(?:(?P<coin>[¥$€]|RMB|CNY|人民币|USD|HKD|EUR|港币)\s?)?(?P<num>{N})(?:\s?[×*xX]\s?{TWELVE}\s?(?:\^?\s?(?P<power>[{NINE}])|(?P<power_up>[{SUPERSCRIPTS}]{{1,2}})))?"
        rf"(?P<more>[多余来](?={SCALE}))?(?:\s?(?P<num_scale>{SCALE}(?![{HAN}]{{0,2}}级)|[wW](?=元|$|[,;。、以]|[次人亩册份条户件篇字吨株只像])))?"
        rf"(?P<num_more>[多余几]|来(?=[人个次家名户项场]))?(?P<num_half>{_BEFORE_HALF})?",
        _number_at,
        apart=True,
    ),
    rule(
        "amount",
        "半" + CHINESE_NUMERAL_CHARACTERS,
        rf"(?P<cn>{_HALF_WORD}|{_CHINESE})(?P<cn_more>[多余几])?(?P<cn_scale>万亿|亿|万)?(?P<cn_half>{_BEFORE_HALF})?",
        _chinese_at,
        apart=True,
    ),
)
"""How an amount begins; its unit follows by :mod:`perfmodel.targets._unit_ends`."""
