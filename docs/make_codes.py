"""
Writes ``docs/codes.md``: every code of the library with its sentence and its mend.

    python docs/make_codes.py

The codes are found by walking the syntax trees of the source, so none can be forgotten: each text in kebab case is a
code unless ``NO_CODES`` says what else it is.  A sentence comes from the first home that has one: the tables of the
package, the tables of the other pages, the message that stands beside the code, and at last ``SENTENCES`` and ``MENDS``
below, for codes whose message is put together elsewhere.
"""

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

from perfmodel.reviewing import REVIEW_RULES, Rule
from perfmodel.targets._making import REASONS as EXPRESSIONS
from perfmodel.targets._verdict import AssumptionCode, ReasonCode

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "perfmodel"
PAGE = ROOT / "docs" / "codes.md"
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")

NO_CODES = {
    "names of OpenDocument": "boolean-value break-before covered-table-cell date-value line-break master-page-name "
    "master-styles text-line-through-style text-line-through-type parent-style-name "
    "number-columns-repeated number-columns-spanned number-rows-repeated number-rows-spanned ruby-text style-name "
    "table-cell table-column table-row tracked-changes value-type",
    "encodings of web pages": "us-ascii x-gbk",
    "others": "apparent-power plus-minus self-evaluation perfmodel-table python-docx sans-serif",
}
"""Texts in kebab case that are no codes, by what they are."""

AREAS = {
    "targets": ("Expressions, judging and comparing", "`parse_target`, `read_target`, `judge`, `compare`"),
    "forms": ("Forms and files", "`read_form`, `read_forms`, `dump` to an office file"),
    "scoring": ("Assessing", "`assess`, `audit`, `monitor`, `roll_up`, policies"),
    "reviewing": ("Reviewing", "`review`"),
    "serializers": ("JSON and Parquet", "`load`, `loads`, `dump`, `dumps`"),
    "interop": ("Columns", "`perfmodel.interop`"),
    "display": ("Sentences", "any name with a `locale`: `explain`, `describe`"),
    "plot": ("Pictures", "`perfmodel.plot`"),
    "others": ("Values, documents and arguments", "any name"),
}
"""The sections of the page by folder, with the names that give their codes."""

SAME_AREA = {"files": "forms"}
"""Folders that share a section."""

FIRST = "_targets.py"
"""The module of serializers whose messages are those of JSON; the others say more of tables."""

SENTENCES = {
    "quantity-expected": "expected one value with its unit and nothing else",
    "comparison-unknown": "expected one of ≥ > ≤ < = in the column of signs",
    "actual-unknown": "an actual is handed in for a row that the document does not have",
    "actual-ambiguous": "an actual is handed in under a name that several rows have",
    "actual-doubled": "two actuals are handed in for one row",
    "share-unknown": "a share is handed in for a row that the document does not have",
    "share-ambiguous": "a share is handed in under a name that several rows have",
    "share-doubled": "two shares are handed in for one row",
    "reference-ambiguous": "a reference is handed in under a name that several rows have",
    "reference-doubled": "two references are handed in for one row",
    "exclusion-unknown": "an exclusion names a row that the document does not have",
    "exclusion-ambiguous": "an exclusion names several rows",
    "exclusion-doubled": "one row is excluded twice",
    "not-applicable-without-rule": "a row or the money does not apply, and the policy has no rule for it",
    "year-invalid": "expected a fiscal year from 1900 to 2200",
    "file-bomb": "a package that unpacks beyond all bounds",
    "json-invalid": "text that is no JSON, with line and column",
    "no-change": "the finding carries no change",
    "other-document": "the document has no row of the finding, or its target is written otherwise",
    "other-meaning": "the change does not say what the target says",
    "changes-conflict": "a finding before this one writes the same target differently",
    "not-mended": "with the change made, the rule still finds fault",
    "execution-missing": "the executed amount or the budget is missing, or they are in two currencies",
    "weight-invalid": "expected points from 0 to 100",
    "code-unknown": "expected one of the words that the field takes",
    "key-missing": "a key that has to be there is missing",
    "number-invalid": "expected a number written as the message shows",
    "column-type": "expected a column of the type that the message names",
    "kind-unknown": "expected a kind that the message names",
    "value-invalid": "a value that cannot be, such as NaN or an empty name",
    "form-unreadable": "the base of the refusals of forms; each has a code of its own",
    "target-syntax": "the base of the refusals of expressions; each has a code of its own",
    "bands-gap": "two bands leave a stretch between them",
    "bands-overlap": "two bands share a stretch",
    "explanation-missing": "the target was missed, met in part or far exceeded, and no reason is given",
    "perfmodel": "the base of all errors; each has a code of its own",
}
"""Sentences of codes whose message is put together elsewhere."""

