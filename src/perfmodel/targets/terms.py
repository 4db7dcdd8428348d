"""The terms of a target: comparisons, directions, polarities, what a name in it may be, and why a text says none."""

import re
from typing import final

from attrs import field, frozen

from perfmodel.arguments import Choice, require, typed
from perfmodel.errors import InvalidValueError, excerpt
from perfmodel.source import Span


@final
class Comparison(Choice):
    """
    How an actual value is held against the target's value.

    ``STATED`` is a bare value (100%): its sense depends on whether more or less is better.
    """

    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    EQ = "eq"
    STATED = "stated"


@final
class Direction(Choice):
    """Which way a relative target moves."""

    INCREASE = "increase"
    DECREASE = "decrease"


@final
class Polarity(Choice):
    """Whether more or less of an indicator is better (正向, 反向)."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"


QUOTES = "【】〖〗"
"""The marks that enclose names in canonical text: 【】 a subject, 〖〗 any other name."""


BROKEN = re.compile(r"[\ud800-\udfff]")
"""Half of a character: no file holds it."""

_NO_NAME = re.compile(rf"[{QUOTES}\n\r\v\f\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")


def name_or_none(value: str | None) -> str | None:
    """A name as it is, or ``None``; refused (``name-invalid``) where it has no name's form."""
    if value is None:
        return None
    require(value, str, "a name")
    if not value or value != value.strip() or _NO_NAME.search(value) is not None:
        message = f"expected a name on one line, without blanks around it or {QUOTES}, found '{excerpt(value)}'"
        raise InvalidValueError(message, code="name-invalid")
    return value


def required_name(value: str) -> str:
    """The same for a name that has to be there."""
    require(value, str, "a name")
    return name_or_none(value) or value


@final
@frozen(weakref_slot=False, field_transformer=typed)
class ReadError:
    """
    Why an expression could not be read.

    Attributes:
        code: A stable name of the reason, the same as on ``TargetSyntaxError``.

        span: The part of the text that the reading stopped at.

        expected: What would have been read there.

        hint: What to do, or an empty text.
    """

    code: str
    span: Span
    expected: str = field(default="", eq=False)
    hint: str = field(default="", eq=False)
