"""
How fast ``read_target`` is, against the floor of one pattern, one ``Decimal`` and two attrs objects in the same run.

``python benchmarks/read_target.py [FILE.jsonl]``: without a file it reads a mix of expressions of the project's own, in
the shares that published forms have; with one, the rows of that file (text, unit, operator, fiscal_year).  Numbers are
drawn anew for each reading.  ``read_target`` keeps its last readings; the rates of shapes, and the line that says
«afresh», go past that and read each row whole.  Times are processor times of this process, the best of several rounds.
"""

import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from attrs import frozen

from perfmodel import Threshold, read_target
from perfmodel.targets._read import read_afresh

ROUNDS, SIZE = 5, 20_000
Row = tuple[str, str | None, str | None, int | None]

MIX: dict[str, int] = {
    "≥95%": 60,
    "≥120人": 48,
    "≤36.5万元": 16,
    "≥15元/人·月": 11,
    ">=1200": 9,
    "98%": 140,
    "640册": 60,
    "12.5万平方米": 30,
    "2400元/户": 15,
    "3200": 60,
    "及时": 20,
    "持续改善水质": 20,
    "符合相关管理规定": 20,
    "=36个": 45,
    "2024年9月底前": 10,
    "2024年3月-11月": 6,
    "2024年12月31日": 6,
    "优良": 6,
    "好": 14,
    "85%以上": 10,
    "不少于40场": 10,
    "": 10,
    "是": 10,
    "4个月": 9,
    "小学45所，初中23所": 5,
    "≥18次；合格率≥96%": 3,
    "不超预算": 4,
    "控制在35万元以内": 4,
    "2次/月": 3,
    "±3%以内": 2,
}
"""Expressions with their shares, after the counts of kinds met in published forms."""

_NUMBER = re.compile(r"(?<![\d年月.\-/±])\d{2,}(?:\.\d+)?(?!\d*[年月日.\-/])")
_FLOOR = re.compile(r"([≥≤><=])?(\d+(?:\.\d+)?)(%|人|个|册|户|万元)?")


@frozen
class Amount:
    """The floor's value."""

    value: Decimal
    unit: str | None


@frozen
class Bound:
    """The floor's target."""

    comparison: str | None
    amount: Amount
    text: str


def floor(text: str) -> Bound | None:
    """What reading costs at least: one pattern, one decimal, two objects."""
    match = _FLOOR.fullmatch(text)
    return None if match is None else Bound(match[1], Amount(Decimal(match[2]), match[3]), text)


def fresh(text: str, drawn: random.Random) -> str:
    """The text with other numbers of the same length."""

    def other(match: re.Match[str]) -> str:
        whole, point, decimals = match[0].partition(".")
        number = str(drawn.randint(10 ** (len(whole) - 1), 10 ** len(whole) - 1))
        return number + point + "".join(drawn.choices("123456789", k=len(decimals)))

    return _NUMBER.sub(other, text)


def fresh_wordings(count: int, seed: int) -> list[Row]:
    """Cells of one shape in words that were never read before: what a plan costs that no text shares."""
    drawn = random.Random(seed)  # noqa: S311 - no secret
    words = "图书道路加固桥梁渠道林草设备档案展陈讲座课程"
    things = ["".join(drawn.choices(words, k=6)) for _ in range(count)]
    return [(f"建成{drawn.randint(100, 999)}个{thing}", None, None, 2024) for thing in things]


def rows_of(path: str | None) -> list[Row]:
    """The rows to read, in one order for all runs."""
    drawn = random.Random(7)  # noqa: S311 - no secret
    if path is None:
        texts = drawn.choices(list(MIX), weights=list(MIX.values()), k=SIZE)
        return [(fresh(text, drawn), None, None, 2024) for text in texts]
    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    base = [(line["text"], line.get("unit"), line.get("operator"), line.get("fiscal_year")) for line in lines]
    return [(fresh(text, drawn), *rest) for _ in range(1 + SIZE // len(base)) for text, *rest in base]


def rate_of(work: Callable[[], object], count: int) -> float:
    """How many a second some work gets through, the best of several rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = max(best, count / (time.process_time() - start))
    return best


def rate(rows: list[Row]) -> float:
    """Readings a second without what was read before."""

    def work() -> None:
        for text, unit, operator, year in rows:
            read_afresh(text, unit, operator, year)

    return rate_of(work, len(rows))


def kept_rate(rows: list[Row]) -> float:
    """Readings a second by the public door."""

    def work() -> None:
        for text, unit, operator, year in rows:
            read_target(text, unit=unit, operator=operator, fiscal_year=year)

    return rate_of(work, len(rows))


def fresh_rate(count: int) -> float:
    """Readings a second of cells in other words each round, so that no plan is kept for them."""
    best = 0.0
    for seed in range(ROUNDS):
        rows = fresh_wordings(count, seed)
        start = time.process_time()
        for text, unit, operator, year in rows:
            read_afresh(text, unit, operator, year)
        best = max(best, count / (time.process_time() - start))
    return best


def matches(rows: list[Row]) -> float:
    """How many times a pattern is tried in one reading, on average."""
    count = 0

    def watch(_frame: object, event: str, function: object) -> None:
        nonlocal count
        count += event == "c_call" and isinstance(getattr(function, "__self__", None), re.Pattern)

    sys.setprofile(watch)
    try:
        for text, unit, operator, year in rows:
            read_afresh(text, unit, operator, year)
    finally:
        sys.setprofile(None)
    return count / len(rows)


def floor_rate() -> float:
    """The same for the floor."""
    texts = [f"≥{number}人" for number in range(SIZE)]

    def work() -> None:
        for text in texts:
            floor(text)

    return rate_of(work, SIZE)


def milliseconds(code: str) -> float:
    """The processor time of a fresh interpreter that runs some code, the least of several runs."""
    best = float("inf")
    for _ in range(2 * ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, env=os.environ)  # noqa: S603 - this interpreter
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * best


def main(arguments: list[str]) -> None:
    """Print the table."""
    rows = rows_of(arguments[0] if arguments else None)
    lowest, whole = floor_rate(), rate(rows)
    by_shape = defaultdict[str, list[Row]](list)
    for row in rows:
        by_shape[type(read_target(row[0], unit=row[1], operator=row[2], fiscal_year=row[3])).__name__].append(row)
    print(f"{'readings a second':30}{'rate':>12}{'of the floor':>14}{'rows':>8}{'distinct':>10}{'patterns':>10}")
    print(f"{'floor':30}{lowest:12,.0f}{1:14.0%}")
    counts = f"{len(rows):8}{len(set(rows)):10}{matches(rows):10.1f}"
    print(f"{'all rows, afresh':30}{whole:12,.0f}{whole / lowest:14.0%}{counts}")
    distinct = sorted(set(rows), key=repr)
    for name, measure, some in (
        ("distinct rows, afresh", rate, distinct),
        ("distinct rows, read_target", kept_rate, distinct),
        ("one form again, read_target", kept_rate, rows[:300] * 30),
    ):
        found = measure(some)
        print(f"{name:30}{found:12,.0f}{found / lowest:14.0%}{len(some):8}{len(set(some)):10}")
    found = fresh_rate(2_000)
    print(f"{'fresh wording, afresh':30}{found:12,.0f}{found / lowest:14.1%}{2_000:8}{2_000:10}")
    for shape, some in sorted(by_shape.items(), key=lambda item: -len(item[1])):
        found = rate(some)
        counts = f"{len(some):8}{len(set(some)):10}{matches(some):10.1f}"
        print(f"  {shape:28}{found:12,.0f}{found / lowest:14.0%}{counts}")
    target = read_target("≥730.35万元")
    if isinstance(target, Threshold):
        size = sum(map(sys.getsizeof, (target, target.quantity, target.quantity.value)))
        print(f"{'bytes of a Threshold':30}{size:12}")
    bare, attrs = milliseconds("pass"), milliseconds("import attrs, decimal, fractions, datetime, enum, re")
    print(f"{'start of the interpreter, ms':30}{bare:12.1f}")
    for name, code in (
        ("attrs and the standard library", None),
        ("import perfmodel", "import perfmodel"),
        ("a first plain reading", "import perfmodel; perfmodel.parse_target('≥95%')"),
        ("a first date", "import perfmodel; perfmodel.parse_target('2024年9月底前')"),
    ):
        print(f"  {name:28}{'+':>6}{(attrs if code is None else milliseconds(code)) - bare:6.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
