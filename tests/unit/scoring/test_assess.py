"""Whole documents: totals, ranges, grades at their bounds, keys, and what is named instead of guessed."""

import pickle
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, cast

import pytest
from attrs import evolve

from perfmodel import (
    Assessment,
    Finding,
    Indicator,
    Place,
    ProjectObjectives,
    Quantity,
    Severity,
    TargetSyntaxError,
    Verdict,
    assess,
    parse_actual,
    policy,
    read_actual,
    read_target,
)
from perfmodel.display import explain_policy
from perfmodel.errors import InvalidValueError, UnknownIndicatorError, WrongTypeError
from perfmodel.objectives import Execution, Result, Term
from perfmodel.scoring import LineStatus

Money = Callable[[str, str], Execution]
Plan = Callable[..., ProjectObjectives]


def _finding(found: Assessment, code: str) -> Finding:
    return next(finding for finding in found.findings if finding.code == code)


def _codes(found: Assessment) -> list[str]:
    return [finding.code for finding in found.findings]


@pytest.fixture
def bureau(plan: Plan) -> ProjectObjectives:
    """A water bureau's plan: 50 of output, 30 of benefit, 10 of satisfaction."""
    return plan(
        ("output.quantity", "≥20公里", 30),
        ("output.timeliness", "2024年11月30日前", 20),
        ("benefit.social", "供水保障能力持续提高", 30),
        ("satisfaction.beneficiary", "≥90%", 10),
    )


REPORTED = {
    "output.quantity/1": "19公里",
    "output.timeliness/2": "2024年10月15日",
    "benefit.social/3": "达成年度指标",
    "satisfaction.beneficiary/4": "81%",
}


def test_a_whole_self_evaluation(bureau: ProjectObjectives, money: Money) -> None:
    """28.5 + 20 + 27 + 9 of the rows and 9.5 of execution are 94."""
    found = assess(
        bureau, REPORTED, policy="mof2020", shares={"benefit.social/3": "0.9"}, execution=money("200", "190")
    )

    # 30 · 19/20 = 28.5; in time: 20; 30 · 0.9 = 27; 10 · 81/90 = 9; execution 10 · 190/200 = 9.5
    assert [line.points for line in found.lines] == [Decimal("28.50"), 20, Decimal("27.00"), Decimal("9.00")]
    assert found.execution.points == Decimal("9.50")
    assert [found.total.low, found.total.high, found.total.out_of] == [94, 94, 100]
    assert found.grade == "优"
    assert found.waiting == ()
    assert [found.subtotal(name).low for name in ("output", "benefit", "satisfaction")] == [Decimal("48.5"), 27, 9]
    assert found.subtotal("output.timeliness").low == 20
    assert [line.verdict for line in found.lines] == [Verdict.MISSED, Verdict.MET, Verdict.MET, Verdict.MISSED]
    assert [line.reason_required for line in found.lines] == [True, False, False, True]


def test_a_reader_is_waited_for(bureau: ProjectObjectives, money: Money) -> None:
    """Without a person's share the benefit row earns 24 to 30, the total is a range, and both its ends are 优."""
    found = assess(bureau, REPORTED, policy="mof2020", execution=money("200", "190"))

    assert [found.total.low, found.total.high] == [91, 97]
    assert found.grade == "优"
    finding = _finding(found, "needs-reader")
    assert finding.indicator == "benefit.social/3"
    assert "from 24 to 30 points" in finding.message
    assert [line.id for line in found.waiting] == ["benefit.social/3"]


def test_ends_of_two_grades_tell_none(bureau: ProjectObjectives, money: Money) -> None:
    """86 to 92 is 良 or 优: both are reported, and no one grade."""
    found = assess(bureau, REPORTED, policy="mof2020", execution=money("200", "90"))

    assert [found.total.low, found.total.high] == [Decimal("86.0"), Decimal("92.0")]
    assert (found.grade, found.grade_low, found.grade_high) == (None, "良", "优")


def test_nothing_reported_is_not_zero(bureau: ProjectObjectives, money: Money) -> None:
    """Each row without a value is named, and earns a range up to its points."""
    found = assess(bureau, {"output.quantity/1": "/"}, policy="mof2020", execution=money("200", "200"))

    assert {line.status for line in found.lines} == {LineStatus.UNREPORTED}
    assert [found.total.low, found.total.high] == [10, 100]
    assert _codes(found).count("actual-missing") == 4
    assert _finding(found, "actual-missing").indicator == "output.quantity/1"


