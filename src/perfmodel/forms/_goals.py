"""
The goals and the tasks of a form.

Overall goals stand beside what was reached, or those of the long term beside those of the year; or in numbered rows,
总体目标 | 目标1 | a text, and the further ones below it.  The tasks of a department stand with the money of each.
"""

from typing import NamedTuple, final

from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import Placed, cheapest, shifted
from perfmodel.forms._columns import Columns, Slot, slots_of
from perfmodel.forms._labelled_values import GOALS, is_of_form, number_of
from perfmodel.forms._layouts import PAIR, Column, Head, Money, column_of, head_of, is_goal, key, money_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import SOURCES, Heading, MoneyReader, is_amount
from perfmodel.lexicon._form_labels import goal_of
from perfmodel.objectives._documents import Task
from perfmodel.objectives._indicator import Extra

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


class Numbered(NamedTuple):
    """A text of numbered goals: what it is, the label of all, its cell."""

    head: Head
    label: Cell
    cell: Cell


@final
class NumberedReader:
    """Finds the texts behind the numbers of goals: the first beside the label of all, each further one below it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._last: Numbered | None = None
        self._number = 0

    def close(self) -> None:
        """No more texts."""
        self._last = None

    def take(self, cells: list[Cell]) -> Numbered | None:
        """The text of a row of numbered goals, or ``None``; its label and number are entered."""
        label = cells[0] if head_of(cells[0].text) in GOALS else None
        rest = cells if label is None else cells[1:]
        number = number_of(rest[0]) if len(rest) == 2 else None  # noqa: PLR2004 - a number and its text
        if number is None or not _is_text(rest[1]):
            self.close()
            return None
        first = self._first(label, rest, number)
        if first is None:
            return None
        for cell in cells[:-1]:
            self._ledger.enter(cell, "label")
        self._last, self._number = first, number
        return first

    def _first(self, label: Cell | None, rest: list[Cell], number: int) -> Numbered | None:
        """The text with the label of all: beside it for the first number, else that of the row above."""
        head = None if label is None else head_of(label.text)
        if label is not None and head is not None:
            return Numbered(head, label, rest[1]) if number == 1 else None
        last, self._last = self._last, None
        below = last is not None and number == self._number + 1 and rest[1].column == last.cell.column
        return last._replace(cell=rest[1]) if last is not None and below else None


def _is_text(cell: Cell) -> bool:
    return head_of(cell.text) is None and money_of(cell.text) is None and not is_goal(cell.text)


_GROUPS = frozenset((Money.INITIAL, Money.ADJUSTED, Money.EXECUTED))
_TASKS = frozenset((Head.TASKS, Head.TASK_NAME, Head.TASK_CONTENT))


@final
class TasksReader:
    """Collects the tasks of one form, a row for each below their headings."""

    def __init__(self, ledger: Ledger, money: MoneyReader) -> None:
        self._ledger = ledger
        self._money = money
        self._groups: list[Cell] = []
        self._beside: list[tuple[str, Heading]] = []
        self.open: bool = False
        self.tasks: list[Task] = []
        self.extra: list[Extra] = []

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is the headings of tasks; they are then open."""
        heads = {head_of(cell.text) for cell in cells}
        groups = [cell for cell in cells if money_of(cell.text) in _GROUPS]
        if Head.TASK_NAME not in heads or not (Head.TASK_CONTENT in heads or groups):
            return False
        self.open = True
        self._money.close()
        self._groups, self._beside = groups, []
        if groups:
            self._see_headings(cells)
        else:
            self._money.start([cell for cell in cells if money_of(cell.text) in SOURCES])
        return True

    def _see_headings(self, cells: list[Cell]) -> None:
        """Take headings with money planned and spent; what is neither name nor content is kept beside each task."""
        for cell in cells:
            self._ledger.enter(cell, "label")
            self._money.see_unit(cell.text)
            if cell not in self._groups and head_of(cell.text) not in _TASKS:
                self._beside.append(("".join(cell.text.split()), Heading(Money.PART, cell)))

    def take(self, cells: list[Cell]) -> bool:
        """Take a row of the open tasks; whether it was one."""
        if self.open and self._groups and self._settle(cells):
            return True
        if not self.open or _ends(cells):
            if self.open and any(money_of(cell.text) in SOURCES for cell in cells):
                self._keep("".join(cells[0].text.split()), cells[1:])
            return False
        rest = [cell for cell in cells if head_of(cell.text) is not Head.TASKS]
        beside = {cell.column for _, cell in self._under_others(rest)}
        words = [
            cell for cell in rest if cell.column not in beside and not (self._money.over(cell) and is_amount(cell))
        ]
        if words:
            name = self._ledger.enter(words[0], "tasks:name")
            content = self._ledger.enter(words[1], "tasks:content") if len(words) > 1 else ""
            amounts = [cell for cell in rest if cell not in words and cell.column not in beside]
            budget = self._money.under(amounts) if self._money.open else None
            self.tasks.append(Task(name=name, content=content, budget=budget))
            self._keep(name, rest)
        return True

    def _settle(self, cells: list[Cell]) -> bool:
        """Open the columns of money below their groups; whether a row is the sources in each group."""
        subs = [cell for cell in cells if money_of(cell.text) in SOURCES]
        below = bool(subs) and len(subs) == len(cells)
        planned = next((cell for cell in self._groups if money_of(cell.text) is not Money.EXECUTED), None)
        headings = list[Heading]()
        for cell in subs if below else self._groups:
            heading = Heading((money_of(cell.text) or Money.PART) if below else Money.TOTAL, cell)
            left = (group for group in reversed(self._groups) if group.column <= cell.column)
            group = next(left, self._groups[0])
            if group is planned:
                headings.append(heading)
            else:
                words = (group.text, cell.text) if below else (cell.text,)
                self._beside.append(("/".join("".join(word.split()) for word in words), heading))
            self._ledger.enter(cell, "label")
        self._money.open_under(headings)
        self._groups = []
        return below

    def _under_others(self, cells: list[Cell]) -> list[tuple[str, Cell]]:
        """The cells of a row that stand beside its task and budget, with their headings."""
        return [(label, cell) for cell in cells for label, heading in self._beside if heading.holds(cell)]

    def _keep(self, name: str, cells: list[Cell]) -> None:
        """Keep what stands beside a task, or beside the sum of all, with its heading."""
        for label, cell in self._under_others(cells):
            self.extra.append(Extra(f"{name}/{label}", self._ledger.enter(cell, "extra")))


def _ends(cells: list[Cell]) -> bool:
    """Whether a row opens another block: a label of the head or of money stands in it."""
    first = next((cell for cell in cells if head_of(cell.text) is not Head.TASKS), cells[0])
    pair = PAIR.fullmatch(first.text.strip()) if len(cells) == 1 else None
    paired = pair is not None and head_of(pair[1]) is not None
    return paired or head_of(first.text) is not None or money_of(first.text) is not None
