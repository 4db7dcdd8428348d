"""The tables of one file below each other, as one grid: a Word form may keep its head in a table of its own."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from perfmodel.forms.grid import Cell, Grid
from perfmodel.source import Place, checked_place


class Origin(NamedTuple):
    """Where a run of joined rows comes from: its first row here, its first row there, the table, whether it is text."""

    start: int
    line: int
    table: str | None
    grid: int = 0
    lines: bool = False


@final
@frozen(weakref_slot=False)
class Joined:
    """
    Several grids as one, and where each row stood.

    Attributes:
        grid: All cells; lines of text above and below a table are rows of their own.

        origins: The runs of rows, by their first row.

        places: Where cells stood, by their row and column here, that were moved when their table was turned.
    """

    grid: Grid
    origins: tuple[Origin, ...]
    places: Mapping[tuple[int, int], Place] = MappingProxyType({})
    _starts: tuple[int, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(origin.start for origin in self.origins))

    def origin(self, row: int) -> Origin:
        """The run that a row belongs to."""
        return self.origins[bisect_right(self._starts, row) - 1]

    def place(self, cell: Cell) -> Place:
        """Where a cell stood in its file."""
        if self.places and (place := self.places.get((cell.row, cell.column))) is not None:
            return place
        origin = self.origins[0] if len(self.origins) == 1 else self.origin(cell.row)
        return checked_place(cell.row - origin.start + origin.line, cell.column, origin.table)

    def cut(self, first: int, stop: int) -> "Joined":
        """The rows from *first* on and before *stop*, with their numbers."""
        cells = self.grid.cells
        start, end = bisect_left(cells, first, key=_row), bisect_left(cells, stop, key=_row)
        if (start, end) == (0, len(cells)):
            return self
        grid = Grid(cells=cells[start:end], name=self.grid.name, widths=self.grid.widths)
        return evolve(self, grid=grid)


def _row(cell: Cell) -> int:
    return cell.row


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
                origins.append(Origin(row, 1, name, index))
                cells.extend(grid.cells if row == 1 else (evolve(cell, row=cell.row + row - 1) for cell in grid.cells))
                row += grid.rows
            elif lines:
                origins.append(Origin(row, 1, f"{name or ''} ({where})".strip(), index, lines=True))
                cells.extend(Cell(row=row + at, column=1, text=line) for at, line in enumerate(lines))
                row += len(lines)
    return Joined(Grid(cells=cells), tuple(origins))
