"""How two targets relate: implication, drift, and what meets both."""

import pytest
from attrs import evolve

from perfmodel import (
    Comparison,
    Composite,
    Drift,
    FiscalYear,
    Frequency,
    Grade,
    Period,
    Polarity,
    Quantity,
    Range,
    Statement,
    Target,
    TargetSyntaxError,
    Threshold,
    Unstated,
    accepts,
    compare,
    format_target,
    implies,
    intersect,
    read_target,
)
from perfmodel.errors import InvalidValueError
from perfmodel.values import PeriodUnit

HIGHER, LOWER, NEUTRAL = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEUTRAL


@pytest.mark.parametrize(
    ("first", "second", "forth", "back"),
    [
        ("≥98%", "≥95%", True, False),
        (">95%", "≥95%", True, False),
        ("≤60万元", "≤600000元", True, True),
        ("≥95%", "≤95%", False, False),
        ("=95%", "≥95%", True, False),
        ("<80%", "≤80%", True, False),
        ("60%-80%", "≥60%", True, False),
        ("60%-80%", "≤70%", False, False),
        ("65%-70%", "60%-80%", True, False),
        ("大于60%小于80%", "60%-80%", True, False),
        ("每季度1期", "每半年1期", True, False),
        ("≥300万千瓦时", "≥3000MWh", True, True),
        ("≥7.2GJ", "≥2000度", True, True),
        ("≥4次/年", "每季度1次", True, True),
        ("2024年6月底前", "2024年内", True, False),
        ("2024年内", "2024年12月31日前", True, True),
        ("6月底前", "9月底前", True, False),
        ("前5名", "前10名", True, False),
        ("良好及以上", "中等及以上", True, False),
        ("三级及以上", "三级及以上", True, True),
        ("较上年提高6%", "较上年提高5%", True, False),
        ("不超过预算", "不超过预算", True, True),
        ("是", "否", False, False),
        ("运行平稳", "运行平稳。", True, True),
        ("≥10个且≤20个", "≥5个", True, False),
        ("≥10个且≤20个", "10个-20个", True, True),
        ("甲馆≥30万元，乙馆≥50万元", "乙馆≥40万元，甲馆≥30万元", True, False),
        ("≥20个且≤10个", "≥30个", True, False),
        ("≥20个且≤10个", "≤10元", True, None),
        ("甲馆≥30万元，甲馆≤20万元，乙馆≥50万元", "甲馆≥10万元，乙馆≥60万元", True, False),
    ],
)
def test_what_is_known(first: str, second: str, *, forth: bool, back: bool | None) -> None:
    """One target implies another when all that may meet it surely meets the other."""
    one, other = read_target(first), read_target(second)

    assert implies(one, other) is forth
    assert implies(other, one) is back


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("≥95%", "≥95个百分点"),
        ("≥5项", "≥5个"),
        ("≥95%", "2024年内"),
        ("100%", "98%"),
        ("运行平稳", "运行更加平稳"),
        ("三级及以上", "二级及以上"),
        ("6月底前", "2024年9月底前"),
        ("全省前五", "全市前十"),
        ("较上年提高5%", "较上年提高2个百分点"),
        ("不超过预算", "≤60万元"),
        ("/", "≥95%"),
        ("≥", "≥95%"),
        ("甲馆≥30万元，乙馆≥50万元", "≥30万元"),
        ("甲馆≥30万元，乙馆≥50万元", "甲馆≥30万元，丙馆≥50万元"),
        ("甲馆≥30万元，乙馆≥50万元", "/"),
        ("到课率≥95%", "结业率≥90%"),
        ("新修步道≥20公里", "改造步道≥10公里"),
        ("甲馆30万元，乙馆50万元", "甲馆20万元，乙馆60万元"),
    ],
)
def test_what_is_not_known(first: str, second: str) -> None:
    """Other measures, other words and open targets give no answer, in either direction."""
    one, other = read_target(first), read_target(second)

    assert implies(one, other) is None
    assert implies(other, one) is None


