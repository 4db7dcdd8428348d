"""Assessments as JSON: all of it, exactly, and back; faults with their path."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from perfmodel import (
    Assessment,
    DocumentError,
    Indicator,
    Place,
    ProjectObjectives,
    Quantity,
    assess,
    dumps,
    loads,
    read_target,
)
from perfmodel.objectives import Execution


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


def _of_one_row(name: str, target: str, actual: str, **more: Any) -> Assessment:  # noqa: ANN401 - arguments of any kind
    row = Indicator(name=name, number="1", category="output.quality", target=read_target(target), weight=90)
    return assess(ProjectObjectives(project="阅读推广", indicators=[row]), {row.id: actual}, policy="mof2020", **more)


@pytest.mark.parametrize(
    "found",
    [
        _of_one_row("编目差错率", "2%", "5%"),
        _of_one_row("长椅", "12张", "11"),
        _of_one_row("接待人次", "较上年提高5%", "84万人次", references={"output.quality/1": "80万人次"}),
        _of_one_row("读者评价", "良好", "优", shares={"output.quality/1": "0.9"}),
    ],
    ids=["name", "category", "reference", "share"],
)
def test_what_a_verdict_rests_on_comes_back(found: Assessment) -> None:
    """The evidence of the better side, the figure, the bound and the person's share."""
    back = loads(dumps(found, "json"), "json")

    assert back == found
    assert isinstance(back, Assessment)
    assert back.lines[0].judgement == found.lines[0].judgement


def test_evidence_is_written_with_its_word() -> None:
    """What decided, where it stood, and the source of the rule."""
    line = json.loads(dumps(_of_one_row("编目差错率", "2%", "5%"), "json"))["lines"][0]

    assert line["polarity"] == {
        "polarity": "lower_is_better",
        "word": "差错",
        "source": "name",
        "citation": {"source": "forms", "clause": "names of published objective tables", "standing": "seen"},
    }
    assert (line["reached"], line["bound"]) == ({"value": "5", "unit": "%"}, {"value": "2", "unit": "%"})


def test_files_of_before_are_read() -> None:
    """A line without these keys is one of which they are not known; its verdict and points are the same."""
    found = _of_one_row("编目差错率", "2%", "5%")
    data = json.loads(dumps(found, "json"))
    for key in ("polarity", "reached", "bound"):
        del data["lines"][0][key]
    back = loads(json.dumps(data), "json")

    assert isinstance(back, Assessment)
    line, before = back.lines[0], found.lines[0]
    assert (line.verdict, line.ratio, line.low) == (before.verdict, before.ratio, before.low)
    assert (line.polarity, line.reached, line.judgement.ratio) == (None, None, None)


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
        ("reached", "11", "type-wrong", "$.lines[0].reached"),
        ("polarity", "lower", "type-wrong", "$.lines[0].polarity"),
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
