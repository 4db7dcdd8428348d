"""
From the rules of a page to the cells of its tables, and which cell a character belongs to.

Where rules meet there is a table, where one is missing cells are merged.  What holds for the rules of real files: they
come in pieces, twice beside each other, as thin areas; a table may lack its outer rules or the one at the top of a
page.  Known from reports on pdfplumber: 307 and 1157 (no rules at the sides), 160, 339, 720 and 1240 (none at the top),
1024 and 1370 (none at the bottom), 871 (tables below each other).

A character mostly belongs to the cell that it stands in.  A sheet of a workbook is printed with rows that are too low
for their text: then a text is cut off at its cell, or runs over the rules above and below it, and over other texts.

All places are tenths of a point.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple, final

from attrs import frozen

from perfmodel.files._pdf_pages import Glyph, Rule
from perfmodel.files._pdf_text import lines_of
from perfmodel.taxonomy._category_labels import match_category

NEAR = 30
"""Rules this near to each other are one, or touch."""

_SHORTEST = 40
_FEWEST = 2
MAX_MEETINGS = 4_000_000
MAX_POSITIONS = 200_000


class Area(NamedTuple):
    """A cell: its first row and column, and those behind its last, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@final
@frozen(weakref_slot=False)
class Lattice:
    """
    The cells of one ruled table.

    Attributes:
        across: Where its columns begin, and where the last one ends.

        down: The same for its rows.

        areas: The cells, row by row.

        sides: Whether a rule stands at the left and at the right end of each row.

        top: Whether a rule stands above the first row.

        bottom: Whether a rule stands below the last row.
    """

    across: tuple[int, ...]
    down: tuple[int, ...]
    areas: tuple[Area, ...]
    sides: tuple[tuple[bool, bool], ...]
    top: bool
    bottom: bool

    def without(self, row: int) -> "Lattice":
        """The table without its first or its last row."""
        gone = 1 if row == 0 else 0
        last = len(self.down) - 2
        kept = [area for area in self.areas if (area.bottom > 1 if gone else area.top < last)]
        areas = (Area(max(area.top - gone, 0), area.left, min(area.bottom - gone, last), area.right) for area in kept)
        down = self.down[1:] if gone else self.down[:-1]
        sides = self.sides[1:] if gone else self.sides[:-1]
        return Lattice(self.across, down, tuple(areas), sides, self.top or bool(gone), self.bottom or not gone)


class _Line(NamedTuple):
    """A joined rule: where it stands, from where to where it runs."""

    at: int
    start: int
    stop: int


