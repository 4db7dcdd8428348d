"""
Shape to text: as the author wrote it, or in one canonical spelling that reads back to an equal target.

Canonical text writes signs instead of words and encloses a subject in 【】.  Where plain words would be read as
something else, it takes the quoted spelling (:mod:`perfmodel.targets._quoted`), which can write every target.
"""

from datetime import date
from typing import Literal, assert_never

from perfmodel._arguments import require
from perfmodel.errors import InvalidValueError, marked
from perfmodel.targets._quoted import JOINTS, MOVES, OPEN_END, SIGNS, quote
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import (
    TARGET,
    Clause,
    Composite,
    Deadline,
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
from perfmodel.targets._terms import Comparison
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import spell_quantity

Style = Literal["canonical", "as_written"]


def marked_text(target: Target, /) -> str:
    """A target as text, with the place in ⟦⟧ where its reading stopped."""
    if not isinstance(target, Unread):
        return format_target(target)
    return marked(target.text, target.error.span.start, target.error.span.stop)


def format_target(target: Target, /, *, style: Style = "canonical") -> str:
    """
    Write a target as text.

    >>> from perfmodel import read_target
    >>> format_target(read_target("不低于百分之九十五"))
    '≥95%'
    >>> format_target(read_target("不低于百分之九十五"), style="as_written")
    '不低于百分之九十五'

    Args:
        target: The target.

        style: ``canonical``, which reads back to an equal target, or ``as_written``, the author's own text (canonical
            where the target was not read from text).

    Raises:
        InvalidValueError: (``style-unknown``) for another style.
    """
    require(target, TARGET, "target")
    require(style, str, "style")
    if style not in {"canonical", "as_written"}:
        message = f"expected the style 'canonical' or 'as_written', found {style!r}"
        raise InvalidValueError(message, code="style-unknown")
    if isinstance(target, Unread):
        return target.text
    if style == "as_written" and (target.text or isinstance(target, Unstated)):
        return target.text
    return "/" if isinstance(target, Unstated) else _canonical(target)


def _canonical(target: Clause | Composite) -> str:
    """The plain spelling where it reads back, in the words that the target read back is written in; else the quoted."""
    text = _plain(target)
    found = _read_back(text, target)
    if found is None:
        return quote(target)
    again = _plain(found)
    return again if again == text or _is_stable(again, target) else quote(target)


def _read_back(text: str, target: Clause | Composite) -> Clause | Composite | None:
    found = read_target(text)
    return None if isinstance(found, Unread | Unstated) or found != target else found


def _is_stable(text: str, target: Clause | Composite) -> bool:
    found = _read_back(text, target)
    return found is not None and _plain(found) == text


def _plain(target: Clause | Composite) -> str:
    subject = "" if target.subject is None else f"【{target.subject}】"
    if isinstance(target, Composite):
        return subject + JOINTS[target.any].join(_canonical(clause) for clause in target.clauses)
    return subject + _clause(target)


def _clause(target: Clause) -> str:
    match target:
        case Threshold():
            about = "约" if target.approximate else ""
            text = SIGNS[target.comparison] + about + spell_quantity(target.quantity)
        case Range():
            text = _ends(target.interval)
        case Frequency():
            text = f"每{_period(target.per)}{SIGNS[target.comparison]}{spell_quantity(target.count)}"
        case Deadline():
            text = _deadline(target)
        case Rank():
            text = f"{target.scope or ''}前{target.within}名"
        case Grade():
            text = SIGNS[target.comparison] + target.grade
        case Relative():
            text = _relative(target)
        case YesNo():
            text = "是" if target.expected else "否"
        case Statement():
            text = target.text
        case _:
            assert_never(target)
    return text


def _ends(interval: Interval) -> str:
    return "至".join(_bound(end) for end in (interval.lower, interval.upper) if end is not None)


def _bound(bound: Bound) -> str:
    return spell_quantity(bound.quantity) + ("" if bound.inclusive else OPEN_END)


def _period(period: Period) -> str:
    if period.value == 1:
        return period.unit.value
    between = (
        "个" if period.unit in {PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.TERM, PeriodUnit.HALF_YEAR} else ""
    )
    return f"{period.value}{between}{period.unit.value}"


def _relative(target: Relative) -> str:
    sign, change = SIGNS[target.comparison], target.change
    if change is None or target.direction is None:
        share = "" if target.share is None else f"的{spell_quantity(target.share)}"
        return f"{sign or '为'}{target.reference}{share}"
    amount = _ends(change) if isinstance(change, Interval) else spell_quantity(change)
    return f"较{target.reference}{MOVES[target.direction]}{sign}{amount}"


def _deadline(target: Deadline) -> str:
    """Words and days: 2023年1月1日至2023年12月31日, 6月30日前, 9月前, 次年3月31日前, 去年10月1日至今年3月31日."""
    if target.doubtful_until is not None:
        return _doubtful(target, target.doubtful_until) + "前"
    before = "前" if target.comparison is Comparison.LE else ""
    span = target.span
    years = (span.first_offset, span.year_offset) if isinstance(span, YearlessSpan) else (0, 0)
    first, last = (_YEARS.get(offset, "次年") for offset in years)
    if years == (-1, 0) and span.earliest is not None:
        last = "今年"
    start = "" if span.earliest is None else f"{first}{_day(span.earliest)}至"
    return f"{start}{last}{_day(target.latest)}{before}"


_YEARS = {-1: "去年", 0: "", 1: "次年"}
"""How a year beside the plan's own is named; farther ones have no word, and are written quoted."""


def _doubtful(target: Deadline, until: date | MonthDay) -> str:
    """The month, quarter, half year or year whose end is *until* and whose eve is the last sure day."""
    months = (until.month - target.latest.month) % 12 or 12
    if isinstance(target.span, YearlessSpan):
        # The year of the named month: the eve of January lies in the year before it.
        year = "次年" if target.span.year_offset + (until.month <= target.latest.month) == 1 else ""
    else:
        year = f"{until:%Y}年"
    words = {
        12: "" if year else "全年",
        6: "上半年" if until.month == 6 else "下半年",  # noqa: PLR2004 - June
        3: f"第{'一二三四'[until.month // 3 - 1]}季度",
    }
    return year + words.get(months, f"{until.month}月")


def _day(day: date | MonthDay) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if isinstance(day, date) else f"{day.month}月{day.day}日"
