"""
Texts that cost more than they are long: a piece is repeated, then twice as often, and the time is compared.

An entry point whose time grows by more than ``MOST_GROWTH`` with each of two doublings has a cost above its length.
"""

import contextlib
import time
from itertools import pairwise
from random import Random

from fuzz.counts import Counts, Span, seeds
from fuzz.entry_points import ENTRY_POINTS
from fuzz.wording import WORDS, stretch
from perfmodel import PerfModelError

MOST_GROWTH = 2.6
"""How much longer a text of twice the length may take."""

_FIRST = 4_000
"""The length, in characters, that is tried first."""

_SEEN = 0.01
"""A text that takes less, in seconds, is not measured further."""

_LIMITS, _LONG = 6, 1.0
"""How often a text is doubled at most, and after how many seconds it is long enough."""


def run(rng: Random, span: Span) -> Counts:
    """Try stretches for a span: first every entry point with a few that are known, then any."""
    counts = Counts()
    kept = [tuple(item.decode("utf-8", "surrogatepass").split("\n---\n")) for item in seeds("text_costs")]
    plain = [
        ("x", piece, "y") for piece in (" ", "\t", "\n", "1", "(", "、", "，", "≥", "%", "年", "-", "三", "【", ".")
    ]
    for head, piece, tail in (*kept, *plain):
        for name in ENTRY_POINTS:
            _try(counts, name, head, piece, tail)
    while span.more():
        head, piece, tail = stretch(rng)
        piece = rng.choice((piece, piece, rng.choice(WORDS)))
        for name in rng.sample(sorted(ENTRY_POINTS), 12):
            _try(counts, name, head, piece, tail)
    return counts


def _try(counts: Counts, name: str, head: str, piece: str, tail: str) -> None:
    given = f"{head}\n---\n{piece}\n---\n{tail}".encode("utf-8", "surrogatepass")

    def work() -> str:
        growth = _growth(name, head, piece, tail)
        if growth > MOST_GROWTH:  # once more, since another process may have taken the first time
            growth = min(growth, _growth(name, head, piece, tail))
        return "linear" if growth <= MOST_GROWTH else f"lost time in {name}, {growth:.1f} times for twice the length"

    counts.trial("text_costs", given, work, seconds=20.0)


def _growth(name: str, head: str, piece: str, tail: str) -> float:
    """The smaller growth of the last two doublings; 0 where the text is cheap however long it is."""
    count = _FIRST // max(len(piece), 1)
    spent = [_time(name, head + piece * count + tail)]
    if spent[0] < _SEEN:
        return 0.0
    for _ in range(_LIMITS):
        count *= 2
        spent.append(_time(name, head + piece * count + tail))
        if spent[-1] > _LONG or (spent[2:] and spent[-1] <= MOST_GROWTH * spent[-2]):
            break
    # a text that the reader takes for prose at a glance takes no time that could be divided by
    return min([after / max(before, _SEEN) for before, after in pairwise(spent)][-2:])


def _time(name: str, text: str) -> float:
    """The least processor time of two tries."""
    found = []
    for _ in range(2):
        start = time.process_time()
        with contextlib.suppress(PerfModelError):
            ENTRY_POINTS[name](text)
        found.append(time.process_time() - start)
        if found[0] > _LONG:
            break
    return min(found)
