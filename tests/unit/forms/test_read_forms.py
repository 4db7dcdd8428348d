"""Reading many forms: files, sheets, texts with several forms, forms over several tables, errors and progress."""

import copy
import pickle
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from docx import Document
from openpyxl import Workbook

from perfmodel import FormError, dump, explain, read_form, read_forms
from perfmodel.errors import WrongTypeError
from perfmodel.forms._read import Reading

if TYPE_CHECKING:
    from perfmodel.files._inputs import Source

HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
ROWS = (("产出指标", "数量指标", "新增座位", "≥80个"), ("效益指标", "社会效益指标", "借阅量增长率", "≥8%"))


def form(project: str) -> str:
    """A form as pasted text."""
    rows = [("项目支出绩效目标表",), ("项目名称", project), HEADINGS, *ROWS]
    return "\n".join("\t".join(row) for row in rows)


def ignore(_source: object, _error: FormError) -> None:
    """Go on after an error."""


def projects(readings: Iterator[Reading]) -> list[str]:
    """The names of the projects read."""
    return [getattr(reading.document, "project", "") for reading in readings]


def used(reading: Reading, text: str) -> str:
    """What became of a cell, or an empty text."""
    return next((entry.use for entry in reading.ledger if entry.text == text), "")


def workbook(sheets: dict[str, list[tuple[str, ...]]]) -> bytes:
    """A workbook with these rows on its sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def word(tables: list[list[tuple[str, ...]]]) -> bytes:
    """A Word document with these tables, a blank paragraph behind each."""
    document = Document()
    for rows in tables:
        table = document.add_table(len(rows), max(len(row) for row in rows))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
        document.add_paragraph()
    data = BytesIO()
    document.save(data)
    return data.getvalue()


class TestSeveral:
    """What holds several forms, and what is one."""

    def test_files_of_all_kinds(self, tmp_path: Path) -> None:
        """Each file is read in turn, whatever its kind."""
        document = read_form(form("阅览室改造")).document
        paths = [tmp_path / f"{index}.{suffix}" for index, suffix in enumerate(("xlsx", "docx", "html", "tsv"))]
        for path in paths:
            dump(document, path)

        assert [reading.document for reading in read_forms(paths)] == [document] * 4

    def test_a_form_on_each_sheet(self) -> None:
        """A workbook gives a form for each sheet, in their order."""
        names = [f"项目{index}号" for index in range(1, 4)]
        data = workbook({name: [("项目名称", name), HEADINGS, *ROWS] for name in names})

        readings = list(read_forms([data]))
        assert projects(iter(readings)) == names
        assert [str(reading.document.indicators[0].place) for reading in readings] == [
            f"table {name}, line 3, column 3" for name in names
        ]

    def test_a_sheet_without_a_table_is_not_dropped(self) -> None:
        """The cells of a sheet that is no form are in the ledger of the form behind or before it."""
        data = workbook(
            {
                "说明": [("请各单位认真填写",)],
                "目标表": [("项目名称", "阅览室改造"), HEADINGS, *ROWS],
                "封底": [("联系电话", "12345")],
            }
        )

        (reading,) = read_forms([data])
        assert used(reading, "请各单位认真填写").startswith("finding:")
        assert used(reading, "12345") == "extra"

    def test_forms_below_each_other_in_a_text(self) -> None:
        """A title behind a form starts the next; ``read_form`` refuses such a text and says what to do."""
        text = "\n".join((form("阅览室改造"), form("书库改造")))

        assert projects(read_forms([text])) == ["阅览室改造", "书库改造"]
        with pytest.raises(FormError, match="read_forms") as caught:
            read_form(text)
        assert caught.value.code == "forms-several"

    def test_a_word_form_in_three_tables(self) -> None:
        """Head, indicators and their continuation on the next page make one form."""
        data = word([[("项目名称", "阅览室改造")], [HEADINGS, ROWS[0]], [HEADINGS, ROWS[1]]])

        (reading,) = read_forms([data])
        assert projects(iter([reading])) == ["阅览室改造"]
        assert [row.name for row in reading.document.indicators] == ["新增座位", "借阅量增长率"]
        assert [row.place and row.place.table for row in reading.document.indicators] == ["2", "3"]


class TestBatch:
    """Errors, progress, and that nothing is held."""

    def test_errors_go_to_the_caller(self, tmp_path: Path) -> None:
        """With ``on_error`` the batch goes on; each error comes with its source."""
        missing, failed = tmp_path / "none.xlsx", list[tuple[object, str]]()
        sources: list[Source] = [form("甲项"), missing, b"GIF89a", "没有\t表", form("乙项")]

        readings = read_forms(sources, on_error=lambda source, error: failed.append((source, error.code)))
        assert projects(readings) == ["甲项", "乙项"]
        assert [source for source, _ in failed] == sources[1:4]
        assert failed[2][1] == "table-missing"

    def test_without_on_error_the_first_one_is_raised(self) -> None:
        """What stood before it was read."""
        sources: list[Source] = [form("甲项"), b"GIF89a", form("乙项")]
        readings = read_forms(sources)

        assert next(readings).document.indicators
        with pytest.raises(FormError):
            next(readings)

    def test_progress_counts_sources(self) -> None:
        """Each source counts once, failed ones and those with several forms too, as a tqdm bar counts."""
        steps = list[int]()
        sources: list[Source] = ["\n".join((form("甲项"), form("乙项"))), b"GIF89a", form("丙项")]

        found = list(read_forms(sources, on_error=ignore, progress=steps.append))
        assert len(found) == 3
        assert steps == [1, 1, 1]

    def test_sources_are_asked_for_one_by_one(self) -> None:
        """An endless stream of sources can be read."""

        def endless() -> Iterator[str]:
            while True:
                yield form("甲项")

        readings = read_forms(endless(), fiscal_year=2024)
        assert [next(readings).document.fiscal_year for _ in range(3)] == [next(readings).document.fiscal_year] * 3

    def test_the_year_of_the_form_wins(self) -> None:
        """A caller's year that the form contradicts is a finding of that form alone."""
        sources = [form("甲项"), "\n".join(("(2023年度)", form("乙项")))]

        first, second = read_forms(sources, fiscal_year=2024)
        years = [reading.document.fiscal_year for reading in (first, second)]
        assert [year and year.year for year in years] == [2024, 2023]
        assert "year-conflict" not in {finding.code for finding in first.findings}
        assert "year-conflict" in {finding.code for finding in second.findings}

    def test_a_label_of_the_head_can_name_an_indicator(self) -> None:
        """Under the names it is one; in the columns before them it ends the table."""
        text = f"{form('甲项')}\n\t\t联系电话\t≥2部\n填报人\t张三"

        document = read_form(text).document
        assert [row.name for row in document.indicators] == ["新增座位", "借阅量增长率", "联系电话"]
        assert document.extra == (("填报人", "张三"),)


