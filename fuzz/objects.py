"""
Wrong objects into every public callable and every field of every public class.

The library answers, or refuses with an error of its own; what it takes can be printed, compared and, where it is
exchanged, saved and loaded.
"""

import inspect
import math
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, EnumType
from fractions import Fraction
from functools import partial
from random import Random
from typing import NoReturn, cast

import attrs

import perfmodel as pm
from fuzz.counts import Counts, Span
from fuzz.entry_points import KEY, PLAN
from fuzz.wording import text
from perfmodel.errors import Problem
from perfmodel.files import Cell
from perfmodel.objectives import Execution, Extra, Result
from perfmodel.reviewing import REVIEW_RULES
from perfmodel.scoring import UnitReport
from perfmodel.source import Standing
from perfmodel.values import Bound, MonthDay, PeriodUnit

_MONEY = Execution(name="年度资金总额", adjusted=pm.Quantity(50, "万元"), executed=pm.Quantity(48, "万元"))
_GOOD: list[object] = [
    PLAN,
    pm.DepartmentObjectives(department="市图书馆"),
    *map(pm.read_target, ("≥95%", "60%-80%", "每年2次", "2024年6月底前", "6月底前", "前10名", "优良", "较上年提高5%")),
    *map(pm.read_target, ("是", "持续改善", "≥10个且≤20个", "/", "≥", "上年的95%")),
    *(pm.read_actual("3场"), pm.judge(pm.read_target("≥95%"), "94%"), _MONEY, Result(score=Decimal(8))),
    *(pm.policy("mof2020"), pm.scheme("mof2015"), pm.category("output"), REVIEW_RULES[0]),
    pm.assess(PLAN, {KEY: "20场"}, policy="mof2020", execution=_MONEY),
    *pm.explain_reading("≥3元"),
    *(pm.Place(line=1), pm.Span(0, 1), pm.FiscalYear(2024), pm.Unit("元"), pm.Quantity(1, "元"), MonthDay(6, 30)),
    *(Bound(pm.Quantity(1, "元")), pm.Interval(), pm.Period(1, PeriodUnit.YEAR), Extra("备注", "略")),
    *(Cell(row=1, column=1, text="指标值"), pm.Budget(), pm.Report(), UnitReport(unit="东馆", actuals={})),
    *(pm.DateSpan(None, date(2024, 6, 30)), pm.Citation("a", standing=Standing.SEEN), Problem("a", "b", "$")),
]


class Sulk:
    """An object that fails at whatever is asked of it."""

    def __fail(self, *_: object) -> NoReturn:
        raise ZeroDivisionError

    __repr__ = __str__ = __eq__ = __bool__ = __len__ = __int__ = __float__ = __index__ = __fail  # type: ignore[assignment]
    __hash__ = __lt__ = __le__ = __gt__ = __ge__ = __add__ = __getitem__ = __contains__ = __fail  # type: ignore[assignment]


class Word(str):
    """Text of a class of its own."""

    __slots__ = ()


