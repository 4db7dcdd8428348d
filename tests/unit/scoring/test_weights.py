"""The points of rows: printed, spread over blocks and rows, or not known."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from perfmodel import Assessment, Indicator, ProjectObjectives, assess, read_target
from perfmodel.scoring import LineStatus, WeightSource

Plan = Callable[..., ProjectObjectives]


def _weights(found: Assessment) -> list[Decimal | None]:
    return [line.weight for line in found.lines]


def _codes(found: Assessment) -> list[str]:
    return [finding.code for finding in found.findings]


def test_printed_points_are_kept(plan: Plan) -> None:
    """What the form prints is what counts."""
    document = plan(
        ("output.quantity", "≥1座", 50), ("benefit.social", "≥1座", "30.5"), ("benefit.social", "≥1座", "9.5")
    )
    found = assess(document, {}, policy="mof2020")

    assert _weights(found) == [50, Decimal("30.5"), Decimal("9.5")]
    assert {line.weight_source for line in found.lines} == {WeightSource.PRINTED}
    assert "weights-spread" not in _codes(found)


def test_points_are_spread_over_blocks_and_rows(plan: Plan) -> None:
    """50 over three rows of 产出 (one of them cost, of old a part of it), 30 over two, 10 on one."""
    document = plan(
        ("output.quantity", "≥1座", None),
        ("output.quality", "≥95%", None),
        ("cost.unspecified", "≤60万元", None),
        ("benefit.social", "≥1座", None),
        ("benefit.economic", "≥1座", None),
        ("satisfaction.beneficiary", "≥90%", None),
    )
    found = assess(document, {}, policy="mof2020")

    assert _weights(found) == [Decimal("16.67"), Decimal("16.67"), Decimal("16.66"), 15, 15, 10]
    assert found.total.out_of == 100
    assert {line.weight_source for line in found.lines} == {WeightSource.SPREAD}
    assert "weights-spread" in _codes(found)
    assert found.subtotal("output").out_of == 50


def test_points_with_cost(plan: Plan) -> None:
    """The guidance of 2021 gives cost 20 of its own, and 40, 20 and 10 to the others."""
    rows = [
        ("cost.economic", "≤60万元"),
        ("output.quantity", "≥1座"),
        ("benefit.social", "≥1座"),
        ("satisfaction", "≥90%"),
    ]
    found = assess(plan(*((*row, None) for row in rows)), {}, policy="mof2021_guidance")

    assert _weights(found) == [20, 40, 20, 10]
    assert [total.id for total in found.totals[:4]] == ["cost", "output", "benefit", "satisfaction"]


def test_satisfaction_that_is_missing_goes_to_benefit(plan: Plan) -> None:
    """Without a satisfaction row, the guidance gives its 10 points to benefit."""
    document = plan(("output.quantity", "≥1座", None), ("benefit.social", "≥1座", None))
    found = assess(document, {}, policy="mof2021_guidance")

    assert _weights(found) == [50, 40]
    assert found.total.out_of == 100


def test_a_block_that_is_missing_is_named(plan: Plan) -> None:
    """The notice of 2020 says nothing of a missing block: its points go to nobody, and no grade is reported."""
    document = plan(("output.quantity", "≥1座", None), ("benefit.social", "≥1座", None))
    found = assess(document, {}, policy="mof2020")

    assert _weights(found) == [50, 30]
    assert {"block-empty", "weights-sum"} <= set(_codes(found))
    assert [found.grade, found.grade_low, found.grade_high] == [None, None, None]


def test_one_pool_without_blocks(plan: Plan) -> None:
    """A policy that states only 80 in all spreads it over all rows: 80/3 = 26.67, 26.67, 26.66."""
    document = plan(("output.quantity", "≥1座", None), ("benefit.social", "≥1座", None), (None, "≥1座", None))

    assert _weights(assess(document, {}, policy="hubei2020")) == [Decimal("26.67"), Decimal("26.67"), Decimal("26.66")]


def test_rows_without_points_take_what_their_block_has_left(plan: Plan) -> None:
    """50 less the printed 20 leaves 30 for two rows."""
    document = plan(("output.quantity", "≥1座", 20), ("output.quality", "≥1座", None), ("output.quality", "≥2座", None))

    assert _weights(assess(document, {}, policy="mof2020")) == [20, 15, 15]


def test_a_block_that_is_used_up(plan: Plan) -> None:
    """Where the printed points leave none, the row's are not known: it is named, and scores nothing."""
    document = plan(("output.quantity", "≥1座", 50), ("output.quality", "≥1座", None))
    found = assess(document, {"output.quality/2": "1座"}, policy="mof2020")
    line = found.lines[1]

    assert [line.weight, line.low, line.high, line.points] == [None, 0, 0, None]
    assert line.status is LineStatus.UNWEIGHTED
    finding = next(finding for finding in found.findings if finding.code == "weight-unknown")
    assert finding.indicator == "output.quality/2"
    assert line in found.waiting


