"""Columns and frames of any kind by one name: equal rows, in the kind that came in."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Any, assert_type

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyspark.sql import SparkSession

from perfmodel import FiscalYear, PerfModelError, Polarity, read_target
from perfmodel.errors import WrongTypeError
from perfmodel.interop import frames
from perfmodel.interop import spark as in_spark
from perfmodel.interop.arrow import explain_columns, judge_columns, read_targets, review_columns
from perfmodel.interop.duckdb import register
from perfmodel.interop.frames import perf

TEXTS = ["80", "不低于95.5%", None, "100%", "≥95%%", "6月底前"]
DONE = ["78.5", "96%", "3", "98%", "95%", None]
UNITS = ["万人次", None, None, None, None, None]
SIGNS = ["≥", None, None, None, None, None]
NAMES = ["到馆人次", "办结率", "/", "用电比", "合格率", "完工时间"]
KINDS = ["数量指标", "质量指标", None, "output.quality", "质量指标", "时效指标"]
POINTS = [10, 20, None, 0, 5, 5]
TABLE: Any = pa.table(
    {
        "cell": TEXTS,
        "done": DONE,
        "unit": pa.array(UNITS, pa.string()),
        "sign": pa.array(SIGNS, pa.string()),
        "name": NAMES,
        "kind": KINDS,
        "points": pa.array(POINTS, pa.int32()),
    }
)
READ: dict[str, Any] = {"unit": "unit", "operator": "sign", "fiscal_year": 2024}
JUDGED: dict[str, Any] = {**READ, "polarity": Polarity.LOWER_IS_BETTER, "name": "name"}


def expected() -> list[list[Any]]:
    """The rows by the functions over Arrow columns."""
    table: pa.Table = TABLE
    unit, name = table.column("unit"), table.column("name")
    targets = read_targets(table.column("cell"), unit=unit, operator=table.column("sign"), fiscal_year=2024)
    beside: dict[str, Any] = {"unit": unit, "fiscal_year": 2024, "polarity": Polarity.LOWER_IS_BETTER, "name": name}
    found: list[pa.Array | pa.ChunkedArray] = [
        targets,
        judge_columns(targets, table.column("done"), **beside),
        explain_columns(targets, table.column("done"), locale="en", **beside),
        review_columns(targets, name, table.column("kind"), weight=table.column("points")),
    ]
    return [column.to_pylist() for column in found]


EXPECTED = expected()


def by_columns(column: Callable[[list[Any]], Any]) -> list[Any]:
    """What the functions give for columns of one kind."""
    cells, done, unit = column(TEXTS), column(DONE), column(UNITS)
    sign, name, kind = column(SIGNS), column(NAMES), column(KINDS)
    read: dict[str, Any] = {"unit": unit, "operator": sign, "fiscal_year": 2024}
    beside: dict[str, Any] = {**read, "polarity": Polarity.LOWER_IS_BETTER, "name": name}
    return [
        frames.read_target(cells, **read),
        frames.judge(cells, done, **beside),
        frames.explain(cells, done, locale="en", **beside),
        frames.review(cells, name, kind, weight=column(POINTS), **read),
    ]


def an_array(values: list[Any]) -> Any:  # noqa: ANN401 - the stubs of NumPy know the items
    """An array of objects, as pandas and NumPy have it: what is missing is a NaN."""
    return np.array([float("nan") if value is None else value for value in values], dtype=object)


def a_series(values: list[Any]) -> Any:  # noqa: ANN401 - a series of any items
    """A series with an index and a name."""
    kind = "Int32" if isinstance(values[0], int) else "object"
    return pd.Series(values, index=range(5, 11), name="cells", dtype=kind)


COLUMNS: dict[str, tuple[Callable[[list[Any]], Any], Callable[[Any], list[Any]]]] = {
    "list": (list, list),
    "tuple": (tuple, list),
    "numpy": (an_array, list),
    "pandas": (a_series, lambda found: pa.chunked_array(found).to_pylist()),
    "polars": (lambda values: pl.Series("cells", values), lambda found: pa.chunked_array(found).to_pylist()),
    "arrow": (pa.array, lambda found: found.to_pylist()),
    "chunked": (lambda values: pa.chunked_array([values]), lambda found: found.to_pylist()),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_of_every_kind_give_the_same_rows(kind: str) -> None:
    """In the kind that came in, with its index and its name."""
    column, rows = COLUMNS[kind]
    given: Any = column(TEXTS)
    found: list[Any] = by_columns(column)

    assert [rows(one) for one in found] == EXPECTED
    for one in found:
        assert issubclass(type(one), pa.Array if kind == "arrow" else type(given))
        if kind in {"pandas", "polars"}:
            assert one.name == "cells"
        if kind == "pandas":
            assert one.index.tolist() == list(range(5, 11))


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("other", COLUMNS)
def test_columns_of_two_kinds_go_together(kind: str, other: str) -> None:
    """The result is of the kind of the first."""
    (first, rows), (second, _) = COLUMNS[kind], COLUMNS[other]
    found = frames.judge(
        first(TEXTS), second(DONE), unit=second(UNITS), operator=first(SIGNS), fiscal_year=2024, name=second(NAMES),
        polarity="lower_is_better",
    )  # fmt: skip

    assert rows(found) == EXPECTED[1]


def a_relation() -> duckdb.DuckDBPyRelation:
    """The table in DuckDB."""
    connection = register(duckdb.connect())
    connection.register("rows", TABLE)
    return connection.sql("SELECT * FROM rows")


FRAMES: dict[str, tuple[Callable[[], Any], Callable[[Any], pa.Table]]] = {
    "pandas": (
        lambda: TABLE.to_pandas().astype({"points": "Int32"}),
        lambda found: pa.table({name: pa.chunked_array(found[name]) for name in found.columns}),
    ),
    "polars": (lambda: pl.DataFrame(TABLE), pa.table),
    "lazy": (lambda: pl.LazyFrame(TABLE), lambda found: pa.table(found.collect())),
    "arrow": (lambda: TABLE, lambda found: found),
    "batch": (lambda: TABLE.combine_chunks().to_batches()[0], pa.table),
    "reader": (lambda: TABLE.to_reader(max_chunksize=4), lambda found: found.read_all()),
    "duckdb": (a_relation, lambda found: found.to_arrow_table()),
    "lists": (lambda: {name: TABLE.column(name).to_pylist() for name in TABLE.column_names}, pa.table),
}


def all_four(frame: Any) -> Any:  # noqa: ANN401 - a frame of any kind
    """The frame with the four columns behind."""
    found = perf(frame).read_target("cell", **READ)
    found = perf(found).judge("cell", actual="done", **JUDGED)
    found = perf(found).explain("cell", actual="done", locale="en", **JUDGED)
    return perf(found).review("cell", name="name", category="kind", weight="points", **READ)


@pytest.mark.parametrize("kind", FRAMES)
def test_frames_of_every_kind_give_the_same_rows(kind: str) -> None:
    """In the kind that came in, the other columns as they were."""
    make, as_table = FRAMES[kind]
    frame = make()
    found = all_four(frame)
    table = as_table(found)

    assert isinstance(found, type(frame))
    assert table.column_names == [*TABLE.column_names, "target", "judgement", "explanation", "findings"]
    assert [table.column(name).to_pylist() for name in table.column_names[-4:]] == EXPECTED
    assert table.select(TABLE.column_names).to_pylist() == TABLE.to_pylist()


def test_frames_of_spark(spark: SparkSession) -> None:
    """They give the same rows as well, also below a name with a dot."""
    frame = spark.createDataFrame(TABLE.rename_columns({"cell": "form.cell"}))
    found = perf(perf(frame).judge("form.cell", "done", **JUDGED)).review("form.cell", "name", "kind", rules=["PM140"])
    found = perf(perf(found).explain("form.cell", "done", locale="en", **JUDGED)).read_target("form.cell", **READ)
    table = found.toArrow()

    assert isinstance(found, type(frame))
    for place, name in enumerate(("target", "judgement", "explanation")):
        assert table.column(name).to_pylist() == EXPECTED[place]
    assert table.column("findings")[1].as_py() == []


def by_keyword(frame: Any) -> Any:  # noqa: ANN401 - a frame of any kind
    """The frame with the four columns behind, each of its columns handed in by the name of its role."""
    found = perf(frame).read_target(text="cell", **READ)
    found = perf(found).judge(target="cell", actual="done", **JUDGED)
    found = perf(found).explain(actual="done", target="cell", locale="en", **JUDGED)
    return perf(found).review(category="kind", name="name", target="cell", weight="points", **READ)


@pytest.mark.parametrize("kind", FRAMES)
def test_the_same_call_by_keyword_over_every_kind_of_frame(kind: str) -> None:
    """The columns have one name each, whatever the frame."""
    make, as_table = FRAMES[kind]
    table = as_table(by_keyword(make()))

    assert [table.column(name).to_pylist() for name in table.column_names[-4:]] == EXPECTED


def test_the_same_call_by_keyword_on_spark(spark: SparkSession) -> None:
    """Over a frame, and as columns; and the same names in the functions over columns of values."""
    frame = spark.createDataFrame(TABLE)
    table = by_keyword(frame).toArrow()
    beside: dict[str, Any] = {"unit": "unit", "operator": "sign", "polarity": Polarity.LOWER_IS_BETTER, "name": "name"}
    columns = frame.select(
        in_spark.read_target(text="cell", **READ).alias("target"),
        in_spark.judge(target="cell", actual="done", fiscal_year=2024, **beside).alias("judgement"),
        in_spark.explain(target="cell", actual="done", locale="en", fiscal_year=2024, **beside).alias("explanation"),
        in_spark.review(target="cell", name="name", category="kind", weight="points", **READ).alias("findings"),
    ).toArrow()

    for found in (table, columns):
        assert [found.column(name).to_pylist() for name in found.column_names[-4:]] == EXPECTED
    listed: dict[str, Any] = {"unit": UNITS, "operator": SIGNS, "fiscal_year": 2024}
    beside = {**listed, "polarity": Polarity.LOWER_IS_BETTER, "name": NAMES}
    assert [
        frames.read_target(text=TEXTS, **listed),
        frames.judge(target=TEXTS, actual=DONE, **beside),
        frames.explain(target=TEXTS, actual=DONE, locale="en", **beside),
        frames.review(target=TEXTS, name=NAMES, category=KINDS, weight=POINTS, **listed),
    ] == EXPECTED


def test_what_holds_no_values_is_refused_with_what_to_write(spark: SparkSession) -> None:
    """Frames and expressions have a function of their own, which the error names."""
    lazy, data = pl.LazyFrame(TABLE), spark.createDataFrame(TABLE)
    misfits: list[Any] = [TABLE.to_pandas(), lazy.collect(), lazy, pl.col("cell"), data, data["cell"], a_relation()]
    calls: list[Callable[[Any], object]] = [
        frames.read_target,
        lambda value: frames.judge(TEXTS, value),
        lambda value: frames.judge(TEXTS, DONE, name=value),
    ]
    for call, misfit in product(calls, misfits):
        with pytest.raises(
            WrongTypeError, match=r"^expected the values of .*; hand the frame to perf\(frame\)"
        ) as caught:
            call(misfit)
        assert caught.value.code == "column-type"
    with pytest.raises(WrongTypeError, match=r"found DataFrame; hand a frame to perf\(frame\)"):
        in_spark.judge(data, "done")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake


def test_what_speaks_arrow_comes_back_as_a_table() -> None:
    """Any stream of batches is a frame."""

    class Stream:
        """What another library has."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return TABLE.__arrow_c_stream__(requested_schema)

    found = perf(Stream()).judge("cell", "done", **JUDGED)

    assert isinstance(found, pa.Table)
    assert found.column("judgement").to_pylist() == EXPECTED[1]


