"""
Values as they stand inside a sentence: targets, actuals, amounts, and the formula of a row with its numbers.

Targets and actuals stand with sign and unit, and without marks that nobody writes.  In English what they mean stands
behind them in brackets, where they are written in Chinese.  A formula reads 98% ÷ 100% × 90 = 88.20.
"""

import re
from decimal import Decimal
from fractions import Fraction

from perfmodel._patterns import regex
from perfmodel.display._describe import amount_words, target_sentence
from perfmodel.display._language import N_, Tongue
from perfmodel.scoring._formula import Formula
from perfmodel.scoring._sums import part
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._english_words import FIRST, NAMED, SCOPE
from perfmodel.targets._polarity import move_in
from perfmodel.targets._read import read_target
from perfmodel.targets._render import format_target
from perfmodel.targets._shapes import Deadline, Frequency, Range, Rank, Statement, Target, Threshold, Unread, Unstated
from perfmodel.targets._terms import QUOTES, Comparison, Direction
from perfmodel.targets._verdict import Judgement
from perfmodel.values._english_units import bare_or_quoted, english_unit
from perfmodel.values._exact import SUMS, exact_quantity, round_half_up
from perfmodel.values._quantity import Quantity, spell_amount
from perfmodel.values._unit import PLAIN, Unit

GIVEN = N_("a person gave {share}: {formula}")
STEPPED = N_("{divided} reaches {ratio}, for which the scale gives {share}: {formula}")
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
        return _given(tongue, formula, text)
    raw = part(weight, formula.found)
    shown = round_half_up(raw, _SHOWN)
    text = f"{asked} {_equals(raw, shown)} {tongue.amount(shown)}"
    if formula.found > formula.part:
        return tongue.say(AT_MOST, formula=text)
    if formula.least:
        return tongue.say(AT_LEAST, formula=text, least=share_words(tongue, Fraction(formula.least)))
    return tongue.say(NOTHING_LESS, formula=text)


def _given(tongue: Tongue, formula: Formula, text: str) -> str:
    """The product, and who gave its part where it was not reckoned: a person, or a step of a scale."""
    if formula.given is None:
        return text
    share, ratio = share_words(tongue, formula.given), formula.ratio
    if ratio is None:
        return tongue.say(GIVEN, share=share, formula=text)
    return tongue.say(
        STEPPED, divided=_divided(tongue, formula), ratio=tongue.percent(ratio), share=share, formula=text
    )


def _equals(exact: Fraction, shown: Decimal) -> str:
    return "=" if exact == Fraction(shown) else "≈"


def share_words(tongue: Tongue, share: Fraction, /) -> str:
    """A part of something, exactly: in percent where that has an end, else as a fraction."""
    percent = exact_quantity(share * 100, PLAIN)
    return f"{share.numerator}/{share.denominator}" if percent is None else f"{tongue.amount(percent.value)}%"


def quantity_words(tongue: Tongue, quantity: Quantity, /) -> str:
    """All digits, grouped as the language has it, then the unit: as its author wrote it, or in English."""
    return amount_words(tongue, quantity) if tongue.is_english else tongue.amount(quantity.value) + quantity.unit.symbol


def gap_words(tongue: Tongue, gap: Quantity, /) -> str:
    """The amount in its unit, as the author wrote it; what lies between two shares is points, and no share."""
    amount = tongue.amount(gap.value)
    points = next((points for share, points in POINTS.items() if gap.unit == Unit(share)), None)
    if points is None:
        return quantity_words(tongue, gap)
    if tongue.is_english:
        return f"{amount} {english_unit(Unit(points), gap.value).name}"
    return amount + tongue.word(points)


POINTS = {"%": "个百分点", "‰": "个千分点", "‱": "个基点"}
"""What the difference of two shares is counted in, by the unit of the shares."""


def _divided(tongue: Tongue, formula: Formula) -> str:
    """One number over the other, or alone."""
    above, below = formula.above, formula.below
    ratio = "" if above is None else _operand(tongue, above)
    return ratio if below is None else f"{ratio} ÷ {_operand(tongue, below)}"


def _part(tongue: Tongue, formula: Formula) -> str:
    if formula.given is not None:
        return share_words(tongue, formula.given)
    ratio = _divided(tongue, formula)
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


