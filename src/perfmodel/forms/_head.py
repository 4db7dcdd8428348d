"""What stands around the indicator table: title, year, names, tasks, goals, money, further labelled cells."""

import itertools
from decimal import Decimal
from typing import final

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import Block, points_of
from perfmodel.forms._columns import Table
from perfmodel.forms._execution import ExecutionReader
from perfmodel.forms._form_rows import YEAR
from perfmodel.forms._goals import GoalsReader, NumberedReader, TasksReader
from perfmodel.forms._head_values import FIELDS, AmountsReader, Said
from perfmodel.forms._labelled_values import (
    GOALS,
    SCORED,
    is_beside_year,
    is_label_alone,
    is_labelled,
    is_value,
    money_beside,
    number_of,
    points_given,
    value_of_label,
)
from perfmodel.forms._layouts import (
    PAIR,
    Head,
    Money,
    head_of,
    is_term,
    key,
    money_in_list,
    money_of,
    names_projects,
    term_of,
)
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import SOURCES, MoneyReader, SpendingReader, is_amount, is_number, is_unit_line
from perfmodel.forms._rate_rows import parts_of_rate
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_annex, is_blank, is_note, is_tail, is_title
from perfmodel.lexicon._heading_words import (
    INDICATORS,
    LINE_ENDS,
    NOTES,
    TITLE_ENDS,
    TITLED,
    TITLED_BEHIND_YEAR,
    WITHIN,
    YEARS,
    any_of,
)
from perfmodel.objectives._documents import Task
from perfmodel.objectives._indicator import Extra, Term
from perfmodel.objectives._report import Report

_TERM_LINE = regex(rf".{{0,6}}{any_of(INDICATORS)}{any_of(LINE_ENDS)}?")
_GOAL_POINTS = regex(r"\(\s*(\d{1,3}(?:\.\d+)?)\s*分\s*\)\s*$")
_PAIRS = regex(rf"\s+(?:{WITHIN}[:：])?(?=[^\s:：]{{2,12}}[:：])")  # noqa: RUF001 - as printed
_TITLE_LINE = regex(
    rf"[^。；，,;:]{{0,24}}20\d\d年[^。；，,;:]{{0,30}}{any_of(TITLED, TITLED_BEHIND_YEAR)}{any_of(TITLE_ENDS)}?"
    rf"|[^。；，,;:]{{0,40}}{any_of(TITLED)}[^。；，,;:]{{0,16}}\(20\d\d{any_of(YEARS)}\)"
)
_LONGEST_LABEL, _LONGEST_PAIR, _LONGEST_NOTE = 20, 200, 6
_BUDGETS = {
    Money.TOTAL: Money.TOTAL,
    Money.INITIAL: Money.TOTAL,
    Money.FISCAL: Money.FISCAL,
    Money.OTHER: Money.OTHER,
}
"""What an amount in a column of its own is of the money of its project."""
_BLOCKS = frozenset((Head.TASKS, Head.MONEY, Head.TASK_NAME, Head.TASK_CONTENT))


