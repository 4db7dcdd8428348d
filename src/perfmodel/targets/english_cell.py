"""An English sentence in a cell, beside the columns that a form has for unit and operator."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from perfmodel.errors import InvalidValueError
from perfmodel.lexicon.fold import fold
from perfmodel.targets.comparisons import sure_comparison
from perfmodel.targets.english import read_english, said_unread
from perfmodel.targets.faults import Unreadable, unread
from perfmodel.targets.shapes import (
    Clause,
    Composite,
    Frequency,
    Range,
    Relative,
    Statement,
    Target,
    Threshold,
    Unstated,
)
from perfmodel.targets.terms import Comparison
from perfmodel.targets.unit_words import column_unit
from perfmodel.values.interval import Interval
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import PLAIN, Unit, parse_unit

__all__ = ["english_cell", "may_be_named", "refuse_rest", "said_unread"]


def english_cell(text: str, unit: str | None, operator: str | None, year: int | None, /) -> Target | None:
    """
    What a cell with an English sentence says, or ``None`` where the reader of cells is to read it.

    A number alone (at least 5) takes its unit from the column as any other; an amount in another unit than the column's
    is refused, and so is a comparison beside another one.
    """
    found = read_english(text, year)
    if found is None or isinstance(found, Unstated) or (unit is None and operator is None):
        return found
    if isinstance(found, Threshold) and found.quantity.unit == PLAIN:
        return None
    column = None if unit is None else column_unit(fold(unit))
    if column is not None and not all(_is_named(amount.unit, column) for amount in _amounts(found)):
        return unread(text, "unit-conflict", 0, len(text))
    try:
        comparison = sure_comparison(operator)
    except Unreadable as error:
        return unread(text, error.code, 0, len(text))
    held = None if isinstance(comparison, str) else _held(found, comparison)
    return unread(text, "operators-conflict", 0, len(text)) if held is None else held


def may_be_named(sentence: Target, text: str, /) -> bool:
    """
    Whether the reader of cells may know better what stands in front of the colon: 目标值: at least 95%.

    It reads such a cell with a word such as at least by itself; a name in quotes is a name.
    """
    return isinstance(sentence, Threshold) and sentence.subject is not None and not text.lstrip().startswith("“")


_ENGLISH_WORD = re.compile(r"[a-z]{2,}(?=\s|\Z)")


def refuse_rest(target: Target, /) -> Target:
    """
    The target, refused where English words go on behind a value and nobody knows what they say of it.

    5% more than last year is no value of 5% beside some words.
    """
    if not isinstance(target, Composite):
        return target
    start = 0
    for clause, following in pairwise(target.clauses):
        start = target.text.find(clause.text, start) + len(clause.text)
        rest = target.text[start:]
        goes_on = isinstance(following, Statement) and rest.lstrip().startswith(following.text)
        if goes_on and not isinstance(clause, Statement) and _ENGLISH_WORD.match(following.text) is not None:
            return unread(target.text, "words-unknown", start, len(target.text))
    return target


def _is_named(unit: Unit, column: str) -> bool:
    """Whether an amount in a unit is one in the unit that a column names."""
    try:
        return unit.converts_to(parse_unit(column))
    except InvalidValueError:
        return False


def _amounts(target: Clause | Composite) -> Iterator[Quantity]:
    match target:
        case Composite():
            for clause in target.clauses:
                yield from _amounts(clause)
        case Threshold():
            yield target.quantity
        case Frequency():
            yield target.count
        case Range():
            yield from (end.quantity for end in target.ends)
        case Relative(change=Quantity() as change):
            yield change
        case Relative(change=Interval() as change):
            yield from (end.quantity for end in (change.lower, change.upper) if end is not None)
        case _:
            pass


def _held(target: Clause | Composite, comparison: Comparison | None) -> Clause | Composite | None:
    """The target as the comparison of a column has it, or ``None`` where it says another one itself."""
    if comparison is None or getattr(target, "comparison", None) is comparison:
        return target
    if isinstance(target, Relative) and isinstance(target.change, Interval):
        return None
    if isinstance(target, Threshold | Frequency | Relative) and target.comparison is Comparison.STATED:
        return evolve(target, comparison=comparison)
    return None
