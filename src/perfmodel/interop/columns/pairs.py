"""Columns of targets with other columns beside them, worked on one distinct row at a time."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import pyarrow as pa

from perfmodel.interop.columns.cells import Beside, Companion, part_of
from perfmodel.interop.columns.inputs import Column, distinct, pieces, same_length
from perfmodel.interop.columns.reader import KEPT, spread
from perfmodel.serializers._tables.conform import conform
from perfmodel.serializers._tables.rows import Row
from perfmodel.serializers._tables.schema import TARGET_TYPE

_KEYS = [field.name for field in TARGET_TYPE if field.name != "clauses"]
"""The fields that tell targets apart; what is in ``clauses`` is in ``exact`` too."""

Pair: TypeAlias = dict[str, Any]
"""The fields of a target, and the cells beside it."""


def each_pair(
    column: Column, beside: Mapping[str, Companion], row_of: Callable[[Pair], Row | None], kind: pa.StructType, /
) -> list[pa.StructArray]:
    """
    What *row_of* makes of each row, chunk by chunk of the targets; it is asked once for each distinct row.

    Texts beside the targets come decoded; a byte that is not UTF-8 becomes half a character, which every reader
    refuses.

    Raises:
        DocumentError: When *column* has not the published schema, or a later one (``schema-newer``).

        InvalidValueError: (``column-length``) for columns of different lengths.
    """
    for name, other in beside.items():
        if isinstance(other, pa.Array | pa.ChunkedArray):
            same_length(column, other, name)
    return [_rows(part, rows, row_of, kind) for part, rows in _parts(column, beside)]


def _parts(column: Column, beside: Mapping[str, Companion]) -> Iterator[tuple[pa.StructArray, dict[str, Beside]]]:
    start = 0
    for part in pieces(column):
        yield (
            conform(part, TARGET_TYPE, "targets"),
            {f"@{name}": part_of(other, start, len(part)) for name, other in beside.items()},
        )
        start += len(part)


def _rows(
    targets: pa.StructArray,
    beside: dict[str, Beside],
    row_of: Callable[[Pair], Row | None],
    kind: pa.StructType,
) -> pa.StructArray:
    columns = dict(zip((field.name for field in TARGET_TYPE), targets.flatten(), strict=True))
    stated = {name: columns[name] for name in _KEYS if columns[name].null_count < len(targets)}
    given = {**stated, **{name: other for name, other in beside.items() if isinstance(other, pa.Array)}}
    one_for_all = {**dict.fromkeys(columns), **beside}
    values, codes = distinct(list(given.values()))
    blocks = [pa.array([], kind)]
    for start in range(0, len(values[0]), KEPT):
        lists = [value.slice(start, KEPT).to_pylist() for value in values]
        pairs = (one_for_all | dict(zip(given, cells, strict=True)) for cells in zip(*lists, strict=True))
        blocks.append(pa.array([row_of(_decoded(pair)) for pair in pairs], kind))
    return spread(pa.concat_arrays(blocks), codes)


def _decoded(pair: Pair) -> Pair:
    return {
        name: value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
        for name, value in pair.items()
    }
