"""Some 1,700 expressions in the project's own words, each with what it says in canonical spelling."""

import json
from pathlib import Path
from typing import Any

import pytest

from perfmodel import Statement, Unread, Unstated, format_target, read_target

CORPUS = Path(__file__).parents[2] / "corpus" / "expressions.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']!r}"[:40])
def test_the_corpus(row: dict[str, Any]) -> None:
    """Each text says what stands beside it, and keeps its own spelling."""
    columns = {key: row[key] for key in ("unit", "operator", "fiscal_year") if key in row}

    target = read_target(row["text"], **columns)

    assert target.text == row["text"]
    if "says" in row:
        assert format_target(target) == row["says"]
    elif "unread" in row:
        assert isinstance(target, Unread)
        assert target.error.code == row["unread"]
    else:
        assert isinstance(target, Statement if "words" in row else Unstated)
