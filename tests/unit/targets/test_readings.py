"""Reported values whose meaning hangs on the target: sizes, zeros, scales, fractions, years, nothing, nearly done."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    Actual,
    Judgement,
    Polarity,
    Quantity,
    Statement,
    Threshold,
    Verdict,
    judge,
    parse_actual,
    read_actual,
    read_target,
)
from perfmodel.lexicon._reported_figures import DEVIATION_TAILS, DEVIATIONS, deviation_in
from perfmodel.lexicon._whole_or_part import HEDGES, claim_in
from perfmodel.targets._shapes import Target
from perfmodel.values._unit import parse_unit
from perfmodel.values._unit_table import ROWS, SELDOM_MEANT

UNDECIDED = Verdict.UNDECIDED
VALUES = st.integers(1, 400).map(lambda tenths: Decimal(tenths) / 10)
COUNTED = st.sampled_from(["次", "起", "件", "例", "人"])
SIGNS = st.sampled_from(["≥", "≤", ">", "<", "="])
PLAIN_WORDS = [word for word in HEDGES.words.replace("?", "").split() if word != "多数"]


def codes(found: Judgement) -> list[str]:
    """The codes of the assumptions of a judgement."""
    return [assumption.code for assumption in found.assumptions]


class TestDeviations:
    """A bound on a deviation bounds both sides."""

    @given(
        word=st.sampled_from(DEVIATIONS.words.split()),
        tail=st.sampled_from(["", *DEVIATION_TAILS.words.split()]),
        numbers=st.tuples(VALUES, VALUES),
        unit=st.sampled_from(["%", "毫米", "万元"]),
    )
    def test_the_size_counts(self, word: str, tail: str, numbers: tuple[Decimal, Decimal], unit: str) -> None:
        """Whatever the deviation is called and whoever calls it so: -15% is judged as 15% is."""
        bound, size = numbers
        name = f"收入预算{word}{tail}"
        wished = Quantity(bound, unit)
        own = judge(read_target(f"≤{bound}{unit}"), f"{size}{unit}").verdict
        below = parse_actual(f"-{size}{unit}")

        assert deviation_in(name) == f"{word}{tail}"
        assert judge(read_target(f"≤{bound}{unit}"), below, name=name).verdict is own
        found = judge(threshold(read_target(f"≤{bound}{unit}"), name), below)
        assert (found.verdict, found.bound, codes(found)) == (own, wished, ["size-of-deviation"])

    @pytest.mark.parametrize("name", ["收入增长率", "库房温度", "偏差整改率", "误差补偿次数", "差异化覆盖率"])
    def test_other_names_keep_the_sign(self, name: str) -> None:
        """A word of deviation inside a name is not what the name measures."""
        assert judge(read_target("≤10%"), "-15%", name=name).verdict is Verdict.MET

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            ("偏差率≥-10%", "-15%", Verdict.MISSED),
            ("偏差率≥-10%", "-5%", Verdict.MET),
            ("偏差率-5%至5%", "-7%", Verdict.MISSED),
            ("偏差率-5%至5%", "-3%", Verdict.MET),
            ("偏差率0-10%", "-9%", Verdict.MET),
            ("偏差率≤10%", "-8%至-5%", Verdict.MET),
            ("偏差率≤10%", "-15%至-12%", Verdict.MISSED),
            ("偏差率≤10%", "-8%至5%", Verdict.MET),
            ("偏差率≤10%", "-5%至12%", UNDECIDED),
            ("偏差率≤10%", "≤-12%", Verdict.MISSED),
            ("偏差率≤10%", "≥-5%", UNDECIDED),
            ("偏差率≤10%", "5%至8%", Verdict.MET),
        ],
    )
    def test_signs_of_the_target_and_ranges(self, target: str, actual: str, verdict: Verdict) -> None:
        """A target with a sign of its own takes the value as it is; of a range the sizes count."""
        assert judge(read_target(target), actual).verdict is verdict


class TestZeros:
    """Zero is zero in every unit."""

    @given(
        sign=SIGNS, value=st.integers(-400, 400), unit=st.sampled_from(["%", "起", "万元", "个百分点", "天", "人次"])
    )
    def test_a_bare_zero(self, sign: str, value: int, unit: str) -> None:
        """It is judged as the zero in the unit of the report, and says so."""
        actual = Quantity(Decimal(value) / 10, unit)
        found = judge(read_target(f"{sign}0"), actual)

        assert found.verdict is judge(read_target(f"{sign}0{unit}"), actual).verdict
        assert found.bound == Quantity(0, unit)
        assert codes(found) == ["zero-of-any-unit"]

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            ("≤0", "-5%至-3%", Verdict.MET),
            ("≤0", "2次/年", Verdict.MISSED),
            ("≤0", "0", Verdict.MET),
            ("≤3", "2%", UNDECIDED),
            ("≤0元", "0%", UNDECIDED),
            ("≤0", "2024年6月", UNDECIDED),
        ],
    )
    def test_other_shapes_and_other_numbers(self, target: str, actual: str, verdict: Verdict) -> None:
        """Ranges and rates too; no number but zero, and no unit but none."""
        assert judge(read_target(target), actual).verdict is verdict

    @given(
        count=COUNTED,
        sign=st.sampled_from(["", "=", "≤"]),
        word=st.sampled_from(["无", "未发生", "没有发生", "零发生"]),
    )
    def test_nothing_where_none_was_to_be(self, count: str, sign: str, word: str) -> None:
        """无 and 未发生 say that there were none, of a count that was to be zero and of nothing else."""
        found = judge(read_target(f"{sign}0{count}"), word)

        assert (found.verdict, codes(found), found.reached) == (Verdict.MET, ["none-as-zero"], Quantity(0, count))
        for target in (f"≥0{count}", f"{sign}3{count}", "0%", "12月底前", "优良"):
            assert judge(read_target(target), word).verdict is UNDECIDED

    @given(
        change=st.sampled_from(["变动率", "增长率", "增幅", "波动幅度", "增减率", "下降率"]),
        words=st.sampled_from(["持平", "与上年持平", "较上年持平", "零增长", "无变化", "没有变化。"]),
        sign=SIGNS,
        bound=st.sampled_from(["0", "0%", "3%"]),
    )
    def test_nothing_changed(self, change: str, words: str, sign: str, bound: str) -> None:
        """持平 is a change of zero where the target or its name asks for a change; of a level it says nothing."""
        zero = judge(read_target(f"{sign}{bound}"), "0").verdict

        assert judge(threshold(read_target(f"{sign}{bound}"), f"经费{change}"), words).verdict is zero
        assert judge(read_target(f"{sign}{bound}"), words, name=f"经费{change}").verdict is zero
        assert judge(read_target(f"{sign}{bound}"), words, name="满意度").verdict is UNDECIDED
        assert judge(read_target(f"{sign}{bound}"), f"基本{words}", name=f"经费{change}").verdict is UNDECIDED

    def test_no_change_within_a_range(self) -> None:
        """A range of changes has zero in it or not."""
        assert judge(read_target("1%-5%"), "持平", name="收入增长率").verdict is Verdict.MISSED
        assert judge(read_target("±5%"), "持平", name="收入变动率").verdict is Verdict.MET

    @pytest.mark.parametrize("words", ["", "/", "—", "无法统计", "未统计", "未发生重大事故", "未处理", "发生"])
    def test_what_does_not_say_none(self, words: str) -> None:
        """A blank cell, a mark, or words that go on."""
        assert judge(read_target("0起"), words).verdict is UNDECIDED


class TestBareNumbers:
    """A bare number that may mean another value decides only where both readings agree."""

    @given(
        sign=SIGNS,
        bound=st.integers(1, 900),
        value=st.integers(0, 900_000_000),
        scale=st.sampled_from(["万元", "亿元", "万人次", "万亩"]),
    )
    def test_smaller_scales(self, sign: str, bound: int, value: int, scale: str) -> None:
        """4980000 beside ≤500万元: never decided against what either reading says."""
        target = read_target(f"{sign}{bound}{scale}")
        found = judge(target, Quantity(value, "")).verdict
        as_written = judge(target, Quantity(value, scale)).verdict
        readings = (
            {as_written}
            if value < 100 * bound
            else {judge(target, Quantity(value, unit)).verdict for unit in _near(value, bound, scale)}
        )

        assert found is (as_written if readings | {as_written} == {as_written} else UNDECIDED)

    @given(bound=st.integers(51, 100), value=st.integers(1, 99), unit=st.sampled_from(["", "分"]))
    def test_fractions_beside_a_hundred(self, bound: int, value: int, unit: str) -> None:
        """0.96 beside ≥95 is 0.96 or 96; where 96 would miss it too, it is missed."""
        fraction = Quantity(Decimal(value) / 100, "")
        found = judge(read_target(f"≥{bound}{unit}"), fraction).verdict

        assert found is (UNDECIDED if value >= bound else Verdict.MISSED)

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            ("≥95", "1", UNDECIDED),
            ("≥2", "1", Verdict.MISSED),
            ("≥1200", "0.96", Verdict.MISSED),
            ("≥5公里", "0.96", Verdict.MISSED),
            ("≥0.9", "0.92", Verdict.MET),
            ("500万元-600万元", "5500000", UNDECIDED),
            ("500万元-600万元", "9900000", Verdict.MISSED),
            ("≥500万元", "5123600万元", Verdict.MET),
            ("增长5%", "1.05", UNDECIDED),
            ("税收增长率≥5%", "1.06", UNDECIDED),
            ("能耗下降3%", "0.96", UNDECIDED),
            ("税收增长率≥5%", "4.8", Verdict.MISSED),
            ("税收增长率≥5%", "5.2", Verdict.MET),
        ],
    )
    def test_what_else_a_number_may_be(self, target: str, actual: str, verdict: Verdict) -> None:
        """Fractions, indexes and scales, and numbers that can be none of them."""
        assert judge(read_target(target), actual).verdict is verdict

    @pytest.mark.parametrize("column", [True, False])
    def test_another_unit_of_the_same_kind(self, column: bool) -> None:  # noqa: FBT001 - a case
        """A number that misses in a smaller unit of the table, and meets only by far in the written one, is open."""
        pairs = [
            (large, small, parse_unit(large).factor / parse_unit(small).factor)
            for large, small in permutations([row.symbol for row in ROWS if row.symbol not in SELDOM_MEANT], 2)
            if parse_unit(large).dimension == parse_unit(small).dimension
        ]
        far = [(large, small, size) for large, small, size in pairs if size >= 12]
        assert {"小时", "年", "km", "km²", "t", "MW", "MPa", "kV", "Gbps", "m³", "个百分点"} <= {
            pair[0] for pair in far
        }

        for large, small, size in far:
            target = read_target("≥4", unit=large) if column else read_target(f"≥4{large}")
            number = str(int(size * 4 * Fraction(95, 100)))
            assert judge(target, read_actual(number, unit=large if column else None)).verdict is UNDECIDED, (
                large,
                small,
            )
            assert judge(target, Quantity(number, large)).verdict is Verdict.MET
            assert judge(target, Quantity(number, small)).verdict is Verdict.MISSED

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            ("≥2小时", "110", UNDECIDED),
            ("≥1TB", "900", UNDECIDED),
            ("≥1TB", "1010", UNDECIDED),
            ("≥1TB", "1100", Verdict.MET),
            ("≥1年", "11", UNDECIDED),
            ("≥1个月", "20", UNDECIDED),
            ("≥12个月", "1", UNDECIDED),
            ("≥1.5米", "148", UNDECIDED),
            ("≥1000米", "1.1", UNDECIDED),
            ("≤5亩", "3000", UNDECIDED),
            ("≤2个工作日", "40", UNDECIDED),
            ("≤20000元", "2.1", UNDECIDED),
            ("≤20000元", "1.9", Verdict.MET),
            ("≤30元/公里", "0.0031", UNDECIDED),
            ("≥8小时/天", "470", UNDECIDED),
            ("≥3吨/亩", "2900", UNDECIDED),
            ("≤30分钟", "3", Verdict.MET),
            ("≤5%", "50", Verdict.MISSED),
            ("≤60元", "600", Verdict.MISSED),
            ("≥2小时", "12", Verdict.MET),
            ("≥12公里", "80", Verdict.MET),
            ("≤48小时", "5", Verdict.MET),
            ("≥3公顷", "20", Verdict.MET),
            ("≥20000人", "2", Verdict.MISSED),
        ],
    )
    def test_which_other_units_a_number_may_be_in(self, target: str, actual: str, verdict: Verdict) -> None:
        """Ten times nearer to its target in another unit, also where that does not convert; else it is as written."""
        assert judge(read_target(target), actual).verdict is verdict

    def test_words_before_a_number_without_a_unit_give_it_none(self) -> None:
        """实际支出4980000 beside 万元 is as open as 4980000."""
        assert judge(read_target("≤500万元"), read_actual("实际支出4980000", unit="万元")).verdict is UNDECIDED

    def test_a_number_with_the_unit_of_its_column(self) -> None:
        """4980000 in a row of 万元 may still have been written in 元."""
        assert judge(read_target("≤500万元"), parse_actual("4980000", unit="万元")).verdict is UNDECIDED
        assert judge(read_target("≤500万元"), parse_actual("498", unit="万元")).verdict is Verdict.MET

    @given(
        word=st.sampled_from(["提高", "增加", "下降", "减少", "缩短"]),
        unit=st.sampled_from(["元", "张", "元/人·月", "天"]),
        bound=st.integers(1, 50),
        more=st.integers(1, 500),
    )
    def test_a_level_beside_a_change(self, word: str, unit: str, bound: int, more: int) -> None:
        """150元 in answer to 增加10元 may be the level; with the word of change, or beside 净增, it is the change."""
        target = threshold(read_target(f"≥{bound}{unit}"), f"标准{word}")
        amount = f"{bound + more}{unit}"

        assert judge(target, amount).verdict is UNDECIDED
        assert judge(target, threshold_actual(amount, word)).verdict is Verdict.MET
        assert judge(threshold(target, "标准净增"), amount).verdict is Verdict.MET
        assert judge(threshold(target, f"标准{word}额"), amount).verdict is Verdict.MET


class TestYears:
    """Years that differ decide nothing."""

    @given(wished=st.integers(2019, 2026), said=st.integers(2019, 2026), value=st.integers(1, 99))
    def test_two_years(self, wished: int, said: int, value: int) -> None:
        """By the target's own words, by the name, and by the year that the caller reads with."""
        actual = f"{said}年满意度{value}%"
        plain = judge(read_target("≥50%"), f"{value}%").verdict
        verdict = plain if wished == said else UNDECIDED

        assert judge(read_target(f"{wished}年满意度≥50%"), actual).verdict is verdict
        assert judge(read_target("≥50%"), actual, name=f"{wished}年满意度").verdict is verdict
        assert judge(read_target("≥50%"), read_actual(actual, fiscal_year=wished)).verdict is verdict
        assert codes(judge(read_target("≥50%"), actual))[-1:] == ["year-from-actual"]

    def test_the_year_that_was_meant(self) -> None:
        """Of two years in one cell the target's own is taken; with none of them nothing is decided."""
        both = "2023年完成8个，2024年完成12个"

        assert judge(read_target("2024年≥10个"), both).verdict is Verdict.MET
        assert judge(read_target("≥10个"), read_actual(both, fiscal_year=2024)).verdict is Verdict.MET
        assert judge(read_target("2022年≥10个"), both).verdict is UNDECIDED
        assert judge(read_target("2023年≥10个且≤20个"), "2022年15个").reason.code == "year-differs"

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            ("2023-2025年≥300人", "2023年320人", UNDECIDED),
            ("2023-2025年≥300人", "2023至2025年320人", Verdict.MET),
            ("2024年≥500套", "2021年以来累计520套", Verdict.MET),
        ],
    )
    def test_spans_of_years(self, target: str, actual: str, verdict: Verdict) -> None:
        """A span is all of its years; a year that something is counted from is none."""
        assert judge(read_target(target), actual).verdict is verdict

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            ("2023年≥95%", "截至2022年底96%", UNDECIDED),
            ("2023年≥95%", "截至2023年底96%", Verdict.MET),
            ("2023年≥95%", "2022年12月底完成96%", UNDECIDED),
            ("2023年6月底前", "2023年6月20日，合格率96%", Verdict.MET),
        ],
    )
    def test_values_beside_a_day(self, target: str, actual: str, verdict: Verdict) -> None:
        """They are of the year of that day; where a day was asked for it is the answer itself."""
        assert judge(read_target(target), actual).verdict is verdict

    def test_words_of_another_year_report_nothing(self) -> None:
        """Read for 2024 the value of 2023 is words; a year inside a name says nothing of the value."""
        assert isinstance(read_actual("2023年满意度96%", fiscal_year=2024).said, Statement)
        assert isinstance(read_actual("完成2023年结转项目5个", fiscal_year=2024).said, Threshold)
        assert isinstance(read_actual("截至2023年底96%", fiscal_year=2024).said, Statement)
        assert judge(read_target("≥95%"), read_actual("截至2024年底96%", fiscal_year=2024)).verdict is Verdict.MET
        assert isinstance(read_actual("", fiscal_year=2024).said, type(read_actual("").said))


