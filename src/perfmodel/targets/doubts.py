"""
Reported numbers that can be read in two ways against a wished one.

Of some the other reading is not a number that could be judged (0.98 for 98 %, 1:14 beside 1:15, an index); of others it
is (4980000 beside ≤500万元, 0.96 beside ≥95): those decide where both readings say the same.
"""

import re
from fractions import Fraction

from perfmodel.lexicon.claims import may_tell_level
from perfmodel.lexicon.fold import fold
from perfmodel.targets.change_words import Move
from perfmodel.targets.exact import exact_quantity
from perfmodel.targets.moves import Measured
from perfmodel.targets.shapes import Frequency, Range, Threshold
from perfmodel.targets.terms import Comparison, Direction
from perfmodel.values.number import SCALES
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
    pairs = [(end, number) for end in _ends(target) for number in _ends(said)]
    exact = isinstance(target, Threshold) and (
        target.comparison is Comparison.EQ or _FRACTION.search(fold(target.text)) is not None
    )
    bare = _BARE.fullmatch(said.text) is not None
    return any(_doubtful(wished, number, own, exact=exact, bare=bare) for wished, number in pairs)


def is_plain(target: Measured, said: Measured) -> bool:
    """Whether both are numbers with a unit and without a minus, or one is a rate: the commonest, read one way."""
    if not (isinstance(target, Threshold) and isinstance(said, Threshold)):
        return isinstance(said, Frequency) or isinstance(target, Frequency)
    number, unit = said.quantity, target.quantity.unit
    if not number.unit.symbol or said.text[-1:].isdigit() or number.value.is_signed():
        return False
    return unit.symbol[:1] != "/" if unit is number.unit else unit.kind != "ratio"


def _ends(shape: Measured) -> tuple[Quantity, ...]:
    """The numbers of a bound or a range; a rate has none that can be mistaken."""
    if isinstance(shape, Threshold):
        return (shape.quantity,)
    if isinstance(shape, Range):
        return tuple(end.quantity for end in (shape.interval.lower, shape.interval.upper) if end is not None)
    return ()


def _doubtful(wished: Quantity, said: Quantity, own: Move | None, *, exact: bool, bare: bool) -> bool:
    if wished.unit.kind != "ratio":
        return own is not None and _is_amount_of_change(wished, said, own)
    if wished.unit.symbol.startswith("/"):
        return not exact and said.exact != wished.exact and _is_turned_ratio(wished, said)
    if bare or not said.unit.symbol:
        return wished.unit.factor < 1 and is_fraction(said, wished)
    return own is not None and said.unit.kind == "ratio" and _is_other(wished, said, own)


def _is_amount_of_change(wished: Quantity, said: Quantity, own: Move) -> bool:
    """Whether an amount beside 增加10元 may be the level after it (150元), since no word of change says it is one."""
    return may_tell_level(own.word) and wished.unit.kind != "points" and said.exact != wished.exact


def is_fraction(said: Quantity, wished: Quantity) -> bool:
    """
    Whether a bare number may be a fraction of one, as sheets keep percentages: 0.98 in answer to ≥95%.

    >>> is_fraction(Quantity("0.98", ""), Quantity(95, "%")), is_fraction(Quantity(0, ""), Quantity(95, "%"))
    (True, False)
    """
    value, bound = abs(said.value), abs(wished.value)
    return value > 0 and bound > 1 and (value <= 1 or value * _INDEX <= bound)


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


# --- other numbers that a bare one may mean ---------------------------------------------------------------------------


def other_values(target: Measured, said: Measured, own: Move | None) -> tuple[Quantity, ...]:
    """
    What else a bare number may mean, in the unit of the target.

    *own* is the word of change that the target, or the name of the indicator, ends in.
    """
    ends = _ends(target)
    if not ends or not isinstance(said, Threshold):
        return ()
    if said.quantity.unit.symbol and _BARE.fullmatch(said.text) is None:
        return ()
    value, wished = Fraction(said.quantity.value), ends[-1]
    found = (*_as_percent(value, wished), *_as_index(value, wished, own), *_in_smaller_scale(value, wished))
    quantities = (exact_quantity(other, wished.unit) for other in found)
    return tuple(quantity for quantity in quantities if quantity is not None)


_POINTS = ("", "分")
"""Units of a bound that may stand for percent: 满意率≥95, 95分以上."""

_HUNDRED = 100


def _as_percent(value: Fraction, wished: Quantity) -> tuple[Fraction, ...]:
    """A fraction of one beside a bound of up to a hundred: 0.96 for 96; 1 only beside a great one."""
    if wished.unit.symbol not in _POINTS or not 1 < wished.value <= _HUNDRED:
        return ()
    fits = 0 < value < 1 or (value == 1 and wished.value >= _INDEX)
    return (value * _HUNDRED,) if fits else ()


_NEAR = 10
"""So many times the wished change an index may be away from one."""


def _as_index(value: Fraction, wished: Quantity, own: Move | None) -> tuple[Fraction, ...]:
    """An index beside a wished change: 1.05 for 增长5%."""
    if own is None or wished.unit.kind != "ratio":
        return ()
    change = value - 1 if own.direction is Direction.INCREASE else 1 - value
    return (change / wished.unit.factor,) if abs(change) <= _NEAR * abs(wished.exact) else ()


def _in_smaller_scale(value: Fraction, wished: Quantity) -> tuple[Fraction, ...]:
    """A number so far above a bound in 万元 that it may be in 元, or above one in 亿元 in 万元 or 元."""
    own = SCALES.get(wished.unit.scale, 1)
    bound = abs(Fraction(wished.value))
    if abs(value) < bound * _HUNDRED:
        return ()
    scales = {own, own // SCALES["万"]} - {0, 1}
    near = (scale for scale in sorted(scales) if bound * scale <= abs(value) * _HUNDRED <= bound * scale * _HUNDRED**2)
    return tuple(value / scale for scale in near)
