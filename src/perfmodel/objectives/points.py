"""The points that a form prints with its labels, and whether its rows add up to them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from perfmodel.objectives.indicator import Extra, Indicator
from perfmodel.source import Citation, Standing
from perfmodel.targets.exact import add
from perfmodel.taxonomy.labels import match_category

ADD_UP = Citation(
    "provincial system",
    clause="points add up to those of the level above, where it prints some",
    standing=Standing.SEEN,
)
_POINTS = re.compile(r"(\d+(?:\.\d+)?)分", re.ASCII)


def printed_points(extra: Iterable[Extra]) -> dict[str, Decimal]:
    """
    The points that a form prints with its labels, by category.

    >>> printed_points([Extra("产出指标", "50分"), Extra("备注", "略")])
    {'output': Decimal('50')}
    """
    found: dict[str, Decimal] = {}
    for heading, text in extra:
        points, category = _POINTS.fullmatch(text), match_category(heading, level=1)
        if points is not None and category is not None:
            found[category.id] = Decimal(points[1])
    return found


def printed_block(row: Indicator, printed: Mapping[str, Decimal]) -> str:
    """The block that a row stands in: its first level, where cost without points of its own stands in output."""
    top = "" if row.category is None else row.category.top
    return "output" if top == "cost" and "cost" not in printed else top


class BlockPoints(NamedTuple):
    """A category whose rows do not add up to the points that its label prints."""

    category: str
    printed: Decimal
    found: Decimal

    @property
    def message(self) -> str:
        """The difference in words."""
        return f"the form prints {self.printed:f} points for {self.category}, and its rows add up to {self.found:f}"


def block_differences(rows: Sequence[Indicator], printed: Mapping[str, Decimal]) -> Iterator[BlockPoints]:
    """
    The categories whose rows do not add up to the points printed; rows without points do not say.

    Cost with points of its own is a part of output in some trees, and a block beside it in others: both add up.
    """
    members: dict[str, list[Indicator]] = defaultdict(list)
    for row in rows if printed else ():
        members[printed_block(row, printed)].append(row)
        if row.category is not None and row.category.parent is not None:
            members[row.category.id].append(row)
    for category, points in printed.items():
        weights = [row.weight for row in members[category]]
        known = [weight for weight in weights if weight is not None]
        with_cost = [row.weight for row in members["cost"] if row.weight is not None] if category == "output" else []
        if known and len(known) == len(weights) and points not in {add(known), add([*known, *with_cost])}:
            yield BlockPoints(category, points, add(known))
