"""
Whether a value that nothing compares is the point of its words, or only stands in a sentence.

A value with a comparison of its own stands.  A bare one stands where words are on one side of it at most, or a verb
leads to it (完成, 达到, 为); what else there is, is in the tables below, each row with the example that made it.
"""

import re
from typing import NamedTuple

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._comparison_words import ORDINARY_WORDS
from perfmodel.lexicon._remarks import (
    ATTAINED,
    DONE,
    DUE_NAMES,
    EACH,
    FORMER,
    HOW_DONE,
    LASTING,
    SCORING_TAILS,
    TURNING_TAILS,
    TURNING_WORDS,
    UNDENYING,
    UNDOING,
)
from perfmodel.lexicon._things import VERBS
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._cores import Place
from perfmodel.targets._days import Moment
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._skeleton import LAST, NINE, TWELVE, YEAR, ZEROS
from perfmodel.targets._subjects import ends_in_noun, is_deed, words_in
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_ends import A_HAN
from perfmodel.targets._unit_words import TIMES
from perfmodel.targets._worded_clauses import FIGURE_ENDS
from perfmodel.targets._words_in_front import UNSURE, Around, Said, around_of, is_each, refuse_front
from perfmodel.values._unit import kind_of

_DONE_WORD = regex(alternation(DONE))
_DONE = regex(rf"[内中]?{alternation(HOW_DONE)}*{alternation(DONE)}")
_TURNED = tuple(TURNING_TAILS)
_ATTAINED, _LASTING = tuple(ATTAINED), tuple(LASTING)
_SHARES = frozenset({"ratio", "points"})


def _refuse_unit_in_word(place: "Place", cell: Cell) -> None:
    """A number without a unit right in front of a word: the word may be the unit, or hold it (≥20项目, 6-59月龄)."""
    last = place.lexemes[place.core.last - 1]
    amount = place.lexemes[place.core.bounds[-1].operand].value
    if not isinstance(amount, Amount) or amount.unit is not None or amount.form not in {"number", "chinese"}:
        return
    tail = place.tail
    if cell.column is None and tail and tail[0].kind == "word" and A_HAN.match(cell.said(tail[0])) is not None:
        raise Unreadable(last.stop, tail[0].stop, code="unit-unknown-rest")


def number_stands(place: Place, cell: Cell, said: Said) -> None:
    """Raise :class:`Words` where a number is only part of a sentence."""
    leading = _leading(place)
    around = around_of(place, cell, said, leading)
    if around.compared:
        _refuse_unit_in_word(place, cell)
    if around.tail:
        _tail_leaves_it(place, cell, around)
    if said.approximate and _is_lone_calendar_time(around):
        raise Words  # 近3年
    refuse_front(place, cell, around)
    if _is_compared(cell, said, own=around.compared or not leading.isdisjoint({"weak", "reach"})):
        return
    if not said.approximate or _is_amid_words(place):
        _bare_stands(place, cell, around)


def _leading(place: Place) -> set[str]:
    """The kinds of the words that lead to a value: lead of 完成, reach of 达到."""
    return {str(lexeme.kind) for lexeme in place.fronts(place.core.bounds[0])}


def _is_compared(cell: Cell, said: Said, *, own: bool) -> bool:
    """Whether words compare a value; a comparison of the column counts only where it is not alone."""
    return said.comparison is not Comparison.STATED and (own or cell.operator is None)


def _is_lone_calendar_time(around: Around) -> bool:
    """Whether days, months or years are all that a part says: 3年."""
    return not around.head and not around.tail and kind_of(around.unit or "") == "calendar"


def _is_amid_words(place: Place) -> bool:
    """Whether words stand on both sides of a value: 培训约500名教师."""
    return bool(words_in(place.tail) and words_in(place.head))


_RATES = ("率", "比例", "占比")


def undoes(words: str) -> bool:
    """Whether words behind a value say that it is none, or of another figure: ≥3起则扣分, 不超过近三年平均值."""
    if words.endswith(_OF_OTHERS) or _SCORING_WORDS.search(words) is not None:
        return True
    return _UNDOING.search(words) is not None and _UNDOING.search(_ORDINARY.sub("·", words)) is not None


_SCORING_WORDS = regex(alternation(SCORING_TAILS))
_OF_OTHERS = (*FIGURE_ENDS, *EACH)
_UNDOING = regex("|".join(UNDOING))
_ORDINARY = regex("|".join((*map(re.escape, ORDINARY_WORDS), *UNDENYING)))
"""Everyday words that hold one by chance: 100名未成年人 are counted."""


