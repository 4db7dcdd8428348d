"""Faults met in published tables, each in our own words: moved rows, columns that were not known, inventions."""

from decimal import Decimal

import pytest

from perfmodel import FormError, Grid, Reading, Severity, format_target, read_form
from perfmodel.files import Cell
from perfmodel.objectives._indicator import Term
from perfmodel.targets._shapes import Unread

FULL = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施"


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


def grid(*rows: str) -> Reading:
    """A form from a grid of rows such as ``1-2x3 text``: in column 1 to 2, over three rows."""
    cells = list[Cell]()
    for number, row in enumerate(rows, start=1):
        for part in row.split(" | "):
            place, _, text = part.strip().partition(" ")
            columns, _, height = place.partition("x")
            first, _, last = columns.partition("-")
            span = int(last or first) - int(first) + 1
            cells.append(Cell(row=number, column=int(first), text=text, row_span=int(height or 1), column_span=span))
    return read_form(Grid(cells=cells))


def names(reading: Reading) -> list[str]:
    """The names of the indicators."""
    return [row.name for row in reading.document.indicators]


def codes(reading: Reading) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading.findings]


# --- a row that fits is never moved -----------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["就业指标", "社会公众", "受益对象", "履职效能", "廉政指标", "资金使用", "能力建设"])
@pytest.mark.parametrize("reason", ["", "雨季顺延"])
def test_an_unknown_label_and_a_blank_last_cell_do_not_move_a_row(label: str, reason: str) -> None:
    """Each cell stands below its heading, and is read there."""
    row = form(FULL, f"效益指标|{label}|新增岗位|90|95|10|9.5|{reason}").document.indicators[0]

    assert (row.name, format_target(row.target), str(row.weight)) == ("新增岗位", "90", "10")
    assert row.result is not None
    assert (row.result.score, row.result.reason) == (Decimal("9.5"), reason)
    assert row.extra == (("二级指标", label),)


@pytest.mark.parametrize("name", ["服务对象满意度", "满意度", "受益对象满意度", "成本", "经济成本", "1.群众满意度"])
@pytest.mark.parametrize("value", ["满意", "较高", "显著提升", "预算内", "≥90%"])
def test_a_name_that_is_a_label_stays_a_name(name: str, value: str) -> None:
    """A value in words beside it does not make it a level."""
    reading = form(f"绩效指标|{FULL}", f"|满意度指标|服务对象满意度指标|{name}|{value}|{value}|10|10|")
    row = reading.document.indicators[0]

    assert (row.name, row.target.text, str(row.weight)) == (name.removeprefix("1."), value, "10")
    assert codes(reading) == []


def test_a_row_that_is_moved_is_a_warning_that_shows_it_before_and_after() -> None:
    """The reader of the finding can compare both."""
    reading = form("一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|改造泵站|≥4座", "2 更换水泵|12台")
    (finding,) = reading.findings

    assert finding.severity is Severity.WARNING
    assert finding.text == "2 更换水泵 | 12台"
    assert "三级指标 2 更换水泵, 指标值 12台" in finding.message


def test_a_browser_leaves_out_merged_labels_in_both_sets_of_columns() -> None:
    """The halves of a row go to the ends of their sets."""
    reading = form(
        "总体目标|中期目标|年度目标",
        "|建成三座。|建成一座。",
        "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
        "产出指标|数量指标|改造泵站|9座|数量指标|改造泵站|3座",
        "更换水泵|27台|更换水泵|9台",
    )

    assert [(row.name, row.term, format_target(row.target)) for row in reading.document.indicators] == [
        ("改造泵站", Term.MEDIUM, "9座"),
        ("改造泵站", Term.ANNUAL, "3座"),
        ("更换水泵", Term.MEDIUM, "27台"),
        ("更换水泵", Term.ANNUAL, "9台"),
    ]


# --- columns by heading, else by contents -----------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["绩效指标性质", "性质", "指标符号", "关系符号", "计算方式", "指标类型", "备忘"])
@pytest.mark.parametrize("unit", ["绩效度量单位", "目标值单位", "计量单位名称", "备查"])
def test_signs_and_units_are_known_whatever_their_column_is_called(sign: str, unit: str) -> None:
    """What a column holds says what it is."""
    reading = form(
        f"一级指标|二级指标|三级指标|{sign}|绩效指标值|{unit}|权重",
        "产出指标|数量指标|改造泵站|≥|4|座|50",
        "成本指标|经济成本指标|亩均投资|≤|1500|元/亩|20",
    )

    assert [format_target(row.target) for row in reading.document.indicators] == ["≥4座", "≤1500元/亩"]
    assert [row.extra for row in reading.document.indicators] == [(), ()]


