"""Where things stand: a span of the author's text, a place in a form, the source of a rule."""

from collections.abc import Callable
from typing import final

from attrs import field, frozen

from perfmodel._arguments import Choice, require, typed
from perfmodel._base_errors import InvalidValueError, shown


@final
class Standing(Choice):
    """
    How sure the project is of a source.

    ``SEEN`` was read in the named source, ``MEMORY`` is remembered and wants checking,
    ``DESIGN`` is this project's own choice, which no source states.
    """

    SEEN = "seen"
    MEMORY = "memory"
    DESIGN = "design"


FARTHEST = 10**12
"""No file and no text is longer; Python refuses to print an int of some thousand digits."""


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Span:
    """
    A stretch of the author's own text: 0-based, half open, counted in code points.

    >>> Span(1, 3).of("≥80人")
    '80'

    Raises:
        InvalidValueError: (``span-invalid``) when it starts below 0, ends before its start, or is beyond any file.
    """

    start: int
    stop: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.stop <= FARTHEST:
            message = f"expected 0 ≤ start ≤ stop, found {shown(self.start)} and {shown(self.stop)}"
            raise InvalidValueError(message, code="span-invalid")

    def of(self, text: str, /) -> str:
        """The characters of *text* that the span covers."""
        require(text, str, "text")
        return text[self.start : self.stop]


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Place:
    """
    A place in a form: line (or row) and column, both counted from 1, and the table where a file has several.

    >>> str(Place(line=7, column=3)), str(Place(line=7, table="Sheet2"))
    ('line 7, column 3', 'table Sheet2, line 7')

    Raises:
        InvalidValueError: (``place-invalid``) for a line or a column beyond any file.
    """

    line: int | None = None
    column: int | None = None
    table: str | None = None

    def __attrs_post_init__(self) -> None:
        for number in (self.line, self.column):
            if number is not None and abs(number) > FARTHEST:
                message = f"expected a line and a column of a file, found {shown(number)}"
                raise InvalidValueError(message, code="place-invalid")

    def __reduce__(self) -> "tuple[Callable[..., Place], tuple[int | None, int | None, str | None]]":
        # between processes: a reading has one for each cell, and its fields by name took twice the time
        return checked_place, (self.line, self.column, self.table)

    def __str__(self) -> str:
        parts = (("table", self.table), ("line", self.line), ("column", self.column))
        return ", ".join(f"{name} {part}" for name, part in parts if part is not None)


_new_place: Callable[[type[Place]], Place] = object.__new__
_set_line: Callable[[Place, int | None], None] = Place.__dict__["line"].__set__
_set_column: Callable[[Place, int | None], None] = Place.__dict__["column"].__set__
_set_table: Callable[[Place, str | None], None] = Place.__dict__["table"].__set__


def checked_place(line: int | None, column: int | None, table: str | None, /) -> Place:
    """A place whose parts are known to be of their types: the readers make one for each cell."""
    place = _new_place(Place)
    _set_line(place, line)
    _set_column(place, column)
    _set_table(place, table)
    return place


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Citation:
    """
    Where a rule of the domain comes from, and how sure that is.

    Attributes:
        source: The document or form, by number or by the tag that ``docs/sources.md`` explains.

        clause: Article, row or section, where it is known.

        standing: Whether the place was read, is remembered, or is this project's own choice.

        note: What the source says, where that helps.
    """

    source: str
    clause: str | None = field(default=None, kw_only=True)
    standing: Standing = field(kw_only=True)
    note: str | None = field(default=None, kw_only=True)
