"""From reported values to points, totals and a grade, each with its reason."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfmodel.arguments import listed, require
from perfmodel.assessment.keys import Index, Key, Keyed, Reported, Share, as_actual, as_reference, as_share
from perfmodel.assessment.notices import NOT_APPLICABLE_WORDS, execution_stays, line_findings, sum_finding
from perfmodel.assessment.policies import policy as policy_of
from perfmodel.assessment.policy import FULL, ScoringPolicy
from perfmodel.assessment.result import AssessedExecution, AssessedLine, Assessment, LineStatus
from perfmodel.assessment.scoring import Row, Scored, score
from perfmodel.assessment.spending import reported_execution, score_execution
from perfmodel.assessment.sums import NONE, ONE
from perfmodel.assessment.totals import Tally
from perfmodel.assessment.weights import Weight, weigh
from perfmodel.lexicon.fold import fold
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.objectives.indicator import Indicator, Term
from perfmodel.objectives.points import printed_points
from perfmodel.objectives.report import Execution
from perfmodel.objectives.sense import evidence_of
from perfmodel.targets.actual import Actual
from perfmodel.targets.judge import judge
from perfmodel.targets.polarity import polarity_by_name, sourced
from perfmodel.targets.shapes import Relative, Target, Unstated
from perfmodel.targets.terms import Polarity
from perfmodel.targets.verdict import Verdict
from perfmodel.values.quantity import Quantity

EXECUTION = "execution"
"""The key of budget execution among rows that do not apply."""

_BLANK = Actual(said=Unstated())


class _Asked(NamedTuple):
    """What the caller hands in, by the caller's own keys."""

    actuals: Keyed[Reported] | None
    references: Keyed[Quantity | str]
    shares: Keyed[Share]
    not_applicable: Collection[Key]


class _Given(NamedTuple):
    """What the caller reports, by indicator id."""

    actuals: dict[str, Reported]
    shares: dict[str, Share]
    references: dict[str, Quantity | str]
    named_references: dict[str, Quantity | str]
    excluded: set[str]


def assess(  # noqa: PLR0913 - each keyword is a thing of its own that a form may report
    objectives: Objectives,
    actuals: Keyed[Reported] | None = None,
    *,
    policy: ScoringPolicy | str,
    references: Keyed[Quantity | str] | None = None,
    shares: Keyed[Share] | None = None,
    not_applicable: Collection[Key] = (),
    execution: Execution | None = None,
) -> Assessment:
    """
    Score reported values by a policy.

    >>> from perfmodel.objectives.documents import ProjectObjectives
    >>> from perfmodel.targets.read import parse_target
    >>> category, number = "output.quantity", "1"
    >>> row = Indicator(number=number, name="外借册次", category=category, target=parse_target("≥10万册"), weight=90)
    >>> plan = ProjectObjectives(project="馆藏更新", indicators=[row])
    >>> money = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity(48, "万元"))
    >>> found = assess(plan, {"output.quantity/1": "9.5万册"}, policy="mof2020", execution=money)
    >>> found.line("output.quantity/1").points, found.execution.points, found.total.low, found.grade
    (Decimal('85.50'), Decimal('9.60'), Decimal('95.10'), '优')

    Args:
        objectives: The document.

        actuals: Reported values by indicator id, or by (category id, number); ``None`` takes those that the
            document's own form reports.

        policy: The policy, or the name of a shipped one.

        references: The figures that relative targets name, by indicator id, by (category id, number), or by the words
            of the target (``上年``).

        shares: The part of its points, 0 to 1, that a person gives a row which no rule decides; checked against the
            band.

        not_applicable: Rows that do not apply; ``"execution"`` stands for budget execution.  They drop out, where the
            policy has a rule for that.

        execution: The money; ``None`` takes the first row that the form reports.

    Returns:
        The assessment.  What is missing, does not fit or needs a reader is a finding, and its points are a range.

    Raises:
        InvalidValueError: (``policy-unknown``) for a name that no policy has, (``share-invalid``) for a share outside
            0 to 1.

        WrongTypeError: For an argument of another type, a float among them.

        TargetSyntaxError: For a reference whose text is no quantity.
    """
    require(objectives, Objectives, "objectives")
    require(policy, ScoringPolicy | str, "policy")
    for name, value in (("actuals", actuals), ("references", references), ("shares", shares)):
        require(value, Mapping | None, name, "hand in a mapping from indicator ids")
    scoring = policy_of(policy) if isinstance(policy, str) else policy
    findings: list[Finding] = []
    rows = _rows(objectives, findings)
    not_applicable = listed(not_applicable, "not_applicable", str | tuple)
    asked = _Asked(actuals, references or {}, shares or {}, not_applicable)
    given = _given(objectives, rows, asked, findings)
    weights = weigh(rows, scoring.weights, findings, printed=printed_points(objectives.extra))
    desk = _Desk(scoring, objectives, given, findings)
    lines = [desk.line(row, weight) for row, weight in zip(rows, weights, strict=True)]
    money = reported_execution(objectives, execution)
    applies = EXECUTION not in not_applicable or scoring.rescale is None
    if applies and EXECUTION in not_applicable:
        findings.append(execution_stays())
    block = score_execution(objectives, money, scoring, findings, applies=applies)
    return _assessment(scoring, lines, desk.tally, block, findings)


