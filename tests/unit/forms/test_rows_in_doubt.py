"""Rows that can be read in two ways: they are read as they stand, and reported.  All in our own words."""

import pytest

from perfmodel import (
    Grid,
    ProjectObjectives,
    Reading,
    Severity,
    Statement,
    Unread,
    explain,
    format_target,
    read_form,
    read_forms,
)
from perfmodel.files import Cell, xlsx

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


# --- marks of repetition, labels in names, a target and its result in one cell ----------------------------------------


@pytest.mark.parametrize("mark", ["同上", "〃", "”"])
def test_a_mark_that_repeats_the_cell_above(mark: str) -> None:
    """Levels, units and signs are those of the row above, through several rows; each is noted, a name stays."""
    head = "一级指标|二级指标|三级指标|指标性质|指标值|度量单位"
    rows = (
        "产出指标|数量指标|修渠长度|≥|3|公里",
        f"{mark}|{mark}|护岸长度|{mark}|2|{mark}",
        f"{mark}|质量指标|{mark}|=|100|%",
    )
    read = form(head, *rows, f"{mark}|{mark}|返修率|≤|1|{mark}")

    found = [
        (row.category and row.category.id, row.name, format_target(row.target)) for row in read.document.indicators
    ]
    assert found == [
        ("output.quantity", "修渠长度", "≥3公里"),
        ("output.quantity", "护岸长度", "≥2公里"),
        ("output.quality", mark, "=100%"),
        ("output.quality", "返修率", "≤1%"),
    ]
    (noted,) = [finding for finding in read.findings if finding.code == "cell-repeated"]
    assert (str(noted.place), noted.text) == ("line 4, column 1", " | ".join([mark] * 8))


def test_a_mark_that_repeats_nothing() -> None:
    """In the first row it is what it says, and so it is below such a mark."""
    read = form("二级指标|三级指标|指标值|度量单位", "数量指标|修渠长度|3|同上", "数量指标|护岸长度|2|同上")

    assert [type(row.target) for row in read.document.indicators] == [Unread, Unread]
    assert reported(read, "cell-repeated") == ["同上", "同上"]


def test_a_mark_below_a_blank_cell() -> None:
    """What stands two rows up is not right above: the mark stays, and is told."""
    read = form("三级指标|指标值|分值", "修渠|≥3公里|10", "护岸||10", "清淤|同上|〃")

    assert [type(row.target).__name__ for row in read.document.indicators] == ["Threshold", "Unstated", "Statement"]
    assert read.document.indicators[2].weight == 10
    assert [finding.text for finding in read.findings if finding.severity is Severity.WARNING] == ["同上"]


@pytest.mark.parametrize("heading", ["目标值及完成情况", "实际完成情况"])
@pytest.mark.parametrize(
    ("cell", "target", "actual"),
    [
        ("目标：≥640套；实际：652套", "≥640套", "652套"),
        ("计划12场，实际完成15场", "12场", "15场"),
        ("目标值：逐步增强、完成值：逐步增强。", "逐步增强", "逐步增强"),
    ],
)
def test_a_target_and_its_result_in_one_cell(heading: str, cell: str, target: str, actual: str) -> None:
    """Each is read by itself, with a note."""
    (row,) = (
        read := form(f"二级指标|三级指标|{heading}|分值|得分", f"数量指标|更换座位|{cell}|20|19")
    ).document.indicators

    assert format_target(row.target, style="as_written") == target
    assert row.result is not None
    assert row.result.actual is not None
    assert [row.result.actual.text, str(row.result.score), str(row.weight)] == [actual, "19", "20"]
    assert [finding.text for finding in read.findings if finding.code == "cells-parted"] == [cell]


def test_a_target_and_its_result_below_a_heading_of_values() -> None:
    """A value's column alone may hold both; where the result has a column of its own, nothing is parted."""
    cell = "目标值≥640套，完成值652套"
    (row,) = form("二级指标|三级指标|指标值", f"数量指标|更换座位|{cell}").document.indicators
    (other,) = form("二级指标|三级指标|指标值|实际完成值", f"数量指标|更换座位|{cell}|652套").document.indicators

    assert (format_target(row.target), row.result and row.result.actual and row.result.actual.text) == (
        "≥640套",
        "652套",
    )
    assert isinstance(other.target, Statement)


