"""Whether actuals meet targets: the whole table of pairs, then each rule at its edges."""

import copy
import pickle
from decimal import ROUND_CEILING, Decimal, localcontext
from fractions import Fraction

import pytest

from perfmodel import (
    Actual,
    Comparison,
    Composite,
    Grade,
    Indicator,
    Interval,
    Judgement,
    Polarity,
    ProjectObjectives,
    Quantity,
    Range,
    Rank,
    Statement,
    Threshold,
    Verdict,
    assess,
    explain,
    judge,
    parse_actual,
    parse_target,
    read_actual,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.lexicon import _beside_values as figures
from perfmodel.values import Bound
from perfmodel.values._unit_table import ROWS

POLARITIES = {
    "+": Polarity.HIGHER_IS_BETTER,
    "-": Polarity.LOWER_IS_BETTER,
    "=": Polarity.NEUTRAL,
    "?": None,
}


def judged(target: str, actual: str, sign: str = "?", reference: str | None = None) -> Judgement:
    """The judgement of two texts."""
    figure = None if reference is None else parse_target(reference)
    quantity = figure.quantity if isinstance(figure, Threshold) else None
    return judge(read_target(target), read_actual(actual), polarity=POLARITIES[sign], reference=quantity)


def codes(judgement: Judgement) -> list[str]:
    """The codes of what was assumed."""
    return [assumption.code for assumption in judgement.assumptions]


TARGETS = (
    ("threshold", "≥90%"),
    ("range", "85%-98%"),
    ("frequency", "每半年检修1次"),
    ("deadline", "2024年6月底前"),
    ("rank", "前5名"),
    ("grade", "中等及以上"),
    ("relative", "较上年提高5%"),
    ("yes_no", "是"),
    ("statement", "运行平稳"),
    ("composite", "≥3万元且≤9万元"),
    ("unstated", "/"),
    ("unread", "≥"),
)
ACTUALS = (
    "95%",
    "90%-96%",
    "2次/年",
    "2024年5月20日",
    "第3名",
    "良好",
    "较上年提高6%",
    "是",
    "运行平稳",
    "甲馆3万元，乙馆5万元",
    "/",
    "≥",
)
OTHER, READER = "measure-differs", "words-need-a-reader"
GONE, BAD = "actual-missing", "actual-unread"
EXPECTED = {
    "threshold": ["reached", "reached", "units-differ", *[OTHER] * 4, READER, READER, OTHER, GONE, BAD],
    "range": ["reached", "reached", "units-differ", *[OTHER] * 4, READER, READER, OTHER, GONE, BAD],
    "frequency": ["units-differ", "units-differ", "reached", *[OTHER] * 4, READER, READER, OTHER, GONE, BAD],
    "deadline": [*[OTHER] * 3, "reached", *[OTHER] * 3, READER, READER, OTHER, GONE, BAD],
    "rank": [*[OTHER] * 4, "reached", *[OTHER] * 2, READER, READER, OTHER, GONE, BAD],
    "grade": [*[OTHER] * 5, "reached", OTHER, READER, READER, OTHER, GONE, BAD],
    "relative": [*["reference-unknown"] * 3, *[OTHER] * 3, "reached", READER, READER, "parts-unmatched", GONE, BAD],
    "yes_no": [*[READER] * 7, "answered", READER, READER, GONE, BAD],
    "statement": [*[READER] * 8, "same-words", READER, GONE, BAD],
    "composite": [*["units-differ"] * 3, *[OTHER] * 4, READER, READER, "parts-unmatched", GONE, BAD],
    "unstated": ["target-unstated"] * 12,
    "unread": ["target-unread"] * 12,
}
MET = {"reached", "answered", "same-words"}


@pytest.mark.parametrize(("kind", "target"), TARGETS)
@pytest.mark.parametrize("column", range(12))
def test_each_pair(kind: str, target: str, column: int) -> None:
    """Each shape of target against each shape of actual gives a verdict with its reason, never an exception."""
    found = judged(target, ACTUALS[column])

    code = EXPECTED[kind][column]
    assert found.reason.code == code
    assert found.verdict is (Verdict.MET if code in MET else Verdict.UNDECIDED)


@pytest.mark.parametrize(
    ("target", "met", "missed", "code"),
    [
        ("≥80%", "80%", "79.999999999999999999999999999999%", "fell-short"),
        (">80%", "80.00000000000000000000000000001%", "80%", "fell-short"),
        ("≤80%", "80%", "80.0000000000000000000000000000001%", "exceeded"),
        ("<80%", "79.9%", "80%", "exceeded"),
        ("=80%", "80.00%", "81%", "differs"),
        ("≥80万人次", "800000人次", "799999人次", "fell-short"),
        ("≥80人", "80名", "79名", "fell-short"),
        ("≤万分之五", "0.05%", "0.051%", "exceeded"),
        ("≥-3%", "-3%", "-4%", "fell-short"),
        ("≤0起", "0起", "1起", "exceeded"),
    ],
)
def test_exact_at_the_bound(target: str, met: str, missed: str, code: str) -> None:
    """The bound itself decides by its comparison, in any unit, with no rounding in between."""
    assert judged(target, met).verdict is Verdict.MET
    assert judged(target, missed).verdict is Verdict.MISSED
    assert judged(target, missed).reason.code == code


@pytest.mark.parametrize(
    ("sign", "higher", "lower", "assumption"),
    [
        ("+", Verdict.MET, Verdict.MISSED, ["stated-as-floor"]),
        ("-", Verdict.MISSED, Verdict.MET, ["stated-as-ceiling"]),
        ("=", Verdict.MISSED, Verdict.MISSED, ["stated-as-exact"]),
        ("?", Verdict.UNDECIDED, Verdict.UNDECIDED, []),
    ],
)
def test_a_bare_value(sign: str, higher: Verdict, lower: Verdict, assumption: list[str]) -> None:
    """Its sense comes from the polarity, is named, and without one only the value itself meets it."""
    above, below, equal = (judged("60万元", text, sign) for text in ("61万元", "59万元", "600000元"))

    assert (above.verdict, below.verdict, equal.verdict) == (higher, lower, Verdict.MET)
    assert codes(above) == codes(below) == codes(equal) == assumption


@pytest.mark.parametrize(
    ("target", "actual", "sign", "code", "source"),
    [
        ("60万元", "61万元", "+", "stated-as-floor", "argument"),
        ("每半年检修1次", "2次/年", "+", "stated-as-floor", "argument"),
        ("每半年1次", "2次/年", "?", "stated-as-floor", "nature"),
        ("每半年检修1次", "2次/年", "?", "stated-as-floor", "name"),
        ("良好", "优秀", "?", "stated-as-floor", "nature"),
        ("较上年降低5%", "较上年降低6%", "?", "stated-as-ceiling", "nature"),
        ("较上年降低5%", "较上年降低6%", "-", "stated-as-ceiling", "argument"),
    ],
)
def test_where_the_sense_comes_from(target: str, actual: str, sign: str, code: str, source: str) -> None:
    """The assumption says whether the caller gave the sense, or the nature of the target did."""
    (assumption,) = judged(target, actual, sign).assumptions

    assert (assumption.code, assumption.field("source")) == (code, source)


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "word"),
    [
        ("投诉率5%", "6%", Verdict.MISSED, "投诉"),
        ("投诉率5%", "4%", Verdict.MET, "投诉"),
        ("投诉处理率95%", "94%", Verdict.MISSED, "处理"),
        ("投诉处理率95%", "96%", Verdict.MET, "处理"),
        ("故障每年2次", "3次/年", Verdict.MISSED, "故障"),
    ],
)
def test_a_bare_target_that_names_what_it_measures(target: str, actual: str, verdict: Verdict, word: str) -> None:
    """Its own words say which side is better, and the assumption names the word."""
    found = judged(target, actual)

    assert found.verdict is verdict
    assert (("source", "name"), ("word", word)) in [item.fields for item in found.assumptions]


@pytest.mark.parametrize("target", ["某某率95%", "降低投诉率3%"])
def test_a_bare_target_of_unknown_words_stays_open(target: str) -> None:
    """No table knows the words, or both sides are met."""
    assert judged(target, "4%").verdict is Verdict.UNDECIDED


