"""
Wrong types at every public entry point: a refusal of this library's own, with what to hand in, and never a guess.

The entry points are found by their public names, so a new one without a row fails here.  Each row holds good
arguments and the types that an argument takes; each argument is put in turn into every wrong kind of object
below.
"""

import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from functools import partial
from importlib import import_module
from os import PathLike
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, NamedTuple, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
import duckdb
import numpy as np
import pandas as pd
import pint
import polars as pl
import pyarrow as pa
import pytest
from matplotlib.axes import Axes

import perfmodel
import perfmodel.plot
import perfmodel.testing
from perfmodel import (
    Actual,
    Assessment,
    Budget,
    Category,
    Citation,
    Comparison,
    DateSpan,
    DepartmentObjectives,
    Finding,
    FiscalYear,
    Grid,
    Indicator,
    Interval,
    PerfModelError,
    Place,
    Polarity,
    ProjectObjectives,
    Quantity,
    Reading,
    Report,
    Scheme,
    Severity,
    Span,
    Task,
    Unit,
    Verdict,
    assess,
    category,
    judge,
    loads,
    monitor,
    parse_actual,
    policy,
    read_form,
    read_target,
    scheme,
)
from perfmodel.display import explain_policy
from perfmodel.display._explain import Explained
from perfmodel.errors import (
    InexactConversionError,
    InvalidValueError,
    Problem,
    UnknownIndicatorError,
    WrongTypeError,
    ZeroDivisorError,
)
from perfmodel.exchange import dump_lines, load_lines
from perfmodel.files import Cell, Sheets, sheets_of
from perfmodel.interop import arrow
from perfmodel.interop import csv as csv_module
from perfmodel.interop import duckdb as duckdb_module
from perfmodel.interop import frames as frames_module
from perfmodel.interop import pandas as pandas_module
from perfmodel.interop import polars as polars_module
from perfmodel.objectives import BudgetPart, Execution, Extra, Result, Standard
from perfmodel.reviewing import REVIEW_RULES, EachRow, Remark
from perfmodel.scoring import (
    OverFulfilment,
    ScoringPolicy,
    Step,
    Steps,
    Total,
    UnitReport,
    audit_form,
    fill_form,
    roll_up,
)
from perfmodel.serializers import json_schema
from perfmodel.source import Standing
from perfmodel.targets import Assumption, Reason
from perfmodel.taxonomy import map_category, match_category, split_points
from perfmodel.values import Bound, MonthDay, Numeral, YearlessSpan, define_pint_units, parse_number, parse_unit

FORM = "项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个"
READING = read_form(FORM)
ROW = Indicator(number="1", name="讲座场次", category="output.quantity", target=read_target("≥24场"), weight=90)
PLAN = ProjectObjectives(project="阅读推广", fiscal_year=2024, indicators=[ROW])
OFFICE = DepartmentObjectives(department="市图书馆", indicators=[ROW])
KEY = "output.quantity/1"
MENDABLE = PLAN.replace(KEY, target=read_target("不少于24场"))
MONEY = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity(48, "万元"))
ASSESSED = assess(PLAN, {KEY: "20场"}, policy="mof2020", execution=MONEY)
MONITORED = monitor(PLAN, {KEY: "10场"}, month=7, execution=MONEY)
JUDGED = judge(read_target("≥95%"), "94%")
CITATION = Citation("perfmodel", standing=Standing.DESIGN)
TARGET = read_target("≥95%")
TARGET_TYPES = get_args(perfmodel.Target)
DOCUMENT_TYPES = (DepartmentObjectives, ProjectObjectives)
TEXTS = pa.array(["≥95%"])
TABLE = pa.table({"指标值": ["≥95%"], "度量单位": ["%"]})
FRAME = pd.Series(["≥95%"])
RULE = REVIEW_RULES[0]
_UNTYPED: Any = pint
PINT = (_UNTYPED.UnitRegistry(None), _UNTYPED.UnitRegistry)


def nothing(*_: object) -> tuple[()]:
    """A function that takes all and says nothing."""
    return ()


class Word(str):
    """Text of a class of its own, as NumPy and enumerations have it."""

    __slots__ = ()


class Wish(StrEnum):
    """Members that are text."""

    MORE = "更多"


class Ints(IntEnum):
    """Members that are ints."""

    FIRST = 1


class Sulk:
    """An object that answers nothing: neither what it is called, nor whether it equals another, nor its length."""

    def __fail(self, *_: object) -> NoReturn:
        raise RuntimeError

    __repr__ = __str__ = __eq__ = __bool__ = __len__ = __int__ = __float__ = __index__ = __contains__ = __fail
    __hash__ = __lt__ = __le__ = __gt__ = __ge__ = __add__ = __getitem__ = __fail


WRONG: dict[str, object] = {
    "None": None,
    "int": 3,
    "negative": -1,
    "huge": 10**70,
    "too long to print": 10**5000,
    "below": -(10**5000),
    "word": Word("3元"),
    "text member": Wish.MORE,
    "int member": Ints.FIRST,
    "sulk": Sulk(),
    "buffer": bytearray(b"3"),
    "view": memoryview(b"3"),
    "frozen set": frozenset({"甲"}),
    "range": range(3),
    "exception": ValueError("m"),
    "ellipsis": ...,
    "module": math,
    "long decimal": Decimal("1E+99999999"),
    "fine decimal": Decimal("1E-99999999"),
    "many digits": Decimal("1." + "0" * 70 + "1"),
    "signalling": Decimal("sNaN"),
    "no zero": Decimal("-0"),
    "float": 2.5,
    "nan": math.nan,
    "infinity": math.inf,
    "bool": True,
    "bytes": b"\xff",
    "str": "文字",
    "empty": "",
    "half": "\ud800",
    "list": [1, None],
    "names": ["甲"],
    "tuple": (1,),
    "dict": {"a": 1},
    "ids": {KEY: 2.5},
    "set": {1},
    "object": object(),
    "class": int,
    "function": nothing,
    "complex": 1j,
    "decimal": Decimal("1.5"),
    "no number": Decimal("NaN"),
    "fraction": Fraction(1, 3),
    "time": datetime(2024, 12, 31, 8, 30),  # noqa: DTZ001 - people hand in what they have
    "numpy float": np.float64(2.5),
    "numpy int": np.int64(3),
    "numpy array": np.array([1.5]),
    "pandas NA": pd.NA,
    "pandas time": pd.Timestamp("2024-12-31"),
    "pandas series": pd.Series([1.5]),
    "pandas mixture": pd.Series([1, "文字"]),
    "arrow scalar": pa.scalar(1.5),
    "reading": READING,
    "document": PLAN,
    "target": TARGET,
    "quantity": Quantity(1, "元"),
    "verdict": Verdict.MET,
    "polarity": Polarity.HIGHER_IS_BETTER,
}


