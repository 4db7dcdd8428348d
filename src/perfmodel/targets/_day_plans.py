"""Plans of the days of a deadline, filled once the numbers of a text are known."""

from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from perfmodel.errors import InvalidValueError
from perfmodel.targets._days import LEAP, MONTHS_A_YEAR, Moment, Ref
from perfmodel.targets._making import Unreadable
from perfmodel.targets._skeleton import Hole
from perfmodel.values._number import ungrouped
from perfmodel.values._period import DateSpan, MonthDay, YearlessSpan, last_day


class Point(NamedTuple):
    """A moment with its numbers: the year or its offset, the months, the days."""

    year: int | None
    offset: int
    months: tuple[int, int]
    days: tuple[int, int] | None
    exact: bool
    at_end: bool

    def last_day(self, year: int | None) -> int:
        """The day that it ends on, in a year."""
        end = last_day(year or LEAP, self.months[1])
        return end if self.days is None else self.days[1] if self.exact else min(self.days[1], end)

    @property
    def first_day(self) -> int:
        """The day that it begins on."""
        return 1 if self.days is None else self.days[0]


def point_of(moment: Moment, numbers: list[str], base: Point | None = None) -> Point:
    """The numbers of a moment; *base* is the end in front, whose year and month it may leave unsaid."""
    year, months, days = _parts_of(moment, numbers)
    offset = moment.offset or 0
    if moment.short and year is not None:
        year += LEAP
    if base is not None:
        year, offset = (year, offset) if year is not None else _year_behind(base, moment.offset)
        months = base.months if months == (0, 0) else months
    if moment.quarters:
        months = (3 * months[0] - 2, 3 * months[1])
    found = Point(year, offset, months, days, moment.exact, moment.at_end)
    if not _is_day(found):
        raise Unreadable(code="date-invalid")
    return found


def _year_behind(base: Point, offset: int | None) -> tuple[int | None, int]:
    """The year, or its offset, of an end that says none in digits behind the end *base*: 2024年11月至次年2月."""
    year = None if base.year is None else base.year + (offset or 0)
    return year, base.offset if offset is None else offset


def _parts_of(moment: Moment, numbers: list[str]) -> tuple[int | None, tuple[int, int], tuple[int, int] | None]:
    year, months, days = moment.year, moment.months, moment.days
    one = months[0]
    if isinstance(one, Hole) and (one == year or (days is not None and one == days[0])):
        return _taken_apart(numbers[one.index], has_year=year is not None)
    first, last = _number(months[0], numbers), _number(months[1], numbers)
    year_number = None if year is None else _number(year, numbers)
    day = None if days is None else (_number(days[0], numbers), _number(days[1], numbers))
    return year_number, (first, last), day


def _taken_apart(text: str, *, has_year: bool) -> tuple[int | None, tuple[int, int], tuple[int, int] | None]:
    """The parts of 2023.12, 6.30, 202312 and 20231231."""
    if "." in text:
        left, right = (int(part) for part in text.split("."))
        return (left, (right, right), None) if has_year else (None, (left, left), (right, right))
    month = int(text[4:6])
    day = int(text[6:]) if text[6:] else None
    return int(text[:4]), (month, month), None if day is None else (day, day)


def _number(ref: Ref, numbers: list[str]) -> int:
    return int(ungrouped(numbers[ref.index]).partition(".")[0][:6]) if isinstance(ref, Hole) else ref


def _is_day(found: Point) -> bool:
    """Whether a calendar has the months and days of a point."""
    first, last = found.months
    if not 1 <= first <= last <= MONTHS_A_YEAR or (found.year is not None and not 1 <= found.year <= 9999):  # noqa: PLR2004 - years of a calendar
        return False
    return found.days is None or 1 <= found.last_day(found.year) <= last_day(found.year or LEAP, last)


Spanned: TypeAlias = tuple[DateSpan | YearlessSpan, date | MonthDay | None]
"""The days of a deadline, and until when the last of them is in doubt."""


class Limits(NamedTuple):
    """How the words around days bound them: whether there are two ends, whether 前 says so, or 截至."""

    is_range: bool
    before: bool
    until: bool


def span_of(first: Point, last: Point, limits: Limits, fiscal_year: int | None) -> Spanned:
    """The days that one point, or two with a dash between, and the words around them say."""
    try:
        return _spanned(first, last, limits, fiscal_year)
    except InvalidValueError as error:
        raise Unreadable(code="span-invalid") from error
    except ValueError as error:
        raise Unreadable(code="date-invalid") from error


def _spanned(first: Point, last: Point, limits: Limits, fiscal_year: int | None) -> Spanned:
    year = _year_of(last, fiscal_year)
    start_year = _year_of(last if first.year is None and last.year is not None else first, fiscal_year)
    earliest, latest = (first.months[0], first.first_day), (last.months[1], last.last_day(year))
    offset = last.offset if last.year is None else 0
    doubtful: date | MonthDay | None = None
    if _is_open_until_end(last, limits):
        doubtful, latest, shift = _doubt(last, year)
        if year is None:
            offset += shift
        else:
            year += shift
    span = _span(None if _is_open_before(last, limits) else earliest, latest, start_year, year, (first.offset, offset))
    return span, doubtful


def _is_open_before(last: Point, limits: Limits) -> bool:
    """Whether days have an end alone, and no start: 12月31日, 6月底, 截至6月, 9月前; but 3-6月, and 6月 all of it."""
    if limits.is_range:
        return False
    return limits.before or limits.until or last.exact or last.at_end


def _year_of(point: Point, fiscal_year: int | None) -> int | None:
    """The year of a point by its own number, or by the fiscal year that it is said from."""
    if point.year is not None or fiscal_year is None:
        return point.year
    return fiscal_year + point.offset


def _is_open_until_end(last: Point, limits: Limits) -> bool:
    """Whether 前 stands behind a bare month, quarter or year, of which nobody can tell which end is meant: 6月前."""
    return limits.before and not limits.is_range and last.days is None and not last.at_end


def _span(
    earliest: tuple[int, int] | None,
    latest: tuple[int, int],
    start_year: int | None,
    year: int | None,
    offsets: tuple[int, int],
) -> DateSpan | YearlessSpan:
    if year is None:
        first = None if earliest is None else MonthDay(*earliest)
        return YearlessSpan(first, MonthDay(*latest), year_offset=offsets[1], first_offset=offsets[0])
    return DateSpan(None if earliest is None else date(start_year or year, *earliest), date(year, *latest))


def _doubt(point: Point, year: int | None) -> tuple[date | MonthDay, tuple[int, int], int]:
    """A bare month, quarter or year before 前: how long it stays open, the last sure day, and the shift of its year."""
    last = (point.months[1], point.last_day(year))
    doubtful = MonthDay(*last) if year is None else date(year, *last)
    sure = date(year or LEAP, point.months[0], 1) - timedelta(days=1)
    return doubtful, (sure.month, sure.day), sure.year - (year or LEAP)
