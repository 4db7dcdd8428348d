"""
From the rows of a table to indicators, and what makes a row doubtful, though it is read.

Doubtful is a row with several indicators in it, with half a name, or with an example.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, final

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import Placed, place_row
from perfmodel.forms._cell_texts import has_letters, is_expression, is_label, is_words, split_ordinal
from perfmodel.forms._columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms._fields import RowFields, Shared
from perfmodel.forms._layouts import Column, column_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._plain_text import Lines, are_headings, is_bare, is_pair
from perfmodel.forms._row_labels import POINTS, Levels, Name, Parts, kind_in_name, named_by, reaches, spread
from perfmodel.forms._row_terms import (
    ColumnSet,
    RowTerms,
    category_over,
    is_band,
    is_numeral,
    is_term_over,
    terms_of_sets,
)
from perfmodel.lexicon._form_marks import is_blank, is_example, is_template
from perfmodel.lexicon._headings import names_year
from perfmodel.objectives._indicator import Extra, Indicator, Numbering, Term
from perfmodel.targets._shapes import Target
from perfmodel.taxonomy._category_labels import split_points
from perfmodel.values._period import FiscalYear

_KINDS = (
    r"[①-⑳](?=\s*[^①-⑳\s、])",
    r"指标\s*[\d一二三四五六七八九十]{1,2}\s*[:：.、]",  # noqa: RUF001 - as printed
    r"[(（]\d{1,2}[)）]",  # noqa: RUF001 - as printed
    r"^[^\S\n]*\d{1,2}[^\S\n]*(?:[.、．](?!\d)|(?=[^\d\s.%]))",  # noqa: RUF001 - as printed
)
"""How a name or a line of it may be numbered; no two begin alike."""

_NUMBERS = tuple(regex(kind, re.MULTILINE) for kind in _KINDS)
_NUMBER = regex("|".join(f"({kind})" for kind in _KINDS), re.MULTILINE)
_NEXT = regex(
    r"[；;。，,\n][^\S\n]*[(（]?(?:[2-9]|1\d|[二三四五六七八九十])(?:[)）]|[.、．](?!\d))"  # noqa: RUF001 - as printed
    r"|[；;。\n][^\S\n]*(?:(?:[2-9]|1\d)[^\S\n]+(?=[^\d\s%])|[二三]是|[②③])|①[^①②]{0,60}②"  # noqa: RUF001 - as printed
)
"""How the second of several begins in one cell of values: ≥4座；2.巡查≥12次."""

_EXAMPLE = "an example that the template gave; delete it, or write the name of an indicator"
_SEVERAL = "several numbered names or lines with a value each in one row; they are read as one indicator"


def find_doubts(name: Cell, values: Sequence[Cell], ledger: Ledger, /) -> None:
    """Make a finding of what makes the row of a name doubtful."""
    if is_example(name.text):
        ledger.find("name-placeholder", _EXAMPLE, name)
    lines = _filled(name.text)
    paired = len(lines) > 1 and any(_are_paired(lines, value.text) for value in values)
    if paired or _is_numbered(name.text) or any(_NEXT.search(value.text) for value in values):
        ledger.find("indicators-several", _SEVERAL, name)


def is_half(name: Cell, above: Cell, /, *, labelled: bool) -> bool:
    """Whether a name with a value goes on with the one right above it that had none, below the same label."""
    below = name.row == above.row + above.row_span and name.column == above.column
    return below and not labelled


def _is_numbered(text: str) -> bool:
    """Whether a name begins with a number, and has another of the same kind in it."""
    begun = _NUMBER.match(text.strip())
    kind = None if begun is None else _NUMBERS[(begun.lastindex or 1) - 1]
    return kind is not None and len(kind.findall(text)) > 1


def _are_paired(names: list[str], value: str) -> bool:
    """Whether a name of several lines has a value of as many, each of which is a value by itself."""
    values = _filled(value)
    return len(names) == len(values) and all(map(is_expression, values)) and all(map(has_letters, names))


def _filled(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [line for line in text.splitlines() if not is_blank(line)]


_CAPTION = "所属项目"
_ENDS_POINTS = frozenset(")）分")  # noqa: RUF001 - as printed
_OWN = frozenset((Column.SIDE, Column.HEAD, Column.NUMBER, Column.NAME, Column.LEVEL_POINTS, *LEVELS))
"""What a merged cell of is no field of each row that it reaches over."""


class Context(NamedTuple):
    """What all tables of a form share: the ledger, the year, the ids, the columns that nobody can read, two terms."""

    ledger: Ledger
    year: FiscalYear | None
    numbering: Numbering
    unread: frozenset[Slot[Column]] = frozenset()
    two_terms: bool = False


@final
class IndicatorReader:
    """Reads the rows of one table, from top to bottom."""

    def __init__(  # noqa: PLR0913 - the parts of a table
        self,
        table: Table,
        context: Context,
        lines: Lines,
        *,
        term: Term | None = None,
        captions: Sequence[Cell] = (),
    ) -> None:
        self._captions = list(reversed(captions))
        self._caption: tuple[Extra, ...] = ()
        self._lines = lines
        self._table = table
        self._context = context
        self._ledger = context.ledger
        groups = table.groups
        terms = terms_of_sets(groups, term, two_terms=context.two_terms)
        self._groups = tuple(
            (ColumnSet.of(slots, given), Levels(self._ledger, category_over(slots)))
            for slots, given in zip(groups, terms, strict=True)
        )
        self._of_year = {slot for slot in table.slots if slot.field is Column.ACTUAL and names_year(slot.heading)}
        self._second = any(slot.field is Column.LEVEL_2 for slot in table.slots)
        self._terms = RowTerms()
        self._half: Cell | None = None
        self._numbered = False
        self._banded = False
        self._above: Cell | None = None
        self._until = self._row = 0
        self._spanning: dict[Slot[Column], Cell] = {}
        self.indicators: list[Indicator] = []
        self.rows: list[int] = []
        self.heads: list[tuple[str, Cell]] = []

    @property
    def points(self) -> tuple[Extra, ...]:
        """The points that are printed with level labels (产出指标（50分）)."""
        return tuple(extra for _, levels in self._groups for extra in levels.points)

    def read(self, cells: list[Cell], width: int | None = None) -> None:
        """Take one row of the grid: its indicators are added, its other cells go to the ledger."""
        while self._captions and self._captions[-1].row < cells[0].row:
            self._take_caption(self._captions.pop())
        if self._takes_over(cells):
            return
        self._row = cells[0].row
        above = self._above if self._above is not None and self._row <= self._until else None
        placed = self._placed(
            cells, None if width is None or self._lines.width is None else self._lines.width - width, above
        )
        if placed is None:
            return
        for cell in placed.stray:
            self._stray(cell)
        for group, levels in self._groups:
            own = placed.cells
            if len(self._groups) > 1:
                own = tuple(pair for pair in own if pair[0] in group.members)
            self._take(Parts.of(own), group, levels, above, moved=bool(placed.moved))
        for slot, cell in placed.cells:
            if cell.row_span > 1 and slot.field not in _OWN:
                self._spanning[slot] = cell

    def _takes_over(self, cells: list[Cell]) -> bool:
        """Whether a row says one thing of all rows below it, a term or a level, and is taken as that."""
        if is_term_over(self._table, cells):
            self._ledger.enter(cells[0], "label")
            self._terms.take_over(cells[0])
            return True
        if not is_band(self._table, cells, banded=self._banded):
            if self._banded and is_numeral(self._table, cells[0]):
                self._end_levels()  # 二 | 预算执行率 | 100%: a part of its own, below none of the labels above
            return False
        self._banded = True
        for _, levels in self._groups:
            levels.take_band(cells)
        return True

    def _end_levels(self) -> None:
        for _, levels in self._groups:
            levels.end()

    def _take_caption(self, cell: Cell) -> None:
        """The name of a project holds for the rows below it; one left of all levels ends these."""
        self._caption = (Extra(_CAPTION, cell.text.strip()),)
        if cell.column <= min((slot.first for slot in self._table.slots if slot.field in LEVELS), default=1):
            self._end_levels()

    def _placed(self, cells: list[Cell], short: int | None, above: Cell | None) -> Placed[Column] | None:
        """The cells of a row by their columns, or ``None`` for a row that is none: strokes, or what cannot be read."""
        first, fewer = cells[0], short is not None and short > 0
        left = is_template(first.text) and (fewer or not is_blank(first.text))
        if left and len(cells) == 1 and first.row_span == 1 and above is None:
            self._ledger.find("row-empty", "a numbered row without a name", first, severity=Severity.NOTE)
            return None
        placed = place_row(self._table, cells, named=above is not None, short=short)
        if placed is None and all(is_blank(cell.text) for cell in cells):
            for cell in cells:
                self._ledger.enter(cell, "label")
            return None
        bare = fewer and is_bare(cells, alone=short is not None and self._lines.width == short + 1)
        if placed is None or bare or (placed.moved and self._is_beside(cells, short)):
            self._ledger.find_all("row-unplaced", "a row whose cells fit no columns; it is not read", cells)
            return None
        if placed.moved:
            self._tell_moved(cells, placed)
        elif short and (message := self._lines.lack(self._table, cells, short)):
            self._ledger.find_all("row-short", message, cells)
        return placed

    def _is_beside(self, cells: list[Cell], short: int | None) -> bool:
        """Whether nothing but the search for columns makes a row one of the table: a heading's row, or the tail's."""
        if are_headings(cells) or is_pair(cells):
            return True
        slot, first = self._table.columns.at(cells[0]), cells[0]
        if len(cells) == 1 and first.column == 1 and not is_label(first):
            return True
        if slot is not None and slot.field is Column.NUMBER and is_words(first):
            return True
        bare = len(cells) == 2 and not is_label(first) and split_ordinal(first.text)[0] is None  # noqa: PLR2004
        before = sum(slot.first < self._table.name.first for slot in self._table.slots)
        return bare and bool(short) and (self._lines.labels or (self._lines.blanks and (short or 0) > before))

    def _take(self, parts: Parts, group: ColumnSet, levels: Levels, above: Cell | None, *, moved: bool) -> None:
        """Take the cells of a row in one set of columns."""
        levels.take(parts.labels, moved=moved)
        self._terms.take_sides(parts.sides)
        self._terms.take_labels(parts.labels)
        levels.take_points(parts.points)
        for slot, cell in parts.sides:
            if slot.field is Column.SIDE:
                self._ledger.enter(cell, "label")
            else:
                self.heads.append((slot.heading, cell))
        if self._spanning or [cell for _, cell in parts.rest if cell.row_span > 1]:
            self._tell_shared(parts)
            parts = spread(parts, self._spanning, group, self._row)
        self._group(parts, group, levels, above)

    def _tell_shared(self, parts: Parts) -> None:
        """Points in a cell that is merged over several names are those of all of them: each row is told of."""
        if not parts.names:
            return
        shared = [cell for slot, cell in parts.rest if slot.field in POINTS and cell.row_span > parts.names[0].row_span]
        above = [cell for slot, cell in self._spanning.items() if slot.field in POINTS and reaches(cell, self._row)]
        if shared or above:
            message = "points in one merged cell for several rows; they are kept with the first"
            self._ledger.find("points-shared", message, parts.names[0])

    def _tell_moved(self, cells: list[Cell], placed: Placed[Column]) -> None:
        after = ", ".join(f"{slot.heading} {cell.text.strip()}" for slot, cell in placed.cells)
        message = f"a row that stood beside its columns was put back; it now reads: {after}"
        self._ledger.find_all("row-moved", message, cells)

    def _stray(self, cell: Cell) -> None:
        if column_of(cell.text) is Column.SIDE:
            self._ledger.enter(cell, "label")
        else:
            self._ledger.find("cell-stray", "a cell beside all columns of the table; it is not read", cell)

    def _group(self, parts: Parts, group: ColumnSet, levels: Levels, above: Cell | None) -> None:
        fields = RowFields(parts.rest, self._ledger, self._context.year, self._context.unread, parts.names)
        columns = group.stated(fields)
        stated = fields.stated(columns[0])
        if not parts.names and above is not None and not stated:
            self._goes_on(parts)
            return
        name = self._name(parts.names, above, parts)
        if name is None:
            rest = [cell for _, cell in parts.rest if not self._ledger.entered(cell)]
            for cell in rest:
                if is_blank(cell.text):
                    self._ledger.enter(cell, "label")
            rest = [cell for cell in rest if not is_blank(cell.text)]
            if rest:
                self._ledger.find_all("name-missing", "values in a row without a name", rest)
            return
        self._doubt(name, parts)
        name = name.numbered(fields.number())
        category = levels.category
        if not self._second and not levels.unknown and (category is None or category.parent is None):
            category, name = kind_in_name(name, category)
        values = self._values(parts, fields, group, columns)
        bare, points = split_points(name.text) if name.text[-1:] in _ENDS_POINTS else ("", None)
        if points is not None and bare and all(shared.weight in {None, points} for _, shared in values):
            name = name._replace(text=bare)
            values = [(target, shared._replace(weight=points)) for target, shared in values]
        of_year = bool(self._of_year) and any(slot in self._of_year for slot, _ in parts.rest)
        for column, (target, shared) in zip(columns, values, strict=True):
            term, scope = group.terms[column], group.scopes[column]
            if len(self._groups) == 1:
                term = self._terms.of(group, column, name.cell, self._ledger)
            elsewhere = of_year and term is Term.MEDIUM  # 2022年度完成值 answers no value of the bond's whole life
            self.rows.append(name.cell.row)
            self.indicators.append(
                Indicator(
                    name=name.text,
                    number=name.number,
                    category=category,
                    target=target,
                    weight=shared.weight,
                    polarity=shared.polarity,
                    definition=shared.definition,
                    adjusted=shared.adjusted,
                    term=term,
                    scope=scope,
                    standards=shared.standards,
                    result=None if elsewhere else shared.result,
                    extra=(*levels.unknown, *self._caption, *shared.extra),
                    place=self._ledger.place(name.cell),
                    id=self._context.numbering.next(category, name.number, term=term, scope=scope),
                )
            )

    def _doubt(self, name: Name, parts: Parts) -> None:
        """Tell of what makes a row doubtful."""
        find_doubts(name.cell, [cell for slot, cell in parts.rest if slot.field in VALUES], self._ledger)
        half = self._half
        if half is not None and parts.stated:
            labelled = name.number is not None or any(not is_blank(cell.text) for _, cell in parts.labels)
            if is_half(name.cell, half, labelled=labelled):
                message = "a name without a value, perhaps the first half of the one below"
                self._ledger.find("row-continued", message, half)
        bare = name.number is None and all(is_blank(cell.text) for _, cell in parts.rest)
        self._half = name.cell if bare else None

    def _values(
        self, parts: Parts, fields: RowFields, group: ColumnSet, columns: list[Slot[Column] | None]
    ) -> list[tuple[Target, Shared]]:
        """The target of each value column, with what the row says of all of them, or of each below its own heading."""
        if not group.apart:
            targets = [fields.target(column) for column in columns]
            shared = fields.shared(targets)
            return [(target, shared) for target in targets]
        found = list[tuple[Target, Shared]]()
        for column in columns:
            cells = [(slot, cell) for slot, cell in parts.rest if group.of_value(column, slot)]
            own = RowFields(cells, self._ledger, self._context.year, self._context.unread, parts.names)
            target = own.target(column)
            found.append((target, own.shared([target])))
        return found

    def _goes_on(self, parts: Parts) -> None:
        """Further cells beside a merged name and a merged value: they belong to the indicator of the row above."""
        cells = [
            (slot, cell) for slot, cell in parts.rest if not is_blank(cell.text) and not self._ledger.entered(cell)
        ]
        if not cells:
            return
        extra = [Extra(slot.heading, self._ledger.enter(cell, "indicator:extra")) for slot, cell in cells]
        if not self.indicators:
            self._ledger.find_all("name-missing", "values in a row without a name", [cell for _, cell in cells])
            return
        last = self.indicators[-1]
        points = [cell for slot, cell in cells if slot.field is Column.WEIGHT]
        if points and last.weight is not None:
            heading = next(slot.heading for slot, _ in cells if slot.field is Column.WEIGHT)
            extra.insert(0, Extra(heading, str(last.weight)))
            last = evolve(last, weight=None)
            self._ledger.find("points-several", "points beside a merged name that has points already", points[0])
        self.indicators[-1] = evolve(last, extra=(*last.extra, *extra))

    def _name(self, cells: list[Cell], above: Cell | None, parts: Parts) -> Name | None:
        """The name of a row, from its cells under the heading of names or from the cell merged down over it."""
        if not cells:
            found = None if above is None else named_by(above)
            return None if found is None or not found.text or is_template(found.cell.text) else found
        found = named_by(cells[0])
        if not found.text and len(cells) > 1:
            self._ledger.enter(cells[0], "indicator:number")
            found = Name(cells[1], found.number, cells[1].text.strip())
        if found.cell.row_span > 1:
            self._above, self._until = found.cell, found.cell.row + found.cell.row_span - 1
        if is_template(found.cell.text) or is_template(found.text):
            if not parts.stated:
                self._ledger.find("row-empty", "a numbered row without a name", found.cell, severity=Severity.NOTE)
                return None
            self._ledger.find("name-placeholder", "a value beside a name that nobody filled in", found.cell)
            found = Name(found.cell, None, found.cell.text.strip())
        if found.number is None and self._numbered and not parts.rest and len(cells) == 1:
            self._ledger.find("row-continued", "a text without a number or value, perhaps of the row above", found.cell)
            return None
        self._numbered = found.number is not None
        self._ledger.enter(found.cell, "indicator:name")
        return found
