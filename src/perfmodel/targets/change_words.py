"""Words of change at the end of a name (能耗下降, 收入增长率), and the side that they make the better one."""

import re
from functools import cache
from typing import NamedTuple

from perfmodel.lexicon.changes import MOVES
from perfmodel.lexicon.claims import CHANGE_TAILS
from perfmodel.targets.polarity import PolarityEvidence, polarity_by_name
from perfmodel.targets.terms import Direction, Polarity


class Move(NamedTuple):
    """
    A word of change that names a number: 下降 of 能耗下降3.5%, 增长率 of 收入增长率≥5%.

    Attributes:
        word: The word, with what stands between it and the number.

        direction: Which way it goes.

        against: Whether the figure that changed is named beside it: 较上年增加20人.
    """

    word: str
    direction: Direction
    against: bool = False


def move_in(name: str | None) -> Move | None:
    """The word of change that a name ends in."""
    match = None if name is None else _move().search(name)
    if match is None:
        return None
    return Move(match[0], Direction(_WORDS[match["word"]]))


@cache
def _move() -> re.Pattern[str]:
    words = sorted(_WORDS, key=len, reverse=True)
    return re.compile(rf"(?<!新)(?P<word>{'|'.join(map(re.escape, words))})(?:{CHANGE_TAILS.pattern})?$")


_WORDS = {**MOVES, "净增": Direction.INCREASE.value, "负增长": Direction.DECREASE.value}
"""Words of change, with two that stand only in names."""


def is_rise(name: str | None) -> bool:
    """Whether a name ends in a word of a rise, or in that of what came in (新增)."""
    move = move_in(name)
    return (name or "").endswith("新增") or (move is not None and move.direction is Direction.INCREASE)


class Sense(NamedTuple):
    """Which side of a number is better, and what name said so, where one did."""

    polarity: Polarity | None
    evidence: PolarityEvidence | None = None


def sense_of(name: str | None, polarity: Polarity) -> Sense:
    """
    Which side of a number is better that stands behind *name*, where a form or a caller gives *polarity*.

    Of a fall a form's "less is better" speaks of the figure that falls, and of the size of the fall the name tells:
    the more energy is saved the better.  A fall of which no table knows the name stays open then.

    >>> sense_of("单位产品能耗下降", Polarity.LOWER_IS_BETTER).polarity
    <Polarity.HIGHER_IS_BETTER: 'higher_is_better'>
    >>> sense_of("能耗", Polarity.LOWER_IS_BETTER).polarity
    <Polarity.LOWER_IS_BETTER: 'lower_is_better'>
    """
    move = None if polarity is Polarity.NEUTRAL else move_in(name)
    if name is None or move is None or move.direction is Direction.INCREASE:
        return Sense(polarity)
    evidence = polarity_by_name(name)
    if evidence is not None:
        return Sense(evidence.polarity, None if evidence.polarity is polarity else evidence)
    return Sense(polarity if polarity is Polarity.HIGHER_IS_BETTER else None)
