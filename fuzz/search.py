"""One search in a process of its own, within bounds of memory."""

import importlib
import resource
import time
from random import Random

from fuzz.counts import Counts

_ROOM = 4 << 30
"""The memory of a process that searches, in bytes; past it Python raises MemoryError, which is a fault."""


def search(name: str, seed: int, seconds: float) -> Counts:
    """One search in a process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, resource.getrlimit(resource.RLIMIT_AS)[1]))
    counts: Counts = importlib.import_module(f"fuzz.{name}").run(Random(seed), time.monotonic() + seconds)
    return counts
