"""Each scoring rule on examples worked out by hand; the arithmetic stands beside each of them."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    Citation,
    Indicator,
    Polarity,
    ProjectObjectives,
    Verdict,
    assess,
    audit,
    explain,
    policy,
    read_actual,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.objectives import Result
from perfmodel.scoring import (
    AllOrNothing,
    AssessedLine,
    Late,
    LineStatus,
    Mirror,
    OnTime,
    OverFulfilment,
    PassMark,
    SatisfactionLinear,
    Step,
    Steps,
)
from perfmodel.source import Standing

Scored = Callable[..., AssessedLine]
Plan = Callable[..., ProjectObjectives]
OURS = Citation("our own rule", standing=Standing.DESIGN)


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("100公里", "10"),  # met: full
        ("105公里", "10"),  # never above the points
        ("95公里", "9.50"),  # 10 · 95/100 = 9.5
        ("33公里", "3.30"),  # 10 · 33/100 = 3.3
        ("33.333公里", "3.33"),  # 10 · 33.333/100 = 3.3333
        ("0公里", "0.00"),
        ("-5公里", "0.00"),  # a negative actual counts as 0
    ],
)
def test_proportional(scored: Scored, actual: str, points: str) -> None:
    """≥100公里 of 10 points: full when met, else in proportion."""
    line = scored("mof2020", "≥100公里", actual)

    assert line.points == Decimal(points)
    assert line.rule == "SC01"
    assert line.clause.standing is Standing.MEMORY


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("100%", "10"),
        ("100.01%", "10"),
        ("99%", "9.75"),  # (0.99 − 0.60) / 0.40 = 0.975
        ("80%", "5.00"),  # (0.80 − 0.60) / 0.40 = 0.5
        ("60.1%", "0.03"),  # (0.601 − 0.60) / 0.40 = 0.0025, of 10: 0.025, half up
        ("60%", "0.00"),  # the pass mark itself: (0.60 − 0.60) / 0.40 = 0
        ("59.9%", "0"),
    ],
)
def test_pass_mark(scored: Scored, actual: str, points: str) -> None:
    """A statistic of the guidance of 2021: nothing below 60 %, a straight line from there."""
    line = scored("mof2021_guidance", "≥100%", actual, category="output.quality")

    assert line.points == Decimal(points)
    assert line.rule == "SC05"


@pytest.mark.parametrize(
    ("name", "actual", "points", "rule"),
    [
        ("vendor_default", "60万元", "10", "SC02"),
        ("vendor_default", "54万元", "10", "SC02"),
        ("vendor_default", "66万元", "9.00", "SC02"),  # 1 − (66 − 60)/60 = 0.9
        ("vendor_default", "90万元", "5.00", "SC02"),  # 1 − 30/60 = 0.5
        ("vendor_default", "120万元", "0", "SC02"),  # twice the target
        ("vendor_default", "121万元", "0", "SC02"),
        ("hubei2020", "66万元", "9.09", "SC03"),  # 60/66 = 0.90909…
        ("hubei2020", "90万元", "6.67", "SC03"),  # 60/90 = 0.6666…, half up
        ("hubei2020", "120万元", "5.00", "SC03"),  # 60/120
        ("mof2021_guidance", "75万元", "5.00", "SC05"),  # 60/75 = 0.8; (0.8 − 0.6)/0.4
        ("mof2021_guidance", "100万元", "0.00", "SC05"),  # 60/100 = 0.6
    ],
)
def test_ceilings(scored: Scored, name: str, actual: str, points: str, rule: str) -> None:
    """≤60万元 of 10 points under the three rivals: the mirrored line, the inverse ratio, the pass mark."""
    line = scored(name, "≤60万元", actual, category="cost.economic")

    assert line.points == Decimal(points)
    assert line.rule == rule


@pytest.mark.parametrize(("actual", "points"), [("60万元", 10), ("60.01万元", 0), ("0万元", 10)])
def test_all_or_nothing_ceiling(scored: Scored, actual: str, points: int) -> None:
    """A limit that leaves nothing when it is passed."""
    ours = evolve(policy("mof2020"), name="ours", ceiling=AllOrNothing(citation=OURS))

    assert scored(ours, "≤60万元", actual, category="cost.economic").points == points


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [("≥10场", "10场", 10), ("≥10场", "9场", 0), ("＞10场", "10场", 0), ("＝10场", "11场", 10), ("＝10场", "9场", 0)],
)
def test_all_or_nothing_floor(scored: Scored, target: str, actual: str, points: int) -> None:
    """A floor that leaves nothing when it is missed: the value itself does not exceed itself."""
    ours = evolve(policy("mof2020"), name="ours", floor=AllOrNothing(citation=OURS))

    assert scored(ours, target, actual).points == points


@pytest.mark.parametrize(("target", "actual", "points"), [("＜10起", "10起", 0), ("＜10起", "9起", 10)])
def test_all_or_nothing_below(scored: Scored, target: str, actual: str, points: int) -> None:
    """Less than ten is not ten."""
    ours = evolve(policy("mof2020"), name="ours", ceiling=AllOrNothing(citation=OURS))

    assert scored(ours, target, actual).points == points


@pytest.mark.parametrize(("actual", "points"), [("-5%", 10), ("-8%", 0), ("3%", 10)])
def test_all_or_nothing_for_a_fall(scored: Scored, actual: str, points: int) -> None:
    """A fall of 5 at most: of a negative target the fall is the amount, and 8 is beyond it."""
    ours = evolve(policy("mof2020"), name="ours", ceiling=AllOrNothing(citation=OURS))

    assert scored(ours, "≥-5%", actual).points == points


def test_mirror_reaches_nothing_where_it_says(scored: Scored) -> None:
    """With nothing left at 1.5 times the target, 1.2 times leaves 1 − 0.2/0.5 = 0.6."""
    ours = evolve(policy("mof2020"), name="ours", ceiling=Mirror(zero_at="1.5", citation=OURS))

    assert scored(ours, "≤100元/户", "120元/户").points == Decimal("6.00")


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("95%", "10"),
        ("90%", "10"),  # full from 90 %, though the target is 95 %
        ("89.99%", "10.00"),  # (0.8999 − 0.60)/0.30 = 0.99966…, of 10: 9.9966…
        ("75%", "5.00"),  # (0.75 − 0.60)/0.30
        ("60%", "0.00"),
        ("59.99%", "0"),
        ("75", "5.00"),  # a bare number takes the target's unit
    ],
)
def test_satisfaction(scored: Scored, actual: str, points: str) -> None:
    """Satisfaction goes by the rate alone: full from 90 %, nothing below 60 %."""
    line = scored("mof2021_guidance", "≥95%", actual, category="satisfaction.beneficiary")

    assert line.points == Decimal(points)
    assert line.rule == "SC06"


def test_satisfaction_against_words(scored: Scored) -> None:
    """A rate answers 满意 by its own rule; words do not, and need a reader."""
    rate = scored("mof2021_guidance", "群众满意", "75%", category="satisfaction.beneficiary")
    words = scored("mof2021_guidance", "≥95%", "群众很满意", category="satisfaction.beneficiary")

    assert rate.points == 5
    assert words.status is LineStatus.UNDECIDED
    assert scored("mof2020", "≥90%", "81%", category="satisfaction.beneficiary").points == 9  # 10 · 81/90


@pytest.mark.parametrize(
    ("name", "actual", "low", "high"),
    [
        ("mof2020", "达成年度指标", 8, 10),
        ("mof2020", "部分达成年度指标并具有一定效果", 6, 8),
        ("mof2020", "未达成年度指标且效果较差", 0, 6),
        ("hubei2020", "部分达成目标并具有一定效果", 5, 8),
        ("hubei2020", "未达成目标", 0, 5),
        ("mof2020", "水质明显改善，群众反映良好", 0, 10),
    ],
)
def test_bands_without_a_reader(scored: Scored, name: str, actual: str, low: int, high: int) -> None:
    """Words earn the range of their band, of 10 points, until a person picks; free words earn anything."""
    line = scored(name, "供水保障能力持续提高", actual, category="benefit.social")

    assert [line.low, line.high] == [low, high]
    assert line.points is None
    assert line.status is LineStatus.NEEDS_READER


@pytest.mark.parametrize(
    ("actual", "share", "points"),
    [
        ("达成年度指标", "0.8", "8.00"),  # 80 in
        ("达成年度指标", "1", "10"),
        ("达成年度指标", "0.79", None),
        ("部分达成年度指标", "0.79", "7.90"),
        ("部分达成年度指标", "0.8", None),  # belongs to the band above
        ("部分达成年度指标", "0.6", "6.00"),  # 60 in
        ("未达成年度指标", "0.6", None),
        ("未达成年度指标", "0", "0"),
        ("群众反映良好", "0.85", "8.50"),
    ],
)
def test_a_readers_share(scored: Scored, actual: str, share: str, points: str | None) -> None:
    """A person's share counts inside the band of the verdict, its lower end included, and nowhere else."""
    line = scored("mof2020", "供水保障能力持续提高", actual, category="benefit.social", share=share)

    assert line.points == (None if points is None else Decimal(points))


