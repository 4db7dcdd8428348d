"""What a target, a quantity or a category is, in words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, assert_never

from perfmodel._arguments import kind_of, require
from perfmodel._patterns import regex
from perfmodel.display._language import N_, Tongue, tongue_of
from perfmodel.lexicon._beside_values import FIGURE_NAMES
from perfmodel.targets._comparisons import leaning_of
from perfmodel.targets._english_words import (
    ALL,
    AMOUNTS,
    ANY,
    APPROXIMATE,
    BETWEEN,
    CHANGING,
    COUNTS,
    DAYS,
    DOUBT,
    EVERY,
    FARTHER,
    FIRST,
    GRADES,
    MOVED,
    MOVES,
    NAMED,
    NAMED_TOGETHER,
    NO,
    ON_DAY,
    PERIODS,
    RANK,
    SCALE,
    SCOPE,
    SHARE,
    SPANS,
    STATED_FIGURE,
    TIMES,
    UNREAD,
    UNSTATED,
    WORDS,
    YEARS,
    YES,
)
from perfmodel.targets._operand_plans import THOUSANDS, comes_whole
from perfmodel.targets._read import read_target
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
from perfmodel.targets._terms import Comparison
from perfmodel.taxonomy._category import CATEGORIES, Category
from perfmodel.values._english_units import English, bare_or_quoted, english_unit, in_quotes, quoted
from perfmodel.values._exact import exact_quantity
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import FIRST_YEAR, LAST_YEAR, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import Quantity, spell_amount
from perfmodel.values._unit import PLAIN

INSIDE = N_("{name} ({first})")


def category_name(tongue: Tongue, found: Category, /) -> str:
    """The label of a category: as forms print it, in the characters of the language, or its English rendering."""
    return found.label_en if tongue.is_english else tongue.word(found.label)


def category_words(tongue: Tongue, found: Category, /) -> str:
    """The label of a category, with that of its first level."""
    name = category_name(tongue, found)
    if found.parent is None:
        return name
    return tongue.say(INSIDE, name=name, first=category_name(tongue, CATEGORIES[found.parent]))


Described: TypeAlias = Target | Quantity | Category
"""What can be described."""


def describe(value: Described, /, *, locale: str = "zh_Hans") -> str:
    """
    What a target asks for, what a quantity or a category is, in words.

    >>> from perfmodel import read_target
    >>> for text in ("≥80万人次", "每半年印制1期", "较上年提高5%"):
    ...     target = read_target(text)
    ...     print(describe(target), "|", describe(target, locale="en"))
    至少80万人次 | at least 800,000 person-visits
    印制：每半年1期 | 印制: one issue every six months
    较“上年”提高5% | 5% more than the year before

    Of a value that is no exact one the text says which way it lies: about, nearly or somewhat more than 200 persons.

    Units have English names (``perfmodel.values._unit_names``), and traditional characters in ``zh_Hant`` (80萬人次); a
    unit, a name or a reference that no table knows stays in its author's characters.  The English of ``en`` is read
    back: ``read_target(describe(target, locale="en")) == target``, but for what an ``Unread`` says of its error and
    the line breaks in words.

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
        stated = Threshold(comparison=Comparison.STATED, quantity=value)
        return target_sentence(tongue, stated)
    return category_words(tongue, value) if isinstance(value, Category) else target_sentence(tongue, value)


_KIND = kind_of(Described)


def target_sentence(tongue: Tongue, target: Target, /) -> str:
    """What a target asks for."""
    text = _sentence(tongue, target)
    if tongue.is_english and isinstance(target, Threshold) and read_target(text) != target:
        return _in_quotes(tongue, target)
    return text


def _sentence(tongue: Tongue, target: Target) -> str:
    match target:
        case Unstated():
            return tongue.say(UNSTATED)
        case Unread():
            return tongue.say(UNREAD, text=_inside(tongue, " ".join(target.text.split())))
        case Composite():
            text = tongue.say(ANY if target.any else ALL).join(_sentence(tongue, clause) for clause in target.clauses)
            named = NAMED_TOGETHER
        case _:
            text, named = _clause(tongue, target), _naming(target)
    return text if target.subject is None else tongue.say(named, subject=_name(tongue, target.subject), target=text)


