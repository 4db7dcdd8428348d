"""The rules for what is measured that the table of pairs names: one small function each."""

from attrs import evolve

from perfmodel.lexicon._claims import is_start
from perfmodel.lexicon._reported_figures import changes_either_way, is_steady
from perfmodel.lexicon._things import says_average
from perfmodel.targets._answers import judge_words
from perfmodel.targets._beside import is_opposite, is_other_measure
from perfmodel.targets._doubts import (
    as_level,
    change_of,
    has_two_readings,
    is_done_in_a_day,
    is_impossible,
    is_level,
    is_named_change,
    is_plain,
    may_be_level,
    signed,
    size_of,
)
from perfmodel.targets._extent import SENSES, Region, days_of, place_of, range_extent, region_of, unit_of
from perfmodel.targets._measures import (
    Case,
    assuming,
    days_late,
    in_all_readings,
    level_region,
    named_readings,
    read_change,
    read_days,
    read_grade,
    read_rank,
    read_reported,
    refused,
    unsettled,
)
from perfmodel.targets._other_values import ends_of, other_values
from perfmodel.targets._polarity import Move, move_in
from perfmodel.targets._reported_amounts import (
    Measured,
    Reading,
    Refusal,
    read_amount,
    refusal_as_sum,
    unit_said,
)
from perfmodel.targets._shapes import Deadline, Frequency, Grade, Range, Rank, Relative, Statement, Target, Threshold
from perfmodel.targets._stretches import Extent, Point, is_beyond, is_within, side_of
from perfmodel.targets._terms import Comparison, Direction
from perfmodel.targets._verdict import Assumption, Judgement, Reason, Verdict, checked_judgement
from perfmodel.values._exact import exact_quantity, order
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import on_one_line


def judge_amount(target: Measured, said: Measured, case: Case) -> Judgement:
    """An amount, a range of amounts or a rate against a bound, a range or a frequency."""
    unnamed = said.subject is None and is_plain(target, said) and not says_average(said.text)
    plain = unnamed and not (move_in(target.subject) or move_in(case.name))
    found = _judge_amount(target, said, case) if plain else _judge_sized(target, said, case)
    if (target.subject is not None or case.name is not None) and is_impossible(found, target, case.name):
        return unsettled(case, "number-ambiguous")
    return found


def _judge_sized(target: Measured, said: Measured, case: Case) -> Judgement:
    """By the size of a deviation that is reported below zero, else by what the words before the number say of it."""
    size = size_of(target, said, case.name)
    if size is None:
        return _judge_named(target, said, case)
    found = _judge_named(target, size.said, case)
    return assuming(found, Assumption("size-of-deviation", (("word", size.word),)))


def _judge_named(target: Measured, said: Measured, case: Case) -> Judgement:
    """By what the words before the number say of it."""
    change = move_in(target.subject) or move_in(case.name)
    if is_level(said, change):
        return unsettled(case, "number-ambiguous")
    if said.subject in {None, target.subject} and not says_average(said.text):
        return _judge_readings(target, said, change if said.subject is None else None, case)
    return _judge_under_own_name(target, said, case)


def _judge_under_own_name(target: Measured, said: Measured, case: Case) -> Judgement:
    """By a name that is not that of the target: it may be another measure, a change, or that of the other side."""
    if has_two_readings(target, said, None):
        return unsettled(case, "number-ambiguous")
    if is_other_measure(target, said, case.name):
        return unsettled(case, "measure-differs")
    move = move_in(said.subject)
    if move is not None and not (target.subject or case.name or "").startswith(move.word):
        return _judge_moved(target, said, move, case)
    opposite = move is None and is_opposite(target, said, case.name)
    return unsettled(case, "measure-differs") if opposite else _judge_readings(target, said, None, case)


def _judge_readings(target: Measured, said: Measured, own: Move | None, case: Case) -> Judgement:
    """By all that the number may mean: where its readings differ in the verdict, it stays open."""
    if has_two_readings(target, said, own):
        return unsettled(case, "number-ambiguous")
    found = _judge_amount(target, said, case)
    values = () if is_done_in_a_day(target, found) else other_values(target, said, own)
    if not values:
        return found
    others = [_judge_amount(target, Threshold(comparison=_STATED, quantity=value), case) for value in values]
    fields = named_readings(found.reached, values, ends_of(target))
    if any(other.verdict is not found.verdict for other in others):
        return unsettled(case, "number-ambiguous", fields)
    return in_all_readings(found, others, fields)


