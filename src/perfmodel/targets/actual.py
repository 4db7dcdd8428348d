"""
Reported values: what an actual says, read by the grammar of targets.

An actual may be a number, a rate, a day or a span, a rank, a grade, 是 or 否, several values, words, or nothing.
It may repeat an operator (≥95% as a result), which is kept: such an actual is a bound, not a value.  What is read
otherwise than in a target: 达到95% is the value 95%, and a day or a month's end alone is that day, not all the time
before it.

Words that speak of the target as a whole (达成年度指标, 部分完成, 未完成) are a :class:`Claim`.  The three bands and
their shorter forms were seen in published self-evaluations; that 基本达成 belongs to the upper band is from memory of
the ministry's form (全部或基本达成预期指标), so :func:`~perfmodel.judge` names it.

Needs: ``read``, ``shapes``, ``text``.  Used by: ``verdict``, ``judge``, ``assessment``, ``serializers``.
"""

import re
from datetime import date
from enum import Enum
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.tokens import scan
from perfmodel.source import Citation, Standing
from perfmodel.targets.faults import as_error
from perfmodel.targets.read import read_target
from perfmodel.targets.shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Rank,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets.terms import Comparison
from perfmodel.values.period import DateSpan, FiscalYear, YearlessSpan
from perfmodel.values.quantity import Quantity

BANDS = Citation(
    "bands",
    clause="达成 / 部分达成 / 未达成 with 年度指标, 预期指标, 目标 or alone",
    standing=Standing.SEEN,
    note="labels of published self-evaluation forms",
)
BASICALLY = Citation(
    "bands",
    clause="全部或基本达成预期指标",
    standing=Standing.MEMORY,
    note="the upper band of the ministry's form of 2020",
)


@final
class Claim(Enum):
    """
    What an actual says of its target as a whole, without a value.

    The first four speak of the target (达成年度指标), the others of the work (完成): both decide a target in words.
    """

    ACHIEVED = "achieved"
    BASICALLY_ACHIEVED = "basically_achieved"
    PARTLY_ACHIEVED = "partly_achieved"
    NOT_ACHIEVED = "not_achieved"
    DONE = "done"
    BASICALLY_DONE = "basically_done"
    PARTLY_DONE = "partly_done"
    NOT_DONE = "not_done"


@final
@frozen(kw_only=True, weakref_slot=False)
class Actual:
    """
    A reported value, as it was read.

    >>> parse_actual("78.5万人次").quantity
    Quantity('78.5', '万人次')
    >>> parse_actual("部分达成年度指标并具有一定效果").claim
    <Claim.PARTLY_ACHIEVED: 'partly_achieved'>

    Attributes:
        said: What the text says, in the shapes of targets: a bare value is a ``Threshold`` whose comparison is
        ``STATED``,
            several values are a ``Composite``, a blank cell is ``Unstated``, prose is a ``Statement``.

        claim: What the words say of the target as a whole, or ``None``.

        within_only: Whether a rank is known only as 前10名: somewhere from 1 to 10.

        text: As written, outside equality.
    """

    said: Target
    claim: Claim | None = None
    within_only: bool = False
    text: str = field(default="", eq=False)

    @classmethod
    def of(cls, value: Quantity | date | DateSpan, /) -> "Actual":
        """
        The actual that is a plain value, a day or a span of days.

        >>> Actual.of(date(2024, 7, 15)) == parse_actual("2024年7月15日")
        True
        """
        if isinstance(value, Quantity):
            return cls(said=Threshold(comparison=Comparison.STATED, quantity=value))
        span = value if isinstance(value, DateSpan) else DateSpan(value, value)
        return cls(said=Deadline(span=span, comparison=Comparison.STATED))

    @property
    def quantity(self) -> Quantity | None:
        """The one number that is reported, whatever operator stands beside it; ``None`` for all else."""
        return self.said.quantity if isinstance(self.said, Threshold) else None

    @property
    def reported(self) -> bool:
        """Whether anything is reported at all; a blank cell, / and 无 are nothing."""
        return not isinstance(self.said, Unstated)


def part_of(clause: Clause, /) -> Actual:
    """One of several reported values, as an actual of its own."""
    return Actual(said=clause, within_only=_is_within(clause, fold(clause.text)), text=clause.text)


def read_actual(text: str, /, *, unit: str | None = None, fiscal_year: FiscalYear | int | None = None) -> Actual:
    """
    Read a reported value; what cannot be read is kept as :class:`~perfmodel.Unread`, with the reason.

    >>> read_actual("≥").said.error.code
    'value-missing'

    Args:
        text: The cell, as written; no character of it is lost.

        unit: The cell of the column 度量单位, where the form has one.

        fiscal_year: The year that days without a year belong to; without it they stay without.

    Raises:
        WrongTypeError: When an argument is no text (or the year no number); never for what a text says.
    """
    found = read_target(text, unit=unit, fiscal_year=fiscal_year)
    folded = fold(text)
    said = _as_reported(found)
    return Actual(said=said, claim=_claim(folded, said), within_only=_is_within(said, folded), text=text)


