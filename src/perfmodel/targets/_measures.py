"""
Reading an actual against a target: the same unit, the same line, or why not.

Each function gives the stretch of the target's line that the actual says, with what had to be assumed, or a refusal.

A pair that is judged, and the judgements that need no measure.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from attrs import evolve

from perfmodel.lexicon._comparison_words import PASSING
from perfmodel.lexicon._fold import fold
from perfmodel.targets._actual import Actual
from perfmodel.targets._doubts import is_index
from perfmodel.targets._extent import (
    NO_GROWTH,
    Region,
    bare_figure,
    bare_words,
    bounded,
    change_between,
    change_bound,
    days_of,
    grade_steps,
    growth_of,
    place_of,
    region_of,
    unit_of,
)
from perfmodel.targets._polarity import Move
from perfmodel.targets._reported_amounts import OPERATOR, Reading, Refusal, units_differ
from perfmodel.targets._shapes import Deadline, Frequency, Grade, Range, Rank, Relative, Target, Threshold
from perfmodel.targets._stretches import Extent, between, exactly, extent_of
from perfmodel.targets._terms import Comparison, Polarity
from perfmodel.targets._verdict import Assumption, Fields, Judgement, Reason, ReasonCode, Verdict, checked_judgement
from perfmodel.values._exact import exact_quantity, places_of
from perfmodel.values._interval import Interval
from perfmodel.values._period import DateSpan, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Unit, line_of, on_one_line

_STATED, _EQ = Comparison.STATED, Comparison.EQ
_YEAR = Period(1, PeriodUnit.YEAR)


def read_days(said: Deadline, target: Deadline) -> Reading | Refusal:
    """Reported days; days without a year answer only a deadline without a year, taken to be in the same year."""
    dated = isinstance(said.span, DateSpan)
    if dated is not isinstance(target.span, DateSpan):
        return Refusal("year-unknown")
    assumed = () if dated else (Assumption("same-year"),)
    days = days_of(said)
    if said.comparison is _STATED:
        return Reading(days, assumed)
    if said.comparison is Comparison.GT:
        return Reading(Extent(days.high, low_in=False, high=None, high_in=False), (*assumed, OPERATOR))
    return Reading(region_of(said, None).maybe._replace(low=days.low, low_in=True), (*assumed, OPERATOR))


def days_late(said: DateSpan | YearlessSpan, wished: DateSpan | YearlessSpan, /) -> Fields:
    """How many days late; of a span of days (2024年11月) by its first day, and by its last one at most."""
    first, last, due = said.earliest, said.latest, wished.latest
    if not isinstance(first, date) or not isinstance(due, date):
        return ()
    fewest = ("days", str((first - due).days))
    most = str((last - due).days) if isinstance(last, date) else fewest[1]
    return (fewest,) if most == fewest[1] else (fewest, ("most_days", most))


def read_rank(said: Rank | Threshold, actual: Actual, target: Rank) -> Reading | Refusal:
    """A reported rank, or a bare whole number that stands for one."""
    if isinstance(said, Threshold):
        return _read_number_as_rank(said)
    if said.scope is not None and target.scope is not None and bare_words(said.scope) != bare_words(target.scope):
        return Refusal("scope-differs", (("actual_scope", said.scope), ("target_scope", target.scope)))
    assumed: tuple[Assumption, ...] = ()
    if target.scope is not None and said.scope is None:
        assumed = (Assumption("scope-from-target", (("scope", target.scope),)),)
    return Reading(between(1, said.within) if actual.within_only else exactly(said.within), assumed)


def _read_number_as_rank(said: Threshold) -> Reading | Refusal:
    value = said.quantity.value
    whole = not said.quantity.unit.symbol and value == value.to_integral_value() and value >= 1
    if not whole or said.comparison not in {_STATED, _EQ} or said.approximate:
        return Refusal("measure-differs")
    return Reading(exactly(int(value)), (Assumption("number-as-rank"),))


def read_grade(said: Grade, target: Grade) -> Reading | Refusal:
    """A reported grade on the scale of the target's grade."""
    line, worst, best = grade_steps(said)
    other, _, _ = grade_steps(target)
    passed = fold(said.grade) in PASSING and said.comparison in {_STATED, _EQ}
    if passed and place_of(target.grade) == place_of("合格"):
        return Reading(exactly(0))
    named = said.scale is not None and target.scale is not None and said.scale != target.scale
    if named or line[2] != other[2]:
        return Refusal("grades-unordered", (("actual_grade", said.grade), ("target_grade", target.grade)))
    if said.comparison in {_STATED, _EQ}:
        return Reading(between(worst, best))
    return Reading(region_of(said, None).sure, (OPERATOR,))


