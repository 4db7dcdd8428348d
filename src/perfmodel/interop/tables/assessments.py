"""Assessments as a table: one row for each line, enough to explain its points."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyarrow as pa

from perfmodel.assessment.result import AssessedLine, Assessment
from perfmodel.forms.read import Reading
from perfmodel.interop.tables.cells import category_of, evidence_row, labels, numbers, reported, rounded, written
from perfmodel.interop.tables.given import several, source_row
from perfmodel.interop.tables.schemas import ASSESSMENT_SCHEMA
from perfmodel.serializers._tables.documents import build_table
from perfmodel.serializers._tables.rows import Row, row_of
from perfmodel.values.quantity import Quantity


def assessment_to_table(
    assessments: Assessment | Iterable[Assessment], /, *, reading: Reading | None = None
) -> pa.Table:
    r"""
    The lines of assessments as a table of one row each; ``assessment`` counts the assessments from 0.

    The money block, the total and the grade of its assessment stand beside each line.

    >>> from perfmodel.assessment.assess import assess
    >>> from perfmodel.forms.read import read_form
    >>> form = "项目名称 阅览室改造\n三级指标 指标值 分值 实际完成值\n新增座位 ≥80个 90 78个".replace(" ", "\t")
    >>> row = assessment_to_table(assess(read_form(form).document, policy="mof2020")).to_pylist()[0]
    >>> row["verdict"], str(row["points"])[:5], row["ratio_fraction"], str(row["weight"])[:2]
    ('missed', '87.75', '39/40', '90')

    Args:
        assessments: What :func:`~perfmodel.assess` gave, one or many.

        reading: Where the document was read, for its file and form.

    Returns:
        A table of ``ASSESSMENT_SCHEMA``.

    Raises:
        WrongTypeError: When one of them is no assessment.

        InvalidValueError: (``text-invalid``) when a text holds half a character.
    """
    source = source_row(reading)
    given: tuple[Assessment, ...] = several(assessments, "assessments", (Assessment,), "make them with assess")
    rows = [
        row for index, assessment in enumerate(given) for row in line_rows(assessment, {"assessment": index, **source})
    ]
    return build_table(rows, ASSESSMENT_SCHEMA)


def line_rows(assessment: Assessment, source: Row, /) -> Iterator[Row]:
    """The rows of an assessment, each with the columns that say where it belongs."""
    return ({**source, **_row(line, assessment)} for line in assessment.lines)


def _row(line: AssessedLine, whole: Assessment) -> Row:
    return {
        "policy": whole.policy,
        "id": line.id,
        "name": line.name,
        "category": line.category,
        **labels(category_of(line.category)),
        "target": row_of(line.target),
        "actual": reported(line.actual),
        "verdict": line.verdict.value,
        "reason": line.reason.code,
        "status": line.status.value,
        "assumptions": [assumption.code for assumption in line.assumptions],
        "ratio_fraction": written(line.ratio),
        "weight_source": line.weight_source.value,
        "reached_unit": _unit(line.reached),
        "bound_unit": _unit(line.bound),
        "reference_unit": _unit(line.reference),
        "share_fraction": written(line.share),
        **evidence_row(line.polarity),
        "rule": line.rule,
        "clause_source": line.clause.source,
        "clause": line.clause.clause,
        "clause_standing": line.clause.standing.value,
        "reason_required": line.reason_required,
        "execution_rate_fraction": written(whole.execution.rate),
        "grade_low": whole.grade_low,
        "grade_high": whole.grade_high,
        **numbers(
            {
                "ratio": rounded(line.ratio),
                "points": line.points,
                "points_low": line.low,
                "points_high": line.high,
                "weight": line.weight,
                "reached": _value(line.reached),
                "bound": _value(line.bound),
                "reference": _value(line.reference),
                "execution_rate": rounded(whole.execution.rate),
                "execution_low": whole.execution.low,
                "execution_high": whole.execution.high,
                "execution_weight": whole.execution.weight,
                "total_low": whole.total.low,
                "total_high": whole.total.high,
                "total_weight": whole.total.out_of,
            }
        ),
    }


def _unit(quantity: Quantity | None) -> str | None:
    return None if quantity is None else quantity.unit.symbol


def _value(quantity: Quantity | None) -> Decimal | None:
    return None if quantity is None else quantity.value
