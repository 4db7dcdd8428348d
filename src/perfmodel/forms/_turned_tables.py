"""Tables whose headings stand in their first column, with an indicator in each column: they are read turned."""

from collections.abc import Iterator
from itertools import chain, dropwhile, pairwise
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

    def moved(self, cell: Cell, shift: int) -> Cell | None:
        """What a cell of the file becomes, where the turned block has *shift* more rows; none of a blank one in it."""
        top = self.heads[0].row
        if cell.row < top:
            return cell
        if cell.row >= top + len(self.heads):
            return evolve(cell, row=cell.row + shift)
        return None if cell.blank else self.turn(cell)

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
    blocks = _sure_blocks(joined, rows)
    if not blocks:
        return joined
    cells, widths, places = list(joined.grid.cells), joined.grid.widths, dict[tuple[int, int], Cell]()
    origins: list[Origin] = list(joined.origins)
    for block in reversed(blocks):
        top, count, shift = block.heads[0].row, len(block.heads), block.size + 1 - len(block.heads)
        pairs = [(after, cell) for cell in cells if (after := block.moved(cell, shift)) is not None]
        cells, places = [after for after, _ in pairs], _places(pairs, places)
        origins = [origin.below(top, shift) for origin in origins]
        if widths:
            widths = (*widths[: top - 1], *(count,) * (block.size + 1), *widths[top - 1 + count :])
    grid = Grid(cells=cells, name=joined.grid.name, widths=widths)
    return Joined(grid, tuple(origins), {key: joined.place(cell) for key, cell in places.items()})


def _places(pairs: list[tuple[Cell, Cell]], known: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    """The cells of the file by where they stand now, of those that have moved; *known* are those of earlier moves."""
    moved = [(after, before) for after, before in pairs if after is not before]
    return {(after.row, after.column): known.get((before.row, before.column), before) for after, before in moved}


def _sure_blocks(joined: Joined, rows: list[list[Cell]]) -> list[_Block]:
    """The blocks that surely are turned tables, none of which a cell of a row above reaches into."""
    if sum([is_known(row[0].text) for row in rows]) < _LEAST:
        return []
    sure = filter(_is_sure, _blocks(rows))
    return [block for block in sure if not any(map(block.is_reached_by, joined.grid.cells))]


def begin_with_headings(rows: list[list[Cell]], /) -> bool:
    """Whether rows below each other begin with the headings of a table of indicators, a value among them."""
    return any(Column.VALUE in _fields(block) for block in _blocks(rows))


def _blocks(rows: list[list[Cell]]) -> Iterator[_Block]:
    """The runs of rows right below each other that begin in one column, from a heading that is known to the end."""
    heads = [_head(row) for row in rows]
    for start, stop in _runs(heads):
        found = list(dropwhile(_is_unknown, filter(None, heads[start:stop])))
        if len(found) >= _LEAST:
            own = rows[stop - len(found) : stop]
            cells = [cell for row in own for cell in row if cell.column > found[0].column]
            yield _Block(found, cells, stop == len(rows) or _is_apart(rows[stop], found[-1]))


def _runs(heads: list[Cell | None]) -> Iterator[tuple[int, int]]:
    """Where each run of heads right below each other begins, and where the next one does."""
    start = 0
    for stop, (before, head) in enumerate(pairwise([*heads, None]), start=1):
        if not _is_below(head, before):
            yield start, stop
            start = stop


def _is_below(head: Cell | None, before: Cell | None) -> bool:
    if head is None or before is None:
        return False
    return (head.row, head.column) == (before.row + 1, before.column)


def _is_unknown(head: Cell) -> bool:
    return not is_known(head.text)


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
    if not block.ended or not _are_headed(block):
        return False
    rows = _by_field(block)
    names, levels = rows[Column.NAME], list(chain.from_iterable(rows.get(level, ()) for level in LEVELS))
    return (
        len(names) >= _LEAST
        and all(map(is_name, names))
        and _are_values(rows[Column.VALUE], len(names))
        and _are_single(block.cells, levels)
        and all(map(is_label, levels))
        and _columns(block.cells) <= _columns(names)
    )


def _are_single(cells: list[Cell], levels: list[Cell]) -> bool:
    """Whether each cell stands in one row and column; the label of a level may reach over the columns below it."""
    return all(cell.row_span == 1 and (cell.column_span == 1 or cell in levels) for cell in cells)


def _columns(cells: list[Cell]) -> set[int]:
    return {cell.column for cell in cells}


def _are_headed(block: _Block) -> bool:
    """Whether the headings are of one name and one value, and none stands behind them."""
    fields = _fields(block)
    single = fields.count(Column.NAME) == 1 and fields.count(Column.VALUE) == 1
    return single and not any(map(_is_heading, block.cells))


def _by_field(block: _Block) -> dict[Column | None, list[Cell]]:
    """The cells behind the headings by what these say."""
    fields, top = _fields(block), block.heads[0].row
    rows: dict[Column | None, list[Cell]] = {field: [] for field in fields}
    for cell in block.cells:
        rows[fields[cell.row - top]].append(cell)
    return rows


def is_name(cell: Cell) -> bool:
    """Whether a cell can be a name: words that are neither a value nor the label of a level."""
    return has_letters(cell.text) and not (is_expression(cell.text) or is_label(cell))


def _are_values(cells: list[Cell], names: int) -> bool:
    """Whether cells are the values of some names: there are enough of them, and one can be nothing else."""
    return len(cells) * 2 >= names and any(is_expression(cell.text) for cell in cells)


def _is_heading(cell: Cell) -> bool:
    """Whether a cell behind the headings is one itself; words for a grade (良好) are values too."""
    return is_known(cell.text) and column_of(cell.text) is not Column.STANDARD and not is_label(cell)
