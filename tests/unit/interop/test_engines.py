"""The engines: one table through all of them gives equal results, and each says what does not fit."""

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyspark.sql import SparkSession
from pyspark.sql.functions import lit

import perfmodel.interop.duckdb as in_duckdb
import perfmodel.interop.pandas as in_pandas
import perfmodel.interop.polars as in_polars
import perfmodel.interop.spark as in_spark
from perfmodel import FiscalYear
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop.arrow import judge_columns, read_target_stream, read_targets, review_columns, targets_of

ROWS: list[tuple[int, str | None, str | None, str | None, int | None]] = [
    (1, "80", "万人次", "≥", 2024),
    (2, "不低于95.5%", None, None, None),
    (3, "60%至80%（不含）", None, None, 2023),
    (4, "每半年印制1期", None, None, None),
    (5, "6月底前", None, None, 2024),
    (6, "6月底前", None, None, None),
    (7, "抽检≥40批次；合格率≥97%", None, None, None),
    (8, "≥123456789012345678901人", None, None, None),
    (9, "≥95%%", None, None, None),
    (10, "全市前5名", None, None, 2023),
    (11, "良好及以上", None, None, 23),
    (12, "较上年提高5%", None, None, None),
    (13, "持续改善", None, None, None),
    (14, None, "%", "≥", 2024),
    (15, "/", None, None, None),
    (16, "是", None, None, None),
    (17, "80", "万人次", "≥", 2024),
]
SCHEMA = pa.schema(
    [
        ("id", pa.int32()),
        ("cell", pa.string()),
        ("measure", pa.string()),
        ("sign", pa.string()),
        ("year", pa.int32()),
    ]
)
TABLE = pa.Table.from_pylist([dict(zip(SCHEMA.names, row, strict=True)) for row in ROWS], schema=SCHEMA)
BESIDE: dict[str, Any] = {
    "unit": TABLE.column("measure"),
    "operator": TABLE.column("sign"),
    "fiscal_year": TABLE.column("year"),
}
EXPECTED = read_targets(TABLE.column("cell"), **BESIDE).to_pylist()


def through_pandas(_: SparkSession) -> pa.ChunkedArray:
    """The table as a data frame."""
    frame = pd.DataFrame(TABLE.to_pylist())
    frame["year"] = frame["year"].astype("Int32")
    found = in_pandas.read_targets(
        frame["cell"], unit=frame["measure"], operator=frame["sign"], fiscal_year=frame["year"]
    )
    return pa.chunked_array(found)


def through_polars(_: SparkSession) -> pa.ChunkedArray:
    """The table as a Polars frame."""
    perf: in_polars.PerfNamespace = in_polars.PerfNamespace(pl.col("cell"))
    found = pl.DataFrame(TABLE).select(perf.read_target(unit="measure", operator="sign", fiscal_year="year"))
    return pa.chunked_array(found.to_series())


def through_streaming_polars(_: SparkSession) -> pa.ChunkedArray:
    """The table through the streaming engine, by the name of the namespace."""
    expression: Any = pl.col("cell")
    reading = expression.perf.read_target(unit=pl.col("measure"), operator=pl.col("sign"), fiscal_year=pl.col("year"))
    found = pl.LazyFrame(TABLE).select(reading.alias("target")).collect(engine="streaming")
    return pa.chunked_array(found.to_series())


def through_duckdb(_: SparkSession) -> pa.ChunkedArray:
    """The table as a relation."""
    connection = in_duckdb.register(duckdb.connect())
    connection.register("rows", TABLE)
    query = "SELECT perf_read_target(cell, measure, sign, year) AS target FROM rows ORDER BY id"
    found: pa.Table = connection.sql(query).to_arrow_table()
    return found.column("target")


