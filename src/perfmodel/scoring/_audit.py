"""
Check a self-evaluation that people scored by hand against what its policy gives.

Nothing is mended: forms do give 9 of 10 points for a target that was reached, and whoever evaluates wants to know.
What a row's own finding says comes first, in the order of the form, then the money, the sums and the grade.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from perfmodel._arguments import listed, require
from perfmodel._finding import Finding, Findings, Severity
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._remarks import CAUSES, NO_CAUSE
from perfmodel.lexicon._reported_figures import is_nothing
from perfmodel.lexicon._rows import words_of
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Extra, Indicator, Term
from perfmodel.objectives._report import Report, Result
from perfmodel.scoring._assess import assess, of_row
from perfmodel.scoring._keys import Keyed
from perfmodel.scoring._policy import ScoringPolicy
from perfmodel.scoring._printed_sums import (
    DEVIATION,
    as_printed,
    is_spread,
    money_findings,
    note,
    places,
    scores_of,
    sum_findings,
)
from perfmodel.scoring._result import AssessedLine, LineStatus, band_name, lets_pass, open_points, rule_name
from perfmodel.scoring._shipped_policies import policy as policy_of
from perfmodel.source import Place
from perfmodel.targets._shapes import Grade, Statement
from perfmodel.targets._verdict import Verdict
from perfmodel.values._exact import add, round_half_up
from perfmodel.values._quantity import Quantity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


_SEVERAL = 3


def audit(
    objectives: Objectives,
    *,
    policy: ScoringPolicy | str,
    references: Keyed[Quantity | str] | None = None,
    noticed: Iterable[Finding] = (),
) -> Findings:
    """
    Recompute a self-evaluation form, and list where what people printed differs from the policy.

    >>> from perfmodel.objectives import Result
    >>> from perfmodel import parse_actual
    >>> from perfmodel import parse_target
    >>> from perfmodel import ProjectObjectives
    >>> result = Result(actual=parse_actual("12场"), score=Decimal(8))
    >>> target = parse_target("≥12场")
    >>> row = Indicator(name="讲座场次", category="output.quantity", target=target, weight=10, result=result)
    >>> plan = ProjectObjectives(project="阅读推广", indicators=[row])
    >>> audit(plan, policy="mof2020")[0].code
    'met-but-reduced'

    Args:
        objectives: A document read from a self-evaluation form: its rows carry results, its report the money and the
            sums.

        policy: The policy that the form follows, or the name of a shipped one.

        references: The figures that relative targets name, as for :func:`~perfmodel.assess`.

        noticed: What the reader of the form noticed (``reading.findings``): what differs on a row that it had to mend
            is a question about the reading first, and no fault of who filled the form in.

    Points are taken as rounded to the decimals that all points of the form share; full points for a missed target are
    named however they round, by a note where rounding makes them full.  Points of rows that the form does not print
    accuse nobody: of such rows the sum alone is held against those of their block.

    Returns:
        What differs, each with the row's place, what was expected and the rule that says so; then what
        :func:`~perfmodel.assess` itself noticed.

    Raises:
        InvalidValueError: (``report-missing``) when the document reports nothing; (``policy-unknown``).
    """
    require(objectives, Objectives, "objectives")
    require(policy, ScoringPolicy | str, "policy")
    noticed = listed(noticed, "noticed", Finding)
    scoring = policy_of(policy) if isinstance(policy, str) else policy
    rows = [row for row in objectives.indicators if row.term is Term.ANNUAL]
    if objectives.report is None and all(row.result is None for row in rows):
        message = (
            "expected a self-evaluation form with results, found a document that reports none; assess scores values"
        )
        raise InvalidValueError(message, code="report-missing")
    assessment = assess(objectives, policy=scoring, references=references)
    doubtful = {_line_of(finding.place): finding.code for finding in noticed if finding.code in _MENDED}
    pairs = list(zip(rows, assessment.lines, strict=True))
    form = _Form.of(objectives, rows)
    found = [
        _asked(finding, doubtful.get(_line_of(row.place)))
        for row, line in pairs
        for finding in _row(row, line, scoring, form)
    ]
    found.extend(_spread_points(pairs))
    if not form.scored and _asks_for_points(pairs):
        found.append(note("score-missing", _WARNING, "values are reported and no points are given to any row"))
    report = objectives.report or Report()
    if report.execution and not form.running:
        found.extend(money_findings(report.execution[0], assessment, scoring, explained=form.explained))
    found.extend(sum_findings(rows, report, assessment, scoring))
    answered = _ANSWERED | _SPREAD if all(map(is_spread, assessment.lines)) else _ANSWERED
    places = {row.id: row.place for row in rows}
    noted = (finding for finding in assessment.findings if finding.code not in answered)
    found.extend(_asked(finding, doubtful.get(_line_of(places.get(finding.indicator or "")))) for finding in noted)
    findings = Findings(found)
    findings.names = {row.id: row.name for row in rows}
    return findings


class _Form(NamedTuple):
    """What a form does throughout, and so no row of it is to blame for."""

    decimals: int | None
    """To how many decimals it may round points: the fewest that hold them all, ``None`` where too few are given."""

    scored: bool
    """Whether it gives points to rows at all."""

    running: bool
    """Whether it watches a year that is not over: values so far, none reached."""

    explained: bool
    """Whether it explains deviations below its table, for all rows together."""

    @classmethod
    def of(cls, objectives: Objectives, rows: list[Indicator]) -> "_Form":
        """The habits of a form."""
        results = [row.result for row in rows if row.result is not None]
        scores = scores_of(rows)
        return cls(
            decimals=max(map(places, scores)) if len(scores) >= _SEVERAL else None,
            scored=bool(scores),
            running=not scores and _is_running(results),
            explained=any(map(_explains, objectives.extra)),
        )


def _is_running(results: list[Result]) -> bool:
    """Whether values so far are all that is reported: a form of the middle of the year."""
    reached = any(result.actual is not None for result in results)
    return not reached and any(result.so_far is not None for result in results)


def _explains(extra: Extra) -> bool:
    """Whether a cell below the table gives causes of deviations: 偏差原因分析 | 第三方延期交付, but not | 无."""
    text = extra.text.strip()
    return CAUSES in extra.heading and bool(text) and text not in _NO_CAUSE


_MENDED = frozenset(
    (
        "row-moved",
        "row-joined",
        "row-short",
        "operator-unread",
        "points-several",
        "points-shared",
        "points-unread",
        "target-unread",
        "cell-stray",
        "name-placeholder",
    )
)
"""Findings of a reader on a row that make what differs on it a question."""

_ANSWERED = frozenset(
    (
        "needs-reader",
        "over-fulfilment",
        "execution-low",
        "weights-spread",
        "actual-missing",
        "claim-without-value",
    )
)
"""Findings of an assessment that an audit says in its own words, or that a printed score answers."""

_SPREAD = frozenset(("weights-sum", "block-empty"))
"""What an assessment says of points that it has spread itself: where a form prints none, it is no fault of the form."""

_NO_CAUSE = words_of(NO_CAUSE)


# --- rows -------------------------------------------------------------------------------------------------------------


def _asks_for_points(pairs: list[tuple[Indicator, AssessedLine]]) -> bool:
    """Whether a form prints full points for some row, and reports a value for one."""
    reported = any(line.status is not LineStatus.UNREPORTED for _, line in pairs)
    return reported and any(row.weight is not None for row, _ in pairs)


def _line_of(place: Place | None) -> tuple[str | None, int | None] | None:
    return None if place is None else (place.table, place.line)


def _asked(finding: Finding, code: str | None) -> Finding:
    """A finding on a row that the reader had to mend: a note that asks to compare the row first."""
    if code is None:
        return finding
    message = f"compare the row with the form first, the reader says {code} of it; then: {finding.message}"
    return evolve(finding, severity=_NOTE, message=message)


def _spread_points(pairs: list[tuple[Indicator, AssessedLine]]) -> Iterator[Finding]:
    """Points of rows whose full points the form does not print, held in sum against those of their block."""
    spread = [(row, line.weight) for row, line in pairs if _is_scored_in_block(row, line)]
    scores = scores_of(row for row, _ in spread)
    weights = [weight for _, weight in spread if weight is not None]
    if not scores or len(weights) < len(spread):
        return
    given, full = add(scores), add(weights)
    if given > full:
        message = f"expected at most {full} points for rows without points of their own, found {given}"
        yield note("score-over-weight", _ERROR, message)


def _is_scored_in_block(row: Indicator, line: AssessedLine) -> bool:
    """Whether a row with a result has no full points of its own, but a share of those of its block: 产出 50."""
    return row.result is not None and is_spread(line)


def _is_off(line: AssessedLine, score: Decimal, weight: Decimal, decimals: int | None) -> bool:
    """Whether points differ from those of the rule by more than their rounding; full points for a miss always do."""
    full = line.verdict is Verdict.MISSED and line.low < score == weight
    return full or not as_printed(score, line.low, decimals=decimals)


def _row(row: Indicator, line: AssessedLine, policy: ScoringPolicy, form: _Form) -> Iterator[Finding]:
    score = None if row.result is None else row.result.score
    if score is None:
        yield from _unscored(row, line, form)
    elif line.status is LineStatus.UNREPORTED:
        yield _without_actual(row, line, score)
    elif line.weight is not None and not is_spread(line):
        yield from _score(row, line, policy, score, form.decimals)
    yield from _reason(row, line, explained=form.explained)


def _without_actual(row: Indicator, line: AssessedLine, score: Decimal) -> Finding:
    """Points without a value; 无 may be one."""
    word = "" if line.actual is None else line.actual.text.strip()
    if is_nothing(word):
        message = (
            f"{score} points are given, and “{word}” may say that there was none, or that nothing was filled in; "
            "report 0 where there was none"
        )
        return of_row(row, "score-without-actual", _WARNING, message)
    return of_row(row, "score-without-actual", _ERROR, f"{score} points are given and no value is reported")


def _unscored(row: Indicator, line: AssessedLine, form: _Form) -> Iterator[Finding]:
    """A row without points: an omission where the form gives points to others, or where there is no value either."""
    if line.status is not LineStatus.UNREPORTED:
        if form.scored:
            yield of_row(row, "score-missing", _WARNING, "a value is reported and no points are given")
        return
    has_reason = row.result is not None and bool(row.result.reason)
    if not form.running and not has_reason:
        yield of_row(row, "row-unreported", _WARNING, "neither a value nor points are reported")


def _score(
    row: Indicator, line: AssessedLine, policy: ScoringPolicy, score: Decimal, decimals: int | None
) -> Iterator[Finding]:
    """Points that people gave, against those of the rule."""
    weight = line.weight or Decimal(0)
    if score < 0:
        yield of_row(row, "score-negative", _ERROR, f"expected points from 0 to {weight}, found {score}")
    elif score > weight:
        yield of_row(row, "score-over-weight", _ERROR, f"expected at most the row's {weight} points, found {score}")
    elif line.status is LineStatus.SCORED:
        yield from _decided(row, line, score, weight, decimals)
    elif line.status is LineStatus.NEEDS_READER:
        yield from _read_by_a_person(row, line, policy, score)
    elif line.status is LineStatus.UNDECIDED:
        yield from _outside(row, line, score, weight, decimals)


def _decided(
    row: Indicator, line: AssessedLine, score: Decimal, weight: Decimal, decimals: int | None
) -> Iterator[Finding]:
    """Points of a row that its rule decides: others than the rule's, or those of the rule as the form rounds."""
    if _is_off(line, score, weight, decimals):
        yield _differs(row, line, score, weight, rounded=as_printed(score, line.low, decimals=decimals))
    elif score != line.low:
        rule = rule_name(line.rule)
        message = f"{score} points are the {line.low} of {weight} that the rule {rule} gives, rounded as printed"
        yield of_row(row, "scores-rounded", _NOTE, message)


