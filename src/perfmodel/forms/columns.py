"""
The columns of an indicator table, and which of them a cell lies in.

Needs: ``grid``, ``layouts``.  Used by: ``headings``, ``rows``, ``fields``, ``read``.
"""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple, final

from attrs import field, frozen

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, key

VALUES = frozenset((Column.VALUE, Column.MEDIUM_VALUE))
LEVELS = frozenset((Column.LEVEL_1, Column.LEVEL_2))


class Slot(NamedTuple):
    """
    One column of a table.

    ``field`` is what it holds, ``heading`` its printed heading, ``first`` and ``last`` the grid columns it reaches
    over, ``scope`` the place, year or choice that a heading below its heading names, ``group`` the heading above it.
    """

    field: Column
    heading: str
    first: int
    last: int
    scope: str | None = None
    group: str = ""


@final
@frozen(weakref_slot=False)
class Table:
    """
    The columns of one indicator table.

    Attributes:
        first: The first heading row.

        last: The last heading row.

        slots: The columns from left to right.

        headings: The cells of the heading rows.

        unknown: The headings that no layout knows.
    """

    first: int
    last: int
    slots: tuple[Slot, ...]
    headings: tuple[Cell, ...]
    unknown: tuple[Cell, ...] = ()
    _columns: dict[int, Slot] = field(init=False, repr=False, eq=False)
    _keys: frozenset[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        columns: dict[int, Slot] = {}
        for slot in reversed(self.slots):
            columns.update(dict.fromkeys(range(slot.first, slot.last + 1), slot))
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_keys", frozenset(key(cell.text) for cell in self.headings))

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
        first = cell.column + shift
        if cell.column_span == 1:
            return self._columns.get(first)
        columns = range(first, min(first + cell.column_span - 1, self.slots[-1].last) + 1)
        shared = Counter(slot for column in columns if (slot := self._columns.get(column)) is not None)
        return max(shared, key=lambda slot: (shared[slot], -slot.first), default=None)

    def across(self, cell: Cell) -> bool:
        """Whether a cell reaches over several columns from the name on: no cell of a row does."""
        if cell.column_span == 1:
            return False
        last = cell.column + cell.column_span - 1
        behind = [slot for slot in self.slots if cell.column <= slot.first and slot.last <= last]
        return len(behind) > 1 and any(slot.field is Column.NAME for slot in behind)

    def repeats(self, cells: list[Cell]) -> bool:
        """Whether a later row only repeats the heading, as tables do on each page."""
        return all(key(cell.text) in self._keys for cell in cells)
