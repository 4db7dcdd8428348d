"""The changes to one module: each is a stretch of its text and what stands there instead."""

import ast
from collections.abc import Iterator
from typing import cast

from attrs import frozen

_FLIPS: tuple[tuple[type[ast.cmpop], type[ast.cmpop]], ...] = (
    (ast.Eq, ast.NotEq),
    (ast.In, ast.NotIn),
    (ast.Is, ast.IsNot),
    (ast.Lt, ast.GtE),
    (ast.Gt, ast.LtE),
)
_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    before: after for pair in _FLIPS for before, after in (pair, pair[::-1])
}
_MOVED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}


@frozen
class Change:
    """The bytes from ``start`` to ``end`` of a module, replaced by ``after``; ``line`` is where they begin."""

    kind: str
    line: int
    start: int
    end: int
    before: str
    after: str

    def applied(self, text: str) -> str:
        """The text with this change."""
        raw = text.encode()
        return (raw[: self.start] + self.after.encode() + raw[self.end :]).decode()


def changes(text: str) -> list[Change]:
    """Every change to a module that still compiles, in the order of its text."""
    raw = text.encode()
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: list[Change] = []
    for node in _seen(ast.parse(text)):
        for kind, old, after in _replacements(node):
            start = starts[old.lineno - 1] + old.col_offset
            end = starts[(old.end_lineno or old.lineno) - 1] + (old.end_col_offset or 0)
            change = Change(kind, old.lineno, start, end, raw[start:end].decode(), after)
            if _compiles(change.applied(text)):
                found.append(change)
    return sorted(found, key=lambda change: (change.start, change.end, change.kind, change.after))


def _seen(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run: no annotation, no message, nothing that only type checkers read."""
    yield node
    for name in node._fields:
        if name in {"annotation", "returns"}:
            continue
        value: object = getattr(node, name, None)
        below = cast("list[object]", value) if isinstance(value, list) else [value]
        for child in below:
            if isinstance(child, ast.AST) and not _unseen(child):
                yield from _seen(child)


def _unseen(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    if isinstance(node, ast.Expr):
        return "assert_never" in ast.unparse(node)
    return isinstance(node, ast.JoinedStr | ast.Raise)


def _replacements(node: ast.AST) -> Iterator[tuple[str, ast.expr, str]]:
    """The kind of each change at a node, the expression that goes, and what comes."""
    match node:
        case ast.Compare(ops=[operator]):
            yield from _compared(node, type(operator))
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and, or", node, f"({ast.unparse(ast.BoolOp(other, node.values))})"
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", node, f"({ast.unparse(node.operand)})"
        case ast.Constant():
            yield from ((kind, node, after) for kind, after in _constants(node.value))
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
            yield "nothing returned", value, "None"
        case ast.If() | ast.IfExp():
            yield "branch dropped", node.test, "False"
        case ast.comprehension():
            yield from (("condition dropped", condition, "True") for condition in node.ifs)
        case _:
            return


def _compared(node: ast.Compare, operator: type[ast.cmpop]) -> Iterator[tuple[str, ast.expr, str]]:
    for kind, table in (("comparison flipped", _FLIPPED), ("boundary moved", _MOVED)):
        if operator in table:
            yield kind, node, f"({ast.unparse(ast.Compare(node.left, [table[operator]()], node.comparators))})"


def _constants(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, bool):
        yield "truth flipped", str(not value)
    elif isinstance(value, int):
        yield "number moved", str(value + 1)
        yield "number moved", f"({value - 1})"


def _compiles(text: str) -> bool:
    try:
        compile(text, "changed", "exec")
    except SyntaxError:
        return False
    return True
