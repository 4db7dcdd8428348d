"""Rows that slipped sideways are put back where that is sure, and named in a finding where it is not."""

import pytest

from perfmodel import read_form
from perfmodel.forms._read import Reading
from perfmodel.targets._render import format_target

SIDE = "年度绩效指标|一级指标|二级指标|三级指标|指标值"
FULL = "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分|偏差原因分析"


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


def said(reading: Reading) -> list[tuple[str | None, str | None, str, str]]:
    """Category, number, name and target of each indicator."""
    return [
        (item.category and item.category.id, item.number, item.name, format_target(item.target, style="as_written"))
        for item in reading.document.indicators
    ]


def codes(reading: Reading) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("shift", [1, 2, 3])
def test_a_row_moved_to_the_right_is_put_back(shift: int) -> None:
    """A row with a blank cell too many reads as if it were not there."""
    reading = form(SIDE, "|" * shift + "|产出指标|数量指标|1 改造泵站|≥4座")

    assert said(reading) == [("output.quantity", "1", "改造泵站", "≥4座")]
    assert codes(reading) == ["row-moved"]


def test_rows_that_lost_their_merged_cells_move_to_the_left() -> None:
    """The rows behind a page break begin in the first column; the labels above stay in force."""
    reading = form(
        SIDE,
        "|产出指标|数量指标|1 改造泵站|≥4座",
        "2 更换水泵|12台",
        "质量指标|1 验收合格率|100%",
        "2 返修率|||≤2%",
        "效益指标|社会效益指标|1 内涝点|减少",
    )

    assert said(reading) == [
        ("output.quantity", "1", "改造泵站", "≥4座"),
        ("output.quantity", "2", "更换水泵", "12台"),
        ("output.quality", "1", "验收合格率", "100%"),
        ("output.quality", "2", "返修率", "≤2%"),
        ("benefit.social", "1", "内涝点", "减少"),
    ]
    assert codes(reading) == ["row-moved"] * 4


def test_words_as_values_do_not_take_the_place_of_names() -> None:
    """A row of two short texts is a name and its value, wherever it stands."""
    reading = form("一级指标|二级指标|三级指标|指标值", "效益指标|可持续影响指标|管护制度|健全", "人员队伍|长期稳定")

    assert said(reading)[1] == ("benefit.sustainability", None, "人员队伍", "长期稳定")


def test_a_wide_row_moves_by_what_its_cells_look_like() -> None:
    """Sign, unit and points keep a row of a self-evaluation in its columns, though cells in it are blank."""
    reading = form(
        FULL,
        "产出指标|数量指标|改造泵站|≥|4|座|4|10|10|",
        "更换水泵|≥|12|台|9|10|7.5|到货晚",
        "质量指标|合格率|＝|100|%|100|10|10|",
        "|效益指标|社会效益指标|内涝点|定性|减少||减少|20|20|",
    )
    rows = reading.document.indicators

    assert [row[2:] for row in said(reading)] == [
        ("改造泵站", "4"),
        ("更换水泵", "12"),
        ("合格率", "100"),
        ("内涝点", "减少"),
    ]
    assert [str(row.weight) for row in rows] == ["10", "10", "10", "20"]
    assert rows[1].result is not None
    assert (rows[1].result.reason, str(rows[1].result.score)) == ("到货晚", "7.5")


def test_labels_of_the_second_level_under_the_heading_of_the_first() -> None:
    """数量指标 names its category whatever column it slipped to; 成本指标 then stays without a kind."""
    reading = form(SIDE, "|数量指标||1 改造泵站|≥4座", "|成本指标||1 单座投资|≤80万元", "||成本指标|2 检测费|≤9万元")

    assert [row[0] for row in said(reading)] == ["output.quantity", "cost.unspecified", "cost.unspecified"]


def test_lost_labels_are_not_guessed() -> None:
    """Rows above the first label have no category."""
    reading = form(SIDE, "|||1 改造泵站|≥4座", "||数量指标|2 更换水泵|12台")

    assert [row[0] for row in said(reading)] == [None, "output.quantity"]


