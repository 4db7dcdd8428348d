"""
Does an actual meet a target: the table of pairs, and several values in one cell.

:data:`PAIRS` names the rule for each target (row) and each kind of actual (column); ``docs/comparing.md`` prints the
same table with an example for each rule.  A pair that makes no sense is undecided with a reason, never an exception.
"""

from attrs import evolve

from perfmodel._arguments import refuse, require
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
from perfmodel.targets._matching import answering, deciding_place, fits_in, meets_each, place_of_answer, why_none
from perfmodel.targets._measures import Case, Rule, answered, undecided, unsettled
from perfmodel.targets._noted_units import unit_of_name
from perfmodel.targets._other_values import ends_of, may_be_in_another
from perfmodel.targets._polarity import PolarityEvidence, evidence_in_row, is_bare, sense_asked, sourced
from perfmodel.targets._read import read_target
from perfmodel.targets._render import format_target
from perfmodel.targets._reported_amounts import LOOSE
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
from perfmodel.targets._verdict import Assumption, Judgement, Verdict
from perfmodel.values._number import SCALES
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import parse_unit

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
            A unit in brackets at its end (培训人次（万人次）) is that of a bare target, where that makes a difference.

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
    if name is None:
        return _judged(target, actual, polarity, reference, None)
    require(name, str, "name")
    called, unit = unit_of_name(name) or (name, None)
    case = Case(target, actual, polarity, reference, called)
    found = _by_name(case)
    return found if unit is None else _in_unit_of_name(found, unit, case)


def _by_name(case: Case) -> Judgement:
    """The judgement where the name of the row says which side is better, if the caller does not."""
    named = case.polarity is None and case.name is not None and case.name.strip()
    told = evidence_in_row(case.target, case.name or "") if named else None
    return sourced(_judged(*(case if told is None else case._replace(polarity=told.polarity))), told)


def _in_unit_of_name(found: Judgement, unit: str, case: Case) -> Judgement:
    """The judgement with the unit that the name of the row ends in, where it makes a difference for a bare target."""
    measured = in_unit(case.target, f"{unit}{LOOSE}" if unit in SCALES else unit)
    if measured is None or found.reason.code == "number-ambiguous":
        return found
    other = _by_name(case._replace(target=measured))
    if (other.verdict, other.reason.code) == (found.verdict, found.reason.code):
        return found
    if unit in SCALES and other.reason.code != "number-ambiguous":
        return found  # of a scale alone nobody can tell whether 1.3 is in it too
    if may_be_in_another(case.target, case.actual.said, parse_unit(unit)):
        return unsettled(case, "number-ambiguous")
    assumptions = (Assumption("unit-from-name", (("unit", unit),)), *other.assumptions)
    return evolve(other, target=case.target, assumptions=assumptions)


def in_unit(target: Target, unit: str, /) -> Target | None:
    """A target without a unit, or a range of such, as a column of units beside it has it; ``None`` for others."""
    if not isinstance(target, Threshold | Range) or any(end.unit.symbol for end in ends_of(target)):
        return None
    measured = read_target(format_target(target), unit=unit)
    return measured if isinstance(measured, Threshold | Range | Frequency) else None


def target_judged(found: Judgement, /) -> Target:
    """The target as it was judged: with the unit that the name of its row says, where that was taken."""
    unit = next((assumed.field("unit") for assumed in found.assumptions if assumed.code == "unit-from-name"), None)
    return found.target if unit is None else in_unit(found.target, unit) or found.target


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
    answers = answering(target, found)
    if len(answers) != 1 or is_not_all(target, answers[0], said, case) or leaves_some(target, said):
        return unsettled(case, why_none(found))
    answer = answers[0]
    if isinstance(target, Deadline):
        if leaves_undone(said):
            return unsettled(case, "measure-differs")
    elif is_as_of(said):
        answer = unless_partial(answer, case.polarity)
    assumption = Assumption("one-of-several", (("part", answer.actual.text),))
    return evolve(answer, target=case.target, actual=case.actual, assumptions=(*answer.assumptions, assumption))


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
    place = deciding_place(found, _BEST if target.any else _WORST)
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


def _whatever_it_answers(target: Composite, said: Clause, case: Case) -> list[Judgement] | None:
    """The judgements of one value that meets an alternative of each figure that it may speak of."""
    found = [_judge_part(clause, said, case) for clause in target.clauses]
    return found if meets_each(found) else None


def _matched(target: Composite, parts: tuple[Clause, ...], case: Case) -> list[Judgement]:
    """
    Each clause with the value that answers it: the one with its label, or the only one that speaks of its measure.

    Labels that differ never answer each other, and a value without the clause's label answers no other clause.
    """
    if len(target.clauses) * len(parts) > _MOST_PAIRS:
        return [unsettled(case, "parts-unmatched")] * len(target.clauses)
    table = [[_judge_part(clause, part, case) for part in parts] for clause in target.clauses]
    fits = fits_in(target, table)
    asked = [sum(column) for column in zip(*fits, strict=True)]
    matched: list[Judgement] = []
    for clause, row, own in zip(target.clauses, table, fits, strict=True):
        place = place_of_answer(clause, parts, own, asked)
        if place is None:
            matched.append(unsettled(case._replace(target=clause), "parts-unmatched"))
        else:
            matched.append(row[place])
    return matched


_WORST = (Verdict.MISSED, Verdict.UNDECIDED, Verdict.PARTLY_MET)
_BEST = (Verdict.MET, Verdict.UNDECIDED, Verdict.PARTLY_MET, Verdict.MISSED)
"""Which verdict on a clause decides the whole, where all have to hold and where one is enough."""

_MOST_PAIRS = 10_000
"""More clauses and values than this in two cells are pasted text, and would take long."""


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
