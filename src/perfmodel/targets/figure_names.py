"""The names of figures that a value is held against: where they end, and what stands around them."""

import re

from perfmodel.lexicon.changes import DEGREES, FIGURES, PLANNED, REFERENCES
from perfmodel.lexicon.remarks import PLACEHOLDERS
from perfmodel.lexicon.rows import words_of
from perfmodel.targets.cell import Cell
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.lexeme import Lexeme
from perfmodel.targets.plan import Cut

FIGURE_ENDS, REFERENCE_ENDS = tuple(FIGURES), tuple(REFERENCES)


YEAR_FIGURES = (*FIGURE_ENDS, "水平")


BESIDE_NUMBER = (*YEAR_FIGURES, *PLANNED)


def reference_cut(cell: Cell, lexemes: list[Lexeme]) -> Cut | None:
    """The words of a figure as its name, without 的 and marks around it."""
    if not lexemes:
        return None
    closed = next((lexeme for lexeme in lexemes if lexeme.kind in _CLOSED), None)
    if _PLACEHOLDER.search(cell.text[lexemes[0].start : lexemes[-1].stop]) is not None:
        raise Unreadable(lexemes[0].start, lexemes[-1].stop, code="value-missing")
    if closed is not None:
        raise Unreadable(closed.start, closed.stop, code="words-unknown")
    start, stop = lexemes[0].start, lexemes[-1].stop
    text = cell.text[start:stop]
    bare = text.strip(" ,:。、的分别")
    bare = bare if bare.endswith(FIGURE_ENDS) else _without_degree(bare)
    if not bare:
        return None
    start += text.index(bare)
    start, stop = inner(cell.text, start, start + len(bare))
    return cell.cut(start, stop) if start < stop else None


_PLACEHOLDER = re.compile(rf"^[\s()（）….*_]+|若干|^某|{'|'.join(words_of(PLACEHOLDERS))}")  # noqa: RUF001
_CLOSED = frozenset({"front", "negation", "bad", "minus", "plus", "plus-minus", "half", "turn", "vague"})


_DEGREES = tuple(sorted(DEGREES, key=len, reverse=True))


def _without_degree(text: str) -> str:
    """The words without those of degree at their end: 稳步, 稳步地, 持续稳步."""
    bare = text.removesuffix("地")
    stop = len(bare)
    while (degree := next((word for word in _DEGREES if bare.endswith(word, 0, stop)), None)) is not None:
        stop -= len(degree)
    return text if stop == len(bare) else bare[:stop]


_TERM = re.compile(r"(?:的|了|于|在|到|至)+")


_RANGE = re.compile(r"(?:水平)?范围$")


def inner(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where a figure's own name begins and ends: without 于 or 的 in front of it, and without 范围 behind it."""
    begun = _TERM.match(text, start, stop)
    if begun is not None and begun.end() < stop:
        start = begun.end()
    ended = _RANGE.search(text[start:stop])
    return start, stop if ended is None or not ended.start() else start + ended.start()
