"""What an assessment says: lines, the execution block, subtotals, the total, the grade, and what was noticed."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import final

from attrs import field, frozen

from perfmodel._arguments import Choice, listed, require, typed
from perfmodel._finding import Finding, as_notebooks_show
from perfmodel.errors import InvalidValueError, UnknownIndicatorError
from perfmodel.lexicon._rows import N_
from perfmodel.objectives._documents import close_ids
from perfmodel.scoring._formula import Formula, FormulaKind
from perfmodel.source import Citation
from perfmodel.targets._actual import Actual
from perfmodel.targets._polarity import PolarityEvidence
from perfmodel.targets._shapes import Target, Unread, Unstated
from perfmodel.targets._verdict import Assumption, Judgement, Reason, Verdict
from perfmodel.values._quantity import Quantity


@final
class LineStatus(Choice):
    """
    How far the points of a row are known.

    ``SCORED`` by its rule; ``NEEDS_READER`` for a person's share inside the band; ``UNREPORTED`` without an actual;
    ``UNDECIDED`` where the actual cannot be held against the target; ``NOT_APPLICABLE`` for a row that dropped out;
    ``UNWEIGHTED`` where its points are not known.
    """

    SCORED = "scored"
    NEEDS_READER = "needs_reader"
    UNREPORTED = "unreported"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"
    UNWEIGHTED = "unweighted"


@final
class WeightSource(Choice):
    """Where the points of a row come from: printed on the form, or spread by the policy."""

    PRINTED = "printed"
    SPREAD = "spread"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class AssessedLine:
    """
    One indicator, assessed.

    Attributes:
        id: The indicator's id.

        name: What is measured.

        category: The id of its category, or ``None``.

        target: The target that was scored against: the adjusted one where there is one.

        actual: What was reported, or ``None``.

        verdict: Whether the target is met.

        ratio: Actual to target, exactly, or ``None`` where there is none.

        low: The fewest points it can earn.

        high: The most points it can earn; equal to ``low`` unless it waits for somebody.

        weight: Its full points, or ``None`` where they are not known.

        weight_source: Where the points come from.

        status: How far the points are known.

        reason: Why the verdict is what it is.

        assumptions: What was taken for granted on the way to the verdict.

        reached: The reported value in comparable terms, or ``None`` where there is no one value.

        bound: The value that it was held against, or ``None``.

        polarity: What said which side is better: the form, the name, the category; ``None`` where the target's own sign
            did, or nothing.

        reference: The value of the figure that a relative target names, or ``None``.

        share: The part of its points that a person gave, or ``None``.

        rule: The id of the scoring rule (``SC01``).

        clause: Where that rule comes from.

        formula: How the part of its points was found, or ``None`` while it is not known.

        reason_required: Whether the form asks for a reason: the target was missed, and not so that the rule counts it
            as met, or far exceeded.
    """

    id: str
    name: str
    category: str | None
    target: Target
    actual: Actual | None
    verdict: Verdict
    ratio: Fraction | None
    low: Decimal
    high: Decimal
    weight: Decimal | None
    weight_source: WeightSource
    status: LineStatus
    reason: Reason
    assumptions: tuple[Assumption, ...] = ()
    reached: Quantity | None = None
    bound: Quantity | None = None
    polarity: PolarityEvidence | None = None
    reference: Quantity | None = None
    share: Fraction | None = None
    rule: str
    clause: Citation
    formula: Formula | None = None
    reason_required: bool = False

    @property
    def points(self) -> Decimal | None:
        """The points, or ``None`` while they are a range or the row dropped out."""
        return self.low if self.status is LineStatus.SCORED or is_worthless(self) else None

    @property
    def judgement(self) -> Judgement:
        """How the actual stands to the target, with all that the verdict rests on."""
        return Judgement(
            verdict=self.verdict,
            reason=self.reason,
            assumptions=self.assumptions,
            target=self.target,
            actual=self.actual or Actual(said=Unstated()),
            reached=self.reached,
            bound=self.bound,
        )

    @property
    def deviation(self) -> Fraction | None:
        """How far the actual is from the target, as a part of its size: -1/20 is 5 % below, of -5% too."""
        if self.ratio is None:
            return None
        return 1 - self.ratio if self.bound is not None and self.bound.value < 0 else self.ratio - 1

    _repr_html_ = as_notebooks_show


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class AssessedExecution:
    """
    The block of budget execution, assessed.

    Attributes:
        adjusted: The full-year budget after adjustment, or ``None``.

        executed: What was spent, or ``None``.

        rate: Executed over adjusted, exactly; ``None`` where one is missing or the budget is zero.

        low: The fewest points it can earn.

        high: The most points it can earn.

        weight: Its full points.

        status: How far the points are known.

        rule: The id of the rule.

        clause: Where the rule comes from.

        reason_required: Whether the form asks for a reason: below 90 %.
    """

    adjusted: Quantity | None
    executed: Quantity | None
    rate: Fraction | None
    low: Decimal
    high: Decimal
    weight: Decimal
    status: LineStatus
    rule: str
    clause: Citation
    reason_required: bool = False

    @property
    def points(self) -> Decimal | None:
        """The points, or ``None`` while they are not known."""
        return self.low if self.status is LineStatus.SCORED else None


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Total:
    """
    A sum of points: a block, a category, or the whole.

    Attributes:
        id: What it sums: a first level (``output``), a category (``output.quantity``), ``execution`` or ``total``.

        low: The fewest points.

        high: The most points; equal to ``low`` when nothing waits for anybody.

        out_of: The full points of its rows.
    """

    id: str
    low: Decimal
    high: Decimal
    out_of: Decimal


def _lines(value: Iterable[AssessedLine]) -> tuple[AssessedLine, ...]:
    return listed(value, "lines")


def _totals(value: Iterable[Total]) -> tuple[Total, ...]:
    return listed(value, "totals")


def _findings(value: Iterable[Finding]) -> tuple[Finding, ...]:
    return listed(value, "findings")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Assessment:
    """
    What a policy says of a document and its reported values.

    Attributes:
        policy: The name of the policy.

        lines: The indicators, in the order of the document.

        execution: The block of budget execution.

        totals: Subtotals: each block, then each category, in the order of the document.

        total: The whole, as a range where something waits.

        grade_low: The grade of the lowest total; ``None`` where full points are not 100.

        grade_high: The grade of the highest total; ``None`` where full points are not 100.

        findings: What was noticed: what is missing, what does not add up, what needs a reader.

        policy_title: The title of the policy, or an empty text.
    """

    policy: str
    lines: tuple[AssessedLine, ...] = field(converter=_lines)
    execution: AssessedExecution
    totals: tuple[Total, ...] = field(converter=_totals)
    total: Total
    grade_low: str | None
    grade_high: str | None
    findings: tuple[Finding, ...] = field(default=(), converter=_findings)
    policy_title: str = ""

    @property
    def grade(self) -> str | None:
        """The grade, where the lowest and the highest total agree on it; else ``None``."""
        return self.grade_low if self.grade_low == self.grade_high else None

    def line(self, identifier: str, /) -> AssessedLine:
        """
        The line of an indicator.

        Raises:
            UnknownIndicatorError: (``indicator-unknown``) when no line has that id; it names close ids.
        """
        require(identifier, str, "identifier")
        found = next((line for line in self.lines if line.id == identifier), None)
        if found is None:
            close = close_ids({line.id: line.name for line in self.lines}, identifier)
            raise UnknownIndicatorError(identifier, close=close)
        return found

    def subtotal(self, identifier: str, /) -> Total:
        """
        The subtotal of a block or a category.

        Raises:
            InvalidValueError: (``subtotal-unknown``) when the document has no such rows.
        """
        require(identifier, str, "identifier")
        found = next((total for total in self.totals if total.id == identifier), None)
        if found is None:
            message = f"no subtotal {identifier!r}; there are {', '.join(total.id for total in self.totals)}"
            raise InvalidValueError(message, code="subtotal-unknown")
        return found

    @property
    def waiting(self) -> tuple[AssessedLine, ...]:
        """The lines whose points are not known yet."""
        done = (LineStatus.SCORED, LineStatus.NOT_APPLICABLE)
        return tuple(line for line in self.lines if line.status not in done and not is_worthless(line))

    _repr_html_ = as_notebooks_show


# --- words of findings ------------------------------------------------------------------------------------------------


def band_name(verdict: Verdict, /) -> str:
    """What the band of a verdict is called in a message."""
    return verdict.value.replace("_", " ")


def rule_name(rule: str, /) -> str:
    """What a rule is called in a message: its number, or what it is for where it has none."""
    return _UNNUMBERED.get(rule, rule)


_UNNUMBERED = {
    "composite": N_("for several targets in one cell"),
    "bands": N_("for words"),
    "steps": N_("of a scale in steps"),
}
UNNUMBERED = tuple(_UNNUMBERED.values())
"""What stands in a message in place of the number of a rule."""


def is_worthless(line: AssessedLine, /) -> bool:
    """Whether a row has no points to give, so that nobody waits for them, whatever is to be said of its value."""
    return line.weight is not None and not line.weight and line.status is not LineStatus.NOT_APPLICABLE


def has_rule(line: AssessedLine, /) -> bool:
    """Whether a rule speaks of a row: none of a target that is blank or cannot be read, until a person gave points."""
    return line.status is LineStatus.SCORED or not isinstance(line.target, Unread | Unstated)


def open_points(line: AssessedLine, /) -> tuple[Decimal, Decimal]:
    """The fewest and the most points of a row that waits: whole ones without decimals, 4 to 5 and not 4.00 to 5."""
    low, high = (Decimal(int(points)) if points == int(points) else points for points in (line.low, line.high))
    return low, high


_LET_PASS = frozenset(("late", "differs"))
"""Misses for which a rule gives all points: late within its days of grace, more than an exact target (＝)."""


def lets_pass(found: AssessedLine | Judgement, formula: Formula | None, /) -> bool:
    """Whether a row has all its points though it missed its target: its rule counts that miss as met."""
    if formula is None or formula.kind is not FormulaKind.WHOLE:
        return False
    return found.reason.code in _LET_PASS or (found.verdict is Verdict.MISSED and is_at_bound(found))


def is_at_bound(found: AssessedLine | Judgement, /) -> bool:
    """Whether the very value of a target was reached, which one with ＞ or ＜ does not accept."""  # noqa: RUF002 - as printed
    reached, bound = found.reached, found.bound
    return reached is not None and bound is not None and reached.exact == bound.exact