def test_the_caller_comes_before_the_words_of_the_target() -> None:
    """A polarity that is handed in is taken as it is."""
    found = judged("投诉率5%", "6%", "+")

    assert found.verdict is Verdict.MET
    assert found.assumptions[0].fields == (("source", "argument"),)


def test_polarity_leaves_a_plain_comparison_alone() -> None:
    """≤ stays ≤, whatever the indicator thinks is better."""
    assert judged("≤60万元", "61万元", "+").verdict is Verdict.MISSED
    assert judged("≤60万元", "59万元", "+").assumptions == ()


@pytest.mark.parametrize(
    ("target", "actual", "ratio", "gap"),
    [
        ("≥80万人次", "78.5万人次", Fraction(157, 160), ("1.5", "万人次")),
        ("≥80万人次", "785000人次", Fraction(157, 160), ("1.5", "万人次")),
        ("≥80万人次", "90万人次", Fraction(9, 8), ("0", "万人次")),
        ("≤60万元", "66万元", Fraction(11, 10), ("6", "万元")),
        ("≤0起", "2起", None, ("2", "起")),
        ("≥-4%", "-5%", Fraction(5, 4), ("1", "%")),
        ("≥3亩", "1000平方米", Fraction(1, 2), ("1.5", "亩")),
        ("≥1亩", "100平方米", Fraction(3, 20), ("0.85", "亩")),
        ("≥1000平方米", "1亩", Fraction(2, 3), ("0.5", "亩")),
        ("60%-80%", "85%", Fraction(17, 16), ("5", "%")),
        ("60%-80%", "70%", None, None),
        ("每半年检修1次", "1次/年", Fraction(1, 2), ("0.5", "次/半年")),
        ("良好以上", "中等", None, None),
    ],
)
def test_ratio_and_gap(target: str, actual: str, ratio: Fraction | None, gap: tuple[str, str] | None) -> None:
    """The ratio is the exact quotient, the gap the distance in the target's unit where a decimal holds it."""
    found = judged(target, actual)

    assert found.ratio == ratio
    assert found.gap == (None if gap is None else Quantity(*gap))


def test_a_gap_that_no_decimal_holds() -> None:
    """The fraction stays at hand."""
    found = judged("≥2/3", "1/7")

    assert found.gap is None
    assert found.shortfall == Fraction(11, 7)
    assert judged("≥95%", "/").shortfall is None


def test_a_gap_with_too_many_digits() -> None:
    """A distance of more digits than a quantity may have is given as a fraction alone."""
    target = Threshold(comparison=Comparison.GE, quantity=Quantity(Decimal("1E+50"), "元"))
    found = judge(target, Quantity(Decimal("1E-50"), "元"))

    assert found.gap is None
    assert found.shortfall == 10**50 - Fraction(1, 10**50)


def test_the_ratio_as_a_decimal() -> None:
    """It is rounded half up on demand, and a decimal context of the caller changes nothing."""
    found = judged("≥80%", "78.5%")

    with localcontext(prec=1, rounding=ROUND_CEILING):
        assert found.ratio_as_decimal() == Decimal("0.9813")
        assert found.ratio_as_decimal(2) == Decimal("0.98")
        assert found.gap == Quantity("1.5", "%")
    assert judged("≥0%", "1%").ratio_as_decimal() is None
    for places in (-1, 61):
        with pytest.raises(InvalidValueError) as error:
            found.ratio_as_decimal(places)
        assert error.value.code == "places-invalid"


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "reached"),
    [
        ("≥80万人次", "81", Verdict.MET, Quantity(81, "万人次")),
        ("≥80万人次", "81万", Verdict.MET, Quantity(81, "万人次")),
        ("≥800000人次", "81万", Verdict.MET, Quantity(810000, "人次")),
        ("≥5万吨", "6万", Verdict.MET, Quantity(6, "万吨")),
        ("≥95%", "96.5", Verdict.MET, Quantity("96.5", "%")),
        ("85%-90%", "86", Verdict.MET, Quantity(86, "%")),
    ],
)
def test_a_bare_number_takes_the_unit(target: str, actual: str, verdict: Verdict, reached: Quantity) -> None:
    """It says so among the assumptions."""
    found = judged(target, actual)

    assert found.verdict is verdict
    assert codes(found) == ["unit-from-target"]
    assert found.reached in {reached, None}
    assert found.assumptions[0].field("unit") == found.target.text.strip("≥-0123456789%") + "%" * ("%" in target)


def test_a_target_without_a_unit_gives_none() -> None:
    """A bare target does not take the actual's unit: whether they measure the same is not known."""
    assert judged("≥2000", "2100册").reason.code == "units-differ"
    assert judged("≥2000", "2100").assumptions == ()


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥5项", "6个", Verdict.MET),
        ("≥5个", "4项", Verdict.MISSED),
        ("≥5万人次", "6万个", Verdict.MET),
        ("≤30元/个", "28元/户", Verdict.MET),
        ("≥6次/年", "6个/年", Verdict.MET),
        ("≥5项", "6件", Verdict.UNDECIDED),
        ("≥5元", "6个", Verdict.UNDECIDED),
        ("≤30元/个", "28元", Verdict.UNDECIDED),
    ],
)
def test_the_loose_classifier(target: str, actual: str, verdict: Verdict) -> None:
    """个 stands for any measure word and is named; two other words never meet, nor does money."""
    found = judged(target, actual)

    assert found.verdict is verdict
    assert codes(found) == ([] if verdict is Verdict.UNDECIDED else ["loose-classifier"])


