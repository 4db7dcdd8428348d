"""The subject of a clause: what its own words say is measured."""

import re

from perfmodel.lexicon.comparisons import BASES, COMPARATORS
from perfmodel.lexicon.remarks import FILLERS, PLAN_NAMES, RATE_NAMES
from perfmodel.lexicon.rows import words_of
from perfmodel.targets.cell import Cell
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.lexeme import EACH, Lexeme
from perfmodel.targets.naming import read_name
from perfmodel.targets.place import Place
from perfmodel.targets.plan import Cut
from perfmodel.targets.terms import QUOTES, Polarity

_LONGEST = 60
_PASSED = frozenset({"filler", "punctuation", "plan", "lead", "shared", "about", "and", "until", "amid", "unit"})
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
_STRIPPED = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u3000:：,，、;；。.(（)）"  # noqa: RUF001 - as written
_INSIDE_NO_NAME = frozenset("±=")
_EDGES = frozenset("+-±~≥≤<>=")
_NO_NAMES = frozenset((*words_of(FILLERS), "务必"))
_FRONTS = tuple(f"不{word}" for word in words_of(*BASES))
_QUOTED = re.compile(f"[{QUOTES}]")


def words_in(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Those lexemes that are words: not a period, a filler or a mark."""
    return [lexeme for lexeme in lexemes if lexeme.kind in _WORDY]


def subject_of(place: Place, cell: Cell, far: Lexeme | None, *, past_every: bool = False) -> Cut | None:
    """
    The words in front of a value as its subject, where they are a name of at most 60 characters.

    A comparison that other words part from its value (*far*) ends them, or stands in front of them: 至少组织培训3期.
    """
    start, stop = place.start, place.core.first
    if stop > start and cell.said(place.lexemes[stop]) in RATE_NAMES:
        stop += 1  # 补助比例不超过30%
    if far is not None:
        at = next(at for at in range(start, stop) if place.lexemes[at] is far)
        start, stop = (at + 1, stop) if at == start and _is_name(place.lexemes[at + 1 : stop], cell) else (start, at)
    if not past_every and not place.kinds.isdisjoint(EACH):
        start, stop = _around_every(place, cell, start, stop)
    refuse_closed(place, start, stop)
    return cut_of(place.lexemes[start:stop], cell)


def _around_every(place: Place, cell: Cell, start: int, stop: int) -> tuple[int, int]:
    """The words before or behind 每, which its period or thing needs not be part of; all where both are a name."""
    each = [at for at in range(start, stop) if place.lexemes[at].kind in EACH]
    if not each:
        return start, stop
    if not _is_name(place.lexemes[each[-1] + 1 : stop], cell):
        return start, each[0]
    if words_in(place.lexemes[start : each[0]]):
        return start, stop  # 基础养老金每人每月增加10元
    return each[-1] + 1, stop  # 每周体育课不少于3节


_LONGEST_VERB = 2
"""Words between 每月 and a value are a verb where they are so short (每月组织1次), else what is measured."""
_TELLING = frozenset({Polarity.LOWER_IS_BETTER, Polarity.NEUTRAL})
"""But not where they name what is better low, or a sum: 每月投诉3次, 每公里造价80万元."""


def _is_name(lexemes: list[Lexeme], cell: Cell) -> bool:
    """Whether words behind 每 or 至少 say what is measured or how it moves: 每周体育课不少于3节, 每人每月增加10元."""
    words = words_in(lexemes)
    if not words or words[-1].stop - words[0].start > _LONGEST_VERB:
        return bool(words)
    said = cell.text[words[0].start : words[-1].stop]
    return any(lexeme.kind == "move" for lexeme in words) or read_name(said).polarity in _TELLING


def ill_behind(place: Place, cell: Cell) -> Cut | None:
    """The words behind a value where they name an ill that is counted: 5人死亡, which is not what 5人 says."""
    words = words_in(place.tail)
    if not words or read_name(cell.text[words[0].start : words[-1].stop]).polarity is not Polarity.LOWER_IS_BETTER:
        return None
    return cut_of(words, cell)


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
    begin = next((at for at, lexeme in enumerate(lexemes) if lexeme.kind not in {"punctuation", "and"}), len(lexemes))
    lexemes = lexemes[begin:]
    if len(lexemes) > 1 and lexemes[0].kind == "about" and lexemes[1].kind in {"word", "move"}:
        lexemes = lexemes[1:]  # 约增长5%
    stop = len(lexemes)
    while stop and lexemes[stop - 1].kind in _PASSED and not _ends_name(lexemes, stop, cell):
        stop -= 1
    lexemes = lexemes[:stop]
    return _cut(lexemes, cell) if lexemes else None


def _ends_name(lexemes: list[Lexeme], stop: int, cell: Cell) -> bool:
    """Whether a filler or a word of the plan is the end of a name: 补助比例, 全国平均, 千人计划."""
    said, before = cell.said(lexemes[stop - 1]), lexemes[stop - 2] if stop > 1 else None
    if before is None:
        return False
    if said in RATE_NAMES:
        return before.kind in _WORDY
    return before.kind == "word" and lexemes[stop - 1].kind == "plan" and said in PLAN_NAMES


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
    if word.startswith("每") and lexemes[0].kind == "word":
        raise Unreadable(start, stop, code="words-unknown")  # 每购置图书3万册
    if word.startswith(_FRONTS):
        raise Unreadable(start, stop, code="words-unknown")  # 不低于2022年90%
    if word.count("(") != word.count(")"):
        raise Unreadable(start, stop, code="words-unknown")  # 24小时内响应（注1）
    if word in _NO_NAMES or (len(lexemes) == 1 and lexemes[0].kind == "with"):
        return None
    if not 0 < len(word) <= _LONGEST or _QUOTED.search(word) or word in COMPARATORS or word in {"自", "从"}:
        return None
    return cell.cut(start, stop) if any(map(str.isalpha, word)) else None


def outside(place: Place, cell: Cell, scope: int) -> Cut | None:
    """What the words in front of a rank say besides the scope: 考核 in 考核位居全市前3名."""
    first = place.lexemes[place.start].start
    word = cell.text[first:scope].rstrip("排名位居列在进入保持 ，,:：")  # noqa: RUF001 - as written
    word = word.lstrip(_STRIPPED)
    if not word or word in COMPARATORS or not any(map(str.isalpha, word)):
        return None
    return cell.cut(cell.text.index(word, first), cell.text.index(word, first) + len(word))
