"""Errors in words: each message and hint that the source can raise is a sentence of the catalogues."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, cast
from zipfile import ZipFile

import attrs
import pytest

import perfmodel
from perfmodel import (
    Citation,
    DocumentError,
    FiscalYear,
    FormError,
    Indicator,
    MissingExtraError,
    PerfModelError,
    Problem,
    ProjectObjectives,
    Quantity,
    Standing,
    WrongTypeError,
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
from perfmodel.assessment.rules import PassMark, Proportional
from perfmodel.display.messages import rules, syntax
from perfmodel.display.sentences import ERRORS, FINDINGS, PARTS
from perfmodel.errors import in_line
from perfmodel.review.rules import REVIEW_RULES

PACKAGE = Path(perfmodel.__file__ or "").parent
SOURCES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "messages"]
SILENT = {"errors.py", "mapping.py"}
"""Modules whose texts are looked at by the examples below, or are no errors (why a category has no counterpart)."""

RAISED = {
    "InvalidValueError": 0,
    "WrongTypeError": 0,
    "FormError": 0,
    "InexactConversionError": 2,
    "Problem": 1,
    "fault": 1,
    "_refuse_size": 0,
}
"""What makes errors and problems, with the place of the message among its arguments."""

GIVERS: dict[str, tuple[int, ...]] = {
    "require": (2, 3),
    "RefusedRow": (1, 2),
    "ReadError": (2, 3),
    "ContentError": (1,),
    "_exactly": (1,),
    "_get": (2,),
    "_refuse": (2,),
    "check_root": (2,),
    "main_part": (0,),
}
"""What takes words that stand inside messages, with their places among its arguments; what fills its own argument into
a message is found beside these."""

WORDS = {"hint", "found", "expected", "kind"}
"""The keywords of words that stand inside messages."""

CONSTANTS = {"hint", "reason", "_HINT", "_HINTS", "_WORDS", "_PARSED", "_DOCUMENT"}
"""The names that words which stand inside messages are given."""

TOLD = {"_seen", "_found"}
"""The functions that say in words what was found."""

COMPOSED: dict[str, tuple[str, ...]] = {
    "expected a row of the published schema in the column {}, found another in row {}; {}": (
        "expected a row of the published schema in the column {}, found another in row {}; add {}",
        "expected a row of the published schema in the column {}, found another in row {}; strike {}",
    ),
    "expected exact numbers or texts in the column weight, found {}{}; cast it to decimal128": (
        "expected exact numbers or texts in the column weight, found {}; cast it to decimal128",
        "expected exact numbers or texts in the column weight, found {} (first value in row {}); cast it to decimal128",
    ),
    "expected texts in the column {}, found {}{}; cast it to string, with the digits that its author wrote": (
        "expected texts in the column {}, found {}; cast it to string, with the digits that its author wrote",
        (
            "expected texts in the column {}, found {} (first value in row {}); cast it to string, "
            "with the digits that its author wrote"
        ),
    ),
    "expected whole numbers in the column {}, found {}{}; cast it to int32": (
        "expected whole numbers in the column {}, found {}; cast it to int32",
        "expected whole numbers in the column {}, found {} (first value in row {}); cast it to int32",
    ),
    **{
        size: (f"{size}; no form is like that",)
        for size in (
            "expected a footer of at most {} bytes, found one of {}",
            "expected a form, found {} bytes that unpack to {}",
            "expected at most {} cells, found {}",
            "expected at most {} columns, found {}",
        )
    },
}
"""Messages that the source puts together, each with all that comes of it."""

OWN = {
    "and {} more",
    "line {}: {}",
    "1 problem in the document",
    "{} problems in the document",
    "expected the id of an indicator, found {}; close to it: {}",
    "expected the id of an indicator, found {}; no id of the document is like it",
    "expected units of one dimension, found {} and {}; convert one of them first, or compare them as they are",
    "expected {}, found {}, at character {}: {}",
    "expected {}, found {}, at characters {}–{}: {}",
    "{} is not installed; install it with: pip install 'perfmodel[{}]'",
    "expected {} as a finite number, found {}; leave it out where there is none",
    "expected {} as a number of at most {} digits, found {}",
    "{} (at end of document)",
    "{}\n\nThis error occurred in the following expression:{}",
    "{} (at line {}, column {})",
}
"""Messages that errors.py and arguments.py put together, and those of TOML; the examples below raise each of them."""

PASSED_ON = {
    "_not_written(value, name)",
    "str(error)",
    "item.message",
    "actual",
    "found.message",
    "message",
    "table.problems",
    "problems",
}
"""Messages that come from another place of the source, where they are looked at."""

_Names: TypeAlias = Mapping[str, list[ast.expr]]


class Site(NamedTuple):
    """A message or a part of one, and the name that the source has for it where its text is not found."""

    part: bool
    text: str
    unread: str


def plain(text: str) -> str:
    """A sentence with its fields nameless, and without the marks around them."""
    text = re.sub(r"\{\w*\}", "{}", text).replace("'{}'", "{}")
    return text.replace("{}({})", "{}").replace("{}.{}", "{}").replace("{}: {}", "{}")


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


def assigned(body: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """What is assigned to each name."""
    found: dict[str, list[ast.expr]] = {}
    for node in body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for name, value in pairs:
                if isinstance(name, ast.Name):
                    found.setdefault(name.id, []).append(value)
    return found


def names_of(path: Path) -> dict[str, list[ast.expr]]:
    """The constants of a module, with those that it takes from others."""
    found = assigned(tree_of(path).body)
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("perfmodel."):
            other = PACKAGE.joinpath(*(node.module or "").split(".")[1:]).with_suffix(".py")
            there = assigned(tree_of(other).body) if other.is_file() else {}
            found |= {alias.name: there[alias.name] for alias in node.names if alias.name in there}
    return found


def texts(node: ast.AST | None, names: _Names) -> Iterator[str]:
    """The texts that an expression can be, with empty braces for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            made = [""]
            for value in values:
                made = [before + choice for before in made for choice in choices(value, names)]
            yield from made
        case ast.IfExp(body=one, orelse=other):
            yield from several([one, other], names)
        case ast.Tuple(elts=items) | ast.Dict(values=items) | ast.BoolOp(values=items):
            yield from several(items, names)
        case ast.BinOp(left=left, right=right):
            yield from (one + other for one in texts(left, names) for other in list(texts(right, names)) or ["{}"])
        case ast.Subscript(value=value) | ast.Starred(value=value):
            yield from texts(value, names)
        case ast.Name(id=name):
            yield from several(names.get(name, ()), {key: found for key, found in names.items() if key != name})
        case _:
            return


