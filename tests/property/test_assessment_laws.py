"""Laws of scoring: what no policy, weight or value may break."""

from decimal import Decimal
from fractions import Fraction

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from perfmodel import (
    Actual,
    Assessment,
    Comparison,
    Indicator,
    Polarity,
    ProjectObjectives,
    Quantity,
    Target,
    Threshold,
    Verdict,
    assess,
    dumps,
    loads,
    monitor,
    policy,
)
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution
from perfmodel.scoring import GRADES, POLICIES, LineStatus, Monitoring, ScoringPolicy
from perfmodel.taxonomy import CATEGORIES
from perfmodel.testing import actuals, any_text, targets

_UP, _DOWN = (Comparison.GE, Comparison.GT), (Comparison.LE, Comparison.LT)
policies = st.sampled_from(sorted(POLICIES)).map(policy)
_WITHOUT_QUIRK = [item for item in POLICIES.values() if not item.zero_as_ceiling]
ordinary = st.sampled_from(_WITHOUT_QUIRK)
"""Policies without the one seen quirk that breaks the order: a target of ≥0 that is full at 0 and nothing above."""

amounts = st.decimals(min_value=0, max_value=10_000, allow_nan=False, allow_infinity=False, places=2)
signed = st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, allow_infinity=False, places=2)
points = st.decimals(min_value=0, max_value=100, allow_nan=False, allow_infinity=False, places=3)
categories = st.sampled_from(["output.quantity", "output.quality", "cost.economic", "benefit.social", "satisfaction"])
units = st.sampled_from(["%", "万人次", "元/人", "", "公里"])
_COUNTED = ("万人次", "")
"""The units among them for which a category gives a bare value its sense."""


def _target(comparison: Comparison, value: Decimal, unit: str) -> Threshold:
    return Threshold(comparison=comparison, quantity=Quantity(value, unit))


def _may_be_share(unit: str, target: Decimal, *values: Decimal) -> bool:
    """Whether a bare number may be a rate as sheets keep it: 0.96 in answer to ≥95."""
    return not unit and 50 <= target <= 100 and any(0 < value <= 1 for value in values)


def _row(target: Threshold, category: str, weight: Decimal | None, number: int = 1) -> Indicator:
    return Indicator(name="指标", number=str(number), category=category, target=target, weight=weight)


def _scored(scoring: ScoringPolicy, row: Indicator, value: Quantity) -> Assessment:
    document = ProjectObjectives(project="馆藏更新", indicators=[row])
    return assess(document, {row.id: Actual.of(value)}, policy=scoring)


