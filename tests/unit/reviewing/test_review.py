"""Reviewing: the order of findings, the choice of rules, last year's document, and what is refused."""

import copy
import inspect
import pickle
from collections.abc import Iterator

import pytest
from attrs import evolve

import perfmodel
import perfmodel.reviewing
from perfmodel import (
    Budget,
    Citation,
    DepartmentObjectives,
    FiscalYear,
    Indicator,
    PerfModelError,
    Place,
    ProjectObjectives,
    Quantity,
    Severity,
    Task,
    parse_actual,
    read_target,
    review,
)
from perfmodel.objectives import BudgetPart, Result
from perfmodel.reviewing import REVIEW_RULES, EachRow, Remark, Rule, RuleHead, RuleScope
from perfmodel.reviewing._draft import Draft, Row
from perfmodel.source import Standing


def row(name: str, target: str, category: str | None = "output.quantity", number: str | None = None) -> Indicator:
    """One row."""
    return Indicator(name=name, target=read_target(target), category=category, number=number)


def library(*rows: Indicator, year: int | None = 2024, name: str = "市图书馆") -> DepartmentObjectives:
    """A library's plan."""
    return DepartmentObjectives(department=name, fiscal_year=year, indicators=rows)


PLAN = library(
    row("读者满意度", "不低于50%", "benefit.social"),
    row("讲座", "不少于十二场"),
    row("展览", "≥3"),
)


def codes(document: DepartmentObjectives | ProjectObjectives, **asked: object) -> list[str]:
    """The codes of the findings, in their order."""
    return [finding.code for finding in review(document, **asked)]  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - any argument


class TestOrder:
    """The document first, then row by row, within a row by code."""

    def test_findings_stand_in_the_order_of_the_form(self) -> None:
        """Whatever order the rules are given in."""
        expected = [
            ("PM101", None),
            ("PM152", "benefit.social/1"),
            ("PM125", "output.quantity/1"),
            ("PM129", "output.quantity/1"),
            ("PM113", "output.quantity/2"),
        ]
        asked = ["PM152", "PM129", "PM125", "PM113", "PM101"]
        found = review(PLAN, rules=asked)

        rest = [
            (item.code, item.indicator)
            for item in found
            if (item.code, item.indicator) != ("PM125", "benefit.social/1")
        ]
        assert rest == expected
        assert found == review(PLAN, rules=asked[::-1])

    def test_a_finding_has_its_place_and_rule(self) -> None:
        """The place is the row's, with the column where the name is quoted; severity and citation are the rule's."""
        placed = library(evolve(row("展览", "≥3"), place=Place(line=9, column=4)))
        (finding,) = review(placed, rules=["PM113"])
        rule = next(rule for rule in REVIEW_RULES if rule.code == "PM113")

        assert finding.place == Place(line=9)
        (named,) = review(library(evolve(placed.indicators[0], weight=0)), rules=["PM171"])
        assert (named.place, named.text) == (Place(line=9, column=4), "展览")
        assert (finding.severity, finding.rule, finding.text) == (rule.severity, rule.citation, "≥3")


def test_equal_targets_keep_their_own_spelling() -> None:
    """A change goes by the row's own unit, whatever equal target was reviewed before it."""
    rows = [row(f"差错率{place}", text, "output.quality") for place, text in enumerate(("不高于0.05%", "不高于5‱"))]

    changes = [finding.change for finding in review(library(*rows), rules=["PM125"])]
    assert changes == ["≤0.05%", "≤5‱"]


