"""
The one shape of exchanged data: a strict cattrs converter for all rooms.

Unknown keys, wrong types, floats for exact numbers and newer schemas are refused; all faults come at once, each with
its path.

Needs: ``_targets``, cattrs.  Used by: the rooms of this floor.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from attrs import fields
from cattrs import BaseValidationError, ClassValidationError, Converter, IterableValidationError
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from perfmodel.errors import DocumentError, InvalidValueError, PerfModelError, Problem
from perfmodel.serializers import _targets as wire
from perfmodel.target.shapes import Comparison, Direction, Polarity
from perfmodel.values.number import numeral_or_none
from perfmodel.values.period import MonthDay, PeriodUnit
from perfmodel.values.spell import spell_amount

T = TypeVar("T")
_ALWAYS = {
    wire.StatementData: {"text"},
    wire.UnreadData: {"text"},
}
_MAX_PROBLEMS = 100


@cache
def converter() -> Converter:
    """The converter; made once, on first need."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    made.register_structure_hook(str, _exactly(str, "text"))
    made.register_structure_hook(bool, _exactly(bool, "true or false"))
    made.register_structure_hook(int, _exactly(int, "a whole number"))
    made.register_structure_hook(Decimal, _decimal)
    made.register_unstructure_hook(Decimal, spell_amount)
    made.register_structure_hook_func(lambda kind: kind == wire.Day, _day)
    made.register_structure_hook_func(
        lambda kind: kind == wire.Day | None, lambda data, kind: None if data is None else _day(data, kind)
    )
    made.register_unstructure_hook_func(
        lambda kind: kind in {wire.Day, wire.Day | None}, lambda day: None if day is None else str(day)
    )
    made.register_unstructure_hook(date, str)
    made.register_unstructure_hook(MonthDay, str)
    for closed in (Comparison, Direction, Polarity, PeriodUnit):
        made.register_structure_hook(closed, _enum)
    parts: tuple[type, ...] = (wire.QuantityData, wire.BoundData, wire.PeriodData, wire.ErrorData)
    for kind in (*parts, *wire.KINDS):
        _register(made, kind)
    made.register_structure_hook_func(
        lambda kind: kind == wire.TargetData, lambda data, _: _tagged(made, data, wire.KINDS)
    )
    clauses = {kind: tag for kind, tag in wire.KINDS.items() if tag not in {"composite", "unstated", "unread"}}
    made.register_structure_hook_func(
        lambda kind: kind == wire.ClauseData, lambda data, _: _tagged(made, data, clauses)
    )
    return made


def _register(made: Converter, kind: type) -> None:
    """A class as a JSON object: strict in, and out without the fields that say nothing."""
    always = _ALWAYS.get(kind, set())
    optional = {
        item.name: override(omit_if_default=True)
        for item in fields(kind)
        if item.name
        in {"subject", "text", "approximate", "year_offset", "doubtful_until", "direction", "expected", "hint"}
        and item.name not in always
        and item.default is not None
        or item.name in {"subject", "doubtful_until", "direction"}
    }
    plain: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(kind, made, **optional)  # type: ignore[arg-type]  # overrides by name
    tag = wire.KINDS.get(kind)
    made.register_unstructure_hook(kind, plain if tag is None else lambda value: {"kind": tag, **plain(value)})
    made.register_structure_hook(kind, _strict(make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True)))


def _strict(inner: Callable[[Mapping[str, Any], Any], T]) -> Callable[[Any, Any], T]:
    def structure(data: Any, kind: Any) -> T:  # noqa: ANN401 - what a file holds
        if not isinstance(data, dict):
            raise _wrong("an object", data)
        return inner(data, kind)

    return structure


def _tagged(made: Converter, data: Any, kinds: Mapping[type, str]) -> Any:  # noqa: ANN401 - what a file holds
    if not isinstance(data, dict):
        raise _wrong("an object", data)
    rest = {str(key): value for key, value in data.items() if key != "kind"}
    for kind, tag in kinds.items():
        if data.get("kind") == tag:
            return made.structure(rest, kind)
    message = f"expected a kind of {', '.join(kinds.values())}, found {data.get('kind')!r}"
    raise InvalidValueError(message, code="kind-unknown")


def _wrong(expected: str, found: object) -> InvalidValueError:
    return InvalidValueError(f"expected {expected}, found {_said(found)}", code="type-wrong")


def _said(found: object) -> str:
    return "null" if found is None else f"{type(found).__name__} {str(found)[:60]!r}"


def _exactly(kind: type, name: str) -> Callable[[Any, Any], Any]:
    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        if type(data) is not kind:
            raise _wrong(name, data)
        return data

    return structure


def _decimal(data: Any, _: Any) -> Decimal:  # noqa: ANN401 - what a file holds
    if not isinstance(data, str):
        raise _wrong('an exact number as text, for example "0.5"', data)
    numeral = numeral_or_none(data) if data.isascii() and "," not in data else None
    if numeral is None or numeral.scale:
        message = f'expected a number such as "0.5", found {data[:60]!r}'
        raise InvalidValueError(message, code="number-invalid")
    return numeral.value


def _day(data: Any, _: Any) -> date | MonthDay:  # noqa: ANN401 - what a file holds
    if not isinstance(data, str):
        raise _wrong("a day as text", data)
    try:
        if data.startswith("--"):
            month, day = data[2:].split("-")
            return MonthDay(int(month), int(day))
        if len(data) == len("2023-01-01"):
            return date.fromisoformat(data)
    except ValueError:
        pass
    message = f"expected a day such as 2023-06-30 or --06-30, found {data[:60]!r}"
    raise InvalidValueError(message, code="date-invalid")


def _enum(data: Any, kind: type[Enum]) -> Enum:  # noqa: ANN401 - what a file holds
    for member in kind:
        if member.value == data:
            return member
    message = f"expected one of {', '.join(str(member.value) for member in kind)}, found {_said(data)}"
    raise InvalidValueError(message, code="code-unknown")


def structure(data: object, kind: Any, build: Callable[[Any], T]) -> T:  # noqa: ANN401 - a union is no type
    """
    The value that plain data says, by its exchanged form *kind*.

    Raises:
        DocumentError: With every fault and its path.
    """
    try:
        return build(converter().structure(data, kind))
    except (BaseValidationError, PerfModelError) as error:
        raise DocumentError(_problems(error, "$")[:_MAX_PROBLEMS]) from error


def _problems(error: BaseException, path: str) -> list[Problem]:
    if isinstance(error, ClassValidationError):
        noted, others = error.group_exceptions()
        found = [(inner, f"{path}.{note.name}") for inner, note in noted]
        found += [(inner, path) for inner in others]
        return [problem for inner, place in found for problem in _problems(inner, place)]
    if isinstance(error, IterableValidationError):
        items, others = error.group_exceptions()
        found = [(inner, f"{path}[{note.index}]") for inner, note in items]
        found += [(inner, path) for inner in others]
        return [problem for inner, place in found for problem in _problems(inner, place)]
    if isinstance(error, ForbiddenExtraKeysError):
        return [
            Problem("key-unknown", "unknown key; strike it, or ask for a newer release", f"{path}.{key}")
            for key in sorted(error.extra_fields)
        ]
    if isinstance(error, KeyError):
        return [Problem("key-missing", "this key is missing", path)]
    code = error.code if isinstance(error, PerfModelError) else "value-invalid"
    return [Problem(code, str(error), path)]
