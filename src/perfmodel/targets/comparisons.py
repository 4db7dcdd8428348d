"""Comparisons of an operator column: what its cell says, read by the lexemes of expressions; others are refused."""

import re
from functools import lru_cache
from typing import Final, Literal

from perfmodel.lexicon.comparisons import COLUMN_WORDS, ENGLISH, LEAD, NEAR_BEFORE, NEAR_BEHIND
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.remarks import NO_TARGET
from perfmodel.lexicon.rows import longest_first, words_of
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.joining import join
from perfmodel.targets.lexer import lexemes_of
from perfmodel.targets.terms import Comparison

BY_NAME = {comparison.value: comparison for comparison in Comparison}
SIDES = {Comparison.GE: 1, Comparison.GT: 1, Comparison.LE: -1, Comparison.LT: -1, Comparison.EQ: 0}
"""1 for a floor, -1 for a ceiling, 0 for neither."""

ABOUT: Final = "approximate"
"""What 约 and 左右 in an operator column say."""

_SAY_NOTHING = re.compile("|".join(map(re.escape, longest_first(*COLUMN_WORDS))) + r"|[\s:;|/\\,、。.*_-]")
_NOTHING = words_of(NO_TARGET, LEAD)
_NEAR = words_of(NEAR_BEFORE, NEAR_BEHIND)
_WORDS = {word.replace("_", ""): BY_NAME[meaning] for word, meaning in words_of(*ENGLISH).items()}
_COMPARING = frozenset({"front", "short", "reach", "weak", "behind"})
_ENCLOSING = "[]【】「」『』“”‘’'\""  # noqa: RUF001 - as written
_LONGEST = 40


def column_comparison(operator: str | None, /) -> Comparison | None:
    """
    The comparison that the cell of an operator column says; 正向 and 定性 are no comparison.

    >>> column_comparison("大于等于（≥）"), column_comparison("正向")
    (<Comparison.GE: 'ge'>, None)
    """
    try:
        found = sure_comparison(operator)
    except Unreadable:
        return None
    return None if found == ABOUT else found


def says_something(operator: str, /) -> bool:
    """Whether the cell of an operator column speaks of the value beside it, in known words or others."""
    try:
        return sure_comparison(operator) is not None
    except Unreadable:
        return True


def sure_comparison(operator: str | None, /) -> "Comparison | Literal['approximate'] | None":
    """
    The same, where a cell that says what no table of comparisons knows is refused instead of passed over.

    ``approximate`` is 约, ``None`` a cell that says nothing of the value: blank, 正向, 定性, 为.

    Raises:
        Unreadable: (``operator-unknown``) for a comparison that is none of five, two that differ, or any other word.
    """
    if operator is None:
        return None
    if len(operator) > _LONGEST:
        raise Unreadable(code="operator-unknown")
    return _in_column(operator)


@lru_cache(maxsize=1024)
def _in_column(operator: str) -> "Comparison | Literal['approximate'] | None":
    """Of 大于等于（≥） both parts have to say the same."""
    whole = "".join(join(fold(operator).strip())[0].split()).strip(_ENCLOSING)
    found = _said(whole)
    if found is not None:
        return found
    parts = [] if whole in _NOTHING else [_SAY_NOTHING.sub("", part) for part in re.split(r"[()]", whole)]
    said: set[Comparison | Literal["approximate"] | None] = {
        _said(part) for part in parts if part and part not in _NOTHING
    }
    if len(said) > 1 or None in said:
        raise Unreadable(code="operator-unknown")
    return said.pop() if said else None


def _said(text: str) -> "Comparison | Literal['approximate'] | None":
    if text in _NEAR:
        return ABOUT
    lexemes = lexemes_of(text) if text[:1] not in {"未", "没", "无"} else []  # 未达到 is a result, no comparison
    if len(lexemes) == 1 and lexemes[0].kind in _COMPARING:
        return BY_NAME.get(str(lexemes[0].value))
    return _WORDS.get(text.lower().replace("_", ""))
