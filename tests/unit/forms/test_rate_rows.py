"""The rate of execution in a row of the indicator table: money, and no indicator."""

import pytest

from perfmodel import Quantity, Reading, read_form
from perfmodel.files._grid import Cell, Grid
from perfmodel.objectives import Execution

HEADINGS = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因"
ROW = "产出指标|数量指标|疏浚沟渠|≥4条|5条|90|90|"
RATE = "预算执行率|||100%|96%|10|9.6|招标节约"


def form(*rows: str) -> Reading:
    """A self-evaluation of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|沟渠疏浚", *rows)).replace("|", "\t") + "\n")


def merged(value: int, actual: str = "96%") -> Reading:
    """The same in a file: the label reaches over all levels, and the value over *value* columns."""
    texts = [text.split("|") for text in (HEADINGS, ROW)]
    cells = [
        Cell(row=row, column=column, text=text)
        for row, line in enumerate(texts, 1)
        for column, text in enumerate(line, 1)
    ]
    cells += [
        Cell(row=3, column=1, text="预算执行率（10分）", column_span=3),
        Cell(row=3, column=4, text=actual, column_span=value),
        Cell(row=3, column=6, text="10"),
        Cell(row=3, column=7, text="9.6"),
        Cell(row=4, column=1, text="总分", column_span=5),
        Cell(row=4, column=7, text="99.6"),
    ]
    return read_form(Grid(cells=cells))


def execution(reading: Reading) -> tuple[Execution, ...]:
    """What the form reports of its money."""
    return () if reading.document.report is None else reading.document.report.execution


@pytest.mark.parametrize(
    "rows",
    [
        (HEADINGS, ROW, RATE),
        (HEADINGS, RATE, ROW),
        (HEADINGS, ROW, "总分|||||100|99.6|", RATE),
        (HEADINGS, ROW, "注：按季度填报。", RATE),
    ],
)
def test_the_rate_among_the_indicators_is_that_of_the_money(rows: tuple[str, ...]) -> None:
    """Its points, result and reason are those of the execution, wherever the row stands."""
    reading = form(*rows)

    assert [row.name for row in reading.document.indicators] == ["疏浚沟渠"]
    (found,) = execution(reading)
    assert (found.name, str(found.weight), found.rate, str(found.score), found.reason) == (
        "预算执行率",
        "10",
        Quantity(96, "%"),
        "9.6",
        "招标节约",
    )
    assert ("预算执行率/年度指标值", "100%") in reading.document.extra
    assert reading.findings == ()


def test_a_value_over_target_and_result_is_the_rate() -> None:
    """A label over all levels named an indicator of the level above it."""
    reading = merged(2)

    assert [row.name for row in reading.document.indicators] == ["疏浚沟渠"]
    assert [(row.name, row.rate, str(row.weight), str(row.score)) for row in execution(reading)] == [
        ("预算执行率", Quantity(96, "%"), "10", "9.6")
    ]


def test_a_value_in_the_column_of_targets_is_kept_and_is_no_rate() -> None:
    """100% below 年度指标值 is what was planned."""
    reading = merged(1, "100%")

    assert [(row.rate, str(row.score)) for row in execution(reading)] == [(None, "9.6")]
    assert ("预算执行率（10分）/年度指标值", "100%") in reading.document.extra


def test_the_points_are_those_of_the_first_row_of_the_money() -> None:
    """The block of money has amounts and its own rate, another one beside the points is kept."""
    money = (
        "资金|年初预算数|全年预算数|全年执行数|执行率",
        "年度资金总额|100万元|100万元|96万元|96%",
        "其中：财政资金|100万元|100万元|96万元|96%",
    )
    found = execution(form(*money, HEADINGS, ROW, RATE))

    assert [(row.name, row.weight, row.score) for row in found][1:] == [("其中：财政资金", None, None)]
    assert (str(found[0].weight), str(found[0].score), found[0].reason) == ("10", "9.6", "招标节约")


@pytest.mark.parametrize(
    ("first", "row"),
    [
        ("年度资金总额|100万元|60万元|60%|", RATE),
        ("财政资金|60万元|60万元|100%|", RATE),
        ("年度资金总额|100万元|96万元|96%|甲因", RATE),
    ],
)
def test_a_rate_that_is_not_that_of_the_first_row_is_a_row_of_its_own(first: str, row: str) -> None:
    """Another rate, a part of the money, another reason: nothing that is printed is lost, and nobody accused."""
    reading = form("资金|全年预算数|全年执行数|执行率|原因", first, HEADINGS, ROW, row)

    printed, own = execution(reading)
    assert (printed.weight, printed.score) == (None, None)
    assert (own.name, own.rate, str(own.weight), own.reason) == ("预算执行率", Quantity(96, "%"), "10", "招标节约")


def test_points_behind_the_label_and_in_their_column_are_both_kept() -> None:
    """Where they differ, the cell below the heading of points counts."""
    reading = form(HEADINGS, ROW, RATE.replace("预算执行率|", "预算执行率（10分）|").replace("|10|", "|20|"))

    assert [str(row.weight) for row in execution(reading)] == ["20"]
    assert ("预算执行率", "10分") in reading.document.extra


def test_a_form_that_only_plans_reports_nothing() -> None:
    """Its cells are kept under their headings."""
    reading = form(
        "一级指标|二级指标|三级指标|指标值|分值", "产出指标|数量指标|疏浚沟渠|≥4条|90", "预算执行率|||≥95%|10"
    )

    assert reading.document.report is None
    assert reading.document.extra == (("预算执行率/指标值", "≥95%"), ("预算执行率/分值", "10"))


def test_points_of_the_money_that_stand_in_its_block_stay() -> None:
    """A second row with points is one of its own."""
    money = ("资金|全年预算数|全年执行数|分值|执行率|得分", "年度资金总额|100万元|96万元|10|96%|9.6")
    reading = form(*money, HEADINGS, ROW, RATE)

    assert [(row.name, str(row.score)) for row in execution(reading)] == [
        ("年度资金总额", "9.6"),
        ("预算执行率", "9.6"),
    ]


@pytest.mark.parametrize(
    "row", ["预算执行率|预算执行率|预算执行率|100%|96%|10|9.6|", "过程|资金管理|预算执行率|100%|96%|10|9.6|"]
)
def test_a_rate_with_a_name_of_its_own_is_an_indicator(row: str) -> None:
    """Forms with the levels 过程 or 预算执行率 have it among the indicators."""
    assert "预算执行率" in [row.name for row in form(HEADINGS, ROW, row).document.indicators]


# --- money in other layouts -------------------------------------------------------------------------------------------


def test_a_budget_with_what_was_spent_and_its_rate_in_one_row() -> None:
    """What was spent was a source of the budget, and the rate an amount that nobody could read."""
    reading = form("预算资金|预算数（万元）|320|执行数（万元）|312.8|执行率|97.75%|得分|9.8", HEADINGS, ROW)

    (found,) = execution(reading)
    assert [str(part) for part in (found.adjusted, found.executed, found.rate, found.score)] == [
        "320万元",
        "312.8万元",
        "97.75%",
        "9.8",
    ]
    assert (reading.document.budget.parts, reading.findings) == ((), ())


@pytest.mark.parametrize(
    ("label", "points", "weight"),
    [("资金", "0", "0"), ("资金（20分）", "0", "0"), ("资金（20分）", "10分", "10"), ("资金（20分）", "/", "None")],
)
def test_points_in_a_row_of_pairs_are_those_of_its_cell(label: str, points: str, weight: str) -> None:
    """Also no points at all: 0 was taken for a blank."""
    reading = form(f"{label}|预算数（万元）|15|执行数（万元）|15|分值|{points}", HEADINGS, ROW)

    assert [str(row.weight) for row in execution(reading)] == [weight]


def test_sources_below_a_heading_of_amounts_beside_the_block() -> None:
    """年度预算数 stands over the names of the sources, and the amounts below the headings behind it."""
    rows = (
        "预算执行情况（10分）|年度预算数（万元）||年初预算|调整后预算数|预算执行数|预算执行率|权重|得分",
        "||总额|1,860|1,902|1,902|100%|10|10",
        "||其中：财政资金|1,860|1,902|1,902|100%|/|/",
    )
    reading = form(*rows, HEADINGS, ROW)

    assert [(row.name, str(row.initial), str(row.executed)) for row in execution(reading)] == [
        ("总额", "1860万元", "1902万元"),
        ("其中：财政资金", "1860万元", "1902万元"),
    ]
    assert str(execution(reading)[0].score) == "10"
    assert not [finding for finding in reading.findings if finding.code == "cell-unplaced"]


@pytest.mark.parametrize(
    ("budget", "spent", "rate"),
    [("预算安排", "累计支出", "资金支出率"), ("年度预算安排", "上半年执行数", "资金使用率")],
)
def test_headings_of_money_in_other_words(budget: str, spent: str, rate: str) -> None:
    """Bonds and monitoring forms word them anew."""
    reading = form(f"资金|{budget}（万元）|{spent}（万元）|{rate}", "债券资金|100|80|80%", HEADINGS, ROW)

    (found,) = execution(reading)
    assert [str(part) for part in (found.name, found.adjusted, found.executed, found.rate)] == [
        "债券资金",
        "100万元",
        "80万元",
        "80%",
    ]


def test_words_below_points_are_no_amounts() -> None:
    """A block that begins with points has no names below its first heading of amounts."""
    reading = form("资金|分值|全年预算数|全年执行数", "财政资金|10|见附件|见附件", HEADINGS, ROW)

    assert execution(reading) == ()
    assert [finding.text for finding in reading.findings if "见附件" in finding.text]
