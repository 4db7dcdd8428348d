"""Edges of the reader and of judging: what is looked at last, and seldom."""

import pytest

from perfmodel import (
    Actual,
    Comparison,
    Deadline,
    Quantity,
    Relative,
    Statement,
    Threshold,
    Unread,
    Verdict,
    implies,
    judge,
    read_actual,
    read_target,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("高于明显2个百分点", "figure-ambiguous"),  # nothing is left of the figure but how much
        ("不低于明显的95%", "figure-ambiguous"),
        ("-20---15℃", "sign-ambiguous"),
        ("36\n说明", "unit-unknown-rest"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    """A figure without its name, a dash that may be a sign, a word that may be the unit."""
    found = read_target(text)

    assert isinstance(found, Unread)
    assert found.error.code == code


def test_a_year_in_which_something_is_done_is_no_figure() -> None:
    """不低于2023年水平 compares with a figure, 不低于2023年建成 says nothing of one."""
    assert isinstance(read_target("不低于2023年水平"), Relative)
    assert isinstance(read_target("不低于2023年建成"), Statement)


def test_a_unit_ends_where_no_unit_follows_its_mark() -> None:
    """元/人、天 is one unit, 元/人、甲 none."""
    assert read_target("400元/人、天") == read_target("400元/人·天")
    found = read_target("400元/人、甲")
    assert not isinstance(found, Threshold) or found.quantity.unit.symbol == "元/人"


def test_a_denied_change_of_two_ends_leaves_nothing() -> None:
    """What is not 5% to 8% may be anything."""
    assert isinstance(read_actual("没有实现较上年增长5%至8%").said, Statement)


def test_shares_that_no_decimal_takes_a_growth_from() -> None:
    """A share of so many digits is compared with another of its figure, and with a growth it is not."""
    long = Relative(comparison=Comparison.GE, reference="上年", share=Quantity("0." + "1" * 58, "‰"))

    assert implies(long, long)
    assert judge(read_target("较上年增长≥5%"), Actual(said=long, text="很少")).verdict is Verdict.UNDECIDED


def test_a_remark_on_the_next_line_is_no_unit() -> None:
    """A number with its unit keeps it, whatever the next line says."""
    assert read_target("≥36次\n说明：含线上") == read_target("≥36次")


@pytest.mark.parametrize(
    "deed",
    [
        "完成升级改造",
        "完成县级验收",
        "完成主体工程建设",
        "完成部分路段改造",
        "完成一级公路建设",
        "启动市级评审",
        "完成等级评定",
    ],
)
def test_a_level_or_a_part_that_only_names_the_deed(deed: str) -> None:
    """What is built or done by a day may have 级, 主体 or 部分 in its name, and the day says all that is asked for."""
    target = read_target(f"11月底前{deed}")

    assert isinstance(target, Deadline)
    assert target.comparison is Comparison.LE
