"""
The examples of the cookbook and of the README under mypy's strict rules, as a user's editor sees them.

    python .ci/examples.py

Each page is one module: its examples are one session.
"""

import doctest
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PAGES = ("docs/cookbook.md", "docs/cookbook.zh.md", "README.md")
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def sources(page: str) -> list[str]:
    """What each block of a page runs."""
    parser = doctest.DocTestParser()
    blocks = [match[1] for match in _BLOCK.finditer((ROOT / page).read_text(encoding="utf-8"))]
    return ["".join(example.source for example in parser.get_examples(block)) or block for block in blocks]


def main() -> int:
    """Check all pages, and say how much was looked at."""
    with TemporaryDirectory() as folder:
        modules: list[str] = []
        for page in PAGES:
            found = sources(page)
            module = Path(folder, re.sub(r"\W", "_", page) + ".py")
            module.write_text("\n\n".join(found), encoding="utf-8")
            modules.append(str(module))
            lines = sum(source.count("\n") for source in found)
            print(f"{page}: {len(found)} blocks, {lines} lines as {module.name}")
        command = [sys.executable, "-m", "mypy", *modules]  # strict, as pyproject.toml has it
        return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 - our own arguments


if __name__ == "__main__":
    sys.exit(main())
