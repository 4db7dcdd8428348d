"""Small plans of a water bureau, and rows of them scored alone."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

import pytest

from perfmodel import Indicator, ProjectObjectives, Quantity, assess, read_target
from perfmodel.objectives import Execution
from perfmodel.scoring import AssessedLine, ScoringPolicy

Plan: TypeAlias = Callable[..., ProjectObjectives]
Scored: TypeAlias = Callable[..., AssessedLine]
Money: TypeAlias = Callable[[str, str], Execution]


@pytest.fixture
def plan() -> Plan:
    """Makes a plan of rows ``(category, target, weight)``; further cells of a row go by name in a fourth place."""

    def make(*rows: tuple[Any, ...], **head: Any) -> ProjectObjectives:  # noqa: ANN401 - cells of any kind
        indicators: list[Indicator] = []
        for place, (category, target, weight, *rest) in enumerate(rows, 1):
            cells: dict[str, Any] = dict(*rest)
            read = read_target(target, fiscal_year=2024)
            row = Indicator(
                name=f"指标{place}", number=str(place), category=category, target=read, weight=weight, **cells
            )
            indicators.append(row)
        return ProjectObjectives(project="管网改造", fiscal_year=2024, indicators=indicators, **head)

    return make


@pytest.fixture
def scored(plan: Plan) -> Scored:
    """Scores one row of 10 points alone."""

    def make(  # noqa: PLR0913 - each is a cell of the row
        policy: str | ScoringPolicy,
        target: str,
        actual: Any,  # noqa: ANN401 - any reported value
        *,
        category: str | None = "output.quantity",
        weight: Decimal | int | str | None = 10,
        share: str | None = None,
        reference: str | None = None,
        **cells: Any,  # noqa: ANN401 - cells of any kind
    ) -> AssessedLine:
        document = plan((category, target, weight, cells))
        key = document.indicators[0].id
        found = assess(
            document,
            {} if actual is None else {key: actual},
            policy=policy,
            shares={} if share is None else {key: share},
            references={} if reference is None else {key: reference},
        )
        return found.lines[0]

    return make


@pytest.fixture
def money() -> Money:
    """Makes the money row of a form, in 万元."""

    def make(adjusted: str, executed: str) -> Execution:
        return Execution(name="年度资金总额", adjusted=Quantity(adjusted, "万元"), executed=Quantity(executed, "万元"))

    return make
