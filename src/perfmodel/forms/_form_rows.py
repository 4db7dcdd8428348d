"""
Which rows of a file make one form, which lie outside all forms, and which stand behind a table.

A file is a sequence of lines and tables.  A form begins with its title or its head and goes on to the next form; what
stands before it (covers, lists, budget tables, prose) gives nothing to it.  A Word form may keep its head, its
indicators and their continuation in tables of their own; a workbook keeps a form on each sheet; a pasted text may hold
several forms below each other.  Behind a table stand notes, causes, who filled it in, a title, a label of the head.
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell, Grid, rows_of
from perfmodel.forms._alignment import Placed, place_row
from perfmodel.forms._cell_texts import is_expression, is_label
from perfmodel.forms._columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms._heading_rows import may_open
from perfmodel.forms._headings import table_of
from perfmodel.forms._layouts import Column, Head, column_of, head_of, is_goal, is_term, money_of, paired
from perfmodel.forms._ledger import Joined, join
from perfmodel.forms._money import is_unit_line
from perfmodel.forms._packed_cells import with_a_row_for_each
from perfmodel.forms._sentences import sentence
from perfmodel.forms._spending_plans import begins_plan, is_plan
from perfmodel.forms._turned_tables import turned
from perfmodel.forms._valued_names import with_values_apart
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import (
    ends_as_tail,
    goes_on,
    is_annex,
    is_note,
    is_of_indicators,
    is_prose,
    is_title,
    names_objectives,
    opens_tail,
)
from perfmodel.lexicon._heading_words import BUDGET_YEARS, FISCAL_YEAR, MONTHS, QUARTER, WATCHED, WATCHING, YEARS
from perfmodel.lexicon._printed_marks import EXAMPLE_FORMS
from perfmodel.lexicon._rows import any_word

Row = list[Cell]

YEAR = regex(
    rf"\(?\s*({FISCAL_YEAR})\s*+(?:{any_word(YEARS, BUDGET_YEARS)}(?:\s+度)?)?[\s,;]*+"
    rf"(?:{any_word(WATCHING)}\s*+:?\s*+)?"
    rf"(?:\(?(?:1月?\s*[-~至到]\s*1?\d{any_word(MONTHS)}|{any_word(WATCHED)}|第?[一二三四1-4]{QUARTER})\)?)?\s*\)?"
)
"""A cell that is a fiscal year, or the months of it that a form watches, and nothing else."""

_IDENTITY = frozenset((Head.PROJECT, Head.DEPARTMENT, Head.SUPERVISOR, Head.UNIT))


_SHOWS_HOW = regex(any_word(EXAMPLE_FORMS))
_LONGEST_TITLE = 24
"""A line with more characters is prose of a form that is filled in: 申报表（样表，仅供参考） has 13."""


class Form(NamedTuple):
    """
    The rows of one form and what stands around it.

    ``rows`` are those that have a cell that is not blank, ``tables`` the headings among them by their index with the
    number of their rows, ``begin`` the index of the first row that belongs to the form, ``bodies`` the cells above its
    rows that name its body, by their headings (in a table of many projects), ``listed`` whether its rows name its
    project.
    """

    joined: Joined
    rows: list[Row]
    tables: dict[int, tuple[Table, int]]
    begin: int
    bodies: Mapping[str, Cell] = MappingProxyType({})
    listed: bool = False


def forms_of(grids: tuple[Grid, ...], /) -> list[Form]:
    """The forms of a file with all its rows; none where no row is the heading of a table or a sentence."""
    joined, rows = _as_meant(join(grids))
    tables = tables_of(rows) if rows else {}
    if not tables:
        return _sentences(joined, rows)
    begins = _begins(_Beginnings(joined, rows), tables)
    starts = [0, *begins[1:], len(rows)]
    forms = list[Form]()
    for begin, (start, stop) in zip(begins, pairwise(starts), strict=True):
        first = rows[start][0].row if start else 1
        after = rows[stop][0].row if stop < len(rows) else joined.grid.rows + 1
        own = {index - start: found for index, found in tables.items() if start <= index < stop}
        forms.append(Form(joined.cut(first, after), rows[start:stop], own, begin - start))
    return forms


def shows_how(form: Form, /) -> bool:
    """Whether a form says, in the name of its sheet or in a title, that it shows how others are to be filled in."""
    above = form.rows[form.begin : min(form.tables, default=form.begin)]
    origin = form.joined.origin(form.rows[form.begin][0].row)
    titles = [row[0].text for row in above if len(row) == 1 and len(row[0].text) <= _LONGEST_TITLE]
    return any(_SHOWS_HOW.search(said) is not None for said in (origin.table or "", *titles))


def _as_meant(joined: Joined) -> tuple[Joined, list[Row]]:
    """A file with its tables upright and each value in a cell of its own, and the rows of it."""
    rows = rows_of(joined.grid)
    for mended in (turned, with_values_apart, with_a_row_for_each):
        if (found := mended(joined, rows)) is not joined:
            joined, rows = found, rows_of(found.grid)
    return joined, rows


def _begins(finder: "_Beginnings", tables: Mapping[int, tuple[Table, int]]) -> list[int]:
    """The first row of each form."""
    begins, last = list[int](), 0
    for index, (_, headings) in tables.items():
        begin = finder.begin(last, index, first=not begins)
        if begin is not None:
            begins.append(begin)
        last = index + headings
    return begins


def tables_of(rows: list[Row], /) -> dict[int, tuple[Table, int]]:
    """The headings of tables among some rows."""
    found, opening, index = dict[int, tuple[Table, int]](), may_open(rows), 0
    while index < len(rows):
        table = table_of(rows, index) if opening[index] else None
        if table is not None:
            found[index] = table
        index += 1 if table is None else table[1]
    return found


def _sentences(joined: Joined, rows: list[Row]) -> list[Form]:
    """A file without a table is one form where it has sentences that are read as indicators."""
    return [Form(joined, rows, {}, 0)] if any(len(row) == 1 and sentence(row[0]) is not None for row in rows) else []


class _Beginnings:
    """Finds the first row of each form."""

    def __init__(self, joined: Joined, rows: list[Row]) -> None:
        self._joined = joined
        self._rows = rows
        self._numbers = [row[0].row for row in rows]

    def begin(self, low: int, heading: int, *, first: bool) -> int | None:
        """Where the form begins whose table starts at *heading*, or ``None`` where it goes on with the one before."""
        own = max(low, self._start_of_part(heading))
        titles = self._titles(low, heading, own)
        identities = self._identities(low, heading)
        if not titles:
            return self._begin_untitled(low, heading, own, identities, first=first)
        title, last = titles[-1], max(identities, default=-1)
        if not (first or last >= title or self._names_objectives(title)):
            return None
        if title < own <= last:
            return self._without_lines(own, heading)
        if self._has_head_above(title, last, low):
            return self._with_lines(self._start_of_part(last), low)
        return self._with_lines(_title_over_head(titles, identities, own), low)

    def _has_head_above(self, title: int, head: int, low: int) -> bool:
        """Whether a title is that of the indicators alone, whose form has its head in a table of its own above it."""
        if not (0 <= head < title and is_of_indicators(self._rows[title][0].text)):
            return False
        return low == 0 or self._grid(head) != self._grid(low)

    def _grid(self, index: int) -> int:
        return self._joined.origin(self._numbers[index]).grid

    def _identities(self, low: int, heading: int) -> list[int]:
        """The rows above a table that name the project or the body of a form."""
        return [index for index in range(low, heading) if _is_identity(self._rows[index])]

    def _begin_untitled(self, low: int, heading: int, own: int, identities: list[int], *, first: bool) -> int | None:
        """Where a form without a title begins: at its head, or the first one of a file above the table."""
        if not first:
            return self._with_lines(identities[0], low) if identities else None
        return self._without_lines(own if own < heading or low == heading else self._before(own), heading)

    def _titles(self, low: int, heading: int, own: int) -> list[int]:
        """The titles above a table: those of objectives where there are some; others only in its own part of a file."""
        titles = [index for index in range(low, heading) if self._is_title(index)]
        of_objectives = [index for index in titles if self._names_objectives(index)]
        return of_objectives or [index for index in titles if index >= own]

    def _names_objectives(self, index: int) -> bool:
        return names_objectives(self._rows[index][0].text)

    def _is_title(self, index: int) -> bool:
        """Whether a row is a title; 长期绩效目标表 below a head says of which term the table below it is."""
        row = self._rows[index]
        titled = len(row) == 1 and _is_own_title(row[0].text.strip())
        return titled and not (is_term(row[0].text) and index > 0 and len(self._rows[index - 1]) > 1)

    def _start_of_part(self, heading: int) -> int:
        """The first row of the table that a heading stands in, with the lines above it."""
        origin = self._joined.origin(self._numbers[heading])
        start = next((item.start for item in self._joined.origins if item.grid == origin.grid), origin.start)
        return bisect_left(self._numbers, start)

    def _before(self, own: int) -> int:
        """The first row of the tables before *own* that hold nothing but the head of a form."""
        while own:
            start = self._start_of_part(own - 1)
            part = self._rows[start:own]
            if sum(map(_is_head, part)) * 2 <= len(part):
                break
            own = start
        return own

    def _with_lines(self, index: int, low: int) -> int:
        """The row, or the first of the lines right above it that belong to a title: the rest of it, a year."""
        while index > low and len(self._rows[index - 1]) == 1 and self._belongs(index - 1):
            index -= 1
        return index

    def _belongs(self, index: int) -> bool:
        text = self._rows[index][0].text.strip()
        return YEAR.fullmatch(fold(text)) is not None or is_unit_line(text) or self._is_title(index)

    def _without_lines(self, index: int, heading: int) -> int:
        """The row behind the last line of prose before the head of a form without a title."""
        head = next((at for at in range(index, heading) if _is_head(self._rows[at])), heading)
        prose = [at for at in range(index, head) if len(self._rows[at]) == 1 and not _is_line(self._rows[at][0].text)]
        return self._without_table(prose[-1] + 1 if prose else index, heading)

    def _without_table(self, index: int, heading: int) -> int:
        """The row that names the project or body, where a table of numbered rows and a gap stand before it."""
        named = next((at for at in range(index, heading) if _is_identity(self._rows[at])), index)
        gap = named > index and self._numbers[named] - self._numbers[named - 1] > 1
        first = self._rows[index]
        return named if gap and len(first) > 1 and column_of(first[0].text) is Column.NUMBER else index


def _title_over_head(titles: list[int], identities: list[int], own: int) -> int:
    """The last title, or the one over the head where no head follows it: a head, 绩效指标表, and then the table."""
    heads = [index for index in identities if index >= own]
    if not heads or heads[-1] >= titles[-1]:
        return titles[-1]
    return _last_until(heads[0], titles)


def _last_until(row: int, titles: list[int]) -> int:
    """The last of some titles down to a row, or the row itself."""
    return next((index for index in reversed(titles) if index <= row), row)


def _is_identity(row: Row) -> bool:
    """Whether a row names the project or the body of a form, first or behind its code."""
    first = head_of(row[0].text)
    if first is Head.EXTRA and any(head_of(cell.text) is Head.PROJECT for cell in row[1:]):
        return True
    return first in _IDENTITY or paired(row[0].text) in _IDENTITY


def _is_head(row: Row) -> bool:
    """Whether a row is one of a head: a label that is known stands in it."""
    return any(
        head_of(cell.text) is not None or money_of(cell.text) is not None or paired(cell.text) is not None
        for cell in row
    )


def _is_own_title(text: str) -> bool:
    """Whether a text is the title of a form, and none that goes on with the table before it."""
    return is_title(text) and not is_prose(text) and not goes_on(text)


def _is_line(text: str) -> bool:
    """Whether a line may stand above the head of a form: a title, a year, a unit, an annex number, something short."""
    text = text.strip()
    return YEAR.fullmatch(fold(text)) is not None or is_annex(text) or is_title(text) or not is_prose(text)


LONGEST = 200
"""How many characters of a cell are looked at: a label is short."""


def is_end(cells: list[Cell]) -> bool:
    """Whether a row is one that stands behind tables: notes, causes, who filled it in, a title."""
    ends, title = what_ends(cells[0].text[:LONGEST])
    return ends or (title and len(cells) == 1) or begins_plan(cells)


@lru_cache(maxsize=4096)
def what_ends(text: str) -> tuple[bool, bool]:
    """Whether a text opens a row behind a table, and whether it is a title."""
    return is_note(text) or opens_tail(text) or head_of(text) is Head.GRADE, is_title(text)


@lru_cache(maxsize=4096)
def may_end(text: str) -> bool:
    """Whether a row that begins with a text may stand behind a table: without it a row of three cells never does."""
    tail = any(what_ends(text[:LONGEST])) or ends_as_tail(text) or is_plan(text)
    return tail or paired(text) is not None or head_of(text) is not None or is_goal(text)


def ends(table: Table, cells: list[Cell]) -> bool:
    """Whether a row stands behind the table: a note, a label of the head."""
    first = cells[0]
    if not may_end(first.text):
        return False
    slot = table.columns.at(first)
    if is_end(cells):
        return not _is_named_as_tail(slot, cells)
    at_left = slot is None or slot is table.slots[0]
    if (at_left and _is_tail_label(cells)) or _are_pairs(cells):
        return True
    return _may_be_head(cells) and _is_head_below(table, slot, cells)


def _is_named_as_tail(slot: Slot[Column] | None, cells: list[Cell]) -> bool:
    """Whether a row is an indicator whose name only begins as a tail does: 审核意见采纳率 | ≥90%."""
    named = slot is not None and slot.field is Column.NAME
    return named and _is_stated(cells) and opens_tail(cells[0].text)


def _is_tail_label(cells: list[Cell]) -> bool:
    """Whether a row begins with a label that ends as those of a tail do, and no value is behind it: 科室审核意见."""
    return ends_as_tail(cells[0].text) and not _is_stated(cells)


def _is_stated(cells: list[Cell]) -> bool:
    """Whether a value stands behind the first cell of a row: 意见采纳率 | ≥90%."""
    return len(cells) > 1 and is_expression(cells[1].text)


def _are_pairs(cells: list[Cell]) -> bool:
    """Whether each cell holds a label with its value, and those behind the first may be labels of a form's tail."""
    first, *others = cells
    return paired(first.text) is not None and all(paired(cell.text) or opens_tail(cell.text) for cell in others)


