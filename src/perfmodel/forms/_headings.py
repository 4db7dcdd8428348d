"""
The columns that the heading rows of an indicator table make.

The column is what its lowest known heading says; the headings above and below it tell the term, the place, the choice.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._columns import LEVELS, NAMES, POINTS, VALUES, Slot, Table, by_version
from perfmodel.forms._heading_notes import note_of
from perfmodel.forms._heading_rows import (
    NAME_PARTS,
    WANTED,
    Reaches,
    Row,
    beside,
    block_of,
    labelled,
    last_column,
    those_over,
)
from perfmodel.forms._layouts import Column, bare_value, column_of, is_of_head, names_projects, part_of, value_of
from perfmodel.lexicon._heading_words import CHANGED, CONTENTS, FIRST_LEVEL, MEASURED, NAMED, is_aside, version_of
from perfmodel.lexicon._headings import NUMBERING

_OPTIONS = frozenset((*VALUES, Column.LIKELIHOOD))
_UNSURE = frozenset((Column.EXTRA, Column.SIDE))
_MEASURED = frozenset(MEASURED.words.split())
_LETTERS = "甲乙丙丁戊己庚辛", "ABCDEFGH"
"""What numbers columns of words beside the numbers of columns of figures: 甲 | 乙 | 1 | 2."""

_FIELD = regex(r"[a-zA-Z]\w+", re.ASCII)
"""The name of a field in the program that a form was exported from: perf_ind_name, LV3_IND_NAME."""

_LONGEST_KEPT = 100
"""Headings with more characters are not kept: 绩效指标性质（定量/定性） has 13."""

_FEWEST_NUMBERED = 4
"""So many letters and numbers in order are no row of values; 甲 | 乙 may be names."""


def table_of(rows: Sequence[Row], index: int, /) -> tuple[Table, int] | None:
    """The table whose heading starts in the row at *index*, and how many rows are its heading; ``None`` for none."""
    block = block_of(rows, index)
    if block is None:
        return None
    behind = index + len(block)
    numbers = rows[behind] if behind < len(rows) and numbers_columns(rows[behind]) else []
    short = max(len(cell.text) for row in block for cell in row) <= _LONGEST_KEPT
    table = (_table if short else _table.__wrapped__)(tuple(map(tuple, block)), tuple(numbers))
    return None if table is None else (table, len(block) + bool(numbers))


@lru_cache(maxsize=256)  # the forms of a county have the same headings in the same place, from project to project
def _table(block: tuple[tuple[Cell, ...], ...], numbers: tuple[Cell, ...]) -> Table | None:
    """The table of some heading rows and of the row below them that numbers the columns; ``None`` without names."""
    slots, unknown = _slots(list(map(list, block)))
    if all(slot.field is not Column.NAME for slot in slots):
        return None
    cells = (*chain.from_iterable(block), *numbers)
    return Table(cells[0].row, max(cell.row for cell in numbers or block[-1]), slots, cells, unknown)


def numbers_columns(cells: Row) -> bool:
    """Whether a row below the headings numbers or names the columns for programs: 1, 2, 3; 列次, 4, 5; ind_name."""
    texts = [cell.text.strip() for cell in cells]
    if texts[0] in NUMBERING:
        return all(text.isdecimal() or text in "".join(_LETTERS) for text in texts[1:])
    return _are_fields(texts) or (len(texts) >= _FEWEST_NUMBERED and _are_in_order(texts))


def _are_in_order(texts: list[str]) -> bool:
    """Whether texts are letters and numbers from the first on: 甲, 乙, 1, 2; A, B, C, D."""
    letters = [text for text in texts if not text.isdecimal()]
    numbers = [str(number) for number in range(1, len(texts) - len(letters) + 1)]
    return texts == [*letters, *numbers] and any(letters == list(order[: len(letters)]) for order in _LETTERS)


def _are_fields(texts: list[str]) -> bool:
    """Whether half of the texts at least are names of fields, one of them of several words."""
    fields = [text for text in texts if _FIELD.fullmatch(text) is not None]
    return "_" in "".join(fields) and len(fields) >= max(_FEWEST_NUMBERED, len(texts) // 2)


def _slots(block: list[Row]) -> tuple[tuple[Slot[Column], ...], tuple[Cell, ...]]:
    """The columns of some heading rows, and the headings that no layout knows."""
    headings, slots, unknown = _Headings(block), list[Slot[Column]](), list[Cell]()
    for level, cell in headings.lowest():
        slot = headings.slot(level, cell)
        if slot is None:
            unknown.append(cell)
        slots.append(slot or _plain(Column.EXTRA, cell))
    slots = _with_values(_with_one_first_level(sorted(slots, key=lambda slot: slot.first)))
    known = {slot.first for slot in slots if slot.field is not Column.EXTRA}
    unknown = [cell for cell in unknown if cell.column not in known and not is_aside(cell.text)]
    return _filled(_scoped(by_version(_with_name(slots)))), tuple(unknown)


class _Headings:
    """The cells of some heading rows, and what they say of each other."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._reaches = [Reaches(row) for row in rows]
        self._labelled = {row[index] for row in rows for index in labelled([cell.text for cell in row])}
        cells = list(chain.from_iterable(rows))
        self._projects = any(names_projects(cell.text) for cell in cells)
        self._first = min((cell.column for cell in cells if column_of(cell.text) in NAMES), default=0)

    def lowest(self) -> Iterator[tuple[int, Cell]]:
        """The headings that have none below them, each with the index of its row."""
        for level, row in enumerate(self._rows):
            over = those_over(row, self._rows[level + 1 :])
            yield from ((level, cell) for cell in row if cell not in over)

    def slot(self, level: int, cell: Cell) -> Slot[Column] | None:
        """The column that a heading makes, or ``None`` where no layout knows it."""
        over = self._over(level, cell)
        above = over[0] if over else None
        if cell in self._labelled:
            return _plain(Column.NAME, cell, group=heading_of(cell))
        if self._is_of_head(cell, above):
            return _plain(Column.HEAD, cell)
        if above is None:
            return _plain(Column.SIDE, cell) if beside(self._rows[level], cell) else _by_itself(cell, "")
        return _below(cell, above, next((parent for parent in over if column_of(parent.text) in _OPTIONS), above))

    def _over(self, level: int, cell: Cell) -> list[Cell]:
        """The headings that stand over one, the next one first."""
        return [parent for upper in reversed(self._reaches[:level]) if (parent := upper.above(cell)) is not None]

    def _is_of_head(self, cell: Cell, above: Cell | None) -> bool:
        """Whether a heading of a list of projects is of what the head of a form says: 项目名称, 主管部门."""
        left = cell.column < self._first
        return self._projects and (above is None or left) and is_of_head(cell.text, left=left)


