"""Merged cells, as spreadsheets and documents have them: labels over rows, headings over columns."""

import pytest

from perfmodel.errors import FormError
from perfmodel.files._grid import Cell, Grid
from perfmodel.forms._read import Reading, read_form
from perfmodel.objectives._documents import DepartmentObjectives
from perfmodel.objectives._indicator import Term
from perfmodel.targets._render import format_target


def grid(*rows: str, name: str = "") -> Grid:
    """A grid of rows such as ``1-2x3 text``: in column 1 to 2, over three rows."""
    cells = list[Cell]()
    for number, row in enumerate(rows, start=1):
        for part in row.split(" | "):
            place, _, text = part.strip().partition(" ")
            columns, _, height = place.partition("x")
            first, _, last = columns.partition("-")
            span = int(last or first) - int(first) + 1
            cells.append(Cell(row=number, column=int(first), text=text, row_span=int(height or 1), column_span=span))
    return Grid(cells=cells, name=name)


def said(reading: Reading) -> list[tuple[str | None, str, str, str | None]]:
    """Category, name, target and scope of each indicator."""
    return [
        (item.category and item.category.id, item.name, format_target(item.target, style="as_written"), item.scope)
        for item in reading.document.indicators
    ]


def test_labels_over_rows_and_a_side_label() -> None:
    """A label holds for all rows that it reaches over, and the side label for none."""
    reading = read_form(
        grid(
            "1 项目名称 | 2-5 泵站改造",
            "1x4 年度 绩效 指标 | 2 一级指标 | 3 二级指标 | 4 三级指标 | 5 指标值",
            "2x3 产出 指标 | 3x2 数量 指标 | 4 改造泵站 | 5 ≥4座",
            "4 更换水泵 | 5 12台",
            "3 质量 指标 | 4 验收合格率 | 5 100%",
        )
    )

    assert said(reading) == [
        ("output.quantity", "改造泵站", "≥4座", None),
        ("output.quantity", "更换水泵", "12台", None),
        ("output.quality", "验收合格率", "100%", None),
    ]
    assert reading.findings == ()


def test_a_name_over_rows_names_each_of_them() -> None:
    """Two values beside one merged name are two indicators with ids of their own."""
    reading = read_form(
        grid(
            "1 一级指标 | 2 二级指标 | 3 三级指标 | 4 指标值 | 5 备注",
            "1x3 产出指标 | 2x3 数量指标 | 3x2 1 新建泵站 | 4 ≥2座 | 5 城区",
            "4 ≥3座 | 5 乡镇",
            "3 2 更换水泵 | 4 12台",
        )
    )

    assert [item[1:3] for item in said(reading)] == [("新建泵站", "≥2座"), ("新建泵站", "≥3座"), ("更换水泵", "12台")]
    assert [item.id for item in reading.document.indicators] == [
        "output.quantity/1",
        "output.quantity/1#2",
        "output.quantity/2",
    ]


def test_headings_over_columns_name_places_and_terms() -> None:
    """A heading over three columns, with the places below it; level headings reach down beside them."""
    reading = read_form(
        grid(
            "1x2 一级指标 | 2x2 二级指标 | 3x2 三级指标 | 4-6 目标值 | 7x2 备注",
            "4 东区 | 5 西区 | 6 南区",
            "1 产出指标 | 2 数量指标 | 3 改造泵站 | 4 ≥4座 | 5 ≥2座 | 7 含两座小型",
        )
    )

    assert said(reading) == [
        ("output.quantity", "改造泵站", "≥4座", "东区"),
        ("output.quantity", "改造泵站", "≥2座", "西区"),
    ]
    assert [item.id for item in reading.document.indicators] == ["output.quantity/1@东区", "output.quantity/1@西区"]


