"""One search in a process of its own, within bounds of memory."""

import importlib
import resource
import time
from random import Random

from fuzz.counts import Counts, Span

_MEMORY = 4 << 30
"""The memory of a process that searches, in bytes; past it Python raises MemoryError, which is a fault."""


def search(name: str, seed: int, span: Span, each: int | None = None) -> Counts:
    """One search in a process of its own, for a span, or until it has tried *each* of its kinds so often."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    span.until += time.monotonic()
    run = importlib.import_module(f"fuzz.{name}").run
    counts: Counts = run(Random(seed), span) if each is None else run(Random(seed), span, each=each)
    return counts
