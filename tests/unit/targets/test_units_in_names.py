"""The unit in brackets at the end of a row's name (培训人次（万人次）): that of a target without one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Indicator, ProjectObjectives, Quantity, Verdict, explain, judge, monitor, read_form, read_target
from perfmodel.scoring import POLICIES, Lamp, assess
from perfmodel.targets import Judgement
from perfmodel.targets._noted_units import is_unit, unit_of_name
from perfmodel.values._unit import KNOWN_SYMBOLS

NAMED = "unit-from-name"
UNITS = sorted(symbol for symbol in KNOWN_SYMBOLS if is_unit(symbol) and unit_of_name(f"总量（{symbol}）"))
_OPEN = Verdict.UNDECIDED
FIGURES = (
    "总量 培训人次 覆盖率 合格率 投诉率 预算偏差率 收入增长率 能耗下降率 "
    "投诉下降量 成本节约 农民收入增加 评分 单位成本 审批时限"
).split()
MEASURES = st.sampled_from(["%", "万元", "人次", "吨", "件", "分", "小时", "亩", "元/人", "次/月"])
NUMBERS = st.sampled_from(["0.05", "0.95", "1", "4.6", "5", "60", "95", "105", "500", "12000"])
ACTUALS = st.sampled_from(["{}", "{}", "增加{}", "下降{}", "-{}", "约{}", "已完成{}"])


def codes(found: Judgement) -> list[str]:
    """What was assumed."""
    return [assumption.code for assumption in found.assumptions]


@pytest.mark.parametrize(
    ("target", "actual", "name", "verdict"),
    [
        ("≥95", "96%", "覆盖率（%）", Verdict.MET),
        ("≥95", "94%", "覆盖率（单位：%）", Verdict.MISSED),
        ("90-95", "94%", "覆盖率(%)", Verdict.MET),
        ("≥1.2", "1.3万人次", "培训人次（万人次）", Verdict.MET),
        ("≥1.2", "1.1万人次", "培训人次（万人次）", Verdict.MISSED),
        ("≥12000", "1.3万人次", "培训人次（人次）", Verdict.MET),
        ("≤100", "998000元", "采购成本（万元）", Verdict.MET),
        ("≤100", "1020000元", "采购成本（以万元计）", Verdict.MISSED),
        ("≥90", "92分", "满意度（分）", Verdict.MET),
        ("≥2", "2.5万元", "每户增收（万元/户）", Verdict.MET),
    ],
)
def test_a_bare_target_is_taken_in_the_unit_of_the_name(target: str, actual: str, name: str, verdict: Verdict) -> None:
    """And the judgement says so, beside the target as it was written; without the name there is no telling."""
    asked = read_target(target)
    found = judge(asked, actual, name=name)

    assert found.verdict is verdict
    assert NAMED in codes(found)
    assert found.target is asked
    assert judge(asked, actual, name=name.split("（", 1)[0].split("(", 1)[0]).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "actual", "name"),
    [
        ("≥1.2", "11000", "培训人次（万人次）"),
        ("≤100", "998000", "采购成本（万元）"),
        ("≥12000", "1.3", "培训人次（万人次）"),
        ("1-2", "11000", "培训人次（万人次）"),
        ("≥90", "4.6", "满意度（分）"),
    ],
)
def test_a_bare_result_that_may_be_in_another_scale_is_asked_about(target: str, actual: str, name: str) -> None:
    """11000 in answer to ≥1.2 is 1.1 where 万人次 is counted; it was met without a word."""
    found = judge(read_target(target), actual, name=name)

    assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, "number-ambiguous")


def test_a_count_without_a_period_is_asked_about_where_the_name_says_a_month() -> None:
    """20 of ≥2 under （次/月） may be those of the year."""
    found = judge(read_target("≥2"), "20", name="水质监测频次（次/月）")

    assert (found.verdict, found.reason.code) == (Verdict.UNDECIDED, "period-unknown")


@pytest.mark.parametrize(
    ("target", "actual", "name"),
    [
        ("≥300", "320", "培训人数（人）"),
        ("≥300人", "320人", "培训人数（人）"),
        ("≥300人", "280", "培训人次（人次）"),
        ("≤30万元", "28万元", "采购成本（元）"),
        ("0", "0起", "安全事故（起）"),
        ("≥90", "88", "满意度（分）"),
        ("≥4", "5", "建设规模（二期）"),
        ("≥4", "5", "建设规模（东区）"),
    ],
)
def test_a_name_says_nothing_where_its_unit_makes_no_difference(target: str, actual: str, name: str) -> None:
    """The judgement is the one without the unit."""
    bare = name.split("（", maxsplit=1)[0]

    assert judge(read_target(target), actual, name=name) == judge(read_target(target), actual, name=bare)


@pytest.mark.parametrize(
    "name", ["工期（月）", "开工时间（年）", "完成时间（日）", "座位（）", "座位（张", "（张）座位"]
)
def test_no_part_of_a_date_and_nothing_in_front_is_a_unit(name: str) -> None:
    """完成时间（月） beside 12 is December, or twelve months."""
    assert unit_of_name(name) is None


@given(unit=st.sampled_from(UNITS), wanted=st.integers(1, 500), reached=st.integers(1, 500))
def test_a_target_in_the_unit_of_its_name_is_judged_as_one_that_has_it(unit: str, wanted: int, reached: int) -> None:
    """For each unit of the table, whoever writes it: beside the number or in the name."""
    actual = Quantity(reached, unit)
    told = judge(read_target(f"≥{wanted}"), actual, name=f"总量（{unit}）")
    written = judge(read_target(f"≥{wanted}", unit=unit), actual, name="总量")

    assert told.verdict in {written.verdict, Verdict.UNDECIDED}
    assert told.verdict is Verdict.UNDECIDED or (told.reason, told.ratio) == (written.reason, written.ratio)


CELLS = st.tuples(st.sampled_from(["≥", "≤", ""]), NUMBERS, ACTUALS, NUMBERS)


@given(figure=st.sampled_from(FIGURES), unit=MEASURES, cells=CELLS, written=st.booleans())
def test_a_unit_in_a_name_decides_nothing_that_it_leaves_open_in_the_target(
    figure: str, unit: str, cells: tuple[str, str, str, str], *, written: bool
) -> None:
    """A name keeps all that it says, of a change, a deviation or a share, whatever stands in brackets behind it."""
    sign, wanted, said, reached = cells
    actual = f"{said.format(reached)}{unit if written and '/' not in unit else ''}"
    bare, measured = read_target(f"{sign}{wanted}"), read_target(f"{sign}{wanted}", unit=unit)
    told = judge(bare, actual, name=f"{figure}（{unit}）").verdict

    assert told in {judge(measured, actual, name=figure).verdict, _OPEN}


@pytest.mark.parametrize(
    ("target", "actual", "name", "verdict"),
    [
        ("≥1.2", "1.3", "培训人次（万）", Verdict.MET),
        ("≤100", "120", "采购成本（万）", Verdict.MISSED),
        ("≥2", "2.5", "产值（亿）", Verdict.MET),
        ("≥1.2", "11000", "培训人次（万）", Verdict.UNDECIDED),
        ("≥1.2", "1.3个", "培训机构（万）", Verdict.UNDECIDED),
        ("≥5", "增加6件", "投诉下降量（件）", Verdict.MISSED),
        ("≤5", "-7%", "预算偏差率（%）", Verdict.MISSED),
        ("≤5%", "-7%", "预算偏差率（%）", Verdict.MISSED),
        ("≥95", "105%", "合格率（%）", Verdict.UNDECIDED),
        ("≥5%", "105%", "产值增长率（%）", Verdict.UNDECIDED),
        ("≥500", "12000元", "农民收入增加（元）", Verdict.UNDECIDED),
        ("≥5", "上升6%", "收入增长率（%）", Verdict.MET),
        ("≥12000", "13000人次", "培训人次（万人次）", Verdict.UNDECIDED),
        ("≤1000000", "102万元", "采购成本（万元）", Verdict.UNDECIDED),
        ("≤100", "98万元", "采购成本（元）", Verdict.UNDECIDED),
        ("≤0.05", "3%", "投诉率（%）", Verdict.UNDECIDED),
        ("0.9-1", "95%", "预算执行率（%）", Verdict.UNDECIDED),
        ("≤0.5", "0.4%", "投诉率（%）", Verdict.MET),
        ("≥1,000", "1.000", "评分（分）", Verdict.UNDECIDED),
    ],
)
def test_the_name_is_read_without_its_unit(target: str, actual: str, name: str, verdict: Verdict) -> None:
    """A scale alone is no unit; what the name says of a change, a deviation or a share holds; slips are asked about."""
    assert judge(read_target(target), actual, name=name).verdict is verdict


def test_a_monitored_row_is_lit_by_the_target_in_the_unit_of_its_name() -> None:
    """水质监测频次（次/月） ≥2, each month 1: red, as beside 每月≥2次."""
    rows = [
        Indicator(number="1", name="水质监测频次（次/月）", category="output.quantity", target=read_target("≥2")),
        Indicator(number="2", name="水质监测频次", category="output.quantity", target=read_target("每月≥2次")),
    ]
    found = monitor(
        ProjectObjectives(project="水质监测", indicators=rows),
        {"output.quantity/1": "每月1次", "output.quantity/2": "每月1次"},
        month=6,
    )

    assert [line.lamp for line in found.lines] == [Lamp.RED, Lamp.RED]


def test_an_assessment_scores_and_explains_by_the_unit_of_the_name() -> None:
    """94% of 95% earns its part of the points; 11000 in answer to ≥1.2 is left open."""
    document = read_form(
        "项目名称\t泵站值守\n年度\t2024\n二级指标\t三级指标\t指标值\t实际完成值\t分值\n"
        "数量指标\t培训人次（万人次）\t≥1.2\t11000\t20\n质量指标\t管网覆盖率（%）\t≥95\t94%\t20\n"
    ).document
    assert isinstance(document, ProjectObjectives)
    trained, covered = assess(document, policy=POLICIES["mof2020"]).lines

    assert (trained.judgement.reason.code, trained.points) == ("number-ambiguous", None)
    assert covered.points == Quantity("19.79", "").value
    assert "不带单位的指标值按名称所示以%计" in explain(covered, locale="zh_Hans")
    assert "the bare target is taken in %" in explain(covered, locale="en")


@pytest.mark.parametrize(
    ("category", "name", "unit", "wanted", "reached"),
    [
        ("cost.economic", "设备安装", "万元", "120", "150"),
        ("output.timeliness", "资金拨付", "工作日", "5", "7"),
        ("output.quality", "预算偏差率", "%", "5", "7"),
        ("output.quality", "覆盖率", "%", "95", "94"),
        ("output.quantity", "培训人次", "人次", "300", "280"),
    ],
)
def test_a_row_is_scored_alike_wherever_its_unit_stands(
    category: str, name: str, unit: str, wanted: str, reached: str
) -> None:
    """Money of a work is a ceiling, and so is its time: 设备安装（万元） 120 is as 设备安装 120万元."""
    rows = [
        Indicator(number="1", name=f"{name}（{unit}）", category=category, target=read_target(wanted), weight=10),
        Indicator(number="2", name=name, category=category, target=read_target(wanted, unit=unit), weight=10),
        Indicator(number="3", name=f"{name}（{unit}）", category=category, target=read_target(wanted), weight=10),
    ]
    document = ProjectObjectives(project="泵站值守", indicators=rows)
    values = (f"{reached}{unit}", f"{reached}{unit}", reached)
    actuals = {f"{category}/{number}": value for number, value in enumerate(values, start=1)}
    lines = assess(document, actuals, policy="mof2020").lines

    assert {line.judgement.verdict for line in lines} == {Verdict.MISSED}
    assert len({line.points for line in lines}) == 1
