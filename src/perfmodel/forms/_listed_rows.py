"""
A row of a table of indicators whose cells are lists is read as a row for each item.

1.修渠；2.护岸 beside 1.≥3公里；2.≥2公里 are two indicators; lines without numbers are where points are a list too.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import begins_as_value, is_sign
from perfmodel.forms._columns import LEVELS, POINTS, VALUES, Table
from perfmodel.forms._doubtful_rows import Repeats
from perfmodel.forms._layouts import Column
from perfmodel.forms._ledger import Ledger
from perfmodel.lexicon._form_marks import is_blank, is_error, is_repeated
from perfmodel.lexicon._heading_words import MONTHS
from perfmodel.lexicon._rows import any_word

_LIST, _SEMICOLONS = regex("[\n；;]"), regex("[；;]")  # noqa: RUF001 - as printed
_STOPS = " 。.,，；;"  # noqa: RUF001 - as printed
_MARK = regex(r"\s*(?:[(（]\s*(\d{1,2})\s*[)）]|(\d{1,2})\s*[.．、]|([①-⑳]))\s*")  # noqa: RUF001 - as printed
_UNSURE = regex(rf"\s*\d+[.．]\d+(?![.．\d]|{any_word(MONTHS)}\d)")  # noqa: RUF001 - as printed
"""A number that may be that of an item, and the first part of a value: 1.5万元."""

_CIRCLED = ord("①") - 1
_EACH = regex(r"各(?:为|占)?(\d{1,2}(?:\.\d{1,2})?)分?")
"""Points of each of several: 各5分."""

_STATED = frozenset((*VALUES, Column.ADJUSTED, Column.ACTUAL, Column.SO_FAR, Column.EXPECTED))
_OF_EACH = frozenset((Column.EXTRA, Column.DEFINITION, Column.REASON, Column.UNIT, Column.OPERATOR, Column.STANDARD))
"""A cell of these columns that is no list is said of each item of the row."""

POINTS_SHARED = "points in one merged cell for several rows; they are kept with the first"
_PARTED = "several indicators in one row, a list in each cell; each item is read as an indicator"


class _Item(NamedTuple):
    """One item of a list, and the number in front of it, if any: 1. or 1、, （1）, ①."""

    text: str
    mark: str = ""


class _Side(NamedTuple):
    """A cell beside a name, what its column holds, and its items, where they are as many as the names."""

    cell: Cell
    field: Column | None
    items: list[str] | None

    def at(self, item: int) -> str | None:
        """What the cell says of an item: that of its list, all of it of each, or all of it of the first."""
        if self.items is not None:
            return self.items[item]
        return self.cell.text if item == 0 or self.field in _OF_EACH else None


def each_row(
    table: Table, rows: list[tuple[list[Cell], int | None]], ledger: Ledger, /
) -> Iterator[tuple[list[Cell], int | None]]:
    """The rows of a table as they are meant, each with the number of its cells; most tables need no look at each."""
    texts = {cell.text for cells, _ in rows for cell in cells}
    repeats = Repeats(table, ledger) if any(map(is_repeated, texts)) else None
    listed = any(map(_LIST.search, texts))
    for cells, width in rows:
        said = cells if repeats is None else repeats.said(cells)
        for row in rows_apart(table, said, ledger) if listed else (said,):
            yield row, width


def rows_apart(table: Table, cells: list[Cell], ledger: Ledger, /) -> Iterable[list[Cell]]:
    """
    A row for each of its indicators, where its name, its value and what is reported are lists of as many items.

    The names are numbered, or the values are beside a third list; else a name may go over several lines, and the row
    stays one.
    """
    name = _listed_name(table, cells)
    if name is None:
        return (cells,)
    names = _items(name.text)
    sides = [_side(table, cell, len(names)) for cell in cells if cell is not name]
    if not _are_lists(names, sides):
        return (cells,)
    ledger.find("row-parted", _PARTED, name, severity=Severity.NOTE)
    _tell_shared(sides, ledger)
    sides.append(_Side(name, Column.NAME, [item.text.rstrip(_STOPS) for item in names]))
    return (_row(sides, at) for at in range(len(names)))


def _listed_name(table: Table, cells: list[Cell]) -> Cell | None:
    """The name of a row, where it can be a list."""
    name = next((cell for cell in cells if table.at(cell) is table.name), None)
    return None if name is None or name.row_span > 1 or _LIST.search(name.text.strip()) is None else name


def _tell_shared(sides: list[_Side], ledger: Ledger) -> None:
    """Tell of points of all items together."""
    for side in sides:
        if side.field in POINTS and side.items is None:
            ledger.find("points-shared", POINTS_SHARED, side.cell)


def _row(sides: list[_Side], at: int) -> list[Cell]:
    """The cells of one item, each in its place."""
    found = [evolve(side.cell, text=text) for side in sides if (text := side.at(at)) is not None]
    return sorted(found, key=lambda cell: cell.column)


def _side(table: Table, cell: Cell, count: int) -> _Side:
    slot = table.at(cell)
    field = None if slot is None else slot.field
    return _Side(cell, field, None if field is None or field in LEVELS else _values(cell.text, field, count))


def _are_lists(names: list[_Item], sides: list[_Side]) -> bool:
    """
    Whether there are several names, and all values are lists, one of them at least of targets.

    Names without numbers may be one that goes over several lines, but where the points are a list too.
    """
    stated = list(filter(_is_stated, sides))
    if len(names) < 2 or VALUES.isdisjoint(side.field for side in stated):  # noqa: PLR2004 - several
        return False
    sure = bool(names[0].mark) or any(map(_are_listed_points, sides))
    return sure and all(side.items for side in stated) and not _are_odd(names, sides)


def _are_listed_points(side: _Side) -> bool:
    return side.field in POINTS and bool(side.items)


def _are_odd(names: list[_Item], sides: list[_Side]) -> bool:
    """Whether a row is better left whole: a name is an error, several signs or labels of levels stand in one cell."""
    errors = any(is_error(item.text[len(item.mark) :].strip(_STOPS)) for item in names)
    return errors or any(map(_is_odd, sides))


def _is_odd(side: _Side) -> bool:
    """Whether a cell is several signs, which no column of signs has, or several labels."""
    if side.field in LEVELS:
        items = _numbered(side.cell.text.splitlines())
        return len(items) > 1 and bool(items[0].mark)
    lines = side.cell.text.split()
    return len(lines) > 1 and all(map(is_sign, lines))


def _is_stated(side: _Side) -> bool:
    """Whether a value stands in a cell."""
    return side.field in _STATED and not is_blank(side.cell.text)


def _values(text: str, field: Column, count: int) -> list[str] | None:
    """
    The items of a cell without their numbers, where there are so many; 各5分 is said of each.

    Without numbers each is a value by itself (≥3公里): words may be one text in several lines.
    """
    each = _EACH.fullmatch("".join(text.split())) if field in POINTS else None
    if each is not None:
        return [each[1]] * count
    items = _items(text)
    if len(items) != count or not (items[0].mark or _are_values(items)):
        return None
    return [item.text[len(item.mark) :].strip(_STOPS) for item in items]


def _are_values(items: list[_Item]) -> bool:
    """Whether each item begins as a value does."""
    return all(begins_as_value(item.text) for item in items)


def _items(text: str) -> list[_Item]:
    """The items of a list, by its lines or semicolons; none where numbers may be those of items, or parts of values."""
    lines = text.splitlines()
    parts = [part.strip() for part in (lines if len(lines) > 1 else _SEMICOLONS.split(text)) if not is_blank(part)]
    found = _numbered(parts)
    if len(found) < 2 or not found[0].mark:  # noqa: PLR2004 - several
        return [_Item(part) for part in parts]
    return [] if all(_UNSURE.match(item.text) for item in found) else found


def _numbered(parts: list[str]) -> list[_Item]:
    """Parts of a text by the numbers in front of them, in turn; what has none goes on with the item before it."""
    found = list[_Item]()
    for part in parts:
        mark = _mark(part, len(found) + 1)
        if mark or not (found and found[0].mark):
            found.append(_Item(part, mark))
        else:
            found[-1] = found[-1]._replace(text=found[-1].text + part)
    return found


def _mark(part: str, number: int) -> str:
    """The number in front of an item, where it is its own."""
    match = _MARK.match(part)
    if match is None:
        return ""
    said = ord(match[3]) - _CIRCLED if match[3] else int(match[1] or match[2])
    return match[0] if said == number else ""
