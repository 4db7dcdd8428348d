"""The JSON format: exact decimals as text, one ``kind`` tag for each union, a schema number on documents."""

from typing import IO

from perfmodel.serializers._text import read, write
from perfmodel.serializers._values import Given, Value

__all__ = ["FORMAT", "LOST", "dump", "load", "read", "write"]

FORMAT = "json"

LOST: tuple[str, ...] = ()
"""Fields that this format cannot carry: none."""


def dump(value: Given, file: IO[str], /) -> None:
    """Write a value as JSON text to an open text file."""
    file.write(write(value))


def load(file: IO[str] | IO[bytes], /) -> Value:
    """Read a value from an open file; see :func:`read`."""
    return read(file.read())
