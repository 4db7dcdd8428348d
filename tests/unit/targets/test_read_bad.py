"""Bad input: a typed result each, with its place; nothing lost, nothing raised."""

import pytest

from perfmodel import (
    Comparison,
    Composite,
    Deadline,
    Frequency,
    Quantity,
    Range,
    Rank,
    Relative,
    Statement,
    Threshold,
    Unread,
    Unstated,
    explain,
    format_target,
    judge,
    parse_quantity,
    read_actual,
    read_target,
)
from perfmodel.errors import TargetSyntaxError, WrongTypeError
from perfmodel.values._number import SCALES
from perfmodel.values._unit_table import COUNTERS, IN_PARTS, ROWS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("≥", "value-missing"),
        ("≧ %", "value-missing"),
        ("≥万", "value-missing"),
        ("不低于%", "value-missing"),
        ("≥册", "value-missing"),
        ("≤      万元", "value-missing"),
        ("≥万人次", "value-missing"),
        ("不超过  亿元", "value-missing"),
        ("≥百万元且≤3万元", "value-missing"),
        ("≥**人次", "value-missing"),
        ("≥😀", "value-missing"),
        ("≥长期≤", "value-missing"),
        ("80%-", "expression-incomplete"),
        ("80%-90%-100%", "expression-incomplete"),
        ("95%%以上", "expression-incomplete"),
        ("95%😀", "expression-incomplete"),
        ("≥95\x00%", "expression-incomplete"),
        ("1e400", "number-invalid"),
        ("6元//人", "expression-incomplete"),
        ("±", "words-unknown"),
        ("1,23元", "number-invalid"),
        ("1.2.3", "number-invalid"),
        ("3/0", "number-invalid"),
        ("1:18", "ratio-ambiguous"),
        ("24/7", "ratio-ambiguous"),
        ("≥7/24", "ratio-ambiguous"),
        ("百分之三亿", "number-invalid"),
        ("一分之五", "number-invalid"),
        ("每0天1次", "unit-invalid"),
        ("9" * 10_000, "number-long"),
        ("≠0", "comparison-unknown"),
        ("前0名", "rank-invalid"),
        ("2024年2月30日", "date-invalid"),
        ("2024年13月", "date-invalid"),
        ("2024年13月1日", "date-invalid"),
        ("23-2024年", "date-invalid"),
        ("9-2025年3月", "date-invalid"),
        ("5%-9月", "date-invalid"),
        ("3万元至9月", "date-invalid"),
        ("半年至9月", "date-invalid"),
        ("1.5-9月", "date-invalid"),
        ("¥5-9月", "date-invalid"),
        ("至少举办活动至多参加3次", "operators-conflict"),
        ("≥千克/亩", "value-missing"),
        ("≥千瓦时/人", "value-missing"),
        ("经费（万元）≥$5", "unit-conflict"),
        ("经费（万元）$5-8", "unit-conflict"),
        ("经费（亿元）5万", "unit-conflict"),
        ("经费（亿元）5-8万", "unit-conflict"),
        ("经费（人）¥5-8", "units-incompatible"),
        ("完成时间（月）9-10", "number-ambiguous"),
        ("金额万元：5-8", "unit-unknown-rest"),
        ("完成率%：90-95", "unit-unknown-rest"),
        ("误差（万分之）±5", "unit-unknown-rest"),
        ("排名3-5", "rank-invalid"),
        ("排名大于3小于8", "rank-invalid"),
        ("快于序时进度5-8个百分点", "figure-ambiguous"),
        ("万5", "number-ambiguous"),
        ("经费（万元）≥$5万", "unit-conflict"),
        ("工期0-9月", "date-invalid"),
        ("2024年9月至3月", "span-invalid"),
        ("11月至3月", "span-invalid"),
        ("次年11月至次年3月", "span-invalid"),
        ("不高于上年5%", "figure-ambiguous"),
        ("不超过概算10%以上", "figure-ambiguous"),
        ("不低于上年12次/年", "figure-ambiguous"),
        ("举办3期，支出不超过预算5%", "figure-ambiguous"),
        ("≥1:50人", "expression-incomplete"),
        ("90%-80%", "interval-empty"),
        ("5元-8人", "units-incompatible"),
        ("3元±1人", "units-incompatible"),
        ("不低于80%以下", "operators-conflict"),
        ("5%以上以下", "operators-conflict"),
        ("<>5", "comparison-unknown"),
        ("≥5x≥8", "expression-incomplete"),
        ("≥\ud800", "text-invalid"),
    ],
)
def test_what_cannot_be_read(text: str, code: str) -> None:
    """It is unread with the reason, and keeps its text."""
    target = read_target(text)

    assert isinstance(target, Unread)
    assert (target.error.code, target.text) == (code, text)
    assert target.error.expected
    assert target.error.hint


