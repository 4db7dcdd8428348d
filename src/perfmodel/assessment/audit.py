"""
Check a self-evaluation that people scored by hand against what its policy gives.

Nothing is mended: forms do give 9 of 10 points for a target that was reached, and whoever evaluates wants to know.
What a row's own finding says comes first, in the order of the form, then the money, the sums and the grade.

Needs: ``assess``, ``policies``, ``policy``, ``result``, ``sums``, ``objectives``, ``target``.  Used by: users.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from perfmodel.arguments import listed, require
from perfmodel.assessment.assess import assess
from perfmodel.assessment.keys import Keyed
from perfmodel.assessment.policies import policy as policy_of
from perfmodel.assessment.policy import FULL, ScoringPolicy
from perfmodel.assessment.result import AssessedLine, Assessment, LineStatus, WeightSource
from perfmodel.errors import InvalidValueError
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.objectives.indicator import Indicator, Term
from perfmodel.objectives.report import Execution, Report
from perfmodel.source import Citation, Place, Standing
from perfmodel.targets.exact import add, round_half_up
from perfmodel.targets.shapes import Grade, Statement
from perfmodel.targets.verdict import Verdict
from perfmodel.values.quantity import Quantity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _warning_rule(clause: str, source: str = "provincial system", note: str | None = None) -> Citation:
    return Citation(source, clause=clause, standing=Standing.SEEN, note=note)


LOOKS_BETTER = _warning_rule("indicators above spending: (S/90 − E/10) / (S/90) > 5%")
UNSPENT = _warning_rule("(budget − executed) / budget > 20%")
ABNORMAL = _warning_rule("execution below 80% or above 120%", "audit tool", "not official")
DEVIATION = _warning_rule("|A − T| / T > 20%", "audit tool", "not official")
RATES = Citation("provincial system", clause="rates are kept to 4 places as fractions", standing=Standing.SEEN)
_RATE_PLACES = 4
_SEVERAL = 3
_NEAR = Decimal("0.1")
"""The difference in points that a public checker allows."""


def audit(
    objectives: Objectives,
    *,
    policy: ScoringPolicy | str,
    references: Keyed[Quantity | str] | None = None,
    noticed: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """
    Recompute a self-evaluation form, and list where what people printed differs from the policy.

    >>> from perfmodel.objectives.report import Result
    >>> from perfmodel.targets.actual import parse_actual
    >>> from perfmodel.targets.read import parse_target
    >>> from perfmodel.objectives.documents import ProjectObjectives
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

    Points are compared at the decimals that the form prints.  Points of rows that the form does not print accuse
    nobody: of such rows the sum alone is held against those of their block.

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
    whole = _is_whole(rows)
    found = [
        _asked(finding, doubtful.get(_line_of(row.place)))
        for row, line in pairs
        for finding in _row(row, line, scoring, whole=whole)
    ]
    found.extend(_spread_points(pairs))
    if any(_rounded(row, line, whole=whole) for row, line in pairs):
        found.append(_note("scores-rounded", _NOTE, "points are printed rounded; they are compared as printed"))
    report = objectives.report or Report()
    if report.execution:
        found.extend(_money(report.execution[0], assessment, scoring))
    found.extend(_whole(rows, report, assessment, scoring))
    found.extend(finding for finding in assessment.findings if finding.code not in _ANSWERED)
    return tuple(found)


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

_ANSWERED = frozenset(("needs-reader", "over-fulfilment", "execution-low", "weights-spread", "actual-missing"))
"""Findings of an assessment that an audit says in its own words, or that a printed score answers."""


# --- rows -------------------------------------------------------------------------------------------------------------


def _of(row: Indicator, code: str, severity: Severity, message: str, rule: Citation | None = None) -> Finding:
    return Finding(
        code=code, severity=severity, message=message, rule=rule, indicator=row.id, place=row.place, text=row.name
    )


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
    spread = [(row.result.score, line.weight) for row, line in pairs if row.result is not None and _is_spread(line)]
    scores = [score for score, _ in spread if score is not None]
    weights = [weight for _, weight in spread if weight is not None]
    if scores and weights and len(weights) == len(spread) and add(scores) > add(weights):
        message = f"expected at most {add(weights)} points for rows without points of their own, found {add(scores)}"
        yield _note("score-over-weight", _ERROR, message)


def _is_spread(line: AssessedLine) -> bool:
    return line.weight_source is WeightSource.SPREAD


