"""Which of several reported values answers which part of a target, by labels and by what each speaks of."""

from perfmodel.lexicon._whole_or_part import is_of_part
from perfmodel.targets._shapes import Clause, Composite
from perfmodel.targets._verdict import OF_WORDS, UNRELATED, Judgement, ReasonCode, Verdict


def answering(target: Clause, found: list[Judgement], /) -> list[Judgement]:
    """Those of the values that may answer a target: the one with its label, else all that speak of its measure."""
    if target.subject is not None:
        named = [part for part in found if part.actual.said.subject == target.subject]
        if len(named) == 1:
            return named
    return [part for part in found if _is_related(part)]


def why_none(found: list[Judgement], /) -> ReasonCode:
    """Why none of several values answers: two may, or each speaks of something else; of words a reader says it."""
    if any(map(_is_related, found)):
        return "parts-unmatched"
    return "words-need-a-reader" if {part.reason.code for part in found} <= OF_WORDS else "measure-differs"


def deciding_place(found: list[Judgement], order: tuple[Verdict, ...], /) -> int | None:
    """The first clause with the verdict that decides the whole, the one that stands first in *order*."""
    verdicts = [part.verdict for part in found]
    return next((verdicts.index(verdict) for verdict in order if verdict in verdicts), None)


def meets_each(found: list[Judgement], /) -> bool:
    """Whether a value meets an alternative of each figure that it may speak of."""
    fitting = _most_fitting(found)
    met = {part.target.subject for part in fitting if part.verdict is Verdict.MET}
    return bool(fitting) and met == {part.target.subject for part in fitting}


def _most_fitting(found: list[Judgement]) -> list[Judgement]:
    """Those judgements of a value that speak of what it measures; in its own unit, where there are such."""
    fits = [part for part in found if _fits(part)]
    return [part for part in fits if not _is_of_loose_unit(part)] or fits


def fits_in(target: Composite, table: list[list[Judgement]], /) -> list[list[bool]]:
    """Which judgements of a table are of a value that may answer its clause."""
    if all(clause.subject is not None for clause in target.clauses):
        return [[_fits(found) for found in row] for row in table]
    return [[_fits(found) and not _is_of_other_part(found, target) for found in row] for row in table]


def place_of_answer(clause: Clause, parts: tuple[Clause, ...], own: list[bool], asked: list[int], /) -> int | None:
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


def _is_related(found: Judgement) -> bool:
    """Whether a value speaks of what its target measures."""
    return found.reason.code not in UNRELATED


def _is_of_loose_unit(found: Judgement) -> bool:
    """Whether a value only answers because 个 may stand for another measure word."""
    return any(item.code == "loose-classifier" for item in found.assumptions)
