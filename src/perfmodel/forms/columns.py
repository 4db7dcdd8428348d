"""
The indicator table: its heading rows, and which column holds what.

Needs: ``grid``, ``layouts``.  Used by: ``rows``, ``read``.
"""

from itertools import pairwise
from typing import NamedTuple

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, column_of, key
from perfmodel.taxonomy.labels import match_category

_VALUES = frozenset((Column.VALUE, Column.MEDIUM_VALUE, Column.STANDARD, Column.ADJUSTED))
_NAMES = frozenset((Column.NAME, Column.LEVEL_1, Column.LEVEL_2))


class Slot(NamedTuple):
    """
    One column of a table.

    ``field`` is what it holds, ``heading`` its printed heading, ``first`` and ``last`` the grid columns it reaches
    over, ``scope`` the place or year that a second heading row names.
    """

    field: Column
    heading: str
    first: int
    last: int
    scope: str | None = None


class Table(NamedTuple):
    """
    The columns of one indicator table.

    ``first`` and ``last`` are its heading rows; ``unknown`` are the headings that no layout knows.
    """

    first: int
    last: int
    slots: tuple[Slot, ...]
    headings: tuple[Cell, ...]
    unknown: tuple[Cell, ...]

    def has(self, field: Column) -> bool:
        """Whether a column holds *field*."""
        return any(slot.field is field for slot in self.slots)

    def slot(self, field: Column) -> Slot | None:
        """The first column that holds *field*."""
        return next((slot for slot in self.slots if slot.field is field), None)

    @property
    def groups(self) -> tuple[tuple[Slot, ...], ...]:
        """The columns of each set of indicators that stand side by side (长期 beside 年度); most tables have one."""
        starts = [index for index, slot in enumerate(self.slots) if slot.field is Column.NAME][1:]
        starts = [index - 1 if self.slots[index - 1].field is Column.LEVEL_2 else index for index in starts]
        cuts = [0, *starts, len(self.slots)]
        parts = [self.slots[start:stop] for start, stop in pairwise(cuts)]
        shared = tuple(slot for slot in parts[0] if slot.field in {Column.LEVEL_1, Column.SIDE})
        return (parts[0], *((*shared, *part) for part in parts[1:]))

    def at(self, cell: Cell, shift: int = 0) -> Slot | None:
        """The column that a cell, moved by *shift*, lies in: the one it shares most with."""
        first, last = cell.column + shift, cell.column + cell.column_span - 1 + shift
        shared = [(min(slot.last, last) - max(slot.first, first), -slot.first, slot) for slot in self.slots]
        best = max(shared, default=None)
        return best[2] if best is not None and best[0] >= 0 else None


def is_heading_row(cells: list[Cell]) -> bool:
    """Whether a row is the heading of an indicator table: names a value and what it is the value of."""
    fields = {column_of(cell.text) for cell in cells}
    if not (fields & _VALUES or {Column.ACTUAL, Column.WEIGHT} <= fields):
        return False
    return bool(fields & _NAMES) and len(fields - {None}) >= 2  # noqa: PLR2004 - a table has two columns at least


def table_at(rows: dict[int, list[Cell]], row: int) -> Table:
    """The table whose heading starts in *row*."""
    cells = rows[row]
    below = row + 1
    sub = rows.get(below, [])
    last = max(
        row,
        *(
            cell.row + cell.row_span - 1
            for cell in cells
            if cell.row_span > 1 and column_of(cell.text) is not Column.SIDE
        ),
        row,
    )
    second = sub if last > row or _continues(cells, sub) else []
    slots, unknown = list[Slot](), list[Cell]()
    for cell in cells:
        parts = [part for part in second if cell.column <= part.column <= cell.column + _reach(cell, cells) - 1]
        field = column_of(cell.text)
        if parts and cell.row_span == 1:
            slots.extend(_part(cell, part, field) for part in parts)
            continue
        if field is None:
            unknown.append(cell)
        slots.append(Slot(field or Column.EXTRA, _heading(cell), cell.column, cell.column + cell.column_span - 1))
    found = _with_name(tuple(sorted(slots, key=lambda slot: slot.first)))
    return Table(row, max(last, below if second else row), found, (*cells, *second), tuple(unknown))


def _heading(cell: Cell) -> str:
    return "".join(cell.text.split())


def _reach(cell: Cell, cells: list[Cell]) -> int:
    """Over how many columns a heading reaches: its span, or in plain text up to the next heading."""
    if cell.column_span > 1:
        return cell.column_span
    following = [other.column for other in cells if other.column > cell.column]
    return min(following) - cell.column if following else 1000


def _continues(cells: list[Cell], sub: list[Cell]) -> bool:
    """Whether the row below goes on with the headings: each of its cells stands under an open heading."""
    if not sub or any(match_category(cell.text) is not None for cell in sub):
        return False
    known = [
        cell
        for cell in cells
        if column_of(cell.text) in _VALUES or column_of(cell.text) is None or cell.column_span > 1
    ]
    wide = [cell for cell in known if _reach(cell, cells) > 1]
    taken = {cell.column for cell in sub}
    return any(
        sum(cell.column <= column < cell.column + _reach(cell, cells) for column in taken) > 1
        and all(cell.column <= column < cell.column + _reach(cell, cells) for column in taken)
        for cell in wide
    )


def _part(cell: Cell, part: Cell, field: Column | None) -> Slot:
    """A column under a heading that reaches over several: its own heading, where known, else the place it names."""
    last = part.column + part.column_span - 1
    own = column_of(part.text)
    if own is not None and own is not Column.SIDE:
        return Slot(own, _heading(part), part.column, last)
    if field is Column.VALUE:
        return Slot(field, _heading(cell), part.column, last, scope=_heading(part))
    return Slot(Column.EXTRA, f"{_heading(cell)}/{_heading(part)}", part.column, last)


def _with_name(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """A table without a third level names its rows in the last level that it has."""
    fields = [slot.field for slot in slots]
    if Column.NAME in fields:
        return slots
    last = max(index for index, field in enumerate(fields) if field in _NAMES)
    return (*slots[:last], slots[last]._replace(field=Column.NAME), *slots[last + 1 :])


def same_heading(table: Table, cells: list[Cell]) -> bool:
    """Whether a later row only repeats the heading, as tables do on each page."""
    return {key(cell.text) for cell in cells} <= {key(cell.text) for cell in table.headings}
