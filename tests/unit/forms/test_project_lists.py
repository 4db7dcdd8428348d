"""Lists of projects: heading blocks of three rows, categories over sets of columns, names in brackets of a heading."""

import pytest

from perfmodel import Cell, Grid, ProjectObjectives, Reading, format_target, read_form, read_forms

Part = str | tuple[str, int, int]


def grid(*rows: list[Part]) -> Grid:
    """Rows of cells, each a text or a text with its width and height, laid out as browsers do."""
    cells, taken = list[Cell](), set[tuple[int, int]]()
    for number, row in enumerate(rows, start=1):
        column = 1
        for part in row:
            content, width, height = part if isinstance(part, tuple) else (part, 1, 1)
            while (number, column) in taken:
                column += 1
            cell = Cell(row=number, column=column, text=content, column_span=width, row_span=height)
            taken.update(cell.positions)
            cells += [cell] if content else []
            column += width
    return Grid(cells=cells)


def rows(reading: Reading) -> list[tuple[str | None, str, str]]:
    """Category, name and target of each indicator."""
    return [
        (row.category and row.category.id, row.name, format_target(row.target)) for row in reading.document.indicators
    ]


NAMES = ["项目单位（项目名称）", "项目名称", "单位（项目名称）"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("merged", [True, False])
def test_a_list_under_three_rows_of_headings(name: str, *, merged: bool) -> None:
    """Each project is a form; 产出指标 over 三级指标 and 指标值 is the category of what stands below it."""
    down = 3 if merged else 1
    blank: list[Part] = [] if merged else ["", ""]
    headings: list[list[Part]] = [
        [("项目编码", 1, down), (name, 1, down), ("项目金额", 2, 1), ("绩效目标", 1, down), ("绩效指标", 4, 1)],
        [*blank, "资金总额（万元）", "其他资金（万元）", *blank[:1], ("产出指标", 2, 1), ("效益指标", 2, 1)],
        [*blank, ("", 2, 1), *blank[:1], "三级指标", "指标值", "三级指标", "指标值"],
    ]
    if merged:
        headings[1][:2] = [("资金总额（万元）", 1, 2), ("其他资金（万元）", 1, 2)]
        headings[2] = ["三级指标", "指标值", "三级指标", "指标值"]
    table = grid(
        *headings,
        ["5101", "渠道整治", "60", "10", "整治渠道。", "整治长度", "≥12公里", "受益农户", "≥900户"],
        ["", "", "", "", "", "验收合格率", "100%"],
        ["5102", "泵站改造", "45", "0", "改造泵站。", "改造座数", "3座", "节约电量", "≥8%"],
    )

    first, second = read_forms([table])
    assert isinstance(first.document, ProjectObjectives)
    assert isinstance(second.document, ProjectObjectives)
    assert (first.document.project, second.document.project) == ("渠道整治", "泵站改造")
    assert (str(first.document.budget.total), str(second.document.budget.other)) == ("60万元", "0万元")
    assert (first.document.overall, second.document.overall) == ("整治渠道。", "改造泵站。")
    assert rows(first) == [
        ("output", "整治长度", "≥12公里"),
        ("benefit", "受益农户", "≥900户"),
        ("output", "验收合格率", "100%"),
    ]
    assert rows(second) == [("output", "改造座数", "3座"), ("benefit", "节约电量", "≥8%")]
    assert {"heading": "项目编码", "text": "5102"} in [
        {"heading": extra.heading, "text": extra.text} for extra in second.document.extra
    ]
    assert (first.findings, second.findings) == ((), ())


def test_sets_of_the_second_level_under_a_goal_row() -> None:
    """The nearest heading over a set says the category: 数量指标 below 产出指标."""
    table = grid(
        [("项目名称", 1, 3), ("产出指标", 4, 1), ("效益指标", 2, 1)],
        [("数量指标", 2, 1), ("质量指标", 2, 1), ("社会效益指标", 2, 1)],
        ["三级指标", "指标值", "三级指标", "指标值", "三级指标", "指标值"],
        ["图书更新", "新购图书", "≥3000册", "编目差错率", "≤1%", "到馆人次", "≥2万人次"],
        ["书架更换", "更换书架", "40组", "验收合格率", "100%", "读者投诉", "≤2件"],
    )

    first, second = read_forms([table])
    assert rows(first) == [
        ("output.quantity", "新购图书", "≥3000册"),
        ("output.quality", "编目差错率", "≤1%"),
        ("benefit.social", "到馆人次", "≥2万人次"),
    ]
    assert [name for _, name, _ in rows(second)] == ["更换书架", "验收合格率", "读者投诉"]


def test_a_row_of_money_above_the_headings_is_no_heading() -> None:
    """What stands over the heading row of one project, and is not merged down to it, stays of the head."""
    table = grid(
        ["项目名称", ("渠道整治", 3, 1)],
        ["资金总额（万元）", ("60", 3, 1)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "整治长度", "≥12公里"],
    )

    reading = read_form(table)
    assert isinstance(reading.document, ProjectObjectives)
    assert (reading.document.project, str(reading.document.budget.total)) == ("渠道整治", "60万元")
    assert rows(reading) == [("output.quantity", "整治长度", "≥12公里")]
    assert reading.findings == ()
