"""A row of the published schema back to its target."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast

from perfmodel.errors import DocumentError, InvalidValueError, PerfModelError, Problem
from perfmodel.interop._column_inputs import column_of, pieces
from perfmodel.interop._column_reader import unread_cell
from perfmodel.serializers import json
from perfmodel.serializers._document_tables import conform
from perfmodel.serializers._target_columns import TARGET_TYPE
from perfmodel.source import Span
from perfmodel.targets._making import checked_threshold
from perfmodel.targets._shapes import (
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison, Direction, name_or_none
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import DateSpan, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import Quantity, checked_quantity
from perfmodel.values._unit import parse_unit

Cells: TypeAlias = Mapping[str, Any]
"""A row as pyarrow hands it out: every field, null as ``None``."""

_Code = TypeVar("_Code", bound=Enum)


def target_of(row: Cells, /) -> Target:
    """
    The target that a row says; the inverse of ``rows.row_of``.

    Raises:
        InvalidValueError: When the fields do not make a target.

        DocumentError: When ``exact`` is no target.
    """
    if row["exact"] is not None:
        return _exact(json.read(row["exact"]))
    build = _BUILDERS.get(row["kind"])
    if build is None:
        message = f"expected a kind of {', '.join(_BUILDERS)}, found {row['kind']!r}"
        raise InvalidValueError(message, code="kind-unknown")
    return build(row)


def _exact(value: object) -> Target:
    if isinstance(value, Target):
        return value
    message = f"expected a target in exact, found {type(value).__name__}"
    raise InvalidValueError(message, code="kind-unknown")


def _quantity(row: Cells, name: str = "value") -> Quantity:
    """An amount of a row; what a column of decimals holds, a quantity does, so that only its unit is looked at."""
    return checked_quantity(_plain(_stated(row, name)), parse_unit(_stated(row, "unit")))


def _stated(row: Cells, name: str) -> Any:  # noqa: ANN401 - a cell of a column
    value = row[name]
    if value is None:
        message = f"expected the field {name} of a {row['kind']}, found null"
        raise InvalidValueError(message, code="key-missing")
    return value


def _plain(value: Decimal) -> Decimal:
    """The value without the zeros that the column's scale has put behind it."""
    whole, parts = value.as_integer_ratio()
    if parts == 1:
        return Decimal(whole)
    sign, digits, exponent = value.as_tuple()
    places = -cast("int", exponent)
    while digits[-1] == 0:
        digits, places = digits[:-1], places - 1
    return Decimal((sign, digits, -places))


def _comparison(row: Cells) -> Comparison:
    return code_of(Comparison, _stated(row, "comparison"))


def code_of(kind: type[_Code], value: str, /) -> _Code:
    """The member of a closed set, or an error that lists them."""
    member = _members(kind).get(value)
    if member is not None:
        return cast("_Code", member)
    message = f"expected one of {', '.join(str(member.value) for member in kind)}, found {value!r}"
    raise InvalidValueError(message, code="code-unknown")


@cache
def _members(kind: type[Enum]) -> dict[str, Enum]:
    return {member.value: member for member in kind}


def _words(row: Cells) -> dict[str, Any]:
    return {"subject": row["subject"], "text": row["text"] or ""}


def _threshold(row: Cells) -> Target:
    comparison, quantity, subject = _comparison(row), _quantity(row), name_or_none(row["subject"])
    approximate = bool(row["approximate"])
    return checked_threshold(comparison, quantity, row["text"] or "", approximate=approximate, subject=subject)


def _range(row: Cells) -> Target:
    return Range(interval=_interval(row), **_words(row))


def _interval(row: Cells) -> Interval:
    return Interval(*(Bound(_quantity(row, end), _stated(row, f"{end}_inclusive")) for end in ("lower", "upper")))


def _frequency(row: Cells) -> Target:
    per = Period(_stated(row, "per_count"), code_of(PeriodUnit, _stated(row, "per")))
    return Frequency(comparison=_comparison(row), count=_quantity(row), per=per, **_words(row))


