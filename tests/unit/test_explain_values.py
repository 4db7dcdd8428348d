"""One sentence for each thing that the library finds: lines, money, sums, drifts, rules, parts."""

import ast
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

import perfmodel
from perfmodel import (
    Assessment,
    Citation,
    Comparison,
    Drift,
    Finding,
    Indicator,
    Place,
    Polarity,
    ProjectObjectives,
    Quantity,
    Severity,
    Threshold,
    Verdict,
    apply_changes,
    assess,
    dumps,
    explain,
    explain_reading,
    judge,
    load_policy,
    policy,
    read_actual,
    read_form,
    read_target,
    review,
)
from perfmodel.display import explain_policy
from perfmodel.display._citations import CITATIONS
from perfmodel.display._explain import ROLES
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.objectives import Execution
from perfmodel.reviewing import REVIEW_RULES, LeftReason
from perfmodel.scoring import (
    POLICIES,
    AllOrNothing,
    AssessedExecution,
    ByEnds,
    Formula,
    FormulaKind,
    Late,
    LineStatus,
    OnTime,
    OverFulfilment,
    PassMark,
    RoundedAt,
    Rounding,
    ScoringPolicy,
    audit_form,
)
from perfmodel.source import Standing
from perfmodel.targets import Role

OURS = Citation("our notice", standing=Standing.DESIGN)
BASE = evolve(policy("mof2020"), name="ours", floor=evolve(policy("mof2020").floor, citation=OURS))
MONEY = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity(48, "万元"))


def scored(  # noqa: PLR0913 - the cells of a row
    name: str,
    target: str,
    actual: str,
    *,
    scoring: ScoringPolicy | str = BASE,
    category: str = "output.quantity",
    weight: str = "90",
    unit: str | None = None,
    polarity: Polarity | None = None,
    share: str | None = None,
    reference: Quantity | None = None,
    money: Execution = MONEY,
) -> Assessment:
    """The assessment of one row."""
    row = Indicator(
        name=name, category=category, target=read_target(target, unit=unit), weight=weight, polarity=polarity
    )
    return assess(
        ProjectObjectives(project="阅读推广", indicators=[row]),
        {row.id: actual} if actual else {},
        policy=scoring,
        shares={row.id: share} if share else {},
        references={row.id: reference} if reference else {},
        execution=money,
    )


MIRROR = policy("provincial_system")
MARK = policy("mof2021_guidance")
CUT = evolve(BASE, over=OverFulfilment(threshold="1.3", reduce=True, minimum="0.6", citation=OURS))
DAYS = evolve(BASE, on_time=OnTime(late=Late.PROPORTIONAL, citation=OURS))


