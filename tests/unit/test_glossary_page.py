"""The glossary names what there is."""

import re
from pathlib import Path

import pytest

import perfmodel
from perfmodel import objectives, scoring, source, targets

HOMES = (perfmodel, targets, objectives, scoring, source)
PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
OWN = PAGE.split("## Words of the library's own")[1]
NAMES = sorted(set(re.findall(r"`([A-Za-z_.]+)`", OWN)))


@pytest.mark.parametrize("name", NAMES)
def test_each_name_exists(name: str) -> None:
    """A name in the last column is public, or a field of something public."""
    first, _, rest = name.partition(".")
    home = next((getattr(place, first) for place in HOMES if first in dir(place)), None)
    kinds = [getattr(place, public) for place in HOMES for public in dir(place)]
    fields = {field for kind in kinds for field in getattr(kind, "__slots__", ())}

    assert home is not None or first in fields | set(perfmodel.judge.__code__.co_varnames)
    assert not rest or hasattr(home, rest)


def test_each_term_has_its_chinese() -> None:
    """No row leaves the second column blank."""
    rows = [line.split("|") for line in PAGE.splitlines() if line.startswith("| ") and "English term" not in line]

    assert len(rows) > 40
    assert all(re.search("[\u4e00-\u9fff]", row[2]) for row in rows)