_BAD: list[object] = [
    *(None, True, False, 0, 1, -1, 3, 13, 2024, 10**18, 10**70, 10**5000, -(10**5000)),
    *(0.0, 2.5, math.nan, math.inf, 1j, b"", b"\xff", bytearray(b"a"), memoryview(b"a")),
    *("", " ", "元", "output", KEY, "mof2020", "\ud800", Word("3元"), (), (1,), ("a", "b"), ("output", Decimal(1))),
    *(Decimal("1.5"), Decimal("-0"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1E+99999999")),
    *(Decimal("1E-99999999"), Decimal("1." + "0" * 70 + "1"), Fraction(1, 3), Fraction(10**80, 7), Fraction(10**5000)),
    *([], [1, None], ["甲"], {}, {"a": 1}, {KEY: 2.5}, {KEY: "3场"}, {1: 2}, set(), {1}, frozenset({"a"}), range(3)),
    *(..., NotImplemented, object(), object, int, str, Enum, print, math, Sulk(), Sulk, type, inspect),
    *(date(2024, 12, 31), datetime(2024, 12, 31, 8, tzinfo=UTC), ValueError("a"), lambda *_: None),
]
_TARGET, _ASSESSED = pm.read_target("≥95%"), pm.assess(PLAN, {KEY: "20场"}, policy="mof2020", execution=_MONEY)
_KNOWN: dict[str, dict[str, object]] = {
    "assess": {"objectives": PLAN, "actuals": {KEY: "20场"}, "policy": "mof2020"},
    "audit": {"objectives": PLAN, "policy": "mof2020"},
    "audit_form": {"objectives": PLAN, "policy": "mof2020"},
    "compare": {"before": _TARGET, "after": _TARGET},
    "dumps": {"value": PLAN, "format": "json"},
    "explain": {"judgement": pm.judge(_TARGET, "94%"), "locale": "en"},
    "fill_form": {"objectives": PLAN, "assessment": _ASSESSED},
    "implies": {"first": _TARGET, "second": _TARGET},
    "intersect": {"first": _TARGET, "second": _TARGET},
    "judge": {"target": _TARGET, "actual": "94%"},
    "monitor": {"objectives": PLAN, "month": 7},
    "polarity_of": {"name": "投诉率"},
    "review": {"objectives": PLAN},
    "roll_up": {"objectives": PLAN, "reports": [UnitReport(unit="东馆", actuals={KEY: "20场"})]},
}
"""Good arguments of functions; some are exchanged for other objects."""

_PUBLIC = {name: getattr(pm, name) for name in pm.__all__}
_MEMBERS = [member for kind in _PUBLIC.values() if isinstance(kind, EnumType) for member in kind]


def _piece(rng: Random) -> object:
    """Any object: a good value, a wrong one, text, a member of an enumeration, several of them."""
    makes: tuple[Callable[[Random], object], ...] = (
        lambda rng: rng.choice(_GOOD),
        lambda rng: rng.choice(_BAD),
        text,
        lambda rng: rng.choice(_MEMBERS),
        _several,
    )
    return rng.choices(makes, (38, 32, 9, 8, 13))[0](rng)


def _several(rng: Random) -> object:
    """A list, a tuple, or a mapping from the id of the row that the good documents have."""
    pieces = [_piece(rng) for _ in range(rng.randint(0, 3))]
    return rng.choice((pieces, tuple(pieces), {KEY: _piece(rng)}, {KEY: rng.choice(_BAD)}))


_APART = {"Target", "read_forms", "dump", "load", "dump_lines", "load_lines"}
"""A union, which is not called, and what looks for files."""


def _callables() -> Iterator[tuple[str, Callable[..., object]]]:
    for name, found in _PUBLIC.items():
        if callable(found) and name not in _APART:
            yield name, found
    for value in _GOOD:
        for word in dir(type(value)):
            if not word.startswith("_") and word not in dir(tuple) and callable(method := getattr(value, word)):
                yield f"{type(value).__name__}.{word}", cast("Callable[..., object]", method)


_CALLABLES = list(_callables())


def run(rng: Random, span: Span) -> Counts:
    """Try objects for a span."""
    counts = Counts()
    while span.more():
        name, function = rng.choice(_CALLABLES)
        placed, named = _arguments(rng, name, function)
        shown = [*map(_shown, placed), *(f"{key}={_shown(item)}" for key, item in named.items())]
        given = f"{name}({', '.join(shown)})".encode("utf-8", "surrogatepass")
        counts.trial("objects", given, partial(_called, function, placed, named))
    return counts


def _arguments(rng: Random, name: str, function: Callable[..., object]) -> tuple[list[object], dict[str, object]]:
    """Objects for the arguments of a callable: good ones where some are known, with a few exchanged."""
    placed, named = list[object](), dict[str, object]()
    good = next((item for item in _GOOD if type(item) is function and attrs.has(type(item))), None)
    kept = dict(_KNOWN.get(name, {}))
    if good is not None:
        kept = {str(item.alias): getattr(good, item.name) for item in attrs.fields(type(good))}
    for word, parameter in inspect.signature(function).parameters.items():
        asked = parameter.default is inspect.Parameter.empty
        if parameter.kind in _MANY or not (asked or word in kept or rng.randrange(3)):
            continue
        value = kept[word] if word in kept and rng.randrange(5) else _piece(rng)
        if parameter.kind is inspect.Parameter.POSITIONAL_ONLY:
            placed.append(value)
        else:
            named[word] = value
    return placed, named


_MANY = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def _shown(value: object) -> str:
    try:
        return repr(value)[:200]
    except (ArithmeticError, ValueError):
        return f"<{type(value).__name__}>"


def _called(function: Callable[..., object], placed: list[object], named: dict[str, object]) -> str:
    return _outcome(function(*placed, **named))


def _outcome(found: object) -> str:
    """What was taken can be printed and, where it is exchanged, comes back."""
    if type(found).__module__.partition(".")[0] == "perfmodel":
        repr(found)
        str(found)
    if not isinstance(found, pm.ProjectObjectives | pm.DepartmentObjectives | pm.Quantity | pm.Target | pm.Assessment):
        return "taken"
    return "exchanged" if pm.loads(pm.dumps(found, "json"), "json") == found else "lost in JSON"
