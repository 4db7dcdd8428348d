"""Compared documents in words: what changed is said, and what did not is not."""

from decimal import Decimal

import pytest
from attrs import evolve, fields

from perfmodel import (
    Budget,
    DepartmentObjectives,
    Indicator,
    ProjectObjectives,
    Quantity,
    Report,
    compare_documents,
    explain,
    read_actual,
    read_target,
)
from perfmodel.display._comparisons import FIELDS
from perfmodel.objectives import Execution, Extra, Result

SEATS = Indicator(number="1", name="新增座位", category="output.quantity", target=read_target("不少于80个"), weight=50)
VISITS = Indicator(number="2", name="到馆人次", category="benefit.social", target=read_target("≥9万人次"), weight=40)
BEFORE = ProjectObjectives(project="阅览室改造", indicators=[SEATS, VISITS])


def row_said(changes: dict[str, object], *, locale: str = "zh_Hans") -> str:
    """The sentence of the first row when it changed so."""
    after = evolve(BEFORE, indicators=[evolve(SEATS, **changes), VISITS])  # type: ignore[arg-type]
    return explain(compare_documents(BEFORE, after).matched[0], locale=locale)


class TestRows:
    """One row of two documents."""

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({}, "新增座位：目标与原来相同"),
            ({"target": read_target("≥80个")}, "新增座位：目标与原来相同"),
            (
                {"target": read_target("≥60个")},
                "新增座位：指标值由 不少于80个 改为 ≥60个；目标比原来宽松：达到旧目标即达到新目标",
            ),
            ({"weight": Decimal("45.50")}, "新增座位：目标与原来相同；分值由50改为45.5"),
            ({"weight": None}, "新增座位：目标与原来相同；分值由50改为未填"),
            ({"name": "新增的座位"}, "新增的座位：目标与原来相同；原名“新增座位”"),
            ({"category": "output.quality"}, "新增座位：目标与原来相同；由数量指标移到质量指标"),
            ({"category": None}, "新增座位：目标与原来相同；由数量指标移到未填"),
            (
                {"definition": "净增", "extra": [Extra("归口", "基建科")]},
                "新增座位：目标与原来相同；另有变化：指标解释，其他栏",
            ),
        ],
        ids=lambda value: value[-9:] if isinstance(value, str) else "-".join(value) or "nothing",
    )
    def test_what_changed(self, changes: dict[str, object], said: str) -> None:
        """Target, points, name, category and the names of other fields."""
        assert row_said(changes) == said

    def test_results_of_one_year_are_no_change_of_the_next(self) -> None:
        """Last year's document reports what was reached, this year's asks for more; a result that is gone is listed."""
        done = [evolve(row, result=Result(actual=read_actual(row.target.text))) for row in (SEATS, VISITS)]
        reported = evolve(BEFORE, indicators=done)
        gone = evolve(BEFORE, indicators=[SEATS, done[1]])

        assert explain(compare_documents(reported, BEFORE).matched[0]) == "新增座位：目标与原来相同"
        assert [row.is_changed for row in compare_documents(reported, BEFORE).matched] == [False, False]
        assert "填报的完成情况" in explain(compare_documents(reported, gone).matched[0])

    def test_in_english(self) -> None:
        """The same with English words around the texts of the form."""
        assert row_said({"target": read_target("≥90个"), "weight": 55}, locale="en") == (
            "新增座位: the target was 不少于80个 [at least 80 items] and is ≥90个 [at least 90 items]; the target asks "
            "for more than before: what meets it would have met the old one too; its points were 50 and are 55"
        )


class TestDocuments:
    """A whole comparison."""

    def test_equal_documents(self) -> None:
        """Nothing is said to have changed."""
        assert explain(compare_documents(BEFORE, BEFORE)) == "两份文档内容相同"

    def test_all_that_changed(self) -> None:
        """Targets, rows, money and the head, each with its names."""
        stricter = evolve(SEATS, target=read_target("≥90个"))
        new = evolve(VISITS, number="3", name="讲座场次", target=read_target("≥12场"))
        after = evolve(
            BEFORE,
            indicators=[stricter, new],
            budget=Budget(total=Quantity(30, "万元")),
            fiscal_year=2025,
            unit="市图书馆",
        )

        assert explain(compare_documents(BEFORE, after)) == (
            "两份文档共有的指标1项，其中有变化1项；目标变严：新增座位；新增：讲座场次；取消：到馆人次；预算总额由未填改为30万元；"
            "表头有变化：实施单位，年度"
        )

    def test_the_money_of_a_self_evaluation(self) -> None:
        """What last year's report states is never said to be not stated."""
        money = Execution(name="年度资金总额", initial=Quantity(150, "万元"), adjusted=Quantity(160, "万元"))
        evaluated = evolve(BEFORE, report=Report(execution=[money]))
        draft = evolve(BEFORE, budget=Budget(total=Quantity(180, "万元"), fiscal=Quantity(180, "万元")))
        said = explain(compare_documents(evaluated, draft))

        assert "预算总额由160万元改为180万元" in said
        assert "未填" not in said

    def test_the_order_alone(self) -> None:
        """Rows that changed places are reported, in English too."""
        turned = evolve(BEFORE, indicators=[VISITS, SEATS])

        assert explain(compare_documents(BEFORE, turned), locale="en") == (
            "rows in both documents: 2, changed: 0; rows changed places"
        )


def test_each_field_has_words() -> None:
    """A field that is new in a document or a row is named in the sentences."""
    kinds = (Indicator, ProjectObjectives, DepartmentObjectives)
    names = {field.name for kind in kinds for field in fields(kind) if field.eq}
    own = {"name", "category", "target", "weight", "indicators", "id"}

    assert names - own == set(FIELDS)
