"""
The language by its kinds: words of whole tables in every place of a sentence, with what a human reads there.

Each strategy builds a text and, from the meaning of the words that it chose, what the text says; at least 300
combinations of each kind are read.  ``None`` stands for no value: the text is words, or is refused with a reason.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmodel import (
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    Frequency,
    Interval,
    Period,
    Polarity,
    Quantity,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    Verdict,
    judge,
    read_actual,
    read_target,
)
from perfmodel.lexicon import _beside_values as beside
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon import _remarks as remarks
from perfmodel.lexicon._rows import WordRow, words_of
from perfmodel.targets import Direction
from perfmodel.values import Bound, MonthDay, PeriodUnit, YearlessSpan, parse_unit
from perfmodel.values._unit import KNOWN_SYMBOLS, kind_of

many = settings(max_examples=max(300, settings.get_profile(settings.get_current_profile_name()).max_examples))

Read = tuple[str, object]
"""A text, and what a human reads in it; ``None`` for no value."""

one = st.sampled_from


def of_rows(*rows: WordRow) -> st.SearchStrategy[tuple[str, str]]:
    """A word of some rows with its meaning."""
    return one(sorted(words_of(*rows).items()))


# --- what a text says -------------------------------------------------------------------------------------------------


class Value(NamedTuple):
    """A number with its comparison, as a human reads it."""

    comparison: str
    quantity: Quantity
    approximate: bool = False


class Rate(NamedTuple):
    """A count per period."""

    comparison: str
    counted: Quantity
    per: Period


class Change(NamedTuple):
    """A change against a figure, or a share of it."""

    reference: str
    direction: Direction | None
    change: "Quantity | Interval | None" = None
    share: "Quantity | None" = None
    comparison: str = "stated"


class Both(NamedTuple):
    """Several values that hold together, or of which any does."""

    values: tuple[object, ...]
    any: bool = False


NOTHING = (Unread, Statement, Unstated)


def said(target: Target) -> object:
    """What was read, in the same words."""
    found: object = target
    if isinstance(target, NOTHING):
        found = None
    elif isinstance(target, Composite):
        found = Both(tuple(map(said, target.clauses)), target.any)
    elif isinstance(target, Threshold):
        found = Value(target.comparison.value, target.quantity, target.approximate)
    elif isinstance(target, Frequency):
        found = Rate(target.comparison.value, target.count, target.per)
    elif isinstance(target, Relative):
        found = Change(target.reference, target.direction, target.change, target.share, target.comparison.value)
    elif isinstance(target, Range):
        found = target.interval
    elif isinstance(target, Deadline):
        found = target.span
    elif isinstance(target, Rank):
        found = target.within
    return found


def check(read: Read, **cells: str) -> None:
    """A text says what was expected of it."""
    text, expected = read
    target = read_target(text, **cells)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - cells

    assert said(target) == expected, (text, target)
    if isinstance(target, Threshold) and isinstance(expected, Value):
        assert target.quantity.unit.scale == expected.quantity.unit.scale
        assert target.quantity.unit.symbol.replace("个", "") == expected.quantity.unit.symbol.replace("个", "")


# --- the parts of a sentence ------------------------------------------------------------------------------------------

NAMES = "书屋 座位 讲座 回收率 借阅量 绿地 志愿者 服务对象满意度 PM2.5浓度 不动产登记 道路加固工程".split()
PLAIN_UNITS = (
    "% 人 人次 万元 亿元 个 项 场次 家 公里 平方米 亩 吨 千克 小时 分钟 个工作日 元/人 元/人·月 个百分点 MW mg/L kg/亩"
).split()
names = one(["", *NAMES])
nouns = one(NAMES)
units = one(PLAIN_UNITS)
whole = st.integers(3, 99_999).filter(lambda number: not 1900 <= number <= 2099).map(str)
decimals = st.decimals("0.11", "999.99", places=2).filter(lambda number: number % 1 > Decimal("0.31")).map(str)
numbers = whole | decimals
grouped = st.integers(1_000, 9_999_999).map(lambda number: f"{number:,}")
fronts = of_rows(*comparing.BEFORE, *comparing.SHORT)
behinds = of_rows(*comparing.BEHIND)
VERBS = "完成 培训 检查 新建 发生 实现 组织".split()
TURNED = {"gt": "le", "lt": "ge", "ge": "lt", "le": "gt"}
DENIED = [(word, meaning) for word, meaning in words_of(*comparing.BASES).items() if meaning != "eq"]


def quantity(number: str, unit: str) -> Quantity:
    """A number with its unit."""
    return Quantity(Decimal(number.replace(",", "")), unit)


# --- negation ---------------------------------------------------------------------------------------------------------


@many
@given(
    st.tuples(
        names,
        one(["", "应", "须", "力争", " "]),
        one(comparing.DENIALS.words.split()),
        one(DENIED),
        numbers,
        units,
        one(["", "。", "，详见附件"]),
    ).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1]}{drawn[2]}{drawn[3][0]}{drawn[4]}{drawn[5]}{drawn[6]}",
            Value(TURNED[drawn[3][1]], quantity(drawn[4], drawn[5])),
        )
    )
)
def test_a_denied_comparison(read: Read) -> None:
    """不得超过 is at most, wherever it stands and whatever it counts."""
    check(read)


DENYING = [*comparing.NEGATORS.words.split(), *comparing.DENIALS.words.split()]


@many
@given(
    st.tuples(
        names, one(DENYING), one(VERBS), one(["", "了", "新"]), numbers, units, one(["", "以上", "左右", "。"])
    ).map("".join)
)
def test_a_denied_deed(text: str) -> None:
    """未完成20场 is no 20场: a word that denies a deed leaves no value."""
    check((text, None))


@many
@given(st.tuples(names, fronts.map(lambda front: front[0]), numbers, units, one(DENYING), one(VERBS)).map("".join))
def test_a_denial_behind_a_value(text: str) -> None:
    """≥20场未完成 says no value either."""
    check((text, None))


@many
@given(
    st.tuples(
        one(["", "确保", "坚决"]),
        one(DENYING),
        one(["发生", "出现", "有"]),
        whole,
        one(["人", "起", "件", "例"]),
        one(["以上", "及以上", "以下"]),
        one(["事故", "事件", "投诉", "病例"]),
    ).map("".join)
)
def test_what_must_not_happen(text: str) -> None:
    """确保不发生3人以上事故 is no ≥3人."""
    check((text, None))


@many
@given(
    st.tuples(one(comparing.PLANS.words.split()), one(VERBS), whole, one(["人", "场", "家", "件", "公里"])).map("".join)
)
def test_a_plan_is_no_result(text: str) -> None:
    """计划完成20场 as a reported value reports none."""
    actual = read_actual(text)

    assert actual.quantity is None
    assert judge(read_target("≥3场"), actual, polarity=Polarity.HIGHER_IS_BETTER).verdict is Verdict.UNDECIDED


@many
@given(
    st.tuples(one(DENYING), one(["", "按期", "全部"]), one(VERBS), whole, one(["人", "场", "家", "件", "公里"])).map(
        "".join
    )
)
def test_a_denied_result(text: str) -> None:
    """未完成20场 as a reported value does not reach 20."""
    actual = read_actual(text)
    number = "".join(filter(str.isdigit, text))
    unit = text.rpartition(number)[2]
    targets = (f"≥{number}{unit}", f"{number}{unit}", f"={number}{unit}", f">{number}{unit}", f"{number}{unit}以上")
    verdicts = {judge(read_target(each), actual, polarity=Polarity.HIGHER_IS_BETTER).verdict for each in targets}

    assert Verdict.MET not in verdicts


# --- minus ------------------------------------------------------------------------------------------------------------

MINUS = ("-", "－", "\u2212", "‐", "–", "—", "﹣")
GROWING = [word for word in comparing.MOVE_UP.words.split() if len(word) > 1]
FALLING = [word for word in comparing.MOVE_DOWN.words.split() if len(word) > 1]
COLD = [word for word in comparing.COLD.words.split() if word != "零下"]


@many
@given(
    st.tuples(names, of_rows(*comparing.BEFORE), one(MINUS), numbers, one(["%", "℃", "个百分点", "万元"])).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1][0]}{drawn[2]}{drawn[3]}{drawn[4]}",
            Value(drawn[1][1], -quantity(*drawn[3:])),
        )
    )
)
def test_a_minus_behind_a_comparison(read: Read) -> None:
    """≥-6% is -6 %, whichever dash the author's keyboard has."""
    check(read)