def _rows(objectives: Objectives, findings: list[Finding]) -> list[Indicator]:
    """The rows of the year; those of the whole life of a project are no part of a year's score."""
    rows = [row for row in objectives.indicators if row.term is Term.ANNUAL]
    left = len(objectives.indicators) - len(rows)
    if left:
        message = f"{left} rows are for the whole life of the project, and not scored with the year"
        findings.append(Finding(code="medium-term-left", severity=Severity.NOTE, message=message))
    return rows


def _given(objectives: Objectives, rows: list[Indicator], asked: _Asked, findings: list[Finding]) -> _Given:
    index = Index(objectives.indicators)
    if asked.actuals is None:
        reported: dict[str, Reported] = {
            row.id: row.result.actual for row in rows if row.result is not None and row.result.actual is not None
        }
    else:
        reported = index.resolve(asked.actuals, "actual", findings)
    words = {row.target.reference for row in rows if isinstance(row.target, Relative)}
    words |= {row.adjusted.reference for row in rows if isinstance(row.adjusted, Relative)}
    named = {key: value for key, value in asked.references.items() if isinstance(key, str) and key in words}
    by_key = {key: value for key, value in asked.references.items() if key not in named}
    return _Given(
        reported,
        index.resolve(asked.shares, "share", findings),
        index.resolve(by_key, "reference", findings),
        named,
        index.named([key for key in asked.not_applicable if key != EXECUTION], "exclusion", findings),
    )


