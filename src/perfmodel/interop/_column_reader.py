"""
Columns of text to columns of targets: each distinct cell is read once, then taken for all its rows.

A reading has the texts, and what stands beside them as columns or as one value for all rows.  From its second batch on
a reader keeps the rows of the cells that it has seen, at most :data:`KEPT` in :data:`KEPT_BYTES` and those of one
batch, so that a stream of any length runs in constant memory.
"""

from collections.abc import Iterator
from typing import TypeAlias, final, overload

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from perfmodel.errors import InvalidValueError
from perfmodel.interop._cells_alike import together
from perfmodel.interop._column_inputs import (
    Beside,
    Column,
    column_of,
    columns_of,
    distinct,
    filtered,
    pieces,
    rows_beside,
    same_length,
    text_column,
    window,
    with_columns,
    year_column,
)
from perfmodel.serializers._target_columns import TARGET_TYPE, Row, row_of
from perfmodel.source import Span
from perfmodel.targets._making import unread
from perfmodel.targets._read import read_afresh
from perfmodel.targets._shapes import Target, Unread
from perfmodel.targets._terms import ReadError
from perfmodel.values._period import FIRST_YEAR, LAST_YEAR, FiscalYear

NAMES = ("text", "unit", "operator", "fiscal_year")
"""What messages call the columns where the caller has no names for them."""

Companion: TypeAlias = Column | bytes | int | None
"""What a caller hands in beside the texts: a column, one value for all rows, or nothing."""


@final
@frozen(weakref_slot=False)
class Cells:
    """
    Texts with their neighbours, checked: types, and one length.

    Attributes:
        texts: The cells.

        beside: The unit column, the operator column, the fiscal year; each a column, one value, or ``None``.
    """

    texts: Column
    beside: tuple[Companion, ...]

    @classmethod
    def of(
        cls,
        texts: object,
        unit: object = None,
        operator: object = None,
        fiscal_year: object = None,
        /,
        *,
        names: tuple[str, ...] = NAMES,
    ) -> "Cells":
        """
        The columns that a caller has handed in.

        Raises:
            WrongTypeError: (``column-type``) for a column of another type.

            InvalidValueError: (``column-length``) for columns of different lengths, (``year-invalid``) for one year
                outside 1900 to 2200.
        """
        column = text_column(texts, names[0])
        beside = (
            column_or_text(unit, names[1]),
            column_or_text(operator, names[2]),
            column_or_year(fiscal_year, names[3]),
        )
        for other, name in zip(beside, names[1:], strict=True):
            if isinstance(other, pa.Array | pa.ChunkedArray):
                same_length(column, other, name)
        return cls(column, beside)

    def parts(self) -> Iterator[tuple[pa.Array, tuple[Beside, ...]]]:
        """The rows chunk by chunk of the texts."""
        start = 0
        for part in pieces(self.texts):
            yield part, tuple(part_of(other, start, len(part)) for other in self.beside)
            start += len(part)


def part_of(value: Companion, start: int, length: int, /) -> Beside:
    """Some rows of a companion."""
    return window(value, start, length) if isinstance(value, pa.Array | pa.ChunkedArray) else value


def column_or_text(value: object, name: str, /) -> Column | bytes | None:
    """
    A companion of texts.

    Raises:
        WrongTypeError: (``column-type``) for a column of another type.
    """
    if value is None:
        return None
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else text_column(value, name)


def column_or_year(value: object, name: str, /) -> Column | int | None:
    """
    A companion of years.

    Raises:
        WrongTypeError: (``column-type``) for a column of another type.

        InvalidValueError: (``year-invalid``) for one year outside 1900 to 2200.
    """
    if value is None:
        return None
    if isinstance(value, int):
        return FiscalYear(value).year
    return value.year if isinstance(value, FiscalYear) else year_column(column_of(value, name), name)


Key: TypeAlias = tuple[bytes | None, bytes | None, bytes | None, int | None]
"""A cell with what its neighbours say: text, unit, operator, fiscal year."""

KEPT = 65_536
"""How many distinct cells a reader remembers."""

KEPT_BYTES = 2**26
"""How many bytes the rows that it remembers may have; long texts reach this first."""

FEWEST = 1_000
"""For how many distinct cells it pays to look for those that differ in their numbers alone; it takes some 2 ms."""

LONGEST = 2**31 - 1
"""How many bytes one array of texts holds."""


