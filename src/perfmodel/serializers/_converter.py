"""
The one shape of exchanged data: a strict cattrs converter for all formats.

Unknown keys, missing keys, wrong types, floats for exact numbers and newer schemas are refused; all faults come at
once, each with its path.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache, partial
from operator import itemgetter
from types import NoneType
from typing import Any, Union, cast, get_args, get_origin

from attrs import NOTHING, Attribute, fields, resolve_types
from cattrs import BaseValidationError, ClassValidationError, Converter, IterableValidationError
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from perfmodel._arguments import kind_of
from perfmodel.errors import InvalidValueError, PerfModelError
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import UNCLASSIFIED, Extra, Fresh, Indicator
from perfmodel.serializers import _documents as marks
from perfmodel.serializers import _documents as papers
from perfmodel.serializers import _targets as wire
from perfmodel.targets._shapes import Clause, Target
from perfmodel.targets._terms import Comparison, Direction, Polarity
from perfmodel.taxonomy._category import CATEGORIES, Category, category
from perfmodel.taxonomy._scheme import SCHEMES, Scheme, scheme
from perfmodel.values._period import FiscalYear, MonthDay, Period, PeriodUnit
from perfmodel.values._quantity import Quantity

_Hook = Callable[[Any, Any], Any]
FLAT: dict[type, Any] = {**wire.FLAT, **papers.DOCUMENT_FLAT, **marks.ASSESSMENT_FLAT}
"""The classes that do not go out field by field, with their flat form."""

DOCUMENT_PARTS: tuple[type, ...] = (Extra, *papers.DOCUMENT_PARTS, *papers.DOCUMENTS)
PARTS: tuple[type, ...] = (*DOCUMENT_PARTS, *marks.ASSESSMENT_PARTS)
"""The classes of documents and assessments, each before those that hold it."""

MOST_FAULTS = 1_000
"""Behind so many faults a list is not looked at any further: each takes memory, and a hundred are shown."""


@cache
def converter() -> Converter:
    """The converter; made once, on first need."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, name in wire.STRICT.items():
        made.register_structure_hook(kind, wire.exactly(kind, name))
    made.register_structure_hook(Decimal, wire.no_number)
    made.register_structure_hook_func(lambda kind: kind == wire.Day, wire.day)
    for closed in (Comparison, Direction, Polarity, PeriodUnit, *papers.DOCUMENT_ENUMS, *marks.ASSESSMENT_ENUMS):
        made.register_structure_hook(closed, wire.no_word)
    made.register_structure_hook_func(
        lambda kind: kind == wire.Change, lambda data, _: made.structure(data, wire.change_kind(data))
    )
    made.register_structure_hook_factory(_is_tuple, partial(_listed, made))
    _register(made, (*wire.FLAT, *wire.CLAUSES))
    _register_union(made, Clause, wire.CLAUSES)
    _register(made, wire.KINDS.keys() - wire.CLAUSES.keys())
    _register_union(made, Target, wire.KINDS)
    _register_documents(made)
    return made


def _register_documents(made: Converter) -> None:
    """Documents, assessments and their parts: categories and schemes by their ids, the year as a number."""
    text, number = wire.exactly(str, "text"), wire.exactly(int, "a whole number")
    made.register_structure_hook(Category, lambda data, kind: category(text(data, kind)))
    made.register_structure_hook(Scheme, lambda data, kind: scheme(text(data, kind)))
    made.register_structure_hook(FiscalYear, lambda data, kind: FiscalYear(number(data, kind)))
    made.register_structure_hook(Fraction, marks.ratio)
    _register(made, DOCUMENT_PARTS)
    _register_union(made, Objectives, papers.DOCUMENTS)
    made.register_unstructure_hook_func(
        lambda kind: kind == Objectives,
        lambda value: {"kind": papers.DOCUMENTS[type(value)], **made.unstructure(value)},
    )
    _register(made, marks.ASSESSMENT_PARTS)


def _register(made: Converter, kinds: Iterable[type]) -> None:
    """Classes as JSON objects, each before those that hold it."""
    for kind in dict.fromkeys(kinds):
        reader = _reader(made, kind)
        made.register_structure_hook(kind, _remembering(reader) if kind in {Quantity, Period} else reader)
        made.register_unstructure_hook(kind, _writer(made, kind))


