"""
Of which term (the year, or longer) the values of a row are: its columns say so, a row over it, or a label beside it.

Sets of columns may stand side by side in one table, each of its own term; each value column has its use.  A row that
says one thing of all rows below it is a term, or the label of a level, across the table.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, final

from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import is_headed, is_label, label_category, points_of
from perfmodel.forms._columns import LEVELS, POINTS, VALUES, Slot, Table
from perfmodel.forms._fields import RowFields
from perfmodel.forms._heading_notes import note_of
from perfmodel.forms._layouts import Column, is_term, key, term_of
from perfmodel.forms._ledger import Ledger
from perfmodel.lexicon._form_labels import WHOLE_GOALS
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.lexicon._heading_words import INDICATOR
from perfmodel.objectives._indicator import Term
from perfmodel.taxonomy._category import Category
from perfmodel.taxonomy._category_labels import split_points

PAIRED = frozenset(
    (Column.ACTUAL, Column.WEIGHT, Column.SCORE, Column.SO_FAR, Column.EXPECTED, Column.REASON, Column.ADJUSTED)
)
"""What a column below the same heading as a value says of that value, and of no other."""


class ColumnSet(NamedTuple):
    """One set of columns: all of them, and what each value column (or ``None``, where there is none) is for."""

    members: frozenset[Slot[Column]]
    values: tuple[Slot[Column], ...]
    terms: dict[Slot[Column] | None, Term]
    scopes: dict[Slot[Column] | None, str | None]
    apart: frozenset[str] = frozenset()

    @classmethod
    def of(cls, slots: tuple[Slot[Column], ...], term: Term) -> "ColumnSet":
        """The group of some columns, whose values are for *term* where their headings say nothing else."""
        values = tuple(slot for slot in slots if slot.field in VALUES)
        terms: dict[Slot[Column] | None, Term] = {slot: _term_of_slot(slot, term) for slot in (*values, None)}
        return cls(frozenset(slots), values, terms, _scopes(values), _apart(slots, values))

    def of_value(self, column: Slot[Column] | None, slot: Slot[Column]) -> bool:
        """Whether a column is that of one value column too: below the same heading, or below none of several."""
        return slot.group not in self.apart or column is None or slot.group == column.group

    def says_year(self, slot: Slot[Column]) -> bool:
        """Whether a value column says by its own headings that it is for the year."""
        return _said_by(slot) is False

    def stated(self, fields: RowFields) -> list[Slot[Column] | None]:
        """The value columns that make an indicator of a row: those with a value, or the first where none has one."""
        found = [slot for slot in self.values if slot in fields.values]
        return [*found] or [*self.values[:1]] or [None]


def category_over(slots: tuple[Slot[Column], ...], /) -> Category | None:
    """The category that a heading over a set of columns names, as lists have it: 成本指标 over 三级指标 and 指标值."""
    name = next(slot for slot in slots if slot.field is Column.NAME)
    return label_category(name.group, level=1) if name.group else None


def terms_of_sets(
    groups: tuple[tuple[Slot[Column], ...], ...], given: Term | None, /, *, two_terms: bool
) -> Iterator[Term]:
    """
    The term of each set of columns: what its headings say, else their order in a form of two terms, else the year.

    The national form prints the long term left of the year, under headings that say neither.
    """
    said = [_said(slots) for slots in groups]
    if two_terms and said == [None, None]:
        yield from (Term.MEDIUM, Term.ANNUAL)
        return
    for medium in said:
        if medium is None:
            yield given or Term.ANNUAL
        else:
            yield Term.MEDIUM if medium else Term.ANNUAL


def _said(slots: tuple[Slot[Column], ...]) -> bool | None:
    """Whether the headings over a set of columns say that it is for the long term, or for the year."""
    names = [slot for slot in slots if slot.field in {Column.LEVEL_2, Column.NAME}]
    sides = [slot for slot in slots if slot.field is Column.SIDE]
    texts = [text for slot in (*reversed(names), *sides) for text in (slot.heading, slot.group)]
    return next((medium for text in texts if (medium := term_of(text)) is not None), None)


def _term_of_slot(slot: Slot[Column] | None, given: Term) -> Term:
    """The term of one value column: what it says itself, else that of its set."""
    if slot is None:
        return given
    if slot.field is Column.MEDIUM_VALUE:
        return Term.MEDIUM
    said = _said_by(slot)
    return given if said is None else Term.MEDIUM if said else Term.ANNUAL


def _said_by(slot: Slot[Column]) -> bool | None:
    """Whether the headings of a value column say that it is for the long term, or for the year."""
    texts = [slot.scope or "", slot.heading, slot.group]
    return next((medium for text in texts if (medium := term_of(text)) is not None), None)


def _scopes(values: tuple[Slot[Column], ...]) -> dict[Slot[Column] | None, str | None]:
    """What each value column is for, where there are several: what its heading names, or its place in the order."""
    count = Counter((slot.field, slot.heading) for slot in values)
    groups = Counter(slot.group for slot in values)
    seen, scopes = Counter[tuple[Column, str]](), dict[Slot[Column] | None, str | None]()
    scopes[None] = None
    for slot in values:
        same = slot.field, slot.heading
        seen[same] += 1
        if slot.scope is not None or count[same] == 1 or term_of(slot.group) is not None:
            scopes[slot] = _own_scope(slot)
        elif slot.group and groups[slot.group] == 1:
            scopes[slot] = slot.group
        else:
            scopes[slot] = f"{slot.heading}{seen[same]}"
    return scopes


def _own_scope(slot: Slot[Column]) -> str | None:
    """What the heading of a value column names (东区), but for a term."""
    return None if slot.scope is None or term_of(slot.scope) is not None else slot.scope


def _apart(slots: tuple[Slot[Column], ...], values: tuple[Slot[Column], ...]) -> frozenset[str]:
    """The headings each of which stands over one value column and other columns: what is below one is of its value."""
    groups = Counter(slot.group for slot in values if slot.group)
    further = {slot.group for slot in slots if slot.field in PAIRED}
    single = all(count == 1 for count in groups.values())
    return frozenset(groups) if single and len(groups) > 1 and further & groups.keys() else frozenset()


_LONGEST_BARE = 3
_UNLEVELLED = frozenset((Column.NUMBER, Column.NAME))
_WHOLE = frozenset(WHOLE_GOALS.words.split())
_CONFLICT = "a column for the year in rows below a label of the long term; its values are read for the long term"


def names_term(text: str, /) -> bool:
    """
    Whether a cell says nothing but a term.

    >>> names_term("中期目标（2024—2026年）"), names_term("长期"), names_term("年度活动")
    (True, True, False)
    """
    return is_term(text) or (len(key(text)) <= _LONGEST_BARE and term_of(key(text)) is not None)


def names_whole(text: str, /) -> bool:
    """
    Whether a cell says that its rows are those of the whole project, where others are those of the year.

    >>> names_whole("总体目标"), names_whole("年度总体目标")
    (True, False)
    """
    return key(text) in _WHOLE


@final
class RowTerms:
    """The term in force, while the rows of one table are read from top to bottom: the nearest that is named counts."""

    def __init__(self) -> None:
        self._over: Term | None = None
        self._label: Term | None = None
        self._of: Column | None = None

    def take_over(self, cell: Cell) -> None:
        """A term that stands alone in its row, or beside the rows: it holds down to the next."""
        self._over = _term_of_text(cell.text)
        self._label = None

    def take_label(self, slot: Slot[Column], cell: Cell) -> None:
        """A term in brackets behind a label (产出指标（中期）): it holds until the label ends."""
        note = note_of(cell.text) if is_label(cell) else None
        term = _term_of_text(note) if note is not None and names_term(note) else None
        if term is not None or slot.field in {self._of, Column.LEVEL_1}:
            self._label, self._of = term, slot.field

    def take_side(self, cell: Cell) -> None:
        """A term in the column beside the table (长期绩效指标)."""
        if names_term(cell.text) or names_whole(cell.text):
            self.take_over(cell)

    def of(self, group: ColumnSet, column: Slot[Column] | None, name: Cell, ledger: Ledger) -> Term:
        """The term of a row in one value column; a column for the long term is always that."""
        own, above = group.terms[column], self._label or self._over
        if above is None or own is Term.MEDIUM:
            return own
        if above is Term.MEDIUM and column is not None and group.says_year(column):
            ledger.find("term-conflict", _CONFLICT, name)
        return above


def _term_of_text(text: str) -> Term:
    return Term.MEDIUM if term_of(text) or names_whole(text) else Term.ANNUAL


def is_term_over(table: Table, cells: list[Cell]) -> bool:
    """Whether a row is the term of the rows below it (中期目标): across the table, or in the first column alone."""
    if len(cells) > 1 or not names_term(cells[0].text):
        return False
    cell = cells[0]
    return cell.column_span == cell.row_span == cell.column == 1 or table.across(cell)


def begins_band(cell: Cell, /) -> bool:
    """Whether a cell is the label of a level behind a numeral: 一、产出指标."""
    return is_label(cell) and is_headed(cell.text)


def parted_band(table: Table, cells: list[Cell]) -> tuple[list[Cell], list[tuple[Slot[Column], Cell]]]:
    """
    The cells of a label, and behind it those of its points: 一、产出指标 | | | 50 | 49.

    It has a numeral: 群众满意度 | | 10 may be an indicator whose value is missing.
    """
    if len(cells) == 1 or not begins_band(cells[0]):
        return cells, []
    labels, points = cells[:1], list[tuple[Slot[Column], Cell]]()
    for cell in cells[1:]:
        slot = table.at(cell)
        if slot is not None and (is_blank(cell.text) or (slot.field in POINTS and points_of(cell.text) is not None)):
            points.append((slot, cell))
        else:
            labels.append(cell)
    return labels, points


def is_band(table: Table, cells: list[Cell], *, banded: bool) -> bool:
    """
    Whether a row is one label for the rows below it: across the table, or alone where the table has no levels.

    A label that no category knows is one only where the table is *banded* already, and by its numeral (三、…).  The
    numeral may stand in the column of numbers in front of a label that is known.
    """
    cell = cells[0]
    if len(cells) > 1:
        return len(cells) == 2 and _is_numbered_label(table, *cells)  # noqa: PLR2004 - a numeral and its label
    slot = table.columns.at(cell)
    if slot is None:
        return False
    if table.across(cell):
        return is_label(cell) or (banded and is_headed(cell.text))
    return slot.field in _UNLEVELLED and _is_band_alone(table, cell, banded=banded)


def _is_band_alone(table: Table, cell: Cell, *, banded: bool) -> bool:
    """Whether a cell among numbers or names is a label for the rows below it: 三、效益 in a table without levels."""
    if any(slot.field in LEVELS for slot in table.slots):
        return False
    if is_label(cell):
        return _is_of_level(cell.text)
    return banded and is_headed(cell.text)


def _is_numbered_label(table: Table, numeral: Cell, label: Cell) -> bool:
    """Whether two cells are a numeral and a label that is known, across the table or in the column of names."""
    numbered = is_label(label) and is_numeral(table, numeral)
    return numbered and (table.across(label) or table.at(label) is table.name)


def _is_of_level(label: str) -> bool:
    """Whether a label that is known can only be that of a level: by its numeral (二、…), or as 数量指标."""
    return is_headed(label) or key(split_points(label)[0]).endswith(INDICATOR)


def is_numeral(table: Table, cell: Cell) -> bool:
    """Whether a cell is the numeral of a heading in the column of numbers: 一, （二）."""
    slot = table.at(cell)
    return slot is not None and slot.field is Column.NUMBER and is_headed(f"{cell.text.strip()}、")
