"""Clauses of a change against another figure: 较上年提高5%, 在上年基础上增长5%, 较2020年翻一番."""

from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import BASE_NAMES, EARLIER, PRESENT, TIMES, UPON
from perfmodel.lexicon._comparison_words import BESIDE, NAMED_RATES
from perfmodel.lexicon._remarks import KEEPING_TAILS, RATE_NAMES
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import COMPARING, FRONTS
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, RangePlan, RelativePlan
from perfmodel.targets._comparisons import comparison_of, is_approximate
from perfmodel.targets._cores import Place
from perfmodel.targets._figure_distances import apart_or_share, plain_amount
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._lexer import any_of, first_of, last_before
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._skeleton import YEAR, Cut
from perfmodel.targets._subjects import subject_up_to, words_in
from perfmodel.targets._terms import Comparison, Direction
from perfmodel.targets._worded_clauses import YEAR_FIGURES, reference_cut
from perfmodel.values._quantity import Quantity

_STATED = Comparison.STATED


_CHANGING = frozenset({"against", "beside", "move"})


def related(place: Place, cell: Cell) -> ClausePlan | None:
    """The clause that a value makes with a figure in front of it, or ``None`` where there is none."""
    changed = None if place.kinds.isdisjoint(_CHANGING) else _changed(place, cell)
    if changed is not None:
        return changed
    return apart_or_share(place, cell)


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


_BASE = regex(rf"(?:在|以)?(?P<figure>[^,;。]{{1,20}}?)(?:的?{UPON}|为{any_word(BASE_NAMES)})")


_A_YEAR = regex(rf"[{YEAR}]年?$")
_BASES, _PRESENT = (*YEAR_FIGURES, *TIMES.words.split()), tuple(PRESENT.words.split())


def _on_base(place: Place, cell: Cell) -> _Compared | None:
    """在上年基础上增长5%, 以上年为基数增长5%."""
    lexemes = place.lexemes
    move = last_before(lexemes, place.start, place.core.bounds[0].operand, "move")
    if move is None or move == place.start:
        return None
    found = _BASE.search(cell.text, lexemes[place.start].start, lexemes[move].stop)  # its last word may begin 上升
    if found is None:
        return None
    if not _is_base(found["figure"]):
        raise Words  # 在完成任务基础上增长5%
    begin = next(at for at in range(place.start, move + 1) if lexemes[at].stop > found.start())
    return _Compared(cell.cut(*found.span("figure")), begin, move)


def _is_base(figure: str) -> bool:
    """Whether words name a figure that a change may be based on: 上年, 2020年, 上年末, 现有规模."""
    return figure.endswith(_BASES) or figure.startswith(_PRESENT) or _A_YEAR.search(figure) is not None


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
        return RangePlan(plain_amount(place, cell, 0, beside=False), plain_amount(place, cell, 1))
    if place.core.kind == "amount" and place.lexemes[place.core.bounds[0].operand].kind == "amount":
        return plain_amount(place, cell, 0)
    raise Words


def _refuse_unit_apart(place: Place) -> None:
    """Refuse a unit in brackets between a change and its bare number: 比上年增长（%）≥8."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    unit = first_of(place.head, "unit")
    if unit is not None and isinstance(amount, Amount) and amount.unit is None:
        raise Unreadable(unit.start, unit.stop, code="unit-unknown-rest")


_LOOSE = frozenset({"较", "相较于", "相较", "相比于", "相比"})
_INDEXES = tuple(NAMED_RATES.split())
_TIME_BEHIND = regex(rf"(?:{any_word(EARLIER)}|[{YEAR}]年)")


def _refuse_loose_comparison(place: Place, cell: Cell) -> None:
    """较上年95%, 比去年少发生3起, 同比少支出2万元: a comparison that says neither how nor which way a value changes."""
    lexemes = place.lexemes[place.start : place.core.bounds[0].operand]
    named = bool(place.head) and cell.said(place.head[-1]).endswith(_INDEXES)  # 环比指数≥100
    if any(lexeme.kind == "beside" for lexeme in lexemes) and not named:
        raise Words
    if any(lexeme.kind == "against" and _is_loose(lexeme, cell) for lexeme in lexemes[:-1]):
        raise Words


def _is_loose(against: Lexeme, cell: Cell) -> bool:
    """Whether a word compares with a figure wherever it stands, or the figure of another time stands behind it."""
    return cell.said(against) in _LOOSE or _TIME_BEHIND.match(cell.text, against.stop) is not None


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