def test_a_column_of_properties_is_no_operator() -> None:
    """指标性质 that holds 约束性 and 预期性 is kept as it stands."""
    reading = form("三级指标|指标性质|指标值", "改造泵站|约束性|4座", "更换水泵|预期性|12台")

    assert [format_target(row.target) for row in reading.document.indicators] == ["4座", "12台"]
    assert reading.document.indicators[0].extra == (("指标性质", "约束性"),)


def test_a_sign_that_nobody_can_read_leaves_its_target_undecided() -> None:
    """The number is no bare value: the finding is an error, and the document keeps that it is unread."""
    reading = form("三级指标|指标性质|指标值|度量单位", "改造泵站|≥|4|座", "更换水泵|看情况|12|台")
    first, second = reading.document.indicators

    assert format_target(first.target) == "≥4座"
    assert isinstance(second.target, Unread)
    assert [(finding.code, finding.severity) for finding in reading.findings] == [("operator-unread", Severity.ERROR)]


@pytest.mark.parametrize("words", ["持续改善", "是", "无"])
def test_what_no_sign_compares_stands_beside_any_word(words: str) -> None:
    """A sentence, an answer and nothing at all are what they are, whatever the column of signs says."""
    reading = form("三级指标|指标性质|指标值", "改造泵站|≥|4座", f"村容村貌|看情况|{words}")

    assert not isinstance(reading.document.indicators[1].target, Unread)
    assert "operator-unread" not in codes(reading)


@pytest.mark.parametrize(("sign", "written"), [("约", "约12台"), ("为", "12台"), ("正向", "12台"), ("/", "12台")])
def test_a_sign_that_is_no_comparison_is_read_as_its_word(sign: str, written: str) -> None:
    """约 in the column of signs leaves the number near; words that say nothing of it leave it as it stands."""
    reading = form("三级指标|指标性质|指标值|度量单位", "改造泵站|≥|4|座", f"更换水泵|{sign}|12|台")

    assert format_target(reading.document.indicators[1].target) == written
    assert "operator-unread" not in codes(reading)


def test_a_column_that_is_half_signs_leaves_its_rows_undecided() -> None:
    """An unknown heading over signs and other words cannot be an extra."""
    reading = form("三级指标|备忘|指标值", "改造泵站|≥|4座", "更换水泵|见附表|12台")

    assert all(isinstance(row.target, Unread) for row in reading.document.indicators)
    assert "column-unread" in codes(reading)


@pytest.mark.parametrize(
    ("heading", "value"),
    [("预期指标值（包含数字及文字描述）", "4座"), ("指标值\n（必填）", "4座"), ("年度绩效目标值(A)", "4座")],
)
def test_headings_with_notes_and_prefixes(heading: str, value: str) -> None:
    """Brackets and words that say nothing more are no other heading."""
    reading = grid(f"1 一级指标 | 2 三级绩效指标 | 3 {heading}", f"1 产出指标 | 2 改造泵站 | 3 {value}")

    assert [format_target(row.target) for row in reading.document.indicators] == [value]
    assert codes(reading) == []


def test_labels_with_notes_of_obligation() -> None:
    """数量指标（必填硬性指标） is 数量指标."""
    reading = form("一级指标|二级指标|三级指标|指标值", "产出指标|数量指标（必填硬性指标）|改造泵站|4座")

    assert reading.document.indicators[0].id == "output.quantity/1"


@pytest.mark.parametrize("label", ["绩效指标完成情况", "年度指标完成情况", "当年任务", "长期绩效指标"])
def test_any_label_may_stand_merged_beside_the_table(label: str) -> None:
    """Its words do not matter, and it makes no heading of the rows beside it."""
    reading = grid(
        f"1x3 {label} | 2 一级指标 | 3 二级指标 | 4 三级指标 | 5 指标值",
        "2 产出指标 | 3 数量指标 | 4 改造泵站 | 5 4座",
        "2 效益指标 | 3 社会效益指标 | 4 受益人口 | 5 9万人",
    )

    assert names(reading) == ["改造泵站", "受益人口"]
    assert codes(reading) == []


