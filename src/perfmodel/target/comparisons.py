"""
Comparisons by word: what a sign or word before a number, behind it, or in an operator column says.

Needs: ``shapes``, ``text``.  Used by: ``clauses``, ``plain``, ``cells``, ``forms``.
"""

import re
from functools import lru_cache

from perfmodel.target.terms import Comparison
from perfmodel.text.fold import fold
from perfmodel.text.lexicon import COMPARATORS, COMPARATORS_BEHIND

BY_NAME = {comparison.value: comparison for comparison in Comparison}
BEHIND_VALUE = {word: BY_NAME[meaning] for word, meaning in COMPARATORS_BEHIND.items()}
SIDES = {Comparison.GE: 1, Comparison.GT: 1, Comparison.LE: -1, Comparison.LT: -1, Comparison.EQ: 0}
"""1 for a floor, -1 for a ceiling, 0 for neither."""


_BEFORE_VALUE = {word: BY_NAME[meaning] for word, meaning in COMPARATORS.items()}


def comparator(text: str) -> Comparison:
    """The comparison that a sign or word before the number says."""
    found = _BEFORE_VALUE.get(text) or _BEFORE_VALUE.get("".join(text.split()))
    return found or _BEFORE_VALUE["".join(text.split()).replace("或者等于", "等于").replace("或等于", "等于")]


_POLARITY_WORDS = re.compile(r"正向|反向|负向|逆向|定性|定量|指标|性$|[\s:()|/,、]")


@lru_cache(maxsize=1024)
def column_comparison(operator: str | None, /) -> Comparison | None:
    """The comparison that the cell of an operator column says; 正向 and 定性 are no comparison."""
    word = _POLARITY_WORDS.sub("", fold(operator or ""))
    if word in COMPARATORS and word not in {"达", "达到", "控制在"}:
        return comparator(word)
    return BEHIND_VALUE.get(word)
