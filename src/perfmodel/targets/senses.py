"""Which side of a bare target is better: by the caller, and by what the target itself says."""

from perfmodel.lexicon.rows import FORMS
from perfmodel.targets.change_words import Sense, move_in, sense_of
from perfmodel.targets.polarity import EvidenceSource, PolarityEvidence, polarity_by_name
from perfmodel.targets.shapes import Frequency, Relative, Target, Threshold
from perfmodel.targets.terms import Comparison, Direction, Polarity

_HIGH = Polarity.HIGHER_IS_BETTER


def is_bare(target: Target) -> bool:
    """Whether a target is a value without a comparison, whose sense depends on which side is better."""
    return isinstance(target, Threshold | Frequency | Relative) and target.comparison is Comparison.STATED


def sense_asked(target: Target, polarity: Polarity | None, name: str | None) -> Sense:
    """Which side is better: by the caller, unless a word of change turns that, else by what a bare target names."""
    bare = is_bare(target)
    if polarity is not None:
        return sense_of(target.subject or name, polarity) if bare and isinstance(target, Threshold) else Sense(polarity)
    if not bare or target.subject is None or (isinstance(target, Relative) and target.direction is not None):
        return Sense(None)
    evidence = polarity_by_name(target.subject)
    if evidence is not None:
        return Sense(evidence.polarity, evidence)
    return _of_fall(target.subject, name)


def _of_fall(subject: str, name: str | None) -> Sense:
    """A fall of nothing that is named (下降10%) is wished, as that of a figure of another year is (同比下降5%)."""
    move = move_in(subject)
    if name is not None or move is None or move.word != subject or move.direction is not Direction.DECREASE:
        return Sense(None)
    return Sense(_HIGH, PolarityEvidence(_HIGH, subject, EvidenceSource.NAME, FORMS))
