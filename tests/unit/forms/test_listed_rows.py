"""Rows whose cells are lists: each item is an indicator, or the row stays whole, in our own words."""

import pytest

from perfmodel import Grid, Reading, format_target, read_form
from perfmodel.files import Cell

HEAD = ("二级指标", "三级指标", "指标性质", "指标值", "实际完成值", "分值")


def row(*texts: str, height: int = 1) -> Reading:
    """A table of one row, its cells over several rows of lines where *height* says so."""
    cells = [Cell(row=1, column=column, text=text) for column, text in enumerate(HEAD, start=1)]
    cells += [
        Cell(row=2, column=column, text=text, row_span=height) for column, text in enumerate(texts, start=1) if text
    ]
    return read_form(Grid(cells=cells))


def parted(reading: Reading) -> list[tuple[str, str, str | None]]:
    """The name, the target and the result of each row."""
    return [
        (each.name, format_target(each.target), each.result and each.result.actual and each.result.actual.text)
        for each in reading.document.indicators
    ]


TWO = [("修渠", "≥3公里", None), ("护岸", "≥2公里", None)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("1.修渠\n2.护岸", "1.≥3公里\n2.≥2公里"),
        ("①修渠\n②护岸", "①≥3公里\n②≥2公里"),
        ("（1）修渠；（2）护岸", "（1）≥3公里；（2）≥2公里"),
        ("1、修渠\n\n2、护岸", "≥3公里\n\n≥2公里"),
        ("1.修渠\n2.护\n岸", "≥3公里\n≥2公里"),
    ],
)
@pytest.mark.parametrize("actual", ["", "—"])
def test_each_item_of_a_list_is_an_indicator(name: str, value: str, actual: str) -> None:
    """Whatever the numbers look like; blank lines are no items, a line without a number goes on, a dash is no value."""
    reading = row("数量指标", name, "", value, actual)

    assert [(each, target) for each, target, _ in parted(reading)] == [("修渠", "≥3公里"), ("护岸", "≥2公里")]
    assert [each.category and each.category.id for each in reading.document.indicators] == ["output.quantity"] * 2
    assert [finding.code for finding in reading.findings] == ["row-parted"]


@pytest.mark.parametrize(
    ("level", "name", "sign", "value", "actual"),
    [
        ("数量指标", "1.修渠\n2.护岸", "≥\n≥", "1.3公里\n2.2公里", ""),
        ("数量指标", "1.修渠\n2.护岸", "", "≥3公里", ""),
        ("数量指标", "修渠\n护岸", "", "≥3公里\n≥2公里", ""),
        ("数量指标", "1.修渠\n2.护岸", "", "1.≥3公里\n2.≥2公里", "5公里"),
        ("数量指标", "1.修渠\n2.#REF!", "", "1.≥3公里\n2.≥2公里", ""),
        ("数量指标", "2.修渠\n3.护岸", "", "≥3公里\n≥2公里", ""),
    ],
)
def test_a_row_that_is_better_left_whole(level: str, name: str, sign: str, value: str, actual: str) -> None:
    """Several signs, values or results of another number, names without numbers in turn, an error."""
    reading = row(level, name, sign, value, actual)

    assert len(reading.document.indicators) == 1
    assert "row-parted" not in {finding.code for finding in reading.findings}


def test_one_sign_is_that_of_each_item() -> None:
    """A sign that stands once beside a list holds for all of it; the label with two lines is one."""
    reading = row("数量\n指标", "1.修渠\n2.护岸", "≥", "①3公里\n②2公里")

    assert parted(reading) == TWO
    assert {each.category and each.category.id for each in reading.document.indicators} == {"output.quantity"}


def test_points_beside_a_list() -> None:
    """各5分 is said of each; points of all together are kept with the first, and told."""
    each = row("数量指标", "1.修渠\n2.护岸", "", "1.≥3公里\n2.≥2公里", "", "各5分")
    shared = row("数量指标", "1.修渠\n2.护岸", "", "1.≥3公里\n2.≥2公里", "", "10")

    assert [str(one.weight) for one in each.document.indicators] == ["5", "5"]
    assert [str(one.weight) for one in shared.document.indicators] == ["10", "None"]
    assert {finding.code for finding in shared.findings} == {"row-parted", "points-shared"}


def test_a_list_in_merged_cells_stays_whole() -> None:
    """A name over several rows has its values in these."""
    cells = [Cell(row=1, column=column, text=text) for column, text in enumerate(("三级指标", "指标值"), start=1)]
    cells += [
        Cell(row=2, column=1, text="1.修渠\n2.护岸", row_span=2),
        Cell(row=2, column=2, text="1.≥3公里\n2.≥2公里"),
        Cell(row=3, column=2, text="≥1公里"),
    ]
    reading = read_form(Grid(cells=cells))

    assert "row-parted" not in {finding.code for finding in reading.findings}
