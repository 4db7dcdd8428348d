"""
A draft under review: the document with what several rules ask of it, each worked out once.

What kind of measure a unit is (a count, a rate, money), as rules tell them apart, stands here too.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias, assert_never, final

from attrs import field, frozen

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._comparison_words import MOVES
from perfmodel.lexicon._fold import bare, fold, heading_of, same_name
from perfmodel.lexicon._review_words import (
    BASELINES,
    DIFFERENCES,
    EXPLANATIONS,
    LAST_YEAR,
    OPERATORS,
    SAVED,
    SCORE_UNITS,
    SIGNS,
)
from perfmodel.objectives._documents import DepartmentObjectives, Objectives
from perfmodel.objectives._indicator import Indicator, Term
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._explain import Said, said_in
from perfmodel.targets._polarity import PolarityEvidence, polarity_by_name
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison, Polarity
from perfmodel.values._interval import Interval
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import COUNT, Unit, parse_unit


class Bounded(NamedTuple):
    """A quantity of a target, and the side on which it bounds."""

    comparison: Comparison
    quantity: Quantity


_CHANGE = regex(alternation([*(word for word in MOVES if len(word) > 1), *DIFFERENCES]))


def _clauses(target: Target) -> tuple[Clause, ...]:
    if isinstance(target, Composite):
        return target.clauses
    return () if isinstance(target, Unstated | Unread) else (target,)


def _ends_of(comparison: Comparison, amount: Quantity | Interval) -> tuple[Bounded, ...]:
    if isinstance(amount, Quantity):
        return (Bounded(comparison, amount),)
    ends = ((Comparison.GE, amount.lower), (Comparison.LE, amount.upper))
    return tuple(Bounded(side, end.quantity) for side, end in ends if end is not None)


def _bounds(clause: Clause) -> tuple[Bounded, ...]:
    match clause:
        case Threshold(comparison=comparison, quantity=quantity):
            return (Bounded(comparison, quantity),)
        case Range():
            return _ends_of(Comparison.STATED, clause.interval)
        case Frequency(comparison=comparison, count=count):
            return (Bounded(comparison, count),)
        case Relative(comparison=comparison, change=change, share=share):
            amount = share if change is None else change
            return () if amount is None else _ends_of(comparison, amount)
        case Deadline() | Rank() | Grade() | YesNo() | Statement():
            return ()
        case _:
            assert_never(clause)


@final
@frozen(weakref_slot=False, eq=False)
class Row:
    """
    One row under review.

    Attributes:
        indicator: The indicator.
    """

    indicator: Indicator

    @property
    def target(self) -> Target:
        """The value to be reached."""
        return self.indicator.target

    @property
    def category(self) -> str:
        """The id of its category, or an empty text."""
        return "" if self.indicator.category is None else self.indicator.category.id

    @property
    def top(self) -> str:
        """The id of its first level, or an empty text."""
        return "" if self.indicator.category is None else self.indicator.category.top

    @cached_property
    def name(self) -> str:
        """The name as names are compared: folded, without notes in brackets, blanks and marks."""
        return bare(self.indicator.name)

    @cached_property
    def better(self) -> PolarityEvidence | None:
        """Which side is better by its name, or ``None``."""
        return polarity_by_name(self.indicator.name)

    @property
    def is_better_low(self) -> bool:
        """Whether less of it is better by its name (差错, 投诉)."""
        return self.better is not None and self.better.polarity is Polarity.LOWER_IS_BETTER

    @property
    def is_better_high(self) -> bool:
        """Whether more of it is better by its name (合格率, 降低用电成本)."""
        return self.better is not None and self.better.polarity is Polarity.HIGHER_IS_BETTER

    @property
    def lowers_costs(self) -> bool:
        """Whether its name says that costs of others fall (降低用电成本); to save its own money is another."""
        return self.is_better_high and SAVED.search(self.name) is None

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The targets of the cell; none where it states nothing or is unread."""
        return _clauses(self.target)

    @cached_property
    def levels(self) -> tuple[Bounded, ...]:
        """The amounts that the actual itself is held against: of thresholds and ranges."""
        parts = (clause for clause in self.clauses if isinstance(clause, Threshold | Range))
        return tuple(bound for clause in parts for bound in _bounds(clause))

    @cached_property
    def amounts(self) -> tuple[Bounded, ...]:
        """All amounts of the target: levels, counts per period, changes."""
        return tuple(bound for clause in self.clauses for bound in _bounds(clause))

    @cached_property
    def is_level_in_points(self) -> bool:
        """Whether it is a level in 个百分点 (合格率 ≥95个百分点): neither it nor its row names a difference."""
        if not isinstance(self.target, Threshold) or self.target.quantity.unit.kind != "points":
            return False
        return _CHANGE.search(f"{self.indicator.name}{self.target.subject or ''}") is None

    @cached_property
    def lexemes(self) -> tuple[Said, ...]:
        """What stands in the text of the target."""
        return said_in(self.target.text)

    @cached_property
    def figures(self) -> tuple[Said, ...]:
        """The lexemes of the target that do not stand inside what the text says is measured."""
        text = self.target.text
        names = {part.subject for part in (self.target, *self.clauses) if part.subject is not None}
        spans = [(place, place + len(name)) for name in names if (place := text.find(name)) >= 0]
        return tuple(said for said in self.lexemes if not any(a <= said.start and said.stop <= z for a, z in spans))

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings of its further cells."""
        return frozenset(heading_of(extra.heading) for extra in self.indicator.extra if extra.text.strip())

    @property
    def is_explained(self) -> bool:
        """Whether the form says what it means, how it is scored, or where its value comes from."""
        return self.indicator.definition is not None or not EXPLANATIONS.isdisjoint(self.headings)

    @property
    def has_baseline(self) -> bool:
        """Whether the form says what its number is held against: an earlier value, or a standard."""
        return not BASELINES.isdisjoint(self.headings)

    def operators(self) -> list[str]:
        """The cells of the columns of signs that no target took."""
        return [extra.text for extra in self.indicator.extra if heading_of(extra.heading) in OPERATORS]

    def sign(self) -> str | None:
        """The sign of comparison that the form has in a column of its own, where no target took it."""
        cells = (fold(text).strip() for text in self.operators())
        return next((cell for cell in cells if cell in SIGNS), None)

    def last_year(self) -> Actual | None:
        """What the form itself says that last year reached, or ``None``."""
        for extra in self.indicator.extra:
            if heading_of(extra.heading) in LAST_YEAR and extra.text.strip():
                return read_actual(extra.text)
        return None


_Key: TypeAlias = tuple[str, str, Term, str | None]


def _keys(indicator: Indicator) -> Iterator[_Key]:
    """What an indicator of two years is known by: its id and name, or its category and name."""
    name = same_name(indicator.name)
    category = "" if indicator.category is None else indicator.category.id
    yield f"#{indicator.id}", name, indicator.term, indicator.scope
    yield category, name, indicator.term, indicator.scope


@final
@frozen(weakref_slot=False, eq=False)
class Draft:
    """
    A document under review, beside it that of the year before.

    Attributes:
        objectives: The document.

        previous: The document of the year before, or ``None``.
    """

    objectives: Objectives
    previous: Objectives | None = field(default=None, kw_only=True)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in their order."""
        return tuple(map(Row, self.objectives.indicators))

    @cached_property
    def annual(self) -> tuple[Row, ...]:
        """The rows of the year; long-term ones are left out."""
        return tuple(row for row in self.rows if row.indicator.term is Term.ANNUAL)

    @cached_property
    def is_classified(self) -> bool:
        """Whether any row has a category; a flat list has none, and nothing can be said of its parts."""
        return not self.rows or any(row.indicator.category is not None for row in self.rows)

    @cached_property
    def categories(self) -> frozenset[str]:
        """The categories, of both levels, that rows of the year stand in."""
        return frozenset(name for row in self.annual for name in (row.category, row.top) if name)

    @cached_property
    def task_names(self) -> frozenset[str]:
        """The names of the tasks, as names are compared."""
        tasks = self.objectives.tasks if isinstance(self.objectives, DepartmentObjectives) else ()
        return frozenset(same_name(task.name) for task in tasks)

    @cached_property
    def explains(self) -> bool:
        """Whether the form has a column that explains its rows, as far as any row fills it."""
        return any(row.is_explained for row in self.rows)

    @cached_property
    def states_baselines(self) -> bool:
        """Whether the form has a column for earlier values or standards, as far as any row fills it."""
        return any(row.has_baseline for row in self.rows)

    @cached_property
    def _earlier(self) -> Mapping[_Key, Indicator | None]:
        """The rows of the year before by what they are known by; ``None`` where two share it."""
        found = dict[_Key, Indicator | None]()
        for indicator in self.previous.indicators if self.previous is not None else ():
            for key in _keys(indicator):
                found[key] = None if key in found else indicator
        return found

    def earlier(self, indicator: Indicator, /) -> Indicator | None:
        """The same indicator in the year before, by id and name, or by a name that its category has once; no guess."""
        if self.previous is None:
            return None
        found = (self._earlier.get(key) for key in _keys(indicator))
        return next((one for one in found if one is not None), None)


_WHOLE = parse_unit("倍").dimension
PERSON, VISIT = parse_unit("人").dimension, parse_unit("人次").dimension
_YUAN = parse_unit("元")


def is_rate(unit: Unit, /) -> bool:
    """Whether it is a part of a whole: %, ‰, ‱, 成; not 倍, not 个百分点."""
    return unit.dimension == _WHOLE and unit.factor < 1


def is_count(unit: Unit, /) -> bool:
    """Whether it counts things: 项, 人次, and words that no table knows; 分 counts nothing."""
    return unit.kind == COUNT and unit.symbol not in SCORE_UNITS


def counts_per(unit: Unit, /) -> bool:
    """Whether it counts things per other things: 份/人, 次/万人; not 元/人, not mg/L."""
    head, _, below = unit.symbol.partition("/")
    return bool(below) and is_count(parse_unit(head))


def is_money(unit: Unit, /) -> bool:
    """Whether it is an amount of yuan, not per anything."""
    return unit.converts_to(_YUAN)


def is_plain(quantity: Quantity, /) -> bool:
    """Whether the amount stands without any unit."""
    return not quantity.unit.symbol
