"""
Every refusal of the library, with a code that stays.

Each error is a :class:`PerfModelError`; its ``code`` is stable and meant for programs, its text is meant for people:
what was expected, what stood there, where (people count from 1), and what to do.  A text of the author's is quoted with
the place marked inside it, ⟦so⟧, and cut where it is long.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, final

from attrs import frozen

from perfmodel._arguments import listed, require, typed
from perfmodel._base_errors import InvalidValueError, PerfModelError, WrongTypeError, excerpt
from perfmodel.source import Place, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "DocumentError",
    "FormError",
    "IncompatibleUnitsError",
    "InexactConversionError",
    "InvalidValueError",
    "MissingExtraError",
    "PerfModelError",
    "Problem",
    "TargetSyntaxError",
    "UnknownIndicatorError",
    "WrongTypeError",
    "ZeroDivisorError",
]
__dir__: Callable[[], list[str]] = __all__.copy


_AROUND = 30
MAX_PROBLEMS = 100
"""More faults of one document are counted, not listed."""


def marked(text: str, start: int, stop: int, /) -> str:
    """The text with the place in ⟦⟧, and what stands far from the place left out."""
    before, behind = text[max(start - _AROUND, 0) : start], text[stop : stop + _AROUND]
    left = "…" if start > _AROUND else ""
    right = "…" if stop + _AROUND < len(text) else ""
    return f"{left}{excerpt(before)}⟦{excerpt(text[start:stop])}⟧{excerpt(behind)}{right}"


class UnknownIndicatorError(InvalidValueError, KeyError):
    """
    An id that no indicator of a document has.

    >>> print(UnknownIndicatorError("output.quantity/7", close=["output.quantity/1"]))
    expected the id of an indicator, found 'output.quantity/7'; close to it: output.quantity/1

    Attributes:
        identifier: The id that was asked for.

        close: Ids of the document that are like it, the nearest first; none where the document has no rows.
    """

    code = "indicator-unknown"

    def __init__(self, identifier: str, *, close: Sequence[str] = ()) -> None:
        require(identifier, str, "identifier")
        close = listed(close, "close", str)
        hint = f"close to it: {', '.join(close)}" if close else "no id of the document is like it"
        super().__init__(f"expected the id of an indicator, found '{excerpt(identifier)}'; {hint}")
        self.identifier = identifier
        self.close: tuple[str, ...] = close

    def __str__(self) -> str:
        """As all errors have it; a ``KeyError`` would put the message into quotation marks."""
        return Exception.__str__(self)


class IncompatibleUnitsError(PerfModelError, ValueError):
    """
    Two units that do not convert: 元 into 人, % into 个百分点.

    Attributes:
        left: The unit that was to be converted, as written.

        right: The unit that was asked for, as written.
    """

    code = "units-incompatible"

    def __init__(self, left: str, right: str, *, message: str | None = None, code: str | None = None) -> None:
        for name, unit in (("left", left), ("right", right)):
            require(unit, str, name, "hand in the symbol of the unit")
        require(message, str | None, "message")
        text = message or (
            f"expected units of one dimension, found {left or 'a plain number'!r} and {right or 'a plain number'!r}; "
            "nothing converts them: state both in one unit"
        )
        super().__init__(text, code=code)
        self.left = left
        self.right = right


class InexactConversionError(IncompatibleUnitsError):
    """
    A conversion whose result no decimal number holds: 1 亩 is 666.666… 平方米.

    ``Quantity.ratio_to`` gives the exact fraction.
    """

    code = "conversion-inexact"


class ZeroDivisorError(InvalidValueError, ZeroDivisionError):
    """A quantity divided by zero."""

    code = "divisor-zero"


class TargetSyntaxError(PerfModelError, ValueError):
    """
    A target expression that cannot be read.

    >>> from perfmodel.source import Span
    >>> print(TargetSyntaxError("≥95%%", Span(4, 5), code="expression-incomplete", expected="the end"))
    expected the end, found '%', at character 5: ≥95%⟦%⟧

    Attributes:
        text: The whole expression, as the author wrote it.

        span: The part that the reading stopped at.

        expected: What would have been read there.

        found: What stood there instead, in quotation marks and cut where it is long.

        hint: What to do, or an empty text.
    """

    code = "target-syntax"

    def __init__(self, text: str, span: Span, *, code: str, expected: str, hint: str = "") -> None:
        for name, value in (("text", text), ("code", code), ("expected", expected), ("hint", hint)):
            require(value, str, name)
        require(span, Span, "span")
        start, stop = span.start, span.stop
        there = text[start : max(stop, start + 1)]
        found = f"'{excerpt(there)}'" if there else "the end of the text"
        where = f"at characters {start + 1}–{stop}" if stop > start + 1 else f"at character {start + 1}"
        message = f"expected {expected}, found {found}, {where}: {marked(text, start, stop)}"
        super().__init__(f"{message}; {hint}" if hint else message, code=code)
        self.text = text
        self.span = span
        self.expected = expected
        self.found = found
        self.hint = hint


class FormError(PerfModelError, ValueError):
    """
    A form that cannot be read: no table, a column missing, a file of another kind.

    Attributes:
        place: Where, when the trouble has a place.

        hint: What to do.
    """

    code = "form-unreadable"

    def __init__(self, message: str, *, code: str, place: Place | None = None, hint: str = "") -> None:
        require(message, str, "message")
        require(code, str, "code")
        require(hint, str, "hint")
        if place is not None:
            require(place, Place, "place")
        where = f" ({place})" if place is not None else ""
        super().__init__(f"{message}{where}{'; ' + hint if hint else ''}", code=code)
        self.place = place
        self.hint = hint


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Problem:
    """
    One fault of a document: a stable code, what is wrong, and the path to it.

    >>> str(Problem("unit-unknown", "unknown unit '人月次'", "$.indicators[3].target"))
    "unknown unit '人月次' @ $.indicators[3].target"
    """

    code: str
    message: str
    path: str

    def __str__(self) -> str:
        return f"{self.message} @ {self.path}"


class DocumentError(PerfModelError, ValueError):
    """
    An exchanged document that does not hold: all faults at once, each with its path.

    Attributes:
        problems: The faults, in the order of the document; past a hundred, a last one (``problems-more``) says how
            many more there are.

        line: The line of the document in a file of many, from 1, else ``None``.
    """

    code = "document-invalid"
    line: int | None = None

    def __init__(self, problems: Sequence[Problem]) -> None:
        problems = listed(problems, "problems", Problem)
        count = len(problems)
        kept = problems[:MAX_PROBLEMS]
        if count > MAX_PROBLEMS:
            kept = (*kept, Problem("problems-more", f"and {count - MAX_PROBLEMS} more", "$"))
        lines = "\n".join(f"    {problem}" for problem in kept)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the document\n{lines}")
        self.problems: tuple[Problem, ...] = kept


def in_line(line: int, error: DocumentError, /) -> DocumentError:
    """
    The error of a document that stands in a line of a file.

    >>> print(in_line(7, DocumentError([Problem("key-missing", "this key is missing", "$.unit")])))
    line 7: 1 problem in the document
        this key is missing @ $.unit
    """
    found = DocumentError(error.problems)
    found.args, found.problems, found.line = (f"line {line}: {error}",), error.problems, line
    return found


def in_file(name: str, error: FormError, /) -> FormError:
    """
    The error of a form with the file that it stands in, unless it names that itself.

    >>> print(in_file("a.docx", FormError("expected a form, found an empty file", code="form-empty")))
    in the file 'a.docx': expected a form, found an empty file
    """
    if not name or repr(name[:200]) in str(error):
        return error
    found = copy(error)
    found.args = (f"in the file {name[:200]!r}: {error}",)
    return found


class MissingExtraError(PerfModelError, ImportError):
    """
    An optional package that is not installed.

    Attributes:
        extra: The extra that brings it.

        package: The package that was looked for.
    """

    code = "extra-missing"

    def __init__(self, extra: str, package: str) -> None:
        require(extra, str, "extra")
        require(package, str, "package")
        super().__init__(f"{package} is not installed; install it with: pip install 'perfmodel[{extra}]'")
        self.extra = extra
        self.package = package