_NAME_IT = "use the id of the row (output.quantity/1), or its category and number"
_MORE = "report one value that says what the target measures, in its unit"
_WORDS = "report the value, or let a person judge the words"
_NOTHING = "nothing, where it holds; if it does not, say it in the target or in the actual"

MENDS = {
    code: mend
    for mend, codes in {
        "nothing": "reached early same-words claimed answered scores-rounded",
        "explain the deviation in the report": "claimed-partly fell-short exceeded differs late claimed-missed "
        "answered-otherwise claimed-nearly",
        _NOTHING: " ".join(get_args(AssumptionCode)),
        _NAME_IT: " ".join(
            f"{what}-{fault}"
            for what in ("actual", "share", "reference", "exclusion")
            for fault in ("unknown", "ambiguous")
        ),
        "hand in the name of the indicator, or look whether the words name what is asked for": "subject-unmatched",
        "hand in one": "actual-doubled share-doubled reference-doubled exclusion-doubled column-doubled",
        _MORE: "actual-wide actual-approximate measure-differs parts-unmatched period-partial units-differ "
        "scope-differs reference-differs year-differs number-ambiguous claim-differs",
        _WORDS: "claim-without-value words-need-a-reader needs-reader",
        "report a value": "actual-missing row-unreported",
        "write the value as one number with its unit": "actual-unread quantity-expected",
        "write the target": "target-unstated",
        "mend the target as `Unread` says": "target-unread",
        "write ≥ or ≤ in the target, or hand in `polarity`": "polarity-unknown",
        "hand in `reference`": "reference-unknown",
        "state the target as an amount": "reference-not-positive",
        "write the year on both sides, or read with `fiscal_year`": "year-unknown",
        "write the period behind the count": "period-unknown",
        "write the last day, for example 8月31日前": "month-doubtful",
        "write ≥ or ≤ in place of 约 and 左右": "target-approximate",
        "ask for a number, or name the order of the grades": "grades-unordered",
        "give both, or neither": "change-incomplete",
        "put the clauses side by side, each with a value": "composite-invalid",
        "give the latest day": "deadline-open",
        "give a later day, or none": "doubt-invalid",
        "write the name on one line": "name-invalid",
        "give a number in these bounds": "places-invalid parameter-invalid month-invalid period-invalid weight-invalid "
        "number-long indent-invalid",
        "take a code of `REVIEW_RULES`": "rule-unknown",
        "give one of them": "share-invalid style-unknown locale-unknown code-unknown kind-unknown",
        "write ≥ > ≤ < or =": "comparison-unknown operator-unknown",
        "let each unit have an amount for this row": "average-rounded",
        "let the bands reach from 0 to 1 without gap or overlap": "bands-incomplete bands-gap bands-overlap",
        "explain it in the report": "budget-unspent execution-abnormal execution-unexplained explanation-missing "
        "deviation-large execution-low indicators-above-execution over-fulfilment executed-over-budget",
        "save it as UTF-8": "encoding-invalid",
        "mend the amounts of the money block": "execution-negative execution-undefined execution-units-differ",
        "name each grade once": "grade-doubled",
        "add the key, or mend its spelling": "key-missing rule-missing kind-missing key-unknown",
        "nothing; its rows are for later years": "medium-term-left",
        "nothing; the row does not count": "not-applicable",
        "choose a policy with a rule for it (SC17), or report a value": "not-applicable-without-rule",
        "write the number as the message shows": "number-invalid amount-invalid date-invalid span-invalid",
        "write the points of the row on the form": "score-missing",
        "compare the points with the policy, and mend them": "score-negative score-outside-band score-over-weight "
        "score-without-actual met-but-reduced points-differ",
        "give a share inside the band, or none": "share-outside-band share-unneeded",
        "report a value beside it": "share-without-actual",
        "mend the text at the place that the message names": "toml-invalid json-invalid",
        "cut it down, or split it": "toml-too-long json-deep file-bomb",
        "hand in the type that the message names": "type-wrong column-type",
        "hand in each unit once": "unit-doubled",
        "hand in the reports": "units-missing",
        "hand in at least one document": "documents-none",
        "mend the first faults and load it again": "items-unread problems-more",
        "write the file again": "column-invalid schema-invalid",
        "give the arguments that the message shows": "arguments-count",
        "mend the name of the column": "column-missing",
        "look at the divisor before dividing": "divisor-zero",
        "remove the broken character": "text-invalid",
        "mend the year": "year-invalid",
        "give a decimal text or a whole number": "amount-inexact",
        "use `Quantity.ratio_to`, which keeps the fraction": "conversion-inexact",
        "state both in one unit, two currencies at a rate of your own": "units-incompatible",
        "mend each of `error.problems`": "document-invalid",
        "install it with `pip install 'perfmodel[…]'`": "extra-missing",
        "mend the row by hand": "no-change not-mended other-meaning",
        "review the document again": "other-document changes-conflict",
        "take an id that the message names, or look with `document.named`": "indicator-unknown",
        "as the message says": "value-invalid form-unreadable target-syntax perfmodel funds-missing unit-unreported "
        "share-missing not-rolled-up lamp-unknown",
        "count lines and columns from 1": "place-invalid",
        "give one of the formats that the message names": "format-unknown",
        "compare both numbers on the form, and mend the wrong one": "missed-but-full execution-rate-differs "
        "total-differs total-off-policy grade-differs weights-sum",
        "give it the adjusted budget": "adjusted-budget-assumed",
        "hand in a self-evaluation form": "report-missing",
        "write points beside each row": "weights-spread",
        "take the points from that block, or add a row to it": "block-empty",
        "use an id of the assessment": "subtotal-unknown",
        "name the indicator": "indicator-nameless",
        "report executed amount and budget": "execution-missing",
    }.items()
    for code in codes.split()
}
"""What to do, where no message says it, by the mend."""