class TestLines:
    """A director reads a lost point in one sentence."""

    def test_a_lost_point(self) -> None:
        """Target, actual, gap in points, formula with its numbers, rule, clause and source."""
        line = scored("合格率", "≥100%", "98%").lines[0]

        assert explain(line) == (
            "合格率：实际值 98% 未达到目标 ≥100%，差 2个百分点（为目标值的98%）；98% ÷ 100% × 90 = 88.20，"
            "得 88.20 分（满分 90 分）；依据规则 SC01（our notice；本软件设定）"
        )
        assert explain(line, locale="en") == (
            "合格率: the actual value 98% falls short of the target ≥100% by 2 percentage points (98% of the target); "
            "98% ÷ 100% × 90 = 88.20, so it earns 88.20 of 90 points; by rule SC01 (our notice; this project's choice)"
        )

    @pytest.mark.parametrize(
        ("scoring", "target", "actual", "said"),
        [
            (BASE, "≤60万元", "66万元", "60万元 ÷ 66万元 × 90 ≈ 81.82，得 81.82 分"),
            (MIRROR, "≤60万元", "66万元", "(1 − (66万元 ÷ 60万元 − 1)) × 90 = 81.00，得 81.00 分"),
            (MIRROR, "≤60万元", "150万元", "(1 − (150万元 ÷ 60万元 − 1)) × 90 = -45，低于零按零计，得 0 分"),
            (MARK, "≥10项", "8项", "(8项 ÷ 10项 − 60%) ÷ (1 − 60%) × 90 = 45.00，得 45.00 分"),
            (MARK, "≥10项", "3项", "(3项 ÷ 10项 − 60%) ÷ (1 − 60%) × 90 = -67.5，低于零按零计，得 0 分"),
            (CUT, "≥10项", "15项", "(1 − (15项 ÷ 10项 − 1.3)) × 90 = 72.00，得 72.00 分"),
            (CUT, "≥10项", "30项", "(1 − (30项 ÷ 10项 − 1.3)) × 90 = -63，至少保留 60%，得 54.00 分"),
            (BASE, "≥10项", "12项", "得满分 90 分"),
            (BASE, "是", "否", "得 0 分（满分 90 分）"),
            (
                DAYS,
                "2024年6月29日前",
                "2024年7月10日",
                "181日 ÷ 192日 × 90 ≈ 84.84（天数自2024年1月1日起算），得 84.84 分",
            ),
            (BASE, "前5名", "第8名", "5 ÷ 8 × 90 = 56.25，得 56.25 分"),
            (BASE, "≥5℃", "-5℃", "(-5℃) ÷ 5℃ × 90 = -90，低于零按零计，得 0 分"),
            (BASE, "≥10项", "", "填报之前得0至90分（满分90分）"),
            (BASE, "≥10项", "10元", "得分待定，0至90分（满分90分）"),
            (BASE, "持续提高", "达成年度指标", "由人评分，72至90分（满分90分）"),
            (policy("generic_note"), "≥10项", "不适用", "不适用，予以剔除"),
        ],
    )
    def test_formulas(self, scoring: ScoringPolicy, target: str, actual: str, said: str) -> None:
        """Each kind of rule with its numbers, and what is cut off."""
        assert f"；{said}" in explain(scored("办理数", target, actual, scoring=scoring).lines[0])

    def test_days_of_a_span_are_counted_from_its_first(self) -> None:
        """From 1 March on, where the target begins then; a person's share counts no days."""
        line = scored("办理数", "2024年3月1日至2024年6月30日", "2024年7月10日", scoring=DAYS).lines[0]
        assert "122日 ÷ 132日 × 90 ≈ 83.18（天数自2024年3月1日起算）" in explain(line)
        assert "(days counted from 1 March 2024)" in explain(line, locale="en")

    def test_rules_without_a_number(self) -> None:
        """A cell of several targets, and bands of one's own, are named by what they are, and not by an id."""
        bands = evolve(BASE, qualitative=evolve(BASE.qualitative, id="bands"))
        line = scored("办理数", "持续提高", "达成年度指标", scoring=bands).lines[0]
        several = scored("办理数", "≥3项；≥2人", "3项", scoring=BASE).lines[0]

        assert "；依据“定性指标”规则（" in explain(line)
        assert "; by the rule for words (" in explain(line, locale="en")
        assert "；依据“一格多目标”规则（" in explain(several)
        assert "bands" not in explain(bands)
        assert "SC07" in explain(BASE)

    def test_a_policy_without_a_cap(self) -> None:
        """More than all the points, where nothing caps; and a capped deduction says so."""
        free = evolve(BASE, capped=False, over=None)
        under = evolve(CUT, over=OverFulfilment(threshold="1", reduce=True, minimum="0.6", citation=OURS))

        assert "12项 ÷ 10项 × 90 = 108.00，得 108.00 分（满分 90 分）" in explain(
            scored("办理数", "≥10项", "12项", scoring=free).lines[0]
        )
        assert "(1 − (12项 ÷ 10项 − 1)) × 90 = 72.00" in explain(
            scored("办理数", "≥10项", "12项", scoring=under).lines[0]
        )

    def test_a_persons_share(self) -> None:
        """A share with an end in percent, one without as a fraction."""
        whole = scored("环境", "持续改善", "达成年度指标", share="0.85").lines[0]
        third = scored("环境", "持续改善", "达成年度指标", share="13/15").lines[0]

        assert "人工评定 85%：85% × 90 = 76.50，得 76.50 分" in explain(whole)
        assert "a person gave 13/15: 13/15 × 90 = 78.00, so it earns 78.00 of 90 points" in explain(third, locale="en")

    def test_a_unit_in_a_column_of_its_own(self) -> None:
        """The target has its unit, though the cell has none; the author's words stay where they say it all."""
        line = scored("到馆人次", "80", "76万人次", unit="万人次").lines[0]

        assert "未达到目标 80万人次" in explain(line)
        assert "未达到目标 ≥80万人次" in explain(scored("到馆人次", "不低于80万人次", "76万人次").lines[0])

    def test_marks_of_the_quoted_spelling_stay_out(self) -> None:
        """A subject is said in the author's words, not in brackets that nobody writes."""
        line = scored("活动", "举办讲座不少于10场", "8场").lines[0]

        assert "举办讲座不少于10场" in explain(line)
        assert "【" not in explain(line)

    @pytest.mark.parametrize(
        ("name", "target", "polarity", "said"),
        [
            ("投诉率", "5%", None, "越低越好（据名称中的“投诉”）"),
            ("某某率", "5%", Polarity.LOWER_IS_BETTER, "越低越好（据表中指标方向）"),
            ("某某数", "12项", None, "越高越好（据指标类别）"),
            ("某某数", "0项", None, "越低越好（据目标值为零）"),
            ("某某数", "12项", Polarity.NEUTRAL, "高低都不为好（据表中指标方向）"),
        ],
    )
    def test_which_side_is_better(self, name: str, target: str, polarity: Polarity | None, said: str) -> None:
        """What decided how a bare value was taken."""
        line = scored(name, target, target.replace("5", "6").replace("12", "13").replace("0", "1"), polarity=polarity)

        assert said in explain(line.lines[0])

    def test_the_figure_of_a_relative_target(self) -> None:
        """The value that was held to be last year's."""
        line = scored("收入", "较上年提高5%", "104万元", reference=Quantity(100, "万元")).lines[0]

        assert "“上年”为 100万元；" in explain(line)

    def test_without_points(self) -> None:
        """Full points that nobody knows are said to be unknown."""
        line = evolve(scored("办理数", "≥10项", "8项").lines[0], weight=None, status=LineStatus.UNWEIGHTED)

        assert "分值未知，暂无得分" in explain(line)

    @pytest.mark.parametrize(
        ("name", "target", "actual", "said"),
        [
            ("办理数", "=1次/月", "每月2次", "高于目标值按规则也计为达成，得满分 90 分"),
            ("投诉数", "=3件", "2件", "低于目标值按规则也计为达成，得满分 90 分"),
        ],
    )
    def test_a_miss_that_counts_as_met_says_so(self, name: str, target: str, actual: str, said: str) -> None:
        """All points for an exact target that was missed on its good side are no riddle."""
        line = scored(name, target, actual).lines[0]

        assert line.verdict is Verdict.MISSED
        assert said in explain(line)
        assert "counts as met by the rule, and it earns all its 90 points" in explain(line, locale="en")

    @pytest.mark.parametrize("target", ["≥95%%", ""])
    def test_no_rule_speaks_of_a_target_that_nobody_can_read(self, target: str) -> None:
        """The rule for words was cited."""
        line = scored("合格率", target, "96%").lines[0]

        assert "依据" not in explain(line)
        assert "rule" not in explain(line, locale="en")

    def test_a_row_without_points_waits_for_nobody(self) -> None:
        """It was still open, 0 to 0 of 0 points, and the total with it."""
        whole = scored("制度", "建立健全", "已建立", weight="0")
        line = whole.lines[0]

        assert line.points == 0
        assert whole.waiting == ()
        assert "满分0分，无须评分" in explain(line)
        assert "制度" not in explain(whole)
        assert "needs-reader" not in [finding.code for finding in whole.findings]

    @pytest.mark.parametrize(
        ("target", "actual", "said"),
        [
            ("≥1,200盏", "1,145盏", "1,145盏 未达到目标 ≥1,200盏，差 55盏（为目标值的95.4%）；1,145盏 ÷ 1,200盏"),
            ("不低于1200盏", "1145盏", "1145盏 未达到目标 ≥1200盏，差 55盏（为目标值的95.4%）；1145盏 ÷ 1200盏"),
            ("1200-12000盏", "1,145盏", "1,145盏 未达到目标 1,200盏至12,000盏，差 55盏（为1,200盏的95.4%）；1,145盏 ÷"),
            ("不低于1200次/年", "1,145次/年", "1,145次/年 未达到目标 每年≥1,200次，差 55次/年"),
            ("≥3座", "2024年完成2座", "目标 ≥3座，差 1座"),
            ("≥120万人次", "118.5万人次", "目标 ≥120万人次，差 1.5万人次"),
            (
                "5G基站≥1200座",
                "1,145座",
                "目标 5G基站≥1200座，差 55座（为目标值的95.4%）；1,145座 ÷ 1,200座",
            ),  # its own words
        ],
    )
    def test_digits_are_of_one_style(self, target: str, actual: str, said: str) -> None:
        """With commas throughout, or as the form writes its long numbers: ≥1200盏 stood beside 1,145盏."""
        assert said in explain(scored("盏数", target, actual).lines[0])

    def test_a_line_of_an_older_file(self) -> None:
        """Without its formula a line still says its points."""
        line = evolve(scored("办理数", "≥10项", "8项").lines[0], formula=None)

        assert "；得 72.00 分（满分 90 分）；" in explain(line)

    def test_a_formula_above_all_the_points(self) -> None:
        """What a line made by hand reckons beyond its points is cut off, and said."""
        formula = Formula(kind=FormulaKind.RATIO, above=Quantity(12, "项"), below=Quantity(10, "项"))
        line = evolve(scored("办理数", "≥10项", "12项").lines[0], formula=formula)

        assert "12项 ÷ 10项 × 90 = 108，以满分为限，得 90 分" in explain(line)

    def test_a_number_that_counts_by_itself(self) -> None:
        """A rate of satisfaction is on the line itself, divided by nothing."""
        formula = Formula(kind=FormulaKind.LINE, above=Quantity(80, "%"), nothing_at=Decimal("0.6"), full_at=Decimal(1))
        line = evolve(scored("满意度", "≥90%", "80%").lines[0], formula=formula)

        assert "(80% − 60%) ÷ (1 − 60%) × 90" in explain(line)

    def test_the_sentence_of_the_judgement_agrees(self) -> None:
        """The judgement of the line says what was scored, with the side that was taken."""
        line = scored("投诉率", "5%", "6%").lines[0]

        assert explain(line.judgement).startswith("实际值 6% 超出目标 5%，多 1个百分点（为上限的120%）")


