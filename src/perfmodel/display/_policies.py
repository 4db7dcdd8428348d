"""A policy in words, for people: what it gives for what, and where that comes from."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, assert_never

from perfmodel._arguments import require
from perfmodel.display._citations import citation_words
from perfmodel.display._describe import category_name
from perfmodel.display._language import COMMA, N_, Tongue, tongue_of
from perfmodel.display._value_words import share_words
from perfmodel.scoring._policy import (
    POOL,
    EqualSense,
    GradeScale,
    OverFulfilment,
    RoundedAt,
    Rounding,
    ScoringPolicy,
    Weights,
)
from perfmodel.scoring._ratio_rules import AllOrNothing, InverseRatio, Mirror, PassMark, Proportional, Steps
from perfmodel.scoring._result import rule_name
from perfmodel.scoring._rules import Bands, ByEnds, Late, OnTime, SatisfactionLinear
from perfmodel.scoring._shipped_policies import POLICIES
from perfmodel.scoring._shipped_policies import policy as policy_of
from perfmodel.source import Citation
from perfmodel.targets._verdict import Verdict
from perfmodel.taxonomy._category import CATEGORIES
from perfmodel.values._quantity import spell_amount

PolicyRule: TypeAlias = (
    Proportional
    | PassMark
    | Steps
    | Mirror
    | InverseRatio
    | AllOrNothing
    | SatisfactionLinear
    | Bands
    | OnTime
    | ByEnds
    | Weights
    | OverFulfilment
    | Rounding
    | GradeScale
)
"""What a policy is put together of."""

TITLE = N_("{name}: {title} [{source}]")
TITLED = N_("{title} ({name})")
HEADED = N_("{head}: {text}")
SOURCED = N_("{text} [{source}]")
RULED = N_("{text} [{rule}; {source}]")
SEVERAL = N_("; ")
HEADS = {
    "weights": N_("Points"),
    "execution": N_("Budget execution"),
    POOL: N_("All indicators"),
    "floor": N_("More is better (≥, ＞)"),
    "ceiling": N_("Less is better (≤, ＜)"),
    "equal": N_("Equal (＝)"),
    "satisfaction": N_("Satisfaction"),
    "qualitative": N_("In words"),
    "yes_no": N_("Yes or no"),
    "on_time": N_("Deadlines"),
    "range": N_("Ranges"),
    "rank": N_("Ranks"),
    "over": N_("Far above target"),
    "rescale": N_("Rows that do not apply"),
    "rounding": N_("Rounding"),
    "grades": N_("Grades"),
}
"""What the parts of a policy are called."""

EQUAL = {
    EqualSense.FLOOR: N_("scored as more is better"),
    EqualSense.BY_POLARITY: N_("scored by the indicator's polarity, else as more is better"),
}
BLOCK = N_("{block} {points}")
WITH_COST = N_("With cost indicators {blocks}")
MOVES = N_("without {missing} its points go to {heir}")
CAPPED, UNCAPPED = N_(", at most the points"), N_(", beyond the points too")
EXECUTION = N_("executed ÷ adjusted budget × points{cap}; not scored at a budget of zero")
STEPS = N_("in steps, full when met: {steps}; below that nothing")
STEP = N_("from {reached} of the target {part} of the points")
CEILING_STEP = N_("from T ÷ A = {reached} {part} of the points")
SATISFACTION = N_("full from {full}, nothing below {mark}, between them (rate − {mark}) ÷ ({full} − {mark})")
BAND = N_("{verdict}: {high} to {low} ({low} included)")
TOP_BAND = N_("{verdict}: {high} to {low} ({low} included, and {high})")
READER = N_("a person picks inside the band, the library checks")
VERDICTS = {
    Verdict.MET: N_("met"),
    Verdict.PARTLY_MET: N_("partly met"),
    Verdict.MISSED: N_("missed"),
    Verdict.UNDECIDED: N_("undecided"),
}
"""What each verdict is called."""

LATE = {
    Late.ZERO: N_("late earns nothing"),
    Late.PROPORTIONAL: N_("late earns planned days ÷ actual days"),
}
GRACE = N_("{late}, {days} days of grace")
ENDS = {
    "SC10": N_("executed ÷ adjusted budget × points; not scored at a budget of zero"),
    "SC14": N_("full inside, below as more is better, above as less is better"),
    "SC16": N_("a smaller place is better, scored as less is better"),
}
"""What each rule that leans on the two others says, by its id."""

LEANS = N_("scored by the rules for more is better and for less is better")
OVER = N_("from {threshold} times the target an explanation is required, {deduction}")
REDUCE = N_("and points fall to 1 − (ratio − {threshold}), never below {least}")
KEEP = N_("no points are taken")
RESCALE = N_("drop out: points ÷ points of the rest × 100")
ROUNDED = {
    RoundedAt.ROW: N_("each row rounded half up (decimals: {places}), then added"),
    RoundedAt.TOTAL: N_("added exactly, then rounded half up (decimals: {places})"),
}
GRADE = N_("{grade} from {low}")
PROPORTIONAL = N_("full when met, else A ÷ T")
PASS_FLOOR = N_("full when met, nothing below A ÷ T = {mark}, else (A ÷ T − {mark}) ÷ (1 − {mark})")
PASS_CEILING = N_("full when met, nothing below T ÷ A = {mark}, else (T ÷ A − {mark}) ÷ (1 − {mark})")
PASS_MARK = N_(
    "full when met, nothing below r = {mark}, else (r − {mark}) ÷ (1 − {mark}); r is A ÷ T, where less is better T ÷ A"
)
MIRROR = N_("full when met, then a straight line to nothing at {multiple} times the target")
INVERSE = N_("full when met, else T ÷ A")
ALL_OR_NOTHING = N_("full when met, else nothing")


def explain_policy(policy: ScoringPolicy | str, /, *, locale: str = "zh_Hans") -> str:
    """
    A policy in words: a line for each rule, with its source.

    >>> print(explain_policy("hubei2020", locale="en").splitlines()[2])
    - More is better (≥, ＞): full when met, else A ÷ T [SC01; hubei form, w·A/T, at most w; seen]

    Args:
        policy: The policy, or the name of a shipped one.

        locale: The language: ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them.

    Raises:
        InvalidValueError: (``locale-unknown``) for another language, (``policy-unknown``) for a name that no policy
            has.
    """
    require(policy, ScoringPolicy | str, "policy")
    require(locale, str, "locale")
    tongue = tongue_of(locale)
    return policy_words(tongue, policy_of(policy) if isinstance(policy, str) else policy)


def policy_words(tongue: Tongue, policy: ScoringPolicy, /) -> str:
    """The lines of a policy."""
    return "\n".join(_lines(tongue, policy))


def rule_sentence(tongue: Tongue, rule: PolicyRule, /) -> str:
    """One rule of a policy, with its id and its source."""
    return _sourced(tongue, _rule(tongue, rule), _id_of(rule), rule.citation)


def _id_of(rule: PolicyRule) -> str:
    match rule:
        case Weights() | Rounding() | GradeScale():
            return ""
        case _:
            return rule.id


def policy_title(tongue: Tongue, name: str, title: str, /) -> str:
    """The title of a policy with its name behind it; of one without a title the name."""
    shipped = _SHIPPED.get(title) if title else POLICIES.get(name)
    said = title if shipped is None else _title(tongue, shipped)
    return tongue.say(TITLED, title=said, name=name) if said else name


def cited_rules(tongue: Tongue, policy: ScoringPolicy, rules: Collection[str], /) -> list[str]:
    """The sentences of some rules of a policy, by their ids, in the order of the policy."""
    return [text for rule, text in _parts(tongue, policy) if rule in rules]


def _lines(tongue: Tongue, policy: ScoringPolicy) -> Iterator[str]:
    title, source = _title(tongue, policy), citation_words(tongue, policy.citation)
    yield tongue.say(TITLE, name=policy.name, title=title, source=source)
    yield from (f"- {text}" for _, text in _parts(tongue, policy))


def _parts(tongue: Tongue, policy: ScoringPolicy) -> Iterator[tuple[str, str]]:
    """Each part of a policy: the id of its rule, or an empty text, and its line."""
    yield _line(tongue, "weights", policy.weights)
    for key, rule in (("floor", policy.floor), ("ceiling", policy.ceiling)):
        text = _measured(tongue, rule, key) + ("" if policy.capped else tongue.say(UNCAPPED))
        yield rule.id, _headed(tongue, key, _sourced(tongue, text, rule.id, rule.citation))
    yield "", _headed(tongue, "equal", tongue.say(EQUAL[policy.equal]))
    if policy.satisfaction is not None:
        yield _line(tongue, "satisfaction", policy.satisfaction)
    yield _line(tongue, "qualitative", policy.qualitative)
    yield _line(tongue, "yes_no", policy.yes_no)
    yield _line(tongue, "on_time", policy.on_time)
    yield _line(tongue, "range", policy.range)
    yield _line(tongue, "rank", policy.rank)
    cap = tongue.say(CAPPED if policy.execution_capped else UNCAPPED)
    text = tongue.say(EXECUTION, cap=cap)
    execution = policy.execution
    yield execution.id, _headed(tongue, "execution", _sourced(tongue, text, execution.id, execution.citation))
    if policy.over is not None:
        yield _line(tongue, "over", policy.over)
    if policy.rescale is not None:
        yield "SC17", _headed(tongue, "rescale", _sourced(tongue, tongue.say(RESCALE), "SC17", policy.rescale))
    yield _line(tongue, "rounding", policy.rounding)
    yield _line(tongue, "grades", policy.grades)


_SHIPPED = {policy.title: policy for policy in POLICIES.values()}
"""The policies of the library by their titles."""


def _title(tongue: Tongue, policy: ScoringPolicy) -> str:
    """Its title in the language; that of a caller's own policy in the caller's characters."""
    if tongue.is_english:
        return policy.title_en or policy.title
    return tongue.word(policy.title) if policy.title in _SHIPPED else policy.title


def _line(tongue: Tongue, key: str, rule: PolicyRule) -> tuple[str, str]:
    return _id_of(rule), _headed(tongue, key, rule_sentence(tongue, rule))


def _headed(tongue: Tongue, key: str, text: str) -> str:
    return tongue.say(HEADED, head=tongue.say(HEADS[key]), text=text)


def _sourced(tongue: Tongue, text: str, rule: str, citation: Citation) -> str:
    source = citation_words(tongue, citation)
    return (
        tongue.say(RULED, text=text, rule=rule, source=source)
        if rule and rule_name(rule) == rule
        else tongue.say(SOURCED, text=text, source=source)
    )


def _measured(tongue: Tongue, rule: PolicyRule, side: str) -> str:
    """A rule that stands on one side, where a pass mark says which ratio it takes."""
    if isinstance(rule, Steps) and side == "ceiling":
        return _steps(tongue, rule, CEILING_STEP)
    if isinstance(rule, PassMark):
        return tongue.say(PASS_FLOOR if side == "floor" else PASS_CEILING, mark=_percent(tongue, rule.mark))
    return _rule(tongue, rule)


def _rule(tongue: Tongue, rule: PolicyRule) -> str:  # noqa: C901, PLR0912 - a case for each kind of rule
    match rule:
        case Proportional():
            text = tongue.say(PROPORTIONAL)
        case PassMark():
            text = tongue.say(PASS_MARK, mark=_percent(tongue, rule.mark))
        case Steps():
            text = _steps(tongue, rule, STEP)
        case Mirror():
            text = tongue.say(MIRROR, multiple=rule.zero_at)
        case InverseRatio():
            text = tongue.say(INVERSE)
        case AllOrNothing():
            text = tongue.say(ALL_OR_NOTHING)
        case SatisfactionLinear():
            text = tongue.say(SATISFACTION, full=_percent(tongue, rule.full), mark=_percent(tongue, rule.mark))
        case Bands():
            text = _bands(tongue, rule)
        case OnTime():
            text = tongue.say(LATE[rule.late])
            if rule.grace_days:
                text = tongue.say(GRACE, late=text, days=rule.grace_days)
        case ByEnds():
            text = tongue.say(ENDS.get(rule.id, LEANS))
        case Weights():
            text = _weights(tongue, rule)
        case OverFulfilment():
            text = _over(tongue, rule)
        case Rounding():
            text = tongue.say(ROUNDED[rule.at], places=rule.places)
        case GradeScale():
            text = tongue.listed(tongue.say(GRADE, grade=name, low=low) for name, low in rule.bounds)
        case _:
            assert_never(rule)
    return text


def _steps(tongue: Tongue, rule: Steps, step: str) -> str:
    """From which part of the target on which part of the points is given."""
    steps = (
        tongue.say(step, reached=_percent(tongue, one.reached), part=_percent(tongue, one.part)) for one in rule.steps
    )
    return tongue.say(STEPS, steps=tongue.say(SEVERAL).join(steps))


def _bands(tongue: Tongue, rule: Bands) -> str:
    shown = [
        tongue.say(
            TOP_BAND if band.verdict is Verdict.MET else BAND,
            verdict=tongue.say(VERDICTS[band.verdict]),
            high=_percent(tongue, band.high),
            low=_percent(tongue, band.low),
        )
        for band in rule.bands
    ]
    return tongue.say(SEVERAL).join((*shown, tongue.say(READER)))


def _over(tongue: Tongue, rule: OverFulfilment) -> str:
    deduction = (
        tongue.say(REDUCE, threshold=rule.threshold, least=_percent(tongue, rule.minimum))
        if rule.reduce
        else tongue.say(KEEP)
    )
    return tongue.say(OVER, threshold=rule.threshold, deduction=deduction)


def _weights(tongue: Tongue, weights: Weights) -> str:
    blocks = weights.blocks or ((POOL, weights.indicators),)
    parts = [_blocks(tongue, (("execution", weights.execution), *blocks))]
    if weights.with_cost:
        parts.append(tongue.say(WITH_COST, blocks=_blocks(tongue, weights.with_cost)))
    parts += [
        tongue.say(MOVES, missing=_block(tongue, missing), heir=_block(tongue, heir)) for missing, heir in weights.moves
    ]
    return tongue.say(SEVERAL).join(parts)


def _blocks(tongue: Tongue, blocks: tuple[tuple[str, Decimal], ...]) -> str:
    return tongue.say(COMMA).join(
        tongue.say(BLOCK, block=_block(tongue, name), points=spell_amount(points)) for name, points in blocks
    )


def _block(tongue: Tongue, name: str) -> str:
    if name in {POOL, "execution", "satisfaction"}:
        return tongue.say(HEADS[name])
    return category_name(tongue, CATEGORIES[name])


def _percent(tongue: Tongue, share: Decimal) -> str:
    return share_words(tongue, Fraction(share))