def several(nodes: Iterable[ast.expr], names: _Names) -> Iterator[str]:
    """The texts that each of several expressions can be."""
    for node in nodes:
        yield from texts(node, names)


def choices(value: ast.expr, names: _Names) -> list[str]:
    """What a piece of a formatted text can be."""
    inner = value.value if isinstance(value, ast.FormattedValue) else value
    if isinstance(inner, ast.IfExp) or (isinstance(inner, ast.Name) and inner.id in {"where", "expected", "hint"}):
        return list(texts(inner, names)) or ["{}"]
    return [str(inner.value)] if isinstance(value, ast.Constant) and isinstance(inner, ast.Constant) else ["{}"]


def sites(path: Path) -> Iterator[Site]:
    """What one module says in errors."""
    givers = fillers(path)

    def walk(node: ast.AST, names: dict[str, list[ast.expr]], at: str) -> Iterator[Site]:
        if isinstance(node, ast.FunctionDef):
            names, at = names | assigned(ast.walk(node)), node.name
        if isinstance(node, ast.Call):
            yield from of_call(node, names, givers)
        if isinstance(node, ast.Assign | ast.AnnAssign):
            for name, values in assigned([node]).items():
                yield from (word for value in values if name in CONSTANTS for word in words(value, names))
        if isinstance(node, ast.Return) and at in TOLD:
            yield from words(node.value, names)
        for child in ast.iter_child_nodes(node):
            yield from walk(child, names, at)

    yield from walk(tree_of(path), names_of(path), "")