@pytest.mark.parametrize(
    ("actual", "points", "status"),
    [("是", 10, LineStatus.SCORED), ("否", 0, LineStatus.SCORED), ("正在办理", None, LineStatus.NEEDS_READER)],
)
def test_yes_or_no(scored: Scored, actual: str, points: int | None, status: LineStatus) -> None:
    """A condition holds or does not; words need a reader."""
    line = scored("mof2020", "是", actual, category="output.quality")

    assert [line.points, line.status] == [points, status]


def test_grades_are_read_like_words(scored: Scored) -> None:
    """优良 met by 优 lies in the upper band; 差 lies in the lowest."""
    best, worst = scored("mof2020", "优良", "优"), scored("mof2020", "优良", "差")

    assert [best.low, best.high, best.rule] == [8, 10, "SC07"]
    assert [worst.low, worst.high] == [0, 6]


@pytest.mark.parametrize(
    ("actual", "points"),
    [("2024年11月30日", 10), ("2024年12月20日", 10), ("2024年12月21日", 0), ("2025年1月", 0)],
)
def test_deadlines(scored: Scored, actual: str, points: int) -> None:
    """Done by the day earns the points, a day later nothing."""
    assert scored("mof2020", "2024年12月20日前", actual, category="output.timeliness").points == points


