"""
What a judgement says: a verdict, the reason for it, and what was assumed on the way.

Reasons and assumptions are closed sets of codes, each with the fields that its sentence needs; ``display`` puts them
into words, ``docs/comparing.md`` lists them all.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NoReturn, TypeAlias, final

from attrs import frozen

from perfmodel._arguments import Choice, require, typed
from perfmodel._base_errors import shown
from perfmodel._finding import as_notebooks_show
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.lexicon._rows import N_
from perfmodel.targets._actual import Actual
from perfmodel.targets._shapes import Target
from perfmodel.values._exact import exact_quantity, round_half_up
from perfmodel.values._quantity import Quantity


@final
class Verdict(Choice):
    """
    Whether an actual meets a target.

    There are four answers, so a verdict has no truth value: compare it with ``is``.

    >>> Verdict.MET is Verdict.MET
    True
    """

    MET = "met"
    PARTLY_MET = "partly_met"
    MISSED = "missed"
    UNDECIDED = "undecided"

    def __bool__(self) -> NoReturn:
        message = "a verdict is no yes or no; write verdict is Verdict.MET"
        raise WrongTypeError(message, code="verdict-truth")


ReasonCode: TypeAlias = Literal[
    # met
    "reached",
    "early",
    "same-words",
    "claimed",
    "answered",
    # partly met
    "claimed-partly",
    # missed
    "fell-short",
    "exceeded",
    "differs",
    "late",
    "claimed-missed",
    "answered-otherwise",
    # undecided: something is missing or cannot be read
    "actual-missing",
    "actual-unread",
    "target-unstated",
    "target-unread",
    "polarity-unknown",
    "reference-unknown",
    "year-unknown",
    "period-unknown",
    "period-partial",
    # undecided: the two speak of different things
    "measure-differs",
    "subject-unmatched",
    "units-differ",
    "scope-differs",
    "year-differs",
    "reference-differs",
    "grades-unordered",
    "claim-without-value",
    "claim-differs",
    "claimed-nearly",
    "words-need-a-reader",
    # undecided: the answer or the target is not sharp enough
    "actual-wide",
    "number-ambiguous",
    "actual-approximate",
    "target-approximate",
    "month-doubtful",
    "reference-not-positive",
    "parts-unmatched",
]
"""The closed set of reasons; ``docs/comparing.md`` says what each means."""

REASONS: dict[ReasonCode, str] = {
    "reached": N_("the actual value {actual} meets the target {target}"),
    "early": N_("the actual date {actual} is before the target period {target}, so it is in time"),
    "same-words": N_("the actual “{actual}” says what the target “{target}” says"),
    "claimed": N_("the actual “{actual}” says that the target “{target}” is met"),
    "answered": N_("the answer “{actual}” is what the target “{target}” asks for"),
    "claimed-partly": N_("the actual “{actual}” says that the target “{target}” is met in part"),
    "fell-short": N_("the actual value {actual} falls short of the target {target}"),
    "exceeded": N_("the actual value {actual} exceeds the target {target}"),
    "differs": N_("the actual value {actual} is not the target {target}"),
    "late": N_("the actual date {actual} is after the target date {target}"),
    "claimed-missed": N_("the actual “{actual}” says that the target “{target}” is not met"),
    "answered-otherwise": N_("the answer “{actual}” is not what the target “{target}” asks for"),
    "actual-missing": N_("no actual value is reported for the target {target}"),
    "actual-unread": N_("the actual “{actual}” cannot be read"),
    "target-unstated": N_("no target is stated for the actual value {actual}"),
    "target-unread": N_("the target “{marked}” cannot be read"),
    "polarity-unknown": N_(
        "the actual value {actual} is not the target {target}, and whether more or less is better is unknown"
    ),
    "reference-unknown": N_("the target {target} speaks of “{reference}”, whose value is unknown"),
    "year-unknown": N_("the actual date {actual} and the target {target} are not both of a known year"),
    "period-unknown": N_("the actual value {actual} does not say in which period, and the target {target} does"),
    "period-partial": N_("the actual value {actual} speaks of a part of the period that the target {target} speaks of"),
    "measure-differs": N_("the actual value {actual} does not say what the target {target} measures"),
    "subject-unmatched": N_(
        "whether “{subject}” in the actual value {actual} is what the target {target} measures is not known; "
        "hand in the name of the indicator, or report without it"
    ),
    "units-differ": N_(
        "the actual value {actual} and the target {target} do not compare: {actual_unit} against {target_unit}"
    ),
    "scope-differs": N_("the actual rank {actual} is in {actual_scope}, the target {target} in {target_scope}"),
    "year-differs": N_("the actual value {actual} is of {actual_year}, the target {target} of {target_year}"),
    "reference-differs": N_(
        "the actual value {actual} speaks of “{actual_reference}”, the target {target} of “{target_reference}”"
    ),
    "grades-unordered": N_("the order of the grades {actual_grade} and {target_grade} is unknown"),
    "claim-without-value": N_("the actual “{actual}” gives no value to hold against the target {target}"),
    "claim-differs": N_(
        "the value in “{actual}” meets the target {target}, and the words beside it say that it does not"
    ),
    "claimed-nearly": N_("the actual “{actual}” says that the work of the target “{target}” is nearly done"),
    "words-need-a-reader": N_("whether the actual “{actual}” meets the target “{target}” is for a reader to say"),
    "actual-wide": N_("the actual value {actual} may meet the target {target} or not"),
    "number-ambiguous": N_("the actual value {actual} can be read in two ways against the target {target}"),
    "actual-approximate": N_("the actual value {actual} is only approximate, so the target {target} is open"),
    "target-approximate": N_(
        "the actual value {actual} is not the target {target}, and how near is near enough is not stated"
    ),
    "month-doubtful": N_(
        "the actual date {actual} lies in the month of which the target {target} leaves open whether it counts"
    ),
    "reference-not-positive": N_("the target {target} is a growth in percent of a figure that is not above zero"),
    "parts-unmatched": N_("the values in {actual} do not say which part of the target {target} they answer"),
}
"""The sentence of each reason, which ``display`` says in the language asked for."""

UNRELATED: frozenset[ReasonCode] = frozenset(
    (
        "measure-differs",
        "units-differ",
        "words-need-a-reader",
        "claim-without-value",
        "scope-differs",
        "year-differs",
        "reference-differs",
    )
)
"""Reasons that say that a value speaks of something else."""

OF_WORDS: frozenset[ReasonCode] = frozenset(("words-need-a-reader", "claim-without-value"))
"""Those of them that say that the target or the actual is words."""

AssumptionCode: TypeAlias = Literal[
    "unit-from-target",
    "period-from-target",
    "loose-classifier",
    "stated-as-floor",
    "stated-as-ceiling",
    "stated-as-exact",
    "operator-in-actual",
    "same-year",
    "scope-from-target",
    "number-as-rank",
    "change-reported",
    "share-reported",
    "move-as-value",
    "one-of-several",
    "basically-as-achieved",
    "year-from-actual",
    "size-of-deviation",
    "zero-of-any-unit",
    "none-as-zero",
    "per-from-name",
    "unit-from-name",
]
"""The closed set of assumptions; ``docs/comparing.md`` says what each means."""

Fields: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values, in a fixed order."""


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Reason:
    """
    Why a verdict is what it is.

    >>> Reason("units-differ", (("actual_unit", "元"), ("target_unit", "人"))).field("actual_unit")
    '元'

    Attributes:
        code: The reason, of a closed set.

        fields: What its sentence needs beside the target and the actual, by name.
    """

    code: ReasonCode
    fields: Fields = ()

    def field(self, name: str, /) -> str | None:
        """The field of that name, or ``None`` where the reason has none."""
        require(name, str, "name")
        return dict(self.fields).get(name)


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Assumption:
    """
    What had to be taken for granted to reach a verdict.

    Attributes:
        code: The assumption, of a closed set.

        fields: What its sentence needs, by name.
    """

    code: AssumptionCode
    fields: Fields = ()

    def field(self, name: str, /) -> str | None:
        """The field of that name, or ``None`` where the assumption has none."""
        require(name, str, "name")
        return dict(self.fields).get(name)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Judgement:
    """
    How an actual stands to a target.

    It has no truth value, as its verdict has none: ``if judge(…)`` is refused.

    >>> from perfmodel import judge
    >>> from perfmodel import read_target
    >>> found = judge(read_target("≥80万人次"), "78.5万人次")
    >>> found.verdict, found.ratio, found.gap
    (<Verdict.MISSED: 'missed'>, Fraction(157, 160), Quantity('1.5', '万人次'))

    Attributes:
        verdict: Whether the target is met.

        reason: Why, as a code with fields.

        assumptions: What was taken for granted, in the order in which it was needed.

        target: The target, as it was given.

        actual: The actual, as it was given.

        reached: The reported value in comparable terms (a bare number with the target's unit, a frequency as a rate),
            where there is one value.

        bound: The value that it was held against: the bound of the target, or the end of a range that it lies beyond.
    """

    verdict: Verdict
    reason: Reason
    assumptions: tuple[Assumption, ...] = ()
    target: Target
    actual: Actual
    reached: Quantity | None = None
    bound: Quantity | None = None

    def __bool__(self) -> bool:
        return bool(self.verdict)  # which raises

    @property
    def ratio(self) -> Fraction | None:
        """
        The actual as a part of the target, exactly; ``None`` where either is no single value, or the target is zero.

        It is the plain quotient: of negative values too, and above 1 where less is better and more was reached.
        """
        if self.reached is None or self.bound is None or not self.bound.value:
            return None
        return self.reached.exact / self.bound.exact

    def ratio_as_decimal(self, places: int = 4) -> Decimal | None:
        """
        The ratio rounded half up to *places* decimals, whatever the decimal context.

        Raises:
            InvalidValueError: (``places-invalid``) for fewer than 0 or more than 60 places.
        """
        require(places, int, "places")
        if not 0 <= places <= 60:  # noqa: PLR2004 - as many as a quantity may have
            message = f"expected 0 to 60 places, found {shown(places)}"
            raise InvalidValueError(message, code="places-invalid")
        ratio = self.ratio
        return None if ratio is None else round_half_up(ratio, places)

    @property
    def shortfall(self) -> Fraction | None:
        """
        How far the actual is from the target, exactly, as a number of the target's units: zero when it is met.

        ``None`` where there is no bound to measure from.
        """
        if self.reached is None or self.bound is None:
            return None
        if self.verdict is Verdict.MET:
            return Fraction(0)
        return abs(self.reached.exact - self.bound.exact) / self.bound.unit.factor

    @property
    def gap(self) -> Quantity | None:
        """
        The shortfall in the target's unit, never negative.

        Where no decimal number holds it there (a third of a 亩), it is in the actual's unit; where none does there
        either, it is ``None``, and :attr:`shortfall` has the fraction.
        """
        shortfall = self.shortfall
        if shortfall is None or self.reached is None or self.bound is None:
            return None
        found = exact_quantity(shortfall, self.bound.unit)
        if found is None:
            unit = self.reached.unit
            found = exact_quantity(shortfall * self.bound.unit.factor / unit.factor, unit)
        return found

    _repr_html_ = as_notebooks_show


