"""Names and values in one cell, and tables of scores without values, in our own words."""

import pytest

from perfmodel import FormError, Grid, ProjectObjectives, Reading, format_target, read_form, read_forms
from perfmodel._finding import Severity
from perfmodel.files import Cell
from perfmodel.objectives._report import Result

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


def line(row: int, *texts: str) -> list[Cell]:
    """The cells of a row."""
    return [Cell(row=row, column=at, text=text) for at, text in enumerate(texts, start=1) if text]


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
    assert [(finding.code, finding.severity) for finding in reading.findings] == [("cells-parted", Severity.NOTE)]
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
    assert [finding.code for finding in reading.findings] == ["values-missing"]


def test_sums_by_the_first_level_are_no_objectives() -> None:
    """一级指标, 权重 and 得分 alone sum up what other tables hold."""
    with pytest.raises(FormError):
        read_form(text("一级指标|权重|得分|得分率", "产出指标|20|18|90%", "效益指标|30|30|100%"))


def listed(first: str, second: str, *, heads: tuple[str, str] = ("产出指标", "满意度指标")) -> Grid:
    """A list of two projects; the cells of each are parted by |."""
    cells = [Cell(row=1, column=1, text="渠道局2024年项目绩效目标汇总表", column_span=5)]
    cells += [
        Cell(row=2, column=at, text=head, row_span=2)
        for at, head in ((1, "序号"), (2, "项目名称"), (3, "金额（万元）"), (6, "备注"))
    ]
    cells += [Cell(row=2, column=4, text="绩效指标", column_span=2)]
    cells += [Cell(row=3, column=at, text=head) for at, head in zip((4, 5), heads, strict=True)]
    for row, line in enumerate((first, second), start=4):
        cells += [Cell(row=row, column=at, text=text) for at, text in enumerate(line.split("|"), start=1) if text]
    cells += [Cell(row=6, column=1, text="合计", column_span=2), Cell(row=6, column=3, text="105")]
    return Grid(cells=cells)


def test_the_lines_of_a_list_in_one_cell() -> None:
    """Each line is a row with its kind, below the label over its column; the number is that of the project."""
    lines = "数量指标：修渠≥3公里；\n质量指标：合格率100%；时效指标：完成时间2024年11月前。"
    first = f"1|东渠整治|60|{lines}|农户满意度≥90%|续建"
    second = "2|泵站改造|45|数量指标：改造泵站2座|服务对象满意度指标：农户满意度不低于85%|"

    found = list(read_forms(listed(first, second)))

    assert [said(reading) for reading in found] == [
        [
            ("output.quantity", "修渠", "≥3公里"),
            ("output.quality", "合格率", "100%"),
            ("output.timeliness", "完成时间", "2024年11月前"),
            ("satisfaction", "农户满意度", "≥90%"),
        ],
        [("output.quantity", "改造泵站", "2座"), ("satisfaction.beneficiary", "农户满意度", "不低于85%")],
    ]
    documents = [reading.document for reading in found if isinstance(reading.document, ProjectObjectives)]
    assert [(document.project, str(document.budget and document.budget.total)) for document in documents] == [
        ("东渠整治", "60万元"),
        ("泵站改造", "45万元"),
    ]
    assert [row.number for reading in found for row in reading.document.indicators] == [None] * 6
    assert [row.place and row.place.line for row in documents[0].indicators] == [4] * 4
    assert "cells-parted" in {finding.code for finding in found[0].findings}


def test_the_lines_below_labels_of_the_second_level() -> None:
    """数量指标 and 质量指标 over lines of their own, below 产出指标: a dash says that there is none."""
    heads = [
        Cell(row=1, column=1, text="项目名称", row_span=2),
        Cell(row=1, column=2, text="产出指标", column_span=2),
        Cell(row=1, column=4, text="效益指标"),
        Cell(row=1, column=5, text="备注", row_span=2),
    ]
    kinds = [Cell(row=2, column=at, text=kind) for at, kind in ((2, "数量指标"), (3, "质量指标"), (4, "社会效益指标"))]
    rows = [
        *line(3, "东渠", "修渠：≥3公里\n护岸：2公里", "合格率：100%", "受益农户：≥90户", "续建"),
        *line(4, "西渠", "修渠：≥2公里", "—", "受益农户：≥40户"),
    ]

    first, second = read_forms(Grid(cells=[*heads, *kinds, *rows]))

    assert said(first) == [
        ("output.quantity", "修渠", "≥3公里"),
        ("output.quantity", "护岸", "2公里"),
        ("output.quality", "合格率", "100%"),
        ("benefit.social", "受益农户", "≥90户"),
    ]
    assert said(second) == [("output.quantity", "修渠", "≥2公里"), ("benefit.social", "受益农户", "≥40户")]


