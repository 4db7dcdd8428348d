"""Rows that can be read in two ways: they are read as they stand, and told of.  All in our own words."""

import pytest

from perfmodel import Reading, Severity, read_form

REPORT = "二级指标|三级指标|指标值|实际完成值|分值|得分"


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


def told(reading: Reading, code: str) -> list[str]:
    """The first cells of the rows that a finding tells of."""
    found = [finding for finding in reading.findings if finding.code == code]
    assert {finding.severity for finding in found} <= {Severity.WARNING}
    return [finding.text.split(" | ")[0] for finding in found]


# --- a blank cell that a copy has dropped -----------------------------------------------------------------------------


def test_a_row_that_ends_before_the_points_of_others_is_told_of() -> None:
    """Its actual may be its points, and its points its score."""
    read = form(REPORT, "数量指标|更换水泵|≥4台|4台|25|25", "质量指标|达标率|≥95%|25|20")

    assert told(read, "row-short") == ["质量指标"]


@pytest.mark.parametrize("row", ["数量指标|更换水泵|4台|25|25", "数量指标|更换水泵|≥4台|25"])
def test_a_row_with_an_actual_and_no_score_is_told_of_where_no_other_row_is(row: str) -> None:
    """The heading alone has more cells."""
    assert told(form(REPORT, row), "row-short") == ["数量指标"]


@pytest.mark.parametrize(
    "rows",
    [
        (REPORT, "数量指标|更换水泵|≥4台|4台|25|25", "质量指标|达标率|≥95%|97%|20|20"),
        (f"{REPORT}|偏差原因", "数量指标|更换水泵|≥4台|4台|25|25", "质量指标|达标率|≥95%|90%|20|18|雨季"),
        (REPORT, "数量指标|更换水泵|≥4台", "质量指标|达标率|≥95%"),
    ],
)
def test_rows_that_lack_nothing_or_nothing_but_words_are_not(rows: tuple[str, ...]) -> None:
    """A reason is given for a deviation only, and a plan has no results yet."""
    assert told(form(*rows), "row-short") == []