@pytest.mark.parametrize(
    "name",
    [
        "产出-数量：新增座位",
        "产出指标—数量指标—新增座位",
        "产出指标/数量指标：新增座位",
        "（数量指标）新增座位",
        "【数量】新增座位",
    ],
)
def test_levels_in_front_of_a_name(name: str) -> None:
    """The labels of both levels, or of the second, are the category of the row, and no part of its name."""
    (row,) = form("绩效指标|指标值|完成情况|得分", f"{name}|≥80个|82个|10").document.indicators

    assert (row.category and row.category.id, row.name) == ("output.quantity", "新增座位")


@pytest.mark.parametrize("name", ["效益-数量：新增座位", "城东-城西：新增座位", "（经济）困难学生资助率"])
def test_no_levels_in_front_of_a_name(name: str) -> None:
    """Labels of two branches, places, and a word in round brackets that may belong to the name are no category."""
    (row,) = form("绩效指标|指标值|完成情况|得分", f"{name}|≥80个|82个|10").document.indicators

    assert (row.category, row.name) == (None, name)


def test_an_empty_template_beside_a_filled_form() -> None:
    """It is no form; its cells are in the ledger, and a note says where it begins."""

    def sheet(name: str, *rows: str) -> Grid:
        cells = [
            Cell(row=at, column=column, text=text)
            for at, row in enumerate(rows, start=1)
            for column, text in enumerate(row.split("|"), start=1)
            if text
        ]
        return Grid(cells=cells, name=name)

    head = "一级指标|二级指标|三级指标|指标值"
    filled = sheet("表一", "项目绩效目标表", "项目名称|泵站改造", head, "产出指标|数量指标|更换水泵|≥4台")
    empty = sheet("空表", "项目绩效目标表", "项目名称|", head, "产出指标|数量指标||", "|质量指标||")
    read = read_form(xlsx.write((filled, empty)))

    assert [row.name for row in read.document.indicators] == ["更换水泵"]
    (note,) = [finding for finding in read.findings if finding.code == "form-unfilled"]
    assert (note.severity, note.place and note.place.table) == (Severity.NOTE, "空表")
    assert {entry.place.table for entry in read.ledger} == {"表一", "空表"}
    assert read_form(xlsx.write((empty,))).document.indicators == ()


def test_what_was_noticed_of_a_file_outlives_an_empty_template() -> None:
    """What the first sheet would have told of the file is told by the form that stays."""
    head = "<tr><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
    page = "<p>项目绩效目标表</p><table><tr><td>项目名称</td><td colspan=2>{}</td></tr>" + head + "{}</table><hr>"
    filled = "<tr><td>数量指标</td><td>修渠</td><td><s>9</s>5公里</td></tr>"
    read = read_form((page.format("", "<tr><td>数量指标</td><td></td></tr>") + page.format("甲", filled)).encode())

    assert {finding.code for finding in read.findings} >= {"text-struck", "form-unfilled"}


def test_points_in_a_column_for_each_kind() -> None:
    """Of 定量 and 定性 below 分值 and 得分 the one that is filled counts; where both are, the first, and it is told."""
    head = (
        '<tr><td rowspan="2">二级指标</td><td rowspan="2">三级指标</td><td rowspan="2">指标值</td>'
        '<td colspan="2">分值</td><td colspan="2">得分</td></tr>'
        "<tr><td>定量</td><td>定性</td><td>定量</td><td>定性</td></tr>"
    )
    rows = ("数量指标|修渠|≥3公里|20|—|18|—", "社会效益指标|出行|明显改善||10||8", "质量指标|合格率|100%|5|6|5|—")
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    read = read_form(f"<table>{head}{body}</table>".encode())

    found = [(str(row.weight), str(row.result and row.result.score)) for row in read.document.indicators]
    assert found == [("20", "18"), ("10", "8"), ("5", "5")]
    assert [(finding.code, str(finding.place)) for finding in read.findings] == [("points-several", "line 5, column 4")]


