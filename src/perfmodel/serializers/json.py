"""
The JSON format: any exchangeable value as plain data, as text, as a line, and back.

As plain data a target and a quantity are plain objects; all else carries its ``kind``, a document or an assessment its
``schema``.  The text has exact decimals as text and one ``kind`` tag for each union; it is what the JSON format is, and
what tables keep in ``exact``.  JSON Lines are one value a line, written and read one by one, so that a file may be
larger than the memory.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from json.encoder import encode_basestring
from typing import IO, Any, TypeAlias, cast

from cattrs import BaseValidationError

from perfmodel._arguments import kind_of, refuse
from perfmodel._base_errors import excerpt
from perfmodel._finding import Finding
from perfmodel._patterns import regex
from perfmodel.errors import DocumentError, InvalidValueError, PerfModelError, Problem, WrongTypeError, in_line
from perfmodel.objectives._documents import DepartmentObjectives, ProjectObjectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.scoring._result import Assessment
from perfmodel.scoring._self_evaluation import AuditedForm
from perfmodel.serializers import _documents as marks
from perfmodel.serializers import _targets as wire
from perfmodel.serializers._converter import converter, no_kind
from perfmodel.serializers._documents import DOCUMENTS, SCHEMA
from perfmodel.targets._actual import Actual
from perfmodel.targets._shapes import Target
from perfmodel.targets._terms import BROKEN
from perfmodel.values._quantity import Quantity

Findings: TypeAlias = tuple[Finding, ...]
Value: TypeAlias = (
    DepartmentObjectives
    | ProjectObjectives
    | Assessment
    | AuditedForm
    | Finding
    | Findings
    | Indicator
    | Actual
    | Target
    | Quantity
)
"""What is exchanged; findings of a review or an audit go out together, or one by one."""

Given: TypeAlias = Value | list[Finding]
"""What is written: a list of findings is taken for a tuple of them."""

_VALUE = kind_of(Value)
NOT_WRITTEN = "hand in one of these; a judgement, a comparison or a policy is said in words by explain"
"""What to do with a value of ours that no format carries."""

_MANY = "write many values with dump_lines(values, 'values.jsonl')"

WHOLE: dict[type, str] = {**DOCUMENTS, **marks.TAGS}
"""What is exchanged as a document of its own, with a schema."""

TAGS: dict[type, str] = {**WHOLE, Finding: "finding", Indicator: "indicator", Actual: "actual"}
"""The tag in ``kind`` of what carries one, beside the shapes of targets."""

_TAGGED = {tag: kind for kind, tag in TAGS.items()}
SHAPES = tuple(wire.KINDS.values())


def to_data(value: Given, /) -> Any:  # noqa: ANN401 - plain data
    """
    The value as plain data.

    Raises:
        WrongTypeError: When it is none of the values that are exchanged.
    """
    given = _whole(value)
    data = converter().unstructure(given)
    tag = TAGS.get(type(given))
    if tag is None:
        return data
    head = {"schema": SCHEMA, "kind": tag} if type(given) in WHOLE else {"kind": tag}
    return {**head, **data}


def _whole(value: object) -> object:
    """The value that goes out: findings as one object."""
    given = tuple(cast("list[object]", value)) if isinstance(value, list) else value
    if not _VALUE.fits(given):
        refuse(value, _VALUE, "value", _MANY if isinstance(given, tuple) else NOT_WRITTEN)  # pyright: ignore[reportUnknownArgumentType] - a list of anything
    return marks.FindingList(cast("Findings", given)) if isinstance(given, tuple) else given


def from_data(data: object, /) -> Value:
    """
    The value that plain data says.

    Raises:
        DocumentError: With every fault and its path; (``schema-newer``) for a document of a newer schema.
    """
    given = cast("dict[str, object]", data) if isinstance(data, dict) else {}
    tag = given.get("kind")
    kind = _TAGGED.get(tag) if isinstance(tag, str) else None
    found: Value
    if kind is not None:
        whole = _tagged(given, kind)
        found = whole.findings if kind is marks.FindingList else whole
    elif tag in SHAPES:
        found = _structure(given, Target)
    elif "kind" in given:
        error = no_kind([*_TAGGED, *SHAPES], tag)
        raise DocumentError((Problem(error.code, str(error), "$"),))
    elif {"value", "unit"} <= given.keys():
        found = _structure(given, Quantity)
    else:
        raise DocumentError((Problem("kind-missing", "expected an object with a kind, or a quantity", "$"),))
    return found


def _tagged(given: dict[str, object], kind: type) -> Any:  # noqa: ANN401 - any class of the table
    rest = {key: value for key, value in given.items() if key != "kind"}
    if kind not in WHOLE:
        return _structure(rest, kind)
    schema = rest.pop("schema", None)
    if type(schema) is int and schema > SCHEMA:
        message = f"expected schema {SCHEMA}, found the newer {schema}; update perfmodel to read it"
        raise DocumentError((Problem("schema-newer", message, "$.schema"),))
    if type(schema) is int and schema == SCHEMA:
        return _structure(rest, kind)
    problem = Problem("schema-invalid", f"expected schema {SCHEMA}, found {wire.said(schema)}", "$.schema")
    try:
        _structure(rest, kind)
    except DocumentError as error:
        raise DocumentError((problem, *error.problems)) from error
    raise DocumentError((problem,))


def _structure(data: object, kind: Any) -> Any:  # noqa: ANN401 - a union is no type
    """
    The value of *kind* that plain data says.

    Raises:
        DocumentError: With every fault and its path.
    """
    try:
        return converter().structure(data, kind)
    except (BaseValidationError, PerfModelError) as error:
        raise DocumentError(wire.problems(error, "$")) from error


_MAX_DIGITS = 18
_HALVES = regex(r"[\ud800-\udbff][\udc00-\udfff]")


def write(value: Given, /, *, indent: int | None = None) -> str:
    """
    The value as JSON text: in one line, or with a line for each field and so many blanks for each level.

    Raises:
        InvalidValueError: (``text-invalid``) when a text holds the two halves of one character apart, which JSON joins.
    """
    data = to_data(value)
    if indent is not None:
        return _checked(_in_lines(data, "\n", " " * indent))
    try:
        return _ENCODED(data).decode()
    except (TypeError, UnicodeEncodeError):  # a half of a character, which only Python's own encoder lets through
        return _checked(_PLAIN.encode(data))


def _checked(text: str) -> str:
    """The text, whose half characters stand in the way of JSON; two halves that would be joined by it are refused."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _with_broken(text)
    return text