def replaced(document: DepartmentObjectives | ProjectObjectives) -> Callable[..., object]:
    """``replace`` with one of the fields that it takes by name."""

    def replace(indicator: Indicator | str, /, *, weight: Any) -> object:  # noqa: ANN401 - the mistake
        return document.replace(indicator, weight=weight)

    return replace


class EntryPoint(NamedTuple):
    """A public callable with good arguments, and what each of them takes."""

    call: Callable[..., object]
    good: dict[str, object]
    takes: dict[str, tuple[Any, ...]]


def entry(call: Callable[..., object], /, **arguments: tuple[object, Any]) -> EntryPoint:
    """A row: the callable, and for each argument a good value with the types that it takes."""
    takes: dict[str, tuple[Any, ...]] = {
        name: kinds if isinstance(kinds, tuple) else (kinds,) for name, (_, kinds) in arguments.items()
    }
    return EntryPoint(call, {name: value for name, (value, _) in arguments.items()}, takes)


# --- what an argument takes -------------------------------------------------------------------------------------------


def fits(value: object, kind: Any) -> bool:  # noqa: ANN401, PLR0911 - an annotation
    """Whether a value is of an annotated kind; a bool is no int, a time no day, and an int no float."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return any(fits(value, item) for item in inner)
    if origin is Literal:
        return isinstance(value, str) and value in inner
    if origin is tuple and isinstance(value, tuple):
        given = cast("tuple[object, ...]", value)
        items = inner[:1] * len(given) if inner[-1] is Ellipsis else inner
        return len(items) == len(given) and all(fits(item, wanted) for item, wanted in zip(given, items, strict=True))
    if kind is Any or isinstance(kind, TypeVar):
        return True
    if kind is int and isinstance(value, bool):
        return False
    if kind is date and isinstance(value, datetime):
        return False
    if kind is Decimal and isinstance(value, Decimal):
        return value.is_finite()
    return value is None if kind is None else isinstance(value, origin or kind)


TEXT, MAYBE_TEXT = str, (str, NoneType)
YEAR = (int, FiscalYear, NoneType)
POLARITY, MAYBE_QUANTITY = (Polarity, NoneType), (Quantity, NoneType)
PATH = (str, PathLike)
MAPPING = (Mapping, NoneType)
COLUMN = (pa.Array, pa.ChunkedArray, pd.Series)
COLUMNS = {"target": (arrow.read_targets(TEXTS), COLUMN), "actual": (TEXTS, COLUMN)}
SAMPLED = Any
"""The types of an argument whose items are looked at: any refusal of this library is right."""

FUNCTIONS: dict[str, EntryPoint] = {
    "accepts": entry(
        perfmodel.accepts,
        target=(TARGET, TARGET_TYPES),
        polarity=(None, POLARITY),
        reference=(None, MAYBE_QUANTITY),
    ),
    "apply_changes": entry(perfmodel.apply_changes, document=(PLAN, DOCUMENT_TYPES), findings=((), SAMPLED)),
    "assess": entry(
        assess,
        objectives=(PLAN, DOCUMENT_TYPES),
        actuals=(None, MAPPING),
        policy=("mof2020", (ScoringPolicy, str)),
        references=(None, MAPPING),
        shares=(None, MAPPING),
        not_applicable=((), SAMPLED),
        execution=(None, (Execution, NoneType)),
    ),
    "audit": entry(
        perfmodel.audit,
        objectives=(attrs.evolve(PLAN, report=Report()), DOCUMENT_TYPES),
        policy=("mof2020", (ScoringPolicy, str)),
        references=(None, MAPPING),
        noticed=((), SAMPLED),
    ),
    "audit_form": entry(
        audit_form,
        objectives=(attrs.evolve(PLAN, report=Report()), DOCUMENT_TYPES),
        policy=("mof2020", (ScoringPolicy, str)),
        references=(None, MAPPING),
        noticed=((), SAMPLED),
    ),
    "category": entry(category, identifier=("output", TEXT)),
    "compare": entry(
        perfmodel.compare,
        before=(TARGET, TARGET_TYPES),
        after=(TARGET, TARGET_TYPES),
        polarity=(None, POLARITY),
        fiscal_years=(None, (tuple[FiscalYear | int, FiscalYear | int], NoneType)),
    ),
    "compare_documents": entry(
        perfmodel.compare_documents, before=(PLAN, DOCUMENT_TYPES), after=(PLAN, DOCUMENT_TYPES)
    ),
    "define_pint_units": entry(define_pint_units, registry=PINT),
    "describe": entry(perfmodel.describe, value=(TARGET, (*TARGET_TYPES, Quantity, Category)), locale=("en", TEXT)),
    "dump": entry(
        perfmodel.dump,
        value=(PLAN, (*DOCUMENT_TYPES, *TARGET_TYPES, Quantity)),
        path=("/no folder/plan.json", PATH),
        indent=(None, (int, NoneType)),
    ),
    "dump_lines": entry(dump_lines, values=([PLAN], SAMPLED), path=("/no folder/plans.jsonl", PATH)),
    "dumps": entry(
        perfmodel.dumps,
        value=(PLAN, (*DOCUMENT_TYPES, *TARGET_TYPES, Quantity)),
        format=("json", TEXT),
        indent=(None, (int, NoneType)),
    ),
    "explain": entry(perfmodel.explain, value=(JUDGED, get_args(Explained)), locale=("en", TEXT), brief=(False, bool)),
    "explain_policy": entry(explain_policy, policy=("mof2020", (ScoringPolicy, str)), locale=("en", TEXT)),
    "fill_form": entry(fill_form, objectives=(PLAN, DOCUMENT_TYPES), assessment=(ASSESSED, Assessment)),
    "format_target": entry(perfmodel.format_target, target=(TARGET, TARGET_TYPES), style=("canonical", TEXT)),
    "implies": entry(
        perfmodel.implies, first=(TARGET, TARGET_TYPES), second=(TARGET, TARGET_TYPES), polarity=(None, POLARITY)
    ),
    "intersect": entry(
        perfmodel.intersect, first=(TARGET, TARGET_TYPES), second=(TARGET, TARGET_TYPES), polarity=(None, POLARITY)
    ),
    "json_schema": entry(json_schema, kind=("document", TEXT)),
    "judge": entry(
        judge,
        target=(TARGET, TARGET_TYPES),
        actual=("96%", (Actual, Quantity, str)),
        polarity=(None, POLARITY),
        reference=(None, MAYBE_QUANTITY),
        name=(None, MAYBE_TEXT),
    ),
    "load": entry(perfmodel.load, path=("/none.json", PATH)),
    "load_lines": entry(load_lines, path=("/none.jsonl", PATH), on_error=(None, (Callable, NoneType))),
    "load_policy": entry(perfmodel.load_policy, source=("", (str, bytes, Mapping))),
    "loads": entry(loads, data=("", (str, bytes)), format=("json", TEXT)),
    "map_category": entry(map_category, item=(category("output"), Category), to=(scheme("mof2015"), Scheme)),
    "explain_reading": entry(
        perfmodel.explain_reading,
        text=("≥3元", TEXT),
        unit=(None, MAYBE_TEXT),
        operator=(None, MAYBE_TEXT),
        fiscal_year=(None, YEAR),
    ),
    "polarity_of": entry(
        perfmodel.polarity_of,
        name=("投诉率", TEXT),
        category=(None, MAYBE_TEXT),
        unit=(None, (Unit, str, NoneType)),
    ),
    "match_category": entry(
        match_category,
        text=("成本指标", TEXT),
        level=(None, (int, NoneType)),
        scheme=(None, (Scheme, NoneType)),
    ),
    "monitor": entry(
        monitor,
        objectives=(PLAN, DOCUMENT_TYPES),
        actuals=(None, MAPPING),
        month=(7, int),
        references=(None, MAPPING),
        execution=(None, (Execution, NoneType)),
    ),
    "parse_actual": entry(parse_actual, text=("≥", TEXT), unit=(None, MAYBE_TEXT), fiscal_year=(None, YEAR)),
    "parse_number": entry(parse_number, text=("3", TEXT)),
    "parse_quantity": entry(perfmodel.parse_quantity, text=("3元", TEXT), unit=(None, MAYBE_TEXT)),
    "parse_target": entry(
        perfmodel.parse_target,
        text=("3元", TEXT),
        unit=(None, MAYBE_TEXT),
        operator=(None, MAYBE_TEXT),
        fiscal_year=(None, YEAR),
    ),
    "parse_unit": entry(parse_unit, text=("元", TEXT)),
    "policy": entry(policy, name=("mof2020", TEXT)),
    "read_actual": entry(perfmodel.read_actual, text=("3元", TEXT), unit=(None, MAYBE_TEXT), fiscal_year=(None, YEAR)),
    "read_form": entry(
        read_form, source=(FORM, (str, bytes, PathLike, Grid)), fiscal_year=(None, YEAR), converter=(None, MAYBE_TEXT)
    ),
    "read_forms": entry(
        perfmodel.read_forms,
        sources=([FORM], SAMPLED),
        fiscal_year=(None, YEAR),
        on_error=(None, (Callable, NoneType)),
        progress=(None, (Callable, NoneType)),
        converter=(None, MAYBE_TEXT),
        workers=(1, int),
        seconds=(1.0, (float, int)),
        memory=(None, (int, NoneType)),
    ),
    "read_target": entry(
        read_target,
        text=("3元", TEXT),
        unit=(None, MAYBE_TEXT),
        operator=(None, MAYBE_TEXT),
        fiscal_year=(None, YEAR),
    ),
    "review": entry(
        perfmodel.review,
        objectives=(PLAN, DOCUMENT_TYPES),
        rules=(("PM101",), SAMPLED),
        previous=(None, (*DOCUMENT_TYPES, NoneType)),
    ),
    "roll_up": entry(
        roll_up, objectives=(PLAN, DOCUMENT_TYPES), reports=([UnitReport(unit="东馆", actuals={})], SAMPLED)
    ),
    "scheme": entry(scheme, identifier=("mof2015", TEXT)),
    "sheets_of": entry(sheets_of, source=(FORM, (str, bytes, PathLike, Grid)), converter=(None, MAYBE_TEXT)),
    "split_points": entry(split_points, label=("产出指标（50分）", TEXT)),
    # errors
    "PerfModelError": entry(PerfModelError, message=("m", TEXT), code=(None, MAYBE_TEXT)),
    "InvalidValueError": entry(InvalidValueError, message=("m", TEXT), code=(None, MAYBE_TEXT)),
    "ZeroDivisorError": entry(ZeroDivisorError, message=("m", TEXT), code=(None, MAYBE_TEXT)),
    "WrongTypeError": entry(WrongTypeError, message=("m", TEXT), code=(None, MAYBE_TEXT)),
    "IncompatibleUnitsError": entry(
        perfmodel.IncompatibleUnitsError,
        left=("元", TEXT),
        right=("人", TEXT),
        message=(None, MAYBE_TEXT),
        code=(None, MAYBE_TEXT),
    ),
    "InexactConversionError": entry(
        InexactConversionError,
        left=("亩", TEXT),
        right=("平方米", TEXT),
        message=(None, MAYBE_TEXT),
        code=(None, MAYBE_TEXT),
    ),
    "UnknownIndicatorError": entry(UnknownIndicatorError, identifier=("cost/1", TEXT), close=((), SAMPLED)),
    "TargetSyntaxError": entry(
        perfmodel.TargetSyntaxError,
        text=("≥", TEXT),
        span=(Span(0, 1), Span),
        code=("value-missing", TEXT),
        expected=("a value", TEXT),
        hint=("", TEXT),
    ),
    "FormError": entry(
        perfmodel.FormError,
        message=("m", TEXT),
        code=("table-missing", TEXT),
        place=(None, (Place, NoneType)),
        hint=("", TEXT),
    ),
    "DocumentError": entry(perfmodel.DocumentError, problems=([], SAMPLED)),
    "MissingExtraError": entry(perfmodel.MissingExtraError, extra=("xlsx", TEXT), package=("openpyxl", TEXT)),
    # no attrs class
    "Extra": entry(Extra, heading=("属性", TEXT), text=("新增", TEXT)),
}

SPAN, DAY = DateSpan(None, date(2024, 12, 31)), date(2024, 12, 31)
STRETCH = Interval(Bound(Quantity(1, "元")), Bound(Quantity(3, "元")))
STEPS = Steps(steps=[Step(reached="0.8", part="0.5")], citation=CITATION)
SCORING = policy("mof2020")
OVER = OverFulfilment(threshold="1.3", citation=CITATION)

METHODS: dict[str, EntryPoint] = {
    "Actual.of": entry(Actual.of, value=(DAY, (Quantity, date, DateSpan))),
    "Assessment.line": entry(ASSESSED.line, identifier=(KEY, TEXT)),
    "Assessment.subtotal": entry(ASSESSED.subtotal, identifier=("output", TEXT)),
    "Assumption.field": entry(Assumption("same-year").field, name=("unit", TEXT)),
    "Steps.at": entry(STEPS.at, ratio=(Fraction(1), Fraction)),
    "Bands.of": entry(SCORING.qualitative.of, verdict=(Verdict.MET, Verdict)),
    "Band.__contains__": entry(SCORING.qualitative.bands[0].__contains__, share=(Fraction(1), Fraction)),
    "DateSpan.__contains__": entry(SPAN.__contains__, day=(DAY, date)),
    "DateSpan.encloses": entry(SPAN.encloses, other=(SPAN, DateSpan)),
    "DateSpan.intersection": entry(SPAN.intersection, other=(SPAN, DateSpan)),
    "DateSpan.union": entry(SPAN.union, other=(SPAN, DateSpan)),
    "GradeScale.of": entry(SCORING.grades.of, total=(Decimal(1), Decimal)),
    "Interval.__contains__": entry(STRETCH.__contains__, value=(Quantity(1, "元"), Quantity)),
    "Interval.encloses": entry(STRETCH.encloses, other=(STRETCH, Interval)),
    "Interval.intersection": entry(STRETCH.intersection, other=(STRETCH, Interval)),
    "Interval.union": entry(STRETCH.union, other=(STRETCH, Interval)),
    "Judgement.ratio_as_decimal": entry(JUDGED.ratio_as_decimal, places=(4, int)),
    "MonthDay.in_year": entry(MonthDay(2, 29).in_year, year=(2024, int)),
    "OverFulfilment.is_beyond": entry(OVER.is_beyond, ratio=(Fraction(1), Fraction)),
    "OverFulfilment.left": entry(OVER.left, ratio=(Fraction(1), Fraction)),
    "Quantity.ratio_to": entry(Quantity(1, "元").ratio_to, unit=("元", (Unit, str))),
    "Quantity.to": entry(Quantity(1, "元").to, unit=("元", (Unit, str))),
    "Quantity.to_pint": entry(Quantity(1, "元").to_pint, registry=PINT),
    "Quantity.from_pint": entry(Quantity.from_pint, value=(Quantity(1, "元").pint, SAMPLED)),
    "ProjectObjectives.__contains__": entry(PLAN.__contains__, indicator_id=(KEY, TEXT)),
    "ProjectObjectives.__getitem__": entry(PLAN.__getitem__, indicator_id=(KEY, TEXT)),
    **{
        f"{type(document).__name__}.{word}": row
        for document in (PLAN, OFFICE)
        for word, row in {
            "named": entry(document.named, name=("讲座", TEXT)),
            "replace": entry(
                replaced(document), indicator=(ROW, (Indicator, str)), weight=(3, (Decimal, int, str, None))
            ),
        }.items()
    },
    "Reason.field": entry(Reason("reached").field, name=("unit", TEXT)),
    "Rounding.of": entry(SCORING.rounding.of, weight=(Decimal(1), Decimal), share=(Fraction(1), Fraction)),
    "Rounding.apply": entry(SCORING.rounding.apply, value=(Fraction(1), Fraction)),
    "Rule.applies_to": entry(RULE.applies_to, objectives=(PLAN, DOCUMENT_TYPES)),
    "Scheme.labels": entry(scheme("mof2015").labels, item=(category("output"), Category)),
    "Span.of": entry(Span(0, 1).of, text=("≥", TEXT)),
    "Unit.converts_to": entry(Unit("元").converts_to, other=(Unit("元"), Unit)),
    "Weights.block_of": entry(SCORING.weights.block_of, item=(None, (Category, NoneType))),
    "YearlessSpan.in_year": entry(
        YearlessSpan(None, MonthDay(6, 30)).in_year, fiscal_year=(FiscalYear(2024), FiscalYear)
    ),
}
"""The public methods that take anything, and the containers' ``in``."""

