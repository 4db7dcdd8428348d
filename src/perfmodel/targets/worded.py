"""Words in answer to a target: that there was nothing, claims of the whole, and 是 or 否."""

from attrs import evolve

from perfmodel.lexicon.completion import is_rate_of_work, is_work
from perfmodel.targets.actual import Claim
from perfmodel.targets.case import Case, answered, refused
from perfmodel.targets.extent import words_of
from perfmodel.targets.measures import Refusal
from perfmodel.targets.none_of import none_asked, none_of
from perfmodel.targets.shapes import Statement, Target, Threshold, Unstated, YesNo
from perfmodel.targets.verdict import Assumption, Judgement, ReasonCode, Verdict

_MET, _MISSED, _UNDECIDED, _PARTLY = Verdict.MET, Verdict.MISSED, Verdict.UNDECIDED, Verdict.PARTLY_MET


def judge_missing(target: Target, _: Unstated, case: Case) -> Judgement:
    """Nothing is reported; 无 for none of what was to be none is a report."""
    return none_of(target, case) or refused(case, Refusal("actual-missing"))


def judge_words(target: Target, _: Statement, case: Case) -> Judgement:
    """Words in answer to a measured target: a claim is no value, and prose wants a reader."""
    none = none_of(target, case)
    if none is not None:
        return none
    return refused(case, Refusal("words-need-a-reader" if case.actual.claim is None else "claim-without-value"))


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
    words = words_of(said.text)
    if isinstance(target, Statement) and isinstance(said, Statement) and words and words == words_of(target.text):
        return answered(case, _MET, "same-words")
    if claim is None:
        unread = Refusal("words-need-a-reader" if isinstance(said, Statement) else "measure-differs")
        return none_asked(target, said, case) or refused(case, unread)
    if isinstance(target, YesNo) and not target.expected and claim in _OF_THE_WORK:
        return refused(case, Refusal("words-need-a-reader"))
    if claim not in DENIALS and not _says_all(said):
        return refused(case, Refusal("measure-differs"))
    return _judge_claim(target, claim, case)


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
