"""
Deadlines: from the date tokens of a text to a span of days.

A day, a month's end or a ten-day part of a month before 前 is included.  A bare month before 前 (9月前) is
ambiguous: the latest day is the last of the month before, and until the end of the named month it stays doubtful.

Needs: ``faults``, ``making``, ``text.tokens``, ``values``.  Used by: ``clauses``, ``plain_days``.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from perfmodel.errors import InvalidValueError
from perfmodel.lexicon.tokens import Token
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.making import checked_deadline
from perfmodel.targets.shapes import Deadline
from perfmodel.targets.terms import Comparison
from perfmodel.values.number import chinese_integer
from perfmodel.values.period import DateSpan, MonthDay, YearlessSpan, last_day

_NEXT = ("次", "翌", "明", "来", "下", "第")
_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_LEAP, _MONTHS = 2000, 12
_NUMBER = re.compile(r"\d+|[〇零○一二三四五六七八九十两]+", re.ASCII)


class Point(NamedTuple):
    """
    One end of a deadline as the text gives it.

    Attributes:
        year: The year in the text, or ``None``.

        offset: 1 where the text says the following year.

        months: The first and the last month.

        days: The first and the last day, or ``None`` for whole months; 31 stands for the last day.

        exact: Whether it is one day.

        at_end: Whether only the last day counts (底, 末).
    """

    year: int | None = None
    offset: int = 0
    months: tuple[int, int] = (1, _MONTHS)
    days: tuple[int, int] | None = None
    exact: bool = False
    at_end: bool = False

    def last_day(self, year: int | None) -> int:
        """The day that it ends on, in a year."""
        end = last_day(year or _LEAP, self.months[1])
        return end if self.days is None else self.days[1] if self.exact else min(self.days[1], end)

    @property
    def first_day(self) -> int:
        """The day that it begins on."""
        return 1 if self.days is None else self.days[0]


def _numbers(text: str) -> list[int]:
    """The numbers in a text; a 0, which no calendar has, where there is none."""
    found = _NUMBER.findall(text)
    return [int(word) if word.isascii() else chinese_integer(word) or 0 for word in found] or [0]


def _year(point: Point, text: str) -> Point:
    if text[0].isascii():
        return point._replace(year=int(text[:4]))
    if text.startswith("二"):
        return point._replace(year=chinese_integer(text[:4]))
    offset = 1 if text.startswith(_NEXT) else 0
    return point._replace(offset=offset, year=None if point.year is None else point.year + offset)


def _full_date(point: Point, text: str) -> Point:
    year, month, *day = _numbers(text)
    days = (day[0], day[0]) if day else None
    return point._replace(year=year, months=(month, month), days=days, exact=bool(day))


def _month(point: Point, text: str) -> Point:
    month = _numbers(text)[0]
    return point._replace(months=(month, month))


def _day(point: Point, text: str) -> Point:
    day = _numbers(text)[0]
    return point._replace(days=(day, day), exact=True)


def _half(point: Point, text: str) -> Point:
    return point._replace(months=(1, 6) if text.startswith("上") else (7, _MONTHS))


def _quarter(point: Point, text: str) -> Point:
    """第三季度, 1-2季度, 前三季度."""
    numbers = _numbers(text)
    first = 1 if text.startswith("前") else numbers[0]
    return point._replace(months=(3 * first - 2, 3 * numbers[-1]))


def _end(point: Point, text: str) -> Point:
    tens = _TENS.get(text)
    return point._replace(at_end=True) if tens is None else point._replace(days=tens)


def _year_end(point: Point, _: str) -> Point:
    return point._replace(at_end=True)


_STEPS: dict[str, Callable[[Point, str], Point]] = {
    "Y": _year,
    "T": _full_date,
    "M": _month,
    "Q": _month,
    "D": _day,
    "H": _half,
    "K": _quarter,
    "y": _year_end,
    "E": _end,
}


def point(
    tokens: list[Token], folded: str, *, year: int | None = None, month: int | None = None, offset: int = 0
) -> Point:
    """What one run of date tokens says; *year*, *month* and *offset* are those of the other end."""
    found = Point(year=year, offset=offset, months=(1, _MONTHS) if month is None else (month, month))
    for kind, start, stop, _ in tokens:
        step = _STEPS.get(kind)
        if step is not None:
            found = step(found, folded[start:stop].strip())
    if not is_day(found):
        raise Unreadable(tokens[0][1], tokens[-1][2], code="date-invalid")
    return found


def is_day(found: Point) -> bool:
    """Whether a calendar has the months and days of a point."""
    first, last = found.months
    if not 1 <= first <= last <= _MONTHS:
        return False
    return found.days is None or 1 <= found.last_day(found.year) <= last_day(found.year or _LEAP, last)


def deadline(  # noqa: PLR0913 - one argument for each word that a deadline may carry
    first: Point,
    last: Point,
    *,
    is_range: bool,
    before: bool,
    until: bool,
    fiscal_year: int | None,
    text: str,
    subject: str | None,
) -> Deadline:
    """The deadline that one point, or two with a dash between, and the words around them say."""
    year = last.year if last.year is not None else first.year
    start_year = first.year if first.year is not None else year
    if year is None and fiscal_year is not None:
        year = fiscal_year + last.offset
    if start_year is None and fiscal_year is not None:
        start_year = fiscal_year + first.offset
    doubtful: date | MonthDay | None = None
    offset = last.offset if last.year is None else 0
    try:
        latest, earliest = (last.months[1], last.last_day(year)), (first.months[0], first.first_day)
        if before and not is_range and last.days is None and not last.at_end:
            doubtful, latest, shift = _doubt(last, year)
            offset += shift if year is None else 0
            year = year if year is None else year + shift
        open_start = not is_range and (before or until or last.exact or last.at_end)
        span = _span(None if open_start else earliest, latest, start_year, year, offset)
        if is_range and isinstance(span, YearlessSpan) and span.first_offset != first.offset:
            raise Unreadable(code="span-undated" if first.offset < span.first_offset else "span-invalid")
    except InvalidValueError as error:
        raise Unreadable(code="span-invalid") from error
    except ValueError as error:
        raise Unreadable(code="date-invalid") from error
    comparison = Comparison.LE if before or until else Comparison.STATED
    return checked_deadline(span, comparison, doubtful, text, subject=subject)


def _span(
    earliest: tuple[int, int] | None, latest: tuple[int, int], start_year: int | None, year: int | None, offset: int
) -> DateSpan | YearlessSpan:
    if year is None:
        return YearlessSpan(None if earliest is None else MonthDay(*earliest), MonthDay(*latest), year_offset=offset)
    return DateSpan(None if earliest is None else date(start_year or year, *earliest), date(year, *latest))


def _doubt(point_: Point, year: int | None) -> tuple[date | MonthDay, tuple[int, int], int]:
    """A bare month, quarter or year before 前: how long it stays open, the last sure day, and the shift of its year."""
    last = (point_.months[1], point_.last_day(year))
    doubtful = MonthDay(*last) if year is None else date(year, *last)
    sure = date(year or _LEAP, point_.months[0], 1) - timedelta(days=1)
    return doubtful, (sure.month, sure.day), sure.year - (year or _LEAP)
