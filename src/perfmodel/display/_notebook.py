"""How notebooks show what was found: the sentences of ``explain`` in plain tables, every text escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeAlias, assert_never

from perfmodel._finding import Finding, Findings
from perfmodel.display._assessments import PARTS, execution_reasons, line_reasons, points_words, total_name
from perfmodel.display._comparisons import change_words
from perfmodel.display._describe import category_name
from perfmodel.display._explain import NOTHING, explain, found_sentence
from perfmodel.display._language import N_, Tongue, tongue_of
from perfmodel.display._messages import message_words
from perfmodel.display._policies import VERDICTS
from perfmodel.display._value_words import actual_words, author_words, canonical_words
from perfmodel.objectives._comparison import DocumentComparison, RowComparison
from perfmodel.objectives._indicator import Indicator
from perfmodel.reviewing._review import AppliedChanges, LeftFinding
from perfmodel.scoring._policy import ScoringPolicy
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment, LineStatus
from perfmodel.targets._verdict import Judgement, Verdict

Shown: TypeAlias = (
    Judgement
    | AssessedLine
    | Assessment
    | Finding
    | ScoringPolicy
    | DocumentComparison
    | RowComparison
    | AppliedChanges
)

_Named: TypeAlias = Indicator | AssessedLine
MOST = 200
"""How many rows are shown of a list; the rest is counted."""

HEADINGS = (N_("Indicator"), N_("Target"), N_("Actual"), N_("Points earned"), N_("Full points"), N_("Why"))
ROW = (N_("Indicator"), N_("Target"), N_("Full points"), N_("Actual"), N_("Points earned"))
CHANGES = (N_("Indicator"), N_("Target before"), N_("Target after"), N_("Why"))
COUNTS = (N_("Table"), N_("Rows"))
COMPARED = (N_("Indicator"), N_("Target before"), N_("Target after"), N_("What changed"))
ADDED, DROPPED = N_("added"), N_("dropped")
REST = N_("… and {count} more")

_STYLE = (
    "border-collapse:collapse;text-align:left",
    "border:1px solid #999;padding:2px 6px;text-align:left;vertical-align:top",
)
_COLOURS = {
    Verdict.MET: "#17692f",
    Verdict.PARTLY_MET: "#8a5a00",
    Verdict.MISSED: "#a11c1c",
    Verdict.UNDECIDED: "#555",
}


def shown(value: Shown, /) -> str:
    """What a notebook shows of a value, as a part of a page, in Chinese."""
    tongue = tongue_of("zh_Hans")
    match value:
        case Judgement() | AssessedLine():
            html = _judged(tongue, value.verdict, explain(value))
        case Finding() | RowComparison():
            html = f"<p>{escape(explain(value))}</p>"
        case Assessment():
            html = _assessment(tongue, value)
        case ScoringPolicy():
            head, *rules = explain(value).split("\n")
            html = f"<p>{escape(head)}</p>{_items([rule.removeprefix('- ') for rule in rules])}"
        case DocumentComparison():
            html = _comparison(tongue, value)
        case AppliedChanges():
            html = _changes(tongue, value)
        case _:
            assert_never(value)
    return html


def findings_shown(findings: Sequence[Finding] | Sequence[LeftFinding], rows: Iterable[_Named] = (), /) -> str:
    """The findings on some rows, or those that no change mended, as a list, or an empty text where there are none."""
    if not findings:
        return ""
    tongue = tongue_of("zh_Hans")
    names = findings.names if isinstance(findings, Findings) else {row.id: row.name for row in rows}
    items = [found_sentence(tongue, finding, names) for finding in findings[:MOST]]
    if len(findings) > MOST:
        items.append(tongue.say(REST, count=len(findings) - MOST))
    return _items(items)


def all_findings_shown(findings: Sequence[Finding], /) -> str:
    """The findings of a review or an audit as a list, or a line that there are none."""
    return findings_shown(findings) or f"<p>{escape(tongue_of('zh_Hans').say(NOTHING))}</p>"


def _items(texts: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def _judged(tongue: Tongue, verdict: Verdict, sentence: str) -> str:
    word = escape(tongue.say(VERDICTS[verdict]))
    return f'<p><b style="color:{_COLOURS[verdict]}">{word}</b> {escape(sentence)}</p>'


def _assessment(tongue: Tongue, assessment: Assessment) -> str:
    rows = assessment_rows(tongue, assessment)
    count = len(assessment.lines)
    if count > MOST:
        rows[MOST:count] = [[tongue.say(REST, count=count - MOST), "", "", "", "", ""]]
    table = _table([tongue.say(heading) for heading in HEADINGS], rows)
    return f"<p>{escape(explain(assessment))}</p>{table}{findings_shown(assessment.findings, assessment.lines)}"


def _changes(tongue: Tongue, made: AppliedChanges) -> str:
    """The changes that were made, each with the rule that asked for it, and what is left below."""
    names = {row.id: row.name for row in made.document.indicators}
    rows = [
        [
            names.get(each.finding.indicator or "", ""),
            each.before.text,
            each.after.text,
            tongue.say(PARTS).join(
                f"{one.code} {message_words(tongue, one.message)}" for one in (each.finding, *each.also)
            ),
        ]
        for each in made.applied
    ]
    if len(rows) > MOST:
        rows[MOST:] = [[tongue.say(REST, count=len(rows) - MOST), "", "", ""]]
    table = _table([tongue.say(heading) for heading in CHANGES], rows) if rows else ""
    return f"<p>{escape(explain(made))}</p>{table}{findings_shown(made.left, made.document.indicators)}"


def row_shown(row: Indicator, /) -> str:
    """One row of a form, with its id and its category above it."""
    tongue = tongue_of("zh_Hans")
    head = row.id if row.category is None else f"{row.id} {category_name(tongue, row.category)}"
    result = row.result
    actual = "" if result is None or result.actual is None else actual_words(tongue, result.actual)
    weight, score = (
        "" if points is None else tongue.number(points) for points in (row.weight, result and result.score)
    )
    cells = [row.name, author_words(tongue, row.target), weight, actual, score]
    return f"<p>{escape(head)}</p>{_table([tongue.say(heading) for heading in ROW], [cells])}"


def counts_shown(counts: Iterable[tuple[str, int]], /) -> str:
    """The names of tables with how many rows each has."""
    tongue = tongue_of("zh_Hans")
    return _table([tongue.say(heading) for heading in COUNTS], ([name, str(rows)] for name, rows in counts))


def _comparison(tongue: Tongue, found: DocumentComparison) -> str:
    """What changed in all, then row by row."""
    rows = comparison_rows(tongue, found)
    if len(rows) > MOST:
        rows[MOST:] = [[tongue.say(REST, count=len(rows) - MOST), "", "", ""]]
    return f"<p>{escape(explain(found))}</p>{_table([tongue.say(heading) for heading in COMPARED], rows)}"


def comparison_rows(tongue: Tongue, found: DocumentComparison, /) -> list[list[str]]:
    """The cells below :data:`COMPARED`: the rows of both documents, then those that one of them has."""
    return [
        *(
            [
                row.after.name,
                *(author_words(tongue, one.target) for one in (row.before, row.after)),
                change_words(tongue, row),
            ]
            for row in found.matched
        ),
        *([row.name, "", author_words(tongue, row.target), tongue.say(ADDED)] for row in found.added),
        *([row.name, author_words(tongue, row.target), "", tongue.say(DROPPED)] for row in found.dropped),
    ]


def assessment_rows(tongue: Tongue, assessment: Assessment, /) -> list[list[str]]:
    """The cells below :data:`HEADINGS`: each line, the money, each sum."""
    return [
        *(_line(tongue, line) for line in assessment.lines),
        _execution(tongue, assessment.execution),
        *(
            [total_name(tongue, total.id), "", "", points_words(tongue, total), tongue.number(total.out_of), ""]
            for total in (*assessment.totals, assessment.total)
        ),
    ]


def _line(tongue: Tongue, line: AssessedLine) -> list[str]:
    actual = "" if line.actual is None else actual_words(tongue, line.actual)
    points = "" if line.status is LineStatus.NOT_APPLICABLE else points_words(tongue, line)
    weight = "" if line.weight is None else tongue.number(line.weight)
    return [line.name, canonical_words(tongue, line.target), actual, points, weight, line_reasons(tongue, line)]


def _execution(tongue: Tongue, block: AssessedExecution) -> list[str]:
    executed, adjusted = ("" if amount is None else str(amount) for amount in (block.executed, block.adjusted))
    points = "" if block.status is LineStatus.NOT_APPLICABLE else points_words(tongue, block)
    name = total_name(tongue, "execution")
    return [name, adjusted, executed, points, tongue.number(block.weight), execution_reasons(tongue, block)]


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    table, cell = _STYLE
    head = "".join(f'<th style="{cell}">{escape(text)}</th>' for text in headings)
    body = "".join(
        "<tr>" + "".join(f'<td style="{cell}">{escape(text)}</td>' for text in row) + "</tr>" for row in rows
    )
    return f'<table style="{table}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