MAYBE_COLUMN = (*COLUMN, str, NoneType)
YEARS = (*COLUMN, *YEAR)
TARGETS = arrow.read_targets(TEXTS)
ANY_COLUMN = (*COLUMN, list, tuple, np.ndarray)
BESIDE: dict[str, Any] = {
    "unit": (None, (*ANY_COLUMN, *MAYBE_TEXT)),
    "operator": (None, (*ANY_COLUMN, *MAYBE_TEXT)),
    "fiscal_year": (None, (*ANY_COLUMN, *YEAR)),
    "polarity": (None, (*ANY_COLUMN, Polarity, *MAYBE_TEXT)),
    "reference": (None, (*ANY_COLUMN, *MAYBE_TEXT)),
    "name": (None, (*ANY_COLUMN, *MAYBE_TEXT)),
}

FOLDER: dict[str, tuple[object, Any]] = {
    "folder": ([FORM], SAMPLED),
    "workers": (1, int),
    "fiscal_year": (None, YEAR),
    "policy": (None, (ScoringPolicy, str, NoneType)),
    "rules": ((), SAMPLED),
    "locale": ("en", TEXT),
    "progress": (None, (Callable, NoneType)),
    "converter": (None, MAYBE_TEXT),
    "seconds": (1.0, (float, int)),
    "memory": (None, (int, NoneType)),
}

