"""Laws of the tables: a row for each thing, nothing lost in silence, the same from Parquet."""

import csv
import io
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from perfmodel import DepartmentObjectives, ProjectObjectives, Unit, assess, review
from perfmodel.interop._csv_text import csv_parts, table_of_csv
from perfmodel.interop._flat_tables import flat_columns
from perfmodel.interop._table_cells import base_symbol
from perfmodel.interop.arrow import assessment_to_table, findings_to_table, indicators_to_table, money_to_table
from perfmodel.objectives._report import Execution, Report
from perfmodel.testing import documents, names, quantities, units
from perfmodel.values import parse_unit
from perfmodel.values._unit import KNOWN_SYMBOLS

RUN = re.compile(r"[=+\-@\t\r\n](?!\d[\d,]*(?:\.\d+)?%?$).", re.DOTALL)
"""What a spreadsheet runs: a sign with something behind it that is no plain number."""


def again(table: pa.Table) -> pa.Table:
    """The table from the bytes of a Parquet file."""
    file = io.BytesIO()
    pq.write_table(table, file)
    return pq.read_table(io.BytesIO(file.getvalue()))


def check_numbers(row: dict[str, Any], values: dict[str, Decimal | Fraction | None]) -> None:
    """Each number is in its column, or named where the column cannot hold it."""
    for name, value in values.items():
        assert (row[name] == value) or (row[name] is None and value is not None and name in row["out_of_range"]), name


def check_csv(name: str, table: pa.Table) -> None:
    """The table comes back from CSV, with a mark or without, and no cell begins as a formula."""
    assume("\\x00" not in str(table.to_pylist()))
    for bom in (False, True):
        data = b"".join(csv_parts(name, table, bom=bom))
        assert table_of_csv(data).equals(table)
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert len(row) == len(flat_columns(name))
        assert not any(RUN.match(cell) for cell in row)


@given(document=documents())
def test_indicators(document: DepartmentObjectives | ProjectObjectives) -> None:
    """A row for each indicator; weights and points are exact; verdicts are those of the assessment."""
    assessed = assess(document, policy="mof2020")
    table = indicators_to_table([document], assessments=[assessed])
    rows = table.to_pylist()

    assert [row["id"] for row in rows] == [item.id for item in document.indicators]
    assert again(table).to_pylist() == rows
    check_csv("indicators", table)
    lines = {line.id: line for line in assessed.lines}
    for row, item in zip(rows, document.indicators, strict=True):
        line = lines.get(item.id)
        assert row["verdict"] == (None if line is None else line.verdict.value)
        check_numbers(row, {"weight": item.weight, "points_low": None if line is None else line.low})
        if row["base_fraction"] is not None:
            check_numbers(row, {"base_value": Fraction(row["base_fraction"])})


@given(document=documents())
def test_assessments_and_findings(document: DepartmentObjectives | ProjectObjectives) -> None:
    """A row for each line and for each finding, the same from Parquet."""
    assessed = assess(document, policy="mof2020")
    lines, found = assessment_to_table(assessed), findings_to_table([assessed, *review(document)])

    assert [row["id"] for row in lines.to_pylist()] == [line.id for line in assessed.lines]
    assert found.column("code").to_pylist() == [item.code for item in (*assessed.findings, *review(document))]
    for table in (lines, found):
        assert again(table).to_pylist() == table.to_pylist()
    check_csv("assessments", lines)
    check_csv("findings", found)
    for row, line in zip(lines.to_pylist(), assessed.lines, strict=True):
        check_numbers(row, {"points_low": line.low, "total_high": assessed.total.high})


@given(document=documents())
def test_money(document: DepartmentObjectives | ProjectObjectives) -> None:
    """The text of each amount is exact, whatever its column holds."""
    table = money_to_table([document])
    check_csv("money", table)
    budget = document.budget
    amounts = [amount for amount in (budget.total, budget.fiscal, budget.other) if amount is not None]

    assert [row["amount"]["text"] for row in table.to_pylist()] == [str(amount) for amount in amounts]
    assert again(table).to_pylist() == table.to_pylist()
    for row, amount in zip(table.to_pylist(), amounts, strict=True):
        assert row["amount"]["value"] == amount.value or "amount.value" in row["out_of_range"]
        assert row["amount"]["base_value"] == amount.exact or "amount.base_value" in row["out_of_range"]


@given(
    document=documents(),
    rows=st.lists(
        st.builds(
            Execution,
            name=names(),
            initial=st.none() | quantities(units=["元", "万元"]),
            adjusted=st.none() | quantities(units=["元", "万元"]),
            executed=st.none() | quantities(units=["元", "万元"]),
            rate=st.none() | quantities(units=["%"]),
            weight=st.none() | st.integers(0, 100).map(Decimal),
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_money_of_reports(document: DepartmentObjectives | ProjectObjectives, rows: list[Execution]) -> None:
    """Each row of the money block comes back from CSV, whichever of its amounts are blank."""
    table = money_to_table([evolve(document, report=Report(execution=rows))])
    check_csv("money", table)

    found = [row for row in table.to_pylist() if row["section"] == "execution"]
    for row, item in zip(found, rows, strict=True):
        assert (row["adjusted"] and row["adjusted"]["text"]) == (item.adjusted and str(item.adjusted))


@given(unit=units() | st.sampled_from(KNOWN_SYMBOLS).map(parse_unit))
def test_base_units(unit: Unit) -> None:
    """A base unit measures the same, and one of it is one."""
    symbol = base_symbol(unit)
    if len(symbol) <= 40:
        base = parse_unit(symbol)
        assert base.dimension == unit.dimension
        assert base.factor == 1
