"""The JSON text of any exchangeable value, and back: what the JSON format is, and what tables keep in ``exact``."""

import json
import re
from typing import Any

from perfmodel.errors import DocumentError, InvalidValueError, Problem, excerpt
from perfmodel.serializers._values import Given, Value, from_data, to_data
from perfmodel.targets.terms import BROKEN

_MAX_DIGITS = 18
_HALVES = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def write(value: Given, /, *, on_one_line: bool = False) -> str:
    """
    The value as JSON text: a line for each field for people to read, or on one line for a cell of a table.

    Raises:
        InvalidValueError: (``text-invalid``) when a text holds the two halves of one character apart, which JSON joins.
    """
    layout: tuple[int | None, tuple[str, str]] = (None, (",", ":")) if on_one_line else (1, (",", ": "))
    text = json.dumps(to_data(value), ensure_ascii=False, allow_nan=False, indent=layout[0], separators=layout[1])
    if _HALVES.search(text) is not None:
        message = "expected text that can be stored, found the two halves of one character apart; join them first"
        raise InvalidValueError(message, code="text-invalid")
    return BROKEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def read(data: str | bytes, /, *, first_line: int = 1) -> Value:
    """
    The value that JSON text says; *first_line* is where the text begins in its file.

    Raises:
        DocumentError: With every fault and its path: broken JSON, doubled keys, unknown keys, wrong types,
            a newer schema.
    """
    return from_data(_parse(data, first_line))


def _parse(data: str | bytes, first_line: int) -> object:
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole)
    except UnicodeDecodeError as error:
        problem = Problem("encoding-invalid", f"expected UTF-8 text, found byte {error.start} that is none", "$")
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        problem = Problem("json-invalid", f"{error.msg} at line {line}, column {error.colno}", "$")
    except RecursionError:
        problem = Problem("json-deep", "nested too deeply", "$")
    except _Refused as error:
        problem = error.problem
    raise DocumentError((problem,))


class _Refused(Exception):  # noqa: N818 - a signal inside this module
    """What JSON allows and this library does not."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Refused(Problem("key-doubled", f"the key '{excerpt(key)}' stands twice in one object", "$"))
        found[key] = value
    return found


def _constant(name: str) -> float:
    raise _Refused(Problem("json-invalid", f"{name} is no value; write an exact number as text", "$"))


def _whole(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        message = f"expected a whole number of at most {_MAX_DIGITS} digits, found {len(digits)}"
        raise _Refused(Problem("number-long", message, "$"))
    return int(digits)
