"""What each wording means, by examples of the project's own."""

from datetime import date
from decimal import Decimal

import pytest

from perfmodel import (
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    Frequency,
    Grade,
    Period,
    Quantity,
    Range,
    Rank,
    Relative,
    Statement,
    TargetSyntaxError,
    Threshold,
    Unread,
    Unstated,
    YesNo,
    parse_target,
    read_target,
)
from perfmodel.targets import Direction
from perfmodel.values import PeriodUnit


@pytest.mark.parametrize(
    ("text", "comparison", "value", "unit"),
    [
        ("不低于90%", "ge", "90", "%"),
        ("4万6千册", "stated", "46000", "册"),
        ("≥1亿2000万元", "ge", "12000", "万元"),
        ("负2万3千元", "stated", "-23000", "元"),
        ("二点四亿元", "stated", "2.4", "亿元"),
        ("不低于七成五", "ge", "7.5", "成"),
        ("≥0.3MPa", "ge", "0.3", "MPa"),
        ("夜间≤45分贝（A）", "le", "45", "dB(A)"),
        ("零", "stated", "0", ""),
        ("≤60万元（不含税）", "le", "60", "万元"),
        ("低于60万元（含税）", "lt", "60", "万元"),
        ("低于5天（含当日）", "le", "5", "天"),
        ("降低至少5%", "ge", "5", "%"),
        ("降低至5%", "le", "5", "%"),
        ("床护比不低于1/2（含）", "ge", "1", "/2"),
        ("不低于\n95%", "ge", "95", "%"),
        ("不超过\r\n60万元", "le", "60", "万元"),
        ("95%\n以上", "ge", "95", "%"),
        ("至少举办2场", "ge", "2", "场"),
        ("≧45人次", "ge", "45", "人次"),
        (">=12", "ge", "12", ""),
        ("》=7口", "ge", "7", "口"),
        ("供水管网漏损率不高于9.5%", "le", "9.5", "%"),
        ("至多三次", "le", "3", "次"),
        ("控制在32.6万元以内", "le", "32.6", "万元"),
        ("＜２小时", "lt", "2", "小时"),
        ("不足4%", "lt", "4", "%"),
        ("超过1,250册", "gt", "1250", "册"),
        ("═3套", "eq", "3", "套"),
        ("百分之六十以上", "ge", "60", "%"),
        ("万分之三以下", "le", "3", "‱"),
        ("70分（含70分）以上", "ge", "70", "分"),
        ("8万元以下（不含8万元）", "lt", "8", "万元"),
        ("20%（不含）以上", "gt", "20", "%"),
        ("达88%", "ge", "88", "%"),
        ("达到40%以下", "le", "40", "%"),
        ("最低2600元/人·月", "ge", "2600", "元/人·月"),
        ("1.8亿元", "stated", "1.8", "亿元"),
        ("三万五千册", "stated", "35000", "册"),
        ("每人每月补助120元", "stated", "120", "元/人·月"),
        ("≤900元/100km", "le", "900", "元/100km"),
        ("25元/生.每天", "stated", "25", "元/生·天"),
        ("全年至少维护6次泵站", "ge", "6", "次"),
        ("45分钟内修复", "le", "45", "分钟"),
    ],
)
def test_thresholds(text: str, comparison: str, value: str, unit: str) -> None:
    """The comparison, the amount and the unit come out as the words say."""
    target = parse_target(text)

    assert isinstance(target, Threshold)
    assert target.comparison is Comparison(comparison)
    assert target.quantity == Quantity(value, unit)
    assert target.quantity.value == Decimal(value)
    assert target.text == text


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("70%-85%", ("70", "%", True), ("85", "%", True)),
        ("4万-6万元", ("4", "万元", True), ("6", "万元", True)),
        ("两至四场", ("2", "场", True), ("4", "场", True)),
        ("大于5小于9", ("5", "", False), ("9", "", False)),
        ("±2%以内", ("-2", "%", True), ("2", "%", True)),
        ("20%（不含）至40%（含）", ("20", "%", False), ("40", "%", True)),
    ],
)
def test_ranges(text: str, lower: tuple[str, str, bool], upper: tuple[str, str, bool]) -> None:
    """Both ends come out, each open or closed as written."""
    target = parse_target(text)

    assert isinstance(target, Range)
    for bound, (value, unit, inclusive) in ((target.interval.lower, lower), (target.interval.upper, upper)):
        assert bound is not None
        assert (bound.quantity, bound.inclusive) == (Quantity(value, unit), inclusive)