RISEN = words_of(comparing.RISEN)
"""Words of a level reached, which are a floor: 提高为."""


@many
@given(
    st.tuples(
        one(["收入", "产值", "客流", "税收"]), one(GROWING), one(["", "率", "为", "率为"]), one(MINUS), numbers
    ).map(
        lambda drawn: (
            "".join(drawn) + "%",
            Value("ge" if drawn[1] + drawn[2] in RISEN else "stated", -quantity(drawn[4], "%")),
        )
    )
    | st.tuples(one(COLD), one(["", "为"]), one(MINUS), numbers).map(
        lambda drawn: ("".join(drawn) + "℃", Value("stated", -quantity(drawn[3], "℃")))
    )
)
def test_a_minus_behind_growth_or_temperature(read: Read) -> None:
    """增长-6% and 气温-5℃ are below zero."""
    check(read)


@many
@given(
    st.tuples(one(["合格率", "回收率", "覆盖率", "书屋"]), one(MINUS), numbers, one(["%", "人", "万元"])).map("".join)
    | st.tuples(one(["收入", "客流", ""]), one(FALLING), one(MINUS), numbers, st.just("%")).map("".join)
)
def test_a_dash_that_nobody_can_tell(text: str) -> None:
    """合格率-95% may be a dash or a minus, and a fall of less than nothing is no sense: both are refused."""
    check((text, None))


@many
@given(one(GROWING), one(FALLING), one(["收入", "客流", "产值"]), st.integers(1, 40), st.integers(1, 40))
def test_a_fall_misses_a_growth(grows: str, falls: str, name: str, wanted: int, found: int) -> None:
    """下降6% does not meet 增长≥5%, and 增长6% does not meet a fall."""
    target = read_target(f"{name}较上年{grows}{wanted}%以上")
    fall, rise = read_actual(f"较上年{falls}{found}%"), read_actual(f"较上年{grows}{found}%")

    assert judge(target, fall, polarity=Polarity.HIGHER_IS_BETTER).verdict in {Verdict.MISSED, Verdict.UNDECIDED}
    reached = Verdict.MET if found >= wanted else Verdict.MISSED
    assert judge(target, rise, polarity=Polarity.HIGHER_IS_BETTER).verdict in {reached, Verdict.UNDECIDED}


