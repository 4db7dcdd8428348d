"""
Time as objectives speak of it: fiscal years, spans of days, and recurring periods.

Nothing here asks the clock: a year comes from the text or from the caller.
"""

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import final

from attrs import field, frozen

from perfmodel._arguments import Choice, require, typed
from perfmodel._base_errors import shown
from perfmodel.errors import InvalidValueError

FIRST_YEAR, LAST_YEAR = 1900, 2200
_LEAP_YEAR = 2000
_FARTHEST = 10
_DAY = timedelta(days=1)


@final
@frozen(order=True, weakref_slot=False, field_transformer=typed)
class FiscalYear:
    """
    A budget year: 1 January to 31 December (Budget Law of China, article 18; from memory).

    >>> FiscalYear(2023).span.latest
    datetime.date(2023, 12, 31)

    Raises:
        InvalidValueError: (``year-invalid``) outside 1900 to 2200.
    """

    year: int

    def __attrs_post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            message = (
                f"expected a fiscal year from {FIRST_YEAR} to {LAST_YEAR}, found {shown(self.year)}; "
                "write all four digits"
            )
            raise InvalidValueError(message, code="year-invalid")

    @property
    def span(self) -> "DateSpan":
        """Its days."""
        return DateSpan(date(self.year, 1, 1), date(self.year, 12, 31))

    def __str__(self) -> str:
        return f"{self.year}年度"


def fiscal_year_of(value: FiscalYear | int | None, /) -> FiscalYear | None:
    """
    The fiscal year that a caller names as a number or as a value; ``None`` stays ``None``.

    >>> fiscal_year_of(2024)
    FiscalYear(year=2024)
    """
    if value is None or isinstance(value, FiscalYear):
        return value
    require(value, int, "fiscal_year", "hand in the year: 2024")
    return FiscalYear(value)


@final
@frozen(weakref_slot=False, field_transformer=typed)
class DateSpan:
    """
    Whole days from the earliest to the latest, both included, either end open.

    Raises:
        InvalidValueError: (``span-invalid``) when it ends before it starts, or has no end at all.
    """

    earliest: date | None = None
    latest: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            message = "expected an earliest or a latest day, found neither"
            raise InvalidValueError(message, code="span-invalid")
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            message = f"expected the earliest day before the latest, found {self.earliest} and {self.latest}"
            raise InvalidValueError(message, code="span-invalid")

    def __contains__(self, day: date, /) -> bool:
        require(day, date, "day")
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def encloses(self, other: "DateSpan", /) -> bool:
        """
        Whether each day of *other* lies inside.

        >>> FiscalYear(2023).span.encloses(DateSpan(date(2023, 7, 1), date(2023, 7, 31)))
        True
        """
        return self.intersection(other) == other

    def intersection(self, other: "DateSpan", /) -> "DateSpan | None":
        """The days that lie in both, or ``None`` when there are none."""
        require(other, DateSpan, "other")
        earliest = max((day for day in (self.earliest, other.earliest) if day is not None), default=None)
        latest = min((day for day in (self.latest, other.latest) if day is not None), default=None)
        if earliest is not None and latest is not None and latest < earliest:
            return None
        return DateSpan(earliest, latest)

    def union(self, other: "DateSpan", /) -> "tuple[DateSpan, ...]":
        """
        The days that lie in one or the other: one span where the two overlap or follow each other, else both.

        Two spans that cover all days stay two, since a span has an end.
        """
        require(other, DateSpan, "other")
        return unite_spans((self, other))

    def complement(self) -> "tuple[DateSpan, ...]":
        """
        The days that lie outside: one span or two, or none beyond the ends of the calendar.

        >>> DateSpan(None, date(2023, 12, 31)).complement()
        (DateSpan(earliest=datetime.date(2024, 1, 1), latest=None),)
        """
        first, last = self.earliest or date.min, self.latest or date.max
        below = () if first == date.min else (DateSpan(None, first - _DAY),)
        above = () if last == date.max else (DateSpan(last + _DAY, None),)
        return below + above


def unite_spans(spans: Iterable[DateSpan], /) -> tuple[DateSpan, ...]:
    """
    The same days in the fewest spans, from the earliest to the latest.

    >>> half, rest = DateSpan(date(2023, 1, 1), date(2023, 6, 30)), DateSpan(date(2023, 7, 1), date(2023, 12, 31))
    >>> unite_spans((rest, half)) == (FiscalYear(2023).span,)
    True
    """
    found = list[DateSpan]()
    for span in sorted(spans, key=lambda span: (span.earliest or date.min, span.latest or date.max)):
        last = found[-1] if found else None
        if last is None or _gap_between(last, span) or (last.earliest is None and span.latest is None):
            found.append(span)
        else:
            latest = None if last.latest is None or span.latest is None else max(last.latest, span.latest)
            found[-1] = DateSpan(last.earliest, latest)
    return tuple(found)


def _gap_between(left: DateSpan, right: DateSpan) -> bool:
    """Whether a day lies between the end of *left* and the start of *right*, which starts no earlier."""
    if left.latest is None or right.earliest is None:
        return False
    return (right.earliest - left.latest).days > 1


def last_day(year: int, month: int, /) -> int:
    """
    The last day of a month.

    >>> last_day(2024, 2), last_day(2023, 2)
    (29, 28)
    """
    return 31 if month == 12 else (date(year, month + 1, 1) - _DAY).day  # noqa: PLR2004 - December


