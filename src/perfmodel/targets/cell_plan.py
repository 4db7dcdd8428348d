"""The plan of a whole cell: one clause, several, words, nothing, or why it can't be read."""

from decimal import Decimal
from typing import NamedTuple

from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.targets.faults import Unreadable, unread
from perfmodel.targets.making import checked_threshold, plain_statement
from perfmodel.targets.plan import Cut, offsets_of
from perfmodel.targets.plans import ClausePlan, Text, ThresholdPlan
from perfmodel.targets.shapes import Composite, Target, Unread, Unstated
from perfmodel.targets.terms import Comparison
from perfmodel.values.quantity import checked_quantity
from perfmodel.values.unit import Unit


class _Plain(NamedTuple):
    """A threshold of one number in digits without a subject."""

    comparison: Comparison
    hole: int
    unit: Unit
    approximate: bool


def _plain_of(clauses: tuple[tuple[ClausePlan, Cut], ...]) -> _Plain | None:
    plan = clauses[0][0] if len(clauses) == 1 else None
    if not isinstance(plan, ThresholdPlan) or plan.amount.rate is not None:
        return None
    if plan.subject is not None or plan.counted is not None or plan.again is not None:
        return None
    hole, unit = plan.amount.hole, plan.amount.unit
    return None if hole < 0 or unit is None else _Plain(plan.comparison, hole, unit, plan.approximate)


class CellPlan:
    """What a skeleton says as a whole: one clause, several, words, nothing, or why it can't be read."""

    __slots__ = ("alternatives", "clauses", "fault", "plain", "spelled", "unstated")

    def __init__(
        self,
        clauses: tuple[tuple[ClausePlan, Cut], ...] = (),
        *,
        alternatives: bool = False,
        unstated: bool = False,
        fault: tuple[str, Cut] | None = None,
    ) -> None:
        """*clauses* with the stretch that each stands in."""
        self.clauses, self.alternatives, self.unstated, self.fault = clauses, alternatives, unstated, fault
        self.plain = _plain_of(clauses)
        self.spelled = False

    def build(self, text: str, numbers: list[str], year: int | None) -> Target:
        """The target that a text of the skeleton says."""
        plain = self.plain
        if plain is not None:  # one number and its unit, by far the commonest
            value = Decimal(numbers[plain.hole])
            quantity = checked_quantity(value or value.copy_abs(), plain.unit)
            return checked_threshold(plain.comparison, quantity, text, approximate=plain.approximate, subject=None)
        clauses = self.clauses
        if not clauses and self.fault is None:
            return Unstated(text=text) if self.unstated else plain_statement(text)
        source = Text(text, numbers, year, offsets_of(numbers))
        try:
            if len(clauses) == 1:
                return clauses[0][0].build(source, text)
            if clauses:
                return self._composite(source)
        except (Unreadable, InvalidValueError, IncompatibleUnitsError) as error:
            return self._unread(source, error.code)
        code, cut = self.fault or ("expression-incomplete", None)
        return self._unread(source, code, cut)

    def _composite(self, source: Text) -> Target:
        clauses = tuple(plan.build(source, source.cut(cut).strip()) for plan, cut in self.clauses)
        return Composite(clauses=clauses, text=source.text, any=self.alternatives)

    @staticmethod
    def _unread(source: Text, code: str, cut: Cut | None = None) -> Unread:
        start, stop = (0, len(source.text)) if cut is None else cut.span(source.offsets)
        return unread(source.text, code, start, stop)