@pytest.mark.parametrize(
    ("text", "comparison", "count", "value", "unit"),
    [
        ("每季度2次", "stated", "2", 1, "季度"),
        ("每月不少于3次", "ge", "3", 1, "月"),
        ("≥5期/年", "ge", "5", 1, "年"),
        ("每两年检测1次", "stated", "1", 2, "年"),
        ("一年两次", "stated", "2", 1, "年"),
        ("每周至少1次", "ge", "1", 1, "周"),
    ],
)
def test_frequencies(text: str, comparison: str, count: str, value: int, unit: str) -> None:
    """A count of things per calendar period is a frequency."""
    target = parse_target(text)

    assert isinstance(target, Frequency)
    assert target.comparison is Comparison(comparison)
    assert target.count.value == Decimal(count)
    assert (target.per.value, target.per.unit.value) == (value, unit)


@pytest.mark.parametrize(
    ("text", "year", "earliest", "latest"),
    [
        ("2024年内", None, "2024-01-01", "2024-12-31"),
        ("2024年9月30日前", None, "None", "2024-09-30"),
        ("6月底前", 2024, "None", "2024-06-30"),
        ("6月底前", None, "None", "--06-30"),
        ("第三季度末", None, "None", "--09-30"),
        ("次年2月底前", 2023, "None", "2024-02-29"),
        ("2024年3月-8月", None, "2024-03-01", "2024-08-31"),
        ("2024年4-10月完成", None, "2024-04-01", "2024-10-31"),
        ("工期4-10月", 2025, "2025-04-01", "2025-10-31"),
        ("三至五月", 2025, "2025-03-01", "2025-05-31"),
        ("2024-2026年", None, "2024-01-01", "2026-12-31"),
        ("2024.07-2025.01", None, "2024-07-01", "2025-01-31"),
        ("2024-06-15", None, "None", "2024-06-15"),
        ("2024年度", None, "2024-01-01", "2024-12-31"),
        ("2024年9月30日内", None, "None", "2024-09-30"),
        ("11月15日至次年3月15日", None, "--11-15", "--03-15"),
        ("11月15日至次年3月15日", 2024, "2024-11-15", "2025-03-15"),
        ("次年1月至次年3月", None, "--01-01", "--03-31"),
        ("次年1月1日至3月31日", 2024, "2025-01-01", "2025-03-31"),
        ("下年度1-6月", None, "--01-01", "--06-30"),
        ("12月31前", None, "None", "--12-31"),
        ("12月（含）前", 2024, "None", "2024-12-31"),
        ("2024年（含）前", None, "None", "2024-12-31"),
        ("2024.12月以内", None, "2024-12-01", "2024-12-31"),
        ("3月至次年11月", 2024, "2024-03-01", "2025-11-30"),
        ("2022-2024年", None, "2022-01-01", "2024-12-31"),
        ("上半年", 2024, "2024-01-01", "2024-06-30"),
        ("截至2024年底", None, "None", "2024-12-31"),
    ],
)
def test_deadlines(text: str, year: int | None, earliest: str, latest: str) -> None:
    """Days come out whole; without a year in text or call they stay without."""
    target = parse_target(text, fiscal_year=year)

    assert isinstance(target, Deadline)
    assert (str(target.span.earliest), str(target.span.latest)) == (earliest, latest)


def test_a_bare_month_before_qian_is_doubtful() -> None:
    """9月前: sure until the end of August, open until the end of September."""
    target = parse_target("9月前", fiscal_year=2024)

    assert isinstance(target, Deadline)
    assert str(target.span.latest) == "2024-08-31"
    assert str(target.doubtful_until) == "2024-09-30"


