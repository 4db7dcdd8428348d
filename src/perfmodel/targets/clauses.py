"""
One clause: from the tokens of a core to a shape.

Each builder takes the tokens of one core that the grammar has found and gives the shape, or ``None`` where the words
only look like one (an ordinal in prose, a bare year in a sentence).

Needs: ``amounts``, ``dates``, ``shapes``, ``text``.  Used by: ``grammar``.
"""

import re
from typing import NamedTuple

from attrs import evolve

from perfmodel.lexicon.tokens import Amount, Token, amount_of, groups_of
from perfmodel.lexicon.words import COMPARATORS, GRADES_ALONE
from perfmodel.targets.amounts import per_thing, period, quantity_of, rate_of
from perfmodel.targets.comparisons import BEHIND_VALUE, SIDES, comparator
from perfmodel.targets.dates import Point, deadline, point
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.making import checked_threshold
from perfmodel.targets.shapes import Clause, Deadline, Frequency, Grade, Rank, Threshold
from perfmodel.targets.terms import Comparison
from perfmodel.values.number import chinese_integer
from perfmodel.values.period import Period
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import kind_of

_STATED, _GE, _GT, _LE, _LT, _EQ = (
    Comparison.STATED,
    Comparison.GE,
    Comparison.GT,
    Comparison.LE,
    Comparison.LT,
    Comparison.EQ,
)
_MARKS = {"": {}, "x": {_GE: _GT, _LE: _LT}, "i": {_GT: _GE, _LT: _LE}}
"""What （不含） and （含） make of a comparison; they win over words and columns."""


class Context(NamedTuple):
    """What the cell's neighbours say: the text and its folding, the unit column, the operator column, the year."""

    text: str
    folded: str
    unit: str | None
    operator: Comparison | None
    fiscal_year: int | None


class Frame(NamedTuple):
    """What every clause carries besides its meaning: its own text, and the subject in front of it."""

    text: str
    subject: str | None


def comparison_of(tokens: list[Token], context: Context) -> Comparison:
    """The comparison that the words around a value say together; words behind the number win over 达 and 控制在."""
    before: Comparison | None = None
    weak: Comparison | None = None
    behind: Comparison | None = None
    mark = ""
    for kind, start, stop, _ in tokens:
        if kind == "o":
            found = comparator(context.folded[start:stop])
            before = _agree(before, found, start, stop)
        elif kind in "ce":
            weak = comparator(context.folded[start:stop])
        elif kind == "s":
            behind = _agree(behind, BEHIND_VALUE[context.folded[start:stop]], start, stop)
        elif kind in "ix":
            mark = kind
        elif kind == "z":
            weak = None
    if before is not None and behind is not None and SIDES[before] * SIDES[behind] < 0:
        raise Unreadable(tokens[0][1], tokens[-1][2], code="operators-conflict")
    said = before or behind or weak or _STATED
    result = _with_column(said, weak if before is None and behind is None else None, context, tokens)
    return _MARKS[mark].get(result, result)


def _agree(before: Comparison | None, found: Comparison, start: int, stop: int) -> Comparison:
    if before is not None and before is not found:
        raise Unreadable(start, stop, code="operators-conflict")
    return found


def _with_column(result: Comparison, weak: Comparison | None, context: Context, tokens: list[Token]) -> Comparison:
    column = context.operator
    if column is None or column is result:
        return result
    if result is _STATED or weak is not None:
        return column
    raise Unreadable(tokens[0][1], tokens[-1][2], code="operators-conflict")


def threshold(tokens: list[Token], context: Context, frame: Frame) -> Clause:
    """``[o a c e v]* Q [i x z s]*``: a value with the comparison that its words say."""
    amount = amount_in(tokens)
    quantity = quantity_of(amount, context.unit)
    comparison = comparison_of(tokens, context)
    rate = rate_of(quantity.unit)
    if rate is not None:
        count = Quantity(quantity.value, rate[0])
        return Frequency(comparison=comparison, count=count, per=rate[1], text=frame.text, subject=frame.subject)
    approximate = amount.tail in _ABOUT
    for token in tokens:
        approximate = approximate or token[0] in "az"
    return checked_threshold(comparison, quantity, frame.text, approximate=approximate, subject=frame.subject)


_ABOUT = frozenset("多余几")


def amount_in(tokens: list[Token]) -> Amount:
    """The first amount among some tokens."""
    return amount_of(next(token for token in tokens if token[0] == "Q"))


def frequency(tokens: list[Token], context: Context, frame: Frame) -> Clause | None:
    """``P+ … Q``: 每半年印制1期, 每月不少于2次; 每人每月500元 is a threshold in 元/人·月; 每年下降3% is none of it."""
    periods = [_period(token) for token in tokens if token[0] == "P"]
    things = [per_word(token, context) for token in tokens if token[0] in "Pt"]
    rest = [token for token in tokens if token[0] not in "Pt"]
    amount = amount_in(rest)
    if amount.form == "cn" and amount.unit is None:
        return None
    found = threshold(rest, context, frame)
    if not isinstance(found, Threshold):
        return found
    quantity = found.quantity
    if len(periods) == 1 == len(things) and quantity.unit.countable:
        subject = _moved(tokens, context) or frame.subject
        return Frequency(comparison=found.comparison, count=quantity, per=periods[0], text=frame.text, subject=subject)
    if quantity.unit.kind in {"ratio", "points"}:
        return found if _moved(tokens, context) is None else None
    return evolve(found, quantity=per_thing(quantity, *things))


