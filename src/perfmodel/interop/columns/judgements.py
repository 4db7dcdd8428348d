"""
Judgements as rows of a published struct, built column by column.

Amounts go into the columns as whole numbers of their last place, without a decimal between; one that the column does
not hold is null, as :func:`perfmodel.serializers._tables.rows.fitting` has it.
"""

from collections.abc import Mapping
from decimal import Decimal
from math import gcd
from typing import TypeAlias, final

import pyarrow as pa

from perfmodel.interop.columns.pairs import Refused
from perfmodel.serializers._tables.schema import NUMBER, VERSION
from perfmodel.targets.verdict import Judgement, Verdict
from perfmodel.values.quantity import Quantity

JUDGEMENT_TYPE = pa.struct(
    [
        pa.field("verdict", pa.string(), metadata=VERSION),
        pa.field("reason", pa.string()),
        pa.field("assumptions", pa.list_(pa.string())),
        pa.field("ratio", NUMBER),
        pa.field("ratio_fraction", pa.string()),
        pa.field("gap", NUMBER),
        pa.field("gap_unit", pa.string()),
        pa.field("reached", NUMBER),
        pa.field("reached_unit", pa.string()),
        pa.field("bound", NUMBER),
        pa.field("bound_unit", pa.string()),
        pa.field("error_code", pa.string()),
    ]
)
"""A judgement; what it does not have is null.  ``ratio`` is rounded to 18 places, ``ratio_fraction`` is exact."""

_PLACES = 18
_ONE = 10**_PLACES
_TWICE = 2 * _ONE
_END = 10**38
_ZERO = bytes(16)
_SAID = ("verdict", "reason", "assumptions")
_WORDS = pa.struct([JUDGEMENT_TYPE.field(name) for name in (*_SAID, "error_code")])
_FIGURES = ("ratio", "ratio_fraction", "gap", "gap_unit", "reached", "reached_unit", "bound", "bound_unit")
_NOTHING = (None,) * len(_FIGURES)

_Cells: TypeAlias = tuple[bytes | None, str | None]
"""A number as Arrow keeps it, and the text beside it: its unit, or the fraction."""

_Number: TypeAlias = tuple[int, int, bytes | None]
"""A number as a fraction, and as Arrow keeps it; ``None`` where the column does not hold it."""


@final
class JudgementRows:
    """
    Rows of judgements, added one by one; words that repeat themselves are made once.

    >>> rows = JudgementRows()
    >>> rows.leave(None)
    >>> rows.leave(Refused("code-unknown", "…"))
    >>> rows.column().field("error_code").to_pylist()
    [None, 'code-unknown']
    """

    def __init__(self) -> None:
        self._words: list[Mapping[str, object] | None] = [None]
        self._places = dict[object, int]()
        self._codes: list[int] = []
        self._cells: list[bytes | str | None] = []
        self._numbers: dict[Decimal, _Number] = {}

    def leave(self, refused: Refused | None, /) -> None:
        """One row without a judgement: why there is none, or a null."""
        self._cells += _NOTHING
        if refused is None:
            self._codes.append(0)
        else:
            words = {"verdict": Verdict.UNDECIDED.value, "error_code": refused.code}
            self._codes.append(self._places.get(refused.code) or self._new(refused.code, words))

    def add(self, found: Judgement, /) -> None:
        """One row with its judgement."""
        assumed, verdict = found.assumptions, found.verdict
        assumptions = tuple([assumption.code for assumption in assumed]) if assumed else ()
        key = (verdict._value_, found.reason.code, assumptions)  # a member's value without a detour
        self._codes.append(self._places.get(key) or self._new(key, dict(zip(_SAID, key, strict=True))))
        reached, bound = found.reached, found.bound
        if reached is None or bound is None:
            self._cells += (None, None, None, None, *self._amount(reached), *self._amount(bound))
            return
        over, below, reached_held = self._numbers.get(reached.value) or self._number(reached.value)
        under, above, bound_held = self._numbers.get(bound.value) or self._number(bound.value)
        unit = bound.unit.symbol
        if reached.unit is not bound.unit:
            mine, theirs = reached.unit.factor, bound.unit.factor
            over, below = over * mine.numerator * theirs.denominator, below * mine.denominator * theirs.numerator
        # The shortfall is (over / below - under / above) units of the bound.
        left, right = over * above, under * below
        gap: _Cells = (_ZERO, unit)
        if verdict is not Verdict.MET:
            whole, rest = divmod(abs(left - right) * _ONE, below * above)
            gap = self._amount(found.gap) if rest or whole >= _END else (whole.to_bytes(16, "little"), unit)
        self._cells += (*_quotient(left, right), *gap, reached_held, reached.unit.symbol, bound_held, unit)

    def _new(self, key: object, words: Mapping[str, object]) -> int:
        place = self._places[key] = len(self._words)
        self._words.append(words)
        return place

    def _amount(self, amount: Quantity | None) -> _Cells:
        return (None, None) if amount is None else (self._number(amount.value)[2], amount.unit.symbol)

    def _number(self, value: Decimal) -> _Number:
        over, under = value.as_integer_ratio()
        whole, rest = divmod(over * _ONE, under)
        found = self._numbers[value] = (over, under, None if rest or abs(whole) >= _END else _packed(whole))
        return found

    def column(self) -> pa.StructArray:
        """The rows as a column of ``JUDGEMENT_TYPE``."""
        words = pa.array(self._words, _WORDS).take(pa.array(self._codes, pa.int32())).flatten()
        columns = dict(zip((field.name for field in _WORDS), words, strict=True))
        for place, name in enumerate(_FIGURES):
            cells = self._cells[place :: len(_FIGURES)]
            columns[name] = (
                _numbers(cells) if JUDGEMENT_TYPE.field(name).type == NUMBER else pa.array(cells, pa.string())
            )
        nulls = pa.array([not code for code in self._codes], pa.bool_())
        fields = list(JUDGEMENT_TYPE)
        return pa.StructArray.from_arrays([columns[field.name] for field in fields], fields=fields, mask=nulls)


def _numbers(cells: list[bytes | str | None]) -> pa.Array:
    held = pa.array(cells, pa.binary(16))
    return pa.Array.from_buffers(NUMBER, len(held), held.buffers(), held.null_count)


def _packed(whole: int) -> bytes:
    """A number in its last place as Arrow keeps a decimal."""
    return whole.to_bytes(16, "little", signed=True)


def _quotient(over: int, under: int) -> _Cells:
    """A fraction rounded half up, and as ``fractions.Fraction`` writes it; of nothing there is none."""
    if not under:
        return None, None
    shared = gcd(over, under) if under > 0 else -gcd(over, under)
    if shared != 1:
        over, under = over // shared, under // shared
    size = (abs(over) * _TWICE + under) // (under + under)
    text = f"{over}/{under}" if under != 1 else str(over)
    return (_packed(size if over >= 0 else -size) if size < _END else None), text
