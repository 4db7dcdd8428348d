"""The days of English sentences: by 30 June 2024, between 1 January and 31 March of the next year."""

import re
from datetime import date

from perfmodel.errors import InvalidValueError
from perfmodel.targets.english_words import DAYS, DOUBT, FARTHER, MONTHS, ON_DAY, SPANS, YEARS, pattern_of
from perfmodel.targets.shapes import Deadline
from perfmodel.targets.terms import Comparison
from perfmodel.values.period import DateSpan, MonthDay, YearlessSpan

_OFFSETS = {sentence.removeprefix("{day}"): offset for offset, sentence in YEARS.items()}
_FARTHER = pattern_of(FARTHER.removeprefix("{day}"), offset=r"-?\d{1,2}")
_BESIDE = "|".join((*map(re.escape, _OFFSETS), _FARTHER.pattern.replace("?P<offset>", "?:")))
_DAY = rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{1,4}}|{_BESIDE})"
_DOUBT = pattern_of(DOUBT, days=".+?", until=_DAY)
_FORMS = [
    *((comparison, pattern_of(sentence, last=_DAY)) for comparison, sentence in DAYS.items()),
    *((comparison, pattern_of(sentence, first=_DAY, last=_DAY)) for comparison, sentence in SPANS.items()),
]
_ON_DAY = pattern_of(ON_DAY, last=_DAY)

_Day = tuple[date | MonthDay, int]
"""A day, and how many years after the plan's own it lies."""


def deadline_in(text: str, /) -> Deadline | None:
    """
    The days that a text names, or ``None``.

    Raises:
        InvalidValueError: For days that no deadline has.

        ValueError: For days that no calendar has.
    """
    doubt = _DOUBT.fullmatch(text)
    days = text if doubt is None else doubt["days"]
    found = _span(days)
    if found is None:
        return None
    comparison, first, last = found
    until = None if doubt is None else _day(doubt["until"])
    return Deadline(span=_between(first, last), comparison=comparison, doubtful_until=_until(until, last))


def _span(text: str) -> tuple[Comparison, _Day | None, _Day] | None:
    on = _ON_DAY.fullmatch(text)
    if on is not None:
        day = _day(on["last"])
        return Comparison.STATED, day, day
    for comparison, pattern in _FORMS:
        match = pattern.fullmatch(text)
        if match is not None:
            first = match.groupdict().get("first")
            return comparison, None if first is None else _day(first), _day(match["last"])
    return None


def _day(text: str) -> _Day:
    """The day of a text that has the form of one."""
    number, month, rest = (*text.split(" ", 2), "")[:3]
    day = int(number)
    at = MONTHS.index(month) + 1
    return (date(int(rest), at, day), 0) if rest.isdigit() else (MonthDay(at, day), _offset(rest and f" {rest}"))


def _offset(text: str) -> int:
    far = _FARTHER.fullmatch(text)
    return _OFFSETS[text] if far is None else int(far["offset"])


def _between(first: _Day | None, last: _Day) -> DateSpan | YearlessSpan:
    start, end = None if first is None else first[0], last[0]
    if isinstance(end, MonthDay) and not isinstance(start, date):
        return YearlessSpan(start, end, year_offset=last[1], first_offset=None if first is None else first[1])
    if isinstance(end, date) and not isinstance(start, MonthDay):
        return DateSpan(start, end)
    raise _no_day("both days with a year, or both without one")


def _until(until: _Day | None, last: _Day) -> date | MonthDay | None:
    """The doubtful day; without a year it is the next of that name behind the last one."""
    if until is None:
        return None
    day, end = until[0], last[0]
    turns = isinstance(day, MonthDay) and isinstance(end, MonthDay) and day < end
    if until[1] != last[1] + turns:
        raise _no_day("the next day of that name")
    return day


def _no_day(text: str) -> InvalidValueError:
    return InvalidValueError(f"expected a day such as 30 June 2024, found {text[:40]!r}", code="date-invalid")