DRAWN: dict[str, tuple[object, Any]] = {
    "axes": (None, (Axes, NoneType)),
    "font": (None, (*PATH, NoneType)),
    "locale": ("en", TEXT),
}

OF_PACKAGES: dict[str, EntryPoint] = {
    "interop.arrow.FormTables": entry(
        arrow.FormTables, **dict.fromkeys(attrs.fields_dict(arrow.FormTables), (TABLE, pa.Table))
    ),
    "interop.arrow.assessment_to_table": entry(
        arrow.assessment_to_table,
        assessments=(ASSESSED, SAMPLED),
        reading=(None, (Reading, NoneType)),
        locale=("en", TEXT),
    ),
    "interop.arrow.documents_to_table": entry(arrow.documents_to_table, documents=([PLAN], SAMPLED)),
    "interop.arrow.findings_to_table": entry(
        arrow.findings_to_table,
        findings=([], SAMPLED),
        reading=(None, (Reading, NoneType)),
        origin=(None, MAYBE_TEXT),
        locale=("en", TEXT),
    ),
    "interop.arrow.indicators_to_table": entry(
        arrow.indicators_to_table, documents=([PLAN], SAMPLED), assessments=(None, SAMPLED), locale=("en", TEXT)
    ),
    "interop.arrow.ledger_to_table": entry(
        arrow.ledger_to_table, entries=(READING, SAMPLED), reading=(None, (Reading, NoneType)), locale=("en", TEXT)
    ),
    "interop.arrow.money_to_table": entry(arrow.money_to_table, documents=([PLAN], SAMPLED)),
    "interop.arrow.read_form_tables": entry(arrow.read_form_tables, **FOLDER),
    "interop.arrow.stream_form_tables": entry(arrow.stream_form_tables, **FOLDER),
    "interop.arrow.judge_columns": entry(
        arrow.judge_columns,
        target=(TARGETS, COLUMN),
        actual=(TEXTS, COLUMN),
        unit=(None, MAYBE_COLUMN),
        fiscal_year=(None, YEARS),
        polarity=(None, (*MAYBE_COLUMN, Polarity)),
        reference=(None, (*MAYBE_COLUMN, Quantity)),
        name=(None, MAYBE_COLUMN),
    ),
    "interop.arrow.read_target_stream": entry(
        arrow.read_target_stream,
        source=(TABLE, pa.Table),
        column=("指标值", TEXT),
        into=("target", TEXT),
        unit=(None, MAYBE_TEXT),
        operator=(None, MAYBE_TEXT),
        fiscal_year=(None, (str, *YEAR)),
    ),
    "interop.arrow.read_targets": entry(
        arrow.read_targets,
        text=(TEXTS, COLUMN),
        unit=(None, MAYBE_COLUMN),
        operator=(None, MAYBE_COLUMN),
        fiscal_year=(None, YEARS),
    ),
    "interop.arrow.explain_columns": entry(
        arrow.explain_columns,
        target=(TARGETS, COLUMN),
        actual=(TEXTS, COLUMN),
        locale=("en", (*COLUMN, str)),
        unit=(None, MAYBE_COLUMN),
        fiscal_year=(None, YEARS),
        polarity=(None, (*MAYBE_COLUMN, Polarity)),
        reference=(None, (*MAYBE_COLUMN, Quantity)),
        name=(None, MAYBE_COLUMN),
    ),
    "interop.arrow.review_columns": entry(
        arrow.review_columns,
        target=(TARGETS, COLUMN),
        name=(TEXTS, COLUMN),
        category=(TEXTS, COLUMN),
        definition=(None, MAYBE_COLUMN),
        weight=(None, (*MAYBE_COLUMN, int, Decimal)),
        polarity=(None, (*MAYBE_COLUMN, Polarity)),
        scheme=(None, (*MAYBE_COLUMN, Scheme)),
        rules=(("PM101",), SAMPLED),
        locale=("en", (*COLUMN, str)),
    ),
    "interop.arrow.table_to_documents": entry(
        arrow.table_to_documents, source=(arrow.documents_to_table([PLAN]), pa.Table)
    ),
    "interop.arrow.targets_of": entry(arrow.targets_of, column=(TARGETS, COLUMN)),
    "interop.csv.dump_csv": entry(
        csv_module.dump_csv,
        table=(arrow.indicators_to_table([PLAN]), pa.Table),
        path=("/no folder/indicators.csv", PATH),
        bom=(False, bool),
    ),
    "interop.csv.load_csv": entry(csv_module.load_csv, path=("/none.csv", PATH)),
    "interop.csv.table_schema": entry(csv_module.table_schema, table=("indicators", TEXT)),
    "interop.duckdb.register": entry(duckdb_module.register, connection=(duckdb.connect(), duckdb.DuckDBPyConnection)),
    "interop.duckdb.RelationFunctions": entry(
        duckdb_module.RelationFunctions, relation=(duckdb.sql("SELECT 1"), duckdb.DuckDBPyRelation)
    ),
    "interop.frames.read_target": entry(
        frames_module.read_target,
        text=(TEXTS, ANY_COLUMN),
        unit=(None, (*ANY_COLUMN, *MAYBE_TEXT)),
        operator=(None, (*ANY_COLUMN, *MAYBE_TEXT)),
        fiscal_year=(None, (*ANY_COLUMN, *YEAR)),
    ),
    "interop.frames.judge": entry(
        frames_module.judge, target=(TEXTS, ANY_COLUMN), actual=(TEXTS, ANY_COLUMN), **BESIDE
    ),
    "interop.frames.explain": entry(
        frames_module.explain, target=(TEXTS, ANY_COLUMN), actual=(TEXTS, ANY_COLUMN), locale=("en", TEXT), **BESIDE
    ),
    "interop.frames.review": entry(
        frames_module.review,
        target=(TEXTS, ANY_COLUMN),
        name=(TEXTS, ANY_COLUMN),
        category=(TEXTS, ANY_COLUMN),
        locale=("en", TEXT),
        unit=(None, (*ANY_COLUMN, *MAYBE_TEXT)),
        operator=(None, (*ANY_COLUMN, *MAYBE_TEXT)),
        fiscal_year=(None, (*ANY_COLUMN, *YEAR)),
        definition=(None, (*ANY_COLUMN, *MAYBE_TEXT)),
        weight=(None, (*ANY_COLUMN, *MAYBE_TEXT)),
        polarity=(None, (*ANY_COLUMN, Polarity, *MAYBE_TEXT)),
        scheme=(None, (*ANY_COLUMN, *MAYBE_TEXT)),
        rules=(("PM101",), SAMPLED),
    ),
    "interop.frames.perf": entry(
        frames_module.perf, frame=(TABLE, (Mapping, pa.Table, pa.RecordBatch, pa.RecordBatchReader, pd.DataFrame))
    ),
    "interop.pandas.read_targets": entry(
        pandas_module.read_targets,
        text=(FRAME, pd.Series),
        unit=(None, (pd.Series, *MAYBE_TEXT)),
        operator=(None, (pd.Series, *MAYBE_TEXT)),
        fiscal_year=(None, (pd.Series, *YEAR)),
    ),
    "interop.pandas.SeriesAccessor": entry(pandas_module.SeriesAccessor, series=(FRAME, pd.Series)),
    "interop.pandas.SeriesAccessor.judge": entry(
        pandas_module.SeriesAccessor(FRAME).judge,
        actual=(FRAME, pd.Series),
        unit=(None, (pd.Series, *MAYBE_TEXT)),
        operator=(None, (pd.Series, *MAYBE_TEXT)),
        fiscal_year=(None, (pd.Series, *YEAR)),
        polarity=(None, (pd.Series, Polarity, *MAYBE_TEXT)),
        reference=(None, (pd.Series, *MAYBE_TEXT)),
        name=(None, (pd.Series, *MAYBE_TEXT)),
    ),
    "interop.pandas.SeriesAccessor.explain": entry(
        pandas_module.SeriesAccessor(FRAME).explain,
        actual=(FRAME, pd.Series),
        locale=("en", TEXT),
        unit=(None, (pd.Series, *MAYBE_TEXT)),
        operator=(None, (pd.Series, *MAYBE_TEXT)),
        fiscal_year=(None, (pd.Series, *YEAR)),
        polarity=(None, (pd.Series, Polarity, *MAYBE_TEXT)),
        reference=(None, (pd.Series, *MAYBE_TEXT)),
        name=(None, (pd.Series, *MAYBE_TEXT)),
    ),
    "interop.pandas.SeriesAccessor.review": entry(
        pandas_module.SeriesAccessor(FRAME).review,
        name=(FRAME, pd.Series),
        category=(FRAME, pd.Series),
        locale=("en", TEXT),
        unit=(None, (pd.Series, *MAYBE_TEXT)),
        operator=(None, (pd.Series, *MAYBE_TEXT)),
        fiscal_year=(None, (pd.Series, *YEAR)),
        definition=(None, (pd.Series, *MAYBE_TEXT)),
        weight=(None, (pd.Series, *MAYBE_TEXT)),
        polarity=(None, (pd.Series, Polarity, *MAYBE_TEXT)),
        scheme=(None, (pd.Series, *MAYBE_TEXT)),
        rules=(("PM101",), SAMPLED),
    ),
    "interop.pandas.FrameAccessor": entry(pandas_module.FrameAccessor, frame=(FRAME.to_frame("指标值"), pd.DataFrame)),
    "interop.polars.FrameNamespace": entry(polars_module.FrameNamespace, frame=(pl.DataFrame(), pl.DataFrame)),
    "interop.polars.LazyNamespace": entry(polars_module.LazyNamespace, frame=(pl.LazyFrame(), pl.LazyFrame)),
    "interop.polars.PerfNamespace.judge": entry(
        polars_module.PerfNamespace(pl.col("指标值")).judge,
        actual=("指标值", (pl.Expr, str)),
        unit=(None, (pl.Expr, *MAYBE_TEXT)),
        operator=(None, (pl.Expr, *MAYBE_TEXT)),
        fiscal_year=(None, (pl.Expr, str, *YEAR)),
        polarity=(None, (pl.Expr, Polarity, *MAYBE_TEXT)),
        reference=(None, (pl.Expr, *MAYBE_TEXT)),
        name=(None, (pl.Expr, *MAYBE_TEXT)),
    ),
    "interop.polars.PerfNamespace.explain": entry(
        polars_module.PerfNamespace(pl.col("指标值")).explain,
        actual=("指标值", (pl.Expr, str)),
        locale=("en", TEXT),
        unit=(None, (pl.Expr, *MAYBE_TEXT)),
        operator=(None, (pl.Expr, *MAYBE_TEXT)),
        fiscal_year=(None, (pl.Expr, str, *YEAR)),
        polarity=(None, (pl.Expr, Polarity, *MAYBE_TEXT)),
        reference=(None, (pl.Expr, *MAYBE_TEXT)),
        name=(None, (pl.Expr, *MAYBE_TEXT)),
    ),
    "interop.polars.PerfNamespace.review": entry(
        polars_module.PerfNamespace(pl.col("指标值")).review,
        name=("指标值", (pl.Expr, str)),
        category=("指标值", (pl.Expr, str)),
        locale=("en", TEXT),
        unit=(None, (pl.Expr, *MAYBE_TEXT)),
        operator=(None, (pl.Expr, *MAYBE_TEXT)),
        fiscal_year=(None, (pl.Expr, str, *YEAR)),
        definition=(None, (pl.Expr, *MAYBE_TEXT)),
        weight=(None, (pl.Expr, *MAYBE_TEXT)),
        polarity=(None, (pl.Expr, Polarity, *MAYBE_TEXT)),
        scheme=(None, (pl.Expr, *MAYBE_TEXT)),
        rules=(("PM101",), SAMPLED),
    ),
    "interop.polars.PerfNamespace": entry(polars_module.PerfNamespace, expression=(pl.col("指标值"), pl.Expr)),
    "interop.polars.PerfNamespace.read_target": entry(
        polars_module.PerfNamespace(pl.col("指标值")).read_target,
        unit=(None, (pl.Expr, *MAYBE_TEXT)),
        operator=(None, (pl.Expr, *MAYBE_TEXT)),
        fiscal_year=(None, (pl.Expr, str, *YEAR)),
    ),
    "plot.plot_attainment": entry(
        perfmodel.plot.plot_attainment, assessment=(ASSESSED, Assessment), title=(None, MAYBE_TEXT), **DRAWN
    ),
    "plot.plot_scores": entry(
        perfmodel.plot.plot_scores,
        assessments=([ASSESSED], SAMPLED),
        policy=("mof2020", (ScoringPolicy, str)),
        title=(None, MAYBE_TEXT),
        **DRAWN,
    ),
    "testing.any_text": entry(perfmodel.testing.any_text),
    "testing.names": entry(perfmodel.testing.names),
    "testing.units": entry(perfmodel.testing.units),
    "testing.quantities": entry(perfmodel.testing.quantities, units=(None, SAMPLED)),
    "testing.amounts": entry(perfmodel.testing.amounts),
    "testing.intervals": entry(perfmodel.testing.intervals, both=(False, bool)),
    "testing.periods": entry(perfmodel.testing.periods),
    "testing.date_spans": entry(perfmodel.testing.date_spans, latest=(False, bool)),
    "testing.yearless_spans": entry(perfmodel.testing.yearless_spans),
    "testing.month_days": entry(perfmodel.testing.month_days),
    "testing.actuals": entry(perfmodel.testing.actuals),
    "testing.indicators": entry(perfmodel.testing.indicators),
    "testing.documents": entry(perfmodel.testing.documents),
    "testing.targets": entry(perfmodel.testing.targets, kind=(None, MAYBE_TEXT)),
}
"""The public sub-packages; Spark, whose arguments need a session, is in ``interop/test_engines.py``."""

