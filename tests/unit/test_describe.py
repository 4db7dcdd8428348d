"""Targets, quantities and categories in words, and the English names of units."""

from datetime import date
from decimal import Decimal

import pytest

from perfmodel import (
    Comparison,
    DateSpan,
    Deadline,
    Grade,
    Quantity,
    Rank,
    Relative,
    Target,
    Threshold,
    Unit,
    category,
    describe,
    parse_target,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.targets import Direction
from perfmodel.taxonomy import CATEGORIES
from perfmodel.values import MonthDay, YearlessSpan, parse_unit
from perfmodel.values._english_units import english_unit
from perfmodel.values._unit import MAIN_SYMBOLS, parts_of
from perfmodel.values._unit_names import MARKS, NAMES


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("≥80万人次", "至少80万人次", "at least 800,000 person-visits"),
        ("每半年1期", "每半年1期", "one issue every six months"),
        ("≥4次/年", "每年至少4次", "at least four times every year"),
        ("每月不少于2次", "每月至少2次", "at least twice every month"),
        ("每两周1次", "每2周1次", "once every two weeks"),
        ("1次/季度", "每季度1次", "once every quarter"),
        ("每两个季度1次", "每2个季度1次", "once every two quarters"),
        ("每年培训200人次", "培训：每年200人次", "培训: 200 person-visits every year"),
        ("＜15.50元/人·天", "低于15.50元/人·天", "less than 15.50 yuan per person-day"),
        ("不超过60万元", "至多60万元", "at most 600,000 yuan"),
        ("超过3页", "超过3页", "more than 3 pages"),
        ("=1套", "等于1套", "exactly 1 set"),
        ("85%左右", "约85%", "about 85%"),
        ("约200人", "约200人", "about 200 persons"),
        ("200来人", "约200人", "about 200 persons"),
        ("200余人", "略多于200人", "somewhat more than 200 persons"),
        ("200万元余", "略多于200万元", "somewhat more than 2,000,000 yuan"),
        ("不少于二百多人", "至少略多于200人", "at least somewhat more than 200 persons"),
        ("节约近200万元", "节约：近200万元", "节约: nearly 2,000,000 yuan"),
        ("接近95%", "近95%", "nearly 95%"),
        ("近200余人", "约200人", "about 200 persons"),
        ("近零下3℃", "约-3℃", None),
        ("≤万分之五", "至多5‱", "at most 5‱"),
        ("1.2倍", "1.2倍", "1.2×"),
        ("≥2000", "至少2000", "at least 2,000"),
        ("≥3筒", "至少3筒", "at least 3 筒"),
        ("≥2个百分点", "至少2个百分点", "at least 2 percentage points"),
        ("60%-80%", "60%至80%", "from 60% to 80%"),
        ("85%（含）至90%（不含）", "85%（含）至90%（不含）", "from 85% to less than 90%"),
        ("85%（不含）至90%（含）", "85%（不含）至90%（含）", "more than 85%, up to 90%"),
        ("大于10小于20", "10（不含）至20（不含）", "more than 10 and less than 20"),
        ("2024年6月底前", "2024年6月30日前", "by 30 June 2024"),
        ("6月底前", "6月30日前", "by 30 June"),
        ("次年3月底前", "次年3月31日前", "by 31 March of the next year"),
        ("2023年内", "2023年1月1日至2023年12月31日", "between 1 January 2023 and 31 December 2023"),
        ("9月前", "8月31日前；是否可到9月30日未说明", "by 31 August; whether until 30 September is left open"),
        ("2024年9月前", "2024年8月31日前；是否可到2024年9月30日未说明", None),
        ("前10名", "前10名", "among the first 10"),
        ("第一", "第1名", "the first place"),
        ("全省前三", "全省前3名", "among the first 3 of 全省"),
        ("中等及以上", "“中等”及以上", "“中等” or better"),
        ("不超过预算", "至多“预算”", "at most the budget"),
        ("上年的95%", "“上年”的95%", "95% of the year before"),
        ("较上年提高≥5%", "较“上年”提高至少5%", "at least 5% more than the year before"),
        ("比上年降低2个百分点", "较“上年”降低2个百分点", "2 percentage points less than the year before"),
        ("提高2.4个百分点", "提高：2.4个百分点", "up by 2.4 percentage points (提高)"),
        ("压减≥3%", "压减：至少3%", "down by at least 3% (压减)"),
        ("高≥3米", "高：至少3米", "高: at least 3 metres"),
        ("较去年提高5%", "较“去年”提高5%", "5% more than last year"),
        ("较基期提高5%", "较“基期”提高5%", "5% more than “基期”"),
        ("较上年增长5%-8%", "较“上年”提高5%至8%", "from 5% to 8% more than the year before"),
        ("是", "是", "yes"),
        ("否", "否", "no"),
        ("持续提高", "“持续提高”", "the words “持续提高”"),
        ("≥5篇或≥1本", "至少5篇；或者至少1本", "at least 5 articles; or at least 1 book"),
        ("小学≥650元，初中≥850元", "小学：至少650元；并且初中：至少850元", None),
        ("/", "未填写目标", "no target is stated"),
        ("≥", "“≥”无法识别", "“≥” cannot be read"),
    ],
)
def test_targets(text: str, chinese: str, english: str | None) -> None:
    """Sign, amount, unit, period, day: each said in words, nothing left out."""
    target = read_target(text)

    assert describe(target) == chinese
    assert english is None or describe(target, locale="en") == english


