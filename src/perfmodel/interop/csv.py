r"""
Published tables as tidy CSV, each with its Table Schema (Frictionless) beside it, and back without loss.

>>> from tempfile import TemporaryDirectory
>>> from perfmodel import read_form
>>> from perfmodel.interop.arrow import indicators_to_table
>>> form = "项目名称 阅览室改造\n三级指标 指标值 分值\n新增座位 ≥8万个 90".replace(" ", "\t")
>>> table = indicators_to_table([read_form(form)])
>>> with TemporaryDirectory() as folder:
...     dump_csv(table, f"{folder}/indicators.csv")
...     load_csv(f"{folder}/indicators.csv").equals(table)
True
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from perfmodel._arguments import require
from perfmodel.errors import InvalidValueError
from perfmodel.files._bytes import content, errors_of, replacing
from perfmodel.interop._csv_text import csv_parts, table_of_csv
from perfmodel.interop._flat_tables import TABLES, table_schema
from perfmodel.serializers._document_tables import DOCUMENT_SCHEMA, conform_table
from perfmodel.serializers._target_columns import TABLE_KEY

__all__ = ["dump_csv", "load_csv", "table_schema"]
__dir__: Callable[[], list[str]] = __all__.copy


def dump_csv(table: pa.Table, path: str | os.PathLike[str], /, *, bom: bool = False) -> None:
    """
    Write a published table as CSV, and its Table Schema beside it: ``indicators.csv``, ``indicators.schema.json``.

    One row for each row of the table; a target and an amount have a column for each of their parts
    (``target_value``), and what has several clauses stands in ``target_exact`` as JSON.  In UTF-8, numbers with all
    their digits, texts in quotation marks, null cells blank.  A text that a spreadsheet would run (``=1+1``) has an
    apostrophe in front, which :func:`load_csv` takes away.  Both files are put in their place when they are whole.

    Args:
        table: What ``indicators_to_table``, ``findings_to_table``, ``assessment_to_table``, ``money_to_table``,
            ``ledger_to_table`` gave, or a table of ``read_form_tables`` but ``documents``.

        path: A path that ends in ``.csv``.

        bom: Whether a byte order mark stands in front: Excel opens Chinese text without one as noise.

    Raises:
        WrongTypeError: When *table* is no table of Arrow.

        DocumentError: For a table that is nearly a published one, with each column that is not.

        InvalidValueError: (``table-unknown``) for another table; (``format-unknown``) for another suffix;
            (``text-unwritable``) for a text with NUL; (``file-unwritable``) where no file can be written.
    """
    require(table, pa.Table, "table", "make it with indicators_to_table")
    require(bom, bool, "bom")
    place = _path(path)
    name = _named(table)
    known = conform_table(table, TABLES[name])
    described = json.dumps(table_schema(name), ensure_ascii=False, indent=1).encode()
    with errors_of(path):
        with replacing(place.with_suffix(".schema.json")) as put:
            put(described)
        with replacing(place) as put:
            for part in csv_parts(name, known, bom=bom):
                put(part)


def load_csv(path: str | os.PathLike[str], /) -> pa.Table:
    """
    Read a published table from CSV, exactly as it was written; its columns say which it is.

    A byte order mark, other line breaks and another order of the columns are taken.  A spreadsheet that saved the file
    anew may have changed what it holds; it leaves no difference between an empty text and null.

    Raises:
        DocumentError: With every fault and its path, ``$[3].target_value`` (rows count from 0): no CSV in UTF-8, or one
            that was cut off (``csv-invalid``); columns that are missing, doubled or not ours; cells that their column
            does not hold; columns that say something else than ``target_exact`` (``column-differs``).

        InvalidValueError: (``format-unknown``) for another suffix; (``file-missing``, ``file-special``,
            ``file-large``) when there is no file that can be read.
    """
    place = _path(path)
    with errors_of(path):
        data = content(place)
    return table_of_csv(data)


def _path(path: str | os.PathLike[str]) -> Path:
    require(path, str | os.PathLike, "path", "hand in a path: indicators.csv")
    place = Path(path)
    if place.suffix.lower() != ".csv":
        message = f"expected a path that ends in .csv, found {place.suffix[:20]!r} at its end; give it this suffix"
        raise InvalidValueError(message, code="format-unknown")
    return place


_DOCUMENTS = "documents"
_LEAST = 0.5
"""The part of its columns by which a table is recognised where its metadata do not name it."""


def _named(table: pa.Table) -> str:
    """The published table that the metadata name, else the one whose columns a table has most of."""
    said = (table.schema.metadata or {}).get(TABLE_KEY, b"").decode("utf-8", "replace")
    if said in TABLES:
        return said
    names = set(table.column_names)
    parts = {
        name: len(names & set(schema.names)) / len(schema.names)
        for name, schema in {**TABLES, _DOCUMENTS: DOCUMENT_SCHEMA}.items()
    }
    found = max(parts, key=lambda name: parts[name])
    if parts[found] < _LEAST:
        message = f"expected a table of {', '.join(TABLES)}, found other columns; make it with indicators_to_table"
        raise InvalidValueError(message, code="table-unknown")
    if found == _DOCUMENTS:
        message = (
            f"expected a table of {', '.join(TABLES)}, found that of documents; "
            "write these with dump_lines(table_to_documents(table), 'documents.jsonl')"
        )
        raise InvalidValueError(message, code="table-unknown")
    return found
