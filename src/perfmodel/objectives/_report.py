"""
The money of a plan, and what its form reports: in quantities, as people printed them.

The budget is a total and its parts.  A report is the results of the indicators, the money spent, and the points given.
Nothing here is computed; ``scoring`` computes, and compares with what stands here.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import final

from attrs import field, frozen

from perfmodel._arguments import kind_of, listed, require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.targets._actual import Actual
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import parse_unit

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


_POINTS = kind_of(Decimal | int | str)


def _points(value: Decimal | int | str | None) -> Decimal | None:
    """Points as they are printed; a float has lost the digits of its author."""
    if value is None or type(value) is Decimal:
        return value
    require(value, _POINTS, "score")
    return Quantity(value, "").value


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Result:
    """
    What a form reports of one indicator.

    Attributes:
        actual: 实际完成值, or ``None`` for a blank cell.

        score: The points given (得分), or ``None``.

        reason: 偏差原因分析及改进措施, or an empty text.

        so_far: What was reached by the month of monitoring (1-7月执行情况), or ``None``.

        expected: What is expected by the end of the year (全年预计完成情况), or ``None``.

        likelihood: 完成目标可能性 as printed (确定能, 有可能, 完全不可能), or an empty text.
    """

    actual: Actual | None = None
    score: Decimal | None = field(default=None, converter=_points)
    reason: str = ""
    so_far: Actual | None = None
    expected: Actual | None = None
    likelihood: str = ""


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Execution:
    """
    One row of the money block of a self-evaluation (预算执行情况).

    Attributes:
        name: The row's label: 年度资金总额, 其中：财政拨款 …

        initial: 年初预算数, or ``None`` for a blank cell.

        adjusted: 全年预算数, or ``None``.

        executed: 全年执行数, or ``None``.

        weight: Its points (分值), or ``None``.

        rate: 执行率 as printed, or ``None``.

        score: The points given (得分), or ``None``.

        reason: 原因, or an empty text.
    """

    name: str
    initial: Quantity | None = None
    adjusted: Quantity | None = None
    executed: Quantity | None = None
    weight: Decimal | None = None
    rate: Quantity | None = None
    score: Decimal | None = field(default=None, converter=_points)
    reason: str = ""


def _rows(rows: Iterable[Execution]) -> tuple[Execution, ...]:
    return listed(rows, "execution")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Report:
    """
    What a self-evaluation or monitoring form reports as a whole.

    Attributes:
        execution: The rows of the money block, the total first.

        overall: 年度总体目标的实际完成情况, or an empty text.

        total: 总分 as printed, or ``None``.

        grade: 评价等级 as printed, or an empty text.
    """

    execution: tuple[Execution, ...] = field(default=(), converter=_rows)
    overall: str = ""
    total: Decimal | None = None
    grade: str = ""
