"""What stands around the indicator table: title, year, names, tasks, goals, money, further labelled cells."""

from itertools import takewhile
from typing import final

from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import points_of
from perfmodel.forms._columns import Table
from perfmodel.forms._execution import ExecutionReader
from perfmodel.forms._goals import GoalsReader, NumberedReader, TasksReader
from perfmodel.forms._head_values import FIELDS, Said
from perfmodel.forms._label_rows import LabelsReader
from perfmodel.forms._labelled_values import GOALS, SCORED, is_labelled, points_given
from perfmodel.forms._layouts import Head, Money, head_of, key, money_in_list, money_of, names_projects
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import MoneyReader
from perfmodel.forms._spending_plans import SpendingReader
from perfmodel.forms._sums_and_rates import parts_of_rate
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.objectives._documents import Task
from perfmodel.objectives._indicator import Extra
from perfmodel.objectives._report import Report

_BUDGETS = {
    Money.TOTAL: Money.TOTAL,
    Money.INITIAL: Money.TOTAL,
    Money.FISCAL: Money.FISCAL,
    Money.OTHER: Money.OTHER,
}
"""What an amount in a column of its own is of the money of its project."""


@final
class HeadReader:
    """Collects what the rows around the indicator table say."""

    def __init__(self, ledger: Ledger, *, listed: bool = False) -> None:
        self._ledger, self._listed = ledger, listed
        self.money: MoneyReader = MoneyReader(ledger)
        self._execution = ExecutionReader(ledger, self.money)
        self._spending = SpendingReader(ledger)
        self._goals = GoalsReader(ledger)
        self._numbered = NumberedReader(ledger)
        self._tasks = TasksReader(ledger, self.money)
        self.said: Said = Said(ledger)
        self.labels: LabelsReader = LabelsReader(ledger, self.money, self.said)
        self._columns = set[tuple[str, str]]()

    def read(self, cells: list[Cell]) -> None:
        """Take one row."""
        cells = [self.said.see_year(self.money.see_line(cell)) for cell in cells]
        if self._spending.take(cells):
            self._tasks.open = False
        elif self._goes_on(cells) or self._opens(cells):
            self._label_all(cells)
        else:
            self._tasks.open = False
            self.labels.read(cells)

    def interrupt(self) -> None:
        """A table of indicators starts: what stood above it does not go on below it."""
        self.labels.interrupt()
        self._tasks.open = False
        self._goals.close()
        self._numbered.close()
        self._execution.close()
        self._spending.close()
        self.money.close()

    def _opens(self, cells: list[Cell]) -> bool:
        """Whether a row is the heading of a block; the block is then open."""
        if self._tasks.start(cells):
            return True
        if self._execution.start(cells) or self._starts_pairs(cells) or self.money.start(cells):
            self._tasks.open = self._tasks.open and all(head_of(cell.text) is not Head.MONEY for cell in cells)
            return True
        if self._goals.start(cells):
            self._tasks.open = False
            self.money.close()
            return True
        return False

    def _starts_pairs(self, cells: list[Cell]) -> bool:
        """Whether a row is amounts behind their labels; labels of the head in front keep their values."""
        if not self._execution.start_pairs(cells):
            return False
        front = list(takewhile(lambda cell: not self._ledger.entered(cell), cells))
        if front:
            self.labels.read(front)
        return True

    def _goes_on(self, cells: list[Cell]) -> bool:
        """Whether a row goes on with an open block: a task, amounts, the texts of the goals."""
        if self._takes_goals(cells) or (self._execution.open and self._execution.take(cells)):
            return True
        if self._tasks.take(cells):
            return True
        if self.money.open and not is_labelled(cells[0]) and self.money.under_headings(cells):
            self._tasks.open = False
            return True
        return False

    def _takes_goals(self, cells: list[Cell]) -> bool:
        """Whether a row is texts of the goals, below their headings or behind their numbers; they are then taken."""
        goals = self._goals.take(cells) if self._goals.open else []
        if goals:
            for head, heading, cell in goals:
                self._goal(head, heading, cell)
            return True
        text = self._numbered.take(cells)
        if text is not None:
            self._goal(*text)
        return text is not None

    def total(self, cells: list[Cell], table: Table) -> None:
        """Take a row of sums in or below a table: the points given in all, and further sums with their label."""
        numbers = [cell for cell in cells[1:] if points_of(cell.text) is not None]
        given = points_given(cells, numbers, table)
        for cell in numbers:
            if cell is given and self.said.total is None and head_of(cells[0].text) is Head.TOTAL_SCORE:
                self.said.total = points_of(self._ledger.enter(cell, "report:total"))
            else:
                self.said.extra.append(Extra("".join(cells[0].text.split()), self._ledger.enter(cell, "extra")))
        self._ledger.enter(cells[0], "label")
        for cell in cells[1:]:
            if key(cell.text) in SCORED:
                self._ledger.enter(cell, "label")

    def rate(self, cells: list[Cell], table: Table) -> None:
        """Take the rate of execution from a row of the table; its further cells are kept as extras."""
        parts = parts_of_rate(table, cells)
        if parts:
            self._execution.take_rate(cells[0], parts)
        else:
            self._ledger.enter(cells[0], "label")
        for cell in cells[1:]:
            if cell not in parts.values() and not is_blank(cell.text):
                slot = table.at(cell)
                heading = cells[0].text if slot is None else f"{cells[0].text}/{slot.heading}"
                self.said.extra.append(Extra("".join(heading.split()), self._ledger.enter(cell, "extra")))

    def take_column(self, heading: str, cell: Cell) -> None:
        """Take a cell of a table of many projects by the heading above it; the same again is a label."""
        head = _head_of_column(heading)
        money = money_in_list(heading)
        text, known = cell.text.strip(), self.said.values.get(FIELDS.get(head, ""))
        if (heading, text) in self._columns or known == text:
            self._ledger.enter(cell, "label")
        elif money in _BUDGETS or head is Head.MONEY:
            self.money.see_unit(heading)
            self.money.take(heading, _BUDGETS.get(money or Money.TOTAL, Money.TOTAL), cell)
        elif not (head in GOALS and self.said.go_on(head, cell)):
            self._leave_project_above(head)
            self.said.take(head, text, cell, label=Cell(row=cell.row, column=cell.column, text=heading))
        self._columns.add((heading, text))

    def _leave_project_above(self, head: Head) -> None:
        """The first row of a list that names its project comes before a name above the list."""
        if head is Head.PROJECT and self._listed:
            self._listed = False
            self.said.leave_project()

    @property
    def awaiting(self) -> bool:
        """Whether the texts of the overall objectives come next."""
        return self._goals.open

    @property
    def open(self) -> bool:
        """Whether a block is open whose rows have no label that is known."""
        return self._goals.open or self._execution.open or self.money.open or self._spending.open or self._tasks.open

    @property
    def tasks(self) -> list[Task]:
        """The tasks of a department."""
        return self._tasks.tasks

    @property
    def two_terms(self) -> bool:
        """Whether goals or money of the long term stand beside those of the year."""
        return self.money.two_terms or "overall_medium" in self.said.values

    @property
    def extras(self) -> tuple[Extra, ...]:
        """Further cells around the table with their labels."""
        self._spending.close()
        return (*self._execution.extra, *self._spending.extra, *self._tasks.extra, *self.said.extra)

    def report(self) -> Report | None:
        """What the form reports as a whole, or ``None`` where it reports nothing."""
        found = Report(
            execution=self._execution.rows,
            overall=self.said.values.get("overall_actual", ""),
            total=self.said.total,
            grade=self.said.values.get("grade", ""),
        )
        return None if found == Report() else found

    def _label_all(self, cells: list[Cell]) -> None:
        """Enter the labels of a row whose other cells are taken."""
        for cell in cells:
            if not self._ledger.entered(cell) and (head_of(cell.text) or money_of(cell.text) or cell.row_span > 1):
                self.money.see_unit(cell.text)
                if head_of(cell.text) is Head.MONEY:
                    self.money.see_block(cell)
                self._ledger.enter(cell, "label")

    def _goal(self, head: Head, heading: Cell, cell: Cell) -> None:
        """Take a text of the goals; further texts of one heading go on with it."""
        same = self.said.headings.get(FIELDS.get(head, "")) == "".join(heading.text.split())
        if not (same and self.said.go_on(head, cell)):
            self.said.take(head, cell.text, cell, label=heading)


def _head_of_column(heading: str) -> Head:
    """What a column of a table of many projects says of each."""
    return Head.PROJECT if names_projects(heading) else head_of(heading) or Head.EXTRA
