"""Findings as a table: what readings, reviews, audits and assessments have noticed, each with its place."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias, get_args

import pyarrow as pa

from perfmodel.arguments import require
from perfmodel.assessment.result import Assessment
from perfmodel.display.errors import error_words
from perfmodel.display.sentences import message_words
from perfmodel.display.tongue import Tongue, tongue_of
from perfmodel.errors import FormError, PerfModelError
from perfmodel.forms.read import Reading
from perfmodel.interop.tables.cells import place_row, stored
from perfmodel.interop.tables.given import several, source_row
from perfmodel.interop.tables.schemas import FINDING_SCHEMA
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.serializers._tables.documents import build_table
from perfmodel.serializers._tables.rows import Row

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

    >>> from perfmodel.forms.read import read_form
    >>> from perfmodel.review.run import review
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
        yield {**source, "origin": origin, **_row(item, tongue)}
    elif isinstance(item, Reading):
        own = source_row(item)
        yield from ({**own, "origin": "reading", **_row(finding, tongue)} for finding in item.findings)
    else:
        yield from ({**source, "origin": "assessment", **_row(finding, tongue)} for finding in item.findings)


def _row(finding: Finding, tongue: Tongue) -> Row:
    rule = finding.rule
    cited: Row = (
        {}
        if rule is None
        else {
            "rule_source": rule.source,
            "rule_clause": rule.clause,
            "rule_standing": rule.standing.value,
            "rule_note": rule.note,
        }
    )
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": stored(message_words(tongue, finding.message)),
        "text": stored(finding.text),
        "indicator": finding.indicator,
        **place_row(finding.place),
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
        "severity": Severity.ERROR.value,
        "message": stored(error_words(tongue, error)),
        "text": "",
        **place_row(place),
    }
