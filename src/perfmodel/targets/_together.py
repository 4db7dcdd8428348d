"""
How the clauses of one cell hold together: what the first says for all, what each is named, and what none can say.

A comparison, a change or a unit may be said once for several values (分别超过3万、5万人次); names in a list go to the
values in theirs.  Where the text does not say which value counts, or what its unit is, the cell is refused.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from perfmodel.lexicon._comparison_words import AND
from perfmodel.lexicon._remarks import AT_ONCE
from perfmodel.lexicon._rows import words_of
from perfmodel.targets._bounds import Core
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import (
    ClausePlan,
    DeadlinePlan,
    GradePlan,
    RangePlan,
    RatePlan,
    RelativePlan,
    StatementPlan,
    ThresholdPlan,
)
from perfmodel.targets._comparisons import SIDES
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._lexer import kind_at
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._parts import Part
from perfmodel.targets._skeleton import NUMBER_SIGNS, Cut, joined
from perfmodel.targets._subjects import cut_of, words_in
from perfmodel.targets._terms import Comparison
from perfmodel.values._unit import Unit, kind_of

Clauses: TypeAlias = list[tuple[ClausePlan, int, int]]
"""The plans of a cell's clauses, each with where it begins and ends in the joined skeleton."""

_STATED = Comparison.STATED


def share_units(clauses: Clauses, cell: Cell) -> None:
    """分别超过3万、5万人次: what the first leaves unsaid, the next says for both."""
    for at in range(len(clauses) - 2, -1, -1):
        (plan, start, stop), (following, begin, _) = clauses[at], clauses[at + 1]
        if not isinstance(plan, ThresholdPlan) or not isinstance(following, ThresholdPlan) or not plan.shared:
            continue
        unit = following.amount.amount.unit
        together = following.shared or cell.text[stop:begin] == "、"
        if unit is not None and together and _lacks(plan.amount.amount.unit, unit):
            amount = plan.amount.amount._replace(unit=unit)
            shared = AmountPlan(amount, plan.amount.first, cell.column, negative=plan.amount.negative)
            clauses[at] = (plan._replace(amount=shared), start, stop)


def _lacks(unit: str | None, following: str) -> bool:
    """Whether a unit is none, or only begins the one behind it: 个 before 个百分点."""
    return unit is None or (unit == "个" and following.startswith("个"))


def with_shared(plan: ClausePlan, core: Core, lexemes: list[Lexeme], before: Sequence[ClausePlan]) -> ClausePlan:
    """A bare value behind another, among those *before*, whose comparison 分别 hands on: 分别不低于90%、80%."""
    if not isinstance(plan, ThresholdPlan) or plan.comparison is not _STATED:
        return plan
    if kind_at(lexemes, core.first - 1) not in {"", "with"}:
        return plan
    first = next((one for one in before if getattr(one, "shared", False)), None)
    if isinstance(first, RelativePlan):
        return first._replace(change=plan.amount, subject=None)
    if isinstance(first, ThresholdPlan) and first.comparison is not _STATED:
        return plan._replace(comparison=first.comparison, shared=True, subject=None)
    return plan


def with_name(plan: ClausePlan, before: ClausePlan | None, *, adjacent: bool) -> ClausePlan:
    """
    A value right behind a day or another count with the name that stands in front of both.

    支出进度9月底前达到100%, 培训3期300人次.
    """
    named = isinstance(before, DeadlinePlan) or (adjacent and isinstance(before, ThresholdPlan))
    if (
        named
        and isinstance(before, DeadlinePlan | ThresholdPlan)
        and isinstance(plan, ThresholdPlan)
        and plan.subject is None
    ):
        return plan._replace(subject=before.subject)
    return plan


def carry_years(clauses: Clauses) -> Clauses:
    """Days behind a day with a year are of that year where they say none: 2023年6月开工，12月完工."""
    found: Clauses = []
    before: DeadlinePlan | None = None
    for plan, start, stop in clauses:
        dated = _dated(plan, before) if isinstance(plan, DeadlinePlan) else plan
        before = dated if isinstance(dated, DeadlinePlan) else before
        found.append((dated, start, stop))
    return found


