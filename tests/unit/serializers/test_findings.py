"""Findings as JSON: those of a review or an audit together, one by one, and as lines."""

import json
from pathlib import Path
from typing import Any

import pytest

from perfmodel import (
    Citation,
    DocumentError,
    Finding,
    Place,
    ProjectObjectives,
    Severity,
    audit,
    dump,
    dumps,
    load,
    loads,
    read_form,
    review,
)
from perfmodel.errors import WrongTypeError
from perfmodel.exchange import dump_lines, load_lines
from perfmodel.serializers import json_schema
from perfmodel.source import Standing

FORM = """项目名称 阅览室改造
三级指标 指标值 分值 实际完成值 得分
新增座位 不少于80个 90 78个 90""".replace(" ", "\t")
DOCUMENT = read_form(FORM).document
FOUND = (
    *review(DOCUMENT),
    *audit(DOCUMENT, policy="mof2020"),
    Finding(
        code="PM999",
        severity=Severity.NOTE,
        message="自查",
        place=Place(3, 2, "表1"),
        text="=1+1",
        indicator="output.quantity/1",
        rule=Citation("本单位办法", clause="第三条", standing=Standing.SEEN, note="自定"),
        change="≥80个",
    ),
)


def test_a_review_and_an_audit_come_back(tmp_path: Path) -> None:
    """With places, rules and changes; a list that somebody has picked from them too."""
    path = tmp_path / "findings.json"
    dump(FOUND, path)
    kept = [finding for finding in FOUND if finding.severity is not Severity.NOTE]

    assert len(FOUND) > 3
    assert load(path) == FOUND
    assert loads(dumps(kept, "json"), "json") == tuple(kept)
    assert loads(dumps((), "json"), "json") == ()


def test_what_stands_in_the_file() -> None:
    """One object with schema and kind, so that programs know what it is."""
    data: dict[str, Any] = json.loads(dumps(FOUND, "json"))

    assert (data["schema"], data["kind"]) == (1, "findings")
    assert data["findings"][-1]["place"] == {"line": 3, "column": 2, "table": "表1"}
    assert "findings" in json_schema("findings")["properties"]
    assert json_schema("finding")["properties"]["severity"]["enum"] == ["error", "warning", "note"]


def test_one_and_lines(tmp_path: Path) -> None:
    """A single finding carries its kind, and many stand one a line."""
    path = tmp_path / "findings.jsonl"
    dump_lines(FOUND, path)

    assert loads(dumps(FOUND[0], "json"), "json") == FOUND[0]
    assert json.loads(dumps(FOUND[0], "json"))["kind"] == "finding"
    assert tuple(load_lines(path)) == FOUND


def test_faults_have_their_path() -> None:
    """A finding that does not hold is named by its number."""
    text = dumps(FOUND[:2], "json").replace('"severity":"', '"severity":"very ')
    with pytest.raises(DocumentError) as caught:
        loads(text, "json")
    assert [problem.path for problem in caught.value.problems] == [f"$.findings[{at}].severity" for at in range(2)]


@pytest.mark.parametrize("value", [[3], (FOUND[0], 3), [ProjectObjectives(project="阅览室改造")], {"findings": []}])
def test_other_lists(value: Any) -> None:  # noqa: ANN401 - what is tested
    """Nothing but findings goes out together; many documents go into lines."""
    with pytest.raises(WrongTypeError):
        dumps(value, "json")
