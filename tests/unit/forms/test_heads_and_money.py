"""Faults met in heads and blocks of money: years of titles, labels with their amounts, numbered goals, tasks."""

from decimal import Decimal

import pytest

from perfmodel import Quantity, Reading, read_form, read_forms
from perfmodel.objectives._documents import DepartmentObjectives, ProjectObjectives

TABLE = ("三级指标|指标值", "疏浚沟渠|4条")


def form(*rows: str, title: str = "项目支出绩效目标表") -> Reading:
    """A form of a title and some rows above a small table, with | between the cells."""
    return read_form("\n".join((title, *rows, *TABLE)).replace("|", "\t") + "\n")


def noticed(reading: Reading) -> list[tuple[str, str]]:
    """The codes of the findings with their texts."""
    return [(finding.code, finding.text) for finding in reading.findings]


# --- the year of a title ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2022年沟渠项目绩效自评表（2021年度）", 2021),
        ("2025年公开的2023年度项目绩效自评表", 2023),
        ("某镇2019年沟渠工程二〇二一年度绩效自评表", 2021),
        ("2021年至2023年沟渠项目2022年度绩效自评表", 2022),
        ("2022年沟渠项目绩效目标表（2022年）", 2022),
    ],
)
def test_the_fiscal_year_of_a_title_with_several_years_is_the_one_called_so(title: str, year: int) -> None:
    """年度 behind a year says that it is the one of the form; a span and a year of something else do not."""
    reading = form("项目名称|沟渠疏浚", title=title)

    assert reading.document.fiscal_year is not None
    assert (reading.document.fiscal_year.year, noticed(reading)) == (year, [])


@pytest.mark.parametrize(
    "title",
    [
        "2021年结转2022年沟渠项目绩效目标表",
        "沟渠项目绩效目标表（2021-2023年）",
        "沟渠项目绩效目标表（2021年至2023年）",
        "2021年和2022年度沟渠项目绩效目标表",
        "沟渠项目绩效目标表（2021、2022年）",
        "2021－2023年度沟渠项目绩效目标表（2022年）",
        "二〇二一年结转二〇二二年沟渠项目绩效目标表",
        "2021年度结转2022年度沟渠项目绩效目标表",
    ],
)
def test_no_year_of_a_title_is_taken_where_none_of_several_is_sure(title: str) -> None:
    """Spans, lists and years of the same kind leave it open."""
    reading = form("项目名称|沟渠疏浚", title=title)

    assert reading.document.fiscal_year is None
    assert noticed(reading) == [("year-conflict", title)]


def test_a_line_or_the_caller_says_which_year_of_a_title_counts() -> None:
    """A year that the title does not name settles nothing."""
    title = "2021年结转2022年沟渠项目绩效目标表"
    printed = form("（2022年度）", "项目名称|沟渠疏浚", title=title)
    source = "\n".join((title, "项目名称\t沟渠疏浚", *(row.replace("|", "\t") for row in TABLE)))
    given, other = read_form(source, fiscal_year=2021), read_form(source, fiscal_year=2020)

    years = [reading.document.fiscal_year for reading in (printed, given, other)]
    assert [year and year.year for year in years] == [2022, 2021, 2020]
    assert [noticed(reading) for reading in (printed, given, other)] == [[], [], [("year-conflict", title)]]


