"""That there be none of an ill, in words, against numbers and against words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Verdict, judge, read_actual, read_target

ILLS = st.sampled_from(["投诉", "安全事故", "差错", "返贫", "火灾", "欠薪", "群体性事件", "故障", "上访"])
WISHES = st.sampled_from(["零{}", "不发生{}", "未发生{}", "无{}", "杜绝{}", "确保零{}", "{}零发生"])
REPORTS = st.sampled_from(["零{}", "未发生{}", "无{}", "没有发生{}", "全年未发生{}。", "{}零发生"])
MEASURES = st.sampled_from(["起", "次", "件", "例", "个"])


@given(ill=ILLS, wish=WISHES, measure=MEASURES, number=st.integers(1, 99))
def test_one_is_too_many(ill: str, wish: str, measure: str, number: int) -> None:
    """Zero meets it, every number above misses it, named or not."""
    target = read_target(wish.format(ill))

    for words in ("", ill, "发生", f"发生{ill}"):
        assert judge(target, f"{words}0{measure}").verdict is Verdict.MET
        found = judge(target, f"{words}{number}{measure}")
        assert (found.verdict, found.reason.code) == (Verdict.MISSED, "exceeded")


@given(ill=ILLS, other=ILLS, wish=WISHES, report=REPORTS, bound=st.integers(0, 9), measure=MEASURES)
def test_none_in_words(ill: str, other: str, wish: str, report: str, bound: int, measure: str) -> None:  # noqa: PLR0913, PLR0917 - all that is recombined
    """It is none of that ill and of no other, whether the target is in words or a number."""
    said = report.format(other)
    verdict = Verdict.MET if ill == other else Verdict.UNDECIDED

    assert judge(read_target(wish.format(ill)), said).verdict is verdict
    assert judge(read_target(f"{ill}≤{bound}{measure}"), said).verdict is verdict
    assert judge(read_target(f"≤{bound}{measure}"), said, name=f"{ill}数").verdict is verdict


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("零投诉", "培训1次"),
        ("零投诉", "5人"),
        ("零投诉", "0万元"),
        ("零投诉", "约1次"),
        ("零投诉", "≤2次"),
        ("零投诉", "及时处理"),
        ("零距离", "0次"),
        ("无障碍", "0个"),
        ("不发生安全事故", "未发生重大安全事故"),
        ("0起", "未发生重大事故"),
        ("≥2起", "未发生"),
        ("<0起", "未发生"),
        ("≥2起", "未发生事故"),
        ("投诉2次", "无投诉"),
        ("≤0次", "培训"),
        ("安全事故≤2起", "无"),
        ("≤-2起", "未发生"),
        ("≤2起", "未发生"),
        ("培训≤2次", "未发生"),
        ("5万元", "无投诉"),
    ],
)
def test_what_says_nothing_of_it(target: str, actual: str) -> None:
    """Another measure, an open number, a part of the ill, and nothing at all."""
    assert judge(read_target(target), read_actual(actual)).verdict is Verdict.UNDECIDED


def test_a_lesser_ill_is_in_the_whole() -> None:
    """None at all is none of the worse kind."""
    assert judge(read_target("不发生重大安全事故"), "未发生安全事故").verdict is Verdict.MET
    assert judge(read_target("零投诉"), "无").verdict is Verdict.MET
    assert judge(read_target("事故<2起"), "未发生").verdict is Verdict.MET
