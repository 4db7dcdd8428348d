"""The table of words by which a name is read: each word with its one row."""

from functools import cache

from perfmodel.lexicon.polarity.goods import GOODS
from perfmodel.lexicon.polarity.heads import HEADS
from perfmodel.lexicon.polarity.ills import ILLS
from perfmodel.lexicon.polarity.roles import PolarityRow

ROWS: tuple[PolarityRow, ...] = (*HEADS, *ILLS, *GOODS)
"""Every row; no word stands in two."""


@cache
def roles() -> dict[str, PolarityRow]:
    """
    The row of each word, folded to small letters.

    >>> roles()["投诉"].role.value, roles()["处理"].role.value
    ('event', 'mend')
    """
    return {word.casefold(): row for row in ROWS for word in row.words.split()}
