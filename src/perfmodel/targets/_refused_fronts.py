"""
What in front of a value refuses it: a mark of its own, a dash that may be no minus, a name that holds its unit.

Names that end in what may belong to the value: a unit, a rank, a distance from a figure.
"""

import unicodedata

from perfmodel._patterns import regex
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon._remarks import FROM_END, RANKED, UNIT_NAME
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import Bound
from perfmodel.targets._cell import Cell
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import EACH, Kind, Lexeme
from perfmodel.targets._making import Unreadable
from perfmodel.targets._skeleton import CLASSES
from perfmodel.targets._unit_words import SCALE_START
from perfmodel.values._number import SCALES
from perfmodel.values._unit import kind_of

_COINS = {"人民币": "元", "RMB": "元", "CNY": "元"}
_HEADING = regex(rf"(?:{UNIT_NAME})?\s*:?\s*(?P<unit>[^\s:/{CLASSES}][^\s:{CLASSES}]{{0,15}})\s*:?")


def leading_unit(place: Place, cell: Cell) -> str | None:
    """The unit that is all that stands in front of a value: 万元：100, 单位：% 95; a word such as 村 may be a name."""
    head = place.head
    found = _HEADING.fullmatch(cell.text[head[0].start : head[-1].stop].strip()) if head else None
    if found is None:
        return None
    unit = _COINS.get(found["unit"], found["unit"])
    if unit in SCALES and _is_glued(unit, place, cell):
        raise Unreadable(head[0].start, place.lexemes[place.core.first].stop, code="number-ambiguous")
    kind = kind_of(SCALE_START.sub("", unit.partition("/")[0], count=1))
    headed = kind not in {"time", "workday"} or cell.said(head[-1]) == ":"  # 周均3次
    return None if kind in {None, "count", "calendar"} or not headed else unit


def _is_glued(unit: str, place: Place, cell: Cell) -> bool:
    """Whether a number stands right behind a unit: 万5 may be 5万, or 一万五."""
    number = place.lexemes[place.core.first]
    return number.kind == "amount" and cell.text.endswith(unit, 0, number.start)


def is_bare_number(place: Place) -> bool:
    """Whether the value is a number without a unit."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    return isinstance(amount, Amount) and amount.unit is None and amount.form in {"number", "chinese"}


_SIGN_IN_BRACKETS = regex(r"\((?:[负正减增降升]|[未没无非][^()]{0,4}|不(?![^()]{1,2}于)[^()]{0,4})\)$")
"""What in brackets in front of a value may turn it: 满意度（负）5%, 满意度（未达到）95%."""


def _refuse_sum_of_name(place: Place) -> None:
    """Refuse a plus behind a name that ends in a number or a letter: K5+100."""
    first = place.core.bounds[0].first
    before = place.lexemes[first - 1] if first > place.start else None
    named = before is not None and before.kind in {"name", "word"}
    if before is not None and named and place.lexemes[first].kind == "plus":
        raise Unreadable(before.start, place.lexemes[place.core.last - 1].stop, code="words-unknown")


_LEADING = regex(r"\s*[%‰‱^~～]+\s*")  # noqa: RUF001 - as written


def _refuse_brackets(place: Place, cell: Cell) -> None:
    """Refuse a value among square brackets, of which nobody can tell what they leave out."""
    if any(cell.said(lexeme) in {"[", "]"} for lexeme in (*place.head, *place.tail) if lexeme.kind == "punctuation"):
        raise Unreadable(place.lexemes[place.start].start, place.lexemes[place.end - 1].stop, code="words-unknown")


def refuse_lead(place: Place, cell: Cell) -> None:
    """Refuse a mark in front of everything that belongs behind a number: %95, ~95%."""
    if "punctuation" in place.kinds:
        _refuse_brackets(place, cell)
    if "plus" in place.kinds:
        _refuse_sum_of_name(place)
    if place.head:
        _refuse_head(place, cell)


def _refuse_head(place: Place, cell: Cell) -> None:
    """Refuse words in front of a value that end in a sign of its own."""
    head = place.head
    last = head[-1]
    said = cell.text[head[0].start : last.stop].rstrip()
    if last.kind == "dash" and len(head) > 1 and cell.said(last)[0] in "-~":
        raise Unreadable(last.start, last.stop, code="sign-ambiguous")
    if said[-1:] in {"%", "‰", "‱"} and is_bare_number(place) and leading_unit(place, cell) is None:
        raise Unreadable(last.stop - 1, last.stop, code="unit-unknown-rest")
    if _is_misread(said) and _is_share(place):
        raise Unreadable(head[0].start, last.stop, code="words-unknown")
    if _ends_in_sign_and_bracket(said):
        raise Unreadable(head[0].start, last.stop, code="sign-ambiguous")
    turned = _SIGN_IN_BRACKETS.search(said)
    if turned is not None:
        raise Unreadable(head[0].start + turned.start(), last.stop, code="words-unknown")
    if not said[-1:].isalnum():
        _refuse_end_of_head(head, said)


def _refuse_end_of_head(head: list[Lexeme], said: str) -> None:
    """Refuse words in front of a value that end in a mark, or are one: 合格率?95%, ~95%."""
    last = head[-1]
    if last.kind in {"word", "punctuation"} and _ends_in_symbol(said):
        raise Unreadable(last.stop - 1, last.stop, code="words-unknown")
    if _LEADING.fullmatch(said) is not None or (last.kind == "dash" and len(head) == 1):
        raise Unreadable(head[0].start, last.stop, code="expression-incomplete")


def _ends_in_sign_and_bracket(said: str) -> bool:
    """Whether a sign stands in front of the bracket that holds a value: -(5%)."""
    return said.endswith("(") and said.rstrip("( ")[-1:] in set("-+±~")


def _is_share(place: Place) -> bool:
    """Whether the value is in percent, so that no deed (大干100天) and no thing (土5万方) can stand in front of it."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    return isinstance(amount, Amount) and kind_of(amount.unit or "") == "ratio"


