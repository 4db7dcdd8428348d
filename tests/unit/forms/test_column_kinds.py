"""Columns that no heading says by itself: names behind labels alone, results of the year of the form."""

import pytest

from perfmodel import FormError, Grid, Reading, format_target, read_form, read_forms
from perfmodel.files import Cell


def text(*rows: str) -> str:
    """Rows with | between the cells as tab-separated text."""
    return "\n".join(rows).replace("|", "\t") + "\n"


def named(reading: Reading) -> list[tuple[str | None, str, str]]:
    """Category, name and target of each indicator."""
    return [
        (row.category and row.category.id, row.name, format_target(row.target)) for row in reading.document.indicators
    ]


@pytest.mark.parametrize("heading", ["考核要点", "工作量", "事项"])
def test_names_below_a_heading_that_nobody_knows(heading: str) -> None:
    """Where the last level holds labels alone, the names stand in the words behind it; it is reported."""
    two = read_form(
        text(f"一级指标|二级指标|{heading}|指标值", "产出指标|数量指标|疏浚沟渠|≥30公里", "|质量指标|验收合格率|100%")
    )
    one = read_form(text(f"一级指标|{heading}|指标值", "产出指标|疏浚沟渠|≥30公里", "效益指标|受益农户|≥900户"))

    assert named(two) == [("output.quantity", "疏浚沟渠", "≥30公里"), ("output.quality", "验收合格率", "100%")]
    assert named(one) == [("output", "疏浚沟渠", "≥30公里"), ("benefit", "受益农户", "≥900户")]
    assert [(finding.code, finding.text) for finding in two.findings] == [("column-shown", heading)]


def test_names_in_the_last_level_stay_there() -> None:
    """Words behind names are no names: they are kept as extras, and the heading is reported."""
    reading = read_form(
        text(
            "一级指标|二级指标|考核要点|指标值",
            "产出指标|疏浚沟渠|按图施工|≥30公里",
            "效益指标|受益农户|入户登记|≥900户",
        )
    )

    assert named(reading) == [("output", "疏浚沟渠", "≥30公里"), ("benefit", "受益农户", "≥900户")]
    assert [row.extra[0].text for row in reading.document.indicators] == ["按图施工", "入户登记"]
    assert [finding.code for finding in reading.findings] == ["heading-unknown"]


def test_labels_behind_labels_are_no_names() -> None:
    """A further column of labels takes the place of no name."""
    reading = read_form(
        text("一级指标|归类|指标值", "产出指标|数量指标|≥30公里", "效益指标|社会效益指标|≥900户"),
    )

    assert [row.name for row in reading.document.indicators] == ["产出指标", "效益指标"]


def test_results_of_the_year_of_the_form() -> None:
    """The heading 2024年实际完成值 is that of results in a form of 2024; that of another year is an extra."""
    heading = "三级指标|指标值|2024年实际完成值|2023年实际完成值|2024年度自评得分"
    rows = (heading, "改造泵站|4座|5座|3座|10")
    own, other = read_form(text("（2024年度）", *rows)), read_form(text("（2022年度）", *rows))

    (row,) = own.document.indicators
    assert row.result is not None
    assert row.result.actual is not None
    assert (row.result.actual.text, str(row.result.score)) == ("5座", "10")
    assert [(extra.heading, extra.text) for extra in row.extra] == [("2023年实际完成值", "3座")]
    assert own.findings == ()
    assert other.document.indicators[0].result is None
    assert len(other.findings) == 3


def test_two_results_of_one_year_are_one_result() -> None:
    """The column that says 实际完成值 alone is the result; the other is an extra."""
    reading = read_form(
        text("（2024年度）", "三级指标|指标值|实际完成值|2024年完成值", "改造泵站|4座|5座|6座"),
    )

    (row,) = reading.document.indicators
    assert row.result is not None
    assert row.result.actual is not None
    assert row.result.actual.text == "5座"
    assert [extra.text for extra in row.extra] == ["6座"]


# --- headings over several rows ---------------------------------------------------------------------------------------


def sheet(*rows: list[tuple[str, int, int]]) -> Reading:
    """A table of merged cells: of each its text, its width and its height."""
    found, taken = list[Cell](), set[tuple[int, int]]()
    for number, row in enumerate(rows, start=1):
        column = 1
        for content, width, height in row:
            while (number, column) in taken:
                column += 1
            cell = Cell(row=number, column=column, text=content, column_span=width, row_span=height)
            taken.update(cell.positions)
            found += [cell] if content else []
            column += width
    return read_form(Grid(cells=found))


