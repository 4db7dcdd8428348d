"""Fiscal years, spans of days, days without a year, and recurring periods."""

from datetime import date
from itertools import pairwise

import pytest

from perfmodel import DateSpan, FiscalYear, Period
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.values import MonthDay, PeriodUnit, YearlessSpan
from perfmodel.values._period import unite_spans


def span(text: str) -> DateSpan:
    """``0301-0630`` is March to June of 2024, ``-0630`` has no earliest day."""
    first, last = (date(2024, int(part[:2]), int(part[2:])) if part else None for part in text.split("-"))
    return DateSpan(first, last)


def test_a_fiscal_year_is_the_calendar_year() -> None:
    """It runs from the first of January to the end of December, and says so in Chinese."""
    year = FiscalYear(2024)

    assert year.span == DateSpan(date(2024, 1, 1), date(2024, 12, 31))
    assert str(year) == "2024年度"
    assert FiscalYear(2023) < year


@pytest.mark.parametrize("year", [1899, 2201, -1])
def test_years_out_of_range_are_refused(year: int) -> None:
    """A slip of the pen is no fiscal year."""
    with pytest.raises(InvalidValueError) as error:
        FiscalYear(year)

    assert error.value.code == "year-invalid"


@pytest.mark.parametrize("year", ["2024", 2024.0, True])
def test_a_year_is_an_int(year: object) -> None:
    """Text and floats are not taken for a year."""
    with pytest.raises(WrongTypeError):
        FiscalYear(year)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


def test_a_span_needs_an_end_in_order() -> None:
    """No end at all, or the last day before the first, is refused."""
    for ends in ((None, None), (date(2024, 3, 2), date(2024, 3, 1))):
        with pytest.raises(InvalidValueError) as error:
            DateSpan(*ends)
        assert error.value.code == "span-invalid"


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("0301-0331", ["0301", "0331"], ["0229", "0401"]),
        ("-0331", ["0101", "0331"], ["0401"]),
        ("0301-", ["0301", "1231"], ["0229"]),
    ],
)
def test_days_of_a_span(text: str, inside: list[str], outside: list[str]) -> None:
    """Both ends belong to the span, and an absent end holds nothing out."""
    days = span(text)

    assert all(date(2024, int(day[:2]), int(day[2:])) in days for day in inside)
    assert not any(date(2024, int(day[:2]), int(day[2:])) in days for day in outside)


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("0101-0630", "0301-1231", "0301-0630"),
        ("-0630", "0301-", "0301-0630"),
        ("-0630", "-0331", "-0331"),
        ("0101-0331", "0331-0630", "0331-0331"),
    ],
)
def test_intersection(left: str, right: str, both: str) -> None:
    """The later start and the earlier end."""
    assert span(left).intersection(span(right)) == span(both)


def test_an_empty_intersection_is_none() -> None:
    """Two quarters have no day in common."""
    assert span("0101-0331").intersection(span("0401-0630")) is None


@pytest.mark.parametrize(
    ("parts", "together"),
    [
        (["0401-0630", "0101-0331"], ["0101-0630"]),
        (["0101-0330", "0401-0630"], ["0101-0330", "0401-0630"]),
        (["0301-", "0101-0301"], ["0101-"]),
        (["-0331", "0201-0430"], ["-0430"]),
        (["0101-1231", "0301-0331"], ["0101-1231"]),
        (["-0630", "0701-"], ["-0630", "0701-"]),
        (["0401-0430", "0301-"], ["0301-"]),
        (["-0630", "-0331"], ["-0630"]),
        ([], []),
    ],
)
def test_union(parts: list[str], together: list[str]) -> None:
    """Days that follow each other become one span, and two spans of all days stay two."""
    assert unite_spans(span(part) for part in parts) == tuple(span(part) for part in together)
    for left, right in pairwise(parts):
        assert span(left).union(span(right)) == tuple(span(part) for part in together)


@pytest.mark.parametrize(
    ("text", "outside"),
    [("0301-0331", ["-0229", "0401-"]), ("-0331", ["0401-"]), ("0301-", ["-0229"])],
)
def test_complement(text: str, outside: list[str]) -> None:
    """The day before the first and the day after the last."""
    assert span(text).complement() == tuple(span(part) for part in outside)