# --- numbers ----------------------------------------------------------------------------------------------------------

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@many
@given(
    st.tuples(
        names,
        of_rows(*comparing.SIGN_ROWS),
        st.integers(1, 9),
        st.integers(1, 9),
        st.integers(2, 9),
        one(["×", "*"]),
        one(["^", "up"]),
        one(["人", "m³", "元", "吨"]),
    ).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1][0]}{drawn[2]}.{drawn[3]}{drawn[5]}10"
            + (f"^{drawn[4]}" if drawn[6] == "^" else str(drawn[4]).translate(RAISED))
            + drawn[7],
            Value(drawn[1][1], Quantity(Decimal(f"{drawn[2]}.{drawn[3]}") * 10 ** drawn[4], drawn[7])),
        )
    )
)
def test_powers_of_ten(read: Read) -> None:
    """1.5×10⁴ and 1.5×10^4 are 15,000."""
    check(read)


@many
@given(st.tuples(names, fronts, whole | grouped, whole, one([" ", "。", "．．", "'", "\n"]), units))
def test_a_number_cut_in_two(drawn: tuple[str, tuple[str, str], str, str, str, str]) -> None:
    """A blank, a full stop or a break inside a number: half of it is never the value."""
    name, front, first, second, gap, unit = drawn
    check((f"{name}{front[0]}{first}{gap}{second}{unit}", None))


@many
@given(st.tuples(names, fronts, one("123456789"), one("OolI|Q"), one("0123456789"), units))
def test_a_letter_in_a_number(drawn: tuple[str, tuple[str, str], str, str, str, str]) -> None:
    """1O0 and 1l0 are typing errors, and no numbers."""
    name, front, first, letter, last, unit = drawn
    check((f"{name}{front[0]}{first}{letter}{last}{unit}", None))


@many
@given(names, fronts, st.integers(1, 9), st.integers(2, 9), one(["/", "分之"]))
def test_fractions(name: str, front: tuple[str, str], top: int, bottom: int, way: str) -> None:
    """3/4 and 四分之三 are three quarters, exactly."""
    digits = "零一二三四五六七八九"
    text = f"{top}/{bottom}" if way == "/" else f"{digits[bottom]}分之{digits[top]}"
    target = read_target(f"{name}{front[0]}{text}")

    assert isinstance(target, Threshold)
    assert target.comparison is Comparison(front[1])
    assert target.quantity.exact * bottom == top


# --- units ------------------------------------------------------------------------------------------------------------

ONE_WORD = [
    symbol
    for symbol in KNOWN_SYMBOLS
    if "/" not in symbol and "(" not in symbol and kind_of(symbol) not in {"ratio", "points"}
]
COUNTED = [symbol for symbol in ONE_WORD if kind_of(symbol) == "count" and len(symbol) == 1]
MASSES = "吨 千克 kg 公斤 万吨".split()
OPEN_WORDS = "筒 垛 畦 幢 瓮 工位 栈桥 拼图 码垛".split()
"""Measure words that no table knows."""


@many
@given(
    st.tuples(names, fronts, numbers, one(["", "万"]), one(ONE_WORD), one(["", "/户", "/亩", "/人·月"])).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1][0]}{drawn[2]}{drawn[3]}{drawn[4]}{drawn[5]}",
            (drawn[1][1], Decimal(drawn[2]), f"{drawn[3]}{drawn[4]}{drawn[5]}"),
        )
    )
)
def test_the_longest_unit(read: tuple[str, tuple[str, Decimal, str]]) -> None:
    """A unit of the table is read whole behind any comparison, with a scale and per another."""
    text, (comparison, value, unit) = read
    target = read_target(text)

    assert isinstance(target, Threshold), text
    assert (target.comparison.value, target.quantity.value) == (comparison, value)
    assert target.quantity.unit.dimension == parse_unit(unit).dimension, target


@many
@given(
    st.tuples(
        names,
        numbers,
        st.tuples(one(COUNTED), st.just("次")).map("".join).filter(lambda unit: unit not in {"次次", "个次"})
        | st.tuples(one(MASSES), one(["标准煤", "CO2", "CO₂", "二氧化碳"])).map("".join)
        | one(OPEN_WORDS)
        | one(["件次", "家次", "千克标准煤/平方米", "元/人·天", "dB(A)", "Mbps", "Gbps", "MPa", "TB"]),
        of_rows(*(row for row in comparing.BEHIND)),
    ).map(lambda drawn: ("".join((*drawn[:3], drawn[3][0])), (drawn[3][1], Decimal(drawn[1]), drawn[2])))
)
def test_units_of_two_words_and_open_ones(read: tuple[str, tuple[str, Decimal, str]]) -> None:
    """家次, 千克标准煤/平方米 and a measure word of nobody's table are kept whole, and end before 以上."""
    text, (comparison, value, unit) = read
    target = read_target(text)

    assert isinstance(target, Threshold), (text, target)
    assert (target.comparison.value, target.quantity.value) == (comparison, value)
    assert target.quantity.unit.symbol == unit


