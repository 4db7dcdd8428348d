"""Errors in words: what a user reads, in both languages."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any, cast
from zipfile import ZipFile

import attrs
import pytest

from perfmodel import (
    Citation,
    DocumentError,
    FiscalYear,
    FormError,
    Indicator,
    MissingExtraError,
    PerfModelError,
    ProjectObjectives,
    Quantity,
    compare,
    dump,
    explain,
    intersect,
    load_policy,
    loads,
    parse_target,
    read_form,
    read_target,
    review,
)
from perfmodel.errors import Problem, WrongTypeError, in_line
from perfmodel.scoring._ratio_rules import PassMark, Proportional
from perfmodel.source import Standing


def _with_password() -> bytes:
    """The beginning of a workbook that Excel has encrypted."""
    stream = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.ljust(64, b"\0") + bytes([len(stream) + 2, 0]) + b"\0" * 500


def _broken_xml() -> bytes:
    """A package one of whose parts is no XML."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships>\n<Relationship></Relationships>")
    return file.getvalue()


SOURCE = Citation("our notice", standing=Standing.SEEN)
ROW = Indicator(name="护岸长度", category="output.quantity", target=read_target("≥2公里"))
DOCUMENT = ProjectObjectives(project="堤防加固", indicators=[ROW])
RANK = '{"kind": "rank", "within": "三", "scope": null, "place": 7}'
POLICY = """
name = "ours"
title = "本局计分办法"
extends = "mof2020"
[source]
source = "our notice"
[weights]
source = "our notice"
execution = 20
blocks = {output = "五十", benefit = 30, satisfaction = 10}
[ceiling]
source = "our notice"
kind = "half"
"""


ERROR_ROWS: list[tuple[Callable[[], object], str]] = [
    (
        lambda: parse_target(cast("str", 95)),
        '错误 type-wrong：text应为文字，实为int；请给出单元格显示的文字，空单元格写作 ""',
    ),
    (
        lambda: Quantity(cast("str", 0.95), "%"),
        "错误 amount-inexact：value应为精确的 Decimal或整数或文字，实为float；请写 Decimal('0.1')",
    ),
    (
        lambda: ProjectObjectives(project="堤防加固", indicators=cast("Any", "护岸长度")),
        "错误 type-wrong：indicators应为若干项，实为str；请放入列表",
    ),
    (
        lambda: ProjectObjectives(project="堤防加固", indicators=cast("Any", ["护岸长度"])),
        "错误 type-wrong：indicators 的每一项应为Indicator，实为str；请写 Indicator(name=…, target=…)",
    ),
    (
        lambda: intersect(cast("Any", "≥5"), read_target("≥5")),
        "错误 type-wrong：first应为目标，实为str；请先用 parse_target 读取文字",
    ),
    (
        lambda: compare(read_target("≥5"), read_target("≥5"), fiscal_years=cast("Any", Quantity)),
        (
            "错误 type-wrong：fiscal_years应为元组（FiscalYear或整数，FiscalYear或整数）或None，实为类 Quantity；"
            "请传入两个年度：(2023, 2024)"
        ),
    ),
    (
        lambda: Proportional(citation=cast("Any", 1)),
        "错误 type-wrong：Proportional.citation应为Citation，实为int；请写 Citation(source=…, standing=…)",
    ),
    (
        lambda: dump(cast("Any", ROW), "row.xlsx"),
        (
            "错误 type-wrong：要画成表的值应为绩效目标文档或Assessment或AuditedForm或DocumentComparison或Finding或"
            "元组，每项为Finding，"
            "实为Indicator；请写成 json"
        ),
    ),
    (
        lambda: attrs.evolve(ROW, weight=Decimal("NaN")),
        "错误 amount-invalid：weight应为有限数，实为NaN；没有则留空",
    ),
    (
        lambda: attrs.evolve(ROW, weight=Decimal("1E+99")),
        "错误 amount-invalid：weight应为不超过60位的数，实为1E+99",
    ),
    (lambda: PassMark(mark=cast("Any", ""), citation=SOURCE), "错误 number-invalid：应为有限数，实为"),
    (
        lambda: FiscalYear(10**80),
        "错误 year-invalid：预算年度应为1900至2200，实为一个266位（二进制）的数；请写全四位数字",
    ),
    (
        lambda: parse_target("≥95%%"),
        "错误 expression-incomplete：应为到此为止的表达式，实为'%'，在第5个字符：≥95%⟦%⟧；请删去其余部分，或写成语句",
    ),
    (
        lambda: parse_target("≥"),
        "错误 value-missing：应为比较符号后的数值，实为文字结尾，在第2个字符：≥⟦⟧；请写数值和单位，如≥95%",
    ),
    (
        lambda: read_form(_with_password()),
        "错误 file-encrypted：应为可读取的文件类型，实为设有密码的文件；请用密码打开，另存为无密码的文件",
    ),
    (
        lambda: read_form("nowhere.xlsx"),
        (
            "错误 file-missing：'nowhere.xlsx'处应为文件，实为无法读取的路径（FileNotFoundError）；"
            "请检查路径；一行文字会当作路径，表的文字请连同换行传入"
        ),
    ),
    (
        lambda: DOCUMENT["output.quantity/2"],
        "错误 indicator-unknown：应为指标编号，实为'output.quantity/2'；相近的有：output.quantity/1",
    ),
    (lambda: DOCUMENT["!"], "错误 indicator-unknown：应为指标编号，实为'!'；文档中没有相近的编号"),
    (
        lambda: Quantity("3", "").to("人"),
        ("错误 units-incompatible：两个单位应属同一量纲，实为不带单位的数和'人'；二者无法换算：请用同一单位表示"),
    ),
    (
        lambda: Quantity("1", "亩").to("平方米"),
        "错误 conversion-inexact：2000/3 平方米 换算后为无限小数；请用 ratio_to，或自行取舍",
    ),
    (
        lambda: review(DOCUMENT, rules=["PM1113"]),
        "错误 rule-unknown：没有编号为'PM1113'的规则；最相近的是PM113（数值没有单位）",
    ),
    (
        lambda: explain(cast("Any", 3)),
        (
            "错误 type-wrong：value应为read_form、judge、assess、review、apply_changes、audit、compare、"
            "compare_documents 或 explain_reading 的结果，错误，或计分办法的一条规则，实为int；"
            "请传入判断、读取结果或其摘要、评分或其一行、复核后的表、问题、已作的修改、"
            "两份文档的比较或其一行、计分办法或错误；目标的含义用 describe"
        ),
    ),
]


