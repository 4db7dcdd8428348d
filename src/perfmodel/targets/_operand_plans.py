"""Plans of operands, filled once the numbers of a text are known: amounts, and the days of deadlines."""

import re
from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import NamedTuple, TypeAlias

from perfmodel._arguments import MAX_DIGITS
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.targets._amounts import SUPERSCRIPTS, Amount
from perfmodel.targets._days import LEAP, MONTHS_A_YEAR, Moment, Ref
from perfmodel.targets._making import Unreadable
from perfmodel.targets._skeleton import (
    A_NUMBER,
    DECIMAL,
    GROUPED,
    HUGE,
    MONTH_DAY,
    MONTH_END,
    MONTH_START,
    NUMBER_SIGNS,
    Hole,
)
from perfmodel.targets._unit_words import SCALE_ONLY, TIMES, rate_of, refuse_second_value, unit_of
from perfmodel.values._number import EXACT, SCALES, numeral_or_none
from perfmodel.values._period import DateSpan, MonthDay, YearlessSpan, last_day
from perfmodel.values._quantity import Quantity, checked_quantity
from perfmodel.values._unit import PLAIN, Unit, kind_of, parse_unit

_PARTS = {"百": "%", "千": "‰", "万": "‱"}


_COINS = {
    **dict.fromkeys(("¥", "RMB", "CNY", "人民币"), "元"),
    **dict.fromkeys(("$", "USD"), "美元"),
    **dict.fromkeys(("€", "EUR"), "欧元"),
    **dict.fromkeys(("HKD", "港币"), "港元"),
}


_HALF = Decimal("0.5")
_DECIMALS = frozenset((DECIMAL, MONTH_DAY, MONTH_END, MONTH_START))
_LISTED = regex(r"[1-9]\d?\.(?!0*$|[05]$|[257]5$|[258]0$)\d+", re.ASCII)
"""A number of a list with a point and a whole number behind it, where no such decimal is usual: 1.24小时, 1.3日."""


class AmountPlan:
    """An amount of a skeleton: ready units, and which of the text's numbers goes where."""

    __slots__ = ("amount", "column", "first", "fixed", "hole", "listed", "negative", "rate", "settled", "unit")

    def __init__(self, amount: Amount, first: int, column: str | None, *, negative: bool) -> None:
        """*first* is the place of its first number among those of the text, *column* the unit of a column beside it."""
        self.amount, self.first, self.column, self.negative = amount, first, column, negative
        self.fixed: Quantity | None = None
        self.unit: Unit | None = None
        self.hole, self.listed = -1, False
        if amount.form in {"chinese", "all"} or (
            amount.form == "part" and not A_NUMBER.search(amount.parts + amount.text)
        ):
            self.fixed = self._signed(_worded(amount, column))
        elif amount.form == "number" and A_NUMBER.search(amount.unit or "") is None:
            if amount.coin and amount.unit is not None and _differ(amount.coin, amount.unit):
                raise Unreadable(amount.start, amount.stop, code="unit-conflict")
            beside = column is not None and kind_of(SCALE_ONLY.sub("", column)) == "money"
            written = _COINS[amount.coin] if amount.unit is None and amount.coin and not beside else amount.unit
            self.unit = _unit_beside(amount.scale, written, column)
            plain = not amount.half and not amount.power and amount.text not in {GROUPED, HUGE}
            self.hole = first if plain and not negative else -1
        settled = self.unit if self.fixed is None else self.fixed.unit
        self.settled = settled is not None
        self.rate = None if settled is None else rate_of(settled)

    def refuse_listed(self) -> None:
        """Refuse decimals that may be a number of a list and a whole number behind it: 1.24小时内响应."""
        if self.amount.text in _DECIMALS and kind_of(self.amount.unit or "") in TIMES:
            self.listed, self.hole = True, -1

    @classmethod
    def of(cls, quantity: Quantity) -> "AmountPlan":
        """The plan of a quantity that no number of the text gives."""
        plan = cls(Amount("all", "", 0), 0, None, negative=False)
        plan.fixed, plan.rate = quantity, None
        return plan

    def fill(self, numbers: list[str]) -> Quantity:
        """The quantity in a text with these numbers."""
        if self.hole >= 0 and self.unit is not None:
            value = Decimal(numbers[self.hole])
            return checked_quantity(value or value.copy_abs(), self.unit)
        if self.fixed is not None:
            return self.fixed
        return self._signed(self._filled(numbers))

    def _signed(self, quantity: Quantity) -> Quantity:
        return -quantity if self.negative and quantity.value else quantity

    def _filled(self, numbers: list[str]) -> Quantity:
        amount = self.amount
        own = numbers[self.first :]
        if amount.form == "ratio":
            if self.column is not None and kind_of(self.column) is not None:  # 95/90 beside %
                raise Unreadable(code="unit-conflict")
            return _ratio(own[0], own[1])
        if amount.form == "part":
            given = iter(own)
            parts, text = (A_NUMBER.sub(lambda _: next(given), piece) for piece in (amount.parts, amount.text))
            return _worded(amount._replace(parts=parts, text=text), None)
        if amount.form == "mixed":
            return Quantity(_mixed(amount.text, own), _unit_beside(amount.scale, amount.unit, self.column))
        if self.listed and _LISTED.fullmatch(own[0]) is not None:
            raise Unreadable(amount.start, amount.stop, code="number-ambiguous")
        value = _digits(own[0]) if amount.form == "number" else Decimal(1)
        if amount.form == "power":
            own = ["", *own]
        used = 1
        if amount.power:
            value, used = _powered(value, amount.power, own)
        unit = self.unit
        if unit is None:
            given = iter(own[used:])
            written = A_NUMBER.sub(lambda _: next(given), amount.unit or "")
            refuse_second_value(written)
            unit = _unit_beside(amount.scale, written, self.column)
        return Quantity(EXACT.add(value, _HALF) if amount.half else value, unit)