# --- amounts in words -------------------------------------------------------------------------------------------------

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """A number from 1 to 9,999 as people write it."""
    text, zero = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // step % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
        zero = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@many
@given(
    st.tuples(
        nouns,
        of_rows(*comparing.BEFORE),
        st.integers(11, 9_999),
        one(["", "万"]),
        one(["人", "元", "家", "公里", "册"]),
    )
)
def test_chinese_numerals(drawn: tuple[str, tuple[str, str], int, str, str]) -> None:
    """A number in words is the number."""
    name, front, number, scale, unit = drawn
    check((f"{name}{front[0]}{spelled(number)}{scale}{unit}", Value(front[1], Quantity(number, scale + unit))))


@many
@given(
    st.tuples(
        one(["书屋", "座位", "项目经费", "村", "社区", ""]),
        one(["", "的", "应", "："]),
        of_rows(*remarks.HALVES),
        one(["", "。"]),
    ).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1]}{drawn[2][0]}{drawn[3]}",
            None if drawn[2][1] == "stated" else Value(drawn[2][1], Quantity(50, "%")),
        )
    )
)
def test_halves(read: Read) -> None:
    """过半 is more than 50 %, 不到一半 less; half alone in words is words."""
    check(read)


@many
@given(names, one([*remarks.VAGUE]), one(["人次", "次", "家", "名"]), one(["", "以上", "。"]))
def test_numbers_that_name_no_number(name: str, vague: str, unit: str, end: str) -> None:
    """数十次 and 上千人次 are no numbers."""
    check((f"{name}{vague}{unit}{end}", None))


@many
@given(
    st.tuples(nouns, of_rows(comparing.UNREACHED, *comparing.BASES, comparing.FLOORS), st.integers(1, 9)).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1][0]}{DIGITS[drawn[2]]}成",
            Value(drawn[1][1], Quantity(drawn[2], "成")),
        )
    )
)
def test_tenths(read: Read) -> None:
    """不足三成 is less than 30 %."""
    check(read)


@many
@given(
    one(["", "书屋收入", "客流量"]),
    one(comparing.AGAINST.words.split()),
    one(["上年", "2020年", "去年同期"]),
    of_rows(*comparing.TURNS),
)
def test_doubling(name: str, against: str, figure: str, turn: tuple[str, str]) -> None:
    """较上年翻一番 is 100 % more."""
    check((f"{name}{against}{figure}{turn[0]}", Change(figure, Direction.INCREASE, Quantity(Decimal(turn[1]), "%"))))


# --- operators --------------------------------------------------------------------------------------------------------

LARGER = [word for word, meaning in words_of(*comparing.BASES).items() if meaning == "gt"]
SMALLER = [word for word, meaning in words_of(*comparing.BASES).items() if meaning == "lt"]
JOINTS = ("", "或", "或者", "/", "、", " 或 ")


@many
@given(st.tuples(names, one([*LARGER, ">"]) | one([*SMALLER, "<"]), one(JOINTS), one(["等于", "="]), numbers, units))
def test_or_equal(drawn: tuple[str, str, str, str, str, str]) -> None:
    """大于、等于 in every spelling takes the end in."""
    name, word, joint, equal, number, unit = drawn
    check(
        (
            f"{name}{word}{joint}{equal}{number}{unit}",
            Value("ge" if word in {*LARGER, ">"} else "le", quantity(number, unit)),
        )
    )


@many
@given(
    st.tuples(nouns, one("（(【["), of_rows(*comparing.BEFORE), numbers, units, one(["", " "])).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1]}{drawn[2][0]}{'）)】]'['（(【['.index(drawn[1])]}{drawn[5]}{drawn[3]}{drawn[4]}",
            Value(drawn[2][1], quantity(drawn[3], drawn[4])),
        )
    )
    | st.tuples(names, numbers, units, one(["（{}）", "({})", "{}", " {}"]), behinds).map(
        lambda drawn: (
            f"{drawn[0]}{drawn[1]}{drawn[2]}{drawn[3].format(drawn[4][0])}",
            Value(drawn[4][1], quantity(drawn[1], drawn[2])),
        )
    )
    | st.tuples(names, numbers, units, one(["（含）", "(含)", "（含本数）"]), one(["以上", "以下", "以内"])).map(
        lambda drawn: (f"{''.join(drawn)}", Value("ge" if drawn[4] == "以上" else "le", quantity(drawn[1], drawn[2])))
    )
)
def test_operators_in_and_behind_brackets(read: Read) -> None:
    """（≥）95%, 95%（以上） and 95%（含）以上 compare as they do without brackets."""
    check(read)


@many
@given(
    st.tuples(
        of_rows(*comparing.ENGLISH),
        one([" ", "  "]),
        numbers,
        one(["%", " days", " hours", "人", "万元", "kg"]),
        st.booleans(),
    ).map(
        lambda drawn: (
            f"{(drawn[0][0].title() if drawn[4] else drawn[0][0]).replace('_', ' ')}{drawn[1]}{drawn[2]}{drawn[3]}",
            Value(drawn[0][1], quantity(drawn[2], {" days": "日", " hours": "小时"}.get(drawn[3], drawn[3]))),
        )
    )
)
def test_english(read: Read) -> None:
    """At least, no more than, within and their kin."""
    text, expected = read
    assert said(read_target(text)) == expected


