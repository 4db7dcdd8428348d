"""
What a target accepts, as stretches of one line.

Each target that measures something is a :class:`Region`: the line that it measures on (amounts of one dimension,
days, ranks, the steps of a scale …), the outcomes that surely meet it, and the outcomes that may meet it.  The two
are the same for a target that says all: they differ where it leaves something open (a bare value without polarity,
约, 9月前).  All of comparing follows from this: an actual meets the target when it lies in ``sure``, misses it when
it lies outside ``maybe``, and is undecided between the two; one target implies another when its ``maybe`` lies in the
other's ``sure``.

The order of grades: which step is better, on the scales that have a known order.

Each row lists its steps from the best to the worst; words of one step are joined by ``=``.  Two grades compare when
they stand on one scale.  The levels 一级, 二级, 三级 are in no row: the first is the best for roads and the third for
hospitals, so they meet each other only when they are equal.
"""

from collections.abc import Hashable
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeAlias, assert_never

from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import FIGURE_ENDS, FIGURES
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._rows import any_word
from perfmodel.source import Citation, Standing
from perfmodel.targets._comparisons import leaning_of
from perfmodel.targets._polarity import sense_of
from perfmodel.targets._shapes import (
    Clause,
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Threshold,
    YesNo,
)
from perfmodel.targets._stretches import ALL, Extent, Point, between, exactly, extent_of
from perfmodel.targets._terms import Comparison, Direction, Polarity
from perfmodel.targets._verdict import Assumption, ReasonCode
from perfmodel.values._exact import exact_quantity
from perfmodel.values._interval import Interval
from perfmodel.values._period import DateSpan, MonthDay, Period, YearlessSpan
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import PLAIN, Unit, line_of, parse_unit


class Scale(NamedTuple):
    """One ordered scale: its name, its steps from the best to the worst, and where the order comes from."""

    name: str
    steps: str
    citation: Citation


_USAGE = Citation("perfmodel", clause="docs/comparing.md", standing=Standing.DESIGN)
_FOUR = Citation("forms", clause="优 良 中 差 as four columns of thresholds", standing=Standing.SEEN)
_WATER = Citation("GB 3838-2002", clause="classes of surface water", standing=Standing.MEMORY)
_SCENIC = Citation("GB/T 17775", clause="grades of scenic areas, AAAAA the best", standing=Standing.MEMORY)
_HOTELS = Citation("GB/T 14308", clause="stars of hotels", standing=Standing.MEMORY)

SCALES: tuple[Scale, ...] = (
    Scale("quality", "优秀=优=优等 良好=良=良等 中等=中 差=差等", _FOUR),
    Scale("degree", "好 较好 一般 较差", _USAGE),
    Scale("pass", "合格=及格 不合格=不及格", _USAGE),
    Scale("stems", "甲等=甲级 乙等=乙级 丙等=丙级", _USAGE),
    Scale("letters", "AAAAA级=5A级 AAAA级=4A级 AAA级=3A级 AA级=2A级 A级=1A级 B级 C级 D级 E级", _SCENIC),
    Scale("water", "Ⅰ类=一类=1类 Ⅱ类=二类=2类 Ⅲ类=三类=3类 Ⅳ类=四类=4类 Ⅴ类=五类=5类", _WATER),
    Scale(
        "stars", "五星级=5星级=五星 四星级=4星级=四星 三星级=3星级=三星 二星级=2星级=二星 一星级=1星级=一星", _HOTELS
    ),
)
"""The scales whose order is known; a word stands on one of them at most."""

_BETWEEN = {"优良": ("优", "良")}
"""Words that mean two steps: the better and the worse of them."""

_PLACES: dict[str, tuple[str, int]] = {
    word: (scale.name, -index)
    for scale in SCALES
    for index, step in enumerate(scale.steps.split())
    for word in step.split("=")
}


