"""The searches for broken promises run by their command, find nothing, and would find what is broken."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LOSING = """
import sys, tempfile
from pathlib import Path
from random import Random
from fuzz import counts
from fuzz.counts import Span
from fuzz.grids import run
from perfmodel.files import _sheets
counts.FOUND = Path(tempfile.mkdtemp(dir=sys.argv[1]))
_sheets.TextTables._put_below = lambda self: None
print(len(run(Random(1), Span(inputs=60)).faults) > 0)
"""


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program


def test_a_short_search_finds_nothing() -> None:
    """Files, tables and texts at random: every text that is seen is reported, and every error is ours."""
    done = _run("-m", "fuzz", "--only", "files,grids", "--inputs", "400", "--seed", "1")

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "0 faults" in done.stdout


def test_a_search_finds_a_lost_line(tmp_path: Path) -> None:
    """With a reader of Word files that drops what stands behind the tables."""
    done = _run("-c", _LOSING, str(tmp_path))

    assert done.stdout.split() == ["True"], done.stderr