def test_units_that_differ_are_named() -> None:
    """The reason holds both units."""
    reason = judged("≥95%", "3个百分点").reason

    assert (reason.code, reason.field("actual_unit"), reason.field("target_unit")) == ("units-differ", "个百分点", "%")
    assert reason.field("other") is None
    assert judged("60%-80%", "70人").reason.code == "units-differ"
    assert judged("≥80人", "60人-90元").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("≥95%", "≥95%", Verdict.MET, "reached"),
        ("≥95%", "≥96%", Verdict.MET, "reached"),
        ("≥95%", "≥90%", Verdict.UNDECIDED, "actual-wide"),
        ("≥95%", "≤90%", Verdict.MISSED, "fell-short"),
        ("≤5%", "≤5%", Verdict.MET, "reached"),
        ("≤5%", "＞5%", Verdict.MISSED, "exceeded"),
        ("=98%", "=98%", Verdict.MET, "reached"),
        ("=98%", "≥98%", Verdict.UNDECIDED, "actual-wide"),
        ("≥95%", "约97%", Verdict.UNDECIDED, "actual-approximate"),
        ("≥4次/年", "≥5次/年", Verdict.MET, "reached"),
        ("60%-80%", "65%-70%", Verdict.MET, "reached"),
        ("60%-80%", "65%-90%", Verdict.UNDECIDED, "actual-wide"),
        ("60%-80%", "85%-90%", Verdict.MISSED, "exceeded"),
        ("60%-80%", "10%-20%", Verdict.MISSED, "fell-short"),
        ("60%", "10%-20%", Verdict.UNDECIDED, "polarity-unknown"),
    ],
)
def test_an_actual_that_is_no_point(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """A bound or a range meets a target when all of it does, and misses it when none of it does."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)
    assert found.ratio is None or actual == "=98%"


def test_an_operator_in_the_actual_is_named() -> None:
    """≥95% as a result is a bound, and the judgement says that it was taken as one."""
    assert codes(judged("≥90%", "≥95%")) == ["operator-in-actual"]
    assert codes(judged("≥90%", "=95%")) == []


@pytest.mark.parametrize(
    ("target", "actual", "sign", "verdict"),
    [
        ("85%左右", "85%", "?", Verdict.MET),
        ("85%左右", "84%", "?", Verdict.UNDECIDED),
        ("85%左右", "20%", "?", Verdict.UNDECIDED),
        ("85%左右", "90%", "+", Verdict.MET),
        ("不低于约85%", "90%", "?", Verdict.MET),
        ("不低于约85%", "80%", "?", Verdict.UNDECIDED),
    ],
)
def test_an_approximate_target(target: str, actual: str, sign: str, verdict: Verdict) -> None:
    """How near is near enough is not stated, so what misses the exact bound is open."""
    found = judged(target, actual, sign)

    assert found.verdict is verdict
    assert found.verdict is Verdict.MET or found.reason.code == "target-approximate"


def test_an_open_judgement_by_an_approximate_target_goes_by_its_number() -> None:
    """The share that is reached is one of 200, the number that the author wrote, not of what would surely do."""
    found = judged("200余人", "250人", "+")

    assert (found.bound, found.ratio) == (Quantity(200, "人"), Fraction(5, 4))


@pytest.mark.parametrize("actual", ["200余人", "近200人"])
def test_two_approximate_values_are_open_as_such(actual: str) -> None:
    """That 200余人 is not 200余人 is never said."""
    assert judged("200余人", actual, "+").reason.code == "actual-approximate"


def test_a_ceiling_in_an_actual_is_no_floor() -> None:
    """At most somewhat more than 200 says nothing of at least 200."""
    assert judged("≥200人", "不超过200余人").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "actual", "sign", "verdict", "assumed"),
    [
        ("每半年检修1次", "2次/年", "?", Verdict.MET, ["stated-as-floor"]),
        ("每半年检修1次", "每季度1次", "?", Verdict.MET, ["stated-as-floor"]),
        ("每半年检修1次", "1次/年", "?", Verdict.MISSED, ["stated-as-floor"]),
        ("每半年检修1次", "每季度1次", "-", Verdict.MISSED, ["stated-as-ceiling"]),
        ("每半年检修1次", "每季度1次", "=", Verdict.MISSED, ["stated-as-exact"]),
        ("≥4次/年", "4次", "?", Verdict.MET, ["period-from-target"]),
        ("≥4次/年", "3", "?", Verdict.MISSED, ["unit-from-target", "period-from-target"]),
        ("≥3次/周", "每天1次", "?", Verdict.MET, []),
        ("每两年检测1次", "1次/年", "?", Verdict.MET, ["stated-as-floor"]),
    ],
)
def test_frequencies_compare_as_rates(
    target: str, actual: str, sign: str, verdict: Verdict, assumed: list[str]
) -> None:
    """How often is a floor unless the polarity says otherwise; a count alone answers a yearly frequency."""
    found = judged(target, actual, sign)

    assert found.verdict is verdict
    assert codes(found) == assumed


@pytest.mark.parametrize(
    ("target", "actual", "name", "verdict", "assumed"),
    [
        ("≥30万元/年", "32万元", None, Verdict.MET, ["period-from-target"]),
        ("≥200天/年", "180天", None, Verdict.MISSED, ["period-from-target"]),
        ("≥30万元/年", "32万余元", None, Verdict.MET, ["period-from-target", "operator-in-actual"]),
        ("≤450元/人", "438元", "人均培训费", Verdict.MET, ["per-from-name"]),
        ("≤450元/人", "0.0438万元", "人均培训费", Verdict.MET, ["per-from-name"]),
        ("人均培训费≤450元/人", "460元", None, Verdict.MISSED, ["per-from-name"]),
        ("≤450元/人", "人均438元", None, Verdict.MET, ["per-from-name"]),
        ("≥300人次/日", "日均310人次", None, Verdict.MET, ["per-from-name"]),
        ("≥5人次/天", "日均4人次", None, Verdict.MISSED, ["per-from-name"]),
        ("≥2次/月", "月均2.5次", None, Verdict.MET, ["per-from-name"]),
        ("≥3万元/月", "月均2.9万元", None, Verdict.MISSED, ["per-from-name"]),
        ("≥500吨/日", "日均510吨", None, Verdict.MET, ["per-from-name"]),
        ("≥3.5个/万人", "3.6个", "每万人拥有量", Verdict.MET, ["per-from-name"]),
        ("≥3.5个/万人", "3.4个", "万人均拥有量", Verdict.MISSED, ["per-from-name"]),
        ("≤8升/百公里", "7.8升", "每百公里油耗", Verdict.MET, ["per-from-name"]),
        ("≤300元/床日", "290元/床·日", None, Verdict.MET, []),
        ("≤300元/床日", "290元/床/日", None, Verdict.MET, []),
        ("≤450元/人", "430-440元", "培训费标准（元）", Verdict.MET, ["per-from-name"]),
        ("≤1200元/学生", "1150元", "生均公用经费", Verdict.MET, ["per-from-name"]),
        ("≤1200元/人", "1150元", "生均公用经费", Verdict.MET, ["per-from-name"]),
        ("≥2万元/户", "2.1万元", "每户增收", Verdict.MET, ["per-from-name"]),
        ("≥5万元/村", "5万元", "每个村补助", Verdict.MET, ["per-from-name"]),
        ("≤60元/人·年", "58元", "每人成本", Verdict.MET, ["per-from-name", "period-from-target"]),
        ("≤1200元/人·年", "人均1250元", "补助", Verdict.MISSED, ["per-from-name", "period-from-target"]),
        ("≥500公斤/亩", "520公斤", "亩产", Verdict.MET, ["per-from-name"]),
        ("≤80元/次", "76元", "单次检测费用", Verdict.MET, ["per-from-name"]),
        ("≤45人/班", "平均44人/班", "平均班额", Verdict.MET, []),
        ("≤5000元/台", "平均4900元/台", None, Verdict.MET, []),
        ("≥2次/月", "1次", "月均巡查次数", Verdict.MISSED, ["per-from-name"]),
        ("≥30万元/年", "32万元", "2024年产值", Verdict.MET, ["period-from-target"]),
        ("≥30万元/年", "32万元", "第三年产值", Verdict.MET, ["period-from-target"]),
        ("≤500元/月", "480元", "生活补助标准", Verdict.MET, ["per-from-name"]),
        ("≤50元/人次", "45元", "每人次补助", Verdict.MET, ["per-from-name"]),
        ("≤50元/人", "45元", "每人员补助", Verdict.MET, ["per-from-name"]),
        ("≤80元/台", "76元", "清单单台费用", Verdict.MET, ["per-from-name"]),
    ],
)
def test_what_a_value_is_per_comes_from_the_year_or_a_name(
    target: str, actual: str, name: str | None, verdict: Verdict, assumed: list[str]
) -> None:
    """438元 of 人均培训费 is 438元/人, and what one year brought is so much a year."""
    found = judge(read_target(target), actual, name=name)

    assert (found.verdict, codes(found)) == (verdict, assumed)


@pytest.mark.parametrize(
    ("target", "actual", "name", "code"),
    [
        ("≤450元/人", "438元", None, "units-differ"),
        ("≤450元/人", "438元", "培训费", "units-differ"),
        ("≤450元/人", "共438元", "人均培训费", "units-differ"),
        ("≤450元/人", "合计438元", "人均培训费", "units-differ"),
        ("≤450元/人", "全部438元", "人均培训费", "units-differ"),
        ("≤450元/人", "43800元", "人均培训费", "units-differ"),
        ("≥450元/人", "43元", "人均培训费", "units-differ"),
        ("≤450元/人", "438元", "户均培训费", "units-differ"),
        ("≤450元/100人", "438元", "人均培训费", "units-differ"),
        ("≤450元/人", "438元/期", "人均培训费", "units-differ"),
        ("≤450元/人", "日均438元", "人均培训费", "measure-differs"),
        ("≤5元/生·天", "5元", "生均伙食费", "units-differ"),
        ("≥30万元/月", "32万元", None, "period-unknown"),
        ("≥30万元/年", "月均3万元", None, "measure-differs"),
        ("≤30万元/年", "年均29万元", None, "measure-differs"),
        ("≥2次/月", "季均7次", None, "measure-differs"),
        ("≥10次/年", "年均12次", None, "measure-differs"),
        ("≥3.5个/万人", "3.6个", "人均拥有量", "units-differ"),
        ("≥3.5个/万人", "3.6个", "每人拥有量", "units-differ"),
        ("≤300元/床日", "290元", "床均费用", "units-differ"),
        ("≤50元/人次", "45元", "人均费用", "units-differ"),
        ("≥8小时/天", "日均8.3小时", None, "measure-differs"),
        ("≥40学时/人", "人均45学时", None, "measure-differs"),
        ("≥1200元/人·年", "人均1250元", "补助", "measure-differs"),
        ("≤45人/班", "平均44人/班", "班额", "measure-differs"),
        ("≥30万元/年", "上半年32万元", None, "period-partial"),
        ("≥100公里/小时", "120公里", None, "units-differ"),
        ("≥30万元/年", "累计90万元", "三年累计产值", "period-unknown"),
        ("≥30万元/年", "90万元", "2022-2024年产值", "period-unknown"),
        ("≥30万元/年", "90万元", "十四五期间累计产值", "period-unknown"),
        ("≥30万元/年", "90万元", "“十四五”产值", "period-unknown"),
        ("≥12次/年", "32次", "十五五规划期间巡查次数", "period-unknown"),
        ("≥30万元/年", "十四五期间累计90万元", "产值", "period-unknown"),
        ("近三年产值≥30万元/年", "90万元", None, "period-unknown"),
        ("≥30万元/年", "三年共90万元", None, "period-unknown"),
        ("≥2次/月", "18次", "巡查标准", "period-unknown"),
        ("≤50元/人", "45元", "每人次补助", "units-differ"),
        ("≤50元/台", "45元", "单台班费用", "units-differ"),
        ("≤50元/日", "45元", "床日均费用", "units-differ"),
        ("≤50元/人", "45元", "万人均费用", "units-differ"),
    ],
)
def test_what_may_be_the_value_of_all_is_none_of_each(target: str, actual: str, name: str | None, code: str) -> None:
    """Where neither the year nor a name says so, or the value is called a sum or is far off, nobody is accused."""
    found = judge(read_target(target), actual, name=name)

    assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, code)


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("每月巡查不少于4次", "全年52次", Verdict.MET),
        ("每月巡查不少于4次", "6月底前年度累计30次", Verdict.UNDECIDED),
        ("每月巡查不少于4次", "6月底前全年累计30次", Verdict.UNDECIDED),
        ("每月巡查不少于4次", "6月底前全年累计60次", Verdict.MET),
        ("每月巡查不少于4次", "全年共47次", Verdict.MISSED),
        ("每月巡查不少于4次", "全年累计52次", Verdict.MET),
        ("每月巡查不少于4次", "全年开展52次", Verdict.MET),
        ("每月巡查不少于4次", "全年共巡查52次", Verdict.MET),
        ("每月巡查不少于4次", "年度累计52次", Verdict.MET),
        ("每月巡查不少于4次", "本年度52次", Verdict.MET),
        ("每季度检修1次", "全年3次", Verdict.MISSED),
        ("每月巡查不少于4次", "全年平均52次", Verdict.UNDECIDED),
        ("每月巡查不少于4次", "年度考核52次", Verdict.UNDECIDED),
        ("每月巡查不少于4次", "上半年52次", Verdict.UNDECIDED),
        ("每月巡查不少于4次", "本年截至6月底30次", Verdict.UNDECIDED),
        ("每月巡查不少于4次", "截至6月底，年度累计30次", Verdict.UNDECIDED),
        ("每月巡查不少于4次", "全年52场", Verdict.UNDECIDED),
        ("每周巡查1次", "全年52次", Verdict.UNDECIDED),
    ],
)
def test_a_count_of_the_whole_year_answers_any_frequency(target: str, actual: str, verdict: Verdict) -> None:
    """全年52次 is 52 a year, as 一年52次 is; an average, a plan or a part of the year is not."""
    assert judge(read_target(target), actual).verdict is verdict


def test_the_whole_year_in_a_target_stays_its_name() -> None:
    """全年4次 as a target is a count, which a bare count answers, and no rate a year."""
    for text in ("全年4次", "全年≥4次", "全年不少于4次"):
        target = read_target(text)
        assert isinstance(target, Threshold)
        assert judge(target, "全年4次").verdict is Verdict.MET
        assert judge(target, "4次").verdict is Verdict.MET
        assert judge(target, "一年4次").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "actual", "code"),
    [
        ("每半年检修1次", "1次", "period-unknown"),
        ("每半年检修1次", "1", "period-unknown"),
        ("每半年检修1次", "3万元", "units-differ"),
        ("≥3次/周", "每月12次", "units-differ"),
        ("≥12次", "每月1次", "units-differ"),
    ],
)
def test_rates_that_do_not_compare(target: str, actual: str, code: str) -> None:
    """A count of half a year or a whole one is not guessed, nor are weeks turned into months."""
    assert judged(target, actual).reason.code == code


def test_a_rate_given_as_a_quantity() -> None:
    """A quantity in 次/年 answers a frequency like its text."""
    assert judge(parse_target("每半年检修1次"), Quantity(2, "次/年")).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("2024年内", "2024年5月", Verdict.MET, "reached"),
        ("2024年内", "2023年5月", Verdict.MET, "early"),
        ("2024年内", "2024年1月1日", Verdict.MET, "reached"),
        ("2024年6月底前", "2024年6月30日", Verdict.MET, "reached"),
        ("2024年6月底前", "2024年7月1日", Verdict.MISSED, "late"),
        ("2024年6月底前", "2024年6月", Verdict.MET, "reached"),
        ("2024年6月15日前", "2024年6月", Verdict.UNDECIDED, "actual-wide"),
        ("2024年6月底前", "2024年", Verdict.UNDECIDED, "actual-wide"),
        ("2024年6月底前", "2024年5月底前", Verdict.MET, "reached"),
        ("2024年6月底前", "2024年7月底前", Verdict.UNDECIDED, "actual-wide"),
        ("2024年9月前", "2024年8月31日", Verdict.MET, "reached"),
        ("2024年9月前", "2024年9月10日", Verdict.UNDECIDED, "month-doubtful"),
        ("2024年9月前", "2024年10月1日", Verdict.MISSED, "late"),
        ("2024年9月前", "2024年9月前", Verdict.UNDECIDED, "month-doubtful"),
        ("6月底前", "5月", Verdict.MET, "reached"),
        ("6月底前", "7月", Verdict.MISSED, "late"),
        ("6月底前", "次年3月", Verdict.MISSED, "late"),
        ("11月至次年3月", "10月", Verdict.MET, "early"),
        ("11月至次年3月", "12月", Verdict.MET, "reached"),
        ("11月至次年3月", "次年3月", Verdict.MET, "reached"),
        ("11月至次年3月", "次年4月", Verdict.MISSED, "late"),
        ("1月前", "1月", Verdict.UNDECIDED, "month-doubtful"),
        ("1月前", "2月", Verdict.MISSED, "late"),
        ("6月底前", "2024年5月", Verdict.UNDECIDED, "year-unknown"),
        ("2024年6月底前", "5月", Verdict.UNDECIDED, "year-unknown"),
        ("2024年6月底前", "100%", Verdict.UNDECIDED, "measure-differs"),
        ("2024年6月底前", "已完成", Verdict.UNDECIDED, "claim-without-value"),
    ],
)
def test_deadlines(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """In time up to the last day, late behind it, and undecided where the answer is not sharp enough or no date."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)


def test_days_late_are_counted() -> None:
    """From the last day allowed to the first day reported, where both have their year."""
    assert judged("2024年6月底前", "2024年7月10日").reason.field("days") == "10"
    late = judged("6月底前", "7月10日")
    assert late.reason.field("days") is None
    assert codes(late) == ["same-year"]


@pytest.mark.parametrize(
    ("actual", "fields"),
    [
        ("2024年11月", {"days": "1", "most_days": "30"}),
        ("2025年第一季度", {"days": "62", "most_days": "151"}),
        ("2024年11月3日至2024年11月5日", {"days": "3", "most_days": "5"}),
        ("2024年11月底", {"days": "30"}),
    ],
)
def test_a_span_may_be_late_by_any_of_its_days(actual: str, fields: dict[str, str]) -> None:
    """From its first day to its last; the end of a month is one day."""
    found = judged("2024年10月底前", actual)

    assert dict(found.reason.fields) == fields
    assert ("1 to 30 days late" in explain(found, locale="en")) is (actual == "2024年11月")


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code", "assumed"),
    [
        ("前5名", "第5名", Verdict.MET, "reached", []),
        ("前5名", "第6名", Verdict.MISSED, "fell-short", []),
        ("前5名", "前3名", Verdict.MET, "reached", []),
        ("前5名", "前10名", Verdict.UNDECIDED, "actual-wide", []),
        ("前5名", "4", Verdict.MET, "reached", ["number-as-rank"]),
        ("前5名", "4.5", Verdict.UNDECIDED, "measure-differs", []),
        ("前5名", "0", Verdict.UNDECIDED, "measure-differs", []),
        ("前5名", "≥4", Verdict.UNDECIDED, "measure-differs", []),
        ("前5名", "约4", Verdict.UNDECIDED, "measure-differs", []),
        ("全省前五", "第4名", Verdict.MET, "reached", ["scope-from-target"]),
        ("全省前五", "全省第4名", Verdict.MET, "reached", []),
        ("全省前五", "全市第1名", Verdict.UNDECIDED, "scope-differs", []),
        ("前5名", "全市第1名", Verdict.MET, "reached", []),
    ],
)
def test_ranks(target: str, actual: str, verdict: Verdict, code: str, assumed: list[str]) -> None:
    """The smaller rank is the better one, among the same competitors."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code, codes(found)) == (verdict, code, assumed)


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("中等及以上", "中等", Verdict.MET, "reached"),
        ("中等及以上", "优", Verdict.MET, "reached"),
        ("中等及以上", "差", Verdict.MISSED, "fell-short"),
        ("良好", "优秀", Verdict.MET, "reached"),
        ("优良", "良好", Verdict.MET, "reached"),
        ("优秀", "优良", Verdict.UNDECIDED, "actual-wide"),
        ("合格", "不合格", Verdict.MISSED, "fell-short"),
        ("高于中等", "良好", Verdict.MET, "reached"),
        ("高于中等", "中等", Verdict.MISSED, "fell-short"),
        ("较好及以上", "好", Verdict.MET, "reached"),
        ("较好及以上", "一般", Verdict.MISSED, "fell-short"),
        ("5A级", "4A级", Verdict.MISSED, "fell-short"),
        ("Ⅲ类及以上", "Ⅱ类", Verdict.MET, "reached"),
        ("四星级及以上", "五星级", Verdict.MET, "reached"),
        ("三级及以上", "三级", Verdict.MET, "reached"),
        ("三级及以上", "二级", Verdict.UNDECIDED, "grades-unordered"),
        ("中等及以上", "合格", Verdict.UNDECIDED, "grades-unordered"),
        ("中等及以上", "良好以上", Verdict.MET, "reached"),
        ("中等及以上", "运行平稳", Verdict.UNDECIDED, "words-need-a-reader"),
        ("中等及以上", "达成预期指标", Verdict.UNDECIDED, "claim-without-value"),
    ],
)
def test_grades(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """By the order of their scale; grades of no known order meet when they are the same."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)


