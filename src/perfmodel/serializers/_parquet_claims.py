"""
What a Parquet file claims to hold, read from its footer and from the head of each page without unpacking one.

The claims are held against bounds that no form reaches; a file whose footer and pages disagree is refused.
Source of the fields: parquet.thrift of the Apache Parquet format, 2.11.

The heads are written in Thrift's compact protocol, which is read here as far as they use it (structs, lists, whole
numbers, bytes), because a file must be measured before it is unpacked, and pyarrow (seen in 26.0) measures nothing: it
believes the head of each page, and ends the process when Python asks for the claims of a damaged column.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn, TypeAlias, cast, final

from perfmodel.errors import DocumentError, Problem

Struct: TypeAlias = dict[int, Any]
"""The fields of a struct by their numbers."""

_BOOLS, _BYTE, _WHOLES, _DOUBLE, _BYTES, _LIST, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, 9, 12
_TOO_EARLY = "its heads end too early"
_LONG_LIST, _DEEPEST, _LONGEST_NUMBER = 15, 16, 63


def refuse(what: str, /) -> NoReturn:
    """
    Refuse a file that is no Parquet file, or no whole one.

    Raises:
        DocumentError: ``parquet-invalid``.
    """
    message = f"expected a Parquet file, found one that cannot be read ({what}); write or copy the file again"
    raise DocumentError((Problem("parquet-invalid", message, "$"),))


@final
class Compact:
    """
    A reader over some of the bytes of a file; ``place`` is where it stands.

    >>> Compact(bytes.fromhex("1502190000"), 0, 5).struct()
    {1: 1, 2: []}
    """

    __slots__ = ("_data", "_stop", "place")

    def __init__(self, data: bytes, start: int, stop: int) -> None:
        self._data, self.place, self._stop = data, start, stop

    def struct(self, depth: int = 0) -> Struct:
        """
        The struct that begins here.

        Raises:
            DocumentError: (``parquet-invalid``) when none does, or it does not end here.
        """
        if depth > _DEEPEST:
            refuse("its heads are nested too deeply")
        found, field = Struct(), 0
        while (head := self._byte()) != 0:
            field = field + (head >> 4) if head >> 4 else self._whole()
            if field in found:
                refuse(f"the field {field} of a head stands twice")
            found[field] = head & 15 == 1 if head & 15 in _BOOLS else self._value(head & 15, depth)
        return found

    def _value(self, kind: int, depth: int) -> Any:  # noqa: ANN401 - what a file holds
        if kind in _WHOLES:
            return self._whole()
        if kind == _BYTES:
            return self._take(self._number())
        if kind == _LIST:
            return self._list(depth)
        if kind == _STRUCT:
            return self.struct(depth + 1)
        if kind in (*_BOOLS, _BYTE, _DOUBLE):
            return self._take(8 if kind == _DOUBLE else 1)
        refuse(f"its heads have a field of the unknown kind {kind}")

    def _list(self, depth: int) -> list[Any]:
        head = self._byte()
        count = self._number() if head >> 4 == _LONG_LIST else head >> 4
        if count > self._stop - self.place:
            refuse("a list of its heads is longer than the file")
        return [self._value(head & 15, depth) for _ in range(count)]

    def _whole(self) -> int:
        number = self._number()
        return number >> 1 ^ -(number & 1)

    def _number(self) -> int:
        found = shift = 0
        while True:
            byte = self._byte()
            found |= (byte & 127) << shift
            if byte < 128:  # noqa: PLR2004 - the eighth bit says that more follow
                return found
            shift += 7
            if shift > _LONGEST_NUMBER:
                refuse("a number of its heads has no end")

    def _byte(self) -> int:
        if self.place >= self._stop:
            refuse(_TOO_EARLY)
        self.place += 1
        return self._data[self.place - 1]

    def _take(self, count: int) -> bytes:
        start, self.place = self.place, self.place + count
        if self.place > self._stop:
            refuse(_TOO_EARLY)
        return self._data[start : self.place]


MAX_CELLS = 50_000_000
"""No form has more: it would have 300,000 indicators."""

MAX_TOTAL = 2**30
"""No form unpacks to more than this many bytes."""

FREE_SIZE = 64 * 2**20
"""Below this size any ratio is taken: it cannot do harm."""

MAX_RATIO = 200
MAX_FOOTER = 4 * 2**20
MAX_NODES = 2_000
"""The schema of documents has 200 nodes; one of many more is none of ours, and a deep one ends the process."""

_MAGIC, _TAIL = b"PAR1", 8

# the numbers of the fields: of a file, a row group, a column chunk, its metadata, a page, what is in a page
_NODES, _ROWS, _GROUPS = 2, 3, 4
_CHUNKS, _PART = 1, 3
_COLUMN = 3
_CELLS, _LENGTH, _FIRST_PAGE, _DICTIONARY = 5, 7, 9, 11
_UNPACKED, _PACKED, _DICTIONARY_HEAD = 2, 3, 7
_COUNT = 1

_DATA_HEADS = {5: 2, 8: 4}
"""The head of a data page of either version, and the field of its encoding in there."""

_ENCODINGS = frozenset((0, 2, 3, 8))
"""Plain, dictionary, run lengths.  In the delta encodings a small page unpacks to any size, past what its head says."""


class Pages(NamedTuple):
    """What heads of pages say: the cells, the entries of dictionaries, the bytes when unpacked."""

    cells: int
    entries: int
    size: int


def read_footer(data: bytes, /) -> Struct:
    """
    The footer of a file.

    Raises:
        DocumentError: ``parquet-invalid`` when there is none; ``file-bomb`` when it is larger than that of any form.
    """
    length = int.from_bytes(data[-_TAIL:-4], "little")
    start, stop = len(data) - _TAIL - length, len(data) - _TAIL
    if not (data.startswith(_MAGIC) and data.endswith(_MAGIC)) or start < len(_MAGIC):
        refuse("it does not begin and end as one")
    if length > MAX_FOOTER:
        _refuse_size(f"expected a footer of at most {MAX_FOOTER:,} bytes, found one of {length:,}")
    footer = Compact(data, start, stop).struct()
    nodes = len(_structs(footer, _NODES))
    if nodes > MAX_NODES:
        _refuse_size(f"expected at most {MAX_NODES:,} columns, found {nodes:,}")
    return footer


def check_claims(data: bytes, footer: Struct, /) -> None:
    """
    Refuse a file that does not hold one row, or claims more than a form can be.

    Raises:
        DocumentError: ``documents-none``, ``documents-several``, ``file-bomb``; ``parquet-invalid`` when the footer and
            the pages do not fit together; ``parquet-unsupported`` for encodings that no bound holds for.
    """
    groups = _structs(footer, _GROUPS)
    parts = [_whole(group, _PART) for group in groups]
    _check_rows(_whole(footer, _ROWS), parts)
    chunks = [_chunk(data, _struct(chunk, _COLUMN)) for group in groups for chunk in _structs(group, _CHUNKS)]
    cells = sum(chunk.cells + chunk.entries for chunk in chunks)
    if cells > MAX_CELLS:
        _refuse_size(f"expected at most {MAX_CELLS:,} cells, found {cells:,}")
    check_size(sum(chunk.size for chunk in chunks), len(data))


def check_size(unpacked: int, packed: int, /) -> None:
    """
    Refuse what unpacks to far more than a form can be.

    Raises:
        DocumentError: ``file-bomb``.
    """
    if unpacked > min(MAX_TOTAL, max(FREE_SIZE, MAX_RATIO * packed)):
        _refuse_size(f"expected a form, found {packed:,} bytes that unpack to {unpacked:,}")


def _refuse_size(message: str) -> NoReturn:
    raise DocumentError((Problem("file-bomb", f"{message}; no form is like that", "$"),))


def _check_rows(rows: int, parts: list[int]) -> None:
    if rows < 0 or any(part < 0 for part in parts) or rows != sum(parts):
        refuse("its parts do not have the rows of the whole")
    if rows == 0:
        raise DocumentError((Problem("documents-none", "expected one document, found a table without rows", "$"),))
    if rows > 1:
        message = (
            f"expected one document, found {rows:,}; read them with pyarrow.parquet.read_table and "
            "perfmodel.interop.arrow.table_to_documents"
        )
        raise DocumentError((Problem("documents-several", message, "$"),))


def _chunk(data: bytes, column: Struct) -> Pages:
    """What the pages of one column add up to, which is what its entry in the footer says."""
    start = _whole(column, _FIRST_PAGE)
    if _DICTIONARY in column:
        start = min(start, _whole(column, _DICTIONARY) or start)
    stop = start + _whole(column, _LENGTH)
    if not 0 <= start <= stop <= len(data):
        refuse("a column lies outside of it")
    pages = (Pages(0, 0, 0), *_pages(data, start, stop))
    found = Pages(*(sum(counts) for counts in zip(*pages, strict=True)))
    if found.cells != _whole(column, _CELLS):
        refuse("a column has not the cells that its footer says")
    return found


def _pages(data: bytes, place: int, stop: int) -> Iterator[Pages]:
    while place < stop:
        reader = Compact(data, place, stop)
        head = reader.struct()
        unpacked, packed = _whole(head, _UNPACKED), _whole(head, _PACKED)
        cells = [_cells(_struct(head, number), field) for number, field in _DATA_HEADS.items() if number in head]
        entries = _whole(_struct(head, _DICTIONARY_HEAD), _COUNT) if _DICTIONARY_HEAD in head else 0
        if min(unpacked, packed, entries, *cells) < 0:
            refuse("a page has a negative size")
        yield Pages(sum(cells), entries, unpacked)
        place = reader.place + packed
    if place > stop:
        refuse("a page is longer than its column")


def _cells(head: Struct, encoding: int) -> int:
    """The cells of a data page, whose encoding stands in the field of that number."""
    found = _whole(head, encoding)
    if found not in _ENCODINGS:
        message = (
            f"expected cells in plain or dictionary encoding, found the encoding {found} of the Parquet format; "
            "write the file again with pyarrow.parquet.write_table"
        )
        raise DocumentError((Problem("parquet-unsupported", message, "$"),))
    return _whole(head, _COUNT)


def _whole(head: Struct, number: int) -> int:
    found = head.get(number)
    if not isinstance(found, int):
        refuse(f"the field {number} of a head is missing or no number")
    return found


def _struct(head: Struct, number: int) -> Struct:
    found = head.get(number)
    if not isinstance(found, dict):
        refuse(f"the field {number} of a head is missing or no head")
    return cast("Struct", found)


def _structs(head: Struct, number: int) -> list[Struct]:
    found = head.get(number)
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in cast("list[object]", found)):
        refuse(f"the field {number} of a head is missing or no list of heads")
    return cast("list[Struct]", found)
