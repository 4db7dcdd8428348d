"""What a target, a quantity or a category is, in words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, assert_never

from perfmodel.arguments import kind_of, require
from perfmodel.display.names import category_words
from perfmodel.display.tongue import N_, Tongue, tongue_of
from perfmodel.targets.exact import exact_quantity
from perfmodel.targets.shapes import (
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
from perfmodel.targets.terms import Comparison, Direction
from perfmodel.taxonomy.category import Category
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.period import MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values.quantity import Quantity
from perfmodel.values.spell import spell_amount, spell_quantity
from perfmodel.values.unit import PLAIN
from perfmodel.values.unit_names import english_unit

Described: TypeAlias = Target | Quantity | Category
"""What can be described."""

NAMED = N_("{subject}: {target}")
AMOUNTS = {
    Comparison.GE: N_("at least {amount}"),
    Comparison.GT: N_("more than {amount}"),
    Comparison.LE: N_("at most {amount}"),
    Comparison.LT: N_("less than {amount}"),
    Comparison.EQ: N_("exactly {amount}"),
    Comparison.STATED: N_("{amount}"),
}
"""How an amount is held against its bound."""

ABOUT = N_("about {amount}")
BETWEEN = {
    (True, True): N_("from {lower} to {upper}"),
    (True, False): N_("from {lower} to less than {upper}"),
    (False, True): N_("more than {lower}, up to {upper}"),
    (False, False): N_("more than {lower} and less than {upper}"),
}
"""Two ends, by whether each is included."""

EVERY = N_("{amount} every {period}")
DAYS = {
    Comparison.LE: N_("by {last}"),
    Comparison.STATED: N_("by {last}"),
    Comparison.LT: N_("before {last}"),
    Comparison.GT: N_("after {last}"),
    Comparison.GE: N_("on {last} or later"),
    Comparison.EQ: N_("on {last}"),
}
"""When something is to be done, where no first day is named."""

SPAN = N_("between {first} and {last}")
AFTER_SPAN = N_("outside {first} to {last}")
DOUBT = N_("{days}; whether until {until} is left open")
YEARS = {
    -1: N_("{day} of the year before"),
    0: N_("{day}"),
    1: N_("{day} of the next year"),
}
"""A day of the plan's own year, or of one beside it."""

FARTHER = N_("{day} of the year {offset} years off")
RANK = N_("among the first {within}")
FIRST = N_("the first place")
SCOPE = N_("{rank} of {scope}")
GRADES = {
    Comparison.GE: N_("“{grade}” or better"),
    Comparison.GT: N_("better than “{grade}”"),
    Comparison.LE: N_("“{grade}” or worse"),
    Comparison.LT: N_("worse than “{grade}”"),
    Comparison.EQ: N_("exactly “{grade}”"),
    Comparison.STATED: N_("“{grade}”"),
}
"""A step of a scale."""

SCALE = N_("{grade} on the scale “{scale}”")
FIGURE = N_("“{reference}”")
SHARE = N_("{share} of “{reference}”")
MOVES = {
    Direction.INCREASE: N_("{amount} more than “{reference}”"),
    Direction.DECREASE: N_("{amount} less than “{reference}”"),
}
"""A change against a figure."""

YES, NO = N_("yes"), N_("no")
WORDS = N_("“{words}”")
ALL, ANY = N_("; and "), N_("; or ")
UNSTATED = N_("no target is stated")
UNREAD = N_("“{text}” cannot be read")


def describe(value: Described, /, *, locale: str = "zh_Hans") -> str:
    """
    What a target asks for, what a quantity or a category is, in words.

    >>> from perfmodel.targets.read import read_target
    >>> for text in ("≥80万人次", "每半年印制1期", "较上年提高5%"):
    ...     target = read_target(text)
    ...     print(describe(target), "|", describe(target, locale="en"))
    至少80万人次 | at least 800,000 person-visits
    印制：每半年1期 | 印制: one issue every six months
    较“上年”提高5% | 5% more than “上年”

    Units have English names (``perfmodel.values.unit_names``), and traditional characters in ``zh_Hant`` (80萬人次); a
    unit, a name or a reference that no table knows stays in its author's characters.

    Args:
        value: The target, the quantity or the category.

        locale: The language: ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them (``zh-CN``, ``zh_TW``,
            ``en_GB``).

    Raises:
        InvalidValueError: (``locale-unknown``) for another language.

        WrongTypeError: For a value of another type.
    """
    require(value, _KIND, "value", "read the text first, with parse_target or parse_quantity")
    require(locale, str, "locale")
    tongue = tongue_of(locale)
    if isinstance(value, Quantity):
        return _amount(tongue, value)
    return category_words(tongue, value) if isinstance(value, Category) else target_sentence(tongue, value)


_KIND = kind_of(Described)


def target_sentence(tongue: Tongue, target: Target, /) -> str:
    """What a target asks for."""
    match target:
        case Unstated():
            return tongue.say(UNSTATED)
        case Unread():
            return tongue.say(UNREAD, text=" ".join(target.text.split()))
        case Composite():
            text = tongue.say(ANY if target.any else ALL).join(
                target_sentence(tongue, clause) for clause in target.clauses
            )
        case _:
            text = _clause(tongue, target)
    return text if target.subject is None else tongue.say(NAMED, subject=target.subject, target=text)


