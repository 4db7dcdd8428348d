"""
Which cell of the tables on a page a character belongs to.

Mostly the one that it stands in.  A sheet of a workbook is printed with rows that are too low for their text: then a
text is cut off at its cell, or runs over the rules above and below it, and over other texts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import final

from perfmodel.forms.files.pdf_pages import Glyph, Rule
from perfmodel.forms.files.pdf_rules import Area, Lattice
from perfmodel.forms.files.pdf_text import lines_of
from perfmodel.taxonomy.labels import match_category

_OVER = 0.3
"""Which share of a line stands beyond a rule that it runs over."""

_SLACK = 20
_PITCH = 0.7
"""Lines of one text stand at least this part of their height below each other; those of two texts may overlap."""


_MARGIN = 20
"""How many lines beyond the end of a table the label of a cell may stand whose middle is on the next page."""

_SIDE, _WORD, _SHORT = "绩效指标", "指标", 4
"""How the label beside all levels ends, how long labels of a level do, and how many characters the short ones have."""


def is_label(text: str, /) -> bool:
    """
    Whether a text is a whole label of a level, or the one beside all of them.

    >>> is_label("产出指标"), is_label("年度绩效指标"), is_label("指标")
    (True, True, False)
    """
    short = len(text) <= _SHORT or text.endswith(_WORD)
    return text.endswith(_SIDE) or (short and match_category(text) is not None)


def middle(box: Glyph | Rule, /) -> tuple[int, int]:
    """The middle of a box, across and down."""
    return (box.left + box.right) // 2, (box.top + box.bottom) // 2


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

    def held(self, glyphs: list[Glyph]) -> tuple[dict[tuple[int, Area], list[Glyph]], list[Glyph]]:
        """The characters by table and cell, and those that stand in no table."""
        found: dict[tuple[int, Area], list[Glyph]] = {}
        outside = list[Glyph]()
        for run in self._blocks(glyphs):
            across, down = middle(_around(run))
            whole = self._at(across, down) if self._is_over(run) else None
            if whole is not None and any(glyph.clip < 0 or self._clipped[glyph.clip] is None for glyph in run):
                self.overrun += ("".join(line.text for line in lines_of(run)),)
            for glyph in run:
                cell = self._clipped[glyph.clip] if glyph.clip >= 0 else None
                cell = cell or whole or self._at(*middle(glyph))
                (outside if cell is None else found.setdefault(cell, [])).append(glyph)
        kept = list[Glyph]()
        for line in _lines(outside):
            cell = self._cut_off(line)
            if cell is None or found.get(cell, line) is not line:
                kept += line
            else:
                found[cell] = line
        return found, kept

    def _cut_off(self, line: list[Glyph]) -> tuple[int, Area] | None:
        """The cell at the end of a table whose label stands beyond it: its middle is on the page before or behind."""
        box = _around(line)
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
            box, above = _around(line), _around(last) if last else None
            size = box.bottom - box.top
            below = above is not None and _PITCH * size < box.top - above.top < 2 * size and _share(box, above)
            if block and not (below and (self._is_over(line) or self._is_over(last))):
                yield block
                block = []
            block += line
            last = line
        if block:
            yield block

    def _is_over(self, line: list[Glyph]) -> bool:
        """Whether a part of a line stands beyond a rule above or below it."""
        box = _around(line)
        size = _OVER * min(glyph.bottom - glyph.top for glyph in line)
        cell = self._at(*middle(box))
        if cell is None:
            return False
        table, area = self._tables[cell[0]], cell[1]
        return table.down[area.top] - box.top > size or box.bottom - table.down[area.bottom] > size

    def _at(self, across: int, down: int) -> tuple[int, Area] | None:
        for index, table in enumerate(self._tables):
            if table.across[0] <= across < table.across[-1] and table.down[0] <= down < table.down[-1]:
                row = bisect_right(table.down, down) - 1
                return index, self._areas[index][row][bisect_right(table.across, across) - 1]
        return None

    def _whole(self, clip: Rule) -> tuple[int, Area] | None:
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


def _share(box: Rule, other: Rule) -> bool:
    """Whether two lines stand below each other."""
    return box.left < other.right and other.left < box.right


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
        if line and (
            2 * abs(glyph.top - line[-1].top) > glyph.bottom - glyph.top
            or not -_SLACK <= glyph.left - line[-1].right <= glyph.bottom - glyph.top
        ):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _around(glyphs: list[Glyph]) -> Rule:
    return Rule(
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
