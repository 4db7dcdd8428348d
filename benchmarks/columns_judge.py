"""
How fast columns are judged and reviewed, beside ``judge()`` and ``review()`` on values that are parsed already.

Run: ``python benchmarks/columns_judge.py``.  Processor time, the best of several runs; each way takes its turn in every
round, so that a busy machine slows all of them.  All rows are distinct, so that nothing is saved by repeats.
"""

import pyarrow as pa
from timing import Work, in_turns

from perfmodel import DepartmentObjectives, Indicator, Polarity, judge, read_actual, read_target, review
from perfmodel.interop.arrow import judge_columns, read_targets, review_columns
from perfmodel.reviewing import REVIEW_RULES, RuleScope
from perfmodel.taxonomy import CATEGORIES, match_category

PAIRS = {
    "{}%": ("{}%", 14),
    "≥{}%": ("{}%", 6),
    "≥{}人": ("{}人", 5),
    "{}册": ("{}册", 6),
    "{}": ("{}", 6),
    "={}个": ("{}个", 5),
    "{}万平方米": ("{}平方米", 3),
    "≤{}万元": ("{}万元", 2),
    "{}元/户": ("{}元/户", 2),
    "≥{}元/人·月": ("{}元/人·月", 1),
    "{}%以上": ("{}%", 1),
    "不低于{}%": ("{}%", 1),
    "控制在{}万元以内": ("{}元", 1),
    "{}个工作日内": ("{}个工作日", 1),
    "{}次/月": ("{}次/月", 1),
    "持续改善第{}批河段水质": ("已改善第{}处", 6),
    "第{}小学办学条件不断改善": ("已改善第{}处", 4),
    "抽检≥{}批次；合格率≥97%": ("抽检{}批次；合格率98%", 1),
    "较上年提高{}%": ("提高{}%", 1),
    "每年不少于{}次": ("{}次", 1),
}
"""Targets with what is reported of them, and their shares, which are those of ``columns.py``."""

TEMPLATES = tuple(pair for pair, (_, share) in PAIRS.items() for _ in range(share))
TARGETS, ACTUALS, ROWS, ROUNDS = 1_000, 200, 20_000, 3
SENSE = Polarity.HIGHER_IS_BETTER
NAMES = ("办结率", "培训人数", "讲座", "满意度", "投诉率", "经费", "面积")
LABELS = ("数量指标", "质量指标", "时效指标", "社会效益指标", "output.cost")


def rates(count: int, *ways: Work) -> list[float]:
    """Rows a second of each way, the best of some rounds in which each has its turn."""
    return [count / seconds for seconds in in_turns(ROUNDS, *ways)]


def pairs(count: int) -> tuple[list[str], list[str]]:
    """So many targets, each with what is reported of it."""
    targets = [TEMPLATES[number % len(TEMPLATES)] for number in range(count)]
    cells = [target.format(1 + number) for number, target in enumerate(targets)]
    return cells, [PAIRS[target][0].format(2 + number) for number, target in enumerate(targets)]


def rows(count: int) -> tuple[list[str], list[str], list[str]]:
    """The targets, names and labels of so many rows."""
    cells = [TEMPLATES[number * 7 % len(TEMPLATES)].format(1 + number) for number in range(count)]
    names = [f"{NAMES[number % len(NAMES)]}{number}" for number in range(count)]
    return cells, names, [LABELS[number % len(LABELS)] for number in range(count)]


def judged() -> tuple[float, float]:
    """Pairs a second by ``judge()`` and by ``judge_columns``."""
    cells, done = list[str](), list[str]()
    for number in range(TARGETS):
        target = TEMPLATES[number % len(TEMPLATES)]
        cells += [target.format(1 + number)] * ACTUALS
        done += [PAIRS[target][0].format(1 + other) for other in range(ACTUALS)]
    targets = {cell: read_target(cell) for cell in set(cells)}
    actuals = {cell: read_actual(cell) for cell in set(done)}
    parsed = [(targets[cell], actuals[other]) for cell, other in zip(cells, done, strict=True)]
    columns = read_targets(pa.array(cells)), pa.array(done)

    def one_by_one() -> None:
        for target, actual in parsed:
            judge(target, actual, polarity=SENSE)

    single, column = rates(len(parsed), one_by_one, lambda: judge_columns(*columns, polarity=SENSE))
    return single, column


def reviewed() -> tuple[float, float]:
    """Rows a second by ``review()`` of one document of them all, and by ``review_columns``, with the same rules."""
    cells, names, labels = rows(ROWS)
    indicators = [
        Indicator(
            name=name, category=CATEGORIES.get(label) or match_category(label), target=read_target(cell), weight=5
        )
        for name, label, cell in zip(names, labels, cells, strict=True)
    ]
    document = DepartmentObjectives(department="", indicators=indicators)
    rules = [rule for rule in REVIEW_RULES if rule.scope is RuleScope.INDICATOR]
    columns = read_targets(pa.array(cells)), pa.array(names), pa.array(labels)
    single, column = rates(ROWS, lambda: review(document, rules=rules), lambda: review_columns(*columns, weight="5"))
    return single, column


def main() -> None:
    """Print both ways with their ratio and its bound."""
    for name, bound, measure in (("judge", 0.8, judged), ("review", 0.9, reviewed)):
        single, column = measure()
        ratio = column / single
        held = "held" if ratio >= bound else "BROKEN"
        print(f"{name + '()':10} {single:9,.0f}/s  {name + '_columns':15} {column:9,.0f}/s", end="  ")
        print(f"ratio {ratio:.2f}  bound {bound}  {held}")


if __name__ == "__main__":
    main()
