"""
How fast ``read_target`` is, against the floor of one pattern, one ``Decimal`` and three attrs objects in the same run.

``python benchmarks/read_target.py [FILE.jsonl]``: without a file it reads a mix of expressions of the project's own, in
the shares that published forms have; with one, the rows of that file (text, unit, operator, fiscal_year).  Numbers are
drawn anew for each reading, as long as those of the mix.

``read_target`` keeps its last readings, and the plans of the last skeletons (what is left of a text without its
numbers).  Readings are forgotten ahead of each round but for the line that says «again»; the rates of shapes, and the
line that says «afresh», go past them.  Times are processor times, the best of several rounds in turns.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from attrs import frozen
from timing import Work, best, in_turns

from perfmodel import Threshold, read_target
from perfmodel.targets import _read as reader
from perfmodel.targets._read import read_afresh

ROUNDS, TURNS, SIZE, WORDINGS = 5, 25, 20_000, 2_000
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


DATED: tuple[str, ...] = (
    "{year}年{month}月底前",
    "{year}年{month}月{day}日前",
    "{year}年{month}月{day}日",
    "{month}月底前完成",
    "{year}年第{quarter}季度",
)
RANGED: tuple[str, ...] = ("{low}%-{high}%", "{low}-{high}万元", "{low}~{high}人", "{high}±{quarter}", "±{low}%以内")
COMPOSED: tuple[str, ...] = (
    "小学{low}所，初中{high}所",
    "≥{low}次；合格率≥{high}%",
    "新建泵站{low}座、改造{high}座",
    "印制{low}册，发放{high}份",
)
RELATED: tuple[str, ...] = (
    "较上年提高{low}%",
    "比上年下降{low}.{high}%",
    "不低于上年的{high}%",
    "每年不少于{low}次",
    "同比增长{high}%",
)
GRAMMAR = (*DATED, *RANGED, *COMPOSED, *RELATED)
"""Cells that only the grammar reads: dates, ranges, several clauses, relations."""


@frozen
class Unit:
    """The floor's unit."""

    symbol: str | None


@frozen
class Amount:
    """The floor's value."""

    value: Decimal
    unit: Unit


@frozen
class Bound:
    """The floor's target."""

    comparison: str | None
    amount: Amount
    text: str


def floor(text: str) -> Bound | None:
    """What reading costs at least: one pattern with groups, one decimal, a frozen unit, quantity and threshold."""
    match = _FLOOR.fullmatch(text)
    return None if match is None else Bound(match[1], Amount(Decimal(match[2]), Unit(match[3])), text)


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


def grammar_cells(count: int, seed: int) -> list[Row]:
    """So many cells that only the grammar reads, each template in turn."""
    drawn = random.Random(seed)  # noqa: S311 - no secret

    def cell(template: str) -> str:
        low = drawn.randint(10, 60)
        return template.format(
            year=drawn.randint(2022, 2027),
            month=drawn.randint(1, 12),
            day=drawn.randint(1, 28),
            quarter=drawn.randint(1, 4),
            low=low,
            high=low + drawn.randint(1, 38),
        )

    return [(cell(GRAMMAR[number % len(GRAMMAR)]), None, None, 2024) for number in range(count)]


def distinct_rows() -> list[Row]:
    """Each row of the mix once."""
    return sorted(set(rows_of(None)), key=repr)


def plain_rows() -> list[Row]:
    """Those that the floor reads too."""
    return [row for row in distinct_rows() if floor(row[0]) is not None]


def read_all(rows: list[Row]) -> None:
    """Read some rows by the public door."""
    for text, unit, operator, year in rows:
        read_target(text, unit=unit, operator=operator, fiscal_year=year)


def read_all_afresh(rows: list[Row]) -> None:
    """Read some rows without what was read before."""
    for text, unit, operator, year in rows:
        read_afresh(text, unit, operator, year)


def forget_readings() -> None:
    """Forget what texts say, and keep the plans of their skeletons."""
    reader._kept.cache_clear()  # noqa: SLF001 - what is measured is a text that was never read


