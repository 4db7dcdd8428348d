"""
The table of ``docs/performance.md``: what each task takes as a multiple of its floor or of the package beside it.

Run: ``python benchmarks/table.py [--write]``; it takes some two minutes.  Each part is measured in a process of its
own by the script of its subject, both sides in turns on processor time, the least of several rounds.  A package that is
not installed leaves its row without a figure.  ``--write`` puts the table between the marks of the page.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from timing import in_own_process, machine

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
MARK, END = "<!-- performance-table -->", "<!-- end of performance-table -->"
FLOOR = "the floor"
_TEN = 10


class Row(NamedTuple):
    """A task, what was found (none without its peer), what it is a multiple of, and its bound where it has one."""

    task: str
    found: float | None
    peer: str
    bound: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Whether the bound is held."""
        if self.found is None:
            return "not installed"
        if self.bound is None:
            return ""
        is_held = self.found >= self.bound if self.at_least else self.found <= self.bound
        return "held" if is_held else "**not held**"

    def line(self) -> str:
        """The row as Markdown."""
        found = "" if self.found is None else f"{self.found:.{2 if self.found < _TEN else 1}f} ×"
        bound = "" if self.bound is None else f"{'≥' if self.at_least else '≤'} {self.bound:g} ×"
        return f"| {self.task} | {found} | {self.peer} | {bound} | {self.verdict} |"


def reading() -> list[Row]:
    """Cells one by one."""
    from read_target import ratios  # noqa: PLC0415 - each part loads what it measures

    found = ratios()
    return [
        Row("`read_target`, distinct plain values (≥442人, 98.4万元)", found["plain"], FLOOR, 1.8),
        Row("`read_target`, distinct expressions, mixed as in forms", found["mixed"], FLOOR, 1.8),
        Row("`read_target`, dates, ranges, several clauses, relations: skeleton known", found["grammar"], FLOOR, 4),
        Row("`read_target`, the same at their first meeting", found["first"], FLOOR, 25),
        Row("`read_target`, fresh wording (建成298个图书道路加固)", found["fresh"], FLOOR, 15),
    ]


def columns() -> list[Row]:
    """A column of distinct cells."""
    from columns import parse  # noqa: PLC0415 - as above

    found = parse()
    ratio = found["column"] / found["alone"]
    return [Row("`read_targets`, 60,000 distinct cells: speed", ratio, "its cells read one by one", 6, at_least=True)]


def judging() -> list[Row]:
    """Distinct pairs judged."""
    from columns_judge import judged  # noqa: PLC0415 - as above

    single, column = judged()
    peer = "`judge()` on parsed values"
    return [Row("`judge_columns`, distinct pairs: speed", column / single, peer, 0.8, at_least=True)]


def reviewing() -> list[Row]:
    """Distinct rows reviewed."""
    from columns_judge import reviewed  # noqa: PLC0415 - as above

    single, column = reviewed()
    return [Row("`review_columns`, distinct rows: speed", column / single, "`review()`", 0.9, at_least=True)]


def forms() -> list[Row]:
    """Files of 1,000 rows; the bounds of HTML and DOCX are half of what they took: 55 and 25 times."""
    from files import whole_forms  # noqa: PLC0415 - as above

    bounds = {"xlsx": 1.5, "html": 27.5, "docx": 12.5}
    found = list[Row]()
    for one in whole_forms():
        has_bound = "calamine" not in one.peer
        ways = [("`read_form`", one.form, bounds[one.kind] if has_bound else None)]
        ways += [("its grid of cells alone", one.grid, None)] if has_bound else []
        for way, seconds, bound in ways:
            ratio = None if one.bare is None else seconds / one.bare
            found.append(Row(f"{one.kind.upper()} of 1,000 rows, {way}", ratio, one.peer, bound))
    return found


def exchanging() -> list[Row]:
    """JSON and Parquet of a document."""
    from exchange import exchanged  # noqa: PLC0415 - as above

    bounds = {"dumps JSON": 15, "loads JSON": 10, "loads Parquet": 12}
    return [
        Row(
            f"`{one.work.split()[0]}` of {one.work.split()[1]}, 1,000 rows",
            None if one.bare is None else one.ours / one.bare,
            one.peer,
            bounds[one.work],
        )
        for one in exchanged()
    ]


def drawing() -> list[Row]:
    """How drawing grows; ``growth.py`` has all else."""
    from growth import DRAWN, JOBS, seconds  # noqa: PLC0415 - as above

    found = {kind: seconds(JOBS[f"draw {kind}"], (2_000, 4_000)) for kind in DRAWN}
    return [
        Row(f"drawing {kind}, 4,000 rows", more / less, "drawing 2,000 rows", 2.6)
        for kind, (less, more) in found.items()
    ]


def starting() -> list[Row]:
    """First uses in fresh processes."""
    from imports import ATTRS, FIRST_COLUMN, FIRST_TARGET, PYARROW, starts  # noqa: PLC0415 - as above

    found = starts(ATTRS, FIRST_TARGET, PYARROW, FIRST_COLUMN)
    return [
        Row("first `parse_target` of a process", found[FIRST_TARGET] / found[ATTRS], "`import attrs`", 1.2),
        Row("first `read_targets` of a process", found[FIRST_COLUMN] / found[PYARROW], "`import pyarrow`", 1.5),
    ]


PARTS: dict[str, Callable[[], list[Row]]] = {
    "reading": reading,
    "columns": columns,
    "judging": judging,
    "reviewing": reviewing,
    "forms": forms,
    "exchanging": exchanging,
    "drawing": drawing,
    "starting": starting,
}


def text_of(rows: list[Row], where: str) -> str:
    """The table as Markdown, with what it says in a sentence."""
    lines = ["| task | found | as a multiple of | bound | |", "|---|---|---|---|---|", *(row.line() for row in rows)]
    bounded = [row for row in rows if row.bound is not None and row.found is not None]
    held = sum(row.verdict == "held" for row in bounded)
    return "\n".join([*lines, "", f"On {where}; {held} of {len(bounded)} bounds are held."])


def main() -> None:
    """Print the table; with ``--write`` put it into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=PARTS, help="one part, as JSON")
    options.add_argument("--write", action="store_true", help="write docs/performance.md")
    given = options.parse_args()
    if given.part:
        print(json.dumps(PARTS[given.part]()))
        return
    where = machine()
    rows = [Row(*row) for part in PARTS for row in in_own_process(__file__, part)]
    text = text_of(rows, where)
    print(text)
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        head, tail = page.split(MARK)[0], page.split(END)[1]
        PAGE.write_text(f"{head}{MARK}\n{text}\n\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
