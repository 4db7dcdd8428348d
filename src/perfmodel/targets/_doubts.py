"""
Reported numbers that may not be what they seem: read in two ways, a change, a size with a sign, a slip.

Reported numbers that can be read in two ways against a wished one.

Of some the other reading is not a number that could be judged (0.98 for 98 %, an index); of others it is (4980000
beside ≤500万元, 0.96 beside ≥95): those decide where both readings say the same.

Reported changes (下降3.5%, 增长率6%) in answer to a wished change, or to a bound that speaks of none.

Deviations that are reported with their sign (偏差率 -15%): against a bound on the deviation their size counts.

Reported numbers that cannot be, or that only meet a target by their sign: a slip, or another figure.

满意度 150%, 投诉率 -2%; and -15% in answer to 预算调整率≤10%, whose size is what counts.
"""

from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.lexicon._claims import is_growth, may_tell_level
from perfmodel.lexicon._comparison_words import FALLEN, RISEN
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._polarity_roles import Role
from perfmodel.lexicon._reported_figures import deviation_in, is_either_way, is_share, may_be_negative
from perfmodel.lexicon._rows import words_of
from perfmodel.targets._extent import Region, unit_of
from perfmodel.targets._naming import read_name
from perfmodel.targets._operand_plans import THOUSANDS, comes_whole
from perfmodel.targets._other_values import (
    INDEX,
    MARKS,
    are_of_other_marks,
    ends_of,
    is_bare_number,
    is_likelier,
    lacks_scale,
)
from perfmodel.targets._polarity import Move
from perfmodel.targets._reported_amounts import Measured
from perfmodel.targets._shapes import Frequency, Range, Relative, Threshold
from perfmodel.targets._terms import Comparison, Direction
from perfmodel.targets._verdict import Judgement, Verdict
from perfmodel.values._exact import order
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._number import EXACT
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import parse_unit


def signed(said: Threshold, move: Move) -> Quantity | None:
    """A reported change with its sign: 下降3% is -3%; of 下降-3% nobody knows."""
    if move.direction is Direction.INCREASE:
        return said.quantity
    return None if said.quantity.value < 0 else -said.quantity


def change_of(said: Relative) -> tuple[Threshold, Move] | None:
    """A reported change against another figure (同比增长12%) as a number behind a word of change."""
    if not isinstance(said.change, Quantity) or said.direction is None:
        return None
    rises = said.direction is Direction.INCREASE
    words = fold(said.text)
    word = f"较{said.reference}{'增长' if is_growth(words) else '提高' if rises else '降低'}"
    amount = Threshold(comparison=said.comparison, quantity=said.change, subject=word, text=said.text)
    return amount, Move(word, said.direction, against=True)


def as_level(said: Measured, move: Move, target: Region) -> Measured | None:
    """
    The value that a reported change is for a target that does not speak of a change itself, or ``None``.

    A bound at or below zero bounds a change, so the change counts with its sign (下降3% misses ≥0%).  Else what rises
    by an amount is at least that much, and a growth (增长6%) may be what is measured.  下降6%, 提高96%, and 增加2人
    below a ceiling, say nothing of the level, nor does a rise above a named figure (较上年增加20人), which is no level
    at all.
    """
    if isinstance(said, Threshold) and said.comparison in _UNBOUNDED and _bounds_change(target):
        quantity = signed(said, move)
        return None if quantity is None else evolve(said, quantity=quantity)
    if move.direction is Direction.DECREASE:
        return None
    return said if _may_be_reached_by(move, target) else None


def _may_be_reached_by(move: Move, target: Region) -> bool:
    """Whether a rise may be what is measured: 增长6% is in percent, 增加120人 without a figure above which it rises."""
    if unit_of(target.sure).kind in {"ratio", "points"}:
        return is_growth(move.word)
    return not move.against and target.sure.high is None


def _bounds_change(target: Region) -> bool:
    """Whether the ends of what is accepted are zero or below it, which no level is: ≥0%, ≤-2%."""
    ends = [end for end in (target.sure.low, target.sure.high) if isinstance(end, Quantity)]
    return bool(ends) and all(end.value <= 0 for end in ends)


