"""
The money of a form: amounts under headings or behind labels, in the unit that the form prints.

Needs: ``grid``, ``layouts``, ``ledger``, ``objectives.budget``, ``target``.  Used by: ``head``.
"""

import re
from typing import NamedTuple, final

from perfmodel.errors import TargetSyntaxError
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Money, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.looks import is_nothing
from perfmodel.lexicon.fold import fold
from perfmodel.objectives.budget import Budget, BudgetPart
from perfmodel.targets.read import parse_quantity
from perfmodel.values.quantity import Quantity

_UNIT = re.compile(r"[(:]\s*(?:单位:?)?\s*(万元|亿元|千元|元)\s*(?:\)|$)")
_YUAN = Quantity(1, "元")
SOURCES = frozenset((Money.TOTAL, Money.FISCAL, Money.OTHER, Money.PART))


def unit_named(text: str, /) -> str | None:
    """
    The unit of money that a label names in brackets, or ``None``.

    >>> unit_named("预算金额（万元）"), unit_named("单位：元"), unit_named("预算金额")
    ('万元', '元', None)
    """
    match = _UNIT.search(fold(text))
    return None if match is None else match[1]


def is_amount(cell: Cell, /) -> bool:
    """Whether a cell can be an amount: it starts with a digit, or is left blank."""
    return is_nothing(cell.text) or fold(cell.text).strip()[:1] in set("0123456789-¥")


class Heading(NamedTuple):
    """A heading over amounts: what it is, and the columns it reaches over."""

    field: Money
    cell: Cell

    def holds(self, cell: Cell) -> bool:
        """Whether a cell stands below it."""
        own = range(self.cell.column, self.cell.column + self.cell.column_span)
        return any(column in own for column in range(cell.column, cell.column + cell.column_span))


@final
class MoneyReader:
    """Collects the amounts of one form."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._unit: str | None = None
        self._headings: tuple[Heading, ...] = ()
        self._amounts: dict[Money, Quantity] = {}
        self._parts: list[BudgetPart] = []

    @property
    def open(self) -> bool:
        """Whether amounts are expected under headings."""
        return bool(self._headings)

    def over(self, cell: Cell) -> bool:
        """Whether a cell stands under one of the open headings."""
        return any(heading.holds(cell) for heading in self._headings)

    def see_unit(self, text: str) -> None:
        """Take the unit that a label names; it holds until another is named."""
        self._unit = unit_named(text) or self._unit

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is headings over amounts; it then opens the block."""
        found = [Heading(field, cell) for cell in cells if (field := money_of(cell.text)) in SOURCES]
        if len(found) < 2 or any(is_amount(cell) for cell in cells):  # noqa: PLR2004 - one alone is a label
            return False
        for cell in cells:
            self.see_unit(cell.text)
        for heading in found:
            self._ledger.enter(heading.cell, "label")
        self._headings = tuple(found)
        return True

    def close(self) -> None:
        """No more amounts under the headings."""
        self._headings = ()

    def under_headings(self, cells: list[Cell]) -> bool:
        """Take a row of amounts under the open headings; whether it was one."""
        pairs = [(heading, cell) for cell in cells for heading in self._headings if heading.holds(cell)]
        if not pairs or not all(is_amount(cell) for _, cell in pairs):
            return False
        for heading, cell in pairs:
            self.take(heading.cell.text, heading.field, cell)
        self.close()
        return True

    def under(self, cells: list[Cell]) -> Budget | None:
        """The amounts of one row as a budget of its own: the money of one task."""
        amounts = {
            heading.field: self.amount(cell, "tasks:budget")
            for cell in cells
            for heading in self._headings
            if heading.holds(cell) and heading.field is not Money.PART
        }
        if not any(amounts.values()):
            return None
        return Budget(total=amounts.get(Money.TOTAL), fiscal=amounts.get(Money.FISCAL), other=amounts.get(Money.OTHER))

    def take(self, label: str, field: Money, cell: Cell) -> None:
        """Take one amount."""
        amount = self.amount(cell, f"budget:{field.value}")
        if field is Money.PART or field in self._amounts:
            self._parts.append(BudgetPart(name="".join(label.split()), amount=amount))
        elif amount is not None:
            self._amounts[field] = amount

    def amount(self, cell: Cell, use: str) -> Quantity | None:
        """The amount in a cell, or ``None`` for a blank one; what is no amount of money is a finding."""
        if is_nothing(cell.text):
            self._ledger.enter(cell, use)
            return None
        try:
            amount = parse_quantity(cell.text.strip(), unit=self._unit)
        except TargetSyntaxError as error:
            self._ledger.find("amount-unread", f"expected an amount of money; {error.expected}", cell)
            return None
        if amount.unit.kind != "money" and not amount.unit.converts_to(_YUAN.unit):
            self._ledger.find(
                "money-unit-missing", "an amount without a unit of money; write 万元 or 元 in its heading", cell
            )
            return None
        self._ledger.enter(cell, use)
        return amount

    def budget(self) -> Budget:
        """The money of the form."""
        amounts = self._amounts
        return Budget(
            total=amounts.get(Money.TOTAL),
            fiscal=amounts.get(Money.FISCAL),
            other=amounts.get(Money.OTHER),
            parts=tuple(self._parts),
        )
