"""
Scoring rules: which part of an indicator's points a reported value earns.

A rule is a frozen value with its parameters and its citation; a :class:`~perfmodel.scoring.ScoringPolicy` says which
rule holds for which kind of target.  The formulas of ``docs/assessing.md`` are exact: none rounds, caps or guesses.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, final

from attrs import field, frozen

from perfmodel._arguments import Choice, listed, require, typed
from perfmodel._base_errors import shown
from perfmodel.errors import InvalidValueError
from perfmodel.scoring._ratio_rules import CeilingRule, FloorRule
from perfmodel.scoring._sums import between, exact
from perfmodel.source import Citation
from perfmodel.targets._verdict import Verdict


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class SatisfactionLinear:
    """
    Satisfaction by the rate alone, whatever the target: full from ``full``, none below ``mark``, a line between (SC06).

    Attributes:
        full: The rate that earns full points (0.9).

        mark: The rate below which nothing is earned (0.6).

        id: The rule's stable name.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``parameter-invalid``) unless 0 ≤ pass mark < full ≤ 1.
    """

    full: Decimal = field(converter=exact)
    mark: Decimal = field(converter=exact)
    id: str = "SC06"
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.mark < self.full <= 1:
            message = f"expected 0 ≤ pass < full ≤ 1, found {self.mark:f} and {self.full:f}; 60% is 0.6"
            raise InvalidValueError(message, code="parameter-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Band:
    """
    One of the three bands of a qualitative indicator: the person picks a share of the points inside it.

    The lower end belongs to the band, the upper end to the next one, except 1.

    Attributes:
        verdict: What was found: met, partly met, missed.

        low: The lower end, as a part of the points.

        high: The upper end.

        label: How forms print it (达成, 部分达成, 未达成).
    """

    verdict: Verdict
    low: Decimal = field(converter=exact)
    high: Decimal = field(converter=exact)
    label: str = ""

    def __contains__(self, share: Fraction, /) -> bool:
        require(share, Fraction, "share")
        return self.low <= share and (share < self.high or (share == self.high == 1))


def _bands(bands: Iterable[Band]) -> tuple[Band, ...]:
    return listed(bands, "bands", Band)


_VERDICTS = (Verdict.MET, Verdict.PARTLY_MET, Verdict.MISSED)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Bands:
    """
    Three bands for qualitative indicators (SC07, SC08); a person picks inside, the library only checks.

    Attributes:
        bands: Met, partly met, missed, from the top: together they are 0 to 1.

        id: The rule's stable name.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``bands-incomplete``) without one band for each verdict, (``bands-overlap``) or
            (``bands-gap``) where they do not fit to each other.
    """

    bands: tuple[Band, ...] = field(converter=_bands)
    id: str = "SC07"
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if tuple(band.verdict for band in self.bands) != _VERDICTS:
            message = "expected one band each for met, partly_met and missed, in this order"
            raise InvalidValueError(message, code="bands-incomplete")
        tiled([(band.low, band.high) for band in reversed(self.bands)], Decimal(1))

    def of(self, verdict: Verdict, /) -> Band | None:
        """The band of a verdict; none for ``UNDECIDED``."""
        require(verdict, Verdict, "verdict")
        return next((band for band in self.bands if band.verdict is verdict), None)


def tiled(spans: list[tuple[Decimal, Decimal]], top: Decimal, /) -> None:
    """
    Check that half-open spans, from the lowest up, cover 0 to *top* without overlap or gap.

    Raises:
        InvalidValueError: (``bands-overlap``) or (``bands-gap``), naming the place.
    """
    reached = Decimal(0)
    for low, high in spans:
        if low != reached or high <= low:
            code = "bands-overlap" if low < reached or high <= low else "bands-gap"
            where = f"expected a band from {reached:f} up, found one from {low:f} to {high:f}"
            message = f"{where}; let each start where another ends"
            raise InvalidValueError(message, code=code)
        reached = high
    if reached != top:
        message = f"expected bands up to {top:f}, found them up to {reached:f}; 80% is 0.8"
        raise InvalidValueError(message, code="bands-gap" if reached < top else "bands-overlap")


@final
class Late(Choice):
    """What a missed deadline earns: nothing, or planned days over actual days."""

    ZERO = "zero"
    PROPORTIONAL = "proportional"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class OnTime:
    """
    Full points when done by the day; late as the rule says (SC15).

    Attributes:
        late: What being late earns.

        grace_days: How many days late still count as in time.

        id: The rule's stable name.

        citation: Where it comes from.

    Raises:
        InvalidValueError: (``parameter-invalid``) for negative days of grace.
    """

    late: Late = Late.ZERO
    grace_days: int = 0
    id: str = "SC15"
    citation: Citation

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.grace_days <= _MOST_GRACE:
            message = f"expected days of grace from 0 to {_MOST_GRACE}, found {shown(self.grace_days)}"
            raise InvalidValueError(message, code="parameter-invalid")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class ByEnds:
    """
    A rule that leans on the two others: a range by its ends (SC14), a rank as a ceiling (SC16).

    Attributes:
        id: The rule's stable name.

        citation: Where it comes from.
    """

    id: str
    citation: Citation


Rule: TypeAlias = FloorRule | CeilingRule | SatisfactionLinear | Bands | OnTime | ByEnds


_MOST_GRACE = 366


def satisfaction_share(rule: SatisfactionLinear, rate: Fraction, /) -> Fraction:
    """
    What a rate of satisfaction earns.

    >>> from perfmodel import policy
    >>> satisfaction_share(policy("mof2021_guidance").satisfaction, Fraction(75, 100))
    Fraction(1, 2)
    """
    return between(rate, rule.mark, rule.full)
