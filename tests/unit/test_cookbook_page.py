"""The cookbook: the same sixteen jobs in both languages; the examples themselves run as doctests of the pages."""

import doctest
import inspect
import re
from pathlib import Path
from typing import assert_never

import pytest

from perfmodel import (
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
    describe,
    read_target,
)

ROOT = Path(__file__).parents[2]
ENGLISH = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "docs" / "cookbook.zh.md").read_text(encoding="utf-8")
PAGES = pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["en", "zh"])


def examples(page: str) -> list[tuple[str, str]]:
    """What a page runs, with what it prints."""
    return [(example.source, example.want) for example in doctest.DocTestParser().get_examples(page)]


def sections(page: str) -> list[str]:
    """The title and the text of each job."""
    return re.split(r"^## (?=\d)", page, flags=re.MULTILINE)[1:]


# The page shows this function; here the type checkers see it.
def in_words(target: Target) -> str:
    """One line for each kind of target that we print."""
    match target:
        case Threshold(comparison=comparison, quantity=quantity):
            return f"{comparison.value} {quantity}"
        case Range(interval=interval):
            return f"within {interval}"
        case Deadline(span=span):
            return f"by {span.latest}"
        case Unread(error=error):
            return f"cannot be read: {error.code}"
        case Frequency() | Rank() | Grade() | Relative() | YesNo() | Statement() | Composite() | Unstated():
            return describe(target, locale="en")
        case _:
            assert_never(target)


def test_both_pages_run_the_same() -> None:
    """A job that is mended on one page only is found."""
    assert examples(ENGLISH) == examples(CHINESE)


@PAGES
def test_all_jobs_stand_with_an_example(page: str) -> None:
    """Sixteen jobs in order, each listed above, each with an example that prints something."""
    found = sections(page)
    titles = [text.splitlines()[0] for text in found]

    assert [title.split(".")[0] for title in titles] == [str(number) for number in range(1, 17)]
    assert re.findall(r"^\d+\. \[(.+)\]\(#", page, flags=re.MULTILINE) == [title.split(". ", 1)[1] for title in titles]
    for text in found:
        assert any(want for _, want in examples(text)) or "Strategies" in text or "策略" in text


@PAGES
def test_links_lead_to_what_is_there(page: str) -> None:
    """Each link names a section of the page, or a file beside it."""
    titles = re.findall(r"^## (.+)$", page, flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
    for link in re.findall(r"\]\(([^)]+)\)", page):
        path, _, anchor = link.partition("#")
        assert (ROOT / "docs" / path).exists() if path else anchor in anchors


def test_the_typed_example_is_the_one_that_is_checked() -> None:
    """The page shows the function above, which mypy and pyright check with the tests."""
    shown = next(source for source, _ in examples(ENGLISH) if source.startswith("def in_words"))

    assert shown.rstrip() == inspect.getsource(in_words).rstrip()
    assert in_words(read_target("≥3人")) == "ge 3人"
