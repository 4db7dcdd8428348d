"""Reported changes (下降3.5%, 增长率6%) in answer to a wished change, or to a bound that speaks of none."""

from typing import TypeAlias

from attrs import evolve

from perfmodel.lexicon.claims import is_growth
from perfmodel.lexicon.fold import fold
from perfmodel.targets.change_words import Move
from perfmodel.targets.extent import Region, unit_of
from perfmodel.targets.shapes import Frequency, Range, Relative, Threshold
from perfmodel.targets.terms import Comparison, Direction
from perfmodel.values.quantity import Quantity

Measured: TypeAlias = Threshold | Range | Frequency
"""What measures an amount."""


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
    by an amount is at least that much, and a growth (增长6%) may be what is measured; 下降6%, and 提高2% below a
    ceiling, say nothing of the level, nor does a rise above a named figure (较上年增加20人), which is no level at all.
    """
    ends = [end for end in (target.sure.low, target.sure.high) if isinstance(end, Quantity)]
    if ends and all(end.value <= 0 for end in ends) and isinstance(said, Threshold) and said.comparison in _BARE:
        quantity = signed(said, move)
        return None if quantity is None else evolve(said, quantity=quantity)
    if move.direction is Direction.DECREASE:
        return None
    measured = is_growth(move.word) and unit_of(target.sure).kind in {"ratio", "points"}
    return said if measured or (not move.against and target.sure.high is None) else None


def may_be_level(move: Move) -> bool:
    """Whether a reported rise may be that of a level which is not known: 提高2% in answer to ≥90%."""
    return move.direction is Direction.INCREASE and not is_growth(move.word)


_BARE = frozenset((Comparison.STATED, Comparison.EQ))
