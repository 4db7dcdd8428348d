"""
Forms that people made, read to typed objectives, with a place for everything that was noticed.

A form is read in two passes: what stands around the tables first (it names the year), then the rows of the tables.
"""

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from itertools import chain
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from perfmodel._arguments import typed
from perfmodel._finding import Finding, Noticed, Severity, Summary
from perfmodel.files._detect import Converter, check_converter
from perfmodel.files._grid import Cell
from perfmodel.files._inputs import Item, Source, item_of, sheets_of
from perfmodel.forms._cell_texts import block_differences, label_category
from perfmodel.forms._column_contents import settled
from perfmodel.forms._columns import VALUES, Slot, Table, is_second_value, of_other_years, of_year
from perfmodel.forms._document import document_of, mixed_trees, several_forms, summary_of
from perfmodel.forms._form_rows import Form, forms_of, shows_how
from perfmodel.forms._head import HeadReader
from perfmodel.forms._head_values import years_in
from perfmodel.forms._indicators import Context, IndicatorReader
from perfmodel.forms._layouts import Column, Head
from perfmodel.forms._ledger import Entered, Entry, Ledger, by_harm, entries_of
from perfmodel.forms._listed_rows import each_row
from perfmodel.forms._plain_text import Lines, mended, rebuilt, refusal
from perfmodel.forms._projects import by_project
from perfmodel.forms._segmentation import Divider, Part
from perfmodel.forms._sentences import indicators_of
from perfmodel.lexicon._form_marks import is_error, is_file_title
from perfmodel.objectives._documents import Objectives, body_of
from perfmodel.objectives._indicator import Fresh, Indicator
from perfmodel.source import Place
from perfmodel.values._period import FiscalYear, fiscal_year_of

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
class Reading(Noticed):
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
    _entered: tuple[Entry, ...] | Entered = field(default=(), alias="ledger", repr=False, eq=entries_of)
    source: FormSource = field(default=FormSource("", "", 1), repr=False, eq=False)

    @cached_property
    def ledger(self) -> tuple[Entry, ...]:
        """Where each cell of the form went, in the order of the form."""
        return entries_of(self._entered)

    def summary(self) -> Summary:
        r"""
        How the reading went in a few numbers: rows read, put back, undecided, unread, cells that no field took.

        >>> reading = read_form("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个")
        >>> str(reading.summary())
        '1 row read, 0 put back, 0 undecided, 0 not read; every cell has its place'
        """
        return summary_of(self.document, self.findings, self.ledger)

    def __repr__(self) -> str:
        """What it holds in numbers: all of its cells and findings would fill a console."""
        held = f"indicators={len(self.document.indicators)}, findings={len(self.findings)}, ledger={len(self.ledger)}"
        return f"Reading({body_of(self.document)!r}, {held})"

    def _repr_html_(self) -> str:
        """The official table and the findings, as notebooks show them."""
        findings: str = import_module("perfmodel.display._notebook").findings_shown(
            self.findings, self.document.indicators
        )
        table: str = getattr(self.document, "_repr_html_")()  # noqa: B009 - the name that notebooks call
        return table + findings


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
        source: A path, the bytes of a file, text (a ``str`` with a line break, a tab or a tag of a page), or a
            :class:`Grid`.

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
    item = item_of(source)
    readings = list(readings_of(Job(item, fiscal_year_of(fiscal_year), converter)))
    if len(readings) > 1:
        raise several_forms(item.name, [one.source.table or body_of(one.document) for one in readings])
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
        forms, noticed = forms_of(found[:1]), (*noticed, found[1])
    if not forms:
        raise refusal(sheets.grids)
    filled, examples = _apart(forms)
    asides = tuple(map(_aside, examples))
    readings = list(_each(job, filled, _year_of_title(forms[0]), noticed))
    if 0 < sum(map(_is_unfilled, readings)) < len(readings):
        readings = _without_unfilled(readings)
    yield _with_asides(readings[0], asides)
    yield from readings[1:]


