"""
Workbooks of old Excel and of WPS (.xls, .et): one grid a sheet, as the sheet shows it; read only.

Reading needs xlrd (extra ``xls``), which gives each sheet with its formatting.  The file is a small file system, out of
which olefile takes the workbook: xlrd alone runs without end where the sectors of a stream go round in a circle.
Sheets are opened one by one: many wide ones take the memory of one.
"""

import os
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from perfmodel._finding import Finding
from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files._package import library
from perfmodel.files._sheets import MAX_CELLS, Sheets, no_table, remark, struck, too_large
from perfmodel.files._worksheet import Value, grid_of, hidden_parts, hidden_sheet
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from olefile import OleFileIO
    from xlrd.book import Book
    from xlrd.sheet import Sheet

    from perfmodel.files._grid import Grid

MAX_SIZE = 64 * 2**20
"""Sheets of .xls end at row 65,536: a form of more bytes is none."""

_EXTRA = ("xls", "xlrd")
_STREAMS = ("Workbook", "Book")
_OLE = b"\xd0\xcf\x11\xe0"
_EMPTY, _TEXT, _NUMBER, _DATE, _TRUTH, _ERROR, _BLANK = range(7)


def read(data: bytes, /) -> Sheets:
    """
    The sheets of a workbook that have a cell, hidden ones too, each as a grid with the sheet's own row numbers.

    Numbers are read as shown, as in :func:`perfmodel.files._xlsx_read.read`.

    Raises:
        FormError: When the bytes are no workbook, a damaged or encrypted one, or one without any cell; with what to do.

        MissingExtraError: Without xlrd.
    """
    try:
        import xlrd  # noqa: PLC0415 - an optional package
        from olefile import OleFileIO  # noqa: PLC0415 - as above
        from xlrd.compdoc import CompDocError  # noqa: PLC0415 - as above
        from xlrd.formula import FormulaError  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    if len(data) > MAX_SIZE:
        raise too_large()
    own = (xlrd.XLRDError, FormulaError, CompDocError)
    foreign = ("xlrd", *own, ArithmeticError, AssertionError, MemoryError)
    with library("olefile"), OleFileIO(BytesIO(data)) as file:
        stream = _workbook(file, len(data))
    grids, findings = list["Grid"](), list["Finding"]()
    with Path(os.devnull).open("w", encoding="utf-8") as unheard, library(*foreign):
        try:
            book = xlrd.open_workbook(
                file_contents=stream, logfile=unheard, formatting_info=True, on_demand=True, ragged_rows=True
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                raise _encrypted() from error
            raise
        for index in range(book.nsheets):
            sheet = book.sheet_by_index(index)
            grid, noticed = _grid(book, sheet)
            if grid.cells:
                grids.append(grid)
                findings += noticed
            book.unload_sheet(index)
    if not grids:
        raise no_table(kind="workbook")
    return Sheets(grids, findings)


def _workbook(file: "OleFileIO", size: int) -> bytes:
    """The stream of the workbook itself, not those of what it embeds; none is as large as the file of *size* bytes."""
    name = next((name for name in _STREAMS if file.exists(name)), None)
    if name is None:
        message = "expected a workbook, found an old Office file of another kind"
        raise FormError(message, code="file-other-kind", hint="save the table as .xlsx, .docx, .html or .csv")
    lies = file.get_size(name) >= size  # a small file may name a stream of a gigabyte that goes round in circles
    content = b"" if lies else file.openstream(name).read()
    if not content or content.startswith(_OLE):
        message = "expected a workbook, found none in the file"
        raise FormError(message, code="file-unreadable", hint="open the file in Excel or WPS and save it as .xlsx")
    return content


def _encrypted() -> FormError:
    message = "expected an open workbook, found one with a password"
    return FormError(message, code="file-encrypted", hint="open it with the password and save it without one")


def _grid(book: "Book", sheet: "Sheet") -> "tuple[Grid, list[Finding]]":
    if sum(sheet.row_len(row) for row in range(sheet.nrows)) > MAX_CELLS:
        raise too_large(Place(table=sheet.name))
    values, gone = list[Value](), list[Finding]()
    for value in (value for row in range(sheet.nrows) for value in _row(book, sheet, row)):
        kept, taken_back = _parted(book, sheet, value)
        if taken_back:
            gone.append(struck(Place(line=value.row, column=value.column, table=sheet.name), taken_back))
        if kept:
            values.append(value._replace(raw=kept))
    grid, findings = grid_of(values, _merged(sheet), sheet.name, from_1904=bool(book.datemode))
    findings += gone
    findings += [*_hidden(sheet), *_remarks(sheet)]
    if sheet.visibility:
        findings.append(hidden_sheet(sheet.name))
    return grid, findings


def _row(book: "Book", sheet: "Sheet", row: int) -> list[Value]:
    """The cells of a row that hold something."""
    cells = enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True))
    return [
        _value(book, sheet, row, column, kind, raw) for column, (kind, raw) in cells if kind not in {_EMPTY, _BLANK}
    ]


def _parted(book: "Book", sheet: "Sheet", value: Value) -> tuple[str, str]:
    """The text of a cell without what has a line through it, and this."""
    place = value.row - 1, value.column - 1
    font = book.xf_list[sheet.cell_xf_index(*place)].font_index
    starts = [(0, font), *sheet.rich_text_runlist_map.get(place, ())]
    pieces: dict[bool, str] = {False: "", True: ""}
    for (start, number), (stop, _) in pairwise([*starts, (len(value.raw), 0)]):
        pieces[bool(book.font_list[number].struck_out)] += value.raw[start:stop]
    return pieces[False], pieces[True].strip()


def _merged(sheet: "Sheet") -> list[tuple[int, int, int, int]]:
    """The merged cells, from 1, without those that a damaged file turns round, or of one cell."""
    areas = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return [area for area in areas if area[0] <= area[2] and area[1] <= area[3] and area[:2] != area[2:]]


def _hidden(sheet: "Sheet") -> "Iterator[Finding]":
    """The notes on hidden rows and columns."""
    for what, infos in (("rows", sheet.rowinfo_map), ("columns", sheet.colinfo_map)):
        numbers = [str(at + 1) for at, info in sorted(infos.items()) if info.hidden]
        if numbers:
            yield hidden_parts(sheet.name, what, numbers)


def _remarks(sheet: "Sheet") -> "Iterator[Finding]":
    """The warnings of comments that say something."""
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        text = note.text.strip()
        if text:
            yield remark(Place(line=row + 1, column=column + 1, table=sheet.name), text)


def _value(  # noqa: PLR0913, PLR0917 - what xlrd says of one cell
    book: "Book", sheet: "Sheet", row: int, column: int, kind: int, raw: "float | str"
) -> Value:
    if kind == _TEXT:
        return Value(row + 1, column + 1, "t", str(raw))
    if kind in {_NUMBER, _DATE}:
        style = book.xf_list[sheet.cell_xf_index(row, column)].format_key
        code = book.format_map[style].format_str
        return Value(row + 1, column + 1, "n" if kind == _NUMBER else "d", str(raw), style, code)
    from xlrd.biffh import error_text_from_code  # noqa: PLC0415 - an optional package

    if kind == _ERROR:
        return Value(row + 1, column + 1, "e", error_text_from_code[int(raw)])
    return Value(row + 1, column + 1, "t", "TRUE" if raw else "FALSE")


KIND = "xls"
SUFFIXES = (".xls", ".xlt", ".et", ".ett")

__all__ = ["KIND", "SUFFIXES", "read"]
