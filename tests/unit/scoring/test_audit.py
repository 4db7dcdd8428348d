"""Self-evaluations that people scored by hand: what differs from the policy is listed, what agrees is not."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from perfmodel import (
    Finding,
    Indicator,
    Place,
    ProjectObjectives,
    Quantity,
    Report,
    Severity,
    assess,
    audit,
    explain,
    parse_actual,
    policy,
    read_form,
    read_target,
)
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution, Extra, Result
from perfmodel.scoring import Late, OnTime, OverFulfilment
from perfmodel.scoring._formula import of_days
from perfmodel.source import Citation, Standing

Form = Callable[..., ProjectObjectives]


def _row(  # noqa: PLR0913 - the cells of a row
    target: str,
    weight: Decimal | int | None,
    actual: str | None,
    score: str | None,
    *,
    category: str | None = "output.quantity",
    reason: str = "",
) -> Indicator:
    result = Result(
        actual=None if actual is None else parse_actual(actual, fiscal_year=2024),
        score=None if score is None else Decimal(score),
        reason=reason,
    )
    return Indicator(
        name="指标",
        category=category,
        target=read_target(target, fiscal_year=2024),
        weight=weight,
        result=result,
        place=Place(line=7),
    )


def _money(adjusted: str | None, executed: str, **cells: Any) -> Execution:  # noqa: ANN401 - cells of any kind
    budget = None if adjusted is None else Quantity(adjusted, "万元")
    return Execution(name="年度资金总额", adjusted=budget, executed=Quantity(executed, "万元"), **cells)


@pytest.fixture
def form() -> Form:
    """Makes a form of rows, with what it reports as a whole."""

    def make(*rows: Indicator, **report: Any) -> ProjectObjectives:  # noqa: ANN401 - cells of any kind
        return ProjectObjectives(project="馆藏更新", indicators=rows, report=Report(**report) if report else None)

    return make


def _codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def test_a_form_that_agrees(form: Form) -> None:
    """72 of 80 and 10 in words, 9.5 of execution, 良…: nothing to say."""
    document = form(
        _row("≥20场", 80, "18场", "72", reason="两场因场地维修推迟"),  # 80 · 18/20
        _row("服务水平持续提高", 10, "达成年度指标", "8.5", category="benefit.social"),
        execution=[_money("100", "95", rate=Quantity("95", "%"), score=Decimal("9.5"))],
        total=Decimal("90.0"),
        grade="优",
    )

    assert audit(document, policy="mof2020") == ()


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        (_row("≥20场", 90, "20场", "80"), "met-but-reduced", "SC01 gives 90 of 90"),
        (_row("≥20场", 90, "18场", "90", reason="推迟"), "missed-but-full", "SC01 gives 81.00 of 90"),
        (_row("≥20场", 90, "18场", "85", reason="推迟"), "points-differ", "SC01 gives 81.00 of 90"),
        (_row("≥20场", 90, "22场", "95"), "score-over-weight", "at most the row's 90"),
        (_row("≥20场", 90, "18场", "-1", reason="推迟"), "score-negative", "from 0 to 90"),
        (_row("≥20场", 90, None, "90"), "score-without-actual", "90 points are given"),
        (_row("≥20场", 90, None, None), "row-unreported", "neither a value nor points"),
        (_row("≥20场", 90, "18场", "81"), "explanation-missing", "no reason is given"),
        (_row("≥20场", 90, "26场", "90"), "explanation-missing", "far exceeded"),
        (_row("≥20场", 90, "15场", "67.5", reason="推迟"), "deviation-large", "-25.00% off"),
        (_row("≥20场", 90, "达成年度指标", "90"), "claim-without-value", "only its fulfilment is claimed"),
        (_row("服务水平持续提高", 90, "部分达成年度指标", "80"), "score-outside-band", "54 to 72"),
        (_row("服务水平持续提高", 90, "部分达成年度指标", "72"), "score-outside-band", "of 90 points lie outside"),
    ],
)
def test_rows_that_differ(form: Form, row: Indicator, code: str, said: str) -> None:
    """Each difference names the row, its place, and what the rule gives."""
    found = audit(form(row), policy="mof2020")
    finding = next(finding for finding in found if finding.code == code)

    assert said in finding.message
    assert finding.indicator == "output.quantity/1"
    assert finding.place == Place(line=7)


@pytest.mark.parametrize(
    "row",
    [
        _row("≥20场", 90, "20场", "90"),
        _row("≥20场", 90, "20场", "90.00"),
        _row("服务水平持续提高", 90, "达成年度指标", "90"),
        _row("服务水平持续提高", 90, "达成年度指标", "72"),  # 80 in
        _row("≥20场", 90, None, None, reason="项目取消"),
    ],
)
def test_rows_that_agree(form: Form, row: Indicator) -> None:
    """Points inside the rule or the band are nobody's fault."""
    codes = _codes(audit(form(row), policy="mof2020"))

    assert codes == ["execution-missing"]