def _naming(target: Clause) -> str:
    """How a subject stands beside its target: a name in front, the word of a change with its direction."""
    is_amount = isinstance(target, Threshold | Range) and target.subject in CHANGING
    return MOVED[CHANGING[target.subject]] if is_amount and target.subject is not None else NAMED


def _in_quotes(tongue: Tongue, target: Threshold) -> str:
    """A value whose name or unit would be read as something else, were it not for quotes: “≥”: 5%."""
    text = _threshold(tongue, target, amount_words(tongue, target.quantity, known_only=True))
    return text if target.subject is None else tongue.say(NAMED, subject=quoted(target.subject), target=text)


def _name(tongue: Tongue, name: str) -> str:
    """A name outside quotes."""
    return bare_or_quoted(name) if tongue.is_english else name


def _inside(tongue: Tongue, name: str) -> str:
    """A name inside quotes."""
    return in_quotes(name) if tongue.is_english else name


def _clause(tongue: Tongue, target: Clause) -> str:
    match target:
        case Threshold():
            text = _threshold(tongue, target, amount_words(tongue, target.quantity))
        case Range():
            text = _interval(tongue, target.interval)
        case Frequency():
            amount = tongue.say(AMOUNTS[target.comparison], amount=amount_words(tongue, target.count, counted=True))
            text = tongue.say(EVERY, amount=amount, period=_period(tongue, target.per))
        case Deadline():
            text = _deadline(tongue, target)
        case Rank():
            text = _rank(tongue, target)
        case Grade():
            text = _grade(tongue, target)
        case Relative():
            text = _relative(tongue, target)
        case YesNo():
            text = tongue.say(YES if target.expected else NO)
        case Statement():
            text = tongue.say(WORDS, words=_inside(tongue, " ".join(target.text.split())))
        case _:
            assert_never(target)
    return text


def _threshold(tongue: Tongue, target: Threshold, amount: str) -> str:
    is_bare = target.comparison is Comparison.STATED and target.quantity.unit == PLAIN
    if is_bare and FIRST_YEAR <= target.quantity.value <= LAST_YEAR:  # a year, maybe, which no comma parts
        amount = amount.replace(",", "")
    about = tongue.say(APPROXIMATE[leaning_of(target)], amount=amount) if target.approximate else amount
    return tongue.say(AMOUNTS[target.comparison], amount=about)


def _rank(tongue: Tongue, target: Rank) -> str:
    text = tongue.say(RANK, within=target.within) if target.within > 1 else tongue.say(FIRST)
    return text if target.scope is None else tongue.say(SCOPE, rank=text, scope=_name(tongue, target.scope))


def _grade(tongue: Tongue, target: Grade) -> str:
    text = tongue.say(GRADES[target.comparison], grade=_inside(tongue, target.grade))
    return text if target.scale is None else tongue.say(SCALE, grade=text, scale=_inside(tongue, target.scale))


# --- amounts ----------------------------------------------------------------------------------------------------------


def amount_words(tongue: Tongue, quantity: Quantity, *, counted: bool = False, known_only: bool = False) -> str:
    """
    An amount with its unit; a small count in a word, where a sentence counts things.

    In English a unit with a word of no table stands in quotes, where *known_only* asks for it.
    """
    symbol = quantity.unit.symbol
    if not tongue.is_english:
        return _spelt(quantity) + (tongue.word(symbol) if quantity.unit.known else symbol)
    unit = english_unit(quantity.unit, quantity.value, known_only=known_only)
    found = exact_quantity(Fraction(quantity.value) * unit.times, PLAIN)
    if found is None:  # more digits than a number has: as its author wrote it
        return spell_amount(quantity.value) + (symbol if _HAN.fullmatch(symbol) else f" {quoted(symbol)}")
    if _FRACTION.fullmatch(f"{found.value:f}{symbol}") is not None:
        return f"{found.value:f}{symbol}"
    if counted and found.value in COUNTS:
        return _count_words(found.value, unit)
    number = tongue.number(quantity.value) if unit.times == 1 else tongue.amount(found.value)
    return _with_unit(number, unit)