_new: Callable[[type[Judgement]], Judgement] = object.__new__
_Setter: TypeAlias = Callable[[Judgement, object], None]
_set_verdict: _Setter = Judgement.__dict__["verdict"].__set__
_set_reason: _Setter = Judgement.__dict__["reason"].__set__
_set_assumptions: _Setter = Judgement.__dict__["assumptions"].__set__
_set_target: _Setter = Judgement.__dict__["target"].__set__
_set_actual: _Setter = Judgement.__dict__["actual"].__set__
_set_reached: _Setter = Judgement.__dict__["reached"].__set__
_set_bound: _Setter = Judgement.__dict__["bound"].__set__


def checked_judgement(  # noqa: PLR0913 - the fields of a judgement
    *,
    verdict: Verdict,
    reason: Reason,
    target: Target,
    actual: Actual,
    assumptions: tuple[Assumption, ...] = (),
    reached: Quantity | None = None,
    bound: Quantity | None = None,
) -> Judgement:
    """A judgement whose parts are known to be of their types, so that no check runs."""
    judgement = _new(Judgement)
    _set_verdict(judgement, verdict)
    _set_reason(judgement, reason)
    _set_assumptions(judgement, assumptions)
    _set_target(judgement, target)
    _set_actual(judgement, actual)
    _set_reached(judgement, reached)
    _set_bound(judgement, bound)
    return judgement
