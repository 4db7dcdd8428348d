"""
What callers hand in as columns, in the few forms that the reader works on, and results back as what came in.

Texts may be ``string``, ``large_string``, ``string_view``, ``binary`` (UTF-8) of any layout, or a dictionary of these;
plain, chunked, or behind the Arrow C interface (a pandas or Polars series).  Rows count from 1 in messages.

Lists, tuples and NumPy arrays go in as well.  Other libraries are never imported here: a value of theirs is there only
when they are loaded.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import repeat
from math import isnan
from typing import Any, TypeAlias, cast

import pyarrow as pa
import pyarrow.compute as pc

from perfmodel._base_errors import excerpt
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.serializers._target_columns import TARGET_TYPE, row_of
from perfmodel.targets._shapes import Target
from perfmodel.targets._terms import BROKEN, Polarity
from perfmodel.values._period import FiscalYear

Column: TypeAlias = pa.Array | pa.ChunkedArray


def column_of(value: object, name: str, /) -> Column:
    """
    The Arrow column that *value* is or hands out.

    Raises:
        WrongTypeError: (``column-type``) when it hands out none.
    """
    if isinstance(value, pa.Array | pa.ChunkedArray):
        return value
    try:
        if hasattr(value, "__arrow_c_stream__"):
            return pa.chunked_array(value)
        if hasattr(value, "__arrow_c_array__"):
            return pa.array(value)
    except (pa.ArrowException, TypeError) as error:
        message = (
            f"expected values of one kind in the column {name}, found a {type(value).__name__} that Arrow refuses: "
            f"{excerpt(str(error), 200)}; write the text that each cell shows, and None for a blank one"
        )
        raise WrongTypeError(message, code="column-type") from error
    message = f"expected an Arrow array for the column {name}, found {type(value).__name__}; hand in pyarrow.array(...)"
    raise WrongTypeError(message, code="column-type")


def check_name(name: str, /) -> None:
    """
    Refuse a name that no table can hold.

    Raises:
        InvalidValueError: (``text-invalid``) for half a character.
    """
    if BROKEN.search(name) is not None:
        message = f"expected the name of a column, found half a character in '{excerpt(name)}'"
        raise InvalidValueError(message, code="text-invalid")


def check_there(name: str, given: Sequence[object], /) -> None:
    """Refuse what is no name (``text-invalid``), or that of a column that a table does not have once."""
    check_name(name)
    if (count := list(given).count(name)) != 1:
        there = excerpt(", ".join(map(str, given)), 200) or "none"
        message = (
            f"expected one column {name!r}, found {there}; "
            f"{'give each a name of its own' if count else 'name one of these'}"
        )
        raise InvalidValueError(message, code="column-missing")


def is_text(kind: pa.DataType, /) -> bool:
    """Whether a column of this type holds texts, as characters or as bytes."""
    if pa.types.is_dictionary(kind):
        return is_text(kind.value_type)
    return any(test(kind) for test in _TEXTS)


_TEXTS: tuple[Callable[[pa.DataType], bool], ...] = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_null,
)


def text_column(value: object, name: str, /) -> Column:
    """
    A column of texts.

    Raises:
        WrongTypeError: (``column-type``) for any other column; it names the first row that holds a value.
    """
    column = column_of(value, name)
    if not is_text(column.type):
        message = (
            f"expected texts in the column {name}, found {column.type}{first_row(column)}; "
            "cast it to string, with the digits that its author wrote"
        )
        raise WrongTypeError(message, code="column-type")
    return column


def year_column(value: object, name: str, /) -> Column:
    """
    A column of years.

    Raises:
        WrongTypeError: (``column-type``) when it holds no whole numbers.
    """
    column = column_of(value, name)
    if not (pa.types.is_integer(column.type) or pa.types.is_null(column.type)):
        message = (
            f"expected whole numbers in the column {name}, found {column.type}{first_row(column)}; cast it to int32"
        )
        raise WrongTypeError(message, code="column-type")
    return column


def weight_column(value: object, name: str, /) -> Column:
    """A column of points; one that holds no exact numbers is refused (``column-type``)."""
    column = column_of(value, name)
    if not (is_text(column.type) or pa.types.is_integer(column.type) or pa.types.is_decimal(column.type)):
        message = (
            f"expected exact numbers or texts in the column {name}, found {column.type}{first_row(column)}; "
            "cast it to decimal128"
        )
        raise WrongTypeError(message, code="column-type")
    return column


def named_column(value: object, role: str, title: object, /) -> Column:
    """A column of a frame; one whose type does not fit its role is refused by the name that it has there."""
    name = title_of(role, title)
    column = column_of(value, name)
    if role == "target" and pa.types.is_struct(column.type):
        return column
    if not len(column):  # it holds nothing, whatever it is for: floats, where pandas made it
        return pa.nulls(0) if isinstance(column, pa.Array) else pa.chunked_array([], pa.null())
    return {"fiscal_year": year_column, "weight": weight_column}.get(role, text_column)(column, name)


def title_of(role: str, title: object, /) -> str:
    """What messages call a column: by its name and its role."""
    return role if title is None else f"{title} ({role})"


def first_row(column: Column, /) -> str:
    """The place of the first value of a column, for messages."""
    row = pc.index(pc.is_valid(column), pa.scalar(value=True)).as_py()
    return "" if row < 0 else f" (first value in row {row + 1})"


def same_length(column: Column, other: Column, name: str, /) -> None:
    """
    Refuse a companion column of another length.

    Raises:
        InvalidValueError: (``column-length``), with the first row that stands alone.
    """
    if len(column) != len(other):
        alone = min(len(column), len(other)) + 1
        message = (
            f"expected {len(column)} rows in the column {name}, found {len(other)}; row {alone} has no partner; "
            "hand in columns of one table"
        )
        raise InvalidValueError(message, code="column-length")


def pieces(column: Column, /) -> list[pa.Array]:
    """The chunks of a column, without empty ones."""
    return [column] if isinstance(column, pa.Array) else [chunk for chunk in column.chunks if len(chunk)]


def window(column: Column, start: int, length: int, /) -> pa.Array:
    """Some rows of a column in one piece; a view where they lie in one chunk."""
    part = column.slice(start, length)
    if isinstance(part, pa.Array):
        return part
    return part.chunk(0) if part.num_chunks == 1 else part.combine_chunks()


def distinct(columns: Sequence[pa.Array], /) -> tuple[list[pa.Array], pa.Array]:
    """
    The distinct rows of some columns (texts as bytes), and for each row the position of its own.

    >>> import pyarrow as pa
    >>> (texts, units), codes = distinct([pa.array(["a", "b", "a"]), pa.array(["x", None, "x"])])
    >>> texts.to_pylist(), units.to_pylist(), codes.to_pylist()
    ([b'a', b'b'], [b'x', None], [0, 1, 0])
    """
    values, codes = list[pa.Array](), pa.array([], pa.int32())
    for column in columns:
        found, places = _encoded(column)
        if not values:
            values, codes = [found], places
            continue
        width = pa.scalar(len(found), pa.int64())
        pairs = pc.dictionary_encode(pc.add(pc.multiply(codes.cast(pa.int64()), width), places.cast(pa.int64())))
        before = pc.divide(pairs.dictionary, width)
        here = pc.subtract(pairs.dictionary, pc.multiply(before, width))
        values, codes = [*(value.take(before) for value in values), found.take(here)], pairs.indices
    return values, codes


def _encoded(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The distinct values of one column, null among them, and for each row the position of its own."""
    if isinstance(column, pa.DictionaryArray):
        # A dictionary may hold unused, doubled and null entries: only the used ones, once.
        used, places = _encoded(column.indices)
        values, again = _encoded(_bytes(column.dictionary).take(used))
        return values, again.take(places)
    if column.null_count and (pa.types.is_string_view(column.type) or pa.types.is_binary_view(column.type)):
        # In views, pyarrow (seen in 26.0) encodes a null as an empty text.
        column = _bytes(column)
    found = pc.dictionary_encode(column, null_encoding="encode")
    return _bytes(found.dictionary), found.indices


