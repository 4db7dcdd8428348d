"""
What else a reported number may mean: a share of one, an index, another scale or unit than its target's.

4980000 beside ≤500万元, 0.96 beside ≥95, 110 beside ≥2小时: where both readings say the same, they decide.
"""

from fractions import Fraction
from functools import lru_cache
from itertools import chain, product

from perfmodel._arguments import MAX_DIGITS
from perfmodel.targets._comparisons import SIDES
from perfmodel.targets._noted_units import is_number_last, unit_in_front
from perfmodel.targets._polarity import Move
from perfmodel.targets._reported_amounts import Measured, unit_said
from perfmodel.targets._shapes import Range, Target, Threshold
from perfmodel.targets._terms import Direction
from perfmodel.values._exact import exact_quantity, round_half_up
from perfmodel.values._number import SCALES
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Dimension, Unit, parse_unit
from perfmodel.values._unit_table import ROUGHLY, ROWS, SELDOM_MEANT

INDEX = 50
"""From so many percent on, a number may be an index or a level (105% in answer to 增长5%), a bare bound a rate."""


def other_values(target: Measured, said: Measured, own: Move | None) -> tuple[Quantity, ...]:
    """
    What else a bare number may mean, in the unit of the target.

    *own* is the word of change that the target, or the name of the indicator, ends in.
    """
    if not isinstance(said, Threshold):
        return ()
    found = tuple(chain.from_iterable(_beside_end(end, said, own) for end in ends_of(target)))
    return found if own is not None or _is_at_most(target) else (*found, *_as_marks(said.quantity, target))


def _beside_end(wished: Quantity, said: Threshold, own: Move | None) -> tuple[Quantity, ...]:
    """What else a bare number may mean beside one end of the target."""
    if lacks_scale(said, wished.unit):
        return in_scale_left_out(said.quantity, wished)
    if said.quantity.unit.symbol and not is_bare_number(said):
        return ()
    value = Fraction(said.quantity.value)
    found = [*_as_percent(value, wished), *_as_index(value, wished, own)]
    return (*(nearly(other, wished.unit) for other in found), *in_other_units(value, wished))


def is_bare_number(said: Measured) -> bool:
    """Whether a text gives a number without a unit, which it took from a column of the form: 1200, 实际支出1200."""
    return is_number_last(said.text) and not unit_in_front(said.text, said.subject, unit_said(said).symbol)


def lacks_scale(said: Threshold, wished: Unit) -> bool:
    """Whether the unit of money in a text is that of its target without the scale: 元 and 万元."""
    unit = said.quantity.unit
    same = unit.kind == "money" and unit is not wished and unit.symbol == wished.symbol.removeprefix(wished.scale)
    return same and said.text != ""


MARKS = "分"
"""The unit of marks, of whichever full marks they are."""

_POINTS = ("", MARKS)
"""Units of a bound that may stand for percent (满意率≥95, 95分以上), and of what answers one of marks."""

_HUNDRED = 100


def _as_percent(value: Fraction, wished: Quantity) -> tuple[Fraction, ...]:
    """A fraction of one beside a bound that may be a percentage: 0.96 for ≥95; 0.5 beside ≥3 is a half."""
    if wished.unit.symbol not in _POINTS or not INDEX <= wished.value <= _HUNDRED:
        return ()
    return (value * _HUNDRED,) if 0 < value <= 1 else ()


_FULL_MARKS = (5, 10)


def _as_marks(said: Quantity, target: Measured) -> tuple[Quantity, ...]:
    """Marks of 5 or 10 beside a bound of marks of 100, or the other way: 92分 to ≥4.5分, 4.6分 to ≥90分."""
    found = (_in_other_marks(Fraction(said.value), end) for end in ends_of(target) if end.unit.symbol == MARKS)
    return tuple(chain.from_iterable(found)) if said.unit.symbol in _POINTS else ()


