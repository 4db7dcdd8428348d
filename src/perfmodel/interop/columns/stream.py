"""Streams of record batches: a column of targets beside the columns that came, in constant memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final

import pyarrow as pa
from attrs import frozen

from perfmodel.arguments import typed
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop.columns.cells import Cells
from perfmodel.interop.columns.inputs import check_name
from perfmodel.interop.columns.reader import TargetReader
from perfmodel.serializers._tables.documents import Stream
from perfmodel.serializers._tables.schema import TARGET_TYPE
from perfmodel.values.period import FiscalYear

ROWS = 131_072
"""The longest batch that is worked on at once; longer ones are cut."""


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Plan:
    """
    Which columns of a table are read, and where the targets go.

    Attributes:
        column: The name of the column of target texts.

        into: The name of the new column.

        unit: The name of the column of units, or ``None``.

        operator: The name of the column of operators, or ``None``.

        fiscal_year: The name of the column of years, one year for all rows, or ``None``.
    """

    column: str
    into: str = "target"
    unit: str | None = None
    operator: str | None = None
    fiscal_year: str | int | FiscalYear | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.fiscal_year, int):
            FiscalYear(self.fiscal_year)  # refuses what is none before a message prints it

    @property
    def names(self) -> list[str]:
        """The columns that are read."""
        given = (self.column, self.unit, self.operator, self.fiscal_year)
        return [name for name in given if isinstance(name, str)]

    def schema(self, given: pa.Schema) -> pa.Schema:
        """
        The schema that comes out for the one that goes in.

        Raises:
            InvalidValueError: (``column-missing``, ``column-doubled``) for a name that is not there, or there already.

            WrongTypeError: (``column-type``) for a column of another type.
        """
        self.check_names(given.names)
        self._cells(lambda name: pa.nulls(0, given.field(name).type))
        return given.append(pa.field(self.into, TARGET_TYPE))

    def check_names(self, given: Sequence[str], /) -> None:
        """
        Refuse names that do not fit a table with the columns *given*.

        Raises:
            InvalidValueError: (``column-missing``, ``column-doubled``) as :meth:`schema` does.
        """
        for name in (*self.names, self.into):
            check_name(name)
        for name in self.names:
            if given.count(name) != 1:
                message = f"expected one column {name!r}, found {', '.join(given) or 'none'}"
                raise InvalidValueError(message, code="column-missing")
        if self.into in given:
            message = f"expected a new name for the targets, found {self.into!r}, which is there; give another as into"
            raise InvalidValueError(message, code="column-doubled")

    def read(self, batch: pa.RecordBatch, reader: TargetReader) -> pa.StructArray:
        """The targets of one batch."""
        return reader.read(*next(self._cells(batch.column).parts()))

    def _cells(self, column: Callable[[str], pa.Array]) -> Cells:
        given = (self.column, self.unit, self.operator, self.fiscal_year)
        texts, unit, operator, year = (column(name) if isinstance(name, str) else name for name in given)
        return Cells.of(texts, unit, operator, year, names=tuple(str(name) for name in given))


def read_target_stream(  # noqa: PLR0913 - the columns of a form
    source: Stream,
    column: str,
    /,
    *,
    into: str = "target",
    unit: str | None = None,
    operator: str | None = None,
    fiscal_year: str | int | FiscalYear | None = None,
) -> pa.RecordBatchReader:
    """
    Read the targets of a stream of record batches, batch by batch; memory does not grow with the stream.

    >>> import pyarrow as pa
    >>> table = pa.table({"指标值": ["≥95", "≤3"], "度量单位": ["%", "天"]})
    >>> read_target_stream(table, "指标值", unit="度量单位").read_all().column("target").to_pylist()[0]["unit"]
    '%'

    Args:
        source: A table, a record batch reader, a data frame, a relation: what has ``__arrow_c_stream__``.

        column: The name of the column of target texts.

        into: The name of the new column, which stands last.

        unit: The name of the column 度量单位.

        operator: The name of the column 指标性质 or 计算符号.

        fiscal_year: The name of a column of years, or one year for all rows.

    Returns:
        A reader, with ``__arrow_c_stream__`` of its own.

    Raises:
        InvalidValueError: (``column-missing``, ``column-doubled``) for a name that is not there, or there already.

        WrongTypeError: (``column-type``) for a column of another type, or a source that is no stream.
    """
    batches = _batches(source)
    plan = Plan(column=column, into=into, unit=unit, operator=operator, fiscal_year=fiscal_year)
    schema = plan.schema(batches.schema)
    return pa.RecordBatchReader.from_batches(schema, with_targets(plan, batches))


def _batches(source: Stream) -> pa.RecordBatchReader:
    try:
        if hasattr(source, "__arrow_c_stream__"):
            return pa.RecordBatchReader.from_stream(source)
    except (pa.ArrowException, TypeError):
        pass  # a column hands out a stream too, of values that are no rows
    message = f"expected a stream of record batches, found {type(source).__name__}; hand in a table or a reader"
    raise WrongTypeError(message, code="column-type")


def with_targets(plan: Plan, batches: Iterable[pa.RecordBatch], /) -> Iterator[pa.RecordBatch]:
    """The batches with a column of targets behind; one reader for all of them."""
    reader = TargetReader()
    for batch in batches:
        for start in range(0, len(batch), ROWS):
            part = batch.slice(start, ROWS)
            schema = batch.schema.append(pa.field(plan.into, TARGET_TYPE))
            yield pa.RecordBatch.from_arrays([*part.columns, plan.read(part, reader)], schema=schema)