def _dated(plan: DeadlinePlan, before: DeadlinePlan | None) -> DeadlinePlan:
    year = None if before is None else before.last.year or before.first.year
    if year is None or plan.first.year is not None or plan.first.offset is not None:
        return plan
    first, last = plan.first._replace(year=year), plan.last._replace(year=plan.last.year or year)
    return plan._replace(first=first, last=last)


_Named: TypeAlias = ThresholdPlan | RangePlan | RelativePlan
"""The plans of values that a name behind 分别 may belong to."""


def name_each(clauses: Clauses, cell: Cell) -> Clauses:
    """
    Give each value behind 分别 the name that it belongs to: 小学、初中分别为650元、850元.

    Names and values that don't pair make words of the cell.
    """
    shared = _each_in_turn(cell)
    if shared is None:
        return clauses
    first = _clause_at(shared.start, clauses)
    values = _values_of(clauses[first:])
    names = _names_before(shared, cell)
    if not values or len(names) < 2:  # noqa: PLR2004 - one name for all
        return clauses
    if len(names) != len(values):
        raise Words
    deed = _deed_behind(shared, values[0][1:], cell)
    if _is_change_of_joined(values[0][0], cell):
        raise Words
    before = [clause for clause in clauses[:first] if not isinstance(clause[0], StatementPlan)]
    return [*before, *_with_names(values, names, deed), *clauses[first + len(values) :]]


def _each_in_turn(cell: Cell) -> Lexeme | None:
    """The first 分别 of a cell, no other word that shares what it says."""
    return next((one for one in cell.lexemes if one.kind == "shared" and cell.said(one) == "分别"), None)


def _clause_at(start: int, clauses: Clauses) -> int:
    """Which of some clauses a character stands in; behind the last where it stands in none."""
    return next((at for at, (_, first, stop) in enumerate(clauses) if first <= start < stop), len(clauses))


def _is_change_of_joined(plan: ClausePlan, cell: Cell) -> bool:
    """Whether a change is said of names that 和 joins, with a noun for both: 城镇和农村收入分别较上年增长6%、7%."""
    return isinstance(plan, RelativePlan) and any(cell.said(one) in _AND for one in cell.lexemes)


def _with_names(values: list[tuple[_Named, int, int]], names: list[Cut | None], deed: Cut | None) -> Clauses:
    """Each value with its name, and what is done to all."""
    return [
        (plan._replace(subject=joined(name, deed)), start, stop)
        for (plan, start, stop), name in zip(values, names, strict=True)
    ]


def _values_of(clauses: Clauses) -> list[tuple[_Named, int, int]]:
    """The values at the head of some clauses, of which only the first may have a name of its own."""
    values: list[tuple[_Named, int, int]] = []
    for plan, start, stop in clauses:
        if not isinstance(plan, _Named) or (values and plan.subject is not None):
            break
        values.append((plan, start, stop))
    return values


_AND = frozenset("和 与 及 以及".split())


def _deed_behind(shared: Lexeme, first: tuple[int, int], cell: Cell) -> Cut | None:
    """What is done or changes, said once behind 分别 for all: 下降 of 起数、人数分别下降5%、3%."""
    behind = [one for one in cell.lexemes if shared.stop <= one.start < first[1]]
    stop = next((at for at, one in enumerate(behind) if one.kind not in {"word", "move", "filler"}), len(behind))
    return cut_of(behind[:stop], cell)


_BETWEEN_NAMES = _AND | {"、"}


def _names_before(shared: Lexeme, cell: Cell) -> list[Cut | None]:
    """The names in a list in front of 分别."""
    names: list[list[Lexeme]] = [[]]
    for lexeme in cell.lexemes[: cell.lexemes.index(shared)]:
        if lexeme.kind == "separator":
            names.clear()
            names.append([])
        elif cell.said(lexeme) in _BETWEEN_NAMES:
            names.append([])
        else:
            names[-1].append(lexeme)
    return [cut_of(words, cell) for words in names if words_in(words)]


