"""
Lists of projects with all indicators of a level in one cell, a line each, are read as a row for each line.

产出指标 stands over 数量指标：修渠≥3公里；质量指标：合格率≥95%, 效益指标 beside it over its own lines; or 数量指标 and
质量指标 stand over theirs, below 产出指标.  So are lists with a column for each indicator, its name below its label.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat, takewhile
from typing import NamedTuple, final

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.files._grid import Cell, Grid
from perfmodel.forms._cell_texts import has_letters, is_expression, label_category, labels_in
from perfmodel.forms._heading_rows import is_heading
from perfmodel.forms._headings import numbers_columns
from perfmodel.forms._layouts import column_of
from perfmodel.forms._ledger import Joined
from perfmodel.forms._turned_tables import is_name
from perfmodel.forms._valued_names import name_and_value
from perfmodel.lexicon._form_labels import LIST_AVERAGES, LIST_SUMS
from perfmodel.lexicon._form_marks import is_blank, is_note, opens_tail
from perfmodel.lexicon._heading_words import PARTS
from perfmodel.lexicon._rows import any_word, words_of
from perfmodel.taxonomy._category_labels import split_points

_HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
_PARTS, _COMMAS = regex(r"[；;。\n]+"), regex(r"[，,、]")  # noqa: RUF001 - as printed
_BESIDE = regex(rf"[(（]|{any_word(PARTS)}")  # noqa: RUF001 - as printed
"""How a line begins that says more of the one before it: （含东区2个）."""

_KIND = regex(r"\s*([^:：]{2,20})[:：]\s*(?=\S)")  # noqa: RUF001 - as printed
_STOPS = " 。.,，"  # noqa: RUF001 - as printed
_OF_ALL = tuple(words_of(LIST_SUMS, LIST_AVERAGES))
_SHARE = 0.8
"""So many of the lines have a value behind a name; one in five may be words alone (管护机制健全)."""

_LONGEST_LIST = 2000
"""A cell with more characters is prose: ten indicators take some 200."""


class _Item(NamedTuple):
    """One line of a cell: the label of the first level over it and its kind, each or nothing, its name and value."""

    label: str
    cell: Cell
    kind: str
    name: str
    value: str


class _Block(NamedTuple):
    """The labels of a row of headings, those above and names below, and the items below by their row and column."""

    labels: Sequence[Cell]
    above: frozenset[Cell]
    items: dict[int, dict[int, list[tuple[int, _Item]]]]
    counts: dict[int, int]
    names: Sequence[Cell] = ()

    @property
    def first(self) -> int:
        """The first column of the labels."""
        return self.labels[0].column

    @property
    def last(self) -> int:
        """The last column of the labels."""
        return self.labels[-1].column + self.labels[-1].column_span - 1

    @property
    def headings(self) -> list[int]:
        """The rows of the labels, and of the names below them."""
        return [cells[0].row for cells in (self.labels, self.names) if cells]

    @property
    def wider(self) -> int:
        """By how many columns the table grows."""
        return len(_HEADINGS) - (self.last - self.first + 1)

    def holds(self, cell: Cell) -> bool:
        """Whether a cell stands in the columns of the labels, and is none above them."""
        return self.first <= cell.column <= self.last and cell not in self.above


def with_a_row_for_each(joined: Joined, rows: list[list[Cell]], /) -> Joined:
    """The tables of a file with a row for each line of such cells, where nearly all lines have a name and a value."""
    blocks, index = list[_Block](), 0
    while index < len(rows):
        labels, seen = _labels(rows[index]), 1
        if labels and not is_heading(rows[index]):
            block, seen = _block_at(joined, labels, rows, index)
            blocks += [] if block is None else [block]
        index += seen
    if not blocks:
        return joined
    try:
        return _Apart(joined, blocks).joined()
    except InvalidValueError:  # a cell reaches out of its row into such a table: it is refused as it stands
        return joined


def _block_at(joined: Joined, labels: list[Cell], rows: list[list[Cell]], index: int) -> tuple[_Block | None, int]:
    """The block below some labels, and how many rows were read; in a text nothing tells which names reach over what."""
    above = _above(labels, rows[index - 1] if index else [])
    names = _names_below(labels, rows[index + 1 : index + 2]) if not joined.grid.widths else []
    block = _block_of_values(_Block(labels, frozenset(above), {}, {}, names), rows[index + 2 :]) if names else None
    return _block(labels, above, rows, index + 1) if block is None else (block, 2)


def _labels(row: list[Cell]) -> list[Cell]:
    """The labels in a row, all of one level, where there are several and nothing stands between them."""
    pairs = labels_in(row)
    if len(pairs) < 2:  # noqa: PLR2004 - several
        return []
    found = [cell for cell, _ in pairs]
    width = sum(cell.column_span for cell in found)
    beside = found[-1].column + found[-1].column_span - found[0].column == width
    return found if beside and len({label.parent is None for _, label in pairs}) == 1 else []


def _above(labels: Sequence[Cell], row: list[Cell]) -> list[Cell]:
    """The labels of the first level in the row above, each over some of those below it, or none."""
    first, last = labels[0].column, labels[-1].column + labels[-1].column_span
    over = [cell for cell in row if first <= cell.column and cell.column + cell.column_span <= last]
    return over if all(map(_is_second, labels)) and all(map(_is_first, over)) else []


def _is_first(cell: Cell) -> bool:
    """Whether a cell is a label of the first level: 产出指标."""
    category = label_category(cell.text)
    return category is not None and category.parent is None


def _is_second(cell: Cell) -> bool:
    """Whether a cell is a label of the second level: 数量指标."""
    category = label_category(cell.text)
    return category is not None and category.parent is not None


def _block(
    labels: Sequence[Cell], above: Sequence[Cell], rows: list[list[Cell]], start: int
) -> tuple[_Block | None, int]:
    """The block of the rows right below the labels, none where too few lines have a value, and how many were read."""
    columns = {label.column: label for label in labels}
    block, index = _Block(labels, frozenset(above), {}, {}), start
    used, lines = set[Cell](), list[_Item]()
    while index < len(rows) and (own := _lists(rows[index], labels, columns)):
        found, count = dict[int, list[tuple[int, _Item]]](), 0
        for cell in own:
            label = columns[cell.column]
            read = _items_of(label, _over(label, above), cell, seen=label in used)
            found[cell.column] = list(enumerate(read, start=count))
            count += len(read)
            lines += read
            used.add(label)
        row = rows[index][0].row
        block.items[row], block.counts[row] = found, count
        index += 1
    return block if len(used) == len(labels) and _are_valued(lines) else None, index - start + 1


def _names_below(labels: Sequence[Cell], rows: list[list[Cell]]) -> list[Cell]:
    """The cells of the first row below some labels, where they are names that fill all the columns of the labels."""
    row = rows[0] if rows else []
    last = labels[-1].column + labels[-1].column_span
    fill = [cell.column for cell in row] == list(range(labels[0].column, last))
    named = all(is_name(cell) and column_of(cell.text) is None for cell in row)
    return row if fill and named and _are_single(row) else []


def _block_of_values(block: _Block, rows: list[list[Cell]]) -> _Block | None:
    """A block with the rows below its names, a value of each in a row; ``None`` where a row among them is another."""
    left, items = list[Cell](), list[_Item]()
    for row in takewhile(_goes_on, rows):
        left.extend(cell for cell in row if cell.column < block.first)
        found = _values_in(row, block, left)
        if found is None:
            return None
        block.items[row[0].row], block.counts[row[0].row] = found, len(found) or 1
        items += [item for ((_, item),) in found.values()]
    return block if _are_valued(items) else None


def _goes_on(row: list[Cell]) -> bool:
    """Whether a row may be one of a list: no line, note or label of the tail."""
    return len(row) > 1 and not (is_note(row[0].text) or opens_tail(row[0].text))


def _values_in(row: list[Cell], block: _Block, left: list[Cell]) -> dict[int, list[tuple[int, _Item]]] | None:
    """
    The values in a row of a project or place, none of a sum or of numbers of the columns.

    ``None`` where something else stands there: no value that is surely one (万元, 公里), or one over several names.
    """
    beside = [cell for cell in left if cell.row + cell.row_span > row[0].row]
    if numbers_columns(row) or any(map(_is_of_all, beside)):
        return {}
    own = list(filter(block.holds, row))
    if not (_name_one(beside) and _are_single(own) and any(map(_is_value, own))):
        return None
    return {cell.column: [(at, _valued(cell, block))] for at, cell in enumerate(own)}


def _is_value(cell: Cell) -> bool:
    return is_expression(cell.text)


def _name_one(cells: list[Cell]) -> bool:
    """Whether cells name a project or place: words stand in them, and no heading (权重)."""
    return any(has_letters(cell.text) for cell in cells) and all(column_of(cell.text) is None for cell in cells)


def _is_of_all(cell: Cell) -> bool:
    """Whether a cell left of the values says that they are of all projects: 合计, 全市合计, 平均."""
    return "".join(cell.text.split()).endswith(_OF_ALL)


def _are_single(cells: list[Cell]) -> bool:
    """Whether each cell stands in one row and column."""
    return all(cell.column_span == 1 == cell.row_span for cell in cells)


def _valued(cell: Cell, block: _Block) -> _Item:
    """The value of the name over it; a dash is none."""
    if is_blank(cell.text):
        return _Item("", cell, "", cell.text, "")
    name = next(name for name in block.names if name.column == cell.column)
    label = next(label for label in reversed(block.labels) if label.column <= cell.column)
    over = _over(label, block.above)
    return _Item(over or label.text, cell, label.text if over else "", name.text, cell.text)


def _are_valued(items: list[_Item]) -> bool:
    """Whether there are lines, and nearly all have a value behind a name."""
    lines = [item for item in items if not is_blank(item.name)]
    return bool(lines) and sum(item.name != item.value for item in lines) >= _SHARE * len(lines)


def _lists(row: list[Cell], labels: Sequence[Cell], columns: dict[int, Cell]) -> list[Cell]:
    """The cells of a row below the labels, where each is a list and others stand beside them; none of other rows."""
    first, last = labels[0].column, labels[-1].column + labels[-1].column_span
    own = [cell for cell in row if first <= cell.column < last and not cell.blank]
    if len(own) == len(row) or not all(_is_list(cell, columns) for cell in own):
        return []
    return [] if any(label_category(cell.text) is not None for cell in own) else own


def _is_list(cell: Cell, columns: dict[int, Cell]) -> bool:
    """Whether a cell stands in one row right below a label, and is no prose."""
    label = columns.get(cell.column)
    return (
        label is not None
        and cell.column_span <= label.column_span
        and cell.row_span == 1
        and len(cell.text) <= _LONGEST_LIST
    )


def _over(label: Cell, above: Iterable[Cell]) -> str:
    return next((top.text for top in above if top.column <= label.column < top.column + top.column_span), "")


def _texts(text: str) -> list[str]:
    """The lines of a cell, those between commas too where each has a name and a value; a dash is one."""
    found = list[str]()
    for part in (part.strip(_STOPS) for part in _PARTS.split(text)):
        if found and _BESIDE.match(part) is not None:
            found[-1] += f"\n{part}"
        else:
            found += _pieces(part)
    return found or [text]


def _pieces(line: str) -> list[str]:
    """What stands between the commas of a line, where each has a name and a value, or the line; none of a blank one."""
    pieces = [piece.strip(_STOPS) for piece in _COMMAS.split(line)]
    if len(pieces) > 1 and all(map(_is_parted, pieces)):
        return pieces
    return [] if is_blank(line) else [line]


def _is_parted(text: str) -> bool:
    name, value = name_and_value(text)
    return name != value


def _items_of(label: Cell, over: str, cell: Cell, *, seen: bool) -> list[_Item]:
    """The lines of a cell below a label; a kind holds for the lines behind it too (数量指标：修渠3公里；护岸2公里)."""
    found, kind = list[_Item](), ""
    for text in _texts(cell.text):
        item = _item(label, over, cell, text, again=seen or bool(found))
        kind = item.kind or kind
        found.append(item._replace(kind=kind if item.name else ""))
    return found


def _item(label: Cell, over: str, cell: Cell, text: str, *, again: bool) -> _Item:
    """One line below a label; the points behind labels count once (产出指标（50分）)."""
    if is_blank(text):
        return _Item("", cell, "", text, "")
    said = split_points(label.text)[0] if again else label.text
    category = label_category(label.text)
    if category is not None and category.parent is not None:
        return _Item(split_points(over)[0] if again else over, cell, said, *name_and_value(text))
    match = _KIND.match(text)
    if match is None or label_category(match[1]) is None:
        return _Item(said, cell, "", *name_and_value(text))
    rest = text[match.end() :]
    if is_expression(rest):
        return _Item(said, cell, "", match[1], rest)  # 满意度：≥90%
    return _Item(said, cell, match[1], *name_and_value(rest))


@final
class _Apart:
    """The rows and columns of a file with those that its blocks need."""

    def __init__(self, joined: Joined, blocks: list[_Block]) -> None:
        self._joined = joined
        self._heads = {row: block for block in blocks for row in block.headings}
        self._blocks = {row: block for block in blocks for row in block.items}
        self._counts = {row: block.counts[row] for row, block in self._blocks.items()}
        self._counts |= {block.names[0].row: 0 for block in blocks if block.names}
        self._rows = sorted(self._counts)
        self._more = list(accumulate((self._counts[row] - 1 for row in self._rows), initial=0))

    def joined(self) -> Joined:
        """The file with four columns for the labels, kinds, names and values of each block."""
        pairs = [pair for cell in self._joined.grid.cells for pair in self._moved(cell)]
        grid = Grid(cells=[cell for cell, _ in pairs], name=self._joined.grid.name, widths=tuple(self._widths()))
        places = {(cell.row, cell.column): self._joined.place(before) for cell, before in pairs}
        origins = tuple(item._replace(start=self._row(item.start)) for item in self._joined.origins)
        return Joined(grid, origins, places)

    def _widths(self) -> Iterator[int]:
        """How many cells each row has now."""
        for row, width in enumerate(self._joined.grid.widths, start=1):
            block = self._blocks.get(row) or self._heads.get(row)
            if block is None:
                yield width
            else:
                yield from repeat(width + block.wider, self._counts.get(row, 1))

    def _row(self, row: int) -> int:
        """Where a row stands now."""
        return row + self._more[bisect_left(self._rows, row)]

    def _moved(self, cell: Cell) -> Iterator[tuple[Cell, Cell]]:
        """What a cell becomes, each with the cell that it was; a label over others stands with each of its items."""
        found = self._near(cell)
        if found is None or not found.holds(cell):
            made = self._beside(cell, found)
        elif cell.row in self._heads:
            made = self._headings(cell, found)
        elif cell.row in self._blocks:
            made = self._items(cell, found)
        else:
            made = self._beside(cell, found)
        return ((after, cell) for after in made)

    def _near(self, cell: Cell) -> _Block | None:
        """The block in whose rows a cell stands, or above whose labels."""
        block = self._blocks.get(cell.row) or self._heads.get(cell.row)
        return block or self._heads.get(cell.row + cell.row_span - 1) or self._heads.get(cell.row + 1)

    def _headings(self, cell: Cell, block: _Block) -> Iterable[Cell]:
        """The four headings in place of the labels."""
        if cell is not block.labels[0]:
            return ()
        row = self._row(cell.row)
        return [Cell(row=row, column=column, text=text) for column, text in enumerate(_HEADINGS, start=block.first)]

    def _items(self, cell: Cell, block: _Block) -> Iterator[Cell]:
        """The lines of a cell below a label, a row each; a sum of all projects stands behind all columns, by itself."""
        row = self._row(cell.row)
        if not block.items[cell.row]:
            yield evolve(cell, row=row, column=cell.column + self._joined.grid.columns + len(_HEADINGS))
        for at, item in block.items[cell.row].get(cell.column, ()):
            texts = (item.label, item.kind, item.name, item.value)
            for column, text in enumerate(texts, start=block.first):
                if text:
                    yield Cell(row=row + at, column=column, text=text)

    def _beside(self, cell: Cell, block: _Block | None) -> Iterable[Cell]:
        """A cell that keeps its text: moved, and wider where it stands over the labels of a block; none of a label."""
        row = self._row(cell.row)
        moved = evolve(cell, row=row, row_span=self._row(cell.row + cell.row_span) - row)
        if block is None:
            return (moved,)
        if cell in block.above:
            return ()
        if cell.column > block.last:
            return (evolve(moved, column=cell.column + block.wider),)
        over = cell.column <= block.first and cell.column + cell.column_span > block.last
        return (evolve(moved, column_span=cell.column_span + block.wider * over),)
