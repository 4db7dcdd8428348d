"""
One indicator: what is measured, the value to be reached, and how much it counts.

The points that a form prints with its labels stand here too, and whether its rows add up to them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal
from importlib import import_module
from typing import NamedTuple, Self, TypeGuard, cast, final

from attrs import field, fields, frozen

from perfmodel._arguments import CONVERTED, Choice, kind_of, listed, require, typed
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.objectives._report import Result
from perfmodel.source import Citation, Place, Standing
from perfmodel.targets._shapes import Target
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import Category, category
from perfmodel.taxonomy._category_labels import match_category
from perfmodel.values._exact import add
from perfmodel.values._quantity import Quantity

UNCLASSIFIED = "unclassified"
"""Stands for the category in the id of an indicator that has none."""

_ZERO, _FULL = Decimal(0), Decimal(100)
"""No points, and the full points of a form."""

_LONGEST_POINTS = 12
"""The digits of points as forms print them; an amount with more goes through the checks of a quantity."""


@final
class Term(Choice):
    """The time that a target is for: the fiscal year, or the whole life of the project (中期目标, 实施周期目标)."""

    ANNUAL = "annual"
    MEDIUM = "medium"


_ANNUAL = Term.ANNUAL
"""Python 3.11 takes as long to look a member up in its class as to make a text of an id."""


class _Extra(NamedTuple):
    heading: str
    text: str


@final
class Extra(_Extra):
    """A cell of a column that has no field of its own: its heading, and its text as written."""

    __slots__ = ()

    def __new__(cls, heading: str, text: str) -> "Extra":
        """Both are text; a :class:`WrongTypeError` says so where one is not."""
        require(heading, str, "heading")
        require(text, str, "text")
        return super().__new__(cls, heading, text)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Standard:
    """
    What counts as a grade (优|良|中|差 columns): the grade's name and the target that earns it.

    Attributes:
        grade: The grade, as printed.

        target: What has to be reached for it.
    """

    grade: str
    target: Target


def _category(value: Category | str | None) -> Category | None:
    return category(value) if isinstance(value, str) else value


_POINTS = kind_of(Decimal | int | str)


def weight_of(value: Decimal | int | str | None, /) -> Decimal | None:
    """The points of a row; refused outside 0 to 100 (``weight-invalid``), and where they are no number."""
    if value is None:
        return None
    if isinstance(value, Decimal) and value.is_finite() and _ZERO < value <= _FULL:
        digits = str(value)
        if len(digits) <= _LONGEST_POINTS and "E" not in digits:
            return value
    require(value, _POINTS, "weight")
    weight = Quantity(value, "").value
    if not _ZERO <= weight <= _FULL:
        message = f"expected a weight from 0 to 100 points, found {weight}; check for a slipped column"
        raise InvalidValueError(message, code="weight-invalid")
    return weight


_NONE: tuple[()] = ()
"""Most rows have neither standards nor extras, and Python has one empty tuple."""


def _standards(value: Iterable[Standard]) -> tuple[Standard, ...]:
    return _NONE if value is _NONE else listed(value, "standards", Standard)


def as_extras(value: Iterable[tuple[str, str]], /) -> tuple[Extra, ...]:
    """Pairs of heading and text as extras."""
    if value is _NONE:
        return _NONE
    if _are_extras(value):
        return value
    pairs = listed(value, "extra", tuple[str, str])
    return tuple(pair if isinstance(pair, Extra) else Extra(*pair) for pair in pairs)


def _are_extras(values: object) -> TypeGuard[tuple[Extra, ...]]:
    """Whether there is nothing to do, as with those that were read from a file."""
    if type(values) is not tuple:
        return False
    for pair in cast("tuple[object, ...]", values):  # noqa: SIM110 - a generator takes three times as long
        if type(pair) is not Extra or type(pair[0]) is not str or type(pair[1]) is not str:
            return False
    return True


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Indicator:
    """
    One row of a table of objectives (三级指标).

    >>> from perfmodel import parse_target
    >>> row = Indicator(number="2", name="图书外借册次", category="output.quantity", target=parse_target("≥12万册次"))
    >>> row.id, row.category.label
    ('output.quantity/2', '数量指标')

    Attributes:
        number: The ordinal as printed, or ``None`` where none is.

        name: What is measured, without its ordinal.

        category: Its place in the taxonomy (an id is taken too), or ``None`` where the form has none.

        target: The value to be reached.

        weight: Its points, 0 to 100, as printed, or ``None``.

        polarity: Whether more or less is better, where the form says so (正向, 反向), else ``None``.

        definition: What the form says of its meaning (指标解释), or ``None``.

        adjusted: The target as changed in the year (调整指标值), or ``None``.

        term: The time that the target is for.

        scope: For which place or unit the value is, where a form has one column for each, else ``None``.

        standards: What earns each grade, where the form has such columns.

        result: What a self-evaluation or monitoring form reports of it, or ``None``.

        extra: The cells of further columns with their headings.

        place: Where it stood in the form, outside equality.

        id: Category id and number (``output.quantity/3``), unique in its document, which sets it; outside equality.

    Raises:
        InvalidValueError: (``indicator-nameless``) without a name, (``weight-invalid``) for a weight outside 0 to 100,
            (``category-unknown``) for an id that the taxonomy does not know.
    """

    number: str | None = None
    name: str
    category: Category | None = field(default=None, converter=_category)
    target: Target
    weight: Decimal | None = field(default=None, converter=weight_of, metadata=CONVERTED)
    polarity: Polarity | None = None
    definition: str | None = None
    adjusted: Target | None = None
    term: Term = Term.ANNUAL
    scope: str | None = None
    standards: tuple[Standard, ...] = field(default=(), converter=_standards, metadata=CONVERTED)
    result: Result | None = None
    extra: tuple[Extra, ...] = field(default=(), converter=as_extras, metadata=CONVERTED)
    place: Place | None = field(default=None, eq=False)
    id: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if not self.name.strip():
            message = "expected the name of an indicator, found none; a numbered blank row is no indicator"
            raise InvalidValueError(message, code="indicator-nameless")
        if not self.id:
            _set_id(self, f"{_stem(self.category)}{self.number or 1}{_qualifier(self.term, self.scope)}")

    def _repr_html_(self) -> str:
        """The row as a table of one line, as notebooks show it; words lie above, so they are looked up."""
        html: str = import_module("perfmodel.display._notebook").row_shown(self)
        return html


_GIVEN: list[Callable[[Indicator, object], None]] = [Indicator.__dict__[own.name].__set__ for own in fields(Indicator)]
_set_id = _GIVEN.pop()


def plain_indicator(*values: object) -> Indicator:
    """A row whose fields, in their order, are known to be of their types; its id is left to :class:`Fresh`."""
    row: Indicator = object.__new__(Indicator)
    for give, value in zip(_GIVEN, values, strict=True):
        give(row, value)
    _set_id(row, UNCLASSIFIED)
    row.__attrs_post_init__()
    return row


def stem(indicator: Indicator, /) -> str:
    """The part of the id before the number: ``output.quantity/``."""
    return _stem(indicator.category)


def _stem(category: Category | None) -> str:
    return f"{UNCLASSIFIED if category is None else category.id}/"


def _qualifier(term: Term, scope: str | None) -> str:
    """What keeps apart rows of one number: the long-term target, the place."""
    name = "" if term is _ANNUAL else f"@{term.value}"
    return name if scope is None else f"{name}@{scope}"


@final
class Numbering:
    """
    The ids of the rows of one document, given in their order; see :func:`numbered`.

    >>> numbering = Numbering()
    >>> [numbering.next(category("output.quantity"), number) for number in ("1", None, "1", "1")]
    ['output.quantity/1', 'output.quantity/2', 'output.quantity/1#2', 'output.quantity/1#3']
    """

    def __init__(self) -> None:
        self._taken = set[str]()
        self._ordinals: dict[str, int] = {}
        self._again: dict[str, int] = {}

    def next(
        self, category: Category | None, number: str | None, *, term: Term = Term.ANNUAL, scope: str | None = None
    ) -> str:
        """The id of the next row."""
        start = _stem(category)
        qualifier = "" if term is _ANNUAL and scope is None else _qualifier(term, scope)
        group = start + qualifier
        self._ordinals[group] = ordinal = self._ordinals.get(group, 0) + 1
        identity = f"{start}{number or ordinal}{qualifier}"
        if identity in self._taken:
            identity = self._next_of(identity)
        self._taken.add(identity)
        return identity

    def _next_of(self, base: str) -> str:
        """The next free id of a number that is taken."""
        again = self._again.get(base, 1) + 1
        while (identity := f"{base}#{again}") in self._taken:
            again += 1
        self._again[base] = again
        return identity


class Fresh(tuple[Indicator, ...]):
    """
    Rows that nobody else holds yet: they are given the ids that they have in their document, without a copy.

    >>> from perfmodel import read_target
    >>> rows = Fresh(Indicator(name=name, target=read_target("是")) for name in ("建成", "开放"))
    >>> rows[1].id, numbered(rows)[1] is rows[1]
    ('unclassified/2', True)
    """

    __slots__ = ()

    def __new__(cls, rows: Iterable[Indicator] = (), /) -> Self:
        """The rows with their ids."""
        found, give = super().__new__(cls, rows), Numbering().next
        for row in found:
            _set_id(row, give(row.category, row.number, term=row.term, scope=row.scope))
        return found


def numbered(indicators: Iterable[Indicator], /) -> tuple[Indicator, ...]:
    """
    The indicators with the ids that they have in one document.

    The number is the printed one, or the row's ordinal in its category; a number that is taken already gets ``#2``,
    ``#3`` behind it.
    """
    if isinstance(indicators, Fresh):
        return tuple(indicators)
    numbering = Numbering()
    found = list[Indicator]()
    for indicator in listed(indicators, "indicators", Indicator):
        identity = numbering.next(indicator.category, indicator.number, term=indicator.term, scope=indicator.scope)
        found.append(indicator if indicator.id == identity else _under(identity, indicator))
    return tuple(found)


def _under(identity: str, indicator: Indicator) -> Indicator:
    """The same row under another id; its fields are known to be of their types, so they are not looked at again."""
    found = copy(indicator)
    _set_id(found, identity)
    return found


ADD_UP = Citation(
    "provincial system",
    clause="points add up to those of the level above, where it prints some",
    standing=Standing.SEEN,
)
_PRINTED_POINTS = regex(r"(\d+(?:\.\d+)?)分", re.ASCII)


def printed_points(extra: Iterable[Extra]) -> dict[str, Decimal]:
    """
    The points that a form prints with its labels, by category.

    >>> printed_points([Extra("产出指标", "50分"), Extra("备注", "略")])
    {'output': Decimal('50')}
    """
    found: dict[str, Decimal] = {}
    for heading, text in extra:
        points, category = _PRINTED_POINTS.fullmatch(text), match_category(heading, level=1)
        if points is not None and category is not None:
            found[category.id] = Decimal(points[1])
    return found


def printed_block(row: Indicator, printed: Mapping[str, Decimal]) -> str:
    """The block that a row stands in: its first level, where cost without points of its own stands in output."""
    top = "" if row.category is None else row.category.top
    return "output" if top == "cost" and "cost" not in printed else top


class BlockPoints(NamedTuple):
    """A category whose rows do not add up to the points that its label prints."""

    category: str
    printed: Decimal
    found: Decimal

    @property
    def label(self) -> str:
        """What the ministry's trees call the category: 产出指标."""
        return category(self.category).label

    @property
    def message(self) -> str:
        """The difference in words."""
        return f"the form prints {self.printed:f} points for {self.category}, and its rows add up to {self.found:f}"


def block_differences(rows: Sequence[Indicator], printed: Mapping[str, Decimal]) -> Iterator[BlockPoints]:
    """
    The categories whose rows do not add up to the points printed; rows without points do not say.

    Cost with points of its own is a part of output in some trees, and a block beside it in others: both add up.
    """
    members = _members(rows, printed) if printed else {}
    for block, points in printed.items():
        inside = members.get(block, [])
        known = _weights_of(inside)
        if not known or len(known) < len(inside):
            continue
        beside = _weights_of(members.get("cost", [])) if block == "output" else []
        if points not in {add(known), add([*known, *beside])}:
            yield BlockPoints(block, points, add(known))


def _members(rows: Sequence[Indicator], printed: Mapping[str, Decimal]) -> dict[str, list[Indicator]]:
    """The rows by their block, and by their own category where that is of the second level."""
    members: dict[str, list[Indicator]] = defaultdict(list)
    for row in rows:
        members[printed_block(row, printed)].append(row)
        if row.category is not None and row.category.parent is not None:
            members[row.category.id].append(row)
    return members


def _weights_of(rows: Iterable[Indicator]) -> list[Decimal]:
    """The points of the rows that have any."""
    weights = [row.weight for row in rows]
    return [weight for weight in weights if weight is not None]
