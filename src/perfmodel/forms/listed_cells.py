"""
Lists of projects with all indicators of a level in one cell, a line each: they are read as a row for each line.

产出指标 stands over 数量指标：修渠≥3公里；质量指标：合格率≥95%, 效益指标 beside it over its own lines.
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

_HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
_PARTS = re.compile(r"[；;\n]+")  # noqa: RUF001 - as printed
_KIND = re.compile(r"\s*([^:：]{2,20})[:：]\s*(?=\S)")  # noqa: RUF001 - as printed
_SHARE, _LONGEST = 0.8, 2000
_STOPS = " 。.,，"  # noqa: RUF001 - as printed


class _Item(NamedTuple):
    """One line of a cell: the label over its column, its kind or nothing, its name and value."""

    label: Cell
    cell: Cell
    kind: str
    name: str
    value: str


class _Block(NamedTuple):
    """The labels of a row of headings, and the items of the rows below it."""

    labels: Sequence[Cell]
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
            items, seen = _items(labels, rows, index + 1)
            blocks += [_Block(labels, items)] if items else []
        index += seen
    return _Apart(joined, blocks).joined() if blocks else joined


def _labels(row: list[Cell]) -> list[Cell]:
    """The labels of the first level in a row, where there are several and nothing stands between them."""
    found = [cell for cell in row if (label := label_category(cell.text)) is not None and label.parent is None]
    width = sum(cell.column_span for cell in found)
    beside = bool(found) and found[-1].column + found[-1].column_span - found[0].column == width
    return found if len(found) > 1 and beside else []


def _items(labels: Sequence[Cell], rows: list[list[Cell]], start: int) -> tuple[dict[int, list[_Item]], int]:
    """The items of the rows right below the labels, none where too few have a value, and how many rows were read."""
    found, lines, index = dict[int, list[_Item]](), 0, start
    while index < len(rows):
        row = rows[index]
        own = [(label, cell) for label in labels for cell in row if cell.column == label.column and not cell.blank]
        if not own or len(own) == len(row) or any(len(cell.text) > _LONGEST for _, cell in own) or _labels(row):
            break
        texts = [(label, cell, text) for label, cell in own for text in _texts(cell.text)]
        found[row[0].row] = [_item(label, cell, text) for label, cell, text in texts]
        lines += len(texts)
        index += 1
    named = sum(item.name != item.value for items in found.values() for item in items)
    return found if lines and named >= _SHARE * lines else {}, index - start + 1


def _texts(text: str) -> list[str]:
    return [part for part in (part.strip(_STOPS) for part in _PARTS.split(text)) if part]


def _item(label: Cell, cell: Cell, text: str) -> _Item:
    match = _KIND.match(text)
    kind = match[1] if match is not None and label_category(match[1]) is not None else ""
    name, value = name_and_value(text[match.end() :] if match is not None and kind else text)
    return _Item(label, cell, kind, name, value)


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
        elif inside and head is not None:
            if cell is head.labels[0]:
                heads = enumerate(_HEADINGS)
                yield from ((Cell(row=row, column=head.first + at, text=text), cell) for at, text in heads)
        elif inside and block is not None:
            for at, item in enumerate(block.items[cell.row]):
                texts = (item.label.text, item.kind, item.name, item.value) if item.cell is cell else ()
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
