"""
What importing and a first use cost: fresh interpreters, the least processor time of many starts.

Run: ``python benchmarks/imports.py``.  Each interpreter finds the byte code of what it imports, as that of an installed
package is found; the programs take turns.
"""

from functools import partial

from timing import in_turns, start

STARTS = 15
BARE, ATTRS, PYARROW = "bare interpreter", "import attrs", "import pyarrow"
FIRST_TARGET, FIRST_COLUMN = "a first parse_target", "a first read_targets"
_PYARROW = "import pyarrow"
_COLUMN = (
    "pyarrow.StringArray.from_buffers(1, pyarrow.py_buffer(b'\\0\\0\\0\\0\\3\\0\\0\\0'), pyarrow.py_buffer(b'95%'))"
)
"""A column of one cell, made without ``pyarrow.array``, which loads pandas where it is installed."""

PROGRAMS = {
    BARE: "pass",
    ATTRS: "import attrs",
    PYARROW: _PYARROW,
    "attrs and the standard library": "import attrs, decimal, fractions, datetime, enum, re",
    "import perfmodel": "import perfmodel",
    FIRST_TARGET: "import perfmodel; perfmodel.parse_target('不低于95%')",
    "a first date": "import perfmodel; perfmodel.parse_target('2024年9月底前')",
    "a first read_form": "import perfmodel; perfmodel.read_form('三级指标\\t指标值\\n新增座位\\t≥80个')",
    "a first pyarrow.array": f"{_PYARROW}; pyarrow.array(['≥95%'])",
    FIRST_COLUMN: f"{_PYARROW}; from perfmodel.interop.arrow import read_targets; read_targets({_COLUMN})",
}


def starts(*names: str) -> dict[str, float]:
    """The seconds that some programs take above a bare interpreter."""
    bare, *found = in_turns(STARTS, *(partial(start, PROGRAMS[name]) for name in (BARE, *names)))
    return {name: seconds - bare for name, seconds in zip(names, found, strict=True)}


def main() -> None:
    """Print what each program takes above a bare interpreter."""
    for name, seconds in starts(*PROGRAMS).items():
        print(f"{name:32} +{1000 * seconds:6.1f} ms")


if __name__ == "__main__":
    main()
