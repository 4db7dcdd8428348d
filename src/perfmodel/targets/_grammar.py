"""
From lexemes to the plan of a cell: what each part says, and how its parts hold together.

A cell falls into parts at separators, 且 and 或.  A part has bounds (an operand with its fronts and behinds), of
which the last is the point; what stands before it is its subject, or a condition of it (60岁以上老年人≥1200人).
Words that deny, signs that belong to nothing and numbers that name nothing refuse the part, so that no value is made
of it.

The plan of a whole cell: one clause, several, words, nothing, or why it can't be read.
"""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.lexicon._remarks import NO, NO_TARGET, PLACEHOLDERS, SCORING, YES
from perfmodel.lexicon._rows import words_of
from perfmodel.targets import _worded_clauses as worded_clauses
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import Core, bounds_of, cores_of
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, RelativePlan, StatementPlan, Text, ThresholdPlan, TolerancePlan
from perfmodel.targets._clauses import clause_of
from perfmodel.targets._cores import Place, main_of
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._making import Unreadable, Words, checked_threshold, plain_statement, unread
from perfmodel.targets._parts import Part, parts_of
from perfmodel.targets._refusals import is_remark, refuse_torn, values_apart
from perfmodel.targets._shapes import Composite, Target, Unread, Unstated
from perfmodel.targets._skeleton import DECIMAL, MONTH_DAY, MONTH_END, MONTH_START, Cut, offsets_of
from perfmodel.targets._subjects import is_sentence
from perfmodel.targets._terms import Comparison
from perfmodel.targets._together import (
    Clauses,
    carry_years,
    is_either,
    name_each,
    refuse_milestones,
    refuse_rivals,
    refuse_unit_of_first,
    share_units,
    with_name,
    with_shared,
)
from perfmodel.targets._unit_ends import known_end
from perfmodel.values._number import SCALES
from perfmodel.values._quantity import checked_quantity
from perfmodel.values._unit import Unit


class _Plain(NamedTuple):
    """A threshold of one number in digits without a subject."""

    comparison: Comparison
    hole: int
    unit: Unit
    approximate: bool


def _plain_of(clauses: tuple[tuple[ClausePlan, Cut], ...]) -> _Plain | None:
    plan = clauses[0][0] if len(clauses) == 1 else None
    if not isinstance(plan, ThresholdPlan) or plan.amount.rate is not None:
        return None
    if plan.subject is not None or plan.counted is not None or plan.again is not None:
        return None
    hole, unit = plan.amount.hole, plan.amount.unit
    return None if hole < 0 or unit is None else _Plain(plan.comparison, hole, unit, plan.approximate)


class CellPlan:
    """What a skeleton says as a whole: one clause, several, words, nothing, or why it can't be read."""

    __slots__ = ("alternatives", "clauses", "fault", "plain", "spelled", "unstated")

    def __init__(
        self,
        clauses: tuple[tuple[ClausePlan, Cut], ...] = (),
        *,
        alternatives: bool = False,
        unstated: bool = False,
        fault: tuple[str, Cut] | None = None,
    ) -> None:
        """*clauses* with the stretch that each stands in."""
        self.clauses, self.alternatives, self.unstated, self.fault = clauses, alternatives, unstated, fault
        self.plain = _plain_of(clauses)
        self.spelled = False

    def build(self, text: str, numbers: list[str], year: int | None) -> Target:
        """The target that a text of the skeleton says."""
        plain = self.plain
        if plain is not None:  # one number and its unit, by far the commonest
            value = Decimal(numbers[plain.hole])
            quantity = checked_quantity(value or value.copy_abs(), plain.unit)
            return checked_threshold(plain.comparison, quantity, text, approximate=plain.approximate, subject=None)
        clauses = self.clauses
        if not clauses and self.fault is None:
            return Unstated(text=text) if self.unstated else plain_statement(text)
        source = Text(text, numbers, year, offsets_of(numbers))
        try:
            if len(clauses) == 1:
                return clauses[0][0].build(source, text)
            if clauses:
                return self._composite(source)
        except (Unreadable, InvalidValueError, IncompatibleUnitsError) as error:
            return self._unread(source, error.code)
        code, cut = self.fault or ("expression-incomplete", None)
        return self._unread(source, code, cut)

    def _composite(self, source: Text) -> Target:
        clauses = tuple(plan.build(source, source.cut(cut).strip()) for plan, cut in self.clauses)
        return Composite(clauses=clauses, text=source.text, any=self.alternatives)

    @staticmethod
    def _unread(source: Text, code: str, cut: Cut | None = None) -> Unread:
        start, stop = (0, len(source.text)) if cut is None else cut.span(source.offsets)
        return unread(source.text, code, start, stop)


