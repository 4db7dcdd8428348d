"""
A province's indicators on Spark: read the targets, judge the results, count by department.

The table stands in for the indicator rows of all departments of a province: 100,000 rows from a few hundred distinct
cells.  Each worker parses a distinct cell once; the judging is an Arrow function of the same library.

Run: pip install 'perfmodel[spark]' and python examples/province_on_spark.py (Java 17 or later)
"""

import os
import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from perfmodel.interop.arrow import judge_columns
from perfmodel.interop.spark import read_targets

ROWS = 100_000
TARGETS = ("≥{}万人次", "不低于{}%", "{}公里以上", "控制在{}万元以内", "每年不少于{}次", "2024年6月底前", "持续改善")
RESULTS = ("{}万人次", "{}%", "{}公里", "{}万元", "{}次/年", "2024年5月20日", "达成年度指标")


def indicators(session: SparkSession) -> DataFrame:
    """The indicator rows of forty departments."""
    rows = range(ROWS)
    table = pa.table(
        {
            "department": [f"部门{row % 40:02}" for row in rows],
            "指标值": [TARGETS[row % 7].format(60 + row % 10) for row in rows],
            "完成值": [RESULTS[row % 7].format(58 + row % 15) for row in rows],
        }
    )
    return session.createDataFrame(table)


def judged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The department and the verdict of each row."""
    for batch in batches:
        found = judge_columns(batch.column("target"), batch.column("完成值"))
        verdicts = pa.chunked_array([found]).combine_chunks().field("verdict")
        yield pa.RecordBatch.from_arrays([batch.column("department"), verdicts], ["department", "verdict"])


def main() -> None:
    """Count the verdicts of each department."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    targets = read_targets(indicators(session), "指标值")
    verdicts = targets.mapInArrow(judged, "department string, verdict string")
    counts = verdicts.groupBy("department").pivot("verdict", ["met", "missed", "undecided"]).count()
    for row in sorted(counts.collect())[:5]:
        print(f"{row.department}: {row.met} met, {row.missed} missed, {row.undecided or 0} undecided")
    session.stop()


if __name__ == "__main__":
    main()
