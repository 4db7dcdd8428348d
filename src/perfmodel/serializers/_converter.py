"""
The one shape of exchanged data: a strict cattrs converter for all formats.

Unknown keys, missing keys, wrong types, floats for exact numbers and newer schemas are refused; all faults come at
once, each with its path.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from functools import cache, partial
from typing import Any, cast, get_args, get_origin

from attrs import NOTHING, Attribute, fields, resolve_types
from cattrs import BaseValidationError, ClassValidationError, Converter, IterableValidationError, gen, override
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from perfmodel._base_errors import excerpt
from perfmodel._patterns import regex
from perfmodel.errors import DocumentError, InvalidValueError, PerfModelError, Problem
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Extra
from perfmodel.serializers import _documents as marks
from perfmodel.serializers import _documents as papers
from perfmodel.serializers import _targets as wire
from perfmodel.targets._shapes import Clause, Target
from perfmodel.targets._terms import Comparison, Direction, Polarity
from perfmodel.taxonomy._category import Category, category
from perfmodel.taxonomy._scheme import Scheme, scheme
from perfmodel.values._period import FiscalYear, MonthDay, PeriodUnit
from perfmodel.values._quantity import spell_amount

_GEN: Any = gen
_Hook = Callable[[Any, Any], Any]
_OBJECT, _LIST, _DAY, _EXACT = "an object", "a list", "a day as text", 'an exact number as text, for example "0.5"'
_NUMBER = regex(r"-?\d+(?:\.\d+)?", re.ASCII)
_ISO_DAY = regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_MONTH_DAY = regex(r"--(\d{2})-(\d{2})", re.ASCII)
LONGEST_NUMBER = 130
FLAT: dict[type, Any] = {**wire.FLAT, **papers.DOCUMENT_FLAT, **marks.ASSESSMENT_FLAT}
"""The classes that do not go out field by field, with their flat form."""

PARTS: tuple[type, ...] = (Extra, *papers.DOCUMENT_PARTS, *papers.DOCUMENTS, *marks.ASSESSMENT_PARTS)
"""The classes of documents and assessments, each before those that hold it."""

MOST_FAULTS = 1_000
"""Behind so many faults a list is not looked at any further: each takes memory, and a hundred are shown."""


@cache
def converter() -> Converter:
    """The converter; made once, on first need."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    exact: tuple[tuple[type, str], ...] = ((str, "text"), (bool, "true or false"), (int, "a whole number"))
    for kind, name in exact:
        made.register_structure_hook(kind, _exactly(kind, name))
    made.register_structure_hook(Decimal, _decimal)
    made.register_unstructure_hook(Decimal, spell_amount)
    made.register_structure_hook_func(lambda kind: kind == wire.Day, _day)
    made.register_structure_hook_func(
        lambda kind: kind == wire.Day | None, lambda data, kind: None if data is None else _day(data, kind)
    )
    made.register_unstructure_hook_func(lambda kind: kind in {date, MonthDay, wire.Day}, str)
    made.register_unstructure_hook_func(
        lambda kind: kind == wire.Day | None, lambda day: None if day is None else str(day)
    )
    for closed in (Comparison, Direction, Polarity, PeriodUnit, *papers.DOCUMENT_ENUMS, *marks.ASSESSMENT_ENUMS):
        made.register_structure_hook(closed, _enum)
    made.register_structure_hook_func(
        lambda kind: kind == wire.Change | None,
        lambda data, _: None if data is None else made.structure(data, wire.change_kind(data)),
    )
    made.register_structure_hook_factory(_is_tuple, partial(_listed, made))
    for kind in (*wire.FLAT, *(shape for shape in wire.KINDS if shape not in wire.FLAT)):
        _register(made, kind)
    _register_union(made, Clause, wire.CLAUSES)
    _register_union(made, Target, wire.KINDS)
    _register_documents(made)
    return made


