"""
The scoring policies that ship: two national ones and the variants seen, as data with citations.

``SEEN`` was read in the named source, ``MEMORY`` is remembered, ``DESIGN`` fills what the source leaves open: a
policy whose own text says nothing on a kind of target says so in that rule's citation.  ``docs/sources.md`` explains
the tags.
"""

from collections.abc import Mapping
from types import MappingProxyType

from perfmodel._arguments import require
from perfmodel._base_errors import excerpt
from perfmodel.errors import InvalidValueError
from perfmodel.scoring._policy import EqualSense, GradeScale, OverFulfilment, Rounding, ScoringPolicy, Weights
from perfmodel.scoring._ratio_rules import AllOrNothing, InverseRatio, Mirror, PassMark, Proportional
from perfmodel.scoring._rules import Band, Bands, ByEnds, OnTime, SatisfactionLinear
from perfmodel.source import Citation, Standing
from perfmodel.targets._verdict import Verdict

_SEEN, _MEMORY, _DESIGN = Standing.SEEN, Standing.MEMORY, Standing.DESIGN
_2020, _2021 = "财预〔2020〕10号", "财预〔2021〕101号"
_SYSTEM, _HUBEI, _NOTE, _CHONGQING = "provincial system", "hubei form", "scoring note", "chongqing form"


def _own(note: str) -> Citation:
    return Citation("perfmodel", clause="docs/assessing.md", standing=_DESIGN, note=note)


# --- what several policies share --------------------------------------------------------------------------------------

_ROUNDING = Rounding(
    citation=Citation(
        _SYSTEM,
        clause="points of each row to two places, half away from zero",
        standing=_SEEN,
        note="no notice states it",
    )
)
_RANGE = ByEnds(
    id="SC14", citation=_own("no source for ranges was found: below the range by the floor, above by the ceiling")
)
_RANK = ByEnds(id="SC16", citation=_own("no source for ranks was found: a smaller place is better, so a ceiling"))
_ON_TIME = OnTime(
    citation=_own("no source for deadlines was found: done by the day earns the points, late earns nothing")
)
_YES_NO = AllOrNothing(
    id="SC09",
    citation=Citation(_2021, clause="indicators of yes or no", standing=_MEMORY, note="or a stated deduction"),
)
_ZERO = "a target of 0 makes every miss 0"


def _bands(top: str, middle: str, cuts: tuple[str, str], rule: str, citation: Citation) -> Bands:
    upper, lower = cuts
    labels = (top, middle, "未达成年度指标且效果较差")
    ends = (("1", upper), (upper, lower), (lower, "0"))
    verdicts = (Verdict.MET, Verdict.PARTLY_MET, Verdict.MISSED)
    return Bands(
        id=rule,
        bands=[
            Band(verdict=verdict, low=low, high=high, label=label)
            for verdict, label, (high, low) in zip(verdicts, labels, ends, strict=True)
        ],
        citation=citation,
    )


_MET, _PARTLY = "达成年度指标", "部分达成年度指标并具有一定效果"
_THREE_BANDS = _bands(
    _MET,
    _PARTLY,
    ("0.8", "0.6"),
    "SC07",
    Citation(
        _2020,
        clause="qualitative indicators: 100%-80% (80 in), 80%-60% (60 in), 60%-0%",
        standing=_MEMORY,
        note="seen as a check in a provincial system",
    ),
)

GRADES: Mapping[str, GradeScale] = MappingProxyType(
    {
        "90-80-60": GradeScale(
            bounds=(("优", 90), ("良", 80), ("中", 60), ("差", 0)),
            citation=Citation(
                _2020,
                clause="grades of evaluation, lower bound included",
                standing=_MEMORY,
                note="seen in a provincial system, and as the ministry's uniform bands for central departments",
            ),
        ),
        "80-70-60": GradeScale(
            bounds=(("优", 80), ("良", 70), ("中", 60), ("差", 0)),
            citation=Citation(_SYSTEM, clause="grades as another body set them in it", standing=_SEEN),
        ),
    }
)
"""The grade scales that were found, by name."""

_EXPLAIN_FROM_130 = OverFulfilment(
    threshold="1.3",
    citation=Citation(
        _SYSTEM,
        clause="an explanation from 130% of the target on (Guangxi)",
        standing=_SEEN,
        note="the national text says 'much higher' and gives no number; no formula of a deduction was found",
    ),
)


def _execution(source: str, clause: str, standing: Standing, note: str) -> ByEnds:
    return ByEnds(id="SC10", citation=Citation(source, clause=clause, standing=standing, note=note))


_RATE = "executed over adjusted budget, at most the points"
_NATIONAL_EXECUTION = _execution(
    _2020, _RATE, _SEEN, "the adjusted budget and the cap were seen in filled forms and a system"
)

# --- the policies -----------------------------------------------------------------------------------------------------