def _outside(
    row: Indicator, line: AssessedLine, score: Decimal, weight: Decimal, decimals: int | None
) -> Iterator[Finding]:
    """Points of an open row that no reading of its value earns: full ones for what is missed in each."""
    low, high = open_points(line)
    expected = f"the rule {rule_name(line.rule)} gives {low} to {high} of {weight}"
    if line.verdict is Verdict.MISSED and high < score == weight:
        message = f"the target is missed and full points are given; {expected}"
        yield of_row(row, "missed-but-full", _WARNING, message, line.clause)
    elif not (low <= score <= high or any(as_printed(score, end, decimals=decimals) for end in (low, high))):
        yield of_row(row, "points-differ", _WARNING, f"{score} points are given; {expected}", line.clause)


def _read_by_a_person(row: Indicator, line: AssessedLine, policy: ScoringPolicy, score: Decimal) -> Iterator[Finding]:
    """Points that a person gave: outside the band of the verdict, or of a row whose words say no verdict at all."""
    low, high = open_points(line)
    if line.verdict is Verdict.UNDECIDED:
        given = f"{score} points are given; a reader has to say whether they fit, from {low} to {high}"
        yield of_row(row, "needs-reader", _NOTE, given, line.clause)
    elif not _fits(line, policy, score):
        band = f"{band_name(line.verdict)}: {low} to {high}"
        message = f"{score} of {line.weight} points lie outside the band of {band} points"
        yield of_row(row, "score-outside-band", _WARNING, message, line.clause)


