"""
No decimal context of the caller changes a result, and no cache keeps what one would have changed.

Each piece of work is done in every hostile context with cold caches, then again in the ordinary one with the caches as
they were left.
"""

import ast
import gc
import io
import sys
from collections.abc import Callable
from datetime import datetime
from decimal import (
    ROUND_05UP,
    ROUND_CEILING,
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
    localcontext,
)
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfmodel as pm
from perfmodel import (
    Actual,
    Budget,
    Indicator,
    Interval,
    PerfModelError,
    Polarity,
    ProjectObjectives,
    Quantity,
    Report,
    Target,
)
from perfmodel.interop import arrow
from perfmodel.objectives import BudgetPart, Execution, Result
from perfmodel.scoring import UnitReport, roll_up
from perfmodel.taxonomy import split_points
from perfmodel.testing import actuals, any_text, documents, intervals, quantities, targets
from perfmodel.values import parse_number

SIGNALS = [
    *(Clamped, DivisionByZero, FloatOperation, Inexact, InvalidOperation),
    *(Overflow, Rounded, Subnormal, Underflow),
]
CONTEXTS = {
    "one digit": Context(prec=1),
    "three digits": Context(prec=3),
    "nine digits": Context(prec=9, rounding=ROUND_CEILING),
    "small exponents": Context(prec=28, Emax=1, Emin=-1),
    "no exponents, no traps": Context(prec=3, Emax=0, Emin=0, traps=[]),
    "five up": Context(prec=4, rounding=ROUND_05UP),
    "inexact trapped": Context(prec=28, traps=[Inexact, Rounded]),
    "all trapped": Context(prec=6, Emax=2, Emin=-2, traps=SIGNALS),
    "small letters": Context(prec=28, capitals=0, clamp=1),
}
Work = Callable[[], object]
labels = st.sampled_from(sorted(CONTEXTS))


def caches() -> list[Any]:
    """The caches of the library, as far as its modules are loaded."""
    return _caches_of(sum(name.startswith("perfmodel") for name in sys.modules))


@lru_cache
def _caches_of(modules: int) -> list[Any]:  # noqa: ARG001 - looked for again when one more module was loaded
    found: list[Any] = gc.get_objects()
    return [item for item in found if type(item) is type(_cached) and _is_ours(item)]


@lru_cache
def _cached() -> None:
    """A function with a cache, of the type that the library's own have."""


def _is_ours(item: object) -> bool:
    return (getattr(item, "__module__", None) or "").startswith("perfmodel")


def forget(kept: list[Any]) -> None:
    """Empty the caches."""
    for item in kept:
        item.cache_clear()


def outcome(work: Work, context: Context | None = None) -> str | bytes:
    """What comes out, or the refusal; shown outside of the context."""
    try:
        if context is None:
            found = work()
        else:
            with localcontext(context):
                found = work()
    except PerfModelError as error:
        return f"{type(error).__name__} {error.code}: {error}"
    return found if isinstance(found, bytes) else repr(found)


def check(works: dict[str, Work], *labels: str) -> None:
    """The same in each context, or in the named ones, and the same afterwards."""
    wanted = {name: outcome(work) for name, work in works.items()}
    kept = caches()
    for label in labels or CONTEXTS:
        forget(kept)
        for name, work in works.items():
            assert outcome(work, CONTEXTS[label]) == wanted[name], f"{name} under {label}"
        for name, work in works.items():
            assert outcome(work) == wanted[name], f"{name} after {label}"


def of_text(text: str) -> dict[str, Work]:
    """What a text goes through."""
    high = Polarity.HIGHER_IS_BETTER
    return {
        "read_target": lambda: pm.read_target(text),
        "read_target beside": lambda: pm.read_target(text, unit="万元", operator="≥", fiscal_year=2024),
        "explain_reading": lambda: pm.explain_reading(text),
        "read_actual": lambda: pm.read_actual(text, unit="%"),
        "parse_number": lambda: parse_number(text),
        "parse_quantity": lambda: pm.parse_quantity(text),
        "split_points": lambda: split_points(text),
        "Quantity": lambda: Quantity(text, "元"),
        "format_target": lambda: pm.format_target(pm.read_target(text)),
        "judge": lambda: pm.judge(pm.read_target("≥95%"), text, polarity=high),
        "explain": lambda: pm.explain(pm.judge(pm.read_target(text), "1234.5", polarity=high)),
        "dumps": lambda: pm.dumps(pm.read_target(text), "json"),
        "load_policy": lambda: pm.load_policy(
            f'name = "a"\ntitle = "b"\nextends = "mof2020"\nsource = {{source = "c"}}\n'
            f'ceiling = {{kind = "mirror", source = "c", zero_at = "{text}"}}'
        ),
    }


