"""Measure words that count the same things: 12场次 of performances are 12场."""

from perfmodel.lexicon.claims import Words
from perfmodel.source import Citation, Standing

_DESIGN = Citation("perfmodel", clause="docs/comparing.md, loose-classifier", standing=Standing.DESIGN)

ALIKE: tuple[Words, ...] = (
    Words("场 场次", _DESIGN),
    Words("期 期次", _DESIGN),
    Words("批 批次", _DESIGN),
)
"""Each row counts one kind of thing; 人 and 人次, 件 and 件次 do not, since one of them may count several times."""

_ROWS = tuple(frozenset(row.words.split()) for row in ALIKE)


def count_alike(one: str, other: str, /) -> bool:
    """
    Whether two measure words count the same.

    >>> count_alike("场", "场次"), count_alike("人", "人次")
    (True, False)
    """
    return any(one in row and other in row for row in _ROWS)
