"""The page on the language says what is read: each example and each comparison word of it is read here."""

import re
from importlib import util
from pathlib import Path

import pytest

from perfmodel import Comparison, Threshold, Unread, format_target, read_target
from perfmodel.values import parse_unit

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "language.md").read_text(encoding="utf-8")
SENSES = {"≥": "ge", "≤": "le", "＞": "gt", "＜": "lt", "＝": "eq", "a bare value": "stated"}


def rows(heading: str) -> list[list[str]]:
    """The rows of all tables with these headings."""
    tables = re.findall(rf"^{re.escape(heading)}\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for table in tables for line in table.splitlines()]


READ = rows("| written | shape | read as |")
REFUSED = rows("| written | code | expected | what to do |")


def comparison_words() -> list[tuple[str, str]]:
    """Each comparison word of the page with a value, and its sense."""
    found: list[tuple[str, str]] = []
    for section in PAGE.split("\n### ")[1:]:
        behind = section.startswith("Behind")
        for sense, words in re.findall(r"^\| ([≥≤＞＜＝]|a bare value) \| (.+?) \|", section, re.MULTILINE):
            for word in re.findall("`(.+?)`", words):
                blank = " " if re.fullmatch("[a-z ]+", word) else ""
                found.append((f"5%{word}" if behind else f"{word}{blank}5%", SENSES[sense]))
    return found


WORDS = comparison_words()


def test_the_page_is_what_the_generator_writes() -> None:
    """A new word or unit changes the page; ``python docs/make_language.py`` writes it."""
    spec = util.spec_from_file_location("make_language", DOCS / "make_language.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.page() == PAGE
    assert len(READ) > 50
    assert len(WORDS) > 200


@pytest.mark.parametrize("row", READ, ids=lambda row: row[0])
def test_examples_are_read_so(row: list[str]) -> None:
    """The shape is the one on the page, and so is what is printed back."""
    text, shape, printed = row
    found = read_target(text)

    assert f"`{type(found).__name__}`" == shape
    assert format_target(found) == printed


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_examples_are_refused_so(row: list[str]) -> None:
    """The code, what was expected and what to do are those on the page."""
    found = read_target(row[0])

    assert isinstance(found, Unread)
    assert [f"`{found.error.code}`", found.error.expected, found.error.hint] == row[1:]


@pytest.mark.parametrize(("text", "sense"), WORDS, ids=lambda value: value)
def test_each_comparison_word_has_its_sense(text: str, sense: str) -> None:
    """The word beside 5 % is read as the sign in front of its row."""
    found = read_target(text)

    assert isinstance(found, Threshold)
    assert found.comparison is Comparison(sense)


@pytest.mark.parametrize("row", rows("| kind | units |"), ids=lambda row: row[0])
def test_each_other_spelling_is_its_unit(row: list[str]) -> None:
    """A spelling in brackets is the unit in front of them."""
    for unit in row[1].split("; "):
        symbol, _, others = unit.partition(" (")
        for other in others.removesuffix(")").split(", "):
            assert not other or parse_unit(other) == parse_unit(symbol)
