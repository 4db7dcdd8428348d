"""
Tables that go on on the next page as one, below each other or beside each other.

Below: the heading rows that the page repeats go, a merged cell that the end of the page cuts becomes one again, and so
does a row.  pdfplumber leaves this to its user (reports 142, 550, 922).

Beside: a sheet that is wider than the paper is printed in parts, on pages one behind the other.
"""

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.files._pdf_cells import NEAR, is_label
from perfmodel.files._pdf_tables import Box, Table, near
from perfmodel.files._pdf_text import full, glued
from perfmodel.lexicon._form_marks import is_title

_LONGEST_REST = 12
"""The rest of a title that a page has cut is shorter than one: 效自评表."""


def join_beside(table: Table, more: Table, /) -> Table | None:
    """A table with the columns that its sheet has on the next page, or ``None`` where that is another table."""
    if len(table.heights) != len(more.heights) or not all(map(near, table.heights, more.heights)):
        return None
    heads, others = (_first_column(part) for part in (table, more))
    if heads & others or not (table.open_right or others):
        return None
    shift = table.right - more.left
    moved = [evolve(box, left=box.left + shift, right=box.right + shift) for box in more.boxes]
    rest = {(box.top, box.bottom): box for box in moved if near(box.left, table.right)}
    boxes = list[Box]()
    taken = set[Box]()
    for box in table.boxes:
        other = rest.get((box.top, box.bottom))
        if other is None or not near(box.right, table.right) or box.top not in table.open_right:
            boxes.append(box)
        else:
            taken.add(other)
            boxes.append(evolve(box, right=other.right, text=_overlapped(box.text, other.text)))
    return evolve(
        table,
        pages=(table.pages[0], more.pages[1]),
        right=more.right + shift,
        boxes=(*boxes, *(box for box in moved if box not in taken)),
        open_right=more.open_right,
        above=_lines_above(table.above, more.above),
        below=(*table.below, *more.below),
    )


