"""
A thousand self-evaluation forms on Spark: read the files where they lie, judge each indicator, count by county.

The files stand in for what the counties of a province hand in, each a workbook; one of a county is damaged, as happens.
No file comes to the driver: the workers read them and hand on a row for each indicator.

Run: pip install 'perfmodel[spark,xlsx]' and python examples/files_on_spark.py (Java 17 or later)
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import element_at, explode, split

from perfmodel.files import xlsx
from perfmodel.files._grid import Cell, Grid
from perfmodel.interop.arrow import judge_columns
from perfmodel.interop.spark import read_forms

COUNTIES = ("东河县", "西岭县", "南湖县", "北原县")
FORMS = 250


def workbook(project: str, number: int) -> bytes:
    """A form with what was reported."""
    table = (
        ("项目名称", project, "", "", ""),
        ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值"),
        ("产出指标", "数量指标", "清淤长度", "≥12公里", f"{8 + number % 9}公里"),
        ("产出指标", "质量指标", "验收合格率", "≥95%", f"{91 + number % 10}%"),
        ("产出指标", "时效指标", "完成时间", "2024年6月底前", f"2024年{5 + number % 3}月20日"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "满意" if number % 10 == 0 else "93%"),
    )
    cells = [
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(table, 1)
        for column, text in enumerate(texts, 1)
        if text
    ]
    return xlsx.write((Grid(cells=cells, name="自评表"),))


def write_files(folder: Path) -> None:
    """The files of all counties."""
    for county in COUNTIES:
        (folder / county).mkdir()
        for number in range(FORMS):
            data = workbook(f"{county}第{number + 1}灌渠清淤", number)
            (folder / county / f"{number + 1:03}.xlsx").write_bytes(data if number else data[:900])


def judged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The county and the verdict of each indicator."""
    for batch in batches:
        found = judge_columns(batch.column("target"), batch.column("actual"))
        verdicts = pa.chunked_array([found]).combine_chunks().field("verdict")
        yield pa.RecordBatch.from_arrays([batch.column("county"), verdicts], ["county", "verdict"])


def with_county(rows: DataFrame) -> DataFrame:
    """The rows with the folder that their file lies in."""
    return rows.withColumn("county", element_at(split(rows.file, "/"), -2))


def main() -> None:
    """Count the verdicts of each county, and say which files were not read."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    with TemporaryDirectory() as name:
        write_files(Path(name))
        files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(name)
        rows = with_county(read_forms(files, "content", path="path")).cache()
        verdicts = rows.where("name is not null").mapInArrow(judged, "county string, verdict string")
        counts = verdicts.groupBy("county").pivot("verdict", ["met", "missed", "undecided"]).count()
        for row in sorted(counts.collect()):
            print(f"{row.county}: {row.met} met, {row.missed} missed, {row.undecided or 0} undecided")
        noticed = rows.select("county", explode("findings").alias("finding"))
        for row in sorted(
            noticed.where("finding.severity = 'error'").groupBy("county", "finding.code").count().collect()
        ):
            print(f"{row.county}: {row['count']} not read ({row.code})")
    session.stop()


if __name__ == "__main__":
    main()
