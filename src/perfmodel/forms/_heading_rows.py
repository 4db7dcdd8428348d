"""
Which rows are the heading of an indicator table.

A heading may stand over several rows: a first row over groups of columns (长期目标, 年度目标), a row below that names
places, years, grades or choices (目标值 over one column for each county).
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import begins_as_value, is_label, says_label
from perfmodel.forms._columns import LEVELS, NAMES, POINTS, VALUES
from perfmodel.forms._layouts import (
    Column,
    any_known,
    bare_value,
    column_of,
    is_goal,
    is_known,
    is_of_head,
    is_term,
    key,
    names_projects,
    part_of,
    term_of,
    value_of,
)
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_prose
from perfmodel.lexicon._heading_words import CONTENTS, INDICATOR, NAMED

WANTED = frozenset((*VALUES, Column.STANDARD, Column.ADJUSTED))
"""What a column of targets holds."""

_NO_FIRST = frozenset((None, Column.ACTUAL, Column.SO_FAR))
"""What a heading left of all levels and names may seem to say, and does not: it is the label beside the table."""

NAME_PARTS = frozenset((NAMED, CONTENTS, INDICATOR, f"{INDICATOR}{NAMED}"))
"""What stands over the labels of a level, or over the names, beside their points: 一级指标 over 名称 | 权重."""

_FAR = 1 << 20
_MOST_ROWS = 3
"""How many rows the headings of a table take at most, where the first of them is no heading by itself."""

_LONGEST_PART, _LONGEST_HEADING = 16, 100
_NUMBERED = regex(r"^(?:19|20)\d\d年|(?<=\D)\d$")
_VALUE_LIKE = regex(r"[\d≥≤=><%]")

Row = list[Cell]


def may_open(rows: Sequence[Row], /) -> list[bool]:
    """For each row whether ``table_of`` has to look at it: a heading that is known stands in it or right below."""
    known = [any_known([cell.text for cell in cells]) for cells in rows]
    return [any(known[index : index + _MOST_ROWS]) for index in range(len(known))]


def is_heading(cells: Row, /) -> bool:
    """Whether a row by itself is the heading of a table: it names a value and what it is the value of."""
    texts = tuple([cell.text for cell in cells])
    return _are_heading(texts) if max(map(len, texts)) <= _LONGEST_HEADING else _are_heading.__wrapped__(texts)


@lru_cache(maxsize=2048)
def _are_heading(texts: tuple[str, ...]) -> bool:
    fields = _fields(texts)
    if NAMES.isdisjoint(fields) and not _states_values(texts) and any(map(is_goal, texts)):
        return False
    sure = Column.NAME in fields or sum(found is not None for found in fields) * 2 >= len(texts)
    return sure and (_enough(_named(set(fields))) or _is_bare(texts, fields))


def _states_values(texts: Sequence[str]) -> bool:
    """Whether 绩效指标 stands in front of a heading that says values and not goals: 指标值, 目标值."""
    sides = [index for index, text in enumerate(texts) if column_of(text) is Column.SIDE]
    values = [index for index, text in enumerate(texts) if column_of(text) is Column.VALUE and key(text).endswith("值")]
    return bool(sides and values) and sides[0] < values[-1]


def _fields(texts: Sequence[str]) -> list[Column | None]:
    """What the headings of a row say; categories with a value beside each are names."""
    fields = [Column.VALUE if value_of(text) is not None else column_of(text) for text in texts]
    for index in labelled(texts):
        fields[index] = Column.NAME
    return fields


def labelled(texts: Sequence[str]) -> list[int]:
    """Which headings of a row are categories with a value beside each (数量指标, 指标值, 质量指标, 指标值): names."""
    found = [
        index
        for index, (text, after) in enumerate(pairwise(texts))
        if column_of(after) is Column.VALUE and column_of(text) is None and says_label(text)
    ]
    return found if len(found) > 1 else []


def _is_bare(texts: Sequence[str], fields: Sequence[Column | None]) -> bool:
    """
    Whether levels and a name stand beside a heading that says goal alone (目标, 年度目标), and none of values.

    指标 is a name behind both levels (一级 | 二级 | 指标 | 目标).
    """
    named = Column.NAME in fields or (LEVELS.issubset(fields) and Column.SIDE in fields[2:])
    levelled = named and not LEVELS.isdisjoint(fields) and WANTED.isdisjoint(fields)
    return levelled and any(bare_value(text) is Column.VALUE for text in texts)


def _enough(fields: set[Column | None]) -> bool:
    """Whether headings name values, or reports or scores beside the points of names, and what they are of."""
    scored = {Column.WEIGHT, Column.SCORE, Column.NAME} <= fields and not LEVELS.isdisjoint(fields)
    wanted = fields & WANTED or {Column.ACTUAL, Column.WEIGHT} <= fields or scored
    return bool(wanted and fields & NAMES)


def block_of(rows: Sequence[Row], index: int) -> list[Row] | None:
    """The heading rows that start at *index*."""
    here, below = rows[index], rows[index + 1] if index + 1 < len(rows) else []
    block = [here]
    if is_heading(here):
        pass
    elif below and _opens(here, below):
        block.append(below)
    elif (found := _over_heading(rows[index : index + _MOST_ROWS])) is not None:
        block = found
    else:
        return None
    for below in map(rows.__getitem__, range(index + len(block), len(rows))):
        if not (_are_names_with_points(below) or _continues(block, below)):
            break
        block.append(below)
    return block


def _opens(above: Row, below: Row) -> bool:
    """Whether a row that is no heading by itself stands over the headings of the row below it."""
    if not all(column_of(cell.text) is not None or _short(cell) for cell in below):
        return False
    if is_heading(below):
        return not _is_goal_row(above) and _stands_over(above, below)
    return _are_heading_together(above, below)


def _stands_over(above: Row, below: Row) -> bool:
    """Whether a row over a heading is a part of it: each cell is a heading, and they name terms, levels or a side."""
    if not all(_may_stand_over(cell, above, below) for cell in above):
        return False
    terms = sum(is_term(cell.text) for cell in above)
    return terms > 1 or not {Column.SIDE, *NAMES}.isdisjoint(column_of(cell.text) for cell in above)


def _may_stand_over(cell: Cell, above: Row, below: Row) -> bool:
    """Whether a cell of a row over a heading can be a heading too: it is known, wide, or stands beside those below."""
    known = column_of(cell.text) is not None or is_term(cell.text)
    return known or cell.column_span > 1 or _goes_down(cell, above, below)


def _are_heading_together(above: Row, below: Row) -> bool:
    """Whether two rows are the heading that neither is by itself; each has two headings that are known."""
    over, under = ([found for cell in row if (found := column_of(cell.text))] for row in (above, below))
    return len(over) > 1 and len(under) > 1 and _enough(_named({*over, *under}))


def _is_goal_row(row: Row) -> bool:
    """Whether a row is the goals with their text behind them, as 绩效目标 beside 保障供水安全, and no headings."""
    label, rest = row[0], row[1:]
    alone = is_goal(label.text) and label.row_span == 1
    return alone and any(column_of(cell.text) is None and not _names_a_column(cell) for cell in rest)


def _over_heading(rows: Sequence[Row]) -> list[Row] | None:
    """The rows down to the first heading among them, where the cells above it are headings too."""
    at = next((index for index, row in enumerate(rows) if index and is_heading(row)), None)
    block = [] if at is None else list(rows[: at + 1])
    return block if block and _belongs_together(block) and _is_one_block(block) else None


def _is_one_block(block: list[Row]) -> bool:
    """Whether rows stand right below each other, no cell goes on below the last of them, and none is prose."""
    last, cells = block[-1][0].row, [cell for row in block for cell in row]
    together = last - block[0][0].row == len(block) - 1 and max(map(_bottom, cells)) <= last
    return together and not any(is_prose(cell.text) for cell in cells)


def _belongs_together(block: list[Row]) -> bool:
    """
    Whether the cells above a heading belong to it.

    Each of them is merged down to the last row of the heading, as one of the first row has to be, or stands over cells
    of the rows below it; in a list of projects, named left of all other headings, each may stand over nothing.
    """
    if _is_list_of_projects(block):
        return True
    last = block[-1][0].row
    if all(_bottom(cell) < last for cell in block[0]):
        return False
    return all(_reaches_down(row, block[index + 1 :], last) for index, row in enumerate(block[:-1]))


def _is_list_of_projects(block: list[Row]) -> bool:
    """Whether all cells of some rows are headings, and that of the projects stands left of the lowest row."""
    left = block[-1][0].column
    named = any(names_projects(cell.text) and last_column(cell) < left for cell in block[0])
    return named and all(_names_a_column(cell) for row in block for cell in row)


def _reaches_down(row: Row, below: Sequence[Row], last: int) -> bool:
    """Whether each cell of a row of headings is merged down to the last row, or stands over cells of those below."""
    over = those_over(row, below)
    return all(cell in over or _bottom(cell) == last for cell in row)


def those_over(row: Row, below: Sequence[Row], /) -> set[Cell | None]:
    """The cells of a row that stand over cells of the rows below it."""
    reaches = Reaches(row)
    return {reaches.above(cell) for later in below for cell in later}


def _bottom(cell: Cell) -> int:
    """The last row that a cell reaches over."""
    return cell.row + cell.row_span - 1


def last_column(cell: Cell, /) -> int:
    """The last column that a cell reaches over."""
    return cell.column + cell.column_span - 1


def _names_a_column(cell: Cell) -> bool:
    """Whether a cell is a heading that is known: of a column, of what the head of a form says, of a category."""
    return is_known(cell.text) or is_term(cell.text) or is_label(cell) or is_of_head(cell.text, left=True)


def _goes_down(cell: Cell, above: Row, below: Row) -> bool:
    """Whether a heading stands beside those of the row below it: merged down, or over nothing in a list of projects."""
    if cell.row_span > 1:
        return cell.row + cell.row_span > below[0].row
    reaches = Reaches(above)
    return any(names_projects(other.text) for other in above) and all(reaches.above(part) is not cell for part in below)


def _named(fields: set[Column | None]) -> set[Column | None]:
    """绩效指标 beside 评价标准 names the rows where nothing else does."""
    return fields if fields & NAMES or Column.SIDE not in fields else {*fields, Column.NAME}


def _short(cell: Cell) -> bool:
    """Whether a cell can name a place, a year or a choice: it is short, no value and no label of a row."""
    text = "".join(fold(cell.text).split())
    return len(text) <= _LONGEST_PART and _VALUE_LIKE.search(_NUMBERED.sub("", text)) is None and not is_label(cell)


def _continues(block: list[Row], below: Row) -> bool:
    """Whether the row below goes on with the headings: its cells stand under wide ones, beside those that go down."""
    headings = _over(block[-1], below)
    under = len(headings) == len(below)
    inside = max(cell.row_span for cell in below) == 1 and _goes_below(block, below[0].row)
    if inside and all(map(_is_wide, headings)) and under:
        return not any(map(_is_value, below))  # whatever it says: names and levels go on beside it
    divided = inside or (under and _divide(headings))
    return divided and all(map(_may_go_on, below))


def _are_names_with_points(cells: Row) -> bool:
    """Whether a row divides levels and names into labels and their points, whatever stands over it: 名称 | 权重."""
    named = sum("".join(cell.text.split()) in NAME_PARTS for cell in cells)
    return named > 1 and named + sum(column_of(cell.text) in POINTS for cell in cells) == len(cells)


def _over(row: Row, below: Row) -> list[Cell]:
    """The heading over each cell of the next row that stands under one."""
    reaches = Reaches(row)
    return [heading for cell in below if (heading := reaches.above(cell)) is not None]


def _divide(headings: list[Cell]) -> bool:
    """Whether one of the headings over some cells has several of them below it, and all may have parts."""
    return len(set(headings)) < len(headings) and all(map(_open, headings))


def _is_wide(cell: Cell) -> bool:
    return cell.column_span > 1


def _is_value(cell: Cell) -> bool:
    return begins_as_value(cell.text)


def _may_go_on(cell: Cell) -> bool:
    """Whether a cell below headings can be one: it is known, says a term or a part, or names a place or a choice."""
    known = column_of(cell.text) is not None or part_of(cell.text, Column.VALUE) is not None
    return known or term_of(cell.text) is not None or _short(cell)


def _goes_below(block: list[Row], below: int) -> bool:
    """Whether a heading is merged down to the row below the last of some; the label beside the table is none."""
    return any(cell.row_span > 1 and _bottom(cell) >= below and not beside(row, cell) for row in block for cell in row)


def beside(row: Row, cell: Cell, /) -> bool:
    """Whether a cell stands beside the headings: a side label, known or left of all levels and names."""
    found = column_of(cell.text)
    if found is Column.SIDE:
        return True
    following = column_of(row[1].text) if len(row) > 1 else None
    headed = following in NAMES or (following is not None and cell.row_span > 1)
    return found in _NO_FIRST and cell is row[0] and headed and not is_label(cell)


def _open(cell: Cell) -> bool:
    """Whether a heading may have parts below it."""
    found = column_of(cell.text)
    return cell.column_span > 1 or found not in {*NAMES, Column.SIDE, Column.NUMBER}


class Reaches:
    """Over which columns each heading of a row reaches: its span, or in plain text up to the next heading."""

    def __init__(self, row: Row) -> None:
        self._cells = row
        self._starts = [cell.column for cell in row]
        following = [*self._starts[1:], _FAR]
        self._stops = [
            cell.column + cell.column_span if cell.column_span > 1 or cell.row_span > 1 else stop
            for cell, stop in zip(row, following, strict=True)
        ]

    def above(self, cell: Cell) -> Cell | None:
        """The heading that a cell of a later row stands below."""
        index = bisect_right(self._starts, cell.column) - 1
        return self._cells[index] if index >= 0 and cell.column < self._stops[index] else None
