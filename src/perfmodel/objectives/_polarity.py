"""
Which side of a row is better, and what says so: the form, the name, a bare zero, the category, in this order.

What a name says is told by :func:`perfmodel.targets._polarity.evidence_in_row`, to which a caller without a document
comes too.
"""

from perfmodel.objectives._indicator import Indicator
from perfmodel.source import Citation, Standing
from perfmodel.targets._naming import read_name
from perfmodel.targets._polarity import (
    Bare,
    EvidenceSource,
    PolarityEvidence,
    bare_parts,
    evidence_in_row,
    is_left_to_itself,
)
from perfmodel.targets._shapes import Frequency, Target, Threshold
from perfmodel.taxonomy._polarity import polarity_of
from perfmodel.values._unit import Unit

FORM = Citation("forms", clause="column 指标方向: 正向, 反向, 中性", standing=Standing.SEEN)


def evidence_of(row: Indicator, target: Target) -> PolarityEvidence | None:
    """What gives a bare value, or one behind ＝, its sense; ``None`` where it needs none or nothing does."""
    bare = bare_parts(target)
    if isinstance(target, Bare) and not bare:
        return None
    if row.polarity is not None:
        return PolarityEvidence(row.polarity, row.polarity.value, EvidenceSource.FORM, FORM)
    if is_left_to_itself(target, row.name):
        return None
    return evidence_in_row(target, row.name) or _by_category(row, bare)


def _by_category(row: Indicator, bare: list[Bare]) -> PolarityEvidence | None:
    """The category's, where it decides for each bare value."""
    if row.category is None or any(part.subject and read_name(part.subject).forbids for part in bare):
        return None
    found = {polarity_of(row.name, category=row.category.id, unit=_unit_of(part)) for part in bare}
    return found.pop() if len(found) == 1 else None


def _unit_of(part: Bare) -> Unit | None:
    """The unit of a value; a relative one is of whatever unit its figure has."""
    if isinstance(part, Threshold):
        return part.quantity.unit
    return part.count.unit if isinstance(part, Frequency) else None
