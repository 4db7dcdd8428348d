"""
Findings, assessments, comparisons and audited forms as tables, in Chinese, for the files that people read.

An audited form is the official table with the columns of those who check it, then the findings.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, cast

from perfmodel._arguments import kind_of, require
from perfmodel._finding import Finding
from perfmodel.display._citations import citation_words
from perfmodel.display._explain import explain
from perfmodel.display._language import tongue_of
from perfmodel.display._messages import message_words, place_words, severity_word
from perfmodel.display._notebook import COMPARED, HEADINGS, assessment_rows, comparison_rows
from perfmodel.files._grid import Grid, GridBuilder, Part, Role
from perfmodel.files.html import fragment
from perfmodel.forms._indicator_table import Checked, Checks, points_text
from perfmodel.forms._write import write_form
from perfmodel.objectives._comparison import DocumentComparison
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment, LineStatus, Total
from perfmodel.scoring._self_evaluation import AuditedForm
from perfmodel.serializers.json import NOT_WRITTEN
from perfmodel.targets._actual import Actual
from perfmodel.targets._shapes import Target
from perfmodel.values._exact import add
from perfmodel.values._quantity import Quantity

Drawn: TypeAlias = Objectives | Assessment | AuditedForm | DocumentComparison | Finding | tuple[Finding, ...]
"""What is drawn as tables."""

_DRAWN = kind_of(Drawn)
_EXCHANGED = kind_of(Indicator | Actual | Target | Quantity)
_ZH = "zh_Hans"
_FINDINGS = ("序号", "程度", "代码", "位置", "指标", "问题", "原文", "建议修改", "依据")
_NUMBERS = frozenset(("序号", "分值", "得分"))
_NONE = "未发现问题"


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
            return (write_form(given.objectives, checks=_checks(given)), _findings(given.findings, names))
        case Assessment():
            return (_assessment(given), _findings(given.findings, _names(given.lines)))
        case DocumentComparison():
            return (_comparison(given),)
        case Finding():
            return (_findings((given,), {}),)
        case tuple():
            return (_findings(cast("tuple[Finding, ...]", given), {}),)
        case _:
            return (write_form(cast("Objectives", given)),)


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
    return builder.build(("发现的问题",), name="发现的问题")


def _finding(finding: Finding, names: Mapping[str, str]) -> list[str]:
    tongue = tongue_of(_ZH)
    return [
        severity_word(tongue, finding.severity),
        finding.code,
        "" if finding.place is None else place_words(tongue, finding.place),
        "" if finding.indicator is None else names.get(finding.indicator, finding.indicator),
        message_words(tongue, finding.message),
        finding.text,
        finding.change or "",
        "" if finding.rule is None else citation_words(tongue, finding.rule),
    ]


def _assessment(assessment: Assessment) -> Grid:
    tongue = tongue_of(_ZH)
    builder = GridBuilder()
    _table(builder, [tongue.say(heading) for heading in HEADINGS], assessment_rows(tongue, assessment))
    grade = "" if assessment.grade is None else f"　评价等级：{assessment.grade}"  # noqa: RUF001 - as forms print it
    above = ("绩效评分结果", f"（评分办法：{assessment.policy}{grade}）")  # noqa: RUF001 - as above
    return builder.build(above, name="绩效评分结果")


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
    assessment, report = audited.assessment, audited.objectives.report
    results = {row.id: row.result for row in audited.objectives.indicators}
    rows = dict[str, Checked]()
    for line in assessment.lines:
        result = results[line.id]
        score = None if result is None else result.score
        rows[line.id] = _checked(line, score, _opinion(line.id, audited.findings))
    money = None if report is None or not report.execution else report.execution[0].score
    total = None if report is None else report.total
    return Checks(
        rows=rows,
        execution=_checked(assessment.execution, money, ""),
        total=_checked(assessment.total, total, ""),
        grade=assessment.grade or "",
    )


def _opinion(identity: str, findings: Iterable[Finding]) -> str:
    tongue = tongue_of(_ZH)
    said = (message_words(tongue, finding.message) for finding in findings if finding.indicator == identity)
    return "；".join(dict.fromkeys(said))  # noqa: RUF001 - Chinese text


def _checked(block: AssessedLine | AssessedExecution | Total, score: Decimal | None, opinion: str) -> Checked:
    """The points of the policy; a range where they wait for somebody, and nothing where there are none."""
    if not isinstance(block, Total) and block.status in {LineStatus.NOT_APPLICABLE, LineStatus.UNWEIGHTED}:
        return Checked("", "", opinion)
    if block.low != block.high:
        return Checked(f"{points_text(block.low)}-{points_text(block.high)}", "", opinion)
    difference = None if score is None else add((block.low, score.copy_negate()))
    return Checked(points_text(block.low), "0" if difference == 0 else points_text(difference), opinion)
