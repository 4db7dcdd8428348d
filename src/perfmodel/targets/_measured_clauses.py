"""Clauses of amounts: one bound, two ends, a tolerance, a rate, an amount of two parts."""

from perfmodel.lexicon._comparison_words import BETTER, LATER, MORE_BEHIND
from perfmodel.lexicon._remarks import BANDWIDTHS, DISTANCES, POWERS
from perfmodel.lexicon._rows import words_of
from perfmodel.targets import _figure_clauses as figure_clauses
from perfmodel.targets import _subjects as subjects
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import Bound, minor_unit
from perfmodel.targets._cell import Again, Cell, Spread
from perfmodel.targets._clause_plans import (
    ClausePlan,
    Every,
    RangePlan,
    RatePlan,
    SumPlan,
    ThresholdPlan,
    TolerancePlan,
)
from perfmodel.targets._comparisons import comparison_of, is_approximate, mark_of
from perfmodel.targets._cores import Place, far_front, own_head, text_before
from perfmodel.targets._lexemes import EACH, Lexeme, matched
from perfmodel.targets._lexer import any_of, first_of
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._noted_units import is_share, with_unit
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._ordered_clauses import grade_clause
from perfmodel.targets._refused_fronts import check_digits, check_sign, leading_unit, refuse_name
from perfmodel.targets._skeleton import Cut, Name
from perfmodel.targets._standing import number_stands
from perfmodel.targets._subjects import words_in
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_words import TIMES
from perfmodel.targets._words_in_front import UNSURE, Said
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import kind_of

_GE, _GT, _LE, _LT = Comparison.GE, Comparison.GT, Comparison.LE, Comparison.LT
_STATED = Comparison.STATED


def measured_clause(place: Place, cell: Cell) -> ClausePlan:
    """The clause of a number, whatever shape its words give it."""
    related = figure_clauses.related(place, cell)
    if related is not None:
        _again(place, place.core.bounds[-1], every=True)
        return related
    kind = place.core.kind
    if kind == "range":
        return _range(place, cell)
    if kind == "tolerance":
        return _tolerance(place, cell)
    if kind in {"sides", "turned"}:
        return _sides(place, cell)
    if kind == "sum":
        return _sum(place, cell)
    return _amount(place, cell)


def _amount(place: Place, cell: Cell) -> ClausePlan:
    """One amount: a threshold, for each of something a rate, a grade behind 优于."""
    bound = place.core.bounds[0]
    operand = place.lexemes[bound.operand]
    if operand.kind == "half":
        return _half(place, cell)
    far = far_front(place, cell)
    amount = _own_amount(place, bound, cell)
    fronts, behinds = [*far, *place.fronts(bound)], place.behinds(bound)
    if amount.unit == "类" and _is_better(fronts, cell):
        return grade_clause(place, cell)
    _refuse_better(fronts, amount.unit, cell)
    comparison = comparison_of(fronts, behinds, cell)
    if amount.tail == "+" and comparison is _STATED:
        comparison = _GE
    approximate = is_approximate([*own_head(place), *place.fronts(bound)], behinds) or amount.tail in _ABOUT
    if any_of(behinds, "between"):
        raise Words  # 95%之间
    every = every_of(place, cell)
    number_stands(place, cell, Said(comparison, approximate, far=bool(far), every=bool(every)))
    column = cell.column.partition("/")[0] if every and cell.column is not None else cell.column
    plan = amount_plan(place, bound, cell, column, amount)
    if operand.start == 0 and words_in(place.tail):
        plan.refuse_listed()
    subject, counted = _names(place, cell, far[0] if far else None, amount.unit)
    again = _again(place, bound, every=bool(every))
    if every:
        _check_column(every, cell)
        return RatePlan(comparison, plan, every, approximate, subject, counted, moved="move" in place.kinds)
    shared = any_of((*place.head, *place.fronts(bound)), "shared")
    return ThresholdPlan(comparison, plan, approximate, subject, counted, shared, again)


def _own_amount(place: Place, bound: Bound, cell: Cell) -> Amount:
    """The amount of a bound with the unit beside it; refused where W may be 万, words where it names no number."""
    amount = with_unit(place, bound, _amount_of(place, bound), cell)
    if amount.tail == "几":
        raise Words  # 十几次 names no number
    _refuse_letter(place, bound, amount, cell)
    return amount