class _Desk:
    """Scores row by row, and keeps what the rows have in common."""

    def __init__(self, policy: ScoringPolicy, objectives: Objectives, given: _Given, findings: list[Finding]) -> None:
        self._policy = policy
        self._year = objectives.fiscal_year
        self._given = given
        self._findings = findings
        self.tally = Tally(policy)

    def line(self, row: Indicator, weight: Weight) -> AssessedLine:
        """One row."""
        identity = row.id
        target = row.target if row.adjusted is None else row.adjusted
        value = self._given.actuals.get(identity)
        actual = None if value is None else as_actual(value, self._year)
        evidence = evidence_of(row, target)
        polarity = None if evidence is None else evidence.polarity
        reference = self._reference(identity, target)
        found = judge(target, actual or _BLANK, polarity=polarity, reference=reference, name=row.name)
        judgement = sourced(found, evidence)
        share = self._share(row)
        is_cost = row.category is not None and row.category.top == "cost"
        scored = self._scored(row, Row(self._policy, target, actual or _BLANK, judgement, polarity, share, is_cost))
        low, high = self._points(scored, weight)
        line = AssessedLine(
            id=identity,
            name=row.name,
            category=None if row.category is None else row.category.id,
            target=target,
            actual=actual,
            verdict=judgement.verdict,
            ratio=scored.ratio,
            low=low,
            high=high,
            weight=weight.points,
            weight_source=weight.source,
            status=LineStatus.UNWEIGHTED if weight.points is None else scored.status,
            reason=judgement.reason,
            assumptions=judgement.assumptions,
            reached=judgement.reached,
            bound=judgement.bound,
            polarity=evidence,
            reference=reference,
            share=share,
            rule=scored.rule,
            clause=scored.clause,
            formula=scored.formula,
            reason_required=scored.beyond or judgement.verdict in _UNMET,
        )
        self.tally.take(line, (scored.low, scored.high))
        if scored.beyond or share is not None or line.status is not LineStatus.SCORED:
            self._findings.extend(line_findings(line, row, self._policy, scored, share))
        return line

    def _scored(self, row: Indicator, case: Row) -> Scored:
        excluded = row.id in self._given.excluded or _says_so(case.actual.text, case.target.text)
        if excluded and self._policy.rescale is not None:
            return Scored(NONE, NONE, LineStatus.NOT_APPLICABLE, "SC17", self._policy.rescale)
        satisfaction = row.category is not None and row.category.top == "satisfaction" and not _is_complaint(row)
        scored = score(case, satisfaction=satisfaction)
        unreported = not case.actual.reported and case.judgement.verdict is not Verdict.MET  # 无 may meet a zero
        if excluded or unreported:
            status = LineStatus.UNDECIDED if excluded else LineStatus.UNREPORTED
            return scored._replace(low=NONE, high=ONE, status=status, by_share=False, excluded=excluded, formula=None)
        return scored

    def _points(self, scored: Scored, weight: Weight) -> tuple[Decimal, Decimal]:
        points = weight.points
        if points is None:
            return _ZERO, _ZERO
        low = self._policy.rounding.of(points, scored.low)
        return low, low if scored.high is scored.low else self._policy.rounding.of(points, scored.high)

    def _share(self, row: Indicator) -> Fraction | None:
        value = self._given.shares.get(row.id)
        return None if value is None else as_share(value)

    def _reference(self, identity: str, target: Target) -> Quantity | None:
        value = self._given.references.get(identity)
        if value is None and isinstance(target, Relative):
            value = self._given.named_references.get(target.reference)
        return None if value is None else as_reference(value)


_ZERO = Decimal(0)
_UNMET = (Verdict.MISSED, Verdict.PARTLY_MET)


def _is_complaint(row: Indicator) -> bool:
    """Whether a row under satisfaction is a rate of which less is better (投诉率, 不满意率)."""
    named = polarity_by_name(row.name)
    polarity = row.polarity or (None if named is None else named.polarity)
    return polarity is Polarity.LOWER_IS_BETTER


def _says_so(*texts: str) -> bool:
    """Whether a cell says that the row does not apply."""
    said = [text for text in texts if "不适用" in text]
    return bool(said) and any(fold(text).strip() in NOT_APPLICABLE_WORDS for text in said)


def _assessment(
    policy: ScoringPolicy,
    lines: list[AssessedLine],
    tally: Tally,
    block: AssessedExecution,
    findings: list[Finding],
) -> Assessment:
    total = tally.whole(block)
    low = high = None
    if total.out_of == FULL:
        low, high = policy.grades.of(total.low), policy.grades.of(total.high)
    else:
        findings.append(sum_finding(policy, lines, block))
    return Assessment(
        policy=policy.name,
        lines=lines,
        execution=block,
        totals=tally.totals(),
        total=total,
        grade_low=low,
        grade_high=high,
        findings=findings,
    )
