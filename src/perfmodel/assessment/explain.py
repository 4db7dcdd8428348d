"""A policy in words, for people: what it gives for what, and where that comes from."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal, assert_never

from perfmodel.arguments import require
from perfmodel.assessment.policies import policy as policy_of
from perfmodel.assessment.policy import POOL, EqualSense, RoundedAt, ScoringPolicy
from perfmodel.assessment.rules import (
    AllOrNothing,
    Bands,
    CeilingRule,
    FloorRule,
    InverseRatio,
    Late,
    Mirror,
    OnTime,
    PassMark,
    Proportional,
)
from perfmodel.errors import InvalidValueError
from perfmodel.source import Citation, Standing
from perfmodel.targets.exact import round_half_up
from perfmodel.targets.verdict import Verdict
from perfmodel.taxonomy.category import CATEGORIES
from perfmodel.values.spell import spell_amount

Locale = Literal["zh", "en"]

_ZH, _EN = 0, 1
_WORDS: dict[str, tuple[str, str]] = {
    "weights": ("分值", "Points"),
    "with_cost": ("有成本指标时", "With cost indicators"),
    "moves": ("无{0}时，其分值并入{1}", "without {0} its points go to {1}"),
    "execution": ("预算执行", "Budget execution"),
    "execution_rule": (
        "执行数÷全年预算数×分值{0}；预算为零时不评分",
        "executed ÷ adjusted budget × points{0}; not scored at a budget of zero",
    ),
    "capped": ("，不超过分值", ", at most the points"),
    "uncapped": ("，可超过分值", ", beyond the points too"),
    POOL: ("指标合计", "All indicators"),
    "floor": ("正向指标（≥、＞）", "More is better (≥, ＞)"),
    "ceiling": ("反向指标（≤、＜）", "Less is better (≤, ＜)"),
    "equal": ("等于（＝）", "Equal (＝)"),
    "equal_floor": ("按正向指标评分", "scored as more is better"),
    "equal_by_polarity": (
        "按指标方向评分，无方向时按正向",
        "scored by the indicator's polarity, else as more is better",
    ),
    "satisfaction": ("满意度", "Satisfaction"),
    "satisfaction_rule": (
        "满意度不低于{0}得满分，低于{1}不得分，其间按(满意度−{1})÷({0}−{1})",
        "full from {0}, nothing below {1}, between them (rate − {1}) ÷ ({0} − {1})",
    ),
    "qualitative": ("定性指标", "In words"),
    "band": ("{0}：{1}–{2}（含{2}{3}）", "{0}: {1} to {2} ({2} included{3})"),
    "top": ("和{0}", ", and {0}"),
    "reader": ("由人在档内评分，程序只核对", "a person picks inside the band, the library checks"),
    "yes_no": ("是否类指标", "Yes or no"),
    "on_time": ("时限", "Deadlines"),
    "late_zero": ("逾期不得分", "late earns nothing"),
    "late_proportional": ("逾期按计划天数÷实际天数", "late earns planned days ÷ actual days"),
    "grace": ("，宽限{0}天", ", {0} days of grace"),
    "range": ("区间", "Ranges"),
    "range_rule": (
        "区间内满分，低于下限按正向、高于上限按反向",
        "full inside, below as more is better, above as less is better",
    ),
    "rank": ("名次", "Ranks"),
    "rank_rule": ("名次越小越好，按反向评分", "a smaller place is better, scored as less is better"),
    "over": ("超额完成", "Far above target"),
    "over_flag": ("达到目标值的{0}倍及以上须说明原因", "from {0} times the target an explanation is required"),
    "over_reduce": (
        "并按1−(完成比−{0})扣减，最低{1}",
        "and points fall to 1 − (ratio − {0}), never below {1}",
    ),
    "over_keep": ("不自动扣分", "no points are taken"),
    "rescale": ("不适用指标", "Rows that do not apply"),
    "rescale_rule": ("剔除后按得分÷适用分值×100折算", "drop out: points ÷ points of the rest × 100"),
    "rounding": ("取整", "Rounding"),
    "rounding_row": ("各项得分四舍五入到{0}位小数后相加", "each row half up to {0} decimals, then added"),
    "rounding_total": ("精确相加后四舍五入到{0}位小数", "added exactly, then half up to {0} decimals"),
    "grades": ("等级", "Grades"),
    "grade": ("{0}：{1}分及以上", "{0} from {1}"),
    "proportional": ("达到目标得满分，否则按A÷T", "full when met, else A ÷ T"),
    "pass_floor": (
        "达到目标得满分，A÷T低于{0}不得分，其间按(A÷T−{0})÷(1−{0})",
        "full when met, nothing below A ÷ T = {0}, else (A ÷ T − {0}) ÷ (1 − {0})",
    ),
    "pass_ceiling": (
        "不超过目标得满分，T÷A低于{0}不得分，其间按(T÷A−{0})÷(1−{0})",
        "full when met, nothing below T ÷ A = {0}, else (T ÷ A − {0}) ÷ (1 − {0})",
    ),
    "mirror": (
        "不超过目标得满分，直线降至{0}倍目标时为零",
        "full when met, then a straight line to nothing at {0} times the target",
    ),
    "inverse_ratio": ("不超过目标得满分，否则按T÷A", "full when met, else T ÷ A"),
    "all_or_nothing": ("达到得满分，否则不得分", "full when met, else nothing"),
    "seen": ("见原文", "seen"),
    "memory": ("凭记忆", "from memory"),
    "design": ("本项目设定", "this project's choice"),
    "met": ("达成", "met"),
    "partly_met": ("部分达成", "partly met"),
    "missed": ("未达成", "missed"),
}
"""Every word of an explanation, in Chinese and in English."""

_STANDINGS = {Standing.SEEN: "seen", Standing.MEMORY: "memory", Standing.DESIGN: "design"}


def explain_policy(policy: ScoringPolicy | str, /, *, locale: Locale = "zh") -> str:
    """
    A policy in words: a line for each rule, with its source.

    >>> print(explain_policy("hubei2020", locale="en").splitlines()[2])
    - More is better (≥, ＞): full when met, else A ÷ T [SC01; hubei form, w·A/T, at most w; seen]

    Args:
        policy: The policy, or the name of a shipped one.

        locale: ``zh`` or ``en``.

    Raises:
        InvalidValueError: (``locale-unknown``) for another locale, (``policy-unknown``) for a name that no policy has.
    """
    require(policy, ScoringPolicy | str, "policy")
    require(locale, str, "locale")
    if locale not in {"zh", "en"}:
        message = f"expected the locale 'zh' or 'en', found {locale!r}"
        raise InvalidValueError(message, code="locale-unknown")
    found = policy_of(policy) if isinstance(policy, str) else policy
    return "\n".join(_Explainer(_ZH if locale == "zh" else _EN).lines(found))


class _Explainer:
    """Writes in one language."""

    def __init__(self, language: int) -> None:
        self._language = language
        self._colon, self._comma = ("：", "，") if language == _ZH else (": ", ", ")

    def _say(self, key: str, *values: object) -> str:
        return _WORDS[key][self._language].format(*values)

    def lines(self, policy: ScoringPolicy) -> Iterator[str]:
        title = policy.title if self._language == _ZH else policy.title_en or policy.title
        yield f"{policy.name}{self._colon}{title} [{self._source(policy.citation)}]"
        yield self._line("weights", self._weights(policy), "", policy.weights.citation)
        for key, rule in (("floor", policy.floor), ("ceiling", policy.ceiling)):
            text = self._measured(rule, key) + ("" if policy.capped else self._say("uncapped"))
            yield self._line(key, text, rule.id, rule.citation)
        sense = "equal_floor" if policy.equal is EqualSense.FLOOR else "equal_by_polarity"
        yield f"- {self._say('equal')}{self._colon}{self._say(sense)}"
        if policy.satisfaction is not None:
            rate = policy.satisfaction
            text = self._say("satisfaction_rule", _percent(rate.full), _percent(rate.mark))
            yield self._line("satisfaction", text, rate.id, rate.citation)
        yield self._line(
            "qualitative", self._bands(policy.qualitative), policy.qualitative.id, policy.qualitative.citation
        )
        yield self._line("yes_no", self._say("all_or_nothing"), policy.yes_no.id, policy.yes_no.citation)
        yield self._line("on_time", self._on_time(policy.on_time), policy.on_time.id, policy.on_time.citation)
        yield self._line("range", self._say("range_rule"), policy.range.id, policy.range.citation)
        yield self._line("rank", self._say("rank_rule"), policy.rank.id, policy.rank.citation)
        yield from self._whole(policy)

    def _whole(self, policy: ScoringPolicy) -> Iterator[str]:
        """What concerns the whole document."""
        cap = self._say("capped" if policy.execution_capped else "uncapped")
        yield self._line("execution", self._say("execution_rule", cap), policy.execution.id, policy.execution.citation)
        if policy.over is not None:
            over = policy.over
            after = (
                self._say("over_reduce", over.threshold, _percent(over.minimum))
                if over.reduce
                else self._say("over_keep")
            )
            text = f"{self._say('over_flag', over.threshold)}{self._comma}{after}"
            yield self._line("over", text, "SC12" if over.reduce else "SC11", over.citation)
        if policy.rescale is not None:
            yield self._line("rescale", self._say("rescale_rule"), "SC17", policy.rescale)
        rounding = policy.rounding
        key = "rounding_row" if rounding.at is RoundedAt.ROW else "rounding_total"
        yield self._line("rounding", self._say(key, rounding.places), "", rounding.citation)
        grades = self._comma.join(self._say("grade", name, low) for name, low in policy.grades.bounds)
        yield self._line("grades", grades, "", policy.grades.citation)

    def _line(self, key: str, text: str, rule: str, citation: Citation) -> str:
        source = "; ".join(part for part in (rule, self._source(citation)) if part)
        return f"- {self._say(key)}{self._colon}{text} [{source}]"

    def _source(self, citation: Citation) -> str:
        place = citation.source if citation.clause is None else f"{citation.source}, {citation.clause}"
        note = "" if citation.note is None else f" ({citation.note})"
        return f"{place}; {self._say(_STANDINGS[citation.standing])}{note}"

    def _weights(self, policy: ScoringPolicy) -> str:
        weights = policy.weights
        blocks = weights.blocks or ((POOL, weights.indicators),)
        parts = [self._blocks((("execution", weights.execution), *blocks))]
        if weights.with_cost:
            parts.append(f"{self._say('with_cost')} {self._blocks(weights.with_cost)}")
        parts += [self._say("moves", self._block(missing), self._block(heir)) for missing, heir in weights.moves]
        return "; ".join(parts)

    def _blocks(self, blocks: tuple[tuple[str, Decimal], ...]) -> str:
        return self._comma.join(f"{self._block(name)} {spell_amount(points)}" for name, points in blocks)

    def _block(self, name: str) -> str:
        if name in _WORDS:
            return self._say(name)
        return CATEGORIES[name].label if self._language == _ZH else CATEGORIES[name].label_en

    def _measured(self, rule: FloorRule | CeilingRule, side: str) -> str:
        match rule:
            case Proportional():
                return self._say("proportional")
            case PassMark():
                return self._say(f"pass_{side}", _percent(rule.mark))
            case Mirror():
                return self._say("mirror", rule.zero_at)
            case InverseRatio():
                return self._say("inverse_ratio")
            case AllOrNothing():
                return self._say("all_or_nothing")
            case _:
                assert_never(rule)

    def _bands(self, rule: Bands) -> str:
        shown = [
            self._say(
                "band",
                self._say(band.verdict.value),
                _percent(band.high),
                _percent(band.low),
                self._say("top", _percent(band.high)) if band.verdict is Verdict.MET else "",
            )
            for band in rule.bands
        ]
        return "; ".join((*shown, self._say("reader")))

    def _on_time(self, rule: OnTime) -> str:
        grace = self._say("grace", rule.grace_days) if rule.grace_days else ""
        return self._say("late_zero" if rule.late is Late.ZERO else "late_proportional") + grace


def _percent(share: Decimal) -> str:
    return f"{spell_amount(round_half_up(Fraction(share) * 100, 6)).rstrip('0').rstrip('.')}%"
