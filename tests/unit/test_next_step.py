"""A refusal says what to do next, in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from perfmodel import (
    FiscalYear,
    PerfModelError,
    ProjectObjectives,
    Quantity,
    dump,
    explain,
    judge,
    polarity_of,
    read_form,
    read_forms,
    read_target,
    review,
)
from perfmodel.errors import DocumentError, WrongTypeError
from perfmodel.exchange import load_lines
from perfmodel.interop.arrow import read_form_tables
from perfmodel.interop.csv import load_csv

FORM = "一级指标\t三级指标\t指标值\n产出指标\t新建书屋\t≥12间"
DRAFT = read_form(FORM).document

NEXT: list[tuple[Callable[[], object], str, str]] = [
    (
        lambda: ProjectObjectives(project="书屋", budget=cast("Any", 300)),
        "write Budget(total=Quantity(300, '万元'))",
        "请写 Budget(total=Quantity(300, '万元'))",
    ),
    (
        lambda: ProjectObjectives(project="书屋", indicators=cast("Any", ["新建书屋"])),
        "write Indicator(name=…, target=…)",
        "请写 Indicator(name=…, target=…)",
    ),
    (lambda: ProjectObjectives(project="书屋", report=cast("Any", 3)), "write Report(…)", "请写 Report(…)"),
    (lambda: polarity_of(cast("Any", None)), "hand in the name of a row", "请传入一行的指标名称"),
    (
        lambda: polarity_of("投诉率", category=cast("Any", 3)),
        "hand in the id of a category: row.category.id",
        "请传入类别的代码：row.category.id",
    ),
    (lambda: FiscalYear(25), "found 25; write all four digits", "实为25；请写全四位数字"),
    (
        lambda: explain(judge(read_target("≥3个"), "3个"), locale="fr"),
        "found 'fr'; take one of them",
        "实为'fr'；请取其一",
    ),
    (
        lambda: review(DRAFT, rules=["PM1"]),
        "no rule has the code 'PM1'; their codes stand in perfmodel.reviewing.REVIEW_RULES",
        "各规则的编号见 perfmodel.reviewing.REVIEW_RULES",
    ),
    (lambda: review(DRAFT, rules=["pm125"]), "the nearest is PM125", "最相近的是PM125"),
    (
        lambda: Quantity("万元", cast("Any", 5)),
        "found the unit '万元' in front; write Quantity(5, '万元')",
        "实际先写了单位'万元'；请写 Quantity(5, '万元')",
    ),
    (lambda: Quantity("", "元"), "found ''; write it with digits", "实为''；请用数字书写"),
    (lambda: Quantity("3%%", "元"), "found '3%%'; write it with digits", "实为'3%%'；请用数字书写"),
    (
        lambda: Quantity(5, "%") + Quantity(1, "个百分点"),
        "points are the difference of two percentages, not one",
        "百分点是两个百分比之差，不是百分比：水平请写 %，变化请写个百分点",
    ),
    (
        lambda: Quantity(5, "美元") + Quantity(1, "元"),
        "exchange one at a rate of your own",
        "两种货币请自行折算",
    ),
    (lambda: Quantity(5, "月") + Quantity(1, "天"), "them: state both in one unit", "请用同一单位表示"),
    (
        lambda: dump(review(DRAFT), "findings.parquet"),
        "found Findings; write it as json, or findings and an assessment as tables, with perfmodel.interop.arrow",
        "问题清单和评分结果也可用 perfmodel.interop.arrow 转成表",
    ),
    (
        lambda: read_forms([FORM], on_error=cast("Any", _of_one)),
        "on_error to take what it is called with, found a function of other arguments; write lambda source, error: …",
        "on_error应能接受传给它的参数，实为参数不同的函数；请写 lambda source, error: …",
    ),
    (
        lambda: read_forms([FORM], progress=cast("Any", lambda: None)),
        "write lambda count: …",
        "请写 lambda count: …",
    ),
    (
        lambda: load_lines("values.jsonl", on_error=cast("Any", _of_one)),
        "write lambda line, error: …",
        "请写 lambda line, error: …",
    ),
]


def _of_one(error: object) -> object:
    """A function of one argument, where two are handed on."""
    return error


@pytest.mark.parametrize(("act", "english", "chinese"), NEXT)
def test_the_next_step_is_said(act: Callable[[], object], english: str, chinese: str) -> None:
    """What to write, by what was handed in; nobody has to look it up."""
    with pytest.raises(PerfModelError) as caught:
        act()

    assert english in str(caught.value)
    assert chinese in explain(caught.value)


def test_a_csv_file_of_another_encoding(tmp_path: Path) -> None:
    """Excel writes GBK unless it is told otherwise; the error of the decoder stood inside the Chinese sentence."""
    path = tmp_path / "指标.csv"
    path.write_bytes("年度,部门\n2024,财政局\n".encode("gbk"))
    with pytest.raises(DocumentError) as caught:
        load_csv(path)

    assert "save it as CSV UTF-8 (Excel), or read a form with read_form" in str(caught.value)
    assert "实为其他编码（第0个字节）；请另存为 CSV UTF-8（Excel），绩效目标表请用 read_form 读取" in explain(
        caught.value
    )
    assert "codec" not in explain(caught.value)


def test_what_can_be_called_is_taken() -> None:
    """Methods, functions with defaults or any arguments, and what Python knows no arguments of."""
    failed: list[object] = []

    def any_number(*given: object) -> None:
        failed.append(given)

    def with_a_default(source: object, _error: object = None) -> None:
        failed.append(source)

    for taken in (any_number, with_a_default, None):
        assert len(list(read_forms([FORM], on_error=taken))) == 1
    assert len(list(read_forms([FORM, b"GIF89a"], on_error=lambda _source, error: failed.append(error.code)))) == 1
    assert len(list(read_forms([FORM], progress=failed.append))) == 1
    assert len(list(read_forms([FORM], progress=range))) == 1
    assert failed == ["kind-unknown", 1]


def test_a_batch_is_refused_before_it_begins() -> None:
    """It read some hundred files, and ended with a bare error of Python at the first that could not be read."""
    with pytest.raises(WrongTypeError):
        read_form_tables([FORM], progress=cast("Any", lambda: None))
