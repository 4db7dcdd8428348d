"""
Plans: what a skeleton says, with holes for the numbers of a text.

A plan is made once for a skeleton and filled for each text: the amounts, days and places that its numbers give, and the
words cut from the text as its author wrote it.  Only filling sees a number; what no calendar and no order has is
refused there.
"""

from typing import NamedTuple

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

    def span(self, numbers: list[str]) -> tuple[int, int]:
        """Where it begins and ends in a text with these numbers."""
        if not self.holes_in:
            return self.start, self.stop
        before = sum(map(len, numbers[: self.holes])) - self.holes
        inside = sum(map(len, numbers[self.holes : self.holes_in])) - self.holes_in + self.holes
        return self.start + before, self.stop + before + inside


@frozen
class Hole:
    """
    The place of a number in a text.

    Attributes:
        index: How many numbers stand before it.
    """

    index: int
