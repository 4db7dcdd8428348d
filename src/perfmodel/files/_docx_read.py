"""
From a Word document to grids: tables with their merged cells, and the lines of text that stand around them.

A table inside a cell becomes a grid of its own behind the outer one.  Deleted text of tracked changes is left out, as
Word shows it; numbers that Word counts by itself are in no file and cannot be read.
"""

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast, final

from attrs import evolve

from perfmodel._finding import Finding, Severity
from perfmodel.errors import MissingExtraError
from perfmodel.files._grid import Grid
from perfmodel.files._package import Package, check_root, library
from perfmodel.files._sheets import (
    MAX_CELLS,
    MAX_COLUMNS,
    Sheets,
    TextTables,
    margin,
    margin_text,
    merged_cells,
    nested_note,
    no_table,
    remark,
    shape,
    struck,
    struck_styles,
    too_large,
)
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree import ElementTree as ET

    from docx.oxml.table import CT_Row, CT_Tc, CT_TcPr
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

CONTINUED = "续表"
"""The description of a table that goes on with the one before it; the writer parts tables so that headings repeat."""

_EXTRA = ("docx", "python-docx")
_KIND = "a Word document"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_SPACE}{name}" for name in ("p", "tbl", "tr", "tc"))
_WRAPPERS = frozenset(f"{_SPACE}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_RUN, _SECTION, _BREAK = (f"{_SPACE}{name}" for name in ("r", "sectPr", "br"))
_SHOWN = ("{*}t", *(f"{_SPACE}{name}" for name in ("tab", "br", "cr", "noBreakHyphen", "sym", "p")))
_STRIKES = (f"{_SPACE}strike", f"{_SPACE}dstrike", f"{_SPACE}vanish")
_NO = frozenset(("0", "false", "off"))
_STRIKING = (b"strike", b"vanish")
"""What stands in a part in which something is struck through or hidden, whatever its prefixes."""

_GONE = (f"{_SPACE}del", f"{_SPACE}moveFrom", "{*}Fallback")
_PROPERTIES = f"{_SPACE}tcPr"
_SPANNING = frozenset(f"{_SPACE}{name}" for name in ("gridSpan", "vMerge", "hMerge"))

_SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xB7: "•"}  # noqa: RUF001 - signs of the Symbol font
"""The characters of the Symbol font that stand in forms (Adobe's encoding of it)."""


def read(data: bytes, /) -> Sheets:
    """
    The tables of a document in their order, each with the nearest lines of text before it.

    Lines behind a table belong to it when a page or section ends behind them, or when no other table follows.

    Raises:
        FormError: When the bytes are no Word document, a hostile one, or one without a table; with what to do.

        MissingExtraError: Without python-docx.
    """
    try:
        from docx import oxml  # noqa: PLC0415 - an optional package
        from docx.oxml.exceptions import XmlchemyError  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    package = Package(data)
    main = package.main_part(_KIND)
    package.check()
    styles = _struck_styles(package, main)
    with library("docx", XmlchemyError):
        # the one part that holds the tables: Document of python-docx would load each picture too
        root = cast("Element", oxml.parse_xml(package.data(main)))
        check_root(root.tag, f"{_SPACE}document", _KIND)
        reader = _DocumentReader(styles if styles or next(root.iter(*_GONE, *_STRIKES), None) is not None else None)
        for body in root.iterchildren(f"{_SPACE}body"):
            reader.block(body)
    grids = reader.finish()
    if not grids:
        raise no_table(kind="document")
    return Sheets(grids, (*package.findings(), *reader.findings, *_beside(package, main)))


def _beside(package: Package, main: str) -> "Iterator[Finding]":
    """What stands in parts of its own: headers and footers, comments, notes at the foot of a page."""
    for word, target, outside in package.relations(main).values():
        if not outside and target in package.names:
            yield from _said_in(package, word, target)


def _said_in(package: Package, word: str, part: str) -> "Iterator[Finding]":
    """What a part says, by the *word* that tells how it belongs to the document."""
    if word in {"header", "footer"}:
        text = margin_text("\n".join(_lines_of(package, part, "p")))
        if text:
            yield margin("", text)
    elif word == "comments":
        yield from (remark(Place(), text) for text in _lines_of(package, part, "comment"))
    elif word in {"footnotes", "endnotes"}:
        yield from (shape(Place(), text) for text in _lines_of(package, part, word[:-1]))


def _lines_of(package: Package, part: str, name: str) -> "Iterator[str]":
    """The texts of the elements of one name that have any."""
    for item in package.tree(part).iter(f"{_SPACE}{name}"):
        text = "".join(piece.text or "" for piece in item.iter(f"{_SPACE}t"))
        if text.strip():
            yield text.strip()


def _children(item: "Element") -> "Iterator[Element]":
    """The children of an element, seen through content controls and tracked insertions."""
    for child in item:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child


