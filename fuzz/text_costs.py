"""
Texts that cost more than they are long: a piece is repeated, then twice as often, and the time is compared.

A door whose time grows by more than ``MOST_GROWTH`` with each of two doublings has a cost above its length.
"""

import time
from random import Random

from perfmodel import PerfModelError

from fuzz.counts import Counts, more, seeds
from fuzz.doors import DOORS
from fuzz.wording import WORDS, stretch

MOST_GROWTH = 2.6
"""How much longer a text of twice the length may take."""

_FIRST = 4_000
"""The length, in characters, that is tried first."""

_SEEN = 0.01
"""A text that takes less, in seconds, is not measured further."""

_LIMITS = 6
"""How often a text is doubled at most: a text that takes two seconds is long enough."""


def run(rng: Random, until: float) -> Counts:
    """Try stretches until the time is over: first every door with a few that are known, then any."""
    counts = Counts()
    kept = [tuple(item.decode("utf-8", "surrogatepass").split("\n---\n")) for item in seeds("text_costs")]
    plain = [
        ("x", piece, "y")
        for piece in (" ", "\t", "\n", "1", "(", "、", "，", "≥", "%", "年", "-", "三", "第", "【", ".")
    ]
    labels = [
        ("数", " ", "量指标"),
        ("产出指标", "（", "50分"),
        ("1", "1", "-1分标"),
        ("-", "1", "-1分标"),
        ("指标", "1 ", "分"),
    ]
    for head, piece, tail in (*kept, *plain, *labels):
        for name in DOORS:
            _try(counts, name, head, piece, tail)
    while more(until):
        head, piece, tail = stretch(rng)
        if rng.random() < 0.3:
            piece = rng.choice(WORDS)
        for name in rng.sample(sorted(DOORS), 12):
            _try(counts, name, head, piece, tail)
    return counts


def _try(counts: Counts, name: str, head: str, piece: str, tail: str) -> None:
    given = "\n---\n".join((head, piece, tail)).encode("utf-8", "surrogatepass")

    def work() -> str:
        growth = _growth(name, head, piece, tail)
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
        if spent[-1] > 1.0 or (len(spent) > 2 and spent[-1] <= MOST_GROWTH * spent[-2]):
            break
    growths = [after / before for before, after in zip(spent, spent[1:], strict=False)][-2:]
    return min(growths)


def _time(name: str, text: str) -> float:
    """The least processor time of two tries."""
    found = []
    for _ in range(2):
        start = time.process_time()
        try:
            DOORS[name](text)
        except PerfModelError:
            pass
        found.append(time.process_time() - start)
        if found[0] > 1.0:
            break
    return min(found)
