"""
What a caller hands in, a path, bytes or text, to the tables in it.

The kind of a file is told by its bytes, not by its name.
"""

import os
from typing import TypeAlias

from perfmodel.arguments import require
from perfmodel.errors import FormError
from perfmodel.forms.content import A_FOLDER, ContentError, content
from perfmodel.forms.convert import Converter
from perfmodel.forms.files import delimited
from perfmodel.forms.files.detect import read_file
from perfmodel.forms.files.kinds import Sheets
from perfmodel.forms.grid import Grid

Source: TypeAlias = str | bytes | os.PathLike[str] | Grid
"""A path, the bytes of a file, text, or a table; a ``str`` with a line break or a tab is text, any other a path."""


_HINTS = {
    A_FOLDER: "read the files of a folder with read_forms",
    "file-missing": "check the path; text of one line is taken for a path, so hand a table in as text with its line "
    "breaks",
    "file-special": "save what it gives as a file, or hand in the bytes",
    "file-large": "copy the form alone into a new file",
}


def sheets_of(source: Source, /, *, converter: Converter | None = "libreoffice") -> Sheets:
    """
    The tables of a source.

    Args:
        source: The source.

        converter: The program that old Word files are read through; ``None`` refuses them.

    Raises:
        WrongTypeError: When it is no path, bytes, text or table.

        FormError: (``file-missing``) when no file is there, (``kind-unknown``) for a kind of file that is not read,
            (``file-special``, ``file-large``) for a device, a pipe or a file of more than 256 MiB, (``form-empty``)
            when nothing stands in it.
    """
    if isinstance(source, str) and any(sign in source for sign in "\n\r\t"):
        return Sheets((delimited.parse(source.removeprefix("\ufeff")),))
    if isinstance(source, Grid):
        return Sheets((source,))
    if isinstance(source, bytes):
        return _of_bytes(source, converter)
    require(source, str | os.PathLike, "source", "hand in a path, the bytes of a file, text or a Grid")
    return _of_bytes(read_path(source), converter)


def read_path(path: str | os.PathLike[str], /) -> bytes:
    """
    The bytes of a file.

    Raises:
        FormError: ``file-missing``, ``file-special`` or ``file-large``.
    """
    try:
        return content(path)
    except ContentError as error:
        raise refused(error, os.fspath(path)) from error


def refused(error: ContentError, name: str, /) -> FormError:
    """Why a file is not read, with what to do."""
    message = f"expected a file at {name[:200]!r}, found {error.found}"
    return FormError(message, code=error.code, hint=_HINTS[A_FOLDER if error.found == A_FOLDER else error.code])


def _of_bytes(data: bytes, converter: Converter | None) -> Sheets:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        message = "expected a form, found an empty file"
        raise FormError(message, code="form-empty", hint="check that the file was saved")
    return read_file(data, converter=converter)
