"""Assessments as JSON: all of it, exactly, and back; faults with their path."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from perfmodel import (
    Assessment,
    DocumentError,
    Execution,
    Indicator,
    Place,
    ProjectObjectives,
    Quantity,
    assess,
    dumps,
    loads,
    read_target,
)


@pytest.fixture
def assessment() -> Assessment:
    """A library's self-evaluation with a row of each status but one."""
    rows = [
        ("output.quantity", "≥12场", 30),
        ("output.timeliness", "2024年6月30日前", 20),
        ("benefit.social", "读者服务水平持续提高", 30),
        ("satisfaction.beneficiary", "≥90%", 10),
    ]
    indicators = [
        Indicator(name="指标", category=category, target=read_target(target), weight=weight, place=Place(line=place))
        for place, (category, target, weight) in enumerate(rows, 5)
    ]
    reported = {
        "output.quantity/1": "11",
        "output.timeliness/1": "2024年7月12日",
        "benefit.social/1": "基本达成年度指标",
    }
    money = Execution(name="资金总额", adjusted=Quantity(300, "万元"), executed=Quantity(200, "万元"))
    return assess(
        ProjectObjectives(project="阅读推广", indicators=indicators), reported, policy="mof2020", execution=money
    )


def test_there_and_back(assessment: Assessment) -> None:
    """Every line, reason, rule and finding comes back equal."""
    assert loads(dumps(assessment, "json"), "json") == assessment


def test_numbers_are_exact_text(assessment: Assessment) -> None:
    """Points are decimals and ratios fractions, both as text."""
    data = json.loads(dumps(assessment, "json"))

    assert (data["schema"], data["kind"], data["policy"]) == (1, "assessment", "mof2020")
    assert data["lines"][0]["ratio"] == "11/12"
    assert data["lines"][0]["low"] == "27.50"
    assert data["lines"][1]["reason"] == {"code": "late", "fields": [{"name": "days", "value": "12"}]}
    assert data["execution"]["rate"] == "2/3"
    assert data["lines"][2]["verdict"] == "met"


def _changed(assessment: Assessment, change: Callable[[dict[str, Any]], None]) -> tuple[tuple[str, str], ...]:
    data = json.loads(dumps(assessment, "json"))
    change(data)
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(data), "json")
    return tuple((problem.code, problem.path) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("key", "value", "code", "path"),
    [
        ("ratio", "11/0", "number-invalid", "$.lines[0].ratio"),
        ("ratio", 0.9, "number-invalid", "$.lines[0].ratio"),
        ("ratio", "1" * 2000, "number-invalid", "$.lines[0].ratio"),
        ("low", 27.5, "type-wrong", "$.lines[0].low"),
        ("status", "done", "code-unknown", "$.lines[0].status"),
        ("verdict", "yes", "code-unknown", "$.lines[0].verdict"),
        ("reason", {"code": "because"}, "code-unknown", "$.lines[0].reason"),
        ("assumptions", [{"code": "hope"}], "code-unknown", "$.lines[0].assumptions[0]"),
        ("colour", "red", "key-unknown", "$.lines[0].colour"),
    ],
)
def test_faults_have_their_path(assessment: Assessment, key: str, value: object, code: str, path: str) -> None:
    """Whatever does not belong is refused, and the path leads to it."""

    def change(data: dict[str, Any]) -> None:
        data["lines"][0][key] = value

    problems = _changed(assessment, change)

    assert problems == ((code, path),)


def test_newer_schemas_are_refused(assessment: Assessment) -> None:
    """A file of a later release says so."""

    def change(data: dict[str, Any]) -> None:
        data["schema"] = 2

    assert _changed(assessment, change) == (("schema-newer", "$.schema"),)


def test_whole_ratios_are_read(assessment: Assessment) -> None:
    """A whole number is a ratio as well, and an absent one is none."""
    data = json.loads(dumps(assessment, "json"))
    data["lines"][0]["ratio"] = "1"
    data["lines"][1]["ratio"] = None
    found = loads(json.dumps(data), "json")

    assert isinstance(found, Assessment)
    assert [line.ratio for line in found.lines[:2]] == [Decimal(1), None]
