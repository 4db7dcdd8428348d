"""
Reported values: what an actual says, read by the grammar of targets.

An actual may be a number, a rate, a day or a span, a rank, a grade, 是 or 否, several values, words, or nothing. It
may repeat an operator (≥95% as a result), which is kept: such an actual is a bound, not a value.  What is read
otherwise than in a target: 达到95% is the value 95%, and a day or a month's end alone is that day, not all the time
before it.

Words that speak of the target as a whole (达成年度指标, 部分完成, 未完成) are a :class:`Claim`.  The three bands and
their shorter forms were seen in published self-evaluations; that 基本达成 belongs to the upper band is from memory of
the ministry's form (全部或基本达成预期指标), so :func:`~perfmodel.judge` names it.
"""

from datetime import date
from typing import final

from attrs import evolve, field, frozen

from perfmodel._arguments import Choice, require, typed
from perfmodel._patterns import regex
from perfmodel.lexicon import _claims as claims
from perfmodel.lexicon import _whole_or_part as whole_or_part
from perfmodel.lexicon._fold import fold
from perfmodel.targets import _english_words as english_words
from perfmodel.targets._making import as_error
from perfmodel.targets._read import MAY_BE_ENGLISH, read_target
from perfmodel.targets._reported import Columns, as_said, of_the_year, on_the_day
from perfmodel.targets._shapes import Clause, Composite, Deadline, Rank, Statement, Target, Threshold, Unread, Unstated
from perfmodel.targets._terms import BROKEN, Comparison
from perfmodel.values._period import DateSpan, FiscalYear, fiscal_year_of
from perfmodel.values._quantity import Quantity


@final
class Claim(Choice):
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
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
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
        require(value, Quantity | date | DateSpan, "value")
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
    found = _english(text, unit, fiscal_year)
    if found is not None:
        return found
    columns = Columns(unit, fiscal_year)
    said = columns.read(text)
    folded = fold(text)
    if isinstance(said, Unread) and said.error.code == "number-ambiguous" and unit is not None:
        said = _months(said, unit)
    if isinstance(said, Unread) and (end := claims.end_of_reported(folded)) < len(text):
        found = read_actual(text[:end], unit=unit, fiscal_year=fiscal_year)
        return evolve(found, said=evolve(found.said, text=text), text=text)
    year = fiscal_year_of(fiscal_year)
    if year is not None:
        said = of_the_year(said, year.year)
    if isinstance(said, Composite) and _ALL_DONE.fullmatch(_MARKS.sub("", folded)) is not None:
        said = evolve(said.clauses[-1], text=text)  # 完成，100%
    if claims.may_qualify(folded) and BROKEN.search(text) is None:
        said = as_said(said, text, folded, columns)
    return Actual(said=said, claim=_claim(folded, said), within_only=_is_within(said, folded), text=text)


def _english(text: str, unit: str | None, fiscal_year: FiscalYear | int | None) -> Actual | None:
    """
    What an English sentence reports, or ``None`` where the text is none.

    The sentence says all: it compares where it says so, and names in it claim nothing; only words do.
    """
    if type(text) is not str or MAY_BE_ENGLISH.search(text) is None:
        return None
    require(unit, str | None, "unit")
    from perfmodel.targets._english import english_cell  # noqa: PLC0415 - few texts are English

    year = fiscal_year_of(fiscal_year)
    said = english_cell(text, unit, None, None if year is None else year.year)
    if said is None or isinstance(said, Unread):
        return None
    if isinstance(said, Composite):
        said = evolve(said, clauses=[_on_its_day(clause) for clause in said.clauses])
    elif isinstance(said, Deadline):
        said = on_the_day(said)
    if year is not None:
        said = of_the_year(said, year.year)
    claim = _claim(fold(said.text), said) if isinstance(said, Statement) else None
    within = isinstance(said, Rank) and _AMONG in text
    return Actual(said=said, claim=claim, within_only=within, text=text)


def _on_its_day(said: Clause) -> Clause:
    """A day alone begins on that day."""
    return on_the_day(said) if isinstance(said, Deadline) else said


def _months(said: Unread, unit: str) -> Target:
    """
    11 beside 月 as so many months, whatever it may be besides: judged by a day it stays undecided.

    A target of the form ≤12 beside 月 counts months too.
    """
    counted = read_target(said.text, unit=unit, operator="=") if fold(unit).strip() == "月" else said
    return evolve(counted, comparison=Comparison.STATED) if isinstance(counted, Threshold) else said


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


def _is_within(said: Target, folded: str) -> bool:
    return isinstance(said, Rank) and ("前" in folded or _AMONG in folded)


_AMONG = english_words.RANK.removesuffix("{within}")
"""A rank known only as one of the first."""


_ALL_DONE = regex(
    rf"{whole_or_part.FRONT}(?:{whole_or_part.DONE})?{whole_or_part.DONE}率?(?:{whole_or_part.LEADS.pattern})?100(?:\.0+)?%"
)
_MARKS = regex(r"[\s,，。.;；、:：!！]+")


def _claim(folded: str, said: Target) -> Claim | None:
    """What the words say of the target as a whole: all of them, or a phrase beside the value (93%，未达标)."""
    if isinstance(said, Statement):
        found = whole_or_part.claim_in(_MARKS.sub("", folded))
    elif isinstance(said, Unstated | Unread) or _CLAIMING.search(folded) is None:
        return None
    elif isinstance(said, Threshold) and _ALL_DONE.fullmatch(_MARKS.sub("", folded)) is not None:
        return Claim.DONE
    else:
        found = _claim_beside(folded)
    return None if found is None else Claim(found)


def _claim_beside(folded: str) -> str | None:
    """The one claim among the phrases of a cell with a value; two that differ are none."""
    found = {whole_or_part.claim_in(folded[start:stop].strip(":：!！.")) for start, stop in claims.parts_of(folded)} - {
        None
    }
    return found.pop() if len(found) == 1 else None


_CLAIMING = regex("[达完实]")
