"""Checks of how a target is written, with the text that says the same: only where it reads back equal."""

from collections.abc import Iterator

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._review_words import MONEY_PLACES, WORD_UNITS
from perfmodel.reviewing._amounts import unit_slipped
from perfmodel.reviewing._completeness import unit_missing
from perfmodel.reviewing._draft import Draft, Row, counts_per
from perfmodel.reviewing._rule import Remark, RowCheck
from perfmodel.reviewing._wording import (
    beyond_whole,
    exactly,
    people_or_visits,
    rise_as_level,
    satisfaction_out_of_bounds,
    wrong_side,
)
from perfmodel.targets._amounts import Amount
from perfmodel.targets._days import Moment
from perfmodel.targets._explain import Said
from perfmodel.targets._render import format_target
from perfmodel.targets._shapes import Composite, Deadline, Frequency, Range, Rank, Relative, Target, Threshold
from perfmodel.targets._terms import QUOTES
from perfmodel.values._number import CHINESE_NUMERAL_CHARACTERS

_NUMERIC = (Threshold, Range, Frequency, Relative, Composite)
_COMPARED = (Threshold, Frequency, Relative, Composite)
_SIGNS = "≥≤><=＞＜＝》《〉〈﹥﹤﹦═≧⩾≦⩽"  # noqa: RUF001 - full-width signs are met
_STANDARD = frozenset("≥≤><=＞＜＝")  # noqa: RUF001 - as above
_ODD = regex("[》《〉〈﹥﹤﹦═≧⩾≦⩽]|[≥≤><=]\\s?[≥≤><=]")
"""What a text with an unusual sign has in it, so that most texts need no scan."""

_MAY_COMPARE = regex("[不未大小高低多少等于短长超过满足到达至突破控制严限压减以及上下内外起最优好]")
"""What a text with a comparison in words has in it."""

_MAY_COUNT = regex(f"[{CHINESE_NUMERAL_CHARACTERS}成点]")
"""What a text with a Chinese number, or with points, has in it."""

_MAY_BE_RATE = regex("|".join(WORD_UNITS))
"""What a text with a word for a sign has in it."""

_CHANGE_IN_POINTS = "个百分点 is the difference of two percentages, not a percentage; keep it so"
_LEVEL_IN_POINTS = "个百分点 is the difference of two percentages; write % where a level is meant"
_NUMERALS = frozenset(("chinese", "part", "all"))


def _safe(row: Row, draft: Draft, target: Target | None = None) -> str | None:
    """
    The canonical text, where it is another one, keeps all words, and needs no marks of ours; it reads back equal.

    There is none where another rule doubts the value: what may be wrong is not to look as if it had been checked.
    With a *target*, that of this target, which says the same in another unit; 万分之三 and 三成 are written in %, as
    forms have them, and 5‱ stays.
    """
    text = format_target(target or _in_percent(row) or row.target)
    about = isinstance(row.target, Threshold) and row.target.approximate
    if about or text == row.target.text or not _keeps_words(row, text):
        return None
    return None if _is_doubted(row, draft) else text


def _keeps_words(row: Row, text: str) -> bool:
    """Whether a text has all words of the target, and no marks of ours."""
    return _QUOTED.isdisjoint(text) and all(word in text for word in _words_of(row))


_QUOTED = frozenset(QUOTES)
_DOUBTS: tuple[RowCheck, ...] = (
    unit_missing,
    wrong_side,
    beyond_whole,
    satisfaction_out_of_bounds,
    rise_as_level,
    people_or_visits,
    exactly,
)
"""The checks that doubt the number, the sign or the unit of a value: 读者满意度 不高于90% is not made ≤90%."""


def _is_doubted(row: Row, draft: Draft) -> bool:
    """Whether a rule of the review, asked for or not, doubts what the value says."""
    if row.is_level_in_points or any(any(True for _ in check(row, draft)) for check in _DOUBTS):
        return True
    return any(remark.indicator is row.indicator for remark in unit_slipped(draft))


def _in_percent(row: Row) -> Target | None:
    """The same target in %, of a share in 万分之 or 成 that is written in Chinese."""
    units = [bound.quantity.unit.symbol for bound in row.amounts]
    in_words = units[:1] in (["‱"], ["成"]) and any(map(_is_chinese, _amounts_of(row)))
    return _in_unit(row, "%") if in_words else None


def _words_of(row: Row) -> Iterator[str]:
    """The words of a target that say what is meant, folded; of a deadline 每 too."""
    folded = fold(row.target.text)
    kept = {"word", "every"} if isinstance(row.target, Deadline) else {"word"}
    return (folded[said.start : said.stop].strip() for said in row.lexemes if said.kind in kept)


def _in_unit(row: Row, unit: str) -> Target | None:
    """The same target in another unit, or ``None`` where that needs more digits than a quantity has."""
    if not isinstance(row.target, Threshold):
        return None
    try:
        return evolve(row.target, quantity=row.target.quantity.to(unit))
    except InvalidValueError:
        return None


def _remark(row: Row, message: str, change: str | None) -> Remark:
    return Remark(message if change is None else f"{message}: {change}", text=row.target.text, change=change)


