"""The side that a bare target names itself, and reports that are more than their number or in a like measure word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Indicator, Polarity, ProjectObjectives, Verdict, assess, category, judge, read_target

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


NAMED = "投诉率 投诉处理率 差错率 补助标准 某某率 安全事故 就业率 能耗 综合指数 入企检查次数 投诉下降率".split()
WISHED = (
    "5% =5% ≥5% 0 0% 0次 差错率5% 下降5% 减少5% 提高5% 较上年提高5% 每年2次 5%，差错率3% 5%且2次 5%或2次 持续提高"  # noqa: RUF001 - as written
).split()
REPORTED = "5% 3% 7% 0 1次 3次 下降3% 减少7% 提高7% 较上年提高3% 3%，差错率2% 7%或8% /".split()  # noqa: RUF001 - as written


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("wished", WISHED)
def test_a_name_says_what_it_says_in_a_document(name: str, wished: str) -> None:
    """One judgement, with what it rests on, whether the row stands in a document or alone with its name."""
    target = read_target(wished)
    row = Indicator(name=name, category=None, target=target)
    plan = ProjectObjectives(project="某项目", indicators=(row,))

    for reported in REPORTED:
        (line,) = assess(plan, {row.id: reported}, policy="mof2020").lines
        assert line.judgement == judge(target, reported, name=name), reported


@pytest.mark.parametrize("name", sorted({*NAMED} - {"投诉下降率"}))
@pytest.mark.parametrize("wished", sorted({*WISHED} - {"下降5%", "减少5%"}))
def test_a_caller_who_says_which_side_is_better_decides_before_the_name(name: str, wished: str) -> None:
    """Only a fall is turned, as the name of the figure tells."""
    target = read_target(wished)

    for polarity in Polarity:
        for reported in ("3%", "7%"):
            found = judge(target, reported, name=name, polarity=polarity)
            assert not any(item.field("source") == "name" for item in found.assumptions)


@pytest.mark.parametrize("blank", [None, "", "  ", "\u3000"])
@pytest.mark.parametrize("wished", ["5%", "0", "0次"])
def test_without_a_name_a_bare_value_stays_open(wished: str, blank: str | None) -> None:
    """A blank cell is no name, so nothing is said of a zero either."""
    found = judge(read_target(wished), "7", name=blank)

    assert found.verdict is UNDECIDED


@pytest.mark.parametrize("name", ["就业率", "入企检查次数", "财政供养人员", "补助标准"])
@pytest.mark.parametrize("kind", ["output.quantity", "cost.economic", None])
def test_a_fall_of_what_is_not_to_fall_stays_open_in_a_document(name: str, kind: str | None) -> None:
    """减少10% of what more is better of is a contradiction, which no category settles; its own value meets it."""
    target = read_target("减少10%")
    row = Indicator(name=name, category=None if kind is None else category(kind), target=target)
    plan = ProjectObjectives(project="某项目", indicators=(row,))

    for reported in ("减少12%", "减少8%"):
        (line,) = assess(plan, {row.id: reported}, policy="mof2020").lines
        assert (line.verdict, line.reason.code, line.polarity) == (UNDECIDED, "polarity-unknown", None)
