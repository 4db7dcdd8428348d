"""What stands in the columns of units and operators beside a value: heard, or refused, never passed over."""

import pytest

from perfmodel import Comparison, Quantity, Statement, Threshold, Unread, read_target


@pytest.mark.parametrize(
    "operator", ["非", "不", "未达到", "±", "≠", "下降", "提高", "数量指标", "待定", "≥约", "不等于", "？"]
)
def test_an_operator_that_no_table_knows_is_never_passed_over(operator: str) -> None:
    """A value beside a word that may turn it is refused; words beside it stay words."""
    found = read_target("7", unit="眼", operator=operator)
    assert isinstance(found, Unread)
    assert found.error.code == "operator-unknown"
    assert isinstance(read_target("机井管护到位", operator=operator), Statement)


@pytest.mark.parametrize("operator", ["正向", "反向指标", "定性", "预期性", "越大越好", "—", "/", "无", "一", "", "为"])
def test_an_operator_column_that_says_nothing(operator: str) -> None:
    """Marks for nothing, and words on the direction, leave a bare value bare."""
    assert read_target("7", unit="眼", operator=operator) == read_target("7眼")


@pytest.mark.parametrize(
    ("operator", "sign"),
    [
        ("gte", "≥"),
        ("GE", "≥"),
        ("Lt", "<"),
        ("no more than", "≤"),
        ('"≥"', "≥"),
        ("【≤】", "≤"),
        ("‘＝’", "="),
        ("≥；正向", "≥"),
        ("控制在", "≤"),
        ("约", "约"),
        ("左右", "约"),
        ("≈", "约"),
    ],
)
def test_spellings_of_an_operator_column(operator: str, sign: str) -> None:
    """Letters of programs, signs in quotes, and 约 are heard as in the cell itself."""
    assert read_target("7", unit="眼", operator=operator) == read_target(f"{sign}7眼")


@pytest.mark.parametrize(
    ("text", "operator", "code"),
    [
        ("30-45", "≥", "operators-conflict"),
        ("30±4", "<", "operators-conflict"),
        ("±4", "≥", "operators-conflict"),
        ("大于30小于45", "≤", "operators-conflict"),
        ("较上年增长3%-4%", "≥", "operators-conflict"),
        ("30-45", "约", "operators-conflict"),
        ("≥30", "约", "operators-conflict"),
        ("9月底前", "约", "operators-conflict"),
    ],
)
def test_an_operator_beside_what_it_contradicts(text: str, operator: str, code: str) -> None:
    """Two ends have no room for a floor beside them, and what has a comparison none for 约."""
    found = read_target(text, operator=operator)
    assert isinstance(found, Unread)
    assert found.error.code == code


def test_an_operator_that_fits_what_has_ends() -> None:
    """= beside a range says nothing new, and ≤ beside ± is its own sense."""
    assert read_target("30-45", unit="天", operator="=") == read_target("30-45天")
    assert read_target("±4", unit="%", operator="≤") == read_target("±4%")


@pytest.mark.parametrize("text", ["5-8", "¥5-8", "¥5-¥8", "RMB5-8万"])
def test_both_ends_take_the_unit_of_their_column(text: str) -> None:
    """The sign of a currency says which money it is, and the column how much of it one is."""
    assert read_target(text, unit="万元") == read_target("5-8万元")


@pytest.mark.parametrize(
    ("text", "unit", "operator", "code"),
    [
        ("20260630", "天", None, "number-ambiguous"),
        ("20260630", "天", "≤", "number-ambiguous"),
        ("202606", "个月", "≤", "number-ambiguous"),
        ("20260630", None, "≤", "number-ambiguous"),
        ("20260230", "日", None, "date-invalid"),
        ("20261630", "日", "≤", "number-ambiguous"),
        ("11", "月", None, "number-ambiguous"),
        ("11", "月份", None, "number-ambiguous"),
        ("≤2", "级", None, "unit-invalid"),
        ("9", "月底前", None, "unit-invalid"),
        ("12", "级", None, "unit-invalid"),
        ("2级台阶", "级", "≥", None),
        ("1", "是/否", "=", "unit-invalid"),
        ("40", "约人", None, "unit-invalid"),
        ("40", "不少于人", None, "unit-invalid"),
        ("40", "减少元", None, "unit-invalid"),
        ("4", "号", None, "unit-invalid"),
        ("40", "人（天）", None, "unit-invalid"),
        ("60/55", "%", None, "unit-conflict"),
    ],
)
def test_a_number_that_its_column_makes_no_amount(text: str, unit: str, operator: str | None, code: str | None) -> None:
    """A date is no count of days, a step of a scale no count, and a column that is no unit gives none."""
    found = read_target(text, unit=unit, operator=operator)
    assert not isinstance(found, Threshold)
    if code is not None:
        assert isinstance(found, Unread)
        assert found.error.code == code


def test_months_that_are_surely_counted() -> None:
    """18 is no month of a year, and what an operator compares is a count of months."""
    assert read_target("18", unit="月") == read_target("18月")
    found = read_target("12", unit="月", operator="≥")
    assert isinstance(found, Threshold)
    assert (found.comparison, found.quantity) == (Comparison.GE, Quantity(12, "月"))


def test_years_beside_their_unit_column() -> None:
    """Two years are a span of time, and one behind a sign is still a year, not 2024 of them."""
    assert read_target("2026-2028", unit="年度") == read_target("2026-2028年")
    assert read_target("≤2026", unit="年") == read_target("≤2026年")
    assert not isinstance(read_target("建成年份2026", unit="年"), Threshold)
    assert read_target("质保期12", unit="年") == read_target("质保期12年")


@pytest.mark.parametrize("unit", ["同上", "同前", "〃"])
def test_a_mark_of_repetition_is_no_unit(unit: str) -> None:
    """The unit stands in the row above, which a cell alone does not know: 2 同上 is refused."""
    target = read_target("2", unit=unit)

    assert isinstance(target, Unread)
    assert target.error.code == "unit-invalid"
