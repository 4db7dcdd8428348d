"""
The JSON room: exact decimals as text, one ``kind`` tag for each union, a schema number on documents.

Needs: ``_shape``.  Used by: ``exchange``.
"""

import json
from typing import IO, Any

from perfmodel.errors import DocumentError, Problem
from perfmodel.serializers._values import Value, from_data, to_data

FORMAT = "json"

LOST: tuple[str, ...] = ()
"""Fields that this format cannot carry: none."""


def dump(value: Value, file: IO[str], /) -> None:
    """Write a value as JSON text to an open text file."""
    file.write(write(value))


def load(file: IO[str] | IO[bytes], /) -> Value:
    """Read a value from an open file; see :func:`read`."""
    return read(file.read())


def write(value: Value, /) -> str:
    """The value as JSON text."""
    return json.dumps(to_data(value), ensure_ascii=False, allow_nan=False, indent=1)


def read(data: str | bytes, /) -> Value:
    """
    The value that JSON text says.

    Raises:
        DocumentError: With every fault and its path: broken JSON, doubled keys, unknown keys, wrong types, a newer schema.
    """
    return from_data(_parse(data))


def _parse(data: str | bytes) -> object:
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except UnicodeDecodeError as error:
        problem = Problem("encoding-invalid", f"expected UTF-8 text, found byte {error.start} that is none", "$")
    except json.JSONDecodeError as error:
        problem = Problem("json-invalid", f"{error.msg} at line {error.lineno}, column {error.colno}", "$")
    except RecursionError:
        problem = Problem("json-deep", "nested too deeply", "$")
    except _Doubled as error:
        problem = Problem("key-doubled", f"the key {error.args[0]!r} stands twice in one object", "$")
    except ValueError as error:
        problem = Problem("json-invalid", str(error), "$")
    raise DocumentError((problem,))


class _Doubled(Exception):  # noqa: N818 - a signal inside this room
    """A key that stands twice."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _Doubled(next(key for key in keys if keys.count(key) > 1))
    return found


def _constant(name: str) -> float:
    message = f"{name} is no value; write an exact number as text"
    raise ValueError(message)
