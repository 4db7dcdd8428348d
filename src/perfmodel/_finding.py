"""Findings: what a reader or a reviewer noticed, with its place; never a loss in silence."""

from importlib import import_module
from typing import final

from attrs import field, frozen

from perfmodel._arguments import Choice, typed
from perfmodel.source import Citation, Place


@final
class Severity(Choice):
    """How much a finding matters: an error has to be mended, a warning looked at, a note is for the record."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Finding:
    """
    One thing noticed in a form or a document.

    >>> print(Finding(code="row-empty", severity=Severity.NOTE, message="a row without a name", place=Place(line=9)))
    row-empty: a row without a name (line 9)

    Attributes:
        code: A stable name of the kind of finding.

        severity: How much it matters.

        message: What was found, in words.

        place: Where in the form, or ``None``.

        text: The text of the cell it speaks of, as it stands, or an empty text.

        indicator: The id of the indicator it speaks of, or ``None``.

        rule: The rule that it rests on, or ``None``.

        change: A change that would mend it, where one is safe, else ``None``.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    text: str = ""
    indicator: str | None = None
    rule: Citation | None = None
    change: str | None = field(default=None)

    def _repr_html_(self) -> str:
        """The finding in a sentence, as notebooks show it; words lie above, so they are looked up."""
        html: str = import_module("perfmodel.display._notebook").shown(self)
        return html

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place is not None else ""
        return f"{self.code}: {self.message}{where}{f': {self.text!r}' if self.text else ''}"


@final
class Findings(tuple[Finding, ...]):
    """
    Findings in their order: a tuple that notebooks show as a list of sentences.

    >>> Findings([Finding(code="row-empty", severity=Severity.NOTE, message="a row without a name")])[0].code
    'row-empty'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The sentences, or that nothing was found."""
        html: str = import_module("perfmodel.display._notebook").all_findings_shown(self)
        return html
