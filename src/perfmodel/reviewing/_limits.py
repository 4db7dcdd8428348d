"""The thresholds of rules of review, with their citations."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfmodel.lexicon._review_words import OURS
from perfmodel.source import Citation, Standing


class Limit(NamedTuple):
    """A threshold of a rule, and where it comes from."""

    value: Fraction
    citation: Citation


REPEATED = Limit(Fraction(3, 5), OURS)
"""The share of a value's pairs of characters that the name has already."""

SHORTEST_REPEAT = 3
"""Values of fewer pairs repeat nothing."""

PASS_MARK = Limit(
    Fraction(6, 10), Citation("财预〔2021〕101号", clause="satisfaction from 60% to 90%", standing=Standing.MEMORY)
)
"""The satisfaction from which a target earns points."""

TOO_EASY = Limit(Fraction(7, 10), OURS)
"""A target below this part of last year's result is far from it."""

TOO_HARD = Limit(
    Fraction(13, 10),
    Citation("provincial system", clause="30% above the target needs an explanation (Guangxi)", standing=Standing.SEEN),
)
"""A target above this part of last year's result is far from it."""

ALMOST_ALL = Limit(Fraction(1, 2), OURS)
"""The share of the points that one row alone should not have."""

SLIP = Limit(Fraction(100), OURS)
"""An amount of so many budgets, which fits when 万元 was meant as 元, is a slip of the unit."""

TEN_THOUSAND = 10_000
"""元 in one 万元."""

TOLERANCE = Decimal("0.005")
"""By how much the parts of a budget may miss its total, in the total's own unit (this project's choice)."""

FULL_POINTS = (Decimal(100), Decimal(90), Decimal(80))
"""What the points of the rows add up to (provincial system, seen): all, or what budget execution leaves."""

MONEY_PLACES = 2
"""The decimals of an amount in 万元 (forms of Sichuan, seen)."""
