"""
From a workbook to grids: what openpyxl gives of each sheet, as the sheet shows it, and what stands beside the cells.

Formulas are never run: the value that the last program stored is taken.  A file can hold two workbooks, or texts and
styles in two places, of which each program shows another one: such a file is refused.  Comments and drawings are named,
since they may contradict a cell.
"""

import re
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, cast, final

from perfmodel._finding import Finding
from perfmodel._patterns import regex
from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files._package import Package, check_root, library, several
from perfmodel.files._sheets import MAX_CELLS, MAX_TEXT, Sheets, no_table, remark, shape, struck, too_large
from perfmodel.files._worksheet import Value, grid_of, hidden_sheet
from perfmodel.files._xlsx_scan import Outline, position
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree import ElementTree as ET

    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.workbook import Workbook
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
        from openpyxl import load_workbook  # noqa: PLC0415 - an optional package
        from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    foreign = ("openpyxl", CellCoordinatesException, InvalidFileException)
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
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=rich)
    for name, outline in outlines.items():
        with library(*foreign):
            sheet = cast("ReadOnlyWorksheet", book[name])
            values, gone = _values(book, sheet, outline)
        values += (Value(row, column, "str", text) for row, column, text in outline.typed)
        findings += beside(package, parts[name], name)
        grid, noticed = grid_of(values, outline.merged, name, from_1904=book.epoch.year == 1904)  # noqa: PLR2004 - the epoch of old Macs
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
    return any(part in package.names and b"strike" in package.data(part) for part in parts)


def _values(book: "Workbook", sheet: "ReadOnlyWorksheet", outline: Outline) -> tuple[list[Value], list[Finding]]:
    """The cells that hold something, without what is struck through; what stands behind the last is not even parsed."""
    # a file may say that it ends before it does
    sheet.reset_dimensions()
    values, findings, size = list[Value](), list[Finding](), 0
    lines = _Lines(outline.struck)
    for row in islice(sheet.rows, outline.last_row):
        for filled in row:
            if filled.value is None:
                continue
            cell = cast("ReadOnlyCell", filled)
            shown, gone = lines.parted(cell)
            if gone:
                findings.append(struck(Place(line=int(cell.row), column=int(cell.column), table=sheet.title), gone))
            if shown is None:
                continue
            values.append(_value(cell, shown, book))
            # many cells may share one long text
            size += len(values[-1].raw)
        if size > MAX_TEXT:
            raise too_large(Place(table=sheet.title))
    return values, findings


@final
class _Lines:
    """Which cells, and which pieces of their texts, have a line through them."""

    def __init__(self, inline: dict[tuple[int, int], tuple[str, str]]) -> None:
        self._inline = inline
        self._fonts: dict[int, bool] = {}

    def parted(self, cell: "ReadOnlyCell") -> tuple[object, str]:
        """The value of a cell without its struck pieces, ``None`` where nothing is left, and these."""
        value: object = cell.value
        if self._is_struck(cell):
            return None, str(value).strip()
        if inline := self._inline.get((int(cell.row), int(cell.column))):
            return inline[0] or None, inline[1].strip()
        return _pieces(cast("list[object]", value)) if isinstance(value, list) else (value, "")

    def _is_struck(self, cell: "ReadOnlyCell") -> bool:
        number = int(cell.style_array.fontId)
        if number not in self._fonts:
            self._fonts[number] = bool(cell.font.strike)
        return self._fonts[number]


def _pieces(text: list[object]) -> tuple[str | None, str]:
    """A text in pieces without the struck ones, ``None`` where nothing is left, and these."""
    from openpyxl.cell.rich_text import TextBlock  # noqa: PLC0415 - an optional package

    pieces: dict[bool, str] = {False: "", True: ""}
    for piece in text:
        pieces[isinstance(piece, TextBlock) and bool(piece.font.strike)] += str(piece)
    return pieces[False] or None, pieces[True].strip()


def _value(cell: "ReadOnlyCell", value: object, book: "Workbook") -> Value:
    if isinstance(value, bool):
        raw, kind = str(value).upper(), "b"
    elif isinstance(value, str | int | float):
        raw, kind = str(value), str(cell.data_type)
        raw = _unescaped(raw) if kind not in {"n", "e"} else raw
    else:
        raw, kind = _number_of_day(value, book), "d"
    return Value(int(cell.row), int(cell.column), kind, raw, int(cell.style_array.numFmtId), cell.number_format)


def _number_of_day(value: object, book: "Workbook") -> str:
    from openpyxl.utils import datetime  # noqa: PLC0415 - an optional package

    to_number = cast("Callable[[object, object], object]", datetime.to_excel)  # pyright: ignore[reportUnknownMemberType] - a bare stub
    return str(to_number(value, book.epoch))


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
