"""What the words around a number make of it: the same as a plain spelling, words, or a refusal with its reason."""

from typing import Any

import pytest
from attrs import evolve

from perfmodel import (
    Comparison,
    Composite,
    Deadline,
    Frequency,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    parse_actual,
    read_actual,
    read_target,
)
from perfmodel.lexicon._comparison_words import CHANGES, SHARED_SUMS
from perfmodel.targets import _lexer as lexer

SAME = [
    ("10^4人", "10000人"),
    ("10⁴人", "10000人"),
    ("1.5×10⁴人", "15000人"),
    ("1小时30分20秒", "5420秒"),
    ("2天3小时", "51小时"),
    ("100+", "≥100"),
    ("100人+", "≥100人"),
    ("经费（万元）≤100", "≤100万元"),
    ("（万元）≤100", "≤100万元"),
    ("经费（元）≤¥100", "≤100元"),
    ("经费（万元）≤¥100", "≤100万元"),
    ("经费（万美元）≥$5", "≥5万美元"),
    ("补助标准（元/人）≥¥100", "≥100元/人"),
    ("万元：¥100", "100万元"),
    ("≤¥28.4/株", "≤28.4元/株"),
    ("￥3.2万/户", "3.2万元/户"),
    ("人民币60/人·天", "60元/人·天"),
    ("$20/人", "20美元/人"),
    ("万元：5-8", "5-8万元"),
    ("万：5", "5万"),
    ("满意度（%）90-95", "90%-95%"),
    ("经费（万元）5-8", "5-8万元"),
    ("经费（万元）¥5-8", "5-8万元"),
    ("经费（元）5-8万", "5-8万元"),
    ("经费（万元）5万-8万", "5-8万元"),
    ("经费（万元）大于10小于20", "大于10万元小于20万元"),
    ("温度（℃）25±2", "25±2℃"),
    ("经费（万元）100±5%", "95-105万元"),
    ("人数（人）≥5万", "≥5万人"),
    ("人数（万人）≥5万", "≥5万人"),
    ("冷库零下18℃", "-18℃"),
    ("不大于或等于5", "≤5"),
    ("不小于等于5", "≥5"),
    ("每人·天50元", "50元/人·天"),
    ("每年3次", "3次/年"),
    ("上年\n的95%", "上年的95%"),
    ("在上年基础上增长5%", "较上年增长5%"),
    ("在上年基础上，增长5%", "较上年增长5%"),
    ("较上年分别增长5%", "较上年增长5%"),
    ("20≥x≥10", "10-20"),
    ("10≤x≤20", "10-20"),
    ("≥95%，得10分", "≥95%"),
    ("≥95%（得10分）", "≥95%"),
    ("≥5‰每月", "≥5‰/月"),
    ("6.30前", "6月30日前"),
    ("5个批次", "5批次"),
    ("5亿人公里", "5亿人·公里"),
    ("5 hours", "5小时"),
    ("5days", "5日"),
    ("-20--15℃", "-20℃--15℃"),
    ("误差-5%-5%", "±5%"),
    ("23年12月底前", "2023年12月底前"),
    ("2023-12", "2023年12月"),
    ("2023/12底前", "2023年12月底前"),
    ("不低于较上年增长5%", "较上年增长≥5%"),
    ("较2020年翻一番", "较2020年增长100%"),
    ("同比翻一番", "同比增长100%"),
    ("与上年相比\n增长5%", "与上年相比增长5%"),
    ("较上年，增长5%", "较上年增长5%"),
    ("下降\n5%", "下降5%"),
    ("at least 95%", "≥95%"),
    ("no more than 5 days", "≤5日"),
    ("95% or more", "≥95%"),
    ("1小时内上报", "≤1小时"),
    ("≥5‰/半年", "≥5‰/半年"),
    ("1月至\n12月", "1月至12月"),
    ("24小时\n内", "24小时内"),
    ("10月1日\n前", "10月1日前"),
]


@pytest.mark.parametrize(("text", "plain"), SAME)
def test_other_spellings(text: str, plain: str) -> None:
    """What people write in another way is the same value."""
    found, expected = read_target(text), read_target(plain)

    assert not isinstance(found, Unread | Statement)
    assert value_of(found) == value_of(expected)


def value_of(target: Target) -> object:
    """A target without the name of what is measured."""
    written: Any = target
    return evolve(written, subject=None)


