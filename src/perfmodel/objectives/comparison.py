"""What two documents differ in, as values: rows matched, added and dropped, the head, and the money."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import TypeAlias, final

from attrs import field, frozen

from perfmodel.arguments import listed, typed
from perfmodel.errors import IncompatibleUnitsError
from perfmodel.objectives.budget import Budget
from perfmodel.objectives.documents import Objectives, Task
from perfmodel.objectives.indicator import Extra, Indicator, Standard, Term
from perfmodel.objectives.report import Report, Result
from perfmodel.targets.compare import Drift
from perfmodel.targets.shapes import Target
from perfmodel.targets.terms import Polarity
from perfmodel.taxonomy.category import Category
from perfmodel.taxonomy.scheme import Scheme
from perfmodel.values.period import FiscalYear
from perfmodel.values.quantity import Quantity

RowValue: TypeAlias = (
    str | Decimal | Category | Target | Polarity | Term | Result | tuple[Standard, ...] | tuple[Extra, ...] | None
)
"""What a field of an indicator holds."""

HeadValue: TypeAlias = str | FiscalYear | Scheme | Report | Budget | tuple[Task, ...] | tuple[Extra, ...] | None
"""What a field of a document holds."""


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class FieldChange:
    """
    A field that two documents, or two rows, hold different values in.

    Attributes:
        field: The name of the field, as the document or the indicator has it: ``weight``, ``fiscal_year``.

        before: The value of the first document.

        after: The value of the second.
    """

    field: str
    before: RowValue | HeadValue
    after: RowValue | HeadValue


def _field_changes(value: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    return listed(value, "changes")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class MoneyChange:
    """
    An amount of the budget that two documents state differently.

    The total of a document that states it only in ``report.execution`` is that of the first row, adjusted or initial.

    Attributes:
        field: ``total``, ``fiscal``, ``other``, or ``parts`` for a further source.

        name: The printed name of a further source (单位资金), else an empty text.

        before: The amount of the first document, or ``None`` where it states none.

        after: The amount of the second, or ``None``.
    """

    field: str
    name: str = ""
    before: Quantity | None
    after: Quantity | None

    @property
    def difference(self) -> Quantity | None:
        """What was added, below zero for a cut; ``None`` where an amount is missing or of another currency."""
        if self.before is None or self.after is None:
            return None
        try:
            return self.after - self.before
        except IncompatibleUnitsError:
            return None


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class RowComparison:
    """
    One indicator as it stands in two documents.

    Attributes:
        before: The row of the first document.

        after: The row of the second.

        drift: How its target moved.

        likeness: How alike the two names are: 1 for the same name in whatever spelling; below, a reader should look
            whether it is one indicator.

        changes: The fields that differ, in the order of :class:`Indicator`; a target that says the same in other words
            is no change.
    """

    before: Indicator
    after: Indicator
    drift: Drift
    likeness: Fraction
    changes: tuple[FieldChange, ...] = field(default=(), converter=_field_changes)

    @property
    def is_renamed(self) -> bool:
        """Whether its name changed, if only in its blanks and marks."""
        return self._changed("name")

    @property
    def is_moved(self) -> bool:
        """Whether it stands in another category."""
        return self._changed("category")

    @property
    def is_reweighted(self) -> bool:
        """Whether it counts for other points."""
        return self._changed("weight")

    @property
    def is_changed(self) -> bool:
        """Whether any field changed, or its target moved against its year."""
        return bool(self.changes) or self.drift is not Drift.SAME

    def _changed(self, name: str) -> bool:
        return any(change.field == name for change in self.changes)


def _matched(value: Iterable[RowComparison]) -> tuple[RowComparison, ...]:
    return listed(value, "matched")


def _rows(value: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return listed(value, "rows")


def _money(value: Iterable[MoneyChange]) -> tuple[MoneyChange, ...]:
    return listed(value, "money")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class DocumentComparison:
    """
    What two documents of one kind differ in; each row of either stands in one of *matched*, *added* and *dropped*.

    Attributes:
        before: The first document.

        after: The second.

        matched: The rows that both have, in the order of the second.

        added: The rows that only the second has, in its order.

        dropped: The rows that only the first has, in its order.

        head: The fields of the head that differ: the body, the year, the tasks, the overall objective …; ``budget`` is
            among them where it differs in no amount (the order or the names of its sources), and not where one document
            has it only in a ``report`` that differs.

        money: The amounts of the budget that differ.

        is_reordered: Whether the matched rows stand in another order.
    """

    before: Objectives
    after: Objectives
    matched: tuple[RowComparison, ...] = field(converter=_matched)
    added: tuple[Indicator, ...] = field(converter=_rows)
    dropped: tuple[Indicator, ...] = field(converter=_rows)
    head: tuple[FieldChange, ...] = field(converter=_field_changes)
    money: tuple[MoneyChange, ...] = field(converter=_money)
    is_reordered: bool

    @property
    def renamed(self) -> tuple[RowComparison, ...]:
        """The matched rows that have another name."""
        return tuple(row for row in self.matched if row.is_renamed)

    @property
    def moved(self) -> tuple[RowComparison, ...]:
        """The matched rows that stand in another category."""
        return tuple(row for row in self.matched if row.is_moved)

    @property
    def reweighted(self) -> tuple[RowComparison, ...]:
        """The matched rows that count for other points."""
        return tuple(row for row in self.matched if row.is_reweighted)

    @property
    def changed(self) -> tuple[RowComparison, ...]:
        """The matched rows that differ in anything, or whose target moved against its year."""
        return tuple(row for row in self.matched if row.is_changed)

    @property
    def is_changed(self) -> bool:
        """Whether the documents differ in anything that counts for their equality."""
        return bool(self.changed or self.added or self.dropped or self.head or self.money or self.is_reordered)

    def _repr_html_(self) -> str:
        """The comparison as a table, as notebooks show it; words lie above, so they are looked up."""
        html: str = import_module("perfmodel.display.notebook").shown(self)
        return html
