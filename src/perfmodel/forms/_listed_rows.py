"""
A row of a table of indicators whose cells are lists is read as a row for each item.

1.修渠；2.护岸 beside 1.≥3公里；2.≥2公里 are two indicators; lines without numbers are where points are a list too.
"""

from collections.abc import Iterable, Mapping

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import is_expression
from perfmodel.forms._columns import LEVELS, POINTS, VALUES, Table
from perfmodel.forms._layouts import Column
from perfmodel.forms._ledger import Ledger
from perfmodel.lexicon._form_marks import is_blank

_STOPS = " 。.,，；;"  # noqa: RUF001 - as printed
_MARK = regex(r"\s*(?:[(（]\s*(\d{1,2})\s*[)）]|(\d{1,2})\s*[.．、]|([①-⑳]))\s*")  # noqa: RUF001 - as printed
_CIRCLED = ord("①") - 1
_EACH = regex(r"\s*各\s*(?:为|占)?\s*(\d{1,2}(?:\.\d+)?)\s*分?\s*")
"""Points of each of several: 各5分."""

_STATED = frozenset((*VALUES, Column.ADJUSTED, Column.ACTUAL, Column.SO_FAR, Column.EXPECTED))
_SHARED = frozenset((Column.EXTRA, Column.DEFINITION, Column.REASON, Column.UNIT, Column.OPERATOR))
"""A cell of these columns that is no list is said of each item of the row."""


def rows_apart(table: Table, cells: list[Cell], ledger: Ledger, /) -> Iterable[list[Cell]]:
    """
    A row for each of its indicators, where its name, its value and what is reported are lists of as many items.

    The names are numbered, or the values are beside a third list; else a name may go over several lines, and the row
    stays one.
    """
    name = next((cell for cell in cells if table.at(cell) is table.name), None)
    if name is None or name.row_span > 1 or _LIST.search(name.text) is None:
        return (cells,)
    names, numbered = _items(name.text)
    columns = {cell: _values(cell, len(names), table) for cell in cells if cell is not name}
    if len(names) < 2 or not _are_lists(table, columns, numbered=numbered):  # noqa: PLR2004 - several
        return (cells,)
    ledger.find_all("row-parted", _PARTED, cells, severity=Severity.NOTE)
    for cell, items in columns.items():
        if items is None and (slot := table.at(cell)) is not None and slot.field in POINTS:
            ledger.find("points-shared", POINTS_SHARED, cell)
    columns[name] = [item for item, _ in names]
    return [
        [evolve(cell, text=text) for cell in cells if (text := _at(cell, columns[cell], at, table)) is not None]
        for at in range(len(names))
    ]


_SEMICOLONS, _UNSURE = regex("[；;]"), regex(r"\s*\d+[.．]\d+(?![.．\d])")  # noqa: RUF001 - as printed
_LIST = regex(r"\S\s*[\n；;]\s*\S")  # noqa: RUF001 - as printed
POINTS_SHARED = "points in one merged cell for several rows; they are kept with the first"
_PARTED = "several indicators in one row, a list in each cell; each item is read as an indicator"


def _at(cell: Cell, items: list[str] | None, at: int, table: Table) -> str | None:
    """What a cell says of an item: one of its list, all of it of each, or all of it of the first."""
    if items is not None:
        return items[at]
    slot = table.at(cell)
    return cell.text if at == 0 or (slot is not None and slot.field in _SHARED) else None


def _are_lists(table: Table, columns: Mapping[Cell, list[str] | None], *, numbered: bool) -> bool:
    """Whether all values are lists, one of them at least of targets, and the names are surely several."""
    fields = {cell: slot.field for cell in columns if (slot := table.at(cell)) is not None and not is_blank(cell.text)}
    stated = [columns[cell] for cell, field in fields.items() if field in _STATED]
    if None in stated or not any(field in VALUES for field in fields.values()):
        return False
    lists = [items for items in columns.values() if items is not None]
    return numbered or (len(lists) > 1 and all(is_expression(item) for items in lists for item in items))


def _values(cell: Cell, count: int, table: Table) -> list[str] | None:
    """The items of a cell without their numbers, where there are as many as of names; 各5分 is said of each."""
    slot = table.at(cell)
    if slot is None or slot.field in LEVELS:
        return None
    each = _EACH.fullmatch(cell.text)
    if each is not None and slot.field in POINTS:
        return [each[1]] * count
    items, _ = _items(cell.text)
    if len(items) != count or all(mark for _, mark in items) != any(mark for _, mark in items):
        return None
    return [item[len(mark) :].strip(_STOPS) for item, mark in items]


def _items(text: str) -> tuple[list[tuple[str, str]], bool]:
    """The items of a list, each with its number (1. or 1、, （1）, ①) where all have one in turn; whether they have."""
    lines = [line.strip() for line in text.splitlines() if not is_blank(line)]
    parts = lines if len(lines) > 1 else [part.strip() for part in _SEMICOLONS.split(text) if not is_blank(part)]
    found = list[tuple[str, str]]()
    for part in parts:
        mark = _mark(part, len(found) + 1)
        if mark or not (found and found[0][1]):
            found.append((part, mark))
        else:
            found[-1] = f"{found[-1][0]}{part}", found[-1][1]  # a numbered item that goes over several lines
    if len(found) < 2 or not found[0][1]:  # noqa: PLR2004 - several
        return [(part, "") for part in parts], False
    return (found, True) if _are_sure(found) else ([], False)


def _mark(part: str, number: int) -> str:
    """The number in front of an item, where it is its own."""
    match = _MARK.match(part)
    if match is None:
        return ""
    said = int(match[1] or match[2]) if match[3] is None else ord(match[3]) - _CIRCLED
    return match[0] if said == number else ""


def _are_sure(items: list[tuple[str, str]]) -> bool:
    """Whether numbers are those of items and no part of values: 1.5万元；2.3万元 may be either, 1.≥5；2.3万元 are."""
    return any(_UNSURE.match(item) is None for item, _ in items)
