"""
One row: from the judgement to a part of its points, by the rule that the policy has for its kind of target.

:data:`_BY_SHAPE` names the function for each shape of target, which gives the lowest and the highest part that the
row can earn: the same where the rule decides, a band or everything where a person has to.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from perfmodel.scoring import _formula as formulas
from perfmodel.scoring._formula import NOTHING, WHOLE, Formula, FormulaKind
from perfmodel.scoring._policy import EqualSense, OverFulfilment, ScoringPolicy
from perfmodel.scoring._ratio_rules import AllOrNothing, ceiling_share, floor_share
from perfmodel.scoring._result import LineStatus, lets_pass
from perfmodel.scoring._rules import Late, OnTime, Rule, satisfaction_share
from perfmodel.scoring._shipped_policies import SEVERAL, ZERO_AS_CEILING
from perfmodel.scoring._sums import NONE, ONE, at_least_one, plain, quotient
from perfmodel.source import Citation
from perfmodel.targets._actual import Actual
from perfmodel.targets._read import parse_quantity
from perfmodel.targets._shapes import (
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison, Direction, Polarity
from perfmodel.targets._verdict import Judgement, Verdict
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import PLAIN


class Scored(NamedTuple):
    """
    The part of its points that a row earns, by which rule.

    Further: whether the actual is far beyond the target, whether a person's share decided, whether the row does not
        apply
    under a policy that has no rule for that.
    """

    low: Fraction
    high: Fraction
    status: LineStatus
    rule: str
    clause: Citation
    ratio: Fraction | None = None
    beyond: bool = False
    by_share: bool = False
    excluded: bool = False
    formula: Formula | None = None
    """How the part was found, where the rule found one."""


class Row(NamedTuple):
    """A row as its rule takes it."""

    policy: ScoringPolicy
    target: Target
    actual: Actual
    judgement: Judgement
    polarity: Polarity | None
    share: Fraction | None
    is_cost: bool = False


def asks_why(judgement: Judgement, scored: Scored, /) -> bool:
    """Whether a form asks for a reason: far above, or missed, unless the rule counts that as met."""
    missed = judgement.verdict in {Verdict.MISSED, Verdict.PARTLY_MET}
    return scored.beyond or (missed and not lets_pass(judgement, scored.formula))


_Score = Callable[[Row], Scored]
_FLOORS = frozenset((Comparison.GE, Comparison.GT))
_POINTS = frozenset((Comparison.STATED, Comparison.EQ))


def score(row: Row, *, satisfaction: bool = False) -> Scored:
    """
    The part of its points that a row earns.

    Args:
        row: The row.

        satisfaction: Whether it is a rate of satisfaction, for which a policy may have a rule of its own.
    """
    if satisfaction and row.policy.satisfaction is not None:
        rate = _rate(row)
        if rate is not None:
            rule = row.policy.satisfaction
            share, ratio = satisfaction_share(rule, plain(rate)), _ratio(row)
            return _decided(share, rule, ratio=ratio, formula=formulas.line(rule.mark, rule.full, rate))
    return _BY_SHAPE[type(row.target)](row)


def _rate(row: Row) -> Quantity | None:
    """A rate of satisfaction in %: as judged, else as reported."""
    said = row.actual.said
    reached = row.judgement.reached
    if reached is None and isinstance(said, Threshold) and said.comparison in _POINTS and not said.approximate:
        reached = said.quantity
    return reached if reached is not None and reached.unit.kind == "ratio" else None


def _ratio(row: Row) -> Fraction | None:
    """The judgement's ratio, in one step."""
    reached, bound = row.judgement.reached, row.judgement.bound
    return None if reached is None or bound is None or not bound.value else quotient(reached, bound)


def _decided(
    share: Fraction,
    rule: Rule | OverFulfilment,
    *,
    ratio: Fraction | None = None,
    beyond: bool = False,
    formula: Formula | None = None,
) -> Scored:
    """A part that the rule gives; where all is given, but by a step, or nothing is reckoned, no number had a say."""
    if formula is None or (share == ONE and formula.kind is not FormulaKind.STEP):
        formula = WHOLE if share else NOTHING
    return Scored(share, share, LineStatus.SCORED, rule.id, rule.citation, ratio, beyond, formula=formula)


