"""
The zip packages that XLSX and DOCX files are: opened within bounds, their XML without document types.

What is refused is refused before it is unpacked: a declared size or a ratio that no form has, a password, a truncated
archive.  Each part is looked over before openpyxl or python-docx opens the file: a document type declaration ends that
at once, so no entity is ever defined, let alone expanded.  Nothing here opens a network address or runs what a file
brings.
"""

import gc
import lzma
import struct
import warnings
import zlib
from collections.abc import Collection, Generator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import IO, NoReturn, final
from xml.etree import ElementTree as ET
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from perfmodel._finding import Finding, Severity
from perfmodel.errors import FormError
from perfmodel.source import Place

MAX_PARTS = 10_000
MAX_PART = 256 * 2**20
"""No part of a form unpacks to more than this many bytes."""

MAX_TOTAL = 1024 * 2**20
FREE_SIZE = 4 * 2**20
"""Below this size any ratio is taken: it cannot do harm."""

MAX_RATIO = 200
"""Sheets full of empty formatted cells reach about 20; bombs begin near 1000."""

MAX_TAGS = 2_000_000
"""What is held in memory as a tree has at most this many tags; sheets are read as streams, without that bound."""

TYPES = "[Content_Types].xml"
_SNIFFED = 64
_LONGEST_FAULT = 240
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARTS, _RELATIONS = "parts of different names", "relations of different names"
_BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)
_FOREIGN: tuple[type[Exception], ...] = (*_BROKEN, AttributeError, LookupError, OverflowError, SyntaxError, TypeError)
"""What openpyxl and python-docx raise on files that say what they should not (SyntaxError: XML, theirs and lxml's)."""


@contextmanager
def library(name: str, *errors: type[Exception]) -> Generator[None]:
    """
    Around what a library does with the file: what it raises on a damaged file is refused, its warnings stay here.

    Raises:
        FormError: ``file-unreadable``.
    """
    caught = (*_FOREIGN, *errors)
    with warnings.catch_warnings():
        # openpyxl and python-docx warn of what they leave out (styles, extensions), none of which is a cell or a text
        warnings.filterwarnings("ignore", category=UserWarning, module=name)
        try:
            yield
        except FormError:
            raise
        except caught as error:
            fault = f"{type(error).__name__}: {error}"[:_LONGEST_FAULT]
            message = f"expected a file that {name} can read, found a damaged one ({fault})"
            hint = "open it in Excel, Word or WPS and save it as an ordinary .xlsx or .docx"
            raise FormError(message, code="file-unreadable", hint=hint) from error


