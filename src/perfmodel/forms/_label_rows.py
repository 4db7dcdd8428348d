"""
The rows of a head that belong to no block.

Labels with their values, each pair in two cells or several in one; and what stands alone: a year, a title, a note.
"""

import itertools
from typing import final

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._form_rows import YEAR
from perfmodel.forms._head_values import AmountsReader, Said
from perfmodel.forms._labelled_values import (
    GOALS,
    is_beside_year,
    is_label_alone,
    is_value,
    money_beside,
    number_of,
    value_of_label,
)
from perfmodel.forms._layouts import PAIR, Head, Money, head_of, is_term, key, money_of, term_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import SOURCES, MoneyReader, is_amount, is_number, is_unit_line, unit_named
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_annex, is_note, is_tail, is_title
from perfmodel.lexicon._heading_words import (
    FISCAL,
    INDICATORS,
    LINE_ENDS,
    NOTES,
    TITLE_ENDS,
    TITLED,
    TITLED_BEHIND_YEAR,
    WITHIN,
    YEARS,
)
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._indicator import Extra, Term

_TERM_LINE = regex(rf".{{0,6}}{any_word(INDICATORS)}{any_word(LINE_ENDS)}?")
_PAIRS = regex(rf"\s+(?:{WITHIN}[:：])?(?=[^\s:：]{{2,12}}[:：])")  # noqa: RUF001 - as printed
_TITLE_LINE = regex(
    rf"[^。；，,;:]{{0,24}}20\d\d年[^。；，,;:]{{0,30}}{any_word(TITLED, TITLED_BEHIND_YEAR)}{any_word(TITLE_ENDS)}?"
    rf"|[^。；，,;:]{{0,40}}{any_word(TITLED)}[^。；，,;:]{{0,16}}\(20\d\d{any_word(YEARS)}\)"
)
_LONGEST_LABEL, _LONGEST_PAIR, _LONGEST_NOTE = 20, 200, 6
_TASKS = frozenset((Head.TASKS, Head.TASK_NAME, Head.TASK_CONTENT))


