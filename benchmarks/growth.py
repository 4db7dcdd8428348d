"""
How the time of every reader, writer and batch grows with the rows: 1,000, 2,000 and 4,000 of them.

Run: ``python benchmarks/growth.py``.  Twice the rows take twice the time where it is linear, four times where it is
quadratic; the script ends with an error where a doubling takes more than 3.2 times the time in each of three
measurements, which a busy machine makes of no linear reader.  Processor time, in turns, the least of several rounds,
without the collector of cycles, whose turns come at moments of their own.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import assess as assessing
import columns
import columns_judge
import forms
import pyarrow as pa
from attrs import evolve
from timing import Work, in_turns

from perfmodel import (
    DepartmentObjectives,
    ProjectObjectives,
    assess,
    audit,
    compare_documents,
    dumps,
    loads,
    read_form,
    read_forms,
    review,
)
from perfmodel.interop.arrow import indicators_to_table, judge_columns, read_targets, review_columns
from perfmodel.interop.csv import dump_csv, load_csv
from perfmodel.objectives import Result

SIZES, ROUNDS, TRIES, BOUND = (1_000, 2_000, 4_000), 2, 3, 3.2
Make = Callable[[int], Work]
"""Makes what is measured for so many rows."""

DRAWN = ("tsv", "html", "md", "xlsx", "docx")
SMALL = 20
"""The rows of one form among many."""


@cache
def document(rows: int) -> DepartmentObjectives | ProjectObjectives:
    """A document of so many rows."""
    return read_form(forms.form(rows)).document


def scored(rows: int) -> ProjectObjectives:
    """A self-evaluation of so many rows, with what was reported and scored."""
    plan, actuals, _ = assessing.plan(rows)
    point = Decimal(1)
    indicators = [
        evolve(row, weight=point, result=Result(actual=actuals[row.id], score=point)) for row in plan.indicators
    ]
    return evolve(plan, indicators=indicators)


def reader(data: str | bytes, rows: int) -> Work:
    """Reads a form, which has to have all its rows."""
    work = partial(read_form, data)
    found = len(work().document.indicators)
    if found != rows:
        message = f"expected {rows} rows, read {found}"
        raise SystemExit(message)
    return work


def drawn(kind: str, rows: int) -> Work:
    """Reads a form from a file of some kind."""
    data = dumps(document(rows), kind)
    return reader(data.encode() if isinstance(data, str) else data, rows)


def drawing(kind: str, rows: int) -> Work:
    """Draws a form."""
    return partial(dumps, document(rows), kind)


def table_and_back(rows: int) -> Work:
    """Writes a published table as CSV and reads it."""
    table = indicators_to_table([document(rows)])

    def work() -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "indicators.csv"
            dump_csv(table, path)
            load_csv(path)

    return work


def judged(rows: int) -> Work:
    """Judges a column of targets."""
    cells, done = columns_judge.pairs(rows)
    return partial(judge_columns, read_targets(pa.array(cells)), pa.array(done), polarity=columns_judge.SENSE)


def reviewed(rows: int) -> Work:
    """Reviews a column of targets."""
    cells, names, labels = columns_judge.rows(rows)
    return partial(review_columns, read_targets(pa.array(cells)), pa.array(names), pa.array(labels), weight="5")


def assessed(rows: int) -> Work:
    """Assesses a document."""
    plan, actuals, _ = assessing.plan(rows)
    return partial(assess, plan, actuals, policy="hubei2020", execution=assessing.MONEY)


def audited(rows: int) -> Work:
    """Audits a self-evaluation."""
    return partial(audit, scored(rows), policy="mof2020")


def many_forms(rows: int) -> Work:
    """Reads many forms of few rows."""
    texts = [forms.form(SMALL).encode()] * (rows // SMALL)
    return lambda: sum(1 for _ in read_forms(texts))


JOBS: dict[str, Make] = {
    "read text, tabs": lambda rows: reader(forms.form(rows), rows),
    "read text, commas": lambda rows: reader(forms.form(rows).replace("\t", ","), rows),
    **{f"read {kind}": partial(drawn, kind) for kind in DRAWN},
    "read json": lambda rows: partial(loads, dumps(document(rows), "json"), "json"),
    "read parquet": lambda rows: partial(loads, dumps(document(rows), "parquet"), "parquet"),
    "read_forms": many_forms,
    **{f"draw {kind}": partial(drawing, kind) for kind in DRAWN},
    "draw findings, html": lambda rows: partial(dumps, review(document(rows)), "html"),
    "write json": lambda rows: partial(dumps, document(rows), "json"),
    "write parquet": lambda rows: partial(dumps, document(rows), "parquet"),
    "indicators_to_table": lambda rows: partial(indicators_to_table, [document(rows)]),
    "dump_csv, load_csv": table_and_back,
    "read_targets": lambda rows: partial(read_targets, columns.expressions(rows)),
    "judge_columns": judged,
    "review_columns": reviewed,
    "review": lambda rows: partial(review, document(rows)),
    "assess": assessed,
    "audit": audited,
    "compare_documents": lambda rows: partial(compare_documents, document(rows), document(rows)),
}
"""Each reader, writer and batch."""


def seconds(make: Make, sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> list[float]:
    """What some work takes for each number of rows."""
    works = [make(rows) for rows in sizes]
    gc.disable()
    try:
        return in_turns(rounds, *works, before=gc.collect)
    finally:
        gc.enable()


def doublings(times: list[float]) -> list[float]:
    """How many times as long each size takes as the one before."""
    return [more / less for less, more in pairwise(times)]


def main() -> None:
    """Print the times with their growth; end with an error where one grows faster than its rows."""
    heads = (f"{rows:>9,}" for rows in SIZES)
    print(f"{'milliseconds':22}{''.join(heads)}   for twice the rows")
    faults = 0
    for name, make in JOBS.items():
        found = seconds(make)
        for _ in range(TRIES - 1):
            if max(doublings(found)) > BOUND:  # again, since a machine that others use changes its speed
                found = [min(pair) for pair in zip(found, seconds(make), strict=True)]
        growth = doublings(found)
        fault = max(growth) > BOUND
        faults += fault
        times = "".join(f"{1000 * time:9.1f}" for time in found)
        ratios = "".join(f"{ratio:7.2f}" for ratio in growth)
        print(f"{name:22}{times}{ratios}{f' <- more than {BOUND}' if fault else ''}", flush=True)
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