@pytest.mark.parametrize(("raised", "chinese"), ERROR_ROWS)
def test_sentences(raised: Callable[[], object], chinese: str) -> None:
    """What was expected, found, and what to do; in English it is what ``str`` gives, behind the code."""
    with pytest.raises(PerfModelError) as caught:
        raised()

    assert explain(caught.value) == chinese
    assert explain(caught.value, locale="en") == f"error {caught.value.code}: {caught.value}"


def test_the_place_of_a_fault_in_a_file() -> None:
    """The part, the line and the column are said in the language asked for."""
    with pytest.raises(FormError) as caught:
        read_form(_broken_xml())

    assert explain(caught.value) == (
        "错误 xml-broken：应为 XML，实际不是（标签不配对）（表 _rels/.rels，第2行，第17列）；请打开文件并重新保存"
    )
    assert explain(caught.value, locale="en") == (
        "error xml-broken: expected XML, found something else (mismatched tag) "
        "(table _rels/.rels, line 2, column 17); open the file and save it again"
    )


@pytest.mark.parametrize(
    ("read", "chinese", "english"),
    [
        (
            lambda: loads(RANK, "json"),
            """错误 document-invalid：有2处错误
    $.within：应为整数，实为str '三'（type-wrong）
    $.place：未知的键；请删去，或使用更新的版本（key-unknown）""",
            """error document-invalid: 2 problems in the document
    expected a whole number, found str '三' @ $.within (type-wrong)
    unknown key; strike it, or ask for a newer release @ $.place (key-unknown)""",
        ),
        (
            lambda: loads(RANK[:20], "json"),
            """错误 document-invalid：有1处错误
    $：JSON 语法错误（第1行第18列）：文字未结束（json-invalid）""",
            """error document-invalid: 1 problem in the document
    Unterminated string starting at line 1, column 18 @ $ (json-invalid)""",
        ),
        (
            lambda: load_policy(POLICY),
            """错误 document-invalid：有2处错误
    $.weights.blocks.output：应为数，实为'五十'（number-invalid）
    $.ceiling.kind：应为下列之一：mirror, inverse_ratio, pass_mark, steps, all_or_nothing；实为'half'（code-unknown）""",  # noqa: E501 - as it is said
            """error document-invalid: 2 problems in the document
    expected a number, found '五十' @ $.weights.blocks.output (number-invalid)
    expected one of mirror, inverse_ratio, pass_mark, steps, all_or_nothing, found 'half' @ $.ceiling.kind (code-unknown)""",  # noqa: E501 - as above
        ),
        (
            lambda: load_policy("name = 'x'\ntitle 3\n"),
            """错误 document-invalid：有1处错误
    $：TOML 语法错误（第2行第7列）：键之后应为等号；请每个键单独一行，文字加引号，数字不带单位（toml-invalid）""",
            """error document-invalid: 1 problem in the document
    expected TOML, found a fault at line 2, column 7 \
(Expected '=' after a key in a key/value pair); write each key in a line of its own, \
a text in quotes, a number without a unit @ $ (toml-invalid)""",
        ),
        (
            lambda: load_policy("name = 1\nname = 2"),
            """错误 document-invalid：有1处错误
    $：TOML 语法错误（文末）：不能覆盖已有的值；请每个键单独一行，文字加引号，数字不带单位（toml-invalid）""",
            """error document-invalid: 1 problem in the document
    expected TOML, found a fault at the end of the text \
(Cannot overwrite a value); write each key in a line of its own, \
a text in quotes, a number without a unit @ $ (toml-invalid)""",
        ),
    ],
)
def test_each_fault_of_a_document_has_its_line(read: Callable[[], object], chinese: str, english: str) -> None:
    """All faults at once, each with its path and its code; one of them can be explained alone."""
    with pytest.raises(DocumentError) as caught:
        read()

    assert explain(caught.value) == chinese
    assert explain(caught.value, locale="en") == english
    assert explain(caught.value.problems[0]) == chinese.splitlines()[1].strip()