@many
@given(of_rows(*comparing.BEFORE), of_rows(*comparing.BEFORE), numbers, units)
def test_an_operator_column(column: tuple[str, str], front: tuple[str, str], number: str, unit: str) -> None:
    """The column says what a word in the cell would; two that differ are refused, never one of them kept."""
    check((f"{number}{unit}", Value(column[1], quantity(number, unit))), operator=column[0])
    both = Value(front[1], quantity(number, unit)) if column[1] == front[1] else None
    check((f"{front[0]}{number}{unit}", both), operator=column[0])


# --- amounts of two parts, days, periods ------------------------------------------------------------------------------

PARTS = (
    ("小时", "分", 60, "分钟"),
    ("小时", "分钟", 60, "分钟"),
    ("年", "个月", 12, "个月"),
    ("元", "角", 10, "元"),
    ("分钟", "秒", 60, "秒"),
    ("天", "小时", 24, "小时"),
)


@many
@given(st.tuples(names, of_rows(*comparing.BEFORE), st.integers(2, 9), st.integers(1, 9), one(PARTS)))
def test_amounts_of_two_parts(drawn: tuple[str, tuple[str, str], int, int, tuple[str, str, int, str]]) -> None:
    """1小时30分 is 90 minutes, 10元5角 10.5 元."""
    name, front, more, less, (large, small, size, unit) = drawn
    total = Decimal(more * size + less) if unit != "元" else more + Decimal(less) / 10
    check((f"{name}{front[0]}{more}{large}{less}{small}", Value(front[1], Quantity(total, unit))))


def end_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - date.resolution


@many
@given(
    st.integers(2015, 2029),
    st.integers(1, 12),
    one(
        [
            "{y}年{m}月底前",
            "{y}年{m}月末前",
            "{y}.{m:02}底前",
            "{s}年{m}月底前",
            "{y}年 {m}月底之前",
            "{y}年{m}月底",
            "截至{y}年{m}月底",
        ]
    ),
    one(["", "完成", "前完成", "竣工"]),
)
def test_months_ends(year: int, month: int, way: str, done: str) -> None:
    """The end of a month, in every short spelling of the year."""
    done = done if way.endswith(("底", "月底")) or not done.startswith("前") else done.removeprefix("前")
    check((way.format(y=year, s=f"{year % 100:02}", m=month) + done, DateSpan(None, end_of(year, month))))


@many
@given(
    st.integers(2015, 2029),
    st.integers(1, 12),
    one(["{y}.{m:02}", "{y}.{m:02}月", "{y}{m:02}", "{y}年{m}月", "{y}-{m:02}", "{y}/{m:02}"]),
    one(["", "完成"]),
)
def test_months_of_the_plans_own_year(year: int, month: int, way: str, done: str) -> None:
    """2023.12 and 202312 are a month where the plan is of that year."""
    done = "" if "-" in way or "/" in way else done
    target = read_target(way.format(y=year, m=month) + done, fiscal_year=year)

    assert said(target) == DateSpan(date(year, month, 1), end_of(year, month))


@many
@given(
    names,
    of_rows(comparing.FLOORS),
    st.integers(2, 99),
    one(["双周", "隔日", "隔天", "隔周", "每两周", "每月", "每季度", "每半年", "每学期", "每3个月", "每周"]),
    one(["次", "期", "人次", "场"]),
)
def test_periods(name: str, floor: tuple[str, str], count: int, every: str, unit: str) -> None:
    """双周 is two weeks, 隔日 two days, 每半年 half a year."""
    two_weeks, two_days = Period(2, PeriodUnit.WEEK), Period(2, PeriodUnit.DAY)
    per = {
        "双周": two_weeks,
        "隔周": two_weeks,
        "每两周": two_weeks,
        "隔日": two_days,
        "隔天": two_days,
        "每月": Period(1, PeriodUnit.MONTH),
        "每季度": Period(1, PeriodUnit.QUARTER),
        "每半年": Period(1, PeriodUnit.HALF_YEAR),
        "每学期": Period(1, PeriodUnit.TERM),
        "每3个月": Period(3, PeriodUnit.MONTH),
        "每周": Period(1, PeriodUnit.WEEK),
    }[every]
    check((f"{name}{every}{floor[0]}{count}{unit}", Rate(floor[1], Quantity(count, unit), per)))


@many
@given(names, one(["每旬", "每半个月", "每半月"]), whole, one(["次", "期", "人次"]))
def test_periods_that_have_no_unit(name: str, every: str, count: str, unit: str) -> None:
    """每旬 is no whole month or week: refused."""
    check((f"{name}{every}{count}{unit}", None))


@many
@given(st.integers(0, 23), st.integers(0, 59), one(["", "前", "以前", "之前"]))
def test_a_time_of_the_day_is_no_ratio(hour: int, minute: int, before: str) -> None:
    """17:30 is no value of 17/30."""
    check((f"{hour}:{minute:02}{before}", None))


# --- conditions, alternatives, notes, 分别 ----------------------------------------------------------------------------


