"""The page that publishes the schema says what the schema is."""

from pathlib import Path

import pyarrow as pa

from perfmodel.interop.arrow import CLAUSE_TYPE, TARGET_TYPE

PAGE = Path(__file__).parents[3] / "docs" / "columns.md"


def spelled(kind: pa.DataType) -> str:
    """The type as the page writes it."""
    return "list of the fields above" if pa.types.is_list(kind) else str(kind).replace("bool_", "bool")


def test_the_page_lists_every_field_with_its_type() -> None:
    """In the order of the struct; a field that is added must be explained."""
    lines = PAGE.read_text(encoding="utf-8").split("<!-- target-schema -->")[1].splitlines()[3:]
    table = [[cell.strip() for cell in line.split("|")[1:3]] for line in lines[: lines.index("")]]

    assert table == [[f"`{field.name}`", spelled(field.type)] for field in TARGET_TYPE]


def test_clauses_have_the_fields_above_them() -> None:
    """What the page says of a clause."""
    names = [field.name for field in TARGET_TYPE]

    assert [field.name for field in CLAUSE_TYPE] == names[: names.index("clauses")]