WORDS = [
    "二十几",
    "1小时30分过半",
    "after 2023-12-31",
    "after 5",
    "年底前1个月",
    "2023年初",
    "2023年上旬",
    "与持平",
    "同比2022年增长5%",
    "较上年增长约5%",
    "高于上年5%-8%",
    "不低于上年的5%-8%",
    "上年的5%-8%",
    "95%，±5%",
    "每月2次、3场",
    "95%之间",
    "95%（待定）",
    "每人1小时30分",
    "±一半",
    "365天24小时",
    "前10名左右",
    "前10以内单位",
    "为预算以内",
    "近3年",
    "最高补助50万元",
    "最晚5天",
    "6月和12月各开展1次",
    "声环境2类",
    "排名上升3位",
    "课程1小时30分制度",
    "一对一辅导",
    "8级地震",
    "5G网络",
    "第10名以后",
    "2023年初级职称5人",
    "不到一半±5%",
    "第三）",
    "每2",
    "前三/日",
    "不限12月底前完成",
    "5人比3",
    "XX万元",
    "落户万人",
    "约2023年12月31日前",
    "至少5家书屋不低于95%",
    "由85%提高到90%",
    "较上年增长5%扣分",
    "较上年增长1小时30分",
    "较上年增长过半",
    "至少上年10人",
    "1/3 人",
    "20垛 大箱",
    "否，95%",
    "优秀、80分，持续改善",
    "第三以内单位",
    "前5城市",
    "约优良",
    "平均以内",
    "较2023年",
    "20项目以上",
    "1小时内上报率",
    "5万元以上补助",
    "1小时30分课程",
    "2024年月底前",
    "2024年度月末完成",
]


@pytest.mark.parametrize("text", WORDS)
def test_words_with_a_number_in_them(text: str) -> None:
    """A number that is no target leaves the cell words, since a guess would be a wrong value in silence."""
    assert read_target(text, fiscal_year=2023) == Statement(text=text)


@pytest.mark.parametrize("day", ["2023年6月", "2023年6月30日", "6月底前", "2023年底前"])
@pytest.mark.parametrize("verb", ["印发", "实施", "建成", "发布", ""])
def test_days_that_say_which_thing_is_meant(day: str, verb: str) -> None:
    """A day behind which a verb with 的 stands is no deadline; behind the object of a verb 的 belongs to that."""
    text = f"符合{day}{verb}的管理办法"

    assert read_target(text, fiscal_year=2023) == Statement(text=text)
    for done in ("完成上级交办的任务", "建成新的泵房", "按新的标准完成", "目的达到"):
        assert isinstance(read_target(f"{day}{done}", fiscal_year=2023), Deadline)


REFUSED = [
    ("1.5×11⁴人", "number-invalid"),
    ("1.5×10¹³人", "number-invalid"),
    ("2023-2025", "number-ambiguous"),
    ("3.5-12.31", "number-ambiguous"),
    ("一天2小时", "expression-incomplete"),
    ("控制在预算95%以内", "figure-ambiguous"),
    ("≥20户 人", "unit-unknown-rest"),
    ("≥95%（户）", "unit-conflict"),
    ("≥95元（小时）", "unit-conflict"),
    ("10≤x≥20", "operators-conflict"),
    ("约2次/年", "words-unknown"),
    ("每年约2次", "words-unknown"),
    ("次年3月至当年5月", "span-invalid"),
    ("≥2次/旬", "period-unknown"),
    ("≥5元/%", "expression-incomplete"),
    ("≠5", "comparison-unknown"),
    ("20\n书屋", "unit-unknown-rest"),
    ("不低于≤硕士及以上", "operators-conflict"),
    ("不等于5%", "comparison-unknown"),
    ("≥5家书屋≥95%", "words-unknown"),
    ("较上年增长-5%", "sign-ambiguous"),
    ("销售-5%-5%", "sign-ambiguous"),
    ("销售-5%", "sign-ambiguous"),
    ("销售~5%", "sign-ambiguous"),
    ("销售--5册", "sign-ambiguous"),
    ("≥-5%以内", "operators-conflict"),
    ("约-5%以内", "sign-ambiguous"),
    ("上年95%", "figure-ambiguous"),
    ("不到一半以上", "operators-conflict"),
    ("超过半数以下", "operators-conflict"),
    ("±≥5%", "operators-conflict"),
    ("±5%以上", "operators-conflict"),
    ("至少书屋最多5间", "operators-conflict"),
    ("前10名以下", "rank-invalid"),
    (">前10名", "rank-invalid"),
    ("5人PM2.5", "unit-unknown-rest"),
    ("5人≥书屋", "value-missing"),
    ("[书屋]5间", "words-unknown"),
    ("≥20项目", "unit-unknown-rest"),
    ("完成率%：100", "unit-unknown-rest"),
    ("种植面积亩：50", "unit-unknown-rest"),
    ("金额万元：500", "unit-unknown-rest"),
    ("2023/2024", "number-ambiguous"),
    ("8:30", "number-ambiguous"),
    ("+书屋5间", "words-unknown"),
]


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_is_refused(text: str, code: str) -> None:
    """What nobody can tell is refused with a code that says why."""
    found = read_target(text)

    assert isinstance(found, Unread)
    assert found.error.code == code
    assert found.error.span.of(text)


