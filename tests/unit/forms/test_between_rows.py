"""What stands between rows and is no indicator: names of projects, plans of spending; names that are labels."""

import pytest

from perfmodel import Reading, format_target, read_form

HEADING = "一级指标|二级指标|三级指标|指标值"


def text(*rows: str) -> str:
    """Rows as they are pasted."""
    return "\n".join(row.replace("|", "\t") for row in rows)


def named(reading: Reading) -> list[tuple[str | None, str, list[str]]]:
    """Category, name and further cells of each indicator."""
    return [
        (row.category and row.category.id, row.name, [extra.text for extra in row.extra])
        for row in reading.document.indicators
    ]


def codes(reading: Reading) -> list[str]:
    """What was noticed."""
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("line", ["{}", "{}|||", "||{}|"])
def test_the_name_of_a_project_above_its_rows(line: str) -> None:
    """It is no indicator; the rows below it have it, and each such line is reported."""
    one, two = line.format("护岸加固项目"), line.format("泵闸更新工程（续建）")
    reading = read_form(
        text(
            HEADING,
            one,
            "产出指标|数量指标|护岸长度|≥3公里",
            "|质量指标|验收合格率|100%",
            two,
            "产出指标|数量指标|泵闸数量|2座",
        )
    )

    assert named(reading) == [
        ("output.quantity", "护岸长度", ["护岸加固项目"]),
        ("output.quality", "验收合格率", ["护岸加固项目"]),
        ("output.quantity", "泵闸数量", ["泵闸更新工程（续建）"]),
    ]
    assert [(item.code, item.text) for item in reading.findings] == [
        ("row-caption", "护岸加固项目"),
        ("row-caption", "泵闸更新工程（续建）"),
    ]


def test_levels_end_where_another_project_begins() -> None:
    """A row below a name left of all levels does not inherit the label of the project before."""
    reading = read_form(
        text(
            "二级指标|三级指标|指标值",
            "护岸项目",
            "数量指标|护岸长度|≥3公里",
            "泵闸项目",
            "|泵闸数量|2座",
            "|闸门数量|4扇",
        )
    )

    assert [category for category, _, _ in named(reading)] == ["output.quantity", None, None]


@pytest.mark.parametrize("line", ["一、护岸||", "一|护岸|"])
def test_a_name_behind_a_numeral(line: str) -> None:
    """A name behind the numeral of a heading, alone above a row with a value, names the rows below it."""
    heading = "序号|三级指标|指标值" if line.startswith("一|") else "三级指标|指标值|备注"
    first = "1|护岸长度|≥3公里" if line.startswith("一|") else "护岸长度|≥3公里|"
    reading = read_form(text(heading, line, first))

    assert [row.name for row in reading.document.indicators] == ["护岸长度"]
    assert codes(reading) == ["row-caption"]


@pytest.mark.parametrize(
    "below",
    [(), ("三级指标|指标值", "泵闸数量|2座"), ("填表人|李工",), ("合同签订率|",), ("泵闸数量|2座|甲|乙|丙",)],
)
def test_a_name_that_stands_above_no_row_is_an_indicator(below: tuple[str, ...]) -> None:
    """Without a row with a value right below it, a name without a value is an indicator that states none."""
    reading = read_form(text("三级指标|指标值", "护岸长度|≥3公里", "护岸加固项目|", *below))

    assert "护岸加固项目" in [row.name for row in reading.document.indicators]


PLAN = (("资金支出计划/1月", "12"), ("资金支出计划/2月", "30"), ("资金支出计划/3月", "8"))


@pytest.mark.parametrize(
    ("rows", "behind"),
    [
        (("资金支出计划|1月|2月|3月", "|12|30|8"), False),
        (("资金支出计划|1月|2月|3月", "|12|30|8"), True),
        (("资金支出计划|1月|12|2月|30|3月|8",), True),
        (("资金支出计划|1月|12|2月|30", "|3月|8"), False),
        (("资金支出计划", "1月|2月|3月", "12|30|8"), False),
    ],
)
def test_a_plan_of_spending(rows: tuple[str, ...], behind: bool) -> None:  # noqa: FBT001 - of the table
    """Each amount is kept with the name of the plan and its period, above the table or behind it."""
    table = (HEADING, "产出指标|数量指标|护岸长度|≥3公里")
    order = (*table, *rows) if behind else (*rows, *table)
    reading = read_form(text("项目名称|护岸加固", *order))

    assert reading.document.extra == PLAN
    assert [row.name for row in reading.document.indicators] == ["护岸长度"]
    assert codes(reading) == []


def test_rows_of_a_plan() -> None:
    """Each row of amounts keeps its own label; a row of another kind ends the plan."""
    reading = read_form(
        text(
            "项目名称|护岸加固",
            "分季用款计划（万元）",
            "时间|一季度|二季度",
            "金额|12|30",
            "比例|28%|72%",
            "项目负责人|李工",
            HEADING,
            "产出指标|数量指标|护岸长度|≥3公里",
        )
    )

    assert reading.document.extra == (
        ("分季用款计划（万元）/金额/一季度", "12"),
        ("分季用款计划（万元）/金额/二季度", "30"),
        ("分季用款计划（万元）/比例/一季度", "28%"),
        ("分季用款计划（万元）/比例/二季度", "72%"),
        ("项目负责人", "李工"),
    )


@pytest.mark.parametrize("behind", [True, False])
def test_periods_without_amounts_are_kept(*, behind: bool) -> None:
    """Nothing is lost where the amounts of a plan are missing."""
    plan, table = ("资金使用计划|3月|4月|5月",), (HEADING, "产出指标|数量指标|护岸长度|≥3公里")
    reading = read_form(text("项目名称|护岸加固", *((*table, *plan) if behind else (*plan, *table))))

    assert reading.document.extra == (("资金使用计划", "3月 4月 5月"),)


@pytest.mark.parametrize(
    "row",
    [
        "资金使用计划|按进度拨付。",
        "联系人|李工|1月|待定",
        "1月|12",
        "资金安排|李工|1月|12|2月|30",
        "项目周期|1月|12月",
        "年初预算数|1-7月支出数|全年预算",
    ],
)
def test_rows_that_are_no_plan(row: str) -> None:
    """A text behind the name of a plan, one period alone and periods beside words are read as before."""
    reading = read_form(text("项目名称|护岸加固", row, HEADING, "产出指标|数量指标|护岸长度|≥3公里"))

    assert not any("/" in extra.heading for extra in reading.document.extra)


def test_a_unit_behind_the_heading() -> None:
    """指标值/% is a heading of values, and names their unit; a unit in a cell wins."""
    reading = read_form(text("三级指标|指标值/%", "验收合格率|≥95", "护岸长度|3公里"))

    assert [format_target(row.target) for row in reading.document.indicators] == ["≥95%", "3公里"]


def test_a_slash_in_front_makes_no_unit() -> None:
    """A place below a heading of values is none of a unit with nothing in front of its slash."""
    reading = read_form(text("三级指标|指标值（/万元）", "护岸长度|≥3"))
    (row,) = reading.document.indicators

    assert format_target(row.target) == "≥3"


def test_labels_in_place_of_names() -> None:
    """A table without names is reported; one label among names is not."""
    labels = read_form(text("一级指标|二级指标|指标值", "产出指标|数量指标|10个", "|质量指标|95%"))
    names = read_form(text("一级指标|二级指标|指标值", "产出指标|数量指标|10个", "|验收合格率|95%"))

    assert (codes(labels), codes(names)) == (["names-labels"], [])