ENTRY_POINTS = FUNCTIONS | METHODS | OF_PACKAGES


def walk(found: object) -> Iterator[object]:
    """The values of public classes inside a value."""
    kind: Any = type(found)
    if attrs.has(kind):
        yield found
        for field in attrs.fields(kind):
            yield from walk(getattr(found, field.name))
    elif isinstance(found, tuple | list):
        for item in cast("tuple[object, ...]", found):
            yield from walk(item)


SAMPLES: dict[type, object] = {}
for sample in walk(
    [
        *(READING, PLAN, ASSESSED, MONITORED, JUDGED, SCORING, OVER, RULE, policy("vendor_default"), scheme("mof2015")),
        policy("mof2021_guidance"),
        STEPS,
        roll_up(PLAN, [UnitReport(unit="东馆", actuals={KEY: "20场"}, execution=MONEY)]),
        *map(
            read_target,
            ("60%-80%", "每年2次", "2024年6月底前", "6月底前", "前10名", "优良", "较上年提高5%", "是", "持续改善"),
        ),
        *map(read_target, ("≥10个且≤20个", "/", "≥")),
        UnitReport(unit="东馆", actuals={KEY: "20场"}, execution=MONEY),
        map_category(category("cost.social"), to=scheme("mof2015")),
        DepartmentObjectives(department="市图书馆", tasks=[Task(name="阅览", budget=Budget(total=Quantity(1, "元")))]),
        BudgetPart(name="上年结转", amount=Quantity(1, "元")),
        Standard(grade="优", target=TARGET),
        Report(execution=[MONEY], total=Decimal(90)),
        Result(actual=parse_actual("3场"), score=Decimal(8)),
        Finding(code="row-empty", severity=Severity.NOTE, message="m", place=Place(line=9), rule=CITATION),
        Grid(cells=[Cell(row=1, column=1, text="指标值")]),
        Sheets([Grid(cells=[Cell(row=1, column=1, text="指标值")])]),
        Problem("unit-unknown", "m", "$"),
        Numeral(Decimal(1), "万", 1, "1万"),
        Remark("m", indicator=ROW),
        audit_form(attrs.evolve(PLAN, report=Report()), policy="mof2020"),
        perfmodel.compare_documents(
            attrs.evolve(PLAN, budget=Budget(total=Quantity(1, "元"))), PLAN.replace(KEY, weight=80)
        ),
        perfmodel.apply_changes(MENDABLE, perfmodel.review(MENDABLE)),
        EachRow(nothing),
        Assumption("same-year"),
        *perfmodel.explain_reading("≥3元"),
        *READING.ledger,
        perfmodel.polarity_of("投诉率"),
    ]
):
    SAMPLES.setdefault(type(sample), sample)

