"""From a core of a part, with the words around it, to the plan of a clause."""

from collections.abc import Callable

from perfmodel.lexicon._beside_values import OF_EVENT
from perfmodel.lexicon._comparison_words import ON_BASE
from perfmodel.targets import _figure_clauses as figure_clauses
from perfmodel.targets import _subjects as subjects
from perfmodel.targets import _worded_clauses as worded_clauses
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, DeadlinePlan
from perfmodel.targets._comparisons import mark_of
from perfmodel.targets._cores import Place
from perfmodel.targets._day_plans import Limits
from perfmodel.targets._days import FOLLOWED, Moment
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._lexer import any_of
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._measured_clauses import measured_clause
from perfmodel.targets._ordered_clauses import grade_clause, rank_clause
from perfmodel.targets._refusals import refuse_tail, says_how_far
from perfmodel.targets._refused_fronts import refuse_lead
from perfmodel.targets._skeleton import MONTH_DAY, MONTH_END, MONTH_START, YEAR, Hole, Name
from perfmodel.targets._standing import day_stands
from perfmodel.targets._subjects import is_deed, words_in
from perfmodel.targets._terms import Comparison
from perfmodel.values._number import chinese_integer

_GE, _GT, _LE, _LT = Comparison.GE, Comparison.GT, Comparison.LE, Comparison.LT


_ONLY_WORDS = frozenset({"word", "amount"})
"""A bare amount with words on both sides, one of several in a cell, is decided before all else."""


def clause_of(place: Place, cell: Cell) -> ClausePlan:
    """The plan of a clause; :class:`Words` where the part says no value, :class:`Unreadable` where it can't be read."""
    if _stands_amid_words(place) and not is_deed(place, cell):
        raise Words  # 落实20项措施
    refuse_tail(place, cell)
    refuse_lead(place, cell)
    if "negation" in place.kinds and any_of(place.head, "negation"):
        raise Words
    return _CLAUSES.get(place.core.kind, measured_clause)(place, cell)


def _stands_amid_words(place: Place) -> bool:
    """Whether nothing but words stands on both sides of an amount."""
    return place.kinds == _ONLY_WORDS and bool(place.head and place.tail) and place.core.kind == "amount"


def _no_value(_place: Place, _cell: Cell) -> ClausePlan:
    raise Words


def _deadline(place: Place, cell: Cell) -> ClausePlan:
    """Days that something is due until (12月底前) or between (1-12月); a year may name a figure (高于2023年)."""
    named = worded_clauses.of_year(place, cell)
    if named is not None:
        return named
    _refuse_no_term(place, cell)
    bounds = place.core.bounds
    inside = any_of(place.behinds(bounds[-1]), "behind")
    first, final = _ends_of(place, cell)
    limits = _limits_of(place, cell, final, inside=inside)
    if any_of((*place.head[-1:], *place.fronts(bounds[0])), "after"):
        raise Words  # after 2023-12-31
    _refuse_months(final, cell, place.lexemes[bounds[-1].operand], inside=inside)
    if not day_stands(place, cell, final, inside=inside, due=limits.before or limits.until):
        raise Words
    return DeadlinePlan(first, final, limits, _due_name(place, cell))


def _ends_of(place: Place, cell: Cell) -> tuple[Moment, Moment]:
    """The first and the last moment of some days, which are one without a dash; 6月前（含） is the end of its month."""
    bounds, lexemes = place.core.bounds, place.lexemes
    last = lexemes[bounds[-1].operand].value
    first, *rest = [_moment(lexemes[bound.operand], cell, last) for bound in bounds]
    final = rest[-1] if rest else first
    marks = (lexeme.value for lexeme in place.behinds(bounds[-1]) if lexeme.kind == "mark")
    if final.days is None and "in" in marks:
        final = final._replace(at_end=True)
    return (first if rest else final), final


def _limits_of(place: Place, cell: Cell, final: Moment, *, inside: bool) -> Limits:
    """What bounds some days: their two ends (1-12月), or a word beside the one day, 前 or 截至."""
    if place.core.kind == "days":
        return Limits(is_range=True, before=False, until=False)
    before = any_of(place.behinds(place.core.bounds[-1]), "before")
    return Limits(is_range=False, before=before, until=_is_until(place, cell, final, inside=inside))


