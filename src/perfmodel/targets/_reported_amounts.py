"""
A reported amount in the unit of its target: converted, taken in it, or refused with what does not fit.

A figure often does not say per what it is: 438元 in answer to ≤450元/人, 4次 to ≥4次/年.  It is taken as the target
has it where that is a year, which is that of the form, or where a name says so (人均培训费, 补助标准), and not
otherwise: 438元 may be what all of them cost.  A name of several years (三年累计产值) is not of the form's.
"""

from fractions import Fraction
from itertools import chain
from typing import NamedTuple, TypeAlias

from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._reported_figures import count_alike, is_of_whole_year
from perfmodel.lexicon._things import EACH_BEFORE, is_one_of_each, is_price, says_average, says_sum
from perfmodel.lexicon._whole_or_part import names_several_years
from perfmodel.targets._comparisons import leaning_of
from perfmodel.targets._extent import range_extent, rate_of, unit_of
from perfmodel.targets._noted_units import unit_in_front
from perfmodel.targets._shapes import Frequency, Range, Threshold
from perfmodel.targets._stretches import Extent, Point, exactly, extent_of
from perfmodel.targets._terms import Comparison
from perfmodel.targets._verdict import Assumption, Fields, ReasonCode
from perfmodel.values._exact import exact_quantity, order
from perfmodel.values._number import SCALES
from perfmodel.values._period import Period, PeriodUnit
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Unit, kind_of, line_of, on_one_line, parse_unit, parts_of

_STATED, _EQ = Comparison.STATED, Comparison.EQ
_YEAR = Period(1, PeriodUnit.YEAR)
_A_YEAR = parse_unit(PeriodUnit.YEAR.value)

Measured: TypeAlias = Threshold | Range | Frequency
"""What measures an amount."""

Names: TypeAlias = tuple[str | None, ...]
"""The names of the figure: those of its row, of its target and of what was reported."""

LOOSE = "个"
"""The loose classifier: it may stand for any other measure word."""


class Reading(NamedTuple):
    """What an actual says on the line of its target, and what was assumed."""

    extent: Extent
    assumed: tuple[Assumption, ...] = ()


class Refusal(NamedTuple):
    """Why an actual says nothing on the line of its target."""

    code: ReasonCode
    fields: Fields = ()


class Fitted(NamedTuple):
    """A quantity in a unit of the target's dimension, and what was assumed."""

    quantity: Quantity
    assumed: tuple[Assumption, ...] = ()


OPERATOR = Assumption("operator-in-actual")


def fit(quantity: Quantity, unit: Unit) -> Fitted | Refusal:
    """The quantity in the dimension of *unit*: as it is, as a bare number of it, or by the loose classifier."""
    own = quantity.unit
    if on_one_line(own, unit):
        return Fitted(quantity)
    found: Quantity | None = None
    assumed = Assumption("loose-classifier", (("actual_unit", own.symbol), ("target_unit", unit.symbol)))
    if not line_of(own):
        assumed = Assumption("unit-from-target", (("unit", unit.symbol),))
        if not own.symbol:
            found = Quantity(quantity.value, unit)
        else:
            found = exact_quantity(quantity.exact / SCALES.get(unit.scale, 1), unit)
    elif _is_loose(own, unit) or count_alike(_measure(own), _measure(unit)):
        found = exact_quantity(quantity.exact / unit.factor, unit)
    return units_differ(own, unit) if found is None else Fitted(found, (assumed,))


def _fit_each(said: Threshold | Range, quantity: Quantity, unit: Unit, names: Names) -> Fitted | Refusal:
    """The same; what does not say per what it is, as one per what *unit* is, where the year or a name says so."""
    found = fit(quantity, unit)
    own, per = quantity.unit, unit.symbol.partition("/")[2]
    if isinstance(found, Fitted) or not per or own.dimension != _amount_of(unit).dimension:
        return found
    assumed: list[Assumption] = []
    for thing in _things_per(unit):
        one = _as_per(thing, said, own, unit, (*names, said.subject))
        if isinstance(one, Refusal):
            return one
        assumed.append(one)
    return Fitted(Quantity(quantity.value, parse_unit(f"{own.symbol}/{per}")), tuple(assumed))


def _as_per(thing: str, said: Threshold | Range, own: Unit, unit: Unit, names: Names) -> Assumption | Refusal:
    """The assumption that a value is per a thing: the year of the form, or what one of its names is per."""
    if parse_unit(thing) == _A_YEAR and not names_several_years(*names):
        return Assumption("period-from-target", (("period", PeriodUnit.YEAR.value),))
    if thing and not says_sum(said.text) and _is_of_each(thing, unit, names):
        return Assumption("per-from-name", (("per", thing),))
    if parse_unit(thing).dimension == _A_YEAR.dimension:
        return Refusal("period-unknown", (("period", thing),))
    return per_unsaid(own, unit)


