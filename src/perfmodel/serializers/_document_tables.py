"""
Whole forms as tables, one row for each document, and back.

The typed columns are there to be queried.  The document itself stands beside them in ``exact``, its exchanged JSON, so
that nothing is lost; the way back reads it, and refuses a row whose columns no longer say the same.

What engines and files hand on comes in exactly the published types, or is refused with every difference and its path.
Engines change the layout of texts and lists, the order of fields, and drop metadata; none of that changes the meaning.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from perfmodel._arguments import listed
from perfmodel._base_errors import excerpt
from perfmodel.errors import DocumentError, InvalidValueError, Problem, WrongTypeError
from perfmodel.objectives._documents import DepartmentObjectives, Objectives, ProjectObjectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.serializers import json
from perfmodel.serializers._target_columns import (
    ADDED,
    NUMBER,
    SCHEMA_VERSION,
    TABLE_KEY,
    TARGET_TYPE,
    VERSION,
    VERSION_KEY,
    Row,
    fitting,
    row_of,
)
from perfmodel.values._quantity import Quantity

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
    yield from _missing(there, ours, int(_version(metadata)), path)
    yield from _odd_names(Counter(field.name for field in found), ours, path)
    for name, field in there.items():
        if name in ours:
            yield from _differences(field.type, ours[name].type, f"{path}.{name}")


def _missing(there: Container[str], ours: Iterable[str], version: int, path: str) -> Iterator[Problem]:
    """The problems of columns that are not there, though the release that wrote the table knew them."""
    for name in ours:
        if name not in there and ADDED.get(name, 1) <= version:
            yield Problem("key-missing", "this column is missing", f"{path}.{name}")


def _odd_names(counts: Mapping[str, int], ours: Container[str], path: str) -> Iterator[Problem]:
    """The problems of columns that are none of ours, or stand more than once."""
    for name, count in counts.items():
        if name not in ours:
            yield Problem("key-unknown", "unknown column; strike it", f"{path}.{excerpt(name)}")
        elif count > 1:
            yield Problem("key-doubled", f"this column stands {count} times; keep one", f"{path}.{name}")


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


class Stream(Protocol):
    """What hands out record batches through the Arrow C interface: a table, a reader, a data frame, a relation."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The stream."""
        ...


MONEY_TYPE = pa.struct([pa.field("value", NUMBER), pa.field("unit", pa.string())])
"""An amount as printed; the value is null where ``decimal128(38, 18)`` does not hold it."""

HEAD_FIELDS = [
    pa.field("kind", pa.string()),
    pa.field("department", pa.string()),
    pa.field("project", pa.string()),
    pa.field("unit", pa.string()),
    pa.field("fiscal_year", pa.int32()),
    pa.field("scheme", pa.string()),
    pa.field("title", pa.string()),
    pa.field("overall", pa.string()),
    pa.field("overall_medium", pa.string()),
    pa.field("budget_total", MONEY_TYPE),
    pa.field("budget_fiscal", MONEY_TYPE),
    pa.field("budget_other", MONEY_TYPE),
]
INDICATOR_FIELDS = [
    pa.field("id", pa.string()),
    pa.field("number", pa.string()),
    pa.field("name", pa.string()),
    pa.field("category", pa.string()),
    pa.field("target", TARGET_TYPE),
    pa.field("weight", NUMBER),
    pa.field("polarity", pa.string()),
    pa.field("definition", pa.string()),
    pa.field("adjusted", TARGET_TYPE),
    pa.field("term", pa.string()),
    pa.field("scope", pa.string()),
]
DOCUMENT_SCHEMA = pa.schema(
    [*HEAD_FIELDS, pa.field("indicators", pa.list_(pa.struct(INDICATOR_FIELDS))), pa.field("exact", pa.string())],
    metadata=VERSION,
)
"""One row for each document."""

_TYPED = pa.schema([field for field in DOCUMENT_SCHEMA if field.name != "exact"])


def documents_to_table(documents: Iterable[Objectives], /) -> pa.Table:
    """
    Documents as a table of one row each, with their indicators as a list; ``table_to_documents`` is the way back.

    >>> table = documents_to_table([DepartmentObjectives(department="市图书馆", fiscal_year=2024)])
    >>> table.column("department").to_pylist(), table_to_documents(table)[0].fiscal_year.year
    (['市图书馆'], 2024)

    Raises:
        WrongTypeError: When one of them is no document.

        InvalidValueError: (``text-invalid``) when a text of a document holds half a character.
    """
    rows = [{**_columns_of(document), "exact": json.write(document)} for document in _checked(documents)]
    return build_table(rows, DOCUMENT_SCHEMA)


def _columns_of(document: Objectives) -> Row:
    """What the typed columns say of a document."""
    return {**head_row(document), "indicators": [indicator_row(indicator) for indicator in document.indicators]}


