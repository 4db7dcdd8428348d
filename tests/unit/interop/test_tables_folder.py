"""A whole folder as tables: in order, with its files, part by part, never ended by a bad file."""

import re
from pathlib import Path
from typing import Any

import docx
import pyarrow as pa
import pytest

from perfmodel import FormError, assess, explain, read_form, read_forms
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.files._grid import Cell, Grid
from perfmodel.interop import _folder_tables as in_folder
from perfmodel.interop.arrow import (
    ASSESSMENT_SCHEMA,
    DOCUMENT_SCHEMA,
    FormTables,
    assessment_to_table,
    indicators_to_table,
    ledger_to_table,
    read_form_tables,
    stream_form_tables,
    table_to_documents,
)

PLAIN = "项目名称\t渠道清淤\n三级指标\t指标值\n清淤长度\t不少于12公里\n完成时间\t6月底前\n"
REPORTED = """项目名称\t阅览室改造
一级指标\t二级指标\t三级指标\t指标值\t分值\t实际完成值\t得分
产出指标\t数量指标\t新增座位\t≥80个\t90\t80个\t70
"""


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A folder with two forms, one of them deeper, and two files that are none."""
    (tmp_path / "乙县").mkdir()
    (tmp_path / "甲.tsv").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "乙县" / "丙.tsv").write_text(REPORTED, encoding="utf-8")
    (tmp_path / "乙县" / "乱.xlsx").write_bytes(b"PK\x03\x04broken")
    (tmp_path / "空.tsv").write_text("没有表格", encoding="utf-8")
    return tmp_path


def pass_by(_source: object, _error: FormError) -> None:
    """Go on behind a file that cannot be read."""


def names(tables: FormTables, column: str = "name") -> list[Any]:
    """A column of the indicators."""
    found: list[Any] = tables.indicators.column(column).to_pylist()
    return found


class TestFolder:
    """The work of a province in one call."""

    def test_a_chinese_reader_reads_no_english(self, tmp_path: Path) -> None:
        """Lines beside the table of a Word file, sources and clauses: half of it was English in each table."""
        document = docx.Document()
        document.add_paragraph("项目支出绩效自评表（2024年度）")
        rows = [
            ("项目名称", "供水", "", ""),
            ("一级指标", "三级指标", "指标值", "实际完成值"),
            ("产出指标", "投诉率", "5%", "6%"),
            ("产出指标", "管网", "不低于3座", "4座"),
        ]
        table = document.add_table(len(rows), 4)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("供水情况的说明文字")
        document.save(str(tmp_path / "表.docx"))
        chinese = read_form_tables(tmp_path, policy="mof2020", rules=["PM125"], locale="zh_Hans")

        columns = ("place", "rule_source", "rule_clause", "evidence_citation", "clause_source", "clause")
        said = {
            row[column]
            for name in ("findings", "indicators", "assessments", "ledger")
            for row in getattr(chinese, name).to_pylist()
            for column in columns
            if row.get(column)
        }
        assert {
            "表上方，第1行，第1列",
            "表下方，第1行，第1列",
            "各地表单",
            "各地表单，公开绩效目标表中的指标名称",
        } <= said
        latin = {text for text in said if re.search("[A-Za-z]{3}", text)}
        assert latin == {"perfmodel软件", "本库文档 docs/assessing.md"}
        assert "(above)" in chinese.ledger.column("place_table").to_pylist()  # a key, in any language

    def test_messages_in_the_language_asked_for(self, province: Path) -> None:
        """The same findings; words as ``explain`` says them; codes and the parts of places stay."""
        english = read_form_tables(province, policy="mof2020", rules=["PM125"]).findings.to_pylist()
        chinese = read_form_tables(province, policy="mof2020", rules=["PM125"], locale="zh-CN").findings.to_pylist()
        words = {"message": "", "place": None, "rule_source": None, "rule_clause": None, "rule_note": None}

        assert [row | words for row in chinese] == [row | words for row in english]
        assert (
            next(row["message"] for row in chinese if row["code"] == "PM125") == "比较方式用文字书写；请写符号：≥12公里"
        )
        assert any(row["origin"] == "audit" for row in chinese)
        assert not any(row["message"].isascii() for row in chinese)
        assert all(f"第{row['place_line']}行" in row["place"] for row in chinese if row["place_line"])
        assert all(f"line {row['place_line']}" in row["place"] for row in english if row["place_line"])
        with pytest.raises(InvalidValueError, match="zh_Hans, zh_Hant, en") as caught:
            read_form_tables(province, locale="fr")
        assert caught.value.code == "locale-unknown"

    @pytest.mark.parametrize(("locale", "line"), [("zh_Hans", "第{}行"), ("zh_Hant", "第{}行"), ("en", "line {}")])
    def test_tables_of_one_language_join_on_the_place(self, province: Path, locale: str, line: str) -> None:
        """Places are said alike in all tables, and the clauses of rules in the same language."""
        tables = read_form_tables(province, policy="mof2020", locale=locale)
        cells = {(row["file"], row["place"]) for row in tables.ledger.to_pylist()}
        rows = {(row["file"], row["place"]) for row in tables.indicators.to_pylist()}

        assert rows
        assert rows <= cells
        assert all(line.format(row["place_line"]) in row["place"] for row in tables.ledger.to_pylist())
        assert {row["clause"].isascii() for row in tables.assessments.to_pylist()} == {locale == "en"}
        for table in (indicators_to_table, assessment_to_table, ledger_to_table):
            with pytest.raises(InvalidValueError, match="zh_Hans, zh_Hant, en"):
                table([], locale="fr")

    @pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
    @pytest.mark.parametrize("data", [b"GIF89a", b"PK\x03\x04broken", b"", b"%PDF-1.4", "没有表格", "项目名称\t甲"])
    def test_a_file_that_cannot_be_read_is_reported_as_explain_tells_it(self, data: bytes | str, locale: str) -> None:
        """What was expected, found, and is to be done, all in one language."""
        with pytest.raises(FormError) as caught:
            read_form(data)
        (row,) = read_form_tables([data], locale=locale).findings.to_pylist()

        assert explain(caught.value, locale=locale).endswith(row["message"])
        assert locale == "en" or re.search(r"[a-z]+ [a-z]+", row["message"]) is None

    def test_the_tables_print_as_their_numbers_of_rows(self, province: Path) -> None:
        """At a prompt all columns of seven tables are of no use."""
        assert repr(read_form_tables(province)).startswith(
            "FormTables(documents=2, readings=2, indicators=3, money=0, "
        )

    def test_every_form_and_every_failure(self, province: Path) -> None:
        """The tables say what the readings say, with their files; a bad file is one row."""
        tables = read_form_tables(province)
        readings = list(read_forms(province, on_error=pass_by))

        assert names(tables) == ["新增座位", "清淤长度", "完成时间"]
        assert [Path(file).name for file in names(tables, "file")] == ["丙.tsv", "甲.tsv", "甲.tsv"]
        assert names(tables, "document") == [0, 1, 1]
        assert tables.indicators.equals(indicators_to_table(readings))
        assert tables.ledger.equals(ledger_to_table(readings))
        assert table_to_documents(tables.documents) == tuple(reading.document for reading in readings)
        failed = [row for row in tables.findings.to_pylist() if row["origin"] == "file"]
        assert [Path(row["file"]).name for row in failed] == ["乱.xlsx", "空.tsv"]
        assert all(row["severity"] == "error" and row["code"] and row["form"] is None for row in failed)

    def test_how_each_reading_went(self, province: Path) -> None:
        """A row for each form, which leads from the document to the file."""
        rows = read_form_tables(province).readings.to_pylist()
        assert [(row["document"], Path(row["file"]).name, row["indicators"]) for row in rows] == [
            (0, "丙.tsv", 1),
            (1, "甲.tsv", 2),
        ]
        assert [(row["moved"], row["undecided"], row["unread"], row["unplaced"]) for row in rows] == [(0, 0, 0, 0)] * 2

    def test_policy_and_rules(self, province: Path) -> None:
        """Forms that report are assessed and audited, all are reviewed."""
        tables = read_form_tables(province, policy="mof2020", rules=["PM125"])
        found = {
            (row["origin"], row["code"]) for row in tables.findings.to_pylist() if Path(row["file"]).suffix == ".tsv"
        }
        first = next(read_forms(province, on_error=pass_by))
        lines = assessment_to_table(assess(first.document, policy="mof2020"), reading=first)

        assert {("audit", "met-but-reduced"), ("review", "PM125")} <= found
        assert tables.assessments.equals(lines)
        assert names(tables, "verdict") == ["met", None, None]
        assert read_form_tables(province).assessments.schema.equals(ASSESSMENT_SCHEMA, check_metadata=True)

    def test_several_processes(self, province: Path) -> None:
        """The same tables, in the same order."""
        one, two = read_form_tables(province), read_form_tables(province, workers=2)
        assert one.indicators.equals(two.indicators)
        assert one.findings.equals(two.findings)

    def test_part_by_part(self, province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Documents go on counting, and nothing is missing."""
        monkeypatch.setattr(in_folder, "FORMS", 1)
        seen = list[int]()
        parts = list(stream_form_tables(province, policy="mof2020", progress=seen.append))
        whole = read_form_tables(province, policy="mof2020")

        assert [part.documents.num_rows for part in parts] == [1, 1, 0]
        assert [place for part in parts for place in names(part, "document")] == [0, 1, 1]
        assert whole.indicators.equals(pa.concat_tables([part.indicators for part in parts]))
        assert whole.findings.equals(pa.concat_tables([part.findings for part in parts]))
        assert len(seen) == 4

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        """No forms: the tables are there, and a finding says that the folder holds none."""
        tables = read_form_tables(tmp_path)
        assert tables.documents.schema.equals(DOCUMENT_SCHEMA, check_metadata=True)
        assert {tables.indicators.num_rows, tables.readings.num_rows} == {0}
        (found,) = tables.findings.to_pylist()
        assert (found["code"], found["origin"], found["file"]) == ("forms-missing", "file", str(tmp_path))
        assert [part.findings.num_rows for part in stream_form_tables(tmp_path)] == [1]

    def test_no_sources_at_all(self) -> None:
        """A list of none gives the tables without a row."""
        assert read_form_tables([]).findings.num_rows == 0


