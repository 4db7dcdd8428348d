"""What callers hand in: documents and readings, one or several, each with the file and form that it stands in."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias, cast, get_args

from perfmodel.arguments import listed, require
from perfmodel.errors import WrongTypeError
from perfmodel.forms.read import Reading
from perfmodel.interop.tables.cells import stored
from perfmodel.objectives.documents import Objectives
from perfmodel.serializers._tables.rows import Row

Read: TypeAlias = Objectives | Reading
"""A document, or the reading that it came from, which adds the file."""


def several(values: object, name: str, kinds: tuple[type, ...], hint: str, /) -> tuple[Any, ...]:
    """
    The items handed in; one alone is taken for a list of one.

    Raises:
        WrongTypeError: With the place of the first item of another type.
    """
    if isinstance(values, kinds):
        return (values,)
    found = listed(cast("Iterable[object]", values), name)
    for place, item in enumerate(found, 1):
        if not isinstance(item, kinds):
            message = f"expected {name}, found {type(item).__name__} in place {place}; {hint}"
            raise WrongTypeError(message)
    return found


def documents_of(values: Read | Iterable[Read], /) -> Iterator[tuple[int, Row, Objectives]]:
    """
    The documents, counted from 0, each with the columns of its file.

    Raises:
        WrongTypeError: When one of them is neither a document nor a reading.
    """
    given: tuple[Read, ...] = several(values, "documents", get_args(Read), "read them with read_form")
    for index, item in enumerate(given):
        if isinstance(item, Reading):
            yield index, source_row(item), item.document
        else:
            yield index, {}, item


def source_row(reading: Reading | None, /) -> Row:
    """
    The file and the form of a reading; text, bytes and tables have no file.

    Raises:
        WrongTypeError: For anything else.
    """
    if reading is None:
        return {}
    require(reading, Reading, "reading", "hand in what read_form gave")
    return {"file": stored(reading.source.file) or None, "form": reading.source.index}
