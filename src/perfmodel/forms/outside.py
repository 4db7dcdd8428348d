"""What lies outside a form: one finding for each part of the file that gives nothing to it."""

from typing import final

from perfmodel.forms.grid import Cell
from perfmodel.forms.joined import Joined
from perfmodel.forms.ledger import Ledger
from perfmodel.lexicon.marks import is_annex, is_blank
from perfmodel.objectives.finding import Severity

_SHOWN = 24


@final
class Outside:
    """Collects the rows outside a form, part by part."""

    def __init__(self, ledger: Ledger, joined: Joined) -> None:
        self._ledger = ledger
        self._joined = joined
        self._rows: list[list[Cell]] = []

    def take(self, cells: list[Cell]) -> None:
        """Take one row; a number of an annex and a stroke are nothing to tell of."""
        if all(is_annex(cell.text) or is_blank(cell.text) for cell in cells):
            for cell in cells:
                self._ledger.enter(cell, "label")
            return
        if self._rows and self._grid_of(cells) != self._grid_of(self._rows[-1]):
            self.close()
        self._rows.append(cells)

    def holds(self, cells: list[Cell], form: Cell) -> bool:
        """Whether a row goes on with the open part, in another table or sheet than a cell of the form."""
        grid = self._grid_of(cells)
        return bool(self._rows) and grid == self._grid_of(self._rows[-1]) != self._grid_of([form])

    def _grid_of(self, cells: list[Cell]) -> int:
        return self._joined.origin(cells[0].row).grid

    def close(self) -> None:
        """Tell of the part that is open."""
        rows, self._rows = self._rows, []
        if not rows:
            return
        cells = [cell for row in rows for cell in row]
        begins = "".join(cells[0].text.split())[:_SHOWN]
        table = any(len(row) > 1 for row in rows)
        what = "a table" if table else "text"
        message = (
            f"{what} of {len(cells)} cell{'s' if len(cells) > 1 else ''} that belongs to no form; it begins {begins}"
        )
        self._ledger.find_part("part-other", message, cells, severity=Severity.WARNING if table else Severity.NOTE)