def judge_moved(target: Measured, said: Relative, case: Case) -> Judgement:
    """A change against a figure that the target does not name (同比增长12%): it may itself be what is wished."""
    steady = _steady(target, case)
    if steady is not None:
        return steady
    found = change_of(said)
    if found is None:
        return unsettled(case, "measure-differs")
    return _judge_moved(target, *found, case)


def judge_in_words(target: Target, said: Statement, case: Case) -> Judgement:
    """Words in answer to what is measured: that nothing changed, that there was nothing, or for a reader."""
    steady = _steady(target, case)
    return judge_words(target, said, case) if steady is None else steady


def _steady(target: Target, case: Case) -> Judgement | None:
    """The judgement of a report that nothing changed (持平, 零增长), where a change is asked for."""
    if not isinstance(target, Threshold | Range) or not is_steady(case.actual.text):
        return None
    names = (target.subject, case.name)
    if not any(changes_either_way(name) or move_in(name) is not None for name in names):
        return None
    unit = target.quantity.unit if isinstance(target, Threshold) else unit_of(range_extent(target))
    zero = Threshold(comparison=Comparison.STATED, quantity=Quantity(0, unit))
    assumption = Assumption("none-as-zero", (("word", case.actual.text.strip()),))
    return assuming(_judge_amount(target, zero, case), assumption)


def _judge_moved(target: Measured, said: Measured, move: Move, case: Case) -> Judgement:
    """A reported change: against a wished one its sign counts, against a level it says what :func:`as_level` tells."""
    own = move_in(target.subject) or move_in(case.name)
    moved = as_level(said, move, region_of(target, case.polarity)) if own is None else _as_change(said, move, own)
    if moved is None:
        return unsettled(case, "measure-differs")
    found = _judge_amount(target, moved, case)
    if found.verdict is _MISSED and own is None and moved is said and may_be_level(move):
        return unsettled(case, "measure-differs")
    return assuming(found, _taken_as(said, moved, move))


def _taken_as(said: Measured, moved: Measured, move: Move) -> Assumption:
    """The assumption that the number behind a word of change is the value, and which where its sign is turned."""
    word = ("word", move.word)
    if isinstance(moved, Threshold) and isinstance(said, Threshold) and moved.quantity != said.quantity:
        return Assumption("move-as-value", (word, ("value", str(moved.quantity))))
    return Assumption("move-as-value", (word,))


def _as_change(said: Measured, move: Move, own: Move) -> Measured | None:
    """A reported change as one that goes the *own* way of the target: 下降3% is 增长-3%; ``None`` where none can be."""
    if own.direction is move.direction:
        return said
    if not isinstance(said, Threshold) or said.comparison not in _PLAIN:
        return None
    change = signed(said, move)
    if change is None:
        return None
    return evolve(said, quantity=change if own.direction is Direction.INCREASE else -change)


def _judge_amount(target: Measured, said: Measured, case: Case) -> Judgement:
    if isinstance(target, Threshold):
        if isinstance(said, Threshold):
            plain = _judge_plain(target, said, case)
            if plain is not None:
                return plain if target.quantity.unit.kind != "compound" else _unless_sum(plain, said, case)
        unit = unit_said(said)
        if unit.symbol and not target.quantity.unit.symbol and not target.quantity.value:
            zero = evolve(target, quantity=Quantity(0, unit))
            found = _judge_amount(zero, said, case)
            return assuming(found, Assumption("zero-of-any-unit", (("unit", unit.symbol),)))
    region = region_of(target, case.polarity)
    frequency = target if isinstance(target, Frequency) else None
    reading = read_amount(said, unit_of(region.sure), frequency, (case.name, target.subject))
    found = _unless_sum(_placed(case, region, reading), said, case, reading)
    return _about(target, said, found, case)


def _unless_sum(found: Judgement, said: Measured, case: Case, reading: Reading | Refusal | None = None) -> Judgement:
    """The judgement, unless a value that it takes as one of each is so far from its target that it is rather a sum."""
    refusal = refusal_as_sum(said, found.reached, found.bound, reading)
    return found if refusal is None else refused(case, refusal)


