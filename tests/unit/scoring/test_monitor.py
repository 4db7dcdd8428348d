"""Monitoring lamps at a month, at the bounds of their bands."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from perfmodel import Budget, Polarity, ProjectObjectives, Quantity, monitor, parse_actual, read_target
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution, Result, Term
from perfmodel.scoring import Lamp

Plan = Callable[..., ProjectObjectives]
Money = Callable[[str, str], Execution]


@pytest.mark.parametrize(
    ("actual", "lamp"),
    [
        ("41场", Lamp.RED),  # due by July: 120 · 7/12 = 70; 41/70 < 0.6
        ("42场", Lamp.YELLOW),  # 42/70 = 0.6
        ("55场", Lamp.YELLOW),
        ("56场", Lamp.GREEN),  # 56/70 = 0.8
        ("83场", Lamp.GREEN),
        ("84场", Lamp.BLUE),  # 84/70 = 1.2
        ("0场", Lamp.RED),
    ],
)
def test_counts_against_what_was_due(plan: Plan, actual: str, lamp: Lamp) -> None:
    """≥120场 at the end of July: 70 were due."""
    found = monitor(plan(("output.quantity", "≥120场", 10)), {"output.quantity/1": actual}, month=7)

    assert found.lines[0].lamp is lamp


@pytest.mark.parametrize(
    ("category", "target", "actual", "lamp"),
    [
        ("benefit.economic", "≤60万元", "60万元", Lamp.GREEN),
        ("benefit.economic", "≤60万元", "60.1万元", Lamp.RED),
        ("benefit.economic", "＜60万元", "60万元", Lamp.RED),
        ("output.quantity", "0起", "0起", Lamp.GREEN),
        ("output.quantity", "0起", "1起", Lamp.RED),
        ("output.quality", "≥95%", "95%", Lamp.GREEN),  # the whole target, not a share of it
        ("output.quality", "≥95%", "94%", Lamp.RED),
        ("cost.economic", "≥60万元", "59万元", Lamp.RED),
        ("output.timeliness", "2024年12月31日前", "2024年6月30日", Lamp.GREEN),
        ("benefit.social", "供水保障能力持续提高", "达成年度指标", Lamp.GREEN),
        ("benefit.social", "供水保障能力持续提高", "部分达成年度指标", Lamp.YELLOW),
        ("benefit.social", "供水保障能力持续提高", "未达成年度指标", Lamp.RED),
        ("benefit.social", "是", "是", Lamp.GREEN),
        ("output.quantity", "120场", "70场", Lamp.GREEN),  # a bare value of which more is better
        ("output.quantity", "60%-80%", "70%", Lamp.GREEN),
        ("output.quantity", "≥-5%", "-4%", Lamp.GREEN),
    ],
)
def test_the_other_rules(plan: Plan, category: str, target: str, actual: str, lamp: Lamp) -> None:
    """Limits, zero, quality, days, cost and words go by the whole target."""
    document = plan((category, target, 10))
    found = monitor(document, {document.indicators[0].id: actual}, month=7)

    assert found.lines[0].lamp is lamp
    assert found.lines[0].clause.clause


@pytest.mark.parametrize(
    ("executed", "lamp"),
    [("34", Lamp.RED), ("35", Lamp.YELLOW), ("46", Lamp.YELLOW), ("47", Lamp.GREEN), ("90", Lamp.GREEN)],
)
def test_execution(plan: Plan, money: Money, executed: str, lamp: Lamp) -> None:
    """Of 100 万元, 58.33 were due by July: 60 % of that is 35, 80 % is 46.67; there is no blue."""
    found = monitor(plan(("output.quantity", "≥120场", 10)), {}, month=7, execution=money("100", executed))

    assert found.execution.lamp is lamp


@pytest.mark.parametrize(
    ("actuals", "overall"),
    [
        (("70场", "是"), Lamp.GREEN),
        (("84场", "是"), Lamp.GREEN),
        (("42场", "是"), Lamp.YELLOW),
        (("42场", "否"), Lamp.RED),
        (("42场", None), None),  # the other one could be red
        ((None, "否"), Lamp.RED),  # nothing is worse
    ],
)
def test_the_worst_lamp_wins(plan: Plan, money: Money, actuals: tuple[Any, Any], overall: Lamp | None) -> None:
    """Red before yellow before green before blue, and none while an unknown one could be worse."""
    document = plan(("output.quantity", "≥120场", 10), ("benefit.social", "是", 10))
    keys = ("output.quantity/1", "benefit.social/2")
    given = {key: actual for key, actual in zip(keys, actuals, strict=True) if actual is not None}
    found = monitor(document, given, month=7, execution=money("100", "58"))

    assert found.overall is overall
    assert ("actual-missing" in {finding.code for finding in found.findings}) is (None in actuals)


def test_the_monitoring_form_is_taken(plan: Plan) -> None:
    """Without actuals of the caller, 1-7月执行情况 of the form sets the lamps; the adjusted target counts."""
    document = plan(("output.quantity", "≥240场", 10), ("output.quantity", "≥900场", 10, {"term": Term.MEDIUM}))
    row = evolve(document.indicators[0], adjusted=read_target("≥120场"), result=Result(so_far=parse_actual("56场")))
    found = monitor(evolve(document, indicators=[row, document.indicators[1]]), month=7)

    assert [line.lamp for line in found.lines] == [Lamp.GREEN]


def test_money_that_is_missing(plan: Plan) -> None:
    """Without an amount, a budget, or one currency there is no lamp, and it is said."""
    document = plan(("output.quantity", "≥120场", 10), budget=Budget(total=Quantity(100, "万元")))
    rows = [
        Execution(name="资金总额"),
        Execution(name="资金总额", adjusted=Quantity(0, "万元"), executed=Quantity(5, "万元")),
        Execution(name="资金总额", executed=Quantity(5, "美元")),
    ]
    for row in rows:
        found = monitor(document, {}, month=7, execution=row)
        assert found.execution.lamp is None
        assert "execution-missing" in {finding.code for finding in found.findings}
    spent = Execution(name="资金总额", executed=Quantity(58, "万元"))
    assert monitor(document, {}, month=7, execution=spent).execution.lamp is Lamp.GREEN


def test_references_and_polarity(plan: Plan) -> None:
    """A relative target needs its figure; a row's own polarity decides a bare value."""
    document = plan(
        ("benefit.economic", "不超过预算", 10), ("output.quantity", "60次", 10, {"polarity": Polarity.LOWER_IS_BETTER})
    )
    given = {"benefit.economic/1": "50万元", "output.quantity/2": "50次"}
    found = monitor(document, given, month=7, references={"benefit.economic/1": "60万元"})

    assert [line.lamp for line in found.lines] == [Lamp.GREEN, Lamp.GREEN]
    assert monitor(document, given, month=7).lines[0].lamp is None


@pytest.mark.parametrize("month", [0, 13])
def test_months_of_the_year(plan: Plan, month: int) -> None:
    """A year has twelve."""
    with pytest.raises(InvalidValueError) as caught:
        monitor(plan(("output.quantity", "≥120场", 10)), {}, month=month)
    assert caught.value.code == "month-invalid"
