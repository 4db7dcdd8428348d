"""Laws of official tables: what is written reads back equal, less what ``LOST`` names."""

import re
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from perfmodel import (
    Budget,
    DepartmentObjectives,
    Indicator,
    ProjectObjectives,
    Quantity,
    dumps,
    format_target,
    read_form,
)
from perfmodel.forms._write import TITLES
from perfmodel.objectives._documents import Objectives, Task
from perfmodel.objectives._indicator import Extra, Standard, Term
from perfmodel.objectives._report import BudgetPart, Execution, Report, Result
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import Target, Unread, Unstated
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import CATEGORIES
from perfmodel.testing import targets
from perfmodel.values._unit import parse_unit

CONTROL = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NAMES = (
    "新增馆藏",
    "管网完好率（城区）",
    "2024年活动场次",
    "3号泵站检修",
    "1、检修泵站",
    "（1）号楼维修",
    "24 小时自助借阅点",
    "①类水体断面",
    "读者满意度",
    "“书香校园”活动",
    "含制表符\t的名称",
    "两行的\n名称",
    "分值构成公开",
    'RFID "标签"更换',
    "阀门<b>&amp;",
)
WORDS = (
    "保障全市供水。",
    "1.改造干渠两条；\n2.新建泵站一座。",
    "2024年内完成",
    "无",
    "数量指标：80个",
    "产出指标",
    "项目名称",
    "财政拨款：全部到位",
    "≥80个",
    "95%",
    "说明见附件",
    '他说"好"',
    "一、加强管理\n\n二、提升服务",
    "制\t表",
    "合计",
    "总分 100",
    "备注",
)
TEXTS = tuple(word for word in WORDS if word != "合计")
BODIES = ("市水务局", "第一小学", "市图书馆（本级）", "单位", "项目", "2024", "总额", "其他", "部门名称：市水务局")
ACTUALS = ("85个", "98.5%", "达成", "", "2024年11月30日", "部分达成", "12", "已完成", "第3名", "是", "/")
VALUES = (
    "≥80个",
    "90%以上",
    "优良",
    "2024年底前",
    "6月底前",
    "不超过预算",
    "/",
    "",
    "12",
    "≥95%%",
    "每季度1次",
    "1.2万人次",
    "持续提高",
    "是",
    "小学650元/生·年，初中850元/生·年",
    "前3名",
    "20%-30%",
)
PLACES = ("东区", "西区", "城关镇", "市本级")
WAYS: tuple[tuple[tuple[Term, str | None], ...], ...] = (
    ((Term.ANNUAL, None),),
    ((Term.ANNUAL, None), (Term.MEDIUM, None)),
    ((Term.MEDIUM, None), (Term.ANNUAL, None)),
    ((Term.ANNUAL, "东区"), (Term.ANNUAL, "西区")),
    tuple((Term.ANNUAL, place) for place in PLACES),
)
GRADES = ("优", "良", "中", "差", "合格")
FURTHER = ("备注", "数据来源", "备忘", "佐证资料", "评分标准", "责任科室", "上年完成值")
LABELS = ("项目属性", "项目期", "项目负责人", "联系电话", "备忘", "责任科室", "存在问题", "评价结论", "项目概况")
SOURCES = ("年度资金总额", "其中：财政拨款", "上年结转资金", "其他资金", "单位资金")
PARTS = ("上年结转资金", "单位资金", "财政专户管理资金", "省级资金")


@st.composite
def money(draw: st.DrawFn) -> Quantity:
    """An amount in one of the units of money, with up to six places."""
    amount = Decimal(draw(st.integers(0, 10**9))).scaleb(-draw(st.integers(0, 6)))
    return Quantity(amount, draw(st.sampled_from(("元", "万元", "亿元", "美元"))))


def points() -> st.SearchStrategy[Decimal]:
    """Points from 0 to 100, some with a place or two."""
    return st.integers(0, 10000).map(lambda number: Decimal(number) / 100)