PACKAGES = (
    "perfmodel",
    *(f"perfmodel.{name}" for name in "values targets taxonomy objectives scoring reviewing files forms".split()),
    *(f"perfmodel.{name}" for name in "serializers display source errors".split()),
)
PUBLIC = {
    name: getattr(module, name)
    for module in map(import_module, PACKAGES)
    for name in getattr(module, "__all__", [word for word, value in vars(module).items() if inspect.isclass(value)])
    if not name.startswith("_")
    and name not in {"Draft", "Row"}  # handed to the checks of rules, never made by users
    and getattr(getattr(module, name), "__module__", "").startswith(module.__name__)
}
"""What users call and make, wherever it is handed out."""

CLASSES = {name: value for name, value in PUBLIC.items() if attrs.has(value)}
ENUMS = {name: kind for name, kind in PUBLIC.items() if inspect.isclass(kind) and issubclass(kind, Enum)}


# --- the laws ---------------------------------------------------------------------------------------------------------


def public_functions(package: ModuleType) -> set[str]:
    """What a sub-package defines or says that it offers."""
    names = getattr(package, "__all__", None) or [
        name for name, value in vars(package).items() if getattr(value, "__module__", "") == package.__name__
    ]
    return {name for name in names if callable(getattr(package, name)) and not name.startswith("_")}


