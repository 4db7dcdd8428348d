"""
What the end of a page has cut in two: a row whose texts go on on the next page, or a merged cell between whole rows.

Nothing on the paper says so.  What tells is what the cells hold: texts that fill their last line, blanks in columns
that every other row fills, labels of levels that are whole with their rest only.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.files._pdf_cells import NEAR
from perfmodel.files._pdf_holder import is_label
from perfmodel.files._pdf_tables import Box, Table, near
from perfmodel.files._pdf_text import full, glued
from perfmodel.lexicon._printed_marks import INDICATOR

_ITEM = regex(rf"{INDICATOR}\s*\d|[\d(（①-⑳…—.·]|[一二三四五六七八九十]+、")  # noqa: RUF001 - as printed
_MOSTLY = 0.9
_VALUE = regex(r"[≥≤≧≦<>=＝＞＜±]")  # noqa: RUF001 - as printed


class Pair(NamedTuple):
    """A cell at the end of a page, and the cell of the same columns at the top of the next page."""

    start: Box
    rest: Box

    @property
    def beside_several_rows(self) -> bool:
        """Whether one of them is a merged cell."""
        return not (self.start.single and self.rest.single)

    @property
    def is_blank_below_text(self) -> bool:
        """Whether nothing goes on below a text, in a cell of one row."""
        return not self.rest.text and self.rest.single and bool(self.start.text)


class Column(NamedTuple):
    """A column that nearly every row fills."""

    left: int
    right: int

    def holds(self, box: Box) -> bool:
        """Whether a cell has its width."""
        return near(self.left, box.left) and near(self.right, box.right)

    def is_beside(self, box: Box) -> bool:
        """Whether it lies at the left or at the right of a cell."""
        return self.right <= box.left + NEAR or box.right <= self.left + NEAR


def start_of(table: Table, box: Box, /) -> Box | None:
    """The cell at the end of a table that stands right above one of the next page."""
    return next((other for other in table.boxes if other.bottom == table.rows and other.over(box)), None)


def pairs_of(table: Table, rest: Table, /) -> list[Pair]:
    """The cells of the first row of the next page that have one of their columns above them, each with that one."""
    first = [(start_of(table, box), box) for box in rest.boxes if box.top == 0]
    return [Pair(start, box) for start, box in first if start is not None]


def columns_of(boxes: Iterable[Box], more: Iterable[Box], /) -> list[Column]:
    """The columns that nearly every row fills, each for itself: names and values of indicators, not remarks."""
    rows = [*boxes, *(box for box in more if box.top > 0)]
    columns = _by_column(_without_merged(rows))
    return [column for column, held in columns.items() if _is_mostly_filled(held)]


def _without_merged(boxes: list[Box]) -> list[Box]:
    """The cells of the columns in which each cell is one row high."""
    merged = [Column(box.left, box.right) for box in boxes if not box.single]
    return [box for box in boxes if box.single and not _among(box, merged)]


def _by_column(boxes: Iterable[Box]) -> dict[Column, list[Box]]:
    found: dict[Column, list[Box]] = {}
    for box in boxes:
        column = next((known for known in found if known.holds(box)), Column(box.left, box.right))
        found.setdefault(column, []).append(box)
    return found


def _is_mostly_filled(boxes: list[Box]) -> bool:
    filled = sum(bool(box.text) for box in boxes)
    return len(boxes) > 1 and filled >= _MOSTLY * len(boxes)


def is_cut_row(table: Table, rest: Table, pairs: list[Pair], columns: list[Column], /) -> bool:
    """
    Whether the first row of a page goes on with the last row of the page before.

    Each text must be able to go on with one above it.  Then blanks below texts in columns that nearly every row fills
    say so, or that all the texts above it reach to the end of the cut row: several, or one alone that begins no item.
    """
    said = [pair for pair in pairs if pair.rest.text]
    if len(said) < len(rest.texts(0, alone=False)) or not all(map(_may_go_on, said)):
        return False
    blank = [pair.rest for pair in pairs if pair.is_blank_below_text]
    return _lacks_what_rows_have(blank, said, columns) or _are_cut_off(table, said, blank)


def _are_cut_off(table: Table, said: list[Pair], blank: list[Box]) -> bool:
    """Whether all texts above reach to the end of their row: several, or one beside blanks that begins no item."""
    if not _reach_end_of_row(table, said):
        return False
    return len(said) > 1 or (bool(blank) and not _begins_item(said[0].rest))


def _begins_item(box: Box) -> bool:
    """Whether a text begins with the number of an item: 指标1, （一）, 1., 二、."""
    return _ITEM.match(box.text) is not None


def _may_go_on(pair: Pair) -> bool:
    """Whether a text may be the rest of the one above it, and begins nothing new."""
    return bool(pair.start.text) and not _begins_anew(pair) and _follows(pair)


def _begins_anew(pair: Pair) -> bool:
    """Whether a text begins something: a label of a level below another one, or a comparison."""
    labels = is_label(pair.start.text) and is_label(pair.rest.text)
    return labels or _VALUE.match(pair.rest.text) is not None


def _lacks_what_rows_have(blank: list[Box], said: list[Pair], columns: list[Column]) -> bool:
    """Whether a row leaves blank what nearly every row fills, and no less of it than it fills itself."""
    missing = sum(_among(box, columns) for box in blank)
    return missing > 0 and missing >= sum(_among(pair.rest, columns) for pair in said)


def _reach_end_of_row(table: Table, said: list[Pair]) -> bool:
    """Whether the texts above those of a page, if any, all end within a line of the longest; merged cells need not."""
    end = _end_of_last_row(table)
    return bool(said) and all(_reaches(pair.start, end) for pair in said if pair.start.single)


def _end_of_last_row(table: Table) -> int:
    """Where the longest text of the last row ends."""
    last_row = [box.last for box in table.boxes if box.single and box.bottom == table.rows]
    return max((line.bottom for line in last_row if line), default=0)


def _reaches(start: Box, end: int) -> bool:
    """Whether less than a line is free between the text of a cell and where the text of its row ends."""
    return start.last is not None and end - start.last.bottom < start.last.bottom - start.last.top


def _follows(pair: Pair) -> bool:
    """Whether a text may be the rest of one whose last line is full, or of a label that is whole with it only."""
    start, rest = pair
    if _is_label_when_whole(pair) and (start.downwards or not is_label(start.text)):
        return True
    return start.last is not None and full(start.last, start.right - start.left, rest.text)


def _is_label_when_whole(pair: Pair) -> bool:
    """Whether a text makes a label of a level of the one above it and is none itself: 产出 and 指标."""
    return not is_label(pair.rest.text) and is_label(glued(pair.start.text, pair.rest.text))


def _among(box: Box, columns: Iterable[Column]) -> bool:
    return any(column.holds(box) for column in columns)


def parts_of_merged(table: Table, rest: Table, pairs: list[Pair], columns: list[Column], /) -> list[Pair]:
    """
    The pairs that are one merged cell each, between rows that are whole.

    The cells beside the same rows as a merged one that begins with a blank, whose texts the end of the page may have
    cut in two, are one with their other halves too.
    """
    boxes = [*table.boxes, *(box for box in rest.boxes if box.bottom < rest.rows)]
    halves = {(pair.start.top, pair.rest.bottom) for pair in pairs if _begins_above(pair, boxes)}
    return [pair for pair in pairs if (pair.start.top, pair.rest.bottom) in halves or _goes_on(pair, columns)]


def _begins_above(pair: Pair, boxes: Sequence[Box]) -> bool:
    """
    Whether a blank cell at the end of a page is the first part of a merged one, whose text stands on the next page.

    Every other cell of its column says something, and one of the two parts stands beside several rows, or the text is
    a label of a level as others of the column are.
    """
    start, rest = pair
    if start.text or not rest.text:
        return False
    others = _others_of_column(pair, boxes)
    labelled = is_label(rest.text) and any(map(is_label, others))
    return all(others) and (labelled or pair.beside_several_rows)


def _others_of_column(pair: Pair, boxes: Sequence[Box]) -> list[str]:
    """What the other cells of the same columns say."""
    column = [box for box in boxes if pair.start.over(box)]
    return [box.text for box in column if box is not pair.start and box is not pair.rest]


def _goes_on(pair: Pair, columns: list[Column]) -> bool:
    """Whether a cell at the top of a page is the rest of a merged one, where the row itself is whole."""
    if not pair.start.text:
        return False
    if pair.rest.text:
        return _follows(pair) and _is_label_when_whole(pair)
    return pair.beside_several_rows or _is_left_of_all(pair.rest, columns)


def _is_left_of_all(box: Box, columns: list[Column]) -> bool:
    """Whether the columns that nearly every row fills all lie at the right of a cell, as those of levels have them."""
    beside = [column for column in columns if column.is_beside(box)]
    return bool(beside) and not _among(box, columns) and all(box.left < column.left for column in beside)
