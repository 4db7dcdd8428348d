"""
From a Word document to grids: tables with their merged cells, and the lines of text that stand around them.

A table inside a cell becomes a grid of its own behind the outer one.  Deleted text of tracked changes is left out, as
Word shows it; numbers that Word counts by itself are in no file and cannot be read.

Needs: ``errors``, ``grid``, ``kinds``, ``package``, ``spans``.  Used by: ``docx``.
"""

from collections.abc import Iterator
from typing import NamedTuple, final
from xml.etree import ElementTree as ET

from attrs import evolve

from perfmodel.errors import FormError
from perfmodel.forms.files.kinds import Sheets
from perfmodel.forms.files.package import MAX_DEPTH, Package
from perfmodel.forms.files.spans import MAX_CELLS, MAX_COLUMNS, merged_cells, no_table, too_large
from perfmodel.forms.grid import Grid
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.source import Place

CONTINUED = "续表"
"""The description of a table that goes on with the one before it; the writer parts tables so that headings repeat."""

MAX_LINES = 50
"""How many lines of text before a table are kept for it, the nearest ones."""

_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_GONE = frozenset(
    ("moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sectPr", "sdtPr", "sdtEndPr", "tblPr")
)
_SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xB7: "•"}  # noqa: RUF001
"""The characters of the Symbol font that stand in forms (Adobe's encoding of it)."""


def read(data: bytes, /) -> Sheets:
    """
    The tables of a document in their order, each with the nearest lines of text before it.

    Lines behind a table belong to it when a page or section ends behind them, or when no other table follows.

    Raises:
        FormError: When the bytes are no Word document, a hostile one, or one without a table; with what to do.
    """
    package = Package(data)
    root = package.tree(package.main_part("a Word document"))
    body = next((item for item in root if _local(item) == "body"), None)
    if body is None:
        message = "expected a Word document, found another kind of file"
        raise FormError(message, code="file-other-kind", hint="give its own suffix, .xlsx for a workbook")
    reader = _DocumentReader()
    reader.block(body, 0)
    grids = reader.finish()
    if not grids:
        raise no_table(kind="document")
    return Sheets(grids, (*package.findings(), *reader.findings))


def _local(item: ET.Element) -> str:
    return item.tag.rpartition("}")[2]


def _attribute(item: ET.Element | None, name: str) -> str | None:
    if item is None:
        return None
    return next((value for key, value in item.attrib.items() if key.rpartition("}")[2] == name), None)


def _child(item: ET.Element | None, name: str) -> ET.Element | None:
    return None if item is None else next((child for child in item if _local(child) == name), None)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= 9 else default  # noqa: PLR2004


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        message = f"expected elements at most {MAX_DEPTH} deep, found deeper ones"
        raise FormError(message, code="xml-deep", hint="copy the table alone into a new document")


def _children(item: ET.Element, depth: int) -> Iterator[tuple[ET.Element, int]]:
    """The children of an element, seen through content controls and tracked insertions."""
    _check_depth(depth)
    for child in item:
        if _local(child) in _WRAPPERS:
            yield from _children(child, depth + 1)
        else:
            yield child, depth + 1


def _text(item: ET.Element, depth: int) -> str:
    """The text of a paragraph, breaks and tabs included."""
    pieces: list[str] = []
    _check_depth(depth)
    for child in item:
        name = _local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "tab":
            pieces.append("\t")
        elif name in {"br", "cr"}:
            pieces.append("\n" if _attribute(child, "type") in {None, "textWrapping"} else "")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name == "sym":
            pieces.append(_symbol(child))
        elif name == "p":
            pieces.append("\n" + _text(child, depth + 1))
        elif name not in _GONE:
            pieces.append(_text(child, depth + 1))
    return "".join(pieces)


def _symbol(item: ET.Element) -> str:
    try:
        code = int(_attribute(item, "char") or "", 16)
    except ValueError:
        return "\ufffd"
    if _attribute(item, "font") == "Symbol" and code & 0xFF in _SYMBOLS:
        return _SYMBOLS[code & 0xFF]
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"  # noqa: PLR2004


def _ends_page(item: ET.Element) -> bool:
    """Whether a page or a section ends in this paragraph."""
    return any(
        _local(child) == "sectPr" or (_local(child) == "br" and _attribute(child, "type") == "page")
        for child in item.iter()
    )