def of_document(document: pm.ProjectObjectives | pm.DepartmentObjectives) -> dict[str, Work]:
    """What a document goes through: drawing, files, scores, lamps, sums, reviews."""
    reported = {row.id: "1234.5678" for row in document.indicators}
    parts = [UnitReport(unit=name, actuals=reported, execution=MONEY) for name in ("东馆", "西馆")]
    works: dict[str, Work] = {
        "html": lambda: pm.dumps(document, "html"),
        "review": lambda: pm.review(document),
        "monitor": lambda: pm.monitor(document, reported, month=7, execution=MONEY),
        "roll_up": lambda: roll_up(document, parts),
        "tsv and back": lambda: pm.read_form(pm.dumps(document, "tsv")),
        "json and back": lambda: pm.loads(pm.dumps(document, "json"), "json"),
        "parquet and back": lambda: pm.loads(pm.dumps(document, "parquet"), "parquet"),
        "md": lambda: pm.dumps(document, "md"),
    }
    for name in ("mof2020", "hubei2020"):
        works[f"assess {name}"] = partial(pm.assess, document, reported, policy=name, execution=MONEY)
        works[f"audit {name}"] = partial(pm.audit, document, policy=name)
    return works


MONEY = Execution(
    name="年度资金总额",
    initial=Quantity("1234567.123456", "万元"),
    adjusted=Quantity("1234567.654321", "万元"),
    executed=Quantity("1111111.23456789", "万元"),
    weight=Decimal("10.123456"),
    score=Decimal("9.87654321"),
)
LONG = ProjectObjectives(
    project="阅览室改造",
    fiscal_year=2024,
    budget=Budget(
        total=Quantity("1234567.891234567", "万元"),
        fiscal=Quantity(10**27, "万元"),
        parts=[BudgetPart(name="上年结转", amount=Quantity("987654321.12345", "元"))],
    ),
    indicators=[
        Indicator(
            name=f"指标{number}",
            category=name,
            target=pm.read_target(text),
            weight=Decimal("12.3456789"),
            result=Result(actual=pm.read_actual("12345.678"), score=Decimal("10.123456789")),
        )
        for number, (name, text) in enumerate(
            (
                ("output.quantity", "1234年半"),
                ("cost.economic", "≤1234567.891万元"),
                ("satisfaction", "≥95.123456%"),
                ("benefit.social", "60.12345%-80.98765%"),
                ("output.timeliness", "2024年6月30日前"),
            )
        )
    ],
    report=Report(execution=[MONEY], total=Decimal("92.123456789"), grade="优"),
)
"""A document whose every number has more digits than the contexts."""

TEXTS = (
    *("1234年半", "三千四百五十六个半月", "≤3天半", "12345公里半", "3个半工作日", "1.5×10⁴人", "1:0.4", "十万分之三"),
    *("98.7654321%-99.123456789%", "三分之二", "2亿5000万元", "1百2十人", "较上年提高5.123456%", "10万分之1", "1e5"),
    *("一百二十三万四千五百六十七点八九元", "123456789012345678901234567890元", "0.000000000001", "±0.12345%", "-5.55"),
)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_whose_numbers_are_longer_than_the_context(text: str) -> None:
    """What is read, judged, explained and written does not hang on the caller's context."""
    check(of_text(text))


def _drawn(kind: str) -> object:
    return pm.read_form(pm.dumps(LONG, kind))


def test_a_document_whose_numbers_are_longer_than_the_context() -> None:
    """Drawing, files, scores, sums and reviews keep each digit; 28 digits of a budget are drawn too."""
    check(of_document(LONG))
    for kind in ("html", "xlsx", "docx"):
        check({kind: partial(_drawn, kind)})


