"""
The self-evaluation form that an assessment fills in: the document with its results, points, total and grade.

``dump`` draws it as the official 自评表.  What is not known yet stays blank: a form has no cell for a range.
"""

from attrs import evolve

from perfmodel.arguments import require
from perfmodel.assessment.result import AssessedExecution, AssessedLine, Assessment
from perfmodel.assessment.spending import TOTAL
from perfmodel.errors import InvalidValueError
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.indicator import Indicator, Term
from perfmodel.objectives.report import Execution, Report, Result
from perfmodel.targets.exact import round_half_up
from perfmodel.values.quantity import Quantity


def fill_form(objectives: Objectives, assessment: Assessment, /) -> Objectives:
    """
    The document as the self-evaluation form that the assessment comes to.

    >>> from perfmodel.assessment.assess import assess
    >>> from perfmodel.objectives.documents import ProjectObjectives
    >>> from perfmodel.targets.read import parse_target
    >>> target = parse_target("≥10万册")
    >>> row = Indicator(number="1", name="外借册次", category="output.quantity", target=target, weight=90)
    >>> plan = ProjectObjectives(project="馆藏更新", indicators=[row])
    >>> form = fill_form(plan, assess(plan, {"output.quantity/1": "9.5万册"}, policy="mof2020"))
    >>> form.indicators[0].result.score
    Decimal('85.50')

    Args:
        objectives: The document that was assessed.

        assessment: What came out.

    Raises:
        InvalidValueError: (``assessment-foreign``) when the assessment has other rows than the document.
    """
    require(objectives, Objectives, "objectives")
    require(assessment, Assessment, "assessment")
    rows = [row for row in objectives.indicators if row.term is Term.ANNUAL]
    if [row.id for row in rows] != [line.id for line in assessment.lines]:
        message = "expected an assessment of this document, found one with other rows; assess the document first"
        raise InvalidValueError(message, code="assessment-foreign")
    lines = {line.id: line for line in assessment.lines}
    indicators = [_row(row, lines.get(row.id)) for row in objectives.indicators]
    report = objectives.report or Report()
    total = assessment.total
    filled = evolve(
        report,
        execution=_execution(report.execution, assessment.execution),
        total=total.low if total.low == total.high else None,
        grade=assessment.grade or "",
    )
    return evolve(objectives, indicators=indicators, report=filled)


def _row(row: Indicator, line: AssessedLine | None) -> Indicator:
    if line is None:
        return row
    result = evolve(row.result or Result(), actual=line.actual, score=line.points)
    return evolve(row, weight=line.weight, result=result)


def _execution(rows: tuple[Execution, ...], block: AssessedExecution) -> tuple[Execution, ...]:
    """The money rows, the first of them with its rate and points."""
    first, *rest = rows or (Execution(name=TOTAL),)
    rate = None if block.rate is None else Quantity(round_half_up(block.rate * 100, 2), "%")
    filled = evolve(
        first,
        adjusted=block.adjusted,
        executed=block.executed,
        weight=block.weight,
        rate=rate,
        score=block.points,
    )
    return (filled, *rest)