def test_the_calendar_ends() -> None:
    """Nothing lies before its first day or behind its last."""
    assert DateSpan(date.min, date.max).complement() == ()


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [("0101-1231", "0301-0331", True), ("0301-0331", "0301-0401", False), ("-0331", "0101-0331", True)],
)
def test_containment(outer: str, inner: str, *, holds: bool) -> None:
    """One span encloses another when no day of the other lies outside."""
    assert span(outer).encloses(span(inner)) is holds


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (2, 30), (4, 31), (1, 0)])
def test_days_that_no_year_has(month: int, day: int) -> None:
    """30 February is refused, 29 February is not."""
    with pytest.raises(InvalidValueError) as error:
        MonthDay(month, day)

    assert error.value.code == "date-invalid"
    assert MonthDay(2, 29).in_year(2023) == date(2023, 2, 28)
    assert str(MonthDay(6, 30)) == "--06-30"


def test_a_span_without_a_year_takes_the_fiscal_year() -> None:
    """次年3月底前 of 2023 is the end of March 2024."""
    next_year = YearlessSpan(None, MonthDay(3, 31), year_offset=1)
    half = YearlessSpan(MonthDay(7, 1), MonthDay(12, 31))

    assert next_year.in_year(FiscalYear(2023)) == DateSpan(None, date(2024, 3, 31))
    assert half.in_year(FiscalYear(2023)) == DateSpan(date(2023, 7, 1), date(2023, 12, 31))


def test_a_season_over_the_turn_of_the_year() -> None:
    """15 November to 15 March of the following year starts in the plan's own."""
    season = YearlessSpan(MonthDay(11, 15), MonthDay(3, 15), year_offset=1)

    assert season.in_year(FiscalYear(2023)) == DateSpan(date(2023, 11, 15), date(2024, 3, 15))


@pytest.mark.parametrize(
    ("first", "year_offset", "first_offset", "earliest", "latest"),
    [
        (MonthDay(10, 1), 0, -1, date(2022, 10, 1), date(2023, 3, 31)),
        (MonthDay(1, 1), 1, 0, date(2023, 1, 1), date(2024, 3, 31)),
        (MonthDay(1, 1), 1, None, date(2024, 1, 1), date(2024, 3, 31)),
        (MonthDay(11, 1), 1, None, date(2023, 11, 1), date(2024, 3, 31)),
        (MonthDay(11, 1), 1, -1, date(2022, 11, 1), date(2024, 3, 31)),
    ],
)
def test_each_end_may_lie_in_a_year_of_its_own(
    first: MonthDay, year_offset: int, first_offset: int | None, earliest: date, latest: date
) -> None:
    """From last October to this March, from January of this year to March of the next."""
    span = YearlessSpan(first, MonthDay(3, 31), year_offset=year_offset, first_offset=first_offset)

    assert span.in_year(FiscalYear(2023)) == DateSpan(earliest, latest)


def test_the_offset_of_a_day_that_is_not_there() -> None:
    """Without a first day its year says nothing, so that two such spans are equal."""
    assert YearlessSpan(None, MonthDay(3, 31), first_offset=-1) == YearlessSpan(None, MonthDay(3, 31))


def test_a_span_without_a_year_runs_forward() -> None:
    """It may not end before it starts in one year."""
    with pytest.raises(InvalidValueError):
        YearlessSpan(MonthDay(7, 1), MonthDay(6, 30))


def test_periods_of_one_length_are_equal() -> None:
    """Three months are a quarter, seven days a week, and a month is no number of days."""
    assert Period(3, PeriodUnit.MONTH) == Period(1, PeriodUnit.QUARTER)
    assert hash(Period(7, PeriodUnit.DAY)) == hash(Period(1, PeriodUnit.WEEK))
    assert Period(30, PeriodUnit.DAY) != Period(1, PeriodUnit.MONTH)
    assert Period(1, PeriodUnit.YEAR) != "年"


@pytest.mark.parametrize("value", [0, -1, 1001])
def test_no_plan_recurs_by_nothing(value: int) -> None:
    """A period is at least one and at most a thousand."""
    with pytest.raises(InvalidValueError) as error:
        Period(value, PeriodUnit.YEAR)

    assert error.value.code == "period-invalid"
