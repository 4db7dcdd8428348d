"""Rows that say one thing of all rows below them: the label of a level, or a term, across the table."""

from perfmodel.forms.columns import LEVELS, Table
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, key
from perfmodel.forms.looks import is_headed, is_label
from perfmodel.forms.row_terms import names_term
from perfmodel.taxonomy.labels import split_points


def is_term_over(table: Table, cells: list[Cell]) -> bool:
    """Whether a row is the term of the rows below it (中期目标): across the table, or in the first column alone."""
    if len(cells) > 1 or not names_term(cells[0].text):
        return False
    cell = cells[0]
    return cell.column_span == cell.row_span == cell.column == 1 or table.across(cell)


def is_band(table: Table, cells: list[Cell], *, banded: bool) -> bool:
    """
    Whether a row is one label for the rows below it: across the table, or alone where the table has no levels.

    A label that no category knows is one only where the table is *banded* already, and by its numeral (三、…).  The
    numeral may stand in the column of numbers in front of a label that is known.
    """
    if len(cells) == 2 and is_label(cells[1]):  # noqa: PLR2004 - a numeral and its label
        return is_numeral(table, cells[0]) and (table.across(cells[1]) or table.at(cells[1]) is table.name)
    if len(cells) > 1 or (slot := table.columns.at(cells[0])) is None:
        return False
    cell = cells[0]
    if table.across(cell):
        return is_label(cell) or (banded and is_headed(cell.text))
    alone = slot.field in {Column.NUMBER, Column.NAME} and all(slot.field not in LEVELS for slot in table.slots)
    label = is_headed(cell.text) or (is_label(cell) and key(split_points(cell.text)[0]).endswith("指标"))
    return alone and label and (banded or is_label(cell))


def is_numeral(table: Table, cell: Cell) -> bool:
    """Whether a cell is the numeral of a heading in the column of numbers: 一, （二）."""
    slot = table.at(cell)
    return slot is not None and slot.field is Column.NUMBER and is_headed(f"{cell.text.strip()}、")
