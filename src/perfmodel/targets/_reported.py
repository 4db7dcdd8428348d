"""
What is read otherwise in a reported value than in a target.

达到95% is the value 95%, a day alone that day; values may be of another year (2021年96%, 95%（2021年数据）), and notes
stand in brackets behind them.  A cell may hold several phrases (计划改造1200米，实际改造900米): what is planned is no
result, what is denied is turned round, and the one that is the result is what it reports.
"""

import re
from functools import cache
from typing import NamedTuple

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.lexicon import _claims as claims
from perfmodel.lexicon import _whole_or_part as whole_or_part
from perfmodel.lexicon._comparison_words import COMPARATORS, COMPARATORS_BEHIND, ENGLISH, REACH
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._notes import years_in_note
from perfmodel.lexicon._rows import longest_first
from perfmodel.lexicon._things import says_sum
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison
from perfmodel.values._interval import Interval
from perfmodel.values._period import DateSpan, FiscalYear, PeriodUnit, YearlessSpan
from perfmodel.values._unit import kind_of, line_of, parse_unit


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


class Columns(NamedTuple):
    """What the form says beside a reported value."""

    unit: str | None
    fiscal_year: FiscalYear | int | None

    def read(self, text: str) -> Target:
        """What a text says as a reported value, in a cell of the same row."""
        said = as_reported(read_target(text, unit=self.unit, fiscal_year=self.fiscal_year))
        if self.unit is None or not isinstance(said, Threshold | Frequency | Range | Unread):
            return said
        _, slash, per = fold(self.unit).partition("/")
        if not isinstance(said, Unread) and not (slash and (_is_period(per) or says_sum(text))):
            return said
        alone = as_reported(read_target(text, fiscal_year=self.fiscal_year))
        own = _has_measure(alone) if isinstance(said, Unread) else _has_unit(alone)
        return alone if own else said


def _has_measure(said: Target) -> bool:
    """Whether a value says by itself what it measures, which the column then does not: 1000000元, 每周1次."""
    if isinstance(said, Frequency):
        return True
    ends = [end.quantity for end in said.ends] if isinstance(said, Range) else []
    amounts = [said.quantity] if isinstance(said, Threshold) else ends
    return bool(amounts) and all(line_of(amount.unit) for amount in amounts)


def _is_period(word: str) -> bool:
    """Whether a word names a period by which things recur, as 月 of 次/月 does, and not 小时 of 公里/小时."""
    return kind_of(word) is not None and parse_unit(word) in _PERIODS


_PERIODS = frozenset(parse_unit(unit.value) for unit in PeriodUnit)


def _has_unit(said: Target) -> bool:
    """Whether a value says its own unit, and not per what it is: 18次, 共20个."""
    if isinstance(said, Range):
        return all("/" not in end.quantity.unit.symbol and bool(end.quantity.unit.symbol) for end in said.ends)
    return isinstance(said, Threshold) and bool(said.quantity.unit.symbol) and "/" not in said.quantity.unit.symbol


def as_said(said: Target, text: str, folded: str, columns: Columns) -> Target:
    """
    What a cell reports, once its words are heard: what is planned is no result, what is denied is turned round.

    A cell with such words reports the one phrase that is the result (实际完成12个), else what its denial leaves (less
    than 95% of 没有达到95%), else words alone, as does one that leaves its number in doubt (95%，未经验收).
    """
    places = claims.parts_of(folded)
    if len(places) > 1 and any(claims.is_doubt(folded[start:stop]) for start, stop in places):
        return _without_value(said, text)
    phrases = _phrases(text, folded, places)
    if any(phrase.marked for phrase in phrases):
        found = _result_of(phrases, columns)
    elif isinstance(said, Statement | Unread):
        found = _alone(phrases, columns)
    else:
        return _as_qualified(said, folded)
    if found is None:
        return said if isinstance(said, Statement) else _without_value(said, text)
    return Statement(text=text) if isinstance(found, Statement) else evolve(found, text=text)


def _without_value(said: Target, text: str) -> Target:
    """Words alone, for a cell whose value is none; an empty or unread cell stays what it is."""
    return said if isinstance(said, Unstated | Unread) else Statement(text=text)


