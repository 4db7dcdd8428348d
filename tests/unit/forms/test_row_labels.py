"""Labels of levels: where they stand, what they open and end, in our own words."""

import pytest

from perfmodel import Grid, Reading, read_form
from perfmodel.files import Cell
from perfmodel.objectives import Extra

LEVELS = "一级指标|二级指标|三级指标|指标值"


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|东渠", *rows)).replace("|", "\t") + "\n")


def found(reading: Reading) -> list[tuple[str | None, str, str]]:
    """The category and the name of each row, and the labels that no category knows."""
    return [
        (row.category and row.category.id, row.name, " ".join(extra.text for extra in row.extra))
        for row in reading.document.indicators
    ]


@pytest.mark.parametrize(
    ("bands", "category"),
    [
        (("一、成本指标",), "cost"),
        (("（一）成本指标",), "cost.unspecified"),
        (("一、产出指标", "（一）质量指标"), "output.quality"),
        (("一、产出指标", "一、成本指标"), "cost"),
        (("一、满意度指标",), "satisfaction"),
        (("（一）满意度指标",), "satisfaction.beneficiary"),
        (("满意度指标",), "satisfaction"),
        (("产出指标（50分）",), "output"),
        (("产出指标（40-50分）",), "output"),
    ],
)
def test_a_label_across_the_table(bands: tuple[str, ...], category: str) -> None:
    """It holds for the rows below; 一、 is the numeral of the first level, （一） of the second."""
    assert found(form("三级指标|指标值", *bands, "更换水泵|≥4台")) == [(category, "更换水泵", "")]


@pytest.mark.parametrize(("label", "points"), [("产出指标（50分）", "50分"), ("产出指标（40-50分）", "40-50分")])
def test_the_points_of_a_label_across_the_table(label: str, points: str) -> None:
    """They are kept beside the form, in a range too."""
    (extra,) = form("三级指标|指标值", label, "更换水泵|≥4台").document.extra

    assert (extra.heading, extra.text) == ("产出指标", points)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (("产出指标|数量指标|水泵|4台", "|—|闸门|2座"), [("output.quantity", "水泵", ""), ("output", "闸门", "")]),
        (("产出指标|数量指标|水泵|4台", "—|—|闸门|2座"), [("output.quantity", "水泵", ""), (None, "闸门", "")]),
        (("数量指标|产出指标|水泵|4台",), [("output", "水泵", "")]),
        (("产出指标-数量指标||水泵|4台",), [("output.quantity", "水泵", "")]),
        (("产出指标|预算执行|水泵|4台",), [("output", "水泵", "预算执行")]),
        (
            ("数量指标||水泵|4台", "产出指标|质量指标|合格率|95%"),
            [("output.quantity", "水泵", ""), ("output.quality", "合格率", "")],
        ),
    ],
)
def test_labels_in_two_columns(rows: tuple[str, ...], wanted: list[tuple[str | None, str, str]]) -> None:
    """A dash ends its level; labels that have slipped, or say both levels, are taken for what they are."""
    assert found(form(LEVELS, *rows)) == wanted


def test_labels_that_no_category_knows() -> None:
    """Each is kept with its rows, a first level also below a second that is known, until the next opens a block."""
    rows = (
        "管护|数量指标|水泵|4台",
        "|巡查|闸门|2座",
        "|台账|渠|1条",
        "|—|井|3口",
        "产出指标|台账|桥|1座",
        "|质量指标|合格率|95%",
    )
    read = form(LEVELS, *rows)

    assert found(read) == [
        ("output.quantity", "水泵", "管护"),
        (None, "闸门", "管护 巡查"),
        (None, "渠", "管护 台账"),
        (None, "井", "管护"),
        ("output", "桥", "台账"),
        ("output.quality", "合格率", ""),
    ]
    assert [finding.text for finding in read.findings] == ["管护", "巡查", "台账", "台账"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("数量指标：水泵", ("output.quantity", "水泵")),
        ("【数量】水泵", ("output.quantity", "水泵")),
        ("（数量指标）水泵", ("output.quantity", "水泵")),
        ("数量指标-水泵", ("output.quantity", "水泵")),
        ("数量指标（水泵）", ("output.quantity", "数量指标（水泵）")),
        ("产出-数量：水泵", ("output.quantity", "水泵")),
        ("成本指标：水泵", ("cost.unspecified", "水泵")),
        ("效益-数量：水泵", ("output", "效益-数量：水泵")),
        ("水泵（数量指标）", ("output", "水泵（数量指标）")),
        ("管护：水泵", ("output", "管护：水泵")),
    ],
)
def test_the_second_level_in_a_name(name: str, wanted: tuple[str, str]) -> None:
    """In front of a name below its own first level it is the category; below another the name stays whole."""
    own = form("一级指标|三级指标|指标值", f"产出指标|{name}|≥4台")
    other = form("一级指标|三级指标|指标值", f"满意度指标|{name}|≥4台")

    assert found(own) == [(*wanted, "")]
    assert found(other) == [("satisfaction", name, "")]