@pytest.mark.parametrize(
    ("first", "second", "forth", "back"),
    [
        ("2024年8月底前", "2024年9月前", True, None),
        ("2024年9月前", "2024年9月底前", True, None),
        ("2024年10月底前", "2024年9月前", False, True),
        ("约80人", "≥70人", None, None),
        ("不低于约80人", "≥90人", False, True),
        ("100%", "≥110%", False, None),
        ("≥20个且≤约10个", "≥30个", None, None),
        ("甲馆≥30万元，乙馆≥50万元", "甲馆≥40万元，丙馆≥50万元", False, None),
    ],
)
def test_what_is_half_known(first: str, second: str, *, forth: bool | None, back: bool | None) -> None:
    """An open target is implied by what surely meets it, and refuted by what surely misses it."""
    one, other = read_target(first), read_target(second)

    assert implies(one, other) is forth
    assert implies(other, one) is back


@pytest.mark.parametrize(
    "text", ["100%", "约80人", "2024年9月前", "/", "≥", "运行平稳", "甲馆30万元，乙馆约50万元", "三级及以上"]
)
def test_each_target_implies_itself(text: str) -> None:
    """However open it is."""
    assert implies(read_target(text), read_target(text)) is True
    assert compare(read_target(text), read_target(text)) is Drift.SAME


def test_an_open_target_in_another_spelling() -> None:
    """1万元 and 10000元 are open in the same way; 约 opens more than a bare value does."""
    assert implies(read_target("1万元"), read_target("10000元")) is True
    assert implies(read_target("约1万元"), read_target("1万元")) is None


@pytest.mark.parametrize(
    ("polarity", "drift"),
    [(HIGHER, Drift.STRICTER), (LOWER, Drift.LOOSER), (NEUTRAL, Drift.DIFFERENT), (None, Drift.UNKNOWN)],
)
def test_polarity_gives_a_bare_value_its_sense(polarity: Polarity | None, drift: Drift) -> None:
    """98% after 95% is stricter only where more is better."""
    assert compare(read_target("95%"), read_target("98%"), polarity=polarity) is drift


@pytest.mark.parametrize(
    ("before", "after", "drift"),
    [
        ("≥95%", "≥95.0%", Drift.SAME),
        ("≥95%", "≥98%", Drift.STRICTER),
        ("≤5%", "≤8%", Drift.LOOSER),
        ("≥95%", "≤95%", Drift.DIFFERENT),
        ("≥95%", "2024年内", Drift.DIFFERENT),
        ("≥5人", "≥5元", Drift.DIFFERENT),
        ("≥5项", "≥5个", Drift.UNKNOWN),
        ("≥5", "≥5项", Drift.UNKNOWN),
        ("≥95%", "运行平稳", Drift.DIFFERENT),
        ("全省前五", "全市前五", Drift.DIFFERENT),
        ("全省前五", "前五", Drift.UNKNOWN),
        ("前5名", "中等及以上", Drift.DIFFERENT),
        ("不超过预算", "≤60万元", Drift.UNKNOWN),
        ("运行平稳", "运行更加平稳", Drift.UNKNOWN),
        ("甲馆≥30万元", "乙馆≥30万元", Drift.DIFFERENT),
        ("甲馆≥30万元", "≥20万元", Drift.LOOSER),
        ("/", "≥95%", Drift.UNKNOWN),
        ("甲馆≥30万元，乙馆≥50万元", "≥40万元", Drift.UNKNOWN),
    ],
)
def test_drift(before: str, after: str, drift: Drift) -> None:
    """Last year's target against this year's, and back."""
    opposite = {Drift.STRICTER: Drift.LOOSER, Drift.LOOSER: Drift.STRICTER}
    one, other = read_target(before), read_target(after)

    assert compare(one, other) is drift
    assert compare(other, one) is opposite.get(drift, drift)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("≥10个", "≤20个", "10个至20个"),
        ("≥10个", ">10个", ">10个"),
        ("≥10个", "<20个", "10个至20个（不含）"),
        ("≥10个", "≤10个", "=10个"),
        ("≥10个且≤20个", "≥15个", "15个至20个"),
        ("60%-80%", "≤70%", "60%至70%"),
        ("≤20个", "<20个", "<20个"),
        ("2024年内", "2024年6月底前", "2024年6月30日前"),
        ("前10名", "前5名", "前5名"),
        ("中等及以上", "良好及以上", "≥良好"),
        ("是", "是", "是"),
        ("运行平稳", "运行平稳", "运行平稳"),
        ("/", "≥95%", "≥95%"),
        ("每半年1期", "每季度1期", "每季度1期"),
        ("甲馆≥30万元", "乙馆≥50万元", "【乙馆】≥50万元；【甲馆】≥30万元"),
        ("100%", "≥95%", "≥95%；100%"),
        ("约80人", "≥70人", "≥70人；约80人"),
    ],
)
def test_what_meets_both(first: str, second: str, both: str) -> None:
    """Bounds on one figure are joined, others stand side by side, whichever comes first."""
    one, other = read_target(first), read_target(second)
    found, turned = intersect(one, other), intersect(other, one)

    assert found == turned
    assert found is not None
    assert format_target(found) == both


