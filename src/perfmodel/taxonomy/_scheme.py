"""
Schemes: the tree that a notice or a form prints, the category of each of its labels, and the way to another.

A declaration or self-evaluation form files indicators under categories; an evaluation frame (2013, 2020) is a list of
what evaluators look at, so its nodes carry labels and no category.

From one scheme to another: where a category goes, and what is lost on the way.
"""

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, final

from attrs import field, frozen

from perfmodel._arguments import Choice, require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.source import Citation, Standing
from perfmodel.taxonomy._category import Category, category
from perfmodel.taxonomy._trees import FRAMES, SCHEME_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@final
class SchemeKind(Choice):
    """What a scheme is for: filling in objectives, reporting on them, or evaluating from outside."""

    DECLARATION = "declaration"
    SELF_EVALUATION = "self_evaluation"
    EVALUATION_FRAME = "evaluation_frame"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Node:
    """
    One label of a printed tree.

    Attributes:
        label: As printed, without the blanks that line breaks leave.

        category: What it stands for; ``None`` in an evaluation frame.

        label_en: A working English rendering, or ``None`` where none was made.

        children: What stands below it, in the printed order.
    """

    label: str
    category: Category | None = None
    label_en: str | None = None
    children: "tuple[Node, ...]" = ()


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Scheme:
    """
    A printed tree with its source.

    >>> scheme("mof2015").labels(category("cost.unspecified"))
    ('产出指标', '成本指标')
    >>> scheme("mof2021").labels(category("cost.economic"))
    ('成本指标', '经济成本指标')

    Attributes:
        id: The stable name (``mof2015``).

        title: The notice or form, in Chinese.

        title_en: The same in English.

        kind: What it is for.

        tree: The labels of the first level with what stands below them; empty where the form is a flat list.

        open_ended: Whether the form invites further labels of the second level.

        notes: What is peculiar to it.

        citation: Where the tree comes from, and how sure that is.
    """

    id: str
    title: str = field(repr=False)
    title_en: str = field(repr=False)
    kind: SchemeKind = field(repr=False)
    tree: tuple[Node, ...] = field(repr=False)
    open_ended: bool = field(default=False, repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    citation: Citation = field(repr=False)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, each before those below it."""
        return tuple(_walk(self.tree))

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The categories that the tree prints, in its order, each once."""
        return tuple(dict.fromkeys(node.category for node in self.nodes if node.category is not None))

    def labels(self, item: Category, /) -> tuple[str, ...]:
        """
        The printed labels from the first level down to a category; empty where the tree does not print it.

        A tree may print a category under another first level than its own (成本指标 under 产出指标).
        """
        require(item, Category, "item")
        return next((path for path, found in _paths(self.tree) if found == item), ())


def _walk(nodes: tuple[Node, ...]) -> "Iterator[Node]":
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _paths(nodes: tuple[Node, ...]) -> "Iterator[tuple[tuple[str, ...], Category | None]]":
    for node in nodes:
        yield (node.label,), node.category
        for path, found in _paths(node.children):
            yield (node.label, *path), found


def _tree(text: str) -> tuple[Node, ...]:
    """Nodes of a declaration tree: a line ``label = category``, indented below its first level."""
    tops: list[tuple[str, list[Node]]] = []
    for line in text.strip("\n").splitlines():
        label, _, identifier = line.strip().partition(" = ")
        if line[0] != " ":
            tops.append((line, []))
        else:
            tops[-1][1].append(Node(label=label, category=category(identifier), label_en=category(identifier).label_en))
    return tuple(_top(line, children) for line, children in tops)


def _top(line: str, children: list[Node]) -> Node:
    label, _, identifier = line.partition(" = ")
    found = category(identifier)
    return Node(label=label, category=found, label_en=found.label_en, children=tuple(children))


def _frame(text: str) -> tuple[Node, ...]:
    """Nodes of an evaluation frame: ``label = English``, below it ``label = English: item item``."""
    tops: list[tuple[str, str, list[Node]]] = []
    for line in text.strip("\n").splitlines():
        label, _, rest = line.strip().partition(" = ")
        english, _, items = rest.partition(": ")
        if line[0] != " ":
            tops.append((label, english, []))
        else:
            leaves = tuple(Node(label=item) for item in items.split())
            tops[-1][2].append(Node(label=label, label_en=english, children=leaves))
    return tuple(Node(label=label, label_en=english, children=tuple(below)) for label, english, below in tops)


def _build() -> "Iterator[Scheme]":
    for row in SCHEME_ROWS:
        yield Scheme(
            id=row.id,
            title=row.title,
            title_en=row.title_en,
            kind=SchemeKind(row.kind),
            tree=_tree(row.tree) if row.tree else (),
            open_ended=row.open_ended,
            notes=row.notes,
            citation=row.citation,
        )
    for frame in FRAMES:
        yield Scheme(
            id=frame.id,
            title=frame.title,
            title_en=frame.title_en,
            kind=SchemeKind.EVALUATION_FRAME,
            tree=_frame(frame.tree),
            notes=frame.notes,
            citation=frame.citation,
        )


SCHEMES: "Mapping[str, Scheme]" = MappingProxyType({item.id: item for item in _build()})
"""Every scheme by its id: the notices first, then the forms seen, then the evaluation frames."""


def scheme(identifier: str, /) -> Scheme:
    """
    The scheme of an id.

    >>> [node.label for node in scheme("mof2021").tree]
    ['成本指标', '产出指标', '效益指标', '满意度指标']

    Raises:
        InvalidValueError: (``scheme-unknown``) when no scheme has that id; the message lists all.
    """
    require(identifier, str, "identifier")
    found = SCHEMES.get(identifier)
    if found is None:
        message = f"no scheme {identifier!r}; use one of {', '.join(SCHEMES)}"
        raise InvalidValueError(message, code="scheme-unknown")
    return found


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
        without = _FRAME if to.kind is SchemeKind.EVALUATION_FRAME else _FLAT
        return CategoryMapping(category=None, lost=(without,), citation=to.citation)
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