def goals() -> st.SearchStrategy[Target]:
    """Targets as people write them and of every shape."""
    return st.sampled_from(VALUES).map(read_target) | targets().filter(_read_back)


def _read_back(target: Target) -> bool:
    """Whether it can come from a file: made of characters that a file holds, and unread for a reason."""
    written = format_target(target)
    return CONTROL.search(written) is None and (not isinstance(target, Unread) or read_target(written) == target)


def results() -> st.SearchStrategy[Result]:
    """What is reported of one indicator."""
    actual: st.SearchStrategy[Actual | None] = st.none() | st.sampled_from(ACTUALS).map(read_actual)
    return st.builds(
        Result,
        actual=actual,
        score=st.none() | points(),
        reason=st.sampled_from(("", *WORDS)),
        so_far=st.none() | actual,
        expected=st.none() | actual,
        likelihood=st.sampled_from(("", "", "确定能", "有可能")),
    )


def extras(headings: tuple[str, ...]) -> st.SearchStrategy[list[Extra]]:
    """Further cells."""
    return st.lists(st.builds(Extra, st.sampled_from(headings), st.sampled_from(WORDS)), max_size=3)


@st.composite
def rows(draw: st.DrawFn) -> list[Indicator]:
    """The indicators of one document: alike in the columns that are used."""
    used = {
        field: draw(st.booleans())
        for field in ("category", "number", "weight", "polarity", "definition", "adjusted", "standards", "extra")
    }
    reports = draw(st.booleans())
    ways = draw(st.sampled_from(WAYS))
    found = list[Indicator]()
    for _ in range(draw(st.integers(0, 6))):
        row: dict[str, Any] = {
            "name": draw(st.sampled_from(NAMES)),
            "number": draw(st.sampled_from((None, "1", "2", "12", "1.1", "3-1", "①", "三")))
            if used["number"]
            else None,
            "category": draw(st.none() | st.sampled_from(tuple(CATEGORIES.values()))) if used["category"] else None,
            "weight": draw(st.none() | points()) if used["weight"] else None,
            "polarity": draw(st.none() | st.sampled_from(Polarity)) if used["polarity"] else None,
            "definition": draw(st.none() | st.sampled_from(WORDS)) if used["definition"] else None,
            "adjusted": draw(st.none() | goals()) if used["adjusted"] else None,
            "standards": draw(
                st.lists(
                    st.builds(Standard, grade=st.sampled_from(GRADES), target=goals()), max_size=4, unique_by=_grade
                )
            )
            if used["standards"]
            else (),
            "result": draw(st.none() | results()) if reports else None,
            "extra": draw(extras(FURTHER)) if used["extra"] else (),
        }
        found.extend(
            Indicator(**row, term=term, scope=scope, target=draw(goals()))
            for term, scope in ways
            if draw(st.integers(0, 3)) or (term, scope) == ways[0]
        )
    return found


def _grade(standard: Standard) -> str:
    return standard.grade


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """What a form reports as a whole."""
    execution = st.builds(
        Execution,
        name=st.sampled_from(SOURCES),
        initial=st.none() | money(),
        adjusted=st.none() | money(),
        executed=st.none() | money(),
        weight=st.none() | points(),
        rate=st.none() | st.builds(Quantity, points(), st.just(parse_unit("%"))),
        score=st.none() | points(),
        reason=st.sampled_from(("", "", "结转下年")),
    )
    return Report(
        execution=draw(st.lists(execution, max_size=4)),
        overall=draw(st.sampled_from(("", *TEXTS))),
        total=draw(st.none() | points()),
        grade=draw(st.sampled_from(("", "优", "良", "一级"))),
    )


