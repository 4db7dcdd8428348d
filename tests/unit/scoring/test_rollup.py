"""Several units, one plan: counts are added, rates weighted by money, and the sum is scored."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from perfmodel import Finding, ProjectObjectives, Quantity, assess
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution
from perfmodel.scoring import RolledUp, UnitReport, roll_up

Plan = Callable[..., ProjectObjectives]


def _unit(name: str, actual: str | None, executed: str | None = None, share: str | None = None) -> UnitReport:
    money = None
    if executed is not None:
        money = Execution(name="资金总额", adjusted=Quantity(100, "万元"), executed=Quantity(executed, "万元"))
    return UnitReport(
        unit=name,
        actuals={} if actual is None else {"output.quantity/1": actual},
        execution=money,
        shares={} if share is None else {"output.quantity/1": share},
    )


def _codes(found: RolledUp) -> list[str]:
    return [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("target", "said", "together"),
    [
        ("≥10公里", ("6公里", "5公里"), Quantity(11, "公里")),
        ("≥10公里", ("6公里", "5000米"), Quantity(11, "公里")),
        ("≥10公里", ("6", "5"), Quantity(11, "")),
        ("≥100万元", ("60万元", "500000元"), Quantity(110, "万元")),
        ("≥12次/年", ("6次/年", "7次/年"), None),
        ("≥12次/年", ("6", "7"), Quantity(13, "")),
        ("≥95%", ("90%", "98%"), Quantity(96, "%")),  # (90 · 20 + 98 · 60) / 80
        ("≥95%", ("90", "98"), Quantity(96, "")),
        ("≤60元/人", ("50元/人", "58元/人"), Quantity(56, "元/人")),  # per thing: (50 · 20 + 58 · 60) / 80
        ("≤60元/年", ("50元/年", "58元/年"), Quantity(108, "元/年")),  # per year: added
        ("≥95%", ("96%", "96%"), Quantity(96, "%")),
    ],
)
def test_amounts_are_added_and_rates_weighted(
    plan: Plan, target: str, said: tuple[str, str], together: Quantity | None
) -> None:
    """Units that executed 20 and 60 万元 report a value each."""
    document = plan(("output.quantity", target, 90))
    found = roll_up(document, [_unit("东区", said[0], "20"), _unit("西区", said[1], "60")])
    actual = found.actuals.get("output.quantity/1")

    assert (None if actual is None else actual.quantity) == together


def test_the_sum_is_scored(plan: Plan) -> None:
    """11 of 10 公里 are full, though one unit alone reached 5; 80 of 200 万元 are 4 of 10 points."""
    document = plan(("output.quantity", "≥10公里", 90))
    found = roll_up(document, [_unit("东区", "6公里", "20"), _unit("西区", "5公里", "60")])
    scored = assess(document, found.actuals, policy="hubei2020", execution=found.execution, shares=found.shares)

    assert scored.lines[0].points == 90
    assert scored.execution.rate == Fraction(80, 200)


def test_averages_that_no_decimal_holds_are_rounded(plan: Plan) -> None:
    """(90 · 10 + 95 · 20) / 30 = 93.333… %: two places of a percentage, and it is said."""
    document = plan(("output.quantity", "≥95%", 45), ("output.quantity", "≤60元/人", 45))
    reports: list[UnitReport] = []
    for name, rate, cost, money in (("东区", "90%", "50元/人", 10), ("西区", "95%", "55元/人", 20)):
        spent = Execution(name="资金总额", executed=Quantity(money, "万元"))
        actuals = {("output.quantity", "1"): rate, ("output.quantity", "2"): cost}
        reports.append(UnitReport(unit=name, actuals=actuals, execution=spent))
    found = roll_up(document, reports)

    assert found.actuals["output.quantity/1"].quantity == Quantity("93.33", "%")
    assert found.actuals["output.quantity/2"].quantity == Quantity("53.3333", "元/人")
    assert _codes(found) == ["average-rounded", "average-rounded"]
    assert found.execution is not None
    assert found.execution.adjusted is None


def test_shares_are_weighted_by_money(plan: Plan) -> None:
    """(0.9 · 20 + 0.7 · 60) / 80 = 0.75; different words stand side by side for the reader."""
    document = plan(("output.quantity", "供水保障能力持续提高", 80))
    units = [_unit("东区", "达成年度指标", "20", "0.9"), _unit("西区", "部分达成年度指标", "60", "0.7")]
    found = roll_up(document, units)
    scored = assess(document, found.actuals, policy="hubei2020", shares=found.shares)

    assert found.shares["output.quantity/1"] == Fraction(3, 4)
    assert found.actuals["output.quantity/1"].text == "东区：达成年度指标；西区：部分达成年度指标"
    assert scored.lines[0].points == 60


def test_what_all_units_say_alike_stays(plan: Plan) -> None:
    """Two units that are done are done."""
    document = plan(("output.quantity", "供水保障能力持续提高", 80))
    found = roll_up(document, [_unit("东区", "达成年度指标"), _unit("西区", "达成年度指标")])

    assert found.actuals["output.quantity/1"].text == "达成年度指标"
    assert found.execution is None


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        ([_unit("东区", "6公里", "20"), _unit("西区", None, "60")], "unit-unreported"),
        ([_unit("东区", "6公里", "20"), _unit("西区", "/", "60")], "unit-unreported"),
        ([_unit("东区", "6公里", "20"), _unit("西区", "5人", "60")], "units-differ"),
        ([_unit("东区", "6公里", "20"), _unit("西区", "已完工", "60")], "not-rolled-up"),
        ([_unit("东区", "≥6公里", "20"), _unit("西区", "≥5公里", "60")], "not-rolled-up"),
        ([_unit("东区", "90%"), _unit("西区", "95%")], "funds-missing"),
        ([_unit("东区", "90%", "20"), _unit("西区", "95%")], "funds-missing"),
        ([_unit("东区", "90%", "0"), _unit("西区", "95%", "0")], "funds-missing"),
        ([_unit("东区", "90%", "20", "0.9"), _unit("西区", "90%", "60")], "share-missing"),
    ],
)
def test_what_cannot_be_put_together_is_named(plan: Plan, reports: list[UnitReport], code: str) -> None:
    """The row stays open, and the finding names it."""
    found = roll_up(plan(("output.quantity", "≥10公里", 90)), reports)
    finding: Finding = next(finding for finding in found.findings if finding.code == code)

    assert finding.rule is not None
    assert ("output.quantity/1" in found.actuals) is (code == "share-missing")


def test_money_of_two_currencies(plan: Plan) -> None:
    """元 and 美元 do not add up."""
    reports = [
        UnitReport(unit=name, actuals={}, execution=Execution(name="资金总额", executed=Quantity(5, unit)))
        for name, unit in (("东区", "万元"), ("西区", "美元"))
    ]
    found = roll_up(plan(("output.quantity", "≥10公里", 90)), reports)

    assert found.execution is None
    assert _codes(found) == ["units-differ"]


def test_reports_are_values(plan: Plan) -> None:
    """Two equal reports are one key, and what comes out of them is one as well."""
    document = plan(("output.quantity", "≥10公里", 90))
    first, again = _unit("东区", "6公里", "20", "0.5"), _unit("东区", "6公里", "20", "0.5")

    assert len({first, again}) == 1
    assert len({roll_up(document, [first]), roll_up(document, [again])}) == 1
    assert UnitReport(unit="东区", actuals=first.actuals, execution=first.execution, shares=first.shares) == first


def test_units_have_to_be_told_apart(plan: Plan) -> None:
    """No unit, or one twice, is refused."""
    document = plan(("output.quantity", "≥10公里", 90))
    with pytest.raises(InvalidValueError) as caught:
        roll_up(document, [])
    assert caught.value.code == "units-missing"
    with pytest.raises(InvalidValueError, match="东区") as caught:
        roll_up(document, [_unit("东区", "6公里"), _unit("东区", "5公里")])
    assert caught.value.code == "unit-doubled"
