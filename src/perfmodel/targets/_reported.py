"""
What is read otherwise in a reported value: a number reached, another year, the notes in brackets behind it.

What is read otherwise in a reported value than in a target: 达到95% is the value 95%, a day alone that day.

Reported values of another year than the fiscal one: 2021年96%, 95%（2021年数据）, 2021年底95%, 2019年以来120人.
"""

import re
from functools import cache

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.lexicon import _claims as claims
from perfmodel.lexicon._comparison_words import COMPARATORS, COMPARATORS_BEHIND, ENGLISH, REACH
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._notes import years_in_note
from perfmodel.lexicon._rows import longest_first
from perfmodel.targets._shapes import (
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
from perfmodel.targets._terms import Comparison
from perfmodel.values._period import DateSpan, YearlessSpan
from perfmodel.values._unit import kind_of


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


_CHOICE = regex("是.*否")
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


_NOTE = regex(r"(?<=[^\s])\s*[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_WORDLESS = (Composite, Statement, Unread, Unstated, YesNo)
"""What has no value of its own that a note could speak of; the values of a composite are asked one by one."""


def notes_of(said: Target, /) -> tuple[str, ...]:
    """
    What stands in brackets behind a value and is neither part of its name nor a unit.

    >>> from perfmodel import read_actual
    >>> notes_of(read_actual("120人（计划）").said), notes_of(read_actual("20台（套）").said)
    (('计划',), ())
    """
    if isinstance(said, _WORDLESS):
        return ()
    text, subject = fold(said.text), fold(said.subject or "")
    found = [match for match in _NOTE.finditer(text) if not _holds_value(text, match)]
    return tuple(note for match in found if _is_note(note := match[1].strip(), subject))


def _is_note(words: str, subject: str) -> bool:
    """Whether brackets hold words that are neither part of a name nor a unit."""
    return words != "" and f"({words})" not in subject and kind_of(words) is None


_DIGIT = regex(r"\d")


def _holds_value(text: str, bracket: re.Match[str]) -> bool:
    """Whether the value itself stands in brackets: 达成（100%）."""
    return _DIGIT.search(bracket[1]) is not None and _DIGIT.search(text, 0, bracket.start()) is None


def years_noted(said: Target, /) -> frozenset[int]:
    """The years that the notes of a value name: 2021 of 95%（2021年数据）."""
    return frozenset[int]().union(*map(years_in_note, notes_of(said)))


def of_the_year(said: Target, year: int, /) -> Target:
    """What is said, with all that is said of another year as words: it reports nothing of this one."""
    if isinstance(said, Composite):
        if any(_is_as_of_other(clause, year) for clause in said.clauses):
            return Statement(text=said.text)
        return evolve(said, clauses=[_clause_of_year(clause, year) for clause in said.clauses])
    return said if isinstance(said, Unstated | Unread) else _clause_of_year(said, year)


_YEAR_END = regex(r"\s*(?:截[至止]到?)?(?:19|20)\d\d年(?:年?[底末]|12月(?:底|末|31[日号])?)\s*")


def _is_as_of_other(said: Clause, year: int) -> bool:
    """Whether a clause says that the values beside it are those of a day in another year: 截至2022年底, 2021年末."""
    if not isinstance(said, Deadline) or not isinstance(said.span, DateSpan):
        return False
    latest = said.span.latest
    if latest is None or latest.year == year:
        return False
    text = fold(said.text)
    return text.strip().startswith("截") or (latest.year < year and _YEAR_END.fullmatch(text) is not None)


_SINCE = regex(rf"(?P<year>(?:19|20)\d\d)年?(?:度|初|底|\d{{1,2}}月(?:份|底)?)?(?:{claims.SINCE.pattern})")


def _clause_of_year(said: Clause, year: int) -> Clause:
    years = claims.year_begun_with(said.subject)
    since = _SINCE.search(said.subject or "")
    if since is not None and int(since["year"]) != year:
        return Statement(text=said.text)
    noted = years_noted(said)
    if (years and year not in years) or (noted and noted != frozenset((year,))):
        return Statement(text=said.text)
    return said
