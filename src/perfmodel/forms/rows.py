"""
The rows of an indicator table: cells to columns, and rows that slipped sideways put back.

Tables copied out of documents lose merged cells at a page break, so that the cells of a row stand one or more columns
beside their headings.  Every way to place a row is tried: as it stands, all cells moved by up to three columns, or the
labels first, then the name, then the rest behind the name.  A way where a label, a name, a sign or a number of points
would stand in a column of another kind is ruled out; of the others the one with the least that is odd is taken, and
the row as it stands wins a tie.  Where two ways to move a row are equally good, none is taken: that is a finding, not a
guess.

Needs: ``columns``, ``grid``, ``looks``, ``layouts``, ``taxonomy.labels``.  Used by: ``indicators``.
"""

from collections.abc import Iterator
from typing import NamedTuple

from perfmodel.forms.columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column
from perfmodel.forms.looks import can_stand, is_label, is_level, is_nothing, label_category, odd_name, split_ordinal

_SHIFTS = (1, 2, 3, -1, -2, -3)
_MOVED, _IN_ORDER, _UNKNOWN, _NO_VALUE, _WRONG_LEVEL, _STRAY = 1, 1, 2, 1, 2, 1
_GOALS = frozenset((*VALUES, Column.STANDARD, Column.ADJUSTED))
_BESIDE = frozenset((Column.SIDE, Column.NUMBER, *LEVELS))
_FREE = frozenset(Column) - {
    *LEVELS,
    Column.SIDE,
    Column.NAME,
    Column.WEIGHT,
    Column.SCORE,
    Column.OPERATOR,
    Column.UNIT,
}
"""The columns whose cells may look like anything."""
_LEVEL = {Column.LEVEL_1: 1, Column.LEVEL_2: 2}
_ON_BOTH_LEVELS = frozenset(("cost", "satisfaction"))


class Placed(NamedTuple):
    """The cells of one row by the columns that they belong to, how much they had to be moved, the cells beside all."""

    cells: tuple[tuple[Slot, Cell], ...]
    moved: int = 0
    stray: tuple[Cell, ...] = ()


def place_row(table: Table, cells: list[Cell], *, name: Cell | None = None) -> Placed | None:
    """
    The cells of a row by their columns, or ``None`` where no way to place them is sure.

    *name* is a cell of an earlier row that is merged down over this one and names it.
    """
    as_is = _as_is(table, cells)
    odd = _oddness(as_is, named=name is not None)
    if odd == 0 or (odd is not None and name is not None):
        return as_is
    ways = [(odd, as_is)] if odd is not None else []
    for way in _moved(table, cells):
        found = _oddness(way, named=False)
        if found is not None:
            ways.append((found + way.moved, way))
    if not ways:
        return None
    least = min(found for found, _ in ways)
    best = [way for found, way in ways if found == least]
    if not best[0].moved or all(_same(way, best[0]) for way in best):
        return best[0]
    return None


def _same(left: Placed, right: Placed) -> bool:
    return [slot for slot, _ in left.cells] == [slot for slot, _ in right.cells]


def _as_is(table: Table, cells: list[Cell]) -> Placed:
    placed, stray = list[tuple[Slot, Cell]](), list[Cell]()
    for cell in cells:
        slot = table.at(cell)
        if slot is None:
            stray.append(cell)
        else:
            placed.append((slot, cell))
    return Placed(tuple(placed), stray=tuple(stray))


def _moved(table: Table, cells: list[Cell]) -> Iterator[Placed]:
    """Each way to move the cells of a row: all by one distance, or what stands behind the name by another."""
    for shift in _SHIFTS:
        pairs = [(slot, cell) for cell in cells if (slot := table.at(cell, shift)) is not None]
        if len(pairs) == len(cells):
            yield Placed(tuple(pairs), moved=_MOVED)
    at = next((index for index, cell in enumerate(cells) if label_category(cell.text) is None), None)
    name = next(slot for slot in table.slots if slot.field is Column.NAME)
    if at is None:
        return
    levels = [slot for slot in table.slots if slot.field in LEVELS and slot.first < name.first]
    if at > len(levels):
        return
    labels = zip(levels[len(levels) - at :], cells[:at], strict=True)
    front = (*labels, (name, cells[at]))
    for shift in (0, *_SHIFTS):
        behind = [(slot, cell) for cell in cells[at + 1 :] if (slot := table.at(cell, shift)) is not None]
        if len(behind) == len(cells) - at - 1 and all(slot.first > name.first for slot, _ in behind):
            yield Placed((*front, *behind), moved=_MOVED + _IN_ORDER)


def _oddness(placed: Placed, *, named: bool) -> int | None:
    """How much speaks against one way to place a row, or ``None`` where it is ruled out."""
    if not placed.cells:
        return None
    odd, labels = _STRAY * len(placed.stray), 0
    for slot, cell in placed.cells:
        if slot.field not in _FREE:
            found = _odd_cell(slot.field, cell, moved=placed.moved)
            if found is None:
                return None
            odd += found
            labels += slot.field in LEVELS
    if labels > 1:
        odd += _odd_levels(placed)
    return odd if named else _odd_row(placed, odd)


def _odd_cell(field: Column, cell: Cell, *, moved: int) -> int | None:
    """How odd a cell is in its column, or ``None`` where it cannot stand there: in a moved row all have to fit."""
    if field in LEVELS:
        return 0 if is_label(cell) or is_nothing(cell.text) else _UNKNOWN if is_level(cell) else None
    if field is Column.SIDE:
        return 0 if split_ordinal(cell.text)[0] is None else None
    if can_stand(field, cell):
        return 0
    return None if moved else 1


def _odd_row(placed: Placed, odd: int) -> int | None:
    """How odd a row is, whose cells are *odd*, by its name: it needs one that looks like a name, and a value."""
    name, goals = None, False
    for slot, cell in placed.cells:
        if slot.field is Column.NAME:
            name = name or cell
        elif slot.field in _GOALS:
            goals = goals or not is_label(cell)
    if name is None:
        return None if placed.moved or {slot.field for slot, _ in placed.cells} - _BESIDE else odd
    if placed.moved and len(placed.cells) == 1 and split_ordinal(name.text)[0] is None:
        return None
    odd_as_name = odd_name(name, has_value=goals)
    return None if odd_as_name is None else odd + odd_as_name + (0 if goals else _NO_VALUE)


def _odd_levels(placed: Placed) -> int:
    """How odd the labels are where both levels have one: those in the column of the other level."""
    found = [(label_category(cell.text), _LEVEL[slot.field]) for slot, cell in placed.cells if slot.field in LEVELS]
    return _WRONG_LEVEL * sum(
        label is not None and label.top not in _ON_BOTH_LEVELS and label.level != level for label, level in found
    )
