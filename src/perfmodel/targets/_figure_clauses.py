"""Clauses that name another figure beside a number: 较上年提高5%, 高于全省平均水平2个百分点, 上年的95%."""

from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._comparison_words import BESIDE, PLANNED, SHARED_SUMS, UNREACHED
from perfmodel.lexicon._remarks import KEEPING_TAILS, RATE_NAMES
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import COMPARING, FRONTS, Bound
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, RangePlan, RelativePlan
from perfmodel.targets._comparisons import comparison_of, is_approximate
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import Lexeme
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
    lexemes = place.lexemes
    stop = place.core.bounds[0].operand
    at = next((at for at in range(stop - 1, place.start - 1, -1) if lexemes[at].kind in {"against", "beside"}), None)
    if at is None:
        return _on_base(place, cell)
    move = next((index for index in range(stop - 1, at, -1) if lexemes[index].kind == "move"), None)
    if lexemes[at].kind == "beside":
        if move is not None and words_in(_up_to_move(lexemes, at, move, cell)):
            raise Words  # 同比2022年增长5%
        return None if move is None else _Compared(BESIDE[cell.said(lexemes[at])], at, move)
    opened = next((index for index in range(at - 1, place.start - 1, -1) if lexemes[index].kind == "with"), None)
    if opened is not None and at > opened + 1:
        cut = reference_cut(cell, lexemes[opened + 1 : at])
        return None if cut is None or move is None else _Compared(cut, opened, move)
    if move is None or move == at + 1:
        return None
    cut = reference_cut(cell, _up_to_move(lexemes, at, move, cell))
    return None if cut is None else _Compared(cut, at, move)


_BASE = regex(r"(?:在|以)?(?P<figure>[^,;。]{1,20}?)(?:的?基础上|为(?:基数|基准|基期))")


_A_YEAR = regex(rf"[{YEAR}]年$")


def _on_base(place: Place, cell: Cell) -> _Compared | None:
    """在上年基础上增长5%, 以上年为基数增长5%."""
    lexemes = place.lexemes
    stop = place.core.bounds[0].operand
    move = next((index for index in range(stop - 1, place.start - 1, -1) if lexemes[index].kind == "move"), None)
    if move is None or move == place.start:
        return None
    start = lexemes[place.start].start
    found = _BASE.search(cell.text, start, lexemes[move].start)
    if found is None or not (found["figure"].endswith(YEAR_FIGURES) or _A_YEAR.search(found["figure"]) is not None):
        return None
    begin = next(at for at in range(place.start, move + 1) if lexemes[at].stop > found.start())
    return _Compared(cell.cut(*found.span("figure")), begin, move)


def _up_to_move(lexemes: list[Lexeme], at: int, move: int, cell: Cell) -> list[Lexeme]:
    stop = move
    passed = {"filler", "shared", "plan", "punctuation"}
    while stop > at + 1 and lexemes[stop - 1].kind in passed and cell.said(lexemes[stop - 1]) not in RATE_NAMES:
        stop -= 1  # 比全省平均高5个百分点 keeps 平均
    return lexemes[at + 1 : stop]


def _changed(place: Place, cell: Cell) -> ClausePlan | None:
    """较上年提高5个百分点, 与2020年相比下降18%, 同比增长≥8%, 较上年增长5%-8%."""
    found = _compared(place, cell)
    if found is None:
        _refuse_loose_comparison(place, cell)
        return None
    lexemes, bounds = place.lexemes, place.core.bounds
    _refuse_unit_apart(place)
    direction = Direction(str(lexemes[found.move].value))
    fronts = [lexeme for lexeme in lexemes[found.move : bounds[0].operand] if lexeme.kind in FRONTS]
    before = found.subject_end
    while before > place.start and lexemes[before - 1].kind in COMPARING:
        before -= 1
        fronts.insert(0, lexemes[before])  # 不低于较上年增长5%
    found = found._replace(subject_end=before)
    behinds = place.behinds(bounds[-1])
    if any(lexeme.kind == "word" and not cell.said(lexeme).startswith(KEEPING_TAILS) for lexeme in place.tail[:1]):
        raise Words  # 较上年增长5%扣分
    if is_approximate(fronts, behinds) or any(lexeme.kind == "about" for lexeme in lexemes[place.start : found.move]):
        raise Words  # a change holds no 约
    comparison = comparison_of(fronts, behinds, cell)
    subject = subject_up_to(place, cell, found.subject_end)
    if bounds[0].minus:
        raise Unreadable(lexemes[bounds[0].first].start, lexemes[bounds[0].operand].stop, code="sign-ambiguous")
    change: AmountPlan | RangePlan
    if place.core.kind == "range":
        change = RangePlan(_plain(place, cell, 0, beside=False), _plain(place, cell, 1))
        comparison = _STATED
    elif place.core.kind == "amount" and lexemes[bounds[0].operand].kind == "amount":
        change = _plain(place, cell, 0)
    else:
        raise Words
    shared = any(lexeme.kind == "shared" for lexeme in place.head)
    return RelativePlan(comparison, found.reference, change, direction, subject=subject, shared=shared)


