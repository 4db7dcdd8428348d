"""Tables whose names and values stand in one cell (三级指标（含指标值）): each is read as two columns."""

import re
from collections.abc import Iterable

from attrs import evolve

from perfmodel.forms.grid import Cell, Grid
from perfmodel.forms.headings import is_heading
from perfmodel.forms.joined import Joined
from perfmodel.forms.layouts import Column, column_of
from perfmodel.forms.looks import split_ordinal
from perfmodel.forms.pairs import is_of_form
from perfmodel.lexicon.fold import fold
from perfmodel.targets.read import read_target
from perfmodel.targets.shapes import Composite

_HEADING = re.compile(
    r"(?:三级指标|指标名称|指标内容|绩效指标|具体指标|三级绩效指标)(?:名称|内容)?"
    r"(?:\((?:含|包含|包括|及|和)(?:年度|绩效)?(?:指标值|目标值|计划值)\)|(?:及|和|与)(?:年度|绩效)?(?:指标值|目标值|计划值))"
)
_NAME, _VALUE = "三级指标", "指标值"
_LONGEST, _LONGEST_HEADING = 200, 20
_MARKS = " :：\n"  # noqa: RUF001 - as printed


def with_values_apart(joined: Joined, rows: list[list[Cell]], /) -> Joined:
    """The tables of a file with the values of such names in a column of their own, right behind the names."""
    headings = [cell for row in rows for cell in row if _is_heading(cell)]
    for heading in reversed(headings):
        joined = _parted(joined, heading, _end(rows, heading))
    return joined


def _is_heading(cell: Cell) -> bool:
    return len(cell.text) <= _LONGEST_HEADING and _HEADING.fullmatch("".join(fold(cell.text).split())) is not None


def _end(rows: list[list[Cell]], heading: Cell) -> int:
    """The first row behind the table: other headings, or the last of all."""
    below = (row for row in rows if row[0].row > heading.row)
    return next((row[0].row for row in below if is_heading(row) or any(map(_is_heading, row))), 1 << 30)


def _parted(joined: Joined, heading: Cell, end: int) -> Joined:
    """One table with a column of values behind that of the names."""
    last, moved, cells = heading.column + heading.column_span - 1, dict[tuple[int, int], Cell](), list[Cell]()
    for cell in joined.grid.cells:
        if not heading.row <= cell.row < end:
            parts: Iterable[Cell] = (cell,)
        elif cell.column > last:
            parts = (evolve(cell, column=cell.column + 1),)
        elif cell.column >= heading.column and cell.column + cell.column_span - 1 <= last:
            parts = _two(cell, heading, last)
        else:
            wider = cell.column + cell.column_span - 1 >= last
            parts = (evolve(cell, column_span=cell.column_span + wider),)
        for part in parts:
            cells.append(part)
            moved[part.row, part.column] = cell
    widths = tuple(width + (heading.row <= row < end) for row, width in enumerate(joined.grid.widths, start=1))
    places = {key: joined.place(cell) for key, cell in moved.items()}
    return evolve(joined, grid=Grid(cells=cells, name=joined.grid.name, widths=widths), places=places)


def _two(cell: Cell, heading: Cell, last: int) -> Iterable[Cell]:
    """A cell below the heading, or the heading itself, as a name and a value."""
    if cell is heading:
        name, value = _NAME, _VALUE
    elif cell.blank or is_of_form(cell) or column_of(cell.text) in {Column.SIDE, Column.NAME}:
        return (cell,)
    else:
        name, value = name_and_value(cell.text)
    return evolve(cell, text=name), evolve(cell, text=value, column=last + 1, column_span=1)


def name_and_value(text: str) -> tuple[str, str]:
    """
    The name and the value in a text; where they do not stand one behind the other, the whole text is both.

    >>> name_and_value("指标1：改造泵站≥3座"), name_and_value("每月巡查4次")
    (('指标1：改造泵站', '≥3座'), ('每月巡查4次', '每月巡查4次'))
    """
    bare = split_ordinal(text)[1]
    if not 0 < len(bare) <= _LONGEST:
        return text, text
    said = read_target(bare)
    first = said.clauses[0] if isinstance(said, Composite) else said
    subject = getattr(first, "subject", None)
    if subject is None or not bare.startswith(subject) or bare == subject:
        return text, bare
    cut = len(text) - len(bare) + len(subject)
    return text[:cut], text[cut:].lstrip(_MARKS)
