"""The page that lists the keys of a policy has them all, with the kinds of rules that there are."""

import ast
import re
from pathlib import Path

import pytest
from attrs import fields

from perfmodel import DocumentError, assess, load_policy, read_form
from perfmodel.scoring import ScoringPolicy, _policy_text

PAGE = (Path(__file__).parents[3] / "docs" / "assessing.md").read_text(encoding="utf-8")
READERS = {"text", "flag", "whole", "number", "numbers", "texts", "one_of", "rows"}
"""What asks a table for a key."""


def asked_keys() -> set[str]:
    """Every key that the loader asks for, by the syntax tree of its source, and every table."""
    tree = ast.parse(Path(_policy_text.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    asked = [call.args[0] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in READERS]
    return {str(key.value) for key in asked if isinstance(key, ast.Constant)}


ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.split("<!-- keys -->")[1].split("\n\n")[0].splitlines()[3:]
]
OWN = """
name = "ours"
title = "本县计分办法"
extends = "mof2020"
[source]
source = "our notice"
"""


class TestPage:
    """The page that lists the keys of a policy."""

    def test_each_key_is_listed(self) -> None:
        """A key that is not on the page is one that nobody can know (``with_cost`` was)."""
        tables = {name for row in ROWS for name in re.findall("`([a-z_]+)`", row[0])}
        keys = {name for row in ROWS for name in re.findall("`([a-z_]+)`", row[1])}
        inside = {name for row in ROWS for name in re.findall("`([a-z_]+)`", row[2])}
        flat = {name for row in ROWS if row[0] == "top" for name in re.findall("`([a-z_]+)`", row[1])}
        rules = {field.name for field in fields(ScoringPolicy)} - {"citation", *flat}

        assert tables == rules
        assert "with_cost" in keys
        assert asked_keys() - keys <= inside
        assert keys <= asked_keys()

    @pytest.mark.parametrize("table", ["floor", "ceiling"])
    def test_each_kind_is_listed(self, table: str) -> None:
        """The kinds that a refusal names are those of the page."""
        said = next(row[2] for row in ROWS if row[:2] == [f"`{table}`", "`kind`"])
        with pytest.raises(DocumentError) as caught:
            load_policy(f'{OWN}[{table}]\nkind = ""')
        (refused,) = (problem.message for problem in caught.value.problems if problem.path == f"$.{table}.kind")
        kinds = refused.removeprefix("expected one of ").split(", found")[0]

        assert re.findall(r"`(\w+)`", said) == kinds.split(", ")

    def test_costs_have_points_of_their_own(self) -> None:
        """``with_cost`` holds for a document with a cost indicator, ``blocks`` for one without."""
        ours = load_policy(f"""{OWN}
            [weights]
            source = "our notice"
            execution = 10
            blocks = {{ output = 50, benefit = 30, satisfaction = 10 }}
            with_cost = {{ output = 40, benefit = 20, satisfaction = 10, cost = 20 }}
        """)
        rows = ["一级指标 三级指标 指标值", "产出指标 座位 ≥8个", "效益指标 借阅 ≥5人", "满意度指标 读者满意度 ≥9%"]
        plain = read_form("\n".join(rows).replace(" ", "\t")).document
        costly = read_form("\n".join([*rows, "成本指标 造价 ≤3万元"]).replace(" ", "\t")).document

        assert [int(line.weight or 0) for line in assess(plain, policy=ours).lines] == [50, 30, 10]
        assert [int(line.weight or 0) for line in assess(costly, policy=ours).lines] == [40, 20, 10, 20]
