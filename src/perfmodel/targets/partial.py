"""
Results of another time or another part than the target's.

A part of the year (上半年2次, 截至9月底85%) for a target of all of it, another year (2022年96%), a part of the work.
"""

from attrs import evolve

from perfmodel.lexicon.claims import part_of_year_in, years_in
from perfmodel.lexicon.fold import fold
from perfmodel.targets.days import MONTHS_A_YEAR
from perfmodel.targets.extent import region_of
from perfmodel.targets.notes import years_noted
from perfmodel.targets.shapes import Composite, Deadline, Frequency, Range, Relative, Target, Threshold
from perfmodel.targets.terms import Polarity
from perfmodel.targets.verdict import Assumption, Judgement, Reason, Verdict
from perfmodel.values.period import DateSpan

_SUMMED = frozenset(("count", "money"))
"""Kinds of units of which the year has at least what a part of it has."""


def is_partial(target: Target, said: Target, name: str | None) -> bool:
    """Whether a reported value says that it is of a part of the year, and neither the target nor its name does."""
    part = part_of_year_in(said.subject) if isinstance(said, Threshold | Range | Frequency | Relative) else None
    return part is not None and part not in _words_of(target, name)


def of_its_year(found: Judgement, name: str | None) -> Judgement:
    """
    The judgement of a value whose words name a year: undecided where the target, or its name, names another one.

    Where they name none, it is taken to be that of the value.  Values beside a day (截至2022年底96%) are of its year.
    """
    said = _years_said(found.actual.said)
    if not said or found.verdict is Verdict.UNDECIDED:
        return found
    wished = _years_of(found.target) or years_in(name)
    if not wished and isinstance(found.actual.said, Composite):
        return found
    if not wished and len(said) > 1:
        return _left_open(found, Reason("measure-differs"))
    if not wished:
        assumption = Assumption("year-from-actual", (("year", _listed(said)),))
        return evolve(found, assumptions=(*found.assumptions, assumption))
    if said == wished:
        return found
    reason = Reason("year-differs", (("actual_year", _listed(said)), ("target_year", _listed(wished))))
    return _left_open(found, reason)


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


def _words_of(target: Target, name: str | None) -> str:
    return fold(f"{target.text} {target.subject or ''} {name or ''}")


def is_as_of(said: Composite) -> bool:
    """Whether a cell says up to which day before the end of a year its values count: 截至9月底85%."""
    return any(
        isinstance(part, Deadline)
        and fold(part.text).strip().startswith("截")
        and part.span.latest is not None
        and part.span.latest.month < MONTHS_A_YEAR
        for part in said.clauses
    )


def leaves_undone(said: Composite) -> bool:
    """Whether a cell says beside its day how much of the work was done by then: 6月20日完成60%."""
    return any(
        isinstance(part, Threshold)
        and part.quantity.unit.kind == "ratio"
        and part.quantity.exact < 1
        and (part.subject is None or part.subject.endswith(_PROGRESS))
        for part in said.clauses
    )


_PROGRESS = ("进度", "完成", "完成率", "完成量", "比例")


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
