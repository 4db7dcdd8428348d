"""What the words beside a reported value say of it."""

import pytest

from perfmodel.lexicon import _claims as claims


@pytest.mark.parametrize(
    "part",
    [
        "拟建5个",
        "预计2024年6月",
        "项目计划改造32公里",
        "目标值为95%",
        "力争完成",
        "将于年底交付",
        "应完成30个",
        "待验收5个",
        "本年计划5场",
    ],
)
def test_what_is_to_be(part: str) -> None:
    """Words of a plan, an aim or a forecast report no result."""
    assert claims.is_planned(part)


@pytest.mark.parametrize(
    "part",
    [
        "模拟演练5次",
        "虚拟展馆2个",
        "按计划完成5个",
        "计划生育服务率98%",
        "计划完成率98%",
        "达到预期目标",
        "完成目标任务30公里",
        "期待值5",
        "接待游客5万人次",
        "将军山隧道1座",
        "供应完善5处",
        "争取资金300万元",
        "拟定方案2份",
    ],
)
def test_what_only_looks_like_a_plan(part: str) -> None:
    """The same characters inside a thing's name, or in words of the result."""
    assert not claims.is_planned(part)


@pytest.mark.parametrize(
    ("part", "rest", "before", "falls"),
    [
        ("没有达到95%", "达到95%", True, False),
        ("满意度尚未达到95%", "达到95%", True, False),
        ("未能按期达到12场", "达到12场", True, False),
        ("未全部达到12场", "达到12场", True, False),
        ("未控制在5%以内", "控制在5%以内", True, True),
        ("未在6月底前完成", "在6月底前完成", True, False),
        ("不达95%", "达95%", True, False),
        ("5个未完成", "5个", False, False),
        ("尚有2项没有开工", "尚有2项", False, False),
        ("2023年9月底前仍未完工", "2023年9月底前", False, False),
    ],
)
def test_what_is_denied(part: str, rest: str, *, before: bool, falls: bool) -> None:
    """The words that a negation denies, on whichever side it stands."""
    found = claims.denied_in(part)

    assert found is not None
    assert (part[found.start : found.stop], found.before, found.falls) == (rest, before, falls)


@pytest.mark.parametrize(
    "part",
    ["未成年人保护率95%", "没收违法所得5万元", "不合格率2%", "不低于95%", "无障碍设施95处", "未达标", "淹没达5公顷"],
)
def test_what_denies_nothing(part: str) -> None:
    """A negation in a thing's name, in a comparison, or beside no number is not that of the result."""
    assert claims.denied_in(part) is None


def test_differences_are_no_levels() -> None:
    """A thing that is over, missing or late, against things whose names begin alike."""
    assert all(map(claims.difference_in, ("项目超支", "超支额", "逾期天数", "少建", "多支出", "预算结余资金")))
    assert not any(map(claims.difference_in, (None, "少年宫", "多媒体教室", "欠发达地区", "支出", "差错率")))


def test_a_word_that_leaves_the_number_open() -> None:
    """基本 in front of the verb, and not in the name of an insurance."""
    assert claims.is_nearly("基本达到95%")
    assert not claims.is_nearly("基本医疗保险参保率95%")


def test_parts_leave_numbers_whole() -> None:
    """A comma inside a number parts nothing."""
    text = "计划1,200米，实际900米（含支线）"

    assert [text[start:stop] for start, stop in claims.parts_of(text)] == ["计划1,200米", "实际900米", "含支线"]