def _refuse_unit_apart(place: Place) -> None:
    """Refuse a unit in brackets between a change and its bare number: 比上年增长（%）≥8."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    unit = next((lexeme for lexeme in place.head if lexeme.kind == "unit"), None)
    if unit is not None and isinstance(amount, Amount) and amount.unit is None:
        raise Unreadable(unit.start, unit.stop, code="unit-unknown-rest")


def _plain(place: Place, cell: Cell, which: int, *, beside: bool = True) -> AmountPlan:
    amount = place.lexemes[place.core.bounds[which].operand].value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    return AmountPlan(amount, cell.holes_before(amount.start), cell.column if beside else None, negative=False)


def _refuse_loose_comparison(place: Place, cell: Cell) -> None:
    """较上年95%: a comparison with a figure that says neither how nor which way."""
    lexemes = place.lexemes[place.start : place.core.bounds[0].operand]
    for at, lexeme in enumerate(lexemes):
        if (
            lexeme.kind == "against"
            and cell.said(lexeme) in {"较", "相较于", "相较", "相比于"}
            and at + 1 < len(lexemes)
        ):
            raise Words


# --- a distance from a figure, or a share of it -----------------------------------------------------------------------

_SHARED = (*REFERENCE_ENDS, *SHARED_SUMS)
_UNREACHED = frozenset(UNREACHED.words.split())
_APART = {"gt": Direction.INCREASE, "lt": Direction.DECREASE}
"""The comparisons behind which a number is surely a distance from the figure, and which way."""


def _apart_or_share(place: Place, cell: Cell) -> ClausePlan | None:
    lexemes, core = place.lexemes, place.core
    bound = core.bounds[0]
    named = [core for core in place.conditions if core.kind not in {"day", "days"}]
    own = place.start if not named else named[-1].last
    far = _far_comparison(lexemes, own, bound.operand, cell)
    of = _is_of(lexemes, bound.first, bound.operand, cell)
    if far is None:
        return _share_alone(place, cell, own, of=of)
    words = _named(lexemes[far + 1 : bound.operand], cell)
    text = "" if not words else cell.text[lexemes[far].stop : words[-1].stop].strip()
    if not words or not A_HAN.search(text):
        return None
    weak = lexemes[far].kind in {"weak", "reach"}
    if of and _is_fraction(lexemes, bound, cell):
        return _share(place, cell, far, words)
    if weak and _is_fraction(lexemes, bound, cell) and text.endswith(FIGURE_ENDS):
        raise Unreadable(lexemes[far].start, lexemes[bound.operand].stop, code="figure-ambiguous")
    apart = lexemes[bound.operand].kind == "amount" and str(lexemes[far].value) in _APART and _is_points(lexemes, bound)
    if weak or not (apart or text.endswith((*FIGURE_ENDS, *PLANNED)) or _is_year_figure(lexemes, far, text)):
        return None
    if core.kind != "amount" or lexemes[bound.operand].kind != "amount":
        raise Words
    if str(lexemes[far].value) not in _APART or cell.said(lexemes[far]) in _UNREACHED:
        if cell.said(lexemes[far])[0] in "至最起顶":
            return None
        raise Unreadable(lexemes[far].start, lexemes[bound.operand].stop, code="figure-ambiguous")
    return _distance(place, cell, far, words)


def _distance(place: Place, cell: Cell, far: int, words: list[Lexeme]) -> ClausePlan | None:
    """高于全省平均水平2个百分点: how far above or below its figure a value is to be."""
    reference = reference_cut(cell, words)
    if reference is None:
        return None
    lexemes, bound = place.lexemes, place.core.bounds[0]
    behind_figure = [lexeme for lexeme in place.fronts(bound) if lexeme.start > words[-1].start]
    comparison = comparison_of(behind_figure, place.behinds(bound), cell)
    direction = _APART[str(lexemes[far].value)]
    return RelativePlan(
        comparison, reference, _plain(place, cell, 0), direction, subject=subject_up_to(place, cell, far)
    )


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


def _share_alone(place: Place, cell: Cell, own: int, *, of: bool) -> ClausePlan | None:
    """上年的95%, 达到概算的90%; but 占预算的5% is a proportion of its own."""
    lexemes, core = place.lexemes, place.core
    bound = core.bounds[0]
    if not _is_fraction(lexemes, bound, cell):
        return None
    words = [lexeme for lexeme in _named(lexemes[own : bound.operand], cell) if lexeme.kind != "punctuation"]
    if not words:
        return None
    text = cell.text[words[0].start : words[-1].stop].strip()
    by_year = words[-1].kind == "day" and of and getattr(words[-1].value, "bare", "") == "year"
    ends = (*BESIDE_NUMBER, *_SHARED) if of else BESIDE_NUMBER
    if "占" in text or not (by_year or text.endswith(ends)) or words[-1].kind == "move":
        return None
    led = [at for at in range(own, core.first) if lexemes[at].kind in {"lead", "reach", "weak"}]
    begin = led[-1] + 1 if led else own
    reference = reference_cut(cell, [lexeme for lexeme in words if lexeme.start >= lexemes[begin].start])
    if reference is None or core.kind != "amount":
        raise Words
    if not of:
        if len(text) > LONGEST_ALONE or led or text.endswith(_PLANNED):
            return None
        raise Unreadable(words[0].start, lexemes[bound.operand].stop, code="figure-ambiguous")
    leads = [lexemes[at] for at in led]
    _refuse_about(place)
    comparison = comparison_of([*leads, *place.fronts(bound)], place.behinds(bound), cell)
    subject = None if begin == own else subject_up_to(place, cell, begin - 1)
    return RelativePlan(comparison, reference, share=_plain(place, cell, 0), subject=subject)


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
    lexemes = place.lexemes
    stop = place.core.bounds[0].operand
    at = next((at for at in range(stop - 1, place.start - 1, -1) if lexemes[at].kind in {"against", "beside"}), None)
    if at is None:
        return None
    return (
        BESIDE[cell.said(lexemes[at])] if lexemes[at].kind == "beside" else reference_cut(cell, lexemes[at + 1 : stop])
    )
