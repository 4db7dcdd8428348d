"""Reported numbers that may mean another value than the one that is written, recombined from tables of targets."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfmodel import (
    Drift,
    Interval,
    Polarity,
    Quantity,
    Threshold,
    Verdict,
    accepts,
    compare,
    judge,
    read_actual,
    read_target,
)
from perfmodel.values._unit import parse_unit
from perfmodel.values._unit_table import ROWS

SIGNS = st.sampled_from("≥≤>＜")
HUNDREDTHS = st.integers(1, 100).map(lambda number: str(Decimal(number) / 100))


@given(sign=SIGNS, wished=st.integers(2, 100), said=HUNDREDTHS)
def test_a_bare_fraction_against_a_percentage_decides_nothing(sign: str, wished: int, said: str) -> None:
    """0.98 may be 98 % or 0.98 %: whatever the bound, somebody has to say which."""
    found = judge(read_target(f"{sign}{wished}%"), said)

    assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, "number-ambiguous")


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥0.95", "0.96", Verdict.MET),
        ("≥95%", "96", Verdict.MET),
        ("≤3%", "0", Verdict.MET),
        ("≤3%", "2.5", Verdict.MET),
        ("≤0.5%", "0.3", Verdict.MET),
        ("≥95%", "0.96%", Verdict.MISSED),
        ("≥2倍", "0.5", Verdict.MISSED),
        ("≤1/20", "1/20", Verdict.MET),
        ("=1/20", "1/18", Verdict.MISSED),
        ("≥1/3", "1/2", Verdict.MET),
        ("三分之一以上", "40%", Verdict.MET),
        ("产值增长≥5%", "6%", Verdict.MET),
        ("产值增长≥5%", "-2%", Verdict.MISSED),
        ("产值增长≥60%", "105%", Verdict.MET),
        ("产值增长≥5%", "增长105%", Verdict.MET),
        ("用水量下降≥3%", "3.5%", Verdict.MET),
    ],
)
def test_a_number_with_one_reading_is_decided(target: str, actual: str, verdict: Verdict) -> None:
    """The doubt goes no further than its reason."""
    assert judge(read_target(target), actual).verdict is verdict


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("60%-80%", "0.7"),
        ("≥95%", "合格率0.98"),
        ("≥95%", "0.97-0.99"),
        ("≥98%", "1.2"),
        ("产值增长≥5%", "104%"),
        ("产值增长≥5%", "97%"),
        ("用水量下降≥3%", "96%"),
        ("用水量下降≥3%", "-3.5%"),
    ],
)
@pytest.mark.parametrize("polarity", [None, *Polarity])
def test_a_number_with_two_readings_decides_nothing(target: str, actual: str, polarity: Polarity | None) -> None:
    """An index beside a growth, a fall with a sign: no polarity helps."""
    found = judge(read_target(target), actual, polarity=polarity)

    assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, "number-ambiguous")


def test_the_name_tells_a_change_from_an_index() -> None:
    """Where only the name speaks of a change, an index beside it is as doubtful."""
    assert judge(read_target("≥5%"), "105%", name="产值增长率").verdict is Verdict.UNDECIDED
    assert judge(read_target("≥5%"), "105%", name="产值利润率").verdict is Verdict.MET


def test_a_fall_below_zero_says_nothing_of_a_wished_rise() -> None:
    """Of a fall of -3 % nobody knows whether the figure rose or fell; a plain fall misses the rise."""
    doubtful, plain = (judge(read_target("增长率≥5%"), f"下降率为{said}") for said in ("-3%", "3%"))

    assert (doubtful.verdict, doubtful.reason.code) == (Verdict.UNDECIDED, "measure-differs")
    assert plain.verdict is Verdict.MISSED


def test_an_index_in_answer_to_a_change_against_a_figure() -> None:
    """较上年增长5% with the figure known: 6% is the growth, 105% may be the index."""
    target, reference = read_target("较上年增长5%"), Quantity(200, "万元")

    assert judge(target, read_actual("6%"), reference=reference).verdict is Verdict.MET
    assert judge(target, read_actual("105%"), reference=reference).verdict is Verdict.UNDECIDED


FALLS = st.sampled_from(["单位产品能耗下降", "三公经费压减", "事故起数减少", "用电成本降低率", "办理时限压缩"])


@given(name=FALLS, wished=st.integers(2, 20), said=st.integers(1, 40), place=st.sampled_from(["target", "name"]))
@pytest.mark.parametrize("polarity", [Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER])
def test_no_direction_turns_a_fall(polarity: Polarity, name: str, wished: int, said: int, place: str) -> None:
    """A form that says "less is better" of energy means the energy: the more it fell the better."""
    target = read_target(f"{wished}%" if place == "name" else f"{name}{wished}%")
    found = judge(target, f"{name}{said}%", polarity=polarity, name=name if place == "name" else None)

    assert found.verdict is (Verdict.MET if said >= wished else Verdict.MISSED)
    assert "stated-as-ceiling" not in {assumption.code for assumption in found.assumptions}


def test_the_name_of_a_fall_is_seen() -> None:
    """Where the name decided against the caller's side, the assumption says which word."""
    found = judge(read_target("单位产品能耗下降3%"), "下降3.5%", polarity=Polarity.LOWER_IS_BETTER)

    assert [(found.assumptions[0].field(name)) for name in ("source", "word")] == ["name", "下降"]


