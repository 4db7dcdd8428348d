"""
Which cell of a page's tables a character belongs to.

Mostly it is the one that it stands in.  A sheet of a workbook is printed with rows that are too low for their text:
then a text is cut off at its cell, or runs over the rules above and below it, and over other texts.

All places are tenths of a point.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TypeAlias, final

from perfmodel.files._pdf_cells import Area, Lattice
from perfmodel.files._pdf_pages import Glyph, Rule
from perfmodel.files._pdf_text import around, lines_of
from perfmodel.lexicon._printed_marks import ALL_LEVELS, INDICATOR
from perfmodel.taxonomy._category_labels import match_category

_OVER = 0.3
"""Which share of a line stands beyond a rule that it runs over."""

_SLACK = 20
_PITCH = 0.7
"""Lines of one text stand at least this part of their height below each other; those of two texts may overlap."""


_MARGIN = 20
"""How many lines beyond the end of a table the label of a cell may stand whose middle is on the next page."""

_SHORT = 4
"""How many characters the labels of levels have that need not end with 指标: 社会效益."""


def is_label(text: str, /) -> bool:
    """
    Whether a text is a whole label of a level, or the one beside all of them.

    >>> is_label("产出指标"), is_label("年度绩效指标"), is_label("指标")
    (True, True, False)
    """
    short = len(text) <= _SHORT or text.endswith(INDICATOR)
    return text.endswith(ALL_LEVELS) or (short and match_category(text) is not None)


def middle(box: Glyph | Rule, /) -> tuple[int, int]:
    """The middle of a box, across and down."""
    return (box.left + box.right) // 2, (box.top + box.bottom) // 2


Cell: TypeAlias = tuple[int, Area]
"""A cell by the number of its table on the page."""


@final
class Holder:
    """
    The cells of the tables of a page.

    Attributes:
        overrun: The texts that run over the rules of their cells.
    """

    def __init__(self, tables: list[Lattice], clips: tuple[Rule, ...]) -> None:
        self.overrun: tuple[str, ...] = ()
        self._tables = tables
        self._areas = [_area_map(table) for table in tables]
        self._clipped = [self._whole(clip) for clip in clips]

    def held(self, glyphs: list[Glyph]) -> tuple[dict[Cell, list[Glyph]], list[Glyph]]:
        """The characters by table and cell, and those that stand in no table."""
        found: dict[Cell, list[Glyph]] = {}
        outside = list[Glyph]()
        for run in self._blocks(glyphs):
            whole = self._cell_of_overrun(run)
            for glyph in run:
                cell = self._clip_of(glyph) or whole or self._at(*middle(glyph))
                (outside if cell is None else found.setdefault(cell, [])).append(glyph)
        return found, self._without_labels(outside, found)

    def _clip_of(self, glyph: Glyph) -> Cell | None:
        """The cell that cuts a character off, if any."""
        return self._clipped[glyph.clip] if glyph.clip >= 0 else None

    def _cell_of_overrun(self, run: list[Glyph]) -> Cell | None:
        """The cell around the middle of a text that runs over its rules; it is noted unless cells cut all of it off."""
        whole = self._at(*middle(around(run))) if self._is_over(run) else None
        if whole is not None and any(self._clip_of(glyph) is None for glyph in run):
            self.overrun += ("".join(line.text for line in lines_of(run)),)
        return whole

    def _without_labels(self, outside: list[Glyph], found: dict[Cell, list[Glyph]]) -> list[Glyph]:
        """What stands outside, without the labels of blank cells at the ends of tables, which are put there."""
        kept = list[Glyph]()
        for line in _lines(outside):
            cell = self._cut_off(line)
            if cell is None or cell in found:
                kept += line
            else:
                found[cell] = line
        return kept

    def _cut_off(self, line: list[Glyph]) -> Cell | None:
        """The cell at the end of a table whose label stands beyond it: its middle is on the page before or behind."""
        box = around(line)
        if not is_label("".join(glyph.sign for glyph in line)):
            return None
        far = _MARGIN * (box.bottom - box.top)
        for index, table in enumerate(self._tables):
            above, below = table.down[0] - middle(box)[1], middle(box)[1] - table.down[-1]
            if 0 < above < far or 0 <= below < far:
                cell = self._at(middle(box)[0], table.down[0] if above > 0 else table.down[-1] - 1)
                return cell if cell is not None and cell[0] == index else None
        return None

    def _blocks(self, glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
        """Lines that follow each other in the file and stand below each other on the page, one of them over a rule."""
        block = list[Glyph]()
        last = list[Glyph]()
        for line in _lines(glyphs):
            if block and not self._is_one_text(last, line):
                yield block
                block = []
            block += line
            last = line
        if block:
            yield block

    def _is_one_text(self, last: list[Glyph], line: list[Glyph]) -> bool:
        """Whether a line goes on with the one above it over a rule."""
        return _is_below(around(last), around(line)) and (self._is_over(line) or self._is_over(last))

    def _is_over(self, line: list[Glyph]) -> bool:
        """Whether a part of a line stands beyond a rule above or below it."""
        box = around(line)
        size = _OVER * min(glyph.bottom - glyph.top for glyph in line)
        cell = self._at(*middle(box))
        if cell is None:
            return False
        table, area = self._tables[cell[0]], cell[1]
        return table.down[area.top] - box.top > size or box.bottom - table.down[area.bottom] > size

    def _at(self, across: int, down: int) -> Cell | None:
        for index, table in enumerate(self._tables):
            if table.across[0] <= across < table.across[-1] and table.down[0] <= down < table.down[-1]:
                row = bisect_right(table.down, down) - 1
                return index, self._areas[index][row][bisect_right(table.across, across) - 1]
        return None

    def _whole(self, clip: Rule) -> Cell | None:
        """The cell that a clip lies in as a whole."""
        cell = self._at(*middle(clip))
        if cell is None:
            return None
        table, area = self._tables[cell[0]], cell[1]
        inside = (
            clip.left >= table.across[area.left] - _SLACK
            and clip.right <= table.across[area.right] + _SLACK
            and clip.top >= table.down[area.top] - _SLACK
            and clip.bottom <= table.down[area.bottom] + _SLACK
        )
        return cell if inside else None


def _is_below(above: Rule, box: Rule) -> bool:
    """Whether a line stands right below another one, as lines of one text do."""
    size = box.bottom - box.top
    shared = box.left < above.right and above.left < box.right
    return shared and _PITCH * size < box.top - above.top < 2 * size


def _area_map(table: Lattice) -> list[list[Area]]:
    areas = [[table.areas[0]] * (len(table.across) - 1) for _ in table.down[1:]]
    for area in table.areas:
        for row in range(area.top, area.bottom):
            areas[row][area.left : area.right] = [area] * (area.right - area.left)
    return areas


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow each other in the file on one line."""
    line = list[Glyph]()
    for glyph in glyphs:
        if line and not _is_next(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _is_next(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands behind another one, at its height and within its own size."""
    size = glyph.bottom - glyph.top
    return 2 * abs(glyph.top - last.top) <= size and -_SLACK <= glyph.left - last.right <= size
