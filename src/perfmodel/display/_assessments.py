"""
Judgements and assessments in words: how an actual stands to its target, and what it earns.

A judgement is a sentence for the code of its reason, and a clause for each assumption.  An assessment says why a row
has its points, what the money earns, and what it all adds up to.
"""

from decimal import Decimal
from fractions import Fraction

from perfmodel.display._citations import rule_words
from perfmodel.display._describe import category_name
from perfmodel.display._language import N_, Tongue
from perfmodel.display._policies import policy_title
from perfmodel.display._value_words import (
    actual_words,
    author_words,
    canonical_words,
    formula_words,
    gap_words,
    is_from_above,
    quantity_words,
)
from perfmodel.lexicon._reported_figures import is_nothing
from perfmodel.objectives._indicator import UNCLASSIFIED
from perfmodel.scoring._formula import FormulaKind, counted_from
from perfmodel.scoring._open_rows import change_example, remedy_of
from perfmodel.scoring._policy import POOL
from perfmodel.scoring._result import (
    AssessedExecution,
    AssessedLine,
    Assessment,
    LineStatus,
    Total,
    has_rule,
    is_at_bound,
    is_worthless,
    lets_pass,
    open_points,
)
from perfmodel.scoring._sums import part
from perfmodel.targets._polarity import EvidenceSource
from perfmodel.targets._render import marked_text
from perfmodel.targets._shapes import Range, Relative
from perfmodel.targets._terms import Direction, Polarity
from perfmodel.targets._verdict import REASONS, Assumption, AssumptionCode, Judgement, ReasonCode, Verdict
from perfmodel.taxonomy._category import CATEGORIES
from perfmodel.values._exact import SUMS, places_of, round_half_up
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Unit

ASSUMPTIONS: dict[AssumptionCode, str] = {
    "unit-from-target": N_("the bare number is taken in the target's unit {unit}"),
    "period-from-target": N_("the count is taken per {period}, as the target has it"),
    "loose-classifier": N_("{actual_unit} and {target_unit} are taken to count the same"),
    "stated-as-floor": N_("the target's bare value is taken as a minimum"),
    "stated-as-ceiling": N_("the target's bare value is taken as a maximum"),
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
    "per-from-name": N_("the value is taken as one per {per}, as the name says"),
    "unit-from-name": N_("the bare target is taken in {unit}, as the name says"),
}
"""The clause of each assumption."""
TURNED = N_("the number behind “{word}” is taken as {value}")

GAPS: dict[ReasonCode, str] = {
    "fell-short": N_(" by {gap}"),
    "exceeded": N_(" by {gap} too much"),  # in English “exceeds … by”, in Chinese another word than “falls short … by”
    "differs": N_(", {gap} apart"),
}
"""How the gap is said, for the reasons that have one."""

DAYS = N_(", {days} days late")
SPAN_OF_DAYS = N_(", {days} to {most_days} days late")
BOTH = N_(", read as {one} or as {other}")
RATIO = N_(" ({ratio} of the target)")
RATIO_OF_MOST = N_(" ({ratio} of the maximum)")
RATIO_OF_END = N_(" ({ratio} of {bound})")
CHANGE = N_("; report the change itself (“{example}”), or hand in the value of “{reference}”")
NONE_OR_BLANK = N_(
    "; “{word}” may say that there was none, or that nothing was filled in: report 0 where there was none"
)
REMEDY = N_("; to settle it, {remedy}")
PART = N_(" (in its part “{part}”)")
ASSUMING = N_("; {assumptions}")
NO_UNIT = N_("no unit")
NOTHING_STATED = N_("neither a target nor an actual value is stated")


def judgement_sentence(tongue: Tongue, judgement: Judgement, /, *, target: str | None = None) -> str:
    """
    A judgement in one sentence.

    Args:
        tongue: The language.

        judgement: What was found.

        target: The target in words, where its author's own are not to be taken.
    """
    reason, tongue = judgement.reason, tongue.as_written(judgement.target.text, judgement.actual.text)
    fields = dict(reason.fields)
    named = {name: value or tongue.say(NO_UNIT) for name, value in fields.items()}
    named |= {
        "actual": actual_words(tongue, judgement.actual),
        "target": target or author_words(tongue, judgement.target),
        "marked": marked_text(judgement.target),
    }
    blank = reason.code == "target-unstated" and not judgement.actual.reported
    sentence = tongue.say(NOTHING_STATED if blank else REASONS[reason.code], **named)
    if "part" in fields:
        sentence += tongue.say(PART, part=fields["part"])
    gap, ratio = judgement.gap, judgement.ratio
    if gap is not None and gap.value and reason.code in GAPS:
        sentence += tongue.say(GAPS[reason.code], gap=gap_words(tongue, gap))
    if reason.code == "late" and "days" in fields:
        sentence += tongue.say(SPAN_OF_DAYS if "most_days" in fields else DAYS, **fields)
    if "other" in fields and judgement.verdict is not Verdict.UNDECIDED:
        sentence += tongue.say(BOTH, **fields)
    if ratio is not None and ratio >= 0 and reason.code in _MEASURED and not _is_below_zero(judgement.bound):
        sentence += _share_of_target(tongue, judgement, ratio)
    sentence += _way_out(tongue, judgement, named)
    if judgement.assumptions:
        falls = isinstance(judgement.target, Relative) and judgement.target.direction is Direction.DECREASE
        assumptions = tongue.listed(_assumed(tongue, item, falls=falls) for item in judgement.assumptions)
        sentence += tongue.say(ASSUMING, assumptions=assumptions)
    return sentence