def test_other_shapes() -> None:
    """Ranks, grades, relations, yes and no, statements and empty cells."""
    rank = parse_target("全省前八名")
    assert isinstance(rank, Rank)
    assert (rank.within, rank.scope) == (8, "全省")
    grade = parse_target("服务评价达良好及以上")
    assert isinstance(grade, Grade)
    assert (grade.grade, grade.comparison, grade.subject) == ("良好", Comparison.GE, "服务评价")
    relative = parse_target("较上年降低3个百分点以上")
    assert isinstance(relative, Relative)
    assert (relative.reference, relative.direction, relative.change) == (
        "上年",
        Direction.DECREASE,
        Quantity(3, "个百分点"),
    )
    assert isinstance(parse_target("不超过合同价"), Relative)
    assert parse_target("是") == YesNo(expected=True)
    assert parse_target("持续改善水质") == Statement(text="持续改善水质")
    assert parse_target(" — ") == Unstated()


def test_a_composite_keeps_its_labels() -> None:
    """Each clause has what it measures as its subject."""
    target = parse_target("（1）抽检≥40批次；（2）合格率≥97%")

    assert isinstance(target, Composite)
    assert [clause.subject for clause in target.clauses] == ["抽检", "合格率"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("≥", "value-missing", (1, 1)),
        ("≥95%%", "expression-incomplete", (4, 5)),
        ("≥9.5.2%", "number-invalid", (1, 6)),
        ("2023年2月30日", "date-invalid", (0, 10)),
        ("不低于80%以下", "operators-conflict", (0, 8)),
        ("80%至60%", "interval-empty", (0, 7)),
        ("9" * 61 + "人", "number-long", (0, 62)),
    ],
)
def test_what_cannot_be_read_says_where(text: str, code: str, place: tuple[int, int]) -> None:
    """The code is stable and the place lies in the author's text; parse_target raises the same."""
    target = read_target(text)

    assert isinstance(target, Unread)
    assert (target.error.code, (target.error.span.start, target.error.span.stop)) == (code, place)
    with pytest.raises(TargetSyntaxError, match="expected") as caught:
        parse_target(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "unit", "operator", "expected"),
    [
        ("95", "%", "≥", "≥95%"),
        ("95%", "百分比", "正向 大于等于", "≥95%"),
        ("2,000", "株", "＞", ">2000株"),
        ("50万", "元", "≤", "≤50万元"),
        ("良好", None, "≥", "≥良好"),
        ("4", "次/年", "≥", "≥4次/年"),
    ],
)
def test_columns_say_the_same_as_one_cell(text: str, unit: str | None, operator: str | None, expected: str) -> None:
    """Unit and operator in columns of their own read like one expression."""
    assert read_target(text, unit=unit, operator=operator) == parse_target(expected)


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("百余册", "100", "册"), ("千余人", "1000", "人"), ("万余人次", "1", "万人次")]
)
def test_a_round_numeral_with_yu_is_approximate(text: str, value: str, unit: str) -> None:
    """百余 is about a hundred."""
    assert read_target(text) == Threshold(
        comparison=Comparison.STATED, quantity=Quantity(value, unit), approximate=True, text=text
    )


@pytest.mark.parametrize(
    ("text", "comparison", "per"),
    [
        ("2次以上/月", "ge", Period(1, PeriodUnit.MONTH)),
        ("每季度末检修2次", "stated", Period(1, PeriodUnit.QUARTER)),
        ("每月底巡检2次", "stated", Period(1, PeriodUnit.MONTH)),
        ("一年不少于2次", "ge", Period(1, PeriodUnit.YEAR)),
        ("1年≥2次", "ge", Period(1, PeriodUnit.YEAR)),
        ("半年至多2次", "le", Period(1, PeriodUnit.HALF_YEAR)),
        ("3周不超过2次", "le", Period(3, PeriodUnit.WEEK)),
    ],
)
def test_a_rate_whose_period_has_words_around_it(text: str, comparison: str, per: Period) -> None:
    """A word before the slash or the end of the period leaves it a frequency."""
    found = read_target(text)
    assert isinstance(found, Frequency)
    assert (found.comparison.value, found.count, found.per) == (comparison, Quantity("2", "次"), per)


