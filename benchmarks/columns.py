"""
Columns of targets: how fast, how much memory, how it grows; each figure from a process of its own.

Run: python benchmarks/columns.py [--spark] [--peers] [--write]

Rows are drawn from made-up expressions with fresh numbers.  The yardstick is what Arrow itself needs for the same
output: ``dictionary_encode`` of the texts and ``take`` of the output columns.  ``--write`` puts the table into
``docs/columns.md``.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from timing import best, in_own_process, in_turns
from timing import machine as cores_and_memory

from perfmodel import read_target
from perfmodel.interop._column_reader import Cells, TargetReader, read_cells
from perfmodel.interop.arrow import read_target_stream, read_targets

SHARES = {
    "{}%": 14,
    "≥{}%": 6,
    "≥{}人": 5,
    "{}册": 6,
    "{}": 6,
    "={}个": 5,
    "{}万平方米": 3,
    "≤{}万元": 2,
    "{}元/户": 2,
    "≥{}元/人·月": 1,
    "{}%以上": 1,
    "不低于{}%": 1,
    "控制在{}万元以内": 1,
    "{}个工作日内": 1,
    "{}次/月": 1,
    "持续改善第{}批河段水质": 6,
    "第{}小学办学条件不断改善": 4,
    "抽检≥{}批次；合格率≥97%": 1,
    "较上年提高{}%": 1,
    "每年不少于{}次": 1,
}
"""Expressions with their shares, after the counts of kinds met in published forms (see ``read_target.py``)."""

TEMPLATES = tuple(template for template, share in SHARES.items() for _ in range(share))
DISTINCT = 5_000
TEN_MILLION = 10_000_000
DOCS = Path(__file__).parents[1] / "docs"


@cache
def expressions(count: int) -> pa.Array:
    """That many distinct expressions, each counted by itself, so that their numbers are as long as those of forms."""
    counts = Counter[str]()
    texts = list[str]()
    for index in range(count):
        template = TEMPLATES[index % len(TEMPLATES)]
        counts[template] += 1
        texts.append(template.format(counts[template]))
    return pa.array(texts)


def drawn(rows: int, distinct: int, seed: int = 1) -> pa.Array:
    """Rows drawn from that many expressions."""
    places = pc.floor(pc.multiply(pc.random(rows, initializer=seed), pa.scalar(float(distinct)))).cast(pa.int32())
    return expressions(distinct).take(places)


def peak() -> int:
    """The most bytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def parse() -> dict[str, float]:
    """Distinct expressions a second: one by one, as a column, and as a column whose cells are all read alone."""
    texts = expressions(60_000)
    words = texts.to_pylist()

    def alone() -> pa.Array | pa.ChunkedArray:
        return read_cells(Cells.of(texts), TargetReader(fewest=len(texts) + 1))

    single, one_by_one, column = in_turns(
        7, lambda: [read_target(word) for word in words], alone, lambda: read_targets(texts)
    )
    return {"single": len(words) / single, "alone": len(words) / one_by_one, "column": len(words) / column}