@cache
def own_fillers(path: Path) -> dict[str, tuple[int, ...]]:
    """The functions of a module that fill their own arguments into a message."""
    found: dict[str, tuple[int, ...]] = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef) and node.name not in RAISED and any(map(is_raised, ast.walk(node))):
            pieces = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.FormattedValue)]
            filled = {piece.id for piece in pieces if isinstance(piece, ast.Name)}
            given = [item.arg for item in (*node.args.posonlyargs, *node.args.args) if item.arg != "self"]
            found[node.name] = tuple(place for place, name in enumerate(given) if name in filled)
    return found


def fillers(path: Path) -> dict[str, tuple[int, ...]]:
    """The same with those that the module takes from others."""
    found = own_fillers(path)
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("perfmodel."):
            other = PACKAGE.joinpath(*(node.module or "").split(".")[1:]).with_suffix(".py")
            there = own_fillers(other) if other.is_file() else {}
            found = found | {alias.name: there[alias.name] for alias in node.names if alias.name in there}
    return found


def is_raised(node: ast.AST) -> bool:
    """Whether it makes an error or a problem."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED


def of_call(node: ast.Call, names: _Names, givers: Mapping[str, tuple[int, ...]]) -> Iterator[Site]:
    """What one call says in an error, or hands on to be said."""
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    at, given = RAISED.get(name), dict(enumerate(node.args))
    named = {item.arg: item.value for item in node.keywords}
    message = None if at is None else named.get("message", given.get(at))
    if message is not None:
        found = list(texts(message, names))
        if not found:
            yield Site(part=False, text="", unread=ast.unparse(message))
        yield from (Site(part=False, text=text, unread="") for text in found if text != "{}; no form is like that")
    parts = [given.get(place) for place in (*GIVERS.get(name, ()), *givers.get(name, ()))]
    if name in GIVERS or name in RAISED or name in givers:
        parts += [value for key, value in named.items() if key in WORDS]
    for part in parts:
        yield from words(part, names)


def words(node: ast.AST | None, names: _Names) -> Iterator[Site]:
    """The words that an expression can be; names of arguments are none."""
    for text in texts(node, names):
        if " " in text and not text.startswith(";") and re.search("[a-z]", text):
            yield Site(part=True, text=text, unread="")


SITES = [site for path in SOURCES if path.name not in SILENT for site in sites(path)]
SAID = {plain(site.text) for site in SITES if not site.part and site.text}
HINTS = sorted({plain(site.text) for site in SITES if site.part})
KNOWN, KNOWN_PARTS = {plain(text) for text in ERRORS}, {plain(text) for text in PARTS}
CODE = re.compile(r"write \S*[(.=\[]|write \{\}|an? [A-Z]\w+$")
"""A hint that is a piece of Python stays as it is, and so does the name of a class."""


@pytest.mark.parametrize("message", sorted(SAID))
def test_each_message_is_a_sentence(message: str) -> None:
    """A message that no sentence says would stay English for a reader of Chinese."""
    findings = {plain(text) for text in FINDINGS}

    assert set(COMPOSED.get(message, (message,))) <= KNOWN | findings


def test_no_message_is_out_of_sight() -> None:
    """A message that is put together elsewhere is looked at there."""
    assert {site.unread for site in SITES if site.unread} <= PASSED_ON


def test_no_sentence_is_left_over() -> None:
    """A sentence that nothing raises any more is dead, and so is a row of the tables above."""
    made = {text for message in SAID for text in COMPOSED.get(message, (message,))}

    assert KNOWN - made - {plain(text) for text in OWN} == set()
    assert set(COMPOSED) <= SAID
    assert {plain(text) for text in OWN} <= KNOWN


@pytest.mark.parametrize("part", HINTS)
def test_each_part_is_a_phrase(part: str) -> None:
    """Hints, and what was expected and found, are said too."""
    assert part in KNOWN_PARTS or CODE.match(part)


def test_no_phrase_is_left_over() -> None:
    """Each phrase but those of Python's own parsers stands in the source."""
    everywhere = {
        plain(text)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for text in texts(node, {})
    }
    made = {"an object of {}", "a list of {}", "'a plain number'"} | set(HINTS)

    assert KNOWN_PARTS - everywhere - made - {plain(text) for text in syntax.PHRASES} == set()


def test_each_rule_has_its_line() -> None:
    """Each rule of review is named in words by the errors that speak of it."""
    assert set(rules.PHRASES) == {rule.statement for rule in REVIEW_RULES}


