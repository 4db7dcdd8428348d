"""The block of budget execution: executed over adjusted budget, and every way in which that cannot be."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from perfmodel import Assessment, Budget, Citation, ProjectObjectives, Quantity, Report, assess, policy
from perfmodel.errors import WrongTypeError
from perfmodel.objectives import Execution
from perfmodel.scoring import LineStatus, RoundedAt, Rounding
from perfmodel.source import Standing

Money = Callable[[str, str], Execution]
Plan = Callable[..., ProjectObjectives]
EMPTY = ProjectObjectives(project="管网改造")


def _codes(found: Assessment) -> set[str]:
    return {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("name", "adjusted", "executed", "points"),
    [
        ("mof2020", "100", "100", "10"),
        ("mof2020", "100", "76", "7.60"),  # 76 % of 10
        ("mof2020", "300", "100", "3.33"),  # 10/3 = 3.333…
        ("mof2020", "300", "200", "6.67"),  # 20/3 = 6.666…
        ("mof2020", "100", "0", "0.00"),
        ("hubei2020", "100", "76", "15.20"),  # 76 % of 20
        ("chongqing2021_dept", "100", "76", "7.60"),  # as the form's own example has it
    ],
)
def test_rate_times_points(money: Money, name: str, adjusted: str, executed: str, points: str) -> None:
    """The rate is exact, the points are rounded."""
    found = assess(EMPTY, {}, policy=name, execution=money(adjusted, executed))

    assert found.execution.points == Decimal(points)
    assert found.execution.rate == Fraction(executed) / Fraction(adjusted)
    assert found.total.low == Decimal(points)


def test_units_of_money_change_nothing() -> None:
    """95 万元 of 0.01 亿元 are 95 %."""
    row = Execution(name="资金总额", adjusted=Quantity("0.01", "亿元"), executed=Quantity("950000", "元"))

    assert assess(EMPTY, {}, policy="mof2020", execution=row).execution.points == Decimal("9.50")


def test_more_than_the_budget(money: Money) -> None:
    """Spending beyond the budget earns its points, and no more, and is named; without a cap it earns more."""
    found = assess(EMPTY, {}, policy="mof2020", execution=money("100", "110"))
    uncapped = evolve(policy("mof2020"), name="ours", execution_capped=False)

    assert found.execution.points == 10
    assert "executed-over-budget" in _codes(found)
    assert assess(EMPTY, {}, policy=uncapped, execution=money("100", "110")).execution.points == 11


@pytest.mark.parametrize(
    ("adjusted", "executed", "status", "code"),
    [
        (Quantity(0, "万元"), Quantity(0, "万元"), LineStatus.UNDECIDED, "execution-undefined"),
        (Quantity(0, "万元"), Quantity(5, "万元"), LineStatus.UNDECIDED, "execution-undefined"),
        (Quantity(-1, "万元"), Quantity(5, "万元"), LineStatus.UNDECIDED, "execution-negative"),
        (Quantity(5, "万元"), Quantity(-1, "万元"), LineStatus.UNDECIDED, "execution-negative"),
        (Quantity(5, "万元"), Quantity(5, "美元"), LineStatus.UNDECIDED, "execution-units-differ"),
        (None, Quantity(5, "万元"), LineStatus.UNREPORTED, "execution-missing"),
        (Quantity(5, "万元"), None, LineStatus.UNREPORTED, "execution-missing"),
        (None, None, LineStatus.UNREPORTED, "execution-missing"),
    ],
)
def test_rates_that_cannot_be(adjusted: Quantity, executed: Quantity, status: LineStatus, code: str) -> None:
    """No rate, no points: the block stays a range of 0 to 10, and says why."""
    row = Execution(name="资金总额", adjusted=adjusted, executed=executed)
    block = assess(EMPTY, {}, policy="mof2020", execution=row).execution

    assert [block.status, block.low, block.high, block.points] == [status, 0, 10, None]
    assert code in _codes(assess(EMPTY, {}, policy="mof2020", execution=row))


def test_the_first_row_of_the_form_is_taken() -> None:
    """A form that reports its money needs none from the caller; the printed points count."""
    rows = [
        Execution(name="资金总额", adjusted=Quantity(80, "万元"), executed=Quantity(60, "万元"), weight=Decimal(20)),
        Execution(name="其中：财政拨款", adjusted=Quantity(80, "万元"), executed=Quantity(80, "万元")),
    ]
    document = ProjectObjectives(project="管网改造", report=Report(execution=rows))

    assert assess(document, policy="mof2020").execution.points == 15  # 20 · 60/80


def test_points_of_execution_that_cannot_be(money: Money) -> None:
    """Printed points above 100 are named, and the policy's are taken."""
    row = evolve(money("100", "50"), weight=Decimal(120))
    found = assess(EMPTY, {}, policy="mof2020", execution=row)

    assert [found.execution.weight, found.execution.points] == [10, 5]
    assert "weight-invalid" in _codes(found)