@pytest.mark.parametrize(
    ("first", "second"),
    [("≥10个", "<10个"), ("是", "否"), ("60%-70%", "80%-90%"), ("优秀", "低于良好"), ("≥20个且≤10个", "≥1个")],
)
def test_nothing_meets_both(first: str, second: str) -> None:
    """An empty result is None, and differs from an open one."""
    assert intersect(read_target(first), read_target(second)) is None


def test_no_target_asks_for_nothing() -> None:
    """Two cells without a target ask for nothing together."""
    assert isinstance(intersect(Unstated(text="/"), Unstated(text="无")), Unstated)


def test_an_unread_target_is_no_part_of_another() -> None:
    """It raises the error that it carries."""
    with pytest.raises(TargetSyntaxError) as error:
        intersect(read_target("≥95%"), read_target("≥"))

    assert error.value.code == "value-missing"


def test_polarity_joins_bare_values() -> None:
    """98% and 95% together are at least 98% where more is better."""
    found = intersect(read_target("95%"), read_target("98%"), polarity=HIGHER)

    assert found == Threshold(comparison=Comparison.GE, quantity=Quantity(98, "%"))


def test_rates_and_steps_with_two_ends_stay_two() -> None:
    """There is no range of rates or grades, so both bounds stand side by side."""
    year = Period(1, PeriodUnit.YEAR)
    least = Frequency(comparison=Comparison.GE, count=Quantity(2, "次"), per=year)
    most = Frequency(comparison=Comparison.LE, count=Quantity(4, "次"), per=year)
    worst, best = Grade(comparison=Comparison.GE, grade="中等"), Grade(comparison=Comparison.LE, grade="良好")

    for pair in ((least, most), (worst, best)):
        found = intersect(*pair)
        assert isinstance(found, Composite)
        assert set(found.clauses) == set(pair)


def test_open_clauses_of_one_kind_are_reported_once() -> None:
    """The same bare value in two spellings is one clause, two different ones are two."""
    same = intersect(read_target("1万元"), read_target("10000元"))
    two = intersect(read_target("1万元"), read_target("2万元"))

    assert isinstance(same, Threshold)
    assert isinstance(two, Composite)


def test_a_bare_and_an_approximate_value_are_two() -> None:
    """They are open in different ways, so neither stands for the other."""
    found = intersect(read_target("80人"), read_target("约80人"))

    assert isinstance(found, Composite)
    assert len(found.clauses) == 2


