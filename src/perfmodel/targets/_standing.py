"""
Whether a value that nothing compares is the point of its words, or only stands in a sentence.

A value with a comparison of its own stands.  A bare one stands where words are on one side of it at most, or a verb
leads to it (完成, 达到, 为); what else there is, is in the tables below, each row with the example that made it.
"""

import re
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._comparison_words import ORDINARY_WORDS
from perfmodel.lexicon._remarks import (
    ATTAINED,
    CLASSED,
    DONE,
    DUE_NAMES,
    EACH,
    FORMER,
    FRAGMENTS,
    GIVING,
    LASTING,
    LIMITS,
    OTHER_TIMES,
    PRESSURES,
    RANKED,
    SCORED,
    SCORING_TAILS,
    TURNING_TAILS,
    TURNING_WORDS,
    UNDENYING,
    UNDOING,
    UNSURE_FRONTS,
)
from perfmodel.lexicon._things import VERBS
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._cores import Place, text_before
from perfmodel.targets._days import Moment
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._refusals import refuse_name
from perfmodel.targets._skeleton import LAST, NINE, TWELVE, YEAR, ZEROS
from perfmodel.targets._subjects import ends_in_noun, is_deed, words_in
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_ends import A_HAN
from perfmodel.targets._unit_words import TIMES
from perfmodel.targets._worded_clauses import FIGURE_ENDS
from perfmodel.values._unit import kind_of

_DONE_WORD = regex("|".join(DONE))
_DONE = regex(rf"[内中]?(?:全部|全面|及时|基本|正式|顺利)*(?:{'|'.join(DONE)})")
_TURNED = tuple(TURNING_TAILS)
_ATTAINED, _LASTING = tuple(ATTAINED), tuple(LASTING)
_OTHER_TIMES = tuple(OTHER_TIMES)
_PRESSURES = tuple(PRESSURES)
UNSURE, _CLASSED = tuple(UNSURE_FRONTS), tuple(CLASSED)
_PERIODS = frozenset("月 年 日 周 季度 季 天 旬 学期 半年".split())


_LIMITED = regex(rf"(?:{'|'.join(LIMITS)})(?:可|能)?(?:{'|'.join(GIVING)})$")


class Said(NamedTuple):
    """What the words around a value say: a comparison, 约, a comparison far off, 每."""

    comparison: Comparison
    approximate: bool
    far: bool = False
    every: bool = False


class _Around(NamedTuple):
    """
    The characters around a value, and what belongs to it.

    Attributes:
        head: Those in front of it.

        tail: Those of the words behind it.

        unit: Its unit, or ``None``.

        bounded: Whether a comparison stands behind it.

        fronted: Whether one stands in front of it.

        every: Whether it is said for each of something.
    """

    head: str
    tail: str
    unit: str | None
    bounded: bool
    fronted: bool
    every: bool


def _around(place: Place, cell: Cell, said: Said, leading: set[str]) -> _Around:
    bound = place.core.bounds[-1]
    tail = words_in(place.tail)
    amount = place.lexemes[bound.operand].value
    return _Around(
        head=text_before(place, cell),
        tail=cell.text[tail[0].start : tail[0].stop] if tail else "",
        unit=amount.unit if isinstance(amount, Amount) else None,
        bounded=bound.last > bound.operand + 1 and any(lexeme.kind == "behind" for lexeme in place.behinds(bound)),
        fronted=said.far or "front" in leading or "short" in leading,
        every=said.every,
    )


def _refuse_untold_unit(place: "Place", cell: Cell) -> None:
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
    leading = {str(lexeme.kind) for lexeme in place.fronts(place.core.bounds[0])}
    around = _around(place, cell, said, leading)
    if around.fronted or around.bounded:
        _refuse_untold_unit(place, cell)
    if around.tail:
        _tail_leaves_it(place, cell, around)
    if said.approximate and kind_of(around.unit or "") == "calendar" and not around.head and not around.tail:
        raise Words  # 近3年
    _head_leaves_it(place, cell, around)
    own = around.fronted or around.bounded or "weak" in leading or "reach" in leading
    only_column = cell.operator is not None and not own
    if said.comparison is not Comparison.STATED and not only_column:
        return
    if said.approximate and not (words_in(place.tail) and words_in(place.head)):
        return
    _bare_stands(place, cell, around)


