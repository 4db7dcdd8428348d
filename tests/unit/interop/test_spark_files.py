"""Whole files on Spark: a row for each indicator, with the file, the form and what was noticed."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow as pa
import pytest
from pyspark.sql import SparkSession

import perfmodel.interop.spark as in_spark
from perfmodel import read_form
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.files import xlsx
from perfmodel.files._grid import Cell, Grid
from perfmodel.interop import _streams as streams
from perfmodel.interop._streams import FilePlan, form_rows
from perfmodel.interop._table_cells import stored

GIB = 2**30


def form(project: str, *rows: tuple[str, str]) -> bytes:
    """A workbook with the form of one project."""
    table = [("项目名称", project), ("三级指标", "指标值"), *rows]
    cells = [
        Cell(row=row, column=column, text=text)
        for row, line in enumerate(table, 1)
        for column, text in enumerate(line, 1)
    ]
    return xlsx.write((Grid(cells=cells, name="表"),))


FILES = {
    "甲.xlsx": form("渠道清淤", ("清淤长度", "≥12公里"), ("完成时间", "6月底前")),
    "乙.xlsx": form("桥梁养护", ("养护桥梁", "≥8座")),
    "图.gif": b"GIF89a",
}


def batch(files: Mapping[str, bytes | None]) -> pa.RecordBatch:
    """A batch as binaryFile gives it."""
    table = pa.table({"path": list(files), "content": pa.array(list(files.values()), pa.binary())})
    return table.to_batches()[0]


def rows(plan: FilePlan, *batches: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of some batches."""
    return [row for found in form_rows(plan, batches) for row in found.to_pylist()]


