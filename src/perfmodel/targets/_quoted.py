"""
The quoted spelling: a strict little language that can write every target, and read it back.

Canonical text is plain wherever the plain words read back to an equal target.  Where they do not (a unit that looks
like prose, a reference that holds a number, a deadline that no wording names) each name stands in 〖〗 and the
subject in 【】, in one fixed form for each shape:

=============  ==============================================================
threshold      ``≥约5〖页〗``
range          ``1〖%〗（不含）至2〖%〗``
frequency      ``每〖2季度〗≥3〖次〗``
deadline       ``期限≤〖../2023-06-30〗存疑至〖2023-07-31〗``, ``期限〖--01-01/--06-30+1〗``,
               ``期限〖--10-01-1/--03-31〗``
rank           ``〖全市〗前3名``
grade          ``≥〖中等〗等次〖水质〗``
relative       ``≤〖预算〗``, ``较〖上年〗提高≥5〖%〗``, ``为〖上年〗``, ``≥〖上年〗的95〖%〗``,
               ``较〖上年〗提高5〖%〗至8〖%〗``
yes or no      ``是``, ``否``
statement      ``〖持续提高〗``
composite      ``〖≥5〖页〗〗；〖是〗``, alternatives ``〖≥5〖页〗〗或〖是〗``, with the marks inside a clause escaped
=============  ==============================================================

A backslash stands before 〖〗【】 and before itself inside a name.

Days without a year, in the fiscal year that a caller names.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias, TypeVar, assert_never

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Threshold,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison, Direction
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._period import DateSpan, FiscalYear, MonthDay, Period, PeriodUnit, YearlessSpan
from perfmodel.values._quantity import Quantity, spell_amount

_Any = TypeVar("_Any", Clause, Composite, Clause | Composite)


def dated(target: _Any, fiscal_year: int, /) -> _Any:
    """The target with its days in the fiscal year, where they have none; a doubt that no day is left for goes."""
    if isinstance(target, Composite):
        return evolve(target, clauses=[dated(clause, fiscal_year) for clause in target.clauses])
    if not isinstance(target, Deadline) or not isinstance(target.span, YearlessSpan):
        return target
    span, doubt = target.span, target.doubtful_until
    days = span.in_year(FiscalYear(fiscal_year))
    if isinstance(doubt, MonthDay):
        doubt = doubt.in_year(fiscal_year + span.year_offset + (doubt < span.latest))
    left = isinstance(doubt, date) and days.latest is not None and doubt > days.latest
    return evolve(target, span=days, doubtful_until=doubt if left else None)


SIGNS = {
    Comparison.GE: "≥",
    Comparison.GT: ">",
    Comparison.LE: "≤",
    Comparison.LT: "<",
    Comparison.EQ: "=",
    Comparison.STATED: "",
}
"""How a comparison is written."""

JOINTS = {False: "；", True: "或"}
"""What stands between the clauses of a composite, by whether they are alternatives."""

OPEN_END = "（不含）"
MOVES = {Direction.INCREASE: "提高", Direction.DECREASE: "降低"}
_BY_SIGN = {sign: comparison for comparison, sign in SIGNS.items()}
_BY_MOVE = {word: direction for direction, word in MOVES.items()}

_Match: TypeAlias = "re.Match[str]"
_MARK = regex(r"[\\〖〗【】]")
_ESCAPE = regex(r"\\(.)", re.DOTALL)
_NAME = r"(?:[^\\〖〗【】]|\\.)*+"
_SIGN = r"(?P<sign>[≥>≤<=]?)"
_DAY = r"(?:\d{4}-\d{2}-\d{2}|--\d{2}-\d{2})"
_AMOUNT = rf"(?P<value>-?\d{{1,60}}(?:\.\d{{1,60}})?)〖(?P<unit>{_NAME})〗"
_SECOND = _AMOUNT.replace("<value", "<value2").replace("<unit", "<unit2")
_RANGE = rf"{_AMOUNT}(?P<low>{OPEN_END})?至{_SECOND}(?P<high>{OPEN_END})?"
_FIRST = rf"(?P<first>\.\.|{_DAY})(?P<first_shift>(?<!\.)[+-]\d{{1,4}})?"
_DAYS = rf"{_FIRST}/(?P<last>{_DAY})(?P<shift>[+-]\d{{1,4}})?"
_SUBJECT = regex(rf"【({_NAME})】", re.DOTALL)
_CLAUSE = regex(rf"〖({_NAME})〗", re.DOTALL)


def quote(target: Clause | Composite, /) -> str:
    """The quoted spelling of a target; it always reads back to an equal one."""
    subject = "" if target.subject is None else f"【{_escaped(target.subject)}】"
    if isinstance(target, Composite):
        return subject + JOINTS[target.any].join(_in_marks(quote(clause)) for clause in target.clauses)
    return subject + _clause(target)


def _escaped(name: str) -> str:
    return _MARK.sub(r"\\\g<0>", name)


def _in_marks(name: str) -> str:
    return f"〖{_escaped(name)}〗"


def _quantity(quantity: Quantity) -> str:
    return spell_amount(quantity.value) + _in_marks(quantity.unit.symbol)


def _ends(interval: Interval) -> str:
    ends = (end for end in (interval.lower, interval.upper) if end is not None)
    return "至".join(_quantity(end.quantity) + ("" if end.inclusive else OPEN_END) for end in ends)


def _clause(target: Clause) -> str:
    match target:
        case Threshold():
            text = SIGNS[target.comparison] + ("约" if target.approximate else "") + _quantity(target.quantity)
        case Range():
            text = _ends(target.interval)
        case Frequency():
            per = f"每〖{target.per.value}{target.per.unit.value}〗"
            text = per + SIGNS[target.comparison] + _quantity(target.count)
        case Deadline():
            text = _deadline(target)
        case Rank():
            text = ("" if target.scope is None else _in_marks(target.scope)) + f"前{target.within}名"
        case Grade():
            scale = "" if target.scale is None else _in_marks(target.scale)
            text = f"{SIGNS[target.comparison]}{_in_marks(target.grade)}等次{scale}"
        case Relative():
            text = _relative(target)
        case YesNo():
            text = "是" if target.expected else "否"
        case Statement():
            text = _in_marks(target.text)
        case _:
            assert_never(target)
    return text


def _deadline(target: Deadline) -> str:
    span = target.span
    first, shift = "..", ""
    if span.earliest is not None:
        first = str(span.earliest)
    if isinstance(span, YearlessSpan):
        first += "" if span.stated_first_offset is None else f"{span.stated_first_offset:+}"
        shift = f"{span.year_offset:+}" if span.year_offset else ""
    doubt = "" if target.doubtful_until is None else f"存疑至〖{target.doubtful_until}〗"
    days = f"{first}/{target.latest}{shift}"
    return f"期限{SIGNS[target.comparison]}〖{days}〗{doubt}"


def _relative(target: Relative) -> str:
    sign = SIGNS[target.comparison]
    change = target.change
    if change is None or target.direction is None:
        share = "" if target.share is None else f"的{_quantity(target.share)}"
        return (sign or "为") + _in_marks(target.reference) + share
    amount = _ends(change) if isinstance(change, Interval) else _quantity(change)
    return f"较{_in_marks(target.reference)}{MOVES[target.direction]}{sign}{amount}"


def unquote(text: str, /, fiscal_year: int | None = None) -> Clause | Composite | None:
    """
    The target of a quoted spelling, or ``None`` where the text is anything else.

    >>> unquote("≤〖批复（2023）的预算〗").reference
    '批复（2023）的预算'
    """
    named = _SUBJECT.match(text)
    subject, start = (None, 0) if named is None else (_unescaped(named[1]), named.end())
    for pattern, build in _FORMS:
        match = pattern.fullmatch(text, start)
        if match is not None:
            return _finished(match, build, subject, fiscal_year)
    return None


def _finished(
    match: _Match,
    build: Callable[[_Match], Clause | Composite],
    subject: str | None,
    fiscal_year: int | None,
) -> Clause | Composite | None:
    try:
        target = build(match)
        named = evolve(target, subject=subject)
    except ValueError:  # a form that is right with a content that cannot be: 〖2023-02-30〗, a blank name
        return None
    if fiscal_year is not None:
        named = dated(named, fiscal_year)
    return named if isinstance(named, Statement) else evolve(named, text=match.string)


def _unescaped(name: str) -> str:
    return _ESCAPE.sub(r"\1", name)


def _names(match: _Match, group: str) -> str | None:
    found = match[group]
    return None if found is None else _unescaped(found)


def _amount(match: _Match, number: str = "") -> Quantity:
    return Quantity(Decimal(match["value" + number]), _unescaped(match["unit" + number]))


def _comparison(match: _Match) -> Comparison:
    return _BY_SIGN[match["sign"]]


def _day(text: str) -> date | MonthDay:
    return MonthDay(int(text[2:4]), int(text[5:])) if text.startswith("--") else date.fromisoformat(text)


def _threshold(match: _Match) -> Clause:
    return Threshold(comparison=_comparison(match), quantity=_amount(match), approximate=bool(match["about"]))


def _interval(match: _Match) -> Interval:
    return Interval(Bound(_amount(match), not match["low"]), Bound(_amount(match, "2"), not match["high"]))


def _range(match: _Match) -> Clause:
    return Range(interval=_interval(match))


def _frequency(match: _Match) -> Clause:
    per = Period(int(match["times"]), PeriodUnit(match["per"]))
    return Frequency(comparison=_comparison(match), count=_amount(match), per=per)


def _due(match: _Match) -> Clause:
    doubt = None if match["doubt"] is None else _day(match["doubt"])
    return Deadline(span=_span(match), comparison=_comparison(match), doubtful_until=doubt)


def _span(match: _Match) -> DateSpan | YearlessSpan:
    """The days of a deadline; both have a year, or none has (and then may be shifted by some)."""
    first = None if match["first"] == ".." else _day(match["first"])
    last, shifts = _day(match["last"]), (match["first_shift"], match["shift"])
    if isinstance(last, MonthDay) and not isinstance(first, date):
        before = None if shifts[0] is None else int(shifts[0])
        return YearlessSpan(first, last, year_offset=int(shifts[1] or 0), first_offset=before)
    if isinstance(last, date) and not isinstance(first, MonthDay) and shifts == (None, None):
        return DateSpan(first, last)
    message = "expected both days with a year, or both without one"
    raise InvalidValueError(message, code="span-invalid")


def _rank(match: _Match) -> Clause:
    return Rank(within=int(match["within"]), scope=_names(match, "scope"))


def _grade(match: _Match) -> Clause:
    return Grade(comparison=_comparison(match), grade=_unescaped(match["name"]), scale=_names(match, "scale"))


def _change(match: _Match) -> Clause:
    return Relative(
        comparison=_comparison(match),
        reference=_unescaped(match["name"]),
        change=_amount(match),
        direction=_BY_MOVE[match["move"]],
    )


def _change_between(match: _Match) -> Clause:
    return Relative(
        comparison=Comparison.STATED,
        reference=_unescaped(match["name"]),
        change=_interval(match),
        direction=_BY_MOVE[match["move"]],
    )


def _against(match: _Match) -> Clause:
    share = None if match["value"] is None else _amount(match)
    return Relative(comparison=_BY_SIGN[match["sign"] or ""], reference=_unescaped(match["name"]), share=share)


def _yes_no(match: _Match) -> Clause:
    return YesNo(expected=match[0] == "是")


def _statement(match: _Match) -> Clause:
    return Statement(text=_unescaped(match["name"]))


def _composite(match: _Match) -> Composite:
    clauses = [unquote(_unescaped(part)) for part in _CLAUSE.findall(match[0])]
    return Composite(clauses=[Unstated() if clause is None else clause for clause in clauses], any=match["any"] == "或")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Match], Clause | Composite]], ...] = tuple(
    (regex(pattern, re.DOTALL | re.ASCII), build)
    for pattern, build in (
        (rf"{_SIGN}(?P<about>约?){_AMOUNT}", _threshold),
        (_RANGE, _range),
        (
            rf"每〖(?P<times>\d{{1,4}})(?P<per>{'|'.join(unit.value for unit in PeriodUnit)})〗{_SIGN}{_AMOUNT}",
            _frequency,
        ),
        (rf"期限{_SIGN}〖{_DAYS}〗(?:存疑至〖(?P<doubt>{_DAY})〗)?", _due),
        (rf"(?:〖(?P<scope>{_NAME})〗)?前(?P<within>\d{{1,6}})名", _rank),
        (rf"{_SIGN}〖(?P<name>{_NAME})〗等次(?:〖(?P<scale>{_NAME})〗)?", _grade),
        (rf"较〖(?P<name>{_NAME})〗(?P<move>提高|降低){_SIGN}{_AMOUNT}", _change),
        (rf"较〖(?P<name>{_NAME})〗(?P<move>提高|降低){_RANGE}", _change_between),
        (rf"(?:(?P<sign>[≥>≤<=])|为)〖(?P<name>{_NAME})〗(?:的{_AMOUNT})?", _against),
        (r"[是否]", _yes_no),
        (rf"〖(?P<name>{_NAME})〗", _statement),
        (rf"〖{_NAME}〗(?P<any>[；或])〖{_NAME}〗(?:(?P=any)〖{_NAME}〗)*", _composite),
    )
)
"""The form of each shape with its builder; no text has two of them."""
