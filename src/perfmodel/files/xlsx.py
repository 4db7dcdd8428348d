"""
Excel workbooks: one grid a sheet; written with one sheet a table, ready to print on A4.

Reading and writing need openpyxl (extra ``xlsx``).
"""

import re
from decimal import Decimal
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from zipfile import ZIP_DEFLATED, ZipFile

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError, MissingExtraError
from perfmodel.files._drawing import BARE, FONT, TITLE_FONT, Look, Plan, looks, plan, prepared, with_lines
from perfmodel.files._grid import Cell, Grid
from perfmodel.files._package import settled
from perfmodel.files._sheets import MAX_COLUMNS
from perfmodel.files._xlsx_read import read
from perfmodel.values._number import GROUPED, ungrouped

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

_EXTRA = ("xlsx", "openpyxl")
MAX_ROWS, MAX_TEXT = 1_048_576, 32_767
_A4 = "9"
_LINE_POINTS, _ROW_PADDING, _MOST_POINTS = 14.5, 7.5, 409
_CELL_PADDING = 1.4
_NUMBER = regex(rf"-?(?:0|{GROUPED}|[1-9]\d*)(?:\.(\d+))?", re.ASCII)
_MOST_DIGITS = 15
_NAME_FORBIDDEN = regex(r"[\[\]:*?/\\]")
_NAME_LENGTH = 31
_ESCAPED = regex("_(?=x[0-9A-Fa-f]{4}_)")
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


class _Style(NamedTuple):
    """Font, size and place of the text of one look."""

    font: str
    size: float
    across: str


_STYLES: dict[Look, _Style] = {
    Look.TITLE: _Style(TITLE_FONT, 18, "center"),
    Look.SUBTITLE: _Style(FONT, 10.5, "center"),
    Look.UNIT: _Style(FONT, 10.5, "right"),
    Look.NOTE: _Style(FONT, 9, "left"),
    Look.HEADING: _Style(FONT, 10.5, "center"),
    Look.LABEL: _Style(FONT, 10.5, "center"),
    Look.NUMBER: _Style(FONT, 10.5, "center"),
    Look.TEXT: _Style(FONT, 10.5, "left"),
}


def write(grids: tuple[Grid, ...], /) -> bytes:
    """
    A workbook with a sheet for each table that has a cell; equal tables give equal bytes.

    Text stays text, also where it begins with ``=``; a number cell (:attr:`Role.NUMBER`) whose text is a plain number
    of at most 15 digits becomes a number that shows the same digits.

    Raises:
        InvalidValueError: ``grids-missing``, ``text-unwritable``, ``text-too-long`` (32,767 characters a cell) or
            ``grid-too-large`` for what a workbook cannot hold.

        MissingExtraError: Without openpyxl.
    """
    tables = tuple(with_lines(grid) for grid in prepared(grids))
    for table in tables:
        _check(table)
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    book = Workbook()
    book.remove(book.worksheets[0])
    _add_styles(book)
    names = sheet_names(tables)
    for table, name in zip(tables, names, strict=True):
        _draw(book.create_sheet(name), table, plan(table))
    target = BytesIO()
    _save(book, target)
    return settled(target.getvalue(), {"docProps/core.xml": _PROPERTIES})