def _bytes(values: pa.Array) -> pa.Array:
    """Texts of any layout in the one that every kernel takes, and that need not be UTF-8; other values as they are."""
    return values.cast(pa.large_binary()) if is_text(values.type) else values


Beside: TypeAlias = pa.Array | bytes | int | None
"""What stands beside some texts: a column of the same rows, one value for all of them, or nothing."""


def columns_of(beside: Iterable[Beside], /) -> list[pa.Array]:
    """The columns among what stands beside some texts."""
    return [other for other in beside if isinstance(other, pa.Array)]


def with_columns(beside: Iterable[Beside], columns: Iterable[pa.Array], /) -> list[Beside]:
    """What stands beside some texts with other columns in the place of its own, in their order."""
    given = iter(columns)
    return [next(given) if isinstance(other, pa.Array) else other for other in beside]


def filtered(beside: Sequence[Beside], mask: pa.Array, /) -> list[Beside]:
    """What stands beside some of the texts."""
    return with_columns(beside, [column.filter(mask) for column in columns_of(beside)])


def rows_beside(beside: Iterable[Beside], /) -> Iterator[tuple[Any, ...]]:
    """What stands beside each text; without end where there is no column."""
    return zip(*(other.to_pylist() if isinstance(other, pa.Array) else repeat(other) for other in beside), strict=False)


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
            name and the first row that does not fit.  For what has no values of one column: a frame, an expression.

        InvalidValueError: (``key-unknown``, ``key-missing``) for rows of targets with other fields than the published.
    """
    if any(is_a(value, *kind.rsplit(".", 1)) for kind in _WITHOUT_VALUES):
        message = (
            f"expected the values of the column {name}, found {type(value).__name__}; "
            "hand the frame to perf(frame), and columns by their names"
        )
        raise WrongTypeError(message, code="column-type")
    if is_array(value):
        array = cast("Any", value)
        if array.ndim != 1:
            message = f"expected a column in the array {name}, found {array.ndim} dimensions; hand in array[:, 0]"
            raise WrongTypeError(message, code="column-type")
        return _column([None if _is_nan(cell) else cell for cell in array.tolist()], name)
    return _column(cast("Sequence[object]", value), name) if isinstance(value, list | tuple) else value


_WITHOUT_VALUES = (
    "pandas.DataFrame polars.DataFrame polars.LazyFrame polars.Expr pyspark.sql.DataFrame pyspark.sql.Column "
    "duckdb.DuckDBPyRelation"
).split()
"""Frames, and what is one of the columns of a frame that is not there."""


def _column(values: Sequence[object], name: str) -> pa.Array:
    kind = _kind_of(values)
    _check_kind(values, kind, name)
    cells = [_plain(value) for value in values]
    if kind is dict:
        _check_fields(cast("Sequence[dict[str, object] | None]", cells), name)
    try:
        return pa.array(cells, TARGET_TYPE if kind in {dict, Target} else None)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError) as error:
        row = next((row for row, value in enumerate(values, 1) if _is_broken(value)), 1)
        raise unfit(name, row, values[row - 1]) from error


def _kind_of(values: Sequence[object]) -> Any:  # noqa: ANN401 - one of the kinds, or None
    """The kind of the first value that is not missing, if it is one of those that a column takes."""
    first = next((value for value in values if value is not None), None)
    return next((kind for kind in _KINDS if isinstance(first, kind)), None)


def _check_kind(values: Sequence[object], kind: Any, name: str) -> None:  # noqa: ANN401 - as above
    """Refuse the first value of another kind; a truth value is no number."""
    for row, value in enumerate(values, 1):
        if value is not None and (kind is None or not isinstance(value, kind) or isinstance(value, bool)):
            raise unfit(name, row, value)


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


def unfit(name: str, row: int, value: object, /) -> WrongTypeError:
    """The error of a value that does not go into a column of texts."""
    message = (
        f"expected texts, or values of one kind, in the column {name}, found {type(value).__name__} "
        f"{excerpt(str(value))!r} in row {row}; write the text that the cell shows, and None for a blank one"
    )
    if _is_broken(value):
        message = (
            f"expected text that can be stored in the column {name}, found half a character in row {row}; remove it"
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
