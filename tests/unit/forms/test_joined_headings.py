"""Headings that say two things at once: 一级指标及分值, 目标值及计量单位."""

import pytest

from perfmodel import format_target, read_form
from perfmodel.forms._layouts import Column, column_of


def text(*rows: str) -> str:
    """Rows with | between the cells as tab-separated text."""
    return "\n".join(rows).replace("|", "\t") + "\n"


@pytest.mark.parametrize("joint", ["及", "和", "与", "、", "/", "及其", "+"])
def test_labels_hold_their_points(joint: str) -> None:
    """A heading of a level and its points is the level, whose cells end in points; so is that of the name."""
    reading = read_form(
        text(
            f"一级指标{joint}分值|二级指标{joint}权重|三级指标{joint}标准分|目标值|得分",
            "产出（60分）|产出数量（40分）|新建泵站（15分）|≥4座|15",
            "||疏浚沟渠（25分）|≥30公里|20",
            "|产出质量（20分）|验收合格率（20分）|≥95%|20",
        )
    )

    found = [(row.category and row.category.id, row.name, str(row.weight)) for row in reading.document.indicators]
    assert found == [
        ("output.quantity", "新建泵站", "15"),
        ("output.quantity", "疏浚沟渠", "25"),
        ("output.quality", "验收合格率", "20"),
    ]
    assert [(extra.heading, extra.text) for extra in reading.document.extra] == [
        ("产出", "60分"),
        ("产出数量", "40分"),
        ("产出质量", "20分"),
    ]
    assert reading.findings == ()


def test_a_value_holds_its_unit_and_a_result_what_is_said_of_it() -> None:
    """目标值和计量单位 is the target, 实际完成值及说明 the result."""
    reading = read_form(
        text("三级指标|目标值和计量单位|实际完成值及备注|评分标准和指标说明", "修复堤坝|≥3公里|3.2公里|按比例得分")
    )

    (row,) = reading.document.indicators
    assert (format_target(row.target), row.result and row.result.actual and row.result.actual.text) == (
        "≥3公里",
        "3.2公里",
    )
    assert [(extra.heading, extra.text) for extra in row.extra] == [("评分标准和指标说明", "按比例得分")]
    assert reading.findings == ()


@pytest.mark.parametrize("heading", ["目标值与实际值", "三级指标及目标值", "目标值和得分", "权重及得分"])
def test_headings_whose_cells_cannot_hold_both_are_no_column(heading: str) -> None:
    """Two things that one cell cannot tell apart are no heading that is known."""
    assert column_of(heading) not in {Column.NAME, Column.VALUE, Column.ACTUAL, Column.WEIGHT, Column.SCORE}


@pytest.mark.parametrize(
    "headings",
    [
        "绩效一级指标|绩效二级指标|绩效三级指标|绩效目标值",
        "指标大类|指标小类|具体指标名称|目标数值",
        "一级指标|二级指标|三级指标和评分标准|指标值",
        "一级指标|二级指标|指标名称及说明|目标值及要求",
    ],
)
def test_names_behind_two_levels_in_other_words(headings: str) -> None:
    """The second level never takes the place of the name."""
    reading = read_form(text(headings, "产出指标|数量指标|新建泵站|≥4座", "|质量指标|验收合格率|100%"))

    found = [(row.category and row.category.id, row.name) for row in reading.document.indicators]
    assert found == [("output.quantity", "新建泵站"), ("output.quality", "验收合格率")]
    assert reading.findings == ()
