"""
Monitoring lamps at a month: red, yellow, green, blue, as one system sets them.

A value of which more is better is held against the target's share of the months gone by; a limit, a quality, a day
and a cost against the whole target.  The worst lamp wins.  The lower end of each band belongs to it (this project's
choice).
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import final

from attrs import field, frozen

from perfmodel._arguments import Choice, listed, require, typed
from perfmodel._base_errors import shown
from perfmodel._finding import Finding, Severity
from perfmodel.errors import InvalidValueError
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator, Term
from perfmodel.objectives._polarity import evidence_of
from perfmodel.objectives._report import Execution
from perfmodel.scoring._execution import reported_execution
from perfmodel.scoring._keys import Index, Keyed, Reported, as_actual, as_reference
from perfmodel.scoring._open_rows import why_open
from perfmodel.scoring._sums import quotient
from perfmodel.source import Citation, Standing
from perfmodel.targets._actual import Actual
from perfmodel.targets._judge import judge, target_judged
from perfmodel.targets._shapes import Statement, Target, Threshold, Unstated
from perfmodel.targets._terms import Comparison, Polarity
from perfmodel.targets._verdict import Judgement, Reason, Verdict
from perfmodel.values._quantity import Quantity


def _seen(clause: str, note: str | None = None) -> Citation:
    return Citation("provincial system", clause=clause, standing=Standing.SEEN, note=note)


@final
class Lamp(Choice):
    """A monitoring lamp; blue is far ahead of its time."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"


MORE = _seen("more is better: A / (T × month/12): red below 60%, yellow below 80%, green below 120%, else blue")
LIMIT = _seen("less is better: green inside the target, else red")
ZERO_TARGET = _seen("a target of 0: green when the actual is 0, else red")
INSIDE = _seen("quality, timeliness and cost: green inside the target, else red, whatever the direction", "Shanxi")
WORDS = _seen("in words: reached green, partly yellow, not reached red")
SPENDING = _seen("execution: rate / (month/12): red below 60%, yellow below 80%, else green")
OVERALL = _seen("the worst lamp wins: red, yellow, green, blue")

_ORDER = (Lamp.RED, Lamp.YELLOW, Lamp.GREEN, Lamp.BLUE)
_BY_VERDICT = {
    Verdict.MET: Lamp.GREEN,
    Verdict.PARTLY_MET: Lamp.YELLOW,
    Verdict.MISSED: Lamp.RED,
    Verdict.UNDECIDED: None,
}
_WHOLE = frozenset(("output.quality", "output.timeliness"))
_MONTHS = 12
_BLANK = Actual(said=Unstated())


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class LampLine:
    """
    The lamp of one row.

    Attributes:
        id: The indicator's id, or ``execution``.

        lamp: The lamp, or ``None`` where nothing tells it.

        value: What the bands are read from, as a part of what was due by now; ``None`` where the target as a whole
            decides.

        reason: Why the verdict is what it is, or ``None`` for execution.

        clause: Where the rule comes from.
    """

    id: str
    lamp: Lamp | None
    value: Fraction | None = None
    reason: Reason | None = None
    clause: Citation


def _lines(value: Iterable[LampLine]) -> tuple[LampLine, ...]:
    return listed(value, "lines")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Monitoring:
    """
    The lamps of a document at a month.

    Attributes:
        month: The month whose end it is, 1 to 12.

        lines: The lamps of the indicators.

        execution: The lamp of budget execution.

        overall: The worst lamp; ``None`` while a lamp that is not known could be worse.

        findings: What is missing.

    Raises:
        InvalidValueError: (``month-invalid``) for a month outside 1 to 12.
    """

    month: int
    lines: tuple[LampLine, ...] = field(converter=_lines)
    execution: LampLine
    overall: Lamp | None
    findings: tuple[Finding, ...]

    def __attrs_post_init__(self) -> None:
        _check_month(self.month)


def _check_month(month: int) -> None:
    if not 1 <= month <= _MONTHS:
        message = f"expected a month from 1 to 12, found {shown(month)}"
        raise InvalidValueError(message, code="month-invalid")