@many
@given(
    st.tuples(
        st.integers(2, 90),
        one(["岁以上", "岁及以上", "人以上", "万元以下", "米以内", "小时内", "年以上", "公里以内"]),
        one(["老年人体检", "单位覆盖", "项目备案", "道路巡查", "居民建档"]),
        of_rows(*comparing.BEFORE),
        numbers,
        one(["人", "%", "家", "个"]),
    )
)
def test_a_condition_in_the_name(drawn: tuple[int, str, str, tuple[str, str], str, str]) -> None:
    """60岁以上老年人体检≥1200人: the age belongs to whom, not to how many."""
    size, bound, noun, front, number, unit = drawn
    target = read_target(f"{size}{bound}{noun}{front[0]}{number}{unit}")

    assert said(target) == Value(front[1], quantity(number, unit))
    assert target.subject == f"{size}{bound}{noun}"


@many
@given(
    st.tuples(
        names,
        of_rows(*comparing.SIGN_ROWS),
        numbers,
        units,
        one(["或", "或者", "，或", "；或者"]),
        of_rows(*comparing.SIGN_ROWS),
        numbers,
        units,
    )
)
def test_alternatives(drawn: tuple[str, tuple[str, str], str, str, str, tuple[str, str], str, str]) -> None:
    """≥3个或≥500平方米 is met by either."""
    name, first, one_number, one_unit, joint, second, other, other_unit = drawn
    values = (Value(first[1], quantity(one_number, one_unit)), Value(second[1], quantity(other, other_unit)))
    check((f"{name}{first[0]}{one_number}{one_unit}{joint}{second[0]}{other}{other_unit}", Both(values, any=True)))


@many
@given(
    st.tuples(
        names,
        fronts,
        numbers,
        units,
        one(["基准值", "基期", "上年", "现状", "上年为", "2022年"]),
        whole,
        one(["得10分", "满分100分", "权重5分", "10分", "含税", "首次"]),
        st.booleans(),
        one(["（）", "()"]),
    )
)
def test_notes(drawn: tuple[str, tuple[str, str], str, str, str, str, str, bool, str]) -> None:
    """A baseline or points in brackets behind a value leave it as it is."""
    name, front, number, unit, baseline, old, points, scored, marks = drawn
    note = points if scored else f"{baseline}{old}{unit}"
    check((f"{name}{front[0]}{number}{unit}{marks[0]}{note}{marks[1]}", Value(front[1], quantity(number, unit))))


@many
@given(
    st.tuples(
        nouns,
        nouns,
        one(["分别", "均", "都"]),
        of_rows(*comparing.BEFORE),
        st.integers(51, 99),
        st.integers(51, 99),
        one(["、", "和", "，"]),
        one(["%", "人", "万元"]),
    )
)
def test_one_comparison_for_all(drawn: tuple[str, str, str, tuple[str, str], int, int, str, str]) -> None:
    """分别不低于90%、80% hands its comparison to both; what nobody can tell is words, never a bare second value."""
    first, second, shared, front, one_number, other, joint, unit = drawn
    target = read_target(f"{first}、{second}{shared}{front[0]}{one_number}{unit}{joint}{other}{unit}")
    values = tuple(Value(front[1], Quantity(number, unit)) for number in (one_number, other))

    assert said(target) == Both(values) or (shared != "分别" and said(target) is None), target


# --- ranks, placeholders ----------------------------------------------------------------------------------------------


@many
@given(
    st.integers(1, 99),
    one(["全省", "全市", "全国", "同类城市", ""]),
    one(["排名", "位居", "", "进入"]),
    one(["前{}名", "第{}名", "前{}位", "第{}位"]),
)
def test_ranks(place: int, scope: str, verb: str, way: str) -> None:
    """前10名 is a place from 1 to 10, in whatever order."""
    check((f"{scope}{verb}{way.format(place)}", place))


@many
@given(
    st.integers(1, 99),
    one(["全省", "全市", "考核", ""]),
    one(["排名", "位居", ""]),
    one(["倒数第{}", "倒数第{}名", "倒数前{}", "后{}名", "末{}位", "倒数{}名"]),
    one(["", "以外", "。"]),
)
def test_ranks_from_the_other_end(place: int, scope: str, verb: str, way: str, end: str) -> None:
    """倒数第3名 is no third place."""
    check((f"{scope}{verb}{way.format(place)}{end}", None))


HOLES = (
    "XX",
    "xx",
    "×",
    "××",
    "**",
    "***",
    "（ ）",
    "（）",
    "__",
    "____",
    "…",
    "○○",
    "某",
    "若干",
    *remarks.PLACEHOLDERS.words.split(),
)


@many
@given(names, of_rows(*comparing.BEFORE), one(HOLES), one(["", *PLAIN_UNITS]), one(["", "以上", "左右"]))
def test_words_that_stand_for_nothing(name: str, front: tuple[str, str], hole: str, unit: str, end: str) -> None:
    """≥XX人 holds no value, and says so where a sign waits for one."""
    target = read_target(f"{name}{front[0]}{hole}{unit}{end}")

    assert said(target) is None, target
    if front[0] in {"≥", "≤", ">", "<", "="}:
        assert isinstance(target, Unread)


@pytest.mark.parametrize("word", remarks.PLACEHOLDERS.words.split())
def test_a_placeholder_alone(word: str) -> None:
    """待定 is a value that is missing, and no statement."""
    assert isinstance(read_target(word), Unread)


