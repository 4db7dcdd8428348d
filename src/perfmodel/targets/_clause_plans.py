"""
Plans of clauses: what a skeleton says in each shape, filled with the numbers of a text.

A plan is made once for a skeleton.  Filling looks at numbers only: it refuses what no calendar, order or scale has.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from perfmodel._patterns import regex
from perfmodel.targets._cell import Again, Spread
from perfmodel.targets._day_plans import Limits, Point, point_of, span_of
from perfmodel.targets._days import Moment
from perfmodel.targets._making import Unreadable, checked_deadline, checked_threshold
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._shapes import Clause, Frequency, Grade, Range, Rank, Relative, Statement, Threshold, YesNo
from perfmodel.targets._skeleton import A_NUMBER, Cut, Hole, Joined, Name, joined
from perfmodel.targets._terms import Comparison, Direction
from perfmodel.targets._unit_words import per_thing, period, rate_of, unit_of
from perfmodel.values._exact import exact_quantity
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._number import ungrouped
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import line_of

_TORN = regex(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Blanks and breaks that cut a name in two."""


class Text(NamedTuple):
    """A text that a plan is filled with: as its author wrote it, its numbers, and the year of days without one."""

    text: str
    numbers: list[str]
    year: int | None
    offsets: list[int]

    def cut(self, cut: Cut) -> str:
        """The characters of a stretch of the skeleton."""
        start, stop = cut.span(self.offsets)
        return self.text[start:stop]


def _name(subject: Name | None, source: Text) -> str | None:
    if subject is None:
        return None
    if isinstance(subject, Joined):
        return "".join(_whole_word(source.cut(cut)) for cut in subject.cuts)
    return _whole_word(source.cut(subject))


def _whole_word(name: str) -> str:
    return name if _TORN.search(name) is None else _TORN.sub("", name)


class ThresholdPlan(NamedTuple):
    """A value with its comparison, or a count per period; *counted* is what the words behind it say is counted."""

    comparison: Comparison
    amount: AmountPlan
    approximate: bool = False
    subject: Name | None = None
    counted: Cut | None = None
    shared: bool = False
    again: Spread | Again | None = None

    def build(self, source: Text, text: str) -> Clause:
        """The threshold, or the frequency where its unit says a period."""
        quantity = self.amount.fill(source.numbers)
        if self.again is not None:
            self._refuse_other(quantity, self.again, source)
        rate = self.amount.rate if self.amount.settled else rate_of(quantity.unit)
        subject = _name(joined(self.subject, self.counted), source)
        if rate is None:
            return checked_threshold(self.comparison, quantity, text, approximate=self.approximate, subject=subject)
        if self.approximate:
            raise Unreadable(code="words-unknown")  # no frequency is approximate
        count = Quantity(quantity.value, rate[0])
        return Frequency(comparison=self.comparison, count=count, per=rate[1], text=text, subject=subject)

    def _refuse_other(self, quantity: Quantity, again: Spread | Again, source: Text) -> None:
        """Refuse brackets that say another value than the one beside them: 12次（每季度1次）."""
        numbers = source.numbers[self.amount.first + 1 :]
        number = ungrouped(numbers[0]) if numbers else "0"
        if not again.agrees(quantity.value, self.amount.amount, self.comparison, number):
            raise Unreadable(code="words-unknown")


class SumPlan(NamedTuple):
    """An amount of two parts: 1小时30分, 10元5角; exact, in the unit of the last."""

    comparison: Comparison
    amounts: tuple[AmountPlan, ...]
    approximate: bool = False
    subject: Name | None = None

    def build(self, source: Text, text: str) -> Clause:
        """The threshold of the sum; words where the parts are no amount together."""
        parts = [amount.fill(source.numbers) for amount in self.amounts]
        if any(
            part.unit.converts_to(whole.unit) and part.exact >= whole.unit.factor for whole, part in pairwise(parts)
        ):
            return Statement(text=text)  # 365天24小时: two amounts, not one
        if parts[0].unit.symbol.startswith("元"):
            parts.reverse()
        total = parts[-1]
        for part in parts[:-1]:
            total += part
        subject = _name(self.subject, source)
        return Threshold(
            comparison=self.comparison, quantity=total, approximate=self.approximate, text=text, subject=subject
        )


