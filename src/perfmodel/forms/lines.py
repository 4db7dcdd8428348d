"""The lines of a text as rows of a table: which of them may have lost a cell, and which are no rows."""

from typing import NamedTuple

from perfmodel.forms.columns import Table
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, column_of
from perfmodel.forms.looks import can_be_points, is_label, split_ordinal
from perfmodel.lexicon.fold import fold

_STOPS = ("。", ".", "；", ";")  # noqa: RUF001 - as printed
_NUMBERS = frozenset((Column.ACTUAL, Column.WEIGHT, Column.SCORE))


class Lines(NamedTuple):
    """
    The lines of a text.

    How many cells the heading has, whether blank cells are kept at the ends, and in front; the last column of any row.
    """

    width: int | None = None
    blanks: bool = False
    labels: bool = False
    reach: int = 0

    @classmethod
    def of(cls, rows: list[tuple[list[Cell], int | None]], width: int | None) -> "Lines":
        """What some rows, each with the number of its cells, show of their text."""
        blanks = any(count is not None and cells[-1].column < count for cells, count in rows)
        reach = max((cells[-1].column for cells, count in rows if count is not None), default=0)
        return cls(width, blanks, any(count is not None and cells[0].column > 1 for cells, count in rows), reach)

    def lack(self, table: Table, cells: list[Cell], short: int) -> str | None:
        """Why a row that is *short* cells shorter than its heading may have lost one in its middle, or ``None``."""
        if len(cells) == 1 or self.width is None or self.width - short >= table.slots[-1].first:
            return None
        if self.blanks:
            return "a row with fewer cells than its heading, in a text that keeps blank ones: a cell may be missing"
        if not can_be_points(cells[-1].text):
            return None
        last = cells[-1].column
        behind = [slot for slot in table.slots if slot.field in _NUMBERS and last < slot.first]
        reported = any((slot := table.columns.at(cell)) and slot.field is Column.ACTUAL for cell in cells)
        if (reported and behind) or any(slot.first <= self.reach for slot in behind):
            return "a row that ends before its points or what was reached: a blank cell of it may be missing"
        return None


def is_bare(cells: list[Cell], *, alone: bool) -> bool:
    """Whether a row is one text which nothing shows to be an indicator; a number does not where the line has no tab."""
    number, rest = split_ordinal(cells[0].text)
    line = alone and (rest.endswith(_STOPS) or ":" in fold(rest))
    return len(cells) == 1 and (number is None or line) and not is_label(cells[0])


def is_pair(cells: list[Cell]) -> bool:
    """Whether a row is a label with a sentence, as tails have: no number in front, no level beside it."""
    named = split_ordinal(cells[0].text)[0] is None and not is_label(cells[0])
    return len(cells) == 2 and named and cells[-1].text.rstrip().endswith("。")  # noqa: PLR2004


def are_headings(cells: list[Cell]) -> bool:
    """Whether most cells of a row are headings: what a copy has left of a further heading row."""
    return len(cells) > 2 and sum(column_of(cell.text) is not None for cell in cells) * 2 >= len(cells)  # noqa: PLR2004
