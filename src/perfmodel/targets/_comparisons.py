"""
What the words around a value and the cell of an operator column say together: the comparison.

What the words around a value say together: the comparison, whether it is approximate, and its end included.

Comparisons of an operator column: what its cell says, read by the lexemes of expressions; others are refused.
"""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._comparison_words import (
    COLUMN_WORDS,
    ENGLISH,
    FALLEN,
    LEAD,
    MORE_BEHIND,
    NEAR_BEFORE,
    NEAR_BEHIND,
    RISEN,
)
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._remarks import NO_TARGET
from perfmodel.lexicon._rows import any_word, words_of
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell, join
from perfmodel.targets._english_words import APPROXIMATE
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._lexer import lexemes_of
from perfmodel.targets._making import Unreadable
from perfmodel.targets._shapes import Composite, Target, Threshold
from perfmodel.targets._skeleton import skeleton_of
from perfmodel.targets._terms import Comparison

_STATED = Comparison.STATED
SIDES = {Comparison.GE: 1, Comparison.GT: 1, Comparison.LE: -1, Comparison.LT: -1, Comparison.EQ: 0}
"""1 for a floor, -1 for a ceiling, 0 for neither."""

_MARKS = {
    "": {},
    "out": {Comparison.GE: Comparison.GT, Comparison.LE: Comparison.LT},
    "in": {Comparison.GT: Comparison.GE, Comparison.LT: Comparison.LE},
}
"""What （不含） and （含） make of a comparison; they win over words and columns."""


class _Signs(NamedTuple):
    """The comparison before a value, that of a verb before it (达到, 控制在), and the one behind it."""

    before: Comparison | None
    weak: Comparison | None
    behind: Comparison | None

    @property
    def sure(self) -> bool:
        """Whether a comparison stands there that no column or verb overrules."""
        return self.before is not None or self.behind is not None


def comparison_of(fronts: list[Lexeme], behinds: list[Lexeme], cell: Cell, *, column: bool = True) -> Comparison:
    """
    The comparison that the words around a value say; words behind the number win over 达到 and 控制在.

    *column* says whether the operator column speaks of it.

    Raises:
        Unreadable: (``operators-conflict``) when two of them can't hold together: ≤95%以上.
    """
    signs = _signs(fronts, behinds)
    if _conflict(signs, fronts, cell):
        raise Unreadable(fronts[0].start, behinds[-1].stop, code="operators-conflict")
    if signs.weak is not None:
        _refuse_turn(fronts, signs.weak, (signs.before, signs.behind, cell.operator), cell)
    said = signs.before or signs.behind or signs.weak or _STATED
    if column:
        said = _with_column(said, cell, sure=signs.sure)
    mark = mark_of([*fronts, *behinds])  # 高于（含）95%
    if mark == "out" and said in {_STATED, Comparison.EQ}:
        raise Unreadable(0, len(cell.text), code="operators-conflict")
    return _MARKS[mark].get(said, said)


def _signs(fronts: list[Lexeme], behinds: list[Lexeme]) -> _Signs:
    """What the words around a value compare it by."""
    before = weak = behind = None
    for lexeme in fronts:
        if lexeme.kind in {"front", "short"}:
            before = _agreed(before, lexeme)
        elif lexeme.kind in {"weak", "reach"}:
            weak = Comparison(str(lexeme.value))
    for lexeme in behinds:
        if lexeme.kind == "behind":
            behind = _agreed(behind, lexeme)
        elif lexeme.kind == "around":
            weak = None
    return _Signs(before, weak, behind)


def _conflict(signs: _Signs, fronts: list[Lexeme], cell: Cell) -> bool:
    """Whether two comparisons can't hold together: ≤95%以上, >95%以上."""
    before, behind = signs.before, signs.behind
    if before is None or behind is None:
        return False
    return SIDES[before] * SIDES[behind] <= 0 or (before is not behind and cell.said(fronts[-1]) in _STRICT)


_STRICT = frozenset("><≥≤")
"""Signs that say themselves whether the end is included, beside which 以上 and 以下 may say no other thing."""


_LEVELS = words_of(RISEN, FALLEN)