def may_be_level(move: Move) -> bool:
    """Whether a reported rise may be that of a level which is not known: 提高2% in answer to ≥90%."""
    return move.direction is Direction.INCREASE and not is_growth(move.word)


_UNBOUNDED = frozenset((Comparison.STATED, Comparison.EQ))


def has_two_readings(target: Measured, said: Measured, own: Move | None) -> bool:
    """
    Whether a reported number may mean another value than the one that is written.

    *own* is the word of change that the target, or the name of the indicator, ends in.
    """
    if _may_part_thousands(target, said) or (own is None and are_of_other_marks(target, said)):
        return True
    pairs = [(end, number) for end in ends_of(target) for number in ends_of(said)]
    bare = is_bare_number(said)
    return any(_doubtful(wished, number, own, bare=bare) for wished, number in pairs)


def _may_part_thousands(target: Measured, said: Measured) -> bool:
    """
    Whether the point of a bare number may part its thousands.

    Its target counts what has no parts (12.345), or has no unit either and is a thousand times as much (1.000 to
    ≥1,000).
    """
    if not isinstance(said, Threshold) or not is_bare_number(said):
        return False
    if THOUSANDS.fullmatch(str(said.quantity.value.copy_abs())) is None:
        return False
    wished = target.count if isinstance(target, Frequency) else ends_of(target)[0]
    value = Fraction(said.quantity.value)
    return comes_whole(wished.unit) or (not wished.unit.symbol and is_likelier(1000 * value, value, wished))


_TEN = 10

_REACHED = regex("|".join(words_of(RISEN, FALLEN)))
_RATES = ("率", "幅", "速", "度")
"""Nouns that a change is measured by, which itself may rise to a level: 增长率提高到6%."""


def is_level(said: Measured, own: Move | None) -> bool:
    """Whether a level is reported where a change is wished: 提高到5% in answer to 提高5%."""
    return own is not None and not own.word.endswith(_RATES) and _REACHED.search(said.text) is not None


def is_named_change(target: Relative, said: Measured, own: Move | None) -> bool:
    """
    Whether a bare percentage is the wished change itself, since the name is that of just this change.

    18.2% in answer to 较上年下降≥15% is the fall where the row is called 投诉下降率.  A growth that is to rise
    (增长率, 较上年提高≥1%) may be meant by its level, and of a fall below zero nobody knows which way it goes.
    """
    if own is None or not own.word.endswith(_RATES) or not isinstance(said, Threshold):
        return False
    number = said.quantity
    if number.unit.symbol != "%" or target.direction is not own.direction:
        return False
    if own.direction is Direction.DECREASE:
        return number.value >= 0
    return is_growth(own.word) is is_growth(fold(target.text))


def is_plain(target: Measured, said: Measured) -> bool:
    """Whether both are numbers with a unit and without a minus, or one is a rate: the commonest, read one way."""
    if not (isinstance(target, Threshold) and isinstance(said, Threshold)):
        return isinstance(said, Frequency) or isinstance(target, Frequency)
    number, unit = said.quantity, target.quantity.unit
    if not number.unit.symbol or said.text[-1:].isdigit() or number.value.is_signed():
        return False
    if unit is number.unit:
        return unit.symbol != MARKS
    return unit.kind != "ratio" and not lacks_scale(said, unit)


def _doubtful(wished: Quantity, said: Quantity, own: Move | None, *, bare: bool) -> bool:
    if wished.unit.kind != "ratio":
        return _doubtful_amount(wished, said, own, bare=bare or not said.unit.symbol)
    if bare or not said.unit.symbol:
        return wished.unit.factor < 1 and (is_fraction(said, wished) or _is_bare_index(said, wished, own))
    return own is not None and said.unit.kind == "ratio" and _is_other(wished, said, own)


def _doubtful_amount(wished: Quantity, said: Quantity, own: Move | None, *, bare: bool) -> bool:
    if own is not None and _is_amount_of_change(wished, said, own):
        return True
    rate = bare and not wished.unit.symbol and own is not None and own.word.endswith(_RATES)
    return rate and _is_bare_index(said, wished, own)