@pytest.mark.parametrize(
    ("comparison", "met", "missed"),
    [
        (Comparison.LE, "中等", "良好"),
        (Comparison.LT, "差", "中等"),
        (Comparison.EQ, "中等", "良好"),
        (Comparison.GT, "良好", "中等"),
    ],
)
def test_grades_from_the_other_side(comparison: Comparison, met: str, missed: str) -> None:
    """Each comparison has its meaning on a scale."""
    target = Grade(comparison=comparison, grade="中等")

    assert judge(target, met).verdict is Verdict.MET
    assert judge(target, missed).verdict is Verdict.MISSED


def test_grades_of_two_named_scales_never_meet() -> None:
    """One named scale and none are taken for one scale."""
    target = Grade(comparison=Comparison.GE, grade="良好", scale="甲")
    named = Actual(said=Grade(comparison=Comparison.STATED, grade="优秀", scale="乙"))

    assert judge(target, named).reason.code == "grades-unordered"
    assert judge(target, "优秀").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("target", "actual", "reference", "verdict", "code"),
    [
        ("不超过预算", "98万元", "100万元", Verdict.MET, "reached"),
        ("不超过预算", "1000001元", "100万元", Verdict.MISSED, "exceeded"),
        ("不超过预算", "98", "100万元", Verdict.MET, "reached"),
        ("不超过预算", "98人", "100万元", Verdict.UNDECIDED, "units-differ"),
        ("较上年提高5%", "105万元", "100万元", Verdict.MET, "reached"),
        ("较上年提高5%", "104.9万元", "100万元", Verdict.MISSED, "fell-short"),
        ("较上年降低5%", "94万元", "100万元", Verdict.MET, "reached"),
        ("较上年降低5%", "96万元", "100万元", Verdict.MISSED, "fell-short"),
        ("比上年降低2个百分点", "8%", "10%", Verdict.MET, "reached"),
        ("比上年降低2个百分点", "8.1%", "10%", Verdict.MISSED, "fell-short"),
        ("较上年增加3万元", "103万元", "100万元", Verdict.MET, "reached"),
        ("较上年增加3万元", "103人", "100人", Verdict.UNDECIDED, "units-differ"),
        ("较上年提高5%", "105万元", "0万元", Verdict.UNDECIDED, "reference-not-positive"),
        ("同比增长≥8%", "9%", "100万元", Verdict.MET, "reached"),
        ("同比增长≥8%", "7%", "100万元", Verdict.MISSED, "fell-short"),
        ("较上年降低5%", "6%", "100万元", Verdict.MET, "reached"),
        ("较上年提高5%", "约6%", "100万元", Verdict.UNDECIDED, "actual-approximate"),
        ("较上年提高5%", "≥6%", "100万元", Verdict.UNDECIDED, "units-differ"),
        ("较上年提高5%", "6人", "100万元", Verdict.UNDECIDED, "units-differ"),
        ("与上年持平", "100万元", "100万元", Verdict.MET, "reached"),
        ("较上年提高5%", "103万元-107万元", "100万元", Verdict.UNDECIDED, "actual-wide"),
        ("较上年提高5%", "105万元", None, Verdict.UNDECIDED, "reference-unknown"),
    ],
)
def test_relative_to_a_known_figure(
    target: str, actual: str, reference: str | None, verdict: Verdict, code: str
) -> None:
    """With the figure that it speaks of, a relative target is a bound on the level; without it, it is open."""
    found = judged(target, actual, reference=reference)

    assert (found.verdict, found.reason.code) == (verdict, code)


