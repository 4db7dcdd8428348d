"""Reports and targets that there be none: 未发生 in answer to 0次, 0起 in answer to 零事故."""

from attrs import evolve

from perfmodel.lexicon.deviations import EVENTS, HAPPENED, is_kind, is_nothing, nothing_of, says_happened
from perfmodel.lexicon.fold import fold
from perfmodel.targets.case import Case, answered
from perfmodel.targets.polarity import polarity_by_name
from perfmodel.targets.shapes import Frequency, Statement, Target, Threshold, YesNo
from perfmodel.targets.terms import Comparison, Polarity
from perfmodel.targets.verdict import Assumption, Judgement, Verdict
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import COUNT

_EXACT = frozenset((Comparison.STATED, Comparison.EQ))
_COUNTED = frozenset((COUNT, "ratio"))


def none_of(target: Target, case: Case) -> Judgement | None:
    """The judgement of a report in words that there were none, where a count was to be zero, or small."""
    words = case.actual.text.strip()
    if isinstance(target, Statement):
        return _none_met(case) if is_nothing(words) and _none_wished(target) is not None else None
    if not isinstance(target, Threshold | Frequency):
        return None
    count = target.quantity if isinstance(target, Threshold) else target.count
    if count.unit.kind != COUNT or count.value < 0 or not _says_none(target, words, case, wishes_none=not count.value):
        return None
    if not _lets_none(target.comparison, count):
        return None
    return evolve(_none_met(case), reached=Quantity(0, count.unit), bound=count)


def _lets_none(comparison: Comparison, count: Quantity) -> bool:
    if comparison in _EXACT:
        return not count.value
    return comparison is Comparison.LE or (comparison is Comparison.LT and bool(count.value))


def _says_none(target: Threshold | Frequency, words: str, case: Case, *, wishes_none: bool) -> bool:
    """Whether a report says that there were none of what the target counts; 无 alone says so where none were wished."""
    if is_nothing(words):
        return wishes_none or (says_happened(words) and _is_ill(target.subject or case.name or ""))
    thing = nothing_of(fold(words))
    if thing is None or not _is_ill(thing):
        return False
    named = target.subject is not None or case.name is not None
    if not named:
        return not is_kind(thing)
    return thing in fold(f"{target.subject or ''} {case.name or ''}")


def _none_met(case: Case) -> Judgement:
    assumption = Assumption("none-as-zero", (("word", case.actual.text.strip()),))
    return evolve(answered(case, Verdict.MET, "reached"), assumptions=(assumption,))


def none_asked(target: Statement | YesNo, said: Statement | Threshold, case: Case) -> Judgement | None:
    """The judgement of a report on an ill of which there was to be none (零投诉): a number of it, or none in words."""
    wished = _none_wished(target)
    if wished is None:
        return None
    if isinstance(said, Statement):
        thing = nothing_of(fold(said.text))
        none = is_nothing(said.text) or (thing is not None and wished.endswith(thing))
        return _none_met(case) if none else None
    if said.comparison not in _EXACT or said.approximate or not _speaks_of(wished, said.subject):
        return None
    number, unit = said.quantity, said.quantity.unit
    if not number.value and (unit.kind in _COUNTED or unit.symbol in {"", wished}):
        return answered(case, Verdict.MET, "reached")
    happened = number.value > 0 and (unit.symbol in EVENTS or unit.symbol == wished)
    return answered(case, Verdict.MISSED, "exceeded") if happened else None


def _speaks_of(wished: str, subject: str | None) -> bool:
    """Whether the words of a number name what was to be none, or nothing: 投诉1次 and 发生1次 for 零投诉."""
    words = fold(subject or "")
    for verb in HAPPENED:
        words = words.removeprefix(verb)
    return words in wished or wished in words


def _none_wished(target: Target) -> str | None:
    """The ill of which a target in words asks for none: 投诉 of 零投诉, but nothing of 无障碍."""
    thing = nothing_of(fold(target.text)) if isinstance(target, Statement) else None
    return thing if thing is not None and _is_ill(thing) else None


def _is_ill(thing: str) -> bool:
    evidence = polarity_by_name(thing)
    return evidence is not None and evidence.polarity is Polarity.LOWER_IS_BETTER
