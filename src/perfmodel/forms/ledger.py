"""
The ledger of one reading: where each cell of the form went.

Every cell that is not blank is entered once: as a field of the document, as a label that named a field, or in a
finding.  What nobody entered is a finding of its own, so nothing is lost in silence.
"""

from collections.abc import Callable
from typing import final

from attrs import evolve, frozen

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

    def __reduce__(self) -> "tuple[Callable[..., Entry], tuple[Place, str, str]]":
        # as that of a place
        return _entry, (self.place, self.text, self.use)


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
        self._moved: dict[tuple[int, int], Cell] = {}
        self._findings: list[tuple[tuple[int, int], Finding]] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings so far: the errors, the warnings, the notes, each in the order of the form."""
        return _grouped([finding for _, finding in sorted(self._findings, key=lambda item: item[0])])

    def stand_for(self, cell: Cell, original: Cell) -> None:
        """Take *cell*, which a joined row has in another column, for the one of the file."""
        self._moved[cell.row, cell.column] = original

    def _key(self, cell: Cell) -> tuple[int, int]:
        original = self._moved.get((cell.row, cell.column), cell)
        return original.row, original.column

    def place(self, cell: Cell) -> Place:
        """The place of a cell in its file."""
        return self._form.place(self._moved.get((cell.row, cell.column), cell) if self._moved else cell)

    def enter(self, cell: Cell, use: str) -> str:
        """Enter a cell; its text without blanks around it comes back."""
        self._uses[self._key(cell) if self._moved else (cell.row, cell.column)] = use
        return cell.text.strip()

    def entered(self, cell: Cell) -> bool:
        """Whether the cell has been entered."""
        return self._key(cell) in self._uses

    def find(self, code: str, message: str, cell: Cell, *, severity: Severity = Severity.WARNING) -> None:
        """Make a finding of a cell; a cell that has no other use is entered by it."""
        self._uses.setdefault(self._key(cell), f"finding:{code}")
        place, text = self.place(cell), cell.text.strip()
        finding = Finding(code=code, severity=severity, message=message, place=place, text=text)
        self._findings.append(((cell.row, cell.column), finding))

    def find_all(self, code: str, message: str, cells: list[Cell], *, severity: Severity = Severity.WARNING) -> None:
        """Make one finding of several cells; those that have no other use are entered by it."""
        for cell in cells:
            self._uses.setdefault(self._key(cell), f"finding:{code}")
        self._find_first(code, message, cells[0], " | ".join(cell.text.strip() for cell in cells), severity)

    def find_part(self, code: str, message: str, cells: list[Cell], *, severity: Severity) -> None:
        """Make one finding of all cells of a part; the words of each are in the ledger alone."""
        for cell in cells:
            self._uses.setdefault(self._key(cell), f"finding:{code}")
        self._find_first(code, message, cells[0], cells[0].text.strip(), severity)

    def _find_first(self, code: str, message: str, first: Cell, text: str, severity: Severity) -> None:  # noqa: PLR0913
        finding = Finding(code=code, severity=severity, message=message, place=self.place(first), text=text)
        self._findings.append(((first.row, first.column), finding))

    def note(self, finding: Finding) -> None:
        """Make a finding of the form as a whole."""
        self._findings.append(((0, 0), finding))

    def close(self) -> tuple[Entry, ...]:
        """All entries in the order of the form, after a finding for each cell that nobody entered."""
        entries, place, uses = list[Entry](), self._form.place, self._uses
        for cell in self._form.grid.cells:
            use = uses.get((cell.row, cell.column))
            if use is None:
                if cell.blank:
                    continue
                self.find("cell-unplaced", "a cell that no field of the document takes", cell)
                use = uses[cell.row, cell.column]
            entries.append(_entry(place(cell), cell.text, use))
        return tuple(entries)


def _grouped(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of harm; many of one kind in one table are one finding that counts them."""
    kinds: dict[tuple[Severity, str, str | None], list[Finding]] = {}
    for finding in findings:
        table = None if finding.place is None else finding.place.table
        kinds.setdefault((finding.severity, finding.code, table), []).append(finding)
    found = list[Finding]()
    for finding in findings:
        table = None if finding.place is None else finding.place.table
        same = kinds[finding.severity, finding.code, table]
        if finding.code not in _CELLS or len(same) <= _MANY:
            found.append(finding)
        elif finding is same[0]:
            text = " | ".join(item.text for item in same)
            found.append(evolve(finding, message=f"{finding.message}; {len(same)} such cells", text=text))
    return tuple(sorted(found, key=lambda finding: _HARM[finding.severity]))


_CELLS = frozenset(("row-empty", "row-caption", "label-unknown", "cell-unplaced", "heading-unknown"))
"""Findings of single cells that say the same of each."""

_MANY = 5
_HARM = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
