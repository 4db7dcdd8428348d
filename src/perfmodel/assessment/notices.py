"""What an assessment has to say beside its points: what is missing, what does not fit, what needs a person."""

from fractions import Fraction

from perfmodel.assessment.policy import FULL, ScoringPolicy
from perfmodel.assessment.result import AssessedExecution, AssessedLine, LineStatus
from perfmodel.assessment.scoring import Scored
from perfmodel.assessment.sums import less
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.objectives.indicator import Indicator
from perfmodel.source import Citation, Standing
from perfmodel.targets.exact import add, round_half_up

NOT_APPLICABLE_WORDS = frozenset("不适用 本指标不适用 本指标不适用此项目 不适用此项目".split())
"""What a cell says of a row that does not apply (one was seen as a pick-list value of a provincial system)."""

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
        found.append(_of(row, "over-fulfilment", Severity.WARNING, message, policy.over.citation))
    if share is not None and not scored.by_share:
        found.append(_unused(line, row, policy, share))
    if scored.excluded:
        return [*found, _of(row, _NO_RULE, Severity.WARNING, f"does not apply, and {_STAYS}", NOT_APPLICABLE_RULE)]
    said = _open(line, row)
    return found if said is None else [*found, said]


def _open(line: AssessedLine, row: Indicator) -> Finding | None:
    """Why the points of a row are not known."""
    if line.status is LineStatus.UNREPORTED:
        message = f"nothing is reported, so it earns from {line.low} to {line.high} points; report a value"
        return _of(row, "actual-missing", Severity.WARNING, message)
    if line.status is LineStatus.NEEDS_READER:
        message = f"needs a reader: a person gives it from {line.low} to {line.high} points"
        return _of(row, "needs-reader", Severity.WARNING, message, line.clause)
    if line.status is LineStatus.NOT_APPLICABLE:
        message = "does not apply, so it drops out and the rest is scaled to 100"
        return _of(row, "not-applicable", Severity.NOTE, message, line.clause)
    return _undecided(line, row) if line.status is LineStatus.UNDECIDED else None


def _of(row: Indicator, code: str, severity: Severity, message: str, rule: Citation | None = None) -> Finding:
    return Finding(
        code=code, severity=severity, message=message, rule=rule, indicator=row.id, place=row.place, text=row.name
    )


def _undecided(line: AssessedLine, row: Indicator) -> Finding:
    code = line.reason.code
    fields = ", ".join(f"{name} {value!r}" for name, value in line.reason.fields)
    said = "" if line.actual is None else f" {line.actual.text or line.actual.said}"
    message = f"the actual{said} cannot be held against the target: {code}{f' ({fields})' if fields else ''}"
    return _of(row, code, Severity.ERROR if code in _ERRORS else Severity.WARNING, message)


def _unused(line: AssessedLine, row: Indicator, policy: ScoringPolicy, share: Fraction) -> Finding:
    """A person's share that was not taken, and why."""
    shown = round_half_up(share, 4)
    band = policy.qualitative.of(line.verdict)
    if line.status is LineStatus.UNREPORTED:
        message = f"the share {shown} is not used: it needs a reported value beside it"
        return _of(row, "share-without-actual", Severity.ERROR, message)
    if line.status is LineStatus.NEEDS_READER and band is not None:
        bounds = f"{band.low} to {band.high}"
        message = f"the share {shown} is not used: it lies outside the band of {line.verdict.value}, {bounds}"
        return _of(row, "share-outside-band", Severity.ERROR, message, policy.qualitative.citation)
    message = f"the share {shown} is not used: the rule {line.rule} decides this row"
    return _of(row, "share-unneeded", Severity.WARNING, message, line.clause)


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
