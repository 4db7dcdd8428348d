"""
Published tables as CSV: a text is quoted, what is null is nothing at all, and nothing is run by a spreadsheet.

PostgreSQL, Arrow and DuckDB know that difference too; for others an empty text is a blank cell like what is null.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa

from perfmodel.forms.files.delimited import marked
from perfmodel.interop.tables.flat import EXACT, Flat, flat_columns
from perfmodel.serializers import _text
from perfmodel.values.spell import spell_amount

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
        yield b"".join(_line(_cell(flat, _value(flat, row)) for flat in flats) for row in rows)


def _line(cells: Iterator[str]) -> bytes:
    return (",".join(cells) + "\r\n").encode()


def _value(flat: Flat, row: dict[str, Any]) -> object:
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
    return _text.write(_text.read(exact), on_one_line=True)


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