def test_a_row_outside_the_blocks(plan: Plan) -> None:
    """A row without a category has no block to take points from."""
    found = assess(plan((None, "≥1座", None), ("output.quantity", "≥1座", 90)), {}, policy="mof2020")

    assert found.lines[0].status is LineStatus.UNWEIGHTED
    assert found.subtotal("unclassified").out_of == 0


def test_fine_points_add_up() -> None:
    """A rest below a hundredth goes to the first row: 29.999 over two rows."""
    rows: list[dict[str, Any]] = [{"weight": "20.001"}, {"weight": None}, {"weight": None}]
    indicators = [Indicator(name="泵站", category="output.quantity", target=read_target("≥1座"), **row) for row in rows]
    found = assess(ProjectObjectives(project="管网改造", indicators=indicators), {}, policy="mof2020")

    assert _weights(found) == [Decimal("20.001"), Decimal("15.009"), Decimal("14.99")]
    assert found.subtotal("output").out_of == 50


def test_points_that_the_form_prints_with_its_labels(plan: Plan) -> None:
    """产出指标（60分） comes before the policy's 50; cost without points of its own stands in it."""
    document = plan(
        ("output.quantity", "≥1座", None),
        ("cost.economic", "≤60万元", None),
        ("benefit.social", "≥1座", None),
        (None, "≥1座", None),
        extra=[("产出指标", "60分"), ("效益指标", "30分"), ("备注", "略")],
    )
    found = assess(document, {}, policy="mof2021_guidance")

    assert _weights(found) == [30, 30, 30, None]
    assert "the form's blocks" in next(item.message for item in found.findings if item.code == "weights-spread")


@pytest.mark.parametrize(
    ("label", "points", "differs"),
    [
        ("产出指标", "50分", False),
        ("产出指标", "60分", True),
        ("成本指标", "10分", False),
        ("成本指标", "20分", True),
        ("数量指标", "40分", False),
        ("数量指标", "45分", True),
        ("效益指标", "30分", False),  # its row prints none: it takes what the label says
        ("质量指标", "30分", False),  # no such row
    ],
)
def test_points_add_up_to_their_label(plan: Plan, label: str, points: str, differs: bool) -> None:  # noqa: FBT001 - a column
    """The sum of rows is held against what their label prints."""
    document = plan(
        ("output.quantity", "≥1座", 40),
        ("cost.unspecified", "≤60万元", 10),
        ("benefit.social", "≥1座", None),
        extra=[(label, points)],
    )

    assert ("block-points-differ" in _codes(assess(document, {}, policy="mof2020"))) is differs


@pytest.mark.parametrize(("points", "summed"), [((40, 30), 70), ((60, 40), 100)])
def test_points_that_do_not_add_up(plan: Plan, points: tuple[int, int], summed: int) -> None:
    """90 points of rows are expected beside 10 of execution; anything else is named, and no grade is reported."""
    document = plan(*(("output.quantity", "≥1座", weight) for weight in points))
    found = assess(document, {"output.quantity/1": "1座", "output.quantity/2": "1座"}, policy="mof2020")
    finding = next(finding for finding in found.findings if finding.code == "weights-sum")

    assert f"add up to 90 beside 10 of budget execution, found {summed}" in finding.message
    assert found.grade is None


def test_no_rows_at_all() -> None:
    """An empty document has nothing to score but its money."""
    found = assess(ProjectObjectives(project="管网改造"), {}, policy="mof2020")

    assert [found.lines, found.totals] == [(), ()]
    assert found.total.out_of == 10
