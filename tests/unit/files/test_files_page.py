"""The page of files lists every code that a reader or writer of files gives."""

import re
from pathlib import Path

_ROOT = Path(__file__).parents[3]


def test_every_code_is_on_the_page() -> None:
    """A user who meets a code finds it in docs/files.md, or in docs/forms.md where ``read_form`` gives it too."""
    page = "".join((_ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("files.md", "forms.md"))
    folder = _ROOT / "src" / "perfmodel" / "files"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    source = "\n".join(text for name, text in texts.items() if name != "delimited.py")
    codes = set(re.findall(r'(?:code=|_(?:note|warning|finding|ignored|refuse)\(\s*)"([a-z-]+)"', source))

    assert len(codes) > 15
    assert not {code for code in codes if f"`{code}`" not in page}
