"""
The commonest cells, read in one step: one number with a comparison, a unit and a word behind (≥95%, 12项, 90%以上).

Nothing here is a second set of rules.  The words in front are those of the lexicon; what stands behind the number goes
through the scan once and is kept by its text, as a unit is.  A text that is not of this form, or whose reading depends
on the number itself (5月, 3级, 2023年), is left to the grammar, which would give the same answer for the rest.

Needs: ``amounts``, ``comparisons``, ``making``, ``shapes``, ``text``, ``values``.  Used by: ``read``.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.words import BEFORE, BEHIND_DIGITS, HOLD, LEAD, REACH, words_of
from perfmodel.targets.amounts import column_unit, is_year_in_column, quantity_of, rate_of, unit_of
from perfmodel.targets.comparisons import BEHIND_VALUE, BY_NAME, SIDES, column_comparison
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.making import plain_threshold
from perfmodel.targets.shapes import Frequency, Range, Threshold
from perfmodel.targets.terms import Comparison
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.period import Period
from perfmodel.values.quantity import Quantity, checked_quantity
from perfmodel.values.unit import Unit, kind_of

_PLAIN = re.compile(
    r"([^0-9]{0,6}+)([0-9]{1,15}+(?:\.[0-9]{1,10}+)?)([^0-9]{0,12}|\s?[A-Za-z]{1,3}[23]|[^0-9]{1,3}/10{1,3}[^0-9]{1,4})"
)
_PROBES = ("1", "2", "5", "8", "12", "31", "110", "2023", "8.5", "3.15", "2023.12")
"""Numbers of all sorts that the scan tells apart: what all of them take in one way does not depend on them."""

_STRETCHES = (*((digit, digit) for digit in range(10)), (10, 12), (13, 19), (20, 24), (25, 31), (32, 99))
_STRETCH = {str(number): stretch for stretch in _STRETCHES for number in range(stretch[0], stretch[1] + 1)}
"""
Each short number with the first and last of those that no rule of the scan tells apart from it.