def _each(job: Job, forms: list[Form], titled: FiscalYear | None, noticed: tuple[Finding, ...]) -> Iterator[Reading]:
    """A reading of each project of each form; a form without a year may have that of the one above it."""
    above: FiscalYear | None = None
    for index, form in enumerate(part for whole in forms for part in by_project(whole)):
        source = FormSource(job.item.name, _table_of(form), index + 1)
        reading = _Form(form, job.year, above, titled).read(source, noticed if index == 0 else ())
        above = reading.document.fiscal_year
        yield reading


def _apart(forms: list[Form]) -> tuple[list[Form], list[Form]]:
    """The forms that are filled in, and the examples beside them; where all are examples, they are what is there."""
    examples = [form for form in forms if shows_how(form)]
    filled = [form for form in forms if not shows_how(form)]
    return (filled, examples) if filled else (forms, [])


def _aside(form: Form) -> tuple[Finding, tuple[Entry, ...]]:
    """A form that shows how the others are filled in, as a finding where it begins, and its cells."""
    ledger = Ledger(form.joined)
    rows = (*form.rows[form.begin :], *form.rows[: form.begin])
    ledger.find_part("form-example", _EXAMPLE, list(chain.from_iterable(rows)), severity=Severity.WARNING)
    return ledger.findings[0], ledger.close().entries()


_OF_TEMPLATES = frozenset(("label", "title", "fiscal_year"))
"""What the cells of a form are that nobody filled in."""


def _is_unfilled(reading: Reading) -> bool:
    """Whether a form says nothing but labels, its title and the year: the template that others were filled in from."""
    return not reading.document.indicators and all(entry.use in _OF_TEMPLATES for entry in reading.ledger)


def _without_unfilled(readings: list[Reading]) -> list[Reading]:
    """The forms that somebody filled in; the others are noted with the one before them, or with the first."""
    filled, seen = [reading for reading in readings if not _is_unfilled(reading)], 0
    ledgers = [list[Entry]() for _ in filled]
    for reading in readings:
        seen += not _is_unfilled(reading)
        ledgers[max(seen - 1, 0)].extend(reading.ledger)
    first, *others = (evolve(reading, ledger=tuple(own)) for reading, own in zip(filled, ledgers, strict=True))
    said = (finding for each in filter(_is_unfilled, readings) for finding in _unfilled(each))
    return [evolve(first, findings=by_harm((*said, *first.findings))), *others]


def _unfilled(reading: Reading) -> list[Finding]:
    """The note on a form that nobody filled in, where it begins, and what else was noticed of it."""
    text, place = reading.document.title, reading.ledger[0].place
    note = Finding(code="form-unfilled", severity=Severity.NOTE, message=_UNFILLED, place=place, text=text)
    return [note, *(finding for finding in reading.findings if finding.code != "indicators-missing")]


def _with_asides(reading: Reading, asides: tuple[tuple[Finding, tuple[Entry, ...]], ...]) -> Reading:
    """A reading with the forms beside it that are not read."""
    if not asides:
        return reading
    findings = by_harm((*(finding for finding, _ in asides), *reading.findings))
    entries = (*reading.ledger, *chain.from_iterable(cells for _, cells in asides))
    return evolve(reading, findings=findings, ledger=entries)


_UNFILLED = "a form that nobody filled in, beside others; it is not read"
_EXAMPLE = "a form that says it is an example, beside others; it is not read"
_CELL_ERROR = "cell-error"
_STATED = frozenset((*VALUES, Column.STANDARD, Column.ADJUSTED, Column.ACTUAL))


