"""
Targets and actuals as they stand in a sentence: with sign and unit, and without marks that nobody writes.

In English what they mean stands behind them in brackets, where they are written in Chinese.
"""

import re

from perfmodel.display.describe import target_sentence
from perfmodel.display.tongue import N_, Tongue
from perfmodel.targets.actual import Actual, read_actual
from perfmodel.targets.english_words import FIRST, NAMED, SCOPE
from perfmodel.targets.read import read_target
from perfmodel.targets.render import format_target
from perfmodel.targets.shapes import Rank, Statement, Target, Unread, Unstated
from perfmodel.targets.terms import QUOTES
from perfmodel.values.quotes import bare_or_quoted

_HAN = re.compile("[\u3400-\u9fff]")
_MARKS = re.compile(r"[\s:：,，]")
"""What stands between a name and its value, and between digits."""

PLACE = N_("place {place}")
_WORDS = (Statement, Unread, Unstated)
"""What an author's own words say, and nothing else does."""


def canonical_words(tongue: Tongue, target: Target, /) -> str:
    """The canonical text; where that has marks of its own, the author's words if they say it all, else ours."""
    canonical = format_target(target)
    if not any(mark in canonical for mark in QUOTES):
        return _with_meaning(tongue, canonical, target)
    return _with_meaning(tongue, target.text, target) if _says_all(target) else target_sentence(tongue, target)


def author_words(tongue: Tongue, target: Target, /) -> str:
    """The author's words where they say it all; sign and unit may stand in columns of their own."""
    return _with_meaning(tongue, target.text, target) if _says_all(target) else canonical_words(tongue, target)


def actual_words(tongue: Tongue, actual: Actual, /) -> str:
    """The same of a reported value."""
    if actual.text.strip() and read_actual(actual.text) == actual:
        said = actual.said
        place = _place(tongue, said) if isinstance(said, Rank) and not actual.within_only else None
        return _with_meaning(tongue, actual.text, said, place)
    return canonical_words(tongue, actual.said)


def _says_all(target: Target) -> bool:
    return bool(target.text.strip()) and read_target(target.text) == target


def _place(tongue: Tongue, rank: Rank) -> str:
    """A place that was reached; as a target it would be that place or a better one."""
    text = tongue.say(FIRST) if rank.within == 1 else tongue.say(PLACE, place=rank.within)
    if rank.scope is not None:
        text = tongue.say(SCOPE, rank=text, scope=bare_or_quoted(rank.scope))
    return text if rank.subject is None else tongue.say(NAMED, subject=bare_or_quoted(rank.subject), target=text)


def _with_meaning(tongue: Tongue, text: str, target: Target, meaning: str | None = None) -> str:
    """A text on one line; in English 75万人次 [750,000 person-visits], and 上升3.2%, of which nothing is to be said."""
    line = " ".join(text.split())
    if not tongue.is_english or _HAN.search(line) is None or isinstance(target, _WORDS):
        return line
    meaning = meaning or target_sentence(tongue, target)
    return line if _MARKS.sub("", meaning) == _MARKS.sub("", line) else f"{line} [{meaning}]"
