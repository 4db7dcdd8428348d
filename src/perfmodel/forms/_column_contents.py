"""
Columns by what they hold, where their headings do not say it or say something else.

A column whose cells are comparison signs is the operator column whatever its heading, one of units the unit column, one
of level labels a level, one of points the points.  Points beside the levels belong to the levels.
"""

from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import chain, islice
from typing import NamedTuple

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import place_row
from perfmodel.forms._cell_texts import compares, is_sign, label_category, points_of
from perfmodel.forms._columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms._layouts import Column, column_of, is_goal, key, value_of
from perfmodel.forms._name_columns import holding, unknown_names, with_names_beside_kinds, with_names_in_contents
from perfmodel.forms._row_terms import names_term, names_whole
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.lexicon._heading_words import PAST, SHARES
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._noted_units import is_unit

_MOST, _SUMS = 200, frozenset((80, 90, 100))
_SHARE, _LONGEST_SIDE = 0.8, 12
_PAST = regex(any_word(PAST, SHARES))
_BARE, _DIGIT = regex(r"[\d.,\s]+"), regex(r"\d")
_OPEN = frozenset((Column.EXTRA, Column.LEVEL_1, Column.OPERATOR))
"""What a heading may say without being sure: its contents may say something else."""

_HEADINGS = {Column.LEVEL_1: "一级指标", Column.LEVEL_2: "二级指标"}
_UNSURE = frozenset((Column.SIDE, Column.EXTRA))
_REPORTED = frozenset((Column.ACTUAL, Column.SO_FAR))
_ALONE = frozenset((Column.SIDE, Column.WEIGHT))
"""Columns left of the name that their cells tell more of than their headings."""

Row = list[Cell]


class Settled(NamedTuple):
    """
    A table with the columns that its rows show.

    ``unread`` are columns some of whose cells are signs and some not, ``shown`` those that their cells alone tell.
    """

    table: Table
    unread: tuple[Slot[Column], ...]
    shown: tuple[Slot[Column], ...]


def settled(table: Table, rows: Iterable[tuple[Row, int]], /) -> Settled:
    """
    The table with the columns that its rows show.

    Each row comes with the number of cells that it is shorter than the heading; a short one is looked at where it
    would be put back.
    """
    rows = list(islice(rows, _MOST))
    cells = cache(partial(_cells_below, table, rows))
    table = with_names_in_contents(with_names_beside_kinds(table, cells), cells)
    table, named = _with_names(_with_parts(_with_labels(table, rows), rows), rows)
    if not table.unknown and all(map(_is_sure, table.slots)) and _ALONE.isdisjoint(_before_name(table)):
        return Settled(table, (), named)
    below = _cells_below(table, rows)
    contents = _Contents(table, below)
    slots = _beside_levels([contents.settled(slot) for slot in table.slots], below)
    unread, shown = tuple(contents.unread), (*named, *contents.shown)
    return Settled(table if slots == list(table.slots) else _with_slots(table, slots), unread, shown)


def _with_slots(table: Table, slots: list[Slot[Column]]) -> Table:
    """The table with its columns anew, and the headings that are known now, or no longer."""
    found_again = {slot.first for slot in slots if slot.field is not Column.EXTRA}
    lost = [cell for cell in table.headings if _assumed_side(cell, slots)]
    kept = (*(cell for cell in table.unknown if cell.column not in found_again), *lost)
    return evolve(table, slots=tuple(slots), unknown=kept)