def _names(place: Place, cell: Cell, far: Lexeme | None, unit: str | None) -> tuple[Name | None, Cut | None]:
    """What is measured, and what the words behind the value say is counted."""
    subject = _subject(place, cell, far, past_every=is_share(unit or ""))
    return subjects.with_object(place, cell, subject, unit)


def _again(place: Place, bound: Bound, *, every: bool) -> Spread | Again | None:
    """What brackets behind a value repeat of it; only a plain value can be held against them."""
    found = [(note, note.value) for note in place.behinds(bound) if isinstance(note.value, Spread | Again)]
    if not found:
        return None
    amount = place.lexemes[bound.operand].value
    plain = isinstance(amount, Amount) and amount.form == "number" and not every and not bound.minus
    if len(found) > 1 or not plain:
        raise Unreadable(found[0][0].start, found[-1][0].stop, code="words-unknown")
    return found[0][1]


_BETTER, _LATER = tuple(words_of(*BETTER)), tuple(words_of(*LATER))


def _refuse_better(fronts: list[Lexeme], unit: str | None, cell: Cell) -> None:
    """Refuse 优于 beside an amount, of which better may be less (响应时间优于3秒), and 早于 beside what is no time."""
    for front in fronts:
        said = cell.said(front) if front.kind == "front" else ""
        untimely = said.endswith(_LATER) and kind_of(unit or "") not in TIMES
        if untimely or said.endswith(_BETTER):
            raise Unreadable(front.start, front.stop, code="comparison-unknown")


def _refuse_letter(place: Place, bound: Bound, amount: Amount, cell: Cell) -> None:
    """Refuse a letter alone as a unit where the words in front do not settle it: 浏览量50W, 带宽100M; 30w."""
    letter = amount.scale or (amount.unit or "").partition("/")[0]
    names = _LETTERS.get(letter)
    if names is None:
        return
    head = words_in(place.head)
    named = cell.said(head[-1]).rstrip("】") if head else ""
    if not named.endswith(names) or named.endswith(BANDWIDTHS):
        operand = place.lexemes[bound.operand]
        raise Unreadable(operand.start, operand.stop, code="unit-invalid")


_LETTERS = {"W": POWERS, "w": POWERS, "M": DISTANCES}
"""Letters alone that are a unit behind some names: a watt, else 万; a metre, else a million or so many megabits."""


def _is_better(fronts: list[Lexeme], cell: Cell) -> bool:
    """Whether the comparison is one of quality, behind which 四类 is a class and no count: 优于四类."""
    return any(lexeme.kind == "front" and set(cell.said(lexeme)) & set("优好劣差次") for lexeme in fronts)


_FIFTY = Quantity(50, "%")


_ABOUT = frozenset((*MORE_BEHIND.words.split(), "来"))


def every_of(place: Place, cell: Cell) -> tuple[Every, ...]:
    """The periods and things that a value is said for each of."""
    if place.kinds.isdisjoint(EACH):
        return ()
    if any(any_of(place.lexemes[core.first : core.last], *EACH) for core in place.conditions):
        raise Words  # 每周12月开放≥5次
    bound = place.core.bounds[0]
    lexemes = [*own_head(place), *place.fronts(bound), *place.behinds(bound)]
    _refuse_periods(place.lexemes[place.start : place.core.last])
    return tuple(_every(lexeme, cell) for lexeme in lexemes if lexeme.kind in EACH)


def _refuse_periods(lexemes: list[Lexeme]) -> None:
    """Refuse one value for several periods, each of which has a name of its own: 重点单位每季度、一般单位每半年1次."""
    periods = [lexeme for lexeme in lexemes if lexeme.kind == "every"]
    if len(periods) > 1:
        raise Unreadable(periods[0].start, periods[-1].stop, code="period-unknown")


_FORTNIGHT = {"双": "两", "隔": "两"}


