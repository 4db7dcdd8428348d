"""
The functions of exchange: ``dump``, ``dumps``, ``load``, ``loads``, as in the ``json`` module; more for many values.

A format that programs exchange (JSON, Parquet) goes both ways and carries everything; a format that people read (XLSX,
DOCX, HTML, Markdown, tab-separated text) is drawn from a document as the official table, and read with ``read_form``.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast, get_args, overload

from perfmodel._arguments import SEVERAL, called, require
from perfmodel._base_errors import shown
from perfmodel.errors import DocumentError, InvalidValueError
from perfmodel.files._bytes import check_file, content, errors_of, lines_of, replacing
from perfmodel.objectives._comparison import DocumentComparison
from perfmodel.objectives._documents import Objectives
from perfmodel.serializers.json import Given, Value, read_lines, write, write_lines

if TYPE_CHECKING:
    from perfmodel.files._sheets import FileKind

__all__ = ["dump", "dump_lines", "dumps", "load", "load_lines", "loads"]
__dir__: Callable[[], list[str]] = __all__.copy


TextFormat = Literal["json", "tsv", "html", "md"]
BinaryFormat = Literal["parquet", "xlsx", "docx"]

_EXCHANGED = ("json", "parquet")
"""The formats that programs exchange, each with the module of its name, loaded on first need."""

_DRAWN = {"tsv": "delimited", "html": "html", "md": "markdown", "xlsx": "xlsx", "docx": "docx"}
"""The formats that a document is drawn in, with the module of each."""

_LINES = ("jsonl", "ndjson")
"""The suffixes of files of many values, one a line."""

_DEEPEST_INDENT = 16


class _Format(Protocol):
    """What the module of a format offers."""

    def write(self, value: Given, /) -> str | bytes:
        """The value as text, or as the bytes of a file."""
        ...

    def read(self, data: str | bytes, /) -> Value:
        """The value that the data say."""
        ...


def _format_of(name: str) -> _Format:
    return cast("_Format", import_module(f"perfmodel.serializers.{name}"))


def _unknown(name: str, formats: tuple[str, ...]) -> InvalidValueError:
    if name in _LINES:
        message = f"expected a format of one value, found {name!r}, that of many; use dump_lines and load_lines"
        return InvalidValueError(message, code="format-lines")
    tables = ", that of tables; write and read these with dump_csv and load_csv of perfmodel.interop.csv"
    message = (
        f"expected a format of {', '.join(formats)}, found {name!r}{tables if name == 'csv' else '; name one of them'}"
    )
    return InvalidValueError(message, code="format-unknown")


@overload
def dumps(value: Given | DocumentComparison, format: TextFormat, /, *, indent: int | None = None) -> str: ...
@overload
def dumps(value: Given | DocumentComparison, format: BinaryFormat, /, *, indent: int | None = None) -> bytes: ...
@overload
def dumps(value: Given | DocumentComparison, format: str, /, *, indent: int | None = None) -> str | bytes: ...
def dumps(value: Given | DocumentComparison, format: str, /, *, indent: int | None = None) -> str | bytes:  # noqa: A002 - the word of the contract
    """
    Write a value in a format: as text, or as the bytes of a file for ``parquet``, ``xlsx`` and ``docx``.

    >>> from perfmodel import Quantity
    >>> print(dumps(Quantity("80", "万人次"), "json"))
    {"value":"80","unit":"万人次"}
    >>> print(dumps(Quantity("80", "万人次"), "json", indent=2))
    {
      "value": "80",
      "unit": "万人次"
    }

    Args:
        value: A document, an assessment, an audited form, a finding or several (``review(…)``, ``audit(…)``), an
            indicator, a target, an actual or a quantity.

        format: ``json``; for a document ``parquet``; for what is drawn as tables (documents, assessments, findings,
            audited forms, the comparison of two documents) ``tsv``, ``html``, ``md``, ``xlsx``, ``docx``.

        indent: So many blanks in front of a field for each level, with a line for each field, 0 to 16; JSON only.
            Without it JSON is written on one line.

    Raises:
        InvalidValueError: (``format-unknown``) for a format that no module takes, (``indent-invalid``) for another
            indent, or for one in another format.

        WrongTypeError: For a value that the format does not take.

        MissingExtraError: When the package that writes the format is not installed.
    """
    require(format, str, "format")
    require(indent, int | None, "indent")
    if format not in {*_EXCHANGED, *_DRAWN}:
        raise _unknown(format, (*_EXCHANGED, *_DRAWN))
    if indent is not None:
        _check_indent(indent, format)
    if format == "json":
        return write(cast("Given", value), indent=indent)
    if format in _EXCHANGED:
        return _format_of(format).write(cast("Given", value))
    from perfmodel._reports import tables_of  # noqa: PLC0415 - words and their catalogues cost more than JSON

    tables = tables_of(value)
    drawing = cast("FileKind", import_module(f"perfmodel.files.{_DRAWN[format]}"))
    data = drawing.write(tables)
    return data if format in get_args(BinaryFormat) else data.decode("utf-8")


def _check_indent(indent: int, name: str) -> None:
    """Refuse an indent of another format than json, and one out of bounds."""
    if name != "json":
        message = f"expected no indent for {name}, which json alone has; leave it out"
        raise InvalidValueError(message, code="indent-invalid")
    if not 0 <= indent <= _DEEPEST_INDENT:
        message = f"expected 0 to {_DEEPEST_INDENT} blanks for each level, found {shown(indent)}"
        raise InvalidValueError(message, code="indent-invalid")


@overload
def loads(data: bytes, format: Literal["parquet"], /) -> Objectives: ...
@overload
def loads(data: str | bytes, format: str, /) -> Value: ...
def loads(data: str | bytes, format: str, /) -> Value:  # noqa: A002 - the word of the contract
    """
    Read a value from text or bytes in a format: ``json`` or ``parquet``.

    Raises:
        DocumentError: With every fault and its path.

        WrongTypeError: For data of another type; ``parquet`` takes bytes alone.

        MissingExtraError: When the package that reads the format is not installed.

        InvalidValueError: (``format-unknown``) for a format that no module takes, (``format-drawn``) for one that
            is drawn for people: ``read_form`` reads those.
    """
    require(format, str, "format")
    require(data, str | bytes, "data", "open the file, and hand in what stands in it")
    return _readable(format).read(data)


def _readable(name: str) -> _Format:
    """The module that reads a format."""
    if name in _DRAWN:
        message = f"expected a format for programs, found {name!r}, a table for people; read it with read_form"
        raise InvalidValueError(message, code="format-drawn")
    if name not in _EXCHANGED:
        raise _unknown(name, _EXCHANGED)
    return _format_of(name)


def dump(value: Given | DocumentComparison, path: str | os.PathLike[str], /, *, indent: int | None = None) -> None:
    """
    Write a value to a file; its suffix names the format, and *indent* lays JSON out (see :func:`dumps`).

    The file is written beside its place and put there when it is whole: an earlier file is kept until then, and nobody
    ever finds half of one.

    Raises:
        InvalidValueError: As :func:`dumps`, and (``file-unwritable``) where no file can be written.
    """
    data = dumps(value, _suffix(path), indent=indent)
    with errors_of(path), replacing(path) as put:
        put(data if isinstance(data, bytes) else data.encode("utf-8"))


def load(path: str | os.PathLike[str], /) -> Value:
    """
    Read a value from a file; its suffix names the format (see :func:`loads`).

    Raises:
        InvalidValueError: As :func:`loads`, and (``file-missing``) when there is no file that can be read,
            (``file-special``, ``file-large``) for a device, a pipe or a file of more than 256 MiB.
    """
    reader = _readable(_suffix(path))
    with errors_of(path):
        data = content(path)
    return reader.read(data)


def dump_lines(values: Iterable[Given], path: str | os.PathLike[str], /) -> None:
    """
    Write many values to a file of JSON Lines: one JSON text a line, in UTF-8, as they come.

    Only one value is held at a time, and the file is put in its place when it is whole, as by :func:`dump`.

    >>> from tempfile import TemporaryDirectory
    >>> from perfmodel import Quantity
    >>> with TemporaryDirectory() as folder:
    ...     dump_lines((Quantity(amount, "万元") for amount in range(3)), f"{folder}/amounts.jsonl")
    ...     sum(value for value in load_lines(f"{folder}/amounts.jsonl") if isinstance(value, Quantity))
    Quantity('3', '万元')

    Args:
        values: What :func:`dumps` writes as JSON, mixed or not, from any iterator; nothing is written where it raises.

        path: A path that ends in ``.jsonl`` or ``.ndjson``.

    Raises:
        InvalidValueError: (``format-unknown``) for another suffix, (``file-unwritable``) where no file can be written,
            (``text-invalid``) as :func:`dumps`, with the line.

        WrongTypeError: For what is no iterator of such values, with the line; one value alone goes into a list.
    """
    require(values, SEVERAL, "values")
    _suffix(path, *_LINES)
    with errors_of(path), replacing(path) as put:
        for line in write_lines(values):
            put(line)


def load_lines(
    path: str | os.PathLike[str], /, *, on_error: Callable[[int, DocumentError], None] | None = None
) -> Iterator[Value]:
    """
    Read the values of a file of JSON Lines one by one, however large it is.

    Lines end in LF or CRLF; blank lines are passed by, and so is a byte order mark.

    Args:
        path: A path that ends in ``.jsonl`` or ``.ndjson``.

        on_error: Called with the number of a line, from 1, and its error where it cannot be read; the lines behind it
            are read all the same.  Without it the error is raised, and ends the reading.

    Raises:
        DocumentError: For a bad line, with its number in ``error.line`` and the path of each fault in that line;
            (``line-cut``) for a last line that ends in the middle, (``line-large``) for one of more than 256 MiB.

        InvalidValueError: (``format-unknown``) for another suffix, (``file-missing``, ``file-special``) when there is
            no file that can be read; at once, and not with the first line.
    """
    _suffix(path, *_LINES)
    called(on_error, "on_error", "line", "error")
    with errors_of(path):
        check_file(path)
    return _loaded(path, on_error)


def _loaded(path: str | os.PathLike[str], on_error: Callable[[int, DocumentError], None] | None) -> Generator[Value]:
    with errors_of(path), lines_of(path) as line:
        yield from read_lines(line, on_error)


def _suffix(path: str | os.PathLike[str], *wanted: str) -> str:
    """The format that a path names by its suffix: one of those wanted, where some are."""
    require(path, str | os.PathLike, "path", "hand in a path with a suffix: plan.json")
    suffix = Path(path).suffix.removeprefix(".").lower()
    message = f"expected a path with a suffix, found {os.fspath(path)[:200]!r}; name the format: plan.json"
    if wanted:
        message = (
            f"expected a path that ends in .jsonl or .ndjson, found {suffix[:20]!r} at its end; give it this suffix"
        )
    if not suffix or (wanted and suffix not in wanted):
        raise InvalidValueError(message, code="format-unknown")
    return suffix
