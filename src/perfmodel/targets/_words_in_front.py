"""
What in front of a value makes it part of a sentence: a verb with a limit, another time, a rest of other words.

Each case is a function of its own, with the example that made it.
"""

from collections.abc import Callable
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._remarks import (
    CLASSED,
    FRAGMENTS,
    GIVING,
    LIMITS,
    OTHER_TIMES,
    PRESSURES,
    RANKED,
    SCORED,
    UNSURE_FRONTS,
)
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._cores import Place, text_before
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._making import Words
from perfmodel.targets._refused_fronts import refuse_name
from perfmodel.targets._subjects import words_in
from perfmodel.targets._terms import Comparison

_OTHER_TIMES, _PRESSURES, _CLASSED = tuple(OTHER_TIMES), tuple(PRESSURES), tuple(CLASSED)
UNSURE = tuple(UNSURE_FRONTS)
"""How words end that bound a value in a way that nothing here compares."""
_PERIODS = frozenset("月 年 日 周 季度 季 天 旬 学期 半年".split())
_LIMITED = regex(rf"(?:{'|'.join(LIMITS)})(?:可|能)?(?:{'|'.join(GIVING)})$")
_RANKED = regex("|".join(RANKED))


class Said(NamedTuple):
    """What the words around a value say: a comparison, 约, a comparison far off, 每."""

    comparison: Comparison
    approximate: bool
    far: bool = False
    every: bool = False


class Around(NamedTuple):
    """
    The characters around a value, and what belongs to it.

    Attributes:
        head: Those in front of it.

        tail: Those of the words behind it.

        before: All of its part up to the number itself.

        unit: Its unit, or ``None``.

        bounded: Whether a comparison stands behind it.

        fronted: Whether one stands in front of it.

        every: Whether it is said for each of something.
    """

    head: str
    tail: str
    before: str
    unit: str | None
    bounded: bool
    fronted: bool
    every: bool

    @property
    def compared(self) -> bool:
        """Whether a comparison stands beside it, in front or behind."""
        return self.fronted or self.bounded

    @property
    def name(self) -> str:
        """What stands in front of it, without the blanks around."""
        return self.head.strip()


def around_of(place: Place, cell: Cell, said: Said, leading: set[str]) -> Around:
    """What stands around a value; *leading* are the kinds of what leads to it."""
    bound = place.core.bounds[-1]
    tail = words_in(place.tail)
    operand = place.lexemes[bound.operand]
    behind = bound.last > bound.operand + 1 and any(lexeme.kind == "behind" for lexeme in place.behinds(bound))
    return Around(
        head=text_before(place, cell),
        tail=cell.text[tail[0].start : tail[0].stop] if tail else "",
        before=cell.text[place.lexemes[place.start].start : operand.start].rstrip(),
        unit=operand.value.unit if isinstance(operand.value, Amount) else None,
        bounded=behind,
        fronted=said.far or "front" in leading or "short" in leading,
        every=said.every,
    )


def refuse_front(place: Place, cell: Cell, around: Around) -> None:
    """Raise :class:`Words` where what stands in front of a value makes a part of a sentence of it."""
    if any(leaves(place, cell, around) for leaves in _LEAVING):
        raise Words
    refuse_name(place, cell, around.head, around.unit)


def _is_limit_of_deed(_: Place, __: Cell, around: Around) -> bool:
    """Whether a limit and a verb stand before it: 最高补助50万元."""
    return not around.fronted and _LIMITED.search(around.name) is not None


def _is_bound_otherwise(_: Place, __: Cell, around: Around) -> bool:
    """Whether a word bounds it that nothing here compares: 破5亿元, but not 水压5MPa."""
    return around.name.endswith(UNSURE) and not around.name.endswith(_PRESSURES)


def _is_of_other_time(_: Place, __: Cell, around: Around) -> bool:
    """Whether it is a figure of another time: 上年实际450人."""
    return around.before.endswith(_OTHER_TIMES) or around.name.endswith(_OTHER_TIMES)


def _is_torn(place: Place, _: Cell, around: Around) -> bool:
    """Whether the words before it are the rest of others: 比5%; but 分别≥51%和61%."""
    handed_on = place.start > 0 and bool(place.head) and place.head[0].kind == "with"
    return around.name.endswith("第") or (around.name in FRAGMENTS and not handed_on)


def _is_unfinished(place: Place, cell: Cell, around: Around) -> bool:
    """Whether 于 leads to it, which alone compares nothing: 合格率于95%."""
    if around.fronted or not around.head:
        return False
    fillers = (lexeme for lexeme in place.fronts(place.core.bounds[0]) if lexeme.kind == "filler")
    return around.name.endswith("于") or any(cell.said(filler) == "于" for filler in fillers)


def _is_named_by_period(_: Place, __: Cell, around: Around) -> bool:
    """Whether a period is all that stands before it: 年：5次."""
    return around.name.strip(" :") in _PERIODS


def _is_make(_: Place, cell: Cell, around: Around) -> bool:
    """Whether a number names a make and no amount: 5G, 4K以上, 3D."""
    return cell.column is None and (around.unit in {"K", "D"} or (around.unit == "G" and not around.fronted))


def _is_for_each_at_a_time(_: Place, __: Cell, around: Around) -> bool:
    """Whether it is said for each of something, before or behind a time: 每人会前5次."""
    return around.every and around.before.endswith(("后", "前"))


def _is_last_time(place: Place, cell: Cell, _: Around) -> bool:
    """Whether a word of a day stands before a number: 最晚5天, after 5."""
    fronts = (*place.head[-1:], *place.fronts(place.core.bounds[0]))
    return any(_is_until(lexeme, cell) for lexeme in fronts)


def _is_until(lexeme: Lexeme, cell: Cell) -> bool:
    """Whether it says up to when, or in English from when on."""
    return lexeme.kind == "until" or (lexeme.kind == "after" and cell.said(lexeme).isascii())


def _is_score(place: Place, _: Cell, around: Around) -> bool:
    """Whether points are given for what stands before them: 24小时内响应得5分."""
    return around.unit == "分" and place.core.kind == "amount" and around.name.endswith(SCORED)


def _is_at_each_time(place: Place, cell: Cell, _: Around) -> bool:
    """Whether it holds at each of several times: 6月和12月各开展1次."""
    return bool(place.conditions) and any(is_each(lexeme, cell) for lexeme in place.head)


def is_each(lexeme: Lexeme, cell: Cell) -> bool:
    """Whether it is 各."""
    return lexeme.kind == "shared" and cell.said(lexeme) == "各"


def _is_class(_: Place, __: Cell, around: Around) -> bool:
    """Whether it numbers the class of what is measured: 声环境2类."""
    return around.unit == "类" and (around.name.endswith(_CLASSED) or around.tail.startswith("标准"))


def _is_place_moved(place: Place, _: Cell, around: Around) -> bool:
    """Whether a number of places says how a rank moves: 排名上升3位."""
    if around.unit not in {"位", "名"}:
        return False
    return _RANKED.search(around.head) is not None and any(lexeme.kind == "move" for lexeme in place.head)


_LEAVING: tuple[Callable[[Place, Cell, Around], bool], ...] = (
    _is_limit_of_deed,
    _is_bound_otherwise,
    _is_of_other_time,
    _is_torn,
    _is_unfinished,
    _is_named_by_period,
    _is_make,
    _is_for_each_at_a_time,
    _is_last_time,
    _is_score,
    _is_at_each_time,
    _is_class,
    _is_place_moved,
)
"""What in front of a value makes it part of a sentence."""
