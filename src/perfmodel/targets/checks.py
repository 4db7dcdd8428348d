"""What the fields of one shape have to hold together."""

from datetime import date

from perfmodel.errors import InvalidValueError
from perfmodel.targets.terms import Comparison, Direction
from perfmodel.values.interval import Interval
from perfmodel.values.period import MonthDay
from perfmodel.values.quantity import Quantity


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
