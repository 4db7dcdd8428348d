"""
The one scan: folded text to tokens, by one small pattern for each character that a token can begin with.

Each token has a kind, one character, so that the grammar can match patterns over the kinds of a whole text:

======  =====================================================================================
kind    what stands there
======  =====================================================================================
``Q``   an amount: number, scale and unit in one
``o``   a comparator before the number (``c`` 控制在, ``e`` 达, ``v`` a verb that decides nothing)
``s``   a comparator behind the number
``a``   约, 大约 before, ``z`` 左右, 上下 behind
``i``   （含）, ``x`` （不含）
``p``   ±
``r``   a dash or 至 between two ends; ``f`` 介于, ``b`` 之间, ``d`` 和 or 与 before a number
``P``   每 with a period (每半年), ``t`` 每 with a thing (每人, 每万人)
``Y``   a year, ``M`` a month, ``D`` a day of a month, ``T`` a full date, ``K`` a quarter, ``H`` a half year
``h``   全年, 年内, ``y`` 年底, ``E`` 底 or 末, ``B`` 前, ``u`` 截至
``A``   a rank, ``G`` a grade word
``R``   较, 比, 同比 …; ``U`` 提高, 下降 …; ``L`` 与…持平
``k``   a separator of clauses, ``j`` 且
``X``   digits that make no number
``W``   anything else
======  =====================================================================================

A character begins a token of few kinds, so each has a pattern of its own, compiled when it is first met.  Every step
goes forward and looks at a bounded number of characters, so the scan is linear in the text.

Needs: ``rules``, ``units``.  Used by: ``target``.
"""

import re
from decimal import Decimal, localcontext
from functools import cache
from typing import NamedTuple, TypeAlias, cast

from perfmodel.lexicon.rules import PARTING, RULES
from perfmodel.lexicon.units import HAN, known_end, unit_end, word_end
from perfmodel.lexicon.words import BEHIND_DIGITS, COMPARATORS_BEHIND
from perfmodel.values.number import EXACT, SCALES


class Amount(NamedTuple):
    """
    What stands in a ``Q`` token, as written.

    Attributes:
        form: ``num`` digits, ``cn`` a Chinese numeral, ``of`` 三分之二, ``ratio`` 1:3, ``all`` 百分之百.

        number: The number, with its sign.

        scale: The scale word behind it (not the one inside a Chinese numeral), or an empty text.

        parts: The denominator of a fraction or ratio, or an empty text.

        coin: The sign of a currency in front, or an empty text.

        unit: The unit, or ``None``.

        tail: 多, 余, 几, 整 or 半 behind it, or an empty text.

        half: Whether 个半 or 半 adds a half.

        span: Where it stands.
    """

    form: str
    number: str
    scale: str
    parts: str
    coin: str
    unit: str | None
    tail: str
    half: bool
    span: tuple[int, int]


Groups: TypeAlias = dict[str, str | None]
Token: TypeAlias = tuple[str, int, int, Amount | Groups | None]
"""Kind, start, stop; then the amount (``Q``), the named parts (``L P A G``), or ``None``."""

_TAIL = re.compile(rf"(?<=[{HAN}])[多余]|(?<=元)[整正]|(?<=[年时])半(?!年)")


def amount_of(token: Token, /) -> Amount:
    """The amount of a ``Q`` token."""
    return cast("Amount", token[3])


def groups_of(token: Token, /) -> Groups:
    """The named parts of an ``L``, ``P``, ``A`` or ``G`` token."""
    return cast("Groups", token[3])


_ALIKE = {**dict.fromkeys("0123456789", "0"), **dict.fromkeys("一二三四五六七八九十", "一")}
"""Characters that share one pattern, since the rules tell them apart only further in."""

_STARTS = frozenset("".join(rule.starts for _, rules in RULES for rule in rules))
_DIGITS = frozenset("0123456789")
PLAIN_NUMBER = re.compile(
    r"(?<!\d月)(?!(?:19|20)\d\d\.)"  # 12月31, 2023.12底
    rf"(\d{{1,15}}+(?:\.\d{{1,10}}+)?+)([万亿]?+)(?![{re.escape(BEHIND_DIGITS)}]|[{HAN}]{{0,4}}(?:活动|宣传|纪念))",
    re.ASCII,
)
"""A number that nothing but the rule of amounts takes: most are, and need none of the other rules."""