@pytest.mark.parametrize(
    ("target", "actual", "rule"),
    [
        ("不超过预算", "100万元", "SC03"),
        ("较上年降低5%", "95万元", "SC03"),
        ("≤100万元", "约100万元", "SC03"),
        ("不低于上年", "100万元", "SC01"),
        ("较上年提高5%", "95万元", "SC01"),
        ("≥100万元", "约100万元", "SC01"),
        ("60%-80%", "70%-90%", "SC14"),
    ],
)
def test_an_open_row_cites_the_rule_of_its_side(scored: Scored, target: str, actual: str, rule: str) -> None:
    """Of a ceiling that of ceilings, a fall that is wished for among them."""
    line = scored("mof2020", target, actual)

    assert (line.status, line.rule) == (LineStatus.UNDECIDED, rule)


@pytest.mark.parametrize(("actual", "points"), [("未发生", 10), ("0起", 10), ("1起", 0)])
def test_a_target_of_none_is_a_ceiling_however_it_is_answered(plan: Plan, actual: str, points: int) -> None:
    """Words that say that there was none are scored by the rule that 0起 and 1起 are."""
    result = Result(actual=read_actual(actual))
    document = plan(("output.quantity", "0起", 10, {"result": result}))
    line = assess(document, policy="mof2020").lines[0]

    assert [line.points, line.rule] == [points, "SC03"]


def test_a_late_day_within_grace(scored: Scored) -> None:
    """Ten days of grace: ten days late is missed and yet full, eleven are not."""
    ours = evolve(policy("mof2020"), name="ours", on_time=OnTime(grace_days=10, citation=OURS))
    within = scored(ours, "2024年6月30日前", "2024年7月10日", category="output.timeliness")

    assert within.points == 10
    assert within.verdict is Verdict.MISSED
    assert scored(ours, "2024年6月30日前", "2024年7月11日", category="output.timeliness").points == 0


