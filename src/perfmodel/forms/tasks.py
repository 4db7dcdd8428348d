"""The tasks of a department with the money of each."""

from typing import final

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import PAIR, Head, Money, head_of, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.money import SOURCES, Heading, MoneyReader, is_amount
from perfmodel.objectives.documents import Task
from perfmodel.objectives.indicator import Extra

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
