"""Amounts that stand with their labels in one cell, beside the label of the money."""

from typing import final

from attrs import evolve

from perfmodel.forms.amounts import amounts_in, speaks_of_money
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Head, Money, money_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.money import MoneyReader, is_amount, is_number
from perfmodel.forms.said import Said

_LONGEST = 20
"""Words without a digit up to this length are a label of their own: 金额合计."""


@final
class AmountsReader:
    """Reads the cell behind a label of money; a text that is no amount is kept beside it."""

    def __init__(self, ledger: Ledger, money: MoneyReader, said: Said) -> None:
        self._ledger = ledger
        self._money = money
        self._said = said

    def beside(self, label: Cell, value: Cell) -> bool:
        """Take what stands right behind the label of the money: its total, or a text of its own."""
        if is_number(value):
            self._money.pair(label, Money.TOTAL, value, first_of_two=False)
            return True
        if self.inside(value.text, value, label=label.text):
            return True
        words = len(value.text) <= _LONGEST and not any(sign.isdigit() for sign in value.text)
        if value.row_span > 1 or words or is_amount(value):
            return False
        self.keep(label, value)
        return True

    def inside(self, text: str, cell: Cell, *, label: str = "") -> bool:
        """Take amounts that stand in one cell with their labels; whether there are any."""
        found = amounts_in(text, label=label)
        for item in found:
            self._money.see_unit(item.label)
            named = evolve(cell, text=item.label)
            self._money.pair(named, item.field, evolve(cell, text=item.amount), first_of_two=False)
        return bool(found)

    def keep(self, label: Cell, value: Cell) -> None:
        """Keep a text behind a label of money; one with an amount in it that is not read is told of."""
        self._said.take(Head.EXTRA, value.text, value, label=label)
        if speaks_of_money(value.text) and money_of(label.text) is not Money.RATE:
            message = "a text with an amount of money that is not read; it is kept as an extra"
            self._ledger.find("amount-unread", message, value)
