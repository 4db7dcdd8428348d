"""
Which side of a row is better, and what says so: the form, the name, a bare zero, the category, in this order.

What the target itself names (投诉率5%) stands before the name of the row, since it is what the value measures.  A sign
of comparison needs no evidence, and a wished rise or fall has its own direction.
"""

from collections.abc import Iterator
from typing import TypeAlias

from perfmodel.objectives._indicator import Indicator
from perfmodel.source import Citation, Standing
from perfmodel.targets._naming import read_name
from perfmodel.targets._polarity import EvidenceSource, PolarityEvidence, polarity_by_name
from perfmodel.targets._shapes import Composite, Frequency, Relative, Target, Threshold
from perfmodel.targets._terms import Comparison, Polarity
from perfmodel.taxonomy._polarity import polarity_of
from perfmodel.values._unit import Unit

_SIGNS = frozenset((Comparison.GE, Comparison.GT, Comparison.LE, Comparison.LT))
FORM = Citation("forms", clause="column 指标方向: 正向, 反向, 中性", standing=Standing.SEEN)
ZERO = Citation(
    "perfmodel", clause="docs/assessing.md", standing=Standing.DESIGN, note="none at all is better than one"
)

_Bare: TypeAlias = Threshold | Frequency | Relative


def evidence_of(row: Indicator, target: Target) -> PolarityEvidence | None:
    """What gives a bare value, or one behind ＝, its sense; ``None`` where it needs none or nothing does."""
    bare = list(_bare(target))
    if isinstance(target, _Bare) and not bare:
        return None
    if row.polarity is not None:
        return PolarityEvidence(row.polarity, row.polarity.value, EvidenceSource.FORM, FORM)
    if isinstance(target, Composite) and any(map(_of_subject, bare)):
        return None  # each clause is judged by its own name
    named = _of_subject(target) or polarity_by_name(row.name)
    if named is not None:
        return named
    if _is_bare_zero(target):
        return PolarityEvidence(Polarity.LOWER_IS_BETTER, "0", EvidenceSource.ZERO, ZERO)
    return _by_category(row, bare)


def _bare(target: Target) -> Iterator[_Bare]:
    """The parts of a target that no sign and no direction gives a sense."""
    for part in target.clauses if isinstance(target, Composite) else (target,):
        moved = isinstance(part, Relative) and part.direction is not None and part.comparison is Comparison.STATED
        if isinstance(part, _Bare) and part.comparison not in _SIGNS and not moved:
            yield part


def _of_subject(target: Target) -> PolarityEvidence | None:
    return None if target.subject is None else polarity_by_name(target.subject)


def _is_bare_zero(target: Target) -> bool:
    return isinstance(target, Threshold) and target.comparison is Comparison.STATED and not target.quantity.value


def _by_category(row: Indicator, bare: list[_Bare]) -> PolarityEvidence | None:
    """The category's, where it decides for each bare value."""
    if row.category is None or any(part.subject and read_name(part.subject).forbids for part in bare):
        return None
    found = {polarity_of(row.name, category=row.category.id, unit=_unit_of(part)) for part in bare}
    return found.pop() if len(found) == 1 else None


def _unit_of(part: _Bare) -> Unit | None:
    """The unit of a value; a relative one is of whatever unit its figure has."""
    if isinstance(part, Threshold):
        return part.quantity.unit
    return part.count.unit if isinstance(part, Frequency) else None
