"""
How points are spread over the rows, and how they add up.

Before scoring: the points of each row, as printed, else spread over the rows of a block, the form's own blocks before
the policy's.  A block's points, less those printed in it, are divided evenly over its other rows, in hundredths; what
does not divide goes to the first rows, so that the rows add up exactly (50 over three rows: 16.67, 16.67, 16.66).  No
source states how rows share a block: this is the project's own choice, and each row says that its points were spread.

After scoring: sums of points by block, by category and of the whole, rounded row by row, or once at the end.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfmodel._finding import Finding, Severity
from perfmodel.objectives._indicator import ADD_UP, UNCLASSIFIED, Indicator, block_differences, printed_block
from perfmodel.scoring._policy import FULL, POOL, RoundedAt, ScoringPolicy, Weights
from perfmodel.scoring._result import AssessedExecution, AssessedLine, LineStatus, Total, WeightSource
from perfmodel.scoring._sums import NONE, ONE, less, part
from perfmodel.values._exact import SUMS, add, as_decimal

_PLACES = 2


class Weight(NamedTuple):
    """A row's points, or ``None`` where nobody states them, and where they come from."""

    points: Decimal | None
    source: WeightSource


def weigh(
    rows: Sequence[Indicator],
    weights: Weights,
    findings: list[Finding],
    *,
    printed: Mapping[str, Decimal] | None = None,
) -> list[Weight]:
    """
    The points of each row, in their order; what is missing, over, or does not add up is a finding.

    Args:
        rows: The rows.

        weights: The policy's points.

        findings: Where findings go.

        printed: The points that the form prints with its labels; its blocks come before the policy's.
    """
    printed = printed or {}
    for wrong in block_differences(rows, printed):
        code, severity = "block-points-differ", Severity.ERROR
        finding = Finding(code=code, severity=severity, message=wrong.message, rule=ADD_UP, text=wrong.label)
        findings.append(finding)
    found = [Weight(row.weight, WeightSource.PRINTED) for row in rows]
    if all(row.weight is not None for row in rows):
        return found
    own = _own_blocks(rows, printed)
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        blocks[printed_block(row, own) if own else weights.block_of(row.category)].append(place)
    points = own or _points(weights, blocks, findings)
    for block, places in blocks.items():
        _spread(rows, found, places, points.get(block), findings)
    spread = sum(weight.source is WeightSource.SPREAD and weight.points is not None for weight in found)
    if spread:
        whose = "those of the form's blocks" if own else "the policy's"
        message = f"{spread} of {len(rows)} rows print no points; {whose} are spread over them evenly, block by block"
        finding = Finding(code="weights-spread", severity=Severity.NOTE, message=message, rule=weights.citation)
        findings.append(finding)
    return found


def _own_blocks(rows: Sequence[Indicator], printed: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The blocks that the form prints points for, if it does so for each that has rows; else none."""
    own = {name: points for name, points in printed.items() if "." not in name}
    there = {printed_block(row, own) for row in rows if row.category is not None}
    return own if there <= own.keys() else {}


def _points(weights: Weights, present: dict[str, list[int]], findings: list[Finding]) -> dict[str, Decimal]:
    """The points of each block that is there; those of a missing block go to its heir, or to nobody, with a finding."""
    if not weights.blocks:
        return {POOL: weights.indicators}
    points = dict(weights.with_cost if weights.with_cost and "cost" in present else weights.blocks)
    heirs = dict(weights.moves)
    for block in [name for name in points if name not in present]:
        left = points.pop(block)
        heir = heirs.get(block)
        if heir in points:
            points[heir] = add((points[heir], left))
            continue
        message = f"the policy gives {left:f} points to {block}, and the document has no such row; nobody gets them"
        findings.append(Finding(code="block-empty", severity=Severity.WARNING, message=message, rule=weights.citation))
    return points


def _spread(
    rows: Sequence[Indicator], found: list[Weight], places: list[int], points: Decimal | None, findings: list[Finding]
) -> None:
    """Divide what a block has left over its rows that print no points."""
    bare = [place for place in places if rows[place].weight is None]
    if not bare:
        return
    left = None if points is None else less(points, add(_printed_weights(rows, places)))
    if left is None or left <= 0:
        for place in bare:
            found[place] = Weight(None, WeightSource.SPREAD)
            findings.append(_unweighted(rows[place], left))
        return
    for place, share in zip(bare, _even(left, len(bare)), strict=True):
        found[place] = Weight(share, WeightSource.SPREAD)


def _printed_weights(rows: Sequence[Indicator], places: list[int]) -> list[Decimal]:
    """The points that rows print."""
    weights = [rows[place].weight for place in places]
    return [weight for weight in weights if weight is not None]


def _even(points: Decimal, count: int) -> list[Decimal]:
    """The points in *count* parts of whole hundredths; what is left goes to the first ones."""
    above, below = points.as_integer_ratio()
    whole = above * 10**_PLACES // below
    each, extra = divmod(whole, count)
    parts = [as_decimal(each + 1, _PLACES)] * extra + [as_decimal(each, _PLACES)] * (count - extra)
    rest = less(points, as_decimal(whole, _PLACES))
    return [add((parts[0], rest)), *parts[1:]] if rest else parts


def _unweighted(row: Indicator, left: Decimal | None) -> Finding:
    why = "the policy states none for its block" if left is None else "the printed points leave none in its block"
    message = f"expected the points of this row, found none, and {why}; write them on the form"
    return Finding(
        code="weight-unknown",
        severity=Severity.ERROR,
        message=message,
        indicator=row.id,
        place=row.place,
        text=row.name,
    )


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
