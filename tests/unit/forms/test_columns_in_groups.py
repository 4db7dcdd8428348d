"""Two or more columns below each of several headings (years, terms, places), in our own words."""

from decimal import Decimal

import pytest

from perfmodel import Reading, format_target, read_form
from perfmodel.objectives._indicator import Indicator, Term


def form(*rows: str, year: bool = True) -> Reading:
    """A form of the year 2024 or of none, with | between the cells."""
    head = ["年度|2024"] if year else []
    return read_form("\n".join((*head, "项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


def actual(row: Indicator) -> str | None:
    """The text of what was reached."""
    return None if row.result is None or row.result.actual is None else row.result.actual.text


@pytest.mark.parametrize(("before", "now"), [("2023年", "2024年"), ("2023年度", "2024年度")])
def test_the_columns_below_the_year_of_the_form_are_its_target_and_result(before: str, now: str) -> None:
    """Those of an earlier year are kept with their year."""
    (row,) = form(
        f"一级指标|二级指标|三级指标|{before}||{now}|",
        "|||目标值|完成值|目标值|完成值",
        "产出指标|数量指标|更换水泵|20台|22台|25台|26台",
    ).document.indicators

    assert (format_target(row.target), actual(row), row.scope) == ("25台", "26台", None)
    assert row.extra == ((f"{before}/目标值", "20台"), (f"{before}/完成值", "22台"))


def test_years_below_the_columns_are_read_alike() -> None:
    """The result of the year of the form is its result."""
    (row,) = form(
        "一级指标|二级指标|三级指标|目标值||完成值|",
        "|||2023年|2024年|2023年|2024年",
        "产出指标|数量指标|更换水泵|20台|25台|22台|26台",
    ).document.indicators

    assert (format_target(row.target), actual(row)) == ("25台", "26台")
    assert set(row.extra) == {("目标值/2023年", "20台"), ("完成值/2023年", "22台")}


@pytest.mark.parametrize(("first", "second"), [("2023年", "2024年"), ("东区", "西区")])
def test_each_value_has_the_result_and_the_points_below_its_own_heading(first: str, second: str) -> None:
    """Without a year of the form, years tell values apart as places do."""
    rows = form(
        f"一级指标|二级指标|三级指标|{first}|||{second}||",
        "|||指标值|完成值|分值|指标值|完成值|分值",
        "产出指标|数量指标|更换水泵|20台|22台|10|25台|26台|15",
        year=False,
    ).document.indicators

    assert [(format_target(row.target), actual(row), row.weight, row.scope) for row in rows] == [
        ("20台", "22台", Decimal(10), first),
        ("25台", "26台", Decimal(15), second),
    ]


@pytest.mark.parametrize(("long", "year"), [("中期", "年度"), ("实施期目标", "年度目标")])
def test_the_points_of_the_year_are_not_those_of_the_long_term(long: str, year: str) -> None:
    """The term says what tells the values apart, so no place does."""
    rows = form(
        f"一级指标|二级指标|三级指标|{long}||{year}|",
        "|||指标值|分值|指标值|分值",
        "产出指标|数量指标|更换水泵|60台|30|20台|20",
        "产出指标|质量指标|验收合格率（10分）|100%|10|100%|10",
    ).document.indicators

    assert [(row.term, row.weight, row.scope) for row in rows[:2]] == [
        (Term.MEDIUM, Decimal(30), None),
        (Term.ANNUAL, Decimal(20), None),
    ]
    assert [(row.name, row.weight) for row in rows[2:]] == [("验收合格率", Decimal(10))] * 2


def test_a_column_below_no_heading_of_several_is_that_of_each_value() -> None:
    """The reason behind two places is given for both."""
    rows = form(
        "一级指标|二级指标|三级指标|东区||西区||备注",
        "|||指标值|完成值|指标值|完成值|",
        "产出指标|数量指标|更换水泵|20台|22台|25台|26台|统一采购",
    ).document.indicators

    assert [row.extra for row in rows] == [(("备注", "统一采购"),)] * 2


@pytest.mark.parametrize("name", ["名称", "指标", "指标名称", "内容"])
@pytest.mark.parametrize("points", ["权重", "分值", "权重（%）", "标准分"])
def test_labels_and_their_points_below_the_heading_of_each_level(name: str, points: str) -> None:
    """一级指标, 二级指标 and 三级指标 over 名称 | 权重: labels, their points, names and their points."""
    head = "".join(f'<td colspan="2">{level}</td>' for level in ("一级指标", "二级指标", "三级指标"))
    parts = f"<td>{name}</td><td>{points}</td>" * 3
    labels = '<td rowspan="3">产出指标</td><td rowspan="3">60</td><td rowspan="2">数量指标</td><td rowspan="2">50</td>'
    rows = (
        f"{labels}<td>新建站亭</td><td>30</td><td>≥12座</td><td>13座</td>",
        "<td>更换灯具</td><td>20</td><td>≥90盏</td><td>90盏</td>",
        "<td>质量指标</td><td>10</td><td>验收合格率</td><td>10</td><td>100%</td><td>98%</td>",
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    values = "".join(f'<td rowspan="2">{value}</td>' for value in ("目标值", "实际完成值"))
    read = read_form(f"<table><tr>{head}{values}</tr><tr>{parts}</tr>{body}</table>".encode())

    found = [(row.name, row.category and row.category.id, row.weight, actual(row)) for row in read.document.indicators]
    assert found == [
        ("新建站亭", "output.quantity", Decimal(30), "13座"),
        ("更换灯具", "output.quantity", Decimal(20), "90盏"),
        ("验收合格率", "output.quality", Decimal(10), "98%"),
    ]
    assert read.document.extra == (("产出指标", "60分"), ("数量指标", "50分"), ("质量指标", "10分"))
    assert read.findings == ()


def test_what_a_whole_level_was_given_is_no_score_of_its_rows() -> None:
    """得分 below 一级指标 is kept with its level; that below 三级指标 is the row's."""
    reading = form(
        "一级指标||二级指标||三级指标|||目标值",
        "名称|得分|名称|得分|名称|分值|得分|",
        "产出指标|38|数量指标|28|新建站亭|30|28|≥12座",
    )
    (row,) = reading.document.indicators

    assert (row.weight, row.result and row.result.score) == (Decimal(30), Decimal(28))
    assert set(row.extra) == {("一级指标/得分", "38"), ("二级指标/得分", "28")}
