"""
JSON Schema 2020-12 of exchanged data, made from the classes that the converter itself is made from.

What a schema cannot say (that a unit is one, that the ends of a range are in order, that ids of rows fit) ``loads``
refuses all the same: whatever ``dumps`` writes is valid, and not all that is valid can be loaded.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, cast, get_args, get_origin

from attrs import NOTHING

from perfmodel._arguments import require
from perfmodel.errors import InvalidValueError
from perfmodel.serializers import _documents as marks
from perfmodel.serializers import _targets as wire
from perfmodel.serializers._converter import FLAT, PARTS, asked_fields
from perfmodel.serializers._documents import DOCUMENTS, SCHEMA
from perfmodel.serializers._titles import title
from perfmodel.serializers.json import TAGS, WHOLE
from perfmodel.source import FARTHEST
from perfmodel.targets._shapes import MAX_RANK
from perfmodel.targets._verdict import AssumptionCode, ReasonCode
from perfmodel.taxonomy._category import CATEGORIES, Category
from perfmodel.taxonomy._scheme import SCHEMES, Scheme
from perfmodel.values._period import FIRST_YEAR, LAST_YEAR, FiscalYear, MonthDay

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFS = "#/$defs/"
_MONTH_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    type(None): {"type": "null"},
    Category: {"type": "string", "enum": list(CATEGORIES)},
    Scheme: {"type": "string", "enum": list(SCHEMES)},
    FiscalYear: {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
}
"""The types that are written as they are."""

_NAMED: dict[str, Schema] = {
    "Number": {"type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$", "maxLength": wire.LONGEST_NUMBER},
    "Ratio": {"type": "string", "pattern": "^-?[0-9]+(/[1-9][0-9]*)?$", "maxLength": marks.LONGEST_RATIO},
    "Day": {"type": "string", "pattern": f"^([0-9]{{4}}-{_MONTH_DAY}|--{_MONTH_DAY})$"},
}
"""The texts of one form, by the names of their definitions."""

_TEXTS = {"Decimal": "Number", "Fraction": "Ratio"}
"""The classes that are written as such a text."""

_POINTS = {"type": "string", "pattern": "^(-?0+([.]0+)?|0*(100([.]0+)?|[0-9]{1,2}([.][0-9]+)?))$"}
_PLACE = {"minimum": -FARTHEST, "maximum": FARTHEST}
_MORE: dict[str, Schema] = {
    "Assumption.code": {"enum": list(get_args(AssumptionCode))},
    "Reason.code": {"enum": list(get_args(ReasonCode))},
    "Composite.clauses": {"minItems": 2},
    "Indicator.name": {"pattern": r"\S"},
    "Indicator.weight": _POINTS,
    "Place.line": _PLACE,
    "Place.column": _PLACE,
    "Rank.within": {"minimum": 1, "maximum": MAX_RANK},
    "ReadError.start": {"minimum": 0, "maximum": FARTHEST},
    "ReadError.stop": {"minimum": 0, "maximum": FARTHEST},
}
"""What a class asks of its fields beyond their types."""


def json_schema(kind: str) -> dict[str, Any]:
    """
    The JSON Schema (2020-12) of a kind of exchanged data, for programs in other languages.

    >>> schema = json_schema("document")
    >>> schema["$id"], schema["title"]
    ('urn:perfmodel:schema:1:document', '绩效目标文档 / document of objectives')
    >>> json_schema("indicator")["properties"]["weight"]["title"]
    '分值 / weight'

    Args:
        kind: ``value`` for all that :func:`~perfmodel.dumps` writes as JSON, ``document`` for both kinds of documents,
            or one of them: ``department_objectives``, ``project_objectives``, ``assessment``, ``indicator``,
            ``actual``, ``target``, one of its shapes (``threshold``, ``range`` …), ``quantity``.

    Returns:
        A schema of plain data.  All that ``dumps`` writes of that kind is valid; what a schema cannot say, such as that
        a unit is one, ``loads`` alone refuses.  The same files are in the package under ``serializers/schemas``.

    Raises:
        InvalidValueError: (``kind-unknown``) for a kind that is not exchanged.

        WrongTypeError: When *kind* is no text.
    """
    require(kind, str, "kind")
    bodies = _bodies()
    if kind not in bodies:
        message = f"expected a kind of {', '.join(bodies)}, found {kind[:40]!r}"
        raise InvalidValueError(message, code="kind-unknown")
    body, definitions = bodies[kind], _definitions()
    head: Schema = {"$schema": _DIALECT, "$id": f"urn:perfmodel:schema:{SCHEMA}:{kind}"}
    used = _reached(body, definitions)
    found = {**head, **body, "$defs": {name: definitions[name] for name in definitions if name in used}}
    return deepcopy(found)


def kinds() -> tuple[str, ...]:
    """Every kind that has a schema."""
    return tuple(_bodies())


@cache
def _bodies() -> dict[str, Schema]:
    """What stands at the head of the schema of each kind."""
    whole = {tag: _object(kind, tag, schema=kind in WHOLE) for kind, tag in TAGS.items()}
    shapes = {tag: _ref(kind.__name__) for kind, tag in wire.KINDS.items()}
    papers = [whole[tag] for tag in DOCUMENTS.values()]
    values = [*whole.values(), _ref("Target"), _ref("Quantity")]
    return {
        "value": {"title": title("Value"), "oneOf": values},
        "document": {"title": title("Objectives"), "oneOf": papers},
        **whole,
        "target": {"title": title("Target"), **_ref("Target")},
        **{tag: {"title": title(kind.__name__), **shapes[tag]} for kind, tag in wire.KINDS.items()},
        "quantity": {"title": title("Quantity"), **_ref("Quantity")},
    }


@cache
def _definitions() -> dict[str, Schema]:
    """Every object and text of one form, by its name."""
    classes = dict.fromkeys((*wire.FLAT, *wire.KINDS, *PARTS))
    found = {kind.__name__: _object(kind, wire.KINDS.get(kind, DOCUMENTS.get(kind))) for kind in classes}
    for name, kinds in (("Clause", wire.CLAUSES), ("Target", wire.KINDS), ("Objectives", DOCUMENTS)):
        found[name] = {"title": title(name), "oneOf": [_ref(kind.__name__) for kind in kinds]}
    named = {name: {"title": title(name), **schema} for name, schema in _NAMED.items()}
    return dict(sorted({**found, **named}.items()))


def _object(kind: type, tag: str | None, *, schema: bool = False) -> Schema:
    """A class as a JSON object, with its tag and the schema version where it has them."""
    name = kind.__name__
    head: Schema = {"schema": {"const": SCHEMA}} if schema else {}
    if tag is not None:
        head["kind"] = {"const": tag}
    for key, value in head.items():
        value["title"] = title(name, key)
    asked = asked_fields(FLAT.get(kind, kind))
    own, other = wire.INSTEAD.get(kind, ("", ""))  # where one of them is there, the other need not
    required = [*head, *(item.name for item in asked if item.default is NOTHING and item.name != other)]
    found: Schema = {
        "title": title(name),
        "type": "object",
        "properties": head | {item.name: _field(name, item.name, item.type) for item in asked},
        "required": required,
        "additionalProperties": False,
    }
    return found | ({"anyOf": [_with_key(own), _with_key(other)]} if other else {})


def _with_key(key: str) -> Schema:
    """An object that has a key."""
    return {"type": "object", "properties": {key: {}}, "required": [key]}


def _field(owner: str, key: str, kind: Any) -> Schema:  # noqa: ANN401 - an annotation
    more = _MORE.get(f"{owner}.{key}", {})
    found = _of(kind)
    parts = found.get("anyOf", [found])
    parts[0].update(more)
    return {"title": title(owner, key), **found}


def _of(kind: Any) -> Schema:  # noqa: ANN401 - an annotation
    """The schema of an annotation."""
    args = set(get_args(kind))
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0])}
    if args:
        return _union(args)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    name: str = kind.__name__
    return _ref(_TEXTS.get(name, name))


def _union(args: set[Any]) -> Schema:
    """One of several: a target, a clause, a document, a day, a change; or nothing."""
    rest = args - {type(None)}
    named: dict[str, set[type]] = {
        "Target": set(wire.KINDS),
        "Clause": set(wire.CLAUSES),
        "Objectives": set(DOCUMENTS),
        "Day": {date, MonthDay},
    }
    for name, kinds in named.items():
        if rest == kinds:
            parts = [_ref(name)]
            break
    else:
        parts = [_of(kind) for kind in sorted(rest, key=lambda kind: str(kind.__name__))]
    parts += [_of(kind) for kind in args - rest]
    return parts[0] if len(parts) == 1 else {"anyOf": parts}


def _ref(name: str) -> Schema:
    return {"$ref": _DEFS + name}


def _reached(body: Schema, definitions: dict[str, Schema]) -> set[str]:
    """The definitions that a schema needs, and those that these need."""
    found, left = set[str](), [body]
    while left:
        names = set(_references(left.pop())) - found
        found |= names
        left += [definitions[name] for name in names]
    return found


def _references(part: object) -> Iterator[str]:
    """The names that a part of a schema refers to."""
    if isinstance(part, dict):
        inner = cast("Schema", part)
        if "$ref" in inner:
            yield inner["$ref"].removeprefix(_DEFS)
        for value in inner.values():
            yield from _references(value)
    elif isinstance(part, list):
        for value in cast("list[object]", part):
            yield from _references(value)
