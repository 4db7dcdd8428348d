"""Faults met around published tables, each in our own words: money, goals, terms, labels, titles, parts of a file."""

from collections.abc import Sequence

import pytest

from perfmodel import Reading, read_form, read_forms
from perfmodel.lexicon._form_labels import Head, goal_of
from perfmodel.objectives._documents import ProjectObjectives

TABLE = ("三级指标|指标值", "改造泵站|4座")
FULL = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分"


def form(*rows: str, table: Sequence[str] = TABLE) -> Reading:
    """A form of some rows above a small table, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows, *table)).replace("|", "\t") + "\n")


def page(*parts: str | list[list[str]]) -> list[Reading]:
    """The forms of a web page of paragraphs and tables; a cell ``2x3:text`` reaches over two rows and three columns."""
    shown = "".join(f"<p>{part}</p>" if isinstance(part, str) else _table(part) for part in parts)
    return list(read_forms([f"<html><meta charset=utf-8><body>{shown}</body></html>".encode()]))


def _table(rows: list[list[str]]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows) + "</table>"


def _cell(text: str) -> str:
    spans, colon, rest = text.partition(":")
    height, sign, width = spans.partition("x")
    if colon and sign and height.isdigit() and width.isdigit():
        return f"<td rowspan={height} colspan={width}>{rest}</td>"
    return f"<td>{text}</td>"


def noticed(reading: Reading) -> list[tuple[str, str]]:
    """The codes of the findings with their texts."""
    return [(finding.code, finding.text) for finding in reading.findings]


def names(reading: Reading) -> list[str]:
    """The names of the indicators."""
    return [row.name for row in reading.document.indicators]


# --- money ------------------------------------------------------------------------------------------------------------


def test_numbered_goals_below_the_tasks_are_no_amounts() -> None:
    """The text of the goals reaches below the columns of the tasks' money; its label says that it is none of it."""
    (reading,) = page(
        [
            ["部门名称", "1x5:市水务局"],
            ["2x1:年度主要任务", "任务名称", "主要内容", "总额（万元）", "财政拨款（万元）", "其他资金（万元）"],
            ["干渠改造", "三公里", "12.00", "10.00", "2.00"],
            ["年度总体目标", "1x5:1.改造干渠两条"],
            ["三级指标", "1x5:指标值"],
            ["巡查", "1x5:9次"],
        ]
    )

    assert reading.document.overall == "1.改造干渠两条"
    assert noticed(reading) == []


def test_pairs_of_budget_and_spending() -> None:
    """Older forms print labels with their amounts, the budget left and what was spent right."""
    reading = form(
        "预算执行情况（万元）（20分）|预算数：|80|执行数：|60.5",
        "|其中-财政拨款：|50|其中-财政拨款：|40",
        "|其他资金：|30|其他资金：|",
        "年度目标完成情况|预期目标|实际完成目标",
        "|排涝更快。|已完成。",
    )
    assert reading.document.report is not None
    rows = reading.document.report.execution

    assert [(row.name, str(row.adjusted), str(row.executed)) for row in rows] == [
        ("预算数", "80万元", "60.5万元"),
        ("其中-财政拨款", "50万元", "40万元"),
        ("其他资金", "30万元", "None"),
    ]
    assert (str(rows[0].weight), rows[1].weight) == ("20", None)
    assert (reading.document.overall, reading.document.report.overall) == ("排涝更快。", "已完成。")
    assert noticed(reading) == []


def test_points_in_the_label_of_the_money() -> None:
    """(20分) beside the block are those of its first row; sources of any name are rows."""
    reading = form(
        "预算执行情况（万元）（20分）|资金来源|预算数（A）|执行数（B）|执行率（B/A）|得分",
        "|年度财政资金总额|100|99|99%|19.8",
        "|防汛专项|20|20|100%|",
    )
    assert reading.document.report is not None

    assert [(row.name, str(row.weight), str(row.score)) for row in reading.document.report.execution] == [
        ("年度财政资金总额", "20", "19.8"),
        ("防汛专项", "None", "None"),
    ]
    assert reading.document.extra == (("预算执行情况（万元）", "20分"),)


def test_further_columns_of_money_are_kept() -> None:
    """What is expected by the end of the year is kept, a heading that no layout knows reported; words end the block."""
    reading = form(
        "项目资金（万元）||年初预算数|1-7月执行数|全年预计执行数|调度数",
        "|年度资金总额|80|40|78|9",
        "资金管理情况||情况说明|存在问题",
        "||分配合理|无",
    )
    assert reading.document.report is not None

    assert len(reading.document.report.execution) == 1
    assert ("年度资金总额/全年预计执行数", "78") in reading.document.extra
    assert ("年度资金总额/调度数", "9") in reading.document.extra
    assert [text for code, text in noticed(reading) if code == "heading-unknown"] == ["调度数"]


