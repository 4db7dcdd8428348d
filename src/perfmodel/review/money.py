"""Checks of money: whether the parts add up, whether rows fit the budget, whether the unit slipped."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from perfmodel.errors import excerpt
from perfmodel.lexicon.fold import fold
from perfmodel.objectives.documents import DepartmentObjectives
from perfmodel.objectives.indicator import Indicator
from perfmodel.review.draft import Draft
from perfmodel.review.measures import is_money
from perfmodel.review.rule import Remark
from perfmodel.review.words import SLIP, TEN_THOUSAND, TOLERANCE
from perfmodel.targets.terms import Comparison
from perfmodel.values.quantity import Quantity

_LEVELS = re.compile("中央|省级?|市级|县级|区级|上级|转移支付")
"""Who grants money: such a row splits 财政拨款, and is no source beside it."""


class Part(NamedTuple):
    """One source of money: its printed name and its amount."""

    name: str
    amount: Quantity


def adds_up(total: Quantity, parts: Iterable[Part], /) -> bool | None:
    """
    Whether parts add up to a total, within the tolerance; ``None`` where there are none, or of another currency.

    Forms print some sources beside 财政拨款 and 其他资金, and some as a part of one of them (中央补助, 单位资金); the
    parts add up if they do so in either sense.

    >>> parts = [Part("财政拨款", Quantity(8, "万元")), Part("其他资金", Quantity(2, "万元"))]
    >>> adds_up(Quantity(10, "万元"), parts), adds_up(Quantity(11, "万元"), parts)
    (True, False)
    """
    stated = list(parts)
    if not stated or any(not part.amount.unit.converts_to(total.unit) for part in stated):
        return None
    granted, fiscal, other, further = (
        [part.amount.exact for part in stated if _kind(part.name) == kind]
        for kind in ("granted", "fiscal", "other", "")
    )
    readings = (
        [*granted, *fiscal, *other, *further],
        [*fiscal, *other, *further],
        [*granted, *other, *further] if granted else [],
        [*fiscal, *other],
    )
    tolerance = Fraction(TOLERANCE) * total.unit.factor
    return any(abs(sum(reading, Fraction(0)) - total.exact) <= tolerance for reading in readings if reading)


def _kind(name: str) -> str:
    folded = fold(name)
    if _LEVELS.search(folded) is not None:
        return "granted"
    return next((kind for kind, words in _SOURCES.items() if any(word in folded for word in words)), "")


_SOURCES = {"fiscal": ("财政拨款", "财政资金"), "other": ("其他资金", "其它资金")}


def listing(parts: Iterable[Part], /) -> str:
    """The parts as a message shows them."""
    shown = [f"{excerpt(part.name, 20)} {part.amount}" for part in parts]
    return " + ".join((*shown[:_MOST_SHOWN], *(["…"] if len(shown) > _MOST_SHOWN else [])))


_MOST_SHOWN = 6


def parts_differ(draft: Draft) -> Iterator[Remark]:
    """
    The sources of the budget do not add up to its total; a blank one counts as none.

    Silent where no source or no total is stated, and where currencies differ.
    """
    budget = draft.objectives.budget
    amounts = [("财政拨款", budget.fiscal), ("其他资金", budget.other)]
    amounts += [(part.name, part.amount) for part in budget.parts]
    stated = [Part(name, amount) for name, amount in amounts if amount is not None]
    if budget.total is not None and adds_up(budget.total, stated) is False:
        message = f"the budget is {budget.total}, and its parts are {listing(stated)}; correct one of them"
        yield Remark(message, text="总额")


def _caps(draft: Draft, total: Quantity) -> Iterator[tuple[Indicator, Quantity]]:
    """The amounts of the cost rows of the year that are paid out of the budget."""
    for row in draft.annual:
        if row.category in {"cost", "cost.economic", "cost.unspecified"}:
            for bound in row.levels:
                paid = bound.comparison not in {Comparison.GE, Comparison.GT}
                if paid and bound.quantity.unit.converts_to(total.unit):
                    yield row.indicator, bound.quantity


def _slipped(amount: Quantity, total: Quantity) -> bool:
    return amount.exact > SLIP.value * total.exact and amount.exact <= TEN_THOUSAND * total.exact


def cap_above_budget(draft: Draft) -> Iterator[Remark]:
    """
    A cost row of the year has a cap above the whole budget.

    Silent on social and environmental costs, which others bear, and where the unit slipped (PM162).
    """
    total = draft.objectives.budget.total
    for indicator, amount in _caps(draft, total) if total is not None else ():
        if total is not None and amount > total and not _slipped(amount, total):
            message = f"a cost of {amount} is more than the whole budget of {total}; correct one of them"
            yield Remark(message, indicator=indicator, text=indicator.target.text)


def unit_slipped(draft: Draft) -> Iterator[Remark]:
    """
    An amount fits only if 万元 was written for 元, or two amounts of the head differ by exactly 10,000.

    Does not see a slip the other way in a row, since small costs are common.
    """
    form = draft.objectives
    total = form.budget.total
    if total is None or not is_money(total.unit) or total.value <= 0:
        return
    for indicator, amount in _caps(draft, total):
        if _slipped(amount, total):
            message = f"a cost of {amount} against a budget of {total}: 万元 seems to stand for 元; correct the unit"
            yield Remark(message, indicator=indicator, text=indicator.target.text)
    for label, amount in _amounts(draft):
        if amount.value > 0 and Fraction(amount.exact / total.exact) in {TEN_THOUSAND, Fraction(1, TEN_THOUSAND)}:
            yield Remark(
                f"{excerpt(label)} {amount} and the budget of {total} differ by exactly 10,000; correct the unit",
                text=label,
            )


def _amounts(draft: Draft) -> Iterator[tuple[str, Quantity]]:
    """The amounts of the head that should be of the size of the budget."""
    form = draft.objectives
    rows = form.report.execution[:1] if form.report is not None else ()
    tasks = form.tasks if isinstance(form, DepartmentObjectives) else ()
    found = [("财政拨款", form.budget.fiscal)]
    found += [(row.name, amount) for row in rows for amount in (row.initial, row.adjusted)]
    found += [(task.name, task.budget.total) for task in tasks if task.budget is not None]
    for label, amount in found:
        if amount is not None and is_money(amount.unit):
            yield label, amount


def tasks_without_amounts(draft: Draft) -> Iterator[Remark]:
    """Tasks have no amount of their own: some of them, or all beside one budget.  Silent where there is no budget."""
    form = draft.objectives
    if not isinstance(form, DepartmentObjectives):
        return
    bare = [task.name for task in form.tasks if task.budget is None or task.budget.total is None]
    if bare and (form.budget.total is not None or len(bare) < len(form.tasks)):
        of = f"{len(bare)} of {len(form.tasks)} tasks have no amount"
        yield Remark(f"{of}, among them {excerpt(bare[0])}; divide the budget over the tasks", text=bare[0])