def _checked(documents: Iterable[Objectives]) -> Iterator[Objectives]:
    for place, document in enumerate(listed(documents, "documents"), 1):
        if not isinstance(document, DepartmentObjectives | ProjectObjectives):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
            message = f"expected documents, found {type(document).__name__} in place {place}; read them with read_form"
            raise WrongTypeError(message)
        yield document


def build_table(rows: list[Row], schema: pa.Schema, /) -> pa.Table:
    """
    Rows as a table of a schema.

    Raises:
        InvalidValueError: (``text-invalid``) when a text holds half a character.
    """
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError as error:
        message = f"expected text that can be stored, found half a character in {error.object!r}; remove it first"
        raise InvalidValueError(message, code="text-invalid") from error


def head_row(document: Objectives, /) -> Row:
    """What a document says of itself."""
    project = document if isinstance(document, ProjectObjectives) else None
    return {
        "kind": "department_objectives" if project is None else "project_objectives",
        "department": document.department,
        "project": None if project is None else project.project,
        "unit": None if project is None else project.unit,
        "fiscal_year": None if document.fiscal_year is None else document.fiscal_year.year,
        "scheme": None if document.scheme is None else document.scheme.id,
        "title": document.title,
        "overall": document.overall,
        "overall_medium": document.overall_medium,
        "budget_total": _money(document.budget.total),
        "budget_fiscal": _money(document.budget.fiscal),
        "budget_other": _money(document.budget.other),
    }


def _money(amount: Quantity | None) -> Row | None:
    return None if amount is None else {"value": fitting(amount.value), "unit": amount.unit.symbol}


def indicator_row(indicator: Indicator, /) -> Row:
    """What a document says of an indicator."""
    return {
        "id": indicator.id,
        "number": indicator.number,
        "name": indicator.name,
        "category": None if indicator.category is None else indicator.category.id,
        "target": row_of(indicator.target),
        "weight": None if indicator.weight is None else fitting(indicator.weight),
        "polarity": None if indicator.polarity is None else indicator.polarity.value,
        "definition": indicator.definition,
        "adjusted": None if indicator.adjusted is None else row_of(indicator.adjusted),
        "term": indicator.term.value,
        "scope": indicator.scope,
    }


def table_to_documents(source: Stream, /) -> tuple[Objectives, ...]:
    """
    The documents that a table says; the inverse of ``documents_to_table``.

    Args:
        source: The table, or what hands it out (``__arrow_c_stream__``).

    Raises:
        DocumentError: With every fault and its path: a later schema (``schema-newer``), columns that are missing, not
            ours or of another type, a document that does not hold, columns that say something else than ``exact``
            (``column-differs``).

        WrongTypeError: (``column-type``) for a source that hands out no table.
    """
    table = conform_table(_table_of(source), DOCUMENT_SCHEMA)
    documents, problems = list[Objectives](), list[Problem]()
    for place, text in enumerate(table.column("exact").to_pylist()):
        documents.extend(_document(text, f"$[{place}].exact", problems))
    if not problems:
        problems.extend(_differing(table, build_table([_columns_of(document) for document in documents], _TYPED)))
    if problems:
        raise DocumentError(problems)
    return tuple(documents)


def _table_of(source: Stream) -> pa.Table:
    try:
        if hasattr(source, "__arrow_c_stream__"):
            return pa.table(source)
    except (pa.ArrowException, TypeError):
        pass  # a column hands out a stream too, of values that are no rows
    message = f"expected a table, found {type(source).__name__}; hand in what documents_to_table gave"
    raise WrongTypeError(message, code="column-type")


def _document(text: Any, path: str, problems: list[Problem]) -> Iterator[Objectives]:  # noqa: ANN401 - a cell of a column
    if not isinstance(text, str):
        problems.append(Problem("type-wrong", f"expected the JSON of a document, found {type(text).__name__}", path))
        return
    try:
        value = json.read(text)
    except DocumentError as error:
        problems.extend(Problem(item.code, item.message, path + item.path[1:]) for item in error.problems)
        return
    if isinstance(value, DepartmentObjectives | ProjectObjectives):
        yield value
    else:
        problems.append(Problem("kind-unknown", f"expected a document, found {type(value).__name__}", path))


def _differing(found: pa.Table, wanted: pa.Table) -> Iterator[Problem]:
    message = "this column no longer says what exact says; change the document, and write it again"
    for name in wanted.column_names:
        here, there = found.column(name), wanted.column(name)
        if not here.equals(there):
            for place in range(len(here)):
                if not here.slice(place, 1).equals(there.slice(place, 1)):
                    yield Problem("column-differs", message, f"$[{place}].{name}")
