"""
The exchanged form of targets and quantities: one small class for each JSON object, and the way there and back.

Needs: ``target``, ``values``.  Used by: ``_shape``.
"""

from datetime import date
from decimal import Decimal
from typing import TypeAlias, assert_never, final

from attrs import field, frozen

from perfmodel.errors import InvalidValueError
from perfmodel.source import Span
from perfmodel.target import shapes
from perfmodel.target.shapes import Comparison, Direction, Target
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.period import DateSpan, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values.quantity import Quantity

Day: TypeAlias = date | MonthDay


@final
@frozen
class QuantityData:
    """``{"value": "80", "unit": "万人次"}``."""

    value: Decimal
    unit: str

    def build(self) -> Quantity:
        """The value."""
        return Quantity(self.value, self.unit)

    @classmethod
    def of(cls, quantity: Quantity) -> "QuantityData":
        """Its exchanged form."""
        return cls(quantity.value, quantity.unit.symbol)


@final
@frozen
class BoundData:
    """``{"value": "60", "unit": "%", "inclusive": true}``."""

    value: Decimal
    unit: str
    inclusive: bool

    def build(self) -> Bound:
        """The value."""
        return Bound(Quantity(self.value, self.unit), self.inclusive)

    @classmethod
    def of(cls, bound: Bound) -> "BoundData":
        """Its exchanged form."""
        return cls(bound.quantity.value, bound.quantity.unit.symbol, bound.inclusive)


@final
@frozen
class PeriodData:
    """``{"value": "1", "unit": "半年"}``."""

    value: Decimal
    unit: PeriodUnit

    def build(self) -> Period:
        """The value."""
        if self.value != int(self.value):
            message = f"expected a whole number of periods, found {self.value}"
            raise InvalidValueError(message, code="period-invalid")
        return Period(int(self.value), self.unit)


@final
@frozen
class ErrorData:
    """``{"code": "value-missing", "start": 1, "stop": 1}``."""

    code: str
    start: int
    stop: int
    expected: str = ""
    hint: str = ""


@final
@frozen(kw_only=True)
class ThresholdData:
    """A threshold."""

    comparison: Comparison
    quantity: QuantityData
    approximate: bool = False
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        return shapes.Threshold(
            comparison=self.comparison,
            quantity=self.quantity.build(),
            approximate=self.approximate,
            subject=self.subject,
            text=self.text,
        )


@final
@frozen(kw_only=True)
class RangeData:
    """A range."""

    lower: BoundData
    upper: BoundData
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        interval = Interval(self.lower.build(), self.upper.build())
        return shapes.Range(interval=interval, subject=self.subject, text=self.text)


@final
@frozen(kw_only=True)
class FrequencyData:
    """A frequency."""

    comparison: Comparison
    count: QuantityData
    per: PeriodData
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        count, per = self.count.build(), self.per.build()
        return shapes.Frequency(comparison=self.comparison, count=count, per=per, subject=self.subject, text=self.text)


@final
@frozen(kw_only=True)
class DeadlineData:
    """A deadline; days without a year read ``--06-30``."""

    comparison: Comparison
    earliest: Day | None
    latest: Day
    year_offset: int = 0
    doubtful_until: Day | None = None
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        return shapes.Deadline(
            span=self._span(),
            comparison=self.comparison,
            doubtful_until=self.doubtful_until,
            subject=self.subject,
            text=self.text,
        )

    def _span(self) -> DateSpan | YearlessSpan:
        if isinstance(self.latest, MonthDay) and not isinstance(self.earliest, date):
            return YearlessSpan(self.earliest, self.latest, year_offset=self.year_offset)
        if isinstance(self.latest, date) and not isinstance(self.earliest, MonthDay) and not self.year_offset:
            return DateSpan(self.earliest, self.latest)
        message = "expected both days with a year, or both without one; year_offset goes with days without a year"
        raise InvalidValueError(message, code="span-invalid")


@final
@frozen(kw_only=True)
class RankData:
    """A rank."""

    within: int
    scope: str | None
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        return shapes.Rank(within=self.within, scope=self.scope, subject=self.subject, text=self.text)


@final
@frozen(kw_only=True)
class GradeData:
    """A grade."""

    comparison: Comparison
    grade: str
    scale: str | None
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        return shapes.Grade(
            comparison=self.comparison, grade=self.grade, scale=self.scale, subject=self.subject, text=self.text
        )


@final
@frozen(kw_only=True)
class RelativeData:
    """A bound that stands in another figure."""

    comparison: Comparison
    reference: str
    change: QuantityData | None
    direction: Direction | None = None
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        return shapes.Relative(
            comparison=self.comparison,
            reference=self.reference,
            change=None if self.change is None else self.change.build(),
            direction=self.direction,
            subject=self.subject,
            text=self.text,
        )


@final
@frozen(kw_only=True)
class YesNoData:
    """A condition."""

    expected: bool
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        return shapes.YesNo(expected=self.expected, subject=self.subject, text=self.text)


@final
@frozen(kw_only=True)
class StatementData:
    """Words; ``text`` is the content and always there."""

    text: str
    subject: str | None = None

    def build(self) -> Target:
        """The target."""
        return shapes.Statement(text=self.text, subject=self.subject)


