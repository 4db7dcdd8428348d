"""
The terms of a target: comparisons, directions, polarities, what a name in it may be, and why a text says none.

What the fields of one shape have to hold together.

How a target shows itself: its canonical text, or its author's own.
"""

from datetime import date
from typing import TYPE_CHECKING, cast, final

from attrs import field, frozen

from perfmodel._arguments import Choice, require, typed
from perfmodel._base_errors import excerpt
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.source import Span
from perfmodel.values._interval import Interval
from perfmodel.values._period import MonthDay
from perfmodel.values._quantity import Quantity

if TYPE_CHECKING:
    from perfmodel.targets._render import Style
    from perfmodel.targets._shapes import Target


@final
class Comparison(Choice):
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
class Direction(Choice):
    """Which way a relative target moves."""

    INCREASE = "increase"
    DECREASE = "decrease"


@final
class Polarity(Choice):
    """Whether more or less of an indicator is better (正向, 反向)."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"


QUOTES = "【】〖〗"
"""The marks that enclose names in canonical text: 【】 a subject, 〖〗 any other name."""


BROKEN = regex(r"[\ud800-\udfff]")
"""Half of a character: no file holds it."""

_NO_NAME = regex(rf"[{QUOTES}\n\r\v\f\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")


def name_or_none(value: str | None) -> str | None:
    """A name as it is, or ``None``; refused (``name-invalid``) where it has no name's form."""
    if value is None:
        return None
    require(value, str, "a name")
    if not value or value != value.strip() or _NO_NAME.search(value) is not None:
        message = f"expected a name on one line, without blanks around it or {QUOTES}, found '{excerpt(value)}'"
        raise InvalidValueError(message, code="name-invalid")
    return value


def required_name(value: str) -> str:
    """The same for a name that has to be there."""
    require(value, str, "a name")
    return name_or_none(value) or value


@final
@frozen(weakref_slot=False, field_transformer=typed)
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


def check_doubt(latest: date | MonthDay, doubtful: date | MonthDay | None, /) -> None:
    """Refuse a doubtful day that is not after the latest, or has a year where that has none (``doubt-invalid``)."""
    if doubtful is not None and (
        isinstance(doubtful, MonthDay) != isinstance(latest, MonthDay)
        or (isinstance(doubtful, date) and isinstance(latest, date) and doubtful <= latest)
    ):
        message = f"expected a doubtful day after the latest, with a year where that has one, found {doubtful}"
        raise InvalidValueError(message, code="doubt-invalid")


def check_relative(
    comparison: Comparison, change: Quantity | Interval | None, direction: Direction | None, share: Quantity | None, /
) -> None:
    """
    Refuse what a bound in another figure cannot say.

    That is a change without its direction (``change-incomplete``), an interval without one of its ends or beside a
    comparison (``change-invalid``), a share beside a change or in a unit of its own (``share-invalid``).
    """
    if (change is None) != (direction is None):
        message = "expected a change together with its direction, found one without the other"
        raise InvalidValueError(message, code="change-incomplete")
    if isinstance(change, Interval):
        _check_between(change, comparison)
    if share is not None:
        _check_share(share, change)


def _check_between(change: Interval, comparison: Comparison) -> None:
    if change.lower is None or change.upper is None:
        message = "expected both ends of the change; with one end it is a Quantity beside a comparison"
        raise InvalidValueError(message, code="change-invalid")
    if comparison is not Comparison.STATED:
        message = f"expected Comparison.STATED beside a change with two ends, found {comparison}"
        raise InvalidValueError(message, code="change-invalid")


def _check_share(share: Quantity, change: Quantity | Interval | None) -> None:
    if change is not None:
        message = "expected a share of the figure or a change against it, found both"
        raise InvalidValueError(message, code="share-invalid")
    if share.unit.kind not in {"ratio", "number"}:
        message = f"expected a share such as 95% or 1.2倍, found {share}"
        raise InvalidValueError(message, code="share-invalid")


class Written:
    """
    What all shapes have in common: ``str(target)`` is the canonical text, format ``as_written`` the author's.

    >>> from perfmodel import read_target
    >>> f"{read_target('不低于80万人次')}, {read_target('不低于80万人次'):as_written}"
    '≥80万人次, 不低于80万人次'
    """

    __slots__ = ()

    def __str__(self) -> str:
        return format(self)

    def __format__(self, style: str) -> str:
        """
        The text in a style of :func:`~perfmodel.format_target`, canonical where none is named.

        Raises:
            InvalidValueError: (``style-unknown``) for another style.
        """
        from perfmodel.targets._render import format_target  # noqa: PLC0415 - writing is above the shapes

        return format_target(cast("Target", self), style=cast("Style", style or "canonical"))