def _refuse_no_term(place: Place, cell: Cell) -> None:
    """Refuse days with words or a column that make no term of them: 5月起, ≥ beside 6月, 约6月, 12月31日前（不含）."""
    bounds, lexemes = place.core.bounds, place.lexemes
    fronts, behinds = place.fronts(bounds[0]), place.behinds(bounds[-1])
    start, stop = lexemes[bounds[0].first].start, lexemes[bounds[-1].last - 1].stop
    if FOLLOWED.match(cell.text, lexemes[bounds[-1].operand].stop) is not None:
        raise Words
    if cell.operator in {_GE, _GT} and place.core.kind == "day":
        raise Unreadable(start, stop, code="operators-conflict")
    _refuse_figure(place, cell)
    if not _signs(fronts) <= {"le"} or any_of((*fronts, *behinds), "about", "around"):
        raise Words
    if mark_of(behinds) == "out":
        raise Unreadable(start, stop, code="operators-conflict")


def _signs(fronts: list[Lexeme]) -> set[object]:
    """What the comparisons in front of a day say."""
    return {lexeme.value for lexeme in fronts if lexeme.kind in {"front", "short"}}


def _is_until(place: Place, cell: Cell, last: Moment, *, inside: bool) -> bool:
    """Whether a day is the last of its term without 前: 截至6月, 到2025年, ≤2023年12月, 12月31日内, ≤ beside it."""
    fronts = place.fronts(place.core.bounds[0])
    if any_of(fronts, "until") or "le" in _signs(fronts):
        return True
    led = len(place.head) == 1 and cell.said(place.head[0]) in {"到", "至"}
    return led or (inside and last.exact) or cell.operator in {_LE, _LT}


def _refuse_figure(place: Place, cell: Cell) -> None:
    """Refuse a day that a figure is of, or with what is to be true by then: 与2023年底持平, 年底前考核优秀."""
    before = [place.lexemes[place.core.first - 1]] if place.core.first > place.start else []
    compared = any(lexeme.kind in {"with", "against", "beside"} for lexeme in before)
    based = cell.text.startswith(_BASES, place.lexemes[place.core.last - 1].stop)
    if compared or based or any(lexeme.kind in {"grade", "level"} for lexeme in place.tail):
        raise Words
    said = "" if not place.tail else cell.text[place.tail[0].start : place.tail[-1].stop]
    if says_how_far(said.strip()):
        raise Words  # 12月底前大部分完成
    _refuse_event(place, said.strip())


def _refuse_event(place: Place, said: str) -> None:
    """Refuse a day that only says when an event is, before or in which something is due: 9月1日开学前."""
    day = place.lexemes[place.core.bounds[-1].operand].value
    if getattr(day, "days", None) is not None and said.endswith(OF_EVENT):
        raise Unreadable(place.tail[0].start, place.tail[-1].stop, code="words-unknown")


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
    amount = lexeme.value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    if amount.text in {MONTH_START, MONTH_DAY, MONTH_END}:
        return Moment(months=(hole, hole), days=(hole, hole), exact=True)
    if not isinstance(last, Moment):
        return Moment(months=(0, 0), days=(hole, hole), exact=True)
    if amount.form == "chinese":
        month = chinese_integer(amount.text) or 0
        return Moment(months=(month, month))
    is_year = amount.text == YEAR
    if not _goes_with(last, is_year=is_year):
        raise Unreadable(lexeme.start, lexeme.stop, code="date-invalid")
    return Moment(year=hole) if is_year else Moment(months=(hole, hole))


def _goes_with(last: Moment, *, is_year: bool) -> bool:
    """Whether a bare number at a dash is of the kind of the end: 2023 of 2023-2025年, 1 of 1-12月; not of 1-2025年."""
    if is_year:
        return last.year is not None and last.bare == "year"
    return last.year is None


_CLAUSES: dict[str, Callable[[Place, Cell], ClausePlan]] = {
    "words": _no_value,
    "turn": figure_clauses.turned,
    "day": _deadline,
    "days": _deadline,
    "rank": rank_clause,
    "grade": grade_clause,
}
"""What reads the clause of each kind of core; all others are measured."""
