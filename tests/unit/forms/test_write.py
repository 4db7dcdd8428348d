"""The official tables: what is printed, where, and what reading gives back."""

from decimal import Decimal

import pytest

from perfmodel import (
    Budget,
    DepartmentObjectives,
    Indicator,
    ProjectObjectives,
    Quantity,
    dumps,
    parse_target,
    read_form,
)
from perfmodel.files._grid import Cell, Grid
from perfmodel.files.delimited import write
from perfmodel.forms._write import LOST, write_form
from perfmodel.objectives._documents import Objectives, Task
from perfmodel.objectives._indicator import Extra, Standard, Term
from perfmodel.objectives._report import BudgetPart, Execution, Report, Result
from perfmodel.targets._actual import parse_actual
from perfmodel.targets._terms import Polarity


def wan(amount: str) -> Quantity:
    """An amount in 万元."""
    return Quantity(amount, "万元")


def row(name: str, category: str | None, target: str, **fields: object) -> Indicator:
    """An indicator."""
    return Indicator(name=name, category=category, target=parse_target(target), **fields)  # type: ignore[arg-type]


def again(document: Objectives) -> Objectives:
    """The document written as text and read."""
    return read_form(write((write_form(document),))).document


def texts(grid: Grid) -> list[list[str]]:
    """The texts by rows."""
    return [[cell.text for cell in cells] for cells in grid.by_row().values()]


def cell(grid: Grid, text: str) -> Cell:
    """The first cell with a text."""
    return next(cell for cell in grid.cells if cell.text == text)


REPORT = ProjectObjectives(
    project="自助图书馆建设",
    department="市文化和旅游局",
    unit="市图书馆",
    fiscal_year=2024,
    title="项目支出绩效自评表",
    overall="新建借阅点12个。",
    indicators=[
        row(
            "新增借阅点",
            "output.quantity",
            "≥12个",
            weight=50,
            result=Result(actual=parse_actual("13个"), score=Decimal(50)),
        ),
        row("读者满意度", "satisfaction.beneficiary", "≥90%", weight=40, result=Result(reason="问卷未收齐。")),
    ],
    report=Report(
        execution=[
            Execution(
                name="年度资金总额",
                initial=wan("286.5"),
                adjusted=wan("286.5"),
                executed=wan("280"),
                weight=Decimal(10),
            ),
            Execution(name="其他资金", initial=wan("46.5"), reason="结转下年"),
        ],
        overall="建成13个。",
        total=Decimal("59.8"),
        grade="中",
    ),
    extra=[("总分", "100"), ("产出指标", "50分")],
)


class TestObjectives:
    """The tables of objectives."""

    def test_of_a_project(self) -> None:
        """Names, attributes, money in rows with two decimals, both overall objectives, merged levels."""
        document = ProjectObjectives(
            project="阅览室改造",
            department="市教育局",
            unit="第一小学",
            fiscal_year=2024,
            budget=Budget(total=wan("30"), fiscal=Quantity("250000.5", "元"), parts=[BudgetPart(name="上年结转资金")]),
            overall="年内完工。",
            overall_medium="三年内全部改造。",
            indicators=[
                row("座位", "output.quantity", "≥80个"),
                row("书架", "output.quantity", "≥9个"),
                row("完工", "output.timeliness", "2024年内"),
            ],
            extra=[("项目属性", "新增项目"), ("填报人", "张三")],
        )
        grid = write_form(document)

        assert grid.above == ("项目支出绩效目标表", "（2024年度）")
        assert texts(grid)[:11] == [
            ["项目名称", "阅览室改造"],
            ["主管部门", "市教育局", "实施单位", "第一小学"],
            ["项目属性", "新增项目"],
            ["项目资金（万元）", "年度资金总额", "30.00"],
            ["其中：财政拨款", "25.00005"],
            ["其他资金", ""],
            ["上年结转资金", "/"],
            ["总体目标", "实施期目标", "年度目标"],
            ["三年内全部改造。", "年内完工。"],
            ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "座位", "≥80个"],
        ]
        assert [cell(grid, text).row_span for text in ("年度绩效指标", "产出指标", "数量指标", "时效指标")] == [
            4,
            3,
            2,
            1,
        ]
        assert texts(grid)[-1] == ["填报人", "张三"]

    def test_of_a_department(self) -> None:
        """Tasks with their money, the sums side by side; every row fills the width."""
        document = DepartmentObjectives(
            department="市水务局",
            title="部门（单位）整体支出绩效目标表",
            tasks=[
                Task(name="2号泵站", content="检修。", budget=Budget(total=wan("8"), fiscal=wan("8"))),
                Task(name="巡查"),
            ],
            budget=Budget(total=wan("8"), parts=[BudgetPart(name="单位资金", amount=wan("1"))]),
            overall="供水安全。",
            overall_medium="",
            indicators=[row("检修", None, "1座")],
        )
        grid = write_form(document)

        covered = {position for item in grid.cells for position in item.positions}
        assert len(covered) == grid.rows * grid.columns
        assert ["2号泵站", "检修。", "8.00", "8.00", ""] in texts(grid)
        assert again(document) == document

    def test_without_anything(self) -> None:
        """A blank document is a blank form."""
        assert again(DepartmentObjectives(department="")).indicators == ()


