"""
Which room reads a file: told by its bytes, not by its name.

What cannot be read is refused with what to do: the old binary formats, files with a password, PDF, pictures, archives.

Needs: ``errors``, ``kinds``, ``package`` and the rooms.  Used by: ``forms.sources``.
"""

import re
from typing import NamedTuple, NoReturn

from perfmodel.errors import FormError
from perfmodel.forms.files import delimited, docx_read, html_read, xlsx_read
from perfmodel.forms.files.kinds import Sheets
from perfmodel.forms.files.package import Package

_ASK = "ask for the Word or Excel file"
_SAVE = "open it and save it as .xlsx or .docx"


class RefusedRow(NamedTuple):
    """A kind of file that is not read: how its bytes begin, what it is, what to do."""

    magic: bytes
    what: str
    hint: str


REFUSED: tuple[RefusedRow, ...] = (
    RefusedRow(b"%PDF", "a PDF file", "copy the table out of it, or ask for the Word or Excel file"),
    RefusedRow(b"\x89PNG", "a picture", _ASK),
    RefusedRow(b"\xff\xd8\xff", "a picture", _ASK),
    RefusedRow(b"GIF8", "a picture", _ASK),
    RefusedRow(b"BM", "a picture", _ASK),
    RefusedRow(b"II*\0", "a picture", _ASK),
    RefusedRow(b"MM\0*", "a picture", _ASK),
    RefusedRow(b"Rar!", "an archive", "unpack it first"),
    RefusedRow(b"7z\xbc\xaf", "an archive", "unpack it first"),
    RefusedRow(b"\x1f\x8b", "an archive", "unpack it first"),
    RefusedRow(b"{\\rtf", "a rich text file", "open it in Word and save it as .docx"),
    RefusedRow(b"MIME-Version:", "a saved web archive", "open it and save it as .xlsx, .docx or .html"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    (
        "EncryptedPackage",
        "file-encrypted",
        "a file with a password",
        "open it with the password and save it without one",
    ),
    ("WordDocument", "kind-unknown", "an old Word file (.doc)", "open it in Word or WPS and save it as .docx"),
    ("Workbook", "kind-unknown", "an old Excel file (.xls)", "open it in Excel or WPS and save it as .xlsx"),
    ("Book", "kind-unknown", "an old Excel file (.xls)", "open it in Excel or WPS and save it as .xlsx"),
)
_TAGS = re.compile(
    r"\s*<(?:!--|(?:!doctype\s+html|html|head|body|meta|table|div|section|p|center|span|h[1-6]|\?xml)\b)", re.IGNORECASE
)
_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_SNIFFED = 4096


def read_file(data: bytes, /) -> Sheets:
    """
    The tables of a file of any kind that is read: XLSX, DOCX, HTML, or text between tabs or commas.

    Raises:
        FormError: ``kind-unknown`` or ``file-encrypted`` with what to do, else as the rooms raise it.

        MissingExtraError: When the library that reads the kind is not installed.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_package(data)
    if data.startswith(_OLE):
        _refuse_ole(data)
    for row in REFUSED:
        if data.startswith(row.magic) and not (len(row.magic) < 3 and data[:_SNIFFED].isascii()):  # noqa: PLR2004 - BM in text
            _refuse("kind-unknown", row.what, row.hint)
    head = _head(data)
    if _SPREADSHEET_XML in head:
        _refuse("kind-unknown", "an Excel 2003 file in XML", _SAVE)
    return html_read.read(data) if _TAGS.match(head) else delimited.read(data)


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
    if "mimetype" in names:
        _refuse("kind-unknown", "an OpenDocument file", _SAVE)
    if any(name.startswith("ppt/") for name in names):
        _refuse("kind-unknown", "a presentation", "copy the table into a Word or Excel file")
    if "[Content_Types].xml" not in names:
        _refuse("kind-unknown", "an archive", "unpack it first")
    return docx_read.read(data) if any(name.startswith("word/") for name in names) else xlsx_read.read(data)


def _refuse_ole(data: bytes) -> NoReturn:
    for name, code, what, hint in _OLE_KINDS:
        if name.encode("utf-16-le") in data:
            _refuse(code, what, hint)
    _refuse("kind-unknown", "an old Office file", _SAVE)


def _refuse(code: str, what: str, hint: str) -> NoReturn:
    message = f"expected text, XLSX, DOCX or HTML, found {what}"
    raise FormError(message, code=code, hint=hint)