def place_of(grade: str, /) -> tuple[str, int, int] | None:
    """
    The scale of a grade, and the worst and the best step that it may mean: 0 is the top, -1 the next.

    >>> place_of("优良"), place_of("中等"), place_of("三级")
    (('quality', -1, 0), ('quality', -2, -2), None)
    """
    word = fold(grade).strip()
    best, worst = (_PLACES.get(step) for step in _BETWEEN.get(word, (word, word)))
    return None if best is None or worst is None else (best[0], worst[1], best[1])


Line: TypeAlias = tuple[Hashable, ...]
"""What is measured: two regions compare when they lie on one line."""


class Region(NamedTuple):
    """What a target accepts; see the module's head."""

    line: Line
    sure: Extent
    maybe: Extent
    doubt: ReasonCode = "target-approximate"
    assumed: tuple[Assumption, ...] = ()
    leaning: int = 0


_STATED, _GE, _LE, _EQ = Comparison.STATED, Comparison.GE, Comparison.LE, Comparison.EQ
_ARGUMENT, _NATURE = (("source", "argument"),), (("source", "nature"),)
SENSES: dict[Polarity, tuple[Comparison, tuple[Assumption, ...]]] = {
    Polarity.HIGHER_IS_BETTER: (_GE, (Assumption("stated-as-floor", _ARGUMENT),)),
    Polarity.LOWER_IS_BETTER: (_LE, (Assumption("stated-as-ceiling", _ARGUMENT),)),
    Polarity.NEUTRAL: (_EQ, (Assumption("stated-as-exact", _ARGUMENT),)),
}
"""What a bare value means, by the polarity that the caller gives."""

_BY_NATURE = {
    _GE: (Assumption("stated-as-floor", _NATURE),),
    _LE: (Assumption("stated-as-ceiling", _NATURE),),
}
"""What a bare rate, grade or change means by its own nature."""


def region_of(target: Clause, polarity: Polarity | None) -> Region:
    """What a target accepts."""
    match target:
        case Threshold():
            found = _amounts(target, polarity)
        case Range():
            interval = range_extent(target)
            found = Region(("amount", line_of(unit_of(interval))), interval, interval)
        case Frequency():
            found = _rates(target, polarity)
        case Deadline():
            found = _days(target)
        case Rank():
            found = _same(("rank", target.scope), between(1, target.within))
        case Grade():
            found = _grades(target)
        case Relative():
            found = _changes(target, polarity)
        case YesNo():
            found = _same(("answer",), exactly(int(target.expected)))
        case Statement():
            found = _same(("words", bare_words(target.text)), ALL)
        case _:
            assert_never(target)
    return found


def _same(line: Line, extent: Extent, assumed: tuple[Assumption, ...] = ()) -> Region:
    return Region(line, extent, extent, "target-approximate", assumed)


def bounded(line: Line, comparison: Comparison, point: Point, polarity: Polarity | None) -> Region:
    """The region of one bound; a bare one takes its sense from the polarity, or stays open."""
    if comparison is not _STATED:
        extent = extent_of(comparison, point)
        return Region(line, extent, extent)
    if polarity is None:
        return Region(line, exactly(point), ALL, "polarity-unknown")
    sense, assumed = SENSES[polarity]
    return _same(line, extent_of(sense, point), assumed)


def _amounts(target: Threshold, polarity: Polarity | None) -> Region:
    quantity = target.quantity
    sense = None if polarity is None else sense_of(target.subject, polarity).polarity
    found = bounded(("amount", line_of(quantity.unit)), target.comparison, quantity, sense)
    if not target.approximate:
        return found
    leaning = leaning_of(target)
    sure = _surely(found.sure, quantity, leaning)
    return found._replace(sure=sure, maybe=ALL, doubt="target-approximate", leaning=leaning)