def test_a_third_more_has_no_decimal_level() -> None:
    """A level that no decimal holds is not rounded into a verdict."""
    assert judged("较上年提高1/3", "140万元", reference="100万元").reason.code == "units-differ"


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("较上年提高5%", "较上年提高6%", Verdict.MET, "reached"),
        ("较上年提高5%", "较上年提高4%", Verdict.MISSED, "fell-short"),
        ("较上年提高5%", "较上年降低6%", Verdict.MISSED, "fell-short"),
        ("较上年降低5%", "较上年降低6%", Verdict.MET, "reached"),
        ("较上年降低5%", "与上年持平", Verdict.MISSED, "fell-short"),
        ("较上年提高5%", "同比增长6%", Verdict.UNDECIDED, "reference-differs"),
        ("较上年提高5%", "较上年提高2个百分点", Verdict.UNDECIDED, "units-differ"),
        ("较上年提高5%", "较上年提高≥6%", Verdict.MET, "reached"),
        ("较上年降低≥5%", "较上年降低≥6%", Verdict.MET, "reached"),
        ("不超过预算", "不超过预算", Verdict.MET, "reached"),
        ("不超过预算", "较预算降低3%", Verdict.MET, "reached"),
        ("不超过预算", "较预算提高3%", Verdict.MISSED, "exceeded"),
        ("不超过预算", "与预算持平", Verdict.MET, "reached"),
    ],
)
def test_a_change_against_a_change(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """An actual that is reported in the target's own terms needs no figure."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)


@pytest.mark.parametrize(("sign", "verdict"), [("+", Verdict.MET), ("-", Verdict.MISSED), ("=", Verdict.MISSED)])
def test_polarity_turns_a_bare_change(sign: str, verdict: Verdict) -> None:
    """较上年提高5% is a ceiling where less is better."""
    assert judged("较上年提高5%", "较上年提高6%", sign).verdict is verdict


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("是", "是", Verdict.MET, "answered"),
        ("是", "否", Verdict.MISSED, "answered-otherwise"),
        ("否", "否", Verdict.MET, "answered"),
        ("是", "已完成", Verdict.MET, "claimed"),
        ("是", "部分完成", Verdict.PARTLY_MET, "claimed-partly"),
        ("是", "未完成", Verdict.MISSED, "claimed-missed"),
        ("否", "达成预期指标", Verdict.MET, "claimed"),
        ("否", "已完成", Verdict.UNDECIDED, "words-need-a-reader"),
        ("是", "是/否", Verdict.UNDECIDED, "words-need-a-reader"),
        ("是", "已完成100%", Verdict.MET, "claimed"),
        ("是", "90%", Verdict.UNDECIDED, "words-need-a-reader"),
    ],
)
def test_answers(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """是 and 否 by themselves or by a claim; 完成 does not answer a target that is not to be."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)


@pytest.mark.parametrize(
    ("actual", "verdict", "code"),
    [
        ("供水更加稳定。", Verdict.MET, "same-words"),
        ("达成年度指标", Verdict.MET, "claimed"),
        ("部分达成年度指标并具有一定效果", Verdict.PARTLY_MET, "claimed-partly"),
        ("未达成年度指标且效果较差", Verdict.MISSED, "claimed-missed"),
        ("完成", Verdict.MET, "claimed"),
        ("未完成", Verdict.MISSED, "claimed-missed"),
        ("好", Verdict.UNDECIDED, "words-need-a-reader"),
        ("100%", Verdict.UNDECIDED, "words-need-a-reader"),
        ("已完成100%", Verdict.MET, "claimed"),
    ],
)
def test_statements(actual: str, verdict: Verdict, code: str) -> None:
    """Words are judged by a claim or by the same words; all else is for a reader."""
    found = judged("供水更加稳定", actual)

    assert (found.verdict, found.reason.code) == (verdict, code)


def test_basically_is_named() -> None:
    """基本达成 belongs to the upper band, and the judgement says that it was put there."""
    assert codes(judged("供水更加稳定", "基本达成")) == ["basically-as-achieved"]


def test_punctuation_alone_is_no_agreement() -> None:
    """Two statements without a word in them do not say the same."""
    assert judge(Statement(text="！"), Actual(said=Statement(text="？"))).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("≥10个且≤20个", "15个", Verdict.MET, "reached"),
        ("≥10个且≤20个", "25个", Verdict.MISSED, "exceeded"),
        ("≥10个且≤20个", "约15个", Verdict.UNDECIDED, "actual-approximate"),
        ("人数≥10且≤20", "15", Verdict.MET, "reached"),
        ("甲馆≥30万元，乙馆≥50万元", "甲馆31万元，乙馆52万元", Verdict.MET, "reached"),
        ("甲馆≥30万元，乙馆≥50万元", "乙馆52万元，甲馆31万元", Verdict.MET, "reached"),
        ("甲馆≥30万元，乙馆≥50万元", "甲馆29万元，乙馆52万元", Verdict.MISSED, "fell-short"),
        ("甲馆≥30万元，乙馆≥50万元", "甲馆29万元，丙馆52万元", Verdict.MISSED, "fell-short"),
        ("甲馆≥30万元，乙馆≥50万元", "甲馆31万元，丙馆52万元", Verdict.UNDECIDED, "parts-unmatched"),
        ("甲馆≥30万元，乙馆≥50万元", "31万元，52万元", Verdict.UNDECIDED, "parts-unmatched"),
        ("甲馆≥30万元，乙馆≥50万元", "60万元", Verdict.UNDECIDED, "parts-unmatched"),
        ("≥30万元，乙馆≥50万元", "甲馆31万元，乙馆52万元", Verdict.UNDECIDED, "subject-unmatched"),
        ("≥120人，≥36元", "40元，130人", Verdict.MET, "reached"),
        ("2024年6月底前完成100%", "2024年5月20日完成100%", Verdict.MET, "reached"),
        ("2024年6月底前完成100%", "2024年7月20日完成100%", Verdict.MISSED, "late"),
        ("2024年6月底前完成100%", "100%", Verdict.UNDECIDED, "parts-unmatched"),
    ],
)
def test_several_targets(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """All clauses have to be met, each by the value with its label or by the only one of its measure."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)
    assert (found.reason.field("part") is None) is (verdict is Verdict.MET)


def test_a_claim_answers_each_clause_in_words() -> None:
    """Clauses in words are met by a claim, or met in part."""
    target = Composite(clauses=[Statement(text="运行平稳"), Statement(text="用户满意", subject="服务")])

    assert judge(target, "达成年度指标").verdict is Verdict.MET
    assert codes(judge(target, "基本达成")) == ["basically-as-achieved"]
    partly = judge(target, "部分达成")
    assert (partly.verdict, partly.reason.field("part")) == (Verdict.PARTLY_MET, "运行平稳")


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("≥95%", "2024年5月20日完成96%", Verdict.MET, "reached"),
        ("2024年6月底前", "2024年5月20日完成，满意度96%", Verdict.MET, "reached"),
        ("2024年6月底前", "2024年5月20日完成96%", Verdict.UNDECIDED, "measure-differs"),
        ("乙馆≥50万元", "甲馆31万元，乙馆52万元", Verdict.MET, "reached"),
        ("乙馆≥50万元", "31万元，52万元", Verdict.UNDECIDED, "parts-unmatched"),
        ("≥95%", "31万元，52人", Verdict.UNDECIDED, "measure-differs"),
    ],
)
def test_several_values_for_one_target(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """The one with the label, or the only one that speaks of the measure, is taken and named."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)
    assert ("one-of-several" in codes(found)) is (verdict is Verdict.MET)


def test_what_may_be_given_as_an_actual() -> None:
    """An actual, a quantity and a text are judged alike."""
    target = parse_target("≥95%")

    for actual in (parse_actual("96%"), Quantity(96, "%"), "96%"):
        assert judge(target, actual).verdict is Verdict.MET
    assert judge(target, "≥").reason.code == "actual-unread"


@pytest.mark.parametrize(
    ("target", "actual", "polarity"),
    [("≥95%", 96, None), ("text", "96%", None), ("≥95%", "96%", "higher_is_better")],
)
def test_wrong_types_are_named(target: str, actual: object, polarity: object) -> None:
    """A number, a text in the place of a target, or a polarity as text is refused at once."""
    given = target if target == "text" else parse_target(target)

    with pytest.raises(WrongTypeError):
        judge(given, actual, polarity=polarity)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point


def test_a_reference_is_a_quantity() -> None:
    """A text in its place is refused at once."""
    with pytest.raises(WrongTypeError, match="parse_quantity"):
        judge(parse_target("不超过预算"), "98万元", reference="100万元")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point


def test_cells_full_of_values_are_not_matched() -> None:
    """Two pasted cells of hundreds of values are undecided in no time."""
    target = Composite(
        clauses=[Threshold(comparison=Comparison.GE, quantity=Quantity(1, "件"), subject=str(i)) for i in range(200)]
    )

    assert judge(target, Actual(said=target)).reason.code == "parts-unmatched"


def test_judgements_are_values() -> None:
    """They compare, hash, copy and pickle."""
    one, again = (judged("≥80%", "78.5%") for _ in range(2))

    assert one == again == copy.deepcopy(one) == pickle.loads(pickle.dumps(one))  # noqa: S301 - our own pickle
    assert len({one, again}) == 1


def test_names_of_the_arguments() -> None:
    """Target and actual may be named."""
    assert judge(target=parse_target("≥5件"), actual="6件").verdict is Verdict.MET


def test_a_verdict_is_no_yes_or_no() -> None:
    """``if judge(…).verdict`` is a slip that raises."""
    for verdict in Verdict:
        with pytest.raises(WrongTypeError) as error:
            bool(verdict)
        assert error.value.code == "verdict-truth"


def test_a_judgement_is_no_yes_or_no() -> None:
    """``if judge(…)`` was true for a missed target; it raises as its verdict does."""
    with pytest.raises(WrongTypeError, match=r"verdict is Verdict\.MET"):
        bool(judge(parse_target("≥95%"), "90%"))


def test_a_range_put_together_by_hand() -> None:
    """Its open ends are open."""
    target = Range(interval=Interval(Bound(Quantity(1, "件"), inclusive=False), Bound(Quantity(2, "件"))))

    assert judge(target, "1件").verdict is Verdict.MISSED
    assert judge(target, "2件").verdict is Verdict.MET
    assert judge(Rank(within=1), "第1名").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "code"),
    [
        ("较上年降低5%", "能耗下降6%", Verdict.MET, "reached"),
        ("较上年降低5%", "上升1%", Verdict.MISSED, "fell-short"),
        ("较上年提高3万元", "增加=3万元", Verdict.MET, "reached"),
        ("较上年提高5%", "提高6万元", Verdict.UNDECIDED, "reference-unknown"),
        ("较上年提高5%", "提高约6%", Verdict.UNDECIDED, "reference-unknown"),
        ("较上年提高5%", "提高6%以上", Verdict.UNDECIDED, "reference-unknown"),
        ("较上年提高5%", "提高3%-8%", Verdict.UNDECIDED, "reference-unknown"),
        ("不超过上年", "下降1%", Verdict.UNDECIDED, "reference-unknown"),
    ],
)
def test_a_change_that_says_its_direction(target: str, actual: str, verdict: Verdict, code: str) -> None:
    """下降6% answers a wished decrease without any value of last year; what is not one sharp change needs it."""
    found = judged(target, actual)

    assert (found.verdict, found.reason.code) == (verdict, code)


