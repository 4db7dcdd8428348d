"""
The closed union of target shapes: what a target can say, and nothing about how it was read.

Twelve frozen classes; each keeps the ``text`` it was read from, outside equality (in :class:`Statement` and
:class:`Unread` the text is the content, so there it counts), and the ``subject`` that the text itself names.

Needs: ``errors``, ``values``.  Used by: ``grammar``, ``render``, every floor above.
"""

import re
from collections.abc import (  # noqa: TC003 - attrs hands the annotation on to those who ask
    Callable,
    Iterable,
)
from datetime import date
from enum import Enum
from typing import Any, TypeAlias, final

from attrs import field, frozen

from perfmodel.errors import InvalidValueError, excerpt
from perfmodel.source import Span
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.period import DateSpan, MonthDay, Period, YearlessSpan
from perfmodel.values.quantity import Quantity


@final
class Comparison(Enum):
    """
    How an actual value is held against the target's value.

    ``STATED`` is a bare value (100%): its sense depends on whether more or less is better.
    """

    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    EQ = "eq"
    STATED = "stated"


@final
class Direction(Enum):
    """Which way a relative target moves."""

    INCREASE = "increase"
    DECREASE = "decrease"


@final
class Polarity(Enum):
    """Whether more or less of an indicator is better (正向, 反向)."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"


_Setter: TypeAlias = "Callable[[object, object], None]"
QUOTES = "【】〖〗"
"""The marks that enclose names in canonical text: 【】 a subject, 〖〗 any other name."""


_BROKEN = re.compile(r"[\ud800-\udfff]")
_NO_NAME = re.compile(rf"[{QUOTES}\n\r\v\f\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")
MAX_RANK = 999_999


def _name(value: str | None) -> str | None:
    if value is not None and (not value or value != value.strip() or _NO_NAME.search(value) is not None):
        message = f"expected a name on one line, without blanks around it or {QUOTES}, found '{excerpt(value)}'"
        raise InvalidValueError(message, code="name-invalid")
    return value


def _required(value: str) -> str:
    name = _name(value)
    if name is None:
        message = "expected a name, found None"
        raise InvalidValueError(message, code="name-invalid")
    return name


@final
@frozen(kw_only=True, weakref_slot=False)
class Threshold:
    """
    One bound on one quantity: ≥800人, 不低于95%, 控制在60万元以内, 85%左右, 12项.

    Attributes:
        comparison: How the actual is held against it.

        quantity: The bound.

        approximate: Whether the text says 约, 左右, 多 or the like.

        subject: What the text says is measured, or ``None``.

        text: As written, outside equality.
    """

    comparison: Comparison
    quantity: Quantity
    approximate: bool = False
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)


@final
@frozen(kw_only=True, weakref_slot=False)
class Range:
    """
    Two ends: 60%-80%, 大于10小于20, ±3%以内, 85%（含）至90%（不含）.

    Attributes:
        interval: The values that meet it; both ends are there.

        subject: What the text says is measured, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``range-open``) when an end is missing: that is a :class:`Threshold`.
    """

    interval: Interval
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        _ = self.ends

    @property
    def ends(self) -> tuple[Bound, Bound]:
        """The lower and the upper end."""
        lower, upper = self.interval.lower, self.interval.upper
        if lower is None or upper is None:
            message = "expected both ends of the range; with one end it is a Threshold"
            raise InvalidValueError(message, code="range-open")
        return lower, upper


@final
@frozen(kw_only=True, weakref_slot=False)
class Frequency:
    """
    A count of countable things in each calendar period: ≥4次/年, 每半年印制1期.

    Attributes:
        comparison: How the actual rate is held against it.

        count: How many, in a counting unit.

        per: The period.

        subject: What the text says is done, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``count-invalid``) when the unit counts no things.
    """

    comparison: Comparison
    count: Quantity
    per: Period
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if not self.count.unit.countable:
            message = (
                f"expected a count of things per period, found {self.count}; money or area per period is a Threshold"
            )
            raise InvalidValueError(message, code="count-invalid")


@final
@frozen(kw_only=True, weakref_slot=False)
class Deadline:
    """
    When something is to be done: 2023年内, 12月31日前, 第三季度末, 2020年1月--2020年11月.

    Attributes:
        span: The days, with their year or (no year in the text, none given) without.

        comparison: ``LE`` where the text says 前, else ``STATED``.

        doubtful_until: In a bare month before 前 (9月前) the last day of that month: until then it is open whether
            the author meant to include it.

        subject: What the text says is done, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``deadline-open``) when the span has no latest day; (``doubt-invalid``) when the doubtful
            day has a year and the span has none, or the other way round, or does not lie after the latest day.
    """

    span: DateSpan | YearlessSpan
    comparison: Comparison
    doubtful_until: date | MonthDay | None = None
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        latest, doubtful = self.latest, self.doubtful_until
        if doubtful is None:
            return
        if isinstance(doubtful, MonthDay) != isinstance(latest, MonthDay) or (
            isinstance(doubtful, date) and isinstance(latest, date) and doubtful <= latest
        ):
            message = f"expected a doubtful day after the latest, with a year where that has one, found {doubtful}"
            raise InvalidValueError(message, code="doubt-invalid")

    @property
    def latest(self) -> date | MonthDay:
        """The last day, with its year or without."""
        latest = self.span.latest
        if latest is None:
            message = "expected a latest day in a deadline, found none"
            raise InvalidValueError(message, code="deadline-open")
        return latest


@final
@frozen(kw_only=True, weakref_slot=False)
class Rank:
    """
    A place in an order: 前10名, 全省前三, 第一.

    Attributes:
        within: The lowest place that is good enough, from 1 to 999,999.

        scope: Among whom (全省), or ``None``.

        subject: What is ranked, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``rank-invalid``) outside 1 to 999,999.
    """

    within: int
    scope: str | None = field(default=None, converter=_name)
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.within <= MAX_RANK:
            message = f"expected a rank from 1 to {MAX_RANK}"
            raise InvalidValueError(message, code="rank-invalid")


@final
@frozen(kw_only=True, weakref_slot=False)
class Grade:
    """
    A step on an ordered scale: 中等及以上, 优良, 三级及以上.

    Attributes:
        comparison: How the actual grade is held against it.

        grade: The step, as written.

        scale: The name of the scale, where the text names one, else ``None``.

        subject: What is graded, or ``None``.

        text: As written, outside equality.
    """

    comparison: Comparison
    grade: str = field(converter=_required)
    scale: str | None = field(default=None, converter=_name)
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)


@final
@frozen(kw_only=True, weakref_slot=False)
class Relative:
    """
    A bound that stands in another figure: 不超过预算, 较上年提高5%, 与上年持平.

    Attributes:
        comparison: How the actual is held against the reference, or the actual change against the change.

        reference: The figure that the text names.

        change: By how much it is to move, or ``None``.

        direction: Which way it is to move; there exactly when *change* is.

        subject: What is measured, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``change-incomplete``) when only one of change and direction is given.
    """

    comparison: Comparison
    reference: str = field(converter=_required)
    change: Quantity | None = None
    direction: Direction | None = None
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if (self.change is None) != (self.direction is None):
            message = "expected a change together with its direction, found one without the other"
            raise InvalidValueError(message, code="change-incomplete")


@final
@frozen(kw_only=True, weakref_slot=False)
class YesNo:
    """
    A condition that holds or does not: 是, 否, 是/否.

    Attributes:
        expected: Whether it is to hold.

        subject: What is asked, or ``None``.

        text: As written, outside equality.
    """

    expected: bool
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)


@final
@frozen(kw_only=True, weakref_slot=False)
class Statement:
    """
    Words that a person has to judge: 持续提高, 长期, 及时, a sentence.

    Attributes:
        text: The words; they are the content, so they take part in equality.

        subject: What it is about, or ``None``.

    Raises:
        InvalidValueError: (``statement-empty``) for blank text: that is :class:`Unstated`; (``text-invalid``) for
            half a character (a surrogate), which no file holds.
    """

    text: str
    subject: str | None = field(default=None, converter=_name)

    def __attrs_post_init__(self) -> None:
        if not self.text.strip():
            message = "expected words in a statement, found none; a blank cell is Unstated"
            raise InvalidValueError(message, code="statement-empty")
        if _BROKEN.search(self.text) is not None:
            message = f"expected text that can be stored, found half a character in '{excerpt(self.text)}'"
            raise InvalidValueError(message, code="text-invalid")


@final
@frozen(kw_only=True, weakref_slot=False)
class Unstated:
    """
    A cell that states no target: blank, /, —, 无.

    Attributes:
        text: As written, outside equality.

        subject: Always ``None``; there for the sake of one shape.
    """

    text: str = field(default="", eq=False)
    subject: None = field(default=None, init=False)


@final
@frozen(weakref_slot=False)
class ReadError:
    """
    Why an expression could not be read.

    Attributes:
        code: A stable name of the reason, the same as on ``TargetSyntaxError``.

        span: The part of the text that the reading stopped at.

        expected: What would have been read there.

        hint: What to do, or an empty text.
    """

    code: str
    span: Span
    expected: str = field(default="", eq=False)
    hint: str = field(default="", eq=False)


@final
@frozen(kw_only=True, weakref_slot=False)
class Unread:
    """
    What starts as an expression and cannot be read: ≥, ≥95%%, 80%-.

    Attributes:
        text: The whole cell; it is the content, so it takes part in equality.

        error: Why, and where in the text.

        subject: Always ``None``; there for the sake of one shape.

    Raises:
        InvalidValueError: (``span-invalid``) when the error's place lies outside the text.
    """

    text: str
    error: ReadError
    subject: None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        if self.error.span.stop > len(self.text):
            stop = self.error.span.stop
            message = f"expected a place inside the text of {len(self.text)} characters, found its end at {stop}"
            raise InvalidValueError(message, code="span-invalid")


_CLAUSES = (Threshold, Range, Frequency, Deadline, Rank, Grade, Relative, YesNo, Statement)


def _clauses(clauses: "Iterable[Target]") -> "tuple[Clause, ...]":
    given = tuple(clauses)
    found = tuple(clause for clause in given if isinstance(clause, _CLAUSES))
    if len(found) < 2 or len(found) < len(given):  # noqa: PLR2004 - one clause is no composite
        message = "expected at least two clauses, none of them composite, unstated or unread"
        raise InvalidValueError(message, code="composite-invalid")
    return found


@final
@frozen(kw_only=True, weakref_slot=False)
class Composite:
    """
    Several targets in one cell: 小学650元/生·年，初中850元/生·年; ≥10个且≤20个.

    Attributes:
        clauses: The targets in their order; at least two, none of them a composite, an unstated or an unread one.

        subject: What all of them measure, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``composite-invalid``) for fewer than two clauses or a clause of those kinds.
    """

    clauses: "tuple[Clause, ...]" = field(converter=_clauses)
    subject: str | None = field(default=None, converter=_name)
    text: str = field(default="", eq=False)


Clause: TypeAlias = Threshold | Range | Frequency | Deadline | Rank | Grade | Relative | YesNo | Statement
"""What one clause of a composite can be."""

Target: TypeAlias = (
    Threshold
    | Range
    | Frequency
    | Deadline
    | Rank
    | Grade
    | Relative
    | YesNo
    | Statement
    | Composite
    | Unstated
    | Unread
)
"""The closed union of what a target can say."""


# --- what the reader makes most of ------------------------------------------------------------------------------------
#
# A reader knows what its patterns have bounded: there is nothing left to check, and no check runs twice.  These are put
# together without the initializer, in half the time.

_new: "Callable[[type[object]], Any]" = object.__new__
_set_comparison: "_Setter" = Threshold.__dict__["comparison"].__set__
_set_quantity: "_Setter" = Threshold.__dict__["quantity"].__set__
_set_approximate: "_Setter" = Threshold.__dict__["approximate"].__set__
_set_subject: "_Setter" = Threshold.__dict__["subject"].__set__
_set_text: "_Setter" = Threshold.__dict__["text"].__set__
_set_words: "_Setter" = Statement.__dict__["text"].__set__
_set_about: "_Setter" = Statement.__dict__["subject"].__set__


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
