"""
Judgements by words: words in answer to a target, and what the words beside a value leave of its judgement.

Reports and targets that there be none: 未发生 in answer to 0次, 0起 in answer to 零事故.

Words in answer to a target: that there was nothing, claims of the whole, and 是 or 否.

Results of another time or another part than the target's.

A part of the year (上半年2次, 截至9月底85%) for a target of all of it, another year (2022年96%), a part of the work.

A judgement once all words beside a value are heard: those that name another thing, a note, a year, a denial.
"""

from attrs import evolve

from perfmodel.lexicon._claims import part_of_year_in, years_in
from perfmodel.lexicon._fold import bare, fold
from perfmodel.lexicon._reported_figures import (
    EVENTS,
    HAPPENED,
    absence_in,
    is_kind,
    is_nothing,
    narrower_in,
    says_happened,
)
from perfmodel.lexicon._whole_or_part import is_rate_of_work, is_work
from perfmodel.targets._actual import Claim
from perfmodel.targets._beside import loud_note, narrower_ill, other_words, words_asked
from perfmodel.targets._extent import bare_words, region_of
from perfmodel.targets._measures import Case, answered, unsettled
from perfmodel.targets._polarity import polarity_by_name
from perfmodel.targets._reported import years_noted
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Range,
    Relative,
    Statement,
    Target,
    Threshold,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison, Polarity
from perfmodel.targets._verdict import Assumption, Judgement, Reason, ReasonCode, Verdict
from perfmodel.values._period import DateSpan
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import COUNT

_EXACT = frozenset((Comparison.STATED, Comparison.EQ))
_COUNTED, _SHARES = frozenset((COUNT, "ratio")), frozenset(("ratio", "points"))


def none_of(target: Target, case: Case) -> Judgement | None:
    """The judgement of a report in words that there were none, where a count was to be zero, or small."""
    words = case.actual.text.strip()
    if isinstance(target, Statement):
        return _none_met(case) if is_nothing(words) and _none_wished(target) is not None else None
    if not isinstance(target, Threshold | Frequency):
        return None
    count = target.quantity if isinstance(target, Threshold) else target.count
    if not _lets_none(target.comparison, count) or not _says_none(target, words, case, wishes_none=not count.value):
        return None
    return evolve(_none_met(case), reached=Quantity(0, count.unit), bound=count)


def _lets_none(comparison: Comparison, count: Quantity) -> bool:
    """Whether a target of zero, but for a share, or a bound on things that are counted lets there be none of them."""
    if comparison in _EXACT:
        return not count.value and count.unit.kind not in _SHARES
    if count.unit.kind != COUNT or count.value < 0:
        return False
    return comparison is Comparison.LE or (comparison is Comparison.LT and bool(count.value))


def _says_none(target: Threshold | Frequency, words: str, case: Case, *, wishes_none: bool) -> bool:
    """Whether a report says that there were none of what the target counts; 无 alone says so where none were wished."""
    if is_nothing(words):
        return wishes_none or (says_happened(words) and _is_ill(target.subject or case.name or ""))
    absence = absence_in(fold(words))
    return absence is not None and _is_ill(absence.thing) and _counts_all(absence.thing, target.subject, case.name)


def _counts_all(thing: str, subject: str | None, name: str | None) -> bool:
    """Whether a target speaks of a thing by its own name or the indicator's; without both, of any that is no kind."""
    if subject is None and name is None:
        return narrower_in(thing) is None
    return thing in fold(f"{subject or ''} {name or ''}")


def _none_met(case: Case) -> Judgement:
    assumption = Assumption("none-as-zero", (("word", case.actual.text.strip()),))
    return evolve(answered(case, Verdict.MET, "reached"), assumptions=(assumption,))


def none_asked(target: Statement | YesNo, said: Statement | Threshold, case: Case) -> Judgement | None:
    """The judgement of a report on what was to be none (零投诉, 不发生): a number of it, or none in words."""
    wished = _none_wished(target)
    if wished is None:
        return None
    event = wished or bare(case.name or "")
    if isinstance(said, Statement):
        return _none_met(case) if _says_nothing_of(event, said.text, named=bool(wished)) else None
    return _number_of_none(wished, event, said, case)