class _Contents:
    """
    Tells the columns of a table by the cells below them, from left to right.

    ``unread`` and ``shown`` are as in :class:`Settled`.
    """

    def __init__(self, table: Table, below: dict[int, list[Cell]]) -> None:
        self._name = table.name
        self._below = below
        self._unknown = {cell.column for cell in table.unknown}
        self._taken = {slot.field for slot in table.slots if slot.field not in _OPEN or self._is_known(slot)}
        self._bare = all(
            _is_bare(cell.text) for slot in table.slots if slot.field in VALUES for cell in below[slot.first]
        )
        self.unread: list[Slot[Column]] = []
        self.shown: list[Slot[Column]] = []

    def settled(self, slot: Slot[Column]) -> Slot[Column]:
        """A column as its cells show it."""
        found = slot._replace(field=self._field(slot))
        if found.field is not slot.field:
            self._taken.add(found.field)
            if not self._is_known(slot):
                self.shown.append(found)
        elif self._is_unread(slot):
            self.unread.append(slot)
        return found

    def _is_known(self, slot: Slot[Column]) -> bool:
        """Whether the heading of a column is one that a layout knows."""
        return slot.first not in self._unknown

    def _is_unread(self, slot: Slot[Column]) -> bool:
        """Whether a column below a heading that nobody knows has signs among its cells."""
        return slot.field is Column.EXTRA and not self._is_known(slot) and _half(self._below[slot.first], self._taken)

    def _field(self, slot: Slot[Column]) -> Column:
        """What a column holds; levels stand left of the names alone, units beside bare numbers alone."""
        cells = self._below[slot.first]
        if slot.field in _UNSURE and slot.first < self._name.first and _are_terms(cells):
            return Column.SIDE
        found = _by_contents(slot, cells, self._taken, known=self._is_known(slot))
        misplaced = found in LEVELS and slot.first > self._name.first
        return slot.field if misplaced or (found is Column.UNIT and not self._bare) else found


def _is_bare(text: str) -> bool:
    """Whether a value has no unit of its own: a number alone, or words."""
    return _DIGIT.search(text) is None or _BARE.fullmatch(fold(text).strip()) is not None


def _with_labels(table: Table, rows: list[tuple[Row, int]]) -> Table:
    """The table with the columns of labels that stand left of all headings, below none."""
    first = table.slots[0].first
    if first == 1 or any(slot.field in LEVELS for slot in table.slots):
        return table
    taken = {slot.field for slot in table.slots}
    found = list[Slot[Column]]()
    for column, texts in sorted(_texts_left_of(first, rows).items()):
        level = _level_of(texts, taken) if _most(texts, _is_level_label) else Column.EXTRA
        if level is not Column.EXTRA:
            taken.add(level)
            found.append(Slot(level, _HEADINGS[level], column, column))
    return evolve(table, slots=(*found, *table.slots)) if found else table


def _texts_left_of(first: int, rows: list[tuple[Row, int]]) -> dict[int, list[str]]:
    """The texts that end left of a column, by the column that each stands in."""
    left = dict[int, list[str]]()
    for cell in chain.from_iterable(row for row, _ in rows):
        if cell.column + cell.column_span <= first and not is_blank(cell.text):
            left.setdefault(cell.column, []).append(cell.text)
    return left


def _with_names(table: Table, rows: list[tuple[Row, int]]) -> tuple[Table, tuple[Slot[Column], ...]]:
    """
    The table with its names behind its levels, and the column of names where it was found by its cells.

    They stand below a heading that nobody knows, where the last level holds labels alone: right behind it, or anywhere
    if each row has its own.
    """
    level = column_of(table.name.heading)
    if level is None or level not in LEVELS:
        return table, ()
    below = _cells_below(table, rows)
    labels = [cell.text for cell in below[table.name.first]]
    found = unknown_names(table, below) if _most(labels, _is_level_label) else None
    if found is None:
        return table, ()
    slots = holding(table, {table.name: level, found: Column.NAME})
    kept = tuple(cell for cell in table.unknown if cell.column != found.first)
    return evolve(table, slots=slots, unknown=kept), (found._replace(field=Column.NAME),)


def _with_parts(table: Table, rows: list[tuple[Row, int]]) -> Table:
    """The table with signs, numbers and units as columns of their own where one heading of values stands over them."""
    if not any(map(_is_wide, table.slots)):
        return table
    parts = (_parts(slot, rows) if _is_wide(slot) else [slot] for slot in table.slots)
    return evolve(table, slots=tuple(chain.from_iterable(parts)))


def _is_wide(slot: Slot[Column]) -> bool:
    """Whether a heading of values reaches over several columns."""
    return slot.field in VALUES and slot.last > slot.first


def _parts(slot: Slot[Column], rows: list[tuple[Row, int]]) -> list[Slot[Column]]:
    """The columns below one heading of values: itself, where its cells do not show which one of several has them."""
    fields = {column: _part(slot.field, texts) for column, texts in sorted(_texts_under(slot, rows).items())}
    if len(fields) < 2 or list(fields.values()).count(slot.field) != 1:  # noqa: PLR2004 - a sign and a number at least
        return [slot]
    stops = [*(column - 1 for column in list(fields)[1:]), slot.last]
    return [
        slot._replace(field=field, first=first, last=stop, group=slot.group or slot.heading)
        for (first, field), stop in zip(fields.items(), stops, strict=True)
    ]