def _about(target: Measured, said: Measured, found: Judgement, case: Case) -> Judgement:
    """The judgement; by a target about a number, held against that number, and open where both are about one."""
    if not isinstance(target, Threshold) or not target.approximate:
        return found
    if isinstance(said, Threshold) and said.approximate and found.verdict is _UNDECIDED:
        return unsettled(case, "actual-approximate")
    return found if found.bound is None else evolve(found, bound=target.quantity)


_STATED, _EQ = Comparison.STATED, Comparison.EQ
_PLAIN = frozenset((Comparison.STATED, Comparison.EQ))


def _judge_plain(target: Threshold, said: Threshold, case: Case) -> Judgement | None:
    """By far the commonest pair, a plain value against a sharp bound of the same dimension, without detours."""
    wished, reached = target.quantity, said.quantity
    comparison = target.comparison
    assumed: tuple[Assumption, ...] = ()
    if comparison is Comparison.STATED and case.polarity is not None:
        comparison, assumed = SENSES[case.polarity]
    sharp = _SHARP.get(comparison)
    if sharp is None or target.approximate or said.approximate:
        return None
    if said.comparison is not _STATED and said.comparison is not _EQ:  # quicker than a set, whose hashing shows here
        return None
    if not on_one_line(wished.unit, reached.unit):
        return None
    accepted, missed = sharp
    met = order(reached, wished) in accepted
    return checked_judgement(
        verdict=_MET if met else _MISSED,
        reason=_REACHED if met else missed,
        assumptions=assumed,
        target=case.target,
        actual=case.actual,
        reached=reached,
        bound=wished,
    )


def judge_days(target: Deadline, said: Deadline, case: Case) -> Judgement:
    """Reported days: in time up to the last day, early before the first, late when they begin behind it."""
    if is_start(said.text) and not (is_start(target.text) or is_start(case.name or "")):
        return unsettled(case, "measure-differs")
    found = _placed(case, region_of(target, None), read_days(said, target))
    if found.verdict is _MISSED:
        return evolve(found, reason=Reason("late", days_late(said.span, target.span)))
    early = found.verdict is _MET and target.span.earliest is not None and _is_early(target, said)
    return evolve(found, reason=Reason("early")) if early else found


def _is_early(target: Deadline, said: Deadline) -> bool:
    """Whether the reported days are over before the first of the wished ones."""
    last, first = days_of(said).high, days_of(target).low
    return isinstance(last, int) and isinstance(first, int) and last < first


def judge_rank(target: Rank, said: Rank | Threshold, case: Case) -> Judgement:
    """A reported rank: the smaller one is the better one."""
    return _placed(case, region_of(target, None), read_rank(said, case.actual, target), descending=True)


def judge_grade(target: Grade, said: Grade | Statement, case: Case) -> Judgement:
    """A reported grade, or a word that is a grade on some scale."""
    if isinstance(said, Statement):
        if place_of(said.text) is None:
            return judge_words(target, said, case)
        said = Grade(comparison=Comparison.STATED, grade=said.text.strip())
    return _placed(case, region_of(target, None), read_grade(said, target))


def judge_level(target: Relative, said: Measured, case: Case) -> Judgement:
    """A reported level: it needs the value of the reference; a reported change needs none."""
    move = move_in(said.subject)
    if move is not None:
        moved = read_reported(said, target, move)
        if isinstance(moved, Reading):
            return _judge_growth(target, moved, case)
    named = _by_its_name(target, said, case)
    if named is not None:
        return named
    unknown = Refusal("reference-unknown", (("reference", target.reference),))
    reading: Reading | Refusal = unknown
    region: Region | Refusal = unknown
    if case.reference is not None:
        reading = read_amount(said, case.reference.unit, None)
        region = level_region(target, case.reference, case.polarity)
    if isinstance(reading, Refusal) and (case.reference is not None or target.share is not None):
        reported = read_reported(said, target, None)
        if isinstance(reported, Reading):
            return _judge_growth(target, reported, case)
    if isinstance(reading, Refusal):
        return refused(case, reading)
    if isinstance(region, Refusal):
        return refused(case, region)
    return _placed(case, region, reading, descending=target.direction is Direction.DECREASE)