@pytest.mark.parametrize(
    ("target", "actual", "name", "verdict"),
    [
        ("较上年下降≥15%", "18.2%", "公厕异味投诉下降率", Verdict.MET),
        ("较上年下降≥15%", "12%", "投诉降幅", Verdict.MISSED),
        ("较上年下降10%-15%", "12%", "投诉下降幅度", Verdict.MET),
        ("较上年增长≥6%", "6.5%", "游客增长率", Verdict.MET),
        ("同比增长≥6%", "-3%", "收入增幅", Verdict.MISSED),
        ("较上年提高≥5%", "6%", "入住率提高幅度", Verdict.MET),
        ("下降率较上年下降≥15%", "18%", None, Verdict.MET),
    ],
)
def test_the_name_of_a_wished_change_makes_a_percentage_that_change(
    target: str, actual: str, name: str | None, verdict: Verdict
) -> None:
    """A row that is called 投诉下降率 reports the fall; that it was taken so is said."""
    found = judge(read_target(target), actual, name=name)

    assert found.verdict is verdict
    assert "change-reported" in codes(found)


@pytest.mark.parametrize(
    ("target", "actual", "name"),
    [
        ("较上年下降≥15%", "18.2%", "公厕异味投诉率"),  # a level
        ("较上年下降≥15%", "18.2%", "投诉增长率"),  # the other way
        ("较上年下降≥15%", "18.2%", "投诉下降后的办结率"),  # the rate of another thing
        ("较上年下降≥15%", "18.2%", "投诉下降"),  # no name of a number
        ("较上年下降≥15%", "18.2", "投诉下降率"),  # no percentage
        ("较上年下降≥15%", "-18.2%", "投诉下降率"),  # down or up?
        ("较上年下降≥15%", "约18%", "投诉下降率"),
        ("较上年下降≥15%", "17%-18%", "投诉下降率"),
        ("较上年增长≥6%", "106%", "收入增长率"),  # an index
        ("较上年提高≥1%", "6.5%", "收入增长率"),  # the rate itself may be meant to rise
        ("较上年提高≥5%", "42%", "入住率提高"),
        ("较上年增长≥6%", "120万元", "收入增长率"),
        ("不超过上年", "3%", "投诉增长率"),
    ],
)
def test_other_names_leave_a_percentage_open(target: str, actual: str, name: str) -> None:
    """What may be a level, or go another way, is not taken for the change."""
    found = judge(read_target(target), actual, name=name)

    assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, "reference-unknown")


