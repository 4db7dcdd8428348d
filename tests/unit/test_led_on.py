"""Errors lead on: they name what the caller wrote, in one language, and say what would be right."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve

from perfmodel import (
    Indicator,
    PerfModelError,
    ProjectObjectives,
    Unread,
    apply_changes,
    assess,
    describe,
    dump,
    errors,
    exchange,
    explain,
    explain_reading,
    judge,
    load_policy,
    loads,
    plot,
    read_form,
    read_forms,
    read_target,
    review,
    testing,
)
from perfmodel.errors import WrongTypeError
from perfmodel.exchange import load_lines
from perfmodel.interop import arrow, csv, frames
from perfmodel.interop.csv import load_csv
from perfmodel.interop.frames import perf
from perfmodel.scoring import PassMark, UnitReport
from perfmodel.source import Citation, Span, Standing
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
    (
        lambda: assess(DOCUMENT, policy=SHIPPED),
        "found the text of one; hand it in as policy=load_policy(text)",
        "请传入 policy=load_policy(text)",
    ),
    (
        lambda: assess(DOCUMENT, policy="county/ours.toml"),
        "found the path of a file; hand it in as policy=load_policy(Path('policy.toml').read_bytes())",
        "请传入 policy=load_policy(Path('policy.toml').read_bytes())",
    ),
    (
        lambda: assess(DOCUMENT, policy=cast("Any", Path("ours.toml"))),
        "; take one with policy('mof2020') or load_policy(text)",
        "或 load_policy(text)",
    ),
    (
        lambda: PassMark(mark="70%", citation=Citation("ours", standing=Standing.SEEN)),
        "found 70%; write 0.7 for a part, 70 for points",
        "实为70%；比例请写0.7，分值请写70",
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
            "第2至3个字符是数值：“95”（perfmodel软件，本库文档 docs/design.md；本软件设定）",
            "第4个字符是计量单位：“%”（perfmodel软件，本库文档 docs/design.md；本软件设定）",
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


COLUMNS: dict[str, list[Any]] = {
    "指标值": ["≥95%"],
    "完成值": ["94%"],
    "数": [3.0],
    "年": ["二四"],
    "名": ["办结率"],
    "类": ["xx"],
}
FRAMES: list[Any] = [
    pd.DataFrame(COLUMNS),
    pl.DataFrame(COLUMNS),
    pa.table(COLUMNS),
    {name: pa.array(cells) for name, cells in COLUMNS.items()},
]


class TestFrames:
    """Columns of frames go by the names that they have there."""

    @pytest.mark.parametrize("frame", FRAMES, ids=["pandas", "polars", "arrow", "mapping"])
    def test_a_column_of_another_type_is_named(self, frame: Any) -> None:  # noqa: ANN401 - any frame
        """With its role behind the name."""
        functions = perf(frame)

        with pytest.raises(WrongTypeError, match=r"expected texts in the column 数 \(actual\), found double"):
            functions.judge("指标值", "数")
        with pytest.raises(WrongTypeError, match=r"expected texts in the column 数 \(target\), found double"):
            functions.explain("数", "完成值")
        with pytest.raises(WrongTypeError, match=r"expected whole numbers in the column 年 \(fiscal_year\), found "):
            functions.read_target("指标值", fiscal_year="年")
        with pytest.raises(WrongTypeError, match=r"numbers or texts in the column 数 \(weight\), found double"):
            functions.review("指标值", "名", "类", weight="数")

    @pytest.mark.parametrize("frame", FRAMES, ids=["pandas", "polars", "arrow", "mapping"])
    def test_targets_that_are_read_already_go_in(self, frame: Any) -> None:  # noqa: ANN401 - any frame
        """A column of structs fits the role of the target alone."""
        read = perf(frame).read_target("指标值", into="目标")
        (judged,) = perf(read).judge("目标", "完成值", into="判定")["判定"]

        assert "missed" in str(judged)

    @pytest.mark.parametrize(
        "frame",
        [
            pd.DataFrame({name: [] for name in COLUMNS}),
            pl.DataFrame({name: [] for name in COLUMNS}),
            pa.table({name: pa.array([], pa.float64()) for name in COLUMNS}),
            pa.record_batch({name: pa.array([], pa.float64()) for name in COLUMNS}),
        ],
        ids=["pandas", "polars", "table", "batch"],
    )
    def test_what_holds_nothing_fits(self, frame: Any) -> None:  # noqa: ANN401 - any frame
        """Whatever type its columns have."""
        functions = perf(frame)
        found = functions.judge("指标值", "完成值", fiscal_year="年", unit="数")

        assert len(found["judgement"]) == len(functions.read_target("数")["target"]) == 0
        assert len(functions.review("指标值", "名", "类", weight="数")["findings"]) == 0

    def test_half_a_character_has_its_row(self) -> None:
        """It is text already, so ``str()`` would not help."""
        texts = pd.Series(["94%", "\ud800"], dtype=object)
        for columns in (
            {"指标值": ["≥9%"] * 2, "完成值": list(texts)},
            {"指标值": pd.Series(["≥9%"] * 2), "完成值": texts},
        ):
            frame = pd.DataFrame(columns) if isinstance(columns["完成值"], pd.Series) else columns
            with pytest.raises(WrongTypeError, match=r"column 完成值 \(actual\), found half a character in row 2; rem"):
                perf(frame).judge("指标值", "完成值")


def test_a_csv_file_of_something_else_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Not by all the columns that it lacks."""
    (tmp_path / "a.csv").write_text("姓名,电话\n张三,1\n", "utf-8")

    with pytest.raises(PerfModelError) as caught:
        load_csv(tmp_path / "a.csv")

    assert explain(caught.value) == (
        "错误 document-invalid：有1处错误\n"
        "    $：应为 dump_csv 写出的表，实有的列为 姓名, 电话；读取绩效目标表请用 read_form（csv-invalid）"
    )


