"""
Which side of an indicator is better, and what says so: the caller, the target itself, or its name.

Words of change at the end of a name (能耗下降, 收入增长率), and the side that they make the better one.

Which side of a bare target is better: by the caller, and by what the target itself says.

The same by the name of its row: what the target itself names (投诉率5%) stands before it, since it is what the value
measures; a bare zero is a ceiling.  A sign of comparison needs no evidence, and a wished rise or fall has its own
direction.
"""

import re
from functools import cache
from typing import NamedTuple, TypeAlias, final

from attrs import evolve, frozen

from perfmodel._arguments import Choice, typed
from perfmodel.lexicon._claims import CHANGE_TAILS
from perfmodel.lexicon._comparison_words import MOVES
from perfmodel.lexicon._fold import bare as bare_name
from perfmodel.lexicon._polarity_roles import ENDURING, LASTING, PROCEDURES, SLOW, TIME_TAKEN, Role, words_of
from perfmodel.lexicon._rows import FORMS
from perfmodel.source import Citation, Standing
from perfmodel.targets._naming import Named, read_name
from perfmodel.targets._shapes import Composite, Frequency, Relative, Target, Threshold
from perfmodel.targets._terms import Comparison, Direction, Polarity
from perfmodel.targets._verdict import Fields, Judgement
from perfmodel.values._unit import Unit


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


DURATIONS = frozenset(("time", "workday", "calendar"))
"""The kinds of unit that say how long."""
_NO_TIMES = frozenset((Role.SHARE, Role.TIME, Role.DENSITY))
_ENDURING, _LASTING, _TAKEN = words_of(ENDURING), words_of(LASTING), words_of(PROCEDURES, SLOW)


def evidence_beside(name: str, unit: Unit | None, *, timely: bool = False) -> PolarityEvidence | None:
    """
    What a name says of a value in a unit: a duration beside a work (资金拨付) is the time that it takes.

    Whether that is better short or long is asked of the name as of that of a time.  In a row of *timely* ones work that
    lasts by no word of its name is better short; elsewhere only that which is known to be.

    >>> evidence_beside("资金拨付", Unit("个工作日")).polarity.value, evidence_beside("植树", Unit("天"))
    ('lower_is_better', None)
    """
    named = read_name(name)
    if unit is None or unit.kind not in DURATIONS or named.head in _NO_TIMES:
        return evidence_from(named)
    worked = named.polarity is Polarity.HIGHER_IS_BETTER or (timely and named.polarity is None)
    if not worked:
        return evidence_from(named)
    timed = read_name(bare_name(name) + TIME_TAKEN)
    return evidence_from(timed) if _is_sure(timed, name, timely=timely) else None


def _is_sure(timed: Named, name: str, *, timely: bool) -> bool:
    """Whether the word of a time tells that its work is better short, or that it is to last."""
    if timed.polarity is Polarity.LOWER_IS_BETTER:
        return timed.word in _TAKEN.all or (timely and not _LASTING.within(bare_name(name)))
    return not timely or timed.word in _ENDURING.all


class Move(NamedTuple):
    """
    A word of change that names a number: 下降 of 能耗下降3.5%, 增长率 of 收入增长率≥5%.

    Attributes:
        word: The word, with what stands between it and the number.

        direction: Which way it goes.

        against: Whether the figure that changed is named beside it: 较上年增加20人.
    """

    word: str
    direction: Direction
    against: bool = False


def move_in(name: str | None) -> Move | None:
    """The word of change that a name ends in."""
    match = None if name is None else _move().search(name)
    if match is None:
        return None
    return Move(match[0], Direction(_WORDS[match["word"]]))


@cache
def _move() -> re.Pattern[str]:
    words = sorted(_WORDS, key=len, reverse=True)
    return re.compile(rf"(?<!新)(?P<word>{'|'.join(map(re.escape, words))})(?:{CHANGE_TAILS.pattern})?$")


_WORDS = {**MOVES, "净增": Direction.INCREASE.value, "负增长": Direction.DECREASE.value}
"""Words of change, with two that stand only in names."""


def is_rise(name: str | None) -> bool:
    """Whether a name ends in a word of a rise, or in that of what came in (新增)."""
    move = move_in(name)
    return (name or "").endswith("新增") or (move is not None and move.direction is Direction.INCREASE)


class Sense(NamedTuple):
    """Which side of a number is better, and what name said so, where one did."""

    polarity: Polarity | None
    evidence: PolarityEvidence | None = None


def sense_of(name: str | None, polarity: Polarity) -> Sense:
    """
    Which side of a number is better that stands behind *name*, where a form or a caller gives *polarity*.

    Of a fall a form's "less is better" speaks of the figure that falls, and of the size of the fall the name tells:
    the more energy is saved the better.  A fall of which no table knows the name stays open then.

    >>> sense_of("单位产品能耗下降", Polarity.LOWER_IS_BETTER).polarity
    <Polarity.HIGHER_IS_BETTER: 'higher_is_better'>
    >>> sense_of("能耗", Polarity.LOWER_IS_BETTER).polarity
    <Polarity.LOWER_IS_BETTER: 'lower_is_better'>
    """
    move = None if polarity is Polarity.NEUTRAL else move_in(name)
    if name is None or move is None or move.direction is Direction.INCREASE:
        return Sense(polarity)
    evidence = polarity_by_name(name)
    if evidence is not None:
        return Sense(evidence.polarity, None if evidence.polarity is polarity else evidence)
    return Sense(polarity if polarity is Polarity.HIGHER_IS_BETTER else None)


