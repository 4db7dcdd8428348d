"""
Skeletons: a text whose numbers are replaced by the sign of their class, so that one plan serves all texts alike.

``≥95%`` and ``≥87%`` have one skeleton; the reader parses it once and fills each text's own numbers in.  A class says
all that the grammar may know of a number: whether it can be a month, a day, a year, a decimal.  Since the grammar
sees the sign and never a digit, two texts of one skeleton can't be read in two ways.

Digits that touch Latin letters on their left are part of a name (PM2.5, GB3838, m2) and stay as they are.

Plans: what a skeleton says, with holes for the numbers of a text.

A plan is made once for a skeleton and filled for each text: the amounts, days and places that its numbers give, and
the words cut from the text as its author wrote it.  Only filling sees a number; what no calendar and no order has is
refused there.
"""

import re
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from attrs import frozen

from perfmodel._patterns import regex
from perfmodel.values._number import GROUPED as GROUPED_DIGITS

ZERO, NINE, TWELVE, DAY, LAST, MANY = "\ue000", "\ue001\ue014", "\ue002", "\ue003", "\ue004", "\ue005"
ONE = "\ue014"
HUNDREDS, YEAR, LONG, PADDED, ZEROS = "\ue006", "\ue007", "\ue008", "\ue009", "\ue00a"
DECIMAL, YEAR_MONTH, MONTH_DAY, MONTH_END, GROUPED = "\ue00b", "\ue00c", "\ue00d", "\ue00e", "\ue00f"
STAMP_MONTH, STAMP_DAY, HUGE, MONTH_START = "\ue010", "\ue011", "\ue012", "\ue013"
GROUPED_YEAR = "\ue015"

CLASSES = "\ue000-\ue015"
"""The signs of all classes, for a character class of a pattern."""

N = f"[{CLASSES}]"
"""Any number, in a pattern."""

A_NUMBER = regex(N)
"""The same, to be looked for."""

NUMBER_SIGNS = "".join(map(chr, range(0xE000, 0xE016)))
"""The signs of all classes, one by one."""

WHOLE = f"{ZERO}{NINE}{TWELVE}{DAY}{LAST}{MANY}{HUNDREDS}{YEAR}{LONG}{GROUPED}{GROUPED_YEAR}{STAMP_MONTH}{STAMP_DAY}"
"""Whole numbers without a zero in front."""

SMALL = f"{NINE}{TWELVE}{DAY}{LAST}{MANY}"
"""1 to 99."""

MONTHS = f"{NINE}{TWELVE}{PADDED}"
"""What a month can be."""

DAYS = f"{NINE}{TWELVE}{DAY}{LAST}{PADDED}"
"""What a day of a month can be."""

TWO_DIGITS = f"{TWELVE}{DAY}{LAST}{MANY}{PADDED}"
"""Numbers of two digits: a year in short, 23年底."""

_LONGEST = 60
_CODES = "GDP CPI pH PH ph RMB CNY USD HKD EUR GE LE GT LT ge le gt lt TOP Top top".split()
"""Letters that a number may touch without being part of a name: RMB50万元, GE90%, Top10."""

_NUMBER = rf"(?:(?<![\d.,]){GROUPED_DIGITS}(?:\.\d+)?(?![\d,]|\.\d)|(?<!\d\.)\d++\.\d++(?!\.?\d)|\d++)"
NUMBERS = regex(f"({_NUMBER})", re.ASCII)
"""
Splits a folded text without names: every second piece is a number.

1,200 and 12.5 are one number each, the parts of 2023.12.31 and of 9.5.2 are three.
"""

_NAMED = regex(
    rf"((?:(?<![A-Za-z])(?:{'|'.join(_CODES)})(?=\s?\d))|(?:(?<![A-Za-z\d])[A-Za-z]{{1,12}}+|&\#x?)-?\d[\d.]*(?<=\d)(?:-\d+)*+|(?<=\d)[A-Za-z]{{1,12}}+\d++)|({_NUMBER})",
    re.ASCII,
)
"""The same where letters touch digits: names with their digits first, then numbers."""

_SINGLE = regex(r"([^0-9]*+)(?<![A-Za-z#,.-])([0-9]++(?:\.[0-9]++)?+)([^0-9]*+)")
"""A text with one number and no letters at it, as most are, which one pattern takes apart."""

_HAS_NAMES = regex(r"[A-Za-z#]-?\d", re.ASCII)

