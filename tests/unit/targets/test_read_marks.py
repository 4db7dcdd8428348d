"""Marks, brackets and headings around a value: units in front, units cut off, and what turns a value."""

import pytest

from perfmodel import Frequency, Polarity, Statement, Threshold, Unread, Verdict, judge, read_target


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("万元：36", "36万元"),
        ("元36", "36元"),
        ("%：36", "36%"),
        ("单位:% 36", "36%"),
        ("单位：吨，36", "36吨"),
        ("（单位：吨）36", "36吨"),
        ("36（单位：吨）", "36吨"),
        ("元/人36", "36元/人"),
        ("上座率【不低于】36%", "上座率不低于36%"),
        ("【≤】36%", "≤36%"),
        ("（不少于）36株", "≥36株"),
        ("36次/月度", "36次/月"),
        ("36元/100km", "36元/100km"),
        ("村36", "村36"),
        ("元：36万", "36万元"),
        ("（单位：元）36万", "36万元"),
        ("人民币：36", "36元"),
        ("36元/3天", "36元/3天"),
        ("36次/24小时", "36次/24小时"),
    ],
)
def test_a_unit_or_a_comparison_in_front(text: str, same: str) -> None:
    """A unit written as a heading is that of the number, and brackets around a comparison change nothing."""
    assert read_target(text) == read_target(same)
    assert isinstance(read_target(text), Threshold | Frequency)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("36单位：吨", "unit-unknown-rest"),
        ("36，单位：吨", "unit-unknown-rest"),
        ("万元：36元", "unit-conflict"),
        ("36万左右元", "unit-unknown-rest"),
        ("万元：36万", "unit-conflict"),
        ("上座率%≥36", "unit-unknown-rest"),
        ("36（人、次）", "unit-unknown-rest"),
        ("36【人】", "unit-unknown-rest"),
        ("36“人”", "unit-unknown-rest"),
        ("巡护（≥36）次", "unit-unknown-rest"),
        ("36人、次", "unit-unknown-rest"),
        ("3等", "unit-unknown-rest"),
        ("上座率（负）3%", "words-unknown"),
        ("上座率（未达到）36%", "words-unknown"),
        ("上座率（减）3%", "words-unknown"),
        ("3'", "expression-incomplete"),
        ('36"', "expression-incomplete"),
        ("3#楼", "expression-incomplete"),
        ("K3+360", "words-unknown"),
        ("36%？", "expression-incomplete"),
        ("36株?", "expression-incomplete"),
        ("36次/周次", "unit-invalid"),
        ("36人/72人", "unit-invalid"),
        ("改造涵洞3座/360延米", "unit-invalid"),
        ("36元/人/天*3天", "unit-invalid"),
    ],
)
def test_a_number_is_never_cut_from_its_unit(text: str, code: str) -> None:
    """A mark, a bracket or a second number that may change the unit, or the value, refuses it."""
    found = read_target(text)
    assert isinstance(found, Unread)
    assert found.error.code == code


@pytest.mark.parametrize("text", ["985高校", "12级台风", "36约人", "月：3"])
def test_a_number_in_a_name_is_no_amount(text: str) -> None:
    """Some numbers only name: the universities of a list, the strength of a storm, a month."""
    assert read_target(text) == Statement(text=text)


@pytest.mark.parametrize(
    "said",
    "上年 去年值 上年度水平 实际 基期 现值 人均 户均 两次 五人 起 后 否决 减 增 下降 较上年下降 负 非 已完成".split(),
)
@pytest.mark.parametrize("value", ["36人", "增绿36人", "≥36人", "36%", "30%-36%", "每年36人", "较上年增长36%"])
def test_a_bracket_that_says_what_the_value_is(value: str, said: str) -> None:
    """Of another year, of each, an actual, a sign, a second amount: none of them is dropped."""
    assert isinstance(read_target(f"{value}（{said}）"), Unread | Statement)


@pytest.mark.parametrize("value", ["36人", "36%", "每年36人"])
@pytest.mark.parametrize("said", ["不含", "不含本数", "不含5人"])
def test_an_end_that_is_left_out_of_no_bound(value: str, said: str) -> None:
    """（不含） opens a bound; beside a bare value nobody can tell of which."""
    assert isinstance(read_target(f"{value}（{said}）"), Unread)
    assert read_target(f"≥{value}（不含）".replace("≥每年", "每年≥")) == read_target(
        f"＞{value}".replace("＞每年", "每年＞")
    )


@pytest.mark.parametrize("said", ["上年", "实际", "去年值"])
@pytest.mark.parametrize("value", ["9月底前", "2026年9月30日前", "前3名", "优秀", "全市前3名"])
def test_a_bracket_that_says_the_same_of_days_and_ranks(value: str, said: str) -> None:
    """A day, a rank or a grade of last year is none of this."""
    assert isinstance(read_target(f"{value}（{said}）"), Unread | Statement)


@pytest.mark.parametrize(
    "said",
    [
        "一期",
        "市级",
        "原材料",
        "正常情况下",
        "负责人",
        "已建成项目",
        "PM2.5",
        "含税",
        "含5人",
        "基准值30",
        "上年为30人",
        "据实",
    ],
)
def test_a_bracket_that_only_remarks(said: str) -> None:
    """What says of whom, of which phase, or of a figure beside it leaves the value."""
    assert read_target(f"36人（{said}）") == read_target("36人")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("36%（2025年）", "words-unknown"),
        ("36%（2025年实际）", "words-unknown"),
        ("9月底前（2025年）", "words-unknown"),
        ("9月30日前（不含）", "operators-conflict"),
        ("9月（底）前", "words-unknown"),
        ("优秀（良好）", "words-unknown"),
        ("36元（人）", "unit-conflict"),
        ("36次（月度）", "words-unknown"),
        ("-（3%）", "sign-ambiguous"),
    ],
)
def test_a_bracket_that_would_change_the_target(text: str, code: str) -> None:
    """Another year, another step, a period, or a sign in front of the bracket."""
    found = read_target(text)
    assert isinstance(found, Unread)
    assert found.error.code == code
    assert isinstance(read_target("36%（同比）"), Unread | Statement)


@pytest.mark.parametrize(
    ("text", "same"), [("360套（间）", "360套"), ("每台（套）360元", "每台360元"), ("≥36套（村）", "≥36套")]
)
def test_a_second_unit_in_brackets(text: str, same: str) -> None:
    """Of two measure words for one thing the first counts."""
    assert read_target(text) == read_target(same)


def test_a_period_is_no_heading() -> None:
    """周均 is no unit of what follows, and the unit behind two marked ends is theirs or nobody's."""
    assert read_target("周均36次") == Statement(text="周均36次")
    assert isinstance(read_target("30（含）-36（不含）元"), Unread)


@pytest.mark.parametrize("mark", ["\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\v", "\f"])
def test_a_break_of_any_kind_in_a_latin_name(mark: str) -> None:
    """It is left out of the name, which stands on one line; judging builds the target anew and refused it."""
    target = read_target(f"M2{mark}e争取3项")

    assert isinstance(target, Threshold)
    assert target.subject == "M2e"
    assert judge(target, "3项", polarity=Polarity.HIGHER_IS_BETTER).verdict is Verdict.MET
