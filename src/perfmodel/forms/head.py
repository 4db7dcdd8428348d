"""
What stands around the indicator table: title, year, names, tasks, overall objectives, further labelled cells.

Needs: ``grid``, ``layouts``, ``ledger``, ``money``, ``objectives``.  Used by: ``read``.
"""

import re
from typing import TYPE_CHECKING, final

from perfmodel.forms.columns import Table
from perfmodel.forms.execution import ExecutionReader
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, Head, head_of, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.money import SOURCES, MoneyReader, is_amount
from perfmodel.forms.points import points_of
from perfmodel.forms.split import TITLE
from perfmodel.lexicon.fold import fold
from perfmodel.objectives.documents import Task
from perfmodel.objectives.finding import Severity
from perfmodel.objectives.indicator import Extra
from perfmodel.objectives.report import Report
from perfmodel.values.number import chinese_integer
from perfmodel.values.period import FiscalYear

if TYPE_CHECKING:
    from decimal import Decimal

_YEAR = re.compile(r"\(?\s*((?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*(?:年度?|预算年度)?\s*\)?")
_YEAR_INSIDE = re.compile(r"((?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*年")
_NOTE = re.compile(r"\s*(?:备?注|填表说明|填报说明|说明)\s*[:：\d]")  # noqa: RUF001 - as printed
_PAIR = re.compile(r"([^:：]{2,20})[:：]\s*(\S[\s\S]*)")  # noqa: RUF001 - as printed
_UNIT = re.compile(r"\(?(?:金额)?单位:\s*(?:万元|亿元|千元|元)\)?")
_NOTES = "备注"
_LONGEST_LABEL, _LONGEST_PAIR = 20, 200
_OVERALL = frozenset((Head.OVERALL, Head.OVERALL_MEDIUM, Head.OVERALL_ACTUAL))
_PLAIN = {
    Head.DEPARTMENT: "department",
    Head.SUPERVISOR: "supervisor",
    Head.PROJECT: "project",
    Head.UNIT: "unit",
    Head.OVERALL: "overall",
    Head.OVERALL_MEDIUM: "overall_medium",
    Head.OVERALL_ACTUAL: "overall_actual",
    Head.GRADE: "grade",
}


