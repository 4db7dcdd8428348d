"""Plans of amounts, filled once the numbers of a text are known."""

import re
from decimal import Decimal, localcontext

from perfmodel._arguments import MAX_DIGITS
from perfmodel._patterns import regex
from perfmodel.targets._amounts import SUPERSCRIPTS, Amount
from perfmodel.targets._making import Unreadable
from perfmodel.targets._skeleton import (
    A_NUMBER,
    DECIMAL,
    GROUPED,
    GROUPED_YEAR,
    HUGE,
    MONTH_DAY,
    MONTH_END,
    MONTH_START,
    NUMBER_SIGNS,
)
from perfmodel.targets._unit_words import SCALE_ONLY, TIMES, rate_of, refuse_second_value, unit_of
from perfmodel.values._number import EXACT, SCALES, numeral_or_none, ungrouped
from perfmodel.values._quantity import Quantity, checked_quantity
from perfmodel.values._unit import COUNT, PLAIN, Unit, kind_of, parse_unit
from perfmodel.values._unit_table import IN_PARTS

_PARTS = {"百": "%", "千": "‰", "万": "‱"}


COINS = {
    **dict.fromkeys(("¥", "RMB", "CNY", "人民币"), "元"),
    **dict.fromkeys(("$", "USD"), "美元"),
    **dict.fromkeys(("€", "EUR"), "欧元"),
    **dict.fromkeys(("HKD", "港币"), "港元"),
}


_HALF = Decimal("0.5")
_DECIMALS = frozenset((DECIMAL, MONTH_DAY, MONTH_END, MONTH_START))
_LISTED = regex(r"[1-9]\d?\.(?!0*$|[05]$|[257]5$|[258]0$)\d+", re.ASCII)
"""A number of a list with a point and a whole number behind it, where no such decimal is usual: 1.24小时, 1.3日."""