@pytest.mark.parametrize(
    "text",
    [
        "三五次",
        "两三家",
        "3、4所",
        "3或4所",
        "数百人",
        "上百场",
        "前10%",
        "春秋季各1次",
        "每年春秋两季各1次",
        "24:00前",
        "8:30-17:30",
        "7×24小时",
        "1+3",
        "5G网络覆盖",
        "三年行动计划",
        "水法〔2024〕5号",
        "2024学年",
        "GB3838-2002",
        "8.5活动",
        "2024年12月31日以后",
        "每周二、周四各1次",
        "漏损率不为0",
        "12345热线办理及时",
        "约几十人，20几",
        "NaN",
        "T+1日",
        "1:1.2:3",
        "8K以上",
        "举办3期（春季1期、夏季2期）",
        "男50人女30人",
        "小学95%或100%",
        "合同期内",
        "4K影厅改造",
        "每季度第一个月",
        "≥5万元且≤8",
        "≥5且≤8万元",
        "满意度（%）≥90，≤95",
    ],
)
def test_no_wrong_number(text: str) -> None:
    """Where no one number is said, or the number is part of a name, the words stay words."""
    assert read_target(text) == Statement(text=text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\t\n",
        "\u3000",
        "—",
        "/",
        "无",
        "公里",
        "万亩",
        "万元/人",
        "亿元/平方公里·月",
        "/株",
        "一",
        "N/A",
        "...",
        "\u200b",
    ],
)
def test_cells_that_say_nothing(text: str) -> None:
    """Blank cells, dashes and bare units state no target."""
    target = read_target(text)

    assert isinstance(target, Unstated)
    assert target.text == text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("￥1,200", "1200", "元"),
        ("$30", "30", "美元"),
        ("80多万人", "80", "万人"),
        ("三十多万册", "30", "万册"),
        ("1年半", "1.5", "年"),
        ("两个半月", "2.5", "月"),
        ("半年", "0.5", "年"),
        ("伍万元整", "5", "万元"),
        ("负3℃", "-3", "℃"),
        ("零下18℃", "-18", "℃"),
        ("百分之百", "100", "%"),
        ("10万分之三", "0.3", "‱"),
        ("36元/人每月", "36", "元/人·月"),
        ("800元/生年", "800", "元/生·年"),
        ("50元/(人·天)", "50", "元/人·天"),
        ("3个人才", "3", "个"),
    ],
)
def test_no_part_of_a_value_is_dropped(text: str, value: str, unit: str) -> None:
    """Coins, scales, halves and denominators all come out (each was lost by some reader once)."""
    target = read_target(text)

    assert isinstance(target, Threshold)
    assert target.quantity == Quantity(value, unit)
    assert str(target.quantity.value) == value


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u2028", "\u00a0"])
def test_invisible_marks_change_nothing(mark: str) -> None:
    """Zero-width blanks and marks of direction never hide a comparison."""
    for text in (f"≥{mark}95%", f"{mark}≥95%", f"≥95%{mark}"):
        target = read_target(text)
        assert target == read_target("≥95%")
        assert target.text == text


def test_half_of_a_composite() -> None:
    """A joint without a second part is refused; words behind a value stay a clause of their own."""
    half = read_target("≥10个且")
    assert isinstance(half, Unread)
    assert half.error.code == "expression-incomplete"
    assert isinstance(read_target("小学≥5所，初中"), Composite)
    assert isinstance(read_target("≥10个；≤20个；"), Composite)