def _open(row: Row, rule: Rule, *, ratio: Fraction | None = None) -> Scored:
    """A row that its rule cannot decide: a person's share where there is one, else everything is possible."""
    if row.share is not None:
        return _shared(row.share, rule.id, rule.citation)
    return Scored(NONE, ONE, LineStatus.UNDECIDED, rule.id, rule.citation, ratio)


def _shared(share: Fraction, rule: str, clause: Citation) -> Scored:
    return Scored(share, share, LineStatus.SCORED, rule, clause, by_share=True, formula=formulas.given(share))


# --- what is measured -------------------------------------------------------------------------------------------------


def _measured(row: Row) -> Scored:
    """A value against a bound: by the rule of its side, or of a range; open where nothing was compared."""
    judgement = row.judgement
    reached, bound = judgement.reached, judgement.bound
    ratio = _ratio(row)
    if judgement.verdict is Verdict.MET:
        return _met(row, ratio)
    if judgement.verdict is not Verdict.MISSED or reached is None or bound is None:
        return _in_each_reading(row) or _open(row, _rule_of_side(row), ratio=ratio)
    if ratio is None:
        return _missed_zero(row, nothing=reached.value <= 0)
    found = _by_floor(row, ratio) if _missed_below(row, bound, ratio) else _by_ceiling(row, ratio)
    if isinstance(row.target, Range):
        rule = row.policy.range
        return found._replace(rule=rule.id, clause=rule.citation, beyond=False)
    return found


def _rule_of_side(row: Row) -> Rule:
    """The rule of an open row: that of a range, else of the side that its target asks for; a fall asks for less."""
    target = row.target
    if isinstance(target, Range):
        return row.policy.range
    falls = isinstance(target, Relative) and target.direction is Direction.DECREASE
    return row.policy.floor if _asks_for_more(row) and not falls else row.policy.ceiling


def _in_each_reading(row: Row) -> Scored | None:
    """A miss in all readings of its number: from what the worst of them earns to what the best does."""
    judgement = row.judgement
    texts = () if judgement.bound is None else map(judgement.reason.field, ("one", "other"))
    values = [parse_quantity(text) for text in texts if text is not None]
    found = [_measured(row._replace(judgement=evolve(judgement, reached=value))) for value in values]
    found.sort(key=lambda scored: scored.low)
    return _between(row, found[0], found[-1]) if found else None


def _missed_below(row: Row, bound: Quantity, ratio: Fraction) -> bool:
    """Whether the rule for more is better scores a miss; below zero the sides of the ratio change places."""
    negative = bound.value < 0
    floor = _missed_a_floor(row, below=at_least_one(ratio) is negative)
    return not floor if negative else floor


def _met(row: Row, ratio: Fraction | None) -> Scored:
    """A met target: full points, less what a body takes for going far beyond, more where nothing caps."""
    if isinstance(row.target, Range):
        return _decided(ONE, row.policy.range)
    if ratio is None:
        return _met_without_ratio(row)
    floor = _asks_for_more(row) if ratio.numerator == ratio.denominator else at_least_one(ratio)
    return _by_floor(row, ratio) if floor else _by_ceiling(row, ratio)


def _met_without_ratio(row: Row) -> Scored:
    """A met target of zero, or without numbers: full points, but none for a passed ≥0 that a policy caps at zero."""
    policy, reached = row.policy, row.judgement.reached
    if not _asks_for_more(row):
        return _decided(ONE, policy.ceiling)
    if policy.zero_as_ceiling and reached is not None and reached.value > 0:
        return Scored(NONE, NONE, LineStatus.SCORED, policy.floor.id, ZERO_AS_CEILING, formula=NOTHING)
    return _decided(ONE, policy.floor)


