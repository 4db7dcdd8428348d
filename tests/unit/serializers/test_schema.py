"""JSON Schema: files and a page that are what the code says, and a schema that refuses what ``loads`` refuses."""

import json
import subprocess
from collections.abc import Callable
from decimal import Decimal
from importlib import resources, util
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from perfmodel import (
    DocumentError,
    Finding,
    Indicator,
    Place,
    ProjectObjectives,
    Quantity,
    Report,
    Severity,
    assess,
    dumps,
    loads,
    parse_actual,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.objectives import Execution, Result
from perfmodel.serializers import json_schema
from perfmodel.serializers._schema import kinds
from perfmodel.serializers._titles import title

ROOT = Path(__file__).parents[3]
KEPT = sorted((ROOT / "tests" / "snapshots" / "json" / "1").glob("*.json"))
Data = dict[str, Any]


def generator() -> Any:  # noqa: ANN401 - a module
    """The script beside the page."""
    spec = util.spec_from_file_location("make_schemas", ROOT / "docs" / "make_schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = generator()
ROW = Indicator(
    name="讲座场次",
    number="1",
    category="output.quantity",
    target=read_target("≥24场"),
    weight=90,
    place=Place(7, 2, "表1"),
    result=Result(actual=parse_actual("20场"), score=Decimal(80), reason="场地不足"),
)
MONEY = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity(48, "万元"))
PLAN = ProjectObjectives(
    project="阅读推广", fiscal_year=2024, indicators=[ROW], scheme="mof2015", report=Report(execution=[MONEY])
)
ASSESSED = assess(PLAN, policy="mof2020")


def valid(data: object, kind: str = "value") -> bool:
    """Whether data are valid by the schema of a kind."""
    validator: Any = Draft202012Validator(json_schema(kind))
    found: bool = validator.is_valid(data)
    return found


def loaded(data: object) -> bool:
    """Whether ``loads`` takes the data."""
    try:
        loads(json.dumps(data), "json")
    except DocumentError:
        return False
    return True


class TestFiles:
    """What is shipped."""

    @pytest.mark.parametrize("kind", kinds())
    def test_the_files_of_the_package(self, kind: str) -> None:
        """They are what the code says; ``python docs/make_schemas.py`` writes them."""
        folder = resources.files("perfmodel.serializers") / "schemas" / "1"
        assert json.loads((folder / f"{kind}.json").read_text(encoding="utf-8")) == json_schema(kind)
        assert {item.name for item in folder.iterdir()} == {f"{kind}.json" for kind in kinds()}

    def test_the_page_lists_every_key(self) -> None:
        """The page is what the generator writes from the schemas."""
        assert MAKE.page() == (ROOT / "docs" / "json.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("kind", kinds())
    def test_each_is_a_schema(self, kind: str) -> None:
        """Of the dialect that it names, with an id and titles in both languages throughout."""
        schema = json_schema(kind)
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        assert schema["$id"] == f"urn:perfmodel:schema:1:{kind}"
        objects = [schema, *schema.get("oneOf", []), *schema["$defs"].values()]
        titled = [*objects, *(key for item in objects for key in item.get("properties", {}).values())]
        for item in titled:
            if item.keys() != {"$ref"}:
                chinese, english = item["title"].split(" / ")
                assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese)
                assert english.isascii()


class TestKinds:
    """What is taken."""

    def test_a_schema_of_ones_own(self) -> None:
        """Changing it changes nobody else's."""
        json_schema("document")["$defs"].clear()
        assert "Target" in json_schema("document")["$defs"]
        assert "Assessment" not in json_schema("document")["$defs"]

    def test_unknown_kinds(self) -> None:
        """They are refused with those that there are."""
        with pytest.raises(InvalidValueError, match="department_objectives") as caught:
            json_schema("form")
        assert caught.value.code == "kind-unknown"
        kind: Any = 3
        with pytest.raises(WrongTypeError):
            json_schema(kind)

    def test_a_key_without_a_title(self) -> None:
        """A new key must be named in both languages."""
        with pytest.raises(InvalidValueError, match=r"Indicator\.colour") as caught:
            title("Indicator", "colour")
        assert caught.value.code == "key-missing"

    @pytest.mark.parametrize(
        ("value", "names"),
        [
            (PLAN, {"project_objectives", "document"}),
            (ASSESSED, {"assessment"}),
            (ROW, {"indicator"}),
            (parse_actual("20场"), {"actual"}),
            (Quantity("80", "万人次"), {"quantity"}),
            (read_target("上年的95%"), {"relative", "target"}),
            (read_target("9月前"), {"deadline", "target"}),
            (read_target("≥"), {"unread", "target"}),
        ],
    )
    def test_each_value_is_of_its_kinds(self, value: Any, names: set[str]) -> None:  # noqa: ANN401 - any exchanged value
        """And of no others."""
        data = json.loads(dumps(value, "json"))
        assert {kind for kind in kinds() if valid(data, kind)} == names | {"value"}

    @pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
    def test_kept_files(self, path: Path) -> None:
        """What an earlier release wrote is valid still."""
        assert valid(json.loads(path.read_text(encoding="utf-8")))


def at(data: Data, path: str) -> tuple[Any, Any]:
    """The holder of a path of keys, and the last of them."""
    *way, last = (int(step) if step.isdecimal() else step for step in path.split("."))
    found: Any = data
    for step in way:
        found = found[step]
    return found, last


def drop(data: Data, path: str) -> None:
    """Leave a key out."""
    holder, key = at(data, path)
    del holder[key]


def put(value: object) -> Callable[[Data, str], None]:
    """Put another value in a place."""

    def act(data: Data, path: str) -> None:
        holder, key = at(data, path)
        holder[key] = value

    return act


BROKEN: list[tuple[Callable[[Data, str], None], str]] = [
    (drop, "schema"),
    (put(2), "schema"),
    (put("plan"), "kind"),
    (drop, "project"),
    (put(1), "project"),
    (put("2024"), "fiscal_year"),
    (put(1899), "fiscal_year"),
    (put("mof1999"), "scheme"),
    (put({}), "indicators"),
    (put(1), "colour"),
    (put(""), "indicators.0.name"),
    (put("101"), "indicators.0.weight"),
    (put(90), "indicators.0.weight"),
    (put("-1"), "indicators.0.weight"),
    (put("output.size"), "indicators.0.category"),
    (put("up"), "indicators.0.polarity"),
    (put(1), "indicators.0.colour"),
    (put(None), "indicators.0.target"),
    (drop, "indicators.0.target.kind"),
    (put("limit"), "indicators.0.target.kind"),
    (put("more"), "indicators.0.target.comparison"),
    (drop, "indicators.0.target.comparison"),
    (drop, "indicators.0.target.quantity.unit"),
    (put(24.0), "indicators.0.target.quantity.value"),
    (put("24,0"), "indicators.0.target.quantity.value"),
    (put("2.4e1"), "indicators.0.target.quantity.value"),
    (put("1" * 131), "indicators.0.target.quantity.value"),
    (put("seven"), "indicators.0.place.line"),
    (put(10**12 + 1), "indicators.0.place.line"),
    (drop, "indicators.0.result.actual"),
    (put("many"), "indicators.0.result.score"),
    (drop, "budget.total"),
    (drop, "report.execution.0.name"),
    (put({"kind": "rank", "within": 0, "scope": None}), "indicators.0.target"),
    (put({"kind": "relative", "comparison": "ge", "reference": "上年"}), "indicators.0.target"),
    (put({"kind": "composite", "clauses": [{"kind": "statement", "text": "好"}]}), "indicators.0.target"),
    (put({"kind": "deadline", "comparison": "le", "earliest": None, "latest": "2024-13-01"}), "indicators.0.target"),
    (put({"kind": "unread", "error": {"code": "value-missing", "start": -1, "stop": 1}}), "indicators.0.target"),
]


class TestBroken:
    """Rules that the schema and ``loads`` hold alike."""

    @pytest.mark.parametrize(("act", "path"), BROKEN, ids=[f"{index}-{path}" for index, (_, path) in enumerate(BROKEN)])
    def test_documents(self, act: Callable[[Data, str], None], path: str) -> None:
        """Each broken rule is refused by both."""
        data = json.loads(dumps(PLAN, "json"))
        assert valid(data)
        assert loaded(data)
        act(data, path)
        assert not valid(data)
        assert not valid(data, "document")
        assert not loaded(data)

    @pytest.mark.parametrize(
        ("act", "path"),
        [
            (put("0.8"), "lines.0.ratio"),
            (put("5/0"), "lines.0.ratio"),
            (put("tired"), "lines.0.reason.code"),
            (put([{"code": "tired"}]), "lines.0.assumptions"),
            (put("done"), "lines.0.status"),
            (drop, "lines.0.clause.standing"),
            (drop, "total"),
        ],
    )
    def test_assessments(self, act: Callable[[Data, str], None], path: str) -> None:
        """The same of an assessment."""
        noticed = Finding(code="row-empty", severity=Severity.NOTE, message="m")
        data = json.loads(dumps(ASSESSED, "json"))
        data.setdefault("findings", []).append({"code": noticed.code, "severity": "note", "message": "m"})
        assert valid(data, "assessment")
        assert loaded(data)
        act(data, path)
        assert not valid(data, "assessment")
        assert not loaded(data)


AJV = ROOT / "tests" / "ajv"


@pytest.mark.skipif(not (AJV / "node_modules").exists(), reason="npm install --prefix tests/ajv")
def test_a_validator_of_another_language() -> None:
    """Ajv, at its strictest, finds each value valid by the same schemas."""
    values: list[Any] = [json.loads(dumps(value, "json")) for value in (PLAN, ASSESSED, ROW, Quantity(80, "人"))]
    values += [json.loads(path.read_text(encoding="utf-8")) for path in KEPT]
    for act, path in BROKEN:
        values.append(json.loads(dumps(PLAN, "json")))
        act(values[-1], path)
    folder = str(resources.files("perfmodel.serializers") / "schemas" / "1")
    command = ["node", str(AJV / "check.mjs"), folder]
    lines = "\n".join(map(json.dumps, values))
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)  # noqa: S603 - our own script

    assert [set(line.split()) for line in done.stdout.splitlines()] == [
        {kind for kind in kinds() if valid(value, kind)} for value in values
    ]