def _deadline(row: Cells) -> Target:
    until = row["doubtful_until"] or _month_day(row["yearless_doubtful_until"])
    last = _month_day(row["yearless_latest"])
    span: DateSpan | YearlessSpan = (
        DateSpan(row["earliest"], row["latest"])
        if last is None
        else YearlessSpan(
            _month_day(row["yearless_earliest"]),
            last,
            year_offset=row["year_offset"] or 0,
            first_offset=row["first_offset"],
        )
    )
    return Deadline(span=span, comparison=_comparison(row), doubtful_until=until, **_words(row))


def _month_day(text: str | None) -> MonthDay | None:
    if text is None:
        return None
    parts = text.split("-")
    if len(parts) != 4 or not all(part.isdecimal() for part in parts[2:]):  # noqa: PLR2004 - two dashes, month, day
        message = f"expected a day without a year such as --06-30, found {text!r}"
        raise InvalidValueError(message, code="date-invalid")
    return MonthDay(int(parts[2]), int(parts[3]))


def _rank(row: Cells) -> Target:
    return Rank(within=_stated(row, "rank"), scope=row["scope"], **_words(row))


def _grade(row: Cells) -> Target:
    return Grade(comparison=_comparison(row), grade=_stated(row, "grade"), scale=row["scale"], **_words(row))


def _related(row: Cells) -> Target:
    direction = None if row["direction"] is None else code_of(Direction, row["direction"])
    change: Quantity | Interval | None = None
    if row["value"] is not None:
        change = _quantity(row)
    elif row["lower"] is not None or row["upper"] is not None:
        change = _interval(row)
    share = None if row["share"] is None else _quantity(row, "share")
    return Relative(
        comparison=_comparison(row),
        reference=_stated(row, "reference"),
        change=change,
        direction=direction,
        share=share,
        **_words(row),
    )


def _yes_no(row: Cells) -> Target:
    return YesNo(expected=_stated(row, "expected"), **_words(row))


def _statement(row: Cells) -> Target:
    return Statement(**_words(row))


def _unstated(row: Cells) -> Target:
    return Unstated(text=row["text"] or "")


def _unread(row: Cells) -> Target:
    span = Span(_stated(row, "error_start"), _stated(row, "error_stop"))
    return unread_cell(row["text"] or "", _stated(row, "error_code"), span)


_BUILDERS: dict[str, Callable[[Cells], Target]] = {
    "threshold": _threshold,
    "range": _range,
    "frequency": _frequency,
    "deadline": _deadline,
    "rank": _rank,
    "grade": _grade,
    "relative": _related,
    "yes_no": _yes_no,
    "statement": _statement,
    "unstated": _unstated,
    "unread": _unread,
}


def targets_of(column: object, /) -> list[Target | None]:
    """
    The targets that a struct column says, one for each row; the inverse of ``read_targets``.

    >>> import pyarrow as pa
    >>> from perfmodel.interop.arrow import read_targets
    >>> targets_of(read_targets(pa.array(["前10名", None])))[0].within
    10

    Raises:
        DocumentError: When the column has not the published schema, or a later one (``schema-newer``), or rows make no
            target; with the path to each.
    """
    found, problems = list[Target | None](), list[Problem]()
    for part in pieces(column_of(column, "target")):
        for row in conform(part, TARGET_TYPE, "target").to_pylist():
            found.append(_checked(row, f"$.target[{len(found)}]", problems))
    if problems:
        raise DocumentError(problems)
    return found


def _checked(row: Cells | None, path: str, problems: list[Problem]) -> Target | None:
    try:
        return None if row is None else target_of(row)
    except DocumentError as error:
        problems.extend(Problem(item.code, item.message, f"{path}.exact{item.path[1:]}") for item in error.problems)
    except PerfModelError as error:
        problems.append(Problem(error.code, str(error), path))
    return None
