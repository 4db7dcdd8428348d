"""Clauses of amounts: one bound, two ends, a tolerance, a rate, an amount of two parts."""

from perfmodel.lexicon._comparison_words import BETTER, LATER
from perfmodel.lexicon._remarks import DUE_NAMES, POWERS
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
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._refused_fronts import check_sign, leading_unit
from perfmodel.targets._skeleton import YEAR
from perfmodel.targets._standing import number_stands
from perfmodel.targets._subjects import words_in
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_words import SCALE_ONLY, TIMES, unit_of
from perfmodel.targets._worded_clauses import grade_clause
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
    bound = place.core.bounds[0]
    operand = place.lexemes[bound.operand]
    if operand.kind == "half":
        return _half(place, cell)
    far = far_front(place, cell)
    amount = operand.value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    amount = _with_unit(place, bound, amount, cell)
    if amount.tail == "几":
        raise Words  # 十几次 names no number
    if not _WATT_OR_SCALE.isdisjoint({amount.scale, amount.unit}) and _is_no_power(place, cell):
        raise Unreadable(operand.start, operand.stop, code="unit-invalid")
    if amount.unit == "类" and _is_better([*far, *place.fronts(bound)], cell):
        return grade_clause(place, cell)
    _refuse_better([*far, *place.fronts(bound)], amount.unit, cell)
    comparison = comparison_of([*far, *place.fronts(bound)], place.behinds(bound), cell)
    if amount.tail == "+" and comparison is _STATED:
        comparison = _GE
    approximate = is_approximate([*own_head(place), *place.fronts(bound)], place.behinds(bound))
    approximate = approximate or amount.tail in _ABOUT
    if any(lexeme.kind == "between" for lexeme in place.behinds(bound)):
        raise Words  # 95%之间
    every = every_of(place, cell)
    number_stands(place, cell, Said(comparison, approximate, far=bool(far), every=bool(every)))
    column = cell.column.partition("/")[0] if every and cell.column is not None else cell.column
    plan = amount_plan(place, bound, cell, column, amount)
    if operand.start == 0 and words_in(place.tail):
        plan.refuse_listed()
    ratio = kind_of(amount.unit or "") in {"ratio", "points"}
    subject = subjects.subject_of(place, cell, far[0] if far else None, past_every=ratio)
    if subject is not None and leading_unit(place, cell) is not None:
        subject = None
    subject, counted = subjects.with_object(place, cell, subject, amount.unit)
    if every:
        _again(place, bound, every=True)
        _check_column(every, cell)
        return RatePlan(comparison, plan, every, approximate, subject, counted, moved="move" in place.kinds)
    shared = any(lexeme.kind == "shared" for lexeme in (*place.head, *place.fronts(bound)))
    return ThresholdPlan(
        comparison, plan, approximate, subject, counted, shared, _again(place, bound, every=bool(every))
    )


def _again(place: Place, bound: Bound, *, every: bool) -> Spread | Again | None:
    """What brackets behind a value repeat of it; only a plain value can be held against them."""
    found = [note for note in place.behinds(bound) if note.kind == "note" and isinstance(note.value, Spread | Again)]
    amount = place.lexemes[bound.operand].value
    plain = isinstance(amount, Amount) and amount.form == "number" and not every and not bound.minus
    if found and (len(found) > 1 or not plain):
        raise Unreadable(found[0].start, found[-1].stop, code="words-unknown")
    value = found[0].value if found else None
    return value if isinstance(value, Spread | Again) else None


_BETTER, _LATER = tuple(words_of(*BETTER)), tuple(words_of(*LATER))


def _refuse_better(fronts: list[Lexeme], unit: str | None, cell: Cell) -> None:
    """Refuse 优于 beside an amount, of which better may be less (响应时间优于3秒), and 早于 beside what is no time."""
    for front in fronts:
        said = cell.said(front) if front.kind == "front" else ""
        untimely = said.endswith(_LATER) and kind_of(unit or "") not in TIMES
        if untimely or said.endswith(_BETTER):
            raise Unreadable(front.start, front.stop, code="comparison-unknown")