@final
class LabelsReader:
    """
    Reads labels and the values behind them.

    Attributes:
        term: The term that the last line above a table says, or ``None``.

        noting: Whether notes stood last, which further lines go on.
    """

    def __init__(self, ledger: Ledger, money: MoneyReader, said: Said) -> None:
        self._ledger = ledger
        self._money = money
        self._said = said
        self._amounts = AmountsReader(ledger, money, said)
        self.term: Term | None = None
        self.noting = False
        self._begun = False

    def interrupt(self) -> None:
        """A table of indicators starts: notes above it do not go on below it, and no title follows."""
        self._begun = True
        self.noting = False

    def read(self, cells: list[Cell]) -> None:
        """Take one row: labels with the value behind each, a cell that holds both, titles, years and notes."""
        cells = self._money.take_whole(cells)
        self._see_block(cells)
        taken, left, first = False, list[Cell](), _first_of_two(cells)
        for index, cell in enumerate(cells):
            if taken:
                taken = False
                continue
            value = value_of_label(cells, index)
            taken = self._label(cell, value, first_of_two=cell is first, tail=index == 0 or value is not None)
            if not (taken or self._ledger.entered(cell) or self._alone(cell, cells)):
                left.append(cell)
        self._leftover(cells, left)

    def _see_block(self, cells: list[Cell]) -> None:
        """Take a label that nobody knows as that of a block of money: it names a unit, and a label of money follows."""
        if len(cells) < 2 or money_of(cells[1].text) not in SOURCES or unit_named(cells[0].text) is None:  # noqa: PLR2004
            return
        if head_of(cells[0].text) is None and money_of(cells[0].text) is None:
            self._money.see_unit(cells[0].text)
            self._money.see_block(cells[0])
            self._ledger.enter(cells[0], "label")

    def _leftover(self, cells: list[Cell], left: list[Cell]) -> None:
        """A label that nobody knows beside its values, and the further lines of a note, are kept as extras."""
        pairs = _unknown_pairs(cells, left)
        self._take_unknown(pairs)
        if _has_two_values(left, pairs) and not self._ledger.entered(left[-1]):
            self._said.extra.append(Extra("".join(left[0].text.split()), self._ledger.enter(left[-1], "extra")))
        self._go_on_noting(cells, left)

    def _take_unknown(self, pairs: list[tuple[Cell, Cell]]) -> None:
        """Take labels that nobody knows with their values, each cell in one pair only, the first of them."""
        taken = set[int]()
        for label, value in pairs:
            if taken.isdisjoint({label.column, value.column}) and len(label.text) <= _LONGEST_LABEL:
                taken |= {label.column, value.column}
                self._unknown_pair(label, value)

    def _go_on_noting(self, cells: list[Cell], left: list[Cell]) -> None:
        """Take a row of one cell below a note as its next line; a note goes on behind rows of one cell alone."""
        if self.noting and len(cells) == len(left) == 1:
            self._said.extra.append(Extra(NOTES, self._ledger.enter(cells[0], "extra")))
        else:
            self.noting = self.noting and not left and len(cells) == 1

    def _unknown_pair(self, label: Cell, value: Cell) -> None:
        """Take a label that nobody knows and its value: an amount beside the money, else an extra."""
        if is_number(value) and self._money.inside(label):
            self._ledger.enter(label, "label")
            self._money.see_unit(label.text)
            self._money.take(label.text, Money.PART, value)
        else:
            self._unknown(label, label.text, self._ledger.enter(value, "extra"))

    def _unknown(self, cell: Cell, label: str, text: str) -> None:
        self._ledger.find(
            "label-unknown", "a label that no layout knows; it is kept as an extra", cell, severity=Severity.NOTE
        )
        path = "/" in label  # of a task and its heading, as documents are drawn: a blank in it is one of a name
        self._said.extra.append(Extra((" " if path else "").join(label.split()), text))

    def _label(self, cell: Cell, value: Cell | None, *, first_of_two: bool, tail: bool) -> bool:
        """Take a label; whether the cell behind it was taken with it."""
        head, money = self._head_of(cell, value, tail=tail), money_beside(cell, value)
        if head is None and money is None:
            return False
        self._money.see_unit(cell.text)
        if head is Head.MONEY:
            self._money.see_block(cell)
        if money is not None and self._is_money(cell, money, value, head):
            self._ledger.enter(cell, "label")
            self._money.pair(cell, money, value, first_of_two=first_of_two)
            return value is not None
        return head is not None and self._label_of_head(head, cell, value)

    def _label_of_head(self, head: Head, cell: Cell, value: Cell | None) -> bool:
        """Take a label of the head; whether the cell behind it was taken with it."""
        self._ledger.enter(cell, "label")
        if head in GOALS:
            self._said.take_points(cell)
        if value is None or head in _TASKS:
            return False
        if head is Head.MONEY:
            return self._amounts.beside(cell, value)
        if head in GOALS and value.text.strip():
            self._said.take_goals(head, cell, value)
        else:
            self._said.take(head, value.text, value, label=cell)
        return True

    def _head_of(self, cell: Cell, value: Cell | None, *, tail: bool) -> Head | None:
        """What a label says: a field of the head, or a note or a line of the tail, which are kept as extras."""
        head = head_of(cell.text)
        note = value is not None and is_note(cell.text) and len(cell.text.strip()) <= _LONGEST_NOTE
        if head is None and (note or (tail and is_tail(cell.text))):
            self.noting = self.noting or note
            return Head.EXTRA
        return head

    def _is_money(self, cell: Cell, money: Money, value: Cell | None, head: Head | None) -> bool:
        """Whether a label is that of an amount; 合计 is one in a block of money, and the total of points elsewhere."""
        amount = money in SOURCES and (value is None or is_amount(value))
        return amount and (head is not Head.TOTAL_SCORE or (value is not None and self._money.inside(cell)))

    def _alone(self, cell: Cell, cells: list[Cell]) -> bool:
        """Take a cell that stands for itself: a year, a note, a title, a label with its value; whether it was taken."""
        text = cell.text.strip()
        year = _year_alone(cell, cells)
        if year is not None:
            self._said.take_year(year, cell)
        elif self._is_line_apart(text, cells):
            self._ledger.enter(cell, "label")
        elif is_note(text):
            self.noting = True
            self._said.extra.append(Extra(NOTES, self._ledger.enter(cell, "extra")))
        elif (pair := _label_and_value(text)) is not None:
            if not self._amounts.inside(text, cell):
                self._pair(*pair, cell)
        elif self._is_first_title(text, cells):
            self._said.take_title(cell)
        return self._ledger.entered(cell)

    def _is_line_apart(self, text: str, cells: list[Cell]) -> bool:
        """Whether a line says how to read what is below it, a term among them: 单位：万元, 附件2, 长期绩效目标表."""
        return is_unit_line(text) or is_annex(text) or self._is_term(text, cells)

    def _is_first_title(self, text: str, cells: list[Cell]) -> bool:
        """Whether a line is the first title; alone above all tables, one that says of which year the objectives are."""
        if "title" in self._said.values:
            return False
        alone = len(cells) == 1 and not self._begun
        return is_title(text) or (alone and _TITLE_LINE.fullmatch(fold(text)) is not None)

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
            self._several_pairs(label, parts, cell)
            return
        head, money = _head_or_tail(label), money_of(label)
        value = Cell(row=cell.row, column=cell.column, text=text)
        if head is None and money in SOURCES and is_number(value):
            self._money.see_unit(label)
            self._money.take(label, money, value)
        elif head is None and not self._said.go_on_numbered(number_of(evolve(cell, text=label)), cell):
            self._unknown(cell, label, text.strip())
        elif head is Head.MONEY:
            self._amounts.keep(evolve(cell, text=label), evolve(cell, text=text))
        elif head is not None:
            self._said.take(head, text, cell, label=Cell(row=cell.row, column=cell.column, text=label))

    def _several_pairs(self, label: str, parts: list[str], cell: Cell) -> None:
        """Take a cell that holds several labels with their values; the first value may be a label itself."""
        first = (f"{label}:", parts[0]) if is_label_alone(parts[0]) else (f"{label}:{parts[0]}",)
        for part in (*first, *parts[1:]):
            name, _, value = part.replace("：", ":").partition(":")  # noqa: RUF001 - as printed
            if value.strip():
                self._pair(name, value, cell)
            else:
                self._ledger.enter(cell, "label")