def test_days_that_a_year_lacks() -> None:
    """29 February is a day of a leap year only; a month's end is whatever it is."""
    assert isinstance(read_target("2月29日前", fiscal_year=2023), Unread)
    assert isinstance(read_target("2月29日前", fiscal_year=2024), Deadline)
    end = read_target("2月底前", fiscal_year=2023)
    assert isinstance(end, Deadline)
    assert str(end.span.latest) == "2023-02-28"


def test_unit_columns_that_do_not_fit() -> None:
    """A column that is no unit, or says another scale than the value, is named."""
    apart = [("15万", "亿元"), ("≥$5", "万元"), ("$5万", "元"), ("$5-8", "万元")]
    conflicts = [(text, unit, "unit-conflict") for text, unit in apart]
    for text, unit, code in [("5", "个/", "unit-invalid"), *conflicts]:
        target = read_target(text, unit=unit)
        assert isinstance(target, Unread)
        assert target.error.code == code
    assert read_target("≥5%", operator="≤") != read_target("≥5%")


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1000元", "元/人/年", "1000元/人·年"),
        ("95", "百分比（%）", "95%"),
        ("95", "单位：%", "95%"),
        ("95", "台（套）", "95台"),
        ("95", "人（次）", "95人次"),
        ("20万", "万元", "20万元"),
        ("20", "/", "20"),
        ("20", "（个）", "20个"),
        ("95", "(%)", "95%"),
        ("20", "定性", "20"),
        ("20", "N/A", "20"),
        ("20", "不适用", "20"),
        ("20", "元（人民币）", "20元"),
        ("20", "分（百分制）", "20分"),
        ("20", "百分数", "20%"),
        ("20", "次数", "20次"),
        ("20", "人.天", "20人·天"),
        ("20", "次（年）", "20次/年"),
        ("20", "年度", "20年"),
        ("去年的60", "%", "去年的60%"),
        ("二", "级", "二级"),
        ("20260630", "日期", "2026年6月30日"),
        ("20260630", "年月日", "2026年6月30日"),
        ("≤20260630", "日", "≤2026年6月30日"),
        ("202606", "月", "2026年6月"),
        ("2026.6", "年月", "2026年6月"),
        ("20260630", "万元", "20260630万元"),
        ("2026.11", "万元", "2026.11万元"),
    ],
)
def test_unit_columns(text: str, unit: str, expected: str) -> None:
    """A unit column may be longer than the unit in the value, carry a heading, or say nothing."""
    assert read_target(text, unit=unit) == read_target(expected)


@pytest.mark.parametrize("unit", ["年", "年度"])
def test_a_year_beside_its_unit_column(unit: str) -> None:
    """2024 beside 年 is the year, not 2024 years; other numbers there are spans of time."""
    assert read_target("2024", unit=unit) == read_target("2024年")
    assert read_target(" ２０２４ ", unit=unit, operator="=") == read_target("2024年")
    assert read_target("2024", unit=unit, operator="≤") == read_target("≤2024年12月31日")
    assert isinstance(read_target("20", unit=unit), Threshold)
    assert isinstance(read_target("110", unit=unit, operator="≥"), Threshold)


def test_an_operator_column_beside_words() -> None:
    """A sign beside the name of a figure makes a relation of it; beside other words it changes nothing."""
    assert read_target("上年水平", operator="≥") == read_target("≥上年水平")
    assert read_target("及时", operator="≥") == Statement(text="及时")
    assert isinstance(read_target("与上年持平", operator="≥"), Statement)


def test_ordinals_are_no_amounts() -> None:
    """第一时间 and 第三方 hold a numeral and no number, whatever stands in the columns beside them."""
    for text in ("第一时间处置", "第三方评估", "第2批到货"):
        assert read_target(text, operator="≥") == Statement(text=text)
        assert read_target(text) == Statement(text=text)
    assert read_target("第2批50台") == Threshold(
        comparison=Comparison.STATED, quantity=Quantity(50, "台"), subject="第2批", text="第2批50台"
    )