_HIGH = Polarity.HIGHER_IS_BETTER
_SIGNS = frozenset((Comparison.GE, Comparison.GT, Comparison.LE, Comparison.LT))
ZERO = Citation(
    "perfmodel", clause="docs/assessing.md", standing=Standing.DESIGN, note="none at all is better than one"
)

Bare: TypeAlias = Threshold | Frequency | Relative
"""What may be a value without a sense of its own."""


def is_bare(target: Target) -> bool:
    """Whether a target is a value without a comparison, whose sense depends on which side is better."""
    return isinstance(target, Threshold | Frequency | Relative) and target.comparison is Comparison.STATED


def sense_asked(target: Target, polarity: Polarity | None, name: str | None) -> Sense:
    """Which side is better: by the caller, unless a word of change turns that, else by what a bare target names."""
    bare, subject = is_bare(target), _subject_of(target.subject, name)
    if polarity is not None:
        return sense_of(subject or name, polarity) if bare and isinstance(target, Threshold) else Sense(polarity)
    if not bare or subject is None or _says_direction(target):
        return Sense(None)
    evidence = evidence_beside(subject, unit_of(target))
    return _of_fall(subject, name) if evidence is None else Sense(evidence.polarity, evidence)


def _subject_of(subject: str | None, name: str | None) -> str | None:
    """
    What a target speaks of: a fall by itself (下降10%) is that of the figure that the row names, where that is to fall.

    A plan to lower what is better high (减少10% of 检查次数) is a contradiction that the name does not settle.
    """
    if name is None or not _is_fall_alone(subject):
        return subject
    whole = f"{name}{subject}" if move_in(name) is None else name
    evidence = polarity_by_name(whole)
    return whole if evidence is not None and evidence.polarity is _HIGH else subject


def _is_fall_alone(subject: str | None) -> bool:
    """Whether a word of a fall is all that a target names: 下降10%."""
    move = move_in(subject)
    return move is not None and move.word == subject and move.direction is Direction.DECREASE


def _says_direction(target: Target) -> bool:
    """Whether a target says itself which way a figure is to go: 较上年提高5%."""
    return isinstance(target, Relative) and target.direction is not None


def _of_fall(subject: str, name: str | None) -> Sense:
    """A fall of nothing that is named (下降10%) is wished, as that of a figure of another year is (同比下降5%)."""
    if name is not None or not _is_fall_alone(subject):
        return Sense(None)
    return Sense(_HIGH, PolarityEvidence(_HIGH, subject, EvidenceSource.NAME, FORMS))


def bare_parts(target: Target) -> list[Bare]:
    """The parts of a target that no sign and no direction gives a sense."""
    parts = target.clauses if isinstance(target, Composite) else (target,)
    return [part for part in parts if isinstance(part, Bare) and part.comparison not in _SIGNS and not _is_moved(part)]


def _is_moved(part: Bare) -> bool:
    return isinstance(part, Relative) and part.direction is not None and part.comparison is Comparison.STATED


def is_left_to_itself(target: Target, name: str) -> bool:
    """
    Whether nothing about its row says which side of a target is better.

    Clauses of a composite that name their own figures are judged by these; a fall by itself (减少10%) of what is not
    to fall is a contradiction, and stays open.
    """
    if isinstance(target, Composite):
        return any(_of_subject(part) for part in bare_parts(target))
    return _is_fall_alone(target.subject) and _subject_of(target.subject, name) == target.subject


def unit_of(target: Target) -> Unit | None:
    """The unit of a value; a relative one is of whatever unit its figure has."""
    if isinstance(target, Threshold):
        return target.quantity.unit
    return target.count.unit if isinstance(target, Frequency) else None


def evidence_in_row(target: Target, name: str, *, timely: bool = False) -> PolarityEvidence | None:
    """
    What a target, or the name of its row, says of which side is better; ``None`` where none is asked for or told.

    A row is *timely* where it stands among those of timeliness.

    >>> from perfmodel.targets import read_target
    >>> found = [evidence_in_row(read_target(text), "投诉率") for text in ("5%", "差错率5%", "≤5%")]
    >>> [evidence and evidence.word for evidence in found]
    ['投诉', '差错', None]
    """
    if (isinstance(target, Bare) and not bare_parts(target)) or is_left_to_itself(target, name):
        return None
    named = _of_subject(target, timely=timely) or evidence_beside(name, unit_of(target), timely=timely)
    if named is None and _is_bare_zero(target):
        return PolarityEvidence(Polarity.LOWER_IS_BETTER, "0", EvidenceSource.ZERO, ZERO)
    return named


def _of_subject(target: Target, *, timely: bool = False) -> PolarityEvidence | None:
    return None if target.subject is None else evidence_beside(target.subject, unit_of(target), timely=timely)


def _is_bare_zero(target: Target) -> bool:
    return isinstance(target, Threshold) and target.comparison is Comparison.STATED and not target.quantity.value
