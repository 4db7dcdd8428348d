"""
What a caller hands in, to the tables in it: a path, bytes, text, a table, an open file, or many of these.

The kind of a file is known by its bytes, not by its name.  Folders, patterns, archives and open files become one row of
sources; nothing is written to the disk, and an archive is read member by member, within bounds.
"""

import glob
import lzma
import os
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, TypeAlias, TypeGuard, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from perfmodel._arguments import require
from perfmodel.errors import FormError
from perfmodel.files import delimited, docx, html, odf, pdf, xls, xlsx
from perfmodel.files._bytes import A_FOLDER, ContentError, content, content_of
from perfmodel.files._detect import TAGS, Converter, check_converter, read_file
from perfmodel.files._grid import Grid
from perfmodel.files._package import Package
from perfmodel.files._sheets import Sheets

Source: TypeAlias = str | bytes | os.PathLike[str] | Grid
"""A path, the bytes of a file, text, or a table; a ``str`` with a line break, a tab or a tag of a page is text."""


_LONGEST_START = 1_000
"""Within how many characters the text of a web page shows that it is one."""

_HINTS = {
    A_FOLDER: "read the files of a folder with read_forms",
    "file-missing": "check the path; text of one line is taken for a path, so hand a table in as text with its line "
    "breaks",
    "file-special": "save what it gives as a file, or hand in the bytes",
    "file-large": "copy the form alone into a new file",
}


def sheets_of(source: Source, /, *, converter: Converter | None = "libreoffice") -> Sheets:
    """
    The tables of a source.

    Args:
        source: The source.

        converter: The program that old Word files are read through; ``None`` refuses them.

    Raises:
        WrongTypeError: When it is no path, bytes, text or table.

        FormError: (``file-missing``) when no file is there, (``kind-unknown``) for a kind of file that is not read,
            (``file-special``, ``file-large``) for a device, a pipe or a file of more than 256 MiB, (``form-empty``)
            when nothing stands in it.
    """
    check_converter(converter)
    if isinstance(source, str) and (text := _of_text(source.lstrip("\ufeff"), converter)) is not None:
        return text
    if isinstance(source, Grid):
        return Sheets((source,))
    if isinstance(source, bytes):
        return _of_bytes(source, converter)
    if isinstance(source, str) and not source.strip():
        message = "expected a form, found an empty text"
        raise FormError(message, code="form-empty", hint="hand in the path of a file, or the text of the table")
    require(source, str | os.PathLike, "source", "hand in a path, the bytes of a file, text or a Grid")
    return _of_bytes(read_path(source), converter)


def _of_text(text: str, converter: Converter | None) -> Sheets | None:
    """The tables of a text that is one itself, or a web page; ``None`` of what may be a path."""
    if TAGS.match(text[:_LONGEST_START]) is not None:
        return _of_bytes(f"\ufeff{text}".encode(errors="backslashreplace"), converter)
    return Sheets((delimited.parse(text),)) if any(sign in text for sign in "\n\r\t") else None


def read_path(path: str | os.PathLike[str], /) -> bytes:
    """
    The bytes of a file.

    Raises:
        FormError: ``file-missing``, ``file-special`` or ``file-large``.
    """
    try:
        return content(path)
    except ContentError as error:
        raise refused(error, os.fspath(path)) from error


def refused(error: ContentError, name: str, /) -> FormError:
    """Why a file is not read, with what to do."""
    message = f"expected a file at {name[:200]!r}, found {error.found}"
    return FormError(message, code=error.code, hint=_HINTS[A_FOLDER if error.found == A_FOLDER else error.code])


def _of_bytes(data: bytes, converter: Converter | None) -> Sheets:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        message = "expected a form, found an empty file"
        raise FormError(message, code="form-empty", hint="check that the file was saved")
    return read_file(data, converter=converter)


Sources: TypeAlias = Source | BinaryIO | Iterable[Source | BinaryIO]
"""One source or many: a path, a folder, a pattern (``*.xlsx``), an archive, bytes, text, a table, an open file."""