def line(*texts: str) -> list[tuple[str, int, int]]:
    """A row of cells that are not merged."""
    return [(content, 1, 1) for content in texts]


@pytest.mark.parametrize("height", [1, 2])
def test_a_heading_that_nobody_knows_beside_two_rows_of_headings(height: int) -> None:
    """Merged down it is a heading, also where the one behind it (备注) is not merged; it is reported."""
    reading = sheet(
        [("绩效指标", 2, 1), ("归口", 1, 2), ("备注", 1, height)],
        line("三级指标", "指标值"),
        line("改造泵站", "4座", "工程科", "续建"),
    )

    (row,) = reading.document.indicators
    assert (row.name, format_target(row.target)) == ("改造泵站", "4座")
    assert [(extra.heading, extra.text) for extra in row.extra] == [("归口", "工程科"), ("备注", "续建")]
    assert [(finding.code, finding.text) for finding in reading.findings] == [("heading-unknown", "归口")]


def test_a_heading_that_nobody_knows_in_a_list_of_projects() -> None:
    """Over nothing it is a heading of its own, beside the name of the project."""
    rows = ("项目名称|归口|绩效指标|", "||三级指标|指标值", "东渠|工程科|渠长|≥3公里", "西渠|管护科|闸门|≥2座")
    found = [
        (getattr(reading.document, "project", ""), [row.name for row in reading.document.indicators])
        for reading in read_forms([text(*rows)])
    ]

    assert found == [("东渠", ["渠长"]), ("西渠", ["闸门"])]


def test_long_names_of_places_below_a_wide_heading() -> None:
    """Whatever stands below a merged heading of values is a heading, while others go on beside it."""
    places = ("东区含高新技术开发区和经济技术开发区", "西区含国家级现代农业示范区")
    reading = sheet(
        [("二级指标", 1, 2), ("三级指标", 1, 2), ("指标值", 2, 1)],
        line(*places),
        line("数量指标", "改造泵站", "4座", "2座"),
    )

    assert [(row.scope, format_target(row.target)) for row in reading.document.indicators] == [
        (places[0], "4座"),
        (places[1], "2座"),
    ]
    assert reading.findings == ()


@pytest.mark.parametrize(
    "fields",
    [
        "栏次|甲|1|2",
        "列次|A|1|2",
        "甲|乙|丙|1",
        "A|B|1|2",
        "1|2|3|4",
        "SEQ|LV2_NAME|LV3_NAME|IND_VALUE",
        "seq|ind_type|ind_name|value",
    ],
)
def test_a_row_that_numbers_the_columns_or_names_their_fields(fields: str) -> None:
    """It is a label below the headings, and no indicator."""
    reading = read_form(text("序号|二级指标|三级指标|指标值", fields, "1|数量指标|改造泵站|4座"))

    assert named(reading) == [("output.quantity", "改造泵站", "4座")]
    assert reading.findings == ()


@pytest.mark.parametrize(
    "row", ["甲|丙|1|2", "2|3|4|5", "1|2|3|5", "栏次|甲|1|3座", "seq|kind|name|value", "1|数量指标|LED_A|3座"]
)
def test_a_row_out_of_order_below_the_headings_is_read_or_reported(row: str) -> None:
    """Letters or numbers that leave one out, and plain words, may be a row of the table."""
    reading = read_form(text("序号|二级指标|三级指标|指标值", row, "1|数量指标|改造泵站|4座"))

    assert named(reading)[-1] == ("output.quantity", "改造泵站", "4座")
    assert len(named(reading)) + len(reading.findings) > 1


@pytest.mark.parametrize("heading", ["序号", "绩效指标", "一级指标", "二级指标"])
def test_words_below_a_heading_over_two_columns_are_a_row(heading: str) -> None:
    """Labels, numbers and names have no parts: a first row of nothing but words is no heading."""
    reading = read_form(text(f"{heading}||三级指标|指标值", "巡护|城区|制度建设|健全", "|郊区|台账建设|完整"))

    assert [row.name for row in reading.document.indicators] == ["制度建设", "台账建设"]


def test_words_below_names_over_two_columns_are_a_row() -> None:
    """So it is below the heading of the names themselves."""
    reading = read_form(text("二级指标|三级指标||指标值", "数量指标|制度建设|城区|健全", "|台账建设|郊区|完整"))

    assert len(reading.document.indicators) == 2