def _tail_leaves_it(place: Place, cell: Cell, around: Around) -> None:
    """
    Raise :class:`Words` where the words behind a value change what it says.

    A percentage takes no noun, so its words come from a closed list.
    """
    kind = None if around.unit is None else kind_of(around.unit)
    if kind in _SHARES:
        leaves = not around.tail.startswith(_ATTAINED)
    else:
        leaves = _is_turned(around.tail, kind) or _is_of_whom(place, cell, around, kind)
    if leaves:
        raise Words


def _is_turned(tail: str, kind: str | None) -> bool:
    """Whether words behind a value take it back or say another figure: 100人取消; but 3所中学 counts its noun."""
    noun = kind == "count" and ends_in_noun(tail) and not tail.startswith(TURNING_WORDS)
    return (tail.startswith(_TURNED) and not noun) or undoes(tail)


def _is_of_whom(place: Place, cell: Cell, around: Around, kind: str | None) -> bool:
    """
    Whether a bound behind a number only says of whom or what a sentence speaks: 1000人以上建电子备课系统.

    A time limit says how soon (2小时内到达), unless it names a rate (1小时内上报率).
    """
    if around.fronted or not around.bounded:
        return False
    if around.tail.endswith(_RATES) or kind not in TIMES:
        return True
    return not any(cell.said(lexeme).endswith("内") for lexeme in place.behinds(place.core.bounds[-1]))


class _Words(NamedTuple):
    """Whether words stand in front of a value, whether behind it, and whether a verb leads to it."""

    head: bool
    tail: bool
    led: bool

    @property
    def alone(self) -> bool:
        """Whether no words stand beside it."""
        return not self.head and not self.tail

    @property
    def loose(self) -> bool:
        """Whether words stand behind it, or in front without a verb that leads to it."""
        return self.tail or (self.head and not self.led)


def _bare_stands(place: Place, cell: Cell, around: Around) -> None:
    """Raise :class:`Words` where a value without a comparison is not the point of its words."""
    fronts = place.fronts(place.core.bounds[0])
    if around.head.endswith(("各", "前")) or any(is_each(lexeme, cell) for lexeme in fronts):
        raise Words
    if place.core.kind == "sum":
        return
    led = any(lexeme.kind in {"lead", "reach", "weak"} for lexeme in fronts)
    _bare_amount_stands(place, cell, around, _Words(bool(words_in(place.head)), bool(around.tail.strip(" )")), led))


def _bare_amount_stands(place: Place, cell: Cell, around: Around, words: _Words) -> None:
    amount = place.lexemes[place.core.bounds[0].operand].value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    plain = _has_no_unit(amount, cell)
    if _is_only_syllable(amount, around, words, plain=plain):
        raise Words
    if around.every:
        return
    if _is_kind(around, words):
        raise Words
    if _may_be_date(amount, cell, words, plain=plain):
        raise Unreadable(amount.start, amount.stop, code="number-ambiguous")
    if (plain and _is_before_word(around, words)) or _is_of_sentence(place, cell, words):
        raise Words


def _has_no_unit(amount: Amount, cell: Cell) -> bool:
    """Whether it is a number without a unit, a scale or a column that gives it one."""
    return amount.unit is None and not amount.scale and cell.column is None and amount.form in {"number", "chinese"}


def _is_kind(around: Around, words: _Words) -> bool:
    """Whether a size says what kind of thing is behind it: 3年质保, 100米跑; but 8小时供水."""
    measured = words.tail and not words.led and kind_of(around.unit or "") in _MEASURES
    return measured and not around.tail.startswith(_LASTING)


def _is_before_word(around: Around, words: _Words) -> bool:
    """Whether a word begins right behind a value, which may be its unit or not: 20 before 措施."""
    return words.tail and A_HAN.match(around.tail) is not None


def _may_be_date(amount: Amount, cell: Cell, words: _Words, *, plain: bool) -> bool:
    """
    Whether digits may be a school year (2023/2024) or, alone in their part, a day: 12/31, 0630.

    A sign in a column of its own says that 0630 is *plain*, and a number.
    """
    if amount.form == "ratio":
        years = amount.text == amount.parts == YEAR
        return years or (words.alone and amount.parts == LAST and amount.text in {NINE[0], TWELVE})
    return plain and cell.operator is None and words.alone and amount.text == ZEROS


def _is_of_sentence(place: Place, cell: Cell, words: _Words) -> bool:
    """Whether a value stands amid words, with no verb that leads to it and no deed, or behind a Latin word."""
    amid = words.head and words.tail and not words.led and not is_deed(place, cell)
    return amid or _is_behind_latin_word(place, cell)


