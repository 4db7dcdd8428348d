"""
The heading rows of an indicator table: where they are, and which column each of them makes.

A heading may stand over several rows: a first row over groups of columns (长期目标, 年度目标), a row below that names
places, years, grades or choices (目标值 over one column for each county).  The column is what its lowest known heading
says; the headings above and below it tell the term, the place, the choice.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import is_label
from perfmodel.forms._columns import LEVELS, NAMES, VALUES, Slot, Table, by_version
from perfmodel.forms._heading_notes import note_of
from perfmodel.forms._layouts import (
    Column,
    bare_value,
    column_of,
    is_goal,
    is_known,
    is_of_head,
    is_term,
    names_projects,
    part_of,
    term_of,
    value_of,
)
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_prose
from perfmodel.lexicon._heading_words import CONTENTS, NAMED
from perfmodel.lexicon._headings import is_aside, version_of

_WANTED = frozenset((*VALUES, Column.STANDARD, Column.ADJUSTED))
_OPTIONS = frozenset((*VALUES, Column.LIKELIHOOD))
_UNSURE = frozenset((Column.EXTRA, Column.SIDE))
_NO_FIRST = frozenset((None, Column.ACTUAL, Column.SO_FAR))
"""What a heading left of all levels and names may seem to say, and does not: it is the label beside the table."""
_LETTERS = frozenset("ABC甲乙丙")
_FEWEST_NUMBERED = 4
"""So many numbers in order are no row of values."""
_FAR = 1 << 20
_MOST_ROWS = 3
"""How many rows the headings of a table take at most, where the first of them is no heading by itself."""
_LONGEST_PART = 16

_NUMBERED = regex(r"^(?:19|20)\d\d年|(?<=\D)\d$")
_VALUE_LIKE = regex(r"[\d≥≤=><%]")

Row = list[Cell]


def may_open(rows: Sequence[Row], /) -> list[bool]:
    """For each row whether :func:`table_of` has to look at it: a heading that is known stands in it or right below."""
    known = [any(map(is_known, [cell.text for cell in cells])) for cells in rows]
    return [any(known[index : index + _MOST_ROWS]) for index in range(len(known))]


def table_of(rows: Sequence[Row], index: int, /) -> tuple[Table, int] | None:
    """The table whose heading starts in the row at *index*, and how many rows are its heading; ``None`` for none."""
    block = _block(rows, index)
    if block is None:
        return None
    slots, unknown = _slots(block)
    if all(slot.field is not Column.NAME for slot in slots):
        return None
    behind = index + len(block)
    if behind < len(rows) and _numbers_columns(rows[behind]):
        block.append(rows[behind])
    cells = tuple(cell for row in block for cell in row)
    return Table(cells[0].row, max(cell.row for cell in block[-1]), slots, cells, unknown), len(block)


def _numbers_columns(cells: Row) -> bool:
    """Whether a row below the headings numbers the columns: 1, 2, 3, … or A, 1, 2, …."""
    texts = [cell.text.strip() for cell in cells]
    numbers = [text for text in texts if text not in _LETTERS]
    return len(numbers) >= _FEWEST_NUMBERED and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def is_heading(cells: Row, /) -> bool:
    """Whether a row by itself is the heading of a table: it names a value and what it is the value of."""
    fields = [Column.VALUE if value_of(cell.text) is not None else column_of(cell.text) for cell in cells]
    for index in _labelled(cells):
        fields[index] = Column.NAME
    if NAMES.isdisjoint(fields) and any(is_goal(cell.text) for cell in cells):
        return False
    sure = Column.NAME in fields or sum(found is not None for found in fields) * 2 >= len(cells)
    return sure and (_enough(_named(set(fields))) or _is_bare(cells, fields))


def _labelled(cells: Row) -> list[int]:
    """Which headings of a row are categories with a value beside each (数量指标, 指标值, 质量指标, 指标值): names."""
    found = [
        index
        for index, (cell, after) in enumerate(pairwise(cells))
        if column_of(after.text) is Column.VALUE and column_of(cell.text) is None and is_label(cell)
    ]
    return found if len(found) > 1 else []


def _is_bare(cells: Row, fields: Sequence[Column | None]) -> bool:
    """Whether levels and a name stand beside a heading that says goal alone (目标, 年度目标), and none of values."""
    levelled = Column.NAME in fields and not LEVELS.isdisjoint(fields) and _WANTED.isdisjoint(fields)
    return levelled and any(bare_value(cell.text) is Column.VALUE for cell in cells)


def _enough(fields: set[Column | None]) -> bool:
    """Whether headings name values, or reports or scores beside the points of names, and what they are of."""
    scored = {Column.WEIGHT, Column.SCORE, Column.NAME} <= fields and not LEVELS.isdisjoint(fields)
    wanted = fields & _WANTED or {Column.ACTUAL, Column.WEIGHT} <= fields or scored
    return bool(wanted and fields & NAMES)


def _block(rows: Sequence[Row], index: int) -> list[Row] | None:
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
    while index + len(block) < len(rows) and _continues(block, rows[index + len(block)]):
        block.append(rows[index + len(block)])
    return block


def _opens(above: Row, below: Row) -> bool:
    """Whether a row that is no heading by itself stands over the headings of the row below it."""
    fields = [column_of(cell.text) for cell in above]
    if not all(column_of(cell.text) is not None or _short(cell) for cell in below):
        return False
    if is_heading(below):
        if _is_goal_row(above):
            return False
        terms = sum(is_term(cell.text) for cell in above)
        known = all(
            found is not None or cell.column_span > 1 or is_term(cell.text) or _goes_down(cell, above, below)
            for found, cell in zip(fields, above, strict=True)
        )
        return known and (terms > 1 or bool({Column.SIDE, *NAMES} & set(fields)))
    both = {*fields, *(column_of(cell.text) for cell in below)}
    known_below = sum(column_of(cell.text) is not None for cell in below)
    return sum(found is not None for found in fields) > 1 and known_below > 1 and _enough(_named(both))


def _is_goal_row(row: Row) -> bool:
    """Whether a row is the goals with their text behind them, as 绩效目标 beside 保障供水安全, and no headings."""
    label, rest = row[0], row[1:]
    alone = is_goal(label.text) and label.row_span == label.column_span == 1
    return alone and any(column_of(cell.text) is None and not _names_a_column(cell) for cell in rest)


def _over_heading(rows: Sequence[Row]) -> list[Row] | None:
    """
    The rows down to the first heading among them, where the cells above it are headings too.

    Each of these is merged down to the last row of the heading, as one of the first row has to be, or stands over cells
    of the rows below it; in a list of projects, named left of all other headings, each may stand over nothing.
    """
    at = next((index for index, row in enumerate(rows) if index and is_heading(row)), None)
    if at is None:
        return None
    block, last = list(rows[: at + 1]), rows[at][0].row
    cells = [cell for row in block for cell in row]
    ends = {cell.row + cell.row_span - 1 for cell in cells}
    if max(ends) > last or block[-1][0].row - block[0][0].row != at or any(is_prose(cell.text) for cell in cells):
        return None
    named = any(names_projects(cell.text) and _last(cell) < block[-1][0].column for cell in block[0])
    projects = named and all(_names_a_column(cell) for cell in cells)
    if not projects and all(cell.row + cell.row_span - 1 < last for cell in block[0]):
        return None
    for index, row in enumerate(block[:-1]):
        reaches = _Reaches(row)
        over = {reaches.above(part) for below in block[index + 1 :] for part in below}
        if not all(cell in over or cell.row + cell.row_span - 1 == last or projects for cell in row):
            return None
    return block


def _names_a_column(cell: Cell) -> bool:
    """Whether a cell is a heading that is known: of a column, of what the head of a form says, of a category."""
    return is_known(cell.text) or is_term(cell.text) or is_label(cell) or is_of_head(cell.text, left=True)


def _goes_down(cell: Cell, above: Row, below: Row) -> bool:
    """Whether a heading stands beside those of the row below it: merged down, or over nothing in a list of projects."""
    if cell.row_span > 1:
        return cell.row + cell.row_span > below[0].row
    reaches = _Reaches(above)
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
    last = max(cell.row for cell in block[-1])
    down = any(
        cell.row_span > 1 and cell.row + cell.row_span - 1 > last and not _beside(row, cell)
        for row in block
        for cell in row
    )
    if not all(column_of(cell.text) is not None or term_of(cell.text) is not None or _short(cell) for cell in below):
        return False
    if all(cell.row_span == 1 for cell in below) and down:
        return True
    over = _Reaches(block[-1])
    headings = [over.above(cell) for cell in below]
    opened = all(heading is not None and _open(heading) for heading in headings)
    return opened and len(set(headings)) < len(headings)


def _beside(row: Row, cell: Cell) -> bool:
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
    return cell.column_span > 1 or found is None or found not in {*NAMES, Column.SIDE, Column.NUMBER}


class _Reaches:
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


def _slots(block: list[Row]) -> tuple[tuple[Slot[Column], ...], tuple[Cell, ...]]:
    """The columns of some heading rows, and the headings that no layout knows."""
    slots, unknown = list[Slot[Column]](), list[Cell]()
    projects = any(names_projects(cell.text) for row in block for cell in row)
    first = min((cell.column for row in block for cell in row if column_of(cell.text) in NAMES), default=0)
    reaches = [_Reaches(row) for row in block]
    for level, row in enumerate(block):
        below = {reaches[level].above(part) for later in block[level + 1 :] for part in later}
        labelled = [row[index] for index in _labelled(row)]
        for cell in row:
            if cell in below:
                continue
            over = [parent for upper in reversed(reaches[:level]) if (parent := upper.above(cell)) is not None]
            above = over[0] if over else None
            slot = _slot(cell, above, next((parent for parent in over if column_of(parent.text) in _OPTIONS), above))
            left = cell.column < first
            if projects and (above is None or left) and is_of_head(cell.text, left=left):
                slot = Slot(Column.HEAD, heading_of(cell), cell.column, _last(cell))
            elif above is None and _beside(row, cell):
                slot = Slot(Column.SIDE, heading_of(cell), cell.column, _last(cell))
            if cell in labelled:
                slot = Slot(Column.NAME, heading_of(cell), cell.column, _last(cell), None, heading_of(cell))
            if slot is None:
                unknown.append(cell)
                slot = Slot(Column.EXTRA, heading_of(cell), cell.column, _last(cell))
            slots.append(slot)
    slots.sort(key=lambda slot: slot.first)
    slots = _with_values(slots)
    told = {slot.first for slot in slots if slot.field is not Column.EXTRA}
    unknown = [cell for cell in unknown if cell.column not in told and not is_aside(cell.text)]
    return _filled(_scoped(by_version(_with_name(slots)))), tuple(unknown)


def _with_values(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """A table without values has them below a heading that says goal alone, and the reported ones below 完成."""
    if not _WANTED.isdisjoint(slot.field for slot in slots) or all(slot.field not in LEVELS for slot in slots):
        return slots
    return [
        slot._replace(field=bare) if slot.field in _UNSURE and (bare := bare_value(slot.heading)) is not None else slot
        for slot in slots
    ]


def _scoped(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """A note behind the heading of the only value column tells no place from another; a part of the year is told."""
    if sum(slot.field in VALUES for slot in slots) > 1:
        return slots
    return [slot if slot.group or version_of(slot.scope or "") else slot._replace(scope=None) for slot in slots]


def heading_of(cell: Cell) -> str:
    """A heading without the blanks and line breaks inside it."""
    return "".join(cell.text.split())


def _last(cell: Cell) -> int:
    return cell.column + cell.column_span - 1


def _slot(cell: Cell, above: Cell | None, valued: Cell | None) -> Slot[Column] | None:
    """The column that a heading makes, by itself or with the heading above it, or that of values further up."""
    own, heading = column_of(cell.text), heading_of(cell)
    group = "" if above is None else heading_of(above)
    if own is not None and not (own is Column.EXTRA and above is not None):
        scope = note_of(cell.text) if own in VALUES else None
        said = None if scope is None else Column.ADJUSTED if "调整" in scope else part_of(scope, own)
        field, scope = (own, scope) if said is None else (said, None)
        return Slot(field, heading, cell.column, _last(cell), scope, group)
    if own is None and (scope := value_of(cell.text)) is not None:
        return Slot(Column.VALUE, heading, cell.column, _last(cell), scope, group)
    if above is None or valued is None:
        return None
    over = column_of(valued.text)
    if own is None and (part := part_of(cell.text, over)) is not None:
        between = None if above is valued else group
        return Slot(part, f"{group}/{heading}", cell.column, _last(cell), between, group)
    if own is None and over in _OPTIONS:
        return Slot(over, group, cell.column, _last(cell), heading, group)
    return Slot(Column.EXTRA, f"{group}/{heading}", cell.column, _last(cell))


def _with_name(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """A table without a third level names its rows in the last level that it has, or under 绩效指标."""
    fields = [slot.field for slot in slots]
    if Column.NAME in fields:
        return _with_one_name(slots) if fields.count(Column.NAME) > 1 else slots
    levels = [index for index, found in enumerate(fields) if found in LEVELS]
    side = [index for index, found in enumerate(fields) if found is Column.SIDE and (index or not levels)]
    if not side and not levels:
        return slots
    at = max([*side, *levels])
    return [*slots[:at], slots[at]._replace(field=Column.NAME), *slots[at + 1 :]]


def _with_one_name(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """Of several names only those with values behind them are names: sets side by side; the others say more of them."""
    at = [index for index, slot in enumerate(slots) if slot.field is Column.NAME]
    parts = [slots[start:stop] for start, stop in pairwise([*at, len(slots)])]
    valued = [start for start, part in zip(at, parts, strict=True) if any(slot.field in VALUES for slot in part)]
    kept = [start - 1 if start - 1 in at and _says_contents(slots, start) else start for start in valued or at[:1]]
    return [
        slot._replace(field=_beside_names(slot, behind=index > kept[0])) if index in at and index not in kept else slot
        for index, slot in enumerate(slots)
    ]


def _says_contents(slots: list[Slot[Column]], at: int) -> bool:
    """Whether a column of names holds their contents (指标内容), right behind the names themselves (三级指标)."""
    heading = slots[at].heading
    return CONTENTS in heading and NAMED not in heading and CONTENTS not in slots[at - 1].heading


def _beside_names(slot: Slot[Column], *, behind: bool) -> Column:
    """What a further column of names holds: the contents of the indicator, behind its name, or something more."""
    return Column.DEFINITION if behind and CONTENTS in slot.heading else Column.EXTRA


def _filled(slots: list[Slot[Column]]) -> tuple[Slot[Column], ...]:
    """The columns without a heading belong to the heading before them, as in the text of a merged cell."""
    found = [slot._replace(last=max(slot.last, after.first - 1)) for slot, after in pairwise(slots)]
    return (*found, slots[-1])
