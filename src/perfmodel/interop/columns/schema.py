"""
The published schema of targets in columns, with its version.

One struct type holds all shapes; ``docs/columns.md`` explains each field.  A later schema only adds fields, and counts
its version up.  The version stands in the metadata of the field ``kind``, so that it travels with a bare array.

Needs: pyarrow, ``errors``.  Used by: ``rows``, ``reader``, ``documents``, ``judge``.
"""

import pyarrow as pa
import pyarrow.compute as pc

from perfmodel.errors import DocumentError, Problem

SCHEMA_VERSION = 1
"""Counts up when a field is added; fields never change their meaning and never go."""

VERSION_KEY = b"perfmodel.schema"
"""The key of the version in the metadata of a field or a schema."""

VERSION = {VERSION_KEY: str(SCHEMA_VERSION).encode()}

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
]
CLAUSE_TYPE = pa.struct(_CLAUSE)
"""One clause of a composite: the fields of :data:`TARGET_TYPE` without those that only a whole cell has."""

TARGET_TYPE = pa.struct(
    [
        *_CLAUSE,
        pa.field("clauses", pa.list_(CLAUSE_TYPE)),
        pa.field("error_code", pa.string()),
        pa.field("error_start", pa.int32()),
        pa.field("error_stop", pa.int32()),
        pa.field("exact", pa.string()),
    ]
)
"""A target of any shape; what a shape does not have is null."""


def newer(metadata: "dict[bytes, bytes] | None", path: str) -> Problem | None:
    """The problem of a column or table that a later release has written, or ``None``."""
    found = (metadata or {}).get(VERSION_KEY, b"1").decode("ascii", "replace")
    if found.isdecimal() and int(found) <= SCHEMA_VERSION:
        return None
    message = f"expected schema {SCHEMA_VERSION} or below, found {found}; upgrade perfmodel to read it"
    return Problem("schema-newer", message, path)


def conform(column: pa.Array, kind: pa.StructType, name: str) -> pa.StructArray:
    """
    A struct column as engines hand it on (other text types, no metadata) in exactly the published type.

    Raises:
        DocumentError: When a field is missing, is none of ours, or has another type; ``schema-newer`` for a column of a
            later schema.
    """
    if isinstance(column, pa.StructArray) and column.type.equals(kind):
        return column
    problems = _differences(column.type, kind, name)
    if problems:
        raise DocumentError(problems)
    try:
        return pc.cast(column, kind)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise DocumentError((Problem("column-type", str(error), f"$.{name}"),)) from error


def _differences(found: pa.DataType, kind: pa.StructType, name: str) -> list[Problem]:
    path = f"$.{name}"
    if not pa.types.is_struct(found):
        return [Problem("column-type", f"expected the struct of read_targets, found {found}", path)]
    there = _by_name(found)
    late = newer(there["kind"].metadata, f"{path}.kind") if "kind" in there else None
    if late is not None:
        return [late]
    wanted = _by_name(kind)
    missing = [Problem("key-missing", "this field is missing", f"{path}.{key}") for key in wanted if key not in there]
    unknown = [
        Problem("key-unknown", "unknown field; strike it", f"{path}.{key}") for key in there if key not in wanted
    ]
    wrong = [
        Problem("column-type", f"expected {wanted[key].type}, found {field.type}", f"{path}.{key}")
        for key, field in there.items()
        if key in wanted and _family(field.type) != _family(wanted[key].type)
    ]
    return [*missing, *unknown, *wrong]


def _by_name(kind: pa.DataType) -> dict[str, pa.Field]:
    return {kind.field(index).name: kind.field(index) for index in range(kind.num_fields)}


def _family(kind: pa.DataType) -> str:
    """What engines change without changing the meaning: the layout of texts and lists, the offset of integers."""
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return "text"
    return "list" if pa.types.is_list(kind) or pa.types.is_large_list(kind) else str(kind)
