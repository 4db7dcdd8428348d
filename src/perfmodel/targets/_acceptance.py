"""
What a target accepts, as an interval or a span of days, and the one target that asks for what two ask.

What a target accepts, as an interval of amounts or a span of days.

What meets two targets at once: the one target that asks for both.

The answer is a target again, in a normal form: bounds on one figure are joined (≥10个 and ≤20个 is 10个至20个),
bounds on several figures stand beside each other as a composite, in a fixed order, each without the text that it was
read from. So the order of joining never shows.
"""

from collections.abc import Hashable
from datetime import date
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from attrs import evolve

from perfmodel._arguments import require
from perfmodel.errors import InvalidValueError
from perfmodel.targets._compare import implies, is_one_figure
from perfmodel.targets._comparisons import is_alike
from perfmodel.targets._extent import Line, Region, region_of
from perfmodel.targets._making import as_error
from perfmodel.targets._measures import level_region
from perfmodel.targets._reported_amounts import Refusal
from perfmodel.targets._shapes import (
    POLARITY,
    TARGET,
    Clause,
    Composite,
    Range,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
)
from perfmodel.targets._stretches import ALL, Extent, Point, overlap, unite
from perfmodel.targets._terms import Comparison, Polarity
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import DateSpan
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import PLAIN


def accepts(
    target: Target, *, polarity: Polarity | None = None, reference: Quantity | None = None
) -> Interval | DateSpan | None:
    """
    The values that surely meet a target: an actual that is one value is judged ``MET`` exactly when it lies inside.

    Only where its number may mean another value (``number-ambiguous``: 0.98 for ≥95%) is such an actual undecided, and
    of a deviation (偏差率≤10%) and of a bare zero :func:`~perfmodel.judge` takes more: the size alone, and any unit.

    >>> from perfmodel import read_target
    >>> Quantity(96, "%") in accepts(read_target("≥95%"))
    True
    >>> accepts(read_target("2023年6月底前")).latest
    datetime.date(2023, 6, 30)

    A deadline accepts all days up to its last one, since what is done early is done in time.  A rank is an interval of
    plain whole numbers.  A bare value without polarity accepts itself alone.  A relative target needs *reference*.

    Args:
        target: The target.

        polarity: Whether more or less is better: the sense of a bare value.

        reference: The figure that a relative target names.

    Returns:
        ``None`` where no interval or span says it: words, 是 or 否, grades, days without a year, several figures in one
        cell, bounds that nothing can meet, alternatives with a gap between them, a cell without a target.
    """
    require(target, TARGET, "target")
    require(polarity, POLARITY, "polarity")
    require(reference, Quantity | None, "reference")
    if isinstance(target, Unstated | Unread) or (isinstance(target, Composite) and not is_one_figure(target)):
        return None
    clauses = target.clauses if isinstance(target, Composite) else (target,)
    regions = [_region(clause, polarity, reference) for clause in clauses]
    found = [region for region in regions if region is not None]
    if len(found) < len(regions):
        return None
    extents = [region.sure for region in found]
    extent = _only(unite(extents)) if isinstance(target, Composite) and target.any else _common(extents)
    return None if extent is None else _spelled(found[0].line, extent)


def _only(extents: tuple[Extent, ...]) -> Extent | None:
    return extents[0] if len(extents) == 1 else None


def _common(extents: list[Extent]) -> Extent | None:
    common: Extent | None = ALL
    for extent in extents:
        common = None if common is None else overlap(common, extent)
    return common


def _region(target: Clause, polarity: Polarity | None, reference: Quantity | None) -> Region | None:
    if isinstance(target, Relative):
        found = None if reference is None else level_region(target, reference, polarity)
        return None if isinstance(found, Refusal) else found
    return region_of(target, polarity)


def _spelled(line: Line, extent: Extent) -> Interval | DateSpan | None:
    if extent.low is not None and extent.low is extent.high and not extent.low_in:
        return None  # nothing surely meets =200余人
    if line[0] in {"amount", "rank"}:
        return Interval(_bound(extent.low, inclusive=extent.low_in), _bound(extent.high, inclusive=extent.high_in))
    if line == ("day", True) and isinstance(extent.high, int):
        return DateSpan(None, date.fromordinal(extent.high))
    return None


