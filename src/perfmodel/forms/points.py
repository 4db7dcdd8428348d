"""Points as cells print them (10, 10分, （7.5）), and whether the rows of an objective add up to those it prints."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from perfmodel.forms.grid import Cell
from perfmodel.lexicon.fold import fold
from perfmodel.objectives.indicator import Indicator, Term
from perfmodel.targets.exact import add
from perfmodel.values.number import numeral_or_none

_POINTS = re.compile(r"\(?\s*得?\s*([\d.]+)\s*[分%]?\s*\)?")
_FULL, _LONGEST = 100, 40


def points_of(text: str, /) -> Decimal | None:
    """
    The points that a cell says, from 0 to 100, or ``None``.

    >>> points_of("10分"), points_of("（7.5）"), points_of("得8分"), points_of("一般")
    (Decimal('10'), Decimal('7.5'), Decimal('8'), None)
    """
    return _points(text) if len(text) <= _LONGEST or len(text := text.strip()) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _points(text: str) -> Decimal | None:
    match = _POINTS.fullmatch(fold(text).strip())
    numeral = numeral_or_none(match[1]) if match is not None else None
    return numeral.value if numeral is not None and 0 <= numeral.value <= _FULL else None


class Block(NamedTuple):
    """The label of an objective with points of its own (年度绩效目标1（40分）); its rows stand beside or below it."""

    cell: Cell
    label: str
    points: Decimal


def block_differences(blocks: Sequence[Block], rows: Sequence[tuple[int, Indicator]], /) -> Iterator[tuple[Block, str]]:
    """The objectives whose rows, each with the number of its row, do not add up to the points that the form prints."""
    starts = [block.cell.row for block in blocks]
    for block, (start, stop) in zip(blocks, pairwise([*starts, 1 << 30]), strict=True):
        own = [row for at, row in rows if start <= at < stop and row.term is Term.ANNUAL]
        weights = [row.weight for row in own if row.weight is not None]
        scores = [row.result.score for row in own if row.result is not None and row.result.score is not None]
        if weights and len(weights) == len(own) and add(weights) != block.points:
            yield block, f"the form prints {block.points} points for it, and its rows add up to {add(weights)}"
        elif not weights and scores and add(scores) > block.points:
            yield block, f"the form prints {block.points} points for it, and its rows are given {add(scores)}"
