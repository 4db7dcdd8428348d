"""Clauses that name another figure beside a number: 较上年提高5%, 高于全省平均水平2个百分点, 上年的95%."""

from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import BASE_NAMES, UPON
from perfmodel.lexicon._comparison_words import BESIDE, PLANNED, SHARED_SUMS, UNREACHED
from perfmodel.lexicon._remarks import KEEPING_TAILS, RATE_NAMES
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._among import any_of, first_of, last_before
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import COMPARING, FRONTS, Bound
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, RangePlan, RelativePlan
from perfmodel.targets._comparisons import comparison_of, is_approximate
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import Kind, Lexeme
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._skeleton import YEAR, Cut
from perfmodel.targets._subjects import subject_up_to, words_in
from perfmodel.targets._terms import Comparison, Direction
from perfmodel.targets._unit_ends import A_HAN
from perfmodel.targets._worded_clauses import (
    BESIDE_NUMBER,
    FIGURE_ENDS,
    LONGEST_ALONE,
    REFERENCE_ENDS,
    YEAR_FIGURES,
    reference_cut,
)
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import kind_of

_STATED = Comparison.STATED


# --- a change against a figure ----------------------------------------------------------------------------------------


_CHANGING = frozenset({"against", "beside", "move"})


def related(place: Place, cell: Cell) -> ClausePlan | None:
    """The clause that a value makes with a figure in front of it, or ``None`` where there is none."""
    changed = None if place.kinds.isdisjoint(_CHANGING) else _changed(place, cell)
    if changed is not None:
        return changed
    return _apart_or_share(place, cell)


class _Compared(NamedTuple):
    """The figure that a change is held against: where its words stand, and what stands between them and the change."""

    reference: Cut | str
    subject_end: int
    move: int


def _compared(place: Place, cell: Cell) -> _Compared | None:
    """The figure of a change, by the word that compares with it: 较上年提高, 同比增长, 与2020年相比下降."""
    lexemes = place.lexemes
    stop = place.core.bounds[0].operand
    at = last_before(lexemes, place.start, stop, "against", "beside")
    if at is None:
        return _on_base(place, cell)
    move = last_before(lexemes, at + 1, stop, "move")
    if lexemes[at].kind == "beside":
        return None if move is None else _beside(lexemes, at, move, cell)
    opened = last_before(lexemes, place.start, at, "with")
    if opened is not None and at > opened + 1:
        return _held(cell, lexemes[opened + 1 : at], opened, move)
    if move is None or move == at + 1:
        return None
    return _held(cell, _up_to_move(lexemes, at, move, cell), at, move)


def _beside(lexemes: list[Lexeme], at: int, move: int, cell: Cell) -> _Compared:
    """同比增长: the word has a figure of its own, so that none may stand behind it (同比2022年增长5%)."""
    if words_in(_up_to_move(lexemes, at, move, cell)):
        raise Words
    return _Compared(BESIDE[cell.said(lexemes[at])], at, move)


def _held(cell: Cell, figure: list[Lexeme], subject_end: int, move: int | None) -> _Compared | None:
    """A change with the figure that some words name, if they name one."""
    cut = reference_cut(cell, figure)
    return None if cut is None or move is None else _Compared(cut, subject_end, move)


_BASE = regex(rf"(?:在|以)?(?P<figure>[^,;。]{{1,20}}?)(?:的?{UPON}|为(?:{any_word(BASE_NAMES)}))")


_A_YEAR = regex(rf"[{YEAR}]年$")


def _on_base(place: Place, cell: Cell) -> _Compared | None:
    """在上年基础上增长5%, 以上年为基数增长5%."""
    lexemes = place.lexemes
    move = last_before(lexemes, place.start, place.core.bounds[0].operand, "move")
    if move is None or move == place.start:
        return None
    found = _BASE.search(cell.text, lexemes[place.start].start, lexemes[move].start)
    if found is None or not _is_base(found["figure"]):
        return None
    begin = next(at for at in range(place.start, move + 1) if lexemes[at].stop > found.start())
    return _Compared(cell.cut(*found.span("figure")), begin, move)


def _is_base(figure: str) -> bool:
    """Whether words name a figure that a change may be based on: 上年, 2020年."""
    return figure.endswith(YEAR_FIGURES) or _A_YEAR.search(figure) is not None