def _lines_above(lines: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """The lines above both parts: what stands above the second goes on with a title that the page has cut, if any."""
    found = list(lines)
    for text in more:
        at = next((at for at, line in enumerate(found) if _is_cut_title(line, text)), None)
        if at is None:
            found.append(text)
        else:
            found[at] += text
    return tuple(found)


def _is_cut_title(line: str, text: str) -> bool:
    """Whether a line is the first part of a title and the other its rest: 项目支出绩 and 效自评表; a label is none."""
    short = len(text) <= _LONGEST_REST and not any(sign in line for sign in ":：()（）")  # noqa: RUF001 - as printed
    return short and not is_title(line) and is_title(line + text)


def _overlapped(text: str, more: str) -> str:
    """Two parts of a text that stands across two pages: what is on both counts once."""
    for length in range(min(len(text), len(more)), 0, -1):
        if text.endswith(more[:length]) and length > 1:
            return text + more[length:]
    return text if more and more in text else glued(text, more)


def _first_column(table: Table) -> set[str]:
    return {box.text for box in table.boxes if near(box.left, table.left) and box.text}


_ROOM = 300
"""A row that would have fitted on the page before with this much to spare begins a table of its own."""

_HEADINGS = 3
_ITEM = regex(r"指标\s*\d|[\d(（①-⑳…—.·]|[一二三四五六七八九十]+、")  # noqa: RUF001 - as printed
_MOSTLY = 0.9
_VALUE = regex(r"[≥≤≧≦<>=＝＞＜±]")  # noqa: RUF001 - as printed


class _Column(NamedTuple):
    """A column that nearly every row fills."""

    left: int
    right: int


def join_down(table: Table, more: Table, /, *, room: int) -> Table | None:
    """
    A table with what stands at the top of the next page, or ``None`` where that is another table.

    Args:
        table: The table that ends a page.

        more: The table that begins the next page.

        room: How much of the page before was left free.
    """
    if not (near(table.left, more.left) and near(table.right, more.right)):
        return None
    repeated = _repeated(table, more)
    if repeated is None or repeated == more.rows or room > more.heights[repeated] + _ROOM:
        return None
    boxes = [_below(table, box, repeated) for box in more.boxes if box.bottom > repeated]
    columns = _columns(list(table.boxes), boxes)
    cut = _is_cut_row(table, boxes, columns)
    offset = table.rows - cut
    ends = [(start, box) for box in boxes if box.top == 0 and (start := _start(table, box)) is not None]
    inner = [*table.boxes, *(box for box in boxes if box.bottom < more.rows - repeated)]
    halves = {(start.top, box.bottom) for start, box in ends if not start.text and _begins_above(start, box, inner)}
    whole = {box: box for box in table.boxes}
    behind, texts = list[Box](), list[str]()
    for box in boxes:
        start = _start(table, box) if box.top == 0 else None
        if start is not None and (cut or (start.top, box.bottom) in halves or _goes_on(start, box, columns)):
            whole[start] = _grown(start, box, offset)
            texts += [whole[start].text] if box.text else []
        elif cut and box.top == 0:
            if box.bottom > 1:
                behind.append(evolve(box, top=offset + 1, bottom=offset + box.bottom))
        else:
            behind.append(evolve(box, top=offset + box.top, bottom=offset + box.bottom))
    return evolve(
        table,
        pages=(table.pages[0], more.pages[1]),
        bottom=more.bottom,
        heights=(*table.heights, *more.heights[repeated + cut :]),
        boxes=(*whole.values(), *behind),
        open_right=table.open_right | {row + offset - repeated for row in more.open_right if row >= repeated},
        below=more.below,
        cuts=(*table.cuts, *([" | ".join(texts)] if texts else [])),
    )


def is_printed_again(table: Table, more: Table, above: Sequence[str], /) -> bool:
    """
    Whether a page prints the title rows of a sheet again: the lines *above* its table, and the headings below them.

    A further form with the same title begins with its own head, and not with the headings of the table before it.
    """
    if not above or tuple(above) != table.above[-len(above) :]:
        return False
    for row in range(_HEADINGS):
        texts = table.texts(row, alone=False)
        if texts != more.texts(row, alone=False):
            return False
        if sum("指标" in text for text in texts) > 1:
            return True
    return False


def _below(table: Table, box: Box, repeated: int) -> Box:
    """A cell without the heading rows that are repeated above it, and without a text that is repeated."""
    start = _start(table, box) if box.top <= repeated else None
    again = start is not None and start.text == box.text and not (start.single and box.single)
    return evolve(box, top=max(box.top - repeated, 0), bottom=box.bottom - repeated, text="" if again else box.text)


def _repeated(table: Table, more: Table) -> int | None:
    """How many heading rows the next page repeats, or ``None`` where it begins as the table did: another form."""
    for start in range(table.rows):
        count = 0
        while start + count < table.rows and count < more.rows and _same_row(table, start + count, more, count):
            count += 1
        if any(len(more.texts(row, alone=True)) >= _HEADINGS for row in range(count)):
            return count
    first, again = (next(iter(part.texts(0, alone=False)), "") for part in (table, more))
    return None if first and first == again else 0


def _same_row(table: Table, row: int, more: Table, other: int) -> bool:
    """Whether two rows say the same, a merged cell beside them apart: it is repeated or not."""
    own, others = (part.texts(at, alone=True) for part, at in ((table, row), (more, other)))
    return others != [] and (own == others or table.texts(row, alone=False) == more.texts(other, alone=False))


def _start(table: Table, box: Box) -> Box | None:
    """The cell at the end of a table that stands right above one of the next page."""
    return next((other for other in table.boxes if other.bottom == table.rows and other.over(box)), None)


def _columns(boxes: list[Box], more: list[Box]) -> list[_Column]:
    """The columns that nearly every row fills, each for itself: names and values of indicators, not remarks."""
    rows = [*boxes, *(box for box in more if box.top > 0)]
    merged = [_Column(box.left, box.right) for box in rows if not box.single]
    counts: dict[_Column, tuple[int, int]] = {}
    for box in rows:
        if box.single and not _among(box, merged):
            column = next((key for key in counts if near(key.left, box.left) and near(key.right, box.right)), None)
            column = column or _Column(box.left, box.right)
            filled, total = counts.get(column, (0, 0))
            counts[column] = filled + bool(box.text), total + 1
    return [column for column, (filled, total) in counts.items() if total > 1 and filled >= _MOSTLY * total]


def _is_cut_row(table: Table, boxes: list[Box], columns: list[_Column]) -> bool:
    """
    Whether the first row of a page goes on with the last row of the page before.

    Each text must be able to go on with one above it.  Then blanks below texts in columns that nearly every row fills
    say so, or that all the texts above it reach to the end of the cut row: several, or one alone that begins no item.
    """
    first = [(box, start) for box in boxes if box.top == 0 and (start := _start(table, box)) is not None]
    said = [(box, start) for box, start in first if box.text]
    if len(said) < sum(box.top == 0 and bool(box.text) for box in boxes):
        return False
    if any(not start.text or _begins(start, box) for box, start in said):
        return False
    blank = [box for box, start in first if not box.text and box.single and start.text]
    missing = sum(_among(box, columns) for box in blank)
    if not all(_follows(start, box) for box, start in said):
        return False
    if missing and missing >= sum(_among(box, columns) for box, _ in said):
        return True
    end = max(
        (box.last.bottom for box in table.boxes if box.last and box.single and box.bottom == table.rows), default=0
    )
    if not said or not all(_reaches(start, end) or not start.single for _, start in said):
        return False
    return len(said) > 1 or (bool(blank) and _ITEM.match(said[0][0].text) is None)


def _reaches(start: Box, end: int) -> bool:
    """Whether the text of a cell ends within a line of where the text of its row ends."""
    return start.last is not None and end - start.last.bottom < start.last.bottom - start.last.top


def _begins(start: Box, box: Box) -> bool:
    """Whether a text begins something new: a label of a level below another one, or a comparison."""
    return (is_label(start.text) and is_label(box.text)) or _VALUE.match(box.text) is not None


def _follows(start: Box, rest: Box) -> bool:
    """Whether a text may be the rest of one whose last line is full, or of a label that is whole with it only."""
    whole = is_label(glued(start.text, rest.text)) and not is_label(rest.text)
    if whole and (start.downwards or not is_label(start.text)):
        return True
    return start.last is not None and full(start.last, start.right - start.left, rest.text)


def _among(box: Box, columns: list[_Column]) -> bool:
    return any(near(column.left, box.left) and near(column.right, box.right) for column in columns)


def _begins_above(start: Box, box: Box, boxes: list[Box]) -> bool:
    """
    Whether a blank cell at the end of a page is the first part of a merged one, whose text stands on the next page.

    Every other cell of its column says something, and one of the two parts stands beside several rows, or the text is
    a label of a level as others of the column are.  The cells beside the same rows, whose texts the end of the page may
    have cut in two, are one with their other halves too.
    """
    column = [other for other in boxes if near(other.left, start.left) and near(other.right, start.right)]
    others = [other.text for other in column if other is not start and other is not box]
    labelled = is_label(box.text) and any(map(is_label, others))
    return bool(box.text) and all(others) and (labelled or not (start.single and box.single))


def _goes_on(start: Box, box: Box, columns: list[_Column]) -> bool:
    """Whether a cell at the top of a page is the rest of a merged one, where the row itself is whole."""
    if not start.text:
        return False
    if box.text:
        return _follows(start, box) and not is_label(box.text) and is_label(glued(start.text, box.text))
    if not (box.single and start.single):
        return True
    beside = [column for column in columns if column.right <= box.left + NEAR or box.right <= column.left + NEAR]
    return bool(beside) and not _among(box, columns) and all(box.left < column.left for column in beside)


def _grown(start: Box, box: Box, offset: int) -> Box:
    """A cell with its rest."""
    return evolve(
        start,
        bottom=max(offset + box.bottom, start.bottom),
        text=glued(start.text, box.text) if box.text else start.text,
        last=box.last or start.last,
        downwards=box.downwards if box.text else start.downwards,
    )
