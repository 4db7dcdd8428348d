"""
Which tables of a file make one form.

A Word form often keeps its head, its indicators and their continuation on the next page in tables of their own; a
workbook keeps a form on each sheet; a pasted text may hold several forms below each other.  A form ends where a
title stands behind its indicators, or where a further table of indicators has a head of its own.

Needs: ``grid``, ``headings``, ``joined``, ``layouts``.  Used by: ``read``.
"""

import re
from itertools import groupby, pairwise
from operator import attrgetter

from perfmodel.forms.grid import Cell, Grid
from perfmodel.forms.headings import table_of
from perfmodel.forms.joined import Joined, join
from perfmodel.forms.prose import sentence

TITLE = re.compile(r"(?:目标|自评|监控|申报|评价|绩效|情况|支出).*表")
_LONGEST_TITLE = 60
_ROW = attrgetter("row")


def rows_of(grid: Grid, /) -> list[list[Cell]]:
    """The rows that have a cell that is not blank, these cells alone."""
    return [list(cells) for _, cells in groupby((cell for cell in grid.cells if not cell.blank), key=_ROW)]


def is_title(text: str, /) -> bool:
    """
    Whether a line is the title of a form.

    >>> is_title("项目支出绩效自评表"), is_title("（2024年度）")
    (True, False)
    """
    return len(text) <= _LONGEST_TITLE and TITLE.search(text) is not None


def forms_of(grids: tuple[Grid, ...], /) -> list[Joined]:
    """
    The forms of a file, each as its tables joined; tables without indicators go to the form behind them.

    Tables that stand behind the last form belong to it; a file without any indicators has no form.
    """
    pieces = [(piece, rows) for grid in grids for piece, rows in _cut(grid)]
    tables = [_start(rows) for _, rows in pieces]
    if all(start is None for start in tables):
        tables = [0 if _is_prose(rows) else None for _, rows in pieces]
    forms, waiting = list[list[Grid]](), list[Grid]()
    for (piece, rows), start in zip(pieces, tables, strict=True):
        waiting.append(piece)
        if start is None:
            continue
        if forms and start == 0 and not piece.above and len(waiting) == 1 and not _is_prose(rows):
            forms[-1].extend(waiting)
        else:
            forms.append(waiting)
        waiting = []
    if forms:
        forms[-1].extend(waiting)
    return [join(tuple(form)) for form in forms]


def _start(rows: list[list[Cell]]) -> int | None:
    """Before which row the indicators start: 0 where their heading comes first, ``None`` where there are none."""
    return next((index for index in range(len(rows)) if table_of(rows, index) is not None), None)


def _is_prose(rows: list[list[Cell]]) -> bool:
    return any(len(cells) == 1 and sentence(cells[0]) is not None for cells in rows)


def _cut(grid: Grid) -> list[tuple[Grid, list[list[Cell]]]]:
    """The parts of a grid that each have a title and indicators behind it, with their rows; mostly the grid itself."""
    rows, cuts, seen = rows_of(grid), [1], False
    if not any(len(cells) == 1 and is_title(cells[0].text.strip()) for cells in rows[1:]):
        return [(grid, rows)]
    for index, cells in enumerate(rows):
        if seen and len(cells) == 1 and is_title(cells[0].text.strip()):
            cuts.append(cells[0].row)
            seen = False
        seen = seen or table_of(rows, index) is not None
    ends = [*cuts, grid.rows + 1]
    parts = [
        Grid(cells=[cell for cell in grid.cells if start <= cell.row < stop], name=grid.name)
        for start, stop in pairwise(ends)
    ]
    return [(part, rows_of(part)) for part in parts] if len(cuts) > 1 else [(grid, rows)]