def _refuse_turn(fronts: list[Lexeme], weak: Comparison, signs: tuple[Comparison | None, ...], cell: Cell) -> None:
    """Refuse a sign for the other side than the way in which a level was reached: 降低到5%以上, 提升至不超过95%."""
    opposite = any(sign is not None and SIDES.get(sign, 0) * SIDES[weak] < 0 for sign in signs)
    if opposite and any(cell.said(lexeme).strip() in _LEVELS for lexeme in fronts):
        raise Unreadable(0, len(cell.text), code="operators-conflict")


def _agreed(before: Comparison | None, lexeme: Lexeme) -> Comparison:
    if lexeme.value == "ne":
        raise Unreadable(lexeme.start, lexeme.stop, code="comparison-unknown")
    found = Comparison(str(lexeme.value))
    if before is not None and before is not found:
        raise Unreadable(lexeme.start, lexeme.stop, code="operators-conflict")
    return found


def _with_column(said: Comparison, cell: Cell, *, sure: bool) -> Comparison:
    """The comparison beside that of the operator column, which a bare value and a verb take."""
    if cell.operator is None or cell.operator is said:
        return said
    if sure and said is not _STATED:
        raise Unreadable(0, len(cell.text), code="operators-conflict")
    return cell.operator


def mark_of(behinds: list[Lexeme]) -> str:
    """``in`` for （含）, ``out`` for （不含）, else an empty text."""
    return next((str(lexeme.value) for lexeme in behinds if lexeme.kind == "mark"), "")


def is_approximate(fronts: list[Lexeme], behinds: list[Lexeme]) -> bool:
    """Whether 约 stands in front of a value, or 左右 behind it."""
    return any(lexeme.kind == "about" for lexeme in fronts) or any(lexeme.kind == "around" for lexeme in behinds)


_SENTENCES = {words.removesuffix("{amount}"): leaning for leaning, words in APPROXIMATE.items()}
_SENTENCE = regex(rf"\b({'|'.join(_SENTENCES)})(?=\d)")
_LEANINGS = {**dict.fromkeys(words_of(MORE_BEHIND), 1), "nearly": -1}


def leaning_of(target: Threshold, /) -> int:
    """Where its text says that an approximate value lies: 1 above its number (200余人), -1 below (近200人), else 0."""
    if not target.approximate or target.quantity.value <= 0:
        return 0
    said = {_SENTENCES[words] for words in _SENTENCE.findall(target.text)[-1:]}
    words = [_word_for_about(lexeme) for lexeme in Cell(skeleton_of(fold(target.text))[0], None, None).lexemes]
    said.update(_LEANINGS.get(word, 0) for word in words if word)
    return said.pop() if len(said) == 1 else 0


def _word_for_about(lexeme: Lexeme) -> str:
    """What a lexeme says of a number that is no exact one: 余 behind it, or the meaning of 近; else nothing."""
    if isinstance(lexeme.value, Amount):
        return lexeme.value.tail
    return str(lexeme.value) if lexeme.kind in {"about", "around"} else ""


def is_alike(first: Target, second: Target, /) -> bool:
    """Whether two targets are equal, and approximate values lie on the same side of it: not 近200人 and 200余人."""
    return first == second and _leanings(first) == _leanings(second)


def _leanings(target: Target) -> list[int]:
    clauses = target.clauses if isinstance(target, Composite) else (target,)
    return [leaning_of(clause) for clause in clauses if isinstance(clause, Threshold)]


BY_NAME = {comparison.value: comparison for comparison in Comparison}
ABOUT: Final = "approximate"
"""What 约 and 左右 in an operator column say."""

_SAY_NOTHING = regex(any_word(*COLUMN_WORDS) + r"|[\s:;|/\\,、。.*_-]")
_NOTHING = frozenset({"", *words_of(NO_TARGET, LEAD)})
_NEAR = words_of(*NEAR_BEFORE, NEAR_BEHIND)
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
    if found is not None or whole in _NOTHING:
        return found
    parts = {_SAY_NOTHING.sub("", part) for part in re.split(r"[()]", whole)}
    said: set[Comparison | Literal["approximate"] | None] = {_said(part) for part in parts - _NOTHING}
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
