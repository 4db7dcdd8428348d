"""
Bounds: each operand of a part with the lexemes that belong to it, and the pairs of operands that say one thing.

bound = front* operand behind*, the same for amounts, days, ranks and grades.  Two of them make a range (60%-80%), two
sides (大于10小于20), a tolerance (100±5) or one amount of two parts (1小时30分).
"""

from typing import NamedTuple

from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._lexemes import Lexeme
from perfmodel.targets._lexer import all_of, any_of, kind_at
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._skeleton import LAST, MONTH_DAY, MONTH_END, MONTH_START, MONTHS, ONE, YEAR, ZERO

OPERANDS = frozenset({"amount", "day", "rank", "grade", "step", "half", "turn", "vague", "clock"})
FRONTS = frozenset(
    "front short weak reach lead about until amid plus-minus filler plan shared every apiece minus plus mark".split()
)
BEHINDS = frozenset({"behind", "around", "mark", "before", "between", "note", "unit", "baseline", "points", "every"})
_SURE_FRONTS = FRONTS - {"filler", "plan"}
COMPARING = frozenset({"front", "short", "weak", "reach"})


class Bound(NamedTuple):
    """
    An operand with what belongs to it, by places in the lexemes of its part.

    Attributes:
        first: Its first lexeme.

        operand: The operand.

        last: The lexeme behind its last.

        joint: Whether a dash joins it to the bound before it.

        minus: Whether a sign in front of it makes it negative.
    """

    first: int
    operand: int
    last: int
    joint: bool = False
    minus: bool = False


class Core(NamedTuple):
    """
    One thing that a part says.

    Attributes:
        kind: ``amount``, ``sum``, ``range``, ``tolerance``, ``sides``, ``turned`` (10≤x≤20), ``day``, ``days``,
            ``rank``, ``grade``, ``turn`` (翻番) or ``words``.

        bounds: Its bounds, one or two (of a sum more).

        first: Its first lexeme.

        last: The lexeme behind its last.
    """

    kind: str
    bounds: tuple[Bound, ...]
    first: int
    last: int


def bounds_of(lexemes: list[Lexeme], cell: Cell) -> list[Bound]:
    """The bounds of a part, in their order."""
    found: list[Bound] = []
    at = 0
    while at < len(lexemes):
        bound = _bound_at(lexemes, at, found[-1] if found else None, cell) if lexemes[at].kind in OPERANDS else None
        if bound is None:
            at += 1
            continue
        found.append(bound)
        at = bound.last
    return found


def _bound_at(lexemes: list[Lexeme], at: int, before: Bound | None, cell: Cell) -> Bound | None:
    """The bound of the operand at a place, behind the bound *before*; ``None`` where it is only part of a word."""
    end = 0 if before is None else before.last
    if _is_syllable(lexemes, at, end):
        return None
    first, minus = _front_of(lexemes, at, end, cell, behind_bound=before is not None)
    if first == at and _is_round_in_word(lexemes, at, end, cell):
        return None
    last = _end_of_bound(lexemes, at, cell)
    if before is None or not _is_behind_dash(lexemes, end, first):
        return Bound(first, at, last, minus=minus)
    if before.minus:
        minus = _is_dash_and_minus(lexemes, end, at, cell) or minus
    return Bound(first, at, last, joint=True, minus=minus)


def _is_behind_dash(lexemes: list[Lexeme], end: int, first: int) -> bool:
    """Whether just a dash stands between where a bound ends and where the next begins: 60%-80%."""
    return first == end + 1 and lexemes[end].kind == "dash"


def _end_of_bound(lexemes: list[Lexeme], at: int, cell: Cell) -> int:
    """Behind which lexeme what belongs to an operand ends."""
    last = at + 1
    while last < len(lexemes) and lexemes[last].kind in BEHINDS and not _opens_clause(lexemes, last, cell):
        last += 1
    return last


def _is_dash_and_minus(lexemes: list[Lexeme], dash: int, at: int, cell: Cell) -> bool:
    """Whether behind a negative end a dash and the minus of the other end stand as one: -10--5."""
    said = cell.said(lexemes[dash])
    if said == "---":
        raise Unreadable(lexemes[dash].start, lexemes[at].stop, code="sign-ambiguous")
    return said == "--"


