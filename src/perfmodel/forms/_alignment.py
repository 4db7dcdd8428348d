"""
Where the cells of a row belong: the row as it stands wherever each of its cells fits, else one search with a cost.

Tables copied out of documents lose merged cells, so that the cells of a row stand beside their headings.  A row whose
cells all fit the columns they stand in is read where it stands, whatever other place would fit too.  For any other row
each way to place it is tried: as it stands, all cells moved by one distance, or the labels first, then the name, then
the rest.  A way in which a cell cannot stand is ruled out; of the others the one of the least cost is taken, and the
row as it stands wins a tie.  Where two ways to move a row cost the same, none is taken: that is a finding, no guess.

The money rows of a form are placed by the same search, with their own test of what fits (``_execution``).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Generic, NamedTuple

from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import (
    can_be_points,
    can_be_unit,
    has_letters,
    is_expression,
    is_label,
    is_level,
    is_numbered_level,
    is_sign,
    is_words,
    label_category,
    split_ordinal,
)
from perfmodel.forms._columns import LEVELS, VALUES, Columns, FieldT, Slot, Table
from perfmodel.forms._layouts import Column, column_of
from perfmodel.lexicon._form_marks import is_blank


class Cost:
    """What speaks against one way to place a row: numbers, since they are added up for each row."""

    ALIGNED = 1
    """All cells moved by the number of cells that the row is shorter than its heading."""

    MOVED = 3
    """All cells moved by another distance."""

    PARTED = 5
    """The labels moved by another distance than the cells behind the name."""

    UNKNOWN_LABEL = 2
    """A word in the column of a level that no category knows."""

    WRONG_LEVEL = 2
    """A known label in the column of the other level."""

    LONE_LABEL = 1
    """A known label alone in the column of the other level: labels slip where rows do not."""

    NO_VALUE = 1
    """No value beside the name."""

    LABEL_AS_NAME = 1
    """A known label in the column of names."""

    LABEL_AS_VALUE = 2
    """A known label in the column of values."""

    VALUE_AS_NAME = 2
    """A number or a sign in the column of names, beside a value."""

    ODD_CELL = 1
    """A cell in the column of points, signs or units that is none, in a row as it stands."""

    SHORT = 2
    """A row of text with fewer cells than its heading, left as it stands."""

    STRAY = 1
    """A cell beside all columns, in a row as it stands."""


SHIFTS = (1, 2, 3, -1, -2, -3)
_GOALS = frozenset((*VALUES, Column.STANDARD, Column.ADJUSTED))
_BESIDE = frozenset((Column.SIDE, Column.HEAD, Column.NUMBER, Column.LEVEL_POINTS, *LEVELS))
_REMARKS = frozenset((Column.EXTRA, Column.DEFINITION, Column.REASON))
"""Columns of words beside the value: 指标解释, 评分标准, 偏差原因."""

_NAME = Column.NAME  # Python 3.11 takes longer to look a member up in its class than to call a function
_LEVEL = {Column.LEVEL_1: 1, Column.LEVEL_2: 2}
_LONGEST_SIDE, _LONGEST_NAME = 24, 60


class Placed(NamedTuple, Generic[FieldT]):
    """The cells of one row by their columns, how far they were moved (0 for a row as it stands), the cells beside."""

    cells: tuple[tuple[Slot[FieldT], Cell], ...]
    moved: int = 0
    stray: tuple[Cell, ...] = ()


def shifted(columns: Columns[FieldT], cells: list[Cell], shift: int, /) -> Placed[FieldT]:
    """The cells of a row, each moved by one distance, by the columns that they then lie in."""
    placed: list[tuple[Slot[FieldT], Cell]] = []
    stray: list[Cell] = []
    for cell in cells:
        slot = columns.at(cell, shift)
        if slot is None:
            stray.append(cell)
        else:
            placed.append((slot, cell))
    return Placed(tuple(placed), abs(shift), tuple(stray))


def _as_it_stands(table: Table, cells: list[Cell]) -> Placed[Column]:
    """The cells of a row by the columns that they stand in; several below one heading of names begin with labels."""
    placed: list[tuple[Slot[Column], Cell]] = []
    stray: list[Cell] = []
    named, name, by_column = 0, table.name, table.columns.by_column
    for cell in cells:
        slot = by_column.get(cell.column) if cell.column_span == 1 else table.at(cell)
        if cell.column_span > 1 and slot is not None and placed and placed[-1][0] is slot:
            slot = table.behind(slot, cell)
        if slot is None:
            stray.append(cell)
        else:
            placed.append((slot, cell))
            named += slot is name
    if named > 1:
        placed = _with_labels(placed, name)
    return Placed(tuple(placed), 0, tuple(stray))


def _with_labels(placed: list[tuple[Slot[Column], Cell]], name: Slot[Column]) -> list[tuple[Slot[Column], Cell]]:
    """The cells of a row by their columns, the labels below the heading of names in those of levels."""
    return [(_level_slot(slot, cell), cell) if slot is name else (slot, cell) for slot, cell in placed]


def _level_slot(name: Slot[Column], cell: Cell) -> Slot[Column]:
    """The column of a label that stands below the heading of names."""
    label = label_category(cell.text) if cell.column + cell.column_span - 1 < name.last else None
    if label is None:
        return name
    return name._replace(field=Column.LEVEL_1 if label.level == 1 else Column.LEVEL_2, heading="")


def cheapest(ways: Iterable[tuple[int, Placed[FieldT]]], /) -> Placed[FieldT] | None:
    """The way of the least cost: the row as it stands in a tie, ``None`` where two other ways cost the same."""
    found = sorted(ways, key=lambda way: (way[0], way[1].moved))
    if not found:
        return None
    best = [way for cost, way in found if cost == found[0][0]]
    places = {tuple(slot for slot, _ in way.cells) for way in best}
    return best[0] if len(places) == 1 or not best[0].moved else None


def place_row(
    table: Table, cells: list[Cell], *, named: bool = False, short: int | None = None
) -> Placed[Column] | None:
    """
    The cells of a row by their columns, or ``None`` where no way to place them is sure.

    *named* says that a cell of an earlier row is merged down over this one and names it; *short* by how many cells a
    row of text is shorter than its heading row, or ``None`` where that is not known.
    """
    as_is = _as_it_stands(table, cells)
    cost = _cost(as_is, named=named)
    if cost is not None and (named or cost == 0 or _fits(as_is, cost, short)):
        return as_is
    ways = [] if cost is None else [(cost + (Cost.SHORT if _has_lost_cells(short) else 0), as_is)]
    return cheapest([*ways, *_with_costs(_moved(table, cells, short))])


def _with_costs(moved: Iterable[tuple[int, Placed[Column]]]) -> Iterator[tuple[int, Placed[Column]]]:
    """The ways to move a row that are not ruled out, each with all that it costs."""
    for moving, way in moved:
        cost = _cost(way, named=False)
        if cost is not None:
            yield cost + moving, way


def _has_lost_cells(short: int | None) -> bool:
    """Whether a row of text is known to have fewer cells than its heading."""
    return short is not None and short > 0


def _fits(as_is: Placed[Column], cost: int, short: int | None) -> bool:
    """Whether each cell fits where it stands: nothing is odd but labels that no category knows, names like labels."""
    if as_is.stray:
        return False
    fields = {slot.field: cell for slot, cell in as_is.cells}
    name = fields.get(Column.NAME)
    if name is None or fields.keys().isdisjoint(_GOALS):
        return False
    unknown = _unknown_labels(as_is)
    if unknown and _has_lost_cells(short) and not _begins_there(as_is):
        return False
    return cost <= Cost.LABEL_AS_NAME * is_label(name) + Cost.UNKNOWN_LABEL * unknown


def _unknown_labels(as_is: Placed[Column]) -> int:
    """How many cells in the columns of levels no category knows."""
    return sum(slot.field in LEVELS and not is_label(cell) for slot, cell in as_is.cells)


def _begins_there(as_is: Placed[Column]) -> bool:
    """Whether a row has lost no label: a blank cell stands in front, or a label of the first level in its column."""
    slot, cell = as_is.cells[0]
    label = label_category(cell.text, level=1) if slot.field is Column.LEVEL_1 else None
    return cell.column > 1 or (label is not None and label.parent is None)


def _moved(table: Table, cells: list[Cell], short: int | None) -> Iterator[tuple[int, Placed[Column]]]:
    """Each way to move the cells of a row, with what moving costs."""
    yield from _together(table, cells, short)
    yield from _by_sets(table, cells)
    yield from _labels_first(table, cells)


def _together(table: Table, cells: list[Cell], short: int | None) -> Iterator[tuple[int, Placed[Column]]]:
    """All cells of a row moved by one distance; to the left only where one of them says where it belongs."""
    for shift in dict.fromkeys((short, *SHIFTS) if short else SHIFTS):
        way = shifted(table.columns, cells, shift)
        if not way.stray and (shift > 0 or any(map(_is_anchor, cells))):
            yield Cost.ALIGNED if shift == short else Cost.MOVED, way


def _labels_first(table: Table, cells: list[Cell]) -> Iterator[tuple[int, Placed[Column]]]:
    """The labels in front in the last columns of levels, the next cell as the name, the rest moved by one distance."""
    name, labels = table.name, list(takewhile(is_label, cells))
    levels = _levels_before_name(table)
    named = cells[len(labels) :]
    if not named or len(labels) > len(levels) or _stands_behind(name, named[0], named):
        return
    front = (*zip(levels[len(levels) - len(labels) :], labels, strict=True), (name, named[0]))
    for shift in (0, *SHIFTS):
        rest = shifted(table.columns, named[1:], shift)
        if not rest.stray and all(slot.first > name.first for slot, _ in rest.cells):
            yield Cost.PARTED, Placed((*front, *rest.cells), moved=1)


def _levels_before_name(table: Table) -> list[Slot[Column]]:
    """The columns of levels left of the names."""
    return [slot for slot in table.slots if slot.field in LEVELS and slot.first < table.name.first]


def _stands_behind(name: Slot[Column], cell: Cell, cells: list[Cell]) -> bool:
    """Whether a cell stands right of the column of names, in a row where nothing says that it belongs into it."""
    return cell.column > name.last and not any(map(_is_anchor, cells))


def _is_anchor(cell: Cell) -> bool:
    """Whether a cell says by itself where it belongs: a label, a name with its number."""
    return is_label(cell) or _is_numbered(cell)


def _is_numbered(cell: Cell) -> bool:
    """Whether a cell is a name with its number: 2.新增座位, and no number alone."""
    return split_ordinal(cell.text)[0] is not None and has_letters(cell.text)


def _by_sets(table: Table, cells: list[Cell]) -> Iterator[tuple[int, Placed[Column]]]:
    """Each half of a row at the end of its own set of columns, where two sets stand side by side."""
    groups = table.groups
    half = len(cells) // 2
    if len(groups) != 2 or len(cells) % 2 or not half:  # noqa: PLR2004 - the long term beside the year
        return
    left, right = groups[0][-1].first, groups[1][-1].first
    pairs = list[tuple[Slot[Column], Cell]]()
    for end, part in ((left, cells[:half]), (right, cells[half:])):
        placed = shifted(table.columns, part, end - part[-1].column)
        if placed.stray or placed.cells[-1][0].first != end:
            return
        pairs.extend(placed.cells)
    yield Cost.MOVED, Placed(tuple(pairs), moved=1)


# --- what a placement costs -------------------------------------------------------------------------------------------


def _cost(placed: Placed[Column], *, named: bool) -> int | None:
    """What speaks against one way to place a row, or ``None`` where it is ruled out."""
    if not placed.cells:
        return None
    cost, labels = Cost.STRAY * len(placed.stray), 0
    names, values = list[Cell](), list[Cell]()
    for slot, cell in placed.cells:
        field = slot.field
        if field in _GOALS:
            values.append(cell)
        elif field is _NAME:
            names.append(cell)
        elif (test := _TESTS.get(field)) is not None:
            found = test(cell, placed.moved > 0)
            if found is None:
                return None
            cost += found
            labels += field in LEVELS
    if labels:
        cost += _wrong_levels(placed, several=labels > 1)
    return cost if named else _cost_of_name(placed, names, values, cost)


def _level(cell: Cell, moved: bool) -> int | None:  # noqa: FBT001 - the tests of one table have one shape
    if is_label(cell) or is_blank(cell.text):
        return 0
    return Cost.UNKNOWN_LABEL if is_level(cell) or (not moved and is_numbered_level(cell)) else None


def _side(cell: Cell, moved: bool) -> int | None:  # noqa: FBT001
    if cell.row_span > 1 or column_of(cell.text) is Column.SIDE:
        return 0
    if moved or label_category(cell.text) is not None or split_ordinal(cell.text)[0] is not None:
        return None
    return Cost.UNKNOWN_LABEL if len(cell.text) <= _LONGEST_SIDE and is_level(cell) else None


def _tested(test: Callable[[str], bool]) -> Callable[[Cell, bool], int | None]:
    def cost(cell: Cell, moved: bool) -> int | None:  # noqa: FBT001
        return 0 if test(cell.text) else None if moved else Cost.ODD_CELL

    return cost


_points = _tested(can_be_points)
_TESTS: dict[Column, Callable[[Cell, bool], int | None]] = {
    Column.LEVEL_1: _level,
    Column.LEVEL_2: _level,
    Column.SIDE: _side,
    Column.NUMBER: lambda cell, _: None if is_words(cell) else 0,
    Column.WEIGHT: _points,
    Column.SCORE: _points,
    Column.LEVEL_POINTS: _points,
    Column.OPERATOR: _tested(lambda text: is_sign(text) or is_blank(text)),
    Column.UNIT: _tested(can_be_unit),
}
"""What a cell costs in its column, or ``None`` where it cannot stand there; other columns hold anything."""


def _cost_of_name(placed: Placed[Column], names: list[Cell], values: list[Cell], cost: int) -> int | None:
    """The cost of a row, whose cells cost *cost*, by its names and the first of its values."""
    if not names:
        return None if placed.moved else _cost_of_labels(placed, cost)
    name, *further = names
    if placed.moved and _is_wrongly_moved(placed, name):
        return None
    value = values[0] if values else None
    as_name = _as_name(name, value)
    if as_name is None:
        return None
    as_value = Cost.NO_VALUE if value is None else Cost.LABEL_AS_VALUE * is_label(value)
    return cost + as_name + as_value + Cost.VALUE_AS_NAME * sum([is_expression(cell.text) for cell in further])


def _cost_of_labels(placed: Placed[Column], cost: int) -> int | None:
    """The cost of a row without a name: labels, what stands beside them, and with labels remarks."""
    fields = {slot.field for slot, _ in placed.cells}
    if fields <= _BESIDE:
        return cost
    return None if fields.isdisjoint(LEVELS) or not fields <= _BESIDE | _REMARKS else cost + Cost.NO_VALUE


def _is_wrongly_moved(placed: Placed[Column], name: Cell) -> bool:
    """Whether the name of a row that is moved is not sure: a value beside others, or words alone without a number."""
    return split_ordinal(name.text)[0] is None if len(placed.cells) == 1 else is_expression(name.text)


def _as_name(name: Cell, value: Cell | None) -> int | None:
    """What a cell costs as a name, or ``None`` where it is none: a label alone, a value alone."""
    if is_label(name):
        return _label_as_name(value)
    said = _as_words.__wrapped__ if len(name.text) > _LONGEST_NAME else _as_words
    return said(name.text)[value is not None]


@lru_cache(maxsize=4096)
def _as_words(text: str) -> tuple[int | None, int]:
    """What a text that is no label costs as a name, without a value beside it and with one."""
    number, rest = split_ordinal(text)
    if number is not None and not is_expression(rest):
        cost = 0 if rest else Cost.VALUE_AS_NAME
        return cost, cost
    if is_expression(text):
        return None, Cost.VALUE_AS_NAME
    cost = 0 if has_letters(text) else Cost.LABEL_AS_NAME
    return cost, cost


def _label_as_name(value: Cell | None) -> int | None:
    """What a label costs as a name: it is none without a value, or where the name follows (数量指标 | 1.新增座位)."""
    return None if value is None or is_label(value) or _is_numbered(value) else Cost.LABEL_AS_NAME


def _wrong_levels(placed: Placed[Column], *, several: bool) -> int:
    """What labels in the column of the other level cost."""
    wrong = 0
    for slot, cell in placed.cells:
        level = _LEVEL.get(slot.field)
        label = None if level is None else label_category(cell.text, level=level)
        if label is not None and label.level != level:
            wrong += Cost.WRONG_LEVEL
    return wrong if several else min(wrong, Cost.LONE_LABEL)
