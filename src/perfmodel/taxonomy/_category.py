"""
The canonical categories: what an indicator measures, whatever form prints it, and the labels printed for each.

The labels are data: every row with its citation.

The identifiers are stable and go into exchanged documents.  The English labels are working renderings (from memory):
no official English list was found.

A label is looked up without blanks, leading ordinal, points note and trailing 指标 or 目标 (see
``_category_labels``), so the words here stand bare.  A new wording is a new row, nothing else.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from perfmodel._arguments import require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._rows import WordRow
from perfmodel.source import Citation, Standing
from perfmodel.targets._terms import Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEN_FORMS = Citation("forms", clause="labels of the category columns", standing=Standing.SEEN)
SEEN_LEVEL_1 = Citation("forms", clause="wordings of the first level", standing=Standing.SEEN)
REMEMBERED = Citation("forms", clause="labels of the category columns", standing=Standing.MEMORY)
FRAME_2013 = Citation("财预〔2013〕53号", clause="effect block", standing=Standing.MEMORY)
NOTICE_2015 = Citation("财预〔2015〕88号", clause="indicator tree", standing=Standing.MEMORY)
NOTICE_2021 = Citation("财预〔2021〕101号", clause="indicator tree", standing=Standing.MEMORY)
PARTNERSHIPS = Citation("财金〔2020〕13号", clause="indicator frames of the operation period", standing=Standing.MEMORY)
EXECUTION_BLOCK = Citation("财预〔2020〕10号", clause="budget execution block", standing=Standing.SEEN)
COUNTERPART = Citation(
    "perfmodel",
    clause="docs/taxonomy.md",
    standing=Standing.DESIGN,
    note="the wording was seen, its counterpart is this project's reading",
)

WORDINGS: tuple[WordRow, ...] = (
    WordRow("output", "产出", SEEN_FORMS),
    WordRow("output", "预期产出 项目产出 项目完成 产出值", COUNTERPART),
    WordRow("output.quantity", "数量 产出数量", SEEN_FORMS),
    WordRow("output.quality", "质量 产出质量", SEEN_FORMS),
    WordRow("output.timeliness", "时效 进度 产出进度 产出时效", SEEN_FORMS),
    WordRow("cost.unspecified", "产出成本", SEEN_FORMS),
    WordRow("cost.economic", "经济成本", SEEN_FORMS),
    WordRow("cost.social", "社会成本", NOTICE_2021),
    WordRow("cost.environmental", "生态环境成本", NOTICE_2021),
    WordRow("cost.environmental", "生态成本 环境成本", REMEMBERED),
    WordRow("benefit", "效益 效果", SEEN_FORMS),
    WordRow("benefit", "实施效果 预期效果 项目效益 项目效果 效益值 结果", COUNTERPART),
    WordRow("benefit.economic", "经济效益", SEEN_FORMS),
    WordRow("benefit.social", "社会效益", SEEN_FORMS),
    WordRow("benefit.ecological", "生态效益 环境效益", SEEN_FORMS),
    WordRow("benefit.ecological", "生态环境效益", REMEMBERED),
    WordRow("benefit.sustainability", "可持续影响 可持续发展", SEEN_FORMS),
    WordRow("benefit.sustainability", "可持续性影响 可持续效益 可持续发展影响", REMEMBERED),
    WordRow("benefit.economic", "经济影响", PARTNERSHIPS),
    WordRow("benefit.social", "社会影响", PARTNERSHIPS),
    WordRow("benefit.ecological", "生态影响", PARTNERSHIPS),
    WordRow("benefit.sustainability", "可持续性", PARTNERSHIPS),
    WordRow("satisfaction.beneficiary", "服务对象满意度 受益对象满意度", SEEN_FORMS),
    WordRow("satisfaction.beneficiary", "社会公众或服务对象满意度", FRAME_2013),
    WordRow("satisfaction.beneficiary", "服务对象或项目受益人满意度", NOTICE_2015),
    WordRow("satisfaction.beneficiary", "社会公众满意度 受益群众满意度 群众满意度", REMEMBERED),
    WordRow("execution", "预算执行率 预算执行 预算执行情况", EXECUTION_BLOCK),
)
"""Labels that name one category wherever they stand."""

BY_LEVEL: dict[str, tuple[str, str, str]] = {
    "成本": ("cost", "cost.unspecified", "cost.unspecified"),
    "满意度": ("satisfaction", "satisfaction.beneficiary", "satisfaction"),
}
"""
Labels that stand on both levels: the category on the first, on the second, and where neither level nor scheme tells.

