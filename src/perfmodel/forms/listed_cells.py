"""
Lists of projects with all indicators of a level in one cell, a line each: they are read as a row for each line.

产出指标 stands over 数量指标：修渠≥3公里；质量指标：合格率≥95%, 效益指标 beside it over its own lines; or 数量指标 and
质量指标 stand over theirs, below 产出指标.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, final

from attrs import evolve

from perfmodel.forms.grid import Cell, Grid
from perfmodel.forms.headings import is_heading
from perfmodel.forms.joined import Joined
from perfmodel.forms.looks import label_category
from perfmodel.forms.valued_names import name_and_value
from perfmodel.lexicon.marks import is_blank

_HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
_PARTS = re.compile(r"[；;\n]+")  # noqa: RUF001 - as printed
_KIND = re.compile(r"\s*([^:：]{2,20})[:：]\s*(?=\S)")  # noqa: RUF001 - as printed
_SHARE, _LONGEST = 0.8, 2000
_STOPS = " 。.,，"  # noqa: RUF001 - as printed


class _Item(NamedTuple):
    """One line of a cell: the label of the first level over it and its kind, each or nothing, its name and value."""

    label: str
    cell: Cell
    kind: str
    name: str
    value: str


class _Block(NamedTuple):
    """The labels of a row of headings, those above them, and the items of the rows below it."""

    labels: Sequence[Cell]
    above: Sequence[Cell]
    items: dict[int, list[_Item]]

    @property
    def first(self) -> int:
        """The first column of the labels."""
        return self.labels[0].column

    @property
    def last(self) -> int:
        """The last column of the labels."""
        return self.labels[-1].column + self.labels[-1].column_span - 1

    @property
    def wider(self) -> int:
        """By how many columns the table grows."""
        return len(_HEADINGS) - (self.last - self.first + 1)


def with_a_row_for_each(joined: Joined, rows: list[list[Cell]], /) -> Joined:
    """The tables of a file with a row for each line of such cells, where nearly all lines have a name and a value."""
    blocks, index = list[_Block](), 0
    while index < len(rows):
        labels, seen = _labels(rows[index]), 1
        if labels and not is_heading(rows[index]):
            above = _above(labels, rows[index - 1] if index else [])
            items, seen = _items(labels, above, rows, index + 1)
            blocks += [_Block(labels, above, items)] if items else []
        index += seen
    return _Apart(joined, blocks).joined() if blocks else joined


def _labels(row: list[Cell]) -> list[Cell]:
    """The labels in a row, all of one level, where there are several and nothing stands between them."""
    pairs = [(cell, label) for cell in row if (label := label_category(cell.text)) is not None]
    found = [cell for cell, _ in pairs]
    width = sum(cell.column_span for cell in found)
    beside = bool(found) and found[-1].column + found[-1].column_span - found[0].column == width
    return found if len(found) > 1 and beside and len({label.parent is None for _, label in pairs}) == 1 else []


def _above(labels: Sequence[Cell], row: list[Cell]) -> list[Cell]:
    """The labels of the first level in the row above, each over some of those below it, or none."""
    first, last = labels[0].column, labels[-1].column + labels[-1].column_span
    over = [cell for cell in row if first <= cell.column and cell.column + cell.column_span <= last]
    kinds = [label_category(cell.text) for cell in over]
    below = all((label := label_category(cell.text)) is not None and label.parent is not None for cell in labels)
    return over if below and all(kind is not None and kind.parent is None for kind in kinds) else []


def _items(
    labels: Sequence[Cell], above: Sequence[Cell], rows: list[list[Cell]], start: int
) -> tuple[dict[int, list[_Item]], int]:
    """The items of the rows right below the labels, none where too few have a value, and how many rows were read."""
    found, lines, index, used = dict[int, list[_Item]](), 0, start, set[Cell]()
    while index < len(rows):
        row = rows[index]
        own = [(label, cell) for label in labels for cell in row if cell.column == label.column and not cell.blank]
        if not own or len(own) == len(row) or any(len(cell.text) > _LONGEST for _, cell in own) or _labels(row):
            break
        texts = [(label, cell, text) for label, cell in own for text in _texts(cell.text)]
        found[row[0].row] = [_item(label, above, cell, text) for label, cell, text in texts]
        used.update(label for label, _, _ in texts)
        lines += len(texts)
        index += 1
    named = sum(item.name != item.value for items in found.values() for item in items)
    whole = len(used) == len(labels) and lines > 0 and named >= _SHARE * lines
    return found if whole and all(found.values()) else {}, index - start + 1


def _texts(text: str) -> list[str]:
    return [part for part in (part.strip(_STOPS) for part in _PARTS.split(text)) if not is_blank(part)]


def _item(label: Cell, above: Sequence[Cell], cell: Cell, text: str) -> _Item:
    over = next((top.text for top in above if top.column <= label.column < top.column + top.column_span), "")
    category = label_category(label.text)
    if category is not None and category.parent is not None:
        return _Item(over, cell, label.text, *name_and_value(text))
    match = _KIND.match(text)
    kind = match[1] if match is not None and label_category(match[1]) is not None else ""
    return _Item(label.text, cell, kind, *name_and_value(text[match.end() :] if match is not None and kind else text))


@final
class _Apart:
    """The rows and columns of a file with those that its blocks need."""

    def __init__(self, joined: Joined, blocks: list[_Block]) -> None:
        self._joined = joined
        self._heads = {block.labels[0].row: block for block in blocks}
        self._blocks = {row: block for block in blocks for row in block.items}
        self._rows = sorted(self._blocks)
        self._more = list(accumulate((len(self._blocks[row].items[row]) - 1 for row in self._rows), initial=0))

    def joined(self) -> Joined:
        """The file with four columns for the labels, kinds, names and values of each block."""
        pairs = [pair for cell in self._joined.grid.cells for pair in self._moved(cell)]
        widths = list[int]()
        for row, width in enumerate(self._joined.grid.widths, start=1):
            block = self._blocks.get(row) or self._heads.get(row)
            times = len(block.items.get(row, (None,))) if block is not None else 1
            widths += [width + (0 if block is None else block.wider)] * times
        grid = Grid(cells=[cell for cell, _ in pairs], name=self._joined.grid.name, widths=tuple(widths))
        places = {(cell.row, cell.column): self._joined.place(before) for cell, before in pairs}
        origins = tuple(item._replace(start=self._row(item.start)) for item in self._joined.origins)
        return Joined(grid, origins, places)

    def _row(self, row: int) -> int:
        """Where a row stands now."""
        return row + self._more[bisect_left(self._rows, row)]

    def _moved(self, cell: Cell) -> Iterator[tuple[Cell, Cell]]:
        """What a cell becomes, each with the cell that it was."""
        row = self._row(cell.row)
        height = self._row(cell.row + cell.row_span) - row
        block, head = self._blocks.get(cell.row), self._heads.get(cell.row)
        found = block or head or self._heads.get(cell.row + cell.row_span - 1) or self._over(cell)
        inside = found is not None and found.first <= cell.column <= found.last
        if found is None:
            yield evolve(cell, row=row, row_span=height), cell
        elif cell in found.above:
            return  # it stands with each of its items
        elif inside and head is not None:
            if cell is head.labels[0]:
                heads = enumerate(_HEADINGS)
                yield from ((Cell(row=row, column=head.first + at, text=text), cell) for at, text in heads)
        elif inside and block is not None:
            for at, item in enumerate(block.items[cell.row]):
                texts = (item.label, item.kind, item.name, item.value) if item.cell is cell else ()
                for column, text in enumerate(texts, start=block.first):
                    if text:
                        yield Cell(row=row + at, column=column, text=text), cell
        elif cell.column > found.last:
            yield evolve(cell, row=row, column=cell.column + found.wider, row_span=height), cell
        else:
            over = cell.column <= found.first and cell.column + cell.column_span > found.last
            width = cell.column_span + found.wider * over
            yield evolve(cell, row=row, row_span=height, column_span=width), cell

    def _over(self, cell: Cell) -> _Block | None:
        """The block whose labels stand right below the row of a cell: 绩效指标 over 产出指标."""
        return self._heads.get(cell.row + 1)
