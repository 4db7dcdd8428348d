"""
Targets in DuckDB: ``register`` adds ``perf_read_target``, ``perf_judge``, ``perf_explain`` and ``perf_review``.

>>> import duckdb
>>> connection = register(duckdb.connect())
>>> connection.sql("SELECT perf_read_target('≥95', '%').unit, perf_judge('≥95%', '94%').verdict").fetchall()
[('%', 'missed')]
>>> connection.sql("SELECT perf_explain('≥95%', '94%', 'en')").fetchall()
[('the actual value 94% falls short of the target ≥95% by 1 percentage point (98.9%)',)]
"""

from threading import Lock
from typing import Any, cast, final

from perfmodel.arguments import require
from perfmodel.errors import MissingExtraError

try:
    from duckdb import DuckDBPyConnection
except ModuleNotFoundError as missing:
    raise MissingExtraError("duckdb", "duckdb") from missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.interop.columns.calls import EXPLAIN, JUDGE, READ, REVIEW, Call
from perfmodel.interop.columns.ddl import DUCKDB
from perfmodel.interop.columns.reader import TargetReader


def register(connection: DuckDBPyConnection, /) -> DuckDBPyConnection:
    """
    Add the functions to a connection, and give the connection back.

    - ``perf_read_target(text [, unit [, operator [, fiscal_year]]])``: the published struct of a target.
    - ``perf_judge(target, actual [, unit [, operator [, fiscal_year [, polarity [, reference [, name]]]]]])``: a
      judgement.
    - ``perf_explain(target, actual [, locale [, unit … as for perf_judge]])``: the judgement in a sentence, in Chinese
      where the locale is null.
    - ``perf_review(target, name, category [, locale [, unit [, operator [, fiscal_year [, definition [, weight
      [, polarity [, scheme]]]]]]]])``: a list of findings, in English where the locale is null.

    A target is what ``perf_read_target`` gave, or a text, which is read with the unit, the operator and the year.  A
    null text gives null.  Further arguments may be null where they say nothing.  A column of another type stops the
    query with the message of ``WrongTypeError``.
    """
    require(connection, DuckDBPyConnection, "connection", "hand in duckdb.connect()")
    create: Any = connection.create_function  # DuckDB's enums of these two words moved between releases
    for call in (READ, JUDGE, EXPLAIN, REVIEW):
        kind = DUCKDB.spell(call.type)
        create(f"perf_{call.name}", _Function(call), None, kind, type="arrow", null_handling="special")
    return connection


@final
class _Function:
    """Works on vector after vector, one thread at a time; cells of targets are read by one reader."""

    def __init__(self, call: Call) -> None:
        self._call, self._reader, self._turn = call, TargetReader(), Lock()

    def __call__(self, *columns: pa.ChunkedArray) -> pa.ChunkedArray:
        given = self._call.given(columns)
        with self._turn:
            return cast("pa.ChunkedArray", self._call.work(given, self._reader))