class Every(NamedTuple):
    """每 with what stands behind it: a period (with its number) or a thing; class signs stand for numbers."""

    number: str
    word: str
    is_period: bool
    first: int
    slashed: bool = False

    def filled(self, numbers: Sequence[str]) -> tuple[str, str]:
        """The number and the word, with the text's own numbers."""
        given = iter(numbers[self.first :])
        number = A_NUMBER.sub(lambda _: next(given), self.number)
        return number, A_NUMBER.sub(lambda _: next(given), self.word)


class RatePlan(NamedTuple):
    """An amount for each period or thing: 每半年1期 is a frequency, 每人每月500元 a threshold in 元/人·月."""

    comparison: Comparison
    amount: AmountPlan
    every: tuple[Every, ...]
    approximate: bool = False
    subject: Name | None = None
    counted: Cut | None = None
    moved: bool = False

    def build(self, source: Text, text: str) -> Clause:
        """The frequency, or the threshold in a unit with 每 in it."""
        quantity = self.amount.fill(source.numbers)
        subject = _name(joined(self.subject, self.counted), source)
        filled = [each.filled(source.numbers) for each in self.every]
        if rate_of(quantity.unit) is not None and any(each.is_period for each in self.every):
            raise Unreadable(code="words-unknown")  # 每月2次/年
        if self._is_frequency(quantity):
            if self.approximate:
                raise Unreadable(code="words-unknown")
            per = period(*filled[0])
            return Frequency(comparison=self.comparison, count=quantity, per=per, text=text, subject=subject)
        if not self._is_share(quantity):
            quantity = per_thing(quantity, *("".join(parts) for parts in filled))
        elif self.moved or subject is None:
            return Statement(text=text)  # 每年下降3%: in all, or each year anew; 每年完成20%
        return checked_threshold(self.comparison, quantity, text, approximate=self.approximate, subject=subject)

    def _is_frequency(self, quantity: Quantity) -> bool:
        """Whether something is counted for one period: 每半年1期."""
        return len(self.every) == 1 and self.every[0].is_period and quantity.unit.countable

    def _is_share(self, quantity: Quantity) -> bool:
        """Whether a value is a share that 每 only says the time of: 每年覆盖率≥95%; but 3%/年 is so much a year."""
        return quantity.unit.kind in {"ratio", "points"} and not any(each.slashed for each in self.every)


class RangePlan(NamedTuple):
    """Two ends; the first takes from the second what it leaves unsaid (80-90万元)."""

    first: AmountPlan
    second: AmountPlan
    closed: tuple[bool, bool] = (True, True)
    subject: Name | None = None
    every: tuple[Every, ...] = ()
    turned: bool = False

    def build(self, source: Text, text: str) -> Clause:
        """The range."""
        interval = self.interval(source)
        return Range(interval=interval, text=text, subject=_name(self.subject, source))

    def interval(self, source: Text) -> Interval:
        """The values between the two ends."""
        first, second = self.first.fill(source.numbers), self.second.fill(source.numbers)
        first, second = filled_from(first, second), filled_from(second, first)
        if self.turned:
            first, second = second, first
        if self.every:
            things = ["".join(each.filled(source.numbers)) for each in self.every]
            first, second = per_thing(first, *things), per_thing(second, *things)
        closed = self.closed[::-1] if self.turned else self.closed
        return Interval(Bound(first, closed[0]), Bound(second, closed[1]))


def filled_from(first: Quantity, second: Quantity) -> Quantity:
    """One end with what it leaves to the other: 80-90万元, 20万-30万元, 三至五家."""
    if first.unit.symbol == "":
        return Quantity(first.value, second.unit)
    if not line_of(first.unit) and line_of(second.unit):
        return Quantity(first.value, unit_of(first.unit.symbol + second.unit.symbol.removeprefix(second.unit.scale)))
    return first


class TolerancePlan(NamedTuple):
    """±3%, 100±5, 220V±7%."""

    middle: AmountPlan | None
    width: AmountPlan
    subject: Name | None = None

    def build(self, source: Text, text: str) -> Clause:
        """The range around the middle, or around zero."""
        width = self.width.fill(source.numbers)
        if self.middle is None:
            low, high = -width, width
        else:
            middle = filled_from(self.middle.fill(source.numbers), width)
            if width.unit.kind == "ratio" and not middle.unit.converts_to(width.unit):
                width = exact_quantity(Fraction(middle.value) * width.exact, middle.unit) or width
            width = filled_from(width, middle)
            low, high = middle - width, middle + width
        return Range(interval=Interval(Bound(low), Bound(high)), text=text, subject=_name(self.subject, source))


