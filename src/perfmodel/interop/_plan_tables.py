"""
What documents plan and report, as tables: their indicators, and their money.

Indicators have one row each, with what is known of it from the form to the verdict.  Money is the amounts of budgets
and tasks, and the rows of the money block of reports.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa

from perfmodel._arguments import listed, require
from perfmodel.display._language import Tongue, tongue_of
from perfmodel.errors import InvalidValueError
from perfmodel.interop._table_cells import (
    Read,
    amount,
    base_symbol,
    documents_of,
    evidence_row,
    labels,
    numbers,
    place_row,
    reported,
    rounded,
    written,
)
from perfmodel.interop._table_schemas import INDICATOR_SCHEMA, MONEY_SCHEMA
from perfmodel.objectives._documents import DepartmentObjectives, Objectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._polarity import evidence_of
from perfmodel.objectives._report import Budget, Execution, Result
from perfmodel.scoring._result import AssessedLine, Assessment
from perfmodel.serializers._document_tables import build_table, head_row, indicator_row
from perfmodel.serializers._target_columns import Row
from perfmodel.targets._extent import rate_of
from perfmodel.targets._shapes import Frequency, Range, Relative, Target, Threshold
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._quantity import Quantity


def indicators_to_table(
    documents: Iterable[Read],
    /,
    *,
    assessments: Iterable[Assessment | None] | None = None,
    locale: str = "en",
) -> pa.Table:
    r"""
    The indicators of documents as a table of one row each, for data frames; ``document`` counts the documents from 0.

    >>> from perfmodel import read_form
    >>> form = "项目名称 阅览室改造\n三级指标 指标值 实际完成值\n新增座位 ≥8万个 9万个".replace(" ", "\t")
    >>> row = indicators_to_table([read_form(form)]).to_pylist()[0]
    >>> row["place"], row["unit_kind"], str(row["base_value"])[:5], row["actual"]
    ('line 3, column 1', 'count', '80000', '9万个')

    Args:
        documents: Documents, or readings, which add the file and the form that a row stands in.

        assessments: What :func:`~perfmodel.assess` made of each document, in the same order; ``None`` for one that is
            not assessed.

        locale: The language of ``place``, as for :func:`~perfmodel.explain`.

    Returns:
        A table of ``INDICATOR_SCHEMA``.

    Raises:
        WrongTypeError: When one of them is no document, reading or assessment.

        InvalidValueError: (``text-invalid``) when a text of a document holds half a character;
            (``assessments-differ``) when the assessments are not those of the documents;
            (``locale-unknown``) for another language.
    """
    require(locale, str, "locale")
    tongue = tongue_of(locale)
    given = list(documents_of(documents))
    assessed = _assessed(assessments, len(given))
    rows = [
        {"document": index, **source, **head_row(document), **_row(indicator, lines.get(indicator.id), tongue)}
        for (index, source, document), assessment in zip(given, assessed, strict=True)
        for lines in [_lines(document, assessment, index)]
        for indicator in document.indicators
    ]
    return build_table(rows, INDICATOR_SCHEMA)


def _assessed(assessments: Iterable[Assessment | None] | None, count: int) -> tuple[Assessment | None, ...]:
    if assessments is None:
        return (None,) * count
    found = listed(assessments, "assessments", Assessment | None)
    if len(found) != count:
        message = (
            f"expected an assessment for each of {count} documents, found {len(found)}; write None for those without"
        )
        raise InvalidValueError(message, code="assessments-differ")
    return found


def _lines(document: Objectives, assessment: Assessment | None, index: int) -> dict[str, AssessedLine]:
    """The lines of the assessment of a document by id."""
    if assessment is None:
        return {}
    rows = {row.id: row for row in document.indicators}
    for line in assessment.lines:
        row = rows.get(line.id)
        if row is None or row.name != line.name or line.target not in {row.target, row.adjusted}:
            message = (
                f"expected the assessment of document {index}, found one with {line.id} ({line.name[:60]}), which it "
                "has not; hand in the assessments in the order of the documents"
            )
            raise InvalidValueError(message, code="assessments-differ")
    return {line.id: line for line in assessment.lines}


def _row(indicator: Indicator, line: AssessedLine | None, tongue: Tongue) -> Row:
    result = indicator.result or Result()
    actual = result.actual if line is None else line.actual
    said = None if actual is None else actual.quantity
    target = indicator.target if indicator.adjusted is None else indicator.adjusted
    measured = _measured(indicator.target)
    return {
        **indicator_row(indicator),
        **place_row(indicator.place, tongue),
        **labels(indicator.category),
        **_unit_row(measured),
        "actual": reported(actual),
        "so_far": reported(result.so_far),
        "expected": reported(result.expected),
        "likelihood": result.likelihood or None,
        "actual_unit": None if said is None else said.unit.symbol,
        "reason": result.reason or None,
        **evidence_row(evidence_of(indicator, target) if line is None else line.polarity, tongue),
        **_verdict_row(line),
        **numbers(
            {
                "weight": indicator.weight,
                "actual_value": None if said is None else said.value,
                "actual_base_value": None if said is None else said.exact,
                "score": result.score,
                **_base(measured),
                **_points(line),
            }
        ),
    }


def _measured(target: Target) -> Quantity | Interval | None:
    """The amount of a target's fields ``value``, ``lower`` and ``upper``, or ``share``; how often as a rate: 2次/月."""
    match target:
        case Threshold(quantity=quantity):
            return quantity
        case Frequency(count=count, per=per):
            return rate_of(count, per)
        case Range(interval=interval):
            return interval
        case Relative(change=change, share=share):
            return share if change is None else change
        case _:
            return None


