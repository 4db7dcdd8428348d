"""
The doors of exchange: ``dump``, ``dumps``, ``load``, ``loads``, as in the ``json`` module.

Needs: the rooms.  Used by: users.
"""

import os
from pathlib import Path
from typing import Protocol

from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.serializers import json
from perfmodel.serializers._values import Value


class _Room(Protocol):
    def write(self, value: Value, /) -> str: ...
    def read(self, data: str | bytes, /) -> Value: ...


_ROOMS: dict[str, _Room] = {json.FORMAT: json}


def _room(name: str) -> _Room:
    room = _ROOMS.get(name)
    if room is None:
        message = f"expected a format of {', '.join(_ROOMS)}, found {name!r}"
        raise InvalidValueError(message, code="format-unknown")
    return room


def dumps(value: Value, format: str, /) -> str:  # noqa: A002 - the word of the contract
    """
    Write a value as text in a format.

    >>> from perfmodel.values.quantity import Quantity
    >>> loads(dumps(Quantity("80", "万人次"), "json"), "json")
    Quantity('80', '万人次')

    Raises:
        InvalidValueError: (``format-unknown``) for a format that there is no room for.
    """
    return _room(format).write(value)


def loads(data: str | bytes, format: str, /) -> Value:  # noqa: A002 - the word of the contract
    """
    Read a value from text in a format.

    Raises:
        DocumentError: With every fault and its path.

        InvalidValueError: (``format-unknown``) for a format that there is no room for.
    """
    if not isinstance(data, str | bytes):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
        message = f"expected text or bytes, found {type(data).__name__}"
        raise WrongTypeError(message)
    return _room(format).read(data)


def dump(value: Value, path: str | os.PathLike[str], /) -> None:
    """
    Write a value to a file; its suffix names the format.

    Raises:
        InvalidValueError: (``format-unknown``) for a suffix that there is no room for; nothing is written then.

        OSError: When the file cannot be written.
    """
    text = _room(_suffix(path)).write(value)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def load(path: str | os.PathLike[str], /) -> Value:
    """
    Read a value from a file; its suffix names the format.

    Raises:
        DocumentError: With every fault and its path.

        InvalidValueError: (``format-unknown``) for a suffix that there is no room for.

        OSError: When the file cannot be read.
    """
    room = _room(_suffix(path))
    return room.read(Path(path).read_bytes())


def _suffix(path: str | os.PathLike[str]) -> str:
    return Path(path).suffix.removeprefix(".").lower()
