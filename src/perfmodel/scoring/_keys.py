"""Which indicator a caller means: by id, or by category and number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar, cast

from perfmodel._arguments import MAX_DIGITS, is_written, kind_of, require
from perfmodel._base_errors import excerpt, shown, written
from perfmodel._finding import Finding, Severity
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.objectives._documents import close_ids
from perfmodel.objectives._indicator import Indicator, stem
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._read import parse_quantity
from perfmodel.values._period import FiscalYear
from perfmodel.values._quantity import Quantity

Key: TypeAlias = str | tuple[str, str]
"""An indicator's id (``output.quantity/3``), or its category and its number."""

Reported: TypeAlias = Actual | Quantity | str
"""A reported value: as read, as a quantity, or as text."""

Share: TypeAlias = Decimal | Fraction | int | str
"""The part of its points that a person gives a row: 0 to 1."""

_SHARE, _REPORTED = kind_of(Share), kind_of(Reported)

_T = TypeVar("_T")

Keyed: TypeAlias = Mapping[str, _T] | Mapping[tuple[str, str], _T] | Mapping[Key, _T]
"""Values by any of the keys; spelt out, since the keys of a mapping do not widen."""


class Index:
    """The indicators of a document by the keys that callers use."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._ids: dict[str, Indicator] = {}
        self._bases: dict[str, list[str]] = defaultdict(list)
        for indicator in indicators:
            self._ids[indicator.id] = indicator
            base = f"{stem(indicator)}{indicator.number}" if indicator.number is not None else indicator.id
            self._bases[base].append(indicator.id)

    def resolve(self, given: Keyed[_T], what: str, findings: list[Finding]) -> dict[str, _T]:
        """The values by indicator id; a key that names no indicator, several, or one twice is a finding."""
        found: dict[str, _T] = {}
        for key, value in given.items():
            identity = self._identity(key, what, findings)
            if identity is None:
                continue
            if identity in found:
                message = f"expected one {what} for an indicator, found two; the first is kept"
                findings.append(_fault(f"{what}-doubled", message, key, identity))
                continue
            found[identity] = value
        return found

    def named(self, given: Collection[Key], what: str, findings: list[Finding]) -> set[str]:
        """The ids of the indicators that the keys name."""
        return set(self.resolve(dict.fromkeys(given), what, findings))

    def _identity(self, key: Key, what: str, findings: list[Finding]) -> str | None:
        if isinstance(key, str):
            if key in self._ids:
                return key
        elif not _is_pair(key):
            message = f"expected an indicator's id or its category and number, found {type(key).__name__}"
            raise WrongTypeError(message)
        base = key if isinstance(key, str) else "/".join(key)
        candidates = self._bases.get(base, [])
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            message = (
                f"expected one indicator, found {len(candidates)}: {', '.join(candidates[:5])}; use one of these ids"
            )
            findings.append(_fault(f"{what}-ambiguous", message, key, None))
        else:
            message = f"no indicator has this key, so its {what} is not used; ids close to it: {self._close(base)}"
            findings.append(_fault(f"{what}-unknown", message, key, None))
        return None

    def _close(self, key: str) -> str:
        """The ids that may be meant: of rows of that name, else those like it, else the first."""
        close = close_ids({identity: row.name for identity, row in self._ids.items()}, key) or tuple(self._ids)
        return ", ".join(close[:3]) or "–"


def _is_pair(key: object) -> bool:
    if not isinstance(key, tuple):
        return False
    parts = cast("tuple[object, ...]", key)
    return len(parts) == 2 and all(isinstance(part, str) for part in parts)  # noqa: PLR2004 - category and number


def _fault(code: str, message: str, key: Key, identity: str | None) -> Finding:
    text = key if isinstance(key, str) else "/".join(key)
    return Finding(code=code, severity=Severity.ERROR, message=message, text=text, indicator=identity)


def as_actual(value: Any, fiscal_year: FiscalYear | None) -> Actual:  # noqa: ANN401 - callers without a checker
    """
    A reported value as it reads; text is read in the fiscal year of the document.

    Raises:
        WrongTypeError: When it is no actual, quantity or text.
    """
    if isinstance(value, Actual):
        return value
    if isinstance(value, str):
        return read_actual(value, fiscal_year=fiscal_year)
    require(value, _REPORTED, "actual", "hand in a text, a Quantity, or what parse_actual gives")
    return Actual.of(value)


def as_reference(value: Any) -> Quantity:  # noqa: ANN401 - as above
    """
    The figure that a relative target speaks of.

    Raises:
        WrongTypeError: When it is no quantity or text.

        TargetSyntaxError: When the text is no quantity.
    """
    if isinstance(value, Quantity):
        return value
    require(value, Quantity | str, "reference", "hand in a Quantity or its text: '120万元'")
    return parse_quantity(value)


def as_share(value: Share, key: Key, /) -> Fraction:
    """
    A person's share of the points of the row that *key* means, 0 to 1.

    Raises:
        WrongTypeError: (``amount-inexact``) for a float.

        InvalidValueError: (``share-invalid``) outside 0 to 1, or for a text that is no number.
    """
    if not isinstance(value, Decimal):
        require(value, _SHARE, "share", "write Decimal('0.85')")
    share = _fraction(value)
    if share is None or not 0 <= share <= 1:
        row = excerpt(key if isinstance(key, str) else "/".join(key))
        message = f"expected a share of the points from 0 to 1 for {row}, found {_said(value)}; 85% is 0.85"
        raise InvalidValueError(message, code="share-invalid")
    return share


def _said(value: Share) -> str:
    """A share that is refused, as the error shows it."""
    if isinstance(value, int | Fraction):
        return "/".join(map(shown, value.as_integer_ratio()[: 2 if isinstance(value, Fraction) else 1]))
    return written(value) if isinstance(value, Decimal) else excerpt(value)


def _fraction(value: Share) -> Fraction | None:
    """The number, or ``None`` for a text that is none, and for more than 60 digits."""
    if isinstance(value, int | Fraction):
        return Fraction(value)
    try:
        if isinstance(value, str) and "/" in value:
            return Fraction(value) if len(value) <= 2 * MAX_DIGITS else None
        number = Decimal(value)
    except (ArithmeticError, ValueError):
        return None
    return Fraction(number) if is_written(number) else None
