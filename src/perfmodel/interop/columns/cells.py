"""The columns of one reading: the texts, and what stands beside them as columns or as one value for all rows."""

from collections.abc import Iterator
from typing import TypeAlias, final

import pyarrow as pa
from attrs import frozen

from perfmodel.interop.columns.inputs import Column, column_of, pieces, same_length, text_column, window, year_column
from perfmodel.values.period import FiscalYear

NAMES = ("text", "unit", "operator", "fiscal_year")
"""What messages call the columns where the caller has no names for them."""

Companion: TypeAlias = Column | bytes | int | None
"""What a caller hands in beside the texts: a column, one value for all rows, or nothing."""

Beside: TypeAlias = pa.Array | bytes | int | None
"""What stands beside one chunk of texts: a column of the same rows, one value for all of them, or nothing."""


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
