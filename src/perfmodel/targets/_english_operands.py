"""
The amounts and days of English sentences: 800,000 person-visits, from 60% to less than 80%, by 30 June 2024.

The amounts of English sentences: 800,000 person-visits, twice, from 60% to less than 80%.

The days of English sentences: by 30 June 2024, between 1 January and 31 March of the next year.
"""

import re
from datetime import date
from decimal import Decimal

from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import FIGURE_NAMES
from perfmodel.targets._english_words import (
    AMOUNTS,
    BETWEEN,
    CHANGING,
    COUNTS,
    DAYS,
    DOUBT,
    FARTHER,
    MONTHS,
    MOVED,
    ON_DAY,
    PERIODS,
    SPANS,
    TIMES,
    YEARS,
    pattern_of,
)
from perfmodel.targets._shapes import Deadline
from perfmodel.targets._terms import Comparison
from perfmodel.values._english_units import QUOTED, from_quotes, named_unit
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._number import GROUPED, ungrouped
from perfmodel.values._period import DateSpan, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import parse_unit
from perfmodel.values._unit_names import MARKS

ANYTHING = rf"(?:[^“”]|{QUOTED})+?"
"""Words and whole names in quotes, as few as will do."""

_NUMBER = rf"(?P<number>-?(?:{GROUPED}|\d{{1,3}})(?:\.\d+)?)"
_MARK = "|".join(map(re.escape, MARKS.values()))
_AMOUNT = regex(rf"{_NUMBER}(?:(?P<mark>(?:{_MARK})(?: per .+)?)| (?P<unit>.+))?", re.ASCII)
_BARE = regex(r"(?:(?P<number>[1-9]\d?(?=/)|(?:19|2[01])\d\d|2200)(?P<part>/[1-9]\d?)?)", re.ASCII)
"""A fraction (1/3), and a number that may be a year, which no comma parts."""

_COUNTED = regex(rf"(?P<word>{'|'.join(COUNTS.values())})(?: (?P<unit>.+))?")
_LONG = regex(r"(?P<number>-?\d{1,60}(?:\.\d{1,60})?)(?: ?(?P<quoted>“.+”)|(?P<unit>[\u3400-\u9fff]+))", re.ASCII)
_LONGEST_GROUPED = 40
"""An amount with more digits may have too many for its base unit, and is written in its author's own."""

_BY_WORD = {word: value for value, word in COUNTS.items()}
_BY_TIMES = {word: value for value, word in TIMES.items()}
_PREFIXES = sorted(
    ((sentence.removesuffix("{amount}"), comparison) for comparison, sentence in AMOUNTS.items()), reverse=True
)
_BETWEEN = [(ends, pattern_of(sentence, lower=ANYTHING, upper=ANYTHING)) for ends, sentence in BETWEEN.items()]
_PERIOD = regex(rf"(?:(?P<word>{'|'.join(COUNTS.values())})|(?P<number>{GROUPED}|\d{{1,3}})) (?P<name>[a-z]+)")
_ONE = {one: unit for unit, (times, one, _) in PERIODS.items() if times == 1}
_MANY = {many: unit for unit, (times, _, many) in PERIODS.items() if times == 1}
_MOST = 1000


def compared(text: str, /) -> tuple[Comparison, str]:
    """
    The comparison that a text begins with, and what is compared.

    >>> compared("at least 5%"), compared("5%")
    ((<Comparison.GE: 'ge'>, '5%'), (<Comparison.STATED: 'stated'>, '5%'))
    """
    return next((comparison, text[len(prefix) :]) for prefix, comparison in _PREFIXES if text.startswith(prefix))


def amount_in(text: str, /) -> Quantity | None:
    """
    The amount that a text is, in the units of sentences, or ``None``.

    >>> amount_in("7,303,500 yuan"), amount_in("5% per year"), amount_in("5 kg")
    (Quantity('7303500', '元'), Quantity('5', '%/年'), None)
    """
    match = _AMOUNT.fullmatch(text)
    if match is None and (bare := _BARE.fullmatch(text)) is not None:
        return Quantity(bare["number"], bare["part"] or "")
    if match is None:
        return _as_written(text) if len(text) > _LONGEST_GROUPED else None
    return _amount(Decimal(ungrouped(match["number"])), match["mark"] or match["unit"] or "")


def count_in(text: str, /) -> Quantity | None:
    """
    The same of a count, which may stand in a word.

    >>> count_in("twice"), count_in("one issue"), count_in("12 issues")
    (Quantity('2', '次'), Quantity('1', '期'), Quantity('12', '期'))
    """
    if text in _BY_TIMES:
        return Quantity(_BY_TIMES[text], "次")
    match = _COUNTED.fullmatch(text)
    return amount_in(text) if match is None else _amount(_BY_WORD[match["word"]], match["unit"] or "")


def _amount(value: Decimal, name: str) -> Quantity | None:
    unit = named_unit(name)
    return None if unit is None else Quantity(value, unit)


def _as_written(text: str) -> Quantity | None:
    """An amount that has too many digits in its base unit: 9…9亿元."""
    match = _LONG.fullmatch(text)
    if match is None:
        return None
    unit = parse_unit(match["unit"]) if match["unit"] else named_unit(match["quoted"])
    return None if unit is None else Quantity(match["number"], unit)


_FIGURES = {name: figure for figure, name in FIGURE_NAMES.items()}
REFERENCE = "|".join((QUOTED, *map(re.escape, _FIGURES)))
"""What names a figure, as a part of a pattern: “基期”, the year before."""


