"""Looking for lexemes of a kind among others: whether one is there, which is the first, where the last one stands."""

from collections.abc import Iterable, Sequence
from typing import Literal

from perfmodel.targets._lexemes import Kind, Lexeme


def any_of(lexemes: Iterable[Lexeme], *kinds: Kind) -> bool:
    """Whether one of some lexemes is of one of these kinds."""
    return first_of(lexemes, *kinds) is not None


def first_of(lexemes: Iterable[Lexeme], *kinds: Kind) -> Lexeme | None:
    """The first of some lexemes that is of one of these kinds."""
    return next((lexeme for lexeme in lexemes if lexeme.kind in kinds), None)


def last_before(lexemes: Sequence[Lexeme], start: int, stop: int, *kinds: Kind) -> int | None:
    """Where the last lexeme of these kinds stands in a stretch."""
    return next((at for at in range(stop - 1, start - 1, -1) if lexemes[at].kind in kinds), None)


def all_of(lexemes: Iterable[Lexeme], *kinds: Kind) -> bool:
    """Whether all of some lexemes are of these kinds."""
    return all(lexeme.kind in kinds for lexeme in lexemes)


def kind_at(lexemes: Sequence[Lexeme], at: int) -> Kind | Literal[""]:
    """The kind of the lexeme at a place, an empty text in front of the first and behind the last."""
    return lexemes[at].kind if 0 <= at < len(lexemes) else ""
