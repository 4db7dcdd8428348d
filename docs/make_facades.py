"""
Writes the ``.pyi`` beside each module that loads its public names on first use, for type checkers and editors.

    python docs/make_facades.py

The names and their modules are those of the table in the module; a test fails while the two differ.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1] / "src"


def table_of(module: Path, /) -> dict[str, str]:
    """The public names of a module, each with the module that holds it; empty where it has no table."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lazy_names":
            below = node.args[0].value if isinstance(node.args[0], ast.Constant) else ".".join(_dotted(module))
            homes: dict[str, str] = ast.literal_eval(node.args[1])
            return {name: f"{below}.{home}" for home, names in homes.items() for name in names.split()}
    return {}


def _dotted(module: Path) -> tuple[str, ...]:
    return module.relative_to(ROOT).parent.parts


def stub_of(module: Path, /) -> str:
    """What the stub of a module says."""
    homes = table_of(module)
    lines = [f"# Written by docs/make_facades.py from the table in {module.name}.", ""]
    for home in sorted(set(homes.values())):
        lines += [f"from {home} import {name} as {name}" for name in sorted(homes) if homes[name] == home]
    if _dotted(module) == ("perfmodel",):
        lines += ["", "__version__: str"]
    names = "".join(f'    "{name}",\n' for name in sorted(homes))
    return "\n".join(lines) + f"\n\n__all__ = [\n{names}]\n"


def modules() -> list[Path]:
    """The modules that load their names on first use."""
    return [path for path in sorted(ROOT.rglob("*.py")) if table_of(path)]


if __name__ == "__main__":
    for one in modules():
        one.with_suffix(".pyi").write_text(stub_of(one), encoding="utf-8")