def _every(lexeme: Lexeme, cell: Cell) -> Every:
    first = cell.holes_before(lexeme.start)
    if lexeme.kind == "apiece":
        word = str(lexeme.value).removeprefix("一")
        word = f"10{word[1:]}" if word.startswith("十") else word
        known = kind_of(word) is not None
        return Every("", word if known else word.removeprefix("个"), is_period=False, first=first)
    match = matched(lexeme)
    number = match["every"] or ""
    return Every(
        _FORTNIGHT.get(number, number), match["each"], is_period=True, first=first, slashed=match[0].startswith("/")
    )


def _check_column(every: tuple[Every, ...], cell: Cell) -> None:
    """Refuse a period in the text beside another in the unit column: 每月3次 under 次/年."""
    if cell.column is None or "/" not in cell.column:
        return
    said = {each.word for each in every}
    if not said <= set(cell.column.partition("/")[2].split("·")):
        raise Unreadable(0, len(cell.text), code="unit-conflict")


def amount_plan(place: Place, bound: Bound, cell: Cell, column: str | None, amount: Amount | None = None) -> AmountPlan:
    """The plan of the amount of a bound; *column* is the unit of a column that speaks of it, or ``None``."""
    said = amount or _amount_of(place, bound)
    check_digits(place, bound, said, cell)
    if bound.minus:
        check_sign(place, bound, cell)
        inside = [lexeme for lexeme in place.behinds(bound) if cell.said(lexeme).endswith("内")]
        if inside:
            raise Unreadable(inside[0].start, inside[0].stop, code="sign-ambiguous")
    return AmountPlan(said, cell.holes_before(said.start), column, negative=bound.minus)


def _half(place: Place, cell: Cell) -> ClausePlan:
    """过半, 不到一半, 半数以上: half is 50 %."""
    bound = place.core.bounds[0]
    operand = place.lexemes[bound.operand]
    said = Comparison(str(operand.value))
    around = comparison_of(place.fronts(bound), place.behinds(bound), cell, column=said is _STATED)
    if said is not _STATED and around is not _STATED and around is not said:
        raise Unreadable(place.lexemes[bound.first].start, operand.stop, code="operators-conflict")
    comparison = around if said is _STATED else said
    if comparison is _STATED or not place.kinds.isdisjoint(EACH):
        raise Words  # 一半, 每年过半
    plan = AmountPlan.of(_FIFTY)
    return ThresholdPlan(comparison, plan, subject=subjects.subject_of(place, cell, None))


def _sum(place: Place, cell: Cell) -> ClausePlan:
    bounds = place.core.bounds
    comparison = comparison_of([*far_front(place, cell), *place.fronts(bounds[0])], place.behinds(bounds[-1]), cell)
    if any_of((*place.head, *place.fronts(bounds[0])), *EACH):
        raise Words
    approximate = is_approximate(place.fronts(bounds[0]), place.behinds(bounds[-1]))
    number_stands(place, cell, Said(comparison, approximate))
    plans: list[AmountPlan] = []
    before = ""
    last = place.lexemes[bounds[-1].operand].value
    per = "".join((getattr(last, "unit", None) or "").partition("/")[1:])
    for bound in bounds:
        amount = _amount_of(place, bound)
        unit = minor_unit(before, amount.unit or "")
        before = unit
        amount = amount._replace(unit=unit if "/" in unit else unit + per)
        plans.append(AmountPlan(amount, cell.holes_before(amount.start), None, negative=bound.minus))
    return SumPlan(comparison, tuple(plans), approximate, subjects.subject_of(place, cell, None))


def _ends(place: Place, cell: Cell) -> tuple[AmountPlan, AmountPlan]:
    """
    The plans of the first and the last amount of a core, of which the first takes from the last what it leaves unsaid.

    Where neither has a unit, it is that of the column or in brackets beside them: 满意度（%）90-95, 经费（万元）¥5-8.
    The sign of a currency says none, but which money it is; a share is not of its own middle: 经费（万元）100±5%.
    """
    first, last = place.core.bounds[0], place.core.bounds[-1]
    one, other = _amount_of(place, first), _amount_of(place, last)
    refuse_name(place, cell, text_before(place, cell), one.unit or other.unit)
    _refuse_letter(place, last, other, cell)
    bare = one.unit is None and other.unit is None
    if one.unit is None and ((bare and one.coin) or is_share(other.unit or "")):
        one = with_unit(place, first, one, cell)
    if bare:
        other = with_unit(place, last, other, cell)
    column = cell.column if bare and one.coin else None
    return amount_plan(place, first, cell, column, one), amount_plan(place, last, cell, cell.column, other)