YEAR = MonthDay(12, 31)


@pytest.mark.parametrize(
    ("target", "english"),
    [
        (Deadline(span=YearlessSpan(None, YEAR, year_offset=-1), comparison=Comparison.LE), "of the year before"),
        (Deadline(span=YearlessSpan(None, YEAR, year_offset=3), comparison=Comparison.LE), "of the year 3 years off"),
        (Deadline(span=DateSpan(None, date(2024, 6, 30)), comparison=Comparison.GT), "after 30 June 2024"),
        (Deadline(span=DateSpan(None, date(2024, 6, 30)), comparison=Comparison.LT), "before 30 June 2024"),
        (
            Deadline(span=DateSpan(date(2024, 1, 1), date(2024, 6, 30)), comparison=Comparison.GT),
            "outside 1 January 2024 to 30 June 2024",
        ),
        (
            Deadline(span=YearlessSpan(None, YEAR), comparison=Comparison.LE, doubtful_until=MonthDay(1, 31)),
            "by 31 December; whether until 31 January of the next year is left open",
        ),
        (Grade(comparison=Comparison.LT, grade="良", scale="水质"), "worse than “良” on the scale “水质”"),
        (Rank(within=2, scope="全市", subject="总分"), "总分: among the first 2 of 全市"),
        (Relative(comparison=Comparison.EQ, reference="上年"), "exactly the year before"),
        (
            Relative(
                comparison=Comparison.STATED, reference="上年", change=Quantity(3, "%"), direction=Direction.DECREASE
            ),
            "3% less than the year before",
        ),
    ],
)
def test_targets_put_together_by_hand(target: Target, english: str) -> None:
    """What no usual wording says is said all the same."""
    assert describe(target, locale="en").endswith(english)


def test_quantities() -> None:
    """The scale of the author in Chinese, plain numbers and names in English."""
    assert describe(Quantity("730.35", "万元")) == "730.35万元"
    assert describe(Quantity("730.35", "万元"), locale="en") == "7,303,500 yuan"
    assert describe(Quantity(1, "元"), locale="en-GB") == "1 yuan"
    assert describe(Quantity("1234567.50", "千克"), locale="en_IN") == "1,234,567.50 kilograms"
    assert describe(Quantity("9" * 58, "亿元"), locale="en") == f"{'9' * 58}亿元"  # more digits than a number has