def _plain(field: Column, cell: Cell, scope: str | None = None, group: str = "") -> Slot[Column]:
    """A column under its own heading alone."""
    return Slot(field, heading_of(cell), cell.column, last_column(cell), scope, group)


def _with_one_first_level(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """Kinds of projects (项目类别) left of the column that calls itself the first level: they say more of each row."""
    named = min((slot.first for slot in slots if FIRST_LEVEL in slot.heading), default=0)
    return [
        slot._replace(field=Column.EXTRA) if slot.field is Column.LEVEL_1 and slot.first < named else slot
        for slot in slots
    ]


def _with_values(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """A table without values has them below a heading that says goal alone, and the reported ones below 完成."""
    if not WANTED.isdisjoint(slot.field for slot in slots) or all(slot.field not in LEVELS for slot in slots):
        return slots
    names = max((slot.first for slot in slots if slot.field in NAMES), default=0)
    return [slot._replace(field=_bare(slot, behind=slot.first > names) or slot.field) for slot in slots]


def _bare(slot: Slot[Column], *, behind: bool) -> Column | None:
    """What a heading says that says goal alone, or part of it: 目标, 目标/年初; *behind* names it is none of a list."""
    if slot.field not in _UNSURE and not (behind and slot.field is Column.HEAD):
        return None
    above, _, own = slot.heading.rpartition("/")
    over = bare_value(above) if above else None
    return bare_value(own) if not above else part_of(own, over)


def _scoped(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """A note behind the heading of the only value column tells no place from another; a part of the year does."""
    if sum(slot.field in VALUES for slot in slots) > 1:
        return slots
    return [slot if slot.group or version_of(slot.scope or "") else slot._replace(scope=None) for slot in slots]


def heading_of(cell: Cell) -> str:
    """A heading without the blanks and line breaks inside it."""
    return "".join(cell.text.split())


def _below(cell: Cell, above: Cell, valued: Cell) -> Slot[Column]:
    """The column that a heading makes by itself, or with the one right above it, or with that of values further up."""
    own, group, heading = column_of(cell.text), heading_of(above), heading_of(cell)
    part = _part_of_names(cell, above)
    if part is not None:
        return part
    found = None if own is Column.EXTRA else _by_itself(cell, group)
    if found is None and own is None:
        found = _below_values(cell, above, valued)
    return found or Slot(Column.EXTRA, f"{group}/{heading}", cell.column, last_column(cell))


def _part_of_names(cell: Cell, above: Cell) -> Slot[Column] | None:
    """The column of a heading below one of a level or of names: its labels (名称), the points of each label (权重)."""
    over, heading, group = column_of(above.text), heading_of(cell), heading_of(above)
    if over not in NAMES:
        return None
    if heading in NAME_PARTS:
        named = f"{group}{CONTENTS}" if heading == CONTENTS else group
        return _plain(over, cell)._replace(heading=named)
    if over not in LEVELS or (own := column_of(cell.text)) not in POINTS:
        return None
    if own is Column.WEIGHT:
        return _plain(Column.LEVEL_POINTS, cell, group=group)
    return _plain(Column.EXTRA, cell)._replace(heading=f"{group}/{heading}")  # what a whole level was given


def _by_itself(cell: Cell, group: str) -> Slot[Column] | None:
    """The column of a heading that is known: the note behind it (目标值（调整后）) may say more of its values."""
    own = column_of(cell.text)
    if own is None:
        scope = value_of(cell.text)
        return None if scope is None else _plain(Column.VALUE, cell, scope, group)
    scope = note_of(cell.text) if own in VALUES else None
    said = None if scope is None else Column.ADJUSTED if CHANGED in scope else part_of(scope, own)
    return _plain(own, cell, scope, group) if said is None else _plain(said, cell, group=group)


def _below_values(cell: Cell, above: Cell, valued: Cell) -> Slot[Column] | None:
    """The column of a heading below one of values: a part of it (计划, 实际), or a place, a year, a choice."""
    over, group, heading = column_of(valued.text), heading_of(above), heading_of(cell)
    part = part_of(cell.text, over)
    if part is not None:
        between = None if above is valued else group
        return Slot(part, f"{group}/{heading}", cell.column, last_column(cell), between, group)
    if over in _OPTIONS or (over in POINTS and heading in _MEASURED):
        return Slot(over, group, cell.column, last_column(cell), heading, group)
    return None


def _with_name(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """A table without a third level names its rows in the last level that it has, or under 绩效指标."""
    fields = [slot.field for slot in slots]
    if Column.NAME in fields:
        return _with_one_name(slots) if fields.count(Column.NAME) > 1 else slots
    at = _naming(fields)
    return slots if at is None else [*slots[:at], slots[at]._replace(field=Column.NAME), *slots[at + 1 :]]


def _naming(fields: list[Column]) -> int | None:
    """Which column names the rows of a table without names: the last level or side label, but for the label beside."""
    levels = [index for index, found in enumerate(fields) if found in LEVELS]
    sides = [index for index, found in enumerate(fields) if found is Column.SIDE and (index or not levels)]
    return max([*sides, *levels], default=None)


def _with_one_name(slots: list[Slot[Column]]) -> list[Slot[Column]]:
    """Of several names only those with values behind them are names: sets side by side; the others say more of them."""
    kept = _kept_names(slots)
    return [
        slot
        if slot.field is not Column.NAME or index in kept
        else slot._replace(field=_beside_names(slot, behind=index > kept[0]))
        for index, slot in enumerate(slots)
    ]


def _kept_names(slots: list[Slot[Column]]) -> list[int]:
    """Which of several names have values behind them, or the names themselves where these are their contents."""
    at = [index for index, slot in enumerate(slots) if slot.field is Column.NAME]
    valued = [start for start, stop in pairwise([*at, len(slots)]) if _has_values(slots[start:stop])]
    return [index - _says_contents(slots, index) for index in valued or at[:1]]


def _has_values(slots: list[Slot[Column]]) -> bool:
    return any(slot.field in VALUES for slot in slots)


def _says_contents(slots: list[Slot[Column]], at: int) -> bool:
    """Whether a column of names holds their contents (指标内容), right behind the names themselves (三级指标)."""
    before, heading = slots[at - 1], slots[at].heading
    contents = CONTENTS in heading and NAMED not in heading
    return contents and at > 0 and before.field is Column.NAME and CONTENTS not in before.heading


def _beside_names(slot: Slot[Column], *, behind: bool) -> Column:
    """What a further column of names holds: the contents of the indicator, behind its name, or something more."""
    return Column.DEFINITION if behind and CONTENTS in slot.heading else Column.EXTRA


def _filled(slots: list[Slot[Column]]) -> tuple[Slot[Column], ...]:
    """The columns without a heading belong to the heading before them, as in the text of a merged cell."""
    found = [slot._replace(last=max(slot.last, after.first - 1)) for slot, after in pairwise(slots)]
    return (*found, slots[-1])
