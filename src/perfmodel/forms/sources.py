"""
What a caller hands in, a path, bytes or text, to the tables in it.

The kind of a file is told by its bytes, not by its name.
"""

import os
from pathlib import Path
from typing import TypeAlias

from perfmodel.arguments import require
from perfmodel.errors import FormError
from perfmodel.forms.convert import Converter
from perfmodel.forms.files import delimited
from perfmodel.forms.files.detect import read_file
from perfmodel.forms.files.kinds import Sheets
from perfmodel.forms.grid import Grid

Source: TypeAlias = str | bytes | os.PathLike[str] | Grid
"""A path, the bytes of a file, text, or a table; a ``str`` with a line break or a tab is text, any other a path."""


def sheets_of(source: Source, /, *, converter: Converter | None = "libreoffice") -> Sheets:
    """
    The tables of a source.

    Args:
        source: The source.

        converter: The program that old Word files are read through; ``None`` refuses them.

    Raises:
        WrongTypeError: When it is no path, bytes, text or table.

        FormError: (``file-missing``) when no file is there, (``kind-unknown``) for a kind of file that is not read,
            (``form-empty``) when nothing stands in it.
    """
    if isinstance(source, str) and any(sign in source for sign in "\n\r\t"):
        return Sheets((delimited.parse(source.removeprefix("\ufeff")),))
    if isinstance(source, Grid):
        return Sheets((source,))
    if isinstance(source, bytes):
        return _of_bytes(source, converter)
    require(source, str | os.PathLike, "source", "hand in a path, the bytes of a file, text or a Grid")
    return _of_bytes(_content(source), converter)


def _content(path: str | os.PathLike[str]) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        name = os.fspath(path)[:200]
        message = f"expected a file at {name!r}, found none that can be read ({type(error).__name__})"
        hint = "check the path; text of one line is taken for a path, so hand a table in as text with its line breaks"
        raise FormError(message, code="file-missing", hint=hint) from error


def _of_bytes(data: bytes, converter: Converter | None) -> Sheets:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        message = "expected a form, found an empty file"
        raise FormError(message, code="form-empty", hint="check that the file was saved")
    return read_file(data, converter=converter)