@pytest.mark.parametrize("year", ["2024年度", "（2024年度）", "2024年", "二〇二四年度", "2024年1-7月"])
@pytest.mark.parametrize("gap", ["  ", "　", "　　　　"])
@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("填报单位", "某局"),
        ("填报单位（盖章）", "某局"),
        ("主管部门", "某厅"),
        ("实施单位", "某中心"),
        ("项目名称", "2023年度乡村道路项目"),
        ("填报日期", "2025年3月1日"),
    ],
)
def test_a_year_beside_a_name_is_that_of_the_form(label: str, value: str, gap: str, year: str) -> None:
    """Before the label or behind its value, with the unit of money or the next label behind: each has its own."""
    behind = form(f"{label}：{value}{gap}{year}")
    money = form(f"{label}：{value}{gap}{year}{gap}单位：万元")
    next_ = form(f"{label}：{value}{gap}{year}{gap}联系人：李明")
    cells = form(f"{label}|{value}{gap}{year}")
    before = form(f"{year}{gap}{label}：{value}") if "月" not in year else behind

    for reading in (behind, money, next_, cells, before):
        document = reading.document
        said = (document.department, getattr(document, "project", ""), *(item.text for item in document.extra))
        others = (getattr(document, "supervisor", ""), getattr(document, "unit", ""))
        assert (document.fiscal_year and document.fiscal_year.year, noticed(reading)) == (2024, [])
        assert value in said + others
        assert not any("2024" in text for text in said + others)


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("项目名称：2024年度乡村道路项目", False),
        ("项目名称：乡村道路项目2024年度", False),
        ("项目名称：供水（2024年度）", True),
        ("项目名称：供水 2024年度", True),
        ("项目名称：供水  2024", True),
        ("填报单位：某局2024年度", True),
        ("填报单位：某局  2024", True),
        ("填报单位：某局  2023年度 - 2024年度", True),
        ("项目起止时间：2023年  2024年", False),
    ],
)
def test_a_year_that_may_be_of_a_name_stays_in_it(line: str, finding: bool) -> None:  # noqa: FBT001 - a case
    """It is told where it may have been that of the form; a project's only where nothing else says the year."""
    reading, told = form(line), line.partition("：")[2]
    document = reading.document

    assert document.fiscal_year is None
    assert told in (document.department, getattr(document, "project", ""), *(item.text for item in document.extra))
    assert [finding.code for finding in reading.findings] == ["year-unread"] * finding
    if line.startswith("项目"):
        assert noticed(form("（2024年度）", line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "项目起止时间：2023年1月  2024年",
        "项目起止时间：2023年1月1日  2024年",
        "项目起止时间|2023.01　2024年",
        "项目起止年限：2023年起  2025年",
        "项目实施期：三年  2025年",
        "项目周期：长期  2025年",
    ],
)
def test_the_end_of_a_term_is_no_year_of_the_form(line: str) -> None:
    """It stays behind the beginning, as it is written."""
    reading = form("项目名称：x", line)

    assert (reading.document.fiscal_year, noticed(reading)) == (None, [])
    assert reading.document.extra == (tuple(line.replace("|", "：").split("：")),)


def test_a_year_behind_a_year_may_be_of_the_name() -> None:
    """供水2023年  2024年 may be a span, and so may a year before the label of a term."""
    for line in ("项目名称：供水2023年  2024年", "项目名称：供水（三年）  2024年"):
        assert form(line).document.fiscal_year is None
        assert noticed(form(line)) == [("year-unread", line)]
    assert form("2023年  项目起止时间：两年", "项目名称：供水").document.fiscal_year is None


@pytest.mark.parametrize("label", ["项目名称", "填报单位"])
@pytest.mark.parametrize(
    ("above", "given", "known"),
    [("年度：2024", None, 2024), ("2024年供水绩效目标表", None, 2024), ("联系人：李明", 2023, 2023)],
)
def test_a_year_beside_a_name_is_the_weakest_evidence(label: str, above: str, given: int | None, known: int) -> None:
    """A cell, the title or the caller says another: it stays in the name, and is told."""
    line = f"{label}：供水  2022年度"
    for rows in ((above, line), (above, "负责人：王芳", line), (above, line, "年度：2024"))[
        : 3 if known == 2024 else 2
    ]:
        reading = read_form("\n".join((*rows, *TABLE)).replace("|", "\t") + "\n", fiscal_year=given)
        document = reading.document
        said = (getattr(document, "project", ""), document.department)

        assert (document.fiscal_year and document.fiscal_year.year, noticed(reading)) == (
            known,
            [("year-unread", line)],
        )
        assert "供水  2022年度" in said
    agreed = read_form("\n".join((above, line.replace("2022", str(known)), *TABLE)).replace("|", "\t") + "\n")
    assert "供水" in (getattr(agreed.document, "project", ""), agreed.document.department)
    assert noticed(agreed) == []


# --- money spent ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        ("预算执行情况（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "|80|90|81|10|90%|9"),
        ("年初预算数（万元）|全年预算数（万元）|全年执行数（万元）|分值|执行率|得分", "80|90|81|10|90%|9"),
    ],
)
def test_a_block_of_spending_without_names_has_one_row(rows: tuple[str, ...]) -> None:
    """Its numbers stand below their headings; none of them is the name of money."""
    reading = form("项目名称|沟渠疏浚", *rows)
    report = reading.document.report

    assert report is not None
    (row,) = report.execution
    amounts = [str(amount) for amount in (row.initial, row.adjusted, row.executed, row.rate)]
    assert (row.name, amounts) == ("", ["80万元", "90万元", "81万元", "90%"])
    assert (str(row.weight), str(row.score)) == ("10", "9")
    assert (reading.document.budget.parts, noticed(reading)) == ((), [])


def test_a_row_of_words_below_the_headings_of_spending_is_no_row_of_it() -> None:
    """A text where an amount should stand belongs to no row of the block."""
    reading = form("项目名称|沟渠疏浚", "年初预算数（万元）|全年预算数（万元）|执行率", "见附件|90|")

    assert reading.document.report is None
    assert noticed(reading) == [("label-unknown", "见附件")]


