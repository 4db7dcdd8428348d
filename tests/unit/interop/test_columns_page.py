"""The page that publishes the schema says what the schema is."""

import re
from pathlib import Path

import pyarrow as pa
import pytest

from perfmodel.interop._column_titles import column_title, part_title
from perfmodel.interop.arrow import (
    AMOUNT_TYPE,
    ASSESSMENT_SCHEMA,
    CLAUSE_TYPE,
    FINDING_SCHEMA,
    INDICATOR_SCHEMA,
    LEDGER_SCHEMA,
    MONEY_SCHEMA,
    READING_SCHEMA,
    TARGET_TYPE,
)

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
PAGE = Path(__file__).parents[3] / "docs" / "columns.md"


def spelled(kind: pa.DataType) -> str:
    """The type as the page writes it."""
    return "list of the fields above" if pa.types.is_list(kind) else str(kind).replace("bool_", "bool")


def test_the_page_lists_every_field_with_its_type() -> None:
    """In the order of the struct; a field that is added must be explained."""
    lines = PAGE.read_text(encoding="utf-8").split("<!-- target-schema -->")[1].splitlines()[3:]
    table = [[cell.strip() for cell in line.split("|")[1:3]] for line in lines[: lines.index("")]]

    assert table == [[f"`{field.name}`", spelled(field.type)] for field in TARGET_TYPE]


def test_the_page_says_of_each_field_what_the_descriptors_say() -> None:
    """One wording for people and for programs."""
    lines = PAGE.read_text(encoding="utf-8").split("<!-- target-schema -->")[1].splitlines()[3:]
    meanings = [line.strip("|").split(" | ")[3].strip() for line in lines[: lines.index("")]]

    assert meanings == [part_title("target", field.name)[1] for field in TARGET_TYPE]


def test_clauses_have_the_fields_above_them() -> None:
    """What the page says of a clause."""
    names = [field.name for field in TARGET_TYPE]

    assert [field.name for field in CLAUSE_TYPE] == names[: names.index("clauses")]


TABLES = {
    "indicators": INDICATOR_SCHEMA,
    "findings": FINDING_SCHEMA,
    "assessments": ASSESSMENT_SCHEMA,
    "money": MONEY_SCHEMA,
    "ledger": LEDGER_SCHEMA,
    "readings": READING_SCHEMA,
}


def named(kind: pa.DataType) -> str:
    """The type as the tables of everything write it."""
    if kind in {AMOUNT_TYPE, TARGET_TYPE}:
        return "amount" if kind == AMOUNT_TYPE else "target"
    return f"list of {kind.value_type}" if pa.types.is_list(kind) else str(kind)


@pytest.mark.parametrize("name", TABLES)
def test_the_page_lists_every_column_of_every_table(name: str) -> None:
    """With its type, its meaning and the version; of the indicators those behind the first version."""
    text = PAGE.read_text(encoding="utf-8")
    lines = text.split(f"<!-- table: {name} -->\n")[1].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[: lines.index("")]]
    schema = TABLES[name]
    since = schema.names.index("scope") + 1 if name == "indicators" else 0

    assert [row[:2] for row in rows] == [[f"`{field.name}`", named(field.type)] for field in list(schema)[since:]]
    assert [LINK.sub(r"\1", row[2]) for row in rows] == [column_title(name, field)[1] for field in schema.names[since:]]
    version = (schema.metadata or {})[b"perfmodel.table.version"].decode()
    assert f"### {name.capitalize()}, version {version}\n" in text
    assert all(f"`{field}`" in text for field in schema.names)