def test_sources_without_a_name_that_is_known() -> None:
    """Inside a block of money any label with an amount is a source."""
    budget = form("项目资金（万元）|年度资金总额：|190", "|其中：财政拨款|180", "|防汛专项补助|10").document.budget

    assert (str(budget.total), str(budget.fiscal)) == ("190万元", "180万元")
    assert [(part.name, str(part.amount)) for part in budget.parts] == [("防汛专项补助", "10万元")]


def test_money_right_behind_its_label() -> None:
    """An amount is the total, a text is kept."""
    assert str(form("预算金额（万元）|80").document.budget.total) == "80万元"
    assert form("资金总额及构成|总投资80万元，其中自筹20万元").document.extra == (
        ("资金总额及构成", "总投资80万元，其中自筹20万元"),
    )


def test_amounts_with_their_scale_in_the_cell() -> None:
    """359.6万 is 359.6 万元."""
    assert str(form("年度资金总额（万元）|359.6万").document.budget.total) == "359.6万元"


def test_amounts_of_two_terms() -> None:
    """The long term stands left; its sources are parts with its name, and blank ones are none."""
    budget = form(
        "项目资金（元）|实施期资金总额：|900|年度资金总额：|",
        "|其中：财政拨款|800|其中：财政拨款|",
        "|县区配套|100|县区配套|",
    ).document.budget

    assert (budget.total, budget.fiscal) == (None, None)
    assert [(part.name, str(part.amount)) for part in budget.parts] == [
        ("实施期资金总额：", "900元"),
        ("实施期资金总额/其中：财政拨款", "800元"),
        ("县区配套", "100元"),
    ]


# --- goals ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "head"),
    [
        ("年度总体目标完成情况综述", Head.OVERALL_ACTUAL),
        ("年度实际完成情况", Head.OVERALL_ACTUAL),
        ("全年目标实际完成情况", Head.OVERALL_ACTUAL),
        ("年终完成情况", Head.OVERALL_ACTUAL),
        ("实际完成目标", Head.OVERALL_ACTUAL),
        ("年初设定目标", Head.OVERALL),
        ("年度绩效目标2", Head.OVERALL),
        ("实施期绩效目标", Head.OVERALL_MEDIUM),
        ("改造目标河段", None),
        ("完成", None),
        ("目标", None),
    ],
)
def test_headings_of_goals(label: str, head: Head | None) -> None:
    """Every wording of a goal and of what was reached, and no text of one."""
    assert goal_of(label) is head


def test_goals_with_points_behind_them() -> None:
    """Points beside the texts are no text."""
    reading = form("年度总体目标|预期目标|实际完成情况|分值|得分", "|排涝更快。|已完成。|20|18")
    assert reading.document.report is not None

    assert (reading.document.overall, reading.document.report.overall) == ("排涝更快。", "已完成。")
    assert reading.document.extra == (("分值", "20"), ("得分", "18"))


def test_goals_that_were_adjusted() -> None:
    """Three headings beside a label: the first goal, the adjusted one, what was reached."""
    reading = form(
        "当年绩效目标|年初绩效目标|全年（调整）绩效目标|全年目标实际完成情况", "|建四座。|建三座。|已建三座。"
    )
    assert reading.document.report is not None

    assert (reading.document.overall, reading.document.report.overall) == ("建四座。", "已建三座。")
    assert reading.document.extra == (("全年（调整）绩效目标", "建三座。"),)


def test_goals_in_several_rows() -> None:
    """Rows beside one merged label go on with the texts above them."""
    (reading,) = page(
        [
            ["项目名称", "1x2:泵站改造"],
            ["3x1:年度总体目标", "预期目标", "实际完成情况"],
            ["1.改造泵站。", "1.已改造。"],
            ["2.更换水泵。", "2.已更换。"],
            ["三级指标", "1x2:指标值"],
            ["改造泵站", "1x2:4座"],
        ]
    )
    assert reading.document.report is not None

    assert reading.document.overall == "1.改造泵站。\n2.更换水泵。"
    assert reading.document.report.overall == "1.已改造。\n2.已更换。"


def test_one_goal_below_its_heading() -> None:
    """A merged label beside a single heading."""
    (reading,) = page(
        [
            ["项目名称", "泵站改造"],
            ["2x1:总体目标", "年度目标"],
            ["排涝更快。"],
            ["三级指标", "指标值"],
            ["改造泵站", "4座"],
        ]
    )

    assert reading.document.overall == "排涝更快。"


