"""Findings in words: each message that the source can give is a sentence of the catalogues."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import perfmodel
from perfmodel import (
    Citation,
    Finding,
    IncompatibleUnitsError,
    Indicator,
    Place,
    ProjectObjectives,
    Severity,
    assess,
    audit,
    explain,
    read_form,
    read_target,
    review,
)
from perfmodel.display import _message_parts as message_parts
from perfmodel.display._messages import ERRORS, FINDINGS, PARTS, sentence_of
from perfmodel.source import Standing
from perfmodel.targets._making import REASONS, SEEN

PACKAGE = Path(perfmodel.__file__ or "").parent
GIVERS = set(
    "find find_all find_part note _note file_note _finding _warning file_warning _ignored of_row _find Finding "
    "Remark _remark note_ noted".split()
)
"""The functions of the source that make findings and remarks."""

COMPOSED = {
    "7 of 7 cell that belongs to no form; it begins 7": "text of 1 cell that belongs to no form; it begins 附件",
    "7 of 7 cells that belongs to no form; it begins 7": "a table of 12 cells that belongs to no form; it begins 附件",
    "7 of 7 rows have no adjusted value (调整指标值), among them 7": (
        "2 of 3 rows have no adjusted value (调整指标值), among them 讲座; say whether the first one holds"
    ),
    "7; say whether the first one holds": (
        "1 of 9 rows have no adjusted value (调整指标值), among them 讲座; say whether the first one holds"
    ),
    "7 points are given; 7": "8 points are given; the rule SC01 gives 10 of 10",
    "the target is met and 7 points are given; 7": (
        "the target is met and 8 points are given; the rule SC01 gives 9 of 9"
    ),
    "the target is missed and full points are given; 7": (
        "the target is missed and full points are given; the rule SC01 gives 8.5 of 10"
    ),
    "7; the rule 7 gives 7 of 7": "8 points are given for budget execution; the rule SC10 gives 9.6 of 10",
    "7, among them 7; divide the budget over the tasks": (
        "1 of 2 tasks have no amount, among them 宣传; divide the budget over the tasks"
    ),
    "budget execution does not apply, and 7": (
        "budget execution does not apply, and this policy has no rule for rows that drop out; "
        "its points stay as they are"
    ),
    "does not apply, and 7": (
        "does not apply, and this policy has no rule for rows that drop out; its points stay as they are"
    ),
    "expected 7 at character 7 of the value7": "expected one number at character 3 of the value; write it once",
    "7 of 7 points lie outside the band of 7 points": "9 of 10 points lie outside the band of met: 8 to 10 points",
    "the share 7 is not used: it lies outside the band of 7": (
        "the share 0.5000 is not used: it lies outside the band of met, 0.8 to 1"
    ),
}
"""Messages that the source puts together from others, with one that comes of it."""


def _text(node: ast.AST) -> Iterator[str]:
    """The texts that a message can be, with a number in place of each field."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            texts = [""]
            for part in values:
                if isinstance(part, ast.Constant):
                    choices = [str(part.value)]
                else:
                    assert isinstance(part, ast.FormattedValue)
                    inside = list(_text(part.value)) if isinstance(part.value, ast.IfExp) else []
                    choices = inside or ["7"]
                texts = [before + choice for before in texts for choice in choices]
            yield from texts
        case ast.IfExp(body=body, orelse=other):
            yield from _text(body)
            yield from _text(other)
        case _:
            return


def _blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                yield block


def _refuses(statement: ast.stmt) -> bool:
    """Whether an error is raised, or handed back to be raised; an error is no finding."""
    made = [node for node in ast.walk(statement) if isinstance(node, ast.Call)]
    names = [node.func.id for node in made if isinstance(node.func, ast.Name)]
    return isinstance(statement, ast.Raise) or any(name.endswith(("Error", "Problem")) for name in names)