_MOST_LEXEMES = 2_500
"""A cell of more words and signs, some four pages of text, is prose: no rule looks at so much at once."""


def plan_of(cell: Cell) -> CellPlan:
    """What a cell says; never raises.  The roles of its words are kept in ``cell.roles``."""
    if len(cell.lexemes) > _MOST_LEXEMES or is_sentence(cell.lexemes, cell):
        return CellPlan()
    found = _plan_or_fault(cell)
    known = len(found.clauses) > 1 or (found.fault is not None and found.fault[0] not in _GENERAL)
    apart = None if known or found.unstated else values_apart(cell, read=bool(found.clauses))
    return found if apart is None else CellPlan(fault=("values-apart", cell.cut(*apart)))


_GENERAL = frozenset({"words-unknown", "expression-incomplete", "values-apart"})
"""Codes that only say that something is left over, or that two values are, where there may be more."""


def _plan_or_fault(cell: Cell) -> CellPlan:
    """What a cell says, or why it says nothing, as the first rule that refuses it has it."""
    try:
        return _plan(cell)
    except Words:
        return _words_plan(cell) if _lacks_number(cell) else CellPlan()
    except Unreadable as error:
        start, stop = max(error.start, 0), max(error.stop, error.start, 0)
        if error.start < 0:
            start, stop = 0, len(cell.text)
        return CellPlan(fault=(error.code, cell.cut(start, max(stop, start))))


def _lacks_number(cell: Cell) -> bool:
    """Whether a sign waits for a number and finds a word for none: <若干人."""
    if "vague" not in cell.kinds:
        return False
    inked = [lexeme for lexeme in cell.lexemes if lexeme.kind != "blank"]
    return any(one.kind == "front" and other.kind == "vague" for one, other in pairwise(inked))


def _plan(cell: Cell) -> CellPlan:
    if "bad" in cell.kinds:
        bad = next(lexeme for lexeme in cell.lexemes if lexeme.kind == "bad")
        raise Unreadable(bad.start, bad.stop, code=str(bad.value))
    refuse_torn(cell)
    parts = parts_of(cell)
    _refuse_either(parts)
    if "enumerator" in cell.kinds:
        _refuse_numbering(parts, cell)
    clauses, words = _said_by(parts, cell)
    share_units(clauses, cell)
    clauses = carry_years(name_each(clauses, cell))
    refuse_milestones(clauses)
    refuse_unit_of_first(clauses, cell)
    refuse_rivals(clauses, cell, listed=any(part.joint == "list" for part in parts), words=words)
    if all(isinstance(plan, StatementPlan) for plan, _, _ in clauses):
        return _words_plan(cell)
    if any(isinstance(plan, TolerancePlan) and plan.middle is None for plan, _, _ in clauses[1:]):
        raise Words  # 95%, ±5%
    alternatives = any(part.joint == "or" for part in parts[1:])
    if alternatives and _is_choice_open(parts, clauses, words):
        raise Words
    _refuse_answers(words, cell)
    return CellPlan(tuple((plan, cell.cut(start, stop)) for plan, start, stop in clauses), alternatives=alternatives)


def _said_by(parts: list[Part], cell: Cell) -> tuple[Clauses, list[Part]]:
    """The clauses that the parts of a cell say, and the parts that are words."""
    clauses: Clauses = []
    words: list[Part] = []
    for part in parts:
        if len(parts) > 1 and _is_scoring(part, cell):
            words.append(part)
            continue
        _refuse_bracket(part, clauses, cell)
        said = _clauses_of(part, cell, shared=clauses)
        clauses += said
        if said:
            continue
        words.append(part)
        cell.roles.update((lexeme.start, "words") for lexeme in part.lexemes)
        _refuse_rest(part, clauses, cell)
        if _says_more(part, cell, first=not clauses):
            clauses.append((StatementPlan(), part.lexemes[0].start, part.lexemes[-1].stop))
    return clauses, words


