"""Targets and actuals as they stand in a sentence: with sign and unit, and without marks that nobody writes."""

from perfmodel.display.describe import target_sentence
from perfmodel.display.tongue import Tongue
from perfmodel.targets.actual import Actual, read_actual
from perfmodel.targets.read import read_target
from perfmodel.targets.render import format_target
from perfmodel.targets.shapes import Target
from perfmodel.targets.terms import QUOTES


def canonical_words(tongue: Tongue, target: Target, /) -> str:
    """The canonical text; where that has marks of its own, the author's words if they say it all, else ours."""
    canonical = format_target(target)
    if not any(mark in canonical for mark in QUOTES):
        return _on_one_line(canonical)
    return _on_one_line(target.text) if _says_all(target) else target_sentence(tongue, target)


def author_words(tongue: Tongue, target: Target, /) -> str:
    """The author's words where they say it all; sign and unit may stand in columns of their own."""
    return _on_one_line(target.text) if _says_all(target) else canonical_words(tongue, target)


def actual_words(tongue: Tongue, actual: Actual, /) -> str:
    """The same of a reported value."""
    if actual.text.strip() and read_actual(actual.text) == actual:
        return _on_one_line(actual.text)
    return canonical_words(tongue, actual.said)


def _says_all(target: Target) -> bool:
    return bool(target.text.strip()) and read_target(target.text) == target


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
