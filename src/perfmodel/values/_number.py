"""
Numerals as people in China write them, always as an exact ``Decimal``.

Arabic digits with separators (``2,300``), full-width digits, Chinese and financial numerals (一百零五, 叁拾), digit
by digit years (二〇二三), mixed forms (80万, 1.2亿) and fractions (百分之五, 三分之二).

The scale that the author wrote is kept apart: 80万 is 80 with the scale 万, so that it can be printed back.
"""

import re
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import lru_cache
from typing import final

from attrs import frozen

from perfmodel._arguments import MAX_DIGITS, require, typed
from perfmodel._base_errors import shown
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError

SCALES: dict[str, int] = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}
"""The scale words that stand between a number and its unit, longest first."""


def exact_context(digits: int, /) -> Context:
    """A decimal context that takes nothing from the caller's own, nor from the defaults of the process."""
    traps = [DivisionByZero, InvalidOperation, Overflow]
    return Context(digits, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, capitals=1, clamp=0, flags=[], traps=traps)


EXACT = exact_context(4 * MAX_DIGITS)
"""Wide enough for every numeral: reading, drawing and Babel's rounding lose nothing in it."""

_DIGITS = {
    **dict(zip("〇零一二三四五六七八九", (0, 0, *range(1, 10)), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2,
    "○": 0,
    "貳": 2,
    "陸": 6,
    "兩": 2,
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SECTIONS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_WIDE = {
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    "．": ".",
    "，": ",",
    "﹐": ",",
    "－": "-",
    "＋": "+",  # noqa: RUF001 - full-width forms
}
CHINESE_DIGITS = "".join(_DIGITS)
TO_TEN = "一二三四五六七八九十"
CHINESE_NUMERAL_CHARACTERS = CHINESE_DIGITS + "".join(_PLACES) + "".join(_SECTIONS)

GROUPED = r"[1-9]\d?\d?(?:,\d{3})+"
"""
Thousands in groups of three behind commas: 1,200,000.

The one rule of commas in numbers, for patterns of folded text, wherever a number is read; what has commas otherwise
(12,00, 1,2000, 0,200) is no number.  A full-width comma is one, too, and a year has none.
"""

_ARABIC = regex(rf"[+-]?(?:{GROUPED}|\d+)(?:\.\d+)?", re.ASCII)
_COMMA = regex("[,，]")  # noqa: RUF001 - as written
_GROUPED = regex(rf"[+-]?{GROUPED.replace(',', _COMMA.pattern)}(?:\.\d+)?", re.ASCII)
_MYRIADS = [word for word in SCALES if _PLACES.keys().isdisjoint(word)]
"""The scale words behind a numeral in Chinese, whose 十, 百 and 千 are places of its own: 三千万 is 三千 of 万."""

_SCALED = regex(rf"([+-]?[\d,.]+)({'|'.join(SCALES)})|(.+?)({'|'.join(_MYRIADS)})", re.DOTALL | re.ASCII)
PARTS_OF = "分之"
"""Stands between a denominator and its numerator: 万分之五."""

_OF = regex(rf"(.+){PARTS_OF}(.+)", re.DOTALL)


def ungrouped(number: str, /) -> str:
    """
    A number in digits without the commas between its groups of three; other commas stay, so that it is no number then.

    >>> ungrouped("1,200.5"), ungrouped("-12，000"), ungrouped("12,00"), ungrouped("0,200")
    ('1200.5', '-12000', '12,00', '0,200')
    """
    if _COMMA.search(number) is None or _GROUPED.fullmatch(number) is None:
        return number
    return _COMMA.sub("", number)


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Numeral:
    """
    A number as written: its value in the author's scale, that scale, and the text.

    Attributes:
        value: The number before the scale word, or before the fraction's denominator.

        scale: The scale word (万, 亿 …), or an empty text.

        parts: The denominator of a fraction (100 for 百分之五), else 1.

        text: The spelling.

    Raises:
        InvalidValueError: (``number-invalid``) for a denominator below 1 or of more than 60 digits.
    """

    value: Decimal
    scale: str
    parts: int
    text: str

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.parts < 10**MAX_DIGITS:
            message = f"expected a denominator of at most {MAX_DIGITS} digits, from 1, found {shown(self.parts)}"
            raise InvalidValueError(message, code="number-invalid")


def parse_number(text: str, /) -> Decimal:
    """
    Read one numeral, scale included.

    >>> parse_number("1.2亿"), parse_number("一百零五"), parse_number("2,300")
    (Decimal('120000000.0'), Decimal('105'), Decimal('2300'))

    Commas part groups of three (2,300, 2，300), and nothing else: 23,00 and 0,230 are no numbers.

    Raises:
        InvalidValueError: (``number-invalid``) when the text is no numeral,
            (``number-inexact``) when it is a fraction that no decimal holds, such as 三分之一.
    """
    require(text, str, "text")
    numeral = parse_numeral(text)
    value = EXACT.multiply(numeral.value, SCALES.get(numeral.scale, 1))
    result = EXACT.divide(value, numeral.parts)
    if EXACT.multiply(result, numeral.parts) != value:
        message = (
            f"expected a number that decimals can hold, found {text!r}; use parse_quantity, which keeps the fraction"
        )
        raise InvalidValueError(message, code="number-inexact")
    return result


def parse_numeral(text: str, /) -> Numeral:
    """
    Read one numeral and keep how it was written.

    >>> parse_numeral("80万").scale, parse_numeral("万分之五").parts, parse_numeral("三万五千").value
    ('万', 10000, Decimal('35000'))

    Raises:
        InvalidValueError: (``number-invalid``) when the text is no numeral or has more than 60 digits.
    """
    found = numeral_or_none(text)
    if found is None:
        message = (
            f"expected a number of at most {MAX_DIGITS} digits, found {text[:80]!r}; "
            "write it with digits, for example 1200 or 1.2亿"
        )
        raise InvalidValueError(message, code="number-invalid")
    return found


def numeral_or_none(text: str, /) -> Numeral | None:
    """As :func:`parse_numeral`, but ``None`` where the text is no numeral."""
    return None if len(text) > 2 * MAX_DIGITS else _numeral(text)


@lru_cache(maxsize=1024)
def _numeral(text: str) -> Numeral | None:
    plain = "".join(_WIDE.get(character, character) for character in text.strip())
    fraction = _OF.fullmatch(plain)
    if fraction is not None:
        return _fraction(fraction[1], fraction[2], text)
    scaled = _SCALED.fullmatch(plain)
    value = None if scaled is None else _before_scale(scaled[1] or scaled[3])
    if scaled is not None and value is not None:
        return Numeral(value, scaled[2] or scaled[4], 1, text)
    value = _plain(plain)
    return None if value is None else Numeral(value, "", 1, text)


def _fraction(below: str, above: str, text: str) -> Numeral | None:
    """A fraction, whose denominator is a whole number above 1: 三分之二."""
    parts, value = _whole(below), _plain(above)
    return None if parts is None or parts <= 1 or value is None else Numeral(value, "", parts, text)


def _before_scale(head: str) -> Decimal | None:
    """The number before a scale that stays apart: 80 in 80万, 五 in 五万; but 一亿二千万 is one number."""
    return _plain(head) if _SECTIONS.keys().isdisjoint(head) else None


def _whole(text: str) -> int | None:
    value = _plain(text) if text not in _UNITS_OF_TEN else Decimal(_UNITS_OF_TEN[text])
    return int(value) if value is not None and value == value.to_integral_value() else None


_UNITS_OF_TEN = {"百": 100, "千": 1000, "万": 10_000}


def _plain(text: str) -> Decimal | None:
    if text == "半":
        return Decimal("0.5")
    if _ARABIC.fullmatch(text) is not None:
        digits = ungrouped(text)
        return Decimal(digits) if len(digits) <= MAX_DIGITS else None
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    value = chinese_integer(text)
    return None if value is None else Decimal(value)


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    value = chinese_integer(whole)
    if value is None or not decimals or any(character not in _DIGITS for character in decimals):
        return None
    digits = f"{value}.{''.join(str(_DIGITS[character]) for character in decimals)}"
    return Decimal(digits) if len(digits) <= MAX_DIGITS else None


def chinese_integer(text: str, /) -> int | None:
    """
    The integer that a Chinese numeral says, or ``None``.

    Digits one by one make a number from four on (二〇二三), or with a zero among them; 三五 means three to five.

    >>> chinese_integer("三万五千"), chinese_integer("二〇二三"), chinese_integer("十二"), chinese_integer("三五")
    (35000, 2023, 12, None)
    """
    if not text or len(text) > MAX_DIGITS:
        return None
    if all(character in _DIGITS for character in text):
        return _digit_by_digit(text)
    head, mark, tail = text.replace("億", "亿").replace("萬", "万").partition("亿")
    if not mark:
        return _below_yi(head, 10)
    high, low = _below_yi(head, 10), _below_yi(tail, _SECTIONS["亿"]) if tail else 0
    return high * _SECTIONS["亿"] + low if high and low is not None else None


def _digit_by_digit(text: str) -> int | None:
    """Digits without places: 二〇二三, 二〇, 五; of 三五 nobody knows whether it is 35 or three to five."""
    alone = len(text) == 1 or len(text) >= 4 or not _ZEROS.isdisjoint(text)  # noqa: PLR2004 - a year's digits
    return int("".join(str(_DIGITS[character]) for character in text)) if alone else None


def _below_yi(text: str, last: int) -> int | None:
    """The number below 亿: 一百二十万三千; *last* is the place in front of it."""
    head, mark, tail = text.partition("万")
    if not mark:
        return _section(head, last)
    high, low = _section(head, 10), _section(tail, _SECTIONS["万"]) if tail else 0
    return high * _SECTIONS["万"] + low if high and low is not None else None


def _section(text: str, last: int) -> int | None:
    """The number below 万: 三千五百, 一百零五; *last* is the place in front of it, for 三万五."""
    total, digit, below = 0, -1, 10**4
    for character in text:
        if character in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[character]
            continue
        place = _PLACES.get(character, 0)
        if not place or place >= below or (digit < 1 and place > 10):  # noqa: PLR2004 - only 十 may stand without a digit
            return None
        total, digit, last, below = total + max(digit, 1) * place, -1, place, place
    return total + _tail(text, digit, last) if text else None


_ZEROS = frozenset("〇零○")


def _tail(text: str, digit: int, last: int) -> int:
    """The last digit: 三万五 is 35000 and 一百二 is 120, but 一百零二 is 102."""
    if digit <= 0:
        return 0
    before = text[-2:-1]
    if before in _DIGITS or last == 10:  # noqa: PLR2004 - after 十 the digit counts ones
        return digit
    return digit * last // 10
