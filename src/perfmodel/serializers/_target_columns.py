"""
A target as one row of the published schema, and that schema with its version.

One struct type holds all shapes; ``docs/columns.md`` explains each field.  A later schema only adds fields, and counts
its version up.  The version stands in the metadata of the field ``kind``, so that it travels with a bare array.

The row is complete: what its fields cannot say (several clauses, a number beyond ``decimal128(38, 18)``) stands beside
them in ``exact``, the exchanged JSON, and the way back (``interop._target_rows``) reads that.
"""

from decimal import Decimal
from typing import Any, TypeAlias, assert_never, cast

import pyarrow as pa

from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import DateSpan, MonthDay
from perfmodel.values._quantity import Quantity

SCHEMA_VERSION = 2
"""Counts up when a field is added; fields never change their meaning and never go."""

VERSION_KEY = b"perfmodel.schema"
"""The key of the version in the metadata of a field or a schema."""

VERSION = {VERSION_KEY: str(SCHEMA_VERSION).encode()}

TABLE_KEY = b"perfmodel.table"
"""The key of the name of a table in the metadata of its schema; tables of documents have none."""

NUMBER = pa.decimal128(38, 18)
"""Amounts: 20 digits before the point and 18 behind it."""

_CLAUSE: list[pa.Field] = [
    pa.field("kind", pa.string(), metadata=VERSION),
    pa.field("subject", pa.string()),
    pa.field("text", pa.string()),
    pa.field("comparison", pa.string()),
    pa.field("approximate", pa.bool_()),
    pa.field("value", NUMBER),
    pa.field("unit", pa.string()),
    pa.field("lower", NUMBER),
    pa.field("lower_inclusive", pa.bool_()),
    pa.field("upper", NUMBER),
    pa.field("upper_inclusive", pa.bool_()),
    pa.field("per", pa.string()),
    pa.field("per_count", pa.int32()),
    pa.field("earliest", pa.date32()),
    pa.field("latest", pa.date32()),
    pa.field("doubtful_until", pa.date32()),
    pa.field("yearless_earliest", pa.string()),
    pa.field("yearless_latest", pa.string()),
    pa.field("yearless_doubtful_until", pa.string()),
    pa.field("year_offset", pa.int32()),
    pa.field("rank", pa.int32()),
    pa.field("scope", pa.string()),
    pa.field("grade", pa.string()),
    pa.field("scale", pa.string()),
    pa.field("reference", pa.string()),
    pa.field("direction", pa.string()),
    pa.field("expected", pa.bool_()),
    pa.field("out_of_range", pa.bool_()),
    pa.field("share", NUMBER),
    pa.field("first_offset", pa.int32()),
]
CLAUSE_TYPE = pa.struct(_CLAUSE)
"""One clause of a composite: the fields of :data:`TARGET_TYPE` without those that only a whole cell has."""

ADDED = {"share": 2, "first_offset": 2, "alternatives": 2}
"""The fields that were added, with the version that brought them: a column of an older one is without them."""

TARGET_TYPE = pa.struct(
    [
        *_CLAUSE,
        pa.field("clauses", pa.list_(CLAUSE_TYPE)),
        pa.field("error_code", pa.string()),
        pa.field("error_start", pa.int32()),
        pa.field("error_stop", pa.int32()),
        pa.field("exact", pa.string()),
        pa.field("alternatives", pa.bool_()),
    ]
)
"""A target of any shape; what a shape does not have is null."""


Row: TypeAlias = dict[str, Any]
"""The fields that a shape has; the others are null."""

_WHOLE_DIGITS, _PLACES = 20, 18


def row_of(target: Target, /) -> Row:
    """
    The row of a target.

    >>> from perfmodel import read_target
    >>> row = row_of(read_target("不低于95.5%"))
    >>> row["kind"], row["comparison"], row["value"], row["unit"]
    ('threshold', 'ge', Decimal('95.5'), '%')
    """
    match target:
        case Composite():
            clauses = [_clause(clause) for clause in target.clauses]
            row: Row = {
                "kind": "composite",
                "alternatives": target.any or None,
                "out_of_range": any(clause["out_of_range"] for clause in clauses),
                "clauses": clauses,
                "exact": _exact(target),
            }
        case Unstated():
            row = {"kind": "unstated", "out_of_range": False}
        case Unread():
            row = {"kind": "unread", "out_of_range": False, **_place(target)}
        case _:
            row = _clause(target)
            if row["out_of_range"]:
                row["exact"] = _exact(target)
            return row
    row["subject"], row["text"] = target.subject, target.text
    return row


