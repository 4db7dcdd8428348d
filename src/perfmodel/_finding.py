"""Findings: what a reader or a reviewer noticed, with its place; never a loss in silence."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import final

from attrs import field, frozen

from perfmodel._arguments import Choice, typed
from perfmodel.source import Citation, Place


def as_notebooks_show(value: object, /) -> str:
    """A value in sentences or as a table, as notebooks show it; words lie above, so they are looked up."""
    html: str = import_module("perfmodel.display._notebook").shown(value)
    return html


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

    _repr_html_ = as_notebooks_show

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place is not None else ""
        return f"{self.code}: {self.message}{where}{f': {self.text!r}' if self.text else ''}"


@final
class Findings(tuple[Finding, ...]):  # noqa: SLOT001 - it keeps the names
    """
    Findings in their order: a tuple that notebooks show as a list of sentences.

    >>> Findings([Finding(code="row-empty", severity=Severity.NOTE, message="a row without a name")])[0].code
    'row-empty'
    """

    names: Mapping[str, str] = MappingProxyType({})
    """The names of the indicators that they speak of, by their ids, as far as they are known."""

    def _repr_html_(self) -> str:
        """The sentences, or that nothing was found."""
        html: str = import_module("perfmodel.display._notebook").all_findings_shown(self)
        return html


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Summary:
    """
    A reading in a few numbers.

    Attributes:
        read: The indicators of the document.

        moved: The rows that stood beside their columns and were put back.

        undecided: The indicators whose target cannot be read.

        unread: The rows that were not read.

        unplaced: For each part of the file, by the name of its table or an empty text, the cells that no field took.
    """

    read: int
    moved: int
    undecided: int
    unread: int
    unplaced: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        rows = f"{self.read} row{'' if self.read == 1 else 's'} read"
        parts = ", ".join(f"{count} in {name or 'the form'}" for name, count in self.unplaced)
        rest = f"cells that no field took: {parts}" if parts else "every cell has its place"
        return f"{rows}, {self.moved} put back, {self.undecided} undecided, {self.unread} not read; {rest}"


class Noticed(ABC):
    """
    What was read, with what was noticed on the way.

    A reading of a form is one: the words of the library lie beside the readers, and know of it what stands here.
    """

    __slots__ = ()

    findings: tuple[Finding, ...]
    """What was noticed."""

    @abstractmethod
    def summary(self) -> Summary:
        """How it went in a few numbers."""
