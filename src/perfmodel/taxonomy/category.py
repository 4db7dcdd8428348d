"""
The canonical categories: what an indicator measures, whatever form prints it.

The identifiers are stable and go into exchanged documents.  The English labels are working renderings (from memory):
no official English list was found.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from perfmodel.arguments import require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.source import Citation, Standing
from perfmodel.targets.terms import Polarity
from perfmodel.taxonomy.wordings import (
    BY_LEVEL,
    EXECUTION_BLOCK,
    NOTICE_2015,
    NOTICE_2021,
    WORDINGS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

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