def test_a_figure_that_is_handed_in_decides_before_the_name() -> None:
    """18% against last year's 20% is a level, whatever the row is called."""
    found = judge(read_target("较上年下降≥15%"), "18%", name="投诉下降率", reference=Quantity(20, "%"))

    assert (found.verdict, codes(found)) == (Verdict.MISSED, [])


def test_a_number_behind_a_word_of_change_is_named() -> None:
    """节约2万元 is no cost; where the target says the same word, nothing is assumed."""
    assert judged("≤100万元", "节约2万元").reason.code == "measure-differs"
    assert codes(judged("≥100人", "增加120人")) == ["move-as-value"]
    assert judged("≤100人", "增加20人").reason.code == "measure-differs"
    assert judged("≥95%", "提高了96%").reason.code == "measure-differs"
    assert codes(judged("≥5%", "增长6%")) == ["move-as-value"]
    assert codes(judged("节约≥3%", "节约4%")) == []
    assert judged("上升≤3%", "下降5%").verdict is Verdict.MET
    assert judged("能耗下降≥5%", "提高6%").verdict is Verdict.MISSED
    assert judged("能耗下降≥5%", "上升3%-8%").reason.code == "measure-differs"
    assert judged("能耗下降≥5%", "上升3%以上").reason.code == "measure-differs"
    assert codes(judged("≤100元", "节约2人")) == []
    assert codes(judged("≤100万元", "成本2万元")) == []


@pytest.mark.parametrize("name", ["能耗", "投诉率", "能耗下降率"])
@pytest.mark.parametrize("polarity", [None, Polarity.LOWER_IS_BETTER])
def test_a_fall_by_itself_is_that_of_the_named_figure(name: str, polarity: Polarity | None) -> None:
    """下降10% in a row of energy asks for as much, as 能耗下降10% does."""
    target = read_target("下降10%")

    assert judge(target, "下降12%", name=name, polarity=polarity).verdict is Verdict.MET
    assert judge(target, "下降8%", name=name, polarity=polarity).verdict is Verdict.MISSED


@pytest.mark.parametrize("name", ["综合指数", "入企检查次数", "财政供养人员", "就业率"])
def test_a_fall_of_what_nobody_says_is_better_low_stays_open(name: str) -> None:
    """A plan to inspect less is one, whatever the word 检查 says elsewhere."""
    for actual in ("减少12%", "减少8%"):
        assert judge(read_target("减少10%"), actual, name=name).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("tail", figures.FIGURE_ENDS.words.split())
@pytest.mark.parametrize("figure", ["预算", "计划"])
def test_a_figure_by_its_longer_name(figure: str, tail: str) -> None:
    """未超预算 answers 不超过预算数 and the other way round; another figure stays another."""
    assert judged(f"不超过{figure}{tail}", f"未超{figure}").verdict is Verdict.MET
    assert judged(f"不超过{figure}", f"未超{figure}{tail}").verdict is Verdict.MET
    assert judged(f"不超过{figure}{tail}", "未超概算").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(("one", "other"), [("合同金额", "合同数"), ("项目数", "项目金额"), ("项目总额", "项目数")])
def test_a_count_and_an_amount_are_two_figures(one: str, other: str) -> None:
    """8 % of the contracts is no 8 % of their amount."""
    assert judged(f"不超过{one}的10%", f"{other}的8%").reason.code == "reference-differs"


@pytest.mark.parametrize("words", ["持续提高", "是", "运行平稳；服务更好", "运行平稳，完成"])
@pytest.mark.parametrize(
    "value", ["95%", "≥95%", "60%-80%", "每年2次", "2024年5月", "第3名", "良好", "较上年提高5%", "3次，5次"]
)
def test_words_and_a_value_need_a_reader_whichever_of_them_is_the_target(words: str, value: str) -> None:
    """Words measure nothing, so that no value measures something else; the sentence is true both ways."""
    sentences = {
        "zh_Hans": "实际情况“{}”是否达到目标“{}”，须由人判断",
        "zh_Hant": "實際情況“{}”是否達到目標“{}”，須由人判斷",
    }
    for target, actual in ((words, value), (value, words)):
        found = judged(target, actual)
        assert (found.verdict, found.reason.code) in {
            (Verdict.UNDECIDED, "words-need-a-reader"),
            (Verdict.UNDECIDED, "parts-unmatched"),  # of several clauses, whichever is answered
        }
        if found.reason.code == "words-need-a-reader":
            for locale, sentence in sentences.items():
                assert sentence.format(actual, target) in explain(found, locale=locale)