def _in_other_marks(value: Fraction, wished: Quantity) -> list[Quantity]:
    low, high = sorted((value, Fraction(wished.value)))
    if not INDEX <= high <= _HUNDRED:
        return []
    sizes = [Fraction(_HUNDRED, full) for full in _FULL_MARKS if 0 < low <= full]
    return [nearly(value / size if value == high else value * size, wished.unit) for size in sizes]


def are_of_other_marks(target: Measured, said: Measured) -> bool:
    """Whether one of the ends of a range of marks may be of other full marks than the target: 4.5-4.8分 to ≥90分."""
    ends = ends_of(said) if isinstance(said, Range) and not _is_at_most(target) else ()
    return any(_as_marks(end, target) for end in ends)


def _is_at_most(target: Measured) -> bool:
    """Whether so many marks at most are wished, as of those that are taken off: 扣分≤5分."""
    return isinstance(target, Threshold) and SIDES.get(target.comparison) == -1


_NEAR = 10
"""So many times the wished change an index may be away from one."""


def _as_index(value: Fraction, wished: Quantity, own: Move | None) -> tuple[Fraction, ...]:
    """An index beside a wished change: 1.05 for 增长5%."""
    if own is None or wished.unit.kind != "ratio":
        return ()
    change = value - 1 if own.direction is Direction.INCREASE else 1 - value
    return (change / wished.unit.factor,) if abs(change) <= _NEAR * abs(wished.exact) else ()


def ends_of(shape: Measured) -> tuple[Quantity, ...]:
    """The numbers of a bound or a range; a rate has none that can be mistaken."""
    if isinstance(shape, Threshold):
        return (shape.quantity,)
    if isinstance(shape, Range):
        return tuple(end.quantity for end in (shape.interval.lower, shape.interval.upper) if end is not None)
    return ()


def may_be_in_another(target: Target, said: Target, unit: Unit, /) -> bool:
    """
    Whether the number of a bare target may be in another unit than the name of its row says, beside what was reported.

    13000人次 in answer to ≥12000 under 培训人次（万人次）, 95% to ≥0.9 under 执行率（%）.
    """
    if not isinstance(target, Threshold | Range) or not isinstance(said, Threshold | Range):
        return False
    told = [end.exact / unit.factor for end in ends_of(said) if end.unit.symbol and end.unit.converts_to(unit)]
    pairs = product(ends_of(target), (nearly(value, unit) for value in told))
    return any(_may_be_in_another(Fraction(end.value), reported) for end, reported in pairs)


def _may_be_in_another(value: Fraction, reported: Quantity) -> bool:
    share = reported.unit.kind == "ratio" and 0 < value <= 1
    return bool(in_other_units(value, reported)) or (share and is_likelier(value * _HUNDRED, value, reported))


# --- other units that a bare number may be in -------------------------------------------------------------------------


def in_other_units(value: Fraction, wished: Quantity) -> list[Quantity]:
    """What a bare number would be, in the unit of its target, if it were meant in another scale or unit than that."""
    if not value or not wished.value:
        return []
    found = _in_other_scale(value, wished)
    if not found or abs(value) < abs(Fraction(wished.value)):  # 1.2 beside 1000米至5000米 is in 万米 or in 公里
        found = [*found, *_in_other_unit(value, wished)]
    return [nearly(other, wished.unit) for other in found if abs(other) < 10**_DIGITS]


def in_scale_left_out(said: Quantity, wished: Quantity) -> tuple[Quantity, ...]:
    """What an amount would be in the scale of its target, where its author may have left it out: 120元 to ≥100万元."""
    value = said.exact / wished.unit.factor
    return (Quantity(said.value, wished.unit),) if is_likelier(Fraction(said.value), value, wished) else ()


def nearly(value: Fraction, unit: Unit) -> Quantity:
    """A value as a quantity, to so many digits that its verdict is that of the value itself: 110 / 60 小时."""
    return exact_quantity(value, unit) or Quantity(round_half_up(value, _DIGITS), unit)


_DIGITS = MAX_DIGITS // 2


