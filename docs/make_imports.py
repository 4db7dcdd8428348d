"""
Writes ``docs/imports.md``: which package imports which, and which modules each is made of.

    python docs/make_imports.py          writes the page
    python docs/make_imports.py --check  says whether it is up to date

Imports for type checkers alone count as others do.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "imports.md"
HEAD = """# Who imports whom

Written by `docs/make_imports.py` from the graph that import-linter checks; [design](design.md) says what each package
owns.
"""


def _top(module: str) -> str:
    """The package or module right below ``perfmodel`` that a module is in."""
    return module.split(".")[1]


def _listed(names: Iterable[str]) -> str:
    """Names with marks of code, in their order."""
    return ", ".join(f"`{name}`" for name in sorted(names)) or "–"


def page() -> str:
    """What the page says today."""
    from grimp import build_graph  # noqa: PLC0415 - a tool of development; the tests look at this file without it

    graph = build_graph("perfmodel", cache_dir=None)
    modules = sorted(module for module in graph.modules if module != "perfmodel")
    uses: dict[str, set[str]] = defaultdict(set)
    members: dict[str, list[str]] = defaultdict(list)
    for module in modules:
        members[_top(module)].append(module)
        found = graph.find_modules_directly_imported_by(module)
        uses[_top(module)] |= {_top(other) for other in found if other != "perfmodel"} - {_top(module)}
    lines = [HEAD, "| package or module | imports |", "|---|---|"]
    lines += [
        f"| `{name}` | {', '.join(f'`{other}`' for other in sorted(uses[name])) or '–'} |" for name in sorted(members)
    ]
    for name in sorted(members):
        inner = [module for module in members[name] if module.count(".") > 1]
        if not inner:
            continue
        lines += ["", f"## {name}", "", "| module | what it is | imports from its package |", "|---|---|---|"]
        for module in inner:
            found = graph.find_modules_directly_imported_by(module)
            near = [other.rpartition(".")[2] for other in found if other.startswith(f"perfmodel.{name}.")]
            called = module.removeprefix(f"perfmodel.{name}.")
            lines.append(f"| `{called}` | {_subject(module)} | {_listed(near)} |")
    return "\n".join(lines) + "\n"


def _subject(module: str) -> str:
    """The first sentence of a module's docstring."""
    path = ROOT / "src" / (module.replace(".", "/") + ".py")
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.split("\n\n")[0].replace("\n", " ").replace("|", "\\|")


if __name__ == "__main__":
    text = page()
    if "--check" in sys.argv:
        sys.exit("docs/imports.md is old; run docs/make_imports.py" if PAGE.read_text("utf-8") != text else 0)
    PAGE.write_text(text, "utf-8")
