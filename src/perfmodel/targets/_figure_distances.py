"""A distance from a figure (高于全省平均水平2个百分点), or a share of one (上年的95%, 不超过概算的10%)."""

from perfmodel.lexicon._comparison_words import PLANNED, SHARED_SUMS, UNREACHED
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import COMPARING, FRONTS, Bound
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, RelativePlan
from perfmodel.targets._comparisons import comparison_of
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import Kind, Lexeme
from perfmodel.targets._lexer import any_of, last_before
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._skeleton import Cut
from perfmodel.targets._subjects import subject_up_to
from perfmodel.targets._terms import Direction
from perfmodel.targets._unit_ends import A_HAN
from perfmodel.targets._worded_clauses import (
    BESIDE_NUMBER,
    FIGURE_ENDS,
    LONGEST_ALONE,
    REFERENCE_ENDS,
    YEAR_FIGURES,
    reference_cut,
)
from perfmodel.values._unit import kind_of

_SHARED = (*REFERENCE_ENDS, *SHARED_SUMS)
_UNREACHED = frozenset(UNREACHED.words.split())
_APART = {"gt": Direction.INCREASE, "lt": Direction.DECREASE}
"""The comparisons behind which a number is surely a distance from the figure, and which way."""


def apart_or_share(place: Place, cell: Cell) -> ClausePlan | None:
    """A distance from a figure (高于全省平均2个百分点) or a share of one (不超过概算的10%), or neither."""
    lexemes, bound = place.lexemes, place.core.bounds[0]
    own = _behind_conditions(place)
    far = _far_comparison(lexemes, own, bound.operand, cell)
    of = _is_of(lexemes, bound.first, bound.operand, cell)
    if far is None:
        return _share_alone(place, cell, own, of=of)
    words = _named(lexemes[far + 1 : bound.operand], cell)
    text = cell.text[lexemes[far].stop : words[-1].stop].strip() if words else ""
    if A_HAN.search(text) is None:
        return None
    if of and _is_fraction(lexemes, bound, cell):
        return _share(place, cell, far, words)
    if lexemes[far].kind in {"weak", "reach"}:
        _refuse_figure_reached(place, cell, far, text)
        return None
    return _distance(place, cell, far, words) if _is_distance(place, far, text) else None


def _behind_conditions(place: Place) -> int:
    """Where the words of a value begin behind its conditions; a day is none, as it may be part of a figure's name."""
    return next((core.last for core in reversed(place.conditions) if core.kind not in {"day", "days"}), place.start)


def _refuse_figure_reached(place: Place, cell: Cell, far: int, text: str) -> None:
    """Refuse a figure that is reached and a share behind it, which may be of it or its own: 达到全省平均水平95%."""
    lexemes, bound = place.lexemes, place.core.bounds[0]
    if text.endswith(FIGURE_ENDS) and _is_fraction(lexemes, bound, cell):
        raise Unreadable(lexemes[far].start, lexemes[bound.operand].stop, code="figure-ambiguous")


def _is_distance(place: Place, far: int, text: str) -> bool:
    """Whether a value is a distance from what the words behind a comparison name: 高于全省0.5个百分点, 超过计划10%."""
    lexemes = place.lexemes
    if text.endswith(_SURE_FIGURES) or _is_year_figure(lexemes, far, text):
        return True
    return str(lexemes[far].value) in _APART and _is_points(lexemes, place.core.bounds[0])


_SURE_FIGURES = (*FIGURE_ENDS, *PLANNED)


def _distance(place: Place, cell: Cell, far: int, words: list[Lexeme]) -> ClausePlan | None:
    """高于全省平均水平2个百分点: how far above or below its figure a value is to be."""
    lexemes, bound = place.lexemes, place.core.bounds[0]
    if place.core.kind != "amount" or lexemes[bound.operand].kind != "amount":
        raise Words
    direction, said = _APART.get(str(lexemes[far].value)), cell.said(lexemes[far])
    if direction is None or said in _UNREACHED:
        if said[0] in "至最起顶":
            return None
        raise Unreadable(lexemes[far].start, lexemes[bound.operand].stop, code="figure-ambiguous")
    reference = reference_cut(cell, words)
    if reference is None:
        return None
    behind_figure = [lexeme for lexeme in place.fronts(bound) if lexeme.start > words[-1].start]
    comparison = comparison_of(behind_figure, place.behinds(bound), cell)
    change = plain_amount(place, cell, 0)
    return RelativePlan(comparison, reference, change, direction, subject=subject_up_to(place, cell, far))


def _is_points(lexemes: list[Lexeme], bound: Bound) -> bool:
    amount = lexemes[bound.operand].value
    return isinstance(amount, Amount) and kind_of(amount.unit or "") == "points"


def _far_comparison(lexemes: list[Lexeme], own: int, operand: int, cell: Cell) -> int | None:
    """Where a comparison stands that a figure parts from the value, or ``None``."""
    names = False
    for at in range(operand - 1, own - 1, -1):
        if names and lexemes[at].kind in COMPARING:
            return at
        names = names or not _leads(lexemes[at], cell)
    return None


def _leads(lexeme: Lexeme, cell: Cell) -> bool:
    """Whether a word leads to the value, and names no figure: 约 and 超过, but not 计划."""
    return lexeme.kind in FRONTS and not cell.said(lexeme).endswith(_PLANNED)


def _named(lexemes: list[Lexeme], cell: Cell) -> list[Lexeme]:
    """The words of a figure in front of a value, without what leads to the value: 计划 of 超过计划约10%."""
    words = list(lexemes)
    while words and _leads(words[-1], cell):
        words.pop()
    return words


