"""
What the reader makes most of, put together without the initializer, in half the time.

The reader knows what its patterns have bounded: there is nothing left to check, and no check runs twice.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from perfmodel.targets.shapes import Deadline, Statement, Threshold
from perfmodel.targets.terms import Comparison
from perfmodel.values.period import DateSpan, MonthDay, YearlessSpan
from perfmodel.values.quantity import Quantity

_Setter: TypeAlias = Callable[[object, object], None]

_new: Callable[[type[object]], Any] = object.__new__
_set_comparison: _Setter = Threshold.__dict__["comparison"].__set__
_set_quantity: _Setter = Threshold.__dict__["quantity"].__set__
_set_approximate: _Setter = Threshold.__dict__["approximate"].__set__
_set_subject: _Setter = Threshold.__dict__["subject"].__set__
_set_text: _Setter = Threshold.__dict__["text"].__set__
_set_words: _Setter = Statement.__dict__["text"].__set__
_set_about: _Setter = Statement.__dict__["subject"].__set__
_set_span: _Setter = Deadline.__dict__["span"].__set__
_set_when: _Setter = Deadline.__dict__["comparison"].__set__
_set_doubt: _Setter = Deadline.__dict__["doubtful_until"].__set__
_set_task: _Setter = Deadline.__dict__["subject"].__set__
_set_days: _Setter = Deadline.__dict__["text"].__set__
_set_first: _Setter = YearlessSpan.__dict__["earliest"].__set__
_set_last: _Setter = YearlessSpan.__dict__["latest"].__set__
_set_offset: _Setter = YearlessSpan.__dict__["year_offset"].__set__
_set_first_offset: _Setter = YearlessSpan.__dict__["stated_first_offset"].__set__


def plain_threshold(comparison: Comparison, quantity: Quantity, text: str, /) -> Threshold:
    """A sharp threshold without a subject."""
    threshold: Threshold = _new(Threshold)
    _set_comparison(threshold, comparison)
    _set_quantity(threshold, quantity)
    _set_approximate(threshold, False)  # noqa: FBT003 - the setter of a slot
    _set_subject(threshold, None)
    _set_text(threshold, text)
    return threshold


def checked_threshold(
    comparison: Comparison, quantity: Quantity, text: str, /, *, approximate: bool, subject: str | None
) -> Threshold:
    """A threshold whose subject is known to be a name."""
    threshold = plain_threshold(comparison, quantity, text)
    _set_approximate(threshold, approximate)
    _set_subject(threshold, subject)
    return threshold


def plain_statement(text: str, /) -> Statement:
    """A statement of a text that is known to hold words, and no half of a character."""
    statement: Statement = _new(Statement)
    _set_words(statement, text)
    _set_about(statement, None)
    return statement


def checked_deadline(
    span: DateSpan | YearlessSpan,
    comparison: Comparison,
    doubtful_until: date | MonthDay | None,
    text: str,
    /,
    *,
    subject: str | None,
) -> Deadline:
    """A deadline with a last day, whose doubtful day lies behind it, and whose subject is known to be a name."""
    deadline: Deadline = _new(Deadline)
    _set_span(deadline, span)
    _set_when(deadline, comparison)
    _set_doubt(deadline, doubtful_until)
    _set_task(deadline, subject)
    _set_days(deadline, text)
    return deadline


def until_day(latest: MonthDay, offset: int, /) -> YearlessSpan:
    """All days up to one, so many years behind the plan's own: a goal for 2035 may lie farther than a text can say."""
    span: YearlessSpan = _new(YearlessSpan)
    _set_first(span, None)
    _set_last(span, latest)
    _set_offset(span, offset)
    _set_first_offset(span, None)
    return span