def _first_of_two(cells: list[Cell]) -> Cell | None:
    """The first of the two labels of money in a row: that of the long term beside that of the year."""
    sources = [cell for cell in cells if money_of(cell.text) in SOURCES]
    return sources[0] if len(sources) == 2 else None  # noqa: PLR2004


def _year_alone(cell: Cell, cells: list[Cell]) -> str | None:
    """The year that a cell is, where it says so (2024年度) or nothing but lines above a table stands beside it."""
    year = YEAR.fullmatch(fold(cell.text.strip()))
    if year is None:
        return None
    alone = all(cell is other or is_beside_year(other.text) for other in cells)
    return year[1] if alone or FISCAL in cell.text else None


def _head_or_tail(label: str) -> Head | None:
    """What a label in front of its value says, or a line of the tail, which is kept as an extra."""
    return head_of(label) or (Head.EXTRA if is_tail(label) else None)


def _label_and_value(text: str) -> tuple[str, str] | None:
    """The label and the value that a text holds, or ``None``; a label alone may stand where the value should."""
    pair = PAIR.fullmatch(text) if len(text) <= _LONGEST_PAIR else None
    return None if pair is None or is_label_alone(pair[2]) else (pair[1], pair[2])


def _has_two_values(left: list[Cell], pairs: list[tuple[Cell, Cell]]) -> bool:
    """Whether what is left of a row is a label that nobody knows with two values right behind it."""
    return len(left) == 3 and len(pairs) == 2  # noqa: PLR2004


def _unknown_pairs(cells: list[Cell], left: list[Cell]) -> list[tuple[Cell, Cell]]:
    """The cells of a row that nothing has taken as labels with their values: right behind them, or the only two."""
    only_two = len(cells) == len(left) == 2  # noqa: PLR2004
    return [
        (label, value)
        for label, value in itertools.pairwise(left)
        if (only_two or value.column == label.column + label.column_span) and not is_value(label, value)
    ]
