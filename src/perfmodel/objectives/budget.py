"""The money of a plan: total, its parts, in quantities as printed."""

from collections.abc import Iterable
from typing import final

from attrs import field, frozen

from perfmodel.arguments import listed, require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import parse_unit

_YUAN = parse_unit("元")


def _money(value: Quantity | None) -> Quantity | None:
    if value is None:
        return None
    require(value, Quantity, "an amount of money", "write Quantity('5', '万元')")
    if value.unit.kind != "money" and not value.unit.converts_to(_YUAN):
        message = f"expected an amount of money, found {value}; write it in 万元 or 元"
        raise InvalidValueError(message, code="money-expected")
    return value


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class BudgetPart:
    """
    A further source of money with its printed name (单位资金, 上年结转资金).

    Attributes:
        name: The name of the source, as printed.

        amount: How much, or ``None`` for a blank cell.
    """

    name: str
    amount: Quantity | None = field(default=None, converter=_money)


def _parts(parts: Iterable[BudgetPart]) -> tuple[BudgetPart, ...]:
    return listed(parts, "parts")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Budget:
    """
    The money of a department or project (预算金额).

    >>> Budget(total=Quantity("120.50", "万元"), fiscal=Quantity("120.50", "万元")).other is None
    True

    Attributes:
        total: 总额, or ``None`` where the cell is blank; a blank cell is no amount, and not zero.

        fiscal: 财政拨款, or ``None``.

        other: 其他资金, or ``None``.

        parts: Further sources, in the order of the form.

    Raises:
        InvalidValueError: (``money-expected``) for a quantity that is no money.
    """

    total: Quantity | None = field(default=None, converter=_money)
    fiscal: Quantity | None = field(default=None, converter=_money)
    other: Quantity | None = field(default=None, converter=_money)
    parts: tuple[BudgetPart, ...] = field(default=(), converter=_parts)
