"""The ledger of readings as a table: where each cell of a form went."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from perfmodel.forms.ledger import Entry
from perfmodel.forms.read import Reading
from perfmodel.interop.tables.cells import place_row, stored
from perfmodel.interop.tables.given import several, source_row
from perfmodel.interop.tables.schemas import LEDGER_SCHEMA
from perfmodel.serializers._tables.documents import build_table
from perfmodel.serializers._tables.rows import Row


def ledger_to_table(
    entries: Entry | Reading | Iterable[Entry | Reading], /, *, reading: Reading | None = None
) -> pa.Table:
    r"""
    The ledgers of readings as a table of one row for each cell.

    >>> from perfmodel.forms.read import read_form
    >>> found = read_form("项目名称 阅览室改造\n三级指标 指标值\n新增座位 ≥80个".replace(" ", "\t"))
    >>> ledger_to_table(found).select(["place_line", "text", "use"]).to_pylist()[-1]
    {'place_line': 3, 'text': '≥80个', 'use': 'indicator:target'}

    Args:
        entries: Readings, or the entries of one (``reading.ledger``); one or many.

        reading: Where entries were read, for their file and form; a reading among *entries* is its own.

    Returns:
        A table of ``LEDGER_SCHEMA``.  Half a character in a text is spelled out (``\ud83d``).

    Raises:
        WrongTypeError: When one of them is of another type.
    """
    source = source_row(reading)
    given: tuple[Entry | Reading, ...] = several(entries, "entries", (Entry, Reading), "hand in reading.ledger")
    return build_table([row for item in given for row in _rows(item, source)], LEDGER_SCHEMA)


def _rows(item: Entry | Reading, source: Row) -> Iterator[Row]:
    if isinstance(item, Entry):
        yield {**source, **_row(item)}
    else:
        own = source_row(item)
        yield from ({**own, **_row(entry)} for entry in item.ledger)


def _row(entry: Entry) -> Row:
    return {**place_row(entry.place), "text": stored(entry.text), "use": entry.use}