@pytest.mark.parametrize(
    ("score", "code"),
    [("90", "missed-but-full"), ("80", "points-differ"), ("81.9", None), ("85", None), ("89.7", None)],
)
def test_points_outside_of_all_that_an_open_row_may_earn(form: Form, score: str, code: str | None) -> None:
    """Late by 1 to 30 days, 81.94 to 89.71 of 90 points: less is too little, and all of them are too many."""
    late = OnTime(late=Late.PROPORTIONAL, citation=Citation(source="x", standing=Standing.DESIGN))
    ours = evolve(policy("mof2020"), name="ours", on_time=late)
    row = _row("2024年10月底前", 90, "2024年11月", score, category="output.timeliness")
    found = [
        finding for finding in audit(form(row), policy=ours) if finding.code in {"missed-but-full", "points-differ"}
    ]

    assert [finding.code for finding in found] == ([] if code is None else [code])
    assert all("81.94 to 89.71 of 90" in finding.message for finding in found)


@pytest.mark.parametrize(
    ("target", "actual", "code"),
    [("≥20000人次", "1.9", "missed-but-full"), ("≥1.2万人次", "12,000", None), ("≥20000人次", "2.1", None)],
)
def test_full_points_for_what_every_reading_misses(form: Form, target: str, actual: str, code: str | None) -> None:
    """1.9 is 1.9人次 or 1.9万人次, and either falls short; where one of two readings meets, nobody is blamed."""
    found = [item.code for item in audit(form(_row(target, 90, actual, "90")), policy="mof2020")]

    assert ("missed-but-full" in found) is (code is not None)


@pytest.mark.parametrize(("target", "actual"), [("＞95%", "95%"), ("＜5%", "5%")])
def test_the_very_value_of_an_open_bound_is_said_to_count(form: Form, target: str, actual: str) -> None:
    """It is missed, and full by the rule: the sentence says so, and no reason is asked for."""
    document = form(_row(target, 90, actual, "90"))
    said = explain(assess(document, policy="mof2020").lines[0], locale="zh_Hans")

    assert "恰为目标值按规则也计为达成，得满分 90 分" in said
    assert "0个百分点" not in said
    assert {item.code for item in audit(document, policy="mof2020")}.isdisjoint({"explanation-missing"})


def test_rows_without_known_points(form: Form) -> None:
    """A row whose full points nobody knows cannot be compared, and is named by the assessment."""
    row = Indicator(
        name="指标", target=read_target("≥20场"), result=Result(actual=parse_actual("20场"), score=Decimal(5))
    )

    assert "weight-unknown" in _codes(audit(form(row), policy="mof2020"))


