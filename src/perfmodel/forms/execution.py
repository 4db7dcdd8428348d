"""
The money block of a self-evaluation: rows of sources under 年初预算数, 全年预算数, 全年执行数, 执行率 and points.

Needs: ``fields``, ``layouts``, ``ledger``, ``money``, ``objectives.report``.  Used by: ``head``.
"""

from decimal import Decimal
from typing import final

from perfmodel.errors import TargetSyntaxError
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Money, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.looks import is_nothing
from perfmodel.forms.money import SOURCES, Heading, MoneyReader
from perfmodel.forms.points import points_of
from perfmodel.objectives.indicator import Extra
from perfmodel.objectives.report import Execution
from perfmodel.targets.read import parse_quantity
from perfmodel.values.quantity import Quantity

_AMOUNTS = frozenset((Money.INITIAL, Money.ADJUSTED, Money.EXECUTED))


@final
class ExecutionReader:
    """Collects the rows of the money block of one form."""

    def __init__(self, ledger: Ledger, money: MoneyReader) -> None:
        self._ledger = ledger
        self._money = money
        self._headings: tuple[Heading, ...] = ()
        self._others: tuple[Cell, ...] = ()
        self.rows: list[Execution] = []
        self.extra: list[Extra] = []

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is the heading of the block; it then opens it."""
        found = [(field, cell) for cell in cells if (field := money_of(cell.text)) is not None and field not in SOURCES]
        if len({field for field, _ in found} & _AMOUNTS) < 2:  # noqa: PLR2004 - one alone is a label
            return False
        for cell in cells:
            self._money.see_unit(cell.text)
        for _, cell in found:
            self._ledger.enter(cell, "label")
        self._headings = tuple(Heading(field, cell) for field, cell in found)
        first = min(cell.column for _, cell in found)
        self._others = tuple(cell for cell in cells if money_of(cell.text) is None and cell.column > first)
        for cell in self._others:
            self._ledger.find("heading-unknown", "a heading that no layout knows; its cells are kept as extras", cell)
        return True

    def take(self, cells: list[Cell]) -> bool:
        """Take a row of the open block; whether it was one."""
        label = next((cell for cell in cells if money_of(cell.text) in SOURCES), None)
        if not self._headings or label is None:
            self._headings = ()
            return False
        by_field = {
            heading.field: cell
            for cell in cells
            for heading in self._headings
            if cell.column > label.column and heading.holds(cell)
        }
        name = "".join(self._ledger.enter(label, "report:execution").split())
        for cell in cells:
            heading = next((other for other in self._others if other.column == cell.column), None)
            if heading is not None and cell.column > label.column:
                self.extra.append(Extra(f"{name}/{''.join(heading.text.split())}", self._ledger.enter(cell, "extra")))
        self.rows.append(
            Execution(
                name=name,
                initial=self._amount(by_field.get(Money.INITIAL)),
                adjusted=self._amount(by_field.get(Money.ADJUSTED)),
                executed=self._amount(by_field.get(Money.EXECUTED)),
                weight=self._points(by_field.get(Money.WEIGHT)),
                rate=self._rate(by_field.get(Money.RATE)),
                score=self._points(by_field.get(Money.SCORE)),
                reason=self._text(by_field.get(Money.REASON)),
            )
        )
        return True

    def _text(self, cell: Cell | None) -> str:
        return "" if cell is None else self._ledger.enter(cell, "report:execution")

    def _amount(self, cell: Cell | None) -> Quantity | None:
        return None if cell is None else self._money.amount(cell, "report:execution")

    def _points(self, cell: Cell | None) -> Decimal | None:
        if cell is None:
            return None
        points = points_of(cell.text)
        self._entered(cell, blank_or_read=points is not None)
        return points

    def _rate(self, cell: Cell | None) -> Quantity | None:
        """The printed rate in its own unit: 98.5% is a percentage, 0.985 a plain number."""
        if cell is None:
            return None
        try:
            rate = parse_quantity(cell.text.strip())
        except TargetSyntaxError:
            rate = None
        self._entered(cell, blank_or_read=rate is not None)
        return rate

    def _entered(self, cell: Cell, *, blank_or_read: bool) -> None:
        if blank_or_read or is_nothing(cell.text):
            self._ledger.enter(cell, "report:execution")
        else:
            self._ledger.find("points-unread", "expected a number in the money block", cell)