def test_a_number_is_no_label_of_the_number_behind_it() -> None:
    """Numbers that nobody can place are reported, each where it stands."""
    reading = form("项目名称|沟渠疏浚", "项目资金（万元）|预算合计|90", "|97.5%|9", "|2|疏浚三条")

    assert reading.document.budget.parts == ()
    assert noticed(reading) == [("cell-unplaced", "97.5%"), ("cell-unplaced", "9"), ("label-unknown", "2")]
    assert [tuple(extra)[:2] for extra in reading.document.extra] == [("2", "疏浚三条")]


# --- amounts with their labels in one cell ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "money"),
    [
        ("预算资金：36万元", ["36万元", None, None]),
        ("实施单位：水务站|年度预算：36万元", ["36万元", None, None]),
        ("项目资金（万元）：36", ["36万元", None, None]),
        ("年初预算数（万元）：1,360", ["1360万元", None, None]),
        ("资金总额：36（万元）", ["36万元", None, None]),
        ("预算金额（万元）：36，其中：财政拨款30，自筹6", ["36万元", "30万元", "6万元"]),
        ("预算金额：36万元（其中财政30万元）", ["36万元", "30万元", None]),
        ("项目资金（万元）|资金总额：36|其中：财政拨款：30|其他资金：6", ["36万元", "30万元", "6万元"]),
        ("年度预算申请（万元）|36，其中：财政拨款30", ["36万元", "30万元", None]),
    ],
)
def test_amounts_in_a_cell_with_their_labels_are_money(row: str, money: list[str | None]) -> None:
    """One cell says what two say elsewhere, and several amounts are told apart by their labels."""
    reading = form("项目名称|沟渠疏浚", row)
    budget = reading.document.budget

    found = [amount and str(amount) for amount in (budget.total, budget.fiscal, budget.other)]
    assert (found, budget.parts, noticed(reading)) == (money, (), [])


def test_an_amount_of_the_long_term_in_a_cell_with_its_label_is_none_of_the_year() -> None:
    """The amounts below it are of the long term too."""
    rows = ("实施期资金总额：90万元|年度资金总额：36万元", "其中：财政拨款：60万元|其中：财政拨款：30万元")
    budget = form("项目名称|沟渠疏浚", *rows).document.budget

    assert (str(budget.total), str(budget.fiscal)) == ("36万元", "30万元")
    assert [str(part.amount) for part in budget.parts] == ["90万元", "60万元"]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("预算金额：共36万元，分两年", "共36万元，分两年"),
        ("项目资金：36，其中：补种树木10", "36，其中：补种树木10"),
        (
            "项目资金情况|两年共安排资金36万元，由本级财政和镇里一起筹集。",
            "两年共安排资金36万元，由本级财政和镇里一起筹集。",
        ),
        ("预算资金：中期资金总额90万元，财政拨款30万元", "中期资金总额90万元，财政拨款30万元"),
    ],
)
def test_a_text_with_an_amount_that_is_not_read_is_reported(row: str, text: str) -> None:
    """No amount is taken out of words that say more, and the text is kept."""
    reading = form("项目名称|沟渠疏浚", row)

    assert reading.document.budget.total is None
    assert noticed(reading) == [("amount-unread", text)]
    assert [extra.text for extra in reading.document.extra] == [text]


def test_words_and_rates_behind_labels_of_money_are_kept_without_a_word() -> None:
    """They say no amount."""
    long = "、".join(["分批拨付"] * 45) + "30万元"
    reading = form("项目名称|沟渠疏浚", "预算资金：按季度拨付", "预算执行率：98", f"项目资金情况|{long}")

    assert reading.document.budget.total is None
    assert [extra.text for extra in reading.document.extra] == ["按季度拨付", "98", long]
    assert noticed(reading) == [("amount-unread", long)]


# --- numbered goals ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("done", ["实际完成", "实际完成情况"])
def test_goals_under_headings_with_their_numbers(done: str) -> None:
    """The numbers beside the texts are no goals, and each text belongs to its heading."""
    reading = form(
        "项目名称|沟渠疏浚",
        f"年度总体目标|序号|预期目标|{done}",
        "|1|疏浚四条|疏浚五条",
        "|2|修闸两座|修闸一座",
    )

    assert reading.document.overall == "疏浚四条\n修闸两座"
    assert reading.document.report is not None
    assert reading.document.report.overall == "疏浚五条\n修闸一座"
    assert (reading.document.extra, noticed(reading)) == ((), [])


