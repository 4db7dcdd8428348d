"""
What was found, as tables: assessments, findings, and the ledger of readings.

Assessments have one row for each line, enough to explain its points.  Findings are what readings, reviews, audits and
assessments have noticed, each with its place.  The ledger says where each cell of a form went.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias, get_args

import pyarrow as pa

from perfmodel._arguments import require
from perfmodel._finding import Finding, Severity
from perfmodel.display._citations import said_of
from perfmodel.display._language import Tongue, tongue_of
from perfmodel.display._messages import error_words, message_words
from perfmodel.errors import FormError, PerfModelError
from perfmodel.files._inputs import PASSED
from perfmodel.forms._ledger import Entry
from perfmodel.forms._read import Reading
from perfmodel.interop._table_cells import (
    category_of,
    evidence_row,
    labels,
    numbers,
    place_row,
    reported,
    rounded,
    several,
    source_row,
    stored,
    written,
)
from perfmodel.interop._table_schemas import ASSESSMENT_SCHEMA, FINDING_SCHEMA, LEDGER_SCHEMA
from perfmodel.scoring._result import AssessedLine, Assessment
from perfmodel.serializers._document_tables import build_table
from perfmodel.serializers._target_columns import Row, row_of
from perfmodel.values._quantity import Quantity


def assessment_to_table(
    assessments: Assessment | Iterable[Assessment], /, *, reading: Reading | None = None, locale: str = "en"
) -> pa.Table:
    r"""
    The lines of assessments as a table of one row each; ``assessment`` counts the assessments from 0.

    The money block, the total and the grade of its assessment stand beside each line.

    >>> from perfmodel import assess
    >>> from perfmodel import read_form
    >>> form = "项目名称 阅览室改造\n三级指标 指标值 分值 实际完成值\n新增座位 ≥80个 90 78个".replace(" ", "\t")
    >>> row = assessment_to_table(assess(read_form(form).document, policy="mof2020")).to_pylist()[0]
    >>> row["verdict"], str(row["points"])[:5], row["ratio_fraction"], str(row["weight"])[:2]
    ('missed', '87.75', '39/40', '90')

    Args:
        assessments: What :func:`~perfmodel.assess` gave, one or many.

        reading: Where the document was read, for its file and form.

        locale: The language of ``clause``, as for :func:`~perfmodel.explain`; one of a caller's own stays as it is.

    Returns:
        A table of ``ASSESSMENT_SCHEMA``.

    Raises:
        WrongTypeError: When one of them is no assessment.

        InvalidValueError: (``text-invalid``) when a text holds half a character; (``locale-unknown``) for another
            language.
    """
    require(locale, str, "locale")
    tongue, source = tongue_of(locale), source_row(reading)
    given: tuple[Assessment, ...] = several(assessments, "assessments", (Assessment,), "make them with assess")
    rows = [
        row
        for index, assessment in enumerate(given)
        for row in line_rows(assessment, {"assessment": index, **source}, tongue)
    ]
    return build_table(rows, ASSESSMENT_SCHEMA)


def line_rows(assessment: Assessment, source: Row, tongue: Tongue, /) -> Iterator[Row]:
    """The rows of an assessment, each with the columns that say where it belongs."""
    return ({**source, **_line_row(line, assessment, tongue)} for line in assessment.lines)


def _line_row(line: AssessedLine, whole: Assessment, tongue: Tongue) -> Row:
    return {
        "policy": whole.policy,
        "id": line.id,
        "name": line.name,
        "category": line.category,
        **labels(category_of(line.category)),
        "target": row_of(line.target),
        "actual": reported(line.actual),
        "verdict": line.verdict.value,
        "reason": line.reason.code,
        "status": line.status.value,
        "assumptions": [assumption.code for assumption in line.assumptions],
        "ratio_fraction": written(line.ratio),
        "weight_source": line.weight_source.value,
        "reached_unit": _unit(line.reached),
        "bound_unit": _unit(line.bound),
        "reference_unit": _unit(line.reference),
        "share_fraction": written(line.share),
        **evidence_row(line.polarity, tongue),
        "rule": line.rule,
        "clause_source": said_of(tongue, line.clause.source),
        "clause": line.clause.clause and said_of(tongue, line.clause.clause),
        "clause_standing": line.clause.standing.value,
        "reason_required": line.reason_required,
        "execution_rate_fraction": written(whole.execution.rate),
        "grade_low": whole.grade_low,
        "grade_high": whole.grade_high,
        **numbers(
            {
                "ratio": rounded(line.ratio),
                "points": line.points,
                "points_low": line.low,
                "points_high": line.high,
                "weight": line.weight,
                "reached": _value(line.reached),
                "bound": _value(line.bound),
                "reference": _value(line.reference),
                "execution_rate": rounded(whole.execution.rate),
                "execution_low": whole.execution.low,
                "execution_high": whole.execution.high,
                "execution_weight": whole.execution.weight,
                "total_low": whole.total.low,
                "total_high": whole.total.high,
                "total_weight": whole.total.out_of,
            }
        ),
    }


def _unit(quantity: Quantity | None) -> str | None:
    return None if quantity is None else quantity.unit.symbol


def _value(quantity: Quantity | None) -> Decimal | None:
    return None if quantity is None else quantity.value


Noticed: TypeAlias = Finding | Reading | Assessment
"""A finding, or what has some."""


def findings_to_table(
    findings: Noticed | Iterable[Noticed],
    /,
    *,
    reading: Reading | None = None,
    origin: str | None = None,
    locale: str = "en",
) -> pa.Table:
    r"""
    Findings as a table of one row each, in the order in which they come.

    >>> from perfmodel import read_form
    >>> from perfmodel import review
    >>> found = read_form("项目名称 阅览室改造\n三级指标 指标值\n新增座位 不少于80个".replace(" ", "\t"))
    >>> table = findings_to_table(review(found.document, rules=["PM125"]), reading=found, origin="review")
    >>> table.select(["form", "origin", "code", "place_line", "change"]).to_pylist()
    [{'form': 1, 'origin': 'review', 'code': 'PM125', 'place_line': 3, 'change': '≥80个'}]

    Args:
        findings: Findings (``review(…)``, ``audit(…)``, ``reading.findings``), readings or assessments, one or many,
            mixed or not.

        reading: Where the document was read that they speak of; a reading among *findings* is its own.

        origin: Where they come from (``review``, ``audit``); those of readings and assessments say it on their own.

        locale: The language of ``message``, as for :func:`~perfmodel.explain`.  What a caller's own rule says stays as
            it is.

    Returns:
        A table of ``FINDING_SCHEMA``.  Half a character in a text is spelled out (``\ud83d``).

    Raises:
        WrongTypeError: When one of them is of another type.

        InvalidValueError: (``text-invalid``) when an id, a rule or a change holds half a character;
            (``locale-unknown``) for another language.
    """
    require(origin, str | None, "origin", "write one word: 'review'")
    require(locale, str, "locale")
    tongue = tongue_of(locale)
    source = source_row(reading)
    hint = "hand in what review, audit, assess or read_form gave"
    given: tuple[Noticed, ...] = several(findings, "findings", get_args(Noticed), hint)
    rows = [row for item in given for row in finding_rows(item, source, origin, tongue)]
    return build_table(rows, FINDING_SCHEMA)


def finding_rows(item: Noticed, source: Row, origin: str | None, tongue: Tongue, /) -> Iterator[Row]:
    """The rows of a finding, or of what has some."""
    if isinstance(item, Finding):
        yield {**source, "origin": origin, **_finding_row(item, tongue)}
    elif isinstance(item, Reading):
        own = source_row(item)
        yield from ({**own, "origin": "reading", **_finding_row(finding, tongue)} for finding in item.findings)
    else:
        yield from ({**source, "origin": "assessment", **_finding_row(finding, tongue)} for finding in item.findings)


def _finding_row(finding: Finding, tongue: Tongue) -> Row:
    rule = finding.rule
    cited: Row = (
        {}
        if rule is None
        else {
            "rule_source": said_of(tongue, rule.source),
            "rule_clause": rule.clause and said_of(tongue, rule.clause),
            "rule_standing": rule.standing.value,
            "rule_note": rule.note and said_of(tongue, rule.note),
        }
    )
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": stored(message_words(tongue, finding.message)),
        "text": stored(finding.text),
        "indicator": finding.indicator,
        **place_row(finding.place, tongue),
        **cited,
        "change": finding.change,
    }


def failure_row(file: str, error: PerfModelError, tongue: Tongue, /) -> Row:
    """Why there is nothing of a file, or of one of its forms: the one row that it has."""
    place = error.place if isinstance(error, FormError) else None
    return {
        "file": stored(file) or None,
        "origin": "file",
        "code": error.code,
        "severity": (Severity.NOTE if error.code == PASSED else Severity.ERROR).value,
        "message": stored(error_words(tongue, error)),
        "text": "",
        **place_row(place, tongue),
    }


def ledger_to_table(
    entries: Entry | Reading | Iterable[Entry | Reading], /, *, reading: Reading | None = None, locale: str = "en"
) -> pa.Table:
    r"""
    The ledgers of readings as a table of one row for each cell.

    >>> from perfmodel import read_form
    >>> found = read_form("项目名称 阅览室改造\n三级指标 指标值\n新增座位 ≥80个".replace(" ", "\t"))
    >>> ledger_to_table(found).select(["place_line", "text", "use"]).to_pylist()[-1]
    {'place_line': 3, 'text': '≥80个', 'use': 'indicator:target'}

    Args:
        entries: Readings, or the entries of one (``reading.ledger``); one or many.

        reading: Where entries were read, for their file and form; a reading among *entries* is its own.

        locale: The language of ``place``, as for :func:`~perfmodel.explain`.

    Returns:
        A table of ``LEDGER_SCHEMA``.  Half a character in a text is spelled out (``\ud83d``).

    Raises:
        WrongTypeError: When one of them is of another type.

        InvalidValueError: (``locale-unknown``) for another language.
    """
    require(locale, str, "locale")
    tongue, source = tongue_of(locale), source_row(reading)
    given: tuple[Entry | Reading, ...] = several(entries, "entries", (Entry, Reading), "hand in reading.ledger")
    return build_table([row for item in given for row in _rows(item, source, tongue)], LEDGER_SCHEMA)


def _rows(item: Entry | Reading, source: Row, tongue: Tongue) -> Iterator[Row]:
    if isinstance(item, Entry):
        yield {**source, **_entry_row(item, tongue)}
    else:
        own = source_row(item)
        yield from ({**own, **_entry_row(entry, tongue)} for entry in item.ledger)


def _entry_row(entry: Entry, tongue: Tongue) -> Row:
    return {**place_row(entry.place, tongue), "text": stored(entry.text), "use": entry.use}
