"""
What JSON and Parquet cost: a document of 1,000 rows to bytes and back, beside packages that know no types.

Run: ``python benchmarks/exchange.py``.  orjson and msgspec get plain data ready to write, and give plain data back;
pyarrow gives a table, by one thread, since the time of others is counted late.  Processor time, in turns, the least of
several rounds.
"""

import importlib
import io
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NamedTuple

import forms
import pyarrow.parquet as pq
from timing import Work, in_turns

from perfmodel import dumps, loads, read_form
from perfmodel.serializers.json import to_data

ROWS, ROUNDS = 1_000, 10


class Beside(NamedTuple):
    """The seconds of some work and those of a package beside it, none where that is not installed."""

    work: str
    peer: str
    ours: float
    bare: float | None


def beside(work: str, peer: str, ours: Work, bare: Work | None) -> Beside:
    """Both in turns."""
    if bare is None:
        return Beside(work, peer, 0, None)
    return Beside(work, peer, *in_turns(ROUNDS, ours, bare))


def peer(module: str, name: str) -> Callable[[Any], Any] | None:
    """A function of a package, where it is installed."""
    if find_spec(module.partition(".")[0]) is None:
        return None
    found: Callable[[Any], Any] = getattr(importlib.import_module(module), name)
    return found


def exchanged() -> list[Beside]:
    """A document written and read, each beside its peers."""
    document = read_form(forms.form(ROWS)).document
    text, file, data = dumps(document, "json"), dumps(document, "parquet"), to_data(document)
    found = list[Beside]()
    for name, given, ours, peers in (
        ("dumps", data, lambda: dumps(document, "json"), (("orjson", "dumps"), ("msgspec.json", "encode"))),
        ("loads", text, lambda: loads(text, "json"), (("orjson", "loads"), ("msgspec.json", "decode"))),
    ):
        for module, function in peers:
            call = peer(module, function)
            bare = None if call is None else lambda call=call, given=given: call(given)
            found.append(beside(f"{name} JSON", f"{module}.{function}", ours, bare))
    found.append(
        beside(
            "loads Parquet",
            "pyarrow.parquet.read_table, one thread",
            lambda: loads(file, "parquet"),
            lambda: pq.read_table(io.BytesIO(file), use_threads=False),
        )
    )
    return found


def main() -> None:
    """Print how many times as long each takes as the package beside it."""
    for one in exchanged():
        if one.bare is None:
            print(f"{one.work}: {one.peer} is not installed")
        else:
            ratio = f"{one.ours / one.bare:.1f} times {one.peer}"
            print(f"{one.work}, {ROWS:,} rows: {1000 * one.ours:.1f} ms, {ratio} ({1000 * one.bare:.2f} ms)")


if __name__ == "__main__":
    main()