def test_nearly_and_somewhat_more_are_no_one_target() -> None:
    """A plan that went from 近200人 to 200余人 has not stayed as it was, alone or in a cell of two values."""
    for before, after in (("近200人", "200余人"), ("≥近200人；≤3次", "≥200余人；≤3次"), ("≤200余人", "≤200人左右")):
        old, new = read_target(before), read_target(after)

        assert old == new  # which way is said by the text alone
        assert compare(old, new, polarity=HIGHER) is Drift.UNKNOWN
        assert compare(old, read_target(before), polarity=HIGHER) is Drift.SAME
        assert isinstance(both := intersect(old, new), Composite)
        assert both == intersect(new, old)
        assert {text for text in ("近200人", "200余人", "200人左右") if text in f"{before}{after}"} == {
            clause.text.lstrip("≥≤") for clause in both.clauses if "200" in clause.text
        }


def test_what_may_not_be_met_at_all_refutes_nothing() -> None:
    """A figure that surely nothing meets, but something may, leaves the others open."""
    least = Threshold(comparison=Comparison.GE, quantity=Quantity(30, "万元"), subject="甲馆")
    near = Threshold(comparison=Comparison.EQ, quantity=Quantity(20, "万元"), approximate=True, subject="甲馆")
    other = Threshold(comparison=Comparison.GE, quantity=Quantity(50, "万元"), subject="乙馆")
    first = Composite(clauses=[least, near, other])

    assert implies(first, read_target("甲馆≥10万元，乙馆≥60万元")) is None


def test_words_and_numbers_stand_side_by_side() -> None:
    """A statement keeps its words."""
    found = intersect(read_target("运行平稳"), read_target("≥95%"))

    assert isinstance(found, Composite)
    assert Statement(text="运行平稳") in found.clauses


@pytest.mark.parametrize(
    ("before", "after", "plain", "drift"),
    [
        ("2023年内", "2024年内", Drift.LOOSER, Drift.SAME),
        ("2023年9月底前", "2024年6月底前", Drift.LOOSER, Drift.STRICTER),
        ("2023年2月底前", "2024年2月底前", Drift.LOOSER, Drift.SAME),
        ("2025年底前", "2025年底前", Drift.SAME, Drift.STRICTER),
        ("2023年9月前", "2024年9月前", Drift.LOOSER, Drift.SAME),
        ("2023年1月前", "2024年1月前", Drift.LOOSER, Drift.SAME),
        ("6月底前", "2024年6月底前", Drift.UNKNOWN, Drift.SAME),
        ("2035年底前", "2035年底前", Drift.SAME, Drift.STRICTER),
        ("2035年底前", "2038年底前", Drift.LOOSER, Drift.LOOSER),
        ("2023年6月底前完成100%", "2024年6月底前完成100%", Drift.UNKNOWN, Drift.SAME),
        ("≥95%", "≥98%", Drift.STRICTER, Drift.STRICTER),
    ],
)
def test_deadlines_within_their_own_years(before: str, after: str, plain: Drift, drift: Drift) -> None:
    """With the fiscal years given, a day is held against the same day of the other year."""
    one, other = read_target(before), read_target(after)

    assert compare(one, other) is plain
    assert compare(one, other, fiscal_years=(2023, FiscalYear(2024))) is drift


