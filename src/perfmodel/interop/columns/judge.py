"""
Columns of targets against columns of reported values: each distinct pair is judged once.

A row that cannot be judged (a polarity or a year that is none) is undecided, with its ``error_code``; it never
ends the batch.
"""

import pyarrow as pa

from perfmodel.errors import DocumentError, PerfModelError
from perfmodel.interop.columns.back import code_of, target_of
from perfmodel.interop.columns.cells import Companion, column_or_text, column_or_year
from perfmodel.interop.columns.inputs import column_of, text_column
from perfmodel.interop.columns.pairs import Pair, each_pair
from perfmodel.serializers._tables.rows import Row, fitting
from perfmodel.serializers._tables.schema import NUMBER, VERSION
from perfmodel.targets.actual import read_actual
from perfmodel.targets.exact import round_half_up
from perfmodel.targets.judge import judge
from perfmodel.targets.read import parse_quantity
from perfmodel.targets.terms import Polarity
from perfmodel.targets.verdict import Judgement, Verdict
from perfmodel.values.quantity import Quantity

JUDGEMENT_TYPE = pa.struct(
    [
        pa.field("verdict", pa.string(), metadata=VERSION),
        pa.field("reason", pa.string()),
        pa.field("assumptions", pa.list_(pa.string())),
        pa.field("ratio", NUMBER),
        pa.field("ratio_fraction", pa.string()),
        pa.field("gap", NUMBER),
        pa.field("gap_unit", pa.string()),
        pa.field("reached", NUMBER),
        pa.field("reached_unit", pa.string()),
        pa.field("bound", NUMBER),
        pa.field("bound_unit", pa.string()),
        pa.field("error_code", pa.string()),
    ]
)
"""A judgement; what it does not have is null.  ``ratio`` is rounded to 18 places, ``ratio_fraction`` is exact."""

_PLACES = 18


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
    given = beside(actuals, unit, fiscal_year, polarity, reference, name)
    found = each_pair(column, given, _row, JUDGEMENT_TYPE)
    return found[0] if isinstance(column, pa.Array) else pa.chunked_array(found, type=JUDGEMENT_TYPE)


def beside(  # noqa: PLR0913, PLR0917 - what a judgement may need
    actuals: object, unit: object, fiscal_year: object, polarity: object, reference: object, name: object, /
) -> dict[str, Companion]:
    """
    The columns that stand beside the targets in a judgement, by their names.

    Raises:
        WrongTypeError: (``column-type``) for a column of another type.
    """
    return {
        "actuals": text_column(actuals, "actuals"),
        "unit": column_or_text(unit, "unit"),
        "fiscal_year": column_or_year(fiscal_year, "fiscal_year"),
        "polarity": column_or_text(polarity.value if isinstance(polarity, Polarity) else polarity, "polarity"),
        "reference": column_or_text(reference, "reference"),
        "name": column_or_text(name, "name"),
    }


def _row(pair: Pair) -> Row | None:
    if pair["kind"] is None:
        return None
    try:
        return _fields(judged(pair))
    except DocumentError as error:
        return {"verdict": Verdict.UNDECIDED.value, "error_code": error.problems[0].code}
    except PerfModelError as error:
        return {"verdict": Verdict.UNDECIDED.value, "error_code": error.code}


def judged(pair: Pair, /) -> Judgement:
    """
    The judgement of one row.

    Raises:
        PerfModelError: For a row that cannot be judged: fields that make no target, a polarity or a year that is none.
    """
    actual = read_actual(pair["@actuals"] or "", unit=pair["@unit"], fiscal_year=pair["@fiscal_year"])
    polarity = None if pair["@polarity"] is None else code_of(Polarity, pair["@polarity"])
    reference = None if pair["@reference"] is None else parse_quantity(pair["@reference"])
    return judge(target_of(pair), actual, polarity=polarity, reference=reference, name=pair["@name"])


def _fields(found: Judgement) -> Row:
    ratio = found.ratio
    return {
        "verdict": found.verdict.value,
        "reason": found.reason.code,
        "assumptions": [assumption.code for assumption in found.assumptions],
        "ratio": None if ratio is None else fitting(round_half_up(ratio, _PLACES)),
        "ratio_fraction": None if ratio is None else str(ratio),
        **_amount("gap", found.gap),
        **_amount("reached", found.reached),
        **_amount("bound", found.bound),
    }


def _amount(name: str, amount: Quantity | None) -> Row:
    return {} if amount is None else {name: fitting(amount.value), f"{name}_unit": amount.unit.symbol}
