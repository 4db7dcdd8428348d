"""
From the rows of a table to indicators.

Needs: ``columns``, ``fields``, ``levels``, ``rows``, ``objectives``.  Used by: ``read``.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, final

from perfmodel.forms.columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms.fields import RowFields
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, column_of, term_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.levels import Levels
from perfmodel.forms.looks import is_nothing, is_placeholder, split_ordinal
from perfmodel.forms.rows import place_row
from perfmodel.objectives.finding import Severity
from perfmodel.objectives.indicator import Extra, Indicator, Numbering, Term
from perfmodel.values.period import FiscalYear


@final
class IndicatorReader:
    """Reads the rows of one table, from top to bottom."""

    def __init__(self, table: Table, ledger: Ledger, fiscal_year: FiscalYear | None, numbering: Numbering) -> None:
        self._table = table
        self._ledger = ledger
        self._year = fiscal_year
        self._numbering = numbering
        self._groups = tuple((_Group.of(slots), Levels(ledger)) for slots in table.groups)
        self._numbered = False
        self._above: Cell | None = None
        self._until = 0

    @property
    def points(self) -> tuple[Extra, ...]:
        """The points that are printed with level labels (产出指标（50分）)."""
        return tuple(extra for _, levels in self._groups for extra in levels.points)

    def read(self, cells: list[Cell]) -> Iterator[Indicator]:
        """The indicators of one row of the grid; its other cells go to the ledger."""
        above = self._above if self._above is not None and cells[0].row <= self._until else None
        placed = place_row(self._table, cells, name=above)
        if placed is None:
            for cell in cells:
                self._ledger.find("row-unplaced", "a row whose cells fit no columns; it is not read", cell)
            return
        for cell in placed.stray:
            self._stray(cell)
        if placed.moved:
            self._ledger.find(
                "row-moved", "a row that stood beside its columns was put back", cells[0], severity=Severity.NOTE
            )
        for group, levels in self._groups:
            own = placed.cells
            if len(self._groups) > 1:
                own = tuple(pair for pair in own if pair[0] in group.members)
            parts = _Parts.of(own)
            levels.take(parts.labels, moved=bool(placed.moved))
            for _, cell in parts.sides:
                self._ledger.enter(cell, "label")
            yield from self._group(parts, group, levels, above)

    def _stray(self, cell: Cell) -> None:
        if column_of(cell.text) is Column.SIDE:
            self._ledger.enter(cell, "label")
        else:
            self._ledger.find("cell-stray", "a cell beside all columns of the table; it is not read", cell)

    def _group(self, parts: "_Parts", group: "_Group", levels: Levels, above: Cell | None) -> Iterator[Indicator]:
        fields = RowFields(parts.rest, self._ledger, self._year)
        columns = group.stated(fields)
        name = self._name(parts.names, above, stated=fields.stated(columns[0]))
        if name is None:
            for _, cell in parts.rest:
                self._ledger.find("name-missing", "a value in a row without a name", cell)
            return
        name = name.numbered(fields.number())
        targets = [fields.target(slot) for slot in columns]
        shared = fields.shared(targets)
        for column, target in zip(columns, targets, strict=True):
            term, scope = group.terms[column], group.scopes[column]
            yield Indicator(
                name=name.text,
                number=name.number,
                category=levels.category,
                target=target,
                weight=shared.weight,
                polarity=shared.polarity,
                definition=shared.definition,
                adjusted=shared.adjusted,
                term=term,
                scope=scope,
                standards=shared.standards,
                result=shared.result,
                extra=(*levels.unknown, *shared.extra),
                place=self._ledger.place(name.cell),
                id=self._numbering.next(levels.category, name.number, term=term, scope=scope),
            )

    def _name(self, cells: list[Cell], above: Cell | None, *, stated: bool) -> "_Name | None":
        """The name of a row, from its cells under the heading of names or from the cell merged down over it."""
        if not cells:
            return None if above is None else _named(above)
        found = _named(cells[0])
        if not found.text and len(cells) > 1:
            self._ledger.enter(cells[0], "indicator:number")
            found = _Name(cells[1], found.number, cells[1].text.strip())
        placeholder = not found.text or is_placeholder(found.text)
        if placeholder and not stated:
            self._ledger.find("row-empty", "a numbered row without a name", found.cell, severity=Severity.NOTE)
            return None
        if placeholder:
            self._ledger.find("name-placeholder", "a value beside a name that nobody filled in", found.cell)
            found = _Name(found.cell, None, found.cell.text.strip())
        if found.number is None and self._numbered and not stated and len(cells) == 1:
            self._ledger.find("row-continued", "a text without a number or value, perhaps of the row above", found.cell)
            return None
        self._numbered = found.number is not None
        self._ledger.enter(found.cell, "indicator:name")
        if found.cell.row_span > 1:
            self._above, self._until = found.cell, found.cell.row + found.cell.row_span - 1
        return found


class _Parts(NamedTuple):
    """The cells of one row: side labels, level labels, names, everything else."""

    sides: list[tuple[Slot, Cell]]
    labels: list[tuple[Slot, Cell]]
    names: list[Cell]
    rest: list[tuple[Slot, Cell]]

    @classmethod
    def of(cls, cells: tuple[tuple[Slot, Cell], ...]) -> "_Parts":
        """The parts of a row."""
        parts = cls([], [], [], [])
        for pair in cells:
            field = pair[0].field
            if field is Column.NAME:
                parts.names.append(pair[1])
            elif field in LEVELS:
                parts.labels.append(pair)
            elif field is Column.SIDE:
                parts.sides.append(pair)
            else:
                parts.rest.append(pair)
        return parts


class _Name(NamedTuple):
    """A name with its cell and its printed number."""

    cell: Cell
    number: str | None
    text: str

    def numbered(self, printed: str | None) -> "_Name":
        """With the number of a column of its own; what stands before the name and is another belongs to the name."""
        if printed is None or printed == self.number:
            return self
        number = None if is_nothing(printed) else printed
        return _Name(self.cell, number, self.text if self.number is None else self.cell.text.strip())


def _named(cell: Cell) -> _Name:
    return _Name(cell, *split_ordinal(cell.text))


class _Group(NamedTuple):
    """One set of columns: all of them, and what each value column (or ``None``, where there is none) is for."""

    members: frozenset[Slot]
    values: tuple[Slot, ...]
    terms: dict[Slot | None, Term]
    scopes: dict[Slot | None, str | None]

    @classmethod
    def of(cls, slots: tuple[Slot, ...]) -> "_Group":
        """The group of some columns."""
        values = tuple(slot for slot in slots if slot.field in VALUES)
        names = [item for item in slots if item.field in {Column.LEVEL_2, Column.NAME}]
        headings = [text for item in reversed(names) for text in (item.heading, item.group)]
        terms: dict[Slot | None, Term] = {slot: _term(slot, headings) for slot in (*values, None)}
        return cls(frozenset(slots), values, terms, _scopes(values))

    def stated(self, fields: RowFields) -> list[Slot | None]:
        """The value columns that make an indicator of a row: those with a value, or the first where none has one."""
        found = [slot for slot in self.values if fields.stated(slot)]
        return [*found] or [*self.values[:1]] or [None]


def _term(slot: Slot | None, headings: list[str]) -> Term:
    """Whether the column, or the whole set of columns that it stands in, is for the long term."""
    if slot is not None and slot.field is Column.MEDIUM_VALUE:
        return Term.MEDIUM
    texts = headings if slot is None else [slot.scope or "", slot.heading, slot.group, *headings]
    said = next((medium for text in texts if (medium := term_of(text)) is not None), False)
    return Term.MEDIUM if said else Term.ANNUAL


def _scopes(values: tuple[Slot, ...]) -> dict[Slot | None, str | None]:
    """What each value column is for, where there are several: what its heading names, or its place in the order."""
    count = Counter((slot.field, slot.heading) for slot in values)
    seen, scopes = Counter[tuple[Column, str]](), dict[Slot | None, str | None]()
    scopes[None] = None
    for slot in values:
        same = slot.field, slot.heading
        seen[same] += 1
        if slot.scope is not None:
            scopes[slot] = None if term_of(slot.scope) is not None else slot.scope
        else:
            scopes[slot] = None if count[same] == 1 else f"{slot.heading}{seen[same]}"
    return scopes