def test_categories() -> None:
    """Each label with that of its first level."""
    assert describe(category("output.quantity")) == "数量指标（产出指标）"
    assert describe(category("output.quantity"), locale="en") == "Quantity (Output indicators)"
    assert describe(category("cost"), locale="en") == "Cost indicators"
    assert len({describe(item, locale="en") for item in CATEGORIES.values()}) == len(CATEGORIES)


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_Latn", "", "fr"])
def test_other_languages_are_refused(locale: str) -> None:
    """No locale of a machine is guessed."""
    with pytest.raises(InvalidValueError) as error:
        describe(Quantity(1, "元"), locale=locale)

    assert error.value.code == "locale-unknown"


def test_other_types_are_refused() -> None:
    """A text is read first."""
    with pytest.raises(WrongTypeError, match="parse_target"):
        describe("≥95%")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose


class TestUnits:
    """The table of English names."""

    def test_each_known_unit_has_a_name_of_its_own(self) -> None:
        """No unit of the table is left in Chinese, none has the name of another one, no name is for nothing."""
        named = {**{symbol: (mark, mark) for symbol, mark in MARKS.items()}, **NAMES}

        assert set(named) == set(MAIN_SYMBOLS.values())
        assert len({one for one, _ in named.values()}) == len({many for _, many in named.values()}) == len(named)

    @pytest.mark.parametrize(
        ("symbol", "name"),
        [
            ("名", "persons"),
            ("公里", "kilometres"),
            ("批", "batches"),
            ("份", "copies"),
            ("根", "pieces (根)"),
            ("元/人·年", "yuan per person-year"),
            ("元/人/年", "yuan per person per year"),
            ("元/每人·年", "yuan per person-year"),
            ("人次/天", "person-visits per day"),
            ("元/100km", "yuan per 100 kilometres"),
            ("元/万人", "yuan per 10,000 persons"),
            ("/人", "per person"),
            ("/10万", "per 100,000"),
            ("%/年", "% per year"),
            ("人日", "person-days"),
            ("人·日", "“人·日”"),
            ("筒/人", "筒 per person"),
            ("元/筒", "yuan per 筒"),
            ("元/半天", "yuan per 1/2 day"),
            ("", ""),
        ],
    )
    def test_names(self, symbol: str, name: str) -> None:
        """The last word in front takes the plural; words of no table stay as they are."""
        assert english_unit(Unit(symbol), Decimal(2)).name == name

    def test_one_of_a_thing(self) -> None:
        """The singular for one, and for one ten thousand of a hundredth of a percent nothing else."""
        assert english_unit(parse_unit("期"), Decimal(1)).name == "issue"
        assert english_unit(parse_unit("期"), Decimal(0)).name == "issues"
        assert english_unit(parse_unit("万人次"), Decimal(1)).name == "person-visits"

    def test_the_parts_of_a_unit_make_the_unit(self) -> None:
        """The words of each unit, multiplied and divided, are the unit again."""
        for symbol in ("万元/人·年", "次/10万人", "人次", "kg/亩", "元/2月"):
            head, *tails = parts_of(Unit(symbol))
            factor = Quantity(1, "").exact
            for factors, power in [(head, 1), *((tail, -1) for tail in tails)]:
                for item in factors:
                    factor *= (item.times * Unit(item.word).factor) ** power
            assert factor == Unit(symbol).factor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("≥三分之一", "at least 1/3"),
        ("不超过2/3", "at most 2/3"),
        ("≤1/10", "at most 1/10"),
        ("≥-1/3", "at least -1 per 3"),
        ("≤7/100000", "at most 7 per 100,000"),
    ],
)
def test_small_fractions_are_said_as_such(text: str, words: str) -> None:
    """A third is 1/3, and not 1 per 3; of many it is so many per so many.  Both are read back."""
    target = read_target(text)

    assert describe(target, locale="en") == words
    assert read_target(words) == target


@pytest.mark.parametrize("number", ["1.000", "1.234", "120.500", "2.5"])
def test_a_count_with_three_decimals_is_described_so_that_it_reads_back(number: str) -> None:
    """1.000项 may be 1000项: the sentence says 1项, and 1.2340项."""
    target = Threshold(comparison=Comparison.GE, quantity=Quantity(number, "项"))

    assert parse_target(describe(target, locale="zh_Hans")) == target