@pytest.mark.parametrize(
    ("first", "second"), [("1", "2"), ("目标1", "目标2"), ("（一）", "（二）"), ("分目标1：", "分目标2：")]
)
def test_goals_behind_their_numbers(first: str, second: str) -> None:
    """The first stands beside the label of all, the others below it; a further label ends them."""
    reading = form(
        f"总体目标|{first}|疏浚四条",
        f"|{second}|修闸两座",
        "实施单位|水务站",
        f"|{second}|清淤三里",
        "项目名称|沟渠疏浚",
    )

    assert reading.document.overall == "疏浚四条\n修闸两座"
    assert "清淤三里" in [*(extra.text for extra in reading.document.extra), *(text for _, text in noticed(reading))]


@pytest.mark.parametrize(
    "rows",
    [
        ("总体目标|目标2|疏浚四条",),
        ("总体目标|序号|内容", "|1|疏浚四条"),
        ("总体目标|1|疏浚四条|已疏浚",),
    ],
)
def test_a_number_or_its_heading_is_never_a_goal(rows: tuple[str, ...]) -> None:
    """Where nobody can say which text is whose, there is no goal, and each is reported."""
    reading = form("项目名称|沟渠疏浚", *rows)

    assert reading.document.overall == ""
    assert noticed(reading) != []


def test_a_number_out_of_turn_or_an_amount_is_no_further_goal() -> None:
    """What does not go on with the goals is kept apart from them."""
    skipped = form("项目名称|沟渠疏浚", "总体目标|1|疏浚四条", "|3|修闸两座")
    label = form("项目名称|沟渠疏浚", "总体目标|1|疏浚四条", "|2|财政拨款")

    assert (skipped.document.overall, label.document.overall) == ("疏浚四条", "疏浚四条")
    assert noticed(skipped) == [("label-unknown", "3")]


# --- the whole project beside its year --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("whole", "year"),
    [
        ("项目总预算（万元）", "2024年预算（万元）"),
        ("项目总投资（万元）", "本年度投资（万元）"),
        ("项目资金总额（万元）", "年度资金总额（万元）"),
        ("工程总概算（万元）", "当年安排资金（万元）"),
    ],
)
def test_the_budget_is_the_money_of_the_year_and_not_of_the_whole_project(whole: str, year: str) -> None:
    """The sources below each belong to it; the indicators stay those of the year."""
    reading = form("项目名称|沟渠疏浚", f"{whole}|90|{year}|36", "其中：财政拨款|60|其中：财政拨款|30")
    budget = reading.document.budget

    assert (str(budget.total), str(budget.fiscal)) == ("36万元", "30万元")
    assert [(part.name, str(part.amount)) for part in budget.parts] == [
        (whole, "90万元"),
        (f"{whole}/其中：财政拨款", "60万元"),
    ]
    assert noticed(reading) == []


def test_the_whole_project_alone_has_the_budget_and_of_two_years_none_is_chosen() -> None:
    """The money of a project is that of its form where no year stands beside it."""
    alone = form("项目名称|沟渠疏浚", "项目总预算（万元）|90|实施单位|水务站")
    years = form("项目名称|沟渠疏浚", "项目总投资（万元）|90|2023年投资（万元）|40|2024年投资（万元）|36")

    assert str(alone.document.budget.total) == "90万元"
    assert years.document.budget.total is None
    assert "label-unknown" in {code for code, _ in noticed(years)}


def test_a_share_where_an_amount_should_stand_is_reported() -> None:
    """A percentage is no money."""
    reading = form("项目名称|沟渠疏浚", "财政拨款：95%")

    assert reading.document.budget.fiscal is None
    assert [text for _, text in noticed(reading)] == ["95%"]


# --- tasks with money planned and spent -------------------------------------------------------------------------------


def test_tasks_with_money_planned_and_spent_and_the_sum_of_all() -> None:
    """The sum is the budget; what was done and spent is kept with the task that it belongs to."""
    reading = form(
        "部门名称|县水务局",
        "年度主要任务|任务名称|完成情况|预算数（万元）||执行数（万元）|",
        "|||总额|其中：财政拨款|总额|其中：财政拨款",
        "|疏浚沟渠|已疏浚|60|50|55|45",
        "|修建水闸|在建|30|20|10|5",
        "|金额合计||90|70|65|50",
    )
    document = reading.document

    assert isinstance(document, DepartmentObjectives)
    assert (str(document.budget.total), str(document.budget.fiscal), document.budget.parts) == ("90万元", "70万元", ())
    money = [(task.name, str(task.budget and task.budget.total)) for task in document.tasks]
    assert money == [("疏浚沟渠", "60万元"), ("修建水闸", "30万元")]
    assert [tuple(extra)[:2] for extra in document.extra][:3] == [
        ("疏浚沟渠/完成情况", "已疏浚"),
        ("疏浚沟渠/执行数（万元）/总额", "55"),
        ("疏浚沟渠/执行数（万元）/其中：财政拨款", "45"),
    ]
    assert ("金额合计/执行数（万元）/总额", "65") in [tuple(extra)[:2] for extra in document.extra]
    assert noticed(reading) == []


