"""The engines judge, explain and review: one table through all of them gives the rows of the Arrow core."""

from collections.abc import Callable
from typing import Any, NamedTuple

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
from perfmodel import FiscalYear, PerfModelError, Polarity
from perfmodel.interop.arrow import explain_columns, judge_columns, read_targets, review_columns

SCHEMA = pa.schema(
    [
        ("id", pa.int32()),
        *((name, pa.string()) for name in ("cell", "done", "measure", "sign", "sense", "last", "row", "kind")),
        ("year", pa.int32()),
        ("points", pa.int32()),
    ]
)
ROWS: list[tuple[str | int | None, ...]] = [
    (1, "80", "78.5", "万人次", "≥", None, None, "到馆人次", "数量指标", 2024, 10),
    (2, "不低于95.5%", "96%", None, None, None, None, "办结率", "output.quantity", None, None),
    (3, "60%至80%（不含）", "80%", None, None, None, None, "出租率", "质量指标", 2023, 0),
    (4, "6月底前", "6月20日", None, None, None, None, "完工时间", "时效指标", 2024, 5),
    (5, "≥95%%", "95%", None, None, None, None, "合格率", "质量指标", None, None),
    (6, "100%", "98%", None, None, "lower_is_better", None, "用电比", "质量指标", None, None),
    (7, "100%", "98%", None, None, "正向", None, "用电比", "质量指标", None, None),
    (8, "不超过上年", "5人", None, None, None, "6人", "离岗人数", "数量指标", None, None),
    (9, "持续改善", "已改善", None, None, None, None, None, None, None, None),
    (10, None, "3", "%", "≥", None, None, "办结率", "质量指标", 2024, None),
    (11, "≥3期", None, None, None, None, None, "简报", "数量指标", None, None),
    (12, "80", "78.5", "万人次", "≥", None, None, "到馆人次", "数量指标", 2024, 10),
    (13, "≤5%", "下降3.5%", None, None, None, None, "能耗降低率", "质量指标", None, None),
    (14, "5%", "7%", None, None, None, None, "投诉率", "质量指标", None, None),
    (15, "5%", "7%", None, None, None, None, "投诉处理率", "质量指标", None, None),
    (16, "5%", "7%", None, None, None, None, None, "质量指标", None, None),
    (17, "0", "1起", None, None, None, None, "某某", "质量指标", None, None),
]
TABLE = pa.Table.from_pylist([dict(zip(SCHEMA.names, row, strict=True)) for row in ROWS], schema=SCHEMA)
READ: dict[str, Any] = {"unit": "measure", "operator": "sign", "fiscal_year": "year"}
JUDGED: dict[str, Any] = {"unit": "measure", "fiscal_year": "year", "polarity": "sense", "reference": "last"}


class Rows(NamedTuple):
    """What an engine gives for the table."""

    judgements: list[dict[str, Any] | None]
    sentences: list[str | None]
    english: list[str | None]
    findings: list[list[dict[str, Any]] | None]


def named(names: dict[str, Any]) -> dict[str, Any]:
    """The columns of the table by the names of arguments."""
    return {argument: TABLE.column(name) for argument, name in names.items()}


def in_arrow() -> Rows:
    """The table by the functions over Arrow columns."""
    targets, done = read_targets(TABLE.column("cell"), **named(READ)), TABLE.column("done")
    beside = named({**JUDGED, "name": "row"})
    return Rows(
        judge_columns(targets, done, **beside).to_pylist(),
        explain_columns(targets, done, **beside).to_pylist(),
        explain_columns(targets, done, locale="en", **beside).to_pylist(),
        review_columns(
            targets, TABLE.column("row"), TABLE.column("kind"), weight=TABLE.column("points"), locale="zh_Hans"
        ).to_pylist(),
    )


EXPECTED = in_arrow()
ALL: dict[str, Any] = {**READ, **JUDGED, "name": "row"}
REVIEWED: dict[str, Any] = {**READ, "weight": "points", "locale": "zh_Hans"}


def listed(*columns: object) -> Rows:
    """Columns of any engine as rows."""
    found: list[Any] = [pa.chunked_array(column).to_pylist() for column in columns]
    return Rows(*found)


def through_pandas(_: SparkSession) -> Rows:
    """Series with the accessor."""
    frame: Any = pd.DataFrame(TABLE.to_pylist()).astype({"year": "Int32", "points": "Int32"})
    cell: Any = frame["cell"]
    beside = {argument: frame[name] for argument, name in ALL.items()}
    return listed(
        cell.perf.judge(frame["done"], **beside),
        cell.perf.explain(frame["done"], **beside),
        cell.perf.explain(frame["done"], locale="en", **beside),
        cell.perf.review(
            frame["row"],
            frame["kind"],
            weight=frame["points"],
            locale="zh_Hans",
            **{argument: frame[name] for argument, name in READ.items()},
        ),
    )