def level_region(target: Relative, reference: Quantity, polarity: Polarity | None) -> Region | Refusal:
    """A relative target as a bound on the level itself, once the reference is known."""
    line = ("amount", line_of(reference.unit))
    change = target.change
    if change is None:
        level = reference if target.share is None else _part_of(reference, target.share)
        return level if isinstance(level, Refusal) else bounded(line, target.comparison, level, polarity)
    if isinstance(change, Interval):
        found = _levels_between(reference, change_between(target, change))
        return found if isinstance(found, Refusal) else Region(line, found, found)
    comparison, amount, assumed = change_bound(target, change, polarity)
    level = level_after(reference, amount)
    return level if isinstance(level, Refusal) else bounded(line, comparison, level, None)._replace(assumed=assumed)


def _part_of(reference: Quantity, share: Quantity) -> Quantity | Refusal:
    """A share of a figure above zero: 95% of 200 is 190."""
    if reference.value <= 0:
        return Refusal("reference-not-positive")
    found = exact_quantity(reference.exact * share.exact / reference.unit.factor, reference.unit)
    return units_differ(share.unit, reference.unit) if found is None else found


def _levels_between(reference: Quantity, change: Extent) -> Extent | Refusal:
    """The levels that a reference reaches by a change between two ends."""
    ends = [level_after(reference, end) for end in (change.low, change.high) if isinstance(end, Quantity)]
    for end in ends:
        if isinstance(end, Refusal):
            return end
    low, high = (end for end in ends if isinstance(end, Quantity))
    return Extent(low, change.low_in, high, change.high_in)


def level_after(reference: Quantity, change: Quantity) -> Quantity | Refusal:
    """
    The level that a reference reaches by a change: 5% of it more, 2 percentage points more, 3 万元 more.

    A change in % is growth, of rates too: a rate that is to rise by points says 个百分点.
    """
    unit = reference.unit
    if change.unit.kind == "ratio":
        if reference.value <= 0:
            return Refusal("reference-not-positive")
        exact = reference.exact * (1 + change.exact)
    elif change.unit.kind == "points" and unit.kind == "ratio":
        exact = reference.exact + change.exact / 100
    elif on_one_line(change.unit, unit):
        exact = reference.exact + change.exact
    else:
        return units_differ(change.unit, unit)
    return exact_quantity(exact / unit.factor, unit) or units_differ(change.unit, unit)


def read_change(said: Relative, target: Relative) -> Reading | Refusal:
    """A reported change or share against a wished one of the same reference."""
    if bare_figure(said.reference) != bare_figure(target.reference):
        return Refusal(
            "reference-differs", (("actual_reference", said.reference), ("target_reference", target.reference))
        )
    unit = unit_of_change(target)
    if isinstance(said.change, Interval):
        extent = change_between(said, said.change)
        own = unit_of(extent)
        return Reading(extent) if on_one_line(own, unit) else units_differ(own, unit)
    comparison = said.comparison
    if said.change is not None:
        comparison, change, _ = change_bound(said, said.change, Polarity.NEUTRAL)
    elif said.share is None:
        change = Quantity(0, unit)
    else:
        growth = growth_of(said.share)
        if growth is None:
            return units_differ(said.share.unit, unit)
        change = growth
    if on_one_line(change.unit, unit):
        found: Extent | None = extent_of(comparison, change)
    else:
        found = _side_of_zero(comparison, change) if target.change is None else None
    if found is None:
        return units_differ(change.unit, unit)
    return Reading(found, () if comparison in {_STATED, _EQ} else (OPERATOR,))


def unit_of_change(target: Relative) -> Unit:
    """The unit that a wished change is measured in; a bound in the figure itself or a share of it is a growth in %."""
    change = target.change
    if isinstance(change, Interval):
        return unit_of(change_between(target, change))
    return NO_GROWTH.unit if change is None else change.unit


def _side_of_zero(comparison: Comparison, change: Quantity) -> Extent | None:
    """A change in another unit says at least whether the figure rose or fell: 提高2个百分点 is above it."""
    rises, falls = change.value > 0, change.value < 0
    if rises and comparison in {_STATED, _EQ, Comparison.GE, Comparison.GT}:
        return extent_of(Comparison.GT, NO_GROWTH)
    if falls and comparison in {_STATED, _EQ, Comparison.LE, Comparison.LT}:
        return extent_of(Comparison.LT, NO_GROWTH)
    return None if rises or falls else extent_of(comparison, NO_GROWTH)


