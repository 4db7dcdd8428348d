"""Laws of sentences: what explain and describe print is what was found, whatever the policy, target and value."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    Actual,
    Assessment,
    Citation,
    Comparison,
    Frequency,
    Indicator,
    Period,
    ProjectObjectives,
    Quantity,
    Target,
    Threshold,
    assess,
    describe,
    dumps,
    explain,
    loads,
    parse_quantity,
    parse_target,
    read_target,
)
from perfmodel.display._language import LANGUAGES
from perfmodel.lexicon._fold import fold
from perfmodel.objectives import Execution
from perfmodel.scoring import (
    POLICIES,
    AllOrNothing,
    AssessedLine,
    FormulaKind,
    Late,
    LineStatus,
    Mirror,
    OnTime,
    OverFulfilment,
    PassMark,
    RoundedAt,
    Rounding,
    SatisfactionLinear,
    ScoringPolicy,
    Step,
    Steps,
)
from perfmodel.source import Standing
from perfmodel.testing import actuals, quantities, targets
from perfmodel.values import PeriodUnit

if TYPE_CHECKING:
    from perfmodel.display._explain import Explained

OURS = Citation("our notice", standing=Standing.DESIGN)
_BASE = POLICIES["mof2020"]
STEPS = Steps(steps=[Step(reached="0.95", part=1), Step(reached="0.8", part="0.85")], citation=OURS)


def _changed(**fields: Any) -> ScoringPolicy:  # noqa: ANN401 - the fields of a policy
    return evolve(_BASE, **fields)


POLICY: st.SearchStrategy[ScoringPolicy] = st.one_of(
    st.sampled_from(sorted(POLICIES)).map(POLICIES.__getitem__),
    st.builds(
        _changed,
        capped=st.booleans(),
        execution_capped=st.booleans(),
        floor=st.sampled_from([_BASE.floor, PassMark(mark="0.35", citation=OURS), STEPS, AllOrNothing(citation=OURS)]),
        ceiling=st.sampled_from(
            [
                _BASE.ceiling,
                Mirror(zero_at="1.5", citation=OURS),
                Mirror(citation=OURS),
                PassMark(mark="0.5", citation=OURS),
                STEPS,
                AllOrNothing(citation=OURS),
            ]
        ),
        satisfaction=st.sampled_from([None, SatisfactionLinear(full="0.85", mark="0.4", citation=OURS)]),
        on_time=st.sampled_from([_BASE.on_time, OnTime(late=Late.PROPORTIONAL, citation=OURS)]),
        over=st.sampled_from([_BASE.over, OverFulfilment(threshold="1.25", reduce=True, minimum="0.6", citation=OURS)]),
        rounding=st.sampled_from(
            [_BASE.rounding, Rounding(places=1, at=RoundedAt.TOTAL, citation=OURS), Rounding(places=0, citation=OURS)]
        ),
    ),
)
UNITS = ["%", "万人次", "元/人", "", "公里"]
NUMBER = st.decimals(min_value=-50, max_value=500, allow_nan=False, allow_infinity=False, places=1)
WEIGHT = st.decimals(min_value=0, max_value=40, allow_nan=False, allow_infinity=False, places=1)
DAYS = ["2024年6月底前", "2024年6月30日", "2024年7月15日", "2024年12月5日", "2023年9月前"]
OTHERS = [
    "前5名",
    "全省前三",
    "第7名",
    "是",
    "否",
    "持续提高",
    "达成",
    "10%至20%",
    "较上年提高5%",
    "中等及以上",
    "/",
    "",
]


@st.composite
def rows(draw: st.DrawFn, number: int = 1) -> tuple[Indicator, Actual | str]:
    """A row with its actual: mostly numbers of one unit near each other, since only those are reckoned with."""
    unit = draw(st.sampled_from(UNITS))
    category = draw(st.sampled_from(["output.quantity", "cost.economic", "satisfaction", "output.timeliness"]))
    kind = draw(st.sampled_from(["numbers", "numbers", "numbers", "days", "words", "any"]))
    target: Target
    actual: Actual | str
    if kind == "numbers":
        target = Threshold(comparison=draw(st.sampled_from(Comparison)), quantity=Quantity(draw(NUMBER), unit))
        actual = Actual.of(Quantity(draw(NUMBER), unit))
    elif kind == "days":
        target, actual = read_target(draw(st.sampled_from(DAYS))), draw(st.sampled_from(DAYS))
    elif kind == "words":
        target, actual = read_target(draw(st.sampled_from(OTHERS))), draw(st.sampled_from(OTHERS))
    else:
        target, actual = draw(targets()), draw(actuals())
    weight = draw(st.none() | WEIGHT)
    return Indicator(name="指标", number=str(number), category=category, target=target, weight=weight), actual


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """What a policy says of a document of one to three rows and its money."""
    drawn = [draw(rows(number)) for number in range(1, draw(st.integers(2, 4)))]
    policy = draw(POLICY)
    shares = {row.id: Fraction(draw(st.integers(0, 30)), 30) for row, _ in drawn if draw(st.booleans())}
    money = Execution(
        name="年度资金总额",
        adjusted=draw(st.none() | st.integers(0, 60).map(lambda value: Quantity(value, "万元"))),
        executed=draw(st.none() | st.integers(0, 70).map(lambda value: Quantity(value, "万元"))),
    )
    plan = ProjectObjectives(project="馆藏更新", indicators=[row for row, _ in drawn])
    return assess(
        plan,
        {row.id: actual for row, actual in drawn},
        policy=policy,
        shares=shares,
        references={"上年": Quantity(100, "%")},
        execution=money,
    )


_TOKEN = re.compile(r"[()÷×−]|[^\s()÷×−]+")
_SIGNS = {"÷": "/", "×": "*", "−": "-"}


def _reckoned(formula: str) -> Fraction:
    """A printed formula, reckoned again from its characters alone."""
    spelt = re.sub(r"\((-[^\s()÷×−]+)\)", r"\1", formula)
    parts: list[str] = []
    for piece in _TOKEN.findall(spelt):
        if piece in "()":
            parts.append(piece)
        elif piece in _SIGNS:
            parts.append(_SIGNS[piece])
        elif re.fullmatch(r"\d+/\d+", piece):
            parts.append(f"Fraction('{piece}')")
        else:
            match = re.fullmatch(r"(-?[\d,]+(?:\.\d+)?)(.*)", piece)
            assert match is not None
            parts.append(f"Fraction('{Quantity(Decimal(match[1].replace(',', '')), match[2]).exact}')")
    found = eval(" ".join(parts), {"Fraction": Fraction})  # noqa: S307 - numbers and signs, as just written
    assert isinstance(found, Fraction)
    return found


_CHINESE = re.compile(
    r"；(?:人工评定 [^：]+：|[^；：]+，按档得[^：]+：)?([^；]+)"
    r" (=|≈) (-?[\d,.]+)(?:（天数自[^）]+起算）)?(，[^；]+)?，得 ([\d,.]+) 分（满分 ([\d,.]+) 分）"
)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _numbers(sentence: str) -> set[Decimal]:
    return {_number(text) for text in re.findall(r"\d[\d,]*(?:\.\d+)?", sentence)}


class TestLines:
    """The formula that is printed gives the points of the line."""

    @given(assessment=assessments())
    def test_the_printed_formula_gives_the_points(self, assessment: Assessment) -> None:
        """Every number of it, read again from the sentence, for every policy."""
        for line in assessment.lines:
            sentence = explain(line)
            match = _CHINESE.search(sentence)
            if line.formula is None or line.weight is None or line.status is not LineStatus.SCORED:
                assert match is None
                continue
            if line.formula.kind in {FormulaKind.WHOLE, FormulaKind.NOTHING}:
                assert {line.low, line.weight} <= _numbers(sentence)
                assert match is None
                continue
            assert match is not None, sentence
            formula, sign, result, cut, points, weight = match.groups()
            assert (_number(points), _number(weight)) == (line.points, line.weight)
            found = _reckoned(formula)
            assert (sign == "=") is (found == Fraction(_number(result)))
            assert abs(found - Fraction(_number(result))) <= Fraction(1, 2)
            if cut is None:
                assert _number(result) == line.points
            else:
                assert found != Fraction(line.low) or not line.weight

    @given(assessment=assessments())
    def test_the_formula_is_what_was_scored(self, assessment: Assessment) -> None:
        """The part that the formula gives is the part of the points, and it goes out and comes back."""
        for line in assessment.lines:
            if line.formula is not None and line.weight is not None:
                rounded = line.formula.part * Fraction(line.weight)
                assert abs(rounded - Fraction(line.low)) <= Fraction(1, 2)
        assert loads(dumps(assessment, "json"), "json") == assessment

    @given(assessment=assessments(), locale=st.sampled_from(LANGUAGES))
    def test_everything_has_a_sentence(self, assessment: Assessment, locale: str) -> None:
        """Lines, money, totals, the whole, findings: one line each, with the numbers of the thing."""
        for line in assessment.lines:
            assert _says_points(explain(line, locale=locale), line)
        for total in (*assessment.totals, assessment.total):
            assert {total.low, total.high, total.out_of} <= _numbers(explain(total, locale=locale))
        block = assessment.execution
        if block.points is not None:
            assert {block.points, block.weight} <= _numbers(explain(block, locale=locale))
        said = explain(assessment, locale=locale)
        assert {assessment.total.low, assessment.total.high} <= _numbers(said)
        assert all(explain(finding, locale=locale) for finding in assessment.findings)
        assert "\n" not in said

    @given(assessment=assessments())
    def test_traditional_characters_say_the_same(self, assessment: Assessment) -> None:
        """Read in simplified characters each sentence is the one in simplified characters."""
        parts: list[Explained] = [*assessment.lines, *assessment.totals, *assessment.findings]
        parts += [line.judgement for line in assessment.lines]
        for part in (*parts, assessment.execution, assessment):
            assert fold(explain(part, locale="zh_Hant")) == fold(explain(part))


def _says_points(sentence: str, line: AssessedLine) -> bool:
    if line.weight is None or line.status is LineStatus.NOT_APPLICABLE:
        return "\n" not in sentence
    return {line.low, line.high, line.weight} <= _numbers(sentence) and "\n" not in sentence


class TestDescribed:
    """What is said of a target and a quantity."""

    @given(target=targets(), locale=st.sampled_from(LANGUAGES))
    def test_every_target_has_words(self, target: Target, locale: str) -> None:
        """All shapes, all spans, all signs: no field is left open."""
        said = describe(target, locale=locale)

        assert said
        assert "\n" not in said

    @given(target=targets())
    def test_traditional_characters_say_the_same(self, target: Target) -> None:
        """And read back as the same target wherever the simplified ones do."""
        written, said = describe(target, locale="zh_Hant"), describe(target)

        assert fold(written) == fold(said)
        assert (read_target(written) == target) is (read_target(said) == target)

    @given(
        comparison=st.sampled_from(Comparison),
        quantity=quantities(units=["%", "万人次", "元/人·年", "项", "万元"]),
        approximate=st.booleans(),
    )
    def test_chinese_of_an_amount_reads_back(
        self,
        comparison: Comparison,
        quantity: Quantity,
        approximate: bool,  # noqa: FBT001 - drawn
    ) -> None:
        """至少80万人次 is the target that it was said of."""
        target = Threshold(comparison=comparison, quantity=abs_of(quantity), approximate=approximate)

        assert parse_target(describe(target)) == target

    @given(
        comparison=st.sampled_from(Comparison),
        count=st.integers(1, 10_000),
        unit=st.sampled_from(["次", "期", "万人次"]),
        value=st.integers(1, 6),
        per=st.sampled_from(PeriodUnit),
    )
    def test_chinese_of_a_frequency_reads_back(
        self, comparison: Comparison, count: int, unit: str, value: int, per: PeriodUnit
    ) -> None:
        """每半年1期 and 每2个月至少3次."""
        target = Frequency(comparison=comparison, count=Quantity(count, unit), per=Period(value, per))

        assert parse_target(describe(target)) == target

    @given(value=st.integers(-10_000, 10_000), unit=st.sampled_from(["万人次", "亿元", "公里", "百万册", "千克", ""]))
    def test_english_amounts_are_of_the_same_size(self, value: int, unit: str) -> None:
        """The scale goes into the number: 80万人次 is 800,000 person-visits."""
        quantity = Quantity(value, unit)
        number = _number(describe(quantity, locale="en").split(" ")[0])
        names = {"万人次": "人次", "亿元": "元", "百万册": "册"}

        assert Quantity(number, names.get(unit, unit)) == quantity


def abs_of(quantity: Quantity) -> Quantity:
    """Its size: a bare number below zero has words of its own."""
    return quantity if quantity.value >= 0 else -quantity


def test_a_formula_in_two_units() -> None:
    """80 万人次 asked, 760,000 人次 reached: the units stand in the formula."""
    row = Indicator(name="到馆人次", category="output.quantity", target=parse_target("≥80万人次"), weight=90)
    plan = ProjectObjectives(project="阅读推广", indicators=[row])
    line = assess(plan, {row.id: parse_quantity("760000人次")}, policy="mof2020").lines[0]

    assert "760,000人次 ÷ 80万人次 × 90 = 85.50，得 85.50 分（满分 90 分）" in explain(line)
