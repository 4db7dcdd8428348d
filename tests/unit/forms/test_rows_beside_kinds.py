"""Names below a heading of labels, and labels that tell rows apart, in our own words."""

import pytest

from perfmodel import Grid, Reading, read_form
from perfmodel.files import Cell


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


def names(reading: Reading) -> list[str]:
    """The names of the indicators."""
    return [row.name for row in reading.document.indicators]


def categories(reading: Reading) -> list[str | None]:
    """The categories of the indicators."""
    return [None if row.category is None else row.category.id for row in reading.document.indicators]


@pytest.mark.parametrize("side", ["绩效指标", "绩效目标", "年度绩效指标"])
@pytest.mark.parametrize("kind", ["指标类别", "指标类型", "指标分类"])
@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (("核心指标", "一般指标"), [None, None]),
        (("数量指标", "质量指标"), ["output.quantity", "output.quality"]),
        (("产出指标-数量指标", "满意度指标"), ["output.quantity", "satisfaction"]),
    ],
)
def test_kinds_beside_names_are_no_names(side: str, kind: str, kinds: tuple[str, str], found: list[str | None]) -> None:
    """The words of each row are its name; a kind that no category knows is an extra."""
    behind = form(f"{side}|指标值|{kind}|分值", f"更换水泵|≥4台|{kinds[0]}|50", f"水质达标率|≥95%|{kinds[1]}|50")
    between = form(f"{side}|{kind}|指标值|分值", f"更换水泵|{kinds[0]}|≥4台|50", f"水质达标率|{kinds[1]}|≥95%|50")

    assert names(behind) == names(between) == ["更换水泵", "水质达标率"]
    assert categories(behind) == categories(between) == found
    extra = [] if found[0] else [(kind, word) for word in kinds]
    assert [pair for row in behind.document.indicators for pair in row.extra] == extra
    assert [finding.code for finding in behind.findings] == []


def test_a_kind_that_alone_names_its_rows_is_their_name() -> None:
    """A label merged down beside the rows is none of each of them."""
    cells = [
        Cell(row=1, column=1, text="绩效指标"),
        Cell(row=1, column=2, text="指标类别"),
        Cell(row=1, column=3, text="指标值"),
        Cell(row=2, column=1, text="目标一", row_span=2),
        Cell(row=2, column=2, text="更换水泵"),
        Cell(row=2, column=3, text="≥4台"),
        Cell(row=3, column=2, text="改造闸门"),
        Cell(row=3, column=3, text="≥2座"),
    ]

    assert names(read_form(Grid(cells=cells))) == ["更换水泵", "改造闸门"]


@pytest.mark.parametrize("heading", ["绩效目标", "绩效指标"])
def test_labels_that_tell_rows_apart_are_kept_with_them(heading: str) -> None:
    """Two rows of one name were alike where the part of the project that each is of had gone."""
    read = form(f"{heading}|二级指标|三级指标|指标值", "东泵站|数量指标|水泵|≥4台", "西泵站|数量指标|水泵|≥3台")

    assert [row.extra for row in read.document.indicators] == [((heading, "东泵站"),), ((heading, "西泵站"),)]


@pytest.mark.parametrize("labels", [("绩效指标", "绩效指标"), ("绩效", "指标"), ("年度绩效指标", "项目绩效指标")])
def test_labels_of_the_table_itself_are_kept_nowhere(labels: tuple[str, str]) -> None:
    """They say nothing of their rows."""
    read = form(
        "绩效指标|二级指标|三级指标|指标值", f"{labels[0]}|数量指标|水泵|≥4台", f"{labels[1]}|质量指标|达标率|≥95%"
    )

    assert [row.extra for row in read.document.indicators] == [(), ()]