def _by_its_name(target: Relative, said: Measured, case: Case) -> Judgement | None:
    """The judgement of a bare percentage in a row that is named after the change, where no figure is handed in."""
    if case.reference is not None or not is_named_change(target, said, move_in(target.subject) or move_in(case.name)):
        return None
    reading = read_reported(said, target, None)
    return _judge_growth(target, reading, case) if isinstance(reading, Reading) else None


def _judge_growth(target: Relative, reading: Reading | Refusal, case: Case) -> Judgement:
    """A change or a share; of a wished share the two are given as shares, not as what they are above the figure."""
    falls = target.direction is Direction.DECREASE
    found = _placed(case, region_of(target, case.polarity), reading, descending=falls)
    if target.share is None or found.reached is None or found.bound is None:
        return found
    return evolve(found, reached=_share_of(found.reached), bound=_share_of(found.bound))


def _share_of(growth: Quantity) -> Quantity | None:
    return exact_quantity((growth.exact + 1) / growth.unit.factor, growth.unit)


def judge_change(target: Relative, said: Relative, case: Case) -> Judgement:
    """A reported change against a wished one of the same reference: no value is needed."""
    return _judge_growth(target, read_change(said, target), case)


def _placed(case: Case, region: Region, reading: Reading | Refusal, *, descending: bool = False) -> Judgement:
    """
    The verdict that follows from where the actual lies: in ``sure``, outside ``maybe``, or between.

    On a line that is *descending*, as of ranks and of wished falls, what lies above falls short.
    """
    if isinstance(reading, Refusal):
        return refused(case, reading)
    sure, maybe = region.sure, region.maybe
    extent = reading.extent
    point = extent.low if extent.low is extent.high else None
    if point is not None:
        side = side_of(sure, point)
        verdict = _MET if side == 0 else _UNDECIDED if maybe is not sure and side_of(maybe, point) == 0 else _MISSED
        reason = _REACHED if side == 0 else Reason(region.doubt)
    else:
        side = is_beyond(extent, sure)
        verdict, reason = _of_stretch(extent, region)
    if verdict is _MISSED:
        reason = _missed(sure, side, descending=descending)
    end = _end(sure, side)
    return checked_judgement(
        verdict=verdict,
        reason=reason,
        assumptions=region.assumed + reading.assumed,
        target=case.target,
        actual=case.actual,
        reached=point if isinstance(point, Quantity) else None,
        bound=end if isinstance(end, Quantity) else None,
    )


def _of_stretch(extent: Extent, region: Region) -> tuple[Verdict, Reason]:
    """The verdict on an actual that is known only to lie between two ends, and why it is open."""
    if is_within(extent, region.sure):
        return _MET, _REACHED
    if is_beyond(extent, region.maybe):
        return _MISSED, _WIDE
    may_equal = region.doubt == "polarity-unknown" and not is_beyond(extent, region.sure)
    open_ = region.maybe is not region.sure and is_within(extent, region.maybe) and not may_equal
    return _UNDECIDED, Reason(region.doubt) if open_ else _WIDE


_MET, _MISSED, _UNDECIDED = Verdict.MET, Verdict.MISSED, Verdict.UNDECIDED
_REACHED, _WIDE = Reason("reached"), Reason("actual-wide")
_FELL_SHORT, _EXCEEDED, _DIFFERS = Reason("fell-short"), Reason("exceeded"), Reason("differs")
_SHARP = {
    Comparison.GE: ((0, 1), _FELL_SHORT),
    Comparison.GT: ((1,), _FELL_SHORT),
    Comparison.LE: ((-1, 0), _EXCEEDED),
    Comparison.LT: ((-1,), _EXCEEDED),
    Comparison.EQ: ((0,), _DIFFERS),
}
"""How an amount may stand to a bound that it meets, and what else is wrong."""


def _missed(sure: Extent, side: int, *, descending: bool) -> Reason:
    if sure.low is sure.high:
        return _DIFFERS
    return _FELL_SHORT if (side < 0) is not descending else _EXCEEDED


def _end(sure: Extent, side: int) -> Point | None:
    """The bound that an actual was held against: the end that it lies beyond, else the only one."""
    if side == 0 and sure.low is not None and sure.high is not None and sure.low is not sure.high:
        return None
    return sure.high if sure.low is None or side > 0 else sure.low
