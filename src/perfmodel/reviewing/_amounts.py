"""
Checks of what has to add up: the money, the points of rows, and what a self-evaluation reports.

Of money: whether the parts add up, whether rows fit the budget, whether the unit slipped.  Of what is reported: as far
as no scoring policy is needed.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfmodel._base_errors import excerpt
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._review_words import ALMOST_ALL, FULL_POINTS, GRANTORS, SLIP, SOURCES, TEN_THOUSAND, TOLERANCE
from perfmodel.objectives._documents import DepartmentObjectives
from perfmodel.objectives._indicator import Indicator, block_differences, printed_points
from perfmodel.objectives._report import Execution, Report
from perfmodel.reviewing._draft import Draft, Row, is_money
from perfmodel.reviewing._rule import Remark
from perfmodel.targets._shapes import Unstated
from perfmodel.targets._terms import Comparison
from perfmodel.values._exact import SUMS, add
from perfmodel.values._quantity import Quantity


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
    if GRANTORS.search(folded) is not None:
        return "granted"
    return next((kind for kind, words in SOURCES.items() if any(word in folded for word in words)), "")


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
    stated = (("财政拨款", draft.objectives.budget.fiscal), *_reported_budget(draft), *_task_budgets(draft))
    for label, amount in stated:
        if amount is not None and is_money(amount.unit):
            yield label, amount


def _reported_budget(draft: Draft) -> tuple[tuple[str, Quantity | None], ...]:
    """The budgets of the first row of the money that a self-evaluation reports."""
    report = draft.objectives.report
    if report is None or not report.execution:
        return ()
    total = report.execution[0]
    return (total.name, total.initial), (total.name, total.adjusted)


def _task_budgets(draft: Draft) -> list[tuple[str, Quantity | None]]:
    """The money of each task of a department."""
    form = draft.objectives
    tasks = form.tasks if isinstance(form, DepartmentObjectives) else ()
    return [(task.name, task.budget.total) for task in tasks if task.budget is not None]


def tasks_without_amounts(draft: Draft) -> Iterator[Remark]:
    """Tasks have no amount of their own: some of them, or all beside one budget.  Silent where there is no budget."""
    form = draft.objectives
    if not isinstance(form, DepartmentObjectives):
        return
    bare = [task.name for task in form.tasks if task.budget is None or task.budget.total is None]
    if bare and (form.budget.total is not None or len(bare) < len(form.tasks)):
        of = f"{len(bare)} of {len(form.tasks)} tasks have no amount"
        yield Remark(f"{of}, among them {excerpt(bare[0])}; divide the budget over the tasks", text=bare[0])


def _weighted(draft: Draft) -> list[tuple[Indicator, Decimal]]:
    """The rows of the year with their points, those of several places once; none where a row has no points."""
    once = {(row.category, row.indicator.number, row.name): row.indicator for row in reversed(draft.annual)}
    found = [(indicator, indicator.weight) for indicator in reversed(once.values())]
    stated = [(indicator, weight) for indicator, weight in found if weight is not None]
    return stated if len(stated) == len(found) else []


def points_differ(draft: Draft) -> Iterator[Remark]:
    """
    The points of the rows do not add up to 100, 90 or 80, to what budget execution leaves, or to those of their block.

    Silent where any row has no points.  Does not hold them against a policy; ``assess`` does.
    """
    rows = _weighted(draft)
    total = add(weight for _, weight in rows)
    expected = _expected_points(draft.objectives.report)
    if rows and total not in expected:
        wanted = " or ".join(f"{points:f}" for points in expected)
        yield Remark(f"expected points of {wanted} in all, found {total:f}; correct them", text="分值")
    indicators = [row.indicator for row in draft.annual]
    for block in block_differences(indicators, printed_points(draft.objectives.extra)):
        yield Remark(block.message, text=block.category)


def _expected_points(report: Report | None) -> tuple[Decimal, ...]:
    """What the points of the rows may add up to: what a printed weight of budget execution leaves, else any of them."""
    execution = report.execution[0].weight if report is not None and report.execution else None
    return FULL_POINTS if execution is None else (SUMS.subtract(FULL_POINTS[0], execution),)


def weightless(row: Row, draft: Draft) -> Iterator[Remark]:
    """A row has no points: its weight is 0, or blank where other rows of its term have points."""
    weight = row.indicator.weight
    if weight == 0:
        yield Remark("expected points above 0, found 0; weigh the row, or strike it")
    elif weight is None and _is_left_out(row.indicator, draft):
        yield Remark("expected points as other rows have, found none; weigh the row, or strike it")


def _is_left_out(indicator: Indicator, draft: Draft) -> bool:
    """Whether other rows of the term have points, and no row of the same indicator for another place."""
    weighted = {
        (each.category, each.number, each.name)
        for each in draft.objectives.indicators
        if each.weight is not None and each.term is indicator.term
    }
    return bool(weighted) and (indicator.category, indicator.number, indicator.name) not in weighted


def one_carries_all(draft: Draft) -> Iterator[Remark]:
    """One row alone has half of the points or more.  Silent where two share the most, or any row has none."""
    rows = _weighted(draft)
    most = max((weight for _, weight in rows), default=Decimal(0))
    heaviest = [indicator for indicator, weight in rows if weight == most]
    total = add(weight for _, weight in rows)
    if most > 0 and len(heaviest) == 1 and Fraction(most) >= ALMOST_ALL.value * Fraction(total):
        yield Remark(f"the row carries {most:f} of {total:f} points; spread them", indicator=heaviest[0])


def reason_missing(draft: Draft) -> Iterator[Remark]:
    """A row scores less than its points, and no reason is given.  Does not see whether the score is right."""
    for row in draft.rows:
        indicator, result = row.indicator, row.indicator.result
        if result is None or result.score is None or indicator.weight is None or result.reason.strip():
            continue
        if result.score < indicator.weight:
            message = (
                f"{result.score:f} of {indicator.weight:f} points are given, and no reason (偏差原因分析); write one"
            )
            yield Remark(message, indicator=indicator)


def execution_differs(draft: Draft) -> Iterator[Remark]:
    """The parts of a column of the money block do not add up to its total.  Silent where a column states no parts."""
    report = draft.objectives.report
    if report is None or not report.execution:
        return
    for label, amount_in in _COLUMNS:
        amounts = [(row.name, amount_in(row)) for row in report.execution]
        (_, whole), *rest = amounts
        parts = [Part(name, amount) for name, amount in rest if amount is not None]
        if whole is not None and adds_up(whole, parts) is False:
            message = f"{label} is {whole} in all, and its parts are {listing(parts)}; correct one of them"
            yield Remark(message, text=label)


_COLUMNS: tuple[tuple[str, Callable[[Execution], Quantity | None]], ...] = (
    ("年初预算数", lambda row: row.initial),
    ("全年预算数", lambda row: row.adjusted),
    ("全年执行数", lambda row: row.executed),
)
"""The columns of the money, with what they hold of a row."""


def _has_adjusted(indicator: Indicator) -> bool:
    return indicator.adjusted is not None and not isinstance(indicator.adjusted, Unstated)


def adjusted_missing(draft: Draft) -> Iterator[Remark]:
    """Some rows have an adjusted value and others, with a result, have none.  Silent on plans without results."""
    rows = [row.indicator for row in draft.annual if row.indicator.result is not None]
    bare = [indicator for indicator in rows if not _has_adjusted(indicator)]
    if 0 < len(bare) < len(rows):
        message = (
            f"{len(bare)} of {len(rows)} rows have no adjusted value (调整指标值), among them {excerpt(bare[0].name)}"
        )
        yield Remark(f"{message}; say whether the first one holds", text=bare[0].name)
