"""
Cells that differ in their numbers alone, made into rows together.

A cell is cut by one pattern into words and numbers in turn, words first and last.  Of cells with the same words, and
numbers of the same classes, one is read; its row is taken for all, and their texts and numbers are put in as columns.
So no Python object is made for any of them.  Where more may differ (``_alike_plans``), cells are read alone.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, count
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from perfmodel._patterns import regex
from perfmodel.interop._alike_plans import Alike, Read, alike
from perfmodel.interop._column_inputs import Beside, columns_of, distinct, filtered, rows_beside, with_columns
from perfmodel.serializers._target_columns import NUMBER, TARGET_TYPE
from perfmodel.targets._skeleton import skeleton_of

_MOST_NUMBERS = 2
_FEWEST = 2
"""A cell that no other is like is read alone."""

_WORDS, _BETWEEN, _NUMBER = r"[^0-9]*", r"[^0-9.][^0-9]*", r"[0-9][0-9.]*"

_LONG = r"^(?:[3-9][0-9]{3,17}|(?:1[0-8]|2[1-9])[0-9]{2,16}|19[0-9]{3,16}|20(?:[0-9]{3}|[0-9]{5}|[0-9]{7,16}))$"
"""Whole numbers of four digits and more that are no year, month or day of this century: they are all of one class."""

_DECIMAL = (
    r"^(?:(?:0|[1-9][0-9]{0,17})\.[0-9]{3,18}"
    r"|(?:0|1[3-9]|[2-9][0-9]|[1-9][0-9]{2}|1[0-8][0-9]{2}|2[1-9][0-9]{2}|[3-9][0-9]{3}|[1-9][0-9]{4,17})\.[0-9]{1,2})$"
)
"""Numbers with a point that are no month and no day: they are all of one class too."""

_EXAMPLES = ((_LONG, "10000", "10000"), (_DECIMAL, "0.125", "10000.125"))
"""What stands for them: a low one and a high one."""

_PLAIN = regex(r"[0-9]{1,18}(?:\.[0-9]{1,18})?")
"""A number that its column holds with all its digits."""


class Together(NamedTuple):
    """
    The rows of cells that are like others.

    Attributes:
        rows: One for all cells that are alike.

        codes: Which row is that of each cell; null for a cell that has to be read alone.

        columns: The fields that differ, one value for each cell.
    """

    rows: pa.StructArray
    codes: pa.Array
    columns: dict[str, pa.Array]

    def in_order(self) -> "Together":
        """The same without the ranges whose ends are not in order, which are read alone."""
        lower, upper = self.columns.get("lower"), self.columns.get("upper")
        if lower is None or upper is None:
            return self
        apart = pc.coalesce(pc.less(lower, upper), pa.scalar(value=True))
        ends = {"lower": pc.if_else(apart, lower, None), "upper": pc.if_else(apart, upper, None)}
        return self._replace(codes=pc.if_else(apart, self.codes, None), columns=self.columns | ends)

    def fill(self, rows: pa.StructArray, /) -> pa.StructArray:
        """The rows of all cells with what differs between them."""
        fields = list(TARGET_TYPE)
        parts = dict(zip((field.name for field in fields), rows.flatten(), strict=True))
        parts |= {name: pc.coalesce(column, parts[name]) for name, column in self.columns.items()}
        mask = pc.is_null(rows) if rows.null_count else None
        return pa.StructArray.from_arrays(list(parts.values()), fields=fields, mask=mask)


def together(texts: pa.Array, beside: Sequence[Beside], read: Read, /) -> Together:
    """
    The rows of cells that differ in their numbers alone.

    Args:
        texts: The cells, all of them UTF-8.

        beside: The unit, the operator and the year.

        read: What reads one cell.
    """
    found, codes, columns = list[Alike](), pa.nulls(len(texts), pa.int32()), dict[str, pa.Array]()
    left = pc.is_valid(texts)
    for many in range(1, _MOST_NUMBERS + 1):
        pieces = _cut(texts.filter(left), many)
        is_cut = pc.is_valid(pieces[0])
        here = pc.replace_with_mask(left, left, is_cut)
        pieces = [piece.filter(is_cut) for piece in pieces]
        groups, places = _groups(pieces, filtered(beside, here), read)
        numbered = pa.array(_numbered(groups, len(found)), pa.int32())
        codes = pc.replace_with_mask(codes, here, numbered.take(places))
        for field, value in _values(groups, places, pieces[1::2]):
            before = columns.get(field, pa.nulls(len(texts), NUMBER))
            columns[field] = pc.replace_with_mask(before, here, value)
        found += [group for group in groups if group is not None]
        left = pc.and_not(left, here)
    rows = pa.array([group.row for group in found], TARGET_TYPE)
    return Together(rows, codes, {"text": texts, **columns}).in_order()


def _cut(texts: pa.Array, many: int) -> list[pa.Array]:
    """The words and numbers of the texts of that many numbers; nulls for all others."""
    parts = [_WORDS, _NUMBER, *[_BETWEEN, _NUMBER] * (many - 1), f"(?:{_BETWEEN})?"]
    pattern = "".join(f"(?P<p{place}>{part})" for place, part in enumerate(parts))
    return pc.extract_regex(texts, f"^{pattern}$").flatten()


def _examples(numbers: pa.Array, *, low: bool) -> pa.Array:
    """
    For each number one of its class; null for a number that its column does not hold, and for what is none.

    It is the lowest or the highest of them, so that two examples are the ends of a range where any two numbers are.
    """
    for pattern, lowest, highest in _EXAMPLES:
        example = pa.scalar(lowest if low else highest)
        numbers = pc.if_else(pc.match_substring_regex(numbers, pattern), example, numbers)
    encoded = pc.dictionary_encode(numbers)
    found: list[str] = encoded.dictionary.to_pylist()
    plain = sorted(filter(_PLAIN.fullmatch, found), key=Decimal, reverse=low)
    of_class = {skeleton_of(number)[0]: number for number in plain}
    examples = {number: of_class[skeleton_of(number)[0]] for number in plain}
    return pa.array([examples.get(number) for number in found], pa.string()).take(encoded.indices)


def _groups(pieces: list[pa.Array], beside: list[Beside], read: Read) -> tuple[list[Alike | None], pa.Array]:
    """
    The cells by their words, the classes of their numbers and what stands beside them, and the group of each.

    Groups of few cells are left out: the cells of these have none.
    """
    parts = [_examples(piece, low=place == 1) if place % 2 else piece for place, piece in enumerate(pieces)]
    values, places = distinct([*parts, *columns_of(beside)])
    often = pc.greater_equal(pc.value_counts(places).field("counts"), pa.scalar(_FEWEST))
    before = pc.subtract(pc.cumulative_sum(often.cast(pa.int32())), pa.scalar(1, pa.int32()))
    first, others = ([value.filter(often) for value in part] for part in (values[: len(parts)], values[len(parts) :]))
    cells = zip(rows_beside(first), rows_beside(with_columns(beside, others)), strict=False)
    groups = [_alike(cell, near, read) for cell, near in cells]
    return groups, pc.if_else(often, before, None).take(places)


def _alike(cell: tuple[bytes | None, ...], beside: tuple[Any, ...], read: Read) -> Alike | None:
    pieces = [piece.decode() for piece in cell if piece is not None]
    return alike(pieces, beside, read) if len(pieces) == len(cell) else None


def _numbered(groups: list[Alike | None], start: int) -> Iterator[int | None]:
    numbers = count(start)
    return (None if group is None else next(numbers) for group in groups)


def _values(groups: list[Alike | None], places: pa.Array, numbers: list[pa.Array]) -> Iterator[tuple[str, pa.Array]]:
    """The fields that numbers of the cells fill, each with those numbers."""
    for field in dict.fromkeys(chain.from_iterable(group.fields for group in groups if group is not None)):
        which = pa.array([None if group is None else group.fields.get(field) for group in groups], pa.int32())
        yield field, pc.choose(which.take(places), *numbers).cast(NUMBER)