_MEASURE = 2  # the keys of a value and its unit


def _remembering(read: _Hook) -> _Hook:
    """The same for a value with its unit: what is written alike is one object."""

    @lru_cache(maxsize=wire.REMEMBERED)
    def measure(value: str, unit: str) -> Any:  # noqa: ANN401 - a quantity, or a period
        return read({"value": value, "unit": unit}, None)

    def structure(data: Any, kind: Any) -> Any:  # noqa: ANN401 - what a file holds
        given = wire.as_object(data)
        value, unit = given.get("value"), given.get("unit")
        if type(value) is str and type(unit) is str and len(given) == _MEASURE:
            return measure(value, unit)
        return read(given, kind)

    return structure


class _Code:
    """A function whose text is made line by line, and what its names stand for."""

    def __init__(self, **names: object) -> None:
        self.lines = list[str]()
        self._names = names

    def name(self, value: object) -> str:
        """A name in the text for a value."""
        name = f"_{len(self._names)}"
        self._names[name] = value
        return name

    def add(self, *lines: str, depth: int = 1) -> None:
        """Lines of the text, so deep in it."""
        self.lines += [f"{'    ' * depth}{line}" for line in lines]

    def made(self, name: str, kind: type) -> Any:  # noqa: ANN401 - a function of any class
        """The function of a name; its text is made of names of fields alone."""
        exec(compile("\n".join(self.lines), f"<{name} {kind.__name__}>", "exec"), self._names)  # noqa: S102 - as attrs does
        return self._names[name]


def _reader(made: Converter, kind: type, **known: object) -> _Hook:
    """
    What makes a value of its JSON object, written out for the fields of the class, but for those that are known.

    Strict: each field is asked for that is not silent, no other key is taken, and all faults come at once.
    """
    flat, tag = FLAT.get(kind, kind), wire.KINDS.get(kind)
    names = [item.name for item in asked_fields(flat)]
    needed, silent = _parted(flat)
    code = _Code(as_object=wire.as_object, refused=partial(_refused, flat, names, tag), failed=partial(_failed, flat))
    code.add("def read(data, _=None):", depth=0)
    code.add("if type(data) is not dict: as_object(data)", "faults = None")
    if kind in wire.INSTEAD:
        own, other = wire.INSTEAD[kind]
        code.add(f"if {own!r} in data: data = {{{other!r}: None, **data}}")
    for item in needed:
        _add_field(code, made, item, names, depth=1)
    keys = len(needed) + (tag is not None)
    for item in silent:
        code.add(f"{item.name}_ = {code.name(_default(item))}")
    code.add(f"if faults or len(data) != {keys}:")
    code.add(f"keys = {keys}", depth=2)
    for item in silent:
        code.add(f"if {item.name!r} in data:", "    keys += 1", depth=2)
        _add_field(code, made, item, names, depth=3)
    code.add("if faults or len(data) != keys: raise refused(data, faults or ())", depth=2)
    code.add("try:")
    _add_value(code, flat, names, known)
    code.add("return value" if flat is kind else "return value.build()", depth=2)
    code.add("except Exception as error: raise failed(error)")
    return cast("_Hook", code.made("read", kind))


def _parted(kind: type) -> "tuple[list[Attribute[Any]], list[Attribute[Any]]]":
    """The fields that are always written, and those that stay away at their default."""
    asked = asked_fields(kind)
    return [item for item in asked if item.default is NOTHING], [item for item in asked if item.default is not NOTHING]


def _add_field(code: _Code, made: Converter, item: "Attribute[Any]", names: list[str], *, depth: int) -> None:
    """Takes the value of one key, and notes its fault."""
    code.add("try:", f"    {item.name}_ = data[{item.name!r}]", depth=depth)
    code.add(*_checks(code, made, item.type, f"{item.name}_"), depth=depth + 1)
    code.add(f"except Exception as error: faults = [*(faults or ()), ({names.index(item.name)}, error)]", depth=depth)


