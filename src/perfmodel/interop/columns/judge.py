"""
Columns of targets against columns of reported values: each distinct pair is judged once.

A row that cannot be judged (a polarity or a year that is none) is undecided, with its ``error_code``; it never
ends the batch.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from perfmodel.errors import PerfModelError
from perfmodel.interop.columns.back import code_of
from perfmodel.interop.columns.cells import column_or_text, column_or_year
from perfmodel.interop.columns.inputs import column_of, text_column
from perfmodel.interop.columns.judgements import JUDGEMENT_TYPE, JudgementRows
from perfmodel.interop.columns.pairs import Cells, Refused, Side, each_pair, refusal
from perfmodel.targets.actual import Actual, read_actual
from perfmodel.targets.judge import judge
from perfmodel.targets.read import parse_quantity
from perfmodel.targets.terms import Polarity
from perfmodel.values.quantity import Quantity


def judge_columns(  # noqa: PLR0913 - what a judgement may need
    targets: object,
    actuals: object,
    /,
    *,
    unit: object = None,
    fiscal_year: object = None,
    polarity: object = None,
    reference: object = None,
    name: object = None,
) -> pa.StructArray | pa.ChunkedArray:
    """
    Judge a column of reported values against a column of targets, as ``perfmodel.judge()`` judges one.

    A null target gives null; a null actual is a value that nobody reported (``actual-missing``).

    >>> import pyarrow as pa
    >>> from perfmodel.interop.arrow import read_targets
    >>> targets = read_targets(pa.array(["≥95%", "≤60万元", None]))
    >>> judge_columns(targets, pa.array(["96%", "61万元", "1"])).field("verdict").to_pylist()
    ['met', 'missed', None]

    Args:
        targets: What ``read_targets`` gave.

        actuals: The column of reported values, as texts.

        unit: The column 度量单位 of the actuals, or one text for all rows.

        fiscal_year: A column of years that days without a year in actuals belong to, or one year for all rows.

        polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        reference: A column of texts with the figure that a relative target names (last year's value), or one text.

        name: The column 三级指标, what the form calls the indicator, or one text; it decides what ``judge()`` says.

    Returns:
        A struct column of ``JUDGEMENT_TYPE``; chunked as *targets* is.

    Raises:
        DocumentError: When *targets* has not the published schema, or a later one (``schema-newer``).

        WrongTypeError: (``column-type``) for a column of another type.

        InvalidValueError: (``column-length``) for columns of different lengths.
    """
    column = column_of(targets, "targets")
    found = each_pair(column, sides(actuals, unit, fiscal_year, polarity, reference, name), _rows, JUDGEMENT_TYPE)
    return found[0] if isinstance(column, pa.Array) else pa.chunked_array(found, type=JUDGEMENT_TYPE)


def sides(  # noqa: PLR0913, PLR0917 - what a judgement may need
    actuals: object, unit: object, fiscal_year: object, polarity: object, reference: object, name: object, /
) -> list[Side[Any]]:
    """
    The columns that stand beside the targets in a judgement: the actual, the polarity, the reference and the name.

    Raises:
        WrongTypeError: (``column-type``) for a column of another type.
    """
    reported = {
        "actuals": text_column(actuals, "actuals"),
        "unit": column_or_text(unit, "unit"),
        "fiscal_year": column_or_year(fiscal_year, "fiscal_year"),
    }
    sense = column_or_text(polarity.value if isinstance(polarity, Polarity) else polarity, "polarity")
    return [
        Side(reported, _actual),
        Side({"polarity": sense}, _polarity),
        Side({"reference": column_or_text(reference, "reference")}, _reference),
        Side({"name": column_or_text(name, "name")}, _name),
    ]


def _actual(cells: Cells) -> Actual:
    return read_actual(cells["actuals"] or "", unit=cells["unit"], fiscal_year=cells["fiscal_year"])


def _polarity(cells: Cells) -> Polarity | None:
    return None if cells["polarity"] is None else code_of(Polarity, cells["polarity"])


def _reference(cells: Cells) -> Quantity | None:
    return None if cells["reference"] is None else parse_quantity(cells["reference"])


def _name(cells: Cells) -> str | None:
    name: str | None = cells["name"]
    return name


def _rows(pairs: Iterator[tuple[Any, ...]]) -> pa.StructArray:
    rows = JudgementRows()
    for target, actual, polarity, reference, name in pairs:
        if target is None:
            rows.leave(None)
            continue
        try:
            found = judge(target, actual, polarity=polarity, reference=reference, name=name)
        except PerfModelError as error:
            rows.leave(fault(error, actual, polarity, reference, target))
        else:
            rows.add(found)
    return rows.column()


def fault(error: PerfModelError, /, *values: object) -> Refused:
    """Why a row cannot be judged: the first of its values that could not be made, which ``judge()`` took for none."""
    return next((value for value in values if isinstance(value, Refused)), refusal(error))
