"""
The commonest days, read in one step: 2023年12月31日前, 6月底前完成, 2023年3月-11月, 2023.07-2024.01.

Nothing here is a second set of rules: one pattern cuts the text instead of the scan, and what the parts mean is decided
where the grammar has it decided.  What is not of this form is left to the grammar.

Needs: ``amounts``, ``dates``, ``faults``, ``shapes``, ``terms``.  Used by: ``cells``.
"""

import re

from perfmodel.targets.amounts import YEAR
from perfmodel.targets.dates import Point, deadline, is_day
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.shapes import Deadline
from perfmodel.targets.terms import Comparison

_YEAR, _NUMBER = YEAR.pattern, "[0-9]{1,2}"
_DASH, _DONE = "(?:-{1,3}|~{1,2}|至|到)", "(?:完成|完工|竣工)?"
_ONE = re.compile(
    rf"(?:({_YEAR})年)?(?:({_NUMBER})月(?:({_NUMBER})日)?)?(?:(底|末)?(之前|以前|前)?|(内|度|全年)){_DONE}"
)
_TWO = re.compile(
    rf"(?:({_YEAR})年)?({_NUMBER})(?:(月)(?:({_NUMBER})日)?)?{_DASH}(?:({_YEAR})年)?({_NUMBER})月(?:({_NUMBER})日)?{_DONE}"
)
_ONE_DOTTED = re.compile(rf"({_YEAR})([-./])({_NUMBER})\2({_NUMBER})(之前|以前|前)?")
_TWO_DOTTED = re.compile(rf"({_YEAR})[./]({_NUMBER}){_DASH}({_YEAR})[./]({_NUMBER})")


def read_days(text: str, folded: str, fiscal_year: int | None, /) -> Deadline | None:
    """
    The deadline that a plain text says, or ``None`` where it is not plain.

    >>> print(read_days("2023年6月底前", "2023年6月底前", None).latest, read_days("近期", "近期", None))
    2023-06-30 None
    """
    found = _one(folded) or _two(folded) if "月" in folded or "年" in folded else _dotted(folded)
    if found is None or not all(map(is_day, found[0])):
        return None
    points, before = found
    try:
        return deadline(
            points[0],
            points[-1],
            is_range=len(points) > 1,
            before=before,
            until=False,
            fiscal_year=fiscal_year,
            text=text,
            subject=None,
        )
    except Unreadable:
        return None


_Found = tuple[tuple[Point, ...], bool]
"""One point or two, and whether 前 stands behind."""


def _one(folded: str) -> _Found | None:
    match = _ONE.fullmatch(folded)
    if match is None:
        return None
    year, month, day, end, before, whole = match.groups()
    if (
        (year is None and month is None)
        or (day is not None and (end is not None or whole is not None))
        or (month is not None and whole is not None and whole != "内")
    ):
        return None
    return (_point(year, month, day, at_end=end is not None),), before is not None


def _two(folded: str) -> _Found | None:
    match = _TWO.fullmatch(folded)
    if match is None:
        return None
    year, month, mark, day, year2, month2, day2 = match.groups()
    if mark is None and year2 is not None:
        return None
    return (_point(year, month, day), _point(year2 or year, month2, day2)), False


def _dotted(folded: str) -> _Found | None:
    match = _ONE_DOTTED.fullmatch(folded)
    if match is not None:
        year, _, month, day, before = match.groups()
        return (_point(year, month, day),), before is not None
    match = _TWO_DOTTED.fullmatch(folded)
    if match is None:
        return None
    year, month, year2, month2 = match.groups()
    return (_point(year, month, None), _point(year2, month2, None)), False


def _point(year: str | None, month: str | None, day: str | None, *, at_end: bool = False) -> Point:
    return Point(
        None if year is None else int(year),
        0,
        (1, 12) if month is None else (int(month), int(month)),
        None if day is None else (int(day), int(day)),
        day is not None,
        at_end,
    )


def year_in_column(text: str, year: int, comparison: Comparison | None, /) -> Deadline:
    """
    The year of a cell whose unit column says 年: 2024 beside 年 is no span of 2024 years.

    >>> print(year_in_column("2024", 2024, None).latest)
    2024-12-31
    """
    point = Point(year=year)
    until = comparison in {Comparison.LE, Comparison.LT}
    return deadline(point, point, is_range=False, before=False, until=until, fiscal_year=None, text=text, subject=None)