def test_which_budget_is_divided_by() -> None:
    """The adjusted budget, else the initial, else the document's own, and the last two are said."""
    spent = Quantity(40, "万元")
    both = Execution(name="资金总额", initial=Quantity(100, "万元"), adjusted=Quantity(50, "万元"), executed=spent)
    initial = Execution(name="资金总额", initial=Quantity(100, "万元"), executed=spent)
    document = ProjectObjectives(project="管网改造", budget=Budget(total=Quantity(200, "万元")))
    alone = Execution(name="资金总额", executed=spent)

    found = assess(document, {}, policy="mof2020", execution=both)
    assert [found.execution.points, "budget-changed" in _codes(found)] == [8, True]
    found = assess(document, {}, policy="mof2020", execution=initial)
    assert [found.execution.points, "adjusted-budget-assumed" in _codes(found)] == [4, True]
    found = assess(document, {}, policy="mof2020", execution=alone)
    assert [found.execution.points, "adjusted-budget-assumed" in _codes(found)] == [2, True]
    assert "adjusted-budget-assumed" not in _codes(assess(document, {}, policy="mof2020"))


@pytest.mark.parametrize(("executed", "required"), [("90", False), ("89.99", True)])
def test_below_ninety_percent_needs_a_reason(money: Money, executed: str, required: bool) -> None:  # noqa: FBT001 - a column
    """At exactly 90 % none is asked for."""
    found = assess(EMPTY, {}, policy="mof2020", execution=money("100", executed))

    assert found.execution.reason_required is required
    assert ("execution-low" in _codes(found)) is required


def test_execution_that_does_not_apply(plan: Plan) -> None:
    """It drops out where the policy has a rule for that, and the rest is scaled: 45 of 90 are 50 of 100."""
    document = plan(("output.quantity", "≥2座", 90))
    found = assess(document, {"output.quantity/1": "1座"}, policy="generic_note", not_applicable=["execution"])
    without = assess(document, {"output.quantity/1": "1座"}, policy="mof2020", not_applicable=["execution"])

    assert found.execution.status is LineStatus.NOT_APPLICABLE
    assert [found.total.low, found.total.high, found.total.out_of, found.grade] == [50, 50, 100, "差"]
    assert [without.total.low, without.total.high] == [45, 55]
    assert "not-applicable-without-rule" in _codes(without)


def test_rounding_at_the_end_keeps_the_exact_rate(plan: Plan, money: Money) -> None:
    """Two rows of 4.5 points and 0.4 of execution are 9.4: 9 when rounded at the end, 10 row by row."""
    late = Rounding(places=0, at=RoundedAt.TOTAL, citation=Citation("ours", standing=Standing.DESIGN))
    ours = evolve(policy("mof2020"), name="ours", rounding=late)
    early = evolve(ours, rounding=evolve(late, at=RoundedAt.ROW))
    document = plan(("output.quantity", "≥3座", 45), ("output.quantity", "≥3座", 45))
    actuals = {"output.quantity/1": "0.3座", "output.quantity/2": "0.3座"}
    row = money("100", "4")

    # exactly 4.5 + 4.5 + 0.4 = 9.4, so 9; row by row 5 + 5 + 0 = 10
    assert assess(document, actuals, policy=ours, execution=row).total.low == 9
    assert assess(document, actuals, policy=early, execution=row).total.low == 10
    assert assess(document, actuals, policy=ours, execution=row).subtotal("output").low == 9
    assert assess(EMPTY, {}, policy=ours).total.high == 10


def test_money_of_another_kind_is_refused() -> None:
    """Only a row of money is money."""
    with pytest.raises(WrongTypeError, match="Execution"):
        assess(EMPTY, {}, policy="mof2020", execution="95%")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose
