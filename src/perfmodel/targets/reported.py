"""What is read otherwise in a reported value than in a target: 达到95% is the value 95%, a day alone that day."""

import re
from functools import cache

from attrs import evolve

from perfmodel.lexicon.comparisons import COMPARATORS, COMPARATORS_BEHIND, ENGLISH, REACH
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.rows import longest_first
from perfmodel.targets.shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets.terms import Comparison
from perfmodel.values.period import DateSpan, YearlessSpan


def as_reported(said: Target, /) -> Target:
    """What a text that was read as a target says as a reported value."""
    if isinstance(said, YesNo) and _CHOICE.search(fold(said.text)) is not None:
        return Statement(text=said.text)
    if isinstance(said, Composite):
        return evolve(said, clauses=[_clause_as_reported(clause) for clause in said.clauses])
    if isinstance(said, Statement | Unstated | Unread):
        return said
    return _clause_as_reported(said)


def _clause_as_reported(said: Clause) -> Clause:
    if isinstance(said, Deadline):
        return on_the_day(said)
    reached = {Comparison.GE, Comparison.LE}
    if isinstance(said, Threshold | Frequency | Grade) and said.comparison in reached and not _compares(said):
        return evolve(said, comparison=Comparison.STATED)
    return said


_CHOICE = re.compile("是.*否")
"""是/否 as an actual is a choice that nobody made."""


def _compares(said: Threshold | Frequency | Grade) -> bool:
    """Whether the words beside a value compare; 达到 and 降至 are none that do in an actual."""
    return _operators().search(fold(said.text).replace(said.subject or "", "")) is not None


@cache
def _operators() -> re.Pattern[str]:
    words = {*COMPARATORS, *COMPARATORS_BEHIND} - set(REACH.words.split())
    english = "|".join(longest_first(*ENGLISH)).replace("_", r"\s+")
    return re.compile(
        "|".join((*map(re.escape, sorted(words, key=len, reverse=True)), rf"(?<![A-Za-z])(?i:{english})(?![A-Za-z])"))
    )


def on_the_day(said: Deadline, /) -> Deadline:
    """A day alone begins on that day: in a target 12月31日 is all the time up to it."""
    span = said.span
    if said.comparison is not Comparison.STATED or span.earliest is not None:
        return said
    if isinstance(span, YearlessSpan):
        return evolve(said, span=evolve(span, earliest=span.latest))
    return evolve(said, span=DateSpan(span.latest, span.latest))