def test_values_that_are_given_stand_for_all_that_the_form_reports(bureau: ProjectObjectives) -> None:
    """A row that they leave out is told with what the form has: nobody reads 未填报 of a row that was filled in."""
    own = Result(actual=read_actual("79台"))
    form = bureau.replace("output.quantity/1", result=own)
    given, others = assess(form, {}, policy="mof2020"), assess(bureau, {}, policy="mof2020")

    left_out = [finding for finding in given.findings if "not among the values" in finding.message]
    assert [(finding.indicator, "79台" in finding.message) for finding in left_out] == [("output.quantity/1", True)]
    assert "not among" not in "".join(finding.message for finding in others.findings)
    assert assess(form, policy="mof2020").line("output.quantity/1").actual == own.actual


@pytest.mark.parametrize(
    ("actual", "total", "grade"),
    [
        ("80台", "90.00", "优"),  # 90 · 80/90 = 80, and 10: exactly 90
        ("79.99台", "89.99", "良"),
        ("79.9960台", "90.00", "优"),  # 79.996 rounds to 80.00 before it is added
        ("79.9940台", "89.99", "良"),
        ("70台", "80.00", "良"),
        ("69.99台", "79.99", "中"),
        ("50台", "60.00", "中"),
        ("49.99台", "59.99", "差"),
    ],
)
def test_totals_at_the_bounds_of_grades(plan: Plan, money: Money, actual: str, total: str, grade: str) -> None:
    """Exactly 90, 80 and 60 belong to the better grade."""
    found = assess(
        plan(("output.quantity", "≥90台", 90)),
        {"output.quantity/1": actual},
        policy="mof2020",
        execution=money("1", "1"),
    )

    assert found.total.low == Decimal(total)
    assert found.grade == grade


def test_rows_that_do_not_apply_drop_out(bureau: ProjectObjectives, money: Money) -> None:
    """Without the 30 of benefit, 28.5 + 20 + 9 + 9.5 = 67 of 70 are 95.71 of 100."""
    found = assess(
        bureau, REPORTED, policy="generic_note", not_applicable=["benefit.social/3"], execution=money("200", "190")
    )

    assert found.line("benefit.social/3").status is LineStatus.NOT_APPLICABLE
    assert found.line("benefit.social/3").points is None
    assert [found.total.low, found.total.high, found.total.out_of] == [Decimal("95.71"), Decimal("95.71"), 100]
    assert found.subtotal("benefit").out_of == 0
    assert _finding(found, "not-applicable").rule is not None


@pytest.mark.parametrize(("target", "actual"), [("本指标不适用此项目", "5台"), ("≥5台", "不适用")])
def test_cells_that_say_it(plan: Plan, target: str, actual: str) -> None:
    """不适用 in the target's or the actual's cell is the same as the caller's word."""
    document = plan(("output.quantity", target, 45), ("output.quantity", "≥2台", 45))
    reported = {"output.quantity/1": actual, "output.quantity/2": "2台"}
    found = assess(document, reported, policy="generic_note", not_applicable=["execution"])

    assert found.lines[0].status is LineStatus.NOT_APPLICABLE
    assert found.total.low == 100


def test_a_policy_without_a_rule_for_them(bureau: ProjectObjectives) -> None:
    """The national policies say nothing of rows that do not apply: they stay, and stay open."""
    found = assess(bureau, REPORTED, policy="mof2020", not_applicable=["output.quantity/1"])

    assert found.line("output.quantity/1").status is LineStatus.UNDECIDED
    assert [found.line("output.quantity/1").low, found.line("output.quantity/1").high] == [0, 30]
    assert _finding(found, "not-applicable-without-rule").indicator == "output.quantity/1"


def test_nothing_applies(plan: Plan) -> None:
    """When all rows drop out there is nothing to scale, and no grade."""
    document = plan(("output.quantity", "≥5台", 90))
    found = assess(document, {}, policy="generic_note", not_applicable=["execution", "output.quantity/1"])

    assert [found.total.low, found.total.out_of] == [0, 0]
    assert found.grade is None


def test_actuals_by_category_and_number(bureau: ProjectObjectives) -> None:
    """A pair of category and number names the same row as its id."""
    by_pair = assess(bureau, {("output.quantity", "1"): "19公里"}, policy="mof2020")

    assert by_pair.line("output.quantity/1").points == Decimal("28.50")


