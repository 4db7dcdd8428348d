"""
Findings, assessments, comparisons and audited forms as tables, in Chinese, for the files that people read.

An audited form is the official table with the columns of those who check it, then the findings.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, cast

from attrs import evolve

from perfmodel._arguments import kind_of, require
from perfmodel._finding import Finding, Findings
from perfmodel.display._assessments import status_words
from perfmodel.display._citations import citation_words, place_words
from perfmodel.display._explain import explain
from perfmodel.display._language import tongue_of
from perfmodel.display._messages import message_words, severity_word
from perfmodel.display._notebook import COMPARED, HEADINGS, assessment_rows, comparison_rows
from perfmodel.display._policies import cited_rules, policy_title
from perfmodel.files._grid import Grid, GridBuilder, Part, Role
from perfmodel.files.html import fragment
from perfmodel.forms._indicator_table import Checked, Checks, points_text
from perfmodel.forms._write import write_form
from perfmodel.objectives._comparison import DocumentComparison
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Execution, Report, Result
from perfmodel.scoring._execution import TOTAL
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment, LineStatus, Total, has_rule
from perfmodel.scoring._self_evaluation import AuditedForm
from perfmodel.serializers.json import NOT_WRITTEN
from perfmodel.source import Citation, Standing
from perfmodel.targets._actual import Actual
from perfmodel.targets._shapes import Target
from perfmodel.values._exact import add, places_of, round_half_up
from perfmodel.values._quantity import Quantity

Drawn: TypeAlias = Objectives | Assessment | AuditedForm | DocumentComparison | Finding | tuple[Finding, ...]
"""What is drawn as tables."""

_Block: TypeAlias = AssessedLine | AssessedExecution | Total
_DRAWN = kind_of(Drawn)
_EXCHANGED = kind_of(Indicator | Actual | Target | Quantity)
_ZH = "zh_Hans"
_FINDINGS = ("序号", "程度", "代码", "位置", "指标", "问题", "原文", "建议修改", "依据")
_NUMBERS = frozenset(("序号", "分值", "得分"))
_NONE = "未发现问题"
_IN_TABLES = tongue_of(_ZH)._replace(is_brief=True)
"""What stands in tables that a bureau stamps: sources as in its own notices."""


def tables_of(value: object, /) -> tuple[Grid, ...]:
    """
    The tables of a value, in their order.

    >>> [grid.name for grid in tables_of(())]
    ['发现的问题']

    Raises:
        WrongTypeError: For what is not drawn: a target, a quantity.
    """
    given = tuple(cast("list[object]", value)) if isinstance(value, list) else value
    require(given, _DRAWN, "the value to draw as a table", _advice(given))
    match given:
        case AuditedForm():
            names = _names(given.objectives.indicators)
            return (write_form(_with_money(given), checks=_checks(given)), _findings(given.findings, names))
        case Assessment():
            return (_assessment(given), _findings(given.findings, _names(given.lines)))
        case DocumentComparison():
            return (_comparison(given),)
        case Finding():
            return (_findings((given,), {}),)
        case tuple():
            found = cast("tuple[Finding, ...]", given)
            return (_findings(found, found.names if isinstance(found, Findings) else {}),)
        case _:
            return (write_form(cast("Objectives", given)),)


def _with_money(audited: AuditedForm) -> Objectives:
    """The form; one that reports no money has a row for it all the same, where the total rests on its points."""
    form, block = audited.objectives, audited.assessment.execution
    report = form.report or Report()
    if report.execution or not block.weight or block.status is LineStatus.NOT_APPLICABLE:
        return form
    return evolve(form, report=evolve(report, execution=(Execution(name=TOTAL, weight=block.weight),)))


def _names(rows: Iterable[Indicator | AssessedLine]) -> dict[str, str]:
    """The names of indicators by their ids."""
    return {row.id: row.name for row in rows}


def _advice(given: object) -> str:
    return "write it as json" if _EXCHANGED.fits(given) else NOT_WRITTEN


def shown(audited: AuditedForm, /) -> str:
    """What a notebook shows of an audited form."""
    return "".join(fragment(grid) for grid in tables_of(audited))


def _findings(findings: Sequence[Finding], names: Mapping[str, str]) -> Grid:
    """A row for each finding, or one that says that there is none."""
    builder = GridBuilder()
    rows = [[str(number), *_finding(finding, names)] for number, finding in enumerate(findings, 1)]
    _table(builder, _FINDINGS, rows)
    if not rows:
        builder.row(Part(_NONE, len(_FINDINGS)))
    return builder.build(("发现的问题",), _notes(finding.rule for finding in findings), "发现的问题")


_UNCHECKED = {
    Standing.MEMORY: "凭记忆引用、未与原文核对的依据",
    Standing.DESIGN: "制度文件未作规定、由软件自行设定的依据",
}


def _notes(citations: Iterable[Citation | None]) -> tuple[str, ...]:
    """How sure the sources of a table are, said once below it, so that its cells name them as notices do."""
    said = {standing: dict[str, None]() for standing in _UNCHECKED}
    for citation in citations:
        if citation is not None and citation.standing in said:
            said[citation.standing][citation_words(_IN_TABLES, citation)] = None
    return tuple(
        f"注：{words}：{'；'.join(said[standing])}" for standing, words in _UNCHECKED.items() if said[standing]
    )  # noqa: RUF001 - as forms print it


def _finding(finding: Finding, names: Mapping[str, str]) -> list[str]:
    tongue = tongue_of(_ZH)
    name = "" if finding.indicator is None else names.get(finding.indicator, finding.indicator)
    return [
        severity_word(tongue, finding.severity),
        finding.code,
        _place(finding),
        name,
        message_words(tongue, finding.message),
        "" if finding.text == name else finding.text,
        finding.change or "",
        "" if finding.rule is None else citation_words(_IN_TABLES, finding.rule),
    ]


def _assessment(assessment: Assessment) -> Grid:
    tongue = tongue_of(_ZH)
    builder = GridBuilder()
    _table(builder, [tongue.say(heading) for heading in HEADINGS], assessment_rows(_IN_TABLES, assessment))
    grade = "" if assessment.grade is None else f"　评价等级：{assessment.grade}"  # noqa: RUF001 - as forms print it
    policy = policy_title(tongue, assessment.policy, assessment.policy_title)
    above = ("绩效评分结果", f"（计分办法：{policy}{grade}）")  # noqa: RUF001 - as above
    notes = _notes([*(line.clause for line in assessment.lines), assessment.execution.clause])
    return builder.build(above, notes, "绩效评分结果")


def _comparison(found: DocumentComparison) -> Grid:
    """What changed in all above the table, then row by row."""
    tongue = tongue_of(_ZH)
    builder = GridBuilder()
    _table(builder, [tongue.say(heading) for heading in COMPARED], comparison_rows(tongue, found))
    return builder.build(("绩效目标对比", explain(found)), name="绩效目标对比")


def _table(builder: GridBuilder, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    builder.row(*(Part(heading, 1, 1, Role.HEADING) for heading in headings))
    roles = [Role.NUMBER if heading in _NUMBERS else Role.TEXT for heading in headings]
    for row in rows:
        builder.row(*(Part(text, 1, 1, role) for text, role in zip(row, roles, strict=True)))


def _checks(audited: AuditedForm) -> Checks:
    """What stands in the columns of those who check the form."""
    assessment, report = audited.assessment, audited.objectives.report or Report()
    blocks: tuple[_Block, ...] = (*assessment.lines, assessment.execution, assessment.total)
    decimals = places_of(points for block in blocks for points in (block.low, block.high))
    money = report.execution[0].score if report.execution else None
    return Checks(
        rows=_checked_rows(audited, decimals),
        execution=_checked(assessment.execution, money, _opinion(audited, _MONEY), decimals),
        total=_checked(assessment.total, report.total, _opinion(audited, _SUM), decimals),
        below=(
            ("复核等级", _grade(assessment)),
            ("复核计分办法", policy_title(tongue_of(_ZH), assessment.policy, assessment.policy_title)),
            ("复核所用规则", _rules(audited)),
        ),
    )


def _checked_rows(audited: AuditedForm, decimals: int) -> dict[str, Checked]:
    """What stands beside each row: what was found on it, else why its points are open."""
    results = {row.id: row.result or Result() for row in audited.objectives.indicators}
    rows = dict[str, Checked]()
    for line in audited.assessment.lines:
        said = _opinion(audited, line.id) or status_words(tongue_of(_ZH), line)
        rows[line.id] = _checked(line, results[line.id].score, said, decimals)
    return rows


def _grade(assessment: Assessment) -> str:
    """The grade, or the lowest and the highest while points are open; nothing where there is none."""
    low, high = assessment.grade_low or "", assessment.grade_high or ""
    return low if low == high else f"{low}至{high}"


def _rules(audited: AuditedForm) -> str:
    """
    What the rules say by which the form was checked, a line for each; nothing where the policy is not at hand.

    How sure they are, ``explain`` says.
    """
    if audited.policy is None:
        return ""
    rules = {audited.assessment.execution.rule, *(line.rule for line in audited.assessment.lines if has_rule(line))}
    return "\n".join(cited_rules(_IN_TABLES, audited.policy, rules))


_MONEY, _SUM = "预算执行", "总分"
_OF_SUM = frozenset(("total-differs", "total-over-100", "total-off-policy", "weights-sum", "grade-differs"))
_OF_MONEY = frozenset(
    (
        "points-differ",
        "score-over-weight",
        "adjusted-budget-assumed",
        "budget-changed",
        "budget-unspent",
        "executed-over-budget",
        "indicators-above-execution",
    )
)
"""The findings without a row that speak of the sum with its grade, and of the money; others of it begin alike."""


def _block(finding: Finding) -> str:
    """Of what a finding speaks: a row by its id, else the money, or the sum, or none of them."""
    if finding.indicator is not None:
        return finding.indicator
    if finding.code in _OF_SUM:
        return _SUM
    return _MONEY if finding.code in _OF_MONEY or finding.code.startswith("execution-") else ""


def _opinion(audited: AuditedForm, block: str) -> str:
    """What was found on a row, on the money or on the sum."""
    found = (finding for finding in audited.findings if _block(finding) == block)
    said = "；".join(message_words(tongue_of(_ZH), finding.message) for finding in found)  # noqa: RUF001 - Chinese text
    return "；".join(dict.fromkeys(said.split("；")))  # noqa: RUF001 - as above; each clause once


def _place(finding: Finding) -> str:
    """Where it stands; of the money and the sum what they are called."""
    if finding.place is not None:
        return place_words(tongue_of(_ZH), finding.place)
    return _block(finding) if finding.indicator is None else ""


def _checked(block: _Block, score: Decimal | None, opinion: str, decimals: int) -> Checked:
    """The points of the policy; a range where they wait for somebody, and nothing where there are none."""
    if not isinstance(block, Total) and block.status in {LineStatus.NOT_APPLICABLE, LineStatus.UNWEIGHTED}:
        return Checked("", "", opinion)
    low, high = (points_text(round_half_up(Fraction(points), decimals)) for points in (block.low, block.high))
    if block.low != block.high:
        return Checked(f"{low}-{high}", "", opinion)
    if score is None:
        return Checked(low, "", opinion)
    difference = add((block.low, score.copy_negate()))
    shown = round_half_up(Fraction(difference), max(decimals, places_of((difference,))))
    return Checked(low, points_text(shown), opinion)