# --- points by their place --------------------------------------------------------------------------------------------


def test_points_beside_a_level_are_those_of_the_level() -> None:
    """Only the points behind the name are the indicator's."""
    reading = form(
        "一级指标|权重|二级指标|分值|三级指标|目标值|分值",
        "产出指标|50|数量指标|30|改造泵站|4座|20",
        "||||更换水泵|12台|10",
    )

    assert [row.weight for row in reading.document.indicators] == [20, 10]
    assert reading.document.extra == (("产出指标", "50分"), ("数量指标", "30分"))


def test_points_before_the_name_in_each_row_are_the_indicators() -> None:
    """Where the name has no points of its own."""
    reading = form("一级指标|分值|三级指标|目标值", "产出指标|20|改造泵站|4座", "|10|更换水泵|12台")

    assert [row.weight for row in reading.document.indicators] == [20, 10]


def test_merged_points_of_several_rows_are_reported() -> None:
    """They are those of all rows together."""
    reading = grid(
        "1 三级指标 | 2 指标值 | 3 分值", "1 改造泵站 | 2 4座 | 3x2 10", "1 更换水泵 | 2 12台", "1 巡查 | 2 9次 | 3 5"
    )

    assert [row.weight for row in reading.document.indicators] == [10, None, 5]
    assert codes(reading) == ["points-shared"] * 2


# --- merged cells -----------------------------------------------------------------------------------------------------


def test_a_merged_name_with_a_merged_value_is_one_indicator() -> None:
    """What stands beside it in several rows is kept with it."""
    reading = grid(
        "1 三级指标 | 2 指标值 | 3 分值 | 4 备注",
        "1x2 改造泵站 | 2x2 4座 | 3 5 | 4 东片2座",
        "3 5 | 4 西片2座",
        "1 更换水泵 | 2 12台 | 3 10 | 4 全市",
    )
    first, second = reading.document.indicators

    assert (first.name, first.weight, str(second.weight)) == ("改造泵站", None, "10")
    assert set(first.extra) == {("备注", "东片2座"), ("分值", "5"), ("备注", "西片2座")}
    assert codes(reading) == ["points-several"]


def test_merged_cells_of_other_columns_are_those_of_all_their_rows() -> None:
    """A value, a unit and a remark that reach over two names belong to both."""
    reading = grid(
        "1 三级指标 | 2 指标值 | 3 度量单位 | 4 责任科室",
        "1 改造泵站 | 2 4 | 3x2 座 | 4x2 工程科",
        "1 疏浚水闸 | 2 3",
        "1 巡查 | 2 9 | 3 次 | 4 管护科",
    )

    assert [format_target(row.target) for row in reading.document.indicators] == ["4座", "3座", "9次"]
    assert [row.extra[0].text for row in reading.document.indicators] == ["工程科", "工程科", "管护科"]


def test_a_merged_placeholder_does_not_end_the_form() -> None:
    """指标1 over two rows, or a lone number, is a row that nobody filled in."""
    reading = grid(
        "1 三级指标 | 2 指标值 | 3 备注",
        "1x2 指标1 | 2 / | 3 甲",
        "2 / | 3 乙",
        "1x2 3 | 3 丙",
        "3 丁",
        "1 改造泵站 | 2 4座",
    )

    assert names(reading) == ["改造泵站"]
    assert "row-empty" in codes(reading)


@pytest.mark.parametrize("name", ["指标1：/", "/", "无", "指标2：", "……"])
def test_what_a_template_prints_is_no_indicator(name: str) -> None:
    """A blank name beside a blank value was filled in by nobody."""
    reading = form("三级指标|指标值", "改造泵站|4座", f"{name}|/")

    assert names(reading) == ["改造泵站"]
    assert codes(reading) == ["row-empty"]


# --- levels without a column ------------------------------------------------------------------------------------------


def test_a_level_whose_heading_is_one_word() -> None:
    """指标 beside 三级指标 holds the levels, and alone the names."""
    levels = form("指标|三级指标|指标值", "产出指标|改造泵站|4座", "效益指标|受益人口|9万人")
    alone = form("指标|指标值|实际完成值", "改造泵站|4座|5座")

    assert [row.category and row.category.id for row in levels.document.indicators] == ["output", "benefit"]
    assert names(alone) == ["改造泵站"]


