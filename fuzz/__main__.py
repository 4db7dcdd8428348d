"""
Run the searches: ``python -m fuzz --seconds 3600 --jobs 2 [--only files,texts] [--seed 7]``.

``python -m fuzz --inputs 1000`` draws the same inputs on every machine, and
``python -m fuzz --only files --each 3000 --jobs 2`` tries that many damaged files of every kind, however long it takes.
"""

import argparse
import math
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from random import Random

from fuzz import SEARCHES
from fuzz.counts import Counts, Fault, Span
from fuzz.search import search

PAGE = Path(__file__).parents[1] / "SECURITY.md"
_BEGIN, _END = "<!-- counts -->", "<!-- end of counts -->"


def main() -> int:
    """Run what was asked for; 1 where a fault was found."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long to search, in all")
    parser.add_argument("--inputs", type=int, help="how many inputs each search draws, in place of a time")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes search")
    parser.add_argument("--only", default=",".join(SEARCHES), help="the searches to run, between commas")
    parser.add_argument("--each", type=int, help="with --only files: how many of each kind to try, in place of a time")
    parser.add_argument("--seed", type=int, default=None, help="begin from this number, to repeat a run")
    parser.add_argument("--record", action="store_true", help="put the counts into SECURITY.md")
    given = parser.parse_args()
    names = [name for name in given.only.split(",") if name]
    if given.each is not None and names != ["files"]:
        parser.error("--each is for --only files")
    seed = Random().getrandbits(32) if given.seed is None else given.seed
    how_long = f"{given.seconds:.0f} s"
    span = Span(until=given.seconds * min(given.jobs, len(names)) / len(names))
    if given.inputs is not None:
        how_long, span = f"{given.inputs} inputs each", Span(inputs=given.inputs)
    if given.each is not None:
        how_long, span = f"{given.each} of each kind", Span()
    print(f"seed {seed}, searches {', '.join(names)}, {how_long} with {given.jobs} processes", flush=True)
    counts = Counts()
    with ProcessPoolExecutor(
        given.jobs, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        # with more processes than searches, every search runs in several, each from a number of its own
        rounds = max(given.jobs // len(names), 1)
        each = None if given.each is None else math.ceil(given.each / rounds)
        tasks = [
            (name, pool.submit(search, name, seed + 1000 * index + turn, span, each))
            for turn in range(rounds)
            for index, name in enumerate(names)
        ]
        for name, task in tasks:
            try:
                counts.add(task.result())
            except BrokenProcessPool:
                counts.faults.append(Fault(name, "the process that searched was ended", "-"))
    _show(counts)
    if given.record:
        _record(counts, f"{how_long} with {given.jobs} processes, seed {seed}")
    return 1 if counts.faults else 0


def _show(counts: Counts) -> None:
    for kind, tried in sorted(counts.tried.items()):
        slowest, largest = counts.slowest.get(kind, 0.0), counts.largest.get(kind, 0) >> 20
        faults = sum(fault.kind == kind for fault in counts.faults)
        print(f"{kind:14} {tried:>9,} tried, {faults} faults, at most {slowest:.2f} s and {largest} MiB")
        own = {outcome: number for (of, outcome), number in counts.outcomes.items() if of == kind}
        for outcome, number in sorted(own.items(), key=lambda item: -item[1]):
            print(f"    {number:>9,} {outcome}")
    print(f"{sum(counts.tried.values()):,} inputs, {len(counts.faults)} faults")
    for fault in counts.faults[:50]:
        print(f"FAULT {fault.kind}: {fault.what} (fuzz/found/{fault.kept})")


def _record(counts: Counts, how: str) -> None:
    """Put the counts of this run in place of those of the last one."""
    rows = [
        f"| {kind} | {tried:,} | {sum(fault.kind == kind for fault in counts.faults)} "
        f"| {counts.slowest.get(kind, 0.0):.2f} s | {counts.largest.get(kind, 0) >> 20} MiB |"
        for kind, tried in sorted(counts.tried.items())
    ]
    table = ["| kind | tried | faults | longest | largest |", "|---|---|---|---|---|", *rows]
    text = f"The last run that was recorded ({how}) tried {sum(counts.tried.values()):,} inputs. The costs are those of a whole\nseries of inputs.\n\n"
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(_BEGIN)
    _, _, behind = rest.partition(_END)
    PAGE.write_text(f"{before}{_BEGIN}\n{text}{chr(10).join(table)}\n{_END}{behind}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
