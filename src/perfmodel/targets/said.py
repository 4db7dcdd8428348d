"""The lexemes of a text in the places of its author: what other rules ask instead of scanning again."""

from typing import NamedTuple

from perfmodel.lexicon.fold import fold
from perfmodel.targets.cell import Cell
from perfmodel.targets.lexeme import Kind
from perfmodel.targets.plan import offsets_of
from perfmodel.targets.skeleton import skeleton_of


class Said(NamedTuple):
    """
    A lexeme of a text as written.

    Attributes:
        kind: What it is.

        start: Where it begins in the text.

        stop: Where it ends.

        value: What it means.
    """

    kind: Kind
    start: int
    stop: int
    value: object


def said_in(text: str, /) -> tuple[Said, ...]:
    """
    The lexemes of a text, in order.

    >>> [said.kind for said in said_in("不低于95%")]
    ['front', 'amount']
    """
    skeleton, numbers = skeleton_of(fold(text))
    cell = Cell(skeleton, None, None)
    offsets = offsets_of(numbers)
    return tuple(
        Said(lexeme.kind, *cell.cut(lexeme.start, lexeme.stop).span(offsets), lexeme.value) for lexeme in cell.lexemes
    )
