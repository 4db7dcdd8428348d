"""
The doors of reading: text in, target out.

Needs: ``grammar``, ``text``, ``values``.  Used by: ``render``, ``forms``, ``serializers``, users.
"""

import re

from perfmodel.errors import WrongTypeError
from perfmodel.target import grammar
from perfmodel.target.amounts import column_unit
from perfmodel.target.clauses import Context, comparator
from perfmodel.target.faults import Unreadable, as_error, unread
from perfmodel.target.plain import read_plain
from perfmodel.target.quoted import unquote
from perfmodel.target.shapes import Comparison, Statement, Target, Threshold, Unread, Unstated, YesNo
from perfmodel.text.fold import fold
from perfmodel.text.hints import may_say_more
from perfmodel.text.lexicon import NO, NO_TARGET, YES
from perfmodel.text.rules import COMPARATORS
from perfmodel.values.period import FiscalYear
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import kind_of

_BLANK = re.compile(r"[\s/\\|*_.·…\-~\u200b-\u200f\u2060\ufeff]*")
_NO_TARGET, _YES, _NO = frozenset(NO_TARGET.words.split()), frozenset(YES.words.split()), frozenset(NO.words.split())
_SUBJECT = re.compile(r"【([^】\n]{1,200})】(.+)", re.DOTALL)
_POLARITY_WORDS = re.compile(r"正向|反向|负向|逆向|定性|定量|指标|性$|[\s:()|/,、]")
_SCALE = re.compile(r"^(?:万亿|亿|千万|百万|万)")
_BROKEN = re.compile(r"[\ud800-\udfff]")


def read_target(
    text: str, /, *, unit: str | None = None, operator: str | None = None, fiscal_year: FiscalYear | int | None = None
) -> Target:
    """
    Read a target expression; what cannot be read comes back as :class:`~perfmodel.Unread`, with the reason.

    >>> read_target("不低于95%").comparison
    <Comparison.GE: 'ge'>
    >>> read_target("≥").error.code
    'value-missing'

    Args:
        text: The cell, as written; no character of it is lost.

        unit: The cell of the column 度量单位, where the form has one.

        operator: The cell of the column 指标性质 or 计算符号, where the form has one (``≥``, ``大于等于``, ``正向 大于等于``).

        fiscal_year: The year that days without a year belong to; without it they stay without.

    Raises:
        WrongTypeError: When an argument is no text (or the year no number); never for what a text says.
    """
    for name, value in (("text", text), ("unit", unit), ("operator", operator)):
        if not isinstance(value, str) and (value is not None or name == "text"):
            message = f"expected {name} as text, found {type(value).__name__}; convert the cell with str() first"
            raise WrongTypeError(message)
    year = fiscal_year if fiscal_year is None or isinstance(fiscal_year, FiscalYear) else FiscalYear(fiscal_year)
    if unit is None and operator is None and (found := read_plain(text)) is not None:
        return found
    return _read(text, unit, operator, year)


def _read(text: str, unit: str | None, operator: str | None, year: FiscalYear | None) -> Target:
    if operator is None and text and not may_say_more(text) and kind_of(fold(text.strip())) is None:
        return Statement(text=text)
    broken = _BROKEN.search(text)
    if broken is not None:
        return unread(text, "text-invalid", *broken.span())
    if "〖" in text or text.startswith("【"):
        quoted = unquote(text, year)
        if quoted is not None:
            return quoted
    folded = fold(text)
    word = folded.strip()
    if _BLANK.fullmatch(folded) is not None or word in _NO_TARGET or _is_unit(word):
        return Unstated(text=text)
    if word in _YES or word in _NO:
        return YesNo(expected=word in _YES, text=text)
    try:
        context = Context(
            text, folded, column_unit(None if unit is None else fold(unit)), column_comparison(operator), year
        )
    except Unreadable as error:
        return unread(text, error.code, 0, len(text))
    return grammar.read(text, context)


def _is_unit(word: str) -> bool:
    """Whether a cell holds a unit and no value: 公里, 万亩, 万/月; but 半年 is half a year."""
    bare = _SCALE.sub("", word)
    return word != "半年" and (kind_of(bare) is not None or (bare.startswith("/") and kind_of(bare[1:]) is not None))


def column_comparison(operator: str | None, /) -> Comparison | None:
    """The comparison that the cell of an operator column says; 正向 and 定性 are no comparison."""
    word = _POLARITY_WORDS.sub("", fold(operator or ""))
    if word in COMPARATORS and word not in {"达", "达到", "控制在"}:
        return comparator(word)
    return None


def parse_target(
    text: str, /, *, unit: str | None = None, operator: str | None = None, fiscal_year: FiscalYear | int | None = None
) -> Target:
    """
    Read a target expression, or say what is wrong with it.

    >>> parse_target("≤730.35万元").quantity
    Quantity('730.35', '万元')

    Raises:
        TargetSyntaxError: Where :func:`read_target` gives ``Unread``; with the place, what was expected, what to do.

        WrongTypeError: When an argument is no text.
    """
    found = read_target(text, unit=unit, operator=operator, fiscal_year=fiscal_year)
    if isinstance(found, Unread):
        raise as_error(found)
    return found


def parse_quantity(text: str, /, *, unit: str | None = None) -> Quantity:
    """
    Read one value with its unit.

    >>> parse_quantity("1.2亿元"), parse_quantity("万分之五")
    (Quantity('1.2', '亿元'), Quantity('5', '‱'))

    Raises:
        TargetSyntaxError: (``quantity-expected``) when the text says anything else, or more than a value.
    """
    found = parse_target(text, unit=unit)
    if (
        isinstance(found, Threshold)
        and found.comparison is Comparison.STATED
        and not found.approximate
        and found.subject is None
    ):
        return found.quantity
    raise as_error(unread(text, "quantity-expected", 0, len(text)))
