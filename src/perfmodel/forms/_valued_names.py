"""
Names and values in one cell (三级指标（含指标值）) are read as two columns, a target and its result as two cells.

And of several units in a row the one that stands beside a value.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.files._grid import Cell, Grid
from perfmodel.forms._cell_texts import begins_as_value, split_ordinal
from perfmodel.forms._columns import VALUES, Slot
from perfmodel.forms._heading_rows import is_heading
from perfmodel.forms._labelled_values import is_of_form
from perfmodel.forms._layouts import Column, column_of
from perfmodel.forms._ledger import Joined, Ledger
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import goal_and_result, is_blank
from perfmodel.lexicon._heading_words import HOLDING, JOINING, NAME_ENDS, NAMED_VALUES, VALUE_KINDS, VALUED_NAMES
from perfmodel.lexicon._rows import any_word
from perfmodel.source import Place
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import Composite

_VALUES = rf"{any_word(VALUE_KINDS)}?{any_word(NAMED_VALUES)}"
_HEADING = regex(
    rf"{any_word(VALUED_NAMES)}{any_word(NAME_ENDS)}?(?:\({any_word(HOLDING)}{_VALUES}\)|{any_word(JOINING)}{_VALUES})"
)
_SAID = "值"
"""What each of these headings says, in whatever spelling."""

_NAME, _VALUE = "三级指标", "指标值"
_LONGEST_VALUED_NAME, _LONGEST_HEADING = 200, 20
"""A cell with more characters is prose, and a heading with more a sentence: 三级绩效指标（含年度指标值） has 14."""

_MARKS = " :：\n"  # noqa: RUF001 - as printed


def with_values_apart(joined: Joined, rows: list[list[Cell]], /) -> Joined:
    """The tables of a file with the values of such names in a column of their own, right behind the names."""
    tables = _Tables.of(rows)
    if not any(tables.headings):
        return joined
    cells, places = list[Cell](), dict[tuple[int, int], Place]()
    for cell in joined.grid.cells:
        for part in _apart(cell, tables.heading(cell.row + cell.row_span - 1)):
            cells.append(part)
            places[part.row, part.column] = joined.place(cell)
    before = enumerate(joined.grid.widths, start=1)
    widths = tuple(width + (tables.heading(row) is not None) for row, width in before)
    try:
        grid = Grid(cells=cells, name=joined.grid.name, widths=widths)
    except InvalidValueError:  # a cell reaches out of another row into such a table: it is refused as it stands
        return joined
    return evolve(joined, grid=grid, places=places)


class _Tables(NamedTuple):
    """The first rows of the tables, with the heading of names with values in each, or ``None`` for one without."""

    starts: list[int]
    headings: list[Cell | None]

    @classmethod
    def of(cls, rows: list[list[Cell]]) -> "_Tables":
        """The tables of a file; what stands above the first is one without such a heading."""
        tables = cls([1], [None])
        for row in rows:
            headings = [cell for cell in row if _SAID in cell.text and _is_heading(cell)]
            heading = headings[0] if len(headings) == 1 else None
            if heading is not None or (tables.headings[-1] is not None and is_heading(row)):
                tables.starts.append(row[0].row)
                tables.headings.append(heading)
        return tables

    def heading(self, row: int) -> Cell | None:
        """The heading of names with values in the table that a row belongs to."""
        return self.headings[max(bisect_right(self.starts, row) - 1, 0)]


def _is_heading(cell: Cell) -> bool:
    return len(cell.text) <= _LONGEST_HEADING and _HEADING.fullmatch("".join(fold(cell.text).split())) is not None


def _apart(cell: Cell, heading: Cell | None) -> Iterable[Cell]:
    """What a cell of a table becomes: one below the heading is two, one behind it moves by a column."""
    if heading is None or cell.row + cell.row_span <= heading.row:
        return (cell,)
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


_MAY_BE_BOTH = frozenset((*VALUES, Column.ACTUAL))


def both_apart(cells: list[tuple[Slot[Column], Cell]], ledger: Ledger, /) -> list[tuple[Slot[Column], Cell]]:
    """The cells of a row; a target and its result in one cell (目标：≥640套；实际：652套) are each by itself."""
    found = _both_in(cells)
    if len(found) != 1 or _are_apart(cells):
        return cells
    slot, cell, (goal, result) = found[0]
    ledger.find("cells-parted", _PARTED, cell, severity=Severity.NOTE)
    rest = [
        pair for pair in cells if pair[1] is not cell and (pair[0].field not in VALUES or not is_blank(pair[1].text))
    ]
    own = slot if slot.field in VALUES else slot._replace(field=Column.VALUE)
    return [*rest, (own, evolve(cell, text=goal)), (slot._replace(field=Column.ACTUAL), evolve(cell, text=result))]


_PARTED = "a target and its result in one cell were read apart; compare them"


def _both_in(cells: list[tuple[Slot[Column], Cell]]) -> list[tuple[Slot[Column], Cell, tuple[str, str]]]:
    """The cells that say a target and its result, with these."""
    return [
        (slot, cell, both)
        for slot, cell in cells
        if slot.field in _MAY_BE_BOTH and (both := goal_and_result(cell.text)) is not None
    ]


def _are_apart(cells: list[tuple[Slot[Column], Cell]]) -> bool:
    """Whether targets and results have filled columns of their own, or neither has."""
    filled = {slot.field for slot, cell in cells if not is_blank(cell.text)}
    return VALUES.isdisjoint(filled) == (Column.ACTUAL not in filled)


# --- the unit beside a value ------------------------------------------------------------------------------------------

_VALUED = VALUES | {Column.ACTUAL, Column.ADJUSTED, Column.SO_FAR, Column.EXPECTED}


def own_unit(
    slot: Slot[Column], units: Sequence[tuple[Slot[Column], Cell]], row: Sequence[tuple[Slot[Column], Cell]], /
) -> Cell:
    """
    The cell with the unit of one value of a row: that below the same heading, else the only one.

    Of several no other value stands between the two: it stands behind the value (指标值 | 单位 | 完成值 | 单位), or in
    front of it where the columns begin with a unit.
    """
    same = [cell for unit, cell in units if unit.group and unit.group == slot.group]
    if same or len(units) == 1:
        return (same or [units[0][1]])[0]
    values = [other.first for other, cell in row if _is_valued(other, cell)]
    behind = _are_behind(units, values)
    return min(units, key=lambda pair: _distance(pair[0].first, slot.first, values, behind))[1]


def _are_behind(units: Sequence[tuple[Slot[Column], Cell]], values: list[int]) -> bool:
    """Whether the units of a row stand behind its values, or before them: 单位 | 指标值 | 单位 | 完成值."""
    return units[-1][0].first > max(values, default=0) or units[0][0].first > min(values, default=0)


def _distance(unit: int, value: int, values: list[int], behind: bool) -> tuple[int, bool, int]:  # noqa: FBT001 - the key of a search
    """How far a unit is from a value: the values between the two, whether it is on the other side, the columns."""
    first, last = sorted((unit, value))
    return sum(first < other < last for other in values), (unit > value) != behind, last - first


def _is_valued(slot: Slot[Column], cell: Cell) -> bool:
    """Whether a cell is a value, be it in another column, as one of the year before is."""
    return slot.field in _VALUED or (slot.field is Column.EXTRA and begins_as_value(cell.text))
