"""
Lists of projects with all indicators of a level in one cell, a line each: they are read as a row for each line.

产出指标 stands over 数量指标：修渠≥3公里；质量指标：合格率≥95%, 效益指标 beside it over its own lines.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
    """The labels of a row of headings, and the rows below it with their items."""

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

    def before(self, row: int) -> int:
        """How many rows are put in above a row."""
        return sum(len(items) - 1 for at, items in self.items.items() if at < row)


def with_a_row_for_each(joined: Joined, rows: list[list[Cell]], /) -> Joined:
    """The tables of a file with a row for each line of such cells, where nearly all lines have a name and a value."""
    for index in reversed(range(len(rows) - 1)):
        labels = _labels(rows[index])
        items = _items(labels, rows[index + 1 :]) if labels else {}
        if items and not is_heading(rows[index]):
            joined = _apart(joined, _Block(labels, items))
    return joined


def _labels(row: list[Cell]) -> list[Cell]:
    """The labels of the first level in a row, where there are several and nothing stands between them."""
    found = [cell for cell in row if (label := label_category(cell.text)) is not None and label.parent is None]
    width = sum(cell.column_span for cell in found)
    beside = bool(found) and found[-1].column + found[-1].column_span - found[0].column == width
    return found if len(found) > 1 and beside else []


def _items(labels: Sequence[Cell], rows: list[list[Cell]]) -> dict[int, list[_Item]]:
    """The items of the rows right below the labels, or nothing where too many lines are none."""
    found, lines = dict[int, list[_Item]](), 0
    for row in rows:
        own = [(label, cell) for label in labels for cell in row if cell.column == label.column and not cell.blank]
        if not own or len(own) == len(row) or any(len(cell.text) > _LONGEST for _, cell in own):
            break
        texts = [(label, cell, text) for label, cell in own for text in _texts(cell.text)]
        found[row[0].row] = [_item(label, cell, text) for label, cell, text in texts]
        lines += len(texts)
    named = sum(item.name != item.value for items in found.values() for item in items)
    return found if lines and named >= _SHARE * lines else {}


def _texts(text: str) -> list[str]:
    return [part for part in (part.strip(_STOPS) for part in _PARTS.split(text)) if part]


def _item(label: Cell, cell: Cell, text: str) -> _Item:
    match = _KIND.match(text)
    kind = match[1] if match is not None and label_category(match[1]) is not None else ""
    name, value = name_and_value(text[match.end() :] if match is not None and kind else text)
    return _Item(label, cell, kind, name, value)


def _apart(joined: Joined, block: _Block) -> Joined:
    """One table with four columns for the labels, kinds, names and values."""
    pairs = [pair for cell in joined.grid.cells for pair in _moved(cell, block)]
    widths = list[int]()
    for row, width in enumerate(joined.grid.widths, start=1):
        inside = row in block.items or row == block.labels[0].row
        widths += [width + block.wider * inside] * len(block.items.get(row, (None,)))
    grid = Grid(cells=[cell for cell, _ in pairs], name=joined.grid.name, widths=tuple(widths))
    places = {(cell.row, cell.column): joined.place(before) for cell, before in pairs}
    origins = tuple(item._replace(start=item.start + block.before(item.start)) for item in joined.origins)
    return Joined(grid, origins, places)


def _moved(cell: Cell, block: _Block) -> Iterator[tuple[Cell, Cell]]:
    """What a cell becomes, each with the cell that it was."""
    top, stop = cell.row, cell.row + cell.row_span
    row = top + block.before(top)
    height = stop + block.before(stop) - row
    inside = block.first <= cell.column <= block.last
    if inside and cell.row == block.labels[0].row:
        if cell is block.labels[0]:
            yield from ((Cell(row=row, column=block.first + at, text=text), cell) for at, text in enumerate(_HEADINGS))
    elif inside and cell.row in block.items:
        for at, item in enumerate(block.items[cell.row]):
            if item.cell is cell:
                texts = (item.label.text, item.kind, item.name, item.value)
                for column, text in enumerate(texts, start=block.first):
                    if text:
                        yield Cell(row=row + at, column=column, text=text), cell
    elif cell.column > block.last and (cell.row in block.items or stop > block.labels[0].row >= top):
        yield evolve(cell, row=row, column=cell.column + block.wider, row_span=height), cell
    else:
        over = cell.column <= block.first and cell.column + cell.column_span > block.last
        yield evolve(cell, row=row, row_span=height, column_span=cell.column_span + block.wider * over), cell