def parse_actual(text: str, /, *, unit: str | None = None, fiscal_year: FiscalYear | int | None = None) -> Actual:
    """
    Read a reported value, or say what is wrong with it.

    >>> parse_actual("2023年7月15日").said.span
    DateSpan(earliest=datetime.date(2023, 7, 15), latest=datetime.date(2023, 7, 15))
    >>> parse_actual("≥95%").said.comparison
    <Comparison.GE: 'ge'>

    Args:
        text: The cell, as written.

        unit: The cell of the column 度量单位, where the form has one.

        fiscal_year: The year that days without a year belong to; without it they stay without.

    Raises:
        TargetSyntaxError: Where :func:`read_actual` keeps an ``Unread``; with the place, what was expected, what to do.

        WrongTypeError: When an argument is no text.
    """
    found = read_actual(text, unit=unit, fiscal_year=fiscal_year)
    if isinstance(found.said, Unread):
        raise as_error(found.said)
    return found


def _as_reported(said: Target) -> Target:
    if isinstance(said, YesNo) and _CHOICE.search(fold(said.text)) is not None:
        return Statement(text=said.text)
    if isinstance(said, Composite):
        return evolve(said, clauses=[_clause_as_reported(clause) for clause in said.clauses])
    if isinstance(said, Statement | Unstated | Unread):
        return said
    return _clause_as_reported(said)


def _clause_as_reported(said: Clause) -> Clause:
    if isinstance(said, Deadline):
        return _on_the_day(said)
    if (
        isinstance(said, Threshold | Frequency | Grade)
        and said.comparison is Comparison.GE
        and _OPERATORS.isdisjoint(scan(fold(said.text))[0])
    ):
        return evolve(said, comparison=Comparison.STATED)
    return said


_CHOICE = re.compile("是.*否")
"""是/否 as an actual is a choice that nobody made."""

_OPERATORS = frozenset("osc")
"""Token kinds of words that compare; 达到 is none in an actual."""


def _on_the_day(said: Deadline) -> Deadline:
    """A day alone begins on that day: in a target 12月31日 is all the time up to it."""
    span = said.span
    if said.comparison is not Comparison.STATED or span.earliest is not None:
        return said
    if isinstance(span, YearlessSpan):
        return evolve(said, span=evolve(span, earliest=span.latest))
    return evolve(said, span=DateSpan(span.latest, span.latest))


def _is_within(said: Target, folded: str) -> bool:
    return isinstance(said, Rank) and "前" in folded


_FRONT = (
    r"(?:已经?|均已?|都已?|全部|全面|按时|按期|如期|及时|提前|按质按量|保质保量|圆满|顺利|超额|成功"
    r"|目标|指标|任务|年度)*"
)
_OBJECT = r"了?(?:年度|年初|全年|本年|预期|预定|既定|设定|绩效|总体|的|目标|指标|任务|工作|要求|值|水平|计划)*"
_VERB = r"(?:达成|完成|达到|实现|达标)"
_EFFECT = r"(?:[并且]*(?:具有|具备|有|产生)?一定效果)?"
_POOR = r"(?:[并且]*效果较?差)?"


class ClaimRow(NamedTuple):
    """How the words of a claim go together, how far they say that the target is met, and where that comes from."""

    degree: str
    pattern: re.Pattern[str]
    citation: Citation


CLAIMS = (
    ClaimRow("partly", re.compile(rf"{_FRONT}(?:大?部分|未能?(?:全部|完全|全面)){_VERB}{_OBJECT}{_EFFECT}"), BANDS),
    ClaimRow("not", re.compile(rf"{_FRONT}[尚还仍]?未能?(?:按时|按期|如期)?{_VERB}{_OBJECT}{_POOR}"), BANDS),
    ClaimRow("basically", re.compile(rf"{_FRONT}(?:全部或)?基本(?:上)?{_FRONT}{_VERB}{_OBJECT}"), BASICALLY),
    ClaimRow("", re.compile(rf"{_FRONT}{_VERB}{_OBJECT}"), BANDS),
)
"""The rows, in the order in which they are tried."""

_TARGET_WORDS = re.compile("目标|指标|要求|预期|预定|既定|设定|绩效|水平")
"""Words that turn 完成 from the work to the target: 完成预期目标."""
_ALL_DONE = re.compile(rf"{_FRONT}完成率?(?:为|达到?)?100(?:\.0+)?%")
_LONGEST_CLAIM = 40
_MARKS = re.compile(r"[\s,，。.;；、:：!！]+")


def _claim(folded: str, said: Target) -> Claim | None:
    words = _MARKS.sub("", folded)
    if isinstance(said, Threshold):
        return Claim.DONE if _ALL_DONE.fullmatch(words) is not None else None
    if not isinstance(said, Statement) or len(words) > _LONGEST_CLAIM:
        return None
    for row in CLAIMS:
        if row.pattern.fullmatch(words) is not None:
            of_work = "完成" in words and _TARGET_WORDS.search(words) is None
            return Claim(f"{row.degree}_{'done' if of_work else 'achieved'}".strip("_"))
    return None