5年, 20年 and 3个季度 are amounts though 2023年 is a date: months end at 12, hours at 24, days at 31.
"""

_STATED = Comparison.STATED

_WORDS = [
    *((word, BY_NAME[meaning], False) for word, meaning in words_of(*BEFORE, LEAD).items()),
    *((word, BY_NAME[meaning], True) for word, meaning in words_of(HOLD, REACH).items()),
    ("", _STATED, False),
]
"""Words before a number, with their comparison and whether it gives way to others (达, 控制在)."""


def _joined(
    front: Comparison, behind: Comparison | None, column: Comparison | None, *, weak: bool
) -> Comparison | None:
    """What the words around a number and the operator column say together, or ``None`` where they contradict."""
    if behind is None:
        result = front
    elif weak or front is _STATED:
        result, weak = behind, False
    elif SIDES[front] * SIDES[behind] < 0:
        return None
    else:
        result = front
    if column is None or column is result:
        return result
    return column if weak or result is _STATED else None


@cache
def _fronts(behind: Comparison | None, column: Comparison | None) -> dict[str, Comparison]:
    """
    The comparison by the word in front, given the word behind and the operator column.

    Words that change what the scan sees in the number are left out: 达到15日, 优于3类.
    """
    found = {word: _joined(front, behind, column, weak=weak) for word, front, weak in _WORDS}
    return {
        word: comparison
        for word, comparison in found.items()
        if comparison is not None and not word.endswith(("至", "到", "优于", "劣于", "好于"))
    }


class _Rest(NamedTuple):
    """What stands behind a number: its unit, the period of a rate, and the comparison of the word behind it."""

    unit: Unit
    per: Period | None
    behind: Comparison | None


def read_plain(
    text: str, unit: str | None = None, operator: str | None = None, /
) -> Threshold | Frequency | Range | None:
    """
    The target that a plain text says, or ``None`` where it is not plain.

    >>> read_plain("≥95%").comparison.name, read_plain("2023年"), read_plain("（1）≥5人；（2）≥3次")
    ('GE', None, None)
    """
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    front, number, behind = match.groups()
    if unit is not None and len(unit) > _LONGEST_UNIT:
        return None
    rest = _rest(behind, unit, operator) or _rest_in(_STRETCH.get(number), behind, unit, operator)
    if rest is None:
        return None
    measure, per, fronts = rest
    quantity = checked_quantity(Decimal(number), measure)
    comparison = fronts.get(front) or fronts.get(fold(front).strip(" "))
    if comparison is None:
        return _tolerance(quantity, text) if front == "±" and per is None else None
    if per is None:
        return plain_threshold(comparison, quantity, text)
    return Frequency(comparison=comparison, count=quantity, per=per, text=text)


def _tolerance(width: Quantity, text: str) -> Range:
    return Range(interval=Interval(Bound(-width), Bound(width)), text=text)


_LONGEST_UNIT = 40
"""A longer unit column is pasted text, which is not kept."""

_Behind: TypeAlias = tuple[Unit, Period | None, dict[str, Comparison]]
"""The unit behind a number, the period of a rate, and the comparison by the word in front."""


@lru_cache(maxsize=4096)
def _rest(behind: str, column: str | None, operator: str | None) -> _Behind | None:
    """What a text behind a number says, or ``None`` where that is more than a unit, or depends on the number."""
    folded = fold(behind)
    found = _known(folded) if column is None else None
    return _with_fronts(found or _agreed(_PROBES, folded, column), operator)


@lru_cache(maxsize=4096)
def _rest_in(stretch: tuple[int, int] | None, behind: str, column: str | None, operator: str | None) -> _Behind | None:
    """The same for the numbers of a stretch only."""
    if stretch is None:
        return None
    return _with_fronts(_agreed(tuple(map(str, stretch)), fold(behind), column), operator)


def _with_fronts(rest: _Rest | None, operator: str | None) -> _Behind | None:
    return None if rest is None else (rest.unit, rest.per, _fronts(rest.behind, column_comparison(operator)))


def _agreed(numbers: tuple[str, ...], folded: str, column: str | None) -> _Rest | None:
    """What a text says behind all of some numbers, or ``None`` where they differ."""
    unit = None if column is None else column_unit(fold(column))
    first = _rest_of(numbers[0], folded, unit)
    return first if all(_rest_of(number, folded, unit) == first for number in numbers[1:]) else None


_KNOWN = re.compile(r"((?:万|亿)?(.[^以及]{0,3}))(以上|以下|以内|及以上|及以下)?", re.DOTALL)
_TAKEN = frozenset(f"{BEHIND_DIGITS}名位度活BCEkcLlgthd(")
"""What other rules of the scan may take behind a number, or what begins a longer unit."""


def _known(folded: str) -> _Rest | None:
    """The same for one word of the unit table that no other rule touches: 95%, 12项, 80万元; it needs no scan."""
    match = _KNOWN.fullmatch(folded)
    if match is None or match[2][0] in _TAKEN or kind_of(match[2]) is None:
        return None
    return _Rest(unit_of(match[1]), None, None if match[3] is None else BEHIND_VALUE[match[3]])


def _rest_of(number: str, folded: str, column: str | None) -> _Rest | None:
    if is_year_in_column(number + folded, column):
        return None
    from perfmodel.lexicon.tokens import amount_of, scan  # noqa: PLC0415 - units of the table need no scan

    kinds, tokens = scan(number + folded)
    amount = amount_of(tokens[0]) if kinds in {"Q", "Qs"} else None
    if amount is None or amount.form != "num" or amount.number != number or amount.tail or amount.half:
        return None
    try:
        unit = quantity_of(amount, column).unit
    except Unreadable:
        return None
    before = len(number)
    behind = BEHIND_VALUE[folded[tokens[1][1] - before : tokens[1][2] - before]] if kinds == "Qs" else None
    rate = rate_of(unit)
    return _Rest(unit, None, behind) if rate is None else _Rest(*rate, behind)