@pytest.mark.parametrize(
    ("actuals", "code", "text"),
    [
        ({"output.quantity/9": "1公里"}, "actual-unknown", "output.quantity/9"),
        ({("output.quantity", "9"): "1公里"}, "actual-unknown", "output.quantity/9"),
        (
            {"output.quantity/1": "19公里", ("output.quantity", "1"): "18公里"},
            "actual-doubled",
            "output.quantity/1",
        ),
    ],
)
def test_keys_that_name_no_row_or_one_twice(bureau: ProjectObjectives, actuals: Any, code: str, text: str) -> None:  # noqa: ANN401 - keys of both kinds
    """A value that belongs nowhere is named, never dropped in silence."""
    finding = _finding(assess(bureau, actuals, policy="mof2020"), code)

    assert (finding.severity, finding.text) == (Severity.ERROR, text)


def test_a_number_that_stands_twice() -> None:
    """Two rows of one number: the pair is ambiguous, the ids are not."""
    row = Indicator(name="泵站", number="1", category="output.quantity", target=read_target("≥2座"), weight=45)
    document = ProjectObjectives(project="管网改造", indicators=[row, evolve(row, name="闸门", id="")])
    found = assess(document, {("output.quantity", "1"): "2座"}, policy="mof2020")

    assert "output.quantity/1#2" in _finding(found, "actual-ambiguous").message
    assert assess(document, {"output.quantity/1#2": "2座"}, policy="mof2020").lines[1].points == 45


@pytest.mark.parametrize("key", [3, ("output.quantity",), ("output.quantity", 1)])
def test_keys_of_another_type_are_refused(bureau: ProjectObjectives, key: Any) -> None:  # noqa: ANN401 - on purpose
    """A row's place is not its key."""
    with pytest.raises(WrongTypeError, match="category and number"):
        assess(bureau, {key: "1公里"}, policy="mof2020")


@pytest.mark.parametrize("value", [19, 19.5, b"19"])
def test_values_of_another_type_are_refused(bureau: ProjectObjectives, value: Any) -> None:  # noqa: ANN401 - on purpose
    """A bare number says no unit and may be a float: it has to be text or a quantity."""
    with pytest.raises(WrongTypeError, match="Actual"):
        assess(bureau, {"output.quantity/1": value}, policy="mof2020")


def test_values_of_each_kind_are_taken(bureau: ProjectObjectives) -> None:
    """A text, a quantity and an actual say the same."""
    for value in ("19公里", Quantity(19, "公里"), parse_actual("19公里")):
        assert assess(bureau, {"output.quantity/1": value}, policy="mof2020").lines[0].points == Decimal("28.50")


def test_the_forms_own_results_are_taken(bureau: ProjectObjectives) -> None:
    """Without actuals of the caller, those that the form reports are scored; with an empty mapping, none."""
    rows = [evolve(bureau.indicators[0], result=Result(actual=parse_actual("19公里"))), *bureau.indicators[1:]]
    document = evolve(bureau, indicators=rows)

    assert assess(document, policy="mof2020").lines[0].points == Decimal("28.50")
    assert assess(document, {}, policy="mof2020").lines[0].status is LineStatus.UNREPORTED


@pytest.mark.parametrize(
    ("actual", "code", "severity"),
    [
        ("19人", "units-differ", Severity.ERROR),
        ("19公里%%", "actual-unread", Severity.ERROR),
        ("2024年5月", "measure-differs", Severity.ERROR),
        ("基本完成", "claim-without-value", Severity.WARNING),
        ("约19公里", "actual-approximate", Severity.WARNING),
    ],
)
def test_actuals_that_cannot_be_held_against_the_target(
    bureau: ProjectObjectives, actual: str, code: str, severity: Severity
) -> None:
    """Each is named with the row and the text; the row stays a range, never a zero."""
    found = assess(bureau, {"output.quantity/1": actual}, policy="mof2020")
    finding = _finding(found, code)

    assert (finding.indicator, finding.severity) == ("output.quantity/1", severity)
    assert actual in finding.message
    assert [found.lines[0].low, found.lines[0].high] == [0, 30]


def test_findings_name_the_place() -> None:
    """A row that came from a form leads back to its line."""
    place = Place(line=12, column=5)
    row = Indicator(name="泵站", category="output.quantity", target=read_target("≥2座"), weight=90, place=place)
    found = assess(ProjectObjectives(project="管网改造", indicators=[row]), {}, policy="mof2020")

    assert _finding(found, "actual-missing").place == place


@pytest.mark.parametrize(
    ("reported", "share", "code"),
    [
        ({"benefit.social/3": "达成年度指标"}, {"benefit.social/3": "0.7"}, "share-outside-band"),
        ({"output.quantity/1": "19公里"}, {"output.quantity/1": "0.7"}, "share-unneeded"),
        ({}, {"benefit.social/3": "0.7"}, "share-without-actual"),
        ({}, {"benefit.social/9": "0.7"}, "share-unknown"),
    ],
)
def test_shares_that_are_not_used(
    bureau: ProjectObjectives, reported: dict[str, str], share: dict[str, str], code: str
) -> None:
    """A person's share counts only where a person decides, and its refusal is named."""
    assert code in _codes(assess(bureau, reported, policy="mof2020", shares=share))


