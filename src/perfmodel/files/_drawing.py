"""
How a table is laid on A4 paper: column widths, portrait or landscape, heading rows that repeat, rows high enough.

Lengths are counted in half widths: a Chinese character takes two, an ASCII letter one; a half width is about 1.85 mm at
10.5 points (五号).  The measures are this project's own choice, after the forms seen.
"""

from enum import Enum
from itertools import pairwise
from typing import NoReturn, final
from unicodedata import east_asian_width

from attrs import evolve, frozen

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.files._grid import Cell, Grid, Role
from perfmodel.lexicon._printed_marks import UNIT_LABELS
from perfmodel.lexicon._rows import any_word
from perfmodel.source import Place

FONT = "宋体"
FONT_ALIAS = "SimSun"
TITLE_FONT = "黑体"
TITLE_FONT_ALIAS = "SimHei"
WEB_FONTS = '"宋体", SimSun, "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", serif'
WEB_TITLE_FONTS = '"黑体", SimHei, "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'

PORTRAIT, LANDSCAPE = 90, 136
"""The half widths that fit between the margins of A4."""

NARROW = 15
"""When a wide column gets less than this, the page is turned."""

_LEAST, _MOST, _PADDING = 6, 80, 3
_MARGIN = 2
_LABEL_ROOMS = (8, 10, 12)
_WORD = regex(r"[!-~]+")
_ILLEGAL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RIGHT = regex(rf"\s*{any_word(UNIT_LABELS)}\s*[:：]")  # noqa: RUF001 - as printed
_HEADINGS, _OFTEN = 3, 3


