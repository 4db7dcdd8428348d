"""Errors lead on: they name what the caller wrote, in one language, and say what would be right."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest

from perfmodel import (
    Indicator,
    PerfModelError,
    ProjectObjectives,
    Unread,
    assess,
    dump,
    explain,
    explain_reading,
    judge,
    load_policy,
    loads,
    read_forms,
    read_target,
)
from perfmodel.exchange import load_lines
from perfmodel.interop import frames
from perfmodel.scoring import UnitReport
from perfmodel.source import Span
from perfmodel.targets import ReadError

ROW = Indicator(name="更换智能水表", category="output.quantity", target=read_target("明显改善"), weight=90)
DOCUMENT = ProjectObjectives(project="供水改造", indicators=[ROW])
SHIPPED = 'name = "ours"\ntitle = "本市"\nextends = "mof2020"\n[source]\nsource = "ours"\n'
KINDS = (
    "department_objectives, project_objectives, assessment, audited_form, findings, finding, indicator, actual, "
    "threshold, range, frequency, deadline, rank, grade, relative, yes_no, statement, composite, unstated, unread"
)


def shared(value: Any) -> Callable[[], object]:  # noqa: ANN401 - right or wrong
    """An assessment with one share."""
    return lambda: assess(DOCUMENT, {ROW.id: "明显改善"}, policy="mof2020", shares={ROW.id: value})


ERRORS: list[tuple[Callable[[], object], str, str]] = [
    (
        lambda: dump(cast("Any", [read_target("≥3")]), "a.json"),
        "found list; write many values with dump_lines(values, 'values.jsonl')",
        "实为list；多个值请用 dump_lines(values, 'values.jsonl') 写出",
    ),
    (
        lambda: loads('{"kind": "indicater"}', "json"),
        f"expected a kind of {KINDS}, found str 'indicater'; write indicator @ $",
        f"$：种类应为下列之一：{KINDS}；实为str 'indicater'；请写 indicator（kind-unknown）",
    ),
    (lambda: loads('{"kind": 3}', "json"), f"expected a kind of {KINDS}, found int '3' @ $", f"{KINDS}；实为int '3'"),
    (
        lambda: judge(read_target("≥3个"), "2个", polarity=cast("Any", "lower_is_better")),
        "found str; write Polarity.LOWER_IS_BETTER",
        "请写 Polarity.LOWER_IS_BETTER",
    ),
    (
        lambda: judge(read_target("≥3个"), "2个", polarity=cast("Any", "down")),
        "found str; write Polarity.HIGHER_IS_BETTER",
        "请写 Polarity.HIGHER_IS_BETTER",
    ),
    (lambda: load_policy(f"gracedays = 3\n{SHIPPED}"), "unknown key; strike it", "未知的键；请删去"),
    (
        lambda: load_policy(f'{SHIPPED}[on_time]\nlate = "zero"\ngracedays = 3\nsource = "ours"\n'),
        "unknown key; write grace_days @ $.on_time.gracedays",
        "$.on_time.gracedays：未知的键；请写grace_days",
    ),
    (
        lambda: DOCUMENT.replace("更换 智能水表", weight=5),
        "found '更换 智能水表'; close to it: output.quantity/1",
        "相近的有：output.quantity/1",
    ),
    (
        lambda: assess(DOCUMENT, {ROW.id: "明显改善"}, policy="mof2020").line("更换智能水表"),
        "close to it: output.quantity/1",
        "相近的有：output.quantity/1",
    ),
    (
        shared(80),
        "expected a share of the points from 0 to 1 for output.quantity/1, found 80; 85% is 0.85",
        "output.quantity/1 的得分比例应为0至1，实为80；85%写作0.85",
    ),
    (shared(Fraction(4, 3)), "for output.quantity/1, found 4/3; ", "实为4/3；"),
    (shared(Decimal("1.5")), "for output.quantity/1, found 1.5; ", "实为1.5；"),
    (shared("much"), "for output.quantity/1, found much; ", "实为much；"),
    (
        lambda: UnitReport(unit="一处", actuals=(), shares={("output.quantity", "1"): 2}),
        "for output.quantity/1, found 2; ",
        "实为2；",
    ),
    (lambda: list(read_forms([], workers=0)), "expected 1 to 256 processes, found 0", "进程数应为1至256，实为0"),
    (lambda: list(read_forms([], workers=2, seconds=0)), "expected up to ", "秒数应大于0且不超过"),
]


@pytest.mark.parametrize(("act", "english", "chinese"), ERRORS)
def test_errors_say_what_would_be_right(act: Callable[[], object], english: str, chinese: str) -> None:
    """In English and in Chinese."""
    with pytest.raises(PerfModelError) as caught:
        act()

    assert english in str(caught.value)
    assert chinese in explain(caught.value)


def test_a_broken_line_counts_as_one(tmp_path: Path) -> None:
    """A line that ends too early has its fault in itself, not below."""
    (tmp_path / "a.jsonl").write_text('{"a":\n{}\n', "utf-8")

    with pytest.raises(PerfModelError, match=r"^line 1: 1 problem in the document\n +Expecting value at line 1, col"):
        list(load_lines(tmp_path / "a.jsonl"))


@pytest.mark.parametrize(
    ("beside", "chinese"),
    [
        ({"reference": ""}, "quantity-expected：应为一个确切的数及其单位，实为文字结尾，在第1个字符：⟦⟧；请只写"),
        ({"reference": "百万"}, "quantity-expected：应为一个确切的数及其单位，实为'百万'，在第1至2个字符：⟦百万⟧；"),
        ({"polarity": "正向"}, "code-unknown：应为下列之一：higher_is_better, lower_is_better, neutral；实为'正向'"),
        ({"fiscal_year": [24]}, "year-invalid：预算年度应为1900至2200，实为24"),
    ],
)
def test_rows_say_their_errors_in_chinese(beside: dict[str, Any], chinese: str) -> None:
    """As ``explain`` says the error of one value."""
    (said,) = frames.explain(["较上年增长5%"], ["3月1日"], **beside)

    assert said.startswith(f"错误 {chinese}")


def test_a_review_of_columns_says_its_errors_in_chinese() -> None:
    """As ``review`` would have it."""
    ((found,),) = frames.review(["≥95%"], ["办结率"], ["数量指标"], polarity="正向", locale="zh_Hans")

    assert found["message"] == "应为下列之一：higher_is_better, lower_is_better, neutral；实为'正向'"


class TestReadings:
    """All of a reading is explained, and why it stopped."""

    def test_its_parts(self) -> None:
        """Each on a line of its own."""
        assert explain(explain_reading("≥95%")).splitlines() == [
            "第1个字符是比较方式：“至少”（各地表单，比较符号的各种写法；见原文）",
            "第2至3个字符是数值：“95”（perfmodel，docs/design.md；本项目设定）",
            "第4个字符是计量单位：“%”（perfmodel，docs/design.md；本项目设定）",
        ]
        assert explain(()) == "没有发现问题"

    @pytest.mark.parametrize("text", ["不低于95%", "≥95%（含）", "达到20个以上"])
    def test_no_clause_is_english(self, text: str) -> None:
        """The sources of words are told in Chinese."""
        said = explain(explain_reading(text))

        assert not [word for word in ("article", "Civil", "spellings", "wordings") if word in said]

    def test_a_list_of_something_else_is_called_one(self) -> None:
        """Not by a name of ours."""
        with pytest.raises(PerfModelError, match="found list; hand in"):
            explain(cast("Any", [3]))

    def test_its_error(self) -> None:
        """With the place, and what would have been read."""
        target = read_target("≥95%%")

        assert isinstance(target, Unread)
        assert explain(target.error) == (
            "错误 expression-incomplete：读到第5个字符处停止，此处应为到此为止的表达式；请删去其余部分，或写成语句"
        )
        assert explain(target.error, locale="en").startswith(
            "error expression-incomplete: the reading stopped at character 5, where an expression that ends here was "
        )
        assert explain(ReadError("cell-error", Span(0, 1))) == "错误 cell-error：读到第1个字符处停止"
