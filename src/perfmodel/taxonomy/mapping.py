"""From one scheme to another: where a category goes, and what is lost on the way."""

from typing import NamedTuple, final

from attrs import field, frozen

from perfmodel.arguments import require, typed
from perfmodel.source import Citation, Standing
from perfmodel.taxonomy.category import Category, category
from perfmodel.taxonomy.scheme import Scheme, SchemeKind


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class CategoryMapping:
    """
    Where a category goes in another scheme.

    Attributes:
        category: The category to file it under; ``None`` where the scheme files nothing (a flat list, a frame).

        lost: What the reader of the other form no longer sees; empty when nothing is lost.

        citation: Where the rule comes from.
    """

    category: Category | None
    lost: tuple[str, ...]
    citation: Citation = field(repr=False)

    @property
    def lossless(self) -> bool:
        """Whether nothing is lost."""
        return not self.lost


class MapRule(NamedTuple):
    """Where a category goes in a scheme that does not print it: the first of *instead* that the scheme prints."""

    category: str
    instead: tuple[str, ...]
    lost: str
    citation: Citation


_MEMORY_2021 = Citation("财预〔2021〕101号", clause="indicator tree", standing=Standing.MEMORY)
_DESIGN = Citation("perfmodel", clause="docs/taxonomy.md", standing=Standing.DESIGN)

RULES: tuple[MapRule, ...] = (
    MapRule(
        "cost.unspecified",
        ("cost.economic",),
        "the kind of cost is taken to be economic; file it as social or environmental where its name says so",
        _MEMORY_2021,
    ),
    MapRule("cost.economic", ("cost.unspecified",), "that the cost is an economic one; keep it in a note", _DESIGN),
    MapRule("cost.social", ("cost.unspecified",), "that the cost is a social one; keep it in a note", _DESIGN),
    MapRule("cost.environmental", ("cost.unspecified",), "that the cost is environmental; keep it in a note", _DESIGN),
    MapRule(
        "cost",
        ("cost.unspecified", "cost.economic"),
        "that cost is a first level of its own; the scheme prints it below 产出指标 or by its kind",
        _DESIGN,
    ),
    MapRule(
        "benefit.sustainability",
        (),
        "the scheme has no 可持续影响指标; it is kept until you file it under the kind of benefit that it concerns",
        _MEMORY_2021,
    ),
)
"""The rules, in the order of the tree."""

_KEPT = "the scheme prints no {label}; it is kept as a label of its own"
_FLAT = "the category: the scheme is a flat list without categories"
_FRAME = "the category: an evaluation frame files no declared indicators"
_EXECUTION = "nothing is declared for the budget execution rate; it is scored from the amounts of the budget"


def map_category(item: Category, /, *, to: Scheme) -> CategoryMapping:
    """
    Where a category goes in another scheme, and what is lost.

    A category that the other scheme prints stays itself, whatever its first level there.  One that it does not print
    and that no rule places is kept as it is and said to be a label of its own: no guess is made.

    >>> from perfmodel import category, scheme
    >>> mapped = map_category(category("cost.social"), to=scheme("mof2015"))
    >>> mapped.category.id, mapped.lost
    ('cost.unspecified', ('that the cost is a social one; keep it in a note',))
    """
    require(item, Category, "item")
    require(to, Scheme, "to")
    printed = to.categories
    if item in printed:
        return CategoryMapping(category=item, lost=(), citation=to.citation)
    if not printed:
        reason = _FRAME if to.kind is SchemeKind.EVALUATION_FRAME else _FLAT
        return CategoryMapping(category=None, lost=(reason,), citation=to.citation)
    if item.id == "execution":
        return CategoryMapping(category=None, lost=(_EXECUTION,), citation=_DESIGN)
    for rule in RULES:
        place = _place(rule, item, printed)
        if place is not None:
            return CategoryMapping(category=place, lost=(rule.lost,), citation=rule.citation)
    return CategoryMapping(category=item, lost=(_KEPT.format(label=item.label),), citation=_DESIGN)


def _place(rule: MapRule, item: Category, printed: tuple[Category, ...]) -> Category | None:
    if rule.category != item.id:
        return None
    if not rule.instead:
        return item
    return next((found for found in map(category, rule.instead) if found in printed), None)
