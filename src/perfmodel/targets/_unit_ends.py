"""
Where a unit ends: from the place behind a number to the end of the unit that stands there.

``元/人·月``, ``次每年``, ``元/(人·天)`` and ``元/100km`` are one unit each.  A word of the unit table counts as a
unit unless it begins a longer word (一次性, 3年级); two measure words that people write together are one (家次,
万亩次, 个批次); a word that no table knows counts where the clause ends behind it, and is then kept whole.

All steps look at a bounded number of characters, so reading stays linear.
"""

import re

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._beside_values import (
    BEHIND_DENOMINATORS,
    BEHIND_OPEN_UNITS,
    DENOMINATORS_ASIDE,
    EQUIVALENT,
    KILOMETRES,
    LAST_DENOMINATORS,
    LONGER_WORDS,
    NO_OPEN_UNITS,
    ON_AVERAGE,
    SECOND_UNITS,
    UNIT_BOUND_STARTS,
)
from perfmodel.lexicon._remarks import NO_UNITS
from perfmodel.lexicon._rows import any_word
from perfmodel.lexicon._things import NOUNS, RECEIVERS, SUMS, VERBS
from perfmodel.targets._skeleton import CLASSES, WHOLE
from perfmodel.values._unit import KNOWN_SYMBOLS, kind_of

HAN = rf"^\x00-\u02ff\u2000-\u303f\U00010000-\U0010ffff{CLASSES}"
"""
A class of characters that begins with ``^``: all but Latin, punctuation, signs and numbers, which leaves Han.

Written by what it leaves out, since a regex compiler walks through each character of a range: a tenth of the time.
"""

A_HAN = regex(f"[{HAN}]")

SCALE = r"(?:万亿|千亿|百亿|亿|千万|百万|万|千(?![米克瓦伏分帕卡])|百(?!分))"
"""A scale word in front of a unit; 千米 and 百分点 are units of their own."""

_SIZES: dict[str, list[int]] = {}
"""How long the words of the unit table are, by their first character, longest first."""
for _symbol in KNOWN_SYMBOLS:
    if len(_symbol) not in _SIZES.setdefault(_symbol[0], []):
        _SIZES[_symbol[0]].append(len(_symbol))

_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_NEVER_BEFORE = {
    symbol: _LETTERS if symbol[-1] in _LETTERS else frozenset(LONGER_WORDS.get(symbol[-1], ""))
    for symbol in KNOWN_SYMBOLS
}
"""Each word of the unit table with the characters that no unit stands before."""


_ENDS = rf"$|[/·.*,;。、)(\s:：\-~≥≤<>=+]|{any_word(BEHIND_DENOMINATORS)}"
_BEHIND_PER = rf"(?={_ENDS})"
_BOUNDS = "|".join(NO_UNITS)
_GOING_ON = frozenset("·*/每 \t\n\r\f\v")
_PER_HEAD = regex(rf"(?:[{WHOLE}]|[一两二三四五六十百]{{1,2}}|[双隔](?=[周月日天年]))?(?P<scale>{SCALE})?")
_PER_OPEN = regex(
    rf"(?!(?:{SCALE})?(?:{any_word(UNIT_BOUND_STARTS)}|{_BOUNDS}|$))[{HAN}]{{1,6}}?{_BEHIND_PER}|[A-Za-z]{{1,4}}[23²³]?(?![A-Za-z0-9])",
    re.ASCII,
)
_PER_MARK = regex(r"\s?(?:[/·.*•、]\s?每?|每)(?![年月日]?底)")
_PER_SLASH = regex(r"\s?/\s?(?P<open>\()?每?")
_BARE_SLASH = regex(rf"/\s?[{CLASSES}](?!\s?{SCALE})")
_PER_LAST = regex(rf"{any_word(LAST_DENOMINATORS)}(?![{HAN}])")
_PER_ASIDE = regex(rf"\({any_word(DENOMINATORS_ASIDE)}\)")
_RATIOS = frozenset("%‰‱")
_MANY = 4

_NO_UNIT = rf"(?!{any_word(NO_OPEN_UNITS)}|[零〇一二三四五六七八九十百千万亿点]|{_BOUNDS})"
_OPEN = regex(
    rf"(?:{_NO_UNIT}[{HAN}]{{1,4}}?|[A-Za-zμΩ°]{{1,8}}[²³23]?)"
    rf"(?=\s*+(?:$|[,;。、)/(·]|{any_word(BEHIND_OPEN_UNITS)}|及?之[内上下外间]|[-~至到]|[≥≤<>=]))"
)
_SECOND = regex(
    rf"{any_word(SECOND_UNITS)}|次(?![性数序年])|[cC][oO][2₂](?:{EQUIVALENT}|e)?|班(?=$|[/,;。)])|{KILOMETRES}(?=$|[/,;。)以内至])"
)
"""
What makes one unit with the measure word in front of it: 家次, 万亩次, 千克标准煤, 吨CO₂.

A judgement: any measure word may be counted by occurrence, any mass may be one of coal or carbon dioxide.
"""
_HOURS = {"power": regex(r"时(?=$|[/,;。)])"), "count": regex(r"时(?=$|[/;。)])")}
"""What 时 is an hour of; behind all else it says when: 降雨量≥50mm时，2小时内响应, 客流≥1000人时，增开窗口."""
_NO_SECOND = frozenset("次 人次 % ‰ 个百分点 天 日 月 年 小时 分钟 秒 元".split())


