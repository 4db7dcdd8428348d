"""From the rows of a table to indicators."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, final

from attrs import evolve

from perfmodel.forms.columns import LEVELS, VALUES, Slot, Table
from perfmodel.forms.fields import RowFields
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, column_of, term_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.levels import Levels
from perfmodel.forms.looks import label_category, split_ordinal
from perfmodel.forms.rows import Placed, place_row
from perfmodel.lexicon.marks import is_blank, is_template
from perfmodel.objectives.finding import Severity
from perfmodel.objectives.indicator import Extra, Indicator, Numbering, Term
from perfmodel.taxonomy.category import Category
from perfmodel.values.period import FiscalYear

_POINTS = frozenset((Column.WEIGHT, Column.SCORE))
_OWN = frozenset((Column.SIDE, Column.NUMBER, Column.NAME, Column.LEVEL_POINTS, *LEVELS))
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

    def __init__(self, table: Table, context: Context, *, width: int | None = None, term: Term | None = None) -> None:
        self._table = table
        self._context = context
        self._ledger = context.ledger
        self._width = width
        groups = table.groups
        terms = _terms_of_groups(groups, context, term)
        self._groups = tuple(
            (_Group.of(slots, given), Levels(self._ledger)) for slots, given in zip(groups, terms, strict=True)
        )
        self._numbered = False
        self._above: Cell | None = None
        self._until = 0
        self._spanning: dict[Slot[Column], Cell] = {}
        self.indicators: list[Indicator] = []

    @property
    def points(self) -> tuple[Extra, ...]:
        """The points that are printed with level labels (产出指标（50分）)."""
        return tuple(extra for _, levels in self._groups for extra in levels.points)

    def read(self, cells: list[Cell], width: int | None = None) -> None:
        """Take one row of the grid: its indicators are added, its other cells go to the ledger."""
        row = cells[0].row
        above = self._above if self._above is not None and row <= self._until else None
        short = None if width is None or self._width is None else self._width - width
        placed = place_row(self._table, cells, named=above is not None, short=short)
        if placed is None:
            self._ledger.find_all("row-unplaced", "a row whose cells fit no columns; it is not read", cells)
            return
        for cell in placed.stray:
            self._stray(cell)
        if placed.moved:
            self._tell_moved(cells, placed)
        for group, levels in self._groups:
            own = placed.cells
            if len(self._groups) > 1:
                own = tuple(pair for pair in own if pair[0] in group.members)
            parts = _Parts.of(own)
            levels.take(parts.labels, moved=bool(placed.moved))
            levels.take_points(parts.points)
            for _, cell in parts.sides:
                self._ledger.enter(cell, "label")
            if self._spanning or any(cell.row_span > 1 for _, cell in parts.rest):
                self._tell_shared(parts, row)
            self._group(_spread(parts, self._spanning, group, row), group, levels, above)
        for slot, cell in placed.cells:
            if cell.row_span > 1 and slot.field not in _OWN:
                self._spanning[slot] = cell

    def _tell_shared(self, parts: "_Parts", row: int) -> None:
        """Points in a cell that is merged over several names are those of all of them: each row is told of."""
        if not parts.names:
            return
        shared = [
            cell for slot, cell in parts.rest if slot.field in _POINTS and cell.row_span > parts.names[0].row_span
        ]
        above = [cell for slot, cell in self._spanning.items() if slot.field in _POINTS and _reaches(cell, row)]
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

    def _group(self, parts: "_Parts", group: "_Group", levels: Levels, above: Cell | None) -> None:
        fields = RowFields(parts.rest, self._ledger, self._context.year, self._context.unread)
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
        name = name.numbered(fields.number())
        category = levels.category
        if category is None and not self._has_levels:
            category, name = _kind_in_name(name)
        targets = [fields.target(slot) for slot in columns]
        shared = fields.shared(targets)
        for column, target in zip(columns, targets, strict=True):
            term, scope = group.terms[column], group.scopes[column]
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
                    result=shared.result,
                    extra=(*levels.unknown, *shared.extra),
                    place=self._ledger.place(name.cell),
                    id=self._context.numbering.next(category, name.number, term=term, scope=scope),
                )
            )

    @property
    def _has_levels(self) -> bool:
        return any(slot.field in LEVELS for slot in self._table.slots)

    def _goes_on(self, parts: "_Parts") -> None:
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

    def _name(self, cells: list[Cell], above: Cell | None, parts: "_Parts") -> "_Name | None":
        """The name of a row, from its cells under the heading of names or from the cell merged down over it."""
        if not cells:
            found = None if above is None else _named(above)
            return None if found is None or not found.text or is_template(found.cell.text) else found
        found = _named(cells[0])
        if not found.text and len(cells) > 1:
            self._ledger.enter(cells[0], "indicator:number")
            found = _Name(cells[1], found.number, cells[1].text.strip())
        if found.cell.row_span > 1:
            self._above, self._until = found.cell, found.cell.row + found.cell.row_span - 1
        stated = parts.stated
        if is_template(found.cell.text) or is_template(found.text):
            if not stated:
                self._ledger.find("row-empty", "a numbered row without a name", found.cell, severity=Severity.NOTE)
                return None
            self._ledger.find("name-placeholder", "a value beside a name that nobody filled in", found.cell)
            found = _Name(found.cell, None, found.cell.text.strip())
        if found.number is None and self._numbered and not parts.rest and len(cells) == 1:
            self._ledger.find("row-continued", "a text without a number or value, perhaps of the row above", found.cell)
            return None
        self._numbered = found.number is not None
        self._ledger.enter(found.cell, "indicator:name")
        return found


def _spread(parts: "_Parts", spanning: dict[Slot[Column], Cell], group: "_Group", row: int) -> "_Parts":
    """The parts of a row with the cells that are merged down over it; points are those of all rows together."""
    if not spanning or not parts.names:
        return parts
    own = {slot for slot, _ in parts.rest}
    more = [
        (slot, cell)
        for slot, cell in spanning.items()
        if slot in group.members and slot not in own and slot.field not in _POINTS and _reaches(cell, row)
    ]
    return parts._replace(rest=[*parts.rest, *more])


def _reaches(cell: Cell, row: int) -> bool:
    """Whether a merged cell of an earlier row reaches over a row."""
    return cell.row < row < cell.row + cell.row_span


class _Parts(NamedTuple):
    """The cells of one row: side labels, level labels with their points, names, everything else."""

    sides: list[tuple[Slot[Column], Cell]]
    labels: list[tuple[Slot[Column], Cell]]
    points: list[tuple[Slot[Column], Cell]]
    names: list[Cell]
    rest: list[tuple[Slot[Column], Cell]]

    @classmethod
    def of(cls, cells: tuple[tuple[Slot[Column], Cell], ...]) -> "_Parts":
        """The parts of a row."""
        parts = cls([], [], [], [], [])
        for pair in cells:
            field = pair[0].field
            if field is Column.NAME:
                parts.names.append(pair[1])
                if _is_both(*pair):
                    parts.labels.append((pair[0]._replace(field=Column.LEVEL_2), pair[1]))
            elif field in LEVELS:
                parts.labels.append(pair)
            elif field is Column.LEVEL_POINTS:
                parts.points.append(pair)
            elif field is Column.SIDE:
                parts.sides.append(pair)
            else:
                parts.rest.append(pair)
        return parts

    @property
    def stated(self) -> bool:
        """Whether a cell beside the name says something."""
        return any(slot.field in VALUES and not is_blank(cell.text) for slot, cell in self.rest)


def _is_both(slot: Slot[Column], cell: Cell) -> bool:
    """Whether a cell reaches over a level and the name: a known label in it is the level of the row too."""
    over = cell.column_span > 1 and cell.column < slot.first <= cell.column + cell.column_span - 1
    return over and label_category(cell.text) is not None


class _Name(NamedTuple):
    """A name with its cell and its printed number."""

    cell: Cell
    number: str | None
    text: str

    def numbered(self, printed: str | None) -> "_Name":
        """With the number of a column of its own; what stands before the name and is another belongs to the name."""
        if printed is None or printed == self.number:
            return self
        number = None if is_blank(printed) else printed
        return _Name(self.cell, number, self.text if self.number is None else self.cell.text.strip())


def _named(cell: Cell) -> _Name:
    return _Name(cell, *split_ordinal(cell.text))


def _kind_in_name(name: _Name) -> tuple[Category | None, _Name]:
    """The category that stands before a colon in the name (数量指标：新增座位) of a table without levels."""
    label, colon, rest = name.text.replace("：", ":", 1).partition(":")  # noqa: RUF001 - as printed
    category = label_category(label) if colon and rest.strip() else None
    return (None, name) if category is None else (category, name._replace(text=rest.strip()))


class _Group(NamedTuple):
    """One set of columns: all of them, and what each value column (or ``None``, where there is none) is for."""

    members: frozenset[Slot[Column]]
    values: tuple[Slot[Column], ...]
    terms: dict[Slot[Column] | None, Term]
    scopes: dict[Slot[Column] | None, str | None]

    @classmethod
    def of(cls, slots: tuple[Slot[Column], ...], term: Term) -> "_Group":
        """The group of some columns, whose values are for *term* where their headings say nothing else."""
        values = tuple(slot for slot in slots if slot.field in VALUES)
        terms: dict[Slot[Column] | None, Term] = {slot: _term(slot, term) for slot in (*values, None)}
        return cls(frozenset(slots), values, terms, _scopes(values))

    def stated(self, fields: RowFields) -> list[Slot[Column] | None]:
        """The value columns that make an indicator of a row: those with a value, or the first where none has one."""
        found = [slot for slot in self.values if fields.stated(slot)]
        return [*found] or [*self.values[:1]] or [None]


def _terms_of_groups(
    groups: tuple[tuple[Slot[Column], ...], ...], context: Context, given: Term | None
) -> Iterator[Term]:
    """
    The term of each set of columns: what its headings say, else their order in a form of two terms, else the year.

    The national form prints the long term left of the year, under headings that say neither.
    """
    said = [_said(slots) for slots in groups]
    by_order = context.two_terms and said == [None, None]
    for index, medium in enumerate(said):
        if medium is None and by_order:
            yield Term.MEDIUM if index == 0 else Term.ANNUAL
        elif medium is None:
            yield given or Term.ANNUAL
        else:
            yield Term.MEDIUM if medium else Term.ANNUAL


def _said(slots: tuple[Slot[Column], ...]) -> bool | None:
    """Whether the headings over a set of columns say that it is for the long term, or for the year."""
    names = [slot for slot in slots if slot.field in {Column.LEVEL_2, Column.NAME}]
    sides = [slot for slot in slots if slot.field is Column.SIDE]
    texts = [text for slot in (*reversed(names), *sides) for text in (slot.heading, slot.group)]
    return next((medium for text in texts if (medium := term_of(text)) is not None), None)


def _term(slot: Slot[Column] | None, given: Term) -> Term:
    """The term of one value column: what it says itself, else that of its set."""
    if slot is None:
        return given
    if slot.field is Column.MEDIUM_VALUE:
        return Term.MEDIUM
    texts = [slot.scope or "", slot.heading, slot.group]
    said = next((medium for text in texts if (medium := term_of(text)) is not None), None)
    return given if said is None else Term.MEDIUM if said else Term.ANNUAL


def _scopes(values: tuple[Slot[Column], ...]) -> dict[Slot[Column] | None, str | None]:
    """What each value column is for, where there are several: what its heading names, or its place in the order."""
    count = Counter((slot.field, slot.heading) for slot in values)
    seen, scopes = Counter[tuple[Column, str]](), dict[Slot[Column] | None, str | None]()
    scopes[None] = None
    for slot in values:
        same = slot.field, slot.heading
        seen[same] += 1
        if slot.scope is not None:
            scopes[slot] = None if term_of(slot.scope) is not None else slot.scope
        else:
            scopes[slot] = None if count[same] == 1 else f"{slot.heading}{seen[same]}"
    return scopes
