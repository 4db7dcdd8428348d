"""A judgement once all words beside a value are heard: those that name another thing, a note, a year, a denial."""

from perfmodel.lexicon.deviations import is_kind
from perfmodel.targets.beside import loud_note, narrower_ill, other_words
from perfmodel.targets.case import Case, refused
from perfmodel.targets.extent import region_of
from perfmodel.targets.measures import Refusal
from perfmodel.targets.notes import years_noted
from perfmodel.targets.partial import is_partial, of_its_year, unless_partial
from perfmodel.targets.shapes import Composite, Deadline, Target, Threshold
from perfmodel.targets.verdict import Judgement, Verdict
from perfmodel.targets.worded import DENIALS


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
    return found if words is None else refused(case, Refusal("subject-unmatched", (("subject", words),)))


def _is_ceiling(case: Case) -> bool:
    target = case.target
    return isinstance(target, Threshold) and region_of(target, case.polarity).sure.low is None


def _unless_noted(found: Judgement, case: Case) -> Judgement:
    """The judgement, unless a note behind the value may take it back; a part that is too much is one of too much."""
    if found.verdict is Verdict.UNDECIDED:
        return found
    note = loud_note(case.target, case.actual.said, case.name)
    if note is None or (found.reason.code == "exceeded" and is_kind(note)):
        return found
    return refused(case, Refusal("subject-unmatched", (("subject", note),)))


def unless_denied(found: Judgement, case: Case) -> Judgement:
    """The judgement, unless a value meets the target and the words beside it say that it does not."""
    denied = case.actual.claim in DENIALS and found.verdict is Verdict.MET
    return refused(case, Refusal("claim-differs")) if denied else found
