"""
Hypothesis strategies for the values of this library, for its users' property tests and for its own.

Each function imports Hypothesis on its own, so that this module can be imported without it.

>>> from perfmodel.testing import quantities
>>> quantities(units=["元"]).example().unit.symbol  # doctest: +SKIP
'元'
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from perfmodel._arguments import listed, require
from perfmodel.errors import InvalidValueError, MissingExtraError
from perfmodel.lexicon._comparison_words import (
    BEFORE,
    BEHIND,
    FALLEN,
    HOLD,
    LEAD,
    MOVE_DOWN,
    MOVE_UP,
    NEAR_BEFORE,
    NEAR_BEHIND,
    NEGATORS,
    PLANS,
    REACH,
    REFERENCES,
    RISEN,
    SCALES_OF_GRADES,
)
from perfmodel.lexicon._remarks import DONE, NO_TARGET
from perfmodel.lexicon._rows import words_of
from perfmodel.objectives._documents import DepartmentObjectives, ProjectObjectives, Task
from perfmodel.objectives._indicator import Indicator, Standard, Term
from perfmodel.objectives._report import Budget, Result
from perfmodel.source import Span
from perfmodel.targets._actual import Actual, Claim
from perfmodel.targets._shapes import (
    MAX_RANK,
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
from perfmodel.targets._terms import BROKEN, QUOTES, Comparison, Direction, Polarity, ReadError
from perfmodel.taxonomy._category import CATEGORIES
from perfmodel.taxonomy._scheme import SCHEMES
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import DateSpan, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import KNOWN_SYMBOLS, Unit, parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy

_PARTS = ("元", "万元", "人", "万人次", "次", "%", "‰", "个百分点", "平方米", "亩", "kg", "小时", "工作日", "件", "筒")
_BELOW = ("人", "人·年", "年", "亩", "100km", "生·学期", "套", "次")
_PIECES = (
    *words_of(
        *BEFORE, *BEHIND, HOLD, REACH, RISEN, FALLEN, LEAD, MOVE_UP, MOVE_DOWN, *NEAR_BEFORE, NEAR_BEHIND, NO_TARGET
    ),
    *words_of(*SCALES_OF_GRADES, NEGATORS, PLANS),
    *chain(DONE, REFERENCES, _PARTS, _BELOW),
    *"0 1 9 12 95 800 2,300 9.5 十二 百分之五 三分之一 1.2亿 80万 半 两 ２０ 60% ‱".split(),
    *"2023年 6月 30日 12月31日 第三季度 上半年 年底 月底 前 内 2023.12.31 截至 次年".split(),
    *"每年 每半年 每两年 每人 /年 /人".split(),
    *"约 左右 上下 多 余 ± - -- ~ 至 到 介于 之间 且 并且 同时 （含） （不含） ， ； 。 、 / — 无 是 否 是/否".split(),
    *"前10名 全省 第一 较上年 同比 与上年持平 （1） ① 【 】 〖 〗 服务 对象 满意度 持续 水质".split(),
    " ",
    "\n",
    "\\",
)
_CODES = ("value-missing", "number-invalid", "expression-incomplete")
_MOST_DIGITS = 18
_PUBLIC = "actuals amounts any_text date_spans documents indicators intervals month_days names periods quantities"
__dir__: Callable[[], list[str]] = f"{_PUBLIC} targets units yearless_spans".split


def _strategies() -> Any:  # noqa: ANN401 - the module, whose names need no repeating here
    try:
        from hypothesis import strategies  # noqa: PLC0415 - an optional package
    except ImportError as error:
        extra, package = "testing", "hypothesis"
        raise MissingExtraError(extra, package) from error
    return strategies


def any_text() -> SearchStrategy[str]:
    """Any text at all, control characters and halves of characters included, and texts made from the word tables."""
    st = _strategies()
    pieces: SearchStrategy[str] = st.lists(st.sampled_from(_PIECES), max_size=9).map("".join)
    odd = st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=3)
    mixed = st.lists(pieces | odd | st.text(max_size=3), max_size=4).map("".join)
    found: SearchStrategy[str] = pieces | mixed | st.text(st.characters())
    return found


def names() -> SearchStrategy[str]:
    """Names as subjects, references and scales have them: one line, no blanks around, none of the marks 【】〖〗."""
    st = _strategies()
    signs = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=QUOTES)
    words = st.sampled_from(("预算", "上年", "批复（2023）", "5个县", "全省", "水质", "≥", "a\\b", "是", "不含"))
    found: SearchStrategy[str] = words | st.text(signs, max_size=12).map(_name)
    return found


def _name(text: str) -> str:
    return text.strip() or "名"


def units() -> SearchStrategy[Unit]:
    """Units of the table, products and quotients of them, and words that no table knows."""
    st = _strategies()
    known = st.integers(0, len(KNOWN_SYMBOLS) - 1).map(KNOWN_SYMBOLS.__getitem__)  # a list would be in every message
    made = st.builds("{}/{}".format, st.sampled_from(_PARTS), st.sampled_from(_BELOW))
    other = st.text(max_size=8).map(_unit_or_piece)
    found: SearchStrategy[Unit] = st.one_of(known.map(parse_unit), made.map(parse_unit), other, st.just(parse_unit("")))
    return found


def _unit_or_piece(text: str) -> Unit:
    try:
        return parse_unit(text)
    except InvalidValueError:
        return parse_unit("件")


def quantities(*, units: Sequence[str] | SearchStrategy[Unit] | None = None) -> SearchStrategy[Quantity]:
    """
    Quantities with up to 18 digits and 6 decimal places.

    Args:
        units: The symbols to choose from, or a strategy for units; else any unit.
    """
    st = _strategies()
    if units is None:
        chosen = globals()["units"]()
    else:
        given: Any = units
        made = isinstance(given, st.SearchStrategy)
        chosen = given if made else st.sampled_from(listed(given, "units", str)).map(parse_unit)
    found: SearchStrategy[Quantity] = st.builds(Quantity, amounts(), chosen)
    return found


def amounts() -> SearchStrategy[Decimal]:
    """Exact amounts with up to 18 digits and 6 decimal places."""
    st = _strategies()
    most = 10**_MOST_DIGITS
    digits = st.integers(-999, 999) | st.integers(-most, most)
    found: SearchStrategy[Decimal] = st.builds(_decimal, digits, st.integers(0, 6))
    return found


def _decimal(number: int, places: int) -> Decimal:
    return Decimal(f"{number}E-{places}")


def intervals(*, both: bool = False) -> SearchStrategy[Interval]:
    """
    Intervals, each end open, closed or absent.

    Args:
        both: Whether both ends are always there.
    """
    require(both, bool, "both")
    st = _strategies()

    def made(unit: Unit, ends: tuple[Decimal, Decimal], marks: tuple[bool, bool], kept: tuple[bool, bool]) -> Interval:
        low, high = sorted(ends)
        marks = (True, True) if low == high else marks
        lower, upper = Bound(Quantity(low, unit), marks[0]), Bound(Quantity(high, unit), marks[1])
        return Interval(lower if both or kept[0] else None, upper if both or kept[1] else None)

    flags = st.tuples(st.booleans(), st.booleans())
    found: SearchStrategy[Interval] = st.builds(made, units(), st.tuples(amounts(), amounts()), flags, flags)
    return found


def periods() -> SearchStrategy[Period]:
    """Periods such as a year, half a year, two months."""
    st = _strategies()
    found: SearchStrategy[Period] = st.builds(Period, st.integers(1, 1000), st.sampled_from(PeriodUnit))
    return found


def date_spans(*, latest: bool = False) -> SearchStrategy[DateSpan]:
    """
    Spans of whole days, either end open.

    Args:
        latest: Whether the latest day is always there.
    """
    require(latest, bool, "latest")
    st = _strategies()

    def made(days: tuple[date, date], kept: str) -> DateSpan:
        first, last = sorted(days)
        return DateSpan(first if "first" in kept else None, last if "last" in kept else None)

    days = st.dates() | st.dates(date(2015, 1, 1), date(2035, 12, 31))
    kept = st.sampled_from(("last", "first last") if latest else ("first", "last", "first last"))
    found: SearchStrategy[DateSpan] = st.builds(made, st.tuples(days, days), kept)
    return found


def yearless_spans() -> SearchStrategy[YearlessSpan]:
    """Spans of days without a year."""
    st = _strategies()

    def made(days: tuple[MonthDay, MonthDay], whole: bool, offset: int, years: int | None) -> YearlessSpan:  # noqa: FBT001 - drawn
        first, last = days if years or (years is None and offset > 0) else sorted(days)
        before = None if years is None else offset - years
        return YearlessSpan(first if whole else None, last, year_offset=offset, first_offset=before)

    days = st.tuples(month_days(), month_days())
    years = st.none() | st.integers(0, 2)
    found: SearchStrategy[YearlessSpan] = st.builds(made, days, st.booleans(), st.integers(-1, 1), years)
    return found


def month_days() -> SearchStrategy[MonthDay]:
    """Days without a year."""
    st = _strategies()
    leap = st.dates(date(2000, 1, 1), date(2000, 12, 31))
    found: SearchStrategy[MonthDay] = leap.map(_month_day)
    return found


def _month_day(day: date) -> MonthDay:
    return MonthDay(day.month, day.day)


def actuals() -> SearchStrategy[Actual]:
    """Reported values in every shape that a target has."""
    st = _strategies()
    claims = st.none() | st.sampled_from(Claim)
    found: SearchStrategy[Actual] = st.builds(
        Actual, said=targets(), claim=claims, within_only=st.booleans(), text=any_text().map(_words)
    )
    return found


def indicators() -> SearchStrategy[Indicator]:
    """Rows of a table of objectives, with categories of every scheme and without."""
    st = _strategies()
    found: SearchStrategy[Indicator] = st.builds(
        Indicator,
        number=st.none() | st.integers(1, 99).map(str),
        name=names(),
        category=st.none() | st.sampled_from(tuple(CATEGORIES.values())),
        target=targets(),
        weight=st.none() | st.integers(0, 100),
        polarity=st.none() | st.sampled_from(Polarity),
        definition=st.none() | names(),
        adjusted=st.none() | targets(),
        term=st.sampled_from(Term),
        standards=st.lists(st.builds(Standard, grade=names(), target=targets()), max_size=2),
        result=st.none() | st.builds(Result, actual=st.none() | actuals(), reason=names()),
        extra=st.lists(st.tuples(names(), names()), max_size=2),
    )
    return found


def documents() -> SearchStrategy[DepartmentObjectives | ProjectObjectives]:
    """Whole documents of both kinds, with up to three indicators."""
    st = _strategies()
    money = st.none() | quantities(units=["元", "万元"])
    common = {
        "fiscal_year": st.none() | st.integers(2000, 2100),
        "budget": st.builds(Budget, total=money, fiscal=money, other=money),
        "overall": any_text().map(_words),
        "indicators": st.lists(indicators(), max_size=3),
        "scheme": st.none() | st.sampled_from(tuple(SCHEMES.values())),
        "extra": st.lists(st.tuples(names(), names()), max_size=2),
    }
    tasks = st.lists(st.builds(Task, name=names(), content=names()), max_size=2)
    found: SearchStrategy[DepartmentObjectives | ProjectObjectives] = st.one_of(
        st.builds(DepartmentObjectives, department=names(), tasks=tasks, **common),
        st.builds(ProjectObjectives, project=names(), unit=names(), **common),
    )
    return found


def targets(*, kind: str | None = None) -> SearchStrategy[Target]:
    """
    Targets of every shape, also those that no one would write.

    Args:
        kind: Only this shape, by its name in JSON: ``threshold``, ``range``, ``composite`` …

    Raises:
        InvalidValueError: (``kind-unknown``) for a shape that there is not.
    """
    require(kind, str | None, "kind")
    st = _strategies()
    clauses = _clauses(st)
    parts = cast("SearchStrategy[Clause]", st.one_of(*clauses.values()))
    subject = st.none() | names()
    shapes: dict[str, SearchStrategy[Target]] = {
        **clauses,
        "composite": st.builds(
            Composite, clauses=st.lists(parts, min_size=2, max_size=4), any=st.booleans(), subject=subject
        ),
        "unstated": st.builds(Unstated, text=st.sampled_from(("", "/", "—", "无"))),
        "unread": st.builds(
            _unread, any_text(), st.tuples(st.integers(0, 9), st.integers(0, 9)), st.sampled_from(_CODES)
        ),
    }
    if kind is not None and kind not in shapes:
        message = f"expected a kind of {', '.join(shapes)}, found {kind!r}"
        raise InvalidValueError(message, code="kind-unknown")
    found: SearchStrategy[Target] = st.one_of(*shapes.values()) if kind is None else shapes[kind]
    return found


def _unread(text: str, ends: tuple[int, int], code: str) -> Unread:
    text = BROKEN.sub("", text)
    start, stop = sorted(min(end, len(text)) for end in ends)
    return Unread(text=text, error=ReadError(code, Span(start, stop), expected="a value"))


def _clauses(st: Any) -> dict[str, Any]:  # noqa: ANN401 - the module of strategies
    comparison, subject, name = st.sampled_from(Comparison), st.none() | names(), names()
    span = date_spans(latest=True) | yearless_spans()
    counted = units().map(_countable)
    change = st.tuples(quantities() | intervals(both=True), st.sampled_from(Direction))
    shares = quantities(units=["%", "倍", "‰", "成", ""])
    return {
        "threshold": st.builds(
            Threshold, comparison=comparison, quantity=quantities(), approximate=st.booleans(), subject=subject
        ),
        "range": st.builds(Range, interval=intervals(both=True), subject=subject),
        "frequency": st.builds(
            Frequency, comparison=comparison, count=quantities(units=counted), per=periods(), subject=subject
        ),
        "deadline": st.builds(_deadline, span, comparison, st.none() | st.integers(1, 400), subject),
        "rank": st.builds(Rank, within=st.integers(1, MAX_RANK), scope=st.none() | name, subject=subject),
        "grade": st.builds(Grade, comparison=comparison, grade=name, scale=st.none() | name, subject=subject),
        "relative": st.builds(_relative, comparison, name, st.none() | change | shares, subject),
        "yes_no": st.builds(YesNo, expected=st.booleans(), subject=subject),
        "statement": st.builds(Statement, text=any_text().map(_words), subject=subject),
    }


def _deadline(
    span: DateSpan | YearlessSpan, comparison: Comparison, doubt: int | None, subject: str | None
) -> Deadline:
    plain = Deadline(span=span, comparison=comparison, subject=subject)
    if doubt is None or plain.latest == date.max:
        return plain
    if isinstance(plain.latest, MonthDay):
        return evolve(plain, doubtful_until=MonthDay(doubt % 12 + 1, doubt % 28 + 1))
    until = min(plain.latest.toordinal() + doubt, date.max.toordinal())
    return evolve(plain, doubtful_until=date.fromordinal(until))


def _relative(
    comparison: Comparison,
    reference: str,
    bound: tuple[Quantity | Interval, Direction] | Quantity | None,
    subject: str | None,
) -> Relative:
    share = bound if isinstance(bound, Quantity) else None
    change, direction = bound if isinstance(bound, tuple) else (None, None)
    if isinstance(change, Interval):
        comparison = Comparison.STATED
    return Relative(
        comparison=comparison, reference=reference, change=change, direction=direction, share=share, subject=subject
    )


def _countable(unit: Unit) -> Unit:
    return unit if unit.countable else parse_unit("次")


def _words(text: str) -> str:
    whole = BROKEN.sub("", text)
    return whole if whole.strip() else "持续改善"