@contextmanager
def collector_at_rest() -> Generator[None]:
    """
    No search for circles of objects while thousands of cells are made: they form none, and a search takes in all.

    One that the caller has put to rest stays so.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@final
class Package:
    """
    The parts of one OOXML file.

    Args:
        data: The bytes of the file.

    Raises:
        FormError: ``file-truncated`` for a broken archive, ``file-encrypted`` for one with a password, ``file-bomb``
            for one that unpacks beyond the bounds, ``file-other-kind`` for two parts of one name.
    """

    def __init__(self, data: bytes, /) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise _truncated() from error
        entries = self._zip.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        if len({name.casefold() for name in self.names}) < len(entries):
            raise several(_PARTS)
        for entry in entries:
            _check_entry(entry)
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            _refuse_bomb("the archive")

    def data(self, name: str, /) -> bytes:
        """
        The bytes of a part.

        Raises:
            FormError: ``part-missing``, or ``file-truncated`` when it cannot be unpacked.
        """
        with self.open(name) as stream:
            try:
                return stream.read()
            except _BROKEN as error:
                raise _truncated(name) from error

    def open(self, name: str, /) -> IO[bytes]:
        """
        A part as a stream; reading it may raise what :meth:`data` turns into a ``FormError``.

        Raises:
            FormError: ``part-missing``, or ``file-truncated`` when it cannot be opened.
        """
        try:
            return self._zip.open(name)
        except KeyError as error:
            message = f"the file has no part {name}"
            raise FormError(message, code="part-missing", hint="open it in Word or Excel and save it again") from error
        except _BROKEN as error:
            raise _truncated(name) from error

    def tree(self, name: str, /) -> ET.Element:
        """
        A part as an element tree.

        Raises:
            FormError: ``xml-forbidden`` for a document type, ``xml-broken`` for what is no XML, ``xml-large`` for more
                tags than any form has, else as :meth:`data`.
        """
        return ET.fromstring(self.checked(name))  # noqa: S314 - the check refused any document type

    def checked(self, name: str, /) -> bytes:
        """
        The bytes of a part of which a tree can be made.

        Raises:
            FormError: As :meth:`tree`.
        """
        data = self.data(name)
        check_xml(name, data)
        # names are told apart as the tree does it, which refuses a prefix without a name
        scan(name, BytesIO(data), expat.ParserCreate(namespace_separator="}"))
        return data

    def check(self, *, streamed: Collection[str] = ()) -> None:
        """
        Look over the prologs of all parts in XML but those that are read as streams.

        Raises:
            FormError: ``xml-forbidden``, ``xml-broken`` or ``xml-large``, else as :meth:`data`.
        """
        for name in sorted(self.names.difference(streamed)):
            if self._is_xml(name):
                check_xml(name, self.data(name))

    def _is_xml(self, name: str) -> bool:
        """Whether a part is XML by its name or its first bytes, in any encoding that XML is written in."""
        if name.lower().endswith((".xml", ".rels", ".vml")):
            return True
        with self.open(name) as stream:
            try:
                start = stream.read(_SNIFFED)
            except _BROKEN as error:
                raise _truncated(name) from error
        return start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")

    def kinds(self) -> dict[str, str]:
        """
        The kind of each part that the package names one for, by the part's name.

        Raises:
            FormError: As :meth:`tree`.
        """
        if TYPES not in self.names:
            return {}
        return {
            item.get("PartName", "").lstrip("/"): item.get("ContentType", "")
            for item in self.tree(TYPES)
            if item.tag.endswith("}Override")
        }

    def relations(self, name: str, /) -> dict[str, tuple[str, str, bool]]:
        """What a part refers to, by id: the last word of the kind, the name or address, whether it lies outside."""
        folder, _, base = name.rpartition("/")
        path = f"{folder}/_rels/{base}.rels".lstrip("/")
        if path not in self.names:
            return {}
        found = dict[str, tuple[str, str, bool]]()
        for item in self.tree(path):
            outside, target = item.get("TargetMode") == "External", item.get("Target", "")
            if item.get("Id", "") in found:
                raise several(_RELATIONS)
            word = item.get("Type", "").rpartition("/")[2]
            found[item.get("Id", "")] = (word, target if outside else resolve(name, target), outside)
        return found

    def main_part(self, kind: str, /) -> str:
        """
        The name of the part that the package is about.

        Raises:
            FormError: ``file-other-kind`` when it is another kind of package.
        """
        found = [
            target for word, target, outside in self.relations("").values() if word == "officeDocument" and not outside
        ]
        if not found or found[0] not in self.names or not found[0].endswith(".xml"):
            message = f"expected {kind}, found another kind of archive"
            raise FormError(message, code="file-other-kind", hint="save the table as .xlsx, .docx, .html or .csv")
        if len(set(found)) > 1:
            raise several(kind)
        return found[0]

    def findings(self) -> tuple[Finding, ...]:
        """What the file brings and nobody follows or runs: macros and links to other files."""
        found: list[Finding] = []
        for name in sorted(self.names):
            if name.endswith("vbaProject.bin"):
                found.append(_ignored("macros-ignored", "the file brings macros; they were not run", name))
            elif name.endswith(".rels"):
                for word, target, outside in self.relations(name.replace("_rels/", "").removesuffix(".rels")).values():
                    if outside and word != "hyperlink":
                        found.append(
                            _ignored("external-link-ignored", f"a link outside ({word}) was not followed", target)
                        )
        return tuple(found)


def several(kind: str, /) -> FormError:
    """The refusal of a file that says two things, of which each program shows one."""
    message = f"expected {kind}, found a file that holds several in one place"
    return FormError(message, code="file-other-kind", hint="open it in its program and save it again")


def check_root(tag: str, wanted: str, kind: str, /) -> None:
    """
    Look whether the root of the main part is what it should be.

    Raises:
        FormError: ``file-other-kind``.
    """
    if tag != wanted:
        message = f"expected {kind}, found another kind of file ({tag})"
        hint = "give its own suffix; save a Strict Open XML file as an ordinary .xlsx or .docx"
        raise FormError(message, code="file-other-kind", hint=hint)


def _ignored(code: str, message: str, text: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=message, text=text)


def resolve(name: str, target: str, /) -> str:
    """
    The name of a part that another one refers to.

    >>> resolve("xl/workbook.xml", "worksheets/sheet1.xml"), resolve("xl/workbook.xml", "/xl/styles.xml")
    ('xl/worksheets/sheet1.xml', 'xl/styles.xml')
    """
    steps = [] if target.startswith("/") else name.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def scan(name: str, stream: IO[bytes], parser: expat.XMLParserType, /) -> None:
    """
    Run a parser of events over a part, to its end or to a document type.

    Raises:
        FormError: ``xml-forbidden`` for a document type, ``xml-broken`` for what is no XML, ``file-truncated`` when it
            cannot be unpacked.
    """

    def refuse(*_: object) -> NoReturn:
        message = "expected XML without a document type, found <!DOCTYPE"
        raise FormError(message, code="xml-forbidden", place=Place(table=name), hint="open the file and save it again")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.ParseFile(stream)
    except FormError:
        raise
    except expat.ExpatError as error:
        message = f"expected XML, found something else ({expat.ErrorString(error.code)})"
        place = Place(line=error.lineno, column=error.offset + 1, table=name)
        raise FormError(message, code="xml-broken", place=place, hint="open the file and save it again") from error
    except (LookupError, ValueError) as error:
        message = "expected XML in UTF-8 or UTF-16, found another encoding"
        place = Place(table=name)
        raise FormError(message, code="xml-broken", place=place, hint="open the file and save it again") from error
    except _BROKEN as error:
        raise _truncated(name) from error


class _Begun(Exception):  # noqa: N818 - no error, the sign to stop
    """The root of a part begins, behind which no document type can stand."""


def check_xml(name: str, data: bytes, /) -> None:
    """
    Look at the prolog, and at how many tags come behind it: the rest is for the library to parse, once.

    Raises:
        FormError: ``xml-large``, else as :func:`scan`.
    """
    if data.count(b"<") > MAX_TAGS:
        message = f"expected at most {MAX_TAGS} tags, found more"
        raise FormError(message, code="xml-large", place=Place(table=name), hint="copy the form alone into a new file")

    def begin(*_: object) -> NoReturn:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    with suppress(_Begun):
        scan(name, BytesIO(data), parser)


def _check_entry(entry: ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        message = "expected an open archive, found one with a password"
        raise FormError(message, code="file-encrypted", hint="open it with the password and save it without one")
    packed = max(entry.compress_size, 1)
    if entry.file_size > MAX_PART or (entry.file_size > FREE_SIZE and entry.file_size > MAX_RATIO * packed):
        _refuse_bomb(entry.filename)


def _refuse_bomb(name: str) -> NoReturn:
    message = f"expected a form, found an archive that unpacks beyond all bounds ({name})"
    raise FormError(message, code="file-bomb", hint="copy the table alone into a new file")


def _truncated(name: str = "") -> FormError:
    """A file that is not whole: at the part of that name, where one is known."""
    message = (
        f"expected a whole file, found one that is damaged or cut off at {name}"
        if name
        else "expected a whole file, found one that is damaged or cut off"
    )
    return FormError(message, code="file-truncated", hint="copy or download the file again")


def settled(data: bytes, replaced: dict[str, bytes], /) -> bytes:
    """A package with fixed times and some parts replaced, so that equal tables give equal bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as result:
        for name in source.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            result.writestr(entry, replaced.get(name) or source.read(name))
    return target.getvalue()
