"""A scoring policy: which rule holds for which kind of target, how points are spread, rounded, added and graded."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, final

from attrs import field, frozen

from perfmodel._arguments import Choice, kind_of, listed, require, typed
from perfmodel._base_errors import shown
from perfmodel._finding import as_notebooks_show
from perfmodel.errors import InvalidValueError
from perfmodel.scoring._ratio_rules import AllOrNothing, CeilingRule, FloorRule
from perfmodel.scoring._rules import Bands, ByEnds, OnTime, SatisfactionLinear
from perfmodel.scoring._sums import NONE, ONE, exact, less, rounded
from perfmodel.source import Citation
from perfmodel.taxonomy._category import Category, category
from perfmodel.values._exact import add, round_half_up

FULL = Decimal(100)
"""What execution and indicators add up to."""

POOL = "indicators"
"""The one block of a policy that states no points for blocks."""

_MOST_PLACES = 10
_ZERO = Decimal(0)


@final
class RoundedAt(Choice):
    """The step at which points are rounded: each row's, or the total only."""

    ROW = "row"
    TOTAL = "total"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Rounding:
    """
    Rounding half up, once, at a named step.

    >>> from perfmodel.source import Standing
    >>> rounding = Rounding(citation=Citation("perfmodel", standing=Standing.DESIGN))
    >>> rounding.apply(Fraction(1005, 1000))
    Decimal('1.01')

    Attributes:
        places: How many decimals are kept.

        at: The step.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``parameter-invalid``) outside 0 to 10 places.
    """

    places: int = 2
    at: RoundedAt = RoundedAt.ROW
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.places <= _MOST_PLACES:
            message = f"expected 0 to {_MOST_PLACES} places, found {shown(self.places)}"
            raise InvalidValueError(message, code="parameter-invalid")

    def of(self, weight: Decimal, share: Fraction, /) -> Decimal:
        """A part of a weight at that many places; the whole stays as it is, and no part of it exceeds it."""
        require(weight, Decimal, "weight")
        require(share, Fraction, "share")
        if share is NONE:
            return _ZERO
        if share is ONE or share.numerator == share.denominator:
            return weight
        found = rounded(weight, share, self.places)
        return min(found, weight) if share.numerator < share.denominator else found

    def apply(self, value: Fraction, /) -> Decimal:
        """The value at that many places, halves away from zero."""
        require(value, Fraction, "value")
        return round_half_up(value, self.places)


_PAIR, _EXECUTION = kind_of(tuple[str, Any]), "execution"


