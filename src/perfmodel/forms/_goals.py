"""
The goals and the tasks of a form.

Overall goals stand beside what was reached, or those of the long term beside those of the year; or in numbered rows,
总体目标 | 目标1 | a text, and the further ones below it.  The tasks of a department stand with the money of each.
"""

from typing import NamedTuple, final

from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import Placed, cheapest, shifted
from perfmodel.forms._cell_texts import has_letters
from perfmodel.forms._columns import Columns, Slot, slots_of
from perfmodel.forms._labelled_values import GOALS, is_of_form, number_of
from perfmodel.forms._layouts import PAIR, Column, Head, Money, column_of, head_of, is_goal, key, money_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import AMOUNTS, SOURCES, Heading, MoneyReader, is_amount, is_number, unit_named
from perfmodel.lexicon._form_labels import LIST_SUMS, goal_of
from perfmodel.objectives._documents import Task
from perfmodel.objectives._indicator import Extra

_MOST_LABELS = 2
"""So many labels stand left of the headings of goals: one beside them, and one more above it."""

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
        found = _headings(cells)
        if found is None:
            return False
        goals, behind = found
        side = [cell for cell in cells if cell.column < goals[0].column]
        if not (_are_different(goals) or (len(goals) == 1 and _beside(side))):
            return False
        headings = sorted([*goals, *behind], key=lambda cell: cell.column)
        self._ledger.enter_labels(cells)
        slots = slots_of(headings, lambda cell: _head(cell) if cell in goals else Head.EXTRA)
        self._columns = Columns(slots)
        self._cells = dict(zip(slots, headings, strict=True))
        self._until = max((cell.row + cell.row_span - 1 for cell in side), default=0)
        self._row, self._below = 0, frozenset()
        return True

    def take(self, cells: list[Cell]) -> list["Goal"]:
        """The texts of a row below the headings; none where it is no such row."""
        placed = self._placed(cells)
        if placed is None:
            self.close()
            return []
        if placed.moved:
            self._ledger.find_all("row-moved", "goals that stood beside their headings were put back", cells)
        self._row, self._below = cells[0].row, self._below or frozenset(cell.column for cell in cells)
        goals = list[Goal]()
        for slot, cell in placed.cells:
            heading = self._cells[slot]
            if _is_numbers(heading):
                self._ledger.enter(cell, "label")
            else:
                goals.append(Goal(slot.field, heading, cell))
        return goals

    def _placed(self, cells: list[Cell]) -> Placed[Head] | None:
        """The texts of a row by the headings that they stand below, or ``None`` where it is no row of texts."""
        columns = self._columns
        behind = self._row > 0 and cells[0].row > self._until
        if columns is None or (behind and not self._goes_on(cells)):
            return None
        return cheapest((shift, way) for shift in (0, 1) if self._fits(way := shifted(columns, cells, shift)))

    def _goes_on(self, cells: list[Cell]) -> bool:
        """Whether the row right below texts has further ones: each below one of them, beside a blank label."""
        beside = min(self._below) > 1 and not any(_is_known(cell) for cell in cells)
        return beside and cells[0].row == self._row + 1 and self._below.issuperset(cell.column for cell in cells)

    def _fits(self, way: Placed[Head]) -> bool:
        """Whether each text stands below a heading of its own, and none is a heading itself."""
        slots = [slot for slot, _ in way.cells]
        if way.stray or not slots or len(set(slots)) < len(slots):
            return False
        return not any(_is_heading(cell, moved=way.moved > 0) for _, cell in way.cells)


def _goals(cells: list[Cell]) -> list[Cell]:
    """The headings of goals in a row; behind one of them 实际完成 is one, as it is a heading of values elsewhere."""
    found, last = [cell for cell in cells if is_goal(cell.text)], cells[-1]
    reached = not is_goal(last.text) and column_of(last.text) is Column.ACTUAL
    return [*found, last] if found and reached and any(map(_is_numbers, cells)) else found