def test_kinds_printed_in_the_name() -> None:
    """A table without levels may say the kind before a colon."""
    reading = form("序号|绩效指标|指标值", "1|数量指标：改造泵站|4座", "2|质量指标：合格率|100%")

    assert [row.id for row in reading.document.indicators] == ["output.quantity/1", "output.quality/2"]
    assert names(reading) == ["改造泵站", "合格率"]


def test_a_cell_over_a_level_and_the_name_is_both() -> None:
    """Rows without a third level name themselves, and stand under their own label."""
    reading = grid(
        "1 一级指标 | 2 二级指标 | 3 三级指标 | 4 指标值",
        "1x2 产出指标 | 2 时效指标 | 3 完工 | 4 年底前",
        "2-3 成本指标 | 4 ≤80万元",
        "1 效益指标 | 2-3 受益人口 | 4 9万人",
    )

    assert [row.category and row.category.id for row in reading.document.indicators] == [
        "output.timeliness",
        "cost.unspecified",
        "benefit",
    ]
    assert names(reading) == ["完工", "成本指标", "受益人口"]


def test_one_heading_of_names_over_the_levels_too() -> None:
    """指标名称 over three columns: the labels before the name are levels."""
    reading = grid(
        "1-3 指标名称 | 4 指标值",
        "1x2 产出指标 | 2x2 数量指标 | 3 改造泵站 | 4 4座",
        "3 更换水泵 | 4 12台",
        "1 效益指标 | 2 社会效益指标 | 3 受益人口 | 4 9万人",
    )

    assert [row.id for row in reading.document.indicators] == [
        "output.quantity/1",
        "output.quantity/2",
        "benefit.social/1",
    ]
    assert names(reading) == ["改造泵站", "更换水泵", "受益人口"]


def test_cells_of_other_widths_than_their_headings() -> None:
    """Two cells are never read into one column where the second reaches into the next."""
    reading = grid(
        "1 三级指标 | 2-4 指标值 | 5 备注", "1 改造泵站 | 2 4座 | 4-5 东片", "1 更换水泵 | 2-4 12台 | 5 西片"
    )

    assert [row.extra for row in reading.document.indicators] == [(("备注", "东片"),), (("备注", "西片"),)]


def test_points_of_goals_beside_their_tables() -> None:
    """年度绩效目标1（40分） merged beside a table is a block of points."""
    head = "2 一级指标 | 3 三级指标 | 4 目标值"
    reading = grid(
        f"1x2 年度绩效目标1（40分） | {head}",
        "2 产出指标 | 3 改造泵站 | 4 4座",
        f"1x2 年度绩效目标2（60分） | {head}",
        "2 产出指标 | 3 更换水泵 | 4 12台",
    )

    assert names(reading) == ["改造泵站", "更换水泵"]
    assert reading.document.extra == (("年度绩效目标1", "40分"), ("年度绩效目标2", "60分"))


# --- what is no indicator ---------------------------------------------------------------------------------------------


def test_the_tail_of_a_form_makes_no_indicators() -> None:
    """Causes, measures, notes and who filled it in are labels with their texts."""
    reading = form(
        FULL,
        "产出指标|数量指标|改造泵站|4座|4座|50|50|",
        "总分|||||100|98",
        "偏差大或目标未完成原因分析|雨季较长。",
        "改进措施及结果应用方案|无",
        "其他需要说明事项|明年继续",
        "填表人：李工　联系电话：0000",
    )

    assert names(reading) == ["改造泵站"]
    assert ("偏差大或目标未完成原因分析", "雨季较长。") in reading.document.extra
    assert ("联系电话", "0000") in reading.document.extra
    assert reading.document.report is not None
    assert reading.document.report.total == 98


def test_another_table_in_the_same_text_is_named_once() -> None:
    """Its numbers are no indicators."""
    reading = form("三级指标|指标值", "改造泵站|4座", "", "序号|支出项目|数量|单价", "1|水泵|3|2", "2|阀门|4|1")

    assert names(reading) == ["改造泵站"]
    assert [(finding.code, "12 cells" in finding.message) for finding in reading.findings] == [("part-other", True)]


