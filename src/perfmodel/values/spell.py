"""How a quantity is spelt: the amount, then its unit, so that reading gives it back."""

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfmodel.values.quantity import Quantity


def spell_amount(value: Decimal, /) -> str:
    """
    The amount in plain digits, never with an exponent.

    >>> spell_amount(Decimal("1E+3")), spell_amount(Decimal("0.50"))
    ('1000', '0.50')
    """
    return format(value, "f")


def spell_quantity(quantity: "Quantity", /) -> str:
    """The amount and the unit's symbol, joined as people write them."""
    return spell_amount(quantity.value) + quantity.unit.symbol