def forget_plans() -> None:
    """Forget the plans of skeletons too."""
    forget_readings()
    reader.plan_for.cache_clear()


def floor_all(texts: list[str]) -> None:
    """Read some texts as the floor does."""
    for text in texts:
        floor(text)


def beside_floor(rounds: Sequence[list[Row]], before: Work = forget_readings) -> float:
    """
    How many times what the floor takes for a cell the reader takes, by the public door.

    Args:
        rounds: What is read in each round; the first does not count.

        before: What is forgotten ahead of each turn.
    """
    plain = [text for text, *_ in plain_rows()]
    turns = iter(rounds)
    ours, lowest = in_turns(len(rounds) - 1, lambda: read_all(next(turns)), lambda: floor_all(plain), before=before)
    return (ours / len(rounds[0])) / (lowest / len(plain))


def ratios() -> dict[str, float]:
    """How many times the floor each kind of cell takes."""
    read_all(grammar_cells(SIZE, 0))
    seeds = range(TURNS)
    return {
        "plain": beside_floor([plain_rows()] * TURNS),
        "mixed": beside_floor([distinct_rows()] * TURNS),
        "grammar": beside_floor([grammar_cells(WORDINGS, 1 + seed) for seed in seeds]),
        "first": beside_floor([grammar_cells(len(GRAMMAR), seed) for seed in range(4 * TURNS)], forget_plans),
        "fresh": beside_floor([fresh_wordings(WORDINGS, seed) for seed in seeds]),
    }


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


def rate(work: Callable[[list[Row]], None], rows: list[Row]) -> float:
    """How many readings a second some work gets through, the best of several rounds."""
    return len(rows) / best(lambda: work(rows), ROUNDS)


def rate_of_distinct(rows: list[Row]) -> float:
    """Readings a second by the public door, where no text was read before."""
    return len(rows) / in_turns(ROUNDS, lambda: read_all(rows), before=forget_readings)[0]


def main(arguments: list[str]) -> None:
    """Print the table."""
    rows = rows_of(arguments[0] if arguments else None)
    plain = [text for text, *_ in plain_rows()]
    lowest, whole = len(plain) / best(lambda: floor_all(plain), ROUNDS), rate(read_all_afresh, rows)
    by_shape = defaultdict[str, list[Row]](list)
    for row in rows:
        by_shape[type(read_target(row[0], unit=row[1], operator=row[2], fiscal_year=row[3])).__name__].append(row)
    print(f"{'readings a second':30}{'rate':>12}{'of the floor':>14}{'rows':>8}{'distinct':>10}{'patterns':>10}")
    print(f"{'floor':30}{lowest:12,.0f}{1:14.0%}{len(plain):8}{len(plain):10}")
    counts = f"{len(rows):8}{len(set(rows)):10}{matches(rows):10.1f}"
    print(f"{'all rows, afresh':30}{whole:12,.0f}{whole / lowest:14.0%}{counts}")
    distinct = sorted(set(rows), key=repr)
    for name, found, some in (
        ("distinct rows, afresh", rate(read_all_afresh, distinct), distinct),
        ("distinct rows, read_target", rate_of_distinct(distinct), distinct),
        ("one form again, read_target", rate(read_all, rows[:300] * 30), rows[:300] * 30),
    ):
        print(f"{name:30}{found:12,.0f}{found / lowest:14.0%}{len(some):8}{len(set(some)):10}")
    for shape, some in sorted(by_shape.items(), key=lambda item: -len(item[1])):
        found = rate(read_all_afresh, some)
        counts = f"{len(some):8}{len(set(some)):10}{matches(some):10.1f}"
        print(f"  {shape:28}{found:12,.0f}{found / lowest:14.0%}{counts}")
    target = read_target("≥730.35万元")
    if isinstance(target, Threshold):
        size = sum(map(sys.getsizeof, (target, target.quantity, target.quantity.value)))
        print(f"{'bytes of a Threshold':30}{size:12}")
    for name, times in ratios().items():
        print(f"{name:30}{times:12.2f} times the floor")


if __name__ == "__main__":
    main(sys.argv[1:])