_MOF2020 = ScoringPolicy(
    name="mof2020",
    title="项目支出绩效评价管理办法（单位自评）",
    title_en="Measures for evaluating project spending (self-evaluation), Ministry of Finance, 2020",
    citation=Citation(_2020, standing=_MEMORY, note="articles 1 to 5 seen, the rest from memory"),
    weights=Weights(
        execution=10,
        blocks=(("output", 50), ("benefit", 30), ("satisfaction", 10)),
        cost_in="output",
        citation=Citation(
            _2020, clause="default weights, adjustable", standing=_SEEN, note="10, 50, 30 and 10 seen in a paper"
        ),
    ),
    floor=Proportional(
        citation=Citation(_2020, clause="quantitative indicators: full when met, else in proportion", standing=_MEMORY)
    ),
    ceiling=InverseRatio(
        citation=_own("the notice names the ratio of result and target, not how it runs where less is better: T/A here")
    ),
    qualitative=_THREE_BANDS,
    yes_no=_YES_NO,
    on_time=_ON_TIME,
    range=_RANGE,
    rank=_RANK,
    execution=_NATIONAL_EXECUTION,
    over=_EXPLAIN_FROM_130,
    rounding=_ROUNDING,
    grades=GRADES["90-80-60"],
)

_MOF2021 = ScoringPolicy(
    name="mof2021_guidance",
    title="项目支出核心绩效目标和指标设置及取值指引（试行）",
    title_en="Guidance on core objectives, indicators and their values (trial), Ministry of Finance, 2021",
    citation=Citation(_2021, standing=_MEMORY, note="opening seen; the matching columns seen in a provincial system"),
    weights=Weights(
        execution=10,
        blocks=(("output", 50), ("benefit", 30), ("satisfaction", 10)),
        with_cost=(("cost", 20), ("output", 40), ("benefit", 20), ("satisfaction", 10)),
        moves=(("satisfaction", "benefit"),),
        citation=Citation(
            _2021, clause="weights with and without cost; no satisfaction: its 10 go to benefit", standing=_MEMORY
        ),
    ),
    floor=PassMark(mark="0.6", citation=Citation(_2021, clause="statistics: pass mark 60%", standing=_MEMORY)),
    ceiling=PassMark(
        mark="0.6",
        citation=_own("the guidance gives the pass mark for r = A/T; where less is better r is T/A here"),
    ),
    satisfaction=SatisfactionLinear(
        full="0.9", mark="0.6", citation=Citation(_2021, clause="satisfaction from 60% to 90%", standing=_MEMORY)
    ),
    qualitative=_THREE_BANDS,
    yes_no=_YES_NO,
    on_time=_ON_TIME,
    range=_RANGE,
    rank=_RANK,
    execution=_NATIONAL_EXECUTION,
    over=_EXPLAIN_FROM_130,
    rounding=_ROUNDING,
    grades=GRADES["90-80-60"],
)

_PROVINCIAL = ScoringPolicy(
    name="provincial_system",
    title="省级绩效系统自动打分规则",
    title_en="Automatic scoring of a system that several provinces use",
    citation=Citation(_SYSTEM, standing=_SEEN),
    weights=Weights(
        execution=10, citation=Citation(_SYSTEM, clause="execution 10, indicators 90 in all", standing=_SEEN)
    ),
    floor=Proportional(citation=Citation(_SYSTEM, clause="≥ and ＞: full when A ≥ T, else A/T", standing=_SEEN)),
    ceiling=Mirror(
        citation=Citation(_SYSTEM, clause="≤ and ＜: 1−(A−T)/T, nothing from 2T on", standing=_SEEN, note=_ZERO)
    ),
    equal=EqualSense.FLOOR,
    zero_as_ceiling=True,
    qualitative=_bands(
        _MET,
        _PARTLY,
        ("0.8", "0.6"),
        "SC07",
        Citation(_SYSTEM, clause="a check of the person's points", standing=_SEEN),
    ),
    yes_no=_YES_NO,
    on_time=_ON_TIME,
    range=_RANGE,
    rank=_RANK,
    execution=_execution(
        _SYSTEM, _RATE, _SEEN, "an earlier script lacks the cap; one divides by 1 where the budget is 0"
    ),
    over=_EXPLAIN_FROM_130,
    rounding=_ROUNDING,
    grades=GRADES["90-80-60"],
)

_HUBEI2020 = ScoringPolicy(
    name="hubei2020",
    title="项目支出绩效自评表评分说明（湖北，2020年度）",
    title_en="Scoring notes of a project self-evaluation form, Hubei, 2020",
    citation=Citation(_HUBEI, standing=_SEEN),
    weights=Weights(execution=20, citation=Citation(_HUBEI, clause="execution 20, indicators 80", standing=_SEEN)),
    floor=Proportional(citation=Citation(_HUBEI, clause="w·A/T, at most w", standing=_SEEN)),
    ceiling=InverseRatio(citation=Citation(_HUBEI, clause="w·T/A, at most w", standing=_SEEN, note=_ZERO)),
    qualitative=_bands(
        _MET,
        _PARTLY,
        ("0.8", "0.5"),
        "SC08",
        Citation(_HUBEI, clause="100-80 (80 in), 80-50 (50 in), 50-0", standing=_SEEN),
    ),
    yes_no=_YES_NO,
    on_time=_ON_TIME,
    range=_RANGE,
    rank=_RANK,
    execution=_execution(_HUBEI, _RATE, _SEEN, "20 points"),
    rounding=_ROUNDING,
    grades=GRADES["90-80-60"],
)

