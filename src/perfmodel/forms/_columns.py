"""
The columns of a table, which of them a cell lies in, and which of several value columns is the target of the year.

Versions of a value that stand side by side are columns of their own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import Generic, NamedTuple, TypeVar, final

from attrs import evolve, field, frozen

from perfmodel._patterns import kept, regex
from perfmodel.files._grid import Cell
from perfmodel.forms._layouts import Column, column_of, key
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._heading_words import PLANNED, YEARS, Version, version_of
from perfmodel.lexicon._rows import any_word
from perfmodel.values._period import FiscalYear

VALUES = frozenset((Column.VALUE, Column.MEDIUM_VALUE))
LEVELS = frozenset((Column.LEVEL_1, Column.LEVEL_2))
POINTS = frozenset((Column.WEIGHT, Column.SCORE))
NAMES = frozenset((Column.NAME, *LEVELS))
FieldT = TypeVar("FieldT", bound=Enum)


class Slot(NamedTuple, Generic[FieldT]):
    """
    One column of a table.

    ``field`` is what it holds, ``heading`` its printed heading, ``first`` and ``last`` the grid columns it reaches
    over, ``scope`` the place, year or choice that a heading below its heading names, ``group`` the heading above it.
    """

    field: FieldT
    heading: str
    first: int
    last: int
    scope: str | None = None
    group: str = ""


def slots_of(headings: Sequence[Cell], field: Callable[[Cell], FieldT], /) -> list[Slot[FieldT]]:
    """The columns of some headings: each reaches over its span, or in plain text up to the next heading."""
    found = list[Slot[FieldT]]()
    for cell, after in zip_longest(headings, headings[1:]):
        last = cell.column + cell.column_span - 1
        if cell.column_span == 1 and after is not None:
            last = max(last, after.column - 1)
        found.append(Slot(field(cell), "".join(cell.text.split()), cell.column, last))
    return found


@final
class Columns(Generic[FieldT]):
    """
    Columns from left to right.

    Attributes:
        slots: The columns.

        by_column: Each by the grid columns that it reaches over; of two the one further left.
    """

    def __init__(self, slots: Sequence[Slot[FieldT]]) -> None:
        self.slots = tuple(slots)
        self.by_column: dict[int, Slot[FieldT]] = {}
        for slot in reversed(self.slots):
            self.by_column.update(dict.fromkeys(range(slot.first, slot.last + 1), slot))

    def at(self, cell: Cell, shift: int = 0) -> Slot[FieldT] | None:
        """The column that a cell, moved by *shift*, lies in: the one it shares most with."""
        first = cell.column + shift
        if cell.column_span == 1:
            return self.by_column.get(first)
        columns = range(first, min(first + cell.column_span - 1, self.slots[-1].last) + 1)
        shared = Counter(slot for column in columns if (slot := self.by_column.get(column)) is not None)
        return max(shared, key=lambda slot: (shared[slot], -slot.first), default=None)


@final
@frozen(weakref_slot=False)
class Table:
    """
    The columns of one indicator table.

    Attributes:
        first: The first heading row.

        last: The last heading row.

        slots: The columns from left to right.

        headings: The cells of the heading rows.

        unknown: The headings that no layout knows.

        columns: The columns by the grid columns that they reach over.

        name: The first column of names.
    """

    first: int
    last: int
    slots: tuple[Slot[Column], ...]
    headings: tuple[Cell, ...]
    unknown: tuple[Cell, ...] = ()
    columns: Columns[Column] = field(init=False, repr=False, eq=False)
    name: Slot[Column] = field(init=False, repr=False, eq=False)
    _keys: frozenset[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "columns", Columns(self.slots))
        object.__setattr__(self, "name", next(slot for slot in self.slots if slot.field is Column.NAME))
        object.__setattr__(self, "_keys", frozenset(key(cell.text) for cell in self.headings))

    @cached_property
    def groups(self) -> tuple[tuple[Slot[Column], ...], ...]:
        """The columns of each set of indicators that stand side by side (长期 beside 年度); most tables have one."""
        starts = [self._start_of_levels(index) for index in _names_in(self.slots)[1:]]
        first, *others = (self.slots[start:stop] for start, stop in pairwise([0, *starts, len(self.slots)]))
        shared = tuple(slot for slot in first if slot.field in {Column.LEVEL_1, Column.SIDE})
        return (first, *(part if _is_levelled(part) else (*shared, *part) for part in others))

    def _start_of_levels(self, at: int) -> int:
        """The first of the columns of levels that stand left of a name, or the name itself."""
        for level in (Column.LEVEL_2, Column.LEVEL_1):
            at -= self.slots[at - 1].field is level
        return at

    def across(self, cell: Cell) -> bool:
        """Whether a cell reaches over several columns from the name on: no cell of a row does."""
        if cell.column_span == 1:
            return False
        last = cell.column + cell.column_span - 1
        covered = [slot.field for slot in self.slots if cell.column <= slot.first and slot.last <= last]
        return Column.NAME in covered and covered[-1] is not Column.NAME

    def at(self, cell: Cell) -> Slot[Column] | None:
        """The column that a cell lies in; one over a level and the name is the name."""
        if cell.column_span == 1:
            return self.columns.by_column.get(cell.column)
        found = self.columns.at(cell)
        if found is None or found.field not in LEVELS:
            return found
        last = cell.column + cell.column_span - 1
        names = (slot for slot in self.slots if slot.field is Column.NAME)
        return next((slot for slot in names if cell.column <= slot.first and slot.last <= last), found)

    def behind(self, slot: Slot[Column], cell: Cell) -> Slot[Column]:
        """The next column where a wide cell reaches over it too, else the same: another cell has taken *slot*."""
        following = next((other for other in self.slots if other.first > slot.last), slot)
        return following if following.first < cell.column + cell.column_span else slot

    def heading(self, slot: Slot[Column]) -> Cell:
        """The heading of a column."""
        return next(cell for cell in self.headings if cell.column == slot.first)

    def repeats(self, cells: list[Cell]) -> bool:
        """Whether a later row only repeats the heading, as tables do on each page."""
        return key(cells[0].text) in self._keys and all(key(cell.text) in self._keys for cell in cells)


def _names_in(slots: Sequence[Slot[Column]]) -> list[int]:
    """Which of some columns are names."""
    return [index for index, slot in enumerate(slots) if slot.field is Column.NAME]


def _is_levelled(slots: Sequence[Slot[Column]]) -> bool:
    """Whether a set of columns has a first level of its own."""
    return any(slot.field is Column.LEVEL_1 for slot in slots)


_FIELDS = {Version.ADJUSTED: Column.ADJUSTED, Version.EXPECTED: Column.EXPECTED}
_REPORTED = {Version.PART: Column.SO_FAR, Version.OTHER: Column.EXTRA}
_OF_YEAR = regex(rf"(20\d\d){any_word(YEARS)}(.*)")
_EXPECTED = regex(rf"20\d\d{any_word(YEARS)}{any_word(PLANNED)}值?")
"""The one of several years side by side whose values are the targets: 2024年, 2025年, 2026年预期."""

_YEARLY = frozenset((Column.ACTUAL, Column.SCORE, Column.WEIGHT, Column.SO_FAR, Column.EXPECTED))
"""What a heading with the year of the form in front may hold."""


def by_version(slots: list[Slot[Column]], /) -> list[Slot[Column]]:
    """The columns, where other versions of a value stand beside the target of the year, and are no targets."""
    starts = _names_in(slots)[1:]
    return [slot for start, stop in pairwise([0, *starts, len(slots)]) for slot in _one_target(slots[start:stop])]


def _one_target(slots: list[Slot[Column]]) -> Iterable[Slot[Column]]:
    """One set of columns with the values of the year as its only targets, where it has any."""
    versions = _versions(slots)
    whole = next((slot for slot, version in versions.items() if slot.field is Column.VALUE and version is None), None)
    return [_with_version(slot, versions.get(slot), whole) for slot in slots]


def _with_version(slot: Slot[Column], version: Version | None, whole: Slot[Column] | None) -> Slot[Column]:
    """A column by the version of its values, beside the first one of the whole year, where there is one."""
    if version is None:
        second = whole is not None and slot.field is Column.VALUE and _is_second(slot, whole)
        return _beside(slot, Column.EXTRA) if second else slot
    if slot.field is Column.ACTUAL:
        return slot._replace(field=_REPORTED.get(version, Column.ACTUAL))
    return slot if whole is None else _beside(slot, _FIELDS.get(version, Column.EXTRA))


_Versions = dict[Slot[Column], Version | None]


def _versions(slots: list[Slot[Column]]) -> _Versions:
    """The columns of values and of results with the version that each names; ``None`` is the whole year."""
    versions: _Versions = {slot: _version(slot) for slot in slots if slot.field in {Column.VALUE, Column.ACTUAL}}
    versions.update(_years_before_expected(versions))
    if not _expects_alone(versions):
        return versions
    return {slot: None if version is Version.EXPECTED else version for slot, version in versions.items()}


def _years_before_expected(versions: _Versions) -> _Versions:
    """Values of other years: those of whole years beside the one that is expected (2024年, 2025年, 2026年预期)."""
    expected = [slot for slot in versions if _EXPECTED.fullmatch(slot.scope or "")]
    if len(expected) != 1:
        return {}
    heading = expected[0].heading
    return {slot: Version.OTHER for slot in versions if slot.heading == heading and _whole_year(slot.scope or "")}


def _expects_alone(versions: _Versions) -> bool:
    """Whether the one column of expected values (全年预期完成值) is the target: no other one is of the whole year."""
    values = [version for slot, version in versions.items() if slot.field is Column.VALUE]
    return None not in values and values.count(Version.EXPECTED) == 1


def _is_second(slot: Slot[Column], first: Slot[Column]) -> bool:
    """Whether a column of values under another heading than the first says of no place or group what it is for."""
    return slot.heading != first.heading and slot.group == first.group and slot.scope is first.scope is None


def is_second_value(slot: Slot[Column], /) -> bool:
    """Whether a further column is one of values beside the targets, with nothing that says what its values are for."""
    return slot.field is Column.EXTRA and column_of(slot.heading) is Column.VALUE and _version(slot) is None


def _version(slot: Slot[Column]) -> Version | None:
    texts = (slot.scope or "", slot.heading, slot.group)
    return next((version for text in texts if (version := version_of(text)) is not None), None)


def _beside(slot: Slot[Column], field: Column) -> Slot[Column]:
    """A column of values that are no target, under all its headings."""
    scope = None if slot.scope is None or slot.scope in fold(slot.heading) else slot.scope
    parts = dict.fromkeys(part for part in (slot.group, slot.heading, scope) if part)
    return slot._replace(field=field, heading="/".join(parts), scope=None, group="")


def of_year(table: Table, year: FiscalYear | None, /) -> Table:
    """The table with the columns whose headings begin with a year: that of the form (2024年实际完成值), or another."""
    if year is None:
        return table
    below = tuple(_below_years(table.slots, year.year))
    table = table if below == table.slots else evolve(table, slots=below)
    table = _with_headings_of(table, year.year)
    slots = _without_scope(_without_other_years(table.slots, year.year), year.year)
    return table if slots == table.slots else evolve(table, slots=slots)


def _with_headings_of(table: Table, year: int) -> Table:
    """The table with the headings that only the year hides known, and those of earlier years apart: they are extras."""
    years = _years_of_unknown(table)
    slots = _known_without_year(table.slots, years, year)
    known = {slot.first for slot, found in zip(table.slots, slots, strict=True) if found is not slot}
    dated = known | {slot.first for slot, named in years.items() if named < year}
    if not dated:
        return table
    return evolve(table, slots=slots, unknown=tuple(cell for cell in table.unknown if cell.column not in dated))


def _years_of_unknown(table: Table) -> dict[Slot[Column], int]:
    """The columns with unknown headings that begin with a year, each with that year."""
    unknown = {cell.column for cell in table.unknown}
    years = {slot: _year(slot) for slot in table.slots if slot.first in unknown}
    return {slot: named for slot, named in years.items() if named is not None}


def _known_without_year(
    slots: tuple[Slot[Column], ...], years: dict[Slot[Column], int], year: int
) -> tuple[Slot[Column], ...]:
    """The columns, where those under the year of the form are what the rest of the heading says, the first of each."""
    taken = {slot.field for slot in slots}
    found = list[Slot[Column]]()
    for slot in slots:
        known = _without_year(slot, taken) if years.get(slot) == year else slot
        taken.add(known.field)
        found.append(known)
    return tuple(found)


def _without_other_years(slots: tuple[Slot[Column], ...], year: int) -> tuple[Slot[Column], ...]:
    """The columns with the values of other years as extras, where those of the form have a column too."""
    values = {slot: _year(slot) for slot in slots if slot.field is Column.VALUE}
    if {None, year}.isdisjoint(values.values()):
        return slots
    return tuple(slot if values.get(slot) in {None, year} else _beside(slot, Column.EXTRA) for slot in slots)


def _without_year(slot: Slot[Column], taken: set[Column]) -> Slot[Column]:
    """The column as its heading says it behind the year (2024年实际完成值), where no other column says it."""
    match = _OF_YEAR.fullmatch(fold(slot.heading))
    own = column_of(match[2]) if match is not None else None
    return slot._replace(field=own) if own is not None and own in _YEARLY - taken else slot


def _without_scope(slots: tuple[Slot[Column], ...], year: int) -> tuple[Slot[Column], ...]:
    """The columns, where the only one of values says that they are of the year, which goes without saying."""
    values = [slot for slot in slots if slot.field is Column.VALUE]
    if len(values) != 1 or _year(values[0]) != year:
        return slots
    return tuple(slot._replace(scope=None) if slot is values[0] else slot for slot in slots)


def of_other_years(table: Table, year: FiscalYear | None, /) -> tuple[Slot[Column], ...]:
    """The columns of values where all of them are under other years than that of the form."""
    values = tuple(slot for slot in table.slots if slot.field is Column.VALUE)
    years = {_year(slot) for slot in values}
    return () if year is None or not years or None in years or year.year in years else values


def _below_years(slots: tuple[Slot[Column], ...], year: int) -> Iterable[Slot[Column]]:
    """
    The columns, where headings that are years stand over them, or below what was reached.

    Those below an earlier year are further cells where that of the form has values; what was reached in the year of the
    form is its result.
    """
    valued = any(slot.field is Column.VALUE and _whole_year(slot.group) == year for slot in slots)
    free = _YEARLY - {slot.field for slot in slots}
    for slot in slots:
        if slot.field is Column.EXTRA:
            yield slot._replace(field=_over_year(slot.heading, year, free) or slot.field)
        else:
            yield _beside(slot, Column.EXTRA) if valued and _is_before(slot.group, year) else slot


def _over_year(heading: str, year: int, free: frozenset[Column]) -> Column | None:
    """What a heading over a year says (实际完成值/2024年), where it is that of the form and the table has no other."""
    above, _, part = heading.partition("/")
    own = column_of(above) if _whole_year(part) == year else None
    return own if own in free else None


def _is_before(group: str, year: int) -> bool:
    """Whether the heading over a column is an earlier year."""
    over = _whole_year(group)
    return over is not None and over < year


@kept
def _whole_year(text: str, /) -> int | None:
    """The year that a heading is, with nothing behind it."""
    match = _OF_YEAR.fullmatch(fold(text))
    return None if match is None or match[2] else int(match[1])


def _year(slot: Slot[Column]) -> int | None:
    """The year that the heading of a column begins with."""
    own = None if slot.scope is None else _first_year(slot.scope)
    return _first_year(slot.heading) if own is None else own


@kept
def _first_year(text: str, /) -> int | None:
    """The year that a heading begins with."""
    match = _OF_YEAR.match(fold(text))
    return None if match is None else int(match[1])