@pytest.mark.parametrize(
    "text", ["3月不少于2次", "2季度≥2次", "2023年≥2次", "首年不少于2次", "25年度不少于2次", "上一年≥2次", "##号楼≥2次"]
)
def test_a_month_or_a_year_in_front_is_no_period(text: str) -> None:
    """What stands in the calendar names the count, as it does in front of a bare one."""
    found = read_target(text)
    assert isinstance(found, Threshold)
    assert (found.quantity, found.subject) == (Quantity("2", "次"), text[: text.index("2次")].rstrip("不少于≥"))


@pytest.mark.parametrize("front", ["Ⅰ-Ⅲ类", "Ⅰ—Ⅲ类", "Ⅰ类至Ⅲ类", "1-3类", "一至三级"])
@pytest.mark.parametrize("rest", ["水质比例≥80%", "断面比例不低于80%", "水质达标率80%"])
def test_classes_from_one_to_another_are_a_name(front: str, rest: str) -> None:
    """A value behind them is that of the name."""
    found = read_target(front + rest)
    assert isinstance(found, Threshold)
    assert (found.quantity, found.subject) == (Quantity(80, "%"), front + rest.rstrip("80%").rstrip("≥不低于"))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024年3月1日起至2024年9月30日", date(2024, 3, 1), date(2024, 9, 30)),
        ("自2024年3月起至2024年9月", date(2024, 3, 1), date(2024, 9, 30)),
        ("2024年12月至次年2月", date(2024, 12, 1), date(2025, 2, 28)),
    ],
)
def test_a_span_names_both_ends(text: str, earliest: date, latest: date) -> None:
    """起至 joins two ends, and 次年 counts from the first."""
    assert read_target(text) == Deadline(comparison=Comparison.STATED, span=DateSpan(earliest, latest), text=text)


def test_ordinals_head_a_list_but_stay_a_rank_alone() -> None:
    """第一 with 第二 behind it is a head, alone it is a rank."""
    found = read_target("第一，巡查≥6次；第二，完好率≥90%")
    assert isinstance(found, Composite)
    assert [type(clause) for clause in found.clauses] == [Threshold, Threshold]
    assert isinstance(read_target("第一"), Rank)


@pytest.mark.parametrize(
    ("operator", "comparison"), [("以上", "ge"), ("及以下", "le"), ("以内", "le"), ("定性", "stated")]
)
def test_an_operator_column_may_hold_a_word_from_behind(operator: str, comparison: str) -> None:
    """以上 compares in a column too."""
    found = read_target("60", unit="册", operator=operator)
    assert isinstance(found, Threshold)
    assert found.comparison.value == comparison


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("≥20年", "20", "年"), ("≥13月", "13", "月"), ("25小时", "25", "小时")],
)
def test_spans_of_time_that_are_no_day(text: str, value: str, unit: str) -> None:
    """A number that no calendar and no clock has is an amount of time."""
    target = read_target(text)

    assert isinstance(target, Threshold)
    assert target.quantity == Quantity(value, unit)


def test_better_than_a_class_is_a_grade() -> None:
    """Classes of water are compared by 优于, 劣于 and their kin, as the words of a scale are."""
    assert read_target("优于3类") == Grade(comparison=Comparison.GT, grade="3类", text="优于3类")
    assert read_target("不劣于3类") == Grade(comparison=Comparison.GE, grade="3类", text="不劣于3类")