TASKS = ("年度主要任务|任务名称|主要内容|预算金额（万元）", "|农田|新建2万亩|1200", "|防疫|两季免疫|300")
MONEY = ("|财政拨款|1400", "|其他资金|100")


@pytest.mark.parametrize("label", ["年度部门整体支出预算（万元）", "部门整体支出预算（万元）", "今年要用的钱（万元）"])
@pytest.mark.parametrize("above", [True, False])
def test_the_money_beside_tasks_is_no_task(label: str, above: bool) -> None:  # noqa: FBT001 - a column of the table
    """The label of the block stands in the column of the names, that of its total in the column of the contents."""
    money = (f"{label}|资金总额|1500", *MONEY)
    rows = (*money, *TASKS) if above else (*TASKS, *money)
    reading = form("部门名称|某局", *rows, title="部门整体支出绩效目标表")
    document = reading.document

    assert isinstance(document, DepartmentObjectives)
    assert [task.name for task in document.tasks] == ["农田", "防疫"]
    assert [document.budget.total, document.budget.fiscal, document.budget.other] == [
        Quantity(number, "万元") for number in (1500, 1400, 100)
    ]
    assert noticed(reading) == []


@pytest.mark.parametrize("headings", ["任务名称|主要内容", "任务名称|主要内容|预算金额（万元）"])
def test_a_part_of_the_money_beside_tasks_is_no_task(headings: str) -> None:
    """The label of the block left of the names, without a unit and without the total of the money."""
    rows = (f"年度主要任务|{headings}", "|农田|新建2万亩", "预算安排如下|财政拨款|1400万元", "|其他资金|100万元")
    document = form("部门名称|某局", *rows, title="部门整体支出绩效目标表").document

    assert isinstance(document, DepartmentObjectives)
    assert [task.name for task in document.tasks] == ["农田"]
    assert (document.budget.fiscal, document.budget.other) == (Quantity(1400, "万元"), Quantity(100, "万元"))


@pytest.mark.parametrize(
    ("heading", "unit"), [("预算金额（万元）", "万元"), ("项目资金（元）", "元"), ("资金安排（万元）", "万元")]
)
def test_tasks_with_one_column_of_money(heading: str, unit: str) -> None:
    """Each amount is the budget of its task; a word there is none, and is told."""
    rows = (f"年度主要任务|任务名称|主要内容|{heading}|备注", "|农田|新建2万亩|1200|重点", "|防疫|两季免疫|待定")
    reading = form("部门名称|某局", *rows, title="部门整体支出绩效目标表")
    document = reading.document

    assert isinstance(document, DepartmentObjectives)
    assert [task.budget and task.budget.total for task in document.tasks] == [Quantity(1200, unit), None]
    assert [tuple(item) for item in document.extra] == [("农田/备注", "重点")]
    assert noticed(reading) == [("cell-unplaced", "待定")]


def test_tasks_with_one_column_of_money_planned_and_one_spent() -> None:
    """A further label behind the sum opens another block; money spent alone is no budget."""
    rows = ("|疏浚沟渠|四条|60|55", "|金额合计||60|55", "年度总体目标|排水更快。")
    both = form("部门名称|县水务局", "年度主要任务|任务名称|主要内容|预算数（万元）|执行数（万元）", *rows)
    spent = form("部门名称|县水务局", "任务名称|执行数（万元）", "疏浚沟渠|55", "年度总体目标|排水更快。")

    assert str(both.document.budget.total) == "60万元"
    assert [tuple(extra)[:2] for extra in both.document.extra] == [
        ("疏浚沟渠/执行数（万元）", "55"),
        ("金额合计/执行数（万元）", "55"),
    ]
    assert spent.document.budget.total is None
    assert [tuple(extra)[:2] for extra in spent.document.extra] == [("疏浚沟渠/执行数（万元）", "55")]
    assert [reading.document.overall for reading in (both, spent)] == ["排水更快。"] * 2
    assert noticed(both) == noticed(spent) == []


# --- rows of spending with a word in place of an amount ---------------------------------------------------------------

SPENT = "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分"