def _is_choice_open(parts: list[Part], clauses: Clauses, words: list[Part]) -> bool:
    """Whether 或 stands beside words or other joints, so that nobody can tell what the choice is between."""
    return bool(words) or any(part.joint != "or" for part in parts[1:]) or is_either(clauses)


def _refuse_bracket(part: Part, clauses: Clauses, cell: Cell) -> None:
    """Refuse a bracket behind a value and a blank that no table knows as a note: 96.5% （应到）."""
    start, stop = part.lexemes[0].start, part.lexemes[-1].stop
    if clauses and part.joint == "blank" and cell.text[start] == "(" and cell.text[stop - 1] == ")":
        raise Unreadable(start, stop, code="words-unknown")


def _refuse_numbering(parts: list[Part], cell: Cell) -> None:
    """Refuse a decimal at the head of an item, where others are numbered with a point: 1.培训100人；2.95%以上."""
    if not any(lexeme.kind == "enumerator" and "." in cell.said(lexeme) for lexeme in cell.lexemes):
        return
    for part in parts[1:]:
        head = part.lexemes[0]
        if isinstance(head.value, Amount) and head.value.text in _DECIMALS and part.joint in {"separator", "line"}:
            raise Unreadable(head.start, head.stop, code="number-ambiguous")


_DECIMALS = frozenset((DECIMAL, MONTH_DAY, MONTH_END, MONTH_START))
_SCORING = tuple(SCORING)
_POINTS = regex("扣|得|加|减")


def _is_scoring(part: Part, cell: Cell) -> bool:
    """Whether a part only says how points are given: 得10分, 否则0分."""
    amount = part.lexemes[-1].value if part.lexemes else None
    if not isinstance(amount, Amount) or amount.unit != "分":
        return False
    said = cell.text[part.lexemes[0].start : part.lexemes[-1].stop]
    return said.startswith(_SCORING) or _POINTS.search(said) is not None


def _refuse_either(parts: list[Part]) -> None:
    """One of two numbers, of which the text leaves open which, is no value: 3、4家, 3或4家."""
    for part, other in pairwise(parts):
        if other.joint in {"list", "or"} and _ends_bare(part) and _begins_with_value(other):
            raise Words


def _ends_bare(part: Part) -> bool:
    """Whether a part ends with a number and nothing around it."""
    amount = part.lexemes[-1].value if part.lexemes else None
    return isinstance(amount, Amount) and amount.plain and not amount.scale


def _begins_with_value(part: Part) -> bool:
    """Whether a part begins with an amount or a day."""
    return bool(part.lexemes) and part.lexemes[0].kind in {"amount", "day"}


def _says_more(part: Part, cell: Cell, *, first: bool) -> bool:
    """Whether words behind a value are a second condition, and not only a remark: 且无危险废物排放, 质量合格."""
    return part.joint == "and" or not is_remark(cell, part.lexemes, first=first)


def _refuse_rest(part: Part, clauses: Clauses, cell: Cell) -> None:
    """Refuse words that a blank or a break parts from a number without a unit: they may be the unit, or half of it."""
    if part.joint not in {"blank", "line"} or not clauses or cell.column is not None:
        return
    plan, _, stop = clauses[-1]
    if not isinstance(plan, ThresholdPlan) or plan.amount.amount.form not in {"number", "chinese"}:
        return
    first, last = part.lexemes[0].start, part.lexemes[-1].stop
    said = cell.text[first:last].strip()
    if said in SCALES or known_end(said, 0) == len(said):
        raise Unreadable(first, last, code="unit-unknown-rest")
    if not _has_known_unit(plan):
        raise Unreadable(stop, last, code="unit-unknown-rest")


def _has_known_unit(plan: ThresholdPlan) -> bool:
    """Whether a value has a unit of its own that the table knows, so that nothing behind a blank belongs to it."""
    return plan.amount.amount.unit is not None and plan.amount.unit is not None and plan.amount.unit.known


