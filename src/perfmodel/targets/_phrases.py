"""
What the phrases of a reported value say of it: what is planned is no result, what is denied is turned round.

A cell may hold several phrases (计划改造1200米，实际改造900米); the one that is the result is what it reports.
"""

from typing import NamedTuple

from attrs import evolve

from perfmodel.lexicon import _claims as claims
from perfmodel.lexicon import _whole_or_part as whole_or_part
from perfmodel.targets._read import read_target
from perfmodel.targets._reported import as_reported
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
)
from perfmodel.targets._terms import Comparison
from perfmodel.values._interval import Interval
from perfmodel.values._period import DateSpan, FiscalYear, YearlessSpan


class Columns(NamedTuple):
    """What the form says beside a reported value."""

    unit: str | None
    fiscal_year: FiscalYear | int | None

    def read(self, text: str) -> Target:
        """What a text says as a reported value, in a cell of the same row."""
        return as_reported(read_target(text, unit=self.unit, fiscal_year=self.fiscal_year))


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