@pytest.mark.parametrize(
    ("cells", "amounts", "word"),
    [
        ("200|150|未拨付|10", (200, 150, None), "未拨付"),
        ("100|100|未执行|10|0%|0", (100, 100, None), "未执行"),
        ("200|150|详见说明|10|0%|0", (200, 150, None), "详见说明"),
        ("200|未调整|150|10|75%|7.5", (200, None, 150), "未调整"),
        ("未安排|150|120|10|80%|8", (None, 150, 120), "未安排"),
    ],
)
@pytest.mark.parametrize("part", ["", "|其中：财政拨款|100|90|80||"])
def test_a_word_in_place_of_an_amount_moves_no_other(
    cells: str, amounts: tuple[int | None, ...], word: str, part: str
) -> None:
    """Each number stays below its heading, and the word is told; the row below is read as before."""
    rows = ("项目名称|沟渠疏浚", SPENT, f"|年度资金总额|{cells}", *filter(None, (part,)))
    reading = form(*rows, title="项目支出绩效自评表")

    assert reading.document.report is not None
    money = reading.document.report.execution
    first = money[0]
    expected = [None if amount is None else Quantity(amount, "万元") for amount in amounts]
    assert [first.initial, first.adjusted, first.executed] == expected
    assert (first.name, first.weight) == ("年度资金总额", Decimal(10))
    assert len(money) == 1 + bool(part)
    assert [item for item in noticed(reading) if item[0] != "value-missing"] == [("amount-unread", word)]


@pytest.mark.parametrize("mark", ["-", "—", "－", "/", ""])
def test_a_mark_of_nothing_in_the_headings_of_spending(mark: str) -> None:
    """A dash where no heading stands is no number, and the row is the headings of the block."""
    rows = ("项目名称|沟渠疏浚", SPENT.replace("||", f"|{mark}|"), "|年度资金总额|300|300|285|10|95%|9.5")
    reading = form(*rows, title="项目支出绩效自评表")

    assert reading.document.report is not None
    assert str(reading.document.report.execution[0].executed) == "285万元"
    assert noticed(reading) == []


# --- the project among the names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "专项资金名称|水利专项|项目名称|沟渠疏浚",
        "专项名称：水利专项|项目名称：沟渠疏浚",
        "政策名称|水利专项|二级项目名称|沟渠疏浚",
        "项目名称|沟渠疏浚|专项资金名称|水利专项",
        "一级项目名称|水利专项|二级项目名称|沟渠疏浚",
    ],
)
def test_the_project_is_named_by_its_own_label_and_not_by_that_of_a_fund(row: str) -> None:
    """The fund or policy that it belongs to is kept beside it."""
    document = form(row, "预算单位|县水务站").document

    assert isinstance(document, ProjectObjectives)
    assert document.project == "沟渠疏浚"
    assert [extra.text for extra in document.extra] == ["水利专项"]


def test_a_fund_without_a_project_is_what_its_form_is_of() -> None:
    """So is the first of two projects."""
    fund = form("专项资金名称|水利专项").document
    two = form("项目名称|沟渠疏浚|具体项目名称|东渠").document

    assert [document.project for document in (fund, two) if isinstance(document, ProjectObjectives)] == [
        "水利专项",
        "沟渠疏浚",
    ]


# --- money spent beside the budget ------------------------------------------------------------------------------------


def test_sources_below_what_was_spent_are_no_money_of_the_budget() -> None:
    """They are kept with the heading above them, in their columns."""
    reading = form(
        "项目名称|沟渠疏浚",
        "预算执行情况（万元）|预算数|||执行数||",
        "|合计|基本支出|项目支出|合计|基本支出|项目支出",
        "|90|30|60|81|30|51",
    )
    budget = reading.document.budget

    assert (str(budget.total), [(part.name, str(part.amount)) for part in budget.parts]) == (
        "90万元",
        [("基本支出", "30万元"), ("项目支出", "60万元")],
    )
    assert [tuple(extra)[:2] for extra in reading.document.extra] == [
        ("执行数/合计", "81"),
        ("执行数/基本支出", "30"),
        ("执行数/项目支出", "51"),
    ]
    assert noticed(reading) == []


# --- money that is divided --------------------------------------------------------------------------------------------

DIVIDED = {"一般公共预算": "90", "政府性基金拨款": "4", "其他资金": "6", "基本支出": "70", "项目支出": "30"}


