"""
The errors that every argument is checked with, and how texts, numbers and classes stand in them.

They stand below the checks of arguments, so they check their own with ``isinstance``; ``perfmodel.errors`` hands them
out with all others.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_SHOWN = 60
_KIND, _CONVERT = "text", 'give the text that the cell shows, and "" for a blank one'
"""What the checks of arguments say of text."""


def excerpt(text: str, /, length: int = _SHOWN) -> str:
    r"""
    The text as an error shows it: on one line, printable, and cut in the middle where it is long.

    >>> print(excerpt("到馆\n人次"), excerpt("9" * 1000, 10))
    到馆\n人次 99999…99999
    """
    if len(text) > length:
        text = f"{text[: length // 2]}…{text[-(length // 2) :]}"
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def shown(number: int, /) -> str:
    """
    A whole number as an error shows it: Python refuses to print one of some thousand digits.

    >>> shown(2024), shown(10**5000)
    ('2024', 'a number of 16610 bits')
    """
    return str(number) if abs(number) < _MOST_SHOWN else f"a number of {number.bit_length()} bits"


_MOST_SHOWN = 10**_SHOWN


def written(number: Decimal, /) -> str:
    """
    A number as an error shows it, whatever letters the caller's decimal context has for exponents.

    >>> from decimal import Decimal
    >>> written(Decimal("1E+99"))
    '1E+99'
    """
    return excerpt(str(number).replace("e", "E"))


def _require_text(value: object, name: str) -> None:
    if not isinstance(value, str):
        message = f"expected {name} as {_KIND}, found {type(value).__name__}; {_CONVERT}"
        raise WrongTypeError(message)


class PerfModelError(Exception):
    """
    The base of all errors of this library.

    Attributes:
        code: A stable name of the reason, in kebab case.
    """

    code: str = "perfmodel"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        _require_text(message, "message")
        if code is not None:
            _require_text(code, "code")
        super().__init__(message)
        if code is not None:
            self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by the state, since the constructors take keywords."""
        return (_remake, (type(self), self.args, self.__dict__))


def _remake(kind: type[PerfModelError], args: tuple[object, ...], state: dict[str, object]) -> PerfModelError:
    error = kind.__new__(kind, *args)
    Exception.__init__(error, *args)
    error.__dict__.update(state)
    return error


class InvalidValueError(PerfModelError, ValueError):
    """
    A value that cannot be: NaN, an empty name, a span that ends before it starts.

    >>> from perfmodel.source import Span
    >>> try:
    ...     Span(3, 1)
    ... except InvalidValueError as error:
    ...     print(error.code, "-", error)
    span-invalid - expected 0 ≤ start ≤ stop, found 3 and 1
    """

    code = "value-invalid"


class WrongTypeError(PerfModelError, TypeError):
    """An argument of a type that is not taken: a float for an exact number, bytes for text."""

    code = "type-wrong"


for _public in (PerfModelError, InvalidValueError, WrongTypeError):
    _public.__module__ = "perfmodel.errors"


_PARSED = ("a target", "read the text first, with parse_target")
DOCUMENT = ("a document of objectives", "read it with read_form, and hand in reading.document")
_EXACT = "write Decimal('0.1'): a float has lost the digits of its author"

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            "Threshold Range Frequency Deadline Rank Grade Relative YesNo Statement Composite Unstated Unread".split(),
            _PARSED,
        ),
        **dict.fromkeys(("DepartmentObjectives", "ProjectObjectives"), DOCUMENT),
        "Actual": ("an Actual", "read the text first, with parse_actual"),
        "Assessment": ("an Assessment", "make one with assess"),
        "Budget": ("a Budget", "write Budget(total=Quantity(300, '万元'))"),
        "Category": ("a Category", "take one with category('output.quantity')"),
        "Decimal": ("an exact Decimal", _EXACT),
        "Fraction": ("an exact Fraction", "write Fraction(1, 10): a float has lost the digits of its author"),
        "FiscalYear": ("a FiscalYear", "write FiscalYear(2024)"),
        "Judgement": ("a Judgement", "make one with judge"),
        "NoneType": ("None", ""),
        "Quantity": ("a Quantity", "write Quantity('95', '%'), or read the text with parse_quantity"),
        "Scheme": ("a Scheme", "take one with scheme('mof2015')"),
        "ScoringPolicy": ("a ScoringPolicy", "take one with policy('mof2020') or load_policy(text)"),
        "Unit": ("a Unit", "read the text with parse_unit"),
        "bool": ("True or False", ""),
        "bytes": ("bytes", ""),
        "date": ("a date", "write date(2024, 12, 31), without a time"),
        "int": ("an int", "write a whole number"),
        "str": ("text", 'give the text that the cell shows, and "" for a blank one'),
    }
)
"""What a class is called in messages, and what to hand in where one was expected; other classes go by their names."""
