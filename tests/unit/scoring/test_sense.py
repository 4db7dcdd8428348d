"""Which side is better, in assessments and lamps: by the form, the name, a bare zero, the category, in this order."""

from decimal import Decimal
from typing import Any

import pytest

from perfmodel import (
    Drift,
    Indicator,
    Polarity,
    ProjectObjectives,
    Quantity,
    Verdict,
    assess,
    audit,
    compare_documents,
    judge,
    monitor,
    parse_actual,
    read_target,
)
from perfmodel.objectives import Result
from perfmodel.scoring import AssessedLine, Lamp, LineStatus
from perfmodel.targets import Assumption, EvidenceSource

HIGH, LOW, NEUTRAL = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEUTRAL
UNDECIDED, MET, MISSED = Verdict.UNDECIDED, Verdict.MET, Verdict.MISSED


def _plan(name: str, target: str, category: str | None, **cells: Any) -> ProjectObjectives:  # noqa: ANN401 - cells of any kind
    row = Indicator(
        name=name, number="1", category=category, target=read_target(target, fiscal_year=2024), weight=10, **cells
    )
    return ProjectObjectives(project="馆藏更新", fiscal_year=2024, indicators=[row])


def _line(  # noqa: PLR0913 - each is a cell of the row
    name: str,
    target: str,
    actual: str,
    category: str | None = "output.quality",
    *,
    policy: str = "mof2020",
    reference: str | None = None,
    **cells: Any,  # noqa: ANN401 - cells of any kind
) -> AssessedLine:
    plan = _plan(name, target, category, **cells)
    key = plan.indicators[0].id
    references = {} if reference is None else {key: reference}
    return assess(plan, {key: actual}, policy=policy, references=references).lines[0]


def _source(line: AssessedLine) -> tuple[tuple[str, str], ...]:
    return next(item.fields for item in line.assumptions if item.code.startswith("stated-as"))


@pytest.mark.parametrize(
    ("name", "target", "actual", "verdict", "points"),
    [
        ("编目差错率", "2%", "5%", MISSED, "4.00"),  # 2/5: less is better
        ("编目差错率", "2%", "1%", MET, "10"),
        ("差错纠正率", "98%", "100%", MET, "10"),
        ("差错纠正率", "98%", "49%", MISSED, "5.00"),
        ("书架抽查率", "20%", "10%", MISSED, "5.00"),
        ("窗口等候时间", "10分钟", "20分钟", MISSED, "5.00"),
        ("展厅开放时间", "300天", "150天", MISSED, "5.00"),
        ("借书证办理标准", "5元/张", "4元/张", MISSED, "8.00"),  # neither side: as a range whose ends meet
    ],
)
def test_the_name_decides(name: str, target: str, actual: str, verdict: Verdict, points: str) -> None:
    """A bare rate, time or price takes its sense from the name, and the line says by which word."""
    line = _line(name, target, actual)

    assert (line.verdict, line.points) == (verdict, Decimal(points))
    assert line.polarity is not None
    assert line.polarity.source is EvidenceSource.NAME
    assert _source(line) == (("source", "name"), ("word", line.polarity.word))


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [("某某率", "95%", "96%"), ("某某时间", "3天", "2天"), ("某某浓度", "3mg/L", "2mg/L"), ("降低投诉率", "3%", "2%")],
)
@pytest.mark.parametrize("category", ["output.quality", "cost.economic", "benefit.ecological"])
def test_a_category_decides_no_rate_and_no_time(name: str, target: str, actual: str, category: str) -> None:
    """What no table knows waits, with the whole range of points."""
    line = _line(name, target, actual, category)

    assert (line.verdict, line.reason.code) == (UNDECIDED, "polarity-unknown")
    assert line.status is LineStatus.UNDECIDED
    assert [line.low, line.high] == [0, 10]
    assert line.polarity is None


@pytest.mark.parametrize(
    ("name", "category", "target", "actual", "verdict", "source"),
    [
        ("长椅", "output.quantity", "12张", "13张", MET, "category"),
        ("长椅", "cost.economic", "5万元", "6万元", MISSED, "category"),
        ("投诉", "output.quantity", "12件", "13件", MISSED, "name"),  # never against the name
        ("长椅", "output.quantity", "0张", "1张", MISSED, "zero"),
        ("长椅", "cost.economic", "4次/年", "5次/年", MISSED, "category"),
        ("完工率", "output.quality", "0%", "1%", MET, "name"),
    ],
)
def test_the_order_of_sources(  # noqa: PLR0913, PLR0917 - one row of the table
    name: str, category: str, target: str, actual: str, verdict: Verdict, source: str
) -> None:
    """The name, then a bare zero, then the category for a plain count or money."""
    line = _line(name, target, actual, category)

    assert line.verdict is verdict
    assert dict(_source(line))["source"] == source
    assert line.polarity is not None
    assert line.polarity.source.value == source