def test_one_heading_over_three_level_columns() -> None:
    """绩效指标 over 一级, 二级 and 三级."""
    reading = read_form(
        grid(
            "1-3 绩效指标 | 4x2 指标值 | 5x2 分值",
            "1 一级 | 2 二级 | 3 三级",
            "1 产出指标 | 2 数量指标 | 3 改造泵站 | 4 ≥4座 | 5 10",
        )
    )

    assert said(reading) == [("output.quantity", "改造泵站", "≥4座", None)]
    assert str(reading.document.indicators[0].weight) == "10"


def test_cells_that_are_wider_than_their_headings() -> None:
    """A cell lies in the column that it shares most with."""
    reading = read_form(
        grid(
            "1 一级指标 | 2 二级指标 | 3-4 三级指标 | 5-6 指标值 | 7 备注",
            "1 产出指标 | 2 数量指标 | 3-4 改造泵站 | 5 ≥4座 | 7 城区",
            "3 更换水泵 | 5-6 12台",
        )
    )

    assert [item[1:3] for item in said(reading)] == [("改造泵站", "≥4座"), ("更换水泵", "12台")]


def test_a_row_across_the_table_is_no_indicator() -> None:
    """A cell from the name to the end is a text between the rows; the table goes on below it."""
    reading = read_form(
        grid(
            "1 一级指标 | 2 二级指标 | 3 三级指标 | 4 指标值",
            "1 产出指标 | 2 数量指标 | 3 改造泵站 | 4 ≥4座",
            "1-4 第二部分",
            "3 更换水泵 | 4 12台",
        )
    )

    assert [item[1] for item in said(reading)] == ["改造泵站", "更换水泵"]
    assert [(finding.code, finding.text) for finding in reading.findings] == [("cell-unplaced", "第二部分")]


def test_tasks_with_their_money_and_merged_labels() -> None:
    """The side label of the tasks, the heading of the money over three columns, a row of sums."""
    reading = read_form(
        grid(
            "1 部门名称 | 2-6 市图书馆",
            "1x4 年度主要任务 | 2x2 任务名称 | 3x2 主要内容 | 4-6 预算金额（万元）",
            "4 总额 | 5 财政拨款 | 6 其他资金",
            "2 阅读推广 | 3 每季一次 | 4 20.00 | 5 20.00",
            "2 馆舍维护 | 3 屋面修缮 | 4 35.50 | 5 30.00 | 6 5.50",
            "1-3 金额合计 | 4 55.50 | 5 50.00 | 6 5.50",
            "1x2 一级指标 | 2 三级指标 | 3-6 指标值",
            "2 讲座 | 3-6 ≥12场",
        )
    )
    document = reading.document

    assert isinstance(document, DepartmentObjectives)
    assert [(task.name, task.content, str(task.budget and task.budget.total)) for task in document.tasks] == [
        ("阅读推广", "每季一次", "20.00万元"),
        ("馆舍维护", "屋面修缮", "35.50万元"),
    ]
    assert (str(document.budget.total), str(document.budget.other)) == ("55.50万元", "5.50万元")
    assert reading.findings == ()


def test_expected_beside_actual_objectives() -> None:
    """The texts stand below headings that reach over several columns."""
    reading = read_form(
        grid(
            "1 项目名称 | 2-6 泵站改造",
            "1x2 年度总体目标 | 2-4 预期目标 | 5-6 实际完成情况",
            "2-4 排涝更快。 | 5-6 已按期完成。",
            "1 一级指标 | 2 二级指标 | 3 三级指标 | 4 年度指标值 | 5 实际完成值 | 6 得分",
            "1 产出指标 | 2 数量指标 | 3 改造泵站 | 4 4座 | 5 4座 | 6 10",
        )
    )

    assert reading.document.overall == "排涝更快。"
    assert reading.document.report is not None
    assert reading.document.report.overall == "已按期完成。"