def test_every_public_callable_has_a_row() -> None:
    """A new function, method or class is walked from the day it is there."""
    callables = {name for name, value in PUBLIC.items() if callable(value)} | {"dump_lines", "load_lines"}
    assert callables == {*FUNCTIONS, *CLASSES, *ENUMS}

    offered = {
        f"{package}.{name}"
        for package in (
            *(f"interop.{name}" for name in ("arrow", "csv", "duckdb", "frames", "pandas", "polars")),
            "plot",
            "testing",
        )
        for name in public_functions(import_module(f"perfmodel.{package}"))
    }
    assert offered == {name for name in OF_PACKAGES if name.removeprefix("interop.").count(".") == 1}

    methods = {
        f"{name}.{word}"
        for name, kind in CLASSES.items()
        for word in {word for base in kind.__mro__[:-1] for word in vars(base)}
        if not word.startswith("_") and callable(method := getattr(kind, word)) and takes_something(method)
    }
    assert methods == {name for name in METHODS if "__" not in name}
    assert set(CLASSES.values()) <= set(SAMPLES)


def takes_something(method: Callable[..., object]) -> bool:
    """Whether a method has a parameter beside ``self``."""
    return len([name for name in inspect.signature(method).parameters if name != "self"]) > 0


def called(row: EntryPoint, arguments: dict[str, object]) -> object:
    """What it gives, with its arguments by place or by name as it takes them; an iterator is read to its end."""
    kinds = inspect.signature(row.call).parameters
    placed = [value for name, value in arguments.items() if kinds[name].kind is inspect.Parameter.POSITIONAL_ONLY]
    named = {
        name: value for name, value in arguments.items() if kinds[name].kind is not inspect.Parameter.POSITIONAL_ONLY
    }
    found = row.call(*placed, **named)
    return list(cast("Iterator[object]", found)) if isinstance(found, Iterator) else found


@pytest.mark.parametrize("name", ENTRY_POINTS)
def test_arguments(name: str) -> None:
    """A value of no type that an argument takes is a ``WrongTypeError``; nothing but errors of ours comes out."""
    row = ENTRY_POINTS[name]
    if row.good:
        assert [word for word in inspect.signature(row.call).parameters if word != "_"] == list(row.good)
    for argument, kinds in row.takes.items():
        for label, value in WRONG.items():
            taken = any(fits(value, kind) for kind in kinds)
            refusal = refused(partial(called, row, row.good | {argument: value}))
            check(refusal, f"{name}({argument}={label})", taken=taken)


def refused(act: Callable[[], object]) -> PerfModelError | None:
    """The error of a call, if one of ours; another kind of error is a fault of the library, and goes through."""
    try:
        act()
    except PerfModelError as error:
        return error
    return None


def check(refusal: PerfModelError | None, where: str, *, taken: bool) -> None:
    """The refusal of a wrong type says what was expected and what was found."""
    if taken:
        return
    assert refusal is not None, f"{where} was taken in silence"
    if getattr(refusal, "code", "") == "amount-invalid":
        assert "finite number" in str(refusal) or "at most 60 digits" in str(refusal), where
        return
    assert isinstance(refusal, WrongTypeError), f"{where}: {refusal!r}"
    assert "expected" in str(refusal), where
    assert "found" in str(refusal), where


