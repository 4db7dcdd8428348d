"""
Targets in DuckDB: ``register`` adds ``perf_read_target``, ``perf_judge``, ``perf_explain`` and ``perf_review``.

>>> import duckdb
>>> connection = register(duckdb.connect())
>>> connection.sql("SELECT perf_read_target('≥95', '%').unit, perf_judge('≥95%', '94%').verdict").fetchall()
[('%', 'missed')]
>>> connection.sql("SELECT perf_explain('≥95%', '94%', 'en')").fetchall()
[('the actual value 94% falls short of the target ≥95% by 1 percentage point (98.9% of the target)',)]
"""

from collections.abc import Mapping
from threading import Lock
from typing import Any, cast, final

from perfmodel._arguments import require
from perfmodel.errors import InvalidValueError, MissingExtraError

try:
    from duckdb import CatalogException, DuckDBPyConnection, DuckDBPyRelation
except ModuleNotFoundError as _missing:
    raise MissingExtraError("duckdb", "duckdb") from _missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.interop._column_reader import TargetReader
from perfmodel.interop._engine_functions import DUCKDB, EXPLAIN, JUDGE, READ, REVIEW, Call, Given
from perfmodel.interop._frame_functions import FrameFunctions
from perfmodel.reviewing._rules import ALL
from perfmodel.targets._terms import Polarity
from perfmodel.values._period import FiscalYear


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
class RelationFunctions(FrameFunctions[DuckDBPyRelation]):
    """
    The functions over a relation, as a projection of it: nothing is computed before its rows are asked for.

    The connection of the relation has to have the functions of :func:`register`.
    """

    def __init__(self, relation: DuckDBPyRelation) -> None:
        require(relation, DuckDBPyRelation, "relation")
        self._relation = relation

    def _names(self) -> list[str]:
        return self._relation.columns

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> DuckDBPyRelation:
        if fixed.get("rules", ALL) != ALL:
            message = (
                "expected all rules over a relation, found a choice of them; "
                "choose among the findings by their code, or hand in relation.to_arrow_table()"
            )
            raise InvalidValueError(message, code="rules-fixed")
        values = {name: _literal(value) for name, value in fixed.items()}
        given = {**values, **{name: _quoted(column) for name, column in columns.items()}}
        arguments = ", ".join(given.get(name, "NULL") for name in call.names)
        try:
            return self._relation.project(f"*, perf_{call.name}({arguments}) AS {_quoted(into)}")
        except CatalogException as error:
            message = (
                f"expected a connection with the function perf_{call.name}, found one without; "
                "call perfmodel.interop.duckdb.register(connection) first"
            )
            raise InvalidValueError(message, code="functions-missing") from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: object) -> str:
    """A year, a polarity or a locale in SQL; nothing else stands for all rows of a frame."""
    if isinstance(value, FiscalYear):
        return str(value.year)
    return f"'{value.value if isinstance(value, Polarity) else value}'"


@final
class _Function:
    """Works on vector after vector, one thread at a time; cells of targets are read by one reader."""

    def __init__(self, call: Call) -> None:
        self._call, self._reader, self._turn = call, TargetReader(), Lock()

    def __call__(self, *columns: pa.ChunkedArray) -> pa.ChunkedArray:
        given = self._call.given(columns)
        with self._turn:
            return cast("pa.ChunkedArray", self._call.work(given, self._reader))