class TestMoney:
    """The block of budget execution."""

    @pytest.mark.parametrize(
        ("executed", "adjusted", "said"),
        [
            (48, 50, "48万元 ÷ 50万元 × 10 = 9.60，得 9.60 分（满分 10 分）"),
            (1, 3, "1万元 ÷ 3万元 × 10 ≈ 3.33，得 3.33 分（满分 10 分）"),
            (60, 50, "60万元 ÷ 50万元 超过预算，得分以满分为限，得 10 分（满分 10 分）"),
            (None, 50, "未填报执行数或预算数，得0至10分"),
            (10, 0, "执行 10万元、预算 0万元，无法计算执行率，得0至10分"),
        ],
    )
    def test_sentences(self, executed: int | None, adjusted: int, said: str) -> None:
        """Executed, budget, formula, points."""
        money = Execution(
            name="年度资金总额",
            adjusted=Quantity(adjusted, "万元"),
            executed=None if executed is None else Quantity(executed, "万元"),
        )
        block = scored("办理数", "≥10项", "8项", money=money).execution

        assert explain(block).startswith(f"预算执行：{said}；依据规则 SC10（财预〔2020〕10号，")

    def test_not_applicable(self) -> None:
        """Money that does not apply drops out."""
        plan = ProjectObjectives(project="阅读推广", indicators=[])
        block = assess(plan, policy="generic_note", not_applicable=["execution"]).execution

        assert "不适用，予以剔除" in explain(block)


