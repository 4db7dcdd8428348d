"""
What importing costs: fresh interpreters, the median of many starts, as a ratio to a bare start.

Run: ``python benchmarks/imports.py``.
"""

import statistics
import subprocess
import sys
import time

STARTS = 25
PROGRAMS = {
    "bare interpreter": "pass",
    "import perfmodel": "import perfmodel",
    "attrs alone": "import attrs",
    "a first parse_target": "import perfmodel; perfmodel.parse_target('不低于95%')",
    "a first read_form": "import perfmodel; perfmodel.read_form",
}


def start(program: str) -> float:
    """Milliseconds of one fresh interpreter."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program
    return 1000 * (time.perf_counter() - begin)


def main() -> None:
    """Print the medians; the programs take turns, so that a busy moment hits all of them."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(STARTS):
        for name, program in PROGRAMS.items():
            times[name].append(start(program))
    medians = {name: statistics.median(values) for name, values in times.items()}
    bare = medians["bare interpreter"]
    for name, median in medians.items():
        print(f"{name:22} {median:7.1f} ms  {median / bare:5.2f} x bare  {median - bare:+7.1f} ms")


if __name__ == "__main__":
    main()
