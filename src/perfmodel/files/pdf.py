"""
PDF files with text: one grid a ruled table, over several pages where it goes on, with the lines around it; read only.

Only text is read: a page that is a picture is named in a finding.

Reading needs pypdfium2 (extra ``pdf``), which is PDFium, the reader of Chromium.  It was measured against pdfplumber:
the same characters and rules in a fortieth of the time; and it runs in a process of its own, so that no file can take
more time or memory than it should, see ``_pdf_child``.
"""

from collections.abc import Iterable
from functools import partial
from typing import final

from attrs import evolve

from perfmodel._finding import Finding
from perfmodel._patterns import regex
from perfmodel.errors import FormError
from perfmodel.files._grid import Grid
from perfmodel.files._pdf_join import is_printed_again, join_beside, join_down
from perfmodel.files._pdf_pages import Page, pages_of
from perfmodel.files._pdf_tables import Sheet, Table, centred, is_number, is_running, near, running, shape, sheet_of
from perfmodel.files._pdf_text import Line
from perfmodel.files._sheets import Sheets, file_note, file_warning, merged_cells, struck
from perfmodel.lexicon._printed_marks import FORM_HEADINGS
from perfmodel.lexicon._rows import any_word
from perfmodel.source import Place

MAX_LINES = 50
"""How many lines of text before a table are kept for it, the nearest ones."""

_PICTURE, _FEW_SIGNS = 0.5, 50
_UNREAD = 0.2
_HEADING = regex(any_word(FORM_HEADINGS))


def read(data: bytes, /) -> Sheets:
    """
    The ruled tables of a file in their order, each with the nearest lines of text before it.

    A table that goes on on the next page, below or beside, is one; its name says the pages.

    Raises:
        FormError: ``file-encrypted``, ``file-unreadable``, ``file-too-long``, ``file-bomb``; ``file-pictures`` for a
            file of pictures alone and ``table-missing`` for one without a ruled table; with what to do.

        MissingExtraError: Without pypdfium2.
    """
    reader = _Reader([sheet_of(page) for page in pages_of(data)])
    grids = reader.grids()
    if not grids:
        if reader.pictures == len(reader.sheets) > 0:
            message = "expected text, found a PDF file of pictures"
            hint = "have the pages recognised by a program for OCR first, or ask for the Word or Excel file"
            raise FormError(message, code="file-pictures", hint=hint)
        message = "expected a ruled table, found none in the PDF file"
        hint = "tables without rules are not read: ask for the Word or Excel file"
        raise FormError(message, code="table-missing", hint=hint)
    return Sheets(grids, reader.findings)