@final
class TargetReader:
    """
    Reads batches of columns; what a batch says never depends on the batches before it.

    Args:
        kept: How many distinct cells are remembered, and how many are worked on at once.

        kept_bytes: How many bytes their rows may have.

        fewest: For how many distinct cells it pays to look for those that differ in their numbers alone.
    """

    def __init__(self, kept: int = KEPT, kept_bytes: int = KEPT_BYTES, fewest: int = FEWEST) -> None:
        self._kept, self._kept_bytes, self._fewest = kept, kept_bytes, fewest
        self._places: dict[Key, int] = {}
        self._rows: pa.StructArray = pa.array([], TARGET_TYPE)
        self._is_used = False

    def read(self, texts: pa.Array, beside: tuple[Beside, ...], /) -> pa.StructArray:
        """The targets of some cells, beside them the unit, the operator and the year, as columns or one for all."""
        texts, others, codes = _distinct(texts, beside)
        remembers = self._is_used and len(texts) <= self._kept
        self._is_used = True  # most readers read once, and what they would remember costs as much as reading it
        if remembers:
            places = self._known(texts, others)
            return spread(self._rows, places.take(codes))
        parts = [_rows_of(*part, self._fewest) for part in _batches(texts, others, self._kept)]
        rows = parts[0] if len(parts) == 1 else pa.concat_arrays(parts)
        is_done = len(rows) == len(codes) and not rows.null_count  # the fields of a null become nulls when it is spread
        return rows if is_done else spread(rows, codes)

    def _known(self, texts: pa.Array, beside: list[Beside]) -> pa.Array:
        """Where the rows of some cells are among those that are remembered."""
        keys = _keys(texts, beside)
        if len(self._places) + len(keys) > self._kept or self._rows.nbytes > self._kept_bytes:
            self._places, self._rows = {}, pa.array([], TARGET_TYPE)
        is_fresh = pa.array([key not in self._places for key in keys], pa.bool_())
        fresh = [key for key in keys if key not in self._places]
        if fresh:
            self._places |= {key: place for place, key in enumerate(fresh, len(self._places))}
            rows = _rows_of(texts.filter(is_fresh), filtered(beside, is_fresh), self._fewest)
            self._rows = pa.concat_arrays([self._rows, rows])
        return pa.array([self._places[key] for key in keys], pa.int32())


def read_cells(cells: Cells, reader: TargetReader, /) -> pa.StructArray | pa.ChunkedArray:
    """The targets of some cells, chunked as their texts are."""
    found = [reader.read(texts, beside) for texts, beside in cells.parts()]
    return found[0] if isinstance(cells.texts, pa.Array) else pa.chunked_array(found, type=TARGET_TYPE)


def _distinct(texts: pa.Array, beside: tuple[Beside, ...]) -> tuple[pa.Array, list[Beside], pa.Array]:
    """The distinct cells, what stands beside them, and which of them each row is."""
    values, codes = distinct([texts, *columns_of(beside)])
    return values[0], with_columns(beside, values[1:]), codes


def _batches(texts: pa.Array, beside: list[Beside], size: int) -> Iterator[tuple[pa.Array, list[Beside]]]:
    """The cells that many at a time; one batch of none where there are none."""
    for start in range(0, len(texts) or 1, size):
        others = [column.slice(start, size) for column in columns_of(beside)]
        yield texts.slice(start, size), with_columns(beside, others)


def _rows_of(texts: pa.Array, beside: list[Beside], fewest: int) -> pa.StructArray:
    """The rows of distinct cells: those that differ in their numbers alone together, the others one by one."""
    strings = _strings(texts) if len(texts) >= fewest else None
    if strings is None:
        return _built(_keys(texts, beside))
    found = together(strings, beside, _target)
    alone = pc.is_null(found.codes)
    rows = _built(_keys(texts.filter(alone), filtered(beside, alone)))
    places = pa.array(range(len(found.rows), len(found.rows) + len(rows)), pa.int32())
    codes = pc.replace_with_mask(found.codes, alone, places)
    return found.fill(spread(pa.concat_arrays([found.rows, rows]), codes))


def _strings(texts: pa.Array) -> pa.Array | None:
    """Texts that all are UTF-8 and have room in one array, or ``None``."""
    try:
        return texts.cast(pa.string())
    except pa.ArrowInvalid:
        return None