def is_either(clauses: Clauses) -> bool:
    """Whether it is open which of bare values is meant, since the last has no name of its own: 95%或100%."""
    if not all(isinstance(plan, ThresholdPlan) and plan.comparison is Comparison.STATED for plan, _, _ in clauses):
        return False
    first, second = clauses[0][0], clauses[-1][0]
    return (
        isinstance(first, ThresholdPlan)
        and isinstance(second, ThresholdPlan)
        and second.subject is None
        and first.amount.unit is second.amount.unit
    )


def refuse_milestones(clauses: Clauses) -> None:
    """Refuse days that each have a value of their own, since nothing says which holds: 6月底达到50%，12月底达到100%."""
    units = Counter(_unit_key(plan) for plan, _, _ in clauses if isinstance(plan, ThresholdPlan))
    for (day, start, stop), (value, first, last) in pairwise(clauses):
        timed = stop == first and isinstance(day, DeadlinePlan)
        if timed and isinstance(value, ThresholdPlan) and units[_unit_key(value)] > 1:
            raise Unreadable(start, last, code="days-apart")


def _unit_key(plan: ThresholdPlan) -> tuple[Unit | None, str | None]:
    """The unit of a value, by which another may be of the same thing."""
    return plan.amount.unit, plan.amount.amount.unit


def refuse_unit_of_first(clauses: Clauses, cell: Cell) -> None:
    """Refuse a second value whose unit the first alone may say in full: 小学每生每年650元，初中850元."""
    for (one, _, stop), (other, start, last) in pairwise(clauses):
        if not isinstance(one, RatePlan | ThresholdPlan) or not isinstance(other, ThresholdPlan):
            continue
        between, text = cell.text[stop:start].strip(), cell.text[start:last]
        if _may_leave_unit(one, other, between) and not _is_at_once(other, text):
            raise Unreadable(start, last, code="unit-shared")


def _may_leave_unit(one: RatePlan | ThresholdPlan, other: ThresholdPlan, between: str) -> bool:
    """Whether a value may be one of each of something as that before it is, and only leaves it unsaid."""
    unit = _each_of(one)
    if unit is None or (other.amount.amount.unit or "") != unit or other.amount.column is not None:
        return False
    return between in {"、", ""} or kind_of(unit) == "money"


def _each_of(plan: RatePlan | ThresholdPlan) -> str | None:
    """The unit of a value that is said for each of something (元 of 每生650元, 元/生), ``None`` of any other."""
    head, slash, _ = (plan.amount.amount.unit or "").partition("/")
    return head if slash or isinstance(plan, RatePlan) else None


def _is_at_once(plan: ThresholdPlan, text: str) -> bool:
    """Whether a value has the name of a sum that is not one of each: 一次性补助3000元."""
    return plan.subject is not None and text.lstrip(" ,、;").startswith(AT_ONCE)


def refuse_rivals(clauses: Clauses, cell: Cell, *, listed: bool, words: list[Part]) -> None:
    """
    Refuse clauses of which the text doesn't say how they stand to each other.

    Two values of one thing (≥90%、85%; 90%、85%以上), a value beside another that has the unit (小学650，初中850元),
    the second item of a list for each (每生1000元、1250元), and grades torn from a list (C级、D级危房).  Those that a
    line, a semicolon or a number of their own parts stand beside each other: 1.≥80%；2.≥90%.
    """
    for (one, first, stop), (other, start, last) in pairwise(clauses):
        between = cell.text[stop:start].strip()
        _refuse_two_values(one, other, between, (first, last))
        if listed and _is_next_for_each(one, other):
            raise Words
        if between == "、" and _begins_next(one, other, cell, start):
            raise Words
    _refuse_hopes(clauses, cell)
    if listed and words:
        _refuse_bare_grades(clauses)


def _is_next_for_each(one: ClausePlan, other: ClausePlan) -> bool:
    """Whether a value without a name stands behind one for each of something: 每生1000元、1250元."""
    return isinstance(one, RatePlan) and isinstance(other, ThresholdPlan) and other.subject is None


