"""
The functions of exchange: ``dump``, ``dumps``, ``load``, ``loads``, as in the ``json`` module.

A format that programs exchange (JSON, Parquet) goes both ways and carries everything; a format that people read (XLSX,
DOCX, HTML, Markdown, tab-separated text) is drawn from a document as the official table, and read with ``read_form``.
"""

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast, get_args, overload

from perfmodel.arguments import require
from perfmodel.errors import InvalidValueError
from perfmodel.forms.content import ContentError, content, replace
from perfmodel.forms.write import write_form
from perfmodel.objectives.documents import Objectives
from perfmodel.serializers._values import Value

if TYPE_CHECKING:
    from perfmodel.forms.files.kinds import FileRoom

TextFormat = Literal["json", "tsv", "html", "md"]
BinaryFormat = Literal["parquet", "xlsx", "docx"]

_EXCHANGED = ("json", "parquet")
"""The formats that programs exchange, each with the module of its name, loaded on first need."""

_DRAWN = {"tsv": "delimited", "html": "html", "md": "markdown", "xlsx": "xlsx", "docx": "docx"}
"""The formats that a document is drawn in, with the module of each."""


class _Room(Protocol):
    """What the module of a format offers."""

    def write(self, value: Value, /) -> str | bytes:
        """The value as text, or as the bytes of a file."""
        ...

    def read(self, data: str | bytes, /) -> Value:
        """The value that the data say."""
        ...


def _room(name: str) -> _Room:
    return cast("_Room", import_module(f"perfmodel.serializers.{name}"))


def _unknown(name: str, formats: tuple[str, ...]) -> InvalidValueError:
    message = f"expected a format of {', '.join(formats)}, found {name!r}"
    return InvalidValueError(message, code="format-unknown")


@overload
def dumps(value: Value, format: TextFormat, /) -> str: ...
@overload
def dumps(value: Value, format: BinaryFormat, /) -> bytes: ...
@overload
def dumps(value: Value, format: str, /) -> str | bytes: ...
def dumps(value: Value, format: str, /) -> str | bytes:  # noqa: A002 - the word of the contract
    """
    Write a value in a format: as text, or as the bytes of a file for ``parquet``, ``xlsx`` and ``docx``.

    >>> from perfmodel.values.quantity import Quantity
    >>> loads(dumps(Quantity("80", "万人次"), "json"), "json")
    Quantity('80', '万人次')

    Args:
        value: A document, an assessment, an indicator, a target, an actual or a quantity; Parquet and the official
            tables take documents alone.

        format: ``json``; or, for a document, ``parquet``, ``tsv``, ``html``, ``md``, ``xlsx``, ``docx``.

    Raises:
        InvalidValueError: (``format-unknown``) for a format that no module takes.

        WrongTypeError: For a value that the format does not take.

        MissingExtraError: When the package that writes the format is not installed.
    """
    require(format, str, "format")
    if format in _EXCHANGED:
        return _room(format).write(value)
    if format not in _DRAWN:
        raise _unknown(format, (*_EXCHANGED, *_DRAWN))
    require(value, Objectives, "the value to draw as a table", "write it as json")
    drawing = cast("FileRoom", import_module(f"perfmodel.forms.files.{_DRAWN[format]}"))
    data = drawing.write((write_form(cast("Objectives", value)),))
    return data if format in get_args(BinaryFormat) else data.decode("utf-8")


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


def _readable(name: str) -> _Room:
    """The module that reads a format."""
    if name in _DRAWN:
        message = f"expected a format for programs, found {name!r}, a table for people; read it with read_form"
        raise InvalidValueError(message, code="format-drawn")
    if name not in _EXCHANGED:
        raise _unknown(name, _EXCHANGED)
    return _room(name)


def dump(value: Value, path: str | os.PathLike[str], /) -> None:
    """
    Write a value to a file; its suffix names the format (see :func:`dumps`).

    The file is written beside its place and put there when it is whole: an earlier file is kept until then, and nobody
    ever finds half of one.

    Raises:
        InvalidValueError: As :func:`dumps`, and (``file-unwritable``) where no file can be written.
    """
    data = dumps(value, _suffix(path))
    try:
        replace(path, data if isinstance(data, bytes) else data.encode("utf-8"))
    except (OSError, ValueError) as error:
        message = (
            f"expected a path to write to, found {os.fspath(path)[:200]!r} ({type(error).__name__}); check its folder "
            "and that no other program holds the file"
        )
        raise InvalidValueError(message, code="file-unwritable") from error


def load(path: str | os.PathLike[str], /) -> Value:
    """
    Read a value from a file; its suffix names the format (see :func:`loads`).

    Raises:
        InvalidValueError: As :func:`loads`, and (``file-missing``) when there is no file that can be read,
            (``file-special``, ``file-large``) for a device, a pipe or a file of more than 256 MiB.
    """
    room = _readable(_suffix(path))
    try:
        data = content(path)
    except ContentError as error:
        message = f"expected a file at {os.fspath(path)[:200]!r}, found {error.found}"
        raise InvalidValueError(message, code=error.code) from error
    return room.read(data)


def _suffix(path: str | os.PathLike[str]) -> str:
    require(path, str | os.PathLike, "path", "hand in a path with a suffix: plan.json")
    return Path(path).suffix.removeprefix(".").lower()