@pytest.mark.parametrize(
    ("money", "code"),
    [
        (_money("100", "95", rate=Quantity("0.95", "")), None),
        (_money("100", "95", rate=Quantity("95", "")), None),
        (_money("300", "287", rate=Quantity("95.67", "%")), None),  # 95.666…% to the printed places
        (_money("300", "287", rate=Quantity("95.66", "%")), "execution-rate-differs"),
        (_money("300", "287", rate=Quantity("95.7", "%"), score=Decimal("9.57")), None),
        (_money("300", "287", rate=Quantity("100", "%")), "execution-rate-differs"),
        (_money("100", "95", score=Decimal("9.5")), None),
        (_money("100", "95", score=Decimal(10)), "points-differ"),
        (_money("100", "95", score=Decimal(11)), "score-over-weight"),
        (_money("100", "89"), "execution-unexplained"),
        (_money("100", "89", reason="招标结余"), None),
        (_money("100", "79", reason="招标结余"), "budget-unspent"),
        (_money("100", "79", reason="招标结余"), "execution-abnormal"),
        (_money("100", "121"), "execution-abnormal"),
        (_money("100", "121"), "executed-over-budget"),
        (_money("0", "0"), "execution-undefined"),
    ],
)
def test_money_that_differs(form: Form, money: Execution, code: str | None) -> None:
    """The printed rate is held against executed over adjusted, to the places that are printed."""
    row = _row("≥20场", 90, "10场", "45", reason="推迟")
    codes = set(_codes(audit(form(row, execution=[money]), policy="mof2020"))) - {"deviation-large"}

    assert codes == set() if code is None else code in codes


@pytest.mark.parametrize(("executed", "warned"), [("95", False), ("94", True)])
def test_indicators_that_look_better_than_spending(form: Form, executed: str, warned: bool) -> None:  # noqa: FBT001 - a column
    """Full indicators against 95 % are 5 % apart, and against 94 % more than that."""
    found = audit(form(_row("≥20场", 90, "20场", "90"), execution=[_money("100", executed)]), policy="mof2020")

    assert ("indicators-above-execution" in _codes(found)) is warned


def test_spending_without_points_is_not_compared(form: Form) -> None:
    """A form that scores no execution has nothing to compare; nor has one whose rows earn nothing."""
    money = _money("100", "95", weight=Decimal(0))
    nothing = form(_row("≥20场", 90, "0场", "0", reason="取消"), execution=[_money("100", "95")])

    assert "indicators-above-execution" not in _codes(
        audit(form(_row("≥20场", 100, "20场", "100"), execution=[money]), policy="mof2020")
    )
    assert "indicators-above-execution" not in _codes(audit(nothing, policy="mof2020"))


@pytest.mark.parametrize(
    ("report", "code"),
    [
        ({"total": Decimal(99), "grade": "优"}, "total-differs"),
        ({"total": Decimal(101), "grade": "优"}, "total-over-100"),
        ({"total": Decimal(99), "grade": "优"}, "total-off-policy"),
        ({"total": Decimal(90), "grade": "良"}, "grade-differs"),
        ({"total": Decimal("89.99"), "grade": "优"}, "grade-differs"),
        ({"total": Decimal(-1), "grade": "差"}, "grade-differs"),
        ({"total": Decimal(100), "grade": "优"}, None),
        ({"total": Decimal(100)}, None),
        ({"grade": "优"}, None),
    ],
)
def test_sums_and_grades(form: Form, report: dict[str, Any], code: str | None) -> None:
    """The total is the sum of what is printed, and its grade the one of the policy's bands."""
    money = _money("100", "100", score=Decimal(10))
    codes = _codes(audit(form(_row("≥20场", 90, "20场", "90"), execution=[money], **report), policy="mof2020"))

    assert codes == [] if code is None else code in codes


@pytest.mark.parametrize("grade", ["优", "差"])
def test_a_printed_grade_of_other_full_points_is_held_against_none(form: Form, grade: str) -> None:
    """45 of 50 is not 差: where the full points are not 100, that is said, and no grade."""
    money = _money("100", "100", weight=Decimal(5), score=Decimal(5))
    row = _row("≥20场", 45, "20场", "40")
    codes = _codes(audit(form(row, execution=[money], total=Decimal(45), grade=grade), policy="mof2020"))

    assert "grade-differs" not in codes
    assert "weights-sum" in codes