def test_a_single_label_with_a_value_beside_it_is_no_name() -> None:
    """数量指标 in front of 指标值 names rows where another set does so too, and not alone."""
    with pytest.raises(FormError):
        read_form(text("数量指标|指标值", "改造泵站|4座"))
    reading = read_form(text("数量指标|指标值|质量指标|指标值", "改造泵站|4座|合格率|100%"))

    assert named(reading) == [("output.quantity", "改造泵站", "4座"), ("output.quality", "合格率", "100%")]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("三级指标|分值|得分", "改造泵站|20|18"),
        ("一级指标|分值|得分|备注", "产出指标|20|18|"),
        ("项目名称|指标值|备忘", "东泵|4座|"),
    ],
)
def test_headings_that_are_too_few_make_no_table(heading: str, row: str) -> None:
    """Points and scores without a level beside the names, or values of no name, are another table."""
    with pytest.raises(FormError):
        read_form(text(heading, row))


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("二级指标|三级指标|分值|得分", "数量指标|改造泵站|20|18"),
        ("三级指标|实际完成值|分值", "改造泵站|4座|20"),
        ("一级|二级|指标|目标", "产出指标|数量指标|改造泵站|4座"),
        ("二级指标|三级指标|年度目标", "数量指标|改造泵站|4座"),
    ],
)
def test_headings_that_are_enough_make_a_table(heading: str, row: str) -> None:
    """Scores beside a level, results with points, and goals beside levels, where no heading says the values."""
    assert [each.name for each in read_form(text(heading, row)).document.indicators] == ["改造泵站"]


# --- names in other columns -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "are_names"),
    [
        (("疏浚沟渠", "受益农户"), True),
        (("疏浚沟渠", "农户"), True),
        (("东城区", "西城区"), False),
        (("疏浚沟渠", "疏浚沟渠"), False),
        (("数量指标", "社会效益指标"), False),
    ],
)
def test_names_in_front_of_labels(words: tuple[str, str], *, are_names: bool) -> None:
    """A column that nobody knows names the rows where each has words of its own, half of them longer than a place's."""
    rows = (f"1|{words[0]}|产出指标|≥30公里", f"2|{words[1]}|效益指标|≥900户")
    reading = read_form(text("序号|事项|一级指标|指标值", *rows))

    found = [row.name for row in reading.document.indicators]
    assert found == (list(words) if are_names else ["产出指标", "效益指标"])
    assert ("names-labels" in {finding.code for finding in reading.findings}) is not are_names


def test_two_columns_in_front_of_labels_name_nothing() -> None:
    """Which of them has the names is not sure."""
    reading = read_form(
        text(
            "序号|事项|做法|一级指标|指标值",
            "1|疏浚沟渠|机械施工|产出指标|≥30公里",
            "2|受益农户|入户登记|效益指标|≥900户",
        )
    )

    assert [row.name for row in reading.document.indicators] == ["产出指标", "效益指标"]


@pytest.mark.parametrize(
    ("heading", "first", "second", "categories", "extra"),
    [
        ("一级指标|三级指标", "产出指标|数量指标", "效益指标|社会效益指标", ["output.quantity", "benefit.social"], []),
        (
            "一级指标|二级指标|三级指标",
            "产出指标|数量指标|数量指标",
            "效益指标|社会效益指标|社会效益指标",
            ["output.quantity", "benefit.social"],
            ["数量指标", "社会效益指标"],
        ),
        ("一级指标|三级指标", "产出指标|指标1", "效益指标|指标2", ["output", "benefit"], ["指标1", "指标2"]),
    ],
)
def test_names_in_the_column_of_contents(
    heading: str, first: str, second: str, categories: list[str], extra: list[str]
) -> None:
    """Labels in the column of names are those of the second level where no other column has it, else something more."""
    reading = read_form(text(f"{heading}|指标内容|指标值", f"{first}|疏浚沟渠|≥30公里", f"{second}|受益农户|≥900户"))
    rows = reading.document.indicators

    assert [row.name for row in rows] == ["疏浚沟渠", "受益农户"]
    assert [row.category and row.category.id for row in rows] == categories
    assert [each.text for row in rows for each in row.extra] == extra


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("数量指标|更换水泵|≥4台", "质量指标|合格率|≥95%"), ["更换水泵", "合格率"]),
        (("数量指标|更换水泵|≥4台", "质量指标||≥95%"), ["数量指标", "质量指标"]),
    ],
)
def test_names_beside_kinds_have_words_of_their_own(rows: tuple[str, ...], found: list[str]) -> None:
    """绩效指标 beside 指标类别 holds the names where each kind has one."""
    reading = read_form(
        text("绩效指标|指标类别|指标值", *(f"{b}|{a}|{c}" for a, b, c in (row.split("|") for row in rows)))
    )

    assert [row.name for row in reading.document.indicators] == found
