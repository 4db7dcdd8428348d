"""Errors in words: each message and hint that the source can raise is a sentence of the catalogues."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

import perfmodel
from perfmodel.display import _finding_messages as finding_messages
from perfmodel.display import _message_parts as message_parts
from perfmodel.display._messages import ERRORS, FINDINGS, PARTS
from perfmodel.reviewing._rules import REVIEW_RULES

PACKAGE = Path(perfmodel.__file__ or "").parent
SENTENCES = {"_finding_messages.py", "_data_messages.py", "_error_messages.py", "_message_parts.py", "_citations.py"}
"""Where the sentences themselves stand."""

SOURCES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name not in SENTENCES]
SILENT = {"errors.py"}
"""Modules whose texts the examples of test_display_errors.py raise."""

RAISED = {
    "InvalidValueError": 0,
    "WrongTypeError": 0,
    "FormError": 0,
    "ZeroDivisorError": 0,
    "InexactConversionError": 2,
    "Problem": 1,
    "fault": 1,
    "_refuse_size": 0,
}
"""What makes errors and problems, with the place of the message among its arguments."""

GIVERS: dict[str, tuple[int, ...]] = {
    "require": (2, 3),
    "RefusedRow": (1, 2),
    "ReadError": (2, 3),
    "ContentError": (1,),
    "_exactly": (1,),
    "_get": (2,),
    "_refuse": (2,),
    "check_root": (2,),
    "main_part": (0,),
}
"""What takes words that stand inside messages, with their places among its arguments; what fills its own argument into
a message is found beside these."""

WORDS = {"hint", "found", "expected", "kind"}
"""The keywords of words that stand inside messages."""

CONSTANTS = {"hint", "reason", "_HINT", "_HINTS", "_WORDS", "_PARSED", "_DOCUMENT"}
"""The names that words which stand inside messages are given."""

IN_WORDS = {"_seen", "_found"}
"""The functions that say in words what was found."""

COMPOSED: dict[str, tuple[str, ...]] = {
    "expected a row of the published schema in the column {}, found another in row {}; {}": (
        "expected a row of the published schema in the column {}, found another in row {}; add {}",
        "expected a row of the published schema in the column {}, found another in row {}; strike {}",
    ),
    "expected exact numbers or texts in the column {}, found {}{}; cast it to decimal128": (
        "expected exact numbers or texts in the column {}, found {}; cast it to decimal128",
        "expected exact numbers or texts in the column {}, found {} (first value in row {}); cast it to decimal128",
    ),
    "expected texts in the column {}, found {}{}; cast it to string, with the digits that its author wrote": (
        "expected texts in the column {}, found {}; cast it to string, with the digits that its author wrote",
        (
            "expected texts in the column {}, found {} (first value in row {}); cast it to string, "
            "with the digits that its author wrote"
        ),
    ),
    "expected whole numbers in the column {}, found {}{}; cast it to int32": (
        "expected whole numbers in the column {}, found {}; cast it to int32",
        "expected whole numbers in the column {}, found {} (first value in row {}); cast it to int32",
    ),
    **{
        size: (f"{size}; no form is like that",)
        for size in (
            "expected a footer of at most {} bytes, found one of {}",
            "expected a form, found {} bytes that unpack to {}",
            "expected at most {} cells, found {}",
            "expected at most {} columns, found {}",
        )
    },
}
"""Messages that the source puts together, each with all that comes of it."""

OWN = {
    "and {} more",
    "line {}: {}",
    "in the file {}: {}",
    "1 problem in the document",
    "{} problems in the document",
    "expected the id of an indicator, found {}; close to it: {}",
    "expected the id of an indicator, found {}; no id of the document is like it",
    "expected units of one dimension, found {} and {}; {}",
    "expected {}, found {}, at character {}: {}",
    "expected {}, found {}, at characters {}–{}: {}",
    "{} is not installed; install it with: pip install 'perfmodel[{}]'",
    "expected {} as a finite number, found {}; leave it out where there is none",
    "expected {} as a number of at most {} digits, found {}",
    "expected TOML, found a fault at line {}, column {} ({}); {}",
    "expected TOML, found a fault at the end of the text ({}); {}",
    "{}\n\nThis error occurred in the following expression:{}",
}
"""Messages that errors.py and _arguments.py put together, and those of TOML: test_display_errors.py raises each."""

PASSED_ON = {
    "_not_written(value, name)",
    "str(error)",
    "error.problems[0].message",
    "item.message",
    "actual",
    "found.message",
    "message",
    "table.problems",
    "problems",
}
"""Messages that come from another place of the source, where they are looked at."""

_Names: TypeAlias = Mapping[str, list[ast.expr]]


class Site(NamedTuple):
    """A message or a part of one, and the name that the source has for it where its text is not found."""

    part: bool
    text: str
    unread: str


def plain(text: str) -> str:
    """A sentence with its fields nameless, and without the marks around them."""
    text = re.sub(r"\{\w*\}", "{}", text).replace("'{}'", "{}")
    return text.replace("{}({})", "{}").replace("{}.{}", "{}").replace("{}: {}", "{}")


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


def assigned(body: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """What is assigned to each name."""
    found: dict[str, list[ast.expr]] = {}
    for node in body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for name, value in pairs:
                if isinstance(name, ast.Name):
                    found.setdefault(name.id, []).append(value)
    return found


def names_of(path: Path) -> dict[str, list[ast.expr]]:
    """The constants of a module, with those that it takes from others."""
    found = assigned(tree_of(path).body)
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("perfmodel."):
            other = PACKAGE.joinpath(*(node.module or "").split(".")[1:]).with_suffix(".py")
            there = assigned(tree_of(other).body) if other.is_file() else {}
            found |= {alias.name: there[alias.name] for alias in node.names if alias.name in there}
    return found


def texts(node: ast.AST | None, names: _Names) -> Iterator[str]:
    """The texts that an expression can be, with empty braces for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            made = [""]
            for value in values:
                made = [before + choice for before in made for choice in choices(value, names)]
            yield from made
        case ast.IfExp(body=one, orelse=other):
            yield from several([one, other], names)
        case ast.Tuple(elts=items) | ast.Dict(values=items) | ast.BoolOp(values=items):
            yield from several(items, names)
        case ast.BinOp(left=left, right=right):
            yield from (one + other for one in texts(left, names) for other in list(texts(right, names)) or ["{}"])
        case ast.Subscript(value=value) | ast.Starred(value=value):
            yield from texts(value, names)
        case ast.Name(id=name):
            yield from several(names.get(name, ()), {key: found for key, found in names.items() if key != name})
        case _:
            return