def _is_below_zero(bound: Quantity | None) -> bool:
    """Whether a target lies below zero, of which no part can be said: -3% is 60 % of -5%, and more."""
    return bound is not None and bound.value < 0


def _way_out(tongue: Tongue, judgement: Judgement, named: dict[str, str]) -> str:
    """What settles an open judgement: of 无 and of a bare percentage where a change is wished, what it may mean."""
    code, word = judgement.reason.code, judgement.actual.text.strip()
    if code == "actual-missing" and is_nothing(word):
        return tongue.say(NONE_OR_BLANK, word=word)
    named["example"] = tongue.word(change_example(judgement.target))
    if _is_change_asked(judgement):  # without the number: what was reported may be the level, and would then be met
        return tongue.say(CHANGE, **named)
    remedy = remedy_of(judgement.reason, judgement.target, judgement.actual)
    is_plain = not remedy or judgement.verdict is not Verdict.UNDECIDED or code in _PLAIN
    return "" if is_plain else tongue.say(REMEDY, remedy=tongue.say(remedy, **named))


def _is_change_asked(judgement: Judgement) -> bool:
    """Whether a change is asked for, and a bare percentage was reported, of which nobody knows against what it is."""
    number = judgement.actual.quantity
    asked = judgement.reason.code == "reference-unknown" and bool(change_example(judgement.target))
    return asked and number is not None and number.unit == Unit("%")


def _share_of_target(tongue: Tongue, judgement: Judgement, ratio: Fraction) -> str:
    """What part of the target the actual is; of a range, of the end that it lies beyond, of a ceiling, of the most."""
    share, bound = tongue.percent(ratio), judgement.bound
    if isinstance(judgement.target, Range) and bound is not None:
        return tongue.say(RATIO_OF_END, ratio=share, bound=quantity_words(tongue, bound))
    return tongue.say(RATIO_OF_MOST if is_from_above(judgement) else RATIO, ratio=share)


_PLAIN = frozenset(("actual-missing", "target-unstated", "words-need-a-reader", "claimed-nearly", "grades-unordered"))
"""Reasons whose sentence leaves nothing to ask: a value has to be filled in, or a person has to judge."""

_MEASURED = frozenset(("reached", "fell-short", "exceeded", "differs", "polarity-unknown", "target-approximate"))


def _assumed(tongue: Tongue, assumption: Assumption, *, falls: bool) -> str:
    """What was taken for granted; the ceiling of a change that goes down is the least of the fall that is printed."""
    fields = {name: value or tongue.say(NO_UNIT) for name, value in assumption.fields}
    code = "stated-as-floor" if falls and assumption.code == "stated-as-ceiling" else assumption.code
    return tongue.say(TURNED if code == "move-as-value" and "value" in fields else ASSUMPTIONS[code], **fields)


LINE = N_("{name}: {sentence}")
PARTS = N_("; ")
ABOVE = N_("more than the target counts as met by the rule, and it earns all its {points} points")
BELOW = N_("less than the target counts as met by the rule, and it earns all its {points} points")
SAME = N_("the very target counts as met by the rule, and it earns all its {points} points")
GRACED = N_("late by no more than the days of grace that the rule gives, it earns all its {points} points")
WORTHLESS = N_("its full points are 0, so nothing waits for it")
ALL_POINTS = N_("it earns all its {points} points")
NO_POINTS = N_("it earns {points} of {weight} points")
EARNS = N_("{formula}, so it earns {points} of {weight} points")
STATUSES = {
    LineStatus.NEEDS_READER: N_("a person has to score it, from {low} to {high} of {weight} points"),
    LineStatus.UNREPORTED: N_("until it is reported it earns from {low} to {high} of {weight} points"),
    LineStatus.UNDECIDED: N_("its points are open, from {low} to {high} of {weight}"),
    LineStatus.NOT_APPLICABLE: N_("it does not apply, so it drops out"),
    LineStatus.UNWEIGHTED: N_("its full points are not known, so it has none yet"),
}
"""What is said of a row whose points are no number."""