def _places(value: Decimal) -> int:
    """The decimals that a number is printed with."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _as_printed(score: Decimal, exact: Decimal, *, whole: bool = False) -> bool:
    """Whether printed points are the exact ones at the decimals printed; whole ones round only in a *whole* form."""
    if not _places(score) and not whole:
        return abs(score - exact) <= _NEAR
    return round_half_up(Fraction(exact), _places(score)) == score


def _is_whole(rows: list[Indicator]) -> bool:
    """Whether a form gives whole points throughout."""
    scores = [row.result.score for row in rows if row.result is not None and row.result.score is not None]
    return len(scores) >= _SEVERAL and not any(map(_places, scores))


def _rounded(row: Indicator, line: AssessedLine, *, whole: bool) -> bool:
    score = None if row.result is None else row.result.score
    if score is None or line.status is not LineStatus.SCORED or _is_spread(line):
        return False
    return score != line.low and not _is_off(line, score, line.weight, whole=whole)


def _is_off(line: AssessedLine, score: Decimal, weight: Decimal | None, *, whole: bool) -> bool:
    """Whether points differ from those of the rule by more than their rounding; full points for a miss always do."""
    full = line.verdict is Verdict.MISSED and score == weight and score - line.low > _NEAR
    return full or not _as_printed(score, line.low, whole=whole)


def _row(row: Indicator, line: AssessedLine, policy: ScoringPolicy, *, whole: bool) -> Iterator[Finding]:
    score = None if row.result is None else row.result.score
    if score is None:
        if line.status is not LineStatus.UNREPORTED:
            yield _of(row, "score-missing", _WARNING, "a value is reported and no points are given")
        elif row.result is None or not row.result.reason:
            yield _of(row, "row-unreported", _WARNING, "neither a value nor points are reported")
    elif line.status is LineStatus.UNREPORTED:
        yield _of(row, "score-without-actual", _ERROR, f"{score} points are given and no value is reported")
    elif line.weight is not None and not _is_spread(line):
        yield from _score(row, line, policy, score, whole=whole)
    yield from _reason(row, line)


def _score(
    row: Indicator, line: AssessedLine, policy: ScoringPolicy, score: Decimal, *, whole: bool
) -> Iterator[Finding]:
    """Points that people gave, against those of the rule."""
    weight = line.weight or Decimal(0)
    if score < 0:
        yield _of(row, "score-negative", _ERROR, f"expected points from 0 to {weight}, found {score}")
    elif score > weight:
        yield _of(row, "score-over-weight", _ERROR, f"expected at most the row's {weight} points, found {score}")
    elif line.status is LineStatus.SCORED and _is_off(line, score, weight, whole=whole):
        yield _differs(row, line, score, weight)
    elif line.status is LineStatus.NEEDS_READER and not _fits(line, policy, score):
        message = (
            f"{score} of {weight} points lie outside the band of {line.verdict.value}: {line.low} to {line.high} points"
        )
        yield _of(row, "score-outside-band", _WARNING, message, line.clause)


def _fits(line: AssessedLine, policy: ScoringPolicy, score: Decimal) -> bool:
    """Whether points that a person gave lie in the band of the verdict."""
    band = policy.qualitative.of(line.verdict) if isinstance(line.target, Grade | Statement) else None
    return band is None or not line.weight or Fraction(score) / Fraction(line.weight) in band


def _differs(row: Indicator, line: AssessedLine, score: Decimal, weight: Decimal) -> Finding:
    expected = f"the rule {line.rule} gives {line.low} of {weight}"
    if line.verdict is Verdict.MET and line.low == weight:
        return _of(
            row, "met-but-reduced", _WARNING, f"the target is met and {score} points are given; {expected}", line.clause
        )
    if line.verdict is Verdict.MISSED and score == weight:
        return _of(
            row, "missed-but-full", _WARNING, f"the target is missed and full points are given; {expected}", line.clause
        )
    return _of(row, "points-differ", _WARNING, f"{score} points are given; {expected}", line.clause)


def _reason(row: Indicator, line: AssessedLine) -> Iterator[Finding]:
    """What is claimed without a value, and deviations that nobody explains."""
    explained = row.result is not None and bool(row.result.reason.strip())
    if line.reason.code == "claim-without-value":
        yield _of(row, "claim-without-value", _WARNING, "the target is a value, and only its fulfilment is claimed")
    if line.reason_required and not explained:
        yield _of(row, "explanation-missing", _WARNING, "the target was missed or far exceeded, and no reason is given")
    if line.deviation is not None and abs(line.deviation) > Fraction(1, 5):
        shown = round_half_up(line.deviation * 100, 2)
        yield _of(row, "deviation-large", _NOTE, f"the actual is {shown}% off the target", DEVIATION)


# --- money ------------------------------------------------------------------------------------------------------------


def _note(code: str, severity: Severity, message: str, rule: Citation | None = None, text: str = "") -> Finding:
    return Finding(code=code, severity=severity, message=message, rule=rule, text=text)


def _money(row: Execution, assessment: Assessment, policy: ScoringPolicy) -> Iterator[Finding]:
    block = assessment.execution
    rate = block.rate
    if rate is None:
        return
    if row.rate is not None and not _same_rate(row.rate, rate):
        shown = round_half_up(rate * 100, 2)
        message = f"the execution rate is printed as {row.rate}; executed over adjusted budget is {shown}%"
        yield _note("execution-rate-differs", _WARNING, message, RATES, row.name)
    if row.score is not None and not _as_printed(row.score, block.low):
        given = f"{row.score} points are given for budget execution"
        message = f"{given}; the rule {block.rule} gives {block.low} of {block.weight}"
        code = "score-over-weight" if row.score > block.weight else "points-differ"
        yield _note(code, _WARNING, message, block.clause, row.name)
    if block.reason_required and not row.reason.strip():
        yield _note(
            "execution-unexplained", _WARNING, "the execution rate is below 90%, and no reason is given", text=row.name
        )
    if rate < Fraction(4, 5):
        yield _note("budget-unspent", _WARNING, "more than a fifth of the budget is not spent", UNSPENT, row.name)
    if rate < Fraction(4, 5) or rate > Fraction(6, 5):
        yield _note("execution-abnormal", _WARNING, "the execution rate is below 80% or above 120%", ABNORMAL, row.name)
    if policy.weights.execution and _looks_better(assessment):
        message = "the indicators' share of their points is more than 5% above the share of budget execution"
        yield _note("indicators-above-execution", _WARNING, message, LOOKS_BETTER)


def _same_rate(printed: Quantity, rate: Fraction) -> bool:
    """Whether a printed rate is the rate, to the decimals that are printed (98.5%, 0.985, or a bare 98.5)."""
    places = _places(printed.value)
    readings = [rate / printed.unit.factor]
    if not printed.unit.symbol:
        readings.append(rate * 100)
    value = Fraction(printed.value)
    return any(Fraction(round_half_up(reading, places)) == value for reading in readings)


def _looks_better(assessment: Assessment) -> bool:
    """(S − E) / S > 5%, for the shares of their points that indicators and execution earn."""
    block = assessment.execution
    points = assessment.total.low - block.low
    out_of = assessment.total.out_of - block.weight
    if points <= 0 or not block.weight:
        return False
    indicators, spending = Fraction(points) / Fraction(out_of), Fraction(block.low) / Fraction(block.weight)
    return (indicators - spending) / indicators > Fraction(1, 20)


# --- sums and grade ---------------------------------------------------------------------------------------------------


def _whole(rows: list[Indicator], report: Report, assessment: Assessment, policy: ScoringPolicy) -> Iterator[Finding]:
    scores = [row.result.score for row in rows if row.result is not None and row.result.score is not None]
    money = [item.score for item in report.execution[:1] if item.score is not None]
    if report.total is not None:
        total = add([*scores, *money])
        unread = Decimal(0) if money else assessment.execution.weight
        if scores and not _as_printed(report.total, total) and not total < report.total <= total + unread:
            message = f"the total is printed as {report.total}; the points printed add up to {total}"
            yield _note("total-differs", _ERROR, message, text="总分")
        if report.total > FULL:
            yield _note("total-over-100", _ERROR, f"expected a total of at most 100, found {report.total}", text="总分")
        if not _is_spread_form(assessment) and not _is_near(report.total, assessment):
            expected = _range(assessment.total.low, assessment.total.high)
            message = f"the total is printed as {report.total}; the policy gives {expected}"
            yield _note("total-off-policy", _WARNING, message, policy.citation, "总分")
    if report.grade.strip() and report.total is not None:
        grade = policy.grades.of(report.total)
        if grade != report.grade.strip():
            message = f"the grade is printed as {report.grade}; a total of {report.total} is {grade or 'no grade'}"
            yield _note("grade-differs", _ERROR, message, policy.grades.citation, report.grade)


def _is_spread_form(assessment: Assessment) -> bool:
    """Whether points that the form does not print are part of its total."""
    return any(map(_is_spread, assessment.lines))


def _is_near(total: Decimal, assessment: Assessment) -> bool:
    """Whether a printed total lies in the range of the policy, give or take the rounding of each row."""
    places = _places(total)
    give = Decimal(5).scaleb(-places - 1) * len(assessment.lines) if places else Decimal(0)
    return assessment.total.low - give <= total <= assessment.total.high + give


def _range(low: Decimal, high: Decimal) -> str:
    return f"{low}" if low == high else f"{low} to {high}"