@final
@frozen(order=True, weakref_slot=False, field_transformer=typed)
class MonthDay:
    """
    A day of a year that the text does not name.  29 February stands for that month's last day.

    Raises:
        InvalidValueError: (``date-invalid``) when no year has that day.
    """

    month: int
    day: int

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not 1 <= self.day <= last_day(_LEAP_YEAR, self.month):  # noqa: PLR2004 - December
            message = f"expected a day of the calendar, found month {shown(self.month)}, day {shown(self.day)}"
            raise InvalidValueError(message, code="date-invalid")

    def in_year(self, year: int, /) -> date:
        """The day in *year*; 29 February becomes the 28th where there is none."""
        require(year, int, "year")
        if not MINYEAR <= year <= MAXYEAR:
            message = f"expected a year from {MINYEAR} to {MAXYEAR}, found {shown(year)}"
            raise InvalidValueError(message, code="year-invalid")
        return date(year, self.month, min(self.day, last_day(year, self.month)))

    def __str__(self) -> str:
        return f"--{self.month:02}-{self.day:02}"


@final
@frozen(weakref_slot=False, field_transformer=typed)
class YearlessSpan:
    """
    Days of a year that the text does not name: 6月底前, 下半年, 次年3月底前, 11月至次年3月, 去年10月至今年3月.

    Attributes:
        earliest: The first day, or ``None`` where the text has none.

        latest: The last day.

        year_offset: How many years after the plan's own the last day lies: 1 where the text says 次年, else 0.

        stated_first_offset: The same of the first day, where the other fields do not say it, else ``None``; handed in
            as *first_offset* (-1 where the text says 去年).  Unless it is stated, the first day lies in the year of the
            last one, or in the year before a 次年 where the calendar has it behind that.

    Raises:
        InvalidValueError: (``span-invalid``) when it ends before it starts, or an end lies more than ten years off.
    """

    earliest: MonthDay | None
    latest: MonthDay
    year_offset: int = field(default=0, kw_only=True)
    stated_first_offset: int | None = field(default=None, kw_only=True, alias="first_offset")

    def __attrs_post_init__(self) -> None:
        if self.stated_first_offset in {None, self._usual_first_offset} or self.earliest is None:
            object.__setattr__(self, "stated_first_offset", None)
        for offset in (self.year_offset, self.first_offset):
            if abs(offset) > _FARTHEST:
                message = f"expected a year at most {_FARTHEST} away from the plan's own, found {shown(offset)}"
                raise InvalidValueError(message, code="span-invalid")
        if self.earliest is not None and (self.year_offset, self.latest) < (self.first_offset, self.earliest):
            message = f"expected the earliest day before the latest, found {self.earliest} and {self.latest}"
            raise InvalidValueError(message, code="span-invalid")

    @property
    def first_offset(self) -> int:
        """How many years after the plan's own the first day lies."""
        return self._usual_first_offset if self.stated_first_offset is None else self.stated_first_offset

    @property
    def _usual_first_offset(self) -> int:
        turns = self.year_offset > 0 and self.earliest is not None and self.latest < self.earliest
        return self.year_offset - turns

    def in_year(self, fiscal_year: FiscalYear, /) -> DateSpan:
        """
        The days in a fiscal year.

        >>> YearlessSpan(None, MonthDay(6, 30)).in_year(FiscalYear(2023)).latest
        datetime.date(2023, 6, 30)
        >>> YearlessSpan(MonthDay(11, 15), MonthDay(3, 15), year_offset=1).in_year(FiscalYear(2023)).earliest
        datetime.date(2023, 11, 15)
        """
        require(fiscal_year, FiscalYear, "fiscal_year")
        first = None if self.earliest is None else self.earliest.in_year(fiscal_year.year + self.first_offset)
        return DateSpan(first, self.latest.in_year(fiscal_year.year + self.year_offset))


@final
class PeriodUnit(Choice):
    """The calendar words that things recur by."""

    YEAR = "年"
    HALF_YEAR = "半年"
    QUARTER = "季度"
    MONTH = "月"
    WEEK = "周"
    DAY = "日"
    TERM = "学期"


_LENGTHS = {
    PeriodUnit.YEAR: ("month", 12),
    PeriodUnit.HALF_YEAR: ("month", 6),
    PeriodUnit.QUARTER: ("month", 3),
    PeriodUnit.MONTH: ("month", 1),
    PeriodUnit.WEEK: ("day", 7),
    PeriodUnit.DAY: ("day", 1),
    PeriodUnit.TERM: ("term", 1),
}


@final
@frozen(eq=False, weakref_slot=False, field_transformer=typed)
class Period:
    """
    How often something recurs: each year, each half year, every two months.

    12 months equal one year and 7 days one week; a month has no fixed number of days, so the two never meet.

    >>> Period(3, PeriodUnit.MONTH) == Period(1, PeriodUnit.QUARTER)
    True

    Raises:
        InvalidValueError: (``period-invalid``) below 1 or above 1000.
    """

    value: int
    unit: PeriodUnit

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.value <= 1000:  # noqa: PLR2004 - no plan recurs by more
            message = f"expected a period of 1 to 1000, found {shown(self.value)}"
            raise InvalidValueError(message, code="period-invalid")

    @property
    def normal(self) -> tuple[str, int]:
        """The kind of calendar it runs by, and its length in that kind's smallest step."""
        kind, length = _LENGTHS[self.unit]
        return kind, length * self.value

    def __eq__(self, other: object) -> bool:
        return self.normal == other.normal if isinstance(other, Period) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.normal)
