"""
Published tables as the text of CSV, and back: every cell by the type of its column.

Written, a text is quoted, what is null is nothing at all, and nothing is run by a spreadsheet.  PostgreSQL, Arrow and
DuckDB know that difference too; for others an empty text is a blank cell like what is null.  Read, every fault is named
with its row and column.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, cast, get_args

import pyarrow as pa
from pyarrow import csv

from perfmodel._base_errors import excerpt
from perfmodel._patterns import regex
from perfmodel.errors import DocumentError, InvalidValueError, Problem
from perfmodel.files.delimited import marked, unmarked
from perfmodel.interop._flat_tables import EXACT, TABLES, Flat, flat_columns
from perfmodel.serializers._document_tables import build_table
from perfmodel.serializers._target_columns import Row, fitting, row_of
from perfmodel.serializers.json import read as read_json
from perfmodel.serializers.json import write as write_json
from perfmodel.targets._shapes import Target
from perfmodel.values._number import ungrouped
from perfmodel.values._quantity import spell_amount

_ROWS = 4_096
MARK = b"\xef\xbb\xbf"


def csv_parts(name: str, table: pa.Table, /, *, bom: bool) -> Iterator[bytes]:
    """
    The parts of the CSV file of a published table, in their order.

    Args:
        name: The name of the table.

        table: A table of exactly its schema.

        bom: Whether a byte order mark stands in front, without which Excel takes UTF-8 for another encoding.

    Raises:
        InvalidValueError: (``text-unwritable``) for a text with NUL.
    """
    flats = flat_columns(name)
    yield (MARK if bom else b"") + _line(flat.name for flat in flats)
    for batch in table.to_batches(max_chunksize=_ROWS):
        rows: list[dict[str, Any]] = batch.to_pylist()
        yield b"".join(_line(_cell(flat, _part_value(flat, row)) for flat in flats) for row in rows)


def _line(cells: Iterator[str]) -> bytes:
    return (",".join(cells) + "\r\n").encode()


def _part_value(flat: Flat, row: dict[str, Any]) -> object:
    whole = row[flat.column]
    return whole[flat.part] if flat.part and whole is not None else whole


def _cell(flat: Flat, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(one_line(value) if flat.part == EXACT else marked(value))
    if isinstance(value, list):
        return _quoted(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    if isinstance(value, Decimal):
        return plain(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def one_line(exact: str) -> str:
    """The exchanged JSON of a target on one line."""
    return write_json(read_json(exact))


def plain(value: Decimal) -> str:
    """
    A number of a column without the zeros that its type adds.

    >>> plain(Decimal("80.000000000000000000")), plain(Decimal("0.950")), plain(Decimal("100"))
    ('80', '0.95', '100')
    """
    text = spell_amount(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


_WHOLE, _NUMBER = regex(r"-?\d{1,18}", re.ASCII), regex(r"-?\d{1,20}(?:\.\d{1,18})?", re.ASCII)
_DAY = regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BOOLS = {"true": True, "TRUE": True, "false": False, "FALSE": False}
_MOST_FAULTS = 1_000
"""Behind so many faults nothing more is looked at."""


def table_of_csv(data: bytes, /) -> pa.Table:
    """
    The published table that CSV text says, recognised by its columns.

    Raises:
        DocumentError: With every fault and its path (``$[3].target_value`` counts the rows from 0): text that is no CSV
            in UTF-8, or was cut off (``csv-invalid``), columns that are missing, doubled or not ours (``key-missing``,
            ``key-doubled``, ``key-unknown``), cells that their column does not hold.
    """
    cells, header = _cells(data)
    name = _table(header)
    flats = flat_columns(name)
    columns = {flat.name: cells.column(flat.name).to_pylist() for flat in flats}
    problems, rows = list[Problem](), list[Row]()
    for place in range(cells.num_rows):
        rows.append(_row(flats, {key: column[place] for key, column in columns.items()}, f"$[{place}]", problems))
        if len(problems) >= _MOST_FAULTS:
            break
    if problems:
        raise DocumentError(problems)
    return build_table(rows, TABLES[name])


def _cells(data: bytes) -> tuple[pa.Table, list[str]]:
    """All cells as texts, and the names of their columns; what is quoted is never null."""
    try:
        str(data, "utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError((_not_utf8(error),)) from error
    if not data.endswith((b"\n", b"\r")):
        raise DocumentError((_no_csv("no line break at its end, where it was cut off"),))
    try:
        header = data.removeprefix(MARK).partition(b"\n")[0].decode().replace('"', "").strip()
        cells = csv.read_csv(
            BytesIO(data),
            read_options=csv.ReadOptions(use_threads=False, block_size=len(data) + 1),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(header.split(","), pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
        names = cells.column_names
    except pa.ArrowException as error:
        raise DocumentError((_no_csv(f"one that cannot be read ({excerpt(str(error), 200)})"),)) from error
    return cells, names


def _not_utf8(error: UnicodeDecodeError) -> Problem:
    message = (
        f"expected a CSV file in UTF-8, found byte {error.start} that is none; "
        "save it as CSV UTF-8 (Excel), or read a form with read_form"
    )
    return Problem("csv-invalid", message, "$")


def _no_csv(found: str) -> Problem:
    return Problem("csv-invalid", f"expected a CSV file in UTF-8, found {found}; write it again", "$")


def _table(header: list[str]) -> str:
    """The published table that has most of some columns, and all of them."""
    names = {table: [flat.name for flat in flat_columns(table)] for table in TABLES}
    table = max(names, key=lambda name: len(set(header) & set(names[name])) / len(names[name]))
    if not any(set(header) & set(ours) for ours in names.values()):
        found = excerpt(", ".join(header), 200)
        message = f"expected a table that dump_csv wrote, found the columns {found}; read a form with read_form"
        raise DocumentError((Problem("csv-invalid", message, "$"),))
    problems = [
        *(
            Problem("key-missing", f"this column of {table} is missing", f"$.{name}")
            for name in names[table]
            if name not in header
        ),
        *(
            Problem("key-unknown", "unknown column; strike it, or ask for a newer release", f"$.{excerpt(name)}")
            for name in header
            if name not in names[table]
        ),
        *(
            Problem("key-doubled", f"this column stands {count} times; keep one", f"$.{excerpt(name)}")
            for name, count in Counter(header).items()
            if count > 1
        ),
    ]
    if problems:
        raise DocumentError(problems)
    return table


def _row(flats: tuple[Flat, ...], cells: dict[str, str | None], path: str, problems: list[Problem]) -> Row:
    """A row of the table; a column with parts is null where all of them are."""
    before = len(problems)
    values = {flat.name: _value(flat, cells[flat.name], f"{path}.{flat.name}", problems) for flat in flats}
    row: Row = {}
    for flat in flats:
        value = values[flat.name]
        if not flat.part:
            row[flat.column] = value
        elif value is not None:
            row.setdefault(flat.column, {})[flat.part] = value
    if len(problems) == before:
        for column, parts in row.items():
            if isinstance(parts, dict) and f"{column}_{EXACT}" in cells:  # a target; an amount has no such part
                row[column] = _target(cast("Row", parts), f"{path}.{column}", problems)
    return row


def _target(parts: Row, path: str, problems: list[Problem]) -> Row:
    """The whole target of its parts: what has no column of its own is in ``exact``."""
    kind, exact = parts.get("kind"), parts.get(EXACT)
    if kind is None or (exact is None and kind == "composite"):
        problems.append(_missing(f"{path}_{'kind' if kind is None else EXACT}"))
    if exact is None:
        return parts
    try:
        value = read_json(exact)
    except DocumentError as error:
        problems += [Problem(item.code, item.message, f"{path}_{EXACT}{item.path[1:]}") for item in error.problems]
        return parts
    if not isinstance(value, get_args(Target)):
        message = f"expected a target, found {type(value).__name__}"
        problems.append(Problem("kind-unknown", message, f"{path}_{EXACT}"))
        return parts
    whole = row_of(cast("Target", value))
    message = f"this column no longer says what {EXACT} says; change the target, and write it again"
    problems += [Problem("column-differs", message, f"{path}_{part}") for part in _differing(whole, parts)]
    return whole


def _differing(whole: Row, parts: Row) -> list[str]:
    """The columns of a target that say something else than the whole of it."""
    names = (part for part in dict.fromkeys((*whole, *parts)) if part not in {EXACT, "clauses"})
    return [part for part in names if whole.get(part) != parts.get(part)]


def _value(flat: Flat, cell: str | None, path: str, problems: list[Problem]) -> object:
    if cell is None:
        if flat.required:
            problems.append(_missing(path))
        return None
    try:
        return _CONVERTED[flat.kind](flat, cell)
    except InvalidValueError as error:
        problems.append(Problem(error.code, str(error), path))
        return None


def _missing(path: str) -> Problem:
    return Problem("cell-missing", "expected a value, found a blank; fill it in", path)


def _wrong(cell: str, code: str, expected: str) -> InvalidValueError:
    return InvalidValueError(f"expected {expected}, found '{excerpt(cell)}'", code=code)


def _text_of(flat: Flat, cell: str) -> str:
    text = cell if flat.part == EXACT else unmarked(cell)
    if flat.words and text not in flat.words:
        raise _wrong(cell, "code-unknown", f"one of {', '.join(flat.words)}")
    return text


def _whole(flat: Flat, cell: str) -> int:
    most = 2 ** (flat.type.bit_width - 1)
    if _WHOLE.fullmatch(cell) is None or not -most <= int(cell) < most:
        raise _wrong(cell, "number-invalid", f"a whole number below {most}")
    if flat.least is not None and int(cell) < flat.least:
        raise _wrong(cell, "number-invalid", f"a whole number from {flat.least}")
    return int(cell)


def _number(_: Flat, cell: str) -> Decimal:
    digits = ungrouped(cell)
    value = fitting(Decimal(digits)) if _NUMBER.fullmatch(digits) is not None else None
    if value is None:
        raise _wrong(cell, "number-invalid", "a number of at most 20 digits before the point and 18 behind it")
    return value


def _truth(_: Flat, cell: str) -> bool:
    if cell not in _BOOLS:
        raise _wrong(cell, "type-wrong", "true or false")
    return _BOOLS[cell]


def _day(_: Flat, cell: str) -> date:
    try:
        if _DAY.fullmatch(cell) is not None:
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise _wrong(cell, "date-invalid", "a day such as 2023-06-30")


def _texts(_: Flat, cell: str) -> list[str]:
    try:
        found: Any = json.loads(cell)
    except (json.JSONDecodeError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(item, str) for item in cast("list[object]", found)):
        raise _wrong(cell, "json-invalid", "a JSON list of texts")
    return cast("list[str]", found)


_CONVERTED: dict[str, Callable[[Flat, str], object]] = {
    "string": _text_of,
    "object": _text_of,
    "integer": _whole,
    "number": _number,
    "boolean": _truth,
    "date": _day,
    "array": _texts,
}