def reference_in(text: str, /) -> str:
    """
    The figure that a text names.

    >>> reference_in("the year before"), reference_in("“基期”")
    ('上年', '基期')
    """
    return _FIGURES.get(text) or from_quotes(text[1:-1])


_MOVED = [
    (direction, pattern_of(sentence, target=ANYTHING, subject="|".join(CHANGING)))
    for direction, sentence in MOVED.items()
]


def moved_in(text: str, /) -> tuple[str, str] | None:
    """
    The word of a change, and what stands between its direction and it.

    >>> moved_in("up by 2.4 percentage points (提高)"), moved_in("down by 3% (提高)")
    (('提高', '2.4 percentage points'), None)
    """
    for direction, pattern in _MOVED:
        match = pattern.fullmatch(text)
        if match is not None and CHANGING[match["subject"]] is direction:
            return match["subject"], match["target"]
    return None


def interval_in(text: str, /) -> Interval | None:
    """
    The two ends that a text names, or ``None``.

    >>> print(interval_in("from 60% to less than 80%"))
    [60%, 80%)
    """
    for (low, high), pattern in _BETWEEN:
        match = pattern.fullmatch(text)
        if match is not None:
            lower, upper = amount_in(match["lower"]), amount_in(match["upper"])
            if lower is not None and upper is not None:
                return Interval(Bound(lower, low), Bound(upper, high))
    return None


def period_in(text: str, /) -> Period | None:
    """
    The period that a text names behind every, or ``None``.

    >>> period_in("six months") == Period(1, PeriodUnit.HALF_YEAR), period_in("year")
    (True, Period(value=1, unit=<PeriodUnit.YEAR: '年'>))
    """
    if text in _ONE:
        return Period(1, _ONE[text])
    match = _PERIOD.fullmatch(text)
    if match is None or match["name"] not in _MANY:
        return None
    count = int(_BY_WORD[match["word"]]) if match["word"] else int(ungrouped(match["number"]))
    unit = _MANY[match["name"]]
    if unit is PeriodUnit.MONTH and count > _MOST and count % 6 == 0:
        return Period(count // 6, PeriodUnit.HALF_YEAR)
    return Period(count, unit)


_MONTHS = {name: at for at, name in enumerate(MONTHS, start=1)}
_OFFSETS = {sentence.removeprefix("{day}"): offset for offset, sentence in YEARS.items()}
_FARTHER = pattern_of(FARTHER.removeprefix("{day}"), offset=r"-?\d{1,2}")
_BESIDE = "|".join((*map(re.escape, _OFFSETS), _FARTHER.pattern.replace("?P<offset>", "?:")))
_DAY = rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{1,4}}|{_BESIDE})"
_DOUBT = pattern_of(DOUBT, days=".+?", until=_DAY)
_FORMS = [
    *((comparison, pattern_of(sentence, last=_DAY)) for comparison, sentence in DAYS.items()),
    *((comparison, pattern_of(sentence, first=_DAY, last=_DAY)) for comparison, sentence in SPANS.items()),
]
_ON_DAY = pattern_of(ON_DAY, last=_DAY)

_Day = tuple[date | MonthDay, int]
"""A day, and how many years after the plan's own it lies."""


def deadline_in(text: str, /) -> Deadline | None:
    """
    The days that a text names, or ``None``.

    Raises:
        ValueError: For days that no calendar or no deadline has.
    """
    doubt = _DOUBT.fullmatch(text)
    found = _span(text if doubt is None else doubt["days"])
    if found is None:
        return None
    comparison, first, last = found
    span = _between(first, last)
    if doubt is None or span is None:
        return None if span is None else Deadline(span=span, comparison=comparison)
    until = _day(doubt["until"])
    if until[1] != last[1] + _turns(until[0], last[0]):
        return None
    return Deadline(span=span, comparison=comparison, doubtful_until=until[0])


def _span(text: str) -> tuple[Comparison, _Day | None, _Day] | None:
    on = _ON_DAY.fullmatch(text)
    if on is not None:
        day = _day(on["last"])
        return Comparison.STATED, day, day
    for comparison, pattern in _FORMS:
        match = pattern.fullmatch(text)
        if match is not None:
            first = match.groupdict().get("first")
            return comparison, None if first is None else _day(first), _day(match["last"])
    return None


def _day(text: str) -> _Day:
    """The day of a text that has the form of one."""
    number, month, rest = (*text.split(" ", 2), "")[:3]
    day = int(number)
    at = _MONTHS[month]
    return (date(int(rest), at, day), 0) if rest.isdigit() else (MonthDay(at, day), _offset(rest and f" {rest}"))


def _offset(text: str) -> int:
    far = _FARTHER.fullmatch(text)
    return _OFFSETS[text] if far is None else int(far["offset"])


def _between(first: _Day | None, last: _Day) -> DateSpan | YearlessSpan | None:
    """The days from one to another, both with a year or both without."""
    start, end = None if first is None else first[0], last[0]
    if isinstance(end, MonthDay) and not isinstance(start, date):
        return YearlessSpan(start, end, year_offset=last[1], first_offset=None if first is None else first[1])
    if isinstance(end, date) and not isinstance(start, MonthDay):
        return DateSpan(start, end)
    return None


def _turns(until: date | MonthDay, last: date | MonthDay) -> bool:
    """Whether a doubtful day without a year lies in the year behind that of the last sure one."""
    return isinstance(until, MonthDay) and isinstance(last, MonthDay) and until < last
