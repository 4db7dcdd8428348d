"""The page on reviewing says what the rules are, and where the others are found."""

import re
from pathlib import Path

from perfmodel.lexicon import _review_words as limits
from perfmodel.reviewing import REVIEW_RULES

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reviewing.md").read_text(encoding="utf-8")


def page(name: str) -> str:
    """Another page."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of the first table of a text, without its head."""
    lines = text[text.index("| ") :].splitlines()
    stop = next((place for place, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:stop]]


def section(title: str) -> str:
    """The text of one section."""
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_page_lists_each_rule_as_it_is() -> None:
    """Code, number in the list, severity, head, scope, statement, source with clause and note, standing."""
    table = rows(PAGE.split("<!-- rules -->\n")[1])

    assert table == [
        [
            f"`{rule.code}`",
            f"L0{rule.code[3:]}",
            rule.severity.value,
            rule.head.label,
            rule.scope.value,
            rule.statement,
            "; ".join(part for part in (f"{rule.citation.source}: {rule.citation.clause}", rule.citation.note) if part),
            rule.citation.standing.value,
        ]
        for rule in REVIEW_RULES
    ]
    assert f"by {len(REVIEW_RULES)} rules" in PAGE


def test_each_source_of_a_rule_is_explained() -> None:
    """``docs/sources.md`` has a row for each."""
    tags = {line.split("|")[1].strip() for line in page("sources.md").splitlines() if line.startswith("| ")}

    assert {rule.citation.source for rule in REVIEW_RULES} <= tags


def test_thresholds_are_those_in_use() -> None:
    """Each name is that of a limit, and each limit there is on the page."""
    table = PAGE.split("| threshold |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([A-Z_]+)`", table))
    known = {name for name, value in vars(limits).items() if isinstance(value, limits.Limit)}

    assert known <= named
    assert all(hasattr(limits, name) for name in named)
    shares = (limits.TOO_EASY, limits.TOO_HARD, limits.PASS_MARK)
    assert all(f" {int(limit.value * 100)} %" in table for limit in shares)
    assert str(limits.TOLERANCE) in table


def test_the_other_rules_are_found_elsewhere() -> None:
    """The list is complete up to its last number, and each code named is one of the reader's or the audit's."""
    others = rows(section("Not among the rules"))
    numbers = {row[0] for row in others} | {f"L0{rule.code[3:]}" for rule in REVIEW_RULES}
    tens = [
        *range(1, 15),
        *range(20, 35),
        *range(40, 56),
        *range(60, 68),
        *range(70, 73),
        *range(80, 89),
        *range(90, 95),
    ]

    assert numbers == {f"L{number:03}" for number in tens}
    for row in others:
        where = page("forms.md") if row[2].startswith("reader:") else page("assessing.md")
        assert all(f"`{code}`" in where for code in re.findall("`([a-z-]+)`", row[2]) if code != "extra")


def test_each_refusal_is_listed() -> None:
    """The codes that the package gives, and no others."""
    sources = (ROOT / "src" / "perfmodel" / "reviewing").glob("*.py")
    given = {code for path in sources for code in re.findall(r'code="([a-z]+-[a-z-]+)"', path.read_text("utf-8"))}

    assert {row[0].strip("`") for row in rows(section("Refusals"))} == {*given, "type-wrong"}