@pytest.mark.parametrize(("day", "asked"), [("2024年7月10日", False), ("2024年7月11日", True)])
def test_nobody_is_asked_why_a_row_is_late_within_grace(plan: Plan, day: str, asked: bool) -> None:  # noqa: FBT001 - as drawn
    """It has all its points by its rule; a day later a reason is asked for."""
    ours = evolve(policy("mof2020"), name="ours", on_time=OnTime(grace_days=10, citation=OURS))
    result = Result(actual=read_actual(day), score=Decimal(90))
    document = plan(("output.timeliness", "2024年6月30日前", 90, {"result": result}))

    assert ("explanation-missing" in {finding.code for finding in audit(document, policy=ours)}) is asked


@pytest.mark.parametrize(
    ("late", "grace", "actual", "earned"),
    [
        ("zero", 5, "2024年11月", ("0.00", "10.00")),
        ("zero", 5, "2025年", ("0.00", "0.00")),
        ("zero", 30, "2024年11月", ("10.00", "10.00")),
        ("zero", 0, "2024年11月", ("0.00", "0.00")),
        ("zero", 5, "2024年11月1日至2024年11月5日", ("10.00", "10.00")),
        ("proportional", 0, "2024年11月", ("9.10", "9.97")),
        ("proportional", 0, "2025年第一季度", ("6.69", "8.31")),
        ("proportional", 5, "2024年11月", ("9.10", "10.00")),
    ],
)
def test_a_span_that_begins_late_earns_what_each_of_its_days_does(
    scored: Scored, late: str, grace: int, actual: str, earned: tuple[str, str]
) -> None:
    """305 of 335 days to the 30th, 305 of 306 to the 1st; one number only where all days earn the same."""
    low, high = earned
    ours = evolve(policy("mof2020"), name="ours", on_time=OnTime(late=Late(late), grace_days=grace, citation=OURS))
    line = scored(ours, "2024年10月底前", actual, category="output.timeliness")

    assert (line.verdict, line.low, line.high) == (Verdict.MISSED, Decimal(low), Decimal(high))
    assert (line.status is LineStatus.SCORED) is (low == high)
    if low != high:
        assert line.points is None
        assert scored(ours, "2024年10月底前", actual, category="output.timeliness", share="0.9").points == 9


def test_late_in_proportion(scored: Scored) -> None:
    """From 1 April: 91 days planned to 30 June, 182 days taken to 29 September: 91/182 is half of the points."""
    ours = evolve(policy("mof2020"), name="ours", on_time=OnTime(late=Late.PROPORTIONAL, citation=OURS))
    line = scored(ours, "2024年4月1日至2024年6月30日", "2024年9月29日", category="output.timeliness")

    assert line.points == 5


def test_late_in_proportion_from_the_start_of_the_year(scored: Scored) -> None:
    """Without a first day the year begins it: 60 days to 29 February 2024, 120 days to 29 April."""
    ours = evolve(policy("mof2020"), name="ours", on_time=OnTime(late=Late.PROPORTIONAL, citation=OURS))

    assert scored(ours, "2024年2月29日前", "2024年4月29日", category="output.timeliness").points == 5


def test_what_was_not_done_by_a_day_has_no_day_of_its_own(scored: Scored) -> None:
    """2024年6月底前未完工 is late by an unknown number of days: no proportion, and no grace, is taken for known."""
    strict = policy("mof2020")
    slow = evolve(strict, name="ours", on_time=OnTime(late=Late.PROPORTIONAL, citation=OURS))
    kind = evolve(strict, name="ours", on_time=OnTime(grace_days=10, citation=OURS))
    lines = [
        scored(rule, "2024年6月底前", "2024年6月底前未完工", category="output.timeliness")
        for rule in (strict, slow, kind)
    ]

    assert [(int(line.low), int(line.high)) for line in lines] == [(0, 0), (0, 10), (0, 10)]


def test_late_in_proportion_needs_years() -> None:
    """Days without a year are late or not, and no count of days: the row stays open."""
    ours = evolve(policy("mof2020"), name="ours", on_time=OnTime(late=Late.PROPORTIONAL, citation=OURS))
    row = Indicator(name="泵站完工", category="output.timeliness", target=read_target("6月30日前"), weight=10)
    found = assess(
        ProjectObjectives(project="管网改造", indicators=[row]), {"output.timeliness/1": "7月5日"}, policy=ours
    )

    assert found.lines[0].verdict is Verdict.MISSED
    assert found.lines[0].status is LineStatus.UNDECIDED


