"""The page of the file rooms lists every code that a reader or writer of files gives."""

import re
from pathlib import Path

_ROOT = Path(__file__).parents[4]


def test_every_code_is_on_the_page() -> None:
    """A user who meets a code finds it in docs/files.md."""
    page = (_ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    room = _ROOT / "src" / "perfmodel" / "forms" / "files"
    source = "\n".join(path.read_text(encoding="utf-8") for path in room.glob("*.py") if path.name != "delimited.py")
    codes = set(re.findall(r'(?:code=|_(?:note|warning|finding|ignored|refuse)\(\s*)"([a-z-]+)"', source))

    assert len(codes) > 15
    assert not {code for code in codes if f"`{code}`" not in page}
