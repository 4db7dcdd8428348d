"""Which rows stand behind a table: notes, causes, who filled it in, a title, a label of the head."""

from functools import lru_cache

from perfmodel.forms.columns import LEVELS, VALUES, Table
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, Head, column_of, head_of, is_goal, paired
from perfmodel.forms.looks import is_expression, is_label
from perfmodel.forms.rows import Placed, place_row
from perfmodel.forms.spending import begins_plan, is_plan
from perfmodel.lexicon.marks import ends_as_tail, is_note, is_title, opens_tail

LONGEST = 200
"""How many characters of a cell are looked at: a label is short."""


def is_end(cells: list[Cell]) -> bool:
    """Whether a row is one that stands behind tables: notes, causes, who filled it in, a title."""
    ends, title = what_ends(cells[0].text[:LONGEST])
    return ends or (title and len(cells) == 1) or begins_plan(cells)


@lru_cache(maxsize=4096)
def what_ends(text: str) -> tuple[bool, bool]:
    """Whether a text opens a row behind a table, and whether it is a title."""
    return is_note(text) or opens_tail(text) or head_of(text) is Head.GRADE, is_title(text)


@lru_cache(maxsize=4096)
def may_end(text: str) -> bool:
    """Whether a row that begins with a text may stand behind a table: without it a row of three cells never does."""
    tail = any(what_ends(text[:LONGEST])) or ends_as_tail(text) or is_plan(text)
    return tail or paired(text) is not None or head_of(text) is not None or is_goal(text)


def ends(table: Table, cells: list[Cell]) -> bool:
    """Whether a row stands behind the table: a note, a label of the head."""
    first = cells[0]
    if not may_end(first.text):
        return False
    slot = table.columns.at(first)
    if is_end(cells):
        named = slot is not None and slot.field is Column.NAME and len(cells) > 1 and is_expression(cells[1].text)
        return not (named and opens_tail(first.text))
    stated = len(cells) > 1 and is_expression(cells[1].text)
    tail = (slot is None or slot is table.slots[0]) and ends_as_tail(first.text) and not stated
    pairs = paired(first.text) is not None and all(paired(cell.text) or opens_tail(cell.text) for cell in cells[1:])
    if tail or pairs:
        return True
    head = head_of(first.text)
    goal = is_goal(first.text)
    if head is None or (column_of(first.text) is Column.SIDE and not goal) or (goal and len(cells) > 2):  # noqa: PLR2004
        return False
    placed = place_row(table, cells)
    if head is Head.EXTRA and slot is not None and slot.field in {Column.SIDE, *LEVELS}:
        return placed is None or not _is_indicator(placed)
    nameless = goal and len(cells) > 1 and not is_label(cells[1]) and placed is not None and not _has_name(placed)
    return placed is None or placed.moved > 0 or nameless


def _has_name(placed: Placed[Column]) -> bool:
    return any(slot.field is Column.NAME for slot, _ in placed.cells)


def _is_indicator(placed: Placed[Column]) -> bool:
    """Whether a row as it stands has a value, and a name that is no label of a form's tail."""
    named = [cell for slot, cell in placed.cells if slot.field is Column.NAME]
    valued = any(slot.field in VALUES for slot, _ in placed.cells)
    return not placed.moved and valued and bool(named) and head_of(named[0].text) is None