class TestPoints:
    """A capped row earns from nothing to its points (scoring notes of Hubei, 2020: never above the weight)."""

    @given(
        scoring=policies,
        comparison=st.sampled_from(Comparison),
        target=signed,
        actual=signed,
        unit=units,
        category=categories,
        weight=points,
    )
    def test_points_stay_inside_the_weight(  # noqa: PLR0913, PLR0917 - the cells of a row
        self,
        scoring: ScoringPolicy,
        comparison: Comparison,
        target: Decimal,
        actual: Decimal,
        unit: str,
        category: str,
        weight: Decimal,
    ) -> None:
        """Whatever the target, the value, the sign and the weight."""
        row = _row(_target(comparison, target, unit), category, weight)
        line = _scored(scoring, row, Quantity(actual, unit)).lines[0]

        assert 0 <= line.low <= line.high <= weight
        if _may_be_share(unit, target, actual) and line.status is LineStatus.UNDECIDED:
            assert line.judgement.reason.code == "number-ambiguous"  # 0.96 beside ≥95 is 0.96 or 96
            return
        if comparison is Comparison.STATED and unit not in _COUNTED and line.status is LineStatus.UNDECIDED:
            assert line.judgement.reason.code == "polarity-unknown"  # no category says it for a rate or a length
            return
        assert line.status is LineStatus.SCORED
        assert line.points == line.low == line.high

    @given(scoring=policies, target=signed, off=st.integers(-5000, 5000).filter(bool), unit=units)
    def test_a_missed_cost_behind_equals_is_never_full(
        self, scoring: ScoringPolicy, target: Decimal, off: int, unit: str
    ) -> None:
        """Spent more or less than to the very yuan by a thousandth or more: some point is lost."""
        row = _row(_target(Comparison.EQ, target, unit), "cost.economic", Decimal(100))
        line = _scored(scoring, row, Quantity(target + (abs(target) or Decimal(1)) * off / 1000, unit)).lines[0]

        assert line.verdict is Verdict.MISSED
        assert line.high < 100

    @given(
        scoring=ordinary,
        comparison=st.sampled_from((*_UP, *_DOWN)),
        target=signed,
        values=st.tuples(signed, signed).map(sorted),
        unit=units,
        category=categories,
        weight=points,
    )
    def test_a_better_actual_never_scores_less(  # noqa: PLR0913, PLR0917 - the cells of a row
        self,
        scoring: ScoringPolicy,
        comparison: Comparison,
        target: Decimal,
        values: list[Decimal],
        unit: str,
        category: str,
        weight: Decimal,
    ) -> None:
        """More where more is better, less where less is; a rate of satisfaction is always the former."""
        row = _row(_target(comparison, target, unit), category, weight)
        assume(not _may_be_share(unit, target, *values))
        less, more = (_scored(scoring, row, Quantity(value, unit)).lines[0] for value in values)
        by_rate = scoring.satisfaction is not None and category == "satisfaction" and unit == "%"

        if comparison in _UP or by_rate:
            assert less.low <= more.low
        else:
            assert more.low <= less.low

    @given(
        scoring=policies,
        comparison=st.sampled_from(Comparison),
        target=signed,
        actual=signed,
        weight=points,
        polarity=st.sampled_from(Polarity),
    )
    def test_unit_changes_change_nothing(  # noqa: PLR0913, PLR0917 - the cells of a row
        self,
        scoring: ScoringPolicy,
        comparison: Comparison,
        target: Decimal,
        actual: Decimal,
        weight: Decimal,
        polarity: Polarity,
    ) -> None:
        """万元 or 元, in the target or in the report: the points are the same."""
        found = set[tuple[Decimal, Fraction | None]]()
        for unit in ("万元", "元"):
            for said in ("万元", "元"):
                quantity = Quantity(target, "万元").to(unit)
                row = evolve(
                    _row(_target(comparison, quantity.value, unit), "output.quantity", weight), polarity=polarity
                )
                line = _scored(scoring, row, Quantity(actual, "万元").to(said)).lines[0]
                found.add((line.low, line.ratio))

        assert len(found) == 1


@st.composite
def documents(draw: st.DrawFn) -> tuple[ProjectObjectives, dict[str, Actual], Execution]:
    """A document whose rows are reported or not, weighted or not, with its money."""
    cells = st.tuples(categories, st.sampled_from(Comparison), signed, st.none() | points, st.none() | signed)
    rows = draw(st.lists(cells, max_size=6))
    indicators = [
        _row(_target(comparison, value, "公里"), category, weight, place)
        for place, (category, comparison, value, weight, _) in enumerate(rows, 1)
    ]
    document = ProjectObjectives(project="管网改造", indicators=indicators)
    reported = {
        row.id: Actual.of(Quantity(said, "公里"))
        for row, (*_, said) in zip(document.indicators, rows, strict=True)
        if said is not None
    }
    budget, spent = draw(amounts), draw(amounts)
    return (
        document,
        reported,
        Execution(name="资金总额", adjusted=Quantity(budget, "万元"), executed=Quantity(spent, "万元")),
    )


def _comes_back(found: Assessment) -> bool:
    """Whether an assessment is the same after JSON; texts with the halves of a character apart are refused."""
    try:
        return loads(dumps(found, "json"), "json") == found
    except InvalidValueError as error:
        return error.code == "text-invalid"


