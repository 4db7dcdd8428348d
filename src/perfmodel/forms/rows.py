"""
The rows of an indicator table: cells to columns, and rows that slipped sideways put back.

Tables copied out of documents lose merged cells at a page break, so that the cells of a row stand one or more columns
to the left of their headings.  A row is taken as it stands when its cells fit their columns; else it is moved as a
whole to where they do; else its name is the first cell that is no level label, and what follows is moved to the columns
behind the name.  What fits nowhere is a finding, never a guess.

Needs: ``columns``, ``grid``, ``layouts``, ``taxonomy.labels``.  Used by: ``indicators``.
"""

import re
from typing import NamedTuple

from perfmodel.forms.columns import Slot, Table
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column
from perfmodel.taxonomy.labels import match_category
from perfmodel.text.fold import fold

_LEVELS = (Column.LEVEL_1, Column.LEVEL_2)
_SHIFTS = (1, 2, 3, -1, -2, -3)
_ORDINAL = re.compile(
    r"\s*(?:指标\s*)?[(\[]?\s*(\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,3}(?=[)、.])|[①-⑳])"
    r"\s*(?:[)\].、:]\s*(?!\d)|\s+|(?<=[①-⑳])|$)"
)
_LONGEST_SIDE, _LONGEST_LEVEL = 8, 20
_PLACEHOLDER = re.compile(r"[\s.…·*＊_—-]*")  # noqa: RUF001 - as printed


class Placed(NamedTuple):
    """The cells of one row by the columns that they belong to, and whether the row had to be moved."""

    cells: tuple[tuple[Slot, Cell], ...]
    moved: bool

    def of(self, field: Column) -> list[tuple[Slot, Cell]]:
        """The cells of the columns that hold *field*."""
        return [(slot, cell) for slot, cell in self.cells if slot.field is field]


def split_ordinal(text: str, /) -> tuple[str | None, str]:
    """
    The printed ordinal of a name, and the name without it.

    >>> split_ordinal("3 新增馆藏"), split_ordinal("（2）满意度"), split_ordinal("2024年馆藏"), split_ordinal("7")
    (('3', '新增馆藏'), ('2', '满意度'), (None, '2024年馆藏'), ('7', ''))
    """
    match = _ORDINAL.match(fold(text))
    if match is None:
        return None, text.strip()
    return match[1], text[match.end() :].strip()


def is_placeholder(text: str, /) -> bool:
    """Whether a name is only what a template prints: dots, a dash, stars."""
    return _PLACEHOLDER.fullmatch(text) is not None


def place_row(table: Table, cells: list[Cell]) -> Placed | None:
    """The cells of a row by their columns, or ``None`` where no way to place them is sure."""
    as_is = _placed(table, cells, 0, moved=False)
    if as_is is not None and _fits(as_is):
        return as_is
    for shift in _SHIFTS:
        moved = _placed(table, cells, shift, moved=True)
        if moved is not None and _fits(moved):
            return moved
    return _in_order(table, cells)


def _placed(table: Table, cells: list[Cell], shift: int, *, moved: bool) -> Placed | None:
    found = list[tuple[Slot, Cell]]()
    for cell in cells:
        slot = table.at(cell, shift)
        if slot is None:
            return None
        found.append((slot, cell))
    return Placed(tuple(found), moved)


def _fits(placed: Placed) -> bool:
    """Whether the cells stand where their columns expect them: labels under levels, a name, nothing beside it."""
    fields = [slot.field for slot, _ in placed.cells]
    if Column.SIDE in fields and Column.NAME not in fields:
        return False
    for slot, cell in placed.cells:
        if slot.field is Column.SIDE and (len(fields) > 1 and not _is_side(cell)):
            return False
        if slot.field in _LEVELS and not _is_level(cell):
            return False
        if slot.field is Column.NAME and match_category(cell.text) is not None and Column.VALUE not in fields:
            return False
    return Column.NAME in fields or not {Column.VALUE, Column.ACTUAL} & set(fields)


def _is_side(cell: Cell) -> bool:
    """Whether a cell beside the table is its side label, not a part of the row."""
    return cell.row_span > 1 or (
        match_category(cell.text) is None and split_ordinal(cell.text)[0] is None and len(cell.text) <= _LONGEST_SIDE
    )


def _is_level(cell: Cell) -> bool:
    """Whether a cell can be the label of a level: a known one, or one without an ordinal of a row."""
    if match_category(cell.text) is not None or cell.row_span > 1:
        return True
    return (
        split_ordinal(cell.text)[0] is None
        and len("".join(cell.text.split())) <= _LONGEST_LEVEL
        and any("\u4e00" <= sign <= "\u9fff" for sign in cell.text)
    )


def _in_order(table: Table, cells: list[Cell]) -> Placed | None:
    """Labels first, then the name, then what stands behind it, moved to the columns behind the name."""
    name = table.slot(Column.NAME)
    at = next((index for index, cell in enumerate(cells) if match_category(cell.text) is None), None)
    if name is None or at is None:
        return None
    rest = _behind(table, cells[at + 1 :])
    if rest is None or (not rest and split_ordinal(cells[at].text)[0] is None):
        return None
    levels = [slot for slot in table.slots if slot.field in _LEVELS]
    if at > len(levels):
        return None
    labels = list(zip(levels[len(levels) - at :], cells[:at], strict=True))
    return Placed((*labels, (name, cells[at]), *rest), moved=True)


def _behind(table: Table, cells: list[Cell]) -> list[tuple[Slot, Cell]] | None:
    """The cells behind the name in the columns behind it, all moved by the same number of columns."""
    name = table.slot(Column.NAME)
    for shift in (0, *_SHIFTS):
        slots = [table.at(cell, shift) for cell in cells]
        found = [(slot, cell) for slot, cell in zip(slots, cells, strict=True) if slot is not None]
        if name is not None and len(found) == len(cells) and all(slot.first > name.first for slot, _ in found):
            return found
    return None
