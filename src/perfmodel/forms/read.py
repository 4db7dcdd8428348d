"""
The door of reading forms: what people made, to typed objectives, with a place for everything that was noticed.

A form is read in two passes: what stands around the tables first (it names the year), then the rows of the tables.

Needs: ``parts`, ``head`, ``indicators`, ``contents`, ``sources``.  Used by: users.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from perfmodel.arguments import typed
from perfmodel.errors import FormError
from perfmodel.forms.collect import Item, item_of
from perfmodel.forms.columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms.contents import settled
from perfmodel.forms.convert import Converter, check_converter
from perfmodel.forms.document import document_of
from perfmodel.forms.ends import LONGEST, ends, is_end, what_ends
from perfmodel.forms.grid import Cell
from perfmodel.forms.head import HeadReader
from perfmodel.forms.indicators import Context, IndicatorReader, is_band
from perfmodel.forms.layouts import Column, Head, column_of, head_of, is_goal
from perfmodel.forms.ledger import Entry, Ledger
from perfmodel.forms.looks import is_headed, is_label, split_ordinal
from perfmodel.forms.outside import Outside
from perfmodel.forms.parts import Form, forms_of
from perfmodel.forms.points import Block, block_differences
from perfmodel.forms.projects import by_project
from perfmodel.forms.prose import indicators_of, sentence
from perfmodel.forms.rows import place_row
from perfmodel.forms.sources import Source, sheets_of
from perfmodel.forms.summary import Summary, summary_of
from perfmodel.forms.texts import mended, rebuilt, refusal
from perfmodel.lexicon.marks import is_prose
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.objectives.indicator import Indicator, Numbering, Term
from perfmodel.taxonomy.category import Category
from perfmodel.values.period import FiscalYear, fiscal_year_of

_SUMS = frozenset((Head.TOTAL_SCORE, Head.SUBTOTAL))


@final
@frozen(weakref_slot=False, field_transformer=typed)
class FormSource:
    """
    Where a form was read.

    Attributes:
        file: The path, or that of an archive with the name of its member; empty for text, bytes and tables.

        table: The sheet, or the pages and the table, in which it begins.

        index: Which of the forms of its file it is, from 1.
    """

    file: str
    table: str
    index: int


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Reading:
    """
    What a form says, and what was noticed on the way.

    Attributes:
        document: The objectives.

        findings: What had to be mended, kept aside or left, each with its place.

        ledger: Where each cell of the form went, in the order of the form.

        source: Where the form was read.
    """

    document: Objectives
    findings: tuple[Finding, ...] = field(default=())
    ledger: tuple[Entry, ...] = field(default=(), repr=False)
    source: FormSource = field(default=FormSource("", "", 1), repr=False, eq=False)

    def summary(self) -> Summary:
        r"""
        How the reading went in a few numbers: rows read, put back, undecided, unread, cells that no field took.

        >>> reading = read_form("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个")
        >>> str(reading.summary())
        '1 row read, 0 put back, 0 undecided, 0 not read; every cell has its place'
        """
        return summary_of(self.document, self.findings, self.ledger)


def read_form(
    source: Source, /, *, fiscal_year: FiscalYear | int | None = None, converter: Converter | None = "libreoffice"
) -> Reading:
    r"""
    Read one form of objectives.

    >>> rows = ("项目名称 阅览室改造", "一级指标 二级指标 三级指标 指标值", "产出指标 数量指标 新增座位 ≥80个")
    >>> document = read_form("\n".join(row.replace(" ", "\t") for row in rows)).document
    >>> document.project, document.indicators[0].target.quantity
    ('阅览室改造', Quantity('80', '个'))

    Args:
        source: A path, the bytes of a file, text (a ``str`` with a line break or a tab), or a :class:`Grid`.

        fiscal_year: The year of the form where it names none; a year that the form prints wins, with a finding.

        converter: Old Word files (.doc, .wps, .rtf), and these alone, are read through LibreOffice, where the machine
            has it; ``None`` refuses them.

    Raises:
        FormError: When the source is no form: no file, no table (``table-missing``), several forms
            (``forms-several``), a kind of file that is not read.

        WrongTypeError: When *source* is none of these.

        InvalidValueError: ``converter-unknown``.
    """
    check_converter(converter)
    readings = list(islice(readings_of(Job(item_of(source), fiscal_year_of(fiscal_year), converter)), 2))
    if len(readings) > 1:
        message = "expected one form, found several"
        raise FormError(message, code="forms-several", hint="read them one by one with read_forms")
    return readings[0]


class Job(NamedTuple):
    """One source, the year of its forms where they name none, and the converter for old Word files."""

    item: Item
    year: FiscalYear | None
    converter: Converter | None


def readings_of(job: Job) -> Iterator[Reading]:
    """
    The forms of one source; what was noticed of its file goes to the first.

    Raises:
        FormError: As :func:`read_form`.
    """
    if job.item.error is not None:
        raise job.item.error
    sheets = sheets_of(job.item.source, converter=job.converter)
    forms, noticed = forms_of(sheets.grids), sheets.findings
    if not forms and (found := rebuilt(sheets.grids)) is not None:
        grid, finding = found
        forms, noticed = forms_of((grid,)), (*noticed, finding)
    if not forms:
        raise refusal(sheets.grids)
    above: FiscalYear | None = None
    for index, form in enumerate(part for form in forms for part in by_project(form)):
        reading = _Form(form, job.year, above).read(noticed if index == 0 else ())
        above = reading.document.fiscal_year
        yield evolve(reading, source=FormSource(job.item.name, _table_of(form), index + 1))


def _table_of(form: Form) -> str:
    """The name of the first table of a form, without the mark of the lines above it."""
    return (form.joined.origins[0].table or "").removesuffix("(above)").strip()


class _Part(NamedTuple):
    """One indicator table with its rows, the term that a line above it names, the width of its heading in a text."""

    table: Table
    rows: list[list[Cell]]
    term: Term | None
    width: int | None


@final
class _Form:
    """Reads one form."""

    def __init__(self, form: Form, year: FiscalYear | None, above: FiscalYear | None) -> None:
        self._form = form
        self._ledger = Ledger(form.joined)
        self._head = HeadReader(self._ledger)
        self._outside = Outside(self._ledger, form.joined)
        self._parts = list[_Part]()
        self._table: Table | None = None
        self._closed = False
        self._blocks = list[Block]()
        self._sentences = list[tuple[Cell, tuple[Category, str]]]()
        self._given = year
        self._above = above

    def read(self, noticed: tuple[Finding, ...]) -> Reading:
        """The document of the form, with what was noticed."""
        self._divide()
        self._outside.close()
        for heading, cell in self._form.bodies.items():
            self._head.take_column(heading, cell)
        head, ledger = self._head, self._ledger
        if (
            head.fiscal_year is None
            and self._given is None
            and self._above is not None
            and not head.values.get("title")
        ):
            head.fiscal_year = self._above
            message = f"a form without a title and a year; it is read for {self._above}, as the form above it is"
            ledger.note(Finding(code="year-above", severity=Severity.NOTE, message=message))
        elif head.fiscal_year is None:
            head.fiscal_year = self._given
        elif self._given is not None and self._given != head.fiscal_year:
            message = f"the form names {head.fiscal_year}, the caller {self._given}; the form's own is kept"
            ledger.note(Finding(code="year-conflict", severity=Severity.WARNING, message=message))
        indicators = self._indicators()
        document = document_of(head, tuple(indicators))
        entries = ledger.close()
        return Reading(document, (*noticed, *ledger.findings), entries)

    def _indicators(self) -> list[Indicator]:
        head, ledger = self._head, self._ledger
        indicators, numbering, rows = list[Indicator](), Numbering(), list[tuple[int, Indicator]]()
        widths = self._form.joined.grid.widths
        for part in self._parts:
            table, unread, shown = settled(part.table, self._short(part))
            for cell in table.unknown:
                ledger.find("heading-unknown", "a heading that no layout knows; its cells are kept as extras", cell)
            for slot in unread:
                message = "a column of signs that cannot be read; the targets of its rows are undecided"
                ledger.find("column-unread", message, _heading(table, slot), severity=Severity.ERROR)
            for slot in shown:
                message = f"a heading that no layout knows; its cells show that it is {slot.field.value}"
                ledger.find("column-shown", message, _heading(table, slot), severity=Severity.NOTE)
            context = Context(ledger, head.fiscal_year, numbering, frozenset(unread), two_terms=head.two_terms)
            reader = IndicatorReader(table, context, width=part.width, term=part.term)
            for cells, width in mended(table, part.rows, widths, part.width, ledger):
                reader.read(cells, width)
            indicators.extend(reader.indicators)
            rows.extend(zip(reader.rows, reader.indicators, strict=True))
            head.extra.extend(reader.points)
            for heading, cell in reader.heads:
                head.take_column(heading, cell)
        for block, message in block_differences(self._blocks, rows):
            ledger.find("block-points-differ", message, block.cell)
        for cell, (category, text) in self._sentences:
            indicators.extend(indicators_of(category, text, cell, ledger, head.fiscal_year))
        return indicators

    def _short(self, part: _Part) -> Iterator[tuple[list[Cell], int]]:
        """The rows of a part with the number of cells that each is shorter than the heading."""
        widths, full = self._form.joined.grid.widths, part.width
        for cells in part.rows:
            row = cells[0].row
            yield cells, 0 if full is None or row > len(widths) else full - widths[row - 1]

    # --- dividing the rows ---

    def _divide(self) -> None:
        """The indicator tables; every other row goes to the head, or lies outside the form."""
        form, index = self._form, 0
        while index < len(form.rows):
            cells = form.rows[index]
            found = form.tables.get(index) if index >= form.begin else None
            if index < form.begin:
                self._outside.take(cells)
            elif self._table is not None and self._table.repeats(cells):
                for cell in cells:
                    self._ledger.enter(cell, "label")
            elif found is not None:
                self._start(found[0], cells)
                index += found[1] - 1
            else:
                self._row(index, cells)
            index += 1

    def _start(self, table: Table, cells: list[Cell]) -> None:
        self._head.interrupt()
        widths = self._form.joined.grid.widths
        width = widths[cells[0].row - 1] if cells[0].row <= len(widths) else None
        self._parts.append(_Part(table, [], self._head.term, width))
        self._table, self._closed = table, False
        for cell in table.headings:
            self._ledger.enter(cell, "label")
            if table.slots[0].field is Column.SIDE and cell.column == table.slots[0].first:
                self._see_block(cell)

    def _see_block(self, cell: Cell) -> None:
        """The label of an objective beside or over its rows; one with points is a block."""
        block = self._head.take_points(cell)
        self._blocks += [] if block is None else [block]

    def _row(self, index: int, cells: list[Cell]) -> None:
        table = self._table
        if table is not None and (
            (self._crosses(index) and not self._continues(index)) or self._is_another(table, index)
        ):
            self._table = table = None
            self._closed = True
        if table is not None:
            self._table_row(table, index)
        elif self._parts:
            self._behind(cells)
        elif not self._form.tables and not self._head.awaiting and (found := _sentence(cells)) is not None:
            self._sentences.append((cells[0], found))
        else:
            self._head.read(cells)

    def _table_row(self, table: Table, index: int) -> None:
        """A row while a table is open."""
        cells = self._form.rows[index]
        if head_of(cells[0].text) in _SUMS:
            self._head.total(cells, table)
        elif self._is_band(table, cells):
            self._parts[-1].rows.append(cells)
        elif any(table.across(cell) for cell in cells) and not is_end(cells):
            if len(cells) == 1 and is_goal(cells[0].text):
                self._see_block(cells[0])
                self._ledger.enter(cells[0], "label")
            else:
                self._head.read(cells)
        elif ends(table, cells) or (len(cells) == 1 and self._is_text(table, cells[0])):
            if self._resumes(table, index):
                self._head.read(cells)
            else:
                self._table, self._closed = None, True
                self._behind(cells)
        else:
            self._parts[-1].rows.append(cells)

    def _is_text(self, table: Table, cell: Cell) -> bool:
        """Whether a cell that is alone in its row is text behind a table: prose, the heading of a section."""
        if is_prose(cell.text) or not is_headed(cell.text) or is_label(cell):
            return is_prose(cell.text)
        slot, widths = table.columns.at(cell), self._form.joined.grid.widths
        named = slot is not None and slot.field is Column.NAME
        return not named or (cell.row <= len(widths) and widths[cell.row - 1] == 1)

    def _is_band(self, table: Table, cells: list[Cell]) -> bool:
        """Whether a row is a label for the rows below it."""
        if len(cells) > 1:
            return False
        rows = self._parts[-1].rows if is_headed(cells[0].text) else []
        return is_band(table, cells, banded=any(is_band(table, row, banded=False) for row in rows))

    def _behind(self, cells: list[Cell]) -> None:
        """A row behind a table: one of the tail, of a further head, or outside the form."""
        if head_of(cells[0].text) in _SUMS:
            self._head.total(cells, self._parts[-1].table)
        elif what_ends(cells[0].text[:LONGEST])[0] or (
            not _is_running(cells) and (self._goes_on(cells) or _is_labelled(cells))
        ):
            self._head.read(cells)
        else:
            self._outside.take(cells)

    def _resumes(self, table: Table, index: int) -> bool:
        """Whether the rows of the table go on below a note: they fit, have values, and one a level that is known."""
        rows = self._form.rows[index + 1 : index + 4]
        for at, cells in enumerate(rows, start=index + 1):
            placed = None if at in self._form.tables or self._crosses(at) or is_end(cells) else place_row(table, cells)
            if placed is None or placed.moved or placed.stray:
                return False
            fields = {slot.field: cell for slot, cell in placed.cells}
            if fields.keys().isdisjoint(VALUES) or Column.NAME not in fields:
                return False
            if any(is_label(cell) for field, cell in fields.items() if field in LEVELS):
                return True
        return False

    def _goes_on(self, cells: list[Cell]) -> bool:
        """Whether a row goes on with the notes, by its number, or with a block that the head has open."""
        noted = self._head.noting and len(cells) == 1 and split_ordinal(cells[0].text)[0] is not None
        return noted or self._head.open

    def _crosses(self, index: int) -> bool:
        """Whether another table or text of the file begins with a row."""
        joined, rows = self._form.joined, self._form.rows
        return index > 0 and joined.origin(rows[index][0].row) is not joined.origin(rows[index - 1][0].row)

    def _is_another(self, table: Table, index: int) -> bool:
        """Whether a row begins a table of another kind below the open one: its numbers, or more cells behind a gap."""
        cells, before = self._form.rows[index], self._form.rows[index - 1]
        if column_of(cells[0].text) is Column.NUMBER and len(cells) > 1:
            return True
        if cells[0].row - before[0].row == 1:
            return False
        last = max(cell.row + cell.row_span - 1 for cell in before)
        stray = [cell for cell in cells if table.columns.at(cell) is None and cell.column > table.slots[-1].last]
        return bool(stray) and cells[0].row - last > 1 and self._parts[-1].rows != []

    def _continues(self, index: int) -> bool:
        """Whether the table goes on in the next table of the file: its rows fit the columns, and one has a level."""
        table = self._table
        origin = self._form.joined.origin(self._form.rows[index][0].row)
        if table is None or origin.lines:
            return table is not None and origin.lines and _sums_or_ends(self._form.rows[index])
        rows = list[list[Cell]]()
        for cells in self._form.rows[index : index + 4]:
            if self._form.joined.origin(cells[0].row) is origin:
                rows.append(cells)
        levelled = False
        for cells in rows:
            if head_of(cells[0].text) in _SUMS or is_end(cells):
                return True
            placed = place_row(table, cells)
            if placed is None or placed.moved or placed.stray:
                return False
            levelled = levelled or any(slot.field in LEVELS for slot, _ in placed.cells)
        return levelled


def _heading(table: Table, slot: Slot[Column]) -> Cell:
    """The heading of a column."""
    return next(cell for cell in table.headings if cell.column == slot.first)


def _sentence(cells: list[Cell]) -> tuple[Category, str] | None:
    return sentence(cells[0]) if len(cells) == 1 else None


def _is_running(cells: list[Cell]) -> bool:
    """Whether a row is a line of running text without a note's number."""
    return len(cells) == 1 and is_prose(cells[0].text) and cells[0].column_span == 1


def _sums_or_ends(cells: list[Cell]) -> bool:
    return head_of(cells[0].text) in _SUMS


def _is_labelled(cells: list[Cell]) -> bool:
    """Whether a row begins with a label of the head, alone or with its value in one cell."""
    label, colon, _ = cells[0].text.replace("：", ":", 1).partition(":")  # noqa: RUF001 - as printed
    return head_of(cells[0].text) is not None or (bool(colon) and head_of(label) is not None)