_MONTH_ENDS = frozenset("1.31 3.31 5.31 7.31 8.31 10.31 12.31 4.30 6.30 9.30 11.30 2.28 2.29".split())
_WHOLE_SHAPES = (
    (ZERO, regex(r"0")),
    (PADDED, regex(r"0[1-9]")),
    (ZEROS, regex(r"0\d+")),
    (ONE, regex(r"1")),
    (NINE[0], regex(r"[2-9]")),
    (TWELVE, regex(r"1[0-2]")),
    (DAY, regex(r"1[3-9]|2[0-4]")),
    (LAST, regex(r"2[5-9]|3[01]")),
    (MANY, regex(r"\d\d")),
    (HUNDREDS, regex(r"\d{3}")),
    (YEAR, regex(r"(?:19|20)\d\d")),
    (STAMP_MONTH, regex(r"20\d\d(?:0[1-9]|1[0-2])")),
    (STAMP_DAY, regex(r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")),
    (LONG, regex(r"\d+")),
)
_YEAR_MONTH = regex(r"(?:19|20)\d\d\.(?:0[1-9]|1[0-2]|[1-9])")
_GROUPED_YEAR = regex(r"(?:1,9|2,0)\d\d")
_MONTH_DAY = regex(r"(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|0?[1-9])")


def _class_of(number: str) -> str:
    """The sign of the class of a number."""
    if len(number) > _LONGEST:
        return HUGE
    if "," in number:
        return GROUPED_YEAR if _GROUPED_YEAR.fullmatch(number) is not None else GROUPED
    if "." in number:
        return _class_of_decimal(number)
    return next(sign for sign, shape in _WHOLE_SHAPES if shape.fullmatch(number) is not None)


def _class_of_decimal(number: str) -> str:
    """The class of a number with a point, which may be a month of a year (2023.12) or a day of one (6.30)."""
    if _MONTH_DAY.fullmatch(number) is None:
        return YEAR_MONTH if _YEAR_MONTH.fullmatch(number) is not None else DECIMAL
    if number in _MONTH_ENDS:
        return MONTH_END
    return MONTH_START if number.endswith((".1", ".01")) else MONTH_DAY


_KEPT_LENGTH, _KEPT = 6, 20_000


class _Classes(dict[str, str]):
    """The class of each number met; short ones are kept, a bounded count of them."""

    def __missing__(self, number: str) -> str:
        found = _class_of(number)
        if len(number) <= _KEPT_LENGTH and len(self) < _KEPT:
            self[number] = found
        return found


_classes: Mapping[str, str] = _Classes()


def skeleton_of(folded: str, /) -> tuple[str, list[str]]:
    """
    The skeleton of a folded text, and its numbers in their order.

    >>> one, numbers = skeleton_of("≥95%")
    >>> other, _ = skeleton_of("≥87%")
    >>> one == other, numbers
    (True, ['95'])
    """
    single = _SINGLE.fullmatch(folded)
    if single is not None:
        front, number, behind = single.groups()
        return f"{front}{_classes[number]}{behind}", [number]
    if _HAS_NAMES.search(folded) is not None:
        return _with_names(folded)
    pieces = NUMBERS.split(folded)
    if len(pieces) == 1:
        return folded, []
    numbers = pieces[1::2]
    pieces[1::2] = map(_classes.__getitem__, numbers)
    return "".join(pieces), numbers


def _with_names(folded: str) -> tuple[str, list[str]]:
    pieces: list[str] = []
    numbers: list[str] = []
    end = 0
    for match in _NAMED.finditer(folded):
        number = match[2]
        if number is not None:
            pieces += (folded[end : match.start()], _classes[number])
            numbers.append(number)
            end = match.end()
    return "".join((*pieces, folded[end:])), numbers


class Cut(NamedTuple):
    """
    A stretch of the text, by its place in the skeleton.

    Attributes:
        start: Where it begins in the skeleton.

        holes: How many numbers stand before that.

        stop: Where it ends.

        holes_in: How many numbers stand before the end.
    """

    start: int
    holes: int
    stop: int
    holes_in: int

    def span(self, offsets: list[int]) -> tuple[int, int]:
        """Where it begins and ends in a text with numbers of these offsets."""
        return self.start + offsets[self.holes], self.stop + offsets[self.holes_in]


class Joined(NamedTuple):
    """
    A name of several stretches, which a number or 每 with its thing parts: 培训 and 教师 in 培训500名教师.

    Attributes:
        cuts: The stretches, in their order.
    """

    cuts: tuple[Cut, ...]


Name: TypeAlias = Cut | Joined
"""Where a name stands in the skeleton."""


def joined(*names: Name | None) -> Name | None:
    """Some names as one, in their order; ``None`` of none."""
    cuts = [cut for name in names if name is not None for cut in (name.cuts if isinstance(name, Joined) else (name,))]
    return None if not cuts else cuts[0] if len(cuts) == 1 else Joined(tuple(cuts))


def offsets_of(numbers: list[str], /) -> list[int]:
    """
    How much longer a text is than its skeleton in front of each of its numbers, and behind the last.

    >>> offsets_of(["2024", "9"])
    [0, 3, 3]
    """
    return [0, *accumulate(len(number) - 1 for number in numbers)]


@frozen
class Hole:
    """
    The place of a number in a text.

    Attributes:
        index: How many numbers stand before it.
    """

    index: int