@pytest.mark.parametrize(("actual", "status"), [("100%", LineStatus.UNDECIDED), ("2024年下半年", LineStatus.UNDECIDED)])
def test_deadlines_that_stay_open(scored: Scored, actual: str, status: LineStatus) -> None:
    """100% says nothing of a day, and a half year may end before the day or after it."""
    line = scored("mof2020", "2024年9月30日前", actual, category="output.timeliness")

    assert [line.status, line.low, line.high] == [status, 0, 10]
    assert scored("mof2020", "2024年9月30日前", actual, category="output.timeliness", share="0.9").points == 9


@pytest.mark.parametrize(
    ("actual", "points"), [("第3名", "10"), ("第10名", "10"), ("第12名", "8.33"), ("15", "6.67"), ("前20名", None)]
)
def test_ranks(scored: Scored, actual: str, points: str | None) -> None:
    """前10名 as a ceiling: 10/12 = 0.8333…, 10/15 = 0.6666…; a place that is only bounded stays open."""
    line = scored("mof2020", "前10名", actual, category="benefit.social")

    assert line.points == (None if points is None else Decimal(points))


@pytest.mark.parametrize(
    ("name", "actual", "points"),
    [
        ("mof2020", "70%", "10"),
        ("mof2020", "60%", "10"),
        ("mof2020", "45%", "7.50"),  # below: 45/60
        ("mof2020", "100%", "8.00"),  # above, T/A: 80/100
        ("vendor_default", "100%", "7.50"),  # above, the mirrored line: 1 − 20/80
    ],
)
def test_ranges(scored: Scored, name: str, actual: str, points: str) -> None:
    """60%-80%: full inside, below by the floor, above by the ceiling."""
    line = scored(name, "60%-80%", actual, category="output.quality")

    assert line.points == Decimal(points)
    assert line.rule == "SC14"


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("0起", "0起", 10),  # a bare target of 0 is a ceiling
        ("0起", "1起", 0),
        ("≤0%", "0.5%", 0),  # T = 0 makes every miss 0
        ("＝0起", "2起", 0),
        ("＝0万元", "-1万元", 10),  # a negative actual counts as 0
        ("≥0万元", "5万元", 10),
        ("≥0万元", "-5万元", 0),
    ],
)
def test_targets_of_zero(scored: Scored, target: str, actual: str, points: int) -> None:
    """A target of zero has no ratio: it is met or it is not."""
    assert scored("mof2020", target, actual, category="output.quality").points == points


def test_a_target_of_zero_in_the_provincial_system(scored: Scored) -> None:
    """There, ≥0 is full at 0 and nothing above: seen as such."""
    assert scored("vendor_default", "≥0起", "0起").points == 10
    above = scored("vendor_default", "≥0起", "3起")
    assert [above.points, above.verdict] == [0, Verdict.MET]
    assert above.clause.standing is Standing.SEEN
    assert scored("vendor_default", "≤0万元", "-1万元").points == 10


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("≥-5%", "-4%", "10"),
        ("≥-5%", "2%", "10"),
        ("≥-5%", "-8%", "6.25"),  # a fall of 8 where at most 5 was allowed: 5/8
        ("≤-5%", "-8%", "10"),
        ("≤-5%", "-4%", "8.00"),  # a fall of 4 where 5 was wanted: 4/5
        ("≤-5%", "1%", "0"),
        ("＝-5%", "-4%", "10"),
    ],
)
def test_negative_targets(scored: Scored, target: str, actual: str, points: str) -> None:
    """Below zero, the amounts change sides: a wished fall is a floor of the fall."""
    assert scored("mof2020", target, actual).points == Decimal(points)