def test_a_share_is_said_in_percent(bureau: ProjectObjectives) -> None:
    """The share and the ends of the band, without zeros behind."""
    found = assess(
        bureau, {"benefit.social/3": "达成年度指标"}, policy="mof2020", shares={"benefit.social/3": Fraction(1, 3)}
    )

    assert "the share 33.33% is not used" in _finding(found, "share-outside-band").message
    assert _finding(found, "share-outside-band").message.endswith("met, 80% to 100%")


@pytest.mark.parametrize(
    ("key", "ids"),
    [
        ("output.quantity/9", "output.quantity/1"),
        ("指标3", "benefit.social/3"),
        ("zzz", "output.quantity/1, output.timeliness/2, benefit.social/3"),
    ],
)
def test_a_key_of_no_row_names_the_ids_near_it(bureau: ProjectObjectives, key: str, ids: str) -> None:
    """Those of rows of that name, else those that are spelt like it, else the first; of a plan without rows none."""
    message = "no indicator has this key, so its actual is not used; ids close to it: {}"
    found = assess(bureau, {key: "1公里"}, policy="mof2020")
    empty = assess(ProjectObjectives(project="管网改造"), {key: "1公里"}, policy="mof2020")

    assert _finding(found, "actual-unknown").message == message.format(ids)
    assert _finding(empty, "actual-unknown").message == message.format("–")


@pytest.mark.parametrize("figure", ["约120", "120-130", "≥120", "好", ""])
def test_a_reference_that_is_no_exact_amount(bureau: ProjectObjectives, figure: str) -> None:
    """The message says what a reference is; it spoke of an expression that ends."""
    with pytest.raises(TargetSyntaxError, match="expected one exact amount with its unit") as caught:
        assess(bureau, {}, policy="mof2020", references={"output.quantity/1": figure})

    assert (caught.value.code, caught.value.hint[:22]) == ("quantity-expected", "write the amount alone")


@pytest.mark.parametrize("value", [None, 5])
def test_no_policy_is_taken_for_one(bureau: ProjectObjectives, value: Any) -> None:  # noqa: ANN401 - the mistake
    """The advice is to take one: a text would be its name, so nothing is said of str(); a float is no weight."""
    with pytest.raises(WrongTypeError, match=r"; take one with policy\('mof2020'\) or load_policy\(text\)$"):
        assess(bureau, policy=value)
    with pytest.raises(WrongTypeError, match=r"; take one with policy\('mof2020'\) or load_policy\(text\)$"):
        explain_policy(value)
    with pytest.raises(WrongTypeError, match=r"found float; write Decimal\('0.1'\): .*, or write a whole number$"):
        bureau.replace("output.quantity/1", weight=cast("Any", 3.5))


@pytest.mark.parametrize(
    ("share", "error", "code"),
    [
        ("1.01", InvalidValueError, "share-invalid"),
        (-1, InvalidValueError, "share-invalid"),
        ("ninety", InvalidValueError, "share-invalid"),
        ("1/0", InvalidValueError, "share-invalid"),
        (Decimal("NaN"), InvalidValueError, "share-invalid"),
        (Decimal("1E+99999999"), InvalidValueError, "share-invalid"),
        ("1e99999999", InvalidValueError, "share-invalid"),
        ("1e-99999999", InvalidValueError, "share-invalid"),
        ("1/" + "9" * 5000, InvalidValueError, "share-invalid"),
        pytest.param(10**5000, InvalidValueError, "share-invalid", id="huge"),
        pytest.param(Fraction(10**5000, 7), InvalidValueError, "share-invalid", id="huge part"),
        (Decimal("Infinity"), InvalidValueError, "share-invalid"),
        (0.9, WrongTypeError, "amount-inexact"),
        (True, WrongTypeError, "amount-inexact"),
    ],
)
def test_shares_that_cannot_be(bureau: ProjectObjectives, share: Any, error: type[Exception], code: str) -> None:  # noqa: ANN401 - on purpose
    """A share is 0 to 1, exactly."""
    with pytest.raises(error) as caught:
        assess(bureau, {"benefit.social/3": "达成"}, policy="mof2020", shares={"benefit.social/3": share})
    assert getattr(caught.value, "code", None) == code


