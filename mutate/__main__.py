"""
Change the code and run the tests of its area: ``python -m mutate --each 25 --seed 1 [values targets]``.

A package is named as in ``mutate.AREAS``; ``src/a.py=tests/test_a.py`` is a file of its own and its tests.
``--at 120`` tries every change that begins on that line, to see a new test notice what survived.  It works on a copy.
"""

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from mutate import AREAS
from mutate.changes import Change, changes

_SECOND = 10**9
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
_MEMORY = 8 << 30
_SPARE_SECONDS = 10
_WAITING_SECONDS = 1200
_ENDED = {-signal.SIGXCPU, -signal.SIGKILL}
_ENOUGH = 90  # percent of the changes that tests have to notice


def main() -> int:
    """Try what was asked for; 1 where too many changes survive, 2 where the tests fail without any."""
    parser = argparse.ArgumentParser(prog="python -m mutate", description=__doc__)
    parser.add_argument("areas", nargs="*", default=list(AREAS), help="packages, or PATH=TESTS")
    parser.add_argument("--each", type=int, default=25, help="how many changes to draw in each area")
    parser.add_argument("--seed", type=int, default=1, help="draw the same changes as a run with this number")
    parser.add_argument("--at", type=int, help="try the changes of this line alone, of a PATH=TESTS")
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1], help="the project")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        shutil.copytree(given.root, root, ignore=_LEFT_OUT, symlinks=True)
        for area in given.areas:
            path, tests = _paths(area)
            seconds, code = _run(root, tests, None)
            if code != 0:
                print(f"{area}: the tests fail with nothing changed")
                return 2
            drawn = _drawn(root, path, given.each, f"{given.seed} {area}", given.at)
            counts += _tried(root, area, drawn, tests, 3 * int(seconds) + _SPARE_SECONDS)
    killed = counts.total() - counts["survived"]
    print(f"all: {counts.total()} changes, {killed} noticed")
    return 0 if killed * 100 >= _ENOUGH * counts.total() else 1


def _paths(area: str) -> tuple[str, list[str]]:
    if "=" in area:
        path, tests = area.split("=", 1)
        return path, tests.split(",")
    path = f"src/perfmodel/{area}"
    return path, [path, *AREAS[area].split()]


def _drawn(root: Path, path: str, number: int, seed: str, line: int | None) -> list[tuple[Path, Change]]:
    start = root / path
    files = sorted(start.rglob("*.py")) if start.is_dir() else [start]
    found = [(file, change) for file in files for change in changes(file.read_text("utf-8"))]
    if line is not None:
        return [(file, change) for file, change in found if change.line == line]
    return Random(seed).sample(found, min(number, len(found)))


def _tried(root: Path, area: str, drawn: list[tuple[Path, Change]], tests: list[str], seconds: int) -> "Counter[str]":
    counts: Counter[str] = Counter()
    for file, change in drawn:
        outcome = _outcome(root, file, change, tests, seconds)
        counts[outcome] += 1
        before, after = " ".join(change.before.split()), " ".join(change.after.split())
        print(f"{outcome}: {file.relative_to(root)}:{change.line}: {change.kind}: {before} -> {after}", flush=True)
    each = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items()))
    print(f"{area}: {counts.total()} changes: {each}", flush=True)
    return counts


def _outcome(root: Path, file: Path, change: Change, tests: list[str], seconds: int) -> str:
    text, times = file.read_text("utf-8"), file.stat()
    file.write_text(change.applied(text), "utf-8")
    # bytecode is known by the second and the size of its source: one as long, written in the same second, is not seen
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns + _SECOND))
    try:
        _, code = _run(root, tests, seconds)
    finally:
        file.write_text(text, "utf-8")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))  # or Python would not trust what it compiled before
    if code == 0:
        return "survived"
    return "timed out" if code in _ENDED else "killed"


def _run(root: Path, tests: list[str], seconds: int | None) -> tuple[float, int]:
    """The processor time that the tests took, and their exit code; only the unchanged code keeps its bytecode."""
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONHASHSEED": "0"}
    if seconds is not None:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=root, env=environment, stdout=quiet, stderr=quiet) as run:  # noqa: S603 - our own
        resource.prlimit(run.pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        if seconds is not None:
            resource.prlimit(run.pid, resource.RLIMIT_CPU, (seconds, seconds))
        try:
            code = run.wait(_WAITING_SECONDS)
        except subprocess.TimeoutExpired:  # it waits for something, and takes no processor time
            run.kill()
            code = run.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, code


if __name__ == "__main__":
    sys.exit(main())
