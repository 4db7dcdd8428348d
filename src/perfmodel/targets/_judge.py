"""
Does an actual meet a target: the table of pairs, and several values in one cell.

:data:`PAIRS` names the rule for each target (row) and each kind of actual (column); ``docs/comparing.md`` prints the
same table with an example for each rule.  A pair that makes no sense is undecided with a reason, never an exception.
"""

from attrs import evolve

from perfmodel._arguments import refuse, require
from perfmodel.lexicon._whole_or_part import is_of_part
from perfmodel.targets._actual import Actual, part_of, read_actual
from perfmodel.targets._answers import (
    as_words_leave_it,
    judge_claim,
    judge_missing,
    judge_yes_no,
    leaves_some,
    unless_denied,
    unless_partial,
)
from perfmodel.targets._beside import ends_in_value, is_as_of, is_not_all, leaves_undone
from perfmodel.targets._compare import is_one_figure
from perfmodel.targets._measures import Case, Rule, answered, undecided, unsettled
from perfmodel.targets._polarity import PolarityEvidence, evidence_in_row, is_bare, sense_asked, sourced
from perfmodel.targets._rules import (
    judge_amount,
    judge_change,
    judge_days,
    judge_grade,
    judge_in_words,
    judge_level,
    judge_moved,
    judge_rank,
)
from perfmodel.targets._shapes import (
    POLARITY,
    TARGET,
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Polarity
from perfmodel.targets._verdict import OF_WORDS, UNRELATED, Assumption, Judgement, ReasonCode, Verdict
from perfmodel.values._quantity import Quantity

PAIRS = """
target    threshold range  frequency deadline rank   grade  relative yes_no statement composite unstated unread
threshold amount    amount amount    other    other  other  moved    reader words     several   missing  unread
range     amount    amount amount    other    other  other  moved    reader words     several   missing  unread
frequency amount    amount amount    other    other  other  other    reader words     several   missing  unread
deadline  other     other  other     days     other  other  other    reader words     several   missing  unread
rank      rank      other  other     other    rank   other  other    reader words     several   missing  unread
grade     other     other  other     other    other  grade  other    reader grade     several   missing  unread
relative  level     level  level     other    other  other  change   reader words     several   missing  unread
yes_no    claim     reader reader    reader   reader reader reader   answer claim     several   missing  unread
statement claim     reader reader    reader   reader reader reader   reader claim     several   missing  unread
composite parts     parts  parts     parts    parts  parts  parts    parts  parts     parts     missing  unread
unstated  none      none   none      none     none   none   none     none   none      none      none     none
unread    broken    broken broken    broken   broken broken broken   broken broken    broken    broken   broken
"""
"""The rule for each pair: a row for each shape of target, a column for each shape that an actual can have."""


def judge(
    target: Target,
    actual: Actual | Quantity | str,
    *,
    polarity: Polarity | None = None,
    reference: Quantity | None = None,
    name: str | None = None,
) -> Judgement:
    """
    Judge one reported value.

    >>> from perfmodel import read_target
    >>> judge(read_target("≥95%"), "94.9%").verdict
    <Verdict.MISSED: 'missed'>
    >>> judge(read_target("100%"), "98%").reason.code
    'polarity-unknown'
    >>> judge(read_target("5%"), "7%", name="投诉率").reason.code
    'exceeded'

    Args:
        target: What was to be reached.

        actual: What was reported; a text is read as :func:`~perfmodel.read_actual` does, without a fiscal year.

        polarity: Whether more or less is better: the sense of a bare value (100%); ``None`` takes it from what the
            target itself names (投诉率5%), else from the *name*, by :func:`~perfmodel.polarity_of`, or leaves it open.

        reference: The figure that a relative target names (last year's value, the budget).

        name: What the form calls the indicator.  It says which side of a bare value is better (投诉率), as in a
            document, where a bare zero is a ceiling too; a blank one says nothing.  Where the target names no change
            itself, the name's own word of change (能耗降低率) says what a reported one (下降3.5%) counts as.  In answer
            to 较上年下降≥15% the name of that change (投诉下降率) makes a bare 18% the fall.  A name of a deviation
            (预算偏差率) makes the size of a value below zero count, and a year in it has to be that of the report.

    Raises:
        WrongTypeError: When an argument is of another type; never for what a target or an actual says.
    """
    if not isinstance(actual, Actual):
        actual = _as_actual(actual)
    if target.__class__ not in _SHAPES:  # quicker than a check of its type
        refuse(target, TARGET, "target")
    if polarity is not None:
        require(polarity, POLARITY, "polarity")
    if reference is not None:
        require(reference, Quantity, "reference")
    told = None if name is None else _told_by(name, target, polarity)
    sense = polarity if told is None else told.polarity
    return sourced(_judged(target, actual, sense, reference, name), told)


def _told_by(name: str, target: Target, polarity: Polarity | None) -> PolarityEvidence | None:
    """What the name of a row says of which side is better, where the caller says nothing; a blank one is none."""
    require(name, str, "name")
    return evidence_in_row(target, name) if polarity is None and name.strip() else None


def _as_actual(actual: Quantity | str) -> Actual:
    if isinstance(actual, Quantity):
        return Actual.of(actual)
    require(actual, Actual | Quantity | str, "actual", "hand in a text, a Quantity, or what parse_actual gives")
    return read_actual(actual)


def _judged(
    target: Target, actual: Actual, polarity: Polarity | None, reference: Quantity | None, name: str | None
) -> Judgement:
    """The judgement of an actual, where the row has said which side is better, if it does."""
    evidence: PolarityEvidence | None = None
    if target.subject is not None or name is not None or is_bare(target):
        polarity, evidence = sense_asked(target, polarity, name)
    case = Case(target, actual, polarity, reference, name)
    found = _RULES[target.__class__, actual.said.__class__](target, actual.said, case)
    if actual.said.subject is not None or not ends_in_value(actual.said):
        found = as_words_leave_it(found, case)
    if actual.claim is not None:
        found = unless_denied(found, case)
    return found if evidence is None else sourced(found, evidence)


# --- several values in one cell ---------------------------------------------------------------------------------------


def _judge_part(target: Clause, part: Clause, case: Case) -> Judgement:
    return _judged(target, part_of(part), case.polarity, case.reference, case.name)


def _several(target: Clause, said: Composite, case: Case) -> Judgement:
    """Several values in answer to one target: the one with its label, or the only one that speaks of its measure."""
    if said.any:
        return _whichever(said, case)
    found = [_judge_part(target, part, case) for part in said.clauses]
    chosen = _chosen(target, found)
    if len(chosen) != 1 or is_not_all(target, chosen[0], said, case) or leaves_some(target, said):
        return unsettled(case, _why_none(found))
    answer = chosen[0]
    if isinstance(target, Deadline):
        if leaves_undone(said):
            return unsettled(case, "measure-differs")
    elif is_as_of(said):
        answer = unless_partial(answer, case.polarity)
    assumption = Assumption("one-of-several", (("part", answer.actual.text),))
    return evolve(answer, target=case.target, actual=case.actual, assumptions=(*answer.assumptions, assumption))


def _chosen(target: Clause, found: list[Judgement]) -> list[Judgement]:
    """Those of the values that may answer a target: the one with its label, else all that speak of its measure."""
    if target.subject is not None:
        named = [part for part in found if part.actual.said.subject == target.subject]
        if len(named) == 1:
            return named
    return [part for part in found if _is_related(part)]


def _why_none(found: list[Judgement]) -> ReasonCode:
    """Why none of several values answers: two may, or each speaks of something else; of words a reader says it."""
    if any(map(_is_related, found)):
        return "parts-unmatched"
    return "words-need-a-reader" if {part.reason.code for part in found} <= OF_WORDS else "measure-differs"


def _is_related(found: Judgement) -> bool:
    """Whether a value speaks of what its target measures."""
    return found.reason.code not in UNRELATED


def _whichever(said: Composite, case: Case) -> Judgement:
    """A result that leaves open which of several values it is (5篇或6篇) decides where all of them agree."""
    found = [_judged(case.target, part_of(part), case.polarity, case.reference, case.name) for part in said.clauses]
    if len({part.verdict for part in found}) > 1:
        return unsettled(case, "actual-wide")
    return evolve(found[0], target=case.target, actual=case.actual)


def _parts(target: Composite, said: Clause | Composite, case: Case) -> Judgement:
    """
    A target of several clauses is met when all of them are, and missed when one is.

    One of alternatives (或) is enough, and it is missed when all of them are.
    """
    if isinstance(said, Composite) and said.any:
        return _whichever(said, case)
    found = _each_clause(target, said, case)
    place = _deciding_place(found, _BEST if target.any else _WORST)
    if place is None:
        assumptions = tuple(dict.fromkeys(assumption for part in found for assumption in part.assumptions))
        return evolve(answered(case, Verdict.MET, "reached"), assumptions=assumptions)
    deciding, clause = found[place], target.clauses[place]
    fields = (*deciding.reason.fields, ("part", clause.subject or clause.text or str(place + 1)))
    reason = evolve(deciding.reason, fields=fields)
    return evolve(deciding, reason=reason, target=case.target, actual=case.actual)


def _each_clause(target: Composite, said: Clause | Composite, case: Case) -> list[Judgement]:
    """The judgement of each clause: by the value that answers it, or all of them by the only value."""
    if not isinstance(said, Composite):
        return _by_one_value(target, said, case)
    matched = _matched(target, said.clauses, case)
    return [_of_whole_year(part, case) for part in matched] if is_as_of(said) else matched


def _by_one_value(target: Composite, said: Clause, case: Case) -> list[Judgement]:
    """The judgement of each clause by the only value: of all of them where they bound one figure, or for a claim."""
    claimed = case.actual.claim is not None and isinstance(said, Statement)
    if claimed or is_one_figure(target):
        return [_RULES[type(part), type(said)](part, said, case._replace(target=part)) for part in target.clauses]
    matched = _matched(target, (said,), case)
    return (_whatever_it_answers(target, said, case) or matched) if target.any else matched


def _of_whole_year(part: Judgement, case: Case) -> Judgement:
    """The judgement of a value up to a day of the year, of which only a day is final."""
    return part if isinstance(part.target, Deadline) else unless_partial(part, case.polarity)


def _deciding_place(found: list[Judgement], order: tuple[Verdict, ...]) -> int | None:
    """The first clause with the verdict that decides the whole, the one that stands first in *order*."""
    verdicts = [part.verdict for part in found]
    return next((verdicts.index(verdict) for verdict in order if verdict in verdicts), None)


def _whatever_it_answers(target: Composite, said: Clause, case: Case) -> list[Judgement] | None:
    """The judgements of one value that meets an alternative of each figure that it may speak of."""
    found = [_judge_part(clause, said, case) for clause in target.clauses]
    fitting = _most_fitting(found)
    met = [part for part in fitting if part.verdict is Verdict.MET]
    return found if fitting and _figures(met) == _figures(fitting) else None


def _most_fitting(found: list[Judgement]) -> list[Judgement]:
    """Those judgements of a value that speak of what it measures; in its own unit, where there are such."""
    fitting = [part for part in found if _fits(part)]
    return [part for part in fitting if not _is_of_loose_unit(part)] or fitting


def _is_of_loose_unit(found: Judgement) -> bool:
    """Whether a value only answers because 个 may stand for another measure word."""
    return any(item.code == "loose-classifier" for item in found.assumptions)


def _figures(found: list[Judgement]) -> set[str | None]:
    """The names of what is judged."""
    return {part.target.subject for part in found}


def _matched(target: Composite, parts: tuple[Clause, ...], case: Case) -> list[Judgement]:
    """
    Each clause with the value that answers it: the one with its label, or the only one that speaks of its measure.

    Labels that differ never answer each other, and a value without the clause's label answers no other clause.
    """
    if len(target.clauses) * len(parts) > _MOST_PAIRS:
        return [unsettled(case, "parts-unmatched")] * len(target.clauses)
    table = [[_judge_part(clause, part, case) for part in parts] for clause in target.clauses]
    fits = _fitting(target, table)
    asked = [sum(column) for column in zip(*fits, strict=True)]
    matched: list[Judgement] = []
    for clause, row, own in zip(target.clauses, table, fits, strict=True):
        place = _place_of_answer(clause, parts, own, asked)
        if place is None:
            matched.append(unsettled(case._replace(target=clause), "parts-unmatched"))
        else:
            matched.append(row[place])
    return matched


def _fitting(target: Composite, table: list[list[Judgement]]) -> list[list[bool]]:
    """Which judgements of a table are of a value that may answer its clause."""
    if all(clause.subject is not None for clause in target.clauses):
        return [[_fits(found) for found in row] for row in table]
    return [[_fits(found) and not _is_of_other_part(found, target) for found in row] for row in table]


def _place_of_answer(clause: Clause, parts: tuple[Clause, ...], own: list[bool], asked: list[int]) -> int | None:
    """
    Where the value stands that answers a clause: the one with its label, else the only one that fits it.

    *own* says which values fit the clause, *asked* how many clauses each value fits: it has to be this one alone.
    """
    named = [] if clause.subject is None else [at for at, part in enumerate(parts) if part.subject == clause.subject]
    if named:
        return _only(named)
    place = _only([at for at, fit in enumerate(own) if fit])
    return None if place is None or asked[place] > 1 else place


def _only(places: list[int]) -> int | None:
    """The one place, or ``None``."""
    return places[0] if len(places) == 1 else None


_WORST = (Verdict.MISSED, Verdict.UNDECIDED, Verdict.PARTLY_MET)
_BEST = (Verdict.MET, Verdict.UNDECIDED, Verdict.PARTLY_MET, Verdict.MISSED)
"""Which verdict on a clause decides the whole, where all have to hold and where one is enough."""

_MOST_PAIRS = 10_000
"""More clauses and values than this in two cells are pasted text, and would take long."""


def _fits(found: Judgement) -> bool:
    """Whether a value speaks of what a clause measures, and bears no other label."""
    mine, theirs = found.target.subject, found.actual.said.subject
    return _is_related(found) and (mine is None or theirs is None or mine == theirs)


def _is_of_other_part(found: Judgement, target: Composite) -> bool:
    """Whether only one of a value and a clause has a name, beside a clause without one: 6篇 is no 其中核心≥2篇."""
    mine, theirs = found.target.subject, found.actual.said.subject
    if mine is None:
        return is_of_part(theirs) or any(theirs == clause.subject is not None for clause in target.clauses)
    return theirs is None


_NAMES: dict[str, type[Target]] = {
    "threshold": Threshold,
    "range": Range,
    "frequency": Frequency,
    "deadline": Deadline,
    "rank": Rank,
    "grade": Grade,
    "relative": Relative,
    "yes_no": YesNo,
    "statement": Statement,
    "composite": Composite,
    "unstated": Unstated,
    "unread": Unread,
}
_BY_NAME: dict[str, Rule] = {
    "amount": judge_amount,
    "moved": judge_moved,
    "days": judge_days,
    "rank": judge_rank,
    "grade": judge_grade,
    "level": judge_level,
    "change": judge_change,
    "answer": judge_yes_no,
    "claim": judge_claim,
    "words": judge_in_words,
    "several": _several,
    "parts": _parts,
    "other": undecided("measure-differs"),
    "reader": undecided("words-need-a-reader"),
    "missing": judge_missing,
    "unread": undecided("actual-unread"),
    "none": undecided("target-unstated"),
    "broken": undecided("target-unread"),
}


_SHAPES = frozenset(_NAMES.values())


def _table() -> dict[tuple[type, type], Rule]:
    """The rules by the classes of target and actual."""
    head, *rows = (line.split() for line in PAIRS.strip().splitlines())
    return {
        (_NAMES[row[0]], _NAMES[column]): _BY_NAME[name]
        for row in rows
        for column, name in zip(head[1:], row[1:], strict=True)
    }


_RULES = _table()