class TestRules:
    """Rules are shipped ones, their codes, and a user's own."""

    def test_leaving_out_a_rule(self) -> None:
        """All but one."""
        rest = [rule for rule in REVIEW_RULES if rule.code != "PM113"]

        assert set(codes(PLAN)) - set(codes(PLAN, rules=rest)) == {"PM113"}

    def test_a_rule_may_be_named_twice(self) -> None:
        """It speaks once."""
        assert codes(PLAN, rules=[*REVIEW_RULES, "PM113"]) == codes(PLAN)
        assert codes(PLAN, rules=[]) == []

    @pytest.mark.parametrize(
        ("rules", "code", "words"),
        [
            (["PM1113"], "rule-unknown", "the nearest is PM113 (a number has no unit)"),
            (["L060"], "rule-unknown", "no rule has the code 'L060'"),
            (["x" * 1000], "rule-unknown", f"'{'x' * 20}'"),
            ("PM113", "type-wrong", "found one str"),
            (REVIEW_RULES[0], "type-wrong", "found one Rule"),
            ([113], "type-wrong", "found int"),
            ([*REVIEW_RULES, evolve(REVIEW_RULES[0], statement="ours")], "rule-doubled", "PM101"),
        ],
    )
    def test_what_is_no_rule_is_refused(self, rules: object, code: str, words: str) -> None:
        """The error says what was found, and the nearest code."""
        with pytest.raises(PerfModelError) as caught:
            codes(PLAN, rules=rules)

        assert caught.value.code == code
        assert words in str(caught.value)

    def test_a_rule_of_ones_own(self) -> None:
        """A frozen value with a function; its findings stand among the others."""

        def too_long(item: Row, _: Draft) -> Iterator[Remark]:
            if len(item.indicator.name) > 4:
                yield Remark("expected a name of at most 4 characters")

        def for_others(_: Draft) -> Iterator[Remark]:
            yield Remark("a row of another plan", indicator=row("展览", "≥3场", "cost.social"), text="展览")

        ours = Rule(
            code="CITY1",
            severity=Severity.NOTE,
            head=RuleHead.APPROPRIATENESS,
            scope=RuleScope.INDICATOR,
            statement="names are short",
            citation=Citation("our notice", standing=Standing.SEEN),
            check=EachRow(too_long),
        )
        other = evolve(ours, code="CITY2", scope=RuleScope.DOCUMENT, check=for_others, schemes=[None])
        found = review(PLAN, rules=[ours, other, "PM113"])

        assert [(item.code, item.indicator, item.text) for item in found] == [
            ("CITY2", "cost.social/1", "展览"),
            ("CITY1", "benefit.social/1", "读者满意度"),
            ("PM113", "output.quantity/2", "≥3"),
        ]
        assert codes(evolve(PLAN, scheme="mof2015"), rules=[other]) == []

    @pytest.mark.parametrize("code", ["", "pm1", "PM 1", "P", "PM1\n", "P" * 40])
    def test_codes_are_one_word(self, code: str) -> None:
        """Else findings could not be told apart."""
        with pytest.raises(PerfModelError) as caught:
            evolve(REVIEW_RULES[0], code=code)
        assert caught.value.code == "rule-code-invalid"

    def test_rules_are_values(self) -> None:
        """They copy, pickle, and print short."""
        assert pickle.loads(pickle.dumps(REVIEW_RULES)) == REVIEW_RULES  # noqa: S301 - our own bytes
        assert copy.deepcopy(REVIEW_RULES[7]) == REVIEW_RULES[7]
        assert repr(REVIEW_RULES[0]) == "Rule(code='PM101', statement='the overall objective of the year is empty')"
        assert {rule.head.label for rule in REVIEW_RULES} == {"完整性", "相关性", "适当性", "可行性"}


LAST = library(
    evolve(row("讲座", "≥10场", number="1"), result=Result(actual=parse_actual("20场"))),
    row("展览", "≥5场", number="2"),
    row("读本", "≥90%", "output.quality", number="1"),
    row("读本", "≥95%", "output.quality", number="2"),
    row("采购", "2023年6月30日前", "output.timeliness"),
    row("借阅", "≥80万册次", None),
    row("展板", "12块"),
    row("印刷", "8万元", "cost.economic"),
    year=2023,
)


