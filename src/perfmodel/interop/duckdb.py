"""
Targets in DuckDB: ``register`` adds the function ``perf_read_target`` to a connection.

>>> import duckdb
>>> connection = register(duckdb.connect())
>>> connection.sql("SELECT perf_read_target('≥95', '%').unit").fetchall()
[('%',)]
"""

from threading import Lock
from typing import Any, final

from perfmodel.arguments import require
from perfmodel.errors import MissingExtraError

try:
    from duckdb import DuckDBPyConnection
except ModuleNotFoundError as missing:
    raise MissingExtraError("duckdb", "duckdb") from missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.errors import WrongTypeError
from perfmodel.interop.columns.cells import NAMES, Cells
from perfmodel.interop.columns.ddl import DUCKDB
from perfmodel.interop.columns.reader import TargetReader
from perfmodel.serializers._tables.schema import TARGET_TYPE

FUNCTION = "perf_read_target"


def register(connection: DuckDBPyConnection, /) -> DuckDBPyConnection:
    """
    Add ``perf_read_target(text [, unit [, operator [, fiscal_year]]])`` to a connection, and give the connection back.

    It returns the published struct; a null text gives null.  Further arguments may be null where they say nothing.  A
    column of another type stops the query with the message of ``WrongTypeError``.
    """
    require(connection, DuckDBPyConnection, "connection", "hand in duckdb.connect()")
    create: Any = connection.create_function  # DuckDB's enums of these two words moved between releases
    create(FUNCTION, _Function(), None, DUCKDB.spell(TARGET_TYPE), type="arrow", null_handling="special")
    return connection


@final
class _Function:
    """Reads vector after vector with one reader, one thread at a time."""

    def __init__(self) -> None:
        self._reader, self._turn = TargetReader(), Lock()

    def __call__(self, *columns: pa.ChunkedArray) -> pa.ChunkedArray:
        if not 1 <= len(columns) <= len(NAMES):
            message = f"expected {FUNCTION}({', '.join(NAMES)}), found {len(columns)} arguments"
            raise WrongTypeError(message, code="arguments-count")
        cells = Cells.of(*columns)
        with self._turn:
            parts = [self._reader.read(texts, beside) for texts, beside in cells.parts()]
        return pa.chunked_array(parts, TARGET_TYPE)