class TestReport:
    """The tables of self-evaluation."""

    def test_reads_back(self) -> None:
        """Everything that is reported comes back."""
        assert again(REPORT) == REPORT
        assert read_form(dumps(REPORT, "xlsx")).document == REPORT

    def test_sums_stand_in_their_columns(self) -> None:
        """The row of sums has the full points under 分值 and the points given under 得分."""
        grid = write_form(REPORT)

        for heading, text in (("分值", "100"), ("得分", "59.8")):
            assert [item.column for item in grid.cells if item.text == heading][-1] == cell(grid, text).column
        assert cell(grid, "产出指标（50分）").row_span == 1

    def test_a_total_without_the_full_points(self) -> None:
        """Nobody adds up what the document does not say."""
        document = ProjectObjectives(project="甲", title="自评表", report=Report(total=Decimal(90)))

        assert ["总分", "", "90", ""] in texts(write_form(document))
        assert again(document) == document

    def test_medium_objective_of_a_report(self) -> None:
        """It stands above what was reached."""
        document = ProjectObjectives(
            project="甲", title="项目自评表", overall_medium="三年。", report=Report(overall="完成。")
        )

        assert again(document) == document


class TestCells:
    """Texts that would be taken for something else."""

    @pytest.mark.parametrize(
        ("number", "name", "written"),
        [
            ("1", "馆藏", ["1 馆藏"]),
            ("三", "馆藏", ["三、馆藏"]),
            ("2", "1、检修泵站", ["2 1、检修泵站"]),
            (None, "1、检修泵站", ["/", "1、检修泵站"]),
            ("附一", "馆藏", ["附一", "馆藏"]),
        ],
    )
    def test_ordinals(self, number: str | None, name: str, written: list[str]) -> None:
        """A number stands before its name, or in a column of its own where it would not be seen as one."""
        document = ProjectObjectives(
            project="甲", title="项目目标表", indicators=[row(name, None, "1座", number=number)]
        )

        assert texts(write_form(document))[-1] == [*written, "1座"]
        assert again(document) == document

    def test_rows_without_a_category(self) -> None:
        """A dash stands for no category, so that the row does not fall under the label above it."""
        labels = ["output.quantity", None, "output", "cost.unspecified", None]
        rows = [row(f"第{index}项工作", category, "1座") for index, category in enumerate(labels)]
        document = ProjectObjectives(project="甲", title="项目目标表", indicators=rows)

        assert [item.category and item.category.id for item in again(document).indicators] == labels

    def test_labels_that_no_category_knows(self) -> None:
        """They go back into the columns of the levels."""
        extra = [Extra("一级指标", "特色指标"), Extra("二级指标", "创新类")]
        document = ProjectObjectives(
            project="甲",
            title="项目目标表",
            indicators=[row("座位", "output.quantity", "1座"), row("书架", None, "1座", extra=extra)],
        )

        assert ["特色指标", "创新类", "书架", "1座"] in texts(write_form(document))
        assert again(document).indicators == document.indicators

    def test_values_that_are_labels(self) -> None:
        """A name that is a label of the form stands in one cell with its own label."""
        document = ProjectObjectives(
            project="项目",
            department="单位",
            title="项目目标表",
            overall="总体目标",
            extra=[("备忘", "财政：到位"), ("负责人", "合计")],
        )

        assert ["主管部门：单位"] in texts(write_form(document))
        assert again(document) == document

    def test_every_column(self) -> None:
        """All fields of a row come back, with one column for each heading as often as a row has it."""
        document = ProjectObjectives(
            project="甲",
            title="项目监控表",
            indicators=[
                row(
                    "座位",
                    "output.quantity",
                    "≥80个",
                    polarity=Polarity.NEUTRAL,
                    adjusted=parse_target("≥60个"),
                    definition="新增的\n座位",
                    standards=[Standard(grade="优", target=parse_target("≥90个"))],
                    result=Result(so_far=parse_actual("40个"), expected=parse_actual("/"), likelihood="确定能"),
                    extra=[("责任科室", "总务处"), ("责任科室", "财务处")],
                ),
                row("书架", "output.quantity", "≥9个", extra=[("数据来源", "台账")]),
            ],
        )

        assert again(document).indicators == document.indicators

    def test_places_and_terms_share_a_row(self) -> None:
        """Indicators of one row of a form go back into one row."""
        rows = [
            row("座位", None, "≥80个", term=Term.MEDIUM),
            row("座位", None, "≥30个"),
            row("书架", None, "≥9个", term=Term.MEDIUM),
        ]
        document = ProjectObjectives(project="甲", title="项目目标表", indicators=rows)
        assert ["座位", "≥80个", "≥30个"] in texts(write_form(document))
        assert again(document) == document

        rows = [row("座位", None, "≥80个", scope="东区"), row("座位", None, "≥30个", scope="西区")]
        document = ProjectObjectives(project="甲", title="项目目标表", indicators=rows)
        assert ["东区", "西区"] in texts(write_form(document))
        assert again(document) == document

    def test_one_place_is_a_note(self) -> None:
        """One place for all rows stands in the heading, as ``LOST`` says."""
        document = ProjectObjectives(project="甲", indicators=[row("座位", None, "≥80个", scope="东区")])

        assert cell(write_form(document), "指标值（东区）")
        assert again(document).indicators[0].scope is None
        assert any("scope" in entry for entry in LOST)

    def test_notes_stand_below(self) -> None:
        """A note keeps its own words, below the table."""
        document = ProjectObjectives(project="甲", title="项目目标表", extra=[("备注", "备注：按年统计。")])

        assert write_form(document).below == ("备注：按年统计。",)
        assert again(document) == document

    def test_other_currencies_keep_their_unit(self) -> None:
        """What is no 元 is not turned into 万元."""
        document = ProjectObjectives(project="甲", title="项目目标表", budget=Budget(total=Quantity(5, "美元")))

        assert ["项目资金（万元）", "年度资金总额", "5美元"] in texts(write_form(document))
        assert again(document) == document

    def test_a_department_with_parts_alone(self) -> None:
        """Dashes say that there is no sum."""
        document = DepartmentObjectives(
            department="甲",
            title="部门目标表",
            overall_medium="1.三年。",
            budget=Budget(parts=[BudgetPart(name="单位资金", amount=wan("1"))]),
        )

        assert again(document) == document

    def test_levels_by_the_scheme_of_the_document(self) -> None:
        """The labels are those of the document's own tree, where it prints the category."""
        rows = [row("造价", "cost.unspecified", "≤9万元")]
        document = ProjectObjectives(project="甲", title="项目目标表", scheme="mof2015", indicators=rows)

        assert texts(write_form(document))[-1][:2] == ["产出指标", "成本指标"]
        assert again(document).indicators == document.indicators