def through_spark_map(session: SparkSession) -> pa.ChunkedArray:
    """The table as a Spark frame, with ``mapInArrow``."""
    frame = session.createDataFrame(TABLE)
    found = in_spark.read_targets(frame, "cell", unit="measure", operator="sign", fiscal_year="year")
    return found.toArrow().sort_by("id").column("target")


def through_spark_function(session: SparkSession) -> pa.ChunkedArray:
    """The table as a Spark frame, with the Arrow-native function."""
    reading = in_spark.read_target("cell", unit="measure", operator="sign", fiscal_year="year")
    frame = session.createDataFrame(TABLE)
    return frame.select("id", reading.alias("target")).toArrow().sort_by("id").column("target")


def through_spark_sql(session: SparkSession) -> pa.ChunkedArray:
    """The table as a Spark view, in SQL."""
    in_spark.register(session)
    session.createDataFrame(TABLE).createOrReplaceTempView("rows")
    query = "SELECT id, perf_read_target(cell, measure, sign, year) AS target FROM rows"
    return session.sql(query).toArrow().sort_by("id").column("target")


@pytest.mark.parametrize(
    "engine",
    [
        through_pandas,
        through_polars,
        through_streaming_polars,
        through_duckdb,
        through_spark_map,
        through_spark_function,
        through_spark_sql,
    ],
)
def test_every_engine_gives_the_rows_of_the_arrow_core(
    spark: SparkSession, engine: Callable[[SparkSession], pa.ChunkedArray]
) -> None:
    """One table, equal results, and the targets come back from what the engine hands on."""
    found = engine(spark)

    assert found.to_pylist() == EXPECTED
    assert targets_of(found) == targets_of(read_targets(TABLE.column("cell"), **BESIDE))


class TestPandas:
    """Series of any dtype that holds texts, with their index and their name."""

    @pytest.mark.parametrize("dtype", ["str", "object", "category", "string", pd.ArrowDtype(pa.string())])
    def test_index_name_and_nulls_stay(self, dtype: Any) -> None:  # noqa: ANN401 - a dtype
        """The result belongs to the rows that it was read from."""
        plain: Any = pd.Series(["≥1人", None, "≥2人"], index=["甲", "乙", "丙"], name="指标值")
        series = plain.astype(dtype)
        found = in_pandas.read_targets(series)

        assert (list(found.index), found.name) == (["甲", "乙", "丙"], "指标值")
        assert found.struct.field("value").tolist()[::2] == [1, 2]
        assert found.isna().tolist() == [False, True, False]

    def test_a_column_without_values(self) -> None:
        """An empty column comes from pandas as floats; it has no texts, and is no error."""
        empty = pd.Series([float("nan"), float("nan")])

        assert in_pandas.read_targets(empty).isna().all()
        assert in_pandas.read_targets(pd.Series(["95", "3"]), unit=empty, fiscal_year=FiscalYear(2024)).notna().all()
        assert len(in_pandas.read_targets(pd.Series([], dtype="str"))) == 0

    def test_a_number_among_texts_is_named(self) -> None:
        """The error has the column, the row and the value."""
        series = pd.Series(["≥1人", None, 95.5], name="指标值", dtype="object")

        with pytest.raises(WrongTypeError, match=r"column 指标值 \(text\), found float '95.5' in row 3") as caught:
            in_pandas.read_targets(series)
        assert caught.value.code == "column-type"

    def test_half_a_character_is_named(self) -> None:
        """Arrow texts are UTF-8."""
        series = pd.Series(["≥1人", "\ud83d"], dtype="object")

        with pytest.raises(WrongTypeError, match="column text, found half a character in row 2"):
            in_pandas.read_targets(series)

    def test_numbers_are_no_texts(self) -> None:
        """A column of numbers is refused, not guessed at."""
        with pytest.raises(WrongTypeError, match="found double"):
            in_pandas.read_targets(pd.Series([95.5]))

    def test_columns_of_another_frame_are_refused(self) -> None:
        """Rows are matched by index, or not at all."""
        texts, units = pd.Series(["95", "3"]), pd.Series(["%", "天"], index=[1, 0])

        with pytest.raises(InvalidValueError, match="for the column unit") as caught:
            in_pandas.read_targets(texts, unit=units)
        assert caught.value.code == "column-index"


