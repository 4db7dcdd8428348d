"""What stands around the tables of a file and gives nothing to a form: headers, footers, comments, shapes, notes."""

import re

from perfmodel.objectives.finding import Finding, Severity
from perfmodel.source import Place

_PAGES = re.compile(r"[\s\d第共页,，/\-—]*(?:page|of|[\s\d/\-])*", re.IGNORECASE)  # noqa: RUF001 - as printed


def margin_text(text: str, /) -> str:
    """
    What a header or a footer says, blanks folded; an empty text where that is the number of the page.

    >>> margin_text("第 1 页，共 2 页"), margin_text("市图书馆 1")
    ('', '市图书馆 1')
    """
    return "" if _PAGES.fullmatch(text) else " ".join(text.split())


def margin(table: str, text: str, /) -> Finding:
    """The note on a header or a footer."""
    return _finding("page-furniture", "a header or a footer is left out", Place(table=table or None), text)


def remark(place: Place, text: str, /) -> Finding:
    """The warning of a comment, which may contradict the cell that it stands at."""
    return _finding("comment-ignored", "a comment is left out", place, text, Severity.WARNING)


def shape(place: Place, text: str, /) -> Finding:
    """The warning of a text in a drawing, or in a note at the foot of a page."""
    return _finding("text-beside-table", "a text beside the tables is left out", place, text, Severity.WARNING)


def _finding(code: str, message: str, place: Place, text: str, severity: Severity = Severity.NOTE) -> Finding:
    return Finding(code=code, severity=severity, message=message, place=place, text=text)
