"""The money, the sums and the grade that a self-evaluation prints, held against each other and against its policy."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from perfmodel._finding import Finding, Severity
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Execution, Report
from perfmodel.scoring._policy import FULL, ScoringPolicy
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment, WeightSource
from perfmodel.scoring._sums import less
from perfmodel.source import Citation, Standing
from perfmodel.values._exact import add, as_decimal, places_of, round_half_up
from perfmodel.values._quantity import Quantity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


def _rule(clause: str, source: str = "provincial system", note: str | None = None) -> Citation:
    return Citation(source, clause=clause, standing=Standing.SEEN, note=note)


LOOKS_BETTER = _rule("indicators above spending: (S/90 − E/10) / (S/90) > 5%")
UNSPENT = _rule("(budget − executed) / budget > 20%")
ABNORMAL = _rule("execution below 80% or above 120%", "audit tool", "not official")
DEVIATION = _rule("|A − T| / T > 20%", "audit tool", "not official")
RATES = Citation("provincial system", clause="rates are kept to 4 places as fractions", standing=Standing.SEEN)
NEAR = Decimal("0.1")
"""The difference in points that a public checker allows."""


def is_spread(line: AssessedLine, /) -> bool:
    """Whether the points of a line are no printed ones."""
    return line.weight_source is WeightSource.SPREAD


def places(value: Decimal, /) -> int:
    """The decimals that a number is printed with."""
    return places_of((value,))


def as_printed(score: Decimal, exact: Decimal, /, *, decimals: int | None = None) -> bool:
    """
    Whether printed points are the exact ones, rounded to the *decimals* that the points of their form share.

    Where nobody knows those, points with decimals are taken as rounded to them, and whole points as exact but for what
    a checker lets pass.
    """
    if decimals is None and not places(score):
        return less(score, exact).copy_abs() <= NEAR
    return round_half_up(Fraction(exact), places(score) if decimals is None else decimals) == score


def note(code: str, severity: Severity, message: str, rule: Citation | None = None, text: str = "") -> Finding:
    """A finding on a form as a whole."""
    return Finding(code=code, severity=severity, message=message, rule=rule, text=text)


def scores_of(rows: Iterable[Indicator], /) -> list[Decimal]:
    """The points that a form gives to rows, of those that it gives any."""
    results = [row.result for row in rows if row.result is not None]
    return [result.score for result in results if result.score is not None]


def money_findings(
    row: Execution, assessment: Assessment, policy: ScoringPolicy, *, explained: bool
) -> Iterator[Finding]:
    """What the first row of the money says against its own rate, its points and the rules of warning."""
    block = assessment.execution
    if block.rate is None:
        return
    yield from _printed_execution(row, block, block.rate)
    if block.reason_required and not (explained or row.reason.strip()):
        yield note(
            "execution-unexplained", _WARNING, "the execution rate is below 90%, and no reason is given", text=row.name
        )
    yield from _warned_rate(row, block.rate)
    if policy.weights.execution and _looks_better(assessment):
        message = "the indicators' share of their points is more than 5% above the share of budget execution"
        yield note("indicators-above-execution", _WARNING, message, LOOKS_BETTER)


def _printed_execution(row: Execution, block: AssessedExecution, rate: Fraction) -> Iterator[Finding]:
    """The rate and the points that the row prints, against the money and the rule."""
    if row.rate is not None and not _same_rate(row.rate, rate):
        shown = round_half_up(rate * 100, 2)
        message = f"the execution rate is printed as {row.rate}; executed over adjusted budget is {shown}%"
        yield note("execution-rate-differs", _WARNING, message, RATES, row.name)
    if row.score is not None and not as_printed(row.score, block.low):
        given = f"{row.score} points are given for budget execution"
        message = f"{given}; the rule {block.rule} gives {block.low} of {block.weight}"
        code = "score-over-weight" if row.score > block.weight else "points-differ"
        yield note(code, _WARNING, message, block.clause, row.name)


def _warned_rate(row: Execution, rate: Fraction) -> Iterator[Finding]:
    """The rates that supervision warns of: a fifth left unspent, or a fifth off the budget on either side."""
    if rate < _MOST_UNSPENT:
        yield note("budget-unspent", _WARNING, "more than a fifth of the budget is not spent", UNSPENT, row.name)
    if rate < _MOST_UNSPENT or rate > _MOST_OVERSPENT:
        yield note("execution-abnormal", _WARNING, "the execution rate is below 80% or above 120%", ABNORMAL, row.name)


_MOST_UNSPENT, _MOST_OVERSPENT = Fraction(4, 5), Fraction(6, 5)


def _same_rate(printed: Quantity, rate: Fraction) -> bool:
    """Whether a printed rate is the rate, to the decimals that are printed (98.5%, 0.985, or a bare 98.5)."""
    decimals = places(printed.value)
    readings = [rate / printed.unit.factor]
    if not printed.unit.symbol:
        readings.append(rate * 100)
    value = Fraction(printed.value)
    return any(Fraction(round_half_up(reading, decimals)) == value for reading in readings)


def _looks_better(assessment: Assessment) -> bool:
    """(S − E) / S > 5%, for the shares of their points that indicators and execution earn."""
    block = assessment.execution
    points = less(assessment.total.low, block.low)
    out_of = less(assessment.total.out_of, block.weight)
    if points <= 0 or not block.weight:
        return False
    indicators, spending = Fraction(points) / Fraction(out_of), Fraction(block.low) / Fraction(block.weight)
    return (indicators - spending) / indicators > Fraction(1, 20)


def sum_findings(
    rows: list[Indicator], report: Report, assessment: Assessment, policy: ScoringPolicy
) -> Iterator[Finding]:
    """What the printed total and grade say against the points printed and the policy."""
    printed = report.total
    if printed is None:
        return
    yield from _total_against_rows(printed, rows, report, assessment)
    if printed > FULL:
        yield note("total-over-100", _ERROR, f"expected a total of at most 100, found {printed}", text="总分")
    if not _is_spread_form(assessment) and not _is_near(printed, assessment):
        expected = _range(assessment.total.low, assessment.total.high)
        message = f"the total is printed as {printed}; the policy gives {expected}"
        yield note("total-off-policy", _WARNING, message, policy.citation, "总分")
    said, grade = report.grade.strip(), policy.grades.of(printed)
    if said and grade != said and assessment.total.out_of == FULL:
        message = f"the grade is printed as {report.grade}; a total of {printed} is {grade or 'no grade'}"
        yield note("grade-differs", _ERROR, message, policy.grades.citation, report.grade)


def _total_against_rows(
    printed: Decimal, rows: list[Indicator], report: Report, assessment: Assessment
) -> Iterator[Finding]:
    """A total that is not the sum of the points given, whatever the cells left blank may hide."""
    scores = scores_of(rows)
    if not scores:
        return
    money = [item.score for item in report.execution[:1] if item.score is not None]
    total = add([*scores, *money])
    blank = _blank_points(rows, assessment)
    if not money:
        blank.append(assessment.execution.weight)
    if not as_printed(printed, total) and not _between(printed, total, add([total, *blank])):
        message = f"the total is printed as {printed}; the points printed add up to {total}"
        yield note("total-differs", _ERROR, message, text="总分")


def _blank_points(rows: list[Indicator], assessment: Assessment) -> list[Decimal]:
    """The full points of the rows that the form gives no points."""
    scored = {row.id for row in rows if row.result is not None and row.result.score is not None}
    return [line.weight or Decimal(0) for line in assessment.lines if line.id not in scored]


def _between(printed: Decimal, low: Decimal, high: Decimal) -> bool:
    """Whether a total lies between what is printed and what blank cells may hide, or is the latter rounded."""
    return low < printed <= high or as_printed(printed, high)


def _is_spread_form(assessment: Assessment) -> bool:
    """Whether points that the form does not print are part of its total."""
    return any(map(is_spread, assessment.lines))


def _is_near(total: Decimal, assessment: Assessment) -> bool:
    """Whether a printed total lies in the range of the policy, give or take the rounding of each row."""
    decimals = places(total)
    give = as_decimal(5 * len(assessment.lines), decimals + 1) if decimals else Decimal(0)
    return less(assessment.total.low, give) <= total <= add([assessment.total.high, give])


def _range(low: Decimal, high: Decimal) -> str:
    return f"{low}" if low == high else f"{low} to {high}"