@pytest.mark.parametrize(
    ("name", "category", "polarity", "actual", "points"),
    [
        ("mof2020", "output.quantity", None, "12台", "10"),  # more than ＝10 of a thing of which more is better
        ("mof2020", "output.quantity", None, "8台", "8.00"),
        ("mof2020", "cost.economic", None, "12台", "8.33"),  # less is better: 10/12
        ("mof2020", "cost.economic", None, "8台", "8.00"),  # a cost that was missed is never full, on neither side
        ("mof2020", "output.quantity", Polarity.NEUTRAL, "12台", "8.33"),  # as a range whose ends meet
        ("mof2020", "output.quantity", Polarity.NEUTRAL, "8台", "8.00"),
        ("vendor_default", "cost.economic", None, "12台", "8.00"),  # ＝ is a floor there, and a cost is none
        ("vendor_default", "output.quantity", None, "12台", "10"),
        ("vendor_default", "output.quality", Polarity.LOWER_IS_BETTER, "12台", "8.00"),  # nor is what is better low
        ("vendor_default", "cost.economic", None, "8台", "8.00"),
        ("vendor_default", "output.quantity", Polarity.NEUTRAL, "12台", "10"),
    ],
)
def test_equal(  # noqa: PLR0913, PLR0917 - one row of the table
    scored: Scored, name: str, category: str, polarity: Polarity | None, actual: str, points: str
) -> None:
    """＝10台 of 10 points: missed by more or by less, scored by the side that is better."""
    line = scored(name, "＝10台", actual, category=category, polarity=polarity)

    assert line.points == Decimal(points)
    assert line.verdict is Verdict.MISSED


@pytest.mark.parametrize(
    ("target", "polarity", "code", "source"),
    [
        ("12台", None, "stated-as-floor", "category"),
        ("12台", Polarity.LOWER_IS_BETTER, "stated-as-ceiling", "form"),
        ("0起", None, "stated-as-ceiling", "zero"),
    ],
)
def test_each_line_says_where_its_sense_came_from(
    scored: Scored, target: str, polarity: Polarity | None, code: str, source: str
) -> None:
    """A bare value takes its sense from the row, from its category, or from being zero."""
    found = scored("mof2020", target, "10", polarity=polarity).assumptions

    assert (code, (("source", source),)) in [(item.code, item.fields) for item in found]


def test_a_bare_value_without_polarity_stays_open(scored: Scored) -> None:
    """No category and no polarity: 98% of 100% may be a shortfall or a saving."""
    line = scored("mof2020", "100%", "98%", category=None)

    assert line.status is LineStatus.UNDECIDED
    assert scored("mof2020", "100%", "98%", category=None, polarity=Polarity.HIGHER_IS_BETTER).points == Decimal("9.80")
    neutral = scored("mof2020", "100台", "125台", polarity=Polarity.NEUTRAL)
    assert neutral.points == 8  # 100/125


@pytest.mark.parametrize(
    ("reported", "reference", "points"),
    [
        ("105万人次", "100万人次", "10"),  # 5 % more was wanted
        ("84万人次", "100万人次", "8.00"),  # 84/105
        ("较上年提高4%", None, "8.00"),  # 4/5 of the wished growth
        ("较上年提高8%", None, "10"),
        ("100万人次", None, None),  # nothing to hold it against
    ],
)
def test_relative_targets(scored: Scored, reported: str, reference: str | None, points: str | None) -> None:
    """较上年提高5%: by the level where the caller gives last year's, by the change where that is reported."""
    line = scored("mof2020", "较上年提高5%", reported, reference=reference)

    assert line.points == (None if points is None else Decimal(points))


@pytest.mark.parametrize(
    ("reported", "points"),
    [
        ("较上年降低2个百分点", "10"),
        ("较上年降低3个百分点", "10"),
        ("较上年降低1.5个百分点", "7.50"),
        ("较上年提高1个百分点", "0"),
    ],
)
def test_wished_falls(scored: Scored, reported: str, points: str) -> None:
    """A fall of 2 points: 1.5 of them are three quarters, a rise is nothing."""
    assert scored("mof2020", "较上年降低2个百分点", reported).points == Decimal(points)


@pytest.mark.parametrize("words", ["无", "未发生"])
def test_none_of_what_was_to_be_none(scored: Scored, words: str) -> None:
    """It is a report, and earns the points; of anything else 无 reports nothing."""
    line = scored("mof2020", "0次", words)

    assert (line.points, line.status, line.verdict) == (Decimal(10), LineStatus.SCORED, Verdict.MET)
    assert scored("mof2020", "10次", "无").status is LineStatus.UNREPORTED


def test_frequencies(scored: Scored) -> None:
    """Four times a year, three done: 3/4 of the points."""
    assert scored("mof2020", "≥4次/年", "3次").points == Decimal("7.50")