@pytest.mark.parametrize(
    ("target", "actual", "polarity"),
    [
        ("林地面积减少3%", "减少2%", Polarity.LOWER_IS_BETTER),
        ("林地面积减少3%", "减少4%", Polarity.LOWER_IS_BETTER),
        ("较上年下降5%", "较上年下降6%", Polarity.HIGHER_IS_BETTER),
        ("较上年下降5%", "较上年下降4%", Polarity.HIGHER_IS_BETTER),
    ],
)
def test_a_fall_that_may_be_wished_small_decides_nothing(target: str, actual: str, polarity: Polarity) -> None:
    """Whether the direction speaks of the figure or of its fall is not said."""
    found = judge(read_target(target), actual, polarity=polarity)

    assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, "polarity-unknown")


def test_a_fall_of_its_very_size_is_met() -> None:
    """Equal is met whatever the direction speaks of, with the figure known as well."""
    target, reference = read_target("较上年下降5%"), Quantity(200, "万元")

    assert judge(target, "190万元", polarity=Polarity.HIGHER_IS_BETTER, reference=reference).verdict is Verdict.MET
    assert judge(target, "180万元", polarity=Polarity.HIGHER_IS_BETTER, reference=reference).verdict is (
        Verdict.UNDECIDED
    )
    assert judge(target, "180万元", polarity=Polarity.LOWER_IS_BETTER, reference=reference).verdict is Verdict.MET


def test_a_fraction_under_a_column_of_percent() -> None:
    """The column says %, and a sheet may keep 98 % as 0.98 there all the same."""
    target = read_target("≥95", unit="%")

    assert judge(target, read_actual("0.98", unit="%")).reason.code == "number-ambiguous"
    assert judge(target, read_actual("98", unit="%")).verdict is Verdict.MET
    assert judge(target, read_actual("0.98%", unit="%")).verdict is Verdict.MISSED


def test_a_rate_is_no_fraction() -> None:
    """How often something is done answers no percentage, whatever its number."""
    assert judge(read_target("≥95%"), "每年1次").reason.code == "units-differ"
    assert judge(read_target("每年2次"), "0.5").reason.code != "number-ambiguous"


def test_a_fall_is_compared_as_it_is_judged() -> None:
    """What is accepted, and which of two falls asks for more, go by the name as well."""
    before, after = read_target("单位产品能耗下降3%"), read_target("单位产品能耗下降4%")
    found = accepts(before, polarity=Polarity.LOWER_IS_BETTER)

    assert isinstance(found, Interval)
    assert found.lower is not None
    assert (found.lower.quantity, found.upper) == (Quantity(3, "%"), None)
    assert compare(before, after, polarity=Polarity.LOWER_IS_BETTER) is Drift.STRICTER


