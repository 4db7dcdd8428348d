"""
The column of names, where its heading does not say it.

Names may stand beside kinds (指标类别), or in the column of contents (指标内容).
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import has_letters, label_category, split_ordinal
from perfmodel.forms._columns import Slot, Table
from perfmodel.forms._layouts import Column
from perfmodel.forms._row_labels import path_of
from perfmodel.lexicon._form_marks import is_template
from perfmodel.lexicon._heading_words import CONTENTS, KINDS
from perfmodel.lexicon._rows import any_word

_KIND = regex(any_word(KINDS))
_LONG = 4
_SHARE = 0.8
"""So many of the cells in a column of names are words; one in five may be a number that the template left."""


def with_names_beside_kinds(table: Table, cells: Callable[[], dict[int, list[Cell]]], /) -> Table:
    """
    The table with its names in the column of 绩效指标, where a heading of kinds was all that could name its rows.

    Each row has words of its own there; the kinds are the labels of a level where they are known, and else extras.
    """
    kinds = table.name
    sides = [slot for slot in table.slots if slot.field is Column.SIDE]
    if _KIND.search(kinds.heading) is None or len(sides) != 1:
        return table
    below = cells()
    if not _names(below[sides[0].first], below[kinds.first]):
        return table
    known = all(_is_level_or_path(cell.text) for cell in below[kinds.first])
    field = Column.LEVEL_1 if known else Column.EXTRA
    return evolve(table, slots=holding(table, {sides[0]: Column.NAME, kinds: field}))


def holding(table: Table, fields: Mapping[Slot[Column], Column]) -> tuple[Slot[Column], ...]:
    """The columns of a table, where some hold something else than their headings say."""
    return tuple(slot._replace(field=fields.get(slot, slot.field)) for slot in table.slots)


def with_names_in_contents(table: Table, cells: Callable[[], dict[int, list[Cell]]], /) -> Table:
    """
    The table with its names in the column of their contents (指标内容), where that of names has none.

    Labels of a level stand there, numbers or what the template left (指标1), or names over several rows of contents.
    """
    contents = _contents_behind_name(table)
    if contents is None:
        return table
    below = cells()
    names = below[table.name.first]
    if len(names) >= len(below[contents.first]) and not all(_is_no_name(cell.text) for cell in names):
        return table
    field = Column.LEVEL_2 if _are_second_level(table, names) else Column.EXTRA
    return evolve(table, slots=holding(table, {table.name: field, contents: Column.NAME}))


def unknown_names(table: Table, below: dict[int, list[Cell]], /) -> Slot[Column] | None:
    """
    The column of an unknown heading whose cells can name the rows of a table whose own names are labels.

    It is the first one behind the labels; or the only one in front of them that has words of its own for each of them,
    longer than the names of persons, of places and codes are.
    """
    free = _unknown(table)
    behind = next((slot for slot in free if slot.first > table.name.last), None)
    if behind is not None and _can_name(below[behind.first], each=min(2, len(below[table.name.first]))):
        return behind
    return _only(slot for slot in takewhile(lambda slot: slot is not behind, free) if _are_own(slot, table, below))


def _unknown(table: Table) -> list[Slot[Column]]:
    """The columns whose headings nobody knows."""
    unknown = {cell.column for cell in table.unknown}
    return [slot for slot in table.slots if slot.first in unknown]


def _only(slots: Iterable[Slot[Column]]) -> Slot[Column] | None:
    found = list(slots)
    return found[0] if len(found) == 1 else None


def _are_own(slot: Slot[Column], table: Table, below: dict[int, list[Cell]]) -> bool:
    """Whether the cells of a column in front of labels name the row of each."""
    cells = below[slot.first]
    return _can_name(cells, each=len(below[table.name.first])) and _are_long(cells)


def _can_name(cells: list[Cell], each: int = 1) -> bool:
    """Whether cells can name rows: so many different words at least, few of which are labels too (群众满意度)."""
    texts = [cell.text for cell in cells]
    labels = sum(label_category(text) is not None for text in texts)
    return sum(map(has_letters, texts)) >= _SHARE * len(texts) > 2 * _SHARE * labels and len(set(texts)) >= each


def _are_long(cells: list[Cell]) -> bool:
    """Whether half of the cells are longer than a person's name, 东城区 and A01."""
    return 2 * sum(len(cell.text.strip()) >= _LONG for cell in cells) >= len(cells)


def _contents_behind_name(table: Table) -> Slot[Column] | None:
    """The column of contents (指标内容) right behind that of the names, or ``None``."""
    behind = next((slot for slot in table.slots if slot.first == table.name.last + 1), None)
    found = behind is not None and behind.field is Column.DEFINITION and CONTENTS in behind.heading
    return behind if found else None


def _are_second_level(table: Table, names: list[Cell]) -> bool:
    """Whether the cells in the column of names are labels alone, and the table has no second level beside them."""
    free = all(slot.field is not Column.LEVEL_2 for slot in table.slots)
    return free and bool(names) and all(_is_level_or_path(cell.text) for cell in names)


def _is_no_name(text: str) -> bool:
    return _is_level_or_path(text) or is_template(text) or split_ordinal(text)[1] == ""


def _names(cells: list[Cell], kinds: list[Cell]) -> bool:
    """Whether cells name rows: each a row of its own, at least as many as have a kind."""
    own = {cell.row for cell in cells if cell.row_span == 1 and has_letters(cell.text)}
    return len(own) == len(cells) >= max(1, len({cell.row for cell in kinds}))


def _is_level_or_path(text: str) -> bool:
    return label_category(text) is not None or bool(path_of(text))
