"""The page on forms lists each code of the readers and writers of forms, and nothing else."""

import re
from pathlib import Path
from typing import Any

import pytest

from perfmodel.forms._layouts import COLUMNS, HEAD, MONEY, HeadingRow, key

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")
GIVEN = re.compile(
    r'(?:code=|(?:\bfind(?:_all|_part)?|Finding|_note|_warning|_finding|_ignored|_refuse)\(\s*)"([a-z]+(?:-[a-z]+)+)"'
    r'|^(?:\s+|PASSED = )"([a-z]+-[a-z]+)",?$|, "([a-z]+-[a-z]+)", "an? ',
    re.MULTILINE,
)


def in_use() -> set[str]:
    """The codes that the source gives, those of hidden rows and columns among them."""
    package = ROOT / "src" / "perfmodel"
    sources = [path for folder in ("forms", "files") for path in (package / folder).glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    hidden = {f"{what}-hidden" for what in ("rows", "columns") if 'f"{what}-hidden"' in text and f'"{what}"' in text}
    return hidden | {code for codes in GIVEN.findall(text) for code in codes if code}


def listed(title: str) -> list[str]:
    """The codes in the first column of the table in one section."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return [code for row in rows for code in re.findall("`([a-z-]+)`", row.split("|")[1])]


def test_the_page_and_the_source_have_the_same_codes() -> None:
    """A user who meets a code finds it, and no code on the page is out of use."""
    assert sorted((*listed("Findings"), *listed("Refusals"))) == sorted(in_use())


def test_each_code_says_what_to_do() -> None:
    """No cell of the tables is left blank."""
    rows = [line for line in PAGE.splitlines() if re.match("\\| `[a-z]+-", line)]

    assert all(cell.strip() for row in rows for cell in row.strip("|").split("|"))
    assert all(row.count("|") == 4 for row in rows)


@pytest.mark.parametrize("rows", [COLUMNS, HEAD, MONEY], ids=["columns", "head", "money"])
def test_no_heading_means_two_things(rows: tuple[HeadingRow[Any], ...]) -> None:
    """A word that stood under two fields would be read as the later one in silence."""
    words = {(key(word), row.field) for row in rows for word in row.words.split()}

    assert len({word for word, _ in words}) == len(words)
