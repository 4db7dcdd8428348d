"""
The ledger of one reading: where each cell of the form came from, and where it went.

The tables of one file are joined below each other, as one grid: a Word form may keep its head in a table of its own.

Every cell that is not blank is entered once: as a field of the document, as a label that named a field, or in a
finding.  What nobody entered is a finding of its own, so nothing is lost in silence.  What lies outside a form is one
finding for each part of the file that gives nothing to it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from perfmodel._arguments import typed
from perfmodel._finding import Finding, Severity
from perfmodel.files._grid import Cell, Grid, lower, plain_grid
from perfmodel.lexicon._form_marks import goes_on, is_annex, is_blank
from perfmodel.source import Place, checked_place


class Origin(NamedTuple):
    """Where a run of joined rows comes from: its first row here, its first row there, the table, whether it is text."""

    start: int
    line: int
    table: str | None
    grid: int = 0
    lines: bool = False

    def below(self, row: int, shift: int) -> "Origin":
        """The run where rows are added behind one: it stands further down, unless it begins there or above."""
        return self._replace(start=self.start + shift) if self.start > row else self


@final
@frozen(weakref_slot=False)
class Joined:
    """
    Several grids as one, and where each row stood.

    Attributes:
        grid: All cells; lines of text above and below a table are rows of their own.

        origins: The runs of rows, by their first row.

        places: Where cells stood, by their row and column here, that were moved when their table was turned.
    """

    grid: Grid
    origins: tuple[Origin, ...]
    places: Mapping[tuple[int, int], Place] = MappingProxyType({})
    _starts: tuple[int, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(origin.start for origin in self.origins))

    def origin(self, row: int) -> Origin:
        """The run that a row belongs to."""
        return self.origins[bisect_right(self._starts, row) - 1]

    def place(self, cell: Cell) -> Place:
        """Where a cell stood in its file."""
        if self.places and (place := self.places.get((cell.row, cell.column))) is not None:
            return place
        origin = self.origins[0] if len(self.origins) == 1 else self.origin(cell.row)
        return checked_place(cell.row - origin.start + origin.line, cell.column, origin.table)

    def each_place(self, cells: Sequence[Cell]) -> list[Place]:
        """Where each of some cells stood in its file."""
        origin, *others = self.origins
        if self.places or others:
            return [self.place(cell) for cell in cells]
        down = origin.line - origin.start
        return [checked_place(cell.row + down, cell.column, origin.table) for cell in cells]

    def cut(self, first: int, stop: int) -> "Joined":
        """The rows from *first* on and before *stop*, with their numbers."""
        cells = self.grid.cells
        start, end = bisect_left(cells, first, key=_row), bisect_left(cells, stop, key=_row)
        if (start, end) == (0, len(cells)):
            return self
        grid = Grid(cells=cells[start:end], name=self.grid.name, widths=self.grid.widths)
        return evolve(self, grid=grid)


def _row(cell: Cell) -> int:
    return cell.row


@final
class _Pile:
    """Tables and lines of text, put below each other one by one."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._origins: list[Origin] = []
        self._row = 1

    def put_lines(self, lines: tuple[str, ...], name: str | None, where: str, index: int) -> None:
        """Put lines of text above or below a table, each a row of one cell."""
        if not lines:
            return
        self._origins.append(Origin(self._row, 1, f"{name or ''} ({where})".strip(), index, lines=True))
        self._cells.extend(Cell(row=row, column=1, text=line) for row, line in enumerate(lines, start=self._row))
        self._row += len(lines)

    def put_table(self, grid: Grid, name: str | None, index: int) -> None:
        """Put the cells of a table."""
        self._origins.append(Origin(self._row, 1, name, index))
        moved = self._row - 1
        self._cells.extend((lower(cell, moved) for cell in grid.cells) if moved else grid.cells)
        self._row += grid.rows

    def joined(self) -> Joined:
        """All of them as one grid."""
        return Joined(plain_grid(self._cells, ""), tuple(self._origins))