def test_several_targets_in_one_cell(scored: Scored) -> None:
    """All met earns the points; one missed leaves the row to a reader."""
    target = "小学650元/生·年，初中850元/生·年"
    met = scored("mof2020", target, target, category="output.quality")
    missed = scored("mof2020", target, "小学600元/生·年，初中850元/生·年", category="output.quality")

    assert met.points == 10
    assert [missed.status, missed.low, missed.high] == [LineStatus.NEEDS_READER, 0, 10]
    given = scored("mof2020", target, "小学600元/生·年，初中850元/生·年", category="output.quality", share="0.9")
    assert given.points == 9


@pytest.mark.parametrize("target", ["", "≥"])
def test_without_a_readable_target(scored: Scored, target: str) -> None:
    """A row that states no target, or one that cannot be read, stays open."""
    line = scored("mof2020", target, "5场")

    assert [line.status, line.low, line.high] == [LineStatus.UNDECIDED, 0, 10]


@pytest.mark.parametrize(
    ("actual", "flagged"), [("129公里", False), ("130公里", True), ("131公里", True), ("99公里", False)]
)
def test_far_above_the_target(scored: Scored, actual: str, flagged: bool) -> None:  # noqa: FBT001 - a column
    """From 130 % an explanation is required, and no points are taken."""
    line = scored("mof2020", "≥100公里", actual)

    assert line.reason_required is (flagged or actual == "99公里")
    assert line.points == (10 if actual != "99公里" else Decimal("9.90"))


@pytest.mark.parametrize(
    ("actual", "points"), [("129公里", "10"), ("130公里", "10"), ("150公里", "8.00"), ("900公里", "5.00")]
)
def test_a_deduction_for_far_above(scored: Scored, actual: str, points: str) -> None:
    """A body's own deduction: 1 − (1.5 − 1.3) = 0.8, and never below the half that it leaves."""
    over = OverFulfilment(threshold="1.3", reduce=True, minimum="0.5", citation=OURS)
    ours = evolve(policy("mof2020"), name="ours", over=over)

    line = scored(ours, "≥100公里", actual)
    assert line.points == Decimal(points)
    assert (line.rule, line.clause) == (("SC01", line.clause) if actual == "129公里" else ("SC12", OURS))


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("≥8000株", "12768株", "15.96"),  # 10 · 12768/8000
        ("≤6次", "4次", "15.00"),  # 10 · 6/4
        ("≤6次", "0次", "10"),  # no ratio above zero: full
        ("≥8000株", "4000株", "5.00"),
        ("60%-80%", "70%", "10"),
    ],
)
def test_an_uncapped_policy(scored: Scored, target: str, actual: str, points: str) -> None:
    """Forms were seen that give more than the row's points; a policy can say so."""
    ours = evolve(policy("mof2020"), name="ours", capped=False, over=None)

    assert scored(ours, target, actual).points == Decimal(points)


def test_actuals_that_are_bounds_stay_open(scored: Scored) -> None:
    """≤80% as an answer to ≥95% misses it, and is no value to score."""
    line = scored("mof2020", "≥95%", "≤80%")

    assert line.verdict is Verdict.MISSED
    assert [line.status, line.low, line.high] == [LineStatus.UNDECIDED, 0, 10]
    assert scored("mof2020", "60%-80%", "≤40%").rule == "SC14"


