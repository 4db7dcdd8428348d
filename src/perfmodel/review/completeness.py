"""Checks of completeness: what a draft has to have, and has not."""

from collections.abc import Iterator

from perfmodel.lexicon.fold import fold
from perfmodel.objectives.documents import DepartmentObjectives, ProjectObjectives
from perfmodel.review.draft import Draft, Row
from perfmodel.review.rule import Remark
from perfmodel.review.words import FILLER, PURE_NUMBERS
from perfmodel.targets.shapes import Unstated
from perfmodel.taxonomy.category import CATEGORIES


def overall_missing(draft: Draft) -> Iterator[Remark]:
    """The overall objective of the year is blank.  Does not see an objective that says nothing in words."""
    if not draft.objectives.overall.strip():
        yield Remark("expected the overall objective of the year (年度总体目标), found none; write it in words")


def overall_filler(draft: Draft) -> Iterator[Remark]:
    """The overall objective is a mark such as a dash.  Does not see 略 or 见附件."""
    words = fold("".join(draft.objectives.overall.split()))
    if words and FILLER.fullmatch(words) is not None:
        message = "expected the overall objective of the year (年度总体目标) in words, found a mark"
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
            f"expected indicators of quantity, quality, timeliness and cost, found none of {'、'.join(missing)}"
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


def category_missing(draft: Draft) -> Iterator[Remark]:
    """
    A row has no category that the taxonomy knows.

    Where none of several rows has one, the form prints none, and one remark says so.  Silent for the
    scheme that is a flat list.
    """
    scheme = draft.objectives.scheme
    if scheme is not None and not scheme.tree:
        return
    if not draft.is_classified and len(draft.rows) > 1:
        yield Remark("expected a category for each row (一级指标, 二级指标), found none in the whole form")
        return
    for row in draft.rows:
        if row.indicator.category is None:
            yield Remark(
                "expected a known first level (一级指标: 产出, 成本, 效益, 满意度), found none; file the row under one",
                indicator=row.indicator,
            )


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
        yield Remark(f"expected a second level (二级指标), found none; file the row under one of {'、'.join(below)}")


def explanation_missing(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    A row has no explanation, scoring rule or data source, where other rows of the form have one.

    Silent on a form without any such column.
    """
    if draft.explains and not row.is_explained:
        yield Remark("expected an explanation or scoring rule (指标解释, 评分标准) as other rows have, found none")


def unit_missing(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A number has no unit.  Silent on fractions (1/15) and on figures that have none by nature (系数, 指数, pH)."""
    bare = [bound.quantity for bound in row.amounts if not bound.quantity.unit.symbol]
    if bare and not any(PURE_NUMBERS.search(text) is not None for text in (row.name, row.target.text)):
        message = f"expected a unit behind {bare[0]}, found none; write the counted thing (个, %, 万元)"
        yield Remark(message, text=row.target.text)


def head_missing(draft: Draft) -> Iterator[Remark]:
    """The form names no body, no year or no budget; money that a self-evaluation reports counts as a budget."""
    form = draft.objectives
    report = form.report
    reported = report is not None and any(part.initial or part.adjusted for part in report.execution)
    body = (form.department,) if isinstance(form, DepartmentObjectives) else (form.department, form.unit)
    parts = (
        ("部门名称", any(name.strip() for name in body)),
        ("项目名称", isinstance(form, DepartmentObjectives) or bool(form.project.strip())),
        ("年度", form.fiscal_year is not None),
        ("预算金额", form.budget.total is not None or reported),
    )
    missing = [label for label, there in parts if not there]
    if missing:
        yield Remark(
            f"expected body, year and budget in the head of the form, found no {'、'.join(missing)}; fill it in"
        )
