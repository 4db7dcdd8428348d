"""Rows that can be read in two ways: they are read as they stand, and reported.  All in our own words."""

import pytest

from perfmodel import Grid, Reading, Severity, read_form
from perfmodel.files import Cell

REPORT = "二级指标|三级指标|指标值|实际完成值|分值|得分"


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


def reported(reading: Reading, code: str) -> list[str]:
    """The first cells of the rows that a finding tells of."""
    found = [finding for finding in reading.findings if finding.code == code]
    assert {finding.severity for finding in found} <= {Severity.WARNING}
    return [finding.text.split(" | ")[0] for finding in found]


# --- a blank cell that a copy has dropped -----------------------------------------------------------------------------


def test_a_row_that_ends_before_the_points_of_others_is_reported() -> None:
    """Its actual may be its points, and its points its score."""
    read = form(REPORT, "数量指标|更换水泵|≥4台|4台|25|25", "质量指标|达标率|≥95%|25|20")

    assert reported(read, "row-short") == ["质量指标"]


@pytest.mark.parametrize("row", ["数量指标|更换水泵|4台|25|25", "数量指标|更换水泵|≥4台|25"])
def test_a_row_with_an_actual_and_no_score_is_reported_where_no_other_row_is(row: str) -> None:
    """The heading alone has more cells."""
    assert reported(form(REPORT, row), "row-short") == ["数量指标"]


@pytest.mark.parametrize(
    "rows",
    [
        (REPORT, "数量指标|更换水泵|≥4台|4台|25|25", "质量指标|达标率|≥95%|97%|20|20"),
        (f"{REPORT}|偏差原因", "数量指标|更换水泵|≥4台|4台|25|25", "质量指标|达标率|≥95%|90%|20|18|雨季"),
        (REPORT, "数量指标|更换水泵|≥4台", "质量指标|达标率|≥95%"),
        (REPORT, "数量指标|更换水泵|≥4台|4台|25|25", "质量指标|达标率|≥95%|已达标"),
    ],
)
def test_rows_that_lack_nothing_or_nothing_but_words_are_not(rows: tuple[str, ...]) -> None:
    """A reason is given for a deviation only, and a plan has no results yet."""
    assert reported(form(*rows), "row-short") == []


# --- several indicators in one row ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("①水泵完好率②闸门完好率", "①100%②≥98%"),
        ("指标1：按期开工率；指标2：按期完工率", "指标1：100%；指标2：≥95%"),
        ("（1）水泵单价（2）闸门单价", "≤3万元"),
        ('"1.更换水泵\n2.改造闸门"', "≥4台"),
        ('"更换水泵\n改造闸门"', '"≥4台\n≥2座"'),
        ("1.更换水泵", "≥4台；2.改造闸门≥2座"),
        ("更换水泵", "①城区≥4台，②乡镇≥2台"),
        ("更换水泵", '"（1）城区≥4台\n（2）乡镇≥2台"'),
        ("更换水泵", "①≥4台②≥2台"),
        ("更换水泵", "≥4台;2)≥2台"),
        ("更换水泵", "≥4台；（二）≥2台"),
        ("更换水泵", "一是≥4台；二是≥2台"),
        ("更换水泵", "≥4台；2 巡查≥12次"),
    ],
)
def test_several_indicators_in_one_row_are_reported(name: str, value: str) -> None:
    """They are one indicator with a target of several clauses."""
    read = form("二级指标|三级指标|指标值", f"数量指标|{name}|{value}")

    assert len(reported(read, "indicators-several")) == len(read.document.indicators) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("①更换水泵", "≥4台"),
        ("①②类水体断面", "≥4个"),
        ("1.更换水泵", "≥4台"),
        ("3号泵站检修", "1次"),
        ('"更换\n水泵"', "≥4台"),
        ('"更换水泵\n改造闸门"', '"全部\n完成"'),
        ("水泵（1）型更换", "≥4台"),
        ("水泵单价", "≤1.2万元，2.5千瓦以下≤0.8万元"),
        ("水质", "达到（2）类；不低于上年"),
        ("水泵", "≤1,200元，2台"),
    ],
)
def test_one_name_with_its_number_or_a_break_is_not(name: str, value: str) -> None:
    """A name is reported only where its numbers or its values tell two."""
    assert reported(form("二级指标|三级指标|指标值", f"数量指标|{name}|{value}"), "indicators-several") == []


# --- a name cut over two rows -----------------------------------------------------------------------------------------


def test_a_name_without_a_value_above_one_with_a_value_is_reported() -> None:
    """Both may be one name that the table has cut."""
    heading = "一级指标|二级指标|三级指标|指标值"
    cut = form(heading, "产出指标|数量指标|全市农村", "||供水泵站|≥4座", "||闸门|≥2座")

    assert (reported(cut, "row-continued"), len(cut.document.indicators)) == (["全市农村"], 3)


@pytest.mark.parametrize(
    "rows",
    [
        ("产出指标|数量指标|供水泵站|", "|质量指标|达标率|≥95%"),
        ("产出指标|数量指标|供水泵站|", "||2.改造闸门|≥2座"),
        ("产出指标|数量指标|供水泵站|≥4座", "||改造闸门|≥2座"),
        ("产出指标|数量指标|供水泵站|", "||改造闸门|"),
        ("产出指标|数量指标|供水泵站|", "中期目标", "||改造闸门|≥2座"),
    ],
)
def test_names_below_other_labels_or_with_numbers_are_not(rows: tuple[str, ...]) -> None:
    """They begin anew."""
    assert reported(form("一级指标|二级指标|三级指标|指标值", *rows), "row-continued") == []


# --- an example of the template ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["（例）更换水泵", "示例：更换水泵", "【样例】更换水泵", "例如：更换水泵"])
def test_an_example_left_in_a_form_is_reported(name: str) -> None:
    """It may be no indicator of this project."""
    assert reported(form("二级指标|三级指标|指标值", f"数量指标|{name}|≥4台"), "name-placeholder") == [name]


def test_a_name_that_speaks_of_examples_is_none() -> None:
    """A demonstration site is something to be built."""
    assert reported(form("二级指标|三级指标|指标值", "数量指标|示例基地|≥4个"), "name-placeholder") == []


# --- a name alone in the first column ---------------------------------------------------------------------------------


def test_a_name_alone_left_of_the_names_is_no_row() -> None:
    """Nothing but its number makes it one of the table."""
    rows = (("二级指标", "三级指标", "指标值"), ("数量指标", "1.更换水泵", "≥4台"), ("2.改造闸门",))
    cells = [
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    ]
    read = read_form(Grid(cells=cells))

    assert (reported(read, "row-unplaced"), len(read.document.indicators)) == (["2.改造闸门"], 1)
