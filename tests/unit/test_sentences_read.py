"""Sentences that a new reader stumbled over, as they read now."""

import pytest

from perfmodel import (
    Indicator,
    ProjectObjectives,
    assess,
    compare_documents,
    dumps,
    explain,
    judge,
    read_form,
    read_target,
)


@pytest.mark.parametrize(
    ("target", "actual", "chinese", "english"),
    [
        ("", "/", "未填写目标值，也未填报实际值", "neither a target nor an actual value is stated"),
        ("", "5个", "实际值 5个 没有对应的目标值", "no target is stated for the actual value 5个 [5 items]"),
        (
            "2024年11月30日前",
            "2024年12月8日",
            "实际时间 2024年12月8日，未按目标时间 2024年11月30日前 完成，晚 8 天",
            "8 days late",
        ),
        ("较上年提高2个百分点", "提高2.4个百分点", "达到目标", "提高2.4个百分点 [up by 2.4 percentage points] meets"),
        ("较上年下降2%", "下降1%", "未达到目标", "下降1% [down by 1%] falls short"),
        ("较上年提高5%", "成本提高6%", "成本提高", "成本提高6%"),
        ("每月≥4次", "52次", "未说明周期", "does not say in which period"),
    ],
)
def test_a_judgement(target: str, actual: str, chinese: str, english: str) -> None:
    """What is said in each language."""
    found = judge(read_target(target), actual)

    assert chinese in explain(found)
    assert english in explain(found, locale="en")


def scored(actual: str) -> str:
    """What is said of a row in words, of 5 points."""
    row = Indicator(name="机制建设", category="output.quality", target=read_target("持续健全"), weight=5)
    return explain(
        assess(ProjectObjectives(project="书屋", indicators=[row]), {row.id: actual}, policy="mof2020").lines[0]
    )


def test_many_amounts_without_a_unit_are_one_finding() -> None:
    """Six cells of one table of tasks were six findings; the one has all texts, and up to five are told apart."""
    head = ["项目名称\t书屋", "年度主要任务\t任务名称\t主要内容\t财政拨款\t其他资金"]
    tasks = [f"年度主要任务\t任务{place}\t内容{place}\t{place}1\t{place}2" for place in range(1, 4)]
    rows = ["一级指标\t三级指标\t指标值", "产出指标\t新建书屋\t≥12间"]
    many, few = (
        [each for each in read_form("\n".join([*head, *some, *rows])).findings if each.code == "money-unit-missing"]
        for some in (tasks, tasks[:2])
    )

    assert [each.text for each in many] == ["11 | 12 | 21 | 22 | 31 | 32"]
    assert "6" in explain(many[0])
    assert [each.text for each in few] == ["11", "12", "21", "22"]


def test_points_that_a_person_gives() -> None:
    """Both ends are written alike: it was 4.00至5."""
    assert "由人评分，4至5分（满分5分）" in scored("达成年度指标")
    row = Indicator(name="机制建设", category="output.quality", target=read_target("持续健全"), weight=5)
    found = assess(ProjectObjectives(project="书屋", indicators=[row]), {row.id: "达成年度指标"}, policy="mof2020")
    (waits,) = (finding for finding in found.findings if finding.code == "needs-reader")
    assert "须由人评分：4至5分" in explain(waits)
    assert "a person has to score it, from 4 to 5 points" in explain(waits, locale="en")


def test_a_part_stands_behind_what_it_is_a_part_of() -> None:
    """A sentence began with the part (其中省级以上：实际值 …), as if that were the name of the row."""
    found = judge(read_target("≥20篇，其中省级以上≥3篇"), "23篇")

    assert explain(found).startswith("实际值 23篇 未说明")
    assert "≥20篇，其中省级以上≥3篇 的哪一部分（“其中省级以上”部分）" in explain(found)
    assert "(in its part “其中省级以上”)" in explain(found, locale="en")


def test_a_comparison_says_each_target_once() -> None:
    """The cell and the sentence beside it quote the same words; it was ≥90% beside 由 90%以上."""
    before, after = (
        ProjectObjectives(
            project="书屋", indicators=[Indicator(name="满意度", category="satisfaction", target=read_target(text))]
        )
        for text in ("90%以上", "≥95%")
    )
    (row,) = (line for line in dumps(compare_documents(before, after), "tsv").splitlines() if line.startswith("满意度"))

    assert row.split("\t")[1:3] == ["90%以上", "≥95%"]
    assert "由 90%以上 改为 ≥95%" in row