def _texts_under(slot: Slot[Column], rows: list[tuple[Row, int]]) -> dict[int, list[str]]:
    """The texts below one heading, by the column that each stands in; cells over several columns say nothing."""
    under = dict[int, list[str]]()
    for cell in chain.from_iterable(row for row, _ in rows):
        if slot.first <= cell.column <= slot.last and cell.column_span == 1 and not is_blank(cell.text):
            under.setdefault(cell.column, []).append(cell.text)
    return under


def _part(field: Column, texts: list[str]) -> Column:
    """What one of several columns below a heading of values holds: signs, units, or values."""
    return Column.OPERATOR if _most(texts, is_sign) else Column.UNIT if _most(texts, is_unit) else field


def _is_sure(slot: Slot[Column]) -> bool:
    """Whether a heading says what its column holds, whatever stands below it."""
    return slot.field not in _OPEN | {Column.SIDE} or (slot.field is not Column.OPERATOR and "型" not in slot.heading)


def _before_name(table: Table) -> set[Column]:
    return {slot.field for slot in table.slots if slot.first < table.name.first}


def _cells_below(table: Table, rows: Iterable[tuple[Row, int]]) -> dict[int, list[Cell]]:
    """The cells below each heading, by its first column, that are not blank."""
    below: dict[int, list[Cell]] = {slot.first: [] for slot in table.slots}
    for row, short in rows:
        placed = place_row(table, row, short=short) if short > 0 else None
        pairs = [(table.columns.at(cell), cell) for cell in row] if placed is None else placed.cells
        for slot, cell in pairs:
            if slot is not None and not is_blank(cell.text):
                below[slot.first].append(cell)
    return below


def _are_terms(cells: list[Cell]) -> bool:
    """Whether all cells of a column say of which term their rows are; 总体目标 beside 年度目标 does."""
    named = [cell for cell in cells if names_term(cell.text)]
    return bool(named) and all(names_whole(cell.text) for cell in cells if cell not in named)


def _assumed_side(cell: Cell, slots: list[Slot[Column]]) -> bool:
    """Whether a heading was taken for a side label, and its cells show that it is none."""
    known = column_of(cell.text) is not None or value_of(cell.text) is not None
    return not known and slots[0].field is Column.EXTRA and slots[0].first == cell.column


def _by_contents(slot: Slot[Column], cells: list[Cell], taken: set[Column], *, known: bool) -> Column:
    """What a column holds by its cells, else what its heading says."""
    texts = [cell.text for cell in cells]
    if slot.field is Column.SIDE:
        return _side(cells, taken, slot.heading)
    if not texts or not _is_open(slot, known=known):
        return slot.field
    if slot.field is Column.EXTRA:
        return _below_unknown(slot.heading, texts, taken)
    if _most(texts, is_sign):
        return Column.OPERATOR
    return _below_signs(texts, taken) if slot.field is Column.OPERATOR else slot.field


def _below_unknown(heading: str, texts: list[str], taken: set[Column]) -> Column:
    """What a column holds whose heading nobody knows."""
    if _most(texts, is_sign):
        return Column.EXTRA if _are_kinds(texts, taken) else Column.OPERATOR
    if _most(texts, _is_level_label):
        return _level_of(texts, taken)
    return Column.EXTRA if _PAST.search(heading) is not None else _unit_or_points(texts, taken)


def _below_signs(texts: list[str], taken: set[Column]) -> Column:
    """What a column holds under a heading of signs (指标性质) where most of its cells are none."""
    if _most(texts, _is_level_label):
        return _level_of(texts, taken)
    return Column.OPERATOR if any(map(is_sign, texts)) else Column.EXTRA


def _is_open(slot: Slot[Column], *, known: bool) -> bool:
    """Whether cells may say what a heading does not: it is unsure, or one that no layout knows."""
    return slot.field in _OPEN and not (known and slot.field is Column.EXTRA)


def _are_kinds(texts: list[str], taken: set[Column]) -> bool:
    """Whether signs are kinds (定量, 正向) beside a column of signs: none of them compares by itself."""
    return Column.OPERATOR in taken and not any(map(compares, texts))


def _level_of(texts: list[str], taken: set[Column]) -> Column:
    """The level whose labels some cells are, where the table has no other column for it."""
    parents = sum(found.parent is None for text in texts if (found := label_category(text)) is not None)
    level = Column.LEVEL_1 if parents * 2 > len(texts) else Column.LEVEL_2
    return level if level not in taken else Column.EXTRA


