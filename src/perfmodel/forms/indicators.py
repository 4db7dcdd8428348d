"""
From the rows of a table to indicators.

Needs: ``columns``, ``fields``, ``levels``, ``rows``, ``objectives``.  Used by: ``read``.
"""

import re
from collections.abc import Iterator
from typing import final

from perfmodel.forms.columns import Slot, Table
from perfmodel.forms.fields import RowFields
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.levels import Levels
from perfmodel.forms.rows import is_placeholder, place_row, split_ordinal
from perfmodel.objectives.finding import Severity
from perfmodel.objectives.indicator import Extra, Indicator, Term
from perfmodel.values.period import FiscalYear

_MEDIUM = re.compile("长期|中期|实施周期|实施期|总目标|周期")
_LEVELS = frozenset((Column.LEVEL_1, Column.LEVEL_2))
_VALUES = frozenset((Column.VALUE, Column.MEDIUM_VALUE))


@final
class IndicatorReader:
    """Reads the rows of one table, from top to bottom."""

    def __init__(self, table: Table, ledger: Ledger, fiscal_year: FiscalYear | None) -> None:
        self._table = table
        self._ledger = ledger
        self._year = fiscal_year
        self._groups = tuple((group, Levels(ledger)) for group in table.groups)

    @property
    def points(self) -> tuple[Extra, ...]:
        """The points that are printed with level labels (产出指标（50分）)."""
        return tuple(extra for _, levels in self._groups for extra in levels.points)

    def read(self, cells: list[Cell]) -> Iterator[Indicator]:
        """The indicators of one row of the grid; its other cells go to the ledger."""
        placed = place_row(self._table, cells)
        if placed is None:
            for cell in cells:
                self._ledger.find("row-unplaced", "a row whose cells fit no columns; it is not read", cell)
            return
        if placed.moved:
            self._ledger.find(
                "row-moved", "a row that stood beside its columns was put back", cells[0], severity=Severity.NOTE
            )
        for group, levels in self._groups:
            own = [(slot, cell) for slot, cell in placed.cells if slot in group]
            levels.take([(slot, cell) for slot, cell in own if slot.field in _LEVELS], moved=placed.moved)
            yield from self._group(own, group, levels)

    def _group(self, own: list[tuple[Slot, Cell]], group: tuple[Slot, ...], levels: Levels) -> Iterator[Indicator]:
        for slot, cell in own:
            if slot.field is Column.SIDE:
                self._ledger.enter(cell, "label")
        named = next((cell for slot, cell in own if slot.field is Column.NAME), None)
        rest = [(slot, cell) for slot, cell in own if slot.field not in {*_LEVELS, Column.SIDE, Column.NAME}]
        number, name = split_ordinal(named.text) if named is not None else (None, "")
        if named is not None and (not name or is_placeholder(name)):
            self._ledger.find("row-empty", "a numbered row without a name", named, severity=Severity.NOTE)
        if named is None or not name or is_placeholder(name):
            for _, cell in rest:
                self._ledger.find("name-missing", "a value in a row without a name", cell)
            return
        self._ledger.enter(named, "indicator:name")
        printed = [self._ledger.enter(cell, "indicator:number") for slot, cell in rest if slot.field is Column.NUMBER]
        fields = RowFields(rest, self._ledger, self._year)
        columns = _value_columns(group, fields)
        targets = [fields.target(slot) for slot in columns]
        shared = fields.shared(targets)
        for column, target in zip(columns, targets, strict=True):
            yield Indicator(
                name=name,
                number=printed[0] if printed else number,
                category=levels.category,
                target=target,
                weight=shared.weight,
                polarity=shared.polarity,
                definition=shared.definition,
                adjusted=shared.adjusted,
                term=_term(column, group),
                scope=_scope(column, group),
                standards=shared.standards,
                result=shared.result,
                extra=(*levels.unknown, *shared.extra),
                place=self._ledger.place(named),
            )


def _value_columns(group: tuple[Slot, ...], fields: RowFields) -> list[Slot | None]:
    """The value columns that make an indicator of this row: those with a value, or the first where none has one."""
    columns = [slot for slot in group if slot.field in _VALUES]
    stated = [slot for slot in columns if fields.stated(slot)]
    return [*stated] or [*columns[:1]] or [None]


def _term(slot: Slot | None, group: tuple[Slot, ...]) -> Term:
    """Whether the column, or the whole set of columns that it stands in, is for the long term."""
    if slot is not None and slot.field is Column.MEDIUM_VALUE:
        return Term.MEDIUM
    headings = [item.heading for item in group if item.field in {Column.LEVEL_2, Column.NAME} or item is slot]
    return Term.MEDIUM if any(_MEDIUM.search(heading) for heading in headings) else Term.ANNUAL


def _scope(slot: Slot | None, group: tuple[Slot, ...]) -> str | None:
    """What a value column is for, where there are several: the heading below the heading, or its place in the order."""
    if slot is None or slot.scope is not None:
        return None if slot is None else slot.scope
    same = [item for item in group if item.field is slot.field]
    return None if len(same) == 1 else f"{slot.heading}{same.index(slot) + 1}"
