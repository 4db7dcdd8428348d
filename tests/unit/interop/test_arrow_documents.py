"""Whole forms as tables, and back."""

from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from perfmodel import (
    Budget,
    DepartmentObjectives,
    DocumentError,
    Indicator,
    Place,
    ProjectObjectives,
    Quantity,
    Task,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop.arrow import (
    DOCUMENT_SCHEMA,
    INDICATOR_SCHEMA,
    SCHEMA_VERSION,
    documents_to_table,
    indicators_to_table,
    table_to_documents,
)

DEPARTMENT = DepartmentObjectives(
    department="市水务局",
    fiscal_year=2024,
    tasks=[Task(name="河道清淤", content="清淤12公里")],
    budget=Budget(total=Quantity("120.50", "万元"), fiscal=Quantity("0." + "1" * 20, "万元")),
    overall="水质稳定",
    indicators=[
        Indicator(
            name="清淤长度",
            number="1",
            category="output.quantity",
            target=read_target("≥12公里"),
            weight="12.5",
            polarity=None,
            place=Place(line=7, column=3),
        ),
        Indicator(
            name="群众满意度", category="satisfaction.beneficiary", target=read_target("≥90%；投诉≤3起"), scope="全市"
        ),
    ],
    scheme="mof2021",
    title="部门整体支出绩效目标表",
)
PROJECT = ProjectObjectives(
    project="阅览室改造",
    department="市文化局",
    unit="市图书馆",
    indicators=[Indicator(name="新增座位", target=read_target("≥80个"), adjusted=read_target("≥60个"))],
)
DOCUMENTS = (DEPARTMENT, PROJECT, DepartmentObjectives(department="市档案馆"))


def test_documents_come_back_equal() -> None:
    """Tasks, budget, places and all else that the columns do not show is in the table too."""
    found = table_to_documents(documents_to_table(DOCUMENTS))

    assert found == DOCUMENTS
    assert found[0].indicators[0].place == Place(line=7, column=3)
    assert table_to_documents(documents_to_table([])) == ()


def test_parquet_keeps_the_table_and_its_version(tmp_path: Path) -> None:
    """The schema version stands in the metadata of the file."""
    path = tmp_path / "objectives.parquet"
    pq.write_table(documents_to_table(DOCUMENTS), path)

    assert (pq.read_schema(path).metadata or {})[b"perfmodel.schema"] == str(SCHEMA_VERSION).encode()
    assert table_to_documents(pq.read_table(path)) == DOCUMENTS


def test_the_columns_can_be_queried() -> None:
    """Heads and indicators are typed; an amount that no Arrow decimal holds is null beside its unit."""
    table = documents_to_table(DOCUMENTS)
    row = table.to_pylist()[0]

    assert table.schema.equals(DOCUMENT_SCHEMA, check_metadata=True)
    assert (row["kind"], row["fiscal_year"], row["scheme"]) == ("department_objectives", 2024, "mof2021")
    assert (row["budget_total"]["unit"], row["budget_fiscal"]) == ("万元", {"value": None, "unit": "万元"})
    assert [indicator["category"] for indicator in row["indicators"]] == ["output.quantity", "satisfaction.beneficiary"]
    assert row["indicators"][1]["target"]["clauses"][1]["unit"] == "起"


def test_one_row_for_each_indicator() -> None:
    """The flat table is for data frames: the head is repeated, documents are counted."""
    table = indicators_to_table(DOCUMENTS)
    rows = table.to_pylist()

    assert table.schema.equals(INDICATOR_SCHEMA, check_metadata=True)
    assert [(row["document"], row["id"], row["department"]) for row in rows] == [
        (0, "output.quantity/1", "市水务局"),
        (0, "satisfaction.beneficiary/1@全市", "市水务局"),
        (1, "unclassified/1", "市文化局"),
    ]
    assert rows[2]["adjusted"]["value"] == 60
    assert str(rows[0]["weight"]).startswith("12.5")


def problems(table: pa.Table) -> list[tuple[str, str]]:
    """The faults that a table is refused for."""
    with pytest.raises(DocumentError) as caught:
        table_to_documents(table)
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_a_later_schema_is_refused() -> None:
    """The version in the metadata decides; a table without it is one of ours."""
    table = documents_to_table(DOCUMENTS)

    assert problems(table.replace_schema_metadata({b"perfmodel.schema": str(SCHEMA_VERSION + 1).encode()})) == [
        ("schema-newer", "$.schema")
    ]
    assert table_to_documents(table.replace_schema_metadata(None)) == DOCUMENTS


def test_other_columns_are_refused_by_name() -> None:
    """Missing and unknown columns, all at once."""
    table = documents_to_table(DOCUMENTS).drop_columns(["exact", "title"])

    assert problems(table.append_column("note", pa.array(["", "", ""]))) == [
        ("key-missing", "$.title"),
        ("key-missing", "$.exact"),
        ("key-unknown", "$.note"),
    ]


def test_doubled_columns_and_other_types_are_refused() -> None:
    """Also inside a column, and where the values would compare equal."""
    money = pa.struct([("value", pa.float64()), ("unit", pa.string()), ("unit", pa.string())])
    table = documents_to_table(DOCUMENTS)
    table = table.set_column(table.column_names.index("budget_total"), "budget_total", pa.nulls(3, money))
    table = table.set_column(table.column_names.index("fiscal_year"), "fiscal_year", pa.array([2024.0, None, None]))

    assert problems(table.append_column("title", table.column("title"))) == [
        ("key-doubled", "$.title"),
        ("column-type", "$.fiscal_year"),
        ("key-doubled", "$.budget_total.unit"),
        ("column-type", "$.budget_total.value"),
    ]


def test_a_table_that_engines_have_handled() -> None:
    """Polars lays out texts and lists in its own way, and drops the metadata; the documents are the same."""
    frame = pl.from_arrow(documents_to_table(DOCUMENTS))

    assert isinstance(frame, pl.DataFrame)
    assert table_to_documents(frame) == DOCUMENTS


def test_texts_that_are_none() -> None:
    """Bytes that are not UTF-8 never become a document."""
    table = documents_to_table(DOCUMENTS[:1])
    cells = pa.array(["馆".encode("gbk")]).view(pa.string())

    assert problems(table.set_column(table.column_names.index("overall"), "overall", cells)) == [
        ("column-invalid", "$")
    ]


def test_only_tables_are_taken() -> None:
    """Anything that hands out no record batches is refused."""
    documents: Any = DOCUMENTS
    with pytest.raises(WrongTypeError, match="expected a table, found tuple") as caught:
        table_to_documents(documents)
    assert caught.value.code == "column-type"


def changed(**cells: Any) -> pa.Table:  # noqa: ANN401 - cells of any column
    """The table with cells of its second row changed."""
    rows = documents_to_table(DOCUMENTS).to_pylist()
    rows[1] |= cells
    return pa.Table.from_pylist(rows, schema=DOCUMENT_SCHEMA)


@pytest.mark.parametrize(
    ("exact", "code", "path"),
    [
        (None, "type-wrong", "$[1].exact"),
        ("{", "json-invalid", "$[1].exact"),
        ('{"value": "1", "unit": "人"}', "kind-unknown", "$[1].exact"),
        ('{"schema": 9, "kind": "project_objectives"}', "schema-newer", "$[1].exact.schema"),
    ],
)
def test_a_document_that_does_not_hold_is_named(exact: str | None, code: str, path: str) -> None:
    """The path leads to its row and into its JSON."""
    assert problems(changed(exact=exact)) == [(code, path)]


def test_a_changed_column_is_noticed() -> None:
    """The columns and the exact document must say the same; else a change would be lost."""
    assert problems(changed(department="市教育局", fiscal_year=2025)) == [
        ("column-differs", "$[1].department"),
        ("column-differs", "$[1].fiscal_year"),
    ]


def test_only_documents_are_taken() -> None:
    """Anything else is refused with its place."""
    others: Any = [DEPARTMENT, PROJECT.indicators[0]]
    for write in (documents_to_table, indicators_to_table):
        with pytest.raises(WrongTypeError, match="found Indicator in place 2"):
            write(others)


def test_half_a_character_cannot_be_stored() -> None:
    """Arrow texts are UTF-8; the error shows the text."""
    with pytest.raises(InvalidValueError, match="half a character") as caught:
        documents_to_table([DepartmentObjectives(department="市水务局\ud83d")])
    assert caught.value.code == "text-invalid"