def test_numbered_goals_with_their_points_and_tables() -> None:
    """Each goal goes on with the first; its points are kept, and its table is read."""
    head = "一级指标|二级指标|三级指标|年初目标值|实际完成值|得分"
    reading = form(
        "年度绩效目标1（40分）|改造泵站。",
        head,
        "产出指标|数量指标|改造泵站|4座|4座|40",
        "年度绩效目标2（40分）|更换水泵。",
        table=(head, "产出指标|数量指标|更换水泵|12台|12台|40"),
    )

    assert reading.document.overall == "改造泵站。\n更换水泵。"
    assert names(reading) == ["改造泵站", "更换水泵"]
    assert [extra.text for extra in reading.document.extra] == ["40分", "40分"]


# --- labels, years, totals --------------------------------------------------------------------------------------------


def test_a_label_with_a_blank_value_takes_no_other_label() -> None:
    """A word that a value stands right behind is a label, and so is one with a colon."""
    reading = form("项目属性||建设周期|1年", "预算执行率权重（%）：||经办人电话：|", "单位信息：|市水务局")

    assert reading.document.extra == (("建设周期", "1年"),)
    assert reading.document.department == "市水务局"


def test_several_pairs_in_one_cell() -> None:
    """Labels that blanks part; a label alone is none of its neighbour's value."""
    reading = form("填报单位：市水务局　　填报日期：2024年3月", "填表人：　　审核人：")

    assert reading.document.department == "市水务局"
    assert reading.document.extra == (("填报日期", "2024年3月"),)


def test_the_transfer_form() -> None:
    """Two bodies, a bracket inside a label, notes on how the money was managed."""
    reading = form(
        "转移支付（项目）名称|防汛补助",
        "中央主管部门|水利部",
        "地方主管部门|市水务局|资金使用单位|泵站",
        table=TABLE,
    )

    assert isinstance(reading.document, ProjectObjectives)
    assert (reading.document.department, reading.document.unit) == ("市水务局", "泵站")
    assert set(reading.document.extra) == {("中央主管部门", "水利部"), ("转移支付（项目）名称", "防汛补助")}


def test_a_year_among_other_cells_is_not_the_forms() -> None:
    """Only a year alone in its row, or one that says 年度, is the fiscal year."""
    reading = form("（2024年度）", "项目实施进度计划|开工|2023年")

    assert str(reading.document.fiscal_year) == "2024年度"
    assert "year-conflict" not in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(
    ("row", "total"),
    [
        ("总分|||||100|98", "98"),
        ("总分|||||100|", None),
        ("总分|100|98", "98"),
        ("总分|100|得分|", None),
        ("总分|100|得分|97", "97"),
        ("合计|||||100|95", "95"),
    ],
)
def test_a_blank_total_is_none(row: str, total: str | None) -> None:
    """The full points are not the points given."""
    report = form(table=(FULL, "产出指标|数量指标|改造泵站|4座|4座|50|50", row)).document.report

    assert (None if report is None or report.total is None else str(report.total)) == total


def test_a_total_behind_its_label_in_the_tail() -> None:
    """自评总分（分） below the table."""
    report = form(table=(*TABLE, "自评总分（分）|99")).document.report

    assert report is not None
    assert str(report.total) == "99"


@pytest.mark.parametrize("line", ["长期绩效指标", "年度绩效指标"])
def test_a_line_that_names_the_term(line: str) -> None:
    """It stands above its table."""
    reading = form(line)

    assert reading.document.indicators[0].term.value == ("medium" if line.startswith("长期") else "annual")
    assert reading.findings == ()


# --- the parts of a file ----------------------------------------------------------------------------------------------

BODY = [["一级指标", "三级指标", "指标值"], ["产出指标", "改造泵站", "4座"], ["效益指标", "受益人口", "9万人"]]
PROSE = "本单位认真组织开展绩效管理工作，各项目标任务均按计划推进，现将有关情况公开如下。"


def test_a_disclosure_of_several_projects() -> None:
    """Each form has its own title, year and head; what stands between is named and read into none."""
    first, second = page(
        "某站2024年部门预算",
        PROSE,
        [["科目", "金额"], ["基本支出", "20"]],
        "项目支出绩效目标表",
        "（2023年度）",
        [["项目名称", "1x2:甲"], *BODY],
        "附件2",
        "项目支出绩效目标表",
        "（2024年度）",
        [["项目名称", "1x2:乙"], *BODY],
        "五、名词解释",
        "1.绩效目标：指预算资金在一定期限内计划达到的产出和效果，是编制预算的依据。",
    )

    assert [getattr(reading.document, "project", "") for reading in (first, second)] == ["甲", "乙"]
    assert [str(reading.document.fiscal_year) for reading in (first, second)] == ["2023年度", "2024年度"]
    assert [names(reading) for reading in (first, second)] == [["改造泵站", "受益人口"]] * 2
    assert [code for code, _ in noticed(first)] == ["part-other"]
    assert [code for code, _ in noticed(second)] == ["part-other"]
    assert second.document.extra == ()