def _amount_of(place: Place, bound: Bound) -> Amount:
    amount = place.lexemes[bound.operand].value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    return amount


def _subject(place: Place, cell: Cell, far: Lexeme | None, *, past_every: bool = False) -> Name | None:
    """What is measured; a unit in front of a value is no name: 万元：5-8."""
    subject = subjects.subject_of(place, cell, far, past_every=past_every)
    return None if subject is not None and leading_unit(place, cell) is not None else subject


_NO_RANGE = frozenset({"front", "short", "behind", "about", "around"})
"""What two ends leave no sense to: ≥5%-10%, 约5%-10%."""


def _range(place: Place, cell: Cell) -> ClausePlan:
    one, other = place.core.bounds
    if text_before(place, cell).rstrip(" :").endswith(UNSURE):
        raise Words  # 电话：0571-88888888
    every = every_of(place, cell)
    around = [
        *place.fronts(one),
        *place.behinds(one),
        *place.fronts(other),
        *place.behinds(other),
        *far_front(place, cell),
    ]
    odd = next((lexeme for lexeme in around if lexeme.kind in _NO_RANGE), None)
    if odd is not None:
        code = "words-unknown" if odd.kind in {"about", "around"} else "operators-conflict"
        raise Unreadable(odd.start, odd.stop, code=code)
    marks = tuple(mark_of(place.behinds(bound)) != "out" for bound in (one, other))
    far = far_front(place, cell)
    return RangePlan(
        *_ends(place, cell),
        (marks[0], marks[1]),
        _subject(place, cell, far[0] if far else None),
        every,
    )


def _tolerance(place: Place, cell: Cell) -> ClausePlan:
    """±5, 100±5; it bounds a value on both sides, so that no other comparison goes with it."""
    first, last = place.core.bounds[0], place.core.bounds[-1]
    alone = first is last
    if any(place.lexemes[bound.operand].kind != "amount" for bound in place.core.bounds):
        raise Words
    around = [*place.fronts(last), *place.behinds(last), *(() if alone else place.fronts(first))]
    odd = first_of((lexeme for lexeme in around if lexeme.value != "le"), "front", "short", "behind")
    if odd is not None:
        raise Unreadable(odd.start, odd.stop, code="operators-conflict")
    middle, width = _ends(place, cell)
    far = far_front(place, cell)
    return TolerancePlan(None if alone else middle, width, _subject(place, cell, far[0] if far else None))


_TURNED = {_GE: _LE, _LE: _GE, _GT: _LT, _LT: _GT}


_CLOSED = frozenset({_GE, _LE})


def _sides(place: Place, cell: Cell) -> ClausePlan:
    """大于10小于20, 10人以上20人以下, 10≤x≤20 (of which the first comparison is read from right to left)."""
    one, other = place.core.bounds
    subject = _subject(place, cell, None)
    if place.core.kind == "turned":
        sign = place.lexemes[one.last]
        first = _TURNED.get(Comparison(str(sign.value)), Comparison.EQ)
        subject = subject or _named_inside(place.lexemes[one.last + 1 : other.first], cell)
    else:
        first = comparison_of(place.fronts(one), place.behinds(one), cell, column=False)
    second = comparison_of(place.fronts(other), place.behinds(other), cell, column=False)
    lower = {_GE: True, _GT: True, _LE: False, _LT: False}
    if first not in lower or second not in lower or lower[first] is lower[second]:
        raise Unreadable(place.lexemes[one.first].start, place.lexemes[other.last - 1].stop, code="operators-conflict")
    return RangePlan(
        *_ends(place, cell),
        (first in _CLOSED, second in _CLOSED),
        subject,
        every_of(place, cell),
        turned=not lower[first],
    )


def _named_inside(lexemes: list[Lexeme], cell: Cell) -> Name | None:
    """What is measured between the two signs: 满意度 of 85%≤满意度≤95%; a lone letter names nothing."""
    name = subjects.cut_of(lexemes, cell)
    return None if name is None or len(cell.text[name.start : name.stop]) == 1 else name