def _differ(coin: str, unit: str) -> bool:
    """Whether a sign of a currency and the unit behind the number contradict each other: ¥120亿美元, $100%."""
    return not unit.partition("/")[0].endswith(_COINS[coin]) or (coin in _YUAN and unit.startswith(_FOREIGN))


_YUAN = frozenset(("¥", "RMB", "CNY", "人民币"))
_FOREIGN = ("美", "欧", "港")


def _digits(number: str) -> Decimal:
    digits = number.replace(",", "")
    if len(digits) > MAX_DIGITS:
        raise Unreadable(code="number-long")
    value = Decimal(digits)
    return value or value.copy_abs()


def _powered(value: Decimal, power: str, own: list[str]) -> tuple[Decimal, int]:
    """1.5×10⁴; the base has to be ten."""
    if own[1] != "10":
        raise Unreadable(code="number-invalid")
    written = A_NUMBER.search(power) is not None
    exponent = int(own[2]) if written else int("".join(str(SUPERSCRIPTS.index(sign)) for sign in power))
    if exponent > 12:  # noqa: PLR2004 - 万亿
        raise Unreadable(code="number-invalid")
    with localcontext(EXACT):
        raised = value.scaleb(exponent)
    return Decimal(f"{raised:f}"), 3 if written else 2


_STEPS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def _mixed(text: str, own: list[str]) -> Decimal:
    """1百2十 is 120; 2亿5000, which 万 follows, is 25000 of these."""
    given = iter(own)
    terms = [
        (_digits(next(given)), text[at + 1 : at + 3].rstrip(NUMBER_SIGNS))
        for at, sign in enumerate(text)
        if A_NUMBER.match(sign)
    ]
    with localcontext(EXACT):
        if "亿" in text:
            low = terms[1][0] * _STEPS.get(terms[1][1][:1], 1)
            return terms[0][0] * 10**4 + low
        return sum((value * _STEPS.get(step[:1], 1) for value, step in terms), Decimal(0))


_ROUND_THE_CLOCK = frozenset((("24", "7"), ("7", "24")))
"""All hours of all days, and no amount of 3.43 or 0.29."""


def _ratio(top: str, bottom: str) -> Quantity:
    """1/15, 3/4; what has decimals (1/0.4) is taken times ten or a hundred on both sides, since units count whole."""
    if (top, bottom) in _ROUND_THE_CLOCK:
        raise Unreadable(code="ratio-ambiguous")
    places = max(len(side.partition(".")[2]) for side in (top, bottom))
    above, below = (_digits(side).scaleb(places, EXACT) for side in (top, bottom))
    if not below or below > 10**8:
        raise Unreadable(code="number-invalid")
    return Quantity(above, parse_unit(f"/{int(below)}"))