def _save(book: "Workbook", target: BytesIO) -> None:
    """Write a workbook as openpyxl does, but with no file in a temporary folder, which may be full or missing."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing  # noqa: PLC0415 - an optional package
    from openpyxl.worksheet._writer import WorksheetWriter  # noqa: PLC0415, PLC2701 - as above
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - as above

    class Writer(ExcelWriter):
        """The writer, with sheets that are kept in memory."""

        def write_worksheet(self, ws: "Worksheet") -> None:
            # as the writer of openpyxl does it, whose stubs leave out what is private
            sheet: Any = ws
            sheet._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as openpyxl does it
            out = BytesIO()
            writer: Any = WorksheetWriter(sheet, out)
            writer.write()
            sheet._rels = writer._rels  # noqa: SLF001 - as above
            archive.writestr(sheet.path[1:], out.getvalue())
            cast("Any", self.manifest).append(sheet)

    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        Writer(book, archive).save()


def sheet_names(grids: tuple[Grid, ...], /) -> list[str]:
    r"""
    The names of the sheets: those of the tables as far as Excel takes them (31 characters, no ``[]:*?/\``), each once.

    >>> sheet_names((Grid(cells=[], name="目标/2023"), Grid(cells=[], name="目标 2023")))
    ['目标 2023', '目标 2023 (2)']
    """
    names: list[str] = []
    for number, grid in enumerate(grids, 1):
        wanted = _NAME_FORBIDDEN.sub(" ", grid.name).strip("' \n\t")[:_NAME_LENGTH].strip() or f"表{number}"
        name, count = wanted, 1
        while name.casefold() in {taken.casefold() for taken in names}:
            count += 1
            suffix = f" ({count})"
            name = wanted[: _NAME_LENGTH - len(suffix)] + suffix
        names.append(name)
    return names


def _check(table: Grid) -> None:
    if table.rows > MAX_ROWS or table.columns > MAX_COLUMNS:
        message = f"expected at most {MAX_ROWS} rows and {MAX_COLUMNS} columns, found {table.rows} and {table.columns}"
        raise InvalidValueError(message, code="grid-too-large")
    for cell in table.cells:
        if len(_ESCAPED.sub("_x005F_", cell.text)) > MAX_TEXT:
            message = (
                f"expected at most {MAX_TEXT} characters in a cell, found {len(cell.text)} ({cell.place}); split it"
            )
            raise InvalidValueError(message, code="text-too-long")


def _add_styles(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side  # noqa: PLC0415 - as above

    thin = Side(style="thin", color="FF000000")
    for look, style in _STYLES.items():
        named = NamedStyle(name=f"table_{look.value}")
        named.font = Font(name=style.font, size=style.size, bold=look is Look.HEADING, charset=134, family=3)
        named.alignment = Alignment(horizontal=style.across, vertical="center", wrap_text=True)
        if look not in BARE:
            named.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        book.add_named_style(named)


def _draw(sheet: "Worksheet", table: Grid, layout: Plan) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.worksheet.cell_range import CellRange  # noqa: PLC0415 - as above

    styled = looks(table)
    _frame_blanks(sheet, table, styled)
    for cell in table.cells:
        for row, column in cell.positions:
            sheet.cell(row, column).style = f"table_{styled[cell].value}"
        _fill(cast("SheetCell", sheet.cell(cell.row, cell.column)), cell, styled[cell])
    for cell in table.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            right = get_column_letter(cell.column + cell.column_span - 1)
            area = f"{get_column_letter(cell.column)}{cell.row}:{right}{cell.row + cell.row_span - 1}"
            # merge_cells would style each border again, which takes most of the time of writing
            sheet.merged_cells.ranges.add(CellRange(area))
    for index, units in enumerate(layout.widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = units - _CELL_PADDING
    first_title = next((cell.row for cell, look in styled.items() if look is Look.TITLE), 0)
    for row, lines in enumerate(layout.lines, 1):
        height = min(lines * _LINE_POINTS + _ROW_PADDING, _MOST_POINTS)
        sheet.row_dimensions[row].height = max(height, 36) if row == first_title else height
    _set_page(sheet, layout)


def _frame_blanks(sheet: "Worksheet", table: Grid, styled: dict[Cell, Look]) -> None:
    """Give the positions that no cell covers their borders, between the first and the last row that has any."""
    covered = {position for cell in table.cells for position in cell.positions}
    body = [cell.row for cell, look in styled.items() if look not in BARE]
    for position in product(range(min(body, default=1), max(body, default=0) + 1), range(1, table.columns + 1)):
        if position not in covered:
            sheet.cell(*position).style = "table_text"


def _fill(target: "SheetCell", cell: Cell, look: Look) -> None:
    match = _NUMBER.fullmatch(cell.text) if look is Look.NUMBER else None
    if match is not None and _is_kept(cell.text):
        grouped, decimals = "," in cell.text, len(match[1] or "")
        target.value = Decimal(ungrouped(cell.text))
        target.number_format = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
        return
    target.value = _ESCAPED.sub("_x005F_", cell.text)
    target.data_type = "s"
    if cell.text[:1] in {"=", "+", "-", "@"}:
        target.quotePrefix = True


def _is_kept(number: str) -> bool:
    """Whether a spreadsheet keeps all digits of a number, and its sign: it knows no -0."""
    few = sum(map(str.isdigit, number)) <= _MOST_DIGITS
    return few and not (number[0] == "-" and not Decimal(ungrouped(number)))


def _set_page(sheet: "Worksheet", layout: Plan) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as above

    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.7
    margins.top = margins.bottom = 0.8
    cast("HeaderFooterItem", sheet.oddFooter).center.text = "第 &P 页，共 &N 页"
    if layout.repeated is not None:
        sheet.print_title_rows = f"{layout.repeated[0]}:{layout.repeated[1]}"


KIND = "xlsx"
SUFFIXES = (".xlsx", ".xlsm", ".xltx")

__all__ = ["KIND", "SUFFIXES", "read", "write"]
