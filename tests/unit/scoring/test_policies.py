"""The policies that ship: what each states, how sure each part is, and the grades at their very bounds."""

import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from perfmodel import Citation, Verdict, category, policy
from perfmodel.errors import InvalidValueError
from perfmodel.scoring import GRADES, POLICIES, Band, Bands, GradeScale, RoundedAt, Rounding, ScoringPolicy, Weights
from perfmodel.source import Standing

PROFILES = ("mof2020", "mof2021_guidance", "vendor_default", "hubei2020", "generic_note", "chongqing2021_dept")
OURS = Citation("our own rule", standing=Standing.DESIGN)


def test_every_profile_has_a_policy() -> None:
    """The names of the profiles work, the older one of the provincial system too."""
    assert {policy(name).name for name in PROFILES} == set(POLICIES) - {"vendor_default"}
    assert policy("vendor_default") is policy("provincial_system")
    with pytest.raises(InvalidValueError, match="mof2020") as caught:
        policy("mof2019")
    assert caught.value.code == "policy-unknown"


@pytest.mark.parametrize(
    ("name", "execution", "blocks", "with_cost"),
    [
        ("mof2020", 10, (50, 30, 10), ()),
        ("mof2021_guidance", 10, (50, 30, 10), (20, 40, 20, 10)),
        ("vendor_default", 10, (), ()),
        ("hubei2020", 20, (), ()),
        ("generic_note", 10, (), ()),
        ("chongqing2021_dept", 10, (), ()),
    ],
)
def test_points_of_the_blocks(name: str, execution: int, blocks: tuple[int, ...], with_cost: tuple[int, ...]) -> None:
    """10, 50, 30 and 10; with cost 10, 20, 40, 20 and 10; in Hubei 20 and 80."""
    weights = policy(name).weights

    assert weights.execution == execution
    assert tuple(points for _, points in weights.blocks) == blocks
    assert tuple(points for _, points in weights.with_cost) == with_cost
    assert weights.indicators == 100 - execution


@pytest.mark.parametrize(
    ("name", "part", "standing"),
    [
        ("mof2020", "floor", Standing.MEMORY),
        ("mof2020", "ceiling", Standing.DESIGN),
        ("mof2020", "weights", Standing.SEEN),
        ("mof2021_guidance", "floor", Standing.MEMORY),
        ("mof2021_guidance", "satisfaction", Standing.MEMORY),
        ("vendor_default", "ceiling", Standing.SEEN),
        ("vendor_default", "over", Standing.SEEN),
        ("hubei2020", "qualitative", Standing.SEEN),
        ("hubei2020", "ceiling", Standing.SEEN),
        ("generic_note", "weights", Standing.DESIGN),
        ("chongqing2021_dept", "execution", Standing.SEEN),
    ],
)
def test_each_rule_says_how_sure_it_is(name: str, part: str, standing: Standing) -> None:
    """The mark of the domain notes travels with the rule."""
    assert getattr(policy(name), part).citation.standing is standing


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize("part", ["on_time", "range", "rank"])
def test_what_no_source_states_is_marked_as_our_own(name: str, part: str) -> None:
    """Deadlines, ranges and ranks have no official rule."""
    assert getattr(policy(name), part).citation.standing is Standing.DESIGN


