"""
The cells of one row beside its name: target, weight, direction, definition, and everything else with its heading.

Needs: ``columns``, ``ledger``, ``objectives``, ``target``.  Used by: ``indicators``.
"""

import re
from decimal import Decimal
from typing import NamedTuple, final

from perfmodel.forms.columns import Slot
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column
from perfmodel.forms.ledger import Ledger
from perfmodel.objectives.indicator import Extra, Standard
from perfmodel.target.read import column_comparison, read_target
from perfmodel.target.shapes import Polarity, Statement, Target, Unread, Unstated, YesNo
from perfmodel.text.fold import fold
from perfmodel.values.number import numeral_or_none
from perfmodel.values.period import FiscalYear

_POLARITIES = (
    (re.compile("正向"), Polarity.HIGHER_IS_BETTER),
    (re.compile("反向|负向|逆向"), Polarity.LOWER_IS_BETTER),
)
_WEIGHT = re.compile(r"\(?\s*([\d.]+)\s*[分%]?\s*\)?")
_BLANK = frozenset(("", "/", "-", "--", "无"))
_FULL = 100


class Shared(NamedTuple):
    """What all targets of one row have in common."""

    weight: Decimal | None
    polarity: Polarity | None
    definition: str | None
    adjusted: Target | None
    standards: tuple[Standard, ...]
    extra: tuple[Extra, ...]


@final
class RowFields:
    """Reads the cells of one row; each goes to the ledger with what it became."""

    def __init__(self, cells: list[tuple[Slot, Cell]], ledger: Ledger, year: FiscalYear | None) -> None:
        self._cells = cells
        self._ledger = ledger
        self._year = year
        self._unit, self._operator = self._text(Column.UNIT), self._text(Column.OPERATOR)

    def _all(self, field: Column) -> list[tuple[Slot, Cell]]:
        return [(slot, cell) for slot, cell in self._cells if slot.field is field]

    def _text(self, field: Column) -> str | None:
        return next((cell.text.strip() for _, cell in self._all(field)), None)

    def stated(self, slot: Slot) -> bool:
        """Whether a value stands in a column."""
        return any(other is slot and not cell.blank for other, cell in self._cells)

    def target(self, slot: Slot | None) -> Target:
        """The target of one value column, read together with the unit and operator columns."""
        cell = next((cell for other, cell in self._cells if other is slot), None)
        if cell is None:
            return Unstated()
        self._ledger.enter(cell, "indicator:target")
        return self._read(cell)

    def _read(self, cell: Cell) -> Target:
        found = read_target(cell.text.strip(), unit=self._unit, operator=self._operator, fiscal_year=self._year)
        if isinstance(found, Unread):
            self._ledger.find("target-unread", f"expected {found.error.expected}; {found.error.hint}", cell)
        return found

    def shared(self, targets: list[Target]) -> Shared:
        """Everything but the targets; a unit or operator that no target carries is kept as an extra."""
        polarity = self._polarity()
        extra = [*self._beside(targets, polarity), *self._extras()]
        weight = self._weight(extra)
        definition = next(
            (self._ledger.enter(cell, "indicator:definition") for _, cell in self._all(Column.DEFINITION)), None
        )
        extra.extend(
            Extra(slot.heading, self._ledger.enter(cell, "indicator:extra"))
            for slot, cell in self._all(Column.DEFINITION)[1:]
        )
        adjusted = next((self._adjusted(cell) for _, cell in self._all(Column.ADJUSTED)), None)
        return Shared(weight, polarity, definition, adjusted, self._standards(), tuple(extra))

    def _adjusted(self, cell: Cell) -> Target:
        self._ledger.enter(cell, "indicator:adjusted")
        return self._read(cell)

    def _polarity(self) -> Polarity | None:
        text = self._operator or ""
        return next((polarity for pattern, polarity in _POLARITIES if pattern.search(text)), None)

    def _beside(self, targets: list[Target], polarity: Polarity | None) -> list[Extra]:
        """The unit and operator cells, as extras where the targets or the polarity do not say the same."""
        measured = any(not isinstance(target, Statement | Unstated | Unread | YesNo) for target in targets)
        found = list[Extra]()
        for slot, cell in self._all(Column.UNIT):
            self._side(slot, cell, found, used=measured or fold(cell.text).strip() in _BLANK, use="indicator:unit")
        for slot, cell in self._all(Column.OPERATOR):
            compared = measured and column_comparison(cell.text) is not None
            self._side(slot, cell, found, used=compared or polarity is not None, use="indicator:operator")
        return found

    def _side(self, slot: Slot, cell: Cell, found: list[Extra], *, used: bool, use: str) -> None:
        text = self._ledger.enter(cell, use)
        if not used:
            found.append(Extra(slot.heading, text))

    def _extras(self) -> list[Extra]:
        kept = (
            Column.EXTRA,
            Column.ACTUAL,
            Column.SCORE,
            Column.REASON,
            Column.SO_FAR,
            Column.EXPECTED,
            Column.LIKELIHOOD,
        )
        return [
            Extra(slot.heading, self._ledger.enter(cell, "indicator:extra"))
            for slot, cell in self._cells
            if slot.field in kept
        ]

    def _weight(self, extra: list[Extra]) -> Decimal | None:
        found: Decimal | None = None
        for slot, cell in self._all(Column.WEIGHT):
            text = self._ledger.enter(cell, "indicator:weight")
            weight = _points(text)
            if weight is not None and found is None:
                found = weight
                continue
            extra.append(Extra(slot.heading, text))
            if fold(text) not in _BLANK:
                self._ledger.find("weight-unread", "expected points from 0 to 100; kept as text", cell)
        return found

    def _standards(self) -> tuple[Standard, ...]:
        found = list[Standard]()
        for slot, cell in self._all(Column.STANDARD):
            self._ledger.enter(cell, "indicator:standard")
            found.append(Standard(grade=slot.heading, target=self._read(cell)))
        return tuple(found)


def _points(text: str) -> Decimal | None:
    match = _WEIGHT.fullmatch(fold(text).strip())
    numeral = numeral_or_none(match[1]) if match is not None else None
    return numeral.value if numeral is not None and 0 <= numeral.value <= _FULL else None
