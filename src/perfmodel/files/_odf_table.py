"""
The cells of one table of an OpenDocument file, in a workbook or in a text.

Repeated cells are counted before they are laid out.
"""

from typing import TYPE_CHECKING, final

from perfmodel._finding import Finding, Severity
from perfmodel.files._odf_content import (
    CALC,
    KINDS,
    NESTED,
    PARAGRAPHS,
    TABLE,
    VALUE_TYPE,
    flow,
    text_of,
    times_of,
    value_text,
)
from perfmodel.files._sheets import MAX_CELLS, MAX_COLUMNS, MAX_TEXT, Area, too_large
from perfmodel.files._worksheet import hidden_parts
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

_GROUPS = frozenset(
    f"{TABLE}table-{name}" for name in "header-rows rows row-group header-columns columns column-group".split()
)
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_CELLS = frozenset((_CELL, _COVERED))
_HIDDEN = frozenset(("collapse", "filter"))
_ROW, _COLUMN = f"{TABLE}table-row", f"{TABLE}table-column"
# lxml finds an attribute by bytes in three quarters of the time that it takes by text
_ROWS_REPEATED, _COLUMNS_REPEATED, _ROWS_SPANNED, _COLUMNS_SPANNED, _VISIBILITY = (
    f"{TABLE}{name}".encode()
    for name in (
        "number-rows-repeated",
        "number-columns-repeated",
        "number-rows-spanned",
        "number-columns-spanned",
        "visibility",
    )
)
_MAX_ROWS = 2**24
"""The rows of the largest sheet that LibreOffice makes."""

_SAYING = frozenset((*KINDS, *_HIDDEN, "error"))
_MOST_MUTE = 1_000
_CALCULATED = f"{CALC}value-type".encode()


@final
class OdfTable:
    """The cells of one table."""

    def __init__(self, name: str) -> None:
        self.areas: list[Area] = []
        self.findings: list[Finding] = []
        self.nested: list[Element] = []
        self._name = name
        self._hidden: dict[str, list[str]] = {"rows": [], "columns": []}
        self._row = self._column = self._size = 0
        self._mute = set[str | bytes]()

    def hidden(self) -> list[Finding]:
        """The notes on hidden rows and columns."""
        return [hidden_parts(self._name, what, found) for what, found in self._hidden.items() if found]

    def read(self, item: "Element", *, sheet: bool) -> None:
        """Read the rows; only a sheet has values beside the text of its cells."""
        for child in _members(item):
            if child.tag == _ROW:
                self._read_row(child, sheet=sheet)
            elif child.tag == _COLUMN:
                times = times_of(child.get(_COLUMNS_REPEATED))
                self._note_hidden("columns", self._column + 1, times, child)
                self._column += times

    def _read_row(self, item: "Element", *, sheet: bool) -> None:
        times = 1
        if not self._is_mute(item.values()):
            times = times_of(item.get(_ROWS_REPEATED))
            self._note_hidden("rows", self._row + 1, times, item)
        if areas := self._cells(item, sheet=sheet):
            self._add(areas, times)
        self._row = min(self._row + times, _MAX_ROWS)

    def _note_hidden(self, what: str, first: int, times: int, item: "Element") -> None:
        if item.get(_VISIBILITY) in _HIDDEN:
            self._hidden[what].append(f"{first}" if times == 1 else f"{first}–{first + times - 1}")  # noqa: RUF001 - from to

    def _cells(self, item: "Element", *, sheet: bool) -> list[Area]:
        """The cells of a row in which anything stands, and those that span others."""
        areas, row, column = list[Area](), self._row + 1, 1
        for cell in item:
            if cell.tag not in _CELLS:
                continue
            line = _only_line(cell)
            if line is not None and self._is_mute(cell.values()):
                text = text_of(line) if sheet else text_of(line).rstrip("\n ")
                if text and not text.isspace():
                    areas.append((row, column, row, column, text))
                column += 1
            else:
                repeated = times_of(cell.get(_COLUMNS_REPEATED))
                areas += self._spread(cell, column, repeated, sheet=sheet)
                column += repeated
        return areas

    def _spread(self, cell: "Element", column: int, repeated: int, *, sheet: bool) -> list[Area]:
        """A cell with more than one line of text: with a value, repeated, over several columns or rows, or blank."""
        if len(cell):
            text = "\n".join([text_of(child) for child in flow(cell) if child.tag in PARAGRAPHS])
            return self._areas_of(cell, self._value(cell, column, text, sheet=sheet), column, repeated)
        spans = cell.tag == _CELL and (cell.get(_COLUMNS_SPANNED) or cell.get(_ROWS_SPANNED))
        return self._areas_of(cell, "", column, repeated) if spans else []

    def _is_mute(self, said: "Sequence[str | bytes]") -> bool:
        """
        Whether attributes say nothing but how a cell looks, whatever their names: no number and no kind of value.

        Nearly all cells are such; their values are kept, so that lxml need not look for one attribute after the other.
        """
        if self._mute.issuperset(said):
            return True
        if any(value in _SAYING or value.isdigit() for value in said):
            return False
        if len(self._mute) < _MOST_MUTE:
            self._mute.update(said)
        return True

    def _areas_of(self, cell: "Element", text: str, column: int, repeated: int) -> list[Area]:
        """A cell that may be repeated or span columns and rows."""
        row, across, down = self._row + 1, times_of(cell.get(_COLUMNS_SPANNED)), times_of(cell.get(_ROWS_SPANNED))
        if (not text or text.isspace()) and across == down == 1:
            return []
        if column + repeated - 1 > MAX_COLUMNS:
            raise too_large(Place(line=row, table=self._name))
        right, bottom = min(across, MAX_COLUMNS) - 1, row + min(down, MAX_CELLS) - 1
        return [(row, place, bottom, place + right, text) for place in range(column, column + repeated)]

    def _add(self, areas: list[Area], times: int) -> None:
        """The cells of a row, as often as it is repeated."""
        row = self._row + 1
        self._size += sum([len(area[4]) for area in areas]) * times
        filled, last = len(areas) * times + len(self.areas), areas[-1][1]
        if row + times > _MAX_ROWS or last > MAX_COLUMNS or filled > MAX_CELLS or self._size > MAX_TEXT:
            raise too_large(Place(line=row, table=self._name))
        self.areas += areas
        for shift in range(1, times):
            self.areas += [(top + shift, left, bottom + shift, right, text) for top, left, bottom, right, text in areas]

    def _value(self, cell: "Element", column: int, text: str, *, sheet: bool) -> str:
        """What a cell shows, with all digits of its value; the tables in that of a text are kept for later."""
        if not sheet:
            self.nested += cell.iterchildren(NESTED)
            return text.rstrip("\n ")
        text = value_text(cell, cell.get(VALUE_TYPE), text)
        if cell.get(_CALCULATED) == "error":
            place = Place(line=self._row + 1, column=column, table=self._name)
            message = "an error value in place of a result; mend the formula"
            self.findings.append(
                Finding(code="cell-error", severity=Severity.WARNING, message=message, place=place, text=text)
            )
        return text


def _only_line(cell: "Element") -> "Element | None":
    """The paragraph that is all that a cell holds, if it is."""
    first = cell[0] if len(cell) == 1 else None
    return first if first is not None and first.tag in PARAGRAPHS else None


def _members(item: "Element") -> "Iterator[Element]":
    """The rows and columns of a table, seen through their groups."""
    for child in item:
        if child.tag in _GROUPS:
            yield from _members(child)
        else:
            yield child
