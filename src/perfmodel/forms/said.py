"""The values that the head of a form states, each with the label that it stood behind."""

import re
from typing import TYPE_CHECKING, final

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Head, key
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.looks import split_ordinal
from perfmodel.forms.parts import YEAR
from perfmodel.forms.points import points_of
from perfmodel.lexicon.fold import fold
from perfmodel.objectives.finding import Severity
from perfmodel.objectives.indicator import Extra
from perfmodel.values.number import chinese_integer
from perfmodel.values.period import FiscalYear

if TYPE_CHECKING:
    from decimal import Decimal

_YEAR_INSIDE = re.compile(r"((?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*年")
_DAY = re.compile(r"(20\d\d)年1?\d月(?:\d{1,2}日|[底末])?")
FIELDS = {
    Head.DEPARTMENT: "department",
    Head.SUPERVISOR: "supervisor",
    Head.PROJECT: "project",
    Head.UNIT: "unit",
    Head.OVERALL: "overall",
    Head.OVERALL_MEDIUM: "overall_medium",
    Head.OVERALL_ACTUAL: "overall_actual",
    Head.GRADE: "grade",
}
"""The labels whose values are texts of the document."""


@final
class Said:
    """
    What the head states.

    Attributes:
        values: The texts by the names of their fields.

        headings: The labels that they stood behind, by the same names.

        fiscal_year: The year, or ``None``.

        total: The points given in all, or ``None``.

        extra: Further cells with their labels.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.values: dict[str, str] = {}
        self.headings: dict[str, str] = {}
        self.fiscal_year: FiscalYear | None = None
        self.total: Decimal | None = None
        self.extra: list[Extra] = []

    def take(self, head: Head, text: str, cell: Cell, *, label: Cell) -> None:
        """Put a value where its label says; what is there already is kept beside it as an extra."""
        bare = fold(text.strip())
        if head is Head.FISCAL_YEAR and (year := YEAR.fullmatch(bare) or _DAY.fullmatch(bare)) is not None:
            self.take_year(year[1], cell)
            return
        if head is Head.TOTAL_SCORE and self.total is None and (points := points_of(text)) is not None:
            self._ledger.enter(cell, "report:total")
            self.total = points
            return
        name = FIELDS.get(head)
        heading = "".join(label.text.split())
        if name is not None and name not in self.values:
            self._ledger.enter(cell, name)
            self.values[name] = text.strip()
            self.headings[name] = heading
            return
        self._ledger.enter(cell, "extra")
        self.extra.append(Extra(heading, text.strip()))

    def take_goals(self, head: Head, label: Cell, cell: Cell) -> None:
        """Take goals behind their label; those of numbered labels (年度绩效目标2) go on with the first."""
        numbered = key(label.text)[-1:].isdigit() or split_ordinal(label.text)[0] is not None
        if not (numbered and self.go_on(head, cell)):
            self.take(head, cell.text, cell, label=label)

    def go_on(self, head: Head, cell: Cell) -> bool:
        """Add a text to those of its label, where there are some; whether it was added."""
        name = FIELDS.get(head)
        if name is None or name not in self.values:
            return False
        self.values[name] += f"\n{self._ledger.enter(cell, name)}"
        return True

    def take_title(self, cell: Cell) -> None:
        """Take the title, and the year in it."""
        self.values["title"] = self._ledger.enter(cell, "title")
        inside = _YEAR_INSIDE.search(fold(cell.text))
        if inside is not None:
            self.take_year(inside[1], cell)

    def take_year(self, text: str, cell: Cell) -> None:
        """Take a year; another than the first is a finding."""
        year = FiscalYear(int(text) if text.isascii() else chinese_integer(text.replace("○", "〇")) or 0)
        if not self._ledger.entered(cell):
            self._ledger.enter(cell, "fiscal_year")
        if self.fiscal_year is not None and self.fiscal_year != year:
            message = f"the form names {self.fiscal_year} and {year}; the first is kept"
            self._ledger.find("year-conflict", message, cell, severity=Severity.ERROR)
            return
        self.fiscal_year = year
