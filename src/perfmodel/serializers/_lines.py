"""JSON Lines: one value a line, written and read one by one, so that a file may be larger than the memory."""

from collections.abc import Callable, Iterable, Iterator

from perfmodel.errors import DocumentError, InvalidValueError, Problem, WrongTypeError, in_line
from perfmodel.serializers._text import read, write
from perfmodel.serializers._values import Given, Value

LONGEST_LINE = 256 * 2**20
"""No document takes more bytes than this."""

_MARK = b"\xef\xbb\xbf"
_BROKEN = frozenset(("json-invalid", "encoding-invalid"))


def write_lines(values: Iterable[Given], /) -> Iterator[bytes]:
    r"""
    The line of each value.

    >>> from perfmodel.values.quantity import Quantity
    >>> list(write_lines([Quantity("9.50", "km")]))
    [b'{"value":"9.50","unit":"km"}\n']

    Raises:
        WrongTypeError: For a value that is not exchanged, with its line.

        InvalidValueError: (``text-invalid``) as ``write``, with the line.
    """
    for number, value in enumerate(values, start=1):
        try:
            text = write(value, on_one_line=True)
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
        return read(data, first_line=number)
    except DocumentError as error:
        if data.endswith(b"\n") or error.problems[0].code not in _BROKEN:
            raise in_line(number, error) from None
        message = f"expected a whole line, found the end of the file in it: {error.problems[0].message}; write it again"
        raise in_line(number, DocumentError((Problem("line-cut", message, "$"),))) from None
