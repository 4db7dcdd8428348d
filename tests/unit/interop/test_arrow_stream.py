"""Streams of record batches: columns in, columns and targets out."""

from collections.abc import Iterator

import pyarrow as pa
import pytest

from perfmodel import FiscalYear, PerfModelError
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop._engine_functions import READ, only_rows
from perfmodel.interop._streams import ROWS
from perfmodel.interop.arrow import TARGET_TYPE, read_target_stream

TABLE = pa.table(
    {"编号": [1, 2, 3], "指标值": ["95", "3", "6月底前"], "度量单位": ["%", "天", None], "年": [2023, 2023, 2024]}
)


def test_the_columns_that_came_stay_and_the_targets_stand_last() -> None:
    """Nothing of the table is lost; the new column has the published type."""
    found = read_target_stream(TABLE, "指标值", into="目标", unit="度量单位", fiscal_year="年").read_all()

    assert found.column_names == ["编号", "指标值", "度量单位", "年", "目标"]
    assert found.drop_columns("目标").equals(TABLE)
    assert found.schema.field("目标").type.equals(TARGET_TYPE)
    assert [row["unit"] for row in found.column("目标").to_pylist()] == ["%", "天", None]


def test_one_year_for_all_rows() -> None:
    """The year may be a number or a fiscal year instead of a column."""
    for year in (2024, FiscalYear(2024)):
        found = read_target_stream(TABLE, "指标值", fiscal_year=year).read_all().column("target").to_pylist()
        assert found[2]["latest"].isoformat() == "2024-06-30"


def test_batches_come_one_by_one() -> None:
    """A stream without an end can be read: only the batches that are asked for are taken, and long ones are cut."""
    schema = pa.schema([("cell", pa.string())])
    taken = list[int]()

    def endless() -> Iterator[pa.RecordBatch]:
        while True:
            taken.append(1)
            yield pa.RecordBatch.from_arrays([pa.array(["≥1人"] * (ROWS + 1))], ["cell"])

    found = read_target_stream(pa.RecordBatchReader.from_batches(schema, endless()), "cell")
    lengths = [len(found.read_next_batch()) for _ in range(3)]

    assert lengths == [ROWS, 1, ROWS]
    assert len(taken) == 2


def test_an_empty_stream_gives_an_empty_stream() -> None:
    """No batch, and batches without rows, give the columns and no rows."""
    for source in (TABLE.slice(0, 0), pa.RecordBatchReader.from_batches(TABLE.schema, [])):
        found = read_target_stream(source, "指标值").read_all()
        assert found.num_rows == 0
        assert found.column_names[-1] == "target"


def test_the_reader_is_a_stream_of_its_own() -> None:
    """One stream feeds the next."""
    found = read_target_stream(read_target_stream(TABLE, "指标值"), "指标值", into="again").read_all()

    assert found.column("again").equals(found.column("target"))


def test_bare_columns_come_batch_by_batch() -> None:
    """What an engine hands a function: batches of one to four columns."""
    batches = [(pa.array(["95"]),), (pa.array(["95", None]), pa.array(["%", "天"]))]

    found = [[target and target["unit"] for target in part.to_pylist()] for part in only_rows(READ, {}, iter(batches))]

    assert found == [[""], ["%", None]]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ({"column": "目标值"}, "column-missing", "found 编号, 指标值, 度量单位, 年; name one of these"),
        ({"column": "指标值", "unit": "单位"}, "column-missing", "'单位'"),
        ({"column": "指标值", "into": "编号"}, "column-doubled", "'编号'"),
        ({"column": "编号"}, "column-type", "the column 编号, found int64"),
        ({"column": "指标值", "fiscal_year": "度量单位"}, "column-type", "the column 度量单位, found string"),
    ],
)
def test_columns_that_do_not_fit_are_refused_at_once(arguments: dict[str, str], code: str, words: str) -> None:
    """Before the first batch is read, with the names that the table has."""
    column = arguments.pop("column")
    with pytest.raises(PerfModelError) as caught:
        read_target_stream(TABLE, column, **arguments)

    assert caught.value.code == code
    assert words in str(caught.value)


def test_a_source_that_is_no_stream_is_refused() -> None:
    """A list of rows is no stream; a table without columns has no such column, one with two of a name not one."""
    rows: object = [{"指标值": "95"}]
    with pytest.raises(WrongTypeError, match="found list"):
        read_target_stream(rows, "指标值")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
    twice = TABLE.select(["指标值", "指标值"])
    with pytest.raises(InvalidValueError, match="found 指标值, 指标值; give each a name of its own"):
        read_target_stream(twice, "指标值")
    with pytest.raises(InvalidValueError, match="found none"):
        read_target_stream(pa.table({}), "指标值")