@pytest.mark.parametrize("text", ["《规划1,2》≥3项", "“1,2工程”≥3项", "≥3项（上年12,34）"])
def test_commas_of_a_name_are_its_own(text: str) -> None:
    """What stands in quotes, or in a remark on another time, is no number of the target."""
    target = read_target(text)

    assert isinstance(target, Threshold)
    assert target.quantity == Quantity(3, "项")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("≥1OO%", "write 0 and 1 as digits, not as the letters O and l"),
        ("≥l00人", "write 0 and 1 as digits, not as the letters O and l"),
        ("≥3,5万元", "write a comma before every three digits, as in 1,200, and a point before decimals, as in 3.5"),
        ("1,2000人次", "write a comma before every three digits, as in 1,200, and a point before decimals, as in 3.5"),
        ("≥,200盏", "write a comma before every three digits, as in 1,200, and a point before decimals, as in 3.5"),
        ("≥1，20人", "write a comma before every three digits, as in 1,200, and a point before decimals, as in 3.5"),
        ("≥98. 5%", "leave out the blanks inside the number"),
        ("≥ 5 0 %", "leave out the blanks inside the number"),
        ("1 200元", "leave out the blanks inside the number"),
        ("≥“95%”", "leave out the quotation marks"),
        ('≥"12.5万人次"', "leave out the quotation marks"),
        ("≥2024年", "write the day by which it is due, for example 2024年12月底前"),
        ("待定", "put it in its place, for example ≥95%"),
        ("≥XX人", "put it in its place, for example ≥95%"),
        ("≥___%", "put it in its place, for example ≥95%"),
        ("≥8:30", "write a share in %, or the time of day in words"),
        ("≥95%≥90%", "write each value in a row of its own, or with its subject in front: 小学≥95%，初中≥98%"),  # noqa: RUF001 - as written
        ("≥98..5%", "write it once, for example 1,200 or 9.5"),
        ("≥", "write the number and its unit, for example ≥95%"),
        ("≥95%%", "strike the rest, or put words around it"),
    ],
)
def test_what_can_be_seen_is_said(text: str, hint: str) -> None:
    """What to do fits the text, not the code alone."""
    target = read_target(text)

    assert isinstance(target, Unread)
    assert target.error.hint == hint


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("85%≤满意度≤95%", "满意度"),
        ("95%>好评率≥85%", "好评率"),
        ("10≤参训人数≤20人", "参训人数"),
        ("培训10≤人数≤20人", "培训"),
        ("10≤x≤20", None),
        ("10人≤X≤20人", None),
    ],
)
def test_what_stands_between_two_signs_is_measured(text: str, subject: str | None) -> None:
    """The name is kept, wherever it stands; a lone letter is none."""
    target = read_target(text)

    assert isinstance(target, Range)
    assert target.subject == subject
    assert read_target(format_target(target)) == target


def test_shapes_in_the_corners() -> None:
    """Rates with ends, shares of a rank, two sides in one clause, ends in words."""
    assert read_target("每月1-2次") == read_target("1次/月-2次/月")
    assert isinstance(read_target("每月1-2"), Range)
    assert isinstance(read_target("10≤x≤20"), Range)
    assert isinstance(read_target("10人以上20人以下"), Range)
    assert isinstance(read_target("介于60%和80%之间"), Range)
    assert isinstance(read_target("第1-3名"), Rank)
    assert isinstance(read_target("每人每月≥2次/年"), Unread)
    assert isinstance(read_target("每人80%"), Statement)  # 每 has no place in a percentage
    assert isinstance(read_target("高于全省平均水平2个百分点"), Relative)
    assert isinstance(read_target("较提高5%"), Statement | Threshold)
    assert read_target("大于 等于5") == read_target("高于或者等于5") == read_target("≥5")


def test_a_text_of_a_class_of_ones_own() -> None:
    """It is read like any text, and what it gives is never handed to those who ask with a plain text."""

    class Marked(str):
        __slots__ = ()

    target = read_target(Marked("≥17眼"), unit=Marked("眼"), operator=Marked("≥"))

    assert target == read_target("≥17眼", unit="眼", operator="≥")
    assert type(read_target("≥17眼", unit="眼", operator="≥").text) is str