def _is_period(thing: str) -> bool:
    return parse_unit(thing).kind in _TIMES


def _is_of_each(thing: str, unit: Unit, names: Names) -> bool:
    """Whether a name says so: of the thing, or as a price; 巡查标准 is no price of a month."""
    return is_one_of_each(thing, *names) or (
        is_price(*names) and (_amount_of(unit).kind == "money" or not _is_period(thing))
    )


def _things_per(unit: Unit) -> tuple[str, ...]:
    """What a unit is per, one by one: 人 and 年 of 元/人·年, 万人 of 个/万人; empty for another number (元/30人)."""
    factors = chain.from_iterable(parts_of(unit)[1:])
    return tuple(
        f"{_SCALE_WORDS[factor.times]}{factor.word}" if factor.times in _SCALE_WORDS else "" for factor in factors
    )


_SCALE_WORDS = {Fraction(1): "", **{Fraction(number): word for word, number in SCALES.items()}}


def is_average_asked(said: Measured, unit: Unit, *, ceiling: bool) -> bool:
    """
    Whether a value is named as the average that *unit* is: 人均438元 of a ceiling in 元/人, 日均310人次 of 人次/日.

    What one year's form reports as 年均 is of several years, and the hours of a day (日均8小时) are bounded day by day.
    """
    things, amount = _things_but_year(unit), _amount_of(unit)
    of_cost = ceiling and amount.kind == "money"
    if not things or amount.kind in _TIMES or not (of_cost or all(map(_is_period, things))):
        return False
    return all(_is_of_each(thing, unit, (said.subject,)) for thing in things)


def is_average_of_each(said: Measured, unit: Unit) -> bool:
    """Whether an average over what it does not say answers what is to hold of each thing: 平均44人/班."""
    return bool(_things_per(unit)) and _amount_of(unit).kind != "money" and says_average(said.text)


def _amount_of(unit: Unit) -> Unit:
    """What a unit has of each thing that it is per: 元 of 元/人·年."""
    return parse_unit(unit.symbol.partition("/")[0])


def _things_but_year(unit: Unit) -> list[str]:
    """What a unit is per beside the year of the form."""
    return [thing for thing in _things_per(unit) if parse_unit(thing) != _A_YEAR]


_TIMES = frozenset(("calendar", "time", "term"))


def per_unsaid(own: Unit, unit: Unit) -> Refusal:
    """The refusal of a value that may be that of all, where *unit* is one of each."""
    return Refusal("units-differ", (*units_differ(own, unit).fields, ("per", unit.symbol.partition("/")[2])))


_FAR = 10
"""From so many times the target, or a part of it so small, a value is rather that of all: 43800元 to ≤450元/人."""


def _is_far(said: Measured, reading: Reading, bound: Point | None) -> bool:
    """Whether a value that only a name makes one of each is too far from its target to be one."""
    named = any(assumed.code == "per-from-name" for assumed in reading.assumed)
    far = isinstance(bound, Quantity) and any(_is_far_from(bound, end) for end in _ends(reading.extent))
    return named and far and not _says_each(said, unit_of(reading.extent))


def refusal_as_sum(
    said: Measured, reached: Quantity | None, bound: Point | None, reading: Reading | Refusal | None
) -> Refusal | None:
    """
    Why a value that does not itself say per what it is, is rather that of all, or ``None``: 46000 beside 元/人.

    So it is where only a name makes it one of each and it is more than ten times its target or less than a tenth of
    it, or where nothing does and it is more than ten times it.  A year is that of the form; of mg/L there is no sum.
    """
    if isinstance(reading, Reading) and _is_far(said, reading, bound):
        return per_unsaid(unit_said(said), unit_of(reading.extent))
    if reached is None or not isinstance(bound, Quantity) or bound.unit.kind != "compound":
        return None
    rather_all = order(reached, bound) > 0 and _is_far_from(bound, reached) and _is_without_per(said, bound.unit)
    return _as_sum(said, bound.unit) if rather_all else None


def _as_sum(said: Measured, unit: Unit) -> Refusal | None:
    things, amount = _things_but_year(unit), _amount_of(unit)
    if not things or _is_of_mixture(amount, things):
        return None
    period = next(filter(_is_period, things), None)
    if period is not None:
        return Refusal("period-unknown", (("period", period),))
    return per_unsaid(parse_unit(unit_said(said).symbol.partition("/")[0] or amount.symbol), unit)


def _says_each(said: Measured, unit: Unit) -> bool:
    """Whether a text itself says each thing that a unit is per: 人均4600元 beside 元/人."""
    things = _things_but_year(unit)
    return bool(things) and all(is_one_of_each(thing, said.text) for thing in things)


def _is_of_mixture(amount: Unit, things: list[str]) -> bool:
    """Whether a unit is that of a mixture, as mg/L and kg/t are."""
    return amount.kind == "mass" and all(kind_of(thing) in {"mass", "volume"} for thing in things)