def test_unit_changes_change_nothing(scored: Scored) -> None:
    """78.5万人次 and 785000人次 earn the same of ≥80万人次: 10 · 157/160 = 9.8125, half up 9.81."""
    lines = [scored("mof2020", "≥80万人次", actual) for actual in ("78.5万人次", "785000人次", "78.5")]

    assert {line.points for line in lines} == {Decimal("9.81")}
    assert {line.ratio for line in lines} == {Fraction(157, 160)}
    assert lines[0].deviation == Fraction(-3, 160)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: PassMark(mark=1, citation=OURS), "parameter-invalid"),
        (lambda: PassMark(mark="1.2", citation=OURS), "parameter-invalid"),
        (lambda: PassMark(mark="six", citation=OURS), "number-invalid"),
        (lambda: PassMark(mark=Decimal("NaN"), citation=OURS), "number-invalid"),
        (lambda: PassMark(mark=0.6, citation=OURS), "amount-inexact"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose
        (lambda: Mirror(zero_at=1, citation=OURS), "parameter-invalid"),
        (lambda: Steps(steps=[], citation=OURS), "parameter-invalid"),
        (lambda: Steps(steps=[Step(reached=95, part=1)], citation=OURS), "parameter-invalid"),
        (lambda: Steps(steps=[Step(reached=0, part=1)], citation=OURS), "parameter-invalid"),
        (lambda: Steps(steps=[Step(reached="0.9", part="1.1")], citation=OURS), "parameter-invalid"),
        (lambda: Steps(steps=[Step(reached="0.9", part=1)] * 2, citation=OURS), "parameter-invalid"),
        (
            lambda: Steps(steps=[Step(reached="0.9", part="0.5"), Step(reached="0.8", part="0.6")], citation=OURS),
            "parameter-invalid",
        ),
        (lambda: SatisfactionLinear(full="0.6", mark="0.9", citation=OURS), "parameter-invalid"),
        (lambda: OnTime(grace_days=-1, citation=OURS), "parameter-invalid"),
        (lambda: OverFulfilment(threshold="0.9", citation=OURS), "parameter-invalid"),
    ],
)
def test_parameters_that_cannot_be(make: Callable[[], object], code: str) -> None:
    """A rule with an impossible parameter is refused where it is made."""
    with pytest.raises((InvalidValueError, WrongTypeError)) as caught:
        make()
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("≥200人", "200人", "10.00"),
        ("≥200人", "190人", "10.00"),
        ("≥200人", "189人", "8.00"),
        ("≥200人", "160人", "8.00"),
        ("≥200人", "159人", "0.00"),
        ("≤100件", "90件", "10.00"),
        ("≤100件", "105件", "10.00"),
        ("≤100件", "106件", "8.00"),
        ("≤100件", "125件", "8.00"),
        ("≤100件", "126件", "0.00"),
        ("≤100件", "0件", "10.00"),
    ],
)
def test_a_scale_in_steps_jumps(scored: Scored, target: str, actual: str, points: str) -> None:
    """From 95% of the target all points, from 80% four fifths, below that none; of a ceiling by T/A."""
    scale = Steps(steps=[Step(reached="0.95", part=1), Step(reached="0.8", part="0.8")], citation=OURS)
    line = scored(evolve(policy("mof2020"), name="ours", floor=scale, ceiling=scale), target, actual)

    assert line.points == Decimal(points)
    assert line.formula is not None
    assert line.formula.part * 10 == Fraction(points)
    assert line.rule == "steps"


@given(
    steps=st.lists(
        st.tuples(st.integers(1, 100), st.integers(0, 100)),
        min_size=1,
        max_size=6,
        unique_by=(lambda one: one[0], lambda one: one[1]),
    ),
    ratios=st.lists(st.fractions(0, 2), min_size=2, max_size=2),
)
def test_more_never_earns_less_on_a_scale(steps: list[tuple[int, int]], ratios: list[Fraction]) -> None:
    """Whatever the steps; and nothing but their parts, all and none is given."""
    reached, parts = (sorted((one[side] for one in steps), reverse=True) for side in (0, 1))
    scale = Steps(
        steps=[
            Step(reached=Decimal(at) / 100, part=Decimal(part) / 100) for at, part in zip(reached, parts, strict=True)
        ],
        citation=OURS,
    )
    low, high = sorted(ratios)

    assert scale.at(low) <= scale.at(high)
    assert scale.at(low) in {Fraction(0), Fraction(1), *(Fraction(part, 100) for part in parts)}


def test_a_scale_says_on_which_ratio_it_stands() -> None:
    """Of a floor on the part of the target, of a ceiling on T ÷ A."""
    scale = Steps(steps=[Step(reached="0.8", part="0.5")], citation=OURS)
    said = explain(evolve(policy("mof2020"), name="ours", floor=scale, ceiling=scale))

    assert "正向指标（≥、＞）：分档计分，达到目标得满分：完成目标的80%起，得分值的50%；以下不得分" in said  # noqa: RUF001 - as said
    assert "反向指标（≤、＜）：分档计分，达到目标得满分：T÷A为80%起，得分值的50%；以下不得分" in said  # noqa: RUF001 - as said