def _messages(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in GIVERS:
                for argument in (*node.args, *(item.value for item in node.keywords if item.arg == "message")):
                    yield from (text for text in _text(argument) if text.count(" ") > 2)
    for block in _blocks(tree):
        for at, statement in enumerate(block):
            named = isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "message"
            if named and not any(_refuses(after) for after in block[at:]):
                assert isinstance(statement, ast.Assign)
                yield from _text(statement.value)


FOLDERS = ("forms", "files", "scoring", "reviewing")
SOURCES = [
    path
    for folder in FOLDERS
    for path in sorted((PACKAGE / folder).rglob("*.py"))
    if path.name not in {"_policy_text.py", "_strict_table.py"}  # faults of a policy's text, raised all at once
]
GIVEN = sorted({message for path in SOURCES for message in _messages(path)})


@pytest.mark.parametrize("message", GIVEN)
def test_each_message_is_a_sentence(message: str) -> None:
    """A message that no sentence says would stay English in a Chinese form."""
    assert sentence_of(COMPOSED.get(message, message)) is not None


def test_nothing_composed_is_left_over() -> None:
    """A row of the table that the source no longer gives is dead."""
    assert set(COMPOSED) <= set(GIVEN)


@pytest.mark.parametrize(
    ("text", "sentences"), [(text, sentences) for sentences in (FINDINGS, ERRORS, PARTS) for text in sentences]
)
def test_a_sentence_is_told_from_all_others(text: str, sentences: tuple[str, ...]) -> None:
    """What was filled in comes out again, under its own name."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    fields = {name: name if name == "argument" else f"⟨{name}⟩" for name in names}

    assert sentence_of(text.format(**fields), sentences) == (text, fields)


def test_what_the_reader_expected_has_words() -> None:
    """Each reason why an expression cannot be read, and each mend."""
    said = [*REASONS.values(), *((seen.expected, seen.hint) for seen in SEEN)]
    assert {text for pair in said for text in pair} == set(message_parts.EXPRESSION_FAULTS)
    assert all(sentence_of(phrase) == (phrase, {}) for phrase in message_parts.PHRASES)


@pytest.mark.parametrize(
    ("target", "actual", "chinese", "english"),
    [
        (
            "≤450元/人",
            "438元",
            (
                "实际值 438元 与目标 ≤450元/人 的单位不可比（元 与 元/人），无法判断；"
                "请写明按什么计，如按每人计，请在数值后写“/人”"
            ),
            (
                "the actual value 438元 [438 yuan] and the target ≤450元/人 [at most 450 yuan per person] "
                "do not compare: 元 against 元/人; "
                "to settle it, write per what the value is, with /人 behind it where it is that"
            ),
        ),
        (
            "较上年下降≥15%",
            "18.2%",
            ("目标 较上年降低≥15% 所参照的“上年”数值不明，无法判断；请提供该数值，或直接填报变动幅度，如“降低…%”"),
            (
                "the target 较上年降低≥15% [at least 15% less than the year before] speaks of “上年”, "
                "whose value is unknown; to settle it, hand in that value, or report the change itself, as in 降低…%"
            ),
        ),
        (
            "≥98%",
            "0.985",
            "实际值 0.985 对照目标 ≥98% 有两种读法，无法判断；请在数字后写明单位，如“98.5%”",
            (
                "the actual value 0.985 can be read in two ways against the target ≥98%; "
                "to settle it, write its unit behind the number, as in 98.5%"
            ),
        ),
        (
            "≥20场",
            "3元",
            "实际值 3元 与目标 ≥20场 的单位不可比（元 与 场），无法判断；请按目标的口径和单位填报一个数值",
            (
                "the actual value 3元 [3 yuan] and the target ≥20场 [at least 20 sessions] do not compare: "
                "元 against 场; to settle it, report one value that says what the target measures, in its unit"
            ),
        ),
    ],
)
def test_an_open_row_says_why(target: str, actual: str, chinese: str, english: str) -> None:
    """The sentence of the judgement, and what would settle it: no code, no repr."""
    row = Indicator(name="指标", category="output.quantity", target=read_target(target), weight=90)
    found = assess(ProjectObjectives(project="巡检", indicators=[row]), {row.id: actual}, policy="mof2020").findings
    (finding,) = [finding for finding in found if finding.indicator == row.id]

    assert explain(finding).endswith(f"：{chinese}：“指标”")
    assert explain(finding, locale="en").endswith(f": {english}: “指标”")
    assert "'" not in finding.message


RULE = Citation("our notice", clause="article 7", standing=Standing.SEEN)


@pytest.mark.parametrize(
    ("finding", "chinese", "english"),
    [
        (
            Finding(
                code="points-differ",
                severity=Severity.WARNING,
                message="8 points are given; the rule SC01 gives 9.5 of 10",
                place=Place(line=7, column=3, table="自评表"),
                text="讲座\n场次",
                rule=RULE,
            ),
            (
                "警告 points-differ：自评8分；按规则 SC01 应得9.5分（满分10分）（表 自评表，第7行，第3列）：“讲座 场次”"
                "；依据：our notice，article 7；见原文"
            ),
            (
                "warning points-differ: 8 points are given; the rule SC01 gives 9.5 of 10 "
                "(table 自评表, line 7, column 3): “讲座 场次”; the rule: our notice, article 7; seen"
            ),
        ),
        (
            Finding(
                code="PM125",
                severity=Severity.NOTE,
                message="the comparison is written in words; write a sign: ≥95%",
                change="≥95%",
            ),
            "提示 PM125：比较方式用文字书写；请写符号：≥95%；可改为“≥95%”",
            "note PM125: the comparison is written in words; write a sign: ≥95%; write “≥95%”",
        ),
        (
            Finding(
                code="score-outside-band",
                severity=Severity.ERROR,
                message="compare the row with the form first, the reader says row-moved of it; then: "
                "9 of 10 points lie outside the band of partly met: 6 to 8 points",
            ),
            (
                "错误 score-outside-band：请先与原表核对本行（读取时提示 row-moved）；如读取无误："
                "得分9分（满分10分）不在“部分达成”档内：6至8分"
            ),
            (
                "error score-outside-band: compare the row with the form first (row-moved was found when it was read); "
                "if it is right: "
                "9 of 10 points lie outside the band of partly met: 6 to 8 points"
            ),
        ),
        (
            Finding(code="CITY7", severity=Severity.NOTE, message="our own remark"),
            "提示 CITY7：our own remark",
            "note CITY7: our own remark",
        ),
    ],
)
def test_sentences(finding: Finding, chinese: str, english: str) -> None:
    """What was noticed with its numbers, its place, the text of the cell, the rule; a caller's own words stay."""
    assert explain(finding) == chinese
    assert explain(finding, locale="en") == english


def test_messages_inside_messages_end() -> None:
    """A text that repeats a message in itself without end is said as far as it makes sense."""
    nested = "compare the row with the form first, the reader says x of it; then: " * 9 + "no grade"

    assert explain(Finding(code="x", severity=Severity.NOTE, message=nested)).count("核对") == 4


FORM = """项目名称\t阅览室改造
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t新增座位\t不少于80个\t60个\t50\t50
效益指标\t社会效益指标\t读者满意率\t≥100%%\t95%\t40\t40"""


def test_a_whole_form_in_chinese() -> None:
    """What reading, review and audit say of a form leaves no English word but codes and citations."""
    reading = read_form(FORM)
    found = (*reading.findings, *review(reading.document), *audit(reading.document, policy="mof2020"))
    said = [explain(Finding(code="x", severity=item.severity, message=item.message)) for item in found]

    assert len(said) > 5
    assert not [sentence for sentence in said if any(word in sentence for word in (" the ", " is ", " of ", " and "))]


ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}")
"""Two English words side by side."""


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_what_an_error_says_inside_a_finding_is_chinese(locale: str) -> None:
    """What was expected of a cell and how it is mended, whichever finding says it; amounts that do not convert."""
    pairs = [pair for pair in REASONS.values() if all(pair)]
    inside = [*(text for text in FINDINGS if "{expected}" in text and "total" not in text and "rows" not in text)]
    said = [
        text.format(expected=expected, hint=hint, at=3, marked="⟦3⟧") for expected, hint in pairs for text in inside
    ]
    error = IncompatibleUnitsError("元", "人")
    said += [text.format(error=error) for text in FINDINGS if "{error}" in text]
    shown = [explain(Finding(code="x", severity=Severity.NOTE, message=text), locale=locale) for text in said]

    assert len(inside) == 4
    assert [text for text in shown if ENGLISH.search(text)] == []