def _exact(target: Target) -> str:
    """All of a target, as JSON has it."""
    from perfmodel.serializers.json import write  # noqa: PLC0415 - on first use: it knows documents, whose modules are many

    return write(target, indent=1)


def _place(target: Unread) -> Row:
    error = target.error
    return {"error_code": error.code, "error_start": error.span.start, "error_stop": error.span.stop}


def _clause(target: Clause) -> Row:
    row = _fields(target)
    row["out_of_range"] = row.pop("beyond", False)
    row["subject"], row["text"] = target.subject, target.text
    return row


def _fields(target: Clause) -> Row:  # noqa: PLR0911 - one return for each shape
    match target:
        case Threshold(comparison=comparison, quantity=quantity, approximate=approximate):
            head = {"kind": "threshold", "comparison": comparison.value, "approximate": approximate}
            return {**head, **_amount(quantity)}
        case Range():
            return {"kind": "range", **_ends(target.interval)}
        case Frequency(comparison=comparison, count=count, per=per):
            head = {"kind": "frequency", "comparison": comparison.value}
            return {**head, **_amount(count), "per": per.unit.value, "per_count": per.value}
        case Deadline(comparison=comparison):
            return {"kind": "deadline", "comparison": comparison.value, **_days(target)}
        case Rank(within=within, scope=scope):
            return {"kind": "rank", "rank": within, "scope": scope}
        case Grade(comparison=comparison, grade=grade, scale=scale):
            return {"kind": "grade", "comparison": comparison.value, "grade": grade, "scale": scale}
        case Relative():
            return _relative(target)
        case YesNo(expected=expected):
            return {"kind": "yes_no", "expected": expected}
        case Statement():
            return {"kind": "statement"}
        case _:
            assert_never(target)


def fitting(value: Decimal, /) -> Decimal | None:
    """The value as ``decimal128(38, 18)`` holds it, or ``None`` when it has too many digits on either side."""
    sign, digits, exponent = value.as_tuple()
    places = -cast("int", exponent)
    while places > _PLACES and digits[-1] == 0 and len(digits) > 1:
        digits, places = digits[:-1], places - 1
    if places > _PLACES or len(digits) - places > _WHOLE_DIGITS:
        return None
    return value if places == -cast("int", exponent) else Decimal((sign, digits, -places))


def _amount(quantity: Quantity) -> Row:
    value = fitting(quantity.value)
    return {"value": value, "unit": quantity.unit.symbol, "beyond": value is None}


def _ends(interval: Interval) -> Row:
    """Both ends in one unit: the lower end's, or else the upper end's, as far as decimals can say it."""
    lower, upper = cast("Bound", interval.lower), cast("Bound", interval.upper)
    sides = {"lower_inclusive": lower.inclusive, "upper_inclusive": upper.inclusive}
    for unit in (lower.quantity.unit, upper.quantity.unit):
        try:
            low, high = fitting(lower.quantity.to(unit).value), fitting(upper.quantity.to(unit).value)
        except (IncompatibleUnitsError, InvalidValueError):
            continue
        if low is not None and high is not None:
            return {"lower": low, "upper": high, "unit": unit.symbol, **sides}
    return {"unit": lower.quantity.unit.symbol, "beyond": True, **sides}


def _days(target: Deadline) -> Row:
    span, until = target.span, target.doubtful_until
    if isinstance(span, DateSpan):
        days: Row = {"earliest": span.earliest, "latest": span.latest}
    else:
        first = None if span.earliest is None else str(span.earliest)
        days = {
            "yearless_earliest": first,
            "yearless_latest": str(span.latest),
            "year_offset": span.year_offset,
            "first_offset": span.stated_first_offset,
        }
    if until is not None:
        days |= {"yearless_doubtful_until": str(until)} if isinstance(until, MonthDay) else {"doubtful_until": until}
    return days


def _relative(target: Relative) -> Row:
    row: Row = {"kind": "relative", "comparison": target.comparison.value, "reference": target.reference}
    if target.share is not None:
        share = _amount(target.share)
        row |= {"share": share.pop("value"), **share}
    if target.change is not None and target.direction is not None:
        change = _ends(target.change) if isinstance(target.change, Interval) else _amount(target.change)
        row |= {**change, "direction": target.direction.value}
    return row