成本指标 is a first level since 财预〔2021〕101号 and was a second level under 产出指标 before (both from memory);
满意度指标 was seen on both levels of one form.
"""

NO_COUNTERPART: tuple[WordRow, ...] = (WordRow("", "投入 影响力 项目决策 项目管理 决策 管理 过程", SEEN_LEVEL_1),)
"""Labels seen on the first level that have no category here: they stay as printed."""


COST_IS_LOW = Citation(
    "perfmodel", clause="docs/taxonomy.md", standing=Standing.DESIGN, note="of a cost, less is better"
)
OTHERS_ARE_HIGH = Citation("perfmodel", clause="docs/taxonomy.md", standing=Standing.DESIGN, note="else more is better")
LOWER_IS_BETTER = MappingProxyType({"cost": COST_IS_LOW})
"""The first-level categories where less is better, each with its citation; in all others more is."""


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Category:
    """
    One category of the canonical tree.

    >>> category("output.quantity").label, category("cost.social").polarity.value
    ('数量指标', 'lower_is_better')

    Attributes:
        id: The stable name: the first level, a dot, the second (``output.quantity``).

        label: As the ministry's forms print it.

        label_en: A working English rendering.

        parent: The id of the first level, or ``None`` on the first level.

        synonyms: Other printed wordings, bare (without 指标).

        stratml: The default ``ValueChainStage`` of StratML, or ``None`` where it is no result.

        iati_result: The default result type of IATI 2.03, or ``None`` where it is no result.

        citation: Where the category comes from.
    """

    id: str
    label: str = field(repr=False)
    label_en: str = field(repr=False)
    parent: str | None = field(repr=False)
    synonyms: tuple[str, ...] = field(default=(), repr=False)
    stratml: str | None = field(default=None, repr=False)
    iati_result: str | None = field(default=None, repr=False)
    citation: Citation = field(repr=False)

    @property
    def level(self) -> int:
        """1 for 产出, 成本, 效益, 满意度 and 预算执行率; 2 for what stands below them."""
        return 1 if self.parent is None else 2

    @property
    def top(self) -> str:
        """The id of the first level it belongs to: ``output`` of ``output.quantity``."""
        return self.id if self.parent is None else self.parent

    @property
    def polarity(self) -> Polarity:
        """Whether more or less is better where neither the caller nor the indicator says: less for cost, else more."""
        return Polarity.LOWER_IS_BETTER if self.top in LOWER_IS_BETTER else Polarity.HIGHER_IS_BETTER


# id | label | English | StratML stage | IATI result type.  Codes: read in the StratML Part 2 schema and the IATI 2.03
# code list; which category goes to which code is this project's choice.  IATI has no result type for cost: 9, other.
_ROWS: tuple[tuple[str, str, str, str | None, str | None, Citation], ...] = (
    ("output", "产出指标", "Output indicators", "Output", "1", NOTICE_2015),
    ("output.quantity", "数量指标", "Quantity", "Output", "1", NOTICE_2015),
    ("output.quality", "质量指标", "Quality", "Output", "1", NOTICE_2015),
    ("output.timeliness", "时效指标", "Timeliness", "Output", "1", NOTICE_2015),
    ("cost", "成本指标", "Cost indicators", "Input", "9", NOTICE_2021),
    ("cost.economic", "经济成本指标", "Economic cost", "Input", "9", NOTICE_2021),
    ("cost.social", "社会成本指标", "Social cost", "Input", "9", NOTICE_2021),
    ("cost.environmental", "生态环境成本指标", "Ecological/environmental cost", "Input", "9", NOTICE_2021),
    ("cost.unspecified", "成本指标", "Cost (kind not stated)", "Input", "9", NOTICE_2015),
    ("benefit", "效益指标", "Outcome (benefit) indicators", "Outcome", "2", NOTICE_2015),
    ("benefit.economic", "经济效益指标", "Economic benefit", "Outcome", "2", NOTICE_2015),
    ("benefit.social", "社会效益指标", "Social benefit", "Outcome", "2", NOTICE_2015),
    ("benefit.ecological", "生态效益指标", "Ecological (environmental) benefit", "Outcome", "2", NOTICE_2015),
    ("benefit.sustainability", "可持续影响指标", "Sustainability impact", "Outcome", "3", NOTICE_2015),
    ("satisfaction", "满意度指标", "Satisfaction indicators", "Outcome", "2", NOTICE_2015),
    ("satisfaction.beneficiary", "服务对象满意度指标", "Beneficiary satisfaction", "Outcome", "2", NOTICE_2015),
    ("execution", "预算执行率", "Budget execution rate", None, None, EXECUTION_BLOCK),
)


def _synonyms(identifier: str, label: str) -> tuple[str, ...]:
    words = [word for row in WORDINGS if row.meaning == identifier for word in row.words.split()]
    words += [word for word, (first, second, _) in BY_LEVEL.items() if identifier in {first, second}]
    return tuple(word for word in words if word != label.removesuffix("指标"))


CATEGORIES: "Mapping[str, Category]" = MappingProxyType(
    {
        identifier: Category(
            id=identifier,
            label=label,
            label_en=english,
            parent=identifier.partition(".")[0] if "." in identifier else None,
            synonyms=_synonyms(identifier, label),
            stratml=stage,
            iati_result=result,
            citation=citation,
        )
        for identifier, label, english, stage, result, citation in _ROWS
    }
)
"""Every category by its id, in the order of the tree."""


def category(identifier: str, /) -> Category:
    """
    The category of an id.

    >>> category("benefit.ecological").label_en
    'Ecological (environmental) benefit'

    Raises:
        InvalidValueError: (``category-unknown``) when no category has that id; the message lists all.
    """
    require(identifier, str, "identifier", "hand in its id; the category of a row is one already (row.category.label)")
    found = CATEGORIES.get(identifier)
    if found is None:
        message = f"no category {identifier!r}; use one of {', '.join(CATEGORIES)}"
        raise InvalidValueError(message, code="category-unknown")
    return found