@pytest.mark.parametrize("heads", [("产出情况", "满意情况"), ("产出指标", "备注")])
def test_lists_below_no_labels(heads: tuple[str, str]) -> None:
    """Without two labels of the first level side by side nothing says what the lines are."""
    with pytest.raises(FormError):
        list(read_forms(listed("1|东渠|60|修渠≥3公里|满意度≥90%|", "2|西渠|45|修渠≥2公里|满意度≥80%|", heads=heads)))


def test_lines_that_are_mostly_words() -> None:
    """Where most lines have no value behind a name, they may be prose."""
    with pytest.raises(FormError):
        list(read_forms(listed("1|东渠|60|改善灌溉；提升效益|群众满意|", "2|西渠|45|修渠≥2公里|持续改善|")))


def test_a_list_that_was_pasted() -> None:
    """The rows of a text are made as those of a table, down to its end or to a line of another kind."""
    rows = (
        "序号|项目名称|产出指标|效益指标|备注",
        "1|东渠|修渠≥3公里；合格率100%|受益农户≥90户|续建",
        "2|西渠|修渠≥2公里|受益≥4户|",
    )

    for lines in (rows, (*rows, "注：单位为万元。")):
        first, second = read_forms(text(*lines).encode())
        assert [row[1:] for row in said(first)] == [("修渠", "≥3公里"), ("合格率", "100%"), ("受益农户", "≥90户")]
        assert [row[1:] for row in said(second)] == [("修渠", "≥2公里"), ("受益", "≥4户")]
        assert [row.extra[0].text for row in first.document.indicators] == ["续建"] * 3


def test_a_list_with_a_cell_beyond_all_bounds() -> None:
    """A cell of thousands of characters is no list of indicators."""
    with pytest.raises(FormError):
        list(read_forms(listed(f"1|东渠|60|{'修渠≥3公里；' * 400}|满意度≥90%|", "2|西渠|45|修渠≥2公里|满意度≥80%|")))


def test_a_cell_over_the_names_and_more() -> None:
    """A sum over names and points reaches over the values too; blanks, labels and long texts stay as they are."""
    cells = [
        *line(1, "二级指标", "三级指标（含指标值）", "分值"),
        *line(2, "数量指标", "修渠≥3公里", "20"),
        *line(3, "质量指标", "好" * 300, "80"),
        Cell(row=4, column=1, text="合计", column_span=2),
        Cell(row=4, column=3, text="100"),
        Cell(row=5, column=2, text="填表人"),
        Cell(row=5, column=3, text="王"),
    ]

    reading = read_form(Grid(cells=cells))

    found = [(row.name[:4], str(row.weight)) for row in reading.document.indicators]
    assert found == [("修渠", "20"), ("好好好好", "80")]
    assert [extra.text for extra in reading.document.extra] == ["100", "王"]


def test_two_headings_of_names_with_values_side_by_side() -> None:
    """Which names belong to which labels is not known: nothing is read."""
    with pytest.raises(FormError):
        read_form(
            text(
                "二级指标|三级指标（含指标值）|二级指标|三级指标（含指标值）", "数量指标|修渠≥3公里|质量指标|合格率100%"
            )
        )


def test_a_cell_beside_the_heading_that_begins_above_it() -> None:
    """备注 is merged over both rows of the headings: it moves with what stands behind the names."""
    cells = [
        Cell(row=1, column=1, text="绩效指标", column_span=3),
        Cell(row=1, column=4, text="备注", row_span=2),
        *line(2, "一级指标", "二级指标", "三级指标（含指标值）"),
        *line(3, "产出指标", "数量指标", "修渠≥3公里", "续建"),
    ]

    reading = read_form(Grid(cells=cells))

    assert said(reading) == [("output.quantity", "修渠", "≥3公里")]
    assert [extra.text for extra in reading.document.indicators[0].extra] == ["续建"]


