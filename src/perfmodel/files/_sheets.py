"""
The grids of one file, within bounds, with the findings made on the way.

Cells with spans come from files that may say anything: overlaps, spans beyond the table, areas without end.  What
stands around the tables and gives nothing to a form (headers, footers, comments, shapes, notes) is named in findings.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Protocol, TypeAlias, final

from attrs import evolve, field, frozen

from perfmodel._arguments import listed, typed
from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import FormError
from perfmodel.files._grid import Cell, Grid, plain_cell, plain_grid, with_lines
from perfmodel.source import Place

MAX_POSITIONS = 500_000
"""The positions that all merged cells of a table may cover."""

MAX_CELLS = 250_000
"""The cells of a file in which something stands; a cell takes some 40 µs and 1.4 KB until it is read."""

_LONG_CELL = 4

MAX_COLUMNS = 16_384
MAX_PASSED = 5_000_000
"""How often a cell may pass by a position that a cell from above has taken."""

MAX_TEXT = 16_000_000
"""The characters of all cells and lines of a file."""

MAX_LINES = 100_000
"""The lines of text around the tables of a file."""


Area: TypeAlias = tuple[int, int, int, int, str]
"""First row, first column, last row and last column of a cell, from 1, and its text."""


def most_cells(characters: int, /) -> int:
    """
    How many filled cells a text of so many characters may have: twice as many where they hold 4 on average.

    >>> most_cells(1_000_000), most_cells(2_400_000)
    (250000, 500000)
    """
    return max(MAX_CELLS, min(2 * MAX_CELLS, characters // _LONG_CELL))


@final
class Flow:
    """
    Cells that come row by row without places of their own, as in Word and on web pages.

    A cell takes the first free position of its row; one that spans rows keeps its columns taken below.
    """

    def __init__(self) -> None:
        self.row = 0
        self._column = 1
        self._width = 0
        self._passed = self._group = 0
        self._taken: dict[int, int] = {}
        self._cells: list[tuple[int, int, str, int, int]] = []

    def start_row(self) -> None:
        """Go on to the next row."""
        self.row += 1
        self._column = 1

    def end_group(self) -> None:
        """End a group of rows (a tbody of a web page): no cell reaches beyond it, whatever its span says."""
        self._taken.clear()
        for at in range(self._group, len(self._cells)):
            row, column, text, last, width = self._cells[at]
            self._cells[at] = row, column, text, min(last, self.row), width
        self._group = len(self._cells)

    def add(self, text: str, *, row_span: int = 1, column_span: int = 1) -> tuple[int, int]:
        """
        Put a cell at the next free position; a row span of 0 reaches to the end of the table.

        Raises:
            FormError: ``table-too-large``.
        """
        while self._taken.get(self._column, 0) >= self.row:
            self._column += 1
            self._passed += 1
        column, self._column = self._column, self._column + column_span
        self._width += column_span
        if self._column > MAX_COLUMNS or self._width > MAX_CELLS or self._passed > MAX_PASSED:
            raise too_large(Place(line=self.row))
        last = self.row + row_span - 1 if row_span else MAX_CELLS
        if last > self.row:
            for covered in range(column, column + column_span):
                self._taken[covered] = max(last, self._taken.get(covered, 0))
        self._cells.append((self.row, column, text, last, column_span))
        return self.row, column

    def grid(self, *, name: str, above: Iterable[str] = ()) -> tuple[Grid, list[Finding]]:
        """The table, with spans cut at its last row and where a cell from above already stands."""
        areas = [
            (row, column, min(last, self.row), column + width - 1, text)
            for row, column, text, last, width in self._cells
        ]
        cells, findings = merged_cells(areas, name=name)
        return plain_grid(cells, name, above), findings


@final
class TextTables:
    """
    Tables and lines in the order in which they come down a text, as in Word and OpenDocument.

    Lines wait for the table below them; where a page ends, they go to the table above.
    """

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._lines: list[str] = []
        self._may_go_up = False

    def line(self, text: str) -> None:
        """
        A line; blank ones say nothing.

        Raises:
            FormError: ``table-too-large``.
        """
        if text.strip():
            self._lines.append(text)
        if len(self._lines) > MAX_LINES:
            raise too_large()

    @property
    def ends_with_table(self) -> bool:
        """Whether the last thing so far is a table."""
        return self._may_go_up and not self._lines

    def add(self, cells: tuple[Cell, ...], name: str = "") -> None:
        """A table, with the lines that wait for it above; one without cells is none."""
        if cells:
            self.grids.append(plain_grid(cells, name, self._lines))
            self._lines, self._may_go_up = [], True

    def go_on(self, cells: tuple[Cell, ...]) -> None:
        """More cells of the last table."""
        self.grids[-1] = evolve(self.grids[-1], cells=[*self.grids[-1].cells, *cells])

    def end_page(self) -> None:
        """Give the lines that wait to the table before them."""
        if self._may_go_up:
            self._put_below()
            self._lines, self._may_go_up = [], False

    def finish(self) -> list[Grid]:
        """The tables; lines behind the last one stand below it, on whatever page."""
        self.end_page()
        if self.grids:
            self._put_below()
        return self.grids

    def _put_below(self) -> None:
        if self._lines:
            last = self.grids[-1]
            self.grids[-1] = with_lines(last, above=last.above, below=(*last.below, *self._lines))


def cut(areas: list[Area], /) -> list[Area]:
    """
    Areas without what reaches beyond the last row and the last column in which anything stands.

    >>> cut([(1, 1, 2, 1, "产出指标"), (1, 2, 1, 2, "≥95%"), (2, 2, 9, 3, ""), (10, 1, 10, 3, "")])
    [(1, 1, 2, 1, '产出指标'), (1, 2, 1, 2, '≥95%'), (2, 2, 2, 2, '')]
    """
    filled = [area for area in areas if area[4] and not area[4].isspace()]
    bottom, right = max((area[2] for area in filled), default=0), max((area[3] for area in filled), default=0)
    return [_ending_at(area, bottom, right) for area in areas if area[0] <= bottom and area[1] <= right]


def _ending_at(area: Area, bottom: int, right: int) -> Area:
    """An area without what reaches beyond a row and a column."""
    if area[2] <= bottom and area[3] <= right:
        return area
    return (*area[:2], min(area[2], bottom), min(area[3], right), area[4])


def merged_cells(areas: list[Area], *, name: str) -> tuple[tuple[Cell, ...], list[Finding]]:
    """
    Cells from areas (first row, first column, last row, last column, text), none above another.

    Rows and columns are from 1 and within the bounds of a file.

    Single blank cells go.  An area that meets an earlier one, or that goes beyond the bounds of all merged cells, loses
    its spans; when its corner is covered it goes, and a finding keeps its text.
    """
    taken = set[tuple[int, int]]()
    listed = 0
    cells: list[Cell] = []
    findings: list[Finding] = []
    for top, left, bottom, right, text in areas:
        corner, blank = (top, left), not text or text.isspace()
        if top == bottom and left == right and (blank or corner not in taken):
            if not blank:
                taken.add(corner)
                cells.append(plain_cell(top, left, text))
            continue
        if corner in taken:
            if not blank:
                place = Place(line=top, column=left, table=name or None)
                findings.append(file_warning("cell-covered", "a text under a merged cell is not shown", place, text))
            continue
        rows, columns = bottom - top + 1, right - left + 1
        covered = list[tuple[int, int]]()
        if listed + rows * columns <= MAX_POSITIONS:
            listed += rows * columns
            covered = list(product(range(top, bottom + 1), range(left, right + 1)))
        if not covered or not taken.isdisjoint(covered):
            place = Place(line=top, column=left, table=name or None)
            findings.append(file_warning("merge-ignored", "a merged cell meets another or is too large", place, text))
            covered, rows, columns = [corner], 1, 1
        taken.update(covered)
        cells.append(plain_cell(top, left, "" if blank else text, rows, columns))
    return tuple(cells), findings


def file_note(code: str, message: str, place: Place, text: str = "") -> Finding:
    """A note on what stands in a file."""
    return Finding(code=code, severity=Severity.NOTE, message=message, place=place, text=text)


def file_warning(code: str, message: str, place: Place, text: str = "") -> Finding:
    """A warning of what stands in a file."""
    return Finding(code=code, severity=Severity.WARNING, message=message, place=place, text=text)


def nested_note(table: str) -> Finding:
    """The note on a table inside a cell of another."""
    return file_note("table-nested", "a table inside a cell is read as a table of its own", Place(table=table))


def too_large(place: Place | None = None) -> FormError:
    """The refusal of a table beyond all bounds."""
    message = (
        f"expected at most {MAX_CELLS:,} filled cells in {MAX_COLUMNS:,} columns, {MAX_LINES:,} lines and {MAX_TEXT:,} "
        "characters, found more"
    )
    return FormError(message, code="table-too-large", place=place, hint="keep the columns and rows of the form alone")


def no_table(*, kind: str) -> FormError:
    """The refusal of a file without any table."""
    message = f"expected a table, found none in the {kind}"
    return FormError(message, code="table-missing", hint="give the file that holds the table of objectives")


def _grids(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    return listed(grids, "grids", Grid)


def _findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return listed(findings, "findings", Finding)


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Sheets:
    """
    The tables of one file, in their order.

    Attributes:
        grids: One for each table or sheet that has a cell.

        findings: What the module left out or changed: a formula without a value, an error value, a hidden sheet.

    Raises:
        FormError: (``table-too-large``) when the file holds more than any form.
    """

    grids: tuple[Grid, ...] = field(converter=_grids)
    findings: tuple[Finding, ...] = field(default=(), converter=_findings)

    def __attrs_post_init__(self) -> None:
        lines = [line for grid in self.grids for line in (*grid.above, *grid.below)]
        texts = [cell.text for grid in self.grids for cell in grid.cells]
        size = sum(map(len, lines)) + sum(map(len, texts))
        if len(texts) > most_cells(size) or len(lines) > MAX_LINES or size > MAX_TEXT:
            raise too_large()


class FileKind(Protocol):
    """What the module of a kind of file offers; a kind that is only written has no ``read``."""

    KIND: str
    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, /) -> Sheets:
        """
        The tables of a file.

        Raises:
            FormError: When the bytes are no file of this kind, or a hostile one; with what to do.
        """
        ...

    def write(self, grids: tuple[Grid, ...], /) -> bytes:
        """The file that holds the tables."""
        ...


_PAGES = regex(r"[\s\d第共页,，/\-—]*(?:page|of|[\s\d/\-])*", re.IGNORECASE)  # noqa: RUF001 - as printed


def margin_text(text: str, /) -> str:
    """
    What a header or a footer says, blanks folded; an empty text where that is the number of the page.

    >>> margin_text("第 1 页，共 2 页"), margin_text("市图书馆 1")
    ('', '市图书馆 1')
    """
    return "" if _PAGES.fullmatch(text) else " ".join(text.split())


def margin(table: str, text: str, /) -> Finding:
    """The note on a header or a footer."""
    return file_note("page-furniture", "a header or a footer is left out", Place(table=table or None), text)


def remark(place: Place, text: str, /) -> Finding:
    """The warning of a comment, which may contradict the cell that it stands at."""
    return file_warning("comment-ignored", "a comment is left out", place, text)


def shape(place: Place, text: str, /) -> Finding:
    """The warning of a text in a drawing, or in a note at the foot of a page."""
    return file_warning("text-beside-table", "a text beside the tables is left out", place, text)


def struck(place: Place, text: str, /) -> Finding:
    """The warning of a text with a line through it, which its author took back, or that no program shows."""
    return file_warning("text-struck", "a text that is struck through or hidden is not read", place, text)


_DEEPEST_STYLE = 11
"""Styles stand on each other so deep in Word; what goes round in a circle ends there."""


def struck_styles(says: Mapping[str, tuple[bool | None, str]], /) -> frozenset[str]:
    """
    The styles that strike their text through or hide it: by what each says, or else the one that it stands on.

    >>> styles = {"a": (True, ""), "b": (None, "a"), "c": (False, "a"), "d": (None, "d")}
    >>> sorted(struck_styles(styles))
    ['a', 'b']
    """
    return frozenset(name for name in says if _is_struck_style(name, says))


def _is_struck_style(name: str, says: Mapping[str, tuple[bool | None, str]]) -> bool:
    for _ in range(_DEEPEST_STYLE):
        own, base = says.get(name, (False, ""))
        if own is not None:
            return own
        name = base
    return False
