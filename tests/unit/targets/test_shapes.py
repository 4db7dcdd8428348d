"""Shapes refuse what no target can say, each with its code."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest

from perfmodel import (
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    Frequency,
    Grade,
    Interval,
    Period,
    Quantity,
    Range,
    Rank,
    Relative,
    Span,
    Statement,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.errors import InvalidValueError
from perfmodel.targets import Direction, ReadError
from perfmodel.values import Bound, MonthDay, PeriodUnit, YearlessSpan

GE = Comparison.GE
YES = YesNo(expected=True)
JUNE = DateSpan(None, date(2024, 6, 30))


def change_of(comparison: Comparison, change: Interval) -> Relative:
    """A wished rise against last year."""
    return Relative(comparison=comparison, reference="上年", change=change, direction=Direction.INCREASE)


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: Range(interval=Interval(Bound(Quantity(1, "人")))), "range-open"),
        (lambda: Range(interval=Interval(None, Bound(Quantity(1, "人")))), "range-open"),
        (lambda: Frequency(comparison=GE, count=Quantity(1, "元"), per=Period(1, PeriodUnit.YEAR)), "count-invalid"),
        (lambda: Deadline(span=DateSpan(date(2024, 1, 1)), comparison=GE), "deadline-open"),
        (lambda: Deadline(span=JUNE, comparison=GE, doubtful_until=MonthDay(7, 31)), "doubt-invalid"),
        (lambda: Deadline(span=JUNE, comparison=GE, doubtful_until=date(2024, 6, 30)), "doubt-invalid"),
        (
            lambda: Deadline(span=YearlessSpan(None, MonthDay(6, 30)), comparison=GE, doubtful_until=date(2024, 7, 31)),
            "doubt-invalid",
        ),
        (lambda: YearlessSpan(None, MonthDay(6, 30), year_offset=11), "span-invalid"),
        (lambda: YearlessSpan(MonthDay(1, 1), MonthDay(6, 30), first_offset=-11), "span-invalid"),
        (lambda: YearlessSpan(MonthDay(1, 1), MonthDay(6, 30), first_offset=1), "span-invalid"),
        (lambda: Relative(comparison=GE, reference="上年", share=Quantity(5, "人")), "share-invalid"),
        (lambda: Relative(comparison=GE, reference="上年", share=Quantity(5, "个百分点")), "share-invalid"),
        (
            lambda: Relative(
                comparison=GE,
                reference="上年",
                share=Quantity(95, "%"),
                change=Quantity(5, "%"),
                direction=Direction.INCREASE,
            ),
            "share-invalid",
        ),
        (lambda: change_of(Comparison.STATED, Interval(Bound(Quantity(5, "%")))), "change-invalid"),
        (lambda: change_of(Comparison.STATED, Interval(None, Bound(Quantity(5, "%")))), "change-invalid"),
        (lambda: change_of(GE, Interval(Bound(Quantity(5, "%")), Bound(Quantity(8, "%")))), "change-invalid"),
        (lambda: Rank(within=0), "rank-invalid"),
        (lambda: Rank(within=10**5000), "rank-invalid"),
        (lambda: Grade(comparison=GE, grade=" 优"), "name-invalid"),
        (lambda: Grade(comparison=GE, grade="优", scale="水【质】"), "name-invalid"),
        (lambda: Relative(comparison=GE, reference="上年\n同期"), "name-invalid"),
        (lambda: Relative(comparison=GE, reference="上\ud800年"), "name-invalid"),
        (lambda: Relative(comparison=GE, reference="上年", change=Quantity(1, "%")), "change-incomplete"),
        (lambda: Relative(comparison=GE, reference="上年", direction=Direction.INCREASE), "change-incomplete"),
        (lambda: YesNo(expected=True, subject=""), "name-invalid"),
        (lambda: Statement(text=" \n"), "statement-empty"),
        (lambda: Statement(text="水\udc00质"), "text-invalid"),
        (lambda: Composite(clauses=[YES]), "composite-invalid"),
        (lambda: Composite(clauses=[YES, Unstated()]), "composite-invalid"),
        (lambda: Composite(clauses=[YES, Composite(clauses=[YES, YES])]), "composite-invalid"),
        (lambda: Unread(text="≥", error=ReadError("value-missing", Span(1, 2))), "span-invalid"),
    ],
)
def test_what_cannot_be_is_refused(build: Callable[[], object], code: str) -> None:
    """The code is stable and the message short."""
    with pytest.raises(InvalidValueError) as caught:
        build()
    assert caught.value.code == code
    assert len(str(caught.value)) < 300


def test_a_composite_keeps_its_clauses_in_a_tuple() -> None:
    """Any iterable of clauses will do; what is kept cannot be changed."""
    assert Composite(clauses=iter([YES, YES])).clauses == (YES, YES)


def test_alternatives_are_another_target() -> None:
    """One of two is less than both: the mark takes part in equality."""
    assert Composite(clauses=[YES, YES], any=True) != Composite(clauses=[YES, YES])
    assert not Composite(clauses=[YES, YES]).any


def test_ends_and_days_are_at_hand() -> None:
    """A range has both ends, a deadline a latest day, without asking for None."""
    low, high = Bound(Quantity(1, "人")), Bound(Quantity(2, "人"))

    assert Range(interval=Interval(low, high)).ends == (low, high)
    assert Deadline(span=JUNE, comparison=GE).latest == date(2024, 6, 30)


def test_cells_without_a_target_have_no_subject() -> None:
    """The attribute is there for the sake of one shape, and always None."""
    assert Unstated().subject is None
    with pytest.raises(TypeError):
        cast("Any", Unstated)(subject="水质")
