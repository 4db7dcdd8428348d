"""Checks of values against their names: which side is good, what a percentage can be, whom a unit counts."""

from collections.abc import Iterator

from perfmodel.review.draft import Bounded, Draft, Row
from perfmodel.review.measures import PERSON, VISIT, is_count, is_plain, is_rate
from perfmodel.review.rule import Remark
from perfmodel.review.words import (
    BEYOND_WHOLE,
    CONVERTED,
    PASS_MARK,
    RISES,
    SATISFACTION,
    SERVED,
    VISITED,
)
from perfmodel.targets.shapes import Range, Threshold
from perfmodel.targets.terms import Comparison

_UP, _DOWN = frozenset((Comparison.GE, Comparison.GT)), frozenset((Comparison.LE, Comparison.LT))


def wrong_side(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    The sign of comparison goes against the name: ≥ for an error rate, ≤ for a pass rate.

    Goes by the name as judging does, so that 投诉办结率 is good; silent on names that leave the side open (降低投诉率),
    and on upper bounds of amounts, which may be limits of what is spent or done.
    """
    target = row.target
    if not isinstance(target, Threshold):
        return
    if target.comparison in _UP and row.is_better_low:
        yield Remark(
            "less of it is better by its name, and the value is a lower bound; check the sign", text=target.text
        )
    elif target.comparison in _DOWN and row.is_better_high and _is_share(target):
        yield Remark(
            "more of it is better by its name, and the value is an upper bound; check the sign", text=target.text
        )


def _is_share(target: Threshold) -> bool:
    """Whether a value is a rate, or a plain number that may be one."""
    return is_rate(target.quantity.unit) or is_plain(target.quantity)


def _is_satisfaction(row: Row) -> bool:
    return row.top == "satisfaction" or SATISFACTION.search(row.name) is not None


def _rates(row: Row) -> list[Bounded]:
    return [bound for bound in row.levels if is_rate(bound.quantity.unit)]


def beyond_whole(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A percentage lies above 100 or below 0.  Silent on growth, completion, deviation, ±, and satisfaction (PM152)."""
    if _is_satisfaction(row) or any(BEYOND_WHOLE.search(text) is not None for text in (row.name, row.target.text)):
        return
    around = isinstance(row.target, Range) and row.target.ends[0].quantity == -row.target.ends[1].quantity
    odd = [bound.quantity for bound in _rates(row) if not 0 <= bound.quantity.exact <= 1]
    if odd and not around:
        yield Remark(f"{odd[0]} lies outside 0 to 100%; check the number and its unit", text=row.target.text)


def satisfaction_out_of_bounds(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    A target of satisfaction lies below the pass mark or above 100%.

    Does not look at points, nor at rows of which less is better (不满意度, 投诉率).
    """
    if not _is_satisfaction(row) or row.is_better_low:
        return
    odd = [
        bound.quantity
        for bound in _rates(row)
        if bound.quantity.exact > 1 or (bound.comparison not in _DOWN and bound.quantity.exact < PASS_MARK.value)
    ]
    if odd:
        mark = int(PASS_MARK.value * 100)
        yield Remark(f"{odd[0]} lies outside {mark}% to 100%; check the target", text=row.target.text)


def rise_as_level(row: Row, _draft: Draft) -> Iterator[Remark]:
    """The name of a satisfaction speaks of a rise, and the value is a level."""
    if _is_satisfaction(row) and RISES.search(row.name) is not None and _rates(row):
        message = "the name speaks of a rise, and the value is a level; drop the word, or state the rise"
        yield Remark(message, text=row.target.text)


def people_or_visits(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    人次 counts what happens to people once (转化, 就业), 人 counts visits (接待, 走访), or the name says the other one.

    Training and service may be counted either way, so they are left alone unless the name says which.
    """
    dimensions = {bound.quantity.unit.dimension for bound in row.amounts}
    name = row.name
    if VISIT in dimensions:
        once = CONVERTED.search(name) is not None and SERVED.search(name) is None and "人次" not in name
        if "人数" in name or once:
            yield Remark("people are counted, and the unit is 人次; write 人, or count visits", text=row.target.text)
    elif PERSON in dimensions:
        often = VISITED.search(name) is not None and "人数" not in name and "人员" not in name
        if "人次" in name or often:
            yield Remark("visits are counted, and the unit is 人; write 人次, or count people", text=row.target.text)


def exactly(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A count that may be exceeded has to be exactly so many (＝12项).  Silent on zero, rates and amounts of money."""
    target = row.target
    if not isinstance(target, Threshold) or target.comparison is not Comparison.EQ:
        return
    if target.quantity.value > 0 and is_count(target.quantity.unit):
        yield Remark("＝ asks for exactly so many; write ≥ where more is as good", text=target.text)  # noqa: RUF001 - as forms have it