REFERENCE = N_("“{reference}” is {value}")
SIDES = {
    Polarity.HIGHER_IS_BETTER: N_("more is better"),
    Polarity.LOWER_IS_BETTER: N_("less is better"),
    Polarity.NEUTRAL: N_("neither side is better"),
}
"""Which side is better."""

EVIDENCE = {
    EvidenceSource.ARGUMENT: N_("{side}, as the caller says"),
    EvidenceSource.FORM: N_("{side}, as the form says"),
    EvidenceSource.NAME: N_("{side}, by the word “{word}” of its name"),
    EvidenceSource.CATEGORY: N_("{side}, by its category"),
    EvidenceSource.ZERO: N_("{side}, since the target is zero"),
}
"""What says which side is better."""

COUNTED = N_("{formula} (days counted from {day})")
EXECUTION = N_("Budget execution")
EXECUTED = N_("{executed} ÷ {adjusted} × {weight} {equals} {points}")
CAPPED = N_("{executed} ÷ {adjusted} is more than the budget, and no more than all the points are given")
MONEY_STATUSES = {
    LineStatus.UNREPORTED: N_("the executed amount or the budget is not reported, so it earns from {low} to {high}"),
    LineStatus.UNDECIDED: N_("{executed} of a budget of {adjusted} gives no rate, so it earns from {low} to {high}"),
    LineStatus.NOT_APPLICABLE: STATUSES[LineStatus.NOT_APPLICABLE],
}
"""What is said of the money whose points are no number."""

TOTALS = {"total": N_("Total"), "execution": EXECUTION, POOL: N_("All indicators"), UNCLASSIFIED: N_("Unclassified")}
"""What a sum is called that is no category."""

SUM = N_("{name}: {points} of {weight} points")
RANGE = N_("{low} to {high}")
POLICY = N_("by the policy {policy}")
GRADE, GRADES, NO_GRADE = N_("grade {grade}"), N_("grade {low} to {high}"), N_("no grade")
LOST = N_("points lost: {rows}")
WAITING = N_("still open: {rows}")
ROW = N_("{name} {points}")


def line_sentence(tongue: Tongue, line: AssessedLine, /) -> str:
    """Target, actual, formula with its numbers, points, rule and source of a row, behind its name."""
    return tongue.say(LINE, name=line.name, sentence=line_reasons(tongue, line))


def line_reasons(tongue: Tongue, line: AssessedLine, /) -> str:
    """The same without the name, for a table that has it in a column of its own."""
    tongue = tongue.as_written(line.target.text, "" if line.actual is None else line.actual.text)
    parts = [judgement_sentence(tongue, line.judgement, target=canonical_words(tongue, line.target))]
    if line.reference is not None and isinstance(line.target, Relative):
        parts.append(
            tongue.say(REFERENCE, reference=line.target.reference, value=quantity_words(tongue, line.reference))
        )
    taken = any(item.code.startswith("stated-as-") for item in line.assumptions)
    if line.polarity is not None and taken:
        side = tongue.say(SIDES[line.polarity.polarity])
        parts.append(tongue.say(EVIDENCE[line.polarity.source], side=side, word=line.polarity.word))
    parts.append(_points(tongue, line))
    if has_rule(line):
        parts.append(rule_words(tongue, line.rule, line.clause))
    return tongue.say(PARTS).join(parts)


def status_words(tongue: Tongue, line: AssessedLine, /) -> str:
    """Why the points of a row are no number, or an empty text where they are one."""
    low, high, weight = (tongue.number(number) for number in (*open_points(line), line.weight or Decimal(0)))
    found = WORTHLESS if is_worthless(line) and line.status in STATUSES else STATUSES.get(line.status)
    return "" if found is None else tongue.say(found, low=low, high=high, weight=weight)


def _points(tongue: Tongue, line: AssessedLine) -> str:
    if line.status is not LineStatus.SCORED or line.weight is None:
        return status_words(tongue, line)
    low, weight = tongue.number(line.low), tongue.number(line.weight)
    formula = line.formula
    if formula is None or formula.kind is FormulaKind.NOTHING:
        return tongue.say(NO_POINTS, points=low, weight=weight)
    if lets_pass(line, formula):
        return tongue.say(_let_pass(line), points=low)
    if formula.kind is FormulaKind.WHOLE:
        return tongue.say(ALL_POINTS, points=low)
    words = formula_words(tongue, formula, line.weight, line.low)
    start = counted_from(line.target) if formula.kind is FormulaKind.RATIO else None
    if start is not None:
        words = tongue.say(COUNTED, formula=words, day=tongue.day(start))
    return tongue.say(EARNS, formula=words, points=low, weight=weight)


def _let_pass(line: AssessedLine) -> str:
    """Why a missed target has all its points: late within grace, or beside an exact one on its good side."""
    if line.reached is None or line.bound is None:
        return GRACED
    if is_at_bound(line):
        return SAME
    return ABOVE if line.reached.exact > line.bound.exact else BELOW


def execution_sentence(tongue: Tongue, block: AssessedExecution, /) -> str:
    """What was spent of what, and the points that it earns, behind its name."""
    return tongue.say(LINE, name=tongue.say(EXECUTION), sentence=execution_reasons(tongue, block))


def execution_reasons(tongue: Tongue, block: AssessedExecution, /) -> str:
    """The same without the name."""
    return tongue.say(PARTS).join([_money(tongue, block), rule_words(tongue, block.rule, block.clause)])


def _money(tongue: Tongue, block: AssessedExecution) -> str:
    executed, adjusted = (
        "" if sum_ is None else quantity_words(tongue, sum_) for sum_ in (block.executed, block.adjusted)
    )
    low, high, weight = (tongue.number(number) for number in (block.low, block.high, block.weight))
    if block.status in MONEY_STATUSES or block.rate is None:
        return tongue.say(MONEY_STATUSES[block.status], executed=executed, adjusted=adjusted, low=low, high=high)
    if block.rate > 1 and block.low == block.weight:
        text = tongue.say(CAPPED, executed=executed, adjusted=adjusted)
    else:
        equals = "=" if part(block.weight, block.rate) == block.low else "≈"
        text = tongue.say(EXECUTED, executed=executed, adjusted=adjusted, weight=weight, equals=equals, points=low)
    return tongue.say(EARNS, formula=text, points=low, weight=weight)


def total_sentence(tongue: Tongue, total: Total, /) -> str:
    """A sum of points, of how many."""
    return tongue.say(
        SUM, name=total_name(tongue, total.id), points=points_words(tongue, total), weight=tongue.number(total.out_of)
    )


def total_name(tongue: Tongue, identifier: str, /) -> str:
    """What a sum is called: the label of its category, or its own name."""
    if identifier in TOTALS:
        return tongue.say(TOTALS[identifier])
    found = CATEGORIES.get(identifier)
    return identifier if found is None else category_name(tongue, found)


def points_words(tongue: Tongue, value: AssessedLine | AssessedExecution | Total, /) -> str:
    """The points of a row, of the money or of a sum; a range while some are open."""
    low, high = tongue.number(value.low), tongue.number(value.high)
    return low if value.low == value.high else tongue.say(RANGE, low=low, high=high)


def assessment_sentence(tongue: Tongue, assessment: Assessment, /) -> str:
    """Total and grade, which rows lost how many points, and which wait for somebody."""
    parts = [
        tongue.say(POLICY, policy=policy_title(tongue, assessment.policy, assessment.policy_title)),
        total_sentence(tongue, assessment.total),
        grade_words(tongue, assessment),
    ]
    lost = _lost(tongue, assessment)
    if lost:
        parts.append(tongue.say(LOST, rows=tongue.listed(lost)))
    waiting = [line.name for line in assessment.waiting]
    if assessment.execution.status in {LineStatus.UNREPORTED, LineStatus.UNDECIDED}:
        waiting.append(tongue.say(EXECUTION))
    if waiting:
        parts.append(tongue.say(WAITING, rows=tongue.listed(waiting)))
    return tongue.say(PARTS).join(parts)


def _lost(tongue: Tongue, assessment: Assessment) -> list[str]:
    """The rows, and the money behind them, that earn less than all their points, with what is missing."""
    block = assessment.execution
    lines = [(line.name, line.points, line.weight) for line in assessment.lines]
    earned = [*lines, (tongue.say(EXECUTION), block.points, block.weight)]
    lost = [
        (name, SUMS.subtract(weight, points))
        for name, points, weight in earned
        if points is not None and weight is not None and points < weight
    ]
    decimals = places_of(points for _, points in lost)
    return [
        tongue.say(ROW, name=name, points=tongue.number(round_half_up(Fraction(points), decimals)))
        for name, points in lost
    ]


def grade_words(tongue: Tongue, assessment: Assessment, /) -> str:
    """The grade, or the lowest and the highest that it may be."""
    if assessment.grade_low is None or assessment.grade_high is None:
        return tongue.say(NO_GRADE)
    if assessment.grade is not None:
        return tongue.say(GRADE, grade=assessment.grade)
    return tongue.say(GRADES, low=assessment.grade_low, high=assessment.grade_high)