CONVERTED = (".doc", ".dot", ".wps", ".wpt", ".rtf")
"""What only a converter reads."""

REFUSED = (".ofd", ".mht", ".mhtml", ".xlsb", ".rar", ".7z", ".gz")
"""Kinds that forms come in and that nothing here reads: what is found of them is refused, not passed by."""

PASSED = "file-passed"
"""The code of a file in a folder or an archive that is of no kind that forms come in: a photograph, a presentation."""

SUFFIXES = frozenset(
    (
        *delimited.SUFFIXES,
        *docx.SUFFIXES,
        *html.SUFFIXES,
        *odf.SUFFIXES,
        *pdf.SUFFIXES,
        *xls.SUFFIXES,
        *xlsx.SUFFIXES,
        *CONVERTED,
        *REFUSED,
    )
)
"""How the names of files end that are looked for in folders and archives."""

_ARCHIVE = ".zip"
_LOCK = "~$"
_OF_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
"""What Windows and macOS keep beside the files of a person."""

_SIGNS = frozenset("*?[")
_UTF8 = 0x800
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_KINDS = frozenset(("[Content_Types].xml", "mimetype", "OFD.xml"))


class Item(NamedTuple):
    """
    One source to read.

    ``source`` is what is handed to the reader, ``given`` what the caller knows it by, ``name`` the file it lies in
    (empty for text, bytes and tables), ``error`` why it cannot be read.
    """

    source: Source
    given: object
    name: str = ""
    error: FormError | None = None

    def __reduce__(self) -> "tuple[type[Item], tuple[object, ...]]":
        """Without what the caller knows it by, which stays with the caller: no open file goes to another process."""
        return Item, (self.source, None, self.name, self.error)


def item_of(source: Source, /) -> Item:
    """One source as it is, no folder and no archive opened."""
    return Item(source, source, os.fspath(source) if _is_path(source) else "")


def _is_path(source: object) -> TypeGuard[str | os.PathLike[str]]:
    """Whether a source is a path: text of one line is one too."""
    return isinstance(source, os.PathLike) or (isinstance(source, str) and not any(sign in source for sign in "\n\r\t"))


def items_of(sources: Sources, /) -> Iterator[Item]:
    r"""
    The sources one by one, folders and archives opened, in the order of their names.

    >>> [item.source for item in items_of(["三级指标\t指标值", b"GIF8"])]
    ['三级指标\t指标值', b'GIF8']

    Raises:
        FormError: ``file-missing`` for a pattern that fits no file.
    """
    if isinstance(sources, str | bytes | os.PathLike | Grid) or hasattr(sources, "read"):
        yield from _opened(cast("Source | BinaryIO", sources))
        return
    for source in sources:
        yield from _opened(source)


def _opened(source: Source | BinaryIO) -> Iterator[Item]:
    if isinstance(source, bytes):
        yield from _content(source, source, "")
    elif _is_path(source):
        yield from _path(os.fspath(source), source)
    elif isinstance(source, str | Grid):
        yield Item(source, source)
    else:
        yield from _open_file(source)


def _open_file(source: object) -> Iterator[Item]:
    """An open file from where it stands; what is none is for the reader to refuse."""
    if not hasattr(source, "read"):
        yield Item(cast("Source", source), source)
        return
    given: object = getattr(source, "name", "")
    name = given if isinstance(given, str) else ""
    try:
        data = content_of(cast("BinaryIO", source))
    except ContentError as error:
        yield Item(b"", source, name, refused(error, name))
    else:
        yield from _content(data, source, name)


def _path(name: str, given: object) -> Iterator[Item]:
    path = Path(name)
    if path.is_dir():
        yield from _folder(path)
    elif _SIGNS.intersection(name) and not path.exists():
        for one in _matching(name):
            yield from _found(one)
    elif path.suffix.lower() == _ARCHIVE and path.is_file():
        yield from _archive(name, given)
    else:
        yield Item(name, given, name)


