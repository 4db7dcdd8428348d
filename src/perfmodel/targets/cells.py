"""
What a cell says: nothing, yes or no, words, a quoted spelling, or an expression for the grammar.

Needs: ``grammar``, ``quoted``, ``text``.  Used by: ``read``.
"""

import re

from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.hints import may_say_more
from perfmodel.lexicon.words import GRADES_ALONE, NO, NO_TARGET, SCALES_OF_GRADES, YES, words_of
from perfmodel.targets import grammar
from perfmodel.targets.amounts import column_unit, is_year_in_column
from perfmodel.targets.clauses import Context
from perfmodel.targets.comparisons import column_comparison
from perfmodel.targets.faults import unread
from perfmodel.targets.making import plain_statement
from perfmodel.targets.plain_days import read_days, year_in_column
from perfmodel.targets.quoted import unquote
from perfmodel.targets.shapes import Grade, Statement, Target, Unstated, YesNo
from perfmodel.targets.terms import BROKEN, Comparison
from perfmodel.values.unit import kind_of

_BLANK = re.compile(r"[\s/\\|*_.·…\-~]*")
_ANSWERS: dict[str, bool | None] = {
    **dict.fromkeys(NO_TARGET.words.split()),
    **dict.fromkeys(YES.words.split(), True),
    **dict.fromkeys(NO.words.split(), False),
}
"""What a cell of one such word says: yes, no, or (``None``) no target."""

_GRADES = {word: word in GRADES_ALONE or word.endswith("等") for word in words_of(*SCALES_OF_GRADES)}
"""Words of a scale, and whether they are a grade without a comparison beside them, or only words (好, 一般)."""

_SCALE = re.compile(r"^(?:万亿|亿|千万|百万|万)")
_DIGITS = frozenset("0123456789")
_LONGEST_UNIT = 12


def read_cell(text: str, unit: str | None, operator: str | None, year: int | None, /) -> Target:
    """The target that a cell says, whatever it is; never raises on text."""
    folded = fold(text)
    if unit is None and operator is None and folded[:1] in _DIGITS:
        days = read_days(text, folded, year)
        if days is not None:
            return days
    word = folded.strip()
    comparison = column_comparison(operator)
    if comparison is None and word:
        found = _words(text, folded, word)
        if found is not None:
            return found
    found = _mark(text, folded, word, year)
    if found is not None:
        return found
    column = None if unit is None else column_unit(fold(unit))
    if is_year_in_column(word, column):
        return year_in_column(text, int(word), comparison)
    return grammar.read(text, Context(text, folded, column, comparison, year))


def _words(text: str, folded: str, word: str) -> Target | None:
    """Words beside no comparison: a unit alone, a step of a scale, or any others."""
    if not may_say_more(folded):
        is_unit = len(word) <= _LONGEST_UNIT and kind_of(word) is not None
        return Unstated(text=text) if is_unit else plain_statement(text)
    if word in _GRADES:
        return Grade(comparison=Comparison.STATED, grade=word, text=text) if _GRADES[word] else Statement(text=text)
    return None


def _mark(text: str, folded: str, word: str, year: int | None) -> Target | None:
    """What the grammar has no say in: half a character, a quoted spelling, yes and no, no target at all."""
    broken = BROKEN.search(text)
    if broken is not None:
        return unread(text, "text-invalid", *broken.span())
    if "〖" in text or text.startswith("【"):
        quoted = unquote(text, year)
        if quoted is not None:
            return quoted
    if word in _ANSWERS:
        answer = _ANSWERS[word]
        return Unstated(text=text) if answer is None else YesNo(expected=answer, text=text)
    if (len(word) <= _LONGEST_UNIT and _is_unit(word)) or _BLANK.fullmatch(folded) is not None:
        return Unstated(text=text)
    return None


def _is_unit(word: str) -> bool:
    """Whether a cell holds a unit and no value: 公里, 万亩, 万/月; but 半年 is half a year."""
    if kind_of(word) is not None:
        return word != "半年"
    bare = _SCALE.sub("", word) if word.startswith(("万", "亿", "千", "百")) else word
    return kind_of(bare) is not None or (bare.startswith("/") and kind_of(bare[1:]) is not None)
