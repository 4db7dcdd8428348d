"""
From the rules of a page to the cells of its tables.

Where rules meet there is a table, where one is missing cells are merged.  What holds for the rules of real files: they
come in pieces, twice beside each other, as thin areas; a table may lack its outer rules or the one at the top of a
page.  Known from reports on pdfplumber: 307 and 1157 (no rules at the sides), 160, 339, 720 and 1240 (none at the top),
1024 and 1370 (none at the bottom), 871 (tables below each other).

All places are tenths of a point.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, final

from attrs import evolve, frozen

from perfmodel.files._pdf_pages import Rule

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

    def without_first_row(self) -> "Lattice":
        """The table without its first row."""
        areas = [
            Area(max(top - 1, 0), left, bottom - 1, right) for top, left, bottom, right in self.areas if bottom > 1
        ]
        return evolve(self, down=self.down[1:], areas=tuple(areas), sides=self.sides[1:], top=True)

    def without_last_row(self) -> "Lattice":
        """The table without its last row."""
        last = len(self.down) - 2
        kept = (area for area in self.areas if area.top < last)
        areas = [Area(top, left, min(bottom, last), right) for top, left, bottom, right in kept]
        return evolve(self, down=self.down[:-1], areas=tuple(areas), sides=self.sides[:-1], bottom=True)


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
        if rule.level:
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
        if found and _is_piece_of(found[-1], line):
            found[-1] = found[-1]._replace(stop=max(found[-1].stop, line.stop))
        else:
            found.append(line)
    return [line for line in found if line.stop - line.start >= _SHORTEST]


def _is_piece_of(last: _Line, line: _Line) -> bool:
    """Whether a piece of a rule goes on with the one before it, or lies on it."""
    return last.at == line.at and line.start <= last.stop + NEAR


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
    """The table of lines that meet, or ``None`` for a frame or a single line."""
    if not _cross(rows, columns):
        return None
    down = _ends([line.at for line in rows], columns)
    across = _ends([line.at for line in columns], rows)
    if not _is_table(len(down) - 1, len(across) - 1) or len(down) * len(across) > MAX_POSITIONS:
        return None
    upright = list(zip(*_walls(columns, across, down), strict=True))
    places = {line.at for line in rows}
    return Lattice(
        across=tuple(across),
        down=tuple(down),
        areas=tuple(_areas(upright, _walls(rows, down, across))),
        sides=tuple((walls[0], walls[-1]) for walls in upright),
        top=down[0] in places,
        bottom=down[-1] in places,
    )


def _cross(rows: list[_Line], columns: list[_Line]) -> bool:
    """Whether there are lines in both directions, and more than one of each that cross."""
    return bool(rows) and bool(columns) and len(rows) + len(columns) > _FEWEST


def _is_table(rows: int, columns: int) -> bool:
    """Whether lines make a table, and not a frame of one cell, or one line that short ones cross, as a scale has it."""
    return rows > 0 and columns > 0 and rows * columns > 1


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


def _areas(upright: list[tuple[bool, ...]], flat: list[list[bool]]) -> list[Area]:
    """The cells: stretches of a row between walls, grown downwards where the same stretch goes on without one."""
    open_above: dict[tuple[int, int], Area] = {}
    found: list[Area] = []
    for row, walls in enumerate(upright):
        here: dict[tuple[int, int], Area] = {}
        for left, right in _stretches(walls):
            above = open_above.get((left, right))
            top = above.top if above is not None and not any(flat[row][left:right]) else row
            here[left, right] = Area(top, left, row + 1, right)
        found += [area for key, area in open_above.items() if key not in here or here[key].top != area.top]
        open_above = here
    return sorted([*found, *open_above.values()])


def _stretches(walls: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of a row between its walls: the first column and the one behind the last; the ends are walls."""
    inner = [column for column in range(1, len(walls) - 1) if walls[column]]
    return pairwise((0, *inner, len(walls) - 1))