def _unit_row(measured: Quantity | Interval | None) -> Row:
    if measured is None:
        return {}
    one = _ends(measured)[0].quantity if isinstance(measured, Interval) else measured
    fraction = None if isinstance(measured, Interval) else str(measured.exact)
    return {"unit_kind": one.unit.kind, "base_unit": base_symbol(one.unit), "base_fraction": fraction}


def _ends(interval: Interval) -> tuple[Bound, Bound]:
    return Range(interval=interval).ends


def _base(measured: Quantity | Interval | None) -> dict[str, Fraction]:
    """The amount in base units."""
    if isinstance(measured, Interval):
        lower, upper = _ends(measured)
        return {"base_lower": lower.quantity.exact, "base_upper": upper.quantity.exact}
    return {} if measured is None else {"base_value": measured.exact}


def _verdict_row(line: AssessedLine | None) -> Row:
    if line is None:
        return {}
    return {
        "verdict": line.verdict.value,
        "verdict_reason": line.reason.code,
        "status": line.status.value,
        "ratio_fraction": written(line.ratio),
        "rule": line.rule,
    }


def _points(line: AssessedLine | None) -> Row:
    if line is None:
        return {}
    return {
        "ratio": rounded(line.ratio),
        "points": line.points,
        "points_low": line.low,
        "points_high": line.high,
        "points_weight": line.weight,
    }


def money_to_table(documents: Read | Iterable[Read], /) -> pa.Table:
    """
    The money of documents as a table; ``document`` counts the documents from 0.

    ``section`` is ``budget`` for an amount of the budget, ``task`` for one of a task (``name`` is its name), and
    ``execution`` for a row of the money block of a report.  ``item`` is ``total``, ``fiscal``, ``other`` or ``part`` (a
    further source, with its printed name); of a row of a report it is ``row``.  A blank cell has no amount, and is not
    zero.

    >>> from perfmodel import Quantity
    >>> plan = DepartmentObjectives(department="市图书馆", budget=Budget(total=Quantity("120.50", "万元")))
    >>> amount = money_to_table(plan).to_pylist()[0]["amount"]
    >>> amount["text"], str(amount["base_value"])[:9], amount["base_unit"]
    ('120.50万元', '1205000.0', '元')

    Args:
        documents: Documents, or readings, which add the file and the form; one or many.

    Returns:
        A table of ``MONEY_SCHEMA``.

    Raises:
        WrongTypeError: When one of them is no document or reading.

        InvalidValueError: (``text-invalid``) when a text holds half a character.
    """
    rows = [
        {"document": index, **source, **head_row(document), **row}
        for index, source, document in documents_of(documents)
        for row in _rows(document)
    ]
    return build_table(rows, MONEY_SCHEMA)


def _rows(document: Objectives) -> Iterator[Row]:
    yield from _budget(document.budget, "budget", None)
    for task in document.tasks if isinstance(document, DepartmentObjectives) else ():
        yield from _budget(task.budget or Budget(), "task", task.name)
    if document.report is not None:
        yield from map(_execution, document.report.execution)


def _budget(budget: Budget, section: str, name: str | None) -> Iterator[Row]:
    amounts = (("total", budget.total), ("fiscal", budget.fiscal), ("other", budget.other))
    found: list[tuple[str, str | None, Quantity | None]] = [
        (item, name, one) for item, one in amounts if one is not None
    ]
    found += [("part", part.name, part.amount) for part in budget.parts]
    for item, named, one in found:
        yield {"section": section, "item": item, "name": named, **_cells({"amount": one}, {})}


def _execution(row: Execution) -> Row:
    amounts = {"initial": row.initial, "adjusted": row.adjusted, "executed": row.executed, "rate": row.rate}
    points = {"weight": row.weight, "score": row.score}
    head = {"section": "execution", "item": "row", "name": row.name, "reason": row.reason or None}
    return {**head, **_cells(amounts, points)}


def _cells(amounts: Mapping[str, Quantity | None], points: Mapping[str, Decimal | None]) -> Row:
    """Amounts and points; ``out_of_range`` names those that no column holds."""
    cells = {name: amount(one) for name, one in amounts.items()}
    parts = ("value", "base_value")
    beyond = [f"{name}.{part}" for name, cell in cells.items() if cell for part in parts if cell[part] is None]
    found = numbers(points)
    return {**cells, **found, "out_of_range": [*beyond, *found["out_of_range"]]}
