"""The subject of a clause: what its own words say is measured."""

import re

from perfmodel.lexicon.comparisons import COMPARATORS
from perfmodel.lexicon.remarks import FILLERS
from perfmodel.lexicon.rows import words_of
from perfmodel.targets.cell import Cell
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.lexeme import Lexeme
from perfmodel.targets.place import Place
from perfmodel.targets.plan import Cut
from perfmodel.targets.terms import QUOTES

_LONGEST = 60
_PASSED = frozenset({"filler", "punctuation", "plan", "lead", "shared", "about", "and", "until", "amid"})
"""What may stand between a subject and its value, and belongs to neither."""

_WORDY = frozenset(
    {
        "word",
        "name",
        "move",
        "against",
        "with",
        "beside",
        "level",
        "or",
        "and",
        "before",
        "behind",
        "dash",
        "day",
        "amount",
        "grade",
        "step",
        "rank",
        "short",
        "weak",
        "reach",
        "lead",
        "plan",
        "note",
    }
)
_STRIPPED = " \t\r\n\u3000:：,，、;；。.(（)）"  # noqa: RUF001 - as written
_INSIDE_NO_NAME = frozenset("±=")
_EDGES = frozenset("+-±~≥≤<>=")
_NO_NAMES = frozenset((*words_of(FILLERS), "务必"))
_QUOTED = re.compile(f"[{QUOTES}]")


def words_in(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Those lexemes that are words: not a period, a filler or a mark."""
    return [lexeme for lexeme in lexemes if lexeme.kind in _WORDY]


def subject_of(place: Place, cell: Cell, far: Lexeme | None, *, past_every: bool = False) -> Cut | None:
    """
    The words in front of a value as its subject, where they are a name of at most 60 characters.

    They end before a comparison that other words part from its value, and before 每.
    """
    lexemes = place.lexemes
    stop = place.core.first
    for at in range(place.start, place.core.first):
        if lexemes[at] is far or (lexemes[at].kind in {"every", "apiece"} and not past_every):
            stop = at
            break
    refuse_closed(place, place.start, stop)
    return cut_of(lexemes[place.start : stop], cell)


def refuse_closed(place: Place, start: int, stop: int) -> None:
    """Refuse a comparison, a negation or a sign among the words of a name, outside its conditions."""
    lexemes = place.lexemes
    named = {at for core in place.conditions for at in range(core.first, core.last)}
    closed = next((at for at in range(start, stop) if lexemes[at].kind in _CLOSED and at not in named), None)
    if closed is not None:
        raise Unreadable(lexemes[closed].start, lexemes[closed].stop, code="words-unknown")


def subject_up_to(place: Place, cell: Cell, stop: int) -> Cut | None:
    """The words of a part in front of a place in it."""
    refuse_closed(place, place.start, stop)
    return cut_of(place.lexemes[place.start : stop], cell)


def cut_of(lexemes: list[Lexeme], cell: Cell) -> Cut | None:
    """
    Some words as a subject, without the fillers around them.

    No name holds a comparison, a negation or a sign, but where it belongs to a condition (60岁以上, 达到或优于Ⅲ类).
    """
    while lexemes and lexemes[0].kind in {"punctuation", "and"}:
        lexemes = lexemes[1:]
    while lexemes and (lexemes[-1].kind in _PASSED or lexemes[-1].kind == "unit") and not _ends_name(lexemes, cell):
        lexemes = lexemes[:-1]
    return _cut(lexemes, cell) if lexemes else None


_PLAN_NAMES = frozenset("计划 规划 目标".split())


def _ends_name(lexemes: list[Lexeme], cell: Cell) -> bool:
    """Whether a word of the plan is the end of a name: 千人计划."""
    named = len(lexemes) > 1 and lexemes[-2].kind == "word"
    return named and lexemes[-1].kind == "plan" and cell.said(lexemes[-1]) in _PLAN_NAMES


_CLOSED = frozenset(
    {"front", "negation", "around", "bad", "minus", "plus", "plus-minus", "half", "turn", "vague", "level"}
)
"""What no name holds: a comparison, a negation, a sign, another figure."""


def _cut(lexemes: list[Lexeme], cell: Cell) -> Cut | None:
    if not words_in(lexemes):
        return None
    first, last = lexemes[0].start, lexemes[-1].stop
    text = cell.text[first:last]
    if text.startswith("【") and text.endswith("】") and len(lexemes) == 1:
        return cell.cut(first + 1, last - 1)
    start = first + len(text) - len(text.lstrip(_STRIPPED))
    stop = start + len(text.strip(_STRIPPED))
    if "(" in cell.text[start:stop] and cell.text[stop : stop + 1] == ")":
        stop += 1
    word = cell.text[start:stop]
    if word and (word[0] in _EDGES or word[-1] in _EDGES or not _INSIDE_NO_NAME.isdisjoint(word)):
        raise Unreadable(start, stop, code="words-unknown")
    if word in _NO_NAMES:
        return None
    if not 0 < len(word) <= _LONGEST or _QUOTED.search(word) or word in COMPARATORS or word in {"自", "从"}:
        return None
    return cell.cut(start, stop) if any(map(str.isalpha, word)) else None


def moved(place: Place, cell: Cell) -> Cut | None:
    """The words of change between 每 and a value: 减少 of 每年减少3起, which is not what 每年增加3起 says."""
    lexemes = place.lexemes[place.start : place.core.bounds[0].operand]
    last = max((at for at, lexeme in enumerate(lexemes) if lexeme.kind in {"every", "apiece"}), default=-1)
    behind = [lexeme for lexeme in lexemes[last + 1 :] if lexeme.kind in _WORDY]
    return _cut(behind, cell) if any(lexeme.kind == "move" for lexeme in behind) else None


def outside(place: Place, cell: Cell, scope: int) -> Cut | None:
    """What the words in front of a rank say besides the scope: 考核 in 考核位居全市前3名."""
    first = place.lexemes[place.start].start
    word = cell.text[first:scope].rstrip("排名位居列在进入保持 ，,:：")  # noqa: RUF001 - as written
    word = word.lstrip(_STRIPPED)
    if not word or word in COMPARATORS or not any(map(str.isalpha, word)):
        return None
    return cell.cut(cell.text.index(word, first), cell.text.index(word, first) + len(word))
