"""
Which side of a row is better, and what says so: the form, the name, a bare zero, the category, in this order.

What a name says is told by :func:`perfmodel.targets._polarity.evidence_in_row`, to which a caller without a document
comes too.
"""

from typing import NamedTuple

from attrs import evolve

from perfmodel.objectives._indicator import Indicator
from perfmodel.source import Citation, Standing
from perfmodel.targets._judge import in_unit
from perfmodel.targets._naming import read_name
from perfmodel.targets._noted_units import unit_of_name
from perfmodel.targets._polarity import (
    Bare,
    EvidenceSource,
    PolarityEvidence,
    bare_parts,
    evidence_in_row,
    is_left_to_itself,
    polarity_by_name,
    unit_of,
)
from perfmodel.targets._shapes import Target
from perfmodel.taxonomy._polarity import TIMELY, polarity_of

FORM = Citation("forms", clause="column 指标方向: 正向, 反向, 中性", standing=Standing.SEEN)


def evidence_of(row: Indicator, target: Target) -> PolarityEvidence | None:
    """What gives a bare value, or one behind ＝, its sense; ``None`` where it needs none or nothing does."""
    named = unit_of_name(row.name)
    if named is None or not named[0]:
        return _evidence(row, target)
    return _evidence(evolve(row, name=named[0]), in_unit(target, named[1]) or target)


def _evidence(row: Indicator, target: Target) -> PolarityEvidence | None:
    """The same for a row without a unit in its name, and a target that has it."""
    bare = bare_parts(target)
    if isinstance(target, Bare) and not bare:
        return None
    if row.polarity is not None:
        return PolarityEvidence(row.polarity, row.polarity.value, EvidenceSource.FORM, FORM)
    filed = None if row.category is None else _as_filed(row, bare)  # money of a cost, a duration of timeliness
    if filed is not None:
        return filed.evidence
    if is_left_to_itself(target, row.name):
        return None
    timely = row.category is not None and row.category.id == TIMELY
    return evidence_in_row(target, row.name, timely=timely) or _by_category(row, bare)


class _Filed(NamedTuple):
    """What the category makes of a work that a name calls good, ``None`` where that leaves it open."""

    evidence: PolarityEvidence | None


def _as_filed(row: Indicator, bare: list[Bare]) -> _Filed | None:
    """What each bare value is the cost of, or the time, where the category makes that another side than the name."""
    found = [_beside_name(row, part) for part in bare]
    sides = {filed and filed.polarity for _, filed in found}
    turned = len(sides) == 1 and any(named and named.polarity not in sides for named, _ in found)
    return _Filed(found[0][1]) if turned else None


def _beside_name(row: Indicator, part: Bare) -> tuple[PolarityEvidence | None, PolarityEvidence | None]:
    """What the name of a part says alone, and what it says beside its category and unit."""
    name = part.subject or row.name
    category = None if row.category is None else row.category.id
    return polarity_by_name(name), polarity_of(name, category=category, unit=unit_of(part))


def _by_category(row: Indicator, bare: list[Bare]) -> PolarityEvidence | None:
    """The category's, where it decides for each bare value."""
    if row.category is None or any(part.subject and read_name(part.subject).forbids for part in bare):
        return None
    found = {polarity_of(row.name, category=row.category.id, unit=unit_of(part)) for part in bare}
    return found.pop() if len(found) == 1 else None