_WATT_OR_SCALE = frozenset({"W", "w"})
"""A letter alone that is a watt or 万."""


def _is_no_power(place: Place, cell: Cell) -> bool:
    """Whether the words in front of a number name no power, so that W may be 万: 浏览量50W; alone only w may: 30w."""
    head = words_in(place.head)
    if not head:
        return cell.said(place.lexemes[place.core.bounds[0].operand]).endswith("w")
    return not cell.said(head[-1]).endswith((*POWERS, "】"))


def _is_better(fronts: list[Lexeme], cell: Cell) -> bool:
    """Whether the comparison is one of quality, behind which 四类 is a class and no count: 优于四类."""
    return any(lexeme.kind == "front" and set(cell.said(lexeme)) & set("优好劣差次") for lexeme in fronts)


_FIFTY = Quantity(50, "%")


_ABOUT = frozenset("多余来")


def every_of(place: Place, cell: Cell) -> tuple[Every, ...]:
    """The periods and things that a value is said for each of."""
    if place.kinds.isdisjoint(EACH):
        return ()
    if place.conditions and any(
        lexeme.kind in EACH for core in place.conditions for lexeme in place.lexemes[core.first : core.last]
    ):
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


def _with_unit(place: Place, bound: Bound, amount: Amount, cell: Cell) -> Amount:
    """The amount with the unit that stands in brackets beside it, or behind its name: 经费（万元）≤100."""
    named = [lexeme for lexeme in place.head if lexeme.kind != "punctuation"][-1:]
    noted = next((lexeme for lexeme in (*place.behinds(bound), *named) if lexeme.kind == "unit"), None)
    if noted is None and amount.form in {"number", "chinese"}:
        amount = _under(leading_unit(place, cell), amount)
    if noted is None or amount.coin:
        return amount
    unit = str(noted.value)
    if unit in _PARTS_OF_DATES and amount.unit is None and _may_be_date(place, noted, amount, cell):
        raise Unreadable(noted.start, place.lexemes[bound.operand].stop, code="number-ambiguous")
    if amount.unit is None:
        return amount if amount.form not in {"number", "chinese"} or amount.scale else amount._replace(unit=unit)
    counted = len(unit) > 1 and kind_of(unit) == "count" and not unit.endswith("次")  # （城区） says where
    if _is_share(amount.unit) and unit != amount.unit and not counted:
        raise Unreadable(noted.start, noted.stop, code="unit-conflict")  # ≥95%（户）
    each = len(unit) == 1 and kind_of(amount.unit) == "money" and noted not in named  # 100元（人）
    other = kind_of(unit) != "count" or each
    if other and not unit_of(amount.scale + amount.unit).converts_to(unit_of(unit)):
        raise Unreadable(noted.start, noted.stop, code="unit-conflict")
    return amount


_PARTS_OF_DATES = frozenset("年 年度 月 月份 日 号".split())


def _may_be_date(place: Place, noted: Lexeme, amount: Amount, cell: Cell) -> bool:
    """Whether a number beside 年 or 月 may be the year or the month of a date: 完成时间（月）：12, 时间（年）2023."""
    name = cell.text[place.lexemes[place.start].start : noted.start].rstrip()
    return amount.text == YEAR or name.endswith(DUE_NAMES)


def _under(unit: str | None, amount: Amount) -> Amount:
    """The amount with a unit that stands in front of it as its name: 万元：100."""
    if unit is None or amount.coin:
        return amount
    scaled = amount.scale and SCALE_ONLY.match(unit)
    if scaled or (amount.unit is not None and amount.unit != unit):
        raise Unreadable(amount.start, amount.stop, code="unit-conflict")
    return amount._replace(unit=unit)


def _is_share(unit: str) -> bool:
    return kind_of(unit) in {"ratio", "points"}