class TestLastYear:
    """The document of the year before is the baseline of the rows that it has."""

    @pytest.mark.parametrize(
        ("now", "message"),
        [
            (row("讲座", "≥12场", number="1"), "the target is 60% of last year's result (20场)"),
            (row("讲座", "≥12场", number="7"), "the target is 60% of last year's result (20场)"),
            (row("讲座", "≥15场", number="1"), None),
            (row("展览", "≥4场", number="1"), "the target asks for less than last year's (≥5场)"),
            (row("展览", "≥5场", number="2"), None),
            (row("展览", "≥6场", number="2"), None),
            (row("展览会", "≥1场", number="2"), None),
            (row("展览", "≥1场", "output.quality"), None),
            (row("读本", "≥80%", "output.quality", number="1"), "the target asks for less than last year's (≥90%)"),
            (row("读本", "≥80%", "output.quality", number="3"), None),
            (row("采购", "2024年6月30日前", "output.timeliness"), None),
            (row("采购", "2024年9月30日前", "output.timeliness"), "the target asks for less than last year's"),
            (row("借阅", "≥70万册次", None), "the target asks for less than last year's (≥80万册次)"),
            (row("展板", "10块"), "the target asks for less than last year's (12块)"),
            (row("展板", "14块"), None),
            (row("印刷", "10万元", "cost.economic"), "the target asks for less than last year's (8万元)"),
            (row("印刷", "7万元", "cost.economic"), None),
        ],
    )
    def test_targets_are_held_against_last_year(self, now: Indicator, message: str | None) -> None:
        """By id and name, or a name that its category has once; a bare value has the sense of its category."""
        found = [finding.message for finding in review(library(now), rules=["PM167"], previous=LAST)]

        assert [text.startswith(message or "-") for text in found] == ([] if message is None else [True])

    def test_a_document_without_a_year_compares_days_as_they_are(self) -> None:
        """June of the next year is later than June of this one."""
        now = library(row("采购", "2024年6月30日前", "output.timeliness"), year=None)

        assert codes(now, rules=["PM167"], previous=LAST) == ["PM167"]

    def test_last_year_is_a_baseline(self) -> None:
        """A row that last year's document has needs no column for it, and its figures are known."""
        now = library(
            evolve(row("讲座", "≥15场", number="1"), extra=(("设置依据", "工作方案"),)),
            row("展览", "≥6场", number="2"),
            row("借阅", "不低于上年", None),
        )

        assert codes(now, rules=["PM166", "PM128"]) == ["PM166", "PM128"]
        assert codes(now, rules=["PM166", "PM128"], previous=LAST) == []

    def test_projects_keep_their_name_over_the_years(self) -> None:
        """A year in the name of a project is no other project."""
        last = ProjectObjectives(project="2023年管网改造", fiscal_year=2023, indicators=[row("管网", "≥9公里")])
        now = ProjectObjectives(project="管网改造（2024年度）", fiscal_year=2024, indicators=[row("管网", "≥5公里")])

        assert codes(now, rules=["PM167"], previous=last) == ["PM167"]

    @pytest.mark.parametrize(
        ("previous", "code", "words"),
        [
            (library(year=2024), "previous-not-earlier", "2024年度 beside 2024年度"),
            (library(year=2025), "previous-not-earlier", "swap the documents"),
            (library(year=2023, name="市水务局"), "previous-other-body", "of '市水务局'"),
            (ProjectObjectives(project="市图书馆"), "previous-other-body", "ProjectObjectives"),
            ("市图书馆", "type-wrong", "expected previous as a document of objectives, found str"),
        ],
    )
    def test_another_body_or_year_is_refused(self, previous: object, code: str, words: str) -> None:
        """Figures of others would be held against this plan in silence."""
        with pytest.raises(PerfModelError) as caught:
            codes(PLAN, previous=previous)

        assert caught.value.code == code
        assert words in str(caught.value)

    def test_blank_names_and_years_say_nothing(self) -> None:
        """A form that names no body is taken at the caller's word."""
        assert codes(PLAN, rules=["PM167"], previous=library(year=None, name=" ")) == []


def test_only_documents_are_reviewed() -> None:
    """A text has to be read first."""
    with pytest.raises(PerfModelError, match="read it with read_form") as caught:
        codes("年度绩效指标")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
    assert caught.value.code == "type-wrong"


def test_a_sound_plan_has_no_findings() -> None:
    """Nothing is said for the sake of saying it."""
    sound = evolve(
        library(
            row("新增图书", "≥4.5万册"),
            row("举办讲座", "≥120场"),
            row("图书编目差错率", "≤2%", "output.quality"),
            row("采购完成时间", "2024年10月31日前", "output.timeliness"),
            row("单册采购价", "≤48元/册", "cost.unspecified"),
            row("到馆人次", "≥80万人次", "benefit.social"),
            row("服务评价", "良好及以上", "benefit.sustainability"),
            row("读者满意度", "≥90%", "satisfaction.beneficiary"),
        ),
        overall="更新馆藏，办好讲座，让读者满意。",
        budget=Budget(total=Quantity("240", "万元"), fiscal=Quantity("240", "万元")),
        tasks=[Task(name="更新馆藏", content="采购图书", budget=Budget(total=Quantity("240", "万元")))],
        scheme="mof2015",
    )

    assert review(sound, previous=evolve(sound, fiscal_year=FiscalYear(2023))) == ()


def test_long_texts_make_short_messages() -> None:
    """A finding quotes a hundred thousand characters in ``text`` alone."""
    long = "馆" * 100_000
    document = evolve(
        library(row(long, "不低于" + long), row(long + "工作", "≥3场"), row("开展" + long, "≥5场")),
        tasks=[Task(name="水" * 100_000)],
        budget=Budget(total=Quantity(1, "元"), parts=[BudgetPart(name=long, amount=Quantity(2, "元"))]),
    )
    found = review(document)

    assert {"PM149", "PM160", "PM164", "PM165"} <= {finding.code for finding in found}
    assert max(len(finding.message) for finding in found) < 500


def test_the_function_crosses_processes() -> None:
    """A pool of workers can be handed it, whatever was imported first, and tools find its signature."""
    assert pickle.loads(pickle.dumps(perfmodel.review)) is perfmodel.review  # noqa: S301 - our own bytes
    assert copy.copy(perfmodel.review) is perfmodel.review
    assert perfmodel.reviewing.review is perfmodel.review
    assert list(inspect.signature(perfmodel.review).parameters) == ["objectives", "rules", "previous"]
