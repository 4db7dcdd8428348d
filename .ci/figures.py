"""
Figures of the source, each with its bound: what a reader has to hold in the head.

    python .ci/figures.py

A path is a way through a function: one, and one more for each ``if``, loop, handler, ``and``, ``or``, comprehension and
condition in one.  A bound is lowered when a figure falls, and never raised; that of lines alone grows with what the
library does, by a commit that says with what.
"""

import ast
import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parents[1] / "src" / "perfmodel"
MANY = 10
"""From how many paths on a function is looked at."""

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_OWN = (*_FUNCTIONS, ast.Lambda, ast.ClassDef)
_BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.comprehension, ast.Assert, ast.match_case)
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_CLASS = re.compile(r"\[[^\]]*\]")


class Figure(NamedTuple):
    """What is counted, what was found, and the most that there may be."""

    name: str
    found: float
    most: float


def _paths(function: ast.AST) -> int:
    """The ways through a function, without those of functions in it."""
    count, left = 1, list(ast.iter_child_nodes(function))
    while left:
        node = left.pop()
        if isinstance(node, _OWN):
            continue
        count += isinstance(node, _BRANCHES)
        count += len(node.ifs) if isinstance(node, ast.comprehension) else 0
        count += len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0
        left.extend(ast.iter_child_nodes(node))
    return count


def _densities(trees: list[ast.Module]) -> list[float]:
    """Paths a line of each function of many paths."""
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, _FUNCTIONS)]
    return [
        paths / ((node.end_lineno or node.lineno) - node.lineno + 1)
        for node in functions
        if (paths := _paths(node)) >= MANY
    ]


def _pattern_texts(tree: ast.Module) -> Iterator[str]:
    """What the patterns of a module spell themselves, without classes of single characters."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"regex", "re.compile"} and node.args:
            parts = [each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)]
            yield _CLASS.sub("|", "".join(part for part in parts if isinstance(part, str)))


def figures() -> list[Figure]:
    """What is counted today."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    table = next(
        ast.literal_eval(node.args[1])
        for node in ast.walk(trees[SOURCE / "__init__.py"])
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "lazy_names"
    )
    densities = _densities(list(trees.values()))
    public = [path for path in texts if not any(re.match("_[a-z]", part) for part in path.relative_to(SOURCE).parts)]
    spelt = [
        text
        for path, tree in trees.items()
        if path.parent.name != "lexicon"
        for text in _pattern_texts(tree)
        if _HAN.search(text)
    ]
    return [
        Figure("modules", len(texts), 275),
        Figure("public modules", len(public), 40),
        Figure("names at the top", len(" ".join(table.values()).split()), 80),
        Figure("lines", sum(text.count("\n") for text in texts.values()), 72559),
        Figure("lines of the longest module", max(text.count("\n") for text in texts.values()), 400),
        Figure(f"functions of {MANY} or more paths", len(densities), 75),
        Figure("their paths a line, median", round(statistics.median(densities), 2), 0.45),
        Figure("patterns that spell words of the domain outside lexicon", len(spelt), 0),
    ]


if __name__ == "__main__":
    counted = figures()
    for name, found, most in counted:
        print(f"{found:>8,} {name}, at most {most:,}{' <- more' if found > most else ''}")
    sys.exit(any(found > most for _, found, most in counted))
