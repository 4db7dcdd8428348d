"""Streams of record batches of whole files: a row for each indicator, with the file and the form that it stands in."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, TypeAlias, final

import pyarrow as pa
from attrs import frozen

from perfmodel.arguments import typed
from perfmodel.errors import FormError, InvalidValueError, WrongTypeError
from perfmodel.forms.convert import Converter
from perfmodel.forms.many import read_forms
from perfmodel.forms.read import Reading
from perfmodel.interop.columns.inputs import check_name
from perfmodel.objectives.finding import Finding
from perfmodel.serializers._tables.documents import HEAD_FIELDS, INDICATOR_FIELDS, build_table, head_row, indicator_row
from perfmodel.source import Place
from perfmodel.values.period import FiscalYear

ROWS = 1_000
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
            check_name(name)
            if given.names.count(name) != 1:
                message = f"expected one column {name!r}, found {', '.join(given.names) or 'none'}"
                raise InvalidValueError(message, code="column-missing")
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
        if len(rows) >= ROWS:
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
        "file": _stored(reading.source.file),
        "form": reading.source.index,
        "place": _stored(reading.source.table),
        "findings": [],
    }
    document = head_row(reading.document)
    rows = [document | indicator_row(row) | head for row in reading.document.indicators] or [document | head]
    for row, indicator in zip(rows, reading.document.indicators, strict=False):  # a form without any has one row
        actual = indicator.result.actual if indicator.result is not None else None
        row["actual"] = None if actual is None else _stored(actual.text)
    rows[0]["findings"] = [_finding(finding) for finding in reading.findings]
    return rows


def _finding(finding: Finding) -> Row:
    return _noticed(finding.code, finding.severity.value, finding.message, finding.text, finding.place)


def _failure(name: object, error: FormError) -> Row:
    said = _noticed(error.code, "error", str(error), "", error.place)
    return {"file": _stored(name) if isinstance(name, str) else "", "findings": [said]}


def _noticed(code: str, severity: str, message: str, text: str, place: Place | None) -> Row:
    table, line, column = (None, None, None) if place is None else (place.table, place.line, place.column)
    return {
        "code": code,
        "severity": severity,
        "message": _stored(message),
        "text": _stored(text),
        "table": None if table is None else _stored(table),
        "line": line,
        "column": column,
    }


def _stored(text: str) -> str:
    """A text as a column can hold it: half a character is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
