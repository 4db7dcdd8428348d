"""The blocks of an official table around its indicators: names, tasks, money, the overall objective."""

from perfmodel.forms.build import GridBuilder, Part
from perfmodel.forms.checked import BLANK, HEADINGS, SCORE, SELF_SCORE, Checks
from perfmodel.forms.grid import Role
from perfmodel.forms.layouts import head_of, money_of
from perfmodel.forms.wording import NOTHING, money_text, points_text
from perfmodel.lexicon.fold import fold
from perfmodel.objectives.budget import Budget
from perfmodel.objectives.documents import DepartmentObjectives, Objectives, Task
from perfmodel.objectives.report import Execution


def label(text: str, columns: int = 1, rows: int = 1) -> Part:
    """A cell that names what stands beside it."""
    return Part(text, columns, rows, Role.LABEL)


def _heading(text: str, columns: int = 1) -> Part:
    return Part(text, columns, 1, Role.HEADING)


def _number(text: str, columns: int = 1) -> Part:
    return Part(text, columns, 1, Role.NUMBER)


def single(name: str, text: str, /) -> bool:
    """Whether a value has to stand in one cell with its label, since it would itself be taken for a label."""
    return head_of(text) is not None or money_of(text) is not None or (head_of(name) is None and ":" in fold(text))


def named(name: str, text: str, columns: int) -> tuple[Part, ...]:
    """A label with its value behind it."""
    return (Part(f"{name}：{text}", 1 + columns),) if single(name, text) else (label(name), Part(text, columns))


def write_names(builder: GridBuilder, document: Objectives, width: int) -> None:
    """The names at the top."""
    if isinstance(document, DepartmentObjectives):
        builder.row(*named("部门名称", document.department, width - 1))
        return
    builder.row(*named("项目名称", document.project, width - 1))
    pairs = (("主管部门", document.department), ("实施单位", document.unit))
    if any(single(*pair) for pair in pairs):
        for name, text in pairs:
            builder.row(*named(name, text, width - 1))
        return
    half = (width - 2) // 2
    builder.row(
        *(part for pair, span in zip(pairs, (half, width - 2 - half), strict=True) for part in named(*pair, span))
    )


def has_money(tasks: tuple[Task, ...], /) -> bool:
    """Whether some task has money of its own."""
    return any(task.budget is not None for task in tasks)


def write_tasks(builder: GridBuilder, tasks: tuple[Task, ...], width: int) -> None:
    """年度主要任务, with the money of each task where one has any."""
    sources = ("总额", "财政拨款", "其他资金") if has_money(tasks) else ()
    content = width - 2 - len(sources)
    amounts = (_heading(f"{name}（万元）") for name in sources)
    builder.row(label("年度主要任务", 1, len(tasks) + 1), _heading("任务名称"), _heading("主要内容", content), *amounts)
    for task in tasks:
        own = task.budget or Budget()
        cells = (_number(money_text(amount)) for amount in (own.total, own.fiscal, own.other)[: len(sources)])
        builder.row(Part(task.name), Part(task.content, content), *cells)


def write_money(builder: GridBuilder, document: Objectives, width: int) -> None:
    """预算金额 of a department with its amounts side by side; 项目资金 of a project with a row for each."""
    budget = document.budget
    if isinstance(document, DepartmentObjectives):
        sources = (("总额", budget.total), ("财政拨款", budget.fiscal), ("其他资金", budget.other))
        spans = _shares(width - 1, len(sources))
        headings = (_heading(name, span) for (name, _), span in zip(sources, spans, strict=True))
        builder.row(label("预算金额（万元）", 1, 2 + len(budget.parts)), *headings)
        blank = NOTHING if all(item is None for _, item in sources) else ""
        builder.row(*(_number(money_text(item) or blank, span) for (_, item), span in zip(sources, spans, strict=True)))
        rows = list[tuple[str, str]]()
    else:
        rows = [("年度资金总额", money_text(budget.total)), ("其中：财政拨款", money_text(budget.fiscal))]
        rows.append(("其他资金", money_text(budget.other)))
    rows += [(part.name, money_text(part.amount) or NOTHING) for part in budget.parts]
    half = (width - 1) // 2
    for index, (name, text) in enumerate(rows):
        opens = index == 0 and not isinstance(document, DepartmentObjectives)
        side = (label("项目资金（万元）", 1, len(rows)),) if opens else ()
        builder.row(*side, label(name, half), _number(text, width - 1 - half))


def _shares(columns: int, parts: int) -> list[int]:
    """The columns cut into parts of nearly one width."""
    return [columns // parts + (index < columns % parts) for index in range(parts)]


def execution_headings(rows: tuple[Execution, ...], checks: Checks | None = None, /) -> tuple[str, ...]:
    """The columns of the money block of a self-evaluation."""
    reason = ("原因",) if any(row.reason for row in rows) else ()
    scores = (SCORE,) if checks is None else (SELF_SCORE, *HEADINGS[:2])
    return ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", *scores, *reason)


def write_execution(
    builder: GridBuilder, side: str, rows: tuple[Execution, ...], width: int, checks: Checks | None = None
) -> None:
    """The money block of a self-evaluation, *side* standing beside it; those who check it look at its first row."""
    headings = execution_headings(rows, checks)
    spans = _shares(width - 2, len(headings))
    parts = (_heading(text, span) for text, span in zip(headings, spans, strict=True))
    builder.row(label(side, 1, len(rows) + 1), _heading(""), *parts)
    for index, row in enumerate(rows):
        checked = () if checks is None else (checks.execution if index == 0 else BLANK)[:2]
        texts = [
            money_text(row.initial),
            money_text(row.adjusted),
            money_text(row.executed),
            points_text(row.weight),
            "" if row.rate is None else str(row.rate),
            points_text(row.score),
            *checked,
            row.reason,
        ][: len(headings)]
        builder.row(label(row.name), *(_number(text, span) for text, span in zip(texts, spans, strict=True)))


def write_overall(builder: GridBuilder, document: Objectives, width: int, *, reports: bool) -> None:
    """The overall objectives: side by side with what was reached, or with those of the medium term."""
    if reports:
        done = document.report.overall if document.report is not None else ""
        if document.overall_medium:
            builder.row(*named("中期目标", document.overall_medium, width - 1))
        _beside(builder, "年度总体目标", ("预期目标", document.overall), ("实际完成情况", done), width)
    elif document.overall_medium:
        medium = ("实施期目标", document.overall_medium)
        _beside(builder, "总体目标", medium, ("年度目标", document.overall), width)
    elif document.overall:
        builder.row(*named("年度总体目标", document.overall, width - 1))


def _beside(builder: GridBuilder, side: str, left: tuple[str, str], right: tuple[str, str], width: int) -> None:
    """Two texts side by side under their headings."""
    half = (width - 1) // 2
    builder.row(label(side, 1, 2), _heading(left[0], half), _heading(right[0], width - 1 - half))
    builder.row(Part(left[1], half), Part(right[1], width - 1 - half))
