"""What a rule of review is: data with its citation, and a small function that looks at a draft."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, final

from attrs import field, frozen

from perfmodel._arguments import Choice, listed, require, typed
from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.reviewing._draft import Draft, Row
from perfmodel.source import Citation


@final
class RuleHead(Choice):
    """The four heads under which objectives are reviewed: 完整性, 相关性, 适当性, 可行性."""

    COMPLETENESS = "completeness"
    RELEVANCE = "relevance"
    APPROPRIATENESS = "appropriateness"
    FEASIBILITY = "feasibility"

    @property
    def label(self) -> str:
        """As the ministry's notice names it."""
        return _LABELS[self]


_LABELS = {
    RuleHead.COMPLETENESS: "完整性",
    RuleHead.RELEVANCE: "相关性",
    RuleHead.APPROPRIATENESS: "适当性",
    RuleHead.FEASIBILITY: "可行性",
}


@final
class RuleScope(Choice):
    """What a rule looks at: the document as a whole, each row for itself, or what a self-evaluation reports."""

    DOCUMENT = "document"
    INDICATOR = "indicator"
    REPORT = "self-evaluation"


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Remark:
    """
    What a check has to say; the rule adds its code, severity and source.

    Attributes:
        message: What was found and what to do, in words.

        indicator: The row it speaks of, or ``None`` for the document; :class:`EachRow` fills it in.

        text: The text of the cell it speaks of, or an empty text for the name of the row.

        change: Another text for the target, which says the same, or ``None`` where no change is safe.
    """

    message: str
    indicator: Indicator | None = field(default=None, kw_only=True)
    text: str = field(default="", kw_only=True)
    change: str | None = field(default=None, kw_only=True)


Check: TypeAlias = Callable[[Draft], Iterable[Remark]]
"""The function of a rule."""

RowCheck: TypeAlias = Callable[[Row, Draft], Iterable[Remark]]
"""A function that looks at one row; :class:`EachRow` makes a check of it."""


@final
@frozen(weakref_slot=False, field_transformer=typed)
class EachRow:
    """
    The check that looks at every row with the same function.

    Attributes:
        check: The function of one row.
    """

    check: RowCheck

    def __call__(self, draft: Draft, /) -> Iterator[Remark]:
        """The remarks on all rows, in their order; those that name no row get theirs."""
        for row in draft.rows:
            for remark in self.check(row, draft):
                indicator = remark.indicator or row.indicator
                yield Remark(remark.message, indicator=indicator, text=remark.text, change=remark.change)


_CODE = regex(r"[A-Z][A-Za-z0-9-]{1,30}", re.ASCII)


def _code(value: str) -> str:
    require(value, str, "code")
    if _CODE.fullmatch(value) is None:
        message = f"expected a code such as PM101 or CITY7, found {value!r}; begin with a capital, without blanks"
        raise InvalidValueError(message, code="rule-code-invalid")
    return value


def _schemes(value: Iterable[str | None]) -> tuple[str | None, ...]:
    return listed(value, "schemes")


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Rule:
    """
    One rule of review.

    Attributes:
        code: The stable code of its findings: ``PM1`` and the number of the rule in the project's list.

        severity: How much its findings matter.

        head: The head that it belongs to.

        scope: What it looks at.

        statement: What it finds fault with, in a sentence.

        citation: Where it comes from, and how sure that is.

        check: The function that looks.

        schemes: The ids of the schemes that it is for, ``None`` among them for a document without one; empty for all.

    Raises:
        InvalidValueError: (``rule-code-invalid``) for a code with blanks or without a capital in front.
    """

    code: str = field(converter=_code)
    severity: Severity = field(repr=False)
    head: RuleHead = field(repr=False)
    scope: RuleScope = field(repr=False)
    statement: str
    citation: Citation = field(repr=False)
    check: Check = field(repr=False)
    schemes: tuple[str | None, ...] = field(default=(), converter=_schemes, repr=False)

    def applies_to(self, objectives: Objectives, /) -> bool:
        """Whether the rule is for documents of this scheme."""
        require(objectives, Objectives, "objectives")
        scheme = None if objectives.scheme is None else objectives.scheme.id
        return not self.schemes or scheme in self.schemes
