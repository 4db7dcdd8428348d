"""Judgements in words: a sentence for each code of a reason, a clause for each assumption."""

from perfmodel.display.formulas import quantity_words
from perfmodel.display.texts import actual_words, author_words
from perfmodel.display.tongue import N_, Tongue
from perfmodel.targets.verdict import Assumption, AssumptionCode, Judgement, ReasonCode
from perfmodel.values.english_units import english_unit
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import Unit

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
    "target-unread": N_("the target “{target}” cannot be read"),
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
"""The sentence of each reason."""

ASSUMPTIONS: dict[AssumptionCode, str] = {
    "unit-from-target": N_("the bare number is taken in the target's unit {unit}"),
    "period-from-target": N_("the count is taken per {period}, as the target has it"),
    "loose-classifier": N_("{actual_unit} and {target_unit} are taken to count the same"),
    "stated-as-floor": N_("the target's bare value is taken as a least"),
    "stated-as-ceiling": N_("the target's bare value is taken as a most"),
    "stated-as-exact": N_("the target's bare value is taken as exact"),
    "operator-in-actual": N_("the actual is taken as the bound that it states"),
    "same-year": N_("both dates are taken in one year"),
    "scope-from-target": N_("the rank is taken in {scope}, as the target has it"),
    "number-as-rank": N_("the bare number is taken as a rank"),
    "change-reported": N_("the value is taken as the change against “{reference}”"),
    "share-reported": N_("the value is taken as the share of “{reference}”"),
    "move-as-value": N_("the number behind “{word}” is taken as the value itself"),
    "one-of-several": N_("of the values in the cell only {part} is taken"),
    "basically-as-achieved": N_("“basically achieved” is taken as achieved"),
    "year-from-actual": N_("the target is taken to be of {year}, as the actual is"),
    "size-of-deviation": N_("of a deviation ({word}) the size is taken, without its sign"),
    "zero-of-any-unit": N_("the bare zero is taken in the actual's unit {unit}"),
    "none-as-zero": N_("“{word}” is taken as zero"),
}
"""The clause of each assumption."""

GAPS: dict[ReasonCode, str] = {
    "fell-short": N_(" by {gap}"),
    "exceeded": N_(" by {gap} too much"),  # in English “exceeds … by”, in Chinese another word than “falls short … by”
    "differs": N_(", {gap} apart"),
}
"""How the gap is said, for the reasons that have one."""

DAYS = N_(", {days} days late")
RATIO = N_(" ({ratio})")
PART = N_("{part}: {sentence}")
ASSUMING = N_("; {assumptions}")
NO_UNIT = N_("no unit")

POINTS = {"%": "个百分点", "‰": "个千分点", "‱": "个基点"}
"""What the difference of two shares is counted in, by the unit of the shares."""


def judgement_sentence(tongue: Tongue, judgement: Judgement, /, *, target: str | None = None) -> str:
    """
    A judgement in one sentence.

    Args:
        tongue: The language.

        judgement: What was found.

        target: The target in words, where its author's own are not to be taken.
    """
    reason = judgement.reason
    fields = dict(reason.fields)
    named = {name: value or tongue.say(NO_UNIT) for name, value in fields.items()}
    named |= {
        "actual": actual_words(tongue, judgement.actual),
        "target": target or author_words(tongue, judgement.target),
    }
    sentence = tongue.say(REASONS[reason.code], **named)
    gap, ratio = judgement.gap, judgement.ratio
    if gap is not None and reason.code in GAPS:
        sentence += tongue.say(GAPS[reason.code], gap=_gap(tongue, gap))
    if reason.code == "late" and "days" in fields:
        sentence += tongue.say(DAYS, days=fields["days"])
    if ratio is not None and reason.code in _MEASURED:
        sentence += tongue.say(RATIO, ratio=tongue.percent(ratio))
    if "part" in fields:
        sentence = tongue.say(PART, part=fields["part"], sentence=sentence)
    if judgement.assumptions:
        assumptions = tongue.listed(_assumed(tongue, item) for item in judgement.assumptions)
        sentence += tongue.say(ASSUMING, assumptions=assumptions)
    return sentence


_MEASURED = frozenset(("reached", "fell-short", "exceeded", "differs", "polarity-unknown", "target-approximate"))


def _assumed(tongue: Tongue, assumption: Assumption) -> str:
    fields = {name: value or tongue.say(NO_UNIT) for name, value in assumption.fields}
    return tongue.say(ASSUMPTIONS[assumption.code], **fields)


def _gap(tongue: Tongue, gap: Quantity) -> str:
    """The amount in its unit, as the author wrote it; what lies between two shares is points, and no share."""
    amount = tongue.amount(gap.value)
    points = next((points for share, points in POINTS.items() if gap.unit == Unit(share)), None)
    if points is None:
        return quantity_words(tongue, gap)
    if tongue.is_english:
        return f"{amount} {english_unit(Unit(points), gap.value).name}"
    return amount + tongue.word(points)
