"""Several tables in one file: what stands in another table gives nothing to a form, and is one finding."""

import pytest

from perfmodel import FormError, Reading, read_forms

FORM = [
    ["渠道项目支出绩效自评表", "", "", "", "", ""],
    ["项目名称", "东渠整治", "", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "指标值", "分值", "得分"],
    ["产出指标", "数量指标", "整治长度", "≥12公里", "50", "50"],
    ["效益指标", "社会效益指标", "受益农户", "≥900户", "50", "40"],
]
REVIEW = [
    ["评审要点", "评审内容", "分值", "得分"],
    ["完整性", "内容是否完整", "60", "55"],
    ["相关性", "是否与职责相关", "40", "38"],
    ["总分", "", "100", "93"],
    ["评审人：王工", "", "", ""],
]
DETAIL = [
    ["序号", "支出项目", "数量", "金额"],
    ["1", "混凝土", "300", "135000"],
    ["合计", "", "", "135000"],
]


def page(*tables: list[list[str]]) -> list[Reading]:
    """The forms of a web page of some tables."""
    drawn = "".join(
        f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in rows)}</table>"
        for rows in tables
    )
    return list(read_forms([f"<html><body>{drawn}</body></html>".encode()]))


@pytest.mark.parametrize("behind", [[REVIEW], [DETAIL], [REVIEW, DETAIL], [DETAIL, REVIEW]])
def test_sums_of_another_table_are_none_of_the_form(behind: list[list[list[str]]]) -> None:
    """The total of a review table is not that of the form before it; each table is one finding."""
    (reading,) = page(FORM, *behind)

    assert reading.document.report is None or reading.document.report.total is None
    assert reading.document.extra == ()
    assert [finding.code for finding in reading.findings] == ["part-other"] * len(behind)


def test_a_total_in_a_table_of_its_own_right_behind_the_form() -> None:
    """A document may part the last row from its table: it is still the total of the form."""
    (reading,) = page(FORM, [["总分", "", "", "", "100", "90"]])

    assert reading.document.report is not None
    assert str(reading.document.report.total) == "90"


def test_a_page_without_a_form_is_refused() -> None:
    """A review table alone is no form."""
    with pytest.raises(FormError):
        page(REVIEW)
