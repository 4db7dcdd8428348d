"""
Forms in plain text: tables that lost their columns, lines as rows, indicators in sentences.

A text with one cell a line is rebuilt where that is sure, the rest is refused with what was seen.  Some lines may have
lost a cell, others are no rows.

Some forms have no table, but a sentence for each category, as in 数量指标：配备无人机≥6架，实际6架.  A sentence is read
where it starts with the label of a category and a colon; each of its parts has a name, a value and perhaps an actual
value.
"""

from collections.abc import Iterator
from itertools import islice
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
from perfmodel.lexicon._comparison_words import COMPARED, HOLD, REACH
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank, is_note, is_prose, is_tail, is_template, is_title
from perfmodel.lexicon._rows import longest_first
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Result
from perfmodel.targets._actual import read_actual
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import Statement, Target, Unread, Unstated
from perfmodel.taxonomy._category import Category
from perfmodel.taxonomy._category_labels import match_category
from perfmodel.values._period import FiscalYear

_LINE_ENDS = ("。", ".", "；", ";")  # noqa: RUF001 - as printed
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
        if not can_be_points(cells[-1].text):
            return None
        last = cells[-1].column
        behind = [slot for slot in table.slots if slot.field in _NUMBERS and last < slot.first]
        reported = any((slot := table.columns.at(cell)) and slot.field is Column.ACTUAL for cell in cells)
        if (reported and behind) or any(slot.first <= self.reach for slot in behind):
            return "a row that ends before its points or what was reached: a blank cell of it may be missing"
        return None


def is_bare(cells: list[Cell], *, alone: bool) -> bool:
    """Whether a row is one text which nothing shows to be an indicator; a number does not where the line has no tab."""
    number, rest = split_ordinal(cells[0].text)
    line = alone and (rest.endswith(_LINE_ENDS) or ":" in fold(rest))
    return len(cells) == 1 and (number is None or line) and not is_label(cells[0])


def is_pair(cells: list[Cell]) -> bool:
    """Whether a row is a label with a sentence, as tails have: no number in front, no level beside it."""
    named = split_ordinal(cells[0].text)[0] is None and not is_label(cells[0])
    return len(cells) == 2 and named and cells[-1].text.rstrip().endswith("。")  # noqa: PLR2004


def are_headings(cells: list[Cell]) -> bool:
    """Whether most cells of a row are headings: what a copy has left of a further heading row."""
    return len(cells) > 2 and sum(column_of(cell.text) is not None for cell in cells) * 2 >= len(cells)  # noqa: PLR2004


_SENTENCE = regex(r"\s*(?:设置?\s*\d+\s*[条个项])?([^:,;。]{2,20}):\s*(\S[\s\S]*)")
_PARTS = regex(r"[;。\n]+|[,、]")
_COMMAS = frozenset((",", "、"))
_LABEL = regex(r"\s*([^:,;。、]{2,20}):\s*(?=\S)")
_ACTUAL = regex(r"[,、\s(]*(?:实际完成值|实际完成|实际|完成值)[为是:]?\s*([^)]+)\)?$")
_SIGN = regex(rf"[≥≤=><]|{COMPARED}|{'|'.join(longest_first(REACH, HOLD))}|\d")

_MOST_SIGNS, _LONGEST = 32, 2_000
"""Behind each sign the rest is read as a value: no indicator has more of them before its value, or is longer."""


def sentence(cell: Cell, /) -> tuple[Category, str] | None:
    """
    The category that a sentence starts with, and what it says of it, or ``None``.

    >>> sentence(Cell(row=1, column=1, text="设1条数量指标：新增座位≥80个"))[1]
    '新增座位≥80个'
    """
    match = _SENTENCE.fullmatch(fold(cell.text))
    category = match_category(match[1]) if match is not None else None
    return None if match is None or category is None else (category, cell.text[match.start(2) :].strip())


def indicators_of(
    category: Category, text: str, cell: Cell, ledger: Ledger, year: FiscalYear | None, /
) -> Iterator[Indicator]:
    """The indicators of one sentence; the sentence itself goes into a finding, so that no word of it is lost."""
    ledger.find("prose-read", "a sentence was read as indicators; compare them", cell)
    start = 0
    for stop, following in _cuts(fold(text)):
        part, start = text[start:stop].strip(), following
        label = _LABEL.match(fold(part))
        named = None if label is None else match_category(label[1])
        if label is not None and named is not None:
            category, part = named, part[label.end() :].strip()
        if not part.strip("、,，. "):
            continue
        actual = _ACTUAL.search(fold(part))
        stated = part if actual is None else part[: actual.start()]
        number, stated = split_ordinal(stated)
        name, target = _divided(stated, year) if stated else (part, Unstated())
        result = None if actual is None else Result(actual=read_actual(part[slice(*actual.span(1))], fiscal_year=year))
        yield Indicator(
            number=number,
            name=name,
            category=category,
            target=target,
            result=result,
            place=ledger.place(cell),
        )


def _cuts(folded: str) -> Iterator[tuple[int, int]]:
    """Where each part ends, and where the next one starts: behind a stop, or at a comma before a further label."""
    for match in _PARTS.finditer(folded):
        label = _LABEL.match(folded, match.end()) if match[0].strip() in _COMMAS else None
        if match[0].strip() not in _COMMAS or (label is not None and match_category(label[1]) is not None):
            yield match.span()
    yield len(folded), len(folded)


def _divided(text: str, year: FiscalYear | None) -> tuple[str, Target]:
    """A name and the value behind it; a text without a value is all name."""
    signs = islice(_SIGN.finditer(fold(text)), _MOST_SIGNS) if len(text) <= _LONGEST else ()
    for match in signs:
        name = text[: match.start()].rstrip(":：为是,， ")
        target = read_target(text[match.start() :].strip(), fiscal_year=year)
        if name and not isinstance(target, Statement | Unread | Unstated):
            return name, target
    return text, Unstated()


_SIGNS = (("|", "|"), ("；", "；"), (";", ";"), ("，", "，"), ("、", "、"))  # noqa: RUF001 - as pasted
_BLANKS = regex(r"\s{2,}| +|　+")
_LEAST, _MOST_CUT = 3, 9
_NEVER_FIRST_IN_NAME = frozenset(":,;、。)%")
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
        return stated and bool(name) and (is_template(name) or fold(name)[0] in _NEVER_FIRST_IN_NAME)
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