def _number_of_none(wished: str, event: str, said: Threshold, case: Case) -> Judgement | None:
    """The judgement of a number of an event that must not happen; ``None`` where it may be one of another."""
    if said.comparison not in _EXACT or said.approximate:
        return None
    words = _happened(said)
    if _is_none(wished, said.quantity) and _names_all(words, event):
        return answered(case, Verdict.MET, "reached")
    missed = _is_some(wished, said.quantity) and _names_some(words, event)
    return answered(case, Verdict.MISSED, "exceeded") if missed else None


def leaves_some(target: Clause, said: Composite) -> bool:
    """Whether beside the words for none a number may be one of what was to be none: 未发生，2起在处理."""
    if _none_wished(target) is None:
        return False
    counted = [part for part in said.clauses if isinstance(part, Threshold) and _is_some("", part.quantity)]
    return any(not _is_ill(_happened(part)) for part in counted)


def _says_nothing_of(event: str, words: str, *, named: bool) -> bool:
    """
    Whether words say that there was nothing, or nothing of an event: 无, 未发生投诉.

    Of an event that the target names, its end is the wider one (事故 of 安全事故); in the name of a row it stands
    somewhere (安全事故发生次数).
    """
    if is_nothing(words):
        return True
    absence = absence_in(fold(words))
    if absence is None or not absence.thing:
        return False
    return event.endswith(absence.thing) if named else _is_ill(absence.thing) and absence.thing in event


def _is_none(wished: str, number: Quantity) -> bool:
    """Whether a number says that there were none of an ill: 0, 0起, 0%, 0投诉."""
    unit = number.unit
    return not number.value and (unit.kind in _COUNTED or unit.symbol in {"", wished})


def _is_some(wished: str, number: Quantity) -> bool:
    """Whether a number says that there were some of an ill: 1起, 1投诉."""
    return number.value > 0 and (number.unit.symbol in EVENTS or number.unit.symbol == wished)


def _happened(said: Threshold) -> str:
    """What the words of a number say that it is a number of: nothing in 发生1次, 投诉 in 投诉1次."""
    words = fold(said.subject or "")
    for verb in HAPPENED:
        words = words.removeprefix(verb)
    return words


def _names_all(words: str, event: str) -> bool:
    """Whether the words of a zero name nothing, an event, or a wider one; other rules hear what makes it narrower."""
    return words in {"", event} or (bool(event) and _is_ill(words) and (words in event or event in words))


def _names_some(words: str, event: str) -> bool:
    """Whether the words of a number name nothing or an event: 安全事故1起 may have been no 重大安全事故."""
    kind = narrower_in(event)
    return words == "" or (_names_all(words, event) and (kind is None or kind in words))


def _none_wished(target: Target) -> str | None:
    """
    That of which a target in words asks for none: 投诉 of 零投诉, but ``None`` for 无障碍, which is no ill.

    Of what must not happen nothing else has to say that it is one; in 不发生 it has no name.
    """
    absence = absence_in(fold(target.text), wished=True) if isinstance(target, Statement) else None
    return absence.thing if absence is not None and (absence.happens or _is_ill(absence.thing)) else None


def _is_ill(thing: str) -> bool:
    evidence = polarity_by_name(thing)
    return evidence is not None and evidence.polarity is Polarity.LOWER_IS_BETTER


_MET, _MISSED, _UNDECIDED, _PARTLY = Verdict.MET, Verdict.MISSED, Verdict.UNDECIDED, Verdict.PARTLY_MET


def judge_missing(target: Target, _: Unstated, case: Case) -> Judgement:
    """Nothing is reported; 无 for none of what was to be none is a report."""
    none = none_of(target, case)
    return unsettled(case, "actual-missing") if none is None else none


def judge_words(target: Target, _: Statement, case: Case) -> Judgement:
    """Words in answer to a measured target: a claim is no value, and prose wants a reader."""
    none = none_of(target, case)
    if none is not None:
        return none
    return unsettled(case, "words-need-a-reader" if case.actual.claim is None else "claim-without-value")


