"""From a core of a part, with the words around it, to the plan of a clause."""

from perfmodel.lexicon._comparison_words import ON_BASE
from perfmodel.targets import _figure_clauses as figure_clauses
from perfmodel.targets import _subjects as subjects
from perfmodel.targets import _worded_clauses as worded_clauses
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, DeadlinePlan
from perfmodel.targets._comparisons import mark_of
from perfmodel.targets._cores import Place
from perfmodel.targets._days import FOLLOWED, Moment
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._measured_clauses import measured_clause
from perfmodel.targets._operand_plans import Limits
from perfmodel.targets._refusals import refuse_tail, says_how_far
from perfmodel.targets._refused_fronts import refuse_lead
from perfmodel.targets._skeleton import MONTH_DAY, MONTH_END, MONTH_START, YEAR, Hole, Name
from perfmodel.targets._standing import day_stands
from perfmodel.targets._subjects import is_deed, words_in
from perfmodel.targets._terms import Comparison
from perfmodel.targets._worded_clauses import grade_clause, rank_clause
from perfmodel.values._number import chinese_integer

_GE, _GT, _LE, _LT = Comparison.GE, Comparison.GT, Comparison.LE, Comparison.LT


_ONLY_WORDS = frozenset({"word", "amount"})
"""A bare amount with words on both sides, one of several in a cell, is decided before all else."""


def clause_of(place: Place, cell: Cell) -> ClausePlan:
    """The plan of a clause; :class:`Words` where the part says no value, :class:`Unreadable` where it can't be read."""
    amid = place.kinds == _ONLY_WORDS and place.head and place.tail and place.core.kind == "amount"
    if amid and not is_deed(place, cell):
        raise Words  # 落实20项措施
    refuse_tail(place, cell)
    refuse_lead(place, cell)
    if "negation" in place.kinds and any(lexeme.kind == "negation" for lexeme in place.head):
        raise Words
    kind = place.core.kind
    if kind in {"words", "turn"}:
        return figure_clauses.turned(place, cell) if kind == "turn" else _no_value()
    if kind in {"day", "days"}:
        return _deadline(place, cell)
    if kind == "rank":
        return rank_clause(place, cell)
    if kind == "grade":
        return grade_clause(place, cell)
    return measured_clause(place, cell)


def _no_value() -> ClausePlan:
    raise Words


def _deadline(place: Place, cell: Cell) -> ClausePlan:
    named = worded_clauses.of_year(place, cell)
    if named is not None:
        return named
    bounds, lexemes = place.core.bounds, place.lexemes
    last = bounds[-1]
    if FOLLOWED.match(cell.text, lexemes[last.operand].stop) is not None:
        raise Words
    if cell.operator in {_GE, _GT, Comparison.EQ} and place.core.kind == "day" and cell.operator is not Comparison.EQ:
        raise Unreadable(lexemes[bounds[0].first].start, lexemes[last.last - 1].stop, code="operators-conflict")
    _refuse_figure(place, cell)
    fronts, behinds = place.fronts(bounds[0]), place.behinds(last)
    signs = {lexeme.value for lexeme in fronts if lexeme.kind in {"front", "short"}}
    if not signs <= {"le"} or any(lexeme.kind in {"about", "around"} for lexeme in (*fronts, *behinds)):
        raise Words
    if mark_of(behinds) == "out":  # 12月31日前（不含）
        raise Unreadable(lexemes[bounds[0].first].start, lexemes[last.last - 1].stop, code="operators-conflict")
    is_range = place.core.kind == "days"
    before = not is_range and any(lexeme.kind == "before" for lexeme in behinds)
    inside = any(lexeme.kind == "behind" for lexeme in behinds)
    moments = [_moment(lexemes[bound.operand], cell, lexemes[last.operand].value) for bound in bounds]
    until = not is_range and (
        any(lexeme.kind == "until" for lexeme in fronts)
        or (len(place.head) == 1 and cell.said(place.head[0]) in {"到", "至"})  # 到2025年，覆盖率达到65%
        or "le" in signs  # ≤2023年12月, 不晚于12月
        or (inside and moments[-1].exact)
        or cell.operator in {_LE, _LT}
    )
    if any(lexeme.kind == "mark" and lexeme.value == "in" for lexeme in behinds) and moments[-1].days is None:
        moments[-1] = moments[-1]._replace(at_end=True)
    if any(lexeme.kind == "after" for lexeme in (*place.head[-1:], *fronts)):
        raise Words  # after 2023-12-31
    _refuse_months(moments[-1], cell, lexemes[last.operand], inside=inside)
    if not day_stands(place, cell, moments[-1], inside=inside, due=before or until):
        raise Words
    return DeadlinePlan(moments[0], moments[-1], Limits(is_range, before, until), _due_name(place, cell))