def _fits(line: AssessedLine, policy: ScoringPolicy, score: Decimal) -> bool:
    """Whether points that a person gave lie in the band of the verdict."""
    band = policy.qualitative.of(line.verdict) if isinstance(line.target, Grade | Statement) else None
    return band is None or not line.weight or Fraction(score) / Fraction(line.weight) in band


def _differs(row: Indicator, line: AssessedLine, score: Decimal, weight: Decimal, *, rounded: bool) -> Finding:
    """Points that are not the rule's; full ones for a miss are a note where the rounding of the form makes them so."""
    expected = f"the rule {rule_name(line.rule)} gives {line.low} of {weight}"
    if line.reason.code == "late" and lets_pass(line, line.formula):
        message = (
            f"{score} points are given; the rule {rule_name(line.rule)} gives {line.low} of {weight}, since it was "
            "late by no more than the days of grace"
        )
        return of_row(row, "points-differ", _WARNING, message, line.clause)
    if line.verdict is Verdict.MET and line.low == weight:
        return of_row(
            row, "met-but-reduced", _WARNING, f"the target is met and {score} points are given; {expected}", line.clause
        )
    if line.verdict is Verdict.MISSED and score == weight:
        severity = _NOTE if rounded else _WARNING
        message = f"the target is missed and full points are given; {expected}"
        return of_row(row, "missed-but-full", severity, message, line.clause)
    return of_row(row, "points-differ", _WARNING, f"{score} points are given; {expected}", line.clause)


