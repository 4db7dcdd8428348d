"""The days of English sentences: by 30 June 2024, between 1 January and 31 March of the next year."""

import re
from datetime import date

from perfmodel.targets.english_words import DAYS, DOUBT, FARTHER, MONTHS, ON_DAY, SPANS, YEARS, pattern_of
from perfmodel.targets.shapes import Deadline
from perfmodel.targets.terms import Comparison
from perfmodel.values.period import DateSpan, MonthDay, YearlessSpan

_MONTHS = {name: at for at, name in enumerate(MONTHS, start=1)}
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
        ValueError: For days that no calendar or no deadline has.
    """
    doubt = _DOUBT.fullmatch(text)
    found = _span(text if doubt is None else doubt["days"])
    if found is None:
        return None
    comparison, first, last = found
    span = _between(first, last)
    if doubt is None or span is None:
        return None if span is None else Deadline(span=span, comparison=comparison)
    until = _day(doubt["until"])
    if until[1] != last[1] + _turns(until[0], last[0]):
        return None
    return Deadline(span=span, comparison=comparison, doubtful_until=until[0])


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
    at = _MONTHS[month]
    return (date(int(rest), at, day), 0) if rest.isdigit() else (MonthDay(at, day), _offset(rest and f" {rest}"))


def _offset(text: str) -> int:
    far = _FARTHER.fullmatch(text)
    return _OFFSETS[text] if far is None else int(far["offset"])


def _between(first: _Day | None, last: _Day) -> DateSpan | YearlessSpan | None:
    """The days from one to another, both with a year or both without."""
    start, end = None if first is None else first[0], last[0]
    if isinstance(end, MonthDay) and not isinstance(start, date):
        return YearlessSpan(start, end, year_offset=last[1], first_offset=None if first is None else first[1])
    if isinstance(end, date) and not isinstance(start, MonthDay):
        return DateSpan(start, end)
    return None


def _turns(until: date | MonthDay, last: date | MonthDay) -> bool:
    """Whether a doubtful day without a year lies in the year behind that of the last sure one."""
    return isinstance(until, MonthDay) and isinstance(last, MonthDay) and until < last
