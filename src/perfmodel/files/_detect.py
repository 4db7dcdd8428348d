"""
Which module reads a file: known by its bytes, not by its name; old Word files are converted first.

What cannot be read is refused with what it is and what to do: old Word files without a converter, files with a
password, pictures, archives.

Old Word files (.doc, .wps, .rtf) go through LibreOffice, where the machine has it: no kept reader in Python exists.
LibreOffice runs for these kinds alone, and not at all where the caller says ``converter=None``: in a profile of its own
that is deleted behind it, with a time limit, without macros, with links to other files and the network blocked.
"""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple, NoReturn, TypeAlias

from perfmodel._arguments import require
from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import FormError, InvalidValueError
from perfmodel.files import _docx_read as docx_read
from perfmodel.files import _html_read as html_read
from perfmodel.files import _xlsx_read as xlsx_read
from perfmodel.files import delimited, odf, pdf, xls
from perfmodel.files._package import Package
from perfmodel.files._sheets import Sheets

Converter: TypeAlias = Literal["libreoffice"]
"""The programs that turn an old file into a new one."""

SECONDS = 120.0
"""How long a conversion may take; the first one on a machine is the slowest."""

MAX_SIZE = 256 * 2**20

_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_OPTIONS = ("--headless", "--norestore", "--nodefault", "--nolockcheck", "--nofirststartwizard", "--convert-to", "docx")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{}</oor:items>
"""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
)
_CLOSED = (("MacroSecurityLevel", "3"), ("DisableMacrosExecution", "true"), ("BlockUntrustedRefererLinks", "true"))
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that never answers."""


def check_converter(converter: str | None, /) -> None:
    """
    Look whether a converter is known.

    Raises:
        WrongTypeError: When it is no text.

        InvalidValueError: ``converter-unknown``.
    """
    require(converter, str | None, "converter", "leave it out, or write converter=None")
    if converter not in {None, "libreoffice"}:
        message = f"expected converter='libreoffice' or None, found {converter!r}"
        raise InvalidValueError(message, code="converter-unknown")


def to_docx(data: bytes, suffix: str, /, *, seconds: float = SECONDS) -> bytes:
    """
    An old file as .docx, by LibreOffice.

    Args:
        data: The bytes of the file.

        suffix: How its name ends, such as ``.doc``.

        seconds: How long it may take.

    Raises:
        FormError: ``converter-missing`` without LibreOffice, ``converter-slow`` past the time limit, and
            ``converter-failed`` where it writes nothing.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        message = "expected LibreOffice on this machine, found none"
        hint = "install it (on Debian: apt install libreoffice-writer-nogui), or save the file as .docx"
        raise FormError(message, code="converter-missing", hint=hint)
    with TemporaryDirectory(prefix="perfmodel-") as name:
        folder = Path(name)
        profile, source, target = folder / "profile", folder / f"form{suffix}", folder / "form.docx"
        (profile / "user").mkdir(parents=True)
        settings = _SETTINGS.format("".join(_SETTING.format(*setting) for setting in _CLOSED))
        (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS, "--outdir", name, str(source)]
        _run(command, seconds)
        if not target.is_file() or not 0 < target.stat().st_size <= MAX_SIZE:
            message = "expected a .docx file from LibreOffice, found none"
            hint = "open the file in Word or WPS and save it as .docx"
            raise FormError(message, code="converter-failed", hint=hint)
        return target.read_bytes()


def _run(command: list[str], seconds: float) -> None:
    """Run LibreOffice with all processes that it starts, and end them all when the time is over."""
    proxies = {f"{scheme}_proxy": _NOWHERE for scheme in ("http", "https", "ftp", "all")}
    with subprocess.Popen(  # noqa: S603 - the program that was asked for
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **proxies},
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            message = f"expected LibreOffice to end within {seconds:.0f} s, found it still running"
            hint = "open the file in Word or WPS and save it as .docx"
            raise FormError(message, code="converter-slow", hint=hint) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if hasattr(os, "killpg"):  # pragma: no branch - systems of the Unix kind have it
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()


_ASK = "ask for the Word or Excel file"
_SAVE = "open it and save it as .xlsx or .docx"


class RefusedRow(NamedTuple):
    """A kind of file that is not read: how its bytes begin, what it is, what to do."""

    magic: bytes
    what: str
    hint: str


REFUSED: tuple[RefusedRow, ...] = (
    RefusedRow(b"\x89PNG", "a picture", _ASK),
    RefusedRow(b"\xff\xd8\xff", "a picture", _ASK),
    RefusedRow(b"GIF8", "a picture", _ASK),
    RefusedRow(b"II*\0", "a picture", _ASK),
    RefusedRow(b"MM\0*", "a picture", _ASK),
    RefusedRow(b"Rar!", "an archive", "unpack it first"),
    RefusedRow(b"7z\xbc\xaf", "an archive", "unpack it first"),
    RefusedRow(b"\x1f\x8b", "an archive", "unpack it first"),
)
_BITMAP = regex(rb"BM.{4}\0{4}", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_PASSWORD, _OLD_WORD, _BOOKS = "EncryptedPackage", "WordDocument", ("Workbook", "Book")
"""The names of streams in old Office files that say what the file is."""

_CONVERT = 'hand in converter="libreoffice" (read_form), or open it in Word or WPS and save it as .docx'
TAGS = regex(
    r"\s*<(?:!--|(?:!doctype\s+html|html|head|body|meta|table|div|section|p|center|span|h[1-6]|\?xml)\b)", re.IGNORECASE
)
"""How a web page, or a part of one, begins: no table that is pasted does."""

_MAIL = regex(r"\s*(?:[A-Z][A-Z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
"""The head of a mail, which that of a saved page is: programs put who saved it, and its address, before the version."""

_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_WORD_XML = "http://schemas.microsoft.com/office/word/2003/wordml"
_FLAT = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_SNIFFED = 4096
_PDF_HEAD = 1024
"""Readers of PDF take rubbish before the file up to here."""


def read_file(data: bytes, /, *, converter: Converter | None = "libreoffice") -> Sheets:
    """
    The tables of a file of any kind that is read.

    Args:
        data: The bytes of the file.

        converter: The program that old Word files are read through; ``None`` refuses them.

    Raises:
        FormError: ``kind-unknown`` or ``file-encrypted`` with what to do, else as the module of its kind raises it.

        MissingExtraError: When the library that reads the kind is not installed.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_package(data)
    if data.lstrip()[:5] == b"%PDF-" or b"\n%PDF-" in data[:_PDF_HEAD]:
        return pdf.read(data)
    if data.startswith(_OLE):
        return _read_ole(data, converter)
    if data.startswith(_RTF):
        return _read_old_text(data, ".rtf", "a rich text file (.rtf)", converter)
    for row in REFUSED:
        if data.startswith(row.magic):
            _refuse("kind-unknown", row.what, row.hint)
    if _BITMAP.match(data):
        _refuse("kind-unknown", "a picture", _ASK)
    return _read_text(data, converter)