def _one_of(*texts: str) -> Composite:
    """Alternatives, as their parts would stand in a cell."""
    parts = [read_target(text) for text in texts]
    return Composite(clauses=[part for part in parts if isinstance(part, Threshold | Range | Grade)], any=True)


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (read_target("≥6篇"), _one_of("≥5篇", "≥1项"), True),
        (read_target("≥4篇"), _one_of("≥5篇", "≥1项"), None),
        (read_target("10%-30%"), _one_of("≤20%", "≥15%"), True),
        (read_target("10%-30%"), _one_of("≤12%", "≥15%"), False),
        (_one_of("≤5%", "≥20%"), read_target("≤30%"), False),
        (_one_of("15%-20%", "≥25%"), read_target("≥10%"), True),
        (_one_of("≥5篇", "≥1项"), _one_of("≥1项", "≥4篇"), True),
        (_one_of("甲馆≥5万元", "乙馆≥7万元"), _one_of("乙馆≥6万元", "甲馆≥5万元"), True),
        (_one_of("甲馆≥5万元", "乙馆≥7万元"), _one_of("甲馆≥6万元", "乙馆≥7万元"), False),
        (_one_of("甲馆≥5万元", "乙馆≥7万元"), read_target("≥5万元"), None),
        (_one_of("≥5篇", "≥1项"), read_target("≥5篇"), False),
        (read_target("≥5篇且≥1项"), read_target("≥5篇"), True),
        (read_target("≥5篇"), read_target("≥5篇且≥1项"), None),
        (read_target("≥5篇且≥1项"), _one_of("≥5篇", "≥1项"), True),
        (_one_of("≥5篇", "≥1项"), read_target("≥5篇且≥1项"), False),
        (read_target("甲馆≥5万元，乙馆≥1万元"), _one_of("甲馆≥4万元", "乙馆≥2万元"), True),
        (read_target("甲馆≥5万元，乙馆≥1万元"), _one_of("甲馆≥6万元", "乙馆≥2万元"), False),
        (read_target("良好及以上"), _one_of("优秀", "中等及以上"), True),
    ],
)
def test_alternatives(first: Target, second: Target, answer: bool | None) -> None:  # noqa: FBT001 - the answer
    """What lies in one of them, or is covered by several together, meets alternatives."""
    assert implies(first, second) is answer


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("≥〖上年〗的95〖%〗", "≥〖上年〗的90〖%〗", True),
        ("≥〖上年〗的90〖%〗", "≥〖上年〗的95〖%〗", False),
        ("≥〖上年〗的1.05〖倍〗", "≥〖上年〗的105〖%〗", True),
        ("较〖上年〗提高≥5〖%〗", "≥〖上年〗的105〖%〗", True),
        ("较〖上年〗提高5〖%〗至8〖%〗", "较〖上年〗提高≥5〖%〗", True),
        ("较〖上年〗提高≥5〖%〗", "较〖上年〗提高5〖%〗至8〖%〗", False),
        ("较〖上年〗提高5〖%〗至8〖%〗", "≥〖上年〗", True),
        ("较〖上年〗降低5〖%〗至8〖%〗", "≤〖上年〗的95〖%〗", True),
        ("≤〖预算〗的95〖%〗", "≤〖上年〗的95〖%〗", None),
        ("≤〖预算〗的95〖%〗", "≤95〖%〗", None),
    ],
)
def test_shares_of_a_figure(first: str, second: str, answer: bool | None) -> None:  # noqa: FBT001 - the answer
    """A share, the figure itself and a growth against it lie on one line; another figure on another."""
    assert implies(read_target(first), read_target(second)) is answer


def test_what_alternatives_accept() -> None:
    """One stretch where they meet, none where a gap lies between."""
    assert accepts(_one_of("10%-20%", "15%-30%")) == accepts(read_target("10%-30%"))
    assert accepts(_one_of("≤5%", "≥20%")) is None
    assert intersect(_one_of("≤5%", "≥20%"), read_target("≤10%")) == evolve(read_target("≤5%"), text="")
    with pytest.raises(InvalidValueError) as caught:
        intersect(_one_of("≥5篇", "≥1项"), read_target("≥30人"))
    assert caught.value.code == "alternatives-nested"


def test_lengths_of_time_that_do_not_convert() -> None:
    """Working days and days measure the same thing in other calendars; occasions and sessions do not."""
    assert compare(read_target("≤3个工作日"), read_target("≤5天")) is Drift.UNKNOWN
    assert compare(read_target("≤3个月"), read_target("≤90天")) is Drift.UNKNOWN
    assert compare(read_target("≥10次"), read_target("≥10场")) is Drift.DIFFERENT
