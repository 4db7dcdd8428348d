"""From the rows of a table to indicators."""

from collections.abc import Sequence
from typing import NamedTuple, final

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel.files._grid import Cell
from perfmodel.forms import _doubtful_rows as doubtful
from perfmodel.forms._alignment import Placed, place_row
from perfmodel.forms._cell_texts import FULL_POINTS, POINTS_UNREAD, is_words
from perfmodel.forms._columns import LEVELS, POINTS, Slot, Table
from perfmodel.forms._fields import RowFields, Shared
from perfmodel.forms._layouts import Column, column_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._listed_rows import POINTS_SHARED
from perfmodel.forms._plain_text import Lines
from perfmodel.forms._row_labels import Levels, Name, Parts, kind_in_name, name_over, named_by, reaches, spread
from perfmodel.forms._row_terms import (
    ColumnSet,
    RowTerms,
    begins_band,
    category_over,
    is_band,
    is_numeral,
    is_term_over,
    parted_band,
    terms_of_sets,
)
from perfmodel.lexicon._form_marks import is_blank, is_error, is_template
from perfmodel.lexicon._heading_words import names_year
from perfmodel.objectives._indicator import Extra, Indicator, Term, plain_indicator
from perfmodel.targets._shapes import Target
from perfmodel.taxonomy._category_labels import split_points

_CAPTION = "所属项目"
_ENDS_POINTS = frozenset(")）分")  # noqa: RUF001 - as printed
_OWN = frozenset((Column.SIDE, Column.HEAD, Column.NUMBER, Column.NAME, Column.LEVEL_POINTS, *LEVELS))
"""What a merged cell of is no field of each row that it reaches over."""


