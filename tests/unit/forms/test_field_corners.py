"""Corners of published tables: what looks like a column, a block, a title or a row, and is none."""

import pytest

from perfmodel import FormError, Grid, Reading, format_target, read_form, read_forms
from perfmodel.files import Cell

TABLE = ("三级指标|指标值", "改造泵站|4座")


def form(*rows: str, table: tuple[str, ...] = TABLE) -> Reading:
    """A form of some rows above a small table, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows, *table)).replace("|", "\t") + "\n")


def cells(*rows: tuple[tuple[int, str, int], ...]) -> Reading:
    """A form of rows of cells, each with its column, text and height."""
    found = [
        Cell(row=number, column=column, text=text, row_span=height)
        for number, row in enumerate(rows, start=1)
        for column, text, height in row
    ]
    return read_form(Grid(cells=found))


def names(reading: Reading) -> list[str]:
    """The names of the indicators."""
    return [row.name for row in reading.document.indicators]


def codes(reading: Reading) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading.findings]


# --- columns ----------------------------------------------------------------------------------------------------------


def test_units_beside_values_that_have_their_own_are_kept() -> None:
    """A column of words that could be units is none where the values have units."""
    reading = form(table=("三级指标|指标值|备忘", "改造泵站|4座|个", "更换水泵|12台|个"))

    assert [format_target(row.target) for row in reading.document.indicators] == ["4座", "12台"]
    assert [row.extra for row in reading.document.indicators] == [(("备忘", "个"),)] * 2


def test_a_column_left_of_the_levels_with_words_of_its_own_is_kept() -> None:
    """It is no label beside the table: each row has another word in it."""
    reading = form(
        table=("归口|一级指标|三级指标|指标值", "工程科|产出指标|改造泵站|4座", "管护科|效益指标|受益人口|9万人")
    )

    assert [row.extra for row in reading.document.indicators] == [(("归口", "工程科"),), (("归口", "管护科"),)]
    assert codes(reading) == ["heading-unknown"]


def test_a_side_label_over_levels_is_the_level() -> None:
    """绩效指标 over 产出指标 and 效益指标 is the first level of a table that has no other."""
    reading = form(table=("绩效指标|三级指标|指标值", "产出指标|改造泵站|4座", "效益指标|受益人口|9万人"))

    assert [row.category and row.category.id for row in reading.document.indicators] == ["output", "benefit"]


def test_a_side_label_in_each_row() -> None:
    """Unmerged, it is repeated, and says nothing of the rows."""
    reading = form(
        table=("绩效指标|一级指标|三级指标|指标值", "绩效指标|产出指标|改造泵站|4座", "绩效指标|效益指标|人口|9万人")
    )

    assert names(reading) == ["改造泵站", "人口"]
    assert codes(reading) == []


def test_points_that_add_up_are_the_points() -> None:
    """A column without a heading that is known, whose numbers make a hundred."""
    reading = form(table=("三级指标|指标值|备忘", "改造泵站|4座|60", "更换水泵|12台|40"))

    assert [str(row.weight) for row in reading.document.indicators] == ["60", "40"]
    assert codes(reading) == ["column-shown"]


def test_last_years_points_are_none_of_this_year() -> None:
    """A column that says 上年 is kept as it stands, whatever its numbers add up to."""
    reading = form(table=("三级指标|指标值|上年得分情况", "改造泵站|4座|60", "更换水泵|12台|40"))

    assert [row.weight for row in reading.document.indicators] == [None, None]
    assert [row.extra[0].text for row in reading.document.indicators] == ["60", "40"]
    assert codes(reading) == []


def test_levels_in_a_column_of_another_name() -> None:
    """指标性质 that holds kinds of indicators is their level, unless the table has it already."""
    one = form(table=("指标性质|三级指标|指标值", "数量指标|改造泵站|4座"))
    both = form(table=("二级指标|指标性质|三级指标|指标值", "数量指标|质量指标|改造泵站|4座"))

    assert one.document.indicators[0].id == "output.quantity/1"
    assert both.document.indicators[0].extra == (("指标性质", "质量指标"),)


def test_blank_points_of_a_level() -> None:
    """A dash beside a level is no points."""
    reading = form(
        table=("一级指标|权重|三级指标|目标值|分值", "产出指标|—|改造泵站|4座|20", "效益指标|见附表|人口|9万人|10")
    )

    assert reading.document.extra == (("效益指标", "见附表"),)


# --- rows -------------------------------------------------------------------------------------------------------------


def test_a_merged_name_with_nothing_beside_it_in_the_next_row() -> None:
    """Dashes say nothing; a value without any indicator above it is named."""
    reading = cells(
        ((1, "三级指标", 1), (2, "指标值", 1), (3, "备注", 1)),
        ((1, "改造泵站", 2), (2, "4座", 2), (3, "全市", 1)),
        ((3, "/", 1),),
    )
    placeholder = cells(
        ((1, "三级指标", 1), (2, "指标值", 1), (3, "备注", 1)),
        ((1, "指标1", 2),),
        ((3, "待定", 1),),
        ((1, "巡查", 1), (2, "9次", 1)),
    )

    assert names(reading) == ["改造泵站"]
    assert "name-missing" in codes(placeholder)
    assert names(placeholder) == ["巡查"]


def test_a_text_in_the_side_column_is_no_reason_to_move_a_row() -> None:
    """A remark there costs, and every other place costs more."""
    reading = form(table=("绩效指标|一级指标|三级指标|指标值", "待核|产出指标|改造泵站|4座"))

    assert names(reading) == ["改造泵站"]


def test_a_row_longer_than_both_its_sets() -> None:
    """Two sets of columns, and a row with more cells than they have."""
    reading = form(
        table=(
            "二级指标（长期）|三级指标|指标值|二级指标（年度）|三级指标|指标值",
            "数量指标|改造泵站|9座|甲|乙|丙|≥3座|12%",
        )
    )

    assert {"row-unplaced", "cell-stray", "row-moved"} & set(codes(reading))


def test_halves_of_a_row_that_fit_no_sets() -> None:
    """Two sets of columns, and a row that is none of both."""
    reading = form(
        table=(
            "二级指标（长期）|三级指标|指标值|二级指标（年度）|三级指标|指标值",
            "改造泵站|9座|≥3座|12%",
            "|||||||≥3座|9%",
        )
    )

    assert "row-unplaced" in codes(reading) or "row-moved" in codes(reading)


# --- money and goals --------------------------------------------------------------------------------------------------


def test_a_money_label_that_begins_below_the_headings() -> None:
    """The label stands beside the first row of amounts."""
    reading = cells(
        ((3, "年初预算数", 1), (4, "全年预算数", 1), (5, "全年执行数", 1)),
        ((1, "项目资金（万元）", 2), (2, "年度资金总额", 1), (3, "80", 1), (4, "70", 1), (5, "60", 1)),
        ((2, "其他资金", 1), (3, "8", 1), (4, "7", 1), (5, "6", 1)),
        ((1, "三级指标", 1), (2, "指标值", 1)),
        ((1, "改造泵站", 1), (2, "4座", 1)),
    )
    assert reading.document.report is not None

    assert [row.name for row in reading.document.report.execution] == ["年度资金总额", "其他资金"]
    assert [str(row.executed) for row in reading.document.report.execution] == ["60万元", "6万元"]
    assert codes(reading) == []


def test_a_row_of_words_ends_the_money() -> None:
    """What stands below belongs to another block."""
    reading = form("预算情况（万元）||年初预算数|全年执行数", "|总额|80|60", "|进度说明|良好|良好", "归口科室|工程科")
    assert reading.document.report is not None

    assert len(reading.document.report.execution) == 1
    assert ("归口科室", "工程科") in reading.document.extra


def test_blank_amounts_of_two_terms_in_cells() -> None:
    """Labels without amounts are no headings over amounts."""
    reading = cells(
        ((1, "项目资金（元）", 2), (2, "实施期资金总额", 1), (4, "年度资金总额", 1)),
        ((2, "其他资金", 1), (4, "其他资金", 1)),
        ((1, "三级指标", 1), (2, "指标值", 1)),
        ((1, "改造泵站", 1), (2, "4座", 1)),
    )

    assert reading.document.budget.total is None
    assert reading.document.budget.parts == ()
    assert codes(reading) == []


def test_money_in_a_cell_of_its_own_unit() -> None:
    """A line that only names the unit."""
    assert str(form("（金额单位：万元）", "总额|80").document.budget.total) == "80万元"


def test_a_total_among_the_labels_of_the_tail() -> None:
    """自评总分 in the middle of the row, and a year that contradicts."""
    reading = form("（2024年度）", "评价年度|2023", table=(*TABLE, "填表人：李工|自评总分：98"))

    assert reading.document.report is not None
    assert str(reading.document.report.total) == "98"
    assert "year-conflict" in codes(reading)


def test_a_source_with_words_behind_it() -> None:
    """自筹资金 with a text is a label that nobody knows there."""
    assert ("自筹资金", "由村集体落实") in form("自筹资金|由村集体落实").document.extra


def test_a_money_label_with_headings_behind_it() -> None:
    """Words behind the label of the money are no amount, and no text of it where they are short."""
    reading = form("预算情况|执行良好", "资金情况|合计")

    assert reading.document.budget.total is None


def test_what_stands_below_the_texts_of_the_goals() -> None:
    """The next row is none of them."""
    reading = form("年度总体目标|预期目标|实际完成情况", "|排涝更快。|已完成。", "归口科室|工程科")

    assert reading.document.overall == "排涝更快。"
    assert reading.document.extra == (("归口科室", "工程科"),)


def test_a_goal_behind_its_label_beside_another_heading() -> None:
    """A row with a cell that is no heading is a label with its value, and no heading of goals."""
    assert form("年度总体目标|预期目标|改造泵站四座").document.overall == "改造泵站四座"


def test_an_unknown_pair_among_several_in_one_cell() -> None:
    """A label that nobody knows is kept with its value, and reported."""
    reading = form("填报单位：市水务局  归口科室：工程科")

    assert reading.document.extra == (("归口科室", "工程科"),)
    assert "label-unknown" in codes(reading)


# --- titles -----------------------------------------------------------------------------------------------------------


def page(*parts: str | list[list[str]]) -> list[Reading]:
    """The forms of a page of paragraphs and tables."""
    shown = "".join(
        f"<p>{part}</p>"
        if isinstance(part, str)
        else "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in part) + "</table>"
        for part in parts
    )
    return list(read_forms([f"<html><meta charset=utf-8><body>{shown}</body></html>".encode()]))


BODY = [["三级指标", "指标值"], ["改造泵站", "4座"]]


def test_a_title_of_objectives_far_above_a_form_with_a_head() -> None:
    """The head of the form begins it: the title belongs to a list of other tables."""
    (reading,) = page("绩效目标表目次", [["第一", "甲"], ["第二", "乙"]], [["项目名称", "丙"], *BODY])

    assert getattr(reading.document, "project", "") == "丙"
    assert reading.document.title == ""


def test_titles_of_other_tables_start_no_form() -> None:
    """支出表 in the same table goes on with nothing."""
    (reading,) = page(
        "项目绩效目标表", [["项目名称", "甲"], *BODY, ["设备支出表"], ["三级指标", "目标值"], ["巡查", "9次"]]
    )

    assert names(reading) == ["改造泵站", "巡查"]


def test_sums_below_a_table_of_their_own() -> None:
    """A total in the next table of the file."""
    (reading,) = page(
        [["项目名称", "甲"], ["三级指标", "指标值", "得分"], ["改造泵站", "4座", "50"]], "无", [["总分", "", "50"]]
    )

    assert names(reading) == ["改造泵站"]
    assert reading.document.report is not None


# --- texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("三级指标", "备注", "说明", "改造泵站", "甲", "乙"),
        ("一级指标", "三级指标", "指标值", "未知标签", "改造泵站", "4座"),
        ("一级指标", "三级指标", "指标值", "产出指标", "≥4座", "≥4座", "效益指标", "12", "≥4座"),
        ("一级指标", "三级指标", "指标值"),
    ],
)
def test_one_cell_a_line_that_cannot_be_known(lines: tuple[str, ...]) -> None:
    """No value among the headings, a label that nobody knows, names that are none, no rows."""
    with pytest.raises(FormError):
        read_form("\n".join(lines) + "\n")


def test_cut_lines_that_do_not_make_a_row_together() -> None:
    """They stay as they are, each with its finding."""
    reading = form(
        table=(
            "一级指标|二级指标|三级指标|指标值|分值|备注|说明",
            "产出指标|数量指标|改造泵站",
            "低洼处",
            "质量指标|合格率|100%|10|甲|乙",
        )
    )

    assert "row-joined" not in codes(reading)
    assert "合格率" in names(reading)


@pytest.mark.parametrize("tail", ["其他需要说明事项|继续", "填表人：李工|审核人：王工", "联系电话|见封面"])
def test_a_tail_in_the_columns_of_a_narrow_table(tail: str) -> None:
    """Below names and values it is a tail all the same, unless a value stands beside it."""
    assert names(form(table=(*TABLE, tail))) == ["改造泵站"]
    assert names(form(table=(*TABLE, "联系电话|≥2部"))) == ["改造泵站", "联系电话"]


def test_a_level_that_is_a_label_of_the_head_elsewhere() -> None:
    """部门职责 over a named row is a level; 填报人 beside 联系电话 is the tail."""
    heading = "一级指标|二级指标|三级指标|指标值"
    level = form(table=(heading, "产出指标|数量指标|改造泵站|4座", "部门职责|防汛|巡查次数|9次"))
    tail = form(table=(heading, "产出指标|数量指标|改造泵站|4座", "填报人|李工|联系电话|0000"))

    assert names(level) == ["改造泵站", "巡查次数"]
    assert names(tail) == ["改造泵站"]


def test_a_term_in_a_line_of_more_words() -> None:
    """长期绩效指标情况 above a table says of which term it is."""
    assert form("长期绩效指标情况", "（2024年度）").document.indicators[0].term.value == "medium"


def test_blank_values_among_pairs_and_an_annex_in_the_head() -> None:
    """A label without a value says nothing; the number of an annex neither."""
    reading = form("附件2", "填报单位：市水务局  审核人：  电话：0000")

    assert reading.document.department == "市水务局"
    assert codes(reading) == []


def test_an_amount_with_a_mark_behind_the_label_of_the_money() -> None:
    """It is neither an amount nor a text of its own."""
    assert form("预算情况（万元）|80+").document.budget.total is None


def test_more_amounts_than_headings() -> None:
    """Two cells below one heading are read into none."""
    reading = cells(
        ((1, "预算情况（万元）", 1), (3, "年初预算数", 1), (5, "全年执行数", 1)),
        ((2, "总额", 1), (3, "80", 1), (4, "70", 1), (5, "60", 1)),
        ((1, "三级指标", 1), (2, "指标值", 1)),
        ((1, "改造泵站", 1), (2, "4座", 1)),
    )

    assert reading.document.report is None


def test_remarks_beside_a_merged_name_without_points() -> None:
    """Only points make a question of points."""
    reading = cells(
        ((1, "三级指标", 1), (2, "指标值", 1), (3, "备注", 1)),
        ((1, "改造泵站", 2), (2, "4座", 2), (3, "东片", 1)),
        ((3, "西片", 1),),
    )

    assert reading.document.indicators[0].extra == (("备注", "东片"), ("备注", "西片"))
    assert codes(reading) == []


def test_a_pair_in_one_cell_ends_the_tasks() -> None:
    """It is no task without content."""
    reading = read_form(
        "部门名称\t市水务局\n任务名称\t主要内容\n干渠改造\t三公里\n年度总体目标：排涝更快。\n三级指标\t指标值\n巡查\t9次\n"
    )

    assert reading.document.overall == "排涝更快。"
    assert [task.name for task in getattr(reading.document, "tasks", ())] == ["干渠改造"]
