"""
The closed union of target shapes: what a target can say, and nothing about how it was read.

Twelve frozen classes; each keeps the ``text`` it was read from, outside equality (in :class:`Statement` and
:class:`Unread` the text is the content, so there it counts), and the ``subject`` that the text itself names.
"""

from collections.abc import Iterable  # noqa: TC003 - attrs hands the annotation on to those who ask
from datetime import date
from typing import TypeAlias, final

from attrs import field, frozen

from perfmodel._arguments import kind_of, listed, typed
from perfmodel._base_errors import excerpt
from perfmodel.errors import InvalidValueError
from perfmodel.targets._terms import (
    BROKEN,
    Comparison,
    Direction,
    Polarity,
    ReadError,
    Written,
    check_doubt,
    check_relative,
    name_or_none,
    required_name,
)
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import DateSpan, MonthDay, Period, YearlessSpan
from perfmodel.values._quantity import Quantity

MAX_RANK = 999_999


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Threshold(Written):
    """
    One bound on one quantity: ≥800人, 不低于95%, 控制在60万元以内, 85%左右, 12项.

    Attributes:
        comparison: How the actual is held against it.

        quantity: The bound.

        approximate: Whether the text says 约, 左右, 多 or the like; which way (近200人, 200余人) the text alone says.

        subject: What the text says is measured, or ``None``.

        text: As written, outside equality.
    """

    comparison: Comparison
    quantity: Quantity
    approximate: bool = False
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Range(Written):
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
    subject: str | None = field(default=None, converter=name_or_none)
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
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Frequency(Written):
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
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if not self.count.unit.countable:
            message = (
                f"expected a count of things per period, found {self.count}; money or area per period is a Threshold"
            )
            raise InvalidValueError(message, code="count-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Deadline(Written):
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
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        check_doubt(self.latest, self.doubtful_until)

    @property
    def latest(self) -> date | MonthDay:
        """The last day, with its year or without."""
        latest = self.span.latest
        if latest is None:
            message = "expected a latest day in a deadline, found none"
            raise InvalidValueError(message, code="deadline-open")
        return latest


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Rank(Written):
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
    scope: str | None = field(default=None, converter=name_or_none)
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.within <= MAX_RANK:
            message = f"expected a rank from 1 to {MAX_RANK}"
            raise InvalidValueError(message, code="rank-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Grade(Written):
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
    grade: str = field(converter=required_name)
    scale: str | None = field(default=None, converter=name_or_none)
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Relative(Written):
    """
    A bound that stands in another figure: 不超过预算, 较上年提高5%, 较上年增长5%-8%, 上年的95%, 与上年持平.

    Attributes:
        comparison: How the actual is held against the reference (or its share), or the actual change against the
            change; ``STATED`` beside a change with two ends.

        reference: The figure that the text names.

        change: By how much it is to move, as one amount or as an interval with both ends, or ``None``.

        direction: Which way it is to move; there exactly when *change* is.

        share: Which part of the figure is meant (95% of 上年的95%): a plain number, %, ‰, ‱, 倍 or 成; or ``None``.

        subject: What is measured, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``change-incomplete``) when only one of change and direction is given;
            (``change-invalid``) for an interval without one of its ends, or beside a comparison; (``share-invalid``)
            for a share beside a change, or in a unit of its own.
    """

    comparison: Comparison
    reference: str = field(converter=required_name)
    change: Quantity | Interval | None = None
    direction: Direction | None = None
    share: Quantity | None = None
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        check_relative(self.comparison, self.change, self.direction, self.share)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class YesNo(Written):
    """
    A condition that holds or does not: 是, 否, 是/否.

    Attributes:
        expected: Whether it is to hold.

        subject: What is asked, or ``None``.

        text: As written, outside equality.
    """

    expected: bool
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Statement(Written):
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
    subject: str | None = field(default=None, converter=name_or_none)

    def __attrs_post_init__(self) -> None:
        if not self.text.strip():
            message = "expected words in a statement, found none; a blank cell is Unstated"
            raise InvalidValueError(message, code="statement-empty")
        if BROKEN.search(self.text) is not None:
            message = f"expected text that can be stored, found half a character in '{excerpt(self.text)}'"
            raise InvalidValueError(message, code="text-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Unstated(Written):
    """
    A cell that states no target: blank, /, —, 无.

    Attributes:
        text: As written, outside equality.

        subject: Always ``None``; there for the sake of one shape.
    """

    text: str = field(default="", eq=False)
    subject: None = field(default=None, init=False)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Unread(Written):
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


def _clauses(clauses: "Iterable[Target]") -> "tuple[Clause, ...]":
    given = listed(clauses, "clauses", Target)
    found = tuple(clause for clause in given if isinstance(clause, Clause))
    if len(found) < 2 or len(found) < len(given):  # noqa: PLR2004 - one clause is no composite
        message = "expected at least two clauses, none of them composite, unstated or unread"
        raise InvalidValueError(message, code="composite-invalid")
    return found


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Composite(Written):
    """
    Several targets in one cell: 小学650元/生·年，初中850元/生·年; ≥10个且≤20个; ≥5篇或≥1项.

    Attributes:
        clauses: The targets in their order; at least two, none of them a composite, an unstated or an unread one.

        any: Whether they are alternatives (或): one of them is enough.  Else all of them hold together.

        subject: What all of them measure, or ``None``.

        text: As written, outside equality.

    Raises:
        InvalidValueError: (``composite-invalid``) for fewer than two clauses or a clause of those kinds.
    """

    clauses: "tuple[Clause, ...]" = field(converter=_clauses)
    any: bool = False
    subject: str | None = field(default=None, converter=name_or_none)
    text: str = field(default="", eq=False)


Clause: TypeAlias = Threshold | Range | Frequency | Deadline | Rank | Grade | Relative | YesNo | Statement
"""What one clause of a composite can be."""

Target: TypeAlias = Clause | Composite | Unstated | Unread
"""The closed union of what a target can say."""

TARGET, POLARITY = kind_of(Target), kind_of(Polarity | None)
"""What the arguments of the functions on targets take, made once, since these functions are called often."""