def _is_behind_latin_word(place: Place, cell: Cell) -> bool:
    """Whether Latin letters and a blank stand right before it: Windows 10."""
    start = place.lexemes[place.core.first].start
    return _LATIN_WORD.search(cell.text[max(start - _LONGEST_GAP, 0) : start]) is not None


def _is_only_syllable(amount: Amount, around: Around, words: _Words, *, plain: bool) -> bool:
    """Whether a value is a Chinese numeral that only belongs to a word: 一 of 统一."""
    return amount.form == "chinese" and not _numeral_stands(amount, around, words, plain=plain)


def _numeral_stands(amount: Amount, around: Around, words: _Words, *, plain: bool) -> bool:
    """Whether a Chinese numeral is a number of its own, and no syllable of the words around it."""
    if amount.text == "半" or (amount.text == "零" and not words.loose):
        return True
    if plain and (not words.alone or _is_syllable(amount, words)):
        return False
    return around.every or not words.loose


def _is_syllable(amount: Amount, words: _Words) -> bool:
    """Whether it is one everyday character that no verb leads to: 一, but not 壹."""
    return len(amount.text) == 1 and not words.led and amount.text not in _FINANCIAL


_LONGEST_GAP = 8
_LATIN_WORD = regex(r"[A-Za-z]\s+$")
_MEASURES = frozenset({"time", "calendar", "workday", "length", "age", "mass", "volume", "area"})
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖")


# --- days -------------------------------------------------------------------------------------------------------------


_OF_A_NOUN = regex(rf"{alternation((*VERBS, *DONE))}?的(?!确)")
"""A verb that says of when a thing is (2022年12月印发的办法); behind its object 的 is of that: 完成新的泵房."""


def _is_one_of_two(place: Place) -> bool:
    """Whether another day is joined to it, which nothing else takes: 3月1日和5月1日之间."""
    lexemes, core = place.lexemes, place.core
    before = [lexeme.kind for lexeme in lexemes[max(core.first - 2, 0) : core.first]]
    behind = [lexeme.kind for lexeme in lexemes[core.last : core.last + 2]]
    return before == ["day", "with"] or behind == ["with", "day"]


_LONGEST_NAME = 12
"""How many characters in front of a day are looked at for the end of a name."""


def day_stands(place: Place, cell: Cell, moment: Moment, *, inside: bool, due: bool) -> bool:
    """
    Whether a day is when something is due, and not only the time of a sentence: 2022年工作.

    *due* is whether 前 or 截至 says so.
    """
    start = place.lexemes[place.core.first].start
    before = cell.text[max(start - _LONGEST_NAME, 0) : start].rstrip(" :")
    if before.endswith((*UNSURE, *FORMER)):
        return False
    tail = _said_behind(place, cell)
    alone = not words_in(place.head) and not tail
    if moment.bare == "whole" and not inside:
        if cell.said(place.lexemes[place.core.bounds[-1].operand]).endswith("内"):
            return True
        if moment.year is None:
            return alone
    if _is_turned_day(place, tail):
        return False
    return alone or due or inside or _is_end(place, moment, before) or _is_done(tail, moment)


def _said_behind(place: Place, cell: Cell) -> str:
    """What stands behind a value, without the marks."""
    return "".join(cell.said(lexeme) for lexeme in place.tail if lexeme.kind != "punctuation").strip()


def _is_done(tail: str, moment: Moment) -> bool:
    """Whether words behind a day say that something is finished by then; behind a year alone they begin with it."""
    only_year = moment.bare != ""
    return (_DONE.match(tail) if only_year else _DONE_WORD.search(tail, 0, 12)) is not None


def _is_turned_day(place: Place, tail: str) -> bool:
    """Whether words behind a day, or another day, make it that of another thing: 6月底前资金支付率."""
    if tail.startswith(TURNING_WORDS) and _DONE_WORD.search(tail) is None:
        return True
    if _OF_A_NOUN.match(tail) is not None or _is_one_of_two(place):
        return True
    return tail.endswith((*_RATES, "后")) or tail.startswith(("不", "未", "没", "无")) or undoes(tail)


def _is_end(place: Place, moment: Moment, before: str) -> bool:
    """Whether it ends a time: the name *before* it says so (完成时间：2023年12月), or it is a month's end, or days."""
    return before.endswith(DUE_NAMES) or moment.at_end or place.core.kind == "days" or moment.days is not None
