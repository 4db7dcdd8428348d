"""
Reported numbers that cannot be, or that only meet a target by their sign: a slip, or another figure.

满意度 150%, 投诉率 -2%; and -15% in answer to 预算调整率≤10%, whose size is what counts.
"""

from perfmodel.lexicon.bounded import is_either_way, is_share, may_be_negative
from perfmodel.lexicon.polarity.roles import Role
from perfmodel.targets.exact import order
from perfmodel.targets.moves import Measured
from perfmodel.targets.naming import read_name
from perfmodel.targets.shapes import Threshold
from perfmodel.targets.verdict import Judgement, Verdict
from perfmodel.values.quantity import Quantity

_COUNTED = frozenset((Role.EVENT, Role.FAULT, Role.COST, Role.GOOD, Role.MEND))
_SMALLEST = 1
"""A share of at most so many percent as the least that is wished was meant as a fraction: 合格率 ≥0.95%."""


def is_impossible(found: Judgement, target: Measured, name: str | None) -> bool:
    """Whether a target is only met by a number that its figure, as the target or the *name* says it, does not have."""
    figure = target.subject or name
    reached = found.reached
    if figure is None or reached is None:
        return False
    if found.verdict is Verdict.MET and reached.value < 0:
        return _only_by_its_sign(target, reached, figure)
    if reached.unit.kind != "ratio" or not is_share(figure):
        return False
    tiny = isinstance(target, Threshold) and 0 < target.quantity.value <= _SMALLEST and target.quantity.exact < 1
    row = read_name(figure).row
    floor = tiny and row is not None and row.role is Role.GOOD
    return (found.verdict is Verdict.MET and reached.exact > 1) or floor


def _only_by_its_sign(target: Measured, reached: Quantity, figure: str) -> bool:
    if isinstance(target, Threshold) and target.quantity.value < 0:
        return False
    if is_either_way(figure):
        return not isinstance(target, Threshold) or order(-reached, target.quantity) > 0
    if may_be_negative(figure):
        return False
    row = read_name(figure).row
    return row is not None and row.role in _COUNTED