@pytest.mark.parametrize(("polarity", "verdict"), [(HIGH, MET), (LOW, MISSED), (NEUTRAL, MISSED)])
def test_the_form_comes_first(polarity: Polarity, verdict: Verdict) -> None:
    """The column 指标方向 stands before the name, right or not."""
    line = _line("投诉率", "2%", "5%", polarity=polarity)

    assert line.verdict is verdict
    assert _source(line) == (("source", "form"),)
    assert line.polarity is not None
    assert (line.polarity.polarity, line.polarity.source) == (polarity, EvidenceSource.FORM)


@pytest.mark.parametrize(
    ("name", "target", "over", "under", "category"),
    [
        ("设备安装", "120万元", "150万元", "100万元", "cost.unspecified"),
        ("道路建设", "120万元", "150万元", "100万元", "cost.economic"),
        ("道路建设费", "120万元", "150万元", "100万元", "cost.economic"),
        ("人均培训", "450元/人", "500元/人", "400元/人", "cost.economic"),
        ("成本", "设备安装120万元", "150万元", "100万元", "cost"),
        ("成本", "设备安装120万元，道路建设30万元", "设备安装150万元，道路建设40万元", "", "cost.economic"),
        ("资金拨付", "5个工作日", "7个工作日", "3个工作日", "output.timeliness"),
        ("故障修复", "24小时", "30小时", "20小时", "output.timeliness"),
        ("主体工程竣工", "90日历天", "95日历天", "80日历天", "output.timeliness"),
    ],
)
def test_what_a_work_costs_and_takes_is_a_ceiling(name: str, target: str, over: str, under: str, category: str) -> None:
    """Its money and its time: more is missed, less is met with full points, and a lower target is a stricter one."""
    assert _line(name, target, over, category).judgement.verdict is MISSED
    assert not under or _line(name, target, under, category).judgement.verdict is MET
    found = compare_documents(_plan(name, target, category), _plan(name, over, category)).matched[0]
    assert not under or found.drift is Drift.LOOSER


@pytest.mark.parametrize(
    ("name", "target", "actual", "verdict"),
    [
        ("培训失业人员", "300人", "210人", MISSED),
        ("新增治理水土流失面积", "12平方公里", "9平方公里", MISSED),
        ("盘活存量资金", "500万元", "620万元", MET),
        ("失信被执行人数", "100人", "130人", MISSED),
        ("发生事故起数", "2起", "3起", MISSED),
        ("接待上访", "50人次", "40人次", UNDECIDED),
    ],
)
def test_work_on_an_ill_is_not_taken_for_the_ill(name: str, target: str, actual: str, verdict: Verdict) -> None:
    """More work done is better, more of the ill is not, and of what may be either nothing is said."""
    assert _line(name, target, actual, "output.quantity").judgement.verdict is verdict


def test_a_duration_beside_work_needs_no_category() -> None:
    """judge(name=) has none: what is known to be short is a ceiling, of other work nothing is said."""
    assert judge(read_target("5个工作日"), "7个工作日", name="资金拨付").verdict is MISSED
    assert judge(read_target("资金拨付5个工作日"), "7个工作日").verdict is MISSED
    assert judge(read_target("5天"), "7天", name="植树").verdict is UNDECIDED
    assert judge(read_target("3天"), "4天", name="教师培训").verdict is MET


def test_what_the_target_names_comes_before_the_name_of_the_row() -> None:
    """服务情况 with 投诉率2% speaks of complaints; each clause of several by its own name."""
    assert _line("服务合格率", "投诉率2%", "5%").verdict is MISSED
    several = _line("服务情况", "投诉率2%，投诉处理率90%", "投诉率1%，投诉处理率95%")
    assert several.verdict is MET
    assert several.polarity is None
    assert _line("服务情况", "投诉率2%，投诉处理率90%", "投诉率3%，投诉处理率95%").verdict is MISSED


def test_a_sign_needs_no_evidence() -> None:
    """≥95% says its side itself, and a wished rise goes its own way."""
    assert _line("投诉率", "≥2%", "5%").polarity is None
    assert _line("投诉率", "较上年提高5%", "较上年提高6%").verdict is MET
    assert _line("合格率", "1次/年", "2次/年", "output.quantity").verdict is MET
    assert _line("故障", "2次/年", "3次/年", "output.quantity").verdict is MISSED


