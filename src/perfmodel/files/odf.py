"""
OpenDocument: workbooks (.ods, .fods) with one grid a sheet, texts (.odt, .fodt) with one grid a table; read only.

Reading needs lxml (extra ``odf``).  The lines around the tables of a text come with them.  What is hostile is refused
as in other packages; repeated cells are counted before they are laid out.
"""

from typing import TYPE_CHECKING, final

from attrs import evolve

from perfmodel._finding import Finding, Severity
from perfmodel.errors import FormError
from perfmodel.files._grid import Grid
from perfmodel.files._odf_content import (
    CALC,
    COMMENT,
    KINDS,
    NESTED,
    NOTE,
    OFFICE,
    PARAGRAPHS,
    STYLE,
    TABLE,
    TEXT,
    VALUE_TYPE,
    margins_in,
    margins_of,
    text_of,
    times_of,
    tree,
    value_text,
)
from perfmodel.files._package import Package, collector_at_rest
from perfmodel.files._sheets import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_TEXT,
    Area,
    Sheets,
    cut,
    merged_cells,
    no_table,
    remark,
    shape,
    too_large,
)
from perfmodel.files._worksheet import hidden_parts, hidden_sheet
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_GROUPS = frozenset(
    f"{TABLE}table-{name}" for name in "header-rows rows row-group header-columns columns column-group".split()
)
_WRAPPERS = frozenset(
    f"{TEXT}{name}"
    for name in "section list list-item list-header table-of-content index-body index-title numbered-paragraph".split()
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
_SHAPES = f"{TABLE}shapes"
_CALCULATED = f"{CALC}value-type".encode()


def read(data: bytes, /) -> Sheets:
    """
    The sheets or tables of a package (.ods, .odt).

    Raises:
        FormError: When the bytes are no workbook and no text of OpenDocument, or a hostile one, one with a password,
            one without a table; with what to do.

        MissingExtraError: Without lxml.
    """
    package = Package(data)
    if _MANIFEST in package.names and b"encryption-data" in package.data(_MANIFEST):
        message = "expected an open document, found one with a password"
        raise FormError(message, code="file-encrypted", hint="open it with the password and save it without one")
    # what is parsed is looked over first; no other part is ever parsed
    with collector_at_rest():
        sheets = _read(tree(_CONTENT, package.data(_CONTENT)))
    margins = margins_of(_STYLES, package.data(_STYLES)) if _STYLES in package.names else ()
    return _with_findings(sheets, margins)


def read_flat(data: bytes, /) -> Sheets:
    """
    The sheets or tables of a document in one piece of XML (.fods, .fodt).

    Raises:
        FormError: As :func:`read`.

        MissingExtraError: Without lxml.
    """
    with collector_at_rest():
        root = tree(_CONTENT, data)
        return _with_findings(_read(root), margins_in(root))


def _read(root: "Element") -> Sheets:
    """The tables of a document of either kind."""
    styles = _Styles(root)
    body = root.find(f"{OFFICE}body")
    for kind in () if body is None else body:
        if kind.tag == f"{OFFICE}spreadsheet":
            return _with_remarks(_workbook(kind, styles), kind)
        if kind.tag == f"{OFFICE}text":
            reader = _TextReader(styles)
            reader.block(kind)
            return _with_remarks(reader.sheets(), kind)
    message = "expected a workbook or a text, found another kind of OpenDocument file"
    raise FormError(message, code="kind-unknown", hint="copy the table into a workbook or a text")


def _with_remarks(sheets: Sheets, body: "Element") -> Sheets:
    """The tables with a warning for each comment, each note at the foot of a page and each text in a drawing."""
    found, beside = list[Finding](), list["Element"]()
    for item in body.iter(COMMENT, NOTE, _SHAPES):
        if item.tag == COMMENT:
            found += [remark(Place(), text) for text in (_words(item),) if text]
        else:
            beside += [item] if item.tag == NOTE else item
    found += [shape(Place(), text) for item in beside if (text := _words(item))]
    return _with_findings(sheets, found)


def _with_findings(sheets: Sheets, found: "Iterable[Finding]") -> Sheets:
    more = tuple(found)
    return Sheets(sheets.grids, (*sheets.findings, *more)) if more else sheets


def _words(item: "Element") -> str:
    return "\n".join(filter(None, (text_of(line).strip() for line in item.iter(*PARAGRAPHS))))


@final
class _Styles:
    """What the styles of a document say that counts: hidden sheets, breaks of pages."""

    def __init__(self, root: "Element") -> None:
        self.hidden = set[str]()
        self.breaks = set[str]()
        for style in root.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            if style.get(f"{STYLE}master-page-name"):
                self.breaks.add(name)
            for properties in style:
                if properties.get(f"{TABLE}display") == "false":
                    self.hidden.add(name)
                if properties.get(f"{_FO}break-before") == "page":
                    self.breaks.add(name)


def _workbook(body: "Element", styles: _Styles) -> Sheets:
    grids, findings = list[Grid](), list[Finding]()
    for item in body.iterchildren(NESTED):
        name = item.get(f"{TABLE}name", "")
        table = _Table(name)
        table.read(item, sheet=True)
        cells, noticed = merged_cells(cut(table.areas), name=name)
        if not any(cell.text for cell in cells):
            continue
        grids.append(Grid(cells=cells, name=name))
        findings += [*table.findings, *noticed, *table.hidden()]
        if item.get(f"{TABLE}style-name") in styles.hidden:
            findings.append(hidden_sheet(name))
    if not grids:
        raise no_table(kind="workbook")
    return Sheets(grids, findings)


@final
class _Table:
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
            tag = child.tag
            if tag == _ROW:
                mute, times = self._is_mute(child.values()), 1
                if not mute:
                    times = times_of(child.get(_ROWS_REPEATED))
                    self._note_hidden("rows", self._row + 1, times, child)
                if areas := self._cells(child, sheet=sheet):
                    self._add(areas, times)
                self._row = min(self._row + times, _MAX_ROWS)
            elif tag == _COLUMN:
                times = times_of(child.get(_COLUMNS_REPEATED))
                self._note_hidden("columns", self._column + 1, times, child)
                self._column += times

    def _note_hidden(self, what: str, first: int, times: int, item: "Element") -> None:
        if item.get(_VISIBILITY) in _HIDDEN:
            self._hidden[what].append(f"{first}" if times == 1 else f"{first}–{first + times - 1}")  # noqa: RUF001 - from to

    def _cells(self, item: "Element", *, sheet: bool) -> list[Area]:
        """The cells of a row in which anything stands, and those that span others."""
        areas, row, column = list[Area](), self._row + 1, 1
        for cell in item:
            tag, inside = cell.tag, len(cell)
            if tag not in _CELLS:
                continue
            text = ""
            if inside == 1 and (first := cell[0]).tag in PARAGRAPHS:
                text = text_of(first)
                if self._is_mute(cell.values()):
                    text = text if sheet else text.rstrip("\n ")
                    if text and not text.isspace():
                        areas.append((row, column, row, column, text))
                    column += 1
                    continue
            elif inside:
                text = "\n".join([text_of(child) for child in _flow(cell) if child.tag in PARAGRAPHS])
            repeated = times_of(cell.get(_COLUMNS_REPEATED))
            if inside:
                areas += self._spread(self._value(cell, column, text, sheet=sheet), column, repeated, cell)
            elif tag == _CELL and (cell.get(_COLUMNS_SPANNED) or cell.get(_ROWS_SPANNED)):
                areas += self._spread("", column, repeated, cell)
            column += repeated
        return areas

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

    def _spread(self, text: str, column: int, repeated: int, cell: "Element") -> list[Area]:
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


def _members(item: "Element") -> "Iterator[Element]":
    """The rows and columns of a table, seen through their groups."""
    for child in item:
        if child.tag in _GROUPS:
            yield from _members(child)
        else:
            yield child


def _flow(item: "Element") -> "Iterator[Element]":
    """The paragraphs and tables of a text, seen through sections and lists."""
    for child in item:
        if child.tag in _WRAPPERS:
            yield from _flow(child)
        else:
            yield child


@final
class _TextReader:
    """The tables and lines of a text as they come."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._findings: list[Finding] = []
        self._grids: list[Grid] = []
        self._lines: list[str] = []
        self._open = False

    def block(self, body: "Element") -> None:
        """Read what stands in the body; lines behind a table belong to it when a page ends behind them."""
        for child in _flow(body):
            if child.tag not in PARAGRAPHS and child.tag != NESTED:
                continue
            if (child.get(f"{TEXT}style-name") or child.get(f"{TABLE}style-name")) in self._styles.breaks:
                self._close()
            if child.tag == NESTED:
                self._table(child)
                continue
            text = text_of(child)
            if text.strip():
                self._lines.append(text)
                if len(self._lines) > MAX_LINES:
                    raise too_large()
            for inner in child.iter(NESTED):
                self._table(inner)

    def sheets(self) -> Sheets:
        """
        The tables that have a cell.

        Raises:
            FormError: ``table-missing``.
        """
        self._close()
        if not self._grids:
            raise no_table(kind="document")
        if self._lines:
            self._end(self._lines)
        return Sheets(self._grids, self._findings)

    def _close(self) -> None:
        """Give the lines that wait to the table before them."""
        if self._open and self._lines:
            self._end(self._lines)
        if self._open:
            self._lines, self._open = [], False

    def _end(self, lines: list[str]) -> None:
        """Lines behind the last table so far."""
        self._grids[-1] = evolve(self._grids[-1], below=[*self._grids[-1].below, *lines])

    def _table(self, item: "Element") -> None:
        name = f"{len(self._grids) + 1}"
        table = _Table(name)
        table.read(item, sheet=False)
        cells, findings = merged_cells(cut(table.areas), name=name)
        self._findings += [*table.findings, *findings]
        if cells:
            self._grids.append(Grid(cells=cells, above=self._lines))
            self._lines, self._open = [], True
        for inner in table.nested:
            message = "a table inside a cell is read as a table of its own"
            place = Place(table=name)
            self._findings.append(Finding(code="table-nested", severity=Severity.NOTE, message=message, place=place))
            self._table(inner)


KIND = "odf"
SUFFIXES = (".ods", ".ots", ".fods", ".odt", ".ott", ".fodt")

__all__ = ["KIND", "SUFFIXES", "read", "read_flat"]