_CLAIMED: dict[Claim, tuple[Verdict, ReasonCode]] = {
    Claim.ACHIEVED: (_MET, "claimed"),
    Claim.BASICALLY_ACHIEVED: (_MET, "claimed"),
    Claim.PARTLY_ACHIEVED: (_PARTLY, "claimed-partly"),
    Claim.NOT_ACHIEVED: (_MISSED, "claimed-missed"),
    Claim.DONE: (_MET, "claimed"),
    Claim.BASICALLY_DONE: (_UNDECIDED, "claimed-nearly"),
    Claim.PARTLY_DONE: (_PARTLY, "claimed-partly"),
    Claim.NOT_DONE: (_MISSED, "claimed-missed"),
}
DENIALS = frozenset((Claim.NOT_ACHIEVED, Claim.NOT_DONE, Claim.PARTLY_ACHIEVED, Claim.PARTLY_DONE))
"""Claims that the target is not met, or not all of it."""

_OF_THE_WORK = (Claim.DONE, Claim.BASICALLY_DONE, Claim.PARTLY_DONE, Claim.NOT_DONE)


def judge_claim(target: Statement | YesNo, said: Statement | Threshold, case: Case) -> Judgement:
    """Words that are judged by words: the target's own, or a claim; all else wants a reader."""
    claim = case.actual.claim
    if _are_same_words(target, said):
        return answered(case, _MET, "same-words")
    if claim is None:
        none = none_asked(target, said, case)
        return unsettled(case, "words-need-a-reader") if none is None else none
    of_other = claim in _OF_THE_WORK and isinstance(target, YesNo) and not target.expected
    if of_other or (claim not in DENIALS and not _says_all(said)):
        return unsettled(case, "words-need-a-reader")
    return _judge_claim(target, claim, case)


def _are_same_words(target: Statement | YesNo, said: Statement | Threshold) -> bool:
    """Whether a report repeats the words of its target."""
    if not isinstance(target, Statement) or not isinstance(said, Statement):
        return False
    words = bare_words(said.text)
    return bool(words) and words == bare_words(target.text)


def _judge_claim(target: Statement | YesNo, claim: Claim, case: Case) -> Judgement:
    verdict, code = _CLAIMED[claim]
    if claim is not Claim.BASICALLY_ACHIEVED:
        return answered(case, verdict, code)
    if is_work(target.text):
        return answered(case, _UNDECIDED, "claimed-nearly")
    return evolve(answered(case, verdict, code), assumptions=(Assumption("basically-as-achieved"),))


def _says_all(said: Statement | Threshold) -> bool:
    """Whether a number beside a claim leaves it whole: 完成，100%, but not 完成，60% or 完成，3项."""
    if isinstance(said, Statement):
        return True
    quantity, bare = said.quantity, said.subject is None or is_rate_of_work(said.subject)
    return bare and quantity.unit.kind == "ratio" and quantity.exact == 1 and not said.approximate


def judge_yes_no(target: YesNo, said: YesNo, case: Case) -> Judgement:
    """是 or 否 against 是 or 否."""
    if said.expected is target.expected:
        return answered(case, _MET, "answered")
    return answered(case, _MISSED, "answered-otherwise")


_SUMMED = frozenset(("count", "money"))
"""Kinds of units of which the year has at least what a part of it has."""


def is_partial(target: Target, said: Target, name: str | None) -> bool:
    """Whether a reported value says that it is of a part of the year, and neither the target nor its name does."""
    part = part_of_year_in(said.subject) if isinstance(said, Threshold | Range | Frequency | Relative) else None
    return part is not None and part not in words_asked(target, name)


def of_its_year(found: Judgement, name: str | None) -> Judgement:
    """
    The judgement of a value whose words name a year: undecided where the target, or its name, names another one.

    Where they name none, it is taken to be that of the value.  Values beside a day (截至2022年底96%) are of its year.
    """
    said = _years_said(found.actual.said)
    if not said or found.verdict is Verdict.UNDECIDED:
        return found
    wished = _years_of(found.target) or years_in(name)
    if not wished:
        return _of_no_year(found, said)
    if said == wished:
        return found
    reason = Reason("year-differs", (("actual_year", _listed(said)), ("target_year", _listed(wished))))
    return _left_open(found, reason)