def _headings(cells: list[Cell]) -> tuple[list[Cell], list[Cell]] | None:
    """The headings of goals in a row and the others behind them, or ``None`` where one of the cells belongs to none."""
    goals = _goals(cells)
    if not goals:
        return None
    left = [cell for cell in cells if cell.column < goals[0].column]
    behind = [cell for cell in cells[len(left) :] if cell not in goals]
    if len(left) > _MOST_LABELS or not all(map(_is_beside_goals, behind)):
        return None
    return _without_side_labels(goals, cells), behind


def _without_side_labels(goals: list[Cell], cells: list[Cell]) -> list[Cell]:
    """The headings of goals in a row but for labels beside them: merged down, or saying the same as another."""
    while len(goals) > 1 and goals[0].row_span > 1:
        goals = goals[1:]
    return goals[1:] if _twice(goals) and goals[0] is cells[0] else goals


def _are_different(goals: list[Cell]) -> bool:
    """Whether headings are of several kinds of goals: those of the year beside what was reached."""
    return len({_head(cell) for cell in goals}) > 1


def _is_beside_goals(cell: Cell) -> bool:
    """Whether a heading behind goals is one of a number, of points, of money."""
    return column_of(cell.text) in _POINTS or money_of(cell.text) is not None


def _is_heading(cell: Cell, *, moved: bool) -> bool:
    """Whether a cell below goals is a heading itself: one of goals, or a label where labels stand."""
    return is_goal(cell.text) or (head_of(cell.text) is not None and (moved or cell.column == 1))


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
        self._ledger.enter_labels(cells[:-1])
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


_SUMS = frozenset(LIST_SUMS.words.split())
_LABELLED = 3
"""The cells of a row of money with the label of its block: 部门整体支出预算 | 资金总额 | 1500."""

_TASKS = frozenset((Head.TASKS, Head.TASK_NAME, Head.TASK_CONTENT))


