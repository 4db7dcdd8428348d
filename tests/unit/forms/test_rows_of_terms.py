"""Rows whose term stands over them, beside them or behind their labels, in our own words."""

import pytest

from perfmodel import Deadline, FiscalYear, Grid, Reading, Span, Unread, Verdict, format_target, judge, read_form
from perfmodel._finding import Severity
from perfmodel.files import Cell
from perfmodel.objectives._indicator import Term

HEADING = "一级指标|二级指标|三级指标|指标值"


def form(*rows: str) -> Reading:
    """A form of the year 2024 as text, with | between the cells."""
    return read_form("\n".join(("年度|2024", "项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


def sheet(*rows: str) -> Reading:
    """The same as a table: ``<`` goes on with the cell to the left, ``^`` with the one above."""
    table = [row.split("|") for row in ("年度|2024", "项目名称|泵站改造", *rows)]
    cells = list[Cell]()
    for number, row in enumerate(table):
        for column, text in enumerate(row):
            if text in {"<", "^", ""}:
                continue
            width, height = 1, 1
            while column + width < len(row) and row[column + width] == "<":
                width += 1
            while number + height < len(table) and table[number + height][column : column + 1] == ["^"]:
                height += 1
            cells.append(Cell(row=number + 1, column=column + 1, text=text, row_span=height, column_span=width))
    return read_form(Grid(cells=cells))


def terms(reading: Reading) -> list[Term]:
    """The terms of the indicators."""
    return [row.term for row in reading.document.indicators]


def codes(reading: Reading) -> set[str]:
    """The codes of the findings."""
    return {finding.code for finding in reading.findings}


LONG = ["中期目标（2024—2026年）", "长期绩效目标", "中长期指标", "实施期目标"]


@pytest.mark.parametrize("long", LONG)
@pytest.mark.parametrize("year", ["年度目标（2024年）", "年度绩效指标", "本年目标"])
def test_a_term_across_the_table_is_that_of_the_rows_below_it(long: str, year: str) -> None:
    """A value for three years is no value of the year."""
    rows = ["产出指标|数量指标|水泵|≥10台", "|质量指标|合格率|≥90%"]
    read = sheet(HEADING, f"{long}|<|<|<", *rows, f"{year}|<|<|<", *rows)
    text = form(HEADING, long, *rows, year, *rows)

    assert terms(read) == terms(text) == [Term.MEDIUM] * 2 + [Term.ANNUAL] * 2
    assert codes(read) == codes(text) == set()
    assert [row.extra for row in read.document.indicators] == [()] * 4


def test_a_term_in_brackets_behind_a_label_is_that_of_its_rows() -> None:
    """It ends with the label."""
    read = form(
        HEADING,
        "产出指标（中期）|数量指标|水泵|≥10台",
        "|质量指标|合格率|≥90%",
        "产出指标（年度）|数量指标|水泵|≥3台",
        "效益指标|社会效益指标（长期）|受益人口|≥9万人",
        "|生态效益指标|水质达标率|≥95%",
        "满意度指标|服务对象满意度指标（抽样）|用户满意度|≥90%",
    )

    assert terms(read) == [Term.MEDIUM, Term.MEDIUM, Term.ANNUAL, Term.MEDIUM, Term.ANNUAL, Term.ANNUAL]


@pytest.mark.parametrize("heading", ["绩效指标", "绩效目标", "期限", "目标类型", "目标期限"])
@pytest.mark.parametrize(("long", "year"), [("长期绩效指标", "年度绩效指标"), ("中期", "年度"), ("中长期", "本年")])
def test_a_column_of_terms_is_read_whatever_its_heading(heading: str, long: str, year: str) -> None:
    """A cell holds down to the next one."""
    rows = (
        f"{heading}|二级指标|三级指标|指标值",
        f"{long}|数量指标|水泵|≥10台",
        "^|质量指标|合格率|≥90%",
        f"{year}|数量指标|水泵|≥3台",
        "^|质量指标|合格率|≥95%",
    )
    read, text = sheet(*rows), form(*(row.replace("^", "") for row in rows))

    assert terms(read) == terms(text) == [Term.MEDIUM] * 2 + [Term.ANNUAL] * 2
    assert "heading-unknown" not in codes(read) | codes(text)


def test_a_column_for_the_year_below_a_long_term_is_reported() -> None:
    """The row is nearer than the heading of the template; a column for the long term is always that."""
    heading = "一级指标|二级指标|三级指标|年度指标值"
    read = form(heading, "中期目标", "产出指标|数量指标|水泵|≥10台", "年度目标", "产出指标|数量指标|水泵|≥3台")
    always = form("一级指标|二级指标|三级指标|中期指标值", "年度目标", "产出指标|数量指标|水泵|≥3台")

    assert (terms(read), codes(read)) == ([Term.MEDIUM, Term.ANNUAL], {"term-conflict"})
    assert terms(always) == [Term.MEDIUM]


def test_other_labels_beside_a_table_name_no_term() -> None:
    """A side label without a term leaves the term of the form."""
    read = sheet("绩效指标|一级指标|二级指标|三级指标|指标值", "项目指标|产出指标|数量指标|水泵|≥10台")

    assert terms(read) == [Term.ANNUAL]


def test_a_column_of_terms_behind_the_numbers_is_read_too() -> None:
    """It stands left of the names, below a heading that nobody knows."""
    read = form("序号|期限|二级指标|三级指标|指标值", "1|中期|数量指标|水泵|≥10台", "2|年度|质量指标|合格率|≥90%")

    assert terms(read) == [Term.MEDIUM, Term.ANNUAL]


YEARS = [
    ("近两年指标值", "前年", "上年", "当年预期\n实现值"),
    ("近两年指标值", "2022年", "2023年", "2024年计划值"),
    ("近两年指标值", "2022年", "2023年", "目标值"),
    ("指标值", "前年", "上年", "当年预期\n实现值"),
    ("指标值", "2022年", "2023年", "2024年预期"),
    ("指标值", "2022年", "2023年", "2024年"),
]


@pytest.mark.parametrize(("over", "first", "second", "third"), YEARS)
def test_a_table_of_the_long_term_above_one_with_earlier_years(over: str, first: str, second: str, third: str) -> None:
    """The titles between them say the terms; of three years side by side only the last has targets."""
    reading = sheet(
        "长期绩效目标表|<|<|<|<|<",
        "一级指标|二级指标|三级指标|指标值|<|<",
        "产出指标|数量指标|水泵|≥30台|<|<",
        "年度绩效目标表|<|<|<|<|<",
        f"一级指标|二级指标|三级指标|{over}|<|{third if over == '近两年指标值' else '<'}",
        f"^|^|^|{first}|{second}|{'^' if over == '近两年指标值' else third}",
        "产出指标|数量指标|水泵|8台|9台|≥10台",
    )

    long, year = reading.document.indicators
    assert (long.term, long.target.text) == (Term.MEDIUM, "≥30台")
    assert (year.term, year.target.text, year.scope) == (Term.ANNUAL, "≥10台", None)
    assert [extra.text for extra in year.extra] == ["8台", "9台"]
    assert codes(reading) == set()


def test_headings_without_known_values_end_the_table() -> None:
    """The rows below them stood in the columns of the table above: 9台 was the target of 水泵."""
    reading = sheet(
        HEADING,
        "产出指标|数量指标|水泵|≥30台",
        "一级指标|二级指标|三级指标|做到几成|该做几成",
        "产出指标|数量指标|闸门|9座|10座",
    )

    assert [row.name for row in reading.document.indicators] == ["水泵"]
    assert codes(reading) == {"heading-unread", "part-other"}
    assert reading.findings[0].code == "heading-unread"


@pytest.mark.parametrize(
    ("name", "unit", "read", "severity"),
    [
        ("工程完成时间", "月", "2024年8月31日前", Severity.NOTE),
        ("竣工日期", "月", "2024年8月31日前", Severity.NOTE),
        ("完成设备采购", "月", "2024年8月31日前", Severity.WARNING),
        ("完成采购所需月数", "月", "≤8〖月〗", None),
        ("完成整改平均用时", "月", "≤8〖月〗", None),
        ("主体完工", "月", "2024年8月31日前", Severity.NOTE),
        ("任务完成时限", "月", "≤8〖月〗", Severity.WARNING),
        ("防汛演练", "月", "≤8〖月〗", Severity.WARNING),
        ("可支付月数", "月", "≤8〖月〗", None),
        ("资金下达时间", "月份", "2024年8月31日前", Severity.NOTE),
        ("完成时间", "个月", "≤8个月", None),
        ("响应时间", "月", "≤8〖月〗", None),
        ("保修期", "月", "≤8〖月〗", None),
    ],
)
def test_a_month_that_may_be_one_of_the_year(name: str, unit: str, read: str, severity: Severity | None) -> None:
    """8 beside 月 is August in a row of a day, and a length of time in one of such; 完成时限 may be of either."""
    heads = "一级指标|二级指标|三级指标|指标性质|指标值|计量单位|完成值"
    reading = form(heads, f"产出指标|时效指标|{name}|≤|8|{unit}|7")

    (row,) = reading.document.indicators
    reported = [finding.severity for finding in reading.findings if finding.code == "month-unsure"]
    assert format_target(row.target) == read
    assert reported == ([] if severity is None else [severity])
    assert row.result is not None
    assert row.result.actual is not None
    assert judge(row.target, row.result.actual).verdict is Verdict.MET


@pytest.mark.parametrize("operator", ["≥", "大于等于", "不少于", "不低于", "大于等于（≥）"])
def test_a_floor_in_months_is_no_day(operator: str) -> None:
    """≥ 8 beside 月 asks for so long a time, in a row of a day too, and so does the floor in words."""
    row = f"产出指标|时效指标|试运行完成时间|{operator}|8|月"
    reading = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位", row)

    assert [format_target(row.target) for row in reading.document.indicators] == ["≥8〖月〗"]
    assert [finding.severity for finding in reading.findings] == [Severity.WARNING]


@pytest.mark.parametrize("operator", ["≤", "=", "小于等于", "不超过", "等于"])
def test_a_ceiling_beside_a_month_may_be_a_day(operator: str) -> None:
    """≤ 8 beside 月 in a row of what is completed is read as August, in words as in signs, and that is reported."""
    row = f"产出指标|时效指标|完成水泵采购|{operator}|8|月"
    reading = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位", row)

    (indicator,) = reading.document.indicators
    assert isinstance(indicator.target, Deadline)
    assert indicator.target.text == "8"
    assert "month-unsure" in [finding.code for finding in reading.findings]


@pytest.mark.parametrize("operator", ["大于等于/小于等于", "≥≤", "若干"])
def test_an_unread_operator_beside_a_month(operator: str) -> None:
    """The row is refused with the text of its cell, 8 and not 8月, and the form is read on."""
    rows = (f"产出指标|时效指标|工程完成时间|{operator}|8|月", "产出指标|数量指标|水泵|≥|9|台")
    reading = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位", *rows)

    refused, pump = (row.target for row in reading.document.indicators)
    assert isinstance(refused, Unread)
    assert (refused.text, refused.error.code, refused.error.span) == ("8", "operator-unknown", Span(0, 1))
    assert format_target(pump) == "≥9台"


def test_values_of_the_years_to_come() -> None:
    """Beside that of the form's year they are kept as further cells."""
    rows = ("一级指标|二级指标|三级指标|2023年指标值|2024年指标值|2025年指标值", "产出指标|数量指标|水泵|8台|9台|≥10台")

    (row,) = form(*rows).document.indicators

    assert (row.target.text, row.scope) == ("9台", None)
    assert [extra.text for extra in row.extra] == ["8台", "≥10台"]


def test_labels_behind_numerals_in_a_column_of_numbers() -> None:
    """一 | 产出指标 and （一） | 数量指标 hold for the rows below them, whose own numbers begin again."""
    reading = form(
        "序号|绩效指标|目标值|备注",
        "一|产出指标",
        "（一）|数量指标",
        "1|更换水泵|≥10台",
        "2|更换闸门|3扇",
        "（二）|质量指标",
        "1|合格率|≥90%",
        "二|效益指标",
        "（一）|社会效益指标",
        "1|受益人口|2万人",
        "三|资金支出率|100%",
    )

    found = [(row.category and row.category.id, row.number, row.name) for row in reading.document.indicators]
    assert found == [
        ("output.quantity", "1", "更换水泵"),
        ("output.quantity", "2", "更换闸门"),
        ("output.quality", "1", "合格率"),
        ("benefit.social", "1", "受益人口"),
        (None, "三", "资金支出率"),
    ]
    assert codes(reading) == set()


def test_a_group_of_the_process_is_no_block_of_points() -> None:
    """预算执行 below 过程 names a group of rows; those of the next group are not of it either."""
    reading = form(
        "一级指标|二级指标|三级指标|指标值",
        "过程|预算执行|预算执行率|100%",
        "|资产管理|资产利用率|≥95%",
        "产出|数量|水泵|9台",
    )

    found = [row.category and row.category.id for row in reading.document.indicators]
    assert found == [None, None, "output.quantity"]


def test_a_title_with_the_year_behind_it() -> None:
    """A line that names objectives and no table is the title where a year in brackets ends it."""
    text = "污水处理项目绩效目标与指标体系（2021年度）\n一级指标\t三级指标\t2021年目标值\n产出指标\t水泵\t9台\n"
    reading = read_form(text)

    assert reading.document.fiscal_year == FiscalYear(2021)
    assert [row.scope for row in reading.document.indicators] == [None]


def test_goals_of_the_whole_beside_those_of_the_year() -> None:
    """总体目标 in a column beside 年度目标 is that of the whole project; alone it says nothing of its term."""
    heads = "项目名称|目标类型|一级指标|二级指标|三级指标|指标值"
    rows = ["泵站|总体目标|产出指标|数量指标|水泵|≥30台", "^|年度目标|产出指标|数量指标|水泵|≥10台"]

    assert terms(sheet(heads, *rows)) == [Term.MEDIUM, Term.ANNUAL]
    assert terms(sheet(heads, rows[0])) == [Term.ANNUAL]


@pytest.mark.parametrize(("value", "actual"), [("批复值", "实际数"), ("核定值", "实际完成值")])
def test_values_that_were_approved(value: str, actual: str) -> None:
    """The value that the treasury approved is the target."""
    (row,) = form(f"三级指标|{value}|{actual}", "水泵|≥30台|31台").document.indicators

    assert row.target.text == "≥30台"
    assert row.result is not None
    assert row.result.actual is not None
    assert row.result.actual.text == "31台"


@pytest.mark.parametrize(
    ("long", "year"),
    [
        ("长期绩效目标表", "年度绩效目标表"),
        ("长期绩效目标", "年度绩效目标"),
        ("一、中期目标", "二、年度目标"),
        ("中期绩效指标", "年度绩效指标"),
    ],
)
def test_a_term_above_each_of_two_tables_with_the_same_headings(long: str, year: str) -> None:
    """The term of the first table does not stick to the second."""
    table = [HEADING, "产出指标|数量指标|水泵|≥10台"]
    across = [f"{long}|<|<|<", *table, f"{year}|<|<|<", *table]

    assert terms(form(long, *table, year, *table)) == [Term.MEDIUM, Term.ANNUAL]
    assert terms(sheet(*across)) == [Term.MEDIUM, Term.ANNUAL]


@pytest.mark.parametrize(("name", "reported"), [("施工工期", True), ("质保期", True), ("完工时间", False)])
def test_a_month_for_a_length_of_time_is_reported(name: str, *, reported: bool) -> None:
    """8月 in a row of a length of time is August by its words, and eight months by its name."""
    reading = form("一级指标|二级指标|三级指标|指标值", f"产出指标|时效指标|{name}|8月")

    assert [item.severity for item in reading.findings if item.code == "month-unsure"] == [Severity.WARNING] * reported


def test_values_under_another_year_than_that_of_the_form() -> None:
    """They are read, and an error says that the title and the column disagree."""
    reading = form("三级指标|2023年指标值", "水泵|≥10台")

    assert [row.target.text for row in reading.document.indicators] == ["≥10台"]
    assert "year-conflict" in codes(reading)


def test_a_title_that_ends_in_a_table_of_indicators_keeps_its_year() -> None:
    """项目绩效指标表（2024年度） says no term."""
    reading = read_form("项目绩效指标表（2024年度）\n三级指标\t指标值\n水泵\t≥10台\n")

    assert reading.document.fiscal_year == FiscalYear(2024)
    assert reading.document.title == "项目绩效指标表（2024年度）"