def _is_syllable(lexemes: list[Lexeme], at: int, end: int) -> bool:
    """Whether an operand is only part of a name: a numeral (一 in 一类村, 上一年度 and 一对一), 合格 in 100%合格."""
    if lexemes[at].kind in {"grade", "step"}:
        return at == end > 0 and kind_at(lexemes, at + 1) not in BEHINDS
    amount = lexemes[at].value
    if not isinstance(amount, Amount) or amount.form != "chinese":
        return False
    return not _numeral_counts(amount, lexemes, at, end)


def _numeral_counts(amount: Amount, lexemes: list[Lexeme], at: int, end: int) -> bool:
    """Whether a Chinese numeral is a number: compared (不少于三名), how often (每半年召开一次), last of its part."""
    before = kind_at(lexemes, at - 1) if at > end else ""
    following = kind_at(lexemes, at + 1)
    if _is_digit(amount) and (following == "word" or before in {"word", "name"}):
        return False
    if before in _SURE_FRONTS or (amount.unit == "次" and any_of(lexemes[:at], "every")):
        return True
    return following in _BEHIND_NUMERAL


_BEHIND_NUMERAL = BEHINDS | {"dash", "plus-minus", "amount", ""}
"""What may stand behind a Chinese numeral that counts, if anything does."""


def _is_digit(amount: Amount) -> bool:
    """Whether a Chinese numeral has no unit and no scale: 一, but not 半."""
    return amount.unit is None and not amount.scale and amount.text != "半"


def _is_round_in_word(lexemes: list[Lexeme], at: int, end: int, cell: Cell) -> bool:
    """Whether 百, 千 or 万 alone only goes on with what stands before it: XX万元, 落户万人."""
    amount = lexemes[at].value
    is_round = isinstance(amount, Amount) and amount.form == "chinese" and cell.text[lexemes[at].start] in "百千万亿"
    return is_round and at > end and lexemes[at - 1].kind in {"word", "name", "punctuation"}


def _opens_clause(lexemes: list[Lexeme], at: int, cell: Cell) -> bool:
    """Whether 前 behind other operands than days, or 每 that begins what follows, only looks like part of a bound."""
    if lexemes[at].kind == "every":
        return not cell.said(lexemes[at]).startswith("/")
    return lexemes[at].kind == "before" and lexemes[at - 1].kind in {"amount", "grade", "rank"}


def _front_of(lexemes: list[Lexeme], at: int, end: int, cell: Cell, *, behind_bound: bool) -> tuple[int, bool]:
    """Where the fronts of an operand begin, and whether a sign stands among them."""
    first, minus = at, False
    joint = end if behind_bound else None
    while first > end:
        before = lexemes[first - 1]
        if before.kind == "dash":  # the sign of a number: -5%
            may_be_sign = not minus and first - 1 != joint
            belongs = may_be_sign and cell.said(before) == "-" and lexemes[at].kind == "amount"
        else:
            belongs = before.kind in FRONTS
        if not belongs:
            break
        minus = minus or before.kind in _MINUS
        first -= 1
    return first, minus


_MINUS = frozenset({"dash", "minus"})


def cores_of(lexemes: list[Lexeme], bounds: list[Bound], cell: Cell) -> list[Core]:
    """What the bounds say, alone or in pairs."""
    found: list[Core] = []
    at = 0
    while at < len(bounds):
        core = _core_at(lexemes, bounds, at, cell, found)
        if core.kind == "tolerance" and len(core.bounds) > 1 and found and found[-1].last == core.bounds[1].first:
            found.pop()
        found.append(core)
        at += _taken(core)
    return found


def _taken(core: Core) -> int:
    return 1 if core.kind == "tolerance" else len(core.bounds)


def _core_at(lexemes: list[Lexeme], bounds: list[Bound], at: int, cell: Cell, found: list[Core]) -> Core:
    """What the bound at a place says, alone or with those beside it; *found* is what those before it say."""
    bound = bounds[at]
    kind = lexemes[bound.operand].kind
    if kind == "amount" and any_of(lexemes[bound.first : bound.operand], "plus-minus"):
        return _tolerance(bound, found[-1] if found else None)
    pair = None if at + 1 == len(bounds) else _pair(lexemes, bound, bounds[at + 1], cell)
    if pair is None:
        return Core(_CORES.get(kind, kind), (bound,), bound.first, bound.last)
    if pair == "sum":
        return _sum(lexemes, bounds, at)
    _refuse_third(lexemes, bounds, at + 2)
    following = bounds[at + 1]
    return Core(pair, (bound, following), bound.first, following.last)


