"""Frictionless Table Schemas of the published tables, for programs that read their text files."""

from typing import Any

from perfmodel.arguments import require
from perfmodel.errors import InvalidValueError, excerpt
from perfmodel.interop.tables.flat import KEYS, TABLES, Flat, flat_columns, table_version


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
