"""Documents as JSON: schema and kind in front, all faults at once, newer files refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from perfmodel import (
    Budget,
    DepartmentObjectives,
    DocumentError,
    Indicator,
    ProjectObjectives,
    Quantity,
    Task,
    dump,
    dumps,
    load,
    loads,
    parse_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.objectives import BudgetPart, Standard

ROW = Indicator(
    number="1",
    name="图书外借册次",
    category="output.quantity",
    target=parse_target("≥12万册次"),
    weight="10",
    standards=[Standard(grade="优", target=parse_target("≥12万册次"))],
    extra=[("备注", "按季统计")],
)
DEPARTMENT = DepartmentObjectives(
    department="市图书馆",
    fiscal_year=2024,
    scheme="mof2021",
    tasks=[Task(name="阅读推广", content="全年办讲座", budget=Budget(total=Quantity("3.50", "万元")))],
    budget=Budget(total=Quantity("120.50", "万元"), parts=[BudgetPart(name="单位资金")]),
    overall="让更多人读书",
    indicators=[ROW],
    extra=[("联系电话", "无")],
)
PROJECT = ProjectObjectives(project="泵站维护", department="水务局", indicators=[ROW], title="项目支出绩效目标表")


@pytest.mark.parametrize("document", [DEPARTMENT, PROJECT, ROW])
def test_documents_come_back_equal(document: Any, tmp_path: Path) -> None:  # noqa: ANN401 - each kind in turn
    """Nothing is lost, ids included, in text and in a file."""
    path = tmp_path / "plan.json"
    dump(document, path)

    assert loads(dumps(document, "json"), "json") == load(path) == document
    again: Any = load(path)
    assert [row.id for row in getattr(again, "indicators", ())] == [
        row.id for row in getattr(document, "indicators", ())
    ]


def test_the_head_of_a_document() -> None:
    """Schema and kind stand first; a category and a scheme are their ids, the year a number."""
    data = json.loads(dumps(DEPARTMENT, "json"))

    assert list(data)[:4] == ["schema", "kind", "department", "fiscal_year"]
    assert (data["schema"], data["kind"], data["fiscal_year"]) == (1, "department_objectives", 2024)
    assert data["indicators"][0]["category"] == "output.quantity"
    assert data["budget"]["total"] == {"value": "120.50", "unit": "万元"}
    assert data["budget"]["fiscal"] is None


def _problems(change: dict[str, Any], *, without: str = "") -> list[tuple[str, str]]:
    data = {**json.loads(dumps(DEPARTMENT, "json")), **change}
    data.pop(without, None)
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(data), "json")
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_newer_schemas_are_refused_alone() -> None:
    """Of a newer file nothing else is judged."""
    assert _problems({"schema": 2, "indicators": 7}) == [("schema-newer", "$.schema")]


@pytest.mark.parametrize("schema", ["1", None, True, 0, 1.0])
def test_other_schemas_are_one_fault_among_others(schema: object) -> None:
    """A schema that is no number is named first, and the other faults with it."""
    assert _problems({"schema": schema}) == [("schema-invalid", "$.schema")]
    assert _problems({"schema": schema, "fiscal_year": "2024"}) == [
        ("schema-invalid", "$.schema"),
        ("type-wrong", "$.fiscal_year"),
    ]


def test_a_missing_schema_is_a_fault() -> None:
    """Without the number no one can tell how to read the file."""
    assert _problems({}, without="schema") == [("schema-invalid", "$.schema")]


def test_faults_deep_in_a_document_have_their_path() -> None:
    """Rows, targets and cells are named by their places in the file."""
    row = json.loads(dumps(DEPARTMENT, "json"))["indicators"][0]
    wrong = {
        **row,
        "category": "output.colour",
        "target": {**row["target"], "quantity": {"value": "1", "unit": "a b"}},
        "extra": [{"heading": "备注"}],
        "weight": 10,
    }
    found = _problems({"indicators": [row, wrong], "scheme": "1999", "fiscal_year": 1066, "extra": {"a": 1}})

    assert set(found) == {
        ("category-unknown", "$.indicators[1].category"),
        ("unit-invalid", "$.indicators[1].target.quantity"),
        ("key-missing", "$.indicators[1].extra[0].text"),
        ("type-wrong", "$.indicators[1].weight"),
        ("scheme-unknown", "$.scheme"),
        ("year-invalid", "$.fiscal_year"),
        ("type-wrong", "$.extra"),
    }


def test_functions_name_what_they_do_not_take(tmp_path: Path) -> None:
    """Drawn formats are not read back, values other than documents not drawn, missing files named."""
    with pytest.raises(InvalidValueError) as caught:
        loads("", "xlsx")
    assert caught.value.code == "format-drawn"
    with pytest.raises(InvalidValueError) as caught:
        dumps(DEPARTMENT, "yaml")
    assert caught.value.code == "format-unknown"
    with pytest.raises(InvalidValueError) as caught:
        load(tmp_path / "nowhere.json")
    assert caught.value.code == "file-missing"
    with pytest.raises(WrongTypeError):
        dumps(Quantity(1, "件"), "tsv")
    assert "市图书馆" in dumps(DEPARTMENT, "tsv")