def _tolerance(bound: Bound, previous: Core | None) -> Core:
    """±5 alone, or behind the amount that it lies around: 100±5."""
    if previous is not None and previous.kind == "amount" and previous.last == bound.first:
        return Core("tolerance", (previous.bounds[0], bound), previous.first, bound.last)
    return Core("tolerance", (bound,), bound.first, bound.last)


def _refuse_third(lexemes: list[Lexeme], bounds: list[Bound], at: int) -> None:
    """Refuse a second dash behind two ends: 5-8-10人."""
    third = bounds[at] if at < len(bounds) else None
    if third is not None and third.joint and third.first == bounds[at - 1].last + 1:
        raise Unreadable(lexemes[third.first].start, lexemes[third.last - 1].stop, code="expression-incomplete")


_CORES: dict[str, str] = {"step": "grade", "half": "amount", "vague": "words", "clock": "words"}
"""What an operand says alone, where that is not named as the operand is."""


def _pair(lexemes: list[Lexeme], one: Bound, other: Bound, cell: Cell) -> str | None:
    """What two bounds in a row say together, or ``None``."""
    if other.joint:
        return _joined(lexemes, one, other, cell)
    if (lexemes[one.operand].kind, lexemes[other.operand].kind) != ("amount", "amount"):
        return None
    between = lexemes[one.last : other.first]
    if not between:
        return _side_by_side(lexemes, one, other)
    if [lexeme.kind for lexeme in between] == ["with"]:
        return "range" if _is_between(lexemes, one, other) else None
    return "turned" if one.first == one.operand and _is_turned(between, lexemes[other.first]) else None


def _side_by_side(lexemes: list[Lexeme], one: Bound, other: Bound) -> str | None:
    """What two amounts with nothing between say together: 大于10小于20, 1小时30分."""
    if _are_sides(lexemes, one, other):
        return "sides"
    return "sum" if _is_sum(lexemes, one, other) else None


def _is_turned(between: list[Lexeme], second: Lexeme) -> bool:
    """Whether a comparison and a name stand between two amounts, and a comparison before the second: 10≤x≤20."""
    sign, *name = between
    return sign.kind == "front" and bool(name) and all_of(name, "word", "name", "filler") and second.kind in COMPARING


_NO_ENDS = frozenset({"clock", "vague", "rank", "grade", "turn"})
"""Operands that are no end of a range: a dash between two of them makes words of both."""


def _joined(lexemes: list[Lexeme], one: Bound, other: Bound, cell: Cell) -> str:
    """What two bounds with a dash between say."""
    kinds = lexemes[one.operand].kind, lexemes[other.operand].kind
    if not _NO_ENDS.isdisjoint(kinds):
        raise Words
    if kinds == ("amount", "amount"):
        return _range_or_days(lexemes, one, other, cell)
    if kinds == ("amount", "day"):
        are_days, code = _may_be_day(_amount(lexemes, one)), "date-invalid"
    elif kinds == ("day", "amount"):
        are_days, code = _amount(lexemes, other).unit in {"日", "号"}, "expression-incomplete"
    else:
        are_days, code = kinds == ("day", "day"), "expression-incomplete"
    if not are_days:
        raise Unreadable(lexemes[one.first].start, lexemes[other.last - 1].stop, code=code)
    return "days"


def _may_be_day(amount: Amount) -> bool:
    """Whether a number in front of a dash and a day can be the month or the year of another: 1-12月, 三至五月."""
    chinese = amount.form == "chinese" and amount.unit is None and not amount.scale and not amount.tail
    return chinese or (amount.plain and amount.text in _DATE_NUMBERS)


_DATE_NUMBERS = frozenset(f"{MONTHS}{YEAR}{ZERO}")


def _range_or_days(lexemes: list[Lexeme], one: Bound, other: Bound, cell: Cell) -> str:
    """A range of amounts, or the days of 1.1-12.31, where nothing else says what is counted."""
    first, second = _amount(lexemes, one), _amount(lexemes, other)
    beside = cell.column is not None or cell.operator is not None
    if beside or not (first.plain and second.plain):
        return "range"
    ends = first.text, second.text
    if ends in _NUMBERS_OR_DAYS:
        raise Unreadable(first.start, second.stop, code="number-ambiguous")
    return "days" if ends == (MONTH_START, MONTH_END) else "range"