def _reason(row: Indicator, line: AssessedLine, *, explained: bool) -> Iterator[Finding]:
    """What is claimed without a value, and deviations that nobody explains, at their row or below the table."""
    explained = explained or (row.result is not None and bool(row.result.reason.strip()))
    if line.reason.code == "claim-without-value":
        yield of_row(row, "claim-without-value", _WARNING, "the target is a value, and only its fulfilment is claimed")
    passes = line.verdict is Verdict.MET or lets_pass(line, line.formula)
    if line.reason_required and not explained:
        yield of_row(row, "explanation-missing", _WARNING, _UNEXPLAINED[Verdict.MET if passes else line.verdict])
    if not passes:
        yield from _deviation(row, line)


def _deviation(row: Indicator, line: AssessedLine) -> Iterator[Finding]:
    """That a value lies far from its target."""
    if line.deviation is not None and abs(line.deviation) > _FAR:
        shown = round_half_up(line.deviation * 100, 2)
        yield of_row(row, "deviation-large", _NOTE, f"the actual is {shown}% off the target", DEVIATION)


_FAR = Fraction(1, 5)
"""From how far on a deviation is noted: 15场 of ≥20场, which is a quarter short.  The rule is one of targets that are
not reached (SC13); of what is better than asked for SC11 speaks, so that 0件 of ≤5件 deviates from nothing."""

_UNEXPLAINED = {
    Verdict.MISSED: "the target was missed, and no reason is given",
    Verdict.PARTLY_MET: "the target was met in part, and no reason is given",
    Verdict.MET: "the target was far exceeded, and no reason is given",
}
"""What is said of a row that needs a reason, by its verdict: one that is met needs it far above alone."""
