"""Names and values in one cell, and tables of scores without values, in our own words."""

import pytest

from perfmodel import Cell, FormError, Grid, Reading, format_target, read_form
from perfmodel.objectives.report import Result

JOINED = [
    "三级指标（含指标值）",
    "三级指标（含目标值）",
    "三级指标及指标值",
    "三级指标及目标值",
    "指标内容及目标值",
    "绩效指标（含指标值）",
]


def text(*rows: str) -> str:
    """Rows as they are pasted."""
    return "\n".join(row.replace("|", "\t") for row in rows) + "\n"


def said(reading: Reading) -> list[tuple[str | None, str, str]]:
    """The category, name and target of each row."""
    return [
        (row.category and row.category.id, row.name, format_target(row.target, style="as_written"))
        for row in reading.document.indicators
    ]


@pytest.mark.parametrize("heading", JOINED)
def test_a_name_with_its_value(heading: str) -> None:
    """The words in front are the name, the rest is the value; what stands beside keeps its column."""
    reading = read_form(
        text(
            f"一级指标|二级指标|{heading}|分值",
            "产出指标|数量指标|1.修复堤坝≥3公里|20",
            "|质量指标|验收合格率达到100%|20",
            "|时效指标|主体完工时间2024年6月底前|10",
            "效益指标|社会效益指标|减少受灾人口：800人以上|50",
        )
    )

    assert said(reading) == [
        ("output.quantity", "修复堤坝", "≥3公里"),
        ("output.quality", "验收合格率", "达到100%"),
        ("output.timeliness", "主体完工时间", "2024年6月底前"),
        ("benefit.social", "减少受灾人口", "800人以上"),
    ]
    assert [row.number for row in reading.document.indicators] == ["1", None, None, None]
    assert [int(row.weight or 0) for row in reading.document.indicators] == [20, 20, 10, 50]
    assert reading.findings == ()
    place = reading.document.indicators[3].place
    assert place is not None
    assert (place.line, place.column) == (5, 3)


def test_names_over_several_columns_and_a_further_table() -> None:
    """A wide heading is parted within; another table below, and the notes, keep their columns."""
    wide = [Cell(row=1, column=1, text="二级指标"), Cell(row=1, column=2, text="三级指标（含指标值）", column_span=2)]
    row = [Cell(row=2, column=1, text="数量指标"), Cell(row=2, column=2, text="修复堤坝≥3公里", column_span=2)]
    note = [Cell(row=3, column=1, text="单位意见"), Cell(row=3, column=2, text="同意", column_span=2)]
    other = [Cell(row=5, column=at, text=head) for at, head in enumerate(("二级指标", "三级指标", "指标值"), start=1)]
    last = [Cell(row=6, column=at, text=word) for at, word in enumerate(("质量指标", "完好率", "≥95%"), start=1)]

    reading = read_form(Grid(cells=[*wide, *row, *note, *other, *last]))

    assert said(reading) == [("output.quantity", "修复堤坝", "≥3公里"), ("output.quality", "完好率", "≥95%")]


@pytest.mark.parametrize("cell", ["每月巡查4次", "新建2座泵站", "堤防安全运行", "较上年提高5%"])
def test_a_text_that_is_not_parted_is_name_and_value(cell: str) -> None:
    """Nothing is cut where the value does not stand behind the name."""
    reading = read_form(text("二级指标|三级指标（含指标值）", f"数量指标|指标1：{cell}", "|修复堤坝≥3公里"))

    assert said(reading)[0] == ("output.quantity", cell, cell)


def test_scores_without_values() -> None:
    """A table of points and scores by levels has rows, whose targets it does not state."""
    reading = read_form(
        text(
            "一级指标|二级指标|三级指标|分值|评分标准|得分",
            "产出指标|数量指标|修复堤坝|20|按比例|18",
            "|质量指标|合格率|10|按比例|10",
        )
    )

    assert said(reading) == [("output.quantity", "修复堤坝", ""), ("output.quality", "合格率", "")]
    assert [row.result.score for row in reading.document.indicators if isinstance(row.result, Result)] == [18, 10]


def test_sums_by_the_first_level_are_no_objectives() -> None:
    """一级指标, 权重 and 得分 alone sum up what other tables hold."""
    with pytest.raises(FormError):
        read_form(text("一级指标|权重|得分|得分率", "产出指标|20|18|90%", "效益指标|30|30|100%"))
