"""
Schemes: the tree that a notice or a form prints, and which category each of its labels stands for.

A declaration or self-evaluation form files indicators under categories; an evaluation frame (2013, 2020) is a list of
what evaluators look at, so its nodes carry labels and no category.
"""

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from perfmodel.arguments import Choice, require, typed
from perfmodel.errors import InvalidValueError
from perfmodel.source import Citation
from perfmodel.taxonomy.category import Category, category
from perfmodel.taxonomy.frames import FRAMES
from perfmodel.taxonomy.trees import SCHEME_ROWS

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