def test_forms_without_titles() -> None:
    """A head of its own begins a form; prose above the first is none of it."""
    first, second = page(PROSE, [["项目名称", "1x2:甲"], *BODY], [["项目名称", "1x2:乙"], *BODY])

    assert [getattr(reading.document, "project", "") for reading in (first, second)] == ["甲", "乙"]
    assert [code for code, _ in noticed(first)] == ["part-other"]


def test_a_table_that_goes_on_behind_a_page_break() -> None:
    """Rows with labels in the same columns go on, without a heading; a tail of labels belongs to the form."""
    (reading,) = page(
        "项目支出绩效自评表",
        [["项目名称", "甲"]],
        BODY,
        [["满意度指标", "群众满意度", "95%"], ["", "商户满意度", "90%"]],
        [["填表人", "李工", "联系电话", "0000"]],
        "附注文字",
    )

    assert names(reading) == ["改造泵站", "受益人口", "群众满意度", "商户满意度"]
    assert reading.document.extra == (("填表人", "李工"), ("联系电话", "0000"))


def test_other_tables_behind_a_form() -> None:
    """A list with numbers and a table of other columns give nothing to it."""
    (reading,) = page(
        "项目支出绩效目标表",
        [["项目名称", "1x2:甲"], *BODY],
        [["收入", "支出", "余额"], ["1", "2", "3"]],
        [["序号", "支出项目", "单价"], ["1", "水泵", "3"]],
        "/",
    )

    assert names(reading) == ["改造泵站", "受益人口"]
    assert [code for code, _ in noticed(reading)] == ["part-other"] * 2


def test_a_head_in_a_table_of_its_own_without_a_title() -> None:
    """It is the one right before the indicators; a table of other words before it is none."""
    (reading,) = page([["科目", "金额"], ["基本支出", "20"]], [["项目名称", "甲"], ["主管部门", "市水务局"]], BODY)

    assert getattr(reading.document, "project", "") == "甲"
    assert [code for code, _ in noticed(reading)] == ["part-other"]


def test_a_title_in_the_middle_of_a_head() -> None:
    """The names above it belong to the form all the same."""
    (reading,) = page([["项目名称", "1x2:甲"], ["1x3:绩效目标申报表"], ["1x3:（2024年度）"], *BODY])

    assert (getattr(reading.document, "project", ""), reading.document.title) == ("甲", "绩效目标申报表")


def test_cells_behind_the_end_of_a_row_begin_another() -> None:
    """As every browser has it."""
    rows = "<tr><td>三级指标</td><td>指标值</td></tr><td>改造泵站</td><td>4座</td><tr><td>巡查</td><td>9次</td></tr>"
    (reading,) = read_forms([f"<html><meta charset=utf-8><table>{rows}</table></html>".encode()])

    assert names(reading) == ["改造泵站", "巡查"]


def test_a_list_on_a_page_is_no_title() -> None:
    """The last line that says what the table is, is its title."""
    (reading,) = page("首页", "绩效考核列表", "出访项目绩效评价表", BODY)

    assert reading.document.title == "出访项目绩效评价表"


def test_a_budget_table_before_a_form_without_a_title() -> None:
    """The title of another table is not the form's, and its rows are not its head."""
    (reading,) = page("部门支出总表", [["科目", "金额"], ["基本支出", "20"]], "十、绩效目标", BODY)

    assert reading.document.title == ""
    assert str(reading.document.budget.total) == "None"
    assert reading.document.extra == ()


def test_another_table_between_two_tables_of_a_form() -> None:
    """Its title begins no form, and its rows go to none."""
    (reading,) = page(
        "项目支出绩效目标表", [["项目名称", "1x2:甲"], *BODY], "政府采购支出表", [["品目", "数量"], ["水泵", "3"]], BODY
    )

    assert names(reading) == ["改造泵站", "受益人口"] * 2
    assert [code for code, _ in noticed(reading)] == ["part-other"]


def test_a_value_that_is_a_word_of_money_elsewhere() -> None:
    """项目类别 其他 is a label with its value."""
    assert form("项目类别|其他", "项目属性|其他|项目期|1年").document.extra == (
        ("项目类别", "其他"),
        ("项目属性", "其他"),
        ("项目期", "1年"),
    )
