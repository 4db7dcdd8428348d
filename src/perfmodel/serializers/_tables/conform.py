"""
What engines and files hand on, in exactly the published types, or every difference with its path.

Engines change the layout of texts and lists, the order of fields, and drop metadata; none of that changes the meaning.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from perfmodel.errors import DocumentError, Problem, excerpt
from perfmodel.serializers._tables.schema import ADDED, SCHEMA_VERSION, TABLE_KEY, VERSION_KEY

_LONGEST_VERSION = 9


def conform(column: pa.Array, kind: pa.StructType, name: str) -> pa.StructArray:
    """
    A struct column as engines hand it on (other text types, no metadata) in exactly the published type.

    Fields that an older schema did not have are null.

    Raises:
        DocumentError: When a field is missing, is none of ours, or has another type; ``schema-newer`` for a column of a
            later schema.
    """
    if isinstance(column, pa.StructArray) and column.type.equals(kind):
        return column
    problems = list(_differences(column.type, kind, f"$.{name}"))
    if problems:
        raise DocumentError(problems)
    try:
        return pc.cast(column, kind)
    except pa.ArrowException as error:
        raise DocumentError((_unfit(error, f"$.{name}"),)) from error


def conform_table(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """
    A table in exactly the published schema.

    Raises:
        DocumentError: As :func:`conform`, for each column; also when a text is not UTF-8.
    """
    check_schema(table.schema, schema)
    try:
        table.validate(full=True)
        return table.select(schema.names).cast(schema)
    except pa.ArrowException as error:
        raise DocumentError((_unfit(error, "$"),)) from error


def check_schema(found: pa.Schema, wanted: pa.Schema) -> None:
    """
    Refuse columns that are missing, doubled, not ours, or of another type.

    Raises:
        DocumentError: With each of them; (``schema-newer``) alone for a table of a later schema, (``table-unknown``)
            alone for one whose metadata say that it is another.
    """
    alone = _newer(found.metadata, "$.schema") or _other(found, wanted)
    problems = list(_field_differences(found, wanted, "$")) if alone is None else [alone]
    if problems:
        raise DocumentError(problems)


def _unfit(error: pa.ArrowException, path: str) -> Problem:
    """The problem of columns that Arrow cannot bring into the published types."""
    return Problem("column-invalid", f"expected columns that Arrow can read, found {excerpt(str(error), 200)}", path)


def _version(metadata: "dict[bytes, bytes] | None") -> str:
    return (metadata or {}).get(VERSION_KEY, b"1").decode("ascii", "replace")


def _newer(metadata: "dict[bytes, bytes] | None", path: str) -> Problem | None:
    """The problem of a column or table that a later release has written, or ``None``."""
    found = _version(metadata)
    if found.isdecimal() and len(found) < _LONGEST_VERSION and int(found) <= SCHEMA_VERSION:
        return None
    message = f"expected schema {SCHEMA_VERSION} or below, found {excerpt(found)}; upgrade perfmodel to read it"
    return Problem("schema-newer", message, path)


def _other(found: pa.Schema, wanted: pa.Schema) -> Problem | None:
    """The problem of a table whose metadata name it, where one of documents is read, which has no name; or ``None``."""
    name = (found.metadata or {}).get(TABLE_KEY)
    if name is None or TABLE_KEY in (wanted.metadata or {}):
        return None
    message = (
        f"expected a table of documents, found one of '{excerpt(name.decode('utf-8', 'replace'))}'; "
        "read it with pyarrow.parquet.read_table, and use it as it is"
    )
    return Problem("table-unknown", message, "$")


def _differences(found: pa.DataType, wanted: pa.DataType, path: str) -> Iterator[Problem]:
    if _family(found) != _family(wanted):
        message = f"expected {_spelled(wanted)}, found {_spelled(found)}"
        yield Problem("column-type", message, path)
    elif isinstance(found, pa.StructType) and isinstance(wanted, pa.StructType):
        yield from _field_differences(found, wanted, path)
    elif _is_list(wanted):
        yield from _differences(found.value_type, wanted.value_type, f"{path}[]")


def _field_differences(found: Iterable[pa.Field], wanted: Iterable[pa.Field], path: str) -> Iterator[Problem]:
    there, ours = {field.name: field for field in found}, {field.name: field for field in wanted}
    metadata = there["kind"].metadata if "kind" in there else None
    late = _newer(metadata, f"{path}.kind")
    if late is not None:
        yield late
        return
    version = int(_version(metadata))
    for name in ours:
        if name not in there and ADDED.get(name, 1) <= version:
            yield Problem("key-missing", "this column is missing", f"{path}.{name}")
    for name, count in Counter(field.name for field in found).items():
        if name not in ours:
            yield Problem("key-unknown", "unknown column; strike it", f"{path}.{excerpt(name)}")
        elif count > 1:
            yield Problem("key-doubled", f"this column stands {count} times; keep one", f"{path}.{name}")
    for name, field in there.items():
        if name in ours:
            yield from _differences(field.type, ours[name].type, f"{path}.{name}")


def _family(kind: pa.DataType) -> str:
    """What engines change without changing the meaning: the layout of texts and lists, the offset of integers."""
    if pa.types.is_dictionary(kind) and _family(kind.value_type) == "text":
        return "text"
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return "text"
    if pa.types.is_struct(kind):
        return "struct"
    return "list" if _is_list(kind) else str(kind)


def _is_list(kind: pa.DataType) -> bool:
    return pa.types.is_list(kind) or pa.types.is_large_list(kind)


def _spelled(kind: pa.DataType) -> str:
    """The type in few words."""
    if pa.types.is_struct(kind):
        return f"a struct of {kind.num_fields} fields"
    return "a list" if _is_list(kind) else excerpt(str(kind))
