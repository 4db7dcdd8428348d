"""A pair that is judged, and the judgements that need no measure."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from attrs import evolve

from perfmodel.targets.actual import Actual
from perfmodel.targets.measures import Refusal
from perfmodel.targets.shapes import Target
from perfmodel.targets.terms import Polarity
from perfmodel.targets.verdict import Assumption, Judgement, Reason, ReasonCode, Verdict, checked_judgement
from perfmodel.values.quantity import Quantity


class Case(NamedTuple):
    """What a rule works with beside the two shapes."""

    target: Target
    actual: Actual
    polarity: Polarity | None
    reference: Quantity | None
    name: str | None = None


Rule: TypeAlias = Callable[[Any, Any, Case], Judgement]
"""A rule takes the target, what the actual says, both of the shapes that the table leads to it, and the case."""


def undecided(code: ReasonCode) -> Rule:
    """The rule that always refuses, for the reason *code*."""
    refusal = Refusal(code)
    return lambda _target, _said, case: refused(case, refusal)


def refused(case: Case, refusal: Refusal) -> Judgement:
    """An undecided judgement."""
    reason = Reason(refusal.code, refusal.fields)
    return checked_judgement(verdict=Verdict.UNDECIDED, reason=reason, target=case.target, actual=case.actual)


def assuming(found: Judgement, assumption: Assumption) -> Judgement:
    """A decided judgement with one more assumption; an open one needs none."""
    if found.verdict is Verdict.UNDECIDED:
        return found
    return evolve(found, assumptions=(*found.assumptions, assumption))


def answered(case: Case, verdict: Verdict, code: ReasonCode) -> Judgement:
    """A verdict that needs no measure."""
    return checked_judgement(verdict=verdict, reason=Reason(code), target=case.target, actual=case.actual)
