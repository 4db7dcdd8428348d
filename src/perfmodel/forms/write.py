"""
A document as the official table: objectives, or the self-evaluation where something is reported.

The four tables follow the ministry's forms (财预〔2015〕88号 and 财预〔2020〕10号, from memory) and the
filled forms seen: names and money in the head, the overall objective, then the indicators with merged level cells.
"""

import re
from typing import NamedTuple

from perfmodel.forms.blocks import (
    execution_headings,
    has_money,
    label,
    named,
    single,
    write_execution,
    write_money,
    write_names,
    write_overall,
    write_tasks,
)
from perfmodel.forms.build import GridBuilder, Part
from perfmodel.forms.checked import HEADINGS, SCORE, SELF_SCORE, Checks
from perfmodel.forms.grid import Grid, Role
from perfmodel.forms.layouts import Head, head_of
from perfmodel.forms.table import Layout, layout_of, write_table
from perfmodel.forms.wording import points_text
from perfmodel.objectives.budget import Budget
from perfmodel.objectives.documents import DepartmentObjectives, Objectives
from perfmodel.objectives.indicator import Extra
from perfmodel.objectives.report import Report

_POINTS = re.compile(r"\d{1,3}(?:\.\d+)?(?:-\d{1,3})?分")
_TAIL = frozenset("项目负责人 财务负责人 负责人 联系人 联系电话 填报人 填表人 审核人 填报日期 填表日期".split())
_NOTE = re.compile(r"(?:备?注|填表说明|填报说明|说明)[:：]")  # noqa: RUF001 - as printed
_AFTER = frozenset((*_TAIL, "评价结论", "存在问题", "改进措施"))
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


def write_form(document: Objectives, /, *, checks: Checks | None = None) -> Grid:
    """
    The official table of a document; with *checks* a self-evaluation with what those who check it say beside it.

    >>> from perfmodel.objectives.documents import ProjectObjectives
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
    labels = {text for pair in layout.labels for text in pair if text and layout.levels}
    total = document.report is not None and document.report.total is not None
    found = _Extras({}, [], [], [], next((item for item in document.extra if total and _is_sum(item)), None))
    for item in document.extra:
        if item.heading in labels and item.heading not in found.points and _POINTS.fullmatch(item.text):
            found.points[item.heading] = f"（{item.text}）"
        elif _NOTE.match(item.text):
            found.notes.append(item.text)
        elif item is not found.full:
            behind = item.heading in _AFTER and not single(*item)
            (found.tail if behind else found.head).append(item)
    return found


def _is_sum(item: Extra) -> bool:
    return head_of(item.heading) in _SUMS


def _pairs(builder: GridBuilder, items: list[Extra], width: int) -> None:
    """Labels with their value behind, each in a row of its own."""
    for item in items:
        builder.row(*named(item.heading, item.text, width - 1))


def _sum(  # noqa: PLR0913, PLR0917 - what a row of the table depends on
    builder: GridBuilder, report: Report, layout: Layout, extras: _Extras, width: int, checks: Checks | None
) -> None:
    """The sum of points, with that of those who check it."""
    if report.total is None and checks is None:
        return
    headings = (SCORE,) if checks is None else (SELF_SCORE, *HEADINGS[:2])
    texts = (points_text(report.total), *(() if checks is None else checks.total[:2]))
    weight, score = layout.before("分值"), layout.before(headings[0])
    spans = [layout.span(heading) for heading in headings]
    full = extras.full or Extra("总分", "")
    builder.row(
        label(full.heading, weight),
        Part(full.text, score - weight, 1, Role.NUMBER),
        *(Part(text, span, 1, Role.NUMBER) for text, span in zip(texts, spans, strict=True)),
        Part("", width - score - sum(spans)),
    )


def _tail(builder: GridBuilder, report: Report, extras: _Extras, width: int, checks: Checks | None) -> None:
    """The grades, and further labelled cells."""
    grades = [("评价等级", report.grade), ("复核等级", "" if checks is None else checks.grade)]
    for heading, grade in grades:
        if grade:
            builder.row(*named(heading, grade, width - 1))
    _pairs(builder, extras.tail, width)
