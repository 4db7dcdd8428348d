"""Texts that lost their columns: one cell a line is rebuilt where that is sure, the rest refused with what was seen."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from perfmodel.errors import FormError
from perfmodel.forms.captions import is_band
from perfmodel.forms.columns import LEVELS, VALUES, Table
from perfmodel.forms.grid import Cell, Grid, rows_of
from perfmodel.forms.headings import is_heading, table_of
from perfmodel.forms.layouts import Column, column_of, head_of, is_known
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.looks import is_expression, is_headed, is_label, split_ordinal
from perfmodel.forms.pairs import is_of_form
from perfmodel.forms.rows import Placed, place_row
from perfmodel.forms.turned import begin_with_headings
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.marks import is_blank, is_note, is_prose, is_tail, is_template, is_title
from perfmodel.objectives.finding import Finding, Severity

_SIGNS = (("|", "|"), ("；", "；"), (";", ";"), ("，", "，"), ("、", "、"))  # noqa: RUF001 - as pasted
_BLANKS = re.compile(r"\s{2,}| +|　+")
_LEAST, _MOST_CUT = 3, 9
_STOPS = frozenset(":,;、。)%")
_AGAIN = (
    "copy the table from Word, Excel or the web page with its columns (between tabs), or hand in .xlsx, .docx or .html"
)


def rebuilt(grids: tuple[Grid, ...], /) -> tuple[Grid, Finding] | None:
    """
    A text of one cell a line as a table, or ``None`` where nothing tells for sure which cells make a row.

    The headings stand below each other; their count divides the cells below them, and each row fits as it stands.
    """
    if len(grids) != 1 or not grids[0].widths or any(cell.column > 1 for cell in grids[0].cells):
        return None
    cells = list(grids[0].cells)
    start = next((index for index in range(len(cells)) if _is_run(cells[index : index + _LEAST])), len(cells))
    stop = start
    while stop < len(cells) and is_known(cells[stop].text):
        stop += 1
    width = stop - start
    end = next((index for index in range(stop, len(cells)) if _ends(cells[index].text)), len(cells))
    if width < _LEAST or end == stop or (end - stop) % width:
        return None
    rows = [_row(cells[at : at + width]) for at in range(start, end, width)]
    if not is_heading(rows[0]) or not _agree(rows):
        return None
    found = [*_head(cells[:start]), *(cell for row in rows for cell in row), *_head(cells[end:])]
    message = f"one cell a line was read as rows of {width} cells; compare them"
    finding = Finding(code="columns-rebuilt", severity=Severity.WARNING, message=message)
    return Grid(cells=found, name=grids[0].name), finding


def _is_run(cells: list[Cell]) -> bool:
    return len(cells) == _LEAST and all(is_known(cell.text) for cell in cells)


def _ends(text: str) -> bool:
    """Whether a line stands behind the cells of a table: sums, notes, the tail."""
    label = text.replace("：", ":", 1).partition(":")[0]  # noqa: RUF001 - as printed
    head = head_of(label)
    return (
        is_tail(label)
        or is_note(text)
        or is_title(text)
        or (head is not None and column_of(text) is None)
        or is_prose(text)
    )


def _row(cells: list[Cell]) -> list[Cell]:
    return [Cell(row=cells[0].row, column=column, text=cell.text) for column, cell in enumerate(cells, start=1)]


def _agree(rows: list[list[Cell]]) -> bool:
    """Whether each row fits the headings as it stands, with labels that are known and a name of its own."""
    found = table_of(rows, 0)
    return found is not None and found[1] == 1 and all(_fits(place_row(found[0], row)) for row in rows[1:])


def _fits(placed: Placed[Column] | None) -> bool:
    return placed is not None and not placed.moved and not placed.stray and _is_sure(placed)


def _is_sure(placed: Placed[Column]) -> bool:
    """Whether a row has a value, a name that is none, and no label that nobody knows."""
    names = [cell.text for slot, cell in placed.cells if slot.field is Column.NAME]
    named = not any(is_expression(name) or is_template(name) for name in names)
    labelled = all(is_label(cell) for slot, cell in placed.cells if slot.field in LEVELS)
    return named and labelled and any(slot.field in VALUES for slot, _ in placed.cells)


def _head(cells: list[Cell]) -> list[Cell]:
    """Lines around the table: a label with the line below it as its value."""
    found, index = list[Cell](), 0
    while index < len(cells):
        cell, after = cells[index], cells[index + 1] if index + 1 < len(cells) else None
        found.append(cell)
        index += 1
        if is_of_form(cell) and after is not None and not is_of_form(after):
            found.append(Cell(row=cell.row, column=2, text=after.text))
            index += 1
    return found


def mended(
    table: Table, rows: list[list[Cell]], widths: tuple[int, ...], full: int | None, ledger: Ledger, /
) -> Iterator[tuple[list[Cell], int | None]]:
    """
    The rows of a table with the number of cells of each; in a text, rows that a break in a cell has cut are joined.

    Lines are joined where the first makes no row, or has too few cells, and all together make one that fits.

    Raises:
        FormError: (``breaks-unresolved``) where a third of the rows cannot be placed, or one beside lines that breaks
            have cut: nothing is read from such a text.
    """
    if full is None or not widths:
        yield from ((row, None) for row in rows)
        return
    found, unplaced, index = list[tuple[list[Cell], int | None]](), 0, 0
    while index < len(rows):
        row, width = rows[index], widths[rows[index][0].row - 1]
        lost = width < full and not is_band(table, row, banded=False) and _is_cut(table, row, full - width)
        joined = None
        if width < full and not is_band(table, row, banded=False):
            lines = [(line, widths[line[0].row - 1]) for line in rows[index : index + _MOST_CUT]]
            joined = _joined(table, lines, full, lost=lost)
        if joined is not None:
            message = "lines that breaks inside cells have cut were joined; compare them"
            ledger.find_all("row-joined", message, [cell for line in joined.lines for cell in line])
            for cell, original in joined.moved:
                ledger.stand_for(cell, original)
            found.append((joined.cells, joined.width))
            index += len(joined.lines)
            continue
        unplaced += lost
        found.append((row, width))
        index += 1
    cut = len(found) < len(rows)
    if unplaced and (cut or (unplaced > 2 and unplaced * 3 > len(rows))):  # noqa: PLR2004 - a few rows may be odd
        message = f"expected rows that fit their headings, found {unplaced} of {len(rows)} cut by breaks inside cells"
        raise FormError(message, code="breaks-unresolved", place=ledger.place(rows[0][0]), hint=_AGAIN)
    yield from found


def _is_cut(table: Table, row: list[Cell], short: int) -> bool:
    """Whether a short line makes no row by itself: a word alone, cells that fit no columns, a name without a value."""
    if len(row) == 1:
        return not (is_label(row[0]) or row[0].text.strip().isdigit() or is_template(row[0].text))
    placed = place_row(table, row, short=short)
    if placed is None:
        return True
    name = next((cell.text for slot, cell in placed.cells if slot.field is Column.NAME), "")
    stated = any(slot.field in VALUES and not is_blank(cell.text) for slot, cell in placed.cells)
    if placed.moved:
        return stated and bool(name) and (is_template(name) or fold(name)[0] in _STOPS)
    return bool(name) and VALUES.isdisjoint(slot.field for slot, _ in placed.cells)


class _Joined(NamedTuple):
    """Lines as one row: its cells, their number, the lines, the cells that stand elsewhere with those of the file."""

    cells: list[Cell]
    width: int
    lines: list[list[Cell]]
    moved: list[tuple[Cell, Cell]]


def _joined(table: Table, lines: list[tuple[list[Cell], int]], full: int, *, lost: bool) -> _Joined | None:
    """
    The fewest lines from the first on that make a row together, the last cell of each going on in the next.

    They have as many cells as the heading and fit where they stand; a line that is *lost* alone may also need a move.
    """
    (row, width), moved = lines[0], list[tuple[Cell, Cell]]()
    for count, (after, more) in enumerate(lines[1:], start=2):
        total = width + more - 1
        if row[-1].column != width or after[0].column != 1 or total > full:
            return None
        if more > 1 and ((lost and is_label(after[0])) or _is_numbered(table, after[0])):
            return None
        last = evolve(row[-1], text=row[-1].text + after[0].text)
        rest = [evolve(cell, row=row[0].row, column=cell.column + width - 1) for cell in after[1:]]
        moved.extend(zip(rest, after[1:], strict=True))
        row, width = [*row[:-1], last, *rest], total
        if total < full and not (lost and count == 2):  # noqa: PLR2004 - two lines
            continue
        placed = place_row(table, row, short=full - total)
        fits = placed is not None and not placed.stray and placed.moved in {0, full - total} and _is_sure(placed)
        if fits:
            return _Joined(row, width, [line for line, _ in lines[:count]], moved)
    return None


def _is_numbered(table: Table, cell: Cell) -> bool:
    """Whether a cell is a number alone at the beginning of a line, in a table whose first column holds numbers."""
    text = cell.text.strip()
    alone = split_ordinal(text)[1] == "" or (is_headed(f"{text}、") and len(text) <= _LEAST)
    return table.slots[0].field is Column.NUMBER and alone


def refusal(grids: tuple[Grid, ...], /) -> FormError:
    """Why nothing in the tables of a source is a form, with what was seen and what to do."""
    message = "expected a table with headings such as 三级指标 and 指标值, found none"
    rows = [row for grid in grids for row in grid.by_row().values()]
    if any(begin_with_headings(rows_of(grid)) for grid in grids):
        message = "expected headings in one row, found them below each other at the left: the table is turned"
        hint = "turn it so that each indicator is a row (in Excel: copy, then paste special, transpose)"
        return FormError(message, code="table-missing", hint=hint)
    seen = _seen([row[0].text for row in rows if len(row) == 1])
    if not seen and any(sum(is_known(cell.text) for cell in row) >= _LEAST for row in rows):
        message = "expected headings of a name and of a value, found headings without one of them"
        hint = "a table of objectives has a column such as 三级指标 and one such as 指标值 or 目标值"
        return FormError(message, code="table-missing", hint=hint)
    if seen:
        return FormError(f"expected a table with its columns, found {seen}", code="table-missing", hint=_AGAIN)
    hint = "check that the heading row was copied with the table, and hand in tabs between its columns, or a file"
    return FormError(message, code="table-missing", hint=hint)


def _seen(texts: list[str]) -> str:
    """What became of the heading row, or an empty text where no headings are there."""
    if any(all(map(is_known, texts[index : index + _LEAST])) for index in range(len(texts) - _LEAST + 1)):
        return "its headings one below the other, with rows that cannot be told apart"
    for text in texts:
        for sign, shown in _SIGNS:
            if _are_headings(text.split(sign)):
                return f"its headings in one cell, parted by {shown}"
        if _are_headings(_BLANKS.split(text.strip())):
            return "its headings in one cell, parted by blanks"
        if sum(word in text for word in ("一级指标", "二级指标", "三级指标", "指标值")) >= _LEAST:
            return "its headings in one cell, with nothing between them"
    return ""


def _are_headings(parts: list[str]) -> bool:
    return sum(is_known(part.strip()) for part in parts) >= _LEAST