@pytest.mark.parametrize("text", tuple(FINDINGS))
@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_a_chinese_sentence_has_no_two_english_words(text: str, locale: str) -> None:
    """Whatever is filled in."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    message = text.format(**dict.fromkeys(names, "甲"))

    assert not ENGLISH.search(explain(Finding(code="x", severity=Severity.NOTE, message=message), locale=locale))


def test_the_points_that_rows_may_add_up_to_are_said_in_chinese() -> None:
    """One of several numbers."""
    rows = "项目名称\t阅览室\n三级指标\t指标值\t分值\n座位\t≥8个\t30\n书架\t≥9个\t30"
    found = next(item for item in review(read_form(rows).document) if item.code == "PM170")

    assert "分值合计应为100或90或80" in explain(found)
    assert "100 or 90 or 80" in explain(found, locale="en")


def test_lists_are_parted_as_the_language_parts_them() -> None:
    """English by commas, Chinese by its own mark; a year is a number in both."""
    document = read_form("一级指标\t三级指标\t指标值\n产出指标\t座位\t≥8个").document
    missing = next(item for item in review(document) if item.code == "PM114")
    years = read_form("2023年度绩效目标表\n三级指标\t指标值\n座位\t≥8个", fiscal_year=2024).findings[0]

    assert "found no 部门名称, 年度, 预算金额; fill it in" in explain(missing, locale="en")
    assert "缺少部门名称、年度、预算金额" in explain(missing)
    assert "the form names 2023, the caller 2024" in years.message
    assert "表中年度为2023，调用方给出2024" in explain(years)


@pytest.mark.parametrize(("field", "chinese"), [("weight", "分值"), ("unit", "度量单位"), ("level 1", "一级指标")])
def test_a_column_that_its_cells_show_is_named_in_chinese(field: str, chinese: str) -> None:
    """By the heading that forms print, in English by a word."""
    message = f"a heading that no layout knows; its cells show that it is {field}"
    finding = Finding(code="column-shown", severity=Severity.NOTE, message=message)

    assert explain(finding).endswith(f"从内容看是 {chinese}")
    assert explain(finding, locale="en").endswith(f"that it is {field}")


def test_many_cells_of_one_kind_are_counted_in_chinese() -> None:
    """The same sentence for each of them is said once, with their number."""
    headings = "\t".join(f"栏目{letter}" for letter in "甲乙丙丁戊己庚")
    reading = read_form(f"项目名称\t阅览室\n三级指标\t指标值\t{headings}\n座位\t≥8个{7 * chr(9)}")
    found = next(item for item in reading.findings if item.code == "heading-unknown")

    assert "此类单元格共7个" in explain(found)
    assert "; 7 such cells" in explain(found, locale="en")


@pytest.mark.parametrize(
    ("message", "english"),
    [
        (
            "the budget is 180万元, and its parts are 财政拨款 140万元 + 其他资金 30万元; correct one of them",
            (
                "the budget is 1,800,000 yuan, and its parts are 财政拨款 1,400,000 yuan + 其他资金 300,000 yuan; "
                "correct one of them"
            ),
        ),
        (
            (
                "compare the row with the form first, the reader says row-moved of it; then: "
                "the budget changed in the year from 150万元 to 160万元; explain the change"
            ),
            (
                "compare the row with the form first (row-moved was found when it was read); if it is right: "
                "the budget changed in the year from 1,500,000 yuan to 1,600,000 yuan; explain the change"
            ),
        ),
        (
            "executed 2元 of a budget of zero: the rate is undefined, so it is not scored",
            "executed 2 yuan of a budget of zero: the rate is undefined, so it is not scored",
        ),
        (
            "the grade is printed as 优; a total of 70 to 90 is 良",
            "the grade is printed as 优; a total of 70 to 90 is 良",
        ),
        *(
            (text, text)
            for text in (
                "a cost of 180万元 against a budget of 180元: 万元 seems to stand for 元; correct the unit",
                "expected points of 100 or 90 or 80 in all, found 1000; correct them",
                "expected a unit behind 1200, found none; write the counted thing (个, %, 万元)",
                "the target was adjusted from ≥80个 to ≥90个; the adjusted one counts",
                "{budget} is our own remark",
            )
        ),
    ],
)
def test_amounts_in_english(message: str, english: str) -> None:
    """As comparisons and formulas say them; where the unit itself is wrong, and in targets, as it is written."""
    assert explain(Finding(code="x", severity=Severity.NOTE, message=message), locale="en") == f"note x: {english}"


def test_the_parts_of_a_budget_that_do_not_add_up_in_english() -> None:
    """What a review finds of a form."""
    rows = "资金总额\t180万元\n其中：财政拨款\t140万元\n其他资金\t30万元\n三级指标\t指标值\n座位\t≥8个"
    found = next(item for item in review(read_form(f"项目名称\t阅览室\n{rows}").document) if item.code == "PM160")

    assert "1,800,000 yuan, and its parts are 财政拨款 1,400,000 yuan + " in explain(found, locale="en")
    assert "180万元" in explain(found)
