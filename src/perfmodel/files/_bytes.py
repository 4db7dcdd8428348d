"""
The bytes of files: read within bounds and written whole.

What is no regular file, or too large for a form, is refused before it is read.

A device, a socket or a named pipe may never end, or never begin; a sparse file may say that it holds more than there is
memory.
"""

import os
import secrets
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from perfmodel._arguments import require
from perfmodel._base_errors import InvalidValueError

MAX_FILE = 256 * 2**20
"""No form takes more bytes than this, whatever its kind."""

_BLOCK = 2**20

A_FOLDER = "none that can be read (a folder)"
"""What is found in place of a file where there is a folder."""


class ContentError(Exception):
    """
    Why a file is not read, for the error of the function that asks for it.

    Attributes:
        code: ``file-missing``, ``file-special`` or ``file-large``.

        found: What was found in place of a file.
    """

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found


class UnwritableError(Exception):
    """
    Why a file is not written, for the error of the function that asks for it.

    Attributes:
        found: What was found in place of a path to write to.
    """

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


_HINTS = {
    **dict.fromkeys((A_FOLDER, "a folder"), "name a file in it"),
    "file-missing": "check the path",
    "file-special": "save what it gives as a file",
    "file-large": "keep it in parts, as dump_lines writes them",
    "file-unwritable": "check its folder and that no other program holds the file",
}
"""What to do, by what was found or by the code."""


@contextmanager
def errors_of(path: str | os.PathLike[str], /) -> Generator[None]:
    """Refuse a path that is not read or not written, with its code, for functions that take no forms."""
    try:
        yield
    except ContentError as error:
        hint = _HINTS.get(error.found, _HINTS[error.code])
        message = f"expected a file at {os.fspath(path)[:200]!r}, found {error.found}; {hint}"
        raise InvalidValueError(message, code=error.code) from error
    except UnwritableError as error:
        hint = _HINTS.get(error.found, _HINTS["file-unwritable"])
        message = f"expected a path to write to, found {os.fspath(path)[:200]!r} ({error.found}); {hint}"
        raise InvalidValueError(message, code="file-unwritable") from error


class _Readable(Protocol):
    """An open file, as far as it is used here."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


def content(path: str | os.PathLike[str], /) -> bytes:
    """
    What stands in a file.

    Raises:
        ContentError: When there is none that can be read whole.
    """
    with _reading():
        if _size(path) > MAX_FILE:
            raise _large()
        with open(path, "rb", opener=_open_at_once) as file:  # noqa: PTH123 - Path.open takes no opener
            return content_of(file)


def check_file(path: str | os.PathLike[str], /) -> None:
    """
    Look whether there is a file, of any size.

    Raises:
        ContentError: ``file-missing``, ``file-special``.
    """
    with _reading():
        _size(path)


@contextmanager
def lines_of(path: str | os.PathLike[str], /) -> Generator[Callable[[int], bytes]]:
    """
    The lines of a file of any size, one by one: a function that gives the next, or at most so many bytes of it.

    Raises:
        ContentError: When there is no file, or it cannot be read on.
    """
    with _reading():
        _size(path)
        file = open(path, "rb", opener=_open_at_once)  # noqa: PTH123, SIM115 - as above, and closed below

    def line(most: int) -> bytes:
        with _reading():
            return file.readline(most)

    with file:
        yield line


@contextmanager
def _reading() -> Generator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise ContentError(code="file-missing", found=f"none that can be read ({type(error).__name__})") from error


def _size(path: str | os.PathLike[str]) -> int:
    """The bytes that a file says it has."""
    state = os.stat(path)  # noqa: PTH116 - a path may hold what Path refuses
    if stat.S_ISDIR(state.st_mode):
        raise ContentError(code="file-missing", found=A_FOLDER)
    if not stat.S_ISREG(state.st_mode):
        raise ContentError(code="file-special", found="a device, a pipe or a socket")
    return state.st_size


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting, should it have become a pipe since it was looked at."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def content_of(file: BinaryIO | _Readable, /) -> bytes:
    """
    What stands in an open file from where it stands.

    Raises:
        ContentError: ``file-large``.

        WrongTypeError: When it gives anything but bytes.
    """
    blocks, size = list[bytes](), 0
    while block := file.read(_BLOCK):
        require(block, bytes, "the content of an open file", "open the file with mode 'rb'")
        blocks.append(block)
        size += len(block)
        if size > MAX_FILE:
            raise _large()
    return b"".join(blocks)


def _large() -> ContentError:
    return ContentError(code="file-large", found=f"one of more than {MAX_FILE >> 20} MiB")


@contextmanager
def replacing(path: str | os.PathLike[str], /) -> Generator[Callable[[bytes], None]]:
    """
    Put a file in the place of another, or of none, at one moment: a function that takes its bytes, part by part.

    The bytes are written beside it and flushed first; a link is kept, and what it leads to is replaced.  Where it ends
    with an error, what stood there still stands there, and nothing beside it.

    Raises:
        UnwritableError: When that cannot be done.
    """
    with _writing():
        target = Path(os.path.realpath(path))
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        if mode is not None and not target.is_file():
            raise UnwritableError("a folder" if target.is_dir() else "a device, a pipe or a socket")
        beside = target.with_name(f".perfmodel-{secrets.token_hex(8)}.tmp")
        file = beside.open("xb")

    def put(part: bytes) -> None:
        with _writing():
            file.write(part)

    try:
        try:
            yield put
        finally:
            with _writing(), file:
                file.flush()
                os.fsync(file.fileno())
        with _writing():
            if mode is not None:
                beside.chmod(mode)
            beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def _writing() -> Generator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise UnwritableError(type(error).__name__) from error