def several(nodes: Iterable[ast.expr], names: _Names) -> Iterator[str]:
    """The texts that each of several expressions can be."""
    for node in nodes:
        yield from texts(node, names)


def choices(value: ast.expr, names: _Names) -> list[str]:
    """What a piece of a formatted text can be."""
    inner = value.value if isinstance(value, ast.FormattedValue) else value
    if isinstance(inner, ast.IfExp) or (isinstance(inner, ast.Name) and inner.id in {"where", "expected", "hint"}):
        return list(texts(inner, names)) or ["{}"]
    return [str(inner.value)] if isinstance(value, ast.Constant) and isinstance(inner, ast.Constant) else ["{}"]


def sites(path: Path) -> Iterator[Site]:
    """What one module says in errors."""
    givers = fillers(path)

    def walk(node: ast.AST, names: dict[str, list[ast.expr]], at: str) -> Iterator[Site]:
        if isinstance(node, ast.FunctionDef):
            names, at = names | assigned(ast.walk(node)), node.name
        if isinstance(node, ast.Call):
            yield from of_call(node, names, givers)
        if isinstance(node, ast.Assign | ast.AnnAssign):
            for name, values in assigned([node]).items():
                yield from (word for value in values if name in CONSTANTS for word in words(value, names))
        if isinstance(node, ast.Return) and at in IN_WORDS:
            yield from words(node.value, names)
        for child in ast.iter_child_nodes(node):
            yield from walk(child, names, at)

    yield from walk(tree_of(path), names_of(path), "")


@cache
def own_fillers(path: Path) -> dict[str, tuple[int, ...]]:
    """The functions of a module that fill their own arguments into a message."""
    found: dict[str, tuple[int, ...]] = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef) and node.name not in RAISED and any(map(is_raised, ast.walk(node))):
            pieces = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.FormattedValue)]
            filled = {piece.id for piece in pieces if isinstance(piece, ast.Name)}
            given = [item.arg for item in (*node.args.posonlyargs, *node.args.args) if item.arg != "self"]
            found[node.name] = tuple(place for place, name in enumerate(given) if name in filled)
    return found