@pytest.mark.parametrize("joined", [False, True])
def test_the_money_of_a_department_by_its_sources_and_its_uses(joined: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """Headings of two rows, or of one that says how it divides: the sum and its parts, each once."""
    whole = "年度预算申请（万元）|资金总额|按收入性质分：一般公共预算|按支出性质分：基本支出", "|100|90|70"
    parted = (
        "年度预算申请（万元）|资金总额|按收入性质分|||按支出性质分|",
        f"||{'|'.join(DIVIDED)}",
        f"|100|{'|'.join(DIVIDED.values())}",
    )
    rows = whole if joined else parted
    reading = form("部门名称|市水务局", *rows, title="部门整体支出绩效目标表")
    budget = reading.document.budget

    assert (str(budget.total), budget.fiscal) == ("100万元", None)
    assert [str(part.amount) for part in budget.parts] == (
        ["90万元", "70万元"] if joined else ["90万元", "4万元", "70万元", "30万元"]
    )
    assert (reading.document.extra, noticed(reading)) == ((), [])


# --- forms in several tables ------------------------------------------------------------------------------------------


def page(*parts: str | tuple[str, ...]) -> bytes:
    """A web page of lines and of tables, whose rows have | between the cells."""
    found = ["<!doctype html><meta charset=utf-8>"]
    for part in parts:
        if isinstance(part, str):
            found.append(f"<p>{part}</p>")
        else:
            rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in part)
            found.append(f"<table>{rows}</table>")
    return "".join(found).encode()


def parted(name: str) -> tuple[str | tuple[str, ...], ...]:
    """A self-evaluation whose head, goals and indicators are tables of their own, each under a line."""
    return (
        *(f"一、{name}", "（一）项目基本情况"),
        (f"项目名称|{name}|项目年度|2023年度", "主管部门|市水务局|项目负责人|甲"),
        "（二）总体目标完成情况",
        ("年初设定目标|全年实际完成情况", f"完成{name}|已完成{name}"),
        *("（三）绩效指标完成情况", "项目绩效指标自评表（2023年度）"),
        ("三级指标|指标值|实际完成值", f"{name}条数|4条|4条"),
    )


def test_heads_in_tables_of_their_own_above_titled_indicators() -> None:
    """A title of the indicators alone begins no form where the head of their project stands above it."""
    readings = list(read_forms([page(*parted("疏浚沟渠"), *parted("改造泵站"))]))
    documents = [reading.document for reading in readings]

    assert [(form.project, form.overall) for form in documents if isinstance(form, ProjectObjectives)] == [
        ("疏浚沟渠", "完成疏浚沟渠"),
        ("改造泵站", "完成改造泵站"),
    ]
    assert [str(form.fiscal_year) for form in documents] == ["2023年度"] * 2
    assert [[row.name for row in form.indicators] for form in documents] == [["疏浚沟渠条数"], ["改造泵站条数"]]


def test_a_title_that_names_another_project_begins_its_form() -> None:
    """The head above it is not of its indicators."""
    head, table = ("项目名称|疏浚沟渠", "主管部门|市水务局"), ("三级指标|指标值", "绿化面积|5亩")
    readings = list(read_forms([page("项目绩效自评表", head, "绿化项目绩效指标自评表", table)]))

    assert all(getattr(reading.document, "project", "") != "疏浚沟渠" for reading in readings)


@pytest.mark.parametrize("title", ["项目支出绩效自评表（续）", "项目支出绩效自评表续表", "（续表）"])
def test_a_table_that_goes_on_belongs_to_its_form(title: str) -> None:
    """Under a title that says so, and with its headings again."""
    first, rest = ("疏浚沟渠|4条", "疏浚长度|≥3公里"), ("受益人口|≥300人", "群众满意度|≥90%")
    head = ("项目名称|沟渠疏浚", "三级指标|指标值")
    (reading,) = read_forms([page("项目支出绩效自评表", (*head, *first), title, (head[1], *rest))])

    assert [row.name for row in reading.document.indicators] == [row.split("|")[0] for row in (*first, *rest)]
    assert noticed(reading) == []


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("考核年度：2023年度", 2023),
        ("评估年度|2022年", 2022),
        ("（2024年度  监控期间：1-7月）", 2024),
        ("2024年度，监控时段：上半年", 2024),
    ],
)
def test_years_under_further_labels(line: str, year: int) -> None:
    """A year named by what was done for it, and one with the part that is watched."""
    reading = form("项目名称|沟渠疏浚", line, title="项目绩效表")

    assert reading.document.fiscal_year is not None
    assert (reading.document.fiscal_year.year, noticed(reading)) == (year, [])


@pytest.mark.parametrize("front", ["项目名称|沟渠疏浚", "主管部门|市水务局|项目名称|沟渠疏浚"])
def test_the_head_in_front_of_budget_and_executed(front: str) -> None:
    """Labels of the head with their values in one row with the money keep them."""
    reading = form(f"{front}|预算数（万元）|386|执行数（万元）|371.2", title="项目支出绩效自评表")
    document = reading.document

    assert isinstance(document, ProjectObjectives)
    assert document.report is not None
    assert (document.project, document.department) == ("沟渠疏浚", "市水务局" if "主管" in front else "")
    assert [(str(row.adjusted), str(row.executed)) for row in document.report.execution] == [("386万元", "371.2万元")]
    assert noticed(reading) == []


