"""
The tables of one page: cells with their text and their places on the paper, and the lines around them.

Page numbers, running headers and footers, and slanting or faint text over the page are no lines.
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from operator import attrgetter
from typing import final

from attrs import evolve, frozen

from perfmodel._patterns import regex
from perfmodel.files._pdf_cells import NEAR, Lattice, lattices
from perfmodel.files._pdf_holder import Cell, Holder, middle
from perfmodel.files._pdf_pages import Glyph, Page, Rule
from perfmodel.files._pdf_text import (
    Line,
    height_of_digits,
    joined,
    lines_of,
    paragraphs,
    slanting,
    struck_out,
    without_notes,
)

_MARGIN = 560
"""Running headers and footers stand this near to the edge of the paper, above and below all text (2 cm)."""

_CENTRED = 60
_ROW_HEIGHTS = 3
"""A clip of at most this many lines is that of a cell."""

_NUMBER = regex(
    r"[-—–－·\s]*(?:第\s*)?(?:\d{1,4}|[ivxlIVXL]{1,6}|[一二三四五六七八九十百]{1,4})(?:\s*页)?"
    r"(?:\s*[,，/]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·\s]*"
)


@final
@frozen(kw_only=True, weakref_slot=False)
class Box:
    """
    A cell on the paper.

    Attributes:
        left: Where it begins, in tenths of a point.

        right: Where it ends.

        top: Its first row, from 0.

        bottom: The row behind its last one.

        text: What stands in it.

        last: Its last line.

        downwards: Whether its text runs downwards to the end of the cell, so that it may go on.
    """

    left: int
    right: int
    top: int
    bottom: int
    text: str
    last: Line | None = None
    downwards: bool = False

    def over(self, other: "Box") -> bool:
        """Whether another one has the same columns."""
        return near(self.left, other.left) and near(self.right, other.right)

    @property
    def single(self) -> bool:
        """Whether it is one row high."""
        return self.bottom - self.top == 1


def near(place: int, other: int, /) -> bool:
    """Whether two places on the paper are one."""
    return abs(place - other) <= 2 * NEAR


@final
@frozen(kw_only=True, weakref_slot=False)
class Table:
    """
    A table, on one page or joined from several.

    Attributes:
        pages: The first and the last page.

        index: Its number on the first page.

        left: Where it begins on the paper, in tenths of a point.

        right: Where it ends.

        bottom: Where it ends on the last page.

        heights: How high its rows are.

        boxes: Its cells, row by row.

        open_right: The rows without a rule at their right end.

        above: The lines before it.

        below: The lines behind it.

        cuts: The rows that the end of a page has cut, each as the texts that were put together.
    """

    pages: tuple[int, int]
    index: int
    left: int
    right: int
    bottom: int
    heights: tuple[int, ...]
    boxes: tuple[Box, ...]
    open_right: frozenset[int]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.heights)

    def texts(self, row: int, *, alone: bool) -> list[str]:
        """What stands in a row, from left to right, in its own cells *alone* or in merged ones too."""
        here = [box for box in self.boxes if box.top <= row < box.bottom and box.text]
        own = [box for box in here if box.single] if alone else here
        return [box.text for box in sorted(own, key=attrgetter("left"))]


@final
@frozen(kw_only=True, weakref_slot=False)
class Sheet:
    """
    What a page holds.

    Attributes:
        page: The page.

        lines: The lines outside of tables, each with how many tables stand before it.

        tables: The tables from top to bottom.

        watermarks: The texts that lie over the page.

        beside: Texts that stand beside a table, as what is cut off at the end of a printed sheet does.

        overrun: Texts that run over the rules of their cells.

        notes: Words in cells with the marks of footnotes that are left out.

        struck: Texts with a line through them, which are left out.
    """

    page: Page
    lines: tuple[tuple[int, Line], ...] = ()
    tables: tuple[Table, ...] = ()
    watermarks: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    overrun: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()


def sheet_of(page: Page, /) -> Sheet:
    """The tables and lines of a page."""
    if not page.rules:
        texts = filter(None, map(str.strip, page.text.splitlines()))
        return Sheet(page=page, lines=tuple((0, Line(text, 0, 0, 0, 0)) for text in texts))
    page = _upright(page)
    over, level = _parted(page.glyphs, lambda glyph: slanting(glyph.angle))
    bands = _bands(page)
    glyphs = [glyph for glyph in level if _seen(glyph, page, bands)]
    gone, lines = struck_out(glyphs, page.rules)
    taken_back, glyphs = _parted(glyphs, gone.__contains__)
    found = [_trimmed(table, glyphs) for table in lattices(rule for rule in page.rules if rule not in lines)]
    holder = Holder(found, page.clips)
    held, rest = holder.held(glyphs)
    held, notes = _without_notes(held)
    beside, outside = _parted(rest, lambda glyph: _is_beside(glyph, found))
    over_text = "".join(glyph.sign for glyph in over).strip()
    return Sheet(
        page=page,
        lines=_lines_around(found, [glyph for glyph in outside if _on_paper(glyph, page)]),
        tables=tuple(_table(page, index, table, held) for index, table in enumerate(found)),
        watermarks=(over_text,) if over_text else (),
        beside=tuple(line.text for line in lines_of(beside)),
        overrun=holder.overrun,
        notes=notes,
        struck=tuple(line.text for line in lines_of(taken_back)),
    )


def _parted(glyphs: Iterable[Glyph], is_first: Callable[[Glyph], bool]) -> tuple[list[Glyph], list[Glyph]]:
    """The characters of which something holds, and the others."""
    yes, no = list[Glyph](), list[Glyph]()
    for glyph in glyphs:
        (yes if is_first(glyph) else no).append(glyph)
    return yes, no


def _without_notes(held: dict[Cell, list[Glyph]]) -> tuple[dict[Cell, list[Glyph]], tuple[str, ...]]:
    """The characters of all cells without the marks of footnotes, and the words with their marks."""
    digits = height_of_digits(held.values())
    plain = {cell: without_notes(glyphs, digits) for cell, glyphs in held.items()}
    notes = tuple(mark for _, marks in plain.values() for mark in marks)
    return {cell: glyphs for cell, (glyphs, _) in plain.items()}, notes


def _lines_around(tables: list[Lattice], glyphs: list[Glyph]) -> tuple[tuple[int, Line], ...]:
    """The lines outside of tables, each with how many tables stand before it."""
    lines = lines_of(glyphs)
    end = max([*(line.right for line in lines), *(table.across[-1] for table in tables)], default=0)
    return tuple((sum(table.down[0] < line.top for table in tables), line) for line in paragraphs(lines, end))


def _upright(page: Page) -> Page:
    """The page turned so that most of its text can be read, as for a table that is drawn sideways."""
    sideways = [sum(round(glyph.angle / 90) % 4 == quarter for glyph in page.glyphs) for quarter in range(4)]
    quarter = sideways.index(max(sideways))
    if quarter == 0:
        return page
    return turned(page, quarter)


def turned(page: Page, quarters: int, /) -> Page:
    """A page turned against the clock by some quarters, so that text that runs down it can be read."""
    for _ in range(quarters):
        page = evolve(
            page,
            width=page.height,
            height=page.width,
            glyphs=tuple(
                Glyph(sign, top, page.width - right, bottom, page.width - left, (angle - 90) % 360, clip)
                for sign, left, top, right, bottom, angle, clip in page.glyphs
            ),
            rules=tuple(_turned(rule, page.width) for rule in page.rules),
            clips=tuple(_turned(clip, page.width) for clip in page.clips),
        )
    return page


def _turned(rule: Rule, width: int) -> Rule:
    return Rule(rule.top, width - rule.right, rule.bottom, width - rule.left)


def _bands(page: Page) -> frozenset[int]:
    """The clips that reach over all rules from side to side: what the page shows of rows that its end cuts."""
    left, right = min(rule.left for rule in page.rules), max(rule.right for rule in page.rules)
    found = enumerate(page.clips)
    return frozenset(at for at, clip in found if clip.left <= left + NEAR and clip.right >= right - NEAR)


def _seen(glyph: Glyph, page: Page, bands: frozenset[int]) -> bool:
    """Whether a character stands on the paper and is not cut off there, or is cut off by a cell."""
    clip = page.clips[glyph.clip] if glyph.clip >= 0 and glyph.clip not in bands else None
    if clip is not None and clip.bottom - clip.top <= _ROW_HEIGHTS * (glyph.bottom - glyph.top):
        return True
    return _on_paper(glyph, page)


def _on_paper(glyph: Glyph, page: Page) -> bool:
    across, down = middle(glyph)
    clip = page.clips[glyph.clip] if glyph.clip >= 0 else Rule(0, 0, page.width, page.height)
    return clip.left <= across <= clip.right and clip.top <= down <= clip.bottom


def _trimmed(table: Lattice, glyphs: list[Glyph]) -> Lattice:
    """A table without a blank row above its first or below its last rule, where side rules stick out."""
    if not table.top and _is_blank_row(table, 0, glyphs):
        table = table.without_first_row()
    if not table.bottom and _is_blank_row(table, -1, glyphs):
        table = table.without_last_row()
    return table


def _is_blank_row(table: Lattice, row: int, glyphs: list[Glyph]) -> bool:
    """Whether no character stands in a row of a table that has others."""
    start, stop = list(pairwise(table.down))[row]
    places = map(middle, glyphs)
    held = any(start <= down < stop and table.across[0] <= across < table.across[-1] for across, down in places)
    return len(table.down) > 2 and not held  # noqa: PLR2004 - a row is left


def _is_beside(glyph: Glyph, tables: list[Lattice]) -> bool:
    _, down = middle(glyph)
    return any(table.down[0] <= down < table.down[-1] for table in tables)


def _table(page: Page, index: int, table: Lattice, held: dict[Cell, list[Glyph]]) -> Table:
    boxes = list[Box]()
    for area in table.areas:
        left, right, end = table.across[area.left], table.across[area.right], table.down[area.bottom]
        lines = lines_of(held.get((index, area), []))
        boxes.append(
            Box(
                left=left,
                right=right,
                top=area.top,
                bottom=area.bottom,
                text=joined(lines, right - left),
                last=lines[-1] if lines else None,
                downwards=bool(lines)
                and all(line.downwards for line in lines)
                and end - lines[-1].bottom < lines[-1].bottom - lines[-1].top,
            )
        )
    return Table(
        pages=(page.number, page.number),
        index=index + 1,
        left=table.across[0],
        right=table.across[-1],
        bottom=table.down[-1],
        heights=tuple(stop - start for start, stop in pairwise(table.down)),
        boxes=tuple(boxes),
        open_right=frozenset(row for row, (_, right) in enumerate(table.sides) if not right),
    )


def running(sheets: list[Sheet], /) -> frozenset[str]:
    """The headers and footers: what stands near the edge of two pages or more, numbers apart."""
    seen: dict[str, int] = {}
    for sheet in sheets:
        for line in {shape(line.text) for _, line in sheet.lines if _at_edge(line, sheet.page)}:
            seen[line] = seen.get(line, 0) + 1
    return frozenset(text for text, count in seen.items() if count > 1)


def shape(text: str, /) -> str:
    """A text without its numbers."""
    return re.sub(r"\d+", "#", text)


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom > 0 and (line.bottom < _MARGIN or line.top > page.height - _MARGIN)


def is_number(text: str, /) -> bool:
    """
    Whether a line is the number of a page.

    >>> is_number("— 12 —"), is_number("第 3 页 共 40 页"), is_number("2022年度")
    (True, True, False)
    """
    return _NUMBER.fullmatch(text) is not None


def is_running(sheet: Sheet, at: int, headers: frozenset[str], /) -> bool:
    """Whether a line is a header, a footer or the number of the page."""
    line = sheet.lines[at][1]
    if (at == 0 or at == len(sheet.lines) - 1) and is_number(line.text):  # noqa: PLR1714 - a set for each line takes long
        return True
    return (line.bottom == 0 or _at_edge(line, sheet.page)) and bool(headers) and shape(line.text) in headers


def centred(line: Line, page: Page, /) -> bool:
    """Whether a line stands in the middle of the page, as titles do."""
    return abs(line.left + line.right - page.width) <= 2 * _CENTRED
