"""
The door of reading forms: what people made, to typed objectives, with a place for everything that was noticed.

A form is read in two passes: what stands around the tables first (it names the year), then the rows of the tables.

Needs: ``columns``, ``head``, ``indicators``, ``ledger``, ``sources``.  Used by: users.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple, final

from attrs import field, frozen

from perfmodel.arguments import require, typed
from perfmodel.errors import FormError
from perfmodel.forms.columns import LEVELS, Table
from perfmodel.forms.document import document_of
from perfmodel.forms.grid import Cell, Grid
from perfmodel.forms.head import HeadReader
from perfmodel.forms.headings import may_open, table_of
from perfmodel.forms.indicators import IndicatorReader
from perfmodel.forms.joined import Joined
from perfmodel.forms.layouts import Column, Head, head_of, key
from perfmodel.forms.ledger import Entry, Ledger
from perfmodel.forms.prose import indicators_of, sentence
from perfmodel.forms.rows import place_row
from perfmodel.forms.sources import Source, sheets_of
from perfmodel.forms.split import forms_of, rows_of
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.objectives.indicator import Indicator, Numbering
from perfmodel.taxonomy.category import Category
from perfmodel.values.period import FiscalYear, fiscal_year_of

_SUMS = frozenset((Head.TOTAL_SCORE, Head.SUBTOTAL))
_TAIL = re.compile(r"(?:备?注|填表说明|填报说明|说明)(?:$|[:：\d])")  # noqa: RUF001 - as printed


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Reading:
    """
    What a form says, and what was noticed on the way.

    Attributes:
        document: The objectives.

        findings: What had to be mended, kept aside or left, each with its place.

        ledger: Where each cell of the form went, in the order of the form.
    """

    document: Objectives
    findings: tuple[Finding, ...] = field(default=())
    ledger: tuple[Entry, ...] = field(default=(), repr=False)


def read_form(source: Source, /, *, fiscal_year: FiscalYear | int | None = None) -> Reading:
    r"""
    Read one form of objectives.

    >>> rows = ("项目名称 阅览室改造", "一级指标 二级指标 三级指标 指标值", "产出指标 数量指标 新增座位 ≥80个")
    >>> document = read_form("\n".join(row.replace(" ", "\t") for row in rows)).document
    >>> document.project, document.indicators[0].target.quantity
    ('阅览室改造', Quantity('80', '个'))

    Args:
        source: A path, the bytes of a file, text (a ``str`` with a line break or a tab), or a :class:`Grid`.

        fiscal_year: The year of the form where it names none; a year that the form prints wins, with a finding.

    Raises:
        FormError: When the source is no form: no file, no table (``table-missing``), several forms
            (``forms-several``), a kind of file that is not read.

        WrongTypeError: When *source* is none of these.
    """
    readings = list(islice(_readings(source, fiscal_year_of(fiscal_year)), 2))
    if len(readings) > 1:
        message = "expected one form, found several"
        raise FormError(message, code="forms-several", hint="read them one by one with read_forms")
    return readings[0]


def read_forms(
    sources: Iterable[Source],
    /,
    *,
    fiscal_year: FiscalYear | int | None = None,
    on_error: Callable[[Source, FormError], None] | None = None,
    progress: Callable[[int], object] | None = None,
) -> Iterator[Reading]:
    r"""
    Read the forms of many files, one after the other; a file may hold several.

    >>> form = "项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个"
    >>> failed = []
    >>> readings = read_forms([form, b"%PDF-1.7"], on_error=lambda source, error: failed.append(error.code))
    >>> [reading.document.project for reading in readings], failed
    (['阅览室改造'], ['kind-unknown'])

    Args:
        sources: Paths, bytes or texts, as :func:`read_form` takes them; they are asked for one by one.

        fiscal_year: As for :func:`read_form`.

        on_error: Called with the source and the error where one cannot be read; without it the error is raised.

        progress: Called with 1 after each source, as the ``update`` of a tqdm bar takes it.

    Raises:
        FormError: As :func:`read_form`, where *on_error* is not given.
    """
    if isinstance(sources, str | bytes | os.PathLike | Grid) or not isinstance(sources, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
        require(sources, list, "sources", "put the files into a list, or read one with read_form")
    require(on_error, Callable | None, "on_error")
    require(progress, Callable | None, "progress")
    return _each(sources, fiscal_year_of(fiscal_year), on_error, progress)


def _each(
    sources: Iterable[Source],
    year: FiscalYear | None,
    on_error: Callable[[Source, FormError], None] | None,
    progress: Callable[[int], object] | None,
) -> Iterator[Reading]:
    for source in sources:
        try:
            yield from _readings(source, year)
        except FormError as error:
            if on_error is None:
                raise
            on_error(source, error)
        if progress is not None:
            progress(1)


def _readings(source: Source, year: FiscalYear | None) -> Iterator[Reading]:
    """The forms of one source; what its file room noticed goes to the first."""
    sheets = sheets_of(source)
    forms = forms_of(sheets.grids)
    if not forms:
        message = "expected a table with headings such as 三级指标 and 指标值, found none"
        raise FormError(message, code="table-missing", hint="check that the heading row was copied with the table")
    for index, form in enumerate(forms):
        yield _read(form, sheets.findings if index == 0 else (), year)


class _Part(NamedTuple):
    """One indicator table with its rows."""

    table: Table
    rows: list[list[Cell]]


def _read(form: Joined, findings: tuple[Finding, ...], year: FiscalYear | None) -> Reading:
    ledger = Ledger(form)
    head = HeadReader(ledger)
    rows = rows_of(form.grid)
    parts = _parts(rows, ledger, head)
    sentences = [(cells[0], found) for cells in rows if not parts and (found := _sentence(cells)) is not None]
    if head.fiscal_year is None:
        head.fiscal_year = year
    elif year is not None and year != head.fiscal_year:
        message = f"the form names {head.fiscal_year}, the caller {year}; the form's own is kept"
        ledger.note(Finding(code="year-conflict", severity=Severity.WARNING, message=message))
    indicators, numbering = list[Indicator](), Numbering()
    for part in parts:
        reader = IndicatorReader(part.table, ledger, head.fiscal_year, numbering)
        for cells in part.rows:
            indicators.extend(reader.read(cells))
        head.extra.extend(reader.points)
    for cell, (category, text) in sentences:
        indicators.extend(indicators_of(category, text, cell, ledger, head.fiscal_year))
    document = document_of(head, tuple(indicators))
    entries = ledger.close()
    return Reading(document, (*findings, *ledger.findings), entries)


def _sentence(cells: list[Cell]) -> tuple[Category, str] | None:
    return sentence(cells[0]) if len(cells) == 1 else None


def _parts(rows: list[list[Cell]], ledger: Ledger, head: HeadReader) -> list[_Part]:
    """The indicator tables of a grid; every other row goes to the head."""
    parts, table, index, opening = list[_Part](), None, 0, may_open(rows)
    while index < len(rows):
        cells, index = rows[index], index + 1
        if table is not None and table.repeats(cells):
            for cell in cells:
                ledger.enter(cell, "label")
        elif opening[index - 1] and (found := table_of(rows, index - 1)) is not None:
            table, height = found
            head.interrupt()
            parts.append(_Part(table, []))
            index += height - 1
            _enter_headings(table, ledger)
        elif table is not None and head_of(cells[0].text) in _SUMS:
            head.total(cells, table)
        elif not parts and not head.awaiting and _sentence(cells) is not None:
            continue
        elif table is not None and any(table.across(cell) for cell in cells):
            head.read(cells)
        elif table is None or _ends(table, cells):
            table = None
            head.read(cells)
        else:
            parts[-1].rows.append(cells)
    return parts


def _enter_headings(table: Table, ledger: Ledger) -> None:
    for cell in table.headings:
        ledger.enter(cell, "label")
    for cell in table.unknown:
        ledger.find("heading-unknown", "a heading that no layout knows; its cells are kept as extras", cell)


def _ends(table: Table, cells: list[Cell]) -> bool:
    """Whether a row stands behind the table: a note, a label of the head."""
    first = cells[0]
    head = head_of(first.text)
    if head is Head.GRADE or _TAIL.match(key(first.text)) is not None or _TAIL.match(first.text.strip()) is not None:
        return True
    if head is None:
        return False
    if head is Head.EXTRA and (slot := table.at(first)) is not None and slot.field in {Column.SIDE, *LEVELS}:
        return True
    placed = place_row(table, cells)
    return placed is None or placed.moved > 0
