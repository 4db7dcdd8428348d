"""A small builder of grids: rows of parts, each over some columns, some over several rows."""

from typing import NamedTuple, final

from perfmodel.forms.grid import Cell, Grid, Role


class Part(NamedTuple):
    """One cell of a row: its text, over how many columns and rows it reaches, and how it is drawn."""

    text: str
    columns: int = 1
    rows: int = 1
    role: Role = Role.TEXT


@final
class GridBuilder:
    """Puts rows below each other; a part that reaches over several rows moves the parts of the next rows aside."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._taken: set[tuple[int, int]] = set()
        self._row = 0

    def row(self, *parts: Part) -> None:
        """Add a row; its parts take the free columns from the left."""
        self._row += 1
        column = 1
        for part in parts:
            while (self._row, column) in self._taken:
                column += 1
            cell = Cell(
                row=self._row,
                column=column,
                text=part.text,
                row_span=part.rows,
                column_span=part.columns,
                role=part.role,
            )
            self._cells.append(cell)
            self._taken.update(cell.positions)
            column += part.columns

    def build(self, above: tuple[str, ...], below: tuple[str, ...] = (), name: str = "") -> Grid:
        """The grid, with the lines of text above and below it."""
        return Grid(cells=self._cells, above=above, below=below, name=name)