def _moved(tokens: list[Token], context: Context) -> str | None:
    """The words of change between 每 and a value: 减少 of 每年减少3起, which is not what 每年增加3起 says."""
    kinds = "".join(token[0] for token in tokens)
    words = re.search("(?<=[Pt])[ocae]{0,2}([^Pt]*?U[^Pt]*?)(?=[ocae]{0,2}Q)", kinds)
    if words is None:
        return None
    return context.folded[tokens[words.start(1)][1] : tokens[words.end(1) - 1][2]].strip(_AROUND) or None


_AROUND = " \t\r\n的了,:、"


def _period(token: Token) -> Period:
    groups = groups_of(token)
    return period(
        groups.get("every") or groups.get("every1"),
        groups.get("each") or groups.get("each1") or groups.get("each2") or groups.get("each3") or "",
    )


def per_word(token: Token, context: Context) -> str:
    """What stands behind 每: 月, 两年, 万人; of 每个乡镇 it is 乡镇."""
    word = "".join(context.folded[token[1] : token[2]].split()).lstrip("每/").removeprefix("一").rstrip("底末")
    return word if kind_of(word) is not None else word.removeprefix("个")


def rank(tokens: list[Token], head: str, frame: Frame) -> Clause:
    """``A``: 前10名, 全省前三, 第一."""
    groups = groups_of(tokens[-1])
    digits = groups.get("rank") or groups.get("best") or ""
    within = int(digits) if digits.isascii() else chinese_integer(digits)
    if not within:
        raise Unreadable(tokens[-1][1], tokens[-1][2], code="rank-invalid")
    scope = _scope(head)
    subject = frame.subject if scope is None or frame.subject is None else _outside(frame.subject, scope)
    return Rank(within=within, scope=scope, text=frame.text, subject=subject)


def _outside(subject: str, scope: str) -> str | None:
    """What the words in front of a rank say besides the scope: 考核 in 考核位居全市前3名."""
    word = subject.split(scope, maxsplit=1)[0].rstrip("排名位居列在进入保持 ，,:：")
    return None if word in COMPARATORS else word or None


_SCOPE = re.compile(
    r"((?:全|本|同)[省市国县区州盟镇乡街系行校球旗](?:[市县区]州?|同类[^ ,;。]{0,6})?"
    r"|(?:同类|同级)[^ ,;。]{0,6})(?:排名|排位|位次|综合|考核)*$"
)


def _scope(head: str) -> str | None:
    found = _SCOPE.search(head)
    return None if found is None else found[1]


def grade(tokens: list[Token], context: Context, frame: Frame, *, head: bool, tail: str) -> Clause | None:
    """``[o c e v]* G s?``: 中等及以上, 优良, 不低于良好; a grade word in prose is none."""
    token = next(token for token in tokens if token[0] == "G")
    word = context.folded[token[1] : token[2]].removesuffix("等次").removesuffix("等级")
    kinds = {item[0] for item in tokens}
    numbered = groups_of(token).get("step") is None and word.endswith(("级", "类", "A", "B", "C"))
    strict = not kinds.isdisjoint("os") or (not head and not tail and context.operator is not None)
    reached = "e" in kinds and (word in GRADES_ALONE or numbered) and (not tail or tail in _GRADE_ENDS)
    called = "v" in kinds and word in GRADES_ALONE and not tail
    alone = not head and (not tail or tail in _GRADE_ENDS) and (word in GRADES_ALONE or numbered or word.endswith("等"))
    if not (strict or reached or called or alone):
        return None
    return Grade(comparison=comparison_of(tokens, context), grade=word, text=frame.text, subject=frame.subject)


_GRADE_ENDS = frozenset("等次 等级 级别 档次 水平 标准 水质 水质标准 水平以上".split())


_AFTER = re.compile(r"\s?(?:以后|之后|后|起|开始)")


def due(tokens: list[Token], kinds: str, context: Context, frame: Frame) -> Deadline | None:
    """Date tokens, alone or two runs with a dash between, and 前, 内, 截至 around them."""
    signs = [comparator(context.folded[start:stop]) for kind, start, stop, _ in tokens if kind == "o"]
    before = "B" in kinds or _LE in signs or _LT in signs
    until = "u" in kinds or ("D" in kinds and "s" in kinds) or context.operator in {_LE, _LT}
    if _AFTER.match(context.folded, tokens[-1][2]):
        return None
    dates = [token for token in tokens if token[0] not in "PuosBcevix"]
    cut = next((index for index, token in enumerate(dates) if token[0] == "r"), None)
    if cut is None:
        first = last = point(dates, context.folded)
        if "i" in kinds and last.days is None:
            first = last = last._replace(at_end=True)
    else:
        first, last = _ends(dates[:cut], dates[cut + 1 :], context.folded)
        before = until = False
    return deadline(
        first,
        last,
        is_range=cut is not None,
        before=before,
        until=until,
        fiscal_year=context.fiscal_year,
        text=frame.text,
        subject=frame.subject,
    )


def _ends(left: list[Token], right: list[Token], folded: str) -> tuple[Point, Point]:
    """The two ends; a bare number in front takes the kind of the end behind it (2023-2025年, 1-12月)."""
    if left[-1][0] == "Q":
        amount = amount_of(left[-1])
        if amount.unit is not None or amount.scale or amount.coin or "." in amount.number:
            raise Unreadable(*amount.span, code="date-invalid")
        if right[0][0] == "Y":
            last = point(right, folded)
            digits = folded[left[-1][1] : left[-1][2]].strip()
            if not digits.isdigit() or len(digits) != 4:  # noqa: PLR2004 - a year has four digits
                raise Unreadable(left[-1][1], left[-1][2], code="date-invalid")
            return Point(year=int(digits)), last
        first = point(left, folded)
        return first, point(right, folded, year=first.year, offset=first.offset)
    first = point(left, folded)
    month = first.months[0] if right[0][0] == "D" else None
    return first, point(right, folded, year=first.year, month=month, offset=first.offset)
