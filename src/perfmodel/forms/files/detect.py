"""
Which module reads a file: told by its bytes, not by its name.

What cannot be read is refused with what it is and what to do: old Word files without a converter, files with a
password, pictures, archives.
"""

import re
from typing import NamedTuple, NoReturn

from perfmodel.errors import FormError
from perfmodel.forms.convert import Converter, to_docx
from perfmodel.forms.files import delimited, docx_read, html_read, odf_read, pdf_read, xls_read, xlsx_read
from perfmodel.forms.files.kinds import Sheets
from perfmodel.forms.files.package import Package
from perfmodel.objectives.finding import Finding, Severity

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
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_PASSWORD, _OLD_WORD, _BOOKS = "EncryptedPackage", "WordDocument", ("Workbook", "Book")
"""The names of streams in old Office files that say what the file is."""

_CONVERT = 'hand in converter="libreoffice" (read_form), or open it in Word or WPS and save it as .docx'
_TAGS = re.compile(
    r"\s*<(?:!--|(?:!doctype\s+html|html|head|body|meta|table|div|section|p|center|span|h[1-6]|\?xml)\b)", re.IGNORECASE
)
_MAIL = re.compile(r"\s*(?:[A-Z][A-Z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
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
        FormError: ``kind-unknown`` or ``file-encrypted`` with what to do, else as the rooms raise it.

        MissingExtraError: When the library that reads the kind is not installed.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_package(data)
    if data.lstrip()[:5] == b"%PDF-" or b"\n%PDF-" in data[:_PDF_HEAD]:
        return pdf_read.read(data)
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
        return odf_read.read_flat(data)
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
    if "mimetype" in names and "content.xml" in names:
        return odf_read.read(data)
    if any(name.startswith("ppt/") for name in names):
        _refuse("kind-unknown", "a presentation", "copy the table into a Word or Excel file")
    if "OFD.xml" in names:
        _refuse(
            "kind-unknown",
            "an OFD file (.ofd)",
            "print it to a PDF file from its reader, or ask for the Word or Excel file",
        )
    if "[Content_Types].xml" not in names:
        _refuse("kind-unknown", "an archive", "hand it to read_forms, which reads the files in it, or unpack it first")
    return docx_read.read(data) if any(name.startswith("word/") for name in names) else xlsx_read.read(data)


def _read_ole(data: bytes, converter: Converter | None) -> Sheets:
    """Old Office files are told by their streams; the one of the file itself is named before those of its objects."""
    names = (_PASSWORD, _OLD_WORD, *_BOOKS)
    places = {place: name for name in names if (place := data.find(_entry(name))) >= 0}
    first = places[min(places)] if places else ""
    if _PASSWORD in places.values():
        _refuse("file-encrypted", "a file with a password", "open it with the password and save it without one")
    if first in _BOOKS:
        return xls_read.read(data)
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
