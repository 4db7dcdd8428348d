"""Published tables as CSV with a Table Schema: read back equal, safe in a spreadsheet, every fault with its place."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from perfmodel import DocumentError, Indicator, ProjectObjectives, assess, read_form, read_target
from perfmodel.errors import InvalidValueError
from perfmodel.exchange import dump_lines, load_lines
from perfmodel.interop._column_titles import column_title, part_title
from perfmodel.interop.arrow import (
    assessment_to_table,
    findings_to_table,
    indicators_to_table,
    ledger_to_table,
    money_to_table,
    read_form_tables,
    read_targets,
    table_to_documents,
)
from perfmodel.interop.csv import dump_csv, load_csv, table_schema

FORM = """项目名称 阅览室改造
年度资金总额 50万元
一级指标 二级指标 三级指标 指标值 分值 实际完成值 得分
产出指标 数量指标 新增座位 ≥8万个 40 7万个 35
产出指标 质量指标 =HYPERLINK("x","合格率") ≥95.50%，且≤100% 30 96% 30
产出指标 时效指标 完成时间 2024年6月30日前 20 按时 20""".replace(" ", "\t")
SELF_EVALUATION = """项目支出绩效自评表
（2024年度）
项目名称 阅览室改造
项目资金（万元） - 年初预算数 全年预算数 全年执行数 分值 执行率 得分
项目资金（万元） 年度资金总额 50 48.5 45 10 92.8% 9.28
项目资金（万元） 其中：财政拨款 40 40 37 - - -
一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分 偏差原因
产出指标 数量指标 新增座位 ≥80个 75个 90 84.38 到货延迟""".replace(" ", "\t").replace("\t-", "\t")
READING = read_form(FORM)
ASSESSED = assess(READING.document, policy="mof2020")
TABLES: dict[str, pa.Table] = {
    "indicators": indicators_to_table([READING], assessments=[ASSESSED]),
    "findings": findings_to_table([READING, ASSESSED]),
    "assessments": assessment_to_table(ASSESSED),
    "money": money_to_table([READING]),
    "ledger": ledger_to_table(READING),
    "readings": read_form_tables([FORM]).readings,
}


def _cells(path: Path) -> list[dict[str, str]]:
    """The rows as any program reads them."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def _changed(folder: Path, change: dict[str, str], row: int = 0) -> Path:
    """The file of the indicators with cells changed in one row, all of them in quotation marks."""
    path = folder / "indicators.csv"
    dump_csv(TABLES["indicators"], path)
    rows = _cells(path)
    rows[row] |= change
    lines = [",".join(rows[0])]
    lines += [",".join(cell and f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line.values()) for line in rows]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return path


def _faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(DocumentError) as caught:
        load_csv(path)
    return [(problem.code, problem.path) for problem in caught.value.problems]