class TestAnything:
    """Nothing that a form can say is an exception, and nothing is scored in silence (issue "Assess")."""

    @given(
        scoring=policies,
        target=targets(),
        said=any_text() | actuals(),
        category=st.none() | st.sampled_from(sorted(CATEGORIES)),
        weight=st.none() | points,
        share=st.none() | st.fractions(0, 1),
    )
    def test_any_cell_is_scored_or_named(  # noqa: PLR0913, PLR0917 - the cells of a row
        self,
        scoring: ScoringPolicy,
        target: Target,
        said: str | Actual,
        category: str | None,
        weight: Decimal | None,
        share: Fraction | None,
    ) -> None:
        """Any target against any text is points inside the weight, or a range with a finding where it has points."""
        row = Indicator(name="指标", number="1", category=category, target=target, weight=weight)
        document = ProjectObjectives(project="馆藏更新", fiscal_year=2024, indicators=[row])
        key = document.indicators[0].id
        shares = {} if share is None else {key: share}
        found = assess(document, {key: said}, policy=scoring, shares=shares)
        line = found.lines[0]

        assert 0 <= line.low <= line.high <= (line.weight or 0)
        named = {finding.indicator for finding in found.findings}
        assert line.status is LineStatus.SCORED or not line.weight or key in named
        assert _comes_back(found)
        assert isinstance(monitor(document, {key: said}, month=7), Monitoring)


class TestTotals:
    """Execution and rows add up, at each level (the provincial system: execution score + sum of the third level)."""

    @given(given_=documents(), scoring=policies)
    def test_totals_equal_the_sum_of_their_rows(
        self, given_: tuple[ProjectObjectives, dict[str, Actual], Execution], scoring: ScoringPolicy
    ) -> None:
        """The whole is the rows and the money; each category is its rows; the blocks are all rows."""
        document, reported, money = given_
        found = assess(document, reported, policy=scoring, execution=money)
        lows = {line.id: Fraction(line.low) for line in found.lines}

        assert Fraction(found.total.low) == sum(lows.values()) + Fraction(found.execution.low)
        assert Fraction(found.total.high) == sum(Fraction(line.high) for line in found.lines) + Fraction(
            found.execution.high
        )
        for category in {line.category for line in found.lines if line.category is not None}:
            rows = [line for line in found.lines if line.category == category]
            total = next(total for total in reversed(found.totals) if total.id == category)
            if "." in category:
                assert Fraction(total.low) == sum(lows[row.id] for row in rows)
        blocks = [total for total in found.totals if "." not in total.id]
        assert sum((Fraction(total.low) for total in blocks), Fraction(0)) == sum(lows.values())

    @given(given_=documents(), scoring=policies)
    def test_each_row_is_reported(
        self, given_: tuple[ProjectObjectives, dict[str, Actual], Execution], scoring: ScoringPolicy
    ) -> None:
        """Every row of the document has a line, and each that is not scored has a finding."""
        document, reported, money = given_
        found = assess(document, reported, policy=scoring, execution=money)
        named = {finding.indicator for finding in found.findings}

        assert [line.id for line in found.lines] == [row.id for row in document.indicators]
        assert {line.id for line in found.waiting} <= named

    @given(
        scores=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=2, max_size=4),
        applicable=st.integers(1, 3),
    )
    def test_rescaling_keeps_order(self, scores: list[tuple[int, int]], applicable: int) -> None:
        """Of two reports of one plan, dropping the same row never turns the better into the worse."""
        target = _target(Comparison.GE, Decimal(90), "公里")
        rows = [_row(target, "output.quantity", Decimal(20), place) for place in range(1, len(scores) + 1)]
        document = ProjectObjectives(project="管网改造", indicators=rows)
        dropped = [row.id for row in document.indicators[applicable:]]
        totals: list[tuple[Decimal, Decimal]] = []
        for side in (0, 1):
            reported = {
                row.id: Quantity(pair[side], "公里") for row, pair in zip(document.indicators, scores, strict=True)
            }
            found = assess(document, reported, policy="generic_note", not_applicable=[*dropped, "execution"])
            totals.append((sum((line.low for line in found.lines), Decimal(0)), found.total.low))
        (first, scaled), (second, rescaled) = totals

        assert (first <= second) is (scaled <= rescaled) or first == second or scaled == rescaled
        assert 0 <= scaled <= 100


class TestGrades:
    """Grades are bands without gaps (half-open, the lower bound included)."""

    @given(totals=st.tuples(points, points).map(sorted), scale=st.sampled_from(sorted(GRADES)))
    def test_a_better_total_never_grades_worse(self, totals: list[Decimal], scale: str) -> None:
        """Every total from 0 to 100 has one grade, and the order of the scale is the order of the totals."""
        grades = [name for name, _ in GRADES[scale].bounds]
        worse, better = (grades.index(GRADES[scale].of(total) or "") for total in totals)

        assert better <= worse