@st.composite
def tables(draw: st.DrawFn) -> Objectives:
    """Documents as people make them, with texts that try to be taken for something else."""
    amount = st.none() | money()
    parts = st.builds(BudgetPart, name=st.sampled_from(PARTS), amount=amount)
    budgets = st.builds(Budget, total=amount, fiscal=amount, other=amount, parts=st.lists(parts, max_size=2))
    common: dict[str, Any] = {
        "fiscal_year": draw(st.none() | st.integers(2015, 2035)),
        "budget": draw(st.just(Budget()) | budgets),
        "overall": draw(st.sampled_from(("", *TEXTS))),
        "overall_medium": draw(st.sampled_from(("", "", *TEXTS))),
        "indicators": draw(rows()),
        "scheme": draw(st.sampled_from((None, "mof2015", "mof2021"))),
        "report": draw(st.none() | reports()),
        "extra": [
            *draw(extras(LABELS)),
            *draw(
                st.lists(st.sampled_from((Extra("备注", "备注：按年统计。"), Extra("产出指标", "50分"))), max_size=2)
            ),
        ],
    }
    if draw(st.booleans()):
        tasks = st.builds(
            Task,
            name=st.sampled_from(("干渠改造", "2号泵站", "三项任务", "主要内容公开")),
            content=st.sampled_from(("", *WORDS)),
            budget=st.none() | st.builds(Budget, total=money(), fiscal=amount, other=amount),
        )
        title = draw(st.sampled_from(("", "部门整体支出绩效目标申报表", "市水务局整体支出绩效目标表")))
        found = draw(st.lists(tasks, max_size=3))
        return DepartmentObjectives(department=draw(st.sampled_from(BODIES)), tasks=found, title=title, **common)
    return ProjectObjectives(
        project=draw(st.sampled_from(BODIES)),
        department=draw(st.sampled_from(("", *BODIES))),
        unit=draw(st.sampled_from(("", *BODIES))),
        title=draw(st.sampled_from(("", "项目支出绩效目标申报表"))),
        **common,
    )


def carried(document: Objectives) -> Objectives:
    """The document less what ``LOST`` names, one line for each entry."""
    reports = document.report is not None or any(row.result is not None for row in document.indicators)
    title = document.title or TITLES[isinstance(document, DepartmentObjectives), reports]
    return evolve(
        document,
        title=title,
        scheme=None,
        report=None if document.report == Report() else document.report,
        indicators=[
            evolve(
                row,
                target=_dated(row.target, document),
                adjusted=None if row.adjusted is None or row.adjusted == Unstated() else _dated(row.adjusted, document),
                scope=row.scope if len({row.scope for row in document.indicators}) > 1 else None,
                standards=sorted(
                    (evolve(item, target=_dated(item.target, document)) for item in row.standards), key=_grade
                ),
                result=None if row.result == Result() else row.result,
                extra=sorted(row.extra),
            )
            for row in document.indicators
        ],
        extra=sorted(document.extra),
    )


def _dated(target: Target, document: Objectives) -> Target:
    """A deadline without a year takes the year of its form."""
    return (
        target if document.fiscal_year is None else read_target(format_target(target), fiscal_year=document.fiscal_year)
    )


def check(document: Objectives, format: str) -> None:  # noqa: A002 - the word of the contract
    """The document written and read again is equal, less what a table loses."""
    data = dumps(document, format)
    again = read_form(data.encode() if format == "html" and isinstance(data, str) else data).document
    assert carried(again) == carried(document)


SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much])
FEW = settings(SLOW, max_examples=12)


_ODD_BLANK = re.compile(r"\\[tfr]|(?![ \n])\s|\u200b|\ufeff")


@given(document=tables())
@SLOW
def test_text_carries_a_document(document: Objectives) -> None:
    """Tab-separated text."""
    check(document, "tsv")


@given(document=tables())
@FEW
def test_a_workbook_carries_a_document(document: Objectives) -> None:
    """XLSX."""
    check(document, "xlsx")


@given(document=tables())
@FEW
def test_a_word_document_carries_a_document(document: Objectives) -> None:
    """DOCX."""
    check(document, "docx")


@given(document=tables())
@FEW
def test_a_page_carries_a_document(document: Objectives) -> None:
    """HTML, where each kind of blank is one blank."""
    assume(_ODD_BLANK.search(dumps(document, "json")) is None)
    check(document, "html")
