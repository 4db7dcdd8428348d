"""
Rules of the ratio: which part of the points an actual earns, by the part of the target that it reaches.

Rules of a floor take A/T, those of a ceiling T/A or how far A lies above T.  The formulas of ``docs/assessing.md`` are
exact: none rounds, caps or guesses.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, assert_never, final

from attrs import field, frozen

from perfmodel._arguments import listed, require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.scoring._sums import NONE, ONE, at_least_one, between, exact
from perfmodel.source import Citation


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Proportional:
    """
    Full points when met, else the part that was reached: ``w·A/T`` (SC01).

    Attributes:
        id: The rule's stable name.

        citation: Where it comes from.
    """

    id: str = "SC01"
    citation: Citation


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class PassMark:
    """
    Full points when met, none below the pass mark, a straight line between: ``w·(r−p)/(1−p)`` (SC05).

    As the rule of a ceiling it takes T/A for r.

    Attributes:
        mark: Where the line starts, 0 to 1 (0.6).

        id: The rule's stable name.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``parameter-invalid``) for a pass mark outside 0 to 1, or of 1 itself.
    """

    mark: Decimal = field(converter=exact)
    id: str = "SC05"
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.mark <= 1:
            message = f"expected a pass mark from 0 to 1, found {self.mark:f}; 60% is 0.6"
            raise InvalidValueError(message, code="parameter-invalid")
        if self.mark == 1:
            message = "expected a pass mark below 1; a rule of all or nothing is AllOrNothing"
            raise InvalidValueError(message, code="parameter-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Mirror:
    """
    The line of a ceiling, down from full points at T to none at ``zero_at``·T (SC02).

    With ``zero_at`` 2 it is ``w·(1−(A−T)/T)``.

    Attributes:
        zero_at: At which multiple of the target nothing is left, above 1 and below 100.

        id: The rule's stable name.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``parameter-invalid``) for a multiple of 1 or less, or of 100 or more.
    """

    zero_at: Decimal = field(default=Decimal(2), converter=exact)
    id: str = "SC02"
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if not 1 < self.zero_at < 100:  # noqa: PLR2004 - 150 is 150%
            message = f"expected a multiple of the target above 1 and below 100, found {self.zero_at:f}; 150% is 1.5"
            raise InvalidValueError(message, code="parameter-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class InverseRatio:
    """
    The inverse ratio of a ceiling: ``w·T/A`` when A exceeds T (SC03).

    Attributes:
        id: The rule's stable name.

        citation: Where it comes from.
    """

    id: str = "SC03"
    citation: Citation


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class AllOrNothing:
    """
    Full points when met, else none (SC04 for a limit, SC09 for yes or no).

    Attributes:
        id: The rule's stable name.

        citation: Where it comes from.
    """

    id: str = "SC04"
    citation: Citation


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Step:
    """
    One step of a scale: from which ratio on it holds, and what it gives.

    Attributes:
        reached: The ratio at which it begins, above 0 and at most 1 (0.95).

        part: The part of the points that it gives, 0 to 1 (0.8).
    """

    reached: Decimal = field(converter=exact)
    part: Decimal = field(converter=exact)


def _steps(steps: Iterable[Step]) -> tuple[Step, ...]:
    return listed(steps, "steps", Step)


_MOST_STEPS = 100


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Steps:
    """
    A scale in steps: from 95% of the target all points, from 80% four fifths of them, below that none.

    A met target has all points, and what reaches no step has none.  As the rule of a ceiling it takes T/A.

    >>> from perfmodel import policy
    >>> steps = [Step(reached="0.95", part=1), Step(reached="0.8", part="0.8")]
    >>> scale = Steps(steps=steps, citation=policy("mof2020").floor.citation)
    >>> [str(floor_share(scale, Fraction(reached, 100))) for reached in (99, 95, 94, 80, 79)]
    ['1', '1', '4/5', '4/5', '0']

    Attributes:
        steps: From the highest down, each with fewer points than the one above.

        id: The rule's stable name.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``parameter-invalid``) without a step, for a ratio that is not above 0 and at most 1, for a
            part outside 0 to 1, and for steps that do not go down.
    """

    steps: tuple[Step, ...] = field(converter=_steps)
    id: str = "steps"
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if not 0 < len(self.steps) <= _MOST_STEPS:
            message = f"expected 1 to {_MOST_STEPS} steps, found {len(self.steps)}; write where each begins"
            raise InvalidValueError(message, code="parameter-invalid")
        before = Step(reached=Decimal(2), part=Decimal(2))
        for step in self.steps:
            if not (0 < step.reached <= 1 and 0 <= step.part <= 1):
                message = f"expected steps from above 0 to 1, found {step.reached:f} and {step.part:f}; 80% is 0.8"
                raise InvalidValueError(message, code="parameter-invalid")
            if step.reached >= before.reached or step.part >= before.part:
                where = f"found {step.reached:f} below {before.reached:f}"
                message = f"expected steps from the highest down, each with less than the one above, {where}"
                raise InvalidValueError(message, code="parameter-invalid")
            before = step

    def at(self, ratio: Fraction, /) -> Fraction:
        """The part of the points that a ratio earns."""
        require(ratio, Fraction, "ratio")
        if ratio >= 1:
            return ONE
        return next((Fraction(step.part) for step in self.steps if ratio >= step.reached), NONE)


FloorRule: TypeAlias = Proportional | PassMark | Steps | AllOrNothing
"""Rules for targets where more is better (≥, ＞, ＝)."""

CeilingRule: TypeAlias = Mirror | InverseRatio | PassMark | Steps | AllOrNothing
"""Rules for targets where less is better (≤, ＜)."""


_FULL = Decimal(1)


def floor_share(rule: FloorRule, ratio: Fraction, /) -> Fraction:
    """
    What a rule of a floor gives for a ratio A/T; a negative actual counts as 0.

    >>> from perfmodel import policy
    >>> floor_share(policy("mof2021_guidance").floor, Fraction(8, 10))
    Fraction(1, 2)
    """
    match rule:
        case Proportional():
            share = ratio if ratio.numerator > 0 else NONE
        case PassMark():
            share = between(ratio, rule.mark, _FULL)
        case Steps():
            share = rule.at(ratio)
        case AllOrNothing():
            share = ONE if at_least_one(ratio) else NONE
        case _:
            assert_never(rule)
    return share


def ceiling_share(rule: CeilingRule, ratio: Fraction, /) -> Fraction:
    """
    What a rule of a ceiling gives for a ratio A/T; an actual of 0 or less is the best that there is.

    >>> from perfmodel import policy
    >>> [ceiling_share(policy(name).ceiling, Fraction(3, 2)) for name in ("vendor_default", "hubei2020")]
    [Fraction(1, 2), Fraction(2, 3)]
    """
    if ratio.numerator <= 0:
        return ONE
    match rule:
        case Mirror():
            share = max(ONE - (ratio - 1) / (Fraction(rule.zero_at) - 1), NONE)
        case InverseRatio():
            share = Fraction(ratio.denominator, ratio.numerator)
        case PassMark():
            share = between(Fraction(ratio.denominator, ratio.numerator), rule.mark, _FULL)
        case Steps():
            share = rule.at(Fraction(ratio.denominator, ratio.numerator))
        case AllOrNothing():
            share = ONE if ratio <= 1 else NONE
        case _:
            assert_never(rule)
    return share
