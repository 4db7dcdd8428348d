"""Kinds of published tables: labels in odd places, lists of projects, headings with parts, notes between rows."""

import pytest

from perfmodel import FormError, Grid, ProjectObjectives, Reading, Unread, format_target, read_form, read_forms
from perfmodel.files import Cell, xlsx

Part = str | tuple[str, int, int]


def text(*rows: str) -> str:
    """Rows with | between the cells as tab-separated text."""
    return "\n".join(rows).replace("|", "\t") + "\n"


def grid(*rows: list[Part]) -> Grid:
    """Rows of cells, each a text or a text with its width and height, laid out as browsers do."""
    cells, taken = list[Cell](), set[tuple[int, int]]()
    for number, row in enumerate(rows, start=1):
        column = 1
        for part in row:
            content, width, height = part if isinstance(part, tuple) else (part, 1, 1)
            while (number, column) in taken:
                column += 1
            cell = Cell(row=number, column=column, text=content, column_span=width, row_span=height)
            taken.update(cell.positions)
            cells += [cell] if content else []
            column += width
    return Grid(cells=cells)


def rows(reading: Reading) -> list[tuple[str | None, str, str]]:
    """Category, name and target of each indicator."""
    return [
        (row.category and row.category.id, row.name, format_target(row.target)) for row in reading.document.indicators
    ]


def codes(reading: Reading) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading.findings]


# --- levels -----------------------------------------------------------------------------------------------------------


def test_levels_right_of_the_name_and_in_another_order() -> None:
    """The second level left of the first is still the second."""
    reading = read_form(
        text(
            "三级指标|指标值|二级指标|一级指标",
            "改造泵站|4座|数量指标|产出指标",
            "工程合格率|95%|质量指标|产出指标",
            "亩均投资|≤300元|经济成本指标|成本指标",
        )
    )

    assert rows(reading) == [
        ("output.quantity", "改造泵站", "4座"),
        ("output.quality", "工程合格率", "95%"),
        ("cost.economic", "亩均投资", "≤300元"),
    ]


