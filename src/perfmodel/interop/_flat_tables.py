"""
The published tables without nesting, for text files: a column for each part of a target and of an amount.

The clauses of a composite have no column, since its ``exact`` has them.  Frictionless Table Schemas describe these
columns for programs that read the text files.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyarrow as pa
from attrs import frozen

from perfmodel._arguments import require
from perfmodel._base_errors import excerpt
from perfmodel._finding import Severity
from perfmodel.errors import InvalidValueError
from perfmodel.interop._column_titles import column_title, part_title
from perfmodel.interop._table_schemas import (
    ASSESSMENT_SCHEMA,
    FINDING_SCHEMA,
    INDICATOR_SCHEMA,
    LEDGER_SCHEMA,
    MONEY_SCHEMA,
    READING_SCHEMA,
    TABLE_VERSION_KEY,
)
from perfmodel.objectives._indicator import Term
from perfmodel.scoring._result import LineStatus, WeightSource
from perfmodel.serializers._documents import DOCUMENTS
from perfmodel.serializers._target_columns import TABLE_KEY, TARGET_TYPE
from perfmodel.serializers._targets import KINDS
from perfmodel.source import Standing
from perfmodel.targets._polarity import EvidenceSource
from perfmodel.targets._terms import Comparison, Direction, Polarity
from perfmodel.targets._verdict import Verdict
from perfmodel.taxonomy._category import CATEGORIES
from perfmodel.taxonomy._scheme import SCHEMES
from perfmodel.values._period import PeriodUnit

TABLES: dict[str, pa.Schema] = {
    (schema.metadata or {})[TABLE_KEY].decode(): schema
    for schema in (INDICATOR_SCHEMA, FINDING_SCHEMA, ASSESSMENT_SCHEMA, MONEY_SCHEMA, LEDGER_SCHEMA, READING_SCHEMA)
}
"""The published tables by their names."""

KEYS: dict[str, tuple[str, ...]] = {
    "indicators": ("document", "id"),
    "assessments": ("assessment", "id"),
    "readings": ("document",),
}
"""The columns that tell the rows of a table apart, where some do."""

EXACT = "exact"


@frozen
class Flat:
    """
    A column without parts.

    Attributes:
        name: ``weight``, or ``target_value`` for a part.

        column: The column of the table.

        part: The part of it, or an empty text for a column without parts.

        type: What it holds in Arrow.

        kind: What it holds by the words of Table Schema: ``string``, ``number`` …

        title: What it is called in Chinese.

        meaning: What it says.

        words: The only texts that it holds; none where any text goes.

        least: The least number that it holds, or ``None``.

        required: Whether each row has it.
    """

    name: str
    column: str
    part: str
    type: pa.DataType
    kind: str
    title: str
    meaning: str
    words: tuple[str, ...]
    least: int | None
    required: bool


def table_version(table: str, /) -> int:
    """The version of a published table."""
    return int((TABLES[table].metadata or {})[TABLE_VERSION_KEY])


@cache
def flat_columns(table: str, /) -> tuple[Flat, ...]:
    """
    The columns of a published table, each part of a target and an amount by itself.

    >>> [flat.name for flat in flat_columns("money")][7:12]
    ['section', 'item', 'name', 'amount_value', 'amount_unit']
    """
    return tuple(flat for field in TABLES[table] for flat in _flats(table, field))


def _flats(table: str, field: pa.Field) -> Iterator[Flat]:
    title, meaning = column_title(table, field.name)
    if not isinstance(field.type, pa.StructType):
        key = f"{table}.{field.name}"
        words = tuple(_WORDS.get(key, _WORDS.get(field.name, ())))
        least = _LEAST.get(field.name)
        yield Flat(field.name, field.name, "", field.type, _kind(field), title, meaning, words, least, key in _REQUIRED)
        return
    kind = "target" if field.type == TARGET_TYPE else "amount"
    for part in field.type:
        if not pa.types.is_list(part.type):
            of, says = part_title(kind, part.name)
            words = tuple(_WORDS.get(f"{kind}:{part.name}", ()))
            required = f"{table}.{field.name}.{part.name}" in _REQUIRED
            name, title_of = f"{field.name}_{part.name}", f"{title}：{of}"  # noqa: RUF001 - a Chinese title
            yield Flat(
                name,
                field.name,
                part.name,
                part.type,
                _kind(part),
                title_of,
                f"{meaning}: {says}",
                words,
                None,
                required,
            )


def _kind(field: pa.Field) -> str:
    if field.name == EXACT:
        return "object"
    return "array" if pa.types.is_list(field.type) else _KINDS[str(field.type)]


_KINDS = {
    "string": "string",
    "bool": "boolean",
    "int32": "integer",
    "int64": "integer",
    "decimal128(38, 18)": "number",
    "date32[day]": "date",
}
"""The types of Table Schema for those of Arrow."""


def _values(members: Iterable[Comparison | Direction | PeriodUnit | Polarity]) -> tuple[str, ...]:
    return tuple(member.value for member in members)


_STANDINGS = tuple(member.value for member in Standing)
_POLARITIES = _values(Polarity)
_WORDS: dict[str, Iterable[str]] = {
    "indicators.kind": DOCUMENTS.values(),
    "indicators.category": CATEGORIES,
    "scheme": SCHEMES,
    "polarity": _POLARITIES,
    "term": [member.value for member in Term],
    "block": [identity for identity, category in CATEGORIES.items() if category.top == identity],
    "evidence_polarity": _POLARITIES,
    "evidence_source": [member.value for member in EvidenceSource],
    "verdict": [member.value for member in Verdict],
    "status": [member.value for member in LineStatus],
    "weight_source": [member.value for member in WeightSource],
    "severity": [member.value for member in Severity],
    "rule_standing": _STANDINGS,
    "clause_standing": _STANDINGS,
    "section": ("budget", "task", "execution"),
    "item": ("total", "fiscal", "other", "part", "row"),
    "target:kind": KINDS.values(),
    "target:comparison": _values(Comparison),
    "target:direction": _values(Direction),
    "target:per": _values(PeriodUnit),
}
"""The texts that a column holds and no others, by its name, with its table, or as a part of a target."""

_LEAST = {
    "document": 0,
    "assessment": 0,
    "form": 1,
    **dict.fromkeys(("indicators", "moved", "undecided", "unread", "unplaced"), 0),
}
_REQUIRED = frozenset(
    (
        "indicators.document indicators.kind indicators.id indicators.name indicators.target.kind indicators.term "
        "indicators.out_of_range findings.code findings.severity findings.message "
        "assessments.assessment assessments.policy assessments.id assessments.name assessments.target.kind "
        "assessments.verdict assessments.status assessments.rule assessments.out_of_range "
        "money.document money.section money.item money.out_of_range ledger.text ledger.use "
        "readings.document readings.indicators readings.moved readings.undecided readings.unread readings.unplaced"
    ).split()
)
"""The columns that no row is without."""


def table_schema(table: str, /) -> dict[str, Any]:
    """
    The Table Schema (Frictionless) of a published table: its columns with type, title, meaning and constraints.

    >>> schema = table_schema("indicators")
    >>> schema["primaryKey"], schema["missingValues"]
    (['document', 'id'], [''])
    >>> next(field for field in schema["fields"] if field["name"] == "score")["title"]
    '得分 / score'

    Args:
        table: ``indicators``, ``findings``, ``assessments``, ``money``, ``ledger`` or ``readings``.

    Returns:
        A descriptor of plain data, as it stands beside the file.

    Raises:
        InvalidValueError: (``table-unknown``) for another table.

        WrongTypeError: When *table* is no text.
    """
    require(table, str, "table")
    if table not in TABLES:
        message = f"expected one of {', '.join(TABLES)}, found '{excerpt(table)}'; name one of them"
        raise InvalidValueError(message, code="table-unknown")
    found: dict[str, Any] = {
        "name": table,
        "version": str(table_version(table)),
        "fields": [_field(flat) for flat in flat_columns(table)],
        "missingValues": [""],
    }
    return found | ({"primaryKey": list(KEYS[table])} if table in KEYS else {})


def _field(flat: Flat) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": flat.name,
        "type": flat.kind,
        "title": f"{flat.title} / {flat.name.replace('_', ' ')}",
        "description": flat.meaning,
    }
    constraints: dict[str, Any] = {"required": True} if flat.required else {}
    if flat.words:
        constraints["enum"] = list(flat.words)
    if flat.least is not None:
        constraints["minimum"] = flat.least
    return found | ({"constraints": constraints} if constraints else {})
