"""
Comparisons by word: what a sign or word before a number, behind it, or in an operator column says.

Needs: ``terms``, ``text``.  Used by: ``clauses``, ``plain``, ``cells``, ``forms``.
"""

import re
from functools import lru_cache

from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.words import COMPARATORS, COMPARATORS_BEHIND
from perfmodel.targets.terms import Comparison

BY_NAME = {comparison.value: comparison for comparison in Comparison}
BEHIND_VALUE = {word: BY_NAME[meaning] for word, meaning in COMPARATORS_BEHIND.items()}
SIDES = {Comparison.GE: 1, Comparison.GT: 1, Comparison.LE: -1, Comparison.LT: -1, Comparison.EQ: 0}
"""1 for a floor, -1 for a ceiling, 0 for neither."""


_BEFORE_VALUE = {word: BY_NAME[meaning] for word, meaning in COMPARATORS.items()}


def comparator(text: str) -> Comparison:
    """The comparison that a sign or word before the number says."""
    return _BEFORE_VALUE.get(text) or _BEFORE_VALUE[_word_of(text)]


def _word_of(text: str) -> str:
    """A word as the lexicon has it: without blanks, and 大于等于 for 大于或者等于."""
    word = "".join(text.split())
    return word if word in _BEFORE_VALUE else _OR_EQUAL.sub("", word)


_OR_EQUAL = re.compile("或者?(?=等于)")


_POLARITY_WORDS = re.compile(r"正向|反向|负向|逆向|定性|定量|指标|性$|[\s:|/,、。.]")


def column_comparison(operator: str | None, /) -> Comparison | None:
    """The comparison that the cell of an operator column says; 正向 and 定性 are no comparison."""
    return _in_column(operator) if operator is not None and len(operator) <= _LONGEST else None


_LONGEST = 40


@lru_cache(maxsize=1024)
def _in_column(operator: str) -> Comparison | None:
    """Of 大于等于（≥） both parts have to say the same."""
    parts = [_POLARITY_WORDS.sub("", part) for part in re.split(r"[()]", fold(operator))]
    found = {_of_word(part) for part in parts if part}
    return found.pop() if len(found) == 1 else None


def _of_word(text: str) -> Comparison | None:
    word = _word_of(text)
    return BEHIND_VALUE.get(word) if word in _VERBS else _BEFORE_VALUE.get(word, BEHIND_VALUE.get(word))


_VERBS = frozenset(("达", "达到", "控制在"))
"""Words that compare before a number, and say nothing in a column of their own."""
