"""
What assessing costs: a form of 60 rows, a file of 100,000, and how the time grows.

Run: ``python benchmarks/assess.py``.  The bounds of the project: 60 rows under 2 ms, 100,000 rows in 5 s on one core.
"""

from timing import Work, best

from perfmodel import Actual, Indicator, ProjectObjectives, Quantity, assess, parse_actual, read_target
from perfmodel.objectives import Execution

ROWS = (
    ("output.quantity", "≥120场", "114场"),
    ("output.quality", "≥95%", "96.5%"),
    ("output.timeliness", "2024年12月31日前", "2024年11月30日"),
    ("cost.unspecified", "≤60万元", "66万元"),
    ("benefit.social", "持续提高", "部分达成年度指标并具有一定效果"),
    ("satisfaction.beneficiary", "≥90%", "87%"),
)
MONEY = Execution(name="年度资金总额", adjusted=Quantity(100, "万元"), executed=Quantity(95, "万元"))


def plan(count: int) -> tuple[ProjectObjectives, dict[str, Actual], dict[str, str]]:
    """A document of so many rows, its reported values as read, and as text."""
    indicators: list[Indicator] = []
    read: dict[str, Actual] = {}
    text: dict[str, str] = {}
    for place in range(count):
        category, target, actual = ROWS[place % len(ROWS)]
        row = Indicator(name="指标", number=str(place), category=category, target=read_target(target))
        indicators.append(row)
        read[row.id], text[row.id] = parse_actual(actual), actual
    return ProjectObjectives(project="馆藏更新", fiscal_year=2024, indicators=indicators), read, text


def milliseconds(work: Work, repeats: int) -> float:
    """The quickest of several runs, in milliseconds of one core."""
    return 1000 * best(work, repeats)


def main() -> None:
    """Print the figures."""
    for policy in ("mof2020", "mof2021_guidance", "hubei2020"):
        document, read, text = plan(60)
        values = milliseconds(lambda: assess(document, read, policy=policy, execution=MONEY), 200)  # noqa: B023 - run at once
        cells = milliseconds(lambda: assess(document, text, policy=policy, execution=MONEY), 100)  # noqa: B023 - run at once
        print(f"60 rows by {policy}: {values:.2f} ms with values read before, {cells:.2f} ms with texts")
    for count in (1_000, 10_000, 100_000):
        document, read, _ = plan(count)
        spent = milliseconds(lambda: assess(document, read, policy="hubei2020", execution=MONEY), 3)  # noqa: B023 - run at once
        print(f"{count:,} rows: {spent:,.0f} ms, {1000 * spent / count:.1f} µs a row")


if __name__ == "__main__":
    main()