_NUMBERS_OR_DAYS = frozenset({(YEAR, YEAR), (MONTH_DAY, MONTH_END), *((month, LAST) for month in MONTHS)})
"""Ends that may be days or numbers, and nobody can tell: 2000-2010, 3.15-6.30, 12-31."""


def _is_between(lexemes: list[Lexeme], one: Bound, other: Bound) -> bool:
    """Whether 介于 stands before two amounts, or 之间 behind them: 5和10之间."""
    amid = any_of(lexemes[one.first : one.operand], "amid")
    return amid or any_of(lexemes[other.operand : other.last], "between")


def _amount(lexemes: list[Lexeme], bound: Bound) -> Amount:
    amount = lexemes[bound.operand].value
    assert isinstance(amount, Amount)  # noqa: S101 - the lexer gives each amount its value
    return amount


_FLOORS, _CEILINGS = frozenset({"ge", "gt"}), frozenset({"le", "lt"})


def side_of(lexemes: list[Lexeme]) -> int:
    """1 for a floor, -1 for a ceiling, 0 for neither, by the words of comparison among some lexemes."""
    said = {lexeme.value for lexeme in lexemes if lexeme.kind in {"front", "behind", "short"}}
    return 1 if said & _FLOORS else -1 if said & _CEILINGS else 0


def _are_sides(lexemes: list[Lexeme], one: Bound, other: Bound) -> bool:
    """大于10小于20, 10人以上20人以下; each has its own comparison."""
    fronts = lexemes[one.first : one.operand], lexemes[other.first : other.operand]
    behinds = lexemes[one.operand : one.last], lexemes[other.operand : other.last]
    return any(side_of(left) * side_of(right) == -1 for left, right in (fronts, behinds))


_SMALLER = {
    "年": ("个月", "月"),
    "小时": ("分", "分钟"),
    "个小时": ("分", "分钟"),
    "时": ("分", "分钟"),
    "天": ("小时", "个小时"),
    "日": ("小时", "个小时"),
    "分钟": ("秒", "秒钟"),
    "分": ("秒", "秒钟"),
    "元": ("角",),
    "角": ("分",),
    "km": ("m",),
    "公里": ("米",),
    "吨": ("公斤", "千克"),
    "公斤": ("克",),
    "米": ("厘米",),
    "斤": ("两",),
}
"""The unit of the second part of an amount, by that of the first: 1小时30分, 5年6个月, 10元5角."""


def _is_sum(lexemes: list[Lexeme], one: Bound, other: Bound) -> bool:
    """Whether two amounts with nothing between are one: 1小时30分."""
    if not _are_bare_amounts(lexemes, one, other):
        return False
    first, second = _amount(lexemes, one), _amount(lexemes, other)
    if first.tail or second.tail or _is_each_day(first):
        return False
    return (second.unit or "").partition("/")[0] in _SMALLER.get(first.unit or "", ())


def _are_bare_amounts(lexemes: list[Lexeme], one: Bound, other: Bound) -> bool:
    """Whether two bounds are amounts of which nothing belongs to the first behind it, to the second in front of it."""
    bare = other.first == other.operand and one.last == one.operand + 1
    return bare and lexemes[one.operand].kind == lexemes[other.operand].kind == "amount"


def _is_each_day(amount: Amount) -> bool:
    """Whether one day only says how often the amount behind it comes: 一天两小时."""
    return amount.unit in {"天", "日"} and amount.text in {"一", ONE}


def _sum(lexemes: list[Lexeme], bounds: list[Bound], at: int) -> Core:
    stop = at + 2
    while (
        stop < len(bounds)
        and bounds[stop].first == bounds[stop - 1].last
        and _is_sum(lexemes, bounds[stop - 1], bounds[stop])
    ):
        stop += 1
    parts = tuple(bounds[at:stop])
    return Core("sum", parts, parts[0].first, parts[-1].last)


def minor_unit(first: str, second: str) -> str:
    """The unit of the second part, since 分 behind 小时 is a minute, and behind 角 a hundredth of a 元."""
    unit, slash, per = second.partition("/")
    if unit == "分":
        unit = "分钱" if first == "角" else "分钟"
    return f"{unit}{slash}{per}"
