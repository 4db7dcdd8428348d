"""
How the other scripts take times: processor time, in turns, the least of several rounds.

Processor time does not count what other programs do meanwhile; turns let a busy moment, or a processor that slows down,
meet both sides of a ratio; the least is the run that was disturbed least.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

Work = Callable[[], object]

_NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"


def processor() -> float:
    """The processor time of this process and of those that it has waited for, in seconds."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def spent(work: Work, clock: Callable[[], float] = processor) -> float:
    """The seconds of some work; what it gives is let go behind the clock."""
    start = clock()
    result = work()
    seconds = clock() - start
    del result
    return seconds


def best(work: Work, rounds: int = 3, clock: Callable[[], float] = processor) -> float:
    """The seconds of the quickest of some runs."""
    return min(spent(work, clock) for _ in range(rounds))


def in_turns(rounds: int, *works: Work, before: Work = lambda: None) -> list[float]:
    """
    The least seconds of each work, where each has its turn in every round.

    Args:
        rounds: How many rounds there are; one more goes ahead that does not count.

        works: What is measured.

        before: What is done ahead of each turn, unmeasured: to forget what was read before.
    """
    found = [float("inf")] * len(works)
    for number in range(rounds + 1):
        for place, work in enumerate(works):
            before()
            seconds = spent(work)
            found[place] = min(found[place], seconds) if number else float("inf")
    return found


def start(program: str) -> None:
    """
    Run a program in a fresh interpreter that keeps its byte code, as that of installed packages is kept.

    Where the environment forbids to write byte code, a clone of a repository has none: each start would compile the
    package anew, and what it is compared with not.
    """
    environment = {name: value for name, value in os.environ.items() if name != _NO_BYTE_CODE}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)  # noqa: S603 - our own programs


def in_own_process(script: str, part: str) -> Any:  # noqa: ANN401 - what the part prints as JSON
    """What a script prints last for ``--part``, in a process of its own: no part meets what another has left behind."""
    done = subprocess.run([sys.executable, script, "--part", part], capture_output=True, text=True, check=False)  # noqa: S603 - a script of ours
    if done.returncode:
        message = f"{part} failed:\n{done.stderr}"
        raise SystemExit(message)
    return json.loads(done.stdout.splitlines()[-1])


def machine() -> str:
    """The machine, by cores and memory only."""
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{os.cpu_count()} cores, {size / 2**30:.0f} GiB"