def _register_documents(made: Converter) -> None:
    """Documents, assessments and their parts: categories and schemes by their ids, the year as a number."""
    text, number = _exactly(str, "text"), _exactly(int, "a whole number")
    made.register_structure_hook(Category, lambda data, kind: category(text(data, kind)))
    made.register_unstructure_hook(Category, lambda value: value.id)
    made.register_structure_hook(Scheme, lambda data, kind: scheme(text(data, kind)))
    made.register_unstructure_hook(Scheme, lambda value: value.id)
    made.register_structure_hook(FiscalYear, lambda data, kind: FiscalYear(number(data, kind)))
    made.register_unstructure_hook(FiscalYear, lambda value: value.year)
    made.register_structure_hook(Fraction, marks.ratio)
    made.register_unstructure_hook(Fraction, str)
    _register_union(made, Objectives, papers.DOCUMENTS)
    made.register_unstructure_hook_func(
        lambda kind: kind == Objectives,
        lambda value: {"kind": papers.DOCUMENTS[type(value)], **made.unstructure(value)},
    )
    for kind in PARTS:
        _register(made, kind)


def _register(made: Converter, kind: type) -> None:
    """A class as a JSON object, by its flat form where it has one."""
    flat: Any = FLAT.get(kind)
    inner, outer = object_hooks(made, kind if flat is None else flat)
    tag = wire.KINDS.get(kind)
    own, other = wire.INSTEAD.get(kind, ("", ""))

    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        if own and isinstance(data, dict) and own in data:
            data = {other: None, **cast("dict[str, object]", data)}
        return inner(data, kind) if flat is None else inner(data, flat).build()

    def unstructure(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any class of the table
        plain = outer(value if flat is None else flat.of(value))
        if own in plain:
            del plain[other]
        return plain if tag is None else {"kind": tag, **plain}

    made.register_structure_hook(kind, structure)
    made.register_unstructure_hook(kind, unstructure)


def object_hooks(made: Converter, kind: type) -> tuple[_Hook, Callable[[Any], dict[str, Any]]]:
    """
    An attrs class as a JSON object, in and out.

    In: strict, and each field is asked for that is not in ``SILENT``.  Out: without the silent fields at their default.
    """
    asked, quiet = asked_fields(kind), _quiet(kind)
    silent: Any = {item.name: override(omit_if_default=True) for item in asked if item.name in quiet}
    silent.update({name: override(omit=True) for name in papers.DERIVED.get(kind, ())})
    outer: Callable[[Any], dict[str, Any]] = _GEN.make_dict_unstructure_fn(kind, made, **silent)
    fill: _Hook = _GEN.make_dict_structure_fn_from_attrs(asked, kind, made, _cattrs_forbid_extra_keys=True)

    def inner(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        return fill(as_object(data), kind)

    return inner, outer


def asked_fields(kind: type, /) -> "list[Attribute[Any]]":
    """The fields of a class that are exchanged, with their types; those that may be left out keep their default."""
    resolve_types(kind)
    derived, quiet = papers.DERIVED.get(kind, frozenset()), _quiet(kind)
    items: list[Attribute[Any]] = [item for item in fields(kind) if item.init and item.name not in derived]
    return [item if item.name in quiet else item.evolve(default=NOTHING) for item in items]


def _quiet(kind: type) -> frozenset[str]:
    return wire.SILENT | papers.DOCUMENT_QUIET.get(kind, frozenset()) | marks.ASSESSMENT_QUIET.get(kind, frozenset())


def no_kind(tags: list[str], found: object, /) -> InvalidValueError:
    """The error of a kind that is none of these; one that is like it is named."""
    close = get_close_matches(found[:60], tags, n=1) if isinstance(found, str) else []
    hint = f"; write {close[0]}" if close else ""
    message = f"expected a kind of {', '.join(tags)}, found {said(found)}{hint}"
    return InvalidValueError(message, code="kind-unknown")


def _register_union(made: Converter, union: Any, kinds: Mapping[type, str]) -> None:  # noqa: ANN401 - a union is no type
    by_tag = {tag: kind for kind, tag in kinds.items()}

    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        rest = dict(as_object(data))
        tag = rest.pop("kind", None)
        kind = by_tag.get(tag) if isinstance(tag, str) else None
        if kind is None:
            raise no_kind(list(by_tag), tag)
        found: Any = made.structure(rest, cast("Any", kind))
        return found

    made.register_structure_hook_func(lambda kind: kind == union, structure)
    made.register_structure_hook_func(
        lambda kind: kind == union | None, lambda data, kind: None if data is None else structure(data, kind)
    )


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return get_origin(kind) is tuple


def _listed(made: Converter, kind: Any) -> _Hook:  # noqa: ANN401 - any annotation
    """A tuple of one kind of item as a JSON list; a text or an object is none."""
    item: Any = get_args(kind)[0]

    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        if not isinstance(data, list):
            raise _wrong(_LIST, cast("object", data))
        found, faults, count = list[Any](), list[Exception](), 0
        for index, given in enumerate(cast("list[object]", data)):
            if count >= MOST_FAULTS:
                message = f"not looked at from here on: {count} problems come before it"
                faults.append(_noted(InvalidValueError(message, code="items-unread"), index, item))
                break
            try:
                found.append(made.structure(given, item))
            except (BaseValidationError, PerfModelError) as error:
                faults.append(_noted(error, index, item))
                count += _count(error)
        if faults:
            raise IterableValidationError(_LIST, faults, kind)  # pyright: ignore[reportCallIssue] - cattrs asks for the class
        return tuple(found)

    return structure


def _noted(error: Exception, index: int, kind: Any) -> Exception:  # noqa: ANN401 - any annotation
    """An error with the number of its item, as cattrs notes it."""
    error.add_note(IterableValidationNote("", index, kind))
    return error


def _count(error: Exception) -> int:
    """How many faults an error tells of."""
    return sum(map(_count, error.exceptions)) if isinstance(error, BaseValidationError) else 1


def as_object(data: object) -> dict[str, Any]:
    """The data as a JSON object, or an error that says what it is."""
    if not isinstance(data, dict):
        raise _wrong(_OBJECT, data)
    return cast("dict[str, Any]", data)


def _wrong(expected: str, found: object) -> InvalidValueError:
    return InvalidValueError(f"expected {expected}, found {said(found)}", code="type-wrong")


def said(found: object) -> str:
    """What stood there, in few words."""
    if found is None:
        return "null"
    if isinstance(found, dict | list):
        return f"{_OBJECT if isinstance(found, dict) else _LIST} of {len(cast('list[object]', found))}"
    return f"{type(found).__name__} '{excerpt(str(found))}'"


def _exactly(kind: type, name: str) -> _Hook:
    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        if type(data) is not kind:
            raise _wrong(name, data)
        return data

    return structure


def _decimal(data: Any, _: Any) -> Decimal:  # noqa: ANN401 - what a file holds
    if not isinstance(data, str):
        raise _wrong(_EXACT, data)
    if len(data) > LONGEST_NUMBER or _NUMBER.fullmatch(data) is None:
        message = f"expected a number such as '0.5', found '{excerpt(data)}'"
        raise InvalidValueError(message, code="number-invalid")
    return Decimal(data)


def _day(data: Any, _: Any) -> date | MonthDay:  # noqa: ANN401 - what a file holds
    if not isinstance(data, str):
        raise _wrong(_DAY, data)
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


def _enum(data: Any, kind: type[Enum]) -> Enum:  # noqa: ANN401 - what a file holds
    for member in kind:
        if member.value == data:
            return member
    message = f"expected one of {', '.join(str(member.value) for member in kind)}, found {said(data)}"
    raise InvalidValueError(message, code="code-unknown")


def structure(data: object, kind: Any) -> Any:  # noqa: ANN401 - a union is no type
    """
    The value of *kind* that plain data says.

    Raises:
        DocumentError: With every fault and its path.
    """
    try:
        return converter().structure(data, kind)
    except (BaseValidationError, PerfModelError) as error:
        raise DocumentError(_problems(error, "$")) from error


def _problems(error: BaseException, path: str) -> list[Problem]:
    if isinstance(error, ClassValidationError | IterableValidationError):
        return [problem for inner, place in _inside(error, path) for problem in _problems(inner, place)]
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