def lattices(rules: Iterable[Rule], /) -> list[Lattice]:
    """
    The tables of a page from top to bottom; frames around anything and single lines are none.

    >>> box = [Rule(0, 0, 900, 5), Rule(0, 200, 900, 205), Rule(0, 400, 900, 405), Rule(450, 0, 455, 400)]
    >>> [(table.across, table.down, len(table.areas)) for table in lattices(box)]
    [((0, 452, 900), (2, 202, 402), 4)]
    """
    flat, upright = list[_Line](), list[_Line]()
    for rule in rules:
        wide, high = rule.right - rule.left, rule.bottom - rule.top
        if wide >= high:
            flat.append(_Line((rule.top + rule.bottom) // 2, rule.left, rule.right))
        else:
            upright.append(_Line((rule.left + rule.right) // 2, rule.top, rule.bottom))
    rows, columns = _joined(flat), _joined(upright)
    if len(rows) * len(columns) > MAX_MEETINGS:
        return []
    found = [_lattice(*group) for group in _groups(rows, columns)]
    return sorted((table for table in found if table is not None), key=lambda table: (table.down[0], table.across[0]))


def _joined(lines: list[_Line]) -> list[_Line]:
    """Pieces of one rule as one, rules beside each other as one."""
    level = dict(zip(places := sorted({line.at for line in lines}), _snapped(places), strict=True))
    found: list[_Line] = []
    for line in sorted(_Line(level[line.at], line.start, line.stop) for line in lines):
        last = found[-1] if found else None
        if last is not None and last.at == line.at and line.start <= last.stop + NEAR:
            found[-1] = _Line(last.at, last.start, max(last.stop, line.stop))
        else:
            found.append(line)
    return [line for line in found if line.stop - line.start >= _SHORTEST]


def _snapped(places: list[int]) -> list[int]:
    """Sorted places, each moved to the first one near it."""
    found = list[int]()
    for place in places:
        found.append(found[-1] if found and place - found[-1] < NEAR else place)
    return found


def _groups(rows: list[_Line], columns: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """The lines that meet, directly or by others."""
    group_of = list(range(len(rows) + len(columns)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = group_of[group_of[index]]
            index = group_of[index]
        return index

    for index, row in enumerate(rows):
        for other, column in enumerate(columns, start=len(rows)):
            if _reaches(row, column.at) and _reaches(column, row.at):
                group_of[root(other)] = root(index)
    found: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for index, row in enumerate(rows):
        found.setdefault(root(index), ([], []))[0].append(row)
    for other, column in enumerate(columns, start=len(rows)):
        found.setdefault(root(other), ([], []))[1].append(column)
    return list(found.values())


def _reaches(line: _Line, place: int) -> bool:
    return line.start - NEAR <= place <= line.stop + NEAR


def _lattice(rows: list[_Line], columns: list[_Line]) -> Lattice | None:
    if not rows or not columns or len(rows) + len(columns) <= _FEWEST:
        return None
    down = _ends([line.at for line in rows], columns)
    across = _ends([line.at for line in columns], rows)
    if max(len(down), len(across)) <= _FEWEST or len(down) * len(across) > MAX_POSITIONS:
        return None
    left_walls, top_walls = _walls(columns, across, down), _walls(rows, down, across)
    upright = [[left_walls[column][row] for column in range(len(across))] for row in range(len(down) - 1)]
    flat = [[top_walls[row][column] for column in range(len(across) - 1)] for row in range(len(down) - 1)]
    sides = tuple((walls[0], walls[-1]) for walls in upright)
    places = {line.at for line in rows}
    return Lattice(
        tuple(across), tuple(down), tuple(_areas(upright, flat)), sides, down[0] in places, down[-1] in places
    )


def _ends(places: list[int], crossing: list[_Line]) -> list[int]:
    """The places of some lines, and the ends of those that cross them where no line stands there."""
    found = sorted(set(places))
    first, last = min(line.start for line in crossing), max(line.stop for line in crossing)
    return [
        *([first] if first < found[0] - _SHORTEST else []),
        *found,
        *([last] if last > found[-1] + _SHORTEST else []),
    ]


def _walls(lines: list[_Line], places: list[int], crossing: list[int]) -> list[list[bool]]:
    """For each place whether a line stands there along each stretch between the crossing places."""
    walls = [[False] * (len(crossing) - 1) for _ in places]
    for line in lines:
        at = bisect_left(places, line.at)
        first = max(bisect_right(crossing, line.start) - 1, 0)
        for stretch in range(first, len(crossing) - 1):
            start, stop = crossing[stretch], crossing[stretch + 1]
            if start >= line.stop:
                break
            if 2 * (min(stop, line.stop) - max(start, line.start)) > stop - start:
                walls[at][stretch] = True
    return walls


def _areas(upright: list[list[bool]], flat: list[list[bool]]) -> list[Area]:
    """The cells: stretches of a row between walls, grown downwards where the same stretch goes on without one."""
    open_above: dict[tuple[int, int], Area] = {}
    found: list[Area] = []
    for row, walls in enumerate(upright):
        starts = [column for column in range(len(walls) - 1) if column == 0 or walls[column]]
        here: dict[tuple[int, int], Area] = {}
        for left, right in zip(starts, [*starts[1:], len(walls) - 1], strict=True):
            above = open_above.get((left, right))
            if above is not None and not any(flat[row][left:right]):
                here[left, right] = Area(above.top, left, row + 1, right)
            else:
                here[left, right] = Area(row, left, row + 1, right)
        found += [area for key, area in open_above.items() if here.get(key, area).top != area.top or key not in here]
        open_above = here
    return sorted([*found, *open_above.values()])


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
