"""Every public callable that takes text, with any text: an answer or an error of the library, and nothing forgotten."""

from random import Random

import perfmodel as pm
from fuzz.counts import Counts, Span, seeds
from fuzz.entry_points import ANSWERS, ENTRY_POINTS
from fuzz.wording import text

_SHORT = 200
"""A text of fewer characters goes through every entry point; a longer one through one."""


def run(rng: Random, span: Span) -> Counts:
    """Try texts for a span."""
    counts = Counts()
    for kept in seeds("texts"):
        _try_all(counts, kept.decode("utf-8", "surrogatepass").partition("\n")[2])  # behind the name of the entry point
    while span.more():
        found = text(rng)
        if len(found) < _SHORT:
            _try_all(counts, found)
        else:
            name = rng.choice(sorted(ENTRY_POINTS))
            _try(counts, name, found)
    return counts


def _try_all(counts: Counts, found: str) -> None:
    for name in ENTRY_POINTS:
        _try(counts, name, found)
    counts.trial("texts", _given("again", found), lambda: _comes_back(found))


def _given(name: str, found: str) -> bytes:
    return f"{name}\n{found}".encode("utf-8", "surrogatepass")


def _try(counts: Counts, name: str, found: str) -> None:
    def work() -> str:
        try:
            repr(ENTRY_POINTS[name](found))
        except pm.PerfModelError as error:
            if name in ANSWERS:
                return f"lost: {name} refused a text with {error.code}"
            raise
        return "taken"

    counts.trial("texts", _given(name, found), work)


def _comes_back(found: str) -> str:
    """A target that was read is exchanged and written so that it comes back."""
    target = pm.read_target(found)
    if pm.loads(pm.dumps(target, "json"), "json") != target:
        return "lost in JSON"
    written = pm.format_target(target)
    if pm.read_target(written) != target:
        return f"lost when written: {written[:60]}"
    return "comes back"