_GENERIC_NOTE = ScoringPolicy(
    name="generic_note",
    title="项目支出绩效自评表评分说明",
    title_en="Scoring notes under a project form",
    citation=Citation(_NOTE, standing=_SEEN),
    weights=Weights(execution=10, citation=_own("the note states no points for execution: the national 10")),
    floor=Proportional(
        citation=Citation(_NOTE, clause="w·A/T", standing=_SEEN, note="the cap at w is not in the note")
    ),
    ceiling=InverseRatio(citation=Citation(_NOTE, clause="w·T/A", standing=_SEEN, note=_ZERO)),
    qualitative=_THREE_BANDS,
    yes_no=_YES_NO,
    on_time=_ON_TIME,
    range=_RANGE,
    rank=_RANK,
    execution=_NATIONAL_EXECUTION,
    rescale=Citation(
        _NOTE, clause="rows that do not apply drop out: total = points / points of the rest × 100", standing=_SEEN
    ),
    rounding=_ROUNDING,
    grades=GRADES["90-80-60"],
)

_CHONGQING2021 = ScoringPolicy(
    name="chongqing2021_dept",
    title="部门整体支出绩效自评表（重庆，2021年度）",
    title_en="Department-wide self-evaluation, Chongqing, 2021",
    citation=Citation(_CHONGQING, standing=_SEEN),
    weights=Weights(
        execution=10, citation=Citation(_CHONGQING, clause="execution row: 76% × 10 = 7.6", standing=_SEEN)
    ),
    floor=Proportional(
        citation=Citation(
            _CHONGQING,
            clause="points = weight × coefficient",
            standing=_SEEN,
            note="how the coefficient arises is not stated: A/T, at most 1, is this project's choice",
        )
    ),
    ceiling=InverseRatio(citation=_own("how the coefficient arises where less is better is not stated: T/A here")),
    qualitative=_THREE_BANDS,
    yes_no=_YES_NO,
    on_time=_ON_TIME,
    range=_RANGE,
    rank=_RANK,
    execution=_execution(_CHONGQING, "rate × weight", _SEEN, "76% of 10 points are 7.6"),
    rounding=_ROUNDING,
    grades=GRADES["90-80-60"],
)

_ALIASES = {"vendor_default": _PROVINCIAL}

POLICIES: Mapping[str, ScoringPolicy] = MappingProxyType(
    {
        **{item.name: item for item in (_MOF2020, _MOF2021, _PROVINCIAL, _HUBEI2020, _GENERIC_NOTE, _CHONGQING2021)},
        **_ALIASES,
    }
)
"""Every policy by its name; ``vendor_default`` is an older name of ``provincial_system``."""

ZERO_AS_CEILING = Citation(
    _SYSTEM, clause="a target of 0 under ≥, ＞ or ＝: full points when A ≤ 0, else none", standing=_SEEN
)
"""Why a target of 0 is met by 0 or less: more accidents than none are not better."""

NEGATIVE_AS_ZERO = Citation(_SYSTEM, clause="a negative actual counts as 0", standing=_SEEN)
"""Why a floor gives nothing, and not less, for a negative actual."""

SEVERAL = _own("no source for several targets in one cell was found: all met earns the points, else a person decides")
"""The rule of composites."""


_TEXT, _SUFFIX = frozenset("\n=[{"), ".toml"
"""What stands in the text of a policy and in no name, and how the name of its file ends."""


def policy(name: str, /) -> ScoringPolicy:
    """
    The shipped policy of a name.

    >>> policy("vendor_default").name
    'provincial_system'

    Raises:
        InvalidValueError: (``policy-unknown``) when no policy has that name; the message lists all.  Of the text or the
            path of a policy it says how that is loaded.
    """
    require(name, str, "name")
    found = POLICIES.get(name)
    if found is None:
        if _TEXT.intersection(name):
            message = "expected the name of a policy, found the text of one; hand it in as policy=load_policy(text)"
            raise InvalidValueError(message, code="policy-unknown")
        if name.lower().endswith(_SUFFIX):
            message = (
                "expected the name of a policy, found the path of a file; hand it in as "
                "policy=load_policy(Path('policy.toml').read_bytes())"
            )
            raise InvalidValueError(message, code="policy-unknown")
        message = f"no scoring policy {excerpt(name)!r}; use one of {', '.join(POLICIES)}"
        raise InvalidValueError(message, code="policy-unknown")
    return found
