"""
What callers hand in as columns, in the few forms that the reader works on.

Texts may be ``string``, ``large_string``, ``string_view``, ``binary`` (UTF-8) of any layout, or a dictionary of these;
plain, chunked, or behind the Arrow C interface (a pandas or Polars series).  Rows count from 1 in messages.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from perfmodel.errors import InvalidValueError, WrongTypeError, excerpt
from perfmodel.targets.terms import BROKEN

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
            f"{excerpt(str(error), 200)}; convert its cells with str() first"
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
