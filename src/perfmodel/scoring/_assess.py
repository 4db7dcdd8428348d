"""
From reported values to points, totals and a grade, each with its reason.

What an assessment has to say beside its points is found here too: what is missing, what does not fit, what needs a
person.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfmodel._arguments import listed, require
from perfmodel._finding import Finding, Severity
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._remarks import DOES_NOT_APPLY, NOT_APPLICABLE
from perfmodel.lexicon._rows import words_of
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator, Term, printed_points
from perfmodel.objectives._polarity import evidence_of
from perfmodel.objectives._report import Execution
from perfmodel.scoring import _result as results
from perfmodel.scoring._execution import reported_execution, score_execution
from perfmodel.scoring._keys import Index, Key, Keyed, Reported, Share, as_actual, as_reference, as_share
from perfmodel.scoring._open_rows import why_missing, why_open
from perfmodel.scoring._points import Tally, Weight, weigh
from perfmodel.scoring._policy import FULL, ScoringPolicy
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment, LineStatus
from perfmodel.scoring._row_share import Row, Scored, asks_why, score
from perfmodel.scoring._shipped_policies import policy as policy_of
from perfmodel.scoring._sums import NONE, ONE, less
from perfmodel.source import Citation, Standing
from perfmodel.targets._actual import Actual
from perfmodel.targets._judge import judge, target_judged
from perfmodel.targets._polarity import polarity_by_name, sourced
from perfmodel.targets._shapes import Relative, Target, Unstated
from perfmodel.targets._terms import Polarity
from perfmodel.targets._verdict import Verdict
from perfmodel.values._exact import add, round_half_up
from perfmodel.values._quantity import Quantity

NOT_APPLICABLE_RULE = Citation(
    "provincial system", clause="the value 本指标不适用此项目 of a pick list", standing=Standing.SEEN
)

_NO_RULE = "not-applicable-without-rule"
_STAYS = "this policy has no rule for rows that drop out; its points stay as they are"
_ERRORS = frozenset(("units-differ", "actual-unread", "target-unread", "measure-differs"))


def line_findings(
    line: AssessedLine, row: Indicator, policy: ScoringPolicy, scored: Scored, share: Fraction | None
) -> list[Finding]:
    """What has to be said of one row."""
    found: list[Finding] = []
    if scored.beyond and policy.over is not None:
        message = (
            f"the actual is {policy.over.threshold} times the target or more; explain it, the target may be too low"
        )
        found.append(of_row(row, "over-fulfilment", Severity.WARNING, message, policy.over.citation))
    if share is not None and not scored.by_share:
        found.append(_unused(line, row, policy, share))
    if scored.excluded:
        return [*found, of_row(row, _NO_RULE, Severity.WARNING, f"does not apply, and {_STAYS}", NOT_APPLICABLE_RULE)]
    said = _open(line, row)
    return found if said is None else [*found, said]


def _open(line: AssessedLine, row: Indicator) -> Finding | None:
    """Why the points of a row are not known."""
    if line.status is LineStatus.UNREPORTED:
        return of_row(row, "actual-missing", Severity.WARNING, why_missing(line, row, line.actual or _BLANK))
    if line.status is LineStatus.NEEDS_READER and not results.is_worthless(line):
        low, high = results.open_points(line)
        message = f"a person has to score it, from {low} to {high} points"
        return of_row(row, "needs-reader", Severity.WARNING, message, line.clause)
    if line.status is LineStatus.NOT_APPLICABLE:
        message = "does not apply, so it drops out and the rest is scaled to 100"
        return of_row(row, "not-applicable", Severity.NOTE, message, line.clause)
    if line.status is not LineStatus.UNDECIDED:
        return None
    severity = Severity.ERROR if line.reason.code in _ERRORS else Severity.WARNING
    return of_row(row, line.reason.code, severity, why_open(line.reason, line.target, line.actual or _BLANK))


def of_row(row: Indicator, code: str, severity: Severity, message: str, rule: Citation | None = None) -> Finding:
    """What was noticed of a row, at its place."""
    return Finding(
        code=code, severity=severity, message=message, rule=rule, indicator=row.id, place=row.place, text=row.name
    )


def _percent(share: Fraction | Decimal) -> str:
    """A share as people say it, to two decimals: 50%."""
    return f"{round_half_up(Fraction(share) * 100, 2):f}".rstrip("0").rstrip(".") + "%"


def _unused(line: AssessedLine, row: Indicator, policy: ScoringPolicy, share: Fraction) -> Finding:
    """A person's share that was not taken, and why."""
    shown = _percent(share)
    band = policy.qualitative.of(line.verdict)
    if line.status is LineStatus.UNREPORTED:
        message = f"the share {shown} is not used: it needs a reported value beside it"
        return of_row(row, "share-without-actual", Severity.ERROR, message)
    if line.status is LineStatus.NEEDS_READER and band is not None:
        bounds = f"{results.band_name(line.verdict)}, {_percent(band.low)} to {_percent(band.high)}"
        message = f"the share {shown} is not used: it lies outside the band of {bounds}"
        return of_row(row, "share-outside-band", Severity.ERROR, message, policy.qualitative.citation)
    message = f"the share {shown} is not used: the rule {results.rule_name(line.rule)} decides this row"
    return of_row(row, "share-unneeded", Severity.WARNING, message, line.clause)


