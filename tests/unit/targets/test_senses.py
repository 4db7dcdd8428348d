"""The side that a bare target names itself, and reports that are more than their number or in a like measure word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Polarity, Verdict, judge, read_target

HIGH, LOW, NEUTRAL = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEUTRAL
MET, MISSED, UNDECIDED = Verdict.MET, Verdict.MISSED, Verdict.UNDECIDED
FALLS = st.sampled_from(["降低到", "降至", "下降到", "减少到", "压缩至", "缩短至"])
RISES = st.sampled_from(["提高到", "提升至", "增加到", "增至", "上升到"])
UNITS = st.sampled_from(["%", "天", "吨", "个", "元"])


@given(word=FALLS, unit=UNITS, wished=st.integers(2, 90), apart=st.integers(1, 9))
def test_what_is_brought_down_is_a_ceiling(word: str, unit: str, wished: int, apart: int) -> None:
    """More of it is never met, whichever side the caller takes to be better."""
    target = read_target(f"{word}{wished}{unit}")

    for polarity in (None, LOW, HIGH, NEUTRAL):
        assert judge(target, f"{wished + apart}{unit}", polarity=polarity).verdict is MISSED
        assert judge(target, f"{wished}{unit}", polarity=polarity).verdict is MET


@given(word=RISES, unit=UNITS, wished=st.integers(2, 90), apart=st.integers(1, 9))
def test_what_is_brought_up_is_a_floor(word: str, unit: str, wished: int, apart: int) -> None:
    """Less of it is missed, and more of it is met, whatever the caller says."""
    target = read_target(f"{word}{wished}{unit}")

    for polarity in (None, LOW, HIGH, NEUTRAL):
        assert judge(target, f"{wished + apart}{unit}", polarity=polarity).verdict is MET
        assert judge(target, f"{wished - 1}{unit}", polarity=polarity).verdict is MISSED


@pytest.mark.parametrize(
    ("target", "actual", "name", "verdict"),
    [
        ("下降10%", "下降12%", None, MET),
        ("下降10%", "下降8%", None, MISSED),
        ("下降10%", "上升2%", None, MISSED),
        ("减少10%", "减少12%", "林地面积", UNDECIDED),
        ("林地面积减少3%", "减少3.5%", None, UNDECIDED),
        ("增长10%", "增长12%", None, MET),
    ],
)
def test_a_fall_of_nothing_that_is_named(target: str, actual: str, name: str | None, verdict: Verdict) -> None:
    """It is wished, as that against a named figure is; of what a name speaks of, the name decides."""
    assert judge(read_target(target), actual, name=name).verdict is verdict


@given(word=st.sampled_from("余多"), number=st.integers(1, 90).map(lambda tens: tens * 10), bound=st.integers(1, 900))
def test_more_than_its_number(word: str, number: int, bound: int) -> None:
    """It meets what the number meets, misses a ceiling below it, and decides nothing beyond it."""
    said = f"{number}{word}人"

    assert judge(read_target(f"≥{bound}人"), said).verdict is (MET if bound <= number else UNDECIDED)
    assert judge(read_target(f"≤{bound}人"), said).verdict is (MISSED if bound < number else UNDECIDED)
    assert judge(read_target(f"≥{bound}人"), f"约{said}").verdict is UNDECIDED
    assert judge(read_target(f"≥{bound}元"), said).reason.code == "units-differ"


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥10场", "12场次", MET),
        ("≥10场次", "9场", MISSED),
        ("≥3批", "4批次", MET),
        ("≥2万场次", "2.1万场", MET),
        ("≥100人次", "120人", UNDECIDED),
        ("合格", "优秀", MET),
        ("合格及以上", "良好", MET),
        ("合格", "中", UNDECIDED),
        ("不合格", "良好", UNDECIDED),
        ("良好及以上", "合格", UNDECIDED),
        ("合格", "不合格", MISSED),
    ],
)
def test_like_measures_and_grades(target: str, actual: str, verdict: Verdict) -> None:
    """场次 counts what 场 counts, 人次 not what 人 does; a better grade passes, and a pass is no certain grade."""
    assert judge(read_target(target), actual).verdict is verdict