def test_a_total_inside_the_range_is_no_fault(form: Form) -> None:
    """With a row in words the policy gives a range, and a total inside it agrees."""
    row = _row("服务水平持续提高", 90, "达成年度指标", "80")
    money = _money("100", "100", score=Decimal(10))

    assert audit(form(row, execution=[money], total=Decimal(90), grade="优"), policy="mof2020") == ()
    outside = audit(form(row, execution=[money], total=Decimal(80)), policy="mof2020")
    message = next(finding.message for finding in outside if finding.code == "total-off-policy")
    assert "82.00 to 100" in message


def test_references_are_taken(form: Form) -> None:
    """A relative target is audited once its figure is known."""
    row = _row("不超过预算", 90, "66万元", "90", category="cost.economic", reason="材料涨价")
    codes = _codes(audit(form(row), policy="hubei2020", references={"预算": "60万元"}))

    assert "missed-but-full" in codes
    assert "reference-unknown" in _codes(audit(form(row), policy="hubei2020"))


def test_a_plan_is_no_form(form: Form) -> None:
    """A document without results has nothing to audit."""
    document = form(Indicator(name="指标", target=read_target("≥20场")))
    with pytest.raises(InvalidValueError, match="assess scores values") as caught:
        audit(document, policy="mof2020")
    assert caught.value.code == "report-missing"


def test_points_are_compared_as_they_are_printed(form: Form) -> None:
    """28.1 is 28.08 and 29.3 is 29.34 in a form that rounds: a note at each row says so, and no row is accused."""
    first = _row("≥100场", 45, "62.4场", "28.1", reason="推迟")  # 45 · 62.4/100 = 28.08
    second = _row("≥100场", 45, "65.2场", "29.3", reason="推迟")  # 29.34
    money = _money("100", "100", score=Decimal(10))
    found = audit(form(first, second, execution=[money], total=Decimal("67.4")), policy="mof2020")

    noted = [finding for finding in found if finding.code not in {"deviation-large", "indicators-above-execution"}]
    assert [(finding.code, finding.severity, finding.indicator) for finding in noted] == [
        ("scores-rounded", Severity.NOTE, "output.quantity/1"),
        ("scores-rounded", Severity.NOTE, "output.quantity/2"),
    ]
    assert noted[0].message == "28.1 points are the 28.08 of 45 that the rule SC01 gives, rounded as printed"


def test_full_points_for_a_miss_are_no_rounding(form: Form) -> None:
    """Whole points do not hide that a missed target earned all of them; nobody is accused of what rounds to that."""
    near, far = _row("≥100场", 10, "96场", "10", reason="推迟"), _row("≥100场", 10, "90场", "10", reason="推迟")
    rest = _row("≥20场", 80, "20场", "80")

    found = audit(form(near, far, rest), policy="mof2020")
    named = [finding.severity for finding in found if finding.code == "missed-but-full"]
    assert named == [Severity.NOTE, Severity.WARNING]


def _scored(form: Form, *scores: str) -> list[tuple[str, str | None]]:
    """What is said of three rows: one missed by little (5.91 of 6), one by much (22.56 of 24), one met."""
    rows = [
        _row("≥97%", 6, "95.6%", scores[0], reason="推迟"),
        _row("≥100场", 24, "94场", scores[1], reason="推迟"),
        _row("≥20场", 60, "20场", "60"),
    ]
    found = audit(form(*rows), policy="mof2020")
    return [(item.code, item.indicator) for item in found if item.indicator is not None]