@many
@given(
    st.tuples(
        names,
        fronts,
        numbers,
        units,
        one(["且", "，且", "；同时", "，并且"]),
        one(["无", "未发生", "没有", "杜绝", "不发生"]),
        one(["投诉", "事故", "危险废物排放", "违规问题"]),
    )
)
def test_a_second_condition_in_words(drawn: tuple[str, tuple[str, str], str, str, str, str, str]) -> None:
    """≥95%且无投诉: the words stay a clause, so that nobody takes the number for all."""
    name, front, number, unit, joint, none, ill = drawn
    target = read_target(f"{name}{front[0]}{number}{unit}{joint}{none}{ill}")

    assert isinstance(target, Composite), target
    assert said(target) == Both((Value(front[1], quantity(number, unit)), None))
    assert isinstance(target.clauses[1], Statement)


# --- the shapes that were missing -------------------------------------------------------------------------------------


@many
@given(
    names,
    of_rows(*comparing.BASES, comparing.FLOORS) | st.just(("", "stated")),
    one(["上年", "概算", "去年同期", "定额", "前三年平均水平", "计划数"]),
    numbers,
    one(["%", "‰"]),
)
def test_a_share_of_a_figure(name: str, front: tuple[str, str], figure: str, number: str, unit: str) -> None:
    """上年的95% is a share of the figure, never a bare 95 %."""
    if name and not front[0]:
        name = f"{name}为"
    check(
        (
            f"{name}{front[0]}{figure}的{number}{unit}",
            Change(figure, None, share=quantity(number, unit), comparison=front[1]),
        )
    )


@many
@given(
    st.tuples(
        names,
        one(["较", "比", "同比", "相较于"]),
        one(["上年", "2022年", "去年同期"]),
        of_rows(comparing.MOVE_UP, comparing.MOVE_DOWN),
        st.integers(2, 30),
        st.integers(31, 60),
        one(["-", "~", "至", "—"]),
        one(["%", "个百分点"]),
    )
)
def test_a_change_with_two_ends(drawn: tuple[str, str, str, tuple[str, str], int, int, str, str]) -> None:
    """较上年增长5%-8% has both its ends."""
    name, against, figure, move, low, high, dash, unit = drawn
    figure = "" if against == "同比" else figure
    change = Interval(Bound(Quantity(low, unit)), Bound(Quantity(high, unit)))
    expected = Change(figure or "上年同期", Direction(move[1]), change)
    check((f"{name}{against}{figure}{move[0]}{low}{unit}{dash}{high}{unit}", expected))


OFFSETS = {"上年": -1, "去年": -1, "": 0, "当年": 0, "今年": 0, "本年": 0, "次年": 1, "翌年": 1, "明年": 1}


@many
@given(one(sorted(OFFSETS)), st.integers(1, 12), one(sorted(OFFSETS)), st.integers(1, 12), one(["至", "-", "~", "到"]))
def test_spans_with_an_offset_at_each_end(first: str, begin: int, last: str, end: int, dash: str) -> None:
    """去年10月至今年3月: each end lies in the year that it says."""
    low, high = OFFSETS[first], OFFSETS[last]
    if not last and begin > end:  # 11月至3月: nobody knows of which year
        return
    if not last:
        high = low
    span = None
    if (low, begin) <= (high, end):
        day = 29 if end == 2 else end_of(2001, end).day  # noqa: PLR2004 - February
        span = YearlessSpan(MonthDay(begin, 1), MonthDay(end, day), year_offset=high, first_offset=low)
    check((f"{first}{begin}月{dash}{last}{end}月", span))


EARLIER = [
    *beside.EARLIER.words.split(),
    *(f"{year}{end}" for year in ("上年", "去年", "2022年") for end in ("末", "底", "年末", "年底")),
]
"""Figures of other times, with the ends of years."""


@many
@given(
    one(["较", "比", "与", "相较于"]),
    one(EARLIER),
    of_rows(comparing.MOVE_UP, comparing.MOVE_DOWN),
    st.integers(2, 60),
    one(["%", "个百分点", "件"]),
)
def test_a_change_against_a_figure_of_another_time(
    against: str, figure: str, move: tuple[str, str], number: int, unit: str
) -> None:
    """比上年末减少3件 is a change against it, or words where the figure is a time that begins: never a day, nor 3件."""
    before = f"与{figure}相比" if against == "与" else f"{against}{figure}"
    target = read_target(f"{before}{move[0]}{number}{unit}")

    assert isinstance(target, (Relative, *NOTHING)), target
    if isinstance(target, Relative):
        assert (target.direction, target.change) == (Direction(move[1]), Quantity(number, unit))
        assert target.reference == figure


@many
@given(
    one([*EARLIER, "同比", "环比"]),
    one(["较", "比", "与"]),
    one(["多", "少", "减", "增"]),
    one("支出 收入 用水 发生 培训 种树 完成 新建 受理".split()),
    st.integers(2, 60),
    one(["万元", "吨", "起", "人", "%"]),
)
def test_a_change_in_what_is_done(  # noqa: PLR0913, PLR0917 - the parts of a sentence
    figure: str, against: str, more: str, deed: str, number: int, unit: str
) -> None:
    """比去年少发生3起 is no value of three: it is a change, or words."""
    own = figure in comparing.BESIDE
    before = figure if own else f"与{figure}相比" if against == "与" else f"{against}{figure}"
    target = read_target(f"{before}{more}{deed}{number}{unit}")

    assert isinstance(target, (Relative, *NOTHING)), target


