"""Exact in, exact out: each number that a document takes is saved and loaded as it was, or refused on the way in."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfmodel as pm
from perfmodel import Budget, Indicator, ProjectObjectives, Quantity, Report, dumps, loads
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution, Result

signs, exponents = st.integers(0, 1), st.integers(-70, 70) | st.integers(-(10**17), 10**17)
digits = st.lists(st.integers(0, 9), min_size=1, max_size=65).map(tuple)
numbers = st.tuples(signs, digits, exponents).map(Decimal)
"""Any finite numbers: long ones, very large and very small ones, zeros with a sign or an exponent."""


def kept(number: Decimal) -> ProjectObjectives | None:
    """A document that has the number in every place, or ``None`` where one of them refuses it for its length."""
    try:
        money, rate = Quantity(number, "元"), Quantity(number, "%")
        execution = Execution(name="年度资金总额", adjusted=money, rate=rate, weight=number, score=number)
        weight = number if 0 <= number <= 100 else None  # noqa: PLR2004 - the range of points
        row = Indicator(name="场次", target=pm.read_target("≥3场"), weight=weight, result=Result(score=number))
        return ProjectObjectives(
            project="阅读推广",
            budget=Budget(total=money),
            indicators=[row],
            report=Report(execution=[execution], total=number),
        )
    except InvalidValueError as error:
        if error.code != "amount-invalid":
            raise
        return None


def digits_of(document: ProjectObjectives) -> list[str]:
    """The numbers as they are written out."""
    report, row = document.report, document.indicators[0]
    assert report is not None
    assert row.result is not None
    first = report.execution[0]
    return [
        f"{number:f}" for number in (report.total, row.result.score, first.weight, first.score) if number is not None
    ]


@pytest.mark.parametrize("format", ["json", "parquet"])
@given(numbers)
def test_what_is_taken_can_be_saved_and_loaded(format: str, number: Decimal) -> None:  # noqa: A002 - as the library has it
    """No digit is lost, none added, and nothing is saved that cannot be loaded."""
    document = kept(number)
    if document is None:
        return

    found = loads(dumps(document, format), format)

    assert found == document
    assert isinstance(found, ProjectObjectives)
    assert digits_of(found) == digits_of(document)


@given(numbers)
def test_what_is_taken_can_be_drawn_scored_and_checked(number: Decimal) -> None:
    """A document of any numbers is drawn, scored, checked and reviewed, or refused with a code."""
    document = kept(number)
    if document is None:
        return
    for work in (
        lambda: dumps(document, "html"),
        lambda: dumps(document, "tsv"),
        lambda: pm.assess(document, policy="mof2020"),
        lambda: pm.audit(document, policy="mof2020"),
        lambda: pm.monitor(document, month=7),
        lambda: pm.review(document),
    ):
        try:
            work()
        except InvalidValueError as error:
            if error.code != "amount-invalid":
                raise