def by_names(frame: Any) -> Any:  # noqa: ANN401 - a frame of any engine
    """The four columns by the functions over frames, behind the others."""
    found = frame.perf.judge("cell", "done", **ALL)
    found = found.perf.explain("cell", "done", **ALL)
    found = found.perf.explain("cell", "done", locale="en", into="english", **ALL)
    return found.perf.review("cell", "row", "kind", **REVIEWED)


NEW = ("judgement", "explanation", "english", "findings")


def through_pandas_frame(_: SparkSession) -> Rows:
    """A frame with the accessor, its index kept."""
    frame = pd.DataFrame(TABLE.to_pylist(), index=range(20, 20 + len(TABLE)))
    found = by_names(frame.astype({"year": "Int32", "points": "Int32"}))
    assert list(found.index) == list(frame.index)
    return listed(*(found[name] for name in NEW))


def through_polars(_: SparkSession) -> Rows:
    """Expressions by the name of the namespace; the targets are read first."""
    cell: Any = pl.col("cell")
    frame = pl.DataFrame(TABLE).with_columns(cell.perf.read_target(**READ).alias("target"))
    target: Any = pl.col("target")
    beside = {**JUDGED, "name": pl.col("row")}
    found = frame.select(
        target.perf.judge("done", **beside).alias("judgement"),
        target.perf.explain("done", **beside).alias("explanation"),
        target.perf.explain(pl.col("done"), locale="en", **beside).alias("english"),
        target.perf.review("row", "kind", weight="points", locale="zh_Hans").alias("findings"),
    )
    return listed(*(found[name] for name in NEW))


def through_polars_frame(_: SparkSession) -> Rows:
    """A frame."""
    found: pl.DataFrame = by_names(pl.DataFrame(TABLE))
    assert found.columns == [*TABLE.column_names, *NEW]
    return listed(*(found[name] for name in NEW))


def through_lazy_polars(_: SparkSession) -> Rows:
    """A lazy frame, by the streaming engine."""
    found: pl.DataFrame = by_names(pl.LazyFrame(TABLE)).collect(engine="streaming")
    return listed(*(found[name] for name in NEW))


QUERY = """
    SELECT id,
           perf_judge(cell, done, measure, sign, year, sense, last, row) AS judgement,
           perf_explain(cell, done, {null}, measure, sign, year, sense, last, row) AS explanation,
           perf_explain(cell, done, 'en', measure, sign, year, sense, last, row) AS english,
           perf_review(perf_read_target(cell, measure, sign, year), row, kind, 'zh_Hans', {null}, {null}, {year},
                       {null}, points) AS findings
    FROM rows ORDER BY id
"""


def through_duckdb(_: SparkSession) -> Rows:
    """The functions in SQL."""
    connection = in_duckdb.register(duckdb.connect())
    connection.register("rows", TABLE)
    found = connection.sql(QUERY.format(null="NULL", year="NULL")).to_arrow_table()
    return listed(*(found.column(name) for name in NEW))


def through_spark(session: SparkSession) -> Rows:
    """The functions over columns."""
    frame = session.createDataFrame(TABLE)
    reading = in_spark.read_target("cell", **READ)
    found = (
        frame.select(
            "id",
            in_spark.judge("cell", "done", **ALL).alias("judgement"),
            in_spark.explain(reading, "done", **JUDGED, name="row").alias("explanation"),
            in_spark.explain("cell", "done", locale="en", **ALL).alias("english"),
            in_spark.review("cell", "row", "kind", **REVIEWED).alias("findings"),
        )
        .toArrow()
        .sort_by("id")
    )
    return listed(*(found.column(name) for name in NEW))


def through_spark_sql(session: SparkSession) -> Rows:
    """The functions in SQL."""
    in_spark.register(session)
    session.createDataFrame(TABLE).createOrReplaceTempView("rows")
    query = QUERY.format(null="CAST(NULL AS STRING)", year="CAST(NULL AS INT)")
    found = session.sql(query).toArrow().sort_by("id")
    return listed(*(found.column(name) for name in NEW))


@pytest.mark.parametrize(
    "engine",
    [
        through_pandas,
        through_pandas_frame,
        through_polars,
        through_polars_frame,
        through_lazy_polars,
        through_duckdb,
        through_spark,
        through_spark_sql,
    ],
)
def test_every_engine_gives_the_rows_of_the_arrow_core(
    spark: SparkSession, engine: Callable[[SparkSession], Rows]
) -> None:
    """Judgements, sentences in both languages and findings are equal."""
    assert engine(spark) == EXPECTED


