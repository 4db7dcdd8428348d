"""
Targets in Arrow columns: a hundred million cells as fast as Arrow itself, each distinct cell parsed once.

>>> import pyarrow as pa
>>> targets = read_targets(pa.array(["≥80万人次", "每半年印制1期", None]))
>>> targets.field("kind").to_pylist(), targets.field("value").to_pylist()[:1]
(['threshold', 'frequency', None], [Decimal('80.000000000000000000')])
"""

from collections.abc import Callable
from typing import overload

import pyarrow as pa

from perfmodel.interop._column_inputs import column_of
from perfmodel.interop._column_reader import Cells, TargetReader, read_cells
from perfmodel.interop._explain_columns import explain_columns
from perfmodel.interop._folder_tables import FormTables, read_form_tables, stream_form_tables
from perfmodel.interop._judge_columns import JUDGEMENT_TYPE, judge_columns
from perfmodel.interop._plan_tables import indicators_to_table, money_to_table
from perfmodel.interop._result_tables import assessment_to_table, findings_to_table, ledger_to_table
from perfmodel.interop._review_columns import REVIEW_TYPE, review_columns
from perfmodel.interop._streams import read_target_stream
from perfmodel.interop._table_schemas import (
    AMOUNT_TYPE,
    ASSESSMENT_SCHEMA,
    FINDING_SCHEMA,
    INDICATOR_SCHEMA,
    LEDGER_SCHEMA,
    MONEY_SCHEMA,
    READING_SCHEMA,
)
from perfmodel.interop._target_rows import targets_of
from perfmodel.serializers._document_tables import DOCUMENT_SCHEMA, documents_to_table, table_to_documents
from perfmodel.serializers._target_columns import CLAUSE_TYPE, SCHEMA_VERSION, TARGET_TYPE

__all__ = [
    "AMOUNT_TYPE",
    "ASSESSMENT_SCHEMA",
    "CLAUSE_TYPE",
    "DOCUMENT_SCHEMA",
    "FINDING_SCHEMA",
    "INDICATOR_SCHEMA",
    "JUDGEMENT_TYPE",
    "LEDGER_SCHEMA",
    "MONEY_SCHEMA",
    "READING_SCHEMA",
    "REVIEW_TYPE",
    "SCHEMA_VERSION",
    "TARGET_TYPE",
    "FormTables",
    "assessment_to_table",
    "documents_to_table",
    "explain_columns",
    "findings_to_table",
    "indicators_to_table",
    "judge_columns",
    "ledger_to_table",
    "money_to_table",
    "read_form_tables",
    "read_target_stream",
    "read_targets",
    "review_columns",
    "stream_form_tables",
    "table_to_documents",
    "targets_of",
]
__dir__: Callable[[], list[str]] = __all__.copy


@overload
def read_targets(
    text: pa.ChunkedArray,
    *,
    unit: object = None,
    operator: object = None,
    fiscal_year: object = None,
) -> pa.ChunkedArray: ...
@overload
def read_targets(
    text: pa.Array,
    *,
    unit: object = None,
    operator: object = None,
    fiscal_year: object = None,
) -> pa.StructArray: ...
@overload
def read_targets(
    text: object,
    *,
    unit: object = None,
    operator: object = None,
    fiscal_year: object = None,
) -> pa.StructArray | pa.ChunkedArray: ...
def read_targets(
    text: object, *, unit: object = None, operator: object = None, fiscal_year: object = None
) -> pa.StructArray | pa.ChunkedArray:
    """
    Read a column of target expressions, as ``perfmodel.read_target()`` reads one.

    A null stays null.  What cannot be read becomes a row of the kind ``unread`` with ``error_code`` and its place; so
    do bytes that are not UTF-8 (``encoding-invalid``) and years outside 1900 to 2200 (``year-invalid``).

    >>> import pyarrow as pa
    >>> read_targets(pa.array(["≥95"]), unit="%").field("unit").to_pylist()
    ['%']

    Args:
        text: Texts: an Arrow array, chunked array, dictionary array, or a series that hands one out.

        unit: The column 度量单位, of the same length, or one text for all rows.

        operator: The column 指标性质 or 计算符号, of the same length, or one text for all rows.

        fiscal_year: A column of whole numbers, of the same length, or one year for all rows.

    Returns:
        A struct column of ``TARGET_TYPE``; chunked as *text* is.

    Raises:
        WrongTypeError: (``column-type``) for a column of another type.

        InvalidValueError: (``column-length``) for columns of different lengths, (``column-long``) when one chunk gives
            more than 2 GiB of text.
    """
    return read_cells(Cells.of(column_of(text, "text"), unit, operator, fiscal_year), TargetReader())