def execution_stays() -> Finding:
    """Budget execution that is said not to apply, under a policy without a rule for that."""
    return Finding(code=_NO_RULE, severity=Severity.WARNING, message=f"budget execution does not apply, and {_STAYS}")


def sum_finding(policy: ScoringPolicy, lines: list[AssessedLine], block: AssessedExecution) -> Finding:
    """Full points that are not 100: no grade can be given."""
    rows = add(line.weight for line in lines if line.weight is not None)
    expected = less(FULL, block.weight)
    message = (
        f"expected the points of {len(lines)} rows to add up to {expected:f} beside {block.weight:f} "
        f"of budget execution, found {rows:f}; no grade is told until they do"
    )
    return Finding(code="weights-sum", severity=Severity.ERROR, message=message, rule=policy.weights.citation)


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

    >>> from perfmodel import ProjectObjectives
    >>> from perfmodel import parse_target
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
    """What the caller hands in, by the ids of rows; what names no row is a finding."""
    index = Index(objectives.indicators)
    actuals = asked.actuals
    reported = _of_the_form(rows) if actuals is None else index.resolve(actuals, "actual", findings)
    words = _reference_words(rows)
    named = {key: value for key, value in asked.references.items() if isinstance(key, str) and key in words}
    by_key = {key: value for key, value in asked.references.items() if key not in named}
    return _Given(
        reported,
        index.resolve(asked.shares, "share", findings),
        index.resolve(by_key, "reference", findings),
        named,
        index.named([key for key in asked.not_applicable if key != EXECUTION], "exclusion", findings),
    )


def _of_the_form(rows: list[Indicator]) -> dict[str, Reported]:
    """The values that the rows themselves report."""
    results = {row.id: row.result for row in rows if row.result is not None}
    return {identity: result.actual for identity, result in results.items() if result.actual is not None}


def _reference_words(rows: list[Indicator]) -> set[str]:
    """The words by which relative targets name a figure: 上年 in 比上年增长5%."""
    targets = [target for row in rows for target in (row.target, row.adjusted)]
    return {target.reference for target in targets if isinstance(target, Relative)}


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
        judged = target_judged(found)
        scored = self._scored(row, Row(self._policy, judged, actual or _BLANK, judgement, polarity, share, is_cost))
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
            reason_required=asks_why(judgement, scored),
        )
        self.tally.take(line, (scored.low, scored.high))
        if scored.beyond or share is not None or line.status is not LineStatus.SCORED:
            self._findings.extend(line_findings(line, row, self._policy, scored, share))
        return line

    def _scored(self, row: Indicator, case: Row) -> Scored:
        excluded = row.id in self._given.excluded or _says_so(case.actual.text, case.target.text)
        if excluded and self._policy.rescale is not None:
            return Scored(NONE, NONE, LineStatus.NOT_APPLICABLE, "SC17", self._policy.rescale)
        scored = score(case, satisfaction=_is_satisfaction(row))
        unreported = not case.actual.reported and case.judgement.verdict is not Verdict.MET  # 无 may meet a zero
        if not excluded and not unreported:
            return scored
        status = LineStatus.UNDECIDED if excluded else LineStatus.UNREPORTED
        return scored._replace(low=NONE, high=ONE, status=status, by_share=False, excluded=excluded, formula=None)

    def _points(self, scored: Scored, weight: Weight) -> tuple[Decimal, Decimal]:
        points = weight.points
        if points is None:
            return _ZERO, _ZERO
        low = self._policy.rounding.of(points, scored.low)
        return low, low if scored.high is scored.low else self._policy.rounding.of(points, scored.high)

    def _share(self, row: Indicator) -> Fraction | None:
        value = self._given.shares.get(row.id)
        return None if value is None else as_share(value, row.id)

    def _reference(self, identity: str, target: Target) -> Quantity | None:
        value = self._given.references.get(identity)
        if value is None and isinstance(target, Relative):
            value = self._given.named_references.get(target.reference)
        return None if value is None else as_reference(value)


_ZERO = Decimal(0)


def _is_satisfaction(row: Indicator) -> bool:
    """Whether a row is a rate of satisfaction, for which a policy may have a rule of its own."""
    return row.category is not None and row.category.top == "satisfaction" and not _is_complaint(row)


def _is_complaint(row: Indicator) -> bool:
    """Whether a row under satisfaction is a rate of which less is better (投诉率, 不满意率)."""
    named = polarity_by_name(row.name)
    polarity = row.polarity or (None if named is None else named.polarity)
    return polarity is Polarity.LOWER_IS_BETTER


def _says_so(*texts: str) -> bool:
    """Whether a cell says that the row does not apply."""
    said = [text for text in texts if DOES_NOT_APPLY in text]
    return bool(said) and any(fold(text).strip() in _NOT_APPLICABLE for text in said)


_NOT_APPLICABLE = words_of(NOT_APPLICABLE)


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
        policy_title=policy.title,
    )