class TestPolars:
    """Expressions with the namespace ``perf``."""

    def test_one_value_for_all_rows(self) -> None:
        """A literal unit, and a year as a number or a fiscal year."""
        frame = pl.DataFrame({"cell": ["95", "6月底前"]})
        for year in (2024, FiscalYear(2024)):
            reading = in_polars.PerfNamespace(pl.col("cell")).read_target(unit=pl.lit("%"), fiscal_year=year)
            found = frame.select(reading).to_series().to_list()

            assert (found[0]["unit"], found[1]["latest"].isoformat()) == ("%", "2024-06-30")

    def test_the_column_keeps_its_name(self) -> None:
        """As any expression does; an empty frame gives the type."""
        found = pl.DataFrame({"指标值": []}, schema={"指标值": pl.String}).select(
            in_polars.PerfNamespace(pl.col("指标值")).read_target()
        )

        assert found.schema == {"指标值": in_polars.TARGET_DTYPE}

    def test_numbers_are_no_texts(self) -> None:
        """The error says what the column holds."""
        with pytest.raises(WrongTypeError, match="the column text, found int64"):
            pl.DataFrame({"cell": [1]}).select(in_polars.PerfNamespace(pl.col("cell")).read_target())


class TestDuckDB:
    """The function ``perf_read_target``."""

    def test_fewer_arguments_and_nulls(self) -> None:
        """What is left out says nothing, and neither does a null."""
        connection = in_duckdb.register(duckdb.connect())
        query = """
            SELECT perf_read_target('≥95').unit, perf_read_target('≥95', '%').unit,
                   perf_read_target('≥95', NULL, NULL, 2024).unit, perf_read_target(NULL) IS NULL
        """

        assert connection.sql(query).fetchall() == [("", "%", "", True)]

    @pytest.mark.parametrize(
        ("arguments", "words"), [("1", "the column text, found int32"), ("'1', '2', '3', 4, 5", "found 5 arguments")]
    )
    def test_what_does_not_fit_stops_the_query(self, arguments: str, words: str) -> None:
        """DuckDB wraps the error; its message is there."""
        connection = in_duckdb.register(duckdb.connect())

        with pytest.raises(duckdb.Error, match=words):
            connection.sql(f"SELECT perf_read_target({arguments})").fetchall()  # noqa: S608 - our own arguments

    def test_many_rows_on_several_threads(self) -> None:
        """Vectors that are read side by side do not mix."""
        connection = in_duckdb.register(duckdb.connect(config={"threads": 4}))
        query = """
            SELECT count(*)
            FROM (SELECT i, perf_read_target('≥' || (i % 5000) || '人') AS target FROM range(300000) rows(i))
            WHERE target.value = i % 5000
        """

        assert connection.sql(query).fetchall() == [(300_000,)]


