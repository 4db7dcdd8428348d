"""Which side of an indicator is better, and what says so."""

from typing import final

from attrs import evolve, frozen

from perfmodel.arguments import Choice, typed
from perfmodel.source import Citation
from perfmodel.targets.naming import Named, read_name
from perfmodel.targets.terms import Polarity
from perfmodel.targets.verdict import Fields, Judgement


@final
class EvidenceSource(Choice):
    """What tells which side is better."""

    ARGUMENT = "argument"
    FORM = "form"
    NAME = "name"
    CATEGORY = "category"
    ZERO = "zero"


@final
@frozen(weakref_slot=False, field_transformer=typed)
class PolarityEvidence:
    """
    Which side of an indicator is better, and what says so.

    Attributes:
        polarity: Whether more or less is better, or neither.

        word: The word of the name that decided (投诉, 处理), or the id of the category.

        source: What was gone by: the name or the category, and in assessments also the form's own column, or a bare
            target of zero, which is a ceiling.

        citation: Where the rule comes from.
    """

    polarity: Polarity
    word: str
    source: EvidenceSource
    citation: Citation


_ARGUMENT = (("source", "argument"),)


def sourced(judgement: Judgement, evidence: PolarityEvidence | None, /) -> Judgement:
    """A judgement whose assumptions say where its polarity came from; to the rules it was the caller's argument."""
    if evidence is None or not judgement.assumptions:
        return judgement
    source: Fields = (("source", evidence.source.value),)
    if evidence.source is EvidenceSource.NAME:
        source += (("word", evidence.word),)
    found = tuple(evolve(item, fields=source) if item.fields == _ARGUMENT else item for item in judgement.assumptions)
    return evolve(judgement, assumptions=found)


def evidence_from(named: Named, /) -> PolarityEvidence | None:
    """What a name says, as evidence, where it decides."""
    if named.polarity is None or named.row is None:
        return None
    return PolarityEvidence(named.polarity, named.word, EvidenceSource.NAME, named.row.citation)


def polarity_by_name(name: str, /) -> PolarityEvidence | None:
    """
    Which side is better by the name alone.

    >>> [polarity_by_name(name).polarity.value for name in ("投诉率", "投诉处理率", "补助标准")]
    ['lower_is_better', 'higher_is_better', 'neutral']
    """
    return evidence_from(read_name(name))
