"""
The door of reading forms: what people made, to typed objectives, with a place for everything that was noticed.

A form is read in two passes: what stands around the tables first (it names the year), then the rows of the tables.

Needs: ``columns``, ``head``, ``indicators``, ``ledger``, ``sources``.  Used by: users.
"""

import re
from typing import NamedTuple, final

from attrs import field, frozen

from perfmodel.errors import FormError
from perfmodel.forms.columns import Table
from perfmodel.forms.grid import Cell, Grid
from perfmodel.forms.document import document_of
from perfmodel.forms.head import HeadReader
from perfmodel.forms.headings import table_of
from perfmodel.forms.indicators import IndicatorReader
from perfmodel.forms.layouts import Head, head_of, key
from perfmodel.forms.ledger import Entry, Ledger
from perfmodel.forms.prose import indicators_of, sentence
from perfmodel.forms.rows import place_row
from perfmodel.forms.sources import Source, sheets_of
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.objectives.indicator import Indicator
from perfmodel.source import Place
from perfmodel.taxonomy.category import Category
from perfmodel.values.period import FiscalYear

_TAIL = re.compile(r"(?:备?注|填表说明|填报说明|说明)(?:$|[:：\d])")  # noqa: RUF001 - as printed


@final
@frozen(weakref_slot=False)
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
        source: A path, the bytes of a file, or text (a ``str`` with a line break or a tab).

        fiscal_year: The year of the form where it names none; a year that the form prints wins, with a finding.

    Raises:
        FormError: When the source is no form: no file, no table (``table-missing``), several forms
            (``forms-several``), a kind of file that is not read.

        WrongTypeError: When *source* is no path, bytes or text.
    """
    year = fiscal_year if fiscal_year is None or isinstance(fiscal_year, FiscalYear) else FiscalYear(fiscal_year)
    sheets = sheets_of(source)
    grids = [grid for grid in sheets.grids if _has_table(_rows(grid))]
    grids = grids or [grid for grid in sheets.grids if _has_prose(_rows(grid))]
    if not grids:
        message = "expected a table with headings such as 三级指标 and 指标值, found none"
        raise FormError(message, code="table-missing", hint="check that the heading row was copied with the table")
    if len(grids) > 1:
        message = f"expected one form, found {len(grids)} tables of indicators"
        raise FormError(message, code="forms-several", hint="read them one by one with read_forms")
    return read_grid(grids[0], sheets.findings, year)


class _Part(NamedTuple):
    """One indicator table with its rows."""

    table: Table
    rows: list[list[Cell]]


def read_grid(grid: Grid, findings: tuple[Finding, ...] = (), year: FiscalYear | None = None) -> Reading:
    """Read the form in one grid; *findings* are those that its file room made."""
    ledger = Ledger(grid.name or None)
    head = HeadReader(ledger)
    rows = _rows(grid)
    parts = _parts(rows, ledger, head)
    sentences = [(cells[0], found) for cells in rows if not parts and (found := _sentence(cells)) is not None]
    if head.fiscal_year is None:
        head.fiscal_year = year
    elif year is not None and year != head.fiscal_year:
        message = f"the form names {head.fiscal_year}, the caller {year}; the form's own is kept"
        ledger.findings.append(Finding(code="year-conflict", severity=Severity.WARNING, message=message))
    indicators = list[Indicator]()
    for part in parts:
        reader = IndicatorReader(part.table, ledger, head.fiscal_year)
        for cells in part.rows:
            indicators.extend(reader.read(cells))
        head.extra.extend(reader.points)
    for cell, (category, text) in sentences:
        indicators.extend(indicators_of(category, text, cell, ledger, head.fiscal_year))
    document = document_of(head, tuple(indicators))
    entries = ledger.close(grid.cells)
    ordered = sorted(ledger.findings, key=lambda finding: _order(finding.place))
    return Reading(document, (*findings, *ordered), entries)


def _order(place: Place | None) -> tuple[int, int]:
    return (0, 0) if place is None else (place.line or 0, place.column or 0)


def _rows(grid: Grid) -> list[list[Cell]]:
    """The rows that have a cell that is not blank, these cells alone."""
    rows = ([cell for cell in cells if not cell.blank] for cells in grid.by_row().values())
    return [cells for cells in rows if cells]


def _has_table(rows: list[list[Cell]]) -> bool:
    return any(table_of(rows, index) is not None for index in range(len(rows)))


def _has_prose(rows: list[list[Cell]]) -> bool:
    return any(_sentence(cells) is not None for cells in rows)


def _sentence(cells: list[Cell]) -> tuple[Category, str] | None:
    return sentence(cells[0]) if len(cells) == 1 else None


def _parts(rows: list[list[Cell]], ledger: Ledger, head: HeadReader) -> list[_Part]:
    """The indicator tables of a grid; every other row goes to the head."""
    parts, table, index = list[_Part](), None, 0
    while index < len(rows):
        cells, index = rows[index], index + 1
        if table is not None and table.repeats(cells):
            for cell in cells:
                ledger.enter(cell, "label")
        elif (found := table_of(rows, index - 1)) is not None:
            table, height = found
            parts.append(_Part(table, []))
            index += height - 1
            _enter_headings(table, ledger)
        elif table is not None and head_of(cells[0].text) is Head.TOTAL_SCORE:
            head.total(cells, table)
        elif not parts and _sentence(cells) is not None:
            continue
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
    """Whether a row stands behind the table: the total, a note, a label of the head."""
    first = cells[0]
    head = head_of(first.text)
    if head is Head.GRADE or _TAIL.match(key(first.text)) is not None or _TAIL.match(first.text.strip()) is not None:
        return True
    return head is not None and (placed := place_row(table, cells)) is not None and placed.moved > 0
