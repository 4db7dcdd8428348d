"""The page on comparing says what the library does."""

import re
from pathlib import Path
from typing import get_args

import pytest

from perfmodel import Polarity, judge, parse_quantity, read_actual, read_target
from perfmodel.targets._judge import PAIRS
from perfmodel.targets._verdict import AssumptionCode, ReasonCode

PAGE = (Path(__file__).parents[2] / "docs" / "comparing.md").read_text(encoding="utf-8")
POLARITIES = {"+": Polarity.HIGHER_IS_BETTER, "-": Polarity.LOWER_IS_BETTER, "=": Polarity.NEUTRAL}


def section(title: str) -> str:
    """The text of one section."""
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """The rows of the table in one section."""
    lines = [line for line in section(title).splitlines() if line.startswith("| ") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


EXAMPLES = rows("The rules, with examples")


def test_the_table_of_pairs_is_the_one_in_use() -> None:
    """The page prints the table that ``judge`` works by, with all twelve shapes on both sides."""
    assert PAIRS.strip() in section("The table of pairs")
    head, *body = (line.split() for line in PAIRS.strip().splitlines())
    assert len(head) == 13
    assert head[1:] == [row[0] for row in body]


def test_each_rule_has_an_example() -> None:
    """No rule of the table is left without one."""
    used = {word for line in PAIRS.strip().splitlines()[1:] for word in line.split()[1:]}

    assert {row[0] for row in EXAMPLES} == used


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: "-".join(row[:4]))
def test_examples(row: list[str]) -> None:
    """Each example is judged as the page says, for that reason, with those assumptions."""
    _, target, actual, given, verdict, reason, assumptions = row
    reference = parse_quantity(given.removeprefix("ref ")) if given.startswith("ref ") else None
    found = judge(read_target(target), read_actual(actual), polarity=POLARITIES.get(given), reference=reference)

    assert found.verdict.value == verdict
    assert f"`{found.reason.code}`" == reason
    assert [f"`{assumption.code}`" for assumption in found.assumptions] == assumptions.split()


@pytest.mark.parametrize(("title", "codes"), [("Reasons", ReasonCode), ("Assumptions", AssumptionCode)])
def test_each_code_is_listed(title: str, codes: object) -> None:
    """Both lists are complete and have nothing else, in the order of the source."""
    listed = [re.fullmatch("`(.+)`", row[0]) for row in rows(title)]

    assert [match[1] for match in listed if match is not None] == list(get_args(codes))
