"""Checks of where a row is filed, and whether it is there twice."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from perfmodel._base_errors import excerpt
from perfmodel.lexicon._fold import same_name
from perfmodel.lexicon._review_words import (
    BUDGETS,
    COSTS,
    EMPTY_WORDS,
    NOT_SPENT,
    RATE,
    RATE_OF_TIME,
    SATISFACTION,
    WITHIN_BUDGET,
)
from perfmodel.reviewing._draft import Bounded, Draft, Row, counts_per, is_count, is_money, is_plain, is_rate
from perfmodel.reviewing._rule import Remark
from perfmodel.targets._shapes import Clause, Relative, Statement, YesNo
from perfmodel.targets._terms import Comparison

_DOWN = frozenset((Comparison.LE, Comparison.LT))


def rate_under_quantity(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A rate stands under quantity: by its unit, or by a name in 率.  Silent where any number of it is a count."""
    if row.category != "output.quantity":
        return
    rates = [is_rate(bound.quantity.unit) or row.is_level_in_points for bound in row.amounts]
    bare = all(rate or is_plain(bound.quantity) for rate, bound in zip(rates, row.amounts, strict=True))
    if bare and (any(rates) or RATE.search(row.name) is not None):
        yield Remark("a rate stands under quantity; file it under quality (质量指标), or count")


def count_under_quality(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    A count stands under quality.

    Silent on counts of faults: upper bounds, zero, names of which less is better (差错, 投诉).  Does not see 分, which
    may be the points of an inspection.
    """
    if row.category != "output.quality" or not row.amounts or row.is_better_low:
        return
    if all(map(_is_count_of_output, row.amounts)):
        yield Remark("a count stands under quality; file it under quantity (数量指标), or say how good it has to be")


def _is_count_of_output(bound: Bounded) -> bool:
    """Whether a bound counts what is put out: ≥12项, 3次/年; not ≤2起 or 0起, which count faults."""
    unit = bound.quantity.unit
    counts = is_count(unit) or counts_per(unit)
    return counts and bound.comparison not in _DOWN and bound.quantity.value > 0


def count_under_timeliness(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    A count stands under timeliness, and nothing says how often or when.

    Silent on upper bounds (逾期项目≤2个), counts per period, and 分, which may be minutes.
    """
    if row.category != "output.timeliness" or not row.amounts or len(row.levels) != len(row.amounts):
        return
    counts = all(is_count(bound.quantity.unit) and bound.comparison not in _DOWN for bound in row.levels)
    if counts and not any(RATE_OF_TIME.search(text) is not None for text in (row.name, row.target.text)):
        yield Remark(
            "a count stands under timeliness; state by when or how often, or file it under quantity (数量指标)"
        )


def satisfaction_elsewhere(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A satisfaction stands outside 满意度.  Goes by the end of the name, so that 满意度调查次数 is none."""
    if row.top not in {"", "satisfaction"} and SATISFACTION.search(row.name) is not None:
        yield Remark("a satisfaction stands outside its category; file it under 满意度指标")


def cost_elsewhere(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    A cost stands under quantity or benefit.

    Silent where the value is a count or an area, and where a benefit lowers the costs of others (降低用电成本).
    """
    if not _is_place_for_no_cost(row.category, row.top) or COSTS.search(row.name) is None:
        return
    if row.top == "benefit" and row.lowers_costs:
        return
    units = [bound.quantity.unit for bound in row.amounts]
    if all(is_money(unit) or is_rate(unit) for unit in units):
        yield Remark("a cost stands under another category; file it under 成本指标")


def _is_place_for_no_cost(category: str, top: str) -> bool:
    """Whether costs are misfiled in a category: in quantity, and in every benefit but the economic one."""
    return category == "output.quantity" or (top == "benefit" and category != "benefit.economic")


def budget_only(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A cost row says no more than that the budget is kept, without any amount."""
    if row.top != "cost" or row.amounts:
        return
    if _says_within_budget(row) or any(map(_refers_to_budget, row.clauses)):
        yield Remark("a cost row that only keeps the budget; state an amount", text=row.target.text)


def _says_within_budget(row: Row) -> bool:
    """Whether words for a value, or the name beside them, say that the budget is kept: 控制在预算范围内."""
    texts = (row.name, row.target.text)
    in_words = isinstance(row.target, Statement | YesNo)
    return in_words and any(WITHIN_BUDGET.search(text) is not None for text in texts)


def _refers_to_budget(clause: Clause) -> bool:
    """Whether a value is held against the budget itself: ≤预算数."""
    return isinstance(clause, Relative) and BUDGETS.search(clause.reference) is not None


def money_as_quantity(row: Row, _draft: Draft) -> Iterator[Remark]:
    """An amount of money stands under quantity.  Silent on money that is not spent (招商引资, 销售收入)."""
    money = row.category == "output.quantity" and bool(row.levels)
    if money and all(is_money(bound.quantity.unit) for bound in row.levels) and NOT_SPENT.search(row.name) is None:
        yield Remark("the money itself stands as quantity; state what it buys, and file the money under 成本指标")


def sustainability_apart(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A row stands under 可持续影响, which the tree of 2021 does not print."""
    if row.category == "benefit.sustainability":
        yield Remark("可持续影响指标 is no category of its own in the tree of 2021; file the row under another benefit")


def _group(row: Row) -> tuple[Hashable, ...]:
    indicator = row.indicator
    return indicator.term, indicator.scope


def _measure(row: Row) -> Hashable:
    """What the numbers of a row are measured in; words are all of one kind."""
    return tuple(bound.quantity.unit.dimension for bound in row.amounts)


def _shared(named: Iterable[tuple[Row, str]]) -> Iterator[tuple[Row, str]]:
    """Those whose name is there more than once."""
    rows = list(named)
    counts = Counter(name for _, name in rows)
    return ((row, name) for row, name in rows if counts[name] > 1)


def duplicate(draft: Draft) -> Iterator[Remark]:
    """
    A row is there twice: one name in one category with values of one measure, or one name and value anywhere.

    Rows of another term or place are others.  Does not see the same thing under two names.
    """
    seen = dict[Hashable, Row]()
    for row, name in _shared((row, same_name(row.indicator.name)) for row in draft.rows):
        keys = ((*_group(row), name, row.category, _measure(row)), (*_group(row), name, row.target))
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None:
            message = f"the same indicator as {excerpt(first.indicator.id)}; strike one, or name what sets them apart"
            yield Remark(message, indicator=row.indicator)
        for key in keys:
            seen.setdefault(key, row)


def near_duplicate(draft: Draft) -> Iterator[Remark]:
    """
    Two numbers of one measure have names that differ only in words that say nothing (开展, 完成, 成功, 次数).

    Does not see names that differ in word order or by a further noun.
    """
    seen = dict[Hashable, Row]()
    cores = ((row, EMPTY_WORDS.sub("", row.name)) for row in draft.rows if row.amounts)
    for row, core in _shared((row, core) for row, core in cores if len(core) >= _SHORTEST_CORE):
        first = seen.setdefault((*_group(row), core, _measure(row)), row)
        if same_name(first.indicator.name) != same_name(row.indicator.name):
            other = first.indicator
            there = f"{excerpt(other.id)} ({excerpt(other.name)}: {excerpt(other.target.text)})"
            message = f"nearly the name of {there}; say what sets the two apart"
            yield Remark(message, indicator=row.indicator)


_SHORTEST_CORE = 2
