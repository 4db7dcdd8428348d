"""Checks against the year before, and against the tasks of this one."""

from collections.abc import Iterator
from fractions import Fraction

from perfmodel.errors import excerpt
from perfmodel.lexicon.names import pairs_of
from perfmodel.objectives.documents import DepartmentObjectives
from perfmodel.objectives.indicator import Indicator
from perfmodel.review.draft import Draft, Row
from perfmodel.review.rule import Remark
from perfmodel.review.words import COMMON_PAIRS, TOO_EASY, TOO_HARD
from perfmodel.targets.actual import Actual
from perfmodel.targets.compare import Drift, compare
from perfmodel.targets.exact import round_half_up
from perfmodel.targets.judge import judge
from perfmodel.targets.render import format_target
from perfmodel.targets.shapes import Frequency, Threshold
from perfmodel.targets.terms import Polarity


def task_without_indicator(draft: Draft) -> Iterator[Remark]:
    """
    Nothing in the names and values of the indicators speaks of a task.

    Compares pairs of characters with the name and content of the task, so one shared noun is enough; does not see
    whether the indicators measure the task.
    """
    form = draft.objectives
    if not isinstance(form, DepartmentObjectives) or not form.tasks:
        return
    said = {
        pair
        for indicator in form.indicators
        for text in (indicator.name, indicator.target.text)
        for pair in pairs_of(text)
    } - COMMON_PAIRS
    for task in form.tasks:
        nouns = (pairs_of(task.name) | pairs_of(task.content)) - COMMON_PAIRS
        if nouns and said.isdisjoint(nouns):
            yield Remark(f"no indicator speaks of the task {excerpt(task.name)}; add one", text=task.name)


def baseline_missing(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    A number stands without an earlier value or a standard, where other rows of the form have one.

    Silent on a form without any such column, and where last year's document has the row.
    """
    if row.amounts and draft.states_baselines and not row.has_baseline and draft.earlier(row.indicator) is None:
        message = "expected an earlier value or a standard (上年完成值, 确定依据) as other rows have, found none"
        yield Remark(message, text=row.target.text)


def _polarity(indicator: Indicator) -> Polarity | None:
    category = indicator.category
    return indicator.polarity or (None if category is None else category.polarity)


def far_from_last_year(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    The target lies far from what last year reached, or asks for less than last year's target.

    Last year is the row of *previous*, else what the form's own column says.  Does not see results in other units.
    """
    earlier = draft.earlier(row.indicator)
    reported = None if earlier is None or earlier.result is None else earlier.result.actual
    found = _against_result(row, reported or row.last_year())
    if found is not None:
        yield Remark(found, text=row.target.text)
    elif earlier is not None and _drift(row.indicator, earlier, draft) is Drift.LOOSER:
        before = excerpt(earlier.target.text or format_target(earlier.target))
        message = f"the target asks for less than last year's ({before}); give the reason"
        yield Remark(message, text=row.target.text)


def _against_result(row: Row, actual: Actual | None) -> str | None:
    """What is said of a target that is far from a result, or ``None``."""
    if actual is None or not isinstance(row.target, Threshold | Frequency):
        return None
    ratio = judge(row.target, actual, polarity=_polarity(row.indicator)).ratio
    if not ratio or ratio < 0:
        return None
    part = 1 / Fraction(ratio)
    if TOO_EASY.value <= part <= TOO_HARD.value:
        return None
    shown = round_half_up(part * 100, 0)
    return f"the target is {shown}% of last year's result ({excerpt(actual.text)}); give the reason"


def _drift(indicator: Indicator, earlier: Indicator, draft: Draft) -> Drift:
    years = (None if draft.previous is None else draft.previous.fiscal_year, draft.objectives.fiscal_year)
    both = (years[0], years[1]) if years[0] is not None and years[1] is not None else None
    return compare(earlier.target, indicator.target, polarity=_polarity(indicator), fiscal_years=both)
