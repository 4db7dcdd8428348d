"""The functions of exchange: every format, and what each refuses."""

import subprocess
import sys
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from perfmodel import (
    Budget,
    DepartmentObjectives,
    DocumentError,
    Indicator,
    ProjectObjectives,
    Quantity,
    dump,
    dumps,
    explain,
    load,
    loads,
    parse_target,
    read_form,
)
from perfmodel.errors import InvalidValueError, WrongTypeError

LIBRARY = DepartmentObjectives(
    department="市图书馆",
    title="部门（单位）整体支出绩效目标表",
    fiscal_year=2024,
    budget=Budget(total=Quantity("286.5", "万元"), fiscal=Quantity("2400000", "元")),
    overall="读者满意，借阅便利。",
    indicators=[
        Indicator(number="1", name="新增自助借阅点", category="output.quantity", target=parse_target("≥12个")),
        Indicator(number="1", name="读者满意度", category="satisfaction.beneficiary", target=parse_target("≥90%")),
    ],
)
DRAWN = ("tsv", "html", "md", "xlsx", "docx")


class TestWriting:
    """``dump`` and ``dumps``."""

    @pytest.mark.parametrize("suffix", ["tsv", "html", "xlsx", "docx", "XLSX", "Docx"])
    def test_a_file_reads_back(self, tmp_path: Path, suffix: str) -> None:
        """The file that a suffix names, in any case of letters, holds the document."""
        path = tmp_path / f"目标表.{suffix}"
        dump(LIBRARY, path)

        assert read_form(path).document == LIBRARY

    def test_markdown_shows_every_cell(self) -> None:
        """Markdown is for reading alone, and has all texts."""
        text = dumps(LIBRARY, "md")

        assert all(word in text for word in ("市图书馆", "286.50", "240.00", "≥12个", "读者满意度"))

    def test_json_goes_both_ways(self, tmp_path: Path) -> None:
        """A document, and a single value, come back from a file as they were, with the amounts as written."""
        dump(LIBRARY, str(tmp_path / "a.json"))
        dump(Quantity("80.0", "万人次"), tmp_path / "b.JSON")

        assert load(tmp_path / "a.json") == LIBRARY
        again = load(tmp_path / "b.JSON")
        assert isinstance(again, Quantity)
        assert str(again.value) == "80.0"

    def test_json_is_laid_out_for_people_on_request(self, tmp_path: Path) -> None:
        """Without an indent it stands on one line; with one a file has a line for each field, and reads back."""
        path = tmp_path / "a.json"
        dump(LIBRARY, path, indent=2)

        assert "\n" not in dumps(LIBRARY, "json")
        assert path.read_text(encoding="utf-8").splitlines()[:2] == ["{", '  "schema": 1,']
        assert load(path) == LIBRARY

    @pytest.mark.parametrize(("name", "indent"), [("json", -1), ("json", 17), ("parquet", 2), ("tsv", 0)])
    def test_another_indent_is_refused(self, name: str, indent: int) -> None:
        """It is a number of blanks, and of JSON alone."""
        with pytest.raises(InvalidValueError, match=f"found {indent}$|for {name}, which json") as caught:
            dumps(LIBRARY, name, indent=indent)
        assert caught.value.code == "indent-invalid"

    @pytest.mark.parametrize("name", DRAWN)
    def test_only_documents_are_drawn(self, name: str) -> None:
        """A quantity is no table; the message says where it can go."""
        with pytest.raises(WrongTypeError, match="Quantity; write it as json"):
            dumps(Quantity(Decimal(1), "件"), name)

    def test_csv_is_of_tables(self, tmp_path: Path) -> None:
        """The message names what writes and reads it."""
        for failing in (lambda: dump(LIBRARY, tmp_path / "a.csv"), lambda: load(tmp_path / "a.csv")):
            with pytest.raises(InvalidValueError, match=r"dump_csv and load_csv of perfmodel\.interop\.csv") as caught:
                failing()
            assert caught.value.code == "format-unknown"

    def test_unknown_formats_are_named(self, tmp_path: Path) -> None:
        """The message lists what there is; no file appears."""
        with pytest.raises(InvalidValueError, match="json, parquet, tsv, html, md, xlsx, docx") as caught:
            dump(LIBRARY, tmp_path / "目标表.pdf")

        assert caught.value.code == "format-unknown"
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("name", "package", "extra"),
        [("xlsx", "openpyxl", "xlsx"), ("docx", "docx", "docx"), ("parquet", "pyarrow", "arrow")],
    )
    def test_a_missing_package_is_named(self, name: str, package: str, extra: str) -> None:
        """Without the package that writes a format, the extra to install is named."""
        program = (
            f"import sys; sys.modules[{package!r}] = None; import perfmodel\n"
            "try:\n"
            f"    perfmodel.dumps(perfmodel.ProjectObjectives(project='阅览室改造'), {name!r})\n"
            "except perfmodel.MissingExtraError as error:\n"
            "    print(error.extra, error.code)\n"
        )
        run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own program

        assert run.stdout.split() == [extra, "extra-missing"]

    def test_a_path_that_cannot_be_written(self, tmp_path: Path) -> None:
        """A folder that is not there, or stands where the file should, is an error of ours that says so."""
        (tmp_path / "b.tsv").mkdir()
        for path, mend in ((tmp_path / "none" / "a.json", "check its folder"), (tmp_path / "b.tsv", "a folder.; name")):
            with pytest.raises(InvalidValueError, match=mend) as caught:
                dump(LIBRARY, path)
            assert caught.value.code == "file-unwritable"

    def test_a_path_without_a_suffix(self, tmp_path: Path) -> None:
        """It names no format, whether a folder stands there or nothing; the message shows the path and an example."""
        for path in (tmp_path, tmp_path / "plan", ""):
            for call in (partial(dump, LIBRARY), load):
                with pytest.raises(
                    InvalidValueError, match=r"with a suffix, found .*; name the format: plan.json"
                ) as caught:
                    call(path)
                assert caught.value.code == "format-unknown"

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """The message says what to look at; of a folder, that a file is meant."""
        (tmp_path / "b.json").mkdir()
        for name, mend in (("none.json", "check the path"), ("b.json", "name a file in it")):
            with pytest.raises(InvalidValueError, match=f"found none that can be read .*; {mend}") as caught:
                load(tmp_path / name)
            assert caught.value.code == "file-missing"
            assert "请" in explain(caught.value)

    def test_notebooks_show_the_table(self) -> None:
        """Both documents show themselves as the official table."""
        for document in (LIBRARY, ProjectObjectives(project="阅览室改造")):
            shown: str = getattr(document, "_repr_html_")()  # noqa: B009 - the name that notebooks call
            assert "<table" in shown