def _refuse_two_values(one: ClausePlan, other: ClausePlan, between: str, ends: tuple[int, int]) -> None:
    """Refuse two values of which nobody can tell how they stand to each other: 小学650，初中850元; ≥90%、85%."""
    if not isinstance(one, ThresholdPlan) or not isinstance(other, ThresholdPlan):
        return
    if _lacks_unit(one, other, between):
        raise Words
    if _NEAR.issuperset(between) and _are_rivals(one, other):
        raise Unreadable(*ends, code="values-apart")


_NEAR = frozenset({",", "、"})
_JOINING = _NEAR | words_of(AND).keys()
"""What joins two values of one thing; a semicolon and a line part them."""


def _is_bare_grade(plan: ClausePlan) -> bool:
    """Whether a clause is a grade without a comparison: C级."""
    return isinstance(plan, GradePlan) and plan.comparison is _STATED


def _refuse_bare_grades(clauses: Clauses) -> None:
    """Refuse grades in a list of which another item is words: C级、D级危房."""
    if any(_is_bare_grade(plan) for plan, _, _ in clauses):
        raise Words


def _begins_next(one: ClausePlan, other: ClausePlan, cell: Cell, start: int) -> bool:
    """Whether what stands in front of 、 is no clause, and only begins the name of the next, at *start*."""
    return _is_of_name(one, other, cell, start) or _is_torn_grade(one, other)


def _is_torn_grade(one: ClausePlan, other: ClausePlan) -> bool:
    """Whether a grade in a list only belongs to the name of what follows: 一级、二级残疾人80元/月."""
    return _is_bare_grade(one) and not isinstance(other, GradePlan)


def _is_of_name(one: ClausePlan, other: ClausePlan, cell: Cell, start: int) -> bool:
    """Whether a bare value in a list only begins the name of the next: 0-3岁、4-6岁儿童建卡率90%."""
    bare = isinstance(one, ThresholdPlan | RangePlan | DeadlinePlan) and one.subject is None
    named = isinstance(other, ThresholdPlan | RangePlan) and other.subject is not None
    return bare and named and cell.text[start] in NUMBER_SIGNS


def _refuse_hopes(clauses: Clauses, cell: Cell) -> None:
    """Refuse a second value of one thing that is only hoped for: 90%，力争95%."""
    plans = [lexeme.start for lexeme in cell.lexemes if lexeme.kind == "plan"]
    for (one, _, _), (other, start, stop) in pairwise(clauses if plans else ()):
        hoped = bisect_left(plans, start) < bisect_left(plans, stop)
        if hoped and _is_same_again(one, other):
            raise Words


def _is_same_again(one: ClausePlan, other: ClausePlan) -> bool:
    """Whether a second value has the unit of the first and no name of its own."""
    if not isinstance(one, ThresholdPlan) or not isinstance(other, ThresholdPlan) or other.subject is not None:
        return False
    return one.amount.amount.unit == other.amount.amount.unit


def _lacks_unit(one: ThresholdPlan, other: ThresholdPlan, between: str) -> bool:
    """Whether a bare number stands beside a value with the unit that it may lack: 小学650，初中850元; ≥5万元且≤8."""
    stated = _STATED in {one.comparison, other.comparison}
    of_one_thing = other.subject is None and between in _JOINING
    return (stated or of_one_thing) and _is_bare(one.amount) is not _is_bare(other.amount)


def _are_rivals(one: ThresholdPlan, other: ThresholdPlan) -> bool:
    """Whether two values may be said of one thing: ≥90%、85%."""
    first, second = one.amount.amount, other.amount.amount
    if other.subject is not None or one.shared or other.shared or first.unit != second.unit:
        return False
    sides = SIDES.get(one.comparison), SIDES.get(other.comparison)
    return sides[0] == sides[1] if None not in sides else sides != (None, None)


def _is_bare(plan: AmountPlan) -> bool:
    return plan.amount.plain and not plan.amount.scale and plan.column is None