@pytest.mark.parametrize(
    ("target", "unit", "actual", "verdict", "code"),
    [
        ("≥2", "次/月", "全年18次", Verdict.MISSED, "fell-short"),
        ("≥2", "次/月", "全年24次", Verdict.MET, "reached"),
        ("≥2", "次/月", "18次", Verdict.UNDECIDED, "period-unknown"),
        ("≥1", "次/季度", "四次", Verdict.UNDECIDED, "period-unknown"),
        ("≥50", "人/月", "全年600人", Verdict.MET, "reached"),
        ("≥2", "次/月", "3", Verdict.MET, "reached"),
        ("≥2", "次/月", "3次/月", Verdict.MET, "reached"),
        ("≥30", "万元/年", "32万元", Verdict.MET, "reached"),
        ("≥30", "万元/年", "31-32万元", Verdict.MET, "reached"),
        ("≥3", "个/村", "4个", Verdict.MET, "reached"),
        ("≥3", "个/村", "共20个", Verdict.UNDECIDED, "units-differ"),
        ("≤450", "元/人", "438元", Verdict.MET, "reached"),
        ("≤450", "元/人", "总计46000元", Verdict.UNDECIDED, "units-differ"),
        ("≤100", "公里/小时", "90公里", Verdict.MET, "reached"),
        ("≤450", "元/人", "46,000元", Verdict.UNDECIDED, "units-differ"),
        ("≤450", "元/人", "46000", Verdict.UNDECIDED, "units-differ"),
        ("≤450", "元/人", "每人4600元", Verdict.MISSED, "exceeded"),
        ("≤450", "元/人", "4600元/人", Verdict.MISSED, "exceeded"),
        ("≤450", "元/人", "4400", Verdict.MISSED, "exceeded"),
        ("≥450", "元/人", "44", Verdict.MISSED, "fell-short"),
        ("≤450元/人", None, "46000", Verdict.UNDECIDED, "units-differ"),
        ("≤450元/人", None, "4600元/人", Verdict.MISSED, "exceeded"),
        ("≤450", "元/人·年", "46000", Verdict.UNDECIDED, "units-differ"),
        ("≥2", "次/月", "18", Verdict.MET, "reached"),
        ("≥2", "次/月", "24", Verdict.UNDECIDED, "period-unknown"),
        ("≥3", "万元/月", "40", Verdict.UNDECIDED, "period-unknown"),
        ("≥3", "个/村", "45", Verdict.UNDECIDED, "units-differ"),
        ("≥3", "个/村", "45个", Verdict.UNDECIDED, "units-differ"),
        ("≥3", "个/100人", "45", Verdict.UNDECIDED, "units-differ"),
        ("≥2", "次/年", "24", Verdict.MET, "reached"),
        ("≥30", "万元/年", "400", Verdict.MET, "reached"),
        ("≤5", "mg/L", "80", Verdict.MISSED, "exceeded"),
    ],
)
def test_a_unit_column_makes_no_rate_of_a_sum(
    target: str, unit: str | None, actual: str, verdict: Verdict, code: str
) -> None:
    """
    What happened in the year, or all of it, is not so much a month, though the column 度量单位 says 次/月.

    Nor is what only the column makes one of each, and is more than ten times its target.
    """
    found = judge(read_target(target, unit=unit), read_actual(actual, unit=unit))

    assert (found.verdict, found.reason.code) == (verdict, code)


def test_every_spelling_of_a_unit_names_what_a_value_is_per() -> None:
    """每平方米造价 of 元/m², 每天 of 元/日: the name and the unit may spell it in two ways."""
    words = [
        (row.symbol, [row.symbol, *row.synonyms.split()])
        for row in ROWS
        if row.kind not in {"ratio", "points", "labour"}
    ]
    assert len(words) > 50

    for main, spelled in words:
        for word in spelled:
            if word.isalpha() and not word.isascii():
                for unit in (main, word):
                    found = judge(read_target(f"≤30元/{unit}"), "28元", name=f"每{word}成本")
                    assert found.verdict is Verdict.MET, (unit, word)


@pytest.mark.parametrize(
    ("number", "unit", "actual", "answer"),
    [
        ("≤120", "万元", "1000000元", (Verdict.MET, "reached")),
        ("≤19", "万元", "198,000元", (Verdict.MISSED, "exceeded")),
        ("≥0.1", "亿元", "1200万元", (Verdict.MET, "reached")),
        ("≥300", "人次/日", "全年10万人次", (Verdict.UNDECIDED, "units-differ")),
        ("≥2", "次/月", "每周1次", (Verdict.UNDECIDED, "units-differ")),
        ("≥12", "次/年", "每月2次", (Verdict.MET, "reached")),
        ("≥5", "%", "6个百分点", (Verdict.UNDECIDED, "units-differ")),
        ("≤5", "个工作日", "3天", (Verdict.UNDECIDED, "units-differ")),
        ("≤450", "元/人", "4.6万元", (Verdict.UNDECIDED, "units-differ")),
        ("≥3", "公里", "2900米", (Verdict.MISSED, "fell-short")),
        ("≥2", "小时", "90分钟-150分钟", (Verdict.UNDECIDED, "actual-wide")),
        ("≥100", "万元", "120元", (Verdict.UNDECIDED, "number-ambiguous")),
        ("≤100", "万元", "120元", (Verdict.UNDECIDED, "number-ambiguous")),
        ("≤100", "万元", "80元", (Verdict.MET, "reached")),
        ("≤100", "万元", "0元", (Verdict.MET, "reached")),
        ("≤100", "万元", "20000元", (Verdict.MET, "reached")),
    ],
)
def test_a_unit_of_its_own_counts_as_without_the_column(
    number: str, unit: str, actual: str, answer: tuple[Verdict, str]
) -> None:
    """A value that says its unit is judged by it in both layouts; 万 left out beside 元 may have been meant."""
    beside = judge(read_target(number, unit=unit), read_actual(actual, unit=unit))
    alone = judge(read_target(number + unit), read_actual(actual))

    assert [(found.verdict, found.reason.code) for found in (beside, alone)] == [answer, answer]


def test_a_scale_beside_a_unit_column_is_not_read_twice() -> None:
    """100万 beside 万元 has no unit of its own, and stays what it was."""
    assert read_actual("100万", unit="万元").said == read_actual("100万元").said
    assert isinstance(read_actual("3万", unit="万人次").said, Threshold)


@pytest.mark.parametrize(
    ("target", "unit", "actual", "verdict"),
    [
        ("≥1.2", "万人次", "11,000", Verdict.UNDECIDED),
        ("≥1.2", "万人次", "11000", Verdict.UNDECIDED),
        ("≥2平方公里", None, "1900000", Verdict.UNDECIDED),
        ("≥20000人次", None, "1.9", Verdict.MISSED),
        ("≤1.2万元", None, "13,000", Verdict.MISSED),
        ("≥1.2万人次", None, "12,000", Verdict.MET),
    ],
)
def test_a_number_of_two_readings_has_no_part_of_its_target(
    target: str, unit: str | None, actual: str, verdict: Verdict
) -> None:
    """1.9 of ≥20000人次 is 1.9万, or next to nothing: it misses either way, and nobody says by how much."""
    found = judge(read_target(target, unit=unit), read_actual(actual, unit=unit))

    assert (found.verdict, found.ratio) == (verdict, None)


def test_points_of_two_readings_are_open() -> None:
    """What misses by either reading earns other points by each."""
    row = Indicator(name="接待人次", category="output.quantity", target=read_target("≥20000人次"), weight=90)
    line = assess(ProjectObjectives(project="开放日", indicators=[row]), {row.id: "1.9"}, policy="mof2020").lines[0]

    assert (line.verdict, line.low, line.high) == (Verdict.MISSED, Decimal("0.01"), Decimal("85.50"))
    assert line.points is None


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        ("≥20000人次", "1.9", "，按 1.9人次 或 19000人次 计均如此"),
        ("≥20000人次", "2.1", "；请写明是 2.1人次 还是 21000人次"),
        ("≥100万元", "120元", "；请写明是 0.012万元 还是 120万元"),
        ("≥1.2万人次", "12,000", "，按 12000万人次 或 1.2万人次 计均如此"),
        ("≥2小时", "110", "；请连同单位填报，使其只有一种读法"),
        ("≥95%", "0.98", "；请在数字后写明单位，如“98.5%”"),
        ("较上年提高5个百分点", "提高6%", "（如“提高…个百分点”）"),
        ("较上年提高5%", "提高5个百分点", "，如“提高…%”"),
    ],
)
def test_a_sentence_names_what_would_settle_it(target: str, actual: str, said: str) -> None:
    """Both readings of a number in the target's unit; the wished change in its own direction and unit."""
    assert said in explain(judge(read_target(target), read_actual(actual)), locale="zh_Hans")


@pytest.mark.parametrize("actual", ["100户以上", "≥100户", "90-110户"])
def test_what_may_be_just_the_bare_target_is_not_said_to_differ(actual: str) -> None:
    """100户以上 may be 100户; 110户以上 is another number, and nobody says which side is better."""
    assert judged("100户", actual).reason.code == "actual-wide"
    assert judged("100户", "110户以上").reason.code == "polarity-unknown"
