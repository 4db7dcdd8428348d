"""
What a cell says: nothing, yes or no, words, a quoted spelling, or an expression for the grammar.

Needs: ``grammar``, ``quoted``, ``text``.  Used by: ``read``.
"""

import re

from perfmodel.target import grammar
from perfmodel.target.amounts import column_unit
from perfmodel.target.clauses import Context
from perfmodel.target.comparisons import column_comparison
from perfmodel.target.faults import unread
from perfmodel.target.quoted import unquote
from perfmodel.target.shapes import Statement, Target, Unstated, YesNo
from perfmodel.text.fold import fold
from perfmodel.text.hints import may_say_more
from perfmodel.text.lexicon import NO, NO_TARGET, YES
from perfmodel.values.period import FiscalYear
from perfmodel.values.unit import kind_of

_BLANK = re.compile(r"[\s/\\|*_.·…\-~]*")
_NO_TARGET, _YES, _NO = frozenset(NO_TARGET.words.split()), frozenset(YES.words.split()), frozenset(NO.words.split())
_SCALE = re.compile(r"^(?:万亿|亿|千万|百万|万)")
_LONGEST_UNIT = 12
_BROKEN = re.compile(r"[\ud800-\udfff]")


def read_cell(text: str, unit: str | None, operator: str | None, year: FiscalYear | None, /) -> Target:
    """The target that a cell says, whatever it is; never raises on text."""
    folded = fold(text)
    word = folded.strip()
    if operator is None and word and not may_say_more(folded):
        return Unstated(text=text) if len(word) <= _LONGEST_UNIT and kind_of(word) is not None else Statement(text=text)
    broken = _BROKEN.search(text)
    if broken is not None:
        return unread(text, "text-invalid", *broken.span())
    quoted = unquote(text, year) if "〖" in text or text.startswith("【") else None
    if quoted is not None:
        return quoted
    if _BLANK.fullmatch(folded) is not None or word in _NO_TARGET or _is_unit(word):
        return Unstated(text=text)
    if word in _YES or word in _NO:
        return YesNo(expected=word in _YES, text=text)
    column = column_unit(None if unit is None else fold(unit))
    return grammar.read(text, Context(text, folded, column, column_comparison(operator), year))


def _is_unit(word: str) -> bool:
    """Whether a cell holds a unit and no value: 公里, 万亩, 万/月; but 半年 is half a year."""
    bare = _SCALE.sub("", word)
    return word != "半年" and (kind_of(bare) is not None or (bare.startswith("/") and kind_of(bare[1:]) is not None))
