"""
Streams of record batches, in constant memory: of columns, and of whole files.

Of columns: a column of targets beside the columns that came.  Of files: a row for each indicator, with the file and the
form that it stands in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, TypeAlias, final

import pyarrow as pa
from attrs import frozen

from perfmodel._arguments import typed
from perfmodel._finding import Finding
from perfmodel.errors import FormError, InvalidValueError, WrongTypeError
from perfmodel.files._detect import Converter
from perfmodel.forms._many_files import read_forms
from perfmodel.forms._read import Reading
from perfmodel.interop._column_inputs import check_name, check_there
from perfmodel.interop._column_reader import Cells, TargetReader
from perfmodel.interop._table_cells import stored
from perfmodel.serializers._document_tables import (
    HEAD_FIELDS,
    INDICATOR_FIELDS,
    Stream,
    build_table,
    head_row,
    indicator_row,
)
from perfmodel.serializers._target_columns import TARGET_TYPE
from perfmodel.source import Place
from perfmodel.values._period import FiscalYear

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
            check_there(name, given)
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


FILE_BATCH_ROWS = 1_000
"""How many rows are gathered for a batch."""

FINDING_TYPE = pa.struct(
    [
        *((name, pa.string()) for name in ("code", "severity", "message", "text", "table")),
        *((name, pa.int64()) for name in ("line", "column")),
    ]
)
"""A finding, or why a file could not be read (``severity`` is ``error``)."""

FORM_SCHEMA = pa.schema(
    [
        ("file", pa.string()),
        ("form", pa.int32()),
        ("place", pa.string()),
        *HEAD_FIELDS,
        *INDICATOR_FIELDS,
        ("actual", pa.string()),
        ("findings", pa.list_(FINDING_TYPE)),
    ]
)
"""
The head of a document and one of its indicators, with the file, the form of the file (from 1) and its sheet or pages,
and the reported value as it stands in the form (``actual``), for ``judge_columns``.

The first row of a form has its findings, the others an empty list, so that each counts once.  A form without
indicators has one row with its head alone, a file that cannot be read one row with ``file`` and ``findings`` alone.
"""

Row: TypeAlias = dict[str, Any]


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class FilePlan:
    """
    Which columns of a table hold files, and how they are read.

    Attributes:
        content: The name of the column of bytes.

        path: The name of the column of paths, or ``None``.

        fiscal_year: As for ``read_forms``.

        converter: As for ``read_forms``.

        seconds: As for ``read_forms``; it holds where *memory* is given.

        memory: As for ``read_forms``.
    """

    content: str
    path: str | None = None
    fiscal_year: FiscalYear | int | None = None
    converter: Converter | None = "libreoffice"
    seconds: float | int = 120
    memory: int | None = None

    def check(self, given: pa.Schema) -> None:
        """
        Look whether the columns are there, of bytes and of text.

        Raises:
            InvalidValueError: ``column-missing``, ``text-invalid``.

            WrongTypeError: ``column-type``.
        """
        for name, kinds, word in ((self.content, _BYTES, "bytes"), (self.path, _TEXTS, "text")):
            if name is None:
                continue
            check_there(name, given.names)
            found = given.field(name).type
            if found not in kinds:
                message = f"expected a column of {word}, found {name!r} of {found}"
                raise WrongTypeError(message, code="column-type")


_BYTES = frozenset((pa.binary(), pa.large_binary()))
_TEXTS = frozenset((pa.string(), pa.large_string()))


class _File(BytesIO):
    """The bytes of a file under its name."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def form_rows(plan: FilePlan, batches: Iterable[pa.RecordBatch], /) -> Iterator[pa.RecordBatch]:
    """
    The rows of all files, file by file; nothing but the file that is read and the rows of a batch is held.

    Args:
        plan: Which columns hold the files.

        batches: Batches with these columns.
    """
    rows = list[Row]()

    def failed(given: object, error: FormError) -> None:
        rows.append(_failure(getattr(given, "name", given), error))

    readings = read_forms(
        _files(plan, batches),
        fiscal_year=plan.fiscal_year,
        on_error=failed,
        converter=plan.converter,
        seconds=plan.seconds,
        memory=plan.memory,
    )
    for reading in readings:
        rows += _rows(reading)
        if len(rows) >= FILE_BATCH_ROWS:
            yield from build_table(rows, FORM_SCHEMA).to_batches()
            rows.clear()
    if rows:
        yield from build_table(rows, FORM_SCHEMA).to_batches()


def _files(plan: FilePlan, batches: Iterable[pa.RecordBatch]) -> Iterator[_File]:
    for batch in batches:
        contents = batch.column(plan.content)
        paths = batch.column(plan.path) if plan.path is not None else None
        for at in range(batch.num_rows):
            # a file without bytes is an empty one, which reading refuses
            yield _File(contents[at].as_py() or b"", "" if paths is None else paths[at].as_py() or "")


def _rows(reading: Reading) -> list[Row]:
    head: Row = {
        "file": stored(reading.source.file),
        "form": reading.source.index,
        "place": stored(reading.source.table),
        "findings": [],
    }
    document = head_row(reading.document)
    rows = [document | indicator_row(row) | head for row in reading.document.indicators] or [document | head]
    for row, indicator in zip(rows, reading.document.indicators, strict=False):  # a form without any has one row
        actual = indicator.result.actual if indicator.result is not None else None
        row["actual"] = None if actual is None else stored(actual.text)
    rows[0]["findings"] = [_finding(finding) for finding in reading.findings]
    return rows


def _finding(finding: Finding) -> Row:
    return _noticed(finding.code, finding.severity.value, finding.message, finding.text, finding.place)


def _failure(name: object, error: FormError) -> Row:
    said = _noticed(error.code, "error", str(error), "", error.place)
    return {"file": stored(name) if isinstance(name, str) else "", "findings": [said]}


def _noticed(code: str, severity: str, message: str, text: str, place: Place | None) -> Row:
    table, line, column = (None, None, None) if place is None else (place.table, place.line, place.column)
    return {
        "code": code,
        "severity": severity,
        "message": stored(message),
        "text": stored(text),
        "table": None if table is None else stored(table),
        "line": line,
        "column": column,
    }
