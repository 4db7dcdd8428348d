"""
Joining: blanks and breaks inside a word, a number's unit or a date are left out before anything is read.

Cells of web tables, lines of PDF files and narrow columns cut words in two: 不低⏎于95%, 3000人⏎次, 12月 31日.  A blank
is left out where the characters on both sides belong together: a word of the lexicon or a unit of the table spans it,
or one side can't do without the other (≥ and its number, a number and 年).  All others stay, since they part clauses.
"""

import re
from functools import cache

from perfmodel.lexicon import changes, comparisons, grades, negation, remarks
from perfmodel.lexicon.ordinary import ORDINARY_WORDS
from perfmodel.lexicon.rows import words_of
from perfmodel.targets.skeleton import A_NUMBER, CLASSES
from perfmodel.targets.units import A_HAN, HAN, word_end
from perfmodel.values.unit import KNOWN_SYMBOLS

_GAP = re.compile(r"(?:[ \t\r\n\f\v]|&nbsp;)+")
_NBSP = "&nbsp;"
_LONGEST_GAP = 3
_SIGNS = frozenset("≥≤<>=≯≮±")
_NUMERAL = frozenset("一二三四五六七八九十两")
_BEHIND = re.compile(
    r"(?:及?其?以[上下内外前]|之[内前间上下外]|或以|左右|上下(?!半)|范围内|前(?!置|期|列|沿|提)|底|末|内(?![容部])|日|号|%|‰)"
)
_CALENDAR = re.compile(r"(?:年|月|日|号|季度?|周|天|时|点|分)")
_AFTER_UNIT = re.compile(rf"[{CLASSES}](?:[万亿千百]{{0,2}})[{HAN}]{{1,4}}$")
_ALWAYS_LEFT, _ALWAYS_RIGHT = frozenset("(:,;、/每~-第"), frozenset(",;。、/):~-")


@cache
def _spanning() -> frozenset[str]:
    """Words that a blank may stand in."""
    rows = (
        *comparisons.BEFORE, *comparisons.BETTER, *comparisons.LATER,
        *comparisons.BEHIND, comparisons.HOLD, comparisons.REACH,
        comparisons.RISEN, comparisons.FALLEN, comparisons.LEAD,
        comparisons.NEAR_BEFORE, comparisons.NEAR_BEHIND, changes.MOVE_UP, changes.MOVE_DOWN,
        *grades.SCALES_OF_GRADES, negation.PLANS, negation.UNREACHED, *remarks.HALVES,
    )  # fmt: skip
    others = {
        "同比",
        "环比",
        "持平",
        "大于等于",
        "小于等于",
        *changes.FIGURES,
        *words_of(negation.DENIALS),
        "百分点",
        "个百分点",
        "二氧化碳",
        "二氧化碳当量",
        "标准煤",
    }
    words = {
        *ORDINARY_WORDS,
        *words_of(*rows),
        *others,
        *(f"不{word}" for word in words_of(*comparisons.BASES)),
        *KNOWN_SYMBOLS,
    }
    return frozenset(word for word in words if len(word) > 1)


_MOST_LEFT, _MOST_RIGHT = 5, 5


def _is_spanned(text: str, start: int, stop: int) -> bool:
    words = _spanning()
    for left in range(1, _MOST_LEFT + 1):
        for right in range(1, _MOST_RIGHT + 1):
            if text[max(start - left, 0) : start] + text[stop : stop + right] in words:
                return True
    return text.startswith("次", stop) and _AFTER_UNIT.search(text, max(start - 8, 0), start) is not None


_ENDS_OPEN = frozenset("每最不未没较比与以至到约近可于不隔")
"""How no line ends but one cut inside a word or in front of what its last word belongs to: 每⏎户, 最⏎高."""

_STARTS_OPEN = frozenset("限达超过低高少多左右")
"""How no line begins but one cut behind the rest of a word: 年⏎限, 不⏎低于."""

_EACH_SCALE = re.compile(r"每[十百千万亿]{1,2}$")
"""How a line ends whose last word goes on: 每千⏎人口."""

_INSIDE = re.compile(f"内{comparisons.NOT_INSIDE}")
_BEFORE_DAY = re.compile(r"(?:之|以)?前(?![置期列沿提往端后景])")
_TIMED = frozenset("时日天月周年季钟秒底末号")


def _is_open(text: str, start: int, stop: int) -> bool:
    """Whether a line ends, or the next begins, with what can't stand there: 1月至⏎12月, 24小时⏎内, 10月1日⏎前."""
    left, right = text[start - 1], text[stop]
    if (
        left in "至到"
        or _EACH_SCALE.search(text, max(start - 4, 0), start) is not None
        or (left in "IVX" and right in "IVX")
    ):
        return True
    if left in _TIMED and (_INSIDE.match(text, stop) is not None or _BEFORE_DAY.match(text, stop) is not None):
        return True
    between_words = A_HAN.match(left) is not None and A_HAN.match(right) is not None
    return between_words and (left in _ENDS_OPEN or right in _STARTS_OPEN)


def _belongs_together(text: str, start: int, stop: int) -> bool:
    left, right = text[start - 1], text[stop]
    broken = "\n" in text[start:stop] or "\r" in text[start:stop]
    open_ended = _is_open(text, start, stop) if broken else left in _ALWAYS_LEFT or right in _ALWAYS_RIGHT
    if open_ended or left in _SIGNS:
        return True
    number, following = A_NUMBER.match(left) is not None, A_NUMBER.match(right) is not None
    if _BEHIND.match(text, stop) is not None and not (broken and right in "内前日号"):
        return not following
    if number and not following:
        return right in "%‰‱℃万亿" or word_end(text, stop) > stop or _CALENDAR.match(text, stop) is not None
    han = A_HAN.match(left) is not None
    dashed = broken and right in "-~" and A_NUMBER.match(text, stop + 1) is not None
    if (dashed and (number or left in "%‰" or han)) or _is_numeral_cut(text, start, stop):
        return True
    if following and han:
        return _AFTER_UNIT.search(text, max(start - 8, 0), start) is None or left in "年月第前"
    return han and A_HAN.match(right) is not None and _is_spanned(text, start, stop)


def _is_numeral_cut(text: str, start: int, stop: int) -> bool:
    """Whether a scale word or a Chinese numeral stands in front of a gap, and its unit or its part of a year behind."""
    left = text[start - 1]
    if left in "万亿千百" and word_end(text, stop) > stop and A_NUMBER.match(text, max(start - 2, 0)) is not None:
        return True
    return left in _NUMERAL and _CALENDAR.match(text, stop) is not None


def join(skeleton: str, /) -> tuple[str, list[int] | None]:
    r"""
    The skeleton without the blanks that only cut a word, and where its characters stood; ``None`` for as it was.

    >>> join("不低\n于一半")[0]
    '不低于一半'
    """
    if _GAP.search(skeleton) is None:
        return skeleton, None
    kept: list[str] = []
    where: list[int] = []
    at = 0
    for gap in _GAP.finditer(skeleton):
        start, stop = gap.span()
        inner = start > 0 and stop < len(skeleton) and len(gap[0].replace(_NBSP, " ")) <= _LONGEST_GAP
        end = start if inner and _belongs_together(skeleton, start, stop) else stop
        kept.append(skeleton[at:end])
        where.extend(range(at, end))
        at = stop
    kept.append(skeleton[at:])
    where.extend(range(at, len(skeleton) + 1))
    return "".join(kept), where
