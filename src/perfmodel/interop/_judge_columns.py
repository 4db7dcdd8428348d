"""
Columns of targets against columns of reported values: each distinct pair is judged once.

A row that cannot be judged (a polarity or a year that is none) is undecided, with its ``error_code``; it never ends the
batch.  Judgements are rows of a published struct, built column by column.  Amounts go into the columns as whole numbers
of their last place, without a decimal between; one that the column does not hold is null, as
:func:`perfmodel.serializers._target_columns.fitting` has it.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from math import gcd
from typing import Any, TypeAlias, final

import pyarrow as pa

from perfmodel.errors import PerfModelError
from perfmodel.interop._column_inputs import column_of, text_column
from perfmodel.interop._column_pairs import Cells, Refused, Side, each_pair, refusal
from perfmodel.interop._column_reader import column_or_text, column_or_year
from perfmodel.interop._target_rows import code_of
from perfmodel.serializers._target_columns import NUMBER, VERSION
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._judge import judge
from perfmodel.targets._read import parse_quantity
from perfmodel.targets._terms import Polarity
from perfmodel.targets._verdict import Judgement, Verdict
from perfmodel.values._quantity import Quantity

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
_MET = Verdict.MET
_SAID = ("verdict", "reason", "assumptions")
_WORDS = pa.struct([JUDGEMENT_TYPE.field(name) for name in (*_SAID, "error_code")])
_FIGURES = ("ratio", "ratio_fraction", "gap", "gap_unit", "reached", "reached_unit", "bound", "bound_unit")
_NOTHING = (None,) * len(_FIGURES)
_AT_ONCE = 256
"""How many pairs are judged before their rows are made: each of the two is quicker without the other in between."""

_Cells: TypeAlias = tuple[bytes | None, str | None]
"""A number as Arrow keeps it, and the text beside it: its unit, or the fraction."""

_Number: TypeAlias = tuple[int, int, bytes | None]
"""A number as a fraction, and as Arrow keeps it; ``None`` where the column does not hold it."""


@final
class JudgementRows:
    """
    Rows of judgements, added some at a time; words that repeat themselves are made once.

    >>> from perfmodel.errors import InvalidValueError
    >>> rows = JudgementRows()
    >>> rows.add([None, Refused(InvalidValueError("…", code="code-unknown"))])
    >>> rows.column().field("error_code").to_pylist()
    [None, 'code-unknown']
    """

    def __init__(self) -> None:
        self._words: list[Mapping[str, object] | None] = [None]
        self._places = dict[object, int]()
        self._codes: list[int] = []
        self._cells: list[bytes | str | None] = []
        self._numbers: dict[Decimal, _Number] = {}

    def add(self, judged: Iterable[Judgement | Refused | None], /) -> None:
        """One row for each judgement; one without is a null, or says why there is none."""
        places, codes, cells = self._places, self._codes, self._cells
        for found in judged:
            if isinstance(found, Judgement):
                key: tuple[str, ...] = (found.verdict._value_, found.reason.code)  # a member's value without a detour
                if found.assumptions:
                    key = (*key, *[assumption.code for assumption in found.assumptions])
                codes.append(places.get(key) or self._new(key, _words(found)))
                cells += self._figures(found, found.reached, found.bound)
            elif found is None:
                codes.append(0)
                cells += _NOTHING
            else:
                words = {"verdict": Verdict.UNDECIDED.value, "error_code": found.code}
                codes.append(places.get(found.code) or self._new(found.code, words))
                cells += _NOTHING

    def _figures(
        self, found: Judgement, reached: Quantity | None, bound: Quantity | None
    ) -> tuple[bytes | str | None, ...]:
        """The cells of a judgement, in the order of ``_FIGURES``."""
        if reached is None or bound is None:
            return (None, None, None, None, *self._amount(reached), *self._amount(bound))
        over, below, reached_held = self._numbers.get(reached.value) or self._number(reached.value)
        under, above, bound_held = self._numbers.get(bound.value) or self._number(bound.value)
        own, unit = reached.unit, bound.unit
        if own is not unit:
            mine, theirs = own.factor, unit.factor
            over, below = over * mine.numerator * theirs.denominator, below * mine.denominator * theirs.numerator
        if below != above:  # over / below of under / above
            over, under = over * above, under * below
        gap: bytes | None = _ZERO
        gap_unit: str | None = unit.symbol
        if found.verdict is not _MET:
            whole, rest = divmod(abs(over - under) * _ONE, below if below == above else below * above)
            if rest or whole >= _END:
                gap, gap_unit = self._amount(found.gap)
            else:
                gap = whole.to_bytes(16, "little")
        ratio, fraction = _quotient(over, under)
        return ratio, fraction, gap, gap_unit, reached_held, own.symbol, bound_held, unit.symbol

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


def _words(found: Judgement) -> Mapping[str, object]:
    """What a judgement says in words."""
    assumed = [assumption.code for assumption in found.assumptions]
    return dict(zip(_SAID, (found.verdict.value, found.reason.code, assumed), strict=True))


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


def judge_columns(  # noqa: PLR0913 - what a judgement may need
    target: object,
    actual: object,
    *,
    unit: object = None,
    fiscal_year: object = None,
    polarity: object = None,
    reference: object = None,
    name: object = None,
) -> pa.StructArray | pa.ChunkedArray:
    """
    Judge a column of reported values against a column of targets, as ``perfmodel.judge()`` judges one.

    A null target gives null; a null actual is a value that nobody reported (``actual-missing``).

    >>> import pyarrow as pa
    >>> from perfmodel.interop.arrow import read_targets
    >>> targets = read_targets(pa.array(["≥95%", "≤60万元", None]))
    >>> judge_columns(targets, pa.array(["96%", "61万元", "1"])).field("verdict").to_pylist()
    ['met', 'missed', None]

    Args:
        target: What ``read_targets`` gave.

        actual: The column of reported values, as texts.

        unit: The column 度量单位 of the actuals, or one text for all rows.

        fiscal_year: A column of years that days without a year in actuals belong to, or one year for all rows.

        polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        reference: A column of texts with the figure that a relative target names (last year's value), or one text.

        name: The column 三级指标, what the form calls the indicator, or one text; what it decides ``judge()`` says:
            which side of a bare value is better, and more.

    Returns:
        A struct column of ``JUDGEMENT_TYPE``; chunked as *target* is.

    Raises:
        DocumentError: When *target* has not the published schema, or a later one (``schema-newer``).

        WrongTypeError: (``column-type``) for a column of another type.

        InvalidValueError: (``column-length``) for columns of different lengths.
    """
    column = column_of(target, "target")
    found = each_pair(column, sides(actual, unit, fiscal_year, polarity, reference, name), _rows, JUDGEMENT_TYPE)
    return found[0] if isinstance(column, pa.Array) else pa.chunked_array(found, type=JUDGEMENT_TYPE)


def sides(  # noqa: PLR0913, PLR0917 - what a judgement may need
    actual: object, unit: object, fiscal_year: object, polarity: object, reference: object, name: object, /
) -> list[Side[Any]]:
    """
    The columns that stand beside the targets in a judgement: the actual, the polarity, the reference and the name.

    Raises:
        WrongTypeError: (``column-type``) for a column of another type.
    """
    reported = {
        "actual": text_column(actual, "actual"),
        "unit": column_or_text(unit, "unit"),
        "fiscal_year": column_or_year(fiscal_year, "fiscal_year"),
    }
    sense = column_or_text(polarity.value if isinstance(polarity, Polarity) else polarity, "polarity")
    return [
        Side(reported, _actual),
        Side({"polarity": sense}, _polarity),
        Side({"reference": column_or_text(reference, "reference")}, _reference),
        Side({"name": column_or_text(name, "name")}, _name),
    ]


def _actual(cells: Cells) -> Actual:
    return read_actual(cells["actual"] or "", unit=cells["unit"], fiscal_year=cells["fiscal_year"])


def _polarity(cells: Cells) -> Polarity | None:
    return code_of(Polarity, cells["polarity"]) if (cells["polarity"] or "").strip() else None  # a blank of a text file


def _reference(cells: Cells) -> Quantity | None:
    return parse_quantity(cells["reference"]) if (cells["reference"] or "").strip() else None


def _name(cells: Cells) -> str | None:
    name: str | None = cells["name"]
    return name


def _rows(pairs: Iterator[tuple[Any, ...]]) -> pa.StructArray:
    rows = JudgementRows()
    while some := list(islice(pairs, _AT_ONCE)):
        rows.add(_judged(some))
    return rows.column()


def _judged(pairs: list[tuple[Any, ...]]) -> list[Judgement | Refused | None]:
    """The judgement of each row, or why there is none; ``None`` where there is no target."""
    judged = list[Judgement | Refused | None]()
    for target, actual, polarity, reference, name in pairs:
        found: Judgement | Refused | None = None
        try:
            if target is not None:
                found = judge(target, actual, polarity=polarity, reference=reference, name=name)
        except PerfModelError as error:
            found = fault(error, actual, polarity, reference, target)
        judged.append(found)
    return judged


def fault(error: PerfModelError, /, *values: object) -> Refused:
    """Why a row cannot be judged: the first of its values that could not be made, which ``judge()`` took for none."""
    return next((value for value in values if isinstance(value, Refused)), refusal(error))
