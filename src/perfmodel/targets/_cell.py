"""
A cell as the grammar sees it: its lexemes, the columns beside it, and where things stand in the text as written.

Joining: blanks and breaks inside a word, a number's unit or a date are left out before anything is read.

Cells of web tables, lines of PDF files and narrow columns cut words in two: 不低⏎于95%, 3000人⏎次, 12月 31日.  A
blank is left out where the characters on both sides belong together: a word of the lexicon or a unit of the table
spans it, or one side can't do without the other (≥ and its number, a number and 年).  All others stay, since they
part clauses.

What brackets behind a value say once more: how a total spreads over the year (每月1次), or the same bound (≥95%).

They are remarks where they agree with the value; where they don't, or nobody can tell, the value is refused.
"""

from bisect import bisect_left
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon import _remarks as remarks
from perfmodel.lexicon._beside_values import CUT_OFF, UP_AND_DOWN
from perfmodel.lexicon._comparison_words import ORDINARY_WORDS
from perfmodel.lexicon._rows import any_word, words_of
from perfmodel.targets._amounts import Amount
from perfmodel.targets._days import Moment
from perfmodel.targets._lexemes import Kind, Lexeme, matched
from perfmodel.targets._lexer import lexemes_of
from perfmodel.targets._skeleton import A_NUMBER, CLASSES, STAMP_DAY, STAMP_MONTH, YEAR, YEAR_MONTH, Cut, Hole
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_ends import A_HAN, HAN, word_end
from perfmodel.targets._unit_words import NO_UNIT
from perfmodel.values._number import chinese_integer
from perfmodel.values._unit import KNOWN_SYMBOLS, kind_of

_GAP = regex(r"(?:[ \t\r\n\f\v]|&nbsp;)+")
_NBSP = "&nbsp;"
_LONGEST_GAP = 3
_SIGNS = frozenset("≥≤<>=≯≮±")
_NUMERAL = frozenset("一二三四五六七八九十两")
_BEHIND = regex(
    rf"(?:及?其?以[上下内外前]|之[内前间上下外]|{any_word(CUT_OFF)}|{UP_AND_DOWN}(?!半)|前(?!置|期|列|沿|提)|底|末|内(?![容部])|日|号|%|‰)"
)
_CALENDAR = regex("[年月日号季周天时点分]")
_AFTER_UNIT = regex(rf"[{CLASSES}](?:[万亿千百]{{0,2}})[{HAN}]{{1,4}}$")
_ALWAYS_LEFT, _ALWAYS_RIGHT = frozenset("(:,;、/每~-第"), frozenset(",;。、/):~-")