class Context(NamedTuple):
    """What all tables of a form share: the ledger, the year, the columns that nobody can read, two terms."""

    ledger: Ledger
    year: int | None
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
        self._scores = [slot for slot in table.slots if slot.field is Column.SCORE]
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
        if self._captions:
            self._take_captions(cells[0].row)
        if self._takes_over(cells):
            return
        self._row = cells[0].row
        above = self._above if self._above is not None and self._row <= self._until else None
        short = None if width is None or self._lines.width is None else self._lines.width - width
        placed = self._placed(cells, short, above)
        if placed is not None:
            self._take_placed(placed, above)

    def _take_placed(self, placed: Placed[Column], above: Cell | None) -> None:
        """Take a row whose cells have their columns, in one set of columns after another."""
        for cell in placed.stray:
            self._stray(cell)
        merged = [pair for pair in placed.cells if pair[1].row_span > 1]
        for group, levels in self._groups:
            own = placed.cells
            if len(self._groups) > 1:
                own = tuple(pair for pair in own if pair[0] in group.members)
            parts = Parts.of(own)
            self._take(parts, levels, moved=bool(placed.moved))
            if merged or self._spanning:
                self._tell_shared(parts)
                parts = spread(parts, self._spanning, group, self._row)
            self._group(parts, group, levels, above)
        self._spanning.update((slot, cell) for slot, cell in merged if slot.field not in _OWN)

    def _takes_over(self, cells: list[Cell]) -> bool:
        """Whether a row says one thing of all rows below it, a term or a level, and is taken as that."""
        if is_term_over(self._table, cells):
            self._ledger.enter(cells[0], "label")
            self._terms.take_over(cells[0])
            return True
        if len(cells) > 2 and not (self._banded or begins_band(cells[0])):  # noqa: PLR2004 - a numeral and its label
            return False
        labels, points = parted_band(self._table, cells)
        if not is_band(self._table, labels, banded=self._banded):
            if self._banded and is_numeral(self._table, cells[0]):
                self._end_levels()  # 二 | 预算执行率 | 100%: a part of its own, below none of the labels above
            return False
        self._take_band(labels, points)
        return True

    def _take_band(self, labels: list[Cell], points: list[tuple[Slot[Column], Cell]]) -> None:
        self._banded = True
        for group, levels in self._groups:
            levels.take_band(labels, [pair for pair in points if pair[0] in group.members])

    def _end_levels(self) -> None:
        for _, levels in self._groups:
            levels.end()

    def _take_captions(self, row: int) -> None:
        """Take the captions above a row."""
        while self._captions and self._captions[-1].row < row:
            self._take_caption(self._captions.pop())

    def _take_caption(self, cell: Cell) -> None:
        """The name of a project holds for the rows below it; one left of all levels ends these."""
        self._caption = (Extra(_CAPTION, cell.text.strip()),)
        if cell.column <= min((slot.first for slot in self._table.slots if slot.field in LEVELS), default=1):
            self._end_levels()

    def _placed(self, cells: list[Cell], short: int | None, above: Cell | None) -> Placed[Column] | None:
        """The cells of a row by their columns, or ``None`` for a row that is none: dashes, or what cannot be read."""
        if above is None and len(cells) == 1 and doubtful.is_unfilled(cells, short):
            self._ledger.find("row-empty", "a numbered row without a name", cells[0], severity=Severity.NOTE)
            return None
        placed = place_row(self._table, cells, named=above is not None, short=short)
        if placed is None:
            self._leave(cells)
            return None
        if self._is_no_row(cells, placed, short):
            self._tell_unplaced(cells)
            return None
        if placed.moved:
            self._tell_moved(cells, placed)
        elif short and (message := self._lines.lack(self._table, cells, short)):
            self._ledger.find_all("row-short", message, cells)
        return placed

    def _leave(self, cells: list[Cell]) -> None:
        """Leave a row that fits no columns; one of dashes says nothing."""
        if not all(is_blank(cell.text) for cell in cells):
            self._tell_unplaced(cells)
            return
        self._ledger.enter_labels(cells)

    def _is_no_row(self, cells: list[Cell], placed: Placed[Column], short: int | None) -> bool:
        """Whether a row that has found its columns is none of the table: a text alone, a heading's row, the tail's."""
        if short is not None and short > 0 and doubtful.is_bare(cells, alone=self._lines.width == short + 1):
            return True
        return bool(placed.moved) and self._is_beside(cells, short)

    def _is_beside(self, cells: list[Cell], short: int | None) -> bool:
        """Whether nothing but the search for columns makes a row one of the table: a heading's row, or the tail's."""
        return (
            doubtful.are_headings(cells)
            or doubtful.is_pair(cells)
            or doubtful.is_line(cells)
            or self._is_word_for_number(cells[0])
            or (bool(short) and doubtful.is_label_with_value(cells) and self._keeps_blanks(short or 0))
        )

    def _is_word_for_number(self, cell: Cell) -> bool:
        """Whether words stand in the column of numbers: 备注."""
        slot = self._table.columns.at(cell)
        return slot is not None and slot.field is Column.NUMBER and is_words(cell)

    def _keeps_blanks(self, short: int) -> bool:
        """Whether the text keeps blank cells in front, or at the ends of rows that lack more than their levels."""
        before = sum(slot.first < self._table.name.first for slot in self._table.slots)
        return self._lines.labels or (self._lines.blanks and short > before)

    def _take(self, parts: Parts, levels: Levels, *, moved: bool) -> None:
        """Take what stands beside the names and values of a row, in one set of columns: side labels, levels, points."""
        levels.take(parts.labels, moved=moved)
        for slot, cell in parts.sides:
            if slot.field is Column.SIDE:
                self._terms.take_side(cell)
                self._ledger.enter(cell, "label")
            else:
                self.heads.append((slot.heading, cell))
        for slot, cell in parts.labels:
            self._terms.take_label(slot, cell)
        for slot, cell in parts.points:
            levels.take_points(slot, cell)

    def _tell_shared(self, parts: Parts) -> None:
        """Points in a cell that is merged over several names are those of all of them: each row is reported."""
        if not parts.names:
            return
        rows = parts.names[0].row_span
        own = any(slot.field in POINTS and cell.row_span > rows for slot, cell in parts.rest)
        if own or any(slot.field in POINTS and reaches(cell, self._row) for slot, cell in self._spanning.items()):
            self._ledger.find("points-shared", POINTS_SHARED, parts.names[0])

    def _tell_unplaced(self, cells: list[Cell]) -> None:
        self._ledger.find_all("row-unplaced", "a row whose cells fit no columns; it is not read", cells)

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
        """Add the indicators of a row, one for each of its value columns."""
        fields = RowFields(parts.rest, self._ledger, self._context.year, self._context.unread, parts.names)
        columns = group.stated(fields)
        if not parts.names and above is not None and not fields.stated(columns[0]):
            self._goes_on(parts)
            return
        name = self._name(parts.names, above, parts)
        if name is None:
            self._leave_nameless(parts)
            return
        self._doubt(name, parts)
        name, category = name.numbered(fields.number()), levels.category
        if not self._second and levels.lacks_second:
            category, name = kind_in_name(name, category)
        name, values = self._with_points(name, self._values(parts, fields, group, columns))
        of_year = bool(self._of_year) and any(slot in self._of_year for slot, _ in parts.rest)
        for column, (target, shared) in zip(columns, values, strict=True):
            term, scope = group.terms[column], group.scopes[column]
            if len(self._groups) == 1:
                term = self._terms.of(group, column, name.cell, self._ledger)
            elsewhere = of_year and term is Term.MEDIUM  # 2022年度完成值 answers no value of the bond's whole life
            self.rows.append(name.cell.row)
            said = name.number, name.text, category, target, shared.weight
            result = None if elsewhere else shared.result
            more = shared.polarity, shared.definition, shared.adjusted, term, scope, shared.standards, result
            extra = (*levels.unknown, *self._caption, *shared.extra)
            place = self._ledger.place(name.cell)
            self.indicators.append(plain_indicator(*said, *more, extra, place))

    def _tell_nameless(self, cells: list[Cell]) -> None:
        self._ledger.find_all("name-missing", "values in a row without a name", cells)

    def _leave_nameless(self, parts: Parts) -> None:
        """Tell of values in a row without a name; dashes are nothing."""
        filled = list[Cell]()
        for _, cell in self._open(parts):
            if is_blank(cell.text):
                self._ledger.enter(cell, "label")
            else:
                filled.append(cell)
        if filled:
            self._tell_nameless(filled)

    def _doubt(self, name: Name, parts: Parts) -> None:
        """Tell of what makes a row doubtful."""
        doubtful.find_doubts(name.cell, parts.rest, self._ledger)
        if len(self._scores) > 1:
            doubtful.find_other_score(self._scores, parts.rest, self._ledger)
        half = self._half
        if half is not None and parts.stated and doubtful.is_half(name.cell, half, labelled=parts.is_labelled(name)):
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
        cells = [pair for pair in self._open(parts) if not is_blank(pair[1].text)]
        if not cells:
            return
        extra = [Extra(slot.heading, self._ledger.enter(cell, "indicator:extra")) for slot, cell in cells]
        if not self.indicators:
            self._tell_nameless([cell for _, cell in cells])
            return
        last, points = self.indicators[-1], _weight_in(cells)
        if points is not None and last.weight is not None:
            slot, cell = points
            extra.insert(0, Extra(slot.heading, str(last.weight)))
            last = evolve(last, weight=None)
            self._ledger.find("points-several", "points beside a merged name that has points already", cell)
        self.indicators[-1] = evolve(last, extra=(*last.extra, *extra))

    def _open(self, parts: Parts) -> list[tuple[Slot[Column], Cell]]:
        """The cells of a row that no field has taken."""
        return [pair for pair in parts.rest if not self._ledger.entered(pair[1])]

    def _name(self, cells: list[Cell], above: Cell | None, parts: Parts) -> Name | None:
        """The name of a row, from its cells under the heading of names or from the cell merged down over it."""
        if not cells:
            return name_over(above)
        found = self._name_in(cells)
        if is_error(found.text):
            return None
        if found.cell.row_span > 1:
            self._above, self._until = found.cell, found.cell.row + found.cell.row_span - 1
        if is_template(found.cell.text) or is_template(found.text):
            return self._unfilled(found.cell, stated=parts.stated)
        if found.number is None and self._numbered and parts.alone:
            self._ledger.find("row-continued", "a text without a number or value, perhaps of the row above", found.cell)
            return None
        return self._taken(found)

    def _name_in(self, cells: list[Cell]) -> Name:
        """The name in the first cell, or in the second where the first holds its number alone."""
        found = named_by(cells[0])
        if found.text or len(cells) == 1:
            return found
        self._ledger.enter(cells[0], "indicator:number")
        return Name(cells[1], found.number, cells[1].text.strip())

    def _unfilled(self, cell: Cell, *, stated: bool) -> Name | None:
        """A name that nobody filled in (指标3：) is one only where a value stands beside it."""
        if not stated:
            self._ledger.find("row-empty", "a numbered row without a name", cell, severity=Severity.NOTE)
            return None
        self._ledger.find("name-placeholder", "a value beside a name that nobody filled in", cell)
        return self._taken(Name(cell, None, cell.text.strip()))

    def _taken(self, name: Name) -> Name:
        """A name that is entered, and tells whether those below it are numbered too."""
        self._numbered = name.number is not None
        self._ledger.enter(name.cell, "indicator:name")
        return name

    def _with_points(self, name: Name, values: list[tuple[Target, Shared]]) -> tuple[Name, list[tuple[Target, Shared]]]:
        """A name without the points at its end (合格率（10分）), which its values get, where they have no others."""
        bare, points = split_points(name.text) if name.text[-1:] in _ENDS_POINTS else ("", None)
        if points is None or not bare or any(shared.weight not in {None, points} for _, shared in values):
            return name, values
        if points > FULL_POINTS:
            self._ledger.find("points-unread", POINTS_UNREAD, name.cell)
            return name, values
        return name._replace(text=bare), [(target, shared._replace(weight=points)) for target, shared in values]


def _weight_in(cells: list[tuple[Slot[Column], Cell]]) -> tuple[Slot[Column], Cell] | None:
    """The first cell below the heading of weights."""
    return next((pair for pair in cells if pair[0].field is Column.WEIGHT), None)
