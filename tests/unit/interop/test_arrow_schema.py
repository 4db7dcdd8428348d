"""The published schema: versions, what engines do to it, and rows that make no target."""

import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from perfmodel import DocumentError
from perfmodel.interop.arrow import SCHEMA_VERSION, TARGET_TYPE, read_targets, targets_of

COLUMN = read_targets(pa.array(["≥80万人次", "抽检≥40批次；合格率≥97%", None]))


def problems(column: object) -> list[tuple[str, str]]:
    """The faults that a column is refused for."""
    with pytest.raises(DocumentError) as caught:
        targets_of(column)
    return [(problem.code, problem.path) for problem in caught.value.problems]


def with_fields(fields: list[pa.Field]) -> pa.StructArray:
    """One null row of a struct of other fields."""
    return pa.array([None], pa.struct(fields))


def engine_type(kind: pa.DataType) -> pa.DataType:
    """The type as an engine hands it on: views for texts, large lists, no metadata."""
    if pa.types.is_struct(kind):
        return pa.struct([(kind.field(i).name, engine_type(kind.field(i).type)) for i in range(kind.num_fields)])
    if pa.types.is_list(kind):
        return pa.large_list(engine_type(kind.value_type))
    return pa.string_view() if pa.types.is_string(kind) else kind


def test_columns_that_engines_have_handled_are_taken() -> None:
    """Other layouts of texts and lists mean the same."""
    handled = pa.array(COLUMN.to_pylist(), engine_type(TARGET_TYPE))

    assert targets_of(handled) == targets_of(COLUMN)
    assert targets_of(pa.chunked_array([handled, handled])) == targets_of(COLUMN) * 2


@pytest.mark.parametrize("version", [str(SCHEMA_VERSION + 1).encode(), b"next", b"\xff"])
def test_a_later_schema_is_refused(version: bytes) -> None:
    """The one fault is the version, whatever else is there."""
    kind, *others = list(TARGET_TYPE)
    newer = kind.with_metadata({b"perfmodel.schema": version})

    assert problems(with_fields([newer, *others, pa.field("later", pa.string())])) == [
        ("schema-newer", "$.target.kind"),
    ]


def test_other_fields_are_refused_by_name() -> None:
    """A field that is missing, one that is none of ours and one of another type are named, all at once."""
    fields = [field for field in TARGET_TYPE if field.name not in {"kind", "rank"}]

    assert problems(with_fields([*fields, pa.field("rank", pa.string()), pa.field("note", pa.string())])) == [
        ("key-missing", "$.target.kind"),
        ("key-unknown", "$.target.note"),
        ("column-type", "$.target.rank"),
    ]


def test_a_column_of_another_kind_is_refused() -> None:
    """Texts are no targets, and neither is a struct whose clauses are something else."""
    fields = [pa.field("clauses", pa.list_(pa.int32())) if field.name == "clauses" else field for field in TARGET_TYPE]

    assert problems(pa.array(["≥80万人次"])) == [("column-type", "$.target")]
    assert problems(with_fields(fields)) == [("column-type", "$.target.clauses[]")]


def test_a_text_that_no_column_of_ours_holds(tmp_path: Path) -> None:
    """An Arrow text ends at 2 GiB; a longer one of an engine is refused."""
    path = tmp_path / "zeros"
    path.touch()
    os.truncate(path, 2**31)
    ends = pa.py_buffer((0).to_bytes(8, "little") + (2**31).to_bytes(8, "little"))
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.memory_map(str(path)).read_buffer()])
    columns = [text if field.name == "text" else pa.nulls(1, field.type) for field in TARGET_TYPE]

    fields = [pa.field(field.name, column.type) for field, column in zip(TARGET_TYPE, columns, strict=True)]
    assert problems(pa.StructArray.from_arrays(columns, fields=fields)) == [("column-invalid", "$.target")]


def changed(text: str, /, **fields: Any) -> pa.StructArray:  # noqa: ANN401 - cells of any column
    """A row with some of its cells changed."""
    (row,) = read_targets(pa.array([text])).to_pylist()
    return pa.array([None, {**row, **fields}], TARGET_TYPE)


@pytest.mark.parametrize(
    ("text", "fields", "code"),
    [
        ("≥80万人次", {"kind": "floor"}, "kind-unknown"),
        ("≥80万人次", {"kind": None}, "kind-unknown"),
        ("≥80万人次", {"value": None}, "key-missing"),
        ("≥80万人次", {"comparison": "more"}, "code-unknown"),
        ("≥80万人次", {"unit": "万 人"}, "unit-invalid"),
        ("60%-80%", {"lower": 90}, "interval-empty"),
        ("每半年印制1期", {"per": "旬"}, "code-unknown"),
        ("2023年内", {"latest": None}, "deadline-open"),
        ("6月底前", {"yearless_latest": "06-30"}, "date-invalid"),
        ("6月底前", {"yearless_latest": "--06-tt"}, "date-invalid"),
        ("6月底前", {"yearless_latest": "--06-31"}, "date-invalid"),
        ("前10名", {"rank": 0}, "rank-invalid"),
        ("良好及以上", {"grade": None}, "key-missing"),
        ("较上年提高5%", {"direction": None}, "change-incomplete"),
        ("是", {"expected": None}, "key-missing"),
        ("持续改善", {"text": None}, "statement-empty"),
        ("≥95%%", {"error_stop": 99}, "span-invalid"),
    ],
)
def test_rows_that_make_no_target_are_named(text: str, fields: dict[str, Any], code: str) -> None:
    """The fault has the path to its row."""
    assert problems(changed(text, **fields)) == [(code, "$.target[1]")]


def test_an_exact_cell_that_is_no_target_is_named() -> None:
    """The path leads into the JSON."""
    assert problems(changed("≥80万人次", exact='{"kind": "floor"}')) == [("kind-unknown", "$.target[1].exact")]


def test_an_exact_cell_of_another_kind_is_named() -> None:
    """A quantity is no target."""
    quantity = changed("≥80万人次", exact='{"value": "1", "unit": "人"}')

    assert problems(quantity) == [("kind-unknown", "$.target[1]")]
