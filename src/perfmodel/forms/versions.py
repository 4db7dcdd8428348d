"""Which of several values side by side is the target of the year: versions of a value are columns of their own."""

import re
from collections.abc import Iterable
from itertools import pairwise

from attrs import evolve

from perfmodel.forms.columns import Slot, Table
from perfmodel.forms.layouts import Column, column_of
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.versions import Version, version_of
from perfmodel.values.period import FiscalYear

_FIELDS = {Version.ADJUSTED: Column.ADJUSTED, Version.EXPECTED: Column.EXPECTED}
_REPORTED = {Version.PART: Column.SO_FAR, Version.OTHER: Column.EXTRA}
_OF_YEAR = re.compile(r"(20\d\d)年度?(.*)")
_EXPECTED = re.compile(r"20\d\d年度?(?:预期|预计|计划|目标)(?:值)?")
"""The one of several years side by side whose values are the targets: 2024年, 2025年, 2026年预期."""

_YEARLY = frozenset((Column.ACTUAL, Column.SCORE, Column.WEIGHT, Column.SO_FAR, Column.EXPECTED))
"""What a heading with the year of the form in front may hold."""


def by_version(slots: list[Slot[Column]], /) -> list[Slot[Column]]:
    """The columns, where other versions of a value stand beside the target of the year, and are no targets."""
    starts = [index for index, slot in enumerate(slots) if slot.field is Column.NAME][1:]
    return [slot for start, stop in pairwise([0, *starts, len(slots)]) for slot in _one_target(slots[start:stop])]


def _one_target(slots: list[Slot[Column]]) -> Iterable[Slot[Column]]:
    """One set of columns with the values of the year as its only targets, where it has any."""
    versions = {slot: _version(slot) for slot in slots if slot.field in {Column.VALUE, Column.ACTUAL}}
    expected = [slot for slot in versions if _EXPECTED.fullmatch(slot.scope or "")]
    if len(expected) == 1:
        past = (slot for slot in versions if slot.heading == expected[0].heading and _whole_year(slot.scope or ""))
        versions.update(dict.fromkeys(past, Version.OTHER))
    values = {slot: version for slot, version in versions.items() if slot.field is Column.VALUE}
    if None not in values.values() and list(values.values()).count(Version.EXPECTED) == 1:
        versions = {slot: None if version is Version.EXPECTED else version for slot, version in versions.items()}
    whole = [slot for slot in values if versions[slot] is None]
    for slot in slots:
        version = versions.get(slot)
        if version is None:
            valued = slot.field is Column.VALUE and bool(whole)
            yield _beside(slot, Column.EXTRA) if valued and _is_second(slot, whole[0]) else slot
        elif slot.field is Column.ACTUAL:
            yield slot._replace(field=_REPORTED.get(version, Column.ACTUAL))
        elif whole:
            yield _beside(slot, _FIELDS.get(version, Column.EXTRA))
        else:
            yield slot


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
    unknown, taken = {cell.column for cell in table.unknown}, {slot.field for slot in table.slots}
    whole = any(slot.field is Column.VALUE and _year(slot) in {None, year.year} for slot in table.slots)
    slots, told = list[Slot[Column]](), set[int]()
    for slot in table.slots:
        named, found = _year(slot), slot
        if named is not None and slot.first in unknown:
            match = _OF_YEAR.fullmatch(fold(slot.heading))
            own = column_of(match[2]) if match is not None else None
            if named < year.year:
                told.add(slot.first)
            elif named == year.year and own in _YEARLY - taken:
                found = slot._replace(field=own)
                told.add(slot.first)
        elif named is not None and slot.field is Column.VALUE and named != year.year and whole:
            found = _beside(slot, Column.EXTRA)
        slots.append(found)
        taken.add(found.field)
    values = [slot for slot in slots if slot.field is Column.VALUE]
    if len(values) == 1 and _year(values[0]) == year.year:
        slots[slots.index(values[0])] = values[0]._replace(scope=None)
    if not told and tuple(slots) == table.slots:
        return table
    return evolve(table, slots=tuple(slots), unknown=tuple(cell for cell in table.unknown if cell.column not in told))


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
    taken = {slot.field for slot in slots}
    for slot in slots:
        over = _whole_year(slot.group)
        above, _, part = slot.heading.partition("/")
        if valued and over is not None and over < year and slot.field is not Column.EXTRA:
            yield _beside(slot, Column.EXTRA)
        elif slot.field is Column.EXTRA and _whole_year(part) == year and (own := column_of(above)) in _YEARLY - taken:
            yield slot._replace(field=own or slot.field)
        else:
            yield slot


def _whole_year(text: str) -> int | None:
    """The year that a heading is, with nothing behind it."""
    match = _OF_YEAR.fullmatch(fold(text))
    return None if match is None or match[2] else int(match[1])


def _year(slot: Slot[Column]) -> int | None:
    """The year that the heading of a column begins with."""
    texts = (slot.scope or "", slot.heading)
    return next((int(match[1]) for text in texts if (match := _OF_YEAR.match(fold(text))) is not None), None)