def _head_leaves_it(place: Place, cell: Cell, around: _Around) -> None:
    """Raise :class:`Words` where what stands in front of a value makes a part of a sentence of it."""
    head = around.head.strip()
    fillers = (lexeme for lexeme in place.fronts(place.core.bounds[0]) if lexeme.kind == "filler")
    unfinished = head.endswith("于") or (around.head != "" and any(cell.said(filler) == "于" for filler in fillers))
    operand = place.lexemes[place.core.bounds[-1].operand]
    before = cell.text[place.lexemes[place.start].start : operand.start].rstrip()
    if _LIMITED.search(head) is not None and not around.fronted:
        raise Words  # 最高补助50万元
    unsure = head.endswith(UNSURE) and not head.endswith(_PRESSURES)
    if unsure or before.endswith(_OTHER_TIMES) or head.endswith(_OTHER_TIMES):
        raise Words
    handed_on = place.start > 0 and place.head[:1] and place.head[0].kind == "with"  # 分别≥51%和61%
    torn = head.endswith("第") or (head in FRAGMENTS and not handed_on)
    if torn or (unfinished and not around.fronted) or head.strip(" :") in _PERIODS:
        raise Words
    if _is_format(around.unit, cell, fronted=around.fronted):
        raise Words
    if around.every and before.endswith(("后", "前")):
        raise Words
    due = (*place.head[-1:], *place.fronts(place.core.bounds[0]))
    if any(lexeme.kind == "until" or (lexeme.kind == "after" and cell.said(lexeme).isascii()) for lexeme in due):
        raise Words  # 最晚5天, after 5
    if around.unit == "分" and place.core.kind == "amount" and head.endswith(SCORED):
        raise Words  # 24小时内响应得5分
    if place.conditions and any(lexeme.kind == "shared" and cell.said(lexeme) == "各" for lexeme in place.head):
        raise Words  # 6月和12月各开展1次
    _unit_leaves_it(place, cell, around, head)
    refuse_name(place, cell, around.head, around.unit)


def _unit_leaves_it(place: Place, cell: Cell, around: _Around, head: str) -> None:
    """Raise :class:`Words` where the unit is a class or a place that the words in front of it number or move."""
    if around.unit == "类" and (head.endswith(_CLASSED) or around.tail.startswith("标准")):
        raise Words  # 声环境2类
    if around.unit in {"位", "名"} and _is_place_moved(place, cell):
        raise Words


_RANKED = regex("|".join(RANKED))


def _is_place_moved(place: Place, cell: Cell) -> bool:
    """Whether a number of places says how a rank moves: 排名上升3位."""
    head = text_before(place, cell)
    return _RANKED.search(head) is not None and any(lexeme.kind == "move" for lexeme in place.head)


def _is_format(unit: str | None, cell: Cell, *, fronted: bool) -> bool:
    """Whether a number names a make and no amount: 5G, 4K以上, 3D."""
    return cell.column is None and (unit in {"K", "D"} or (unit == "G" and not fronted))


_RATES = ("率", "比例", "占比")


def undoes(words: str) -> bool:
    """Whether words behind a value say that it is none, or of another figure: ≥3起则扣分, 不超过近三年平均值."""
    if words.endswith(_OF_OTHERS) or _SCORING_WORDS.search(words) is not None:
        return True
    return _UNDOING.search(words) is not None and _UNDOING.search(_ORDINARY.sub("·", words)) is not None


_SCORING_WORDS = regex("|".join(SCORING_TAILS))
_OF_OTHERS = (*FIGURE_ENDS, *EACH)
_UNDOING = regex("|".join(UNDOING))
_ORDINARY = regex("|".join((*map(re.escape, ORDINARY_WORDS), *UNDENYING)))
"""Everyday words that hold one by chance: 100名未成年人 are counted."""


def _tail_leaves_it(place: Place, cell: Cell, around: _Around) -> None:
    """
    Raise :class:`Words` where the words behind a value change what it says.

    A percentage takes no noun, so its words come from a closed list; a bound behind a number in front of a noun only
    says of whom a sentence speaks (1000人以上建电子备课系统), but a time limit says how soon (2小时内到达).
    """
    kind = None if around.unit is None else kind_of(around.unit)
    if kind in {"ratio", "points"}:
        if not around.tail.startswith(_ATTAINED):
            raise Words
        return
    noun = kind == "count" and ends_in_noun(around.tail) and not around.tail.startswith(TURNING_WORDS)  # 3所中学
    if (around.tail.startswith(_TURNED) and not noun) or undoes(around.tail):
        raise Words
    if around.bounded and not around.fronted and around.tail.endswith(_RATES):
        raise Words  # 1小时内上报率
    if around.bounded and not around.fronted:
        inside = any(cell.said(lexeme).endswith("内") for lexeme in place.behinds(place.core.bounds[-1]))
        if kind not in TIMES or not inside:
            raise Words


