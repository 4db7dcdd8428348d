"""
Thrift's compact protocol, as far as the heads inside Parquet files use it: structs, lists, whole numbers, bytes.

It is read here because a file must be measured before it is unpacked, and pyarrow (seen in 26.0) measures nothing: it
believes the head of each page, and ends the process when Python asks for the claims of a damaged column.
"""

from typing import Any, NoReturn, TypeAlias, final

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
