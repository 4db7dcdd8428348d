"""Tables whose headings stand in their first column, with an indicator in each column: they are read turned."""

from collections.abc import Iterator
from itertools import dropwhile
from typing import NamedTuple

from attrs import evolve

from perfmodel.files._grid import Cell, Grid
from perfmodel.forms._cell_texts import has_letters, is_expression, is_label
from perfmodel.forms._columns import LEVELS
from perfmodel.forms._layouts import Column, column_of, head_of, is_known, money_of, value_of
from perfmodel.forms._ledger import Joined, Origin
from perfmodel.lexicon._form_marks import is_note, opens_tail

_LEAST = 2
"""How many indicators stand beside each other at least; of one alone nothing tells how its table stands."""


class _Block(NamedTuple):
    """
    Rows that begin with a heading each.

    ``heads`` are the headings from top to bottom, ``cells`` those behind them; ``ended`` says that no further row that
    might belong to them stands right below.
    """

    heads: list[Cell]
    cells: list[Cell]
    ended: bool

    @property
    def first(self) -> int:
        """The first column behind the headings."""
        return self.heads[0].column + self.heads[0].column_span

    @property
    def size(self) -> int:
        """How many columns stand behind the headings."""
        return max(cell.column + cell.column_span for cell in self.cells) - self.first

    def is_reached_by(self, cell: Cell) -> bool:
        """Whether a cell of a row above reaches down into it: nobody can tell what it says of which column."""
        return cell.row < self.heads[0].row < cell.row + cell.row_span

    def turn(self, cell: Cell) -> Cell:
        """A cell where it stands in the turned table, whose first row is that of the block."""
        top, left = self.heads[0].row, self.heads[0].column
        if cell.column < left:
            return evolve(cell, row_span=self.size + 1)
        row = top if cell.column == left else top + 1 + cell.column - self.first
        height = 1 if cell.column == left else cell.column_span
        return evolve(cell, row=row, column=left + cell.row - top, row_span=height, column_span=1)


def turned(joined: Joined, rows: list[list[Cell]], /) -> Joined:
    """The tables of a file with those turned that surely stand so: a heading in each row, a name in each column."""
    headed = sum(is_known(row[0].text) for row in rows)
    sure = (block for block in _blocks(rows) if _is_sure(block)) if headed >= _LEAST else ()
    blocks = [block for block in sure if not any(map(block.is_reached_by, joined.grid.cells))]
    if not blocks:
        return joined
    cells, widths, moved = list(joined.grid.cells), joined.grid.widths, dict[tuple[int, int], Cell]()
    origins: list[Origin] = list(joined.origins)
    for block in reversed(blocks):
        top, count = block.heads[0].row, len(block.heads)
        shift, found = block.size + 1 - count, list[tuple[Cell, Cell]]()
        for cell in cells:
            if cell.row < top:
                found.append((cell, cell))
            elif cell.row >= top + count:
                found.append((evolve(cell, row=cell.row + shift), cell))
            elif not cell.blank:
                found.append((block.turn(cell), cell))
        moved = {
            (after.row, after.column): moved.get((before.row, before.column), before)
            for after, before in found
            if after is not before
        }
        cells = [after for after, _ in found]
        origins = [item._replace(start=item.start + shift) if item.start > top else item for item in origins]
        if widths:
            widths = (*widths[: top - 1], *(count,) * (block.size + 1), *widths[top - 1 + count :])
    grid = Grid(cells=cells, name=joined.grid.name, widths=widths)
    places = {key: joined.place(cell) for key, cell in moved.items()}
    return Joined(grid, tuple(origins), places)


def begin_with_headings(rows: list[list[Cell]], /) -> bool:
    """Whether rows below each other begin with the headings of a table of indicators, a value among them."""
    return any(Column.VALUE in _fields(block) for block in _blocks(rows))


def _blocks(rows: list[list[Cell]]) -> Iterator[_Block]:
    """The runs of rows right below each other that begin in one column, from a heading that is known to the end."""
    heads = [_head(row) for row in rows]
    start = 0
    for index in range(1, len(rows) + 1):
        head, before = heads[index] if index < len(rows) else None, heads[index - 1]
        if head is not None and before is not None and (head.row, head.column) == (before.row + 1, before.column):
            continue
        found = list(dropwhile(lambda cell: not is_known(cell.text), (cell for cell in heads[start:index] if cell)))
        if len(found) >= _LEAST:
            own = rows[index - len(found) : index]
            cells = [cell for row in own for cell in row if cell.column > found[0].column]
            yield _Block(found, cells, index == len(rows) or _is_apart(rows[index], found[-1]))
        start = index


def _head(row: list[Cell]) -> Cell | None:
    """The cell that names a row, behind a label that is merged down; ``None`` for lines, notes and rows of the head."""
    first = row[0]
    if first.row_span > 1 and column_of(first.text) is Column.SIDE and len(row) > 1:
        first = row[1]
    return first if row[-1] is not first and first.row_span == 1 and not _is_around(first.text) else None


def _is_around(text: str) -> bool:
    """Whether a text is a label of the head, of money or of the tail, and no heading."""
    labels = head_of(text) is not None or money_of(text) is not None
    return opens_tail(text) or is_note(text) or (labels and not is_known(text))


def _is_apart(row: list[Cell], last: Cell) -> bool:
    """Whether a row below a block is none of it: behind a gap, a line, or a label of the head or tail."""
    return row[0].row > last.row + 1 or len(row) == 1 or _is_around(row[0].text)


def _fields(block: _Block) -> list[Column | None]:
    return [Column.VALUE if value_of(cell.text) is not None else column_of(cell.text) for cell in block.heads]


def _is_sure(block: _Block) -> bool:
    """Whether names and values stand in the columns, a name and a value in each, and labels in the rows of levels."""
    fields = _fields(block)
    if fields.count(Column.NAME) != 1 or fields.count(Column.VALUE) != 1 or not block.ended:
        return False
    if any(map(_is_heading, block.cells)):
        return False
    rows: dict[Column | None, list[Cell]] = {field: [] for field in fields}
    for cell in block.cells:
        rows[fields[cell.row - block.heads[0].row]].append(cell)
    names, values = rows[Column.NAME], rows[Column.VALUE]
    columns = {cell.column for cell in names}
    named = all(has_letters(cell.text) and not (is_expression(cell.text) or is_label(cell)) for cell in names)
    valued = len(values) * 2 >= len(names) and any(is_expression(cell.text) for cell in values)
    levels = [cell for level in LEVELS for cell in rows.get(level, ())]
    single = all(cell.row_span == 1 and (cell.column_span == 1 or cell in levels) for cell in block.cells)
    labelled = all(map(is_label, levels))
    beside = all(cell.column in columns for cell in block.cells)
    return len(names) >= _LEAST and named and valued and single and labelled and beside


def _is_heading(cell: Cell) -> bool:
    """Whether a cell behind the headings is one itself; words for a grade (良好) are values too."""
    return is_known(cell.text) and column_of(cell.text) is not Column.STANDARD and not is_label(cell)
