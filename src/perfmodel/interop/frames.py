"""
Columns and frames of any kind by one name, and results in the kind that came in.

``read_target``, ``judge``, ``explain`` and ``review`` take columns: lists, tuples, NumPy arrays, series of pandas and
Polars, Arrow arrays, and what else hands out an Arrow column.  :func:`perf` takes frames, whose columns go by names.

>>> judge(["≥95%", "≤3天", None], ["94%", "2天", "1"])[0]["verdict"]
'missed'
>>> explain(("≥95%",), ("96%",), locale="en")
('the actual value 96% meets the target ≥95% (101.1% of the target)',)
>>> found = perf({"指标值": ["≥95"], "单位": ["%"], "完成值": ["96"]}).judge("指标值", "完成值", unit="单位")
>>> found["judgement"][0]["verdict"]
'met'
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, TypeAlias, cast, final, overload

import pyarrow as pa

from perfmodel._arguments import require
from perfmodel.interop._column_inputs import (
    column_back,
    column_in,
    column_of,
    is_a,
    named_column,
    same_length,
    title_of,
)
from perfmodel.interop._column_reader import TargetReader
from perfmodel.interop._engine_functions import EXPLAIN, JUDGE, READ, REVIEW, Call, Given
from perfmodel.interop._explain_columns import LOCALE
from perfmodel.interop._frame_functions import Columned, FrameFunctions, no_frame, table_of
from perfmodel.reviewing._rule import Rule
from perfmodel.reviewing._rules import ALL

__all__ = ["explain", "judge", "perf", "read_target", "review"]
__dir__: Callable[[], list[str]] = __all__.copy

_NO_TITLES: Mapping[str, str] = MappingProxyType({})
AnyColumn: TypeAlias = Any
"""A column of any kind; results are of the kind of the first one."""


def read_target(
    text: AnyColumn, *, unit: object = None, operator: object = None, fiscal_year: object = None
) -> AnyColumn:
    """
    Read a column of target expressions, as ``perfmodel.read_target()`` reads one.

    >>> [row and row["kind"] for row in read_target(["≥80万人次", "每半年1期", None])]
    ['threshold', 'frequency', None]

    Args:
        text: The column 指标值; what is missing stays so.

        unit: The column 度量单位, or one text for all rows.

        operator: The column 指标性质 or 计算符号, or one text.

        fiscal_year: A column of whole numbers, or one year.

    Returns:
        The targets in the kind of *text*: rows of the published schema as ``dict`` in lists, tuples and arrays,
        structs in series and Arrow arrays.

    Raises:
        WrongTypeError: (``column-type``) for what is no column, or one of another type.

        InvalidValueError: (``column-length``) for columns of different lengths, (``column-index``) for series of pandas
            with different indexes.
    """
    return _called(READ, {"text": text, "unit": unit, "operator": operator, "fiscal_year": fiscal_year})


def judge(  # noqa: PLR0913 - what a judgement may need
    target: AnyColumn,
    actual: AnyColumn,
    *,
    unit: object = None,
    operator: object = None,
    fiscal_year: object = None,
    polarity: object = None,
    reference: object = None,
    name: object = None,
) -> AnyColumn:
    """
    Judge a column of reported values against a column of targets, as ``perfmodel.judge()`` judges one.

    >>> [row["verdict"] for row in judge(["100%", "≥95"], ["98%", "94"], unit=[None, "%"], polarity="lower_is_better")]
    ['met', 'missed']
    >>> [row["verdict"] for row in judge(["5%", "5%"], ["3%", "3%"], name=["投诉率", "投诉处理率"])]
    ['met', 'missed']

    Args:
        target: What ``read_target`` gave, a list of targets, or texts, which are read with the unit, the operator and
            the year beside them; a missing one has no judgement.

        actual: The column 实际完成值.

        unit: The column 度量单位 of the actuals, and of targets that are texts; or one text for all rows.

        operator: The column 指标性质 of targets that are texts, or one text.

        fiscal_year: A column of whole numbers, or one year.

        polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        reference: A column of texts with the figure that a relative target names, or one text.

        name: The column 三级指标, whose names say which side of a bare value is better (投诉率 5%), or one text.

    Returns:
        The judgements in the kind of *target*.

    Raises:
        WrongTypeError: (``column-type``) for what is no column, or one of another type.

        InvalidValueError: (``column-length``), (``column-index``) as ``read_target``; (``column-unused``) for an
            operator beside targets that are read already.
    """
    given = {"target": target, "actual": actual, "unit": unit, "operator": operator, "fiscal_year": fiscal_year}
    return _called(JUDGE, {**given, "polarity": polarity, "reference": reference, "name": name})


def explain(  # noqa: PLR0913 - what a judgement may need
    target: AnyColumn,
    actual: AnyColumn,
    *,
    locale: str = LOCALE,
    unit: object = None,
    operator: object = None,
    fiscal_year: object = None,
    polarity: object = None,
    reference: object = None,
    name: object = None,
) -> AnyColumn:
    """
    Say in a sentence what ``judge`` finds, row by row; the other arguments are as there.

    >>> explain(["≤3天"], ["5天"])
    ['实际值 5天 超出目标 ≤3天，多 2天（为上限的166.7%）']

    Args:
        target: As for ``judge``.

        actual: The column 实际完成值.

        locale: The language, ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them; none is read from the
            machine.

        unit: As for ``judge``, and so are the others.

        operator: As for ``judge``.

        fiscal_year: As for ``judge``.

        polarity: As for ``judge``.

        reference: As for ``judge``.

        name: As for ``judge``.

    Returns:
        Texts in the kind of *target*.

    Raises:
        InvalidValueError: (``locale-unknown``) for another language, and as ``judge`` does.

        WrongTypeError: (``column-type``) as ``judge`` does.
    """
    require(locale, str, "locale")
    given = {"target": target, "actual": actual, "unit": unit, "operator": operator, "fiscal_year": fiscal_year}
    return _called(EXPLAIN, {**given, "polarity": polarity, "reference": reference, "name": name}, {"locale": locale})


def review(  # noqa: PLR0913 - the columns of a table of indicators
    target: AnyColumn,
    name: AnyColumn,
    category: AnyColumn,
    *,
    locale: str = "en",
    unit: object = None,
    operator: object = None,
    fiscal_year: object = None,
    definition: object = None,
    weight: object = None,
    polarity: object = None,
    scheme: object = None,
    rules: Iterable[Rule | str] = ALL,
) -> AnyColumn:
    """
    Review columns of indicators by the rules that look at one row, as ``perfmodel.review()`` does in a document.

    >>> [found["code"] for found in review(["不低于95%"], ["办结率"], ["数量指标"])[0]]
    ['PM125', 'PM140']

    Args:
        target: As for ``judge``.

        name: The column 三级指标.

        category: A column of ids of categories (``output.quantity``) or printed labels (数量指标).

        locale: The language of the messages, ``zh_Hans``, ``zh_Hant`` or ``en``.

        unit: The column 度量单位 of targets that are texts, or one text.

        operator: The column 指标性质 of targets that are texts, or one text.

        fiscal_year: A column of whole numbers, or one year, for targets that are texts.

        definition: The column 指标解释, or one text.

        weight: The column 分值: texts, whole numbers or decimals; or one text.

        polarity: A column of polarities, or one ``Polarity``.

        scheme: A column of ids of schemes, or one.

        rules: The rules or their codes; those that look at a whole document say nothing.

    Returns:
        Lists of findings in the kind of *target*.

    Raises:
        WrongTypeError: (``column-type``) for what is no column, or one of another type.

        InvalidValueError: (``locale-unknown``), (``rule-unknown``), (``rule-doubled``) as ``perfmodel.review()``, and
            the lengths and indexes as ``judge`` does.
    """
    require(locale, str, "locale")
    given = {"target": target, "name": name, "category": category, "fiscal_year": fiscal_year}
    others = {"unit": unit, "operator": operator, "definition": definition, "weight": weight}
    fixed = {"locale": locale, "rules": rules}
    return _called(REVIEW, {**given, **others, "polarity": polarity, "scheme": scheme}, fixed)


def _called(call: Call, given: Given, fixed: Given | None = None, titles: Mapping[str, str] = _NO_TITLES) -> AnyColumn:
    """The function over columns of any kind, some with names in a frame."""
    columns = {name: _column(value, name, titles.get(name)) for name, value in given.items()}
    first = given[call.needed[0]]
    if is_a(first, "pandas", "Series"):
        return _in_pandas(call, columns, fixed or {})
    return column_back(call.work({**columns, **(fixed or {})}, TargetReader()), first)


def _column(value: object, role: str, title: str | None) -> object:
    column = column_in(value, title_of(role, title))
    return column if title is None or is_a(column, "pandas", "Series") else named_column(column, role, title)


def _in_pandas(call: Call, columns: Given, fixed: Given) -> AnyColumn:
    """The function over series, beside which other columns take the index of the first."""
    pandas: Any = import_module("pandas")
    accessor: Any = import_module("perfmodel.interop.pandas").SeriesAccessor
    first, *needed = call.needed
    series = cast("Any", columns[first])

    def beside(name: str) -> object:
        value = columns[name]
        is_arrow = isinstance(value, pa.Array) or hasattr(value, "__arrow_c_stream__")
        if isinstance(value, pandas.Series) or not is_arrow:
            return value
        column = column_of(value, name)
        same_length(series, column, name)
        return pandas.Series(pandas.arrays.ArrowExtensionArray(column), index=series.index)

    others = {name: beside(name) for name in columns if name not in call.needed}
    return getattr(accessor(series), call.name)(*(beside(name) for name in needed), **others, **fixed)


@overload
def perf(frame: Mapping[str, Any], /) -> FrameFunctions[dict[str, Any]]: ...


@overload
def perf(frame: Columned, /) -> FrameFunctions[Columned]: ...


@overload
def perf(frame: object, /) -> FrameFunctions[Any]: ...


def perf(frame: object, /) -> FrameFunctions[Any]:
    """
    The functions over a frame of any kind: ``read_target``, ``judge``, ``explain``, ``review``.

    Each gives the frame back, in its own kind, with a new column behind.  Type checkers see that kind; they don't see
    that another stream of Arrow batches comes back as a table.

    >>> import pyarrow as pa
    >>> table = pa.table({"指标值": ["≥95"], "单位": ["%"], "完成值": ["94"]})
    >>> perf(table).explain("指标值", "完成值", unit="单位", locale="en").column("explanation").to_pylist()
    ['the actual value 94% falls short of the target ≥95% by 1 percentage point (98.9% of the target)']

    Args:
        frame: A frame of pandas, Polars (lazy ones too) or Spark, a relation of DuckDB whose connection has the
            functions of ``perfmodel.interop.duckdb.register``, an Arrow table, batch or reader of batches, or a mapping
            of names to columns.  What else hands out a stream of Arrow batches comes back as an Arrow table.

    Raises:
        WrongTypeError: (``frame-type``) for anything else.
    """
    for module, name, home, functions in _FRAMES:
        if is_a(frame, module, name):
            over: Callable[[object], FrameFunctions[Any]] = getattr(
                import_module(f"perfmodel.interop.{home}"), functions
            )
            return over(frame)
    if isinstance(frame, Mapping):
        return MappingFunctions(cast("Mapping[str, Any]", frame))
    if isinstance(frame, pa.RecordBatchReader):
        return ReaderFunctions(frame)
    if isinstance(frame, pa.Table | pa.RecordBatch):
        return TableFunctions(frame)
    if hasattr(frame, "__arrow_c_stream__") and not isinstance(frame, pa.ChunkedArray):
        return TableFunctions(table_of(frame))
    raise no_frame(frame)


_FRAMES = (
    ("pandas", "DataFrame", "pandas", "FrameAccessor"),
    ("polars", "DataFrame", "polars", "FrameNamespace"),
    ("polars", "LazyFrame", "polars", "LazyNamespace"),
    ("duckdb", "DuckDBPyRelation", "duckdb", "RelationFunctions"),
    ("pyspark.sql", "DataFrame", "spark", "SparkFunctions"),
)
"""The frames of other libraries by module and class, and the module and the class here that have the functions."""


@final
class TableFunctions(FrameFunctions["pa.Table | pa.RecordBatch"]):
    """The functions over an Arrow table or batch."""

    def __init__(self, table: pa.Table | pa.RecordBatch) -> None:
        self._table = table

    def _names(self) -> list[str]:
        return self._table.schema.names

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> pa.Table | pa.RecordBatch:
        found: pa.Table | pa.RecordBatch = _appended(self._table, call, into, columns, fixed, TargetReader())
        return found


def _appended(  # noqa: PLR0913, PLR0917 - what a call needs
    table: Any,  # noqa: ANN401 - a table or a batch
    call: Call,
    into: str,
    columns: Mapping[str, str],
    fixed: Given,
    reader: TargetReader,
) -> Any:  # noqa: ANN401 - as it came
    given = {name: named_column(table.column(column), name, column) for name, column in columns.items()}
    found = call.work({**given, **fixed}, reader)
    return table.append_column(pa.field(into, call.type), found)


@final
class ReaderFunctions(FrameFunctions[pa.RecordBatchReader]):
    """The functions over a stream of batches; memory does not grow with it."""

    def __init__(self, reader: pa.RecordBatchReader) -> None:
        self._reader = reader

    def _names(self) -> list[str]:
        return self._reader.schema.names

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> pa.RecordBatchReader:
        def batches() -> Iterator[pa.RecordBatch]:
            reader = TargetReader()
            for batch in self._reader:
                yield _appended(batch, call, into, columns, fixed, reader)

        schema = self._reader.schema.append(pa.field(into, call.type))
        return pa.RecordBatchReader.from_batches(schema, batches())


@final
class MappingFunctions(FrameFunctions["dict[str, Any]"]):
    """The functions over a mapping of names to columns; the new one is of the kind of the column of targets."""

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self._columns = columns

    def _names(self) -> list[object]:
        return list(self._columns)

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> dict[str, Any]:
        given = {name: self._columns[column] for name, column in columns.items()}
        others = {name: value for name, value in fixed.items() if name in call.names and name != "locale"}
        rest = {name: value for name, value in fixed.items() if name not in others}
        return {**self._columns, into: _called(call, {**given, **others}, rest, columns)}