class TestNearly:
    """Nearly done is not done."""

    @given(
        front=st.sampled_from(["", "已", "目前", "各项任务"]),
        hedge=st.sampled_from(["基本", "基本上", *PLAIN_WORDS]),
        verb=st.sampled_from(["完成", "实现", "达标"]),
        target=st.sampled_from(["完成整改任务", "是", "完成", "服务能力持续增强", "≥95%", "12月底前"]),
    )
    def test_no_hedge_is_done(self, front: str, hedge: str, verb: str, target: str) -> None:
        """Whatever the word that hedges, what is hedged, and what was asked for."""
        assert judge(read_target(target), f"{front}{hedge}{verb}").verdict is UNDECIDED

    @given(
        word=st.sampled_from(["", "已", "全部", "超额", "提前", "圆满", "如期", "顺利"]),
        rest=st.sampled_from(["", "年度任务", "全年目标"]),
    )
    def test_done_is_done(self, word: str, rest: str) -> None:
        """Words that praise the work leave it done."""
        assert judge(read_target("完成整改任务"), f"{word}完成{rest}").verdict is Verdict.MET

    def test_the_upper_band_is_for_words(self) -> None:
        """基本达成 meets a target in words by the form's own band, and no piece of work."""
        assert codes(judge(read_target("服务能力持续增强"), "基本达成预期指标")) == ["basically-as-achieved"]
        assert judge(read_target("完成整改任务"), "基本达成").reason.code == "claimed-nearly"
        assert claim_in("大体达成目标") == "basically_done"


