"""Money as a table: the amounts of budgets and tasks, and the rows of the money block of reports."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import pyarrow as pa

from perfmodel.interop.tables.cells import amount, numbers
from perfmodel.interop.tables.given import Read, documents_of
from perfmodel.interop.tables.schemas import MONEY_SCHEMA
from perfmodel.objectives.budget import Budget
from perfmodel.objectives.documents import DepartmentObjectives, Objectives
from perfmodel.objectives.report import Execution
from perfmodel.serializers._tables.documents import build_table, head_row
from perfmodel.serializers._tables.rows import Row
from perfmodel.values.quantity import Quantity


def money_to_table(documents: Read | Iterable[Read], /) -> pa.Table:
    """
    The money of documents as a table; ``document`` counts the documents from 0.

    ``section`` is ``budget`` for an amount of the budget, ``task`` for one of a task (``name`` is its name), and
    ``execution`` for a row of the money block of a report.  ``item`` is ``total``, ``fiscal``, ``other`` or ``part`` (a
    further source, with its printed name); of a row of a report it is ``row``.  A blank cell has no amount, and is not
    zero.

    >>> from perfmodel.values.quantity import Quantity
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