_WHOLE = words_of(YES, NO, NO_TARGET, PLACEHOLDERS)


def _refuse_answers(words: list[Part], cell: Cell) -> None:
    """Words beside a value that answer for themselves make the whole a sentence: 否，95%; 待定，95%."""
    for part in words:
        if cell.text[part.lexemes[0].start : part.lexemes[-1].stop].strip() in _WHOLE:
            raise Words
        if any(lexeme.kind == "front" and not cell.said(lexeme)[0].isalpha() for lexeme in part.lexemes):
            raise Unreadable(part.lexemes[0].start, part.lexemes[-1].stop, code="value-missing")


def _clauses_of(part: Part, cell: Cell, *, shared: Clauses) -> Clauses:
    """The clauses of a part, none where it is words; *shared* are those of the parts in front of it."""
    lexemes = part.lexemes
    bounds = bounds_of(lexemes, cell)
    if not bounds:
        return _clause_without_number(lexemes, cell)
    cores = cores_of(lexemes, bounds, cell)
    found: Clauses = []
    start = at = 0
    while at < len(cores):
        main = main_of(lexemes, cores, at, cell)
        end = len(lexemes) if main == len(cores) - 1 else cores[main].last
        place = Place(lexemes, start, cores[main], end, tuple(cores[at:main]))
        at = main + 1
        try:
            plan = clause_of(place, cell)
        except Words:
            if _spoils_part(place, cell, behind_value=bool(found)):
                raise
            continue
        _note_roles(place, cell, related=isinstance(plan, RelativePlan))
        ends = (*(shared or found)[:1], *(found or shared)[-1:])
        plan = with_shared(plan, cores[main], lexemes, [before for before, _, _ in ends])
        adjacent = main > 0 and cores[main].first == start > 0
        plan = with_name(plan, found[-1][0] if found else None, adjacent=adjacent)
        found.append((plan, lexemes[start].start, lexemes[end - 1].stop))
        start = end
    return found


def _clause_without_number(lexemes: list[Lexeme], cell: Cell) -> Clauses:
    """The clause of a part without a number: 不超过预算."""
    named = worded_clauses.without_number(lexemes, cell)
    if named is None:
        return []
    cell.roles.update((lexeme.start, "reference") for lexeme in lexemes if lexeme.kind == "word")
    return [(named, lexemes[0].start, lexemes[-1].stop)]


def _spoils_part(place: Place, cell: Cell, *, behind_value: bool) -> bool:
    """Whether a core that says no value makes words of all its part, and not only of itself."""
    core = place.core
    if place.conditions or _is_amount(core):
        return True
    graded = core.kind == "grade" and behind_value and place.end == core.last  # 12月底前升级为一级
    return graded or any(_is_denied(lexeme, cell) for lexeme in place.lexemes[place.start : place.end])


_POOR = frozenset("不未差劣")


def _is_denied(lexeme: Lexeme, cell: Cell) -> bool:
    """Whether a word denies what stands beside it, or is a step that nobody aims at: 未, 不合格."""
    return lexeme.kind == "negation" or (lexeme.kind in {"step", "grade"} and cell.text[lexeme.start] in _POOR)


def _note_roles(place: Place, cell: Cell, *, related: bool) -> None:
    """Keep what the words around a core are: what is measured, a condition of it, or what is counted or done."""
    core = place.core
    named = {at for condition in place.conditions for at in range(condition.first, condition.last)}
    for at in range(place.start, place.end):
        if core.first <= at < core.last:
            continue
        head = "condition" if at in named else "reference" if related else "subject"
        role = "object" if at >= core.last else head
        cell.roles[place.lexemes[at].start] = role


def _is_amount(core: Core) -> bool:
    """Whether a core is a number: one that is none makes a sentence of all, a grade or a day only of its part."""
    return core.kind not in {"grade", "rank", "day", "days"}


def _words_plan(cell: Cell) -> CellPlan:
    """A cell without a value: words, or an expression that lacks one."""
    missing = worded_clauses.missing_value(cell)
    return CellPlan() if missing is None else CellPlan(fault=("value-missing", missing))
