"""
The commonest cells, read in one step: one number with a comparison, a unit and a word behind (≥95%, 12项, 90%以上).

Nothing here is a second set of rules.  The words in front are those of the lexicon; what stands behind the number goes
through the scan once and is kept by its text, as a unit is.  A text that is not of this form, or whose reading depends
on the number (5月, 3级, 2023年), is left to the grammar, which would give the same answer for the rest.

Needs: ``amounts``, ``clauses``, ``text``.  Used by: ``read``.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perfmodel.target.amounts import quantity_of, rate_of
from perfmodel.target.clauses import BEHIND_VALUE, BY_NAME, SIDES
from perfmodel.target.faults import Unreadable
from perfmodel.target.shapes import Comparison, Frequency, Threshold
from perfmodel.text.fold import fold
from perfmodel.text.lexicon import BEFORE, HOLD, LEAD, REACH, words_of
from perfmodel.text.tokens import amount_of, scan
from perfmodel.values.period import Period
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import Unit

_PLAIN = re.compile(r"([^0-9]{0,6})([0-9]{1,15}(?:\.[0-9]{1,10})?)([^0-9]{0,12})")
_PROBES = ("1", "2", "5", "8", "12", "31", "110", "2023", "8.5", "3.15")
"""Numbers of all the sorts that the scan tells apart: what stands behind all of them in one way does not depend on them."""

_STATED = Comparison.STATED
_FRONT = {
    word: BY_NAME[meaning]
    for word, meaning in words_of(*BEFORE, LEAD).items()
    if word[-1] not in "至到" and word[0] not in "优劣好"
}
_FRONT[""] = _STATED
_WEAK = {word: BY_NAME[meaning] for word, meaning in words_of(HOLD, REACH).items() if word[-1] not in "至到"}


class _Rest(NamedTuple):
    """What stands behind a number: its unit, its comparison, and count and period of a rate."""

    unit: Unit
    comparison: Comparison | None
    rate: tuple[Unit, Period] | None


def read_plain(text: str, /) -> Threshold | Frequency | None:
    """
    The target that a plain text says, or ``None`` where it is not plain.

    >>> read_plain("≥95%").comparison.name, read_plain("2023年"), read_plain("（1）≥5人；（2）≥3次")
    ('GE', None, None)
    """
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    front, number, behind = match.groups()
    rest = _rest(behind)
    if rest is None:
        return None
    comparison = _FRONT.get(front)
    if comparison is None:
        comparison = _WEAK.get(front)
        if comparison is None:
            return None
        comparison = rest.comparison or comparison
    elif rest.comparison is not None:
        if comparison is _STATED:
            comparison = rest.comparison
        elif SIDES[comparison] * SIDES[rest.comparison] < 0:
            return None
    if rest.rate is None:
        return Threshold(comparison=comparison, quantity=Quantity(Decimal(number), rest.unit), text=text)
    unit, period = rest.rate
    return Frequency(comparison=comparison, count=Quantity(Decimal(number), unit), per=period, text=text)


@lru_cache(maxsize=4096)
def _rest(behind: str) -> _Rest | None:
    """The unit and the word that a text behind a number says, or ``None`` where that is more, or depends on the number."""
    folded = fold(behind)
    found = {_rest_of(number, folded) for number in _PROBES}
    return found.pop() if len(found) == 1 else None


def _rest_of(number: str, folded: str) -> _Rest | None:
    kinds, tokens = scan(number + folded)
    amount = amount_of(tokens[0]) if kinds in {"Q", "Qs"} else None
    if amount is None or amount.form != "num" or amount.number != number or amount.tail or amount.half:
        return None
    try:
        unit = quantity_of(amount, None).unit
    except Unreadable:
        return None
    comparison = BEHIND_VALUE[folded[tokens[1][1] - len(number) :]] if kinds == "Qs" else None
    return _Rest(unit, comparison, rate_of(unit))