@final
class _Reader:
    """The tables of all pages, joined."""

    def __init__(self, sheets: list[Sheet]) -> None:
        self.sheets = sheets
        self.findings: list[Finding] = []
        self.pictures = 0
        self._tables: list[Table] = []
        self._waiting: list[str] = []
        self._ends: dict[int, int] = {}
        self._headers = running(sheets)
        self._ignored: dict[str, int] = {}

    def grids(self) -> list[Grid]:
        """The tables of the file as grids."""
        kept = [self._lines(sheet) for sheet in self.sheets]
        for sheet, lines in zip(self.sheets, kept, strict=True):
            ends = [line.bottom for _, line in lines] + [table.bottom for table in sheet.tables]
            self._ends[sheet.page.height] = max([*ends, self._ends.get(sheet.page.height, 0)])
        for sheet, lines in zip(self.sheets, kept, strict=True):
            self._page(sheet, lines)
        if self._tables and self._waiting:
            self._close(self._waiting)
        self._beside()
        self._notes()
        return [self._grid(table) for table in self._tables]

    def _lines(self, sheet: Sheet) -> list[tuple[int, Line]]:
        """The lines of a page that are no headers, footers and page numbers."""
        found = list[tuple[int, Line]]()
        for at, (before, line) in enumerate(sheet.lines):
            if is_running(sheet, at, self._headers):
                self._ignored.setdefault(line.text, sheet.page.number)
            else:
                found.append((before, line))
        return found

    def _page(self, sheet: Sheet, lines: list[tuple[int, Line]]) -> None:
        for index, table in enumerate(sheet.tables):
            above = [line.text for before, line in lines if before == index]
            if index == 0 and self._continued(table, sheet, above):
                continue
            self._waiting += above
            self._tables.append(evolve(table, above=tuple(self._waiting[-MAX_LINES:])))
            self._waiting = []
        self._rest(sheet, [line for before, line in lines if before == len(sheet.tables)])

    def _rest(self, sheet: Sheet, lines: list[Line]) -> None:
        """Give what stands behind the last table of a page to it, up to a title; the others wait for the next table."""
        title = next((at for at, line in enumerate(lines) if centred(line, sheet.page)), len(lines))
        if sheet.tables and title > 0:
            self._close(line.text for line in lines[:title])
            lines = lines[title:]
        self._waiting += (line.text for line in lines)

    def _continued(self, table: Table, sheet: Sheet, above: list[str]) -> bool:
        """Join what begins a page to the table that ends the page before, where it goes on."""
        if not self._ends_page_before(sheet):
            return False
        last = self._tables[-1]
        if above and not is_printed_again(last, table, above):
            return False
        before = self.sheets[sheet.page.number - 2].page
        room = self._ends[before.height] - last.bottom
        whole = join_beside(last, table) or (join_down(last, table, room=room) if not last.below else None)
        if whole is None:
            return False
        self._tables[-1] = whole
        return True

    def _ends_page_before(self, sheet: Sheet) -> bool:
        """Whether a table, with no lines behind it that wait, ends the page before."""
        return bool(self._tables) and not self._waiting and self._tables[-1].pages[1] == sheet.page.number - 1

    def _close(self, lines: Iterable[str]) -> None:
        """Give lines to the table before them."""
        last = self._tables[-1]
        self._tables[-1] = evolve(last, below=(*last.below, *lines)[:MAX_LINES])
        self._waiting = []

    def _beside(self) -> None:
        """Join the parts of sheets that are wider than the paper, printed column by column."""
        joined = list[Table]()
        for table in self._tables:
            whole = join_beside(joined[-1], table) if joined and _is_rest_of_sheet(joined[-1], table) else None
            if whole is None:
                joined.append(table)
            else:
                joined[-1] = whole
        self._tables = joined

    def _grid(self, table: Table) -> Grid:
        name = _name(table)
        places = sorted({place for box in table.boxes for place in (box.left, box.right)})
        columns = dict[int, int]()
        for place in places:
            last = next(reversed(columns), None)
            columns[place] = 1 if last is None else columns[last] + (not near(place, _start_of(columns, last)))
        areas = [
            (box.top + 1, columns[box.left], box.bottom, max(columns[box.right] - 1, columns[box.left]), box.text)
            for box in sorted(table.boxes, key=lambda box: (box.top, box.left))
        ]
        cells, findings = merged_cells(areas, name=name)
        self.findings += findings
        message = "a row that the end of a page has cut is read as one"
        self.findings += (file_warning("row-joined", message, Place(table=name), text) for text in table.cuts)
        return Grid(cells=cells, name=name, above=table.above, below=table.below)

    def _notes(self) -> None:
        """Say what was left out."""
        for sheet in self.sheets:
            self._page_notes(sheet)
        pictures = [sheet.page.number for sheet in self.sheets if _is_picture(sheet.page)]
        self.pictures = len(pictures)
        if pictures:
            message = "pages that are pictures are left out; have them recognised by a program for OCR"
            self.findings.append(file_warning("page-picture", message, Place(table=_ranges(pictures))))
        marks = {text: sheet.page.number for sheet in reversed(self.sheets) for text in sheet.watermarks}
        for text, number in (*self._ignored_headers(), *marks.items()):
            message = "a header, a footer or a watermark is left out"
            self.findings.append(file_note("page-furniture", message, Place(table=f"page {number}"), text))

    def _page_notes(self, sheet: Sheet) -> None:
        page, place = sheet.page, Place(table=f"page {sheet.page.number}")
        if page.fault:
            self.findings.append(_fault(page.fault, place))
        if _is_unreadable(page):
            message = "the fonts of a page do not say what its characters are"
            self.findings.append(file_warning("text-unreadable", message, place))
        heading = None if sheet.tables else _HEADING.search("".join(line.text for _, line in sheet.lines))
        if heading is not None:
            message = "a page with the words of a form has no ruled table"
            self.findings.append(file_warning("table-unruled", message, place, heading[0]))
        message = "a text that runs over the rules of its cell is read in the cell around its middle"
        self.findings += (file_warning("text-over-rule", message, place, text) for text in sheet.overrun)
        message = "a small raised number behind a word is the mark of a footnote; it is left out"
        self.findings += (file_note("footnote-mark", message, place, text) for text in sheet.notes)
        self.findings += map(partial(struck, place), sheet.struck)
        message = "a text beside a table is left out"
        self.findings += (file_warning("text-beside-table", message, place, text) for text in self._left_out(sheet))

    def _left_out(self, sheet: Sheet) -> list[str]:
        """The texts beside the tables of a page that no table says."""
        if not sheet.beside:
            return []
        texts = [box.text for table in self._tables for box in table.boxes]
        return [text for text in sheet.beside if not any(text in other for other in texts)]

    def _ignored_headers(self) -> list[tuple[str, int]]:
        """The headers and footers that say more than the number of the page, each once."""
        found: dict[str, tuple[str, int]] = {}
        for text, number in self._ignored.items():
            if not is_number(text):
                found.setdefault(shape(text), (text, number))
        return list(found.values())


