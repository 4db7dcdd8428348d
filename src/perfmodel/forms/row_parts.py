"""The cells of one row by what they say: labels, names, everything else; merged cells of rows above it among them."""

from typing import NamedTuple

from perfmodel.forms.columns import LEVELS, VALUES, Slot
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column
from perfmodel.forms.looks import label_category
from perfmodel.forms.sets import ColumnSet
from perfmodel.lexicon.marks import is_blank

POINTS = frozenset((Column.WEIGHT, Column.SCORE))
_SIDES = frozenset((Column.SIDE, Column.HEAD))


class Parts(NamedTuple):
    """The cells of one row: side labels and cells of the head, labels with their points, names, everything else."""

    sides: list[tuple[Slot[Column], Cell]]
    labels: list[tuple[Slot[Column], Cell]]
    points: list[tuple[Slot[Column], Cell]]
    names: list[Cell]
    rest: list[tuple[Slot[Column], Cell]]

    @classmethod
    def of(cls, cells: tuple[tuple[Slot[Column], Cell], ...]) -> "Parts":
        """The parts of a row."""
        parts = cls([], [], [], [], [])
        for pair in cells:
            field = pair[0].field
            if field is Column.NAME:
                parts.names.append(pair[1])
                if _is_both(*pair):
                    parts.labels.append((pair[0]._replace(field=Column.LEVEL_2), pair[1]))
            elif field in LEVELS:
                parts.labels.append(pair)
            elif field is Column.LEVEL_POINTS:
                parts.points.append(pair)
            elif field in _SIDES:
                parts.sides.append(pair)
            else:
                parts.rest.append(pair)
        return parts

    @property
    def stated(self) -> bool:
        """Whether a cell beside the name says something."""
        return any(slot.field in VALUES and not is_blank(cell.text) for slot, cell in self.rest)


def _is_both(slot: Slot[Column], cell: Cell) -> bool:
    """Whether a cell reaches over a level and the name: a known label in it is the level of the row too."""
    over = cell.column_span > 1 and cell.column < slot.first <= cell.column + cell.column_span - 1
    return over and label_category(cell.text) is not None


def spread(parts: Parts, spanning: dict[Slot[Column], Cell], group: ColumnSet, row: int) -> Parts:
    """The parts of a row with the cells that are merged down over it; points are those of all rows together."""
    if not spanning or not parts.names:
        return parts
    own = {slot for slot, _ in parts.rest}
    more = [
        (slot, cell)
        for slot, cell in spanning.items()
        if slot in group.members and slot not in own and slot.field not in POINTS and reaches(cell, row)
    ]
    return parts._replace(rest=[*parts.rest, *more])


def reaches(cell: Cell, row: int) -> bool:
    """Whether a merged cell of an earlier row reaches over a row."""
    return cell.row < row < cell.row + cell.row_span
