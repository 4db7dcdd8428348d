"""Patterns that are compiled on first use."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import perfmodel
from perfmodel._patterns import regex

SOURCE = Path(perfmodel.__file__ or "").parents[1]
MODULES = [
    ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    for path in sorted(SOURCE.rglob("*.py"))
    if "regex(" in path.read_text(encoding="utf-8") and path.name != "_pdf_child.py"
]


@pytest.mark.parametrize("name", MODULES)
def test_each_pattern_of_a_module_compiles(name: str) -> None:
    """A typing error in a pattern is found here and not by the first text that needs it."""
    held = [value for value in vars(import_module(name)).values() if type(value) is type(regex(""))]
    for value in held:
        assert re.compile(value.pattern, value.flags).groups == value.groups


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    """All methods, with flags, on text and on bytes; what a pattern has not is refused."""
    late, now = regex("(?P<word>a)b?", re.IGNORECASE), re.compile("(?P<word>a)b?", re.IGNORECASE)

    assert (late.pattern, late.flags, late.groups, late.groupindex) == (
        now.pattern,
        re.IGNORECASE,
        1,
        now.groupindex,
    )
    assert late.sub("-", "xABa") == now.sub("-", "xABa") == "x--"
    assert late.split("1AB2") == now.split("1AB2")
    assert late.findall("aAb") == now.findall("aAb")
    assert regex(rb"\d").search(b"a1") is not None
    with pytest.raises(AttributeError, match="scan"):
        getattr(late, "scan")  # noqa: B009 - checkers know that it is not there
