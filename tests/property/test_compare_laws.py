"""Laws of comparing, as the issue on it and DESIGN section 4 state them; each docstring is its law."""

import locale
import os
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_UP, Decimal, localcontext

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmodel import (
    Actual,
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    Drift,
    Frequency,
    Grade,
    Interval,
    Period,
    Polarity,
    Quantity,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Verdict,
    YesNo,
    accepts,
    compare,
    explain,
    implies,
    intersect,
    judge,
    read_actual,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.targets import Direction
from perfmodel.targets._shapes import Clause
from perfmodel.testing import any_text, targets
from perfmodel.values import Bound, PeriodUnit
from perfmodel.values._interval import unite
from perfmodel.values._period import unite_spans

LAW = settings(max_examples=1000 if os.environ.get("HYPOTHESIS_PROFILE") in {"ci", "night"} else 60)
"""A thousand examples each where it counts; the quick run looks at a few."""

FIRST_DAY = date(2024, 6, 1)
GRADES = ("优秀", "良好", "优良", "中等", "差", "合格", "三级")
RANKS = {Verdict.MISSED: 0, Verdict.UNDECIDED: 1, Verdict.MET: 2}


def _nameless(target: Threshold | Range) -> Threshold | Range:
    return evolve(target, subject=None)


comparisons = st.sampled_from(Comparison)
polarities = st.sampled_from([None, *Polarity])
subjects = st.sampled_from([None, None, "甲馆", "乙馆"])
halves = st.integers(-4, 12).map(lambda number: Decimal(number) / 2)


@st.composite
def money(draw: st.DrawFn) -> Quantity:
    """A few amounts, each in one of three units, so that equal ones meet often."""
    unit = draw(st.sampled_from(["元", "万元", "亿元"]))
    return Quantity(draw(halves), "亿元").to(unit)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Two ends of money in order."""
    low, high = sorted([draw(money()), draw(money())])
    closed = low == high
    return Range(
        interval=Interval(Bound(low, closed or draw(st.booleans())), Bound(high, closed or draw(st.booleans()))),
        subject=draw(subjects),
    )


thresholds = st.builds(
    Threshold,
    comparison=comparisons,
    quantity=money(),
    approximate=st.sampled_from([False, False, True]),
    subject=subjects,
)
amount_targets = st.one_of(thresholds, ranges())
frequencies = st.builds(
    Frequency,
    comparison=comparisons,
    count=st.integers(0, 6).map(lambda number: Quantity(number, "次")),
    per=st.builds(Period, st.integers(1, 3), st.sampled_from([PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR])),
    subject=subjects,
)
days = st.integers(0, 40).map(lambda number: FIRST_DAY + timedelta(days=number))


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    """Deadlines of a few weeks, some of them doubtful."""
    first, last = sorted([draw(days), draw(days)])
    doubtful = draw(st.none() | st.integers(1, 9).map(lambda number: last + timedelta(days=number)))
    return Deadline(
        span=DateSpan(draw(st.sampled_from([None, first])), last),
        comparison=Comparison.LE if doubtful else draw(st.sampled_from([Comparison.LE, Comparison.STATED])),
        doubtful_until=doubtful,
    )


ranks = st.builds(Rank, within=st.integers(1, 5), scope=st.sampled_from([None, "全省"]))
grades = st.builds(Grade, comparison=comparisons, grade=st.sampled_from(GRADES))


@st.composite
def changes(draw: st.DrawFn) -> Relative:
    """Relative targets with and without a change."""
    reference = draw(st.sampled_from(["上年", "预算"]))
    if draw(st.booleans()):
        share = st.builds(Quantity, st.integers(90, 110), st.just("%")) | st.just(Quantity("1.02", "倍"))
        return Relative(comparison=draw(comparisons), reference=reference, share=draw(st.none() | share))
    amounts = [Quantity(draw(st.integers(0, 4)), draw(st.sampled_from(["%", "‰", "个百分点"]))) for _ in range(2)]
    direction = draw(st.sampled_from(Direction))
    if draw(st.booleans()) or not amounts[0].unit.converts_to(amounts[1].unit) or amounts[0] == amounts[1]:
        return Relative(comparison=draw(comparisons), reference=reference, change=amounts[0], direction=direction)
    low, high = sorted(amounts)
    change = Interval(Bound(low, draw(st.booleans())), Bound(high, draw(st.booleans())))
    return Relative(comparison=Comparison.STATED, reference=reference, change=change, direction=direction)


words = st.sampled_from(["运行平稳", "用户满意"]).map(lambda text: Statement(text=text))
answers = st.builds(YesNo, expected=st.booleans())
clauses: st.SearchStrategy[Clause] = st.one_of(
    amount_targets, amount_targets, frequencies, deadlines(), ranks, grades, changes(), words, answers
)
composites = st.builds(Composite, clauses=st.lists(clauses, min_size=2, max_size=3), any=st.booleans())
amount_composites = st.builds(
    Composite, clauses=st.lists(amount_targets, min_size=2, max_size=3), any=st.booleans(), subject=st.none()
)
one_figure = st.builds(
    Composite, clauses=st.lists(amount_targets.map(_nameless), min_size=2, max_size=3), any=st.booleans()
)
few_targets: st.SearchStrategy[Target] = st.one_of(clauses, clauses, composites, amount_composites)


def on_day(day: date) -> Actual:
    """A day that is reported."""
    return Actual(said=Deadline(span=DateSpan(day, day), comparison=Comparison.STATED))


def bare(clause: Clause) -> Actual:
    """A clause as an actual."""
    return Actual(said=clause)


outcomes: st.SearchStrategy[Actual] = st.one_of(
    money().map(Actual.of),
    ranges().map(bare),
    frequencies.map(bare),
    days.map(on_day),
    st.builds(Actual, said=ranks, within_only=st.booleans()),
    grades.map(bare),
    changes().map(bare),
    words.map(bare),
    answers.map(bare),
)


def met(target: Target, actual: Actual | Quantity, polarity: Polarity | None = None) -> bool:
    """Whether the verdict is MET."""
    return judge(target, actual, polarity=polarity).verdict is Verdict.MET


class TestJudge:
    """DESIGN section 4: a verdict follows from where the actual lies, and from nothing else."""

    @LAW
    @given(target=amount_targets | amount_composites, value=money(), polarity=polarities)
    def test_met_exactly_inside_what_is_accepted(
        self, target: Target, value: Quantity, polarity: Polarity | None
    ) -> None:
        """``judge`` is MET exactly when the value lies in ``accepts``; where nothing is accepted, it never is."""
        accepted = accepts(target, polarity=polarity)

        if accepted is None:
            assert isinstance(target, Composite)
            assert target.any or not met(target, value, polarity)
        else:
            assert isinstance(accepted, Interval)
            assert met(target, value, polarity) is (value in accepted)

    @LAW
    @given(target=frequencies, rate=st.integers(0, 40), polarity=polarities)
    def test_rates_are_met_inside_what_is_accepted(
        self, target: Frequency, rate: int, polarity: Polarity | None
    ) -> None:
        """The same of rates."""
        accepted = accepts(target, polarity=polarity)
        value = Quantity(rate, "次/年")

        assert isinstance(accepted, Interval)
        assert met(target, value, polarity) is (value in accepted)

    @LAW
    @given(target=deadlines(), day=days)
    def test_days_are_met_inside_what_is_accepted(self, target: Deadline, day: date) -> None:
        """The same of days: early is in time."""
        accepted = accepts(target)

        assert isinstance(accepted, DateSpan)
        assert met(target, on_day(day)) is (day in accepted)

    @LAW
    @given(
        target=thresholds,
        value=money(),
        units=st.tuples(*[st.sampled_from(["元", "万元", "亿元"])] * 2),
        polarity=polarities,
    )
    def test_a_change_of_unit_changes_nothing(
        self, target: Threshold, value: Quantity, units: tuple[str, str], polarity: Polarity | None
    ) -> None:
        """Unit changes never change a verdict, nor the ratio, nor the gap."""
        other = Threshold(
            comparison=target.comparison, quantity=target.quantity.to(units[0]), approximate=target.approximate
        )
        found = judge(target, value, polarity=polarity)
        again = judge(other, value.to(units[1]), polarity=polarity)

        assert (found.verdict, found.reason, found.ratio, found.gap) == (
            again.verdict,
            again.reason,
            again.ratio,
            again.gap,
        )

    @LAW
    @given(
        comparison=st.sampled_from([Comparison.GE, Comparison.GT, Comparison.STATED]),
        wished=money(),
        values=st.tuples(money(), money()),
        approximate=st.booleans(),
        mirrored=st.booleans(),
    )
    def test_a_better_actual_is_never_judged_worse(
        self,
        comparison: Comparison,
        wished: Quantity,
        values: tuple[Quantity, Quantity],
        *,
        approximate: bool,
        mirrored: bool,
    ) -> None:
        """From a worse to a better amount a verdict only rises, through UNDECIDED; mirrored where less is better."""
        opposite = {Comparison.GE: Comparison.LE, Comparison.GT: Comparison.LT, Comparison.STATED: Comparison.STATED}
        target = Threshold(
            comparison=opposite[comparison] if mirrored else comparison, quantity=wished, approximate=approximate
        )
        polarity = Polarity.LOWER_IS_BETTER if mirrored else Polarity.HIGHER_IS_BETTER
        worse, better = sorted(values, reverse=mirrored)

        assert (
            RANKS[judge(target, worse, polarity=polarity).verdict]
            <= RANKS[judge(target, better, polarity=polarity).verdict]
        )

    @LAW
    @given(target=st.one_of(deadlines(), ranks), places=st.tuples(st.integers(1, 60), st.integers(1, 60)))
    def test_an_earlier_day_and_a_smaller_rank_are_never_judged_worse(
        self, target: Deadline | Rank, places: tuple[int, int]
    ) -> None:
        """The same of days and of ranks."""
        better, worse = sorted(places)

        def verdict(place: int) -> int:
            if isinstance(target, Rank):
                return RANKS[judge(target, Actual(said=Rank(within=place))).verdict]
            return RANKS[judge(target, on_day(FIRST_DAY + timedelta(days=place))).verdict]

        assert verdict(worse) <= verdict(better)

    @LAW
    @given(target=any_text(), actual=any_text(), polarity=polarities)
    def test_no_text_raises(self, target: str, actual: str, polarity: Polarity | None) -> None:
        """Pairs that make no sense are UNDECIDED with a reason, never an exception, and have a sentence."""
        found = judge(read_target(target), read_actual(actual), polarity=polarity)

        assert isinstance(found.verdict, Verdict)
        assert explain(found)
        assert explain(found, locale="en")
        assert found.gap is None or found.gap.value >= 0

    @LAW
    @given(target=targets(), actual=targets(), polarity=polarities, reference=st.none() | money())
    def test_no_shape_raises(
        self, target: Target, actual: Target, polarity: Polarity | None, reference: Quantity | None
    ) -> None:
        """The same of targets and actuals put together by hand."""
        found = judge(target, Actual(said=actual), polarity=polarity, reference=reference)

        assert (found.gap is None) is (found.shortfall is None) or found.gap is None
        assert found.verdict is not Verdict.MET or not found.shortfall

    @given(verdict=st.sampled_from(Verdict))
    def test_a_verdict_has_no_truth_value(self, verdict: Verdict) -> None:
        """A verdict in ``bool()`` raises."""
        with pytest.raises(WrongTypeError):
            bool(verdict)


class TestImplies:
    """DESIGN section 4: every outcome that meets the first meets the second."""

    @LAW
    @given(target=targets() | few_targets, polarity=polarities)
    def test_reflexive(self, target: Target, polarity: Polarity | None) -> None:
        """Each target implies itself."""
        assert implies(target, target, polarity=polarity) is True

    @LAW
    @given(chain=st.tuples(few_targets, few_targets, few_targets), polarity=polarities)
    def test_transitive(self, chain: tuple[Target, Target, Target], polarity: Polarity | None) -> None:
        """If a implies b, and b implies c, then a implies c."""
        first, second, third = chain
        if implies(first, second, polarity=polarity) and implies(second, third, polarity=polarity):
            assert implies(first, third, polarity=polarity) is True

    @LAW
    @given(chain=st.tuples(*[thresholds | ranges() | amount_composites] * 3), polarity=polarities)
    def test_transitive_among_amounts(self, chain: tuple[Target, Target, Target], polarity: Polarity | None) -> None:
        """The same where chains are frequent."""
        first, second, third = chain
        if implies(first, second, polarity=polarity) and implies(second, third, polarity=polarity):
            assert implies(first, third, polarity=polarity) is True

    @LAW
    @given(first=few_targets, second=few_targets, outcome=outcomes, polarity=polarities)
    def test_sound(self, first: Target, second: Target, outcome: Actual, polarity: Polarity | None) -> None:
        """If a implies b, no outcome meets a and not b."""
        if implies(first, second, polarity=polarity) and met(first, outcome, polarity):
            assert met(second, outcome, polarity)

    @LAW
    @given(pair=st.tuples(*[amount_targets | amount_composites] * 2), value=money(), polarity=polarities)
    def test_sound_among_amounts(self, pair: tuple[Target, Target], value: Quantity, polarity: Polarity | None) -> None:
        """The same where implications are frequent."""
        if implies(*pair, polarity=polarity) and met(pair[0], value, polarity):
            assert met(pair[1], value, polarity)

    @LAW
    @given(
        pair=st.tuples(*[st.lists(thresholds, min_size=2, max_size=3)] * 2),
        values=st.tuples(money(), money()),
        alternatives=st.tuples(st.booleans(), st.booleans()),
    )
    def test_sound_among_several_figures(
        self,
        pair: tuple[list[Threshold], list[Threshold]],
        values: tuple[Quantity, Quantity],
        alternatives: tuple[bool, bool],
    ) -> None:
        """If a implies b, no labelled outcome meets a and misses b."""
        first, second = (
            Composite(clauses=clauses_, any=one_is_enough)
            for clauses_, one_is_enough in zip(pair, alternatives, strict=True)
        )
        parts = [
            Threshold(comparison=Comparison.STATED, quantity=value, subject=name)
            for name, value in zip(("甲馆", "乙馆"), values, strict=True)
        ]
        outcome = Actual(said=Composite(clauses=parts))
        if implies(first, second) and met(first, outcome):
            assert judge(second, outcome).verdict is not Verdict.MISSED

    @LAW
    @given(pair=st.tuples(thresholds | ranges(), thresholds | ranges()), polarity=polarities)
    def test_a_refuted_implication_has_a_witness(
        self, pair: tuple[Threshold | Range, Threshold | Range], polarity: Polarity | None
    ) -> None:
        """If a is known not to imply b, some value meets a and misses b."""
        first, second = pair
        if implies(first, second, polarity=polarity) is not False:
            return
        assert any(
            met(first, value, polarity) and judge(second, value, polarity=polarity).verdict is Verdict.MISSED
            for value in (Quantity(Decimal(number) / 4, "亿元") for number in range(-40, 60))
        )


class TestAlternatives:
    """Of alternatives (或) one is enough."""

    @LAW
    @given(
        first=amount_targets.map(_nameless),
        second=amount_targets.map(_nameless),
        value=money(),
        polarity=polarities,
    )
    def test_met_when_one_is(
        self, first: Threshold | Range, second: Threshold | Range, value: Quantity, polarity: Polarity | None
    ) -> None:
        """Met when one alternative is, missed when all are, else undecided."""
        both = {judge(clause, value, polarity=polarity).verdict for clause in (first, second)}
        found = judge(Composite(clauses=[first, second], any=True), value, polarity=polarity).verdict

        if Verdict.MET in both:
            assert found is Verdict.MET
        else:
            assert found is (Verdict.MISSED if both == {Verdict.MISSED} else Verdict.UNDECIDED)

    @LAW
    @given(
        alternatives=st.lists(amount_targets.map(_nameless), min_size=2, max_size=3),
        other=amount_targets.map(_nameless),
        polarity=polarities,
    )
    def test_between_one_and_all(
        self, alternatives: list[Threshold | Range], other: Threshold | Range, polarity: Polarity | None
    ) -> None:
        """Each alternative implies the whole; the whole implies exactly what each of them implies."""
        whole = Composite(clauses=alternatives, any=True)

        assert all(implies(clause, whole, polarity=polarity) is not False for clause in alternatives)
        assert (implies(whole, other, polarity=polarity) is True) is all(
            implies(clause, other, polarity=polarity) is True for clause in alternatives
        )

    @LAW
    @given(
        alternatives=st.lists(thresholds.map(_nameless) | ranges().map(_nameless), min_size=2, max_size=3),
        first=amount_targets.map(_nameless),
    )
    def test_a_refuted_implication_has_a_witness(
        self, alternatives: list[Threshold | Range], first: Threshold | Range
    ) -> None:
        """If a is known not to imply one of some alternatives, some value meets a and misses all of them."""
        whole = Composite(clauses=alternatives, any=True)
        if implies(first, whole) is not False:
            return
        assert any(
            met(first, value) and judge(whole, value).verdict is Verdict.MISSED
            for value in (Quantity(Decimal(number) / 4, "亿元") for number in range(-40, 60))
        )

    @LAW
    @given(pair=st.tuples(*[amount_targets.map(_nameless) | one_figure] * 2), value=money(), polarity=polarities)
    def test_the_intersection_is_met_when_both_are(
        self, pair: tuple[Target, Target], value: Quantity, polarity: Polarity | None
    ) -> None:
        """Also of alternatives; what no target can say is refused with its code, never left out."""
        both = _meeting(*pair, polarity)
        if both == _NESTED:
            return
        meets_both = met(pair[0], value, polarity) and met(pair[1], value, polarity)

        assert meets_both is (both is not None and met(both, value, polarity))


class TestShares:
    """A share of a figure, and a change between two ends, against the level that they stand for."""

    @LAW
    @given(
        comparison=comparisons,
        share=st.integers(1, 300),
        reference=st.integers(1, 9),
        level=st.integers(0, 30),
        polarity=polarities,
    )
    def test_a_share_is_that_part_of_the_figure(
        self, comparison: Comparison, share: int, reference: int, level: int, polarity: Polarity | None
    ) -> None:
        """With its reference it is judged as the bound that it stands for; in percent it needs none."""
        target = Relative(comparison=comparison, reference="上年", share=Quantity(share, "%"))
        bound = Threshold(comparison=comparison, quantity=Quantity(share * reference, "元"))
        wanted = judge(bound, Quantity(level * 100, "元"), polarity=polarity).verdict

        assert (
            judge(
                target, Quantity(level * 100, "元"), polarity=polarity, reference=Quantity(reference * 100, "元")
            ).verdict
            is wanted
        )
        assert judge(target, Quantity(level * 100, "元"), polarity=polarity).verdict is Verdict.UNDECIDED
        answer = Quantity(Decimal(level * 100) / reference, "%") if level % reference == 0 else None
        assert answer is None or judge(target, answer, polarity=polarity).verdict is wanted

    @LAW
    @given(ends=st.tuples(st.integers(0, 40), st.integers(0, 40)), level=st.integers(50, 150), falls=st.booleans())
    def test_a_change_between_two_ends(self, ends: tuple[int, int], level: int, *, falls: bool) -> None:
        """It is met from the one level to the other, and a reported change is judged as the level that it gives."""
        low, high = sorted(ends)
        change = Interval(Bound(Quantity(low, "%")), Bound(Quantity(high, "%")))
        direction = Direction.DECREASE if falls else Direction.INCREASE
        target = Relative(comparison=Comparison.STATED, reference="上年", change=change, direction=direction)
        inside = low <= (100 - level if falls else level - 100) <= high

        assert met(target, Actual.of(Quantity(level, "元"))) is False
        assert judge(target, Quantity(level, "元"), reference=Quantity(100, "元")).verdict is (
            Verdict.MET if inside else Verdict.MISSED
        )
        moved = Direction.INCREASE if level >= 100 else Direction.DECREASE
        said = Relative(
            comparison=Comparison.STATED, reference="上年", change=Quantity(abs(level - 100), "%"), direction=moved
        )
        assert judge(target, bare(said)).verdict is (Verdict.MET if inside else Verdict.MISSED)


class TestIntersect:
    """DESIGN section 4: what meets two targets at once."""

    @LAW
    @given(first=few_targets, second=few_targets, polarity=polarities)
    def test_commutative(self, first: Target, second: Target, polarity: Polarity | None) -> None:
        """The order of the two plays no part."""
        assert _meeting(first, second, polarity) == _meeting(second, first, polarity)

    @LAW
    @given(three=st.tuples(few_targets, few_targets, few_targets), polarity=polarities)
    def test_associative(self, three: tuple[Target, Target, Target], polarity: Polarity | None) -> None:
        """Nor does the order of joining three."""
        first, second, third = three
        left = _meeting(_meeting(first, second, polarity), third, polarity)
        right = _meeting(first, _meeting(second, third, polarity), polarity)

        assert left == right or _NESTED in (left, right)

    @LAW
    @given(three=st.tuples(*[amount_targets | one_figure] * 3), polarity=polarities)
    def test_associative_among_amounts(self, three: tuple[Target, Target, Target], polarity: Polarity | None) -> None:
        """The same where bounds are joined often."""
        first, second, third = three
        left = _meeting(_meeting(first, second, polarity), third, polarity)
        right = _meeting(first, _meeting(second, third, polarity), polarity)

        assert left == right or _NESTED in (left, right)

    @LAW
    @given(pair=st.tuples(*[amount_targets] * 2), value=money(), polarity=polarities)
    def test_met_exactly_when_both_are(
        self, pair: tuple[Target, Target], value: Quantity, polarity: Polarity | None
    ) -> None:
        """A value meets the intersection exactly when it meets both; nothing meets an empty one."""
        both = intersect(*pair, polarity=polarity)
        if isinstance(both, Composite) and accepts(both, polarity=polarity) is None:
            return
        meets_both = met(pair[0], value, polarity) and met(pair[1], value, polarity)

        assert meets_both is (both is not None and met(both, value, polarity))

    @LAW
    @given(pair=st.tuples(*[thresholds] * 2), other=amount_targets, polarity=polarities)
    def test_implied_by_nothing_weaker(
        self, pair: tuple[Threshold, Threshold], other: Target, polarity: Polarity | None
    ) -> None:
        """The intersection implies both, and what implies both implies it."""
        first, second = pair
        both = intersect(first, second, polarity=polarity)
        if both is None or (isinstance(both, Composite) and accepts(both, polarity=polarity) is None):
            return
        open_ = any(implies(both, target, polarity=polarity) is None for target in pair)
        assert open_ is False or any(_is_open(target, polarity) for target in pair)
        if not open_ and implies(other, first, polarity=polarity) and implies(other, second, polarity=polarity):
            assert implies(other, both, polarity=polarity) is True


def _is_open(target: Threshold, polarity: Polarity | None) -> bool:
    return target.approximate or (target.comparison is Comparison.STATED and polarity is None)


_NESTED = Statement(text="two sets of alternatives that no target can say")


def _meeting(first: Target | None, second: Target | None, polarity: Polarity | None) -> Target | None:
    """What both ask for; what no target can say is a mark of its own."""
    if _NESTED in (first, second):
        return _NESTED
    if first is None or second is None:
        return None
    try:
        return intersect(first, second, polarity=polarity)
    except InvalidValueError as error:
        if error.code != "alternatives-nested":
            raise
        return _NESTED


class TestDrift:
    """DESIGN section 4: last year's target against this year's."""

    @LAW
    @given(before=few_targets, after=few_targets, polarity=polarities)
    def test_stricter_one_way_is_looser_the_other(
        self, before: Target, after: Target, polarity: Polarity | None
    ) -> None:
        """STRICTER one way is LOOSER the other; the other drifts are the same both ways."""
        opposite = {Drift.STRICTER: Drift.LOOSER, Drift.LOOSER: Drift.STRICTER}
        drift = compare(before, after, polarity=polarity)

        assert compare(after, before, polarity=polarity) is opposite.get(drift, drift)

    @LAW
    @given(first=targets(), second=targets(), polarity=polarities)
    def test_no_shape_raises(self, first: Target, second: Target, polarity: Polarity | None) -> None:
        """Any two targets compare, in any shape."""
        assert isinstance(compare(first, second, polarity=polarity), Drift)
        accepts(first, polarity=polarity)


class TestSurroundings:
    """DESIGN section 7: no state around a call changes its result."""

    @LAW
    @given(target=few_targets, outcome=outcomes, polarity=polarities)
    def test_results_depend_on_nothing_around(self, target: Target, outcome: Actual, polarity: Polarity | None) -> None:
        """Decimal context, locale, time zone and thread change no judgement, no sentence, no implication."""

        def results() -> tuple[object, ...]:
            found = judge(target, outcome, polarity=polarity)
            return (
                found,
                found.ratio,
                found.gap,
                found.ratio_as_decimal(),
                explain(found),
                implies(target, target, polarity=polarity),
                accepts(target, polarity=polarity),
            )

        plain = results()
        for rounding in (ROUND_UP, ROUND_DOWN):
            with localcontext(prec=1, rounding=rounding), _elsewhere():
                assert results() == plain
        assert _POOL.submit(results).result() == plain


_POOL = ThreadPoolExecutor(max_workers=2)


@contextmanager
def _elsewhere() -> Generator[None]:
    """Another time zone and another locale."""
    zone, before = os.environ.get("TZ"), locale.setlocale(locale.LC_ALL)
    os.environ["TZ"] = "Pacific/Kiritimati"
    time.tzset()
    locale.setlocale(locale.LC_ALL, "C")
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)
        os.environ.pop("TZ")
        if zone is not None:
            os.environ["TZ"] = zone
        time.tzset()


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals of money with open, closed and absent ends."""
    found = draw(ranges()).interval
    if found.lower is None or found.upper is None or found.lower.quantity == found.upper.quantity:
        return found
    return Interval(*draw(st.sampled_from([(found.lower, found.upper), (found.lower, None), (None, found.upper)])))


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    """Spans of a few weeks with either end open."""
    first, last = sorted([draw(days), draw(days)])
    return DateSpan(*draw(st.sampled_from([(first, last), (first, None), (None, last)])))


class TestAlgebra:
    """Union, intersection and complement are those of sets."""

    @LAW
    @given(left=intervals(), right=intervals(), value=money())
    def test_intervals(self, left: Interval, right: Interval, value: Quantity) -> None:
        """A quantity lies in both, in either, outside, exactly when it lies in what the algebra gives."""
        both = left.intersection(right)

        assert (value in left and value in right) is (both is not None and value in both)
        assert (value in left or value in right) is any(value in part for part in left.union(right))
        assert (value not in left) is any(value in part for part in left.complement())

    @LAW
    @given(parts=st.lists(intervals(), max_size=5), value=money())
    def test_uniting_intervals(self, parts: list[Interval], value: Quantity) -> None:
        """The fewest intervals hold the same quantities, and uniting them again changes nothing."""
        found = unite(parts)

        assert any(value in part for part in parts) is any(value in part for part in found)
        assert unite(reversed(found)) == found
        assert len(found) <= len(parts)

    @LAW
    @given(left=intervals(), right=intervals())
    def test_containment_of_intervals(self, left: Interval, right: Interval) -> None:
        """One encloses the other exactly when nothing of the other lies in the complement."""
        outside = [part.intersection(right) for part in left.complement()]

        assert left.encloses(right) is all(part is None for part in outside)

    @LAW
    @given(interval=intervals())
    def test_double_complement(self, interval: Interval) -> None:
        """What lies outside all that lies outside is the interval itself."""
        found: list[Interval] = [Interval()]
        for part in interval.complement():
            meetings = [left.intersection(right) for left in found for right in part.complement()]
            found = [meeting for meeting in meetings if meeting is not None]

        assert found == [interval]

    @LAW
    @given(left=spans(), right=spans(), day=days)
    def test_spans(self, left: DateSpan, right: DateSpan, day: date) -> None:
        """The same of days."""
        both = left.intersection(right)

        assert (day in left and day in right) is (both is not None and day in both)
        assert (day in left or day in right) is any(day in part for part in left.union(right))
        assert (day not in left) is any(day in part for part in left.complement())
        assert left.encloses(right) is all(part.intersection(right) is None for part in left.complement())

    @LAW
    @given(parts=st.lists(spans(), max_size=5), day=days)
    def test_uniting_spans(self, parts: list[DateSpan], day: date) -> None:
        """The fewest spans hold the same days."""
        found = unite_spans(parts)

        assert any(day in part for part in parts) is any(day in part for part in found)
        assert unite_spans(reversed(found)) == found


class TestAbout:
    """A value that is somewhat more or nearly a number is decided only where all that it may be agree."""

    SIGNS = st.sampled_from(["", "≥", ">", "≤", "<", "="])

    @LAW
    @given(
        number=st.integers(1, 99).map(lambda digits: 10 * digits),
        more=st.booleans(),
        sign=SIGNS,
        other=st.integers(0, 1200),
        polarity=st.sampled_from(list(Polarity)),
    )
    def test_of_a_target(self, number: int, more: bool, sign: str, other: int, polarity: Polarity) -> None:  # noqa: FBT001
        """200余人 as a target: 250 may meet it or not, 300 meets it."""
        target = read_target(f"{sign}{number}余人" if more else f"{sign}近{number}人")
        may_be = between_round(number, more=more)

        found = judge(target, f"{other}人", polarity=polarity).verdict

        verdicts = {judge(read_target(f"{sign}{each}人"), f"{other}人", polarity=polarity).verdict for each in may_be}
        assert found is Verdict.UNDECIDED or {found} == verdicts == {Verdict.MET}
        clear = other == 0 or other > number + 100  # nearer lie 0.5 below 近10人 and 229.5 in 220余人, too
        assert found is Verdict.MET or verdicts != {Verdict.MET} or not clear

    @LAW
    @given(
        number=st.integers(1, 99).map(lambda digits: 10 * digits),
        more=st.booleans(),
        sign=SIGNS,
        other=st.integers(0, 1200),
        polarity=st.sampled_from(list(Polarity)),
    )
    def test_of_an_actual(self, number: int, more: bool, sign: str, other: int, polarity: Polarity) -> None:  # noqa: FBT001
        """200余人 as a result: it is not below 200, and may be below 250."""
        actual = f"{number}余人" if more else f"近{number}人"
        target = read_target(f"{sign}{other}人")

        found = judge(target, actual, polarity=polarity).verdict

        verdicts = {judge(target, f"{each}人", polarity=polarity).verdict for each in between_round(number, more=more)}
        assert found is Verdict.UNDECIDED or {found} == verdicts


def between_round(number: int, *, more: bool) -> list[int]:
    """Some values that a number with 余 behind it, or 近 in front, may be: up to the next one that is as round."""
    step = 100 if number % 100 == 0 else 10
    return [number + (1 if more else -1) * (1 + part * (step - 2) // 8) for part in range(9)]