class TestRows:
    """The rows of a partition."""

    def test_each_indicator_is_a_row_of_its_file(self) -> None:
        """The row says what the document says."""
        found = rows(FilePlan(content="content", path="path", fiscal_year=2024), batch(FILES))
        assert [(row["file"], row["form"], row["place"], row["project"], row["name"]) for row in found] == [
            ("甲.xlsx", 1, "表", "渠道清淤", "清淤长度"),
            ("甲.xlsx", 1, "表", "渠道清淤", "完成时间"),
            ("乙.xlsx", 1, "表", "桥梁养护", "养护桥梁"),
            ("图.gif", None, None, None, None),
        ]
        assert {row["fiscal_year"] for row in found[:3]} == {2024}

    def test_why_a_file_is_not_read(self) -> None:
        """A file that cannot be read has the reason, and ends nothing."""
        (row,) = rows(FilePlan(content="content"), batch({"图.gif": b"GIF89a"}))
        (finding,) = row["findings"]
        assert (row["file"], finding["code"], finding["severity"]) == ("", "kind-unknown", "error")

    def test_findings_stand_once(self) -> None:
        """The first row of a form has its findings, and all of them."""
        data = form("渠道清淤", ("清淤长度", "≥12公里"), ("", "≥3座"), ("清淤土方", "≥2万方"))
        found = rows(FilePlan(content="content", path="path"), batch({"甲.xlsx": data}))
        noticed = [[finding["code"] for finding in row["findings"]] for row in found]
        expected = [finding.code for finding in read_form(data).findings]
        assert expected
        assert noticed == [expected, *([] for _ in found[1:])]

    def test_a_form_without_indicators_keeps_its_head(self) -> None:
        """A form whose table holds nothing is a row all the same."""
        found = rows(FilePlan(content="content", path="path"), batch({"甲.xlsx": form("渠道清淤")}))
        assert [(row["project"], row["name"]) for row in found] == [("渠道清淤", None)]

    def test_archives_and_files_without_bytes(self) -> None:
        """A member of an archive is a file; a row without bytes an empty one."""
        out = io.BytesIO()
        with ZipFile(out, "w") as made:
            made.writestr("乙.xlsx", FILES["乙.xlsx"])
            made.writestr("../丙.xlsx", FILES["乙.xlsx"])
        found = rows(FilePlan(content="content", path="path"), batch({"全.zip": out.getvalue(), "空.xlsx": None}))
        codes = {row["file"]: [finding["code"] for finding in row["findings"]] for row in found if row["name"] is None}
        assert codes == {"全.zip/../丙.xlsx": ["archive-member"], "空.xlsx": ["form-empty"]}
        assert [row["file"] for row in found if row["name"]] == ["全.zip/乙.xlsx"]

    def test_many_rows_are_several_batches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Rows are handed on before all files are read."""
        monkeypatch.setattr(streams, "FILE_BATCH_ROWS", 2)
        sizes = [found.num_rows for found in form_rows(FilePlan(content="content", path="path"), [batch(FILES)])]
        assert sizes == [2, 2]

    def test_a_partition_without_files(self) -> None:
        """Nothing comes of nothing."""
        assert rows(FilePlan(content="content"), batch({"甲.xlsx": b""}).slice(0, 0)) == []

    def test_half_a_character_is_spelled_out(self) -> None:
        """What no column holds is not lost."""
        assert stored("甲\ud800") == "甲\\ud800"

    def test_a_form_whose_values_are_missing(self) -> None:
        """Nothing reported is null, where some rows have a value."""
        lines = ("三级指标\t指标值\t实际完成值\t偏差原因", "长度\t≥12公里\t11公里\t雨", "土方\t≥2万方\t\t停工")
        table = "\n".join(("项目名称\t渠道清淤", *lines))
        found = rows(FilePlan(content="content"), batch({"甲.tsv": table.encode()}))
        assert [row["actual"] for row in found] == ["11公里", None]


class TestFrames:
    """The same on a local Spark."""

    @pytest.mark.parametrize("memory", [None, GIB])
    def test_a_folder(self, spark: SparkSession, tmp_path: Path, memory: int | None) -> None:
        """Files of a folder, read by the workers; with bounds of memory by processes of theirs."""
        for name, data in FILES.items():
            (tmp_path / name).write_bytes(data)
        frame = spark.read.format("binaryFile").load(str(tmp_path))
        found = in_spark.read_forms(frame, fiscal_year=2024, memory=memory).collect()
        assert sorted((Path(row.file).name, row["name"]) for row in found if row["name"]) == [
            ("乙.xlsx", "养护桥梁"),
            ("甲.xlsx", "完成时间"),
            ("甲.xlsx", "清淤长度"),
        ]
        (failure,) = (row for row in found if row["name"] is None)
        assert [finding.code for finding in failure.findings] == ["kind-unknown"]
        (target,) = {row.target.text for row in found if row["name"] == "养护桥梁"}
        assert target == "≥8座"

    def test_what_does_not_fit_is_refused_at_once(self, spark: SparkSession) -> None:
        """Before a job begins."""
        frame = spark.createDataFrame([(b"a", "甲", 3)], "content binary, path string, `a.b` int")
        for content, path, code in (("path", "path", "column-type"), ("content", "a.b", "column-type")):
            with pytest.raises(WrongTypeError) as refused:
                in_spark.read_forms(frame, content, path=path)
            assert refused.value.code == code
        with pytest.raises(InvalidValueError, match="expected one column 'bytes'"):
            in_spark.read_forms(frame, "bytes")
        with pytest.raises(InvalidValueError, match="bytes of memory"):
            in_spark.read_forms(frame, memory=1)

    def test_without_paths(self, spark: SparkSession) -> None:
        """A column of bytes alone, under a name with a dot."""
        frame = spark.createDataFrame([(FILES["乙.xlsx"],)], "`file.bytes` binary")
        (row,) = in_spark.read_forms(frame, "file.bytes", path=None).collect()
        assert (row.file, row.form, row.project) == ("", 1, "桥梁养护")


def test_the_rows_are_those_of_the_document() -> None:
    """A document read and its rows say the same of targets and of what was reported."""
    table = "项目名称\t渠道清淤\n三级指标\t指标值\t实际完成值\n清淤长度\t≥12公里\t11公里\n清淤土方\t≥2万方\t2万方\n"
    document = read_form(table).document
    found = rows(FilePlan(content="content"), batch({"甲.tsv": table.encode()}))
    assert [(row["target"]["text"], row["actual"]) for row in found] == [("≥12公里", "11公里"), ("≥2万方", "2万方")]
    assert [row["id"] for row in found] == [indicator.id for indicator in document.indicators]
