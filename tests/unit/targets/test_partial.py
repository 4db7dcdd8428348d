"""Reported values of a part of the year or of the work, and those that a note leaves in doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Frequency, Quantity, Statement, Threshold, Unread, Verdict, judge, read_actual, read_target

PARTS = st.sampled_from(
    [
        "第一季度",
        "三季度",
        "上半年",
        "下半年",
        "前三季度",
        "1-9月",
        "2024年上半年",
        "3季度",
        "5月",
        "截至9月底",
        "截至11月",
    ]
)
VALUES = st.sampled_from(["95%", "12场", "30公里", "3.5万人次", "1,200米", "8项"])
NOTES = st.sampled_from(
    [
        "含预计",
        "预计数",
        "拟",
        "暂定",
        "未经验收",
        "尚未审计",
        "待财政部门审核",
        "正在验收",
        "含上年结转2",
        "其中预计2",
        "待定",
        "含在建2",
        "2个在建",
    ]
)
BESIDE = st.sampled_from(["（）", "，", "；", "()"])


@given(part=PARTS, said=st.integers(50, 100), wished=st.integers(50, 100))
def test_a_rate_of_a_part_of_the_year_decides_nothing(part: str, said: int, wished: int) -> None:
    """The rest of the year may turn it, on either side of either bound."""
    for sign in "≥≤":
        found = judge(read_target(f"{sign}{wished}%"), f"{part}{said}%")

        assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, "period-partial")
        assert found.ratio is None


@given(part=PARTS, said=st.integers(1, 200), wished=st.integers(1, 200))
def test_a_count_of_a_part_of_the_year_only_grows(part: str, said: int, wished: int) -> None:
    """What it has reached or exceeded it keeps; all else is open."""
    floor = judge(read_target(f"≥{wished}场"), f"{part}{said}场")
    ceiling = judge(read_target(f"≤{wished}场"), f"{part}{said}场")

    assert floor.verdict is (Verdict.MET if said >= wished else Verdict.UNDECIDED)
    assert ceiling.verdict is (Verdict.MISSED if said > wished else Verdict.UNDECIDED)


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥4次/年", "上半年2次", Verdict.UNDECIDED),
        ("较上年增长5%", "上半年增长6%", Verdict.UNDECIDED),
        ("较上年增长5%", "上半年较上年增长6%", Verdict.UNDECIDED),
        ("60%-80%", "第二季度70%", Verdict.UNDECIDED),
        ("上半年≥50人", "下半年52人", Verdict.UNDECIDED),
        ("上半年≥50人", "上半年52人", Verdict.MET),
        ("上半年≥95%", "上半年96%", Verdict.MET),
        ("每季度1次", "1季度1次", Verdict.UNDECIDED),
        ("每季度1次", "1季度1次，3季度1次", Verdict.UNDECIDED),
        ("1季度1次", "每季度1次", Verdict.UNDECIDED),
        ("≥10个且≤20个", "上半年12个", Verdict.UNDECIDED),
        ("≥12场，满意度≥95%", "截至9月底13场，满意度96%", Verdict.UNDECIDED),
        ("≥12场，≥300人次", "截至9月底13场，310人次", Verdict.MET),
        ("≥12场，2024年9月底前", "截至2024年8月20日，13场", Verdict.MET),
        ("≥95%", "1-12月96%", Verdict.MET),
        ("≥95%", "截至12月底96%", Verdict.MET),
        ("≥95%", "全年96%", Verdict.MET),
    ],
)
def test_which_part_the_target_speaks_of(target: str, actual: str, verdict: Verdict) -> None:
    """A target of that part is answered by it, and the whole year is no part."""
    assert judge(read_target(target), actual).verdict is verdict


@pytest.mark.parametrize("name", ["上半年满意度", "满意度"])
def test_the_name_may_speak_of_the_part(name: str) -> None:
    """An indicator of the half-year is answered by its value."""
    found = judge(read_target("≥95%"), "上半年96%", name=name)

    assert found.verdict is (Verdict.MET if name.startswith("上") else Verdict.UNDECIDED)


@given(value=VALUES, note=NOTES, beside=BESIDE)
def test_a_note_of_doubt_leaves_words(value: str, note: str, beside: str) -> None:
    """Whatever the note and however it stands beside the value, a reader has to decide."""
    actual = read_actual(f"{value}{beside[0]}{note}{beside[1:]}")

    assert isinstance(actual.said, Statement | Unread)
    for sign in "≥≤=":
        assert judge(read_target(f"{sign}{value}"), actual).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("actual", ["98万元（含税）", "98万元，已验收", "98万元，经审计", "98万元（累计）"])
def test_other_notes_leave_the_value(actual: str) -> None:
    """A note that confirms, or says how a value was made up, takes nothing from it."""
    assert judge(read_target("≤100万元"), actual).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("actual", "verdict"),
    [
        ("截至2024年6月20日，完成60%", Verdict.UNDECIDED),
        ("2024年6月20日，完成率85%", Verdict.UNDECIDED),
        ("2024年6月20日完成100%", Verdict.MET),
        ("2024年6月20日完成，满意度96%", Verdict.MET),
        ("2024年6月20日", Verdict.MET),
    ],
)
def test_a_part_of_the_work_meets_no_deadline(actual: str, verdict: Verdict) -> None:
    """The day that is reported is not the day of completion."""
    assert judge(read_target("2024年6月底前"), actual).verdict is verdict


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥50人", "缺6人", Verdict.UNDECIDED),
        ("≥50人", "缺编6人", Verdict.UNDECIDED),
        ("≥50人", "新增56人，减少12人", Verdict.UNDECIDED),
        ("新增≥50人", "新增56人，减少12人", Verdict.MET),
        ("≥50人", "56人，较上年减少12人", Verdict.MET),
        ("≥50人", "去年56人", Verdict.UNDECIDED),
        ("≥12次", "月均12次", Verdict.UNDECIDED),
        ("≥12次", "平均每月12次", Verdict.UNDECIDED),
        ("月均≥12次", "月均13次", Verdict.MET),
        ("≥50人", "暂定56人", Verdict.UNDECIDED),
        ("≥50人", "初步统计56人", Verdict.UNDECIDED),
        ("≥50人", "较上年增加56人", Verdict.UNDECIDED),
        ("≥10%", "同比增长12%", Verdict.MET),
    ],
)
def test_a_difference_is_no_level(target: str, actual: str, verdict: Verdict) -> None:
    """What is lacking, what came and went, and what there is more than last year say not how many there are."""
    assert judge(read_target(target), actual).verdict is verdict


@given(
    number=st.sampled_from([*"2345", *"二三四"]),
    period=st.sampled_from(["季度", "月"]),
    count=st.integers(1, 12),
    word=st.sampled_from("次期场回"),
)
def test_the_nth_period_is_not_every_n_of_them(number: str, period: str, count: int, word: str) -> None:
    """3季度2次 tells of the third quarter; 每3个季度2次 and 3个季度2次 are rates."""
    named, rate = read_target(f"{number}{period}{count}{word}"), read_target(f"{number}个{period}{count}{word}")

    assert isinstance(named, Threshold)
    assert named.subject == f"{number}{period}"
    assert isinstance(rate, Frequency)


def test_months_and_a_count_are_no_range() -> None:
    """1-9月12场 was 1 to 12 场."""
    found = read_target("1-9月12场")

    assert isinstance(found, Threshold)
    assert (found.subject, found.quantity) == ("1-9月", Quantity(12, "场"))