_BEFORE_MOVE = frozenset({"filler", "shared", "plan", "punctuation"})
"""What may stand between a figure and the change against it, and belongs to neither: 较上年稳步提高."""


def _up_to_move(lexemes: list[Lexeme], at: int, move: int, cell: Cell) -> list[Lexeme]:
    """The words of a figure between the word that compares and the change; 比全省平均高5个百分点 keeps 平均."""
    stop = move
    while stop > at + 1 and lexemes[stop - 1].kind in _BEFORE_MOVE and cell.said(lexemes[stop - 1]) not in RATE_NAMES:
        stop -= 1
    return lexemes[at + 1 : stop]


def _changed(place: Place, cell: Cell) -> ClausePlan | None:
    """较上年提高5个百分点, 与2020年相比下降18%, 同比增长≥8%, 较上年增长5%-8%."""
    found = _compared(place, cell)
    if found is None:
        _refuse_loose_comparison(place, cell)
        return None
    lexemes, bounds = place.lexemes, place.core.bounds
    _refuse_unit_apart(place)
    begin = _comparisons_before(place, found.subject_end)
    leads = [lexeme for lexeme in lexemes[found.move : bounds[0].operand] if lexeme.kind in FRONTS]
    fronts, behinds = [*lexemes[begin : found.subject_end], *leads], place.behinds(bounds[-1])
    if _goes_on(place, cell):
        raise Words  # 较上年增长5%扣分
    if is_approximate(fronts, behinds) or any_of(lexemes[place.start : found.move], "about"):
        raise Words  # a change holds no 约
    comparison = comparison_of(fronts, behinds, cell)
    subject = subject_up_to(place, cell, begin)
    if bounds[0].minus:
        raise Unreadable(lexemes[bounds[0].first].start, lexemes[bounds[0].operand].stop, code="sign-ambiguous")
    return RelativePlan(
        _STATED if place.core.kind == "range" else comparison,
        found.reference,
        _change(place, cell),
        Direction(str(lexemes[found.move].value)),
        subject=subject,
        shared=any_of(place.head, "shared"),
    )


def _comparisons_before(place: Place, end: int) -> int:
    """Where the comparisons begin that stand right in front of a figure: 不低于较上年增长5%."""
    while end > place.start and place.lexemes[end - 1].kind in COMPARING:
        end -= 1
    return end


def _goes_on(place: Place, cell: Cell) -> bool:
    """Whether words stand behind a change that leave it the point of no clause: 增长5%扣分; but 增长5%完成."""
    behind = first_of(place.tail[:1], "word")
    return behind is not None and not cell.said(behind).startswith(KEEPING_TAILS)


def _change(place: Place, cell: Cell) -> AmountPlan | RangePlan:
    """How much a figure changes: an amount, or a range of them."""
    if place.core.kind == "range":
        return RangePlan(_plain(place, cell, 0, beside=False), _plain(place, cell, 1))
    if place.core.kind == "amount" and place.lexemes[place.core.bounds[0].operand].kind == "amount":
        return _plain(place, cell, 0)
    raise Words