def fillers(path: Path) -> dict[str, tuple[int, ...]]:
    """The same with those that the module takes from others."""
    found = own_fillers(path)
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("perfmodel."):
            other = PACKAGE.joinpath(*(node.module or "").split(".")[1:]).with_suffix(".py")
            there = own_fillers(other) if other.is_file() else {}
            found = found | {alias.name: there[alias.name] for alias in node.names if alias.name in there}
    return found


def is_raised(node: ast.AST) -> bool:
    """Whether it makes an error or a problem."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED


def of_call(node: ast.Call, names: _Names, givers: Mapping[str, tuple[int, ...]]) -> Iterator[Site]:
    """What one call says in an error, or hands on to be said."""
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    at, given = RAISED.get(name), dict(enumerate(node.args))
    named = {item.arg: item.value for item in node.keywords}
    message = None if at is None else named.get("message", given.get(at))
    if message is not None:
        found = list(texts(message, names))
        if not found:
            yield Site(part=False, text="", unread=ast.unparse(message))
        yield from (Site(part=False, text=text, unread="") for text in found if text != "{}; no form is like that")
    parts = [given.get(place) for place in (*GIVERS.get(name, ()), *givers.get(name, ()))]
    if name in GIVERS or name in RAISED or name in givers:
        parts += [value for key, value in named.items() if key in WORDS]
    for part in parts:
        yield from words(part, names)


def words(node: ast.AST | None, names: _Names) -> Iterator[Site]:
    """The words that an expression can be; names of arguments are none."""
    for text in texts(node, names):
        if " " in text and not text.startswith(";") and re.search("[a-z]", text):
            yield Site(part=True, text=text, unread="")


SITES = [site for path in SOURCES if path.name not in SILENT for site in sites(path)]
SAID = {plain(site.text) for site in SITES if not site.part and site.text}
HINTS = sorted({plain(site.text) for site in SITES if site.part})
KNOWN, KNOWN_PARTS = {plain(text) for text in ERRORS}, {plain(text) for text in PARTS}
CODE = re.compile(r"write \S*[(.=\[]|write \{\}|an? [A-Z]\w+$")
"""A hint that is a piece of Python stays as it is, and so does the name of a class."""


@pytest.mark.parametrize("message", sorted(SAID))
def test_each_message_is_a_sentence(message: str) -> None:
    """A message that no sentence says would stay English for a reader of Chinese."""
    findings = {plain(text) for text in FINDINGS}

    assert set(COMPOSED.get(message, (message,))) <= KNOWN | findings


def test_no_message_is_out_of_sight() -> None:
    """A message that is put together elsewhere is looked at there."""
    assert {site.unread for site in SITES if site.unread} <= PASSED_ON


def test_no_sentence_is_left_over() -> None:
    """A sentence that nothing raises any more is dead, and so is a row of the tables above."""
    made = {text for message in SAID for text in COMPOSED.get(message, (message,))}

    assert KNOWN - made - {plain(text) for text in OWN} == set()
    assert set(COMPOSED) <= SAID
    assert {plain(text) for text in OWN} <= KNOWN


@pytest.mark.parametrize("part", HINTS)
def test_each_part_is_a_phrase(part: str) -> None:
    """Hints, and what was expected and found, are said too."""
    assert part in KNOWN_PARTS or CODE.match(part)


def test_no_phrase_is_left_over() -> None:
    """Each phrase but those of Python's own parsers stands in the source."""
    everywhere = {
        plain(text)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for text in texts(node, {})
    }
    made = {"an object of {}", "a list of {}", "'a plain number'"} | set(HINTS)

    assert KNOWN_PARTS - everywhere - made - {plain(text) for text in message_parts.SYNTAX_FAULTS} == set()


def test_each_rule_has_its_line() -> None:
    """Each rule of review is named in words by the errors that speak of it."""
    assert set(finding_messages.REVIEW_RULES_IN_ONE_LINE) == {rule.statement for rule in REVIEW_RULES}