def test_cells_that_reach_out_of_their_rows() -> None:
    """A table that cannot be parted without moving a cell onto another is refused as it stands."""
    wide = Cell(row=2, column=4, text="续", row_span=2)
    heads = line(1, "项目名称", "产出指标", "效益指标", "备注", "甲", "乙")
    lists = [*heads, wide, *line(2, "东渠", "修渠≥3公里", "农户≥9户"), *line(3, "合计", "", "", "", "5", "6")]
    deep = Cell(row=2, column=4, text="续", row_span=3)
    first = [*line(1, "二级指标", "三级指标（含指标值）", "分值", "备注"), deep]
    valued = [*first, *line(2, "数量指标", "修渠≥3公里", "5")]
    other = [*line(3, "二级指标", "三级指标", "指标值"), *line(4, "质量指标", "合格率", "100%")]

    with pytest.raises(FormError):
        list(read_forms(Grid(cells=lists)))
    assert said(read_form(Grid(cells=[*valued, *other]))) == [("output.quality", "合格率", "100%")]


@pytest.mark.parametrize("odd", ["重要事项≥7座", "/"])
def test_no_cell_of_a_list_is_lost(odd: str) -> None:
    """A second cell below one label makes the table none of these; a dash is reported."""
    heads = [Cell(row=1, column=1, text="项目名称"), Cell(row=1, column=2, text="产出指标", column_span=2)]
    heads += [Cell(row=1, column=4, text="效益指标")]
    rows = [*line(2, "东渠", "修渠≥3公里", odd, "农户≥9户"), *line(3, "西渠", "修渠≥3公里", "", "农户≥9户")]
    try:
        found = list(read_forms(Grid(cells=[*heads, *rows])))
    except FormError:
        return
    entries = [entry.text for reading in found for entry in reading.ledger]
    assert odd in [*entries, *(finding.text for reading in found for finding in reading.findings)]


def test_a_dash_below_a_label_is_reported() -> None:
    """It says that the project has no such indicator."""
    rows = ("项目名称|产出指标|效益指标", "东渠|修渠≥3公里|农户≥9户", "西渠|修渠≥2公里|—")

    first, second = read_forms(text(*rows).encode())

    assert [row[1] for row in said(second)] == ["修渠"]
    assert "—" in [*(entry.text for entry in second.ledger), *(finding.text for finding in second.findings)]
    assert [row[1] for row in said(first)] == ["修渠", "农户"]


def test_points_behind_the_labels_of_a_list_count_once() -> None:
    """产出指标（60分） is kept with the first of its rows."""
    rows = (
        "项目名称|产出指标（60分）|效益指标（40分）",
        "东渠|修渠≥3公里；护岸≥2公里|农户≥9户",
        "西渠|修渠≥2公里|农户≥8户",
    )

    found = [extra.text for reading in read_forms(text(*rows).encode()) for extra in reading.document.extra]

    assert sorted(found) == ["40分", "60分"]


@pytest.mark.parametrize(
    ("cell", "rows"),
    [
        ("场馆≥3个，合格率≥98%", [("output", "场馆", "≥3个"), ("output", "合格率", "≥98%")]),
        ("1、球场：1个。2、合格率：100%。", [("output", "球场", "1个"), ("output", "合格率", "100%")]),
        ("场馆≥3个\n（含东区2个、西区1个）", [("output", "场馆", "≥3个\n（含东区2个、西区1个）")]),
        ("数量指标：场馆≥3个；器材≥10套", [("output.quantity", "场馆", "≥3个"), ("output.quantity", "器材", "≥10套")]),
        ("产出率：≥90%", [("output", "产出率", "≥90%")]),
    ],
)
def test_what_stands_in_one_cell_of_a_list(cell: str, rows: list[tuple[str, str, str]]) -> None:
    """Commas part what has a name each; a bracket belongs to the line before it, a kind to those behind it."""
    grid = Grid(
        cells=[
            *line(1, "项目名称", "产出指标", "满意度指标"),
            *line(2, "东渠", cell, "满意度：≥90%"),
            *line(3, "西渠", "修渠≥2公里", "满意度≥80%"),
        ]
    )
    first, _ = read_forms(grid)

    assert said(first) == [*rows, ("satisfaction", "满意度", "≥90%")]
