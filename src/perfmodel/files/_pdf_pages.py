"""
The pages of a PDF file, each as what is drawn on it: characters in their boxes, and rules.

They are laid out by PDFium (pypdfium2) in a process of its own, see ``_pdf_child``; that one ends when a page takes too
long, and a crash of it is an error like any other.
"""

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from math import inf
from threading import Event, Thread
from time import monotonic
from typing import IO, NamedTuple, TypeAlias, cast, final

from attrs import frozen

from perfmodel.errors import FormError, MissingExtraError
from perfmodel.lexicon._fold import as_seen

PAGE_SECONDS = 5.0
"""How long the opening of a file, and then each page, may take."""

FILE_SECONDS = 60.0
"""How long all pages of a file may be waited for."""

_TICK = 0.1
"""How often, in seconds, somebody looks whether a page takes too long."""

_EXTRA = ("pdf", "pypdfium2")
_PROGRAM = "from perfmodel.files._pdf_child import main; main()"
_REPAIR = "open it in a PDF reader and print it to a new PDF file, or ask for the Word or Excel file"
_Signs: TypeAlias = tuple[str, int, int, int, int, int, int]


class Glyph(NamedTuple):
    """A character and its box, in tenths of a point from the upper left corner; its angle, and which clip cuts it."""

    sign: str
    left: int
    top: int
    right: int
    bottom: int
    angle: int
    clip: int = -1


class Rule(NamedTuple):
    """A line along the page or down it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def level(self) -> bool:
        """Whether it runs along the page."""
        return self.right - self.left >= self.bottom - self.top


@final
@frozen(kw_only=True, weakref_slot=False)
class Page:
    """
    One page.

    Attributes:
        number: From 1.

        width: In tenths of a point.

        height: In tenths of a point.

        text: The plain text of a page without rules, else an empty text.

        glyphs: The characters of a page with rules.

        rules: The rules.

        clips: The boxes beyond which characters are cut off.

        picture: Which share of the page pictures cover.

        fault: Why the page could not be laid out, or an empty text.
    """

    number: int
    width: int = 0
    height: int = 0
    text: str = ""
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    clips: tuple[Rule, ...] = ()
    picture: float = 0
    fault: str = ""


def pages_of(data: bytes, /) -> Iterator[Page]:
    """
    The pages of a file, one by one.

    Raises:
        FormError: ``file-encrypted``, ``file-unreadable``, ``file-too-long``, and ``file-bomb`` for a page that takes
            too much time or memory.

        MissingExtraError: Without pypdfium2.
    """
    if find_spec("pypdfium2") is None:
        raise MissingExtraError(*_EXTRA)
    with _child(data) as output:
        first = _record(output, 0)
        if "error" in first:
            raise _refusal(str(first["error"]))
        for number in range(1, cast("int", first["pages"]) + 1):
            yield _page(number, _record(output, number))


def _refusal(error: str) -> FormError:
    expected = "expected a PDF file that can be laid out, found"
    if error == "encrypted":
        hint = "open it with the password and save it without one"
        return FormError(f"{expected} one with a password", code="file-encrypted", hint=hint)
    if error == "pages":
        hint = "cut out the pages with the forms"
        return FormError(f"{expected} one of more than 5,000 pages", code="file-too-long", hint=hint)
    return FormError(f"{expected} a damaged one", code="file-unreadable", hint=_REPAIR)


def _page(number: int, record: dict[str, object]) -> Page:
    if "error" in record:
        return Page(number=number, fault=str(record["error"]))
    rules = cast("list[int]", record.get("rules", []))
    return Page(
        number=number,
        width=cast("int", record["width"]),
        height=cast("int", record["height"]),
        text=str(record.get("text", "")),
        glyphs=tuple(Glyph(*glyph) for glyph in cast("list[_Signs]", record.get("glyphs", []))),
        clips=tuple(Rule(*clip) for clip in cast("list[tuple[int, int, int, int]]", record.get("clips", []))),
        rules=tuple(Rule(*rules[at : at + 4]) for at in range(0, len(rules), 4)),
        picture=cast("float", record["picture"]),
    )


@contextmanager
def _child(data: bytes) -> Generator["_Watched"]:
    """The output of a process that was given the file; it ends with the block."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-c", _PROGRAM]
    with subprocess.Popen(  # noqa: S603 - this very Python
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        output, given = cast("IO[bytes]", process.stdout), cast("IO[bytes]", process.stdin)
        watched = _Watched(output, process)
        try:
            _give(given, data)
            yield watched
        finally:
            watched.leave()
            process.kill()


def _give(given: IO[bytes], data: bytes) -> None:
    try:
        given.write(data)
        given.close()
    except OSError:
        # the process ended early; that nothing comes back says so
        return


@final
class _Watched:
    """Lines of a process that is ended when the next one does not come in time, watched until :meth:`leave`."""

    def __init__(self, output: IO[bytes], process: subprocess.Popen[bytes]) -> None:
        self._output = output
        self._process = process
        self._left = FILE_SECONDS
        self._until = inf
        self._over = Event()
        # one thread for all pages: to start one takes as long as to read a page of prose
        Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while not self._over.wait(_TICK):
            if monotonic() > self._until:
                self._process.kill()

    def leave(self) -> None:
        """Watch no longer."""
        self._over.set()

    def readline(self) -> bytes:
        """The next line; an incomplete or an empty one at the end."""
        began = monotonic()
        self._until = began + min(PAGE_SECONDS, self._left)
        try:
            return self._output.readline()
        finally:
            self._until = inf
            self._left = max(self._left - (monotonic() - began), 0)


def _record(output: "_Watched", number: int) -> dict[str, object]:
    line = output.readline()
    if not line.endswith(b"\n"):
        where = f"page {number}" if number else "its table of contents"
        message = (
            f"expected pages that can be laid out in {PAGE_SECONDS:.0f} s and 1 GiB, found one that cannot ({where})"
        )
        raise FormError(message, code="file-bomb", hint=_REPAIR)
    return cast("dict[str, object]", json.loads(as_seen(line.decode())))