def pattern_at(character: str) -> "re.Pattern[str]":
    """All that a token which begins with this character may be, in the order of the rules."""
    return _pattern(_ALIKE.get(character, character))


@cache
def _pattern(character: str) -> "re.Pattern[str]":
    kinds = list[str]()
    alike = {character, *(other for other, first in _ALIKE.items() if first == character)}
    for kind, rules in RULES:
        patterns = [rule.pattern for rule in rules if not alike.isdisjoint(rule.starts)]
        if patterns:
            kinds.append(f"(?P<{kind}>{'|'.join(patterns)})")
    return re.compile("|".join(kinds), re.ASCII)


def scan(folded: str, /) -> tuple[str, list[Token]]:
    """
    The tokens of a folded text, and their kinds as one string; blanks are passed over.

    >>> scan("不低于95%")[0], scan("每半年印制1期")[0]
    ('oQ', 'PWQ')
    """
    kinds, tokens = list[str](), list[Token]()
    words = at = 0
    size = len(folded)
    while at < size:
        token = _token_at(folded, at) if folded[at] in _STARTS else None
        if token is None:
            at += 1
            continue
        if words < at:
            _add_words(kinds, tokens, folded, (words, at))
        kind, start, at, _ = token
        wrapped = kind == "k" and folded[start] in "\n\r" and words <= start and _is_wrapped(kinds, folded, at)
        words = at
        if kind != "S" and not wrapped:
            kinds.append(kind)
            tokens.append(token)
    if words < at:
        _add_words(kinds, tokens, folded, (words, at))
    return "".join(kinds), tokens


def _is_wrapped(kinds: list[str], folded: str, at: int) -> bool:
    """Whether a line break only wraps an expression: behind 不低于 or 每年, in front of 以上 or a dash."""
    last = kinds[-1] if kinds else ""
    return last in _UNFINISHED or (last == "Q" and _FINISHING.match(folded, at) is not None)


_UNFINISHED = frozenset("ocePtar")
_FINISHING = re.compile(rf"\s*+(?:{'|'.join(map(re.escape, COMPARATORS_BEHIND))}|左右|[-~至到]\s?\d)")


def _token_at(folded: str, at: int) -> Token | None:
    """The token that begins at a place, or ``None`` where a word goes on."""
    character = folded[at]
    if character in _DIGITS:
        number = PLAIN_NUMBER.match(folded, at)
        if number is not None:
            return _amount_token(folded, _plain_number(folded, number))
    if character in PARTING:
        return "k", at, at + 1, None
    match = pattern_at(character).match(folded, at)
    return None if match is None else _token(folded, at, match)


def _token(folded: str, at: int, match: "re.Match[str]") -> Token | None:
    kind, stop = match.lastgroup or "W", match.end()
    if kind == "Q":
        return _amount_token(folded, _amount(folded, match, stop))
    if kind in "LPAG":
        return kind, at, stop, match.groupdict()
    if kind == "t":
        stop = _thing_end(folded, at, stop)
        return None if stop == at else (kind, at, stop, None)
    return "W" if kind in "nw" else kind, at, stop, None


def _amount_token(folded: str, amount: Amount) -> Token:
    """An amount; behind 第 it is an ordinal, which is a word (第2批, 第一时间)."""
    start, stop = amount.span
    return ("W", start, stop, None) if start and folded[start - 1] == "第" else ("Q", start, stop, amount)


def _plain_number(folded: str, match: "re.Match[str]") -> Amount:
    start, stop = match.span()
    unit, stop = _unit(folded, stop, "num")
    tail, stop = _tail(folded, stop)
    number, scale = match.groups()
    return Amount("num", number, scale, "", "", unit, tail, tail == "半", (start, stop))


def _tail(folded: str, stop: int) -> tuple[str, int]:
    """多, 余, 整 or 半 behind a unit, and where it ends."""
    behind = _TAIL.match(folded, stop)
    return ("", stop) if behind is None else (behind[0], behind.end())