def _check_column(every: tuple[Every, ...], cell: Cell) -> None:
    """Refuse a period in the text beside another in the unit column: 每月3次 under 次/年."""
    if cell.column is None or "/" not in cell.column:
        return
    said = {each.word for each in every}
    if not said <= set(cell.column.partition("/")[2].split("·")):
        raise Unreadable(0, len(cell.text), code="unit-conflict")


def amount_plan(place: Place, bound: Bound, cell: Cell, column: str | None, amount: Amount | None = None) -> AmountPlan:
    """The plan of the amount of a bound; *column* is the unit of a column that speaks of it, or ``None``."""
    said = amount or place.lexemes[bound.operand].value
    assert isinstance(said, Amount)  # noqa: S101 - as above
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
    if any(lexeme.kind in EACH for lexeme in (*place.head, *place.fronts(bounds[0]))):
        raise Words
    approximate = is_approximate(place.fronts(bounds[0]), place.behinds(bounds[-1]))
    number_stands(place, cell, Said(comparison, approximate))
    plans: list[AmountPlan] = []
    before = ""
    last = place.lexemes[bounds[-1].operand].value
    per = "".join((getattr(last, "unit", None) or "").partition("/")[1:])
    for bound in bounds:
        amount = place.lexemes[bound.operand].value
        assert isinstance(amount, Amount)  # noqa: S101 - as above
        unit = minor_unit(before, amount.unit or "")
        before = unit
        amount = amount._replace(unit=unit if "/" in unit else unit + per)
        plans.append(AmountPlan(amount, cell.holes_before(amount.start), None, negative=bound.minus))
    return SumPlan(comparison, tuple(plans), approximate, subjects.subject_of(place, cell, None))


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
    first = amount_plan(place, one, cell, None)
    return RangePlan(
        first,
        amount_plan(place, other, cell, cell.column),
        (marks[0], marks[1]),
        subjects.subject_of(place, cell, far[0] if far else None),
        every,
    )


def _tolerance(place: Place, cell: Cell) -> ClausePlan:
    bounds = place.core.bounds
    last = bounds[-1]
    if any(place.lexemes[bound.operand].kind != "amount" for bound in bounds):
        raise Words
    around = [*place.fronts(last), *place.behinds(last), *(place.fronts(bounds[0]) if len(bounds) > 1 else ())]
    odd = next(
        (lexeme for lexeme in around if lexeme.kind in {"front", "short", "behind"} and lexeme.value != "le"), None
    )
    if odd is not None:
        raise Unreadable(odd.start, odd.stop, code="operators-conflict")
    middle = amount_plan(place, bounds[0], cell, None) if len(bounds) > 1 else None
    far = far_front(place, cell)
    return TolerancePlan(
        middle, amount_plan(place, last, cell, cell.column), subjects.subject_of(place, cell, far[0] if far else None)
    )


_TURNED = {_GE: _LE, _LE: _GE, _GT: _LT, _LT: _GT}


_CLOSED = frozenset({_GE, _LE})


def _sides(place: Place, cell: Cell) -> ClausePlan:
    """大于10小于20, 10人以上20人以下, 10≤x≤20 (of which the first comparison is read from right to left)."""
    one, other = place.core.bounds
    if place.core.kind == "turned":
        sign = place.lexemes[one.last]
        first = _TURNED.get(Comparison(str(sign.value)), Comparison.EQ)
    else:
        first = comparison_of(place.fronts(one), place.behinds(one), cell, column=False)
    second = comparison_of(place.fronts(other), place.behinds(other), cell, column=False)
    lower = {_GE: True, _GT: True, _LE: False, _LT: False}
    if first not in lower or second not in lower or lower[first] is lower[second]:
        raise Unreadable(place.lexemes[one.first].start, place.lexemes[other.last - 1].stop, code="operators-conflict")
    return RangePlan(
        amount_plan(place, one, cell, None),
        amount_plan(place, other, cell, cell.column),
        (first in _CLOSED, second in _CLOSED),
        subjects.subject_of(place, cell, None),
        every_of(place, cell),
        turned=not lower[first],
    )
