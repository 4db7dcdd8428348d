"""
Files are read within bounds and written whole.

What is no regular file, or too large for a form, is refused before it is read.

A device, a socket or a named pipe may never end, or never begin; a sparse file may say that it holds more than there is
memory.
"""

import os
import secrets
import stat
from pathlib import Path
from typing import BinaryIO, Protocol

from perfmodel.arguments import require

MAX_FILE = 256 * 2**20
"""No form takes more bytes than this, whatever its kind."""

_BLOCK = 2**20


class ContentError(Exception):
    """
    Why a file is not read, for the error of the door that asks for it.

    Attributes:
        code: ``file-missing``, ``file-special`` or ``file-large``.

        found: What was found in place of a file.
    """

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found


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
    try:
        state = os.stat(path)  # noqa: PTH116 - a path may hold what Path refuses
        if stat.S_ISDIR(state.st_mode):
            raise ContentError(code="file-missing", found="none that can be read (a folder)")
        if not stat.S_ISREG(state.st_mode):
            raise ContentError(code="file-special", found="a device, a pipe or a socket")
        if state.st_size > MAX_FILE:
            raise _large()
        with open(path, "rb", opener=_open_at_once) as file:  # noqa: PTH123 - Path.open takes no opener
            return content_of(file)
    except (OSError, ValueError) as error:
        raise ContentError(code="file-missing", found=f"none that can be read ({type(error).__name__})") from error


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


def replace(path: str | os.PathLike[str], data: bytes, /) -> None:
    """
    Put a file of these bytes in the place of another, or of none, at one moment.

    The bytes are written beside it and flushed first; a link is kept, and what it leads to is replaced.

    Raises:
        OSError: When that cannot be done; what stood there still stands there, and nothing beside it.

        ValueError: For a path that no system takes.
    """
    target = Path(os.path.realpath(path))
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not target.is_file():
        raise FileExistsError(target)
    beside = target.with_name(f".perfmodel-{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