def shares() -> dict[str, float]:
    """Rows a second where 1, 10 and 100 in 100 rows are distinct."""
    rows = 200_000
    columns = {share: drawn(rows, rows * share // 100) for share in (1, 10)} | {100: expressions(rows)}
    return {str(share): rows / best(lambda texts=texts: read_targets(texts)) for share, texts in columns.items()}


def yardstick() -> dict[str, float]:
    """Ten million rows from 5,000 expressions, against what Arrow needs for the same output."""
    texts = drawn(TEN_MILLION, DISTINCT)
    columns = read_targets(expressions(DISTINCT)).flatten()

    def arrow() -> list[pa.Array]:
        codes = pc.dictionary_encode(texts).indices
        return [column.take(codes) for column in columns]

    ours, theirs = in_turns(2, lambda: read_targets(texts), arrow)
    return {"ours": ours, "arrow": theirs}


def memory() -> dict[str, float]:
    """The peak of a process that reads ten million rows, beside its input and output."""
    texts = drawn(TEN_MILLION, DISTINCT)
    before = peak()
    found = read_targets(texts)
    return {
        "before": before,
        "peak": peak(),
        "input": texts.get_total_buffer_size(),
        "output": found.get_total_buffer_size(),
        "logical": found.nbytes,
    }


def growth() -> dict[str, float]:
    """Seconds at 10^5, 10^6 and 10^7 rows, the 5,000 parses among them."""
    found = dict[str, float]()
    for rows in (100_000, 1_000_000, TEN_MILLION):
        texts = drawn(rows, DISTINCT)
        found[str(rows)] = best(lambda texts=texts: read_targets(texts))
    return found


def stream(rows: int) -> dict[str, float]:
    """A stream of that many rows: seconds and the peak of the process."""
    schema = pa.schema([("cell", pa.string())])
    length = 131_072

    def batches() -> Iterator[pa.RecordBatch]:
        for start in range(0, rows, length):
            yield pa.RecordBatch.from_arrays([drawn(min(length, rows - start), DISTINCT, start + 1)], ["cell"])

    start, seen = time.process_time(), 0
    for batch in read_target_stream(pa.RecordBatchReader.from_batches(schema, batches()), "cell"):
        seen += batch.num_rows
    return {"rows": seen, "seconds": time.process_time() - start, "peak": peak()}


def spark() -> dict[str, float]:
    """A million rows through Spark in ``local[2]``: the targets, and the same way without reading."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where asked for

    from perfmodel.interop import spark as rooms  # noqa: PLC0415 - as above

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    rows = 1_000_000
    frame = session.createDataFrame(pa.table({"cell": drawn(rows, DISTINCT)})).cache()
    frame.count()
    ways: dict[str, Callable[[], object]] = {
        "through": lambda: frame.mapInArrow(lambda batches: batches, frame.schema).agg({"cell": "max"}).collect(),
        "map": lambda: rooms.read_targets(frame, "cell").agg({"target.value": "max"}).collect(),
        "function": lambda: (
            frame.select(rooms.read_target("cell").alias("target")).agg({"target.value": "max"}).collect()
        ),
    }
    found = {name: rows / best(way, 2, time.perf_counter) for name, way in ways.items()}
    session.stop()
    return found


PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "parse": parse,
    "shares": shares,
    "yardstick": yardstick,
    "memory": memory,
    "growth": growth,
    "stream10": lambda: stream(TEN_MILLION),
    "stream100": lambda: stream(10 * TEN_MILLION),
    "spark": spark,
}


def measured(part: str) -> dict[str, float]:
    """A part in a process of its own."""
    found: dict[str, float] = in_own_process(__file__, part)
    return found


def table(found: dict[str, dict[str, float]]) -> str:
    """The figures as Markdown."""
    rate, size = "{:,.0f}".format, lambda count: f"{count / 2**20:,.0f} MiB"
    parse_rates, shared, bound, held, grown = (
        found[part] for part in ("parse", "shares", "yardstick", "memory", "growth")
    )
    both = held["input"] + held["output"]
    rows = [
        ("distinct expressions, `read_target`", f"{rate(parse_rates['single'])} a second", ""),
        ("distinct expressions, a column with each cell read alone", f"{rate(parse_rates['alone'])} a second", ""),
        ("distinct expressions, `read_targets`", f"{rate(parse_rates['column'])} a second", ""),
        ("the ratio of these two", f"{parse_rates['column'] / parse_rates['alone']:.1f}", "≥ 6"),
        *((f"200,000 rows, {share} % distinct", f"{rate(speed)} rows a second", "") for share, speed in shared.items()),
        ("10⁷ rows from 5,000 distinct", f"{bound['ours']:.2f} s", "at most 4 × Arrow"),
        ("`dictionary_encode` and `take` of the same columns", f"{bound['arrow']:.2f} s", ""),
        ("their ratio", f"{bound['ours'] / bound['arrow']:.2f}", "≤ 4"),
        ("peak memory of the process at 10⁷ rows", size(held["peak"]), f"{size(both)} are input and output"),
        ("peak above input and output", f"{held['peak'] / both:.2f} ×", "< 1.5"),
        *((f"growth: {int(rows):,} rows", f"{seconds:.3f} s", "") for rows, seconds in grown.items()),
        *(
            (f"growth from 10{low} to 10{high} rows", f"{grown[more] / grown[less]:.1f} ×", "≤ 11 ×")
            for low, high, less, more in (("⁵", "⁶", "100000", "1000000"), ("⁶", "⁷", "1000000", "10000000"))
        ),
        *(
            (
                f"stream of {found[part]['rows']:,.0f} rows",
                f"{found[part]['seconds']:.0f} s",
                f"peak {size(found[part]['peak'])}, < 1 GiB",
            )
            for part in ("stream10", "stream100")
        ),
    ]
    if "spark" in found:
        names = {"through": "no reading", "map": "`mapInArrow`", "function": "Arrow-native function"}
        rows += [
            (f"Spark `local[2]`, 10⁶ rows, {names[name]}", f"{rate(speed)} rows a second", "")
            for name, speed in found["spark"].items()
        ]
    lines = ["| measure | found | bound |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


def machine() -> str:
    """The machine, with what was run and how busy it was."""
    return (
        f"{cores_and_memory()}, Python {platform.python_version()}, "
        f"pyarrow {pa.__version__}, load {os.getloadavg()[0]:.1f} at the start. "
        "Seconds and rates are processor time of one process; those of Spark are by the clock"
    )


def main() -> None:
    """Print the tables; with ``--write`` put them into docs/."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=PARTS, help="one part, as JSON")
    options.add_argument("--spark", action="store_true", help="Spark too")
    options.add_argument("--peers", action="store_true", help="peers.py too, in the same run")
    options.add_argument("--write", action="store_true", help="write docs/columns.md")
    given = options.parse_args()
    if given.part:
        print(json.dumps(PARTS[given.part]()))
        return
    where = machine()
    parts = [part for part in PARTS if part != "spark" or given.spark]
    text = f"{table({part: measured(part) for part in parts})}\n\nOn {where}."
    print(text, flush=True)
    if given.peers:
        peers = [sys.executable, str(Path(__file__).with_name("peers.py")), *(["--write"] if given.write else [])]
        subprocess.run(peers, check=True)  # noqa: S603 - the script beside this one
    if given.write:
        page = DOCS / "columns.md"
        head = page.read_text(encoding="utf-8").split("<!-- columns-benchmark -->")[0]
        page.write_text(f"{head}<!-- columns-benchmark -->\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
