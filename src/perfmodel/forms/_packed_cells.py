"""
Tables whose cells hold more than one thing are read with a cell for each.

Names and values in one cell (三级指标（含指标值）) are read as two columns.

Lists of projects with all indicators of a level in one cell, a line each, are read as a row for each line: 产出指标
stands over 数量指标：修渠≥3公里；质量指标：合格率≥95%, 效益指标 beside it over its own lines; or 数量指标 and 质量指标
stand over theirs, below 产出指标.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, final

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.files._grid import Cell, Grid
from perfmodel.forms._cell_texts import is_expression, label_category, split_ordinal
from perfmodel.forms._heading_rows import is_heading
from perfmodel.forms._labelled_values import is_of_form
from perfmodel.forms._layouts import Column, column_of
from perfmodel.forms._ledger import Joined
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.source import Place
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import Composite
from perfmodel.taxonomy._category_labels import split_points

_HEADING = regex(
    r"(?:三级指标|指标名称|指标内容|绩效指标|具体指标|三级绩效指标)(?:名称|内容)?"
    r"(?:\((?:含|包含|包括|及|和)(?:年度|绩效)?(?:指标值|目标值|计划值)\)|(?:及|和|与)(?:年度|绩效)?(?:指标值|目标值|计划值))"
)
_SAID = "值"
"""What each of these headings says, in whatever spelling."""

_NAME, _VALUE = "三级指标", "指标值"
_LONGEST_VALUED_NAME, _LONGEST_HEADING = 200, 20
"""A cell with more characters is prose, and a heading with more a sentence: 三级绩效指标（含年度指标值） has 14."""

_MARKS = " :：\n"  # noqa: RUF001 - as printed


def with_values_apart(joined: Joined, rows: list[list[Cell]], /) -> Joined:
    """The tables of a file with the values of such names in a column of their own, right behind the names."""
    tables = _tables(rows)
    if all(heading is None for _, heading in tables):
        return joined
    starts, cells, places = [start for start, _ in tables], list[Cell](), dict[tuple[int, int], Place]()
    for cell in joined.grid.cells:
        heading = tables[max(bisect_right(starts, cell.row + cell.row_span - 1) - 1, 0)][1]
        heading = heading if heading is not None and cell.row + cell.row_span > heading.row else None
        for part in (cell,) if heading is None else _apart(cell, heading):
            cells.append(part)
            places[part.row, part.column] = joined.place(cell)
    widths = tuple(
        width + (tables[max(bisect_right(starts, row) - 1, 0)][1] is not None)
        for row, width in enumerate(joined.grid.widths, start=1)
    )
    try:
        grid = Grid(cells=cells, name=joined.grid.name, widths=widths)
    except InvalidValueError:  # a cell reaches out of another row into such a table: it is refused as it stands
        return joined
    return evolve(joined, grid=grid, places=places)


def _tables(rows: list[list[Cell]]) -> list[tuple[int, Cell | None]]:
    """The first rows of the tables with the heading of names with values in each, or ``None`` for one without."""
    found: list[tuple[int, Cell | None]] = [(1, None)]
    for row in rows:
        headings = list(filter(_is_heading, row))
        heading = headings[0] if len(headings) == 1 else None
        if heading is not None or (found[-1][1] is not None and is_heading(row)):
            found.append((row[0].row, heading))
    return found


def _is_heading(cell: Cell) -> bool:
    if _SAID not in cell.text or len(cell.text) > _LONGEST_HEADING:
        return False
    return _HEADING.fullmatch("".join(fold(cell.text).split())) is not None


def _apart(cell: Cell, heading: Cell) -> Iterable[Cell]:
    """What a cell of a table becomes: one below the heading is two, one behind it moves by a column."""
    last, stop = heading.column + heading.column_span - 1, cell.column + cell.column_span - 1
    if cell.column > last:
        return (evolve(cell, column=cell.column + 1),)
    if cell.column >= heading.column and stop <= last:
        return _two(cell, heading, last)
    return (evolve(cell, column_span=cell.column_span + (stop >= last)),)


def _two(cell: Cell, heading: Cell, last: int) -> Iterable[Cell]:
    """A cell below the heading, or the heading itself, as a name and a value."""
    if cell is heading:
        name, value = _NAME, _VALUE
    elif cell.blank or is_of_form(cell) or column_of(cell.text) in {Column.SIDE, Column.NAME}:
        return (cell,)
    else:
        name, value = name_and_value(cell.text)
    return evolve(cell, text=name), evolve(cell, text=value, column=last + 1, column_span=1)


def name_and_value(text: str) -> tuple[str, str]:
    """
    The name and the value in a text; where they do not stand one behind the other, the whole text is both.

    >>> name_and_value("指标1：改造泵站≥3座"), name_and_value("每月巡查4次")
    (('指标1：改造泵站', '≥3座'), ('每月巡查4次', '每月巡查4次'))
    """
    bare = split_ordinal(text)[1]
    if not 0 < len(bare) <= _LONGEST_VALUED_NAME:
        return text, text
    said = read_target(bare)
    first = said.clauses[0] if isinstance(said, Composite) else said
    subject = getattr(first, "subject", None)
    if subject is None or not bare.startswith(subject) or bare == subject:
        return text, bare
    cut = len(text) - len(bare) + len(subject)
    return text[:cut], text[cut:].lstrip(_MARKS)


_HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
_PARTS, _COMMAS = regex(r"[；;。\n]+"), regex(r"[，,、]")  # noqa: RUF001 - as printed
_BESIDE = regex(r"[(（]|其中|包括|含")  # noqa: RUF001 - as printed
"""How a line begins that says more of the one before it: （含东区2个）."""

_KIND = regex(r"\s*([^:：]{2,20})[:：]\s*(?=\S)")  # noqa: RUF001 - as printed
_STOPS = " 。.,，"  # noqa: RUF001 - as printed
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
    """The labels of a row of headings, those above them, and the items of the rows below it by their row and column."""

    labels: Sequence[Cell]
    above: frozenset[Cell]
    items: dict[int, dict[int, list[tuple[int, _Item]]]]
    counts: dict[int, int]

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
            block, seen = _block(labels, _above(labels, rows[index - 1] if index else []), rows, index + 1)
            blocks += [] if block is None else [block]
        index += seen
    if not blocks:
        return joined
    try:
        return _Apart(joined, blocks).joined()
    except InvalidValueError:  # a cell reaches out of its row into such a table: it is refused as it stands
        return joined


def _labels(row: list[Cell]) -> list[Cell]:
    """The labels in a row, all of one level, where there are several and nothing stands between them."""
    pairs = [(cell, label) for cell in row if (label := label_category(cell.text)) is not None]
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
    kinds = [label_category(cell.text) for cell in over]
    below = all((label := label_category(cell.text)) is not None and label.parent is not None for cell in labels)
    return over if below and all(kind is not None and kind.parent is None for kind in kinds) else []


def _block(
    labels: Sequence[Cell], above: Sequence[Cell], rows: list[list[Cell]], start: int
) -> tuple[_Block | None, int]:
    """The block of the rows right below the labels, none where too few lines have a value, and how many were read."""
    columns = {label.column: label for label in labels}
    over = {label: _over(label, above) for label in labels}
    first, last = labels[0].column, labels[-1].column + labels[-1].column_span
    items, counts, index, lines, named = dict[int, dict[int, list[tuple[int, _Item]]]](), dict[int, int](), start, 0, 0
    used = set[Cell]()
    while index < len(rows):
        row = rows[index]
        own = [cell for cell in row if first <= cell.column < last and not cell.blank]
        if not own or len(own) == len(row) or not all(_is_list(cell, columns) for cell in own) or _labels(row):
            break
        found, count = dict[int, list[tuple[int, _Item]]](), 0
        for cell in own:
            label = columns[cell.column]
            read = _items_of(label, over[label], cell, seen=label in used)
            found[cell.column] = [(count + at, item) for at, item in enumerate(read)]
            count += len(read)
            lines += sum(not is_blank(item.name) for item in read)
            named += sum(item.name != item.value for item in read if not is_blank(item.name))
            used.add(label)
        items[row[0].row], counts[row[0].row] = found, count
        index += 1
    sure = len(used) == len(labels) and lines > 0 and named >= _SHARE * lines
    return _Block(labels, frozenset(above), items, counts) if sure else None, index - start + 1


def _is_list(cell: Cell, columns: dict[int, Cell]) -> bool:
    """Whether a cell stands in one row right below a label, and is no prose."""
    label = columns.get(cell.column)
    return (
        label is not None
        and cell.column_span <= label.column_span
        and cell.row_span == 1
        and len(cell.text) <= _LONGEST_LIST
    )


def _over(label: Cell, above: Sequence[Cell]) -> str:
    return next((top.text for top in above if top.column <= label.column < top.column + top.column_span), "")


def _texts(text: str) -> list[str]:
    """The lines of a cell, those between commas too where each has a name and a value; a stroke is one."""
    found = list[str]()
    for part in (part.strip(_STOPS) for part in _PARTS.split(text)):
        pieces = [piece.strip(_STOPS) for piece in _COMMAS.split(part)]
        if found and _BESIDE.match(part) is not None:
            found[-1] += f"\n{part}"
        elif len(pieces) > 1 and all(_is_parted(piece) for piece in pieces):
            found += pieces
        elif not is_blank(part):
            found.append(part)
    return found or [text]


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
        self._heads = {block.labels[0].row: block for block in blocks}
        self._blocks = {row: block for block in blocks for row in block.items}
        self._rows = sorted(self._blocks)
        self._more = list(accumulate((self._blocks[row].counts[row] - 1 for row in self._rows), initial=0))

    def joined(self) -> Joined:
        """The file with four columns for the labels, kinds, names and values of each block."""
        pairs = [pair for cell in self._joined.grid.cells for pair in self._moved(cell)]
        widths = list[int]()
        for row, width in enumerate(self._joined.grid.widths, start=1):
            block = self._blocks.get(row) or self._heads.get(row)
            times = 1 if block is None else block.counts.get(row, 1)
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
        found = block or head or self._heads.get(cell.row + cell.row_span - 1) or self._heads.get(cell.row + 1)
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
            for at, item in block.items[cell.row].get(cell.column, ()):
                texts = (item.label, item.kind, item.name, item.value)
                for column, text in enumerate(texts, start=block.first):
                    if text:
                        yield Cell(row=row + at, column=column, text=text), cell
        elif cell.column > found.last:
            yield evolve(cell, row=row, column=cell.column + found.wider, row_span=height), cell
        else:
            over = cell.column <= found.first and cell.column + cell.column_span > found.last
            yield evolve(cell, row=row, row_span=height, column_span=cell.column_span + found.wider * over), cell