def _refuse_figure(place: Place, cell: Cell) -> None:
    """Refuse a day that a figure is of, or with what is to be true by then: 与2023年底持平, 年底前考核优秀."""
    before = [place.lexemes[place.core.first - 1]] if place.core.first > place.start else []
    compared = any(lexeme.kind in {"with", "against"} for lexeme in before)
    based = cell.text.startswith(_BASES, place.lexemes[place.core.last - 1].stop)
    if compared or based or any(lexeme.kind in {"grade", "level"} for lexeme in place.tail):
        raise Words
    said = "" if not place.tail else cell.text[place.tail[0].start : place.tail[-1].stop]
    if says_how_far(said.strip()):
        raise Words  # 12月底前大部分完成


_BASES = ("基础上", "的基础上", *(base for base in ON_BASE if base.startswith("为")))


def _due_name(place: Place, cell: Cell) -> Name | None:
    """What is due: the words in front of a day, or behind it where several days need names: 6月开工，12月完工."""
    subject = subjects.subject_of(place, cell, None)
    if subject is not None or not words_in(place.tail):
        return subject
    first, last = place.lexemes[place.core.first].start, place.lexemes[place.core.last - 1].stop
    several = any(lexeme.kind == "day" and not first <= lexeme.start < last for lexeme in cell.lexemes)
    return subjects.cut_of(place.tail, cell) if several else None


def _refuse_months(moment: Moment, cell: Cell, operand: Lexeme, *, inside: bool) -> None:
    """Refuse 3月内, which may be within March or within three months, unless a year stands in front."""
    a_month = moment.bare == "" and moment.days is None and not moment.at_end and not moment.quarters
    dated = moment.year is not None or moment.offset is not None
    if inside and a_month and not dated and moment.months[0] == moment.months[1]:
        raise Unreadable(operand.start, min(operand.stop + 1, len(cell.text)), code="number-ambiguous")


def _moment(lexeme: Lexeme, cell: Cell, last: object) -> Moment:
    """The moment of a day, or of the bare number at a dash: 2023-2025年, 1-12月, 5月1日-10日."""
    first = cell.holes_before(lexeme.start)
    if isinstance(lexeme.value, Moment):
        return lexeme.value.at(first)
    hole = Hole(first)
    if isinstance(lexeme.value, Amount) and lexeme.value.text in {MONTH_START, MONTH_DAY, MONTH_END}:
        return Moment(months=(hole, hole), days=(hole, hole), exact=True)
    if not isinstance(last, Moment):
        return Moment(months=(0, 0), days=(hole, hole), exact=True)
    amount = lexeme.value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    if amount.form == "chinese":
        month = chinese_integer(amount.text) or 0
        return Moment(months=(month, month))
    if (amount.text == YEAR) is not (last.bare == "year" and last.year is not None) or (
        amount.text != YEAR and last.year is not None
    ):
        raise Unreadable(lexeme.start, lexeme.stop, code="date-invalid")
    return Moment(year=hole) if amount.text == YEAR else Moment(months=(hole, hole))