def test_findings_name_the_table() -> None:
    """Where a file has several sheets, the place says which."""
    reading = read_form(grid("1 三级指标 | 2 指标值 | 3 归口科室", "1 讲座 | 2 ≥12场 | 3 活动部", name="馆办"))

    assert [str(finding.place) for finding in reading.findings] == ["table 馆办, line 1, column 3"]
    assert reading.document.indicators[0].extra == (("归口科室", "活动部"),)


def test_an_unknown_level_that_is_merged_down() -> None:
    """A numbered label that reaches over several rows is a level all the same; its rows keep it."""
    reading = read_form(
        grid(
            "1 一级指标 | 2 三级指标 | 3 指标值",
            "1x2 1 专项建设 | 2 改造泵站 | 3 ≥4座",
            "2 更换水泵 | 3 ≥2台",
        )
    )

    assert [finding.code for finding in reading.findings] == ["category-unknown"]
    assert [item.extra for item in reading.document.indicators] == [(("一级指标", "1 专项建设"),)] * 2


def test_blank_cells_are_in_no_ledger() -> None:
    """A merged cell that nobody filled in is neither a label nor lost."""
    reading = read_form(
        Grid(
            cells=[
                *(Cell(row=1, column=column, text=text) for column, text in enumerate(("三级指标", "指标值"), start=1)),
                *(Cell(row=2, column=column, text=text) for column, text in enumerate(("改造泵站", "≥4座"), start=1)),
                Cell(row=2, column=3, row_span=2, text=" "),
            ]
        )
    )

    assert [entry.text for entry in reading.ledger] == ["三级指标", "指标值", "改造泵站", "≥4座"]


def test_terms_alone_above_the_headings() -> None:
    """A first row that says nothing but the term belongs to the headings, though no column is named in it."""
    reading = read_form(
        grid(
            "1-2 长期目标 | 3-4 年度目标",
            "1 三级指标 | 2 指标值 | 3 三级指标 | 4 指标值",
            "1 新增座位 | 2 ≥300个 | 3 新增书架 | 4 ≥80个",
        )
    )

    assert [(item.name, item.term) for item in reading.document.indicators] == [
        ("新增座位", Term.MEDIUM),
        ("新增书架", Term.ANNUAL),
    ]
    assert reading.findings == ()


def test_a_finding_of_a_cell_in_use_leaves_its_use() -> None:
    """Points that are no number stay the weight's cell in the ledger, beside the finding."""
    reading = read_form(grid("1 三级指标 | 2 指标值 | 3 分值", "1 讲座 | 2 ≥12场 | 3 十分"))

    assert [finding.code for finding in reading.findings] == ["points-unread"]
    assert reading.ledger[-1].use == "indicator:weight"


def test_a_cell_over_two_columns_belongs_to_the_left_one() -> None:
    """A value merged over the column of weights too is the value, and the row stays where it is."""
    reading = read_form(grid("1 三级指标 | 2 指标值 | 3 分值", "1 1 讲座 | 2-3 ≥12场", "1 2 展览 | 2 ≥2场 | 3 10"))

    assert [format_target(item.target) for item in reading.document.indicators] == ["≥12场", "≥2场"]
    assert reading.findings == ()


def test_a_cell_beside_a_sound_row_is_named() -> None:
    """A tick right of the table does not move the row; it is a finding of its own."""
    reading = read_form(grid("1 三级指标 | 2 指标值", "1 1 讲座 | 2 ≥12场 | 9 √"))

    assert [item.name for item in reading.document.indicators] == ["讲座"]
    assert [(finding.code, finding.text) for finding in reading.findings] == [("cell-stray", "√")]


def test_names_that_part_into_columns_are_no_table() -> None:
    """Where the heading of names stands over others, nothing tells which of them names the rows."""
    with pytest.raises(FormError) as caught:
        read_form(grid("1-2 三级指标 | 3x2 指标值", "1 甲馆 | 2 乙馆", "1 讲座 | 2 展览 | 3 ≥12场"))

    assert caught.value.code == "table-missing"