def _worded(amount: Amount, column: str | None) -> Quantity:
    """万分之五, 三分之二, 一百零五人, 百分之百, 半年."""
    if amount.form == "all":
        return Quantity(Decimal(100), parse_unit("%"))
    numeral = numeral_or_none(amount.text) if amount.text != "半" else None
    if amount.form == "part":
        if numeral is None or numeral.scale:
            raise Unreadable(amount.start, amount.stop, code="number-invalid")
        return _fraction(numeral.value, amount)
    if numeral is None:
        return Quantity(_HALF, _unit_beside("", amount.unit, column))
    value = EXACT.add(numeral.value, _HALF) if amount.half else numeral.value
    return Quantity(value, _unit_beside(numeral.scale + amount.scale, amount.unit, column))


def _fraction(value: Decimal, amount: Amount) -> Quantity:
    """万分之五 is 5‱, 三分之二 two of /3, 十万分之三 0.3‱, since the larger powers of ten have no sign of their own."""
    unit = _part(amount)
    whole = unit.symbol.removeprefix("/")
    if len(whole) > 5 and whole.rstrip("0") == "1":  # noqa: PLR2004 - above 万
        return Quantity(value.scaleb(5 - len(whole), EXACT), parse_unit("‱"))
    return Quantity(value, unit)


def _part(amount: Amount) -> Unit:
    """The unit of 万分之五, 三分之二, 10万分之一."""
    symbol = _PARTS.get(amount.parts)
    if symbol is None:
        parts = numeral_or_none(amount.parts)
        whole = 0 if parts is None else int(EXACT.multiply(parts.value, SCALES.get(parts.scale, 1)))
        if whole < 2:  # noqa: PLR2004 - halves and smaller
            raise Unreadable(amount.start, amount.stop, code="number-invalid")
        symbol = _PARTS.get({100: "百", 1000: "千", 10000: "万"}.get(whole, ""), f"/{whole}")
    return parse_unit(symbol)


def _refuse_two_scales(written: str, column: str | None) -> None:
    """Refuse money without a scale beside a unit column that has one, which may be meant: 500元 under 万元."""
    if column is None or kind_of(written) != "money" or unit_of(written).scale:
        return
    if kind_of(SCALE_ONLY.sub("", column)) == "money" and unit_of(column).scale:
        raise Unreadable(code="unit-conflict")


def _are_apart(own: Unit, beside: Unit) -> bool:
    """Whether a unit contradicts that of the column: 3日 under 工作日, 200元/人 under 元/人·月; a count may be any."""
    if not (own.known and beside.known) or own.kind == beside.kind == "count":
        return False
    return not own.converts_to(beside)


def _unit_beside(scale: str, written: str | None, column: str | None) -> Unit:
    """The unit of a number with its own, or with that of a column beside it."""
    if written is not None:
        _refuse_two_scales(scale + written, column)
        if column is None:
            return unit_of(scale + written)
        if column.startswith(f"{scale}{written}/"):
            return unit_of(column)
        if kind_of(written) == "ratio" and unit_of(column).kind not in {"ratio", "compound"}:
            raise Unreadable(code="unit-conflict")
        each = (scale + written).startswith(f"{column}/")  # 3次/年 under 次
        if not each and _are_apart(unit_of(scale + written), unit_of(column)):
            raise Unreadable(code="unit-conflict")
        return unit_of(scale + written)
    if column is None:
        return unit_of(scale) if scale else PLAIN
    there = SCALE_ONLY.match(column)
    if scale and there is not None and unit_of(column).scale:
        if there[0] != scale:
            raise Unreadable(code="unit-conflict")
        return unit_of(column)
    return unit_of(scale + column)


class Point(NamedTuple):
    """A moment with its numbers: the year or its offset, the months, the days."""

    year: int | None
    offset: int
    months: tuple[int, int]
    days: tuple[int, int] | None
    exact: bool
    at_end: bool

    def last_day(self, year: int | None) -> int:
        """The day that it ends on, in a year."""
        end = last_day(year or LEAP, self.months[1])
        return end if self.days is None else self.days[1] if self.exact else min(self.days[1], end)

    @property
    def first_day(self) -> int:
        """The day that it begins on."""
        return 1 if self.days is None else self.days[0]


def point_of(moment: Moment, numbers: list[str], base: Point | None = None) -> Point:
    """The numbers of a moment; *base* is the end in front, whose year and month it may leave unsaid."""
    year, months, days = _parts_of(moment, numbers)
    if moment.short and year is not None:
        year += LEAP
    offset = moment.offset or 0
    if year is None and base is not None:
        year = None if base.year is None else base.year + offset
        offset = base.offset if moment.offset is None else offset
    if base is not None and months == (0, 0):
        months = base.months
    if moment.quarters:
        months = (3 * months[0] - 2, 3 * months[1])
    found = Point(year, offset, months, days, moment.exact, moment.at_end)
    if not _is_day(found):
        raise Unreadable(code="date-invalid")
    return found


