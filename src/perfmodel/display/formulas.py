"""The formula of a row with its numbers: 98% ÷ 100% × 90 = 88.20."""

from decimal import Decimal
from fractions import Fraction

from perfmodel.assessment.formula import Formula
from perfmodel.assessment.sums import part
from perfmodel.display.describe import amount_words
from perfmodel.display.tongue import N_, Tongue
from perfmodel.targets.exact import SUMS, exact_quantity, round_half_up
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import PLAIN

GIVEN = N_("a person gave {share}: {formula}")
NOTHING_LESS = N_("{formula}, and less than nothing is nothing")
AT_LEAST = N_("{formula}, and {least} of the points are left at least")
AT_MOST = N_("{formula}, and no more than all the points are given")

_SHOWN = 4
"""How many decimals are shown of what is cut off."""


def formula_words(tongue: Tongue, formula: Formula, weight: Decimal, points: Decimal, /) -> str:
    """
    What was reckoned, with its result: the points of the row.

    Args:
        tongue: The language.

        formula: What gave the part of the points; not that of all or nothing, which reckons nothing.

        weight: The full points.

        points: What the row earns.
    """
    asked = f"{_part(tongue, formula)} × {tongue.number(weight)}"
    exact = part(weight, formula.part)
    if formula.found == formula.part:
        text = f"{asked} {_equals(exact, points)} {tongue.number(points)}"
        if formula.given is None:
            return text
        return tongue.say(GIVEN, share=share_words(tongue, formula.given), formula=text)
    raw = part(weight, formula.found)
    shown = round_half_up(raw, _SHOWN)
    text = f"{asked} {_equals(raw, shown)} {tongue.amount(shown)}"
    if formula.found > formula.part:
        return tongue.say(AT_MOST, formula=text)
    if formula.least:
        return tongue.say(AT_LEAST, formula=text, least=share_words(tongue, Fraction(formula.least)))
    return tongue.say(NOTHING_LESS, formula=text)


def _equals(exact: Fraction, shown: Decimal) -> str:
    return "=" if exact == Fraction(shown) else "≈"


def share_words(tongue: Tongue, share: Fraction, /) -> str:
    """A part of something, exactly: in percent where that has an end, else as a fraction."""
    percent = exact_quantity(share * 100, PLAIN)
    return f"{share.numerator}/{share.denominator}" if percent is None else f"{tongue.amount(percent.value)}%"


def quantity_words(tongue: Tongue, quantity: Quantity, /) -> str:
    """All digits, grouped as the language has it, then the unit: as its author wrote it, or in English."""
    return amount_words(tongue, quantity) if tongue.is_english else tongue.amount(quantity.value) + quantity.unit.symbol


def _part(tongue: Tongue, formula: Formula) -> str:
    if formula.given is not None:
        return share_words(tongue, formula.given)
    above, below = formula.above, formula.below
    ratio = "" if above is None else _operand(tongue, above)
    if below is not None:
        ratio = f"{ratio} ÷ {_operand(tongue, below)}"
    if formula.nothing_at is None or formula.full_at is None:
        return ratio
    start, full = (_mark(tongue, mark) for mark in (formula.nothing_at, formula.full_at))
    if formula.nothing_at < formula.full_at:
        return f"({ratio} − {start}) ÷ ({full} − {start})"
    span = "" if SUMS.subtract(formula.nothing_at, formula.full_at) == 1 else f" ÷ ({start} − {full})"
    return f"(1 − ({ratio} − {full}){span})"


def _operand(tongue: Tongue, quantity: Quantity) -> str:
    """A number with its unit; one below zero in brackets, so that its sign is no minus."""
    text = quantity_words(tongue, quantity)
    return f"({text})" if quantity.value < 0 else text


def _mark(tongue: Tongue, mark: Decimal) -> str:
    """A ratio that a rule names: 60%, 1, 1.3."""
    return share_words(tongue, Fraction(mark)) if mark < 1 else tongue.amount(mark)