@pytest.mark.parametrize(
    ("text", "comparison", "reference"),
    [
        ("不低于2023年水平", "ge", "2023年水平"),
        ("≤2023年决算数", "le", "2023年决算数"),
        ("高于2022年", "gt", "2022年"),
        ("水质同比持平", "eq", "上年同期"),
        ("环比基本持平", "eq", "上期"),
        ("不高于2023年", "le", "2023年"),
        ("不多于2023年", "le", "2023年"),
        ("事故起数低于2023年", "lt", "2023年"),
    ],
)
def test_years_that_name_a_figure(text: str, comparison: str, reference: str) -> None:
    """A year behind a comparison names the figure of that year, unless something is to be done by then."""
    target = read_target(text)

    assert isinstance(target, Relative)
    assert (target.comparison.value, target.reference, target.change) == (comparison, reference, None)
    assert isinstance(read_target("不晚于2023年建成"), Deadline)
    assert isinstance(read_target("不晚于2023年"), Deadline)
    assert isinstance(read_target("不超过2023年"), Deadline)
    assert isinstance(read_target("≤2023年"), Deadline)
    share = read_target("不低于2023年的95%")
    assert isinstance(share, Relative)
    assert (share.reference, share.share) == ("2023年", Quantity(95, "%"))
    assert read_target("不低于2023年人均95%以上") != read_target("≥95%")
    change = read_target("高于2023年水平5%")
    assert isinstance(change, Relative)
    assert (change.reference, change.change) == ("2023年水平", Quantity(5, "%"))
    ambiguous = read_target("不超过2023年预算5%")
    assert isinstance(ambiguous, Unread)
    assert ambiguous.error.code == "figure-ambiguous"


def test_a_list_of_values_with_their_words() -> None:
    """、 parts the values of a list as a comma does, with words behind them or in front."""
    target = read_target("5名馆员、3名志愿者")

    assert isinstance(target, Composite)
    assert [str(clause.quantity) for clause in target.clauses if isinstance(clause, Threshold)] == ["5名", "3名"]


def test_words_with_a_step_in_a_list() -> None:
    """C级危房 is no grade, so the value beside it stays a value; C级、D级危房 are words."""
    assert str(read_target("C级危房、≥5%")) == "C级危房；≥5%"
    assert isinstance(read_target("C级、D级危房"), Statement)


def test_each_thing_by_its_own_name() -> None:
    """个 between 每 and a measure word counts nothing."""
    assert read_target("每个乡镇1座") == read_target("1座/乡镇")
    assert read_target("每个月1次") == read_target("1次/月")
    assert read_target("每个5元") == read_target("5元/个")


def test_a_tolerance_in_percent_of_its_middle() -> None:
    """±5 % of 380 V is 19 V; ±5 % of 95 % stays percent."""
    for text, low, high in (("380V±5%", "361V", "399V"), ("95%±5%", "90%", "100%")):
        target = read_target(text)
        assert isinstance(target, Range)
        assert [str(end.quantity) for end in target.ends] == [low, high]


def test_a_line_broken_behind_a_sign() -> None:
    """A narrow cell breaks its line between the sign and the number; that parts no clauses."""
    assert read_target("≥\n95%") == read_target("≥95%")
    assert isinstance(read_target("≥95%\n≥3次"), Composite)


def test_words_of_change_behind_each() -> None:
    """每年减少3起 and 每年增加3起 are not the same, and 每年下降3% is no rate."""
    less, more = read_target("每年减少≥3起"), read_target("每年增加≥3起")
    assert isinstance(less, Frequency)
    assert (less.subject, less == more) == ("减少", False)
    assert isinstance(read_target("每年下降3%"), Statement)
    assert read_target("每年\n12次") == read_target("12次/年")


@pytest.mark.parametrize("operator", ["大于等于（≥）", "≥（不低于）", "大于等于。", "大于或等于"])
def test_operator_columns_that_say_it_twice(operator: str) -> None:
    """A sign and its words say one comparison."""
    assert read_target("95", operator=operator) == read_target("≥95")
    conflict = read_target("95", operator="≥（≤）")
    assert isinstance(conflict, Unread)
    assert conflict.error.code == "operator-unknown"


def test_a_mark_wins_over_the_column() -> None:
    """（不含） opens what the operator column closes."""
    assert read_target("95（不含）", operator="≥") == read_target(">95")
    assert read_target("95（含）", operator=">") == read_target("≥95")


def test_all_parts_of_a_bracket() -> None:
    """A value with its parts behind it is all of them, where 其中 says so; else nobody knows how they add up."""
    target = read_target("30万元（其中省级20万元、市级10万元）")

    assert isinstance(target, Composite)
    assert len(target.clauses) == 3
    assert isinstance(read_target("30万元（省级20万元、市级10万元）"), Statement)
    assert isinstance(read_target("落实20项措施，完成率100%"), Statement)
