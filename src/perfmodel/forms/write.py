"""
A document as the official table: objectives, or the self-evaluation where something is reported.

The four tables follow the ministry's forms (财预〔2015〕88号 and 财预〔2020〕10号 in ``docs/sources.md``, from memory, and the filled
forms seen): names and money in the head, the overall objective, then the indicators with merged level cells.

Needs: ``build``, ``wording``, ``objectives``.  Used by: ``exchange``, the ``_repr_html_`` of documents.
"""

from perfmodel.forms.build import GridBuilder, Part
from perfmodel.forms.grid import Grid, Role
from perfmodel.forms.table import Layout, layout_of, write_table
from perfmodel.forms.wording import money_text, points_text
from perfmodel.objectives.budget import Budget
from perfmodel.objectives.documents import DepartmentObjectives, Objectives
from perfmodel.objectives.indicator import Extra
from perfmodel.objectives.report import Report
from perfmodel.taxonomy.labels import match_category

_SUMS = frozenset(("总分", "合计", "总得分"))
TITLES = {
    (True, False): "部门（单位）整体支出绩效目标表",
    (False, False): "项目支出绩效目标表",
    (True, True): "部门（单位）整体支出绩效自评表",
    (False, True): "项目支出绩效自评表",
}
"""The official titles: by whether it is a department's, and whether it reports."""

LOST: tuple[str, ...] = (
    "indicators[*].place",
    "indicators[*].category of a row without one beside rows with one",
    "scheme where the labels fit several",
    "extra whose heading no layout knows",
)
"""What a table does not carry back."""


def write_form(document: Objectives, /) -> Grid:
    """
    The official table of a document.

    >>> from perfmodel.objectives.documents import ProjectObjectives
    >>> [cell.text for cell in write_form(ProjectObjectives(project="阅览室改造")).cells][:2]
    ['项目名称', '阅览室改造']
    """
    reports = document.report is not None or any(indicator.result is not None for indicator in document.indicators)
    is_department = isinstance(document, DepartmentObjectives)
    points, extra = _points(document.extra)
    layout = layout_of(document, 6, reports=reports)
    width = 1 + layout.levels + sum(layout.spans)
    builder = GridBuilder()
    _names(builder, document, width)
    if isinstance(document, DepartmentObjectives) and document.tasks:
        _tasks(builder, document, width)
    if document.report is not None and document.report.execution:
        _execution(builder, document.report, width)
    else:
        _money(builder, document.budget, width)
    _overall(builder, document, width, reports=reports)
    write_table(builder, layout, document, points)
    _tail(builder, document, layout, extra, width)
    year = () if document.fiscal_year is None else (f"（{document.fiscal_year}）",)
    return builder.build((document.title or TITLES[is_department, reports], *year))


def _points(extras: tuple[Extra, ...]) -> tuple[dict[str, str], list[Extra]]:
    """The points that stand behind level labels, as they are printed, and the other extras."""
    points = {
        extra.heading: f"（{extra.text}）"
        for extra in extras
        if extra.text.endswith("分") and match_category(extra.heading) is not None
    }
    return points, [extra for extra in extras if extra.heading not in points]


def _label(text: str, columns: int = 1, rows: int = 1) -> Part:
    return Part(text, columns, rows, Role.LABEL)


def _heading(text: str, columns: int = 1) -> Part:
    return Part(text, columns, 1, Role.HEADING)


def _names(builder: GridBuilder, document: Objectives, width: int) -> None:
    if isinstance(document, DepartmentObjectives):
        builder.row(_label("部门名称"), Part(document.department, width - 1))
        return
    builder.row(_label("项目名称"), Part(document.project, width - 1))
    half = (width - 2) // 2
    builder.row(
        _label("主管部门"), Part(document.department, half), _label("实施单位"), Part(document.unit, width - 2 - half)
    )