_PLANNED = (*PLANNED, "平均")


def _is_year_figure(lexemes: list[Lexeme], far: int, text: str) -> bool:
    return lexemes[far + 1].kind == "day" and text.endswith(YEAR_FIGURES)


def _is_of(lexemes: list[Lexeme], first: int, operand: int, cell: Cell) -> bool:
    """Whether 的 stands right in front of a value: a share of what its words name."""
    return any(lexeme.kind == "filler" and cell.said(lexeme) == "的" for lexeme in lexemes[first:operand])


def _is_fraction(lexemes: list[Lexeme], bound: Bound, cell: Cell) -> bool:
    operand = lexemes[bound.operand]
    amount = operand.value
    return isinstance(amount, Amount) and (
        amount.form in {"part", "all", "ratio"} or kind_of(amount.unit or cell.column or "") == "ratio"
    )


def _share(place: Place, cell: Cell, far: int, words: list[Lexeme]) -> ClausePlan | None:
    """不超过概算的10%, 不低于上年的95%, 控制在预算的5%以内."""
    bound = place.core.bounds[0]
    if place.core.kind != "amount":
        raise Words
    reference = reference_cut(cell, words)
    if reference is None:
        return None
    fronts = [lexeme for lexeme in place.fronts(bound) if lexeme.start > place.lexemes[far].start]
    _refuse_about(place)
    comparison = comparison_of([place.lexemes[far], *fronts], place.behinds(bound), cell)
    return RelativePlan(
        comparison, reference, share=plain_amount(place, cell, 0), subject=subject_up_to(place, cell, far)
    )


_LEADING: tuple[Kind, ...] = ("lead", "reach", "weak")


def _share_alone(place: Place, cell: Cell, own: int, *, of: bool) -> ClausePlan | None:
    """上年的95%, 达到概算的90%; but 占预算的5% is a proportion of its own."""
    lexemes, core = place.lexemes, place.core
    words = _whole(place, cell, own, of=of) if _is_fraction(lexemes, core.bounds[0], cell) else []
    if not words:
        return None
    led = last_before(lexemes, own, core.first, *_LEADING)
    begin = own if led is None else led + 1
    figure = [lexeme for lexeme in words if lexeme.start >= lexemes[begin].start]
    reference = reference_cut(cell, figure)
    if reference is None or core.kind != "amount":
        raise Words
    if not of:
        _refuse_bare_share(place, cell, words, led=led is not None)
        return None
    return _share_of(place, cell, reference, own, begin)


def _share_of(place: Place, cell: Cell, reference: Cut, own: int, begin: int) -> RelativePlan:
    """达到概算的90%: a share, compared by what stands beside it and what leads to its figure, up to *begin*."""
    _refuse_about(place)
    bound = place.core.bounds[0]
    leads = [lexeme for lexeme in place.lexemes[own:begin] if lexeme.kind in _LEADING]
    comparison = comparison_of([*leads, *place.fronts(bound)], place.behinds(bound), cell)
    subject = None if begin == own else subject_up_to(place, cell, begin - 1)
    return RelativePlan(comparison, reference, share=plain_amount(place, cell, 0), subject=subject)


def _whole(place: Place, cell: Cell, own: int, *, of: bool) -> list[Lexeme]:
    """The words in front of a share that name what it is of, none where they name no figure: 占预算的5%."""
    named = _named(place.lexemes[own : place.core.bounds[0].operand], cell)
    words = [lexeme for lexeme in named if lexeme.kind != "punctuation"]
    return words if _names_whole(words, _text_of(words, cell), of=of) else []


def _names_whole(words: list[Lexeme], text: str, *, of: bool) -> bool:
    """Whether words name the figure of a share: 上年, and in front of 的 also 总投资 or 2023年; but not 占预算."""
    if "占" in text or any_of(words[-1:], "move"):
        return False
    if not of:
        return text.endswith(BESIDE_NUMBER)
    return text.endswith((*BESIDE_NUMBER, *_SHARED)) or _ends_with_year(words)


def _ends_with_year(words: list[Lexeme]) -> bool:
    """Whether the last of some words is a year and no more of a day: 2023年 of 2023年的95%."""
    return any(getattr(last.value, "bare", "") == "year" for last in words[-1:])


def _text_of(words: list[Lexeme], cell: Cell) -> str:
    """The characters from the first of some words to the last."""
    return cell.text[words[0].start : words[-1].stop].strip() if words else ""


def _refuse_bare_share(place: Place, cell: Cell, words: list[Lexeme], *, led: bool) -> None:
    """Refuse a figure right in front of a percentage, which may be a share of it or the figure's own: 上年95%."""
    text = _text_of(words, cell)
    if not led and len(text) <= LONGEST_ALONE and not text.endswith(_PLANNED):
        stop = place.lexemes[place.core.bounds[0].operand].stop
        raise Unreadable(words[0].start, stop, code="figure-ambiguous")


def _refuse_about(place: Place) -> None:
    """A share of a figure holds no 约: 上年的95%左右."""
    if not place.kinds.isdisjoint({"about", "around"}):
        raise Words


def plain_amount(place: Place, cell: Cell, which: int, *, beside: bool = True) -> AmountPlan:
    """The plan of an operand that is an amount; *beside* says whether the column gives it a unit."""
    amount = place.lexemes[place.core.bounds[which].operand].value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    return AmountPlan(amount, cell.holes_before(amount.start), cell.column if beside else None, negative=False)
