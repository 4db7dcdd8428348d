"""Checks of what a self-evaluation reports, as far as no scoring policy is needed."""

from collections.abc import Iterator

from perfmodel.errors import excerpt
from perfmodel.objectives.indicator import Indicator
from perfmodel.review.draft import Draft
from perfmodel.review.money import Part, adds_up, listing
from perfmodel.review.rule import Remark
from perfmodel.targets.shapes import Unstated


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
    total, *rows = report.execution
    columns = (
        ("年初预算数", total.initial, [(row.name, row.initial) for row in rows]),
        ("全年预算数", total.adjusted, [(row.name, row.adjusted) for row in rows]),
        ("全年执行数", total.executed, [(row.name, row.executed) for row in rows]),
    )
    for label, whole, amounts in columns:
        parts = [Part(name, amount) for name, amount in amounts if amount is not None]
        if whole is not None and adds_up(whole, parts) is False:
            message = f"{label} is {whole} in all, and its parts are {listing(parts)}; correct one of them"
            yield Remark(message, text=label)


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
