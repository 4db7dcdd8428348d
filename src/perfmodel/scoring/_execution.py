"""Budget execution: executed over adjusted budget, as points."""

from decimal import Decimal
from fractions import Fraction

from perfmodel._arguments import require
from perfmodel._finding import Finding, Severity
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._report import Execution
from perfmodel.scoring._policy import FULL, ScoringPolicy
from perfmodel.scoring._result import AssessedExecution, LineStatus
from perfmodel.source import Citation, Standing
from perfmodel.values._quantity import Quantity

REASON_BELOW = Fraction(9, 10)
LOW_RATE = Citation(
    "forms",
    clause="self-evaluation form of Sichuan, 2023: an execution rate below 90% needs a reason",
    standing=Standing.SEEN,
)
CHANGED_BUDGET = Citation(
    "forms",
    clause="self-evaluation form of Sichuan, 2023: a budget changed in the year is explained",
    standing=Standing.SEEN,
)
TOTAL = "年度资金总额"


def reported_execution(objectives: Objectives, given: Execution | None) -> Execution:
    """
    The row of money to score: the one given, else the first that the form reports, else the budget alone.

    Raises:
        WrongTypeError: When what is given is no :class:`~perfmodel.objectives.Execution`.
    """
    if given is not None:
        require(given, Execution, "execution", "write Execution(name='年度资金总额', adjusted=…, executed=…)")
        return given
    rows = () if objectives.report is None else objectives.report.execution
    return rows[0] if rows else Execution(name=TOTAL)


def score_execution(
    objectives: Objectives, row: Execution, policy: ScoringPolicy, findings: list[Finding], *, applies: bool
) -> AssessedExecution:
    """The block of budget execution; a rate that cannot be is a finding, and its points stay a range."""
    adjusted = _adjusted(objectives, row, findings)
    weight = _weight(row, policy, findings)
    rate = _rate(adjusted, row.executed, findings)
    share = None if rate is None else min(rate, Fraction(1)) if policy.execution_capped else rate
    status = LineStatus.NOT_APPLICABLE if not applies else LineStatus.SCORED
    if status is LineStatus.SCORED and share is None:
        status = LineStatus.UNREPORTED if row.executed is None or adjusted is None else LineStatus.UNDECIDED
    if status is LineStatus.NOT_APPLICABLE:
        low = high = Decimal(0)
    elif share is None:
        low, high = Decimal(0), weight
    else:
        low = high = policy.rounding.of(weight, share)
    low_rate = rate is not None and rate < REASON_BELOW
    if low_rate:
        _note(findings, "execution-low", Severity.NOTE, "an execution rate below 90% needs a reason", LOW_RATE)
    return AssessedExecution(
        adjusted=adjusted,
        executed=row.executed,
        rate=rate,
        low=low,
        high=high,
        weight=weight,
        status=status,
        rule=policy.execution.id,
        clause=policy.execution.citation,
        reason_required=low_rate,
    )


def _note(findings: list[Finding], code: str, severity: Severity, message: str, rule: Citation | None = None) -> None:
    findings.append(Finding(code=code, severity=severity, message=message, rule=rule))


def _adjusted(objectives: Objectives, row: Execution, findings: list[Finding]) -> Quantity | None:
    """The budget to divide by: adjusted, else as started with, else the document's own, and said so."""
    if row.adjusted is not None:
        if row.initial is not None and row.initial != row.adjusted:
            message = f"the budget changed in the year from {row.initial} to {row.adjusted}; explain the change"
            _note(findings, "budget-changed", Severity.NOTE, message, CHANGED_BUDGET)
        return row.adjusted
    for amount, what in ((row.initial, "the initial budget"), (objectives.budget.total, "the document's budget")):
        if amount is not None:
            if row.executed is not None:
                message = f"no adjusted budget is reported; the rate takes {what}"
                _note(findings, "adjusted-budget-assumed", Severity.NOTE, message)
            return amount
    return None


def _weight(row: Execution, policy: ScoringPolicy, findings: list[Finding]) -> Decimal:
    """The points of the block: as printed, else the policy's."""
    if row.weight is None:
        return policy.weights.execution
    if not 0 <= row.weight <= FULL:
        message = f"expected points of budget execution from 0 to 100, found {row.weight}; the policy's are taken"
        _note(findings, "weight-invalid", Severity.ERROR, message, policy.weights.citation)
        return policy.weights.execution
    return row.weight


def _rate(adjusted: Quantity | None, executed: Quantity | None, findings: list[Finding]) -> Fraction | None:
    if adjusted is None or executed is None:
        missing = "executed amount" if executed is None else "budget"
        message = f"expected the {missing}, found none; budget execution earns a range until it is reported"
        _note(findings, "execution-missing", Severity.WARNING, message)
        return None
    if not executed.unit.converts_to(adjusted.unit):
        message = f"expected amounts of one currency, found {executed} and {adjusted}"
        _note(findings, "execution-units-differ", Severity.ERROR, message)
        return None
    if executed.value < 0 or adjusted.value < 0:
        message = f"expected amounts from 0 up, found {executed} of {adjusted}"
        _note(findings, "execution-negative", Severity.ERROR, message)
        return None
    if not adjusted.value:
        message = f"executed {executed} of a budget of zero: the rate is undefined, so it is not scored"
        _note(findings, "execution-undefined", Severity.WARNING, message)
        return None
    rate = executed.exact / adjusted.exact
    if rate > 1:
        message = f"executed {executed} is more than the adjusted budget {adjusted}; check both amounts"
        _note(findings, "executed-over-budget", Severity.ERROR, message)
    return rate