@pytest.mark.parametrize(
    "frame", [None, 3, "cell", ["≥95%"], pl.Series(["≥95%"]), pa.array(["≥95%"]), pd.Series(["1"])]
)
def test_what_is_no_frame_is_refused(frame: object) -> None:
    """Columns go to the functions over columns."""
    with pytest.raises(WrongTypeError, match=r"^expected a frame, .* found") as caught:
        perf(frame)
    assert caught.value.code == "frame-type"


def test_a_relation_without_the_functions_says_so() -> None:
    """It names what to call; and a choice of rules has no place in SQL."""
    bare = duckdb.connect().sql("SELECT '≥95%' AS cell, '96%' AS done")

    with pytest.raises(PerfModelError, match=r"duckdb\.register\(connection\) first") as caught:
        perf(bare).judge("cell", "done")
    assert caught.value.code == "functions-missing"
    with pytest.raises(PerfModelError, match="expected all rules over a relation") as caught:
        perf(a_relation()).review("cell", "name", "kind", rules=["PM140"])
    assert caught.value.code == "rules-fixed"


def test_names_with_quotation_marks_in_sql() -> None:
    """They are names, not SQL."""
    connection = register(duckdb.connect())
    relation = connection.sql("""SELECT '≥95%' AS "a""b", '96%' AS "c'd" """)

    assert perf(relation).judge('a"b', "c'd", into='e"f').columns == ['a"b', "c'd", 'e"f']


