"""Goals in numbered rows: 总体目标 | 目标1 | a text, and the further ones below it."""

from typing import NamedTuple, final

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Head, head_of, is_goal, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.pairs import GOALS, number_of


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
