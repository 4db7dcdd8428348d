"""
What reading a form costs: rows a second, how the time grows, how much memory a large form takes.

Run: ``python benchmarks/forms.py``.  The rows are made up: a name of its own for each, targets of sixteen shapes.
"""

import tracemalloc

from timing import best

from perfmodel import read_form

TARGETS = (
    "≥{}万人次",
    "不低于{}%",
    "{}项",
    "{}%以上",
    "控制在{}万元以内",
    "每年不少于{}次",
    "≤{}元",
    "{}个工作日内",
    "较上年提高{}%",
    "前{}名",
    "60%-{}%",
    "第{}季度前",
    "持续改善",
    "有效提升",
    "≥{}件",
    "长期",
)
LABELS = (
    "产出指标\t数量指标",
    "\t质量指标",
    "\t时效指标",
    "效益指标\t社会效益指标",
    "\t生态效益指标",
    "满意度指标\t服务对象满意度指标",
)
HEAD = "部门整体支出绩效目标表\n部门名称\t市水务局\n年度\t2024\n一级指标\t二级指标\t三级指标\t指标值\t分值\t备注\n"
COUNTS = (1_000, 10_000, 100_000)
WIDE = 5_000


def form(rows: int) -> str:
    """A form of so many rows, as it is pasted."""
    lines = list[str]()
    for row in range(rows):
        label = LABELS[row // 3 % len(LABELS)] if row % 3 == 0 else "\t"
        target = TARGETS[row % len(TARGETS)].format(row % 89 + 1)
        note = "按月统计" if row % 4 == 0 else ""
        lines.append(f"{label}\t{row % 5 + 1} 第{row}号泵站巡检\t{target}\t{row % 10 + 1}\t{note}")
    return HEAD + "\n".join(lines) + "\n"


def wide(columns: int) -> str:
    """A form with so many columns that no layout knows."""
    headings = "\t".join(f"科室{column}号" for column in range(columns))
    cells = "\t".join("办" for _ in range(columns))
    return f"三级指标\t指标值\t{headings}\n改造泵站\t≥4座\t{cells}\n"


def seconds(text: str, repeats: int = 3) -> float:
    """The quickest of several readings, in seconds of one core."""
    return best(lambda: read_form(text), repeats)


def main() -> None:
    """Print the figures."""
    read_form(form(100))
    before = None
    for count in COUNTS:
        spent = seconds(form(count))
        growth = "" if before is None else f", {spent / before:.1f} times the time for 10 times the rows"
        before = spent
        print(f"{count:,} rows: {spent:.2f} s, {count / spent:,.0f} rows/s, {1e6 * spent / count:.0f} µs a row{growth}")
    print(f"{WIDE:,} unknown columns: {seconds(wide(WIDE)):.2f} s")
    huge = form(10).replace("第3号", "泵" * 10_000_000)
    print(f"one cell of 10 million characters: {seconds(huge):.2f} s")
    text = form(COUNTS[-1])
    tracemalloc.start()
    reading = read_form(text)
    kept, most = tracemalloc.get_traced_memory()
    rows = len(reading.document.indicators)
    print(
        f"{rows:,} rows: {most / 2**20:.0f} MiB at most, {kept / 2**20:.0f} MiB kept ({kept / rows:,.0f} bytes a row)"
    )


if __name__ == "__main__":
    main()