@pytest.mark.parametrize("second", ["22.56", "22.6", "23"])
def test_full_points_for_a_near_miss_are_named(form: Form, second: str) -> None:
    """6 of 6 for 95.6 % of ≥97 % is full points for a miss, though 5.91 rounds up and however the form rounds."""
    assert ("missed-but-full", "output.quantity/1") in _scored(form, "6", second)


def test_a_form_rounds_to_the_decimals_that_its_points_share(form: Form) -> None:
    """Beside 5.91 the 23 of 22.56 is no rounding; where all points are whole it is."""
    assert _scored(form, "5.91", "22.56") == []
    assert _scored(form, "5.91", "22.6") == [("points-differ", "output.quantity/2")]
    assert _scored(form, "5.9", "22.6") == [
        ("scores-rounded", "output.quantity/1"),
        ("scores-rounded", "output.quantity/2"),
    ]
    assert _scored(form, "5", "23")[1:] == [("scores-rounded", "output.quantity/2")]


def test_points_for_words_that_nobody_judged(form: Form) -> None:
    """Whether 较为完善 is 完善 nobody knows: 80 of 90 accuse nobody, and a note sends to a reader."""
    found = audit(form(_row("管护机制完善", 90, "管护机制较为完善", "80", category="benefit.social")), policy="mof2020")
    (finding,) = [finding for finding in found if finding.indicator is not None]

    assert (finding.code, finding.severity) == ("needs-reader", Severity.NOTE)
    assert "80 points are given; a reader has to say whether they fit, from 0 to 90" in finding.message


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (_row("≥20场", 90, "18场", "81"), "the target was missed, and"),
        (_row("≥20场", 90, "26场", "90"), "the target was far exceeded, and"),
        (_row("服务水平持续提高", 90, "部分达成年度指标", "60", category="benefit.social"), "was met in part, and"),
    ],
)
def test_what_a_missing_reason_would_explain(form: Form, row: Indicator, said: str) -> None:
    """A target that was missed is told from one that was far exceeded."""
    found = audit(form(row), policy="mof2020")
    (finding,) = [finding for finding in found if finding.code == "explanation-missing"]

    assert said in finding.message


def test_points_that_a_deduction_takes_are_not_called_reduced(form: Form) -> None:
    """Far above its target a body takes points: 90 for 72 is another number, not less than a met target earns."""
    over = OverFulfilment(threshold="1.3", reduce=True, citation=Citation("our own rules", standing=Standing.DESIGN))
    row = _row("≥20场", 90, "30场", "90", reason="加演")  # 90 · (1 - (1.5 - 1.3)) = 72
    found = audit(form(row), policy=evolve(policy("mof2020"), over=over))

    (differing,) = [finding for finding in found if finding.code in {"points-differ", "met-but-reduced"}]
    assert differing.code == "points-differ"
    assert "gives 72.00 of 90" in differing.message


def _bare(actual: str, score: str, line: int) -> Indicator:
    result = Result(actual=parse_actual(actual), score=Decimal(score))
    return Indicator(
        name="指标", category="output.quantity", target=read_target("≥20场"), result=result, place=Place(line=line)
    )


def test_points_that_a_form_does_not_print_accuse_nobody(form: Form) -> None:
    """Rows without points of their own may earn unequal ones; only more than all of their block is a fault."""
    fair = form(_bare("20场", "30", 1), _bare("20场", "15", 2), _bare("20场", "5", 3))
    found = _codes(audit(fair, policy="mof2020"))
    assert not {"score-over-weight", "met-but-reduced", "points-differ"} & set(found)

    unfair = form(_bare("20场", "60", 1), _bare("20场", "50", 2))
    assert "score-over-weight" in _codes(audit(unfair, policy="mof2020"))


def test_a_total_with_points_that_nobody_read(form: Form) -> None:
    """A form whose money block has no score may have it in its total."""
    row = _row("≥20场", 90, "20场", "90")
    assert "total-differs" not in _codes(audit(form(row, total=Decimal("99.5")), policy="mof2020"))
    assert "total-differs" in _codes(audit(form(row, total=Decimal(80)), policy="mof2020"))