def _is_rest_of_sheet(last: Table, table: Table) -> bool:
    """
    Whether a table may be the columns of a sheet that the page before has no place for.

    Most rows of the first part lack a rule at their right end, or it goes over pages and the second lies behind them.
    """
    follows = last.pages[1] == table.pages[0] - 1 and not last.below
    tall = last.pages[0] < last.pages[1] < table.pages[1] - 1
    return follows and (tall or 2 * len(last.open_right) > last.rows)


def _is_picture(page: Page) -> bool:
    return page.picture >= _PICTURE and len(page.glyphs) + len(page.text) < _FEW_SIGNS


def _is_unreadable(page: Page) -> bool:
    """Whether a fifth of the characters of a page are unknown to its fonts."""
    signs = len(page.glyphs) + len(page.text)
    unread = sum(glyph.sign == "\ufffd" for glyph in page.glyphs) + page.text.count("\ufffd")
    return unread > _UNREAD * signs


def _fault(fault: str, place: Place) -> Finding:
    if fault == "page":
        return file_warning("page-unreadable", "a page that is damaged is left out", place)
    return file_warning("page-drawing", "a page that is drawn of more parts than any form is left out", place)


def _start_of(columns: dict[int, int], last: int) -> int:
    """The first place that counts as the same column as the last one."""
    return next(place for place, column in columns.items() if column == columns[last])


def _name(table: Table) -> str:
    first, last = table.pages
    return f"page {first}, table {table.index}" if first == last else f"pages {first}-{last}, table {table.index}"


def _ranges(numbers: list[int]) -> str:
    """
    Page numbers as people say them.

    >>> _ranges([3, 4, 5, 9])
    'pages 3-5, 9'
    """
    parts = list[str]()
    for start in numbers:
        if start - 1 in numbers:
            continue
        stop = start
        while stop + 1 in numbers:
            stop += 1
        parts.append(f"{start}" if stop == start else f"{start}-{stop}")
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(parts)}"


KIND = "pdf"
SUFFIXES = (".pdf",)

__all__ = ["KIND", "SUFFIXES", "read"]
