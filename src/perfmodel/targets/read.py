"""The doors of reading: text in, target out."""

from functools import lru_cache

from perfmodel.arguments import require
from perfmodel.targets.cells import read_cell
from perfmodel.targets.faults import as_error, unread
from perfmodel.targets.shapes import Target, Threshold, Unread
from perfmodel.targets.terms import Comparison
from perfmodel.values.period import FIRST_YEAR, LAST_YEAR, FiscalYear
from perfmodel.values.quantity import Quantity


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

        operator: The cell of the column 指标性质 or 计算符号, where the form has one (``≥``, ``正向 大于等于``).

        fiscal_year: The year that days without a year belong to; without it they stay without.

    Raises:
        WrongTypeError: When an argument is no text (or the year no number); never for what a text says.
    """
    if fiscal_year is None or (type(fiscal_year) is int and FIRST_YEAR <= fiscal_year <= LAST_YEAR):
        year = fiscal_year
    else:
        year = fiscal_year.year if isinstance(fiscal_year, FiscalYear) else FiscalYear(fiscal_year).year
    if (
        type(text) is str
        and len(text) <= _LONGEST_KEPT
        and (unit is None or _is_short(unit))
        and (operator is None or _is_short(operator))
    ):
        return _kept(text, unit, operator, year)
    require(text, str, "text")
    require(unit, str | None, "unit")
    require(operator, str | None, "operator")
    return read_afresh(text, _exact(unit), _exact(operator), year)


def _exact(text: str | None) -> str | None:
    """A text of somebody's own kind as plain text, since the words beside a number are kept."""
    return None if text is None else str.__str__(text)


_LONGEST_KEPT = 64


def _is_short(text: str) -> bool:
    """Whether a reading may be kept: a short text, and no kind of text of somebody's own."""
    return type(text) is str and len(text) <= _LONGEST_KEPT


def read_afresh(text: str, unit: str | None, operator: str | None, year: int | None, /) -> Target:
    """As :func:`read_target` for arguments that have been looked at, without asking what was read before."""
    return read_cell(text, unit, operator, year)


_kept = lru_cache(maxsize=8192)(read_afresh)
"""Forms repeat themselves, and a target never changes: the last readings are kept."""


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