def test_a_workbook_whose_numbers_are_longer_than_the_context() -> None:
    """Numbers, percentages and moments are shown as the workbook has them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [
        ["项目名称", "阅览室改造"],
        ["年度资金总额（万元）", 1234567.891],
        ["三级指标", "指标值"],
        ["新增座位", 987654321],
        ["合格率", 0.956789],
        ["完成时间", datetime(2024, 6, 30, 17, 45, 30)],  # noqa: DTZ001 - a sheet knows no zone
    ]
    for row in rows:
        sheet.append(row)
    sheet["B5"].number_format = "0%"
    sheet["B6"].number_format = "yyyy/m/d h:mm:ss"
    data = io.BytesIO()
    book.save(data)

    check({"read_form": lambda: pm.read_form(data.getvalue())})
    texts = [row.target.text for row in pm.read_form(data.getvalue()).document.indicators]
    assert texts == ["987654321", "95.6789%", "2024年6月30日 17:45:30"]


def test_columns_whose_numbers_are_longer_than_the_context() -> None:
    """The same for columns: read, judged, and as tables of documents."""
    texts = ["1234年半", "≥1234567.891万元", "60.12345%-80.98765%", "较上年提高5.123456%"]
    columns = arrow.read_targets(pa.array(texts))
    actuals = pa.array(["1234.5年", "1234567.8万元", "70.12345678%", "5.2%"])
    check(
        {
            "read_targets": lambda: arrow.read_targets(pa.array(texts)).to_pylist(),
            "targets_of": lambda: arrow.targets_of(columns),
            "judge_columns": lambda: arrow.judge_columns(columns, actuals, polarity="higher_is_better").to_pylist(),
            "documents": lambda: arrow.table_to_documents(arrow.documents_to_table([LONG])),
        }
    )


@pytest.mark.parametrize("points", ["1E-7", "1E+1", "0E-30", "-1E-50"])
def test_points_with_an_exponent(points: str) -> None:
    """What a message says of points is written out, whatever letters a context has for exponents."""
    number = Decimal(points)
    result = Result(score=number)
    row = Indicator(
        name="场次", category="output", target=pm.read_target("≥3场"), weight=number.copy_abs(), result=result
    )
    document = ProjectObjectives(project="阅读推广", indicators=[row])
    check({name: work for name, work in of_document(document).items() if not name.startswith("audit")})


FORMS = sorted((Path(__file__).parent.parent / "fixtures" / "layouts").glob("*.tsv"))


@pytest.mark.parametrize("path", FORMS[::5], ids=lambda path: path.stem)
def test_forms(path: Path) -> None:
    """A form reads as it reads."""
    text = path.read_text(encoding="utf-8")
    check({"read_form": lambda: pm.read_form(text)})


@given(labels, any_text() | targets().map(pm.format_target))
def test_any_text(label: str, text: str) -> None:
    """Any text at all."""
    check(of_text(text), label)


@given(labels, targets(), targets(), actuals(), quantities())
def test_any_targets(label: str, one: Target, other: Target, actual: Actual, figure: Quantity) -> None:
    """Judging and comparing any values."""
    low = Polarity.LOWER_IS_BETTER
    check(
        {
            "compare": lambda: pm.compare(one, other, polarity=low),
            "implies": lambda: pm.implies(one, other, polarity=low),
            "intersect": lambda: pm.intersect(one, other, polarity=low),
            "accepts": lambda: pm.accepts(one, polarity=low, reference=figure),
            "judge": lambda: pm.judge(one, actual, polarity=low, reference=figure),
            "ratio": lambda: pm.judge(one, actual, polarity=low, reference=figure).ratio_as_decimal(7),
            "explain": lambda: pm.explain(pm.judge(one, actual, reference=figure), locale="en"),
        },
        label,
    )


@given(labels, quantities(), quantities(), intervals(), st.sampled_from(("元", "万元", "平方米", "%")))
def test_any_quantities(label: str, one: Quantity, other: Quantity, stretch: Interval, unit: str) -> None:
    """The algebra of values."""
    check(
        {
            "+": lambda: one + other,
            "-": lambda: one - other,
            "negative": lambda: -one,
            "<": lambda: one < other,
            "to": lambda: one.to(unit),
            "hash": lambda: hash(one),
            "in": lambda: one in stretch,
            "complement": stretch.complement,
            "pint": lambda: Quantity.from_pint(one.pint),
            "json": lambda: pm.loads(pm.dumps(one, "json"), "json"),
        },
        label,
    )


@given(labels, documents())
def test_any_document(label: str, document: Any) -> None:  # noqa: ANN401 - either kind
    """Whatever a document holds."""
    check(of_document(document), label)


def test_contexts_are_made_in_one_place() -> None:
    """A context made elsewhere would take what it does not name from the defaults of the process."""
    makers = {"BasicContext", "Context", "DefaultContext", "ExtendedContext", "getcontext", "setcontext"}
    root = Path(str(pm.__file__)).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "decimal" and makers & {name.name for name in node.names}
    }

    assert found == {"values/_number.py"}


def test_a_unit_that_was_forgotten_converts_as_before() -> None:
    """The digits that an amount keeps in its own unit do not hang on which objects a cache still holds."""
    amount = Quantity("346.9070", "万元")
    before = str(amount.to("万元"))

    forget(caches())

    assert str(amount.to("万元")) == before == "346.9070万元"
    assert str(Quantity("1.50", pm.Unit("人")).to("名")) == "1.50名"