def test_the_score_of_somebody_else_where_the_body_gave_none() -> None:
    """A blank 自评得分 beside a filled 评价得分: the row has these points, and it is told whose they are."""
    head = "三级指标|指标值|分值|自评得分|评价得分"
    rows = ("新修步道|≥3公里|10||9", "增设座椅|≥40把|10|8|7", "补种树木|≥60棵|5||—")
    read = read_form("\n".join((head, *rows)).replace("|", "\t"))

    scores = [None if row.result is None else row.result.score for row in read.document.indicators]
    assert scores == [9, 8, None]
    assert [(finding.code, finding.text) for finding in read.findings] == [("points-several", "9")]
    assert "评价得分" in read.findings[0].message


def test_headings_that_are_printed_again_in_a_list_of_projects() -> None:
    """A page's heading row ends no list: each project has its own rows, and the row is a label."""
    head = "项目名称|二级指标|三级指标|指标值"
    rows = (head, "甲路维修|数量指标|修路|≥3公里", "乙桥加固|数量指标|加固|≥2座", head, "丙渠清淤|数量指标|清淤|≥5公里")
    readings = list(read_forms(["\n".join(rows).replace("|", "\t")]))

    documents = [reading.document for reading in readings]
    found = [
        (document.project, [row.name for row in document.indicators])
        for document in documents
        if isinstance(document, ProjectObjectives)
    ]
    assert found == [("甲路维修", ["修路"]), ("乙桥加固", ["加固"]), ("丙渠清淤", ["清淤"])]
    assert {document.department for document in documents} == {""}
    assert [entry.use for reading in readings for entry in reading.ledger if entry.place.line == 4] == ["label"] * 4


# --- rows that are none -----------------------------------------------------------------------------------------------

NARROW = ("二级指标|三级指标|指标值", "数量指标|更换水泵|≥4台", "质量指标|合格率|≥95%")
WIDE = (
    "一级指标|二级指标|三级指标|指标值|实际完成值",
    "产出指标|数量指标|更换水泵|≥4台|4台",
    "|质量指标|合格率|≥95%|",
)