def test_any_label_in_front_of_budget_and_executed_keeps_its_value() -> None:
    """One that no layout knows is told and kept; the label of the block of money has none."""
    known = form(
        "项目名称|沟渠疏浚", "项目负责人|甲|预算数（万元）|386|执行数（万元）|371.2", title="项目支出绩效自评表"
    )
    unknown = form(
        "项目名称|沟渠疏浚", "资金性质|专项|预算数（万元）|386|执行数（万元）|371.2", title="项目支出绩效自评表"
    )
    block = form("项目名称|沟渠疏浚", "项目资金|预算数（万元）|386|执行数（万元）|371.2", title="项目支出绩效自评表")

    assert (known.document.extra, noticed(known)) == ((("项目负责人", "甲"),), [])
    assert "专项" in str(unknown.document.extra) + str(noticed(unknown))
    assert (block.document.extra, noticed(block)) == ((), [])


@pytest.mark.parametrize("front", ["预算金额", "资金金额", "预算资金", "安排资金"])
@pytest.mark.parametrize("unit", ["万元", "元"])
def test_a_heading_that_holds_two_gives_its_unit_to_those_beside_it(front: str, unit: str) -> None:
    """预算金额（万元）总额 over the totals, 财政拨款 and 其他资金 beside it over the parts, all in 万元."""
    reading = form(
        "部门名称|县水务局",
        f"年度主要任务|任务名称|主要内容|{front}（{unit}）总额|财政拨款|其他资金",
        "|渠道清淤|清理淤泥|30|20|10",
        "|泵站改造|更换机组|40|25|15",
        title="部门整体支出绩效目标表",
    )
    document = reading.document

    assert isinstance(document, DepartmentObjectives)
    assert reading.findings == ()
    assert [
        (task.budget.total, task.budget.fiscal, task.budget.other) for task in document.tasks if task.budget is not None
    ] == [tuple(Quantity(amount, unit) for amount in amounts) for amounts in ((30, 20, 10), (40, 25, 15))]


# --- units in the headings of single columns --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "row", "amounts"),
    [
        (
            "年初预算数（万元）|全年预算数（万元）|全年执行数（元）",
            "100|100|950000",
            ("100万元", "100万元", "950000元"),
        ),
        (
            "年初预算数（元）|全年预算数（元）|全年执行数（万元）",
            "1000000|1000000|95",
            ("1000000元", "1000000元", "95万元"),
        ),
        ("年初预算数（万元）|全年预算数（元）|全年执行数", "100|1000000|950000", ("100万元", "1000000元", "950000元")),
        ("年初预算数|全年预算数|全年执行数（万元）", "100|100|95", ("100万元", "100万元", "95万元")),
    ],
)
def test_each_column_of_money_has_the_unit_of_its_heading(headings: str, row: str, amounts: tuple[str, ...]) -> None:
    """The last unit was that of all columns: 100 of 年初预算数（万元） was 100元 beside 全年执行数（元）."""
    text = (
        f"项目名称|泵站改造\n项目资金||{headings}|分值|得分\n|年度资金总额|{row}|10|9.5\n三级指标|指标值\n水泵|≥4台\n"
    )
    report = read_form(text.replace("|", "\t")).document.report

    assert report is not None
    found = report.execution[0]
    assert tuple(str(amount) for amount in (found.initial, found.adjusted, found.executed)) == amounts


def test_each_amount_of_a_budget_and_of_a_task_has_the_unit_of_its_heading() -> None:
    """Beside each other in one row of labels, under headings of sources, and for each task of a department."""
    rows = "总额（万元）|财政拨款（元）|其他资金（元）"
    budget = read_form(
        f"项目名称|泵站\n项目资金|{rows}\n|100|800000|200000\n三级指标|指标值\n水泵|≥4台\n".replace("|", "\t")
    )
    tasks = read_form(
        f"部门名称|市水务局\n年度主要任务|任务名称|主要内容|{rows}\n|水库加固|加固4座|320|3000000|200000\n|清淤|清淤|10|60000|40000\n"
        "三级指标|指标值\n水库|≥4座\n".replace("|", "\t")
    ).document
    money = budget.document.budget

    assert (str(money.total), str(money.fiscal), str(money.other)) == ("100万元", "800000元", "200000元")
    assert isinstance(tasks, DepartmentObjectives)
    found = [task.budget for task in tasks.tasks if task.budget is not None]
    assert [(str(each.total), str(each.fiscal), str(each.other)) for each in found] == [
        ("320万元", "3000000元", "200000元"),
        ("10万元", "60000元", "40000元"),
    ]