def _of_no_year(found: Judgement, said: frozenset[int]) -> Judgement:
    """The judgement of a value of some years for a target that names none: those of several years are of no one."""
    if isinstance(found.actual.said, Composite):
        return found
    if len(said) > 1:
        return _left_open(found, Reason("measure-differs"))
    assumption = Assumption("year-from-actual", (("year", _listed(said)),))
    return evolve(found, assumptions=(*found.assumptions, assumption))


def _left_open(found: Judgement, reason: Reason) -> Judgement:
    return evolve(found, verdict=Verdict.UNDECIDED, reason=reason, assumptions=(), reached=None, bound=None)


def _years_said(said: Target) -> frozenset[int]:
    if not isinstance(said, Composite):
        return years_in(said.subject) | years_noted(said)
    spans = [part.span for part in said.clauses if isinstance(part, Deadline)]
    return frozenset(span.latest.year for span in spans if isinstance(span, DateSpan) and span.latest is not None)


def _years_of(target: Target) -> frozenset[int]:
    clauses = target.clauses if isinstance(target, Composite) else (target,)
    return frozenset[int]().union(*(years_in(clause.subject) for clause in clauses))


def _listed(years: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def unless_partial(found: Judgement, polarity: Polarity | None) -> Judgement:
    """
    The judgement of a value of a part of the year, where the rest of the year cannot change it, else an undecided one.

    What was counted or spent in a part is in the whole, so that it keeps what it has reached or exceeded.
    """
    if found.verdict is Verdict.UNDECIDED or _is_final(found, polarity):
        return found
    return _left_open(found, Reason("period-partial"))


def _is_final(found: Judgement, polarity: Polarity | None) -> bool:
    target, said = found.target, found.actual.said
    if not isinstance(target, Threshold | Frequency) or found.reached is None or isinstance(said, Relative):
        return False
    if part_of_year_in(target.subject) is not None:
        return False
    quantity = target.quantity if isinstance(target, Threshold) else target.count
    sure = region_of(target, polarity).sure
    if quantity.unit.kind not in _SUMMED:
        return False
    return sure.high is None if found.verdict is Verdict.MET else sure.low is None


def _names_days(target: Target) -> bool:
    """Whether a day is itself what is asked for, or part of it."""
    clauses = target.clauses if isinstance(target, Composite) else (target,)
    return any(isinstance(clause, Deadline) for clause in clauses)


def as_words_leave_it(found: Judgement, case: Case) -> Judgement:
    """The judgement, unless the words beside the value name another thing, another year, or a part of the year."""
    said = case.actual.said
    found = _unless_other(found, case)
    found = _unless_noted(found, case)
    if said.subject is not None or years_noted(said) or (isinstance(said, Composite) and not _names_days(case.target)):
        found = of_its_year(found, case.name)
    if said.subject is not None and is_partial(case.target, said, case.name):
        found = unless_partial(found, case.polarity)
    return found


def _unless_other(found: Judgement, case: Case) -> Judgement:
    """The judgement, unless words beside the value may make it the value of something else."""
    if found.verdict is Verdict.UNDECIDED:
        return found
    said = case.actual.said
    words = other_words(case.target, said, case.polarity, case.name)
    if words is None and found.verdict is Verdict.MET and _is_ceiling(case):
        words = narrower_ill(case.target, said, case.name)
    return found if words is None else unsettled(case, "subject-unmatched", (("subject", words),))


def _is_ceiling(case: Case) -> bool:
    target = case.target
    if isinstance(target, Statement):
        return _none_wished(target) is not None
    return isinstance(target, Threshold) and region_of(target, case.polarity).sure.low is None


def _unless_noted(found: Judgement, case: Case) -> Judgement:
    """The judgement, unless a note behind the value may take it back; a part that is too much is one of too much."""
    if found.verdict is Verdict.UNDECIDED:
        return found
    note = loud_note(case.target, case.actual.said, case.name)
    if note is None or (found.reason.code == "exceeded" and is_kind(note)):
        return found
    return unsettled(case, "subject-unmatched", (("subject", note),))


def unless_denied(found: Judgement, case: Case) -> Judgement:
    """The judgement, unless a value meets the target and the words beside it say that it does not."""
    denied = case.actual.claim in DENIALS and found.verdict is Verdict.MET
    return unsettled(case, "claim-differs") if denied else found