def _parts_of(moment: Moment, numbers: list[str]) -> tuple[int | None, tuple[int, int], tuple[int, int] | None]:
    year, months, days = moment.year, moment.months, moment.days
    one = months[0]
    if isinstance(one, Hole) and (one == year or (days is not None and one == days[0])):
        return _taken_apart(numbers[one.index], has_year=year is not None)
    first, last = _number(months[0], numbers), _number(months[1], numbers)
    year_number = None if year is None else _number(year, numbers)
    day = None if days is None else (_number(days[0], numbers), _number(days[1], numbers))
    return year_number, (first, last), day


def _taken_apart(text: str, *, has_year: bool) -> tuple[int | None, tuple[int, int], tuple[int, int] | None]:
    """The parts of 2023.12, 6.30, 202312 and 20231231."""
    if "." in text:
        left, right = (int(part) for part in text.split("."))
        return (left, (right, right), None) if has_year else (None, (left, left), (right, right))
    month = int(text[4:6])
    day = int(text[6:]) if text[6:] else None
    return int(text[:4]), (month, month), None if day is None else (day, day)


def _number(ref: Ref, numbers: list[str]) -> int:
    return int(numbers[ref.index].replace(",", "").partition(".")[0][:6]) if isinstance(ref, Hole) else ref


def _is_day(found: Point) -> bool:
    """Whether a calendar has the months and days of a point."""
    first, last = found.months
    if not 1 <= first <= last <= MONTHS_A_YEAR or (found.year is not None and not 1 <= found.year <= 9999):  # noqa: PLR2004 - years of a calendar
        return False
    return found.days is None or 1 <= found.last_day(found.year) <= last_day(found.year or LEAP, last)


Spanned: TypeAlias = tuple[DateSpan | YearlessSpan, date | MonthDay | None]
"""The days of a deadline, and until when the last of them is in doubt."""


class Limits(NamedTuple):
    """How the words around days bound them: whether there are two ends, whether 前 says so, or 截至."""

    is_range: bool
    before: bool
    until: bool


def span_of(first: Point, last: Point, limits: Limits, fiscal_year: int | None) -> Spanned:
    """The days that one point, or two with a dash between, and the words around them say."""
    is_range, before, until = limits
    year = last.year
    start_year = first.year if first.year is not None else year
    if year is None and fiscal_year is not None:
        year = fiscal_year + last.offset
    if start_year is None and fiscal_year is not None:
        start_year = fiscal_year + first.offset
    doubtful: date | MonthDay | None = None
    offset = last.offset if last.year is None else 0
    try:
        latest, earliest = (last.months[1], last.last_day(year)), (first.months[0], first.first_day)
        if before and not is_range and last.days is None and not last.at_end:
            doubtful, latest, shift = _doubt(last, year)
            offset += shift if year is None else 0
            year = year if year is None else year + shift
        open_start = not is_range and (before or until or last.exact or last.at_end)
        span = _span(None if open_start else earliest, latest, start_year, year, (first.offset, offset))
    except InvalidValueError as error:
        raise Unreadable(code="span-invalid") from error
    except ValueError as error:
        raise Unreadable(code="date-invalid") from error
    return span, doubtful


def _span(
    earliest: tuple[int, int] | None,
    latest: tuple[int, int],
    start_year: int | None,
    year: int | None,
    offsets: tuple[int, int],
) -> DateSpan | YearlessSpan:
    if year is None:
        first = None if earliest is None else MonthDay(*earliest)
        return YearlessSpan(first, MonthDay(*latest), year_offset=offsets[1], first_offset=offsets[0])
    return DateSpan(None if earliest is None else date(start_year or year, *earliest), date(year, *latest))


def _doubt(point: Point, year: int | None) -> tuple[date | MonthDay, tuple[int, int], int]:
    """A bare month, quarter or year before 前: how long it stays open, the last sure day, and the shift of its year."""
    last = (point.months[1], point.last_day(year))
    doubtful = MonthDay(*last) if year is None else date(year, *last)
    sure = date(year or LEAP, point.months[0], 1) - timedelta(days=1)
    return doubtful, (sure.month, sure.day), sure.year - (year or LEAP)