def _keys(texts: pa.Array, beside: list[Beside]) -> list[Key]:
    return [(text, *others) for text, others in zip(texts.to_pylist(), rows_beside(beside), strict=False)]


def _built(keys: list[Key]) -> pa.StructArray:
    return pa.array([_row(key) for key in keys], TARGET_TYPE)


def _row(key: Key) -> Row | None:
    return None if key[0] is None else row_of(_target(key[0], *key[1:]))


def _target(cell: bytes, unit: bytes | None, operator: bytes | None, year: int | None) -> Target:
    text, broken = _decoded(cell)
    if broken is not None:
        return unread_cell(text, "encoding-invalid", broken)
    column, broken = (None, None) if unit is None else _decoded(unit)
    sign, broken_too = (None, None) if operator is None else _decoded(operator)
    if broken is not None or broken_too is not None:
        return unread_cell(text, "encoding-invalid", Span(0, len(text)))
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return unread_cell(text, "year-invalid", Span(0, len(text)))
    return read_afresh(text, column, sign, year)


def _decoded(cell: bytes) -> tuple[str, Span | None]:
    r"""The text of a cell, and where its first byte that is not UTF-8 stands, written as ``\xff``."""
    try:
        return cell.decode(), None
    except UnicodeDecodeError as error:
        start = len(cell[: error.start].decode())
        return cell.decode("utf-8", "backslashreplace"), Span(start, start + 4)


_REASONS = {
    "encoding-invalid": ("text in UTF-8", "write the file again as UTF-8"),
    "year-invalid": (f"a fiscal year from {FIRST_YEAR} to {LAST_YEAR}", "mend the year column"),
}


def unread_cell(text: str, code: str, span: Span) -> Unread:
    """A cell that is no target, with its reason: one of the column, else one of the reader."""
    if code not in _REASONS:
        return unread(text, code, span.start, span.stop)
    expected, hint = _REASONS[code]
    return Unread(text=text, error=ReadError(code, span, expected=expected, hint=hint))


def spread(rows: pa.StructArray, codes: pa.Array, /) -> pa.StructArray:
    """
    The row at each code, as ``take`` gives it; fields that are null in all rows share one buffer.

    Raises:
        InvalidValueError: (``column-long``) when a field comes to more than 2 GiB of text.
    """
    length = len(codes)
    fields = [rows.type.field(index) for index in range(rows.type.num_fields)]
    zeros = pa.py_buffer(bytes(_WIDEST * (length + 1)))
    children = list[pa.Array]()
    for field, child in zip(fields, rows.flatten(), strict=True):
        if child.null_count == len(child):
            children.append(_nulls(child.type, length, zeros))
        else:
            _refuse_long(child, codes, field.name)
            children.append(child.take(codes))
    mask = pc.is_null(rows).take(codes) if rows.null_count else None
    return pa.StructArray.from_arrays(children, fields=fields, mask=mask)


_WIDEST = 16
"""The bytes of a decimal, the widest value of all."""


def _nulls(kind: pa.DataType, length: int, zeros: pa.Buffer) -> pa.Array:
    """Nulls on one buffer of zeros, whatever the type: the system gives such a buffer no memory until it is read."""
    if pa.types.is_list(kind):
        return pa.Array.from_buffers(kind, length, [zeros, zeros], length, 0, [pa.array([], kind.value_type)])
    parts = [zeros, zeros, pa.py_buffer(b"")] if pa.types.is_string(kind) else [zeros, zeros]
    return pa.Array.from_buffers(kind, length, parts, length)


def _refuse_long(child: pa.Array, codes: pa.Array, name: str) -> None:
    if not pa.types.is_string(child.type):
        return
    lengths = pc.binary_length(child)
    if (pc.max(lengths).as_py() or 0) * len(codes) > LONGEST and pc.sum(lengths.take(codes)).as_py() > LONGEST:
        message = f"expected at most 2 GiB of text in the field {name}, found more; read it in chunks, or as a stream"
        raise InvalidValueError(message, code="column-long")


@overload
def read_targets(
    text: pa.ChunkedArray, *, unit: object = None, operator: object = None, fiscal_year: object = None
) -> pa.ChunkedArray: ...
@overload
def read_targets(
    text: pa.Array, *, unit: object = None, operator: object = None, fiscal_year: object = None
) -> pa.StructArray: ...
@overload
def read_targets(
    text: object, *, unit: object = None, operator: object = None, fiscal_year: object = None
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
