"""
The exchanged form of targets and quantities, as one table.

Most shapes go out field by field.  A value whose JSON object differs from its class has a flat form here: a small class
with ``of`` (value to flat form) and ``build`` (the way back).  Exact numbers, days and words are texts.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, NoReturn, Protocol, TypeAlias, cast, final

from attrs import define
from cattrs import ClassValidationError, IterableValidationError
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from perfmodel._base_errors import excerpt
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError, PerfModelError, Problem
from perfmodel.source import Span
from perfmodel.targets import _shapes as shapes
from perfmodel.targets._terms import Comparison, ReadError
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import DateSpan, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import Quantity

Day: TypeAlias = date | MonthDay


class Flat(Protocol):
    """The flat form of a value."""

    def build(self) -> Any: ...  # noqa: ANN401, D102 - each form builds its own class
    @classmethod
    def of(cls, value: Any, /) -> "Flat": ...  # noqa: ANN401, D102 - as above


@final
@define(weakref_slot=False)
class QuantityData:
    """``{"value": "80", "unit": "万人次"}``."""

    value: Decimal
    unit: str

    def build(self) -> Quantity:
        """The value."""
        return Quantity(self.value, self.unit)

    @classmethod
    def of(cls, quantity: Quantity, /) -> "QuantityData":
        """Its exchanged form."""
        return cls(quantity.value, quantity.unit.symbol)


@final
@define(weakref_slot=False)
class BoundData:
    """``{"value": "60", "unit": "%", "inclusive": true}``."""

    value: Decimal
    unit: str
    inclusive: bool

    def build(self) -> Bound:
        """The value."""
        return Bound(Quantity(self.value, self.unit), self.inclusive)

    @classmethod
    def of(cls, bound: Bound, /) -> "BoundData":
        """Its exchanged form."""
        return cls(bound.quantity.value, bound.quantity.unit.symbol, bound.inclusive)


@final
@define(weakref_slot=False)
class IntervalData:
    """``{"lower": {…}, "upper": {…}}``: an interval with both ends."""

    lower: Bound
    upper: Bound

    def build(self) -> Interval:
        """The value."""
        return Interval(self.lower, self.upper)

    @classmethod
    def of(cls, interval: Interval, /) -> "IntervalData":
        """Its exchanged form."""
        ends = shapes.Range(interval=interval).ends
        return cls(*ends)


@final
@define(weakref_slot=False)
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

    @classmethod
    def of(cls, period: Period, /) -> "PeriodData":
        """Its exchanged form."""
        return cls(Decimal(period.value), period.unit)


@final
@define(weakref_slot=False)
class ErrorData:
    """``{"code": "value-missing", "start": 1, "stop": 1}``."""

    code: str
    start: int
    stop: int
    expected: str = ""
    hint: str = ""

    def build(self) -> ReadError:
        """The value."""
        return ReadError(self.code, Span(self.start, self.stop), expected=self.expected, hint=self.hint)

    @classmethod
    def of(cls, error: ReadError, /) -> "ErrorData":
        """Its exchanged form."""
        return cls(error.code, error.span.start, error.span.stop, error.expected, error.hint)


@final
@define(kw_only=True, weakref_slot=False)
class RangeData:
    """A range: its two ends beside each other."""

    lower: Bound
    upper: Bound
    subject: str | None = None
    text: str = ""

    def build(self) -> shapes.Range:
        """The target."""
        return shapes.Range(interval=Interval(self.lower, self.upper), subject=self.subject, text=self.text)

    @classmethod
    def of(cls, target: shapes.Range, /) -> "RangeData":
        """Its exchanged form."""
        lower, upper = target.ends
        return cls(lower=lower, upper=upper, subject=target.subject, text=target.text)


@final
@define(kw_only=True, weakref_slot=False)
class DeadlineData:
    """A deadline: its days beside each other; days without a year read ``--06-30``."""

    comparison: Comparison
    earliest: Day | None
    latest: Day
    year_offset: int = 0
    first_offset: int | None = None
    doubtful_until: Day | None = None
    subject: str | None = None
    text: str = ""

    def build(self) -> shapes.Deadline:
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
            return YearlessSpan(
                self.earliest, self.latest, year_offset=self.year_offset, first_offset=self.first_offset
            )
        dated = not self.year_offset and self.first_offset is None
        if isinstance(self.latest, date) and not isinstance(self.earliest, MonthDay) and dated:
            return DateSpan(self.earliest, self.latest)
        message = "expected both days with a year, or both without one; offsets go with days without a year"
        raise InvalidValueError(message, code="span-invalid")

    @classmethod
    def of(cls, target: shapes.Deadline, /) -> "DeadlineData":
        """Its exchanged form."""
        span = target.span if isinstance(target.span, YearlessSpan) else None
        return cls(
            comparison=target.comparison,
            earliest=target.span.earliest,
            latest=target.latest,
            year_offset=0 if span is None else span.year_offset,
            first_offset=None if span is None else span.stated_first_offset,
            doubtful_until=target.doubtful_until,
            subject=target.subject,
            text=target.text,
        )


FLAT: dict[type, type[Flat]] = {
    Quantity: QuantityData,
    Bound: BoundData,
    Interval: IntervalData,
    Period: PeriodData,
    ReadError: ErrorData,
    shapes.Range: RangeData,
    shapes.Deadline: DeadlineData,
}
"""The classes that do not go out field by field, with their flat form."""

CLAUSES: dict[type, str] = {
    shapes.Threshold: "threshold",
    shapes.Range: "range",
    shapes.Frequency: "frequency",
    shapes.Deadline: "deadline",
    shapes.Rank: "rank",
    shapes.Grade: "grade",
    shapes.Relative: "relative",
    shapes.YesNo: "yes_no",
    shapes.Statement: "statement",
}
KINDS: dict[type, str] = {
    **CLAUSES,
    shapes.Composite: "composite",
    shapes.Unstated: "unstated",
    shapes.Unread: "unread",
}
"""The tag in ``kind`` of each shape."""

SILENT = frozenset(
    "subject text approximate direction share any year_offset first_offset doubtful_until expected hint".split()
)
"""Fields that stay away when they hold their default; every other field is always written and always asked for."""

INSTEAD: dict[type, tuple[str, str]] = {shapes.Relative: ("share", "change")}
"""A field of a class that stands in the place of another: where the first is there, the second stays away."""

Change: TypeAlias = Quantity | Interval


def change_kind(data: object, /) -> type[Change]:
    """What the JSON object of a change says: an interval has ends, a quantity a value."""
    return Interval if isinstance(data, dict) and "value" not in data else Quantity


# --- exact numbers, days and words as JSON, and what is said where something else stands ------------------------------

_NUMBER = regex(r"-?\d+(?:\.\d+)?", re.ASCII)
_ISO_DAY = regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_MONTH_DAY = regex(r"--(\d{2})-(\d{2})", re.ASCII)
LONGEST_NUMBER = 130
_OBJECT, LIST, _DAY, _EXACT = "an object", "a list", "a day as text", 'an exact number as text, for example "0.5"'

STRICT: dict[type, str] = {str: "text", bool: "true or false", int: "a whole number"}
"""What has to be of just this type."""

REMEMBERED = 4096
"""So many numbers and quantities are remembered: those of a form repeat."""


def as_object(data: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file holds
    """The data as a JSON object, or an error that says what it is."""
    if isinstance(data, dict):
        return data  # pyright: ignore[reportUnknownVariableType] - keys of JSON are texts
    raise wrong(_OBJECT, data)


def wrong(expected: str, found: object, /) -> InvalidValueError:
    """The error of a value of another type."""
    return InvalidValueError(f"expected {expected}, found {said(found)}", code="type-wrong")


def said(found: object) -> str:
    """What stood there, in few words."""
    if found is None:
        return "null"
    if isinstance(found, dict | list):
        return f"{_OBJECT if isinstance(found, dict) else LIST} of {len(cast('list[object]', found))}"
    return f"{type(found).__name__} '{excerpt(str(found))}'"


def exactly(kind: type, name: str, /) -> Callable[[Any, Any], Any]:
    """What takes a value of just this type."""

    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        if type(data) is not kind:
            raise wrong(name, data)
        return data

    return structure


def no_number(data: Any, _: Any) -> NoReturn:  # noqa: ANN401 - what a file holds
    """Refuse what is no text where an exact number stands."""
    raise wrong(_EXACT, data)


@lru_cache(maxsize=REMEMBERED)
def number(digits: str, /) -> Decimal:
    """An exact number, from text."""
    if len(digits) > LONGEST_NUMBER or _NUMBER.fullmatch(digits) is None:
        message = f"expected a number such as '0.5', found '{excerpt(digits)}'"
        raise InvalidValueError(message, code="number-invalid")
    return Decimal(digits)


def day(data: Any, _: Any) -> Day:  # noqa: ANN401 - what a file holds
    """A day with its year or without, from text."""
    if not isinstance(data, str):
        raise wrong(_DAY, data)
    yearless = _ISO_MONTH_DAY.fullmatch(data)
    if yearless is not None:
        return MonthDay(int(yearless[1]), int(yearless[2]))
    try:
        if _ISO_DAY.fullmatch(data) is not None:
            return date.fromisoformat(data)
    except ValueError:
        pass
    message = f"expected a day such as 2023-06-30 or --06-30, found '{excerpt(data)}'"
    raise InvalidValueError(message, code="date-invalid")


def no_word(data: Any, kind: type[Enum]) -> NoReturn:  # noqa: ANN401 - what a file holds
    """Refuse what is none of a closed set of words."""
    message = f"expected one of {', '.join(str(member.value) for member in kind)}, found {said(data)}"
    raise InvalidValueError(message, code="code-unknown")


def problems(error: BaseException, path: str, /) -> list[Problem]:
    """Every fault that an error of the converter tells of, with its path."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        return [problem for inner, place in _inside(error, path) for problem in problems(inner, place)]
    if isinstance(error, ForbiddenExtraKeysError):
        message = "unknown key; strike it, or ask for a newer release"
        return [Problem("key-unknown", message, f"{path}.{excerpt(key)}") for key in sorted(error.extra_fields)]
    if isinstance(error, KeyError):
        return [Problem("key-missing", "this key is missing", path)]
    code = error.code if isinstance(error, PerfModelError) else "value-invalid"
    return [Problem(code, str(error), path)]


def _inside(error: ClassValidationError | IterableValidationError, path: str) -> list[tuple[BaseException, str]]:
    """The errors of the parts of a value, each with its place."""
    noted, others = error.group_exceptions()
    return [*((inner, path + _step(note)) for inner, note in noted), *((inner, path) for inner in others)]


def _step(note: AttributeValidationNote | IterableValidationNote) -> str:
    return f".{note.name}" if isinstance(note, AttributeValidationNote) else f"[{note.index}]"
