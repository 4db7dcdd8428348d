"""
What beside a value refuses it: a sign that belongs to nothing, a rest of a unit, a word that denies.

Which words behind a value are only a remark on it.

Names that end in what may belong to the value: a unit, a rank, a distance from a figure.
"""

import unicodedata

from perfmodel._patterns import regex
from perfmodel.lexicon._comparison_words import AHEAD, COLD, DEVIATION
from perfmodel.lexicon._remarks import (
    CIRCUMSTANCES,
    DAYS_OFF,
    ENDED_TAILS,
    FROM_END,
    IN_PART,
    KEEPING_TAILS,
    OUTCOMES,
    PLACEHOLDERS,
    RANKED,
    REMARK_ENDS,
    REMARK_STARTS,
    TURNING_TAILS,
    UNIT_HEADING,
)
from perfmodel.lexicon._rows import words_of
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import Bound
from perfmodel.targets._cell import Again, Cell, Spread
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import EACH, Kind, Lexeme
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._skeleton import CLASSES
from perfmodel.targets._unit_words import SCALE_START, TIMES
from perfmodel.values._number import SCALES
from perfmodel.values._unit import kind_of

_STARTS, _ENDS, _CIRCUMSTANCES = REMARK_STARTS, REMARK_ENDS, (*CIRCUMSTANCES, UNIT_HEADING)


def is_remark(cell: Cell, lexemes: list[Lexeme], *, first: bool) -> bool:
    """
    Whether words only say how a value is to be taken: 以实际招生人数为准, 详见附件.

    The *first* words of a cell may also say why or when: 受疫情影响.
    """
    text = cell.text[lexemes[0].start : lexemes[-1].stop].strip(" 。.;")
    if first:
        return text.startswith(_CIRCUMSTANCES) or text.endswith(_ENDS)
    return text.startswith(_STARTS) or text.endswith(_ENDS)


def says_how_far(words: str) -> bool:
    """
    Whether words behind a day or a time say how much or how well is done, so that the day alone would lose it.

    They begin or end with it, where in the middle they only name what is done: 部分建成, 完成主体, 验收合格; but
    完成主体工程建设, 完成县级验收.
    """
    return is_in_part(words) or words.endswith(OUTCOMES)


def is_in_part(words: str) -> bool:
    """Whether words say that not all is done: 大部分完成."""
    return words.startswith(IN_PART) or words.endswith(IN_PART)


_DENYING = EACH | {"negation", "minus", "plus", "half", "vague", "beside"}


_BOUNDING = frozenset({"behind", "around", "about", "before", "after", "until", "weak", "reach", "move", "mark"})


def _is_number(place: Place) -> bool:
    return place.core.kind not in {"day", "days", "grade"}


_TAILLESS = frozenset({"range", "sides", "turned", "tolerance", "rank", "sum", "turn"})


_LOOSE = regex(r"\s*(?:[.。]\s*)?[〖〗²³⁰¹⁴⁵⁶⁷⁸⁹%‰‱/·*^+±~≈×#@'\"′″]")


_LETTERS = regex(r"\s*(?:\.\S|[A-Za-z])")


def _refuse_untold(place: Place, cell: Cell) -> None:
    """Two ends without a unit right in front of a word: the word is the unit, or holds it (6-59月龄)."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    tail = place.tail
    if isinstance(amount, Amount) and amount.unit is None and amount.form == "number" and cell.column is None and tail:
        raise Unreadable(tail[0].start, tail[-1].stop, code="unit-unknown-rest")


_COINS = {"人民币": "元", "RMB": "元", "CNY": "元"}
_HEADING = regex(rf"(?:单位)?\s*:?\s*(?P<unit>[^\s:/{CLASSES}][^\s:{CLASSES}]{{0,15}})\s*:?")


def leading_unit(place: Place, cell: Cell) -> str | None:
    """The unit that is all that stands in front of a value: 万元：100, 单位：% 95; a word such as 村 may be a name."""
    head = place.head
    found = _HEADING.fullmatch(cell.text[head[0].start : head[-1].stop].strip()) if head else None
    if found is None:
        return None
    unit = _COINS.get(found["unit"], found["unit"])
    kind = kind_of(SCALE_START.sub("", unit.partition("/")[0], count=1))
    headed = kind not in {"time", "workday"} or cell.said(head[-1]) == ":"  # 周均3次
    return None if kind in {None, "count", "calendar"} or not headed else unit


_LOOSE_QUOTES = frozenset("'\"")


def _refuse_mark(place: Place, cell: Cell, at: int) -> None:
    """Refuse a mark behind a value that leaves it open, or is its unit: 95%?, 30", 12人、次."""
    tail, said = place.tail, cell.said(place.tail[at])
    bare = _is_bare(place)
    opened = any(cell.said(lexeme) == said for lexeme in place.head)
    unit = said == "、" and at + 1 < len(tail) and kind_of(cell.said(tail[at + 1])) is not None
    if said == "?" or unit or (at == 0 and bare and said in _LOOSE_QUOTES and not opened):
        raise Unreadable(tail[at].start, tail[-1].stop, code="unit-unknown-rest" if unit else "expression-incomplete")