@final
class TasksReader:
    """Collects the tasks of one form, a row for each below their headings."""

    def __init__(self, ledger: Ledger, money: MoneyReader) -> None:
        self._ledger = ledger
        self._money = money
        self._groups: list[Cell] = []
        self._beside: list[tuple[str, Heading]] = []
        self._first = 1
        self.open: bool = False
        self.tasks: list[Task] = []
        self.extra: list[Extra] = []

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is the headings of tasks; they are then open."""
        heads = {head_of(cell.text) for cell in cells}
        groups = _of_money(cells, AMOUNTS) or _over_money(cells)
        if Head.TASK_NAME not in heads or not (Head.TASK_CONTENT in heads or groups):
            return False
        self.open = True
        self._first = next(cell.column for cell in cells if head_of(cell.text) is Head.TASK_NAME)
        self._money.close()
        self._groups, self._beside = groups, []
        if groups:
            self._see_headings(cells)
        else:
            self._money.start(_of_money(cells, SOURCES))
        return True

    def _see_headings(self, cells: list[Cell]) -> None:
        """Take headings with money planned and spent; what is neither name nor content is kept beside each task."""
        self._ledger.enter_labels(cells)
        self._money.see_units(cells)
        for cell in cells:
            if cell not in self._groups and head_of(cell.text) not in _TASKS:
                self._beside.append(("".join(cell.text.split()), Heading(Money.PART, cell)))

    def take(self, cells: list[Cell]) -> bool:
        """Take a row of the open tasks; whether it was one."""
        if not self.open:
            return False
        if self._groups and self._settle(cells):
            return True
        if self._is_of_budget(cells):
            self._money.close()
            return False
        if _ends(cells):
            if _of_money(cells, SOURCES):
                self._keep("".join(cells[0].text.split()), cells[1:])
            return False
        self._task([cell for cell in cells if head_of(cell.text) is not Head.TASKS])
        return True

    def _is_of_budget(self, cells: list[Cell]) -> bool:
        """Whether a row is the first of the money below the tasks: its label, that of an amount, and the amount."""
        if len(cells) < _LABELLED or not (has_letters(cells[0].text) and is_number(cells[2])):
            return False
        source, label = money_of(cells[1].text), cells[0]
        total = source is Money.TOTAL and "".join(cells[1].text.split()) not in _SUMS
        told = total or label.column < self._first or unit_named(label.text) is not None
        return source in SOURCES and told and head_of(label.text) is not Head.TASKS

    def _task(self, cells: list[Cell]) -> None:
        """Take a task from the cells behind the label of all: its name, its content, its money."""
        words, amounts = self._of_task(cells)
        if not words:
            return
        name = self._ledger.enter(words[0], "tasks:name")
        content = self._ledger.enter(words[1], "tasks:content") if len(words) > 1 else ""
        budget = self._money.under(amounts) if self._money.open else None
        self.tasks.append(Task(name=name, content=content, budget=budget))
        self._keep(name, cells)

    def _of_task(self, cells: list[Cell]) -> tuple[list[Cell], list[Cell]]:
        """The cells of a row that are of its task and not kept beside it: those of words, and those of its money."""
        beside = {cell.column for _, cell in self._under_others(cells)}
        own = [cell for cell in cells if cell.column not in beside]
        amounts = [cell for cell in own if self._is_budget(cell)]
        return [cell for cell in own if cell not in amounts], amounts

    def _is_budget(self, cell: Cell) -> bool:
        """Whether a cell is an amount below a heading of money."""
        return self._money.over(cell) and is_amount(cell)

    def _settle(self, cells: list[Cell]) -> bool:
        """Open the columns of money below their groups; whether a row is the sources in each group."""
        below = len(_of_money(cells, SOURCES)) == len(cells)
        planned = next((cell for cell in self._groups if money_of(cell.text) is not Money.EXECUTED), None)
        headings = list[Heading]()
        for cell in cells if below else self._groups:
            heading = Heading((money_of(cell.text) or Money.PART) if below else Money.TOTAL, cell)
            group = self._group_over(cell)
            if group is planned:
                headings.append(heading)
            else:
                self._beside.append((_joined(group, cell) if below else _joined(cell), heading))
            self._ledger.enter(cell, "label")
        self._money.open_under(headings)
        self._groups = []
        return below

    def _group_over(self, cell: Cell) -> Cell:
        """The group of money that a cell stands below: the next one to its left."""
        left = (group for group in reversed(self._groups) if group.column <= cell.column)
        return next(left, self._groups[0])

    def _under_others(self, cells: list[Cell]) -> list[tuple[str, Cell]]:
        """The cells of a row that stand beside its task and budget, with their headings."""
        return [(label, cell) for cell in cells for label, heading in self._beside if heading.holds(cell)]

    def _keep(self, name: str, cells: list[Cell]) -> None:
        """Keep what stands beside a task, or beside the sum of all, with its heading."""
        for label, cell in self._under_others(cells):
            self.extra.append(Extra(f"{name}/{label}", self._ledger.enter(cell, "extra")))


def _joined(*headings: Cell) -> str:
    """The texts of headings below each other as one: 全年执行数/财政拨款."""
    return "/".join("".join(cell.text.split()) for cell in headings)


def _of_money(cells: list[Cell], fields: frozenset[Money]) -> list[Cell]:
    """The cells of a row that are labels of some kinds of money."""
    return [cell for cell in cells if money_of(cell.text) in fields]


def _over_money(cells: list[Cell]) -> list[Cell]:
    """The heading of the money of each task (预算金额), where none of its sources stands beside it."""
    found = [cell for cell in cells if head_of(cell.text) is Head.MONEY]
    return [] if _of_money(cells, SOURCES) else found[:1]


def _ends(cells: list[Cell]) -> bool:
    """Whether a row opens another block: a label of the head or of money stands in it."""
    first = next((cell for cell in cells if head_of(cell.text) is not Head.TASKS), cells[0])
    pair = PAIR.fullmatch(first.text.strip()) if len(cells) == 1 else None
    paired = pair is not None and head_of(pair[1]) is not None
    return paired or head_of(first.text) is not None or money_of(first.text) is not None