def test_a_row_that_the_reader_mended_is_asked_about(form: Form) -> None:
    """What differs on it is a note that sends to the form, and no fault of who filled it in."""
    document = form(_row("≥20场", 90, "22场", "95"))
    noticed = [Finding(code="row-moved", severity=Severity.WARNING, message="", place=Place(line=7))]
    elsewhere = [Finding(code="row-moved", severity=Severity.WARNING, message="", place=Place(line=8))]

    def said(noticed: list[Finding]) -> Finding:
        found = audit(document, policy="mof2020", noticed=noticed)
        return next(finding for finding in found if finding.code == "score-over-weight")

    assert said(noticed).severity is Severity.NOTE
    assert "compare the row with the form first" in said(noticed).message
    assert said(elsewhere).severity is Severity.ERROR


def test_what_an_assessment_says_of_a_mended_row_is_asked_too(form: Form) -> None:
    """Not only the audit's own findings on it."""
    document = form(_row("≥20%", 90, "20场", "90"))
    noticed = [Finding(code="row-moved", severity=Severity.WARNING, message="", place=Place(line=7))]

    def said(noticed: list[Finding]) -> Severity:
        found = audit(document, policy="mof2020", noticed=noticed)
        return next(finding.severity for finding in found if finding.code == "units-differ")

    assert (said([]), said(noticed)) == (Severity.ERROR, Severity.NOTE)


def test_a_form_that_gives_no_points_is_reported_once(form: Form) -> None:
    """Where points are printed; one that prints none is not accused of it."""
    silent = form(_row("≥20场", 50, "20场", None), _row("≥20场", 40, "20场", None))
    bare = form(_row("≥20场", None, "20场", None), _row("≥20场", None, "20场", None))
    mixed = form(_row("≥20场", 50, "20场", "50"), _row("≥20场", 40, "20场", None))

    assert _codes(audit(silent, policy="mof2020")).count("score-missing") == 1
    assert not {"score-missing", "weights-sum", "block-empty"} & set(_codes(audit(bare, policy="mof2020")))
    (finding,) = [found for found in audit(mixed, policy="mof2020") if found.code == "score-missing"]
    assert finding.indicator is not None


def test_a_total_without_points_of_rows(form: Form) -> None:
    """Where no row is given points there is no sum that a total could miss."""
    row = _row("≥20场", 90, "20场", None)

    assert "total-differs" not in _codes(audit(form(row, total=Decimal(101)), policy="mof2020"))


def test_a_total_with_blank_scores(form: Form) -> None:
    """A row whose points are left blank may have earned up to all of them."""
    rows = _row("≥20场", 50, "20场", "50"), _row("≥20场", 40, "20场", None)
    money = _money("100", "100", score=Decimal(10))

    assert "total-differs" not in _codes(audit(form(*rows, execution=[money], total=Decimal(99)), policy="mof2020"))
    rounded = _row("≥20场", Decimal("39.99"), "20场", None)  # 50 + 39.99 + 10 = 99.99
    assert "total-differs" not in _codes(audit(form(rows[0], rounded, total=Decimal(100)), policy="mof2020"))
    assert "total-differs" in _codes(audit(form(*rows, execution=[money], total=Decimal(101)), policy="mof2020"))


@pytest.mark.parametrize(("text", "wanted"), [("场馆维修，两场推迟。", False), ("无", True)])
def test_causes_below_the_table_explain_its_rows(form: Form, text: str, wanted: bool) -> None:  # noqa: FBT001 - a column
    """偏差原因分析 of the whole form stands for a reason at each row."""
    document = evolve(form(_row("≥20场", 90, "18场", "81")), extra=[Extra("偏差大或目标未完成原因分析", text)])

    assert ("explanation-missing" in _codes(audit(document, policy="mof2020"))) is wanted