def _matching(pattern: str) -> list[Path]:
    """
    The files that a pattern such as ``forms/**/*.xlsx`` stands for.

    Raises:
        FormError: (``file-missing``) where it stands for none.
    """
    paths = map(Path, glob.glob(pattern, recursive=True))  # noqa: PTH207 - takes whole patterns
    found = sorted(path for path in paths if path.is_file() and _is_of_person(path.name))
    if not any(_is_wanted(path.name) for path in found):
        message = f"expected files like {pattern[:200]!r}, found none"
        raise FormError(message, code="file-missing", hint="check the pattern")
    return found


def _archive(name: str, given: object) -> Iterator[Item]:
    """The members of an archive on the disk."""
    try:
        data = read_path(name)
    except FormError as error:
        yield Item(b"", given, name, error)
    else:
        yield from _content(data, given, name)


def _folder(folder: Path) -> Iterator[Item]:
    """The files of a folder and those below it, in the order of their names; links to folders are not followed."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        message = f"expected a folder that can be read, found {str(folder)[:200]!r} ({type(error).__name__})"
        refusal = FormError(message, code="file-missing", hint="check who may read it")
        yield Item(b"", str(folder), str(folder), refusal)
        return
    for path in found:
        if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
            yield from _folder(path)
        elif path.is_file() and _is_of_person(path.name):
            yield from _found(path)


def _found(path: Path) -> Iterator[Item]:
    """A file of a folder: read, opened, or named."""
    if _is_wanted(path.name):
        yield from _path(str(path), str(path))
    else:
        yield _other(str(path))


def _is_of_person(name: str) -> bool:
    """Whether a file is one of a person: no hidden one, no lock that Office keeps beside an open file."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((_LOCK, ".")) for part in parts if part != "..")
    return not hidden and _OF_SYSTEM.isdisjoint(map(str.lower, parts))


def _is_wanted(name: str) -> bool:
    """Whether a file is of a kind that is read or refused by name."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix in SUFFIXES or suffix == _ARCHIVE


def _other(name: str) -> Item:
    """A file of another kind, which is named and not read."""
    message = f"expected a file of a kind that forms come in, found {name[:200]!r}"
    error = FormError(message, code=PASSED, hint="hand it in by itself if a form stands in it")
    return Item(b"", name, name, error)


def _content(data: bytes, given: object, name: str) -> Iterator[Item]:
    """Bytes, or the members of an archive."""
    if not data.startswith(_MAGIC):
        yield Item(data, given, name)
        return
    try:
        names = Package(data).names
    except FormError as error:
        yield Item(data, given, name, error)
        return
    if names & _KINDS:
        yield Item(data, given, name)
        return
    with ZipFile(BytesIO(data)) as archive:
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            yield from _member(archive, entry, name)


def _member(archive: ZipFile, entry: ZipInfo, archive_name: str) -> Iterator[Item]:
    inside = _name(entry)
    name = f"{archive_name}/{inside}" if archive_name else inside
    if inside.endswith("/") or not _is_of_person(inside):
        return
    if not _is_wanted(inside):
        yield _other(name)
        return
    reason = _reason_against(inside)
    if reason:
        message = f"expected files in the archive, found {reason}: {inside[:200]!r}"
        error = FormError(message, code="archive-member", hint="unpack it and hand in the folder")
        yield Item(b"", name, name, error)
        return
    try:
        data = archive.read(entry)
    except (BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error, lzma.LZMAError) as error:
        message = (
            f"expected a whole member of the archive, found a broken one: {inside[:200]!r} ({type(error).__name__})"
        )
        refusal = FormError(message, code="file-truncated", hint="copy or download the archive again")
        yield Item(b"", name, name, refusal)
        return
    yield Item(data, name, name)


def _reason_against(name: str) -> str:
    """What is wrong with the name of a member, if anything: /etc/x, ../x, C:x, x.zip."""
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name[:2]:
        return "a name that leaves the archive"
    return "an archive in an archive" if name.lower().endswith(_ARCHIVE) else ""


def _name(entry: ZipInfo) -> str:
    """The name of a member; Chinese programs write it in GBK without saying so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename
