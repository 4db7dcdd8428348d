"""Assessments in words: why a row has its points, what the money earns, what it all adds up to."""

from decimal import Decimal

from perfmodel.assessment.formula import FormulaKind
from perfmodel.assessment.policy import POOL
from perfmodel.assessment.result import AssessedExecution, AssessedLine, Assessment, LineStatus, Total
from perfmodel.assessment.sums import part
from perfmodel.display.citations import rule_words
from perfmodel.display.formulas import formula_words, quantity_words
from perfmodel.display.judgements import judgement_sentence
from perfmodel.display.names import category_name
from perfmodel.display.texts import canonical_words
from perfmodel.display.tongue import N_, Tongue
from perfmodel.objectives.indicator import UNCLASSIFIED
from perfmodel.targets.exact import SUMS
from perfmodel.targets.polarity import EvidenceSource
from perfmodel.targets.shapes import Relative
from perfmodel.targets.terms import Polarity
from perfmodel.taxonomy.category import CATEGORIES

LINE = N_("{name}: {sentence}")
PARTS = N_("; ")
ALL_POINTS = N_("it earns all its points, {points} of {weight}")
NO_POINTS = N_("it earns {points} of {weight} points")
EARNS = N_("{formula}, so it earns {points} of {weight} points")
STATUSES = {
    LineStatus.NEEDS_READER: N_("a person gives it from {low} to {high} of {weight} points"),
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
GRADE = N_("grade {grade}")
GRADES = N_("grade {low} to {high}")
NO_GRADE = N_("no grade")
LOST = N_("points lost: {rows}")
WAITING = N_("waiting for somebody: {rows}")
ROW = N_("{name} {points}")


def line_sentence(tongue: Tongue, line: AssessedLine, /) -> str:
    """Target, actual, formula with its numbers, points, rule and source of a row."""
    parts = [judgement_sentence(tongue, line.judgement, target=canonical_words(tongue, line.target))]
    if line.reference is not None and isinstance(line.target, Relative):
        parts.append(
            tongue.say(REFERENCE, reference=line.target.reference, value=quantity_words(tongue, line.reference))
        )
    taken = any(item.code.startswith("stated-as-") for item in line.assumptions)
    if line.polarity is not None and taken:
        side = tongue.say(SIDES[line.polarity.polarity])
        parts.append(tongue.say(EVIDENCE[line.polarity.source], side=side, word=line.polarity.word))
    parts += [_points(tongue, line), rule_words(tongue, line.rule, line.clause)]
    return tongue.say(LINE, name=line.name, sentence=tongue.say(PARTS).join(parts))


def _points(tongue: Tongue, line: AssessedLine) -> str:
    low, high, weight = (tongue.number(number or Decimal(0)) for number in (line.low, line.high, line.weight))
    if line.status is not LineStatus.SCORED or line.weight is None:
        return tongue.say(STATUSES[line.status], low=low, high=high, weight=weight)
    formula = line.formula
    if formula is None or formula.kind is FormulaKind.NOTHING:
        return tongue.say(NO_POINTS, points=low, weight=weight)
    if formula.kind is FormulaKind.WHOLE:
        return tongue.say(ALL_POINTS, points=low, weight=weight)
    return tongue.say(EARNS, formula=formula_words(tongue, formula, line.weight, line.low), points=low, weight=weight)


def execution_sentence(tongue: Tongue, block: AssessedExecution, /) -> str:
    """What was spent of what, and the points that it earns."""
    parts = [_money(tongue, block), rule_words(tongue, block.rule, block.clause)]
    return tongue.say(LINE, name=tongue.say(EXECUTION), sentence=tongue.say(PARTS).join(parts))


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
        SUM, name=total_name(tongue, total.id), points=_range(tongue, total), weight=tongue.number(total.out_of)
    )


def total_name(tongue: Tongue, identifier: str, /) -> str:
    """What a sum is called: the label of its category, or its own name."""
    if identifier in TOTALS:
        return tongue.say(TOTALS[identifier])
    found = CATEGORIES.get(identifier)
    return identifier if found is None else category_name(tongue, found)


def _range(tongue: Tongue, total: Total) -> str:
    low, high = tongue.number(total.low), tongue.number(total.high)
    return low if total.low == total.high else tongue.say(RANGE, low=low, high=high)


def assessment_sentence(tongue: Tongue, assessment: Assessment, /) -> str:
    """Total and grade, which rows lost how many points, and which wait for somebody."""
    parts = [
        tongue.say(POLICY, policy=assessment.policy),
        total_sentence(tongue, assessment.total),
        grade_words(tongue, assessment),
    ]
    lost = [
        tongue.say(ROW, name=line.name, points=tongue.number(SUMS.subtract(line.weight, line.low)))
        for line in assessment.lines
        if line.points is not None and line.weight is not None and line.points < line.weight
    ]
    block = assessment.execution
    if block.points is not None and block.points < block.weight:
        lost.append(
            tongue.say(ROW, name=tongue.say(EXECUTION), points=tongue.number(SUMS.subtract(block.weight, block.points)))
        )
    if lost:
        parts.append(tongue.say(LOST, rows=tongue.listed(lost)))
    waiting = [line.name for line in assessment.waiting]
    if block.status in {LineStatus.UNREPORTED, LineStatus.UNDECIDED}:
        waiting.append(tongue.say(EXECUTION))
    if waiting:
        parts.append(tongue.say(WAITING, rows=tongue.listed(waiting)))
    return tongue.say(PARTS).join(parts)


def grade_words(tongue: Tongue, assessment: Assessment, /) -> str:
    """The grade, or the lowest and the highest that it may be."""
    if assessment.grade_low is None or assessment.grade_high is None:
        return tongue.say(NO_GRADE)
    if assessment.grade is not None:
        return tongue.say(GRADE, grade=assessment.grade)
    return tongue.say(GRADES, low=assessment.grade_low, high=assessment.grade_high)