def read_reported(said: Threshold | Range | Frequency, target: Relative, move: Move | None) -> Reading | Refusal:
    """
    A bare 6% in answer to 增长≥5%, or a bare 94% in answer to 上年的95%: the change, or the share, itself.

    A change goes the way of its own word (下降1%), else that of the target.  A bound in the figure itself takes
    neither: of which figure 下降1% speaks is not said.
    """
    bare = target.change is None and (target.share is None or move is not None)
    if bare or not isinstance(said, Threshold) or not _is_one_value(said):
        return Refusal("measure-differs")
    unit = unit_of_change(target)
    if not on_one_line(said.quantity.unit, unit):
        return units_differ(said.quantity.unit, unit)
    if move is None and _may_be_index(said.quantity, target):
        return Refusal("number-ambiguous")
    name = (("reference", target.reference),)
    if target.change is None:
        assumption = Assumption("share-reported", name)
        answer = Relative(comparison=_EQ, reference=target.reference, share=said.quantity)
    else:
        assumption = Assumption("change-reported", name)
        direction = target.direction if move is None else move.direction
        answer = Relative(comparison=_EQ, reference=target.reference, change=said.quantity, direction=direction)
    found = read_change(answer, target)
    return found if isinstance(found, Refusal) else found._replace(assumed=(*found.assumed, assumption))


def _is_one_value(said: Threshold) -> bool:
    """Whether a reported number is neither bounded nor 约."""
    return not said.approximate and said.comparison in {_STATED, _EQ}


def _may_be_index(said: Quantity, target: Relative) -> bool:
    """Whether a percentage may be an index or a level rather than the change that is wished: 105% for 增长5%."""
    change = target.change
    return isinstance(change, Quantity) and change.unit.kind == "ratio" and is_index(said, change)


class Case(NamedTuple):
    """What a rule works with beside the two shapes."""

    target: Target
    actual: Actual
    polarity: Polarity | None
    reference: Quantity | None
    name: str | None = None


Rule: TypeAlias = Callable[[Any, Any, Case], Judgement]
"""A rule takes the target, what the actual says, both of the shapes that the table leads to it, and the case."""


def undecided(code: ReasonCode) -> Rule:
    """The rule that always refuses, for the reason *code*."""
    return lambda _target, _said, case: unsettled(case, code)


def refused(case: Case, refusal: Refusal) -> Judgement:
    """An undecided judgement, as a refusal says why."""
    return unsettled(case, *refusal)


def unsettled(case: Case, code: ReasonCode, fields: Fields = ()) -> Judgement:
    """An undecided judgement."""
    reason = Reason(code, fields)
    return checked_judgement(verdict=Verdict.UNDECIDED, reason=reason, target=case.target, actual=case.actual)


def assuming(found: Judgement, assumption: Assumption) -> Judgement:
    """A decided judgement with one more assumption; an open one needs none."""
    if found.verdict is Verdict.UNDECIDED:
        return found
    return evolve(found, assumptions=(*found.assumptions, assumption))


def answered(case: Case, verdict: Verdict, code: ReasonCode) -> Judgement:
    """A verdict that needs no measure."""
    return checked_judgement(verdict=verdict, reason=Reason(code), target=case.target, actual=case.actual)


# --- a number of two readings -----------------------------------------------------------------------------------------


def named_readings(one: Quantity | None, others: tuple[Quantity, ...], ends: tuple[Quantity, ...]) -> Fields:
    """The two readings of a number in the unit of its target, as fields of a reason, where both are short numbers."""
    if one is None or len(others) != 1 or not ends:
        return ()
    mine = exact_quantity(one.exact / ends[-1].unit.factor, ends[-1].unit)
    if mine is None or places_of((mine.value, others[0].value)) > _PLACES:
        return ()
    return (("one", str(mine)), ("other", str(others[0])))


_PLACES = 6
"""More decimals than these nobody writes: 110分钟 are no number of hours."""


def in_all_readings(found: Judgement, others: list[Judgement], fields: Fields) -> Judgement:
    """A judgement that all readings of a number share; by how much is open, and against what it is where they agree."""
    agree = all(other.reason == found.reason and other.bound == found.bound for other in others)
    assumed = tuple(item for item in found.assumptions if not (fields and item.code == "unit-from-target"))
    reason = evolve(found.reason, fields=(*found.reason.fields, *fields)) if agree else found.reason
    return evolve(found, reached=None, bound=found.bound if agree else None, reason=reason, assumptions=assumed)