def _in_other_scale(value: Fraction, wished: Quantity) -> list[Fraction]:
    """A number in another scale than its target's: far above a bound in 亿元 it may be in 万元 or 元."""
    own, myriad = SCALES.get(wished.unit.scale, 1), SCALES["万"]
    if abs(value) < _OUT_OF_SCALE * abs(Fraction(wished.value)):
        return _in_larger_scale(value, wished, own)
    smaller = (value / scale for scale in sorted({own, own // myriad} - {0, 1}))
    return [other for other in smaller if _distance(other, wished) <= _OUT_OF_SCALE]


def _in_larger_scale(value: Fraction, wished: Quantity, own: int) -> list[Fraction]:
    """2.1 beside ≤20000元 as 2.1万元; of things that are counted a number that is no whole one: 1.3 as 1.3万人."""
    unit = wished.unit
    if unit.kind in _SCALELESS or (unit.countable and (value.denominator == 1 or value <= 1)):
        return []
    larger = (value * scale / own for scale in (SCALES["万"], SCALES["亿"]) if scale > own)
    return [other for other in larger if is_likelier(other, value, wished)]


_SCALELESS = frozenset(("ratio", "points", "number"))
_OUT_OF_SCALE = 100
"""From so many times its target a number may be in a smaller scale, in which it is no farther: 4980000 to ≤500万元."""


def _in_other_unit(value: Fraction, wished: Quantity) -> list[Fraction]:
    """A number in another unit of its kind, 110 beside ≥2小时 or 0.9 beside ≥800千克: in the nearest to its target."""
    others = [value / size for size in sizes_beside(wished.unit.symbol)]
    others = [other for other in others if is_likelier(other, value, wished)]
    nearest = min((_distance(other, wished) for other in others), default=Fraction(0))
    return [other for other in others if _distance(other, wished) < _LIKELIER * nearest]


_LIKELIER = 10
"""
So many times nearer to its target a number has to be in another unit, to be meant in it.

3 beside ≤30分钟 is three minutes, since three hours are hardly nearer; 1 may be an hour.
"""


def is_likelier(other: Fraction, value: Fraction, wished: Quantity) -> bool:
    """Whether another reading of a value is so much nearer to its target that it may be meant."""
    if not value or not wished.value:
        return False
    return _distance(other, wished) * _LIKELIER <= _distance(value, wished)


def _distance(value: Fraction, wished: Quantity) -> Fraction:
    """How many times a value is its target, or that its target is the value."""
    times = abs(value / Fraction(wished.value))
    return max(times, 1 / times)


@lru_cache(maxsize=1024)
def sizes_beside(symbol: str, /) -> tuple[Fraction, ...]:
    """
    How many of each other unit in which a bare number may be meant make one of a unit; of 元/km those of 元.

    Of what does not convert (TB and GB, months and days) both the least and the most.

    >>> [str(size) for size in sizes_beside("吨")], [str(size) for size in sizes_beside("TB")], sizes_beside("人")
    (['1000', '1000000', '1000000000', '1000000000000', '2000'], ['15625/16', '131072/125', '1000000', '1048576'], ())
    """
    own = parse_unit(symbol.partition("/")[0])
    others = (parse_unit(row.symbol) for row in ROWS if row.symbol not in SELDOM_MEANT)
    sizes = (size for other in others for size in _sizes(own, other))
    return tuple(size for size in sizes if size != 1)


def _sizes(unit: Unit, other: Unit) -> tuple[Fraction, ...]:
    """How many of another unit are in one, at least and at most; none where they are of two kinds."""
    if unit.dimension == other.dimension:
        return (unit.factor / other.factor,)
    (base, low, high), (line, least, most) = _in_base(unit), _in_base(other)
    return (low / most, high / least) if base == line else ()


def _in_base(unit: Unit) -> tuple[Dimension, Fraction, Fraction]:
    """What a unit is counted in, and at least and at most how many of that it is."""
    base, times = unit.dimension[0] if len(unit.dimension) == 1 else ("", 0)
    if times != 1 or base not in ROUGHLY:
        return unit.dimension, unit.factor, unit.factor
    other, low, high = ROUGHLY[base]
    return ((other, 1),), unit.factor * low, unit.factor * high