@final
class HeadReader:
    """Collects what the rows around the indicator table say."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.money: MoneyReader = MoneyReader(ledger)
        self._execution = ExecutionReader(ledger, self.money)
        self._total: Decimal | None = None
        self.values: dict[str, str] = {}
        self.headings: dict[str, str] = {}
        self.fiscal_year: FiscalYear | None = None
        self.tasks: list[Task] = []
        self.extra: list[Extra] = []
        self._in_tasks = False
        self._noting = False
        self._overall: list[tuple[Head, Cell]] = []

    def read(self, cells: list[Cell]) -> None:
        """Take one row."""
        overall, self._overall = self._overall, []
        if self._opens(cells) or self._goes_on(cells, overall):
            self._label_all(cells)
        else:
            self._in_tasks = False
            self._pairs(cells)

    def interrupt(self) -> None:
        """A table of indicators starts: what stood above it does not go on below it."""
        self._overall, self._in_tasks = [], False
        self.money.close()

    def _opens(self, cells: list[Cell]) -> bool:
        """Whether a row is the heading of a block; the block is then open."""
        heads = [head_of(cell.text) for cell in cells]
        if {Head.TASK_NAME, Head.TASK_CONTENT} <= set(heads):
            self._in_tasks = True
            self.money.close()
            self.money.start([cell for cell in cells if money_of(cell.text) in SOURCES])
            return True
        if self._execution.start(cells) or self._execution.take(cells) or self.money.start(cells):
            self._in_tasks = self._in_tasks and Head.MONEY not in heads
            return True
        overall = [(head, cell) for head, cell in zip(heads, cells, strict=True) if head is not None]
        found = {head for head, _ in overall}
        if len(found) > 1 and len(overall) == len(cells) and found <= _OVERALL:
            self._overall = overall
            self._in_tasks = False
            self.money.close()
        return bool(self._overall)

    def _goes_on(self, cells: list[Cell], overall: list[tuple[Head, Cell]]) -> bool:
        """Whether a row goes on with an open block: a task, amounts, the texts of the overall objectives."""
        if self._in_tasks and not self._ends_tasks(cells):
            self._task(cells)
            return True
        if self.money.open and self.money.under_headings(cells):
            self._in_tasks = False
            return True
        return self._below_overall(cells, overall)

    def total(self, cells: list[Cell], table: Table) -> None:
        """Take a row of sums in or below a table: the points given in all, and further sums with their label."""
        numbers = [cell for cell in cells[1:] if points_of(cell.text) is not None]
        given = next((cell for cell in numbers if (slot := table.at(cell)) and slot.field is Column.SCORE), None)
        given = numbers[0] if given is None and len(numbers) == 1 else given
        for cell in numbers:
            if cell is given and self._total is None and head_of(cells[0].text) is Head.TOTAL_SCORE:
                self._total = points_of(self._ledger.enter(cell, "report:total"))
            else:
                self.extra.append(Extra("".join(cells[0].text.split()), self._ledger.enter(cell, "extra")))
        self._ledger.enter(cells[0], "label")

    @property
    def awaiting(self) -> bool:
        """Whether the texts of the overall objectives come next."""
        return bool(self._overall)

    @property
    def extras(self) -> tuple[Extra, ...]:
        """Further cells around the table with their labels."""
        return (*self._execution.extra, *self.extra)

    def report(self) -> Report | None:
        """What the form reports as a whole, or ``None`` where it reports nothing."""
        found = Report(
            execution=self._execution.rows,
            overall=self.values.get("overall_actual", ""),
            total=self._total,
            grade=self.values.get("grade", ""),
        )
        return None if found == Report() else found

    def _label_all(self, cells: list[Cell]) -> None:
        """Enter the labels of a row whose other cells are taken."""
        for cell in cells:
            if not self._ledger.entered(cell) and (head_of(cell.text) or money_of(cell.text)):
                self.money.see_unit(cell.text)
                self._ledger.enter(cell, "label")

    def _ends_tasks(self, cells: list[Cell]) -> bool:
        """Whether a row opens another block: a label of the head or of money stands in it."""
        first = next((cell for cell in cells if head_of(cell.text) is not Head.TASKS), cells[0])
        return head_of(first.text) is not None or money_of(first.text) is not None

    def _task(self, cells: list[Cell]) -> None:
        rest = [cell for cell in cells if head_of(cell.text) is not Head.TASKS]
        self._label_all([cell for cell in cells if cell not in rest])
        words = [cell for cell in rest if not (self.money.over(cell) and is_amount(cell))]
        if not words:
            return
        name = self._ledger.enter(words[0], "tasks:name")
        content = self._ledger.enter(words[1], "tasks:content") if len(words) > 1 else ""
        budget = self.money.under([cell for cell in rest if cell not in words]) if self.money.open else None
        self.tasks.append(Task(name=name, content=content, budget=budget))

    def _below_overall(self, cells: list[Cell], overall: list[tuple[Head, Cell]]) -> bool:
        """Take the texts under 预期目标 and 实际完成情况; whether each stands under a heading."""
        if any(head_of(cell.text) in _OVERALL for cell in cells):
            return False
        pairs = list[tuple[Head, Cell, Cell]]()
        for cell in cells:
            above = [(head, heading, cell) for head, heading in overall if _overlap(heading, cell)]
            pairs.extend(above[-1:])
        if len(pairs) != len(cells):
            return False
        for head, heading, cell in pairs:
            self._set(head, cell.text, cell, label=heading)
        return True

    def _pairs(self, cells: list[Cell]) -> None:
        """Labels with the value behind each; a cell that holds both; titles, years and notes."""
        skip, left = False, list[Cell]()
        for index, cell in enumerate(cells):
            following = cells[index + 1] if index + 1 < len(cells) else None
            if skip:
                skip = False
                continue
            skip = self._label(cell, following)
            if not (skip or self._ledger.entered(cell) or self._alone(cell)):
                left.append(cell)
        self._leftover(cells, left)

    def _leftover(self, cells: list[Cell], left: list[Cell]) -> None:
        """A label that nobody knows beside its value, and the further lines of a note, are kept as extras."""
        if len(cells) == len(left) == 2 and len(cells[0].text) <= _LONGEST_LABEL:  # noqa: PLR2004 - a label, its value
            self._unknown(cells[0], cells[0].text, self._ledger.enter(cells[1], "extra"))
        elif len(cells) == len(left) == 1 and self._noting:
            self.extra.append(Extra(_NOTES, self._ledger.enter(cells[0], "extra")))
        else:
            self._noting = self._noting and not left and len(cells) == 1

    def _unknown(self, cell: Cell, label: str, text: str) -> None:
        self._ledger.find(
            "label-unknown", "a label that no layout knows; it is kept as an extra", cell, severity=Severity.NOTE
        )
        self.extra.append(Extra("".join(label.split()), text))

    def _label(self, cell: Cell, following: Cell | None) -> bool:
        """Take a label; whether the cell behind it was taken with it."""
        head, money = head_of(cell.text), money_of(cell.text)
        if head is None and money is None:
            return False
        self.money.see_unit(cell.text)
        value = following if following is not None and not _is_label(following) else None
        if money in SOURCES and (value is None or is_amount(value)) and head is not Head.TOTAL_SCORE:
            self._ledger.enter(cell, "label")
            if value is not None:
                self.money.take(cell.text, money, value)
            return value is not None
        if head is None:
            return False
        self._ledger.enter(cell, "label")
        if value is None or head in {Head.TASKS, Head.MONEY, Head.TASK_NAME, Head.TASK_CONTENT}:
            return False
        self._set(head, value.text, value, label=cell)
        return True

    def _alone(self, cell: Cell) -> bool:
        """Take a cell that stands for itself: a year, a note, a title, a label with its value; whether it was taken."""
        text = cell.text.strip()
        pair = _PAIR.fullmatch(text)
        year = _YEAR.fullmatch(fold(text))
        if year is not None:
            self._year(year[1], cell)
        elif _UNIT.fullmatch(fold(text)) is not None:
            self.money.see_unit(text)
            self._ledger.enter(cell, "label")
        elif _NOTE.match(text) is not None:
            self._noting = True
            self.extra.append(Extra(_NOTES, self._ledger.enter(cell, "extra")))
        elif pair is not None and len(text) <= _LONGEST_PAIR:
            self._pair(pair[1], pair[2], cell)
        elif "title" not in self.values and TITLE.search(text) is not None:
            self._title(cell)
        return self._ledger.entered(cell)

    def _pair(self, label: str, text: str, cell: Cell) -> None:
        """Take a cell that holds a label and its value."""
        head = head_of(label)
        if head is None:
            self._unknown(cell, label, text.strip())
        else:
            self._set(head, text, cell, label=Cell(row=cell.row, column=cell.column, text=label))

    def _title(self, cell: Cell) -> None:
        self.values["title"] = self._ledger.enter(cell, "title")
        inside = _YEAR_INSIDE.search(fold(cell.text))
        if inside is not None:
            self._year(inside[1], cell)

    def _set(self, head: Head, text: str, cell: Cell, *, label: Cell) -> None:
        """Put a value where its label says; what is there already is kept beside it as an extra."""
        if head is Head.FISCAL_YEAR and (year := _YEAR.fullmatch(fold(text.strip()))) is not None:
            self._year(year[1], cell)
            return
        name = _PLAIN.get(head)
        heading = "".join(label.text.split())
        if name is not None and name not in self.values:
            self._ledger.enter(cell, name)
            self.values[name] = text.strip()
            self.headings[name] = heading
            return
        self._ledger.enter(cell, "extra")
        self.extra.append(Extra(heading, text.strip()))

    def _year(self, text: str, cell: Cell) -> None:
        year = FiscalYear(int(text) if text.isascii() else chinese_integer(text.replace("○", "〇")) or 0)
        if not self._ledger.entered(cell):
            self._ledger.enter(cell, "fiscal_year")
        if self.fiscal_year is not None and self.fiscal_year != year:
            self._ledger.find(
                "year-conflict",
                f"the form names {self.fiscal_year} and {year}; the first is kept",
                cell,
                severity=Severity.ERROR,
            )
            return
        self.fiscal_year = year


def _is_label(cell: Cell) -> bool:
    return head_of(cell.text) is not None or money_of(cell.text) is not None


def _overlap(heading: Cell, cell: Cell) -> bool:
    first = max(heading.column, cell.column)
    last = min(heading.column + heading.column_span, cell.column + cell.column_span)
    return first < last
