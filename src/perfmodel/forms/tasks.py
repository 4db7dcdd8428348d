"""The tasks of a department with the money of each."""

from typing import final

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import PAIR, Head, head_of, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.money import SOURCES, MoneyReader, is_amount
from perfmodel.objectives.documents import Task


@final
class TasksReader:
    """Collects the tasks of one form, a row for each below their headings."""

    def __init__(self, ledger: Ledger, money: MoneyReader) -> None:
        self._ledger = ledger
        self._money = money
        self.open: bool = False
        self.tasks: list[Task] = []

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is the headings of tasks; they are then open."""
        if not {head_of(cell.text) for cell in cells} >= {Head.TASK_NAME, Head.TASK_CONTENT}:
            return False
        self.open = True
        self._money.close()
        self._money.start([cell for cell in cells if money_of(cell.text) in SOURCES])
        return True

    def take(self, cells: list[Cell]) -> bool:
        """Take a row of the open tasks; whether it was one."""
        if not self.open or _ends(cells):
            return False
        rest = [cell for cell in cells if head_of(cell.text) is not Head.TASKS]
        words = [cell for cell in rest if not (self._money.over(cell) and is_amount(cell))]
        if words:
            name = self._ledger.enter(words[0], "tasks:name")
            content = self._ledger.enter(words[1], "tasks:content") if len(words) > 1 else ""
            budget = self._money.under([cell for cell in rest if cell not in words]) if self._money.open else None
            self.tasks.append(Task(name=name, content=content, budget=budget))
        return True


def _ends(cells: list[Cell]) -> bool:
    """Whether a row opens another block: a label of the head or of money stands in it."""
    first = next((cell for cell in cells if head_of(cell.text) is not Head.TASKS), cells[0])
    pair = PAIR.fullmatch(first.text.strip()) if len(cells) == 1 else None
    paired = pair is not None and head_of(pair[1]) is not None
    return paired or head_of(first.text) is not None or money_of(first.text) is not None