def word_end(text: str, at: int, /) -> int:
    """Where the longest word of the unit table that stands at a place ends; the place itself where there is none."""
    for size in _SIZES.get(text[at : at + 1], ()):
        never = _NEVER_BEFORE.get(text[at : at + size])
        if never is not None and text[at + size : at + size + 1] not in never:
            return min(at + size, len(text))
    return at


def _hours(text: str, word: str, stop: int) -> re.Match[str] | None:
    pattern = _HOURS.get(kind_of(word) or "")
    return None if pattern is None else pattern.match(text, stop)


_CARBON = regex(rf"(?:kg|g|t|kt|Mt)CO[2₂](?:e|{EQUIVALENT})?(?![A-Za-z0-9])", re.ASCII)


def _joined_end(text: str, at: int) -> int:
    """As :func:`word_end`, with a second measure word that belongs to the first: 个批次, 家次, 吨标准煤."""
    stop = word_end(text, at)
    if stop == at:
        carbon = _CARBON.match(text, at)
        return at if carbon is None else carbon.end()
    word = text[at:stop]
    if stop == len(text) or word in _NO_SECOND:
        return stop
    second = _SECOND.match(text, stop) or _hours(text, word, stop)
    if second is not None:
        return second.end()
    return _things_end(text, stop) if word == "个" else stop


def _things_end(text: str, stop: int) -> int:
    """Where the measure word ends that 个 stands in front of: 个批次, 个工作日."""
    further = word_end(text, stop)
    counted = further > stop and (text[further - 1] == "次" or kind_of(text[stop:further]) in {"workday", "calendar"})
    if counted and _AT_END.match(text, further):
        return further
    times = _TIMES_OF.match(text, stop)
    return stop if times is None else times.end()


_AT_END = regex(_BEHIND_PER)
_TIMES_OF = regex(rf"[{HAN}]{{1,2}}次{_BEHIND_PER}")


def known_end(text: str, at: int, /) -> int:
    """Where a unit of known words ends: 元/人·月, 人·次; the place itself where there is none."""
    stop = _joined_end(text, at)
    if stop == at:
        return at
    if text[stop : stop + 1] not in _GOING_ON:
        return _open_before_slash(text, at, stop)
    if _is_whole(text, at, stop):
        return stop
    return per_end(text, _product_end(text, stop))


def _is_whole(text: str, at: int, stop: int) -> bool:
    """Whether 每 or a slash behind a unit begins what is none of it: 80-89岁每人每月50元, 100%/24小时内."""
    word = text[at:stop]
    if text[stop] == "每":
        return kind_of(word) == "age"
    return word in _RATIOS and _SHARE_OF_SPAN.match(text, stop) is not None


def _product_end(text: str, stop: int) -> int:
    """Where the words end that a unit is multiplied by, two at the most: 人·次."""
    for _ in range(2):
        if text[stop : stop + 1] not in {"·", "*"} or (longer := _joined_end(text, stop + 1)) == stop + 1:
            break
        stop = longer
    return stop


_SHARE_OF_SPAN = regex(rf"\s?/\s?[{CLASSES}]")
_WORDS_AND_SLASH = regex(rf"(?!{any_word(UNIT_BOUND_STARTS)}|每)[{HAN}]{{1,6}}(?=\s?/)")


def _open_before_slash(text: str, at: int, stop: int) -> int:
    """Words between a measure word and a slash belong to the unit, which is kept whole: 千克干物质/平方米."""
    words = _WORDS_AND_SLASH.match(text, stop)
    return stop if words is None or at == stop else per_end(text, words.end())


def unit_end(text: str, at: int, /) -> int:
    """Where a unit ends, known or not; the place itself where there is none."""
    stop = known_end(text, at)
    if stop > at:
        return stop
    if text[at : at + 1] in _LETTERS or all(
        text[at : at + size] not in _NEVER_BEFORE for size in _SIZES.get(text[at : at + 1], ())
    ):
        opened = _OPEN.match(text, at)
        if opened is not None:
            return per_end(text, opened.end())
    if text.startswith(("/", "每"), at) and _BARE_SLASH.match(text, at) is None:
        return per_end(text, at)
    return at


