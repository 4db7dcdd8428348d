"""
Columns side by side, worked on one distinct row at a time, and what each column says one distinct cell at a time.

A group of columns (the fields of a target; a reported value with its unit and year) is a side.  Each distinct row of a
side is made into a value once, and each distinct row of all sides into a result once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, final

import pyarrow as pa

from perfmodel.errors import DocumentError, InvalidValueError, PerfModelError
from perfmodel.interop._column_inputs import Beside, Column, distinct, is_text, pieces, same_length
from perfmodel.interop._column_reader import KEPT, Companion, part_of, spread
from perfmodel.interop._target_rows import target_of
from perfmodel.serializers._document_tables import conform
from perfmodel.serializers._target_columns import TARGET_TYPE

_KEYS = [field.name for field in TARGET_TYPE if field.name != "clauses"]
"""The fields that tell targets apart; what is in ``clauses`` is in ``exact`` too."""

Cells: TypeAlias = dict[str, Any]
"""The cells of one row of a side, by the names of its columns; a byte that is not UTF-8 is half a character."""

_Value = TypeVar("_Value")


class Refused(NamedTuple):
    """Why a row of a side makes no value: the error, as rows of results say it."""

    error: PerfModelError

    @property
    def code(self) -> str:
        """Its code."""
        return self.error.code


class Side(NamedTuple, Generic[_Value]):
    """Columns that make a value together, and the function that makes it; its errors of ours become ``Refused``."""

    columns: Mapping[str, Companion]
    work: Callable[[Cells], _Value]


def refusal(error: PerfModelError, /) -> Refused:
    """The error of a row; of several problems the first."""
    if isinstance(error, DocumentError):
        return Refused(InvalidValueError(error.problems[0].message, code=error.problems[0].code))
    return Refused(error.with_traceback(None))


def each_pair(
    column: Column,
    sides: Sequence[Side[Any]],
    rows_of: Callable[[Iterator[tuple[Any, ...]]], pa.StructArray],
    kind: pa.StructType,
    /,
) -> list[pa.StructArray]:
    """
    What *rows_of* makes of each row, chunk by chunk of the targets; it sees each distinct row once.

    It is handed the target (``None`` for a null), or a ``Refused``, and the value of each side behind it.

    Raises:
        DocumentError: When *column* has not the published schema, or a later one (``schema-newer``).

        InvalidValueError: (``column-length``) for columns of different lengths.
    """
    for side in sides:
        for name, other in side.columns.items():
            if isinstance(other, pa.Array | pa.ChunkedArray):
                same_length(column, other, name)
    found, start = list[pa.StructArray](), 0
    for part in pieces(column):
        targets = conform(part, TARGET_TYPE, "target")
        there = [_Distinct(_fields(targets), _target)]
        for side in sides:
            cells = {name: part_of(other, start, len(part)) for name, other in side.columns.items()}
            there.append(_Distinct(cells, side.work))
        found.append(_rows(there, rows_of, kind))
        start += len(part)
    return found


def _fields(targets: pa.StructArray) -> dict[str, Beside]:
    """The fields of targets; those that are null in all rows as one value."""
    columns = dict(zip((field.name for field in TARGET_TYPE), targets.flatten(), strict=True))
    stated = [name for name in _KEYS if name == "kind" or columns[name].null_count < len(targets)]
    return {**dict.fromkeys(columns), **{name: columns[name] for name in stated}}


def _target(cells: Cells) -> object:
    return None if cells["kind"] is None else target_of(cells)


@final
class _Distinct:
    """The distinct rows of a side; the values of at most ``KEPT`` of them, and of one block, are kept."""

    def __init__(self, cells: Mapping[str, Beside], work: Callable[[Cells], object]) -> None:
        self._work = work
        self._fixed = {name: _decoded(cell) for name, cell in cells.items() if not isinstance(cell, pa.Array)}
        columns = {name: cell for name, cell in cells.items() if isinstance(cell, pa.Array)}
        self._names = list(columns)
        self._rows, self.places = distinct(list(columns.values()))
        self._known: dict[int, object] = {}

    @property
    def is_one(self) -> bool:
        """Whether one value stands for all rows."""
        return not self._names

    def values(self, places: list[int]) -> list[object]:
        """The values at some places of the distinct rows."""
        if len(self._known) > KEPT:
            self._known = {}
        if len(self._known) < len(self._rows[0]):
            self._learn([place for place in dict.fromkeys(places) if place not in self._known])
        return list(map(self._known.__getitem__, places))

    def _learn(self, fresh: list[int]) -> None:
        lists = [_listed(column.take(pa.array(fresh, pa.int64()))) for column in self._rows]
        for place, *stated in zip(fresh, *lists, strict=True):
            cells = self._fixed.copy()
            cells.update(zip(self._names, stated, strict=True))
            self._known[place] = self._made(cells)

    def one(self) -> object:
        """The value that stands for all rows."""
        return self._made(self._fixed)

    def _made(self, cells: Cells) -> object:
        try:
            return self._work(cells)
        except PerfModelError as error:
            return refusal(error)


def _rows(
    sides: list[_Distinct],
    rows_of: Callable[[Iterator[tuple[Any, ...]]], pa.StructArray],
    kind: pa.StructType,
) -> pa.StructArray:
    places, codes = distinct([side.places for side in sides if not side.is_one])
    ones = {id(side): side.one() for side in sides if side.is_one} if len(codes) else {}
    rows = pa.concat_arrays([pa.array([], kind), *map(rows_of, _blocks(sides, places, ones))])
    return rows if len(rows) == len(codes) else spread(rows, codes)  # distinct rows stand in their order


def _blocks(
    sides: list[_Distinct], places: Sequence[pa.Array], ones: dict[int, object]
) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The distinct rows of values, some thousand at a time."""
    given = [side for side in sides if not side.is_one]
    for start in range(0, len(places[0]), KEPT):
        parts = [part.slice(start, KEPT).to_pylist() for part in places]
        several = {id(side): side.values(part) for side, part in zip(given, parts, strict=True)}
        yield zip(*_aligned(sides, several, ones), strict=True)


def _aligned(sides: list[_Distinct], several: dict[int, list[object]], ones: dict[int, object]) -> list[list[object]]:
    """The values of each side, one a row; a side of one value has it in each row."""
    length = len(several[id(sides[0])])
    return [several[id(side)] if id(side) in several else [ones[id(side)]] * length for side in sides]


def _listed(column: pa.Array) -> list[object]:
    """The cells of a column of distinct values, texts as texts."""
    if not is_text(column.type):
        return column.to_pylist()
    try:
        return column.cast(pa.large_string()).to_pylist()
    except pa.ArrowInvalid:  # not all of them are UTF-8
        return [_decoded(cell) for cell in column.to_pylist()]


def _decoded(cell: object) -> object:
    return cell.decode("utf-8", "surrogateescape") if isinstance(cell, bytes) else cell