def _is_misread(said: str) -> bool:
    """Whether words in front of a value end in what scanners make of ± or 大于: 土3%, 误差士5%, 大干95%."""
    if said.endswith(comparing.MISREAD):
        return True
    before = said[:-1].rstrip(" :")
    return said.endswith(comparing.MISREAD_TOLERANCES) and (not before or before.endswith(_DEVIATION))


def _ends_in_symbol(said: str) -> bool:
    """Whether words end in a mark that belongs to no name: 合格率?95%, 合格率♥95%."""
    return said != "" and (said[-1] in "?/.…*#" or unicodedata.category(said[-1])[0] in "SC")


_BEFORE_SIGN = frozenset(
    {
        "front",
        "short",
        "weak",
        "reach",
        "lead",
        "about",
        "every",
        "apiece",
        "beside",
        "punctuation",
        "behind",
        "around",
        "dash",
        "shared",
        "amid",
        "plan",
        "plus",
    }
)
_BETWEEN = EACH | {"front", "short", "weak", "reach", "lead", "about"}
"""What no minus stands in front of, so that the dash is a mark of a list."""
_COLD, _DEVIATION = tuple(comparing.COLD.words.split()), tuple(comparing.DEVIATION.words.split())


def check_sign(place: Place, bound: Bound, cell: Cell) -> None:
    """
    Refuse a dash in front of a number that may be no minus.

    It is one at the beginning, behind a comparison, behind a word of growth or of temperature (增长-6%, 气温-5℃);
    behind a fall or any other word nobody can tell (下降-3%, 合格率-95%).
    """
    lexemes = place.lexemes
    at = next((at for at in range(bound.first, bound.operand) if lexemes[at].kind in {"dash", "minus"}), None)
    if at is not None and not _is_minus(place, bound, cell, at):  # there is none in the second end of -20--15
        raise Unreadable(lexemes[at].start, lexemes[bound.operand].stop, code="sign-ambiguous")


def check_digits(place: Place, bound: Bound, amount: Amount, cell: Cell) -> None:
    """
    Refuse a scale without a number behind a sign, or behind a comparison and a blank: ≤ 万元, 不超过  万元.

    Such are templates that nobody filled in; joined to a word the scale counts one: 超万人次, 不少于百场.
    """
    counted = amount.form != "chinese" or cell.text.startswith(amount.text[0], amount.start)
    if counted or not place.fronts(bound) or cell.text[amount.start - 1].isalpha():
        return
    raise Unreadable(amount.start, amount.stop, code="value-missing")