class TestFailures:
    """What cannot be read or held."""

    def test_no_such_folder(self, tmp_path: Path) -> None:
        """A wrong path is an error and no empty table, also where it is text or a pattern."""
        for source in (tmp_path / "none", str(tmp_path / "none"), str(tmp_path / "*.xlsx")):
            with pytest.raises(FormError) as caught:
                read_form_tables(source)
            assert caught.value.code == "file-missing"

    def test_sources_without_a_path(self, province: Path) -> None:
        """Bytes and texts have no file, an open file its name."""
        with (province / "空.tsv").open("rb") as file:
            found = read_form_tables([b"GIF89a", "一\n二", file]).findings.to_pylist()
        assert [row["file"] for row in found] == [None, None, str(province / "空.tsv")]

    def test_a_form_that_no_table_can_hold(self) -> None:
        """Half a character in one form costs that form alone; it is reported."""
        tables = read_form_tables([PLAIN, grid("座位\ud83d"), grid("座位"), b"GIF89a"])

        assert names(tables) == ["清淤长度", "完成时间", "座位"]
        assert names(tables, "document") == [0, 0, 1]
        assert [row["code"] for row in tables.findings.to_pylist() if row["origin"] == "file"] == [
            "text-invalid",
            "kind-unknown",
        ]
        assert table_to_documents(tables.documents)[1].indicators[0].name == "座位"

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            ({"policy": "none"}, InvalidValueError),
            ({"policy": 3}, WrongTypeError),
            ({"rules": ["PM999"]}, InvalidValueError),
            ({"workers": 0}, InvalidValueError),
        ],
    )
    def test_wrong_arguments_come_at_once(self, arguments: dict[str, Any], error: type[Exception]) -> None:
        """Before the first part is asked for."""
        with pytest.raises(error):
            stream_form_tables([PLAIN], **arguments)


def grid(name: str) -> Grid:
    """A form with one indicator."""
    rows = (("项目名称", "甲"), ("三级指标", "指标值"), (name, "≥8个"))
    return Grid(
        cells=[
            Cell(row=row, column=column, text=text)
            for row, line in enumerate(rows, 1)
            for column, text in enumerate(line, 1)
        ]
    )
