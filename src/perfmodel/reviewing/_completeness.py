"""Checks of what a draft lacks: what every form has to have, what its tasks promise, what last year's document had."""

from collections.abc import Iterator
from fractions import Fraction

from perfmodel._base_errors import excerpt
from perfmodel.lexicon._fold import fold, pairs_of
from perfmodel.lexicon._review_words import COMMON_PAIRS, FILLER, PURE_NUMBERS, TOO_EASY, TOO_HARD
from perfmodel.objectives._documents import DepartmentObjectives, ProjectObjectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Report
from perfmodel.reviewing._draft import Draft, Row
from perfmodel.reviewing._rule import Remark
from perfmodel.targets._actual import Actual
from perfmodel.targets._compare import Drift, compare
from perfmodel.targets._judge import judge
from perfmodel.targets._render import format_target
from perfmodel.targets._shapes import Frequency, Threshold, Unstated
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import CATEGORIES
from perfmodel.values._exact import round_half_up


def overall_missing(draft: Draft) -> Iterator[Remark]:
    """The overall objective of the year is blank.  Does not see an objective that says nothing in words."""
    if not draft.objectives.overall.strip():
        yield Remark("expected the overall objective of the year (年度总体目标), found none; write it in words")


def overall_filler(draft: Draft) -> Iterator[Remark]:
    """The overall objective is a mark such as a dash.  Does not see 略 or 见附件."""
    words = fold("".join(draft.objectives.overall.split()))
    if words and FILLER.fullmatch(words) is not None:
        message = "expected words in the overall objective of the year (年度总体目标), found a lone mark; write it"
        yield Remark(message, text=draft.objectives.overall)


def _without(draft: Draft, top: str, label: str) -> Iterator[Remark]:
    if draft.is_classified and top not in draft.categories:
        yield Remark(f"expected at least one indicator under {label}, found none; add one")


def output_missing(draft: Draft) -> Iterator[Remark]:
    """No row of the year stands under output.  Silent on a form that prints no categories."""
    return _without(draft, "output", "产出指标")


def benefit_missing(draft: Draft) -> Iterator[Remark]:
    """No row of the year stands under benefit.  Silent on a form that prints no categories."""
    return _without(draft, "benefit", "效益指标")


def satisfaction_missing(draft: Draft) -> Iterator[Remark]:
    """
    No row of the year stands under satisfaction.

    Does not see whether anyone is served at all: a body that serves no one leaves the rule out.
    """
    return _without(draft, "satisfaction", "满意度指标")


_FOUR = {
    "output.quantity": "数量指标",
    "output.quality": "质量指标",
    "output.timeliness": "时效指标",
    "cost": "成本指标",
}


def output_kind_missing(draft: Draft) -> Iterator[Remark]:
    """One of quantity, quality, timeliness, cost has no row.  Silent where a row says only 产出, or none anything."""
    known = draft.rows and draft.is_classified and all(row.category != "output" for row in draft.annual)
    missing = [label for name, label in _FOUR.items() if name not in draft.categories] if known else []
    if missing:
        yield Remark(
            f"expected indicators of quantity, quality, timeliness and cost, found none of {', '.join(missing)}"
        )


def cost_missing(draft: Draft) -> Iterator[Remark]:
    """A project of the tree of 2021 has no cost row.  Does not look at departments."""
    if isinstance(draft.objectives, ProjectObjectives):
        yield from _without(draft, "cost", "成本指标")


def value_missing(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    A named row states no value.

    Grade columns and an adjusted value count as one.  A value without a name is a finding of the reader.
    """
    indicator = row.indicator
    if isinstance(row.target, Unstated) and not indicator.standards and indicator.adjusted is None:
        yield Remark("expected the value to be reached (指标值), found none; write one, or strike the row")


TOP_LEVEL = "一级指标"
"""The heading under which a first level stands that nothing knows."""


def category_missing(draft: Draft) -> Iterator[Remark]:
    """
    A row has no category that the taxonomy knows.

    Where none of several rows has one, the form prints none, and one remark says so.  Silent for the
    scheme that is a flat list.
    """
    scheme = draft.objectives.scheme
    if scheme is not None and not scheme.tree:
        return
    if len(draft.rows) > 1 and not draft.is_classified:
        yield Remark("expected a category for each row (一级指标, 二级指标), found none in the whole form")
        return
    for row in draft.rows:
        if row.indicator.category is None:
            found = {extra.heading: extra.text for extra in row.indicator.extra}.get(TOP_LEVEL) or "none"
            message = (
                f"expected a known first level (一级指标: 产出, 成本, 效益, 满意度), found {found}; "
                "file the row under one"
            )
            yield Remark(message, indicator=row.indicator)


_CHILDREN = {
    top: [item.label for item in CATEGORIES.values() if item.parent == top]
    for top in {item.top for item in CATEGORIES.values()}
}


def second_level_missing(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    A row is filed under a first level alone.

    Silent where the first level has no more than one second level (满意度), and for forms of one level.  A second level
    printed under another first level is not seen: the wording of the second one counts.
    """
    scheme, below = draft.objectives.scheme, _CHILDREN.get(row.category, [])
    one_level = scheme is not None and not any(node.children for node in scheme.tree)
    if len(below) > 1 and not one_level:
        yield Remark(f"expected a second level (二级指标), found none; file the row under one of {', '.join(below)}")


def explanation_missing(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    A row has no explanation, scoring rule or data source, where other rows of the form have one.

    Silent on a form without any such column.
    """
    if len(draft.rows) > 1 and draft.explains and not row.is_explained:
        yield Remark("expected an explanation or scoring rule (指标解释, 评分标准) as other rows have, found none")


def unit_missing(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    A number has no unit, or a scale alone (3万).

    Silent on fractions (1/15) and on figures that have none by nature (系数, 指数, pH).
    """
    bare = [bound.quantity for bound in row.amounts if bound.quantity.unit.kind == "number"]
    if bare and not any(PURE_NUMBERS.search(text) is not None for text in (row.name, row.target.text)):
        message = f"expected a unit behind {bare[0]}, found none; write the counted thing (个, %, 万元)"
        yield Remark(message, text=row.target.text)


def head_missing(draft: Draft) -> Iterator[Remark]:
    """The form names no body, no year or no budget; money that a self-evaluation reports counts as a budget."""
    form = draft.objectives
    names_body = bool(form.department.strip())
    names_project = True
    if not isinstance(form, DepartmentObjectives):
        names_body = names_body or bool(form.unit.strip())
        names_project = bool(form.project.strip())
    parts = (
        ("部门名称", names_body),
        ("项目名称", names_project),
        ("年度", form.fiscal_year is not None),
        ("预算金额", form.budget.total is not None or _reports_budget(form.report)),
    )
    missing = [label for label, there in parts if not there]
    if missing:
        yield Remark(
            f"expected body, year and budget in the head of the form, found no {', '.join(missing)}; fill it in"
        )


def _reports_budget(report: Report | None) -> bool:
    """Whether a self-evaluation states the money that was granted, at first or adjusted."""
    return report is not None and any(part.initial or part.adjusted for part in report.execution)


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
    others_state = len(draft.rows) > 1 and draft.states_baselines
    if others_state and row.amounts and not row.has_baseline and draft.earlier(row.indicator) is None:
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
    ratio = judge(row.target, actual, polarity=_polarity(row.indicator), name=row.indicator.name).ratio
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
