"""Reported values that say that they measure another thing than the target: 超支5万元, 月均12次, 不满意5%."""

from perfmodel.lexicon.claims import difference_in, other_measure_in
from perfmodel.lexicon.fold import fold
from perfmodel.targets.moves import Measured
from perfmodel.targets.polarity import polarity_by_name
from perfmodel.targets.shapes import Frequency, Range, Threshold
from perfmodel.targets.terms import Comparison, Polarity
from perfmodel.values.quantity import Quantity


def is_other_measure(target: Measured, said: Measured, name: str | None) -> bool:
    """
    Whether a reported value is a difference, an average, a part, or that of another year, and the target is not.

    The target, or the name of the indicator, has to use the same word: 结余率≤5% says nothing of 超支4%.
    """
    words = (difference_in(said.subject), other_measure_in(said.subject))
    return any(word is not None and word not in words_of(target, name) for word in words)


def words_of(target: Measured, name: str | None) -> str:
    """What a target and its name say, folded."""
    return fold(f"{target.text} {target.subject or ''} {name or ''}")


def is_opposite(target: Measured, said: Measured, name: str | None) -> bool:
    """
    Whether a reported share is that of the other side: 不满意5% in answer to 满意度≥95%, or to a bare ≥95%.

    The names of the two tell it: of the one more is better, of the other less.  A target without one tells it by its
    bound: 合格率99% is no answer to a bare ≤2%.
    """
    if not isinstance(said, Threshold | Range) or said.subject is None or _kind_of(said) != "ratio":
        return False
    evidence = polarity_by_name(said.subject)
    if evidence is None:
        return False
    wished = None if target.subject is None and name is None else polarity_by_name(target.subject or name or "")
    if wished is not None:
        return {evidence.polarity, wished.polarity} == _SIDES
    if not isinstance(target, Threshold | Frequency):
        return False
    if target.comparison in _FLOORS:
        return evidence.polarity is Polarity.LOWER_IS_BETTER
    capped = isinstance(target, Threshold) and target.comparison in _CEILINGS and _is_part(target.quantity)
    return capped and evidence.polarity is Polarity.HIGHER_IS_BETTER


def _is_part(quantity: Quantity) -> bool:
    """Whether a share is less than the whole: 预算执行率98% answers ≤100%, which holds of any rate."""
    return quantity.unit.dimension == _WHOLE_SHARE.unit.dimension and quantity < _WHOLE_SHARE


_FLOORS = {Comparison.GE, Comparison.GT}
_CEILINGS = {Comparison.LE, Comparison.LT}
_WHOLE_SHARE = Quantity("100", "%")

_SIDES = {Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER}


def _kind_of(said: Threshold | Range) -> str:
    return said.quantity.unit.kind if isinstance(said, Threshold) else said.ends[0].quantity.unit.kind
