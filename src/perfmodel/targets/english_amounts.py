"""The amounts of English sentences: 800,000 person-visits, twice, from 60% to less than 80%."""

import re
from decimal import Decimal

from perfmodel.targets.english_words import AMOUNTS, BETWEEN, COUNTS, PERIODS, TIMES, pattern_of
from perfmodel.targets.terms import Comparison
from perfmodel.values.english_units import named_unit
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.period import Period, PeriodUnit
from perfmodel.values.quantity import Quantity
from perfmodel.values.quotes import QUOTED
from perfmodel.values.unit import parse_unit
from perfmodel.values.unit_names import MARKS

ANYTHING = rf"(?:[^“”]|{QUOTED})+?"
"""Words and whole names in quotes, as few as will do."""

_NUMBER = r"(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d{1,3})(?:\.\d+)?)"
_MARK = "|".join(map(re.escape, MARKS.values()))
_AMOUNT = re.compile(rf"{_NUMBER}(?:(?P<mark>(?:{_MARK})(?: per .+)?)| (?P<unit>.+))?", re.ASCII)
_COUNTED = re.compile(rf"(?P<word>{'|'.join(COUNTS.values())})(?: (?P<unit>.+))?")
_LONG = re.compile(r"(?P<number>-?\d{1,60}(?:\.\d{1,60})?)(?: ?(?P<quoted>“.+”)|(?P<unit>[\u3400-\u9fff]+))", re.ASCII)
_LONGEST_GROUPED = 40
"""An amount with more digits may have too many for its base unit, and is written in its author's own."""

_BY_WORD = {word: value for value, word in COUNTS.items()}
_BY_TIMES = {word: value for value, word in TIMES.items()}
_PREFIXES = sorted(
    ((sentence.removesuffix("{amount}"), comparison) for comparison, sentence in AMOUNTS.items()), reverse=True
)
_BETWEEN = [(ends, pattern_of(sentence, lower=ANYTHING, upper=ANYTHING)) for ends, sentence in BETWEEN.items()]
_PERIOD = re.compile(rf"(?:(?P<word>{'|'.join(COUNTS.values())})|(?P<number>\d{{1,3}}(?:,\d{{3}})?)) (?P<name>[a-z]+)")
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
    if match is None:
        return _as_written(text) if len(text) > _LONGEST_GROUPED else None
    return _amount(Decimal(match["number"].replace(",", "")), match["mark"] or match["unit"] or "")


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
    count = int(_BY_WORD[match["word"]]) if match["word"] else int(match["number"].replace(",", ""))
    unit = _MANY[match["name"]]
    if unit is PeriodUnit.MONTH and count > _MOST and count % 6 == 0:
        return Period(count // 6, PeriodUnit.HALF_YEAR)
    return Period(count, unit)
