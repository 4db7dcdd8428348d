"""
The tables of one form below each other, as one grid: a Word form may keep its head in a table of its own.

Needs: ``grid``, ``source``.  Used by: ``ledger``, ``read``.
"""

from bisect import bisect_right
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from perfmodel.forms.grid import Cell, Grid
from perfmodel.source import Place, checked_place


class Origin(NamedTuple):
    """Where a run of joined rows comes from: its first row here, its first row there, and the table's name."""

    start: int
    line: int
    table: str | None


@final
@frozen(weakref_slot=False)
class Joined:
    """
    Several grids as one, and where each row stood.

    Attributes:
        grid: All cells; lines of text above and below a table are rows of their own.

        origins: The runs of rows, by their first row.
    """

    grid: Grid
    origins: tuple[Origin, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(origin.start for origin in self.origins))

    def place(self, cell: Cell) -> Place:
        """Where a cell stood in its file."""
        start, line, table = self.origins[bisect_right(self._starts, cell.row) - 1]
        return checked_place(cell.row - start + line, cell.column, table)


def join(grids: tuple[Grid, ...], /) -> Joined:
    """
    Put grids below each other.

    >>> joined = join((Grid(cells=[Cell(row=1, column=1, text="三级指标")], name="Sheet1", above=["目标表"]),))
    >>> [(cell.row, str(joined.place(cell))) for cell in joined.grid.cells]
    [(1, 'table Sheet1 (above), line 1, column 1'), (2, 'table Sheet1, line 1, column 1')]
    """
    if len(grids) == 1 and not (grids[0].above or grids[0].below):
        return Joined(grids[0], (Origin(1, 1, grids[0].name or None),))
    cells, origins, row = list[Cell](), list[Origin](), 1
    for index, grid in enumerate(grids, start=1):
        name = grid.name or (f"{index}" if len(grids) > 1 else None)
        for lines, where in ((grid.above, "above"), (None, ""), (grid.below, "below")):
            if lines is None:
                origins.append(Origin(row, 1, name))
                cells.extend(grid.cells if row == 1 else (evolve(cell, row=cell.row + row - 1) for cell in grid.cells))
                row += grid.rows
            elif lines:
                origins.append(Origin(row, 1, f"{name or ''} ({where})".strip()))
                cells.extend(Cell(row=row + at, column=1, text=line) for at, line in enumerate(lines))
                row += len(lines)
    return Joined(Grid(cells=cells), tuple(origins))