def _with_broken(text: str) -> str:
    if _HALVES.search(text) is not None:
        message = "expected text that can be stored, found the two halves of one character apart; join them first"
        raise InvalidValueError(message, code="text-invalid")
    return BROKEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_PLAIN = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_FASTER: Any = import_module("orjson") if find_spec("orjson") else None
_ENCODED: Callable[[Any], bytes] = _FASTER.dumps if _FASTER else lambda data: _PLAIN.encode(data).encode()
"""The bytes of plain data; both encoders give the same."""

_WORDS: dict[object, str] = {None: "null", True: "true", False: "false"}


def _in_lines(data: object, line: str, step: str) -> str:
    """Plain data as ``json.dumps(indent=…)`` has it, which is slow; *line* begins a line, and *step* goes in front."""
    if type(data) is str:
        return encode_basestring(data)
    inner, given = f"{line}{step}", data
    if isinstance(data, dict) and data:
        fields = cast("dict[str, object]", data).items()
        parts = [f"{inner}{encode_basestring(key)}: {_in_lines(item, inner, step)}" for key, item in fields]
        return f"{{{','.join(parts)}{line}}}"
    if isinstance(data, list | tuple) and data:
        parts = [inner + _in_lines(item, inner, step) for item in cast("list[object]", data)]
        return f"[{','.join(parts)}{line}]"
    return _plain(given)


def _plain(data: Any) -> str:  # noqa: ANN401 - what JSON has besides texts
    """A number, null, true or false, or what is empty."""
    return _WORDS[data] if data is None or type(data) is bool else _PLAIN.encode(data)


def read(data: str | bytes, /, *, first_line: int = 1) -> Value:
    """
    The value that JSON text says; *first_line* is where the text begins in its file.

    Raises:
        DocumentError: With every fault and its path: broken JSON, doubled keys, unknown keys, wrong types,
            a newer schema.
    """
    found = _as_written(data)
    if found is not None:
        try:
            return from_data(found)
        except DocumentError:
            pass  # said below, whatever is installed
    return from_data(_parse(data, first_line))