def _clause(tongue: Tongue, target: Clause) -> str:  # noqa: C901 - a case for each shape
    match target:
        case Threshold():
            amount = _amount(tongue, target.quantity)
            text = tongue.say(
                AMOUNTS[target.comparison], amount=tongue.say(ABOUT, amount=amount) if target.approximate else amount
            )
        case Range():
            text = _interval(tongue, target.interval)
        case Frequency():
            amount = tongue.say(AMOUNTS[target.comparison], amount=_amount(tongue, target.count, counted=True))
            text = tongue.say(EVERY, amount=amount, period=_period(tongue, target.per))
        case Deadline():
            text = _deadline(tongue, target)
        case Rank():
            text = tongue.say(RANK, within=target.within) if target.within > 1 else tongue.say(FIRST)
            if target.scope is not None:
                text = tongue.say(SCOPE, rank=text, scope=target.scope)
        case Grade():
            text = tongue.say(GRADES[target.comparison], grade=target.grade)
            if target.scale is not None:
                text = tongue.say(SCALE, grade=text, scale=target.scale)
        case Relative():
            text = _relative(tongue, target)
        case YesNo():
            text = tongue.say(YES if target.expected else NO)
        case Statement():
            text = tongue.say(WORDS, words=" ".join(target.text.split()))
        case _:
            assert_never(target)
    return text


# --- amounts ----------------------------------------------------------------------------------------------------------


def _amount(tongue: Tongue, quantity: Quantity, *, counted: bool = False) -> str:
    """An amount with its unit; a small count in a word, where a sentence counts things."""
    if not tongue.is_english:
        symbol = quantity.unit.symbol
        return spell_amount(quantity.value) + (tongue.word(symbol) if quantity.unit.known else symbol)
    unit = english_unit(quantity.unit, quantity.value)
    found = exact_quantity(Fraction(quantity.value) * unit.times, PLAIN)
    if found is None:  # more digits than a number has: as its author wrote it
        return spell_quantity(quantity)
    number = tongue.number(quantity.value) if unit.times == 1 else tongue.amount(found.value)
    if counted and unit.name in {"time", "times"} and found.value in _TIMES:
        return _TIMES[found.value]
    if counted and found.value in _WORDS:
        number = _WORDS[found.value]
    return f"{number}{unit.name}" if unit.close or not unit.name else f"{number} {unit.name}"


_WORDS = {
    Decimal(number): word
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}
"""English words of small counts."""

_TIMES = {Decimal(1): "once", Decimal(2): "twice"}
"""English words of how often."""


def _interval(tongue: Tongue, interval: Interval) -> str:
    lower, upper = (_end(end) for end in (interval.lower, interval.upper))
    sentence = BETWEEN[lower.inclusive, upper.inclusive]
    return tongue.say(sentence, lower=_amount(tongue, lower.quantity), upper=_amount(tongue, upper.quantity))


_NO_END = Bound(Quantity(0, PLAIN))


def _end(bound: Bound | None) -> Bound:
    """An end of a range or of a change; both have two."""
    return bound or _NO_END


def _relative(tongue: Tongue, target: Relative) -> str:
    change, reference = target.change, target.reference
    if change is None or target.direction is None:
        share = "" if target.share is None else _amount(tongue, target.share)
        figure = tongue.say(SHARE if share else FIGURE, share=share, reference=reference)
        return tongue.say(AMOUNTS[target.comparison], amount=figure)
    if isinstance(change, Interval):
        amount = _interval(tongue, change)
    else:
        amount = tongue.say(AMOUNTS[target.comparison], amount=_amount(tongue, change))
    return tongue.say(MOVES[target.direction], amount=amount, reference=reference)


# --- times ------------------------------------------------------------------------------------------------------------

_PERIODS = {
    PeriodUnit.YEAR: (1, "year", "years"),
    PeriodUnit.HALF_YEAR: (6, "month", "months"),
    PeriodUnit.QUARTER: (1, "quarter", "quarters"),
    PeriodUnit.MONTH: (1, "month", "months"),
    PeriodUnit.WEEK: (1, "week", "weeks"),
    PeriodUnit.DAY: (1, "day", "days"),
    PeriodUnit.TERM: (1, "term", "terms"),
}
"""English names of periods, with how many of them one is."""


def _period(tongue: Tongue, period: Period) -> str:
    if not tongue.is_english:
        between = "个" if period.unit in _WITH_MEASURE else ""
        return tongue.word(period.unit.value if period.value == 1 else f"{period.value}{between}{period.unit.value}")
    times, one, many = _PERIODS[period.unit]
    count = period.value * times
    number = _WORDS.get(Decimal(count)) or tongue.amount(Decimal(count))
    return one if count == 1 else f"{number} {many}"


_WITH_MEASURE = {PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.TERM, PeriodUnit.HALF_YEAR}
"""Periods that are counted with 个 in Chinese."""


def _deadline(tongue: Tongue, target: Deadline) -> str:
    span = target.span
    first_year, last_year = (span.first_offset, span.year_offset) if isinstance(span, YearlessSpan) else (0, 0)
    last = _day(tongue, target.latest, last_year)
    if span.earliest is None:
        days = tongue.say(DAYS[target.comparison], last=last)
    else:
        sentence = AFTER_SPAN if target.comparison is Comparison.GT else SPAN
        days = tongue.say(sentence, first=_day(tongue, span.earliest, first_year), last=last)
    if target.doubtful_until is None:
        return days
    until, latest = target.doubtful_until, target.latest
    turns = isinstance(until, MonthDay) and isinstance(latest, MonthDay) and until < latest
    return tongue.say(DOUBT, days=days, until=_day(tongue, until, last_year + turns))


def _day(tongue: Tongue, day: date | MonthDay, offset: int) -> str:
    if isinstance(day, date):
        return tongue.day(day)
    text = tongue.day(day.in_year(_LEAP_YEAR), year=False)
    return tongue.say(YEARS[offset], day=text) if offset in YEARS else tongue.say(FARTHER, day=text, offset=offset)


_LEAP_YEAR = 2000