def test_the_rows_tell_something() -> None:
    """The table above has every verdict, an error, and rows with findings and without."""
    verdicts = {row["verdict"] for row in EXPECTED.judgements if row is not None}

    assert verdicts == {"met", "missed", "undecided"}
    assert (EXPECTED.judgements[9], EXPECTED.sentences[9], EXPECTED.findings[9]) == (None, None, None)
    assert EXPECTED.judgements[6] is not None
    assert EXPECTED.judgements[6]["error_code"] == "code-unknown"
    assert [row["verdict"] for row in EXPECTED.judgements[13:] if row] == ["missed", "met", "undecided", "missed"]
    assert EXPECTED.sentences[0] == "实际值 78.5万人次 未达到目标 ≥80万人次，差 1.5万人次（为目标值的98.1%）"


FRAME = pl.DataFrame({"cell": ["95"], "done": ["94"], "unit": ["%"], "sign": ["≥"]})
PANDAS = FRAME.to_pandas()
FRAMES: list[Any] = [FRAME, FRAME.lazy(), PANDAS]


def home(frame: object) -> str:
    """Which kind of frame it is."""
    return type(frame).__module__


MISFITS: list[tuple[Callable[[Any], object], str, str]] = [
    (
        lambda perf: perf.judge("指标值", "done"),
        "column-missing",
        "'指标值', found cell, done, unit, sign; name one",
    ),
    (lambda perf: perf.judge("cell", "done", unit="度量单位"), "column-missing", "column '度量单位'"),
    (lambda perf: perf.judge("cell", "done", into="unit"), "column-doubled", "another as into"),
    (lambda perf: perf.judge("cell", "done", units="unit"), "arguments-unknown", "in judge, found units"),
    (lambda perf: perf.explain("cell", "done", locale="fr"), "locale-unknown", "found 'fr'"),
    (lambda perf: perf.review("cell", "done", "unit", rules=["PM1"]), "rule-unknown", "REVIEW_RULES"),
    (lambda perf: perf.read_target("cell", fiscal_year=1024), "year-invalid", "1024"),
    (lambda perf: perf.read_target("cell", into="\ud83d"), "text-invalid", "half a character"),
    (lambda perf: perf.read_target(3), "type-wrong", "text as text"),
    (lambda perf: perf.judge("cell", None), "type-wrong", "actual as text"),
    (lambda perf: perf.judge("cell", "done", polarity=1), "type-wrong", "polarity as text"),
    (lambda perf: perf.judge("cell", "done", into=None), "type-wrong", "into as text"),
    (lambda perf: perf.explain("cell", "done", locale=None), "type-wrong", "locale as text"),
]


class TestFrames:
    """The functions over frames, whatever the frame: what does not fit is refused before the work."""

    @pytest.mark.parametrize("frame", FRAMES, ids=home)
    @pytest.mark.parametrize(("call", "code", "words"), MISFITS)
    def test_what_does_not_fit_is_refused(
        self,
        frame: Any,  # noqa: ANN401 - a frame of any engine
        call: Callable[[Any], object],
        code: str,
        words: str,
    ) -> None:
        """The error says what was expected and found."""
        with pytest.raises(PerfModelError) as caught:
            call(frame.perf)

        assert caught.value.code == code
        assert words in str(caught.value)

    @pytest.mark.parametrize("frame", FRAMES, ids=home)
    def test_one_year_and_one_polarity_for_all_rows(self, frame: Any) -> None:  # noqa: ANN401 - a frame of any engine
        """Also where no column has them."""
        for year in (2024, FiscalYear(2024)):
            found = frame.perf.judge("cell", "done", polarity=Polarity.LOWER_IS_BETTER, fiscal_year=year, unit=None)
            found = found.collect() if isinstance(found, pl.LazyFrame) else found
            assert pa.chunked_array(found["judgement"])[0].as_py()["verdict"] == "met"


class TestTargetsThatAreRead:
    """What stands beside targets that are read already would be lost, so it is refused."""

    @pytest.mark.parametrize("unread", [["≥"], ["≥", None]])
    def test_an_operator_is_refused(self, unread: list[str | None]) -> None:
        """The sign belongs to the text."""
        connection = in_duckdb.register(duckdb.connect())
        frame = pl.DataFrame({"cell": ["≥95", "3"], "done": ["94", "3"], "sign": [*unread, "≥"][:2]})
        read: Any = frame.select(in_polars.PerfNamespace(pl.col("cell")).read_target(), "done", "sign")

        with pytest.raises(PerfModelError, match="no column operator beside targets that are read") as caught:
            read.perf.judge("cell", "done", operator="sign")
        assert caught.value.code == "column-unused"
        with pytest.raises(duckdb.Error, match="no column operator"):
            connection.sql("SELECT perf_explain(perf_read_target('3'), '3', 'en', NULL, '≥')").fetchall()

    def test_a_year_has_nothing_to_do_in_a_review(self) -> None:
        """Nor has a unit."""
        read: Any = in_pandas.read_targets(pd.Series(["≥95%"]))

        for beside in ({"fiscal_year": 2024}, {"unit": "%"}):
            with pytest.raises(PerfModelError, match=f"no column {next(iter(beside))} beside"):
                read.perf.review(pd.Series(["办结率"]), pd.Series(["质量指标"]), **beside)

    def test_a_column_of_nulls_says_nothing(self) -> None:
        """As SQL hands it in; the unit is that of the actual."""
        connection = in_duckdb.register(duckdb.connect())
        query = "SELECT perf_judge(perf_read_target('≥1万元'), '20000', '元', NULL).verdict"

        assert connection.sql(query).fetchall() == [("met",)]


