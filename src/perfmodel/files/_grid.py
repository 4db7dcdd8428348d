"""
A table as it stands in a file: cells with their text, place and spans, whatever the file's kind; and its builder.

Everything between a file and a document passes through here: the modules of the kinds of files turn bytes into grids
and back, the readers and writers of forms know grids alone.  The builder takes rows of parts, each over some columns,
some over several rows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, groupby, product
from operator import attrgetter
from typing import NamedTuple, final

from attrs import field, fields, frozen

from perfmodel._arguments import Choice, listed, typed
from perfmodel._base_errors import shown
from perfmodel.errors import InvalidValueError
from perfmodel.source import FARTHEST, Place


@final
class Role(Choice):
    """What a cell is for, as far as drawing goes; a file does not carry it back."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"
    NUMBER = "number"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Cell:
    """
    One cell of a table; a merged cell is one cell with spans.

    Attributes:
        row: The row of its upper left corner, from 1.

        column: The column of its upper left corner, from 1.

        text: What stands in it, line breaks kept.

        row_span: Over how many rows it reaches.

        column_span: Over how many columns it reaches.

        role: How it is drawn, outside equality.

    Raises:
        InvalidValueError: (``cell-invalid``) for a row, a column or a span below 1, or beyond any file.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    role: Role = field(default=Role.TEXT, eq=False)

    def __attrs_post_init__(self) -> None:
        numbers = (self.row, self.column, self.row_span, self.column_span)
        if min(numbers) < 1 or max(numbers) > FARTHEST:
            message = f"expected rows, columns and spans from 1, found {', '.join(map(shown, numbers))}"
            raise InvalidValueError(message, code="cell-invalid")

    @property
    def blank(self) -> bool:
        """Whether nothing but blanks stands in it."""
        return not self.text.strip()

    @property
    def place(self) -> Place:
        """Its place, for findings."""
        return Place(line=self.row, column=self.column)

    @property
    def positions(self) -> Iterator[tuple[int, int]]:
        """Each row and column that it covers."""
        return product(range(self.row, self.row + self.row_span), range(self.column, self.column + self.column_span))


_new: Callable[[type[Cell]], Cell] = object.__new__
_set_row: Callable[[Cell, int], None] = Cell.__dict__["row"].__set__
_set_column: Callable[[Cell, int], None] = Cell.__dict__["column"].__set__
_set_text: Callable[[Cell, str], None] = Cell.__dict__["text"].__set__
_set_row_span: Callable[[Cell, int], None] = Cell.__dict__["row_span"].__set__
_set_column_span: Callable[[Cell, int], None] = Cell.__dict__["column_span"].__set__
_set_role: Callable[[Cell, Role], None] = Cell.__dict__["role"].__set__


def plain_cell(row: int, column: int, text: str, row_span: int = 1, column_span: int = 1, /) -> Cell:
    """A cell whose parts are known to hold: the readers of files make one for each cell."""
    cell = _new(Cell)
    _set_row(cell, row)
    _set_column(cell, column)
    _set_text(cell, text)
    _set_row_span(cell, row_span)
    _set_column_span(cell, column_span)
    _set_role(cell, Role.TEXT)
    return cell


def lower(cell: Cell, rows: int, /) -> Cell:
    """The cell, so many rows further down; how it is drawn is left behind."""
    return plain_cell(cell.row + rows, cell.column, cell.text, cell.row_span, cell.column_span)


_ROW = attrgetter("row")
_CORNER = attrgetter("row", "column")


def _sorted(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(listed(cells, "cells", Cell), key=_CORNER))


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return listed(lines, "lines")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Grid:
    """
    The cells of one table, by rows and columns.

    >>> heading = Cell(row=1, column=1, text="三级指标", column_span=2)
    >>> grid = Grid(cells=[Cell(row=2, column=1, text="1 馆藏更新"), heading])
    >>> [cell.text for cell in grid.cells], grid.rows, grid.columns
    (['三级指标', '1 馆藏更新'], 2, 2)

    Attributes:
        cells: The cells in reading order; positions that no cell covers are blank.

        name: The sheet's name, the table's caption, or an empty text.

        above: The lines of text before the table that belong to it (title, year), in order.

        below: The lines of text behind the table that belong to it (notes), in order.

        widths: How many cells each row of a text had, blank ones counted; empty for tables with places of their own.

    Raises:
        InvalidValueError: (``cells-overlap``) when two cells cover one position.
    """

    cells: tuple[Cell, ...] = field(converter=_sorted)
    name: str = ""
    above: tuple[str, ...] = field(default=(), converter=_lines)
    below: tuple[str, ...] = field(default=(), converter=_lines)
    widths: tuple[int, ...] = field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        taken, size = set(map(_CORNER, self.cells)), len(self.cells)
        for cell in [cell for cell in self.cells if cell.row_span > 1 or cell.column_span > 1]:
            taken.update(cell.positions)
            size += cell.row_span * cell.column_span - 1
        if len(taken) < size:
            times = Counter(chain.from_iterable(cell.positions for cell in self.cells))
            row, column = next(position for position, number in times.items() if number > 1)
            message = f"expected one cell at each position, found two at row {row}, column {column}"
            raise InvalidValueError(message, code="cells-overlap")

    @cached_property
    def rows(self) -> int:
        """The number of rows."""
        return max([cell.row + cell.row_span - 1 for cell in self.cells], default=0)

    @cached_property
    def columns(self) -> int:
        """The number of columns."""
        return max([cell.column + cell.column_span - 1 for cell in self.cells], default=0)

    def by_row(self) -> dict[int, list[Cell]]:
        """The cells by the row of their upper left corner, each row from left to right."""
        found: dict[int, list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, []).append(cell)
        return found


_new_grid: Callable[[type[Grid]], Grid] = object.__new__
_SLOTS: tuple[Callable[[Grid, object], None], ...] = tuple(Grid.__dict__[each.name].__set__ for each in fields(Grid))


def plain_grid(cells: Iterable[Cell], name: str, above: Iterable[str] = ()) -> Grid:
    """A grid of cells that are known not to cover each other, as the readers of files make them."""
    return _grid(tuple(sorted(cells, key=_CORNER)), name, tuple(above), (), ())


def ordered_grid(cells: tuple[Cell, ...], widths: tuple[int, ...], /) -> Grid:
    """A table of cells that are known to stand apart, in reading order."""
    return _grid(cells, "", (), (), widths)


def with_lines(grid: Grid, /, *, above: Iterable[str], below: Iterable[str]) -> Grid:
    """The grid with other lines around it; nobody looks at its cells again."""
    return _grid(grid.cells, grid.name, tuple(above), tuple(below), grid.widths)


def _grid(*values: object) -> Grid:
    """A grid of the values of its fields, which are known to hold."""
    grid = _new_grid(Grid)
    for put, value in zip(_SLOTS, values, strict=True):
        put(grid, value)
    return grid


def rows_of(grid: Grid, /) -> list[list[Cell]]:
    """The rows that have a cell that is not blank, these cells alone."""
    return [list(cells) for _, cells in groupby([cell for cell in grid.cells if cell.text.strip()], key=_ROW)]


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
