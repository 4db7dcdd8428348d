"""Values beside the one that answers a target, which may take something from it: 120人，缺勤30人; 14次，取消3次."""

from perfmodel.lexicon.claims import difference_in, years_in
from perfmodel.lexicon.doing import Asked, is_early, says_more
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.remarks import FRAGMENTS
from perfmodel.lexicon.takings import EXCLUDING, GROUPS, LOSSES
from perfmodel.targets.change_words import move_in
from perfmodel.targets.polarity import polarity_by_name
from perfmodel.targets.shapes import Composite, Frequency, Range, Target, Threshold
from perfmodel.targets.terms import Polarity
from perfmodel.values.unit import Unit

_PART = "其中"
_GROUPS = frozenset(GROUPS.words.split())
_LOSSES = tuple(LOSSES.words.split())


def takes_away(answer: Target, said: Composite, asked: Asked, *, named: bool) -> bool:
    """
    Whether a value in the unit of the *answer* stands beside it under a name that may say what is not counted.

    Behind 其中 a name is that of a part, unless it speaks of an ill, of a loss or of another year; else it has to be
    known, or the answer to bear the target's own name (*named*), beside which a fall is told apart.  A rate beside a
    rate is one of its own, unless it says that something is left out (扣除结转为90%).
    """
    unit = _unit_of(answer)
    if unit is None:
        return False
    others = (part for part in said.clauses if isinstance(part, Threshold) and part.text != answer.text)
    return any(
        part.subject is not None
        and part.quantity.unit.dimension == unit.dimension
        and (_excludes(part.subject) if unit.kind == "ratio" else _may_take(fold(part.subject), asked, named=named))
        for part in others
    )


def _unit_of(answer: Target) -> Unit | None:
    if isinstance(answer, Frequency):
        return answer.count.unit
    if isinstance(answer, Range):
        return answer.ends[0].quantity.unit
    return answer.quantity.unit if isinstance(answer, Threshold) else None


def _excludes(name: str) -> bool:
    return any(word in name for word in EXCLUDING)


def _may_take(name: str, asked: Asked, *, named: bool) -> bool:
    words = name.removeprefix(_PART).lstrip(" :")
    if _PART not in name:
        lost = words.startswith(_LOSSES) and words not in asked.text
        known = named or words in _GROUPS or not says_more(words, asked, ills=False)
        return (lost and not (named and move_in(words) is not None)) or not known
    evidence = polarity_by_name(words)
    ill = evidence is not None and evidence.polarity is Polarity.LOWER_IS_BETTER
    lost = any(word in words for word in _LOSSES) or words[:1] in FRAGMENTS or difference_in(words) is not None
    return ill or lost or is_early(words) or bool(years_in(f"{words}年"))