CANCELLING = sorted(
    f"{row.symbol}/{other.symbol}"
    for row, other in product(ROWS, ROWS)
    if row.kind not in {"ratio", "points"} and parse_unit(row.symbol).dimension == parse_unit(other.symbol).dimension
)
"""Units whose words cancel, as those of 小时/日 and mg/kg do."""


@given(
    unit=st.sampled_from(CANCELLING), sign=st.sampled_from("≥≤"), wished=st.integers(5, 90), times=st.integers(3, 25)
)
def test_a_bare_number_is_in_the_unit_of_its_target(unit: str, sign: str, wished: int, times: int) -> None:
    """3 beside ≥8小时/日 is so many hours a day, and not three times the whole day; a column says nothing else."""
    target, said = read_target(f"{sign}{wished}{unit}"), str(Decimal(wished * times) / 10)
    reached = times >= 10 if sign == "≥" else times <= 10
    assume(isinstance(target, Threshold))  # of W/kW nobody knows whether W is 万

    found = [judge(target, said), judge(target, read_actual(said, unit=unit)), judge(target, f"{said}{unit}")]

    assert [judgement.verdict for judgement in found] == [Verdict.MET if reached else Verdict.MISSED] * 3


@pytest.mark.parametrize(
    ("target", "actual", "code"),
    [
        ("≥600㎡/亩", "650", "reached"),
        ("≥600㎡/亩", "65000", "units-differ"),
        ("3-8小时/日", "4-5", "reached"),
        ("≥8", "8小时/日", "units-differ"),
    ],
)
def test_a_unit_whose_words_cancel_is_no_plain_number(target: str, actual: str, code: str) -> None:
    """A number far from its target is measured against it in its unit."""
    assert judge(read_target(target), actual).reason.code == code


def test_targets_of_units_whose_words_cancel_stand_on_a_line_of_their_own() -> None:
    """At least 8 hours of each day are compared with no plain number."""
    assert compare(read_target("≥8小时/日"), read_target("≥3")) is Drift.UNKNOWN
    assert compare(read_target("≥8小时/日"), read_target("≥540分钟/日")) is Drift.STRICTER


@pytest.mark.parametrize(
    ("target", "front", "behind"),
    [
        ("≥95%", "百分之9.5", "9.5%"),
        ("≥95%", "合格率百分之0.95", "合格率0.95%"),
        ("≥95%", "千分之9.5", "9.5‰"),
        ("≥5000元", "人民币3", "3元"),
        ("≥500千克", "千克0.9", "0.9千克"),
        ("≤450元/人", "元/人46000", "46000元/人"),
        ("≤450元/人", "元/人：430", "430元/人"),
    ],
)
def test_a_unit_in_front_of_a_number_is_its_own(target: str, front: str, behind: str) -> None:
    """It is judged as one behind is, and means nothing else."""
    found, other = judge(read_target(target), front), judge(read_target(target), behind)

    assert (found.verdict, found.reason.code) == (other.verdict, other.reason.code)
    assert found.verdict is not Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≤450元/人", "人均4600", Verdict.MISSED),
        ("≤450元/人", "人均4600元", Verdict.MISSED),
        ("≤450元/人", "人均支出46000元", Verdict.MISSED),
        ("≤450元/人", "平均4600", Verdict.UNDECIDED),
        ("≤450元/人", "平均4600元", Verdict.UNDECIDED),
        ("≥2次/月", "月均24次", Verdict.MET),
    ],
)
def test_an_average_that_says_over_what_is_no_sum(target: str, actual: str, verdict: Verdict) -> None:
    """However far from its target; one of which nothing says so is rather that of all."""
    assert judge(read_target(target), actual).verdict is verdict


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≤30天", "1", Verdict.MET),
        ("≤365天", "1", Verdict.MET),
        ("≤22个工作日", "1", Verdict.MET),
        ("≤365天", "12", Verdict.UNDECIDED),
        ("≥30天", "1", Verdict.UNDECIDED),
        ("60-5000米", "1.2", Verdict.UNDECIDED),
        ("1000-5000米", "1.2", Verdict.UNDECIDED),
        ("5-5000小时", "1", Verdict.UNDECIDED),
        ("10-90%", "0.3", Verdict.UNDECIDED),
    ],
)
def test_other_units_of_days_and_beside_both_ends(target: str, actual: str, verdict: Verdict) -> None:
    """What was done in one day was; a number far below either end of a range may be in another unit."""
    assert judge(read_target(target), actual).verdict is verdict


