"""
How two targets relate: does one imply the other, what do both accept, and how did a target drift.

Two targets are taken to speak of one figure, as the two targets of one indicator do, but where each names another
(参训率, 合格率), or only one of them is of a part, of a time or an average (上半年, 日均, 其中财政资金).
The clauses of a cell with several figures are kept apart by their subjects.
"""

from datetime import date, timedelta
from typing import NamedTuple, TypeAlias, final

from attrs import evolve

from perfmodel._arguments import Choice, kind_of, require
from perfmodel.lexicon._whole_or_part import scope_in
from perfmodel.targets._comparisons import is_alike
from perfmodel.targets._extent import Line, Region, region_of
from perfmodel.targets._making import until_day
from perfmodel.targets._reported_amounts import LOOSE
from perfmodel.targets._shapes import POLARITY, TARGET, Clause, Composite, Deadline, Target, Unread, Unstated
from perfmodel.targets._stretches import ALL, Extent, covers, is_within, overlap
from perfmodel.targets._terms import Polarity
from perfmodel.values._period import FiscalYear, MonthDay
from perfmodel.values._unit import parse_unit


@final
class Drift(Choice):
    """
    How a target moved from one year to the next.

    ``STRICTER`` means that all that meets the new target would have met the old one, and not the other way round;
    ``DIFFERENT`` that neither implies the other, or that they measure different things; ``UNKNOWN`` that one of
    them leaves open what it asks for.
    """

    SAME = "same"
    STRICTER = "stricter"
    LOOSER = "looser"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def implies(first: Target, second: Target, /, *, polarity: Polarity | None = None) -> bool | None:
    """
    Whether every outcome that meets *first* meets *second*.

    >>> from perfmodel import read_target
    >>> high, low = read_target("≥98%"), read_target("≥95%")
    >>> implies(high, low), implies(low, high), implies(high, read_target("≥5人"))
    (True, False, None)

    Args:
        first: The target that is said to be the stricter one.

        second: The other target of the same figure.

        polarity: Whether more or less is better: the sense of a bare value in both.

    Returns:
        ``None`` where it cannot be known: other measures, another figure that each names, other words, a bare value
        without polarity, 约, a month that is doubtful. A target implies itself always, and a target that nothing can
        meet implies all others.
    """
    require(first, TARGET, "first")
    require(second, TARGET, "second")
    require(polarity, POLARITY, "polarity")
    if isinstance(first, Composite) or isinstance(second, Composite):
        return _implies_several(first, second, polarity)
    if isinstance(first, Unstated | Unread) or isinstance(second, Unstated | Unread):
        return True if first == second else None
    one, other = region_of(first, polarity), region_of(second, polarity)
    apart = _name_others(first, second) or scope_in(first.subject) != scope_in(second.subject)
    if apart or one.line != other.line:
        return None
    if is_within(one.maybe, other.sure):
        return True
    if not is_within(one.sure, other.maybe):
        return False
    return True if _are_same(one, other) else None


def _name_others(first: Target, second: Target) -> bool:
    """Whether each of two targets names its figure, and not the same: 参训率≥95%, 合格率≥95%."""
    return None not in {first.subject, second.subject} and first.subject != second.subject


def _are_same(one: Region, other: Region) -> bool:
    """Whether two open regions are open in the same way."""
    return (
        (one.doubt, one.leaning) == (other.doubt, other.leaning)
        and is_within(one.sure, other.sure)
        and is_within(other.sure, one.sure)
        and is_within(one.maybe, other.maybe)
        and is_within(other.maybe, one.maybe)
    )


class _Figure(NamedTuple):
    """What several clauses ask of one figure; ``None`` is a stretch that nothing lies in."""

    sure: Extent | None
    maybe: Extent | None


_Key = tuple[str | None, Line]


def _figures(target: Target, polarity: Polarity | None) -> dict[_Key, _Figure] | None:
    """The figures of a target by their names and lines; a target of one figure needs no name."""
    if isinstance(target, Unstated | Unread):
        return None
    clauses = target.clauses if isinstance(target, Composite) else (target,)
    nameless = not isinstance(target, Composite) or is_one_figure(target)
    found: dict[_Key, _Figure] = {}
    for clause in clauses:
        region = region_of(clause, polarity)
        key = (None if nameless else clause.subject, region.line)
        before = found.get(key, _Figure(region.sure, region.maybe))
        found[key] = _Figure(_both(before.sure, region.sure), _both(before.maybe, region.maybe))
    return found


def _both(left: Extent | None, right: Extent) -> Extent | None:
    return None if left is None else overlap(left, right)


def _implies_several(first: Target, second: Target, polarity: Polarity | None) -> bool | None:
    """Of two targets one of which has several clauses."""
    if is_alike(first, second):
        found: bool | None = True
    elif isinstance(first, Composite) and first.any:
        found = _each_implies(first, second, polarity)
    elif isinstance(second, Composite) and second.any:
        found = _implies_one_of(first, second, polarity)
    else:
        found = _implies_all(first, second, polarity)
    return found