def _surely(extent: Extent, number: Quantity, leaning: int) -> Extent:
    """
    What meets an approximate value in any case: 300 meets 200余人 where more is better, 100 近200人 where less is.

    Value and number are less apart than one of the last digit of the number that is no zero.
    """
    if not leaning or (extent.low if leaning > 0 else extent.high) is None:
        return extent
    _, digits, exponent = number.value.as_tuple()
    step = Fraction(10) ** (int(exponent) + next(at for at, digit in enumerate(digits[::-1]) if digit))
    far = exact_quantity(Fraction(number.value) + leaning * step, number.unit)
    if far is None or extent.low is extent.high:
        return Extent(number, low_in=False, high=number, high_in=False)  # nothing does
    return extent_of(_GE if leaning > 0 else _LE, far)


def range_extent(target: Range) -> Extent:
    """The two ends of a range."""
    return interval_extent(target.interval)


def interval_extent(interval: Interval) -> Extent:
    """The two ends of an interval."""
    lower, upper = interval.lower, interval.upper
    return Extent(
        None if lower is None else lower.quantity,
        lower is not None and lower.inclusive,
        None if upper is None else upper.quantity,
        upper is not None and upper.inclusive,
    )


def unit_of(extent: Extent) -> Unit:
    """The unit of a stretch of amounts."""
    end = extent.low if extent.low is not None else extent.high
    return end.unit if isinstance(end, Quantity) else PLAIN


def rate_of(count: Quantity, per: Period) -> Quantity:
    """
    A frequency as one quantity.

    >>> from perfmodel.values import PeriodUnit
    >>> rate_of(Quantity(1, "期"), Period(1, PeriodUnit.HALF_YEAR)) == Quantity(2, "期/年")
    True
    """
    number = "" if per.value == 1 else str(per.value)
    return Quantity(count.value, parse_unit(f"{count.unit.symbol}/{number}{per.unit.value}"))


def _rates(target: Frequency, polarity: Polarity | None) -> Region:
    """How often something is done is a floor, unless the polarity says otherwise (每半年1期 is met by 每季度1期)."""
    rate = rate_of(target.count, target.per)
    line: Line = ("amount", line_of(rate.unit))
    if target.comparison is _STATED and polarity is None:
        return _same(line, extent_of(_GE, rate), _BY_NATURE[_GE])
    return bounded(line, target.comparison, rate, polarity)


def day_number(day: date | MonthDay, offset: int = 0) -> int:
    """A day as a whole number; days without a year count within their own year."""
    return day.toordinal() if isinstance(day, date) else offset * 10_000 + day.month * 100 + day.day


def offset_of(span: DateSpan | YearlessSpan) -> int:
    """How many years after the fiscal year a span without a year lies."""
    return span.year_offset if isinstance(span, YearlessSpan) else 0


def days_of(target: Deadline) -> Extent:
    """The days that a deadline names, from its first to its last."""
    span = target.span
    before = span.first_offset if isinstance(span, YearlessSpan) else 0
    first = None if span.earliest is None else day_number(span.earliest, before)
    last = None if span.latest is None else day_number(span.latest, offset_of(span))
    return between(first, last)


def _days(target: Deadline) -> Region:
    """All days up to the last one: what is done early is done in time."""
    last = days_of(target).high
    doubtful = target.doubtful_until
    line: Line = ("day", isinstance(target.span, DateSpan))
    sure = between(None, last)
    if doubtful is None:
        return Region(line, sure, sure)
    until = day_number(doubtful, offset_of(target.span))
    if isinstance(last, int) and until < last:
        until += 10_000  # the doubtful month is the first of the year behind the last sure day
    return Region(line, sure, between(None, until), "month-doubtful")


def grade_steps(target: Grade) -> tuple[Line, int, int]:
    """The scale of a grade, its worst and its best step; a grade of no known scale stands on a line of its own."""
    found = place_of(target.grade)
    if found is None:
        return ("grade", target.scale, fold(target.grade).strip()), 0, 0
    return ("grade", target.scale, found[0]), found[1], found[2]