class _Phrase(NamedTuple):
    """
    A phrase of a cell.

    Attributes:
        text: As written.

        folded: Folded.

        planned: Whether it is only planned, by its own words or because another phrase is what really was: 实际900米.

        denied: What it denies, if anything.
    """

    text: str
    folded: str
    planned: bool
    denied: claims.Denied | None

    @property
    def marked(self) -> bool:
        """Whether it is planned or denied, and so no result as it stands."""
        return self.planned or self.denied is not None

    @property
    def leaves(self) -> bool:
        """Whether it says what is left undone: 5个未完成."""
        return self.denied is not None and not self.denied.before

    @property
    def numbered(self) -> bool:
        """Whether it holds a numeral."""
        return claims.holds_number(self.folded)


def _phrases(text: str, folded: str, places: tuple[tuple[int, int], ...]) -> list[_Phrase]:
    parts = [(text[start:stop], folded[start:stop]) for start, stop in places]
    real = any(claims.is_real(part) for _, part in parts)
    return [
        _Phrase(words, part, claims.is_planned(part) or (real and not claims.is_real(part)), claims.denied_in(part))
        for words, part in parts
    ]


def _alone(phrases: list[_Phrase], columns: Columns) -> Clause | Composite | None:
    """The one number of a cell whose other phrases, if any, are claims: 93% of 93%（未达标）."""
    numbered = [phrase for phrase in phrases if phrase.numbered]
    others = [whole_or_part.claim_in(phrase.folded) for phrase in phrases if not phrase.numbered]
    return _read_phrase(numbered[0], columns) if len(numbered) == 1 and None not in others else None


def _read_phrase(phrase: _Phrase, columns: Columns) -> Clause | Composite | None:
    """What a phrase says by itself; 实际 in front of it adds nothing."""
    found = _as_qualified(columns.read(phrase.text), phrase.folded)
    start = claims.real_start(phrase.folded)
    if start and isinstance(found, Statement | Unread):
        found = _as_qualified(columns.read(phrase.text[start:]), phrase.folded[start:])
    return None if isinstance(found, Unstated | Unread) else found


def _result_of(phrases: list[_Phrase], columns: Columns) -> Clause | Composite | None:
    """The one phrase that is the result, else what the only denial leaves."""
    first = [phrase.marked for phrase in phrases].index(True)
    in_front = 0 if any(phrase.leaves for phrase in phrases) else first
    results = [phrase for at, phrase in enumerate(phrases) if _may_be_result(phrase, in_front=at < in_front)]
    if len(results) == 1:
        return _read_phrase(results[0], columns)
    return None if any(phrase.planned for phrase in phrases) else _left_by_denial(phrases, columns)


def _may_be_result(phrase: _Phrase, *, in_front: bool) -> bool:
    """Whether a phrase with a number is the result: by its own words, or *in front* of what is planned or denied."""
    return phrase.numbered and not phrase.marked and (in_front or claims.is_result(phrase.folded))


def _left_by_denial(phrases: list[_Phrase], columns: Columns) -> Clause | None:
    """What the denial of the only number leaves: less than 95% of 没有达到95%."""
    numbered = [phrase for phrase in phrases if phrase.numbered]
    denied = numbered[0].denied if len(numbered) == 1 else None
    return None if denied is None else _turned(columns.read(numbered[0].text[denied.start : denied.stop]), denied)


def _as_qualified(said: Target, folded: str) -> Target:
    """A value whose words leave it open: 基本达到95%, 第10名以后."""
    if isinstance(said, Threshold) and not said.approximate and claims.is_nearly(folded):
        return evolve(said, approximate=True)
    return said


def _turned(said: Target, denied: claims.Denied) -> Clause | None:
    """What is left of words that are denied, where a shape can say it."""
    if isinstance(said, Deadline) and said.comparison in {Comparison.LE, Comparison.STATED}:
        return evolve(said, span=_without_start(said.span), comparison=Comparison.GT, doubtful_until=None)
    if not denied.before or not isinstance(said, Threshold | Frequency | Grade | Relative):
        return None
    if isinstance(said, Relative) and isinstance(said.change, Interval):
        return None
    reach = Comparison.LE if denied.falls else Comparison.GE
    return evolve(said, comparison=_OPPOSITE[reach if said.comparison in _PLAIN else said.comparison])


_PLAIN = frozenset((Comparison.STATED, Comparison.EQ))
_OPPOSITE = {
    Comparison.GE: Comparison.LT,
    Comparison.GT: Comparison.LE,
    Comparison.LE: Comparison.GT,
    Comparison.LT: Comparison.GE,
}


def _without_start(span: DateSpan | YearlessSpan) -> DateSpan | YearlessSpan:
    if isinstance(span, DateSpan):
        return DateSpan(None, span.latest)
    return YearlessSpan(None, span.latest, year_offset=span.year_offset)