def _bound(point: Point | None, *, inclusive: bool) -> Bound | None:
    if point is None:
        return None
    return Bound(point if isinstance(point, Quantity) else Quantity(point, PLAIN), inclusive)


def intersect(first: Target, second: Target, /, *, polarity: Polarity | None = None) -> Target | None:
    """
    The target that is met exactly when both are.

    >>> from perfmodel import read_target
    >>> from perfmodel import format_target
    >>> both = intersect(read_target("≥10个"), read_target("≤20个"))
    >>> format_target(both)
    '10个至20个'
    >>> intersect(read_target("≥10个"), read_target("<10个")) is None
    True

    Bounds are joined when they have the same subject (or both none) and one dimension; a bare value without
    polarity, 约 and a doubtful month stay as they are, since what they accept is open. A cell without a target
    asks for nothing.

    Args:
        first: One target.

        second: The other.

        polarity: Whether more or less is better: the sense of a bare value in both.

    Alternatives (或) are met together pair by pair: ≥5篇或≥1项 and ≤9篇 is asked for as alternatives again.

    Returns:
        ``None`` where no outcome can meet both. (What cannot be known is no ``None``: it stays in the composite.)

    Raises:
        TargetSyntaxError: When one of them is unread: the error that it carries.

        InvalidValueError: (``alternatives-nested``) when both hold only as alternatives of which one asks for several
            things at once, which no target can say.
    """
    require(first, TARGET, "first")
    require(second, TARGET, "second")
    require(polarity, POLARITY, "polarity")
    if is_alike(first, second):
        return first
    if (isinstance(first, Composite) and first.any) or (isinstance(second, Composite) and second.any):
        return _alternatives(first, second, polarity)
    clauses = [*_clauses(first), *_clauses(second)]
    return _conjunction(clauses, polarity) if clauses else first


def _alternatives(first: Target, second: Target, polarity: Polarity | None) -> Target | None:
    """Each alternative of the one with each of the other, without those that another one includes."""
    pairs = product(_options(first), _options(second))
    found = [target for one, other in pairs if (target := _conjunction([*one, *other], polarity)) is not None]
    clauses = [target for target in found if not isinstance(target, Composite | Unstated | Unread)]
    if len(clauses) < len(found):
        message = "expected alternatives of one bound each; keep the two targets apart"
        raise InvalidValueError(message, code="alternatives-nested")
    kept = _widest(sorted(clauses, key=lambda clause: _place(clause, polarity)), polarity)
    if len(kept) > 1:
        return Composite(clauses=kept, any=True)
    return kept[0] if kept else None


def _widest(clauses: list[Clause], polarity: Polarity | None) -> list[Clause]:
    """Those of some alternatives that no other one includes."""
    kept: list[Clause] = []
    for clause in clauses:
        if not any(_includes(other, clause, polarity) for other in kept):
            kept = [other for other in kept if not _includes(clause, other, polarity)] + [clause]
    return kept


def _options(target: Target) -> tuple[tuple[Clause, ...], ...]:
    """The ways to meet a target, each as the clauses that have to hold."""
    if isinstance(target, Composite) and target.any:
        return tuple((clause,) for clause in target.clauses)
    return (_clauses(target),)


def _includes(wide: Clause, narrow: Clause, polarity: Polarity | None) -> bool:
    return wide.subject == narrow.subject and implies(narrow, wide, polarity=polarity) is True


def _conjunction(clauses: list[Clause], polarity: Polarity | None) -> Target | None:
    """The target that asks for all the clauses at once."""
    groups: dict[tuple[Hashable, ...], list[_Member]] = {}
    for clause in clauses:
        member = _Member(clause if _is_told_by_text(clause) else evolve(clause, text=""), region_of(clause, polarity))
        groups.setdefault(_figure(member), []).append(member)
    joined = [_joined(members) for members in groups.values()]
    if any(not part for part in joined):
        return None
    found = sorted((clause for part in joined for clause in part), key=lambda clause: _place(clause, polarity))
    return found[0] if len(found) == 1 else Composite(clauses=found)