def _by_floor(row: Row, ratio: Fraction) -> Scored:
    policy, rule, (reached, bound) = row.policy, row.policy.floor, _operands(row)
    over = policy.over if at_least_one(ratio) else None
    if row.judgement.reason.code == "fell-short" and isinstance(rule, AllOrNothing):
        return _decided(NONE, rule, ratio=ratio)
    share, capped = floor_share(rule, ratio), policy.capped
    formula = formulas.of_floor(rule, reached, bound, capped=capped)
    beyond = over is not None and over.is_beyond(ratio)
    if beyond and over is not None and over.reduce:
        formula = formulas.over(over.threshold, over.minimum, reached, bound, capped=capped)
        return _decided(_capped(row, over.left(ratio)), over, ratio=ratio, beyond=True, formula=formula)
    return _decided(_capped(row, share), rule, ratio=ratio, beyond=beyond, formula=formula)


def _operands(row: Row) -> tuple[Quantity, Quantity]:
    """The actual and the bound of a row that has a ratio."""
    reached, bound = row.judgement.reached, row.judgement.bound
    return reached or _NO_NUMBER, bound or _NO_NUMBER


_NO_NUMBER = Quantity(1, PLAIN)


def _by_ceiling(row: Row, ratio: Fraction) -> Scored:
    rule = row.policy.ceiling
    if row.judgement.verdict is Verdict.MET and row.policy.capped:
        return _decided(ONE, rule, ratio=ratio)
    if row.judgement.reason.code == "exceeded" and isinstance(rule, AllOrNothing):
        return _decided(NONE, rule, ratio=ratio)
    reached, bound = _operands(row)
    formula = None if ratio.numerator <= 0 else formulas.of_ceiling(rule, reached, bound, capped=row.policy.capped)
    return _decided(_capped(row, ceiling_share(rule, ratio)), rule, ratio=ratio, formula=formula)


def _capped(row: Row, share: Fraction) -> Fraction:
    return ONE if row.policy.capped and at_least_one(share) else share


def _missed_a_floor(row: Row, *, below: bool) -> bool:
    """
    Whether a missed target asks for more.

    Of a wished fall the reason tells how far the figure fell, not where it lies, so that it is turned here. Of one
    that asks for the very value (＝) the policy says; under a cost it is missed on both sides, so that what was
    budgeted to the yuan is never full when it was not spent so.
    """
    code = row.judgement.reason.code
    if code != "differs":
        falls = isinstance(row.target, Relative) and row.target.direction is Direction.DECREASE
        return (code == "fell-short") is not falls
    exact = not isinstance(row.target, Threshold | Frequency | Relative) or row.target.comparison is not Comparison.EQ
    if exact or row.is_cost or (row.polarity is Polarity.NEUTRAL and row.policy.equal is EqualSense.BY_POLARITY):
        return below
    return _asks_for_more(row)


def _asks_for_more(row: Row) -> bool:
    """Whether a target asks for more, by its sign, else by how its bare value was taken."""
    target = row.target
    comparison = target.comparison if isinstance(target, Threshold | Frequency | Relative) else Comparison.GE
    if comparison is Comparison.EQ:
        return row.polarity is not Polarity.LOWER_IS_BETTER
    if comparison is Comparison.STATED:
        taken = [item.code for item in row.judgement.assumptions if item.code in _SENSES]
        return taken != ["stated-as-ceiling"] if taken else row.polarity is not Polarity.LOWER_IS_BETTER
    return comparison in _FLOORS


_SENSES = frozenset(("stated-as-floor", "stated-as-ceiling", "stated-as-exact"))
"""How a bare value may be taken."""


def _missed_zero(row: Row, *, nothing: bool) -> Scored:
    """A missed target of zero has no ratio: nothing is left of its points, unless ＝0 was undercut."""
    code = row.judgement.reason.code
    rule: Rule = row.policy.floor if code == "fell-short" else row.policy.ceiling
    share = ONE if nothing and code == "differs" and not row.is_cost else NONE
    clause = ZERO_AS_CEILING if code == "differs" else rule.citation
    return Scored(share, share, LineStatus.SCORED, rule.id, clause, formula=WHOLE if share else NOTHING)


# --- days, places, answers, words -------------------------------------------------------------------------------------


