"""
Regular expressions of tables and modules, compiled on first use: most readings need few of them.

What is asked of a short text again and again is answered once.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import AnyStr, Generic, TypeVar, cast, final

_LONGEST_KEPT = 100
AnswerT = TypeVar("AnswerT")

_METHODS = ("match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer", "groupindex", "groups")


@final
class _Pattern(Generic[AnyStr]):
    """Stands for a compiled pattern, and holds its methods from the first use of any."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        """A method, asked for the first time; from then on each is found where it is set here."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        return cast("object", getattr(compiled, name))


def alternation(words: Iterable[str], /) -> str:
    """
    A group that is any of some words, the longest that stands there, to be part of a pattern.

    >>> alternation(["年", "年度"])
    '(?:年度|年)'
    """
    return f"(?:{'|'.join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))})"


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""
    A pattern that is compiled on first use, then as fast as one of ``re.compile``.

    >>> regex(r"\d+%").fullmatch("95%") is not None
    True
    """
    return cast("re.Pattern[AnyStr]", _Pattern(pattern, flags))


def kept(question: Callable[[str], AnswerT]) -> Callable[[str], AnswerT]:
    """A question of one text, whose answers are kept for short ones: headings and labels recur from form to form."""
    again = lru_cache(maxsize=4096)(question)

    @wraps(question)
    def answer(text: str, /) -> AnswerT:
        return again(text) if len(text) <= _LONGEST_KEPT else question(text)

    return answer