@pytest.mark.parametrize("rows", [[], [Indicator(name="新增借阅点", target=parse_target("≥12个"))]])
def test_what_was_spent_comes_back_beside_few_columns(rows: list[Indicator]) -> None:
    """The money block has more columns than a table without levels, or than none."""
    spent = Execution(
        name="年度资金总额", adjusted=wan("286.5"), executed=wan("280"), weight=Decimal(10), reason="结转下年"
    )
    document = ProjectObjectives(project="馆藏更新", indicators=rows, report=Report(execution=[spent]))
    back = read_form(write_form(document)).document.report

    assert back is not None
    assert back.execution == (spent,)


@pytest.mark.parametrize("kind", ["tsv", "html", "md", "xlsx", "docx"])
def test_a_blank_in_the_name_of_a_task_comes_back(kind: str) -> None:
    """What stands beside a task is drawn as a label of its name and heading; the blank in the name is kept."""
    plan = (
        "部门名称\t市水务局\n年度主要任务\t任务名称\t主要内容\t预算金额（万元）\t执行数（万元）\n"
        "\t任务一 修渠\t建设\t20\t18\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t沟渠\t≥4条\n"
    )
    document = read_form(plan).document

    assert [extra.heading for extra in document.extra] == ["任务一 修渠/预算金额（万元）", "任务一 修渠/执行数（万元）"]
    drawn = dumps(document, kind)
    assert read_form(drawn.encode() if isinstance(drawn, str) else drawn).document.extra == document.extra


@pytest.mark.parametrize(
    ("columns", "row", "total"),
    [
        ("指标值|实际完成值|分值|得分", "≥5场|6场|90|90", "||100|"),
        ("指标值|实际完成值|分值|得分", "≥5场|6场|90|90", "||100|90"),
        ("指标值|分值", "≥5场|90", "|100"),
        ("指标值|分值|备注", "≥5场|90|不含线上", "|100|"),
    ],
)
@pytest.mark.parametrize("kind", ["tsv", "xlsx", "docx"])
def test_the_points_that_can_be_given_stay_apart_from_those_given(
    columns: str, row: str, total: str, kind: str
) -> None:
    """A total that is open stays open when the form is printed and read again: 总分 | 100 is none of 100 points."""
    lines = ("项目名称|甲", f"二级指标|三级指标|{columns}", f"数量指标|场次|{row}", f"总分||{total}")
    document = read_form("\n".join(lines).replace("|", "\t")).document
    back = read_form(dumps(document, kind)).document

    assert (back.report and back.report.total) == (document.report and document.report.total)
    assert [(extra.heading, extra.text) for extra in back.extra] == [("总分", "100")]