@pytest.mark.parametrize(
    ("target", "actual", "code"),
    [
        ("同比下降10%以上", "同比下降8.5%", "fell-short"),
        ("较上年减少50人", "减少30人", "fell-short"),
        ("较上年下降3%-5%", "下降6%", "exceeded"),
        ("较上年下降不超过5%", "下降7%", "exceeded"),
        ("较上年增长不超过5%", "增长7%", "exceeded"),
    ],
)
def test_a_fall_that_is_too_small_falls_short(target: str, actual: str, code: str) -> None:
    """The reason tells how far the figure fell, not where its change lies on the line."""
    found = judge(read_target(target), actual)

    assert (found.verdict, found.reason.code) == (Verdict.MISSED, code)


@pytest.mark.parametrize("polarity", [None, Polarity.HIGHER_IS_BETTER])
def test_sides_that_a_name_does_not_tell(polarity: Polarity | None) -> None:
    """支出增幅 and 总投资 have none; what the caller says still decides."""
    for target, actual in (("支出增幅5%", "6%"), ("总投资5000万元", "5200万元"), ("性别比107", "108")):
        expected = UNDECIDED if polarity is None else Verdict.MET
        assert judge(read_target(target), actual, polarity=polarity).verdict is expected


def threshold_actual(amount: str, word: str) -> Actual:
    """The amount behind a word of change."""
    return read_actual(f"{word}{amount}")