def _value(item: "Element | ET.Element", path: str) -> str | None:
    """The value of what stands under an element, if it does."""
    found = item.find("/".join(f"{_SPACE}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{_SPACE}val", "")


def _parted(paragraph: "Element", styles: frozenset[str] | None) -> tuple[str, str]:
    """
    The text of a paragraph, breaks and tabs included, and what is struck through in it or hidden.

    Paragraph.text of python-docx leaves out tracked insertions, content controls, formulas, symbols and text boxes.
    """
    if styles is None:
        return _text(item for item in paragraph.iter(*_SHOWN) if item is not paragraph), ""
    return _parted_by(paragraph, styles)


def _parted_by(paragraph: "Element", styles: frozenset[str]) -> tuple[str, str]:
    """The same in a document in which something is struck through, hidden or deleted."""
    runs = _struck(paragraph, styles)
    gone = {item for part in (*paragraph.iter(*_GONE), *runs) for item in part.iter()}
    shown = (item for item in paragraph.iter(*_SHOWN) if item is not paragraph and item not in gone)
    return _text(shown), _text(item for run in runs for item in run.iter(*_SHOWN))


def _text(items: "Iterable[Element]") -> str:
    return "".join([_shown(item) for item in items])


def _struck(paragraph: "Element", styles: frozenset[str]) -> "list[Element]":
    """The runs of a paragraph that have a line through them, or are hidden, by themselves or by one of some styles."""
    lines = (line for line in paragraph.iter(*_STRIKES) if line.get(f"{_SPACE}val") not in _NO)
    around = [*map(_run_of, lines), *(_of_style(paragraph, styles) if styles else ())]
    return list(dict.fromkeys(run for run in around if run is not None and run.tag == _RUN))


def _run_of(property_: "Element") -> "Element | None":
    """The run that a property is of; that of the mark of a paragraph is of none."""
    return next(islice(property_.iterancestors(), 1, None), None)


def _of_style(paragraph: "Element", styles: frozenset[str]) -> "Iterator[Element | None]":
    """The runs of a paragraph that have one of some styles, by themselves or from the paragraph."""
    if _value(paragraph, "pPr/pStyle") in styles:
        yield from paragraph.iter(_RUN)
    yield from (_run_of(style) for style in paragraph.iter(f"{_SPACE}rStyle") if style.get(f"{_SPACE}val") in styles)


def _struck_styles(package: Package, main: str) -> frozenset[str]:
    """The styles that strike their text through, or hide it, with those that stand on them."""
    part = next((part for word, part, _ in package.relations(main).values() if word == "styles"), "")
    if part not in package.names:
        return frozenset()
    plain = package.checked(part).replace(b"\0", b"")  # in UTF-16 a letter has a zero beside it
    if not any(word in plain for word in _STRIKING):
        return frozenset()
    styles = package.tree(part)
    return struck_styles(
        {style.get(f"{_SPACE}styleId", ""): (_strikes(style), _value(style, "basedOn") or "") for style in styles}
    )


def _strikes(style: "ET.Element") -> bool | None:
    """Whether a style strikes or hides its text, ``None`` where it leaves that to the one it stands on."""
    lines = [line for tag in _STRIKES if (line := style.find(f"{_SPACE}rPr/{tag}")) is not None]
    return any(line.get(f"{_SPACE}val") not in _NO for line in lines) if lines else None


def _shown(item: "Element") -> str:
    """What an element inside a paragraph shows."""
    match item.tag.rpartition("}")[2]:
        case "sym":
            return _symbol(item)
        case "p":
            return "\n"
        case "t":
            return item.text or ""
        case _:
            # a tab in a run, not among the stops of a paragraph; text as python-docx takes it
            parent = item.getparent()
            return str(item) if parent is not None and parent.tag == _RUN else ""


def _symbol(item: "Element") -> str:
    try:
        code = int(item.get(f"{_SPACE}char", ""), 16)
    except ValueError:
        return "\ufffd"
    if item.get(f"{_SPACE}font") == "Symbol" and code & 0xFF in _SYMBOLS:
        return _SYMBOLS[code & 0xFF]
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"  # noqa: PLR2004 - halves of characters left out


def _ends_page(paragraph: "Element") -> bool:
    """Whether a page or a section ends in this paragraph."""
    return any(item.tag == _SECTION or item.get(f"{_SPACE}type") == "page" for item in paragraph.iter(_SECTION, _BREAK))


@final
class _DocumentReader:
    """
    The tables and lines of a document as they come, without what some of its styles strike through.

    No styles are given (``None``) where nothing in the document is struck through, hidden or deleted.
    """

    def __init__(self, styles: frozenset[str] | None) -> None:
        self.findings: list[Finding] = []
        self._tables = TextTables()
        self._styles = styles
        self._rows = 0

    def block(self, body: "Element") -> None:
        """Read what stands in the body."""
        for child in _children(body):
            if child.tag == _PARAGRAPH:
                text, gone = _parted(child, self._styles)
                if gone.strip():
                    self.findings.append(struck(Place(), gone.strip()))
                self._tables.line(text)
                if _ends_page(child):
                    self._tables.end_page()
            elif child.tag == _TABLE:
                self._table(child)

    def finish(self) -> list[Grid]:
        """The tables that have a cell."""
        return self._tables.finish()

    def _table(self, item: "Element") -> None:
        name = _value(item, "tblPr/tblCaption") or ""
        table = _TableReader(name or f"{len(self._tables.grids) + 1}", self._styles)
        table.rows(item)
        cells, findings = merged_cells(table.areas, name=table.name)
        self.findings += [*table.findings, *findings]
        if _value(item, "tblPr/tblDescription") == CONTINUED and self._tables.ends_with_table:
            self._tables.go_on(tuple(evolve(cell, row=cell.row + self._rows) for cell in cells))
            self._rows += table.count
        elif cells:
            self._tables.add(cells, name)
            self._rows = table.count
        for inner in table.nested:
            self.findings.append(nested_note(table.name))
            self._table(inner)


class _TableCell(NamedTuple):
    """First column, columns, vertical merge and text of one cell."""

    column: int
    span: int
    merge: str
    text: str


@final
class _TableReader:
    """The rows of one table."""

    def __init__(self, name: str, styles: frozenset[str] | None) -> None:
        self.name = name
        self._styles = styles
        self.areas: list[tuple[int, int, int, int, str]] = []
        self.count = 0
        self.findings: list[Finding] = []
        self.nested: list[Element] = []

    def rows(self, item: "Element") -> None:
        """Read the rows; merged cells are found by where they go on below."""
        # row.cells of python-docx climbs over all rows of a merged cell, from each of them, one call deeper a row
        above = dict[tuple[int, int], int]()
        for row in _children(item):
            if row.tag == _ROW:
                self.count += 1
                above = self._row(self._cells(cast("CT_Row", row)), above)

    def _row(self, cells: list[_TableCell], above: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
        """Add a row; gives the areas of its merged cells by their first columns and widths, as *above* has them."""
        merged = dict[tuple[int, int], int]()
        for cell in cells:
            last_column, place = cell.column + cell.span - 1, (cell.column, cell.span)
            if last_column > MAX_COLUMNS or len(self.areas) > MAX_CELLS:
                raise too_large(Place(line=self.count, table=self.name))
            if cell.merge == "continue" and place in above:
                merged[place] = above[place]
                self._grow(above[place], cell)
                continue
            if cell.merge:
                merged[place] = len(self.areas)
            self.areas.append((self.count, cell.column, self.count, last_column, cell.text))
        return merged

    def _grow(self, index: int, cell: _TableCell) -> None:
        """Let an area reach into this row; the text of the cell that it covers is named."""
        top, left, _, right, text = self.areas[index]
        self.areas[index] = top, left, self.count, right, text
        if cell.text.strip():
            place = Place(line=self.count, column=cell.column, table=self.name)
            message = "a text under a merged cell is not shown"
            self.findings.append(
                Finding(code="cell-covered", severity=Severity.WARNING, message=message, place=place, text=cell.text)
            )

    def _cells(self, row: "CT_Row") -> list[_TableCell]:
        found: list[_TableCell] = []
        column = 1 + min(max(row.grid_before, 0), MAX_COLUMNS)
        for item in _children(row):
            if item.tag != _CELL:
                continue
            cell, text = cast("CT_Tc", item), self._cell_text(item, column)
            span, merge, across = _spans(cell)
            if across in {"", "continue"} and found:
                before = found[-1]
                text = "\n".join(filter(None, (before.text, text)))
                found[-1] = _TableCell(before.column, before.span + span, before.merge, text)
            else:
                found.append(_TableCell(column, span, merge, text))
            column += span
        return found

    def _cell_text(self, item: "Element", column: int) -> str:
        lines, gone = list[str](), list[str]()
        for child in _children(item):
            if child.tag == _PARAGRAPH:
                text, struck_text = _parted(child, self._styles)
                lines.append(text)
                gone.append(struck_text)
            elif child.tag == _TABLE:
                self.nested.append(child)
        if taken_back := "\n".join(gone).strip():
            self.findings.append(struck(Place(line=self.count, column=column, table=self.name), taken_back))
        while len(lines) > 1 and not lines[-1].strip():
            lines.pop()
        return "\n".join(lines)


def _spans(cell: "CT_Tc") -> tuple[int, str, str | None]:
    """Columns, vertical merge, and the merge across that python-docx does not know."""
    found = next(cell.iterchildren(_PROPERTIES), None)
    if found is None or _SPANNING.isdisjoint([item.tag for item in found]):
        return 1, "", None
    properties = cast("CT_TcPr", found)
    span = min(max(properties.grid_span, 1), MAX_COLUMNS)
    return span, properties.vMerge_val or "", _value(properties, "hMerge")
