"""
How fast targets are judged and compared: calls a second on one core, the best of several runs.

Run: ``python benchmarks/judge.py``.  Processor time is measured, so that other programs do not count.
"""

from collections.abc import Callable

from timing import best

from perfmodel import Polarity, implies, judge, parse_actual, parse_target

CALLS, RUNS = 50_000, 7
HIGHER = Polarity.HIGHER_IS_BETTER


def rate(call: Callable[[], object]) -> float:
    """Calls a second, the best run."""

    def calls() -> None:
        for _ in range(CALLS):
            call()

    return CALLS / best(calls, RUNS)


def main() -> None:
    """Print each measure with its bound, where the project has one."""
    floor, same, other = parse_target("≥80万人次"), parse_actual("78.5万人次"), parse_actual("785000人次")
    ceiling, spent = parse_target("≤730.35万元"), parse_actual("7300000元")
    bare, rates, often = parse_target("95%"), parse_target("每半年检修1次"), parse_actual("每季度1次")
    value = parse_actual("96%")
    span, day = parse_target("2024年6月底前"), parse_actual("2024年5月20日")
    high, low = parse_target("≥98%"), parse_target("≥95%")
    wide, narrow = parse_target("60%-80%"), parse_target("65%-70%")
    measures: list[tuple[str, int | None, Callable[[], object]]] = [
        ("judge, one unit", 300_000, lambda: judge(floor, same)),
        ("judge, 万人次 against 人次", 100_000, lambda: judge(floor, other)),
        ("judge, 万元 against 元", 100_000, lambda: judge(ceiling, spent)),
        ("judge, a bare value", None, lambda: judge(bare, value, polarity=HIGHER)),
        ("judge, rates", None, lambda: judge(rates, often)),
        ("judge, days", None, lambda: judge(span, day)),
        ("implies, thresholds", 150_000, lambda: implies(high, low)),
        ("implies, ranges", 150_000, lambda: implies(narrow, wide)),
    ]
    for name, bound, call in measures:
        found = rate(call)
        wished = "" if bound is None else f"  bound {bound:9,}  {'held' if found >= bound else 'BROKEN'}"
        print(f"{name:28} {found:11,.0f}/s{wished}")


if __name__ == "__main__":
    main()
