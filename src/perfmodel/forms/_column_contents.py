"""
Columns by what they hold, where their headings do not say it or say something else.

A column whose cells are comparison signs is the operator column whatever its heading, one of units the unit column, one
of level labels a level, one of points the points.  Points beside the levels belong to the levels.  Names may stand
beside kinds (指标类别), or in the column of contents.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import place_row
from perfmodel.forms._cell_texts import compares, has_letters, is_sign, label_category, points_of, split_ordinal
from perfmodel.forms._columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms._layouts import Column, column_of, is_goal, is_unit, key, value_of
from perfmodel.forms._row_labels import path_of
from perfmodel.forms._row_terms import names_term, names_whole
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank, is_template

_KIND = regex("类别|类型|分类|大类|层级")


def with_names_beside_kinds(table: Table, below: dict[int, list[Cell]], /) -> Table:
    """
    The table with its names in the column of 绩效指标, where a heading of kinds was all that could name its rows.

    Each row has words of its own there; the kinds are the labels of a level where they are known, and else extras.
    """
    kinds = table.name
    sides = [slot for slot in table.slots if slot.field is Column.SIDE]
    if _KIND.search(kinds.heading) is None or len(sides) != 1 or not _names(below[sides[0].first], below[kinds.first]):
        return table
    known = all(_is_level_or_path(cell.text) for cell in below[kinds.first])
    fields = {sides[0]: Column.NAME, kinds: Column.LEVEL_1 if known else Column.EXTRA}
    return evolve(table, slots=tuple(slot._replace(field=fields.get(slot, slot.field)) for slot in table.slots))


def with_names_in_contents(table: Table, below: dict[int, list[Cell]], /) -> Table:
    """
    The table with its names in the column of their contents (指标内容), where that of names has none.

    Labels of a level stand there, numbers or what the template left (指标1), or names over several rows of contents.
    """
    behind = next((slot for slot in table.slots if slot.first == table.name.last + 1), None)
    if behind is None or behind.field is not Column.DEFINITION or "内容" not in behind.heading:
        return table
    names, contents = below[table.name.first], below[behind.first]
    if len(names) >= len(contents) and not all(_is_no_name(cell.text) for cell in names):
        return table
    free = all(slot.field is not Column.LEVEL_2 for slot in table.slots)
    labelled = bool(names) and all(_is_level_or_path(cell.text) for cell in names)
    fields = {table.name: Column.LEVEL_2 if free and labelled else Column.EXTRA, behind: Column.NAME}
    return evolve(table, slots=tuple(slot._replace(field=fields.get(slot, slot.field)) for slot in table.slots))


def _is_no_name(text: str) -> bool:
    return _is_level_or_path(text) or is_template(text) or split_ordinal(text)[1] == ""


def _names(cells: list[Cell], kinds: list[Cell]) -> bool:
    """Whether cells name rows: each a row of its own, at least as many as have a kind."""
    own = {cell.row for cell in cells if cell.row_span == 1 and has_letters(cell.text)}
    return len(own) == len(cells) >= max(1, len({cell.row for cell in kinds}))


def _is_level_or_path(text: str) -> bool:
    return label_category(text) is not None or bool(path_of(text))


_MOST, _SUMS = 200, frozenset((80, 90, 100))
_SHARE, _LONGEST_SIDE = 0.8, 12
_PAST = regex("上年|去年|往年|历史|前年|得分|占比|比例")
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
    cells = _cells_below(table, rows)
    table = with_names_in_contents(with_names_beside_kinds(table, cells), cells)
    table, named = _with_names(_with_parts(_with_labels(table, rows), rows), rows)
    if not table.unknown and all(map(_is_sure, table.slots)) and _ALONE.isdisjoint(_before_name(table)):
        return Settled(table, (), named)
    below = _cells_below(table, rows)
    unknown = {cell.column: cell for cell in table.unknown}
    values = [cell.text for slot in table.slots if slot.field in VALUES for cell in below[slot.first]]
    bare = all(_BARE.fullmatch(fold(text).strip()) for text in values if _DIGIT.search(text))
    slots, unread, shown = list[Slot[Column]](), list[Slot[Column]](), [*named]
    taken = {slot.field for slot in table.slots if not (slot.field in _OPEN and slot.first in unknown)}
    for slot in table.slots:
        found = _by_contents(slot, below[slot.first], taken, known=slot.first not in unknown)
        if slot.field in _UNSURE and slot.first < table.name.first and _are_terms(below[slot.first]):
            found = Column.SIDE
        if found in LEVELS and slot.first > table.name.first:
            found = slot.field
        if found is Column.UNIT and slot.field is not Column.UNIT and not bare:
            found = slot.field
        if found is not slot.field:
            taken.add(found)
            if slot.first in unknown:
                shown.append(slot._replace(field=found))
        elif slot.field is Column.EXTRA and slot.first in unknown and _half(below[slot.first], taken):
            unread.append(slot)
        slots.append(slot._replace(field=found))
    slots = _beside_levels(slots, below)
    if slots == list(table.slots):
        return Settled(table, tuple(unread), tuple(shown))
    found_again = {slot.first for slot in slots if slot.field is not Column.EXTRA}
    lost = [cell for cell in table.headings if _assumed_side(cell, slots)]
    kept = (*(cell for cell in table.unknown if cell.column not in found_again), *lost)
    return Settled(evolve(table, slots=tuple(slots), unknown=kept), tuple(unread), tuple(shown))


def _with_labels(table: Table, rows: list[tuple[Row, int]]) -> Table:
    """The table with the columns of labels that stand left of all headings, below none."""
    first, left = table.slots[0].first, dict[int, list[str]]()
    if first == 1 or any(slot.field in LEVELS for slot in table.slots):
        return table
    for row, _ in rows:
        for cell in row:
            if cell.column + cell.column_span <= first and not is_blank(cell.text):
                left.setdefault(cell.column, []).append(cell.text)
    taken = {slot.field for slot in table.slots}
    found = list[Slot[Column]]()
    for column, texts in sorted(left.items()):
        level = _level_of(texts, taken) if _most(texts, _is_level_label) else Column.EXTRA
        if level is not Column.EXTRA:
            taken.add(level)
            found.append(Slot(level, _HEADINGS[level], column, column))
    return evolve(table, slots=(*found, *table.slots)) if found else table


def _with_names(table: Table, rows: list[tuple[Row, int]]) -> tuple[Table, tuple[Slot[Column], ...]]:
    """
    The table with its names behind its levels, and the column of names where it was found by its cells.

    They stand below the first heading that nobody knows, where the last level holds labels alone.
    """
    level, unknown = column_of(table.name.heading), {cell.column for cell in table.unknown}
    behind = next((slot for slot in table.slots if slot.first in unknown and slot.first > table.name.last), None)
    if level not in LEVELS or behind is None:
        return table, ()
    below = _cells_below(table, rows)
    labels, texts = ([cell.text for cell in below[slot.first]] for slot in (table.name, behind))
    if not (_most(labels, _is_level_label) and _most(texts, has_letters)) or any(map(_is_level_label, texts)):
        return table, ()
    fields = {table.name: level, behind: Column.NAME}
    slots = tuple(slot._replace(field=fields.get(slot, slot.field)) for slot in table.slots)
    kept = tuple(cell for cell in table.unknown if cell.column != behind.first)
    return evolve(table, slots=slots, unknown=kept), (behind._replace(field=Column.NAME),)


def _with_parts(table: Table, rows: list[tuple[Row, int]]) -> Table:
    """The table with signs, numbers and units as columns of their own where one heading of values stands over them."""
    wide = [slot for slot in table.slots if slot.field in VALUES and slot.last > slot.first]
    if not wide:
        return table
    slots = list(table.slots)
    for slot in wide:
        columns: dict[int, list[str]] = {}
        for row, _ in rows:
            for cell in row:
                if slot.first <= cell.column <= slot.last and cell.column_span == 1 and not is_blank(cell.text):
                    columns.setdefault(cell.column, []).append(cell.text)
        fields = {column: _part(slot.field, texts) for column, texts in sorted(columns.items())}
        if len(fields) > 1 and list(fields.values()).count(slot.field) == 1:
            stops = [*(column - 1 for column in list(fields)[1:]), slot.last]
            parts = [
                slot._replace(field=field, first=first, last=stop, group=slot.group or slot.heading)
                for (first, field), stop in zip(fields.items(), stops, strict=True)
            ]
            slots[slots.index(slot) : slots.index(slot) + 1] = parts
    return evolve(table, slots=tuple(slots))


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
    if not texts or slot.field not in _OPEN or (known and slot.field is Column.EXTRA):
        return slot.field
    if _most(texts, is_sign):
        kinds = slot.field is Column.EXTRA and Column.OPERATOR in taken and not any(map(compares, texts))
        return Column.EXTRA if kinds else Column.OPERATOR
    if slot.field is not Column.LEVEL_1 and _most(texts, _is_level_label):
        return _level_of(texts, taken)
    if slot.field is Column.OPERATOR and not any(map(is_sign, texts)):
        return Column.EXTRA
    past = slot.field is not Column.EXTRA or _PAST.search(slot.heading) is not None
    return slot.field if past else _unit_or_points(texts, taken)


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
    known = column_of(heading) is Column.SIDE or all(key(cell.text) == key(heading) for cell in cells)
    if is_goal(heading) and any(len(cell.text) > _LONGEST_SIDE for cell in cells):
        return Column.HEAD
    if Column.LEVEL_1 not in taken and _most([cell.text for cell in cells], _is_level_label):
        return Column.LEVEL_1
    if known and column_of(heading) is Column.SIDE and _tell_apart(heading, [cell.text for cell in cells]):
        return Column.EXTRA
    if known or not cells or any(_is_level_label(cell.text) for cell in cells):
        return Column.SIDE
    said = column_of(heading)
    if said in _REPORTED and said not in taken:
        return said
    return Column.EXTRA if sum(cell.row_span == 1 for cell in cells) > 1 else Column.SIDE


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
    """
    Points right behind a level are those of the level, where the name has its own or they stand beside labels alone.

    Points elsewhere left of the name are those of a level where the name has its own behind it.
    """
    at = next(index for index, slot in enumerate(slots) if slot.field is Column.NAME)
    behind = any(slot.field is Column.WEIGHT for slot in slots[at:])
    names = len(below[slots[at].first])
    found = list[Slot[Column]]()
    for index, slot in enumerate(slots):
        before = slots[index - 1] if index else slot
        labelled = before.field in LEVELS and len(below[slot.first]) < names and _beside(below, before, slot)
        points = slot.field is Column.WEIGHT and index < at and any(old.field in LEVELS for old in slots[:index])
        found.append(slot._replace(field=Column.LEVEL_POINTS) if points and (behind or labelled) else slot)
    return found


def _beside(below: dict[int, list[Cell]], labels: Slot[Column], points: Slot[Column]) -> bool:
    """Whether points stand in the rows in which labels begin, and in no others."""
    return {cell.row for cell in below[points.first]} == {cell.row for cell in below[labels.first]}