@final
class Look(Enum):
    """How a cell or a line is set."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    UNIT = "unit"
    NOTE = "note"
    HEADING = "heading"
    LABEL = "label"
    NUMBER = "number"
    TEXT = "text"


@final
@frozen(kw_only=True, weakref_slot=False)
class Plan:
    """
    The layout of one table.

    Attributes:
        widths: The width of each column, in half widths.

        landscape: Whether the page is turned.

        repeated: The first and last of the rows that repeat on each page, or ``None``.

        lines: How many lines of text each row needs.
    """

    widths: tuple[int, ...]
    landscape: bool
    repeated: tuple[int, int] | None
    lines: tuple[int, ...]


def plan(grid: Grid, /) -> Plan:
    """The layout of a table: narrow columns get what they need, wide ones share the rest of the page."""
    natural, least, rigid = _wishes(grid)
    share = _share(natural, PORTRAIT)
    landscape = share is not None and share < NARROW
    page = LANDSCAPE if landscape else PORTRAIT
    widths = _fit(natural, least, rigid, page)
    return Plan(widths=widths, landscape=landscape, repeated=_repeated(grid), lines=_lines(grid, widths))


def prepared(grids: tuple[Grid, ...], /) -> tuple[Grid, ...]:
    r"""
    The tables as files can hold them: line ends as \\n.

    Raises:
        InvalidValueError: ``grids-missing`` where none has a cell, ``text-unwritable`` for a control character.
    """
    if not any(grid.cells for grid in grids):
        message = "expected a table with a cell to write, found none"
        raise InvalidValueError(message, code="grids-missing")
    return tuple(_prepared(grid) for grid in grids if grid.cells)


def _prepared(grid: Grid) -> Grid:
    for cell in grid.cells:
        if _ILLEGAL.search(cell.text):
            refuse_text(cell.text, cell.place)
    for line in (grid.name, *grid.above, *grid.below):
        if _ILLEGAL.search(line):
            refuse_text(line, None)
    if not any("\r" in cell.text for cell in grid.cells):
        return grid
    cells = [evolve(cell, text=cell.text.replace("\r\n", "\n").replace("\r", "\n")) for cell in grid.cells]
    return evolve(grid, cells=cells)


def refuse_text(text: str, place: Place | None, /) -> NoReturn:
    """
    Refuse a text that a file cannot hold.

    Raises:
        InvalidValueError: ``text-unwritable``.
    """
    where = f" ({place})" if place is not None else ""
    message = f"expected text without control characters, found {text[:40]!r}{where}; remove them"
    raise InvalidValueError(message, code="text-unwritable")


def looks(grid: Grid, /) -> dict[Cell, Look]:
    """How each cell is set: the first title large, what follows it smaller, a line of the unit on the right."""
    titles = [cell.row for cell in grid.cells if cell.role is Role.TITLE]
    first_title = min(titles, default=0)
    body = min((cell.row for cell in grid.cells if cell.role is not Role.TITLE), default=0)
    return {
        cell: line_look(cell.text, first=cell.row == first_title, below=cell.row > body)
        if cell.role is Role.TITLE
        else _PLAIN[cell.role]
        for cell in grid.cells
    }


_PLAIN = {Role.HEADING: Look.HEADING, Role.LABEL: Look.LABEL, Role.NUMBER: Look.NUMBER, Role.TEXT: Look.TEXT}


BARE = frozenset((Look.TITLE, Look.SUBTITLE, Look.UNIT, Look.NOTE))
"""The looks without borders."""


def line_look(line: str, /, *, first: bool, below: bool = False) -> Look:
    """How a line beside the table is set."""
    if below:
        return Look.NOTE
    if _RIGHT.match(line) is not None:
        return Look.UNIT
    return Look.TITLE if first else Look.SUBTITLE


def with_lines(grid: Grid, /) -> Grid:
    """The table with the lines above and below it as rows of their own, for files that know nothing beside a table."""
    columns, shift = max(grid.columns, 1), len(grid.above)
    lines = [*enumerate(grid.above, 1), *enumerate(grid.below, 1 + shift + grid.rows)]
    cells = [Cell(row=row, column=1, text=line, column_span=columns, role=Role.TITLE) for row, line in lines]
    return Grid(cells=[*cells, *(evolve(cell, row=cell.row + shift) for cell in grid.cells)], name=grid.name)


def width(text: str, /) -> int:
    r"""
    The half widths of the longest line.

    >>> width("数量指标"), width("95%\n≥800人次")
    (8, 9)
    """
    return max((_line_width(line) for line in text.split("\n")), default=0)


def _line_width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)


def _wishes(grid: Grid) -> tuple[list[int], list[int], set[int]]:
    """What each column would take unbroken (labels: in two lines), the least it needs, which hold labels alone."""
    natural, least = [_LEAST] * grid.columns, [_LEAST] * grid.columns
    single = [cell for cell in grid.cells if cell.column_span == 1 and cell.text]
    rooms = _label_rooms(single)
    for cell in single:
        index = cell.column - 1
        wanted = min(width(cell.text), rooms[index] if cell.role is Role.LABEL else _MOST)
        least[index] = max(least[index], min(_longest_word(cell.text), _LEAST * 3) + _PADDING)
        natural[index] = max(natural[index], wanted + _PADDING, least[index])
    _widen(natural, _repeated_spans(grid))
    return natural, least, _columns_of_labels(single)


def _longest_word(text: str) -> int:
    """How long the longest run of letters and digits is, which no line breaks."""
    return max(map(len, _WORD.findall(text)), default=0)


def _widen(natural: list[int], spans: dict[tuple[int, int], int]) -> None:
    """Give the columns below a cell over several of them what it takes more than they have."""
    for (column, span), wanted in spans.items():
        have = sum(natural[column - 1 : column - 1 + span])
        for index in range(column - 1, column - 1 + span):
            natural[index] += max(wanted - have, 0) // span


def _columns_of_labels(cells: list[Cell]) -> set[int]:
    """The columns, from 0, that hold labels and beside them headings at most."""
    labels = {cell.column for cell in cells if cell.role is Role.LABEL}
    others = {cell.column for cell in cells if cell.role not in {Role.LABEL, Role.HEADING}}
    return {column - 1 for column in labels - others}


def _label_rooms(cells: list[Cell]) -> dict[int, int]:
    """The room for the labels of each column: narrow, in few lines, with few single characters on the last."""
    labels: dict[int, set[int]] = {}
    for cell in cells:
        if cell.role is Role.LABEL:
            labels.setdefault(cell.column - 1, set()).add(width(cell.text))
    return {
        index: min(_LABEL_ROOMS, key=lambda room: sum(_label_cost(units, room) for units in widths))  # noqa: B023 - used at once
        for index, widths in labels.items()
    }


def _label_cost(units: int, room: int) -> int:
    lines, rest = -(-units // room), units % room
    lonely = lines > 1 and 0 < rest <= 2  # noqa: PLR2004 - one Chinese character
    return 2 * lines + 4 * lonely + room // 2


def _repeated_spans(grid: Grid) -> dict[tuple[int, int], int]:
    """What cells over the same columns in many rows would take: they are columns of their own to the reader."""
    found: dict[tuple[int, int], list[int]] = {}
    for cell in grid.cells:
        if cell.column_span > 1:
            found.setdefault((cell.column, cell.column_span), []).append(min(width(cell.text), _MOST) + _PADDING)
    return {place: max(wanted) for place, wanted in found.items() if len(wanted) * _OFTEN >= grid.rows}


def _share(natural: list[int], page: int) -> int | None:
    """The width that the wide columns get when the narrow ones keep theirs; ``None`` when all fit."""
    rest, waiting = page, sorted(natural)
    for count, want in enumerate(waiting):
        share = rest // (len(waiting) - count)
        if want > share:
            return share
        rest -= want
    return None


def _fit(natural: list[int], least: list[int], rigid: set[int], page: int) -> tuple[int, ...]:
    """The widths on a page; what is to spare goes to the columns that do not hold labels alone."""
    share = _share(natural, page)
    if share is not None:
        return tuple(max(min(want, share), need) for want, need in zip(natural, least, strict=True))
    soft = set(range(len(natural))) - rigid or rigid
    spare, total = page - sum(natural), sum(natural[index] for index in soft)
    return tuple(want + (spare * want // total if index in soft else 0) for index, want in enumerate(natural))


def _repeated(grid: Grid) -> tuple[int, int] | None:
    """The last run of rows that are headings from side to side."""
    rows = sorted(row for row, cells in grid.by_row().items() if _is_heading(cells))
    if not rows:
        return None
    first = last = rows[-1]
    for before, after in pairwise(reversed(rows)):
        if after != before - 1:
            break
        first = after
    return first, last


def _is_heading(cells: list[Cell]) -> bool:
    """Whether a row holds the heads of columns; a label may stand before them."""
    kinds = [cell.role for cell in cells]
    return kinds.count(Role.HEADING) >= _HEADINGS and set(kinds) <= {Role.HEADING, Role.LABEL}


def _lines(grid: Grid, widths: tuple[int, ...]) -> tuple[int, ...]:
    """How many lines each row needs; what a cell over several rows needs more goes to its last row."""
    needed = [1] * grid.rows
    for cell in sorted(grid.cells, key=lambda cell: (cell.row + cell.row_span, cell.row_span)):
        room = max(sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span]) - _MARGIN, 2)
        wanted = sum(max(-(-_line_width(line) // room), 1) for line in cell.text.split("\n"))
        last = cell.row + cell.row_span - 2
        missing = wanted - sum(needed[cell.row - 1 : last + 1])
        needed[last] += max(missing, 0)
    return tuple(needed)
