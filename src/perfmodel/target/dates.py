"""
Deadlines: from the date tokens of a text to a span of days.

A day or a month's end before 前 is included.  A bare month before 前 (9月前) is ambiguous: the latest day is the last of
the month before, and until the end of the named month it stays doubtful.

Needs: ``text.tokens``, ``values.period``.  Used by: ``clauses``.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from perfmodel.errors import InvalidValueError
from perfmodel.target.faults import Unreadable
from perfmodel.target.shapes import Comparison, Deadline
from perfmodel.text.tokens import Token
from perfmodel.values.number import chinese_integer
from perfmodel.values.period import DateSpan, FiscalYear, MonthDay, YearlessSpan

_NEXT = ("次", "翌", "明", "来", "下", "第")
_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_LEAP, _MONTHS = 2000, 12


class Point(NamedTuple):
    """One end of a deadline as the text gives it: first and last day, and whether only the last counts."""

    year: int | None
    offset: int
    first: tuple[int, int]
    last: tuple[int, int]
    exact: bool
    at_end: bool


def _number(text: str) -> int:
    digits = "".join(character for character in text if character.isdigit() and character.isascii())
    if digits:
        return int(digits)
    return chinese_integer("".join(character for character in text if character in "〇零○一二三四五六七八九十")) or 0


def _last_day(year: int | None, month: int) -> int:
    return monthrange(year or _LEAP, month)[1]


def point(tokens: list[Token], folded: str, year: int | None = None, month: int | None = None) -> Point:
    """What one run of date tokens says; *year* and *month* are those of the other end."""
    offset, months, day, at_end, tens = 0, (1, _MONTHS), 0, False, None
    if month is not None:
        months = (month, month)
    for kind, start, stop, match in tokens:
        text = folded[start:stop].strip()
        if kind == "Y":
            year, offset = _year(text)
        elif kind == "T" and match is not None:
            parts = [
                int(part)
                for part in text.replace("年", ".").replace("月", "").replace("-", ".").replace("/", ".").split(".")
            ]
            year, months, day = parts[0], (parts[1], parts[1]), parts[2] if len(parts) > 2 else 0  # noqa: PLR2004 - a day beside year and month
        elif kind in "MQ":
            months = (_number(text), _number(text))
        elif kind == "D":
            day = _number(text)
        elif kind == "H":
            months = (1, 6) if text.startswith("上") else (7, _MONTHS)
        elif kind == "K":
            months = _quarter(text)
        elif kind == "y":
            at_end = True
        elif kind == "E":
            tens = _TENS.get(text)
            at_end = tens is None
    if tens is not None:
        first, last = tens[0], min(tens[1], _last_day(year, months[0]))
    else:
        first, last = (day, day) if day else (1, _last_day(year, months[1]))
    if not 1 <= months[0] <= _MONTHS or last > _last_day(year, months[1]):
        raise Unreadable("date-invalid", tokens[0][1], tokens[-1][2])
    return Point(year, offset, (months[0], first), (months[1], last), bool(day), at_end)


def _year(text: str) -> tuple[int | None, int]:
    if text[0].isdigit() and text[0].isascii():
        return int(text[:4]), 0
    if text.startswith("二"):
        return chinese_integer(text[:4].replace("○", "〇")), 0
    return None, 1 if text.startswith(_NEXT) else 0


def _quarter(text: str) -> tuple[int, int]:
    if text.startswith("前"):
        return (1, 9) if text[1] == "三" else (1, 6)
    number = _number(text)
    return 3 * number - 2, 3 * number


def deadline(  # noqa: PLR0913 - one argument for each word that a deadline may carry
    first: Point, last: Point, *, is_range: bool, before: bool, until: bool, fiscal_year: FiscalYear | None
) -> Deadline:
    """The deadline that one point, or two with a dash between, and the words around them say."""
    year = last.year if last.year is not None else first.year
    start_year = first.year if first.year is not None else year
    if year is None and fiscal_year is not None:
        year = fiscal_year.year + last.offset
    if start_year is None and fiscal_year is not None:
        start_year = fiscal_year.year + first.offset
    doubtful: date | MonthDay | None = None
    latest, earliest, offset = last.last, first.first, last.offset if last.year is None else 0
    if before and not is_range and not last.exact and not last.at_end:
        doubtful, latest, shift = _doubt(last, year)
        offset += shift if year is None else 0
        year = year if year is None else year + shift
    open_start = not is_range and (before or until or last.exact or last.at_end)
    comparison = Comparison.LE if before or until else Comparison.STATED
    try:
        span = _span(None if open_start else earliest, latest, start_year, year, offset)
    except InvalidValueError as error:
        raise Unreadable("span-invalid") from error
    except ValueError as error:
        raise Unreadable("date-invalid") from error
    return Deadline(span=span, comparison=comparison, doubtful_until=doubtful)


def _span(
    earliest: tuple[int, int] | None, latest: tuple[int, int], start_year: int | None, year: int | None, offset: int
) -> DateSpan | YearlessSpan:
    if year is None:
        return YearlessSpan(None if earliest is None else MonthDay(*earliest), MonthDay(*latest), year_offset=offset)
    return DateSpan(None if earliest is None else date(start_year or year, *earliest), date(year, *latest))


def _doubt(point_: Point, year: int | None) -> tuple[date | MonthDay, tuple[int, int], int]:
    """A bare month, quarter or year before 前: how long it stays open, the last sure day, and the shift of its year."""
    doubtful = MonthDay(*point_.last) if year is None else date(year, *point_.last)
    sure = date(year or _LEAP, *point_.first) - timedelta(days=1)
    return doubtful, (sure.month, sure.day), sure.year - (year or _LEAP)