@pytest.mark.parametrize("wide", [True, False])
def test_labels_in_rows_of_their_own(wide: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """A label across the table holds for the rows below it; one that no category knows ends those before it."""
    columns = ("序号", "指标名称", "目标值", "分值")

    def band(label: str) -> list[Part]:
        return [(label, 4, 1)] if wide else [label, "", "", ""]

    reading = read_form(
        grid(
            list(columns),
            band("一、产出指标（50分）"),
            band("（一）数量指标"),
            ["1", "改造泵站", "4座", "30"],
            band("（二）质量指标"),
            ["2", "工程合格率", "95%", "20"],
            band("二、满意度指标"),
            ["3", "群众满意度", "90%", "10"],
            band("三、管理效能"),
            ["4", "制度健全", "健全", "10"],
        )
    )

    assert rows(reading) == [
        ("output.quantity", "改造泵站", "4座"),
        ("output.quality", "工程合格率", "95%"),
        ("satisfaction", "群众满意度", "90%"),
        (None, "制度健全", "健全"),
    ]
    assert codes(reading) == ["category-unknown"]
    assert reading.document.extra == (("一、产出指标", "50分"),)


def test_labels_in_rows_of_their_own_with_points_behind_them() -> None:
    """The points of a label and the score of all rows below it are kept, and no indicator is made of them."""
    reading = read_form(
        text(
            "指标名称|年度指标值|实际完成值|权重|得分",
            "一、产出指标|||60|55",
            "改造泵站|4座|4座|60|55",
            "二、效益指标|||40|",
            "受益群众|≥300人|310人|40|40",
        )
    )

    assert rows(reading) == [("output", "改造泵站", "4座"), ("benefit", "受益群众", "≥300人")]
    assert reading.document.extra == (("一、产出指标", "60分"), ("一、产出指标得分", "55分"), ("二、效益指标", "40分"))
    assert codes(reading) == []


def test_dashes_beside_the_points_of_a_label_say_nothing() -> None:
    """一、产出指标 | — | 60 | — is a label with its points, and no indicator without a value."""
    reading = read_form(text("指标名称|指标值|分值|得分", "一、产出指标|—|60|—", "改造泵站|4座|60|60"))

    assert rows(reading) == [("output", "改造泵站", "4座")]
    assert (reading.document.extra, codes(reading)) == ((("一、产出指标", "60分"),), [])


def test_a_label_without_a_numeral_is_no_row_of_its_own_for_its_points() -> None:
    """群众满意度 | | 10 may be an indicator whose value is missing: it is told."""
    reading = read_form(text("指标名称|指标值|分值", "改造泵站|4座|90", "服务对象满意度指标||10"))

    assert (reading.document.extra, codes(reading)) == ((), ["row-unplaced"])


def test_a_label_beside_words_where_no_points_stand_is_no_row_of_its_own() -> None:
    """What stands behind such a label is never left out without a word."""
    reading = read_form(text("指标名称|指标值|权重", "改造泵站|4座|60", "二、效益指标||另行确定"))

    assert rows(reading) == [(None, "改造泵站", "4座")]
    assert codes(reading) == ["row-unplaced"]


def test_labels_with_remarks_alone_name_no_indicator() -> None:
    """A rule of scoring beside the labels of a kind without indicators stays where it stands; the label holds on."""
    reading = read_form(
        grid(
            ["一级指标", "二级指标", "三级指标", "指标值", "评分标准"],
            ["产出指标", "数量指标", "改造泵站", "4座", "每少1座扣5分"],
            [("效益指标", 1, 2), "经济效益指标", "", "", "未达标酌情扣分"],
            ["其他效益", "受益群众", "≥300人", "按比例得分"],
        )
    )

    assert [(category, name) for category, name, _ in rows(reading)] == [
        ("output.quantity", "改造泵站"),
        ("benefit", "受益群众"),
    ]
    assert [(finding.code, finding.text) for finding in reading.findings if finding.code != "category-unknown"] == [
        ("name-missing", "未达标酌情扣分")
    ]


@pytest.mark.parametrize("strong", ["**{}**", "__{}__", "*{}*", "`{}`"])
def test_marks_of_markdown_are_no_part_of_a_cell(strong: str) -> None:
    """Bold labels and weights between pipes read as plain ones; stars within a text and escaped ones stay."""
    cells = ("一、产出指标", "", "60"), ("改造\\*泵站（≥**座）", "4座", "60")
    marked = [[strong.format(cell) if cell and row == 0 else cell for cell in cells[row]] for row in (0, 1)]
    lines = ["| 指标名称 | 指标值 | 权重 |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in marked)]
    reading = read_form("\n".join(lines) + "\n")

    assert rows(reading) == [("output", "改造*泵站（≥**座）", "4座")]
    assert reading.document.extra == (("一、产出指标", "60分"),)


def test_a_name_like_a_label_is_no_label_of_the_rows_below() -> None:
    """群众满意度 without a value in a table without levels: reported, and nothing for the row below it."""
    reading = read_form(text("指标名称|目标值", "群众满意度|", "改造泵站|4座"))

    assert [row[:2] for row in rows(reading)] == [(None, "改造泵站")]
    assert codes(reading) == ["row-unplaced"]


def test_a_label_that_names_both_levels() -> None:
    """产出指标-数量指标 in one cell; where one part is unknown, so is the label."""
    reading = read_form(
        text("指标类别|指标名称|目标值", "产出指标-数量指标|改造泵站|4座", "产出指标/能力建设|人员培训|3期")
    )

    assert [row[0] for row in rows(reading)] == ["output.quantity", None]
    assert codes(reading) == ["category-unknown"]


def test_numbers_of_levels() -> None:
    """1.2 before a label, and a numeral before one that no category knows, move no row."""
    reading = read_form(
        text(
            "一级指标|二级指标|三级指标|指标值",
            "1.产出指标|1.1数量指标|改造泵站|4座",
            "|（三）能力建设|人员培训|3期",
            "2.效益指标|2.1社会效益指标|受益人口|9万人",
        )
    )

    assert [row[0] for row in rows(reading)] == ["output.quantity", "output", "benefit.social"]
    assert codes(reading) == ["category-unknown"]


def test_labels_below_no_heading() -> None:
    """Columns of labels left of all headings are the levels."""
    reading = read_form(
        grid(
            ["", "", "指标名称", "计划值"],
            [("产出指标", 1, 2), "数量指标", "改造泵站", "4座"],
            ["质量指标", "工程合格率", "95%"],
            ["效益指标", "社会效益指标", "受益人口", "9万人"],
        )
    )

    assert [row[0] for row in rows(reading)] == ["output.quantity", "output.quality", "benefit.social"]
    assert codes(reading) == []


def test_words_below_no_heading_are_no_levels() -> None:
    """They are named one by one."""
    reading = read_form(grid(["", "指标名称", "计划值"], ["东片", "改造泵站", "4座"], ["西片", "更换水泵", "2台"]))

    assert [row[1] for row in rows(reading)] == ["改造泵站", "更换水泵"]
    assert codes(reading) == ["cell-stray", "cell-stray"]


# --- headings ---------------------------------------------------------------------------------------------------------


def test_planned_and_reached_below_one_heading() -> None:
    """指标值 over 年初 and 年末: the latter is what was reached, no target of its own."""
    reading = read_form(
        grid(
            [("三级指标", 1, 2), ("指标值", 2, 1), ("评分", 2, 1)],
            ["年初", "年末", "满分", "实得"],
            ["改造泵站", "4座", "5座", "60", "55"],
        )
    )

    (row,) = reading.document.indicators
    assert row.result is not None
    assert row.result.actual is not None
    assert (format_target(row.target), row.result.actual.text) == ("4座", "5座")
    assert (str(row.weight), str(row.result.score), row.scope) == ("60", "55", None)


def test_sign_number_and_unit_below_one_heading() -> None:
    """数值 below 年度指标值 and below 实际完成值 are these; each has the unit below its own heading."""
    reading = read_form(
        grid(
            [("三级指标", 1, 2), ("年度指标值", 3, 1), ("实际完成值", 2, 1)],
            ["符号", "数值", "单位", "数值", "单位"],
            ["工程投资", "≤", "4", "万元", "39000", "元"],
        )
    )

    (row,) = reading.document.indicators
    assert row.result is not None
    assert row.result.actual is not None
    assert (format_target(row.target), str(row.result.actual.quantity)) == ("≤4万元", "39000元")


def test_the_unit_in_a_heading() -> None:
    """年初目标值（%） over bare numbers; what has a unit of its own keeps it, and words are words."""
    reading = read_form(
        text(
            "三级指标|年初目标值（%）|实际完成值", "合格率|95|96", "改造泵站|4座|5座", "水质|达标|达标", "覆盖率|≥90|88"
        )
    )

    assert [row[2] for row in rows(reading)] == ["95%", "4座", "达标", "≥90%"]
    results = [row.result and row.result.actual for row in reading.document.indicators]
    assert [str(actual and actual.quantity) for actual in results] == ["96%", "5座", "None", "88%"]


def test_points_in_names() -> None:
    """Points behind a name are its points; others in a column of their own leave the name as it is."""
    reading = read_form(text("三级指标|目标值|得分", "改造泵站（15分）|4座|15"))
    other = read_form(text("三级指标|目标值|分值", "改造泵站（15分）|4座|20"))

    assert [(row.name, str(row.weight)) for row in reading.document.indicators] == [("改造泵站", "15")]
    assert [(row.name, str(row.weight)) for row in other.document.indicators] == [("改造泵站（15分）", "20")]


def test_headings_that_say_goal_alone() -> None:
    """目标 and 完成 beside levels and names stand for the values where nothing else does."""
    reading = read_form(text("一级指标|三级指标|目标|完成", "产出指标|改造泵站|4座|5座"))

    (row,) = reading.document.indicators
    assert (format_target(row.target), row.result and row.result.actual and row.result.actual.text) == ("4座", "5座")
    with pytest.raises(FormError, match="without one of them"):
        read_form(text("一级指标|二级指标|三级指标|备注", "产出指标|数量指标|改造泵站|东片"))


def test_one_column_of_names() -> None:
    """三级指标 with its value is the name; 指标内容 behind it says what it means, 三级 before 四级 is kept."""
    behind = read_form(text("一级指标|三级指标|指标值|指标内容", "产出指标|改造泵站|4座|年内改造的座数"))
    before = read_form(text("一级指标|三级指标|四级指标|指标值", "产出指标|工程建设|改造泵站|4座"))

    assert [(row.name, row.definition) for row in behind.document.indicators] == [("改造泵站", "年内改造的座数")]
    assert [(row.name, row.extra) for row in before.document.indicators] == [("改造泵站", (("三级指标", "工程建设"),))]


def test_a_column_of_kinds_is_no_operator_beside_signs() -> None:
    """定量 and 定性 below a heading that nobody knows, in a table that has signs."""
    reading = read_form(text("三级指标|指标性质|指标值|属别", "改造泵站|≥|4座|定量", "排涝能力|定性|提升|定性"))

    assert next(row.extra for row in reading.document.indicators) == (("属别", "定量"),)
    assert codes(reading) == ["heading-unknown"]


# --- lists of projects ------------------------------------------------------------------------------------------------

LISTED = (
    "项目支出绩效目标表",
    "2024年||||||||单位：万元",
    "单位名称|项目名称|预算数|年度目标|一级指标|三级指标|指标值|度量单位",
    "市水务局|泵站改造|120|改造四座泵站，提高排涝能力。|产出指标|改造泵站|4|座",
    "市水务局|泵站改造|120|改造四座泵站，提高排涝能力。|效益指标|受益人口|9|万人",
    "市水务局|河道疏浚|80|疏浚三公里河道。|产出指标|疏浚河道|3|公里",
    "注：本表公开到项目。",
)


def test_a_list_of_projects_is_a_form_for_each() -> None:
    """Each has its name, body, money, goal and year; a cell that is repeated in each row says nothing new."""
    readings = list(read_forms([text(*LISTED)]))
    documents = [reading.document for reading in readings]

    assert [(d.project, d.department, str(d.fiscal_year)) for d in documents if isinstance(d, ProjectObjectives)] == [
        ("泵站改造", "市水务局", "2024年度"),
        ("河道疏浚", "市水务局", "2024年度"),
    ]
    assert [(str(d.budget.total), d.overall) for d in documents] == [
        ("120万元", "改造四座泵站，提高排涝能力。"),
        ("80万元", "疏浚三公里河道。"),
    ]
    assert [[row[1:] for row in rows(reading)] for reading in readings] == [
        [("改造泵站", "4座"), ("受益人口", "9万人")],
        [("疏浚河道", "3公里")],
    ]
    assert [codes(reading) for reading in readings] == [[], []]


def test_bodies_in_rows_of_their_own() -> None:
    """A name without indicators is that of the body of the projects below it."""
    readings = list(
        read_forms(
            [
                text(
                    "单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标值",
                    "市水务局|||||",
                    "泵站改造|改造四座泵站，提高排涝能力。||||",
                    "||产出指标|||",
                    "|||数量指标||",
                    "||||改造泵站|4座",
                    "市林业局|||||",
                    "造林补助|完成年度造林任务和抚育任务。|产出指标|数量指标|造林|3万亩",
                )
            ]
        )
    )

    documents = [reading.document for reading in readings]
    assert [(d.project, d.department) for d in documents if isinstance(d, ProjectObjectives)] == [
        ("泵站改造", "市水务局"),
        ("造林补助", "市林业局"),
    ]
    assert [rows(reading) for reading in readings] == [
        [("output.quantity", "改造泵站", "4座")],
        [("output.quantity", "造林", "3万亩")],
    ]


def test_a_list_with_two_heading_rows_and_merged_bodies() -> None:
    """绩效指标 over the levels; the merged body holds for all of its projects."""
    readings = list(
        read_forms(
            [
                grid(
                    [("主管部门", 1, 2), ("项目名称", 1, 2), ("绩效目标", 1, 2), ("绩效指标", 3, 1)],
                    ["一级指标", "三级指标", "指标值"],
                    [("市水务局", 1, 3), ("泵站改造", 1, 2), ("改造四座泵站。", 1, 2), "产出指标", "改造泵站", "4座"],
                    ["效益指标", "受益人口", "9万人"],
                    ["河道疏浚", "疏浚三公里河道。", "产出指标", "疏浚河道", "3公里"],
                )
            ]
        )
    )

    documents = [reading.document for reading in readings]
    assert [(d.project, d.department, d.overall) for d in documents if isinstance(d, ProjectObjectives)] == [
        ("泵站改造", "市水务局", "改造四座泵站。"),
        ("河道疏浚", "市水务局", "疏浚三公里河道。"),
    ]
    assert [codes(reading) for reading in readings] == [[], []]


def test_a_list_of_one_project_is_a_form() -> None:
    """The column gives its name."""
    (reading,) = read_forms([text("项目名称|一级指标|三级指标|指标值", "泵站改造|产出指标|改造泵站|4座")])

    assert isinstance(reading.document, ProjectObjectives)
    assert (reading.document.project, len(rows(reading))) == ("泵站改造", 1)


def test_rows_of_a_list_before_the_first_project() -> None:
    """Indicators are a form without a name; sums and what stands beside a body are named, and read into nothing."""
    columns = "项目名称|预算数（万元）|一级指标|三级指标|指标值"
    first, second = "泵站改造|120|产出指标|改造泵站|4座", "河道疏浚|80|产出指标|疏浚河道|3公里"
    nameless, named, _ = read_forms([text(columns, "||产出指标|检修闸门|2扇", first, second)])
    summed, other = read_forms([text(columns, "|200|||", "市水务局|200|||", first, second)])

    assert [row[1] for row in rows(nameless) + rows(named)] == ["检修闸门", "改造泵站"]
    assert str(summed.document.budget.total) == "120万元"
    assert codes(summed) == ["cell-unplaced", "cell-unplaced"]
    assert [getattr(reading.document, "department", None) for reading in (summed, other)] == ["市水务局", "市水务局"]


def test_goals_in_a_column_of_one_form() -> None:
    """年度绩效目标 beside the rows holds goals, not the label beside the table."""
    reading = read_form(
        grid(
            ["年度绩效目标", "一级指标", "三级指标", "指标值"],
            [("1.改造四座泵站，提高排涝能力。", 1, 2), "产出指标", "改造泵站", "4座"],
            ["效益指标", "受益人口", "9万人"],
            ["2.疏浚三公里河道，恢复行洪能力。", "产出指标", "疏浚河道", "3公里"],
        )
    )

    assert reading.document.overall == "1.改造四座泵站，提高排涝能力。\n2.疏浚三公里河道，恢复行洪能力。"
    assert len(rows(reading)) == 3


# --- around the table -------------------------------------------------------------------------------------------------


def test_a_note_between_the_rows_ends_no_table() -> None:
    """The rows below it have values and a level that is known; a note below the last row ends the table."""
    reading = read_form(
        grid(
            ["一级指标", "三级指标", "指标值"],
            ["产出指标", "改造泵站", "4座"],
            [("注：以下指标由各区填报。", 3, 1)],
            ["效益指标", "受益人口", "9万人"],
            [("备注：定性指标分三档。", 3, 1)],
            ["合同", "甲方", "乙方"],
        )
    )

    assert [row[1] for row in rows(reading)] == ["改造泵站", "受益人口"]
    assert codes(reading) == ["part-other"]


def test_the_heading_of_a_section_is_no_indicator() -> None:
    """三、… behind a pasted table belongs to the page; a line without a number and a value is no row."""
    reading = read_form(
        text("一级指标|三级指标|指标值", "产出指标|改造泵站|4座", "三、名词解释", "1.基本支出：维持运转的支出。")
    )

    bare = read_form(text("三级指标|指标值", "改造泵站|4座", "以下无正文"))

    assert [row[1] for row in rows(reading)] == [row[1] for row in rows(bare)] == ["改造泵站"]
    assert (codes(reading), codes(bare)) == (["part-other"], ["row-unplaced"])


def test_a_tail_that_nobody_knows() -> None:
    """A label with a sentence below a pasted table is named, and is no indicator."""
    reading = read_form(
        text("一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|改造泵站|4座", "带动机制|吸纳当地群众务工。")
    )

    assert [row[1] for row in rows(reading)] == ["改造泵站"]
    assert codes(reading) == ["row-unplaced"]


TAILS = ("科室意见|同意实施", "后续计划|继续推进", "项目等次|A", "评价得分|98", "佐证材料|见附件", "1.办公费：10万元")


@pytest.mark.parametrize("tail", TAILS)
def test_short_rows_below_a_table_that_keeps_its_blanks(tail: str) -> None:
    """Blank labels in front, or blank cells behind, are kept: a row of two cells has lost none, and is no indicator."""
    heading = "一级指标|二级指标|三级指标|指标值|完成值"
    front = read_form(text(heading, "产出指标|数量指标|改造泵站|4座|5座", "|质量指标|合格率|95%|96%", tail))
    behind = read_form(text(heading + "|备注", "产出指标|数量指标|改造泵站|4座|5座|", "合格率|95%|96%|", tail))

    assert [row[1] for row in rows(front)] == [row[1] for row in rows(behind)] == ["改造泵站", "合格率"]


@pytest.mark.parametrize("tail", ["科室意见|同意实施", "佐证材料|见附件", "后续工作计划|继续推进"])
def test_tails_below_names_in_the_first_column(tail: str) -> None:
    """Known by how they end, beside a value that is none; what has a value is an indicator."""
    reading = read_form(text("指标名称|指标值", "改造泵站|4座", tail))
    valued = read_form(text("指标名称|指标值", "改造泵站|4座", "征集群众意见|≥100条"))

    assert [row[1] for row in rows(reading)] == ["改造泵站"]
    assert [row[1] for row in rows(valued)] == ["改造泵站", "征集群众意见"]


def test_words_below_the_heading_of_numbers() -> None:
    """专家组 below 序号 is no number: the row is named, not read one column on."""
    reading = read_form(text("序号|指标名称|指标值", "1|改造泵站|4座", "专家组结论|同意|", "合计|更换水泵|2台"))

    assert [row[1] for row in rows(reading)] == ["改造泵站"]
    assert "row-unplaced" in codes(reading)


def test_the_unit_in_a_label_of_money_that_nobody_knows() -> None:
    """（万元） behind a label inside the block holds for its amount."""
    reading = read_form(text("预算情况|专项经费（万元）|280", "三级指标|指标值|备注", "改造泵站|4座|"))

    assert [(part.name, str(part.amount)) for part in reading.document.budget.parts] == [
        ("专项经费（万元）", "280万元")
    ]


def test_a_table_before_a_head_without_title() -> None:
    """A list with numbers, parted by a blank row, gives nothing to the form below it."""
    reading = read_form(
        text(
            "序号|项目名称|预算数",
            "1|河道疏浚|80",
            "2|泵站改造|60",
            "",
            "项目名称|泵站改造",
            "三级指标|指标值",
            "泵站|4座",
        )
    )

    assert isinstance(reading.document, ProjectObjectives)
    assert (reading.document.project, reading.document.extra) == ("泵站改造", ())
    assert codes(reading) == ["part-other"]


def test_goals_go_on_in_the_next_row() -> None:
    """Further texts below the first, beside a blank label, belong to the same headings."""
    reading = read_form(
        text(
            "年度目标完成情况|预期目标||目标实际完成情况",
            "|目标1：改造四座泵站。||目标1：已改造五座。",
            "|目标2：疏浚河道。||目标2：已疏浚。",
            "|三级指标|指标值",
            "|改造泵站|4座",
        )
    )

    assert reading.document.report is not None
    assert reading.document.overall == "目标1：改造四座泵站。\n目标2：疏浚河道。"
    assert reading.document.report.overall == "目标1：已改造五座。\n目标2：已疏浚。"


def test_the_year_beside_the_unit_of_the_amounts() -> None:
    """2024年 in one cell, 单位：万元 in the other."""
    reading = read_form(text("2024年||单位：万元", "三级指标|指标值|备注", "改造泵站|4座|"))

    assert str(reading.document.fiscal_year) == "2024年度"
    assert codes(reading) == []


def test_the_year_of_the_form_above() -> None:
    """A second form under the same title is of the same year, and says so; one with a title of its own is not."""
    first = ("项目支出绩效目标表", "（2024年度）", "项目名称|泵站改造", "三级指标|指标值", "改造泵站|4座", "")
    second = ("项目名称|河道疏浚", "三级指标|指标值", "疏浚河道|3公里")
    _, under = read_forms([text(*first, *second)])
    _, titled = read_forms([text(*first, "部门预算项目绩效目标申报表", *second)])

    assert (str(under.document.fiscal_year), codes(under)) == ("2024年度", ["year-above"])
    assert (titled.document.fiscal_year, codes(titled)) == (None, [])


def test_money_in_one_line() -> None:
    """Several labels with their amounts in one cell."""
    reading = read_form(
        text("资金总额（万元）：120   其中：财政拨款：100   其他资金：20", "三级指标|指标值", "改造泵站|4座")
    )

    budget = reading.document.budget
    assert [str(amount) for amount in (budget.total, budget.fiscal, budget.other)] == ["120万元", "100万元", "20万元"]


def test_labels_without_values_in_one_line() -> None:
    """A label is never the value of the label before it."""
    reading = read_form(text("三级指标|指标值", "改造泵站|4座", "填报单位（盖章）：　　填表人：　　联系电话：0000　　"))

    assert reading.document.extra == (("联系电话", "0000"),)


def test_a_label_with_two_texts_behind_it() -> None:
    """Both are kept with the label."""
    reading = read_form(text("分配科学性|按因素法分配|无", "三级指标|指标值|备注", "改造泵站|4座|"))

    assert reading.document.extra == (("分配科学性", "按因素法分配"), ("分配科学性", "无"))


def test_a_note_with_its_text_in_the_next_cell() -> None:
    """说明 is the label of what stands behind it."""
    reading = read_form(text("三级指标|指标值", "改造泵站|4座", "说明|无"))

    assert (reading.document.extra, codes(reading)) == ((("说明", "无"),), [])


def test_the_label_of_the_money_in_two_cells() -> None:
    """（万元） below 项目资金 is no part of the name of a source."""
    reading = read_form(
        text(
            "项目资金||全年预算数|全年执行数|执行率",
            "（万元）|年度资金总额|100|95|95%",
            "三级指标|指标值|备注",
            "改造泵站|4座|",
        )
    )

    assert reading.document.report is not None
    (row,) = reading.document.report.execution
    assert (row.name, str(row.executed)) == ("年度资金总额", "95万元")


# --- points of objectives ---------------------------------------------------------------------------------------------


def blocks(*weights: str, label: str = "年度绩效目标1（40分）") -> Reading:
    """Two objectives with rows of some points each."""
    return read_form(
        grid(
            [(label, 1, 3), "一级指标", "三级指标", "指标值", "分值"],
            [("产出指标", 1, 2), "改造泵站", "4座", weights[0]],
            ["工程合格率", "95%", weights[1]],
            [("年度绩效目标2（50分）", 1, 2), "一级指标", "三级指标", "指标值", "分值"],
            ["效益指标", "受益人口", "9万人", weights[2]],
        )
    )


def test_objectives_whose_rows_do_not_add_up() -> None:
    """The points behind the label beside the rows; rows without points say nothing."""
    assert codes(blocks("20", "20", "50")) == []
    assert codes(blocks("20", "10", "50")) == ["block-points-differ"]
    assert codes(blocks("20", "", "50")) == []
    assert codes(blocks("20", "10", "50", label="年度绩效目标1")) == []


def test_objectives_whose_rows_are_given_more() -> None:
    """Where the form prints no points with its rows, those given may not exceed the objective's."""

    def given(score: str) -> Reading:
        return read_form(
            grid(
                ["一级指标", "三级指标", "指标值", "得分"],
                [("年度绩效目标1（40分）", 4, 1)],
                ["产出指标", "改造泵站", "4座", "20"],
                ["效益指标", "受益人口", "9万人", score],
            )
        )

    assert codes(given("20")) == []
    (finding,) = given("25").findings
    assert (finding.code, finding.text) == ("block-points-differ", "年度绩效目标1（40分）")


# --- pasted texts -----------------------------------------------------------------------------------------------------


def test_lines_that_several_breaks_have_cut() -> None:
    """They are joined where all together have the cells of the heading and fit."""
    reading = read_form(
        text(
            "一级指标|二级指标|三级指标|指标值|分值", "产出|数量", "指标|改造", "泵站|4座|10", "||更换水泵|12", "台|10"
        )
    )

    assert [row[1:] for row in rows(reading)] == [("改造泵站", "4座"), ("更换水泵", "12台")]
    assert codes(reading) == ["row-joined", "row-joined"]


def test_breaks_that_cannot_be_known_refuse_the_text() -> None:
    """Beside lines that were joined, one that cannot be placed."""
    with pytest.raises(FormError) as error:
        read_form(text("一级指标|二级指标|三级指标|指标值|分值", "||更换水泵|12", "台|10", "|指标|指标1", ":受益人|10"))

    assert error.value.code == "breaks-unresolved"


def test_a_template_is_not_cut_by_breaks() -> None:
    """Its rows that nobody filled in are short, and alone in their lines."""
    reading = read_form(
        text(
            "绩效指标|一级指标|三级指标|指标值|备注",
            "产出指标|指标1：改造泵站|4座|",
            *("指标2：|", "……|") * 3,
            "指标3：更换水泵|2台|",
        )
    )

    assert [row[:2] for row in rows(reading)] == [("output", "改造泵站"), ("output", "更换水泵")]
    assert codes(reading) == ["row-moved", "row-moved", "row-empty"]


def test_labels_inside_a_sentence() -> None:
    """A comma before a further label parts the indicators; another does not."""
    reading = read_form("数量指标：改造泵站4座、更换水泵12台，质量指标：合格率95%。\n")

    assert [(row[0], row[1]) for row in rows(reading)] == [
        ("output.quantity", "改造泵站"),
        ("output.quality", "合格率"),
    ]
    assert [(finding.code, finding.severity.value) for finding in reading.findings] == [("prose-read", "warning")]


def test_rows_of_dashes_are_nothing() -> None:
    """A template's / and 无 below the values are no row to tell of."""
    reading = read_form(text("一级指标|三级指标|指标值", "产出指标|改造泵站|4座", "||/", "||无"))

    assert (len(rows(reading)), codes(reading)) == (1, [])


def test_a_short_row_in_a_text_that_keeps_blanks() -> None:
    """A cell of it may be missing; where the blanks at the ends of lines are stripped, a short row says nothing."""
    table = ("三级指标|指标值|实际完成值|分值|偏差原因", "改造泵站|4座|5座|10|")
    kept = read_form(text(*table, "更换水泵|12台|10|"))
    stripped = read_form(text(table[0], "改造泵站|4座|5座|10", "更换水泵|12台|12台"))

    (finding,) = kept.findings
    assert (finding.code, finding.place and finding.place.line) == ("row-short", 3)
    assert codes(stripped) == []


def test_an_unknown_label_in_a_row_whose_blank_last_cell_is_stripped() -> None:
    """The row begins with its first level, or with the blank cell of it: nothing in front is lost."""
    reading = read_form(
        text(
            "一级指标|二级指标|三级指标|指标值|备注",
            "产出指标|能力建设|1.更换水泵|≥2台",
            "|队伍建设|2.培训人员|≥3期",
        )
    )

    assert rows(reading) == [("output", "更换水泵", "≥2台"), ("output", "培训人员", "≥3期")]
    assert codes(reading) == ["category-unknown", "category-unknown"]


def test_points_beside_labels_alone_are_theirs() -> None:
    """权重 right behind a level, in the rows in which its labels begin; with one blank cell they are the rows' own."""
    table = "二级指标|权重|三级指标|指标值"
    labels = read_form(text(table, "数量指标|30|改造泵站|4座", "||更换水泵|12台", "质量指标|20|合格率|95%"))
    rows_ = read_form(text(table, "数量指标||改造泵站|4座", "|30|更换水泵|12台", "质量指标|20|合格率|95%"))

    assert labels.document.extra == (("数量指标", "30分"), ("质量指标", "20分"))
    assert [str(row.weight) for row in rows_.document.indicators] == ["None", "30", "20"]


def test_a_reported_value_left_of_the_levels() -> None:
    """实际完成值 in the first column holds what was reached, and is no label beside the table."""
    reading = read_form(
        text("实际完成值|一级指标|三级指标|指标值", "5座|产出指标|改造泵站|4座", "3台|产出指标|水泵|2台")
    )

    actuals = [row.result and row.result.actual and row.result.actual.text for row in reading.document.indicators]
    assert actuals == ["5座", "3台"]


def test_a_side_label_in_each_row_tells_the_term() -> None:
    """实施期绩效指标 repeated beside its rows is the label of the table, whatever word it is."""
    reading = read_form(
        text(
            "实施期绩效指标|一级指标|三级指标|指标值",
            "实施期绩效指标|产出指标|改造泵站|12座",
            "实施期绩效指标|效益指标|受益人口|9万人",
            "年度绩效指标|一级指标|三级指标|指标值",
            "年度绩效指标|产出指标|改造泵站|4座",
        )
    )

    assert [row.term.value for row in reading.document.indicators] == ["medium", "medium", "annual"]
    assert codes(reading) == []


def test_goals_between_two_pasted_tables() -> None:
    """年度绩效目标 with its text below the rows of the long term is no indicator of theirs."""
    reading = read_form(
        text(
            "实施期绩效指标|一级指标|三级指标|指标值",
            "产出指标|改造泵站|12座",
            "年度绩效目标|改造四座泵站，疏浚河道。",
            "年度绩效指标|一级指标|三级指标|指标值",
            "产出指标|改造泵站|4座",
        )
    )

    assert [(row.term.value, row.name) for row in reading.document.indicators] == [
        ("medium", "改造泵站"),
        ("annual", "改造泵站"),
    ]
    assert reading.document.overall == "改造四座泵站，疏浚河道。"


def test_what_a_copy_left_of_a_second_heading_row_is_no_indicator() -> None:
    """Parts of a heading, moved to the left by labels that were merged."""
    reading = read_form(
        text(
            "绩效指标|一级指标|二级指标|三级指标|指标值|偏差原因分析|备注",
            "经费保障|制度保障|人员保障|硬件条件保障",
            "|产出指标|数量指标|改造泵站|4座||",
        )
    )

    assert [row[1] for row in rows(reading)] == ["改造泵站"]
    assert codes(reading) == ["row-unplaced"]


def test_a_numbered_sentence_behind_a_pasted_table_is_no_indicator() -> None:
    """2.… with a full stop and no cell beside it; a numbered name in its column is one."""
    table = ("一级指标|三级指标|指标值", "产出指标|1.改造泵站|4座")
    behind = read_form(text(*table, "2.部门评价结果。"))
    named = read_form(text(*table, "|2.更换水泵|"))

    assert ([row[1] for row in rows(behind)], codes(behind)) == (["改造泵站"], ["row-unplaced"])
    assert [row[1] for row in rows(named)] == ["改造泵站", "更换水泵"]


# --- names and values -------------------------------------------------------------------------------------------------


def test_the_kind_in_the_name_below_the_first_level() -> None:
    """数量指标：… and 【质量指标】… in a table without a second level; a kind of another block belongs to the name."""
    reading = read_form(
        text(
            "一级指标|指标内容|指标值",
            "产出指标|数量指标：改造泵站|4座",
            "|【质量指标】工程合格率|95%",
            "|社会效益指标：受益人口|9万人",
        )
    )

    assert [row[:2] for row in rows(reading)] == [
        ("output.quantity", "改造泵站"),
        ("output.quality", "工程合格率"),
        ("output", "社会效益指标：受益人口"),
    ]


def test_bare_points_behind_a_label() -> None:
    """产出指标 and 50 in one cell; a label that is no category with a number stays whole."""
    reading = read_form(
        grid(
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标\n50", "数量指标 30", "改造泵站", "4座"],
            ["产出指标\n50", "改善12345", "热线办结", "95%"],
        )
    )

    assert [row[0] for row in rows(reading)] == ["output.quantity", "output"]
    assert reading.document.extra == (("产出指标", "50分"), ("数量指标", "30分"), ("产出指标", "50分"))


def test_one_heading_over_signs_numbers_and_units() -> None:
    """年度指标值 merged over three columns, or with blank headings behind it."""
    heading: list[Part] = ["三级指标", ("年度指标值", 3, 1), "分值"]
    wide = read_form(grid(heading, ["改造泵站", "≥", "4", "座", "60"], ["工程合格率", "=", "100", "%", "40"]))
    blank = read_form(text("三级指标|指标值||分值", "改造泵站|4|座|60", "工程合格率|95|%|40"))
    notes = read_form(text("三级指标|指标值||分值", "改造泵站|4座|东片|60", "工程合格率|95%|西片|40"))

    assert [row[2] for row in rows(wide)] == ["≥4座", "=100%"]
    assert [row[2] for row in rows(blank)] == ["4座", "95%"]
    assert codes(wide) == codes(blank) == []
    assert codes(notes) == ["cell-unplaced", "cell-unplaced"]


def test_values_under_a_heading_that_says_value_alone() -> None:
    """符号, 值, 单位 beside levels and a name."""
    reading = read_form(text("一级指标|三级指标|符号|值|单位", "产出指标|改造泵站|≥|4|座"))

    assert [row[2] for row in rows(reading)] == ["≥4座"]


def test_notes_in_headings_that_tell_the_column() -> None:
    """目标值（调整后） is the adjusted value, 指标值（实际） what was reached, 目标值（年初） the target."""
    reading = read_form(
        text("三级指标|目标值（年初）|目标值（调整后）|指标值（实际）", "改造泵站|4座|5座|6座", "更换水泵|12台||11台")
    )

    assert [row[2] for row in rows(reading)] == ["4座", "12台"]
    first = reading.document.indicators[0]
    assert first.adjusted is not None
    assert first.result is not None
    assert first.result.actual is not None
    assert (format_target(first.adjusted), first.result.actual.text, first.scope) == ("5座", "6座", None)


def test_groups_of_headings_that_nobody_knows() -> None:
    """目标完成情况 and 自评 over the headings they group are neither goals nor what was reached."""
    reading = read_form(
        grid(
            [("绩效指标", 2, 1), ("目标完成情况", 2, 1), ("自评", 2, 1)],
            ["一级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
            ["产出指标", "改造泵站", "4座", "5座", "60", "55"],
        )
    )

    (row,) = reading.document.indicators
    assert row.result is not None
    assert (format_target(row.target), str(row.weight), str(row.result.score)) == ("4座", "60", "55")
    assert (reading.document.report, codes(reading)) == (None, [])


def test_a_name_over_the_value() -> None:
    """One cell for both is the name, and a warning says that no value is read."""
    reading = read_form(
        grid(
            ["一级指标", "三级指标", "指标值", "分值"],
            ["产出指标", "改造泵站", "4座", "60"],
            ["效益指标", ("长效管理机制健全", 2, 1), "40"],
        )
    )

    assert [(row.name, str(row.weight)) for row in reading.document.indicators] == [
        ("改造泵站", "60"),
        ("长效管理机制健全", "40"),
    ]
    assert codes(reading) == ["name-over-value"]


def test_sums_of_blocks_are_no_indicators() -> None:
    """产出指标小计 is a sum of points; a name that ends so and has a value is an indicator."""
    reading = read_form(
        text(
            "一级指标|三级指标|指标值|分值",
            "产出指标|改造泵站|4座|60",
            "产出指标小计|||60",
            "效益指标|非税收入合计|≥90万元|40",
        )
    )

    assert [row[1] for row in rows(reading)] == ["改造泵站", "非税收入合计"]
    assert reading.document.extra == (("产出指标小计", "60"),)


def test_a_table_goes_on_behind_the_number_of_a_page() -> None:
    """第2页 and 续表 between its rows say nothing."""
    page = (
        "<table><tr><td>一级指标<td>三级指标<td>指标值<tr><td>产出指标<td>改造泵站<td>4座</table><p>第2页</p>"
        "<table><tr><td>效益指标<td>受益人口<td>9万人</table>"
    )
    (reading,) = read_forms([page.encode()])
    again = read_form(text("一级指标|三级指标|指标值", "产出指标|改造泵站|4座", "续表", "效益指标|受益人口|9万人"))

    assert [row[1] for row in rows(reading)] == [row[1] for row in rows(again)] == ["改造泵站", "受益人口"]
    assert codes(reading) == codes(again) == []


def test_a_heading_beside_the_project_is_no_name() -> None:
    """项目 and 内容 over a form of two columns."""
    reading = read_form(text("项目|内容", "绩效目标|改造四座泵站。", "三级指标|指标值", "改造泵站|4座"))

    assert getattr(reading.document, "project", "") == ""
    assert reading.document.overall == "改造四座泵站。"


def test_a_body_without_projects_before_another_is_kept() -> None:
    """Of two bodies in a row without an indicator the first is in no form, but still reported."""
    page = "<table><tr><td>项目名称<td>三级指标<td>指标值<tr><td>东湖书院<td><td><tr><td>西山书院<td><td>"
    page += "".join(f"<tr><td>{name}<td>新增座位<td>≥{number}个" for name, number in (("甲项", 5), ("乙项", 6)))
    readings = list(read_forms([f"{page}</table>".encode()]))
    reported = {entry.text for reading in readings for entry in reading.ledger}

    assert {"东湖书院", "西山书院", "甲项", "乙项"} <= reported


@pytest.mark.parametrize(
    ("title", "year"),
    [("某馆2023年部门预算信息公开", 2023), ("某馆2022至2023年度工作回顾", None), ("2023年11月3日", None)],
)
def test_the_title_of_a_file_names_the_year_of_its_forms(title: str, year: int | None) -> None:
    """A disclosure names its year once, above all; a form without one is read for it, with a note."""
    page = f"<p>{title}</p><p>第二部分 绩效</p><table><tr><td>收入<td>支出<tr><td>1<td>2</table>"
    page += "<p>1.借阅服务绩效目标表</p><table><tr><td>三级指标<td>指标值"
    page += "<tr><td>新增座位<td>≥5个<tr><td>完成时间<td>6月底前</table>"
    reading = read_form(page.encode())

    found = reading.document.fiscal_year
    assert (None if found is None else found.year) == year
    assert any(finding.code == "year-above" for finding in reading.findings) is (year is not None)


def test_the_title_right_above_the_first_form_names_the_year_of_all() -> None:
    """The results of several projects are published below one title, without another table above them."""
    page = "<p>某馆2022年度项目绩效自评结果公开</p>"
    for project in ("借阅服务", "展览服务"):
        page += f"<p>{project}</p><table><tr><td>项目名称<td>{project}"
        page += "<tr><td>三级指标<td>指标值<tr><td>新增座位<td>≥5个</table>"

    assert [str(reading.document.fiscal_year) for reading in read_forms([page.encode()])] == ["2022年度", "2022年度"]


# --- rows of lists ----------------------------------------------------------------------------------------------------

LISTED_ROW = "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分"


def in_one_row(*cells: str) -> Reading:
    """A table of one row with the cells behind its labels, as a grid: cells hold breaks."""
    return read_form(grid([*LISTED_ROW.split("|")], ["产出指标", "数量指标", *cells]))


@pytest.mark.parametrize(
    ("names", "targets", "actuals"),
    [
        ("1.修渠\n2.护岸", "1.≥3公里\n2.≥2公里", "1.3公里\n2.2.5公里"),
        ("1、修渠；2、护岸", "1、≥3公里；2、≥2公里", "1、3公里；2、2.5公里"),
        ("（1）修渠；\n（2）护岸。", "（1）≥3公里；\n（2）≥2公里。", "3公里\n2.5公里"),
        ("①修渠②护岸", "≥3公里", "3公里"),
        ("1.修\n渠\n2.护岸", "≥3公里\n≥2公里", "3公里\n2.5公里"),
    ],
)
def test_a_row_of_numbered_lists_is_a_row_for_each_item(names: str, targets: str, actuals: str) -> None:
    """Each name has its own value, result and points; circled numbers in one line are one name as before."""
    reading = in_one_row(names, targets, actuals, "6\n4", "6\n4")
    found = reading.document.indicators

    if names.startswith("①"):
        assert (len(found), codes(reading)[0]) == (1, "indicators-several")
        return
    assert [(row.name, format_target(row.target), str(row.weight)) for row in found] == [
        ("修渠", "≥3公里", "6"),
        ("护岸", "≥2公里", "4"),
    ]
    assert [row.result and row.result.actual and row.result.actual.text for row in found] == ["3公里", "2.5公里"]
    assert {row.category and row.category.id for row in found} == {"output.quantity"}
    assert codes(reading) == ["row-parted"]


@pytest.mark.parametrize(
    ("names", "targets", "points"),
    [
        ("1.修渠\n2.护岸", "1.5公里\n2.3公里", "10"),  # 1.5 and 2.3, or 5 and 3
        ("1.修渠\n2.护岸", "≥3公里", "10"),
        ("1.修渠\n2.护岸\n3.清淤", "1.≥3公里\n2.≥2公里", "10"),
        ("修渠\n护岸", "≥3公里\n≥2公里", "10"),  # perhaps one name in two lines
        ("1.修渠\n3.护岸", "1.≥3公里\n3.≥2公里", "10"),
        ("1.修渠\n2.护岸", "", "10"),
        ("农村饮水\n安全达标率", "≥95%\n≥90%", "10"),
        ("建设项目概算\n投资控制", "1,234.\n56", "10"),
        ("1.修渠\n2.护岸", "≥3公里\n（含新建1公里）", "10"),
        ("1.#REF!\n2.护岸", "1.≥3公里\n2.≥2公里", "6\n4"),
    ],
)
def test_lists_that_may_be_something_else_stay_one_row(names: str, targets: str, points: str) -> None:
    """Where items and values do not surely belong together nothing is parted, and the row is told."""
    reading = in_one_row(names, targets, "", points, "")

    assert len(reading.document.indicators) == 1
    assert {"indicators-several", "target-unread"} & set(codes(reading))


def test_what_is_said_of_a_row_of_lists_is_said_of_each_item() -> None:
    """A rule of scoring without numbers is no list, words reported for all items part no row, nor do signs."""
    columns = ["三级指标", "指标值", "评分标准"]
    reading = read_form(grid([*columns], ["1.修渠\n2.护岸", "1.≥3公里\n2.≥2公里", "完成得满分；未完成扣分"]))
    assert [row.extra for row in reading.document.indicators] == [(("评分标准", "完成得满分；未完成扣分"),)] * 2

    words = in_one_row("1.修渠\n2.护岸", "≥3公里\n≥2公里", "护岸1公里因雨未完成；已申请延期", "10", "")
    assert (len(words.document.indicators), codes(words)[0]) == (1, "indicators-several")

    signs = read_form(grid(["三级指标", "指标性质", "指标值"], ["1.修渠\n2.护岸", "≥\n≤", "3公里\n2公里"]))
    assert len(signs.document.indicators) == 1


def test_lines_without_numbers_are_items_where_points_are_a_list_too() -> None:
    """Three lists of as many lines; 各5分 is said of each, one number of points of the first."""
    for points, weights in (("6\n4", [6, 4]), ("各5分", [5, 5])):
        reading = in_one_row("修渠\n护岸", "≥3公里\n≥2公里", "", points, "")
        assert [row.weight for row in reading.document.indicators] == weights
        assert codes(reading) == ["row-parted"]
    shared = in_one_row("1.修渠\n2.护岸", "≥3公里\n≥2公里", "", "10", "")
    assert [row.weight for row in shared.document.indicators] == [10, None]
    assert codes(shared) == ["points-shared", "row-parted"]


# --- headings that nobody knows ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["一级指标|二级指标|事项|目标值|单位", "序号|事项|一级指标|二级指标|目标值|单位"])
def test_names_below_a_heading_that_nobody_knows(order: str) -> None:
    """They stand beside labels, behind or in front of them; one that could be a label too is a name among others."""
    cells = {
        "序号": "123",
        "一级指标": ("产出指标", "效益指标", "满意度指标"),
        "二级指标": ("数量指标", "社会效益指标", "服务对象满意度指标"),
        "事项": ("修渠", "受益人口", "群众满意度"),
        "目标值": ("≥3", "≥300", "≥90"),
        "单位": ("公里", "人", "%"),
    }
    columns = order.split("|")
    reading = read_form(text(order, *("|".join(cells[column][row] for column in columns) for row in range(3))))

    assert rows(reading) == [
        ("output.quantity", "修渠", "≥3公里"),
        ("benefit.social", "受益人口", "≥300人"),
        ("satisfaction.beneficiary", "群众满意度", "≥90%"),
    ]
    assert codes(reading) == ["column-shown"]


@pytest.mark.parametrize(
    ("front", "cells"),
    [("责任人", ("张三", "李四")), ("区域", ("东城区", "西城区")), ("编码", ("A01", "A02"))],
)
def test_persons_places_and_codes_name_no_rows(front: str, cells: tuple[str, str]) -> None:
    """In front of labels below a heading that nobody knows, though each row has its own."""
    reading = read_form(
        text(
            f"序号|{front}|一级指标|二级指标|目标值",
            f"1|{cells[0]}|产出指标|数量指标|≥3公里",
            f"2|{cells[1]}|产出指标|质量指标|≥90%",
        )
    )

    assert [row.name for row in reading.document.indicators] == ["数量指标", "质量指标"]
    assert "names-labels" in codes(reading)


def test_remarks_name_no_rows() -> None:
    """Words that repeat or are missing beside labels are none: the labels name the rows, and that is told."""
    reading = read_form(
        text("一级指标|二级指标|目标值|说明语", "产出指标|数量指标|≥3公里|按年", "产出指标|质量指标|≥90%|按年")
    )

    assert [row.name for row in reading.document.indicators] == ["数量指标", "质量指标"]
    assert sorted(codes(reading)) == ["heading-unknown", "names-labels"]


@pytest.mark.parametrize(
    ("left", "right", "terms"),
    [
        ("三年规划目标值（2024-2026年）", "年度目标值（2024年）", ["medium", "annual"]),
        ("规划期指标值", "年度指标值", ["medium", "annual"]),
        ("东片区要做到的", "西片区要做到的", ["annual", "annual"]),
    ],
)
def test_headings_below_one_of_values_are_headings_whatever_they_say(left: str, right: str, terms: list[str]) -> None:
    """Names and levels go on beside them; no value is taken for that of another column."""
    reading = read_form(
        grid(
            [("一级指标", 1, 2), ("三级指标", 1, 2), ("绩效目标值", 2, 1), ("单位", 1, 2)],
            [left, right],
            ["产出指标", "新建园所", "≥12", "≥4", "所"],
        )
    )

    assert [(format_target(row.target), row.term.value) for row in reading.document.indicators] == list(
        zip(("≥12所", "≥4所"), terms, strict=True)
    )
    assert codes(reading) == []


def test_of_two_values_below_one_heading_none_is_taken() -> None:
    """Nothing says which of them is the target; a sign beside a number, and a note, leave one."""
    reading = read_form(
        grid(
            ["三级指标", ("指标值", 2, 1), "单位"],
            ["新建园所", "≥12所", "≥4所"],
            ["新增学位", "≥120个", "含续建"],
        )
    )
    first, second = (row.target for row in reading.document.indicators)

    assert isinstance(first, Unread)
    assert (first.error.code, format_target(second)) == ("values-unsure", "≥120个")
    assert [(finding.code, finding.text) for finding in reading.findings] == [
        ("values-unsure", "≥12所 | ≥4所"),
        ("cell-unplaced", "含续建"),
    ]


# --- errors of spreadsheets -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "########"])
def test_an_error_of_a_spreadsheet_is_no_name_no_value_and_no_head(error: str) -> None:
    """What came as text is told as that of a workbook is, and nothing is made of it."""
    reading = read_form(
        text(f"项目名称|{error}", "三级指标|指标值|分值", f"{error}|≥3公里|5", f"护岸|{error}|5", "清淤|≥2公里|5")
    )
    document = reading.document

    assert isinstance(document, ProjectObjectives)
    assert (document.project, [row.name for row in document.indicators]) == ("", ["护岸", "清淤"])
    assert isinstance(document.indicators[0].target, Unread)
    told = [finding.code for finding in reading.findings]
    assert told.count("cell-error") == 3
    assert {"name-missing", "target-unread"} <= set(told)


# --- further headings -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "weight"),
    [("本年目标", "权数"), ("本年度目标", "分值"), ("标杆值", "标准分"), ("考核目标", "权数"), ("考核值", "权重")],
)
def test_headings_of_values_and_points_in_further_words(value: str, weight: str) -> None:
    """In a list of projects too, where a goal in front of the names is one of the project."""
    for front, cells in (("", ""), ("项目名称|", "疏浚沟渠|")):
        reading = read_form(
            text(f"{front}一级指标|三级指标|{value}|{weight}|责任科室", f"{cells}产出指标|沟渠条数|≥4条|60|工程科")
        )
        (row,) = reading.document.indicators
        assert (row.name, format_target(row.target), str(row.weight)) == ("沟渠条数", "≥4条", "60")
        assert ("责任科室", "工程科") in row.extra
        assert "heading-unknown" not in codes(reading)


def test_a_goal_and_its_change_below_one_heading() -> None:
    """目标 over 年初 and 调整后: the first is the target, the other what it was changed to."""
    reading = read_form(
        grid(
            [("一级指标", 1, 2), ("三级指标", 1, 2), ("目标", 2, 1), ("分值", 1, 2)],
            ["年初", "调整后"],
            ["产出指标", "沟渠条数", "≥4条", "≥3条", "60"],
        )
    )
    (row,) = reading.document.indicators

    assert row.adjusted is not None
    assert (format_target(row.target), format_target(row.adjusted)) == ("≥4条", "≥3条")
    assert codes(reading) == ["target-adjusted"]


@pytest.mark.parametrize(
    "front",
    [
        ["列次", "", "3", "4"],
        ["栏次", "1", "2", "3"],
        [*"甲乙丙丁"],
        ["A", "B", "1", "2"],
        ["lv1_name", "ind_name", "kpi_val", "w_1"],
        ["LV1_NAME", "LV3_IND_NAME", "KPI_VAL", "WT"],
    ],
)
def test_rows_that_number_or_name_the_columns_are_no_indicators(front: list[str]) -> None:
    """列次 with the numbers of the columns, and the names of fields in a program that exported the form."""
    reading = read_form(
        grid(
            ["一级指标", "三级指标", "指标值", "分值"],
            [*front],
            ["产出指标", "沟渠条数", "≥4条", "60"],
        )
    )

    assert rows(reading) == [("output", "沟渠条数", "≥4条")]
    assert codes(reading) == []


@pytest.mark.parametrize("front", [["甲", "乙"], ["甲", "A"], ["甲"]])
def test_a_row_of_letters_alone_below_the_headings_loses_no_text(front: list[str]) -> None:
    """甲 and 乙 number columns beside 1 and 2; alone they may be names: what stands there is in the ledger."""
    reading = read_form(grid(["三级指标", "指标值"], [*front], ["沟渠", "≥4条"]))

    assert ("output", "沟渠", "≥4条") in [("output", *row[1:]) for row in rows(reading)]
    assert set(front) <= {entry.text for entry in reading.ledger}


def test_a_row_in_latin_words_is_not_passed_by() -> None:
    """The names of fields of a program have a dash below; words of another language are a row like any other."""
    reading = read_form(
        grid(
            ["一级指标", "三级指标", "指标值", "单位"],
            ["output", "seats", "high", "pcs"],
            ["产出指标", "沟渠", "≥4", "条"],
        )
    )

    assert "seats" in [row.name for row in reading.document.indicators] or "seats" in str(reading.findings)


def test_a_sum_behind_the_head_of_a_list_is_no_indicator() -> None:
    """2024 | 市水务局 | 小计 | 60 in a list of projects: no row is moved for it."""
    reading = read_form(
        text(
            "预算年度|项目名称|一级指标|三级指标|指标值|分值",
            "2024|疏浚沟渠|产出指标|沟渠条数|≥4条|60",
            "2024|疏浚沟渠|小计|||60",
        )
    )

    assert rows(reading) == [("output", "沟渠条数", "≥4条")]
    assert codes(reading) == []


def test_a_value_described_in_words_is_compared_by_no_sign() -> None:
    """文字描述 in the column of signs says of which kind the value is, as 定性 does."""
    reading = read_form(text("三级指标|计算符号|指标值|单位", "完成时间|文字描述|2026年12月31日前|", "沟渠条数|≥|4|条"))

    assert [format_target(row.target) for row in reading.document.indicators] == ["2026年12月31日前", "≥4条"]
    assert "operator-unread" not in codes(reading)


def test_kinds_of_projects_beside_the_first_level_say_more_of_each_row() -> None:
    """项目类别 left of 一级指标 is no level; where nothing else is, it may be one."""
    reading = read_form(text("项目名称|项目类别|一级指标|三级指标|指标值", "疏浚沟渠|专项资金|产出指标|沟渠条数|≥4条"))
    (row,) = reading.document.indicators

    assert (row.category and row.category.id, [tuple(one) for one in row.extra]) == (
        "output",
        [("项目类别", "专项资金")],
    )


def test_the_goals_in_wide_cells_above_the_headings_are_goals() -> None:
    """A label over two columns with its text beside it is no part of the headings below it."""
    reading = read_form(
        grid(
            [("项目名称", 2, 1), ("疏浚沟渠", 2, 1)],
            [("年度绩效目标", 2, 1), ("疏浚沟渠4条，改善排水。", 2, 1)],
            ["一级指标", "三级指标", "指标值", "分值"],
            ["产出指标", "沟渠条数", "≥4条", "60"],
        )
    )

    assert reading.document.overall == "疏浚沟渠4条，改善排水。"
    assert rows(reading) == [("output", "沟渠条数", "≥4条")]


FORM = "项目名称\t{name}\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t{row}\t≥4条\n"


def sheet(title: str, text: str) -> Grid:
    """A sheet of a workbook with rows of a text."""
    lines = [line.split("\t") for line in text.splitlines()]
    cells = [
        Cell(row=row, column=column, text=said)
        for row, line in enumerate(lines, start=1)
        for column, said in enumerate(line, start=1)
        if said
    ]
    return Grid(cells=cells, name=title)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("title", "line"), [("样表（示例）", ""), ("Sheet2", "项目绩效目标申报表（样表，仅供参考）\n"), ("填写示范", "")]
)
def test_an_example_beside_forms_is_not_read(title: str, line: str, *, first: bool) -> None:
    """A workbook that comes with a filled example has one form less; its cells are told of, and in the ledger."""
    form = sheet("申报表", FORM.format(name="修渠", row="沟渠"))
    example = sheet(title, line + FORM.format(name="某培训", row="培训人数"))
    (reading,) = read_forms(xlsx.write((example, form) if first else (form, example)))

    assert rows(reading) == [("output.quantity", "沟渠", "≥4条")]
    assert codes(reading) == ["form-example"]
    assert [entry.use for entry in reading.ledger if entry.text == "培训人数"] == ["finding:form-example"]
    assert len({(entry.place, entry.text) for entry in reading.ledger}) == len(reading.ledger)


def test_an_example_alone_is_read() -> None:
    """A template that is the only form of its file is what its reader wants to see."""
    (reading,) = read_forms(xlsx.write((sheet("样表", FORM.format(name="某培训", row="培训人数")),)))

    assert rows(reading) == [("output.quantity", "培训人数", "≥4条")]
    assert codes(reading) == []


def test_a_form_whose_text_speaks_of_examples_is_one() -> None:
    """示范项目 is a name, and a long line that speaks of an example is prose."""
    plain = sheet("示范项目", FORM.format(name="示范基地建设", row="示范基地"))
    long = "填写时可参照本局网站所发样表，金额单位为万元，请勿改动表格的格式。\n"
    found = list(read_forms(xlsx.write((plain, sheet("申报表", long + FORM.format(name="修渠", row="沟渠"))))))

    assert [row.name for reading in found for row in reading.document.indicators] == ["示范基地", "沟渠"]


def test_a_list_of_choices_behind_a_table_gives_it_no_rows() -> None:
    """The sheet that a template's choices come from has headings too, and none of values."""
    choices = "一级指标\t二级指标\t指标方向\t计量单位\n产出指标\t数量指标\t大于等于\t个\n效益指标\t质量指标\t等于\t项\n"
    (reading,) = read_forms(xlsx.write((sheet("申报表", FORM.format(name="修渠", row="沟渠")), sheet("选项", choices))))

    assert rows(reading) == [("output.quantity", "沟渠", "≥4条")]
    assert codes(reading) == ["heading-unread", "part-other"]


def test_short_headings_beside_levels() -> None:
    """一级, 二级, 指标 and 目标 are the headings of a table; labels with numbers in two columns are no lists."""
    text = (
        "绿水县水务局 2024 年度项目绩效目标\n项目名称\t修渠\n一级\t二级\t指标\t关系\t目标\t单位\n"
        "1. 产出指标\t1.1 数量指标\t沟渠\t≥\t4\t条\n2. 成本指标\t2.1 经济成本指标\t造价\t≤\t30\t元/米\n"
        "3. 效益指标\t3.1 社会效益指标\t停水\t≤\t2\t次\n"
    )
    reading = read_form(text)

    assert [(row.name, format_target(row.target)) for row in reading.document.indicators] == [
        ("沟渠", "≥4条"),
        ("造价", "≤30元/米"),
        ("停水", "≤2次"),
    ]
    assert str(reading.document.fiscal_year) == "2024年度"


def test_a_unit_column_that_holds_the_comparison() -> None:
    """95 beside %以上 is at least 95 %, and nothing is left of the unit."""
    reading = read_form("三级指标\t指标值\t计量单位\n合格率\t95\t%以上\n演出费\t8000\t元以内\n办结\t3\t月内\n")

    assert [format_target(row.target) for row in reading.document.indicators][:2] == ["≥95%", "≤8000元"]
    assert reading.document.indicators[0].extra == ()
    assert isinstance(reading.document.indicators[2].target, Unread)


def test_numbered_dates_are_parted() -> None:
    """1.6月1日前 is the first item, as no decimal stands before a month and its day; 1.5万元 may be one."""
    dates = read_form('三级指标\t指标值\n"1.度汛完成时间\n2.全部完成时间"\t"1.6月1日前\n2.12月31日前"\n')
    money = read_form('三级指标\t指标值\n"1.修渠投入\n2.护岸投入"\t"1.5万元\n2.3万元"\n')

    assert [row.name for row in dates.document.indicators] == ["度汛完成时间", "全部完成时间"]
    assert codes(dates) == ["row-parted"]
    assert len(money.document.indicators) == 1


def test_a_label_of_sources_in_front_of_the_money() -> None:
    """资金来源（万元） beside the total is the label of the block, and its unit that of the amounts."""
    reading = read_form(
        "项目名称\t修渠\n资金来源（万元）\t年度资金总额\t19\t其中：财政拨款\t19\n三级指标\t指标值\n沟渠\t≥4条\n"
    )

    assert str(reading.document.budget.total) == "19万元"
    assert codes(reading) == []
