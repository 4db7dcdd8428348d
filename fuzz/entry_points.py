"""What takes text: each public function, and each place of a document that a text can stand in."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import pint
import pyarrow as pa

import perfmodel as pm
from perfmodel.display import explain_policy
from perfmodel.interop import arrow
from perfmodel.interop._csv_text import table_of_csv
from perfmodel.objectives import Extra, Result
from perfmodel.scoring import UnitReport, fill_form, roll_up
from perfmodel.serializers.json import read_lines
from perfmodel.source import Standing
from perfmodel.targets._shapes import Target
from perfmodel.taxonomy import match_category, split_points
from perfmodel.values import parse_number, parse_unit

EntryPoint = Callable[[str], object]

HIGH = pm.Polarity.HIGHER_IS_BETTER
KEY = "output.quantity/1"


def _plan(name: str = "讲座场次", target: Target | None = None, **fields: str) -> pm.ProjectObjectives:
    row = pm.Indicator(
        number="1",
        name=name or "-",
        category="output.quantity",
        target=target or pm.read_target("≥24场"),
        weight=90,
        definition=fields.get("definition"),
        scope=fields.get("scope"),
        result=Result(actual=pm.read_actual(fields.get("actual", "20场")), reason=fields.get("reason", "")),
    )
    return pm.ProjectObjectives(
        project=fields.get("project", "阅读推广"),
        department=fields.get("department", ""),
        fiscal_year=2024,
        overall=fields.get("overall", ""),
        title=fields.get("title", ""),
        indicators=[row],
        extra=[Extra(fields.get("heading", "备注"), fields.get("extra", ""))],
        report=pm.Report(overall=fields.get("outcome", ""), grade=fields.get("grade", "")),
    )


PLAN = _plan()
_OURS = 'name = "a"\ntitle = "b"\nextends = "mof2020"\nsource = {source = "c"}\n'


def _filled(**fields: str) -> pm.ProjectObjectives:
    return _plan(**{name: text if text.strip() else "-" for name, text in fields.items()})


def _loads(kind: str, text: str) -> object:
    return pm.loads(text.encode("utf-8", "surrogatepass"), kind)


def _column(text: str) -> pa.Array:
    """A column of one text; what no column can hold is put in question marks."""
    return pa.array([text.encode("utf-8", "replace").decode("utf-8")])


_ROW = b'file,form,place,place_table,place_line,place_column,text,use\r\n,"%b",,,,,"","label"\r\n'
_REGISTRY: Any = pint.UnitRegistry(non_int_type=Decimal)
_TARGETS = arrow.read_targets(_column("≥95%"))

ENTRY_POINTS: dict[str, EntryPoint] = {
    "accepts": lambda text: pm.accepts(pm.read_target(text), polarity=HIGH),
    "assess actual": lambda text: pm.assess(PLAN, {KEY: text}, policy="mof2020"),
    "assess target": lambda text: pm.assess(_plan(target=pm.read_target(text)), {KEY: "20"}, policy="hubei2020"),
    "assess key": lambda text: pm.assess(PLAN, {text: "20场"}, policy="mof2020"),
    "assess share": lambda text: pm.assess(PLAN, {KEY: "见报告"}, policy="mof2020", shares={KEY: text}),
    "assess reference": lambda text: pm.assess(PLAN, references={KEY: text}, policy="mof2020"),
    "audit": lambda text: pm.audit(_filled(actual=text, grade=text), policy="mof2020"),
    "category": pm.category,
    "Citation": lambda text: pm.Citation(text, clause=text, note=text, standing=Standing.SEEN),
    "compare": lambda text: pm.compare(pm.read_target(text), pm.read_target("≥95%")),
    "explain": lambda text: pm.explain(pm.judge(pm.read_target(text), text)),
    "explain locale": lambda text: pm.explain(pm.judge(pm.read_target("≥95%"), "96%"), locale=text),
    "explain_policy": explain_policy,
    "explain_reading": pm.explain_reading,
    "Extra": lambda text: Extra(text, text),
    "fill_form": lambda text: fill_form(PLAN, pm.assess(PLAN, {KEY: text}, policy="mof2020")),
    "Finding": lambda text: str(pm.Finding(code=text, severity=pm.Severity.NOTE, message=text, text=text)),
    "format_target": lambda text: pm.format_target(pm.read_target(text)),
    "format_target style": lambda text: pm.format_target(pm.read_target("≥95%"), style=text),
    "Grade": lambda text: pm.Grade(comparison=pm.Comparison.GE, grade=text),
    "Indicator": lambda text: _plan(text).indicators[0].id,
    "intersect": lambda text: pm.intersect(pm.read_target(text), pm.read_target("≥95%")),
    "judge actual": lambda text: pm.judge(pm.read_target("≥95%"), text, polarity=HIGH),
    "judge both": lambda text: pm.judge(pm.read_target(text), text, polarity=HIGH),
    "judge name": lambda text: pm.judge(pm.read_target("≥3%"), "下降3.5%", name=text),
    "judge target": lambda text: pm.judge(pm.read_target(text), "95%", polarity=HIGH),
    "load_policy": pm.load_policy,
    "load_policy value": lambda text: pm.load_policy(f"{_OURS}rounding = {{places = {text}, source = 'c'}}"),
    "loads json": lambda text: pm.loads(text, "json"),
    "loads json bytes": lambda text: _loads("json", text),
    "load_lines": lambda text: list(read_lines(BytesIO(text.encode("utf-8", "surrogatepass")).readline)),
    "load_csv": lambda text: table_of_csv(text.encode("utf-8", "surrogatepass")),
    "load_csv cell": lambda text: table_of_csv(_ROW % text.encode("utf-8", "surrogatepass").replace(b'"', b'""')),
    "loads parquet": lambda text: _loads("parquet", text),
    "loads format": lambda text: pm.loads("{}", text),
    "match_category": match_category,
    "match_category level": lambda text: match_category(text, level=1, scheme=pm.scheme("mof2015")),
    "monitor": lambda text: pm.monitor(PLAN, {KEY: text}, month=7),
    "parse_actual": lambda text: pm.parse_actual(text, unit="%", fiscal_year=2024),
    "parse_number": parse_number,
    "parse_quantity": pm.parse_quantity,
    "parse_quantity unit": lambda text: pm.parse_quantity("3", unit=text),
    "parse_target": pm.parse_target,
    "parse_unit": parse_unit,
    "polarity_of": pm.polarity_of,
    "polarity_of unit": lambda text: pm.polarity_of("长椅", category="output.quantity", unit=text),
    "policy": pm.policy,
    "Quantity": lambda text: pm.Quantity(text, "元"),
    "Quantity.to_pint": lambda text: pm.Quantity(3, text).to_pint(_REGISTRY),
    "Quantity.to": lambda text: pm.Quantity(1, "元").to(text),
    "read_actual": lambda text: pm.read_actual(text, fiscal_year=2024),
    "read_form": pm.read_form,
    "read_target": lambda text: pm.read_target(text, fiscal_year=2024),
    "read_target operator": lambda text: pm.read_target("95", unit="%", operator=text),
    "read_target unit": lambda text: pm.read_target("95", unit=text),
    "Relative": lambda text: pm.Relative(comparison=pm.Comparison.GE, reference=text),
    "review": lambda text: pm.review(_filled(overall=text, definition=text, reason=text)),
    "review name": lambda text: pm.review(_plan(text if text.strip() else "-")),
    "review target": lambda text: pm.review(_plan(target=pm.read_target(text))),
    "review rules": lambda text: pm.review(PLAN, rules=[text]),
    "roll_up": lambda text: roll_up(PLAN, [UnitReport(unit=text, actuals={KEY: text})]),
    "Rule": lambda text: pm.Statement(text=text),
    "scheme": pm.scheme,
    "split_points": split_points,
    "Unit": pm.Unit,
    "YesNo": lambda text: pm.YesNo(expected=True, subject=text),
    "arrow.read_targets": lambda text: arrow.read_targets(_column(text), unit=_column(text), operator=_column(text)),
    "arrow.read_targets unit": lambda text: arrow.read_targets(_column("95"), unit=text),
    "arrow.judge_columns": lambda text: arrow.judge_columns(_TARGETS, _column(text), unit=_column(text)),
    "arrow.review_columns": lambda text: arrow.review_columns(_TARGETS, _column(text), _column(text)),
    "arrow.review_columns definition": lambda text: arrow.review_columns(
        _TARGETS, _column("场次"), _column("数量指标"), definition=_column(text)
    ),
    "html": lambda text: _filled(project=text, overall=text, extra=text)._repr_html_(),
}
"""Each entry point by its name; an error of the library is an answer too."""

ANSWERS = frozenset(
    (
        *("accepts", "assess actual", "assess target", "audit", "compare", "explain", "explain_reading", "fill_form"),
        *("format_target", "judge actual", "judge both", "judge name", "judge target", "match_category", "monitor"),
        *("match_category level", "polarity_of", "read_actual", "read_target", "read_target operator", "roll_up"),
        *("read_target unit", "review", "review name", "review target", "split_points", "arrow.read_targets"),
        *("arrow.read_targets unit", "arrow.judge_columns", "arrow.review_columns", "arrow.review_columns definition"),
    )
)
"""Those that answer any text, and refuse none."""

for _field in ("project", "department", "overall", "title", "definition", "reason", "heading", "extra", "outcome"):
    for _format in ("json", "tsv", "md", "html"):
        ENTRY_POINTS[f"dumps {_format} {_field}"] = lambda text, field=_field, kind=_format: pm.dumps(
            _filled(**{field: text}), kind
        )