@given(
    number=st.integers(1000, 999_999).filter(lambda number: number % 1000),
    sign=SIGNS,
    wished=st.integers(1, 90_000),
    unit=st.sampled_from(["人次", "人", "个", "台", "户"]),
)
def test_a_point_may_part_thousands_of_what_is_counted(number: int, sign: str, wished: int, unit: str) -> None:
    """12.345 is no clearer without its unit than 12.345人次 is."""
    target, said = read_target(f"{sign}{wished}{unit}"), f"{number // 1000}.{number % 1000:03}"

    assert judge(target, said).reason.code == "number-ambiguous"
    assert judge(target, f"{said}{unit}").verdict is Verdict.UNDECIDED


FULL_MARKS = st.sampled_from((5, 10))


@given(full=FULL_MARKS, wished=st.integers(55, 95), said=st.integers(50, 100), unit=st.sampled_from(("", "分")))
def test_marks_of_five_or_ten_and_of_a_hundred_decide_together_or_not_at_all(
    full: int, wished: int, said: int, unit: str
) -> None:
    """4.6分 of ≥90分 may be 92 of 100: it is met or missed only where it is so out of 5, out of 10 and as it stands."""
    bound, value = Decimal(wished) * full / 100, Decimal(said) * full / 100
    down, up = judge(read_target(f"≥{bound}分"), f"{said}{unit}"), judge(read_target(f"≥{wished}分"), f"{value}{unit}")
    readings = [Decimal(said) * other / 100 for other in (5, 10) if bound <= other]

    assert (down.verdict is Verdict.MET) == all(reading >= bound for reading in readings)
    assert down.verdict is not Verdict.MISSED
    assert (up.verdict is Verdict.MISSED) == all(value * 100 / other < wished for other in (5, 10) if value <= other)
    assert up.verdict is not Verdict.MET


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥30分", "25分", Verdict.MISSED),
        ("≥4.5分", "4.6分", Verdict.MET),
        ("扣分≤5分", "60分", Verdict.MISSED),
        ("成绩提高≥5分", "提高55分", Verdict.MET),
        ("≥90分", "4.5-4.8分", Verdict.UNDECIDED),
    ],
)
def test_marks_of_one_scale_points_taken_off_and_won_are_as_they_stand(
    target: str, actual: str, verdict: Verdict
) -> None:
    """Only what may be of other full marks is asked about, a range of them too."""
    assert judge(read_target(target), actual).verdict is verdict


@given(number=st.integers(0, 999), sign=SIGNS, wished=st.integers(1, 9999))
def test_a_point_may_part_thousands_beside_a_number_without_a_unit(number: int, sign: str, wished: int) -> None:
    """1.000 in answer to ≥1,000 may be a thousand, where that is ten times nearer; beside ≥1.5 it is one."""
    said = f"1.{number:03}"
    found = judge(read_target(f"{sign}{wished}"), said)
    as_whole, as_written = max(said_by(1000 + number, wished)), max(said_by(Decimal(said), wished))

    assert (found.reason.code == "number-ambiguous") == (as_whole * 10 <= as_written)


def said_by(value: int | Decimal, wished: int) -> tuple[Fraction, Fraction]:
    """How many times the one is the other."""
    return Fraction(value) / wished, wished / Fraction(value)
