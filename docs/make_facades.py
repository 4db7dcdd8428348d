"""
Writes the ``__init__.pyi`` beside each package that loads its public names on first use, for type checkers and editors.

    python docs/make_facades.py

The names and their modules are those of the table in ``__init__.py``; a test fails while the two differ.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1] / "src"


def table_of(package: Path, /) -> dict[str, str]:
    """The public names of a package, each with its module below the package; empty where it has no table."""
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lazy_names":
            homes: dict[str, str] = ast.literal_eval(node.args[1])
            return {name: module for module, names in homes.items() for name in names.split()}
    return {}


def stub_of(package: Path, /) -> str:
    """What the stub of a package says."""
    dotted = ".".join(package.relative_to(ROOT).parts)
    homes = table_of(package)
    modules = sorted(set(homes.values()))
    lines = ["# Written by docs/make_facades.py from the table in __init__.py.", ""]
    for module in modules:
        lines += [f"from {dotted}.{module} import {name} as {name}" for name in sorted(homes) if homes[name] == module]
    if dotted == "perfmodel":
        lines += ["", "__version__: str"]
    names = "".join(f'    "{name}",\n' for name in sorted(homes))
    return "\n".join(lines) + f"\n\n__all__ = [\n{names}]\n"


def packages() -> list[Path]:
    """The packages that load their names on first use."""
    folders = [path.parent for path in sorted(ROOT.rglob("__init__.py"))]
    return [folder for folder in folders if table_of(folder)]


if __name__ == "__main__":
    for one in packages():
        (one / "__init__.pyi").write_text(stub_of(one), encoding="utf-8")