def monitor(
    objectives: Objectives,
    actuals: Keyed[Reported] | None = None,
    *,
    month: int,
    references: Keyed[Quantity | str] | None = None,
    execution: Execution | None = None,
) -> Monitoring:
    """
    Set the lamps at the end of a month.

    >>> from perfmodel import ProjectObjectives
    >>> from perfmodel import parse_target
    >>> row = Indicator(number="1", name="讲座场次", category="output.quantity", target=parse_target("≥24场"))
    >>> found = monitor(ProjectObjectives(project="阅读推广", indicators=[row]), {"output.quantity/1": "10场"}, month=7)
    >>> found.lines[0].lamp, found.lines[0].value
    (<Lamp.YELLOW: 'yellow'>, Fraction(5, 7))

    Args:
        objectives: The document.

        actuals: Values so far by indicator id, or by (category id, number); ``None`` takes those of the document's own
            monitoring form.

        month: The month whose end it is, 1 to 12.

        references: The figures that relative targets name, by indicator id or (category id, number).

        execution: The money so far; ``None`` takes the first row that the form reports.

    Raises:
        InvalidValueError: (``month-invalid``) outside 1 to 12.
    """
    require(objectives, Objectives, "objectives")
    require(month, int, "month")
    for name, value in (("actuals", actuals), ("references", references)):
        require(value, Mapping | None, name, "hand in a mapping from indicator ids")
    _check_month(month)
    findings: list[Finding] = []
    rows = [row for row in objectives.indicators if row.term is Term.ANNUAL]
    index = Index(objectives.indicators)
    given: dict[str, Reported] = _so_far(rows) if actuals is None else index.resolve(actuals, "actual", findings)
    figures = index.resolve(references or {}, "reference", findings)
    lines: list[LampLine] = []
    for row in rows:
        actual = as_actual(given[row.id], objectives.fiscal_year) if row.id in given else _BLANK
        reference = as_reference(figures[row.id]) if row.id in figures else None
        line = _line(row, actual, reference, Fraction(month, _MONTHS))
        lines.append(line)
        if line.lamp is None:
            findings.append(_open(row, line, actual))
    spending = _execution(objectives, reported_execution(objectives, execution), Fraction(month, _MONTHS), findings)
    lamps = [line.lamp for line in (*lines, spending)]
    return Monitoring(month=month, lines=lines, execution=spending, overall=_worst(lamps), findings=tuple(findings))


def _so_far(rows: Iterable[Indicator]) -> dict[str, Reported]:
    return {row.id: row.result.so_far for row in rows if row.result is not None and row.result.so_far is not None}


def _line(row: Indicator, actual: Actual, reference: Quantity | None, elapsed: Fraction) -> LampLine:
    target = row.target if row.adjusted is None else row.adjusted
    evidence = evidence_of(row, target)
    polarity = None if evidence is None else evidence.polarity
    judgement = judge(target, actual, polarity=polarity, reference=reference, name=row.name)
    clause = _clause(row, target_judged(judgement), judgement, polarity)
    reached, bound = judgement.reached, judgement.bound
    if clause is not MORE or reached is None or bound is None:
        return LampLine(id=row.id, lamp=_BY_VERDICT[judgement.verdict], reason=judgement.reason, clause=clause)
    value = quotient(reached, bound) / elapsed
    return LampLine(id=row.id, lamp=_band(value, blue=True), value=value, reason=judgement.reason, clause=clause)


def _clause(row: Indicator, target: Target, judgement: Judgement, polarity: Polarity | None) -> Citation:
    """Which rule sets the lamp of a row."""
    bound = judgement.bound
    if isinstance(target, Threshold) and bound is not None and not bound.value:
        return ZERO_TARGET
    if row.category is not None and (row.category.id in _WHOLE or row.category.top == "cost"):
        return INSIDE
    if isinstance(target, Statement):
        return WORDS
    return MORE if _grows(target, polarity) else LIMIT


def _grows(target: Target, polarity: Polarity | None) -> bool:
    """Whether a target is reached bit by bit: a count or an amount of which more is better."""
    if not isinstance(target, Threshold) or target.quantity.value <= 0:
        return False
    if target.comparison is Comparison.STATED:
        return polarity is Polarity.HIGHER_IS_BETTER
    return target.comparison in {Comparison.GE, Comparison.GT, Comparison.EQ}


def _band(value: Fraction, *, blue: bool) -> Lamp:
    if value < Fraction(6, 10):
        return Lamp.RED
    if value < Fraction(8, 10):
        return Lamp.YELLOW
    return Lamp.BLUE if blue and value >= Fraction(12, 10) else Lamp.GREEN


def _open(row: Indicator, line: LampLine, actual: Actual) -> Finding:
    code = "lamp-unknown" if line.reason is None else line.reason.code
    why = "" if line.reason is None else why_open(line.reason, row.adjusted or row.target, actual)
    message = f"no lamp can be set; {why}"
    return Finding(
        code=code,
        severity=Severity.WARNING,
        message=message,
        rule=line.clause,
        indicator=row.id,
        place=row.place,
        text=row.name,
    )


def _execution(objectives: Objectives, row: Execution, elapsed: Fraction, findings: list[Finding]) -> LampLine:
    budget = row.adjusted or row.initial or objectives.budget.total
    executed = row.executed
    if budget is None or executed is None or not budget.value or not executed.unit.converts_to(budget.unit):
        message = (
            "expected an executed amount and a budget above zero in one currency; no lamp can be set for execution"
        )
        finding = Finding(
            code="execution-missing", severity=Severity.WARNING, message=message, rule=SPENDING, text=row.name
        )
        findings.append(finding)
        return LampLine(id="execution", lamp=None, clause=SPENDING)
    value = quotient(executed, budget) / elapsed
    return LampLine(id="execution", lamp=_band(value, blue=False), value=value, clause=SPENDING)


def _worst(lamps: list[Lamp | None]) -> Lamp | None:
    """The worst lamp, unless one that is not known could be worse."""
    known = [lamp for lamp in lamps if lamp is not None]
    worst = next((lamp for lamp in _ORDER if lamp in known), None)
    return worst if worst is Lamp.RED or len(known) == len(lamps) else None
