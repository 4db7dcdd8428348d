"""
Plans: what a skeleton says, with holes for the numbers of a text.

A plan is made once for a skeleton and filled for each text: the amounts, days and places that its numbers give, and the
words cut from the text as its author wrote it.  Only filling sees a number; what no calendar and no order has is
refused there.
"""

from itertools import accumulate
from typing import NamedTuple, TypeAlias

from attrs import frozen


class Cut(NamedTuple):
    """
    A stretch of the text, by its place in the skeleton.

    Attributes:
        start: Where it begins in the skeleton.

        holes: How many numbers stand before that.

        stop: Where it ends.

        holes_in: How many numbers stand before the end.
    """

    start: int
    holes: int
    stop: int
    holes_in: int

    def span(self, offsets: list[int]) -> tuple[int, int]:
        """Where it begins and ends in a text with numbers of these offsets."""
        return self.start + offsets[self.holes], self.stop + offsets[self.holes_in]


class Joined(NamedTuple):
    """
    A name of several stretches, which a number or 每 with its thing parts: 培训 and 教师 in 培训500名教师.

    Attributes:
        cuts: The stretches, in their order.
    """

    cuts: tuple[Cut, ...]


Name: TypeAlias = Cut | Joined
"""Where a name stands in the skeleton."""


def joined(*names: Name | None) -> Name | None:
    """Some names as one, in their order; ``None`` of none."""
    cuts = [cut for name in names if name is not None for cut in (name.cuts if isinstance(name, Joined) else (name,))]
    return None if not cuts else cuts[0] if len(cuts) == 1 else Joined(tuple(cuts))


def offsets_of(numbers: list[str], /) -> list[int]:
    """
    How much longer a text is than its skeleton in front of each of its numbers, and behind the last.

    >>> offsets_of(["2024", "9"])
    [0, 3, 3]
    """
    return [0, *accumulate(len(number) - 1 for number in numbers)]


@frozen
class Hole:
    """
    The place of a number in a text.

    Attributes:
        index: How many numbers stand before it.
    """

    index: int
