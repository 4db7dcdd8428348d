"""Two documents against each other in words: how a target moved, how one row changed, and what changed in all."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import assert_never

from perfmodel.display._assessments import LINE, PARTS
from perfmodel.display._describe import category_name
from perfmodel.display._language import N_, Tongue
from perfmodel.display._value_words import author_words, quantity_words
from perfmodel.objectives._comparison import DocumentComparison, FieldChange, MoneyChange, RowComparison
from perfmodel.objectives._indicator import Indicator
from perfmodel.targets._compare import Drift
from perfmodel.values._quantity import Quantity

DRIFTS = {
    Drift.SAME: N_("the target asks for the same as before"),
    Drift.STRICTER: N_("the target asks for more than before: what meets it would have met the old one too"),
    Drift.LOOSER: N_("the target asks for less than before: what met the old one meets it too"),
    Drift.DIFFERENT: N_("the target asks for something else than before"),
    Drift.UNKNOWN: N_("whether the target asks for more than before is unknown: one of the two leaves it open"),
}
"""The sentence of each drift."""


TARGETS = N_("the target was {before} and is {after}")
WEIGHTS = N_("its points were {before} and are {after}")
NAMES = N_("it was named “{before}”")
CATEGORIES_DIFFER = N_("it stood under {before} and stands under {after}")
OTHERS = N_("changed too: {fields}")
NOT_STATED = N_("not stated")

FIELDS = {
    "number": N_("number"),
    "polarity": N_("which side is better"),
    "definition": N_("explanation"),
    "adjusted": N_("adjusted target"),
    "term": N_("term"),
    "scope": N_("place"),
    "standards": N_("standards and earlier values"),
    "result": N_("what is reported"),
    "extra": N_("further columns"),
    "department": N_("department"),
    "project": N_("project"),
    "unit": N_("executing unit"),
    "fiscal_year": N_("year"),
    "tasks": N_("tasks"),
    "budget": N_("sources of the budget"),
    "overall": N_("overall objective"),
    "overall_medium": N_("overall objective of the long term"),
    "scheme": N_("tree of indicators"),
    "title": N_("title"),
    "report": N_("what is reported"),
}
"""What the fields are called whose values are not said."""

MONEY = {"total": N_("the budget"), "fiscal": N_("fiscal money"), "other": N_("other money")}
AMOUNTS = N_("{name} was {before} and is {after}")
IN_BOTH = N_("rows in both documents: {count}, changed: {changed}")
MOVED = {
    Drift.STRICTER: N_("stricter targets: {names}"),
    Drift.LOOSER: N_("looser targets: {names}"),
    Drift.DIFFERENT: N_("other targets: {names}"),
    Drift.UNKNOWN: N_("stricter or looser is open: {names}"),
}
ADDED, DROPPED = N_("added: {names}"), N_("dropped: {names}")
HEAD = N_("changed in the head: {fields}")
REORDERED = N_("rows changed places")
EQUAL = N_("the documents say the same")


def change_sentence(tongue: Tongue, found: Drift | RowComparison | DocumentComparison, /) -> str:
    """How a target moved, a row changed, or a document."""
    match found:
        case Drift():
            return tongue.say(DRIFTS[found])
        case RowComparison():
            return _row_sentence(tongue, found)
        case DocumentComparison():
            return _document_sentence(tongue, found)
        case _:
            assert_never(found)


def _row_sentence(tongue: Tongue, row: RowComparison) -> str:
    """How one row changed: its target, how that moved, its points, its name and category, and what else."""
    return tongue.say(LINE, name=row.after.name, sentence=change_words(tongue, row))


def change_words(tongue: Tongue, row: RowComparison, /) -> str:
    """The same without the name of the row."""
    return tongue.say(PARTS).join(_row_parts(tongue, row))


def _row_parts(tongue: Tongue, row: RowComparison) -> Iterator[str]:
    before, after = row.before, row.after
    if any(change.field == "target" for change in row.changes):
        old, new = author_words(tongue, before.target), author_words(tongue, after.target)
        yield tongue.say(TARGETS, before=old, after=new)
    yield tongue.say(DRIFTS[row.drift])
    if row.is_reweighted:
        yield tongue.say(WEIGHTS, before=_points(tongue, before.weight), after=_points(tongue, after.weight))
    if row.is_renamed:
        yield tongue.say(NAMES, before=before.name)
    if row.is_moved:
        yield tongue.say(CATEGORIES_DIFFER, before=_category(tongue, before), after=_category(tongue, after))
    others = _fields(tongue, row.changes)
    if others:
        yield tongue.say(OTHERS, fields=others)


def _points(tongue: Tongue, points: Decimal | None) -> str:
    return tongue.say(NOT_STATED) if points is None else tongue.amount(points)


def _category(tongue: Tongue, row: Indicator) -> str:
    return tongue.say(NOT_STATED) if row.category is None else category_name(tongue, row.category)


def _fields(tongue: Tongue, changes: tuple[FieldChange, ...]) -> str:
    """The names of the fields whose values have no sentence of their own."""
    return tongue.listed(tongue.say(FIELDS[change.field]) for change in changes if change.field in FIELDS)


def _document_sentence(tongue: Tongue, found: DocumentComparison) -> str:
    """What changed in all: the targets, the rows, the money and the head."""
    if not found.is_changed:
        return tongue.say(EQUAL)
    return tongue.say(PARTS).join(_parts(tongue, found))


def _parts(tongue: Tongue, found: DocumentComparison) -> Iterator[str]:
    yield tongue.say(IN_BOTH, count=len(found.matched), changed=len(found.changed))
    for drift, sentence in MOVED.items():
        yield from _named(tongue, sentence, (row.after for row in found.matched if row.drift is drift))
    yield from _named(tongue, ADDED, found.added)
    yield from _named(tongue, DROPPED, found.dropped)
    if found.is_reordered:
        yield tongue.say(REORDERED)
    for money in found.money:
        yield _money(tongue, money)
    head = _fields(tongue, found.head)
    if head:
        yield tongue.say(HEAD, fields=head)


def _named(tongue: Tongue, sentence: str, rows: Iterable[Indicator]) -> Iterator[str]:
    names = tongue.listed(row.name for row in rows)
    if names:
        yield tongue.say(sentence, names=names)


def _money(tongue: Tongue, money: MoneyChange) -> str:
    name = money.name or tongue.say(MONEY[money.field])
    return tongue.say(AMOUNTS, name=name, before=_amount(tongue, money.before), after=_amount(tongue, money.after))


def _amount(tongue: Tongue, amount: Quantity | None) -> str:
    return tongue.say(NOT_STATED) if amount is None else quantity_words(tongue, amount)