THOUSANDS = regex(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""A number whose point may part its thousands, as abroad: 1.200人, of which there are no parts."""


def comes_whole(unit: Unit) -> bool:
    """Whether a unit of the table counts what has no parts, one by one: 人, and not 万人."""
    return unit.kind == COUNT and unit.known and not unit.scale and unit.symbol not in IN_PARTS


class AmountPlan:
    """An amount of a skeleton: ready units, and which of the text's numbers goes where."""

    __slots__ = ("amount", "column", "first", "fixed", "hole", "negative", "rate", "refused", "settled", "unit")

    def __init__(self, amount: Amount, first: int, column: str | None, *, negative: bool) -> None:
        """*first* is the place of its first number among those of the text, *column* the unit of a column beside it."""
        amount = _with_money(amount)
        self.amount, self.first, self.column, self.negative = amount, first, column, negative
        self.fixed: Quantity | None = None
        self.unit: Unit | None = None
        self.hole = -1
        self.refused: re.Pattern[str] | None = None
        if _is_in_words(amount):
            self.fixed = self._signed(_worded(amount, column))
        elif amount.form == "number" and A_NUMBER.search(amount.unit or "") is None:
            self._settle()
        settled = self.unit if self.fixed is None else self.fixed.unit
        self.settled = settled is not None
        self.rate = None if settled is None else rate_of(settled)

    def _settle(self) -> None:
        """Look up the unit of a number in digits, and whether the number needs nothing but to be filled in."""
        amount = self.amount
        if amount.coin and self._is_of_another_currency():
            raise Unreadable(amount.start, amount.stop, code="unit-conflict")
        self.unit = _unit_beside(amount.scale, _written(amount, self.column), self.column)
        plain = not amount.half and not amount.power and amount.text not in {GROUPED, GROUPED_YEAR, HUGE}
        self.hole = self.first if plain and not self.negative else -1
        if amount.text in _DECIMALS and comes_whole(self.unit):
            self.refused, self.hole = THOUSANDS, -1

    def _is_of_another_currency(self) -> bool:
        """Whether the sign of a currency contradicts the unit behind the number or of the column: $5 under 万元."""
        unit = self.amount.unit or _money_of(self.column)
        return unit is not None and differ(self.amount.coin, unit)

    def refuse_listed(self) -> None:
        """Refuse decimals that may be a number of a list and a whole number behind it: 1.24小时内响应."""
        if self.amount.text in _DECIMALS and kind_of(self.amount.unit or "") in TIMES:
            self.refused, self.hole = _LISTED, -1

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
        if self.refused is not None and self.refused.fullmatch(own[0]) is not None:
            raise Unreadable(amount.start, amount.stop, code="number-ambiguous")
        value, rest = _valued(amount, own)
        unit = self._unit_with(rest) if self.unit is None else self.unit
        return Quantity(EXACT.add(value, _HALF) if amount.half else value, unit)

    def _unit_with(self, numbers: list[str]) -> Unit:
        """The unit with the numbers of the text that are part of it: 元/100人."""
        given = iter(numbers)
        written = A_NUMBER.sub(lambda _: next(given), self.amount.unit or "")
        refuse_second_value(written)
        return _unit_beside(self.amount.scale, written, self.column)


def _with_money(amount: Amount) -> Amount:
    """An amount with the money that its sign says in front of what it is paid for: ¥1500/人 is 1500元/人."""
    of_thing = amount.coin and (amount.unit or "").startswith("/")
    return amount._replace(unit=f"{COINS[amount.coin]}{amount.unit}") if of_thing else amount


def _is_in_words(amount: Amount) -> bool:
    """Whether an amount has no number in digits: 三十人, 百分之百, 三分之二; but not 10万分之一."""
    if amount.form == "part":
        return A_NUMBER.search(amount.parts + amount.text) is None
    return amount.form in {"chinese", "all"}


def _written(amount: Amount, column: str | None) -> str | None:
    """The unit that an amount has itself, be it by the sign of a currency: 元 of ¥100, unless the column has money."""
    if amount.unit is not None or not amount.coin:
        return amount.unit
    return COINS[amount.coin] if _money_of(column) is None else None


def _money_of(column: str | None) -> str | None:
    """The money that a unit column says, without its scale: 元 of 万元; ``None`` where it says something else."""
    unit = SCALE_ONLY.sub("", column or "")
    return unit if kind_of(unit) == "money" else None


def differ(coin: str, unit: str) -> bool:
    """Whether a sign of a currency and the unit behind the number contradict each other: ¥120亿美元, $100%."""
    return not unit.partition("/")[0].endswith(COINS[coin]) or (coin in _YUAN and unit.startswith(_FOREIGN))


_YUAN = frozenset(("¥", "RMB", "CNY", "人民币"))
_FOREIGN = ("美", "欧", "港")


def _digits(number: str) -> Decimal:
    digits = ungrouped(number)
    if len(digits) > MAX_DIGITS:
        raise Unreadable(code="number-long")
    value = Decimal(digits)
    return value or value.copy_abs()


def _valued(amount: Amount, own: list[str]) -> tuple[Decimal, list[str]]:
    """The value of a number with its power of ten, and the numbers of the text behind those that it takes."""
    if amount.form == "power":  # 10⁴
        value, taken = _powered(Decimal(1), amount.power, ["", *own])
        return value, own[taken - 1 :]
    value = _digits(own[0])
    if not amount.power:
        return value, own[1:]
    value, taken = _powered(value, amount.power, own)
    return value, own[taken:]


def _powered(value: Decimal, power: str, own: list[str]) -> tuple[Decimal, int]:
    """1.5×10⁴ with how many numbers it takes; the base has to be ten."""
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
    if written is None:
        return _unit_of_column(scale, column)
    _refuse_two_scales(scale + written, column)
    if column is None:
        return unit_of(scale + written)
    if column.startswith(f"{scale}{written}/"):
        return unit_of(column)
    if _contradicts(scale, written, column):
        raise Unreadable(code="unit-conflict")
    return unit_of(scale + written)


def _contradicts(scale: str, written: str, column: str) -> bool:
    """Whether a number has another unit than the column: 95% under 人; but 3次/年 may stand under 次."""
    if kind_of(written) == "ratio" and unit_of(column).kind not in {"ratio", "compound"}:
        return True
    each = (scale + written).startswith(f"{column}/")
    return not each and _are_apart(unit_of(scale + written), unit_of(column))


def _unit_of_column(scale: str, column: str | None) -> Unit:
    """The unit of a number that has none itself: 100 and 100万 under 元, 100万 under 万元, which says 万 once more."""
    if column is None:
        return unit_of(scale) if scale else PLAIN
    there = SCALE_ONLY.match(column)
    if scale and there is not None and unit_of(column).scale:
        if there[0] != scale:
            raise Unreadable(code="unit-conflict")
        return unit_of(column)
    return unit_of(scale + column)