@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("name", TABLES)
def test_there_and_back(tmp_path: Path, name: str, bom: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Every published table comes back exactly, with its metadata; the mark stands in front where it is asked for."""
    path = tmp_path / "表.csv"
    dump_csv(TABLES[name], path, bom=bom)

    assert TABLES[name].num_rows
    assert load_csv(path).equals(TABLES[name])
    assert load_csv(path).schema.metadata == TABLES[name].schema.metadata
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is bom
    assert sorted(item.name for item in tmp_path.iterdir()) == ["表.csv", "表.schema.json"]


@pytest.mark.parametrize("form", [FORM, SELF_EVALUATION], ids=["draft", "self-evaluation"])
def test_all_tables_of_a_form_come_back(tmp_path: Path, form: str) -> None:
    """A draft and a self-evaluation: the adjusted budget is an amount, the adjusted target a target."""
    tables = read_form_tables([form], policy="mof2020")
    for name in ("indicators", "findings", "assessments", "money", "ledger", "readings"):
        table: pa.Table = getattr(tables, name)
        dump_csv(table, tmp_path / f"{name}.csv")

        assert load_csv(tmp_path / f"{name}.csv").equals(table), name
    executed = [row["adjusted"]["text"] for row in tables.money.to_pylist() if row["adjusted"] is not None]
    assert executed == (["48.5万元", "40万元"] if form == SELF_EVALUATION else [])


def test_a_table_without_rows(tmp_path: Path) -> None:
    """The header alone is a table too."""
    dump_csv(indicators_to_table([]), tmp_path / "a.csv")

    assert load_csv(tmp_path / "a.csv").num_rows == 0


def test_many_rows_go_out_in_parts(tmp_path: Path) -> None:
    """More rows than are held as text at once."""
    table = pa.concat_tables([TABLES["ledger"]] * 200)
    dump_csv(table, tmp_path / "a.csv")

    assert load_csv(tmp_path / "a.csv").equals(table)


def test_what_stands_in_the_file(tmp_path: Path) -> None:
    """Numbers with their digits and no more, JSON on one line, and no cell that a spreadsheet would run."""
    path = tmp_path / "a.csv"
    dump_csv(TABLES["indicators"], path)
    seats, rate, day = _cells(path)

    assert (seats["target_value"], seats["target_unit"], seats["base_value"]) == ("8", "万个", "80000")
    assert (seats["weight"], seats["ratio"], seats["points"]) == ("40", "0.875", "35")
    assert seats["target_approximate"] == "false"
    assert seats["out_of_range"] == "[]"
    assert rate["name"] == '\'=HYPERLINK("x","合格率")'
    assert json.loads(rate["target_exact"])["kind"] == "composite"
    assert "\n" not in rate["target_exact"]
    assert day["target_latest"] == "2024-06-30"


def test_empty_and_null_texts_differ(tmp_path: Path) -> None:
    """An empty text is quoted, and null is nothing: DuckDB and Arrow see the difference."""
    path = tmp_path / "a.csv"
    plain = Indicator(number="1", name="指数", category="output.quantity", target=read_target("≥3"))
    dump_csv(indicators_to_table([ProjectObjectives(project="阅览室改造", indicators=[plain])]), path)
    row: Any = load_csv(path).to_pylist()[0]

    assert (row["title"], row["scheme"], row["target"]["unit"], row["target"]["scope"]) == ("", None, "", None)
    assert ',"",' in path.read_text(encoding="utf-8")
    found = duckdb.read_csv(path).project("target_value, name").fetchall()
    assert found == [(3, "指数")]


@pytest.mark.parametrize(
    "text", ["=1+1", "'=1", "''+a", "-2+3", "@SUM", "\t=1", "-5", "'", '"', "a,b\r\nc\rd\ne", " x "]
)
def test_texts_come_back(tmp_path: Path, text: str) -> None:
    """Formulas, apostrophes, breaks and quotation marks."""
    path = tmp_path / "a.csv"
    table = indicators_to_table([ProjectObjectives(project=text, indicators=READING.document.indicators)])
    dump_csv(table, path)

    assert load_csv(path).equals(table)


def test_a_file_that_others_wrote(tmp_path: Path) -> None:
    """Other line breaks, another order of the columns and TRUE in capitals are taken."""
    path = tmp_path / "a.csv"
    dump_csv(TABLES["money"], path)
    rows = _cells(path)
    lines = [list(reversed(rows[0])), *(list(reversed(row.values())) for row in rows)]
    path.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")

    assert load_csv(path).column("amount").to_pylist() == TABLES["money"].column("amount").to_pylist()
    changed = load_csv(_changed(tmp_path, {"target_approximate": "TRUE"}))
    assert changed.column("target")[0].as_py()["approximate"] is True


class TestDescriptor:
    """The Table Schema says what the file holds."""

    @pytest.mark.parametrize("name", TABLES)
    def test_it_describes_the_file(self, tmp_path: Path, name: str) -> None:
        """A field for each column, in their order, with a title in both languages and a meaning."""
        path = tmp_path / "a.csv"
        dump_csv(TABLES[name], path)
        described: Any = json.loads((tmp_path / "a.schema.json").read_text(encoding="utf-8"))

        assert described == table_schema(name)
        assert [field["name"] for field in described["fields"]] == list(_cells(path)[0])
        assert all(" / " in field["title"] and field["description"] for field in described["fields"])

    def test_it_holds_for_the_rows(self) -> None:
        """What it requires is there, what it lists is all there is, and the key tells the rows apart."""
        fields: dict[str, Any] = {field["name"]: field for field in table_schema("indicators")["fields"]}

        assert fields["weight"]["type"] == "number"
        assert fields["target_latest"]["type"] == "date"
        assert fields["target_exact"]["type"] == "object"
        assert fields["out_of_range"]["type"] == "array"
        assert fields["form"]["constraints"] == {"minimum": 1}
        assert fields["verdict"]["constraints"]["enum"] == ["met", "partly_met", "missed", "undecided"]
        assert "composite" in fields["adjusted_kind"]["constraints"]["enum"]
        assert fields["block"]["constraints"]["enum"] == ["output", "cost", "benefit", "satisfaction", "execution"]

    def test_another_table(self) -> None:
        """The message lists what there is."""
        with pytest.raises(InvalidValueError, match="indicators, findings") as caught:
            table_schema("targets")
        assert caught.value.code == "table-unknown"


def test_a_column_without_a_title() -> None:
    """A column that is added has to be explained."""
    with pytest.raises(InvalidValueError, match=r"money\.colour.*add a row"):
        column_title("money", "colour")
    with pytest.raises(InvalidValueError, match=r"amount\.colour.*add a row"):
        part_title("amount", "colour")


class TestBadCells:
    """A cell that its column does not hold is refused, with row and column."""

    @pytest.mark.parametrize(
        ("column", "cell", "code"),
        [
            ("document", "", "cell-missing"),
            ("document", "-1", "number-invalid"),
            ("document", "1.0", "number-invalid"),
            ("document", "2147483648", "number-invalid"),
            ("place_line", "9" * 19, "number-invalid"),
            ("weight", "1e3", "number-invalid"),
            ("weight", "４０", "number-invalid"),
            ("weight", "9" * 21, "number-invalid"),
            ("weight", "NaN", "number-invalid"),
            ("verdict", "good", "code-unknown"),
            ("kind", "", "cell-missing"),
            ("target_kind", "", "cell-missing"),
            ("target_approximate", "yes", "type-wrong"),
            ("target_latest", "2024/6/30", "date-invalid"),
            ("target_latest", "2024-02-30", "date-invalid"),
            ("out_of_range", "[1]", "json-invalid"),
            ("out_of_range", "weight", "json-invalid"),
            ("out_of_range", "[" * 200_000, "json-invalid"),
            ("adjusted_value", "3", "cell-missing"),
            ("target_exact", "{", "json-invalid"),
            ("target_exact", '{"value":"9","unit":"km"}', "kind-unknown"),
            ("target_exact", '{"kind":"yes_no","expected":1}', "type-wrong"),
        ],
    )
    def test_one(self, tmp_path: Path, column: str, cell: str, code: str) -> None:
        """The path counts the rows from 0; a part of a target has the name of its column."""
        [(found, path), *_] = _faults(_changed(tmp_path, {column: cell}))
        where = "adjusted_kind" if column == "adjusted_value" else column

        assert found == code
        assert path.startswith(f"$[0].{where}")

    def test_a_target_that_says_two_things(self, tmp_path: Path) -> None:
        """Where the JSON has the target, a column that was changed beside it is named."""
        assert _faults(_changed(tmp_path, {"target_text": "≥90%", "target_value": "3"}, row=1)) == [
            ("column-differs", "$[1].target_text"),
            ("column-differs", "$[1].target_value"),
        ]

    def test_a_composite_without_its_clauses(self, tmp_path: Path) -> None:
        """Its parts stand in the JSON alone."""
        assert _faults(_changed(tmp_path, {"target_exact": ""}, row=1)) == [("cell-missing", "$[1].target_exact")]

    def test_a_plain_target_may_be_changed(self, tmp_path: Path) -> None:
        """A number that somebody wrote into a spreadsheet is read."""
        table = load_csv(_changed(tmp_path, {"target_value": "9.5", "target_lower": ""}))

        assert table.column("target")[0].as_py()["value"] == Decimal("9.5")

    def test_very_many_faults(self, tmp_path: Path) -> None:
        """A hundred are listed, and behind a thousand nothing more is looked at."""
        path = tmp_path / "a.csv"
        dump_csv(TABLES["readings"], path)
        head, row = path.read_bytes().decode().split("\r\n")[:2]
        path.write_text(f"{head}\r\n" + f"x,{row.partition(',')[2]}\r\n" * 5_000, encoding="utf-8", newline="")
        with pytest.raises(DocumentError, match="1000 problems") as caught:
            load_csv(path)
        assert len(caught.value.problems) == 101


class TestBadFiles:
    """What is no such file at all."""

    @pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfea\n", b"document,id\n1\n", b"document,id\n\xff,1\n"])
    def test_no_csv(self, tmp_path: Path, data: bytes) -> None:
        """Nothing, other encodings, rows of another length."""
        path = tmp_path / "a.csv"
        path.write_bytes(data)

        assert _faults(path)[0][0] in {"csv-invalid", "key-missing"}

    @pytest.mark.parametrize("left", [1, 2, 3, 40, 400])
    def test_a_file_that_was_cut(self, tmp_path: Path, left: int) -> None:
        """No value is taken from half a row."""
        path = tmp_path / "a.csv"
        dump_csv(TABLES["ledger"], path)
        data = path.read_bytes()
        path.write_bytes(data[:-left])

        if data[:-left].endswith(b"\r"):
            assert load_csv(path).equals(TABLES["ledger"])
        else:
            assert _faults(path) == [("csv-invalid", "$")]

    def test_columns(self, tmp_path: Path) -> None:
        """Missing, doubled and unknown ones are all named."""
        path = tmp_path / "a.csv"
        dump_csv(TABLES["ledger"], path)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("place_line", "line").replace("form", "file"), encoding="utf-8", newline="")

        assert _faults(path) == [
            ("key-missing", "$.form"),
            ("key-missing", "$.place_line"),
            ("key-unknown", "$.line"),
            ("key-doubled", "$.file"),
        ]

    def test_another_suffix(self, tmp_path: Path) -> None:
        """A CSV file is called one."""
        with pytest.raises(InvalidValueError, match=r"ends in \.csv") as read:
            load_csv(tmp_path / "a.tsv")
        with pytest.raises(InvalidValueError, match=r"ends in \.csv") as written:
            dump_csv(TABLES["ledger"], tmp_path / "a.tsv")
        assert (read.value.code, written.value.code) == ("format-unknown", "format-unknown")

    def test_no_file_and_no_folder(self, tmp_path: Path) -> None:
        """Errors of ours."""
        with pytest.raises(InvalidValueError) as missing:
            load_csv(tmp_path / "a.csv")
        with pytest.raises(InvalidValueError) as unwritable:
            dump_csv(TABLES["ledger"], tmp_path / "none" / "a.csv")
        assert (missing.value.code, unwritable.value.code) == ("file-missing", "file-unwritable")

    def test_other_tables(self, tmp_path: Path) -> None:
        """Columns of no published table, and a table that lacks one."""
        path = tmp_path / "a.csv"
        with pytest.raises(InvalidValueError) as caught:
            dump_csv(pa.table({"x": read_targets(pa.array(["≥3"]))}), path)
        assert caught.value.code == "table-unknown"
        with pytest.raises(DocumentError, match="this column is missing"):
            dump_csv(TABLES["ledger"].drop_columns(["use"]), path)
        assert list(tmp_path.iterdir()) == []

    def test_the_table_of_documents(self, tmp_path: Path) -> None:
        """It is known by name, with what writes it, not as a table of money that lacks its columns."""
        documents = read_form_tables([FORM]).documents
        for table in (documents, documents.replace_schema_metadata(None)):
            with pytest.raises(InvalidValueError, match=r"that of documents; .*dump_lines") as caught:
                dump_csv(table, tmp_path / "a.csv")
            assert caught.value.code == "table-unknown"
        dump_lines(table_to_documents(documents), tmp_path / "documents.jsonl")
        assert list(load_lines(tmp_path / "documents.jsonl")) == [READING.document]

    def test_a_table_with_a_column_of_the_same_name(self, tmp_path: Path) -> None:
        """One column in common with a published table makes none of it."""
        with pytest.raises(InvalidValueError) as caught:
            dump_csv(pa.table({"name": ["合格率"], "weight": [1]}), tmp_path / "a.csv")
        assert caught.value.code == "table-unknown"

    @pytest.mark.parametrize("name", TABLES)
    def test_tables_without_metadata(self, tmp_path: Path, name: str) -> None:
        """An engine drops them; the columns tell the table."""
        dump_csv(TABLES[name].replace_schema_metadata(None), tmp_path / "a.csv")

        assert load_csv(tmp_path / "a.csv").equals(TABLES[name])

    def test_a_text_that_no_file_holds(self, tmp_path: Path) -> None:
        """A text with NUL is refused, and the earlier file stays."""
        path = tmp_path / "a.csv"
        dump_csv(TABLES["ledger"], path)
        before = path.read_bytes()
        bad = TABLES["ledger"].set_column(6, "text", pa.array(["\0"] * TABLES["ledger"].num_rows))
        with pytest.raises(InvalidValueError) as caught:
            dump_csv(bad, path)
        assert caught.value.code == "text-unwritable"
        assert path.read_bytes() == before