class _Words(NamedTuple):
    """Whether words stand in front of a value, whether behind it, and whether a verb leads to it."""

    head: bool
    tail: bool
    led: bool


def _bare_stands(place: Place, cell: Cell, around: _Around) -> None:
    """Raise :class:`Words` where a value without a comparison is not the point of its words."""
    bound = place.core.bounds[0]
    fronts = place.fronts(bound)
    head, tail = bool(words_in(place.head)), bool(around.tail.strip(" )"))
    led = any(lexeme.kind in {"lead", "reach", "weak"} for lexeme in fronts)
    each = any(lexeme.kind == "shared" and cell.said(lexeme) == "各" for lexeme in fronts)
    if each or around.head.endswith(("各", "前")):
        raise Words
    if place.core.kind != "sum":
        _bare_amount_stands(place, cell, around, _Words(head, tail, led))


def _bare_amount_stands(place: Place, cell: Cell, around: _Around, words: _Words) -> None:
    head, tail, led = words
    bound = place.core.bounds[0]
    amount = place.lexemes[bound.operand].value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    plain = amount.unit is None and not amount.scale and cell.column is None and amount.form in {"number", "chinese"}
    if amount.form == "chinese" and not _numeral_stands(amount, around, words, plain=plain):
        raise Words
    if around.every:
        return
    if tail and not led and kind_of(around.unit or "") in _MEASURES and not around.tail.startswith(_LASTING):
        raise Words  # 3年质保, 100米跑
    years = amount.text == amount.parts == YEAR  # 2023/2024 may be a school year
    dated = not head and not tail and amount.parts == LAST and amount.text in {NINE[0], TWELVE}  # 12/31
    if amount.form == "ratio" and (years or dated):
        raise Unreadable(amount.start, amount.stop, code="number-ambiguous")
    start = place.lexemes[place.core.first].start
    before = cell.text[max(start - _LONGEST_GAP, 0) : start]
    if plain and not head and not tail and amount.text == ZEROS and cell.operator is None:
        raise Unreadable(amount.start, amount.stop, code="number-ambiguous")  # 0630 may be a day
    torn = plain and tail and A_HAN.match(around.tail) is not None
    if torn or (head and tail and not led and not is_deed(place, cell)) or _LATIN_WORD.search(before) is not None:
        raise Words


def _numeral_stands(amount: Amount, around: _Around, words: _Words, *, plain: bool) -> bool:
    """Whether a Chinese numeral is a number of its own, and no syllable of the words around it."""
    head, tail, led = words
    if amount.text == "半" or (amount.text == "零" and not tail and (led or not head)):
        return True
    lone = plain and len(amount.text) == 1 and not led and amount.text not in _FINANCIAL
    amid = not around.every and (tail or (head and not led))
    return not (lone or amid or (plain and (tail or head)))


_LONGEST_GAP = 8
_LATIN_WORD = regex(r"[A-Za-z]\s+$")
_MEASURES = frozenset({"time", "calendar", "workday", "length", "age", "mass", "volume", "area"})
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖")


# --- days -------------------------------------------------------------------------------------------------------------


_OF_A_NOUN = regex(rf"(?:{'|'.join(sorted((*VERBS, *DONE), key=len, reverse=True))})?的(?!确)")
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
    head, tail = (
        bool(words_in(place.head)),
        "".join(cell.said(lexeme) for lexeme in place.tail if lexeme.kind != "punctuation").strip(),
    )
    if moment.bare == "whole" and not inside:
        said = cell.said(place.lexemes[place.core.bounds[-1].operand])
        if said.endswith("内"):
            return True
        if moment.year is None:
            return not head and not tail
    turned = tail.startswith(TURNING_WORDS) and _DONE_WORD.search(tail) is None
    turned = turned or _OF_A_NOUN.match(tail) is not None or _is_one_of_two(place)
    if turned or tail.endswith((*_RATES, "后")) or tail.startswith(("不", "未", "没", "无")) or undoes(tail):
        return False  # 6月底前资金支付率, 2023年底前不达标
    firm = due or inside or moment.at_end or place.core.kind == "days" or moment.days is not None
    firm = firm or before.endswith(DUE_NAMES)
    if firm or not (head or tail):
        return True
    only_year = moment.bare != ""
    return (_DONE.match(tail) if only_year else _DONE_WORD.search(tail, 0, 12)) is not None
