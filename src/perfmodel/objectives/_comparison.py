"""
Two documents against each other: this year's against last year's, a draft against what was filed.

What they differ in is a value: rows matched, added and dropped, the head, and the money.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, zip_longest
from typing import TypeAlias, final

from attrs import evolve, field, fields, frozen

from perfmodel._arguments import listed, require, typed
from perfmodel._finding import as_notebooks_show
from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.lexicon._review_words import BEYOND_WHOLE, RATE, SATISFACTION
from perfmodel.objectives._documents import Objectives, Task
from perfmodel.objectives._indicator import Extra, Indicator, Standard, Term
from perfmodel.objectives._matching import Match, match_rows
from perfmodel.objectives._polarity import evidence_of
from perfmodel.objectives._report import Budget, Report, Result
from perfmodel.targets._compare import Drift, Years, compare
from perfmodel.targets._comparisons import is_alike
from perfmodel.targets._shapes import Target, Threshold
from perfmodel.targets._terms import Comparison, Polarity
from perfmodel.taxonomy._category import Category
from perfmodel.taxonomy._scheme import Scheme
from perfmodel.values._period import FiscalYear
from perfmodel.values._quantity import Quantity

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

    _repr_html_ = as_notebooks_show

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
        """Whether the documents differ in more than the order of further cells."""
        return bool(self.changed or self.added or self.dropped or self.head or self.money or self.is_reordered)

    _repr_html_ = as_notebooks_show


def compare_documents(before: Objectives, after: Objectives) -> DocumentComparison:
    r"""
    What changed from one document to another: rows, targets, points, the head, and the money.

    >>> from perfmodel import read_form
    >>> head = "项目名称\t阅览室改造\n三级指标\t指标值\t分值\n"
    >>> old = read_form(head + "新增座位\t≥80个\t50\n读者满意度\t≥90%\t40").document
    >>> new = read_form(head + "新增座位\t≥60个\t60\n到馆人次\t≥9万人次\t30").document
    >>> found = compare_documents(old, new)
    >>> [(row.after.name, row.drift.value, [change.field for change in row.changes]) for row in found.matched]
    [('新增座位', 'looser', ['target', 'weight'])]
    >>> [row.name for row in found.added], [row.name for row in found.dropped]
    (['到馆人次'], ['读者满意度'])

    Rows are matched by category and name, then by a name that each document has once more, then by category and a name
    that is nearly the same: each the only nearest of the other, 4/5 alike or more (twice the characters that both have
    in one order, against those of both names, without years), with the same numerals, letters and words such as 东
    and 西, and not better on opposite sides.  Of several rows that nothing tells apart none is matched: they are
    dropped and added.  Rows of another term or place are other rows.

    Args:
        before: The first document, for example that of last year.

        after: The second, of the same kind; the body and the year may be others, and are then among the changes.

    Returns:
        The comparison, of which each row of either document is in one place.  Where one of them reports no results at
        all, as this year's targets beside last year's self-evaluation, those of the other are no change of its rows:
        ``head`` has the report once.  A self-evaluation has its budget in ``report.execution``: the adjusted amount of
        its first row, else the initial one, is the total that is compared, and where its budget is stated nowhere else
        its sources are not compared.  Two documents against each other the other way round give the same rows, with
        what was added dropped and what was stricter looser.  Of a rate that cannot be more (合格率) ≥100% and =100%
        ask for the same; of others (完成率) the latter is stricter.

    Raises:
        WrongTypeError: For what is no document.

        InvalidValueError: (``kinds-differ``) for a department's document against a project's.
    """
    require(before, Objectives, "before")
    require(after, Objectives, "after")
    if type(before) is not type(after):
        message = (
            f"expected two documents of one kind, found {type(before).__name__} and {type(after).__name__}; "
            "compare a department with a department, a project with a project"
        )
        raise InvalidValueError(message, code="kinds-differ")
    places = {row.id: place for place, row in enumerate(before.indicators)}
    matches = {match.after.id: match for match in match_rows(before.indicators, after.indicators)}
    matched = [matches[row.id] for row in after.indicators if row.id in matches]
    kept = {match.before.id for match in matched}
    order = [places[match.before.id] for match in matched]
    years = _years(before, after)
    without = set[str]() if _reports(before) is _reports(after) else {"result"}
    money = list(_amounts(before, after))
    return DocumentComparison(
        before=before,
        after=after,
        matched=[_row(match, years, without) for match in matched],
        added=[row for row in after.indicators if row.id not in matches],
        dropped=[row for row in before.indicators if row.id not in kept],
        head=_differences(before, after, without=_listed_elsewhere(before, after, money)),
        money=money,
        is_reordered=any(one > other for one, other in pairwise(order)),
    )


def _years(before: Objectives, after: Objectives) -> Years | None:
    """The years of both, so that days are held against each other within them; ``None`` where one is not known."""
    if before.fiscal_year is None or after.fiscal_year is None:
        return None
    return before.fiscal_year, after.fiscal_year


def _reports(document: Objectives) -> bool:
    """Whether any row of a document has a result."""
    return any(row.result is not None for row in document.indicators)


def _row(match: Match, years: Years | None, without: Container[str]) -> RowComparison:
    return RowComparison(
        before=match.before,
        after=match.after,
        drift=_drift(match.before, match.after, years),
        likeness=match.likeness,
        changes=_differences(match.before, match.after, without=without),
    )


def _drift(before: Indicator, after: Indicator, years: Years | None) -> Drift:
    """How the target moved; unknown where more is better of the one bare value, and less of the other."""
    found = {each.polarity for row in (before, after) if (each := evidence_of(row, row.target)) is not None}
    if len(found) > 1:
        return Drift.UNKNOWN
    if is_alike(before.target, after.target) and (years is None or years[0] == years[1]):
        return Drift.SAME
    polarity = found.pop() if found else None
    return compare(_up_to_whole(before, polarity), _up_to_whole(after, polarity), polarity=polarity, fiscal_years=years)


def _up_to_whole(row: Indicator, polarity: Polarity | None) -> Target:
    """The target; at least 100 % of a rate that cannot be more is 100 %."""
    target = row.target
    least = {Comparison.GE, Comparison.STATED} if polarity is Polarity.HIGHER_IS_BETTER else {Comparison.GE}
    ends = BEYOND_WHOLE.search(row.name) is None and (RATE.search(row.name) or SATISFACTION.search(row.name))
    if ends and isinstance(target, Threshold) and target.comparison in least and target.quantity == _WHOLE:
        return evolve(target, comparison=Comparison.EQ)
    return target


_WHOLE = Quantity(100, "%")


def _differences(
    before: Indicator | Objectives, after: Indicator | Objectives, *, without: Container[str] = ()
) -> Iterator[FieldChange]:
    """The fields that count for equality and differ; further cells in another order are the same cells."""
    for name in (each.name for each in fields(type(before)) if each.eq and each.name not in without):
        one, other = getattr(before, name), getattr(after, name)
        if one != other and (name != "extra" or sorted(one) != sorted(other)):
            yield FieldChange(field=name, before=one, after=other)


def _listed_elsewhere(before: Objectives, after: Objectives, money: list[MoneyChange]) -> set[str]:
    """The fields of the head that are no changes of their own; a budget may stand in a report that differs."""
    reported = (_is_in_report(before) or _is_in_report(after)) and before.report != after.report
    return {"indicators", "budget"} if money or reported else {"indicators"}


def _amounts(before: Objectives, after: Objectives) -> Iterator[MoneyChange]:
    """The totals, and the sources where both documents state a budget and not only its execution."""
    one, other = _total(before), _total(after)
    if one != other:
        yield MoneyChange(field="total", before=one, after=other)
    if not (_is_in_report(before) or _is_in_report(after)):
        yield from _sources(before.budget, after.budget)


def _total(document: Objectives) -> Quantity | None:
    """The whole budget; a self-evaluation has it in the first row of its execution, adjusted or as it began."""
    if document.budget.total is not None or document.report is None or not document.report.execution:
        return document.budget.total
    whole = document.report.execution[0]
    return whole.initial if whole.adjusted is None else whole.adjusted


def _is_in_report(document: Objectives) -> bool:
    """Whether the budget is stated only in what is reported of its execution."""
    return document.budget == Budget() and document.report is not None and bool(document.report.execution)


def _sources(before: Budget, after: Budget) -> Iterator[MoneyChange]:
    for name in ("fiscal", "other"):
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield MoneyChange(field=name, before=one, after=other)
    ones, others = _parts(before), _parts(after)
    for name in dict.fromkeys((*ones, *others)):
        for one, other in zip_longest(ones.get(name, ()), others.get(name, ())):
            if one != other:
                yield MoneyChange(field="parts", name=name, before=one, after=other)


def _parts(budget: Budget) -> dict[str, list[Quantity | None]]:
    """The amounts of the further sources by their names; two sources of one name stay in their order."""
    parts = defaultdict[str, list[Quantity | None]](list)
    for part in budget.parts:
        parts[part.name].append(part.amount)
    return parts