def operator_in_words(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    The comparison is written in words (不低于, 以上, 控制在 … 以内).

    Days (不晚于, 2024年内), grades (中等及以上) and words inside the subject are left alone.
    """
    if not isinstance(row.target, _COMPARED) or _MAY_COMPARE.search(row.target.text) is None:
        return
    days = any(isinstance(part, Deadline) for part in row.clauses)
    if not days and any(_is_word(row, said) for said in row.figures):
        yield _remark(row, "the comparison is written in words; write a sign", _safe(row, draft))


def _is_word(row: Row, said: Said) -> bool:
    return said.kind in {"behind", "weak", "short"} or (
        said.kind == "front" and row.target.text[said.start] not in _SIGNS
    )


def odd_sign(row: Row, draft: Draft) -> Iterator[Remark]:
    """The sign of comparison is another than ≥ ≤ ＞ ＜ ＝.  Does not see the sign in a column of its own."""
    if not isinstance(row.target, (*_NUMERIC, Rank)) or _ODD.search(row.target.text) is None:
        return
    signs = [
        row.target.text[said.start : said.stop]
        for said in row.lexemes
        if said.kind == "front" and row.target.text[said.start] in _SIGNS
    ]
    if any(sign not in _STANDARD for sign in signs):
        message = "the comparison is written with an unusual sign; write one of ≥ ≤ ＞ ＜ ＝"  # noqa: RUF001 - as forms have it
        yield _remark(row, message, _safe(row, draft))


def numerals(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    A number is written as a Chinese numeral or fraction, or in 成, or in percentage points.

    Points stay as they are: they are no percent.  A half (半年) is left alone.
    """
    if not isinstance(row.target, _NUMERIC) or not row.amounts:
        return
    if _MAY_COUNT.search(row.target.text) is None:
        return
    units = [bound.quantity.unit for bound in row.amounts]
    if any(map(_is_chinese, _amounts_of(row))):
        yield _remark(row, "the number is written in Chinese; write digits", _safe(row, draft))
    elif any(unit.kind == "points" for unit in units):
        yield _remark(row, _LEVEL_IN_POINTS if row.is_level_in_points else _CHANGE_IN_POINTS, None)


def _amounts_of(row: Row) -> list[Amount]:
    """The amounts that a target states; of one beside another figure (上年的两倍) the last, which is its own."""
    amounts = [said.value for said in row.figures if isinstance(said.value, Amount)]
    return amounts[-1:] if isinstance(row.target, Relative) else amounts


def _is_chinese(amount: Amount) -> bool:
    whole = not amount.half and amount.text != "半"
    return whole and (amount.form in _NUMERALS or amount.unit == "成")


def per_unit(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A count per thing or period, with a slash (份/人, 次/年).  Silent on money and mass per unit, and on costs."""
    counted = any(counts_per(bound.quantity.unit) for bound in row.amounts)
    slashed = isinstance(row.target, Frequency) and "/" in row.target.text
    if row.top != "cost" and (counted or slashed):
        yield _remark(row, "a count per unit; say in the explanation over what it is counted", None)


def frequency(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A count per period in words (每半年1期)."""
    if isinstance(row.target, Frequency) and "/" not in row.target.text:
        message = "a frequency; results are compared as a rate, so report them with their period"
        yield _remark(row, message, None)


def day_missing(row: Row, draft: Draft) -> Iterator[Remark]:
    """A deadline states no day (6月底前, 2024年内); a bare month before 前 is open, so no day is suggested."""
    target = row.target
    if (
        isinstance(target, Deadline)
        and target.text
        and not any(isinstance(said.value, Moment) and said.value.exact for said in row.lexemes)
    ):
        if target.doubtful_until is not None:
            message = "the deadline leaves open whether the month named is included; write its day"
            yield _remark(row, message, None)
        else:
            yield _remark(row, "the deadline states no day; write it", _safe(row, draft))


def rank(row: Row, _draft: Draft) -> Iterator[Remark]:
    """The value is a place in an order, which others decide too."""
    if any(isinstance(part, Rank) for part in row.clauses):
        message = "a place among others depends on what they do; state a value of your own beside it"
        yield _remark(row, message, None)


def word_as_unit(row: Row, draft: Draft) -> Iterator[Remark]:
    """A word stands for a sign (百分比 for %).  Does not see the word in a column of its own."""
    if not row.amounts or _MAY_BE_RATE.search(row.target.text) is None:
        return
    units = [said.value.unit for said in row.figures if isinstance(said.value, Amount)]
    words = [unit for unit in units if unit in WORD_UNITS]
    yield from (
        _remark(row, f"the unit is the word {unit}; write {WORD_UNITS[unit]}", _safe(row, draft)) for unit in words[:1]
    )


def too_many_places(row: Row, draft: Draft) -> Iterator[Remark]:
    """An amount in 万元 has more than two decimals; in 元 nothing is lost."""
    places = [bound.quantity.value.as_tuple().exponent for bound in row.amounts if bound.quantity.unit.symbol == "万元"]
    if any(isinstance(place, int) and place < -MONEY_PLACES for place in places):
        exact = _in_unit(row, "元")
        message = f"an amount in 万元 has more than {MONEY_PLACES} decimals; write it in 元, or round it"
        yield _remark(row, message, None if exact is None else _safe(row, draft, exact))