def test_more_faults_than_are_listed_are_counted() -> None:
    """Past a hundred the last line says how many more there are."""
    error = DocumentError([Problem("key-missing", "this key is missing", f"$.a{index}") for index in range(130)])

    said = explain(error).splitlines()
    assert said[0] == "错误 document-invalid：有130处错误"
    assert said[-1].strip() == "$：另有30处（problems-more）"


def test_a_document_in_a_line_of_a_file() -> None:
    """In a file of many documents the line is said first."""
    error = in_line(7, DocumentError([Problem("key-missing", "this key is missing", "$.unit")]))

    assert explain(error) == "错误 document-invalid：第7行：有1处错误\n    $.unit：缺少这个键（key-missing）"
    assert explain(error, locale="en").splitlines()[0] == "error document-invalid: line 7: 1 problem in the document"


def test_an_extra_that_is_missing() -> None:
    """The package and the command that installs it; the command is the same in each language."""
    error = MissingExtraError("docx", "python-docx")

    assert explain(error) == "错误 extra-missing：未安装 python-docx；请运行：pip install 'perfmodel[docx]'"
    assert explain(error, locale="en").endswith(
        "python-docx is not installed; install it with: pip install 'perfmodel[docx]'"
    )


def test_what_no_sentence_knows_stays() -> None:
    """A caller's own error, and what another program says of a file, are given as they are."""
    assert explain(PerfModelError("our own words", code="ours")) == "错误 ours：our own words"
    assert explain(FormError("our own words", code="ours", hint="call us")) == "错误 ours：our own words；call us"
    assert "BadZipFile: no zip" in explain(
        FormError(
            "expected a file that docx can read, found a damaged one (BadZipFile: no zip)", code="file-unreadable"
        )
    )


def test_an_error_that_polars_has_wrapped() -> None:
    """Polars puts the expression behind the message; both are said."""
    message = (
        "expected texts in the column text, found int64 (first value in row 1); cast it to string, with the digits "
        "that its author wrote\n\nThis error occurred in the following expression:\n\tcol()"
    )

    assert explain(WrongTypeError(message, code="column-type")) == (
        "错误 column-type：列 text 应为文字，实为 int64（首个值在第1行）；请转为文字，保留作者所写的数字\n\n"
        "出错的表达式：\n\tcol()"
    )