def per_end(text: str, at: int, /) -> int:
    """Where the denominators behind a unit end: /人·月, 每人每月, /(人·天), /人(月)."""
    if text[at : at + 1] == "每":
        return _further(text, at, _MANY - 1)
    slash = _PER_SLASH.match(text, at)
    if slash is None:
        return _spaced(text, at)
    first = _per_word_end(text, slash.end())
    if first == slash.end():
        return at
    if slash["open"] is not None:
        stop = _further(text, first, _MANY - 1)
        return stop + 1 if text[stop : stop + 1] == ")" else at
    aside = _PER_ASIDE.match(text, first)
    if aside is not None:
        return aside.end()
    stop = _further(text, first, _MANY - 1)
    last = _PER_LAST.match(text, stop)
    return stop if last is None else last.end()


def _spaced(text: str, at: int) -> int:
    """As 每人 behind a blank."""
    stop = _further(text, at + 1, _MANY - 1) if text.startswith(" 每", at) else at + 1
    return at if stop == at + 1 else stop


def _further(text: str, at: int, most: int) -> int:
    """Where up to *most* further denominators end, each behind a mark or 每."""
    for _ in range(most):
        mark = _PER_MARK.match(text, at)
        if mark is None or (stop := _per_word_end(text, mark.end())) == mark.end():
            break
        if text[mark.start()] == "、" and kind_of(text[mark.end() : stop]) is None:
            break
        at = stop
    return at


def _per_word_end(text: str, at: int) -> int:
    """Where one denominator ends: 人, 万车, 100km, 2年."""
    head = _PER_HEAD.match(text, at)
    start = at if head is None else head.end()
    if text[start : start + 1] in _RATIOS:
        return at
    found = _word_or_open(text, start)
    if found == start and head is not None and head["scale"] is not None:
        start = head.start("scale")
        found = _word_or_open(text, start)
        if found == start:
            return head.end()
    return at if found == start else found


def _word_or_open(text: str, at: int) -> int:
    stop = _joined_end(text, at)
    if stop > at:
        return stop
    opened = _PER_OPEN.match(text, at)
    return at if opened is None else opened.end()


_THING_HEAD = regex(rf"每(?:[{CLASSES}]|一(?![十百千万次体项面直定点])|十(?=[万亿]))?(?:{SCALE})?")


NO_THING = "[每年月日不未超达于为至多少过低高提增降减完成开组均约近上下]"
"""What no thing behind 每 holds, and verbs do: 每提高1个百分点, 每完成1项."""
_NO_NOUN = regex(NO_THING)
_RUN = regex(
    rf"(?!不[超高低少多大小]|至[少多]|最[多少高低大小长短])[{HAN}]{{1,16}}?(?=\s?(?:[{CLASSES}≤≥<>=]|每|不[超高低少多大小]|至[少多]|最[多少高低大小长短]|[约近达超]{{1,2}}[{CLASSES}]))"
)
"""Words up to a number or a comparison."""
_NOUN_SIZES = tuple(sorted({len(noun) for noun in RECEIVERS}, reverse=True))
_DEEDS = regex(f"{alternation(VERBS)}*(?:{ON_AVERAGE})?{any_word(SUMS)}?")
_LONGEST_NOUN, _LONGEST_UNKNOWN = 8, 3


def _table_noun_end(text: str, at: int) -> int:
    """Where the longest noun ends that stands at a place and can receive something; the place itself for none."""
    return next((at + size for size in _NOUN_SIZES if text[at : at + size] in RECEIVERS), at)


def _noun_end(text: str, at: int) -> int:
    """
    Where the noun ends that 每个 stands before: 学校 in 每个学校2名, 示范村 in 每个示范村补助5万元.

    What follows it up to the number is known deeds and sums, or else the words are an unknown noun: of three characters
    at the most, since a longer run may hold a verb.
    """
    run = _RUN.match(text, at)
    if run is None:
        return at
    stop = run.end()
    for end in range(at + 1, min(stop, at + _LONGEST_NOUN) + 1):
        known = any(text[begin:end] in NOUNS for begin in range(at, end))
        if known and _DEEDS.fullmatch(text, end, stop) is not None:
            return end
    unknown = stop - at <= _LONGEST_UNKNOWN and _table_noun_end(text, at) == at
    return stop if unknown and _NO_NOUN.search(run[0]) is None else at


def thing_end(text: str, at: int, /) -> int:
    """
    Where 每人, 每万人 or 每个乡镇 ends; behind 每 itself where no thing stands there.

    Of 每个 with words of which nobody can tell where the noun ends it is none.
    """
    head = _THING_HEAD.match(text, at)
    stop = at + 1 if head is None else head.end()
    end = word_end(text, stop)
    if end == stop:
        stop = at + 1 if text[at + 1 : at + 2] != "一" else stop
        end = max(word_end(text, stop), _table_noun_end(text, stop))
    if text[stop:end] == "个":
        noun = _noun_end(text, end)
        if noun == end and _RUN.match(text, end) is not None:
            return at + 1
        end = max(word_end(text, end), noun)
    return at + 1 if end == stop else end
