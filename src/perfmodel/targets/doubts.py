"""Reported numbers that can be read in two ways against a wished one: 0.98 for 98 %, 1:14 beside 1:15, an index."""

import re

from perfmodel.lexicon.fold import fold
from perfmodel.targets.change_words import Move
from perfmodel.targets.moves import Measured
from perfmodel.targets.shapes import Range, Threshold
from perfmodel.targets.terms import Comparison, Direction
from perfmodel.values.number import EXACT
from perfmodel.values.quantity import Quantity

_PARTS = re.compile(r"/(?P<second>[0-9]+)")
"""The unit of a ratio of two figures: 1:15 is 1 of /15."""

_FRACTION = re.compile("/|分之")
"""What tells a part of a whole (1/3, 三分之一) from a ratio of two things (1:3)."""

_BARE = re.compile(r"\s*[0-9０-９]*[.．]?[0-9０-９]+\s*")
"""A number that took its unit from a column of the form."""

_INDEX = 50
"""From so many percent on, a number beside a word of change may be an index or a level: 105% in answer to 增长5%."""


def has_two_readings(target: Measured, said: Measured, own: Move | None) -> bool:
    """
    Whether a reported number may mean another value than the one that is written.

    *own* is the word of change that the target, or the name of the indicator, ends in.
    """
    if isinstance(target, Threshold) and isinstance(said, Threshold) and own is None and _is_plain(target, said):
        return False
    pairs = [(end, number) for end in _ends(target) for number in _ends(said)]
    exact = isinstance(target, Threshold) and (
        target.comparison is Comparison.EQ or _FRACTION.search(fold(target.text)) is not None
    )
    bare = _BARE.fullmatch(said.text) is not None
    return any(_doubtful(wished, number, own, exact=exact, bare=bare) for wished, number in pairs)


def _is_plain(target: Threshold, said: Threshold) -> bool:
    """Whether both are by far the commonest, numbers with one unit that stands behind each."""
    unit = target.quantity.unit
    return unit is said.quantity.unit and unit.symbol[:1] != "/" and not said.text[-1:].isdigit()


def _ends(shape: Measured) -> tuple[Quantity, ...]:
    """The numbers of a bound or a range; a rate has none that can be mistaken."""
    if isinstance(shape, Threshold):
        return (shape.quantity,)
    if isinstance(shape, Range):
        return tuple(end.quantity for end in (shape.interval.lower, shape.interval.upper) if end is not None)
    return ()


def _doubtful(wished: Quantity, said: Quantity, own: Move | None, *, exact: bool, bare: bool) -> bool:
    if wished.unit.kind != "ratio":
        return False
    if wished.unit.symbol.startswith("/"):
        return not exact and said.exact != wished.exact and _is_turned_ratio(wished, said)
    if bare or not said.unit.symbol:
        return wished.unit.factor < 1 and is_fraction(said, wished)
    return own is not None and said.unit.kind == "ratio" and _is_other(wished, said, own)


def is_fraction(said: Quantity, wished: Quantity) -> bool:
    """
    Whether a bare number may be a fraction of one, as sheets keep percentages: 0.98 in answer to ≥95%.

    >>> is_fraction(Quantity("0.98", ""), Quantity(95, "%")), is_fraction(Quantity(0, ""), Quantity(95, "%"))
    (True, False)
    """
    value, bound = said.value.copy_abs(), wished.value.copy_abs()
    return value > 0 and bound > 1 and (value <= 1 or EXACT.multiply(value, _INDEX) <= bound)


def is_index(said: Quantity, change: Quantity) -> bool:
    """
    Whether a percentage in answer to a small change may be an index or a level: 105% in answer to 增长5%.

    >>> is_index(Quantity(105, "%"), Quantity(5, "%")), is_index(Quantity(6, "%"), Quantity(5, "%"))
    (True, False)
    """
    return abs(said.exact) * 100 >= _INDEX > abs(change.exact) * 100


def _is_other(wished: Quantity, said: Quantity, own: Move) -> bool:
    """An index for a change, or a fall with a sign of its own (-3.5% in answer to 下降3%)."""
    falls = own.direction is Direction.DECREASE and said.value < 0 <= wished.value
    return falls or is_index(said, wished)


def _is_turned_ratio(wished: Quantity, said: Quantity) -> bool:
    """Whether the better side of a ratio hangs on its second figure: 1:6 in answer to ≥1:5, or 1:17 to ≤18:1."""
    return _is_one_of(wished) or (_PARTS.fullmatch(wished.unit.symbol) is not None and _is_one_of(said))


def _is_one_of(ratio: Quantity) -> bool:
    """Whether the second figure of a ratio is the greater one: 1:15, and neither 15:1 nor 1:1."""
    found = _PARTS.fullmatch(ratio.unit.symbol)
    return found is not None and ratio.value < int(found["second"])
