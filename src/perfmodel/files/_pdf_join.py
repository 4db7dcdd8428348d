"""
Tables that go on on the next page as one, below each other or beside each other.

Below: the heading rows that the page repeats go, a merged cell that the end of the page cuts becomes one again, and so
does a row.  pdfplumber leaves this to its user (reports 142, 550, 922).

Beside: a sheet that is wider than the paper is printed in parts, on pages one behind the other.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from attrs import evolve

from perfmodel.files._pdf_cut_rows import Pair, columns_of, is_cut_row, pairs_of, parts_of_merged, start_of
from perfmodel.files._pdf_tables import Box, Table, near
from perfmodel.files._pdf_text import glued
from perfmodel.lexicon._form_marks import is_title
from perfmodel.lexicon._printed_marks import INDICATOR

_LONGEST_REST = 12
"""The rest of a title that a page has cut is shorter than one: 效自评表."""


def join_beside(table: Table, more: Table, /) -> Table | None:
    """A table with the columns that its sheet has on the next page, or ``None`` where that is another table."""
    if not _are_rows_alike(table, more):
        return None
    heads, others = (_first_column(part) for part in (table, more))
    if heads & others or not (table.open_right or others):
        return None
    shift = table.right - more.left
    moved = [evolve(box, left=box.left + shift, right=box.right + shift) for box in more.boxes]
    return evolve(
        table,
        pages=(table.pages[0], more.pages[1]),
        right=more.right + shift,
        boxes=_put_beside(table, moved),
        open_right=more.open_right,
        above=_lines_above(table.above, more.above),
        below=(*table.below, *more.below),
    )


def _put_beside(table: Table, moved: list[Box]) -> tuple[Box, ...]:
    """The cells of a table and those of its rest, one cell where no rule parts two."""
    halves = _halves(table, moved)
    taken = set(halves.values())
    whole = [_across(box, halves[box]) if box in halves else box for box in table.boxes]
    return (*whole, *(box for box in moved if box not in taken))


def _are_rows_alike(table: Table, more: Table) -> bool:
    """Whether two tables have as many rows, each as high as the one beside it."""
    return len(table.heights) == len(more.heights) and all(map(near, table.heights, more.heights))


def _halves(table: Table, moved: list[Box]) -> dict[Box, Box]:
    """The cells of a table that the end of the page has cut, each with its rest."""
    rests = {(box.top, box.bottom): box for box in moved if near(box.left, table.right)}
    return {box: rests[box.top, box.bottom] for box in table.boxes if _is_open(box, table, rests)}


def _is_open(box: Box, table: Table, rests: dict[tuple[int, int], Box]) -> bool:
    """Whether no rule stands at the right end of a cell, and the next page has its rest in the same rows."""
    return (box.top, box.bottom) in rests and near(box.right, table.right) and box.top in table.open_right


def _across(box: Box, rest: Box) -> Box:
    """A cell with its rest on the next page beside."""
    return evolve(box, right=rest.right, text=_overlapped(box.text, rest.text))


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
    rest = _without_heads(table, more, repeated)
    columns = columns_of(table.boxes, rest.boxes)
    pairs = pairs_of(table, rest)
    cut = is_cut_row(table, rest, pairs, columns)
    return _put_below(table, rest, pairs if cut else parts_of_merged(table, rest, pairs, columns), cut=cut)


def _without_heads(table: Table, more: Table, repeated: int) -> Table:
    """The table of the next page without the heading rows that it repeats."""
    return evolve(
        more,
        heights=more.heights[repeated:],
        boxes=tuple(_below(table, box, repeated) for box in more.boxes if box.bottom > repeated),
        open_right=frozenset(row - repeated for row in more.open_right if row >= repeated),
    )


def _put_below(table: Table, rest: Table, pairs: list[Pair], *, cut: bool) -> Table:
    """A table and its rest, each pair of cells as one; where a row is *cut*, the first row of the rest is none."""
    offset = table.rows - cut
    joined = [(pair, _grown(pair, offset)) for pair in pairs]
    texts = " | ".join(whole.text for pair, whole in joined if pair.rest.text)
    return evolve(
        table,
        pages=(table.pages[0], rest.pages[1]),
        bottom=rest.bottom,
        heights=(*table.heights, *rest.heights[cut:]),
        boxes=(*_with_rests(table, joined), *(_moved(box, offset, cut) for box in _others(rest, pairs, first=cut))),
        open_right=table.open_right | {row + offset for row in rest.open_right},
        below=rest.below,
        cuts=(*table.cuts, texts) if texts else table.cuts,
    )


def _with_rests(table: Table, joined: list[tuple[Pair, Box]]) -> Iterator[Box]:
    """The cells of a table, those that go on behind the page as a whole."""
    grown = {pair.start: whole for pair, whole in joined}
    return (grown.get(box, box) for box in table.boxes)


def _others(rest: Table, pairs: list[Pair], *, first: int) -> Iterator[Box]:
    """The cells behind the page that are the rest of none, and reach below what stands above the *first* row."""
    rests = {pair.rest for pair in pairs}
    return (box for box in rest.boxes if box not in rests and box.bottom > first)


def _moved(box: Box, offset: int, first: int) -> Box:
    """A cell of the next page among the rows of the whole table, without the part that stands above its *first* row."""
    return evolve(box, top=offset + max(box.top, first), bottom=offset + box.bottom)


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
        if sum(INDICATOR in text for text in texts) > 1:
            return True
    return False


def _below(table: Table, box: Box, repeated: int) -> Box:
    """A cell without the heading rows that are repeated above it, and without a text that is repeated."""
    start = start_of(table, box) if box.top <= repeated else None
    again = start is not None and start.text == box.text and not (start.single and box.single)
    return evolve(box, top=max(box.top - repeated, 0), bottom=box.bottom - repeated, text="" if again else box.text)


def _repeated(table: Table, more: Table) -> int | None:
    """How many heading rows the next page repeats, or ``None`` where it begins as the table did: another form."""
    for start in range(table.rows):
        count = _same_rows(table, start, more)
        if any(len(more.texts(row, alone=True)) >= _HEADINGS for row in range(count)):
            return count
    first, again = (next(iter(part.texts(0, alone=False)), "") for part in (table, more))
    return None if first and first == again else 0


def _same_rows(table: Table, start: int, more: Table) -> int:
    """How many rows of the next page, from its first one, say the same as those of a table from *start* on."""
    rows = zip(range(start, table.rows), range(more.rows), strict=False)
    return sum(takewhile(bool, (_same_row(table, row, more, other) for row, other in rows)))


def _same_row(table: Table, row: int, more: Table, other: int) -> bool:
    """Whether two rows say the same, a merged cell beside them apart: it is repeated or not."""
    own, others = (part.texts(at, alone=True) for part, at in ((table, row), (more, other)))
    return others != [] and (own == others or table.texts(row, alone=False) == more.texts(other, alone=False))


def _grown(pair: Pair, offset: int) -> Box:
    """A cell with its rest."""
    start, rest = pair
    return evolve(
        start,
        bottom=max(offset + rest.bottom, start.bottom),
        text=glued(start.text, rest.text) if rest.text else start.text,
        last=rest.last or start.last,
        downwards=rest.downwards if rest.text else start.downwards,
    )
