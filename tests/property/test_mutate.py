"""The changes to the code that tests should notice: one that they do, one that they don't."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_ENOUGH = """
def enough(amount: int, least: int) -> bool:
    return amount >= least
"""
_INSIDE = """
from least import enough

def test_enough() -> None:
    assert enough(5, 3)
    assert not enough(2, 3)
"""
_BOUNDARY = """
    assert enough(3, 3)
"""
_COUNTED = """
def steps(left: int) -> int:
    done = 0
    while left > 0:
        left -= 1
        done += 1
    return done
"""
_STEPS = """
from least import steps

def test_steps() -> None:
    assert steps(3) == 3
"""


def _changed(folder: Path, code: str, tests: str, *more: str) -> subprocess.CompletedProcess[str]:
    (folder / "src").mkdir()
    (folder / "src" / "least.py").write_text(code.lstrip(), "utf-8")
    (folder / "test_least.py").write_text(tests.lstrip(), "utf-8")
    command = [sys.executable, "-m", "mutate", "--root", str(folder), "src/least.py=test_least.py", *more]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program


def test_what_tests_notice_and_what_they_do_not(tmp_path: Path) -> None:
    """A test that never asks at the boundary lets it move; the code itself stays as it is."""
    done = _changed(tmp_path, _ENOUGH, _INSIDE)

    assert sorted(done.stdout.splitlines()) == [
        "all: 3 changes, 2 noticed",
        "killed: src/least.py:2: comparison flipped: amount >= least -> (amount < least)",
        "killed: src/least.py:2: nothing returned: amount >= least -> None",
        "src/least.py=test_least.py: 3 changes: 2 killed, 1 survived",
        "survived: src/least.py:2: boundary moved: amount >= least -> (amount > least)",
    ]
    assert (done.returncode, done.stderr) == (1, "")
    assert (tmp_path / "src" / "least.py").read_text("utf-8") == _ENOUGH.lstrip()


def test_a_test_of_the_boundary_leaves_no_survivor(tmp_path: Path) -> None:
    """With one more assertion the run ends well."""
    done = _changed(tmp_path, _ENOUGH, _INSIDE + _BOUNDARY)

    assert "src/least.py=test_least.py: 3 changes: 3 killed" in done.stdout.splitlines()
    assert done.returncode == 0


def test_the_changes_of_one_line(tmp_path: Path) -> None:
    """As one asks for them when a test for a survivor is written."""
    done = _changed(tmp_path, _COUNTED, _STEPS, "--at", "6")

    assert done.stdout.splitlines()[0] == "killed: src/least.py:6: nothing returned: done -> None"


@pytest.mark.parametrize("tests", ["from least import none\n", _INSIDE.replace("not enough", "enough")])
def test_tests_that_fail_with_nothing_changed_are_refused(tmp_path: Path, tests: str) -> None:
    """What they say of a change would mean nothing."""
    done = _changed(tmp_path, _ENOUGH, tests)

    assert done.stdout == "src/least.py=test_least.py: the tests fail with nothing changed\n"
    assert done.returncode == 2