def test_columns_of_pasted_text() -> None:
    """A unit column of thousands of characters is no unit, and an operator column no operator: both are refused."""
    assert isinstance(read_target("5", unit="页" * 5000), Unread)
    assert isinstance(read_target("5", operator="≥" * 5000), Unread)


@pytest.mark.parametrize("nothing", [0, b"", False])
def test_an_empty_thing_is_no_empty_cell(nothing: object) -> None:
    """Only None and texts stand for a cell."""
    for argument in ("unit", "operator"):
        with pytest.raises(WrongTypeError, match=f"expected {argument} as text"):
            read_target("5", **{argument: nothing})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake
    with pytest.raises(WrongTypeError, match="expected text as text"):
        read_target(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake


@pytest.mark.parametrize("argument", ["text", "unit", "operator"])
def test_what_is_no_text_is_refused(argument: str) -> None:
    """A number instead of a text is a mistake of the caller, named by its argument."""
    arguments = {"text": "5", "unit": "人", "operator": "≥"} | {argument: 5}
    with pytest.raises(WrongTypeError, match=f"expected {argument} as text"):
        read_target(arguments.pop("text"), **arguments)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake


def test_a_quantity_is_a_value_alone() -> None:
    """A comparison, 约 or a subject beside it is more than a quantity."""
    assert parse_quantity("三分之二") == Quantity(2, "/3")
    for text in ("≥5人", "约5人", "学生5人", "及时"):
        with pytest.raises(TargetSyntaxError, match="expected") as caught:
            parse_quantity(text)
        assert caught.value.code == "quantity-expected"


@pytest.mark.parametrize("sign", ["≥", "≤", ">", "<", "=", "大于等于 ", "不低于 "])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("unit", ["元", "人次", "亩", "户"])
def test_a_scale_that_a_template_printed_is_no_number(sign: str, scale: str, unit: str) -> None:
    """Nobody wrote the number before 万元; joined to a word of a sentence the scale counts one: 超万人次."""
    found, said = read_target(f"{sign}{scale}{unit}"), read_target(f"不低于{scale}{unit}")

    assert isinstance(found, Unread)
    assert found.error.code == "value-missing"
    assert isinstance(said, Threshold)
    assert said.quantity == parse_quantity(f"{SCALES[scale]}{unit}")


WHOLE = [row.symbol for row in ROWS if row.kind == "count"] + [word for word in COUNTERS if word not in IN_PARTS]


@pytest.mark.parametrize("number", ["1.200", "12.000", "120.345"])
def test_a_point_in_a_count_may_part_its_thousands(number: str) -> None:
    """Things that come whole have no 1.200, in targets and actuals, in a cell and beside a column."""
    for unit in set(WHOLE) - {"单位"}:  # which in a column is its heading
        cells = (
            read_target(f"≥{number}{unit}"),
            read_target(f"≥{number}", unit=unit),
            read_actual(f"{number}{unit}").said,
            read_actual(number, unit=unit).said,
        )
        assert not any(isinstance(cell, Threshold | Frequency) for cell in cells), unit  # 1.200活动 are words
    for unit in ("人", "户", "个", "次", "人次", "册", "家"):
        found = read_target(f"≥{number}{unit}")
        assert isinstance(found, Unread)
        assert found.error.code == "number-ambiguous"


@pytest.mark.parametrize(
    "text",
    [
        "1.2人",
        "1.20人",
        "1.2000人",
        "0.125人",
        "1234.500人",
        "1.200万人",
        "1.2万人",
        "98.125分",
        "1.250公里",
        "1.250元",
        "1.250人次/天",
        "99.125%",
    ],
)
def test_other_points_are_those_of_decimals(text: str) -> None:
    """A scale, a part, an average or what is measured has decimals, as has a number that no thousands begin."""
    assert not isinstance(read_target(f"≥{text}"), Unread)
    assert not isinstance(read_actual(text).said, Unread)


def test_what_to_do_about_a_point_in_a_count() -> None:
    """The advice names both readings."""
    assert "write 1200 where the point parts thousands, else 1.2" in explain(
        judge(read_target("≥900人"), "1.200人"), locale="en"
    )
    assert "如小数点是千位分隔，请写1200" in explain(judge(read_target("≥900人"), "1.200人"), locale="zh_Hans")
