"""
The Parquet format: the columns of a file, and a file of each schema that was ever written.

``PERFMODEL_SNAPSHOTS=write`` makes those of the newest schema anew after a wished change; look at the difference before
you commit it.  A file of an older schema never changes.
"""

import io
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from perfmodel import Budget, DepartmentObjectives, Indicator, Quantity, Task, dumps, load, read_target
from perfmodel.interop.arrow import SCHEMA_VERSION

FOLDERS = Path(__file__).parents[2] / "snapshots" / "parquet"
FOLDER = FOLDERS / str(SCHEMA_VERSION)
WRITE = os.environ.get("PERFMODEL_SNAPSHOTS") == "write"

OFFICE = DepartmentObjectives(
    department="市水务局",
    fiscal_year=2024,
    tasks=[Task(name="河道清淤", content="清淤12公里")],
    budget=Budget(total=Quantity("120.50", "万元")),
    indicators=[
        Indicator(
            name="清淤长度", number="1", category="output.quantity", target=read_target("≥12公里"), weight="12.5"
        ),
        Indicator(name="群众满意度", target=read_target("满意度≥90%；投诉≤3起"), adjusted=read_target("≥85%")),
        Indicator(name="完成时间", target=read_target("6月底前")),
    ],
)


def columns(data: bytes) -> str:
    """The columns of a file, one a line: path, physical type, meaning, levels; then its metadata."""
    metadata = pq.ParquetFile(io.BytesIO(data)).metadata
    lines = [
        f"{leaf.path} {leaf.physical_type} {leaf.logical_type} {leaf.max_definition_level} {leaf.max_repetition_level}"
        for leaf in metadata.schema
    ]
    given = {key: value for key, value in (metadata.metadata or {}).items() if key != b"ARROW:schema"}
    return "\n".join([*lines, *(f"{key.decode()} = {value.decode()}" for key, value in given.items()), ""])


def test_the_columns_stay() -> None:
    """Names, types and the version of the schema are those of the release."""
    path = FOLDER / "columns.txt"
    found = columns(dumps(OFFICE, "parquet"))
    if WRITE:
        path.write_text(found, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == found


def test_a_file_of_the_release_has_these_columns() -> None:
    """What is written today has the columns of the file that was kept."""
    path = FOLDER / "office.parquet"
    if WRITE:
        path.write_bytes(dumps(OFFICE, "parquet"))

    assert columns(path.read_bytes()) == columns(dumps(OFFICE, "parquet"))


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_file_of_each_schema_is_read(version: int) -> None:
    """What schema 1 wrote, without the columns that came later, reads back for ever."""
    assert load(FOLDERS / str(version) / "office.parquet") == OFFICE