def _unit_or_points(texts: list[str], taken: set[Column]) -> Column:
    if Column.UNIT not in taken and _most(texts, is_unit):
        return Column.UNIT
    return Column.WEIGHT if Column.WEIGHT not in taken and _are_points(texts) else Column.EXTRA


def _side(cells: list[Cell], taken: set[Column], heading: str) -> Column:
    """A side label over the levels of a table without any; goals; a column of its own where its cells say something."""
    texts = [cell.text for cell in cells]
    if is_goal(heading) and not all(map(_is_short, texts)):
        return Column.HEAD
    if Column.LEVEL_1 not in taken and _most(texts, _is_level_label):
        return Column.LEVEL_1
    if column_of(heading) is Column.SIDE:
        return Column.EXTRA if _tell_apart(heading, texts) else Column.SIDE
    if _are_side_labels(heading, texts):
        return Column.SIDE
    return _of_its_own(cells, taken, heading)


def _are_side_labels(heading: str, texts: list[str]) -> bool:
    """Whether the cells of a column tell no row apart: they say what its heading says, or one is a level."""
    return _repeat(heading, texts) or any(map(_is_level_label, texts))


def _is_short(text: str) -> bool:
    """Whether a text can be a side label, and is no text of the goals."""
    return len(text) <= _LONGEST_SIDE


def _of_its_own(cells: list[Cell], taken: set[Column], heading: str) -> Column:
    """What a column left of the names holds that is no side label: what was reached, or a cell for each row."""
    said = column_of(heading)
    if said in _REPORTED and said not in taken:
        return said
    return Column.EXTRA if sum(cell.row_span == 1 for cell in cells) > 1 else Column.SIDE


def _repeat(heading: str, texts: list[str]) -> bool:
    """Whether the cells of a column, if it has any, say what its heading says."""
    return all(key(text) == key(heading) for text in texts)


def _tell_apart(heading: str, texts: list[str]) -> bool:
    """Whether the cells below the label of a table tell its rows apart: words of their own, no labels."""
    words = {key(text) for text in texts}
    plain = not any(column_of(text) is Column.SIDE or is_goal(text) or _is_level_label(text) for text in texts)
    return len(words) > 1 and plain and not any(word in key(heading) for word in words)


def _most(texts: list[str], test: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(test, texts)) >= _SHARE * len(texts)


def _half(cells: list[Cell], taken: set[Column]) -> bool:
    """Whether some cells of a column are signs, and some are not; kinds (定量) are none in a table that has signs."""
    test = compares if Column.OPERATOR in taken else is_sign
    return sum(test(cell.text) for cell in cells) * 3 > len(cells)


def _is_level_label(text: str) -> bool:
    return label_category(text) is not None


def _are_points(texts: list[str]) -> bool:
    """Whether cells are points that add up as those of a form do."""
    points = [points_of(text) for text in texts]
    found = [point for point in points if point is not None]
    return len(found) == len(texts) > 1 and sum(found) in _SUMS


def _beside_levels(slots: list[Slot[Column]], below: dict[int, list[Cell]]) -> list[Slot[Column]]:
    """Points left of the name are those of a level, where the name has its own or they stand behind labels alone."""
    at = next(index for index, slot in enumerate(slots) if slot.field is Column.NAME)
    named = any(slot.field is Column.WEIGHT for slot in slots[at:])
    found, names = [*slots], below[slots[at].first]
    for index in _points_behind_levels(slots[:at]):
        points, before = slots[index], slots[index - 1]
        if named or (before.field in LEVELS and _beside(below[before.first], below[points.first], names)):
            found[index] = points._replace(field=Column.LEVEL_POINTS)
    return found


def _points_behind_levels(slots: list[Slot[Column]]) -> list[int]:
    """Which of some columns are points with a level anywhere left of them."""
    level = next((index for index, slot in enumerate(slots) if slot.field in LEVELS), len(slots))
    return [index for index in range(level + 1, len(slots)) if slots[index].field is Column.WEIGHT]


def _beside(labels: list[Cell], points: list[Cell], names: list[Cell]) -> bool:
    """Whether points stand in the rows in which labels begin, and in no others, and are fewer than the names."""
    return len(points) < len(names) and {cell.row for cell in points} == {cell.row for cell in labels}