@pytest.mark.parametrize("locale", ["en", "zh_Hans"])
def test_a_folder_is_for_the_function_of_many_files(tmp_path: Path, locale: str) -> None:
    """One form is read of one file; which function reads a folder is said in each language."""
    with pytest.raises(FormError) as caught:
        read_form(tmp_path)
    with pytest.raises(FormError) as missing:
        read_form(tmp_path / "没有.xlsx")

    assert "read_forms" in explain(caught.value, locale=locale)
    assert "read_forms" not in explain(missing.value, locale=locale)
    assert caught.value.code == missing.value.code == "file-missing"


def test_a_ledger_goes_with_its_reading() -> None:
    """What became of each cell is the same in copies, in other processes, beside other findings."""
    reading, again = read_form(form("东馆")), read_form(form("东馆"))
    fresh = [copy.copy(again), evolve(again, findings=()), pickle.loads(pickle.dumps(again))]  # noqa: S301 - our own bytes

    assert [each.ledger for each in (*fresh, again)] == [reading.ledger] * 4
    assert all(type(each.ledger) is tuple for each in fresh)
    assert reading == again != evolve(again, ledger=reading.ledger[1:])
    assert hash(reading) == hash(again)
    with pytest.raises(WrongTypeError, match=r"Reading\.ledger"):
        evolve(again, ledger=list(reading.ledger))  # type: ignore[arg-type]


def test_forms_of_one_template_are_each_read_by_themselves() -> None:
    """The headings of a template are read once: the next form with them has its own cells, places and year."""
    first = read_form(f"2023年度\n{form('东馆')}")
    second = read_form(f"2024年度\n{form('西馆')}")
    longer = read_form(f"2024年度\n{form('西馆')}\n\t\t开放天数\t≥300天")

    assert [reading.document.fiscal_year.year for reading in (first, second)] == [2023, 2024]  # type: ignore[union-attr]
    assert [row.name for row in longer.document.indicators] == ["新增座位", "借阅量增长率", "开放天数"]
    assert [entry.place for entry in first.ledger] == [entry.place for entry in second.ledger]
