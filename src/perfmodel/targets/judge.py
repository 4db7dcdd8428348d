"""
Does an actual meet a target: the table of pairs, and several values in one cell.

:data:`PAIRS` names the rule for each target (row) and each kind of actual (column); ``docs/comparing.md`` prints the
same table with an example for each rule.  A pair that makes no sense is undecided with a reason, never an exception.

Needs: ``actual``, ``extent``, ``rules``, ``shapes``, ``verdict``.  Used by: ``assessment``, ``display``.
"""

from attrs import evolve

from perfmodel.errors import WrongTypeError
from perfmodel.targets.actual import Actual, part_of, read_actual
from perfmodel.targets.extent import region_of
from perfmodel.targets.measures import Refusal
from perfmodel.targets.rules import (
    Case,
    Rule,
    answered,
    judge_amount,
    judge_change,
    judge_claim,
    judge_days,
    judge_grade,
    judge_level,
    judge_rank,
    judge_words,
    judge_yes_no,
    refused,
    undecided,
)
from perfmodel.targets.shapes import (
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
from perfmodel.targets.terms import Polarity
from perfmodel.targets.verdict import Assumption, Judgement, ReasonCode, Verdict
from perfmodel.values.quantity import Quantity

PAIRS = """
target    threshold range  frequency deadline rank   grade  relative yes_no statement composite unstated unread
threshold amount    amount amount    other    other  other  other    other  words     several   missing  unread
range     amount    amount amount    other    other  other  other    other  words     several   missing  unread
frequency amount    amount amount    other    other  other  other    other  words     several   missing  unread
deadline  other     other  other     days     other  other  other    other  words     several   missing  unread
rank      rank      other  other     other    rank   other  other    other  words     several   missing  unread
grade     other     other  other     other    other  grade  other    other  grade     several   missing  unread
relative  level     level  level     other    other  other  change   other  words     several   missing  unread
yes_no    claim     other  other     other    other  other  other    answer claim     several   missing  unread
statement claim     other  other     other    other  other  other    other  claim     several   missing  unread
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
) -> Judgement:
    """
    Judge one reported value.

    >>> from perfmodel.targets.read import read_target
    >>> judge(read_target("≥95%"), "94.9%").verdict
    <Verdict.MISSED: 'missed'>
    >>> judge(read_target("100%"), "98%").reason.code
    'polarity-unknown'

    Args:
        target: What was to be reached.

        actual: What was reported; a text is read as :func:`~perfmodel.read_actual` does, without a fiscal year.

        polarity: Whether more or less is better: the sense of a bare value (100%).

        reference: The figure that a relative target names (last year's value, the budget).

    Raises:
        WrongTypeError: When an argument is of another type; never for what a target or an actual says.
    """
    if not isinstance(actual, Actual):
        actual = _as_actual(actual)
    rule = _RULES.get((target.__class__, actual.said.__class__))
    if rule is None:
        message = f"expected a target, found {type(target).__name__}; read the text with read_target first"
        raise WrongTypeError(message)
    if polarity is not None and not isinstance(polarity, Polarity):  # pyright: ignore[reportUnnecessaryIsInstance]
        message = f"expected a Polarity or None, found {type(polarity).__name__}"
        raise WrongTypeError(message)
    if reference is not None and not isinstance(reference, Quantity):  # pyright: ignore[reportUnnecessaryIsInstance]
        message = f"expected the reference as a Quantity, found {type(reference).__name__}; read it with parse_quantity"
        raise WrongTypeError(message)
    return rule(target, actual.said, Case(target, actual, polarity, reference))


def _as_actual(actual: Quantity | str) -> Actual:
    if isinstance(actual, Quantity):
        return Actual.of(actual)
    if isinstance(actual, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a checker
        return read_actual(actual)
    message = f"expected an Actual, a Quantity or a text, found {type(actual).__name__}"
    raise WrongTypeError(message)


# --- several values in one cell ---------------------------------------------------------------------------------------

UNRELATED: frozenset[ReasonCode] = frozenset(
    (
        "measure-differs",
        "units-differ",
        "words-need-a-reader",
        "claim-without-value",
        "scope-differs",
        "reference-differs",
    )
)
"""Reasons that say that a value speaks of something else."""


def _judge_part(target: Clause, part: Clause, case: Case) -> Judgement:
    return judge(target, part_of(part), polarity=case.polarity, reference=case.reference)


def _several(target: Clause, said: Composite, case: Case) -> Judgement:
    """Several values in answer to one target: the one with its label, or the only one that speaks of its measure."""
    found = [_judge_part(target, part, case) for part in said.clauses]
    named = [part for part in found if target.subject is not None and part.actual.said.subject == target.subject]
    fitting = [part for part in found if part.reason.code not in UNRELATED]
    chosen = named if len(named) == 1 else fitting
    if len(chosen) != 1:
        return refused(case, Refusal("parts-unmatched" if fitting else "measure-differs"))
    assumption = Assumption("one-of-several", (("part", chosen[0].actual.text),))
    assumptions = (*chosen[0].assumptions, assumption)
    return evolve(chosen[0], target=case.target, actual=case.actual, assumptions=assumptions)


def _parts(target: Composite, said: Clause | Composite, case: Case) -> Judgement:
    """A target of several clauses is met when all of them are, and missed when one is."""
    if not isinstance(said, Composite) and (case.actual.claim is not None or is_one_figure(target)):
        found = [
            _RULES[type(clause), type(said)](clause, said, case._replace(target=clause)) for clause in target.clauses
        ]
    else:
        found = _matched(target, said.clauses if isinstance(said, Composite) else (said,), case)
    for verdict in (Verdict.MISSED, Verdict.UNDECIDED, Verdict.PARTLY_MET):
        place = next((place for place, part in enumerate(found) if part.verdict is verdict), None)
        if place is not None:
            deciding, clause = found[place], target.clauses[place]
            fields = (*deciding.reason.fields, ("part", clause.subject or clause.text or str(place + 1)))
            reason = evolve(deciding.reason, fields=fields)
            return evolve(deciding, reason=reason, target=case.target, actual=case.actual)
    assumptions = tuple(dict.fromkeys(assumption for part in found for assumption in part.assumptions))
    return evolve(answered(case, Verdict.MET, "reached"), assumptions=assumptions)


def is_one_figure(target: Composite) -> bool:
    """Whether all clauses bound one and the same figure: one line, and no two names (≥10个且≤20个)."""
    lines = {region_of(clause, None).line for clause in target.clauses}
    names = {clause.subject for clause in target.clauses if clause.subject is not None}
    return len(lines) == 1 and len(names) <= 1


def _matched(target: Composite, parts: tuple[Clause, ...], case: Case) -> list[Judgement]:
    """
    Each clause with the value that answers it: the one with its label, or the only one that speaks of its measure.

    Labels that differ never answer each other, and a value without the clause's label answers no other clause.
    """
    if len(target.clauses) * len(parts) > _MOST_PAIRS:
        return [refused(case, Refusal("parts-unmatched"))] * len(target.clauses)
    table = [[_judge_part(clause, part, case) for part in parts] for clause in target.clauses]
    fits = [[_fits(found) for found in row] for row in table]
    asked = [sum(column) for column in zip(*fits, strict=True)]
    matched = list[Judgement]()
    for clause, row, own in zip(target.clauses, table, fits, strict=True):
        named = [
            place for place, part in enumerate(parts) if clause.subject is not None and part.subject == clause.subject
        ]
        only = [place for place, fit in enumerate(own) if fit and asked[place] == 1]
        places = named or (only if sum(own) == 1 else [])
        if len(places) == 1:
            matched.append(row[places[0]])
        else:
            matched.append(refused(case._replace(target=clause), Refusal("parts-unmatched")))
    return matched


_MOST_PAIRS = 10_000
"""More clauses and values than this in two cells are pasted text, and would take long."""


def _fits(found: Judgement) -> bool:
    """Whether a value speaks of what a clause measures, and bears no other label."""
    mine, theirs = found.target.subject, found.actual.said.subject
    return found.reason.code not in UNRELATED and (mine is None or theirs is None or mine == theirs)


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
    "days": judge_days,
    "rank": judge_rank,
    "grade": judge_grade,
    "level": judge_level,
    "change": judge_change,
    "answer": judge_yes_no,
    "claim": judge_claim,
    "words": judge_words,
    "several": _several,
    "parts": _parts,
    "other": undecided("measure-differs"),
    "missing": undecided("actual-missing"),
    "unread": undecided("actual-unread"),
    "none": undecided("target-unstated"),
    "broken": undecided("target-unread"),
}


def _table() -> dict[tuple[type, type], Rule]:
    """The rules by the classes of target and actual."""
    head, *rows = (line.split() for line in PAIRS.strip().splitlines())
    return {
        (_NAMES[row[0]], _NAMES[column]): _BY_NAME[name]
        for row in rows
        for column, name in zip(head[1:], row[1:], strict=True)
    }


_RULES = _table()
