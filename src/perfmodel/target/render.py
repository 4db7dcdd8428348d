"""
Shape to text: as the author wrote it, or in one canonical spelling that reads back to an equal target.

Canonical text writes signs instead of words, encloses a subject in 【】, and encloses another name in 〖〗 only where
the plain name would be read as something else.

Needs: ``read``, ``shapes``, ``values``.  Used by: ``forms``, ``display``, users.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, assert_never

from perfmodel.errors import InvalidValueError
from perfmodel.target.read import read_target
from perfmodel.target.shapes import (
    Clause,
    Comparison,
    Composite,
    Deadline,
    Direction,
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
from perfmodel.values.interval import Bound
from perfmodel.values.period import DateSpan, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values.quantity import Quantity
from perfmodel.values.spell import spell_amount, spell_quantity

Style = Literal["canonical", "as_written"]

SIGNS = {
    Comparison.GE: "≥",
    Comparison.GT: ">",
    Comparison.LE: "≤",
    Comparison.LT: "<",
    Comparison.EQ: "=",
    Comparison.STATED: "",
}
"""How a comparison is written."""


def format_target(target: Target, /, *, style: Style = "canonical") -> str:
    """
    Write a target as text.

    >>> from perfmodel.target.read import read_target
    >>> format_target(read_target("不低于百分之九十五"))
    '≥95%'
    >>> format_target(read_target("不低于百分之九十五"), style="as_written")
    '不低于百分之九十五'

    Args:
        target: The target.

        style: ``canonical``, which reads back to an equal target, or ``as_written``, the author's own text (canonical
            where the target was not read from text).

    Raises:
        InvalidValueError: (``style-unknown``) for another style; (``target-unwritable``) when no text reads back to
            the target, which only targets put together by hand can be.
    """
    if style == "as_written":
        return target.text or format_target(target)
    if style != "canonical":  # pyright: ignore[reportUnnecessaryComparison] - callers without a checker
        message = f"expected the style 'canonical' or 'as_written', found {style!r}"
        raise InvalidValueError(message, code="style-unknown")
    if isinstance(target, Unread):
        return target.text
    if isinstance(target, Unstated):
        return "/"
    for text in _spellings(target):
        if read_target(text) == target:
            return text
    message = f"no text reads back to {target!r}; keep it as JSON"
    raise InvalidValueError(message, code="target-unwritable")


def _spellings(target: Clause | Composite) -> Iterator[str]:
    """Texts for a target, the plainest first."""
    if isinstance(target, Composite):
        whole = "" if target.subject is None else f"【{target.subject}】"
        yield whole + "；".join(format_target(clause) for clause in target.clauses)
        yield whole + "；".join(list(_spellings(clause))[-1] for clause in target.clauses)
        return
    subject = "" if target.subject is None else f"【{target.subject}】"
    if isinstance(target, Statement):
        if target.subject is None:
            yield target.text
        yield f"{subject}〖{target.text}〗"
        return
    for plain in (True, False):
        yield subject + _clause(target, plain=plain)


def _clause(target: Clause, *, plain: bool) -> str:
    match target:
        case Threshold():
            about = "约" if target.approximate else ""
            return SIGNS[target.comparison] + about + _quantity(target.quantity, plain=plain)
        case Range():
            return _range(target, plain=plain)
        case Frequency():
            return f"每{_period(target.per)}{SIGNS[target.comparison]}{_quantity(target.count, plain=plain)}"
        case Deadline():
            return _deadline(target)
        case Rank():
            scope = "" if target.scope is None else _named(target.scope, plain=plain)
            return f"{scope}前{target.within}名"
        case Grade():
            return _grade(target, plain=plain)
        case Relative():
            return _relative(target, plain=plain)
        case YesNo():
            return "是" if target.expected else "否"
        case Statement():
            return f"〖{target.text}〗"
        case _:
            assert_never(target)


def _named(name: str, *, plain: bool) -> str:
    return name if plain else f"〖{name}〗"


def _quantity(quantity: Quantity, *, plain: bool) -> str:
    return (
        spell_quantity(quantity)
        if plain or not quantity.unit.symbol
        else f"{spell_amount(quantity.value)}〖{quantity.unit}〗"
    )


def _range(target: Range, *, plain: bool) -> str:
    lower, upper = target.interval.lower, target.interval.upper
    if lower is None or upper is None:
        message = "expected both ends of the range"
        raise InvalidValueError(message, code="range-open")
    return f"{_bound(lower, plain=plain)}至{_bound(upper, plain=plain)}"


def _bound(bound: Bound, *, plain: bool) -> str:
    return _quantity(bound.quantity, plain=plain) + ("" if bound.inclusive else "（不含）")


def _period(period: Period) -> str:
    if period.value == 1:
        return period.unit.value
    between = (
        "个" if period.unit in {PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.TERM, PeriodUnit.HALF_YEAR} else ""
    )
    return f"{period.value}{between}{period.unit.value}"


def _grade(target: Grade, *, plain: bool) -> str:
    if plain and target.scale is None:
        return SIGNS[target.comparison] + target.grade
    scale = "" if target.scale is None else f"〖{target.scale}〗"
    return f"{SIGNS[target.comparison]}〖{target.grade}〗等次{scale}"


def _relative(target: Relative, *, plain: bool) -> str:
    reference = _named(target.reference, plain=plain)
    if target.change is None or target.direction is None:
        return (SIGNS[target.comparison] or "为") + reference
    move = "提高" if target.direction is Direction.INCREASE else "降低"
    return f"较{reference}{move}{SIGNS[target.comparison]}{_quantity(target.change, plain=plain)}"


def _deadline(target: Deadline) -> str:
    """Words and days: 2023年1月1日至2023年12月31日, 6月30日前, 9月前, 次年3月31日前."""
    span, before = target.span, "前" if target.comparison is Comparison.LE else ""
    if target.doubtful_until is not None:
        return _doubtful(target.doubtful_until, span) + "前"
    if isinstance(span, YearlessSpan):
        year = {0: "", 1: "次年", -1: "上年"}.get(span.year_offset, "")
        first = "" if span.earliest is None else f"{year}{_month_day(span.earliest)}至"
        return f"{first}{year}{_month_day(span.latest)}{before}"
    last = "" if span.latest is None else _day(span.latest)
    return f"{last}{before}" if span.earliest is None else f"{_day(span.earliest)}至{last}{before}"


def _doubtful(until: date | MonthDay, span: DateSpan | YearlessSpan) -> str:
    """The month, quarter or year whose end is *until* and whose eve is the last sure day."""
    latest = span.latest
    sure = 0 if latest is None else latest.month
    months = (until.month - sure) % 12 or 12
    year = f"{until.year}年" if isinstance(until, date) else ""
    if (
        isinstance(until, MonthDay)
        and isinstance(span, YearlessSpan)
        and span.year_offset + (1 if sure == 12 else 0) == 1
    ):  # noqa: PLR2004
        year = "次年"
    if months == 12:  # noqa: PLR2004 - a whole year
        return year or "全年"
    if months == 6:  # noqa: PLR2004 - half a year
        return year + ("上半年" if until.month == 6 else "下半年")  # noqa: PLR2004
    if months == 3:  # noqa: PLR2004 - a quarter
        return f"{year}第{'一二三四'[until.month // 3 - 1]}季度"
    return f"{year}{until.month}月"


def _month_day(day: MonthDay) -> str:
    return f"{day.month}月{day.day}日"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