def _year_of_title(form: Form) -> FiscalYear | None:
    """The year that the titles of a whole file or page name, above its first table: 某局2023年部门预算公开."""
    above = form.rows[: min(form.tables, default=form.begin)]
    titles = [row[0].text.strip() for row in above if len(row) == 1 and is_file_title(row[0].text.strip())]
    years = {year for title in titles for year in years_in("".join(title.split()))}
    return FiscalYear(int(years.pop())) if len(years) == 1 else None


def _table_of(form: Form) -> str:
    """The name of the sheet or table in which a form begins, without the mark of the lines above it."""
    return (form.joined.origin(form.rows[form.begin][0].row).table or "").removesuffix("(above)").strip()


@final
class _Form:
    """Reads one form."""

    def __init__(
        self, form: Form, year: FiscalYear | None, above: FiscalYear | None, titled: FiscalYear | None
    ) -> None:
        self._form = form
        self._ledger = Ledger(form.joined)
        self._head = HeadReader(self._ledger, listed=form.listed)
        self._divider = Divider(form, self._ledger, self._head)
        self._given = year
        self._above = above
        self._titled = titled

    def read(self, source: FormSource, noticed: tuple[Finding, ...]) -> Reading:
        """The document of the form, with what was noticed of it and of its file."""
        self._divider.divide()
        self._tell_changed()
        for heading, cell in self._form.bodies.items():
            self._head.take_column(heading, cell)
        self._settle_year()
        indicators = self._indicators()
        if not indicators and all(finding.code != "row-unplaced" for finding in self._ledger.findings):
            message = "no indicator was read; write each in a row below the headings"
            self._ledger.find("indicators-missing", message, self._form.rows[self._form.begin][0])
        document = document_of(self._head, Fresh(indicators))
        mixed = mixed_trees(document.indicators) if document.scheme is None else None
        if mixed is not None:
            self._ledger.note(Finding(code="scheme-mixed", severity=Severity.NOTE, message=mixed))
        self._tell_errors({finding.place for finding in noticed if finding.code == _CELL_ERROR})
        entries = self._ledger.close()
        return Reading(document, (*noticed, *self._ledger.findings), entries, source)

    def _tell_changed(self) -> None:
        """The tables that were read turned, and those whose names and values shared cells: their headings moved."""
        for part in self._divider.parts:
            if self._form.joined.places:
                self._tell_turned(part.table)
                self._tell_parted(part.table)
            if not any(slot.field in _STATED for slot in part.table.slots):
                message = "a table with points and scores, and no column of values: its targets are not stated"
                self._ledger.find("values-missing", message, part.table.headings[0])

    def _tell_turned(self, table: Table) -> None:
        lines = {self._form.joined.place(cell).line for cell in table.headings}
        if len(lines) > 1 and table.first == table.last:
            message = "a table whose headings stand in its first column was read turned; compare it"
            self._ledger.find("table-turned", message, table.headings[0])

    def _tell_parted(self, table: Table) -> None:
        """Tell of names and values that shared their cells."""
        places = [self._form.joined.place(cell) for cell in table.headings]
        shared = next((at for at, place in enumerate(places) if places.count(place) > 1), None)
        if shared is not None:
            message = "names and values in one cell, or over each other, were read as two columns; compare them"
            self._ledger.find("cells-parted", message, table.headings[shared], severity=Severity.NOTE)

    def _tell_errors(self, told: set[Place | None]) -> None:
        """Tell of errors of a spreadsheet that came as text; those of workbooks are told by their reader."""
        for cell in self._form.joined.grid.cells:
            if is_error(cell.text) and self._ledger.place(cell) not in told:
                self._ledger.find(_CELL_ERROR, "an error value in place of a result; mend the formula", cell)

    def _settle_year(self) -> None:
        """The year of the form: printed, given by the caller, or that of the form above it under the same title."""
        head, given = self._head.said, self._given
        head.tell_years(given, self._titled)
        if head.fiscal_year is None and given is None:
            self._take_year_above()
            return
        if head.fiscal_year is not None and given is not None and given != head.fiscal_year:
            message = f"the form names {head.fiscal_year.year}, the caller {given.year}; the form's own is kept"
            self._ledger.note(Finding(code="year-conflict", severity=Severity.WARNING, message=message))
        head.fiscal_year = head.fiscal_year or given

    def _take_year_above(self) -> None:
        """The year of a form without one: that of the form above it, where it has no title, or that of the file."""
        head = self._head.said
        if self._above is not None and "title" not in head.values:
            head.fiscal_year = self._above
            message = f"a form without a title and a year; it is read for {self._above.year}, as the form above it is"
            self._ledger.note(Finding(code="year-above", severity=Severity.NOTE, message=message))
        elif self._titled is not None:
            head.fiscal_year = self._titled
            message = f"a form without a year; it is read for {self._titled.year}, which the title of the file names"
            self._ledger.note(Finding(code="year-above", severity=Severity.NOTE, message=message))

    def _indicators(self) -> list[Indicator]:
        head, ledger = self._head, self._ledger
        indicators, rows = list[Indicator](), list[tuple[int, Indicator]]()
        widths, year = self._form.joined.grid.widths, head.said.fiscal_year and head.said.fiscal_year.year
        for part in self._divider.parts:
            table, unread, shown = settled(of_year(part.table, head.said.fiscal_year), self._short(part))
            for slot in of_other_years(part.table, head.said.fiscal_year):
                message = "values under another year than that of the form; compare the title"
                ledger.find("year-conflict", message, part.table.heading(slot))
            self._tell_columns(table, unread, shown)
            context = Context(ledger, year, frozenset(unread), two_terms=head.two_terms)
            rows_read = list(mended(table, part.rows, widths, part.width, ledger))
            lines = Lines.of(rows_read, part.width)
            reader = IndicatorReader(table, context, lines, term=part.term, captions=part.captions)
            for row, width in each_row(table, rows_read, ledger):
                reader.read(row, width)
            if len(reader.indicators) > 1 and all(label_category(row.name) for row in reader.indicators):
                message = "labels of a level stand where names should; the rows are named by them"
                ledger.find("names-labels", message, table.heading(table.name))
            indicators.extend(reader.indicators)
            rows.extend(zip(reader.rows, reader.indicators, strict=True))
            head.said.extra.extend(reader.points)
            for heading, cell in reader.heads:
                head.take_column(heading, cell)
        for block, message in block_differences(self._divider.blocks, rows):
            ledger.find("block-points-differ", message, block.cell)
        for cell, (category, text) in self._divider.sentences:
            indicators.extend(indicators_of(category, text, cell, ledger, head.said.fiscal_year))
        return indicators

    def _tell_columns(self, table: Table, unread: tuple[Slot[Column], ...], shown: tuple[Slot[Column], ...]) -> None:
        """The columns that their headings do not tell, or not for sure."""
        ledger = self._ledger
        for cell in table.unknown:
            ledger.find("heading-unknown", "a heading that no layout knows; its cells are kept as extras", cell)
        for slot in unread:
            message = "a column of signs that cannot be read; the targets of its rows are undecided"
            ledger.find("column-unread", message, table.heading(slot), severity=Severity.ERROR)
        for slot in filter(is_second_value, table.slots):
            message = "a second heading of values; its cells are kept as extras, the first has the targets"
            ledger.find("values-several", message, table.heading(slot))
        for slot in shown:
            message = f"a heading that no layout knows; its cells show that it is {slot.field.value.replace('_', ' ')}"
            ledger.find("column-shown", message, table.heading(slot), severity=Severity.NOTE)

    def _short(self, part: Part) -> Iterator[tuple[list[Cell], int]]:
        """The rows of a part with the number of cells that each is shorter than the heading."""
        widths, full = self._form.joined.grid.widths, part.width
        for cells in part.rows:
            row = cells[0].row
            yield cells, 0 if full is None or row > len(widths) else full - widths[row - 1]