_TURNING = frozenset(TURNING_TAILS) - frozenset("个间里级型代")
"""Words that are units and turn a value as well: 起 in 100人（起）; 间 in 500套（间） is a unit."""


_DAYS_OFF = regex("|".join(DAYS_OFF))
_ITS_YEAR = regex(rf"\([{CLASSES}]年(?:度|实际|完成|值|数|水平|情况)*\)")


def _refuse_turning(place: Place, cell: Cell) -> None:
    """Refuse in brackets a second unit, another year, and which days count: 100人（起）, 5天（不含周末）."""
    if place.kinds.isdisjoint({"baseline", "unit", "note"}):
        return
    for bound in place.core.bounds:
        amount = place.lexemes[bound.operand].value
        for lexeme in place.behinds(bound):
            other = lexeme.kind == "baseline" and _ITS_YEAR.fullmatch(cell.said(lexeme))
            unit = lexeme.kind == "unit" and lexeme.value in _TURNING and getattr(amount, "unit", None) is not None
            days = lexeme.kind == "note" and _DAYS_OFF.search(cell.said(lexeme)) is not None
            days = days and kind_of(getattr(amount, "unit", None) or "") in {"calendar", "time"}
            repeated = isinstance(lexeme.value, Spread | Again) and place.core.kind != "amount"
            if other or unit or days or repeated:
                raise Unreadable(lexeme.start, lexeme.stop, code="words-unknown")


