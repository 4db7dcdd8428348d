"""
What a search has tried and what it found; the limits that each input is held to.

A trial is one call of the library with one input, under a limit of time and memory.  Its outcome is a word
(``read``, the code of an error); a fault is an outcome that SECURITY.md rules out.
"""

import contextlib
import hashlib
import math
import resource
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from perfmodel import PerfModelError

MOST_SECONDS = 2.0
"""The processor time that an input under 1 MiB may take."""

MOST_MEMORY = 300 << 20
"""The memory, in bytes, that reading it may add."""

_HANG = 20.0
"""A trial is given up after this time, in seconds of the processor."""

FOUND = Path(__file__).parent / "found"
"""Where inputs that broke a promise are kept, to be looked at; a seed of a mended fault goes to ``seeds``."""

SEEDS = Path(__file__).parent / "seeds"
"""Inputs that once broke a promise; every search begins with those of its kinds."""


class HangError(BaseException):
    """The trial took far too long; no code under test catches it."""


@dataclass
class Span:
    """How long a search goes on: to a time of ``time.monotonic``, or for so many inputs, the same on every machine."""

    until: float = math.inf
    inputs: float = math.inf

    def more(self) -> bool:
        """Whether one more input is to be tried."""
        self.inputs -= 1
        return self.inputs >= 0 and time.monotonic() < self.until


@dataclass(frozen=True)
class Fault:
    """A broken promise: the kind of input, what happened, and the file that keeps the input."""

    kind: str
    what: str
    kept: str


@dataclass
class Counts:
    """What one search has tried: inputs by kind, outcomes by kind, faults, and the worst time and memory by kind."""

    tried: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    slowest: dict[str, float] = field(default_factory=dict)
    largest: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Counts") -> None:
        """Take in what another process has counted."""
        self.tried.update(other.tried)
        self.outcomes.update(other.outcomes)
        self.faults.extend(other.faults)
        for kind, seconds in other.slowest.items():
            self.slowest[kind] = max(seconds, self.slowest.get(kind, 0.0))
        for kind, size in other.largest.items():
            self.largest[kind] = max(size, self.largest.get(kind, 0))

    def fault(self, kind: str, what: str, given: bytes) -> None:
        """Note a broken promise and keep its input."""
        FOUND.mkdir(exist_ok=True)
        path = FOUND / f"{kind.replace(chr(32), chr(95))}-{hashlib.sha256(given).hexdigest()[:16]}"
        path.write_bytes(given)
        self.faults.append(Fault(kind, what, path.name))

    def trial(
        self,
        kind: str,
        given: bytes,
        work: Callable[[], str],
        /,
        *,
        seconds: float = MOST_SECONDS,
        memory: int = MOST_MEMORY,
        refused: tuple[type[PerfModelError], ...] = (),
    ) -> None:
        """
        Try one input: *work* calls the library and says the outcome in a word.

        Args:
            kind: The kind of input, as it is counted.

            given: What keeps the input, to try it again.

            work: Calls the library; an error of the library is an outcome, any other a fault, and so is an outcome that
                begins with ``lost``.

            seconds: The processor time that it may take.

            memory: The bytes that it may add.

            refused: Errors of the library that this input may not meet.
        """
        self.tried[kind] += 1
        before, start = _reset_peak(), processor()
        try:
            with _alarm():
                outcome = work()
        except PerfModelError as error:
            # a wrong value is the caller's fault: what a file holds ends in an error of the file
            outcome = f"foreign InvalidValueError: {error.code}" if type(error) in refused else error.code
        except HangError:
            outcome = "hang"
        except RecursionError as error:
            outcome = f"foreign {type(error).__name__}"
        except Exception as error:  # noqa: BLE001 - what the search looks for
            outcome = f"foreign {type(error).__name__}: {str(error)[:120]}"
        spent, added = processor() - start, _peak() - before
        self.outcomes[kind, outcome.split(":")[0]] += 1
        self.slowest[kind] = max(spent, self.slowest.get(kind, 0.0))
        self.largest[kind] = max(added, self.largest.get(kind, 0))
        if outcome.startswith(("foreign", "lost", "hang")):
            self.fault(kind, outcome, given)
        elif spent > seconds:
            self.fault(kind, f"slow: {spent:.1f} s", given)
        elif added > memory:
            self.fault(kind, f"large: {added >> 20} MiB", given)


def processor() -> float:
    """The processor time of this process and of those that it has ended or waited for, in seconds."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def seeds(kind: str) -> Iterator[bytes]:
    """The kept inputs of a kind."""
    for path in sorted(SEEDS.glob(f"{kind}-*")):
        yield path.read_bytes()


def fresh(rng: Random) -> Random:
    """A generator of its own for one input."""
    return Random(rng.getrandbits(64))


@contextlib.contextmanager
def _alarm() -> Iterator[None]:
    """Give a trial up that takes far too long."""

    def give_up(_signal: int, _frame: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, _HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _reset_peak() -> int:
    """Begin to count the peak of memory anew (Linux); the memory now, in bytes."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _peak() -> int:
    return _status("VmHWM")


def _status(name: str) -> int:
    """A line of this process's state, in bytes; 0 where the system has none."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) << 10
    return 0