@many
@given(
    one([*EARLIER, "现有", "原有规模", "此", "确保安全", "完成任务", "一季度"]),
    one(["", "的"]),
    one(["", "，"]),
    of_rows(comparing.MOVE_UP, comparing.MOVE_DOWN),
    st.integers(2, 60),
)
def test_a_change_on_a_base(figure: str, of: str, comma: str, move: tuple[str, str], number: int) -> None:
    """在现有基础上提高5% is a change against what there is, or words; 5 % alone is no target."""
    target = read_target(f"在{figure}{of}基础上{comma}{move[0]}{number}%")

    assert isinstance(target, (Relative, *NOTHING)), target
    if isinstance(target, Relative):
        assert (target.reference, target.change) == (figure, Quantity(number, "%"))


# --- marks of notes, scopes of rates, distances from figures, days that only name another -----------------------------


@many
@given(name=names, front=fronts, number=numbers, unit=units, mark=one(["*", "**", "※", "†", "＊", "①", "③"]))
def test_the_mark_of_a_note(name: str, front: tuple[str, str], number: str, unit: str, mark: str) -> None:
    """A mark behind a value changes nothing of it."""
    text = f"{name}{front[0]}{number}{unit}"

    assert said(read_target(text + mark)) == said(read_target(text))


_COUNTED = "所 个 家 座 条 期".split()


@many
@given(
    place=one(["", "全县", "全市"]),
    count=st.integers(2, 999),
    unit=one(_COUNTED),
    rate=one([f"{thing}{tail}" for thing in ("学校达标", "村庄快递进村", "居民参与") for tail in comparing.RATES[:1]]),
    verb=one(["达", "达到", "实现", "达到了"]),
    share=st.integers(50, 100),
    end=one(["", "以上"]),
)
def test_the_scope_of_a_rate_is_no_target(  # noqa: PLR0913, PLR0917 - the parts of a sentence
    place: str, count: int, unit: str, rate: str, verb: str, share: int, end: str
) -> None:
    """全县156个村快递进村率达到90%以上 asks for no 156."""
    found = read_target(f"{place}{count}{unit}{rate}{verb}{share}%{end}")

    assert isinstance(found, Statement | Unread | Threshold)
    assert not isinstance(found, Threshold) or found.quantity == Quantity(share, "%")


@many
@given(
    name=one(["", "参与率", "单价"]),
    word=one(["比", "较"]),
    figure=one(["目标值", "同类项目", "原计划", "市场价", "前期测算"]),
    way=one(comparing.APART.words.split()),
    more=one(["", "出", "了"]),
    number=numbers,
    unit=one(["%", "个百分点", "个", "天", "万元"]),
)
def test_a_distance_from_a_figure_is_no_value(  # noqa: PLR0913, PLR0917 - the parts of a sentence
    name: str, word: str, figure: str, way: str, more: str, number: str, unit: str
) -> None:
    """比同类项目便宜5% is no 5%: it is a change against the figure, or refused."""
    found = read_target(f"{name}{word}{figure}{way}{more}{number}{unit}")

    assert isinstance(found, (*NOTHING, Relative)), found


@many
@given(
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    event=one(["开学", "汛期来临", "工程验收", "放假", "节日"]),
    end=one(["前", "之前", "后", "期间"]),
)
def test_a_day_of_an_event(month: int, day: int, event: str, end: str) -> None:
    """9月1日开学前 names a day that is not the one when something is due."""
    assert said(read_target(f"{month}月{day}日{event}{end}")) is None


@many
@given(
    name=one(["", *comparing.DEVIATION.words.split()]),
    misread=one(["土", "士"]),
    number=numbers,
    unit=one(["%", "‰"]),
)
def test_a_tolerance_that_a_scanner_has_misread(name: str, misread: str, number: str, unit: str) -> None:
    """误差土5% may be ±5%, and is no 5%."""
    assert said(read_target(f"{name}{misread}{number}{unit}")) is None


@many
@given(name=names, word=one(comparing.MISREAD), number=numbers, unit=one(["%", "‰"]), end=one(["", "。"]))
def test_a_comparison_that_a_scanner_has_misread(name: str, word: str, number: str, unit: str, end: str) -> None:
    """大干95% may be above 95 %, and is no bare 95 % of something called 大干; 大干100天 is no percentage."""
    assert said(read_target(f"{name}{word}{number}{unit}{end}")) is None
    assert isinstance(read_target("大干100天"), Threshold)


@many
@given(
    deed=one("培训 新建 开展 补助 改造 建设".split()),
    count=st.integers(2, 999),
    unit=one(_COUNTED),
    rate=one(["满意度", "覆盖率", "合格率", "完成率"]),
    verb=one(["达", "达到"]),
    share=st.integers(50, 100),
)
def test_a_deed_and_how_well_it_was_done_are_two_targets(  # noqa: PLR0913, PLR0917 - the parts of a sentence
    deed: str, count: int, unit: str, rate: str, verb: str, share: int
) -> None:
    """培训300人满意度达到90% asks for both."""
    found = said(read_target(f"{deed}{count}{unit}{rate}{verb}{share}%"))

    assert isinstance(found, Both), found
    assert [value.quantity for value in found.values if isinstance(value, Value)] == [
        quantity(str(count), unit),
        Quantity(share, "%"),
    ]
