"""The money, the sums and the grade that a self-evaluation prints, held against each other and against its policy."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from perfmodel._finding import Finding, Severity
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Execution, Report
from perfmodel.scoring._policy import FULL, ScoringPolicy
from perfmodel.scoring._result import AssessedLine, Assessment, WeightSource
from perfmodel.scoring._sums import less
from perfmodel.source import Citation, Standing
from perfmodel.values._exact import add, as_decimal, round_half_up
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
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def as_printed(score: Decimal, exact: Decimal, /, *, whole: bool = False) -> bool:
    """Whether printed points are the exact ones at the decimals printed; whole ones round only in a *whole* form."""
    if not places(score) and not whole:
        return less(score, exact).copy_abs() <= NEAR
    return round_half_up(Fraction(exact), places(score)) == score


def note(code: str, severity: Severity, message: str, rule: Citation | None = None, text: str = "") -> Finding:
    """A finding on a form as a whole."""
    return Finding(code=code, severity=severity, message=message, rule=rule, text=text)


def money_findings(
    row: Execution, assessment: Assessment, policy: ScoringPolicy, *, explained: bool
) -> Iterator[Finding]:
    """What the first row of the money says against its own rate, its points and the rules of warning."""
    block = assessment.execution
    rate = block.rate
    if rate is None:
        return
    if row.rate is not None and not _same_rate(row.rate, rate):
        shown = round_half_up(rate * 100, 2)
        message = f"the execution rate is printed as {row.rate}; executed over adjusted budget is {shown}%"
        yield note("execution-rate-differs", _WARNING, message, RATES, row.name)
    if row.score is not None and not as_printed(row.score, block.low):
        given = f"{row.score} points are given for budget execution"
        message = f"{given}; the rule {block.rule} gives {block.low} of {block.weight}"
        code = "score-over-weight" if row.score > block.weight else "points-differ"
        yield note(code, _WARNING, message, block.clause, row.name)
    if block.reason_required and not (explained or row.reason.strip()):
        yield note(
            "execution-unexplained", _WARNING, "the execution rate is below 90%, and no reason is given", text=row.name
        )
    if rate < Fraction(4, 5):
        yield note("budget-unspent", _WARNING, "more than a fifth of the budget is not spent", UNSPENT, row.name)
    if rate < Fraction(4, 5) or rate > Fraction(6, 5):
        yield note("execution-abnormal", _WARNING, "the execution rate is below 80% or above 120%", ABNORMAL, row.name)
    if policy.weights.execution and _looks_better(assessment):
        message = "the indicators' share of their points is more than 5% above the share of budget execution"
        yield note("indicators-above-execution", _WARNING, message, LOOKS_BETTER)


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
    scores = [row.result.score for row in rows if row.result is not None and row.result.score is not None]
    money = [item.score for item in report.execution[:1] if item.score is not None]
    if report.total is not None:
        total = add([*scores, *money])
        blank = [line.weight or Decimal(0) for line in assessment.lines if not _is_scored(rows, line)]
        unread = add([*blank, Decimal(0) if money else assessment.execution.weight])
        if scores and not as_printed(report.total, total) and not _between(report.total, total, add([total, unread])):
            message = f"the total is printed as {report.total}; the points printed add up to {total}"
            yield note("total-differs", _ERROR, message, text="总分")
        if report.total > FULL:
            yield note("total-over-100", _ERROR, f"expected a total of at most 100, found {report.total}", text="总分")
        if not _is_spread_form(assessment) and not _is_near(report.total, assessment):
            expected = _range(assessment.total.low, assessment.total.high)
            message = f"the total is printed as {report.total}; the policy gives {expected}"
            yield note("total-off-policy", _WARNING, message, policy.citation, "总分")
    if report.grade.strip() and report.total is not None:
        grade = policy.grades.of(report.total)
        if grade != report.grade.strip():
            message = f"the grade is printed as {report.grade}; a total of {report.total} is {grade or 'no grade'}"
            yield note("grade-differs", _ERROR, message, policy.grades.citation, report.grade)


def _is_scored(rows: list[Indicator], line: AssessedLine) -> bool:
    """Whether the form prints points given for a row."""
    return any(row.id == line.id and row.result is not None and row.result.score is not None for row in rows)


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
