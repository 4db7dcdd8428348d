"""The rate of execution as a row of the indicator table, with its points: 预算执行率 | 96% | 10 | 9.6."""

from perfmodel.files._grid import Cell
from perfmodel.forms._columns import NAMES, POINTS, VALUES, Table
from perfmodel.forms._layouts import Column, Money, money_of

_FIELDS = {
    Column.WEIGHT: Money.WEIGHT,
    Column.SCORE: Money.SCORE,
    Column.ACTUAL: Money.RATE,
    Column.REASON: Money.REASON,
}
"""What the columns of the indicators say of the money."""

_REPORTED = frozenset((Column.ACTUAL, Column.SCORE, Column.SO_FAR))


def is_rate_row(table: Table, cells: list[Cell]) -> bool:
    """
    Whether a row says how much of the money was spent, beside the indicators: it has points and no name.

    The label stands in the column of a level, or over all columns up to the values.  A row that has 预算执行率 as a
    name below a level (过程) is an indicator.
    """
    label = cells[0]
    if money_of(label.text) is not Money.RATE or label.column >= table.name.first:
        return False
    fields = {slot.field for cell in cells[1:] if (slot := table.at(cell)) is not None}
    return not fields.isdisjoint(POINTS) and fields.isdisjoint(NAMES)


def parts_of_rate(table: Table, cells: list[Cell]) -> dict[Money, Cell]:
    """
    The cells of such a row by what they say of the money; a value over target and result is the rate.

    None of a table without results and scores: a form that only plans reports nothing.
    """
    found: dict[Money, Cell] = {}
    if _REPORTED.isdisjoint(slot.field for slot in table.slots):
        return found
    for cell in cells[1:]:
        slot = table.at(cell)
        field = None if slot is None else _FIELDS.get(slot.field)
        over = slot is not None and slot.field in VALUES and cell.column + cell.column_span - 1 > slot.last
        field = Money.RATE if over else field
        if field is not None:
            found.setdefault(field, cell)
    return found
