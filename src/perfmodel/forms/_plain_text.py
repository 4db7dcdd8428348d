"""
Forms in plain text: tables that lost their columns, lines as rows.

A text with one cell a line is rebuilt where that is sure, the rest is refused with what was seen.  Some lines may have
lost a cell, others are no rows.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from attrs import evolve

from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import FormError
from perfmodel.files._grid import Cell, Grid, rows_of
from perfmodel.forms._alignment import Placed, place_row
from perfmodel.forms._cell_texts import can_be_points, is_expression, is_headed, is_label, split_ordinal
from perfmodel.forms._columns import LEVELS, VALUES, Table
from perfmodel.forms._heading_rows import is_heading
from perfmodel.forms._headings import table_of
from perfmodel.forms._labelled_values import is_of_form
from perfmodel.forms._layouts import Column, column_of, head_of, is_known
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._row_terms import is_band
from perfmodel.forms._turned_tables import begin_with_headings
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank, is_note, is_prose, is_tail, is_template, is_title

_NUMBERS = frozenset((Column.ACTUAL, Column.WEIGHT, Column.SCORE))


class Lines(NamedTuple):
    """
    The lines of a text.

    How many cells the heading has, whether blank cells are kept at the ends, and in front; the last column of any row.
    """

    width: int | None = None
    blanks: bool = False
    labels: bool = False
    reach: int = 0

    @classmethod
    def of(cls, rows: list[tuple[list[Cell], int | None]], width: int | None) -> "Lines":
        """What some rows, each with the number of its cells, show of their text."""
        blanks = any(count is not None and cells[-1].column < count for cells, count in rows)
        reach = max((cells[-1].column for cells, count in rows if count is not None), default=0)
        return cls(width, blanks, any(count is not None and cells[0].column > 1 for cells, count in rows), reach)

    def lack(self, table: Table, cells: list[Cell], short: int) -> str | None:
        """Why a row that is *short* cells shorter than its heading may have lost one in its middle, or ``None``."""
        if len(cells) == 1 or self.width is None or self.width - short >= table.slots[-1].first:
            return None
        if self.blanks:
            return "a row with fewer cells than its heading, in a text that keeps blank ones: a cell may be missing"
        if can_be_points(cells[-1].text) and self._ends_early(table, cells):
            return "a row that ends before its points or what was reached: a blank cell of it may be missing"
        return None

    def _ends_early(self, table: Table, cells: list[Cell]) -> bool:
        """Whether columns of numbers follow the last cell that other rows fill, or any behind what was reached."""
        last = cells[-1].column
        behind = [slot for slot in table.slots if slot.field in _NUMBERS and last < slot.first]
        if any(slot.first <= self.reach for slot in behind):
            return True
        slots = map(table.columns.at, cells) if behind else ()
        return any(slot is not None and slot.field is Column.ACTUAL for slot in slots)


_SIGNS = (("|", "|"), ("；", "；"), (";", ";"), ("，", "，"), ("、", "、"))  # noqa: RUF001 - as pasted
_BLANKS = regex(r"\s{2,}| +|　+")
_LEAST, _MOST_CUT = 3, 9
_USUAL = ("一级指标", "二级指标", "三级指标", "指标值")
_NEVER_FIRST_IN_NAME = frozenset(":,;、。)%")
_AGAIN = (
    "copy the table from Word, Excel or the web page with its columns (between tabs), or hand in .xlsx, .docx or .html"
)


def rebuilt(grids: tuple[Grid, ...], /) -> tuple[Grid, Finding] | None:
    """
    A text of one cell a line as a table, or ``None`` where nothing tells for sure which cells make a row.

    The headings stand below each other; their count divides the cells below them, and each row fits as it stands.
    """
    if not _is_of_lines(grids):
        return None
    cells = list(grids[0].cells)
    start, stop, end = _extent(cells)
    width = stop - start
    if width < _LEAST or end == stop or (end - stop) % width:
        return None
    rows = [_row(cells[at : at + width]) for at in range(start, end, width)]
    if not is_heading(rows[0]) or not _agree(rows):
        return None
    found = [*_head(cells[:start]), *chain.from_iterable(rows), *_head(cells[end:])]
    message = f"one cell a line was read as rows of {width} cells; compare them"
    finding = Finding(code="columns-rebuilt", severity=Severity.WARNING, message=message)
    return Grid(cells=found, name=grids[0].name), finding


def _is_of_lines(grids: tuple[Grid, ...]) -> bool:
    """Whether a source is one text with one cell a line."""
    return len(grids) == 1 and bool(grids[0].widths) and all(cell.column == 1 for cell in grids[0].cells)


def _extent(cells: list[Cell]) -> tuple[int, int, int]:
    """Where a run of headings begins in a text of one cell a line, where it ends, and where the cells below it do."""
    count = len(cells)
    start = next((index for index in range(count) if _is_run(cells[index : index + _LEAST])), count)
    stop = next((index for index in range(start, count) if not is_known(cells[index].text)), count)
    end = next((index for index in range(stop, count) if _ends(cells[index].text)), count)
    return start, stop, end


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
    for slot, cell in placed.cells:
        if slot.field is Column.NAME and (is_expression(cell.text) or is_template(cell.text)):
            return False
        if slot.field in LEVELS and not is_label(cell):
            return False
    return any(slot.field in VALUES for slot, _ in placed.cells)


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
        odd = width < full and not is_band(table, row, banded=False)
        lost = odd and _is_cut(table, row, full - width)
        lines = [(line, widths[line[0].row - 1]) for line in rows[index : index + _MOST_CUT]] if odd else []
        joined = _joined(table, lines, full, lost=lost) if odd else None
        if joined is None:
            unplaced += lost
            found.append((row, width))
            index += 1
        else:
            _tell_joined(joined, ledger)
            found.append((joined.cells, joined.width))
            index += len(joined.lines)
    cut = len(found) < len(rows)
    if unplaced and (cut or (unplaced > 2 and unplaced * 3 > len(rows))):  # noqa: PLR2004 - a few rows may be odd
        message = f"expected rows that fit their headings, found {unplaced} of {len(rows)} cut by breaks inside cells"
        raise FormError(message, code="breaks-unresolved", place=ledger.place(rows[0][0]), hint=_AGAIN)
    yield from found


def _is_cut(table: Table, row: list[Cell], short: int) -> bool:
    """Whether a short line makes no row by itself: a word alone, cells that fit no columns, a name without a value."""
    if len(row) == 1:
        return _is_word(row[0])
    placed = place_row(table, row, short=short)
    if placed is None:
        return True
    name = next((cell.text for slot, cell in placed.cells if slot.field is Column.NAME), "")
    if not name:
        return False
    if placed.moved:
        return _is_stated(placed) and _is_rest(name)
    return VALUES.isdisjoint(slot.field for slot, _ in placed.cells)


def _is_word(cell: Cell) -> bool:
    """Whether a cell that is alone in its line is neither a label nor a number, nor what a template left."""
    return not (is_label(cell) or cell.text.strip().isdigit() or is_template(cell.text))


def _is_rest(name: str) -> bool:
    """Whether a name is none, but the rest of one that a break has cut: ，含续建）, or a dash."""
    return is_template(name) or fold(name)[0] in _NEVER_FIRST_IN_NAME


def _is_stated(placed: Placed[Column]) -> bool:
    return any(slot.field in VALUES and not is_blank(cell.text) for slot, cell in placed.cells)


class _Joined(NamedTuple):
    """Lines as one row: its cells, their number, the lines, the cells that stand elsewhere with those of the file."""

    cells: list[Cell]
    width: int
    lines: list[list[Cell]]
    moved: list[tuple[Cell, Cell]]

    def goes_on_in(self, line: list[Cell]) -> bool:
        """Whether no blank cell stands where a line would be joined."""
        return self.cells[-1].column == self.width and line[0].column == 1

    def with_line(self, line: list[Cell], width: int) -> "_Joined":
        """With one more line, in whose first cell the last one goes on."""
        last = evolve(self.cells[-1], text=self.cells[-1].text + line[0].text)
        rest = [evolve(cell, row=last.row, column=cell.column + self.width - 1) for cell in line[1:]]
        moved = [*self.moved, *zip(rest, line[1:], strict=True)]
        return _Joined([*self.cells[:-1], last, *rest], self.width + width - 1, [*self.lines, line], moved)


def _tell_joined(joined: _Joined, ledger: Ledger) -> None:
    message = "lines that breaks inside cells have cut were joined; compare them"
    ledger.find_all("row-joined", message, list(chain.from_iterable(joined.lines)))
    for cell, original in joined.moved:
        ledger.stand_for(cell, original)


def _joined(table: Table, lines: list[tuple[list[Cell], int]], full: int, *, lost: bool) -> _Joined | None:
    """
    The fewest lines from the first on that make a row together, the last cell of each going on in the next.

    They have as many cells as the heading and fit where they stand; a line that is *lost* alone may also need a move.
    """
    for count, joined in enumerate(_growing(table, lines, full, lost=lost), start=2):
        enough = joined.width == full or (lost and count == 2)  # noqa: PLR2004 - two lines
        if enough and _fills(table, joined.cells, full - joined.width):
            return joined
    return None


def _growing(table: Table, lines: list[tuple[list[Cell], int]], full: int, *, lost: bool) -> Iterator[_Joined]:
    """The first line as a row with the next one, the next two, …, while they have no more cells than the heading."""
    (first, width), *others = lines
    joined = _Joined(first, width, [first], [])
    for line, more in others:
        if joined.width + more - 1 > full or not joined.goes_on_in(line):
            return
        if more > 1 and _begins_row(table, line[0], lost=lost):
            return
        joined = joined.with_line(line, more)
        yield joined


def _begins_row(table: Table, cell: Cell, *, lost: bool) -> bool:
    """Whether the first cell of a line cannot go on in the one above it: a number, or a label below a *lost* line."""
    return (lost and is_label(cell)) or _is_numbered(table, cell)


def _fills(table: Table, row: list[Cell], short: int) -> bool:
    """Whether cells that were joined are a row of the table, as they stand or moved by those that it is *short* of."""
    placed = place_row(table, row, short=short)
    return placed is not None and not placed.stray and placed.moved in {0, short} and _is_sure(placed)


def _is_numbered(table: Table, cell: Cell) -> bool:
    """Whether a cell is a number alone at the beginning of a line, in a table whose first column holds numbers."""
    text = cell.text.strip()
    alone = split_ordinal(text)[1] == "" or (is_headed(f"{text}、") and len(text) <= _LEAST)
    return table.slots[0].field is Column.NUMBER and alone


def refusal(grids: tuple[Grid, ...], /) -> FormError:
    """Why nothing in the tables of a source is a form, with what was seen and what to do."""
    rows = [row for grid in grids for row in grid.by_row().values()]
    if any(begin_with_headings(rows_of(grid)) for grid in grids):
        message = "expected headings in one row, found them below each other at the left: the table is turned"
        hint = "turn it so that each indicator is a row (in Excel: copy, then paste special, transpose)"
        return FormError(message, code="table-missing", hint=hint)
    seen = _seen([row[0].text for row in rows if len(row) == 1])
    if seen:
        return FormError(f"expected a table with its columns, found {seen}", code="table-missing", hint=_AGAIN)
    if any(map(_is_heading_row, rows)):
        message = "expected headings of a name and of a value, found headings without one of them"
        hint = "a table of objectives has a column such as 三级指标 and one such as 指标值 or 目标值"
        return FormError(message, code="table-missing", hint=hint)
    message = "expected a table with headings such as 三级指标 and 指标值, found none"
    hint = "check that the heading row was copied too, that tabs part the columns, and that it is the right file"
    return FormError(message, code="table-missing", hint=hint)


def _is_heading_row(row: list[Cell]) -> bool:
    """Whether a row has several headings that are known."""
    return sum(is_known(cell.text) for cell in row) >= _LEAST


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
        if _has_headings(text):
            return "its headings in one cell, with nothing between them"
    return ""


def _are_headings(parts: list[str]) -> bool:
    return sum(is_known(part.strip()) for part in parts) >= _LEAST


def _has_headings(text: str) -> bool:
    """Whether the usual headings stand in a text, whatever is between them."""
    return sum(word in text for word in _USUAL) >= _LEAST