def _near(value: int, bound: int, scale: str) -> list[str]:
    """The units in which a bare number may have been meant: those that leave it within a hundred times the bound."""
    smaller = {"万元": ["元"], "亿元": ["万元", "元"], "万人次": ["人次"], "万亩": ["亩"]}[scale]
    own = Quantity(bound, scale).exact
    return [unit for unit in smaller if own / 100 <= Quantity(value, unit).exact <= own * 100]


def threshold(target: Target, name: str) -> Threshold:
    """The threshold with *name* for its subject."""
    assert isinstance(target, Threshold)
    return Threshold(comparison=target.comparison, quantity=target.quantity, subject=name)


class TestOtherMeasures:
    """What says itself that it measures another thing decides nothing."""

    @given(
        ill=st.sampled_from(["不满意", "不满意率", "差评率", "投诉率", "不合格率", "故障率", "失业率"]),
        good=st.sampled_from(["满意度", "合格率", "就业率", "完好率"]),
        value=st.integers(0, 100),
        bound=st.integers(1, 100),
    )
    def test_the_other_side(self, ill: str, good: str, value: int, bound: int) -> None:
        """不满意5% answers neither 满意度≥95% nor a bare ≥95%, nor 合格率 a ceiling, of 不合格率 or bare."""
        for target in (f"≥{bound}%", f"{good}≥{bound}%"):
            assert judge(read_target(target), f"{ill}{value}%").reason.code == "measure-differs"
        assert judge(read_target(f"{ill}≤{bound}%"), f"{good}{value}%").reason.code == "measure-differs"
        capped = judge(read_target(f"≤{bound}%"), f"{good}{value}%")
        assert (capped.reason.code == "measure-differs") is (bound < 100)
        assert judge(read_target(f"≤{bound}%"), f"{ill}{value}%").verdict is not UNDECIDED
        assert judge(read_target(f"≥{bound}%"), f"{good}{value}%").verdict is not UNDECIDED

    @given(
        word=st.sampled_from(["超支", "结余", "追加", "核减", "缺口", "超额完成", "其中财政", "比计划多支出"]),
        sign=st.sampled_from(["≥", "≤"]),
        value=st.integers(1, 200),
    )
    def test_differences_and_parts(self, word: str, sign: str, value: int) -> None:
        """They are no level, unless the target asks for the same; two that differ are not the same."""
        assert judge(read_target(f"{sign}100万元"), f"{word}{value}万元").verdict is UNDECIDED
        assert judge(read_target(f"{sign}100万元"), f"超支{value}万元", name="超支金额").verdict is not UNDECIDED
        assert judge(read_target(f"{sign}100万元"), f"结余{value}万元", name="超支金额").verdict is UNDECIDED

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            ("≤100万元", "已支付98万元，尚欠10万元", UNDECIDED),
            ("≥100人", "完成98人，尚差2人", Verdict.MISSED),
            ("节约成本≥10万元", "节约12万元", Verdict.MET),
            ("≥95%", "贫困人口参保率96%", Verdict.MET),
            ("≥90%", "85%至95%", UNDECIDED),
            ("≥90%", "不满意率3%至5%", UNDECIDED),
            ("≤5%", "不满意率3%至5%", Verdict.MET),
            ("10%-20%", "不满意率12%", Verdict.MET),
        ],
    )
    def test_values_beside_others(self, target: str, actual: str, verdict: Verdict) -> None:
        """What is owed beside what was paid, the same word on both sides, and ranges."""
        assert judge(read_target(target), actual).verdict is verdict