@pytest.mark.parametrize("item", [policy(name) for name in PROFILES])
def test_policies_survive_pickling(item: ScoringPolicy) -> None:
    """A policy comes back equal from another process."""
    assert pickle.loads(pickle.dumps(item)) == item  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("scale", "total", "grade"),
    [
        ("90-80-60", "100", "优"),
        ("90-80-60", "90", "优"),
        ("90-80-60", "89.99", "良"),
        ("90-80-60", "80", "良"),
        ("90-80-60", "79.99", "中"),
        ("90-80-60", "60", "中"),
        ("90-80-60", "59.99", "差"),
        ("90-80-60", "0", "差"),
        ("90-80-60", "-0.01", None),
        ("80-70-60", "80", "优"),
        ("80-70-60", "79.99", "良"),
        ("80-70-60", "70", "良"),
        ("80-70-60", "69.99", "中"),
        ("80-70-60", "60", "中"),
        ("80-70-60", "59.99", "差"),
    ],
)
def test_grades_at_their_bounds(scale: str, total: str, grade: str | None) -> None:
    """The lower bound belongs to the grade: exactly 90 is 优."""
    assert GRADES[scale].of(Decimal(total)) == grade


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ("1", Verdict.MET),
        ("0.8", Verdict.MET),
        ("0.79", Verdict.PARTLY_MET),
        ("0.6", Verdict.PARTLY_MET),
        ("0.59", Verdict.MISSED),
    ],
)
def test_shares_at_the_ends_of_bands(share: str, verdict: Verdict) -> None:
    """Each share belongs to one band: 80 % to the upper one, 60 % to the middle."""
    bands = policy("mof2020").qualitative.bands

    assert [band.verdict for band in bands if Fraction(share) in band] == [verdict]


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [("0.005", 2, "0.01"), ("0.0049", 2, "0.00"), ("2.5", 0, "3"), ("1.005", 2, "1.01"), ("9.995", 2, "10.00")],
)
def test_ties_go_up(value: str, places: int, rounded: str) -> None:
    """Half a cent is a cent, whatever half-even would say."""
    assert Rounding(places=places, citation=OURS).apply(Fraction(value)) == Decimal(rounded)


def _bands(*ends: tuple[str, str]) -> Bands:
    verdicts = (Verdict.MET, Verdict.PARTLY_MET, Verdict.MISSED)
    bands = [Band(verdict=verdict, low=low, high=high) for verdict, (low, high) in zip(verdicts, ends, strict=False)]
    return Bands(bands=bands, citation=OURS)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: _bands(("0.8", "1"), ("0.5", "0.9"), ("0", "0.5")), "bands-overlap"),
        (lambda: _bands(("0.8", "1"), ("0.6", "0.8"), ("0", "0.5")), "bands-gap"),
        (lambda: _bands(("0.8", "0.9"), ("0.6", "0.8"), ("0", "0.6")), "bands-gap"),
        (lambda: _bands(("0.8", "1.2"), ("0.6", "0.8"), ("0", "0.6")), "bands-overlap"),
        (lambda: _bands(("0.8", "1"), ("0", "0.8")), "bands-incomplete"),
        (lambda: GradeScale(bounds=(("优", 80), ("良", 90), ("差", 0)), citation=OURS), "bands-overlap"),
        (lambda: GradeScale(bounds=(("优", 90), ("良", 60)), citation=OURS), "bands-gap"),
        (lambda: GradeScale(bounds=(("优", "0.9"), ("差", 0)), citation=OURS), "parameter-invalid"),
        (lambda: GradeScale(bounds=(("优", 90), ("优", 60), ("差", 0)), citation=OURS), "grade-doubled"),
        (lambda: Rounding(places=11, citation=OURS), "parameter-invalid"),
        (lambda: Weights(execution=10, blocks=(("output", 50), ("benefit", 30)), citation=OURS), "weights-sum"),
        (lambda: Weights(execution=101, citation=OURS), "weight-invalid"),
        (lambda: Weights(execution=10, blocks=(("execution", 10), ("output", 80)), citation=OURS), "weight-invalid"),
        (lambda: Weights(execution=10, blocks=(("output", -10), ("benefit", 100)), citation=OURS), "weight-invalid"),
        (lambda: Weights(execution=10, blocks=(("outputs", 90),), citation=OURS), "category-unknown"),
    ],
)
def test_policies_that_cannot_be(make: Callable[[], object], code: str) -> None:
    """Overlapping bands, gaps, points that do not add up: refused where they are made."""
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert caught.value.code == code


def test_cost_counts_in_output_before_2021() -> None:
    """Under the notice of 2020 成本指标 shares the points of 产出; under the guidance it has its own."""
    cost = category("cost.economic")

    assert policy("mof2020").weights.block_of(cost) == "output"
    assert policy("mof2021_guidance").weights.block_of(cost) == "cost"
    assert RoundedAt.ROW is policy("mof2020").rounding.at