# --- texts that lost their columns ------------------------------------------------------------------------------------

HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
ROWS = (("产出指标", "数量指标", "改造泵站", "≥4座"), ("效益指标", "社会效益指标", "受益人口", "≥9万人"))


def test_markdown_and_pipes() -> None:
    """Pipe tables keep their columns; <br> is a break and a backslash protects a pipe."""
    table = "\n".join("| " + " | ".join(row) + " |" for row in (HEADINGS, ("---",) * 4, *ROWS))
    marked = read_form(f"# 项目支出绩效目标表\n\n**2024年度**\n\n{table}\n")
    plain = read_form("\n".join("|".join(row) for row in (("项目名称", r"甲\|乙<br>丙"), HEADINGS, *ROWS)))

    assert names(marked) == names(plain) == ["改造泵站", "受益人口"]
    assert (marked.document.title, str(marked.document.fiscal_year)) == ("项目支出绩效目标表", "2024年度")
    assert getattr(plain.document, "project", "") == "甲|乙\n丙"


def test_one_cell_a_line_is_read_where_it_is_sure() -> None:
    """The count of headings divides the cells, and each row fits; a warning asks to compare them."""
    cells = ("项目名称", "泵站改造", *HEADINGS, *(text for row in ROWS for text in row), "填表人：李工")
    reading = read_form("\n".join(cells))

    assert names(reading) == ["改造泵站", "受益人口"]
    assert getattr(reading.document, "project", "") == "泵站改造"
    assert codes(reading) == ["columns-rebuilt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n".join((*HEADINGS, *ROWS[0], "更换水泵", "12台")), "one below the other"),
        ("\n".join((*HEADINGS, "产出指标", "改造泵站", "4座", "备注")), "one below the other"),
        ("\n".join("  ".join(row) for row in (HEADINGS, *ROWS)), "parted by blanks"),
        ("\n".join("；".join(row) for row in (HEADINGS, *ROWS)), "parted by ；"),
        ("\n".join("".join(row) for row in (HEADINGS, *ROWS)), "nothing between them"),
        ("一级指标\t分值\t三级指标\t评价标准\n决策\t20\t立项依据\t充分", "without one of them"),
        ("全年改造泵站四座。\n群众反映良好。", "headings such as"),
    ],
)
def test_other_texts_are_refused_with_what_was_seen(text: str, said: str) -> None:
    """The message says what became of the heading row, and which form of copying helps."""
    with pytest.raises(FormError) as caught:
        read_form(text)

    assert caught.value.code == "table-missing"
    assert said in str(caught.value)
    assert caught.value.hint


def test_lines_that_a_break_has_cut_are_joined_where_that_is_sure() -> None:
    """Neither line makes a row, and both together make one."""
    reading = form(
        "一级指标|二级指标|三级指标|指标值|分值",
        "产出指标|数量指标|改造低洼处",
        "泵站|≥4座|10",
        "质量指标|合格率|100%|20",
    )

    assert [(row.name, str(row.weight)) for row in reading.document.indicators] == [
        ("改造低洼处泵站", "10"),
        ("合格率", "20"),
    ]
    assert codes(reading) == ["row-joined", "row-moved"]
    assert all(entry.use != "finding:cell-unplaced" for entry in reading.ledger)


def test_nothing_is_read_from_a_text_that_is_cut_throughout() -> None:
    """Rows that cannot be put together refuse the form."""
    rows = [f"产出指标|数量指标|改造第{row}号\n低洼处的|\n排涝泵站|≥4座" for row in range(4)]
    with pytest.raises(FormError) as caught:
        form("一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|备注|说明", *rows)

    assert caught.value.code == "breaks-unresolved"


def test_a_summary_counts_what_happened() -> None:
    """Rows read, put back, undecided and not read; cells that no field took, by their table."""
    reading = form(
        "一级指标|二级指标|三级指标|指标性质|指标值|度量单位",
        "产出指标|数量指标|改造泵站|≥|4|座",
        "2 更换水泵|≥|12|台",
        "||巡查|看情况|9|次",
        "|||||次|7",
    )
    summary = reading.summary()

    assert (summary.read, summary.moved, summary.undecided, summary.unread) == (3, 1, 1, 1)
    assert "3 rows read, 1 put back, 1 undecided, 1 not read" in str(summary)
