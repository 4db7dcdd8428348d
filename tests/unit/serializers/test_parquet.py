"""Parquet: one document a file, read strictly, and open to every other program."""

import io
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from perfmodel import (
    Budget,
    DepartmentObjectives,
    DocumentError,
    Indicator,
    ProjectObjectives,
    Quantity,
    assess,
    dump,
    dumps,
    load,
    loads,
    policy,
    read_actual,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop.arrow import (
    DOCUMENT_SCHEMA,
    SCHEMA_VERSION,
    documents_to_table,
    indicators_to_table,
    table_to_documents,
)
from perfmodel.serializers import parquet as parquet_format

LIBRARY = DepartmentObjectives(
    department="市图书馆",
    fiscal_year=2024,
    budget=Budget(total=Quantity("286.50", "万元"), fiscal=Quantity("0." + "1" * 20, "万元")),
    overall="读者满意，借阅便利。",
    indicators=[
        Indicator(number="1", name="新增自助借阅点", category="output.quantity", target=read_target("≥12个")),
        Indicator(name="读者服务", category="output.quality", target=read_target("满意度≥90%；投诉≤3起")),
        Indicator(name="完成时间", category="output.timeliness", target=read_target("6月底前"), weight="12.5"),
    ],
    extra=[("备注", "半个字\ud83d也留下")],
)
SCHOOL = ProjectObjectives(project="阅览室改造", department="市教育局", unit="第一小学")
FILE = dumps(LIBRARY, "parquet")


def faults(data: bytes) -> list[tuple[str, str]]:
    """The faults that bytes are refused for."""
    with pytest.raises(DocumentError) as caught:
        loads(data, "parquet")
    return [(problem.code, problem.path) for problem in caught.value.problems]


def written(table: pa.Table, compression: str = "snappy") -> bytes:
    """A table as the bytes of a file."""
    file = io.BytesIO()
    pq.write_table(table, file, compression=compression)
    return file.getvalue()


def changed(**cells: Any) -> pa.Table:  # noqa: ANN401 - cells of any column
    """The table of the library with cells of its one row changed."""
    (row,) = documents_to_table([LIBRARY]).to_pylist()
    return pa.Table.from_pylist([row | cells], schema=DOCUMENT_SCHEMA)


class TestBothWays:
    """``dump`` and ``load`` lose nothing."""

    @pytest.mark.parametrize("document", [LIBRARY, SCHOOL])
    def test_a_document_comes_back_equal(self, tmp_path: Path, document: DepartmentObjectives) -> None:
        """From a file and from bytes, with the amounts as written, and what has no column of its own."""
        path = tmp_path / "目标.PARQUET"
        dump(document, path)

        again = loads(path.read_bytes(), "parquet")
        assert load(path) == again == document
        assert dumps(again, "json") == dumps(document, "json")
        assert [row.id for row in again.indicators] == [row.id for row in document.indicators]

    def test_open_files(self) -> None:
        """The module itself writes to and reads from open files, and loses no field."""
        file = io.BytesIO()
        parquet_format.dump(SCHOOL, file)
        file.seek(0)

        assert parquet_format.load(file) == SCHOOL
        assert (parquet_format.FORMAT, parquet_format.LOST) == ("parquet", ())

    def test_the_table_is_that_of_documents(self) -> None:
        """The same columns as ``documents_to_table``, with the version of the schema in the file."""
        table = pq.read_table(io.BytesIO(FILE))

        assert table.schema.equals(DOCUMENT_SCHEMA)
        assert (pq.read_schema(io.BytesIO(FILE)).metadata or {})[b"perfmodel.schema"] == str(SCHEMA_VERSION).encode()
        assert table_to_documents(table) == (LIBRARY,)

    @pytest.mark.parametrize(
        "value", [Quantity(80, "人次"), LIBRARY.indicators[0], LIBRARY.indicators[0].target, read_actual("3")]
    )
    def test_only_documents_are_written(self, value: Any) -> None:  # noqa: ANN401 - values that it does not take
        """A single value is no table; the message says where it can go."""
        with pytest.raises(WrongTypeError, match=f"found {type(value).__name__}; write it as json"):
            dumps(value, "parquet")

    def test_assessments_are_not_written(self) -> None:
        """They are JSON alone."""
        found = assess(LIBRARY, {}, policy=policy("mof2020"))
        with pytest.raises(WrongTypeError, match="found Assessment; write it as json"):
            dumps(found, "parquet")

    def test_half_a_character_in_a_column(self) -> None:
        """Columns are UTF-8; the error shows the text, and no file appears."""
        with pytest.raises(InvalidValueError, match="half a character") as caught:
            dumps(DepartmentObjectives(department="市水务局\ud83d"), "parquet")
        assert caught.value.code == "text-invalid"


class TestOtherPrograms:
    """The file is for them."""

    def test_duckdb_asks_it(self, tmp_path: Path) -> None:
        """Heads, lists and the fields of targets are columns of a query."""
        path = tmp_path / "library.parquet"
        dump(LIBRARY, path)

        with duckdb.connect() as base:
            base.execute("select department, len(indicators), budget_total.unit from read_parquet(?)", [str(path)])
            assert base.fetchall() == [("市图书馆", 3, "万元")]
            rows = "select unnest(indicators) as row from read_parquet(?)"
            base.execute(f"select row.name, row.target.value from ({rows}) limit 1", [str(path)])  # noqa: S608 - our own text
            assert base.fetchall() == [("新增自助借阅点", 12)]

    def test_polars_asks_many(self, tmp_path: Path) -> None:
        """Many files, each of one document, are one frame."""
        dump(LIBRARY, tmp_path / "a.parquet")
        dump(SCHOOL, tmp_path / "b.parquet")

        frame = pl.read_parquet(tmp_path / "*.parquet").select("department", pl.col("indicators").list.len())
        assert frame.rows() == [("市图书馆", 3), ("市教育局", 0)]

    @pytest.mark.parametrize("document", [LIBRARY, SCHOOL])
    def test_what_they_write_again_is_read(self, tmp_path: Path, document: DepartmentObjectives) -> None:
        """DuckDB and Polars drop the metadata, and write texts, lists and pages in their own way."""
        path, duck, polar, plain = (tmp_path / f"{name}.parquet" for name in ("own", "duck", "polar", "plain"))
        dump(document, path)
        with duckdb.connect() as base:
            base.execute(f"copy (from '{path}') to '{duck}' (format parquet, codec zstd)")
        pl.read_parquet(path).write_parquet(polar)
        pq.write_table(pq.read_table(path), plain, compression="none", use_dictionary=False, data_page_version="2.0")

        assert [load(again) for again in (duck, polar, plain)] == [document] * 3


class TestManyDocuments:
    """One file of many documents is a table."""

    def test_it_is_written_and_read_as_a_table(self, tmp_path: Path) -> None:
        """``load`` takes one document; the message names what takes several."""
        path = tmp_path / "province.parquet"
        pq.write_table(documents_to_table([LIBRARY, SCHOOL]), path)

        assert table_to_documents(pq.read_table(path)) == (LIBRARY, SCHOOL)
        with pytest.raises(DocumentError, match=r"expected one document, found 2; .*table_to_documents") as caught:
            load(path)
        assert caught.value.problems[0].code == "documents-several"

    def test_thousands_of_rows_are_not_unpacked(self) -> None:
        """They are counted in the footer."""
        texts = pa.DictionaryArray.from_arrays(pa.array([0] * 5000, pa.int32()), pa.array(["长" * 500_000]))
        columns = {
            field.name: texts if field.name == "exact" else pa.nulls(5000, field.type) for field in DOCUMENT_SCHEMA
        }
        before = pa.total_allocated_bytes()

        assert faults(written(pa.table(columns))) == [("documents-several", "$")]
        assert pa.total_allocated_bytes() <= before

    def test_a_table_without_rows(self) -> None:
        """There is no document to give."""
        assert faults(written(documents_to_table([]))) == [("documents-none", "$")]


class TestBadInput:
    """Every fault is one of ours, with its path."""

    def test_text_is_no_file(self) -> None:
        """A Parquet file is bytes."""
        with pytest.raises(WrongTypeError, match="read the file as bytes"):
            loads(dumps(LIBRARY, "json"), "parquet")

    @pytest.mark.parametrize(
        "data", [b"", b"{}", FILE[:1000], FILE[:-1], FILE[1:], FILE[:-8] + b"\xff\xff\xff\x7fPAR1"]
    )
    def test_other_bytes(self, data: bytes) -> None:
        """Empty, of another format, cut off, or with a footer that claims two gigabytes."""
        assert faults(data) == [("parquet-invalid", "$")]

    def test_pages_that_arrow_cannot_read(self) -> None:
        """What lies in the pages is damaged, though the claims hold."""
        data = written(documents_to_table([LIBRARY]), "gzip")

        assert faults(data.replace(b"\x1f\x8b", b"\0\0")) == [("parquet-invalid", "$")]

    def test_a_letter_changed_in_a_page(self) -> None:
        """A checksum on each page notices what no column would show."""
        assert FILE.count("注".encode()) == 1
        assert faults(FILE.replace("注".encode(), "记".encode())) == [("parquet-invalid", "$")]

    def test_names_that_are_no_text(self) -> None:
        """A column name that is not UTF-8."""
        assert faults(FILE.replace(b"department", b"department"[:-1] + b"\xff"))[0] == ("parquet-invalid", "$")

    def test_a_way_of_writing_that_is_not_read(self) -> None:
        """The message says how to write it again."""
        file = io.BytesIO()
        table = documents_to_table([LIBRARY])
        pq.write_table(table, file, use_dictionary=False, column_encoding={"department": "DELTA_BYTE_ARRAY"})

        with pytest.raises(DocumentError, match=r"write the file again with pyarrow\.parquet") as caught:
            loads(file.getvalue(), "parquet")
        assert caught.value.problems[0].code == "parquet-unsupported"

    def test_a_later_schema(self) -> None:
        """The one fault is the version, however long its number."""
        table = documents_to_table([LIBRARY])

        assert faults(
            written(table.replace_schema_metadata({b"perfmodel.schema": str(SCHEMA_VERSION + 1).encode()}))
        ) == [("schema-newer", "$.schema")]
        assert (
            faults(written(table.replace_schema_metadata({b"perfmodel.schema": b"9" * 5000})))[0][0] == "schema-newer"
        )

    def test_columns_of_other_names_and_types(self) -> None:
        """Missing, unknown and mistyped columns, all at once, before a row is read."""
        table = documents_to_table([LIBRARY]).drop_columns(["title", "fiscal_year"])
        table = table.append_column("fiscal_year", pa.array([2024.0])).append_column("note", pa.array(["x"]))

        assert faults(written(table)) == [
            ("key-missing", "$.title"),
            ("key-unknown", "$.note"),
            ("column-type", "$.fiscal_year"),
        ]

    def test_a_table_of_another_program(self) -> None:
        """It has none of the columns; each is named."""
        found = faults(written(pa.table({"a": [1, 2, 3]})))

        assert found[:2] == [("key-missing", "$.kind"), ("key-missing", "$.department")]
        assert found[-1] == ("key-unknown", "$.a")

    @pytest.mark.parametrize(
        ("cells", "fault"),
        [
            ({"exact": None}, ("type-wrong", "$[0].exact")),
            ({"exact": "{"}, ("json-invalid", "$[0].exact")),
            ({"exact": dumps(Quantity(1, "人"), "json")}, ("kind-unknown", "$[0].exact")),
            ({"exact": '{"schema": 9, "kind": "project_objectives"}'}, ("schema-newer", "$[0].exact.schema")),
            ({"exact": dumps(SCHOOL, "json")}, ("column-differs", "$[0].kind")),
            ({"department": "市档案馆"}, ("column-differs", "$[0].department")),
            ({"budget_total": None}, ("column-differs", "$[0].budget_total")),
            ({"indicators": []}, ("column-differs", "$[0].indicators")),
        ],
    )
    def test_a_row_that_does_not_hold(self, cells: dict[str, Any], fault: tuple[str, str]) -> None:
        """Columns and the exact document must say the same."""
        assert faults(written(changed(**cells)))[0] == fault

    def test_bytes_that_are_no_text(self) -> None:
        """A text column with bytes that are not UTF-8."""
        table = changed()
        place = table.column_names.index("overall")
        cells = pa.array(["市馆".encode("gbk")]).view(pa.string())

        assert faults(written(table.set_column(place, "overall", cells))) == [("column-invalid", "$")]

    def test_a_long_text_repeated(self) -> None:
        """A few bytes that would unpack to a hundred megabytes are refused before they do."""
        name = pa.DictionaryArray.from_arrays(pa.array([0] * 100, pa.int32()), pa.array(["长" * 400_000]))
        kind = DOCUMENT_SCHEMA.field("indicators").type.value_type
        parts = [name if field.name == "name" else pa.nulls(100, field.type) for field in _fields(kind)]
        fields = [pa.field(field.name, part.type) for field, part in zip(_fields(kind), parts, strict=True)]
        rows = pa.ListArray.from_arrays(
            pa.array([0, 100], pa.int32()), pa.StructArray.from_arrays(parts, fields=fields)
        )
        data = written(changed().set_column(12, "indicators", rows))

        assert len(data) < 200_000
        assert faults(data) == [("file-bomb", "$")]


def _fields(kind: pa.DataType) -> list[pa.Field]:
    return [kind.field(place) for place in range(kind.num_fields)]


def test_another_table_is_known_by_its_name() -> None:
    """A table of indicators is refused in one sentence, which says what reads it; so it is as a table of documents."""
    table = indicators_to_table([LIBRARY])
    file = io.BytesIO()
    pq.write_table(table, file)
    for failing in (lambda: loads(file.getvalue(), "parquet"), lambda: table_to_documents(table)):
        with pytest.raises(DocumentError, match=r"'indicators'; read it with pyarrow\.parquet\.read_table") as caught:
            failing()
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [("table-unknown", "$")]
