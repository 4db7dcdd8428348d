"""Sums of points: blocks, categories, the whole; rounded row by row, or once at the end."""

from decimal import Decimal
from fractions import Fraction

from perfmodel.assessment.policy import FULL, RoundedAt, ScoringPolicy
from perfmodel.assessment.result import AssessedExecution, AssessedLine, LineStatus, Total
from perfmodel.assessment.sums import NONE, ONE, part
from perfmodel.objectives.indicator import UNCLASSIFIED
from perfmodel.targets.exact import SUMS

Shares = tuple[Fraction, Fraction]
"""The lowest and the highest part of its points that a row earns."""


class _Sum:
    """A running sum; the exact parts only where the policy rounds at the end."""

    __slots__ = ("exact_high", "exact_low", "high", "low", "out_of")

    def __init__(self) -> None:
        self.low = self.high = self.out_of = Decimal(0)
        self.exact_low = self.exact_high = NONE

    def take(self, low: Decimal, high: Decimal, weight: Decimal) -> None:
        """Add rounded points."""
        self.low, self.high = SUMS.add(self.low, low), SUMS.add(self.high, high)
        self.out_of = SUMS.add(self.out_of, weight)

    def take_exactly(self, weight: Decimal, shares: Shares) -> None:
        """Add points that are not rounded yet."""
        self.exact_low += part(weight, shares[0])
        self.exact_high += part(weight, shares[1])

    def add(self, other: "_Sum") -> None:
        """Add another sum."""
        self.take(other.low, other.high, other.out_of)
        self.exact_low += other.exact_low
        self.exact_high += other.exact_high


class Tally:
    """The sums of one assessment."""

    def __init__(self, policy: ScoringPolicy) -> None:
        self._policy = policy
        self._late = policy.rounding.at is RoundedAt.TOTAL
        self._blocks: dict[str, _Sum] = {}
        self._categories: dict[str, _Sum] = {}
        self._dropped = False

    def take(self, line: AssessedLine, shares: Shares) -> None:
        """Add a line; one that dropped out counts nowhere."""
        category = line.category or UNCLASSIFIED
        found = self._categories.get(category)
        if found is None:
            found = self._categories[category] = _Sum()
        if line.status is LineStatus.NOT_APPLICABLE:
            self._dropped = True
        elif line.weight is not None:
            found.take(line.low, line.high, line.weight)
            if self._late:
                found.take_exactly(line.weight, shares)

    def _block(self, category: str) -> str:
        top = category.partition(".")[0]
        weights = self._policy.weights
        return weights.cost_in if top == "cost" and weights.blocks and not weights.with_cost else top

    def totals(self) -> tuple[Total, ...]:
        """Subtotals of blocks, then of the categories below them, each in the order of the document."""
        for category, found in self._categories.items():
            self._blocks.setdefault(self._block(category), _Sum()).add(found)
        rest = {name: found for name, found in self._categories.items() if name not in self._blocks}
        return tuple(self._total(name, found) for sums in (self._blocks, rest) for name, found in sums.items())

    def _total(self, identity: str, found: _Sum) -> Total:
        low, high = found.low, found.high
        if self._late:
            low, high = (self._policy.rounding.apply(exact) for exact in (found.exact_low, found.exact_high))
        return Total(id=identity, low=low, high=high, out_of=found.out_of)

    def whole(self, block: AssessedExecution) -> Total:
        """Execution and all rows; where rows dropped out, scaled to 100 of what is left."""
        everything = _Sum()
        for found in self._categories.values():
            everything.add(found)
        if block.status is LineStatus.NOT_APPLICABLE:
            self._dropped = True
        else:
            everything.take(block.low, block.high, block.weight)
            everything.take_exactly(block.weight, _shares(block, capped=self._policy.execution_capped))
        whole = self._total("total", everything)
        if not self._dropped or not whole.out_of:
            return whole
        scale = Fraction(FULL) / Fraction(whole.out_of)
        exact = (
            (everything.exact_low, everything.exact_high) if self._late else (Fraction(whole.low), Fraction(whole.high))
        )
        low, high = (self._policy.rounding.apply(points * scale) for points in exact)
        return Total(id="total", low=low, high=high, out_of=FULL)


def _shares(block: AssessedExecution, *, capped: bool) -> Shares:
    if block.rate is None:
        return NONE, ONE
    share = min(block.rate, ONE) if capped else block.rate
    return share, share