def _amount(folded: str, match: "re.Match[str]", stop: int) -> Amount:
    """The amount at a number, with the unit that stands behind it."""
    start, found = match.start(), match.groupdict()
    for form, number, parts in (("of", "ofn", "of"), ("ratio", "top", "bottom")):
        if (top := found.get(number)) is not None:
            return Amount(form, top, "", found[parts] or "", "", None, "", half=False, span=(start, stop))
    if found.get("all") is not None:
        return Amount("all", "", "", "", "", None, "", half=False, span=(start, stop))
    form = "num" if found.get("num") is not None else "cn"
    tail = found.get("more") or found.get(f"{form}_more") or ""
    if tail == "几" and word_end(folded, stop) == stop:
        tail, stop = "", stop - 1
    unit, stop = _unit(folded, stop, form)
    number, scale = found[form] or "", found.get(f"{form}_scale") or ""
    if form == "cn":
        tenth = _TENTH.match(folded, stop) if unit == "成" else None
        if tenth is not None:
            number, stop = f"{number}点{tenth[0]}", tenth.end()
        elif number in _ROUND and tail in {"多", "余"}:
            number = f"一{number}"
    elif found.get("low") is not None:
        number, scale = _mixed(number, scale, found["low"] or "", found["low_scale"] or "")
    behind, end = _tail(folded, stop)
    if behind and (form == "num" or behind not in "多余"):
        tail, stop = tail or behind, end
    half = found.get(f"{form}_half") is not None or tail == "半"
    return Amount(form, number, scale, "", found.get("coin") or "", unit, tail, half, (start, stop))


_TENTH = re.compile(r"[一二三四五六七八九](?=(?:$|[,;。)、\s]|以上|以下|以内|及以|左右))")
_ROUND = frozenset("百千万")


def _mixed(number: str, scale: str, low: str, low_scale: str) -> tuple[str, str]:
    """One number of falling scales in its lower one, 万 or none: 2亿5000万 is 25000 万, 1万2千 is 12000."""
    step = "万" if SCALES[low_scale] >= SCALES["万"] else ""
    digits = number.replace(",", "").replace("负", "-").replace("零下", "-")
    sign = -1 if digits.startswith("-") else 1
    with localcontext(EXACT):
        high = Decimal(digits) * SCALES[scale]
        total = (high + sign * int(low) * SCALES[low_scale]) / SCALES.get(step, 1)
    return f"{total.normalize(EXACT):f}", step


def _unit(folded: str, stop: int, form: str) -> tuple[str | None, int]:
    """The unit behind a number, and where it ends; a Chinese numeral takes only a unit that the table knows."""
    begin, most = stop, 3 if form == "num" else 1
    while folded[begin : begin + 1] in _BLANKS and begin - stop < most:
        begin += 1
    end = unit_end(folded, begin) if form == "num" else known_end(folded, begin)
    return (folded[begin:end], end) if end > begin else (None, stop)


_BLANKS = frozenset(" \t\n\r")


def _thing_end(folded: str, at: int, stop: int) -> int:
    """Where 每人 or 每万人 ends; *at* where no unit stands behind 每."""
    end = word_end(folded, stop)
    if end == stop:
        stop = at + 1
        end = word_end(folded, stop)
    if folded[stop:end] == "个":
        end = word_end(folded, end)
    return at if end == stop else end


def _add_words(kinds: list[str], tokens: list[Token], folded: str, place: tuple[int, int]) -> None:
    """The words between two tokens; 、 right behind a value, or between a value's words and digits, parts clauses."""
    start, stop = place
    if folded[start] == "、" and kinds and kinds[-1] in "Qszixb":
        kinds.append("k")
        tokens.append(("k", start, start + 1, None))
        start += 1
    alone = kinds[-1:] == ["Q"] and kinds[-2:-1] in ([], ["k"])
    parts = alone and start < stop - 1 and folded[stop - 1] == "、" and folded[stop : stop + 1] in _DIGITS
    if start < stop:
        kinds.append("W")
        tokens.append(("W", start, stop - parts, None))
    if parts:
        kinds.append("k")
        tokens.append(("k", stop - 1, stop, None))