# --- what a user reads ------------------------------------------------------------------------------------------------


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
title = "本局评分办法"
extends = "mof2020"
[source]
source = "our notice"
[weights]
source = "our notice"
execution = 20
blocks = {output = "五十", benefit = 30, satisfaction = 10}
[ceiling]
source = "our notice"
kind = "halved"
"""


ERROR_ROWS: list[tuple[Callable[[], object], str]] = [
    (lambda: parse_target(cast("str", 95)), "错误 type-wrong：text应为文字，实为int；请先用 str() 转换"),
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
        "错误 type-wrong：indicators 的每一项应为Indicator，实为str",
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
        "错误 type-wrong：Proportional.citation应为Citation，实为int",
    ),
    (
        lambda: dump(cast("Any", ROW), "row.xlsx"),
        (
            "错误 type-wrong：要画成表的值应为绩效目标文档或Assessment或AuditedForm或Finding或元组，每项为Finding，"
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
        "错误 year-invalid：预算年度应为1900至2200，实为一个266位（二进制）的数",
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
        "错误 units-incompatible：两个单位应属同一量纲，实为不带单位的数和'人'；请先换算其中一个，或按原样比较",
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
            "错误 type-wrong：value应为judge、assess、review、audit、compare、compare_documents 或 "
            "explain_reading 的结果，错误，或评分办法的一条规则，实为int；请用 judge 作出判定，或传入评分中的一行"
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
            """错误 document-invalid：文档有2处错误
    $.within：应为整数，实为str '三'（type-wrong）
    $.place：未知的键；请删去，或使用更新的版本（key-unknown）""",
            """error document-invalid: 2 problems in the document
    expected a whole number, found str '三' @ $.within (type-wrong)
    unknown key; strike it, or ask for a newer release @ $.place (key-unknown)""",
        ),
        (
            lambda: loads(RANK[:20], "json"),
            """错误 document-invalid：文档有1处错误
    $：JSON 语法错误（第1行第18列）：文字未结束（json-invalid）""",
            """error document-invalid: 1 problem in the document
    Unterminated string starting at at line 1, column 18 @ $ (json-invalid)""",
        ),
        (
            lambda: load_policy(POLICY),
            """错误 document-invalid：文档有3处错误
    $.weights.blocks.output：应为数，实为'五十'（number-invalid）
    $.ceiling.kind：应为下列之一：mirror, inverse_ratio, pass_mark, all_or_nothing；实为'halved'（code-unknown）
    $.ceiling.source：未知的键；请删去，或使用更新的版本（key-unknown）""",
            """error document-invalid: 3 problems in the document
    expected a number, found '五十' @ $.weights.blocks.output (number-invalid)
    expected one of mirror, inverse_ratio, pass_mark, all_or_nothing, found 'halved' @ $.ceiling.kind (code-unknown)
    unknown key; strike it, or ask for a newer release @ $.ceiling.source (key-unknown)""",
        ),
        (
            lambda: load_policy("name = 'x'\ntitle 3\n"),
            """错误 document-invalid：文档有1处错误
    $：TOML 语法错误（第2行第7列）：键之后应为等号（toml-invalid）""",
            """error document-invalid: 1 problem in the document
    Expected '=' after a key in a key/value pair (at line 2, column 7) @ $ (toml-invalid)""",
        ),
        (
            lambda: load_policy("name = 1\nname = 2"),
            """错误 document-invalid：文档有1处错误
    $：TOML 语法错误（文末）：不能覆盖已有的值（toml-invalid）""",
            """error document-invalid: 1 problem in the document
    Cannot overwrite a value (at end of document) @ $ (toml-invalid)""",
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
    assert said[0] == "错误 document-invalid：文档有130处错误"
    assert said[-1].strip() == "$：另有30处（problems-more）"


def test_a_document_in_a_line_of_a_file() -> None:
    """In a file of many documents the line is said first."""
    error = in_line(7, DocumentError([Problem("key-missing", "this key is missing", "$.unit")]))

    assert explain(error) == "错误 document-invalid：第7行：文档有1处错误\n    $.unit：缺少这个键（key-missing）"
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