def _as_written(data: str | bytes) -> object:
    """
    The plain data of a text that says the same when they are written again, or ``None``.

    No key is lost then, though the faster parser takes the last of two and says nothing.
    """
    if _FASTER is None:
        return None
    try:
        found: object = _FASTER.loads(data)
        return found if _FASTER.dumps(found) == (data if isinstance(data, bytes) else data.encode()) else None
    except (TypeError, ValueError):
        return None


def _parse(data: str | bytes, first_line: int) -> object:
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole_number)
    except UnicodeDecodeError as error:
        problem = Problem("encoding-invalid", f"expected UTF-8 text, found byte {error.start} that is none", "$")
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        problem = Problem("json-invalid", f"{error.msg.removesuffix(' at')} at line {line}, column {error.colno}", "$")
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
    found = dict(pairs)
    if len(found) != len(pairs):
        first = {key: place for place, (key, _) in reversed([*enumerate(pairs)])}
        key = next(key for place, (key, _) in enumerate(pairs) if place > first[key])
        raise _Refused(Problem("key-doubled", f"the key '{excerpt(key)}' stands twice in one object", "$"))
    return found


def _constant(name: str) -> float:
    raise _Refused(Problem("json-invalid", f"{name} is no value; write an exact number as text", "$"))


def _whole_number(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        message = f"expected a whole number of at most {_MAX_DIGITS} digits, found {len(digits)}"
        raise _Refused(Problem("number-long", message, "$"))
    return int(digits)


LONGEST_LINE = 256 * 2**20
"""No document takes more bytes than this."""

_MARK = b"\xef\xbb\xbf"
_BROKEN = frozenset(("json-invalid", "encoding-invalid"))


def write_lines(values: Iterable[Given], /) -> Iterator[bytes]:
    r"""
    The line of each value.

    >>> from perfmodel import Quantity
    >>> list(write_lines([Quantity("9.50", "km")]))
    [b'{"value":"9.50","unit":"km"}\n']

    Raises:
        WrongTypeError: For a value that is not exchanged, with its line.

        InvalidValueError: (``text-invalid``) as ``write``, with the line.
    """
    for number, value in enumerate(values, start=1):
        try:
            text = write(value)
        except (InvalidValueError, WrongTypeError) as error:
            message = f"line {number}: {error}"
            raise type(error)(message, code=error.code) from error
        yield f"{text}\n".encode()


def read_lines(
    line: Callable[[int], bytes], on_error: Callable[[int, DocumentError], None] | None = None, /
) -> Iterator[Value]:
    """
    The values of lines that are not blank.

    Args:
        line: Gives the next line, at most so many bytes of it, and nothing at the end.

        on_error: Takes the number and the error of a bad line in place of its being raised.

    Raises:
        DocumentError: For a bad line, with its number.
    """
    for number, data in _numbered(line):
        try:
            value = _value(number, data)
        except DocumentError as error:
            if on_error is None:
                raise
            on_error(number, error)
        else:
            yield value


def _numbered(line: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, counted from 1; of one that is too long the rest is passed by."""
    number = 0
    while data := line(LONGEST_LINE + 1):
        number += 1
        if data.removeprefix(_MARK).strip(b" \t\r\n"):
            yield number, data
        while _is_too_long(data):
            data = line(LONGEST_LINE + 1)


def _is_too_long(data: bytes) -> bool:
    return len(data) > LONGEST_LINE and not data.endswith(b"\n")


def _value(number: int, data: bytes) -> Value:
    if _is_too_long(data):
        message = f"expected a line of at most {LONGEST_LINE >> 20} MiB, found a longer one; write one value a line"
        raise in_line(number, DocumentError((Problem("line-large", message, "$"),)))
    try:
        return read(data.rstrip(b"\r\n"), first_line=number)  # a fault at its end is in this line
    except DocumentError as error:
        if data.endswith(b"\n") or error.problems[0].code not in _BROKEN:
            raise in_line(number, error) from None
        message = f"expected a whole line, found the end of the file in it: {error.problems[0].message}; write it again"
        raise in_line(number, DocumentError((Problem("line-cut", message, "$"),))) from None


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