def _refuse_unit_apart(place: Place) -> None:
    """Refuse a unit in brackets between a change and its bare number: 比上年增长（%）≥8."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    unit = first_of(place.head, "unit")
    if unit is not None and isinstance(amount, Amount) and amount.unit is None:
        raise Unreadable(unit.start, unit.stop, code="unit-unknown-rest")


def _plain(place: Place, cell: Cell, which: int, *, beside: bool = True) -> AmountPlan:
    amount = place.lexemes[place.core.bounds[which].operand].value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    return AmountPlan(amount, cell.holes_before(amount.start), cell.column if beside else None, negative=False)


_LOOSE = frozenset({"较", "相较于", "相较", "相比于"})


def _refuse_loose_comparison(place: Place, cell: Cell) -> None:
    """较上年95%: a comparison with a figure that says neither how nor which way."""
    lexemes = place.lexemes[place.start : place.core.bounds[0].operand]
    if any(lexeme.kind == "against" and cell.said(lexeme) in _LOOSE for lexeme in lexemes[:-1]):
        raise Words


# --- a distance from a figure, or a share of it -----------------------------------------------------------------------

_SHARED = (*REFERENCE_ENDS, *SHARED_SUMS)
_UNREACHED = frozenset(UNREACHED.words.split())
_APART = {"gt": Direction.INCREASE, "lt": Direction.DECREASE}
"""The comparisons behind which a number is surely a distance from the figure, and which way."""


def _apart_or_share(place: Place, cell: Cell) -> ClausePlan | None:
    """A distance from a figure (高于全省平均2个百分点) or a share of one (不超过概算的10%), or neither."""
    lexemes, bound = place.lexemes, place.core.bounds[0]
    own = next((core.last for core in reversed(place.conditions) if core.kind not in {"day", "days"}), place.start)
    far = _far_comparison(lexemes, own, bound.operand, cell)
    of = _is_of(lexemes, bound.first, bound.operand, cell)
    if far is None:
        return _share_alone(place, cell, own, of=of)
    words = _named(lexemes[far + 1 : bound.operand], cell)
    text = cell.text[lexemes[far].stop : words[-1].stop].strip() if words else ""
    if A_HAN.search(text) is None:
        return None
    fraction = _is_fraction(lexemes, bound, cell)
    if of and fraction:
        return _share(place, cell, far, words)
    if lexemes[far].kind not in {"weak", "reach"}:
        return _distance(place, cell, far, words) if _is_distance(place, far, text) else None
    if fraction and text.endswith(FIGURE_ENDS):
        raise Unreadable(lexemes[far].start, lexemes[bound.operand].stop, code="figure-ambiguous")
    return None


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
    change = _plain(place, cell, 0)
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
    return RelativePlan(comparison, reference, share=_plain(place, cell, 0), subject=subject_up_to(place, cell, far))


_LEADING: tuple[Kind, ...] = ("lead", "reach", "weak")


def _share_alone(place: Place, cell: Cell, own: int, *, of: bool) -> ClausePlan | None:
    """上年的95%, 达到概算的90%; but 占预算的5% is a proportion of its own."""
    lexemes, core = place.lexemes, place.core
    bound = core.bounds[0]
    words = _whole(place, cell, own, of=of) if _is_fraction(lexemes, bound, cell) else []
    if not words:
        return None
    led = last_before(lexemes, own, core.first, *_LEADING)
    begin = own if led is None else led + 1
    reference = reference_cut(cell, [lexeme for lexeme in words if lexeme.start >= lexemes[begin].start])
    if reference is None or core.kind != "amount":
        raise Words
    if not of:
        _refuse_bare_share(place, cell, words, led=led is not None)
        return None
    _refuse_about(place)
    leads = [lexeme for lexeme in lexemes[own:begin] if lexeme.kind in _LEADING]
    comparison = comparison_of([*leads, *place.fronts(bound)], place.behinds(bound), cell)
    subject = None if led is None else subject_up_to(place, cell, led)
    return RelativePlan(comparison, reference, share=_plain(place, cell, 0), subject=subject)


def _whole(place: Place, cell: Cell, own: int, *, of: bool) -> list[Lexeme]:
    """The words in front of a share that name what it is of, none where they name no figure: 占预算的5%."""
    named = _named(place.lexemes[own : place.core.bounds[0].operand], cell)
    words = [lexeme for lexeme in named if lexeme.kind != "punctuation"]
    text = _text_of(words, cell)
    if "占" in text or any_of(words[-1:], "move"):
        return []
    by_year = any(getattr(last.value, "bare", "") == "year" for last in words[-1:])
    known = text.endswith(BESIDE_NUMBER) or (of and (by_year or text.endswith(_SHARED)))  # 2023年的95%
    return words if known else []


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


def turned(place: Place, cell: Cell) -> ClausePlan:
    """较2020年翻一番: 100 % more; without a figure it is words."""
    found = _compared_with(place, cell)
    if found is None:
        raise Words
    operand = place.lexemes[place.core.bounds[0].operand]
    plan = AmountPlan.of(Quantity(str(operand.value), "%"))
    return RelativePlan(_STATED, found, plan, Direction.INCREASE)


def _compared_with(place: Place, cell: Cell) -> Cut | str | None:
    """The figure that something is to be twice: 较2020年, 同比."""
    lexemes = place.lexemes
    stop = place.core.bounds[0].operand
    at = last_before(lexemes, place.start, stop, "against", "beside")
    if at is None:
        return None
    if lexemes[at].kind == "beside":
        return BESIDE[cell.said(lexemes[at])]
    return reference_cut(cell, lexemes[at + 1 : stop])
