"""
The ledger of one reading: where each cell of the form went.

Every cell that is not blank is entered once: as a field of the document, as a label that named a field, or in a
finding.  What nobody entered is a finding of its own, so nothing is lost in silence.

Needs: ``grid``, ``joined``, ``objectives.finding``, ``source``.  Used by: the readers of this room.
"""

from collections.abc import Callable
from typing import final

from attrs import frozen

from perfmodel.arguments import typed
from perfmodel.forms.grid import Cell
from perfmodel.forms.joined import Joined
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.source import Place


@final
@frozen(weakref_slot=False, field_transformer=typed)
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


_new: Callable[[type[Entry]], Entry] = object.__new__
_set_place: Callable[[Entry, Place], None] = Entry.__dict__["place"].__set__
_set_text: Callable[[Entry, str], None] = Entry.__dict__["text"].__set__
_set_use: Callable[[Entry, str], None] = Entry.__dict__["use"].__set__


def _entry(place: Place, text: str, use: str) -> Entry:
    """An entry whose parts are known to be of their types."""
    entry = _new(Entry)
    _set_place(entry, place)
    _set_text(entry, text)
    _set_use(entry, use)
    return entry


@final
class Ledger:
    """Collects entries and findings while a form is read."""

    def __init__(self, form: Joined) -> None:
        self._form = form
        self._uses: dict[tuple[int, int], str] = {}
        self._findings: list[tuple[tuple[int, int], Finding]] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings so far, in the order of the form."""
        return tuple(finding for _, finding in sorted(self._findings, key=lambda item: item[0]))

    def place(self, cell: Cell) -> Place:
        """The place of a cell in its file."""
        return self._form.place(cell)

    def enter(self, cell: Cell, use: str) -> str:
        """Enter a cell; its text without blanks around it comes back."""
        self._uses[cell.row, cell.column] = use
        return cell.text.strip()

    def entered(self, cell: Cell) -> bool:
        """Whether the cell has been entered."""
        return (cell.row, cell.column) in self._uses

    def find(self, code: str, message: str, cell: Cell, *, severity: Severity = Severity.WARNING) -> None:
        """Make a finding of a cell; a cell that has no other use is entered by it."""
        self._uses.setdefault((cell.row, cell.column), f"finding:{code}")
        place, text = self.place(cell), cell.text.strip()
        finding = Finding(code=code, severity=severity, message=message, place=place, text=text)
        self._findings.append(((cell.row, cell.column), finding))

    def note(self, finding: Finding) -> None:
        """Make a finding of the form as a whole."""
        self._findings.append(((0, 0), finding))

    def close(self) -> tuple[Entry, ...]:
        """All entries in the order of the form, after a finding for each cell that nobody entered."""
        entries = list[Entry]()
        for cell in self._form.grid.cells:
            use = self._uses.get((cell.row, cell.column))
            if use is None:
                if cell.blank:
                    continue
                self.find("cell-unplaced", "a cell that no field of the document takes", cell)
                use = self._uses[cell.row, cell.column]
            entries.append(_entry(self.place(cell), cell.text, use))
        return tuple(entries)