def _grades(target: Grade) -> Region:
    """A bare grade is a floor: its scale says which side is better."""
    line, worst, best = grade_steps(target)
    match target.comparison:
        case Comparison.GE:
            found = _same(line, between(worst, None))
        case Comparison.STATED:
            found = _same(line, between(worst, None), _BY_NATURE[_GE])
        case Comparison.GT:
            found = _same(line, between(best + 1, None))
        case Comparison.LE:
            found = _same(line, between(None, best))
        case Comparison.LT:
            found = _same(line, between(None, worst - 1))
        case Comparison.EQ:
            found = _same(line, between(worst, best))
        case _:
            assert_never(target.comparison)
    return found


_FLIPPED = {
    Comparison.GE: Comparison.LE,
    Comparison.LE: Comparison.GE,
    Comparison.GT: Comparison.LT,
    Comparison.LT: Comparison.GT,
}


def growth_of(share: Quantity | None) -> Quantity | None:
    """
    The growth that a share of a figure stands for: 95% of it is 5% less, the figure itself none.

    ``None`` where no decimal of sixty digits says it.

    >>> growth_of(Quantity(95, "%")), growth_of(None)
    (Quantity('-5', '%'), Quantity('0', '%'))
    """
    if share is None:
        return NO_GROWTH
    unit = share.unit if share.unit.dimension else TIMES
    return exact_quantity((share.exact - 1) / unit.factor, unit)


TIMES = parse_unit("倍")
NO_GROWTH = Quantity(0, parse_unit("%"))


def change_between(target: Relative, change: Interval) -> Extent:
    """A change with two ends as a stretch of the signed change: 降低5%-8% is from -8% to -5%."""
    low, low_in, high, high_in = interval_extent(change)
    if target.direction is Direction.DECREASE and isinstance(low, Quantity) and isinstance(high, Quantity):
        return Extent(-high, high_in, -low, low_in)
    return Extent(low, low_in, high, high_in)


def change_bound(
    target: Relative, change: Quantity, polarity: Polarity | None
) -> tuple[Comparison, Quantity, tuple[Assumption, ...]]:
    """
    A wished change as a bound on the signed change: 降低2个百分点 is at most -2.

    A bare change is at least that much in its own direction, unless the polarity says otherwise.  Of a fall "more is
    better" may speak of its size or of the figure that falls, so that the bound stays a bare one.
    """
    falls = target.direction is Direction.DECREASE
    amount = -change if falls else change
    if target.comparison is not _STATED:
        return (_FLIPPED.get(target.comparison, _EQ) if falls else target.comparison), amount, ()
    if polarity is None:
        own = _LE if falls else _GE
        return own, amount, _BY_NATURE[own]
    if falls and polarity is Polarity.HIGHER_IS_BETTER:
        return _STATED, amount, ()
    sense, assumed = SENSES[polarity]
    return sense, amount, assumed


def _changes(target: Relative, polarity: Polarity | None) -> Region:
    change = target.change
    if isinstance(change, Interval):
        extent = change_between(target, change)
        return _same(_line_of_change(target, unit_of(extent)), extent)
    if change is not None:
        comparison, amount, assumed = change_bound(target, change, polarity)
        return bounded(_line_of_change(target, amount.unit), comparison, amount, None)._replace(assumed=assumed)
    growth = growth_of(target.share)
    if growth is None:
        return bounded(("change", target.reference, target.share), target.comparison, 0, polarity)
    return bounded(_line_of_change(target, growth.unit), target.comparison, growth, polarity)


def _line_of_change(target: Relative, unit: Unit) -> Line:
    """The figure and itself, a share of it and a growth against it lie on one line."""
    return "change", target.reference, line_of(unit)


_MARKS = str.maketrans("", "", " \t\r\n,，.。;；、:：!！?？“”\"'‘’()[]【】〖〗")


def bare_words(text: str) -> str:
    """The words of a text without blanks and punctuation, so that 持续提高。 is 持续提高."""
    return fold(text).translate(_MARKS)


_FIGURE = regex(rf"^({any_word(FIGURES)}){any_word(FIGURE_ENDS)}$")


def bare_figure(name: str) -> str:
    """The name of a figure without what may stand behind it, so that 预算数 is 预算."""
    return _FIGURE.sub(r"\1", bare_words(name))