_HAN = regex("[\u3400-\u9fff]")
_MARKS = regex(r"[\s:：,，]")
"""What stands between a name and its value, and between digits."""

PLACE = N_("place {place}")
MOVED = {Direction.INCREASE: N_("up by {amount}"), Direction.DECREASE: N_("down by {amount}")}
_WORDS = (Statement, Unread, Unstated)
"""What an author's own words say, and nothing else does."""


def canonical_words(tongue: Tongue, target: Target, /) -> str:
    """The canonical text; where that has marks of its own, the author's words if they say it all, else ours."""
    canonical = _with_commas(tongue, target)
    if not any(mark in canonical for mark in QUOTES):
        return _with_meaning(tongue, canonical, target)
    return _with_meaning(tongue, target.text, target) if _says_all(target) else target_sentence(tongue, target)


def _with_commas(tongue: Tongue, target: Target) -> str:
    """The canonical text, with the digits of its amounts as the sentence writes all of its own."""
    text = format_target(target)
    amounts: tuple[Quantity, ...]
    match target:
        case Threshold():
            amounts = (target.quantity,)
        case Range():
            amounts = tuple(end.quantity for end in target.ends)
        case Frequency():
            amounts = (target.count,)
        case _:
            return text
    for amount in amounts:
        own = re.escape(spell_amount(amount.value))
        text = re.sub(rf"(?<![\d.]){own}(?![\d.])", tongue.number(amount.value), text)
    return text


def author_words(tongue: Tongue, target: Target, /) -> str:
    """The author's words where they say it all; sign and unit may stand in columns of their own."""
    return _with_meaning(tongue, target.text, target) if _says_all(target) else canonical_words(tongue, target)


def actual_words(tongue: Tongue, actual: Actual, /) -> str:
    """The same of a reported value."""
    if actual.text.strip() and read_actual(actual.text) == actual:
        said = actual.said
        place = _place(tongue, said) if isinstance(said, Rank) and not actual.within_only else _moved(tongue, said)
        return _with_meaning(tongue, actual.text, said, place)
    first, _, last = format_target(actual.said).partition("至")
    is_day = isinstance(actual.said, Deadline) and first == last  # from the day to the same day
    return _with_meaning(tongue, first, actual.said) if is_day else canonical_words(tongue, actual.said)


def _moved(tongue: Tongue, said: Target) -> str | None:
    """A reported change, named by nothing but its direction (提高3%), which is no name of what was measured."""
    subject = said.subject if isinstance(said, Threshold) and said.comparison is Comparison.STATED else None
    move = move_in(subject)
    if not isinstance(said, Threshold) or move is None or move.word != subject:
        return None
    return tongue.say(MOVED[move.direction], amount=quantity_words(tongue, said.quantity))


def _says_all(target: Target) -> bool:
    return bool(target.text.strip()) and read_target(target.text) == target


def _place(tongue: Tongue, rank: Rank) -> str:
    """A place that was reached; as a target it would be that place or a better one."""
    text = tongue.say(FIRST) if rank.within == 1 else tongue.say(PLACE, place=rank.within)
    if rank.scope is not None:
        text = tongue.say(SCOPE, rank=text, scope=bare_or_quoted(rank.scope))
    return text if rank.subject is None else tongue.say(NAMED, subject=bare_or_quoted(rank.subject), target=text)


def _with_meaning(tongue: Tongue, text: str, target: Target, meaning: str | None = None) -> str:
    """A text on one line; in English 75万人次 [750,000 person-visits], and 上升3.2%, of which nothing is to be said."""
    line = " ".join(text.split())
    if not tongue.is_english or _HAN.search(line) is None or isinstance(target, _WORDS):
        return line
    meaning = meaning or target_sentence(tongue, target)
    return line if _MARKS.sub("", meaning) == _MARKS.sub("", line) else f"{line} [{meaning}]"


def is_from_above(judgement: Judgement, /) -> bool:
    """Whether a target bounds from above, so that a small part of it is a good one: 0件 of ≤5件."""
    target = judgement.target
    if not isinstance(target, Threshold | Frequency):
        return False
    taken = any(assumption.code == "stated-as-ceiling" for assumption in judgement.assumptions)
    return taken or target.comparison in {Comparison.LE, Comparison.LT}