@cache
def _spanning() -> frozenset[str]:
    """Words that a blank may stand in."""
    rows = (
        *comparing.BEFORE, *comparing.BETTER, *comparing.LATER,
        *comparing.BEHIND, comparing.HOLD, comparing.REACH,
        comparing.RISEN, comparing.FALLEN, comparing.LEAD,
        *comparing.NEAR_BEFORE, comparing.NEAR_BEHIND, comparing.MOVE_UP, comparing.MOVE_DOWN,
        *comparing.SCALES_OF_GRADES, comparing.PLANS, comparing.UNREACHED, *remarks.HALVES,
    )  # fmt: skip
    others = {
        "同比",
        "环比",
        "持平",
        "大于等于",
        "小于等于",
        *comparing.FIGURES,
        *words_of(comparing.DENIALS),
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
        *(f"不{word}" for word in words_of(*comparing.BASES)),
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

_EACH_SCALE = regex(r"每[十百千万亿]{1,2}$")
"""How a line ends whose last word goes on: 每千⏎人口."""

_TIME_ENDS = regex(f"内{comparing.NOT_INSIDE}|(?:之|以)?前(?![置期列沿提往端后景])")
"""What stands behind a time that ends it: 24小时⏎内, 10月1日⏎前."""
_TIMED = frozenset("时日天月周年季钟秒底末号")


def _is_open(text: str, start: int, stop: int) -> bool:
    """Whether a line ends, or the next begins, with what can't stand there: 1月至⏎12月, 24小时⏎内, 10月1日⏎前."""
    left, right = text[start - 1], text[stop]
    if left in "至到" or _EACH_SCALE.search(text, max(start - 4, 0), start) is not None:
        return True
    if left in "IVX":
        return right in "IVX"
    if left in _TIMED and _TIME_ENDS.match(text, stop) is not None:
        return True
    between_words = A_HAN.match(left) is not None and A_HAN.match(right) is not None
    return between_words and (left in _ENDS_OPEN or right in _STARTS_OPEN)


def _is_cut_by_blank(text: str, start: int, stop: int) -> bool:
    """Whether what stands before or behind a blank always belongs to the other side: ≥ 95%, 100人 以上."""
    left, right = text[start - 1], text[stop]
    return left in _SIGNS or left in _ALWAYS_LEFT or right in _ALWAYS_RIGHT or _BEHIND.match(text, stop) is not None


def _is_cut_by_break(text: str, start: int, stop: int) -> bool:
    """Whether a line can't end or begin as these do: ≥⏎95%, 1月至⏎12月, 95%⏎以上, 60%⏎-80%."""
    left, right = text[start - 1], text[stop]
    if left in _SIGNS or _is_open(text, start, stop):
        return True
    if right in "-~":
        return A_NUMBER.match(text, stop + 1) is not None and (left in "%‰" or A_HAN.match(left) is not None)
    return right not in "内前日号" and _BEHIND.match(text, stop) is not None


def _continues_number(text: str, stop: int) -> bool:
    """Whether what stands behind a number and a gap is its unit, its scale or its part of a date: 3000人 次, 12 月."""
    return text[stop] in "%‰‱℃万亿" or word_end(text, stop) > stop or _CALENDAR.match(text, stop) is not None


def _belongs_together(text: str, start: int, stop: int) -> bool:
    """Whether a gap only cuts what stands on both sides of it: 不低⏎于95%, 3000 人次, 12月 31日."""
    if _is_cut(text, start, stop):
        return True
    left, right = text[start - 1], text[stop]
    number_follows = A_NUMBER.match(right) is not None
    if A_NUMBER.match(left) is not None and not number_follows:
        return _continues_number(text, stop)
    if _is_numeral_cut(text, start, stop):
        return True
    if A_HAN.match(left) is None:
        return False
    if number_follows:
        return _leads_to_number(text, start)
    return A_HAN.match(right) is not None and _is_spanned(text, start, stop)


def _is_cut(text: str, start: int, stop: int) -> bool:
    """Whether a break of lines or blanks stand where they only cut: ≥⏎95%, 100人 以上."""
    broken = "\n" in text[start:stop] or "\r" in text[start:stop]
    return _is_cut_by_break(text, start, stop) if broken else _is_cut_by_blank(text, start, stop)


def _leads_to_number(text: str, start: int) -> bool:
    """Whether a Chinese word in front of a gap goes on with the number behind it: 12月 31日; no unit does: 3人 5次."""
    return text[start - 1] in "年月第前" or _AFTER_UNIT.search(text, max(start - 8, 0), start) is None


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


_A_YEAR = {"年": 1, "年度": 1, "半年": 2, "季": 4, "季度": 4, "月": 12, "周": 52}
_PLAIN = frozenset({"number", "chinese"})


class Spread(NamedTuple):
    """A count for each period of the year, and how many such periods a year has."""

    said: Amount
    times: int

    def agrees(self, total: Decimal, amount: Amount, _comparison: Comparison, number: str) -> bool:
        """Whether the counts of a year make the total: 12次（每月1次）; *number* is the count where it is in digits."""
        count = chinese_integer(self.said.text) if self.said.form == "chinese" else Decimal(number)
        same = amount.unit == self.said.unit and not (amount.scale or self.said.scale)
        return same and count is not None and total == count * self.times


class Again(NamedTuple):
    """A bound, written once more."""

    said: Amount
    comparison: Comparison

    def agrees(self, value: Decimal, amount: Amount, comparison: Comparison, number: str) -> bool:
        """Whether it is the bound beside it: 95%以上（≥95%）."""
        same = amount.unit == self.said.unit and amount.scale == self.said.scale
        return same and comparison is self.comparison and value == Decimal(number)


def with_repeats(lexemes: list[Lexeme], text: str) -> list[Lexeme]:
    """The lexemes with what brackets right behind an amount repeat of it as one remark each."""
    found: list[Lexeme] = []
    at = 0
    while at < len(lexemes):
        repeated = _repeated(lexemes, at, text) if found and text[lexemes[at].start] == "(" else None
        before = next((lexeme for lexeme in reversed(found) if lexeme.kind != "behind"), None)
        if repeated is None or before is None or before.kind != "amount":
            found.append(lexemes[at])
            at += 1
            continue
        found.append(Lexeme("note", lexemes[at].start, lexemes[at + 3].stop, repeated))
        at += 4
    return found


def _repeated(lexemes: list[Lexeme], at: int, text: str) -> Spread | Again | None:
    """What four lexemes say: a bracket, 每 with its period or a sign, an amount, and the end of the bracket."""
    if at + 3 >= len(lexemes) or text[lexemes[at + 3].start] != ")":
        return None
    first, amount = lexemes[at + 1], lexemes[at + 2].value
    if not isinstance(amount, Amount) or not _is_simple(amount):
        return None
    if first.kind == "front" and first.value in _SIDES:
        return Again(amount, Comparison(str(first.value)))
    times = _times_a_year(first)
    return None if times is None else Spread(amount, times)


_SIDES = frozenset({"ge", "gt", "le", "lt", "eq"})


def _is_simple(amount: Amount) -> bool:
    """Whether an amount is a number with at most a scale and a unit: no 3次多, no 半次."""
    return amount.form in _PLAIN and not (amount.tail or amount.half or amount.power)


def _times_a_year(lexeme: Lexeme) -> int | None:
    """How many of its periods a year has: 12 of 每月; ``None`` of what is no single period (每两月)."""
    if lexeme.kind != "every":
        return None
    each = matched(lexeme)
    return None if each["every"] else _A_YEAR.get(each["each"])


_DATE_COLUMNS: dict[str, frozenset[str]] = {
    **dict.fromkeys(STAMP_DAY, frozenset("日 号 日期 时间 年月日".split())),
    **dict.fromkeys(STAMP_MONTH + YEAR_MONTH, frozenset("月 月份 年月 日期 时间".split())),
}
"""The unit columns beside which a number of each class is a date: 20231231 under 日."""


def _beside(lexeme: Lexeme, column: str | None) -> Lexeme:
    """
    A number that may be a date, beside a unit or an operator in a column of its own.

    Under 日期 it is one; under 万元 it is none (2023.12 万元).  Eight digits of a date are no count of days either.
    """
    moment = lexeme.value
    if not isinstance(moment, Moment) or not moment.doubt:
        return lexeme
    sign = moment.sign
    named = "" if column is None else column.removeprefix(NO_UNIT)
    if named in _DATE_COLUMNS.get(sign, ()):
        return lexeme._replace(value=moment._replace(doubt=False))
    timed = not named or kind_of(named) in {"calendar", "time"}
    if lexeme.stop > lexeme.start + 1 or (timed and sign in {STAMP_DAY, STAMP_MONTH}):
        return lexeme
    return Lexeme(
        "amount", lexeme.start, lexeme.stop, Amount("number", sign, lexeme.stop, start=lexeme.start, stop=lexeme.stop)
    )


def _as_year(lexeme: Lexeme) -> Lexeme:
    """A number such as 2024 beside a unit column 年 is that year, alone or in 2024-2026."""
    amount = lexeme.value
    if not isinstance(amount, Amount) or not amount.plain or amount.scale or amount.text != YEAR:
        return lexeme
    return Lexeme("day", lexeme.start, lexeme.stop, Moment(year=Hole(0), bare="year"))


class Cell:
    """
    The lexemes of one cell.

    Attributes:
        text: The joined skeleton.

        lexemes: What stands in it, in order.

        kinds: The kinds of its lexemes: a rule about one that does not occur need not look for it.

        column: The unit of the column beside it, or ``None``.

        operator: The comparison of the column beside it, or ``None``.

        roles: What the grammar makes of a lexeme that may be part of a name, by its place in the joined skeleton:
            ``subject``, ``object``, ``condition``, ``reference`` or ``words``.
    """

    __slots__ = ("_holes", "_where", "column", "kinds", "lexemes", "operator", "roles", "text")

    def __init__(self, skeleton: str, column: str | None, operator: Comparison | None) -> None:
        """Join and lex a skeleton."""
        self.text, self._where = join(skeleton)
        lexemes = lexemes_of(self.text)
        sure = column is not None or operator is not None
        self.lexemes: list[Lexeme] = [_beside(lexeme, column) for lexeme in lexemes] if sure else lexemes
        if column == "年":
            self.lexemes = [_as_year(lexeme) for lexeme in self.lexemes]
        if "(" in self.text:
            self.lexemes = with_repeats(self.lexemes, self.text)
        self.kinds: frozenset[Kind] = frozenset([lexeme.kind for lexeme in self.lexemes])
        self.column, self.operator = column, operator
        self.roles: dict[int, str] = {}
        self._holes = [match.start() for match in A_NUMBER.finditer(self.text)]

    def holes_before(self, at: int) -> int:
        """How many numbers stand before a place."""
        return bisect_left(self._holes, at)

    def cut(self, start: int, stop: int) -> Cut:
        """A stretch of the joined skeleton as one of the skeleton."""
        first, last = self.holes_before(start), self.holes_before(stop)
        if self._where is None:
            return Cut(start, first, stop, last)
        end = self._where[stop - 1] + 1 if stop > start else self._where[start]
        return Cut(self._where[start], first, end, last)

    @property
    def whole(self) -> Cut:
        """All of the text."""
        return self.cut(0, len(self.text)) if self.text else Cut(0, 0, 0, 0)

    def said(self, lexeme: Lexeme) -> str:
        """The characters of a lexeme."""
        return self.text[lexeme.start : lexeme.stop]