@pytest.mark.parametrize("name", CLASSES)
def test_fields(name: str) -> None:
    """A field holds what its annotation says, or there is no value at all."""
    kind = CLASSES[name]
    made = SAMPLES[kind]
    hints = get_type_hints(kind)
    fields = [field for field in attrs.fields(kind) if field.init]
    good = {field.alias: getattr(made, field.name) for field in fields}
    assert kind(**good) == made
    for field in fields:
        hint = hints[field.name]
        for label, value in WRONG.items():
            where = f"{name}({field.name}={label})"
            converted = field.converter is not None
            try:
                found = kind(**good | {field.alias: value})
            except PerfModelError as error:
                taken = fits(value, hint) or (converted and isinstance(value, str | int | tuple | list | set | Decimal))
                check(error, where, taken=taken)
            else:
                assert fits(getattr(found, field.name), hint), f"{where} was taken in silence"
                assert repr(found), where
                assert str(found) == str(found), where  # noqa: PLR0124 - it can be printed


@pytest.mark.parametrize("name", ENUMS)
def test_members(name: str) -> None:
    """A member is found by its value alone; all else is refused with the values that there are."""
    kind = ENUMS[name]
    for label, value in WRONG.items():
        refusal = refused(partial(kind, value))
        check(refusal, f"{name}({label})", taken=isinstance(value, str | kind))
        if isinstance(value, str):
            assert getattr(refusal, "code", "") == "code-unknown"
            assert all(str(member.value) in str(refusal) for member in kind)


# --- what the messages say --------------------------------------------------------------------------------------------


WRONG_FORM: Any = READING
WORDS: Any = "≥95%"
NUMBER: Any = 96.0


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: assess(WRONG_FORM, policy="mof2020"), "found Reading; hand in reading.document"),
        (lambda: perfmodel.compare(WORDS, WORDS), "parse_target"),
        (lambda: perfmodel.implies(WORDS, WORDS), "parse_target"),
        (lambda: perfmodel.intersect(WORDS, WORDS), "parse_target"),
        (lambda: perfmodel.accepts(WORDS), "parse_target"),
        (lambda: judge(WORDS, "96%"), "parse_target"),
        (lambda: judge(TARGET, NUMBER), "parse_actual"),
        (lambda: perfmodel.format_target(WORDS), "parse_target"),
        (lambda: list(perfmodel.read_forms(NUMBER)), "list"),
        (lambda: perfmodel.dumps(WRONG_FORM, "json"), "reading.document"),
        (lambda: perfmodel.review(WRONG_FORM), "reading.document"),
        (lambda: perfmodel.Threshold(comparison=Comparison.GE, quantity=WORDS), "parse_quantity"),
        (lambda: Budget(total=NUMBER), "Quantity('"),
        (lambda: Result(score=NUMBER), "Decimal('"),
        (lambda: perfmodel.explain(WORDS), "judge"),
    ],
)
def test_a_refusal_says_what_to_hand_in(act: Callable[[], object], said: str) -> None:
    """The nearest thing that would do is named."""
    with pytest.raises(WrongTypeError) as error:
        act()

    assert said in str(error.value)


@pytest.mark.parametrize("value", [0.5, math.nan, np.float64(1.5), True])
def test_points_take_no_float(value: Any) -> None:  # noqa: ANN401 - the mistake
    """Points, scores and totals are exact, and NaN is no number of points."""
    for make in (
        lambda: Result(score=value),
        lambda: Report(total=value),
        lambda: Total(id="total", low=value, high=Decimal(1), out_of=Decimal(1)),
        lambda: Indicator(name="讲座场次", target=TARGET, weight=value),
        lambda: Execution(name="年度资金总额", score=value),
        lambda: Quantity(value, "元"),
    ):
        with pytest.raises(WrongTypeError) as error:
            make()

        assert error.value.code == "amount-inexact"


def takes_exact(hint: Any) -> bool:  # noqa: ANN401 - an annotation
    """Whether an annotation asks for an exact number, alone or inside a union or a tuple."""
    return hint is Decimal or hint is Fraction or any(map(takes_exact, get_args(hint)))


EXACT_FIELDS = [
    (name, field)
    for name, kind in CLASSES.items()
    for field in attrs.fields(kind)
    if field.init and takes_exact(get_type_hints(kind)[field.name])
]


def with_number(hint: Any, number: object) -> object:  # noqa: ANN401 - an annotation
    """The number where an annotation wants one: alone, or in each place of a tuple that is made of numbers or pairs."""
    if get_origin(hint) is tuple:
        inner = get_args(hint)[:1] if get_args(hint)[-1] is Ellipsis else get_args(hint)
        return tuple("output" if item is str else with_number(item, number) for item in inner)
    return number


@pytest.mark.parametrize(("name", "field"), EXACT_FIELDS, ids=lambda item: getattr(item, "name", item))
def test_each_exact_field_takes_no_float(name: str, field: "attrs.Attribute[Any]") -> None:
    """Exact in, exact out: a float, a bool and a NaN are refused wherever a number is kept."""
    kind = CLASSES[name]
    hint = get_type_hints(kind)[field.name]
    good: dict[str, object] = {
        str(item.alias): getattr(SAMPLES[kind], item.name) for item in attrs.fields(kind) if item.init
    }
    place = str(field.alias)
    for value in (0.5, math.nan, math.inf, True, np.float64(1.5), 1j):
        with pytest.raises(WrongTypeError) as error:
            kind(**good | {place: with_number(hint, value)})

        alone = with_number(hint, value) is value
        assert error.value.code == "amount-inexact" or (not alone and error.value.code == "type-wrong"), value
    for number in ("NaN", "sNaN", "-Infinity", "1E+99999999", "1E-99999999", "1." + "0" * 70 + "1"):
        with pytest.raises(PerfModelError) as refusal:
            kind(**good | {place: with_number(hint, Decimal(number))})

        assert refusal.value.code in {"amount-invalid", "number-invalid", "type-wrong"}, number


def test_an_int_that_python_does_not_print_is_refused_in_words() -> None:
    """The code is that of the field, and the message says how long the number is."""
    for make, code in (
        (lambda: FiscalYear(10**5000), "year-invalid"),
        (lambda: Span(0, 10**5000), "span-invalid"),
        (lambda: Place(line=-(10**5000)), "place-invalid"),
        (lambda: Cell(row=10**5000, column=1, text=""), "cell-invalid"),
        (lambda: MonthDay(2, 29).in_year(10**5000), "year-invalid"),
        (lambda: JUDGED.ratio_as_decimal(10**5000), "places-invalid"),
        (lambda: monitor(PLAN, month=10**5000), "month-invalid"),
        (lambda: perfmodel.read_target("6月底前", fiscal_year=10**5000), "year-invalid"),
        (lambda: arrow.read_targets(TEXTS, fiscal_year=10**5000), "year-invalid"),
    ):
        with pytest.raises(InvalidValueError) as error:
            make()

        assert error.value.code == code
        assert "a number of 16610 bits" in str(error.value)
