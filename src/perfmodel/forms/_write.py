"""
A document as the official table: objectives, or the self-evaluation where something is reported.

The four tables follow the ministry's forms (财预〔2015〕88号 and 财预〔2020〕10号, from memory) and the
filled forms seen: names and money in the head, the overall objective, then the indicators with merged level cells.
Around the indicators stand blocks of their own: names, tasks, money, the overall objective.
"""

from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.files._grid import Grid, GridBuilder, Part, Role
from perfmodel.forms._indicator_table import (
    BLANK,
    HEADINGS,
    NOTHING,
    OPINION,
    SCORE,
    SELF_SCORE,
    Checks,
    Layout,
    layout_of,
    money_text,
    points_text,
    write_table,
)
from perfmodel.forms._layouts import Head, head_of, money_of
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_labels import BELOW_TABLES
from perfmodel.lexicon._heading_words import NOTE_LABELS
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._documents import DepartmentObjectives, Objectives, Task
from perfmodel.objectives._indicator import Extra
from perfmodel.objectives._report import Budget, Execution, Report


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
    parts = [(part.name, money_text(part.amount) or NOTHING) for part in budget.parts]
    if isinstance(document, DepartmentObjectives):
        _write_sources(builder, budget, width)
        _write_amounts(builder, parts, width)
        return
    rows = [
        ("年度资金总额", money_text(budget.total)),
        ("其中：财政拨款", money_text(budget.fiscal)),
        ("其他资金", money_text(budget.other)),
        *parts,
    ]
    _write_amounts(builder, rows, width, label("项目资金（万元）", 1, len(rows)))


def _write_sources(builder: GridBuilder, budget: Budget, width: int) -> None:
    """The amounts of a department side by side below their sources, right of a label that its parts have too."""
    sources = (("总额", budget.total), ("财政拨款", budget.fiscal), ("其他资金", budget.other))
    spans = _shares(width - 1, len(sources))
    headings = (_heading(name, span) for (name, _), span in zip(sources, spans, strict=True))
    builder.row(label("预算金额（万元）", 1, 2 + len(budget.parts)), *headings)
    blank = NOTHING if all(item is None for _, item in sources) else ""
    builder.row(*(_number(money_text(item) or blank, span) for (_, item), span in zip(sources, spans, strict=True)))


def _write_amounts(builder: GridBuilder, rows: list[tuple[str, str]], width: int, *side: Part) -> None:
    """A row for each amount behind its label; a label for all of them stands left of the first."""
    half = (width - 1) // 2
    for index, (name, text) in enumerate(rows):
        builder.row(*(side if index == 0 else ()), label(name, half), _number(text, width - 1 - half))


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


_POINTS = regex(r"\d{1,3}(?:\.\d+)?(?:-\d{1,3})?分")
_NOTE = regex(rf"{any_word(NOTE_LABELS)}[:：]")  # noqa: RUF001 - as printed
_BELOW = frozenset(BELOW_TABLES.words.split())
_LEAST_COLUMNS = 5
_SUMS = frozenset((Head.TOTAL_SCORE, Head.SUBTOTAL))

TITLES = {
    (True, False): "部门（单位）整体支出绩效目标表",
    (False, False): "项目支出绩效目标表",
    (True, True): "部门（单位）整体支出绩效自评表",
    (False, True): "项目支出绩效自评表",
}
"""The official titles: by whether it is a department's, and whether it reports."""

LOST: tuple[str, ...] = (
    "indicators[*].place: where a row stood in another file",
    "indicators[*].scope: where all rows share one, it stands as a note in the heading",
    "indicators[*].standards: their order in a row, since all rows share one order of columns",
    "indicators[*].extra: its order and blank cells",
    "indicators[*].adjusted: one that is not stated, since a stroke says that nothing was adjusted",
    "indicators[*].result: a result without anything in it",
    "deadlines without a year: they take the year of the form",
    "extra: its order and blank cells",
    "report: a report without anything in it",
    "scheme: a form prints labels, no tree",
    "title: a blank one, the official title is printed",
    "words that a form uses itself: a name that reads as a value or a level, a text or heading that is only a label",
    "names that no layout knows: of standards, of report.execution, of budget.parts",
)
"""What a table does not carry back, each with its reason; the texts are in the table all the same."""


class _Extras(NamedTuple):
    """The further cells of the head by where they are printed."""

    points: dict[str, str]
    head: list[Extra]
    tail: list[Extra]
    notes: list[str]
    full: Extra | None

    def beside(self, item: Extra) -> list[Extra]:
        """Those with which a labelled cell is printed, above the indicators or below them."""
        return self.tail if item.heading in _BELOW and not single(*item) else self.head