class TestSpark:
    """Columns of targets on Spark."""

    def test_one_value_for_all_rows(self, spark: SparkSession) -> None:
        """A literal unit, and a year as a number or a fiscal year."""
        frame = spark.createDataFrame([("95",), ("6月底前",)], "cell string")
        for year in (2024, FiscalYear(2024)):
            reading = in_spark.read_target("cell", unit=lit("%"), fiscal_year=year)
            found = frame.select(reading.alias("target")).collect()

            assert (found[0]["target"]["unit"], found[1]["target"]["latest"].isoformat()) == ("%", "2024-06-30")

    def test_columns_that_do_not_fit_are_refused_at_once(self, spark: SparkSession) -> None:
        """Before any work is sent to the workers."""
        frame = spark.createDataFrame(TABLE)

        with pytest.raises(InvalidValueError, match="expected one column '指标值', found id, cell"):
            in_spark.read_targets(frame, "指标值")
        with pytest.raises(WrongTypeError, match="the column id, found int32"):
            in_spark.read_targets(frame, "id")

    @pytest.mark.parametrize("wrong", [None, 3.5, True, b"x", ["cell"], {"a": 1}, object(), int])
    def test_wrong_types_are_refused_at_once(self, spark: SparkSession, wrong: Any) -> None:  # noqa: ANN401 - the mistake
        """Each argument says what it takes."""
        frame = spark.createDataFrame(TABLE)
        calls: list[Callable[[], object]] = [
            lambda: in_spark.read_targets(wrong, "cell"),
            lambda: in_spark.read_targets(frame, wrong),
            lambda: in_spark.read_targets(frame, "cell", into=wrong),
            lambda: in_spark.read_target(wrong),
            lambda: in_spark.register(wrong),
        ]
        if wrong is not None:
            calls += [
                lambda: in_spark.read_targets(frame, "cell", unit=wrong),
                lambda: in_spark.read_targets(frame, "cell", operator=wrong),
                lambda: in_spark.read_targets(frame, "cell", fiscal_year=wrong),
                lambda: in_spark.read_target("cell", unit=wrong),
                lambda: in_spark.read_target("cell", operator=wrong),
                lambda: in_spark.read_target("cell", fiscal_year=wrong),
            ]
        for call in calls:
            with pytest.raises(WrongTypeError, match=r"^expected .* found"):
                call()


class TestJudging:
    """What the engines hand on is judged and reviewed by the one core, without a conversion."""

    def test_series_of_pandas_and_polars_are_judged(self) -> None:
        """Series of targets and of actuals go in as they are."""
        texts, actuals = ["≥95%", "≤60万元", None], ["96%", "61万元", "1"]
        frame = pl.DataFrame({"cell": texts, "done": actuals})
        polars_targets = frame.select(in_polars.PerfNamespace(pl.col("cell")).read_target()).to_series()
        pandas_targets = in_pandas.read_targets(pd.Series(texts))
        found = [
            judge_columns(polars_targets, frame["done"]),
            judge_columns(pandas_targets, pd.Series(actuals)),
        ]

        for judgements in found:
            verdicts = [row and row["verdict"] for row in judgements.to_pylist()]
            assert verdicts == ["met", "missed", None]

    def test_series_of_pandas_and_polars_are_reviewed(self) -> None:
        """Series of targets, names and categories go in as they are, points among them."""
        texts, names, categories = ["不低于95%", "≤60万元", None], ["办结率", "经费", "/"], ["数量指标", "cost", None]
        frame = pl.DataFrame({"cell": texts, "name": names, "category": categories, "points": [0, 10, None]})
        polars_targets = frame.select(in_polars.PerfNamespace(pl.col("cell")).read_target()).to_series()
        pandas_targets = in_pandas.read_targets(pd.Series(texts))
        found = [
            review_columns(polars_targets, frame["name"], frame["category"], weight=frame["points"]),
            review_columns(pandas_targets, pd.Series(names), pd.Series(categories), weight=pa.array([0, 10, None])),
        ]

        for reviews in found:
            codes = [row and [item["code"] for item in row] for row in reviews.to_pylist()]
            assert codes == [["PM125", "PM140", "PM171"], ["PM111"], None]

    def test_streams_of_polars_and_duckdb_are_read(self) -> None:
        """A frame and a relation are streams of record batches."""
        frame = pl.DataFrame({"cell": ["≥95%", "≤60万元"]})
        connection = duckdb.connect()
        relation = connection.sql("SELECT '≥95%' AS cell")

        for source, rows in ((frame, 2), (relation, 1)):
            found = read_target_stream(source, "cell").read_all()
            assert (found.num_rows, found.column("target").to_pylist()[0]["value"]) == (rows, 95)