def test_a_heading_on_each_page_is_no_row() -> None:
    """The heading again, whole or in part, makes no indicator and no finding."""
    reading = form(
        SIDE,
        "|产出指标|数量指标|改造泵站|≥4座",
        SIDE,
        "|||更换水泵|12台",
        "|一级指标|二级指标|三级指标|指标值",
        "|||加固堤防|3处",
    )

    assert [row[0] for row in said(reading)] == ["output.quantity"] * 3
    assert codes(reading) == []


def test_blank_rows_and_template_words_are_named() -> None:
    """A number alone, dots, 指标1： and a dash are rows that nobody filled."""
    reading = form(SIDE, "|产出指标|数量指标|1 改造泵站|≥4座", "|||2|", "|||……|", "|||指标3：|", "|||4、……|", "|||—|")

    assert [row[2] for row in said(reading)] == ["改造泵站"]
    assert codes(reading) == ["row-empty"] * 5


def test_a_value_beside_a_name_that_nobody_filled_in_is_kept() -> None:
    """指标3 and 0 are no names, but the value beside them was written by somebody."""
    reading = form(SIDE, "|产出指标|数量指标|指标3|≥4座", "|||0|0.00%")

    assert [row[1:] for row in said(reading)] == [(None, "指标3", "≥4座"), (None, "0", "0.00%")]
    assert codes(reading) == ["name-placeholder"] * 2


def test_a_text_over_two_rows_is_named() -> None:
    """The second half of a name or of a value is not joined, and no indicator of its own."""
    reading = form(SIDE, "|产出指标|数量指标|1 改造城区低洼处的|≥4座", "|||排涝泵站|", "||||（含两座小型）")

    assert [row[2] for row in said(reading)] == ["改造城区低洼处的"]
    assert [(finding.code, finding.text) for finding in reading.findings] == [
        ("row-continued", "排涝泵站"),
        ("row-unplaced", "（含两座小型）"),
    ]


@pytest.mark.parametrize(
    ("printed", "number", "name"),
    [
        ("1. 改造泵站", "1", "改造泵站"),
        ("1、改造泵站", "1", "改造泵站"),
        ("（1）改造泵站", "1", "改造泵站"),
        ("1)改造泵站", "1", "改造泵站"),
        ("①改造泵站", "①", "改造泵站"),
        ("指标1：改造泵站", "1", "改造泵站"),
        ("一、改造泵站", "一", "改造泵站"),
        ("1.2 改造泵站", "1.2", "改造泵站"),
        ("1-2 改造泵站", "1-2", "改造泵站"),
        ("2024年改造泵站", None, "2024年改造泵站"),
        ("3座泵站改造", None, "3座泵站改造"),
        ("1.5万亩灌区", None, "1.5万亩灌区"),
        ("一户一表改造", None, "一户一表改造"),
    ],
)
def test_ordinals_are_numbers_and_not_names(printed: str, number: str | None, name: str) -> None:
    """A number with its mark stands before the name; a number that counts stays in it."""
    reading = form(SIDE, f"|产出指标|数量指标|{printed}|≥4座")

    assert said(reading) == [("output.quantity", number, name, "≥4座")]


def test_an_ordinal_in_a_cell_of_its_own() -> None:
    """三级指标 over two columns, the first of them for the number."""
    reading = form("一级指标|二级指标|三级指标||指标值", "产出指标|数量指标|1|改造泵站|≥4座", "||2|更换水泵|12台")

    assert [row[1:3] for row in said(reading)] == [("1", "改造泵站"), ("2", "更换水泵")]
    assert codes(reading) == []


def test_a_column_of_numbers() -> None:
    """序号 is the number of the row."""
    reading = form("序号|指标名称|目标值", "7|改造泵站|≥4座")

    assert said(reading) == [(None, "7", "改造泵站", "≥4座")]


def test_notes_of_obligation_and_points_in_labels() -> None:
    """（必填） says nothing of the category; the points of a label go with the document."""
    reading = form(SIDE, "|产出指标（50分）|时效指标(必填)|改造完成|2024年底前")

    assert said(reading) == [("output.timeliness", None, "改造完成", "2024年底前")]
    assert reading.document.extra == (("产出指标", "50分"),)


