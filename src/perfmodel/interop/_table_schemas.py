"""
The published schemas of the tables, each with its name and its version in its metadata.

``perfmodel.table`` and ``perfmodel.table.version`` stand in the metadata of the table and of the Parquet file that is
written from it, beside ``perfmodel.schema``, the version of the target fields.  A later version of a table only adds
columns behind the others.  Numbers are ``decimal128(38, 18)``: points, money and ratios are never floats.
``docs/columns.md`` explains each column.
"""

import pyarrow as pa

from perfmodel.serializers._document_tables import HEAD_FIELDS, INDICATOR_FIELDS
from perfmodel.serializers._target_columns import NUMBER, TABLE_KEY, TARGET_TYPE, VERSION

TABLE_VERSION_KEY = b"perfmodel.table.version"
"""The key of the version of a table in its metadata, beside its name."""

AMOUNT_TYPE = pa.struct(
    [
        pa.field("value", NUMBER),
        pa.field("unit", pa.string()),
        pa.field("base_value", NUMBER),
        pa.field("base_unit", pa.string()),
        pa.field("text", pa.string()),
    ]
)
"""
An amount as printed (``value``, ``unit``), in its base unit (元), and as exact text.

A number that ``decimal128(38, 18)`` does not hold is null; ``text`` has it.
"""


def _texts(*names: str) -> list[pa.Field]:
    return [pa.field(name, pa.string()) for name in names]


def _numbers(*names: str) -> list[pa.Field]:
    return [pa.field(name, NUMBER) for name in names]


def _table(name: str, version: int, fields: list[pa.Field]) -> pa.Schema:
    metadata = {**VERSION, TABLE_KEY: name.encode(), TABLE_VERSION_KEY: str(version).encode()}
    return pa.schema(fields, metadata=metadata)


_SOURCE = [pa.field("file", pa.string()), pa.field("form", pa.int32())]
_PLACE = [*_texts("place", "place_table"), pa.field("place_line", pa.int64()), pa.field("place_column", pa.int64())]
_LABELS = _texts("category_label", "category_label_en", "block")
_EVIDENCE = _texts("evidence_polarity", "evidence_source", "evidence_word", "evidence_citation")
_BEYOND = pa.field("out_of_range", pa.list_(pa.string()))
"""The columns of a row that are null because ``decimal128(38, 18)`` does not hold their number."""

INDICATOR_SCHEMA = _table(
    "indicators",
    2,
    [
        pa.field("document", pa.int32()),
        *HEAD_FIELDS,
        *INDICATOR_FIELDS,
        *_SOURCE,
        *_PLACE,
        *_LABELS,
        *_texts("unit_kind", "base_unit"),
        *_numbers("base_value", "base_lower", "base_upper"),
        *_texts("base_fraction", "actual", "so_far", "expected", "likelihood"),
        *_numbers("actual_value"),
        *_texts("actual_unit"),
        *_numbers("actual_base_value", "score"),
        *_texts("reason"),
        *_EVIDENCE,
        *_texts("verdict", "verdict_reason", "status"),
        *_numbers("ratio"),
        *_texts("ratio_fraction"),
        *_numbers("points", "points_low", "points_high", "points_weight"),
        *_texts("rule"),
        _BEYOND,
    ],
)
"""One row for each indicator, with the head of its document and the document's position."""

FINDING_SCHEMA = _table(
    "findings",
    1,
    [
        *_SOURCE,
        *_texts("origin", "code", "severity", "message", "text", "indicator"),
        *_PLACE,
        *_texts("rule_source", "rule_clause", "rule_standing", "rule_note", "change"),
    ],
)
"""One row for each finding of a reading, a review, an audit, an assessment, or a file that could not be read."""

ASSESSMENT_SCHEMA = _table(
    "assessments",
    1,
    [
        pa.field("assessment", pa.int32()),
        *_SOURCE,
        *_texts("policy", "id", "name", "category"),
        *_LABELS,
        pa.field("target", TARGET_TYPE),
        *_texts("actual", "verdict", "reason", "status"),
        pa.field("assumptions", pa.list_(pa.string())),
        *_numbers("ratio"),
        *_texts("ratio_fraction"),
        *_numbers("points", "points_low", "points_high", "weight"),
        *_texts("weight_source"),
        *_numbers("reached"),
        *_texts("reached_unit"),
        *_numbers("bound"),
        *_texts("bound_unit"),
        *_numbers("reference"),
        *_texts("reference_unit", "share_fraction"),
        *_EVIDENCE,
        *_texts("rule", "clause_source", "clause", "clause_standing"),
        pa.field("reason_required", pa.bool_()),
        *_numbers("execution_rate"),
        *_texts("execution_rate_fraction"),
        *_numbers("execution_low", "execution_high", "execution_weight", "total_low", "total_high", "total_weight"),
        *_texts("grade_low", "grade_high"),
        _BEYOND,
    ],
)
"""One row for each line of an assessment, with the money block, the total and the grade repeated."""

MONEY_SCHEMA = _table(
    "money",
    1,
    [
        pa.field("document", pa.int32()),
        *_SOURCE,
        *_texts("department", "project", "unit"),
        pa.field("fiscal_year", pa.int32()),
        *_texts("section", "item", "name"),
        *(pa.field(name, AMOUNT_TYPE) for name in ("amount", "initial", "adjusted", "executed")),
        *_numbers("weight"),
        pa.field("rate", AMOUNT_TYPE),
        *_numbers("score"),
        *_texts("reason"),
        _BEYOND,
    ],
)
"""One row for each amount of a budget and of a task, and for each row of the money block of a report."""

LEDGER_SCHEMA = _table("ledger", 1, [*_SOURCE, *_PLACE, *_texts("text", "use")])
"""One row for each cell of a form that is not blank: where it stood, what stood in it, what it became."""

READING_SCHEMA = _table(
    "readings",
    1,
    [
        pa.field("document", pa.int32()),
        *_SOURCE,
        *_texts("place_table"),
        *(pa.field(name, pa.int32()) for name in ("indicators", "moved", "undecided", "unread", "unplaced")),
    ],
)
"""One row for each form of a folder: where its document was read, and how the reading went."""
