"""
Columns of plain Python: lists, tuples and NumPy arrays in, and results back as what came in.

Other libraries are never imported here: a value of theirs is there only when they are loaded.
"""

import sys
from collections.abc import Sequence
from decimal import Decimal
from math import isnan
from typing import Any, cast

import pyarrow as pa

from perfmodel.errors import InvalidValueError, WrongTypeError, excerpt
from perfmodel.interop.columns.inputs import Column
from perfmodel.serializers._tables.rows import row_of
from perfmodel.serializers._tables.schema import TARGET_TYPE
from perfmodel.targets.shapes import Target
from perfmodel.targets.terms import BROKEN, Polarity
from perfmodel.values.period import FiscalYear


def is_a(value: object, module: str, name: str, /) -> bool:
    """
    Whether a value is of a class of another library.

    >>> is_a([], "numpy", "ndarray")
    False
    """
    kind = getattr(sys.modules.get(module), name, None)
    return isinstance(kind, type) and isinstance(value, kind)


def is_array(value: object, /) -> bool:
    """Whether a value is an array of NumPy."""
    return is_a(value, "numpy", "ndarray")


def column_in(value: object, name: str, /) -> object:
    """
    A list, a tuple or an array as an Arrow column; anything else as it is.

    In an array a NaN is a missing value, as NumPy and pandas have it.

    >>> column_in(["95%", None], "actual").to_pylist()
    ['95%', None]

    Raises:
        WrongTypeError: (``column-type``) for values of several kinds, and for an array that is no column; with its
            name and the first row that does not fit.

        InvalidValueError: (``key-unknown``, ``key-missing``) for rows of targets with other fields than the published.
    """
    if is_array(value):
        array = cast("Any", value)
        if array.ndim != 1:
            message = f"expected a column in the array {name}, found {array.ndim} dimensions; hand in array[:, 0]"
            raise WrongTypeError(message, code="column-type")
        return _column([None if _is_nan(cell) else cell for cell in array.tolist()], name)
    return _column(cast("Sequence[object]", value), name) if isinstance(value, list | tuple) else value


def _column(values: Sequence[object], name: str) -> pa.Array:
    first = next((value for value in values if value is not None), None)
    kind = next((kind for kind in _KINDS if isinstance(first, kind)), None)
    for row, value in enumerate(values, 1):
        if value is not None and (kind is None or not isinstance(value, kind) or isinstance(value, bool)):
            raise _unfit(name, row, value)
    cells = [_plain(value) for value in values]
    if kind is dict:
        _check_fields(cast("Sequence[dict[str, object] | None]", cells), name)
    try:
        return pa.array(cells, TARGET_TYPE if kind in {dict, Target} else None)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError) as error:
        row = next((row for row, value in enumerate(values, 1) if _is_broken(value)), 1)
        raise _unfit(name, row, values[row - 1]) from error


_KINDS: tuple[Any, ...] = (str, bytes, int, Decimal, dict, Target, Polarity, FiscalYear)
"""What the cells of one column may be, all of one kind."""


def _plain(value: object) -> object:
    if isinstance(value, Polarity):
        return value.value
    if isinstance(value, FiscalYear):
        return value.year
    return row_of(value) if isinstance(value, Target) else value


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and isnan(value)


def _is_broken(value: object) -> bool:
    return isinstance(value, str) and BROKEN.search(value) is not None


def _unfit(name: str, row: int, value: object) -> WrongTypeError:
    message = (
        f"expected texts, or values of one kind, in the column {name}, found {type(value).__name__} "
        f"{excerpt(str(value))!r} in row {row}; convert it with str() first"
    )
    return WrongTypeError(message, code="column-type")


def _check_fields(rows: Sequence[dict[str, object] | None], name: str) -> None:
    """Refuse rows that Arrow would cut to the fields that it knows, or fill up."""
    wanted = {field.name for field in TARGET_TYPE}
    for number, row in enumerate(rows, 1):
        found = wanted if row is None else set(row)
        if found != wanted:
            code, fields = ("key-unknown", found - wanted) if found - wanted else ("key-missing", wanted - found)
            what = f"{'strike' if code == 'key-unknown' else 'add'} {', '.join(sorted(map(str, fields)))[:200]}"
            message = (
                f"expected a row of the published schema in the column {name}, found another in row {number}; {what}"
            )
            raise InvalidValueError(message, code=code)


def column_back(found: Column, like: object, /) -> Any:  # noqa: ANN401 - the caller's kind
    """A column as the kind of column that came in: a list, a tuple, an array, a series of Polars; else Arrow's."""
    if isinstance(like, list):
        return found.to_pylist()
    if isinstance(like, tuple):
        return tuple(found.to_pylist())
    if is_array(like):
        array = sys.modules["numpy"].empty(len(found), object)
        for place, value in enumerate(found.to_pylist()):
            array[place] = value
        return array
    if is_a(like, "polars", "Series"):
        return sys.modules["polars"].Series(cast("Any", like).name, found)
    return found