@final
class _DocumentReader:
    """The tables and lines of a document as they come."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._grids: list[Grid] = []
        self._lines: list[str] = []
        self._open = False
        self._rows = 0

    def block(self, item: ET.Element, depth: int) -> None:
        """Read what stands in the body."""
        for child, below in _children(item, depth):
            name = _local(child)
            if name == "p":
                self._line(_text(child, below))
                if _ends_page(child):
                    self._close()
            elif name == "tbl":
                self._table(child, below)

    def finish(self) -> list[Grid]:
        """The tables that have a cell."""
        self._close()
        return [grid for grid in self._grids if grid.cells]

    def _line(self, text: str) -> None:
        if text.strip():
            self._lines.append(text)

    def _close(self) -> None:
        """Give the lines that wait to the table before them."""
        if self._open and self._lines:
            self._grids[-1] = evolve(self._grids[-1], below=self._lines)
        if self._open:
            self._lines, self._open = [], False

    def _table(self, item: ET.Element, depth: int) -> None:
        properties = _child(item, "tblPr")
        name = _attribute(_child(properties, "tblCaption"), "val") or ""
        table = _TableReader(name or f"{len(self._grids) + 1}")
        table.rows(item, depth)
        cells, findings = merged_cells(table.areas, name=table.name)
        self.findings += [*table.findings, *findings]
        continued = _attribute(_child(properties, "tblDescription"), "val") == CONTINUED
        if continued and self._open and not self._lines:
            cells = tuple(evolve(cell, row=cell.row + self._rows) for cell in cells)
            self._grids[-1] = evolve(self._grids[-1], cells=[*self._grids[-1].cells, *cells])
            self._rows += table.count
        elif cells:
            self._grids.append(Grid(cells=cells, name=name, above=self._lines[-MAX_LINES:]))
            self._lines, self._open, self._rows = [], True, table.count
        for inner, below in table.nested:
            message = "a table inside a cell is read as a table of its own"
            place = Place(table=table.name)
            self.findings.append(Finding(code="table-nested", severity=Severity.NOTE, message=message, place=place))
            self._table(inner, below)


class _TableCell(NamedTuple):
    """First column, columns, vertical merge and text of one cell."""

    column: int
    span: int
    merge: str
    text: str


@final
class _TableReader:
    """The rows of one table."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.areas: list[tuple[int, int, int, int, str]] = []
        self.count = 0
        self.findings: list[Finding] = []
        self.nested: list[tuple[ET.Element, int]] = []

    def rows(self, item: ET.Element, depth: int) -> None:
        """Read the rows; merged cells are found by where they go on below."""
        rows = [self._cells(row, below) for row, below in _children(item, depth) if _local(row) == "tr"]
        self.count = len(rows)
        for index, row in enumerate(rows):
            for cell in row:
                last_column = cell.column + cell.span - 1
                if last_column > MAX_COLUMNS or len(self.areas) > MAX_CELLS:
                    raise too_large(Place(line=index + 1, table=self.name))
                if cell.merge == "continue" and _starts_above(rows, index, cell):
                    self._covered(index + 1, cell)
                    continue
                last_row = index + (_height(rows, index, cell) if cell.merge else 1)
                self.areas.append((index + 1, cell.column, last_row, last_column, cell.text))

    def _covered(self, row: int, cell: _TableCell) -> None:
        if cell.text.strip():
            place = Place(line=row, column=cell.column, table=self.name)
            message = "a text under a merged cell is not shown"
            self.findings.append(
                Finding(code="cell-covered", severity=Severity.WARNING, message=message, place=place, text=cell.text)
            )

    def _cells(self, row: ET.Element, depth: int) -> list[_TableCell]:
        found: list[_TableCell] = []
        properties = _child(row, "trPr")
        column = 1 + min(_whole(_attribute(_child(properties, "gridBefore"), "val"), 0), MAX_COLUMNS)
        for item, below in _children(row, depth):
            if _local(item) != "tc":
                continue
            merge, span, across = _spans(item)
            text = self._cell_text(item, below)
            if across == "continue" and found:
                before = found[-1]
                text = "\n".join(filter(None, (before.text, text)))
                found[-1] = _TableCell(before.column, before.span + span, before.merge, text)
            else:
                found.append(_TableCell(column, span, merge, text))
            column += span
        return found

    def _cell_text(self, item: ET.Element, depth: int) -> str:
        lines: list[str] = []
        for child, below in _children(item, depth):
            name = _local(child)
            if name == "p":
                lines.append(_text(child, below))
            elif name == "tbl":
                self.nested.append((child, below))
        while len(lines) > 1 and not lines[-1].strip():
            lines.pop()
        return "\n".join(lines)


def _spans(cell: ET.Element) -> tuple[str, int, str]:
    properties = _child(cell, "tcPr")
    down, across = _child(properties, "vMerge"), _child(properties, "hMerge")
    span = min(max(_whole(_attribute(_child(properties, "gridSpan"), "val"), 1), 1), MAX_COLUMNS)
    return _merge(down), span, _merge(across)


def _merge(item: ET.Element | None) -> str:
    return "" if item is None else _attribute(item, "val") or "continue"


def _starts_above(rows: list[list[_TableCell]], index: int, cell: _TableCell) -> bool:
    """Whether the cell above has the same columns and is merged, so that this one goes on with it."""
    return index > 0 and any(
        (above.column, above.span) == (cell.column, cell.span) and above.merge for above in rows[index - 1]
    )


def _height(rows: list[list[_TableCell]], index: int, cell: _TableCell) -> int:
    """Over how many rows a merged cell reaches."""
    last = index + 1
    while last < len(rows) and any(
        (below.column, below.span, below.merge) == (cell.column, cell.span, "continue") for below in rows[last]
    ):
        last += 1
    return last - index