RULE_MENDS = {
    "PM102": "write the objective in words",
    "PM106": "add a row for each",
    "PM110": "file the row under one of the labels of its tree",
    "PM112": "fill in one of the three",
    "PM124": "mend the target as `Unread` says; write a number, or 定性 for the sign",
    "PM128": "write the figure into the form, beside the value",
    "PM131": "report the result with its period, as in 一年52次",
    "PM132": "write the day, as in 8月31日前",
    "PM134": "write the sign: %",
    "PM166": "fill in last year's value, or the standard that the value rests on",
    "PM170": "correct the points",
    "PM172": "spread the points over the rows",
    "PM181": "write the reason",
}
"""What to do where the remark of a rule of review says it with what it found, or in words that need it beside them."""


class Site(NamedTuple):
    """A place of the source that gives a code, and the message that stands there."""

    code: str
    area: str
    message: str


def _text(node: ast.AST | None) -> str:
    """The text of a message, what is filled in named in braces."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "…" for part in values)
            return re.sub("…+", "…", "".join(parts))
        case ast.IfExp(body=body):
            return _text(body)
        case ast.Call(func=ast.Attribute(value=inner, attr="format")) | ast.Call(args=[inner, *_]):
            return _text(inner)
        case ast.BinOp(left=left, right=right):
            return _text(left) + _text(right)
        case _:
            return ""


def _message(path: list[ast.AST], code: ast.Constant) -> str:
    """The message of the innermost call around a code, or the last one that its function names in front of it."""
    for node in reversed(path):
        if isinstance(node, ast.Call):
            given = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in {"message", "hint"})]
            said = [text for text in map(_text, given) if " " in text]
            if said:
                return "; ".join(said)
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
            return (ast.get_docstring(node) or "").partition("\n")[0].rstrip(".")
        if isinstance(node, ast.FunctionDef):
            named = [
                item
                for item in ast.walk(node)
                if isinstance(item, ast.Assign) and ast.unparse(item.targets[0]) in {"message", "text", "said"}
            ]
            near = sorted(named, key=lambda item: (item.lineno > code.lineno, abs(item.lineno - code.lineno)))
            return next((text for text in (_text(item.value) for item in near) if " " in text), "")
    return ""


def _sites(path: Path) -> list[Site]:
    """The codes of one file; ``display`` says again what ``judge`` gives, so that there only those it raises count."""
    folder = path.relative_to(SOURCE).parts[0]
    found: list[Site] = []
    area = SAME_AREA.get(folder, folder) if SAME_AREA.get(folder, folder) in AREAS else "others"

    def walk(node: ast.AST, above: list[ast.AST]) -> None:
        named = bool(above) and isinstance(above[-1], ast.keyword) and above[-1].arg == "code"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            raised = bool(node.value) if named else folder != "display" and bool(KEBAB.fullmatch(node.value))
            found.extend([Site(node.value, area, _message(above, node))] if raised else [])
        for child in ast.iter_child_nodes(node):
            walk(child, [*above, node])

    walk(ast.parse(path.read_text("utf-8")), [])
    return found


def sites() -> list[Site]:
    """Every place of the source that gives a code."""
    others = set(" ".join(NO_CODES.values()).split())
    built = [Site(f"{what}-hidden", "forms", "") for what in ("rows", "columns")]
    keyed = [
        Site(f"{what}-{fault}", "scoring", "")
        for what in ("actual", "share", "reference", "exclusion")
        for fault in ("unknown", "ambiguous", "doubled")
    ]
    paths = sorted(SOURCE.rglob("*.py"), key=lambda path: (path.name != FIRST, path))
    found = [site for path in paths for site in _sites(path) if site.code not in others]
    words = {*get_args(ReasonCode), *get_args(AssumptionCode)}
    return [*built, *keyed, *found, *(Site(code, "targets", "") for code in sorted(words))]


def _paged() -> dict[str, tuple[str, str]]:
    """The rows of the page on forms: what was found, what to do."""
    rows: dict[str, tuple[str, str]] = {}
    for name in ("forms.md", "files.md"):
        for line in (ROOT / "docs" / name).read_text("utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("| `") and line.count(" | ") == 2:  # noqa: PLR2004 - code, sentence, mend
                rows |= dict.fromkeys(re.findall("`([a-z]+-[a-z-]+)`", cells[0]), (cells[1], cells[2]))
    return rows


def _meanings() -> dict[str, str]:
    """The rows of the page on comparing: code, fields, meaning."""
    text = (ROOT / "docs" / "comparing.md").read_text("utf-8")
    return {code: said.strip() for code, said in re.findall(r"^\| `([a-z-]+)` \|[^|]*\| (.+) \|$", text, re.MULTILINE)}


def _parts(code: str, message: str) -> tuple[str, str]:
    """A message as its sentence and its mend; a mend of the table leaves the message whole."""
    said, _, hint = message.partition("; ")
    if code in SENTENCES or not re.sub(r"[…\W]", "", said):
        return SENTENCES.get(code, ""), MENDS.get(code, "")
    return (message, MENDS[code]) if code in MENDS else (said, hint)


def entries() -> dict[str, dict[str, tuple[str, str]]]:
    """By area: each code with its sentence and its mend, either of them empty where nobody says it."""
    messages: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for site in sites():
        messages[site.area, site.code].append(site.message)
    paged, meanings = _paged(), _meanings()
    page: dict[str, dict[str, tuple[str, str]]] = {area: {} for area in AREAS}
    for (area, code), said in sorted(messages.items()):
        message = next((text for text in said if text), "")
        sentence, mend = _parts(code, message)
        if area == "targets" and code in EXPRESSIONS:
            expected, mend = EXPRESSIONS[code]
            sentence = f"expected {expected}"
        if area == "targets" and code in meanings:
            sentence = f"{sentence} (in judging: {meanings[code]})" if code in EXPRESSIONS else meanings[code]
        if code in paged and area in {"forms", "scoring"} and (area == "forms" or code == "block-points-differ"):
            sentence, mend = paged[code]
        page[area][code] = (" ".join(sentence.split()), " ".join(mend.split()))
    said_somewhere = {code for codes in page.values() for code, (sentence, _) in codes.items() if sentence}
    return {
        area: {code: said for code, said in codes.items() if said[0] or code not in said_somewhere}
        for area, codes in page.items()
    }


def _said_by(node: ast.AST) -> Iterator[str]:
    """The messages below a node, each whole."""
    text = _text(node)
    if text:
        yield text
    else:
        for child in ast.iter_child_nodes(node):
            yield from _said_by(child)


def _mend_of(rule: Rule) -> str:
    """What the remarks of a rule say to do, behind their first semicolon; those of the functions that it calls too."""
    if rule.code in RULE_MENDS:
        return RULE_MENDS[rule.code]
    check = inspect.unwrap(getattr(rule.check, "check", rule.check))
    body = ast.parse(inspect.getsource(inspect.getmodule(check))).body
    functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
    found: list[str] = []
    todo, seen = [check.__name__], set[str]()
    while todo:
        name = todo.pop(0)
        if name in functions and name not in seen:
            seen.add(name)
            statements = functions[name].body[ast.get_docstring(functions[name]) is not None :]
            found += [text.partition("; ")[2] for node in statements for text in _said_by(node) if "; " in text]
            todo += [node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name)]
    return "; or ".join(dict.fromkeys(found))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def page() -> str:
    """The whole page."""
    lines = [
        "# Codes",
        "",
        "Every code that the library gives: as `error.code`, `finding.code`, `Unread.error.code`, `Problem.code`, or",
        "as the code of a reason or an assumption of `judge`. `docs/make_codes.py` writes this page from the source;",
        "… stands for what the message fills in.",
    ]
    for area, codes in entries().items():
        title, where = AREAS[area]
        lines += ["", f"## {title}", "", f"From {where}.", "", "| code | what it says | what to do |", "|---|---|---|"]
        lines += [f"| `{code}` | {_cell(sentence)} | {_cell(mend)} |" for code, (sentence, mend) in codes.items()]
        if area == "reviewing":
            lines += [f"| `{rule.code}` | {_cell(rule.statement)} | {_cell(_mend_of(rule))} |" for rule in REVIEW_RULES]
            lines += ["", "Where a finding has a `change`, that is the text to write; `apply_changes` writes it."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    for area, codes in entries().items():
        for code, said in codes.items():
            if not all(said):
                print(f"{area} {code}: no {'sentence' if not said[0] else 'mend'}")
