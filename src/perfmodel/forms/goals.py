"""The overall goals of a form beside what was reached, or those of the long term beside those of the year."""

from typing import NamedTuple, final

from perfmodel.forms.columns import Columns, Slot, slots_of
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, Head, column_of, head_of, is_goal, key, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.pairs import is_of_form
from perfmodel.forms.rows import Placed, cheapest, shifted
from perfmodel.lexicon.labels import goal_of

_POINTS = frozenset((Column.NUMBER, Column.WEIGHT, Column.SCORE, Column.REASON, Column.EXTRA))


def _head(cell: Cell) -> Head:
    if column_of(cell.text) is Column.ACTUAL:
        return Head.OVERALL_ACTUAL
    return goal_of(key(cell.text)) or head_of(cell.text) or Head.EXTRA


class Goal(NamedTuple):
    """A text of the goals: what it is, its heading, its cell."""

    head: Head
    heading: Cell
    cell: Cell


@final
class GoalsReader:
    """
    Reads the texts below the headings of goals.

    A heading is never a value; a text belongs to the heading that it stands below.  A browser pastes the texts one cell
    to the left, where the label beside the headings was merged: they are put back by the search for rows.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._columns: Columns[Head] | None = None
        self._cells: dict[Slot[Head], Cell] = {}
        self._until = 0
        self._row = 0
        self._below: frozenset[int] = frozenset()

    @property
    def open(self) -> bool:
        """Whether the texts come next."""
        return self._columns is not None

    def close(self) -> None:
        """No more texts."""
        self._columns = None

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is headings of goals; they are then open."""
        goals = _goals(cells)
        others = [cell for cell in cells if cell not in goals]
        behind = [cell for cell in others if goals and cell.column > goals[0].column]
        if not all(column_of(cell.text) in _POINTS or money_of(cell.text) is not None for cell in behind):
            return False
        if len(others) - len(behind) > 2:  # noqa: PLR2004 - a label beside the goals, and one more above it
            return False
        while len(goals) > 1 and goals[0].row_span > 1:
            goals = goals[1:]
        if _twice(goals) and goals[0] is cells[0]:
            goals = goals[1:]
        side = [cell for cell in cells if cell.column < goals[0].column] if goals else []
        if len({_head(cell) for cell in goals}) < 2 and not (len(goals) == 1 and _beside(side)):  # noqa: PLR2004
            return False
        headings = sorted([*goals, *behind], key=lambda cell: cell.column)
        for cell in cells:
            self._ledger.enter(cell, "label")
        slots = slots_of(headings, lambda cell: _head(cell) if cell in goals else Head.EXTRA)
        self._columns = Columns(slots)
        self._cells = dict(zip(slots, headings, strict=True))
        self._until = max((cell.row + cell.row_span - 1 for cell in side), default=0)
        self._row, self._below = 0, frozenset()
        return True

    def take(self, cells: list[Cell]) -> list["Goal"]:
        """The texts of a row below the headings; none where it is no such row."""
        columns, row = self._columns, cells[0].row
        if columns is None or (self._row and row > self._until and not self._goes_on(cells)):
            self.close()
            return []
        ways = [(shift, way) for shift in (0, 1) if self._fits(way := shifted(columns, cells, shift))]
        placed = cheapest(ways)
        if placed is None:
            self.close()
            return []
        if placed.moved:
            self._ledger.find_all("row-moved", "goals that stood beside their headings were put back", cells)
        self._row, self._below = row, self._below or frozenset(cell.column for cell in cells)
        found = [Goal(slot.field, self._cells[slot], cell) for slot, cell in placed.cells]
        for goal in found:
            if _is_numbers(goal.heading):
                self._ledger.enter(goal.cell, "label")
        return [goal for goal in found if not _is_numbers(goal.heading)]

    def _goes_on(self, cells: list[Cell]) -> bool:
        """Whether the row right below texts has further ones: each below one of them, beside a blank label."""
        beside = min(self._below) > 1 and not any(_is_known(cell) for cell in cells)
        return beside and cells[0].row == self._row + 1 and self._below.issuperset(cell.column for cell in cells)

    def _fits(self, way: Placed[Head]) -> bool:
        """Whether each text stands below a heading of its own, and none is a heading itself."""
        slots = [slot for slot, _ in way.cells]
        known = any(
            is_goal(cell.text) or (head_of(cell.text) is not None and (way.moved or cell.column == 1))
            for _, cell in way.cells
        )
        return bool(slots) and not way.stray and len(set(slots)) == len(slots) and not known


def _goals(cells: list[Cell]) -> list[Cell]:
    """The headings of goals in a row; behind one of them 实际完成 is one, as it is a heading of values elsewhere."""
    found = [cell for cell in cells if is_goal(cell.text)]
    reached = [cell for cell in cells if cell not in found and column_of(cell.text) is Column.ACTUAL]
    return found + [cell for cell in reached if found and cell is cells[-1] and _is_numbered(cells)]


def _is_numbered(cells: list[Cell]) -> bool:
    return any(map(_is_numbers, cells))


def _is_numbers(cell: Cell) -> bool:
    return column_of(cell.text) is Column.NUMBER


def _is_known(cell: Cell) -> bool:
    return is_of_form(cell) or column_of(cell.text) is not None


def _twice(goals: list[Cell]) -> bool:
    """Whether the first of several headings is the label beside them: another says the same."""
    heads = [_head(cell) for cell in goals]
    return len(heads) > 2 and heads[0] in heads[1:]  # noqa: PLR2004 - a label beside two headings


def _beside(side: list[Cell]) -> bool:
    """Whether a merged label stands left of the one heading of goals."""
    return bool(side) and side[-1].row_span > 1
