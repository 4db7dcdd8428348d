"""
The ledger of one reading: where each cell of the form went.

Every cell that is not blank is entered once: as a field of the document, as a label that named a field, or in a
finding.  What nobody entered is a finding of its own, so nothing is lost in silence.

Needs: ``grid``, ``objectives.finding``, ``source``.  Used by: the readers of this room.
"""

from typing import final

from attrs import frozen

from perfmodel.forms.grid import Cell
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.source import Place


@final
@frozen(weakref_slot=False)
class Entry:
    """
    Where one cell went.

    Attributes:
        place: Where it stood.

        text: What stood in it.

        use: What it became: a field (``overall``, ``indicator:name``), ``label`` for a heading, or ``finding:`` and
            its code.
    """

    place: Place
    text: str
    use: str


@final
class Ledger:
    """Collects entries and findings while a form is read."""

    def __init__(self, table: str | None) -> None:
        self._table = table
        self._entries: dict[tuple[int, int], Entry] = {}
        self.findings: list[Finding] = []

    def place(self, cell: Cell) -> Place:
        """The place of a cell in its file."""
        return Place(line=cell.row, column=cell.column, table=self._table)

    def enter(self, cell: Cell, use: str) -> str:
        """Enter a cell; its text without blanks around it comes back."""
        self._entries[cell.row, cell.column] = Entry(self.place(cell), cell.text, use)
        return cell.text.strip()

    def entered(self, cell: Cell) -> bool:
        """Whether the cell has been entered."""
        return (cell.row, cell.column) in self._entries

    def find(self, code: str, message: str, cell: Cell, *, severity: Severity = Severity.WARNING) -> None:
        """Make a finding of a cell; a cell that has no other use is entered by it."""
        if not self.entered(cell):
            self.enter(cell, f"finding:{code}")
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                message=message,
                place=self.place(cell),
                text=cell.text.strip(),
            )
        )

    def close(self, cells: tuple[Cell, ...]) -> tuple[Entry, ...]:
        """All entries in the order of the form, after a finding for each cell that nobody entered."""
        for cell in cells:
            if not cell.blank and not self.entered(cell):
                self.find("cell-unplaced", "a cell that no field of the document takes", cell)
        return tuple(entry for _, entry in sorted(self._entries.items()))
