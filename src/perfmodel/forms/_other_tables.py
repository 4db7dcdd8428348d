"""Whether rows below the open table of a form begin another one, of other columns or numbers."""

from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import is_expression, is_label
from perfmodel.forms._columns import LEVELS, NAMES, VALUES, Table
from perfmodel.forms._layouts import Column, column_of, value_of


def heads_unread(table: Table, cells: list[Cell]) -> bool:
    """Whether a row is headings below an open table: of levels and names, and of no values where it has its values."""
    if len([cell for cell in cells if column_of(cell.text) in NAMES]) < 2:  # noqa: PLR2004 - a level and another, or a name
        return False
    over = [cell for cell in cells if (slot := table.columns.at(cell)) is not None and slot.field in VALUES]
    return any(column_of(cell.text) not in VALUES and value_of(cell.text) is None for cell in over)


def is_other(table: Table, found: tuple[Table, int] | None) -> bool:
    """Whether headings in the words of the open table's make columns of other kinds: 前年, 上年 below 指标值."""
    return found is not None and _kinds(found[0]) != _kinds(table)


def _kinds(table: Table) -> list[Column]:
    return [slot.field for slot in table.slots if slot.field is not Column.SIDE]


def is_wider_behind_gap(table: Table, before: list[Cell], cells: list[Cell]) -> bool:
    """Whether blank rows stand above a row that reaches further to the right than the table."""
    last = max(cell.row + cell.row_span - 1 for cell in before)
    wider = any(table.columns.at(cell) is None and cell.column > table.slots[-1].last for cell in cells)
    return wider and cells[0].row - last > 1


def are_words(table: Table, cells: list[Cell]) -> bool:
    """Whether cells can be headings: no values, and no labels in the columns of levels."""
    levels = [cell for cell in cells if (slot := table.at(cell)) is not None and slot.field in LEVELS]
    return not any(map(is_label, levels)) and not any(is_expression(cell.text) for cell in cells)


def are_numbers(cells: list[Cell]) -> bool:
    """Whether cells are several values, the years of other numbers among them (2023年)."""
    return len(cells) > 1 and all(is_expression(cell.text.strip().removesuffix("年")) for cell in cells)