def _is_minus(place: Place, bound: Bound, cell: Cell, at: int) -> bool:
    """Whether the dash at a place is surely the minus of a number."""
    lexemes = place.lexemes
    if any(lexeme.kind in _BETWEEN for lexeme in lexemes[at + 1 : bound.operand]):
        return False  # -≥95%
    if at == 0:
        return kind_of(getattr(lexemes[bound.operand].value, "unit", None) or "") != "count"  # -100人
    before = lexemes[at - 1]
    if before.kind in _BEFORE_SIGN or cell.said(before).endswith("】"):
        return True
    written = lexemes[at].kind == "minus" and before.kind != "move"
    return written or _goes_below_zero(place, cell, before)


def _goes_below_zero(place: Place, cell: Cell, before: Lexeme) -> bool:
    """Whether what stands in front of a number names what may be below zero: 增长-6%, 气温-5℃, 误差-5%至5%."""
    if before.kind == "move" and before.value == "increase":
        return True
    said = cell.said(before)
    if before.kind in {"word", "filler"} and said.endswith(_COLD):
        return True
    return place.core.kind == "range" and said.endswith(_DEVIATION)


_RANKS = regex(rf"(?:{'|'.join(RANKED)})(?:为|第)?(?:\([名位]次?\))?[:\s]*$")
_MEASURES = frozenset({"money", "area", "length", "volume", "mass", "energy", "power", "coal", "carbon", "pressure"})
_SHORT_UNITS = frozenset("%‰亩")
_LONGEST_UNIT = 4
_ASIDE = regex(r"\(([^()]{1,12})\)[:\s]*$")


def refuse_name(place: Place, cell: Cell, name: str, unit: str | None) -> None:
    """Refuse a value whose *name* in front may hold its unit or turn it; *unit* is its own."""
    start, operand = place.lexemes[place.start].start, place.lexemes[place.core.bounds[0].operand]
    if _is_distance(name, unit) or _FROM_FIGURE.search(name) is not None:
        raise Unreadable(start, operand.stop, code="figure-ambiguous")
    if unit in _PLACES and name.endswith(FROM_END):
        raise Unreadable(start, operand.stop, code="rank-from-end")
    if _is_rank(name, unit):
        raise Unreadable(start, operand.stop, code="rank-invalid")
    if unit is None and cell.column is None and _holds_unit(place, cell, name):
        raise Unreadable(operand.start - 1, operand.stop, code="unit-unknown-rest")


_PLACES = frozenset({"位", "名"})
"""Units that places in an order are counted in."""


_FROM_FIGURE = regex(rf"{comparing.AGAINST_FIGURE}[^{CLASSES},;、]{{2,12}}{any_word(comparing.APART)}[出了]?[:\s]*$")
"""A name that compares with some figure: 比同类项目便宜5%, 较目标值高2个百分点; 比较好 has nothing in between."""


def _is_distance(name: str, unit: str | None) -> bool:
    """Whether a share says how far something is ahead of or behind a figure: 快于序时进度5个百分点."""
    return kind_of(unit or "") in {"points", "ratio"} and any(word in name for word in comparing.AHEAD)


def _is_rank(name: str, unit: str | None) -> bool:
    """Whether a number without 第 or 前 is a rank: 排名3, 排名≥3."""
    return (unit is None or unit in _PLACES) and _RANKS.search(name) is not None


def _holds_unit(place: Place, cell: Cell, name: str) -> bool:
    """Whether a name ends in a unit, and is more than the heading of one: 金额万元：500, but not 万元：500."""
    return _ends_in_unit(name, place.kinds) and leading_unit(place, cell) is None


def _ends_in_unit(name: str, kinds: frozenset[Kind]) -> bool:
    """Whether a name ends in a unit of measure: 金额万元：500, 完成率%：100, 人口（万）≥50, 数量（台、套）10."""
    aside = _ASIDE.search(name)
    if aside is not None:
        return "unit" not in kinds and all(word in SCALES or kind_of(word) is not None for word in aside[1].split("、"))
    word = name.rstrip(" :")
    ends = (word[-size:] for size in range(2, min(_LONGEST_UNIT + 1, len(word))))
    return word[-1:] in _SHORT_UNITS or any(kind_of(SCALE_START.sub("", end, count=1)) in _MEASURES for end in ends)
