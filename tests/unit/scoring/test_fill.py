"""The form that an assessment fills in, drawn as the official table and read again."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from perfmodel import ProjectObjectives, Quantity, Report, assess, audit, dumps, read_form
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution, Term
from perfmodel.scoring import fill_form

Money = Callable[[str, str], Execution]
Plan = Callable[..., ProjectObjectives]
REPORTED = {"output.quantity/1": "19公里", "benefit.social/2": "达成年度指标", "satisfaction.beneficiary/3": "95%"}


@pytest.fixture
def bureau(plan: Plan) -> ProjectObjectives:
    """A plan that prints no points."""
    return plan(
        ("output.quantity", "≥20公里", None),
        ("benefit.social", "供水保障能力持续提高", None),
        ("satisfaction.beneficiary", "≥90%", None),
    )


def test_a_filled_form_is_read_and_audited(bureau: ProjectObjectives, money: Money) -> None:
    """The drawn table reads back with the same points, and its audit finds nothing wrong with them."""
    shares = {"benefit.social/2": "0.9"}
    found = assess(bureau, REPORTED, policy="mof2020", shares=shares, execution=money("300", "290"))
    form = fill_form(bureau, found)
    again = read_form(dumps(form, "tsv")).document

    # 50 · 19/20 = 47.5; 30 · 0.9 = 27; 10; 10 · 290/300 = 9.67
    assert [row.result.score for row in again.indicators if row.result is not None] == [Decimal("47.5"), 27, 10]
    assert again.report is not None
    assert (again.report.total, again.report.grade) == (Decimal("94.17"), "优")
    assert again.report.execution[0].rate == Quantity("96.67", "%")
    assert {finding.code for finding in audit(again, policy="mof2020")} == {"explanation-missing"}


def test_what_is_open_stays_blank(bureau: ProjectObjectives) -> None:
    """A range has no cell: neither the row's points, nor the total, nor the grade are filled in."""
    form = fill_form(bureau, assess(bureau, REPORTED, policy="mof2020"))
    results = [row.result for row in form.indicators]

    assert results[1] is not None
    assert results[1].actual is not None
    assert results[1].score is None
    assert form.report is not None
    assert (form.report.total, form.report.grade) == (None, "")
    assert (form.report.execution[0].score, form.report.execution[0].rate) == (None, None)
    assert form.report.execution[0].weight == 10


def test_further_rows_are_kept(plan: Plan) -> None:
    """Rows of the whole project and further rows of money stay as they are."""
    rows = [
        Execution(name="年度资金总额", adjusted=Quantity(100, "万元"), executed=Quantity(100, "万元")),
        Execution(name="其中：财政拨款", executed=Quantity(80, "万元")),
    ]
    document = plan(
        ("output.quantity", "≥20公里", 90),
        ("output.quantity", "≥60公里", None, {"term": Term.MEDIUM}),
        report=Report(execution=rows, overall="全部完成"),
    )
    form = fill_form(document, assess(document, {"output.quantity/1": "20公里"}, policy="mof2020"))

    assert form.indicators[1] == document.indicators[1]
    assert form.report is not None
    assert form.report.execution[1] == rows[1]
    assert [form.report.overall, form.report.total, form.report.grade] == ["全部完成", 100, "优"]


def test_another_documents_assessment_is_refused(bureau: ProjectObjectives, plan: Plan) -> None:
    """Points of other rows do not belong on this form."""
    with pytest.raises(InvalidValueError) as caught:
        fill_form(bureau, assess(plan(("output.quantity", "≥20公里", 90)), {}, policy="mof2020"))
    assert caught.value.code == "assessment-foreign"