def _checks(code: _Code, made: Converter, kind: Any, found: str) -> list[str]:  # noqa: ANN401 - any annotation
    """What is done with what was found for a type: what is right as it is or stands in a table calls nothing."""
    rest = _without_none(kind)
    if rest is not kind:
        return [f"if {found} is not None:", *(f"    {line}" for line in _checks(code, made, rest, found))]
    call = f"{code.name(made.get_structure_hook(kind))}({found}, {code.name(kind)})"
    if kind in wire.STRICT:
        return [f"if type({found}) is not {kind.__name__}: {call}"]
    known = _known(kind)
    if known is None:
        return [f"{found} = {call}"]
    lookup = f"{code.name(known)}({found}) if type({found}) is str else None"
    return [f"known = {lookup}", f"{found} = {call} if known is None else known"]


def _known(kind: Any) -> Callable[[str], object] | None:  # noqa: ANN401 - any annotation
    """What gives the value that a text stands for, where there are texts that need no further look."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {str(member.value): member for member in kind}.get
    tables: dict[Any, Callable[[str], object]] = {
        Category: CATEGORIES.get,
        Scheme: SCHEMES.get,
        Decimal: wire.number,
    }
    return tables.get(kind)


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - any annotation
    """What a field holds where it holds something."""
    args = get_args(kind)
    return Union[tuple(arg for arg in args if arg is not NoneType)] if NoneType in args else kind  # noqa: UP007 - of some


def _default(item: "Attribute[Any]") -> Any:  # noqa: ANN401 - of any field
    """What a field holds that was not handed in."""
    convert = cast("Any", item).converter
    return item.default if convert is None else convert(item.default)


def _add_value(code: _Code, kind: type, names: list[str], known: Mapping[str, object]) -> None:
    """
    Makes the value as its constructor does, without the checks of types.

    What was read is of the types of the fields; of numbers their length is looked at as well.  A field of a frozen
    value is set by a call, which takes its time: they are set in a value of a class with the same slots, which is then
    made one of its own class.
    """
    blank = type(kind.__name__, kind.__bases__, {"__slots__": cast("Any", kind).__slots__})
    code.add(f"value = {code.name(blank)}()", depth=2)
    checks = [f"value.__class__ = {code.name(kind)}"]
    for item in fields(kind):
        found = f"{item.name}_"
        if item.name not in names:
            code.add(f"{found} = {code.name(known.get(item.name, item.default))}", depth=2)
        elif item.converter is not None:
            other = "" if item.default is NOTHING else f"if {found} is not {code.name(_default(item))}: "
            code.add(f"{other}{found} = {code.name(item.converter)}({found})", depth=2)
        code.add(f"value.{item.name} = {found}", depth=2)
        if item.validator is not None and kind_of(item.type).inexact:
            checks.append(f"{code.name(item.validator)}(value, {code.name(item)}, {found})")
    if hasattr(kind, "__attrs_post_init__"):
        checks.append("value.__attrs_post_init__()")
    code.add(*checks, depth=2)


def _refused(
    kind: type, names: list[str], tag: str | None, data: dict[str, object], faults: list[tuple[int, Exception]]
) -> Exception:
    """The faults of the fields in their order, then the keys that are none."""
    found = list[Exception]()
    for place, error in sorted(faults, key=itemgetter(0)):
        error.add_note(AttributeValidationNote("", names[place], None))
        found.append(error)
    unknown = data.keys() - {*names, *(() if tag is None else ("kind",))}
    if unknown:
        found.append(ForbiddenExtraKeysError("", kind, unknown))
    return _failed(kind, *found)


def _failed(kind: type, *errors: Exception) -> Exception:
    """What keeps an object from being a value."""
    return ClassValidationError("", errors, kind)  # pyright: ignore[reportCallIssue] - cattrs asks for the class


def _writer(made: Converter, kind: type) -> Callable[[Any], dict[str, Any]]:
    """What makes the JSON object of a value, written out as well; silent fields stay away at their default."""
    flat, tag = FLAT.get(kind), wire.KINDS.get(kind)
    needed, silent = _parted(flat or kind)
    code = _Code(whole=made.unstructure)
    code.add("def write(value):", depth=0)
    if flat is not None:
        code.add(f"value = {code.name(flat.of)}(value)")
    parts = [] if tag is None else [f"'kind': {tag!r}"]
    parts += [f"{item.name!r}: {_said(code, made, item.type, f'value.{item.name}')}" for item in needed]
    code.add(f"data = {{{', '.join(parts)}}}")
    for item in silent:
        default = _default(item)
        differs, holds = f"!= {code.name(default)}", item.type
        if default is None:
            differs, holds = "is not None", _without_none(item.type)
        code.add(f"found = value.{item.name}")
        code.add(f"if found {differs}: data[{item.name!r}] = {_said(code, made, holds, 'found')}")
    if kind in wire.INSTEAD:
        own, other = wire.INSTEAD[kind]
        code.add(f"if {own!r} in data: del data[{other!r}]")
    code.add("return data")
    return cast("Callable[[Any], dict[str, Any]]", code.made("write", kind))


_SAID: dict[Any, str] = {
    **dict.fromkeys((str, bool, int), "{}"),
    **dict.fromkeys((Fraction, date, MonthDay, wire.Day), "str({})"),
    Decimal: "format({}, 'f')",
    Category: "{}.id",
    Scheme: "{}.id",
    FiscalYear: "{}.year",
}
"""How the text of a function says a value of a type as plain data."""


def _said(code: _Code, made: Converter, kind: Any, found: str) -> str:  # noqa: ANN401 - any annotation
    """The value of a type as plain data."""
    rest = _without_none(kind)
    if rest is not kind:
        return f"None if (part := {found}) is None else {_said(code, made, rest, 'part')}"
    if kind in _SAID:
        return _SAID[kind].format(found)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{found}._value_"
    args = get_args(kind)
    if _is_tuple(kind):
        return f"[{_said(code, made, args[0], 'item')} for item in {found}]"
    if args and kind != Objectives:
        hooks = {arg: made.get_unstructure_hook(arg) for arg in args}
        return f"{code.name(hooks)}.get(type({found}), whole)({found})"
    return f"{code.name(made.get_unstructure_hook(kind))}({found})"


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
    message = f"expected a kind of {', '.join(tags)}, found {wire.said(found)}{hint}"
    return InvalidValueError(message, code="kind-unknown")


def _register_union(made: Converter, union: Any, kinds: Mapping[type, str]) -> None:  # noqa: ANN401 - a union is no type
    readers = {tag: made.get_structure_hook(kind) for kind, tag in kinds.items()}
    apart = union == Objectives

    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        given = wire.as_object(data)
        tag = given.get("kind")
        reader = readers.get(tag) if isinstance(tag, str) else None
        if reader is None:
            raise no_kind(list(readers), tag)
        return reader({key: item for key, item in given.items() if key != "kind"} if apart else given, union)

    made.register_structure_hook_func(lambda kind: kind == union, structure)


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return get_origin(kind) is tuple


def _listed(made: Converter, kind: Any) -> _Hook:  # noqa: ANN401 - any annotation
    """A tuple of one kind of item as a JSON list; a text or an object is none."""
    item: Any = get_args(kind)[0]
    read: _Hook = made.get_structure_hook(item)
    gather: Callable[[list[Any]], tuple[Any, ...]] = tuple
    if item is Indicator:
        read, gather = _reader(made, item, id=UNCLASSIFIED), Fresh  # which gives the ids that rows have together

    def structure(data: Any, _: Any) -> Any:  # noqa: ANN401 - what a file holds
        if not isinstance(data, list):
            raise wire.wrong(wire.LIST, cast("object", data))
        found: list[Any] = []  # a list[Any]() takes four times as long
        faults: list[Exception] = []
        count = 0
        for index, given in enumerate(cast("list[object]", data)):
            if count >= MOST_FAULTS:
                message = f"not looked at from here on: {count} problems come before it"
                faults.append(_noted(InvalidValueError(message, code="items-unread"), index, item))
                break
            try:
                found.append(read(given, item))
            except (BaseValidationError, PerfModelError) as error:
                faults.append(_noted(error, index, item))
                count += _count(error)
        if faults:
            raise IterableValidationError(wire.LIST, faults, kind)  # pyright: ignore[reportCallIssue] - cattrs asks for the class
        return gather(found)

    return structure


def _noted(error: Exception, index: int, kind: Any) -> Exception:  # noqa: ANN401 - any annotation
    """An error with the number of its item, as cattrs notes it."""
    error.add_note(IterableValidationNote("", index, kind))
    return error


def _count(error: Exception) -> int:
    """How many faults an error tells of."""
    return sum(map(_count, error.exceptions)) if isinstance(error, BaseValidationError) else 1
