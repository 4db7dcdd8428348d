"""Deviations that are reported with their sign (偏差率 -15%): against a bound on the deviation their size counts."""

from typing import NamedTuple

from attrs import evolve

from perfmodel.lexicon.deviations import deviation_in
from perfmodel.targets.exact import order
from perfmodel.targets.moves import Measured
from perfmodel.targets.shapes import Range, Threshold
from perfmodel.targets.terms import Comparison
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.quantity import Quantity


class Size(NamedTuple):
    """A reported value without its sign, and the word of a deviation that made it one."""

    said: Threshold | Range
    word: str


def size_of(target: Measured, said: Measured, name: str | None) -> Size | None:
    """
    The size that a reported value below zero stands for, where it is that of a deviation; else ``None``.

    The word stands in the target, in the report or in the name of the indicator.  A target with a sign of its own
    (≥-10%, -5%至5%) takes the value as it is, as does one that asks for more.
    """
    found = _without_sign(said)
    if found is None or not _is_ceiling(target):
        return None
    word = deviation_in(target.subject) or deviation_in(said.subject) or deviation_in(name)
    return None if word is None else Size(found, word)


def _without_sign(said: Measured) -> Threshold | Range | None:
    """-15% as 15%, -8% to -5% as 5% to 8%; ``None`` for what has no minus."""
    if isinstance(said, Threshold) and said.quantity.value < 0:
        return _size_of_bound(said)
    if isinstance(said, Range) and said.ends[0].quantity.value < 0:
        return evolve(said, interval=_sizes_between(*said.ends))
    return None


def _size_of_bound(said: Threshold) -> Threshold:
    """At most -15% is 15% or more in size, while at least -15% may be of any size."""
    if said.comparison in {Comparison.GE, Comparison.GT}:
        return evolve(said, quantity=Quantity(0, said.quantity.unit), comparison=Comparison.GE)
    return evolve(said, quantity=-said.quantity, comparison=_TURNED.get(said.comparison, said.comparison))


def _sizes_between(low: Bound, high: Bound) -> Interval:
    """The sizes of the values from an end below zero to another one: of -15% to 5% they are 0 to 15%."""
    below = Bound(-low.quantity, low.inclusive)
    if high.quantity.value <= 0:
        return Interval(Bound(-high.quantity, high.inclusive), below)
    greater = below if order(below.quantity, high.quantity) > 0 else high
    return Interval(Bound(Quantity(0, low.quantity.unit), True), greater)  # noqa: FBT003 - zero itself lies between


def _is_ceiling(target: Measured) -> bool:
    if isinstance(target, Threshold):
        return target.quantity.value >= 0 and target.comparison not in {Comparison.GE, Comparison.GT}
    return isinstance(target, Range) and target.ends[0].quantity.value >= 0


_TURNED = {Comparison.LE: Comparison.GE, Comparison.LT: Comparison.GT}