class DeadlinePlan(NamedTuple):
    """Days until which something is due, or between which it lies."""

    first: Moment
    last: Moment
    limits: Limits
    subject: Name | None = None

    def build(self, source: Text, text: str) -> Clause:
        """The deadline; refused where no calendar has its days."""
        first = point_of(self.first, source.numbers)
        last = point_of(self.last, source.numbers, first) if self.limits.is_range else first
        if self.first.doubt and not self.limits.before and not self._is_evident(first, source.year):
            raise Unreadable(code="number-ambiguous")
        span, doubtful = span_of(first, last, self.limits, source.year)
        comparison = Comparison.LE if self.limits.before or self.limits.until else Comparison.STATED
        return checked_deadline(span, comparison, doubtful, text, subject=_name(self.subject, source))

    def _is_evident(self, first: Point, year: int | None) -> bool:
        """Whether 2023.12 or 202312 is surely a month: between two of them, or in the plan's own year."""
        return self.limits.is_range or (year is not None and first.year is not None and abs(first.year - year) <= 1)


class RankPlan(NamedTuple):
    """A place in an order."""

    within: int | Hole
    scope: Cut | None = None
    subject: Name | None = None
    begin: int | Hole = 1

    def build(self, source: Text, text: str) -> Clause:
        """The rank; refused where it is no place, or not counted from the first."""
        within = (
            int(ungrouped(source.numbers[self.within.index]).partition(".")[0][:9])
            if isinstance(self.within, Hole)
            else self.within
        )
        begin = (
            int(source.numbers[self.begin.index])
            if isinstance(self.begin, Hole) and source.numbers[self.begin.index].isdigit()
            else 1
        )
        if not within or begin != 1:
            raise Unreadable(code="rank-invalid")
        return Rank(within=within, scope=_name(self.scope, source), subject=_name(self.subject, source), text=text)


class GradePlan(NamedTuple):
    """A step on a scale; the step is cut from the folded text, since it has one spelling."""

    comparison: Comparison
    grade: str
    first: int
    subject: Name | None = None

    def build(self, source: Text, text: str) -> Clause:
        """The grade, as the text spells it."""
        given = iter(source.numbers[self.first :])
        grade = A_NUMBER.sub(lambda _: next(given), self.grade)
        return Grade(comparison=self.comparison, grade=grade, subject=_name(self.subject, source), text=text)


class RelativePlan(NamedTuple):
    """A bound that stands in another figure, a change against it, or a share of it."""

    comparison: Comparison
    reference: Cut | str
    change: AmountPlan | RangePlan | None = None
    direction: Direction | None = None
    share: AmountPlan | None = None
    subject: Name | None = None
    shared: bool = False

    def build(self, source: Text, text: str) -> Clause:
        """The bound with the name of its figure."""
        reference = self.reference if isinstance(self.reference, str) else _name(self.reference, source) or ""
        change = (
            self.change.interval(source)
            if isinstance(self.change, RangePlan)
            else None
            if self.change is None
            else self.change.fill(source.numbers)
        )
        return Relative(
            comparison=self.comparison,
            reference=reference,
            change=change,
            direction=self.direction,
            text=text,
            subject=_name(self.subject, source),
            share=None if self.share is None else self.share.fill(source.numbers),
        )


class StatementPlan(NamedTuple):
    """Words."""

    subject: Name | None = None

    def build(self, _source: Text, text: str) -> Clause:
        """The words."""
        return Statement(text=text)


class AnswerPlan(NamedTuple):
    """是 or 否 behind a name, or alone."""

    expected: bool
    subject: Name | None = None

    def build(self, source: Text, text: str) -> Clause:
        """The answer."""
        return YesNo(expected=self.expected, subject=_name(self.subject, source), text=text)


ClausePlan: TypeAlias = (
    ThresholdPlan
    | SumPlan
    | RatePlan
    | RangePlan
    | TolerancePlan
    | DeadlinePlan
    | RankPlan
    | GradePlan
    | RelativePlan
    | StatementPlan
    | AnswerPlan
)
"""What a clause of a skeleton says."""
