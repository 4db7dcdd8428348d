"""What kind of measure a unit is, as rules tell them apart."""

from perfmodel.review.words import SCORE_UNITS
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import COUNT, Unit, parse_unit

_WHOLE = parse_unit("倍").dimension
PERSON, VISIT = parse_unit("人").dimension, parse_unit("人次").dimension
_YUAN = parse_unit("元")


def is_rate(unit: Unit, /) -> bool:
    """Whether it is a part of a whole: %, ‰, ‱, 成; not 倍, not 个百分点."""
    return unit.dimension == _WHOLE and unit.factor < 1


def is_count(unit: Unit, /) -> bool:
    """Whether it counts things: 项, 人次, and words that no table knows; 分 counts nothing."""
    return unit.kind == COUNT and unit.symbol not in SCORE_UNITS


def counts_per(unit: Unit, /) -> bool:
    """Whether it counts things per other things: 份/人, 次/万人; not 元/人, not mg/L."""
    head, _, below = unit.symbol.partition("/")
    return bool(below) and is_count(parse_unit(head))


def is_money(unit: Unit, /) -> bool:
    """Whether it is an amount of yuan, not per anything."""
    return unit.converts_to(_YUAN)


def is_plain(quantity: Quantity, /) -> bool:
    """Whether the amount stands without any unit."""
    return not quantity.unit.symbol