class TestLists:
    """Columns of plain Python."""

    def test_targets_as_rows_and_as_values(self) -> None:
        """What ``read_target`` gave goes in again, and so do targets of the library."""
        rows = frames.read_target(["≥95%", None])

        for targets in (rows, [read_target("≥95%"), None], np.array([read_target("≥95%"), None], dtype=object)):
            verdicts = [row and row["verdict"] for row in frames.judge(targets, ["94%", "1"])]
            assert verdicts == ["missed", None]

    def test_years_polarities_and_points_in_lists(self) -> None:
        """As values of the library, as numbers and as decimals."""
        years = [FiscalYear(2024), None]
        found = frames.judge(["6月底前", "100%"], ["2024年7月", "98%"], fiscal_year=years, polarity=list(Polarity)[:2])
        reviewed = frames.review(["≥3期"] * 2, ["简报"] * 2, ["数量指标"] * 2, weight=[Decimal(0), Decimal(5)])

        assert [row["verdict"] for row in found] == ["missed", "met"]
        assert [[item["code"] for item in row] for row in reviewed] == [["PM171"], []]

    def test_columns_without_values(self) -> None:
        """Nothing in, nothing out; nulls stay nulls."""
        for column in ([], (), np.array([], dtype=object), [None, None]):
            assert list(frames.explain(column, column)) == list(column)

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            (["≥1人", 3], r"column text, found int '3' in row 2"),
            ([None, 95.5], r"column text, found float '95.5' in row 2"),
            (["≥1人", "\ud83d"], r"found half a character in row 2"),
            ([True], r"found bool 'True' in row 1"),
            ([["≥1人"]], r"found list .* in row 1"),
            ([2**70], r"found int '1180591620717411303424' in row 1"),
            ([3], "expected texts in the column text, found int64"),
            (np.array([["≥1人"]]), "found 2 dimensions"),
            (np.array([1.5]), r"found float '1.5' in row 1"),
            ({"≥1人"}, "found set"),
            ("≥1人", "found str"),
            (None, "found NoneType"),
        ],
    )
    def test_what_is_no_column_of_texts_is_refused(self, values: object, words: str) -> None:
        """With the column and the row."""
        with pytest.raises(WrongTypeError, match=words) as caught:
            frames.read_target(values)
        assert caught.value.code == "column-type"

    def test_rows_that_are_no_targets(self) -> None:
        """A field that is not known would be lost, one that is missing would be guessed."""
        (row,) = frames.read_target(["≥95%"])

        with pytest.raises(PerfModelError, match="in row 1; strike 类") as caught:
            frames.judge([{**row, "类": 1}], ["94%"])
        assert caught.value.code == "key-unknown"
        with pytest.raises(PerfModelError, match="in row 2; add kind, text") as caught:
            frames.judge(
                [None, {name: value for name, value in row.items() if name not in {"kind", "text"}}], ["1"] * 2
            )
        assert caught.value.code == "key-missing"
        with pytest.raises(WrongTypeError, match="column target, found dict"):
            frames.judge([{**row, "value": "95"}], ["94%"])

    def test_lengths_and_indexes(self) -> None:
        """Rows have partners, whatever kind the columns are of."""
        for first in (["≥1人"], pd.Series(["≥1人"]), pl.Series(["≥1人"])):
            for second in (["1人", "2人"], pl.Series(["1人", "2人"]), pa.array(["1人", "2人"])):
                with pytest.raises(PerfModelError, match=r"expected 1 rows in the column actual, found 2") as caught:
                    frames.judge(first, second)
                assert caught.value.code == "column-length"
        with pytest.raises(PerfModelError, match="for the column actual") as caught:
            frames.judge(pd.Series(["≥1人"]), pd.Series(["1人"], index=[4]))
        assert caught.value.code == "column-index"

    @pytest.mark.parametrize("locale", [None, 3, ["en"]])
    def test_a_locale_is_a_text(self, locale: Any) -> None:  # noqa: ANN401 - the mistake
        """One for all rows."""
        with pytest.raises(WrongTypeError, match="expected locale as text"):
            frames.explain(["≥1人"], ["1人"], locale=locale)
        with pytest.raises(WrongTypeError, match="expected locale as text"):
            frames.review(["≥1人"], ["人数"], ["数量指标"], locale=locale)


def test_type_checkers_see_the_kind_of_frame() -> None:
    """What comes back is for a type checker of the kind that came in, as it is when it runs."""
    one = {"cell": ["≥95%"], "done": ["96%"]}
    table = assert_type(perf(pl.DataFrame(one)).judge("cell", "done"), pl.DataFrame)
    lazy = assert_type(perf(pl.LazyFrame(one)).judge("cell", "done"), pl.LazyFrame)
    frame = assert_type(perf(pd.DataFrame(one)).explain("cell", "done"), pd.DataFrame)
    columns = assert_type(perf(one).judge("cell", "done"), dict[str, Any])

    assert [type(found) for found in (table, lazy, frame, columns)] == [pl.DataFrame, pl.LazyFrame, pd.DataFrame, dict]
