"""Lexemes: what stands where in a skeleton, decided by its own characters alone."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias, cast

Kind: TypeAlias = Literal[
    "word", "punctuation", "blank", "separator", "enumerator",
    "front", "short", "weak", "reach", "lead", "about", "behind", "around", "mark",
    "minus", "plus", "plus-minus", "dash", "between", "amid",
    "negation", "plan", "filler", "shared", "and", "or",
    "against", "with", "beside", "move", "level",
    "every", "apiece", "until", "before", "after",
    "amount", "day", "clock", "rank", "grade", "step", "half", "turn", "vague",
    "name", "note", "unit", "baseline", "points", "bad", "any",
]  # fmt: skip
"""What a lexeme is; the table in ``lexer`` says how each looks."""


EACH: frozenset[Kind] = frozenset({"every", "apiece"})
"""Lexemes that say for each of what a value is: a period (每月), a thing (每人)."""


class Lexeme(NamedTuple):
    """
    One lexeme.

    Attributes:
        kind: What it is.

        start: Where it begins in the joined skeleton.

        stop: Where it ends.

        value: What it means: a comparison's name, an amount, a day, the code of a fault.
    """

    kind: Kind
    start: int
    stop: int
    value: object = None


def matched(lexeme: Lexeme) -> re.Match[str]:
    """The match that a rule without a value gives as the value of its lexeme."""
    return cast("re.Match[str]", lexeme.value)


class Rule(NamedTuple):
    """
    What a lexeme of one kind looks like.

    Attributes:
        kind: The kind.

        starts: The characters that it can begin with.

        pattern: The characters that it has, and what must not follow; compiled when its first character is met.

        value: What a match means; without it the match itself.

        apart: Whether it is tried on its own, and not in the pattern that is any of many: since it takes nearly every
            place where its character stands, or names one of its groups again.
    """

    kind: Kind
    starts: str
    pattern: str
    value: Callable[[re.Match[str]], object] | None = None
    apart: bool = False


def rule(
    kind: Kind,
    starts: str,
    pattern: str,
    value: Callable[[re.Match[str]], object] | None = None,
    *,
    apart: bool = False,
) -> Rule:
    """A rule, by the word that tables of them read best with."""
    return Rule(kind, starts, pattern, value, apart)