def write_form(document: Objectives, /, *, checks: Checks | None = None) -> Grid:
    """
    The official table of a document; with *checks* a self-evaluation with what those who check it say beside it.

    >>> from perfmodel import ProjectObjectives
    >>> [cell.text for cell in write_form(ProjectObjectives(project="阅览室改造")).cells][:2]
    ['项目名称', '阅览室改造']
    """
    reports = document.report is not None or any(indicator.result is not None for indicator in document.indicators)
    layout = layout_of(document, _columns(document, checks), reports=reports, checks=checks)
    extras = _extras(document, layout)
    width = 1 + layout.levels + sum(layout.spans)
    builder = GridBuilder()
    write_names(builder, document, width)
    _pairs(builder, extras.head, width)
    if isinstance(document, DepartmentObjectives) and document.tasks:
        write_tasks(builder, document.tasks, width)
    execution = () if document.report is None else document.report.execution
    if document.budget != Budget():
        write_money(builder, document, width)
    if execution:
        side = "预算执行情况（万元）" if isinstance(document, DepartmentObjectives) else "项目资金（万元）"
        write_execution(builder, side, execution, width, checks)
        if checks is not None and checks.execution.opinion:
            builder.row(*named(f"预算执行{OPINION}", checks.execution.opinion, width - 1))
    write_overall(builder, document, width, reports=reports)
    write_table(builder, layout, extras.points)
    _sum(builder, document.report or Report(), layout, extras, width, checks)
    _tail(builder, document.report or Report(), extras, width, checks)
    title = document.title or TITLES[isinstance(document, DepartmentObjectives), reports]
    year = () if document.fiscal_year is None else (f"（{document.fiscal_year}）",)
    return builder.build((title, *year), tuple(extras.notes), name=title)


def _columns(document: Objectives, checks: Checks | None) -> int:
    """How many columns the blocks around the indicators need."""
    priced = isinstance(document, DepartmentObjectives) and has_money(document.tasks)
    execution = () if document.report is None else document.report.execution
    return max(
        _LEAST_COLUMNS,
        _LEAST_COLUMNS + 1 if priced else 0,
        2 + len(execution_headings(execution, checks)) if execution else 0,
    )


def _extras(document: Objectives, layout: Layout) -> _Extras:
    """
    Where each further cell goes.

    Points go behind the label that they belong to, where the table prints it, the full points into the row of sums.
    """
    labels = layout.printed()
    found = _Extras({}, [], [], [], _full_points(document, layout))
    for item in document.extra:
        if item.heading in labels - found.points.keys() and _POINTS.fullmatch(item.text):
            found.points[item.heading] = f"（{item.text}）"
        elif _NOTE.match(item.text):
            found.notes.append(item.text)
        elif item is not found.full:
            found.beside(item).append(item)
    return found


def _full_points(document: Objectives, layout: Layout) -> Extra | None:
    """The full points (总分 | 100), which stand in the row of sums, in front of those given or a blank cell."""
    weighed = any(spec.heading == "分值" for spec in layout.specs)
    return next(filter(_is_sum, document.extra), None) if weighed else None


def _is_sum(item: Extra) -> bool:
    return head_of(item.heading) in _SUMS


def _pairs(builder: GridBuilder, items: list[Extra], width: int) -> None:
    """Labels with their value behind, each in a row of its own."""
    for item in items:
        builder.row(*named(item.heading, item.text, width - 1))


def _sum(  # noqa: PLR0913, PLR0917 - what a row of the table depends on
    builder: GridBuilder, report: Report, layout: Layout, extras: _Extras, width: int, checks: Checks | None
) -> None:
    """The sum of points, with that of those who check it; a declaration has none that are given."""
    if report.total is None and checks is None and extras.full is None:
        return
    full = extras.full or Extra("总分", "")
    headings = (SCORE,) if checks is None else (SELF_SCORE, *HEADINGS[:2])
    scored = any(spec.heading == headings[0] for spec in layout.specs)
    given = _given(layout, headings, report, checks) if scored else []
    weight, rest = layout.before("分值"), layout.span("分值")
    taken = weight + rest + sum(part.columns for part in given)
    behind = _opinion_on_sum(layout, width - taken, checks)
    builder.row(label(full.heading, weight), _number(full.text, rest), *given, *behind)


def _given(layout: Layout, headings: tuple[str, ...], report: Report, checks: Checks | None) -> list[Part]:
    """The points given, by the form and by those who check it."""
    texts = (points_text(report.total), *(() if checks is None else checks.total[:2]))
    return [_number(text, layout.span(heading)) for text, heading in zip(texts, headings, strict=True)]


def _opinion_on_sum(layout: Layout, rest: int, checks: Checks | None) -> tuple[Part, ...]:
    """What is said of the sum, in the column of opinions, and the blank cells behind it."""
    if checks is None:
        return (Part("", rest),) if rest else ()
    span = layout.span(OPINION)
    return Part(checks.total.opinion, span), Part("", rest - span)


def _tail(builder: GridBuilder, report: Report, extras: _Extras, width: int, checks: Checks | None) -> None:
    """The grades, and further labelled cells."""
    for heading, text in (("评价等级", report.grade), *(() if checks is None else checks.below)):
        if text:
            builder.row(*named(heading, text, width - 1))
    _pairs(builder, extras.tail, width)
