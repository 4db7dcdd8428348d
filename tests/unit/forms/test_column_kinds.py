"""Columns that no heading says by itself: names behind labels alone, results of the year of the form."""

import pytest

from perfmodel import Reading, format_target, read_form


def text(*rows: str) -> str:
    """Rows with | between the cells as tab-separated text."""
    return "\n".join(rows).replace("|", "\t") + "\n"


def named(reading: Reading) -> list[tuple[str | None, str, str]]:
    """Category, name and target of each indicator."""
    return [
        (row.category and row.category.id, row.name, format_target(row.target)) for row in reading.document.indicators
    ]


@pytest.mark.parametrize("heading", ["考核要点", "工作量", "事项"])
def test_names_below_a_heading_that_nobody_knows(heading: str) -> None:
    """Where the last level holds labels alone, the names stand in the words behind it; it is reported."""
    two = read_form(
        text(f"一级指标|二级指标|{heading}|指标值", "产出指标|数量指标|疏浚沟渠|≥30公里", "|质量指标|验收合格率|100%")
    )
    one = read_form(text(f"一级指标|{heading}|指标值", "产出指标|疏浚沟渠|≥30公里", "效益指标|受益农户|≥900户"))

    assert named(two) == [("output.quantity", "疏浚沟渠", "≥30公里"), ("output.quality", "验收合格率", "100%")]
    assert named(one) == [("output", "疏浚沟渠", "≥30公里"), ("benefit", "受益农户", "≥900户")]
    assert [(finding.code, finding.text) for finding in two.findings] == [("column-shown", heading)]


def test_names_in_the_last_level_stay_there() -> None:
    """Words behind names are no names: they are kept as extras, and the heading is reported."""
    reading = read_form(
        text(
            "一级指标|二级指标|考核要点|指标值",
            "产出指标|疏浚沟渠|按图施工|≥30公里",
            "效益指标|受益农户|入户登记|≥900户",
        )
    )

    assert named(reading) == [("output", "疏浚沟渠", "≥30公里"), ("benefit", "受益农户", "≥900户")]
    assert [row.extra[0].text for row in reading.document.indicators] == ["按图施工", "入户登记"]
    assert [finding.code for finding in reading.findings] == ["heading-unknown"]


def test_labels_behind_labels_are_no_names() -> None:
    """A further column of labels takes the place of no name."""
    reading = read_form(
        text("一级指标|归类|指标值", "产出指标|数量指标|≥30公里", "效益指标|社会效益指标|≥900户"),
    )

    assert [row.name for row in reading.document.indicators] == ["产出指标", "效益指标"]


def test_results_of_the_year_of_the_form() -> None:
    """The heading 2024年实际完成值 is that of results in a form of 2024; that of another year is an extra."""
    heading = "三级指标|指标值|2024年实际完成值|2023年实际完成值|2024年度自评得分"
    rows = (heading, "改造泵站|4座|5座|3座|10")
    own, other = read_form(text("（2024年度）", *rows)), read_form(text("（2022年度）", *rows))

    (row,) = own.document.indicators
    assert row.result is not None
    assert row.result.actual is not None
    assert (row.result.actual.text, str(row.result.score)) == ("5座", "10")
    assert [(extra.heading, extra.text) for extra in row.extra] == [("2023年实际完成值", "3座")]
    assert own.findings == ()
    assert other.document.indicators[0].result is None
    assert len(other.findings) == 3


def test_two_results_of_one_year_are_one_result() -> None:
    """The column that says 实际完成值 alone is the result; the other is an extra."""
    reading = read_form(
        text("（2024年度）", "三级指标|指标值|实际完成值|2024年完成值", "改造泵站|4座|5座|6座"),
    )

    (row,) = reading.document.indicators
    assert row.result is not None
    assert row.result.actual is not None
    assert row.result.actual.text == "5座"
    assert [extra.text for extra in row.extra] == ["6座"]