class TestSums:
    """Totals and the whole."""

    def test_an_assessment(self) -> None:
        """Policy, total, grade, what was lost where."""
        found = scored("合格率", "≥100%", "98%")

        assert explain(found) == (
            "按计分办法 项目支出绩效评价管理办法（单位自评）（ours）；"
            "总分 97.80 分（满分 100 分）；等级为优；失分：合格率 1.80 分，预算执行 0.40 分"
        )
        assert explain(found.subtotal("output.quantity"), locale="en") == "Quantity: 88.20 of 90 points"
        assert explain(found.total) == "总分 97.80 分（满分 100 分）"

    def test_what_waits(self) -> None:
        """A range, grades that it may be, and what waits for whom."""
        found = scored("合格率", "≥100%", "")

        assert explain(found, locale="en") == (
            "by the policy Measures for evaluating project spending (self-evaluation), Ministry of Finance, 2020 "
            "(ours); Total: 9.60 to 99.60 of 100 points; grade 差 to 优; "
            "points lost: Budget execution 0.40; still open: 合格率"
        )

    def test_the_name_of_a_policy(self) -> None:
        """The title of one's own with its name, that of the library's in the language, else the name alone."""
        own = evolve(scored("合格率", "≥100%", "98%"), policy="city", policy_title="我市自评办法")
        plain = evolve(own, policy_title="")

        assert explain(own).startswith("按计分办法 我市自评办法（city）；")
        assert explain(own, locale="en").startswith("by the policy 我市自评办法 (city); ")
        assert explain(plain).startswith("按计分办法 city；")
        assert explain(evolve(plain, policy="mof2020"), locale="en").startswith("by the policy Measures for")

    def test_money_that_waits(self) -> None:
        """Money that is not reported waits too, behind the rows."""
        found = scored("合格率", "≥100%", "", money=evolve(MONEY, executed=None))

        assert explain(found).endswith("；待定：合格率，预算执行")

    def test_without_a_grade(self) -> None:
        """Full points that are not 100 give none."""
        assert "；无等级" in explain(scored("合格率", "≥100%", "100%", weight="80"))

    def test_nothing_lost(self) -> None:
        """Full points end with the grade."""
        money = evolve(MONEY, executed=Quantity(50, "万元"))

        assert explain(scored("合格率", "≥100%", "100%", money=money)).endswith("等级为优")

    def test_names_of_sums(self) -> None:
        """Blocks, the pool of a policy without blocks, rows without a category, a name of no table."""
        total = scored("合格率", "≥100%", "98%").total

        for identifier, name in (
            ("output", "产出指标"),
            ("indicators", "指标合计"),
            ("unclassified", "未分类"),
            ("execution", "预算执行"),
            ("other", "other"),
        ):
            assert explain(evolve(total, id=identifier)).startswith(f"{name} 97.80 分")


