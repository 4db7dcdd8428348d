"""Policies in words, in two languages."""

import pytest
from attrs import evolve

from perfmodel import Citation, policy
from perfmodel.display import explain_policy
from perfmodel.errors import InvalidValueError
from perfmodel.scoring import AllOrNothing, Late, OnTime, OverFulfilment, RoundedAt, Rounding
from perfmodel.source import Standing

OURS = Citation("our own rule", standing=Standing.DESIGN)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mof2020", "产出指标 50，效益指标 30，满意度 10"),
        ("mof2020", "优：90分及以上，良：80分及以上，中：60分及以上"),
        ("mof2021_guidance", "有成本指标时 成本指标 20，产出指标 40"),
        ("mof2021_guidance", "无满意度时，其分值并入效益指标"),
        ("mof2021_guidance", "满意度不低于90%得满分，低于60%不得分"),
        ("mof2021_guidance", "A÷T低于60%不得分"),
        ("vendor_default", "直线降至2倍目标时为零"),
        ("hubei2020", "部分达成：80%–50%（含50%）"),
        ("hubei2020", "预算执行 20，指标合计 80"),
        ("generic_note", "剔除后按得分÷适用分值×100折算"),
        ("mof2020", "达到目标值的1.3倍及以上须说明原因，不自动扣分"),
    ],
)
def test_in_chinese(name: str, said: str) -> None:
    """Points, rules and grades as the policy has them."""
    assert said in explain_policy(name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mof2020", "SC03; perfmodel, docs/assessing.md; this project's choice"),
        ("mof2020", "SC01; 财预〔2020〕10号, quantitative indicators: full when met, else in proportion; from memory"),
        ("hubei2020", "met: 100% to 80% (80% included, and 100%); partly met: 80% to 50% (50% included)"),
        ("vendor_default", "scored as more is better"),
        ("chongqing2021_dept", "76% of 10 points are 7.6"),
    ],
)
def test_in_english(name: str, said: str) -> None:
    """Each rule with its source and how sure that is."""
    assert said in explain_policy(name, locale="en")


def test_a_policy_of_ones_own() -> None:
    """Deductions, grace, late points, no cap, rounding at the end: all are said."""
    ours = evolve(
        policy("mof2020"),
        name="ours",
        title_en="",
        capped=False,
        execution_capped=False,
        ceiling=AllOrNothing(citation=OURS),
        on_time=OnTime(late=Late.PROPORTIONAL, grace_days=10, citation=OURS),
        over=OverFulfilment(threshold="1.5", reduce=True, minimum="0.65", citation=OURS),
        rounding=Rounding(at=RoundedAt.TOTAL, citation=OURS),
    )
    text = explain_policy(ours, locale="en")

    assert text.startswith("ours: 项目支出绩效评价管理办法")
    assert "full when met, else A ÷ T, beyond the points too" in text
    assert "late earns planned days ÷ actual days, 10 days of grace" in text
    assert "and points fall to 1 − (ratio − 1.5), never below 65% [SC12; our own rule" in text
    assert "added exactly, then rounded half up (decimals: 2)" in text
    assert "executed ÷ adjusted budget × points, beyond the points too" in text


def test_other_locales_are_refused() -> None:
    """No locale is guessed."""
    with pytest.raises(InvalidValueError, match="zh_Hans, zh_Hant, en") as caught:
        explain_policy("mof2020", locale="de")
    assert caught.value.code == "locale-unknown"