class TestReading:
    """``load`` and ``loads``."""

    @pytest.mark.parametrize("name", DRAWN)
    def test_drawn_formats_are_read_with_read_form(self, tmp_path: Path, name: str) -> None:
        """A table for people is refused with the function that takes it."""
        with pytest.raises(InvalidValueError, match="read_form") as caught:
            loads("", name)
        assert caught.value.code == "format-drawn"
        with pytest.raises(InvalidValueError, match="read_form"):
            load(tmp_path / f"a.{name}")

    def test_unknown_formats(self) -> None:
        """A format that nobody reads is named with those that there are."""
        with pytest.raises(InvalidValueError, match="json, parquet") as caught:
            loads("{}", "yaml")
        assert caught.value.code == "format-unknown"

    def test_no_file(self, tmp_path: Path) -> None:
        """A missing file, and a folder, are errors of ours."""
        (tmp_path / "b.json").mkdir()
        for name in ("a.json", "b.json"):
            with pytest.raises(InvalidValueError, match="found none that can be read") as caught:
                load(tmp_path / name)
            assert caught.value.code == "file-missing"

    def test_data_of_another_type(self) -> None:
        """Data that is neither text nor bytes is refused before it is read."""
        with pytest.raises(WrongTypeError, match="dict"):
            loads({}, "json")  # type: ignore[call-overload] # pyright: ignore[reportArgumentType] - what is tested

    def test_faults_come_with_their_path(self) -> None:
        """A document with a fault is refused as a whole."""
        with pytest.raises(DocumentError):
            loads('{"schema": 1, "kind": "department_objectives"}', "json")
