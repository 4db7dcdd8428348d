"""Every layout that was met has a form of our own that reads with all cells accounted for."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from perfmodel import dumps, loads, parse_quantity, read_form, read_target
from perfmodel.objectives._documents import DepartmentObjectives, Objectives, ProjectObjectives, Task
from perfmodel.objectives._indicator import Extra, Indicator, Standard, Term
from perfmodel.objectives._report import Budget, Execution, Report, Result
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._terms import Polarity

FIXTURES = Path(__file__).parents[2] / "fixtures" / "layouts"
CASES = sorted(path.stem for path in FIXTURES.glob("*.tsv"))
Data = Mapping[str, Any]


def _money(data: Data | None) -> Budget | None:
    if data is None:
        return None
    total, fiscal, other = (parse_quantity(data[key]) if key in data else None for key in ("total", "fiscal", "other"))
    return Budget(total=total, fiscal=fiscal, other=other)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _extras(pairs: Iterable[tuple[str, str]]) -> tuple[Extra, ...]:
    return tuple(Extra(*pair) for pair in pairs)


def _indicator(row: Data, year: int | None) -> Indicator:
    def actual(key: str) -> Actual | None:
        return read_actual(row[key], fiscal_year=year) if key in row else None

    result = Result(
        actual=actual("actual"),
        score=_decimal(row.get("score")),
        reason=row.get("reason", ""),
        so_far=actual("so_far"),
        expected=actual("expected"),
        likelihood=row.get("likelihood", ""),
    )
    value, unit, operator = row.get("target_unit", (row["target"], None, None))
    return Indicator(
        number=row.get("no"),
        name=row["name"],
        category=row["in"],
        target=read_target(value, unit=unit, operator=operator, fiscal_year=year),
        weight=row.get("weight"),
        polarity=Polarity(row["polarity"]) if "polarity" in row else None,
        definition=row.get("definition"),
        adjusted=read_target(row["adjusted"]) if "adjusted" in row else None,
        term=Term(row.get("term", "annual")),
        scope=row.get("scope"),
        standards=[Standard(grade=grade, target=read_target(text)) for grade, text in row.get("standards", {}).items()],
        result=None if result == Result() else result,
        extra=row.get("extra", {}).items(),
    )


def _report(data: Data | None) -> Report | None:
    if data is None:
        return None
    money = ("initial", "adjusted", "executed", "rate")
    rows = [
        Execution(
            name=row["name"],
            **{key: parse_quantity(row[key]) for key in money if key in row},
            weight=_decimal(row.get("weight")),
            score=_decimal(row.get("score")),
            reason=row.get("reason", ""),
        )
        for row in data.get("execution", ())
    ]
    total = _decimal(data.get("total"))
    return Report(execution=rows, overall=data.get("overall", ""), total=total, grade=data.get("grade", ""))


def _document(data: Data) -> Objectives:
    year = data.get("year")
    shared: dict[str, Any] = {
        "title": data.get("title", ""),
        "department": data.get("department", ""),
        "fiscal_year": year,
        "budget": _money(data.get("budget", {})),
        "overall": data.get("overall", ""),
        "overall_medium": data.get("overall_medium", ""),
        "scheme": data.get("scheme"),
        "report": _report(data.get("report")),
        "extra": _extras(data.get("extra", ())),
        "indicators": [_indicator(row, year) for row in data["indicators"]],
    }
    if data["kind"] == "project":
        return ProjectObjectives(project=data["project"], unit=data.get("unit", ""), **shared)
    tasks = [
        Task(name=row["name"], content=row["content"], budget=_money(row.get("budget")))
        for row in data.get("tasks", ())
    ]
    return DepartmentObjectives(tasks=tasks, **shared)


@pytest.mark.parametrize("case", CASES)
def test_a_form_of_each_layout_reads_as_it_says(case: str) -> None:
    """The document is what a person reads in the form, and nothing else is noticed."""
    expected = json.loads((FIXTURES / f"{case}.json").read_text(encoding="utf-8"))
    reading = read_form(FIXTURES / f"{case}.tsv")
    wanted = _document(expected)

    for got, want in zip(reading.document.indicators, wanted.indicators, strict=False):
        assert got == want
    assert reading.document == wanted
    assert [finding.code for finding in reading.findings] == expected["findings"]


@pytest.mark.parametrize("case", CASES)
def test_every_cell_of_a_layout_is_accounted_for(case: str) -> None:
    """Each cell that is not blank stands in the ledger once, and the document survives its exchange."""
    path = FIXTURES / f"{case}.tsv"
    reading = read_form(path)
    cells = [
        (line, column, text)
        for line, row in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        for column, text in enumerate(row.split("\t"), start=1)
        if text.strip()
    ]

    assert [(entry.place.line, entry.place.column, entry.text) for entry in reading.ledger] == cells
    assert loads(dumps(reading.document, "json"), "json") == reading.document


@pytest.mark.parametrize("case", CASES)
def test_rows_are_those_of_the_constructor(case: str) -> None:
    """The reader makes rows without the checks of the constructor, which refuses none of them and changes nothing."""
    for row in read_form(FIXTURES / f"{case}.tsv").document.indicators:
        made = evolve(row)

        assert (made, made.id, made.place, str(made.weight)) == (row, row.id, row.place, str(row.weight))