def test_a_cost_behind_equals_takes_no_full_points_below_its_figure() -> None:
    """等于预算 with 9 of 10 万元: missed, 9/10 of the points, by the category."""
    line = _line("长椅", "等于预算", "9万元", "cost.economic", reference="10万元")

    assert (line.verdict, line.points) == (MISSED, Decimal(9))
    assert line.polarity is not None
    assert line.polarity.source is EvidenceSource.CATEGORY


def test_a_row_without_a_category() -> None:
    """The name alone decides there."""
    assert _line("投诉处理率", "95%", "96%", None).verdict is MET
    assert _line("某某数", "95件", "96件", None).verdict is UNDECIDED


def test_several_bare_values_share_a_category_or_none() -> None:
    """5张 and 3% in one cell: the category speaks for the count only, so it speaks for neither."""
    assert _line("长椅", "12张，3万元", "13张，4万元", "output.quantity").verdict is MET
    assert _line("长椅", "12张，3%", "13张，4%", "output.quantity").verdict is UNDECIDED


def test_a_clause_that_only_speaks_of_an_ill_forbids_the_category() -> None:
    """降低投诉率 inside the target is as open as in the name."""
    assert _line("长椅", "【降低投诉率】3", "2", "output.quantity").verdict is UNDECIDED


def test_complaints_are_no_satisfaction() -> None:
    """A complaint rate under satisfaction is no rate of satisfaction, by name or by the form's direction."""
    by_rate = "mof2021_guidance"
    assert _line("读者投诉率", "≤2%", "1%", "satisfaction.beneficiary", policy=by_rate).points == 10
    assert _line("读者评分", "≤2%", "1%", "satisfaction.beneficiary", policy=by_rate, polarity=LOW).points == 10
    assert _line("读者满意度", "≥90%", "50%", "satisfaction.beneficiary", policy=by_rate).low == 0


def test_a_line_keeps_what_its_verdict_rests_on() -> None:
    """The judgement with its bound, the figure, the person's share, the word: enough to explain a point."""
    line = _line("接待人次", "较上年提高5%", "84万人次", "output.quantity", reference="80万人次")

    assert line.reference == Quantity(80, "万人次")
    assert (line.reached, line.bound) == (Quantity(84, "万人次"), Quantity(84, "万人次"))
    assert line.judgement.verdict is line.verdict is MET
    assert (line.judgement.target, line.judgement.actual) == (line.target, line.actual)
    assert (line.judgement.ratio, line.judgement.reason) == (line.ratio, line.reason)
    assert Assumption("stated-as-floor", (("source", "nature"),)) in line.judgement.assumptions


def test_an_unreported_line_has_a_judgement() -> None:
    """Nothing was held against anything."""
    plan = _plan("投诉率", "2%", "output.quality")
    line = assess(plan, {}, policy="mof2020").lines[0]

    assert line.judgement.reason.code == "actual-missing"
    assert line.reached is None
    plan = _plan("读者评价", "良好", "satisfaction.beneficiary")
    key = plan.indicators[0].id
    assert assess(plan, {key: "优"}, policy="mof2020", shares={key: "0.9"}).lines[0].share == Decimal("0.9")


def test_an_audit_goes_by_the_name() -> None:
    """Full points for 差错率 2% reported as 5% are a finding."""
    result = Result(actual=parse_actual("5%"), score=Decimal(10))
    found = audit(_plan("编目差错率", "2%", "output.quality", result=result), policy="mof2020")

    assert "missed-but-full" in {finding.code for finding in found}


@pytest.mark.parametrize(
    ("name", "target", "actual", "category", "lamp"),
    [
        ("投诉件数", "10件", "8件", "output.quantity", Lamp.GREEN),
        ("投诉件数", "10件", "12件", "output.quantity", Lamp.RED),
        ("新书上架册数", "12册", "7册", "output.quantity", Lamp.GREEN),  # 7 of the 7 that were due by July
        ("新书上架册数", "12册", "3册", "output.quantity", Lamp.RED),
        ("某某率", "3%", "2%", "benefit.social", None),
    ],
)
def test_lamps_go_by_the_name(name: str, target: str, actual: str, category: str, lamp: Lamp | None) -> None:
    """A limit is green inside, a count grows with the months, what nobody knows has no lamp."""
    plan = _plan(name, target, category)

    assert monitor(plan, {plan.indicators[0].id: actual}, month=7).lines[0].lamp is lamp