@final
class HeadReader:
    """Collects what the rows around the indicator table say."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.money: MoneyReader = MoneyReader(ledger)
        self._execution = ExecutionReader(ledger, self.money)
        self._spending = SpendingReader(ledger)
        self._goals = GoalsReader(ledger)
        self._numbered = NumberedReader(ledger)
        self._tasks = TasksReader(ledger, self.money)
        self.said: Said = Said(ledger)
        self._amounts = AmountsReader(ledger, self.money, self.said)
        self.term: Term | None = None
        self.noting = False
        self._begun = False
        self._columns = set[tuple[str, str]]()

    def read(self, cells: list[Cell]) -> None:
        """Take one row."""
        cells = [self.money.see_line(cell) for cell in cells]
        if self._spending.take(cells):
            self._tasks.open = False
        elif self._goes_on(cells) or self._opens(cells):
            self._label_all(cells)
        else:
            self._tasks.open = False
            self._pairs(cells)

    def interrupt(self) -> None:
        """A table of indicators starts: what stood above it does not go on below it."""
        self._begun = True
        self._tasks.open = False
        self.noting = False
        self._goals.close()
        self._numbered.close()
        self._execution.close()
        self._spending.close()
        self.money.close()

    def _opens(self, cells: list[Cell]) -> bool:
        """Whether a row is the heading of a block; the block is then open."""
        if self._tasks.start(cells):
            return True
        if self._execution.start(cells) or self._execution.start_pairs(cells) or self.money.start(cells):
            self._tasks.open = self._tasks.open and all(head_of(cell.text) is not Head.MONEY for cell in cells)
            return True
        if self._goals.start(cells):
            self._tasks.open = False
            self.money.close()
            return True
        return False

    def _goes_on(self, cells: list[Cell]) -> bool:
        """Whether a row goes on with an open block: a task, amounts, the texts of the goals."""
        goals = self._goals.take(cells) if self._goals.open else []
        for head, heading, cell in goals:
            self._goal(head, heading, cell)
        if goals:
            return True
        if (text := self._numbered.take(cells)) is not None:
            self._goal(*text)
            return True
        if self._execution.open and self._execution.take(cells):
            return True
        if self._tasks.take(cells):
            return True
        if self.money.open and not is_labelled(cells[0]) and self.money.under_headings(cells):
            self._tasks.open = False
            return True
        return False

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

    # --- goals ---

    def _goal(self, head: Head, heading: Cell, cell: Cell) -> None:
        """Take a text of the goals; further texts of one heading go on with it."""
        same = self.said.headings.get(FIELDS.get(head, "")) == "".join(heading.text.split())
        if not (same and self.said.go_on(head, cell)):
            self.said.take(head, cell.text, cell, label=heading)

    # --- labels and their values ---

    def _pairs(self, cells: list[Cell]) -> None:
        """Labels with the value behind each; a cell that holds both; titles, years and notes."""
        cells = self.money.take_whole(cells)
        skip, left, sources = False, list[Cell](), [cell for cell in cells if money_of(cell.text) in SOURCES]
        for index, cell in enumerate(cells):
            if skip:
                skip = False
                continue
            value = value_of_label(cells, index)
            two = len(sources) == 2 and cell is sources[0]  # noqa: PLR2004 - the long term beside the year
            skip = self._label(cell, value, first_of_two=two, tail=index == 0 or value is not None)
            if not (skip or self._ledger.entered(cell) or self._alone(cell, cells)):
                left.append(cell)
        self._leftover(cells, left)

    def _leftover(self, cells: list[Cell], left: list[Cell]) -> None:
        """A label that nobody knows beside its values, and the further lines of a note, are kept as extras."""
        pairs = [
            (label, value)
            for label, value in itertools.pairwise(left)
            if not is_value(label, value)
            and (value.column == label.column + label.column_span or len(cells) == len(left) == 2)  # noqa: PLR2004
        ]
        taken = set[int]()
        for label, value in pairs:
            if not {label.column, value.column} & taken and len(label.text) <= _LONGEST_LABEL:
                taken |= {label.column, value.column}
                if is_number(value) and self.money.inside(label):
                    self._ledger.enter(label, "label")
                    self.money.see_unit(label.text)
                    self.money.take(label.text, Money.PART, value)
                else:
                    self._unknown(label, label.text, self._ledger.enter(value, "extra"))
        last = left[-1] if left else None
        if last is not None and len(left) == 3 and len(pairs) == 2 and not self._ledger.entered(last):  # noqa: PLR2004
            self.said.extra.append(Extra("".join(left[0].text.split()), self._ledger.enter(last, "extra")))
        if len(cells) == len(left) == 1 and self.noting:
            self.said.extra.append(Extra(NOTES, self._ledger.enter(cells[0], "extra")))
        else:
            self.noting = self.noting and not left and len(cells) == 1

    def _unknown(self, cell: Cell, label: str, text: str) -> None:
        self._ledger.find(
            "label-unknown", "a label that no layout knows; it is kept as an extra", cell, severity=Severity.NOTE
        )
        self.said.extra.append(Extra("".join(label.split()), text))

    def _label(self, cell: Cell, value: Cell | None, *, first_of_two: bool, tail: bool) -> bool:
        """Take a label; whether the cell behind it was taken with it."""
        head, money = self._head_of(cell, value, tail=tail), money_beside(cell, value)
        if head is None and money is None:
            return False
        self.money.see_unit(cell.text)
        if head is Head.MONEY:
            self.money.see_block(cell)
        if self._is_money(cell, money, value, head) and money is not None:
            self._ledger.enter(cell, "label")
            self.money.pair(cell, money, value, first_of_two=first_of_two)
            return value is not None
        if head is None:
            return False
        self._ledger.enter(cell, "label")
        if head in GOALS:
            self.take_points(cell)
        if value is None or head in _BLOCKS - {Head.MONEY}:
            return False
        if head is Head.MONEY:
            return self._amounts.beside(cell, value)
        if head in GOALS and value.text.strip():
            self.said.take_goals(head, cell, value)
        else:
            self.said.take(head, value.text, value, label=cell)
        return True

    def _head_of(self, cell: Cell, value: Cell | None, *, tail: bool) -> Head | None:
        """What a label says: a field of the head, or a note or a line of the tail, which are kept as extras."""
        head = head_of(cell.text)
        note = value is not None and is_note(cell.text) and len(cell.text.strip()) <= _LONGEST_NOTE
        if head is None and (note or (tail and is_tail(cell.text))):
            self.noting = self.noting or note
            return Head.EXTRA
        return head

    def take_points(self, label: Cell) -> Block | None:
        """Take the points that are printed behind a label: those of the block beside or below it."""
        points = _GOAL_POINTS.search(fold(label.text))
        if points is None:
            return None
        block = Block(label, "".join(label.text[: points.start()].split()), Decimal(points[1]))
        self.said.extra.append(Extra(block.label, f"{points[1]}分"))
        return block

    def take_column(self, heading: str, cell: Cell) -> None:
        """Take a cell of a table of many projects by the heading above it; the same again is a label."""
        head, money = head_of(heading), money_in_list(heading)
        if names_projects(heading):
            head = Head.PROJECT
        head = head or Head.EXTRA
        text, known = cell.text.strip(), self.said.values.get(FIELDS.get(head, ""))
        if (heading, text) in self._columns or known == text:
            self._ledger.enter(cell, "label")
        elif money in _BUDGETS or head is Head.MONEY:
            self.money.see_unit(heading)
            self.money.take(heading, _BUDGETS.get(money or Money.TOTAL, Money.TOTAL), cell)
        elif not (head in GOALS and self.said.go_on(head, cell)):
            self.said.take(head, text, cell, label=Cell(row=cell.row, column=cell.column, text=heading))
        self._columns.add((heading, text))

    def _is_money(self, cell: Cell, money: Money | None, value: Cell | None, head: Head | None) -> bool:
        """Whether a label is that of an amount; 合计 is one in a block of money, and the total of points elsewhere."""
        amount = money in SOURCES and (value is None or is_amount(value))
        return amount and (head is not Head.TOTAL_SCORE or (value is not None and self.money.inside(cell)))

    def _alone(self, cell: Cell, cells: list[Cell]) -> bool:
        """Take a cell that stands for itself: a year, a note, a title, a label with its value; whether it was taken."""
        text = cell.text.strip()
        pair = PAIR.fullmatch(text)
        year = YEAR.fullmatch(fold(text))
        lines = all(cell is other or is_beside_year(other.text) for other in cells)
        if year is not None and (lines or "年度" in text):
            self.said.take_year(year[1], cell)
        elif is_unit_line(text) or is_annex(text) or self._is_term(text, cells):
            self._ledger.enter(cell, "label")
        elif is_note(text):
            self.noting = True
            self.said.extra.append(Extra(NOTES, self._ledger.enter(cell, "extra")))
        elif pair is not None and len(text) <= _LONGEST_PAIR and not is_label_alone(pair[2]):
            if not self._amounts.inside(text, cell):
                self._pair(pair[1], pair[2], cell)
        elif "title" not in self.said.values and (is_title(text) or self._is_title(text, cells)):
            self.said.take_title(cell)
        return self._ledger.entered(cell)

    def _is_title(self, text: str, cells: list[Cell]) -> bool:
        """Whether a line alone above all tables says of which year the objectives are, and not that it is a table."""
        return len(cells) == 1 and not self._begun and _TITLE_LINE.fullmatch(fold(text)) is not None

    def _is_term(self, text: str, cells: list[Cell]) -> bool:
        """Whether a line alone says of which term the table below it is."""
        named = _TERM_LINE.fullmatch(key(text)) is not None or (is_term(text) and key(text).endswith("表"))
        if len(cells) > 1 or not named or (medium := term_of(key(text))) is None:
            return False
        self.term = Term.MEDIUM if medium else Term.ANNUAL
        return True

    def _pair(self, label: str, text: str, cell: Cell) -> None:
        """Take a cell that holds a label and its value, or several of both."""
        parts = _PAIRS.split(text.strip())
        if len(parts) > 1:
            first = (f"{label}:", parts[0]) if is_label_alone(parts[0]) else (f"{label}:{parts[0]}",)
            for part in (*first, *parts[1:]):
                name, _, value = part.replace("：", ":").partition(":")  # noqa: RUF001 - as printed
                if value.strip():
                    self._pair(name, value, cell)
                else:
                    self._ledger.enter(cell, "label")
            return
        head, money = head_of(label) or (Head.EXTRA if is_tail(label) else None), money_of(label)
        value = Cell(row=cell.row, column=cell.column, text=text)
        if head is None and money in SOURCES and is_number(value):
            self.money.see_unit(label)
            self.money.take(label, money, value)
        elif head is None and not self.said.go_on_numbered(number_of(evolve(cell, text=label)), cell):
            self._unknown(cell, label, text.strip())
        elif head is Head.MONEY:
            self._amounts.keep(evolve(cell, text=label), evolve(cell, text=text))
        elif head is not None:
            self.said.take(head, text, cell, label=Cell(row=cell.row, column=cell.column, text=label))
