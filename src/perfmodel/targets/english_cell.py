"""An English sentence in a cell, beside the columns that a form has for unit and operator."""

from collections.abc import Iterator

from attrs import evolve

from perfmodel.errors import InvalidValueError
from perfmodel.lexicon.fold import fold
from perfmodel.targets.comparisons import sure_comparison
from perfmodel.targets.english import read_english
from perfmodel.targets.faults import Unreadable, unread
from perfmodel.targets.shapes import Clause, Composite, Frequency, Range, Relative, Target, Threshold, Unstated
from perfmodel.targets.terms import Comparison
from perfmodel.targets.unit_words import column_unit
from perfmodel.values.interval import Interval
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import PLAIN, Unit, parse_unit


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
    if isinstance(target, Threshold | Frequency) and target.comparison is Comparison.STATED:
        return evolve(target, comparison=comparison)
    return None
