"""Documents and their parts: what they refuse, and the ids that they give."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from perfmodel import Quantity, read_target
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.objectives._documents import DepartmentObjectives, ProjectObjectives
from perfmodel.objectives._indicator import Extra, Indicator, Term
from perfmodel.objectives._report import Budget, BudgetPart, Execution, Result
from perfmodel.targets._shapes import Target

TARGET: Target = read_target("≥12场")


def test_a_budget_takes_money_alone() -> None:
    """Counts are no money; any currency is."""
    with pytest.raises(InvalidValueError, match="money") as caught:
        Budget(other=Quantity(3, "个"))
    assert caught.value.code == "money-expected"
    assert BudgetPart(name="单位资金", amount=Quantity(3, "美元")).amount == Quantity(3, "美元")


@pytest.mark.parametrize("weight", [-1, 101, "100.5"])
def test_points_are_from_0_to_100(weight: int | str) -> None:
    """A number beyond them has slipped from another column."""
    with pytest.raises(InvalidValueError, match="0 to 100") as caught:
        Indicator(name="讲座", target=TARGET, weight=weight)
    assert caught.value.code == "weight-invalid"
    assert Indicator(name="讲座", target=TARGET, weight="7.5").weight == Decimal("7.5")


def test_an_indicator_has_a_name() -> None:
    """Blanks are none."""
    with pytest.raises(InvalidValueError) as caught:
        Indicator(name=" ", target=TARGET)
    assert caught.value.code == "indicator-nameless"


@pytest.mark.parametrize("gather", [list, tuple, iter])
def test_extras_are_pairs_of_texts(gather: Callable[[list[Any]], Any]) -> None:
    """Plain pairs become extras, in whatever they come; one that is made without its own checks is looked at."""
    row = Indicator(name="讲座", target=TARGET, extra=gather([("备注", "按季"), Extra("属性", "新增")]))

    assert row.extra == (Extra("备注", "按季"), Extra("属性", "新增"))
    assert all(type(pair) is Extra for pair in row.extra)
    for wrong in (("备注",), ("备注", 3), Extra._make((3, "按季")), Extra._make(("备注", None))):
        with pytest.raises(WrongTypeError, match="each of extra"):
            Indicator(name="讲座", target=TARGET, extra=gather([Extra("属性", "新增"), wrong]))


def test_ids_are_unique_in_a_document() -> None:
    """The printed number, else the ordinal in the category; term and place keep rows of one number apart."""
    rows = [
        Indicator(name="讲座", target=TARGET, category="output.quantity"),
        Indicator(name="书展", target=TARGET, category="output.quantity", number="2"),
        Indicator(name="读书会", target=TARGET, category="output.quantity", number="2"),
        Indicator(name="讲座", target=TARGET, category="output.quantity", term=Term.MEDIUM, scope="东区"),
        Indicator(name="巡展", target=TARGET),
    ]
    ids = [row.id for row in ProjectObjectives(project="阅读推广", indicators=rows).indicators]

    assert ids == [
        "output.quantity/1",
        "output.quantity/2",
        "output.quantity/2#2",
        "output.quantity/1@medium@东区",
        "unclassified/1",
    ]


def test_a_printed_number_that_looks_like_a_second_one_is_left_out() -> None:
    """1#2 is printed, so the second row with the number 1 is the third of that id."""
    rows = [Indicator(name="讲座", target=TARGET, number=number) for number in ("1#2", "1", "1", "1")]
    ids = [row.id for row in ProjectObjectives(project="阅读推广", indicators=rows).indicators]

    assert ids == ["unclassified/1#2", "unclassified/1", "unclassified/1#3", "unclassified/1#4"]


def test_a_document_takes_years_and_schemes_by_name() -> None:
    """An int and an id, checked at once."""
    document = DepartmentObjectives(department="市图书馆", fiscal_year=2024, scheme="mof2015")

    assert str(document.fiscal_year) == "2024年度"
    assert document.scheme is not None
    with pytest.raises(InvalidValueError):
        DepartmentObjectives(department="市图书馆", fiscal_year=1066)
    with pytest.raises(InvalidValueError):
        DepartmentObjectives(department="市图书馆", scheme="mof1900")


@pytest.mark.parametrize(
    "document", [DepartmentObjectives(department="市图书馆"), ProjectObjectives(project="市图书馆")]
)
def test_a_notebook_shows_the_official_table(document: DepartmentObjectives | ProjectObjectives) -> None:
    """Jupyter asks a value for its HTML: it gets the table that a file would hold."""
    html = document._repr_html_()  # noqa: SLF001 - the name that notebooks call  # pyright: ignore[reportPrivateUsage] - as said

    assert "<table" in html
    assert "市图书馆" in html


def test_points_are_kept_as_written_within_a_form() -> None:
    """A weight keeps its decimals, one beyond the full points or below zero is refused however it is written."""
    kept = [Indicator(name="讲座", target=TARGET, weight=weight).weight for weight in (Decimal("7.50"), "7.50", 0)]

    assert [str(weight) for weight in kept] == ["7.50", "7.50", "0"]
    for weight in (Decimal("100.5"), Decimal("-0.1"), Decimal("1E+3"), 101):
        with pytest.raises(InvalidValueError) as caught:
            Indicator(name="讲座", target=TARGET, weight=weight)
        assert caught.value.code == "weight-invalid"
    assert str(Indicator(name="讲座", target=TARGET, weight=Decimal("1E+1")).weight) == "10"


@pytest.mark.parametrize("value", [4, "4", Decimal(4)])
def test_points_given_are_whole_numbers_texts_or_decimals(value: Decimal | int | str) -> None:
    """As the weight of an indicator is; a float has lost the digits of its author."""
    assert Result(score=value).score == Execution(name="年度资金总额", score=value).score == Decimal(4)
    assert Result().score is None
    with pytest.raises(WrongTypeError, match="found float"):
        Result(score=float(value))  # type: ignore[arg-type]
