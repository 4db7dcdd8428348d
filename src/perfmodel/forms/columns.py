"""The columns of a table, and which of them a cell lies in."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum
from itertools import pairwise, zip_longest
from typing import Generic, NamedTuple, TypeVar, final

from attrs import field, frozen

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, key

VALUES = frozenset((Column.VALUE, Column.MEDIUM_VALUE))
LEVELS = frozenset((Column.LEVEL_1, Column.LEVEL_2))
NAMES = frozenset((Column.NAME, *LEVELS))
FieldT = TypeVar("FieldT", bound=Enum)


class Slot(NamedTuple, Generic[FieldT]):
    """
    One column of a table.

    ``field`` is what it holds, ``heading`` its printed heading, ``first`` and ``last`` the grid columns it reaches
    over, ``scope`` the place, year or choice that a heading below its heading names, ``group`` the heading above it.
    """

    field: FieldT
    heading: str
    first: int
    last: int
    scope: str | None = None
    group: str = ""


def slots_of(headings: Sequence[Cell], field: Callable[[Cell], FieldT], /) -> list[Slot[FieldT]]:
    """The columns of some headings: each reaches over its span, or in plain text up to the next heading."""
    found = list[Slot[FieldT]]()
    for cell, after in zip_longest(headings, headings[1:]):
        last = cell.column + cell.column_span - 1
        if cell.column_span == 1 and after is not None:
            last = max(last, after.column - 1)
        found.append(Slot(field(cell), "".join(cell.text.split()), cell.column, last))
    return found


@final
class Columns(Generic[FieldT]):
    """
    Columns from left to right.

    Attributes:
        slots: The columns.

        by_column: Each by the grid columns that it reaches over; of two the one further left.
    """

    def __init__(self, slots: Sequence[Slot[FieldT]]) -> None:
        self.slots = tuple(slots)
        self.by_column: dict[int, Slot[FieldT]] = {}
        for slot in reversed(self.slots):
            self.by_column.update(dict.fromkeys(range(slot.first, slot.last + 1), slot))

    def at(self, cell: Cell, shift: int = 0) -> Slot[FieldT] | None:
        """The column that a cell, moved by *shift*, lies in: the one it shares most with."""
        first = cell.column + shift
        if cell.column_span == 1:
            return self.by_column.get(first)
        columns = range(first, min(first + cell.column_span - 1, self.slots[-1].last) + 1)
        shared = Counter(slot for column in columns if (slot := self.by_column.get(column)) is not None)
        return max(shared, key=lambda slot: (shared[slot], -slot.first), default=None)


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

        columns: The columns by the grid columns that they reach over.

        name: The first column of names.
    """

    first: int
    last: int
    slots: tuple[Slot[Column], ...]
    headings: tuple[Cell, ...]
    unknown: tuple[Cell, ...] = ()
    columns: Columns[Column] = field(init=False, repr=False, eq=False)
    name: Slot[Column] = field(init=False, repr=False, eq=False)
    _keys: frozenset[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "columns", Columns(self.slots))
        object.__setattr__(self, "name", next(slot for slot in self.slots if slot.field is Column.NAME))
        object.__setattr__(self, "_keys", frozenset(key(cell.text) for cell in self.headings))

    @property
    def groups(self) -> tuple[tuple[Slot[Column], ...], ...]:
        """The columns of each set of indicators that stand side by side (长期 beside 年度); most tables have one."""
        starts = [index for index, slot in enumerate(self.slots) if slot.field is Column.NAME][1:]
        starts = [index - 1 if self.slots[index - 1].field is Column.LEVEL_2 else index for index in starts]
        starts = [index - 1 if self.slots[index - 1].field is Column.LEVEL_1 else index for index in starts]
        cuts = [0, *starts, len(self.slots)]
        parts = [self.slots[start:stop] for start, stop in pairwise(cuts)]
        shared = tuple(slot for slot in parts[0] if slot.field in {Column.LEVEL_1, Column.SIDE})
        return (
            parts[0],
            *(part if any(slot.field is Column.LEVEL_1 for slot in part) else (*shared, *part) for part in parts[1:]),
        )

    def across(self, cell: Cell) -> bool:
        """Whether a cell reaches over several columns from the name on: no cell of a row does."""
        if cell.column_span == 1:
            return False
        last = cell.column + cell.column_span - 1
        covered = [slot.field for slot in self.slots if cell.column <= slot.first and slot.last <= last]
        return Column.NAME in covered and covered[-1] is not Column.NAME

    def at(self, cell: Cell) -> Slot[Column] | None:
        """The column that a cell lies in; one over a level and the name is the name."""
        if cell.column_span == 1:
            return self.columns.by_column.get(cell.column)
        found = self.columns.at(cell)
        if found is None or found.field not in LEVELS:
            return found
        last = cell.column + cell.column_span - 1
        names = (slot for slot in self.slots if slot.field is Column.NAME)
        return next((slot for slot in names if cell.column <= slot.first and slot.last <= last), found)

    def behind(self, slot: Slot[Column], cell: Cell) -> Slot[Column]:
        """The next column where a wide cell reaches over it too, else the same: another cell has taken *slot*."""
        following = next((other for other in self.slots if other.first > slot.last), slot)
        return following if following.first < cell.column + cell.column_span else slot

    def repeats(self, cells: list[Cell]) -> bool:
        """Whether a later row only repeats the heading, as tables do on each page."""
        return all(key(cell.text) in self._keys for cell in cells)