def _is_told_by_text(clause: Clause) -> bool:
    """Whether the text of a clause says more than its fields: words, and on which side of 200 近200人 lies."""
    return isinstance(clause, Statement) or (isinstance(clause, Threshold) and clause.approximate)


class _Member(NamedTuple):
    """A clause, without a text that says nothing more, and what it accepts."""

    clause: Clause
    region: Region


def _clauses(target: Target) -> tuple[Clause, ...]:
    if isinstance(target, Unread):
        raise as_error(target)
    if isinstance(target, Unstated):
        return ()
    return target.clauses if isinstance(target, Composite) else (target,)


_End = tuple[bool, Fraction, bool]


def _figure(member: _Member) -> tuple[Hashable, ...]:
    """What clauses have in common that are joined; an open clause joins its like alone."""
    clause, region = member
    if region.maybe is region.sure:
        return clause.subject, region.line
    low, low_in, high, high_in = region.sure
    return clause.subject, region.line, region.doubt, region.leaning, _end(low, low_in, 1), _end(high, high_in, 1)


def _place(clause: Clause, polarity: Polarity | None) -> tuple[str, ...]:
    """Where a clause stands in the normal order."""
    return clause.subject or "", str(region_of(clause, polarity).line), repr(clause)


def _end(point: Point | None, inclusive: bool, sign: int) -> _End:  # noqa: FBT001 - as an extent has it
    """An end as a key: the tighter upper end is the smaller key, and with *sign* -1 the tighter lower one."""
    if point is None:
        return True, Fraction(0), False
    return False, sign * (point.exact if isinstance(point, Quantity) else Fraction(point)), inclusive


def _joined(members: list[_Member]) -> tuple[Clause, ...]:
    """The clauses of one figure as the fewest that ask for the same; none where nothing meets them all."""
    if members[0].region.maybe is not members[0].region.sure:
        return (min((member.clause for member in members), key=repr),)
    extent: Extent | None = ALL
    for member in members:
        extent = None if extent is None else overlap(extent, member.region.sure)
    if extent is None:
        return ()
    if all(isinstance(member.clause, Threshold | Range) for member in members):
        return (_amount(members[0].clause.subject, extent),)
    return _as_written(members, extent)


def _amount(subject: str | None, extent: Extent) -> Clause:
    """One threshold or one range."""
    ends = ((extent.low, extent.low_in), (extent.high, extent.high_in))
    bounds = [Bound(point, inclusive) for point, inclusive in ends if isinstance(point, Quantity)]
    first, last = bounds[0], bounds[-1]
    if len(bounds) == 1:
        return Threshold(
            comparison=_SIGNS[extent.low is None, first.inclusive], quantity=first.quantity, subject=subject
        )
    if first.quantity == last.quantity:
        return Threshold(comparison=Comparison.EQ, quantity=first.quantity, subject=subject)
    return Range(interval=Interval(first, last), subject=subject)


_SIGNS = {
    (False, True): Comparison.GE,
    (False, False): Comparison.GT,
    (True, True): Comparison.LE,
    (True, False): Comparison.LT,
}


def _high_first(member: _Member) -> tuple[_End, str]:
    return _end(member.region.sure.high, member.region.sure.high_in, 1), repr(member.clause)


def _low_first(member: _Member) -> tuple[_End, str]:
    return _end(member.region.sure.low, member.region.sure.low_in, -1), repr(member.clause)


def _as_written(members: list[_Member], extent: Extent) -> tuple[Clause, ...]:
    """The clause that gives the lower end and the one that gives the upper end, each the tightest of its kind."""
    lower = [member for member in members if member.region.sure[:2] == extent[:2]]
    upper = [member for member in members if member.region.sure[2:] == extent[2:]]
    low = min(lower, key=_high_first)
    high = min(upper, key=_low_first)
    return (low.clause,) if low.clause == high.clause else (low.clause, high.clause)