def test_references_by_id_and_by_words(plan: Plan) -> None:
    """不超过预算 is decided once somebody says what the budget is: by the row's id, or by the words of the target."""
    document = plan(("cost.economic", "不超过预算", 50), ("cost.economic", "不超过预算", 40))
    reported = {"cost.economic/1": "66万元", "cost.economic/2": "66万元"}
    by_words = assess(document, reported, policy="hubei2020", references={"预算": "60万元"})
    by_id = assess(document, reported, policy="hubei2020", references={"cost.economic/2": Quantity(60, "万元")})

    assert [line.points for line in by_words.lines] == [Decimal("45.45"), Decimal("36.36")]  # 60/66 of 50, of 40
    assert [line.points for line in by_id.lines] == [None, Decimal("36.36")]
    assert "reference-unknown" in _codes(by_id)
    assert "reference-unknown" in _codes(assess(document, reported, policy="hubei2020", references={"上年": "1万元"}))


def test_references_that_cannot_be(plan: Plan) -> None:
    """A reference is one quantity."""
    document = plan(("cost.economic", "不超过预算", 90))
    with pytest.raises(TargetSyntaxError):
        assess(document, {}, policy="mof2020", references={"预算": "≤60万元"})
    with pytest.raises(WrongTypeError, match="reference"):
        assess(document, {}, policy="mof2020", references={"预算": 60})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose


def test_the_adjusted_target_counts(plan: Plan) -> None:
    """A target that was changed in the year is the one that is scored against."""
    document = plan(("output.quantity", "≥20公里", 90, {"adjusted": read_target("≥10公里")}))
    found = assess(document, {"output.quantity/1": "10公里"}, policy="mof2020")

    assert found.lines[0].points == 90
    assert found.lines[0].target == read_target("≥10公里")


def test_targets_of_the_whole_project_are_left_out(plan: Plan) -> None:
    """A year's score counts the year's rows; the others are named."""
    document = plan(("output.quantity", "≥20公里", 90), ("output.quantity", "≥60公里", 90, {"term": Term.MEDIUM}))
    reported = {"output.quantity/1": "20公里", "output.quantity/2@medium": "30公里"}
    found = assess(document, reported, policy="mof2020")

    assert len(found.lines) == 1
    assert "actual-unknown" not in _codes(found)
    assert "1 rows" in _finding(found, "medium-term-left").message


def test_far_above_is_named(plan: Plan) -> None:
    """From 130 % the finding cites where that number comes from."""
    found = assess(plan(("output.quantity", "≥20公里", 90)), {"output.quantity/1": "26公里"}, policy="mof2020")
    rule = _finding(found, "over-fulfilment").rule

    assert rule is not None
    assert "Guangxi" in (rule.clause or "")


def test_lookups_that_find_nothing(bureau: ProjectObjectives) -> None:
    """A row or a subtotal that is not there is refused by name."""
    found = assess(bureau, {}, policy="mof2020")
    with pytest.raises(UnknownIndicatorError, match=r"output\.quantity/9") as missing:
        found.line("output.quantity/9")
    with pytest.raises(UnknownIndicatorError) as in_document:
        bureau["output.quantity/9"]
    assert missing.value.code == "indicator-unknown"
    assert missing.value.close == in_document.value.close
    assert {line.id for line in found.lines}.issuperset(missing.value.close)
    assert missing.value.close
    with pytest.raises(InvalidValueError, match="cost") as caught:
        found.subtotal("cost")
    assert caught.value.code == "subtotal-unknown"


def test_the_decimal_context_has_no_say(bureau: ProjectObjectives, money: Money) -> None:
    """Three digits of precision in the caller's context change no point."""
    usual = assess(bureau, REPORTED, policy="mof2021_guidance", execution=money("300", "199.99"))
    with localcontext() as context:
        context.prec = 3
        narrow = assess(bureau, REPORTED, policy="mof2021_guidance", execution=money("300", "199.99"))

    assert narrow == usual
    assert usual.execution.rate == Fraction(19999, 30000)


def test_assessments_survive_pickling(bureau: ProjectObjectives) -> None:
    """An assessment comes back equal from another process, and can be a key."""
    found = assess(bureau, REPORTED, policy="mof2020")

    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    assert len({found, assess(bureau, REPORTED, policy="mof2020")}) == 1


def test_policies_by_name_or_value(bureau: ProjectObjectives) -> None:
    """A name and the policy itself give the same."""
    assert assess(bureau, REPORTED, policy=policy("hubei2020")) == assess(bureau, REPORTED, policy="hubei2020")
    with pytest.raises(InvalidValueError, match="no scoring policy"):
        assess(bureau, REPORTED, policy="hubei2019")
