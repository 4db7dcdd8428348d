"""
Targets in pandas: a series of texts in, an Arrow-backed series of targets out, with the index of the texts.

>>> import pandas as pd
>>> read_targets(pd.Series(["≥80万人次", "2023年内"])).struct.field("kind").tolist()
['threshold', 'deadline']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfmodel.arguments import require
from perfmodel.errors import InvalidValueError, MissingExtraError, WrongTypeError, excerpt

try:
    import pandas as pd
except ModuleNotFoundError as missing:
    raise MissingExtraError("pandas", "pandas") from missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.interop import arrow
from perfmodel.targets.terms import BROKEN

if TYPE_CHECKING:
    from perfmodel.values.period import FiscalYear


def read_targets(
    texts: pd.Series[Any],
    /,
    *,
    unit: pd.Series[Any] | str | None = None,
    operator: pd.Series[Any] | str | None = None,
    fiscal_year: pd.Series[Any] | FiscalYear | int | None = None,
) -> pd.Series[Any]:
    """
    Read a series of target expressions; missing values stay missing.

    Args:
        texts: Texts, of any dtype that holds them (``str``, ``object``, ``category``, Arrow-backed).

        unit: The column 度量单位 with the same index, or one text for all rows.

        operator: The column 指标性质 or 计算符号 with the same index, or one text for all rows.

        fiscal_year: A column of whole numbers with the same index, or one year for all rows.

    Returns:
        A series of ``ArrowDtype``, whose ``.struct.field(…)`` gives the published fields.

    Raises:
        WrongTypeError: (``column-type``) when a series holds something else; with its name and the first such row.

        InvalidValueError: (``column-index``) for series with different indexes.
    """
    require(texts, pd.Series, "texts", "hand in a column of a frame")
    found: pa.Array | pa.ChunkedArray = arrow.read_targets(
        _column(texts, "text"),
        unit=_beside(unit, texts, "unit"),
        operator=_beside(operator, texts, "operator"),
        fiscal_year=_beside(fiscal_year, texts, "fiscal_year"),
    )
    return pd.Series(pd.arrays.ArrowExtensionArray(found), index=texts.index, name=texts.name)


def _beside(value: pd.Series[Any] | FiscalYear | str | int | None, texts: pd.Series[Any], name: str) -> object:
    if not isinstance(value, pd.Series):
        return value
    if not value.index.equals(texts.index):
        message = f"expected the index of the texts for the column {name}, found another; take both from one frame"
        raise InvalidValueError(message, code="column-index")
    return _column(value, name)


def _column(series: pd.Series[Any], role: str) -> pa.Array | pa.ChunkedArray:
    name = role if series.name is None else f"{series.name} ({role})"
    if len(series) and bool(series.isna().all()):
        return pa.nulls(len(series))
    try:
        return pa.array(series, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
        row, value = next(
            (row, value) for row, value in enumerate(series, 1) if not (_is_text(value) or pd.isna(value))
        )
        message = (
            f"expected texts in the column {name}, found {type(value).__name__} {excerpt(str(value))!r} in row {row}; "
            "convert it with str() first"
        )
        raise WrongTypeError(message, code="column-type") from error


def _is_text(value: object) -> bool:
    return isinstance(value, str) and BROKEN.search(value) is None