def _may_be_head(cells: list[Cell]) -> bool:
    """Whether a row begins with a label of the head, and not with the side label of a table; goals have one text."""
    text = cells[0].text
    if is_goal(text):
        return head_of(text) is not None and len(cells) <= 2  # noqa: PLR2004 - the goals and their text
    return head_of(text) is not None and column_of(text) is not Column.SIDE


def _is_head_below(table: Table, slot: Slot[Column] | None, cells: list[Cell]) -> bool:
    """Whether a row that begins with a label of the head, in the column of *slot*, is no indicator of the table."""
    placed = place_row(table, cells)
    if placed is None or placed.moved > 0:
        return True
    beside = slot is not None and slot.field in {Column.SIDE, *LEVELS}
    if beside and head_of(cells[0].text) is Head.EXTRA:
        return not _is_indicator(placed)
    return _is_goal_with_text(cells) and not _has_name(placed)


def _is_goal_with_text(cells: list[Cell]) -> bool:
    """Whether a row is the label of the goals with a text behind it."""
    return is_goal(cells[0].text) and len(cells) > 1 and not is_label(cells[1])


def _has_name(placed: Placed[Column]) -> bool:
    return any(slot.field is Column.NAME for slot, _ in placed.cells)


def _is_indicator(placed: Placed[Column]) -> bool:
    """Whether a row has a value, and a name that is no label of a form's tail."""
    named = [cell for slot, cell in placed.cells if slot.field is Column.NAME]
    valued = any(slot.field in VALUES for slot, _ in placed.cells)
    return valued and bool(named) and head_of(named[0].text) is None
