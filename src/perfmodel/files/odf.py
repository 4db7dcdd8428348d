"""
OpenDocument: workbooks (.ods, .fods) with one grid a sheet, texts (.odt, .fodt) with one grid a table; read only.

Reading needs lxml (extra ``odf``).  The lines around the tables of a text come with them.  What is hostile is refused
as in other packages; repeated cells are counted before they are laid out.
"""

from typing import TYPE_CHECKING, final

from perfmodel._finding import Finding
from perfmodel.errors import FormError
from perfmodel.files._grid import Grid
from perfmodel.files._odf_content import (
    COMMENT,
    NESTED,
    NOTE,
    OFFICE,
    PARAGRAPHS,
    STYLE,
    TABLE,
    TEXT,
    flow,
    margins_in,
    margins_of,
    text_of,
    tree,
)
from perfmodel.files._odf_table import OdfTable
from perfmodel.files._package import Package, collector_at_rest
from perfmodel.files._sheets import (
    Sheets,
    TextTables,
    cut,
    merged_cells,
    nested_note,
    no_table,
    remark,
    shape,
    struck,
    struck_styles,
)
from perfmodel.files._worksheet import hidden_sheet
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SHAPES = f"{TABLE}shapes"
_LINES = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")
_DISPLAY, _BASE = f"{TEXT}display", f"{STYLE}parent-style-name"


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
        gone = _take_struck(kind, styles) if styles.struck else []
        if kind.tag == f"{OFFICE}spreadsheet":
            return _with_findings(_with_remarks(_workbook(kind, styles), kind), gone)
        if kind.tag == f"{OFFICE}text":
            reader = _TextReader(styles)
            reader.block(kind)
            return _with_findings(_with_remarks(reader.sheets(), kind), gone)
    message = "expected a workbook or a text, found another kind of OpenDocument file"
    raise FormError(message, code="kind-unknown", hint="copy the table into a workbook or a text")


def _take_struck(body: "Element", styles: "_Styles") -> list[Finding]:
    """Take out the texts with a line through them, with the value that a cell says beside its text."""
    found, gone = list[Finding](), set["Element"]()
    for item in list(body.iter(*PARAGRAPHS, f"{TEXT}span", f"{TABLE}table-cell")):
        style = item.get(f"{TEXT}style-name") or item.get(f"{TABLE}style-name")
        if item in gone or style not in styles.struck:
            continue
        gone.update(item.iter())
        if text := "".join(map(str, item.itertext())).strip():
            found.append(struck(Place(), text))
        item.attrib.pop(f"{OFFICE}value-type", "")
        item.text = None
        for child in list(item):
            item.remove(child)
    return found


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
    """What the styles of a document say that counts: hidden sheets, breaks of pages, lines through texts."""

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
        styles = root.iter(f"{STYLE}style")
        self.struck = struck_styles(
            {style.get(f"{STYLE}name", ""): (_strikes(style), style.get(_BASE, "")) for style in styles}
        )


def _strikes(style: "Element") -> bool | None:
    """Whether a style strikes its text through, or hides it; ``None`` where it leaves that to the one it stands on."""
    if any(properties.get(_DISPLAY) == "none" for properties in style):
        return True
    said = [value for properties in style for key in _LINES if (value := properties.get(key)) is not None]
    return any(value != "none" for value in said) if said else None


def _workbook(body: "Element", styles: _Styles) -> Sheets:
    grids, findings = list[Grid](), list[Finding]()
    for item in body.iterchildren(NESTED):
        name = item.get(f"{TABLE}name", "")
        table = OdfTable(name)
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
class _TextReader:
    """The tables and lines of a text as they come."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._findings: list[Finding] = []
        self._tables = TextTables()

    def block(self, body: "Element") -> None:
        """Read what stands in the body; lines behind a table belong to it when a page ends behind them."""
        for child in flow(body):
            if child.tag == NESTED:
                self._break(child)
                self._table(child)
            elif child.tag in PARAGRAPHS:
                self._break(child)
                self._line(child)

    def _break(self, item: "Element") -> None:
        """Close what stands before a paragraph or a table that begins a page."""
        if (item.get(f"{TEXT}style-name") or item.get(f"{TABLE}style-name")) in self._styles.breaks:
            self._tables.end_page()

    def _line(self, item: "Element") -> None:
        """Keep a paragraph for the next table, and read the tables that are anchored in it."""
        self._tables.line(text_of(item))
        for inner in item.iter(NESTED):
            self._table(inner)

    def sheets(self) -> Sheets:
        """
        The tables that have a cell.

        Raises:
            FormError: ``table-missing``.
        """
        grids = self._tables.finish()
        if not grids:
            raise no_table(kind="document")
        return Sheets(grids, self._findings)

    def _table(self, item: "Element") -> None:
        name = f"{len(self._tables.grids) + 1}"
        table = OdfTable(name)
        table.read(item, sheet=False)
        cells, findings = merged_cells(cut(table.areas), name=name)
        self._findings += [*table.findings, *findings]
        self._tables.add(cells)
        for inner in table.nested:
            self._findings.append(nested_note(name))
            self._table(inner)


KIND = "odf"
SUFFIXES = (".ods", ".ots", ".fods", ".odt", ".ott", ".fodt")

__all__ = ["KIND", "SUFFIXES", "read", "read_flat"]