@pytest.mark.parametrize(
    ("table", "row", "name"),
    [
        (NARROW, "情况说明|项目按期完工。", None),
        (NARROW, "情况说明|项目按期完工", "情况说明"),
        (NARROW, "1.情况说明|项目按期完工。", "情况说明"),
        (NARROW, "数量指标|项目按期完工。", "数量指标"),
        (WIDE, "办公电话|83210000", None),
        (WIDE, "1.办公电话|83210000", "办公电话"),
        (WIDE, "数量指标|83210000", "数量指标"),
        (WIDE, "办公地点|东街1号|二楼", "办公地点"),
        (WIDE, "加强管护", None),
        (WIDE, "3.加强管护", None),
        (WIDE, "|3.加强管护", "加强管护"),
        (WIDE, "年度|上年|备注|说明", None),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_rows_that_lack_cells(table: tuple[str, ...], row: str, name: str | None, *, last: bool) -> None:
    """A number or a label in front makes a row of few cells one of the table, which is told; else it is left."""
    head, first, second = table
    read = form(head, first, *((second, row) if last else (row, second)))
    code = "row-unplaced" if name is None else "row-moved"
    names = [each.name for each in read.document.indicators]

    assert sorted(names) == sorted(["更换水泵", "合格率", *([] if name is None else [name])])
    assert [finding.text for finding in read.findings if finding.code == code] == [row.strip("|").replace("|", " | ")]


@pytest.mark.parametrize("row", ["3.加强管护。", "3.管护：加强巡查", "3.加强管护；", "加强管护"])
def test_a_line_of_text_among_numbered_rows(row: str) -> None:
    """A line without further cells that ends as a sentence, or says something behind a colon, is no indicator."""
    read = form("三级指标|指标值", "1.更换水泵|≥4台", "2.合格率|≥95%", row, "社会效益指标")

    assert [each.name for each in read.document.indicators] == ["更换水泵", "合格率"]
    assert reported(read, "row-unplaced") == [row]


@pytest.mark.parametrize("row", ["指标3：|", "……|", "/|", "|指标3：|"])
@pytest.mark.parametrize(
    "table",
    [
        ("三级指标|指标值", "1.更换水泵|≥4台", "2.合格率|≥95%"),
        ("二级指标|三级指标|指标值|备注", "数量指标|1.更换水泵|≥4台|续建", "质量指标|2.合格率|≥95%|"),
    ],
)
def test_a_row_of_the_template_that_nobody_filled_in(table: tuple[str, ...], row: str) -> None:
    """It is no indicator, and a note says so."""
    head, first, second = table
    read = form(head, first, row, second)

    assert [each.name for each in read.document.indicators] == ["更换水泵", "合格率"]
    assert [(finding.code, finding.severity) for finding in read.findings] == [("row-empty", Severity.NOTE)]


def test_half_a_name_in_another_column_is_none() -> None:
    """A name without a value above one in another column, or further up, is not its first half."""
    two = ["中期指标|||年度指标||", "二级指标|三级指标|指标值|二级指标|三级指标|指标值"]
    read = form(*two, "数量指标|供水泵站||数量指标|闸门|≥2座", "|||质量指标|达标率|≥95%")

    assert reported(read, "row-continued") == []


@pytest.mark.parametrize(
    ("name", "value", "several"),
    [
        ('"更换水泵\n\n改造闸门"', '"≥4台\n≥2座"', True),
        ('"更换水泵\n12345"', '"≥4台\n≥2座"', False),
        ('"更换水泵\n改造闸门"', '"≥4台\n≥2座\n≥1座"', False),
    ],
)
def test_lines_of_a_name_beside_lines_of_its_value(name: str, value: str, *, several: bool) -> None:
    """Each line of words has a value beside it; blank lines count for nothing, and numbers are no names."""
    read = form("二级指标|三级指标|指标值", f"数量指标|{name}|{value}")

    assert bool(reported(read, "indicators-several")) is several
    assert "indicators-missing" not in {finding.code for finding in read.findings}


# --- a form without an indicator --------------------------------------------------------------------------------------

HEAD = "一级指标|二级指标|三级指标|指标值"


@pytest.mark.parametrize("rows", [(), ("产出指标|数量指标||",), ("产出指标|数量指标|/|/",)])
def test_a_form_without_one_indicator_is_told(rows: tuple[str, ...]) -> None:
    """It was read with nothing found; a head alone is nothing to judge."""
    read = form(HEAD, *rows)

    assert read.document.indicators == ()
    (found,) = [finding for finding in read.findings if finding.code == "indicators-missing"]
    assert explain(found).startswith("警告 indicators-missing：未读到任何指标；请在表头下逐行填写")


def test_a_form_whose_rows_are_read_or_refused_is_not_told_so() -> None:
    """A row that fits no columns says it already."""
    assert form(HEAD, "产出指标|数量指标|更换水泵|≥4台").findings == ()
    refused = form(HEAD, "1|2|无|无")
    assert [finding.code for finding in refused.findings] == ["row-unplaced"]


# --- points in a name -------------------------------------------------------------------------------------------------


def test_a_name_that_ends_in_more_points_than_there_are_keeps_them_and_is_reported() -> None:
    """合格率（100分） has its points; 合格率（150分） has none that can be meant, and must not end the whole form."""
    read = form("二级指标|三级指标|指标值", "质量指标|达标率（100分）|≥95%", "质量指标|合格率（150分）|≥95%")

    assert [(row.name, row.weight) for row in read.document.indicators] == [("达标率", 100), ("合格率（150分）", None)]
    assert reported(read, "points-unread") == ["合格率（150分）"]


@pytest.mark.parametrize(
    ("headings", "row", "told"),
    [
        ("实际完成值|实际完成值", "90吨|110吨", ["110吨"]),
        ("实际完成值|完成值", "90吨|110吨", ["110吨"]),
        ("分值|分值", "90|80", ["80"]),
        ("实际完成值|完成值", "90吨|90吨", []),
        ("实际完成值|完成值", "90吨|", []),
    ],
)
def test_a_second_column_that_says_something_else_is_reported(headings: str, row: str, told: list[str]) -> None:
    """The first was read without a word."""
    read = form(f"二级指标|三级指标|指标值|{headings}", f"数量指标|回收废纸|≥100吨|{row}")

    assert reported(read, "values-several") == told