@pytest.mark.parametrize(
    ("text", "unit", "operator", "code"),
    [
        ("5%", "元", None, "unit-conflict"),
        ("每月3次", "次/年", None, "unit-conflict"),
        ("2023年12月31日", None, "≥", "operators-conflict"),
        ("95", None, "不等于", "operator-unknown"),
    ],
)
def test_columns_that_do_not_fit(text: str, unit: str | None, operator: str | None, code: str) -> None:
    """A column that says another thing than the cell is no detail to pass over."""
    found = read_target(text, unit=unit, operator=operator)

    assert isinstance(found, Unread)
    assert found.error.code == code


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("合格率≥95%满意度≥90%", ("合格率≥95%", "满意度≥90%")),
        ("分别超过3万、5万人次", (">3万人次", ">5万人次")),
        ("分别≥51%和61%", ("≥51%", "≥61%")),
        ("分别不低于51%与61%", ("≥51%", "≥61%")),
        ("分别较上年增长5%、6%", ("较上年增长5%", "较上年增长6%")),
        ("5人、小学，3人", ("5人", "3人")),
        ("5个县接入实现100%", ("5个", "县接入100%")),
    ],
)
def test_two_values_in_one_cell(text: str, clauses: tuple[str, ...]) -> None:
    """Each value is a clause, with what 分别 hands on to it."""
    found = read_target(text)

    assert isinstance(found, Composite)
    assert found.clauses == tuple(map(read_target, clauses))


def test_a_figure_named_by_a_word_of_degree() -> None:
    """平均 is a figure where nothing else names one."""
    change, share = read_target("高于平均2个百分点"), read_target("不超过平均的10%")

    assert isinstance(change, Relative)
    assert isinstance(share, Relative)
    assert (change.reference, share.reference) == ("平均", "平均")


@pytest.mark.parametrize("name", [*CHANGES, *SHARED_SUMS])
def test_a_figure_named_by_a_change_or_by_a_sum_of_another_year(name: str) -> None:
    """不低于GDP增速, 不高于上年度支出: a bound that another figure is; the change alone says of nothing."""
    figures = (f"上年度{name}", f"全市{name}")
    found = [read_target(f"{front}{figure}") for figure in figures for front in ("不高于", "不超过", "≤")]

    assert [getattr(target, "reference", None) for target in found] == [figure for figure in figures for _ in range(3)]
    assert {getattr(target, "comparison", None) for target in found} == {Comparison.LE}
    assert isinstance(read_target(f"不低于{name}"), Statement) is (name in CHANGES)
    assert isinstance(read_target(f"不高于上年度{name}考核要求的情形"), Statement)


def test_a_name_in_brackets_stays_whole() -> None:
    """The bracket at the end of a name belongs to it."""
    found = read_target("读者（线上）≥95%")

    assert isinstance(found, Threshold)
    assert found.subject == "读者（线上）"


def test_names_that_hold_a_year_or_an_order() -> None:
    """初中 is no beginning of the year, and 考核 in front of a place is what the place is of."""
    rate, place = read_target("2023年初中毕业率≥95%"), read_target("考核位居全市前3名")

    assert isinstance(rate, Threshold)
    assert rate.subject == "2023年初中毕业率"
    assert isinstance(place, Rank)
    assert (place.within, place.scope, place.subject) == (3, "全市", "考核")


def test_units_kept_whole() -> None:
    """A unit that no table knows, a scale as denominator and a period behind a fraction are no rest."""
    for text, symbol in (("200个业务次", "个业务次"), ("3人/千", "人/千"), ("三分之二/年", "/3·年")):
        found = read_target(text)
        assert isinstance(found, Threshold)
        assert found.quantity.unit.symbol == symbol


def test_half_with_a_word_behind_a_blank() -> None:
    """What stands behind a blank is a clause of words, never lost."""
    found = read_target("过半 书屋")

    assert isinstance(found, Composite)
    assert found.clauses[1] == Statement(text="书屋")


@pytest.mark.parametrize("text", ["间3", "到5", "到 5"])
def test_a_syllable_is_no_subject(text: str) -> None:
    """A word that leads to a number names nothing."""
    found = read_target(text)

    assert isinstance(found, Threshold)
    assert found.subject is None


def test_a_period_beside_its_unit_column() -> None:
    """每年3次 under 次/年 says the same twice."""
    assert read_target("每年3次", unit="次/年") == read_target("3次/年")
    assert isinstance(read_target("3", unit="次/年"), Frequency)


def test_days_without_a_year_between_two_dots() -> None:
    """1.1-12.31 is the whole year."""
    assert read_target("1.1-12.31", fiscal_year=2023) == read_target("2023年1月1日至2023年12月31日")


def test_results_that_leave_their_place_behind() -> None:
    """第10名以后 is no tenth place, and a denied change with two ends no change."""
    assert not isinstance(read_actual("第10名以后").said, Rank)
    assert not isinstance(read_actual("第10名开外").said, Rank)
    assert isinstance(parse_actual("第10名").said, Rank)


def test_the_rules_of_few_characters_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of more characters than any writer has does not fill the memory, and reads no other way."""
    monkeypatch.setattr(lexer, "_MOST_CHARACTERS", 1)
    rules = lexer._Rules()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - what is kept shows nowhere else

    assert [bool(rules[character]) for character in "≥龘龖"] == [True, False, False]
    assert len(rules) == 1