def _is_without_per(said: Measured, unit: Unit) -> bool:
    """Whether a text gives a number alone, or with what is to be divided: 46000 and 46000元, but not 每人460元."""
    text, amount = fold(said.text).strip(), unit_said(said).symbol.partition("/")[0]
    if EACH_BEFORE in text or _says_each(said, unit):
        return False
    bare = text[-1:].isdigit() and "/" not in unit_in_front(text, said.subject, unit_said(said).symbol)
    return bare or (bool(amount) and text.endswith(fold(amount))) or not (text or amount)


def _ends(extent: Extent) -> list[Quantity]:
    return [end for end in (extent.low, extent.high) if isinstance(end, Quantity)]


def _is_far_from(bound: Quantity, end: Quantity) -> bool:
    mine, theirs = abs(bound.exact), abs(end.exact)
    return theirs > _FAR * mine or theirs * _FAR < mine


def _measure(unit: Unit) -> str:
    return unit.symbol.removeprefix(unit.scale)


def units_differ(own: Unit, unit: Unit) -> Refusal:
    """The refusal of two units that do not convert."""
    return Refusal("units-differ", (("actual_unit", own.symbol), ("target_unit", unit.symbol)))


def _is_loose(left: Unit, right: Unit) -> bool:
    """Whether the units are the same once 个 stands for the other's measure word (个/项, 元/个 and 元/户)."""
    mine, theirs = set(left.dimension), set(right.dimension)
    rests = (mine - theirs, theirs - mine)
    for one, other in (rests, rests[::-1]):
        if len(one) == 1 and other:
            name, power = next(iter(one))
            if name == LOOSE and all(
                kind_of(word) in {"count", None} and power == exponent for word, exponent in other
            ):
                return True
    return False


def read_amount(said: Measured, unit: Unit, target: Frequency | None, names: Names = ()) -> Reading | Refusal:
    """A reported amount in the dimension of *unit*; *target* is the frequency that it answers, if it is one."""
    if isinstance(said, Frequency):
        return _bounded_by(said.comparison, fit(rate_of(said.count, said.per), unit))
    if isinstance(said, Range):
        return _read_range(said, unit, names)
    if said.approximate:  # 100余人 is more than 100, how many more is not stated
        if leaning_of(said) <= 0 or said.comparison in {Comparison.LE, Comparison.LT}:
            return Refusal("actual-approximate")
        return _bounded_by(Comparison.GT, _fit_each(said, said.quantity, unit, names))
    if target is not None and not on_one_line(said.quantity.unit, unit):
        return _bounded_by(said.comparison, _read_count(said, target, unit, names))
    return _bounded_by(said.comparison, _fit_each(said, said.quantity, unit, names))


def _bounded_by(comparison: Comparison, found: Fitted | Refusal) -> Reading | Refusal:
    """What stands so to a quantity; a bare one is itself."""
    if isinstance(found, Refusal):
        return found
    if comparison is _STATED or comparison is _EQ:
        return Reading(exactly(found.quantity), found.assumed)
    return Reading(extent_of(comparison, found.quantity), (*found.assumed, OPERATOR))


def _read_range(said: Range, unit: Unit, names: Names) -> Reading | Refusal:
    extent = range_extent(said)
    fitted = [_fit_each(said, end, unit, names) for end in _ends(extent)]
    ends = [end for end in fitted if isinstance(end, Fitted)]
    if len(ends) != len(fitted):
        return units_differ(unit_of(extent), unit)
    low, high = ends[0], ends[-1]
    return Reading(Extent(low.quantity, extent.low_in, high.quantity, extent.high_in), low.assumed)


def _read_count(said: Threshold, target: Frequency, unit: Unit, names: Names) -> Fitted | Refusal:
    """
    A count without a period: the form's own year, so it answers a yearly frequency and no other.

    One that names the whole year (全年共52次) is so many a year, as 一年52次 is, and answers any; 月均2次 answers
    2次/月.
    """
    found = fit(said.quantity, target.count.unit)
    if isinstance(found, Refusal):
        return units_differ(said.quantity.unit, unit)
    if target.per == _YEAR or not is_of_whole_year(said.subject, fold(said.text)):
        each = _fit_each(said, found.quantity, unit, names)
        return each if isinstance(each, Refusal) else each._replace(assumed=(*found.assumed, *each.assumed))
    rate = fit(rate_of(found.quantity, _YEAR), unit)
    return rate if isinstance(rate, Refusal) else rate._replace(assumed=(*found.assumed, *rate.assumed))


def unit_said(said: Measured) -> Unit:
    """The unit of a value, of how often something is done that of its rate."""
    if isinstance(said, Threshold):
        return said.quantity.unit
    return rate_of(said.count, said.per).unit if isinstance(said, Frequency) else unit_of(range_extent(said))
