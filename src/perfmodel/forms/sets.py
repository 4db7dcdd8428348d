"""Sets of columns that stand side by side in one table: of which term each is, and what each value column is for."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from perfmodel.forms.columns import VALUES, Slot
from perfmodel.forms.fields import RowFields
from perfmodel.forms.layouts import Column, term_of
from perfmodel.forms.looks import label_category
from perfmodel.objectives.indicator import Term
from perfmodel.taxonomy.category import Category

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
        terms: dict[Slot[Column] | None, Term] = {slot: _term(slot, term) for slot in (*values, None)}
        return cls(frozenset(slots), values, terms, _scopes(values), _apart(slots, values))

    def of_value(self, column: Slot[Column] | None, slot: Slot[Column]) -> bool:
        """Whether a column is that of one value column too: below the same heading, or below none of several."""
        return slot.group not in self.apart or column is None or slot.group == column.group

    def says_year(self, slot: Slot[Column]) -> bool:
        """Whether a value column says by its own headings that it is for the year."""
        return _said_by(slot) is False

    def stated(self, fields: RowFields) -> list[Slot[Column] | None]:
        """The value columns that make an indicator of a row: those with a value, or the first where none has one."""
        found = [slot for slot in self.values if fields.stated(slot)]
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
    by_order = two_terms and said == [None, None]
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
    said = _said_by(slot)
    return given if said is None else Term.MEDIUM if said else Term.ANNUAL


def _said_by(slot: Slot[Column]) -> bool | None:
    """Whether the headings of a value column say that it is for the long term, or for the year."""
    texts = [slot.scope or "", slot.heading, slot.group]
    return next((medium for text in texts if (medium := term_of(text)) is not None), None)


def _scopes(values: tuple[Slot[Column], ...]) -> dict[Slot[Column] | None, str | None]:
    """What each value column is for, where there are several: what its heading names, or its place in the order."""
    count = Counter((slot.field, slot.heading) for slot in values)
    seen, scopes = Counter[tuple[Column, str]](), dict[Slot[Column] | None, str | None]()
    scopes[None] = None
    groups = Counter(slot.group for slot in values)
    for slot in values:
        same = slot.field, slot.heading
        seen[same] += 1
        if slot.scope is not None:
            scopes[slot] = None if term_of(slot.scope) is not None else slot.scope
        elif count[same] == 1 or term_of(slot.group) is not None:
            scopes[slot] = None
        else:
            named = groups[slot.group] == 1 and slot.group
            scopes[slot] = slot.group if named else f"{slot.heading}{seen[same]}"
    return scopes


def _apart(slots: tuple[Slot[Column], ...], values: tuple[Slot[Column], ...]) -> frozenset[str]:
    """The headings each of which stands over one value column and other columns: what is below one is of its value."""
    groups = Counter(slot.group for slot in values if slot.group)
    further = {slot.group for slot in slots if slot.field in PAIRED}
    single = all(count == 1 for count in groups.values())
    return frozenset(groups) if single and len(groups) > 1 and further & groups.keys() else frozenset()