def _read_text(data: bytes, converter: Converter | None) -> Sheets:
    """XML, a web page, or text between tabs or commas."""
    head = _head(data)
    if _MAIL.match(head):
        hint = "open it in a browser and save it as a web page (.html), or in Excel or Word as .xlsx or .docx"
        _refuse("kind-unknown", "a saved web archive (.mht)", hint)
    if _SPREADSHEET_XML in head:
        _refuse("kind-unknown", "an Excel 2003 file in XML", _SAVE)
    if _WORD_XML in head:
        return _read_old_text(data, ".xml", "a Word 2003 file in XML", converter)
    if _FLAT in head:
        return odf.read_flat(data)
    return html_read.read(data) if TAGS.match(head) else delimited.read(data)


def _head(data: bytes) -> str:
    """The beginning of a text as far as its tags show in any encoding."""
    start = data[:_SNIFFED]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    return start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _read_package(data: bytes) -> Sheets:
    names = Package(data).names
    if "xl/workbook.bin" in names:
        _refuse("kind-unknown", "a binary workbook (.xlsb)", "save it as .xlsx")
    if "mimetype" in names and "content.xml" in names:
        return odf.read(data)
    if _has_folder(names, "ppt/"):
        _refuse("kind-unknown", "a presentation", "copy the table into a Word or Excel file")
    if "OFD.xml" in names:
        _refuse(
            "kind-unknown",
            "an OFD file (.ofd)",
            "print it to a PDF file from its reader, or ask for the Word or Excel file",
        )
    if "[Content_Types].xml" not in names:
        _refuse("kind-unknown", "an archive", "hand it to read_forms, which reads the files in it, or unpack it first")
    return docx_read.read(data) if _has_folder(names, "word/") else xlsx_read.read(data)


def _has_folder(names: Iterable[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _read_ole(data: bytes, converter: Converter | None) -> Sheets:
    """Old Office files are known by their streams; the one of the file itself is named before those of its objects."""
    names = (_PASSWORD, _OLD_WORD, *_BOOKS)
    places = {place: name for name in names if (place := data.find(_entry(name))) >= 0}
    first = places[min(places)] if places else ""
    if _PASSWORD in places.values():
        _refuse("file-encrypted", "a file with a password", "open it with the password and save it without one")
    if first in _BOOKS:
        return xls.read(data)
    if first != _OLD_WORD:
        _refuse("kind-unknown", "an old Office file", _SAVE)
    return _read_old_text(data, ".doc", "an old Word file (.doc)", converter)


def _entry(name: str) -> bytes:
    """How the directory of an old Office file names a stream."""
    raw = name.encode("utf-16-le")
    return raw.ljust(64, b"\0") + (len(raw) + 2).to_bytes(2, "little")


def _read_old_text(data: bytes, suffix: str, what: str, converter: Converter | None) -> Sheets:
    """A file that only another program reads."""
    if converter is None:
        _refuse("kind-unknown", what, _CONVERT)
    sheets = docx_read.read(to_docx(data, suffix))
    message = f"{what} was turned into .docx by LibreOffice before it was read"
    return Sheets(
        sheets.grids, (Finding(code="file-converted", severity=Severity.NOTE, message=message), *sheets.findings)
    )


def _refuse(code: str, what: str, hint: str) -> NoReturn:
    message = f"expected a kind of file that is read, found {what}"
    raise FormError(message, code=code, hint=hint)