def _blocks(pairs: Iterable[tuple[str, Decimal | int | str]]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((category(name).id, exact(points)) for name, points in listed(pairs, "blocks", _PAIR))


def _moves(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    found = listed(pairs, "moves", tuple[str, str])
    return tuple((category(missing).id, category(heir).id) for missing, heir in found)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Weights:
    """
    How 100 points are spread over budget execution and the blocks of indicators, where a form prints none.

    Attributes:
        execution: The points of budget execution (10, 20).

        blocks: Points by first-level category; empty where the policy states only their sum.

        with_cost: The same where the document has a cost indicator; empty where that makes no difference, and cost then
            counts in ``cost_in``.

        cost_in: The block that cost indicators belong to where no block is their own.

        moves: Which block takes the points of one that the document does not have.

        citation: Where the points come from.

    Raises:
        InvalidValueError: (``weights-sum``) when execution and blocks do not add up to 100, (``weight-invalid``) for
            points outside 0 to 100 or a block of execution, (``category-unknown``) for a block that is no category.
    """

    execution: Decimal = field(converter=exact)
    blocks: tuple[tuple[str, Decimal], ...] = field(default=(), converter=_blocks)
    with_cost: tuple[tuple[str, Decimal], ...] = field(default=(), converter=_blocks)
    cost_in: str = "cost"
    moves: tuple[tuple[str, str], ...] = field(default=(), converter=_moves)
    citation: Citation

    def __attrs_post_init__(self) -> None:
        for points in (self.execution, *(points for _, points in (*self.blocks, *self.with_cost))):
            if not 0 <= points <= FULL:
                message = f"expected points from 0 to 100, found {points:f}"
                raise InvalidValueError(message, code="weight-invalid")
        for blocks in (self.blocks, self.with_cost):
            if _EXECUTION in dict(blocks):
                message = "expected blocks of indicators, found execution; give its points as execution alone"
                raise InvalidValueError(message, code="weight-invalid")
            found = add((self.execution, *(points for _, points in blocks)))
            if blocks and found != FULL:
                message = f"expected execution and blocks to add up to 100, found {found:f}; change one of them"
                raise InvalidValueError(message, code="weights-sum")

    @property
    def indicators(self) -> Decimal:
        """The points of all indicators together."""
        return less(FULL, self.execution)

    def block_of(self, item: Category | None, /) -> str:
        """The block that a category belongs to, or the pool where the policy states no blocks."""
        require(item, Category | None, "item")
        if item is None or not self.blocks:
            return POOL
        return self.cost_in if item.top == "cost" and not self.with_cost else item.top


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class OverFulfilment:
    """
    What a result far above its target calls for: an explanation (SC11), and a deduction where a body chose one (SC12).

    Attributes:
        threshold: The ratio from which an explanation is required (1.3).

        reduce: Whether points are taken: ``w·(1−(r−threshold))``; no notice states a formula, so no shipped policy
            does.

        minimum: The part of the points that a deduction leaves.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``parameter-invalid``) for a threshold below 1 or from 100 on, or a minimum outside 0 to 1.
    """

    threshold: Decimal = field(converter=exact)
    reduce: bool = False
    minimum: Decimal = field(default=Decimal(0), converter=exact)
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.threshold < FULL or not 0 <= self.minimum <= 1:
            message = (
                "expected a threshold from 1 to below 100 and a minimum from 0 to 1, found "
                f"{self.threshold:f} and {self.minimum:f}; 130% is 1.3"
            )
            raise InvalidValueError(message, code="parameter-invalid")

    @property
    def id(self) -> str:
        """The id that lines, findings and sentences cite: SC12 where points are taken, else SC11."""
        return "SC12" if self.reduce else "SC11"

    def is_beyond(self, ratio: Fraction, /) -> bool:
        """Whether a ratio reaches the threshold."""
        require(ratio, Fraction, "ratio")
        above, below = self.threshold.as_integer_ratio()
        return ratio.numerator * below >= above * ratio.denominator

    def left(self, ratio: Fraction, /) -> Fraction:
        """What a deduction leaves of full points, for a ratio that reaches the threshold."""
        require(ratio, Fraction, "ratio")
        return max(1 - (ratio - Fraction(self.threshold)), Fraction(self.minimum))


def _bounds(pairs: Iterable[tuple[str, Decimal | int | str]]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((name, exact(low)) for name, low in listed(pairs, "bounds", _PAIR))


def _look_at_grades(bounds: tuple[tuple[str, Decimal], ...]) -> None:
    """Whether lower bounds fall from the best grade, below 100 points, to 0."""
    for (upper, high), (lower, low) in pairwise(bounds):
        if low >= high:
            message = (
                f"expected grades that fall, found {lower} from {low:f} after {upper} from {high:f}; "
                "write the best grade first"
            )
            raise InvalidValueError(message, code="bands-overlap")
    if not bounds:
        message = "expected at least one grade, found none"
        raise InvalidValueError(message, code="bands-gap")
    (best, high), (last, low) = bounds[0], bounds[-1]
    if low:
        message = f"expected the last grade to begin at 0 points, found {last} from {low:f}; write one from 0 below it"
        raise InvalidValueError(message, code="bands-gap")
    if high >= FULL:
        message = f"expected grades that begin below 100 points, found {best} from {high:f}; write a lower number"
        raise InvalidValueError(message, code="bands-overlap")
    if 0 < high <= 1:
        message = f"expected grades by points, found {best} from {high:f}; 90% of the total is 90"
        raise InvalidValueError(message, code="parameter-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class GradeScale:
    """
    Grades by the total, each from its lower bound on (优 from 90, the bound included).

    >>> from perfmodel.scoring import GRADES
    >>> [GRADES["90-80-60"].of(Decimal(points)) for points in ("90", "89.99", "60", "59.99")]
    ['优', '良', '中', '差']

    Attributes:
        bounds: Grade and lower bound, from the best down; the last bound is 0.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``bands-overlap``, ``bands-gap``) when the bounds do not fall from below 100 to 0;
            (``parameter-invalid``) when the best begins at 1 point or less; (``grade-doubled``) when one stands twice.
    """

    bounds: tuple[tuple[str, Decimal], ...] = field(converter=_bounds)
    citation: Citation

    def __attrs_post_init__(self) -> None:
        _look_at_grades(self.bounds)
        if len({name for name, _ in self.bounds}) < len(self.bounds):
            message = f"expected each grade once, found {', '.join(name for name, _ in self.bounds)}"
            raise InvalidValueError(message, code="grade-doubled")

    def of(self, total: Decimal, /) -> str | None:
        """The grade of a total; ``None`` below 0, where no grade is."""
        require(total, Decimal, "total")
        return next((name for name, low in self.bounds if total >= low), None)


@final
class EqualSense(Choice):
    """How a missed ``=`` target is scored: as a floor unless less is better, or by the polarity of the indicator."""

    FLOOR = "floor"
    BY_POLARITY = "by_polarity"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class ScoringPolicy:
    """
    How reported values become points.

    >>> from perfmodel import policy
    >>> policy("mof2020").weights.execution, policy("hubei2020").weights.execution
    (Decimal('10'), Decimal('20'))

    Attributes:
        name: The stable name.

        title: What it is, in Chinese.

        title_en: The same in English.

        citation: The document that it comes from, and how sure that is.

        weights: The points of execution and blocks.

        floor: The rule where more is better (≥, ＞, and a bare value of such an indicator).

        ceiling: The rule where less is better (≤, ＜).

        equal: How a missed ``=`` target is scored.

        zero_as_ceiling: Whether ≥0 and ＞0 too are met by 0 or less only, as one system does.

        satisfaction: The rule of satisfaction rates, or ``None``: then they are floors like others.

        qualitative: The bands of statements and grades.

        yes_no: The rule of 是 and 否.

        on_time: The rule of deadlines.

        range: The rule of ranges, which leans on floor and ceiling.

        rank: The rule of ranks, which leans on the ceiling.

        execution: The rule of budget execution: executed over adjusted budget.

        execution_capped: Whether execution beyond the budget earns no more than its points.

        capped: Whether a row earns no more than its points.

        over: What far above the target calls for, or ``None``.

        rescale: The citation of the rule that drops rows which do not apply and scales the rest to 100, or ``None``.

        rounding: Where and how points are rounded.

        grades: The grades of the total.
    """

    name: str
    title: str
    title_en: str
    citation: Citation
    weights: Weights
    floor: FloorRule
    ceiling: CeilingRule
    equal: EqualSense = EqualSense.BY_POLARITY
    zero_as_ceiling: bool = False
    satisfaction: SatisfactionLinear | None = None
    qualitative: Bands
    yes_no: AllOrNothing
    on_time: OnTime
    range: ByEnds
    rank: ByEnds
    execution: ByEnds
    execution_capped: bool = True
    capped: bool = True
    over: OverFulfilment | None = None
    rescale: Citation | None = None
    rounding: Rounding
    grades: GradeScale

    _repr_html_ = as_notebooks_show