def _on_time(row: Row) -> Scored:
    rule = row.policy.on_time
    if row.judgement.verdict is Verdict.MET:
        return _decided(ONE, rule)
    if row.judgement.verdict is not Verdict.MISSED:
        return _open(row, rule)
    reason = row.judgement.reason
    days, most = reason.field("days"), reason.field("most_days")
    if days is None:
        return _open(row, rule) if rule.grace_days or rule.late is Late.PROPORTIONAL else _decided(NONE, rule)
    best = _late_by(row, rule, int(days))
    worst = best if most is None else _late_by(row, rule, int(most))
    return best if best[:2] == worst[:2] else _between(row, worst, best)


def _late_by(row: Row, rule: OnTime, days: int) -> Scored:
    """What a day so many days behind the last one earns."""
    if days <= rule.grace_days:
        return _decided(ONE, rule)
    if rule.late is Late.ZERO:
        return _decided(NONE, rule)
    formula = formulas.of_days(row.target, row.actual.said, days)
    return _open(row, rule) if formula is None else _decided(formula.part, rule, formula=formula)


def _between(row: Row, worst: Scored, best: Scored) -> Scored:
    """A row of which it is open what was reached, but not what it earns at the least and at the most."""
    if row.share is not None:
        return _shared(row.share, best.rule, best.clause)
    return best._replace(
        low=worst.low, high=best.high, status=LineStatus.UNDECIDED, ratio=None, beyond=False, formula=None
    )


def _place(row: Row) -> Scored:
    rule = row.policy.rank
    if row.judgement.verdict is Verdict.MET:
        return _decided(ONE, rule)
    place = formulas.place_of(row.actual)
    if row.judgement.verdict is not Verdict.MISSED or place is None or not isinstance(row.target, Rank):
        return _open(row, rule)
    ratio = Fraction(place, row.target.within)
    reached, bound = Quantity(place, PLAIN), Quantity(row.target.within, PLAIN)
    formula = formulas.of_ceiling(row.policy.ceiling, reached, bound, capped=True)
    return _decided(ceiling_share(row.policy.ceiling, ratio), rule, ratio=ratio, formula=formula)


def _yes_no(row: Row) -> Scored:
    rule = row.policy.yes_no
    if row.judgement.verdict is Verdict.MET:
        return _decided(ONE, rule)
    if row.judgement.verdict is Verdict.MISSED:
        return _decided(NONE, rule)
    return _read_by_a_person(row, rule, NONE, ONE)


def _in_words(row: Row) -> Scored:
    """A statement or a grade: the band of its verdict, where a person picks the share."""
    rule = row.policy.qualitative
    band = rule.of(row.judgement.verdict)
    if band is None:
        return _read_by_a_person(row, rule, NONE, ONE)
    if row.share is not None and row.share not in band:
        row = row._replace(share=None)
    return _read_by_a_person(row, rule, Fraction(band.low), Fraction(band.high))


def _read_by_a_person(row: Row, rule: Rule, low: Fraction, high: Fraction) -> Scored:
    if row.share is not None:
        return _shared(row.share, rule.id, rule.citation)
    return Scored(low, high, LineStatus.NEEDS_READER, rule.id, rule.citation)


def _several(row: Row) -> Scored:
    if row.judgement.verdict is Verdict.MET:
        return Scored(ONE, ONE, LineStatus.SCORED, "composite", SEVERAL, formula=WHOLE)
    if row.share is not None:
        return _shared(row.share, "composite", SEVERAL)
    return Scored(NONE, ONE, LineStatus.NEEDS_READER, "composite", SEVERAL)


def _without_target(row: Row) -> Scored:
    return _open(row, row.policy.qualitative)


_BY_SHAPE: dict[type[Target], _Score] = {
    Threshold: _measured,
    Range: _measured,
    Frequency: _measured,
    Relative: _measured,
    Deadline: _on_time,
    Rank: _place,
    YesNo: _yes_no,
    Grade: _in_words,
    Statement: _in_words,
    Composite: _several,
    Unstated: _without_target,
    Unread: _without_target,
}