def _tasks(builder: GridBuilder, document: DepartmentObjectives, width: int) -> None:
    money = any(task.budget is not None for task in document.tasks)
    side = _label("年度主要任务", 1, len(document.tasks) + 1)
    sources = ("总额", "财政拨款", "其他资金") if money else ()
    content = width - 2 - len(sources)
    headings = (_heading("任务名称"), _heading("主要内容", content), *(_heading(f"{name}（万元）") for name in sources))
    builder.row(side, *headings)
    for task in document.tasks:
        own = task.budget or Budget()
        amounts = (own.total, own.fiscal, own.other) if money else ()
        cells = (Part(money_text(amount), 1, 1, Role.NUMBER) for amount in amounts)
        builder.row(Part(task.name), Part(task.content, content), *cells)


def _money(builder: GridBuilder, budget: Budget, width: int) -> None:
    names = [("总额", budget.total), ("财政拨款", budget.fiscal), ("其他资金", budget.other)]
    if all(amount is None for _, amount in names) and not budget.parts:
        return
    spans = _shares(width - 1, len(names))
    headings = (_heading(name, span) for (name, _), span in zip(names, spans, strict=True))
    builder.row(_label("预算金额（万元）", 1, 2), *headings)
    builder.row(
        *(Part(money_text(amount), span, 1, Role.NUMBER) for (_, amount), span in zip(names, spans, strict=True))
    )
    for part in budget.parts:
        builder.row(_label(part.name), Part(money_text(part.amount), width - 1, 1, Role.NUMBER))


def _shares(columns: int, parts: int) -> list[int]:
    """The columns cut into parts of nearly one width."""
    return [columns // parts + (index < columns % parts) for index in range(parts)]


def _execution(builder: GridBuilder, report: Report, width: int) -> None:
    headings = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    if any(row.reason for row in report.execution):
        headings.append("原因")
    free = width - 1
    spans = _shares(free - 1, len(headings)) if free - 1 >= len(headings) else [1] * len(headings)
    builder.row(
        _label("项目资金（万元）", 1, len(report.execution) + 1),
        _heading(""),
        *(_heading(text, span) for text, span in zip(headings, spans, strict=True)),
    )
    for row in report.execution:
        texts = [
            money_text(row.initial),
            money_text(row.adjusted),
            money_text(row.executed),
            points_text(row.weight),
            "" if row.rate is None else str(row.rate),
            points_text(row.score),
            row.reason,
        ][: len(headings)]
        cells = (Part(text, span, 1, Role.NUMBER) for text, span in zip(texts, spans, strict=True))
        builder.row(_label(row.name), *cells)


def _overall(builder: GridBuilder, document: Objectives, width: int, *, reports: bool) -> None:
    if document.overall_medium:
        builder.row(_label("中期目标"), Part(document.overall_medium, width - 1))
    if reports:
        half = (width - 1) // 2
        done = document.report.overall if document.report is not None else ""
        builder.row(
            _label("年度总体目标", 1, 2), _heading("预期目标", half), _heading("实际完成情况", width - 1 - half)
        )
        builder.row(Part(document.overall, half), Part(done, width - 1 - half))
    elif document.overall:
        builder.row(_label("年度总体目标"), Part(document.overall, width - 1))


def _tail(builder: GridBuilder, document: Objectives, layout: Layout, extra: list[Extra], width: int) -> None:
    """The sum of points, the grade, and further labelled cells."""
    report = document.report
    if report is not None and report.total is not None:
        weight, score = layout.before("分值"), layout.before("得分")
        full = next((item for item in extra if item.heading in _SUMS), None)
        builder.row(
            Part("总分" if full is None else full.heading, weight, 1, Role.LABEL),
            Part("" if full is None else full.text, score - weight, 1, Role.NUMBER),
            Part(points_text(report.total), 1, 1, Role.NUMBER),
            Part("", width - score - 1),
        )
        extra = [item for item in extra if item is not full]
    if report is not None and report.grade:
        builder.row(_label("评价等级"), Part(report.grade, width - 1))
    for item in extra:
        builder.row(_label(item.heading), Part(item.text, width - 1))