def _implies_all(first: Target, second: Target, polarity: Polarity | None) -> bool | None:
    """Clause by clause: all figures of the second are bound at least as tightly by the first."""
    ones, others = _figures(first, polarity), _figures(second, polarity)
    if ones is None or others is None:
        return None
    return True if any(figure.maybe is None for figure in ones.values()) else _imply(ones, others)


def _imply(ones: "dict[_Key, _Figure]", others: "dict[_Key, _Figure]") -> bool | None:
    answers = [
        _figure_implies(ones[key], figure) if key in ones else _whole_implies(ones, others, key)
        for key, figure in others.items()
    ]
    if all(answer is True for answer in answers):
        return True
    refuted = any(answer is False for answer in answers) and all(figure.sure is not None for figure in ones.values())
    return False if refuted else None


def _whole_implies(ones: "dict[_Key, _Figure]", others: "dict[_Key, _Figure]", key: _Key) -> bool | None:
    """Of a part that only the second bounds, beside the whole of both: the first leaves it free below the whole."""
    whole = ones.get((None, key[1]))
    sure = others[key].sure
    if whole is None or (None, key[1]) not in others or sure is None:
        return None
    below = sure.low is None and whole.maybe is not None and is_within(whole.maybe, sure)
    return None if below else False


def _figure_implies(one: _Figure, other: _Figure) -> bool | None:
    if one.maybe is not None and other.sure is not None and is_within(one.maybe, other.sure):
        return True
    if one.sure is not None and (other.maybe is None or not is_within(one.sure, other.maybe)):
        return False
    return None


def _each_implies(first: Composite, second: Target, polarity: Polarity | None) -> bool | None:
    """Alternatives imply what each of them implies; beside one of several figures the others are free."""
    answers = _answers_of_each(first, second, polarity)
    if False in answers:
        return False
    return None if None in answers else True


def _answers_of_each(first: Composite, second: Target, polarity: Polarity | None) -> list[bool | None]:
    """Whether each of some alternatives implies the other target."""
    if is_one_figure(first):
        return [implies(clause, second, polarity=polarity) for clause in first.clauses]
    if isinstance(second, Composite) and second.any:
        return [_is_one_of(figures, second, polarity) for figures in _named(first, polarity)]
    others = _figures(second, polarity)
    return [None] if others is None else [_imply(figures, others) for figures in _named(first, polarity)]


def _named(target: Composite, polarity: Polarity | None) -> list[dict[_Key, _Figure]]:
    """
    What each alternative asks of the figures of all: of its own what it bounds, of the others nothing.

    Words are no figure that could be free: a statement is met by itself alone.
    """
    regions = [(clause.subject, region_of(clause, polarity)) for clause in target.clauses]
    free = {(name, region.line): _Figure(ALL, ALL) for name, region in regions if region.sure is not ALL}
    return [free | {(name, region.line): _Figure(region.sure, region.maybe)} for name, region in regions]


def _implies_one_of(first: Target, second: Composite, polarity: Polarity | None) -> bool | None:
    """Whether all that meets *first* meets one of the alternatives of *second*."""
    ones = _figures(first, polarity)
    if ones is None:
        return None
    if any(figure.maybe is None for figure in ones.values()):
        return True
    return None if len(ones) > 1 and is_one_figure(second) else _is_one_of(ones, second, polarity)


def _is_one_of(figures: dict[_Key, _Figure], second: Composite, polarity: Polarity | None) -> bool | None:
    """
    Whether one of the figures brings about one of the alternatives: what is asked of several figures is independent.

    A figure meets the alternatives of its own name; without a name of its own, those of every name on its line.
    """
    groups = _groups(second, polarity)
    if any(_brings_one_about(key, figure, groups) for key, figure in figures.items()):
        return True
    return False if all(_leaves_out(figures, key, regions) for key, regions in groups.items()) else None


_Groups = dict[_Key, list[Region]]
"""Alternatives by the figure that they speak of."""


def _groups(target: Composite, polarity: Polarity | None) -> _Groups:
    """The alternatives of a target; one of one figure needs no name."""
    groups: _Groups = {}
    nameless = is_one_figure(target)
    for clause in target.clauses:
        region = region_of(clause, polarity)
        groups.setdefault((None if nameless else clause.subject, region.line), []).append(region)
    return groups


def _brings_one_about(key: _Key, figure: _Figure, groups: _Groups) -> bool:
    """Whether a figure meets the alternatives of its own name, or those of every name on its line."""
    name, line = key
    own = None if name is None else groups.get(key)
    if own is not None and _brings(figure, own):
        return True
    alike = [regions for (_, other), regions in groups.items() if other == line]
    return bool(alike) and all(_brings(figure, each) for each in alike)


def _brings(figure: _Figure, alternatives: list[Region]) -> bool:
    return figure.maybe is not None and covers([region.sure for region in alternatives], figure.maybe)


def _leaves_out(figures: dict[_Key, _Figure], key: _Key, alternatives: list[Region]) -> bool:
    """Whether the figure of some alternatives is known, and some of it lies outside all of them."""
    figure = figures.get(key) or (figures.get((None, key[1])) if len(figures) == 1 else None)
    if figure is None or figure.sure is None:
        return False
    return not covers([region.maybe for region in alternatives], figure.sure)