def test_a_form_that_watches_the_year(form: Form) -> None:
    """Values so far are none that was reached, and money half spent in July no fault."""
    row = evolve(_row("≥20场", 90, None, None), result=Result(so_far=parse_actual("8场")))
    found = _codes(audit(form(row, execution=[_money("100", "40")]), policy="mof2020"))

    assert not {"row-unreported", "budget-unspent", "execution-abnormal", "execution-unexplained"} & set(found)


def test_a_claim_is_reported_once(form: Form) -> None:
    """The audit says it in its own words, the assessment not again."""
    found = _codes(audit(form(_row("≥20场", 90, "达成年度指标", "90")), policy="mof2020"))

    assert found.count("claim-without-value") == 1


def test_cost_inside_output_or_beside_it(form: Form) -> None:
    """The points of output may hold those of its cost, or not; what fits neither is reported."""
    rows = _row("≥20场", 45, "20场", "45"), _row("≤5万元", 5, "4万元", "5", category="cost.unspecified")

    def said(output: str) -> bool:
        document = evolve(form(*rows), extra=[Extra("产出指标", output), Extra("成本指标", "5分")])
        return "block-points-differ" in _codes(audit(document, policy="mof2020"))

    assert [said("50分"), said("45分"), said("40分")] == [False, False, True]


@pytest.mark.parametrize(
    ("target", "actual", "code"),
    [
        ("≤5件", "0件", None),
        ("≤24小时", "18小时", None),
        ("≥-5%", "-3%", None),
        ("≥20场", "25场", None),  # met, and by less than the rule on far above (SC11) speaks of
        ("=20场", "25场", None),  # missed, and the rule counts it as met
        ("≤20场", "25场", "25.00% off"),
        ("≥20场", "15场", "-25.00% off"),
        ("≥-5%", "-7%", "-40.00% off"),
    ],
)
def test_only_what_falls_short_deviates(form: Form, target: str, actual: str, code: str | None) -> None:
    """A target that is met, or more than met, is accused of no deviation; below zero less is less."""
    found = audit(form(_row(target, 90, actual, None)), policy="mof2020")
    said = [finding.message for finding in found if finding.code == "deviation-large"]

    assert said == ([] if code is None else [f"the actual is {code} the target"])


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        ("=20场", "22场", None),
        ("=20场", "40场", "the target was far exceeded, and no reason is given"),
        ("=20场", "18场", "the target was missed, and no reason is given"),
    ],
)
def test_no_reason_is_asked_for_a_miss_that_counts_as_met(
    form: Form, target: str, actual: str, said: str | None
) -> None:
    """More than ＝ asks for has all its points: nobody asks why it was missed, but why it is far above."""
    found = audit(form(_row(target, 90, actual, None)), policy="mof2020")

    assert [f.message for f in found if f.code == "explanation-missing"] == ([] if said is None else [said])


def test_points_for_a_row_that_drops_out_are_not_blamed() -> None:
    """Where the policy lets rows that do not apply drop out, 0 points for one are as they should be."""
    rows = ("三级指标|指标值|实际完成值|分值|得分", "借阅次数|≥3次|不适用|10|0", "开放天数|≥300天|310天|80|80")
    document = read_form("\n".join(("项目名称|阅览室", *rows)).replace("|", "\t")).document
    rule = Citation("市级办法", clause="第八条", standing=Standing.DESIGN)

    found = audit(document, policy=evolve(policy("mof2020"), rescale=rule))

    assert not [finding.code for finding in found if finding.code.startswith("score-")]


def test_days_of_which_none_is_known_make_no_share_of_days() -> None:
    """Points in proportion to the days need the day that was planned, that on which it was done, and a year."""
    due, later = read_target("2024年10月底前"), read_target("2024年11月10日")

    assert of_days(due, later, 10) is not None
    for target, said in ((due, "2024年10月后"), (due, "及时"), (read_target("9月底前"), "10月5日")):
        assert of_days(target, read_target(said), 10) is None
