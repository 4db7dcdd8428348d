"""The formula that gave a row its part of the points, with the numbers that went into it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never, final

from attrs import frozen

from perfmodel._arguments import Choice, typed
from perfmodel.errors import InvalidValueError
from perfmodel.scoring._ratio_rules import (
    AllOrNothing,
    CeilingRule,
    FloorRule,
    InverseRatio,
    Mirror,
    PassMark,
    Proportional,
    Steps,
)
from perfmodel.scoring._sums import NONE, ONE
from perfmodel.targets._actual import Actual
from perfmodel.targets._shapes import Deadline, Rank, Target, Threshold
from perfmodel.targets._terms import Comparison
from perfmodel.values._exact import SUMS
from perfmodel.values._period import DateSpan
from perfmodel.values._quantity import Quantity


@final
class FormulaKind(Choice):
    """
    How the part of the points is found.

    ``WHOLE``: all of them.  ``NOTHING``: none.  ``RATIO``: one number over the other.  ``LINE``: a straight line, from
    none where the ratio is ``nothing_at`` to all where it is ``full_at``.  ``STEP``: what a scale gives for the ratio.
    ``GIVEN``: a person gave it.
    """

    WHOLE = "whole"
    NOTHING = "nothing"
    RATIO = "ratio"
    LINE = "line"
    STEP = "step"
    GIVEN = "given"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Formula:
    """
    How a row came to its part of the points: the numbers, so that anybody can reckon it again.

    >>> above, below = Quantity(80, "%"), Quantity(100, "%")
    >>> Formula(kind=FormulaKind.LINE, above=above, below=below, nothing_at=Decimal("0.6"), full_at=Decimal(1)).part
    Fraction(1, 2)

    Attributes:
        kind: The kind of formula.

        above: The number that is divided: the actual, or the target where less is better (T÷A); else ``None``.

        below: What it is divided by, or ``None`` where the number itself counts, as a rate of satisfaction does.

        nothing_at: The ratio at which a line gives nothing, or ``None``.

        full_at: The ratio at which it gives all, or ``None``.

        least: The part that is left at least.

        capped: Whether the part is never more than 1.

        given: The part that a person gave, or a step of a scale, or ``None``.

    Raises:
        InvalidValueError: (``formula-invalid``) where the numbers do not fit the kind.
    """

    kind: FormulaKind
    above: Quantity | None = None
    below: Quantity | None = None
    nothing_at: Decimal | None = None
    full_at: Decimal | None = None
    least: Decimal = Decimal(0)
    capped: bool = True
    given: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        given = (self.given is not None) is (self.kind in {FormulaKind.GIVEN, FormulaKind.STEP})
        if not (given and self._has_operands and self._has_ends):
            message = f"expected the numbers of the kind {self.kind.value}, found others; take formulas from assess"
            raise InvalidValueError(message, code="formula-invalid")

    @property
    def _has_operands(self) -> bool:
        """Whether there is what the kind divides, and nothing else: a number, over none or over one of its measure."""
        divided = self.kind in {FormulaKind.RATIO, FormulaKind.LINE, FormulaKind.STEP}
        if (self.above is not None) is not divided:
            return False
        if self.above is None or self.below is None:
            return self.below is None
        return bool(self.below.value) and self.above.unit.converts_to(self.below.unit)

    @property
    def _has_ends(self) -> bool:
        """Whether a line has two ends, which are apart, and another kind has none."""
        if self.kind is FormulaKind.LINE:
            has_both = self.nothing_at is not None and self.full_at is not None
            return has_both and self.nothing_at != self.full_at
        return self.nothing_at is None and self.full_at is None

    @property
    def ratio(self) -> Fraction | None:
        """The one number over the other, exactly; ``None`` where nothing is divided."""
        if self.above is None:
            return None
        return self.above.exact if self.below is None else self.above.exact / self.below.exact

    @property
    def found(self) -> Fraction:
        """What the formula gives, before what is below the least or above all the points is cut off."""
        match self.kind:
            case FormulaKind.WHOLE:
                found = ONE
            case FormulaKind.NOTHING:
                found = NONE
            case FormulaKind.GIVEN | FormulaKind.STEP:
                found = self.given or NONE
            case FormulaKind.RATIO:
                found = self.ratio or NONE
            case FormulaKind.LINE:
                found = self._on_line
            case _:
                assert_never(self.kind)
        return found

    @property
    def _on_line(self) -> Fraction:
        """How far along its line the ratio is: half of it at 80%, on a line from 60% to all."""
        start, full = Fraction(self.nothing_at or 0), Fraction(self.full_at or 0)
        return ((self.ratio or NONE) - start) / (full - start)

    @property
    def part(self) -> Fraction:
        """The part of the points, exactly."""
        part = max(self.found, Fraction(self.least))
        return min(part, ONE) if self.capped else part


WHOLE, NOTHING = Formula(kind=FormulaKind.WHOLE), Formula(kind=FormulaKind.NOTHING)


def given(part: Fraction, /) -> Formula:
    """The formula of a part that a person gave."""
    return Formula(kind=FormulaKind.GIVEN, given=part, capped=False)


def line(start: Decimal, full: Decimal, above: Quantity, below: Quantity | None = None, /) -> Formula:
    """A straight line between two ratios."""
    return Formula(kind=FormulaKind.LINE, above=above, below=below, nothing_at=start, full_at=full)


def step(rule: Steps, above: Quantity, below: Quantity, /) -> Formula | None:
    """The step of a scale that a ratio reaches, ``None`` for a target that is met."""
    ratio = above.exact / below.exact
    return None if ratio >= 1 else Formula(kind=FormulaKind.STEP, above=above, below=below, given=rule.at(ratio))


def over(threshold: Decimal, least: Decimal, above: Quantity, below: Quantity, /, *, capped: bool) -> Formula:
    """The line of a deduction, down from all the points at the threshold."""
    none = SUMS.add(threshold, _FULL)
    return Formula(
        kind=FormulaKind.LINE, above=above, below=below, nothing_at=none, full_at=threshold, least=least, capped=capped
    )


def of_floor(rule: FloorRule, reached: Quantity, bound: Quantity, /, *, capped: bool) -> Formula | None:
    """The formula of a rule where more is better, ``None`` where the rule reckons nothing."""
    match rule:
        case Proportional():
            return Formula(kind=FormulaKind.RATIO, above=reached, below=bound, capped=capped)
        case PassMark():
            return line(rule.mark, _FULL, reached, bound)
        case Steps():
            return step(rule, reached, bound)
        case AllOrNothing():
            return None
        case _:
            assert_never(rule)


def of_ceiling(rule: CeilingRule, reached: Quantity, bound: Quantity, /, *, capped: bool) -> Formula | None:
    """The formula of a rule where less is better, ``None`` where the rule reckons nothing."""
    match rule:
        case Mirror():
            return Formula(
                kind=FormulaKind.LINE, above=reached, below=bound, nothing_at=rule.zero_at, full_at=_FULL, capped=capped
            )
        case InverseRatio():
            return Formula(kind=FormulaKind.RATIO, above=bound, below=reached, capped=capped)
        case PassMark():
            return line(rule.mark, _FULL, bound, reached)
        case Steps():
            return step(rule, bound, reached)
        case AllOrNothing():
            return None
        case _:
            assert_never(rule)


_FULL = Decimal(1)


def counted_from(target: Target, /) -> date | None:
    """The first of the days that a late one is reckoned by: of the target's span, else of its year, if it has any."""
    span = target.span if isinstance(target, Deadline) else None
    if not isinstance(span, DateSpan) or span.latest is None:
        return None
    return span.earliest or date(span.latest.year, 1, 1)


def of_days(target: Target, said: Target, late: int, /) -> Formula | None:
    """
    Planned days over actual days, from the first day of the target, else of its year.

    ``None`` without years, and for what was not done by a day, whose own day is not known.
    """
    planned, done, start = _days(target), _days(said), counted_from(target)
    if planned is None or done is None or planned.latest is None or start is None:
        return None
    wished = (planned.latest - start).days + 1
    return Formula(kind=FormulaKind.RATIO, above=Quantity(wished, "日"), below=Quantity(wished + late, "日"))


def _days(target: Target) -> DateSpan | None:
    if not isinstance(target, Deadline) or target.comparison is Comparison.GT:
        return None
    return target.span if isinstance(target.span, DateSpan) else None


def place_of(actual: Actual, /) -> int | None:
    """The rank that was reached, ``None`` where none is named or it is only bounded."""
    if isinstance(actual.said, Rank):
        return None if actual.within_only else actual.said.within
    return int(actual.said.quantity.value) if isinstance(actual.said, Threshold) else None