def _spelt(quantity: Quantity) -> str:
    """A number whose point nobody can take for one of thousands: 1项 for 1.000, 1.2340项 for 1.234."""
    written = spell_amount(quantity.value)
    if THOUSANDS.fullmatch(written) is None or not comes_whole(quantity.unit):
        return written
    return written.removesuffix(".000") if written.endswith(".000") else f"{written}0"


_FRACTION = regex("[1-9][0-9]?/[1-9][0-9]?")
"""A fraction that is said as one, 2/3; not 5/1000, which is 5 per 1,000."""


def _count_words(count: Decimal, unit: English) -> str:
    """A small count in words: once, two projects."""
    if unit.name in {"time", "times"} and count in TIMES:
        return TIMES[count]
    return _with_unit(COUNTS[count], unit)


def _with_unit(number: str, unit: English) -> str:
    return f"{number}{unit.name}" if unit.close or not unit.name else f"{number} {unit.name}"


_HAN = regex("[\u3400-\u9fff]+")


def _interval(tongue: Tongue, interval: Interval) -> str:
    lower, upper = (_end(end) for end in (interval.lower, interval.upper))
    sentence = BETWEEN[lower.inclusive, upper.inclusive]
    return tongue.say(sentence, lower=amount_words(tongue, lower.quantity), upper=amount_words(tongue, upper.quantity))


_NO_END = Bound(Quantity(0, PLAIN))


def _end(bound: Bound | None) -> Bound:
    """An end of a range or of a change; both have two."""
    return bound or _NO_END


def _relative(tongue: Tongue, target: Relative) -> str:
    change, reference = target.change, _figure(tongue, target.reference)
    if change is None or target.direction is None:
        share = "" if target.share is None else amount_words(tongue, target.share)
        if not share and target.comparison is Comparison.STATED:
            return tongue.say(STATED_FIGURE, reference=_inside(tongue, target.reference))
        figure = tongue.say(SHARE, share=share, reference=reference) if share else reference
        return tongue.say(AMOUNTS[target.comparison], amount=figure)
    if isinstance(change, Interval):
        amount = _interval(tongue, change)
    else:
        amount = tongue.say(AMOUNTS[target.comparison], amount=amount_words(tongue, change))
    return tongue.say(MOVES[target.direction], amount=amount, reference=reference)


def _figure(tongue: Tongue, reference: str) -> str:
    """The name of a figure: in quotes, or as English calls it."""
    name = FIGURE_NAMES.get(reference) if tongue.is_english else None
    return name or f"“{_inside(tongue, reference)}”"


# --- times ------------------------------------------------------------------------------------------------------------


def _period(tongue: Tongue, period: Period) -> str:
    if not tongue.is_english:
        between = "个" if period.unit in _WITH_MEASURE else ""
        return tongue.word(period.unit.value if period.value == 1 else f"{period.value}{between}{period.unit.value}")
    times, one, many = PERIODS[period.unit]
    count = period.value * times
    number = COUNTS.get(Decimal(count)) or tongue.amount(Decimal(count))
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
        first = _day(tongue, span.earliest, first_year)
        sentence = ON_DAY if first == last and _is_one_day(tongue, target) else SPANS[target.comparison]
        days = tongue.say(sentence, first=first, last=last)
    if target.doubtful_until is None:
        return days
    until, latest = target.doubtful_until, target.latest
    turns = isinstance(until, MonthDay) and isinstance(latest, MonthDay) and until < latest
    return tongue.say(DOUBT, days=days, until=_day(tongue, until, last_year + turns))


def _is_one_day(tongue: Tongue, target: Deadline) -> bool:
    """Whether a span of one day is called that day; in English only where nothing else would be lost."""
    return target.comparison is Comparison.STATED if tongue.is_english else target.comparison is not Comparison.GT


def _day(tongue: Tongue, day: date | MonthDay, offset: int) -> str:
    if isinstance(day, date):
        return tongue.day(day)
    text = tongue.day(day.in_year(_LEAP_YEAR), year=False)
    return tongue.say(YEARS[offset], day=text) if offset in YEARS else tongue.say(FARTHER, day=text, offset=offset)


_LEAP_YEAR = 2000