@final
@frozen(kw_only=True)
class UnstatedData:
    """No target."""

    text: str = ""
    subject: str | None = None

    def build(self) -> Target:
        """The target."""
        return shapes.Unstated(text=self.text, subject=self.subject)


@final
@frozen(kw_only=True)
class UnreadData:
    """What could not be read; ``text`` is the content and always there."""

    text: str
    error: ErrorData
    subject: str | None = None

    def build(self) -> Target:
        """The target."""
        if self.error.stop > len(self.text):
            message = (
                f"expected an error inside the text of {len(self.text)} characters, found its end at {self.error.stop}"
            )
            raise InvalidValueError(message, code="span-invalid")
        error = shapes.ReadError(
            self.error.code,
            Span(self.error.start, self.error.stop),
            expected=self.error.expected,
            hint=self.error.hint,
        )
        return shapes.Unread(text=self.text, error=error, subject=self.subject)


@final
@frozen(kw_only=True)
class CompositeData:
    """Several targets."""

    clauses: "tuple[ClauseData, ...]" = field()
    subject: str | None = None
    text: str = ""

    def build(self) -> Target:
        """The target."""
        built = tuple(clause.build() for clause in self.clauses)
        return shapes.Composite(clauses=built, subject=self.subject, text=self.text)  # type: ignore[arg-type]  # checked there


ClauseData: TypeAlias = (
    ThresholdData
    | RangeData
    | FrequencyData
    | DeadlineData
    | RankData
    | GradeData
    | RelativeData
    | YesNoData
    | StatementData
)
TargetData: TypeAlias = ClauseData | CompositeData | UnstatedData | UnreadData

KINDS: dict[type, str] = {
    ThresholdData: "threshold",
    RangeData: "range",
    FrequencyData: "frequency",
    DeadlineData: "deadline",
    RankData: "rank",
    GradeData: "grade",
    RelativeData: "relative",
    YesNoData: "yes_no",
    StatementData: "statement",
    CompositeData: "composite",
    UnstatedData: "unstated",
    UnreadData: "unread",
}
"""The tag in ``kind`` of each class."""


def clause_data(clause: shapes.Clause) -> ClauseData:
    """The exchanged form of one clause."""
    match clause:
        case shapes.Threshold(subject=subject, text=text):
            quantity = QuantityData.of(clause.quantity)
            return ThresholdData(
                comparison=clause.comparison,
                quantity=quantity,
                approximate=clause.approximate,
                subject=subject,
                text=text,
            )
        case shapes.Range(subject=subject, text=text):
            return _range_data(clause)
        case shapes.Frequency(subject=subject, text=text):
            per = PeriodData(Decimal(clause.per.value), clause.per.unit)
            count = QuantityData.of(clause.count)
            return FrequencyData(comparison=clause.comparison, count=count, per=per, subject=subject, text=text)
        case shapes.Deadline():
            return _deadline_data(clause)
        case shapes.Rank(subject=subject, text=text):
            return RankData(within=clause.within, scope=clause.scope, subject=subject, text=text)
        case shapes.Grade(subject=subject, text=text):
            return GradeData(
                comparison=clause.comparison, grade=clause.grade, scale=clause.scale, subject=subject, text=text
            )
        case shapes.Relative(subject=subject, text=text):
            change = None if clause.change is None else QuantityData.of(clause.change)
            return RelativeData(
                comparison=clause.comparison,
                reference=clause.reference,
                change=change,
                direction=clause.direction,
                subject=subject,
                text=text,
            )
        case shapes.YesNo(subject=subject, text=text):
            return YesNoData(expected=clause.expected, subject=subject, text=text)
        case shapes.Statement(subject=subject, text=text):
            return StatementData(text=text, subject=subject)
        case _:
            assert_never(clause)


def _range_data(target: shapes.Range) -> RangeData:
    lower, upper = target.interval.lower, target.interval.upper
    if lower is None or upper is None:
        message = "expected both ends of the range"
        raise InvalidValueError(message, code="range-open")
    return RangeData(lower=BoundData.of(lower), upper=BoundData.of(upper), subject=target.subject, text=target.text)


def _deadline_data(target: shapes.Deadline) -> DeadlineData:
    span = target.span
    if span.latest is None:
        message = "expected a latest day in a deadline"
        raise InvalidValueError(message, code="deadline-open")
    return DeadlineData(
        comparison=target.comparison,
        earliest=span.earliest,
        latest=span.latest,
        year_offset=span.year_offset if isinstance(span, YearlessSpan) else 0,
        doubtful_until=target.doubtful_until,
        subject=target.subject,
        text=target.text,
    )


def target_data(target: Target) -> TargetData:
    """The exchanged form of a target."""
    if isinstance(target, shapes.Composite):
        clauses = tuple(clause_data(clause) for clause in target.clauses)
        return CompositeData(clauses=clauses, subject=target.subject, text=target.text)
    if isinstance(target, shapes.Unstated):
        return UnstatedData(text=target.text, subject=target.subject)
    if isinstance(target, shapes.Unread):
        span = target.error.span
        error = ErrorData(target.error.code, span.start, span.stop, target.error.expected, target.error.hint)
        return UnreadData(text=target.text, error=error, subject=target.subject)
    return clause_data(target)