def _is_bare_index(said: Quantity, wished: Quantity, own: Move | None) -> bool:
    """Whether a bare number in answer to a small change may be an index: 103 for 收入增长率≥5%."""
    return own is not None and said.value.copy_abs() >= INDEX > wished.value.copy_abs()


def _is_amount_of_change(wished: Quantity, said: Quantity, own: Move) -> bool:
    """Whether an amount beside 增加10元 may be the level after it (150元), since no word of change says it is one."""
    return may_tell_level(own.word) and wished.unit.kind != "points" and said.exact != wished.exact


def is_fraction(said: Quantity, wished: Quantity) -> bool:
    """
    Whether a bare number may be a fraction of one, as sheets keep percentages, or of ten: 0.98 and 9.5 for ≥95%.

    >>> is_fraction(Quantity("0.98", ""), Quantity(95, "%")), is_fraction(Quantity(0, ""), Quantity(95, "%"))
    (True, False)
    """
    value, bound = said.value.copy_abs(), wished.value.copy_abs()
    if value <= 0:
        return False
    of_ten = bound >= INDEX and value <= _TEN
    return of_ten or (bound > 1 and value <= 1) or EXACT.multiply(value, INDEX) <= bound


def is_index(said: Quantity, change: Quantity) -> bool:
    """
    Whether a percentage in answer to a small change may be an index or a level: 105% in answer to 增长5%.

    >>> is_index(Quantity(105, "%"), Quantity(5, "%")), is_index(Quantity(6, "%"), Quantity(5, "%"))
    (True, False)
    """
    return abs(said.exact) * 100 >= INDEX > abs(change.exact) * 100


def _is_other(wished: Quantity, said: Quantity, own: Move) -> bool:
    """An index for a change, or a fall with a sign of its own (-3.5% in answer to 下降3%)."""
    falls = own.direction is Direction.DECREASE and said.value < 0 <= wished.value
    return falls or is_index(said, wished)


def is_done_in_a_day(target: Measured, found: Judgement) -> bool:
    """Whether a number that may mean another unit is one day in answer to at most so many, as tasks may well take."""
    reached, bound = found.reached, found.bound
    if not isinstance(target, Threshold) or found.verdict is not Verdict.MET or reached is None or bound is None:
        return False
    return reached.value == 1 and reached.unit in _DAYS and order(reached, bound) < 0


_DAYS = frozenset(map(parse_unit, ("日", "工作日")))


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


_COUNTED = frozenset((Role.EVENT, Role.FAULT, Role.COST, Role.GOOD, Role.MEND))
_SMALLEST = 1
"""A share of at most so many percent as the least that is wished was meant as a fraction: 合格率 ≥0.95%."""


def is_impossible(found: Judgement, target: Measured, name: str | None) -> bool:
    """Whether a target is only met by a number that its figure, as the target or the *name* says it, does not have."""
    figure = target.subject or name
    reached = found.reached
    if figure is None or reached is None:
        return False
    met = found.verdict is Verdict.MET
    if met and reached.value < 0:
        return _only_by_its_sign(target, reached, figure)
    return _is_share_of(figure, reached) and ((met and reached.exact > 1) or _is_tiny_floor(target, figure))


def _is_share_of(figure: str, reached: Quantity) -> bool:
    """Whether a figure is a share of a whole, and told as one: 合格率 in %."""
    return reached.unit.kind == "ratio" and is_share(figure)


def _is_tiny_floor(target: Measured, figure: str) -> bool:
    """Whether hardly any of a good is wished, so that a fraction was meant: 合格率≥0.95%."""
    if not isinstance(target, Threshold) or not 0 < target.quantity.value <= _SMALLEST or target.quantity.exact >= 1:
        return False
    row = read_name(figure).row
    return row is not None and row.role is Role.GOOD


def _only_by_its_sign(target: Measured, reached: Quantity, figure: str) -> bool:
    if isinstance(target, Threshold) and target.quantity.value < 0:
        return False
    if is_either_way(figure):
        return not isinstance(target, Threshold) or order(-reached, target.quantity) > 0
    if may_be_negative(figure):
        return False
    row = read_name(figure).row
    return row is not None and row.role in _COUNTED