@pytest.mark.parametrize("module", [errors, exchange, testing, frames, arrow, csv, plot])
def test_modules_list_their_public_names(module: ModuleType) -> None:
    """What they are made of is not among them."""
    assert not [name for name in dir(module) if name.startswith("_") or not hasattr(module, name)]
    assert "require" not in dir(module)


def test_the_strategies_are_listed() -> None:
    """Each function of ``perfmodel.testing`` that has a public name."""
    made = [name for name, value in vars(testing).items() if getattr(value, "__module__", "") == testing.__name__]

    assert dir(testing) == sorted(name for name in made if not name.startswith("_"))


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("name = “x”\n", "TOML 语法错误（第1行第8列）：值无效；文字请用英文直引号，= [ ] , . 等符号请用英文半角"),
        ("name = x万元\n", "TOML 语法错误（第1行第8列）：值无效；请每个键单独一行，文字加引号，数字不带单位"),
        ("name = 1\nname ＝", "TOML 语法错误（第2行第6列）"),
        ("a = [1\n", "TOML 语法错误（文末）：列表未结束；请每个键单独一行，文字加引号，数字不带单位"),
    ],
)
def test_a_policy_that_is_no_toml(text: str, chinese: str) -> None:
    """What Chinese keyboards write is told apart from the rest."""
    with pytest.raises(PerfModelError) as caught:
        load_policy(text)

    assert chinese in explain(caught.value)


FORM = "项目名称\t{}\n三级指标\t指标值\n新增座位\t≥80个\n"


def test_several_forms_are_counted_and_named(tmp_path: Path) -> None:
    """With the file where there is one."""
    text = FORM.format("一馆") + FORM.format("二馆")
    (tmp_path / "two.tsv").write_text(text, "utf-8")

    with pytest.raises(PerfModelError, match=r"^expected one form, found 2: 一馆、二馆; read them one by one with"):
        read_form(text)
    with pytest.raises(PerfModelError, match=r"^in the file '.*two.tsv': expected one form, found 2: ") as caught:
        read_form(tmp_path / "two.tsv")
    assert "应为一张表，实有2张：" in explain(caught.value)


class TestFindings:
    """Findings say what they found, and of which row."""

    def test_a_level_that_nothing_knows_is_named(self) -> None:
        """In columns, and in a form."""
        (in_columns,) = frames.review(["≥95%"], ["办结率"], ["xx"], locale="zh_Hans")
        (blank,) = frames.review(["≥95%"], ["办结率"], [" "], locale="zh_Hans")
        form = read_form(
            "项目名称\t阅览室改造\n一级指标\t三级指标\t指标值\nxx\t座位\t≥80个\n产出指标\t新增\t≥80个\n\t读者\t≥8个\n"
        )

        assert in_columns[0]["message"] == "一级指标应为产出、成本、效益或满意度，实为xx；请归入其一"
        assert blank[0]["message"] == "一级指标应为产出、成本、效益或满意度，实无；请归入其一"
        assert "found xx; file the row under one" in [
            finding.message.partition("), ")[2] for finding in review(form.document, rules=["PM110"])
        ]

    def test_the_row_is_named_where_nothing_else_names_it(self) -> None:
        """One below the other, in notebooks, and with those that no change mended."""
        row = evolve(ROW, target=read_target("≥"))
        document = evolve(DOCUMENT, indicators=[row])
        found = review(document, rules=["PM124"])

        assert explain(found).startswith("错误 PM124：更换智能水表：指标值第2个字符处应为")
        assert explain(found[0]).startswith("错误 PM124：指标值第2个字符处应为")
        for shown in (found, apply_changes(document, found)):
            assert "PM124：更换智能水表：" in getattr(shown, "_repr_html_")()  # noqa: B009 - what notebooks call


def test_a_number_that_may_be_a_year_has_no_comma() -> None:
    """Where nothing says that it is an amount."""
    said = [describe(read_target(text), locale="en") for text in ("2024", "≥2024", "2024人", "3000")]

    assert said == ["2024", "at least 2,024", "2,024 persons", "3,000"]