Years: TypeAlias = tuple[FiscalYear | int, FiscalYear | int]
"""The fiscal years of the earlier and of the later target."""

_YEARS = kind_of(Years | None)


def compare(
    before: Target, after: Target, *, polarity: Polarity | None = None, fiscal_years: Years | None = None
) -> Drift:
    """
    How a target moved: last year's against this year's.

    >>> from perfmodel import read_target
    >>> compare(read_target("≥95%"), read_target("≥98%"))
    <Drift.STRICTER: 'stricter'>
    >>> compare(read_target("2023年9月底前"), read_target("2024年6月底前"), fiscal_years=(2023, 2024))
    <Drift.STRICTER: 'stricter'>

    Args:
        before: The earlier target of an indicator.

        after: The later one.

        polarity: Whether more or less is better: the sense of a bare value in both.

        fiscal_years: The years that the two belong to. With them, days are held against each other within their own
            years (June is stricter than September); without them as they are (June 2024 is looser than September 2023).

    Raises:
        InvalidValueError: (``year-invalid``) for a year out of range.
    """
    require(before, TARGET, "before")
    require(after, TARGET, "after")
    require(polarity, POLARITY, "polarity")
    require(fiscal_years, _YEARS, "fiscal_years", "hand in both years: (2023, 2024)")
    if _name_others(before, after):
        return Drift.DIFFERENT
    if fiscal_years is not None:
        before, after = _within(before, fiscal_years[0]), _within(after, fiscal_years[1])
    tighter = implies(after, before, polarity=polarity)
    looser = implies(before, after, polarity=polarity)
    if tighter is None or looser is None:
        return Drift.DIFFERENT if _measure_differs(before, after) else Drift.UNKNOWN
    return _DRIFTS[tighter, looser]


def _within(target: Target, fiscal_year: FiscalYear | int) -> Target:
    """The target with its days counted from the start of its fiscal year."""
    year = fiscal_year if isinstance(fiscal_year, FiscalYear) else FiscalYear(fiscal_year)
    if isinstance(target, Composite):
        return evolve(target, clauses=[_yearless(clause, year) for clause in target.clauses])
    return _yearless(target, year) if isinstance(target, Deadline) else target


def _yearless(clause: Clause, year: FiscalYear) -> Clause:
    """A deadline as the day of its fiscal year; only its last day counts, and the end of February is one day."""
    if not isinstance(clause, Deadline) or not isinstance(clause.span.latest, date):
        return clause
    latest, until = clause.span.latest, clause.doubtful_until
    span = until_day(_day_of_year(latest), latest.year - year.year)
    return evolve(clause, span=span, doubtful_until=_day_of_year(until) if isinstance(until, date) else None)


def _day_of_year(day: date) -> MonthDay:
    end_of_february = day.month == _FEBRUARY and (day + timedelta(days=1)).month != _FEBRUARY
    return MonthDay(_FEBRUARY, 29) if end_of_february else MonthDay(day.month, day.day)


_FEBRUARY = 2
_DRIFTS = {
    (True, True): Drift.SAME,
    (True, False): Drift.STRICTER,
    (False, True): Drift.LOOSER,
    (False, False): Drift.DIFFERENT,
}


def _measure_differs(before: Target, after: Target) -> bool:
    """Whether the two surely measure different things, rather than leave it open."""
    one, other = _only_line(before), _only_line(after)
    if one is None or other is None:
        return False
    if one[0] != other[0]:
        return "change" not in {one[0], other[0]}
    if one[0] == "amount":
        return one != other and not _may_be_alike(one[1], other[1])
    return one[0] == "rank" and one != other and None not in {one[1], other[1]}


def _only_line(target: Target) -> Line | None:
    """The line of the one figure that a target bounds; ``None`` where there are several, or none."""
    figures = _figures(target, None)
    if figures is None or len(figures) != 1:
        return None
    return next(line for _, line in figures)


def _may_be_alike(dimension: object, other: object) -> bool:
    """Whether two units may measure the same: where one stands for others, or both are times (工作日 and 日)."""
    return _is_open(dimension) or _is_open(other) or (_is_time(dimension) and _is_time(other))


_TIMES = frozenset(parse_unit(symbol).dimension for symbol in ("秒", "工作日", "月", "学期"))


def _is_time(dimension: object) -> bool:
    """Whether it is a length of time, of whatever calendar: 工作日 and 日 measure the same, and do not convert."""
    return dimension in _TIMES


def _is_open(dimension: object) -> bool:
    """Whether a unit may stand for others: none at all, or 个."""
    return dimension in {(), ((LOOSE, 1),)}


def is_one_figure(target: Composite) -> bool:
    """
    Whether all clauses bound one and the same figure: one line, and no two names (≥10个且≤20个).

    A name behind a value without one is that of a part (≥5篇，其中核心≥2篇), and so is 其中 behind any.
    """
    lines = {region_of(clause, None).line for clause in target.clauses}
    names = {clause.subject for clause in target.clauses if clause.subject is not None}
    return len(lines) == 1 and len(names) <= 1 and not (names and target.clauses[0].subject is None)