class TestOthers:
    """Drifts, parts, rules."""

    def test_drifts(self) -> None:
        """Five answers, five sentences."""
        assert len({explain(drift) for drift in Drift} | {explain(drift, locale="en") for drift in Drift}) == 10

    def test_parts(self) -> None:
        """Where it stands, what it does and means, and by which rule."""
        parts = explain_reading("合格率不低于95%")

        assert [explain(part).partition("（")[0] for part in parts] == [
            "第1至3个字符是衡量对象：“合格率”",
            "第4至6个字符是比较方式：“至少”",
            "第7至8个字符是数值：“95”",
            "第9个字符是计量单位：“%”",
        ]
        assert set(ROLES) == set(Role)

    @pytest.mark.parametrize(
        ("text", "chinese", "english"),
        [
            ("200余人", "数值，另有零头：“200余”", "a number, and somewhat more: “200余”"),
            ("近200人", "表示“接近而不到”的约数词：“近”", "a word for nearly: “近”"),
            ("约200人", "约数词：“约”", "a word for about: “约”"),
        ],
    )
    def test_parts_say_which_way_a_number_is_approximate(self, text: str, chinese: str, english: str) -> None:
        """In both languages."""
        part = explain_reading(text)[0]

        assert chinese in explain(part)
        assert english in explain(part, locale="en")

    @pytest.mark.parametrize("name", sorted(POLICIES))
    def test_rules_of_a_policy(self, name: str) -> None:
        """Each rule of each policy has a sentence with its id and source, as the policy in words has it."""
        found = policy(name)
        whole = explain(found)
        rules = [
            *(found.weights, found.ceiling, found.qualitative, found.yes_no, found.on_time, found.range, found.rank),
            *(found.rounding, found.grades, *(rule for rule in (found.satisfaction, found.over) if rule is not None)),
        ]

        assert whole == explain_policy(name)
        assert all(explain(rule) in whole for rule in rules if not isinstance(rule, PassMark))

    def test_rules_alone(self) -> None:
        """A rule that stands for itself says all that it depends on."""
        mark = explain(PassMark(mark="0.6", citation=OURS))

        assert "r低于60%不得分" in mark
        assert "反向指标为T÷A" in mark
        assert explain(AllOrNothing(citation=OURS), locale="en") == (
            "full when met, else nothing [SC04; our notice; this project's choice]"
        )
        assert explain(ByEnds(id="OURS", citation=OURS)).startswith("按正向、反向指标的规则评分 [OURS；")
        assert explain(Rounding(at=RoundedAt.TOTAL, places=0, citation=OURS)).startswith(
            "精确相加后四舍五入到0位小数 ["
        )
        assert explain(policy("mof2020").execution).startswith("执行数÷全年预算数×分值；预算为零时不评分 [SC10；")

    def test_other_types_are_refused(self) -> None:
        """What is no finding has no sentence; the message says where findings come from."""
        for value in (
            "≥95%",
            read_target("≥95%"),
            read_form("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个").document,
            ["≥95%"],
            None,
        ):
            with pytest.raises(WrongTypeError, match="assess"):
                explain(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose

    def test_the_refusal_names_what_is_taken(self) -> None:
        """Who hands in something else reads what there is to hand in."""
        with pytest.raises(WrongTypeError, match=r"a reading or its summary.*an audited form, findings, changes"):
            explain(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose

    def test_points_of_other_shares(self) -> None:
        """The difference of two shares is points, of whatever share."""
        assert "差 1个千分点" in explain(judge(read_target("≥3‰"), "2‰"))
        assert "by 1 basis point (" in explain(judge(read_target("≥3‱"), "2‱"), locale="en")
        assert "差 0.5倍" in explain(judge(read_target("≥1.5倍"), "1倍"))


class TestSeveral:
    """What holds many findings: in numbers, or line by line."""

    FORM = "项目名称\t阅览室改造\n三级指标\t指标值\t附言\n新增座位\t不少于80个\t甲\n开放天数\t≥\t乙\n\t≥3个\t"
    READING = read_form(FORM)
    MADE = apply_changes(READING.document, review(READING.document, rules=["PM124", "PM125"]))

    def test_a_reading(self) -> None:
        """How many rows and targets were read, what has no place, and what was noticed."""
        said = explain(self.READING, locale="en")

        assert said.startswith("rows read: 2, put back: 0, targets not understood: 1, rows not read: 1; ")
        assert said.startswith(explain(self.READING.summary(), locale="en"))
        assert said.endswith("cells that no field took: 1 in the form; warnings: 3")
        assert explain(self.READING) == (
            "读取2行，移回原列0行，指标值未读懂1行，未读取1行；未归入任何字段的单元格：表中1个；警告3条"
        )

    def test_a_reading_of_a_sheet_without_findings(self) -> None:
        """The sheet is named, and nothing found is said to be nothing."""
        calm = read_form("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个")

        assert explain(calm).endswith("每个单元格都有去处；没有发现问题")
        summary = evolve(calm.summary(), unplaced=(("表1", 2), ("表2", 1)))
        assert explain(summary).endswith("未归入任何字段的单元格：表1中2个，表2中1个")

    def test_findings(self) -> None:
        """Each on a line of its own, in whatever collection; none is said to be none."""
        findings = self.READING.findings
        lines = [explain(finding) for finding in findings]

        assert explain(findings).split("\n") == lines == explain(list(findings)).split("\n")
        assert explain(review(self.READING.document, rules=["PM150"]), locale="en") == "nothing was found"
        assert explain(()) == "没有发现问题"

    def test_an_audited_form(self) -> None:
        """The points, and how much was found of which severity."""
        form = "项目名称\t阅览室改造\n三级指标\t指标值\t分值\t实际完成值\t得分\n新增座位\t≥80个\t90\t78个\t90"
        audited = audit_form(read_form(form).document, policy="mof2020")

        assert {finding.severity for finding in audited.findings} == {Severity.WARNING}
        assert explain(audited, locale="en") == (
            f"{explain(audited.assessment, locale='en')}; warnings: {len(audited.findings)}"
        )

    def test_changes(self) -> None:
        """How many were made, what each was, and why a finding is left."""
        assert explain(self.MADE) == "已修改1处；留待处理的问题1条"
        assert explain(self.MADE.applied[0]) == (f"“不少于80个”已改为“≥80个”：{explain(self.MADE.applied[0].finding)}")
        assert explain(self.MADE.left[0]).endswith("；未修改：须由人处理")
        assert explain(self.MADE.left[0], locale="en").startswith("error PM124: ")

    @pytest.mark.parametrize("reason", LeftReason)
    def test_each_reason_is_said(self, reason: LeftReason) -> None:
        """No two reasons have one sentence, in no language."""
        others = [item for item in LeftReason if item is not reason]
        for locale in ("zh_Hans", "en"):
            said = explain(evolve(self.MADE.left[0], reason=reason), locale=locale)
            assert said not in {explain(evolve(self.MADE.left[0], reason=other), locale=locale) for other in others}

    def test_short_in_a_console(self) -> None:
        """What Python prints of them are counts, not all their rows."""
        assert repr(self.READING) == "Reading('阅览室改造', indicators=2, findings=3, ledger=12)"
        assert repr(self.MADE) == "AppliedChanges('阅览室改造', applied=1, left=1)"


class TestAWishedChange:
    """A bare percentage in answer to a wished change: what to report instead."""

    def test_the_way_out_is_said(self) -> None:
        """The sentence writes the change out, in the way that the target goes."""
        found = judge(read_target("较上年下降≥15%"), "18.2%")

        assert explain(found) == (
            "目标 较上年下降≥15% 所参照的“上年”数值不明，无法判断；请填写变化本身（如“降低…%”），或给出“上年”的数值"
        )
        assert explain(found, locale="en").endswith(
            "report the change itself (“降低…%”), or hand in the value of “上年”"
        )
        assert judge(read_target("较上年下降≥15%"), "降低18.2%").verdict is Verdict.MET

    @pytest.mark.parametrize(
        ("target", "actual", "advice"),
        [
            ("较上年增长≥6%", "120万元", "；请提供该数值，或直接填报变动幅度，如“提高…%”"),
            ("不超过预算", "98%", "；请提供该数值"),
            ("≤450元/人", "438元", "；请写明按什么计，如按每人计，请在数值后写“/人”"),
            ("每月4次", "4次", "；请写明次数所属的时段，如“一年52次”"),
            ("12项", "13项", "（为目标值的108.3%）；请在目标中写明 ≥ 或 ≤"),
        ],
    )
    def test_other_open_pairs_say_what_settles_them(self, target: str, actual: str, advice: str) -> None:
        """As the findings of an audit do; a bound in the figure itself asks for no change."""
        assert explain(judge(read_target(target), actual)).endswith("无法判断" + advice)

    @pytest.mark.parametrize(
        ("target", "actual"), [("≥95%", "96%"), ("≥95%", "94%"), ("≥95%", ""), ("持续提高", "95%")]
    )
    def test_what_is_plain_has_no_advice(self, target: str, actual: str) -> None:
        """What is decided needs none, a value has to be filled in where none is, and words are for a reader."""
        assert "请" not in explain(judge(read_target(target), actual))


def test_the_sources_of_shipped_rules_have_chinese_words() -> None:
    """A clause in English words is in the catalogue; a caller's own stays as it is."""
    found = [rule.citation for rule in REVIEW_RULES]
    for item in POLICIES.values():
        found += [item.citation, item.weights.citation, item.floor.citation, item.ceiling.citation]
        found += [item.qualitative.citation, item.yes_no.citation, item.on_time.citation, item.range.citation]
        found += [item.rank.citation, item.execution.citation, item.rounding.citation, item.grades.citation]
        found += [item.over.citation] if item.over is not None else []
        found += [item.rescale] if item.rescale is not None else []
    texts = {text for item in found for text in (item.source, item.clause, item.note) if text is not None}
    english = {text for text in texts if re.search(r"[a-z]{3}", text) and text != "perfmodel"}

    assert english
    assert english <= set(CITATIONS)


def _cited() -> set[str]:
    """The words that the source hands to citations of what is found in forms: their sources, clauses and notes."""
    found = set[str]()
    for folder in ("scoring", "objectives", "reviewing", "lexicon", "targets"):
        for path in sorted((Path(perfmodel.__file__).parent / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Citation", "_rule", "_own"}:
                    given = [*node.args, *(item.value for item in node.keywords)]
                    found |= {
                        each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    }
    return found


def test_every_citation_of_a_finding_has_chinese_words() -> None:
    """Those of sums and money too, which are no rules of a policy: none stays English in a Chinese form."""
    found = {text for text in _cited() if re.search(r"[a-z]{3}", text) and text != "perfmodel"}

    assert "points add up to those of the level above, where it prints some" in found
    assert found <= set(CITATIONS)


@pytest.mark.parametrize(
    ("table", "chinese", "english"),
    [
        ("(above)", "表上方", "above the table"),
        ("Sheet1 (below)", "表 Sheet1 下方", "below table Sheet1"),
        ("page 3", "第3页", "page 3"),
        ("page 3, table 2", "第3页表2", "page 3, table 2"),
        ("pages 3-5, table 2", "第3-5页表2", "pages 3-5, table 2"),
        ("自评表", "表 自评表", "table 自评表"),
        ("page", "表 page", "table page"),
    ],
)
def test_the_tables_that_readers_of_files_name(table: str, chinese: str, english: str) -> None:
    """What (above) and page 3, table 2 are is said in the language of the reader."""
    finding = Finding(code="x", severity=Severity.NOTE, message="m", place=Place(table=table, line=2))

    assert f"（{chinese}，第2行）" in explain(finding)
    assert f"({english}, line 2)" in explain(finding, locale="en")


class TestBrief:
    """Sentences for a report: the source stands in them, how sure it is does not."""

    ROW = Indicator(name="能耗", category="output.quantity", target=read_target("≤100吨"), weight=90)
    FOUND = assess(ProjectObjectives(project="甲", indicators=[ROW]), {ROW.id: "120吨"}, policy="mof2020")

    def test_a_choice_of_the_library_names_no_page(self) -> None:
        """By default all is said; in short neither 本软件设定 nor a file of the docs."""
        line = self.FOUND.lines[0]
        assert "docs/assessing.md" in explain(line)
        assert explain(line, brief=True).endswith("依据规则 SC03（perfmodel软件）")
        assert explain(line, brief=True, locale="en").endswith("by rule SC03 (perfmodel)")

    def test_a_notice_is_named_with_its_clause(self) -> None:
        """Without 凭记忆; a source without a clause is named alone."""
        words = explain(policy("mof2020"), brief=True)
        assert "[SC01；财预〔2020〕10号，定量指标：达成得满分，否则按完成比例]" in words
        assert explain(policy("hubei2020"), brief=True).splitlines()[0].endswith("[湖北表]")
        assert not any(word in words for word in ("凭记忆", "见原文", "本软件", "docs/"))


class TestFormulas:
    """Formulas that are put together by hand."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"kind": FormulaKind.RATIO},
            {"kind": FormulaKind.WHOLE, "above": Quantity(1, "项")},
            {"kind": FormulaKind.RATIO, "above": Quantity(1, "项"), "below": Quantity(0, "项")},
            {"kind": FormulaKind.RATIO, "above": Quantity(1, "项"), "below": Quantity(2, "元")},
            {"kind": FormulaKind.RATIO, "above": Quantity(1, "项"), "nothing_at": Decimal(1), "full_at": Decimal(2)},
            {"kind": FormulaKind.LINE, "above": Quantity(1, "项")},
            {"kind": FormulaKind.LINE, "above": Quantity(1, "%"), "nothing_at": Decimal(1), "full_at": Decimal(1)},
            {"kind": FormulaKind.GIVEN},
            {"kind": FormulaKind.STEP, "given": Fraction(1, 2)},
            {"kind": FormulaKind.STEP, "above": Quantity(1, "项"), "below": Quantity(2, "项")},
            {"kind": FormulaKind.NOTHING, "given": Fraction(1, 2)},
        ],
    )
    def test_numbers_that_do_not_fit_are_refused(self, fields: dict[str, object]) -> None:
        """A ratio without its numbers would be reckoned as nothing."""
        with pytest.raises(InvalidValueError) as error:
            Formula(**fields)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn from the table

        assert error.value.code == "formula-invalid"

    def test_what_they_give(self) -> None:
        """All, nothing, a given part: what they say."""
        assert Formula(kind=FormulaKind.WHOLE).part == 1
        assert Formula(kind=FormulaKind.NOTHING).part == 0
        assert Formula(kind=FormulaKind.WHOLE).ratio is None
        assert Formula(kind=FormulaKind.GIVEN, given=Fraction(1, 3)).part == Fraction(1, 3)


def test_execution_beyond_the_budget_without_a_cap() -> None:
    """Where nothing caps the money, its formula is printed like any other."""
    free = evolve(BASE, execution_capped=False)
    block: AssessedExecution = scored(
        "办理数", "≥10项", "10项", scoring=free, money=evolve(MONEY, executed=Quantity(60, "万元"))
    ).execution

    assert "60万元 ÷ 50万元 × 10 = 12.00，得 12.00 分（满分 10 分）" in explain(block)


class TestTexts:
    """Targets and actuals in a sentence: never a number without its sign or unit, never a mark that nobody writes."""

    def test_sign_and_unit_in_columns_of_their_own(self) -> None:
        """95 beside ≥ and % is ≥95%, in a judgement too; words that say it all stay."""
        target = read_target("95", unit="%", operator="≥")

        assert "未达到目标 ≥95%，" in explain(judge(target, "93%"))
        assert "未达到目标 不低于95%，" in explain(judge(read_target("不低于95%"), "93%"))
        assert "实际值 93% 未" in explain(judge(target, read_actual("93", unit="%")))

    def test_a_year_from_the_form(self) -> None:
        """A day without its year is said with the year that it was read in."""
        target = read_target("6月底前", fiscal_year=2024)

        assert "目标时间 2024年6月30日前" in explain(judge(target, "2024年7月10日"))

    def test_a_day_with_the_year_of_the_form_is_a_day(self) -> None:
        """It was shown as the span from the day to the same day."""
        actual = read_actual("10月30日", fiscal_year=2024)
        said = explain(judge(read_target("2024年9月30日前"), actual), locale="zh_Hans")

        assert said.startswith("实际时间 2024年10月30日，未按目标时间 2024年9月30日前 完成")

    def test_no_part_of_a_target_below_zero_is_said(self) -> None:
        """-3% meets ≥-5%, and is 60 % of it: the one contradicts the other."""
        assert explain(judge(read_target("≥-5%"), "-3%"), locale="zh_Hans") == "实际值 -3% 达到目标 ≥-5%"

    def test_what_only_marks_can_write_is_described(self) -> None:
        """A subject that no cell holds is named in front."""
        target = Threshold(comparison=Comparison.GE, quantity=Quantity(10, "项"), subject="办理数")

        assert "未达到目标 办理数：至少10项，" in explain(judge(target, "8项"))
        assert "the target 办理数: at least 10 items (项) by 2 items (项)" in explain(judge(target, "8项"), locale="en")


GRACE = """
name = "ours"
title = "本市"
extends = "mof2020"
[source]
source = "通知"
[on_time]
grace_days = 10
source = "通知"
"""


class TestOfAForm:
    """What a filled-in form is told, in its own words."""

    ROWS = (
        "项目名称|改造",
        "一级指标|二级指标|三级指标|指标值|分值|实际完成值|得分",
        "产出指标（50分）|时效指标|完工|2024年11月30日前|4|2024年12月8日|3",
        "产出指标|数量指标|耕地流出比例|0%|10|无|10",
        "产出指标|数量指标|欠薪|0元|46||46",
        "产出指标|数量指标|投诉|0件|30|无|30",
    )
    FORM = read_form("\n".join(ROWS).replace("|", "\t"), fiscal_year=2024).document
    AUDITED = audit_form(FORM, policy=load_policy(GRACE))

    def said(self, code: str, name: str = "") -> str:
        """What the audit says by a code, of the row of a name."""
        rows = {row.name: row.id for row in self.FORM.indicators}
        (found,) = [
            finding for finding in self.AUDITED.findings if (finding.code, finding.indicator) == (code, rows.get(name))
        ]
        return explain(found)

    @pytest.mark.parametrize("target", ["0%", "≥3件", "≤5元"])
    def test_none_may_be_nothing_or_a_blank(self, target: str) -> None:
        """A clerk who wrote 无 is not told that he wrote nothing; a blank cell is no answer."""
        assert explain(judge(read_target(target), "无")).endswith(
            "“无”可能是没有发生，也可能是没有填报：没有发生请填报0"
        )
        assert explain(judge(read_target(target), "")).endswith("未填报实际值")

    def test_none_is_asked_about_in_audits_and_assessments(self) -> None:
        """Points beside 无 are a question, points beside a blank an error; 无 of what is counted is none."""
        assert self.said("score-without-actual", "耕地流出比例").startswith(
            "警告 score-without-actual：自评10分，而“无”可能是没有发生，也可能是没有填报；没有发生请填报0"
        )
        assert self.said("score-without-actual", "欠薪").startswith("错误 score-without-actual：")
        waiting = [finding.message for finding in self.AUDITED.assessment.findings if finding.code == "actual-missing"]
        assert [message.startswith("“无” may say that there was none") for message in waiting] == [True, False]
        assert self.AUDITED.assessment.line("output.quantity/3").verdict is Verdict.MET

    def test_days_of_grace_say_why_all_points_are_given(self) -> None:
        """Late and full is no riddle, in the sentence of the row and in the audit."""
        assert "晚 8 天；未超过规则给予的宽限天数，得满分 4 分；" in explain(self.AUDITED.assessment.lines[0])
        assert "自评3分；晚于时限但未超过宽限天数，按规则 SC15 应得4分（满分4分）" in self.said("points-differ", "完工")

    def test_the_points_of_a_block_are_cited_in_chinese(self) -> None:
        """The block is named by its label, and no clause stays English."""
        assert self.said("block-points-differ") == (
            "错误 block-points-differ：表中“产出指标”列50分，其各行合计90分：“产出指标”；"
            "依据：某省系统，上级列出分值时，下级各行分值之和与之相等；见原文"
        )

    def test_a_form_without_money_has_a_row_of_it(self) -> None:
        """The total rests on its points: the first table says so, with the opinion below."""
        table = dumps(self.AUDITED, "tsv").split("发现的问题")[0]
        assert "年度资金总额\t\t\t\t\t\t\t10\t\t\t\t0-10" in table
        assert "预算执行复核意见\t缺少执行数" in table
        assert "年度资金总额" not in dumps(
            evolve(self.AUDITED, assessment=_without_money(self.AUDITED.assessment)), "tsv"
        )

    def test_what_a_bureau_stamps_names_no_page_of_ours(self) -> None:
        """The rules stand in the table with their sources, and without 凭记忆."""
        table = dumps(self.AUDITED, "tsv").split("发现的问题")[0]
        assert "[SC10；财预〔2020〕10号，执行数÷全年预算数，不超过分值]" in table
        assert not any(word in table for word in ("凭记忆", "docs/", "本软件"))
        assert "注：制度文件未作规定、由软件自行设定的依据：perfmodel软件" in dumps(assess_by_ours(), "tsv")


def assess_by_ours() -> Assessment:
    """An assessment whose one rule no notice states; 本项目 in its note was taken for the project that is assessed."""
    row = Indicator(name="能耗", category="output.quantity", target=read_target("≤100吨"), weight=90)
    return assess(ProjectObjectives(project="甲", indicators=[row]), {row.id: "120吨"}, policy="mof2020")


def _without_money(assessment: Assessment) -> Assessment:
    """The assessment by a policy that gives budget execution no points."""
    return evolve(assessment, execution=evolve(assessment.execution, status=LineStatus.NOT_APPLICABLE))


@pytest.mark.parametrize(
    ("target", "actual", "sentence"),
    [
        ("下降≥3%", "提高2.4%", "实际值 提高2.4% 未达到目标 下降≥3%，差 5.4个百分点；“提高”后的数值按-2.4%计"),
        ("≥0%", "下降3%", "实际值 下降3% 未达到目标 ≥0%，差 3个百分点；“下降”后的数值按-3%计"),
        ("≥3%", "增长5%", "实际值 增长5% 达到目标 ≥3%（为目标值的166.7%）；“增长”后的数值按实际值本身理解"),
    ],
)
def test_a_change_the_other_way_counts_below_zero(target: str, actual: str, sentence: str) -> None:
    """The sentence says the number that was taken, and no share of the target below zero."""
    assert explain(judge(read_target(target), actual)) == sentence