def join(grids: tuple[Grid, ...], /) -> Joined:
    """
    Put grids below each other.

    >>> joined = join((Grid(cells=[Cell(row=1, column=1, text="三级指标")], name="Sheet1", above=["目标表"]),))
    >>> [(cell.row, str(joined.place(cell))) for cell in joined.grid.cells]
    [(1, 'table Sheet1 (above), line 1, column 1'), (2, 'table Sheet1, line 1, column 1')]
    """
    if len(grids) == 1 and not (grids[0].above or grids[0].below):
        return Joined(grids[0], (Origin(1, 1, grids[0].name or None),))
    pile = _Pile()
    for index, grid in enumerate(grids, start=1):
        name = grid.name or (f"{index}" if len(grids) > 1 else None)
        pile.put_lines(grid.above, name, "above", index)
        pile.put_table(grid, name, index)
        pile.put_lines(grid.below, name, "below", index)
    return pile.joined()


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
class Entered:
    """What became of each cell of a form; the entries are made when they are asked for, as an audit does."""

    __slots__ = "_cells", "_form", "_uses"

    def __init__(self, form: Joined, cells: Sequence[Cell], uses: list[str]) -> None:
        self._form = form
        self._cells = cells
        self._uses = uses

    def entries(self) -> tuple[Entry, ...]:
        """The cells with their places in the file."""
        places = self._form.each_place(self._cells)
        entered = zip(places, self._cells, self._uses, strict=True)
        return tuple([_entry(place, cell.text, use) for place, cell, use in entered])

    def __reduce__(self) -> "tuple[Callable[[Iterable[Entry]], tuple[Entry, ...]], tuple[tuple[Entry, ...]]]":
        # to another process go the entries, and not the whole file
        return tuple, (self.entries(),)


def entries_of(entered: Entered | tuple[Entry, ...], /) -> tuple[Entry, ...]:
    """The entries of a reading, made now where nobody has asked for them yet."""
    return entered.entries() if isinstance(entered, Entered) else entered


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

    def enter_labels(self, cells: Iterable[Cell]) -> None:
        """Enter cells that say what others are."""
        for cell in cells:
            self.enter(cell, "label")

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

    def close(self) -> Entered:
        """All that was entered, in the order of the form, after a finding for each cell that nobody entered."""
        uses, cells = self._uses, self._form.grid.cells
        left = [cell for cell in cells if (cell.row, cell.column) not in uses]
        for cell in left:
            if not cell.blank:
                self.find("cell-unplaced", "a cell that no field of the document takes", cell)
        entered = [cell for cell in cells if (cell.row, cell.column) in uses] if left else cells
        return Entered(self._form, entered, [uses[cell.row, cell.column] for cell in entered])


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
    return by_harm(found)


def by_harm(findings: Iterable[Finding], /) -> tuple[Finding, ...]:
    """The errors, the warnings, the notes, each in their order."""
    return tuple(sorted(findings, key=lambda finding: _HARM[finding.severity]))


_CELLS = frozenset(
    "row-empty row-caption label-unknown cell-unplaced heading-unknown cell-error name-missing cell-repeated "
    "cells-parted cell-stray money-unit-missing".split()
)
"""Findings of single cells that say the same of each."""

_MANY = 5
_HARM = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


_SHOWN = 24


@final
class Outside:
    """Collects the rows outside a form, part by part."""

    def __init__(self, ledger: Ledger, joined: Joined) -> None:
        self._ledger = ledger
        self._joined = joined
        self._rows: list[list[Cell]] = []

    def take(self, cells: list[Cell]) -> None:
        """Take one row; a number of an annex, a dash and the title of a table that goes on are nothing to report."""
        if all(is_annex(cell.text) or is_blank(cell.text) or goes_on(cell.text) for cell in cells):
            self._ledger.enter_labels(cells)
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
