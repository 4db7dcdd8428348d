"""The unit of the amounts wherever a line around the table says it, and goals right above the heading row."""

import pytest

from perfmodel import Grid, ProjectObjectives, format_target, read_form
from perfmodel.files import Cell


def text(*rows: str) -> str:
    """Rows with | between the cells as tab-separated text."""
    return "\n".join(rows).replace("|", "\t") + "\n"


MONEY, ROWS = "资金总额|120|其中：财政拨款|100", ("三级指标|指标值", "改造泵站|4座")
TITLE = "泵站工程支出绩效目标表"


@pytest.mark.parametrize(
    "head",
    [
        (f"{TITLE}（单位：万元）", "（2024年度）"),
        (f"2024年{TITLE}　　　单位：万元",),
        (TITLE, "（2024年度）　　金额单位：万元"),
        (TITLE, "2024年，单位：万元"),
        (TITLE, "2024年度|||金额单位：人民币万元"),
        ("附件3", "单位：万元", TITLE, "2024年度"),
        (TITLE, "2024年度", "部门名称：水务局   单位：万元"),
        (TITLE, "2024年度", "（金额单位：人民币万元）"),
    ],
)
def test_the_unit_of_the_amounts_in_any_line(head: tuple[str, ...]) -> None:
    """It holds for the money below it, and what else the line says is read as if it stood alone."""
    reading = read_form(text(*head, "项目名称|泵站改造", MONEY, *ROWS))

    document = reading.document
    assert isinstance(document, ProjectObjectives)
    assert (str(document.budget.total), str(document.budget.fiscal)) == ("120万元", "100万元")
    assert (str(document.fiscal_year), document.project) == ("2024年度", "泵站改造")
    assert document.title in {TITLE, f"2024年{TITLE}"}
    assert document.department in {"", "水务局"}
    assert (document.extra, reading.findings) == ((), ())


def test_a_code_beside_the_unit_is_left_with_a_finding() -> None:
    """The unit is taken, and what nobody knows in its line is reported."""
    reading = read_form(text(TITLE, "402 水务局          单位：元", "项目名称|泵站改造", MONEY, *ROWS))

    assert str(reading.document.budget.total) == "120元"
    assert [finding.code for finding in reading.findings] == ["cell-unplaced"]


def test_a_unit_in_a_sentence_is_part_of_it() -> None:
    """A goal keeps its words."""
    goal = "年度收支预算（单位：万元）全部公开，群众反映良好，结果可查。各项支出按进度完成。"
    reading = read_form(text("项目名称|泵站改造", f"年度总体目标|{goal}", MONEY, *ROWS))

    assert reading.document.overall == goal
    assert reading.document.budget.total is None


@pytest.mark.parametrize("goal", ["保障供水安全", "1.改造泵站。\n2.疏浚沟渠。", "改造泵站4座，受益900户。"])
@pytest.mark.parametrize("label", ["绩效目标", "年度绩效目标"])
def test_goals_right_above_the_headings(goal: str, label: str) -> None:
    """The label 绩效目标 with its text is no heading over the table below it."""
    cells = [Cell(row=1, column=1, text="项目名称"), Cell(row=1, column=2, text="泵站改造", column_span=3)]
    cells += [Cell(row=2, column=1, text=label), Cell(row=2, column=2, text=goal, column_span=3)]
    for row, line in enumerate(["一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|改造泵站|4座"], start=3):
        cells += [Cell(row=row, column=at, text=part) for at, part in enumerate(line.split("|"), start=1)]
    reading = read_form(Grid(cells=cells))

    assert reading.document.overall == goal
    assert [(row.name, row.extra) for row in reading.document.indicators] == [("改造泵站", ())]
    assert reading.findings == ()


def test_a_budget_beside_its_sources_is_the_total() -> None:
    """预算数 with an amount behind it, in a row of sources, is what the project gets in all."""
    reading = read_form(text("项目名称|泵站改造", "单位：万元", "预算数|120.00|其中：财政资金|100|其他资金|20", *ROWS))

    budget = reading.document.budget
    assert [str(amount) for amount in (budget.total, budget.fiscal, budget.other)] == [
        "120.00万元",
        "100万元",
        "20万元",
    ]


@pytest.mark.parametrize("label", ["资金投入", "资金金额", "预算安排及执行", "资金构成", "经费需求", "资金安排与使用"])
def test_the_label_beside_amounts_is_known_by_the_unit_behind_it(label: str) -> None:
    """资金投入（万元） says of which unit the amounts beside it are; 资金投入 alone may be a level of 决策."""
    rows = ("|资金总额|120", "|其中：财政拨款|100", "|其他资金|20", *ROWS)
    reading = read_form(text("项目名称|泵站改造", f"{label}（万元）{rows[0]}", *rows[1:]))

    budget = reading.document.budget
    assert (str(budget.total), str(budget.fiscal), str(budget.other)) == ("120万元", "100万元", "20万元")
    assert reading.findings == ()
    other = read_form(text("项目名称|泵站改造", f"{label}（人）{rows[0]}", *rows[1:]))
    assert other.document.budget.total is None
    assert "money-unit-missing" in {finding.code for finding in other.findings}


@pytest.mark.parametrize(("value", "sign", "unit", "told"), [
    ("0.95", "≥", "%", True),
    ("0.95", "", "%", True),
    ("1", "=", "%", True),
    ("≥0.98", "", "百分比", True),
    ("0.5", "≤", "%", False),
    ("95", "≥", "%", False),
    ("0.95%", "≥", "%", False),
    ("0.95", "≥", "万元", False),
    ("0", "=", "%", False),
])  # fmt: skip
def test_a_number_of_at_most_one_beside_percent_is_told(value: str, sign: str, unit: str, told: bool) -> None:  # noqa: FBT001
    """A workbook that lost its formats has 0.95 there: it is read as it stands, and not without a word."""
    reading = read_form(text("三级指标|符号|指标值|度量单位", f"验收合格率|{sign}|{value}|{unit}"))

    assert [finding.code for finding in reading.findings] == ["share-unsure"] * told


# --- a unit beside each value -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "row", "target", "actual"),
    [
        ("指标值|单位|实际完成值|单位|分值", "≥100|万立方米|900|立方米|90", "≥100万立方米", "900立方米"),
        ("指标值|计量单位|实际完成值|完成值单位|分值", "≤30|天|5|周|90", "≤30天", "5周"),
        ("单位|指标值|单位|实际完成值|分值", "万元|≥50|亿元|0.4|90", "≥50万元", "0.4亿元"),
        ("单位|指标值|实际完成值|单位|分值", "万元|≥50|0.4|亿元|90", "≥50万元", "0.4亿元"),
        ("上年完成值|单位|指标值|单位|实际完成值", "0.5|亿元|≥50|万元|49", "≥50万元", "49万元"),
        ("指标值|单位|实际完成值|分值", "≥100|万立方米|90|90", "≥100万立方米", "90万立方米"),
        ("指标值|单位|实际完成值|单位|分值", "≥100|万立方米|90||90", "≥100万立方米", "90万立方米"),
    ],
)
def test_each_value_has_the_unit_beside_it(headings: str, row: str, target: str, actual: str) -> None:
    """The first unit of the row was that of all its values: 900立方米 met ≥100万立方米."""
    form = text("项目名称|节水改造", "年度|2024", f"二级指标|三级指标|{headings}", f"数量指标|节水量|{row}")
    found = read_form(form).document.indicators[0]

    assert format_target(found.target) == target
    assert found.result is not None
    assert found.result.actual is not None
    assert format_target(found.result.actual.said) == actual
