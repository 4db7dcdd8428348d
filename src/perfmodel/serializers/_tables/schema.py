"""
The published schema of targets in columns, with its version.

One struct type holds all shapes; ``docs/columns.md`` explains each field.  A later schema only adds fields, and counts
its version up.  The version stands in the metadata of the field ``kind``, so that it travels with a bare array.
"""

import pyarrow as pa

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