def test_labels_that_nobody_knows_stay_with_their_rows() -> None:
    """An unknown first level leaves the rows without a category, an unknown second level with that of the first."""
    reading = form(
        "一级指标|二级指标|三级指标|指标值",
        "项目管理|制度建设|管理办法|已制定",
        "||监督检查|每季度1次",
        "产出指标|配套任务|铺设电缆|2公里",
        "|其他任务|安装水位计|6套",
    )

    assert [(item.category and item.category.id, item.extra) for item in reading.document.indicators] == [
        (None, (("一级指标", "项目管理"), ("二级指标", "制度建设"))),
        (None, (("一级指标", "项目管理"), ("二级指标", "制度建设"))),
        ("output", (("二级指标", "配套任务"),)),
        ("output", (("二级指标", "其他任务"),)),
    ]
    assert codes(reading) == ["category-unknown"] * 4


def test_a_cell_beside_the_table_is_named() -> None:
    """A remark without a heading is no value; the side label may stand where no heading is."""
    reading = form("|一级指标|二级指标|三级指标|指标值", "绩效指标|产出指标|数量指标|改造泵站|≥4座|待核")

    assert said(reading) == [("output.quantity", None, "改造泵站", "≥4座")]
    assert [(finding.code, finding.text) for finding in reading.findings] == [("cell-stray", "待核")]


def test_a_row_that_could_stand_in_two_ways_is_not_moved() -> None:
    """A value that could be that of the first place or of the second is left to the reader."""
    reading = form("一级指标|二级指标|三级指标|东区目标值|西区目标值", "改造泵站|||≥4座")

    assert said(reading) == []
    assert [(finding.code, finding.text) for finding in reading.findings] == [
        ("row-unplaced", "改造泵站 | ≥4座"),
    ]


def test_more_labels_than_levels_are_not_placed() -> None:
    """Three labels before a name fit no table of two levels."""
    reading = form("一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|质量指标|时效指标|1 改造泵站|≥4座")

    assert set(codes(reading)) == {"row-unplaced"}


def test_a_value_without_a_name_is_named() -> None:
    """No column to the left holds a name that it could belong to."""
    reading = form(SIDE, "|产出指标|数量指标|改造泵站|≥4座", "|||| ≥9座")

    assert [(finding.code, finding.text) for finding in reading.findings] == [("row-unplaced", "≥9座")]


def test_sums_and_notes_below_the_table() -> None:
    """The total goes to the report, the full points and the lines of the note to the extras."""
    reading = form(
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
        "产出指标|数量指标|改造泵站|4座|4座|60|60",
        "小计|||||60|60",
        "总分|||||100|97.5",
        "注：1.定性指标按三档评分。",
        "2.得分保留一位小数。",
        "填报人：李工",
        "评价等级|优",
    )

    assert reading.document.report is not None
    assert str(reading.document.report.total) == "97.5"
    assert reading.document.report.grade == "优"
    assert reading.document.extra == (
        ("小计", "60"),
        ("小计", "60"),
        ("总分", "100"),
        ("备注", "注：1.定性指标按三档评分。"),
        ("备注", "2.得分保留一位小数。"),
        ("填报人", "李工"),
    )
    assert codes(reading) == []


@pytest.mark.parametrize("label", ["成本指标", "过程指标"])
def test_a_label_alone_that_could_go_to_either_level_stays(label: str) -> None:
    """A row of one label, with a category here or without, in the column of names fits both columns of levels."""
    reading = form(
        "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|1 改造泵站|≥4座", f"||{label}", "||2 更换水泵|12台"
    )

    assert [(finding.code, finding.text) for finding in reading.findings] == [("row-unplaced", label)]
    assert [item.name for item in reading.document.indicators] == ["改造泵站", "更换水泵"]


def test_a_row_beside_all_columns_is_named() -> None:
    """A cell far to the right belongs to no column, however the row is moved."""
    reading = form("三级指标|指标值", "1 改造泵站|≥4座", "|||||||||√")

    assert [(finding.code, finding.text) for finding in reading.findings] == [("row-unplaced", "√")]