class TestArguments:
    """Each engine says what it takes."""

    @pytest.mark.parametrize(
        ("call", "words"),
        [
            ("perf_judge('1')", r"perf_judge\(target, actual, unit, .*\), found 1 arguments"),
            ("perf_explain('1', '1', 'en', '', '', 2024, '', '', '', '')", "found 10 arguments"),
            ("perf_review('1', '1')", r"perf_review\(target, name, category, .*found 2 arguments"),
            ("perf_explain('1', '1', 'fr')", "found 'fr'"),
            ("perf_judge(1, '1')", r"expected a struct of \d+ fields, found int32"),
            ("perf_judge('1', 1)", "the column actual, found int32"),
        ],
    )
    def test_duckdb(self, call: str, words: str) -> None:
        """The query stops with the message."""
        connection = in_duckdb.register(duckdb.connect())

        with pytest.raises(duckdb.Error, match=words):
            connection.sql(f"SELECT {call}").fetchall()  # noqa: S608 - our own arguments

    def test_fewer_arguments_in_spark(self, spark: SparkSession) -> None:
        """What is left out says nothing."""
        in_spark.register(spark)
        query = (
            "SELECT perf_judge('≥95%', '94%').verdict, perf_explain('≥95%', '96%', 'en'), perf_read_target('3').kind"
        )
        (row,) = spark.sql(query).collect()

        assert tuple(row) == (
            "missed",
            "the actual value 96% meets the target ≥95% (101.1% of the target)",
            "threshold",
        )

    def test_one_value_for_all_rows_in_spark(self, spark: SparkSession) -> None:
        """A polarity and a year, and a literal."""
        frame = spark.createDataFrame([("100", "98", "5月")], "cell string, done string, day string")
        sense = Polarity.HIGHER_IS_BETTER
        (row,) = frame.select(
            in_spark.judge("cell", "done", unit=lit("%"), polarity=sense)["verdict"].alias("bare"),
            in_spark.judge(lit("6月底前"), "day", fiscal_year=FiscalYear(2024))["verdict"].alias("day"),
            in_spark.review(lit("≥3"), lit("报告数"), lit("数量指标"), rules=["PM113"], fiscal_year=2024)["code"].alias(
                "codes"
            ),
        ).collect()

        assert (row["bare"], row["day"], row["codes"]) == ("missed", "met", ["PM113"])

    @pytest.mark.parametrize("wrong", [3.5, True, b"x", ["cell"], object()])
    def test_wrong_types_in_spark(self, spark: SparkSession, wrong: Any) -> None:  # noqa: ANN401 - the mistake
        """They are refused at once; the functions need a session, as all of Spark's do."""
        assert spark.version
        calls: list[Callable[[], object]] = [
            lambda: in_spark.judge(wrong, "done"),
            lambda: in_spark.judge("cell", wrong),
            lambda: in_spark.judge("cell", "done", unit=wrong),
            lambda: in_spark.judge("cell", "done", polarity=wrong),
            lambda: in_spark.judge("cell", "done", fiscal_year=wrong),
            lambda: in_spark.explain("cell", "done", locale=wrong),
            lambda: in_spark.review("cell", "name", wrong),
        ]
        for call in calls:
            with pytest.raises(PerfModelError, match=r"^expected .* found"):
                call()

    def test_pandas_series_that_hold_lists(self) -> None:
        """Lists among texts are refused with their row."""
        series: Any = pd.Series(["≥1人", ["≥", "1"]], dtype="object")

        with pytest.raises(PerfModelError, match=r"the column target, found list .* in row 2"):
            series.perf.judge(pd.Series(["1人", "1人"]))

    def test_pandas_series_of_another_frame(self) -> None:
        """Rows are matched by index, or not at all."""
        texts: Any = pd.Series(["≥1人"])

        with pytest.raises(PerfModelError, match="for the column actual, found another") as caught:
            texts.perf.judge(pd.Series(["1人"], index=[5]))
        assert caught.value.code == "column-index"
