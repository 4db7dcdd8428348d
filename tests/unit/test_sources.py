"""Citations: whoever reads a source's tag finds it explained."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TAGS = sorted(
    {
        tag
        for path in (ROOT / "src").rglob("*.py")
        for tag in re.findall(r'Citation\(\s*"([^"]+)"', path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("tag", TAGS)
def test_each_source_is_explained(tag: str) -> None:
    """``docs/sources.md`` has a row for each source that the code cites."""
    rows = (ROOT / "docs" / "sources.md").read_text("utf-8").splitlines()

    assert any(row.startswith(f"| {tag} |") for row in rows)