def merged(*rows: tuple[tuple[str, int, int], ...]) -> Reading:
    """A table of cells, each with its text, its column and its width."""
    cells = [
        Cell(row=number, column=column, text=text, column_span=width)
        for number, row in enumerate(rows, start=1)
        for text, column, width in row
    ]
    return read_form(Grid(cells=cells))


def test_a_cell_over_the_second_level_and_the_name() -> None:
    """A label that a category knows is both; other words are the name alone, and so is a label over the name alone."""
    head = (("一级指标", 1, 1), ("二级指标", 2, 1), ("三级指标", 3, 1), ("指标值", 4, 1))
    read = merged(
        head,
        (("产出指标", 1, 1), ("数量指标", 2, 2), ("4台", 4, 1)),
        (("产出指标", 1, 1), ("更换水泵", 2, 2), ("3台", 4, 1)),
        (("产出指标", 1, 1), ("质量指标", 3, 1), ("95%", 4, 1)),
    )

    assert found(read) == [("output.quantity", "数量指标", ""), ("output", "更换水泵", ""), ("output", "质量指标", "")]


# --- rows of sums -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "row", "total"),
    [
        ("分值|得分", "总分||||93", "93"),
        ("分值|得分", "总分|100|93", "93"),
        ("分值|得分", "总分|||100|93", "93"),
        ("分值|得分", "总分|93", "93"),
        ("分值|得分", "总分|100", None),
        ("分值|得分", "总分|||90", None),
        ("分值|得分", "总分||100|得分|93", "93"),
        ("分值|得分", "总分|93|得分|", None),
        ("分值|备注", "总分|100|93", None),
    ],
)
def test_the_points_given_in_a_row_of_sums(heading: str, row: str, total: str | None) -> None:
    """They stand below the heading of points given or behind its label, or second of two; the full points are none."""
    report = form(f"二级指标|三级指标|指标值|{heading}", "数量指标|水泵|4台|20|18", row).document.report

    assert (report and report.total and str(report.total)) == total


@pytest.mark.parametrize("name", ["效益/社会效益/生态效益", "产出/数量/质量", "满意度：服务对象满意度：≥95%"])
def test_a_list_of_labels_is_no_path_to_a_name(name: str) -> None:
    """What stands behind the labels of both levels has to be a name: no label and no value."""
    (row,) = form("指标名称|指标值", f"{name}|≥95%").document.indicators

    assert row.name not in {"生态效益", "质量", "≥95%"}


@pytest.mark.parametrize(
    "label", ["产出指标（60）", "产出指标(60%)", "产出指标（权重：60%）", "产出指标（60分）", "产出指标60"]
)
def test_points_in_brackets_behind_a_label_are_those_of_its_rows(label: str) -> None:
    """Without 分 they were dropped without a word; （2） is the number of a label."""
    text = f"项目名称|泵站改造\n{LEVELS}\n{{}}|数量指标|更换水泵|≥4台\n".replace("|", "\t")

    assert read_form(text.format(label)).document.extra == (Extra("产出指标", "60分"),)
    assert read_form(text.format("产出指标（2）")).document.extra == ()
