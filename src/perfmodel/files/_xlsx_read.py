"""
From a workbook to grids: the cells of each sheet, with its texts and styles as openpyxl gives them, as they are shown.

Formulas are never run: the value that the last program stored is taken.  A file can hold two workbooks, or texts and
styles in two places, of which each program shows another one: such a file is refused.  Comments and drawings are named,
since they may contradict a cell.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, cast, final

from perfmodel._finding import Finding
from perfmodel._patterns import regex
from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files._package import Package, check_root, library, several
from perfmodel.files._sheets import MAX_CELLS, MAX_TEXT, Sheets, no_table, remark, shape, struck, too_large
from perfmodel.files._worksheet import Value, grid_of, hidden_sheet, shown
from perfmodel.files._xlsx_scan import Outline, Stored, position
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree import ElementTree as ET

    from openpyxl.reader.excel import ExcelReader
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    from perfmodel.files._grid import Grid

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BOOK, _TEXTS = ".main+xml", ".sharedStrings+xml"
_USUAL_BOOK, _USUAL_STYLES = "xl/workbook.xml", "xl/styles.xml"
LONGEST_FORMAT = 255
"""The characters that Excel lets a format of numbers have; openpyxl takes minutes over very long ones."""


def check_parts(package: Package, main: str, kind: str, /) -> None:
    """
    Look whether the parts that openpyxl takes by their kind are those that the workbook refers to.

    Raises:
        FormError: ``file-other-kind``.
    """
    books, texts = _of_kind(package, _BOOK), _of_kind(package, _TEXTS)
    named = dict[str, set[str]]()
    for word, target, _ in package.relations(main).values():
        named.setdefault(word, set()).add(target)
    is_own_book = (books or {_USUAL_BOOK}) == {main}
    are_own_texts = not texts or (len(texts) == 1 and texts == named.get("sharedStrings"))
    are_own_styles = named.get("styles", {_USUAL_STYLES}) == {_USUAL_STYLES}
    if not (is_own_book and are_own_texts and are_own_styles):
        raise several(kind)


def _of_kind(package: Package, ending: str) -> set[str]:
    """The parts of a kind, whatever variant of it: a workbook, one with macros, a template."""
    return {name for name, kind in package.kinds().items() if kind.endswith(ending)}


def check_styles(package: Package, /) -> None:
    """
    Look whether the styles are such as openpyxl reads in good time, and without printing.

    Raises:
        FormError: ``file-unreadable``.
    """
    if _USUAL_STYLES not in package.names:
        return
    styles = package.tree(_USUAL_STYLES)
    shapes = len(styles.findall(f"{SPACE}cellStyleXfs/{SPACE}xf"))
    named = (item.get("xfId", "0") for item in styles.iter(f"{SPACE}cellStyle"))
    long = any(len(item.get("formatCode", "")) > LONGEST_FORMAT for item in styles.iter(f"{SPACE}numFmt"))
    if long or any(not (number.isdecimal() and int(number[:9]) < shapes) for number in named):
        message = "expected a workbook with whole styles, found damaged ones"
        hint = "open it in Excel or WPS and save it as an ordinary .xlsx"
        raise FormError(message, code="file-unreadable", hint=hint)


def beside(package: Package, part: str, name: str, /) -> "list[Finding]":
    """The comments and the texts in drawings of a sheet, each with a warning."""
    found = list["Finding"]()
    for word, target, outside in package.relations(part).values():
        if outside or target not in package.names:
            continue
        if word == "comments":
            found += _remarks(package.tree(target), name)
        elif word == "drawing":
            paragraphs = (_text(item, f"{_DRAWING}t") for item in package.tree(target).iter(f"{_DRAWING}p"))
            found += [shape(Place(table=name), text) for text in paragraphs if text]
    return found


def _remarks(comments: "ET.Element", name: str) -> "Iterator[Finding]":
    """A warning for each comment with a text, at its cell."""
    for item in comments.iter(f"{SPACE}comment"):
        row, column = position(item.get("ref", ""))
        text = _text(item, f"{SPACE}t")
        if text:
            yield remark(Place(line=row or None, column=column or None, table=name), text)


def _text(item: "ET.Element", tag: str) -> str:
    return "".join(part.text or "" for part in item.iter(tag)).strip()


_ESCAPE = regex(r"_x([0-9A-Fa-f]{4})_")
_EXTRA = ("xlsx", "openpyxl")
_KIND = "a workbook"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read(data: bytes, /) -> Sheets:
    """
    The sheets of a workbook that have a cell, hidden ones too, each as a grid with the sheet's own row numbers.

    Numbers are read as shown (95% for 0.95 under 0%, 2023年7月1日 for a day), exact to the 15 digits that Excel keeps.

    Raises:
        FormError: When the bytes are no workbook, a hostile one, or one without any cell; with what to do.

        MissingExtraError: Without openpyxl.
    """
    try:
        import openpyxl.reader.excel  # noqa: PLC0415 - an optional package
        from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    foreign = ("openpyxl", InvalidFileException)
    package = Package(data)
    parts = _parts(package)
    package.check(streamed=parts.values())
    check_styles(package)
    outlines = {name: Outline(name, part, package) for name, part in parts.items()}
    if sum(outline.filled for outline in outlines.values()) > MAX_CELLS:
        raise too_large()
    findings = list(package.findings())
    grids: list[Grid] = []
    rich = _has_struck_runs(package)
    with library(*foreign):
        reader = openpyxl.reader.excel.ExcelReader(BytesIO(data), read_only=True, keep_links=False, rich_text=rich)
        reader.read()
        texts = _Texts(reader)
    for name, outline in outlines.items():
        with library(*foreign):
            sheet = cast("ReadOnlyWorksheet", reader.wb[name])
            values, gone = _values(outline, _Styles(sheet), texts)
        values += (Value(row, column, "str", text) for row, column, text in outline.typed)
        findings += beside(package, parts[name], name)
        grid, noticed = grid_of(values, outline.merged, name, from_1904=texts.from_1904)
        if not grid.cells:
            continue
        grids.append(grid)
        findings += [*outline.findings, *gone, *noticed, *outline.hidden(), *outline.margins()]
        if sheet.sheet_state != "visible":
            findings.append(hidden_sheet(name))
    if not grids:
        raise no_table(kind="workbook")
    return Sheets(grids, findings)


def _parts(package: Package) -> dict[str, str]:
    """The part of each sheet with cells, by its name; charts have none."""
    main = package.main_part(_KIND)
    book = package.tree(main)
    check_root(book.tag, f"{SPACE}workbook", _KIND)
    check_parts(package, main, _KIND)
    relations = package.relations(main)
    found = dict[str, str]()
    for item in book.iter(f"{SPACE}sheet"):
        word, part, outside = relations.get(item.get(_RELATION, ""), ("", "", True))
        if word == "worksheet" and not outside:
            name = item.get("name", "")
            if name in found:
                message = f"expected sheets of different names, found two of {name!r}"
                raise FormError(message, code="sheet-twice", hint="open the file in Excel and save it again")
            found[name] = part
    return found


def _has_struck_runs(package: Package) -> bool:
    """Whether a text that cells share has a line through some of its words; only then is it read in pieces."""
    parts = (part for word, part, _ in package.relations(package.main_part(_KIND)).values() if word == "sharedStrings")
    # in UTF-16 each letter has a zero beside it
    return any(part in package.names and b"strike" in package.data(part).replace(b"\0", b"") for part in parts)


def _values(outline: Outline, styles: "_Styles", texts: "_Texts") -> tuple[list[Value], list[Finding]]:
    """The cells that hold something, without what is struck through, and what was."""
    values, findings, size = list[Value](), list[Finding](), 0
    for stored in outline.cells:
        value, gone = _parted(stored, styles[stored.style], texts, outline)
        if gone:
            findings.append(struck(Place(line=stored.row, column=stored.column, table=outline.name), gone))
        if value is not None:
            values.append(value)
            # many cells may share one long text
            size += len(value.raw)
            if size > MAX_TEXT:
                raise too_large(Place(table=outline.name))
    return values, findings


def _parted(stored: Stored, style: "_Style", texts: "_Texts", outline: Outline) -> tuple[Value | None, str]:
    """A cell without what is struck through, ``None`` where nothing is left, and what is, as it is shown."""
    kind, text, gone, whole = texts.of(stored)
    if stored.struck is not None:
        gone, whole = stored.struck
    kind = "d" if kind == "n" and style.is_day else kind
    value = Value(stored.row, stored.column, kind, text, style.number, style.code)
    if style.is_struck:
        return None, shown(value._replace(raw=whole), outline.name, from_1904=texts.from_1904)[0].strip()
    return value if text or not gone.strip() else None, gone.strip()


class _Style(NamedTuple):
    """The format of numbers of a cell, by number and as written, whether it shows days, and a line through the cell."""

    number: int
    code: str
    is_day: bool
    is_struck: bool


@final
class _Styles(dict[str, _Style]):
    """The styles of a workbook by their numbers, as openpyxl gives them."""

    def __init__(self, sheet: "ReadOnlyWorksheet") -> None:
        self._sheet = sheet

    def __missing__(self, number: str) -> _Style:
        from openpyxl.cell.read_only import ReadOnlyCell  # noqa: PLC0415 - an optional package
        from openpyxl.styles.numbers import is_date_format  # noqa: PLC0415 - as above

        cell = ReadOnlyCell(self._sheet, 1, 1, None, "n", int(number or 0))
        code, font = str(cell.number_format), cell.font
        found = _Style(int(cell.style_array.numFmtId), code, bool(is_date_format(code)), bool(font.strike))
        self[number] = found
        return found


@final
class _Texts:
    """What cells show, of their own or of the texts that they share."""

    def __init__(self, reader: "ExcelReader") -> None:
        self._shared = cast("list[object]", reader.shared_strings)
        self._epoch = reader.wb.epoch
        self.from_1904 = reader.wb.epoch.year == 1904  # noqa: PLR2004 - the epoch of old Macs
        self._ways: dict[str, Callable[[str], str]] = {"n": _number, "b": _truth, "d": self._number_of_day, "e": str}

    def of(self, stored: Stored) -> tuple[str, str, str, str]:
        """The kind of a cell, what it shows without the struck pieces of its text, these, and all of it."""
        if stored.kind == "s":
            return ("s", *self._shared_text(stored.text))
        way = self._ways.get(stored.kind, _unescaped)
        text = way(stored.text)
        return stored.kind if stored.kind in self._ways else "str", text, "", text

    def _shared_text(self, number: str) -> tuple[str, str, str]:
        """A text that cells share without its struck pieces, these, and all of it."""
        said = self._shared[int(number) if number.isdecimal() else len(self._shared)]
        kept, gone = _pieces(cast("list[object]", said)) if isinstance(said, list) else (str(said), "")
        whole = "".join(map(str, cast("list[object]", said))) if isinstance(said, list) else kept
        return _unescaped(kept), gone, _unescaped(whole)

    def _number_of_day(self, text: str) -> str:
        from openpyxl.utils import datetime  # noqa: PLC0415 - an optional package

        day = cast("Callable[[str], object]", datetime.from_ISO8601)  # pyright: ignore[reportUnknownMemberType] - a bare stub
        to_number = cast("Callable[[object, object], object]", datetime.to_excel)  # pyright: ignore[reportUnknownMemberType] - as above
        return str(to_number(day(text), self._epoch))


def _number(text: str) -> str:
    """A number as its digits: 1E-3 is 0.001."""
    return str(int(text) if _FRACTION.isdisjoint(text) else float(text))


_FRACTION = frozenset(".eE")


def _truth(text: str) -> str:
    """TRUE or FALSE, of 1 or 0."""
    return str(bool(int(text))).upper()


def _pieces(text: list[object]) -> tuple[str, str]:
    """A text in pieces without the struck ones, and these."""
    from openpyxl.cell.rich_text import TextBlock  # noqa: PLC0415 - an optional package

    pieces: dict[bool, str] = {False: "", True: ""}
    for piece in text:
        pieces[isinstance(piece, TextBlock) and bool(piece.font.strike)] += str(piece)
    return pieces[False], pieces[True].strip()


def _unescaped(text: str) -> str:
    """
    Characters that XML cannot hold stand as _x000D_ in a workbook, and openpyxl leaves them so.

    It has taken the mark of an escaped escape out of shared texts, so such a text (never met) is read as the character.
    """
    text = _ESCAPE.sub(_character, text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - half of a pair is no character