def _is_bare(place: Place) -> bool:
    """Whether the value is a number without a unit."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    return isinstance(amount, Amount) and amount.unit is None and amount.form in {"number", "chinese"}


def refuse_tail(place: Place, cell: Cell) -> None:
    """Refuse what stands behind a value and belongs to nothing: a sign, a second number, a rest of a unit."""
    _refuse_turning(place, cell)
    _refuse_shape(place, cell)
    tail = place.tail
    for at, lexeme in enumerate(tail):
        if lexeme.kind == "punctuation":
            _refuse_mark(place, cell, at)
        else:
            _refuse_behind(place, cell, at)
    if tail and cell.said(tail[0]) == "(" and any(cell.said(lexeme) == ")" for lexeme in tail):
        raise Unreadable(tail[0].start, tail[-1].stop, code="words-unknown")


def _refuse_shape(place: Place, cell: Cell) -> None:
    """Refuse words that no value of this shape has behind it."""
    tail = place.tail
    if not tail:
        return
    if any(lexeme.kind == "amount" for lexeme in tail) or cell.said(tail[0]).startswith(ENDED_TAILS):
        raise Words  # ≥20万吨级
    timed = kind_of(_unit(place) or "") in TIMES
    if timed and is_in_part(cell.text[tail[0].start : tail[-1].stop].strip()):
        raise Words  # 5天内大部分完成
    if place.core.kind in {"range", "sides", "turned", "tolerance"}:
        _refuse_untold(place, cell)
    if place.core.kind in _TAILLESS and tail[0].kind == "word" and not cell.said(tail[0]).startswith(KEEPING_TAILS):
        raise Words  # 前10名缺口
    if _TURNED_BEHIND.match(cell.text, tail[0].start) is not None:
        raise Words  # 95人（负）


def _unit(place: Place) -> str | None:
    return getattr(place.lexemes[place.core.bounds[-1].operand].value, "unit", None)


def _refuse_behind(place: Place, cell: Cell, at: int) -> None:
    tail = place.tail
    lexeme = tail[at]
    behind_mark = all(before.kind == "punctuation" for before in tail[:at])
    if behind_mark and _is_bare(place) and cell.column is None:
        _refuse_parted_unit(place, cell, lexeme)
    if lexeme.kind == "word":
        _refuse_word(cell, lexeme, tail[-1].stop)
        return
    at_edge = at in {0, len(tail) - 1} or tail[at - 1].kind == "punctuation"
    denied = lexeme.kind in _DENYING or (lexeme.kind == "against" and place.core.kind == "amount")
    graded = at == 0 and lexeme.kind in {"grade", "step"} and _unit(place) == "分"  # 95分优
    of = at == 0 and lexeme.kind == "filler" and cell.said(lexeme) == "的"
    if denied or of or graded or (lexeme.kind in _BOUNDING and at_edge and _is_number(place)):
        raise Words
    if at == 0 and lexeme.kind == "name" and cell.said(lexeme)[0].isascii():
        raise Unreadable(lexeme.start, lexeme.stop, code="unit-unknown-rest")
    _refuse_sign(cell, lexeme, tail[-1].stop)


_BRACKETS = '【】《》“”"()'  # noqa: RUF001 - as written


_TURNED_BEHIND = regex(rf"\((?:[负正减增降升或]|{'|'.join(words_of(PLACEHOLDERS))})\)")


def _refuse_parted_unit(place: Place, cell: Cell, lexeme: Lexeme) -> None:
    """Refuse a unit that a word or a bracket parts from its number: 100万左右元, （≥3）期, 3等."""
    said = cell.said(lexeme)
    parted = lexeme.kind == "name" or lexeme.start > place.lexemes[place.core.bounds[-1].operand].stop
    if (parted and kind_of(said.strip(_BRACKETS)) is not None) or said == "等":
        raise Unreadable(lexeme.start, lexeme.stop, code="unit-unknown-rest")


def _refuse_sign(cell: Cell, lexeme: Lexeme, stop: int) -> None:
    """Refuse a comparison behind a value that has none of its own, and a sign that nothing follows."""
    worded = cell.said(lexeme)[0].isalpha()
    if lexeme.kind in {"front", "short"}:
        if worded:
            raise Words
        raise Unreadable(lexeme.start, lexeme.stop, code="value-missing")
    if lexeme.kind in {"minus", "plus-minus"} or (lexeme.kind == "dash" and not worded):
        raise Unreadable(lexeme.start, stop, code="expression-incomplete")


def _refuse_word(cell: Cell, lexeme: Lexeme, stop: int) -> None:
    """Refuse a word behind a value that begins with a rest of its unit, or with a sign."""
    said = cell.said(lexeme)
    before = cell.text[lexeme.start - 1] if lexeme.start > 0 else ""
    torn = (before.isspace() or before == ")") and kind_of(said.strip()) is not None  # 5（个）工作日
    if said in SCALES or torn or _LETTERS.match(said):
        raise Unreadable(lexeme.start, stop, code="unit-unknown-rest")
    if (_LOOSE.match(said) or not any(map(str.isalnum, said))) and said.strip():
        raise Unreadable(lexeme.start, stop, code="expression-incomplete")


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
    said = cell.text[head[0].start : head[-1].stop].rstrip()
    if head[-1].kind == "dash" and cell.said(head[-1])[0] in "-~" and len(head) > 1:
        raise Unreadable(head[-1].start, head[-1].stop, code="sign-ambiguous")
    if said[-1:] in {"%", "‰", "‱"} and _is_bare(place) and leading_unit(place, cell) is None:
        raise Unreadable(head[-1].stop - 1, head[-1].stop, code="unit-unknown-rest")
    if said.endswith("(") and said.rstrip("( ")[-1:] in set("-+±~"):
        raise Unreadable(head[0].start, head[-1].stop, code="sign-ambiguous")
    turned = _SIGN_IN_BRACKETS.search(said)
    if turned is not None:
        raise Unreadable(head[0].start + turned.start(), head[-1].stop, code="words-unknown")
    if said[-1:].isalnum():
        return
    if (
        head[-1].kind in {"word", "punctuation"}
        and said
        and (said[-1] in "?/.…*#" or unicodedata.category(said[-1])[0] in "SC")
    ):
        raise Unreadable(head[-1].stop - 1, head[-1].stop, code="words-unknown")
    if _LEADING.fullmatch(said) is not None or (head[-1].kind == "dash" and len(head) == 1):
        raise Unreadable(head[0].start, head[-1].stop, code="expression-incomplete")


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
_COLD, _DEVIATION = tuple(COLD.words.split()), tuple(DEVIATION.words.split())


def check_sign(place: Place, bound: Bound, cell: Cell) -> None:
    """
    Refuse a dash in front of a number that may be no minus.

    It is one at the beginning, behind a comparison, behind a word of growth or of temperature (增长-6%, 气温-5℃);
    behind a fall or any other word nobody can tell (下降-3%, 合格率-95%).
    """
    at = next((at for at in range(bound.first, bound.operand) if place.lexemes[at].kind in {"dash", "minus"}), None)
    if at is None:  # the second end of -20--15
        return
    if any(lexeme.kind in _BETWEEN for lexeme in place.lexemes[at + 1 : bound.operand]):
        raise Unreadable(place.lexemes[at].start, place.lexemes[bound.operand].stop, code="sign-ambiguous")  # -≥95%
    before = place.lexemes[at - 1] if at > 0 else None
    if before is None and kind_of(getattr(place.lexemes[bound.operand].value, "unit", None) or "") == "count":
        raise Unreadable(place.lexemes[at].start, place.lexemes[bound.operand].stop, code="sign-ambiguous")  # -100人
    if before is None or before.kind in _BEFORE_SIGN or cell.said(before).endswith("】"):
        return
    if before.kind == "move" and before.value == "increase":
        return
    if before.kind in {"word", "filler"} and cell.said(before).endswith(_COLD):
        return
    if place.core.kind == "range" and cell.said(before).endswith(_DEVIATION):
        return
    if place.lexemes[at].kind == "minus" and before.kind != "move":
        return
    raise Unreadable(place.lexemes[at].start, place.lexemes[bound.operand].stop, code="sign-ambiguous")


_RANKS = regex(rf"(?:{'|'.join(RANKED)})(?:为|第)?(?:\([名位]次?\))?[:\s]*$")
_MEASURES = frozenset({"money", "area", "length", "volume", "mass", "energy", "power", "coal", "carbon", "pressure"})
_SHORT_UNITS = frozenset("%‰亩")
_LONGEST_UNIT = 4
_ASIDE = regex(r"\(([^()]{1,12})\)[:\s]*$")


def refuse_name(place: Place, cell: Cell, name: str, unit: str | None) -> None:
    """Refuse a value whose *name* in front may hold its unit or turn it; *unit* is its own."""
    start, operand = place.lexemes[place.start].start, place.lexemes[place.core.bounds[0].operand]
    if kind_of(unit or "") in {"points", "ratio"} and any(word in name for word in AHEAD):
        raise Unreadable(start, operand.stop, code="figure-ambiguous")  # 快于序时进度5个百分点
    if unit in {"位", "名"} and name.endswith(FROM_END):
        raise Unreadable(start, operand.stop, code="rank-from-end")
    if unit in {None, "位", "名"} and _RANKS.search(name) is not None:
        raise Unreadable(start, operand.stop, code="rank-invalid")  # 排名3, 排名≥3
    bare = unit is None and cell.column is None
    if bare and _ends_in_unit(name, place.kinds) and leading_unit(place, cell) is None:
        raise Unreadable(operand.start - 1, operand.stop, code="unit-unknown-rest")


def _ends_in_unit(name: str, kinds: frozenset[Kind]) -> bool:
    """Whether a name ends in a unit of measure: 金额万元：500, 完成率%：100, 人口（万）≥50, 数量（台、套）10."""
    aside = _ASIDE.search(name)
    if aside is not None:
        return "unit" not in kinds and all(word in SCALES or kind_of(word) is not None for word in aside[1].split("、"))
    word = name.rstrip(" :")
    ends = (word[-size:] for size in range(2, min(_LONGEST_UNIT + 1, len(word))))
    return word[-1:] in _SHORT_UNITS or any(kind_of(SCALE_START.sub("", end, count=1)) in _MEASURES for end in ends)
