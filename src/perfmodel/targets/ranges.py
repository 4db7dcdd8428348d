"""
Clauses with two ends: from the tokens of a core to a range.

Needs: ``amounts``, ``clauses``, ``comparisons``, ``shapes``, ``text``.  Used by: ``grammar``.
"""

from fractions import Fraction

from attrs import evolve

from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.lexicon.tokens import Token, amount_of
from perfmodel.targets.amounts import per_thing, quantity_of, unit_of
from perfmodel.targets.clauses import Context, Frame, amount_in, comparison_of, per_word
from perfmodel.targets.comparisons import SIDES, comparator
from perfmodel.targets.exact import exact_quantity
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.shapes import Clause, Range
from perfmodel.targets.terms import Comparison
from perfmodel.values.interval import Bound, Interval
from perfmodel.values.quantity import Quantity

_GE, _GT, _LE, _LT, _EQ = Comparison.GE, Comparison.GT, Comparison.LE, Comparison.LT, Comparison.EQ


def tolerance(tokens: list[Token], context: Context, frame: Frame) -> Clause:
    """``[o c e v]* p Q s?`` and ``Q p Q``: ±3%以内, 100±5, 220V±7%."""
    amounts = [amount_of(token) for token in tokens if token[0] == "Q"]
    width = quantity_of(amounts[-1], context.unit)
    if len(amounts) == 1:
        low, high = -width, width
    else:
        middle = _filled(quantity_of(amounts[0], None), width)
        if width.unit.kind == "ratio" and not middle.unit.converts_to(width.unit):
            width = exact_quantity(Fraction(middle.value) * width.exact, middle.unit) or width
        low, high = middle - width, middle + width
    return Range(interval=_interval(Bound(low), Bound(high), tokens), text=frame.text, subject=frame.subject)


def _filled(first: Quantity, second: Quantity) -> Quantity:
    """The first of two ends with what it leaves to the second: 80-90万元, 20万-30万元, 三至五家."""
    if first.unit.symbol == "":
        return Quantity(first.value, second.unit)
    if not first.unit.dimension and second.unit.dimension:
        return Quantity(first.value, unit_of(first.unit.symbol + second.unit.symbol.removeprefix(second.unit.scale)))
    return first


def _interval(lower: Bound, upper: Bound, tokens: list[Token]) -> Interval:
    try:
        return Interval(lower, upper)
    except (InvalidValueError, IncompatibleUnitsError) as error:
        raise Unreadable(tokens[0][1], tokens[-1][2], code=error.code) from error


def span_of_values(tokens: list[Token], context: Context, frame: Frame) -> Range:
    """``f? Q [i x]? r Q [i x]? b?``: 60%-80%, 85%（含）至90%（不含）."""
    quantities, marks = list[Quantity](), [True, True]
    for token in tokens:
        kind = token[0]
        if kind == "Q":
            quantities.append(quantity_of(amount_of(token), context.unit if len(quantities) else None))
        elif kind in "ix" and quantities:
            marks[len(quantities) - 1] = kind == "i"
    first, second = _filled(quantities[0], quantities[1]), quantities[1]
    interval = _interval(Bound(first, marks[0]), Bound(second, marks[1]), tokens)
    return Range(interval=interval, text=frame.text, subject=frame.subject)


def between(tokens: list[Token], context: Context, frame: Frame) -> Clause:
    """``Q o W o Q``: 10≤x≤20, 80分≤良好<90分; the first comparison is read from right to left."""
    first, sign, _, *rest = tokens
    turned = _TURNED[comparator(context.folded[sign[1] : sign[2]])]
    plain = context._replace(operator=None)
    low = (turned, _end([first], plain)[1])
    return _two_ends([low, _end(rest, plain)], tokens, frame)


_TURNED = {_GE: _LE, _LE: _GE, _GT: _LT, _LT: _GT, _EQ: _EQ}


def both_bounds(tokens: list[Token], context: Context, frame: Frame) -> Clause:
    """``o Q o Q``: 大于10小于20, 高于3%低于5%."""
    values = [index for index, token in enumerate(tokens) if token[0] == "Q"]
    cut = values[1] if tokens[0][0] == "Q" else next(i for i, token in enumerate(tokens) if token[0] == "o" and i)
    plain = context._replace(operator=None)
    return _two_ends([_end(tokens[:cut], plain), _end(tokens[cut:], plain)], tokens, frame)


def _two_ends(ends: list[tuple[Comparison, Quantity]], tokens: list[Token], frame: Frame) -> Clause:
    (one, first), (other, second) = ends
    if SIDES[one] * SIDES[other] != -1:
        raise Unreadable(tokens[0][1], tokens[-1][2], code="operators-conflict")
    first, second = _filled(first, second), _filled(second, first)
    bounds = Bound(first, one in _CLOSED_ENDS), Bound(second, other in _CLOSED_ENDS)
    lower, upper = bounds if SIDES[one] == 1 else (bounds[1], bounds[0])
    interval = _interval(lower, upper, tokens)
    return Range(interval=interval, text=frame.text, subject=frame.subject)


_CLOSED_ENDS = frozenset({_GE, _LE})


def _end(tokens: list[Token], context: Context) -> tuple[Comparison, Quantity]:
    return comparison_of(tokens, context), quantity_of(amount_in(tokens), context.unit)


def range_of_rates(tokens: list[Token], context: Context, frame: Frame) -> Clause | None:
    """``P+ … Q r Q``: 每月1-2次 is a range in 次/月."""
    words = [per_word(token, context) for token in tokens if token[0] in "Pt"]
    found = span_of_values([token for token in tokens if token[0] not in "Pt"], context, frame)
    ends = [end for end in (found.interval.lower, found.interval.upper) if end is not None]
    if not ends[1].quantity.unit.dimension:
        return None
    bounds = [Bound(per_thing(end.quantity, *words), end.inclusive) for end in ends]
    return evolve(found, interval=_interval(bounds[0], bounds[1], tokens))
